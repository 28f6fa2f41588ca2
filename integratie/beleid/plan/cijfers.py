"""Basislijnen naast het register: klopt de basiswaarde van het plan met het cijfer van die gemeente in dat jaar?"""

from __future__ import annotations

from integratie import gebieden, vergelijking
from integratie.beleid.plan.model import Basislijn
from integratie.rekenen import afgerond


def oordeel(cijfer: Basislijn, nis: str) -> str:
    """Waarom de basiswaarde niet die van het register is, met raad; leeg als ze klopt."""
    ind, stand = cijfer.kaart, vergelijking.stand(cijfer.indicator, nis, cijfer.basisjaar, cijfer.groep)
    naam = gebieden.plaats(nis).naam
    if stand.jaar != cijfer.basisjaar or stand.waarde is None:
        if stand.waarde is None:
            return (
                f"het register heeft voor {naam} geen enkel cijfer van {cijfer.indicator} tot {cijfer.basisjaar} "
                f"({stand.status}); kies een andere indicator of beschrijf het bij 'effectmeting'"
            )
        return (
            f"het register heeft voor {naam} geen cijfer van {cijfer.indicator} in {cijfer.basisjaar}; het laatste is "
            f"{schrijf(stand.waarde, ind.decimalen)} in {stand.jaar}: gebruik dat jaar en die waarde"
        )
    juist = schrijf(stand.waarde, ind.decimalen)
    if afgerond(stand.waarde, ind.decimalen) == afgerond(cijfer.basiswaarde, ind.decimalen):
        return ""
    return (
        f"{schrijf(cijfer.basiswaarde, ind.decimalen)} is niet het cijfer van het register: {cijfer.indicator} was {juist} in "
        f"{cijfer.basisjaar} ({naam}); schrijf {juist}, of leg het verschil uit bij 'afwijking'"
    )


def schrijf(waarde: float, decimalen: int) -> str:
    """Zoals men het in het bestand schrijft: punt als decimaalteken, geen duizendtallen."""
    rond = afgerond(waarde, decimalen)
    return str(int(rond)) if decimalen == 0 else f"{rond:.{decimalen}f}"
