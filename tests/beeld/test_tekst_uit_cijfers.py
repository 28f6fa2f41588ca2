"""Tabel van cijfers → zin, met een verzonnen editie (zie conftest.py) waarvan elke zin op voorhand vaststaat."""

import pytest

from integratie import gebieden
from integratie.beeld.duiding import duiding
from integratie.beeld.samenvattingstekst import alineas

BUITEN = "van buitenlandse herkomst"
SAMENVATTING = [
    ("Leuven", "Op 1 januari 2025 telde Leuven 110 inwoners, 10 (10,0 %) meer dan in 2020."),
    ("Diest", "Op 1 januari 2025 telde Diest 100 inwoners, ongeveer evenveel als in 2020."),
    ("Haacht", "Op 1 januari 2025 telde Haacht 100 inwoners. "),
    ("Leuven", f"Van de inwoners is 63,6 % {BUITEN}, samen 70 mensen."),
    ("Aarschot", f"De helft van de inwoners is {BUITEN}: 50 mensen, of 50,0 %."),
    ("Diest", f"Van de inwoners is 30,0 % {BUITEN}, samen 30 mensen."),
    ("Tienen", f"Van de inwoners is 44,0 % {BUITEN}, samen 44 mensen."),
    ("Landen", f"Van de inwoners is 1,0 % {BUITEN}, samen 1 mens."),
    ("Bierbeek", f"Geen enkele inwoner is {BUITEN}."),
    ("Boutersem", f"Twee op de vijf inwoners zijn {BUITEN}: 40 mensen, of 40,0 %."),
    ("Haacht", f"Een op de vier inwoners is {BUITEN}: 25 mensen, of 25,0 %."),
    ("Rotselaar", f"Van de inwoners is 30,0 % {BUITEN}, samen 30 mensen (2020)."),
    ("Leuven", "Dat aandeel ligt hoger dan in de Vlaamse Rand (30,0 %) en in het Vlaams Gewest (ca. 30,0 %)."),
    ("Haacht", "Dat aandeel ligt lager dan in de Vlaamse Rand (30,0 %) en in het Vlaams Gewest (ca. 30,0 %)."),
    ("Diest", "Dat aandeel ligt ongeveer even hoog als in de Vlaamse Rand (30,0 %) en in het Vlaams Gewest (ca. 30,0 %)."),
    ("Leuven", "In totaal hebben 20 inwoners (18,2 %) een andere nationaliteit dan de Belgische."),
    ("Aarschot", "In totaal heeft 1 inwoner (1,0 %) een andere nationaliteit dan de Belgische."),
    ("Bierbeek", "Geen enkele inwoner heeft een andere nationaliteit dan de Belgische."),
    # 40 van 100 werd 70 van 110: (63,636 − 40) / 5 = 4,73.
    ("Leuven", f"Het aandeel inwoners {BUITEN} steeg de laatste vijf jaar met gemiddeld 4,73 procentpunt per jaar."),
    ("Boutersem", f"Het aandeel inwoners {BUITEN} daalde de laatste vijf jaar met gemiddeld 4,00 procentpunt per jaar."),
    ("Diest", f"Het aandeel inwoners {BUITEN} bleef de laatste vijf jaar ongeveer gelijk."),
    ("Leuven", "In 2024 vestigden 40 meerderjarige nieuwkomers zich in Leuven."),
    ("Aarschot", "In 2024 vestigde 1 meerderjarige nieuwkomer zich in Aarschot."),
    ("Bierbeek", "In 2024 vestigde zich geen enkele meerderjarige nieuwkomer in Bierbeek."),
    ("Leuven", "Van de leerlingen uit Leuven in het Nederlandstalig basisonderwijs sprak 36,8 % in 2024 thuis geen Nederlands, "
               "tegenover 30,0 % in 2019."),
    ("Aarschot", "sprak 12,3 % in 2024 thuis geen Nederlands, ongeveer evenveel als in 2019 (12,0 %)."),
    ("Diest", "sprak 0,0 % in 2024 thuis geen Nederlands."),
    ("Herstappe", "In een faciliteitengemeente vertekent dat cijfer: wie naar een Franstalige school gaat, telt niet mee."),
]  # fmt: skip
DUIDING = [
    ("aantallen", "Leuven", "In vijf jaar tijd groeide de bevolking van Leuven met 10,0 %."),
    ("aantallen", "Diest", "De bevolking van Diest bleef in vijf jaar tijd ongeveer even groot (0,0 %)."),
    ("aantallen", "Leuven", "In 2025 was 63,6 % van de inwoners van buitenlandse herkomst. Sinds 2020 steeg dat aandeel met 23,6 procentpunt."),
    ("aantallen", "Boutersem", "Sinds 2020 daalde dat aandeel met 20,0 procentpunt."),
    ("aantallen", "Diest", "Sinds 2020 bleef dat aandeel ongeveer gelijk."),
    ("aantallen", "Leuven", "Voor 30 inwoners, of 27,3 %, ligt die herkomst buiten de EU."),
    ("aantallen", "Leuven", "Dat aandeel ligt hoger dan in de Vlaamse Rand (10,0 %) en in het Vlaams Gewest (ca. 10,0 %)."),
    ("nieuwkomers", "Leuven", "In 2024 vestigden 40 meerderjarige nieuwkomers zich in Leuven, 10 (20,0 %) minder dan in 2019."),
    ("nieuwkomers", "Boutersem", "In 2024 vestigden 40 meerderjarige nieuwkomers zich in Boutersem, ongeveer evenveel als in 2019."),
    ("nieuwkomers", "Aarschot", "In 2024 vestigde 1 meerderjarige nieuwkomer zich in Aarschot, 1 (50,0 %) minder dan in 2019."),
    ("nieuwkomers", "Bierbeek", "In 2024 vestigde zich geen enkele meerderjarige nieuwkomer in Bierbeek."),
    ("nieuwkomers", "Tienen", "In 2024 vestigden 12 meerderjarige nieuwkomers zich in Tienen."),
    ("nieuwkomers", "Diest", "Meerderjarige nieuwkomers: de bron verbergt dit cijfer voor Diest, omdat het om een klein aantal gaat."),
    ("nieuwkomers", "Landen", "Voor Landen zijn er over dit thema tot en met 2025 geen cijfers."),
    ("anderstaligen", "Leuven", "sprak 36,8 % in 2024 thuis geen Nederlands, tegenover 30,0 % in 2019."),
    ("anderstaligen", "Herstappe", "sprak 2,0 % in 2024 thuis geen Nederlands, tegenover 5,0 % in 2019."),
    ("instroom", "Leuven", "Voor Leuven zijn er over dit thema tot en met 2025 geen cijfers."),
]  # fmt: skip


def samenvatting(gemeente: str) -> str:
    return " ".join(a.striptags() for a in alineas(gebieden.zoek(gemeente).nis, 2025)).replace("\u00a0", " ") + " "


@pytest.mark.parametrize(("gemeente", "zin"), SAMENVATTING)
def test_samenvatting(proefeditie, gemeente, zin):
    assert zin in samenvatting(gemeente)


@pytest.mark.parametrize(("thema", "gemeente", "zin"), DUIDING)
def test_duiding(proefeditie, thema, gemeente, zin):
    assert zin in duiding(thema, gemeente, 2025).tekst.replace("\u00a0", " ")


def test_wat_verborgen_of_onvolledig_is_komt_niet_als_getal_in_de_tekst(proefeditie):
    tekst = samenvatting("Rotselaar")
    assert "nan" not in tekst and "None" not in tekst
    assert "Op 1 januari 2020 telde Rotselaar 100 inwoners" in tekst  # 2025 heeft geen volledig totaal


def test_een_gedeelde_plaats_valt_niet_op(proefeditie):
    assert "Nergens" not in samenvatting("Vilvoorde")  # alle gemeenten van de Rand hebben dezelfde cijfers
