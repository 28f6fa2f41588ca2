"""PinC-export als csv: `;`, decimale komma, `gemeenten` in de eerste kolom en koppen als «onderwerp|jaar»."""

import re
from pathlib import Path

from integratie.fouten import Gegevensfout
from integratie.lezers.bestand import lees_csv
from integratie.lezers.lading import Lading
from integratie.lezers.pinc import TEKENS, Cel, Doel, doel_van, ladingen

_KOP = re.compile(r"(.+)\|([0-9]{4})")
_BREUK = r"[0-9]{1,15}(,[0-9]{1,15})?"
# Soort → hoe een cel eruitziet, en hoe dat heet.
_VORM = {
    "aantal": (r"[0-9]{1,15}", "een geheel aantal zonder duizendtalteken"),
    "procent": (_BREUK, "een percentage met een komma"),
    "per 1.000": (_BREUK, "een getal met een komma"),
    "vrij": (_BREUK, "een getal met een komma, zonder duizendtalteken"),
}


def lees(pad: Path) -> list[Lading]:
    """De tabellen in het bestand; onbekende onderwerpen elk in hun eigen tabel `pinc_<naam>`.

    Fout: `Gegevensfout` bij een andere kop, een naam die bijna die van een bekend onderwerp is, een onbekende
    gemeente, of een cel die geen getal en geen `-`, `x`, `?` of `nvt` is.
    """
    ruw = lees_csv(pad, ";", ["gemeenten"])
    cellen: list[Cel] = []
    for kop in ruw.columns.drop("gemeenten"):
        deel = _KOP.fullmatch(kop)
        if not deel:
            raise Gegevensfout(f"{pad.name}: kolom '{kop}' heeft geen kop als 'onderwerp|jaar'.")
        doel = doel_van(deel[1], pad.name)
        for nummer, naam, cel in zip(ruw.index + 2, ruw["gemeenten"], ruw[kop], strict=True):
            waar = f"{pad.name}: kolom '{kop}', rij {nummer} ({naam})"
            cellen.append((naam, int(deel[2]), doel, *_waarde(cel.strip(), doel, waar)))
    if not cellen:
        raise Gegevensfout(f"{pad.name}: geen enkele kolom met cijfers; verwacht: koppen als 'onderwerp|jaar'.")
    return ladingen({pad.name: cellen}, pad.name, "PinC-export {jaren}", "PinC-export, csv")


def _waarde(cel: str, doel: Doel, waar: str) -> tuple[float, str]:
    if cel in TEKENS:
        return float("nan"), TEKENS[cel]
    vorm, verwacht = _VORM[doel.soort]
    if not re.fullmatch(vorm, cel.removeprefix("-") if doel.met_teken else cel):
        hulp = doel.hulp if cel.startswith("-") else ""
        raise Gegevensfout(f"{waar} bevat '{cel}'; verwacht: {verwacht}, of {', '.join(TEKENS)}.{hulp}")
    return float(cel.replace(",", ".")), "bekend"
