"""Een foute vraag wordt geweigerd met één zin, nog voor er een kernel start."""

import pytest
from proefproject import schrijf_notebook

from integratie import gebieden
from integratie.fouten import Gebruiksfout
from integratie.uitvoering import opdracht


def test_zonder_gemeente_de_19_van_de_rand(project):
    opdrachten = opdracht.stel_op()
    assert len(opdrachten) == 19
    assert [o.nis for o in opdrachten] == sorted(gebieden.groep("vlaamse-rand").leden)
    assert {o.notebook for o in opdrachten} == {"proef"}


@pytest.mark.parametrize("vraag", ["23088", "Vilvoorde", "VILVOORDE", " vilvoorde "])
def test_een_gemeente_op_code_of_naam(project, vraag):
    (een,) = opdracht.stel_op([vraag])
    assert een.parameters == {"gemeente": "23088", "peiljaar": een.peiljaar}
    assert een.map == "23088-vilvoorde"


def test_gemeenten_en_groep_samen_zonder_dubbels(project):
    opdrachten = opdracht.stel_op(["vilvoorde", "23088", "Leuven"], groep="vlaamse-rand")
    assert len(opdrachten) == 20


@pytest.mark.parametrize(("groep", "aantal"), [("halle-vilvoorde", 33), ("vlaams-brabant", 63), ("vlaanderen", 285)])
def test_groepen_van_2025(project, groep, aantal):
    # domein.md 2: 33 gemeenten in Halle-Vilvoorde, 63 in Vlaams-Brabant en 285 in Vlaanderen sinds 1 januari 2025.
    assert len(opdracht.stel_op(groep=groep)) == aantal


@pytest.mark.parametrize(
    ("nis", "naam"),
    [("23077", "23077-sint-pieters-leeuw"), ("23103", "23103-wezembeek-oppem"), ("32003", "32003-diksmuide")],
)
def test_naam_van_de_uitvoermap(nis, naam):
    assert opdracht.uitvoermap(nis, gebieden.gemeenten()[nis].naam) == naam


@pytest.mark.parametrize(
    ("vraag", "woorden"),
    [
        ({"gemeenten": ["vilvorde"]}, ["vilvorde", "Bedoelde je Vilvoorde"]),
        ({"gemeenten": ["99999"]}, ["99999"]),
        ({"groep": "vlaamse-rant"}, ["vlaamse-rant", "Bedoelde je vlaamse-rand"]),
        ({"notebook": "proeff"}, ["proeff", "Bedoelde je proef"]),
        ({"editie": "bestaat-niet"}, ["bestaat-niet"]),
        ({"peiljaar": 1990}, ["1990", "van 2000 tot 2026"]),
        ({"peiljaar": 2040}, ["2040", "van 2000 tot 2026"]),
    ],
)
def test_onbekend_wordt_geweigerd_met_hulp(project, vraag, woorden):
    with pytest.raises(Gebruiksfout) as fout:
        opdracht.stel_op(**vraag)
    assert all(woord in str(fout.value) for woord in woorden)
    assert "\n" not in str(fout.value)


@pytest.mark.parametrize(
    "parameters",
    [
        'gemeente: str = "23088"',
        'gemeente: str = "23088"\njaar: int = 2025',
        "gemeente = 23088\npeiljaar = 2025",
        'gemeente: str = "23088"\npeiljaar: str = "2025"',
        "dit is geen python",
    ],
)
def test_notebook_met_andere_parameters_wordt_geweigerd(project, parameters):
    schrijf_notebook(project / "notebooks" / "proef.ipynb", "1", parameters=parameters)
    with pytest.raises(Gebruiksfout, match=r"proef\.ipynb"):
        opdracht.stel_op(["vilvoorde"])


def test_notebook_zonder_parametercel_of_zonder_bestand(project):
    pad = project / "notebooks" / "proef.ipynb"
    pad.write_text(pad.read_text().replace('"parameters"', '"iets"'))
    with pytest.raises(Gebruiksfout, match="label 'parameters'"):
        opdracht.stel_op(["vilvoorde"])
    pad.unlink()
    with pytest.raises(Gebruiksfout, match="ontbreekt"):
        opdracht.stel_op(["vilvoorde"])


def test_onleesbare_lijst_van_rapporten(project):
    (project / "parameters" / "rapporten.yaml").write_text("- notebook: proef\n", encoding="utf-8")
    with pytest.raises(Gebruiksfout, match=r"rapporten\.yaml"):
        opdracht.stel_op(["vilvoorde"])


def test_project_wordt_gevonden_vanuit_een_diepere_map(project, monkeypatch):
    monkeypatch.chdir(project / "notebooks")
    assert opdracht.stel_op(["vilvoorde"])[0].pad == project / "notebooks" / "proef.ipynb"


@pytest.fixture
def drie_rapporten(project):
    """Een project met twee rapporten per gemeente, en één over de Rand als geheel."""
    regels = "".join(
        f"- {{notebook: {n}, titel: {n}, groep: vlaamse-rand{per}}}\n"
        for n, per in (("proef", ""), ("ander", ""), ("geheel", ", per: groep"))
    )
    (project / "parameters" / "rapporten.yaml").write_text(regels, encoding="utf-8")
    for naam in ("ander", "geheel"):
        schrijf_notebook(project / "notebooks" / f"{naam}.ipynb", "1")
    return project


@pytest.mark.parametrize(
    ("vraag", "gemaakt"),
    [
        (["proef", "ander"], ["proef", "ander"]),
        (["ander", "ander"], ["ander"]),
        (["alle"], ["proef", "ander"]),
        (["ander", "alle"], ["proef", "ander"]),
        ([], ["proef"]),
        ("ander", ["ander"]),
        (None, ["proef"]),
    ],
)
def test_meer_rapporten_in_een_opdracht(drie_rapporten, vraag, gemaakt):
    opdrachten = opdracht.stel_op(["vilvoorde"], notebook=vraag)
    assert [o.notebook for o in opdrachten] == gemaakt
    assert [o.met_gegevens for o in opdrachten] == [True, False][: len(gemaakt)]


def test_zonder_vraag_komen_de_gewone_rapporten(drie_rapporten):
    lijst = drie_rapporten / "parameters" / "rapporten.yaml"
    tekst = lijst.read_text(encoding="utf-8").replace("{notebook: ander,", "{notebook: ander, gewoon: ja,")
    lijst.write_text(tekst.replace("{notebook: proef,", "{notebook: proef, gewoon: nee,"), encoding="utf-8")
    assert [o.notebook for o in opdracht.stel_op(["vilvoorde"])] == ["ander"]
    lijst.write_text(tekst.replace("gewoon: ja", "gewoon: soms"), encoding="utf-8")
    with pytest.raises(Gebruiksfout, match="soms"):
        opdracht.stel_op(["vilvoorde"])


def test_het_project_zelf_maakt_gewoon_vier_bladzijden_en_de_omgevingsanalyse():
    opdrachten = opdracht.stel_op(["vilvoorde"])
    assert [o.notebook for o in opdrachten] == ["vier_bladzijden", "omgevingsanalyse"]
    assert [o.met_gegevens for o in opdrachten] == [True, False]


@pytest.mark.parametrize(
    ("vraag", "woorden"),
    [
        (["proef", "andr"], ["'andr'", "Bedoelde je ander"]),
        (["alle", "andr"], ["'andr'"]),
        (["proef", "geheel"], ["Het rapport 'geheel' gaat over een andere groep"]),
    ],
)
def test_een_van_meer_rapporten_dat_niet_kan_houdt_alles_tegen(drie_rapporten, vraag, woorden):
    with pytest.raises(Gebruiksfout) as fout:
        opdracht.stel_op(["vilvoorde"], notebook=vraag)
    assert all(woord in str(fout.value) for woord in woorden)


@pytest.mark.usefixtures("even_in_kleine_editie")
def test_de_optie_is_herhaalbaar(drie_rapporten, capsys):
    from integratie import cli

    assert cli.main(["rapporten", "asse", "--notebook", "proef", "--notebook", "ander"]) == 0
    assert "2 rapporten: 2 gemaakt" in capsys.readouterr().out
    rapporten, dossier = {"proef.html", "ander.html"}, {"index.html", "toegankelijkheid.html"}
    assert {p.name for p in (drie_rapporten / "outputs" / "23002-asse").glob("*.html")} == rapporten | dossier
    assert cli.main(["rapporten", "asse", "--notebook", "proef", "--notebook", "bestaat-niet"]) == 2
    assert "bestaat-niet" in capsys.readouterr().err
