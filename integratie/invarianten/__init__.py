"""Wat altijd moet gelden, één keer opgeschreven: teken, bereik, sommen en hun speling.

Het inlezen, de keuring voor een rapport en `integratie controle` gebruiken alle drie deze regels.
"""
