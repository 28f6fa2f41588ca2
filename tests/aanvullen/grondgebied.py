"""Grenzen, fusies en de koppeltabellen van gebieden."""

from collections.abc import Iterator
from pathlib import Path

import geopandas as gpd
import pandas as pd
from uittreksels.opmaak import Rij, nieuwe_rij

from aanvullen.editie import EDITIE, in_werkboek, zet_erbij
from integratie import gebieden


def vul_aan(map_: Path) -> None:
    """De koppeltabellen die de tests lezen, de fusies en de grenzen; die laatste zijn in de editie vereenvoudigd."""
    regios = pd.read_csv(EDITIE / "referentieregios.csv", dtype=str).set_index("naam")["code"]
    samenwerking = pd.read_csv(EDITIE / "igs.csv", dtype=str)
    igs, namen = samenwerking.set_index("nis")["code"], samenwerking.drop_duplicates("code")
    codes = {
        "gewest": lambda g: g.gewest.lstrip("0"),
        "provincie": lambda g: g.provincie.lstrip("0"),
        "arrondiss": lambda g: g.arrondissement,
        "refreg": lambda g: regios.get(g.referentieregio),
        "igs": lambda g: igs.get(g.nis, "igs999"),
    }
    for niveau, code in codes.items():
        pad = map_ / f"gemeente_{niveau}.xlsx"
        in_werkboek(pad, lambda _, rijen, c=code: [*rijen, *_koppeling(rijen, c)])
    in_werkboek(map_ / "def_igs.xlsx", lambda _, rijen: [*rijen, *_definities(rijen, namen)])
    _sectoren(map_)
    zet_erbij(next(map_.glob("nis_changes_*.csv")), _fusies)
    grenzen = gpd.read_parquet(EDITIE / "grenzen.parquet").rename(columns={"nis": "geoitem"})
    _vormen(map_ / "gemeente.shp", grenzen)
    wijken = gpd.read_parquet(EDITIE / "wijken.parquet").rename(columns={"code": "geoitem"})
    for soort, naam in {"wijk": "rand_wijken_ggw7_31370.gpkg", "deelgemeente": "rand_deelgemeenten_31370.gpkg"}.items():
        _vormen(map_ / naam, wijken[wijken["soort"] == soort])


def _koppeling(rijen: list[Rij], code) -> list[Rij]:
    aanwezig = {rij.cellen[0] for rij in rijen if rij.cellen}
    paren = [(nis, code(g)) for nis, g in gebieden.gemeenten().items() if nis not in aanwezig]
    return [nieuwe_rij(paar) for paar in paren if paar[1]]


def _definities(rijen: list[Rij], namen: pd.DataFrame) -> list[Rij]:
    aanwezig = {rij.cellen[1] for rij in rijen if rij.cellen}
    return [nieuwe_rij([0, r.code, r.naam, r.naam]) for r in namen.itertuples() if r.code not in aanwezig]


def _sectoren(map_: Path) -> None:
    alle = pd.read_parquet(EDITIE / "statistische_sectoren.parquet")
    for niveau, kolom in {"gemeente": "nis", "ggw7": "wijk"}.items():
        paren = dict(zip(alle["sector"], alle[kolom], strict=True))

        def vul(_, rijen: list[Rij], paren=paren) -> list[Rij]:
            aanwezig = {rij.cellen[0] for rij in rijen if rij.cellen}
            return [*rijen, *(nieuwe_rij(paar) for paar in paren.items() if paar[0] not in aanwezig)]

        in_werkboek(map_ / f"statsec_{niveau}.xlsx", vul)


def _fusies(kop: list[str], regels: list[list[str]]) -> Iterator[list]:
    aanwezig = {r[1] for r in regels}
    for f in gebieden.fusies().itertuples():
        if f.oud not in aanwezig:
            yield [f.jaar, f.oud, f.oude_naam, f.nieuw, f.nieuwe_naam, "merger"]


def _vormen(pad: Path, alle: gpd.GeoDataFrame) -> None:
    echte = gpd.read_file(pad)
    rest = alle[~alle["geoitem"].isin(echte["geoitem"])][["geoitem", "naam", "geometry"]].to_crs(echte.crs)
    pd.concat([echte, rest], ignore_index=True).sort_values("geoitem").to_file(pad)
