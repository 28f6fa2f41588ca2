"""Wat elke cel van het notebook vroeg, staat er ook: elk blok, de gevraagde figuur, en de cellen van het notebook waaruit het gemaakt is."""

import ast
from collections.abc import Iterator
from itertools import zip_longest

from integratie.bestanden.wegschrijven import sha256
from integratie.blok.blok import MIME, Blok, Figuur
from integratie.blok.onderdelen import Groep, Kop
from integratie.controle.figuren import SOORTEN, anker
from integratie.controle.rapport import EIGEN_TEKST, VRIJ, Fout, Getoond, Rapport, eerste_verschil, onderdelen
from integratie.controle.richting import alleen_aantal
from integratie.indicator import register
from integratie.project import projectmap
from integratie.weergave import notebookinhoud

MET_EIGEN_CIJFER = ("trend", "positie", "staven")  # zonder figuur hoort er geen eigen cijfer te zijn
_TEKSTEN = (
    "titel",
    "samenvatting",
    "opvallend",
    "onbekend",
    "duiding",
    "thema",
    "kader",
    "effecttabel",
    "randcijfers",
    "tekst",
)
_VERANTWOORDING = ("statussen", "brontabel", "begrippen", "definities")
_VIERBLAD = ("vierbladkop", "hoofdpunten", "kerngetallen", "kaart_met_lijst", "themarijen", "beelden", "slot")
TOONBAAR = (*SOORTEN, *_VIERBLAD, *_TEKSTEN, *_VERANTWOORDING)
INGEVULD = "injected-parameters"


def cellen(r: Rapport, notebook) -> Iterator[Fout]:
    """Elke cel toont wat ze vraagt, met de gemeente en het peiljaar van het rapport."""
    yield from _zoals_het_notebook(r, notebook)
    for nummer, cel in enumerate(notebook.cells, start=1):
        functie, _ = _gevraagd(cel.source) if cel.cell_type == "code" else ("", None)
        if functie and not any(MIME in uitvoer.get("data", {}) for uitvoer in cel.outputs):
            yield Fout(r.naam, f"cel {nummer}", f"verwacht wat ig.{functie} toont")
        if _is_ingevuld(cel):
            yield from (Fout(r.naam, f"cel {nummer}", zin) for zin in _parameters(cel.source, r))
    for waar in r.getoond:
        yield from (r.fout(waar, zin) for zin in _antwoord(*_gevraagd(waar.code), waar, r))


def _gevraagd(code: str) -> tuple[str, object]:
    """De functie van `ig` die een cel op haar laatste regel oproept (of niets), en haar eerste waarde als die vast is; over zelf gekozen gebieden niets."""
    try:
        match ast.parse(code).body[-1:]:
            case [ast.Expr(ast.Call(ast.Attribute(ast.Name("ig"), functie), waarden, namen))] if functie in TOONBAAR:
                if any(isinstance(x, ast.List) for x in waarden[1:2]) or any(x.arg == "binnen" for x in namen):
                    return "", None
                return functie, waarden[0].value if waarden and isinstance(waarden[0], ast.Constant) else None
    except SyntaxError:
        pass
    return "", None


def _antwoord(functie: str, naam: object, waar: Getoond, r: Rapport) -> Iterator[str]:
    if functie and isinstance(waar.blok, Figuur):
        hoort = anker(functie, str(naam or ""))
        begin = (f"{hoort}-", VRIJ) if naam is None else f"{hoort}-"  # wie geen naam geeft, geeft eigen cijfers
        if not (waar.blok.naam == hoort or waar.blok.naam.startswith(begin)):
            yield f"verwacht de figuur '{hoort}', niet '{waar.blok.naam}'"
    elif functie in MET_EIGEN_CIJFER and naam in register():
        g = r.grootheid(register()[naam])
        alle = [g.met(groep) for groep in (g.groepen(r.nis) if functie == "staven" else [""])]
        if any(g.bekend(r.nis) and not alleen_aantal(g, r.nis, g.laatste(r.nis)) for g in alle):
            yield f"verwacht een figuur, want er zijn cijfers over {g.ind.titel}"
    elif functie in ("duiding", "thema") and isinstance(waar.blok, Blok) and waar.blok.thema != naam:
        yield f"verwacht het thema {naam}, niet {waar.blok.thema}"
    if functie == "tekst":
        er = [g.naam.split(" ", 2)[2:] for g in onderdelen(waar.blok, Groep) if g.soort == EIGEN_TEKST]
        if len(er) != 1 or (naam is not None and er != [[f"tekst {naam}"]]):
            yield f"verwacht de tekst '{naam or waar.code}'"
    if functie == "titel":
        teksten = [str(getattr(deel, "tekst", "")) for deel in getattr(waar.blok, "onderdelen", ())]
        onder = f"Stand in {r.peiljaar}, editie {r.editie} van de gegevens. Een nieuwer cijfer dan {r.peiljaar} "
        koppen = [str(kop.tekst) for kop in onderdelen(waar.blok, Kop)]
        if koppen != [r.rij["gebied"]] or not any(onder in tekst for tekst in teksten):
            yield f"verwacht de titel {r.rij['gebied']} en 'Stand in {r.peiljaar}, editie {r.editie}'"


def _is_ingevuld(cel) -> bool:
    return INGEVULD in cel.get("metadata", {}).get("tags", [])


def _parameters(code: str, r: Rapport) -> Iterator[str]:
    """Het notebook draaide voor de gemeente en het peiljaar van zijn rij."""
    try:
        toekenningen = [regel for regel in ast.parse(code).body if isinstance(regel, ast.Assign)]
        waarden = {ast.unparse(doel): ast.literal_eval(x.value) for x in toekenningen for doel in x.targets}
    except (SyntaxError, ValueError):
        yield "verwacht alleen de waarden waarmee het rapport gemaakt werd"
        return
    if "naast" in waarden and list(waarden["naast"]) != r.rij.get("naast", []):
        yield f"verwacht naast {r.rij.get('naast', [])}, niet {waarden['naast']}"
    if not waarden.items() >= {"gemeente": r.nis, "peiljaar": r.peiljaar}.items():
        yield f"verwacht gemeente {r.nis} en peiljaar {r.peiljaar}, niet {waarden}"
    andere = {naam: w for naam, w in waarden.items() if naam not in ("gemeente", "peiljaar", "naast")}
    if andere != r.rij.get("parameters", {}):
        yield f"verwacht de parameters {r.rij.get('parameters', {})}, niet {andere}"


def _zoals_het_notebook(r: Rapport, notebook) -> Iterator[Fout]:
    """De cellen zijn die van het notebook in notebooks/, zolang dat het notebook is waaruit het rapport gemaakt werd."""
    pad = projectmap() / "notebooks" / f"{r.rij['notebook']}.ipynb"
    if not pad.is_file() or sha256(pad.read_bytes()) != r.rij.get("invoer", {}).get("notebook"):
        return
    hoort = [f"{c.cell_type}: {c.source}" for c in notebookinhoud.lees(pad).cells]
    staat = [f"{c.cell_type}: {c.source}" for c in notebook.cells if not _is_ingevuld(c)]
    for nummer, (er, juist) in enumerate(zip_longest(staat, hoort, fillvalue="geen cel"), start=1):
        if er != juist:
            _, rond_er, rond_juist = eerste_verschil(er, juist)
            yield Fout(r.naam, f"cel {nummer}", f"verwacht '{rond_juist}', niet '{rond_er}'")
            return
