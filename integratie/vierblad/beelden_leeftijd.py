"""De leeftijdspiramide van het jongste jaar: staven voor de gemeente, een omtrek voor de maatstaf, in % van alle inwoners."""

import pandas as pd

from integratie import gebieden, vergelijking
from integratie.beeld import asverdeling
from integratie.beeld.gebiedsnamen import korte_naam, naast
from integratie.beeld.leeftijdsopbouw import STAP, in_jaar, jongste
from integratie.beeld.opmaak import VAST, Cel, getal, hoofdletter
from integratie.blok.blok import Figuur
from integratie.indicator import kaart
from integratie.opslag import edities
from integratie.vergelijking import is_gekend
from integratie.vergelijking.ruis import MINSTENS
from integratie.vergelijking.toeval import DAALT, STIJGT
from integratie.vierblad import tekening as t

KLASSEN = "leeftijdsklassen"
GROEPEN = (("0-14", "kinderen onder 15"), ("65+", "65-plussers"))
GESLACHTEN = ("man", "vrouw")
BOVEN, HOOG, LINKS, RECHTS, BREED = 20.0, 7.8, 156.0, 188.0, 142.0
Opbouw = dict[int, tuple[float, float]]  # beginleeftijd → mannen, vrouwen


def leeftijd(nis: str, peiljaar: int) -> Figuur | None:
    """De figuur; None zonder leeftijden van de laatste vijf jaar, of als een klasse op minder dan 20 mensen rust."""
    gevonden = jongste(gebieden.leden_van(nis), peiljaar)
    if gevonden is None or vergelijking.te_oud(gevonden[1], peiljaar):
        return None
    tabel, jaar, geteld = gevonden
    eigen = _samengenomen(_per_geslacht(geteld))
    if not eigen or min(map(min, eigen.values())) < MINSTENS:
        return None
    maatstaf = next((g for g in gebieden.maatstaven(nis) if _in_jaar(tabel, g.leden, jaar)), None)
    ander = _zoals(eigen, _in_jaar(tabel, maatstaf.leden, jaar)) if maatstaf else {}
    deel, deel_ander = _procenten(eigen), _procenten(ander)
    naam = gebieden.plaats(nis).naam
    onder = f"Leeftijd op 1 januari {jaar}, {naam}, % van de inwoners"
    onder += f"; lijn: {korte_naam(maatstaf)}" if maatstaf else ""
    alt = _alt(naam, jaar, deel, maatstaf.naam if maatstaf else None, deel_ander)
    bron = edities.bronnen()[tabel]
    regel = f"{bron.vermelding} ({bron.peildatum}). Jaar: {jaar}. Editie {edities.kies_editie()}."
    voorbehouden = dict.fromkeys(bron.voorbehouden)
    hoogte = BOVEN + HOOG * len(deel) + 22
    tekening = t.svg(hoogte, _tekening(deel, deel_ander), alt)
    return Figuur(
        "beeld-leeftijd", KLASSEN, _titel(nis, jaar, maatstaf), tekening, alt, regel,
        _tabel(eigen, deel, deel_ander, maatstaf), voorbehouden=tuple(voorbehouden), jaar=jaar, onder=onder,
    )  # fmt: skip


def _in_jaar(tabel: str, leden: tuple[str, ...], jaar: int) -> Opbouw:
    """De opbouw van een gebied; leeg als er een gemeente ontbreekt."""
    opbouw = in_jaar(tabel, leden, jaar)
    return {} if opbouw is None else _per_geslacht(opbouw)


def _per_geslacht(opbouw: pd.DataFrame) -> Opbouw:
    man, vrouw = (opbouw.xs(geslacht, axis=1, level="geslacht").sum(axis=1) for geslacht in GESLACHTEN)
    return {int(begin): (float(man[begin]), float(vrouw[begin])) for begin in opbouw.index}


def _samengenomen(geteld: Opbouw) -> Opbouw:
    """De oudste klassen samen, tot elk geslacht er minstens 20 mensen telt."""
    uit, oudste = dict(sorted(geteld.items())), sorted(geteld)
    while len(oudste) > 1 and min(uit[oudste[-1]]) < MINSTENS:
        laatste = oudste.pop()
        (a, b), (c, d) = uit.pop(laatste), uit[oudste[-1]]
        uit[oudste[-1]] = a + c, b + d
    return uit


def _zoals(eigen: Opbouw, ander: Opbouw) -> Opbouw:
    """De andere opbouw in dezelfde klassen."""
    oudste, uit = max(eigen), dict.fromkeys(eigen, (0.0, 0.0))
    for begin, (a, b) in ander.items():
        klas = min(begin, oudste)
        uit[klas] = uit[klas][0] + a, uit[klas][1] + b
    return uit


def _procenten(opbouw: Opbouw) -> Opbouw:
    totaal = sum(map(sum, opbouw.values()))
    return {b: (100 * m / totaal, 100 * v / totaal) for b, (m, v) in opbouw.items()}


def _klas(begin: int, oudste: int) -> str:
    return f"{begin}+" if begin == oudste else f"{begin}-{begin + STAP - 1}"


def _titel(nis: str, jaar: int, maatstaf: gebieden.Gebied | None) -> str:
    """Wat er meer of minder is dan in de maatstaf, als dat gezegd mag worden."""
    ind, woorden = kaart(KLASSEN), []
    for groep, wie in GROEPEN:
        codes = (nis, maatstaf.code) if maatstaf else (nis,)
        standen = [vergelijking.stand_in(KLASSEN, code, jaar, groep) for code in codes]
        if maatstaf and is_gekend(standen[0]) and is_gekend(standen[1]):
            richting = vergelijking.tegenover(ind, nis, standen[0], maatstaf.code, standen[1], groep)
            woorden += [f"{'meer' if richting == STIJGT else 'minder'} {wie}"] if richting in (STIJGT, DAALT) else []
    if not woorden or maatstaf is None:
        return f"Leeftijd en geslacht op 1 januari {jaar}"
    return hoofdletter(f"{' en '.join(woorden)} dan in {naast(maatstaf)}")


def _alt(naam: str, jaar: int, deel: Opbouw, ander: str | None, deel_ander: Opbouw) -> str:
    """De aandelen onder 15, van 15 tot 64 en vanaf 65, die de figuur vooral toont."""
    grenzen = (("Van 0 tot 14 jaar:", 0, 15), ("Van 15 tot 64 jaar:", 15, 65), ("Van 65 jaar en ouder:", 65, 999))

    def som(opbouw: Opbouw, van: int, tot: int) -> str:
        return f"{getal(sum(sum(x) for b, x in opbouw.items() if van <= b < tot), 1)}{VAST}%"

    delen = [
        f"{kop} {som(deel, van, tot)}" + (f" ({ander} {som(deel_ander, van, tot)})" if ander else "")
        for kop, van, tot in grenzen
    ]
    return f"Leeftijdspiramide van {naam} op 1 januari {jaar}, in % van de inwoners. {'. '.join(delen)}."


def _tekening(deel: Opbouw, ander: Opbouw) -> list[str]:
    hoogste = max(max(map(max, deel.values())), max(map(max, ander.values()), default=0))
    schaal, onder = BREED / hoogste, BOVEN + HOOG * len(deel)
    uit = [t.tekst(LINKS - BREED, BOVEN - 8, "Mannen"), t.tekst(RECHTS + BREED, BOVEN - 8, "Vrouwen", "nm", "end")]
    for i, (begin, (man, vrouw)) in enumerate(sorted(deel.items())):
        y = onder - HOOG * (i + 1) + 0.6
        uit.append(t.rechthoek("f2", LINKS - man * schaal, y, man * schaal, HOOG - 1.2))
        uit.append(t.rechthoek("f2", RECHTS, y, vrouw * schaal, HOOG - 1.2))
        laatste = len(deel) - 1
        if i == laatste or (i % 2 == 0 and i != laatste - 1):
            letters = f"{begin}+" if i == laatste else str(begin)
            uit.append(t.tekst((LINKS + RECHTS) / 2, y + HOOG - 1.2, letters, "ax", "middle"))
    uit += [_omtrek(ander, i, schaal, onder) for i in (0, 1)] if ander else []
    for procent in asverdeling.stappen(0, hoogste, 4)[1:]:
        achter = f"{VAST}%" if procent == asverdeling.stappen(0, hoogste, 4)[-1] else ""
        letters = getal(procent, 0 if procent % 1 == 0 else 1) + achter
        uit += [
            t.tekst(x, onder + 16, letters, "ax", "middle")
            for x in (LINKS - procent * schaal, RECHTS + procent * schaal)
        ]
    return uit


def _omtrek(ander: Opbouw, kant: int, schaal: float, onder: float) -> str:
    """De trap langs de staven van de maatstaf, van jong naar oud."""
    start, teken = (LINKS, -1) if kant == 0 else (RECHTS, 1)
    pad, y = "", onder
    for i, (_, delen) in enumerate(sorted(ander.items())):
        pad += f"{'M' if not i else 'H'}{start + teken * delen[kant] * schaal:.1f}{f' {y:.1f}' if not i else ''}"
        y -= HOOG
        pad += f"V{y:.1f}"
    return f'<path class="om" d="{pad}"/>'


def _tabel(eigen: Opbouw, deel: Opbouw, ander: Opbouw, maatstaf: gebieden.Gebied | None) -> pd.DataFrame:
    """Een rij per klasse: de aantallen, de aandelen, en die van de maatstaf."""
    rijen, oudste = [], max(eigen)
    for begin in sorted(eigen):
        cellen = [Cel.van(getal(x), x) for x in eigen[begin]]
        cellen += [Cel.van(f"{getal(x, 1)}{VAST}%", x, "%") for x in (*deel[begin], *ander.get(begin, ()))]
        rijen.append([_klas(begin, oudste), *cellen])
    kolommen = ["Leeftijd", "Mannen", "Vrouwen", "Mannen, aandeel", "Vrouwen, aandeel"]
    kolommen += [f"{korte_naam(maatstaf)}, {wie}" for wie in ("mannen", "vrouwen")] if maatstaf else []
    return pd.DataFrame(rijen, columns=kolommen, dtype=object)
