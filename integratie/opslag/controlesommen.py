"""Is een tabel nog zoals ze werd weggeschreven? En zo niet, voor welke gemeenten is ze veranderd?"""

import pandas as pd


def sommen(rijen: pd.DataFrame) -> dict[str, str]:
    """Een controlesom per `nis`; de volgorde van de rijen telt niet mee."""
    per_rij = pd.util.hash_pandas_object(
        rijen.astype({k: "object" for k in rijen.columns if k != "waarde"}), index=False
    )
    return {
        str(nis): f"{int(som):016x}"
        for nis, som in per_rij.groupby(rijen["nis"].astype("object").to_numpy()).sum().items()
    }


def veranderd(rijen: pd.DataFrame, verwacht: dict[str, str]) -> set[str]:
    """De codes (`nis`) waarvan rijen veranderden, verdwenen of erbij kwamen."""
    nu = sommen(rijen)
    return {nis for nis in nu.keys() | verwacht.keys() if nu.get(nis) != verwacht.get(nis)}


def zonder(rijen: pd.DataFrame, codes: set[str]) -> pd.DataFrame:
    """De rijen van deze codes zonder waarde, zodat geen enkele som op een beschadigd cijfer steunt."""
    raak = rijen["nis"].isin(codes)
    return rijen.assign(waarde=rijen["waarde"].mask(raak), status=rijen["status"].mask(raak, "onvolledig"))
