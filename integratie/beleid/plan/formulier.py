"""Het plan als Excel-formulier: één blad per soort, met keuzelijsten en een blad Lees mij; altijd met dezelfde bytes."""

from __future__ import annotations

import datetime
import io

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from integratie.beleid.plan import tabellen
from integratie.beleid.plan.kolommen import (
    BLADEN,
    BUDGET,
    LEES_MIJ,
    LIJSTEN,
    PLAN,
    SLEUTELKOLOM,
    VELDEN,
    Kolom,
    keuzes,
)
from integratie.bestanden.rekenblad import TEKST_BLIJFT_TEKST
from integratie.indicator import register

VASTE_DATUM = datetime.datetime(2000, 1, 1)  # Excel bewaart een maakdatum
LEGE_RIJEN = 500  # zover reiken de keuzelijsten onder wat er al staat
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
    """Het formulier, ingevuld met `inhoud` (zie `schrijven.inhoud_van`); wat ontbreekt, blijft leeg."""
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
    bereiken = _keuzebereiken()
    _lees_mij(boek, stijl)
    _plan(boek, stijl, inhoud, bereiken)
    for naam, rijen in tabellen.rijen(inhoud).items():
        _blad(boek, stijl, naam, _kolommen(naam, inhoud), rijen, bereiken)
    _lijsten(boek, stijl)
    boek.close()
    return buffer.getvalue()


def _kolommen(naam: str, inhoud: dict) -> list[Kolom]:
    jaren = tabellen.jaren(inhoud) if naam == "Acties" else []
    budget = [Kolom(f"{BUDGET} {jaar}", f"euro in {jaar}; leeg is niets gepland", "getal", 12) for jaar in jaren]
    return [*BLADEN[naam], *budget]


def _lees_mij(boek, stijl: dict) -> None:
    blad = boek.add_worksheet(LEES_MIJ)
    blad.set_column(0, 0, 24)
    blad.set_column(1, 1, 24)
    blad.set_column(2, 2, 90)
    blad.write_string(0, 0, "Lokaal Plan van Aanpak: formulier", stijl["titel"])
    for nummer, zin in enumerate(UITLEG, start=2):
        blad.write_string(nummer, 0, zin)
    rij = len(UITLEG) + 3
    for kolom, kop in enumerate(("Blad", "Kolom", "Wat er hoort")):
        blad.write_string(rij, kolom, kop, stijl["kop"])
    for naam, kolommen in {PLAN: VELDEN, **BLADEN}.items():
        for kolom in kolommen:
            rij += 1
            for nummer, tekst in enumerate((naam, kolom.kop, kolom.uitleg)):
                blad.write_string(rij, nummer, tekst)


def _plan(boek, stijl: dict, inhoud: dict, bereiken: dict) -> None:
    blad = boek.add_worksheet(PLAN)
    for breed, kop in enumerate(("Veld", "Waarde", "Uitleg")):
        blad.write_string(0, breed, kop, stijl["kop"])
    blad.set_column(0, 0, 16)
    blad.set_column(1, 1, 70, stijl["tekst"])
    blad.set_column(2, 2, 60)
    for rij, (kolom, waarde) in enumerate(zip(VELDEN, tabellen.velden(inhoud), strict=True), start=1):
        blad.write_string(rij, 0, kolom.kop, stijl["kop"])
        _schrijf(blad, stijl, rij, 1, kolom, waarde)
        blad.write_string(rij, 2, kolom.uitleg, stijl["uitleg"])
        if kolom.lijst:
            blad.data_validation(rij, 1, rij, 1, _keuzelijst(bereiken[kolom.lijst]))
    blad.freeze_panes(1, 1)


def _blad(boek, stijl: dict, naam: str, kolommen: list[Kolom], rijen: list[dict], bereiken: dict) -> None:
    blad = boek.add_worksheet(naam)
    tot = len(rijen) + LEGE_RIJEN
    for nummer, kolom in enumerate(kolommen):
        blad.set_column(nummer, nummer, kolom.breed, stijl[kolom.soort])
        blad.write_string(0, nummer, kolom.kop, stijl["kop"])
        blad.write_comment(0, nummer, kolom.uitleg)
        bereik = bereiken.get(kolom.lijst) or (_codes(kolom.blad) if kolom.blad else "")
        if bereik:
            blad.data_validation(1, nummer, tot, nummer, _keuzelijst(bereik))
        for rij, waarden in enumerate(rijen, start=1):
            _schrijf(blad, stijl, rij, nummer, kolom, waarden.get(kolom.veld))
    blad.freeze_panes(1, 2)


def _schrijf(blad, stijl: dict, rij: int, nummer: int, kolom: Kolom, waarde) -> None:
    if waarde is None:
        return
    if isinstance(waarde, datetime.date):
        blad.write_datetime(rij, nummer, datetime.datetime(waarde.year, waarde.month, waarde.day), stijl["datum"])
    elif isinstance(waarde, int | float):
        blad.write_number(rij, nummer, waarde, stijl["getal"])
    else:
        blad.write_string(rij, nummer, str(waarde), stijl["tekst"])


def _keuzebereiken() -> dict[tuple[str, ...], str]:
    """Lijst → het bereik op het blad Lijsten."""
    return {
        kolom.lijst: f"={LIJSTEN}!${xl_col_to_name(i)}$2:${xl_col_to_name(i)}${1 + len(keuzes(kolom))}"
        for i, kolom in enumerate(_met_lijst())
    }


def _met_lijst() -> list[Kolom]:
    """Eén kolom per verschillende keuzelijst; de indicatoren komen laatst, want hun titel staat ernaast."""
    uniek: dict[tuple[str, ...], Kolom] = {}
    for kolom in (k for kolommen in (VELDEN, *BLADEN.values()) for k in kolommen if k.lijst):
        uniek.setdefault(kolom.lijst, kolom)
    return sorted(uniek.values(), key=lambda k: k.veld == "indicator")


def _codes(blad: str) -> str:
    """Het bereik met de codes van een ander blad."""
    nummer = [k.veld for k in BLADEN[blad]].index(SLEUTELKOLOM[blad])
    return f"={blad}!${xl_col_to_name(nummer)}$2:${xl_col_to_name(nummer)}${LEGE_RIJEN}"


def _keuzelijst(bereik: str) -> dict:
    return {
        "validate": "list",
        "source": bereik,
        "ignore_blank": True,
        "error_type": "warning",
        "error_title": "Niet in de lijst",
        "error_message": "Deze waarde staat niet in de keuzelijst; zie het blad Lijsten.",
    }


def _lijsten(boek, stijl: dict) -> None:
    blad = boek.add_worksheet(LIJSTEN)
    kolommen = _met_lijst()
    for nummer, kolom in enumerate(kolommen):
        blad.set_column(nummer, nummer, 34)
        blad.write_string(0, nummer, kolom.kop, stijl["kop"])
        for rij, tekst in enumerate(keuzes(kolom), start=1):
            blad.write_string(rij, nummer, tekst)
    blad.set_column(len(kolommen), len(kolommen), 70)
    blad.write_string(0, len(kolommen), "Titel en eenheid van de indicator", stijl["kop"])
    for rij, ind in enumerate(register().values(), start=1):
        zonder = "" if ind.beinvloedbaar else "; een bestuur kan dit niet sturen, geen streefcijfer"
        blad.write_string(rij, len(kolommen), f"{ind.titel} ({ind.eenheid}){zonder}")
