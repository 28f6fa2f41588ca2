"""Het Lokaal Plan van Aanpak in beeld: op één bladzijde, afgestemd, begroot, in de tijd en per partner."""
