"""Huishoudens naar grootte, waargenomen en vooruitberekend (Statistiek Vlaanderen), als csv."""

from pathlib import Path

import pandas as pd

from integratie.fouten import Gegevensfout
from integratie.gebieden import VLAAMS_GEWEST
from integratie.lezers.bestand import eis_keuze, gemeente_en_jaar, getallen, lees_csv
from integratie.lezers.namen import INDELINGEN, eis_uniek, eis_volledig, gemeenten_in, indeling_van

VOORUITZICHT_VANAF = 2024
GROOTTES = ["1", "2", "3", "4+"]
HERSTAPPE = "73028"  # te klein (± 80 inwoners) voor een eigen vooruitzicht


def lees(pad: Path) -> pd.DataFrame:
    """`nis, jaar, indeling, onderwerp (huishoudens), groep (aantal leden: 1, 2, 3, 4+), waarde, status` op 1 januari.

    Alle jaren staan in de gemeenten van de uitgave. Herstappe heeft geen vooruitzicht: die rijen komen er als `verborgen` bij, zodat sommen benaderd kunnen
    worden. Fout: `Gegevensfout` bij een andere kolom, een aantal dat geen geheel getal is, of een ontbrekende
    gemeente.
    """
    ruw = lees_csv(pad, ",", ["jaar", "niscode", "aantal_huishoudleden", "aantal"])
    aantal = getallen(ruw["aantal"], pad.name, geheel=True)
    lang = gemeente_en_jaar(ruw, pad.name, "niscode").assign(groep=ruw["aantal_huishoudleden"], waarde=aantal)
    lang = lang.assign(status="bekend")
    eis_keuze(ruw["aantal_huishoudleden"], GROOTTES, pad.name)
    eis_uniek(lang, ["nis", "jaar", "groep"], pad.name)
    jaren = sorted(set(lang["jaar"]) - set(lang.loc[lang["nis"] == HERSTAPPE, "jaar"]))
    zonder = pd.MultiIndex.from_product(
        [[HERSTAPPE], [j for j in jaren if j >= VOORUITZICHT_VANAF], GROOTTES], names=["nis", "jaar", "groep"]
    )
    verborgen = zonder.to_frame(index=False).assign(waarde=float("nan"), status="verborgen")
    vol = pd.concat([lang, verborgen], ignore_index=True)
    indeling = indeling_van(set(lang["nis"]), INDELINGEN[0], pad.name)
    vol = eis_volledig(vol, pad.name, indeling, VLAAMS_GEWEST)
    if len(vol) != len(lang) + len(zonder) or (vol.groupby(["nis", "jaar"]).size() != len(GROOTTES)).any():
        raise Gegevensfout(
            f"{pad.name}: verwacht voor elke gemeente van {indeling} ({len(gemeenten_in(indeling)) - 19}) en elk jaar "
            f"één rij per grootte ({', '.join(GROOTTES)})."
        )
    return vol.assign(onderwerp="huishoudens", indeling=indeling)
