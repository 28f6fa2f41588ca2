"""Waarden optellen over gemeenten: fusies naar de indeling van vandaag, en gebieden als som van hun leden.

Nooit gokken: een som bestaat alleen als al haar delen gekend zijn. Eén uitzondering, en die heet
`benaderd`: zijn alleen verborgen (kleine) aantallen onbekend en kunnen die samen hoogstens 0,5 % van
de som zijn, dan is de som van de gekende delen bruikbaar.
"""

from collections.abc import Collection, Iterable
from math import prod

import numpy as np
import pandas as pd

from integratie import gebieden

# Volgorde = zwaarte: de status van een som is de zwaarste van haar delen.
STATUSSEN = ("bekend", "benaderd", "nvt", "geen", "verborgen", "ontbreekt", "fusie", "niet_optelbaar", "onvolledig")
VERBORGEN_HOOGSTENS = 4  # gangbare drempel: een verborgen aantal ligt onder de 5
BENADERD_TOT = 0.005
VEEL_VAKKEN = 5_000_000  # tot zoveel is een lijst van alle vakken sneller dan sorteren
STATUSTEKST = pd.array(STATUSSEN, dtype="str")
_STATUS = pd.CategoricalDtype(STATUSSEN)
BENADERD, NVT, VERBORGEN, ONVOLLEDIG = (STATUSSEN.index(s) for s in ("benaderd", "nvt", "verborgen", "onvolledig"))


def codes(status: pd.Series) -> np.ndarray:
    """Status → zwaarte (plaats in `STATUSSEN`)."""
    return (status if status.dtype == _STATUS else status.astype(_STATUS)).array.codes


def namen(code: np.ndarray) -> pd.Categorical:
    """Zwaarte → status."""
    return pd.Categorical.from_codes(code, dtype=_STATUS)


def combinaties(rijen: pd.DataFrame, kolommen: list[str]) -> tuple[np.ndarray, pd.MultiIndex]:
    """Het nummer van de combinatie van elke rij (-1 als een kolom leeg is), en alle combinaties in hun volgorde."""
    per_kolom = [genummerd(rijen[k]) for k in kolommen]
    breedte = [len(waarden) for _, waarden in per_kolom]
    vak, gevuld = np.zeros(len(rijen), dtype="int64"), np.ones(len(rijen), dtype=bool)
    for (plaats, _), aantal in zip(per_kolom, breedte, strict=True):
        vak, gevuld = vak * aantal + plaats, gevuld & (plaats >= 0)
    nummer = np.full(len(rijen), -1)
    vakken, nummer[gevuld] = _gebruikt(vak[gevuld], prod(breedte))
    plaatsen = np.unravel_index(vakken, breedte) if len(vakken) else [[] for _ in breedte]
    return nummer, pd.MultiIndex([w for _, w in per_kolom], plaatsen, names=kolommen, verify_integrity=False)


def _gebruikt(vak: np.ndarray, aantal: int) -> tuple[np.ndarray, np.ndarray]:
    """De vakken die voorkomen, op volgorde, en de plaats van elke rij daarin."""
    if aantal > VEEL_VAKKEN:
        return np.unique(vak, return_inverse=True)
    in_gebruik = np.zeros(aantal, dtype=bool)
    in_gebruik[vak] = True
    return np.flatnonzero(in_gebruik), (np.cumsum(in_gebruik) - 1)[vak]


def genummerd(kolom: pd.Series) -> tuple[np.ndarray, pd.Index]:
    """Elke waarde als plaats in de gesorteerde waarden; -1 is leeg."""
    if not isinstance(kolom.dtype, pd.CategoricalDtype):
        return pd.factorize(kolom, sort=True)
    return kolom.array.codes, kolom.cat.categories


def som(rijen: pd.DataFrame, sleutel: list[str], verwacht: pd.Series | int | None = None) -> pd.DataFrame:
    """Tel `waarde` op per `sleutel`; resultaat: de sleutelkolommen, `waarde`, `status`. Zie `opgeteld`."""
    return opgeteld(rijen, sleutel, verwacht).reset_index()


def opgeteld(rijen: pd.DataFrame, sleutel: list[str], verwacht: pd.Series | int | None = None) -> pd.DataFrame:
    """Tel `waarde` op per `sleutel`; resultaat: index `sleutel`, kolommen `waarde`, `status`.

    `verwacht` is het aantal delen dat er moet zijn (getal, of kolomnaam in de sleutel → Series); minder
    delen geeft `onvolledig`. Ongekende delen geven de zwaarste status, tenzij de som `benaderd` kan worden.
    """
    nummer, index = combinaties(rijen, sleutel)
    waarde, status = rijen["waarde"].to_numpy(dtype=float), codes(rijen["status"])
    if (telt := nummer >= 0).sum() < len(telt):
        nummer, waarde, status = nummer[telt], waarde[telt], status[telt]
    gekend = np.where(np.isnan(waarde), 0.0, waarde)
    totaal = np.bincount(nummer, gekend, len(index))
    if (gekend != np.floor(gekend)).any():  # pandas houdt bij wat het optellen van kommagetallen afrondt
        totaal = pd.Series(waarde).groupby(nummer).sum().to_numpy()
    # Hoe vaak elke status voorkomt per som: een matrix van statussen × sommen.
    vakken = status.astype("int64") * len(index) + nummer
    per_status = np.bincount(vakken, minlength=len(index) * len(STATUSSEN)).reshape(len(STATUSSEN), len(index))
    aantal = per_status.sum(axis=0) if verwacht is None else verwacht
    if isinstance(verwacht, pd.Series):
        aantal = verwacht.reindex(index.get_level_values(verwacht.index.name)).to_numpy()
    waarde, status = _besluit(totaal, per_status, aantal)
    return pd.DataFrame({"waarde": waarde, "status": namen(status)}, index)


def _besluit(totaal: np.ndarray, per_status: np.ndarray, aantal) -> tuple[np.ndarray, np.ndarray]:
    """Waarde en status van elke som: `per_status` telt de delen van elke status (eerste as), `aantal` is hoeveel delen er moeten zijn."""
    delen, bekend, verborgen = per_status.sum(axis=0), per_status[:2].sum(axis=0), per_status[VERBORGEN]
    compleet = delen == aantal
    zwaarst = len(STATUSSEN) - 1 - (per_status[::-1] > 0).argmax(axis=0)
    een_status = (per_status > 0).sum(axis=0) == 1
    benaderd = (
        compleet
        & (verborgen > 0)
        & (bekend + verborgen == delen)
        & (verborgen * VERBORGEN_HOOGSTENS <= BENADERD_TOT * totaal)
    )
    status = np.where(compleet & ((bekend == delen) | een_status), zwaarst, ONVOLLEDIG)
    status = np.where(benaderd, BENADERD, status)
    return np.where(status <= BENADERD, totaal, np.nan), status


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


def _som_van_leden(leden: list[list[int]], waarde: np.ndarray) -> np.ndarray:
    """Gemeenten × cellen wordt gebieden × cellen; wat niet gekend is, telt niet mee."""
    gekend = np.where(np.isnan(waarde), 0.0, waarde)
    if (gekend == np.floor(gekend)).all():
        return np.array([gekend[rij].sum(axis=0) for rij in leden])
    # Alleen met een leeg vak erbij houdt pandas bij wat het optellen van kommagetallen afrondt.
    leeg = np.full((1, waarde.shape[1]), np.nan)
    gebied = np.repeat(range(len(leden)), [len(rij) for rij in leden])
    lid = [nummer for rij in leden for nummer in rij]
    som = pd.DataFrame(np.vstack([waarde, leeg])[[*lid, -1]]).groupby(np.append(gebied, 0)).sum()
    return som.reindex(range(len(leden)), fill_value=0).to_numpy()


def per_gebied(
    rijen: pd.DataFrame, doelgebieden: Collection[gebieden.Gebied], dimensies: Iterable[str] = ()
) -> pd.DataFrame:
    """Som over de leden van elk gebied; `nis` wordt de code van het gebied. Een ontbrekend lid geeft `onvolledig`.

    Ook een som van alleen verborgen aantallen is `onvolledig`: de bron verbergt die van de leden, niet die van het gebied.
    """
    cel, cellen = combinaties(rijen, ["onderwerp", "groep", *dimensies, "jaar"])
    nummer, nis = genummerd(rijen["nis"])
    vorm, van_rij = (len(nis), len(cellen)), codes(rijen["status"])
    waarde, status = np.full(vorm, np.nan), np.full(vorm, -1)
    waarde[nummer, cel], status[nummer, cel] = rijen["waarde"], van_rij
    plaats = {code: nummer for nummer, code in enumerate(nis)}
    leden = [sorted(plaats[lid] for lid in g.leden if lid in plaats) for g in doelgebieden]
    per_status = np.zeros((len(STATUSSEN), len(leden), len(cellen)), dtype=int)
    for komt_voor in np.unique(van_rij):
        is_zo = status == komt_voor
        per_status[komt_voor] = [np.count_nonzero(is_zo[rij], axis=0) for rij in leden]
    aantal = np.array([[len(g.leden)] for g in doelgebieden])
    waarde, status = _besluit(_som_van_leden(leden, waarde), per_status, aantal)
    status[(aantal > 1) & (status == VERBORGEN)] = ONVOLLEDIG
    gebied, cel = np.nonzero(per_status.sum(axis=0))
    code = pd.Categorical([g.code for g in doelgebieden]).take(gebied)
    sommen = {"nis": code, "waarde": waarde[gebied, cel], "status": namen(status[gebied, cel])}
    return pd.concat([cellen.take(cel).to_frame(index=False), pd.DataFrame(sommen)], axis=1)
