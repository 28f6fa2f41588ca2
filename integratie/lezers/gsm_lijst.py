"""De indicatoren van de Gemeente-Stadsmonitor: code, titel en wanneer een nieuwe levering aangekondigd is.

Uit de «Indicatorenlijst» van december 2023 (gemeente-stadsmonitor.vlaanderen.be); wat sindsdien aangekondigd werd, staat er niet in.
"""

import re
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
    deel = re.fullmatch(r"gsm_([a-z]{2})_?((s_)?[0-9]+(_[0-9]+)?)", tabel)  # AR17 heet ook AR_17
    code = f"{deel[1]}_{deel[2]}".upper() if deel else ""
    wanneer = _lijst().at[code, "volgende"] if code in _lijst().index else ""
    return f"{wanneer} ({VAN})" if wanneer else ""
