"""Geplante lekken in een echte afgewerkte map: elk aantal dat een buitenstaander kan lezen of berekenen wordt gevonden, en zonder lek is er niets.

De aantallen per wijk zijn verzonnen, op hun som na: dat zijn de inwoners van Vilvoorde op 1 januari 2025, en die van buitenlandse herkomst.
"""

import csv
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from opdrachtregel import integratie

from integratie.afleiding.nagaan import ga_na
from integratie.blok.blok import MIME

PROJECT = Path(__file__).parents[2]
TITEL = "Inwoners van buitenlandse herkomst, 1 januari 2025"
INWONERS, GROEP = 48_040, 30_857
KLEIN = [(3, 80), (6, 7), (40, 80), (50, 80), (20, 80), (25, 80), (35, 80)]
WIJKEN = [*KLEIN, tuple(x - sum(k) for x, k in zip((GROEP, INWONERS), zip(*KLEIN, strict=True), strict=True))]
BROEK_IN_TABEL = (("Wijk", "Inwoners", "Groep"), ("Broek", "80", "3"))
DEELNEMERS = "herkomst,geslacht,aantal\nbelgisch,man,40\nbuitenlands,man,4\nbelgisch,vrouw,30\n"
MAP = "23088-vilvoorde"
pytestmark = pytest.mark.traag


@pytest.fixture(scope="module")
def gemaakt(tmp_path_factory) -> Path:
    """De rapporten van Vilvoorde en de Noordrand, met een bestand per wijk en een bevraging van Vilvoorde."""
    map_ = tmp_path_factory.mktemp("nagaan")
    shutil.copytree(PROJECT / "notebooks", map_ / "notebooks")
    shutil.copytree(PROJECT / "parameters", map_ / "parameters")
    rijen = [f"23088W0{i};{g};{t}" for i, (g, t) in enumerate(WIJKEN, start=1)]
    for soort, inhoud in (
        ("wijken", "\n".join([f"# {TITEL}", "gebied;groep;totaal", *rijen])),
        ("bevragingen", DEELNEMERS),
    ):
        (map_ / "parameters" / soort).mkdir(exist_ok=True)
        (map_ / "parameters" / soort / "23088.csv").write_text(inhoud + "\n", encoding="utf-8")
    opdracht = ["rapporten", "23088", "noordrand", "--notebook", "kader", "--notebook", "samenwerking"]
    formaten = [x for naam in ("docx", "pptx", "xlsx") for x in ("--formaat", naam)]
    uit = subprocess.run(
        [sys.executable, "-m", "integratie", *opdracht, *formaten], cwd=map_, capture_output=True, text=True
    )
    assert uit.returncode == 0, uit.stdout + uit.stderr
    return map_


@pytest.fixture
def uit(gemaakt, tmp_path, monkeypatch) -> Path:
    """Een kopie om een lek in te planten, met een eigen geheugen."""
    monkeypatch.setattr("platformdirs.user_cache_path", lambda _: tmp_path / "geheugen")
    return shutil.copytree(gemaakt / "outputs", tmp_path / "uit")


def test_wat_de_bescherming_overlaat_heeft_geen_lek(uit, gemaakt):
    """Ook met de totalen van de gemeente ernaast; en er staat wel degelijk iets verborgen."""
    n = ga_na([uit])
    assert [str(x) for x in n.lekken] == [] and n.verborgen >= 2
    for waar in ([str(uit)], ["--uit", str(uit)]):
        antwoord = integratie("onthulling", *waar, "--json", map_=gemaakt)
        document = json.loads(antwoord.stdout)
        assert antwoord.returncode == 0 and document["toegevoegd"] == []
        assert {k: document[k] for k in ("verborgen", "exact", "te_smal", "lekken")} == {
            "verborgen": n.verborgen,
            "exact": 0,
            "te_smal": 0,
            "lekken": [],
        }


def wijknamen() -> list[str]:
    from integratie.beleid.wijken.cijfers import grenzen

    return [grenzen()["naam"][f"23088W0{i}"] for i in range(1, 9)]


def in_csv(uit: Path, verander: Callable[[list[list[str]]], None]) -> None:
    pad = uit / MAP / "figuren" / "wijken.csv"
    rijen = list(csv.reader(pad.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    verander(rijen)
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        csv.writer(bestand, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rijen)


def vul(wijk: str, kolom: str, waarde: str) -> Callable[[Path], None]:
    def zet(rijen: list[list[str]]) -> None:
        nummer = next(i for i, kop in enumerate(rijen[0]) if kop.startswith(kolom))
        next(rij for rij in rijen if rij[0] == wijk)[nummer] = waarde

    return lambda uit: in_csv(uit, zet)


def rest_ernaast(uit: Path) -> None:
    """Een kolom met wie niet tot de groep behoort: inwoners min rest is de groep."""

    def erbij(rijen: list[list[str]]) -> None:
        per_naam = dict(zip(wijknamen(), WIJKEN, strict=True))
        rijen[0].append("Rest")
        for rij in rijen[1:]:
            rij.append(str(per_naam[rij[0]][1] - per_naam[rij[0]][0]))

    in_csv(uit, erbij)


def alles_behalve(*weg: str) -> Callable[[Path], None]:
    """Elke wijk behalve deze staat er: het totaal van de gemeente (in `gegevens.csv`) min de delen is wat ontbreekt."""

    def vul_in(rijen: list[list[str]]) -> None:
        per_naam = dict(zip(wijknamen(), WIJKEN, strict=True))
        for rij in rijen[1:]:
            if rij[0] not in weg:
                rij[1:3] = (str(x) for x in per_naam[rij[0]][::-1])

    return lambda uit: in_csv(uit, vul_in)


def csv_ernaast(
    *rijen: str, titel: str = TITEL, naam: str = f"{MAP}/bijlage.csv", kop: str = "gebied;groep;totaal"
) -> Callable[[Path], None]:
    def zet(uit: Path) -> None:
        (uit / naam).write_text("\n".join([f"# {titel}", kop, *rijen]) + "\n", encoding="utf-8")

    return zet


def na_elkaar(*stappen: Callable[[Path], None]) -> Callable[[Path], None]:
    def doe(uit: Path) -> None:
        for stap in stappen:
            stap(uit)

    return doe


def in_notebook(verander: Callable[[dict], None]) -> Callable[[Path], None]:
    def doe(uit: Path) -> None:
        pad = uit / MAP / "kader.ipynb"
        notebook = json.loads(pad.read_text(encoding="utf-8"))
        verander(notebook)
        pad.write_text(json.dumps(notebook), encoding="utf-8")

    return doe


def met_blok(notebook: dict, naam: str) -> dict:
    """De uitvoer die het blok met deze naam toont."""
    return next(
        u["data"]
        for cel in notebook["cells"]
        for u in cel.get("outputs", ())
        if MIME in u.get("data", {}) and f'"naam": "{naam}"' in json.dumps(u["data"][MIME])
    )


def alt(notebook: dict) -> None:
    """In de inhoud van het blok: het aandeel van Broek, 3 op 80, op één decimaal."""
    data = met_blok(notebook, "wijken")
    tekst = json.dumps(data[MIME], ensure_ascii=False)
    assert "Broek: n.b." in tekst
    data[MIME] = json.loads(tekst.replace("Broek: n.b.", "Broek: 3,8 %"))


def uitvoer(notebook: dict) -> None:
    cel = next(c for c in notebook["cells"] if c["cell_type"] == "code" and c["outputs"])
    cel["outputs"].append({"output_type": "stream", "name": "stdout", "text": ["Broek 3\n"]})


def html_tabel(notebook: dict) -> None:
    tabel = "<table><tr><th>Wijk</th><th>Inwoners</th><th>Groep</th></tr><tr><td>Broek</td><td>80</td><td>3</td></tr></table>"
    met_blok(notebook, "wijken")["text/html"] = tabel


def afgedrukte_tabel(notebook: dict) -> None:
    """Een DataFrame als gewone tekst."""
    cel = next(c for c in notebook["cells"] if c["cell_type"] == "code" and c["outputs"])
    tekst = "        Wijk  Inwoners  Groep\n0      Broek        80      3\n1  Koningslo        25     80\n"
    cel["outputs"].append({"output_type": "stream", "name": "stdout", "text": [tekst]})


def werkboek(uit: Path) -> None:
    pad = uit / MAP / "kader.xlsx"
    boek = openpyxl.load_workbook(pad)
    rij = next(rij for blad in boek for rij in blad.iter_rows() if rij[0].value == "Broek")
    rij[2].value = 3
    boek.save(pad)


def in_bestand(naam: str, oud: str, nieuw: str) -> Callable[[Path], None]:
    def doe(uit: Path) -> None:
        pad = uit / MAP / naam
        tekst = pad.read_text(encoding="utf-8")
        assert oud in tekst
        pad.write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")

    return doe


def document(uit: Path) -> None:
    """Een tabel die iemand achter het Word-document zette."""
    docx = pytest.importorskip("docx")
    pad = uit / MAP / "kader.docx"
    boek = docx.Document(str(pad))
    tabel = boek.add_table(2, 3)
    for rij, teksten in zip(tabel.rows, BROEK_IN_TABEL, strict=True):
        for cel, tekst in zip(rij.cells, teksten, strict=True):
            cel.text = tekst
    boek.save(str(pad))


def document_alt(uit: Path) -> None:
    """In het tekstalternatief van een tekening."""
    docx = pytest.importorskip("docx")
    pad = uit / MAP / "kader.docx"
    boek = docx.Document(str(pad))
    eigenschappen = next(
        x for x in boek.element.body.iter() if x.tag.endswith("}docPr") and "Broek: n.b." in x.get("descr", "")
    )
    eigenschappen.set("descr", "Broek: 3,8 %")
    boek.save(str(pad))


def notitie(uit: Path) -> None:
    """In de notities van een dia."""
    pptx = pytest.importorskip("pptx")
    pad = uit / MAP / "kader.pptx"
    boek = pptx.Presentation(str(pad))
    boek.slides[0].notes_slide.notes_text_frame.text = "Broek: 3"
    boek.save(str(pad))


def dia(uit: Path) -> None:
    pptx = pytest.importorskip("pptx")
    pad = uit / MAP / "kader.pptx"
    boek = pptx.Presentation(str(pad))
    tabel = boek.slides[0].shapes.add_table(2, 3, 0, 0, 900_000, 900_000).table
    for i, rij in enumerate(BROEK_IN_TABEL):
        for j, tekst in enumerate(rij):
            tabel.cell(i, j).text = tekst
    boek.save(str(pad))


def pdf(uit: Path) -> None:
    from matplotlib.figure import Figure

    blad = Figure()
    for i, regel in enumerate((TITEL, "Wijk Inwoners Groep Aandeel", "Broek n.b. 3 n.b.", "Far-West n.b. n.b. n.b.")):
        blad.text(0.1, 0.8 - 0.1 * i, regel)
    blad.savefig(uit / MAP / "kader.pdf")


def gewichten(uit: Path) -> None:
    rij = "herkomst,geslacht,aantal,gewicht\nbuitenlands,man,4,1.2\n"
    (uit / MAP / "gewogen.csv").write_text(rij, encoding="utf-8")


def eigen_bestand(uit: Path) -> None:
    shutil.copyfile(uit.parent / "eigen.csv", uit / MAP / "bijlage.csv")


BROEK = "Broek, groep"
BUREN = "Register van de gemeenten, 2025"
LEKKEN: dict[str, tuple[Callable[[Path], None], str, str]] = {
    # wat er geplant wordt, het bestand waarin, de cel
    "complement": (rest_ernaast, "figuren/wijken.csv", BROEK),
    "totaal min delen": (alles_behalve("Broek"), "figuren/wijken.csv", BROEK),
    "percentage maal totaal": (
        na_elkaar(vul("Broek", "Aandeel", "3,8"), vul("Broek", "Inwoners", "80")),
        "figuren/wijken.csv",
        BROEK,
    ),
    "restgroep": (
        na_elkaar(
            alles_behalve("Broek", "Far-West"),
            csv_ernaast("Far-West;6;7", "Kassei;20;80", f"Overige wijken;{GROEP - 26};{INWONERS - 87}"),
        ),
        "bijlage.csv",
        BROEK,
    ),
    "fusie": (
        csv_ernaast(
            "Galmaarden;40;900", "Gooik;60;950", "Herne;x;x", "Pajottegem;103;2700", titel=BUREN, naam="fusie.csv"
        ),
        "fusie.csv",
        "Herne, groep",
    ),
    "cluster": (
        csv_ernaast(
            "Vilvoorde;40;900",
            "Machelen;x;x",
            "Zaventem;60;950",
            "Noordrand;102;2700",
            titel=BUREN,
            naam="cluster-noordrand/register.csv",
        ),
        "register.csv",
        "Machelen, groep",
    ),
    "wijken": (
        na_elkaar(
            alles_behalve("Broek", "Peutie"),
            csv_ernaast(f"23088A;{GROEP - 35};{INWONERS - 80}", kop="deelgemeente;groep;inwoners"),
        ),
        "bijlage.csv",
        BROEK,
    ),
    "tekstalternatief": (in_notebook(alt), "kader.ipynb", BROEK),
    "csv": (vul("Broek", "Groep", "3"), "figuren/wijken.csv", BROEK),
    "uitvoer van een cel": (in_notebook(uitvoer), "kader.ipynb", BROEK),
    "gewichten": (gewichten, "gewogen.csv", "buitenlands × man"),
    "afgedrukte tabel": (in_notebook(afgedrukte_tabel), "kader.ipynb", BROEK),
    "html in het notebook": (in_notebook(html_tabel), "kader.ipynb", BROEK),
    "werkboek": (werkboek, "kader.xlsx", BROEK),
    "bij het aanwijzen": (
        in_bestand("figuren/wijken.svg", "</svg>", "<title>Broek: 3,75 %</title></svg>"),
        "figuren/wijken.svg",
        BROEK,
    ),
    "commentaar": (in_bestand("kader.html", "</main>", "<!-- Broek: 3 --></main>"), "kader.html", BROEK),
    "Word": (document, "kader.docx", BROEK),
    "tekstalternatief in Word": (document_alt, "kader.docx", BROEK),
    "dia": (dia, "kader.pptx", BROEK),
    "notitie bij een dia": (notitie, "kader.pptx", BROEK),
    "pdf": (pdf, "kader.pdf", BROEK),
    "eigen bestand ernaast": (eigen_bestand, "bijlage.csv", "23088W01, groep"),
    # verschillen tussen gebieden
    "A en B samen, min A": (csv_ernaast("Broek + Far-West;9;87", "Far-West;6;7"), "bijlage.csv", BROEK),
    "alles zonder Broek": (
        csv_ernaast(f"Vilvoorde zonder Broek;{GROEP - 3};{INWONERS - 80}", kop="wijk;groep;inwoners"),
        "bijlage.csv",
        BROEK,
    ),
    "twee clusters die overlappen": (
        csv_ernaast(
            "Noordrand;102;2700",
            "Machelen;41;850",
            "Vilvoorde + Zaventem + Kraainem;64;1900",
            "Kraainem;x;x",
            "Vilvoorde + Zaventem;61;1850",
            titel=BUREN,
            naam="cluster-noordrand/register.csv",
        ),
        "register.csv",
        "Kraainem, groep",
    ),
}


@pytest.mark.parametrize("naam", LEKKEN)
def test_een_geplant_lek_wordt_gevonden(uit, gemaakt, naam):
    plant, bestand, cel = LEKKEN[naam]
    shutil.copyfile(gemaakt / "parameters/wijken/23088.csv", uit.parent / "eigen.csv")
    plant(uit)
    n = ga_na([uit])
    assert any(lek.cel == cel and lek.hoog < lek.laag + 5 for lek in n.lekken), [str(lek) for lek in n.lekken]
    assert any(lek.bestand.endswith(bestand) for lek in n.lekken), [str(lek) for lek in n.lekken]
    antwoord = integratie("onthulling", str(uit), map_=gemaakt)
    assert antwoord.returncode == 1 and cel in antwoord.stdout


def test_een_vroegere_uitgave_verraadt_wat_nu_verborgen_is(uit, tmp_path):
    """Toen stond Broek er nog; nu is het aantal verborgen, maar wie de oude map heeft, kent het."""
    vroeger = shutil.copytree(uit, tmp_path / "vroeger")
    vul("Broek", "Groep", "3")(vroeger)
    assert ga_na([uit]).lekken == ()
    n = ga_na([uit, vroeger])
    assert any(lek.cel == BROEK and (lek.laag, lek.hoog) == (3, 3) for lek in n.lekken)


def test_een_verbeterd_bestand_spreekt_zijn_vroegere_uitgave_niet_tegen(uit, tmp_path):
    """Andere aantallen dan vroeger zijn geen lek en geen fout: elke uitgave wordt dan apart nagegaan."""
    vroeger = shutil.copytree(uit, tmp_path / "vroeger")
    vul("Stadscentrum", "Groep", str(WIJKEN[-1][0] - 500))(vroeger)
    vul("Stadscentrum", "Aandeel", "64")(vroeger)
    assert ga_na([uit, vroeger]).lekken == ()


def test_wie_al_eens_gelezen_is_wordt_opnieuw_gelezen_als_hij_verandert(uit):
    """Ook een bestand waarin eerst niets stond."""
    assert ga_na([uit]).lekken == ga_na([uit]).lekken == ()
    in_bestand("samenwerking.html", "</main>", "<table><tr><th>Wijk<th>Groep<tr><td>Broek<td>3</table></main>")(uit)
    assert any(lek.cel == BROEK and lek.bestand.endswith("samenwerking.html") for lek in ga_na([uit]).lekken)


def test_een_map_die_er_niet_is(tmp_path, capsys):
    antwoord = integratie("onthulling", str(tmp_path / "weg"))
    assert antwoord.returncode == 1 and "is geen map" in antwoord.stderr


def test_een_bestand_dat_niet_te_lezen_is(uit):
    (uit / MAP / "kapot.docx").write_bytes(b"geen zip")
    antwoord = integratie("onthulling", str(uit))
    assert antwoord.returncode == 1 and "kapot.docx is niet te lezen" in antwoord.stderr
