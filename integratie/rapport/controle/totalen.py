"""Delen zijn samen hun geheel: in gegevens.csv, voor de gemeente en voor elk vergelijkingsgebied."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from integratie.indicator import FACTOR, register
from integratie.rapport.controle.fout import Fout

SAMEN_HONDERD = ("samenstelling_herkomst", "werkzoekenden_naar_herkomst", "werkzoekenden_naar_nationaliteit")
SPELING = 1e-4  # de csv heeft tien beduidende cijfers


def totalen(rij: dict, uit: Path) -> list[Fout]:
    """Aandelen zijn samen 100, herkomstgroepen samen alle inwoners, en elke waarde is teller op noemer."""
    pad = next((p for p in rij["bestanden"] if p.endswith("/gegevens.csv")), None)
    if pad is None:
        return []
    try:
        alles = pd.read_csv(uit / pad, dtype={"nis": str, "groep": str}, keep_default_na=False, na_values={
            k: [""] for k in ("teller", "noemer", "waarde")})  # fmt: skip
        return [*_honderd(alles, pad), *_inwoners(alles, pad), *_breuken(alles, pad)]
    except (OSError, ValueError, KeyError, AttributeError):
        return [
            Fout(
                pad,
                "bestand",
                "verwacht een csv met de kolommen van het contract en getallen in teller, noemer en waarde",
            )
        ]


def _honderd(alles: pd.DataFrame, pad: str) -> list[Fout]:
    """Samen 100; waar enkel kleine verborgen aantallen ontbreken (benaderd) mag er een half procent af.

    Zonder teller staat een aandeel op één decimaal: dan scheelt elk deel hoogstens 0,05.
    """
    delen = alles[alles["indicator"].isin(SAMEN_HONDERD)]
    delen = delen.assign(benaderd=delen["status"] == "benaderd", rond=0.05 * delen["teller"].isna())
    som = delen.groupby(["indicator", "gebied", "jaar"]).agg(
        som=("waarde", "sum"), bekend=("waarde", "count"), rijen=("status", "size"), benaderd=("benaderd", "any"),
        rond=("rond", "sum"),
    )  # fmt: skip
    som = som[som["bekend"] == som["rijen"]]
    speling = SPELING + som["rond"]
    fout = som[(som["som"] > 100 + speling) | (som["som"] < 100 - speling - 0.5 * som["benaderd"])]["som"]
    return [
        Fout(pad, f"{g}, {i}, {j}", f"verwacht delen die samen 100 zijn, niet {s:g}") for (i, g, j), s in fout.items()
    ]


def _inwoners(alles: pd.DataFrame, pad: str) -> list[Fout]:
    groepen = alles[alles["indicator"] == "samenstelling_herkomst"].groupby(["gebied", "jaar"])["teller"]
    som = groepen.sum()[groepen.apply(lambda t: t.notna().all())]
    inwoners = alles[alles["indicator"] == "inwoners"].set_index(["gebied", "jaar"])["waarde"].reindex(som.index)
    fout = som[(som - inwoners).abs() > 0.5]
    return [
        Fout(pad, f"{g}, {j}", f"verwacht herkomstgroepen die samen {inwoners[g, j]:.0f} inwoners zijn, niet {s:.0f}")
        for (g, j), s in fout.items()
    ]


def _breuken(alles: pd.DataFrame, pad: str) -> list[Fout]:
    """Alleen waar de waarde gewoon teller op noemer is; een index of snelheid heeft geen van beide in de csv."""
    factor = alles["indicator"].map({naam: FACTOR.get(ind.eenheid, 1.0) for naam, ind in register().items()})
    zelf = alles["teller"] / alles["noemer"].where(alles["noemer"] > 0) * factor
    fout = alles[zelf.notna() & ((zelf - alles["waarde"]).abs() > SPELING * (1 + zelf.abs()))]
    return [
        Fout(pad, f"{r.gebied}, {r.indicator}, {r.jaar}", f"verwacht teller gedeeld door noemer, niet {r.waarde:g}")
        for r in fout.itertuples()
    ]
