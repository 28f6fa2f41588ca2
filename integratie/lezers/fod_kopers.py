"""Kopers van vastgoed naar woonplaats (FOD Financiën), overgetikt voor de Vlaamse Rand (csv): zes herkomsten, en de acht grootste gemeenten.

Percelen van alle soorten, gewogen met het deel van elke koper: een aantal is niet altijd geheel.
"""

from pathlib import Path

import pandas as pd

from integratie import gebieden
from integratie.fouten import Gegevensfout
from integratie.lezers.bestand import gemeente_en_jaar, getallen, lees_csv, niscodes
from integratie.lezers.lading import Lading
from integratie.lezers.namen import eis_namen, eis_uniek

HERKOMST = {
    "zelfde_gemeente": "zelfde_gemeente",
    "rest_arrondissement": "rest_arrondissement",
    "rest_gewest": "rest_gewest",
    "andere_gewesten": "andere_gewesten",
    "buitenland": "buitenland",
    "herkomst_onbekend": "woonplaats_onbekend",
}
GROOTSTE = 8
DECIMALEN = 10  # zoveel geeft de bron er hoogstens: een som heeft er niet meer
AFRONDING = 0.01  # percelen: de gewichten zijn op tien decimalen afgerond, en opgeteld
_VAST = ["nis", "gemeente", "jaar"]


def lees(pad: Path) -> list[Lading]:
    """Tabel `kopers`: `nis, jaar, onderwerp, groep, waarde, status`, in percelen. Onderwerpen: `percelen`, `percelen_toegewezen`,
    `percelen_naar_woonplaats` (groep: waar de koper woonde), `percelen_uit_grootste` (groep: NIS-code, alleen de acht grootste)
    en `percelen_uit_brussel_grootste` (de Brusselse gemeenten daarvan samen).

    Fout: `Gegevensfout` bij een ontbrekende kolom of gemeente, of delen die samen het geheel niet zijn.
    """
    ruw = lees_csv(pad, ",", _VAST)
    rijen = _grootste(ruw, pad.name) if "nis_herkomst" in ruw else _verdeling(pad)
    return [Lading("kopers", rijen.assign(status="bekend"))]


def _verdeling(pad: Path) -> pd.DataFrame:
    ruw = lees_csv(pad, ",", [*_VAST, "percelen", "noemer_toegewezen_percelen", *HERKOMST])
    vast = _vast(ruw, pad.name)
    eis_uniek(vast, ["nis", "jaar"], pad.name)
    delen = pd.DataFrame({groep: getallen(ruw[kolom], pad.name) for kolom, groep in HERKOMST.items()})
    totaal = getallen(ruw["noemer_toegewezen_percelen"], pad.name)
    if (fout := (delen.sum(axis=1) - totaal).abs() > AFRONDING).any():
        raise Gegevensfout(
            f"{pad.name}: de kopers van {vast.loc[fout, 'nis'].iloc[0]} naar woonplaats zijn samen niet 'noemer_toegewezen_percelen'; "
            "verwacht: een som die sluit."
        )
    alle = vast.assign(onderwerp="percelen", groep="", waarde=getallen(ruw["percelen"], pad.name, geheel=True))
    toegewezen = vast.assign(onderwerp="percelen_toegewezen", groep="", waarde=totaal)
    lang = vast.join(delen).melt(["nis", "jaar"], list(HERKOMST.values()), "groep", "waarde")
    return pd.concat([alle, toegewezen, lang.assign(onderwerp="percelen_naar_woonplaats")], ignore_index=True)


def _grootste(ruw: pd.DataFrame, waar: str) -> pd.DataFrame:
    vast, herkomst = _vast(ruw, waar), niscodes(ruw["nis_herkomst"], waar)
    rang = getallen(ruw["rang"], waar, geheel=True).astype(int)
    sleutel = vast.assign(rang=rang, groep=herkomst)
    per_gemeente = sleutel.groupby(["nis", "jaar"])["rang"].agg(lambda r: sorted(r) == list(range(1, GROOTSTE + 1)))
    if not per_gemeente.all() or sleutel.duplicated(["nis", "jaar", "groep"]).any():
        raise Gegevensfout(f"{waar}: verwacht voor elke gemeente rang 1 tot {GROOTSTE}, elk een andere woonplaats.")
    rijen = sleutel.drop(columns="rang").assign(waarde=getallen(ruw["percelen"], waar))
    uit_brussel = rijen["waarde"].where(rijen["groep"].isin(gebieden.groep("brussel").leden), 0.0)
    brussel = rijen.assign(waarde=uit_brussel).groupby(["nis", "jaar"], as_index=False)["waarde"].sum().round(DECIMALEN)
    brussel = brussel.assign(onderwerp="percelen_uit_brussel_grootste", groep="")
    return pd.concat([rijen.assign(onderwerp="percelen_uit_grootste"), brussel], ignore_index=True)


def _vast(ruw: pd.DataFrame, waar: str) -> pd.DataFrame:
    """`nis, jaar`; elk jaar de 19 gemeenten van de Rand, met hun naam."""
    vast = gemeente_en_jaar(ruw, waar)
    rand = gebieden.groep(gebieden.RAND).leden
    if any(set(codes) != set(rand) for _, codes in vast.groupby("jaar")["nis"]):
        raise Gegevensfout(f"{waar}: verwacht elk van de {len(rand)} gemeenten van de Vlaamse Rand, voor elk jaar.")
    eis_namen(vast["nis"], ruw["gemeente"], waar)
    return vast
