"""De leeftijdspiramide van het jongste jaar: staven voor de gemeente, een omtrek voor de maatstaf, in % van alle inwoners."""

import numpy as np
import pandas as pd

from integratie import gebieden, vergelijking
from integratie.beeld import asverdeling
from integratie.beeld.opmaak import VAST, getal, getalcel, hoofdletter
from integratie.beeld.piramide import STAP, in_jaar, jongste
from integratie.beeld.woorden import korte_naam, naast
from integratie.blok.blok import Figuur
from integratie.indicator import kaart
from integratie.opslag import edities
from integratie.vergelijking.ruis import MINSTENS
from integratie.vergelijking.toeval import DAALT, STIJGT
from integratie.vierblad import tekening as t

KLASSEN = "leeftijdsklassen"
GROEPEN = (("0-14", "kinderen onder 15"), ("65+", "65-plussers"))
DRIE = (("Van 0 tot 14 jaar:", 0, 14), ("Van 15 tot 64 jaar:", 15, 64), ("Van 65 jaar en ouder:", 65, 999))
BOVEN, HOOG, LINKS, RECHTS, BREED = 20.0, 7.8, 156.0, 188.0, 142.0
KOLOMMEN = ["man", "vrouw"]  # van een opbouw; een rij per beginleeftijd


def leeftijd(nis: str, peiljaar: int) -> Figuur | None:
    """De figuur; None zonder leeftijden van de laatste vijf jaar, of als een klasse op minder dan 20 mensen rust."""
    gevonden = jongste(gebieden.leden_van(nis), peiljaar)
    if gevonden is None or vergelijking.te_oud(gevonden[1], peiljaar):
        return None
    tabel, jaar, geteld = gevonden
    alle = _per_geslacht(geteld)
    oudste = _oudste_klasse(alle)
    eigen = alle.groupby(np.minimum(alle.index, oudste)).sum()
    if eigen.to_numpy().min() < MINSTENS:
        return None
    elders = ((gebied, in_jaar(tabel, gebied.leden, jaar)) for gebied in gebieden.maatstaven(nis))
    maatstaf, opbouw = next(((gebied, er) for gebied, er in elders if er is not None), (None, None))
    delen, koppen = [eigen, _procenten(eigen)], ["Mannen", "Vrouwen", "Mannen, aandeel", "Vrouwen, aandeel"]
    if maatstaf and opbouw is not None:
        ander = _per_geslacht(opbouw)
        ander = ander.groupby(np.minimum(ander.index, oudste)).sum().reindex(eigen.index, fill_value=0.0)
        delen.append(_procenten(ander))
        koppen += [f"{korte_naam(maatstaf)}, {wie}" for wie in ("mannen", "vrouwen")]
    naam = gebieden.plaats(nis).naam
    onder = f"Leeftijd op 1 januari {jaar}, {naam}, % van de inwoners"
    onder += f"; lijn: {korte_naam(maatstaf)}" if maatstaf else ""
    alt = f"Leeftijdspiramide van {naam} op 1 januari {jaar}, in % van de inwoners. "
    alt += f"{'. '.join(_aandelen(delen[1:], maatstaf))}."
    bron = edities.bronnen()[tabel]
    regel = f"{bron.vermelding} ({bron.peildatum}). Jaar: {jaar}. Editie {edities.kies_editie()}."
    tekening = t.svg(BOVEN + HOOG * len(eigen) + 22, _tekening(delen[1:]), alt)
    klassen = [f"{b}+" if b == oudste else f"{b}-{b + STAP - 1}" for b in eigen.index]
    cellen = [
        [getalcel(x, 1, achter=f"{VAST}%") if i else getalcel(x) for x in d[k]] for i, d in enumerate(delen) for k in d
    ]
    als_tabel = pd.DataFrame(dict(zip(["Leeftijd", *koppen], [klassen, *cellen], strict=True)), dtype=object)
    return Figuur(
        "beeld-leeftijd", KLASSEN, _titel(nis, jaar, maatstaf), tekening, alt, regel, als_tabel,
        voorbehouden=tuple(dict.fromkeys(bron.voorbehouden)), jaar=jaar, onder=onder,
    )  # fmt: skip


def _per_geslacht(opbouw: pd.DataFrame) -> pd.DataFrame:
    return opbouw.T.groupby(level="geslacht", observed=True).sum().T[KOLOMMEN]


def _oudste_klasse(alle: pd.DataFrame) -> int:
    """Vanaf waar de klassen samen genomen zijn, zodat er van elk geslacht minstens 20 mensen in zitten."""
    genoeg = alle[::-1].cumsum().min(axis=1) >= MINSTENS
    return int(genoeg.idxmax()) if genoeg.any() else int(alle.index.min())


def _procenten(opbouw: pd.DataFrame) -> pd.DataFrame:
    return 100 * opbouw / opbouw.to_numpy().sum()


def _titel(nis: str, jaar: int, maatstaf: gebieden.Gebied | None) -> str:
    """Wat er meer of minder is dan in de maatstaf, als dat gezegd mag worden."""
    if maatstaf is None:
        return f"Leeftijd en geslacht op 1 januari {jaar}"
    ind, woorden = kaart(KLASSEN), []
    for groep, wie in GROEPEN:
        eigen, ander = (vergelijking.stand_in(KLASSEN, code, jaar, groep) for code in (nis, maatstaf.code))
        if vergelijking.is_gekend(eigen) and vergelijking.is_gekend(ander):
            richting = vergelijking.tegenover(ind, nis, eigen, maatstaf.code, ander, groep)
            woorden += [f"{'meer' if richting == STIJGT else 'minder'} {wie}"] if richting in (STIJGT, DAALT) else []
    return hoofdletter(f"{' en '.join(woorden)} dan in {naast(maatstaf)}") if woorden else _titel(nis, jaar, None)


def _aandelen(delen: list[pd.DataFrame], maatstaf: gebieden.Gebied | None) -> list[str]:
    """De aandelen onder 15, van 15 tot 64 en vanaf 65, die de figuur vooral toont."""
    uit = []
    for kop, van, tot in DRIE:
        eigen, *ander = (f"{getal(d.loc[van:tot].sum().sum(), 1)}{VAST}%" for d in delen)
        uit.append(f"{kop} {eigen}" + (f" ({maatstaf.naam} {ander[0]})" if maatstaf else ""))
    return uit


def _tekening(delen: list[pd.DataFrame]) -> list[str]:
    """De staven van de gemeente en de omtrek van de maatstaf; om de andere klasse haar begin in het midden."""
    eigen, hoogste = delen[0], max(d.to_numpy().max() for d in delen)
    schaal, onder, laatste = BREED / hoogste, BOVEN + HOOG * len(eigen), len(eigen) - 1
    uit = [t.tekst(LINKS - BREED, BOVEN - 8, "Mannen"), t.tekst(RECHTS + BREED, BOVEN - 8, "Vrouwen", "nm", "end")]
    for i, (begin, man, vrouw) in enumerate(eigen.itertuples()):
        y = onder - HOOG * (i + 1) + 0.6
        uit.append(t.rechthoek("f2", LINKS - man * schaal, y, man * schaal, HOOG - 1.2))
        uit.append(t.rechthoek("f2", RECHTS, y, vrouw * schaal, HOOG - 1.2))
        if i == laatste or (i % 2 == 0 and i != laatste - 1):
            letters = f"{begin}+" if i == laatste else str(begin)
            uit.append(t.tekst((LINKS + RECHTS) / 2, y + HOOG - 1.2, letters, "ax", "middle"))
    for ander in delen[1:]:
        uit += [_omtrek(LINKS - ander["man"] * schaal, onder), _omtrek(RECHTS + ander["vrouw"] * schaal, onder)]
    procenten = asverdeling.stappen(0, hoogste, 4)[1:]
    for procent in procenten:
        letters = getal(procent, 0 if procent % 1 == 0 else 1) + (f"{VAST}%" if procent == procenten[-1] else "")
        plaatsen = (LINKS - procent * schaal, RECHTS + procent * schaal)
        uit += [t.tekst(x, onder + 16, letters, "ax", "middle") for x in plaatsen]
    return uit


def _omtrek(randen: pd.Series, onder: float) -> str:
    """De trap langs de staven van de maatstaf, van jong naar oud."""
    pad, y = "", onder
    for x in randen:
        pad += f"H{x:.1f}" if pad else f"M{x:.1f} {y:.1f}"
        y -= HOOG
        pad += f"V{y:.1f}"
    return f'<path class="om" d="{pad}"/>'
