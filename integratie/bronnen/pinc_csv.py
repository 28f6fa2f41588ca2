"""PinC-export als csv: `;`, decimale komma, `gemeenten` in de eerste kolom en koppen als «onderwerp|jaar»."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from integratie.bronnen.bestand import eis_kolommen, lees_csv
from integratie.bronnen.lading import Lading
from integratie.bronnen.pinc import INDELING, TEKENS, Doel, als_tabel, doel_van
from integratie.bronnen.pinc_eigen import ladingen
from integratie.fouten import Gegevensfout

_KOP = re.compile(r"(.+)\|([0-9]{4})")
_BREUK = r"[0-9]{1,15}(,[0-9]{1,15})?"
_VORM = {
    "aantal": re.compile(r"[0-9]{1,15}"),
    "procent": re.compile(_BREUK),
    "per 1.000": re.compile(_BREUK),
    "vrij": re.compile(_BREUK),
}
_VERWACHT = {
    "aantal": "een geheel aantal zonder duizendtalteken",
    "procent": "een percentage met een komma",
    "per 1.000": "een getal met een komma",
    "vrij": "een getal met een komma, zonder duizendtalteken",
}


def lees(pad: Path) -> pd.DataFrame:
    """`nis, jaar, tabel, onderwerp, groep, waarde, status`; `tabel` is de tabel waar de rij bij hoort.

    Fout: `Gegevensfout` bij een andere kop, een naam die bijna die van een bekend onderwerp is, een onbekende
    gemeente, of een cel die geen getal en geen `-`, `x`, `?` of `nvt` is.
    """
    return _lees(pad)[0]


def lees_ladingen(pad: Path) -> list[Lading]:
    """De tabellen in het bestand; onbekende onderwerpen elk in hun eigen tabel `pinc_<naam>`."""
    rijen, doelen = _lees(pad)
    eigen = {d.binding for d in doelen if d.binding}
    return ladingen(rijen, eigen, "PinC-export {jaren}", "PinC-export, csv", INDELING)


def _lees(pad: Path) -> tuple[pd.DataFrame, list[Doel]]:
    ruw = lees_csv(pad, ";")
    eis_kolommen(list(ruw.columns), ["gemeenten"], pad.name)
    rijen, doelen = [], {}
    for kop in ruw.columns.drop("gemeenten"):
        deel = _KOP.fullmatch(kop)
        if not deel:
            raise Gegevensfout(f"{pad.name}: kolom '{kop}' heeft geen kop als 'onderwerp|jaar'.")
        doel = doelen.setdefault(deel[1], doel_van(deel[1], pad.name))
        for nummer, (naam, cel) in enumerate(zip(ruw["gemeenten"], ruw[kop], strict=True), start=2):
            waar = f"{pad.name}: kolom '{kop}', rij {nummer} ({naam})"
            rijen.append((naam, int(deel[2]), doel, *_waarde(cel.strip(), doel, waar)))
    if not rijen:
        raise Gegevensfout(f"{pad.name}: geen enkele kolom met cijfers; verwacht: koppen als 'onderwerp|jaar'.")
    return als_tabel(rijen, pad.name), list(doelen.values())


def _waarde(cel: str, doel: Doel, waar: str) -> tuple[float, str]:
    if cel in TEKENS:
        return float("nan"), TEKENS[cel]
    kaal = cel.removeprefix("-") if doel.met_teken else cel
    if not _VORM[doel.soort].fullmatch(kaal):
        hulp = doel.hulp if cel.startswith("-") else ""
        raise Gegevensfout(f"{waar} bevat '{cel}'; verwacht: {_VERWACHT[doel.soort]}, of {', '.join(TEKENS)}.{hulp}")
    return float(cel.replace(",", ".")), "bekend"
