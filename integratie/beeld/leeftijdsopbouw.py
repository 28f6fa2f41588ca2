"""De leeftijdsopbouw van een gemeente of gebied, in klassen van vijf jaar, in het jongste jaar dat van elke gemeente geheel gekend is."""

from functools import cache

import pandas as pd

from integratie.opslag import edities

TABELLEN = ("bevolking", "leeftijd")  # bij hetzelfde jaar gaat de eerste voor: ze onderscheidt nationaliteit
STAP, OUDSTE = 5, 100


@cache
def _per_lid(tabel: str, editie: str) -> pd.DataFrame:
    """Inwoners per (`jaar`, `nis`), met een kolom per (beginleeftijd, geslacht, groep); alleen wie geheel gekend is."""
    rijen = edities.lees(tabel, editie)
    nummer, klassen = pd.factorize(rijen["leeftijd"])
    begin = klassen.str.extract(r"(\d+)")[0].astype(int) // STAP * STAP
    rijen = rijen.assign(begin=begin.clip(upper=OUDSTE).to_numpy()[nummer])
    if rijen["onderwerp"].nunique() > 1:
        # Klassen van vijf jaar en elke leeftijd apart vertellen hetzelfde: per jaar één.
        eerste = rijen.groupby(["jaar", "nis"])["onderwerp"].transform("first")
        rijen = rijen[rijen["onderwerp"] == eerste]
    onbekend = rijen.loc[rijen["waarde"].isna(), ["jaar", "nis"]].drop_duplicates()
    kolommen = {"index": ["jaar", "nis"], "columns": ["begin", "geslacht", "groep"], "values": "waarde"}
    som = rijen.astype({"groep": "str"}).pivot_table(**kolommen, aggfunc="sum", observed=True)
    return som.drop(index=pd.MultiIndex.from_frame(onbekend), errors="ignore").fillna(0)


def in_jaar(tabel: str, leden: tuple[str, ...], jaar: int) -> pd.DataFrame | None:
    """Aantal inwoners per beginleeftijd (rij) en (geslacht, groep); None als er een gemeente ontbreekt."""
    alle = _per_lid(tabel, edities.kies_editie())
    if jaar not in alle.index.get_level_values("jaar"):
        return None
    per_nis = alle.xs(jaar, level="jaar")
    if not set(leden) <= set(per_nis.index):
        return None
    met_mensen = (
        per_nis.T.groupby(level="groep").sum().sum(axis=1) > 0
    )  # welke groepen de bron in dit jaar onderscheidt
    som = per_nis.loc[list(leden)].sum().unstack(["geslacht", "groep"]).fillna(0)
    return som.loc[:, met_mensen[som.columns.get_level_values("groep")].to_numpy()]


def jongste(leden: tuple[str, ...], peiljaar: int) -> tuple[str, int, pd.DataFrame] | None:
    """De tabel, het jongste jaar tot het peiljaar, en de opbouw; None zonder zo'n jaar."""
    gevonden = []
    for tabel in (t for t in TABELLEN if t in edities.bronnen()):
        jaren = {int(jaar) for jaar, _ in _per_lid(tabel, edities.kies_editie()).index if jaar <= peiljaar}
        opbouwen = ((tabel, jaar, in_jaar(tabel, leden, jaar)) for jaar in sorted(jaren, reverse=True))
        gevonden += [next(((t, j, x) for t, j, x in opbouwen if x is not None), None)]
    return max((x for x in gevonden if x), key=lambda x: x[1], default=None)
