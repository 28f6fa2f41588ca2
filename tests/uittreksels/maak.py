"""Schrijft de uittreksels opnieuw uit de map met de volledige bestanden, telkens dezelfde bytes.

    python tests/uittreksels/maak.py MAP_MET_BRONBESTANDEN [DOELMAP]

Van elk bestand blijven enkele gemeenten over, in de opmaak van de uitgever. Waarom staat in HERKOMST.md; welke gemeenten, welke bestanden en hun
vingerafdruk schrijft dit script eronder.
"""

import hashlib
import shutil
import sqlite3
import sys
import textwrap
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pandas as pd
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pyproj import CRS

sys.path.insert(0, str(Path(__file__).parents[2]))
from keuze import (
    ANDERE,
    ANDERS,
    BRUSSEL,
    CODES,
    ENKELE,
    FUSIES,
    GEMEENTEN,
    HALVE_RAND,
    NAMEN,
    NIEUW_IN_2019,
    RAND,
    RING,
    STRUCTUUR,
    STRUCTUUR_KORT,
    VAN_WIE,
    WEG,
    WIJKEN,
)
from opmaak import Rij, kies_vormen, lees_zip, met_regels, records, schrijf_zip, wijzig_werkboek

from integratie.lezers.namen import gemeenten_in, zonder_arrondissement

HIER = Path(__file__).parent
MERK = "## De gekozen gemeenten"  # vanaf hier schrijft dit script HERKOMST.md

Maker = Callable[[Path, Path], None]


def tekst(
    kolom: int, codes: set[str], scheiding: str = ",", ook: Callable[[list[str]], bool] = lambda v: False
) -> Maker:
    """Regels waarvan een kolom één van de codes of namen is, of die om een andere reden blijven."""

    def maak(bron: Path, doel: Path) -> None:
        doel.write_bytes(
            met_regels(bron.read_bytes(), scheiding, lambda v: v[kolom].removesuffix(".0") in codes or ook(v))
        )

    return maak


def eerste(aantal: int) -> Maker:
    """De kop en de eerste regels van een lijst zonder gemeenten."""

    def maak(bron: Path, doel: Path) -> None:
        doel.write_bytes(b"".join(records(bron.read_bytes())[: aantal + 1]))

    return maak


def in_zip(kolom: int, codes: set[str], scheiding: str) -> Maker:
    """Hetzelfde voor elk tekstbestand in een zip; een lijst van indicatoren blijft heel."""

    def maak(bron: Path, doel: Path) -> None:
        leden = lees_zip(bron)
        for naam, inhoud in leden.items():
            if inhoud and not naam.endswith("Indicatoren.csv"):
                leden[naam] = met_regels(inhoud, scheiding, lambda v: len(v) > kolom and v[kolom] in codes)
        schrijf_zip(doel, leden)

    return maak


def werkboek(houd: Callable[[str, Rij], bool]) -> Maker:
    """De rijen van elk blad die men houdt."""
    return lambda bron, doel: wijzig_werkboek(bron, doel, lambda blad, rijen: [rij for rij in rijen if houd(blad, rij)])


def koppeling(codes: set[str], kolom: int = 0) -> Maker:
    """Een tabel van gebieden: de koprij en de rijen met deze codes."""
    return werkboek(lambda _, rij: rij.nummer == 1 or (len(rij.cellen) > kolom and rij.cellen[kolom] in codes))


def sectoren(bron: Path, doel: Path) -> None:
    """Statistische sectoren van enkele gemeenten; een sector draagt vooraan de code van een vroegere gemeente."""
    werkboek(lambda _, rij: rij.nummer == 1 or rij.cellen[0][:5] in {"23088", "23098", "23023"})(bron, doel)


def parquet(bron: Path, doel: Path) -> None:
    rijen = pq.read_table(bron)
    pq.write_table(rijen.filter(pc.is_in(rijen["CD_REFNIS"], pc.cast(sorted(CODES), rijen["CD_REFNIS"].type))), doel)


def tabel_c1(blad: str, rij: Rij) -> bool:
    naam = zonder_arrondissement(rij.cellen[0]) if rij.cellen else ""
    if blad == "NIS-codes":
        return rij.nummer == 1 or rij.cellen[1] in {*gemeenten_in(2014), *gemeenten_in(2024)}
    if blad.startswith("VOORBEELD"):
        return rij.nummer <= 7
    hoger = naam.startswith(("Arrondissement ", "Provincie ", "*", "Bron:"))
    return not blad.isdigit() or rij.nummer <= 12 or hoger or naam in NAMEN[2014] or not any(rij.cellen[1:])


def samen(_: str, rij: Rij) -> bool:
    """Van 2011 en 2014 (de dagnummers 40544 en 41640) zijn er alleen de centrumsteden; die blijven, met de voet."""
    leeg = not any(rij.cellen[1:])
    return rij.nummer == 1 or leeg or rij.cellen[3] in ("40544", "41640") or rij.cellen[0] in NAMEN[2018]


def uploadvoorbeeld(blad: str, rij: Rij) -> bool:
    code = rij.cellen[2] if len(rij.cellen) > 2 else ""
    return rij.nummer == 1 or (
        code[:5] in {"23088", "23098"} if "statistisch" in blad else code in GEMEENTEN or code.startswith("9999")
    )


def wijken(bron: Path, doel: Path) -> None:
    """Een GeoPackage zonder de wijken van de andere gemeenten; hoe vaak en met welke SQLite ze geschreven is, doet er niet toe."""
    shutil.copyfile(bron, doel)
    with closing(sqlite3.connect(doel)) as db:
        weg = f"substr(geoitem, 1, 5) not in ({', '.join('?' * len(WIJKEN))})"
        db.execute(f'delete from "{bron.stem}" where {weg}', sorted(WIJKEN))
        db.commit()
        db.execute("vacuum")
    inhoud = bytearray(doel.read_bytes())
    inhoud[24:28] = inhoud[92:96] = (1).to_bytes(4, "big")  # de tellers van wijzigingen
    inhoud[96:100] = (3_040_001).to_bytes(4, "big")  # de versie
    doel.write_bytes(inhoud)


def stelsel(_: Path, doel: Path) -> None:
    """Lambert 72 zoals een shapefile het beschrijft."""
    doel.write_text(CRS.from_epsg(31370).to_wkt("WKT1_ESRI"), encoding="ascii")


def licentie(bron: Path, doel: Path) -> None:
    """De voorwaarden zelf: tot en met artikel 4."""
    doel.write_text(bron.read_text(encoding="utf-8").partition("## Artikel 5")[0], encoding="utf-8", newline="\n")


def vormen(codes: set[str]) -> Maker:
    return lambda bron, doel: kies_vormen(bron, doel, codes.__contains__)


def _in_de_set(niveau: str) -> Maker:
    """De definities van de gebieden waar de gekozen gemeenten in liggen."""

    def maak(bron: Path, doel: Path) -> None:
        paren = pd.read_excel(bron.with_name(f"gemeente_{niveau}.xlsx"), dtype=str)
        koppeling(set(paren.loc[paren["gemeente"].isin(GEMEENTEN), niveau]), kolom=1)(bron, doel)

    return maak


DE_SET = "de gekozen gemeenten"
PINC = lambda v: v[0] in NAMEN[2025] or v[0].startswith(("Buiten ", "Niet te "))  # noqa: E731
# Patroon → (hoe het uittreksel ontstaat, wat bleef).
BESTANDEN: dict[str, tuple[Maker, str]] = {
    "statbel/herkomst_per_gemeente_*.parquet": (parquet, f"{DE_SET}, alle jaren"),
    "statbel/nationaliteit_per_gemeente_*.parquet": (parquet, f"{DE_SET}, alle jaren"),
    "statbel/TF_SOC_POP_STRUCT_2009.zip": (
        in_zip(0, STRUCTUUR, "|"),
        "de Rand, Galmaarden, Gooik, Herne, Herstappe, Ganshoren en Bertogne",
    ),
    "statbel/TF_SOC_POP_STRUCT_201[0-4].zip": (
        in_zip(0, STRUCTUUR_KORT, "|"),
        "Vilvoorde, Drogenbos, Antwerpen, Borsbeek, Galmaarden, Gooik, Herne, Herstappe en Bertogne",
    ),
    "statbel/TF_SOC_POP_STRUCT_2015.zip": (in_zip(0, STRUCTUUR, "|"), "zoals 2009"),
    "statbel/TF_SOC_POP_STRUCT_2019.zip": (in_zip(0, STRUCTUUR_KORT, "|"), "zoals 2010–2014 (andere kolommen)"),
    "statbel/TF_PSNL_INC_TAX_MUNTY*.zip": (in_zip(1, CODES, "|"), f"{DE_SET}, alle jaren"),
    "statbel/fiscale_inkomens_tabel_C1*.xlsx": (
        werkboek(tabel_c1),
        f"{DE_SET}, en alle gewesten, provincies en arrondissementen; het blad NIS-codes zonder de Waalse gemeenten, het voorbeeldblad zonder cijfers",
    ),
    "statbel/vastgoedprijzen_*.csv": (tekst(2, CODES, ook=lambda v: v[1] != "5"), f"{DE_SET}, en alle hogere gebieden"),
    "statbel/loop_van_de_bevolking_2025_rand19_*.csv": (tekst(0, HALVE_RAND), "tien van de negentien gemeenten"),
    "statbel/census2021_rand19_*.csv": (tekst(0, HALVE_RAND), "tien van de negentien gemeenten"),
    "statbel/loop_van_de_bevolking_2025_vlaanderen_*.csv": (tekst(0, ENKELE), "vier gemeenten"),
    "statbel/loop_van_de_bevolking_2017-2025_*.csv": (tekst(0, ENKELE), "Vilvoorde en Drogenbos"),
    "statbel/bevolking_leeftijd3_*.csv": (tekst(0, ENKELE), "Vilvoorde en Drogenbos"),
    "statbel/bevolking_2026_leeftijd5_*.csv": (tekst(0, ENKELE), "Vilvoorde en Drogenbos"),
    "statbel/bevolking_2026_gewest_*.csv": (tekst(2, {"BE2"}), "het Vlaams Gewest"),
    "statbel/bevolking_0101202[56]_*.csv": (tekst(6, ENKELE), "vijf gemeenten"),
    "statbel/fiscaal_inkomen_2023_*.csv": (tekst(4, ENKELE), "vijf gemeenten"),
    "statbel/fiscale_inkomens_2017-2023_*.csv": (tekst(0, ENKELE), "Vilvoorde en Drogenbos"),
    "statbel/nis_overgang_*.csv": (tekst(3, GEMEENTEN), DE_SET),
    "fod_financien/*.csv": (tekst(0, ENKELE), "Vilvoorde en Drogenbos"),
    "pinc/*.csv": (tekst(0, set(), ";", ook=PINC), f"{DE_SET}, en de vier restrijen"),
    "pinc/werkloosheid_gemeenten.xlsx": (
        werkboek(lambda _, rij: not rij.cellen or rij.cellen[0] not in WEG),
        f"{DE_SET}, en de restrijen en de voet",
    ),
    "pinc/swing_upload_voorbeeld.xlsx": (
        werkboek(uploadvoorbeeld),
        f"{DE_SET} (in de delen van vóór 2019), en de sectoren van Vilvoorde en Drogenbos",
    ),
    "pinc/jive_voorbeeld_*.xlsx": (werkboek(lambda _, rij: rij.nummer <= 3), "de eerste drie rijen van elk blad"),
    "gsm/gemeente_stadsmonitor_survey_2023_*.csv": (tekst(2, GEMEENTEN), DE_SET),
    "gsm/survey_2023_labels.csv": (eerste(40), "de eerste veertig vragen"),
    "gsm/indicatorenlijst_*.csv": (eerste(12), "de eerste twaalf indicatoren"),
    "gsm/SAMEN_problemen.xlsx": (werkboek(samen), f"{DE_SET}, de centrumsteden in 2011 en 2014, en de voet"),
    "gsm/register/*.zip": (
        in_zip(1, {"2000", *ENKELE, "23099", "23100", "44021", *FUSIES["23106"], *FUSIES["11002"]}, ","),
        "het Vlaams Gewest, Vilvoorde, Drogenbos, Kraainem, Linkebeek, Antwerpen, Gent, Leuven, Herstappe, Galmaarden, Gooik, Herne en Borsbeek, alle bladen",
    ),
    "svr/huishoudensprojecties_*.csv": (tekst(1, GEMEENTEN), DE_SET),
    "gebieden/def_gemeente.xlsx": (koppeling(GEMEENTEN, kolom=1), DE_SET),
    "gebieden/def_fo_gem.xlsx": (koppeling({"fo2"}, kolom=1), "de Vlaamse Rand"),
    "gebieden/def_arrondiss.xlsx": (_in_de_set("arrondiss"), "de arrondissementen van de gekozen gemeenten"),
    "gebieden/def_provincie.xlsx": (_in_de_set("provincie"), "de provincies van de gekozen gemeenten"),
    "gebieden/def_gewest.xlsx": (_in_de_set("gewest"), "de gewesten van de gekozen gemeenten"),
    "gebieden/def_igs.xlsx": (_in_de_set("igs"), "de samenwerkingen van de gekozen gemeenten"),
    "gebieden/gemeente_*.xlsx": (koppeling(GEMEENTEN), DE_SET),
    "gebieden/gemeente2024_gemeente.xlsx": (koppeling(GEMEENTEN), DE_SET),
    "gebieden/statsec_*.xlsx": (sectoren, "de sectoren van Vilvoorde, Drogenbos en het vroegere Galmaarden"),
    "gebieden/gemeente.shp": (vormen(RING), "de Rand, Brussel en alles wat aan de Rand grenst (ook .shx en .dbf)"),
    "gebieden/gemeente2024.shp": (
        vormen({"23088", *FUSIES["23106"], *FUSIES["11002"]}),
        "Vilvoorde, Galmaarden, Gooik, Herne, Antwerpen en Borsbeek (ook .shx en .dbf)",
    ),
    "gebieden/*.prj": (stelsel, "het stelsel (EPSG:31370), opnieuw geschreven"),
    "gebieden/rand_*.gpkg": (wijken, "Vilvoorde, Machelen, Drogenbos en Linkebeek"),
    "gebieden/wijken_licentie.md": (licentie, "tot en met artikel 4"),
    "gebieden/halle-vilvoorde.csv": (tekst(0, HALVE_RAND), "tien gemeenten"),
    "gebieden/nis_changes_*.csv": (tekst(3, CODES), "de fusies van de gekozen gemeenten"),
    "gebieden/TU_COM_REFNIS.txt": (
        tekst(1, CODES, "|", ook=lambda v: v[0] != "4"),
        f"{DE_SET}, en alle hogere gebieden",
    ),
}
SAMEN_MET_SHP = (".shx", ".dbf")  # geschreven met het shp-bestand van dezelfde naam


def schrijf(bron: Path, doel: Path) -> None:
    """Alle uittreksels uit `bron` naar `doel`, met HERKOMST.md."""
    rijen = []
    for patroon, (maak, bleef) in BESTANDEN.items():
        paden = sorted(bron.glob(patroon))
        if not paden:
            raise FileNotFoundError(f"In {bron} vind ik geen {patroon}.")
        for pad in paden:
            naam = pad.relative_to(bron).as_posix()
            (doel / naam).parent.mkdir(parents=True, exist_ok=True)
            maak(pad, doel / naam)
            for bij in [pad, *(pad.with_suffix(s) for s in SAMEN_MET_SHP if pad.suffix == ".shp")]:
                wie = ANDERS.get(bij.name, VAN_WIE[naam.partition("/")[0]])
                som = hashlib.sha256(bij.read_bytes()).hexdigest()
                rijen.append(f"| `{bij.relative_to(bron).as_posix()}` | {wie} | {bleef} | `{som}` |")
    gekozen = {
        nis: [gemeenten_in(2018 if nis in NIEUW_IN_2019 else 2024)[deel] for deel in FUSIES.get(nis, [])]
        for nis in (*RAND, *BRUSSEL, *FUSIES, *ANDERE)
    }
    namen = sorted(
        f"{gemeenten_in(2025)[nis]} ({' + '.join(delen)})" if delen else gemeenten_in(2025)[nis]
        for nis, delen in gekozen.items()
    )
    kop = (HIER / "HERKOMST.md").read_text(encoding="utf-8").partition(MERK)[0]
    delen = [
        kop + MERK,
        "",
        *textwrap.wrap(", ".join(namen) + ".", 140, break_on_hyphens=False),
        "",
        "## De bestanden",
        "",
    ]
    delen += [
        "| bestand | uitgever, licentie | wat bleef | sha256 van het volledige bestand |",
        "|---|---|---|---|",
        *sorted(rijen),
    ]
    (doel / "HERKOMST.md").write_text("\n".join(delen) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3) or not Path(sys.argv[1], "statbel").is_dir():
        sys.exit(__doc__)
    schrijf(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) == 3 else HIER)
