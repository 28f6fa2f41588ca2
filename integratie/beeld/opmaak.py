"""Eén schrijfwijze voor getallen, jaartallen en onbekende waarden (nl-BE)."""

import datetime
import math
from functools import lru_cache

import pandas as pd
from babel.dates import format_date
from babel.numbers import format_decimal

from integratie.blok.onderdelen import BENADERD, Cel
from integratie.indicator import Indicator
from integratie.rekenen import afgerond

VAST = "\u00a0"  # vaste spatie tussen getal en eenheid
TE_KLEIN = "te klein voor een aandeel"
STATUSTEKST = {
    "verborgen": "n.b.",
    "geen": "geen gegevens",
    "ontbreekt": "ontbreekt",
    "nvt": "n.v.t.",
    "fusie": "niet op te tellen na fusie",
    "niet_optelbaar": "niet op te tellen",
    "onvolledig": "onvolledig",
    "te_klein": TE_KLEIN,
}
STATUSUITLEG = {
    "bekend": "door de bron gepubliceerd of daaruit berekend",
    "benaderd": "som waarin enkel kleine aantallen ontbreken die de bron niet vrijgeeft, samen hoogstens 0,5 % van de som; getoond met ca. ervoor",
    "verborgen": "de bron geeft dit cijfer niet vrij, omdat het om een klein aantal gaat (x); getoond als n.b.",
    "geen": "de bron heeft geen waarde (-)",
    "ontbreekt": "de waarde ontbreekt bij de bron (?)",
    "nvt": "niet van toepassing of delen door nul",
    "fusie": "medianen, indexen en aandelen van gefuseerde gemeenten kunnen niet opgeteld worden",
    "niet_optelbaar": "een mediaan, index of enquêtecijfer van een cluster: niet op te tellen uit die van haar gemeenten",
    "onvolledig": "niet elk deel van de som heeft een gekende waarde, bijvoorbeeld omdat de bron kleine aantallen niet vrijgeeft",
    "te_klein": "onder 20 personen, of in een gemeente onder 100 inwoners, staat er alleen een aantal",
}
# Eenheden die achter een getal horen; de andere (inwoners, personen …) staan al in de titel.
_ACHTERVOEGSEL = {"%": "%", "euro": "euro"}

STREEPJE = "–"  # in een cel waar niets te zeggen is


def is_leeg(x: object) -> bool:
    """Waar voor None en NaN."""
    return x is None or (isinstance(x, float) and math.isnan(x))


@lru_cache(50_000)
def getal(x: float, decimalen: int = 0, teken: bool = False) -> str:
    """48040 → "48.040"; -0,04 op één decimaal → "0,0"; met `teken` krijgt een stijging een plusteken."""
    rond = afgerond(x, decimalen)
    return ("\u2212" if rond < 0 else "+" if teken and rond > 0 else "") + geschreven(abs(rond), decimalen)


@lru_cache(50_000)
def geschreven(rond: float, decimalen: int) -> str:
    """Een getal dat al afgerond is: verschillende cijfers worden op hun decimaal vaak hetzelfde."""
    return format_decimal(rond, "#,##0" + ("." + "0" * decimalen if decimalen else ""), locale="nl_BE")


def met_eenheid(ind: Indicator, x: float | None, status: str = "bekend", teken: bool = False) -> str:
    """De waarde van een indicator zoals een lezer ze ziet, of het woord voor haar status; een benaderde som heeft "ca." ervoor."""
    if is_leeg(x):
        return STATUSTEKST.get(status, "geen gegevens")
    achter = _ACHTERVOEGSEL.get(ind.eenheid)
    voor = BENADERD if status == "benaderd" else ""
    return voor + getal(x, ind.decimalen, teken) + (VAST + achter if achter else "")


def aantal_van(x: float, status: str = "bekend") -> str:
    """Het aantal achter een verhouding, met "ca." ervoor als het cijfer benaderd is."""
    return (BENADERD if status == "benaderd" else "") + getal(x)


def voluit(ind: Indicator, x: float | None, status: str = "bekend") -> str:
    """Zoals `met_eenheid`, met de eenheid altijd erbij: "1,51 procentpunt per jaar", "48.040 inwoners"."""
    tekst = met_eenheid(ind, x, status)
    zonder = is_leeg(x) or ind.eenheid in _ACHTERVOEGSEL or ind.eenheid in ("index", "verhouding")
    return tekst if zonder else f"{tekst} {ind.eenheid}"


def cel(ind: Indicator, x: float | None, status: str = "bekend") -> Cel:
    """Zoals `met_eenheid`, voor een cel van een tabel."""
    return Cel.van(met_eenheid(ind, x, status), None if x is None or math.isnan(x) else float(x), ind.eenheid, status)


def cellen(ind: Indicator, rijen: pd.DataFrame) -> list[Cel]:
    """De cellen van rijen met kolommen `waarde` en `status`."""
    return [cel(ind, w, s) for w, s in zip(rijen["waarde"], rijen["status"], strict=True)]


def getalcel(x: float, decimalen: int = 0, teken: bool = False, achter: str = "") -> Cel:
    """Zoals `getal` (met `achter` erachter), voor een cel van een tabel."""
    return Cel.van(getal(x, decimalen, teken) + achter, float(x), achter.strip())


def hoofdletter(tekst: str) -> str:
    """Alleen de eerste letter groot."""
    return tekst[:1].upper() + tekst[1:]


def verschil_in_woorden(ind: Indicator, x: float, teken: bool = False) -> str:
    """De grootte van een verschil: procentpunt bij een aandeel, anders de eenheid zelf; met `teken` krijgt een stijging een plusteken."""
    if ind.eenheid == "%":
        return getal(x, ind.decimalen, teken) + VAST + "procentpunt"
    if ind.eenheid.startswith("procentpunt"):
        return f"{getal(x, ind.decimalen, teken)} {ind.eenheid}"
    return met_eenheid(ind, x, teken=teken)


def opsomming(delen: list[str]) -> str:
    """["a", "b", "c"] → "a, b en c"."""
    return " en ".join([", ".join(delen[:-1]), delen[-1]] if len(delen) > 1 else delen)


def datum(iso: str) -> str:
    """ "2026-01-15" → "15 januari 2026"."""
    return format_date(datetime.date.fromisoformat(iso), "long", locale="nl_BE")


def zonder_lege_kolommen(rijen: list[dict]) -> list[dict]:
    """Een kolom waarin nergens iets staat, valt weg; in een andere blijft een cel zonder cijfer leeg."""
    leeg = {kop for kop in rijen[0] if all(rij[kop] == STREEPJE for rij in rijen)} if rijen else set()
    return [{kop: "" if cel == STREEPJE else cel for kop, cel in rij.items() if kop not in leeg} for rij in rijen]
