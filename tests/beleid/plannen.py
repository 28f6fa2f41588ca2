"""Wat de tests van het plan delen: de voorbeelden, en een werkboek waarin één cel anders is."""

from functools import cache
from pathlib import Path

import openpyxl

from integratie.beleid.plan.formulier import als_werkboek
from integratie.beleid.plan.lezen import lees_plan
from integratie.beleid.plan.yamlbestand import inhoud_van

VOORBEELDEN = Path(__file__).parents[2] / "parameters" / "plannen" / "voorbeelden"
NAMEN = ("hoeilaart", "noordrand", "vilvoorde")


def voorbeeld(naam: str = "vilvoorde") -> str:
    """De tekst van een voorbeeldplan."""
    return (VOORBEELDEN / f"{naam}.yaml").read_text(encoding="utf-8")


def schrijf_werkboek(doel: Path, naam: str = "vilvoorde") -> Path:
    """Een voorbeeldplan als Excel-formulier."""
    doel.write_bytes(_werkboek(naam))
    return doel


@cache
def _werkboek(naam: str) -> bytes:
    return als_werkboek(inhoud_van(lees_plan(VOORBEELDEN / f"{naam}.yaml")))


def wijzig(pad: Path, blad: str, cellen: dict[str, object]) -> Path:
    """Zet andere waarden in cellen van een werkboek."""
    werkboek = openpyxl.load_workbook(pad)
    for cel, waarde in cellen.items():
        werkboek[blad][cel] = waarde
    werkboek.save(pad)
    return pad


def cellen(pad: Path) -> dict[str, list[tuple]]:
    """Blad → alle celwaarden."""
    werkboek = openpyxl.load_workbook(pad)
    return {blad.title: list(blad.iter_rows(values_only=True)) for blad in werkboek.worksheets}
