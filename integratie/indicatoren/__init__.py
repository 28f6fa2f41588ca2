"""Eén module per thema van de analyse; een indicator toevoegen raakt alleen het bestand van zijn thema."""

import importlib
import pkgutil

from integratie.rekenen import GENOEG

HOOFDGROEPEN = ("belgisch", "eu", "niet_eu")  # samen iedereen; de andere groepen zijn er delen van
HERKOMSTGROEPEN = (
    "belgisch",
    "eu",
    "west_noord_eu15",
    "zuid_eu15",
    "eu13",
    "niet_eu",
    "europa_niet_eu",
    "turkije_maghreb",
    "andere_landen",
)
TWEE_NIVEAUS = "De groepen binnen de EU en buiten de EU zijn delen van EU en niet-EU: tel ze er nooit bij op."
TE_WEINIG = f"Met minder dan {GENOEG} personen in een van beide groepen staat er geen cijfer."

# Alle samen en in dezelfde volgorde, welke module iemand ook het eerst vraagt: dat is de volgorde van het register.
for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")
