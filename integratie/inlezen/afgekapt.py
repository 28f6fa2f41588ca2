"""Ontbreken er gemeenten in een bestand dat er bijna alle heeft?

Wie een selectie van gemeenten binnenhaalt, heeft er enkele of een provincie. Een bestand met meer dan de helft van de gemeenten die de editie kent, en
toch niet alle, is onderweg rijen verloren: wat ontbreekt is dan onbekend, niet nul.
"""

import pandas as pd

from integratie import gebieden
from integratie.fouten import Gegevensfout
from integratie.lezers.lading import Lading

MEESTE = 0.5


def eis_alle_gemeenten(lading: Lading, bestand: str, bewaard: pd.DataFrame | None, editie: str) -> None:
    """Leg de gemeenten van elk onderwerp en jaar van een lading naast die van `bewaard`, de rijen van haar tabel in `editie`.

    Fout: `Gegevensfout` met het blad, de laatste rij van dat jaar en de eerste gemeente die ontbreekt.
    """
    if bewaard is None or lading.bron is not None:  # een eigen onderwerp heeft de gemeenten die zijn maker koos
        return
    kent = _gemeenten(bewaard[bewaard["waarde"].notna()])
    for (onderwerp, jaar), hier in _gemeenten(lading.rijen).items():
        er_was = kent.get((onderwerp, jaar), set())
        if (weg := er_was - hier) and len(weg) < MEESTE * len(er_was):
            raise Gegevensfout(_zin(lading, bestand, (onderwerp, jaar), weg, len(er_was), editie))


def _gemeenten(rijen: pd.DataFrame) -> dict[tuple[str, int], set[str]]:
    """De Vlaamse gemeenten van vandaag per onderwerp en jaar; een fusie is er als ze er zelf staat, of al haar delen."""
    vlaams = set(gebieden.groep("vlaanderen").leden)
    delen = gebieden.fusies().groupby("nieuw")["oud"].agg(set).to_dict()
    uniek = rijen[["onderwerp", "jaar", "nis"]].drop_duplicates()
    per = {sleutel: set(deel) for sleutel, deel in uniek.groupby(["onderwerp", "jaar"], observed=True)["nis"]}
    return {s: {n for n in vlaams if n in codes or (n in delen and delen[n] <= codes)} for s, codes in per.items()}


def _zin(lading: Lading, bestand: str, van: tuple[str, int], weg: set[str], er_waren: int, editie: str) -> str:
    onderwerp, jaar = van
    rijen = lading.rijen[(lading.rijen["onderwerp"] == onderwerp) & (lading.rijen["jaar"] == jaar)]
    kolom, laatste = lading.kolommen.get(onderwerp, ""), int(rijen.get("rij", pd.Series([0])).max())
    waar = f"{kolom}, laatste rij {laatste}" if kolom and laatste else f"{bestand}: {onderwerp}"
    eerste = min(gebieden.gemeenten()[nis].naam for nis in weg)
    wie = f"{eerste} en {len(weg) - 1} andere ontbreken" if len(weg) > 1 else f"{eerste} ontbreekt"
    return f"{waar}, voor {jaar}: {wie}, en editie '{editie}' heeft er {er_waren} gemeenten; verwacht: een rij voor elke gemeente (is het bestand afgekapt?)."
