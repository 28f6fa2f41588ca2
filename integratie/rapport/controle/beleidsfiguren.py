"""Figuren over de Vlaamse Rand als geheel en over de opvolging, opnieuw gemaakt uit de gegevens: hun tabel hoort cel voor cel gelijk te zijn."""

from __future__ import annotations

import pandas as pd

from integratie.beeld.beleid import rand, verschilfiguren
from integratie.beeld.beleid.opvolging.figuur import figuur
from integratie.beleid.opvolging.oordeel import bewaard

# Soort figuur (het begin van haar anker) → de functie die ze maakt.
SOORTEN = {
    "typologie": rand.typologie, "sigma": verschilfiguren.sigma, "beta": verschilfiguren.beta,
    "ongelijkheid": verschilfiguren.ongelijkheid,
}  # fmt: skip


def herrekend(soort: str, rij: dict, anker: str) -> dict[tuple[str, str], str] | None:
    """(rijkop, kolomkop) → de tekst die er hoort te staan; None voor een andere soort figuur."""
    if soort == "opvolging":
        return _opvolging(rij, anker)
    if soort not in SOORTEN:
        return None
    return _cellen(SOORTEN[soort](rij["peiljaar"]).tabel)


def _opvolging(rij: dict, anker: str) -> dict[tuple[str, str], str]:
    nummer, lijst = anker.split("-")[1], bewaard(rij["nis"], rij["peiljaar"], rij["editie"])
    opnieuw = (
        figuur(lijst[int(nummer) - 1], int(nummer)) if nummer.isdigit() and 0 < int(nummer) <= len(lijst) else None
    )
    return _cellen(opnieuw.tabel) if opnieuw and opnieuw.naam == anker else {("", ""): ""}


def _cellen(tabel: pd.DataFrame) -> dict[tuple[str, str], str]:
    rest = tabel.columns[1:]
    rijen = tabel.astype(object).itertuples(index=False, name=None)
    return {(rij[0], kolom): cel for rij in rijen for kolom, cel in zip(rest, rij[1:], strict=True)}
