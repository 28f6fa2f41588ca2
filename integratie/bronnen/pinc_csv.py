"""PinC-export als csv.

`;`, decimale komma, `gemeenten` in de eerste kolom en koppen als « onderwerp|jaar».
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from integratie.bronnen.bestand import eis_kolommen, lees_csv
from integratie.bronnen.pinc import TEKENS, Doel, als_tabel, doel_van
from integratie.fouten import Gegevensfout

_KOP = re.compile(r"(.+)\|(\d{4})")
_VORM = {
    "aantal": re.compile(r"\d+"),
    "procent": re.compile(r"\d+(,\d+)?"),
    "per 1.000": re.compile(r"\d+(,\d+)?"),
}
_VERWACHT = {
    "aantal": "een geheel aantal zonder duizendtalteken", "procent": "een percentage met een komma",
    "per 1.000": "een getal met een komma",
}  # fmt: skip


def lees(pad: Path) -> pd.DataFrame:
    """`nis, jaar, tabel, onderwerp, groep, waarde, status`; `tabel` is de tabel waar de rij bij hoort.

    Fout: `Gegevensfout` bij een andere kop, een onbekend onderwerp of een onbekende gemeente, of een cel die
    geen getal en geen `-`, `x`, `?` of `nvt` is.
    """
    ruw = lees_csv(pad, ";")
    eis_kolommen(list(ruw.columns), ["gemeenten"], pad.name)
    eis_kolommen(list(ruw.columns), list(ruw.columns), pad.name)
    rijen = []
    for kop in ruw.columns.drop("gemeenten"):
        deel = _KOP.fullmatch(kop)
        if not deel:
            raise Gegevensfout(f"{pad.name}: kolom '{kop}' heeft geen kop als 'onderwerp|jaar'.")
        doel = doel_van(deel[1], pad.name)
        for naam, cel in zip(ruw["gemeenten"], ruw[kop], strict=True):
            rijen.append((naam, int(deel[2]), doel, *_waarde(cel.strip(), doel, f"{pad.name}: kolom '{kop}', {naam}")))
    return als_tabel(rijen, pad.name)


def _waarde(cel: str, doel: Doel, waar: str) -> tuple[float, str]:
    if cel in TEKENS:
        return float("nan"), TEKENS[cel]
    if not _VORM[doel.soort].fullmatch(cel):
        raise Gegevensfout(f"{waar} bevat '{cel}'; verwacht: {_VERWACHT[doel.soort]}, of {', '.join(TEKENS)}.")
    return float(cel.replace(",", ".")), "bekend"
