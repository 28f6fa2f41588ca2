"""Kaarten met echte grenzen in Lambert 72: de gemeente uitgelicht, de buren vervaagd, de klassen benoemd."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
import pandas as pd
import shapely
from matplotlib.patches import Patch, PathPatch
from matplotlib.path import Path

from integratie import gebieden, vergelijking
from integratie.beeld import teksten
from integratie.beeld.bronvermelding import WIE, basisbron, basiskop, basisstand, basistekst
from integratie.beeld.figuren import geen_figuur, te_weinig
from integratie.beeld.figuur import figuur
from integratie.beeld.jaarwoorden import jaarlabel
from integratie.beeld.naamplaatsing import plaats_namen
from integratie.beeld.opmaak import cellen, getal, met_eenheid
from integratie.beeld.stijl import ACCENT, GRIJS, INKT, KLASSEN, bijschrift, naar_svg, tekenblad
from integratie.blok.blok import Blok, Figuur
from integratie.blok.onderdelen import alinea
from integratie.indicator import Indicator, opschrift
from integratie.indicator import kaart as indicatorkaart

RUIMTE = 0.04  # rand rond het kaartbeeld, als deel van de breedte
BREEDTE, HOOGSTENS, LEGENDE = 6.6, 6.8, 0.75  # duim
BRUSSEL, BUITEN = "#e3e5e8", "#f3f4f6"
MINSTENS = 3  # gemeenten met een cijfer
AFRONDING = 100  # meter: grotere kaarten dan de Rand krijgen evenredig minder punten


@cache
def vormen() -> dict[str, shapely.Geometry]:
    grenzen = gebieden.grenzen()
    return dict(zip(grenzen["nis"], grenzen.geometry, strict=True))


def klassegrenzen(waarden: pd.Series) -> list[float]:
    """Vier grenzen voor vijf klassen uit gemiddelde m en standaardafwijking s: m − s, m − s/3, m + s/3, m + s."""
    m, s = float(waarden.mean()), float(waarden.std(ddof=0))
    return [m - s, m - s / 3, m + s / 3, m + s]


def pad_van(vorm: shapely.Geometry) -> Path:
    """Een (multi)polygoon als één matplotlib-pad; gaten draaien andersom, zodat ze leeg blijven."""
    # Een snijpunt is geen vlak.
    vlakken = [vlak for vlak in shapely.get_parts(shapely.orient_polygons(vorm)) if vlak.area]
    punten = [np.asarray(ring.coords) for vlak in vlakken for ring in (vlak.exterior, *vlak.interiors)]
    codes = [np.r_[Path.MOVETO, [Path.LINETO] * (len(p) - 2), Path.CLOSEPOLY] for p in punten]
    return Path(np.concatenate(punten), np.concatenate(codes))


def kaartcijfers(
    naam: str, gemeente: str | None, peiljaar: int | None, groep: str
) -> tuple[Indicator, str | None, int, gebieden.Gebied, pd.DataFrame]:
    """De indicator, de NIS-code, het peiljaar, het gebied op de kaart, en de cijfers van zijn gemeenten; zonder gemeente de Vlaamse Rand."""
    nis = gebieden.zoek(gemeente).nis if gemeente else None
    peiljaar = peiljaar or vergelijking.laatste_peiljaar()
    gebied = gebieden.kaartgebied(nis) if nis else gebieden.groep(gebieden.RAND)
    cijfers = vergelijking.zonder_kleine(vergelijking.reeks(naam, None, peiljaar), naam)
    cijfers = cijfers[cijfers["nis"].isin(gebied.leden) & (cijfers["groep"] == groep)]
    return indicatorkaart(naam), nis, peiljaar, gebied, cijfers


def kaart(naam: str, gemeente: str | None = None, peiljaar: int | None = None, groep: str = "") -> Figuur | Blok:
    """Kaart van een indicator in het laatste jaar tot het peiljaar; zonder `gemeente` de Vlaamse Rand.

    `tabel` heeft een rij per gemeente, hoogste waarde eerst. Fout: `Gebruiksfout` bij een onbekende naam.
    """
    ind, nis, peiljaar, gebied, cijfers = kaartcijfers(naam, gemeente, peiljaar, groep)
    bekend = cijfers[cijfers["waarde"].notna()]
    if (aantal := bekend["nis"].nunique()) == 0:
        return geen_figuur(ind, nis or gebied.leden[0], peiljaar, groep)
    if aantal < min(MINSTENS, len(gebied.leden)):
        zin = f"{opschrift(ind, groep)}: een kaart vergelijkt minstens {MINSTENS} gemeenten, en van {gebied.in_zin} {'heeft er één' if aantal == 1 else f'hebben er {aantal}'} een cijfer."
        return Blok((alinea(zin, "leeg"),), zin)
    jaar = int(bekend["jaar"].max())
    stand = cijfers[cijfers["jaar"] == jaar].set_index("nis").reindex(gebied.leden)
    stand["status"] = stand["status"].fillna("geen")
    stand["naam"] = [gebieden.gemeenten()[lid].naam for lid in stand.index]
    stand["tekst"] = pd.Series(cellen(ind, stand), stand.index, dtype=object)
    alt = teksten.alt_kaart(ind, stand, gebied, jaar, nis, groep)
    eigen = nis if nis in stand.index else None
    klein = eigen is not None and te_weinig(ind, eigen, jaar, [groep]) is not None
    titel = teksten.titel_kaart(ind, stand, gebied, jaar, None if klein else nis, groep)
    if eigen and not klein and (aandeel := basisstand(ind, eigen, jaar, groep)):
        bij = met_eenheid(indicatorkaart(ind.basis), aandeel.waarde)
        titel, alt = f"{titel}, bij {bij} van {WIE}", f"{alt} Van {WIE} van {stand.at[eigen, 'naam']} is het {bij}."
    with tekenblad(*kaartblad(tuple(stand.index)), marges=(0.05, 0.05, 0.05, LEGENDE)) as blad:
        _teken(blad, ind, stand, None if nis == gebied.code else nis)
        leden = zip(stand.index, stand["naam"], stand["tekst"], strict=True)
        tips = {f"gemeente-{lid}": f"{naam_}: {tekst} ({jaarlabel(ind, jaar)})" for lid, naam_, tekst in leden}
        svg = naar_svg(blad, alt, tips, halo=True)
    tabel = stand.sort_values(["waarde", "naam"], ascending=[False, True])[["naam", "tekst"]].astype(object)
    tabel.columns = ["Gemeente", f"{opschrift(ind, groep)} ({jaarlabel(ind, jaar)})"]
    bij_bron = " Grenzen: provincies.incijfers.be."
    if ind.basis_van(groep):
        tabel[basiskop(ind, jaar)] = [basistekst(ind, lid, jaar, groep) for lid in tabel.index]
        bij_bron = basisbron(ind, jaar) + bij_bron
    return figuur("kaart", ind, groep, [jaar], titel, (svg, alt), tabel, bij_bron)


@cache
def _ondergrond(leden: tuple[str, ...]) -> tuple[np.ndarray, dict[str, Path], shapely.Geometry]:
    """Wat onder elke kaart van dit gebied ligt, één keer berekend: het kader, de buren per kleur, en Brussel."""
    kader = shapely.total_bounds([vormen()[lid] for lid in leden])
    kader = kader + RUIMTE * (kader[2] - kader[0]) * np.array([-1, -1, 1, 1])
    venster, fijnheid = shapely.box(*kader), (kader[2] - kader[0]) / 40_000 * AFRONDING
    buren: dict[str, list[Path]] = {BUITEN: [], BRUSSEL: []}
    brussel = gebieden.groep("brussel").leden
    for lid, vorm in vormen().items():
        if lid in leden or not vorm.intersects(venster):
            continue
        zichtbaar = shapely.simplify(vorm.intersection(venster), fijnheid)
        if zichtbaar.area:
            buren[BRUSSEL if lid in brussel else BUITEN].append(pad_van(zichtbaar))
    paden = {kleur: Path.make_compound_path(*delen) for kleur, delen in buren.items() if delen}
    hoofdstad = shapely.union_all([vormen()[lid] for lid in brussel])
    return kader, paden, hoofdstad.intersection(venster)


@cache
def _pad(code: str) -> Path:
    return pad_van(shapely.union_all([vormen()[lid] for lid in gebieden.leden_van(code)]))


def kaartblad(leden: tuple[str, ...]) -> tuple[float, float]:
    """Breedte en hoogte (duim) van een blad dat de kaart van deze gemeenten vult, legende inbegrepen."""
    kader = _ondergrond(leden)[0]
    return BREEDTE, min(BREEDTE * (kader[3] - kader[1]) / (kader[2] - kader[0]), HOOGSTENS) + LEGENDE


def _teken(blad, ind: Indicator, stand: pd.DataFrame, nis: str | None) -> None:
    grenzen = klassegrenzen(stand["waarde"].dropna())
    kader, buren, hoofdstad = _ondergrond(tuple(stand.index))
    as_ = blad.add_subplot()
    as_.set_axis_off()
    as_.set_aspect("equal")
    as_.set(xlim=kader[[0, 2]], ylim=kader[[1, 3]])
    for kleur, pad in buren.items():
        as_.add_artist(PathPatch(pad, facecolor=kleur, edgecolor="white", linewidth=0.7))
    for lid, waarde in stand["waarde"].items():
        onbekend = pd.isna(waarde)
        kleur = "#ffffff" if onbekend else KLASSEN[int(np.searchsorted(grenzen, waarde, side="right"))]
        vlak = PathPatch(_pad(lid), facecolor=kleur, edgecolor="white", linewidth=0.8, gid=f"gemeente-{lid}")
        if onbekend:
            vlak.set(hatch="////", edgecolor=GRIJS)
        as_.add_artist(vlak)
    if nis:
        for kleur, dikte in (("white", 5.0), (ACCENT, 2.6)):  # wit eronder, zodat de rand op elke klasse afsteekt
            rand = {"facecolor": "none", "edgecolor": kleur, "linewidth": dikte, "joinstyle": "round"}
            as_.add_artist(PathPatch(_pad(nis), **rand, zorder=4))
    leden = zip(stand.index, stand["naam"], stand["tekst"], strict=True)
    namen = {lid: (vormen()[lid], naam, tekst) for lid, naam, tekst in leden}
    if hoofdstad.area and not set(gebieden.groep("brussel").leden) & set(stand.index):
        namen[""] = (hoofdstad, "Brussels Gewest", "")
    plaats_namen(as_, namen, nis)
    titel = f"{ind.eenheid} (tussen haakjes: aantal gemeenten)"
    legende(as_, titel, ind.decimalen, stand["waarde"], grenzen)
    schaalstok(as_, kader)


def legende(as_, titel: str, decimalen: int, waarden: pd.Series, grenzen: list[float]) -> None:
    """Klassen met hun grenzen en het aantal gebieden erin; arcering voor wat geen cijfer heeft."""
    klasse, leeg = np.searchsorted(grenzen, waarden.dropna(), side="right"), waarden.isna().sum()
    vakken = [
        Patch(facecolor=KLASSEN[i], edgecolor=GRIJS, linewidth=0.5, label=f"{naam} ({(klasse == i).sum()})")
        for i, naam in enumerate(klassenamen(grenzen, decimalen))
        if i or grenzen[0] > 0 or (klasse == 0).any()  # onder nul ligt er vaak niets
    ]
    vakken += [Patch(facecolor="white", hatch="////", edgecolor=GRIJS, label=f"geen cijfer ({leeg})")] if leeg else []
    plaats = {"loc": "upper left", "bbox_to_anchor": (0, 0), "alignment": "left", "ncols": 3, "frameon": False}
    vak = as_.legend(handles=vakken, title=titel, fontsize=8.5, title_fontsize=8.5, **plaats)
    vak.get_title().set_color(INKT)


def klassenamen(grenzen: list[float], decimalen: int) -> list[str]:
    """ "minder dan 10,2", "10,2 tot 15,0" … "25,3 of meer"."""
    g = [getal(x, decimalen) for x in grenzen]
    return [f"minder dan {g[0]}", *(f"{a} tot {b}" for a, b in pairwise(g)), f"{g[-1]} of meer"]


def schaalstok(as_, kader) -> None:
    """Een stok van 1, 5 of 10 km, linksonder."""
    breedte = kader[2] - kader[0]
    meter = 1000 if breedte < 15_000 else 5000 if breedte < 60_000 else 10_000
    x, y = kader[0] + 0.03 * breedte, kader[1] + 0.03 * (kader[3] - kader[1])
    as_.plot([x, x + meter], [y, y], color=INKT, linewidth=1.6, solid_capstyle="butt")
    bijschrift(as_, f"{meter // 1000} km", (x + meter / 2, y), (0, 3), None, 7.5, ha="center")
