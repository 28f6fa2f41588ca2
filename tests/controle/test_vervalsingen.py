"""Een vervalsing die overal klopt (pagina, notebook, figuren, gegevens en vingerafdrukken samen): de controle rekent na en ziet het toch."""

import copy
import io
import json
import re
import shutil
import zipfile
from functools import cache
from pathlib import Path

import nbformat
import openpyxl
import pytest
from inhoudshulp import NIS, als_notebook, als_rapport, blok_van, maak_map, met_inhoud

from integratie.bestanden.wegschrijven import sha256
from integratie.controle import controleer
from integratie.controle.alles import keur_inhoud
from integratie.controle.bestanden import opgemaakt
from integratie.controle.cijferbestanden import cijferbestanden
from integratie.controle.rapport import Fout, lees, onleesbaar
from integratie.weergave import documenten, notebookinhoud

V = "\u00a0"
CODES = [
    "ig.titel(gemeente, peiljaar)",
    "## Samenvatting",
    "ig.samenvatting(gemeente, peiljaar)",
    'ig.kaart("aandeel_buitenlandse_herkomst", gemeente, peiljaar)',
    "ig.onbekend(gemeente, peiljaar)",
    'ig.duiding("aantallen", gemeente, peiljaar)',
    'ig.trend("aandeel_buitenlandse_herkomst", gemeente, peiljaar)',
    'ig.thema("aantallen", gemeente, peiljaar)',
    'ig.staven("werkzoekenden_naar_herkomst", gemeente, peiljaar)',
    "## Bronnen",
    "ig.brontabel()",
    "ig.definities()",
    "ig.opvallend(gemeente, peiljaar)",
]
# Waar, wat er staat en wat iemand ervan maakt; waar een getal verandert, verandert het overal in dat blok.
VERVALSINGEN = {
    "inwoners": (2, r"48\.040", "49.040"),
    "inwoners met hun machinewaarde": (2, r'"48\.040", "waarde": 48040', '"49.040", "waarde": 49040'),
    "aandeel in tekst en machinewaarde": (2, r"64([,.])2", r"46\g<1>2"),
    "richting": (5, r"hoger dan", "lager dan"),
    "stijging wordt daling": (5, r"steeg", "daalde"),
    "toeval wordt een richting": (2, r'"tekst": "het verschil kan toeval zijn"', '"tekst": "lager dan"'),
    "een zin erbij": (2, r"Op 1 januari", "Het aandeel verdubbelde. Op 1 januari"),
    "een getal erbij": (5, r"Dat aandeel ligt", "Dat aandeel (70) ligt"),
    "jaar in een zin": (5, r"In 2025 was", "In 2024 was"),
    "naam van de gemeente": (2, r"telde Vilvoorde", "telde Zaventem"),
    "naam van een gebied": (2, r"de Vlaamse Rand", "het Vlaams Gewest"),
    "plaats": (
        7,
        r'"soort": "waarde", "indicator": "aandeel_niet_belg"',
        '"soort": "waarde", "indicator": "aandeel_eu_herkomst"',
    ),
    "cijfer op de kaart, overal": (3, r"67([,.])7", r"57\g<1>7"),
    "twee gemeenten verwisseld op de kaart": (3, r"Machelen", "Merchtem"),
    "cijfer van de Rand in een trend, overal": (6, r"49([,.])1", r"48\g<1>1"),
    "opschrift van een trend": (6, r'("titel": "[^"]*naar )64,2', r"\g<1>54,2"),
    "bron": (6, r"Statbel, Bevolking naar herkomst", "VDAB, Bevolking naar herkomst"),
    "staven": (8, r"64([,.])5", r"46\g<1>5"),
    "licentie": (10, r"CC BY 4\.0|CC-BY|Creative Commons", "geen licentie"),
    "verschil over vijf jaar": (7, r"\+7,6", "+8,6"),
    "wat niet geweten is": (4, r'"aanmeldingen, contracten en attesten na 2021",? ?', ""),
}


@pytest.fixture(scope="module")
def notebook():
    return als_notebook(CODES, NIS)


@pytest.fixture(scope="module")
def ongeschonden(notebook, tmp_path_factory) -> tuple[Path, dict]:
    """De uitvoermap zonder vervalsing, en haar rij."""
    uit = tmp_path_factory.mktemp("ongeschonden")
    return uit, maak_map(uit, notebook, NIS)


@pytest.fixture(scope="module")
def gegevens(ongeschonden) -> dict[str, bytes]:
    """De gegevensbestanden, die in elke vervalsing gelijk zijn."""
    return {pad.name: pad.read_bytes() for pad in ongeschonden[0].rglob("gegevens.*")}


@pytest.fixture
def rij(ongeschonden, tmp_path) -> dict:
    """De rij van een eigen kopie van die map, in `tmp_path`."""
    uit, rij = ongeschonden
    shutil.copytree(uit, tmp_path, dirs_exist_ok=True)
    return copy.deepcopy(rij)


def test_zonder_vervalsing_is_alles_in_orde(rij, tmp_path):
    assert controleer(tmp_path).fouten == ()


def _vervalst(notebook, nummer: int, patroon: str, nieuw: str, keren: int = 0):
    """Het notebook met een ander blok in die cel; overal, of zoveel keren."""
    tekst = json.dumps(blok_van(notebook.cells[nummer]), ensure_ascii=False)
    anders = re.sub(patroon, nieuw, tekst, count=keren)
    assert anders != tekst
    return met_inhoud(notebook, nummer, json.loads(anders))


@pytest.mark.parametrize(("nummer", "patroon", "nieuw"), VERVALSINGEN.values(), ids=VERVALSINGEN)
def test_een_vervalsing_van_de_inhoud_wordt_gevonden(notebook, nummer, patroon, nieuw):
    nb = _vervalst(notebook, nummer, patroon, nieuw)
    nb.cells = [nb.cells[nummer]]
    assert keur_inhoud(als_rapport(nb, NIS))


@pytest.mark.wisselend(len(VERVALSINGEN))
@pytest.mark.parametrize(("nummer", "patroon", "nieuw"), VERVALSINGEN.values(), ids=VERVALSINGEN)
def test_een_vervalsing_die_overal_klopt_wordt_gevonden(notebook, gegevens, tmp_path, nummer, patroon, nieuw):
    """Een hele map: elke dag één vervalsing, met `--volledig` alle. In de inhoud alleen vindt de vorige test ze alle."""
    maak_map(tmp_path, _vervalst(notebook, nummer, patroon, nieuw), NIS, gegevens=gegevens)
    assert controleer(tmp_path).fouten


def test_een_ander_peiljaar_in_de_titel(notebook, gegevens, tmp_path):
    """Dat ziet alleen wie de hele map naast haar manifest legt."""
    maak_map(tmp_path, _vervalst(notebook, 0, r"Stand in 2025", "Stand in 2026"), NIS, gegevens=gegevens)
    assert controleer(tmp_path).fouten


# Waar, wat er staat, wat het wordt, en een deel van de melding: dit is niet te tonen en niet na te rekenen.
MISVORMD = {
    "een paar cijfers te kort": (
        7,
        r'("cijfers": \[\[[^\]]*?), \d+\]',
        r"\1]",
        "blok: verwacht in 'cijfers' iets anders",
    ),
    "een cel te veel in een rij": (10, r'("rijen": \[\[)', r'\1"x", ', "evenveel cellen"),
    "een cel te veel in een figuur": (6, r'("rijen": \[\[)', r'\1"x", ', "evenveel cellen"),
    "een onderdeel dat niet bestaat": (2, r'"is": "kerncijfers"', '"is": "taart"', "niet 'taart'"),
    "een onderdeel dat hier niet hoort": (2, r'("onderdelen": \[)', r'\g<1>{"is": "blok"}, ', "in 'onderdelen'"),
    "nadruk die niet bestaat": (12, r'"soort": "sterk"', '"soort": "schuin"', "in 'soort' iets anders dan schuin"),
    "een thema dat niet bestaat": (5, r'"thema": "aantallen"', '"thema": "taart"', "in 'thema' iets anders dan taart"),
    "een veld dat niet bestaat": (6, r'"alt": ', '"kleur": "rood", "alt": ', "figuur: verwacht geen veld 'kleur'"),
    "een veld dat wegvalt": (6, r'"alt": "[^"]*", ', "", "figuur: verwacht een veld 'alt'"),
    "een jaar dat tekst is": (5, r'"jaar": (\d+)', r'"jaar": "\1"', "in 'jaar' iets anders dan 20"),
    "een andere versie": (2, r'"versie": 1', '"versie": 2', "van versie 1"),
}


@pytest.mark.parametrize(("nummer", "patroon", "nieuw", "zin"), MISVORMD.values(), ids=MISVORMD)
def test_een_misvormd_blok_wijst_zijn_cel_aan(notebook, nummer, patroon, nieuw, zin):
    fout = onleesbaar("x.ipynb", _vervalst(notebook, nummer, patroon, nieuw, 1))
    assert (fout.bestand, fout.plaats) == ("x.ipynb", f"cel {nummer + 1}") and zin in fout.verwacht


def test_na_een_misvormd_blok_gaat_de_controle_verder(notebook, rij, tmp_path):
    """Er staat één fout bij dat notebook, en het volgende rapport wordt nagerekend."""
    pad = next(p for p in rij["bestanden"] if p.endswith(".ipynb"))
    ander, inhoud = f"elders/{Path(pad).name}", json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    (tmp_path / "elders").mkdir()
    (tmp_path / ander).write_bytes((tmp_path / pad).read_bytes())
    nbformat.write(_vervalst(notebook, *MISVORMD["een paar cijfers te kort"][:3], 1), tmp_path / pad)
    inhoud["rapporten"].append(inhoud["rapporten"][0] | {"bestanden": {ander: rij["bestanden"][pad]}})
    inhoud["rapporten"][0]["bestanden"][pad] = sha256((tmp_path / pad).read_bytes())
    (tmp_path / "manifest.json").write_text(json.dumps(inhoud), encoding="utf-8")
    uitkomst = controleer(tmp_path)
    (fout,) = (fout for fout in uitkomst.fouten if fout.bestand == pad)
    assert fout.plaats == "cel 8" and "verwacht in 'cijfers' iets anders" in fout.verwacht
    assert (uitkomst.rapporten, uitkomst.getallen > 0) == (2, True)


ANDERS = {
    "gegevens.csv": ("/gegevens.csv", "2025", "2023"),
    "figuren": ("csv", "2025", "2023"),
    "pagina": (".html", "2025", "2023"),
    "thema dat zich jonger voordoet": (".html", r'(data-thema="aantallen" data-oudste=")\d+', r"\g<1>2026"),
    "ouder thema in de regel onder de titel": (
        ".html",
        r'(<p class="ouderdom">[^<]*<strong>[^<]*</strong>.*?)2025',
        r"\g<1>2021",
    ),
    "tabel die wegvalt": (".html", r"<table.*?</table>", ""),
    "merk dat wegvalt": (".html", r"<data [^>]*>([^<]*)</data>", r"\1"),
}


def _fouten(uit: Path, rij: dict, pad: str) -> list[Fout]:
    """Wat de controle over één bestand zegt, zonder de andere van het rapport te lezen."""
    naam = next(p for p in rij["bestanden"] if p.endswith(".ipynb"))
    alleen, nb = rij | {"bestanden": {pad: sha256((uit / pad).read_bytes())}}, notebookinhoud.lees(uit / naam)
    alle = [*cijferbestanden(alleen, uit), *opgemaakt(lees(naam, alleen, nb), nb, uit)]
    return [fout for fout in alle if fout.bestand == pad and "in het manifest" not in fout.verwacht]


@pytest.mark.wisselend(2)
@pytest.mark.parametrize(("soort", "patroon", "nieuw"), ANDERS.values(), ids=ANDERS)
def test_een_bestand_dat_niet_bij_de_inhoud_hoort(rij, tmp_path, soort, patroon, nieuw):
    """Ook met de juiste vingerafdruk in het manifest volgt een bestand uit de inhoud, of uit de editie. Elke dag één op twee, met `--volledig` alle."""
    pad = next(p for p in rij["bestanden"] if p.endswith(soort) and (soort != "csv" or "figuren/" in p))
    inhoud = (tmp_path / pad).read_text(encoding="utf-8")
    anders = re.sub(patroon, nieuw, inhoud, count=1, flags=re.DOTALL)
    assert anders != inhoud
    (tmp_path / pad).write_text(anders, encoding="utf-8", newline="")
    assert _fouten(tmp_path, rij, pad)


def test_een_cel_van_het_werkboek(rij, tmp_path):
    pad = next(p for p in rij["bestanden"] if p.endswith("gegevens.xlsx"))
    boek = openpyxl.load_workbook(tmp_path / pad)
    boek["Aantallen"].cell(row=5, column=12).value += 1
    boek.save(tmp_path / pad)
    (fout,) = _fouten(tmp_path, rij, pad)
    assert fout.plaats == "Aantallen, rij 5"


# Formaat → deel van de zip, en (wat er staat, wat iemand ervan maakt, of het goed is).
DOCUMENTEN = {
    "docx": ("word/document.xml", (("x", "x", True), ("48.040", "48.041", False), ("Kerncijfers", "Cijfers", False))),
    "pptx": ("ppt/slides/slide3.xml", (("x", "x", True), ("48.040", "48.041", False), ("64,2", "46,2", False))),
    "xlsx": ("xl/worksheets/sheet2.xml", (("x", "x", True), ("<v>48040</v>", "<v>48041</v>", False))),
}


@pytest.mark.wisselend(2)
@pytest.mark.parametrize("formaat", DOCUMENTEN)
def test_een_document(formaat, rij, tmp_path, monkeypatch):
    """Een document met de inhoud van het notebook is in orde; een andere cel of een ander woord niet, en een deel te veel ook niet.

    Elke dag één formaat of twee, met `--volledig` alle drie.
    """
    pad = next(p for p in rij["bestanden"] if p.endswith(".ipynb"))
    module, naam = documenten.module(formaat), pad.replace(".ipynb", f".{formaat}")
    monkeypatch.setattr(
        module, "maak", cache(module.maak)
    )  # het notebook blijft; elke keer komen er dezelfde bytes uit
    inhoud = module.maak(tmp_path / pad)
    (waar, gevallen), extra = DOCUMENTEN[formaat], documenten.delen(formaat)[0] + "9.xml"
    for oud, nieuw, goed in (*gevallen, ("", "", False)):
        anders = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(inhoud)) as van, zipfile.ZipFile(anders, "w") as naar:
            for deel in van.namelist():
                bytes_ = van.read(deel)
                if deel == waar and oud:
                    assert oud.encode() in bytes_
                    bytes_ = bytes_.replace(oud.encode(), nieuw.encode())
                naar.writestr(deel, bytes_)
            if not oud:
                naar.writestr(extra, "<x/>")
        (tmp_path / naam).write_bytes(anders.getvalue())
        fouten = _fouten(tmp_path, rij, naam)
        assert (fouten == []) is goed, (oud, fouten)


def test_eigen_werk_van_een_onderzoeker_is_geen_fout(notebook, gegevens, tmp_path):
    """Een tabel, een beeld, markdown en tekst van wie het notebook aanvult, worden getoond en niet nagerekend."""
    eigen = copy.deepcopy(notebook)
    html = '<table class="dataframe"><caption>t</caption><tr><th scope="col">x</th></tr><tr><th scope="row">12 %</th></tr></table>'
    for nummer, data in enumerate(
        [{"text/html": html}, {"text/markdown": "Het steeg met **12** in 1999."}, {"text/plain": "3,14"}]
    ):
        cel = nbformat.v4.new_code_cell("mijn_werk", id=f"eigen-{nummer}")
        cel.outputs = [nbformat.v4.new_output("display_data", data=data)]
        eigen.cells.append(cel)
    maak_map(tmp_path, eigen, NIS, gegevens=gegevens)
    assert controleer(tmp_path).fouten == ()
