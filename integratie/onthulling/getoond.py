"""Wat uit eigen bestanden al te lezen was in een uitvoermap: `getoond.json`, naast het manifest.

    {soort: {nis: {waarover: {cel: [aantal, …]}}}}

Per cel elk aantal dat er ooit stond; een lege lijst is een cel die toen verborgen bleef. Een verborgen aantal staat hier nooit. Een nieuwe uitgave houdt
daar rekening mee: wat er stond, is gekend, en een verschil met toen kan zelf een kleine groep zijn.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from integratie.bestanden.wegschrijven import plaats_als_anders, sha256
from integratie.fouten import Gegevensfout

NAAM = "getoond.json"
PLAATSEN = {
    "wijken": "parameters/wijken/{}.csv",
    "bevraging": "parameters/bevragingen/{}.csv",
    "instroom": "parameters/registers/{}.csv",
}  # soort → waar het staat
MAP = "INTEGRATIE_UITVOERMAP"  # omgevingsvariabele: de map waarin komt wat er nu gemaakt wordt
Stand = dict[str, list[int]]  # cel → elk aantal dat er stond


@dataclass(frozen=True)
class Uitgave:
    """Wat een rapport uit één bestand toont: per cel haar aantal (None: verborgen), en wat er nog bij staat (`ernaast`).

    `van_leden`: NIS-code → cellen van een gemeente die een cluster bij het beschermen als getoond rekende.
    """

    waarover: str
    cellen: Mapping[str, int | None]
    ernaast: str = ""
    van_leden: Mapping[str, Mapping[str, int | None]] = field(default_factory=dict)

    @property
    def vingerafdruk(self) -> str:
        """Van wat getoond wordt; die van het bestand zelf zou met proberen een verborgen aantal geven."""
        return sha256(json.dumps([self.waarover, dict(self.cellen), self.ernaast], sort_keys=True).encode())


def in_map(map_: Path) -> dict[str, str]:
    """De omgeving waarin telt wat in deze uitvoermap al getoond is."""
    return {MAP: str(map_.absolute())}


def vroeger(soort: str, nis: str) -> dict[str, Stand]:
    """Waarover → wat er uit het bestand van deze gemeente of cluster al te lezen was; leeg buiten een uitvoermap. Fout: `Gegevensfout`."""
    map_ = os.environ.get(MAP)
    return _lees(Path(map_) / NAAM).get(soort, {}).get(nis, {}) if map_ else {}


def te_dicht(stand: Stand, cellen: Mapping[str, int | None], minstens: int) -> bool:
    """Verschilt een getoond aantal met minder dan `minstens` van wat er ooit stond? Dat verschil is dan zelf een kleine groep."""
    paren = ((n, toen) for cel, n in cellen.items() if n is not None for toen in stand.get(cel, ()))
    return any(0 < abs(n - toen) < minstens for n, toen in paren)


def noteer(map_: Path, nis: str, uitgaven: Mapping[str, Uitgave]) -> None:
    """Zet erbij wat nu in deze map staat: soort bestand → uitgave. Fout: `Gegevensfout`, `OSError`."""
    alles = _lees(map_ / NAAM)
    for soort, uitgave in uitgaven.items():
        for code, cellen in {nis: uitgave.cellen, **uitgave.van_leden}.items():
            if not cellen:
                continue
            stand = alles.setdefault(soort, {}).setdefault(code, {}).setdefault(uitgave.waarover, {})
            for cel, aantal in cellen.items():
                stond = stand.setdefault(cel, [])
                if aantal is not None and aantal not in stond:
                    stond.append(aantal)
    tekst = json.dumps(alles, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    plaats_als_anders(map_ / NAAM, tekst.encode())


def _lees(pad: Path) -> dict[str, dict[str, dict[str, Stand]]]:
    try:
        alles = json.loads(pad.read_text(encoding="utf-8")) if pad.exists() else {}
        aantallen = [
            n for per in alles.values() for p in per.values() for s in p.values() for w in s.values() for n in w
        ]
        if not all(isinstance(n, int) for n in aantallen):
            raise ValueError
    except (OSError, ValueError, AttributeError, TypeError, RecursionError) as fout:
        raise Gegevensfout(
            f"{pad} is niet te lezen, en zonder is niet te zeggen wat er vroeger getoond is; zet het terug, of maak de rapporten in een andere map."
        ) from fout
    return alles
