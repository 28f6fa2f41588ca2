"""`integratie onthulling`: wat een buitenstaander uit een map met rapporten kan berekenen over mensen in een bestand van de gemeente."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from integratie.cli.lezer import JSON, Lezer, druk_json, optie, waarde


def voeg_toe(lezer: Lezer) -> None:
    """Zet de opdracht `onthulling` op de opdrachtregel."""
    uitleg = "de map met rapporten (gewoon: outputs), en eventueel vroegere uitgaven van dezelfde map"
    map_ = waarde("map", uitleg, nargs="*", type=Path)
    uit = optie("--uit", "MAP", "de map met rapporten, als ze niet vooraan staat", type=Path)
    wat = "ga na of uit de rapporten een klein aantal te berekenen is"
    lezer.opdracht("onthulling", _onthulling, wat, map_, uit, JSON)


def _onthulling(keuze: Namespace) -> int:
    from integratie.afleiding.nagaan import ga_na
    from integratie.afleiding.openbaar import getoond, toevoegingen
    from integratie.project import projectmap

    mappen = [*([keuze.uit] if keuze.uit else []), *keuze.map] or [projectmap() / "outputs"]
    n = ga_na(mappen)
    openbaar, toegevoegd = toevoegingen(getoond(mappen[0]))
    if keuze.json:
        kop = {"verborgen": n.verborgen, "exact": n.exact, "te_smal": n.te_smal, "openbaar": openbaar}
        druk_json(kop | {"lekken": [asdict(x) for x in n.lekken], "toegevoegd": [asdict(x) for x in toegevoegd]})
    else:
        for regel in (*n.lekken, *toegevoegd):
            print(regel)
        print(f"{n.verborgen} verborgen aantallen nagegaan: {n.exact} te kennen, {n.te_smal} met een te smal bereik.")
        print(
            f"{openbaar} aantallen die een openbare bron verbergt: {len(toegevoegd)} door deze rapporten nauwer te bepalen."
        )
    return 1 if n.lekken or toegevoegd else 0
