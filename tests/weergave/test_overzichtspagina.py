"""Het overzicht: elke gemeente te vinden op de kaart en in de tabel, ook wat mislukte."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import manifestrij
import pytest

from integratie import gebieden
from integratie.uitvoering.opdracht import rapporten
from integratie.weergave import overzichtspagina
from integratie.weergave.dossiers import dossiers


def rij(nis: str, notebook: str = "omgevingsanalyse", **velden) -> dict:
    namen = (f"{notebook}.html", f"{notebook}.ipynb", "gegevens.csv", "gegevens.xlsx")
    return manifestrij.rij(nis, gebieden.gemeenten()[nis].naam, notebook, namen, **velden)


def pagina(*rijen: dict) -> str:
    return overzichtspagina.pagina(dossiers(rijen), met_verantwoording=True)


class Lezer(HTMLParser):
    """Verzamelt elementen en adressen."""

    def __init__(self, tekst: str) -> None:
        super().__init__()
        self.elementen: list[tuple[str, dict]] = []
        self.feed(tekst)

    def handle_starttag(self, tag, attrs):
        self.elementen.append((tag, dict(attrs)))

    def alle(self, tag: str) -> list[dict]:
        return [attrs for naam, attrs in self.elementen if naam == tag]


@pytest.fixture(scope="module")
def rand() -> str:
    return pagina(*(rij(nis) for nis in gebieden.groep("vlaamse-rand").leden))


def test_zelfstandig_en_toegankelijk(rand):
    lezer = Lezer(rand)
    assert lezer.alle("html") == [{"lang": "nl-BE"}]
    assert len(lezer.alle("h1")) == len(lezer.alle("caption")) == len(lezer.alle("main")) == 1
    assert "default-src 'none'" in next(m["content"] for m in lezer.alle("meta") if m.get("http-equiv"))
    assert lezer.alle("script") == [{}] and not lezer.alle("link") and not lezer.alle("img")
    som = base64.b64encode(hashlib.sha256(re.search(r"<script>(.*?)</script>", rand, re.DOTALL)[1].encode()).digest())
    assert f"script-src 'sha256-{som.decode()}';" in rand
    assert not re.search(r" on\w+=", rand)
    assert not re.search(r"(href|src)=\"(https?:|//|/)", rand)
    assert all(th.get("scope") in ("col", "row") for th in lezer.alle("th"))


def test_elke_gemeente_staat_op_de_kaart_en_in_de_tabel(rand):
    adressen = [a["href"] for a in Lezer(rand).alle("a")]
    for nis in gebieden.groep("vlaamse-rand").leden:
        map_ = next(iter(rij(nis)["bestanden"])).partition("/")[0]
        assert adressen.count(f"{map_}/index.html") == 2  # kaart en naam in de tabel
        assert f"<title>{gebieden.gemeenten()[nis].naam}\nAandeel inwoners van buitenlandse herkomst: " in rand
    assert "Brussels Gewest" in rand


def test_een_rapport_buiten_de_rand_brengt_zijn_gemeente_op_de_kaart():
    html = pagina(rij("24062"))
    assert "<title>Leuven\n" in html
    assert "Vilvoorde" not in html
    samen = pagina(rij("24062"), rij("23088"))
    assert "<title>Leuven\n" in samen
    assert "Asse: nog geen rapport" in samen


def test_wie_ver_ligt_maakt_de_kaart_van_de_rand_niet_kleiner(rand):
    """Genk (71016) ligt 60 km van de Rand: de Rand blijft even groot, en op een tweede kaart staan beide, elk met één link."""
    html = pagina(*(rij(nis) for nis in (*gebieden.groep("vlaamse-rand").leden, "71016")))
    vorm = re.compile(r'data-naam="Vilvoorde"><title>[^<]*</title><path class="[^"]*" d="([^"]*)"')
    assert vorm.findall(html) == vorm.findall(rand)
    groot, samen = re.findall(r"<svg.*?</svg>", html, re.DOTALL)
    assert "71016-genk/index.html" in samen and "71016-genk" not in groot
    assert (
        groot.count("<a href=") == 19 and samen.count("<a href=") == 1 and samen.count('<g aria-hidden="true">') == 19
    )
    assert len(re.findall(r"<svg", pagina(rij("71016"), rij("24062")))) == 1  # twee die elk apart liggen


def test_een_mislukking_staat_er_met_reden_en_cel_en_als_tekst():
    html = pagina(rij("23088"), rij("23025", status="mislukt", bestanden={}, cel=7, reden="<b>stuk</b>"))
    assert "in cel 7: &lt;b&gt;stuk&lt;/b&gt;" in html
    assert 'href="23025-grimbergen/index.html">Grimbergen</a>' in html
    assert "Grimbergen: nog geen rapport" in html
    assert "1 rapport is bij de laatste keer niet gelukt" in html


def test_na_een_mislukking_blijft_de_vorige_versie_te_vinden():
    html = pagina(rij("23088", status="mislukt", cel=0, reden="stuk"))
    assert '<option value="omgevingsanalyse.html">' in html and "1 mislukt" in html


def test_de_kaart_heeft_vijf_lagen_met_klassen_legende_en_waarden(rand):
    # Agentschap Integratie en Inburgering en Statbel: 325 nieuwkomers in 2024 op ongeveer 47.000 Vilvoordenaars.
    vilvoorde = re.search(r'aria-label="(Vilvoorde; [^"]*)".*?<path class="([^"]*)"', rand, re.DOTALL)
    assert "Aandeel inwoners van buitenlandse herkomst: 64,2\u00a0% (2025)" in vilvoorde[1]
    assert "Nieuwkomers per 1.000 inwoners: 6,9 per 1.000 (2024)" in vilvoorde[1]
    assert vilvoorde[1].count(";") == 5
    assert [klasse[:2] for klasse in vilvoorde[2].split()] == ["k0", "k1", "k2", "k3", "k4"]
    assert vilvoorde[2].startswith("k0-4 ")  # bij de hoogste: meer dan één standaardafwijking boven het gemiddelde
    for nummer in range(5):
        legende = re.search(rf'<div class="legende legende-k{nummer}">(.*?)</div>', rand, re.DOTALL)[1]
        assert sum(map(int, re.findall(r"\((\d+)\)</li>", legende))) == 19
        assert "Bron: " in legende


def test_elke_soort_telt_apart_en_heeft_een_rij_per_gebied():
    leden = ("23088", "23047", "23094")
    cluster = rij("23088") | {
        "nis": "noordrand",
        "gebied": "Noordrand",
        "bestanden": {"cluster-noordrand/omgevingsanalyse.html": "0"},
    }
    als_geheel = cluster | {"nis": "vlaamse-rand", "gebied": "Vlaamse Rand", "notebook": "vlaamse_rand"}
    als_geheel["bestanden"] = {"vlaamse-rand/vlaamse_rand.html": "0"}
    html = pagina(*map(rij, leden), rij("23088", "kader"), cluster, als_geheel)
    assert "6 rapporten over 3 gemeenten, 1 cluster en de Vlaamse Rand als geheel;" in html
    koppen = re.findall(r"<section>\s*<h2>([^<]*)</h2>.*?</section>", html, re.DOTALL)
    assert koppen == ["Gemeenten (3)", "Clusters (1)", "De Vlaamse Rand als geheel"]
    assert re.findall(r'<tr data-heeft="[^"]*">\s*<th scope="row"><a href="([^"]*)"', html) == [
        "23047-machelen/index.html",
        "23088-vilvoorde/index.html",
        "23094-zaventem/index.html",
        "cluster-noordrand/index.html",
        "vlaamse-rand/index.html",
    ]


def test_een_arrondissement_is_geen_gemeente():
    halle = rij("23088") | {"nis": "23000", "gebied": "Arrondissement Halle-Vilvoorde"}
    halle["bestanden"] = {"23000-arrondissement-halle-vilvoorde/omgevingsanalyse.html": "0"}
    assert "2 rapporten over 1 gemeente en 1 cluster;" in pagina(rij("23088"), halle)


def test_elke_figuur_is_te_kiezen_bij_wie_ze_heeft():
    namen = (
        "omgevingsanalyse.html",
        "figuren/trend-inwoners.svg",
        "figuren/trend-inwoners.csv",
        "figuren/piramide.svg",
    )
    met = rij("23088", bestanden={f"23088-vilvoorde/{naam}": "0" for naam in namen})
    zonder = rij("23002", bestanden={f"23002-asse/{naam}": "0" for naam in namen[:3]})
    html = pagina(met, zonder)
    keuzes = re.findall(r'<option value="([^"]*)">([^<]*)</option>', html)
    assert keuzes == [
        ("index.html", "het dossier"),
        ("omgevingsanalyse.html", "het hele rapport"),
        ("omgevingsanalyse.html#trend-inwoners", "Inwoners (door de jaren)"),
        ("omgevingsanalyse.html#piramide", "Bevolking naar leeftijd en geslacht"),
    ]
    for map_, hoort in (("23088-vilvoorde", {1, 2, 3}), ("23002-asse", {1, 2})):
        nummers = re.search(rf'<tr data-heeft="([^"]*)">\s*<th scope="row"><a href="{map_}/', html)[1]
        assert {int(nummer) + 1 for nummer in nummers.split()} == hoort


def test_weinig_gemeenten_krijgen_geen_klassen():
    html = pagina(rij("24062"))
    assert "te weinig verschil voor klassen (1)" in html


def test_een_gemeente_zonder_rapport_krijgt_geen_cijfer_op_de_kaart():
    html = pagina(rij("23088"), rij("23025", status="mislukt", bestanden={}, cel=7, reden="stuk"))
    assert '<title>Grimbergen: nog geen rapport</title><path class="k0-x k1-x' in html
    assert "geen cijfer (1)</li>" in html


def test_zonder_enig_rapport_geen_lagen():
    html = pagina(rij("23025", status="mislukt", bestanden={}, cel=7, reden="stuk"))
    assert "legende" not in html.partition("</style>")[2].partition("<script>")[0]
    assert "Grimbergen</a>, Omgevingsanalyse integratie, in cel 7: stuk" in html


def test_verschillende_peiljaren_staan_bij_de_gemeente():
    html = pagina(rij("23088"), rij("23002", peiljaar=2016))
    assert "peiljaar 2016, 2025" in html
    assert "23002, peiljaar 2016" in html


def test_gemaakt_of_ongewijzigd_geeft_dezelfde_pagina():
    assert pagina(rij("23088")) == pagina(rij("23088", status="ongewijzigd"))


def test_de_cijfers_zijn_die_van_de_bron(rand):
    # Statbel, herkomst per gemeente, 1 januari 2025: Vilvoorde telt 48.040 inwoners.
    tekst = re.sub(r"<[^>]+>", " ", rand[rand.index("<tbody>") :])
    assert re.search(r"Vilvoorde\s+23088\s+48\.040", tekst)


def test_elk_rapport_van_elke_vlaamse_gemeente_blijft_onder_drie_megabyte():
    """285 gemeenten op 1 januari 2025 (Statbel), elk met alle soorten rapporten en vijftig figuren."""
    figuren = {f"figuren/figuur-{nummer}.{soort}": "0" for nummer in range(50) for soort in ("svg", "csv")}
    soorten = [naam for naam, soort in rapporten().items() if soort.per != "groep"]
    rijen = [rij(nis, soort) for nis in gebieden.groep("vlaanderen").leden for soort in soorten]
    for r in rijen:
        map_ = next(iter(r["bestanden"])).partition("/")[0]
        r["bestanden"] |= {f"{map_}/{pad}": som for pad, som in figuren.items()}
    html = pagina(*rijen)
    assert f"{len(rijen):,}".replace(",", ".") + " rapporten over 285 gemeenten" in html
    assert html.count("<tr data-heeft=") == 285 and len(html.encode()) < 3_000_000
