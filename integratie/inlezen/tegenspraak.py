"""Spreekt een bestand de cijfers tegen die er al zijn, en zijn het die van een ander jaar, een andere kolom of een andere gemeente?

Een uitgever herziet cijfers, maar een herzien cijfer is zelden precies dat van een ander jaar. Zijn de meeste cijfers die een bestand en de editie
delen anders, en staan ze in de editie elders, dan is een kolom of rij verschoven. Kleine gehele getallen bewijzen niets: die zijn vaak gelijk. Zijn
er precies tien, honderd of duizend keer zoveel, dan is de eenheid een andere.
"""

import numpy as np
import pandas as pd

from integratie import gebieden
from integratie.fouten import Gegevensfout
from integratie.lezers.lading import Lading

MINSTENS = 8  # cijfers die elders staan: minder bewijst niets, en meer heeft een tabel van de Rand soms niet
MEESTE = 0.5  # van de cijfers die beide hebben
ZELFDE = 0.97  # van de getallen: een herziening houdt er zelden zoveel over, bij welke gemeente ook
KLEIN = 10  # een geheel getal daaronder staat op veel plaatsen
VERSCHILLEND = 5  # zoveel verschillende getallen
EIGEN_GEMEENTE = "elk cijfer bij zijn eigen gemeente"
_DECIMALEN, _HELFT, _DAAR = 6, 0.5, " daar"


def eis_geen(lading: Lading, bestand: str, bewaard: pd.DataFrame | None, editie: str) -> None:
    """Leg een lading naast `bewaard`, de rijen van haar tabel in `editie`, in de gemeenten die nooit fuseerden.

    Fout: `Gegevensfout` met de eerste cel, wat er staat en wat de editie daar en elders heeft.
    """
    if bewaard is None or (beide := _beide(lading, bewaard)).empty or not (anders := _anders(beide)).any():
        return
    reeks = [k for k in bewaard.columns if k not in ("nis", "jaar", "waarde", "status")]
    if (fout := _fout(beide, _macht_van_tien(beide), reeks, 0)) is not None:
        raise Gegevensfout(_zin(lading, bestand, editie, beide.loc[fout], "", "dezelfde eenheid"))
    per_reeks = (reeks, [*reeks, "jaar"])
    for verwacht, wat, vast, delen in (
        ("elk cijfer bij zijn eigen jaar", ["jaar"], ["nis", *reeks], per_reeks),
        ("elk cijfer in zijn eigen kolom en bij zijn eigen groep", reeks, ["nis", "jaar"], per_reeks),
        (EIGEN_GEMEENTE, ["nis"], [*reeks, "jaar"], (["nis", "onderwerp"],)),
    ):
        elders = _elders(beide[anders], bewaard, wat, vast)
        for deel in delen:
            if (fout := _fout(beide, pd.Series(beide.index.isin(elders.index), beide.index), deel, MEESTE)) is not None:
                plaats = _plaats(beide.loc[fout[0]], elders.loc[fout[0]])
                raise Gegevensfout(_zin(lading, bestand, editie, beide.loc[fout], plaats, verwacht))
    if (fout := _fout(beide, _zelfde_getallen(lading, beide, [*reeks, "jaar"]), [*reeks, "jaar"], MEESTE)) is not None:
        raise Gegevensfout(_zin(lading, bestand, editie, beide.loc[fout], "een andere gemeente", EIGEN_GEMEENTE))


def _beide(lading: Lading, bewaard: pd.DataFrame) -> pd.DataFrame:
    """De cijfers die een lading en de editie allebei hebben, met `oud` ernaast."""
    sleutel = [k for k in bewaard.columns if k not in ("waarde", "status")]
    if set(sleutel) - set(lading.rijen.columns):
        return pd.DataFrame()
    gefuseerd = {*gebieden.fusies()["oud"], *gebieden.fusies()["nieuw"]}
    nieuw = lading.rijen[lading.rijen["waarde"].notna() & ~lading.rijen["nis"].isin(list(gefuseerd))]
    nieuw = nieuw.astype({k: bewaard[k].dtype for k in sleutel})
    oud = bewaard.loc[bewaard["waarde"].notna(), [*sleutel, "waarde"]].rename(columns={"waarde": "oud"})
    return nieuw.merge(oud, on=sleutel)


def _anders(beide: pd.DataFrame) -> pd.Series:
    return pd.Series(~np.isclose(beide["waarde"], beide["oud"], rtol=1e-9, atol=10.0**-_DECIMALEN), beide.index)


def _elders(rijen: pd.DataFrame, bewaard: pd.DataFrame, wat: list[str], vast: list[str]) -> pd.DataFrame:
    """Waar de editie deze getallen heeft, telkens op één andere plaats: `wat` verschilt en `vast` is gelijk; de index is die van `rijen`.

    Van elk jaar (of elke kolom, of elke gemeente) telt alleen de plaats waar de meeste van zijn getallen staan.
    """
    nieuw = rijen.loc[_veelzeggend(rijen["waarde"]), [*vast, *wat, "waarde"]].rename_axis("plaats").reset_index()
    oud = bewaard.loc[bewaard["waarde"].notna(), [*vast, *wat, "waarde"]]
    nieuw, oud = (d.assign(waarde=d["waarde"].round(_DECIMALEN)) for d in (nieuw, oud))
    # Wat op twee plaatsen staat, wijst er geen aan.
    oud = oud.drop_duplicates([*vast, "waarde"], keep=False)
    samen = nieuw.merge(oud, on=[*vast, "waarde"], suffixes=("", _DAAR))
    daar = [f"{k}{_DAAR}" for k in wat]
    aantal = samen.groupby([*wat, *daar], observed=True)["plaats"].transform("size")
    meest = aantal.groupby([samen[k] for k in wat], observed=True).transform("max")
    return samen[aantal == meest].drop_duplicates("plaats").set_index("plaats")[daar]


def _zelfde_getallen(lading: Lading, beide: pd.DataFrame, deel: list[str]) -> pd.Series:
    """Van welk onderwerp en jaar een bestand dezelfde getallen heeft als de editie, hoe ze ook over de gemeenten verdeeld zijn."""
    oud, nieuw = (
        d.assign(waarde=d[kolom].round(_DECIMALEN))[_veelzeggend(d[kolom])]
        .groupby([*deel, "waarde"], observed=True)
        .size()
        for d, kolom in ((beide, "oud"), (lading.rijen, "waarde"))
    )
    gelijk = np.minimum(oud, nieuw.reindex(oud.index, fill_value=0)).groupby(deel, observed=True).sum()
    zelfde = gelijk > ZELFDE * oud.groupby(deel, observed=True).sum()
    return pd.Series(zelfde.reindex(pd.MultiIndex.from_frame(beide[deel]), fill_value=False).to_numpy(), beide.index)


def _veelzeggend(waarden: pd.Series) -> pd.Series:
    return (waarden.abs() >= KLEIN) | (waarden % 1 != 0)


def _macht_van_tien(beide: pd.DataFrame) -> pd.Series:
    """Welke cijfers tien, honderd … keer meer of minder zijn dan in de editie."""
    with np.errstate(divide="ignore", invalid="ignore"):
        macht = np.log10((beide["waarde"] / beide["oud"]).to_numpy())
    return pd.Series(
        np.isfinite(macht) & (np.abs(macht) > _HELFT) & np.isclose(macht, np.round(macht), atol=1e-9), beide.index
    )


def _fout(beide: pd.DataFrame, staat: pd.Series, deel: list[str], meeste: float) -> pd.Index | None:
    """De rijen waarvoor `staat` geldt van het eerste deel (een onderwerp en groep, daarvan één jaar, of een onderwerp van een gemeente) waar ze meer dan `meeste` zijn van wat anders is, en dat van alles."""
    anders = _anders(beide)
    per = pd.DataFrame({"anders": anders, "staat": staat & anders}).groupby([beide[k] for k in deel], observed=True)
    telt = per.agg(alle=("anders", "size"), anders=("anders", "sum"), staat=("staat", "sum"))
    fout = (telt["anders"] > meeste * telt["alle"]) & (telt["staat"] > meeste * telt["anders"])
    for sleutel in telt.index[fout & (telt["staat"] >= MINSTENS)]:
        rijen = per.get_group(sleutel).query("staat").index
        if beide.loc[rijen, "waarde"].nunique() >= VERSCHILLEND:
            return rijen
    return None


def _plaats(rij: pd.Series, daar: pd.Series) -> str:
    """Het jaar, de gemeente, of het onderwerp en de groep waarbij de editie een cijfer heeft."""
    woorden = [str(d) for kolom, d in daar.items() if d not in ("", rij[str(kolom).removesuffix(_DAAR)])]
    return " ".join(_naam(woord) for woord in woorden)


def _naam(code: str) -> str:
    if code == gebieden.VLAAMS_GEWEST:
        return "het Vlaams Gewest"
    return gebieden.gemeenten()[code].naam if code in gebieden.gemeenten() else code


def _zin(lading: Lading, bestand: str, editie: str, rijen: pd.DataFrame, elders: str, verwacht: str) -> str:
    rij = rijen.iloc[0]
    ook = f", en staat {rij['waarde']:.10g} bij {elders}" if elders else ""
    verschoven = "" if elders == "" else " (een rij of kolom verschoven?)"
    return (
        f"{lading.plaats(rij, bestand)} geeft {rij['waarde']:.10g} voor {_naam(rij['nis'])} in {rij['jaar']}; in editie '{editie}' is dat {rij['oud']:.10g}{ook}. Zo is het "
        f"voor {len(rijen)} cijfers; verwacht: {verwacht}{verschoven}."
    )
