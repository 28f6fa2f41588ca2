"""Eigen cijfers: een csv of werkboek met een rij per gemeente wordt een onderwerp, of een zin met rij en kolom."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from proefopslag import vergeet

from integratie import indicator, vergelijking
from integratie.beeld import kaarten
from integratie.cli import main
from integratie.fouten import Gegevensfout
from integratie.lezers import eigen_cijfers, soorten
from integratie.opslag import edities

BREED = "titel;Leefloners\neenheid;personen\nbron;OCMW\noptelbaar;ja\nnis;2023;2024\n23088;512;530\n23002;11;-\n"


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Een leeg project en een lege map voor edities."""
    (tmp_path / "parameters").mkdir()
    (tmp_path / "parameters" / "rapporten.yaml").write_text("[]", encoding="utf-8")
    monkeypatch.setenv("INTEGRATIE_GEGEVENS", str(tmp_path / "opslag"))
    monkeypatch.delenv("INTEGRATIE_EDITIE", raising=False)
    monkeypatch.chdir(tmp_path)
    vergeet()
    yield tmp_path
    vergeet()


def _csv(map_: Path, inhoud: str, naam: str = "cijfers.csv") -> Path:
    (map_ / naam).write_text(inhoud, encoding="utf-8")
    return map_ / naam


def _cijfers(lading) -> dict:
    return lading.rijen.set_index(["nis", "jaar"])["waarde"].to_dict()


def test_een_kolom_per_jaar_met_titel_eenheid_en_bron(project):
    pad = _csv(project, BREED)
    assert soorten.herken(pad).naam == "eigen_cijfers"
    (lading,) = soorten.lees(pad)
    soort = lading.bron.onderwerpen["leefloners"]
    assert (lading.tabel, lading.bron.uitgever, lading.opmerkingen) == ("eigen_leefloners", "OCMW", ())
    assert (soort.titel, soort.eenheid, soort.optelbaar) == ("Leefloners", "personen", True)
    assert _cijfers(lading)["23088", 2024] == 530
    assert lading.rijen.set_index(["nis", "jaar"])["status"]["23002", 2024] == "geen"


def test_een_kolom_per_onderwerp_en_wat_ontbreekt_wordt_gevraagd(project):
    boek = Workbook()
    for rij in (
        ["Gemeente", "Jaar", "Bezoekers [aantal]", "Speelpleinen"],
        ["Vilvoorde", 2024, 100, 1.5],
        ["Asse", 2024, None, 2],
    ):
        boek.active.append(rij)
    boek.save(project / "x.xlsx")
    ladingen = {x.tabel: x for x in soorten.lees(project / "x.xlsx")}
    assert set(ladingen) == {"eigen_bezoekers", "eigen_speelpleinen"}
    assert _cijfers(ladingen["eigen_speelpleinen"]) == {("23088", 2024): 1.5, ("23002", 2024): 2}
    assert ladingen["eigen_bezoekers"].bron.onderwerpen["bezoekers"].eenheid == "aantal"
    assert ladingen["eigen_bezoekers"].opmerkingen[0].startswith("van 'Bezoekers' is de bron niet opgegeven")
    assert '"Speelpleinen": {titel: Speelpleinen, eenheid: …, bron: …}' in ladingen["eigen_speelpleinen"].opmerkingen[0]


def test_gemeenten_van_voor_een_fusie_en_rijen_van_elders(project):
    """Galmaarden, Gooik en Herne zijn vandaag Pajottegem (23106): 5 + 6 + 7 = 18."""
    rijen = "".join(
        f"{nis},{naam},2018,{n}\n"
        for nis, naam, n in ((23023, "Galmaarden", 5), (23024, "Gooik", 6), (23032, "Herne", 7))
    )
    inhoud = f"#optelbaar: ja\nnis,gemeente,jaar,speelpleinen\n2000,Vlaams Gewest,2018,99\n62063,Luik,2018,4\n{rijen}23106,Pajottegem,2025,20\n"
    assert main(["bronnen", "inlezen", str(_csv(project, inhoud)), "--editie", "proef"]) == 0
    waarde = edities.lees("eigen_speelpleinen").set_index(["nis", "jaar"])["waarde"]
    assert (waarde["23106", 2018], waarde["23106", 2025]) == (18, 20)
    (lading,) = eigen_cijfers.lees(project / "cijfers.csv")
    assert "1 van een Waalse gemeente, 1 van een totaal of een groter gebied." in lading.opmerkingen[-1]


def test_zonder_titel_heet_het_naar_het_bestand_en_dat_staat_er(project):
    (lading,) = soorten.lees(_csv(project, "nis;2024\n23088;5\n", "taalcafe.csv"))
    assert lading.tabel == "eigen_taalcafe"
    assert lading.opmerkingen == (
        "van 'taalcafe' is de eenheid en de bron niet opgegeven; zet in parameters/onderwerpen.yaml: "
        '"taalcafe": {titel: taalcafe, eenheid: …, bron: …}.',
        "'taalcafe' heet naar het bestand of het blad; zet boven de koprij «titel;…».",
    )


def _in_procent(map_: Path) -> Path:
    boek = Workbook()
    for rij in (["gemeente", 2023, 2024], ["Vilvoorde", 0.125, 0.13], ["Asse", 1, None]):
        boek.active.append(rij)
    for (cel,) in boek.active["B2:B3"] + boek.active["C2:C3"]:
        cel.number_format = "0.0%"
    boek.save(map_ / "x.xlsx")
    return map_ / "x.xlsx"


def test_een_percentage_blijft_wat_men_ziet(project):
    """12,5 % staat in een werkboek als 0,125 met een opmaak, in een csv als «12,5 %»: telkens 12,5, met % als eenheid."""
    csv = _csv(project, "gemeente;2023;2024\nVilvoorde;12,5 %;13%\nAsse;100%;-\n")
    for pad in (_in_procent(project), csv):
        (lading,) = soorten.lees(pad)
        assert lading.bron.onderwerpen[lading.tabel.removeprefix("eigen_")].eenheid == "%"
        cijfers = _cijfers(lading)
        assert (cijfers["23088", 2023], cijfers["23088", 2024], cijfers["23002", 2023]) == (12.5, 13, 100)


@pytest.mark.parametrize(
    ("inhoud", "naam"),
    [
        ("titel;Speelpleinen\njaar;2024\nnis;speelpleinen\n23088;5\n", "a.csv"),
        ("nis;waarde\n23088;5\n", "speelpleinen_2024.csv"),
        ("gemeente;2024-2025\nVilvoorde;5\n", "a.csv"),
        ("gemeente;schooljaar;jaar;n\nVilvoorde;1;2024/25;5\n".replace("schooljaar;", "").replace(";1;", ";"), "a.csv"),
        ("gemeente;2024\nVilvoorde;5\nTotaal;7\nHalle-Vilvoorde;9\nProvincie Vlaams-Brabant;9\nBron: OCMW;\n", "a.csv"),
    ],
    ids=["jaar boven de kop", "jaar in de naam", "schooljaar als kop", "schooljaar als cel", "totalen en een voetnoot"],
)
def test_een_jaar_op_een_andere_plaats_en_rijen_die_geen_gemeente_zijn(project, inhoud, naam):
    pad = _csv(project, inhoud, naam)
    assert soorten.herken(pad).naam == "eigen_cijfers"
    (lading,) = soorten.lees(pad)
    assert _cijfers(lading) == {("23088", 2024): 5}


def test_namen_van_elk_jaar(project):
    """Zonder codes: Deinze had in 2018 code 44011, Pajottegem bestaat sinds 2025."""
    oud = "gemeente;2018\nVlaams Gewest;9\nDeinze;1\nNevele;2\nGalmaarden;3\n"
    assert set(_cijfers(soorten.lees(_csv(project, oud))[0])) == {("44011", 2018), ("44049", 2018), ("23023", 2018)}
    samen = "gemeente;jaar;n\nGalmaarden;2018;1\nPajottegem;2025;2\n"
    assert set(_cijfers(soorten.lees(_csv(project, samen))[0])) == {("23023", 2018), ("23106", 2025)}


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        ("gemeente;2024\nVilvoordee;3\n", r"cel A2 \(rij 2\): 'Vilvoordee' is geen .*Bedoelde je Vilvoorde"),
        ("nis;2024\n23999;3\n", r"cel A2 \(rij 2\) bevat '23999'; verwacht: de NIS-code"),
        ("nis;gemeente;2024\n23088;Asse;3\n", "code 23088, maar de naam 'Asse'"),
        (
            "gemeente;2024\nVilvoorde;3\nAsse;veel\n",
            r"cel B3 \(kolom '2024', rij 3\) bevat 'veel'; verwacht: een getal",
        ),
        (
            "nis;jaar;naam\n23088;2024;Jan\n23002;2024;An\n",
            "kolom 'naam' gaat over personen; verwacht: alleen aantallen per gemeente",
        ),
        ("gemeente;2024\nVilvoorde;3\n\nVilvoorde;4\n", "gemeente 23088 staat voor 2024 in rij 2 en in rij 4"),
        ("gemeente;2024\n;3\n", r"cel A2 \(rij 2\) is leeg; verwacht: een gemeente"),
        ("nis;2024\n23088;1.234\n", r"zonder duizendtalteken \(1234\) of met een decimale komma \(1,234\)"),
        ("nis;2024\n23088;-3\n", "verwacht: een getal vanaf 0.*met_teken: true"),
        ("nis;jaar;n\n23088;24;3\n", r"cel B2 bevat '24'; verwacht: een jaartal"),
        ("nis;2024;opmerking\n23088;3;goed\n", "kolom 'opmerking' is geen jaartal"),
        ("nis;2024\n23023;3\n23106;4\n", "23023 en 23106 naast elkaar, gemeenten van vóór en na een fusie"),
        ("nis;2024;2024\n23023;3;4\n", "kolom '2024' staat er meer dan één keer"),
        ("nis;waarde\n23088;3\n", "van welk jaar zijn de cijfers. Zet boven de koprij «jaar;2024»"),
        (
            "gemeente;2024\nVilvoorde;5 %\nAsse;7\n",
            r"cel B3 .kolom '2024', rij 3. staat niet in %, de cellen erboven wel",
        ),
        ("gemeente;2023;2024\nVilvoorde;5 %;6\n", "kolom '2023' staat in %; verwacht: overal een %-teken, of nergens"),
        ("optelbaar;ja\ngemeente;2024\nVilvoorde;5 %\n", "aandelen in % zijn niet op te tellen"),
        (
            "gemeente;2024\nVilvoorde;1.234,5\nAsse;2.345\n",
            r"cel B2 .*bevat '1.234,5'; verwacht: een getal zonder duizendtalteken",
        ),
        ("gemeente;2010-2020\nVilvoorde;5\n", "ik herken|jaartal"),
        ("nis;2024\n", "geen rijen of kolommen met cijfers onder de koprij .rij 1"),
    ],
)
def test_wat_niet_klopt_is_een_zin_met_de_plaats(project, inhoud, melding):
    with pytest.raises(Gegevensfout, match=melding):
        soorten.lees(_csv(project, inhoud))


def test_een_regel_maakt_er_een_indicator_van(project, capsys):
    vergeet()
    regel = '"Leefloners": {titel: Leefloners, eenheid: personen, bron: OCMW Vilvoorde, optelbaar: true, thema: tewerkstelling}\n'
    (project / "parameters" / "onderwerpen.yaml").write_text(regel, encoding="utf-8")
    assert "leefloners" not in indicator.register()
    assert main(["bronnen", "inlezen", str(_csv(project, BREED)), "--editie", "proef"]) == 0
    ind = indicator.register("tewerkstelling")["leefloners"]
    assert (ind.titel, ind.eenheid, ind.tabellen) == ("Leefloners", "personen", ("eigen_leefloners",))
    assert edities.bronnen()["eigen_leefloners"].uitgever == "OCMW Vilvoorde"
    reeks = vergelijking.reeks("leefloners", "vilvoorde")
    assert reeks[reeks["gebied"] == "Vilvoorde"]["waarde"].tolist() == [512, 530]
    assert "van de Vlaamse Rand hebben er 2 een cijfer" in kaarten.kaart("leefloners", "vilvoorde", 2024).tekst
    assert main(["bronnen", "uitvoeren", "leefloners", "--uit", "upload.xlsx"]) == 0
    capsys.readouterr()
    (project / "parameters" / "onderwerpen.yaml").write_text(
        regel.replace("tewerkstelling", "tewerkstellng"), encoding="utf-8"
    )
    vergeet()
    assert main(["indicatoren"]) == 1
    assert "heeft thema 'tewerkstellng'. Bedoelde je tewerkstelling?" in capsys.readouterr().err
