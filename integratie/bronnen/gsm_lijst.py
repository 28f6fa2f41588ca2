"""De indicatoren van de Gemeente-Stadsmonitor: code, titel en wanneer een nieuwe levering aangekondigd is.

Uit de «Indicatorenlijst» van december 2023 (gemeente-stadsmonitor.vlaanderen.be); wat sindsdien aangekondigd werd, staat er niet in.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd

VAN = "lijst van december 2023"


@cache
def _lijst() -> pd.DataFrame:
    return pd.read_csv(Path(__file__).with_name("gsm_lijst.csv"), dtype=str, keep_default_na=False).set_index("code")


def titels() -> dict[str, str]:
    """Code (AR_01, SA_S_11, …) → titel."""
    return _lijst()["titel"].to_dict()


def aanlevering(tabel: str) -> str:
    """Wat aangekondigd was over de volgende levering van een tabel `gsm_<code>`; leeg voor een andere tabel."""
    code = tabel.removeprefix("gsm_").upper()
    if not tabel.startswith("gsm_") or code not in _lijst().index or not (wanneer := _lijst().at[code, "volgende"]):
        return ""
    return f"{wanneer} ({VAN})"
