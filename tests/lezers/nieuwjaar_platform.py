"""De uitgave van een jaar later van de platformen: de Gemeente-Stadsmonitor en provincies.incijfers.be (zie `nieuwjaar`)."""

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import register_gsm as register
import zelfgemaakt

from integratie import gebieden
from integratie.lezers.namen import gemeenten_in, nis_of_niets

VILVOORDE = "23088"
Cijfer = tuple[str, int, str, str, float]
Maker = Callable[[Path, Path], tuple[Path, Cijfer]]


def een(map_: Path, patroon: str) -> Path:
    (pad,) = map_.glob(patroon)
    return pad


def vandaag(codes: pd.Series) -> pd.Series:
    return codes.map(lambda code: gebieden.vandaag(code) if code in gemeenten_in(2018) else code)


def survey(bron: Path, doel: Path) -> tuple[Path, Cijfer]:
    """De bevraging van 2026, met de gemeenten van 2025; van een fusie telt haar eerste deel."""
    rijen = pd.read_csv(een(bron, "gsm/gemeente_stadsmonitor_survey_*.csv"), dtype=str, keep_default_na=False)
    codes = vandaag(rijen["nis_code"].str.removesuffix(".0"))
    rijen = rijen.assign(nis_code=codes + ".0")[~codes.duplicated()]
    rijen.to_csv(doel / "survey_2026.csv", index=False)
    waarde = float(rijen.loc[rijen["nis_code"] == f"{VILVOORDE}.0", "Vertrouwen in medemens"].iloc[0])
    return doel / "survey_2026.csv", ("survey", 2026, "vertrouwen_medemens", "", waarde)


def problemen(bron: Path, doel: Path) -> tuple[Path, Cijfer]:
    """De export van 2026, met de namen van 2025."""
    boek = openpyxl.load_workbook(een(bron, "gsm/SAMEN_problemen.xlsx"))
    blad, gezien, waarde = boek.active, set(), 0.0
    for rij in list(blad.iter_rows(min_row=2)):
        if (nis := nis_of_niets(str(rij[0].value or ""), 2017)) is None:
            continue
        nu = gebieden.vandaag(nis)
        dubbel, datum = (nu, rij[3].value) in gezien, rij[3].value
        gezien.add((nu, datum))
        rij[0].value = gebieden.gemeenten()[nu].naam
        rij[3].value = "weg" if dubbel else datum.replace(year=datum.year + 9)
        waarde = float(rij[5].value) if nis == VILVOORDE and datum.year == 2017 else waarde
    for nummer in [r[0].row for r in blad.iter_rows() if r[3].value == "weg"][::-1]:
        blad.delete_rows(nummer)
    boek.save(doel / "SAMEN_problemen.xlsx")
    naam = "buurtproblemen_lastig_gevallen_worden_op_straat"
    return doel / "SAMEN_problemen.xlsx", (f"gsm_{naam}", 2026, naam, "Nooit/zelden", waarde)


def _met_jaar_erbij(rijen: list[list], jaar: int) -> list[list]:
    """De rijen van een blad van de Gemeente-Stadsmonitor, en die van het laatste jaar nog eens een jaar later."""
    laatste = max(str(r[jaar]) for r in rijen[1:])
    erbij = [[*r[:jaar], type(r[jaar])(int(laatste) + 1), *r[jaar + 1 :]] for r in rijen[1:] if str(r[jaar]) == laatste]
    return [*rijen, *erbij]


def ar13(waar: str) -> Maker:
    """Leefloners (AR13): het laatste jaar is 2022."""

    def maak(bron: Path, doel: Path) -> tuple[Path, Cijfer]:
        rijen = _met_jaar_erbij(register.ruw(register.ARMOEDE, "AR13"), 4)
        waarde = float(next(r[5] for r in rijen if r[1] == VILVOORDE and r[4] == "2022"))
        cijfer = ("armoede", 2023, "leefloon", "", waarde)
        if waar == "werkboek":
            return zelfgemaakt.bewaar({"AR13": register.als_cellen(rijen)}, doel / "GSM_Armoede.xlsx"), cijfer
        tekst = io.StringIO()
        csv.writer(tekst).writerows(rijen)
        if waar == "csv":
            (doel / "GSM_AR13.csv").write_text("\ufeff" + tekst.getvalue(), encoding="utf-8", newline="")
            return doel / "GSM_AR13.csv", cijfer
        with zipfile.ZipFile(doel / "Armoede.zip", "w") as zip_:
            zip_.writestr("GSM/AR13.csv", tekst.getvalue())
            zip_.writestr("GSM/Indicatoren.csv", "ID,Naam indicator\n")
        return doel / "Armoede.zip", cijfer

    return maak


def bevraging(bron: Path, doel: Path) -> tuple[Path, Cijfer]:
    """Het werkboek van de bevragingen: zoals `zelfgemaakt.gsm`, met het eerste item voor 50 % eens in 2026."""
    return zelfgemaakt.gsm(doel / "Samenleven.xlsx"), ("survey", 2026, "houding_goed_samenleven", "", 50.0)


def pinc_csv(bron: Path, doel: Path) -> tuple[Path, Cijfer]:
    rijen = pd.read_csv(bron / "pinc/nieuwkomers - gemeenten.csv", sep=";", dtype=str, encoding="utf-8-sig")
    laatste = rijen.columns[-1]
    naam, jaar = laatste.split("|")
    rijen[f"{naam}|{int(jaar) + 1}"] = rijen[laatste]
    rijen.to_csv(doel / "nieuwkomers.csv", sep=";", index=False, encoding="utf-8-sig")
    waarde = float(rijen.loc[rijen["gemeenten"] == "Vilvoorde", laatste].iloc[0])
    return doel / "nieuwkomers.csv", ("nieuwkomers", int(jaar) + 1, "nieuwkomers", "", waarde)


def pinc_xlsx(bron: Path, doel: Path) -> tuple[Path, Cijfer]:
    """Een export van één jaar: van elk blok de laatste kolom, met het onderwerp erboven."""
    boek = openpyxl.load_workbook(bron / "pinc/werkloosheid_gemeenten.xlsx")
    labels, jaren, *rijen = [list(rij) for rij in boek.worksheets[0].iter_rows(min_row=2, values_only=True)]
    laatste = [k for k, label in enumerate(labels) if k and label]
    kort = [
        [None] * (len(laatste) + 1),
        [None, *(labels[k] for k in laatste)],
        [None, *(int(jaren[k]) + 1 for k in laatste)],
    ]
    kort += [[rij[0], *(rij[k] for k in laatste)] for rij in rijen]
    zoekenden = next(k for k in laatste if str(labels[k]).startswith("WZW ["))
    waarde = float(next(rij[zoekenden] for rij in rijen if rij[0] == "Vilvoorde"))
    pad = zelfgemaakt.bewaar({"werkloosheid": kort}, doel / "werkloosheid.xlsx")
    return pad, ("werkzoekenden", int(jaren[zoekenden]) + 1, "wzw", "", waarde)
