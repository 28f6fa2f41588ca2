"""Waarden optellen over gemeenten: fusies naar de indeling van vandaag, en gebieden als som van hun leden.

Nooit gokken: een som bestaat alleen als al haar delen gekend zijn. Eén uitzondering, en die heet
`benaderd`: zijn alleen verborgen (kleine) aantallen onbekend en kunnen die samen hoogstens 0,5 % van
de som zijn, dan is de som van de gekende delen bruikbaar.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import numpy as np
import pandas as pd

from integratie import gebieden

# Volgorde = zwaarte: de status van een som is de zwaarste van haar delen.
STATUSSEN = ("bekend", "benaderd", "nvt", "geen", "verborgen", "ontbreekt", "fusie", "niet_optelbaar", "onvolledig")
VERBORGEN_HOOGSTENS = 4  # gangbare drempel: een verborgen aantal ligt onder de 5
BENADERD_TOT = 0.005
_STATUS = pd.CategoricalDtype(STATUSSEN)
BENADERD, NVT, VERBORGEN, ONVOLLEDIG = (STATUSSEN.index(s) for s in ("benaderd", "nvt", "verborgen", "onvolledig"))


def codes(status: pd.Series) -> np.ndarray:
    """Status → zwaarte (plaats in `STATUSSEN`)."""
    return status.astype(_STATUS).cat.codes.to_numpy()


def namen(code: np.ndarray) -> pd.Categorical:
    """Zwaarte → status."""
    return pd.Categorical.from_codes(code, dtype=_STATUS)


def combinaties(rijen: pd.DataFrame, kolommen: list[str]) -> tuple[np.ndarray, pd.MultiIndex]:
    """Het nummer van de combinatie van elke rij (-1 als een kolom leeg is), en alle combinaties in hun volgorde."""
    per_kolom = [_genummerd(rijen[k]) for k in kolommen]
    breedte = [len(waarden) + 1 for _, waarden in per_kolom]  # nul is leeg
    vak = np.ravel_multi_index([nummer + 1 for nummer, _ in per_kolom], breedte)
    vak[np.logical_or.reduce([nummer < 0 for nummer, _ in per_kolom])] = -1
    nummer, vakken = pd.factorize(vak, sort=True, use_na_sentinel=False)
    leeg = int(len(vakken) > 0 and vakken[0] == -1)
    plaatsen = [plaats - 1 for plaats in np.unravel_index(vakken[leeg:], breedte)]
    return nummer - leeg, pd.MultiIndex([w for _, w in per_kolom], plaatsen, names=kolommen, verify_integrity=False)


def _genummerd(kolom: pd.Series) -> tuple[np.ndarray, pd.Index]:
    """Elke waarde als plaats in de gesorteerde waarden; -1 is leeg."""
    if not isinstance(kolom.dtype, pd.CategoricalDtype):
        return pd.factorize(kolom, sort=True)
    return kolom.cat.codes.to_numpy().astype("int64"), kolom.cat.categories


def som(rijen: pd.DataFrame, sleutel: list[str], verwacht: pd.Series | int | None = None) -> pd.DataFrame:
    """Tel `waarde` op per `sleutel`; resultaat: de sleutelkolommen, `waarde`, `status`. Zie `opgeteld`."""
    return opgeteld(rijen, sleutel, verwacht).reset_index()


def opgeteld(rijen: pd.DataFrame, sleutel: list[str], verwacht: pd.Series | int | None = None) -> pd.DataFrame:
    """Tel `waarde` op per `sleutel`; resultaat: index `sleutel`, kolommen `waarde`, `status`.

    `verwacht` is het aantal delen dat er moet zijn (getal, of kolomnaam in de sleutel → Series); minder
    delen geeft `onvolledig`. Ongekende delen geven de zwaarste status, tenzij de som `benaderd` kan worden.
    """
    nummer, index = combinaties(rijen, sleutel)
    telt = nummer >= 0
    nummer, waarde = nummer[telt], rijen["waarde"].to_numpy(dtype=float)[telt]
    totaal = np.bincount(nummer, waarde := np.nan_to_num(waarde), len(index))
    if (waarde % 1).any():  # pandas houdt bij het optellen van kommagetallen bij wat afgerond werd
        totaal = pd.Series(waarde).groupby(nummer).sum().to_numpy()
    # Hoe vaak elke status voorkomt per som: een matrix van statussen × sommen.
    vakken = codes(rijen["status"])[telt].astype("int64") * len(index) + nummer
    per_status = np.bincount(vakken, minlength=len(index) * len(STATUSSEN)).reshape(len(STATUSSEN), len(index))
    delen, bekend, verborgen = per_status.sum(axis=0), per_status[:2].sum(axis=0), per_status[VERBORGEN]
    aantal = delen if verwacht is None else verwacht
    if isinstance(verwacht, pd.Series):
        aantal = verwacht.reindex(index.get_level_values(verwacht.index.name)).to_numpy()
    compleet, komt_voor = delen == aantal, per_status > 0
    zwaarst = (komt_voor * np.arange(len(STATUSSEN))[:, None]).max(axis=0)
    een_status = komt_voor.sum(axis=0) == 1
    benaderd = (
        compleet
        & (verborgen > 0)
        & (bekend + verborgen == delen)
        & (verborgen * VERBORGEN_HOOGSTENS <= BENADERD_TOT * totaal)
    )
    status = np.where(compleet & ((bekend == delen) | een_status), zwaarst, ONVOLLEDIG)
    status = np.where(benaderd, BENADERD, status)
    return pd.DataFrame({"waarde": np.where(status <= BENADERD, totaal, np.nan), "status": namen(status)}, index)


def naar_vandaag(
    rijen: pd.DataFrame, optelbaar: Iterable[str], indeling: int | pd.Series | None = None
) -> pd.DataFrame:
    """Breng rijen naar de gemeenten van vandaag: aantallen opgeteld, de rest leeg met status `fusie`.

    `indeling` is het jaar van de gemeente-indeling waarin alle rijen staan (of elke rij); `None` als elk jaar zijn eigen indeling heeft.
    """
    fusies = gebieden.fusies()
    jaar = rijen["jaar"] if indeling is None else pd.Series(indeling, index=rijen.index)
    nis, gefuseerd = rijen["nis"].copy(), pd.Series(False, index=rijen.index)
    for fusiejaar, groep in fusies.groupby("jaar"):
        raak = (jaar < fusiejaar) & nis.isin(groep["oud"])
        nis = nis.where(~raak, nis.map(dict(zip(groep["oud"], groep["nieuw"], strict=True))))
        gefuseerd |= raak
    rijen = rijen.assign(nis=nis)
    delen, blijft = rijen[gefuseerd], rijen[~gefuseerd]
    telbaar = delen["onderwerp"].isin(list(optelbaar))
    sleutel = [k for k in rijen.columns if k not in ("waarde", "status")]
    verwacht = fusies.groupby("nieuw")["oud"].size().rename_axis("nis")
    opgeteld = som(delen[telbaar], sleutel, verwacht).astype({"status": "str"})
    leeg = delen.loc[~telbaar, sleutel].drop_duplicates().assign(waarde=float("nan"), status="fusie")
    return pd.concat([blijft, opgeteld, leeg], ignore_index=True)


def per_gebied(
    rijen: pd.DataFrame, doelgebieden: Collection[gebieden.Gebied], dimensies: Iterable[str] = ()
) -> pd.DataFrame:
    """Som over de leden van elk gebied; `nis` wordt de code van het gebied. Een ontbrekend lid geeft `onvolledig`.

    Ook een som van alleen verborgen aantallen is `onvolledig`: de bron verbergt die van de leden, niet die van het gebied.
    """
    alle = {g.code: len(g.leden) for g in doelgebieden}
    nummer, nis = pd.factorize(rijen["nis"])
    lid = np.array([pd.Index(nis).isin(g.leden) for g in doelgebieden])
    gebied, rij = np.nonzero(lid[:, nummer])
    breed = rijen.take(rij).assign(nis=pd.Categorical.from_codes(gebied, list(alle)))
    uit = som(breed, ["onderwerp", "groep", *dimensies, "nis", "jaar"], pd.Series(alle).rename_axis("nis"))
    samengeteld = uit["nis"].map(alle).astype("int64") > 1
    return uit.assign(status=uit["status"].mask(samengeteld & (uit["status"] == "verborgen"), "onvolledig"))
