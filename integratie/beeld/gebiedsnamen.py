"""Korte namen van gebieden zonder lidwoord, voor een label in een figuur of een kolomkop; in een zin is het `Gebied.kort_in_zin`."""

from integratie import gebieden
from integratie.gebieden import Gebied

_KORT = {
    gebieden.RAND: "Rand",
    gebieden.VLAAMS_GEWEST: "Vlaanderen",
    gebieden.BRUSSELS_GEWEST: "Brussel",
}
_SOORTEN = {"Arrondissement": "arr.", "Provincie": "prov."}


def korte_naam(gebied: Gebied) -> str:
    """ "Rand", "Vlaanderen", "Halle-Vilvoorde", "arr. Leuven" (er is ook een gemeente Leuven, of een met die naam erin), "prov. Antwerpen"; een ander gebied houdt zijn naam."""
    if gebied.code in _KORT:
        return _KORT[gebied.code]
    soort, _, eigennaam = gebied.naam.partition(" ")
    if soort not in _SOORTEN:
        return gebied.naam
    is_gemeente = any(eigennaam in (g.naam, *g.naam.split("-")) for g in gebieden.gemeenten().values())
    return f"{_SOORTEN[soort]} {eigennaam}" if is_gemeente or soort == "Provincie" else eigennaam


def naast(gebied: Gebied) -> str:
    """Hetzelfde achter "dan in": "de Rand", "Vlaanderen", "het arrondissement Leuven"."""
    return "de Rand" if gebied.code == gebieden.RAND else _KORT.get(gebied.code, gebied.in_zin)
