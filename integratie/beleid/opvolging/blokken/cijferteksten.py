"""Elk getal en elk woord van een oordeel, met één schrijfwijze; `integratie controle` rekent ze met dezelfde lijst na."""

from __future__ import annotations

from collections.abc import Callable

from integratie.beeld.opmaak import VAST, getal, hoofdletter, met_eenheid, voluit
from integratie.beleid.opvolging import Oordeel
from integratie.beleid.opvolging.paneel import in_procent
from integratie.beleid.opvolging.regel import DOELEN, STATUSSEN, VERWACHTINGEN
from integratie.beleid.opvolging.vergelijk import Verschil
from integratie.blok.tekst import Cijfertekst, Tekst
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


def _waarde(o: Oordeel, x: float | None, schrijf: Callable[[Indicator, float], str] = voluit) -> Deel:
    return _er(x), schrijf(o.kaart, x)


def _er(x: float | None) -> float:
    if x is None:
        raise LookupError("geen getal: dit oordeel heeft er geen")
    return float(x)


def _rond(o: Oordeel, kant: int, schrijf: Callable[[Indicator, float], str] = voluit) -> Deel:
    band = o.rond_pad(o.jaar) if o.jaar else None
    return _waarde(o, band[kant] if band else None, schrijf)


def _verschil(o: Oordeel, v: Verschil | None, veld: str) -> Deel:
    x = _er(getattr(v, veld, None))
    return x, stap(o.kaart, x, van_groei=veld in ("verschil", "laag", "hoog"))


def kant_van_pad(o: Oordeel) -> int:
    """1 boven, -1 onder en 0 op het pad, in cijfers zoals men ze leest."""
    cijfer, pad = (afgerond(_er(x), o.kaart.decimalen) for x in (o.werkelijk, o.pad))
    return (cijfer > pad) - (cijfer < pad)


def _gewogen(o: Oordeel, veld: str) -> Deel:
    x = _er(getattr(o.synthetisch, veld, None))
    return x, stap(o.kaart, x, van_groei=True)


def _pasvorm(o: Oordeel, veld: str) -> Deel:
    """Met twee decimalen: de pasvorm en haar drempel liggen vaak dicht bij elkaar."""
    x, eenheid = (
        _er(getattr(o.synthetisch, veld, None)),
        "" if o.kaart.eenheid in ("verhouding", "index") else o.kaart.eenheid,
    )
    eenheid = "procentpunt" if in_procent(o.kaart) or eenheid == "%" else eenheid
    return x, (getal(x, 2) + VAST + eenheid).rstrip(VAST)


def _nul(o: Oordeel) -> Deel:
    laag, hoog = (_er(getattr(o.synthetisch, k, None)) for k in ("laag", "hoog"))
    return (1, BINNEN) if laag <= 0 <= hoog else (0, BUITEN)


def _effect(o: Oordeel, veld: str) -> Deel:
    x = _er(getattr(o.effect, veld))
    return x, afstand(o.kaart, x)


DELEN: dict[str, Callable[[Oordeel], Deel]] = {
    "basis": lambda o: _waarde(o, o.doel.basiswaarde),
    "streef": lambda o: _waarde(o, o.doel.streefwaarde),
    "basisjaar": lambda o: (o.doel.basisjaar, str(o.doel.basisjaar)),
    "streefjaar": lambda o: (o.doel.streefjaar, str(o.doel.streefjaar)),
    "register": lambda o: _waarde(o, o.register),
    "werkelijk": lambda o: _waarde(o, o.werkelijk),
    "pad": lambda o: _waarde(o, o.pad),
    "afstand": lambda o: (abs(_er(o.werkelijk) - _er(o.pad)), afstand(o.kaart, o.werkelijk - o.pad)),
    "naast_pad": lambda o: (_er(o.werkelijk) - _er(o.pad), NAAST_PAD[kant_van_pad(o)]),
    "basis_kort": lambda o: _waarde(o, o.doel.basiswaarde, met_eenheid),
    "streef_kort": lambda o: _waarde(o, o.doel.streefwaarde, met_eenheid),
    "werkelijk_kort": lambda o: _waarde(o, o.werkelijk, met_eenheid),
    "pad_kort": lambda o: _waarde(o, o.pad, met_eenheid),
    "laag": lambda o: _rond(o, 0, met_eenheid),
    "hoog": lambda o: _rond(o, 1),
    "trend": lambda o: _waarde(o, o.eigen_trend),
    "verwacht": lambda o: _waarde(o, o.verwacht),
    "marge": lambda o: (_er(o.marge), afstand(o.kaart, _er(o.marge))),
    "status": lambda o: (STATUSSEN.index(o.status), o.status),
    "Status": lambda o: (STATUSSEN.index(o.status), hoofdletter(o.status)),
    "tegen_doel": lambda o: (DOELEN.index(o.tegen_doel), o.tegen_doel),
    "verwachting": lambda o: (VERWACHTINGEN.index(o.verwachting), o.verwachting),
    "kleinste": lambda o: _effect(o, "kleinste"),
    "nodig": lambda o: _effect(o, "nodig"),
    "eigen": lambda o: _verschil(o, o.gelijkaardig or o.rand, "eigen"),
    "gelijk_aantal": lambda o: (_er(getattr(o.gelijkaardig, "aantal", None)), str(o.gelijkaardig.aantal)),
    "gelijk_ander": lambda o: _verschil(o, o.gelijkaardig, "ander"),
    "gelijk_verschil": lambda o: _verschil(o, o.gelijkaardig, "verschil"),
    "gelijk_laag": lambda o: _verschil(o, o.gelijkaardig, "laag"),
    "gelijk_hoog": lambda o: _verschil(o, o.gelijkaardig, "hoog"),
    "rand_ander": lambda o: _verschil(o, o.rand, "ander"),
    "rand_verschil": lambda o: _verschil(o, o.rand, "verschil"),
    "gewogen_laag": lambda o: _gewogen(o, "laag"),
    "gewogen_hoog": lambda o: _gewogen(o, "hoog"),
    "gewogen_pasvorm": lambda o: _pasvorm(o, "pasvorm"),
    "gewogen_drempel": lambda o: _pasvorm(o, "drempel"),
    "gewogen_nul": _nul,
}


def deel(o: Oordeel, naam: str) -> Deel:
    """De waarde en de tekst van een deel. Fout: `LookupError` als het oordeel dat niet heeft."""
    return DELEN[naam](o)


def merk(o: Oordeel, nummer: int, naam: str) -> Tekst:
    """Een deel van oordeel `nummer` (vanaf 1, volgorde van het plan), gemerkt zodat het na te rekenen is."""
    waarde, tekst = deel(o, naam)
    jaar = min(o.jaar or o.doel.basisjaar, o.peiljaar)
    return _gemerkt(o, tekst, waarde, jaar, o.doel.groep, nummer, naam)


def telling(lijst: tuple[Oordeel, ...], naam: str) -> Deel:
    """Hoeveel oordelen er zijn ("streefcijfers"), of hoeveel met een bepaalde status. Fout: `LookupError` bij een andere naam."""
    if naam == "streefcijfers":
        return len(lijst), f"{len(lijst)} {'streefcijfer' if len(lijst) == 1 else 'streefcijfers'}"
    if naam not in STATUSSEN:
        raise LookupError(f"een telling, niet '{naam}'")
    aantal = sum(o.status == naam for o in lijst)
    return aantal, str(aantal)


def merken_van_telling(lijst: tuple[Oordeel, ...]) -> dict[str, Tekst]:
    """Elke telling, gemerkt; `doel` 0 staat voor het hele plan."""
    uit = {}
    for naam in ("streefcijfers", *STATUSSEN):
        aantal, tekst = telling(lijst, naam)
        uit[naam] = _gemerkt(lijst[0], tekst, aantal, lijst[0].peiljaar, "", 0, naam)
    return uit


def _gemerkt(o: Oordeel, tekst: str, waarde: float, jaar: int, groep: str, doel: int, deel: str) -> Tekst:
    merk = Cijfertekst(tekst, float(waarde), "opvolging", o.doel.indicator, o.code, jaar, groep, doel=doel, deel=deel)
    return Tekst((merk,))
