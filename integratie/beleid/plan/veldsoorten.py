"""De soorten velden van een plan: elk leest tekst uit YAML of een cel uit Excel, en zegt in het Nederlands wat toegelaten is."""

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator, GetCoreSchemaHandler
from pydantic_core.core_schema import CoreSchema, no_info_before_validator_function

from integratie.beeld import eigen_sjabloon
from integratie.fouten import Gebruiksfout, suggestie

LANGSTE = 5_000  # tekens; ruim een bladzijde
RAAD = "; zet een tekst die met { of [ begint tussen aanhalingstekens"
KORTSTE_JAAR, VERSTE_JAAR = 1990, 2100
# Zoals mensen een maand afkorten; ook maart en mei, die met drie letters verschillen.
MAANDEN = ("jan", "feb", "mrt maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
DUIZENDTALPUNT = re.compile(r"-?[1-9][0-9]{0,2}(\.[0-9]{3})+")
_ONZICHTBAAR = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ufffe\uffff\ud800-\udfff]")


def _enkel(waarde: Any, verwacht: str, raad: str = "") -> str:
    """Eén waarde als tekst; een lijst of een blok met sleutels is dat niet."""
    if isinstance(waarde, dict | list):
        raise ValueError(f"verwacht {verwacht}, geen lijst of blok{raad}")
    return str(waarde).strip()


def _niet(waarde: Any, verwacht: str) -> ValueError:
    return ValueError(f"'{waarde}' kan hier niet; verwacht {verwacht}")


def _tekst(waarde: Any) -> str:
    tekst = _enkel(waarde, "een tekst", RAAD).replace("\r\n", "\n").replace("\t", " ")
    tekst = "\n".join(regel.rstrip() for regel in tekst.split("\n"))
    if teken := _ONZICHTBAAR.search(tekst):
        raise ValueError(f"de tekst bevat een onzichtbaar teken (U+{ord(teken[0]):04X}); typ de tekst opnieuw")
    if len(tekst) > LANGSTE:
        raise ValueError(f"de tekst telt {len(tekst)} tekens; hoogstens {LANGSTE}, zet de rest in een bijlage")
    return tekst


def _met_cijfers(tekst: str) -> str:
    try:
        eigen_sjabloon.lees(tekst)
    except Gebruiksfout as fout:
        raise ValueError(str(fout)) from None
    return tekst


def _regel(waarde: Any) -> str:
    tekst = _tekst(waarde)
    if "\n" in tekst:
        raise ValueError("verwacht één regel tekst, zonder nieuwe regels")
    return tekst


def _sleutel(waarde: Any) -> str:
    tekst = _regel(waarde)
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}", tekst):
        raise _niet(tekst, "een korte code van letters, cijfers, punten of streepjes, zoals A1.2")
    return tekst


def _beleidsveld(waarde: Any) -> str:
    tekst = _enkel(waarde, "een code van vier cijfers")
    if not re.fullmatch(r"[0-9]{4}", tekst):
        nullen = tekst.zfill(4) if re.fullmatch(r"[0-9]{1,3}", tekst) else "0902"
        raise _niet(tekst, f"een BBC-beleidsveld van vier cijfers, zoals {nullen}")
    return tekst


def _getal(waarde: Any) -> float:
    if isinstance(waarde, int | float) and not isinstance(waarde, bool) and abs(waarde) < 1e12:
        return float(waarde)
    tekst = _enkel(waarde, "een getal")
    if DUIZENDTALPUNT.fullmatch(tekst):
        zonder = tekst.replace(".", "")
        raise ValueError(
            f"'{tekst}' kan {zonder} of {float(tekst):g} zijn; schrijf duizendtallen zonder punt: {zonder}"
        )
    if not re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,9})?", tekst):
        komma = tekst.replace(".", "").replace(",", ".")
        raad = f"schrijf {komma}" if re.fullmatch(r"-?[0-9]+\.[0-9]+", komma) else "schrijf bijvoorbeeld 12.5"
        raise _niet(tekst, f"een getal met een punt als decimaalteken: {raad}")
    return float(tekst)


def _bedrag(waarde: Any) -> float:
    bedrag = _getal(waarde)
    if bedrag < 0 or round(bedrag, 2) != bedrag:
        raise _niet(waarde, "een bedrag in euro vanaf 0, met hoogstens twee decimalen")
    return bedrag


def _jaar(waarde: Any) -> int:
    tekst = _enkel(waarde, "een jaartal").removesuffix(".0")
    if not re.fullmatch(r"[0-9]{4}", tekst) or not KORTSTE_JAAR <= int(tekst) <= VERSTE_JAAR:
        raise _niet(tekst, f"een jaartal van {KORTSTE_JAAR} tot {VERSTE_JAAR}")
    return int(tekst)


def _datum(waarde: Any) -> datetime.date:
    tekst = _enkel(waarde.date() if isinstance(waarde, datetime.datetime) else waarde, "een datum")
    try:
        datum = datetime.date.fromisoformat(tekst) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", tekst) else None
    except ValueError:
        datum = None
    if datum is None:
        raise _niet(tekst, f"een datum als jaar-maand-dag, zoals {_als_datum(tekst)}")
    if not KORTSTE_JAAR <= datum.year <= VERSTE_JAAR:
        raise _niet(tekst, f"een datum van {KORTSTE_JAAR} tot {VERSTE_JAAR}")
    return datum


def _als_datum(tekst: str) -> str:
    """De datum die iemand met 1/9/2026 of sept 2026 (de eerste dag) bedoelde, anders een voorbeeld."""
    if past := re.fullmatch(r"(?:([0-9]{1,2})[-/. ]+)?([0-9]{1,2}|[a-z]{3,9})[-/. ]+([0-9]{4})", tekst.casefold()):
        dag, maand, jaar = past.groups(default="1")
        nummer = int(maand) if maand.isdecimal() else 1 + next((n for n, m in enumerate(MAANDEN) if maand[:3] in m), -1)
        if 1 <= nummer <= 12 and 1 <= int(dag) <= 31:
            return f"{jaar}-{nummer:02}-{int(dag):02}"
    return "2026-09-01"


def keuze(waarde: Any, mogelijk, wat: str = "") -> str:
    """Eén van deze teksten. Fout: `ValueError` met wat toegelaten is en de dichtste."""
    tekst = _enkel(waarde, "een keuze")
    if tekst in mogelijk:
        return tekst
    if len(zonder_hoofdletters := [m for m in mogelijk if m.casefold() == tekst.casefold()]) == 1:
        return zonder_hoofdletters[0]
    hulp = suggestie(tekst, mogelijk).strip()
    leesbaar = [m or "niets (het geheel)" for m in mogelijk]
    toegelaten = ("; " if any("," in m for m in leesbaar) else ", ").join(leesbaar)
    begin = f"ik ken geen {wat} '{tekst}'" if wat else f"'{tekst}' kan hier niet"
    raise ValueError(f"{begin}; toegelaten: {toegelaten or 'nog niets'}. {hulp}".strip())


@dataclass(frozen=True)
class Keuze:
    """Een veld dat één van deze teksten is: een kenmerk van het type, waaruit ook het formulier ze leest."""

    mogelijk: tuple[str, ...]

    def __get_pydantic_core_schema__(self, bron: Any, verwerk: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_before_validator_function(lambda waarde: keuze(waarde, self.mogelijk), verwerk(bron))


def _ja_nee(waarde: Any) -> bool:
    if isinstance(waarde, bool):
        return waarde
    gekend = {"ja": True, "waar": True, "true": True, "nee": False, "onwaar": False, "false": False}
    antwoord = gekend.get(_enkel(waarde, "ja of nee").casefold())
    return keuze(waarde, ("ja", "nee")) == "ja" if antwoord is None else antwoord


def _niet_leeg(lijst: Any) -> Any:
    if lijst == []:
        raise ValueError("de lijst is leeg; verwacht er minstens één")
    return lijst


Tekst = Annotated[str, BeforeValidator(_tekst)]
Lopend = Annotated[Tekst, AfterValidator(_met_cijfers)]  # waarin levende cijfers mogen staan
Regel = Annotated[str, BeforeValidator(_regel)]
Sleutel = Annotated[str, BeforeValidator(_sleutel)]
Beleidsveld = Annotated[str, BeforeValidator(_beleidsveld)]
Getal = Annotated[float, BeforeValidator(_getal)]
Bedrag = Annotated[float, BeforeValidator(_bedrag)]
Jaar = Annotated[int, BeforeValidator(_jaar)]
Datum = Annotated[datetime.date, BeforeValidator(_datum)]
T = TypeVar("T")
MinstensEen = Annotated[T, BeforeValidator(_niet_leeg)]
JaNee = Annotated[bool, BeforeValidator(_ja_nee)]
