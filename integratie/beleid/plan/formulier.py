"""Het plan als Excel-formulier: één blad per soort, met keuzelijsten en een blad Lees mij; altijd met dezelfde bytes."""

import datetime
import io

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from integratie.beleid.plan.kolommen import BLADEN, BUDGET, DELEN, LEES_MIJ, LIJSTEN, PLAN, VELDEN, Kolom, keuzes
from integratie.bestanden.rekenblad import TEKST_BLIJFT_TEKST
from integratie.indicator import register

VASTE_DATUM = datetime.datetime(2000, 1, 1)  # Excel bewaart een maakdatum
LEGE_RIJEN = 500  # zover reiken de keuzelijsten onder wat er al staat
KEUZELIJST = {
    "validate": "list",
    "ignore_blank": True,
    "error_type": "warning",
    "error_title": "Niet in de lijst",
    "error_message": "Deze waarde staat niet in de keuzelijst; zie het blad Lijsten.",
}
UITLEG = (
    "Vul de bladen in van links naar rechts. Grijze koppen zijn de namen van de velden: laat ze staan.",
    "Een keuzelijst toont wat toegelaten is; het blad Lijsten heeft alles op een rij, ook de indicatoren.",
    "Getallen zijn gewone getallen; datums zijn Excel-datums of tekst zoals 2026-09-01. Formules worden geweigerd: plak waarden.",
    "Nieuwe rijen komen onder de laatste. Een lege rij telt niet mee.",
    "De basislijnen zijn de cijfers van vandaag uit het register; gebruik ze bij de streefcijfers van een actie.",
    "Wat op een eigen blad staat, wordt niet gelezen.",
    "Klaar? integratie plan controle BESTAND noemt elke fout met blad, rij en kolom.",
)


def als_werkboek(inhoud: dict) -> bytes:
    """Het formulier, ingevuld met `inhoud` (zie `yamlbestand.inhoud_van`); wat ontbreekt, blijft leeg."""
    buffer = io.BytesIO()
    boek = xlsxwriter.Workbook(buffer, {"in_memory": True, **TEKST_BLIJFT_TEKST})
    boek.set_properties({"title": "Lokaal Plan van Aanpak", "created": VASTE_DATUM})
    stijl = {
        "kop": boek.add_format({"bold": True, "bg_color": "#e7e9ec", "bottom": 1}),
        "titel": boek.add_format({"bold": True, "font_size": 14}),
        "tekst": boek.add_format({"num_format": "@", "text_wrap": True, "valign": "top"}),
        "getal": boek.add_format({"valign": "top"}),
        "datum": boek.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
        "uitleg": boek.add_format({"italic": True, "font_color": "#5c636b", "text_wrap": True, "valign": "top"}),
    }
    lijsten = _met_lijst()
    bereiken = {kolom.lijst: _bereik(LIJSTEN, i, 1 + len(keuzes(kolom))) for i, kolom in enumerate(lijsten)}
    _lees_mij(boek, stijl)
    _plan(boek, stijl, inhoud, bereiken)
    for naam, rijen in _rijen(inhoud).items():
        _blad(boek, stijl, naam, _kolommen(naam, inhoud), rijen, bereiken)
    _lijsten(boek, stijl, lijsten)
    boek.close()
    return buffer.getvalue()


def _rijen(inhoud: dict) -> dict[str, list[dict]]:
    """Van de boom van het plan naar blad → rijen als veld → waarde, voor elk blad; elke rij noemt de code van wat erboven hangt."""
    uit: dict[str, list[dict]] = {}
    for soort in DELEN:
        uit[soort.blad] = [
            ({soort.boven.veld: ouder.get("code")} if soort.boven else {}) | deel | _per_jaar(deel)
            for ouder in (uit[soort.boven.blad] if soort.boven else [inhoud])
            for deel in ouder.get(soort.lijst, [])
        ]
    return uit


def _per_jaar(deel: dict) -> dict:
    return {f"{BUDGET} {jaar}": bedrag for jaar, bedrag in deel.get(BUDGET, {}).items()}


def _kolommen(naam: str, inhoud: dict) -> list[Kolom]:
    jaren = range(int(inhoud["van"]), int(inhoud["tot"]) + 1) if naam == "Acties" else ()
    budget = [Kolom(f"{BUDGET} {jaar}", f"euro in {jaar}; leeg is niets gepland", "getal", 12) for jaar in jaren]
    return [*BLADEN[naam], *budget]


def _lees_mij(boek, stijl: dict) -> None:
    blad = boek.add_worksheet(LEES_MIJ)
    for nummer, breed in enumerate((24, 24, 90)):
        blad.set_column(nummer, nummer, breed)
    blad.write(0, 0, "Lokaal Plan van Aanpak: formulier", stijl["titel"])
    blad.write_column(2, 0, UITLEG)
    eerste = len(UITLEG) + 3
    blad.write_row(eerste, 0, ("Blad", "Kolom", "Wat er hoort"), stijl["kop"])
    alle = [(naam, k.kop, k.uitleg) for naam, kolommen in {PLAN: VELDEN, **BLADEN}.items() for k in kolommen]
    for rij, teksten in enumerate(alle, start=eerste + 1):
        blad.write_row(rij, 0, teksten)


def _plan(boek, stijl: dict, inhoud: dict, bereiken: dict) -> None:
    blad = boek.add_worksheet(PLAN)
    blad.write_row(0, 0, ("Veld", "Waarde", "Uitleg"), stijl["kop"])
    blad.set_column(0, 0, 16)
    blad.set_column(1, 1, 70, stijl["tekst"])
    blad.set_column(2, 2, 60)
    for rij, kolom in enumerate(VELDEN, start=1):
        blad.write(rij, 0, kolom.kop, stijl["kop"])
        _schrijf(blad, stijl, rij, 1, inhoud.get(kolom.veld))
        blad.write(rij, 2, kolom.uitleg, stijl["uitleg"])
        if kolom.lijst:
            blad.data_validation(rij, 1, rij, 1, KEUZELIJST | {"source": bereiken[kolom.lijst]})
    blad.freeze_panes(1, 1)


def _blad(boek, stijl: dict, naam: str, kolommen: list[Kolom], rijen: list[dict], bereiken: dict) -> None:
    blad = boek.add_worksheet(naam)
    tot = len(rijen) + LEGE_RIJEN
    for nummer, kolom in enumerate(kolommen):
        blad.set_column(nummer, nummer, kolom.breed, stijl[kolom.soort])
        blad.write(0, nummer, kolom.kop, stijl["kop"])
        blad.write_comment(0, nummer, kolom.uitleg)
        bereik = bereiken.get(kolom.lijst) or (_codes(kolom.blad) if kolom.blad else "")
        if bereik:
            blad.data_validation(1, nummer, tot, nummer, KEUZELIJST | {"source": bereik})
        for rij, waarden in enumerate(rijen, start=1):
            _schrijf(blad, stijl, rij, nummer, waarden.get(kolom.veld))
    blad.freeze_panes(1, 2)


def _schrijf(blad, stijl: dict, rij: int, nummer: int, waarde) -> None:
    if isinstance(waarde, datetime.date):
        blad.write_datetime(rij, nummer, waarde, stijl["datum"])
    elif isinstance(waarde, int | float):
        blad.write_number(rij, nummer, waarde, stijl["getal"])
    elif waarde is not None:
        blad.write_string(rij, nummer, str(waarde), stijl["tekst"])


def _met_lijst() -> list[Kolom]:
    """Eén kolom per verschillende keuzelijst; de indicatoren komen laatst, want hun titel staat ernaast."""
    uniek: dict[tuple[str, ...], Kolom] = {}
    for kolom in (k for kolommen in (VELDEN, *BLADEN.values()) for k in kolommen if k.lijst):
        uniek.setdefault(kolom.lijst, kolom)
    return sorted(uniek.values(), key=lambda k: k.veld == "indicator")


def _codes(blad: str) -> str:
    """Het bereik met de codes van een ander blad."""
    nummer = next(i for i, kolom in enumerate(BLADEN[blad]) if kolom.veld in ("code", "sleutel"))
    return _bereik(blad, nummer, LEGE_RIJEN)


def _bereik(blad: str, nummer: int, tot: int) -> str:
    letter = xl_col_to_name(nummer)
    return f"={blad}!${letter}$2:${letter}${tot}"


def _lijsten(boek, stijl: dict, kolommen: list[Kolom]) -> None:
    blad, laatste = boek.add_worksheet(LIJSTEN), len(kolommen)
    for nummer, kolom in enumerate(kolommen):
        blad.set_column(nummer, nummer, 34)
        blad.write(0, nummer, kolom.kop, stijl["kop"])
        blad.write_column(1, nummer, keuzes(kolom))
    blad.set_column(laatste, laatste, 70)
    blad.write(0, laatste, "Titel en eenheid van de indicator", stijl["kop"])
    for rij, ind in enumerate(register().values(), start=1):
        zonder = "" if ind.beinvloedbaar else "; een bestuur kan dit niet sturen, geen streefcijfer"
        blad.write(rij, laatste, f"{ind.titel} ({ind.eenheid}){zonder}")
