"""De cijfers van een rapport om zelf mee te werken: `gegevens.csv` en `gegevens.xlsx`, altijd met dezelfde bytes."""

import datetime
import io
from collections.abc import Callable, Iterable
from functools import cache

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from integratie import vergelijking
from integratie.beeld.opmaak import STATUSUITLEG, geschreven
from integratie.bestanden.rekenblad import TEKST_BLIJFT_TEKST, csv_van_tabel
from integratie.indicator import GETALLEN, THEMAS, Indicator, kaart, leemten, register
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
TELLERS = "Tellers en noemers"
OPSCHRIFTEN = {
    "titel": 48,
    "groep": 22,
    "gebied": 30,
    "indicator": 36,
    "eenheid": 22,
}  # kolom → breedte; erna een kolom per jaar
# Excel bewaart een maakdatum; een vaste houdt het bestand reproduceerbaar.
VASTE_DATUM = datetime.datetime(2000, 1, 1)
Vormgever = Callable[[int, bool], Format]  # decimalen, benaderd
Reeks = dict[int, tuple[float, str]]  # jaar → getal (NaN zonder), status


def bestanden(opdracht: Opdracht) -> dict[str, bytes]:
    """Naam → inhoud van de gegevensbestanden van één rapport."""
    keuze.vergelijk(opdracht.nis, opdracht.naast, opdracht.peiljaar, opdracht.editie)
    gegevens = vergelijking.gegevens(opdracht.nis, opdracht.peiljaar, opdracht.editie)
    return {
        "gegevens.csv": csv_van(opdracht.nis, opdracht.peiljaar, opdracht.editie),
        "gegevens.xlsx": xlsx(gegevens, opdracht),
    }


def csv_van(nis: str, peiljaar: int, editie: str) -> bytes:
    """De csv van `vergelijking.gegevens`."""
    eerste, *andere = (_csv_van(*deel, peiljaar, editie) for deel in vergelijking.gegevensdelen(nis))
    return eerste + b"".join(deel.partition(b"\n")[2] for deel in andere)


@cache
def _csv_van(*deel) -> bytes:
    """Van één deel; bewaard, want naast de meeste gemeenten staan dezelfde gebieden."""
    return csv(vergelijking.gegevens_van(*deel))


def csv(gegevens: pd.DataFrame) -> bytes:
    """De tabel als csv: UTF-8, komma tussen kolommen, punt als decimaalteken; kolommen zie `KOLOMMEN`."""
    return csv_van_tabel(uitgeschreven_kolommen(gegevens[list(KOLOMMEN)], GETALLEN)).encode()


def xlsx(gegevens: pd.DataFrame, opdracht: Opdracht) -> bytes:
    """Een werkmap met een blad "Lees mij", de indicatoren, de bronnen, één blad per thema, en de tellers en noemers: een kolom per jaar."""
    buffer = io.BytesIO()
    boek = xlsxwriter.Workbook(buffer, {"in_memory": True, **TEKST_BLIJFT_TEKST})
    boek.set_properties({"title": f"{TITEL} {opdracht.gebied}", "created": VASTE_DATUM})
    vet, groot = (boek.add_format({"bold": True, **stijl}) for stijl in ({"bottom": 1}, {"font_size": 14}))
    vorm = cache(lambda *s: boek.add_format({"num_format": getalvorm(*s)}))  # elke vorm één keer
    aanwezig = set(gegevens["indicator"])
    kaarten = {naam: ind for naam, ind in register().items() if naam in aanwezig}
    _lees_mij(boek.add_worksheet("Lees mij"), vet, groot, opdracht)
    _schrijf(boek.add_worksheet("Indicatoren"), vet, _indicatoren(kaarten, gegevens))
    _schrijf(boek.add_worksheet("Bronnen"), vet, _bronnen(opdracht.editie))
    waarden = _reeksen(gegevens, "waarde", kaarten)
    for thema, naam in THEMAS.items():
        van_thema = [
            (*rij, kaarten[rij[0]].eenheid, reeks) for rij, reeks in waarden.items() if kaarten[rij[0]].thema == thema
        ]
        if van_thema:
            _schrijf_reeksen(boek.add_worksheet(naam), vet, van_thema, vorm, "eenheid")
    delen = {
        k: _reeksen(gegevens, k, [naam for naam, ind in kaarten.items() if ind.noemer]) for k in ("teller", "noemer")
    }
    samen = [(*rij, k, delen[k][rij]) for rij in delen["teller"] for k in delen]
    _schrijf_reeksen(boek.add_worksheet(TELLERS), vet, samen, vorm, "deel")
    boek.close()
    return buffer.getvalue()


def _lees_mij(blad: Worksheet, vet: Format, groot: Format, opdracht: Opdracht) -> None:
    regels: list[tuple[str, ...]] = [
        ("Gemeente", f"{opdracht.gebied} ({opdracht.nis})"),
        ("Peiljaar", str(opdracht.peiljaar)),
        ("Editie van de gegevens", opdracht.editie),
        (),
        ("Bladen",),
        ("Indicatoren", "titel, definitie, teller, noemer, opmerkingen en bron van elke indicator"),
        (
            "Bronnen",
            "uitgever, licentie, peildatum, voorbehouden, breuken in de meting, gebeurtenissen en begin van de vooruitzichten van elke bron",
        ),
        (
            "Per thema",
            "de waarden van de gemeente en van de gebieden waarmee ze vergeleken wordt, met een kolom per jaar; zonder waarde staat er haar status",
        ),
        (TELLERS, "de aantallen boven en onder de breuk, met een kolom per jaar; leeg als ze niet gekend zijn"),
        (),
        ("Kolommen van gegevens.csv, met een rij per cijfer",),
        *KOLOMMEN.items(),
        (),
        ("Statussen",),
        *STATUSUITLEG.items(),
        (),
        ("Nog geen gegevens",),
        *((THEMAS[x.thema], f"{x.onderwerp}: in te vullen met {x.bestand} ({x.uitgever})") for x in leemten()),
    ]
    blad.set_column(0, 0, 26)
    blad.set_column(1, 1, 100)
    blad.write_string(0, 0, f"{TITEL}: {opdracht.gebied}", groot)
    for nummer, regel in enumerate(regels, start=2):
        for kolom, tekst in enumerate(regel):
            blad.write_string(nummer, kolom, tekst, vet if len(regel) == 1 else None)


def _indicatoren(kaarten: dict[str, Indicator], gegevens: pd.DataFrame) -> pd.DataFrame:
    bron = gegevens.drop_duplicates("indicator").set_index("indicator")["bron"]
    velden = ("naam", "titel", "thema", "definitie", "teller", "noemer", "eenheid", "duiding")
    rijen = [{k: getattr(i, k) for k in velden} | {"opmerkingen": " ".join(i.opmerkingen)} for i in kaarten.values()]
    tabel = pd.DataFrame(rijen).rename(columns={"naam": "indicator"})
    return tabel.assign(thema=tabel["thema"].map(THEMAS), bron=tabel["indicator"].map(bron))


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


def _reeksen(gegevens: pd.DataFrame, kolom: str, namen: Iterable[str]) -> dict[tuple[str, str, str], Reeks]:
    """De getallen van een kolom per indicator, groep en gebied: de indicatoren zoals in `namen`, de rest in de volgorde van de gegevens."""
    per_naam: dict[str, dict[tuple[str, str, str], Reeks]] = {naam: {} for naam in namen}
    rijen = gegevens[gegevens["indicator"].isin(list(per_naam))]
    velden = (rijen[k].tolist() for k in ("indicator", "groep", "gebied", "jaar", kolom, "status"))
    for naam, groep, gebied, jaar, getal, status in zip(*velden, strict=True):
        per_naam[naam].setdefault((naam, groep, gebied), {})[jaar] = getal, status
    return {rij: reeks for reeksen in per_naam.values() for rij, reeks in reeksen.items()}


def _schrijf_reeksen(
    blad: Worksheet, vet: Format, reeksen: list[tuple[str, str, str, str, Reeks]], vorm: Vormgever, laatste: str
) -> None:
    """Een rij per indicator, groep en gebied, een kolom per jaar; boven de laatste kolom voor de jaren staat `laatste`.

    In de cel staat het getal zelf, met de decimalen van de kaart (een half aantal is een gemiddelde); zonder waarde staat er haar status.
    """
    jaren = sorted(set().union(*(reeks for *_, reeks in reeksen)))
    plaats = {jaar: nummer for nummer, jaar in enumerate(jaren, start=len(OPSCHRIFTEN))}
    for nummer, (kop, breedte) in enumerate(OPSCHRIFTEN.items()):
        blad.set_column(nummer, nummer, breedte)
        blad.write_string(0, nummer, laatste if kop == "eenheid" else kop, vet)
    for jaar, kolom in plaats.items():
        blad.write_number(0, kolom, jaar, vet)
    for rij, (naam, groep, gebied, deel, reeks) in enumerate(reeksen, start=1):
        ind = kaart(naam)
        for kolom, tekst in enumerate((ind.titel, groep, gebied, naam, deel)):
            if tekst:
                blad.write_string(rij, kolom, tekst)
        for jaar, (getal, status) in reeks.items():
            if getal == getal:
                decimalen = int(getal % 1 != 0) if laatste == "deel" else ind.decimalen
                blad.write_number(rij, plaats[jaar], getal, vorm(decimalen, status == "benaderd"))
            elif laatste != "deel":
                blad.write_string(rij, plaats[jaar], status)
    blad.freeze_panes(1, 3)
    blad.autofilter(0, 0, len(reeksen), len(OPSCHRIFTEN) + len(jaren) - 1)


def getalvorm(decimalen: int, benaderd: bool) -> str:
    """De getalnotatie van Excel: zoals op de pagina, met "ca." voor een benaderde som en nooit een nul met een minteken."""
    ca, vorm = "ca. " if benaderd else "", "#,##0" + ("." + "0" * decimalen if decimalen else "")
    half, voor = uitgeschreven(0.5 * 10**-decimalen), f'"{ca}"' if ca else ""
    return f'[<=-{half}]{voor}-{vorm};[<{half}]"{ca}{geschreven(0.0, decimalen)}";{voor}{vorm}'


def _schrijf(blad: Worksheet, vet: Format, rijen: pd.DataFrame) -> None:
    """Schrijf een tabel met vaste kop en filter; tekst blijft tekst."""
    for nummer, kolom in enumerate(rijen.columns):
        blad.set_column(
            nummer, nummer, OPSCHRIFTEN.get(kolom, 60 if kolom in ("definitie", "opmerkingen", "bron") else 14)
        )
        blad.write_string(0, nummer, kolom, vet)
        schrijf = blad.write_number if pd.api.types.is_numeric_dtype(rijen[kolom]) else blad.write_string
        for rij, waarde in enumerate(rijen[kolom].tolist(), start=1):
            if not pd.isna(waarde):
                schrijf(rij, nummer, waarde)
    blad.freeze_panes(1, 0)
    if len(rijen):
        blad.autofilter(0, 0, len(rijen), len(rijen.columns) - 1)
