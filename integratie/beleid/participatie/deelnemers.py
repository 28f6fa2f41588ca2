"""De deelnemers van een bevraging: een csv met één rij per deelnemer, of per combinatie met een kolom `aantal`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pandas as pd

from integratie.beleid.eigen_bestand.bestand import geheel_getal, lees_rijen
from integratie.beleid.eigen_bestand.leeftijdsklassen import in_klassen
from integratie.bestanden.csv_met_plaats import lees_csv
from integratie.fouten import Gebruiksfout, suggestie
from integratie.gebieden import plat

AANTAL = "aantal"
KENMERKEN = ("herkomst", "nationaliteit", "geslacht", "leeftijd")
# Groep in het bestand → groepen van de bevolkingscijfers; een ruimere groep mag, overlappen niet.
GROEPEN: dict[str, dict[str, tuple[str, ...]]] = {
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
    nummers = [nummer for nummer, _ in regels]
    kolommen: dict[str, Sequence[str | int]] = {}
    for i, naam in enumerate(kop):
        cellen = [rij[i] for _, rij in regels]
        if naam == "leeftijd" and naam not in eigen:
            kolommen[naam] = in_klassen(pad, nummers, cellen)
        else:
            lezer: Callable[[str], str | int] = partial(_groep, naam)
            if naam == AANTAL:
                lezer = _aantal
            elif naam in eigen:
                lezer = partial(_eigen, naam, eigen[naam])
            kolommen[naam] = lees_rijen(pad, zip(nummers, cellen, strict=True), lezer)
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

    def lees_rij(cellen: list[str]) -> None:
        rij = dict(zip(kop, cellen, strict=True))
        kenmerk, groep = rij["kenmerk"].casefold(), rij["groep"]
        if not kenmerk or not groep or kenmerk == AANTAL:
            raise ValueError("verwacht een kenmerk en een groep, niet leeg.")
        if groep in uit.setdefault(kenmerk, {}):
            raise ValueError(f"'{groep}' ({kenmerk}) stond er al.")
        uit[kenmerk][groep] = float(_aantal(rij["aantal"]))

    lees_rijen(pad, regels, lees_rij)
    return uit


def _aantal(cel: str) -> int:
    if not geheel_getal(cel):
        raise ValueError(f"aantal '{cel}'; verwacht een geheel getal vanaf nul, zonder punten.")
    return int(cel)


def _eigen(kenmerk: str, groepen: dict[str, float], cel: str) -> str:
    if cel and cel not in groepen:
        hulp = suggestie(cel, groepen) or f" Mogelijk: {', '.join(groepen)}."
        raise ValueError(f"'{cel}' ({kenmerk}) staat niet bij de randtotalen.{hulp}")
    return cel


def _groep(kenmerk: str, cel: str) -> str:
    mogelijk = {plat(g): g for g in GROEPEN[kenmerk]}
    if cel and plat(cel) not in mogelijk:
        bekend = ", ".join(GROEPEN[kenmerk])
        raise ValueError(f"ik ken '{cel}' niet als {kenmerk}; verwacht {bekend}, of leeg voor onbekend.")
    return mogelijk[plat(cel)] if cel else ""
