"""Figuren over de Vlaamse Rand als geheel, opnieuw gemaakt uit de gegevens: hun tabel hoort cel voor cel gelijk te zijn."""

from __future__ import annotations

from integratie.beeld.beleid import rand, verschilfiguren

# Soort figuur (het begin van haar anker) → de functie die ze maakt.
SOORTEN = {
    "typologie": rand.typologie, "sigma": verschilfiguren.sigma, "beta": verschilfiguren.beta,
    "ongelijkheid": verschilfiguren.ongelijkheid,
}  # fmt: skip


def herrekend(soort: str, rij: dict) -> dict[tuple[str, str], str] | None:
    """(rijkop, kolomkop) → de tekst die er hoort te staan; None voor een andere soort figuur."""
    if soort not in SOORTEN:
        return None
    tabel = SOORTEN[soort](rij["peiljaar"]).tabel
    eerste, *rest = tabel.columns
    return {(r[eerste], kolom): r[kolom] for r in tabel.to_dict("records") for kolom in rest}
