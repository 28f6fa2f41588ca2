"""Hoe een getal er hoort te staan (nl-BE), los van de schrijvers: punt per duizend, komma, een half weg van nul, een echt minteken."""

import math
import re
from decimal import ROUND_HALF_UP, Decimal

from integratie.indicator import Indicator

VAST, MIN, CA = "\u00a0", "\u2212", "ca.\u00a0"
_GETAL = rf"{MIN}?[\d.,]+"
_KLASSE = re.compile(rf"(?:(<|≥) ({_GETAL})|({_GETAL})–({_GETAL}))(?: \((\d+)\))?")
# Wat er staat waar geen cijfer is.
STATUSWOORDEN = {
    "verborgen": "n.b.",
    "geen": "geen gegevens",
    "ontbreekt": "ontbreekt",
    "nvt": "n.v.t.",
    "fusie": "niet op te tellen na fusie",
    "niet_optelbaar": "niet op te tellen",
    "onvolledig": "onvolledig",
    "te_klein": "te klein voor een aandeel",
}
_ZONDER_WOORD = ("%", "euro", "index", "verhouding")  # deze eenheden staan er al, of hebben geen naam


def getal(x: float, decimalen: int = 0, plus: bool = False) -> str:
    """48040 → "48.040"; −0,04 op één decimaal → "0,0"; met `plus` een teken voor wat groter is dan nul."""
    # Wat voorbij de negende decimaal afwijkt, is de fout van een aftrekking.
    precies = Decimal(x).quantize(Decimal("1e-9"))
    rond = precies.quantize(Decimal(1).scaleb(-decimalen), ROUND_HALF_UP)
    teken = MIN if rond < 0 else "+" if plus and rond > 0 else ""
    return teken + f"{abs(rond):,f}".translate({ord(","): ".", ord("."): ","})


def lees(tekst: str) -> float:
    """Het omgekeerde van `getal`: "−1.234,5" → −1234,5."""
    return float(tekst.replace(".", "").replace(",", ".").replace(MIN, "-"))


def klasse(tekst: str) -> tuple[float, float, int | None] | None:
    """Vanaf, tot en aantal van een klasse in een legende: "< 30", "30–40 (7)", "≥ 60"; None als het er geen is."""
    if (m := _KLASSE.fullmatch(tekst)) is None:
        return None
    a, b, c = (lees(x) if x else math.nan for x in m.group(2, 3, 4))
    van, tot = (-math.inf, a) if m[1] == "<" else (a, math.inf) if m[1] == "≥" else (b, c)
    return van, tot, int(m[5]) if m[5] else None


def met_eenheid(ind: Indicator, x: float | None, status: str = "bekend", plus: bool = False) -> str:
    """De waarde met "%" of "euro" erachter en "ca." ervoor, of het woord voor haar status."""
    if x is None or math.isnan(x):
        return STATUSWOORDEN.get(status, "geen gegevens")
    achter = VAST + ind.eenheid if ind.eenheid in ("%", "euro") else ""
    return (CA if status == "benaderd" else "") + getal(x, ind.decimalen, plus) + achter


def voluit(ind: Indicator, x: float, status: str = "bekend") -> str:
    """De waarde met haar eenheid altijd in woorden: "1,51 procentpunt per jaar"."""
    kort = met_eenheid(ind, x, status)
    return kort if ind.eenheid in _ZONDER_WOORD else f"{kort} {ind.eenheid}"


def aantal(x: float, status: str = "bekend") -> str:
    """Een aantal mensen."""
    return (CA if status == "benaderd" else "") + getal(x)


def verschil(ind: Indicator, x: float, plus: bool = False) -> str:
    """Een verschil: van percentages in procentpunt, anders in de eenheid zelf."""
    if ind.eenheid == "%":
        return f"{getal(x, ind.decimalen, plus)}{VAST}procentpunt"
    if ind.eenheid.startswith("procentpunt"):
        return f"{getal(x, ind.decimalen, plus)} {ind.eenheid}"
    return met_eenheid(ind, x, plus=plus)


def machine(x: float | None) -> str:
    """Het cijfer op 15 beduidende cijfers, met een punt en nooit als macht van tien; leeg zonder cijfer."""
    if x is None or math.isnan(x):
        return ""
    tekst = f"{Decimal(f'{x + 0.0:.15g}'):f}"
    return tekst.rstrip("0").rstrip(".") if "." in tekst else tekst


def gelijk(a: float | None, b: float | None) -> bool:
    """Zijn twee cijfers hetzelfde tot op 15 beduidende cijfers?"""
    return machine(a) == machine(b)
