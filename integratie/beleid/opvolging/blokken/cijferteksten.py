"""Elk getal en elk woord van een oordeel, met één schrijfwijze; `integratie controle` rekent ze met dezelfde lijst na."""

from collections.abc import Callable
from string import Formatter
from typing import SupportsFloat

from integratie.beeld.opmaak import VAST, getal, hoofdletter, met_eenheid, voluit
from integratie.beleid.opvolging.beslisregel import DOELEN, STATUSSEN, VERWACHTINGEN
from integratie.beleid.opvolging.oordeel import Oordeel
from integratie.beleid.opvolging.paneel import in_procent
from integratie.blok.tekst import Cijfertekst, Tekst, vul
from integratie.indicator import Indicator
from integratie.rekenen import afgerond

Deel = tuple[float, str]  # de machinewaarde en de tekst
BINNEN, BUITEN = "binnen", "buiten"
NAAST_PAD = {
    1: "hoger dan",
    -1: "lager dan",
    0: "gelijk aan",
}  # het pad is een rechte, geen meting: hier telt geen toeval


def stap(ind: Indicator, x: float, van_groei: bool = False) -> str:
    """Een verandering met teken: "+1,2 procentpunt", "−3,4 %" voor een aantal; `van_groei` is een verschil tussen twee veranderingen."""
    if in_procent(ind):
        return getal(x, 1, teken=True) + VAST + ("procentpunt" if van_groei else "%")
    eenheid = "procentpunt" if ind.eenheid == "%" else ind.eenheid
    return getal(x, ind.decimalen, teken=True) + VAST + eenheid


def afstand(ind: Indicator, x: float) -> str:
    """De grootte van een verschil in de eenheid van de waarde zelf."""
    return getal(abs(x), ind.decimalen) + VAST + "procentpunt" if ind.eenheid == "%" else voluit(ind, abs(x))


def _veranderd(ind: Indicator, x: float) -> str:
    """Een verschil tussen twee veranderingen."""
    return stap(ind, x, van_groei=True)


def _fijn(ind: Indicator, x: float) -> str:
    """Met twee decimalen: de pasvorm en haar drempel liggen vaak dicht bij elkaar."""
    eenheid = "" if ind.eenheid in ("verhouding", "index") else ind.eenheid
    eenheid = "procentpunt" if in_procent(ind) or eenheid == "%" else eenheid
    return (getal(x, 2) + VAST + eenheid).rstrip(VAST)


def _geheel(ind: Indicator, x: float) -> str:
    return str(int(x))


def _getal(o: Oordeel, pad: str) -> float:
    x: object = o
    for naam in pad.split("."):
        x = getattr(x, naam, None)
    if not isinstance(x, SupportsFloat):
        raise LookupError("geen getal: dit oordeel heeft er geen")
    return float(x)


def kant_van_pad(o: Oordeel) -> int:
    """1 boven, -1 onder en 0 op het pad, in cijfers zoals men ze leest."""
    cijfer, pad = (afgerond(_getal(o, veld), o.kaart.decimalen) for veld in ("werkelijk", "pad"))
    return (cijfer > pad) - (cijfer < pad)


def _van_pad(o: Oordeel) -> float:
    return _getal(o, "werkelijk") - _getal(o, "pad")


def _rond(o: Oordeel, kant: int, schrijf: Callable[[Indicator, float], str]) -> Deel:
    band = o.rond_pad(o.jaar) if o.jaar else None
    if band is None:
        raise LookupError("geen getal: dit oordeel heeft geen natuurlijke variatie")
    return band[kant], schrijf(o.kaart, band[kant])


def _nul(o: Oordeel) -> Deel:
    return (1, BINNEN) if _getal(o, "synthetisch.laag") <= 0 <= _getal(o, "synthetisch.hoog") else (0, BUITEN)


# Het veld van een oordeel met hoe men het schrijft, of een functie van het oordeel.
DELEN: dict[str, tuple[str, Callable[[Indicator, float], str]] | Callable[[Oordeel], Deel]] = {
    "basis": ("doel.basiswaarde", voluit),
    "streef": ("doel.streefwaarde", voluit),
    "basisjaar": ("doel.basisjaar", _geheel),
    "streefjaar": ("doel.streefjaar", _geheel),
    "register": ("register", voluit),
    "werkelijk": ("werkelijk", voluit),
    "pad": ("pad", voluit),
    "afstand": lambda o: (abs(_van_pad(o)), afstand(o.kaart, _van_pad(o))),
    "naast_pad": lambda o: (_van_pad(o), NAAST_PAD[kant_van_pad(o)]),
    "basis_kort": ("doel.basiswaarde", met_eenheid),
    "streef_kort": ("doel.streefwaarde", met_eenheid),
    "werkelijk_kort": ("werkelijk", met_eenheid),
    "pad_kort": ("pad", met_eenheid),
    "laag": lambda o: _rond(o, 0, met_eenheid),
    "hoog": lambda o: _rond(o, 1, voluit),
    "trend": ("eigen_trend", voluit),
    "verwacht": ("verwacht", voluit),
    "marge": ("marge", afstand),
    "status": lambda o: (STATUSSEN.index(o.status), o.status),
    "Status": lambda o: (STATUSSEN.index(o.status), hoofdletter(o.status)),
    "tegen_doel": lambda o: (DOELEN.index(o.tegen_doel), o.tegen_doel),
    "verwachting": lambda o: (VERWACHTINGEN.index(o.verwachting), o.verwachting),
    "kleinste": ("effect.kleinste", afstand),
    "nodig": ("effect.nodig", afstand),
    "eigen": ("naast.eigen", stap),
    "gelijk_aantal": ("gelijkaardig.aantal", _geheel),
    "gelijk_ander": ("gelijkaardig.ander", stap),
    "gelijk_verschil": ("gelijkaardig.verschil", _veranderd),
    "gelijk_laag": ("gelijkaardig.laag", _veranderd),
    "gelijk_hoog": ("gelijkaardig.hoog", _veranderd),
    "rand_ander": ("rand.ander", stap),
    "rand_verschil": ("rand.verschil", _veranderd),
    "gewogen_laag": ("synthetisch.laag", _veranderd),
    "gewogen_hoog": ("synthetisch.hoog", _veranderd),
    "gewogen_pasvorm": ("synthetisch.pasvorm", _fijn),
    "gewogen_drempel": ("synthetisch.drempel", _fijn),
    "gewogen_nul": _nul,
}


def deel(o: Oordeel, naam: str) -> Deel:
    """De waarde en de tekst van een deel. Fout: `LookupError` als het oordeel dat niet heeft."""
    vorm = DELEN[naam]
    if callable(vorm):
        return vorm(o)
    pad, schrijf = vorm
    return _getal(o, pad), schrijf(o.kaart, _getal(o, pad))


def merk(o: Oordeel, naam: str) -> Tekst:
    """Een deel van een oordeel, gemerkt zodat het na te rekenen is."""
    waarde, tekst = deel(o, naam)
    jaar = min(o.jaar or o.doel.basisjaar, o.peiljaar)
    return _gemerkt(o, tekst, waarde, jaar, o.doel.groep, o.nummer, naam)


def zin(o: Oordeel, sjabloon: str) -> Tekst:
    """Een zin waarin `{naam}` een gemerkt deel is, en `{jaar}` het jaar van het cijfer."""
    namen = [naam for _, naam, _, _ in Formatter().parse(sjabloon) if naam]
    return vul(sjabloon, namen={naam: o.jaar if naam == "jaar" else merk(o, naam) for naam in namen})


def telling(lijst: tuple[Oordeel, ...], naam: str) -> Deel:
    """Hoeveel oordelen er zijn ("streefcijfers"), of hoeveel met een bepaalde status. Fout: `LookupError` bij een andere naam."""
    if naam == "streefcijfers":
        return len(lijst), f"{len(lijst)} {'streefcijfer' if len(lijst) == 1 else 'streefcijfers'}"
    if naam not in STATUSSEN:
        raise LookupError(f"een telling, niet '{naam}'")
    aantal = sum(o.status == naam for o in lijst)
    return aantal, str(aantal)


def merken_van_telling(lijst: tuple[Oordeel, ...]) -> list[Tekst]:
    """Hoeveel streefcijfers er zijn en hoeveel met elke status, gemerkt; `doel` 0 staat voor het hele plan."""
    tellingen = {naam: telling(lijst, naam) for naam in ("streefcijfers", *STATUSSEN)}
    o = lijst[0]
    return [_gemerkt(o, tekst, aantal, o.peiljaar, "", 0, naam) for naam, (aantal, tekst) in tellingen.items()]


def _gemerkt(o: Oordeel, tekst: str, waarde: float, jaar: int, groep: str, doel: int, deel: str) -> Tekst:
    merk = Cijfertekst(tekst, float(waarde), "opvolging", o.doel.indicator, o.code, jaar, groep, doel=doel, deel=deel)
    return Tekst((merk,))
