"""Grenzen van de gemeenten, en wie aan wie grenst."""

from functools import cache

from integratie.gebieden.gemeentelijst import parquet


@cache
def grenzen():
    """Grenzen van de 304 gemeenten: GeoDataFrame `nis, naam, geometry` in Lambert 72 (EPSG:31370), veralgemeend op 100 m."""
    import geopandas as gpd

    tabel = parquet("grenzen.parquet")
    vormen = gpd.GeoSeries.from_wkb(tabel["geometry"], crs="EPSG:31370")
    return gpd.GeoDataFrame(tabel[["nis", "naam"]], geometry=vormen)


@cache
def _buurparen() -> dict[str, frozenset[str]]:
    import shapely

    vormen, codes = grenzen().geometry.to_numpy(), list(grenzen()["nis"])
    links, rechts = shapely.STRtree(vormen).query(vormen, predicate="intersects")
    # Enkel een punt gemeen hebben is geen buur zijn.
    lengte = shapely.length(shapely.intersection(vormen[links], vormen[rechts]))
    paren = [(codes[a], codes[b]) for a, b, m in zip(links, rechts, lengte, strict=True) if a != b and m > 0]
    return {code: frozenset(b for a, b in paren if a == code) for code in codes}


def buren(nis: str) -> frozenset[str]:
    """De gemeenten van Vlaanderen en Brussel die een stuk grens delen met deze gemeente (NIS-codes)."""
    return _buurparen()[nis]
