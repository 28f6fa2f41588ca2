"""De nette opslag: edities van tabellen. Een editie is een map met één parquetbestand per tabel, `editie.json` (herkomst) en controlesommen."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict
from functools import cache
from pathlib import Path

import pandas as pd
import platformdirs
import pyarrow.parquet as pq

from integratie import ongeschonden
from integratie.fouten import Gebruiksfout, Gegevensfout, suggestie
from integratie.tabel import Bron, Tabel, orden

INGEBED = Path(__file__).parent / "gegevens"
SOMMEN = "controlesommen.json"


def sha256(pad: Path) -> str:
    """Vingerafdruk van een bestand."""
    with pad.open("rb") as bestand:
        return hashlib.file_digest(bestand, "sha256").hexdigest()


def schrijf(map_: Path, naam: str, tabellen: list[Tabel]) -> None:
    """Schrijf een editie: één parquet per tabel en `editie.json` met de herkomst. Zelfde invoer geeft dezelfde bytes."""
    map_.mkdir(parents=True, exist_ok=True)
    for tabel in tabellen:
        orden(tabel).to_parquet(map_ / f"{tabel.bron.tabel}.parquet", index=False, compression="zstd")
    inhoud, sommen = {"editie": naam, "tabellen": {}}, {}
    for tabel in sorted(tabellen, key=lambda t: t.bron.tabel):
        pad = map_ / f"{tabel.bron.tabel}.parquet"
        inhoud["tabellen"][tabel.bron.tabel] = {**asdict(tabel.bron), "sha256": sha256(pad)}
        sommen[tabel.bron.tabel] = ongeschonden.sommen(orden(tabel))
    tekst = json.dumps(inhoud, ensure_ascii=False, indent=1)
    (map_ / "editie.json").write_text(tekst + "\n", encoding="utf-8", newline="\n")
    (map_ / SOMMEN).write_text(json.dumps(sommen, indent=0) + "\n", encoding="utf-8", newline="\n")


def map_van_edities() -> Path:
    """Waar eigen edities staan: `INTEGRATIE_GEGEVENS`, anders de gegevensmap van de gebruiker."""
    return Path(os.environ.get("INTEGRATIE_GEGEVENS") or platformdirs.user_data_path("integratie"))


@cache
def edities() -> dict[str, Path]:
    """Naam → map van elke editie; de ingebedde staat eerst."""
    eigen = sorted(map_van_edities().glob("*/editie.json")) if map_van_edities().is_dir() else []
    return {_inhoud(m)["editie"]: m for m in [INGEBED, *(p.parent for p in eigen)]}


def kies_editie(naam: str | None = None) -> str:
    """De gevraagde editie, anders die van `INTEGRATIE_EDITIE`, anders de ingebedde. Fout: `Gebruiksfout`."""
    gevraagd = naam or os.environ.get("INTEGRATIE_EDITIE") or next(iter(edities()))
    if gevraagd not in edities():
        raise Gebruiksfout(
            f"Ik ken geen editie '{gevraagd}'.{suggestie(gevraagd, edities())} De edities zijn: {', '.join(edities())}."
        )
    return gevraagd


@cache
def _inhoud(map_: Path) -> dict:
    try:
        return json.loads((map_ / "editie.json").read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError) as fout:
        raise Gegevensfout(
            f"Het bestand {map_ / 'editie.json'} is geen leesbare beschrijving van een editie: {fout}."
        ) from fout


def bronnen(editie: str | None = None) -> dict[str, Bron]:
    """Tabelnaam → `Bron` voor alle tabellen van een editie."""
    inhoud = _inhoud(edities()[kies_editie(editie)])
    return {
        naam: Bron.uit_json({k: v for k, v in bron.items() if k != "sha256"})
        for naam, bron in inhoud["tabellen"].items()
    }


def lees(tabel: str, editie: str | None = None) -> pd.DataFrame:
    """De rijen van een tabel (kolommen zie boven). Fout: `Gebruiksfout` als de editie die tabel niet heeft."""
    return _lees(tabel, kies_editie(editie))[0]


def beschadigd(editie: str | None = None) -> dict[str, list[str]]:
    """Code → tabellen die voor die gemeente of dat gebied veranderden sinds het inlezen; normaal leeg."""
    editie = kies_editie(editie)
    per_tabel = {tabel: _lees(tabel, editie)[1] for tabel in bronnen(editie)}
    codes = sorted(set().union(*per_tabel.values()))
    return {code: [tabel for tabel, geraakt in per_tabel.items() if code in geraakt] for code in codes}


@cache
def _lees(tabel: str, editie: str) -> tuple[pd.DataFrame, frozenset[str]]:
    """De rijen, en de codes waarvan de rijen niet meer zijn zoals ze werden ingelezen: die houden geen waarde over."""
    if tabel not in bronnen(editie):
        bekend = ", ".join(bronnen(editie))
        raise Gebruiksfout(
            f"Editie '{editie}' heeft geen tabel '{tabel}'.{suggestie(tabel, bronnen(editie))} Er zijn: {bekend}."
        )
    pad = edities()[editie] / f"{tabel}.parquet"
    try:
        # Zonder draden: een proces dat later splitst (fork) mag er geen hebben.
        rijen = pq.ParquetFile(pad, pre_buffer=False).read(use_threads=False).to_pandas(use_threads=False)
    except (OSError, ValueError) as fout:
        raise Gegevensfout(
            f"Het bestand {pad.name} van editie '{editie}' is geen leesbaar parquetbestand: {fout}."
        ) from fout
    if sha256(pad) == _inhoud(pad.parent)["tabellen"][tabel]["sha256"]:
        return rijen, frozenset()
    codes = _veranderd(pad, tabel, rijen)
    return ongeschonden.zonder(rijen, codes), frozenset(codes)


def _veranderd(pad: Path, tabel: str, rijen: pd.DataFrame) -> set[str]:
    """Voor welke codes het bestand veranderde. Fout: `Gegevensfout` als dat niet af te bakenen is."""
    try:
        verwacht = json.loads((pad.parent / SOMMEN).read_text(encoding="utf-8"))[tabel]
        codes = ongeschonden.veranderd(rijen, verwacht)
    except (OSError, ValueError, KeyError):
        verwacht, codes = {}, set()
    if not 0 < len(codes) <= len(verwacht) // 4:
        herstel = "het pakket" if pad.parent == INGEBED else "de editie"
        raise Gegevensfout(
            f"Het bestand {pad.name} in {pad.parent} is veranderd sinds het inlezen: haal {herstel} opnieuw op."
        )
    return codes
