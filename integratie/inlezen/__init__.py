"""Van officiële bestanden naar een editie, van het ene bestand tot de ingebedde tabellen."""
