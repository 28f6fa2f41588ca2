"""Een figuur als beeld: scherp, met letters, en met haar titel en bron erin."""

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from PIL import Image
from proefproject import schrijf_notebook, schrijf_project

from integratie.beeld.kaarten import kaart
from integratie.blok.blok import Figuur
from integratie.controle import controleer
from integratie.rapport import formaten, maken
from integratie.uitvoering import manifest, opdracht
from integratie.weergave import beelden, figuurbestanden

GEMEENTE = (0xB3, 0x36, 0x1A)


@pytest.fixture(scope="module")
def figuur() -> Figuur:
    return kaart("aandeel_buitenlandse_herkomst", "23088", 2025)


def kleuren(beeld: Image.Image) -> dict:
    return {kleur: aantal for aantal, kleur in beeld.convert("RGB").getcolors(1 << 24)}


def donker(beeld: Image.Image) -> int:
    return sum(aantal for kleur, aantal in kleuren(beeld).items() if sum(kleur) < 200)


def open_(inhoud: bytes) -> Image.Image:
    return Image.open(io.BytesIO(inhoud))


def test_het_beeld_heeft_letters_en_de_kleur_van_de_gemeente(figuur):
    tekening = figuurbestanden.svg(figuur)
    beeld = open_(beelden.png(tekening))
    assert beeld.width == beelden.BREEDTE
    assert kleuren(beeld)[GEMEENTE] > 500 and kleuren(beeld)[0xFF, 0xFF, 0xFF] > 5000
    zonder = open_(beelden.png(tekening.replace("<text", "<g").replace("</text", "</g")))
    assert donker(beeld) > donker(zonder) + 1000


def test_een_los_beeld_is_scherp_en_draagt_titel_en_bron(figuur):
    beeld = open_(beelden.van_figuur(figuur))
    assert beeld.width == 2000
    assert [round(d) for d in beeld.info["dpi"]] == [300, 300]
    assert beeld.info["Title"] == figuur.titel and beeld.info["Description"].endswith(f"Bron: {figuur.bron}")
    kaal = open_(beelden.png(figuur.svg, 2000))
    boven = beeld.crop((0, 0, 2000, (beeld.height - kaal.height) // 2))
    onder = beeld.crop((0, beeld.height - 60, 2000, beeld.height))
    assert donker(boven) > 1000 and donker(onder) > 200
    kleiner = beelden.breedte(figuur.svg) / (beelden.breedte(figuur.svg) + 2 * beelden.MARGE)  # door het wit ernaast
    hoort = kleuren(kaal)[GEMEENTE] * kleiner**2
    assert kleuren(beeld)[GEMEENTE] == pytest.approx(hoort, rel=0.02)  # de tekening zelf is er heel


def test_een_lange_titel_krijgt_meer_regels_en_blijft_binnen_het_beeld(figuur):
    kort, lang = (open_(beelden.van_figuur(replace(figuur, titel=woord * 40))) for woord in ("E", "Inwoners <& "))
    assert lang.height > kort.height
    rand = lang.crop((1990, 0, 2000, lang.height))
    assert donker(rand) == 0


def test_elke_draad_maakt_beelden():
    tekening = '<svg xmlns="http://www.w3.org/2000/svg" width="9pt" height="5pt" viewBox="0 0 9 5"><text>a</text></svg>'
    hier = beelden.png(tekening)
    with ThreadPoolExecutor(1) as draad:
        assert draad.submit(beelden.png, tekening).result() == hier
    assert open_(hier).size == (1440, 800)  # de verhouding van de tekening


def test_een_vreemde_tekening_zonder_viewbox_houdt_haar_maat(figuur):
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"></svg>'
    assert open_(beelden.van_figuur(replace(figuur, svg=svg))).size == (30, 20)


@pytest.mark.usefixtures("even_in_kleine_editie")
def test_beelden_komen_op_vraag_en_gaan_weg_met_het_rapport_van_vroeger(tmp_path, monkeypatch):
    monkeypatch.chdir(schrijf_project(tmp_path, "import integratie as ig\nig.trend('inwoners', gemeente, peiljaar)"))
    uit, opdrachten = tmp_path / "outputs", opdracht.stel_op(["vilvoorde"])
    (rij,) = maken.maak_alles(opdrachten, uit, ThreadPoolExecutor(1))
    pad = "23088-vilvoorde/figuren/trend-inwoners.png"
    assert pad not in rij["bestanden"]
    assert formaten.vul_aan([rij], uit, rij["editie"], ["png"], 1) == []
    assert open_((uit / pad).read_bytes()).width == 2000
    (rij,) = manifest.lees(uit).values()
    assert rij["bestanden"][pad] == manifest.sha256((uit / pad).read_bytes())
    assert not [fout for fout in controleer(uit).fouten if "figuren" in fout.bestand]
    schrijf_notebook(tmp_path / "notebooks" / "proef.ipynb", "1")
    maken.maak_alles(opdrachten, uit, ThreadPoolExecutor(1))
    assert not (uit / pad).exists()
