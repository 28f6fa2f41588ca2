"""Wat altijd moet gelden, één keer opgeschreven: teken, grenzen, sommen en hun speling.

Het inlezen, de keuring voor een rapport en `integratie controle` gebruiken alle drie deze regels.
"""
