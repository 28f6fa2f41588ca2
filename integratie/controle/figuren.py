"""Figuren: elke cel van hun tabel, opschrift, tekstalternatief, bron en voorbehouden volgen uit de editie."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from integratie import gebieden
from integratie.blok.blok import Figuur
from integratie.blok.onderdelen import Cel as Tabelcel
from integratie.controle import cijfers, getallen, soorten_plaats, soorten_rand, soorten_tijd
from integratie.controle.bronnen import bron_en_noten
from integratie.controle.fout import Fout
from integratie.controle.rapport import Rapport
from integratie.controle.tekening import tekening
from integratie.controle.teksten import klein
from integratie.controle.verwacht import Cel, Verwacht, kaartgebied
from integratie.controle.woorden import VERGELIJKEND
from integratie.indicator import Indicator, kaart, register

Maker = Callable[..., Verwacht | None]
SOORTEN: dict[str, Maker] = {
    "trend": soorten_tijd.trend,
    "samenstelling": soorten_tijd.samenstelling,
    "kaartreeks": soorten_tijd.kaartreeks,
    "ontwikkeling": soorten_tijd.ontwikkeling,
    "kaart": soorten_plaats.kaart,
    "positie": soorten_plaats.positie,
    "staven": soorten_plaats.staven,
    "piramide": soorten_plaats.piramide,
    "typologie": soorten_rand.typologie,
    "sigma": soorten_rand.sigma,
    "beta": soorten_rand.beta,
    "ongelijkheid": soorten_rand.ongelijkheid,
}
OP_EEN_GEBIED = ("kaart", "kaartreeks")  # zonder gemeente gevraagd, gaan ze over de Rand
ZONDER_INDICATOR = ("piramide", "typologie", "sigma", "beta", "ongelijkheid")  # hun anker is hun soort
_GETAL = re.compile(r"[\u2212+]?\d+(?:\.\d{3})*(?:,\d+)?")
_WOORD = re.compile(rf"\b(?:{'|'.join(sorted(VERGELIJKEND, key=len, reverse=True))})\b", re.I)


def figuren(r: Rapport) -> list[Fout]:
    """Alle afwijkingen tussen figuren en gegevens."""
    fouten = []
    for waar, figuur in r.figuren():
        if not figuur.naam.startswith("opvolging-"):
            fouten += [r.fout(waar, zin, figuur.naam) for zin in gebreken(figuur, r)]
    return fouten


def gebreken(figuur: Figuur, r: Rapport) -> Iterator[str]:
    """Wat er aan een figuur verwacht werd en niet staat."""
    soort = figuur.naam.partition("-")[0]
    if figuur.indicator not in register() or soort not in SOORTEN:
        yield "verwacht een anker, een tabel en een link naar de definitie"
        return
    ind = kaart(figuur.indicator)
    groep = _groep(soort, ind, figuur.naam, r)
    if groep is None:
        yield f"verwacht een anker dat bij {figuur.indicator} hoort, niet {figuur.naam}"
        return
    v = _verwacht(soort, ind, groep, figuur, r)
    if v is None:
        yield "verwacht geen figuur, want er is geen cijfer tot het peiljaar"
        return
    if v.ind.naam != figuur.indicator:
        yield f"verwacht een figuur over {v.ind.titel}"
    yield from _tabel(figuur, v)
    yield from _teksten(figuur, v)
    if figuur.jaar != v.jaren[-1]:
        yield f"verwacht {v.jaren[-1]} als jaar van de figuur, niet {figuur.jaar}"
    yield from bron_en_noten(figuur, v, r.editie)
    yield from tekening(figuur, v, soort, r.editie)
    if soort == "samenstelling":
        yield from _honderd(figuur)


def _groep(soort: str, ind: Indicator, anker: str, r: Rapport) -> str | None:
    if soort in ZONDER_INDICATOR:
        return "" if anker == soort else None
    for groep in cijfers.alle_groepen(ind, r.editie):
        if gebieden.plat(f"{soort} {ind.naam} {groep}".replace("_", " ")).replace(" ", "-") == anker:
            return groep
    return None


def _verwacht(soort: str, ind: Indicator, groep: str, figuur: Figuur, r: Rapport) -> Verwacht | None:
    if soort in OP_EEN_GEBIED:
        namen, rand = {str(x) for x in figuur.tabel.iloc[:, 0]}, gebieden.groep(gebieden.RAND)
        op_rand = namen == {gebieden.gemeenten()[lid].naam for lid in rand.leden}
        return SOORTEN[soort](ind, groep, r, rand if op_rand else kaartgebied(r.nis))
    return SOORTEN[soort](ind, groep, r)


def _tabel(figuur: Figuur, v: Verwacht) -> Iterator[str]:
    """Dezelfde kolommen en rijen, en in elke cel dezelfde tekst, waarde, eenheid en status."""
    kolommen, rijen = list(map(str, figuur.tabel.columns)), figuur.tabel.to_numpy(dtype=object).tolist()
    if kolommen != v.kolommen:
        yield f"tabel: verwacht de kolommen {', '.join(v.kolommen)}, niet {', '.join(kolommen)}"
        return
    hoort = {rij[0].tekst: rij for rij in v.rijen}
    if len(rijen) != len(v.rijen) or {str(rij[0]) for rij in rijen} != set(hoort):
        ontbreekt = [kop for kop in hoort if kop not in {str(rij[0]) for rij in rijen}]
        teveel = [str(rij[0]) for rij in rijen if str(rij[0]) not in hoort]
        yield f"tabel: verwacht {len(v.rijen)} rijen, niet {len(rijen)}; ontbreekt: {ontbreekt}, te veel: {teveel}"
    for rij in rijen:
        for kolom, staat, juist in zip(kolommen, rij, hoort.get(str(rij[0]), ()), strict=False):
            yield from _cel(f"tabel, {rij[0]}, {kolom}", staat, juist)
    volgorde = [str(rij[0]) for rij in rijen]
    if set(volgorde) != set(hoort):
        return
    if v.sorteer:
        volgorde = [hoort[kop][v.sorteer].waarde for kop in volgorde]
        juist = [rij[v.sorteer].waarde for rij in v.rijen]
    else:
        juist = list(hoort)
    if volgorde != juist:
        yield f"tabel: verwacht de volgorde {', '.join(hoort)}"


def _cel(waar: str, staat: object, juist: Cel) -> Iterator[str]:
    if str(staat) != juist.tekst:
        yield f"{waar}: verwacht {juist.tekst or 'niets'}, niet {staat}"
    if isinstance(staat, Tabelcel):
        # Een maat uit sommen kan in de laatste cijfers verschillen van een som in een andere volgorde.
        if not _bijna(staat.waarde, juist.waarde):
            hoort, er = getallen.machine(juist.waarde), getallen.machine(staat.waarde)
            yield f"{waar}: verwacht de waarde {hoort or 'onbekend'}, niet {er or 'onbekend'}"
        if (staat.eenheid, staat.status) != (juist.eenheid, juist.status):
            yield f"{waar}: verwacht {juist.eenheid or 'geen eenheid'} ({juist.status}), niet {staat.eenheid} ({staat.status})"
    elif juist.waarde is not None:
        yield f"{waar}: verwacht een cel met haar cijfer"


def _bijna(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return getallen.gelijk(a, b) or abs(a - b) <= 1e-12 * max(abs(a), abs(b), 1e-3)


def _teksten(figuur: Figuur, v: Verwacht) -> Iterator[str]:
    if v.zin:
        if figuur.titel != v.zin:
            yield f"opschrift: verwacht '{v.zin}', niet '{figuur.titel}'"
    else:
        yield from _feiten("opschrift", figuur.titel, v.titel, v)
        if not figuur.titel.startswith(v.begin):
            yield f"opschrift: verwacht dat het begint met '{v.begin}'"
    yield from _feiten("tekstalternatief", figuur.alt, v.alt, v)


def _feiten(waar: str, tekst: str, hoort: str, v: Verwacht) -> Iterator[str]:
    """De getallen en namen van een tekst, in volgorde, en geen woord dat uit een cijfer zou moeten volgen."""
    los = _zonder(tekst, v)
    staat, juist = feiten(los, v.namen), feiten(hoort, v.namen)
    if staat != juist:
        plek = next(
            (i for i, (a, b) in enumerate(zip(staat, juist, strict=False)) if a != b), min(len(staat), len(juist))
        )
        er, nodig = (lijst[plek] if plek < len(lijst) else "niets meer" for lijst in (staat, juist))
        yield f"{waar}: verwacht {nodig}, niet {er} in '{tekst}'"
    for naam in sorted(v.namen, key=len, reverse=True):
        los = re.sub(rf"(?<!\w){re.escape(naam)}(?!\w)", "", los)
    for woord in _WOORD.findall(los) if waar == "opschrift" or not v.vrije_noten else ():
        yield f"{waar}: verwacht een woord dat uit een cijfer volgt, niet '{woord}'"


def _zonder(tekst: str, v: Verwacht) -> str:
    """Zonder de titel van de indicator, en zonder wat de gebruiker over rangschikken leest."""
    for titel in (v.begin, v.ind.titel, klein(v.begin), klein(v.ind.titel)):
        tekst = tekst.replace(titel, "", 1) if titel else tekst
    return tekst.replace("hoogste waarde is", "")


def feiten(tekst: str, namen: set[str]) -> list[str]:
    """De namen en getallen van een tekst, in volgorde; een naam met cijfers erin is een naam."""
    keuze = [re.escape(n) for n in sorted(namen, key=len, reverse=True) if n]
    patroon = re.compile(
        "|".join([rf"(?<!\w)(?:{'|'.join(keuze)})(?!\w)", _GETAL.pattern] if keuze else [_GETAL.pattern])
    )
    return patroon.findall(tekst)


def _honderd(figuur: Figuur) -> Iterator[str]:
    """De delen van een jaar zijn samen 100 %, op de afronding na."""
    for jaar, *delen in figuur.tabel.itertuples(index=False, name=None):
        waarden = [c.waarde for c in delen if isinstance(c, Tabelcel) and c.waarde is not None]
        if abs(sum(waarden) - 100) > 0.05 * len(waarden) + 1e-9:
            yield f"tabel, {jaar}: verwacht delen die samen 100 % zijn, niet {getallen.getal(sum(waarden), 1)} %"
