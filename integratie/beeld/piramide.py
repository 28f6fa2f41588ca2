"""De leeftijdsopbouw van een gemeente: mannen en vrouwen per vijf jaar, in het jongste jaar dat er is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.ticker import FuncFormatter

from integratie import gebieden, vergelijking
from integratie.beeld import teksten
from integratie.beeld.assen import namenas
from integratie.beeld.bronvermelding import bronregel, noten
from integratie.beeld.figuren import geen_figuur
from integratie.beeld.opmaak import getal, getalcel
from integratie.beeld.stijl import CATEGORIEEN, GRIJS, INKT, naar_svg, tekenblad
from integratie.blok.blok import Blok, Figuur
from integratie.indicator import Indicator, kaart
from integratie.opslag import edities

RECHTHOEK = [Path.MOVETO, *[Path.LINETO] * 3, Path.CLOSEPOLY]
KOLOMMEN = {
    ("man", "belg"): "Mannen, Belg",
    ("man", "niet_belg"): "Mannen, niet-Belg",
    ("man", ""): "Mannen",
    ("vrouw", "belg"): "Vrouwen, Belg",
    ("vrouw", "niet_belg"): "Vrouwen, niet-Belg",
    ("vrouw", ""): "Vrouwen",
}


def piramide(gemeente: str, peiljaar: int | None = None) -> Figuur | Blok:
    """Leeftijdsopbouw per geslacht, in klassen van vijf jaar; Belgen en niet-Belgen apart waar het jongste jaar ze onderscheidt."""
    nis, naam = gebieden.zoek(gemeente).nis, gebieden.zoek(gemeente).naam
    peiljaar = peiljaar or vergelijking.laatste_peiljaar()
    if (jongste := _jongste(nis, peiljaar)) is None:
        return geen_figuur(kaart("minderjarigen_niet_belg"), nis, peiljaar)
    jaar, ind, tabel = jongste
    met_nationaliteit = ("man", "belg") in tabel
    with tekenblad(6.6, 4.2, marges=(0.75, 0.15, 0.1, 0.5)) as blad:
        as_ = blad.add_subplot()
        for geslacht, teken in (("man", -1), ("vrouw", 1)):
            groepen = ("belg", "niet_belg") if met_nationaliteit else ("",)
            eerste, *rest = (teken * tabel[geslacht, groep].to_numpy() for groep in groepen)
            _staafreeks(as_, 0 * eerste, eerste, facecolor=CATEGORIEEN[0], label="Belgen" if teken > 0 else None)
            for niet in rest:
                stijl = {"facecolor": CATEGORIEEN[1], "hatch": "///", "edgecolor": "white"}
                _staafreeks(as_, eerste, eerste + niet, label="niet-Belgen" if teken > 0 else None, **stijl)
        as_.axvline(0, color=GRIJS, linewidth=0.8)
        namenas(as_.yaxis, tabel.index, grootte=8)
        as_.xaxis.set_major_formatter(FuncFormatter(lambda x, _: getal(abs(x))))
        as_.set_xlabel("mannen  ←  aantal inwoners  →  vrouwen")
        as_.set_ylabel("leeftijd")
        if met_nationaliteit:
            as_.legend(frameon=False, fontsize=8.5, loc="upper right")
        stempel: dict[str, Any] = {"va": "top", "fontsize": 9, "fontweight": "bold", "color": INKT}
        as_.text(0.01, 0.99, f"1 januari {jaar}", transform=as_.transAxes, **stempel)
        alt = teksten.alt_piramide(tabel, naam, jaar)
        svg = naar_svg(blad, alt)
    wat = "Leeftijd, geslacht en nationaliteit" if met_nationaliteit else "Leeftijd en geslacht"
    titel, n = f"{wat} in {naam} op 1 januari {jaar}", noten(ind, [jaar])
    if vergelijking.te_oud(jaar, peiljaar):
        titel += " (ouder dan vijf jaar)"
        ouder = f"Deze cijfers zijn {peiljaar - jaar} jaar ouder dan het peiljaar {peiljaar}."
        n["opmerkingen"] = (ouder, *n["opmerkingen"])
    return Figuur("piramide", ind.naam, titel, svg, alt, bronregel(ind, [jaar]), _piramidetabel(tabel), **n, jaar=jaar)


def _jongste(nis: str, peiljaar: int) -> tuple[int, Indicator, pd.DataFrame] | None:
    """Het jongste jaar waarin elke leeftijd van elke gemeente gekend is, de indicator van de bron, en het aantal per klasse en (geslacht, groep).

    Bij hetzelfde jaar gaat de tabel met nationaliteit voor.
    """
    leden, gevonden = set(gebieden.leden_van(nis)), []
    for ind in (kaart("minderjarigen_niet_belg"), replace(kaart("leeftijdsklassen"), uit_tabel="leeftijd")):
        if not ind.kan_uit(edities.bronnen()):
            continue
        rijen = edities.lees(ind.tabellen[0])
        rijen = rijen[rijen["nis"].isin(leden) & (rijen["jaar"] <= peiljaar)]
        for (jaar, _), deel in rijen.groupby(["jaar", "onderwerp"], observed=True):
            if set(deel["nis"]) == leden and deel["waarde"].notna().all():
                gevonden.append((int(jaar), ind, deel))
    if not gevonden:
        return None
    jaar, ind, rijen = max(gevonden, key=lambda x: x[0])
    per_klasse = {"index": "leeftijd", "columns": ["geslacht", "groep"], "values": "waarde", "aggfunc": "sum"}
    tabel = rijen.assign(leeftijd=rijen["leeftijd"].map(_klasse)).pivot_table(**per_klasse, observed=True)
    return jaar, ind, tabel.loc[sorted(tabel.index, key=lambda k: int(k.split("-")[0].rstrip("+")))]


def _klasse(leeftijd: str) -> str:
    """ "17" en "15-17" → "15-19"; "95+" blijft."""
    begin = int(leeftijd.split("-")[0].rstrip("+")) // 5 * 5
    return f"{begin}+" if leeftijd.endswith("+") else f"{begin}-{begin + 4}"


def _staafreeks(as_, van: np.ndarray, tot: np.ndarray, **stijl) -> None:
    """Liggende staven op 0, 1, 2 … als één vorm: matplotlib zet elke staaf apart op, en dat kost meer dan ze tekenen."""
    onder = np.arange(len(van)) - 0.43
    hoeken = np.stack([van, onder, tot, onder, tot, onder + 0.86, van, onder + 0.86, van, onder], axis=1).reshape(-1, 2)
    as_.add_patch(PathPatch(Path(hoeken, RECHTHOEK * len(van)), linewidth=0, **stijl))
    as_.autoscale_view()


def _piramidetabel(tabel: pd.DataFrame) -> pd.DataFrame:
    kolommen = {naam: [getalcel(x) for x in tabel[sleutel]] for sleutel, naam in KOLOMMEN.items() if sleutel in tabel}
    return pd.DataFrame(kolommen, index=tabel.index, dtype=object).rename_axis("Leeftijd").reset_index()
