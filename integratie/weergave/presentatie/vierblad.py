"""De onderdelen van het rapport in vier bladzijden als dia's: korter dan op papier, met de rest in de notities."""

from integratie.blok import vierblad as v
from integratie.blok.beeldstijl import SCHAAL
from integratie.blok.onderdelen import Tabel
from integratie.weergave.presentatie.dia import RIJEN, Beeld, Dia

SOORTEN = (v.Hoofdpunten, v.Kerngetallen, v.Kaartlijst, v.Rijenblad)
NAAST = 2  # zoveel gebieden naast de gemeente, hoogstens: meer kolommen leest niemand van achteraan


def van(deel: v.Hoofdpunten | v.Kerngetallen | v.Kaartlijst | v.Rijenblad, kop: str) -> Dia | None:
    """De dia van een onderdeel, of geen als het leeg is; `kop` is de kop die erboven staat."""
    match deel:
        case v.Hoofdpunten(punten=()) | v.Kerngetallen(punten=()) | v.Rijenblad(themas=()):
            return None
        case v.Hoofdpunten():
            return _hoofdpunten(deel, kop)
        case v.Kerngetallen():
            return _kerngetallen(deel, kop)
        case v.Kaartlijst():
            return _kaart(deel)
        case v.Rijenblad():
            return _rijen(deel, kop)


def _hoofdpunten(deel: v.Hoofdpunten, kop: str) -> Dia:
    noten = []
    for nummer, punt in enumerate(deel.punten, start=1):
        vraag = f"{punt.dienst}: {punt.vraag!s}" if punt.dienst else str(punt.vraag)
        noten.append(" ".join(filter(None, [f"{nummer}.", str(punt.kern), vraag])))
    return Dia(kop, punten=tuple(str(p.titel) for p in deel.punten), genummerd=True, noten=tuple(noten))


def _kerngetallen(deel: v.Kerngetallen, kop: str) -> Dia:
    rijen = tuple((k.naam, k.waarde, k.verandering) for k in deel.punten)
    noten = tuple(
        f"{k.naam} ({k.wat}): {'; '.join(f'{s.naam} {s.cijfer!s}' for s in k.staven)}." for k in deel.punten if k.staven
    )
    return Dia(kop, tabel=Tabel(kop, ("Kerncijfer", "Waarde", "Verandering"), rijen), noten=noten)


def _kaart(deel: v.Kaartlijst) -> Dia:
    """De kaart, met van haar lijst de gemeente zelf, wie ernaast staat, de hoogste en de laagste; de hele lijst staat in de notities."""
    gemeenten = [r for r in deel.regels if r.klasse is not None]
    uitersten = (*gemeenten[:1], *gemeenten[-1:])
    gekozen = [r for r in deel.regels if r.eigen or r.klasse is None or r in uitersten]
    tabel = Tabel(str(deel.titel), ("Gebied", f"In {deel.eenheid}"), tuple((r.naam, r.cijfer) for r in gekozen))
    klassen = tuple(zip(SCHAAL, deel.klassen, strict=False))
    lijst = "; ".join(f"{r.naam} {r.cijfer!s}" for r in deel.regels)
    beeld, noten = Beeld(deel.svg, deel.alt, klassen), (f"Alle gebieden: {lijst}.",)
    return Dia(str(deel.titel), regels=(str(deel.onder),), tabel=tabel, beeld=beeld, bron=deel.bron, noten=noten)


def _rijen(blad: v.Rijenblad, kop: str) -> Dia:
    """Van elk thema eerst de rij met de meeste voorrang, dan de volgende; wat oud is komt alleen in het rapport."""
    rijen, volgorde, noten = [], [], []
    for thema in blad.themas:
        titels = _titels(thema)
        nieuw = [rij for rij in thema.rijen if not rij.oud]
        voorrang = sorted(nieuw, key=lambda rij: -rij.prioriteit)
        for rij in nieuw:
            naast = (*rij.maatstaven, "", "")[: len(blad.maatstaven[:NAAST])]
            rijen.append((thema.titel, f"{titels[rij]} ({rij.jaar})", rij.waarde, *naast))
            volgorde.append(voorrang.index(rij))
        noten += [f"{thema.titel}: {thema.noot}"] if thema.noot else []
        noten += [_noot(titels[rij], rij) for rij in nieuw]
    kolommen = ("Thema", "Indicator", blad.eigen, *blad.maatstaven[:NAAST])
    vol = [
        n for n in range(len(kolommen)) if n < len(kolommen) - len(blad.maatstaven[:NAAST]) or any(r[n] for r in rijen)
    ]
    titel = blad.titel or kop
    tabel = Tabel(titel, tuple(kolommen[n] for n in vol), tuple(tuple(rij[n] for n in vol) for rij in rijen))
    return Dia(titel, tabel=tabel, volgorde=tuple(volgorde), noten=tuple(noten), rang=RIJEN)


def _titels(thema: v.Themarijen) -> dict[v.Themarij, str]:
    """De titel van elke rij zoals ze op zichzelf te lezen is: met haar eenheid, en na een weglatingsteken met de rij waar ze bij hoort."""
    uit, heel = {}, ""
    for rij in thema.rijen:
        vervolg = rij.titel.startswith("… ")
        heel = heel if vervolg else rij.titel
        eenheid, punt, _ = str(rij.onder).partition(" · ")  # "per 1.000 · 325 personen"
        uit[rij] = (f"{heel} {rij.titel}" if vervolg else rij.titel) + (
            f", {eenheid}" if punt and eenheid not in rij.titel else ""
        )
    return uit


def _noot(titel: str, rij: v.Themarij) -> str:
    delen = [
        str(rij.waarde),
        str(rij.onder),
        f"in vijf jaar: {rij.verandering!s}" if rij.verandering else "",
        f"plaats: {rij.plaats!s}" if rij.plaats else "",
    ]
    return f"{titel} ({rij.jaar}): {'; '.join(filter(None, delen))}."
