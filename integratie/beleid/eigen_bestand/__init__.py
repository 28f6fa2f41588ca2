"""Wat alle bestanden van de gemeente zelf delen: het lezen, en het blok met de bron."""
