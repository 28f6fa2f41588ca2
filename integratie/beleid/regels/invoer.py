"""Cijfers die een regel vraagt maar die geen openbare bron heeft: een eigen csv in `parameters/invoer/`."""

from pathlib import Path

import numpy as np
import pandas as pd

from integratie import gebieden
from integratie.beleid.regels.formaat import Regel
from integratie.fouten import Gebruiksfout
from integratie.project import projectmap


def invoerpad(regel: Regel) -> Path:
    """Waar het invoerbestand van een regel hoort: `parameters/invoer/<naam van de regel>.csv`."""
    return projectmap() / "parameters" / "invoer" / f"{regel.naam}.csv"


def invoerkolommen(regel: Regel) -> list[str]:
    """De kolommen van het invoerbestand naast `nis`."""
    return [c.invoer for c in regel.criteria] + ([regel.vloer[0]] if regel.vloer else [])


def invoer(regel: Regel) -> pd.DataFrame | None:
    """Het invoerbestand: index `nis`, een kolom per criterium en die van de vloer; None als het er niet is.

    Fout: `Gebruiksfout` met bestand, regelnummer en reden.
    """
    pad = invoerpad(regel)
    if not pad.is_file():
        return None
    kolommen = invoerkolommen(regel)
    try:
        ruw = pd.read_csv(pad, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except (ValueError, OSError) as fout:
        raise Gebruiksfout(f"{pad} is geen leesbare csv met komma's; verwacht: nis,{','.join(kolommen)}.") from fout
    if ontbreekt := [k for k in ("nis", *kolommen) if k not in ruw]:
        raise Gebruiksfout(f"{pad}, regel 1: kolom {', '.join(ontbreekt)} ontbreekt.")
    getallen = ruw[kolommen].apply(pd.to_numeric, errors="coerce")
    goed = ((getallen >= 0) & np.isfinite(getallen)).all(axis=1)
    for reden, mis in {
        "geen NIS-code van een gemeente van vandaag": ~ruw["nis"].isin(list(gebieden.gemeenten())),
        "een gemeente die er al stond": ruw["nis"].duplicated(),
        "een cel zonder getal vanaf nul (punt als decimaalteken)": ~goed,
    }.items():
        if mis.any():
            raise Gebruiksfout(f"{pad}, regel {int(mis.to_numpy().argmax()) + 2}: {reden}.")
    return getallen.set_axis(pd.Index(ruw["nis"], name="nis"))


def verdeel(regel: Regel, tabel: pd.DataFrame) -> pd.Series:
    """Aandeel (%) van elke gemeente: per criterium haar deel van het totaal, gewogen; onder de vloer geen deel. Fout: `Gebruiksfout`."""
    mee = tabel[tabel[regel.vloer[0]] >= regel.vloer[1]] if regel.vloer else tabel
    if leeg := [c.invoer for c in regel.criteria if mee[c.invoer].sum() == 0]:
        raise Gebruiksfout(f"{invoerpad(regel)}: kolom {', '.join(leeg)} telt op tot nul; er valt niets te verdelen.")
    return sum(c.gewicht * mee[c.invoer] / mee[c.invoer].sum() for c in regel.criteria)
