"""Vijf soorten schade aan elke soort bestand: geweigerd in één zin, of precies dezelfde cijfers; nooit andere cijfers.

De schade is die van wie in een rekenblad één kolom sorteert, plakt of opmaakt: een rij verschoven, een dubbele rij, een duizendtalteken, een
voetnoot bij een cijfer, of een andere eenheid.
"""

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
import zelfgemaakt

from integratie.fouten import Gegevensfout
from integratie.inlezen import nieuwe_editie, recept, tegenspraak
from integratie.lezers import soorten
from integratie.opslag import edities

EDITIE = "2026-11"
ZONDER_EDITIE = ("statbel_census",)  # geen cijfers om het bestand naast te leggen
Rijen = list[list]
# Soort → bestand, nummer van de koprij, kolom met de gemeente, en kolom met een cijfer.
BESTANDEN: dict[str, tuple[str, int, str, str]] = {
    "statbel_herkomst": ("statbel/herkomst_per_gemeente_*.parquet", 0, "CD_REFNIS", "non_eu27"),
    "statbel_nationaliteit": ("statbel/nationaliteit_per_gemeente_*.parquet", 0, "CD_REFNIS", "ETR"),
    "statbel_loop": ("statbel/loop_van_de_bevolking_2025_rand19_*.csv", 0, "nis", "geboorten"),
    "statbel_leeftijd3": ("statbel/bevolking_leeftijd3_*.csv", 0, "nis", "65+"),
    "statbel_leeftijd5": ("statbel/bevolking_2026_leeftijd5_*.csv", 0, "nis", "aantal"),
    "statbel_inwoners": ("statbel/bevolking_01012026_en_65plus_*.csv", 0, "public_geography_id", "population"),
    "statbel_census": ("statbel/census2021_*.csv", 0, "nis", "geboren_in_buitenland"),
    "statbel_inkomen_ruw": ("statbel/TF_PSNL_INC_TAX_MUNTY*.zip", 0, "CD_MUNTY_REFNIS", "MS_NBR_NON_ZERO_INC"),
    "statbel_inkomen_totaal": ("statbel/fiscaal_inkomen_2023_*.csv", 0, "geography_id", "value"),
    "statbel_inkomen_rand": ("statbel/fiscale_inkomens_2017-*.csv", 0, "nis", "aantal_aangiften"),
    "statbel_vastgoed": ("statbel/vastgoedprijzen_*.csv", 0, "nis", "n"),
    "fod_kopers": ("fod_financien/kopers_vastgoed_naar_*.csv", 0, "nis", "percelen"),
    "svr_huishoudens": ("svr/*.csv", 0, "niscode", "aantal"),
    "pinc_csv": ("pinc/nieuwkomers - gemeenten.csv", 0, "gemeenten", "nieuwkomers|2020"),
    "gsm_survey": ("gsm/gemeente_stadsmonitor_survey_*.csv", 0, "nis_code", "Vertrouwen in medemens"),
    "statbel_inkomen_c1": ("statbel/fiscale_inkomens_tabel_C1_*.xlsx", 6, "", "Mediaan inkomen per aangifte"),
    "pinc_xlsx": ("pinc/werkloosheid_gemeenten.xlsx", 2, "", "2020"),
}


def _open(pad: Path) -> tuple[Rijen, Callable[[Path, Rijen], Path]]:
    """De rijen van een bestand (van het eerste blad), en hoe ze in dezelfde opmaak weer weg te schrijven."""
    if pad.suffix == ".parquet":
        tabel = pd.read_parquet(pad)
        rijen = [list(tabel.columns), *tabel.astype(object).to_numpy().tolist()]

        def als_parquet(doel: Path, nieuw: Rijen) -> Path:
            pd.DataFrame(nieuw[1:], columns=nieuw[0]).to_parquet(doel)
            return doel

        return rijen, als_parquet
    if pad.suffix == ".xlsx":
        boek = openpyxl.load_workbook(pad)
        bladen = {b.title: [list(r) for r in b.iter_rows(values_only=True)] for b in boek.worksheets}
        eerste = next(iter(bladen))
        return bladen[eerste], lambda doel, nieuw: zelfgemaakt.bewaar(bladen | {eerste: nieuw}, doel)
    ingepakt = pad.suffix == ".zip"
    if ingepakt:
        with zipfile.ZipFile(pad) as zip_:
            lid, inhoud = zip_.namelist()[0], zip_.read(zip_.namelist()[0])
    else:
        lid, inhoud = "", pad.read_bytes()
    tekst = inhoud.decode("utf-8-sig")
    scheiding = max("|;,", key=tekst.partition("\n")[0].replace("|20", "").count)
    rijen = list(csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding))
    if ingepakt:  # per jaar, en dan per gemeente
        rijen = [rijen[0], *sorted(rijen[1:], key=lambda r: r[:2])]

    def als_tekst(doel: Path, nieuw: Rijen) -> Path:
        uit = io.StringIO()
        csv.writer(uit, delimiter=scheiding, lineterminator="\r\n").writerows(nieuw)
        doel.write_text("\ufeff" + uit.getvalue(), encoding="utf-8", newline="")
        if ingepakt:
            los = doel.read_bytes()
            with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as zip_:
                zip_.writestr(lid, los)
        return doel

    return rijen, als_tekst


def _geschoven(rijen: Rijen, kop: int, kolom: int) -> Rijen:
    """Deze kolom een rij naar beneden, waar er iets in staat."""
    uit = [list(r) for r in rijen]
    gevuld = [r for r in uit[kop + 1 :] if len(r) > kolom and r[kolom] not in (None, "")]
    for r, cel in zip(gevuld, [gevuld[-1][kolom], *(g[kolom] for g in gevuld[:-1])], strict=True):
        r[kolom] = cel
    return uit


def _een(rijen: Rijen, kop: int, kolom: int, wijzig: Callable, vanaf: float = 0.001) -> Rijen:
    """De tiende rij met een getal vanaf `vanaf` gewijzigd, als die er is."""
    uit = [list(r) for r in rijen]
    for rij in [r for r in uit[kop + 1 :] if len(r) > kolom and _getal(r[kolom]) >= vanaf][9:10]:
        rij[kolom] = wijzig(rij[kolom])
    return uit


def _getal(cel) -> float:
    try:
        return float(str(cel).replace(",", "."))
    except ValueError:
        return -1.0


def _maal_duizend(rijen: Rijen, kop: int, kolom: int) -> Rijen:
    uit = [list(r) for r in rijen]
    for r in uit[kop + 1 :]:
        if len(r) > kolom and _getal(r[kolom]) >= 0:
            r[kolom] = type(r[kolom])(int(1000 * _getal(r[kolom])))
    return uit


SCHADE: dict[str, Callable[[Rijen, int, int, int], Rijen]] = {
    "gemeenten een rij verschoven": lambda r, kop, wie, cijfer: _geschoven(r, kop, wie),
    "cijfers een rij verschoven": lambda r, kop, wie, cijfer: _geschoven(r, kop, cijfer),
    "een rij dubbel": lambda r, kop, wie, cijfer: [*r[: kop + 12], r[kop + 11], *r[kop + 12 :]],
    "een duizendtalteken": lambda r, kop, wie, cijfer: _een(r, kop, cijfer, lambda c: f"{_getal(c) + 1000:,.0f}".replace(",", "."), 1000),
    "een voetnoot": lambda r, kop, wie, cijfer: _een(r, kop, cijfer, lambda c: f"{c}*"),
    "duizend keer meer": lambda r, kop, wie, cijfer: _maal_duizend(r, kop, cijfer),
}  # fmt: skip


def _gelezen(pad: Path) -> dict:
    """Alle cijfers die het inlezen eruit haalt. Fout: `Gegevensfout`."""
    uit = {}
    for lading in soorten.lees(pad):
        bewaard = edities.lees(lading.tabel, EDITIE) if lading.tabel in edities.bronnen(EDITIE) else None
        tegenspraak.eis_geen(lading, pad.name, bewaard, EDITIE)
        rijen = recept.maak(lading.tabel, [(pad, soorten.herken(pad).naam, lading)]).rijen
        sleutel = [k for k in rijen if k not in ("waarde", "status")]
        uit |= {(lading.tabel, *k): w for k, w in rijen.set_index(sleutel)["waarde"].items() if w == w}
    return uit


@pytest.mark.wisselend(9)
@pytest.mark.parametrize("soort", BESTANDEN)
def test_nooit_andere_cijfers(opslag, bronmap, tmp_path, soort):
    """Elke dag één soort op negen, met `--volledig` alle."""
    patroon, kop, wie, cijfer = BESTANDEN[soort]
    bron = next(iter(sorted(bronmap.glob(patroon))))
    rijen, schrijf = _open(bron)
    koppen = [str(k).strip() for k in rijen[kop]]
    plaatsen = (koppen.index(wie) if wie else 0, koppen.index(cijfer))
    goed = _gelezen(schrijf(tmp_path / bron.name, rijen))
    assert goed and (bron.suffix == ".zip" or goed == _gelezen(bron))  # opnieuw bewaard: dezelfde cijfers
    stil = []
    for naam, beschadig in SCHADE.items():
        (tmp_path / naam).mkdir()
        if soort in ZONDER_EDITIE and naam.endswith(("verschoven", "meer")):
            continue
        if bron.suffix == ".parquet" and naam in ("een duizendtalteken", "een voetnoot"):
            continue  # een kolom van getallen kan geen tekst bevatten
        pad = schrijf(tmp_path / naam / bron.name, beschadig(rijen, kop, *plaatsen))
        try:
            if _gelezen(pad) != goed:
                nieuwe_editie.lees_in([pad])
                stil.append(naam)
        except Gegevensfout as fout:
            assert "\n" not in str(fout) and bron.name in str(fout) and len(str(fout)) < 700
    assert stil == []


def _met_komma(rijen: Rijen, kop: int, kolom: int) -> Rijen:
    """Elk getal van de kolom met een decimale komma, zoals een Belgisch rekenblad ze bewaart."""
    return [
        *rijen[: kop + 1],
        *([*r[:kolom], str(r[kolom]).replace(".", ","), *r[kolom + 1 :]] for r in rijen[kop + 1 :]),
    ]


BEWAARD: dict[str, Callable[[str], bytes]] = {
    "met puntkomma": lambda tekst: tekst.encode("utf-8"),
    "met een tab": lambda tekst: tekst.replace(";", "\t").encode("utf-8"),
    "UTF-16": lambda tekst: tekst.encode("utf-16"),
    "UTF-16 met een tab": lambda tekst: tekst.replace(";", "\t").encode("utf-16"),
    "Windows-1252": lambda tekst: tekst.replace("\n", "\u20ac\n", 1).encode("cp1252"),
    "met sep= en lege regels": lambda tekst: f"sep=;\r\n{tekst}\r\n;;;\r\n\r\n".encode("utf-8-sig"),
}


@pytest.mark.wisselend(5)
@pytest.mark.parametrize("soort", [s for s, (patroon, *_) in BESTANDEN.items() if patroon.endswith(".csv")])
@pytest.mark.parametrize("komma", [False, True], ids=["decimale punt", "decimale komma"])
def test_een_csv_zoals_een_rekenblad_ze_bewaart(bronmap, tmp_path, soort, komma):
    """Elke dag één geval op vijf, met `--volledig` alle."""
    patroon, kop, _, cijfer = BESTANDEN[soort]
    bron = next(iter(sorted(bronmap.glob(patroon))))
    rijen, schrijf = _open(bron)
    goed = _gelezen(schrijf(tmp_path / bron.name, rijen))
    anders = _met_komma(rijen, kop, [str(k).strip() for k in rijen[kop]].index(cijfer)) if komma else rijen
    uit = io.StringIO()
    csv.writer(uit, delimiter=";", lineterminator="\r\n").writerows(anders)
    for naam, als in BEWAARD.items():
        (tmp_path / naam).mkdir()
        pad = tmp_path / naam / bron.name
        pad.write_bytes(als(uit.getvalue()))
        try:
            assert _gelezen(pad) == goed, naam
        except Gegevensfout as fout:
            assert "\n" not in str(fout) and bron.name in str(fout) and len(str(fout)) < 700
            assert komma or naam not in ("met puntkomma", "met een tab"), fout


def test_een_ods_zegt_wat_men_bewaart(tmp_path):
    with zipfile.ZipFile(tmp_path / "b.ods", "w") as zip_:
        zip_.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        zip_.writestr("content.xml", "<office:document-content/>")
    with pytest.raises(Gegevensfout, match=r"b\.ods: een rekenblad .*\.ods.; verwacht: een xlsx"):
        soorten.lees(tmp_path / "b.ods")
