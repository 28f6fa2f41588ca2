"""De cijfers van een rapport om zelf mee te werken: `gegevens.csv` en `gegevens.xlsx`, altijd met dezelfde bytes."""

from __future__ import annotations

from functools import cache

import pandas as pd

from integratie import vergelijking
from integratie.beeld.opmaak import STATUSUITLEG, geschreven
from integratie.bestanden.rekenblad import csv_van_tabel
from integratie.bestanden.werkboek import GEWOON, GROOT, VET, Blad, Kolom, schrijf
from integratie.indicator import GETALLEN, THEMAS, Indicator, leemten, register
from integratie.opslag import edities
from integratie.rekenen import uitgeschreven, uitgeschreven_kolommen
from integratie.uitvoering.opdracht import Opdracht
from integratie.vergelijking import keuze

KOLOMMEN = {
    "nis": "NIS-code van de gemeente; leeg bij een vergelijkingsgebied",
    "gebied": "naam van de gemeente of het vergelijkingsgebied",
    "indicator": "naam van de indicator; titel en definitie staan op het blad 'Indicatoren'",
    "groep": "deelgroep; leeg voor het geheel",
    "jaar": "jaar van het cijfer; waarop een jaar slaat, staat bij de bron",
    "teller": "aantal boven de breuk",
    "noemer": "aantal onder de breuk; leeg als de indicator een aantal is",
    "waarde": "teller gedeeld door noemer, of het aantal zelf; leeg zodra de status iets onbekends zegt",
    "eenheid": "eenheid van de waarde; aandelen in % (0 tot 100)",
    "bron": "uitgever en titel van de bron",
    "status": "wat de waarde betekent, zie hieronder; nul met status bekend is een gekende nul",
}
TITEL = "Cijfers over integratie"  # van alle rapporten van een gemeente samen
BREEDTES = {"nis": 7, "gebied": 32, "indicator": 36, "groep": 22, "eenheid": 22, "bron": 60}
# Excel bewaart een maakdatum; een vaste houdt het bestand reproduceerbaar.
VASTE_DATUM = "2000-01-01T00:00:00Z"


def bestanden(opdracht: Opdracht) -> dict[str, bytes]:
    """Naam → inhoud van de gegevensbestanden van één rapport."""
    keuze.vergelijk(opdracht.nis, opdracht.naast, opdracht.peiljaar, opdracht.editie)
    gegevens = vergelijking.gegevens(opdracht.nis, opdracht.peiljaar, opdracht.editie)
    return {"gegevens.csv": csv(gegevens), "gegevens.xlsx": xlsx(gegevens, opdracht)}


def csv(gegevens: pd.DataFrame) -> bytes:
    """De tabel als csv: UTF-8, komma tussen kolommen, punt als decimaalteken; kolommen zie `KOLOMMEN`."""
    return csv_van_tabel(uitgeschreven_kolommen(gegevens[list(KOLOMMEN)], GETALLEN)).encode()


def xlsx(gegevens: pd.DataFrame, opdracht: Opdracht) -> bytes:
    """Een werkmap met een blad "Lees mij", de indicatoren, de bronnen en één blad per thema."""
    aanwezig = set(gegevens["indicator"])
    kaarten = {naam: ind for naam, ind in register().items() if naam in aanwezig}
    bladen = [
        _lees_mij(opdracht),
        _blad("Indicatoren", _indicatoren(kaarten)),
        _blad("Bronnen", _bronnen(opdracht.editie)),
    ]
    for thema, naam in THEMAS.items():
        rijen = gegevens[gegevens["indicator"].isin([i.naam for i in kaarten.values() if i.thema == thema])]
        if len(rijen):
            bladen.append(_blad(naam, rijen[list(KOLOMMEN)]))
    return schrijf(f"{TITEL} {opdracht.gebied}", VASTE_DATUM, bladen)


def _lees_mij(opdracht: Opdracht) -> Blad:
    regels: list[tuple[str, ...]] = [
        (f"{TITEL}: {opdracht.gebied}",),
        (),
        ("Gemeente", f"{opdracht.gebied} ({opdracht.nis})"),
        ("Peiljaar", str(opdracht.peiljaar)),
        ("Editie van de gegevens", opdracht.editie),
        (),
        ("Bladen",),
        ("Indicatoren", "titel, definitie, teller, noemer en opmerkingen van elke indicator"),
        (
            "Bronnen",
            "uitgever, licentie, peildatum, voorbehouden, breuken in de meting, gebeurtenissen en begin van de vooruitzichten van elke bron",
        ),
        ("Per thema", "de cijfers van de gemeente en van de gebieden waarmee ze vergeleken wordt"),
        (),
        ("Kolommen",),
        *KOLOMMEN.items(),
        (),
        ("Statussen",),
        *STATUSUITLEG.items(),
        (),
        ("Nog geen gegevens",),
        *((THEMAS[x.thema], f"{x.onderwerp}: in te vullen met {x.bestand} ({x.uitgever})") for x in leemten()),
    ]
    eerste, tweede = zip(*((*regel, "", "")[:2] for regel in regels), strict=True)
    vormen = [GROOT, *(VET if len(regel) == 1 else GEWOON for regel in regels[1:])]
    return Blad("Lees mij", [Kolom(eerste, 26, vormen), Kolom(tweede, 100)], kop=False)


def _indicatoren(kaarten: dict[str, Indicator]) -> pd.DataFrame:
    velden = ("naam", "titel", "thema", "definitie", "teller", "noemer", "eenheid", "duiding")
    rijen = [{k: getattr(i, k) for k in velden} | {"opmerkingen": " ".join(i.opmerkingen)} for i in kaarten.values()]
    tabel = pd.DataFrame(rijen).rename(columns={"naam": "indicator"})
    return tabel.assign(thema=tabel["thema"].map(THEMAS))


def _bronnen(editie: str) -> pd.DataFrame:
    rijen = [
        {
            "bron": b.vermelding,
            "licentie": b.licentie,
            "peildatum": b.peildatum,
            "uitgave": b.uitgave,
            "voorbehouden": " ".join(b.voorbehouden),
            "breuken in de meting": " ".join(f"{jaar}: {tekst}" for jaar, tekst in sorted(b.breuken.items())),
            "gebeurtenissen": " ".join(f"{g.jaar}, {g.naam}: {g.uitleg}" for g in b.gebeurtenissen),
            "vooruitzicht vanaf": b.vooruitzicht_vanaf,
        }
        for b in edities.bronnen(editie).values()
    ]
    return pd.DataFrame(rijen)


def _vormen(rijen: pd.DataFrame, kolom: str) -> list[str]:
    """Hoe de cijfers van een kolom er in het rekenblad uitzien; in de cel staat het getal zelf."""
    decimalen = (rijen[kolom] % 1 != 0).astype(int)  # een half aantal is een gemiddelde
    if kolom == "waarde":
        decimalen = rijen["indicator"].map({naam: ind.decimalen for naam, ind in register().items()})
    return list(map(getalvorm, decimalen.tolist(), (rijen["status"] == "benaderd").tolist()))


@cache
def getalvorm(decimalen: int, benaderd: bool) -> str:
    """De getalnotatie van Excel: zoals op de pagina, met "ca." voor een benaderde som en nooit een nul met een minteken."""
    ca, vorm = "ca. " if benaderd else "", "#,##0" + ("." + "0" * decimalen if decimalen else "")
    half, voor = uitgeschreven(0.5 * 10**-decimalen), f'"{ca}"' if ca else ""
    return f'[<=-{half}]{voor}-{vorm};[<{half}]"{ca}{geschreven(0.0, decimalen)}";{voor}{vorm}'


def _blad(naam: str, rijen: pd.DataFrame) -> Blad:
    """Een tabel met vaste kop en filter; tekst blijft tekst (ook een NIS-code)."""
    kolommen = []
    for kolom in rijen.columns:
        breedte = BREEDTES.get(kolom, 60 if kolom in ("definitie", "opmerkingen") else 14)
        waarden = rijen[kolom].astype(object).where(rijen[kolom].notna(), None).tolist()
        cijfer = kolom in GETALLEN and pd.api.types.is_numeric_dtype(
            rijen[kolom]
        )  # 'teller' is ook een zin op een kaart
        vormen = _vormen(rijen, kolom) if cijfer else [GEWOON] * len(rijen)
        kolommen.append(Kolom([kolom, *waarden], breedte, [VET, *vormen]))
    return Blad(naam, kolommen)
