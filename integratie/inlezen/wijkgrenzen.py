"""Schrijft de grenzen van wijken en deelgemeenten van de Vlaamse Rand, uit de bestanden van provincies.incijfers.be."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from integratie.fouten import Gegevensfout
from integratie.gebieden import MAP
from integratie.tabel import voor_bestand

BESTANDEN = {"wijk": "rand_wijken_ggw7_31370.gpkg", "deelgemeente": "rand_deelgemeenten_31370.gpkg"}
TOLERANTIE, RASTER = 20, 1  # meter: een wijk is klein


def schrijf(bron: Path, doel: Path = MAP) -> None:
    """Schrijf `wijken.parquet` (`nis, soort, code, naam, geometry`) naar `doel`; `bron` is de map met `gebieden/`."""
    delen = [_lees(bron / "gebieden" / naam, soort) for soort, naam in BESTANDEN.items()]
    alles = gpd.GeoDataFrame(pd.concat(delen, ignore_index=True), crs="EPSG:31370")
    voor_bestand(alles).to_parquet(doel / "wijken.parquet", index=False, compression="zstd")


def _lees(pad: Path, soort: str) -> gpd.GeoDataFrame:
    ruw = gpd.read_file(pad).sort_values("geoitem", ignore_index=True)
    codes = ruw["geoitem"].astype(str)
    if ruw.crs is None or ruw.crs.to_epsg() != 31370 or not codes.str.fullmatch(r"[0-9]{5}[A-Z][0-9]*").all():
        raise Gegevensfout(
            f"Het bestand {pad.name} moet {soort}en in Lambert 72 bevatten, met codes zoals 23088W01 of 23088A."
        )
    vormen = shapely.coverage_simplify(ruw.geometry.to_numpy(), TOLERANTIE)
    # Niet punt per punt zoals de gemeenten: in één smalle wijk zouden lijnen elkaar dan kruisen.
    vormen = shapely.set_precision(vormen, RASTER)
    if not shapely.is_valid(vormen).all():
        raise Gegevensfout(f"De vereenvoudigde grenzen van {pad.name} zijn geen vlakken meer; verlaag de tolerantie.")
    naam = ruw["naam"].astype(str).str.replace(r" \([^()]*\)$", "", regex=True)
    rijen = {"nis": codes.str[:5], "soort": soort, "code": codes, "naam": naam}
    return gpd.GeoDataFrame(rijen, geometry=vormen, crs=ruw.crs)
