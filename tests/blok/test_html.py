"""Een blok als HTML: op een bladzijde met ankers en links, los in een notebook leesbaar zonder stijlblad en zonder dode links."""

import pandas as pd
import pytest
from bs4 import BeautifulSoup

import integratie as ig
from integratie.blok.blok import Blok, Figuur
from integratie.blok.html import Bladzijde, op_bladzijde
from integratie.blok.onderdelen import Alinea, Cel, Kerncijfer, Kerncijfers, Kop, Lijst, alinea, lijst, tabel_van
from integratie.blok.tekst import Cijfertekst, sterk, tekst

LADING = "<script>x</script>\"'&"


def soep(html: str) -> BeautifulSoup:
    return BeautifulSoup(str(html), "html.parser")


def test_alles_van_een_gebruiker_wordt_ontsnapt():
    merk = Cijfertekst(LADING, 1.0, LADING, LADING, LADING, 2025, LADING)
    delen = (
        Kop(2, LADING, LADING),
        alinea(LADING),
        lijst([LADING]),
        tabel_van([{LADING: LADING, "b": Cel.van(LADING, 1.5)}], LADING),
        Kerncijfers((Kerncijfer(tekst(merk), LADING, (tekst(LADING),)),)),
    )
    figuur = Figuur(
        LADING, LADING, LADING, "<svg></svg>", LADING, LADING, pd.DataFrame({"a": [LADING]}), (LADING,), (LADING,)
    )
    for inhoud in (Blok(delen), figuur):
        for html in (inhoud.html, inhoud._repr_html_()):
            assert soep(html).find("script") is None and LADING in soep(html).get_text()


def test_een_merk_staat_in_zijn_element_met_zijn_verwijzing():
    merk = Cijfertekst("meer dan", 2545.0, "richting", "inwoners", "23088", 2025, van=2020)
    element = soep(Blok((alinea(tekst(merk)),)).html).data
    assert element["value"] == "2545" and element.get_text() == "meer dan"
    assert {k: element[f"data-{k}"] for k in ("soort", "indicator", "groep", "code", "jaar", "van")} == {
        "soort": "richting",
        "indicator": "inwoners",
        "groep": "",
        "code": "23088",
        "jaar": "2025",
        "van": "2020",
    }
    assert "data-met" not in element.attrs and "data-doel" not in element.attrs


def test_punten_met_punten_eronder_en_onderdelen_in_een_cel():
    blok = Blok(
        (
            Lijst(((sterk("a"), lijst(["b", "c"])),)),
            tabel_van([{"x": "rij", "y": (lijst(["d"]), alinea("e", "klein"))}], "t"),
        )
    )
    boom = soep(blok.html)
    assert [li.get_text() for li in boom.ul.find_all("li")] == ["abc", "b", "c"]
    assert boom.td.li.get_text() == "d" and boom.td.p["class"] == ["klein"]


def test_los_lopen_kerncijfers_niet_in_elkaar_over_en_is_er_geen_dode_link():
    tekst_los = soep(ig.samenvatting("Vilvoorde", 2025)._repr_html_()).select_one("ul").get_text(" | ")
    assert "48.040 |  – Inwoners (2025)" in tekst_los
    for figuur in (ig.kaart("aandeel_niet_belg", "Vilvoorde", 2025), ig.trend("aandeel_niet_belg", "Vilvoorde", 2025)):
        assert not [a for a in soep(figuur._repr_html_()).find_all("a", href=True) if a["href"].startswith("#")]
        op_blad = {
            waar: soep(op_bladzijde(figuur, Bladzijde(definities=waar))).select_one("p.hergebruik a")
            for waar in (None, "verantwoording.html")
        }
        assert [a and a["href"] for a in op_blad.values()] == [None, "verantwoording.html#fiche-aandeel_niet_belg"]


def test_lopende_tekst_van_een_alinea_gaat_door_de_schrijver_maar_een_bron_niet():
    from markupsafe import Markup

    blad = Bladzijde(lopend=lambda t: Markup("<i>{}</i>").format(t))
    html = op_bladzijde(Blok((Alinea(tekst("a"), "duiding"), alinea("b", "bron"))), blad)
    assert html == '<p class="duiding"><i>a</i></p><p class="bron">b</p>'


def test_wat_geen_onderdeel_is_wordt_geweigerd():
    with pytest.raises(TypeError, match="geen onderdeel"):
        _ = Blok((3,)).html


def test_alleen_een_kolom_van_getallen_lijnt_rechts_uit():
    """Een zin die met een cijfer begint, is tekst; een getal met zijn eenheid en jaar en een periode niet: die breken ook niet af."""
    rij = {"wat": "x", "a": "23,8 % in 2016; het verschil kan toeval zijn", "b": "1-1-2014 tot 31-12-2019"}
    rij |= {"c": "3.166 (2019)", "d": "+7,0 procentpunt sinds 2020", "e": "ca.\u00a012 %", "f": "19 van 19"}
    assert tabel_van([rij], "t").getalkolommen() == {2, 3, 4, 5, 6}


def test_een_brede_tabel_noemt_in_elke_cel_haar_kolom_voor_een_telefoon():
    breed, smal = ({f"k{n}": str(n) for n in range(aantal)} for aantal in (4, 3))
    html = soep(Blok((tabel_van([breed], "b"), tabel_van([smal], "s"))).html)
    assert [[td.get("data-kop") for td in t.select("td")] for t in html.select("table")] == [
        ["k1", "k2", "k3"],
        [None, None],
    ]
    assert ["kaarten" in t["class"] for t in html.select("table")] == [True, False]
    figuur = Figuur("f", "", "t", "<svg></svg>", "", "", pd.DataFrame([breed]))
    assert not soep(figuur.html).select(".kaarten")  # wie sorteert, ziet de koppen
