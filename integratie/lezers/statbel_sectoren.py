"""Bevolking per statistische sector (Statbel, OPENDATA_SECTOREN_<jaar>), als zip, txt of xlsx.

De eerste vijf cijfers van een sectorcode zijn niet altijd de gemeente: die staat apart in CD_REFNIS. De lijst van de editie zegt in welke
gemeente en welke wijk een sector sinds de hervorming van 2025 ligt.
"""

import re
from pathlib import Path

import pandas as pd
import pyarrow as pa

from integratie import gebieden
from integratie.fouten import Gegevensfout
from integratie.lezers.bestand import eis_kolommen, niscodes
from integratie.lezers.namen import indeling_van, van_hier
from integratie.lezers.open_data import lees_kolommen, namen_van

HERVORMD = 2025  # vanaf dit jaar gelden de nieuwe sectoren
AANTAL = ("TOTAL", "POPULATION", "MS_POPULATION")
_JAAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")


def lees(pad: Path) -> pd.DataFrame:
    """`nis, jaar, onderwerp, groep, waarde, status` op 1 januari: `inwoners_sector` per sectorcode, en `inwoners_wijk` per wijk.

    `nis` is de gemeente van vandaag waarin de sector ligt. Fout: `Gegevensfout` bij een andere kolom of code, een dubbele
    sector, gemeenten uit verschillende indelingen, of als het jaar niet in de naam staat.
    """
    soorten = {"CD_REFNIS": pa.string(), "CD_SECTOR": pa.string(), **dict.fromkeys(AANTAL, pa.int32())}
    ruw = lees_kolommen(pad, soorten, AANTAL).to_pandas()
    aantal = next((k for k in AANTAL if k in ruw), AANTAL[0])
    eis_kolommen(list(ruw), [aantal], pad.name)
    if (ruw[aantal] < 0).any():
        raise Gegevensfout(f"{pad.name}: kolom '{aantal}' bevat {ruw[aantal].min()}; verwacht: aantallen vanaf 0.")
    jaar = _jaar(pad)
    ruw["nis"] = niscodes(ruw["CD_REFNIS"].str.removesuffix(".0").str.zfill(5), pad.name)
    ruw = van_hier(ruw, pad.name)
    fout = ~ruw["CD_SECTOR"].str.fullmatch(r"[0-9]{5}[0-9A-Z]{3}[0-9A-Z-]")
    if fout.any():
        raise Gegevensfout(
            f"{pad.name}: kolom 'CD_SECTOR' bevat '{ruw.loc[fout, 'CD_SECTOR'].iloc[0]}'; verwacht: negen tekens, zoals 23088A00-."
        )
    if (dubbel := ruw.duplicated(["CD_SECTOR", "nis"])).any():
        sector = ruw.loc[dubbel, "CD_SECTOR"].iloc[0]
        raise Gegevensfout(f"{pad.name}: sector {sector} staat er meer dan één keer; verwacht: elke sector één keer.")
    indeling_van(set(ruw["nis"]), jaar, pad.name)
    lang = ruw[["nis"]].assign(jaar=jaar, groep=ruw["CD_SECTOR"], waarde=ruw[aantal].astype("float64"))
    lang = lang.assign(nis=lang["nis"].map(gebieden.vandaag), onderwerp="inwoners_sector", status="bekend")
    return pd.concat([lang, _wijken(lang)], ignore_index=True) if jaar >= HERVORMD else lang


def _wijken(lang: pd.DataFrame) -> pd.DataFrame:
    """De sectoren van een wijk samen, in elke gemeente waarvan alle sectoren in de lijst van 2025 staan."""
    lijst = gebieden.sectoren().reindex(lang["groep"]).set_axis(lang.index)
    heel = (lijst["nis"] == lang["nis"]).groupby(lang["nis"]).transform("all")
    rijen = lang[heel].assign(groep=lijst.loc[heel, "wijk"], onderwerp="inwoners_wijk")
    return rijen.groupby(["nis", "jaar", "groep", "onderwerp", "status"], as_index=False)["waarde"].sum()


def _jaar(pad: Path) -> int:
    jaren = {int(j) for naam in namen_van(pad) for j in _JAAR.findall(naam)}
    if len(jaren) != 1:
        raise Gegevensfout(
            f"{pad.name}: het jaar staat niet in het bestand; verwacht: één jaartal in de bestandsnaam, zoals "
            "OPENDATA_SECTOREN_2024."
        )
    return jaren.pop()
