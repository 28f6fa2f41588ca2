"""De zes beelden: cijfers uit de bestanden van de uitgevers, en tekeningen waarin niets botst of buiten het blad valt."""

import itertools
import re

import pandas as pd
import pytest
from bronbestanden import kies

import integratie as ig
from integratie import gebieden
from integratie.beeld import asverdeling
from integratie.blok.beeldstijl import met_stijl
from integratie.blok.blok import Figuur
from integratie.blok.onderdelen import Kop, alinea, met_inhoud
from integratie.vierblad import tekening as t
from integratie.vierblad.beelden import hoogte, in_kolommen
from integratie.vierblad.beelden_lijnen import groepslijnen
from integratie.weergave import beelden, figuurbestanden

V = "\u00a0"
STATBEL = kies() / "statbel"
GROOTSTE = "kopers_vastgoed_top8_herkomstgemeente_2025_rand19_overgetikt.csv"
DIEST, HERSTAPPE = "24020", "73028"


def figuren(gemeente: str, peiljaar: int = 2026) -> dict[str, Figuur]:
    return {f.naam: f for f in met_inhoud(ig.beelden(gemeente, peiljaar)) if isinstance(f, Figuur)}


@pytest.fixture(scope="module")
def vilvoorde() -> dict[str, Figuur]:
    return figuren("Vilvoorde")


def test_vilvoorde_heeft_zes_beelden(vilvoorde):
    assert list(vilvoorde) == [
        "beeld-groei",
        "beeld-leeftijd",
        "beeld-staven-kopers-naar-woonplaats",
        "beeld-lijn-aandeel-buitenlandse-herkomst",
        "beeld-staven-nieuwkomers-naar-statuut",
        "beeld-groepen-schoolse-vertraging-secundair",
    ]
    assert Kop(2, "Zes beelden", "beelden") in list(met_inhoud(ig.beelden("Vilvoorde", 2026)))


def test_groei_volgens_statbel(vilvoorde):
    """Statbel, loop van de bevolking 2017–2025: de drie delen per jaar, samen, en in % van hun som; ook voor de 19 samen."""
    ruw = pd.read_csv(STATBEL / "loop_van_de_bevolking_2017-2025_rand19_overgetikt.csv")
    ruw = ruw.assign(natuurlijk=ruw["geboorten"] - ruw["overlijdens"])
    delen = ["natuurlijk", "intern_migratiesaldo", "internationaal_migratiesaldo"]
    eigen = ruw[ruw["nis"] == 23088].set_index("jaar")[delen]
    tabel = vilvoorde["beeld-groei"].cellen.set_index("Jaar")
    for jaar, rij in eigen.iterrows():
        assert [c.waarde for c in tabel.loc[jaar]] == list(rij)
    assert [c.waarde for c in tabel.loc["2017–2025 samen"]] == list(eigen.sum()) == [2009, 1775, 953]
    assert [str(c) for c in tabel.loc["Aandeel in de groei"]] == [f"42{V}%", f"37{V}%", f"20{V}%"]
    hoort = [100 * x / (6925 + 22591 + 8327) for x in (6925, 22591, 8327)]  # de 19 samen, opgeteld in hetzelfde bestand
    assert [c.waarde for c in tabel.loc["Rand, aandeel in de groei"]] == pytest.approx(hoort)
    assert vilvoorde["beeld-groei"].titel == f"Van de groei komt 42{V}% van natuurlijke aangroei, in de Rand 18{V}%"


def test_leeftijd_volgens_statbel(vilvoorde):
    """Statbel, bevolking op 1 januari 2026 naar leeftijd en geslacht; wie ouder is dan 95, staat samen."""
    ruw = pd.read_csv(STATBEL / "bevolking_2026_leeftijd5_geslacht_rand19_overgetikt.csv")
    eigen = ruw[ruw["nis"] == 23088].pivot(index="leeftijd", columns="geslacht", values="aantal")
    eigen = eigen[sorted(eigen, key=lambda geslacht: geslacht != "M")]
    tabel = vilvoorde["beeld-leeftijd"].cellen.set_index("Leeftijd")
    for klas in ("0-4", "40-44", "90-94"):
        assert [c.waarde for c in tabel.loc[klas, ["Mannen", "Vrouwen"]]] == list(eigen.loc[klas])
    assert [c.waarde for c in tabel.loc["95+", ["Mannen", "Vrouwen"]]] == list(eigen.loc[["95-99", "100+"]].sum())
    # De 19 samen: 12.772 jongens onder 5 van 465.279 inwoners.
    assert tabel.at["0-4", "Rand, mannen"].waarde == pytest.approx(100 * 12772 / 465279)
    assert vilvoorde["beeld-leeftijd"].titel == "Meer kinderen onder 15 en minder 65-plussers dan in de Rand"


def test_kopers_volgens_de_fod(vilvoorde):
    """FOD Financiën, 2025: 310,28 van 1.042,32 percelen gingen naar een koper uit Brussel of Wallonië, 2,62 naar het buitenland."""
    figuur = vilvoorde["beeld-staven-kopers-naar-woonplaats"]
    assert figuur.titel == f"30{V}% van het vastgoed gaat naar kopers uit Brussel of Wallonië"
    tabel = figuur.cellen.set_index("Groep")
    assert tabel.at["Brussel of Wallonië", "Vilvoorde"].waarde == pytest.approx(100 * 310.2822 / 1042.32339704)
    assert tabel.at["het buitenland", "Vilvoorde"].waarde is None and ">aantal 3<" in figuur.svg  # geen staaf onder 20
    assert figuur.svg.count("<rect") == 4


def test_de_gemeenten_waar_de_meeste_kopers_vandaan_komen(vilvoorde):
    """FOD Financiën, 2025, acht grootste woonplaatsen van kopers in Vilvoorde: na de gemeente zelf Brussel, Grimbergen en Schaarbeek."""
    ruw = pd.read_csv(kies() / "fod_financien" / GROOTSTE, dtype={"nis_herkomst": str})
    elders = ruw[(ruw["nis"] == 23088) & (ruw["nis_herkomst"] != "23088")].nlargest(3, "percelen")
    delen = [f"{100 * x / 1042.32339704:.0f}" for x in elders["percelen"]]
    assert list(elders["nis_herkomst"]) == ["21004", "23025", "21015"]
    hoort = "Vaakst uit de stad Brussel ({}\u00a0%), Grimbergen ({}\u00a0%) en Schaarbeek ({}\u00a0%)".format(*delen)
    assert vilvoorde["beeld-staven-kopers-naar-woonplaats"].onder.endswith(hoort)


def test_herkomst_en_schoolse_vertraging(vilvoorde):
    """Statbel: 30.857 van 48.040 inwoners in 2025. Gemeente-Stadsmonitor, 2021: 149 van 1.553 leerlingen thuis zonder en 77 van 1.421 met Nederlands."""
    lijn = vilvoorde["beeld-lijn-aandeel-buitenlandse-herkomst"]
    assert lijn.titel == f"Van buitenlandse herkomst: van 23,4{V}% in 2000 naar 64,2{V}% in 2025"
    assert lijn.cellen.iloc[0]["Vilvoorde"].waarde == pytest.approx(100 * 30857 / 48040)
    groepen = vilvoorde["beeld-groepen-schoolse-vertraging-secundair"]
    laatste = groepen.cellen.iloc[0]
    assert laatste["Vilvoorde, thuis geen Nederlands"].waarde == pytest.approx(100 * 149 / 1553)
    assert laatste["Vilvoorde, thuis Nederlands"].waarde == pytest.approx(100 * 77 / 1421)


def test_een_gemeente_elders_krijgt_andere_beelden_en_geen_lege():
    """Buiten de Rand zijn er geen kopers en geen recente leeftijden: andere reeksen vullen aan, naast het eigen arrondissement en Vlaanderen."""
    er = figuren(DIEST)
    assert len(er) == 6 and "beeld-leeftijd" not in er and "beeld-groei" not in er
    assert "arr. Leuven" in er["beeld-lijn-aandeel-buitenlandse-herkomst"].svg
    assert all("Vlaamse Rand" not in f.alt and "Vlaanderen" in f.svg for f in er.values())


def test_een_heel_kleine_gemeente_krijgt_wat_er_is():
    blok = ig.beelden(HERSTAPPE, 2026)
    assert [d.tekst for d in met_inhoud(blok) if isinstance(d, Kop)] == ["Eén beeld"]
    assert ig.beelden(HERSTAPPE, 2001).onderdelen == (
        alinea("Voor Herstappe zijn er te weinig recente cijfers voor een beeld.", "leeg"),
    )


def test_een_cijfer_van_meer_dan_vijf_jaar_oud_is_geen_beeld():
    """De schoolse vertraging stopt in 2021: in een rapport van 2026 mag ze, in een van 2027 niet meer."""
    wat = ("schoolse_vertraging_secundair", ("niet_nederlands", "nederlands"), "23088")
    assert groepslijnen(*wat, 2026) is not None and groepslijnen(*wat, 2027) is None


@pytest.mark.parametrize(
    "gemeente", ["Vilvoorde", "Sint-Genesius-Rode", DIEST, "Herstappe", "noordrand", "vlaamse-rand"]
)
def test_de_tekening_volgt_het_thema_en_niets_valt_erbuiten(gemeente):
    """Geen kleur in de tekening, elke tekst een klasse, alles binnen 340 breed, en geen zwaarder dan 12 kB."""
    for figuur in figuren(gemeente).values():
        assert not re.search(r"#[0-9a-f]{3,6}\b|style=|rgb", figuur.svg) and len(figuur.svg.encode()) < 12_000
        hoog = float(re.search(r'viewBox="0 0 340 ([\d.]+)"', figuur.svg)[1])
        for klasse, x, y, anker, tekst in re.findall(
            r'<text class="([^"]*)" x="([^"]*)" y="([^"]*)"(?: text-anchor="(\w+)")?>([^<]*)<', figuur.svg
        ):
            breed = t.breedte_van(tekst, "ikt" in klasse) * 10.6 / t.LETTER
            links = float(x) - {"end": breed, "middle": breed / 2}.get(anker, 0)
            assert links >= -1 and links + breed <= 341 and 8 <= float(y) <= hoog, tekst


@pytest.mark.parametrize("gemeente", ["Vilvoorde", DIEST, "noordrand"])
def test_een_tekstalternatief_leest_in_korte_zinnen(gemeente):
    """Hoogstens 28 woorden per zin (taal.md), ook waar een figuur vier lijnen of zes groepen heeft; elke zin begint met een hoofdletter."""
    for figuur in figuren(gemeente).values():
        zinnen = re.split(r"(?<=\.) (?=[A-Z])", figuur.alt)
        assert max(len(zin.split()) for zin in zinnen) <= 28, figuur.alt
        assert not re.search(r"[^a.]\. [a-z]", figuur.alt), figuur.alt


def test_de_vlaamse_rand_heeft_een_begincijfer(vilvoorde):
    """Statbel: in 2000 was 48 % in Brussel, 23 % in Vilvoorde, 18 % in de Rand en 10 % in Vlaanderen van buitenlandse herkomst."""
    svg = vilvoorde["beeld-lijn-aandeel-buitenlandse-herkomst"].svg
    assert {"48", "23", "18", "10"} <= set(re.findall(r'<text class="dl(?: ikt)?"[^>]*>(\d+)<', svg))


def test_eindlabels_raken_elkaar_niet(vilvoorde):
    """Labels naast lijnen staan minstens een letterhoogte uit elkaar."""
    for figuur in vilvoorde.values():
        labels = re.findall(r'<text class="(?:dl|dl ikt|ax)" x="([^"]*)" y="([^"]*)">', figuur.svg)
        per_x: dict[str, list[float]] = {}
        for x, y in labels:
            per_x.setdefault(x, []).append(float(y))
        for plaatsen in per_x.values():
            op_rij = sorted(plaatsen)
            assert all(b - a >= 10.6 for a, b in itertools.pairwise(op_rij))


def test_kolommen_zijn_ongeveer_even_hoog(vilvoorde):
    links, rechts = in_kolommen(list(vilvoorde.values()))
    a, b = (sum(map(hoogte, kolom)) for kolom in (links, rechts))
    assert len(links) == len(rechts) == 3 and abs(a - b) < 0.15 * max(a, b)


def test_een_los_beeld_draagt_zijn_kleuren(vilvoorde):
    """Als bestand en in Word: letters, maat en lichte kleuren zitten in de tekening zelf; een andere tekening blijft zoals ze was."""
    figuur = vilvoorde["beeld-groei"]
    svg = figuurbestanden.svg(figuur)
    assert 'xmlns="http://www.w3.org/2000/svg"' in svg and ".fig .f1{fill:#174c74}" in svg
    assert beelden.png(svg).startswith(b"\x89PNG")
    assert met_stijl("<svg viewBox='0 0 1 1'></svg>") == "<svg viewBox='0 0 1 1'></svg>"


def test_stappen_en_jaren_op_een_as():
    assert asverdeling.stappen(0, 78) == [0, 20, 40, 60] and asverdeling.stappen(-128, 137) == [-100, 0, 100]
    assert asverdeling.tot_de_stap(78, [0, 20, 40, 60]) == 80 and asverdeling.tot_de_stap(65, [0, 20, 40, 60]) == 65
    assert asverdeling.jaren_op_de_as(2000, 2025, 206) == [2000, 2005, 2010, 2015, 2020, 2025]
    assert asverdeling.uit_elkaar([10, 11, 12], [10, 10, 10], 0, 40) == [10, 20, 30]
    assert asverdeling.uit_elkaar([38, 39], [10, 10], 0, 40) == [25, 35]


def test_alle_gemeenten_van_de_rand_hebben_er_minstens_vijf():
    assert all(len(figuren(nis)) >= 5 for nis in gebieden.groep(gebieden.RAND).leden)
