"""Cijfers → zinsdeel: elke rij is een geval dat in een rapport voorkomt; het cijfer erin is altijd gemerkt."""

import pytest

from integratie.beeld import cijferteksten, zinnen
from integratie.blok import html
from integratie.blok.tekst import Tekst
from integratie.indicator import kaart
from integratie.vergelijking import Rang, Stand, Verandering
from integratie.vergelijking.toeval import DAALT, GELIJK, ONBEKEND, STIJGT, TOEVAL

VAST = "\u00a0"


def verandering(van: float, tot: float, richting: str, procent: bool = False) -> Verandering:
    deel = 100 * (tot - van) / van if procent and van else None
    return Verandering(2020, 2025, van, tot, tot - van, deel, (), richting)


def tekst(t: Tekst) -> str:
    return str(t).replace(VAST, " ")


KAN = "; het verschil kan toeval zijn"


@pytest.mark.parametrize(
    ("naam", "van", "tot", "richting", "sinds", "tegen_toen", "steeg"),
    [
        (
            "inwoners",
            45495,
            48040,
            STIJGT,
            ", 2.545 (5,6 %) meer dan in 2020",
            ", tegenover 45.495 in 2020",
            "Sinds 2020 steeg dat aandeel met 2.545",
        ),
        (
            "inwoners",
            790,
            750,
            DAALT,
            ", 40 (5,1 %) minder dan in 2020",
            ", tegenover 790 in 2020",
            "Sinds 2020 daalde dat aandeel met 40",
        ),
        (
            "inwoners",
            48040,
            48200,
            GELIJK,
            ", ongeveer evenveel als in 2020 (48.040)",
            ", ongeveer evenveel als in 2020 (48.040)",
            "Sinds 2020 bleef dat aandeel ongeveer gelijk",
        ),
        (
            "inwoners",
            48040,
            48040,
            GELIJK,
            ", net als in 2020",
            ", net als in 2020",
            "Dat is net als in 2020",
        ),
        # Te weinig mensen voor een woord: wie tweemaal 11 leest, leest geen "(11 in 2020)".
        (
            "inburgeringsattesten",
            11,
            11,
            ONBEKEND,
            ", net als in 2020",
            ", net als in 2020",
            "Dat is net als in 2020",
        ),
        # Twee cijfers die er hetzelfde uitzien, verschillen voor de lezer niet.
        (
            "aandeel_niet_belg",
            16.31,
            16.34,
            TOEVAL,
            ", net als in 2020",
            ", net als in 2020",
            "Dat is net als in 2020",
        ),
        (
            "meerderjarige_nieuwkomers",
            39,
            28,
            TOEVAL,
            f" (39 in 2020){KAN}",
            f", tegenover 39 in 2020{KAN}",
            f"In 2020 was dat 39{KAN}",
        ),
        ("meerderjarige_nieuwkomers", 0, 3, ONBEKEND, " (0 in 2020)", ", tegenover 0 in 2020", "In 2020 was dat 0"),
        (
            "aandeel_niet_belg",
            15.0,
            16.3,
            STIJGT,
            ", 1,3 procentpunt hoger dan in 2020",
            ", tegenover 15,0 % in 2020",
            "Sinds 2020 steeg dat aandeel met 1,3 procentpunt",
        ),
        (
            "aandeel_niet_belg",
            16.3,
            15.0,
            DAALT,
            ", 1,3 procentpunt lager dan in 2020",
            ", tegenover 16,3 % in 2020",
            "Sinds 2020 daalde dat aandeel met 1,3 procentpunt",
        ),
        (
            "aandeel_niet_belg",
            16.3,
            15.0,
            TOEVAL,
            f" (16,3 % in 2020){KAN}",
            f", tegenover 16,3 % in 2020{KAN}",
            f"In 2020 was dat 16,3 %{KAN}",
        ),
        (
            "aandeel_niet_belg",
            16.3,
            16.5,
            GELIJK,
            ", ongeveer even hoog als in 2020 (16,3 %)",
            ", ongeveer evenveel als in 2020 (16,3 %)",
            "Sinds 2020 bleef dat aandeel ongeveer gelijk",
        ),
        (
            "mediaan_huisprijs",
            280000,
            350000,
            STIJGT,
            ", 70.000 euro (25,0 %) meer dan in 2020",
            ", tegenover 280.000 euro in 2020",
            "Sinds 2020 steeg dat aandeel met 70.000 euro",
        ),
        (
            "nieuwkomers_cumulatief_5_jaar",
            400,
            600,
            STIJGT,
            ", 200 (50,0 %) meer dan in de vijf jaar tot en met 2020",
            ", tegenover 400 in 2020",
            "Sinds 2020 steeg dat aandeel met 200",
        ),
    ],
)
def test_vroeger_en_nu(naam, van, tot, richting, sinds, tegen_toen, steeg):
    ind, v = kaart(naam), verandering(van, tot, richting, procent=not kaart(naam).is_relatief)
    assert tekst(zinnen.met_toen(zinnen.SINDS, ind, v, "23088")) == sinds
    assert tekst(zinnen.met_toen(zinnen.TEGEN_TOEN, ind, v, "23088")) == tegen_toen
    assert tekst(zinnen.met_toen(zinnen.EVOLUTIE, ind, v, "23088")) == steeg


def test_zonder_vroeger_cijfer_valt_het_zinsdeel_weg():
    ind = kaart("inwoners")
    assert not any(zinnen.met_toen(hoe, ind, None, "x") for hoe in (zinnen.SINDS, zinnen.TEGEN_TOEN, zinnen.EVOLUTIE))


@pytest.mark.parametrize(
    ("van", "tot", "aantal", "zin"),
    [
        (3, 3, 19, "3e van 19 in de Vlaamse Rand"),
        (1, 1, 19, "1e van 19 in de Vlaamse Rand"),
        (2, 3, 13, "2e–3e van 13 in de Vlaamse Rand"),
        (16, 19, 19, "16e–19e van 19 in de Vlaamse Rand"),
    ],
)
def test_plaats_in_de_rand(van, tot, aantal, zin):
    rang = Rang(2025, van, tot, aantal)
    assert tekst(zinnen.plaats_in_groep(kaart("werkzoekendengraad"), rang, "23088")) == zin


def test_zonder_rang_geen_plaats():
    assert zinnen.plaats_in_groep(kaart("houding_tegenover_diversiteit"), None, "23088") == Tekst()


@pytest.mark.parametrize(
    ("naam", "waarde", "status", "zonder", "met"),
    [
        ("aandeel_niet_belg", 0.0, "bekend", "0,0 %", "0,0 %"),
        ("inwoners", 48040.0, "bekend", "48.040", "48.040 inwoners"),
        ("nieuwkomers_per_1000", 9.2, "bekend", "9,2", "9,2 per 1.000"),
        ("aandeel_niet_belg", None, "verborgen", "n.b.", "n.b."),
        ("mediaan_inkomen", None, "fusie", "niet op te tellen na fusie", "niet op te tellen na fusie"),
        ("inwoners", None, "geen", "geen gegevens", "geen gegevens"),
        ("inwoners", None, "ontbreekt", "ontbreekt", "ontbreekt"),
        ("aandeel_niet_eu_nieuwkomers", None, "nvt", "n.v.t.", "n.v.t."),
    ],
)
def test_een_cijfer_of_het_woord_voor_zijn_status(naam, waarde, status, zonder, met):
    stand = Stand(2025, None, None, waarde, status)
    assert tekst(cijferteksten.waarde(kaart(naam), stand, "23088")) == zonder
    assert tekst(cijferteksten.waarde(kaart(naam), stand, "23088", met_naam=True)) == met


def test_een_gemerkt_getal_ontsnapt_wat_geen_tekst_is():
    stand = Stand(2025, 1.0, 2.0, 50.0, "bekend")
    gemerkt = cijferteksten.waarde(kaart("aandeel_niet_belg"), stand, '"><script>alert(1)</script>')
    assert [m.code for m in gemerkt.cijferteksten()] == ['"><script>alert(1)</script>']
    assert "<script>" not in html.tekst(gemerkt)
