"""Wat een blad weglaat: rijen die er niet staan, maar waarvan de kaart zegt wat ze betekenen.

    bladen:
      DE59: {teller: contracten_doelgroep, groep: …, ontbrekend: nul}      # wie er niet staat, heeft er geen
      ON39: {teller: okan, groep: …, ontbrekend: verborgen}                # de bron laat een gemeente met een klein aantal weg
      ON15: {…, ontbrekend: verborgen, onbekend: {"72043": [2014, 2018]}}  # behalve deze gemeente, van het ene tot en met het andere jaar

Het bewijs staat op de kaart, en geldt alleen voor een blad dat niet afgekapt is: de gemeenten zijn dat jaar samen wat de uitgever voor het Vlaams
Gewest geeft. Anders, en zonder `ontbrekend`, komt er geen rij bij, en is de som van een gebied met die gemeente onvolledig.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from integratie import gebieden
from integratie.bronnen.gsm_cijfers import Cijfers
from integratie.bronnen.namen import gemeenten_in
from integratie.invarianten.sommen import GEHEEL

VERBORGEN = "verborgen"
BETEKENIS = {"nul": (0.0, "bekend"), VERBORGEN: (float("nan"), VERBORGEN)}


def sluitende_jaren(cijfers: Cijfers, teller: str) -> list[int]:
    """De jaren waarin elke tekst van het blad over de gemeenten opgeteld haar rij van het Vlaams Gewest is; `teller` is de kop van de kolom."""
    sleutel = ["jaar", *cijfers.teksten.columns]
    gemeenten = pd.concat([cijfers.vast["jaar"], cijfers.teksten, cijfers.waarden[teller]], axis=1)
    som, gewest = (rijen.groupby(sleutel)[teller].sum() for rijen in (gemeenten, cijfers.gewest))
    verschil = gewest.sub(som, fill_value=0).abs()
    open_ = verschil.index[verschil > GEHEEL].get_level_values("jaar")
    return sorted(set(cijfers.gewest["jaar"]) - set(open_))


def aanvulling(
    rijen: pd.DataFrame, jaren: Iterable[int], betekenis: str, onbekend: Mapping[str, Sequence[int]]
) -> pd.DataFrame:
    """De rijen die in deze jaren ontbreken, in dezelfde kolommen (`nis, jaar, groep, [dimensies], indeling, onderwerp, waarde, status`).

    Bij `nul` elke groep die dat jaar bestaat, van elke gemeente van het Vlaams Gewest; bij `verborgen` alleen gemeenten zonder enige rij dat jaar.
    """
    velden = [k for k in rijen.columns if k not in ("nis", "waarde", "status")]
    indelingen = rijen["indeling"].unique()
    plaatsen = pd.concat([pd.DataFrame({"nis": _vlaams(int(i)), "indeling": i}) for i in indelingen], ignore_index=True)
    alle = rijen.loc[rijen["jaar"].isin(list(jaren)), velden].drop_duplicates().merge(plaatsen, on="indeling")
    sleutel = ["nis", "jaar"] if betekenis == VERBORGEN else ["nis", *velden]
    staat_er = pd.MultiIndex.from_frame(alle[sleutel]).isin(pd.MultiIndex.from_frame(rijen[sleutel]))
    weet_niemand = pd.Series(False, index=alle.index)
    for nis, (van, tot) in onbekend.items():
        weet_niemand |= (alle["nis"] == nis) & alle["jaar"].between(van, tot)
    waarde, status = BETEKENIS[betekenis]
    return alle[~staat_er & ~weet_niemand].assign(waarde=waarde, status=status)[list(rijen.columns)]


def _vlaams(indeling: int) -> list[str]:
    brussel = set(gebieden.groep("brussel").leden)
    return [nis for nis in gemeenten_in(indeling) if nis not in brussel]
