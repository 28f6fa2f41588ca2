"""Basislijnen naast het register: klopt de basiswaarde van het plan met het cijfer van die gemeente in dat jaar?"""

from integratie import gebieden, vergelijking
from integratie.beleid.plan.model import Basislijn, Streefcijfer
from integratie.indicator import cijfers
from integratie.rekenen import afgerond

# Zo ver mag een streefwaarde nog buiten wat er ooit was: een deel van de spreiding, of zoveel keer minder of meer.
MARGE, KEER = 0.25, 2


def oordeel(cijfer: Basislijn, nis: str) -> str:
    """Waarom de basiswaarde niet die van het register is, met raad of met de uitleg van het plan; leeg als ze klopt."""
    reden = _reden(cijfer, nis)
    return f"{reden}; uitleg in het plan: {cijfer.afwijking}" if reden and cijfer.afwijking else reden


def _reden(cijfer: Basislijn, nis: str) -> str:
    ind, stand = cijfer.kaart, vergelijking.stand(cijfer.indicator, nis, cijfer.basisjaar, cijfer.groep)
    naam = gebieden.plaats(nis).naam
    if stand.waarde is None:
        return (
            f"het register heeft voor {naam} geen enkel cijfer van {cijfer.indicator} tot {cijfer.basisjaar} "
            f"({stand.status}); kies een andere indicator of beschrijf het bij 'effectmeting'"
        )
    juist = schrijf(stand.waarde, ind.decimalen)
    if stand.jaar != cijfer.basisjaar:
        return (
            f"het register heeft voor {naam} geen cijfer van {cijfer.indicator} in {cijfer.basisjaar}; het laatste is "
            f"{juist} in {stand.jaar}: gebruik dat jaar en die waarde"
        )
    if afgerond(stand.waarde, ind.decimalen) == afgerond(cijfer.basiswaarde, ind.decimalen):
        return ""
    return (
        f"{schrijf(cijfer.basiswaarde, ind.decimalen)} is niet het cijfer van het register: {cijfer.indicator} was {juist} in "
        f"{cijfer.basisjaar} ({naam}); schrijf {juist}, of leg het verschil uit bij 'afwijking'"
    )


def ver_weg(cijfer: Streefcijfer, nis: str) -> str:
    """Een vraag bij een streefwaarde ver buiten wat er ooit was; leeg als ze erbinnen of dichtbij ligt.

    Een verhouding ligt naast die van alle Vlaamse gemeenten, een aantal of bedrag naast dat van het gebied zelf.
    """
    ind, rijen = cijfer.kaart, cijfers(cijfer.indicator)
    vlaams = [code for code, g in gebieden.gemeenten().items() if g.gewest == gebieden.VLAAMS_GEWEST]
    vergelijkbaar = rijen["nis"].isin([*vlaams, nis] if ind.is_relatief else [nis]) & (rijen["groep"] == cijfer.groep)
    waarden = rijen.loc[vergelijkbaar, "waarde"].dropna()
    if waarden.empty:
        return ""
    laagste, hoogste = float(waarden.min()), float(waarden.max())
    marge = MARGE * (hoogste - laagste)
    van, tot = (laagste - marge, hoogste + marge) if ind.is_relatief else (laagste / KEER, hoogste * KEER)
    if van <= cijfer.streefwaarde <= tot:
        return ""
    wie = "een Vlaamse gemeente" if ind.is_relatief else gebieden.plaats(nis).naam
    streef, onder, boven = (schrijf(x, ind.decimalen) for x in (cijfer.streefwaarde, laagste, hoogste))
    slot = "is het een tikfout of een andere eenheid?"
    return f"{streef} ligt ver buiten wat {wie} ooit had ({onder} tot {boven}, in {ind.eenheid}); {slot}"


def schrijf(waarde: float, decimalen: int) -> str:
    """Zoals men het in het bestand schrijft: punt als decimaalteken, geen duizendtallen."""
    rond = afgerond(waarde, decimalen)
    return str(int(rond)) if decimalen == 0 else f"{rond:.{decimalen}f}"
