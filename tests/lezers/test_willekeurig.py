"""Wat er ook in een bestand staat: een lezer geeft rijen of zijn eigen fout, nooit iets anders."""

import contextlib
import io
import zipfile
from pathlib import Path

import pytest
import zelfgemaakt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from integratie.fouten import Gegevensfout
from integratie.lezers import gebiedsbestanden, soorten

PROEF = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
BEGIN = [
    b"",
    b"PK\x03\x04",
    b"PAR1",
    b"SQLite format 3\0",
    b"\x00\x00\x27\x0a",
    b"\x03",
    b"\xef\xbb\xbf",
    b"gemeenten;",
    b"CD_REFNIS|",
]
CELLEN = st.one_of(
    st.none(),
    st.integers(-10, 3000),
    st.floats(allow_nan=True),
    st.text(max_size=8),
    st.dates(),
    st.sampled_from(["23088", 23088, "Vilvoorde", "x", "-", "?", "<5", "1.000", "2024", "gemeente", True]),
)
KOPPEN = {
    "pinc_csv": ("gemeenten;nieuwkomers|2024;vreemd onderwerp|2024", ";"),
    "statbel_loop": (
        "nis,gemeente,jaar,geboorten,overlijdens,interne_inwijking,interne_uitwijking,internationaal_migratiesaldo,bevolking_01012026",
        ",",
    ),
    "statbel_census": ("nis,gemeente,jaar,niet_eu_nationaliteit,geboren_in_buitenland", ","),
    "statbel_leeftijd3": ("nis,naam,jaar,0-14,15-64,65+,totaal", ","),
    "statbel_leeftijd5": ("nis,gemeente,jaar,geslacht,leeftijd,aantal", ","),
    "statbel_inwoners": (
        "factor_id,year,reference_period,public_geography_type,public_geography_id,population,age65_population,value,unit",
        ",",
    ),
    "statbel_inkomen_totaal": (
        "income_year,assessment_year,geography_id,geography_level,source_nis_codes,value",
        ",",
    ),
    "statbel_inkomen_rand": ("nis,naam,jaar,totaal_netto_belastbaar_inkomen,aantal_aangiften", ","),
    "fod_kopers": ("nis,gemeente,jaar,rang,nis_herkomst,gemeente_herkomst,percelen,aandeel_pct", ","),
    "statbel_vastgoed": ("y,lvl,nis,type,n,p50,name", ","),
    "svr_huishoudens": ("jaar,niscode,aantal_huishoudleden,aantal", ","),
    "statbel_structuur": ("CD_REFNIS|CD_SEX|CD_AGE|CD_NATLTY|MS_POPULATION|CD_YEAR", "|"),
    "statbel_sectoren": ("CD_REFNIS|CD_SECTOR|TOTAL", "|"),
    "statbel_inkomen_ruw": ("CD_YEAR|CD_MUNTY_REFNIS|MS_NBR_NON_ZERO_INC|MS_TOT_NET_TAXABLE_INC|MS_TOT_RESIDENTS", "|"),
    "swing_upload": ("period;geolevel;geoitem;v1", ";"),
}
WERKBOEKEN = {
    "statbel_loop_werkboek": zelfgemaakt.loop,
    "statbel_achtergrond": zelfgemaakt.achtergrond,
    "gsm_werkboek": zelfgemaakt.gsm,
    "agodi_leerlingenkenmerken": zelfgemaakt.agodi,
}


def _lees(naam: str, pad: Path) -> None:
    try:
        soorten.lezer(naam)(pad) if soorten.soorten()[naam].tabellen else gebiedsbestanden.NAKIJKEN[naam](pad)
    except Gegevensfout as fout:
        assert str(fout).strip().endswith((".", "?"))


@PROEF
@given(begin=st.sampled_from(BEGIN), inhoud=st.binary(max_size=300))
def test_willekeurige_bytes(tmp_path_factory, begin, inhoud):
    pad = tmp_path_factory.mktemp("w") / "bestand"
    pad.write_bytes(begin + inhoud)
    with contextlib.suppress(Gegevensfout):
        soorten.lees(pad)


@pytest.mark.wisselend(3)
@pytest.mark.parametrize("naam", sorted(KOPPEN))
@PROEF
@given(
    rijen=st.lists(
        st.lists(
            st.sampled_from(
                ["23088", "2025", "Vilvoorde", "1", "-3", "x", "<5", "M", "BEL", "", "٣", "gemeente", "9" * 30, '"']
            ),
            min_size=9,
            max_size=9,
        ),
        max_size=6,
    )
)
def test_willekeurige_tekst_onder_een_goede_kop(tmp_path_factory, naam, rijen):
    """Telkens dezelfde gevallen; elke dag één soort op drie, met `--volledig` alle."""
    kop, teken = KOPPEN[naam]
    regels = [kop, *(teken.join(rij[: kop.count(teken) + 1]) for rij in rijen)]
    pad = tmp_path_factory.mktemp("w") / "TF_SOC_POP_STRUCT_2025.txt"
    pad.write_text("\n".join(regels) + "\n", encoding="utf-8")
    _lees(naam, pad)


@pytest.mark.wisselend(3)
@pytest.mark.parametrize(
    "naam",
    sorted(naam for naam, soort in soorten.soorten().items() if soort.tabellen or naam in gebiedsbestanden.NAKIJKEN),
)
@PROEF
@given(rijen=st.lists(st.lists(CELLEN, max_size=6), max_size=10), titel=st.sampled_from(["Sheet1", "2024", "SA_S_11"]))
def test_willekeurig_werkboek(tmp_path_factory, naam, rijen, titel):
    """Telkens dezelfde gevallen; elke dag één soort op drie, met `--volledig` alle."""
    pad = tmp_path_factory.mktemp("w") / "bestand 2024.xlsx"
    boek = Workbook()
    boek.active.title = titel
    for rij in rijen:
        boek.active.append([c if not isinstance(c, str) else "".join(t for t in c if t.isprintable()) for c in rij])
    boek.save(pad)
    _lees(naam, pad)


@pytest.fixture(scope="module")
def goed() -> dict[str, dict[str, list[list]]]:
    """De bladen van elk goed werkboek, nog niet bewaard."""
    with pytest.MonkeyPatch.context() as zonder:
        zonder.setattr(zelfgemaakt, "bewaar", lambda bladen, pad: bladen)
        return {naam: maak(Path()) for naam, maak in WERKBOEKEN.items()}


@pytest.mark.traag
@pytest.mark.wisselend(2)
@pytest.mark.parametrize("naam", sorted(WERKBOEKEN))
@settings(PROEF, max_examples=5)
@given(blad=st.integers(0, 3), rij=st.integers(1, 40), kolom=st.integers(1, 26), cel=CELLEN)
def test_een_cel_anders_in_een_goed_werkboek(tmp_path_factory, goed, naam, blad, rij, kolom, cel):
    """Elke dag twee van de vier werkboeken, met `--volledig` alle."""
    bladen = goed[naam]
    titel = [*bladen][blad % len(bladen)]
    rijen = [*map(list, bladen[titel]), *([] for _ in range(rij - len(bladen[titel])))]
    rijen[rij - 1] += [None] * (kolom - len(rijen[rij - 1]))
    rijen[rij - 1][kolom - 1] = "".join(t for t in cel if t.isprintable()) if isinstance(cel, str) else cel
    _lees(naam, zelfgemaakt.bewaar(bladen | {titel: rijen}, tmp_path_factory.mktemp("w") / "b.xlsx"))


@PROEF
@given(knip=st.integers(0, 3000), klap=st.integers(0, 3000))
def test_zip_met_een_gat_of_een_andere_byte(tmp_path_factory, knip, klap):
    stroom = io.BytesIO()
    with zipfile.ZipFile(stroom, "w", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr(
            "a.txt", "CD_REFNIS|CD_SECTOR|TOTAL\n" + "".join(f"23088|23088A{n:02d}-|{n}\n" for n in range(99))
        )
    inhoud = bytearray(stroom.getvalue())
    inhoud[klap % len(inhoud)] ^= 255
    pad = tmp_path_factory.mktemp("w") / "s 2024.zip"
    pad.write_bytes(inhoud[: len(inhoud) - knip % 200])
    _lees("statbel_sectoren", pad)
