"""Wat van een eigen bestand van de gemeente verborgen blijft, zodat niemand er iets over een persoon uit afleidt.

`regels` zegt vanaf hoeveel mensen een aantal getoond wordt, `stelsel` wat uit wat volgt, en `bescherming` wat verborgen blijft.
"""
