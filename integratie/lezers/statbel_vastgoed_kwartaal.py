"""Verkochte woningen en prijzen per kwartaal (Statbel, «immo … kwartaal per gemeente»): een blok kolommen per woningtype, twee koprijen."""

import re
from pathlib import Path

import pandas as pd

from integratie.fouten import Gegevensfout
from integratie.gebieden import plat
from integratie.lezers.lading import Lading
from integratie.lezers.namen import alle_codes, eis_uniek, indeling_van
from integratie.lezers.werkboek import KOP_IN, Rijen, getal, lees_werkboek, niscode, plaats, tekst

VAST = ("refnis", "lokaliteit", "jaar", "periode")
ONDERWERPEN = {
    "aantal transacties": "transacties_kwartaal",
    "mediaan prijs": "mediaanprijs_kwartaal",
    "eerste kwartiel prijs": "eerste_kwartiel_kwartaal",
    "derde kwartiel prijs": "derde_kwartiel_kwartaal",
}
# Wat boven een blok staat → woningtype, zoals in tabel vastgoed; het eerste dat past.
TYPES = {
    "appartementen": r"^appartement",
    "alle_huizen": r"^alle huizen",
    "huizen_23": r"2 of 3",
    "huizen_4plus": r"\b4\b",
}
MEDIAAN_VANAF = 16  # verkopen: daaronder publiceert Statbel geen prijs


def lees(pad: Path) -> list[Lading]:
    """Tabel `vastgoed_kwartaal`: `nis, jaar, indeling, onderwerp, groep (woningtype), kwartaal (Q1–Q4), waarde, status`.

    Een lege prijs is `nvt` zonder verkopen, `verborgen` onder de 16 verkopen en anders `ontbreekt`. Fout: `Gegevensfout` bij een andere
    kop, een woningtype dat niet te herkennen is, of een cel zonder getal.
    """
    for blad, rijen in lees_werkboek(pad).items():
        waar = f"{pad.name}, blad '{blad}'"
        kop = next((n for n, rij in enumerate(rijen[:KOP_IN]) if [plat(tekst(c)) for c in rij[:4]] == list(VAST)), None)
        if kop is not None and kop > 0:
            return [Lading("vastgoed_kwartaal", _rijen(rijen, kop, waar))]
    raise Gegevensfout(
        f"{pad.name}: geen blad met koprij {', '.join(VAST)} onder de woningtypes; verwacht: dat van Statbel."
    )


def _rijen(rijen: Rijen, kop: int, waar: str) -> pd.DataFrame:
    kolommen, bekend, uit = _kolommen(rijen[kop - 1], rijen[kop], waar), alle_codes(), []
    for nummer, rij in enumerate(rijen[kop + 1 :], start=kop + 1):
        kwartaal = tekst(rij[3]).upper()
        if rij[0] in (None, "") or not re.fullmatch(r"Q[1-4]", kwartaal):
            continue  # voetnoten, en het hele jaar
        nis = niscode(rij[0], plaats(waar, nummer, 0))
        if nis not in bekend:
            continue  # het land, gewesten en Waalse gemeenten
        jaar = int(getal(rij[2], plaats(waar, nummer, 2), geheel=True))
        for type_, blok in kolommen.items():
            k = blok["transacties_kwartaal"]
            aantal = 0.0 if rij[k] in (None, "") else getal(rij[k], plaats(waar, nummer, k), geheel=True)
            uit.append((nis, jaar, "transacties_kwartaal", type_, kwartaal, aantal, "bekend"))
            for onderwerp, k in blok.items():
                if onderwerp != "transacties_kwartaal":
                    leeg = "nvt" if aantal == 0 else "verborgen" if aantal < MEDIAAN_VANAF else "ontbreekt"
                    gevuld = rij[k] not in (None, "")
                    waarde = getal(rij[k], plaats(waar, nummer, k)) if gevuld else float("nan")
                    uit.append((nis, jaar, onderwerp, type_, kwartaal, waarde, "bekend" if gevuld else leeg))
    tabel = pd.DataFrame(uit, columns=["nis", "jaar", "onderwerp", "groep", "kwartaal", "waarde", "status"])
    if tabel.empty:
        raise Gegevensfout(f"{waar}: geen enkele gemeente; verwacht: elke gemeente één keer per kwartaal.")
    eis_uniek(tabel, ["nis", "jaar", "onderwerp", "groep", "kwartaal"], waar)
    # Statbel zet alle jaren op de gemeenten van de uitgave.
    indeling = indeling_van(set(tabel["nis"]), 2025, waar)
    return tabel.assign(indeling=indeling)


def _kolommen(boven: tuple, kop: tuple, waar: str) -> dict[str, dict[str, int]]:
    """Woningtype → onderwerp → kolom; wat boven een blok staat, geldt tot het volgende."""
    uit: dict[str, dict[str, int]] = {}
    type_ = ""
    for k in range(len(VAST), len(kop)):
        if titel := plat(tekst(boven[k])):
            type_ = next((naam for naam, vorm in TYPES.items() if re.search(vorm, titel)), "")
            if not type_ or type_ in uit:
                raise Gegevensfout(
                    f"{plaats(waar, 0, k)}: '{tekst(boven[k])}' ken ik niet als woningtype; verwacht: huizen of appartementen."
                )
        naam = next((o for woorden, o in ONDERWERPEN.items() if plat(tekst(kop[k])).startswith(woorden)), None)
        if naam and type_:
            uit.setdefault(type_, {})[naam] = k
    if not uit or any(len(blok) != len(ONDERWERPEN) for blok in uit.values()):
        raise Gegevensfout(f"{waar}: verwacht per woningtype de kolommen {', '.join(ONDERWERPEN)}.")
    return uit
