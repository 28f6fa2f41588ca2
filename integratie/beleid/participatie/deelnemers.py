"""De deelnemers van een bevraging: een csv met één rij per deelnemer, of per combinatie met een kolom `aantal`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from integratie.beleid.eigen_bestand.leeftijdsklassen import in_klassen
from integratie.bestanden.csv_met_plaats import lees_csv
from integratie.fouten import Gebruiksfout, suggestie
from integratie.gebieden import plat

AANTAL = "aantal"
KENMERKEN = ("herkomst", "nationaliteit", "geslacht", "leeftijd")
# Groep in het bestand → groepen van de bevolkingscijfers; een ruimere groep mag, overlappen niet.
GROEPEN = {
    "herkomst": {
        "belgisch": ("belgisch",),
        "buurland": ("buurland",),
        "eu27": ("eu27",),
        "niet_eu27": ("niet_eu27",),
        "eu": ("buurland", "eu27"),
        "buitenlands": ("buurland", "eu27", "niet_eu27"),
    },
    "nationaliteit": {"belg": ("belg",), "niet_belg": ("niet_belg",)},
    "geslacht": {"man": ("man",), "vrouw": ("vrouw",)},
}


@dataclass(frozen=True)
class Deelnemers:
    """`rijen`: een kolom per kenmerk (leeg is onbekend) en `aantal`; in de volgorde van het bestand."""

    pad: Path
    titel: str  # de eerste regel, wanneer ze met # begint
    rijen: pd.DataFrame

    @property
    def kenmerken(self) -> tuple[str, ...]:
        """De kenmerken van dit bestand, in de volgorde van het bestand."""
        return tuple(k for k in self.rijen.columns if k != AANTAL)


def lees(pad: Path, eigen: dict[str, dict[str, float]] | None = None) -> Deelnemers:
    """De deelnemers; `eigen` zijn randtotalen per kenmerk die de cijfers van Statbel vervangen.

    Fout: `Gebruiksfout` met bestand, regel en wat verwacht werd.
    """
    eigen, (titel, kop, regels) = eigen or {}, lees_csv(pad)
    mogelijk = (*KENMERKEN, *(k for k in eigen if k not in KENMERKEN))
    for naam in kop:
        if naam not in (*mogelijk, AANTAL):
            hulp = suggestie(naam, mogelijk) or f" Mogelijk: {', '.join(mogelijk)} en {AANTAL}."
            raise Gebruiksfout(f"{pad}, regel 1: ik ken de kolom '{naam}' niet.{hulp}")
    if not set(kop) - {AANTAL}:
        raise Gebruiksfout(f"{pad}, regel 1: geen enkel kenmerk; verwacht minstens een van {', '.join(mogelijk)}.")
    kolommen = {naam: [cellen[i] for _, cellen in regels] for i, naam in enumerate(kop)}
    nummers = [nummer for nummer, _ in regels]
    for naam, cellen in kolommen.items():
        if naam == AANTAL:
            kolommen[naam] = [_aantal(pad, n, c) for n, c in zip(nummers, cellen, strict=True)]
        elif naam in eigen:
            kolommen[naam] = [_eigen(pad, n, naam, c, eigen[naam]) for n, c in zip(nummers, cellen, strict=True)]
        elif naam == "leeftijd":
            kolommen[naam] = in_klassen(pad, nummers, cellen)
        else:
            kolommen[naam] = [_groep(pad, n, naam, c) for n, c in zip(nummers, cellen, strict=True)]
    rijen = pd.DataFrame(kolommen)
    if AANTAL not in rijen:
        rijen[AANTAL] = 1
    if rijen[AANTAL].sum() == 0:
        raise Gebruiksfout(
            f"{pad}: er is geen enkele deelnemer; verwacht minstens één rij met een aantal groter dan nul."
        )
    return Deelnemers(pad, titel, rijen)


def lees_randtotalen(pad: Path) -> dict[str, dict[str, float]]:
    """Eigen randtotalen uit een csv `kenmerk,groep,aantal`: kenmerk → groep → aantal. Fout: `Gebruiksfout`."""
    _, kop, regels = lees_csv(pad)
    if sorted(kop) != ["aantal", "groep", "kenmerk"]:
        raise Gebruiksfout(
            f"{pad}, regel 1: verwacht precies de kolommen kenmerk, groep en aantal, niet {', '.join(kop)}."
        )
    uit: dict[str, dict[str, float]] = {}
    for nummer, cellen in regels:
        rij = dict(zip(kop, cellen, strict=True))
        kenmerk, groep = rij["kenmerk"].casefold(), rij["groep"]
        if not kenmerk or not groep or kenmerk == AANTAL:
            raise Gebruiksfout(f"{pad}, regel {nummer}: verwacht een kenmerk en een groep, niet leeg.")
        if groep in uit.setdefault(kenmerk, {}):
            raise Gebruiksfout(f"{pad}, regel {nummer}: '{groep}' ({kenmerk}) stond er al.")
        uit[kenmerk][groep] = float(_aantal(pad, nummer, rij["aantal"]))
    return uit


def _aantal(pad: Path, nummer: int, cel: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", cel):
        raise Gebruiksfout(
            f"{pad}, regel {nummer}: aantal '{cel}'; verwacht een geheel getal vanaf nul, zonder punten."
        )
    return int(cel)


def _eigen(pad: Path, nummer: int, kenmerk: str, cel: str, groepen: dict[str, float]) -> str:
    if cel and cel not in groepen:
        hulp = suggestie(cel, groepen) or f" Mogelijk: {', '.join(groepen)}."
        raise Gebruiksfout(f"{pad}, regel {nummer}: '{cel}' ({kenmerk}) staat niet bij de randtotalen.{hulp}")
    return cel


def _groep(pad: Path, nummer: int, kenmerk: str, cel: str) -> str:
    mogelijk = {plat(g): g for g in GROEPEN[kenmerk]}
    if cel and plat(cel) not in mogelijk:
        bekend = ", ".join(GROEPEN[kenmerk])
        raise Gebruiksfout(
            f"{pad}, regel {nummer}: ik ken '{cel}' niet als {kenmerk}; verwacht {bekend}, of leeg voor onbekend."
        )
    return mogelijk[plat(cel)] if cel else ""
