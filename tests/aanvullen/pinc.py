"""De exports van PinC."""

from functools import cache
from pathlib import Path

import pandas as pd
from uittreksels.opmaak import Rij, nieuwe_rij, records, velden

from aanvullen.editie import cijfers_van, gewest_van
from integratie import gebieden
from integratie.lezers.namen import gemeenten_in

PAKKET = gebieden.MAP.parent
TEKENS = {"geen": "-", "verborgen": "x", "ontbreekt": "?", "nvt": "nvt"}


@cache
def _onderwerpen() -> dict[str, tuple[str, str, str, str]]:
    lijst = pd.read_csv(PAKKET / "lezers" / "pinc_onderwerpen.csv", dtype=str, keep_default_na=False)
    return {r.label: (r.tabel, r.onderwerp, r.groep, r.soort) for r in lijst.itertuples()}


def _cel(label: str, nis: str, jaar: int) -> tuple[float | str, str]:
    """(getal of teken, soort) van een onderwerp van PinC."""
    tabel, onderwerp, groep, soort = _onderwerpen()[" ".join(label.split())]
    waarde, status = cijfers_van(tabel)[nis, jaar, onderwerp, groep]
    return TEKENS.get(status, waarde), soort


def csv(pad: Path) -> None:
    """De gemeenten komen voor de vier restrijen."""
    eerste, *regels = records(pad.read_bytes())
    koppen = [kop.rpartition("|") for kop in velden(eerste, ";")[1:]]
    aanwezig, erbij = {velden(regel, ";")[0] for regel in regels}, []
    for nis, naam in gemeenten_in(2025).items():
        if naam not in aanwezig:
            cellen = [_tekst(*_cel(label, nis, int(jaar))) for label, _, jaar in koppen]
            erbij.append((";".join([f'"{naam}"', *cellen]) + "\n").encode("utf-8"))
    pad.write_bytes(b"".join([eerste, *regels[:-4], *erbij, *regels[-4:]]))


def _tekst(cel: float | str, soort: str) -> str:
    if isinstance(cel, str):
        return f'"{cel}"'
    return f"{cel:.0f}" if soort == "aantal" else f"{cel:.1f}".replace(".", ",")


def werkloosheid(blad: str, rijen: list[Rij]) -> list[Rij]:
    """Het onderwerp staat boven de laatste kolom van zijn blok; percentages zijn breuken."""
    labels, jaren, kolommen, label = rijen[1].cellen, rijen[2].cellen, [], ""
    for kolom in range(len(jaren) - 1, 0, -1):
        label = labels[kolom].partition(" [")[0] if kolom < len(labels) and labels[kolom] else label
        kolommen.insert(0, (label, int(jaren[kolom])))
    aanwezig, erbij = {rij.cellen[0] for rij in rijen if rij.cellen}, []
    for nis, naam in gemeenten_in(2025).items():
        if naam not in aanwezig and gewest_van(nis) == gebieden.VLAAMS_GEWEST:
            cellen = [_cel(label, nis, jaar) for label, jaar in kolommen]
            als_breuk = [soort == "procent" and not isinstance(cel, str) for cel, soort in cellen]
            waarden = [round(cel / 100, 4) if breuk else cel for (cel, _), breuk in zip(cellen, als_breuk, strict=True)]
            erbij.append(nieuwe_rij([naam, *waarden]))
    rest = next(k for k, rij in enumerate(rijen) if rij.cellen and rij.cellen[0].startswith("Buiten "))
    return [*rijen[:rest], *erbij, *rijen[rest:]]
