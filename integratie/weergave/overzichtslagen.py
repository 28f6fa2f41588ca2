"""Wat de kaart van het overzicht kan tonen: vijf indicatoren, elk met klassen, teksten en een legende."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from integratie import vergelijking
from integratie.beeld import kaartklassen
from integratie.beeld.bronvermelding import bronnen_van
from integratie.beeld.opmaak import voluit
from integratie.indicator import kaart as indicatorkaart

# Knop → indicator; de eerste staat aan.
KEUZES = {
    "Buitenlandse herkomst": "aandeel_buitenlandse_herkomst",
    "Niet-Belgen": "aandeel_niet_belg",
    "Nieuwkomers per 1.000 inwoners": "nieuwkomers_per_1000_inwoners",
    "Thuistaal niet-Nederlands, basisonderwijs": "thuistaal_niet_nl_basis",
    "Werkzoekendengraad": "werkzoekendengraad",
}
MINSTENS = 5  # met minder gemeenten zeggen klassen niets
MIDDEN, ONBEKEND = "2", "x"


@dataclass(frozen=True)
class Laag:
    """Eén keuze op de kaart; `klassen` en `teksten` gaan per NIS-code, `legende` is (klasse, tekst)."""

    code: str
    knop: str
    titel: str
    bron: str
    klassen: dict[str, str]
    teksten: dict[str, str]
    legende: list[tuple[str, str]]


def lagen(met_cijfer: list[str], zonder: int, peiljaar: int, editie: str) -> list[Laag]:
    """De lagen voor deze gemeenten in het laatste jaar tot het peiljaar; een indicator zonder cijfers valt weg.

    `zonder` telt wat er verder nog op de kaart staat.
    """
    keuzes = ((f"k{nummer}", *keuze) for nummer, keuze in enumerate(KEUZES.items()))
    return list(filter(None, (_laag(*keuze, met_cijfer, zonder, peiljaar, editie) for keuze in keuzes)))


def _laag(
    code: str, knop: str, naam: str, met_cijfer: list[str], zonder: int, peiljaar: int, editie: str
) -> Laag | None:
    ind = indicatorkaart(naam)
    cijfers = vergelijking.reeks(naam, None, peiljaar, editie)
    cijfers = cijfers[cijfers["nis"].isin(met_cijfer) & (cijfers["groep"] == "")]
    jaar = cijfers.loc[cijfers["waarde"].notna(), "jaar"].max()
    if pd.isna(jaar):
        return None
    stand = cijfers[cijfers["jaar"] == jaar].set_index("nis")
    bekend = stand["waarde"].dropna().astype(float)
    klassen, legende = _klassen(bekend)
    if zonder := zonder + len(met_cijfer) - len(bekend):
        legende.append((ONBEKEND, f"geen cijfer ({zonder})"))
    return Laag(
        code,
        knop,
        f"{ind.titel}, {jaar} ({ind.eenheid}; tussen haakjes het aantal gemeenten)",
        "; ".join(dict.fromkeys(b.vermelding for b in bronnen_van(ind, editie))),
        klassen,
        {nis: f"{ind.titel}: {voluit(ind, rij.waarde, rij.status)} ({jaar})" for nis, rij in stand.iterrows()},
        legende,
    )


def _klassen(waarden: pd.Series) -> tuple[dict[str, str], list[tuple[str, str]]]:
    if len(waarden) < MINSTENS or waarden.nunique() == 1:
        return dict.fromkeys(waarden.index, MIDDEN), [(MIDDEN, f"te weinig verschil voor klassen ({len(waarden)})")]
    grenzen = kaartklassen.grenzen(waarden.tolist())
    plaats = np.searchsorted(grenzen, waarden, side="right")
    namen = enumerate(kaartklassen.namen(grenzen))
    legende = [(str(i), f"{naam} ({(plaats == i).sum()})") for i, naam in namen]
    return dict(zip(waarden.index, map(str, plaats), strict=True)), legende
