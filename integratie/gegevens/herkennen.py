"""Een officieel bestand herkennen aan zijn naam of kop: welke tabellen kan het vullen?"""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from integratie.bronnen.bestand import kop_van_zip, lees_werkboek
from integratie.fouten import Gebruiksfout, Gegevensfout
from integratie.gegevens.recept import RECEPTEN, kaart


def tabellen_van(pad: Path) -> list[str]:
    """Namen van de tabellen die dit bestand vult.

    Fout: `Gebruiksfout` als het bestand er niet is of van geen enkele bekende bron komt, `Gegevensfout` als
    het onleesbaar is.
    """
    if not pad.is_file():
        raise Gebruiksfout(f"Het bestand '{pad}' bestaat niet; geef het pad van een bronbestand op.")
    kaarten = {tabel: kaart(tabel) for tabel in RECEPTEN}
    op_soort = {
        tabel: inhoud
        for tabel, inhoud in kaarten.items()
        if pad.suffix.casefold() in {Path(p).suffix for p in inhoud["patronen"]}
    }
    kop = _kop(pad) if op_soort else ""
    gevonden = [tabel for tabel, inhoud in op_soort.items() if any(k in kop for k in inhoud["kenmerken"])]
    # Is het kenmerk zelf hernoemd, dan beslist de bestandsnaam en zegt de lezer wat er mis is.
    gevonden = gevonden or [tabel for tabel, inhoud in op_soort.items() if _past(pad, inhoud["patronen"])]
    if not gevonden:
        raise Gebruiksfout(
            f"Ik herken '{pad.name}' niet als bronbestand; verwacht: een bestand voor een van de tabellen "
            f"{', '.join(RECEPTEN)}."
        )
    return gevonden


def _past(pad: Path, patronen: list[str]) -> bool:
    return any(fnmatch(pad.name.casefold(), Path(p).name.casefold()) for p in patronen)


def _kop(pad: Path) -> str:
    """De koppen van een bestand als één tekst, met `|` ertussen."""
    soort = pad.suffix.casefold()
    try:
        if soort == ".parquet":
            return f"|{'|'.join(pq.ParquetFile(pad).schema_arrow.names)}|"
        if soort == ".xlsx":
            rijen = [rij for blad in lees_werkboek(pad).values() for rij in blad[:6]]
            return "|".join(str(cel) for rij in rijen for cel in rij if cel is not None)
        if soort == ".zip":
            return "|".join(kop_van_zip(pad))
        with pad.open("rb") as stroom:
            return stroom.readline(100_000).decode("utf-8-sig").replace(",", "|")
    except (OSError, UnicodeDecodeError, pa.ArrowInvalid) as fout:
        raise Gegevensfout(
            f"{pad.name}: geen leesbaar bestand ({fout}); haal het opnieuw op bij de uitgever."
        ) from fout
