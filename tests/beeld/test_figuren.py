"""Figuren: wat er staat komt uit de cijfers, en niets is van na het peiljaar."""

import dataclasses
import re
import xml.etree.ElementTree as ET

import pytest

import integratie as ig
from integratie import gebieden, vergelijking
from integratie.blok.beeldstijl import met_stijl
from integratie.blok.blok import Blok, Figuur

VILVOORDE = "23088"
FIGUREN = [
    (ig.trend, "aandeel_buitenlandse_herkomst"),
    (ig.trend, "thuistaal_niet_nl_basis"),
    (ig.trend, "inwoners"),
    (ig.samenstelling, "samenstelling_herkomst"),
    (ig.positie, "aandeel_niet_belg"),
    (ig.staven, "werkzoekendengraad"),
    (ig.staven, "werkzoekenden_naar_herkomst"),
    (ig.kaart, "aandeel_buitenlandse_herkomst"),
    (ig.kaartreeks, "aandeel_buitenlandse_herkomst"),
]


@pytest.mark.parametrize(("maak", "naam"), FIGUREN, ids=lambda x: getattr(x, "__name__", x))
def test_elke_figuur_heeft_beeld_alt_bron_en_tabel(maak, naam):
    figuur = maak(naam, VILVOORDE, 2025)
    assert isinstance(figuur, Figuur)
    ET.fromstring(figuur.svg)  # geldige XML
    assert figuur.alt and figuur.alt in figuur.svg.replace("&lt;", "<").replace("&gt;", ">")
    assert "Editie" in figuur.bron and re.search(r"20\d\d", figuur.bron)
    assert not figuur.cellen.empty
    assert "<caption>" in figuur._repr_html_() and "Bron: " in figuur._repr_html_()


@pytest.mark.parametrize(("maak", "naam"), FIGUREN, ids=lambda x: getattr(x, "__name__", x))
@pytest.mark.parametrize("peiljaar", [2016, 2010])
def test_niets_van_na_het_peiljaar(maak, naam, peiljaar):
    figuur = maak(naam, VILVOORDE, peiljaar)
    zonder_editie = re.sub(r"Editie [\d-]+", "", figuur._repr_html_())
    tekst = re.sub(r"<svg.*?</svg>", lambda svg: " ".join(re.findall(r">([^<]+)<", svg[0])), zonder_editie, flags=re.S)
    tekst = re.sub(r'<ul class="voetnoten">.*?</ul>', "", tekst, flags=re.S)  # een noot mag een latere wijziging noemen
    assert not [j for j in map(int, re.findall(r"\b20[0-4]\d\b", tekst)) if j > peiljaar]


def test_zelfde_figuur_zelfde_bytes():
    assert ig.kaart("aandeel_niet_belg", VILVOORDE, 2025).svg == ig.kaart("aandeel_niet_belg", VILVOORDE, 2025).svg


def test_een_jaar_op_een_as_is_een_heel_jaar():
    figuur = ig.trend("meerderjarige_nieuwkomers", VILVOORDE, 2014)  # de bron begint in 2014
    assert re.findall(r">(2\d{3}[^<]*)</text>", figuur.svg) == ["2014"]


def test_kaart_toont_de_negentien_met_hun_echte_cijfers():
    figuur = ig.kaart("aandeel_buitenlandse_herkomst", VILVOORDE, 2025)
    # Statbel, herkomst op 1 januari 2025: Machelen leidt met 67,7 %, Vilvoorde telt 64,2 %.
    assert figuur.cellen.iloc[0].tolist() == ["Machelen", "67,7\u00a0%"]
    assert len(figuur.cellen) == 19
    tips = re.findall(r"<title>([^<]+)</title>", figuur.svg)
    assert "Vilvoorde: 64,2\u00a0% (2025)" in tips and len(tips) == 19
    assert all(naam in figuur.svg for naam in ("Kraainem", "Linkebeek", "Drogenbos"))


def test_wat_er_niet_is_wordt_gezegd():
    blok = ig.trend("meerderjarige_nieuwkomers", VILVOORDE, 2010)
    assert isinstance(blok, Blok) and "geen cijfers" in blok.tekst


def test_tekst_van_een_gemeente_is_geen_html():
    figuur = Figuur(
        "x",
        "inwoners",
        "<b>x</b>",
        "<svg/>",
        "<i>",
        "<script>alert(1)</script>",
        ig.trend("inwoners", VILVOORDE).cellen,
    )
    assert "<script>" not in figuur._repr_html_() and "<b>" not in figuur._repr_html_()


def test_thematabel_toont_getallen_en_geen_opmaakcode():
    blok = ig.thema("aantallen", VILVOORDE, 2025)
    assert "&lt;" not in blok.html
    (rijen,) = blok.onderdelen[0].themas
    assert 48040 in [m.waarde for rij in rijen.rijen for m in rij.waarde.cijferteksten()]
    per_rij = [(rij.indicator, rij.groep) for rij in rijen.rijen]
    assert len(per_rij) == len(set(per_rij))


def test_staven_van_de_rand_met_een_groep_zonder_cijfer(monkeypatch):
    # Het gebied van het rapport is dan ook een vergelijkingsgebied, en zijn waarde kan ontbreken.
    echte = vergelijking.groepsstanden

    def groepsstanden(naam, nis, peiljaar, editie=None):
        standen = echte(naam, nis, peiljaar, editie)
        eerste = next(iter(standen))
        return standen | {eerste: dataclasses.replace(standen[eerste], waarde=None, status="verborgen")}

    monkeypatch.setattr(vergelijking, "groepsstanden", groepsstanden)
    figuur = ig.staven("werkzoekenden_naar_herkomst", gebieden.RAND, 2025)
    assert (
        figuur.cellen["Vlaamse Rand"].tolist()[-1] == "n.b."
    )  # wat niet gekend is, heeft geen plaats tussen de andere
    assert "n.b." not in figuur.cellen["Vlaamse Rand"].tolist()[:-1]


def test_een_lijst_heeft_elke_gemeente_met_naam_en_cijfer_en_de_maatstaven():
    figuur = ig.positie("aandeel_buitenlandse_herkomst", VILVOORDE, 2025)
    letters = re.findall(r"<text[^>]*>([^<]*)</text>", figuur.svg)
    # Statbel, herkomst op 1 januari 2025.
    for wie, cijfer in (
        ("Machelen", "67,7"),
        ("Vilvoorde", "64,2"),
        ("Merchtem", "27,1"),
        ("Rand", "49,1"),
        ("Vlaanderen", "28,1"),
    ):
        assert letters[letters.index(wie) + 1] == f"{cijfer}\u00a0%"
    assert len(letters) == 2 * (19 + 2)


def test_een_lange_lijst_toont_begin_einde_en_wie_rond_de_eigen_staat():
    figuur = ig.positie("aandeel_buitenlandse_herkomst", "Halle", 2025)  # 33 gemeenten in Halle-Vilvoorde
    letters = re.findall(r"<text[^>]*>([^<]*)</text>", figuur.svg)
    namen = figuur.cellen["Gemeente"].tolist()
    plaats = namen.index("Halle")
    assert len(namen) == 33 and {*namen[:4], *namen[-4:], *namen[plaats - 2 : plaats + 3]} <= set(letters)
    weg = sum(int(n) for tekst in letters for n in re.findall(r"^… nog (\d+) …$", tekst))
    assert weg + len(set(namen) & set(letters)) == 33 and weg


def test_inwoners_staan_als_index_naast_de_maatstaven():
    figuur = ig.trend("inwoners", VILVOORDE, 2026)
    # Statbel: 34.982 inwoners op 1 januari 2000 en 48.413 op 1 januari 2026.
    letters = " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", figuur.svg))
    assert f"Vilvoorde {100 * 48413 / 34982:.0f} (48.413)" in letters
    assert ">index, 2000 = 100<" in figuur.svg and "Vlaams Gewest" in figuur.cellen
    assert "index" not in ig.trend("okan_leerlingen", VILVOORDE, 2026).svg  # te weinig leerlingen


def test_stellingen_staan_per_richting():
    figuur = ig.staven("houding_tegenover_diversiteit", VILVOORDE, 2026)
    namen = figuur.cellen["Groep"].tolist()
    negatief = {"buren van andere herkomst zijn niet prettig", "er wonen te veel verschillende herkomsten"}
    assert namen[0] == "totaal" and set(namen[-2:]) == negatief
    assert "negatief verwoorde stelling" in figuur.svg


def test_een_tekening_volgt_het_thema_en_is_los_licht():
    svg = ig.trend("aandeel_niet_belg", VILVOORDE, 2025).svg
    assert "var(--ac,#b3361a)" in svg and not re.findall(r"(?<!,)#[0-9a-f]{6}", svg)
    assert "var(" not in met_stijl(svg) and "#b3361a" in met_stijl(svg)
