"""De scheiding van een csv, gevonden aan de kop: één plaats voor elke lezer."""

import csv
import re
from collections.abc import Collection

SCHEIDINGEN = ";,|\t"


def zonder_aanwijzing(tekst: str) -> str:
    """De tekst zonder de regel `sep=;` waarmee Excel de scheiding opgeeft."""
    return re.sub(r"\Asep=.\r?\n", "", tekst, flags=re.IGNORECASE)


def scheiding_van(kopregel: str, kolommen: Collection[str] = (), gewoon: str = ",") -> str:
    """De scheiding waarmee de meeste van deze kolommen in de kop staan, of zonder kolommen de meeste koppen; bij evenveel `gewoon`."""

    def gevonden(scheiding: str) -> int:
        koppen = {" ".join(k.split()).casefold() for k in next(csv.reader([kopregel], delimiter=scheiding), [])}
        return len(koppen & {k.casefold() for k in kolommen}) if kolommen else len(koppen)

    return max((gewoon, *SCHEIDINGEN), key=gevonden)
