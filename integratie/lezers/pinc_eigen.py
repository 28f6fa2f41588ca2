"""Onderwerpen van PinC die het pakket niet kent krijgen een eigen tabel.

Eén regel in `parameters/onderwerpen.yaml` bindt ze aan een titel, een eenheid en of ze op te tellen zijn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import pandas as pd

from integratie.bestanden.yaml_met_plaats import lees_gewoon
from integratie.fouten import Gebruiksfout, Gegevensfout
from integratie.gebieden import plat
from integratie.invarianten.bereik import meet_verschil
from integratie.lezers.lading import Lading
from integratie.project import projectmap
from integratie.tabel import Bron, Onderwerp

LICENTIE = "Bronvermelding provincies.incijfers.be (gebruiksvoorwaarden te bevestigen)"
OPHALEN = "provincies.incijfers.be, niveau gemeenten, export als csv of xlsx."
GROOTSTE = 1_000_000  # bytes; duizenden onderwerpen
_TYPES = {"titel": str, "eenheid": str, "optelbaar": bool, "jaarverschuiving": int, "swing": str, "met_teken": bool}
_TYPES |= {"bron": str, "thema": str}


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
    for label, velden in regels.items():
        for veld, waarde in velden.items():
            if veld not in _TYPES or not isinstance(waarde, _TYPES[veld]):
                bekend = ", ".join(f.name for f in fields(Binding)[1:])
                raise Gegevensfout(f"{pad.name}: '{label}' heeft een verkeerd veld '{veld}'; verwacht: {bekend}.")
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


def per_tabel(rijen: pd.DataFrame, eigen: Iterable[Binding], uitgave: str, opmaak: str, indeling: int) -> list[Lading]:
    """Splits rijen met een kolom `tabel`: bekende tabellen zonder, onbekende met een eigen `Bron`."""
    bronnen, meldingen = {}, {}
    for b in eigen:
        tabel = f"pinc_{naam_van(b.label)}"
        bronnen[tabel] = bron_van(b, tabel, "provincies.incijfers.be", LICENTIE, uitgave, opmaak, OPHALEN)
        meldingen[tabel] = tuple(filter(None, [wat_ontbreekt(b, ["eenheid"])]))
    return [
        Lading(tabel, deel.drop(columns="tabel"), indeling, bronnen.get(tabel), uitgave, meldingen.get(tabel, ()))
        for tabel, deel in rijen.groupby("tabel", sort=True)
    ]


def wat_ontbreekt(binding: Binding, velden: Sequence[str]) -> str:
    """Een zin over de velden die nergens opgegeven zijn, met wat men typt; leeg als ze er alle zijn."""
    weg = [veld for veld in velden if not getattr(binding, veld)]
    if not weg:
        return ""
    regel = f'"{binding.label}": {{titel: {binding.titel}, {", ".join(f"{veld}: …" for veld in weg)}}}'
    return f"van '{binding.label}' is de {' en de '.join(weg)} niet opgegeven; zet in parameters/onderwerpen.yaml: {regel}."


def bron_van(
    binding: Binding, tabel: str, uitgever: str, licentie: str, uitgave: str, opmaak: str, ophalen: str = ""
) -> Bron:
    """De `Bron` van een onderwerp zonder kaart, die zegt wat niet geweten is; de `bron` van de binding gaat voor `uitgever`."""
    onderwerp = naam_van(binding.label)
    voorbehouden = [f"Ingelezen onderwerp «{binding.label}» ({opmaak}); lees de omschrijving bij de bron na."]
    if not binding.eenheid:
        voorbehouden.append("De eenheid staat niet in het bestand: vul ze aan in parameters/onderwerpen.yaml.")
    if not binding.optelbaar:
        voorbehouden.append(
            "Niet opgeteld over gemeenten; zet «optelbaar: true» in parameters/onderwerpen.yaml als dat mag."
        )
    if binding.jaarverschuiving:
        voorbehouden.append(
            f"De jaren zijn {binding.jaarverschuiving:+d} verschoven tegenover het jaartal in het bestand."
        )
    return Bron(
        tabel=tabel,
        titel=binding.titel,
        uitgever=binding.bron or uitgever,
        licentie=licentie,
        peildatum="zie de omschrijving bij de bron (te bevestigen)",
        uitgave=uitgave,
        onderwerpen={onderwerp: Onderwerp(binding.titel, binding.eenheid, binding.optelbaar, binding.met_teken)},
        ophalen=ophalen,
        voorbehouden=tuple(voorbehouden),
    )
