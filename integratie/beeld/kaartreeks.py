"""Kleine kaarten naast elkaar: dezelfde klassen door de jaren, zodat verandering te zien is."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import shapely
from matplotlib.patches import Patch, PathPatch
from matplotlib.path import Path

from integratie import gebieden
from integratie.beeld import teksten
from integratie.beeld.figuren import geen_figuur
from integratie.beeld.figuur import figuur
from integratie.beeld.jaarwoorden import jaarlabel
from integratie.beeld.kaarten import kaartcijfers, klassegrenzen, pad_van, vormen
from integratie.beeld.opmaak import cel, getal
from integratie.beeld.stijl import ACCENT, GRIJS, KLASSEN, naar_svg, tekenblad
from integratie.blok.blok import Blok, Figuur
from integratie.indicator import opschrift


def kaartreeks(naam: str, gemeente: str | None = None, peiljaar: int | None = None, groep: str = "") -> Figuur | Blok:
    """Zes kaarten van het eerste tot het laatste jaar, met klassen over alle getoonde jaren samen."""
    ind, nis, peiljaar, gebied, cijfers = kaartcijfers(naam, gemeente, peiljaar, groep)
    alle_jaren = sorted(cijfers.loc[cijfers["waarde"].notna(), "jaar"].unique())
    if len(alle_jaren) < 2:
        return geen_figuur(ind, nis or gebied.leden[0], peiljaar, groep)
    jaren = sorted({int(alle_jaren[i]) for i in np.linspace(0, len(alle_jaren) - 1, 6).round().astype(int)})
    getoond = cijfers[cijfers["jaar"].isin(jaren)]
    tabel, status = (
        getoond.pivot(index="nis", columns="jaar", values=k).reindex(gebied.leden) for k in ("waarde", "status")
    )
    grenzen = klassegrenzen(tabel.stack())
    van_ons = gebieden.leden_van(nis) if nis and nis != gebied.code else ()
    eigen = tuple(lid for lid in van_ons if lid in gebied.leden)
    kader = shapely.total_bounds([vormen()[lid] for lid in gebied.leden])
    stap = np.array([1.15 * (kader[2] - kader[0]), 1.2 * (kader[3] - kader[1])])
    hoogte = min(6.6 * 2 * stap[1] / (3 * stap[0]), 6.0) + 0.6
    with tekenblad(6.6, hoogte, marges=(0.05, 0.05, 0.05, 0.55)) as blad:
        as_ = blad.add_subplot()  # één assenstelsel: zes keer assen opzetten duurt langer dan tekenen
        as_.set_axis_off()
        as_.set_aspect("equal")
        as_.set(xlim=(kader[0], kader[0] + 3 * stap[0]), ylim=(kader[1] - stap[1], kader[1] + stap[1]))
        for plaats, jaar in enumerate(jaren):
            schuif = stap * (plaats % 3, -(plaats // 3))
            boven = (kader[0] + (kader[2] - kader[0]) / 2, kader[3] + 0.04 * stap[1])
            x, y = boven + schuif
            as_.text(x, y, jaarlabel(ind, jaar), ha="center", fontsize=9)
            klasse = tabel[jaar].map(lambda w: -1 if pd.isna(w) else int(np.searchsorted(grenzen, w, side="right")))
            for nummer, leden in klasse.groupby(klasse).groups.items():
                onbekend = {"facecolor": "white", "edgecolor": GRIJS, "hatch": "////"}
                stijl = onbekend if nummer < 0 else {"facecolor": KLASSEN[nummer], "edgecolor": "white"}
                as_.add_artist(PathPatch(_pad(tuple(leden), schuif), linewidth=0.4, **stijl))
            if eigen:
                rand = {"facecolor": "none", "edgecolor": ACCENT, "linewidth": 1.6}
                as_.add_artist(PathPatch(_pad(eigen, schuif), zorder=3, **rand))
        g = [getal(x, ind.decimalen) for x in grenzen]
        namen = [f"< {g[0]}", *(f"{a} – {b}" for a, b in pairwise(g)), f"≥ {g[3]}"]
        vakken = [
            Patch(facecolor=kleur, edgecolor=GRIJS, linewidth=0.5, label=label)
            for kleur, label in zip(KLASSEN, namen, strict=True)
        ]
        opmaak: dict[str, Any] = {"loc": "lower center", "ncols": 5, "frameon": False}
        blad.legend(handles=vakken, title=ind.eenheid, fontsize=8, title_fontsize=8, **opmaak)
        alt = teksten.alt_kaartreeks(ind, tabel, gebied, groep)
        svg = naar_svg(blad, alt)
    per_jaar = {
        jaarlabel(ind, j): [cel(ind, *p) for p in zip(tabel[j], status[j].fillna("geen"), strict=True)] for j in jaren
    }
    namen = [gebieden.gemeenten()[lid].naam for lid in tabel.index]
    tekst = pd.DataFrame({"Gemeente": namen} | per_jaar, dtype=object)
    titel = f"{opschrift(ind, groep)} in {gebied.in_zin}, {jaarlabel(ind, jaren[0])} tot {jaarlabel(ind, jaren[-1])}"
    return figuur("kaartreeks", ind, groep, jaren, titel, (svg, alt), tekst)


def _pad(leden: tuple[str, ...], schuif: np.ndarray) -> Path:
    """Deze gemeenten als één pad, verschoven naar hun plaats op het blad."""
    pad = Path.make_compound_path(*map(_vorm, leden))
    return Path(pad.vertices + schuif, pad.codes)


@cache
def _vorm(lid: str) -> Path:
    return pad_van(shapely.simplify(vormen()[lid], 150))  # op een kleine kaart ziet niemand de rest
