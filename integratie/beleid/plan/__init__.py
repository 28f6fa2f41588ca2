"""Het Lokaal Plan van Aanpak als gegeven: model, lezen, formulier, startplan en overzicht."""
