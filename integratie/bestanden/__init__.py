"""Bestanden openen, schrijven en beschermen, los van wat erin staat."""
