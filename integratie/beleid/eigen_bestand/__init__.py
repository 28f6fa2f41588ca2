"""Wat alle bestanden van de gemeente zelf delen: bescherming en het blok met de bron."""
