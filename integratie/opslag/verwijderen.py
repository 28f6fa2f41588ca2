"""Een eigen editie verwijderen, in haar geheel of helemaal niet."""

import tempfile
from pathlib import Path

from integratie.fouten import Gebruiksfout
from integratie.opslag import edities


def verwijder(naam: str) -> Path:
    """Verwijder een eigen editie; geeft de map die weg is.

    Fout: `Gebruiksfout` bij een onbekende editie, de ingebedde, of een waarop een andere verder bouwt: die zou niet meer weten
    wat er sinds haar basis veranderde, en van welke datum ze is.
    """
    edities.kies_editie(naam or " ")  # een lege naam zou de laatste betekenen
    with edities.alleen():
        map_ = edities.edities()[edities.kies_editie(naam)]
        if map_ == edities.INGEBED:
            raise Gebruiksfout(f"Editie '{naam}' hoort bij het pakket en blijft; alleen een eigen editie kan weg.")
        if erop := [e for e in edities.edities() if edities.basis(e) == naam]:
            raise Gebruiksfout(
                f"Editie '{erop[0]}' bouwt verder op '{naam}'; verwijder eerst '{erop[0]}', of houd beide. Er is niets verwijderd."
            )
        try:
            with tempfile.TemporaryDirectory(prefix=edities.TIJDELIJK, dir=map_.parent) as weg:
                map_.replace(Path(weg) / "editie")  # in één beweging: een half verwijderde editie bestaat niet
        except OSError as fout:
            raise Gebruiksfout(f"Kan {map_} niet verwijderen: {fout.strerror}.") from fout
        edities.edities.cache_clear()
        return map_
