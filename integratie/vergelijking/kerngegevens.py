"""De keuring vooraf: zijn de kerngegevens van een gemeente heel? Eén kapotte gemeente hoort de andere niet te raken."""

from functools import cache

import pandas as pd

from integratie import gebieden
from integratie.fouten import Gegevensfout
from integratie.invarianten import tabellen
from integratie.opslag import edities
from integratie.vergelijking.reeksen import peiljaren
from integratie.vergelijking.standen import is_gekend, stand_in


def controleer(nis: str, peiljaar: int, editie: str | None = None) -> None:
    """Eerste stap van elk rapport. Fout: `Gegevensfout` met de gemeente en de reden wanneer haar cijfers tot `peiljaar` stuk zijn."""
    editie = edities.kies_editie(editie)
    for lid in gebieden.leden_van(nis):
        _controleer(lid, peiljaar, editie)


def _controleer(nis: str, peiljaar: int, editie: str) -> None:
    fout = gebreken(editie)
    fout = fout[(fout["nis"] == nis) & (fout["jaar"] <= peiljaar)]
    veranderd = edities.beschadigd(editie).get(nis)
    reden = f"de tabel {' en '.join(veranderd)} is veranderd sinds het inlezen" if veranderd else None
    reden = reden or _zonder_inwoners(nis, peiljaar, editie) or (None if fout.empty else fout["reden"].iloc[0])
    if reden:
        raise Gegevensfout(f"De gegevens van {gebieden.plaats(nis).naam} ({nis}) zijn niet bruikbaar: {reden}.")


@cache
def gebreken(editie: str) -> pd.DataFrame:
    """Alle tegenstrijdigheden van een editie, zie `invarianten.tabellen`."""
    return tabellen.gebreken(edities.bronnen(editie), lambda tabel: edities.lees_categorieen(tabel, editie))


def _zonder_inwoners(nis: str, peiljaar: int, editie: str) -> str | None:
    """Inwoners moeten er zijn, met al hun groepen, in het laatste jaar met inwoners tot het peiljaar."""
    jaren = [jaar for jaar in peiljaren(editie) if jaar <= peiljaar]
    if not jaren:
        return f"de cijfers over inwoners beginnen pas in {peiljaren(editie)[0]}, na peiljaar {peiljaar}"
    stand = stand_in("inwoners", nis, jaren[-1], editie=editie)
    if not is_gekend(stand) or stand.waarde <= 0:
        return f"er is voor {jaren[-1]} geen volledig aantal inwoners, terwijl dat jaar voor andere gemeenten bestaat"
    return None
