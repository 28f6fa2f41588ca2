"""Elk gemerkt getal en elk gemerkt woord op een pagina klopt met de opgeslagen gegevens."""

from __future__ import annotations

from bs4 import Tag

from integratie import gebieden
from integratie.indicator import register
from integratie.rapport.controle.fout import Fout
from integratie.rapport.controle.merken import SOORTEN, Merk
from integratie.rapport.controle.pagina import Pagina
from integratie.rekenen import uitgeschreven


def getallen(pagina: Pagina, rij: dict) -> list[Fout]:
    """Elk gemerkt getal klopt: waarde, afronding, jaar tot het peiljaar, en een gebied dat in dit rapport hoort."""
    codes = {rij["nis"], *(g.code for g in gebieden.vergelijkingsgebieden(rij["nis"]))}
    fouten = []
    for element in pagina.alle("data"):
        try:
            if verwacht := _gebrek(element, rij, codes):
                fouten.append(pagina.fout(element, f"'{element.get_text()}': verwacht {verwacht}"))
        except (KeyError, ValueError, TypeError):
            fouten.append(
                pagina.fout(element, f"'{element.get_text()}': verwacht een volledige verwijzing naar een cijfer")
            )
    return fouten


def _gebrek(element: Tag, rij: dict, codes: set[str]) -> str:
    """Wat er verwacht werd, of leeg als alles klopt."""
    m = Merk(
        register()[element["data-indicator"]], element["data-soort"], element["data-code"], element["data-groep"],
        int(element["data-jaar"]), int(element.get("data-van", 0)), element.get("data-met", ""), rij["editie"],
        rij["peiljaar"], int(element.get("data-doel", 0)), element.get("data-deel", ""),
    )  # fmt: skip
    if m.jaar > rij["peiljaar"]:
        return f"geen cijfer van na peiljaar {rij['peiljaar']}"
    if not {m.code, m.met or m.code} <= codes:
        return f"een cijfer van {rij['gebied']} of van een vergelijkingsgebied"
    try:
        waarde, teksten = SOORTEN[m.soort](m)
    except LookupError as fout:
        if isinstance(fout, KeyError):
            raise
        return str(fout)
    if element["value"] != uitgeschreven(float(waarde)):
        return f"de waarde {uitgeschreven(float(waarde))}, niet {element['value']} ({m.ind.titel}, {m.jaar})"
    if element.get_text() not in teksten:
        return f"{' of '.join(sorted(teksten))} ({m.ind.titel}, {m.jaar})"
    return ""
