"""Lezers van officiële bestanden.

Één module per opmaak; bestand in, nette rijen uit, of een `Gegevensfout`.
"""
