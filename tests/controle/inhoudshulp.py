"""Een rapport zonder kernel: de blokken van een notebook in dit proces gemaakt, als notebook en als map met alles erbij."""

import copy
import json
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat

import integratie as ig
from integratie import gebieden
from integratie.bestanden.wegschrijven import sha256
from integratie.blok.blok import MIME
from integratie.controle.alles import keur_inhoud
from integratie.controle.rapport import Rapport, lees
from integratie.opslag import edities
from integratie.project import projectmap
from integratie.uitvoering import manifest
from integratie.uitvoering.opdracht import Opdracht, rapporten
from integratie.weergave import (
    bladzijde,
    cijferbestanden,
    figuurbestanden,
    notebookinhoud,
    overzicht,
    verantwoordingspagina,
)

NIS, PEILJAAR = "23088", 2025
for _naam in ig.__all__:  # alles geladen: wat later laadt, zou een vervangen regel houden
    getattr(ig, _naam)


def cellen(notebook: str) -> list[str]:
    """De code van elke cel die iets toont, en de tekst van de andere."""
    pad = projectmap() / "notebooks" / f"{notebook}.ipynb"
    return ["".join(cel["source"]) for cel in json.loads(pad.read_text(encoding="utf-8"))["cells"]]


def vragen(notebook: str) -> list[str]:
    """De aanroepen en tekstcellen van een notebook, in volgorde."""
    return [cel if cel.startswith("## ") else cel.splitlines()[-1] for cel in cellen(notebook)[1:]]


def toon(code: str, nis: str, peiljaar: int = PEILJAAR):
    """Het blok van één aanroep."""
    return eval(code, {"ig": ig, "gemeente": nis, "peiljaar": peiljaar})


def als_notebook(codes: list[str], nis: str, notebook: str = "omgevingsanalyse", peiljaar: int = PEILJAAR):
    """Een uitgevoerd notebook met deze aanroepen en tekstcellen."""
    nb = nbformat.v4.new_notebook()
    naam = gebieden.plaats(nis).naam
    nb.metadata["title"] = f"{rapporten()[notebook].titel}: {naam} ({peiljaar})"
    for nummer, code in enumerate(codes):
        if code.startswith("## "):
            nb.cells.append(nbformat.v4.new_markdown_cell(code, id=f"cel-{nummer}"))
            continue
        cel = nbformat.v4.new_code_cell(code, id=f"cel-{nummer}")
        bundel = {**toon(code, nis, peiljaar)._repr_mimebundle_(), "text/plain": ""}
        cel.outputs = [nbformat.v4.new_output("execute_result", data=bundel, execution_count=1)]
        nb.cells.append(cel)
    return nbformat.from_dict(json.loads(json.dumps(nb)))


def rij_van(nis: str, notebook: str = "omgevingsanalyse", peiljaar: int = PEILJAAR) -> dict:
    """De rij van het manifest, nog zonder bestanden."""
    return {
        "nis": nis,
        "gebied": gebieden.plaats(nis).naam,
        "notebook": notebook,
        "peiljaar": peiljaar,
        "editie": edities.kies_editie(),
        "status": "gemaakt",
        "seconden": 1.0,
        "bestanden": {},
        "invoer": {},
        "indicatoren": [],
    }


def als_rapport(nb, nis: str, notebook: str = "omgevingsanalyse", peiljaar: int = PEILJAAR) -> Rapport:
    """Hoe de controle het notebook leest."""
    return lees(f"{nis}/{notebook}.ipynb", rij_van(nis, notebook, peiljaar), nb)


def keur(codes: list[str], nis: str, notebook: str = "omgevingsanalyse", peiljaar: int = PEILJAAR) -> list[str]:
    """Wat de controle over de blokken van deze aanroepen zegt."""
    return [
        str(f) for f in keur_inhoud(als_rapport(als_notebook(codes, nis, notebook, peiljaar), nis, notebook, peiljaar))
    ]


def blok_van(cel) -> dict:
    """De inhoud van een cel als JSON-waarden."""
    return cel.outputs[0].data[MIME]


def met_inhoud(nb, nummer: int, inhoud: dict):
    """Hetzelfde notebook met een andere inhoud in één cel."""
    cel = copy.deepcopy(nb.cells[nummer])
    cel.outputs[0].data[MIME] = nbformat.from_dict(inhoud)
    ander = copy.copy(nb)  # de andere cellen blijven die van het notebook: niemand verandert ze
    ander.cells = [*nb.cells[:nummer], cel, *nb.cells[nummer + 1 :]]
    return ander


def maak_map(uit: Path, nb, nis: str, notebook: str = "omgevingsanalyse", gegevens: dict | None = None) -> dict:
    """Een volledige uitvoermap van dit notebook, alle bestanden en vingerafdrukken samen; geeft de rij."""
    rij, soort = rij_van(nis, notebook), rapporten()[notebook]
    opdracht = Opdracht(nis, rij["gebied"], notebook, soort.titel, Path("x"), PEILJAAR, rij["editie"])
    stukken = notebookinhoud.celinhoud(nb)
    inhoud = {
        f"{notebook}.html": bladzijde.naar_html(nb, nb.metadata["title"]).encode(),
        f"{notebook}.ipynb": (nbformat.writes(nb) + "\n").encode(),
        verantwoordingspagina.NAAM: verantwoordingspagina.pagina(),
        **figuurbestanden.bestanden(notebookinhoud.figuren(stukken)),
        **(gegevens or cijferbestanden.bestanden(opdracht)),
    }
    for naam, bytes_ in inhoud.items():
        pad = uit / opdracht.map / naam
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_bytes(bytes_)
    rij["bestanden"] = {f"{opdracht.map}/{naam}": sha256(bytes_) for naam, bytes_ in inhoud.items()}
    manifest.schrijf(uit, rij["editie"], {(nis, notebook): rij})
    overzicht.schrijf(uit)
    return rij


def leeg_geheugen(*modules) -> None:
    """Vergeet wat deze modules onthielden."""
    for module in modules:
        for functie in vars(module).values():
            if hasattr(functie, "cache_clear"):
                functie.cache_clear()


def vervang(monkeypatch, oud: object, nieuw: object) -> None:
    """Vervang een functie of waarde overal waar schrijvers haar kennen; de controle en de cijfers blijven zoals ze zijn."""
    geraakt = 0
    for naam, module in list(sys.modules.items()):
        if naam.startswith("integratie.") and not naam.startswith("integratie.controle"):
            for attribuut, waarde in list(vars(module).items()):
                if waarde is oud:
                    monkeypatch.setattr(module, attribuut, nieuw)
                    geraakt += 1
    assert geraakt


def omhullend(oud: Callable, maak: Callable) -> tuple[Callable, Callable]:
    """De functie, en dezelfde met een andere uitkomst: `maak` krijgt de oude functie en wat ze meekreeg."""
    return oud, lambda *w, **n: maak(oud, *w, **n)
