"""De figuren over de Rand: hun opschrift en staven naast de ruwe cijfers van Statbel, en geen figuur over een verband dat er niet is."""

import re

import pytest

import integratie as ig
from integratie import gebieden
from integratie.beleid.rand import verschillen
from integratie.blok.blok import Blok, Figuur

RAND = gebieden.groep(gebieden.RAND).leden
_STAAF = re.compile(r'd="M ([\d.]+) [\d.]+ L ([\d.]+) [\d.]+ L [\d.]+ [\d.]+ L [\d.]+ [\d.]+ z " style="fill')
_NAAM = re.compile(r'<text x="0.0"[^>]*>([^<]*)</text>')


def aandeel(ruw, nis: str, jaar: int) -> float:
    rij = ruw.loc[(nis, jaar)]
    return 100 * (1 - rij["belgian_bg"] / rij["total"])


def test_de_ontwikkeling_telt_wie_steeg_en_zet_de_hoogste_boven(herkomst_nu):
    """Van 2000 tot 2025 steeg het aandeel in elk van de negentien meer dan vijf procentpunt: dat is overal meer dan toeval."""
    toen, nu = ({nis: aandeel(herkomst_nu, nis, jaar) for nis in RAND} for jaar in (2000, 2025))
    assert all(nu[nis] - toen[nis] > 5 for nis in RAND)
    figuur = ig.ontwikkeling("aandeel_buitenlandse_herkomst", 2025)
    assert figuur.titel.endswith("tussen 2000 en 2025 gestegen in 19 van de 19 gemeenten")
    namen = [naam for naam in _NAAM.findall(figuur.svg) if naam in {gebieden.gemeenten()[nis].naam for nis in RAND}]
    assert namen == [gebieden.gemeenten()[nis].naam for nis in sorted(RAND, key=lambda nis: -nu[nis])]
    lengtes = sorted((float(b) - float(a) for a, b in _STAAF.findall(figuur.svg)), reverse=True)
    som = herkomst_nu.xs(2025, level="year").loc[list(RAND)].sum()
    waarden = sorted([*nu.values(), 100 * (1 - som["belgian_bg"] / som["total"])], reverse=True)
    assert lengtes == pytest.approx([w * lengtes[0] / waarden[0] for w in waarden], abs=0.3)


def test_zonder_duidelijk_verband_geen_figuur(monkeypatch):
    """R² 0,09 over negentien gemeenten is toeval (de grens ligt op 0,2075)."""
    blok = ig.inhalen(2025)
    assert isinstance(blok, Blok) and "hangt niet duidelijk samen" in blok.tekst
    duidelijk = verschillen.Beta(2000, 2025, -0.03, 0.5, 19)
    monkeypatch.setattr(verschillen, "beta", lambda waarden: duidelijk)
    assert isinstance(figuur := ig.inhalen(2025), Figuur) and figuur.titel.endswith("gemiddeld trager")


@pytest.mark.parametrize("maak", [ig.typologie, ig.verschillen, ig.spreiding])
def test_geen_letter_onder_elf_beeldpunten_op_een_telefoon(maak):
    """Een tekening is 340 eenheden breed en op een scherm van 390 minstens 354 beeldpunten: 10,6 wordt dan 11."""
    svg = maak(2025).svg
    assert svg.count('width="340pt"') == 1
    assert {float(maat) for maat in re.findall(r"font-size: ([\d.]+)px", svg)} == {10.6}


def test_een_tekening_volgt_licht_en_donker():
    """Elke kleur is een veranderlijke van het palet."""
    for svg in (ig.typologie(2025).svg, ig.verschillen(2025).svg):
        assert not re.search(r"(?:fill|stroke): #", svg)
