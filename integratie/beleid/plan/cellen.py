"""Een cel van het formulier zoals iemand haar typte: procenten, decimale komma's, datums en ja of nee, of een raad."""

import datetime
import re
from dataclasses import dataclass
from decimal import Decimal

from openpyxl.utils.datetime import WINDOWS_EPOCH, from_excel

from integratie.beleid.plan.kolommen import Kolom
from integratie.beleid.plan.ruw import Pad, Ruw
from integratie.beleid.plan.veldsoorten import KORTSTE_JAAR, VERSTE_JAAR
from integratie.indicator import register

CIJFERS = ("basiswaarde", "streefwaarde")  # in de eenheid van hun indicator
CODES = ("sleutel", "code", "doelstelling", "actieplan", "actie", "partner", "trekker", "indicator", "beleidsveld")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NIET_IN_OPMAAK = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')  # letterlijke tekst en kleuren: een % daarin rekent niet
_MET_KOMMA = re.compile(r"-?([0-9]+|[1-9][0-9]{0,2}(\.[0-9]{3})+),[0-9]{1,9}")
_DRIE_NA_KOMMA = re.compile(r"-?[1-9][0-9]{0,2},[0-9]{3}")


@dataclass
class Cellezer:
    """Leest de cellen van één werkboek; wat niet te lezen is, komt met plaats en raad bij de fouten van `ruw`."""

    ruw: Ruw
    dagnul: datetime.datetime = WINDOWS_EPOCH  # de dag waarvan Excel telt

    def waarde(self, cel, pad: Pad, kolom: Kolom, indicator: str = ""):
        """De inhoud van een cel: None, tekst, getal, ja of nee, of datum; een cijfer in de eenheid van `indicator`."""
        inhoud = getattr(cel, "value", None)
        if inhoud is None:
            return None
        try:
            return self._lees(cel, inhoud, kolom, indicator)
        except ValueError as fout:
            self.ruw.meld(pad, kolom.veld, str(fout))
            return None

    def _lees(self, cel, inhoud, kolom: Kolom, indicator: str):
        if cel.data_type == "f":
            raise ValueError("hier staat een formule; kopieer de cel en plak ze als waarde")
        if cel.data_type == "e":
            raise ValueError(f"hier staat de Excel-fout {inhoud}; vul een waarde in")
        if isinstance(inhoud, datetime.datetime):
            inhoud = inhoud.date()
        if isinstance(inhoud, str):
            return _uit_tekst(zoals_getypt(inhoud), kolom, indicator)
        if isinstance(inhoud, bool):
            return inhoud
        if isinstance(inhoud, datetime.date):
            return _datum(inhoud, kolom)
        if isinstance(inhoud, int | float):
            if "%" in _NIET_IN_OPMAAK.sub("", cel.number_format or ""):
                return _procent(Decimal(repr(inhoud)) * 100, kolom, indicator)
            return self._getal(inhoud, kolom)
        return str(inhoud)

    def _getal(self, getal: float, kolom: Kolom):
        geheel = int(getal) == getal
        if kolom.veld in CODES and not geheel:
            raise ValueError(
                f"Excel las deze code als het getal {getal:g}, en {getal:g}0 zou hetzelfde zijn; zet de celopmaak op Tekst en typ ze opnieuw"
            )
        eerste, laatste = ((datetime.datetime(j, 1, 1) - self.dagnul).days for j in (KORTSTE_JAAR, VERSTE_JAAR))
        if kolom.soort == "datum" and geheel and eerste <= getal <= laatste:  # een datum zonder opmaak
            return from_excel(getal, self.dagnul).date()
        return int(getal) if geheel else getal


def zoals_getypt(inhoud: object) -> str:
    """Tekst zoals getypt: Excel schrijft bijzondere tekens als _x000D_."""
    tekst = "" if inhoud is None else str(inhoud)
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)), tekst).strip()


def _uit_tekst(tekst: str, kolom: Kolom, indicator: str):
    if not tekst or kolom.soort != "getal":
        return tekst or None
    getal = tekst.removesuffix("%").strip()
    if _DRIE_NA_KOMMA.fullmatch(getal):
        raise ValueError(
            f"'{tekst}' kan {getal.replace(',', '')} of {getal}0 zijn; typ het als getal, met een andere afronding"
        )
    if _MET_KOMMA.fullmatch(getal):
        getal = getal.replace(".", "").replace(",", ".")
    if tekst.endswith("%") and re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,9})?", getal):
        return _procent(Decimal(getal), kolom, indicator)
    return tekst if tekst.endswith("%") else getal


def _procent(getal: Decimal, kolom: Kolom, indicator: str):
    """Een procent als getal van 0 tot 100, zoals het register het schrijft."""
    ind = register().get(indicator)
    if kolom.soort != "getal":
        return str(getal)
    if kolom.veld not in CIJFERS:
        raise ValueError("deze cel is een procent; zet de celopmaak op Getal en typ de waarde opnieuw")
    if ind and ind.eenheid != "%":
        raise ValueError(
            f"deze cel is een procent, maar {indicator} is in {ind.eenheid}; zet de celopmaak op Getal en typ de waarde opnieuw"
        )
    rond = float(round(getal, 9))
    return int(rond) if rond.is_integer() else rond


def _datum(datum: datetime.date, kolom: Kolom):
    if kolom.soort == "getal" or kolom.veld in CODES:
        opmaak = "Getal" if kolom.soort == "getal" else "Tekst"
        raise ValueError(
            f"Excel maakte hier een datum van ({datum.day}/{datum.month}/{datum.year}); zet de celopmaak op {opmaak} en typ de waarde opnieuw"
        )
    return datum
