"""Een uitgevoerd notebook als een rij van wat de cellen tonen: tekstcellen, blokken en figuren, en wat een onderzoeker zelf toonde."""

import re
from dataclasses import dataclass
from pathlib import Path

from integratie.blok import machine
from integratie.blok.blok import MIME, Blok, Figuur
from integratie.blok.onderdelen import Alinea, alinea, met_inhoud
from integratie.blok.vierblad import Kaartlijst
from integratie.uitvoering import laden
from integratie.weergave import kaartfiguur

HTML, MARKDOWN, SVG, TEKST = "text/html", "text/markdown", "image/svg+xml", "text/plain"
BEELDEN = ("image/png", "image/jpeg")
# Wat er in meer vormen is, komt er in de eerste hiervan, zoals bij nbconvert.
VORMEN = (HTML, MARKDOWN, SVG, *BEELDEN, TEKST)
ZONDER_ALT = "Dit beeld heeft geen tekstalternatief."
_KLEUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")  # een terminal kleurt ermee


@dataclass(frozen=True)
class Tekstcel:
    """Een tekstcel van het notebook, in markdown."""

    markdown: str


@dataclass(frozen=True)
class Uitvoer:
    """Wat een cel toonde en geen blok is: `vorm` is het mimetype van `inhoud`, `alt` het tekstalternatief van een beeld."""

    vorm: str
    inhoud: str
    alt: str = ""


Celinhoud = Tekstcel | Blok | Figuur | Uitvoer


def lees(pad: Path):
    """Een notebook van schijf (`NotebookNode`)."""
    laden.nbformat()
    import nbformat

    return nbformat.read(pad, as_version=4)


def celinhoud(notebook) -> list[Celinhoud]:
    """Alles wat een lezer van een uitgevoerd notebook ziet, in volgorde; de code niet. Fout: `ValueError` bij een blok van een andere versie."""
    uit: list[Celinhoud] = []
    for cel in notebook.cells:
        if cel.cell_type == "markdown":
            uit.append(Tekstcel(cel.source))
        uit += [inhoud for uitvoer in cel.get("outputs", ()) if (inhoud := _inhoud(uitvoer))]
    return _zonder_herhaling(uit)


def _zonder_herhaling(alle: list[Celinhoud]) -> list[Celinhoud]:
    """Mededelingen die op elkaar volgen en dezelfde reden geven waarom er geen figuur staat, worden er één."""
    uit: list[Celinhoud] = []
    for inhoud in alle:
        vorig, dit = _mededeling(uit[-1]) if uit else None, _mededeling(inhoud)
        if vorig is None or dit is None or vorig[1] != dit[1]:
            uit.append(inhoud)
        elif dit[0] not in vorig[0].split("; "):
            zin = f"{vorig[0]}; {dit[0]}: {dit[1]}"
            uit[-1] = Blok((alinea(zin, "leeg"),), zin)
    return uit


def _mededeling(inhoud: Celinhoud) -> tuple[str, str] | None:
    """Wat er ontbreekt en waarom, van een blok dat alleen dat zegt; anders None."""
    match inhoud:
        case Blok(onderdelen=(Alinea(tekst=zin, soort="leeg"),)):
            wat, _, reden = str(zin).partition(": ")
            return (wat, reden) if reden else None
    return None


def figuren(alle: list[Celinhoud]) -> list[Figuur]:
    """De figuren die ook los in een bestand komen, ook die in een blok en een kaart met haar lijst, elke naam één keer."""
    uniek: dict[str, Figuur] = {}
    for inhoud in alle:
        for deel in met_inhoud(inhoud):
            if isinstance(deel, Kaartlijst):
                deel = kaartfiguur.van(deel)
            if isinstance(deel, Figuur):
                uniek.setdefault(deel.naam, deel)
    return list(uniek.values())


def _inhoud(uitvoer) -> Blok | Figuur | Uitvoer | None:
    if uitvoer.output_type == "stream":
        return _tekst(uitvoer.text)
    if uitvoer.output_type == "error":
        return _tekst("\n".join(uitvoer.traceback))
    if MIME in uitvoer.data:
        return machine.lees(uitvoer.data[MIME])
    vorm = next((vorm for vorm in VORMEN if vorm in uitvoer.data), None)
    if vorm is None or vorm == TEKST:
        return _tekst(uitvoer.data.get(TEKST, ""))
    alt = uitvoer.metadata.get(vorm, {}).get("alt") or uitvoer.metadata.get("alt") or ZONDER_ALT
    return Uitvoer(vorm, uitvoer.data[vorm], alt if vorm in (SVG, *BEELDEN) else "")


def _tekst(tekst: str) -> Uitvoer | None:
    return Uitvoer(TEKST, _KLEUR.sub("", tekst).rstrip("\n")) if tekst.strip() else None
