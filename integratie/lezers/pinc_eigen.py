"""Onderwerpen van PinC die het pakket niet kent krijgen een eigen tabel (zie `onderwerpen`)."""

from collections.abc import Iterable, Sequence

import pandas as pd

from integratie.lezers.lading import Lading
from integratie.onderwerpen import Binding, naam_van
from integratie.tabel import Bron, Onderwerp

LICENTIE = "Bronvermelding provincies.incijfers.be; gebruiksvoorwaarden na te gaan bij de uitgever"
OPHALEN = "provincies.incijfers.be, niveau gemeenten, export als csv of xlsx."


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
        peildatum="zie de omschrijving bij de bron",
        uitgave=uitgave,
        onderwerpen={onderwerp: Onderwerp(binding.titel, binding.eenheid, binding.optelbaar, binding.met_teken)},
        ophalen=ophalen,
        voorbehouden=tuple(voorbehouden),
    )
