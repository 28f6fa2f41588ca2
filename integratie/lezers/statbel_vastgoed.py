"""Verkochte woningen en mediaanprijzen (Statbel): csv met een rij per jaar, gebied en woningtype, en het werkboek per kwartaal («immo … kwartaal per
gemeente»), met een blok kolommen per woningtype en twee koprijen.
"""

import re
from pathlib import Path

import pandas as pd

from integratie import gebieden
from integratie.fouten import Gegevensfout
from integratie.gebieden import plat
from integratie.lezers.bestand import eis_keuze, gemeente_en_jaar, getallen, lees_csv
from integratie.lezers.lading import Lading
from integratie.lezers.namen import alle_codes, eis_uniek, eis_volledig, indeling_van
from integratie.lezers.werkboek import KOP_IN, Rijen, getal, lees_werkboek, niscode, plaats, tekst

INDELING = 2025  # alle jaren staan in de gemeenten van 1 januari 2025
TYPES = ("alle_huizen", "appartementen", "huizen_23", "huizen_4plus")
MEDIAAN_VANAF = 16  # verkopen: daaronder publiceert Statbel geen prijs
VAST = ("refnis", "lokaliteit", "jaar", "periode")
VERKOPEN = "transacties_kwartaal"
ONDERWERPEN = {
    "aantal transacties": VERKOPEN,
    "mediaan prijs": "mediaanprijs_kwartaal",
    "eerste kwartiel prijs": "eerste_kwartiel_kwartaal",
    "derde kwartiel prijs": "derde_kwartiel_kwartaal",
}
# Wat in het werkboek boven een blok staat → woningtype; het eerste dat past.
IN_KOP = {
    "appartementen": r"^appartement",
    "alle_huizen": r"^alle huizen",
    "huizen_23": r"2 of 3",
    "huizen_4plus": r"\b4\b",
}


def lees(pad: Path) -> pd.DataFrame:
    """`nis, jaar, onderwerp (transacties, mediaanprijs in euro), groep (woningtype), waarde, status`.

    Een lege mediaan is `nvt` zonder verkopen, `verborgen` onder de 16 verkopen en anders `ontbreekt`. Voor
    het gewest en de provincies is er alleen de mediaan. Fout: `Gegevensfout` met kolom en rij, of een
    ontbrekende gemeente.
    """
    ruw = lees_csv(pad, ",", ["y", "lvl", "nis", "type", "n", "p50", "name"])
    eis_keuze(ruw["type"], TYPES, pad.name)
    tabel = gemeente_en_jaar(ruw, pad.name, jaar="y").assign(
        groep=ruw["type"],
        niveau=ruw["lvl"],
        transacties=getallen(ruw["n"], pad.name, geheel=True),
        mediaanprijs=getallen(ruw["p50"], pad.name, leeg_mag=True),
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
    return pd.concat(
        [_lang(gemeenten, "transacties", "transacties"), _lang(prijzen, "transacties", "mediaanprijs")],
        ignore_index=True,
    )


def _lang(breed: pd.DataFrame, verkopen: str, onderwerp: str) -> pd.DataFrame:
    """De rijen van een onderwerp; een lege prijs is `nvt` zonder verkopen, `verborgen` onder de 16 verkopen en anders `ontbreekt`."""
    aantal, waarde = breed[verkopen], breed[onderwerp]
    status = pd.Series("ontbreekt", index=breed.index).mask(aantal < MEDIAAN_VANAF, "verborgen")
    status = status.mask(aantal == 0, "nvt").mask(waarde.notna(), "bekend")
    vast = [kolom for kolom in ("nis", "jaar", "groep", "kwartaal") if kolom in breed]
    return breed[vast].assign(onderwerp=onderwerp, waarde=waarde, status=status)


def lees_kwartaal(pad: Path) -> list[Lading]:
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
            cijfers = {onderwerp: _cijfer(rij[k], plaats(waar, nummer, k), onderwerp) for onderwerp, k in blok.items()}
            uit.append({"nis": nis, "jaar": jaar, "groep": type_, "kwartaal": kwartaal, **cijfers})
    breed = pd.DataFrame(uit)
    if breed.empty:
        raise Gegevensfout(f"{waar}: geen enkele gemeente; verwacht: elke gemeente één keer per kwartaal.")
    eis_uniek(breed, ["nis", "jaar", "groep", "kwartaal"], waar)
    tabel = pd.concat([_lang(breed, VERKOPEN, o) for o in ONDERWERPEN.values()], ignore_index=True)
    # Statbel zet alle jaren op de gemeenten van de uitgave.
    return tabel.assign(indeling=indeling_van(set(tabel["nis"]), INDELING, waar))


def _cijfer(cel: object, waar: str, onderwerp: str) -> float:
    """Een prijs mag leeg zijn; geen verkopen zijn er nul."""
    if cel in (None, ""):
        return 0.0 if onderwerp == VERKOPEN else float("nan")
    return getal(cel, waar, geheel=onderwerp == VERKOPEN)


def _kolommen(boven: tuple, kop: tuple, waar: str) -> dict[str, dict[str, int]]:
    """Woningtype → onderwerp → kolom; wat boven een blok staat, geldt tot het volgende."""
    uit: dict[str, dict[str, int]] = {}
    type_ = ""
    for k in range(len(VAST), len(kop)):
        if titel := plat(tekst(boven[k])):
            type_ = next((naam for naam, vorm in IN_KOP.items() if re.search(vorm, titel)), "")
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
