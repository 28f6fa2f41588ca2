"""Tussen welke gemeenten een gemeente staat: op een strook, een kaart, een lijst, en voor haar plaats."""

from __future__ import annotations

from integratie import gebieden
from integratie.vierblad.namen import korte_naam


def op_de_kaart(nis: str) -> gebieden.Gebied:
    """Wie op de kaart en in haar lijst staat: de leden van een cluster, en anders waar de gemeente mee op een kaart staat."""
    return gebieden.op_code()[nis] if gebieden.plaats(nis).leden else gebieden.kaartgebied(nis)


def kort(gebied: gebieden.Gebied) -> str:
    """ "de Rand", "arr. Leuven", "Noordrand": hoe de groep heet achter "de 19 van"."""
    return "de Rand" if gebied.code == gebieden.RAND else korte_naam(gebied)
