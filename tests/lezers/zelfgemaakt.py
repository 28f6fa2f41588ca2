"""Zelfgemaakte bestanden in een gedocumenteerde opmaak, waar geen ruw voorbeeld van bestaat. De cijfers zijn verzonnen."""

import zipfile
from pathlib import Path

import pandas as pd
from openpyxl import Workbook

from integratie.lezers.lading import Lading
from integratie.lezers.namen import gemeenten_in

LOOP_KOP = (
    [
        "CODE INS",
        "LIEU DE RESIDENCE",
        "POPULATION AU 1er JANVIER",
        "MOUVEMENT NATUREL",
        None,
        None,
        "MOUVEMENT MIGRATOIRE INTERNE",
        None,
        None,
        "MOUVEMENT MIGRATOIRE INTERNATIONAL",
        *[None] * 6,
        "MOUVEMENT MIGRATOIRE TOTAL",
        None,
        None,
        "AJUSTEMENT",
        "CHANGEMENT DE NATIONALITE",
        None,
        "POPULATION AU 31 DECEMBRE",
        "ACCROISSEMENT",
        "INDICE",
    ],
    [*[None] * 9, "ENTREES", None, None, "SORTIES", None, None, "SOLDE", *[None] * 9],
    [
        None,
        None,
        None,
        "NAISSANCES",
        "DECES",
        "SOLDE",
        "ENTREES",
        "SORTIES",
        "SOLDE",
        "IMMIGRATIONS",
        "CHANGEMENTS",
        "REINSCRITS",
        "EMIGRATIONS",
        "CHANGEMENTS",
        "RADIES",
        None,
        "ENTREES",
        "SORTIES",
        "SOLDE",
        None,
        "BELGE-ETR",
        "ETR-BELGE",
        *[None] * 3,
    ],
)


def rijen(ladingen: list[Lading]) -> pd.DataFrame:
    """Alle rijen samen, met de tabel waar ze bij horen."""
    return pd.concat([lading.rijen.assign(tabel=lading.tabel) for lading in ladingen], ignore_index=True)


def bewaar(bladen: dict[str, list[list]], pad: Path) -> Path:
    """Een werkboek met deze bladen."""
    boek = Workbook(write_only=True)
    for naam, rijen in bladen.items():
        blad = boek.create_sheet(naam)
        for rij in rijen:
            blad.append(list(rij))
    boek.save(pad)
    return pad


def loop_rij(code: str, naam: str, begin: int = 12_000, inwijking: int = 500) -> list:
    """Een rij die sluit, met de orde van grootte van een doorsnee gemeente: 120 geboorten, 108 overlijdens, 480 uitwijking, internationaal saldo +4, aanpassing −1."""
    intern, saldo = inwijking - 480, 9 + 2 + 1 - 5 - 2 - 1
    in_, uit = inwijking + 12, 480 + 8
    einde = begin + 12 + (in_ - uit) - 1
    return [
        code,
        naam,
        begin,
        120,
        108,
        12,
        inwijking,
        480,
        intern,
        9,
        2,
        1,
        5,
        2,
        1,
        saldo,
        in_,
        uit,
        in_ - uit,
        -1,
        3,
        6,
        einde,
        einde - begin,
        100 * einde / begin,
    ]


def loop(pad: Path, jaren=(2017, 2018, 2023, 2024), pas_aan=lambda jaar, rijen: rijen) -> Path:
    """pop1992-mov: een blad per jaar; het blad vóór een fusie staat al in de nieuwe gemeenten."""
    bladen = {"Lisez-moi": [["Statbel"]]}
    for jaar in sorted(jaren, reverse=True):
        indeling = jaar + 1 if jaar in (2018, 2024) else jaar
        rijen = [
            ["MOUVEMENT DE LA POPULATION"],
            *map(list, LOOP_KOP),
            loop_rij("01000", "BELGIQUE", 11_000_000),
            loop_rij("20001", "BRABANT"),
        ]
        rijen += [loop_rij(nis, naam.upper()) for nis, naam in gemeenten_in(indeling).items()]
        bladen[str(jaar)] = pas_aan(jaar, [*rijen, ["Source: Statbel"]])
    return bewaar(bladen, pad)


def achtergrond(pad: Path, jaar: int = 2024, pas_aan=lambda rijen: rijen) -> Path:
    """Herkomst naar leeftijd en geslacht: kop op rij 7, namen alleen op de eerste rij van een blok."""
    rijen = [["Herkomst naar leeftijd en geslacht"], *[[None]] * 5]
    rijen.append(["Woonplaats", "NIS-code", "Geslacht", "Leeftijd", "Belg met Belgische achtergrond", *[None] * 20])
    delen = [100, 5, 10, 2, 8, 3, 20, 4, 30, 40]
    soorten = [delen[0:2], delen[2:4], delen[4:6], delen[6:8]]
    kolommen = [c for a, b in soorten for c in (a, b, a + b)]
    buitenland = [10 + 8 + 20, 2 + 3 + 4]
    kolommen += [*buitenland, sum(buitenland), 30, 40, 70, 100 + buitenland[0] + 30, 5 + buitenland[1] + 40]
    kolommen.append(kolommen[-1] + kolommen[-2])
    for nis, naam in {"01000": "België", **gemeenten_in(jaar)}.items():
        for g, geslacht in enumerate(("Man", "Vrouw", "Totaal")):
            for lft, leeftijd in enumerate(("0-17", "18-64", "65+", "Totaal")):
                vast = [
                    naam if g + lft == 0 else None,
                    nis if g + lft == 0 else None,
                    geslacht if lft == 0 else None,
                    leeftijd,
                ]
                rijen.append([*vast, *kolommen])
    return bewaar({"Inhoud": [["x"]], str(jaar): pas_aan(rijen)}, pad)


def sectoren(
    pad: Path, jaar: int = 2024, extra=(), kop=("CD_REFNIS", "CD_SECTOR", "TOTAL", "TX_DESCR_SECTOR_NL")
) -> Path:
    """OPENDATA_SECTOREN: twee sectoren per gemeente; een sector van Vilvoorde heeft een code die met 23047 begint."""
    regels = ["|".join(kop)]
    for nis in gemeenten_in(jaar):
        regels += [f"{nis}|{nis}A00-|700|CENTRUM", f"{nis}|{'23047' if nis == '23088' else nis}B1AA|300|RAND"]
    regels += ["62063|62063A00-|100|LIEGE", *extra]
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr(f"OPENDATA_SECTOREN_{jaar}.txt", "\ufeff" + "\r\n".join(regels) + "\r\n")
    return pad


def gsm(pad: Path, pas_aan=lambda bladen: bladen) -> Path:
    """Download alle cijfers: een inhoudsblad, een vraag met items, een vraag in breuken, en een cijfer met teller en noemer."""
    gemeenten = [(naam, int(nis)) for nis, naam in gemeenten_in(2025).items() if not nis.startswith("21")]
    vraag = [["Gemeente", "NIS-code", "Indicator", "Item", "Jaar", "Oneens (%)", "Neutraal (%)", "Eens (%)"]]
    vraag += [
        [naam, nis, "Houding tegenover diversiteit", item, 2026, 20, 30, 50]
        for item in ("Goed samenleven", "Verschillende herkomst verrijking")
        for naam, nis in gemeenten
    ]
    breuk = [["Gemeente", "NIS-code", "Indicator", "Jaar", "Oneens", "Neutraal", "Eens (%)"]]
    breuk += [[naam, nis, "Voldoende deelsystemen", 2026, 0.2, 0.2, 0.6] for naam, nis in gemeenten]
    register = [["Gemeente", "NIS-code", "Indicator", "Jaar", "teller", "noemer", "Procent (%)"]]
    register += [
        [naam, nis, "Werkzoekendengraad", j, 50 + j % 10, 1000, (50 + j % 10) / 10]
        for naam, nis in gemeenten
        for j in (2023, 2024)
    ]
    bladen = {
        "Inhoud": [["Thema", "Tabblad", "Naam indicator"], ["Samenleven", "SA_S_11", "Houding"]],
        "SA_S_11": vraag,
        "MO_S_22": breuk,
        "WE_36": register,
    }
    return bewaar(pas_aan(bladen), pad)


def agodi(pad: Path, scholen=(("VILVOORDE", 100.5), ("Peutie", 50), ("Gent", 200)), kop=None, **cellen) -> Path:
    """Leerlingenkenmerken: titel met niveau en schooljaar, kop rond rij 11, een rij per school."""
    rijen = [[cellen.get("titel", "Overzicht leerlingkenmerken secundair onderwijs 2024-2025")], *[[None]] * 9]
    rijen.append(
        kop
        or [
            "Provincie",
            "Instelling",
            "Naam instelling",
            "Gemeente",
            "Teldatum",
            "Aantal lln",
            'Indicator  "opleiding moeder"',
            "Indicator schooltoelage",
            "Indicator thuistaal",
            "Indicator buurt",
        ]
    )
    for nummer, (gemeente, aantal) in enumerate(scholen):
        rijen.append(
            ["X", 1000 + nummer, "School", gemeente, 45323, aantal, aantal / 2, 10, cellen.get("thuistaal", 20.5), 5]
        )
    return bewaar({"Blad1": rijen}, pad)


def pinc(pad: Path, onderwerp: str, cijfers=lambda nis, jaar: "12", jaren=(2023, 2024)) -> Path:
    """PinC-export als csv: één onderwerp, alle Vlaamse gemeenten op naam, een kolom per jaar."""
    regels = [";".join(["gemeenten", *(f"{onderwerp}|{jaar}" for jaar in jaren)])]
    for nis, naam in gemeenten_in(2025).items():
        if not nis.startswith("21"):
            regels.append(";".join([f'"{naam}"', *(cijfers(nis, jaar) for jaar in jaren)]))
    pad.write_text("\ufeff" + "\r\n".join(regels) + "\r\n", encoding="utf-8")
    return pad


def swing(pad: Path, code: str, cijfer=-4, jaar: int = 2024) -> Path:
    """Uploadbestand van Swing: een kolom `code`, alle Vlaamse gemeenten."""
    rijen = [["period", "geolevel", "geoitem", code]]
    rijen += [[jaar, "gemeente", int(nis), cijfer] for nis in gemeenten_in(2025) if not nis.startswith("21")]
    return bewaar({"upload": rijen}, pad)
