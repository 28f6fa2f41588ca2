"""Onderwijs, nagerekend uit de thuistaalexport van provincies.incijfers.be en de bladen van de Gemeente-Stadsmonitor."""

import pytest

from integratie.indicator import leemten

BESTAND = "jeugd_herkomst_en_thuistaal.csv"
VILVOORDE, PAJOTTEGEM, DROGENBOS, VLAANDEREN = "23088", "23106", "23098", "02000"
THUISTAAL = {"nederlands": "Nederlands", "niet_nederlands": "Niet Nederlands"}
PER_THUISTAAL = [
    ("schoolse_vertraging_lager", "ON15", 2021),
    ("schoolse_vertraging_secundair", "ON27", 2021),
    ("vroegtijdig_schoolverlaten", "ON32", 2020),
]
KLOVEN = [  # waar het bij beide thuistalen om minstens 20 leerlingen gaat
    ("kloof_vertraging_lager", "verhouding_vertraging_lager", "ON15", VILVOORDE, 2014),
    ("kloof_vertraging_lager", "verhouding_vertraging_lager", "ON15", VLAANDEREN, 2021),
    ("kloof_vertraging_secundair", "verhouding_vertraging_secundair", "ON27", VILVOORDE, 2021),
    ("kloof_vertraging_secundair", "verhouding_vertraging_secundair", "ON27", VLAANDEREN, 2021),
    ("kloof_schoolverlaten", "", "ON32", VILVOORDE, 2020),
    ("kloof_schoolverlaten", "", "ON32", VLAANDEREN, 2020),
]


def test_verschil_tussen_basis_en_secundair(cijfer, pinc):
    basis = pinc(BESTAND, "leerlingen basisonderwijs die thuis", "Vilvoorde")
    secundair = pinc(BESTAND, "leerlingen secundair onderwijs die thuis", "Vilvoorde")
    for jaar in (2014, 2024):
        assert cijfer("verschil_thuistaal_basis_secundair", "23088", jaar) == pytest.approx(
            basis[jaar] - secundair[jaar]
        )


def test_verandersnelheid_van_de_thuistaal(cijfer, pinc):
    basis = pinc(BESTAND, "leerlingen basisonderwijs die thuis", "Zaventem")
    assert cijfer("verandersnelheid_thuistaal_basis", "23094", 2024) == pytest.approx((basis[2024] - basis[2019]) / 5)


def aandelen(gsm, blad: str, nis: str, jaar: int) -> dict[str, float]:
    """Per thuistaal (leeg: samen) het aandeel in %."""
    delen = {groep: gsm(blad, nis, jaar, tekst) for groep, tekst in THUISTAAL.items()}
    delen[""] = tuple(map(sum, zip(*delen.values(), strict=True)))
    return {groep: 100 * teller / noemer for groep, (teller, noemer) in delen.items()}


@pytest.mark.parametrize(("naam", "blad", "jaar"), PER_THUISTAAL)
@pytest.mark.parametrize("nis", [VILVOORDE, DROGENBOS])
def test_per_thuistaal(cijfer, gsm, naam, blad, jaar, nis):
    for groep, aandeel in aandelen(gsm, blad, nis, jaar).items():
        assert cijfer(naam, nis, jaar, groep) == pytest.approx(aandeel)


@pytest.mark.parametrize(("naam", "blad", "jaar"), PER_THUISTAAL)
def test_vlaanderen_is_het_cijfer_van_de_bron(cijfer, gsm, naam, blad, jaar):
    """Alleen Herstappe ontbreekt bij de leerlingen: een klein aantal, dus de som is benaderd of volledig."""
    for groep, aandeel in aandelen(gsm, blad, "2000", jaar).items():
        assert cijfer(naam, VLAANDEREN, jaar, groep) == pytest.approx(aandeel)


@pytest.mark.parametrize(
    ("naam", "jaar", "teller", "noemer"),
    [
        ("schoolse_vertraging_lager", 2021, 1 + 0 + 0, 69 + 78 + 63),  # ON15: 23023, 23024 en 23032
        ("schoolse_vertraging_secundair", 2021, 4 + 5 + 4, 70 + 54 + 58),  # ON27
        ("vroegtijdig_schoolverlaten", 2020, 1 + 1 + 1, 8 + 8 + 10),  # ON32
    ],
)
def test_pajottegem_is_galmaarden_gooik_en_herne(cijfer, naam, jaar, teller, noemer):
    assert cijfer(naam, PAJOTTEGEM, jaar, "niet_nederlands", "teller") == teller
    assert cijfer(naam, PAJOTTEGEM, jaar, "niet_nederlands") == pytest.approx(100 * teller / noemer)


@pytest.mark.parametrize(("kloof", "verhouding", "blad", "nis", "jaar"), KLOVEN)
def test_kloof_en_verhouding(cijfer, gsm, kloof, verhouding, blad, nis, jaar):
    delen = aandelen(gsm, blad, "2000" if nis == VLAANDEREN else nis, jaar)
    assert cijfer(kloof, nis, jaar) == pytest.approx(delen["niet_nederlands"] - delen["nederlands"])
    if verhouding:
        assert cijfer(verhouding, nis, jaar) == pytest.approx(delen["niet_nederlands"] / delen["nederlands"])


def test_geen_kloof_onder_twintig_leerlingen(cijfer, gsm):
    """In Vilvoorde hadden in 2021 14 leerlingen lager onderwijs met thuistaal Nederlands zoveel vertraging (ON15): alleen een aantal."""
    assert gsm("ON15", VILVOORDE, 2021, "Nederlands")[0] == 14
    for naam in ("kloof_vertraging_lager", "verhouding_vertraging_lager"):
        assert cijfer(naam, VILVOORDE, 2021, kolom="status") == "nvt"


def test_okan(cijfer, gsm):
    """De koppen van teller en noemer staan in ON39 verwisseld; de rij van een thuistaal is het kleinste van beide."""
    aantal = sum(gsm("ON39", VILVOORDE, 2019, t)[0] for t in ("Nederlands", "Niet Nederlands", "Onbekend"))
    assert aantal == gsm("ON39", VILVOORDE, 2019, "Onbekend")[1]
    leerlingen = sum(gsm("ON27", VILVOORDE, 2019, t)[1] for t in THUISTAAL.values())
    assert cijfer("okan_leerlingen", VILVOORDE, 2019) == aantal
    assert cijfer("okan_per_1000_leerlingen", VILVOORDE, 2019) == pytest.approx(1000 * aantal / leerlingen)
    ander = gsm("ON39", VILVOORDE, 2018, "Niet Nederlands")
    assert cijfer("okan_naar_thuistaal", VILVOORDE, 2018, "niet_nederlands") == pytest.approx(100 * ander[0] / ander[1])


def test_wat_de_bron_weglaat_is_geen_nul(cijfer):
    """Onder vijf leerlingen laat de bron een gemeente weg: Drogenbos staat niet in ON39, en het Vlaams Gewest is niet op te tellen."""
    assert cijfer("okan_leerlingen", DROGENBOS, 2019, kolom="status") == "verborgen"
    assert cijfer("okan_leerlingen", VLAANDEREN, 2019, kolom="status") == "onvolledig"


def test_deeltijds_beroepsonderwijs(cijfer, gsm):
    delen = {g: gsm("ON22", VILVOORDE, 2021, t)[0] for g, t in THUISTAAL.items()}
    onbekend, alle = gsm("ON22", VILVOORDE, 2021, "Onbekend")
    assert cijfer("leerlingen_deeltijds", VILVOORDE, 2021) == alle == sum(delen.values()) + onbekend
    for groep, aantal in delen.items():
        voltijds = gsm("ON27", VILVOORDE, 2021, THUISTAAL[groep])[1]
        assert cijfer("deeltijds_per_1000_leerlingen", VILVOORDE, 2021, groep) == pytest.approx(
            1000 * aantal / voltijds
        )
        assert cijfer("deeltijds_naar_thuistaal", VILVOORDE, 2021, groep) == pytest.approx(100 * aantal / alle)


def test_onderwijskansarmoede(cijfer, gsm):
    for nis, code in ((VILVOORDE, VILVOORDE), (DROGENBOS, DROGENBOS), (VLAANDEREN, "2000")):
        kenmerken, leerlingen = gsm("AR05", code, 2021)
        assert cijfer("onderwijskansarmoede_indicator", nis, 2021) == pytest.approx(kenmerken / leerlingen)
    pajottegem = (269 + 360 + 185) / (573 + 565 + 373)  # AR05, 2021: 23023, 23024 en 23032
    assert cijfer("onderwijskansarmoede_indicator", PAJOTTEGEM, 2021) == pytest.approx(pajottegem)


def test_wat_ontbreekt_noemt_bestand_en_uitgever():
    onderwerpen = " ".join(x.onderwerp for x in leemten("onderwijs"))
    assert all(woord in onderwerpen for woord in ("OKAN", "vertraging", "stromen", "vrije plaatsen"))
    assert all(x.bestand and x.uitgever for x in leemten())
