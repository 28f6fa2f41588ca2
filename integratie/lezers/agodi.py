"""AgODi, «Overzicht leerlingenkenmerken»: een rij per school, aantallen (ook halve) leerlingen per kenmerk.

De kop staat rond rij 11, na een titel met het onderwijsniveau en het schooljaar. De gemeente is die van de school, niet die van de leerling.
"""

import re
from functools import cache
from pathlib import Path

import pandas as pd

from integratie import gebieden
from integratie.fouten import Gegevensfout
from integratie.lezers.namen import INDELINGEN, nis_of_niets
from integratie.lezers.werkboek import KOP_IN, Rijen, getal, lees_werkboek, plaats, tekst

KENMERKEN = {
    "aantal lln": "leerlingen",
    "opleiding moeder": "laagopgeleide_moeder",
    "schooltoelage": "schooltoelage",
    "thuistaal": "thuistaal_niet_nl",
    "buurt": "buurt",
}
# Hoe een titel het niveau noemt → deel van het onderwerp: elk niveau zijn eigen reeks.
NIVEAUS = {"basisonderwijs": "basis", "secundair onderwijs": "secundair"}
GEMEENTE = ("fusiegemeente", "gemeente", "hoofdgemeente")
_DEELGEMEENTEN = Path(__file__).with_name("rand_deelgemeenten.csv")


def lees(pad: Path) -> pd.DataFrame:
    """`nis, jaar, onderwerp (leerlingen_school_<niveau>), groep (kenmerk), waarde, status`; jaar = begin van het schooljaar.

    Staat een school in een deelgemeente die we niet kennen, dan zijn de sommen van alle gemeenten buiten de Vlaamse Rand
    `onvolledig`. Fout: `Gegevensfout` bij een andere kop, een cel die geen aantal is, of een kenmerk groter dan het totaal.
    """
    bladen = {
        blad: _blad(rijen, koprij, f"{pad.name}, blad '{blad}'")
        for blad, rijen in lees_werkboek(pad).items()
        if (koprij := _koprij(rijen)) is not None
    }
    if not bladen:
        raise Gegevensfout(
            f"{pad.name}: geen blad met een koprij met 'Provincie'; verwacht: een titel met het schooljaar en daaronder die rij."
        )
    alles = pd.concat(bladen.values(), ignore_index=True)
    if (dubbel := alles.duplicated(["nis", "jaar", "onderwerp", "groep"])).any():
        r = alles[dubbel].iloc[0]
        raise Gegevensfout(
            f"{pad.name}: {r['onderwerp']} van {r['jaar']} staat op meer dan één blad ({', '.join(bladen)}); "
            "verwacht: elk niveau en schooljaar op één blad."
        )
    return alles


def _koprij(rijen: Rijen) -> int | None:
    return next((i for i, rij in enumerate(rijen[:KOP_IN]) if "provincie" in [tekst(c).casefold() for c in rij]), None)


def _blad(rijen: Rijen, kop: int, waar: str) -> pd.DataFrame:
    titel = " ".join(tekst(c) for rij in rijen[:kop] for c in rij).casefold()
    schooljaar = re.search(r"(20[0-9]{2})\s*[-–/]\s*(?:20)?([0-9]{2})\b", titel)
    if schooljaar is None or int(schooljaar[2]) != (int(schooljaar[1]) + 1) % 100:
        raise Gegevensfout(
            f"{waar}: verwacht een titel met het schooljaar (2024-2025) boven de koprij met 'Provincie'."
        )
    onderwerp = _onderwerp(titel, waar)
    kolommen = _kolommen(rijen[kop], waar)
    scholen, onbekend = _scholen(rijen, kop, kolommen, waar)
    if scholen.empty:
        raise Gegevensfout(f"{waar}: geen enkele school met een aantal leerlingen onder de koprij.")
    som = scholen.groupby("nis")[list(KENMERKEN.values())].sum()
    lang = som.reset_index().melt("nis", var_name="groep", value_name="waarde")
    lang = lang.assign(jaar=int(schooljaar[1]), onderwerp=onderwerp, status="bekend")
    onvolledig = onbekend & ~lang["nis"].isin(list(gebieden.groep(gebieden.RAND).leden))
    return lang.assign(waarde=lang["waarde"].mask(onvolledig), status=lang["status"].mask(onvolledig, "onvolledig"))


def _onderwerp(titel: str, waar: str) -> str:
    """Het onderwerp van het niveau in de titel; zonder zou het ene niveau de plaats van het andere innemen."""
    genoemd = [deel for woord, deel in NIVEAUS.items() if woord in titel]
    if len(genoemd) != 1:
        raise Gegevensfout(f"{waar}: de titel noemt niet één onderwijsniveau; verwacht: {' of '.join(NIVEAUS)}.")
    return f"leerlingen_school_{'buitengewoon_' if 'buitengewoon' in titel else ''}{genoemd[0]}"


def _kolommen(kop: tuple, waar: str) -> dict[str, int]:
    koppen = [tekst(c).casefold() for c in kop]
    gevonden = {}
    totaal, *kenmerken = KENMERKEN
    for woord, naam in KENMERKEN.items():
        # «aantal lln» staat soms ook voor elk kenmerk: het totaal is de kolom zonder.
        ander = kenmerken if woord == totaal else ()
        plaatsen = [k for k, titel in enumerate(koppen) if woord in titel and not any(a in titel for a in ander)]
        if len(plaatsen) != 1:
            raise Gegevensfout(f"{waar}: kolom '{woord}' staat er {len(plaatsen)} keer; verwacht: één keer.")
        gevonden[naam] = plaatsen[0]
    gemeente = next((koppen.index(g) for g in GEMEENTE if g in koppen), None)
    if gemeente is None:
        raise Gegevensfout(
            f"{waar}: kolom 'Gemeente' ontbreekt; verwacht: {', '.join(GEMEENTE)}; gevonden: {', '.join(koppen)}."
        )
    return {**gevonden, "gemeente": gemeente}


def _scholen(rijen: Rijen, kop: int, kolommen: dict[str, int], waar: str) -> tuple[pd.DataFrame, bool]:
    uit, onbekend = [], False
    for nummer, rij in enumerate(rijen[kop + 1 :], start=kop + 1):
        naam = tekst(rij[kolommen["gemeente"]])
        if not naam or rij[kolommen["leerlingen"]] in (None, ""):
            continue  # totalen en voettekst
        cellen = {
            n: getal(rij[kolommen[n]], f"{plaats(waar, nummer, kolommen[n])} ({naam}, {n})") for n in KENMERKEN.values()
        }
        if max(cellen.values()) > cellen["leerlingen"] + 0.01:
            raise Gegevensfout(
                f"{waar}: rij {nummer + 1} ({naam}) telt meer leerlingen met een kenmerk dan leerlingen."
            )
        nis = _nis(naam)
        onbekend |= nis is None
        if nis:
            uit.append({"nis": nis, **cellen})
    return pd.DataFrame(uit, columns=["nis", *KENMERKEN.values()]), onbekend


def _nis(naam: str) -> str | None:
    """De gemeente van vandaag, ook van een deelgemeente van de Rand; None als we de naam niet kennen."""
    if (plat := gebieden.plat(naam)) in _deelgemeenten():
        return _deelgemeenten()[plat]
    gevonden = (nis_of_niets(naam, indeling) for indeling in INDELINGEN)
    return next((gebieden.vandaag(nis) for nis in gevonden if nis), None)


@cache
def _deelgemeenten() -> dict[str, str]:
    gemeentenamen = {gebieden.plat(g.naam) for g in gebieden.gemeenten().values()}
    rijen = pd.read_csv(_DEELGEMEENTEN, dtype=str)
    return {
        gebieden.plat(n): c
        for n, c in zip(rijen["naam"], rijen["nis"], strict=True)
        if gebieden.plat(n) not in gemeentenamen
    }
