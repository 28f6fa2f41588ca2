"""De gegevens van een rapport doorstaan dezelfde keuring als bij het inlezen, en hun delen zijn samen hun geheel."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from integratie import vergelijking
from integratie.fouten import IntegratieFout
from integratie.indicator import FACTOR, register
from integratie.keuring import cijfers
from integratie.rapport.controle.fout import Fout
from integratie.uitvoering import manifest


def editie(rij: dict) -> list[Fout]:
    """De tabellen van de editie zijn bruikbaar voor deze gemeente, zoals voor het rapport gemaakt werd."""
    try:
        vergelijking.controleer(rij["nis"], rij["peiljaar"], rij["editie"])
    except IntegratieFout as fout:
        return [Fout(manifest.NAAM, rij["gebied"], str(fout))]
    return []


def totalen(rij: dict, uit: Path) -> list[Fout]:
    """Elke waarde ligt binnen haar grenzen en is teller op noemer; aandelen zijn samen 100, herkomstgroepen samen alle inwoners."""
    pad = next((p for p in rij["bestanden"] if p.endswith("/gegevens.csv")), None)
    if pad is None:
        return []
    try:
        alles = pd.read_csv(uit / pad, dtype={"nis": str, "groep": str}, keep_default_na=False, na_values={
            k: [""] for k in ("teller", "noemer", "waarde")})  # fmt: skip
        return [Fout(pad, waar, f"verwacht {wat}") for waar, wat in cijfers.gebreken(alles, register(), FACTOR)]
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return [
            Fout(
                pad,
                "bestand",
                "verwacht een csv met de kolommen van het contract en getallen in teller, noemer en waarde",
            )
        ]
