"""Zijn de cijfers van een jaar dat de editie nog niet heeft, wel van dat jaar en van die gemeenten?

`tegenspraak` vergelijkt wat de editie al heeft; hier staat een nieuw jaar naast het dichtste van dezelfde reeks. Is het er een kopie van, dan is het
jaartal wellicht fout; is het vele keren meer of minder, dan is de eenheid een andere. Lijkt een stuk van de rijen, in de volgorde van het bestand, veel
beter op dat van de gemeente een of meer rijen verder, dan is het verschoven. In elk laatste jaar van editie 2026-11 is geen enkel cijfer zo geweigerd;
van 231 reeksen waarin een rij verschoof, werden er 227 gezien (niet: medianen en een bevraging, die overal bijna gelijk zijn).
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from integratie import gebieden
from integratie.fouten import Gegevensfout
from integratie.lezers.lading import Lading

MINSTENS = 40  # getallen: met minder gemeenten bewijst een kopie niets
KOPIE = 0.97  # van de getallen
KLEIN = 10  # een aantal daaronder is vaak gelijk, en zegt weinig over welke gemeente het is
EENHEID = 5  # keer het dichtste jaar, in de doorsnee gemeente: in 4.058 paren van jaren van editie 2026-11 is dat hoogstens 2,5
GELIJKT = 0.5  # samenhang (van de logaritmen) met het dichtste jaar, in 4.057 van die paren hoger: zo blijft ze in een andere eenheid; verzonnen cijfers hebben ze niet
VENSTER = 12  # rijen na elkaar
ANDERS = 0.3  # doorsnee afstand (log) tot het vorige jaar van de eigen gemeente: 35 % meer of minder
BETER = 4  # zoveel keer dichter bij de gemeente van een andere rij
VERST = 3  # rijen


def keur(lading: Lading, bestand: str, bewaard: pd.DataFrame | None, editie: str) -> list[str]:
    """Een melding per jaar dat een kopie is, of op geen enkel ander lijkt. Fout: `Gegevensfout` met de eerste cel van een stuk dat verschoven is, of van een andere eenheid."""
    if bewaard is None or (nieuw := _nieuw(lading, bewaard)).empty:
        return []
    vreemd: dict[int, str] = {}
    for reeks in _reeksen(nieuw, bewaard):
        r, keer = reeks.iloc[0], float((reeks["waarde"] / reeks["oud"]).median())
        if not 1 / EENHEID < keer < EENHEID:
            zin = (
                f"{lading.plaats(r, bestand)} geeft {r['waarde']:.10g} voor {_naam(r['nis'])} in {r['jaar']}; in editie '{editie}' is dat {r['oud']:.10g} in "
                f"{r['oud_jaar']}. De doorsnee gemeente heeft {keer:.2g} keer zoveel"
            )
            with np.errstate(invalid="ignore"):
                gelijkt = np.corrcoef(np.log(reeks[["waarde", "oud"]].to_numpy().T))[0, 1]
            if gelijkt > GELIJKT:
                raise Gegevensfout(f"{zin}; verwacht: dezelfde eenheid.")
            vreemd.setdefault(
                r["jaar"],
                f"Let op: {zin}, en de verdeling over de gemeenten lijkt er niet op. Kijk na of het dezelfde cijfers zijn.",
            )
        if (plaats := _verschoven(reeks)) is not None:
            r, daar = reeks.iloc[plaats[0]], reeks.iloc[plaats[1]]
            raise Gegevensfout(
                f"{lading.plaats(r, bestand)} geeft {r['waarde']:.10g} voor {_naam(r['nis'])} in {r['jaar']}; in editie '{editie}' is dat {r['oud']:.10g} in "
                f"{r['oud_jaar']}, en {daar['oud']:.10g} voor {_naam(daar['nis'])}. Zo is het voor {VENSTER} gemeenten na elkaar; verwacht: elk cijfer bij zijn "
                "eigen gemeente (een rij verschoven?)."
            )
    telt = nieuw[(nieuw["waarde"].abs() >= KLEIN) | (nieuw["waarde"] % 1 != 0)]
    return [*vreemd.values()] + [
        f"Let op: in {bestand} zijn de cijfers van {jaar} voor {lading.tabel} die van {deel['oud_jaar'].iloc[0]}. Kijk na of het jaartal juist is."
        for jaar, deel in telt.groupby("jaar", sort=True)
        if len(deel) >= MINSTENS and (deel["waarde"] == deel["oud"]).mean() > KOPIE
    ]


def _nieuw(lading: Lading, bewaard: pd.DataFrame) -> pd.DataFrame:
    """De cijfers van jaren die hun reeks in de editie niet heeft, in de volgorde van het bestand, met `oud` en `oud_jaar`: het dichtste jaar van de editie."""
    sleutel = [k for k in bewaard.columns if k not in ("jaar", "waarde", "status")]
    if set(sleutel) - set(lading.rijen.columns):
        return pd.DataFrame()
    reeks = [k for k in sleutel if k != "nis"]
    oud = bewaard[bewaard["waarde"].notna()]
    rijen = lading.rijen.astype({k: bewaard[k].dtype for k in [*sleutel, "jaar"]})
    jaren = (
        rijen[[*reeks, "jaar"]]
        .drop_duplicates()
        .merge(oud[[*reeks, "jaar"]].drop_duplicates(), on=reeks, suffixes=("", "_oud"))
    )
    jaren = jaren.assign(ver=(jaren["jaar"] - jaren["jaar_oud"]).abs()).sort_values(["ver", "jaar_oud"])
    jaren = (
        jaren.drop_duplicates([*reeks, "jaar"])
        .query("ver > 0")
        .drop(columns="ver")
        .rename(columns={"jaar_oud": "oud_jaar"})
    )
    if jaren.empty:
        return pd.DataFrame()
    nooit_gefuseerd = set(gebieden.gemeenten()) - set(gebieden.fusies()["nieuw"])
    rijen = rijen[rijen["waarde"].notna() & rijen["nis"].isin(nooit_gefuseerd)]
    oud = oud[[*sleutel, "jaar", "waarde"]].rename(columns={"jaar": "oud_jaar", "waarde": "oud"})
    return rijen.merge(jaren, on=[*reeks, "jaar"]).merge(oud, on=[*sleutel, "oud_jaar"])


def _reeksen(nieuw: pd.DataFrame, bewaard: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """De cijfers van één jaar van één reeks, wie te klein is niet."""
    reeks = [k for k in bewaard.columns if k not in ("nis", "jaar", "waarde", "status")]
    # Een aandeel is zelden een geheel getal, en zegt ook klein over welke gemeente het gaat.
    beide = nieuw[["waarde", "oud"]]
    groot = nieuw[((beide >= KLEIN) | ((beide > 0) & (beide % 1 > 0))).all(axis=1)]
    for _, deel in groot.groupby([*reeks, "jaar"], observed=True):
        if len(deel) >= MINSTENS:
            yield deel


def _verschoven(reeks: pd.DataFrame) -> tuple[int, int] | None:
    """De rij waar een verschoven stuk begint, en de rij waarvan het cijfer is; niets als er geen is."""
    nieuw, oud = (pd.Series(np.log(reeks[k].to_numpy())) for k in ("waarde", "oud"))
    eigen = (nieuw - oud).abs().rolling(VENSTER).median()
    # Twaalf keer hetzelfde getal zegt niet van welke gemeente het is.
    eigen = eigen.where(nieuw.rolling(VENSTER).max() > nieuw.rolling(VENSTER).min())
    if not (eigen > ANDERS).any():
        return None
    for rijen in (s for ver in range(1, VERST + 1) for s in (ver, -ver)):
        elders = (nieuw - oud.shift(rijen)).abs().rolling(VENSTER).median()
        fout = np.flatnonzero((eigen > ANDERS) & (elders * BETER < eigen))
        if fout.size:
            begin = int(fout[0]) - VENSTER + 1
            return begin, begin - rijen
    return None


def _naam(code: str) -> str:
    return gebieden.gemeenten()[code].naam
