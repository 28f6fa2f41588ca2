"""Van elke soort bestand de uitgave van een jaar later: het officiële (of gedocumenteerde) bestand met het laatste jaar een jaar vooruit.

Elke maker krijgt de map met bronbestanden en een lege map, en geeft het bestand met wat er voor Vilvoorde in staat:
(tabel, jaar, onderwerp, groep, waarde). Die waarde is de cel van het ruwe bestand.
"""

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import zelfgemaakt
from nieuwjaar_platform import (
    VILVOORDE,
    Cijfer,
    Maker,
    ar13,
    bevraging,
    een,
    pinc_csv,
    pinc_xlsx,
    problemen,
    survey,
    vandaag,
)

from integratie import gebieden
from integratie.lezers.namen import gemeenten_in, nis_of_niets, zonder_arrondissement


def _parquet(tabel: str, kolom: str, groep: str) -> Maker:
    def maak(bron: Path, doel: Path) -> tuple[Path, Cijfer]:
        rijen = pd.read_parquet(een(bron, f"statbel/{tabel}_per_gemeente_*.parquet"))
        laatste = int(rijen["year"].max())
        verder = rijen[rijen["year"] == laatste].assign(year=laatste + 1)
        pd.concat([rijen, verder.astype(rijen.dtypes)]).to_parquet(doel / "nieuw.parquet")
        waarde = float(verder.loc[verder["CD_REFNIS"].astype(str) == VILVOORDE, kolom].iloc[0])
        return doel / "nieuw.parquet", (tabel, laatste + 1, "inwoners", groep, waarde)

    return maak


def _rijen(bron: Path, code: str) -> pd.DataFrame:
    """De rijen van een tekstbestand in een zip, in de gemeenten van vandaag."""
    with zipfile.ZipFile(bron) as zip_:
        rijen = pd.read_csv(zip_.open(zip_.namelist()[0]), sep="|", dtype=str, encoding="utf-8-sig")
    return rijen.assign(**{code: vandaag(rijen[code])})


def _zip(pad: Path, rijen: pd.DataFrame) -> Path:
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as zip_:
        zip_.writestr(f"{pad.stem}.txt", "\ufeff" + rijen.to_csv(sep="|", index=False, lineterminator="\r\n"))
    return pad


def structuur(bron: Path, doel: Path) -> tuple[Path, Cijfer]:
    """De structuur van 2015 als die van 2027: de kolommen van nu, en geen burgerlijke staat."""
    rijen = _rijen(een(bron, "statbel/TF_SOC_POP_STRUCT_2015.zip"), code := "CD_MUNTY_REFNIS")
    rijen = rijen.assign(CD_YEAR="2027", MS_POPULATION=rijen["MS_POPULATION"].astype(int))
    vast = [code, "CD_SEX", "CD_NATLTY", "CD_AGE", "CD_YEAR"]
    rijen = rijen.groupby(vast, as_index=False)["MS_POPULATION"].sum().rename(columns={code: "CD_REFNIS"})
    alle = int(rijen.loc[rijen["CD_REFNIS"] == VILVOORDE, "MS_POPULATION"].sum())
    return _zip(doel / "TF_SOC_POP_STRUCT_2027.zip", rijen), ("inwoners_totaal", 2027, "inwoners", "", alle)


def inkomen_ruw(bron: Path, doel: Path) -> tuple[Path, Cijfer]:
    rijen = _rijen(een(bron, "statbel/TF_PSNL_INC_TAX_MUNTY*.zip"), code := "CD_MUNTY_REFNIS")
    rijen = rijen[rijen["CD_YEAR"] == "2013"].assign(CD_YEAR="2024")
    maten = ["MS_NBR_NON_ZERO_INC", "MS_TOT_NET_TAXABLE_INC", "MS_TOT_RESIDENTS"]
    rijen = rijen.astype(dict.fromkeys(maten, float)).groupby(["CD_YEAR", code], as_index=False)[maten].sum()
    aangiften = float(rijen.loc[rijen[code] == VILVOORDE, maten[0]].iloc[0])
    return _zip(doel / "TF_PSNL_INC_TAX_MUNTY.zip", rijen), ("inkomen", 2024, "aangiften", "", aangiften)


def inkomen_c1(bron: Path, doel: Path) -> tuple[Path, Cijfer]:
    """Het blad van 2017 als dat van 2024, met de gemeenten van 2025: de delen van een fusie zijn één rij met haar naam."""
    boek = openpyxl.load_workbook(een(bron, "statbel/fiscale_inkomens_tabel_C1_*.xlsx"))
    blad = boek.copy_worksheet(boek["2017"])
    blad.title, gezien, waarde = "2024", set(), 0.0
    for rij in list(blad.iter_rows()):
        naam = zonder_arrondissement(str(rij[0].value or "").strip())
        if naam == "Inkomstenjaar 2017":
            rij[0].value = "Inkomstenjaar 2024"
        if nis := nis_of_niets(naam, 2017):
            nu = gebieden.vandaag(nis)
            rij[0].value = gebieden.gemeenten()[nu].naam if nu not in gezien else None
            gezien.add(nu)
            if rij[0].value is None:
                blad.row_dimensions[rij[0].row].hidden = True
            waarde = float(rij[2].value) if nis == VILVOORDE else waarde
    for rij in sorted((r[0].row for r in blad.iter_rows() if blad.row_dimensions[r[0].row].hidden), reverse=True):
        blad.delete_rows(rij)
    boek.save(doel / "C1.xlsx")
    return doel / "C1.xlsx", ("inkomen", 2024, "aangiften", "", waarde)


def _csv(patroon: str, jaarkolom: str, cijfer: tuple[str, str, str], nis: str, kolom: str, **ook: Callable) -> Maker:
    """De rijen van het laatste jaar van een csv, een jaar later; `ook`: kolom → haar nieuwe cellen uit de rijen."""

    def maak(bron: Path, doel: Path) -> tuple[Path, Cijfer]:
        pad = next(iter(sorted(bron.glob(patroon))))
        rijen = pd.read_csv(pad, dtype=str, keep_default_na=False, encoding="utf-8-sig")
        jaar = int(rijen[jaarkolom].max())
        rijen = rijen[rijen[jaarkolom] == str(jaar)].assign(**{jaarkolom: str(jaar + 1)})
        rijen = rijen.assign(**{naam: cellen(rijen) for naam, cellen in ook.items() if naam in rijen})
        rijen = rijen.rename(columns={k: k.replace(str(jaar + 1), str(jaar + 2)) for k in rijen})
        hier = rijen[nis].str.removesuffix(".0") == VILVOORDE
        rijen.to_csv(doel / "nieuw.csv", index=False)
        tabel, onderwerp, groep = cijfer
        eerste = rijen[hier].iloc[0]
        return doel / "nieuw.csv", (tabel, jaar + 1, onderwerp, eerste.get(groep, groep), float(eerste[kolom]))

    return maak


def huishoudens(bron: Path, doel: Path) -> tuple[Path, Cijfer]:
    """De uitgave met de gemeenten van 2025 en een jaar meer."""
    rijen = pd.read_csv(een(bron, "svr/*.csv"), dtype=str, encoding="utf-8-sig")
    rijen = rijen.assign(niscode=vandaag(rijen["niscode"]), aantal=rijen["aantal"].astype(int))
    rijen = pd.concat([rijen, rijen[rijen["jaar"] == "2040"].assign(jaar="2041")])
    rijen = rijen.groupby(["jaar", "niscode", "aantal_huishoudleden"], as_index=False)["aantal"].sum()
    hier = rijen[(rijen["niscode"] == VILVOORDE) & (rijen["jaar"] == "2041")].set_index("aantal_huishoudleden")[
        "aantal"
    ]
    rijen.to_csv(doel / "huishoudens.csv", index=False, encoding="utf-8-sig")
    return doel / "huishoudens.csv", ("huishoudens", 2041, "huishoudens", "1", float(hier["1"]))


def agodi(niveau: str) -> Maker:
    def maak(bron: Path, doel: Path) -> tuple[Path, Cijfer]:
        titel = f"Overzicht leerlingkenmerken {niveau} 2025-2026"
        cijfer = ("leerlingen", 2025, f"leerlingen_school_{niveau.removesuffix('onderwijs').strip()}", "leerlingen")
        return zelfgemaakt.agodi(doel / "agodi.xlsx", titel=titel), (*cijfer, 150.5)  # 100,5 en 50 in Peutie

    return maak


def inwoners_werkboek(bron: Path, doel: Path) -> tuple[Path, Cijfer]:
    """«Bevolking per gemeente» van 2027: mannen en vrouwen van het jaar ervoor elk de helft."""
    rijen = pd.read_csv(een(bron, "statbel/bevolking_01012026_en_65plus*.csv"), dtype=str)
    blad = [["Bevolking per gemeente op 1 januari 2027"], [], ["NIS code", "Woonplaats", "Mannen", "Vrouwen", "Totaal"]]
    for nis, naam, alle in zip(
        rijen["public_geography_id"], rijen["municipality"], rijen["population"].astype(int), strict=True
    ):
        blad.append([nis, naam, alle // 2, alle - alle // 2, alle])
    waarde = float(rijen.loc[rijen["public_geography_id"] == VILVOORDE, "population"].iloc[0])
    return zelfgemaakt.bewaar({"Bevolking in 2027": blad}, doel / "b.xlsx"), (
        "inwoners_totaal",
        2027,
        "inwoners",
        "",
        waarde,
    )


def kwartalen(bron: Path, doel: Path) -> tuple[Path, Cijfer]:
    boven = [*[None] * 4, "Alle huizen met 2, 3, 4 of meer gevels (excl. appartementen)", None, None, None]
    kop = [
        "refnis",
        "lokaliteit",
        "jaar",
        "periode",
        "aantal transacties",
        "mediaan prijs(€)",
        "eerste kwartiel prijs(€)",
        "derde kwartiel prijs(€)",
    ]
    rijen = [
        [int(nis), naam.upper(), 2025, f"Q{q}", 40 + q, 350_000, 300_000, 420_000]
        for nis, naam in gemeenten_in(2025).items()
        for q in (1, 2)
    ]
    pad = zelfgemaakt.bewaar({"Per gemeente": [boven, kop, *rijen]}, doel / "k.xlsx")
    return pad, ("vastgoed_kwartaal", 2025, "transacties_kwartaal", "alle_huizen", 41.0)


def eigen(bron: Path, doel: Path) -> tuple[Path, Cijfer]:
    regels = ["titel;Speelpleinen", "eenheid;aantal", "bron;Dienst Jeugd", "optelbaar;ja", "gemeente;2025;2026"]
    regels += [f"{g.naam};{n};{n + 1}" for n, g in enumerate(gebieden.gemeenten().values()) if g.nis != VILVOORDE]
    (doel / "speelpleinen.csv").write_text("\n".join([*regels, "Vilvoorde;8;9"]), encoding="utf-8")
    return doel / "speelpleinen.csv", ("eigen_speelpleinen", 2026, "speelpleinen", "", 9.0)


def _zelf(maak: Callable[[Path], Path], naam: str, *cijfer) -> Maker:
    return lambda bron, doel: (maak(doel / naam), cijfer)  # type: ignore[return-value]


# Soort (zie recepten.yaml) en wat er bijzonder is → maker.
MAKERS: dict[str, Maker] = {
    "statbel_herkomst": _parquet("herkomst", "non_eu27", "niet_eu27"),
    "statbel_nationaliteit": _parquet("nationaliteit", "ETR", "niet_belg"),
    "statbel_structuur": structuur,
    "statbel_loop_werkboek": _zelf(lambda p: zelfgemaakt.loop(p, (2026,)), "l.xlsx", "loop", 2026, "geboorten", "", 120.0),
    "statbel_loop": _csv("statbel/loop_van_de_bevolking_2025_rand19_*.csv", "jaar", ("loop", "geboorten", ""), "nis", "geboorten"),
    "statbel_leeftijd3": _csv("statbel/bevolking_leeftijd3_*.csv", "jaar", ("inwoners_totaal", "inwoners", ""), "nis", "totaal"),
    "statbel_leeftijd5": _csv("statbel/bevolking_2026_leeftijd5_*.csv", "jaar", ("leeftijd", "inwoners_leeftijd5", ""), "nis", "aantal"),
    "statbel_inwoners": _csv(
        "statbel/bevolking_01012026_en_65plus*.csv", "year", ("inwoners_totaal", "inwoners_65plus", ""), "public_geography_id",
        "age65_population", reference_period=lambda r: r["year"] + "-01-01",
    ),
    "statbel_inwoners_werkboek": inwoners_werkboek,
    "statbel_census": _csv("statbel/census2021_*.csv", "jaar", ("census", "geboren_in_buitenland", ""), "nis", "geboren_in_buitenland"),
    "statbel_achtergrond": _zelf(lambda p: zelfgemaakt.achtergrond(p, 2026), "a.xlsx", "achtergrond", 2026, "inwoners_achtergrond", "belg_belgische_achtergrond", 105.0),
    "statbel_sectoren": _zelf(lambda p: zelfgemaakt.sectoren(p, 2026), "OPENDATA_SECTOREN_2026.zip", "sectoren", 2026, "inwoners_sector", "23088A00-", 700.0),
    "statbel_inkomen_ruw": inkomen_ruw,
    "statbel_inkomen_totaal": _csv(
        "statbel/fiscaal_inkomen_2023_*.csv", "income_year", ("inkomen", "netto_belastbaar_inkomen", ""), "geography_id", "value",
        assessment_year=lambda r: "2025",
    ),
    "statbel_inkomen_rand": _csv("statbel/fiscale_inkomens_2017-*.csv", "jaar", ("inkomen", "aangiften", ""), "nis", "aantal_aangiften"),
    "statbel_inkomen_c1": inkomen_c1,
    "statbel_vastgoed": _csv("statbel/vastgoed*.csv", "y", ("vastgoed", "transacties", "type"), "nis", "n"),
    "statbel_vastgoed_kwartaal": kwartalen,
    "fod_kopers": _csv("fod_financien/kopers_vastgoed_naar_*.csv", "jaar", ("kopers", "percelen", ""), "nis", "percelen"),
    "fod_kopers: grootste": _csv("fod_financien/kopers_vastgoed_top8_*.csv", "jaar", ("kopers", "percelen_uit_grootste", "nis_herkomst"), "nis", "percelen"),
    "svr_huishoudens": huishoudens,
    "agodi_leerlingenkenmerken: secundair": agodi("secundair onderwijs"),
    "agodi_leerlingenkenmerken: basis": agodi("basisonderwijs"),
    "pinc_csv": pinc_csv,
    "pinc_xlsx": pinc_xlsx,
    "eigen_cijfers": eigen,
    "swing_upload": _zelf(lambda p: zelfgemaakt.swing(p, "v9999_saldo", -4, 2026), "s.xlsx", "pinc_v9999_saldo", 2026, "v9999_saldo", "", -4.0),
    "gsm_survey": survey,
    "gsm_werkboek: register": ar13("werkboek"),
    "gsm_werkboek: zip met een csv per blad": ar13("zip"),
    "gsm_werkboek: één indicator als csv": ar13("csv"),
    "gsm_werkboek: bevraging": bevraging,
    "gsm_problemen": problemen,
}  # fmt: skip
