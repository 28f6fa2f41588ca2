"""Een blok gaat als JSON heen en terug zonder iets te verliezen, en zegt wat het niet kent."""

import dataclasses
import json
from pathlib import Path

import pytest

import integratie as ig
from integratie.blok import machine
from integratie.blok.blok import MIME, Blok, Figuur
from integratie.indicator import THEMAS

VILVOORDE = "23088"
DOCUMENT = Path(__file__).parents[2] / "docs" / "blok.md"
BLOKKEN = {
    "titel": lambda: ig.titel(VILVOORDE, 2025),
    "samenvatting": lambda: ig.samenvatting(VILVOORDE, 2025),
    "onbekend": lambda: ig.onbekend(VILVOORDE, 2025),
    "kader": lambda: ig.kader(VILVOORDE, 2025),
    "regels": lambda: ig.regels(VILVOORDE, 2025),
    "randcijfers": lambda: ig.randcijfers(2025),
    "definities": ig.definities,
    "brontabel": ig.brontabel,
    "begrippen": ig.begrippen,
    "gelijkaardig": lambda: ig.gelijkaardig(VILVOORDE, 2025),
    **{f"thema {t}": lambda t=t: ig.thema(t, VILVOORDE, 2025) for t in THEMAS},
    **{f"duiding {t}": lambda t=t: ig.duiding(t, VILVOORDE, 2025) for t in THEMAS},
}
FIGUREN = {
    "trend": lambda: ig.trend("aandeel_niet_belg", VILVOORDE, 2025),
    "kaart": lambda: ig.kaart("aandeel_niet_belg", VILVOORDE, 2025),
    "staven": lambda: ig.staven("werkzoekendengraad", VILVOORDE, 2025),
    "piramide": lambda: ig.piramide(VILVOORDE, 2025),
}


def _heen_en_terug(inhoud):
    """Zoals een notebook het bewaart: als tekst in een bestand."""
    return machine.lees(json.loads(json.dumps(inhoud._repr_mimebundle_()[MIME], allow_nan=False)))


@pytest.mark.parametrize("naam", BLOKKEN)
def test_een_blok_heen_en_terug(naam):
    blok = BLOKKEN[naam]()
    assert isinstance(blok, Blok) and _heen_en_terug(blok) == blok
    assert _heen_en_terug(blok).html == blok.html


@pytest.mark.parametrize("naam", FIGUREN)
def test_een_figuur_heen_en_terug(naam):
    figuur = FIGUREN[naam]()
    terug = _heen_en_terug(figuur)
    assert isinstance(terug, Figuur) and terug.html == figuur.html
    assert terug.cijfertabel == figuur.cijfertabel
    voor, na = ([c.waarde for rij in f.cijfertabel.rijen for c in rij[1:]] for f in (figuur, terug))
    assert voor == na and any(x is not None for x in na)


def test_een_cel_draagt_waarde_eenheid_en_status():
    inhoud = machine.schrijf(ig.trend("aandeel_niet_belg", VILVOORDE, 2025))
    rij = inhoud["tabel"]["rijen"][0]
    assert rij[0] == 2025
    assert {c["eenheid"] for c in rij[1:]} == {"%"} and {c["status"] for c in rij[1:]} <= {"bekend", "benaderd"}


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        ({"is": "blok"}, "versie None"),
        ({"versie": 99, "is": "blok"}, "versie 99"),
        ({"versie": 1, "is": "taart"}, "'taart'"),
    ],
)
def test_wat_niet_te_lezen_is_wordt_gezegd(inhoud, zin):
    with pytest.raises(ValueError, match=zin):
        machine.lees(inhoud)


def test_het_document_beschrijft_elke_soort():
    tabel = DOCUMENT.read_text(encoding="utf-8").split("<!-- soorten -->\n")[1].split("\n<!-- /soorten -->")[0]
    rijen = ["| is | velden | wat |", "|---|---|---|"]
    for naam, klasse in sorted(machine.SOORTEN.items()):
        velden = ", ".join(f"`{v.name}`" for v in dataclasses.fields(klasse))
        velden = velden.replace("`cellen`", "`tabel`")  # in het notebook is `cellen` van een figuur een gewone tabel
        rijen.append(f"| `{naam}` | {velden} | {klasse.__doc__.strip().splitlines()[0]} |")
    assert tabel == "\n".join(rijen)
