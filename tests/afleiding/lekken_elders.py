"""Nog lekken die `test_nagaan` plant: op plekken waar niet vanzelf naar gekeken wordt, of in een vorm die geen tabel of zin is."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import openpyxl
from lekken import BROEK
from openpyxl.comments import Comment
from planten import BROEK_IN_TABEL, MAP, TITEL, in_bestand, in_notebook, na_elkaar, vul

Plant = Callable[[Path], None]
RUIMTE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ALINEA = "<w:p><w:r><w:t>Bro</w:t></w:r><w:r><w:t>ek: 3</w:t></w:r></w:p>"


def in_html(stuk: str) -> Plant:
    return in_bestand("kader.html", "</main>", f"{stuk}</main>")


def in_svg(stuk: str) -> Plant:
    return in_bestand("figuren/wijken.svg", "</svg>", f"{stuk}</svg>")


def deel_van_word(naam: str, inhoud: str) -> Plant:
    def doe(uit: Path) -> None:
        pad = uit / MAP / "kader.docx"
        ruw = io.BytesIO(pad.read_bytes())
        with ZipFile(ruw, "a") as zip_:
            zip_.writestr(f"word/{naam}.xml", inhoud)
        pad.write_bytes(ruw.getvalue())

    return doe


def in_werkboek(verander: Callable[[openpyxl.Workbook], None]) -> Plant:
    def doe(uit: Path) -> None:
        boek = openpyxl.load_workbook(uit / MAP / "kader.xlsx")
        verander(boek)
        boek.save(uit / MAP / "kader.xlsx")

    return doe


def verborgen_blad(boek: openpyxl.Workbook) -> None:
    blad = boek.create_sheet("kladblad")
    blad.sheet_state = "veryHidden"
    for rij in ((TITEL,), *BROEK_IN_TABEL):
        blad.append(rij)


def opmerking(boek: openpyxl.Workbook) -> None:
    boek.worksheets[0]["A1"].comment = Comment("Broek: 3", "x")


def in_uitvoer(vorm: str, data: object) -> Plant:
    def zet(notebook: dict) -> None:
        cel = next(c for c in notebook["cells"] if c["cell_type"] == "code" and c["outputs"])
        cel["outputs"].append({"output_type": "display_data", "metadata": {}, "data": {vorm: data}})

    return in_notebook(zet)


def bestand(naam: str, tekst: str) -> Plant:
    return lambda uit: (uit / naam).write_text(tekst, encoding="utf-8") and None


def in_manifest(uit: Path) -> None:
    inhoud = json.loads((uit / "manifest.json").read_text(encoding="utf-8"))
    inhoud["rapporten"][0]["wijken"] = {"Broek": 3}
    bestand("manifest.json", json.dumps(inhoud))(uit)


def op_het_overzicht(uit: Path) -> None:
    tekst = (uit / "index.html").read_text(encoding="utf-8")
    bestand("index.html", tekst.replace("</main>", "<p>Broek: 3,75 %</p></main>"))(uit)


RIJ = "<tr><th scope='row'>Broek</th><td data-waarde='80'>n.b.</td><td data-waarde='3'>n.b.</td></tr>"
MARKDOWN = "| Wijk | Inwoners | Groep |\n|---|---|---|\n| Broek | 80 | 3 |"
LEKKEN_ELDERS: dict[str, tuple[Plant, str, str]] = {
    naam: (plant, waar, BROEK)
    for naam, (plant, waar) in {
        "bijschrift van een tabel": (
            in_html("<table><caption>Broek: 3 mensen</caption><tr><th>Wat</th></tr></table>"),
            "kader.html",
        ),
        "attribuut": (in_html("<span title='Broek: 3'>n.b.</span>"), "kader.html"),
        "waarde achter een cel": (
            in_html(f"<table><tr><th>Wijk</th><th>Inwoners</th><th>Groep</th></tr>{RIJ}</table>"),
            "kader.html",
        ),
        "script": (in_html('<script type="application/json">{"Broek": 3}</script>'), "kader.html"),
        "som in een zin": (in_html("<p>Broek en Far-West samen: 9. Far-West: 6.</p>"), "kader.html"),
        "getal tussen haakjes": (in_html("<p>Het minst in Broek (3) en Far-West.</p>"), "kader.html"),
        "aandeel tussen haakjes": (
            na_elkaar(vul("Broek", "Inwoners", "80"), in_html("<p>Broek (3,8 %)</p>")),
            "kader.html",
        ),
        "afgerond aandeel": (na_elkaar(vul("Broek", "Inwoners", "80"), in_html("<p>Broek: 4 %</p>")), "kader.html"),
        "omschrijving van een tekening": (in_svg("<desc>Broek: 3</desc>"), "wijken.svg"),
        "losse letters in een tekening": (in_svg("<text x='1'>Broek</text><text x='9'>3</text>"), "wijken.svg"),
        "opmerking in Word": (
            deel_van_word("comments", f'<w:comments {RUIMTE}><w:comment w:id="0">{ALINEA}</w:comment></w:comments>'),
            "kader.docx",
        ),
        "voetnoot in Word": (
            deel_van_word(
                "footnotes", f'<w:footnotes {RUIMTE}><w:footnote w:id="2">{ALINEA}</w:footnote></w:footnotes>'
            ),
            "kader.docx",
        ),
        "verborgen blad": (in_werkboek(verborgen_blad), "kader.xlsx"),
        "opmerking bij een cel": (in_werkboek(opmerking), "kader.xlsx"),
        "metagegevens van een notebook": (
            in_notebook(lambda n: n["metadata"].update(samenvatting={"Broek": 3})),
            "kader.ipynb",
        ),
        "json in een notebook": (in_uitvoer("application/json", {"Broek": 3}), "kader.ipynb"),
        "rijen met namen in een notebook": (
            in_uitvoer("application/json", [{"Wijk": "Broek", "Groep": 3}]),
            "kader.ipynb",
        ),
        "rijen met namen": (
            bestand(f"{MAP}/bijlage.json", json.dumps({"cijfers": [{"Wijk": "Broek", "Groep": 3}]})),
            "bijlage.json",
        ),
        "markdown in een notebook": (in_uitvoer("text/markdown", MARKDOWN), "kader.ipynb"),
        "manifest": (in_manifest, "manifest.json"),
        "overzicht": (op_het_overzicht, "index.html"),
        "gewone tekst": (bestand(f"{MAP}/lees.txt", "wijk;inwoners;groep\nBroek;80;3\n"), "lees.txt"),
        "tabs": (bestand(f"{MAP}/bijlage.tsv", "wijk\tinwoners\tgroep\nBroek\t80\t3\n"), "bijlage.tsv"),
        "htm": (bestand(f"{MAP}/oud.htm", "<p>Broek: 3</p>"), "oud.htm"),
    }.items()
}
