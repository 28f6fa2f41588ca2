"""Cijfers → woorden: een aandeel, een richting, een lidwoord."""

import re

import pytest

import integratie as ig
from integratie import register as registermodule
from integratie.beeld.woorden import (
    GELIJK,
    GROEIDE,
    HOOG,
    STEEG,
    VEEL,
    deel_in_woorden,
    deel_van_inwoners,
    kies,
    klein,
    met_lidwoord,
)
from integratie.indicator import indicator, kaart, register
from integratie.rekenen import aantal, tel
from integratie.vergelijking.toeval import ONBEKEND, TOEVAL, drempel


@pytest.mark.parametrize(
    ("procent", "woorden"),
    [
        (64.2, "bijna twee op de drie"),
        (67.7, "ruim twee op de drie"),
        (50.2, "de helft"),
        (51.4, "ruim de helft"),
        (48.1, "bijna de helft"),
        (19.0, "bijna een op de vijf"),
        (33.3, "een op de drie"),
        (25.3, "een op de vier"),
        (10.4, "een op de tien"),
        (12.9, "een op de acht"),
        (77.0, "ruim drie op de vier"),
        (92.0, "ruim negen op de tien"),
        (2.0, ""),
        (98.0, ""),
        (0.0, ""),
        (100.0, ""),
        (44.5, ""),
    ],
)
def test_deel_in_woorden(procent, woorden):
    assert deel_in_woorden(procent) == woorden


@pytest.mark.parametrize(
    ("procent", "zin"),
    [
        (64.2, "bijna twee op de drie inwoners zijn"),
        (51.4, "ruim de helft van de inwoners is"),
        (50.0, "de helft van de inwoners is"),
        (48.1, "bijna de helft van de inwoners is"),
        (33.3, "een op de drie inwoners is"),
        (19.0, "bijna een op de vijf inwoners is"),
        (75.2, "drie op de vier inwoners zijn"),
        (44.5, ""),
    ],
)
def test_het_werkwoord_past_bij_de_breuk(procent, zin):
    assert " ".join(deel_van_inwoners(procent)).strip() == zin


@pytest.mark.parametrize(
    ("naam", "van", "tot", "doet_ertoe"),
    [
        ("aandeel_niet_belg", 16.3, 16.7, False),
        ("aandeel_niet_belg", 16.3, 16.9, True),
        ("aandeel_niet_belg", 16.3, 15.7, True),
        ("aandeel_niet_belg", 0.0, 0.0, False),
        ("inwoners", 48040, 48413, False),
        ("inwoners", 45495, 48040, True),
        ("inwoners", 48040, 45495, True),
        ("meerderjarige_nieuwkomers", 0, 1, True),
        ("meerderjarige_nieuwkomers", 0, 0, False),
        ("verandersnelheid_herkomst", 1.40, 1.45, False),
        ("verandersnelheid_herkomst", 1.40, 1.51, True),
        # Onder 10 % telt een twintigste van de waarde, en per 1.000 hetzelfde als in %.
        ("aandeel_niet_belg", 4.0, 4.15, False),
        ("aandeel_niet_belg", 4.0, 4.3, True),
        ("aandeel_niet_belg", 0.40, 0.37, True),
        ("nieuwkomers_per_1000", 8.0, 8.3, False),
        ("nieuwkomers_per_1000", 8.0, 8.5, True),
        ("mediaan_huisprijs", 330000, 332000, False),
        ("mediaan_huisprijs", 330000, 350000, True),
    ],
)
def test_een_verschil_heeft_een_drempel(naam, van, tot, doet_ertoe):
    assert (van != tot and abs(tot - van) >= drempel(kaart(naam), van, tot)) == doet_ertoe


@pytest.mark.parametrize("antwoord", [TOEVAL, ONBEKEND])
def test_wat_toeval_kan_zijn_heeft_geen_woord(antwoord):
    with pytest.raises(ValueError):
        kies(STEEG, antwoord)


@pytest.mark.parametrize(
    ("drietal", "woorden"),
    [
        (HOOG, ["hoger dan", "lager dan", "ongeveer even hoog als"]),
        (VEEL, ["meer dan", "minder dan", "ongeveer evenveel als"]),
        (STEEG, ["steeg", "daalde", "ongeveer gelijk"]),
        (GROEIDE, ["groeide", "kromp", "ongeveer even groot"]),
    ],
)
def test_elke_richting_heeft_haar_woord(drietal, woorden):
    assert [kies(drietal, r) for r in ("stijgt", "daalt", GELIJK)] == woorden


@pytest.mark.parametrize(
    ("naam", "tekst"),
    [
        ("aandeel_niet_belg", "het aandeel niet-Belgen"),
        ("werkzoekendengraad", "de werkzoekendengraad"),
        ("natuurlijk_saldo", "het natuurlijk saldo per 1.000 inwoners"),
        ("diversiteitsindex", "de diversiteitsindex naar herkomst"),
        ("nieuwkomers_per_1000", "het aantal nieuwkomers per 1.000 inwoners van 18 jaar en ouder"),
        ("mediaan_inkomen", "het mediaan netto belastbaar inkomen per aangifte"),
        ("mediaan_huisprijs", "de mediaanprijs van huizen"),
        ("verschil_thuistaal_basis_secundair", "het verschil in thuistaal tussen basis- en secundair onderwijs"),
        ("oververtegenwoordiging_niet_eu", "de oververtegenwoordiging van niet-EU-herkomst bij de werkzoekenden"),
    ],
)
def test_lidwoord(naam, tekst):
    assert met_lidwoord(kaart(naam)) == tekst


def test_geen_dubbele_haakjes_wanneer_het_cijfer_erachter_komt():
    rangschikbaar = [ind for ind in register().values() if ind.is_relatief and ind.rangschikbaar and not ind.groepen]
    assert [ind.naam for ind in rangschikbaar if met_lidwoord(ind).endswith(")")] == []


def test_klein_houdt_eigennamen():
    assert [klein(t) for t in ("Inwoners", "Belgen met buitenlandse achtergrond", "OKI")] == [
        "inwoners",
        "Belgen met buitenlandse achtergrond",
        "OKI",
    ]


def test_alles_over_een_nieuwe_indicator_staat_op_zijn_kaart(monkeypatch):
    for naam in ("_REGISTER", "GROEPSNAMEN"):
        monkeypatch.setattr(registermodule, naam, dict(getattr(registermodule, naam)))
    groepen = {"proef_eu": "proef in de EU", "proef_elders": "proef buiten de EU"}
    herkomsten = {"eu27": "proef_eu", "niet_eu27": "proef_elders"}

    @registermodule.indicator(
        titel="Proeven (met een toelichting)",
        in_zin="het aantal proeven",
        definitie="Een proef.",
        teller="proeven",
        noemer="",
        eenheid="proeven",
        decimalen=0,
        groepen=tuple(groepen),
        groepsnamen=groepen,
        thema="context",
        doelen=("samenhorigheid",),
        laag="wettelijk",
    )
    def proefindicator(herkomst):
        """Teller per (`nis`, `jaar`, `groep`)."""
        return aantal(tel(herkomst, "inwoners", list(herkomsten), per_groep=True)).rename(herkomsten, level="groep")

    assert met_lidwoord(kaart("proefindicator")) == "het aantal proeven"
    assert list(ig.staven("proefindicator", "23088", 2025).tabel["Groep"]) == list(groepen.values())
    groepen = next(d for d in ig.thema("context", "23088", 2025).onderdelen if getattr(d, "titel", "") == "Naar groep")
    regels = [str(punt) for lijst in groepen.onderdelen for punt in lijst.punten]
    assert any(r.startswith("Proeven (met een toelichting) (2025): ") and "proef in de EU " in r for r in regels)


MEERVOUD = re.compile(r"de ([\w-]+ )?[\w-]*(ers|nden|deren|lingen|isten|iften|ingen|oners)\b")


@pytest.mark.parametrize("naam", [n for n, ind in register().items() if ind.is_relatief])
def test_een_aandeel_staat_in_het_enkelvoud(naam):
    """ "De inwoners met een betalingsachterstand steeg" is geen Nederlands: een aandeel heeft een enkelvoud met zijn lidwoord."""
    assert not MEERVOUD.match(met_lidwoord(kaart(naam)).partition(" naar ")[0].partition(" van ")[0]), met_lidwoord(
        kaart(naam)
    )
    assert not re.match(
        r"de (vertrouwen|praatje|weefsel|gevoel|vrijwilligerswerk|aandeel|aantal|mediaan)\b", met_lidwoord(kaart(naam))
    )


def test_een_groep_heeft_overal_dezelfde_naam():
    """Namen van groepen gelden voor elke indicator: wie er een andere aan geeft, wordt geweigerd in plaats van alle figuren te veranderen."""
    velden = {"titel": "X", "definitie": "X", "teller": "x", "eenheid": "%", "thema": "aantallen", "laag": "wettelijk"}
    with pytest.raises(ValueError, match="groep 'niet_eu' heet al 'niet-EU'"):
        indicator(**velden, doelen=("samenhorigheid",), groepsnamen={"niet_eu": "elders"})(lambda herkomst: herkomst)
