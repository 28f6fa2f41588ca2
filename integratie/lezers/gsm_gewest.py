"""Het Vlaams Gewest naast zijn gemeenten in een blad: samen nooit meer dan het gewest, en elk jaar er een even groot deel van.

In de bladen van maart 2023 zijn de gemeenten samen hoogstens 0,03 % meer dan het gewest (AR08), en is het kleinste jaar 0,79 keer een doorsnee jaar
(ON39, waar rijen dubbel staan).
"""

import pandas as pd

from integratie.fouten import Gegevensfout
from integratie.lezers.gsm_cijfers import Cijfers

MINSTE_GEMEENTEN = 40  # een blad met minder is een greep, en zegt niets over het gewest
MEER_DAN = 1.001  # keer het gewest: de uitgever rondt af
MINDER_DAN = 0.7  # keer het deel van een doorsnee jaar: er ontbreekt een stuk


def eis_gewest(cijfers: Cijfers) -> None:
    """Fout: `Gegevensfout` met de cel van het gewest waarvan de gemeenten samen meer zijn, of van de laatste rij van een jaar dat half is."""
    if cijfers.breuk is None or cijfers.gewest.empty or cijfers.vast["nis"].nunique() < MINSTE_GEMEENTEN:
        return
    maten, plaats = list(cijfers.breuk[:2]), ["jaar", *cijfers.teksten.columns]
    gewest = cijfers.gewest[[*plaats, *maten]].dropna().groupby(plaats, as_index=False)
    # Wat de uitgever in twee rijen zette (zie `gsm_afwijkingen`), is voor de teller hun som.
    gewest = gewest.agg({maten[0]: "sum", maten[1]: "first"}).set_index(plaats)
    hier = pd.concat([cijfers.vast[["jaar"]], cijfers.teksten, cijfers.waarden.loc[cijfers.vast.index, maten]], axis=1)
    samen = hier.groupby(plaats)[maten].sum().join(gewest, rsuffix=" gewest", how="inner")
    for maat in maten:
        som, geheel = samen[maat], samen[f"{maat} gewest"]
        te_veel = som > geheel * MEER_DAN + 0.5
        if te_veel.any():
            sleutel = samen.index[te_veel][0]
            jaar, *teksten = sleutel if isinstance(sleutel, tuple) else (sleutel,)
            rijen = cijfers.gewest[cijfers.gewest["jaar"] == jaar]
            rij = next(i for i, r in rijen.iterrows() if [r[k] for k in cijfers.teksten.columns] == teksten)
            raise Gegevensfout(
                f"{cijfers.blad.cel(rij, cijfers.blad.kop.index(maat))} bevat {geheel[te_veel].iloc[0]:g} voor het Vlaams Gewest, minder dan zijn "
                f"gemeenten samen in {jaar} ({som[te_veel].iloc[0]:g}); verwacht: dezelfde eenheid in elke rij."
            )
        deel = samen.groupby("jaar")[[maat, f"{maat} gewest"]].sum()
        deel = deel[maat] / deel[f"{maat} gewest"]
        if (half := deel[deel < MINDER_DAN * deel.median()]).size:
            rij = cijfers.vast.index[cijfers.vast["jaar"] == half.index[0]][-1]
            raise Gegevensfout(
                f"{cijfers.blad.cel(rij, cijfers.blad.kop.index(maat))} is de laatste rij van {half.index[0]}: de gemeenten zijn dat jaar samen "
                f"{100 * half.iloc[0]:.0f} % van het Vlaams Gewest, doorgaans {100 * deel.median():.0f} %; verwacht: alle gemeenten (is het blad "
                "afgekapt?)."
            )
