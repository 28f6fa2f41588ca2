"""Wat elke cel van het notebook vroeg, staat er ook: elk blok, de gevraagde figuur, en de cellen van het notebook waaruit het gemaakt is."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from integratie import gebieden
from integratie.bestanden.wegschrijven import sha256
from integratie.blok.blok import MIME, Blok, Figuur
from integratie.blok.onderdelen import Alinea
from integratie.controle import cijfers
from integratie.controle.fout import Fout
from integratie.controle.rapport import Getoond, Rapport, onderdelen
from integratie.controle.richting import alleen_aantal
from integratie.indicator import register
from integratie.project import projectmap

FIGUREN = ("trend", "samenstelling", "kaartreeks", "ontwikkeling", "kaart", "positie", "staven")
MET_EIGEN_CIJFER = ("trend", "positie", "staven")  # zonder figuur hoort er geen eigen cijfer te zijn
PARAMETERS, INGEVULD = "parameters", "injected-parameters"


def cellen(r: Rapport, notebook) -> list[Fout]:
    """Elke cel toont wat ze vraagt, met de gemeente en het peiljaar van het rapport."""
    fouten = [Fout(r.naam, plaats, zin) for plaats, zin in _parameters(r, notebook)]
    fouten += [Fout(r.naam, plaats, zin) for plaats, zin in _zoals_het_notebook(r, notebook)]
    for nummer, cel in enumerate(notebook.cells, start=1):
        vraag = gevraagd(cel.source) if cel.cell_type == "code" else None
        if vraag and not any(MIME in uitvoer.get("data", {}) for uitvoer in cel.outputs):
            fouten.append(Fout(r.naam, f"cel {nummer}", f"verwacht wat ig.{vraag[0]} toont"))
    for waar in r.getoond:
        if vraag := gevraagd(waar.code):
            fouten += [r.fout(waar, zin) for zin in _antwoord(vraag, waar, r)]
    return fouten


def gevraagd(code: str) -> tuple[str, list] | None:
    """De functie van `ig` die een cel op haar laatste regel oproept, met haar waarden (None voor wat geen vaste waarde is)."""
    try:
        regels = ast.parse(code).body
    except SyntaxError:
        return None
    laatste = regels[-1].value if regels and isinstance(regels[-1], ast.Expr) else None
    if not isinstance(laatste, ast.Call) or not isinstance(laatste.func, ast.Attribute):
        return None
    if getattr(laatste.func.value, "id", "") != "ig" or laatste.func.attr not in TOONBAAR:
        return None
    return laatste.func.attr, [a.value if isinstance(a, ast.Constant) else None for a in laatste.args]


TOONBAAR = (
    *FIGUREN,
    "piramide",
    "typologie",
    "sigma",
    "beta",
    "ongelijkheid",
    "titel",
    "samenvatting",
    "onbekend",
    "duiding",
    "thema",
    "statussen",
    "brontabel",
    "begrippen",
    "definities",
    "kader",
    "kadertabel",
    "randcijfers",
)


def _antwoord(vraag: tuple[str, list], waar: Getoond, r: Rapport) -> Iterator[str]:
    functie, waarden = vraag
    naam = waarden[0] if waarden else None
    if isinstance(waar.blok, Figuur):
        anker = gebieden.plat(f"{functie} {naam if functie in FIGUREN else ''}".replace("_", " ")).replace(" ", "-")
        if not (waar.blok.naam == anker or waar.blok.naam.startswith(f"{anker}-")):
            yield f"verwacht de figuur '{anker}', niet '{waar.blok.naam}'"
    elif functie in MET_EIGEN_CIJFER and naam in register():
        yield from _geen_figuur(functie, register()[naam], r)
    elif functie in ("duiding", "thema") and isinstance(waar.blok, Blok) and waar.blok.thema != naam:
        yield f"verwacht het thema {naam}, niet {waar.blok.thema}"
    if functie == "titel":
        yield from _titel(waar.blok, r)


def _geen_figuur(functie: str, ind, r: Rapport) -> Iterator[str]:
    groepen = cijfers.groepen(ind.naam, r.nis, r.editie, r.peiljaar) if functie == "staven" else [""]
    standen = {g: cijfers.laatste(ind.naam, r.nis, g, r.peiljaar, r.editie) for g in groepen}
    bekend = {g: c for g, c in standen.items() if c is not None and c.waarde is not None}
    if any(not alleen_aantal(ind, r.nis, c, g, r.editie) for g, c in bekend.items()):
        yield f"verwacht een figuur, want er zijn cijfers over {ind.titel}"


def _titel(blok: Blok, r: Rapport) -> Iterator[str]:
    tekst = " ".join(str(getattr(deel, "tekst", "")) for deel in onderdelen(blok) if not isinstance(deel, Blok))
    onder = f"Stand in {r.peiljaar}, editie {r.editie} van de gegevens. Een nieuwer cijfer dan {r.peiljaar} "
    koppen = [str(d.tekst) for d in onderdelen(blok) if not isinstance(d, Alinea | Blok) and hasattr(d, "niveau")]
    if koppen != [r.rij["gebied"]] or onder not in tekst:
        yield f"verwacht de titel {r.rij['gebied']} en 'Stand in {r.peiljaar}, editie {r.editie}'"


def _parameters(r: Rapport, notebook) -> Iterator[tuple[str, str]]:
    """Het notebook draaide voor de gemeente en het peiljaar van zijn rij."""
    ingevuld = [
        (n, c.source) for n, c in enumerate(notebook.cells, 1) if INGEVULD in c.get("metadata", {}).get("tags", [])
    ]
    for nummer, code in ingevuld:
        waarden = {
            doel.id: regel.value.value
            for regel in ast.parse(code).body
            if isinstance(regel, ast.Assign) and isinstance(regel.value, ast.Constant)
            for doel in regel.targets
        }
        hoort = {"gemeente": r.nis, "peiljaar": r.peiljaar}
        if {k: waarden.get(k) for k in hoort} != hoort:
            yield f"cel {nummer}", f"verwacht gemeente {r.nis} en peiljaar {r.peiljaar}, niet {waarden}"


def _zoals_het_notebook(r: Rapport, notebook) -> Iterator[tuple[str, str]]:
    """De cellen zijn die van het notebook in notebooks/, zolang dat het notebook is waaruit het rapport gemaakt werd."""
    pad = projectmap() / "notebooks" / f"{r.rij['notebook']}.ipynb"
    if not pad.is_file() or sha256(pad.read_bytes()) != r.rij.get("invoer", {}).get("notebook"):
        return
    from integratie.weergave.notebookinhoud import lees

    hoort = [(c.cell_type, c.source) for c in lees(pad).cells]
    staat = [(c.cell_type, c.source) for c in notebook.cells if INGEVULD not in c.get("metadata", {}).get("tags", [])]
    for nummer, (er, juist) in enumerate(zip(staat, hoort, strict=False), start=1):
        if er != juist:
            yield f"cel {nummer}", f"verwacht '{_kort(juist[1])}', niet '{_kort(er[1])}'"
            return
    if len(staat) != len(hoort):
        yield "hele notebook", f"verwacht {len(hoort)} cellen, niet {len(staat)}"


def _kort(tekst: str) -> str:
    regel = " ".join(tekst.split())
    return regel if len(regel) <= 80 else f"{regel[:80]}…"
