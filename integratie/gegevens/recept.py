"""Welk bronbestand wordt welke tabel?

Per tabel één lezer hier, en één kaart in `kaarten/<tabel>.yaml`: de herkomst, en hoe haar bestanden heten
(`patronen`) of te herkennen zijn (`kenmerken`, teksten uit de kop).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pandas as pd
import yaml

from integratie.bronnen import (
    gsm_survey,
    pinc_csv,
    pinc_xlsx,
    statbel_herkomst,
    statbel_inkomen,
    statbel_loop,
    statbel_structuur,
    statbel_vastgoed,
    svr_huishoudens,
)
from integratie.bronnen.pinc import INDELING as PINC
from integratie.fouten import Gegevensfout
from integratie.kubus import sha256
from integratie.optellen import naar_vandaag
from integratie.tabel import Bron, Onderwerp, Tabel

EDITIE = "2026-11"
KAARTEN = Path(__file__).parent / "kaarten"


@dataclass(frozen=True)
class Recept:
    """`indeling` is het jaar van de gemeente-indeling van de bestanden (`None`: elk jaar zijn eigen)."""

    lees: Callable[[Path], pd.DataFrame]
    indeling: int | None = None


def _uit_pinc(lezer: Callable[[Path], pd.DataFrame], tabel: str, pad: Path) -> pd.DataFrame:
    rijen = lezer(pad)
    gekozen = rijen[rijen["tabel"] == tabel].drop(columns="tabel")
    if gekozen.empty:
        raise Gegevensfout(f"{pad.name}: geen enkel onderwerp van de tabel '{tabel}' gevonden.")
    return gekozen


def _inkomen(pad: Path) -> pd.DataFrame:
    return statbel_inkomen.lees_ruw(pad) if pad.suffix.casefold() == ".zip" else statbel_inkomen.lees_c1(pad)


RECEPTEN = {
    "herkomst": Recept(statbel_herkomst.lees_herkomst),
    "nationaliteit": Recept(statbel_herkomst.lees_nationaliteit),
    "bevolking": Recept(statbel_structuur.lees),
    "nieuwkomers": Recept(partial(_uit_pinc, pinc_csv.lees, "nieuwkomers"), PINC),
    "thuistaal": Recept(partial(_uit_pinc, pinc_csv.lees, "thuistaal"), PINC),
    "jongeren": Recept(partial(_uit_pinc, pinc_csv.lees, "jongeren"), PINC),
    "werkzoekendengraad": Recept(partial(_uit_pinc, pinc_xlsx.lees, "werkzoekendengraad"), PINC),
    "werkzoekenden": Recept(partial(_uit_pinc, pinc_xlsx.lees, "werkzoekenden"), PINC),
    "survey": Recept(gsm_survey.lees, gsm_survey.INDELING),
    "loop": Recept(statbel_loop.lees),
    "inkomen": Recept(_inkomen),
    "vastgoed": Recept(statbel_vastgoed.lees, statbel_vastgoed.INDELING),
    "huishoudens": Recept(svr_huishoudens.lees, svr_huishoudens.INDELING),
}


def kaart(tabel: str) -> dict:
    """De inhoud van `kaarten/<tabel>.yaml`: de velden van `Bron`, plus `patronen` en `kenmerken`."""
    return yaml.safe_load((KAARTEN / f"{tabel}.yaml").read_text(encoding="utf-8"))


def herkomst(tabel: str, bestanden: Sequence[Path]) -> Bron:
    """De `Bron` van een tabel: haar kaart en de vingerafdrukken van de gebruikte bestanden."""
    velden = {naam: inhoud for naam, inhoud in kaart(tabel).items() if naam not in ("patronen", "kenmerken")}
    velden["onderwerpen"] = {naam: Onderwerp(**o) for naam, o in velden["onderwerpen"].items()}
    for veld in ("dimensies", "voorbehouden"):
        velden[veld] = tuple(velden.get(veld, ()))
    return Bron(tabel=tabel, bestanden={p.name: sha256(p) for p in bestanden}, **velden)


def maak(tabel: str, bestanden: Sequence[Path]) -> Tabel:
    """Lees bronbestanden tot één tabel in de gemeenten van vandaag. Fout: `Gegevensfout` van de lezer."""
    bron, recept = herkomst(tabel, bestanden), RECEPTEN[tabel]
    rijen = pd.concat([recept.lees(pad) for pad in bestanden], ignore_index=True)
    optelbaar = [naam for naam, onderwerp in bron.onderwerpen.items() if onderwerp.optelbaar]
    return Tabel(bron, naar_vandaag(rijen, optelbaar, recept.indeling))


def bouw(bronmap: Path) -> list[Tabel]:
    """Alle tabellen van de ingebedde editie. Fout: `Gegevensfout` als een bestand ontbreekt of niet klopt."""
    return [maak(tabel, _bestanden(bronmap, tabel)) for tabel in RECEPTEN]


def _bestanden(bronmap: Path, tabel: str) -> list[Path]:
    patronen = kaart(tabel)["patronen"]
    gevonden = [pad for patroon in patronen for pad in sorted(bronmap.glob(patroon))]
    if not gevonden:
        raise Gegevensfout(f"In {bronmap} vind ik geen bestand {' of '.join(patronen)} voor tabel '{tabel}'.")
    return gevonden
