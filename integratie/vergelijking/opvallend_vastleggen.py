"""Leg in de ingebedde editie vast wat aan elke gemeente opvalt: `python -m integratie.vergelijking.opvallend_vastleggen`.

Eén zin van een samenvatting vraagt anders alle cijfers van alle gemeenten. Een eigen editie heeft dit bestand niet: daar wordt het gemeten.
"""

import json
import os
from dataclasses import astuple

from integratie import gebieden, vergelijking
from integratie.bestanden import vingerafdrukken
from integratie.opslag import edities
from integratie.vergelijking.opvallend import NAAM, gemeten, referentie, tabelsommen


def inhoud(gemeenten: list[str]) -> dict:
    """`peiljaar`, de vingerafdruk van elke tabel, en per gemeente waar iets opvalt de velden van elk `Opvallend`; van het laatste peiljaar van de gekozen editie."""
    peiljaar, editie = vergelijking.laatste_peiljaar(), edities.kies_editie()
    lijsten = {nis: gemeten(nis, referentie(nis, peiljaar), peiljaar, editie) for nis in gemeenten}
    rijen = {nis: [astuple(o) for o in lijst] for nis, lijst in lijsten.items() if lijst}
    return {"peiljaar": peiljaar, "tabellen": tabelsommen(editie), "gemeenten": rijen}


def schrijf() -> None:
    """Schrijf het bestand van de ingebedde editie, met zijn vingerafdruk. Zelfde tabellen geven dezelfde bytes."""
    os.environ["INTEGRATIE_EDITIE"] = next(iter(edities.edities()))
    tekst = json.dumps(inhoud(sorted(gebieden.gemeenten())), indent=0)
    (edities.INGEBED / NAAM).write_text(f"{tekst}\n", encoding="utf-8", newline="\n")
    vingerafdrukken.schrijf(edities.INGEBED, [f"{tabel}.parquet" for tabel in edities.bronnen()])


if __name__ == "__main__":
    schrijf()
