"""Een peiljaar of gemeente in een notebook wordt nagekeken zoals op de opdrachtregel, in elke functie van het pakket."""

import inspect
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import numpy as np
import pytest

import integratie as ig
from integratie import vergelijking
from integratie.fouten import Gebruiksfout

PROJECT = Path(__file__).parents[2]
ARGUMENTEN = {
    "thema": "aantallen",
    "doel": "samenhorigheid",
    "gemeente": "Vilvoorde",
    "peiljaar": 2025,
    "jaren": 5,
    "effect": "participatie",
    "indicator": "aandeel_buitenlandse_herkomst",
    "naam": "aandeel_niet_belg",
    "namen": ["aandeel_niet_belg"],
    "tegenover": "werkzoekendengraad",
    "themas": ["aantallen"],
    "sjabloon": "{gemeente}: {aandeel_niet_belg|geen cijfer}",
}


def publiek(naam: str) -> list[str]:
    """De functies van het pakket die zo'n waarde vragen."""

    return [f for f in ig.__all__ if naam in inspect.signature(ig.__getattr__(f)).parameters]


def roep(functie: str, **anders):
    """Een oproep met een juiste waarde voor al het andere."""
    f = ig.__getattr__(functie)  # `ig.gegevens` is soms al geladen als deelpakket
    vorm = inspect.signature(f).parameters
    waarden = ARGUMENTEN | anders
    return f(**{naam: waarden[naam] for naam in vorm if naam in waarden})


def test_er_zijn_er_veel():
    assert len(publiek("peiljaar")) >= 45 and len(publiek("gemeente")) >= 35
    assert not publiek("nis") and not publiek("invoer")  # een gebied heet overal gemeente, gebied of binnen


@pytest.mark.parametrize("functie", publiek("peiljaar"))
@pytest.mark.parametrize(
    ("jaar", "woorden"),
    [
        (2031, "Voor peiljaar 2031 zijn er geen bevolkingscijfers in editie '.*'; kies een jaar van 2000 tot 2026."),
        (1990, "Voor peiljaar 1990 .* van 2000 tot 2026"),
        ("abc", "'abc' is geen peiljaar; kies een jaar van 2000 tot 2026"),
        (True, "'True' is geen peiljaar"),
        (2025.5, "'2025.5' is geen peiljaar"),
        ([2025], "is geen peiljaar"),
        (float("nan"), "'nan' is geen peiljaar"),
        (0, "Voor peiljaar 0"),
        ("", "'' is geen peiljaar"),
    ],
)
def test_een_onmogelijk_peiljaar_wordt_overal_geweigerd(functie, jaar, woorden):
    with pytest.raises(Gebruiksfout, match=woorden):
        roep(functie, peiljaar=jaar)


@pytest.mark.parametrize("functie", publiek("gemeente"))
@pytest.mark.parametrize(
    ("gemeente", "woorden"),
    [
        ("Vilvoordee", "Bedoelde je Vilvoorde"),
        ("Onbestaand", "Ik ken geen gemeente 'Onbestaand'"),
        ("", "is geen gemeente"),
        (True, "is geen gemeente"),
        (23088.0, "is geen gemeente"),
        ("Galmaarden", "Pajottegem"),
    ],
)
def test_een_onbekende_gemeente_wordt_overal_geweigerd(functie, gemeente, woorden):
    with pytest.raises(Gebruiksfout, match=woorden):
        roep(functie, gemeente=gemeente)


def test_wie_het_peiljaar_weglaat_krijgt_de_laatste_stand():
    assert ig.samenvatting("Vilvoorde").html == ig.samenvatting("Vilvoorde", 2026).html


def test_een_leeg_jaar_is_niet_ongevraagd_het_laatste():
    with pytest.raises(Gebruiksfout, match="ontbreekt het peiljaar; kies een jaar van 2000 tot 2026"):
        ig.titel("Vilvoorde", None)
    with pytest.raises(Gebruiksfout, match=r"ig\.titel\(gemeente, peiljaar, reeks\); hier ontbreekt gemeente"):
        ig.titel(peiljaar=2025)
    with pytest.raises(Gebruiksfout, match="ik ken 'jaar' niet"):
        ig.titel("Vilvoorde", 2025, jaar=2025)
    with pytest.raises(Gebruiksfout, match="Niets is geen gemeente"):
        ig.titel(None, 2025)


def test_wie_het_mag_weglaten_krijgt_wat_er_altijd_kwam():
    assert len(ig.reeks("inwoners", "Vilvoorde")) == len(ig.reeks("inwoners", "Vilvoorde", None))
    kaart = ig.kaart("aandeel_niet_belg", "Vilvoorde")._repr_html_()
    assert kaart == ig.kaart("aandeel_niet_belg", "Vilvoorde", None)._repr_html_()


@pytest.mark.parametrize("jaar", [2020.0, "2020", " 2020 ", np.int64(2020), np.float64(2020)])
def test_een_jaar_in_een_andere_vorm_is_dat_jaar(jaar):
    assert vergelijking.kies_peiljaar(jaar) == 2020 and type(vergelijking.kies_peiljaar(jaar)) is int
    assert ig.titel("Vilvoorde", jaar)._repr_html_() == ig.titel("Vilvoorde", 2020)._repr_html_()
    assert ig.titel(23088, jaar)._repr_html_() == ig.titel("Vilvoorde", 2020)._repr_html_()


def test_een_naam_waar_een_code_hoort_is_die_gemeente_en_een_gebied_blijft_een_gebied():
    assert ig.rang("werkzoekendengraad", "Vilvoorde", 2025) == ig.rang("werkzoekendengraad", "23088", 2025) is not None
    assert ig.verandering("aandeel_niet_belg", "02000", 2025, 5) is not None


def test_een_functie_houdt_haar_naam_en_uitleg():
    assert ig.titel.__name__ == "titel" and "peiljaar" in ig.kaart.__doc__
    assert list(inspect.signature(ig.kaart).parameters) == ["naam", "gemeente", "peiljaar", "groep", "binnen"]
    assert ig.gemeenten is ig.gemeenten and ig.catalogus is ig.catalogus


@pytest.fixture(scope="module")
def notebooks(tmp_path_factory) -> Path:
    map_ = tmp_path_factory.mktemp("route")
    for deel in ("notebooks", "parameters"):
        shutil.copytree(PROJECT / deel, map_ / deel)
    return map_


def papermill(map_: Path, *parameters: str) -> subprocess.CompletedProcess:
    opdracht = [
        sys.executable,
        "-m",
        "papermill",
        "notebooks/kader.ipynb",
        "uit.ipynb",
        "--no-progress-bar",
        *parameters,
    ]
    return subprocess.run(opdracht, cwd=map_, capture_output=True, text=True, encoding="utf-8")


@pytest.mark.traag
@pytest.mark.wisselend(3)
@pytest.mark.parametrize(
    ("parameters", "woorden"),
    [
        (("-p", "peiljaar", "2031"), "Voor peiljaar 2031 zijn er geen bevolkingscijfers"),
        (("-p", "gemeente", "Vilvoordee"), "Bedoelde je Vilvoorde?"),
        (("-r", "gemeente", ""), "is geen gemeente"),
    ],
)
def test_met_het_gewone_papermill_wordt_hetzelfde_geweigerd(notebooks, parameters, woorden):
    """Elke dag één van de drie, met `--volledig` alle; in elke functie van het pakket staan ze hierboven."""
    uit = papermill(notebooks, *parameters)
    assert uit.returncode != 0 and woorden in uit.stderr


@pytest.mark.traag
@pytest.mark.wisselend(3)
@pytest.mark.parametrize(
    "parameters", [("-p", "peiljaar", "2025.0"), ("-r", "peiljaar", "2025"), ("-p", "gemeente", "23088")]
)
def test_met_het_gewone_papermill_is_een_jaar_een_jaar(notebooks, parameters):
    """Elke dag één van de drie schrijfwijzen, met `--volledig` alle; als functie staan ze hierboven."""
    uit = papermill(notebooks, *parameters)
    assert uit.returncode == 0, uit.stderr
    html = [
        u.data["text/html"]
        for c in nbformat.read(notebooks / "uit.ipynb", 4).cells
        for u in c.get("outputs", ())
        if "data" in u
    ]
    assert any("Vilvoorde" in h for h in html) and not any("2025.0" in h for h in html)
