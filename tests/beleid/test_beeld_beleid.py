"""Wat een lezer van de beleidsanalyse ziet: cijfers met bron en voorbehoud, en een lege cel die zegt dat ze leeg is."""

import re
import xml.etree.ElementTree as ET

import pytest
from markupsafe import escape

import integratie as ig
from integratie import vergelijking
from integratie.beeld.beleid import kader
from integratie.beeld.figuur import Figuur
from integratie.fouten import Gebruiksfout
from integratie.indicator import DOELEN, LAGEN, register

FIGUREN = {
    "ontwikkeling": lambda jaar: ig.ontwikkeling("aandeel_buitenlandse_herkomst", jaar),
    "typologie": ig.typologie, "sigma": ig.sigma, "beta": ig.beta, "ongelijkheid": ig.ongelijkheid,
}  # fmt: skip
BLOKKEN = {
    "kader": ig.kader, "regels": ig.regels, "samen": ig.samen, "gelijkaardig": ig.gelijkaardig,
    "kadertabel": lambda gemeente, jaar: ig.kadertabel("empowerment", gemeente, jaar),
    "randcijfers": lambda gemeente, jaar: ig.randcijfers(jaar),
    "volgende_drempels": lambda gemeente, jaar: ig.volgende_drempels(jaar),
}  # fmt: skip


@pytest.mark.parametrize("naam", FIGUREN)
def test_elke_figuur_heeft_beeld_alt_bron_tabel_en_voorbehoud(naam):
    figuur = FIGUREN[naam](2025)
    assert isinstance(figuur, Figuur)
    ET.fromstring(figuur.svg)
    assert "Editie" in figuur.bron and "2025" in figuur.bron
    assert figuur.opmerkingen and len(figuur.tabel) >= 19
    assert FIGUREN[naam](2025).svg == figuur.svg


@pytest.mark.parametrize("naam", FIGUREN)
def test_niets_van_na_het_peiljaar(naam):
    figuur = FIGUREN[naam](2016)
    tekst = f"{figuur.titel} {figuur.alt} {figuur.tabel.to_string()} {re.sub('Editie .*', '', figuur.bron)}"
    assert not [j for j in map(int, re.findall(r"\b20[0-4]\d\b", tekst)) if j > 2016]


@pytest.mark.parametrize("naam", BLOKKEN)
@pytest.mark.parametrize("plaats", ["23088", "23100", "noordrand"])
def test_elk_blok_heeft_een_tabel_met_bron(naam, plaats):
    html = str(BLOKKEN[naam](plaats, 2025).html)
    if naam == "gelijkaardig" and plaats == "noordrand":
        assert "cluster" in html
        return
    assert "<caption>" in html and "Bron: " in html and "Editie" in html
    assert "None" not in html and "nan" not in re.findall(r">([^<]*)<", html)
    assert "&lt;" not in html


def test_kader_heeft_vier_doelen_en_drie_lagen():
    html = str(ig.kader("23088", 2025).html)
    assert len(re.findall(r'<th scope="row">', html)) == len(DOELEN) == 4
    assert len(re.findall(r'<th scope="col">', html)) == 1 + len(LAGEN) == 4
    leeg = sum(not kader.in_cel(d, laag) for d in DOELEN for laag in LAGEN)
    assert html.count("geen indicator beschikbaar") == leeg > 0


def test_elke_indicator_staat_in_de_tabel_van_elk_van_zijn_doelen():
    per_doel = {doel: str(ig.kadertabel(doel, "23088", 2025).html) for doel in DOELEN}
    for ind in register().values():
        assert all(f"{ind.titel}" in per_doel[doel].replace("&#39;", "'") for doel in ind.doelen), ind.naam


def test_het_kader_zegt_alleen_geen_cijfer_waar_er_geen_is():
    """Samenstelling naar herkomst bestaat alleen per groep: Vilvoorde telt in 2025 van 48.040 inwoners 17.183 Belgen van Belgische herkomst."""
    html = str(ig.kadertabel("samenhorigheid", "23088", 2025).html)
    rij = next(r for r in re.findall(r"<tr>.*?</tr>", html) if "Belgische herkomst (2025)" in r)
    assert ">17.183</data>" in rij and ">35,8\u00a0%</data>" in rij
    for nis in ("23088", "73028", "11002"):
        matrix = str(ig.kader(nis, 2025).html)
        tabellen = "".join(str(ig.kadertabel(doel, nis, 2025).html) for doel in DOELEN)
        for ind in register().values():
            groepen = vergelijking.groepen(ind.naam, nis, 2025)
            bekend = [g for g in groepen if vergelijking.stand(ind.naam, nis, 2025, g).waarde is not None]
            rijen = [r for r in re.findall(r"<tr>.*?</tr>", tabellen) if f'">{escape(ind.titel)}' in r]
            if bekend and ind.doelen:
                assert any("<data" in r for r in rijen), (nis, ind.naam)
        leeg = [
            (d, laag) for d in DOELEN for laag in LAGEN
            if (kaarten := kader.in_cel(d, laag)) and all(kader._stand(i, nis, 2025).status == "geen" for i in kaarten)
        ]  # fmt: skip
        assert matrix.count("geen cijfer") == len(leeg)
    assert "niet op te tellen na fusie" in str(ig.kader("11002", 2025).html)


def test_een_onbekend_doel_noemt_de_doelen():
    with pytest.raises(Gebruiksfout, match="empowerment"):
        ig.kadertabel("empowermnt", "23088", 2025)


def test_drempels_zijn_uitdrukkelijk_een_extrapolatie():
    html = str(ig.volgende_drempels(2025).html)
    assert "Extrapolatie, geen voorspelling" in html and "geen juridisch advies" in html and "Benaderd: " in html
    # Tervuren telde op 1 januari 2025 4.141 inwoners van niet-EU-herkomst (Statbel), 3.359 onder de drempel van 7.500.
    rij = next(r for r in re.findall(r"<tr>.*?</tr>", html) if "Tervuren" in r and "4.141" in r)
    assert "7.500" in rij and "\u22123.359" in rij


def test_regels_zeggen_wat_nodig_is():
    html = str(ig.regels("23088", 2025).html)
    for woord in ("niet te berekenen", "nodig: ", "uit tweede hand", "57"):
        assert woord in html
