"""Wat een onderzoeker in een eigen notebook toont, komt op de bladzijde en in Word zoals hij het bedoelde."""

import base64
import io

import nbformat
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from docx import Document
from docx.oxml.ns import qn
from PIL import Image

from integratie.blok.blok import Blok, Figuur
from integratie.blok.onderdelen import Begrip, Begrippen, Groep, Kop, Lijst, Tabel, Uitklap, alinea, lijst
from integratie.blok.tekst import Cijfertekst, code, sterk, tekst
from integratie.weergave import notebookinhoud
from integratie.weergave.bladzijde import naar_html
from integratie.weergave.documenten import docx
from integratie.weergave.notebookinhoud import ZONDER_ALT

v4 = nbformat.v4
SVG = '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="9pt" height="5pt" viewBox="0 0 9 5"><rect/></svg>'


def png() -> str:
    buffer = io.BytesIO()
    Image.new("RGB", (4, 3)).save(buffer, "png")
    return base64.encodebytes(buffer.getvalue()).decode()


def getoond(data: dict, **metadata):
    return v4.new_code_cell(
        "x", outputs=[v4.new_output("display_data", data | {"text/plain": "<object>"}, metadata=metadata)]
    )


def blok(*delen):
    return v4.new_code_cell("x", outputs=[v4.new_output("execute_result", Blok(delen)._repr_mimebundle_())])


def notebook(*cellen):
    return v4.new_notebook(cells=cellen, metadata={"title": "Proef"})


def bladzijde(*cellen, druk: bool = False) -> BeautifulSoup:
    return BeautifulSoup(naar_html(notebook(*cellen), "Proef", druk), "html.parser")


@pytest.fixture
def document(tmp_path):
    """Maakt van cellen een Word-document en leest dat terug."""

    def doe(*cellen):
        pad = tmp_path / "proef.ipynb"
        nbformat.write(notebook(*cellen), pad)
        return Document(io.BytesIO(docx.maak(pad)))

    return doe


def alineas(document) -> list[tuple[str, str]]:
    return [(p.style.name, p.text) for p in document.paragraphs if p.text]


def rijen(tabel) -> list[list[str]]:
    return [[cel.text for cel in rij.cells] for rij in tabel.rows]


DATAFRAME = pd.DataFrame(
    {("a", "x"): [1.5, 2], ("a", "y"): ["<b>", None]}, index=pd.MultiIndex.from_tuples([("r", 1), ("r", 2)])
)


def test_een_dataframe_staat_in_een_vak_dat_schuift():
    boom = bladzijde(getoond({"text/html": DATAFRAME._repr_html_()}))
    vak = boom.table.find_parent(class_="schuif")
    assert (vak["tabindex"], vak["role"]) == ("0", "region") and vak["aria-label"]


def test_een_dataframe_is_in_word_een_tabel(document):
    (tabel,) = document(getoond({"text/html": DATAFRAME._repr_html_()})).tables
    assert rijen(tabel) == [["", "", "a", ""], ["", "", "x", "y"], ["r", "1", "1.5", "<b>"], ["", "2", "2.0", "NaN"]]


def test_eigen_html_blijft_zoals_ze_is_en_word_neemt_de_tekst(document):
    html = (
        "<style>p {color: red}</style><h2>Kop</h2><p>Zie <b>dit</b></p><ul><li>een<li>twee</ul><!-- niets -->"
        "<table><caption>Bij</caption><tr><th>k</th></tr><tr><td>1</td></tr></table><table></table>los"
    )
    cel = getoond({"text/html": html})
    assert html in naar_html(notebook(cel), "Proef")
    uit = document(cel)
    assert alineas(uit) == [
        ("Heading 2", "Kop"),
        ("Normal", "Zie dit"),
        ("List Bullet", "een"),
        ("List Bullet", "twee"),
        ("Caption", "Tabel : Bij"),
        ("Normal", "los"),
    ]
    assert rijen(uit.tables[0]) == [["k"], ["1"]]


def test_een_beeld_heeft_het_alt_van_de_onderzoeker_of_zegt_dat_het_ontbreekt(document):
    cellen = (
        getoond({"image/png": png()}, alt='Een "lijn"'),
        getoond({"image/png": png()}),
        getoond({"image/png": png()}, **{"image/png": {"alt": "Uit de vorm"}}),
        getoond({"image/svg+xml": SVG}, alt="Een vlak"),
    )
    verwacht = ['Een "lijn"', ZONDER_ALT, "Uit de vorm", "Een vlak"]
    boom = bladzijde(*cellen)
    assert [b["alt"] for b in boom.select("main img")] == verwacht[:3]
    assert all(
        b["src"].startswith("data:image/png;base64,iVBOR") and "\n" not in b["src"] for b in boom.select("main img")
    )
    assert boom.svg.find_parent(role="img")["aria-label"] == "Een vlak" and "<?xml" not in str(boom)
    beelden = list(document(*cellen).element.body.iter(qn("wp:docPr")))
    assert [b.get("descr") for b in beelden] == verwacht


def test_markdown_als_uitvoer_is_een_tekstcel(document):
    cel = getoond({"text/markdown": "## Eigen kop\n\nEen <i>x</i>\n\n| a | b |\n|---|---|\n| 1 | **2** |"})
    boom = bladzijde(cel)
    assert boom.find("h2", id="eigen-kop") and boom.select_one('nav a[href="#eigen-kop"]').get_text() == "Eigen kop"
    assert boom.main.i is None and boom.main.p.get_text() == "Een <i>x</i>" and boom.td.get_text() == "1"
    uit = document(cel)
    assert alineas(uit) == [("Heading 2", "Eigen kop"), ("Normal", "Een <i>x</i>")]
    assert rijen(uit.tables[0]) == [["a", "b"], ["1", "2"]]


def test_wat_een_cel_afdrukt_en_een_fout_staan_er_letterlijk(document):
    uitvoer = [
        v4.new_output("stream", name="stdout", text="een\x1b[31m rood\x1b[0m \x07<b>\n  twee\n"),
        v4.new_output("stream", name="stderr", text="\n"),
        v4.new_output("error", ename="E", evalue="v", traceback=["\x1b[0;31mE\x1b[0m", "regel"]),
        v4.new_output("display_data", {"application/x.onbekend": "x", "text/plain": "Object()"}),
        v4.new_output("display_data", {"application/x.onbekend": "x"}),
    ]
    cel = v4.new_code_cell("x", outputs=uitvoer)
    assert [pre.get_text() for pre in bladzijde(cel).select("pre")] == [
        "een rood \x07<b>\n  twee",
        "E\nregel",
        "Object()",
    ]
    assert alineas(document(cel)) == [("Code", "een rood <b>\n  twee"), ("Code", "E\nregel"), ("Code", "Object()")]


def test_in_een_afdruk_leidt_geen_link_naar_een_bestand():
    figuur = Figuur("f", "", "F", "<svg></svg>", "Een vlak.", "x 2025", pd.DataFrame({"a": [1]}))
    cellen = (
        v4.new_code_cell("x", outputs=[v4.new_output("display_data", figuur._repr_mimebundle_())]),
        v4.new_markdown_cell("[a](a.csv) [b](#b) [c](https://c.be)"),
        getoond({"text/html": "<a href='a.csv'>a</a><a href='http://d.be'>d</a>"}),
    )
    adressen = {a["href"] for a in bladzijde(*cellen, druk=True).select("[href]")}
    assert adressen == {"#inhoud", "#b", "https://c.be", "http://d.be"}
    assert bladzijde(*cellen, druk=True).figure["role"] == "group" and "role" not in bladzijde(*cellen).figure.attrs
    anders = {a["href"] for a in bladzijde(*cellen).select("[href]")} - adressen
    assert anders == {
        "index.html",
        "toegankelijkheid.html",
        "a.csv",
        "figuren/f.svg",
        "figuren/f.csv",
    }


def test_de_inhoudsopgave_heeft_koppen_van_tekstcellen_en_van_blokken_in_volgorde():
    cellen = (
        v4.new_markdown_cell("# Titel\n\n## Één & `twee`\n\n### Lager"),
        blok(Kop(2, "Zonder anker"), Groep("plan", (Kop(2, "In een <groep>", "groep"), Kop(3, "Lager", "lager")), "x")),
    )
    boom = bladzijde(*cellen)
    assert [(a["href"], a.get_text()) for a in boom.select("nav a")] == [
        ("#een-twee", "Één & twee"),
        ("#groep", "In een <groep>"),
    ]
    assert boom.find(id="een-twee").code.get_text() == "twee"


def test_een_begrip_krijgt_een_link_bij_zijn_eerste_gebruik_in_lopende_tekst():
    merk = Cijfertekst("inburgering", 1.0, "waarde", "inwoners", "23088", 2025)
    voor = (
        v4.new_markdown_cell(
            "## Inburgering\n\n[de inburgering](#x) en `inburgering` ![inburgering](x.png)\n\n- inburgering"
        ),
        blok(alinea("inburgering", "bron"), alinea(tekst(merk) + code("inburgering")), alinea("wederinburgering")),
    )
    na = (
        blok(alinea(sterk("De Inburgering") + " & inburgering", "duiding")),
        v4.new_markdown_cell("Nog eens inburgering."),
    )
    boom = bladzijde(*voor, *na)
    (link,) = boom.select("a.begrip")
    assert (link["href"], link.get_text(), link.find_parent("p")["class"]) == (
        "verantwoording.html#begrip-inburgering",
        "Inburgering",
        ["duiding"],
    )
    assert link.find_parent("p").get_text() == "De Inburgering & inburgering"


def test_word_heeft_de_onderdelen_van_een_blok(document):
    delen = (
        Groep("onbekend", (sterk("Vet"), Lijst(((sterk("a"), lijst(["b", "c"])), tekst("d")), "voetnoten"))),
        Tabel("T", ("x", "y"), ((lijst(["1", "2"]), (alinea("e"), alinea("f"))),)),
        Uitklap("Fiche", (Begrippen((Begrip("Term", ("een.", "twee"), "t"), Begrip("Nog", ("drie",)))),)),
        Uitklap("Naar groep", (lijst(["x"]),)),
        Begrippen((Begrip("Term", ("een",)), Begrip("Nog", ("drie",)))),
        alinea(""),
        alinea("klein", "klein"),
    )
    uit = document(blok(*delen))
    assert alineas(uit) == [
        ("Normal", "Vet"),
        ("List Bullet", "a"),
        ("List Bullet 2", "b"),
        ("List Bullet 2", "c"),
        ("List Bullet", "d"),
        ("Caption", "Tabel : T"),
        ("Bron", "Fiche\nTerm: een. twee. Nog: drie. "),
        ("Heading 2", "Naar groep"),
        ("List Bullet", "x"),
        ("Bron", "Term: een. "),
        ("Bron", "Nog: drie. "),
        ("Bron", "klein"),
    ]
    assert [p.runs[0].bold for p in uit.paragraphs if p.text.startswith(("Vet", "Fiche", "klein"))] == [
        True,
        True,
        None,
    ]
    assert rijen(uit.tables[0]) == [["x", "y"], ["1\n2", "e\nf"]]


def test_word_heeft_lijsten_citaten_en_code_van_een_tekstcel(document):
    uit = document(
        v4.new_markdown_cell(
            "#### Diep\n\n1. een\n   regel\n   - onder\n\n> citaat\n\n```\na  b\n```\n\n---\n\n<p>x</p>"
        )
    )
    assert alineas(uit) == [
        ("Heading 2", "Diep"),  # de eerste kop van het document: nooit meer dan één niveau dieper
        ("List Bullet", "een regel"),
        ("List Bullet 2", "onder"),
        ("Normal", "citaat"),
        ("Code", "a  b"),
        ("Normal", "<p>x</p>"),
    ]


def test_een_blok_van_een_andere_versie_is_een_fout_die_zegt_welke():
    cel = blok(alinea("x"))
    cel.outputs[0].data["application/vnd.integratie+json"]["versie"] = 99
    with pytest.raises(ValueError, match="versie 99"):
        notebookinhoud.celinhoud(notebook(cel))
