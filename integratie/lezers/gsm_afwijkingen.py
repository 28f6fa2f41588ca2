"""Wat de uitgever in een blad verkeerd zette en wat de lezer dan doet: `gsm_afwijkingen.yaml`, elk met zijn bewijs."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd
import yaml

from integratie.fouten import Gegevensfout


@dataclass(frozen=True)
class Afwijking:
    """`doe` is `rest` (de rijen met `tekst` zijn de noemer min de andere) of `weglaten` (een jaar met dubbele rijen)."""

    code: str
    jaren: tuple[int, ...]
    doe: str
    bewijs: str
    tekst: str = ""


@cache
def afwijkingen() -> dict[str, Afwijking]:
    """Code zonder liggend streepje → wat er mis is."""
    inhoud = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    return {code: Afwijking(code, **{**velden, "jaren": tuple(velden["jaren"])}) for code, velden in inhoud.items()}


def van(code: str) -> Afwijking | None:
    """De afwijking van een blad, of niets."""
    return afwijkingen().get(code.replace("_", ""))


def pas_toe(
    afwijking: Afwijking, sleutels: pd.DataFrame, waarden: pd.DataFrame, breuk: tuple[str, str, str] | None, waar: str
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """De rijen die gelezen worden (`nis, jaar` en teksten) en hun cijfers. Fout: `Gegevensfout` als een rest geen rest kan zijn."""
    geraakt = sleutels["jaar"].isin(list(afwijking.jaren))
    if afwijking.doe == "weglaten":
        weg = sleutels.loc[geraakt & sleutels.duplicated(), "jaar"].unique()
        return sleutels[~sleutels["jaar"].isin(list(weg))], waarden
    doel = geraakt & sleutels.eq(afwijking.tekst).any(axis=1)
    houd = sleutels[~(doel & sleutels.duplicated())]
    if breuk is None or not doel.any():
        return houd, waarden
    kop_teller, kop_noemer, kop_deel = breuk
    over = _rest(afwijking, sleutels, doel, waarden.loc[sleutels.index, [kop_teller, kop_noemer]].to_numpy().T, waar)
    hier = doel[doel].index
    uit = waarden.copy()
    uit.loc[hier, kop_teller] = over[doel]
    uit.loc[hier, kop_deel] = (100 * uit.loc[hier, kop_teller] / uit.loc[hier, kop_noemer]).round(10)
    return houd, uit


def _rest(afwijking: Afwijking, sleutels: pd.DataFrame, doel: pd.Series, tellers_noemers, waar: str) -> pd.Series:
    """De noemer min de andere rijen van dezelfde gemeente en hetzelfde jaar."""
    teller, noemer = (pd.Series(x, index=sleutels.index) for x in tellers_noemers)
    plaats = [sleutels["nis"], sleutels["jaar"]]
    over = noemer - teller.where(~doel, 0).groupby(plaats).transform("sum")
    gegeven = teller.where(doel, 0).groupby(plaats).transform("sum")
    # Twee rijen met hetzelfde aantal zijn bij de uitgever één rij geworden.
    fout = doel & (over != gegeven) & (over != 2 * gegeven)
    if fout.any():
        r = sleutels[fout].iloc[0]
        raise Gegevensfout(
            f"{waar}: '{afwijking.tekst}' van {r['nis']} in {r['jaar']} telt {gegeven[fout].iloc[0]:g}; verwacht: wat van de noemer overblijft "
            f"({over[fout].iloc[0]:g}), of de helft daarvan."
        )
    return over
