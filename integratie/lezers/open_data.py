"""Open data van Statbel: dezelfde kolommen als tekst, als zip met die tekst, of als werkboek."""

from pathlib import Path

import pandas as pd
import pyarrow as pa

from integratie.fouten import Gegevensfout
from integratie.lezers.archief import lees_tekst, naam_in_zip
from integratie.lezers.vorm import bekijk
from integratie.lezers.werkboek import tabellen_met, tekst

_GEHEEL, _GETAL = r"-?[0-9]{1,9}(\.0)?", r"-?[0-9]{1,15}(\.[0-9]{1,15})?"


def lees_kolommen(pad: Path, kolommen: dict[str, pa.DataType], keuze: tuple[str, ...] = ()) -> pa.Table:
    """Deze kolommen in hun type; `keuze` mogen ontbreken. Fout: `Gegevensfout` met blad, kolom en rij."""
    if bekijk(pad).soort != "werkboek":
        return lees_tekst(pad, kolommen, keuze)
    nodig = [k for k in kolommen if k not in keuze]
    bladen = tabellen_met(pad, nodig, keuze)
    return pa.concat_tables(
        pa.table({k: _getypeerd(cellen[k].map(tekst), kolommen[k], waar) for k in cellen}) for waar, cellen in bladen
    )


def _getypeerd(cellen: pd.Series, soort: pa.DataType, waar: str) -> pa.Array:
    geheel = pa.types.is_integer(soort)
    if not geheel and not pa.types.is_floating(soort):
        return pa.array(cellen, pa.string()).cast(soort)
    goed = cellen.str.fullmatch(_GEHEEL if geheel else _GETAL)
    if not goed.all():
        rij, wat = goed.index[~goed][0], "een geheel getal" if geheel else "een getal"
        raise Gegevensfout(f"{waar}: kolom '{cellen.name}', rij {rij} bevat '{cellen[rij]}'; verwacht: {wat}.")
    return pa.array(cellen.astype("float64"), pa.float64()).cast(pa.int32() if geheel else soort)


def namen_van(pad: Path) -> list[str]:
    """De naam van het bestand, en van wat er in de zip zit: daarin staat het jaar als geen kolom het noemt."""
    return [pad.stem, naam_in_zip(pad)] if bekijk(pad).soort == "zip" else [pad.stem]
