"""Wie een bladzijde, document, presentatie, werkboek, overzicht of dossier omgekeerd schrijft, wordt gelezen: ook al maakt hij het twee keer hetzelfde."""

import dataclasses
import math
import re
from pathlib import Path

import nbformat
import pytest
from inhoudshulp import NIS, als_notebook, als_rapport, maak_map, omhullend, vervang

from integratie.blok import html, html_vierblad, html_vierblad_kop
from integratie.blok.onderdelen import Tabel
from integratie.controle.gelezen import gelezen
from integratie.controle.overzichtsblad import overzichtsbladen
from integratie.uitvoering import manifest
from integratie.weergave import (
    bladzijde,
    documenten,
    dossierpagina,
    figuurbestanden,
    overzicht,
    overzichtslagen,
    overzichtspagina,
    tabellenboek,
    verantwoordingspagina,
    wordinhoud,
    wordschrijver,
    wordvierblad,
)
from integratie.weergave.presentatie import schrijver, vierblad

CODES = [
    "ig.titel(gemeente, peiljaar)",
    "ig.samenvatting(gemeente, peiljaar)",
    'ig.trend("aandeel_buitenlandse_herkomst", gemeente, peiljaar)',
    'ig.effecttabel("participatie", gemeente, peiljaar)',
    "ig.hoofdpunten(gemeente, peiljaar)",
    "ig.kerngetallen(gemeente, peiljaar)",
    'ig.kaart_met_lijst("aandeel_buitenlandse_herkomst", gemeente, peiljaar)',
    'ig.themarijen(gemeente, peiljaar, ["instroom"])',
]


def _schuif(tabel: Tabel, kolom: int = 1) -> Tabel:
    """Dezelfde tabel, met de cellen van een kolom een rij naar boven."""
    cellen = [rij[kolom] for rij in tabel.rijen]
    cellen = [*cellen[1:], *cellen[:1]]
    rijen = ((*rij[:kolom], c, *rij[kolom + 1 :]) for rij, c in zip(tabel.rijen, cellen, strict=True))
    return dataclasses.replace(tabel, rijen=tuple(rijen))


def _geschoven(rijen: list[list[str]]) -> list[list[str]]:
    tabel = _schuif(Tabel("", tuple(rijen[0]), tuple(map(tuple, rijen[1:]))))
    return [rijen[0], *map(list, tabel.rijen)]


def _omgekeerd(f, rij, *rest):
    return f(dataclasses.replace(rij, maatstaven=rij.maatstaven[::-1]), *rest)


# Formaat → naam → (oud, nieuw).
OMKERINGEN: dict[str, dict[str, tuple]] = {
    "html": {
        "rij opgeschoven": omhullend(html._tabel, lambda f, t, b: f(_schuif(t), b)),
        "koppen verwisseld": omhullend(
            html._tabel, lambda f, t, b: f(dataclasses.replace(t, kolommen=(t.kolommen[0], *t.kolommen[:0:-1])), b)
        ),
        "ander jaar in een opschrift": omhullend(
            html._figuur, lambda f, x, b: f(dataclasses.replace(x, titel=x.titel.replace("2025", "2024")), b)
        ),
        "maatstaven verwisseld": omhullend(html_vierblad._rij, _omgekeerd),
        "kerncijfer met de naam van een ander": omhullend(
            html._kerncijfer, lambda f, k: f(dataclasses.replace(k, naam="Werkzoekendengraad (2025)"))
        ),
        "hoofdpunt met een andere uitleg": omhullend(
            html_vierblad_kop._hoofdpunt, lambda f, h: f(dataclasses.replace(h, kern=h.titel))
        ),
        "lijst met het cijfer van een ander": omhullend(
            html_vierblad_kop._regel, lambda f, r, b: f(dataclasses.replace(r, naam="Machelen"), b)
        ),
    },
    "docx": {
        "rij opgeschoven": omhullend(
            wordschrijver.wordstijl.tabel, lambda f, d, rijen, *w: f(d, _geschoven(rijen), *w)
        ),
        "een rij weg": omhullend(wordschrijver.wordstijl.tabel, lambda f, d, r, *w: f(d, [r[0], *r[2:]], *w)),
        "kerncijfers verwisseld": omhullend(wordinhoud.van_kerncijfers, lambda f, k: _schuif(f(k))),
        "maatstaven verwisseld": omhullend(wordvierblad._rij, _omgekeerd),
        "kop met een ander woord": omhullend(wordinhoud.schoon, lambda f, t: f(t.replace("hoofdpunten", "punten"))),
    },
    "pptx": {
        "waarden opgeschoven": omhullend(
            vierblad._rijen, lambda f, *w: dataclasses.replace(d := f(*w), tabel=_schuif(d.tabel, 2))
        ),
        "hoogste en laagste verwisseld": omhullend(
            vierblad._kaart, lambda f, x: dataclasses.replace(d := f(x), tabel=_schuif(d.tabel))
        ),
        "titel met een ander woord": omhullend(
            schrijver.schoon, lambda f, t: f(re.sub("^Kern|hoofdpunten$|loopt het", "Wat", t))
        ),
    },
    "xlsx": {
        "naar beneden afgerond": omhullend(tabellenboek._volledig, lambda f, *w: math.floor(f(*w))),
        "getallen opgeschoven": omhullend(tabellenboek._schrijf, lambda f, b, t, *w: f(b, _schuif(t), *w)),
    },
    "csv": {
        "een jaar later": omhullend(figuurbestanden.tabel, lambda f, t: f(_schuif(t, 0))),
        "afgerond": omhullend(figuurbestanden.getal, lambda f, c: (g := f(c)) and (str(round(float(g[0]))), g[1])),
    },
}
GEVALLEN = [(formaat, naam) for formaat, alle in OMKERINGEN.items() for naam in alle]


@pytest.fixture(scope="module")
def notebook():
    return als_notebook(CODES, NIS)


def _gezien(notebook, formaat: str, map_: Path) -> list[str]:
    """Wat de controle in een bestand van dit formaat leest."""
    pad = map_ / "x.ipynb"
    nbformat.write(notebook, pad)
    blokken = [waar.blok for waar in als_rapport(notebook, NIS).getoond]
    if formaat == "html":
        inhoud = bladzijde.naar_html(notebook, "x").encode()
    elif formaat == "csv":
        (figuur,) = (b for b in blokken if getattr(b, "naam", "") == "trend-aandeel-buitenlandse-herkomst")
        inhoud, blokken = figuurbestanden.tabel(figuur.cijfertabel), [figuur]
    else:
        inhoud = documenten.module(formaat).maak(pad)
    bijlage = [blok for _, _, blok in verantwoordingspagina.delen()]
    return [*gelezen(pad.with_suffix(f".{formaat}"), inhoud, blokken, bijlage)]


@pytest.mark.wisselend(2)
@pytest.mark.parametrize("formaat", OMKERINGEN)
def test_zonder_omkering_is_het_bestand_in_orde(formaat, notebook, tmp_path):
    """Elke dag één formaat op twee, met `--volledig` alle."""
    assert _gezien(notebook, formaat, tmp_path) == []


@pytest.mark.wisselend(4)
@pytest.mark.parametrize(("formaat", "naam"), GEVALLEN, ids=lambda x: x)
def test_een_omgekeerde_schrijver_wordt_gelezen(formaat, naam, notebook, tmp_path, monkeypatch):
    """Elke dag één op vier, met `--volledig` alle."""
    vervang(monkeypatch, *OMKERINGEN[formaat][naam])
    assert _gezien(notebook, formaat, tmp_path)


KOLOMMEN = overzichtspagina.KOLOMMEN
BLADEN: dict[str, tuple] = {
    "cijfer van een andere gemeente": omhullend(
        overzichtspagina._cijfer, lambda f, n, d: f(n, dataclasses.replace(d, nis="23047"))
    ),
    "kolommen verwisseld": (KOLOMMEN, dict(zip(KOLOMMEN, [*KOLOMMEN.values()][::-1], strict=True))),
    "jaar van het cijfer": omhullend(overzichtspagina._cijfer, lambda f, *w: (c := f(*w)) | {"jaar": c["jaar"] - 1}),
    "map van een ander": omhullend(overzichtspagina._adres, lambda f, d: f(d).replace("vilvoorde", "asse")),
    "telling": omhullend(overzichtspagina._telling, lambda f, a: f(a).replace("1 rapport", "2 rapporten")),
    "klassen van de kaart": omhullend(
        overzichtslagen._klassen, lambda f, w: ({k: str(4 - int(n)) for k, n in f(w)[0].items()}, f(w)[1])
    ),
    "peiljaar in het dossier": omhullend(
        dossierpagina._stand, lambda f, v: f(dataclasses.replace(v, peiljaar=v.peiljaar - 1))
    ),
    "editie in het dossier": omhullend(dossierpagina._stand, lambda f, v: f(v).replace("20", "19")),
}


@pytest.fixture(scope="module")
def uitvoer(notebook, tmp_path_factory) -> Path:
    uit = tmp_path_factory.mktemp("overzicht")
    maak_map(uit, notebook, NIS, gegevens={})
    return uit


@pytest.mark.wisselend(2)
@pytest.mark.parametrize("naam", ["", *BLADEN])
def test_een_omgekeerd_overzicht_wordt_gelezen(naam, uitvoer, monkeypatch):
    """Elke dag één op twee, met `--volledig` alle; zonder omkering is het in orde."""
    if naam:
        vervang(monkeypatch, *BLADEN[naam])
    overzicht.schrijf(uitvoer)
    fouten = [*overzichtsbladen(uitvoer, [*manifest.lees(uitvoer).values()])]
    assert bool(fouten) is bool(naam), fouten
