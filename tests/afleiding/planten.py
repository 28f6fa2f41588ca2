"""Wat een lek in een afgewerkte map schrijft: in elk soort bestand iets waaruit een verborgen aantal volgt.

De aantallen per wijk zijn verzonnen, op hun som na: dat zijn de inwoners van Vilvoorde op 1 januari 2025, en die van buitenlandse herkomst.
"""

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from integratie.blok.blok import MIME

TITEL = "Inwoners van buitenlandse herkomst, 1 januari 2025"
INWONERS, GROEP = 48_040, 30_857
KLEIN = [(3, 80), (6, 7), (40, 80), (50, 80), (20, 80), (25, 80), (35, 80)]
WIJKEN = [*KLEIN, tuple(x - sum(k) for x, k in zip((GROEP, INWONERS), zip(*KLEIN, strict=True), strict=True))]
GEBIEDEN = "Station: [Broek, Far-West]\n"
BROEK_IN_TABEL = (("Wijk", "Inwoners", "Groep"), ("Broek", "80", "3"))
MAP = "23088-vilvoorde"


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


def rij_erbij(*cellen: str) -> Callable[[Path], None]:
    return lambda uit: in_csv(uit, lambda rijen: rijen.append([*cellen]))


def rest_ernaast(uit: Path) -> None:
    """Een kolom met wie niet tot de groep behoort: inwoners min rest is de groep."""

    def erbij(rijen: list[list[str]]) -> None:
        per_naam = dict(zip(wijknamen(), WIJKEN, strict=True))
        rijen[0].append("Rest")
        for rij in (rij for rij in rijen[1:] if rij[0] in per_naam):
            rij.append(str(per_naam[rij[0]][1] - per_naam[rij[0]][0]))

    in_csv(uit, erbij)


def alles_behalve(*weg: str) -> Callable[[Path], None]:
    """Elke wijk behalve deze staat er: het totaal van de gemeente (in `gegevens.csv`) min de delen is wat ontbreekt."""

    def vul_in(rijen: list[list[str]]) -> None:
        per_naam = dict(zip(wijknamen(), WIJKEN, strict=True))
        for rij in rijen[1:]:
            if rij[0] in per_naam and rij[0] not in weg:
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
