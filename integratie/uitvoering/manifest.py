"""`manifest.json`: wat er staat, waaruit het gemaakt is en wat mislukte.

    {"editie": …, "rapporten": [{"nis", "gebied", "notebook", "peiljaar", "editie", "status", "seconden",
                                 "bestanden": {pad: sha256}, "invoer": {soort: sha256}[, "naast"][, "parameters"]
                                 [, "zonder"[, "leeg"]][, "cel", "reden"]}]}

`bestanden` en `invoer` beschrijven wat er staat: bij een mislukking de vorige geslaagde versie, als die er is. Paden zijn relatief
aan de uitvoermap.
"""

import json
import platform
import re
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from integratie import gebieden
from integratie.bestanden.wegschrijven import plaats_als_anders, sha256
from integratie.onthulling.getoond import PLAATSEN, Uitgave
from integratie.opslag import edities
from integratie.project import projectmap
from integratie.uitvoering import manifestrij, uitvoermap, vingerafdruk
from integratie.uitvoering.manifestrij import GEMAAKT, MISLUKT, ONGEWIJZIGD, TE_MAKEN
from integratie.uitvoering.opdracht import Opdracht

__all__ = ["GEMAAKT", "MISLUKT", "ONGEWIJZIGD", "TE_MAKEN"]
NAAM = "manifest.json"
BEWAARD = "bewaard"  # veld van een rij tijdens de run: wat met de hand gewijzigd was, onder zijn nieuwe naam
AANTALLEN = tuple(
    f"{Path(plaats).parent.name}/" for plaats in PLAATSEN.values()
)  # mappen in `parameters` met aantallen mensen
_MET_AANBOD = r"\big\.(vraag_en_aanbod|instroom_benadering)\b"
PAKKET = Path(__file__).resolve().parent.parent
# Bibliotheken die mee bepalen welke bytes een rapport heeft.
BIBLIOTHEKEN = (
    "babel",
    "geopandas",
    "highspy",
    "ipykernel",
    "ipython",
    "jinja2",
    "matplotlib",
    "mistune",
    "nbclient",
    "nbconvert",
    "nbformat",
    "numpy",
    "pandas",
    "papermill",
    "pyarrow",
    "pyyaml",
    "resvg",
    "shapely",
    "xlsxwriter",
)


def lees(uit: Path) -> dict[tuple[str, str], dict]:
    """(nis, notebook) → rij; leeg als er nog geen manifest is. Een onbruikbare rij telt niet mee: zo'n rapport wordt opnieuw gemaakt."""
    return _gelezen(uit)[0]


def herstel(uit: Path) -> str:
    """Bewaar een manifest dat niet (helemaal) bruikbaar is onder een eigen naam; geeft dan één zin met wat te doen, anders niets."""
    if not (gebreken := _gelezen(uit)[1]):
        return ""
    andere = f" (en {len(gebreken) - 1} andere gebreken)" if len(gebreken) > 1 else ""
    bewaard = uitvoermap.bewaar(uit / NAAM)
    return (
        f"{uit / NAAM} {gebreken[0]}{andere}; het oude staat nu in {bewaard.name}, en er is een nieuw begonnen. Rapporten die in "
        "het overzicht ontbreken, komen terug door ze opnieuw te vragen."
    )


def _gelezen(uit: Path) -> tuple[dict[tuple[str, str], dict], list[str]]:
    """De bruikbare rijen, en wat er aan het manifest niet klopt."""
    try:
        rijen = manifestrij.lees(uit / NAAM)
    except FileNotFoundError:
        return {}, []
    except OSError as fout:
        return {}, [f"is niet te lezen ({fout.strerror})"]
    except ValueError as fout:
        return {}, [str(fout)]
    gekeurd = [(rij, manifestrij.gebrek(rij)) for rij in rijen]
    goed = {(rij["nis"], rij["notebook"]): rij for rij, gebrek in gekeurd if not gebrek}
    return goed, [f"is niet bruikbaar: rapport {n} {gebrek}" for n, (_, gebrek) in enumerate(gekeurd, 1) if gebrek]


def schrijf(uit: Path, editie: str, rijen: dict[tuple[str, str], dict]) -> None:
    """Schrijf het manifest, op NIS-code en notebook; een gelijk manifest wordt niet aangeraakt. Wat een run bewaarde, hoort alleen bij die run."""
    blijvend = [{veld: w for veld, w in rijen[sleutel].items() if veld != BEWAARD} for sleutel in sorted(rijen)]
    inhoud = {"editie": editie, "rapporten": blijvend}
    tekst = json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n"
    plaats_als_anders(uit / NAAM, tekst.encode())


def noteer(rij: dict, bewaard: list[str]) -> dict:
    """De rij, met erbij wat met de hand gewijzigd was en nu een eigen naam heeft."""
    return rij | {BEWAARD: [*rij.get(BEWAARD, []), *bewaard]} if bewaard else rij


def staat_er_nog(rij: dict, uit: Path) -> bool:
    """Staat elk bestand van deze rij er, byte voor byte?"""
    paden = rij["bestanden"]
    return bool(paden) and all(_is_gaaf(uit, pad, som) for pad, som in paden.items())


def _is_gaaf(uit: Path, pad: str, som: str) -> bool:
    doel = uit / pad
    buiten = uitvoermap.koppeling(uit, pad) or doel.is_symlink()
    return not buiten and doel.is_file() and sha256(doel.read_bytes()) == som


def invoer(opdracht: Opdracht, uitgaven: Mapping[str, Uitgave] | None = None) -> dict[str, str]:
    """Vingerafdruk van alles waaruit een rapport gemaakt wordt, per soort; van eigen bestanden met aantallen mensen telt wat het toont (`uitgaven`)."""
    parameters = json.dumps(opdracht.parameters | {"titel": opdracht.titel, "editie": opdracht.editie}, sort_keys=True)
    return {
        "notebook": sha256(opdracht.pad.read_bytes()),
        "parameters": sha256(parameters.encode()),
        "instellingen": _van_instellingen(opdracht),
        "code": _van_code(),
        "gegevens": _van_editie(opdracht.editie),
        "omgeving": _van_omgeving(),
        **{f"getoond uit {soort}": u.vingerafdruk for soort, u in (uitgaven or {}).items()},
    }


def leg_vast(editie: str) -> None:
    """Lees nu wat er in een rapport gaat; wat later wijzigt, telt niet meer mee in `invoer`."""
    _code()
    _bestanden(projectmap() / "parameters")
    _van_editie(editie)


@cache
def _van_code() -> str:
    return vingerafdruk.van_gelezen(_code())


@cache
def _code() -> dict[str, bytes]:
    return vingerafdruk.lees(PAKKET)


def _van_instellingen(opdracht: Opdracht) -> str:
    """Vingerafdruk van `parameters/`, zonder de eigen bestanden van andere gemeenten en clusters, en zonder die met aantallen mensen: met
    proberen zou hun vingerafdruk een verborgen aantal geven.

    Wie plannen naast elkaar zet (`ig.plannaast` en wat erbij hoort), hangt wel van elk plan af; een cluster die het aanbod van haar gemeenten
    toont (`ig.vraag_en_aanbod`, `ig.instroom_benadering`), van hun bestanden.
    """
    notebook = opdracht.pad.read_text(encoding="utf-8")
    plannen, leden = "ig.plan" in notebook, bool(re.search(_MET_AANBOD, notebook))
    van = {opdracht.nis, *(gebieden.leden_van(opdracht.nis) if leden else ())}
    regels = [
        f"{naam}\n{som}\n"
        for naam, van_wie, som in _bestanden(projectmap() / "parameters")
        if not naam.startswith(AANTALLEN)
        and (van_wie in van or not gebieden.is_gebied(van_wie) or (plannen and naam.startswith("plannen/")))
    ]
    return sha256("".join(regels).encode())


def van_parameters() -> str:
    """Vingerafdruk van heel `parameters/`, de bestanden van alle gemeenten inbegrepen."""
    return sha256("".join(f"{naam}\n{som}\n" for naam, _, som in _bestanden(projectmap() / "parameters")).encode())


@cache
def _bestanden(map_: Path) -> list[tuple[str, str, str]]:
    """(pad, van wie, sha256) van elk bestand; een bestand in een submap heet naar zijn gemeente of cluster."""
    paden = [(pad.relative_to(map_), pad) for pad in sorted(map_.rglob("*")) if pad.is_file()]
    return [
        (naam.as_posix(), naam.stem.removesuffix("-randtotalen") if len(naam.parts) > 1 else "", edities.sha256(pad))
        for naam, pad in paden
        if not vingerafdruk.is_restant(naam)
    ]


@cache
def _van_editie(editie: str) -> str:
    """Vingerafdruk van alle bestanden van een editie, zoals ze nu op schijf staan."""
    map_ = edities.edities()[editie]
    sommen = [edities.sha256(pad) for pad in sorted(map_.glob("*")) if pad.suffix in (".json", ".parquet")]
    return sha256("\n".join(sommen).encode())


@cache
def _van_omgeving() -> str:
    pakketten = ("integratie", *BIBLIOTHEKEN)
    versies = [f"python {platform.python_version()}", *(f"{naam} {version(naam)}" for naam in pakketten)]
    return sha256("\n".join(versies).encode())
