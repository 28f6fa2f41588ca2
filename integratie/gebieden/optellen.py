"""Waarden optellen over gemeenten: fusies naar de indeling van vandaag, en gebieden als som van hun leden.

Nooit gokken: een som bestaat alleen als al haar delen gekend zijn. Eén uitzondering, en die heet
`benaderd`: zijn alleen verborgen (kleine) aantallen onbekend en kunnen die samen hoogstens 0,5 % van
de som zijn, dan is de som van de gekende delen bruikbaar.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from integratie import gebieden

# Volgorde = zwaarte: de status van een som is de zwaarste van haar delen.
STATUSSEN = ("bekend", "benaderd", "nvt", "geen", "verborgen", "ontbreekt", "fusie", "niet_optelbaar", "onvolledig")
VERBORGEN_HOOGSTENS = 4  # gangbare drempel: een verborgen aantal ligt onder de 5
BENADERD_TOT = 0.005
_BENADERD, _VERBORGEN, _ONVOLLEDIG = (STATUSSEN.index(s) for s in ("benaderd", "verborgen", "onvolledig"))


def codes(status: pd.Series) -> np.ndarray:
    """Status → zwaarte (plaats in `STATUSSEN`)."""
    return pd.Categorical(status, categories=STATUSSEN).codes


def namen(code: np.ndarray) -> pd.Categorical:
    """Zwaarte → status."""
    return pd.Categorical.from_codes(code, STATUSSEN)


def som(rijen: pd.DataFrame, sleutel: list[str], verwacht: pd.Series | int | None = None) -> pd.DataFrame:
    """Tel `waarde` op per `sleutel`; resultaat: de sleutelkolommen, `waarde`, `status`.

    `verwacht` is het aantal delen dat er moet zijn (getal, of kolomnaam in de sleutel → Series); minder
    delen geeft `onvolledig`. Ongekende delen geven de zwaarste status, tenzij de som `benaderd` kan worden.
    """
    groep = rijen.groupby(sleutel, observed=True, sort=True)
    uit = groep["waarde"].sum().to_frame()
    # Hoe vaak elke status voorkomt per som: een matrix van sommen × statussen.
    vakken = groep.ngroup().to_numpy() * len(STATUSSEN) + codes(rijen["status"])
    per_status = np.bincount(vakken, minlength=len(uit) * len(STATUSSEN)).reshape(len(uit), len(STATUSSEN))
    delen, bekend, verborgen = per_status.sum(axis=1), per_status[:, :2].sum(axis=1), per_status[:, _VERBORGEN]
    aantal = delen if verwacht is None else verwacht
    if isinstance(verwacht, pd.Series):
        aantal = verwacht.reindex(uit.index.get_level_values(verwacht.index.name)).to_numpy()
    compleet = delen == aantal
    zwaarst = len(STATUSSEN) - 1 - (per_status[:, ::-1] > 0).argmax(axis=1)
    een_status = (per_status > 0).sum(axis=1) == 1
    benaderd = (
        compleet
        & (verborgen > 0)
        & (bekend + verborgen == delen)
        & (verborgen * VERBORGEN_HOOGSTENS <= BENADERD_TOT * uit["waarde"].to_numpy())
    )
    status = np.where(compleet & ((bekend == delen) | een_status), zwaarst, _ONVOLLEDIG)
    status = np.where(benaderd, _BENADERD, status)
    uit["waarde"] = uit["waarde"].where(status <= 1)
    uit["status"] = namen(status)
    return uit.reset_index()


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
    rijen: pd.DataFrame, doelgebieden: Iterable[gebieden.Gebied], dimensies: Iterable[str] = ()
) -> pd.DataFrame:
    """Som over de leden van elk gebied; `nis` wordt de code van het gebied. Een ontbrekend lid geeft `onvolledig`.

    Ook een som van alleen verborgen aantallen is `onvolledig`: de bron verbergt die van de leden, niet die van het gebied.
    """
    sleutel = ["onderwerp", "groep", *dimensies, "nis", "jaar"]
    tekst = [k for k in sleutel if k != "jaar"]
    rijen = rijen.astype({k: "category" for k in [*tekst, "status"]})  # tienmaal sneller groeperen dan op tekst
    leden = pd.DataFrame([(lid, g.code) for g in doelgebieden for lid in g.leden], columns=["nis", "code"], dtype="str")
    leden = leden.astype({"nis": rijen["nis"].dtype, "code": "category"}).dropna()
    breed = rijen.merge(leden, on="nis").drop(columns="nis").rename(columns={"code": "nis"})
    verwacht = pd.Series({g.code: len(g.leden) for g in doelgebieden}).rename_axis("nis")
    uit = som(breed, sleutel, verwacht)
    samengeteld = uit["nis"].map(verwacht).astype("int64") > 1
    uit["status"] = uit["status"].mask(samengeteld & (uit["status"] == "verborgen"), "onvolledig")
    return uit.astype({k: "str" for k in tekst})
