"""Een kleine uitvoermap waarin iemand alles samen veranderde (notebook, blad, figuren, documenten, gegevens, overzicht, dossier, vingerafdrukken)."""

import copy
import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable
from html import escape
from pathlib import Path

import nbformat
import pytest
from inhoudshulp import NIS, als_notebook, blok_van, maak_map, met_inhoud

from integratie.bestanden.wegschrijven import sha256
from integratie.controle import controleer
from integratie.uitvoering.uitvoermap import LEEG, SOM, met_som
from integratie.weergave import bladzijde, documenten, overzicht

MAP, NOTEBOOK = "23088-vilvoorde", "omgevingsanalyse"
CODES = ["ig.titel(gemeente, peiljaar)", 'ig.trend("aandeel_buitenlandse_herkomst", gemeente, peiljaar)']
FIGUUR = 1


def _alt(f: dict) -> dict:
    """Het tekstalternatief van de figuur en dat in haar tekening."""
    anders = f["alt"].replace("64,2", "46,2")
    return f | {"alt": anders, "svg": f["svg"].replace(escape(f["alt"]), escape(anders))}


def _tabel(f: dict, **velden) -> dict:
    return f | {"tabel": f["tabel"] | velden}


# Statbel, herkomst: in 2025 heeft 64,2 % van Vilvoorde een buitenlandse herkomst, in de Rand 49,1 %.
INHOUD: dict[str, Callable[[dict], dict]] = {
    "de vorm van een lijn": lambda f: (
        f | {"svg": re.sub(r"( L [\d.]+ )[\d.]+( [^\"]*\" style=\"[^\"]*stroke-width: 2\.4)", r"\g<1>40.0\2", f["svg"])}
    ),
    "een letter aan een lijn": lambda f: f | {"svg": re.sub(r">([^<]*)49,1", r">\g<1>94,1", f["svg"])},
    "een voorbehoud weg": lambda f: f | {"voorbehouden": f.get("voorbehouden", [])[1:], "opmerkingen": []},
    "de jaren van de bron": lambda f: f | {"bron": re.sub(r"Jaren: \d{4}", "Jaren: 2005", f["bron"])},
    "een andere bron": lambda f: f | {"bron": f["bron"].replace("Statbel", "VDAB")},
    "een andere editie": lambda f: f | {"bron": f["bron"].replace("Editie 20", "Editie 19")},
    "het tekstalternatief": _alt,
    "een jaar minder in de tabel": lambda f: _tabel(f, rijen=f["tabel"]["rijen"][:-1]),
    "twee gebieden verwisseld": lambda f: _tabel(
        f, kolommen=[*f["tabel"]["kolommen"][:1], *f["tabel"]["kolommen"][:0:-1]]
    ),
    "het opschrift": lambda f: f | {"titel": f["titel"].replace("64,2", "74,2")},
    "het cijfer, overal": lambda f: json.loads(re.sub(r"64([,.])2", r"46\g<1>2", json.dumps(f, ensure_ascii=False))),
}


@pytest.fixture(scope="module")
def notebook():
    return als_notebook(CODES, NIS)


@pytest.fixture(scope="module")
def gaaf(notebook, tmp_path_factory) -> Path:
    uit = tmp_path_factory.mktemp("gaaf")
    maak_map(uit, notebook, NIS)
    return uit


def _teken(uit: Path, *namen: str) -> None:
    """Zet de nieuwe vingerafdruk van deze bestanden in het manifest."""
    pad = uit / "manifest.json"
    inhoud = json.loads(pad.read_text(encoding="utf-8"))
    for naam in namen:
        inhoud["rapporten"][0]["bestanden"][f"{MAP}/{naam}"] = sha256((uit / MAP / naam).read_bytes())
    pad.write_text(json.dumps(inhoud), encoding="utf-8")


@pytest.mark.wisselend(7)
@pytest.mark.parametrize("naam", INHOUD)
def test_een_figuur_die_overal_vervalst_is(naam, notebook, gaaf, tmp_path):
    """Met het Word-document, de presentatie en het werkboek erbij. Elke dag één op zeven, met `--volledig` alle."""
    figuur = json.loads(json.dumps(blok_van(notebook.cells[FIGUUR])))
    anders = INHOUD[naam](copy.deepcopy(figuur))
    assert anders != figuur
    gegevens = {pad.name: pad.read_bytes() for pad in gaaf.rglob("gegevens.*")}
    maak_map(tmp_path, met_inhoud(notebook, FIGUUR, anders), NIS, gegevens=gegevens)
    vormen = [f"{NOTEBOOK}.{formaat}" for formaat in ("docx", "pptx", "xlsx")]
    for vorm in vormen:
        inhoud = documenten.module(vorm.rpartition(".")[2]).maak(tmp_path / MAP / f"{NOTEBOOK}.ipynb")
        (tmp_path / MAP / vorm).write_bytes(inhoud)
    _teken(tmp_path, *vormen)
    overzicht.schrijf(tmp_path)
    fouten = controleer(tmp_path).fouten
    # Alles volgt uit het notebook, dus alleen wie narekent ziet het.
    assert {fout.bestand for fout in fouten} == {f"{MAP}/{NOTEBOOK}.ipynb"}, fouten


def _gegevens(uit: Path) -> None:
    """Het inwonertal in de csv en in elk blad van het werkboek."""
    csv, xlsx = (uit / MAP / f"gegevens.{soort}" for soort in ("csv", "xlsx"))
    csv.write_bytes(csv.read_bytes().replace(b",48040,", b",48041,"))
    buffer = io.BytesIO()
    with zipfile.ZipFile(xlsx) as van, zipfile.ZipFile(buffer, "w") as naar:
        for deel in van.namelist():
            naar.writestr(deel, van.read(deel).replace(b"<v>48040</v>", b"<v>48041</v>"))
    xlsx.write_bytes(buffer.getvalue())
    _teken(uit, csv.name, xlsx.name)


def _met_eigen_som(pad: Path, oud: str, nieuw: str) -> None:
    tekst = re.sub(f"{SOM}[0-9a-f]{{64}}", SOM + LEEG, pad.read_text(encoding="utf-8"))
    assert oud in tekst
    pad.write_bytes(met_som(tekst.replace(oud, nieuw)))


def _verantwoording(uit: Path) -> None:
    """In de map, en dus ook bovenaan."""
    pad = uit / MAP / "verantwoording.html"
    _met_eigen_som(pad, "inwoners", "huishoudens")
    _teken(uit, pad.name)
    overzicht.schrijf(uit)


def _notebook(uit: Path, doe: Callable) -> None:
    """Het notebook veranderd, en de bladzijde opnieuw gemaakt."""
    pad = uit / MAP / f"{NOTEBOOK}.ipynb"
    nb = nbformat.read(pad, 4)
    doe(nb)
    nbformat.write(nb, pad)
    pad.with_suffix(".html").write_text(bladzijde.naar_html(nb, nb.metadata["title"]), encoding="utf-8", newline="")
    _teken(uit, pad.name, f"{NOTEBOOK}.html")


def _andere_vraag(nb) -> None:
    nb.cells[FIGUUR].source = nb.cells[FIGUUR].source.replace("aandeel_buitenlandse_herkomst", "aandeel_niet_belg")


def _ander_peiljaar(uit: Path) -> None:
    """In het manifest, de titel, het overzicht en het dossier."""
    pad = uit / "manifest.json"
    pad.write_text(pad.read_text(encoding="utf-8").replace('"peiljaar": 2025', '"peiljaar": 2026'), encoding="utf-8")
    _notebook(uit, lambda nb: nb.metadata.update(title=nb.metadata["title"].replace("2025", "2026")))
    overzicht.schrijf(uit)


BESTANDEN: dict[str, Callable[[Path], None]] = {
    "een cijfer in beide gegevensbestanden": _gegevens,
    "een cijfer in het overzicht": lambda uit: _met_eigen_som(uit / "index.html", "48.040", "49.040"),
    "het peiljaar in het dossier": lambda uit: _met_eigen_som(
        uit / MAP / "index.html", "Peiljaar 2025", "Peiljaar 2024"
    ),
    "een definitie in de verantwoording": _verantwoording,
    "een definitie bovenaan": lambda uit: _met_eigen_som(uit / "verantwoording.html", "inwoners", "huishoudens"),
    "de vraag van een cel": lambda uit: _notebook(uit, _andere_vraag),
    "een ander peiljaar": _ander_peiljaar,
}


@pytest.mark.wisselend(3)
@pytest.mark.parametrize("naam", BESTANDEN)
def test_een_bestand_dat_overal_vervalst_is(naam, gaaf, tmp_path):
    """Elke dag één op drie, met `--volledig` alle."""
    shutil.copytree(gaaf, tmp_path, dirs_exist_ok=True)
    BESTANDEN[naam](tmp_path)
    fouten = controleer(tmp_path).fouten
    assert fouten and not any(fout.verwacht.startswith("verwacht sha256") for fout in fouten), fouten


def test_zonder_vervalsing_is_de_map_in_orde(gaaf):
    assert controleer(gaaf).fouten == ()
