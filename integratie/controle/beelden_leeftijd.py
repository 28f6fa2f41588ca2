"""De leeftijdspiramide: aantallen en aandelen per klasse van vijf jaar, opnieuw opgeteld uit de tabel van de editie."""

import re

from integratie import gebieden
from integratie.controle import getallen
from integratie.controle import richting as r_
from integratie.controle.grootheid import Grootheid, te_oud
from integratie.controle.rapport import Rapport
from integratie.controle.verwacht import Cel, Verwacht, kort, los, naam, naast
from integratie.controle.woorden import groot
from integratie.opslag import edities
from integratie.vergelijking import is_gekend
from integratie.vergelijking.ruis import MINSTENS

TABELLEN = ("bevolking", "leeftijd")  # bij hetzelfde jaar telt de eerste
DRIE = ((0, 15, "0 14"), (15, 65, "15 64"), (65, 999, "65"))
KLASSEN = "leeftijdsklassen"
OUDSTE = 100
Telling = dict[tuple[int, str, str], float]


def _geteld(tabel: str, leden: tuple[str, ...], jaar: int, editie: str) -> Telling:
    """(Begin van de klasse, geslacht, nationaliteit) → inwoners; leeg als een gemeente ontbreekt of een cijfer niet gekend is."""
    rijen = edities.lees(tabel, editie)
    rijen = rijen[(rijen["jaar"] == jaar) & rijen["nis"].isin(leden)]
    if set(rijen["nis"]) != set(leden) or rijen["waarde"].isna().any():
        return {}
    uit, soort = Telling(), dict[str, str]()
    kolommen = (rijen[k].tolist() for k in ("nis", "onderwerp", "leeftijd", "geslacht", "groep", "waarde"))
    for nis, onderwerp, leeftijd, geslacht, groep, waarde in zip(*kolommen, strict=True):
        if soort.setdefault(nis, onderwerp) == onderwerp:
            begin = min(OUDSTE, int(re.findall(r"\d+", leeftijd)[0]) // 5 * 5)
            uit[begin, geslacht, groep] = uit.get((begin, geslacht, groep), 0.0) + float(waarde)
    return uit


def jongste(r: Rapport) -> tuple[str, int, Telling] | None:
    """De tabel, het jongste jaar tot het peiljaar dat van elke gemeente geheel gekend is, en de telling."""
    leden, gevonden = gebieden.leden_van(r.nis), []
    for tabel in (t for t in TABELLEN if t in edities.bronnen(r.editie)):
        jaren = {int(j) for j in edities.lees(tabel, r.editie)["jaar"].unique() if j <= r.peiljaar}
        tellingen = ((tabel, j, _geteld(tabel, leden, j, r.editie)) for j in sorted(jaren, reverse=True))
        gevonden += [next((x for x in tellingen if x[2]), None)]
    return max((x for x in gevonden if x), key=lambda x: x[1], default=None)


def leeftijd(g: Grootheid, r: Rapport) -> Verwacht | None:
    """De oudste klassen samen tot elk geslacht er 20 mensen telt; de maatstaf in dezelfde klassen."""
    gevonden = jongste(r) if g.ind.naam == KLASSEN else None
    if gevonden is None or te_oud(gevonden[1], r.peiljaar):
        return None
    tabel, jaar, alle = gevonden
    oudste = max(b for b, *_ in alle)
    while min(_klasse(alle, oudste, oudste)) < MINSTENS and oudste > 0:
        oudste -= 5
    klassen = list(range(0, oudste + 1, 5))
    eigen = {b: _klasse(alle, b, oudste) for b in klassen}
    if min(map(min, eigen.values())) < MINSTENS:
        return None
    gebied = next((m for m in gebieden.maatstaven(r.nis) if _geteld(tabel, m.leden, jaar, r.editie)), None)
    van_gebied = _geteld(tabel, gebied.leden, jaar, r.editie) if gebied else {}
    ander = {b: _klasse(van_gebied, b, oudste) for b in klassen} if gebied else {}
    procent = [_procenten(x) for x in (eigen, ander)]
    rijen = []
    for b in klassen:
        delen = [*procent[0][b], *procent[1].get(b, ())]
        cellen = [*(los(x) for x in eigen[b]), *(los(x, 1, achter=f"{getallen.VAST}%") for x in delen)]
        rijen.append([Cel(f"{b}+" if b == oudste else f"{b}-{b + 4}"), *cellen])
    kolommen = ["Leeftijd", "Mannen", "Vrouwen", "Mannen, aandeel", "Vrouwen, aandeel"]
    kolommen += [f"{kort(gebied)}, {wie}" for wie in ("mannen", "vrouwen")] if gebied else []
    alt = f"{naam(r.nis)} 1 {jaar}"
    for van, tot, leeftijden in DRIE:
        sommen = [getallen.getal(sum(sum(x) for b, x in p.items() if van <= b < tot), 1) for p in procent]
        alt += f" {leeftijden} {sommen[0]}" + (f" {gebied.naam} {sommen[1]}" if gebied else "")
    bron = edities.bronnen(r.editie)[tabel]
    onder = f"Leeftijd op 1 januari {jaar}, {naam(r.nis)}, % van de inwoners"
    v = Verwacht(g, kolommen, rijen, _titel(g, r, jaar, gebied), alt, [jaar], ["Mannen", "Vrouwen"])
    v.namen = {naam(r.nis), *([gebied.naam] if gebied else [])}
    v.onder = onder + (f"; lijn: {kort(gebied)}" if gebied else "")
    v.bron = f"{bron.vermelding} ({bron.peildatum}). Jaar: {jaar}. Editie {r.editie}."
    v.noten = tuple(dict.fromkeys(bron.voorbehouden))
    return v


def _klasse(alle: Telling, begin: int, oudste: int) -> tuple[float, float]:
    eind = 999 if begin == oudste else begin + 5
    man, vrouw = (sum(x for (b, s, _), x in alle.items() if s == g and begin <= b < eind) for g in ("man", "vrouw"))
    return man, vrouw


def _procenten(opbouw: dict[int, tuple[float, float]]) -> dict[int, tuple[float, float]]:
    totaal = sum(sum(x) for x in opbouw.values())
    return {b: (100 * m / totaal, 100 * v / totaal) for b, (m, v) in opbouw.items()}


def _titel(g: Grootheid, r: Rapport, jaar: int, gebied: gebieden.Gebied | None) -> str:
    woorden = []
    for groep, wie in (("0-14", "kinderen onder 15"), ("65+", "65-plussers")):
        deel = g.met(groep)
        eigen, ander = (deel.in_jaar(code, jaar) if code else None for code in (r.nis, gebied and gebied.code))
        if gebied and is_gekend(eigen) and is_gekend(ander):
            richting = r_.naast(deel, r.nis, eigen, gebied.code, ander)
            woorden += [f"{richting} {wie}"] if richting in (r_.MEER, r_.MINDER) else []
    if not woorden or gebied is None:
        return f"Leeftijd en geslacht op 1 januari {jaar}"
    return groot(f"{' en '.join(woorden)} dan in {naast(gebied)}")
