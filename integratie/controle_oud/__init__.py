"""Bewijzen wat er in een uitvoermap staat: vingerafdrukken, gegevens, opbouw van de pagina's, en elk getal."""

from integratie.controle_oud.alles import Uitkomst, controleer

__all__ = ["Uitkomst", "controleer"]
