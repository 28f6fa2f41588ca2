"""De regels van `parameters/onderwerpen.yaml`: wat men weet over een onderwerp dat het pakket niet kent.

Eén regel bindt een onderwerp aan een titel, een eenheid en of het op te tellen is; met een thema wordt het een indicator.
"""

from dataclasses import dataclass, fields
from pathlib import Path

from integratie.bestanden.yaml_met_plaats import lees_gewoon
from integratie.fouten import Gebruiksfout, Gegevensfout
from integratie.gebieden import plat
from integratie.invarianten.bereik import meet_verschil
from integratie.project import projectmap

GROOTSTE = 1_000_000  # bytes; duizenden onderwerpen


@dataclass(frozen=True, slots=True)
class Binding:
    """Wat men over een onderwerp weet; `swing` is zijn code in een uploadbestand (v####), `met_teken`: kan het onder nul gaan?

    `bron`: wie de cijfers gaf. `thema`: het thema waar het als indicator bij komt; zonder is het alleen te verkennen.
    """

    label: str
    titel: str
    eenheid: str = ""
    optelbaar: bool = False
    jaarverschuiving: int = 0
    swing: str = ""
    met_teken: bool = False
    bron: str = ""
    thema: str = ""


def bestand() -> Path:
    """Waar de bindingen staan."""
    return projectmap() / "parameters" / "onderwerpen.yaml"


def bindingen() -> dict[str, Binding]:
    """Naam van het onderwerp in de bron → `Binding`. Fout: `Gegevensfout` bij een onleesbaar of verkeerd bestand."""
    pad = bestand()
    if not pad.is_file():
        return {}
    try:
        inhoud = lees_gewoon(pad, GROOTSTE) or {}
    except Gebruiksfout as fout:
        raise Gegevensfout(str(fout)) from fout
    if not isinstance(inhoud, dict) or not all(isinstance(velden, dict) for velden in inhoud.values()):
        raise Gegevensfout(f"{pad.name}: geen leesbare lijst van onderwerpen; verwacht per onderwerp: titel, eenheid.")
    regels = {" ".join(str(label).split()): velden for label, velden in inhoud.items()}
    soorten: dict = {f.name: f.type for f in fields(Binding)[1:]}
    for label, velden in regels.items():
        for veld, waarde in velden.items():
            if veld not in soorten or not isinstance(waarde, soorten[veld]):
                raise Gegevensfout(
                    f"{pad.name}: '{label}' heeft een verkeerd veld '{veld}'; verwacht: {', '.join(soorten)}."
                )
    # Zegt de regel niets over het teken, dan zegt de naam het.
    return {
        label: Binding(
            label, **{"titel": label, "met_teken": meet_verschil(f"{label} {velden.get('titel', label)}"), **velden}
        )
        for label, velden in regels.items()
    }


def kan_onder_nul(label: str, gebonden: dict[str, Binding]) -> bool:
    """Wat de bindingen over het teken van een vrij onderwerp zeggen, of anders zijn naam."""
    return gebonden[label].met_teken if label in gebonden else meet_verschil(label)


def naam_van(label: str) -> str:
    """Een korte naam voor een onderwerp: kleine letters, cijfers en liggende streepjes, hoogstens 60 tekens."""
    return plat(label).replace(" ", "_")[:60].strip("_") or "onderwerp"
