"""Verkochte woningen en mediaanprijzen (Statbel), csv met een rij per jaar, gebied en woningtype."""

from pathlib import Path

import pandas as pd

from integratie import gebieden
from integratie.fouten import Gegevensfout
from integratie.lezers.bestand import eis_keuze, getallen, lees_csv, niscodes
from integratie.lezers.namen import eis_uniek, eis_volledig

INDELING = 2025  # alle jaren staan in de gemeenten van 1 januari 2025
TYPES = ("alle_huizen", "appartementen", "huizen_23", "huizen_4plus")
MEDIAAN_VANAF = 16  # verkopen: daaronder publiceert Statbel geen mediaan


def lees(pad: Path) -> pd.DataFrame:
    """`nis, jaar, onderwerp (transacties, mediaanprijs in euro), groep (woningtype), waarde, status`.

    Een lege mediaan is `nvt` zonder verkopen, `verborgen` onder de 16 verkopen en anders `ontbreekt`. Voor
    het gewest en de provincies is er alleen de mediaan. Fout: `Gegevensfout` met kolom en rij, of een
    ontbrekende gemeente.
    """
    ruw = lees_csv(pad, ",", ["y", "lvl", "nis", "type", "n", "p50", "name"])
    eis_keuze(ruw["type"], TYPES, pad.name)
    tabel = pd.DataFrame(
        {
            "nis": niscodes(ruw["nis"], pad.name),
            "jaar": getallen(ruw["y"], pad.name, geheel=True).astype(int),
            "groep": ruw["type"],
            "niveau": ruw["lvl"],
            "transacties": getallen(ruw["n"], pad.name, geheel=True),
            "mediaanprijs": getallen(ruw["p50"], pad.name, leeg_mag=True),
        }
    )
    eis_uniek(tabel[tabel["niveau"] == "5"], ["nis", "jaar", "groep"], pad.name)
    gemeenten = eis_volledig(tabel[tabel["niveau"] == "5"], pad.name, INDELING)
    if len(gemeenten) != len(TYPES) * gemeenten[["nis", "jaar"]].drop_duplicates().shape[0]:
        raise Gegevensfout(
            f"{pad.name}: verwacht voor elke gemeente en elk jaar één rij per woningtype ({', '.join(TYPES)})."
        )
    hogere = [gebieden.VLAAMS_GEWEST, gebieden.BRUSSELS_GEWEST, *gebieden.namen_hogere_gebieden()]
    gebied = tabel["nis"].isin(hogere) & tabel["niveau"].isin(["2", "3"])
    prijzen = pd.concat([gemeenten, tabel[gebied]], ignore_index=True)
    vast = ["nis", "jaar", "groep"]
    return pd.concat(
        [
            gemeenten[vast].assign(onderwerp="transacties", waarde=gemeenten["transacties"], status="bekend"),
            prijzen[vast].assign(onderwerp="mediaanprijs", waarde=prijzen["mediaanprijs"], status=_status(prijzen)),
        ],
        ignore_index=True,
    )


def _status(prijzen: pd.DataFrame) -> pd.Series:
    status = pd.Series("ontbreekt", index=prijzen.index)
    status = status.mask(prijzen["transacties"] < MEDIAAN_VANAF, "verborgen").mask(prijzen["transacties"] == 0, "nvt")
    return status.mask(prijzen["mediaanprijs"].notna(), "bekend")
