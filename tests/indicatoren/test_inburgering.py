"""Inburgering: de mogelijke doelgroep uit de export van nieuwkomers, en de weg van aanmelding tot attest uit de Gemeente-Stadsmonitor."""

import pytest

from integratie.indicator import cijfers, leemten

VILVOORDE, PAJOTTEGEM, DROGENBOS, VLAANDEREN = "23088", "23106", "23098", "02000"
STAP = {"aanmeldingen": "DE61", "inburgeringscontracten": "DE58", "inburgeringsattesten": "DE55"}
NAAR_DOELGROEP = {"aanmeldingen": "DE62", "contracten": "DE59", "attesten": "DE56"}
NAAR_NATIONALITEIT = {"aanmeldingen": "DE63", "contracten": "DE60", "attesten": "DE57"}


def test_vijf_jaar_samen(cijfer, pinc, ruwe_herkomst):
    jaren = pinc("nieuwkomers - gemeenten.csv", "nieuwkomers", "Vilvoorde")
    verwacht = sum(jaren[j] for j in range(2020, 2025))
    assert cijfer("nieuwkomers_cumulatief_5_jaar", "23088", 2024) == verwacht
    per_1000 = 1000 * verwacht / ruwe_herkomst.loc[("23088", 2024), "total"]
    assert cijfer("nieuwkomers_cumulatief_5_jaar_per_1000", "23088", 2024) == pytest.approx(per_1000)


def test_pas_vanaf_het_vijfde_jaar():
    assert cijfers("nieuwkomers_cumulatief_5_jaar")["jaar"].min() == 2018


@pytest.mark.parametrize(("naam", "blad"), STAP.items())
@pytest.mark.parametrize("jaar", [2010, 2021])
def test_elke_stap(cijfer, gsm, naam, blad, jaar):
    for nis in (VILVOORDE, DROGENBOS):
        assert cijfer(naam, nis, jaar) == gsm(blad, nis, jaar)[0]


@pytest.mark.parametrize(("naam", "blad"), STAP.items())
def test_vlaanderen_is_het_cijfer_van_de_bron(cijfer, gsm, naam, blad):
    for jaar in range(2010, 2022):
        assert cijfer(naam, VLAANDEREN, jaar) == gsm(blad, "2000", jaar)[0]


@pytest.mark.parametrize(
    ("naam", "verwacht"),
    [("aanmeldingen", 3 + 3 + 5), ("inburgeringscontracten", 6 + 3 + 4), ("inburgeringsattesten", 3 + 4 + 4)],
)
def test_pajottegem_is_galmaarden_gooik_en_herne(cijfer, naam, verwacht):
    """DE61, DE58 en DE55 van 2021: 23023, 23024 en 23032."""
    assert cijfer(naam, PAJOTTEGEM, 2021) == verwacht


@pytest.mark.parametrize(("stap", "blad"), zip(("aanmeldingen", "contracten", "attesten"), STAP.values(), strict=True))
def test_per_100_nieuwkomers(cijfer, gsm, pinc, stap, blad):
    nieuwkomers = pinc("nieuwkomers - gemeenten.csv", "nieuwkomers", "Vilvoorde")
    for jaar in (2016, 2021):
        verwacht = 100 * gsm(blad, VILVOORDE, jaar)[0] / nieuwkomers[jaar]
        assert cijfer("inburgering_per_100_nieuwkomers", VILVOORDE, jaar, stap) == pytest.approx(verwacht)


@pytest.mark.parametrize(
    ("naam", "van", "op"),
    [
        ("contracten_per_100_aanmeldingen", "contracten", "aanmeldingen"),
        ("attesten_per_100_contracten", "attesten", "contracten"),
    ],
)
def test_de_ene_stap_per_100_van_de_andere(cijfer, gsm, naam, van, op):
    def verwacht(bladen: dict[str, str], *teksten: str) -> float:
        teller, noemer = (sum(gsm(bladen[stap], VILVOORDE, 2021, t)[0] for t in teksten) for stap in (van, op))
        return pytest.approx(100 * teller / noemer)

    assert cijfer(naam, VILVOORDE, 2021, "verplicht") == verwacht(NAAR_DOELGROEP, "Verplicht")
    assert cijfer(naam, VILVOORDE, 2021, "rechthebbend") == verwacht(NAAR_DOELGROEP, "Rechthebbend")
    assert cijfer(naam, VILVOORDE, 2021, "derdelander") == verwacht(NAAR_NATIONALITEIT, "Derdelander")
    eu = verwacht(NAAR_NATIONALITEIT, "EU+ (excl. Nederland)", "Nederland")
    assert cijfer(naam, VILVOORDE, 2021, "eu_plus_met_nederland") == eu


def test_contracten_per_100_aanmeldingen_voor_2012(cijfer, gsm):
    """In 2010 en 2011 telt de bron Nederland bij de EU+."""
    teller, noemer = (gsm(blad, VILVOORDE, 2010, "EU+")[0] for blad in ("DE60", "DE63"))
    assert cijfer("contracten_per_100_aanmeldingen", VILVOORDE, 2010, "eu_plus_met_nederland") == pytest.approx(
        100 * teller / noemer
    )


def test_attesten_per_100_contracten_van_vlaanderen(cijfer, gsm):
    """In 2021 waren er 15.473 attesten en 19.963 contracten (DE55 en DE58, rij 2000)."""
    assert (gsm("DE55", "2000", 2021)[0], gsm("DE58", "2000", 2021)[0]) == (15473, 19963)
    assert cijfer("attesten_per_100_contracten", VLAANDEREN, 2021) == pytest.approx(100 * 15473 / 19963)


@pytest.mark.parametrize(("stap", "blad"), NAAR_DOELGROEP.items())
def test_naar_doelgroep(cijfer, gsm, stap, blad):
    for groep, tekst in (
        ("verplicht", "Verplicht"),
        ("rechthebbend", "Rechthebbend"),
        ("doelgroep_onbekend", "Nader te bepalen"),
    ):
        for nis, code in ((VILVOORDE, VILVOORDE), (VLAANDEREN, "2000")):
            teller, noemer = gsm(blad, code, 2021, tekst)
            assert cijfer(f"{stap}_naar_doelgroep", nis, 2021, groep) == pytest.approx(100 * teller / noemer)


@pytest.mark.parametrize(("stap", "blad"), NAAR_NATIONALITEIT.items())
def test_naar_nationaliteit(cijfer, gsm, stap, blad):
    naam = f"{stap}_naar_nationaliteit"
    teller, noemer = gsm(blad, VILVOORDE, 2021, "Derdelander")
    assert cijfer(naam, VILVOORDE, 2021, "derdelander") == pytest.approx(100 * teller / noemer)
    onbepaald = gsm(blad, VILVOORDE, 2021, "Onbepaalde nationaliteit")[0]
    assert cijfer(naam, VILVOORDE, 2021, "nationaliteit_onbekend") == pytest.approx(100 * onbepaald / noemer)
    eu = gsm(blad, VILVOORDE, 2021, "EU+ (excl. Nederland)")[0] + gsm(blad, VILVOORDE, 2021, "Nederland")[0]
    assert cijfer(naam, VILVOORDE, 2021, "eu_plus_met_nederland") == pytest.approx(100 * eu / noemer)


def test_zonder_rij_naar_doelgroep_is_er_niemand(cijfer, gsm):
    """Herstappe had in 2021 geen enkele aanmelding (DE61) en staat daarom niet in DE62: nul, niet onbekend."""
    assert gsm("DE61", "73028", 2021)[0] == 0
    assert cijfer("aanmeldingen_naar_doelgroep", "73028", 2021, "verplicht", "teller") == 0


def test_wat_het_blad_naar_doelgroep_vergat_blijft_onbekend(cijfer):
    """Herne had in 2010 drie attesten (DE55), maar geen rij in DE56: Pajottegem is dan niet op te tellen."""
    assert cijfer("attesten_naar_doelgroep", PAJOTTEGEM, 2010, "verplicht", "status") == "onvolledig"
    assert cijfer("inburgeringsattesten", PAJOTTEGEM, 2010, kolom="status") == "bekend"


def test_wat_nog_ontbreekt():
    onderwerpen = " ".join(x.onderwerp for x in leemten("inburgering"))
    assert all(woord in onderwerpen for woord in ("contracten", "attesten", "NT2", "wachttijd", "vierde pijler"))
    overal = " ".join(x.onderwerp for x in leemten())
    assert all(woord in overal for woord in ("opvangplaatsen", "tijdelijke bescherming", "vluchtelingen", "kiezers"))
