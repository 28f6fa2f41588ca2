"""Tussen welke gemeenten een gemeente staat: op een strook, een kaart, een lijst, en voor haar plaats."""

from __future__ import annotations

from integratie import gebieden
from integratie.vierblad.namen import korte_naam


def referentiegroep(nis: str) -> gebieden.Gebied:
    """Van een gemeente in de Rand de eerste maatstaf, elders haar arrondissement (in Brussel het gewest); van een cluster haar eigen leden."""
    plaats = gebieden.plaats(nis)
    if plaats.leden:
        return gebieden.op_code()[nis]
    if plaats.vlaamse_rand:
        return gebieden.maatstaven(nis)[0]
    code = plaats.arrondissement if plaats.arrondissement in gebieden.op_code() else plaats.gewest
    return gebieden.op_code()[code]


def kort(gebied: gebieden.Gebied) -> str:
    """ "de Rand", "arr. Leuven", "Noordrand": hoe de groep heet achter "de 19 van"."""
    return "de Rand" if gebied.code == gebieden.RAND else korte_naam(gebied)
