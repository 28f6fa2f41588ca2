"""Eén module per thema van de analyse; een indicator toevoegen raakt alleen het bestand van zijn thema."""
