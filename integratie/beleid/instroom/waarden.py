"""Wat in één cel van een uittreksel kan staan: een dag, een jaar, een gemeente of land, een wijk. None als het dat niet is; de tekst zelf komt nergens terecht."""

import calendar
import datetime
import re
from functools import cache

from integratie import gebieden
from integratie.beleid.instroom import plaatsen
from integratie.beleid.wijken.cijfers import WIJK, grenzen
from integratie.gebieden import plat

VROEGST = 1900  # een datum of geboortejaar van ervoor kan niet
GROOTSTE_GEZIN = 40
BEGIN = datetime.date(1970, 1, 1).toordinal()
DATUMS = tuple(
    re.compile(vorm)
    for vorm in (
        r"(?P<j>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?:[ T].*)?",
        r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<j>\d{4})(?: .*)?",
        r"(?P<j>\d{4})(?P<m>\d\d)(?P<d>\d\d)",
    )
)


def dag(tekst: str) -> int | None:
    """Dagen sinds 1 januari 1970 van een datum die al geweest is."""
    past = next((p for vorm in DATUMS if (p := vorm.fullmatch(tekst))), None)
    if not past:
        return None
    jaar_, maand, dag_ = (int(past[d]) for d in "jmd")
    if not (
        VROEGST <= jaar_ <= datetime.MAXYEAR and 1 <= maand <= 12 and 1 <= dag_ <= calendar.monthrange(jaar_, maand)[1]
    ):
        return None
    wanneer = datetime.date(jaar_, maand, dag_)
    return wanneer.toordinal() - BEGIN if wanneer <= datetime.date.today() else None


def jaar(tekst: str) -> int | None:
    """Een jaar van vier cijfers."""
    gelezen = int(tekst) if re.fullmatch(r"[0-9]{4}", tekst) else 0
    return gelezen if gelezen >= VROEGST else None


def grootte(tekst: str) -> int | None:
    """Het aantal mensen in een gezin."""
    gelezen = int(tekst) if re.fullmatch(r"[0-9]{1,2}", tekst) else 0
    return gelezen if 1 <= gelezen <= GROOTSTE_GEZIN else None


def plaats(tekst: str) -> str | None:
    """De NIS-code van een Belgische gemeente, of de groep van een land (`plaatsen.BELG` voor België zelf)."""
    return plaatsen.gemeente(tekst) or plaatsen.land(tekst)


def wijknaam(nis: str, tekst: str) -> str | None:
    """De naam van een wijk of deelgemeente aan haar code of naam, of die van de wijk waarin een sector ligt; None als de lijst ze niet kent."""
    namen, sectoren = _wijken(nis)
    return namen.get(sectoren.get(tekst.upper(), tekst.upper())) or namen.get(plat(tekst))


@cache
def _wijken(nis: str) -> tuple[dict[str, str], dict[str, str]]:
    """Code en naam (plat) → naam, wijken voor deelgemeenten met dezelfde naam; en sector → code van zijn wijk. Buiten de Rand heet een wijk naar haar code."""
    eigen = grenzen()[grenzen()["nis"] == nis]
    eigen = eigen.iloc[(eigen["soort"] == WIJK).to_numpy().argsort(kind="stable")]
    sectoren = gebieden.sectoren()
    per_sector = sectoren.loc[sectoren["nis"] == nis, "wijk"].to_dict()
    namen = {code: code for code in per_sector.values()} | {str(code): r for code, r in eigen["naam"].items()}
    return namen | {plat(naam): naam for naam in eigen["naam"]}, per_sector
