"""Eén rapport maken: uitvoeren, opmaken, exporteren en op zijn plaats zetten.

Hier wordt alleen gewacht en geschreven: het notebook draait in zijn eigen proces, al de rest in een hulpproces.
"""

import contextlib
import re
import tempfile
import time
import traceback
from concurrent.futures import BrokenExecutor
from math import inf
from pathlib import Path

from integratie.bestanden.wegschrijven import sha256
from integratie.fouten import Gebruiksfout, Gegevensfout, IntegratieFout
from integratie.uitvoering import eigen_bestanden, laden, manifest, motor, processen
from integratie.uitvoering.opdracht import Opdracht
from integratie.uitvoering.uitvoermap import LEEG, SOM, Uitvoer, binnen, met_som

RAPPORTEN, EEN_RAPPORT = (f"integratie.rapport.klaarzetten:{naam}" for naam in ("rapporten", "een_rapport"))
BELEID = "integratie.uitvoering.klaarzetten:beleid"
WEINIG = 2  # tot zoveel rapporten kost een voorbeeld klaarzetten meer dan het hun bespaart
# Wat een notebook vraagt waarvoor alle gemeenten doorgerekend worden.
_BELEID = re.compile(r"\big\.(gelijkaardig|regels|samen|volgende_drempels)\b")


def maak(opdracht: Opdracht, uit: Path, bezig: Path, tijdslimiet: int, bekend: dict[str, set[str]]) -> dict:
    """Voer het notebook uit en zet alle bestanden samen op hun plaats; geeft de rij voor het manifest, zonder `invoer`.

    Wat er ook misgaat, het blijft bij dit ene rapport: `reden` in één zin, de rest in `<notebook>.fout.txt`. `bekend` is pad →
    vingerafdrukken waarmee wij het vroeger schreven: al de rest die er staat, is van de gebruiker en wordt bewaard.
    """
    start, uitvoer = time.perf_counter(), Uitvoer(uit, bekend)
    uitkomst: dict[str, object]
    try:
        binnen(uit, foutbestand(opdracht))  # voor er een kernel start
        inhoud, ontbreekt = _inhoud(opdracht, uit, bezig, tijdslimiet)
        bestanden = {f"{opdracht.map}/{naam}": bytes_ for naam, bytes_ in inhoud.items()}
        uitvoer.plaats(bestanden, bezig)
        uitvoer.verwijder(foutbestand(opdracht))
        uitkomst = {"status": manifest.GEMAAKT} | ontbreekt
    except Exception as fout:
        bestanden = {}
        cel, waarom = (fout.cel, fout.reden) if isinstance(fout, motor.Mislukking) else (0, reden(fout))
        uitkomst = {"status": manifest.MISLUKT, "cel": cel, "reden": waarom}
        verslag = fout.verslag if isinstance(fout, motor.Mislukking) else traceback.format_exc()
        _schrijf_verslag(opdracht, uitvoer, bezig, verslag)
    seconden = round(time.perf_counter() - start, 1)
    sommen = {pad: sha256(inhoud) for pad, inhoud in bestanden.items()}
    rij = kop(opdracht) | uitkomst | {"seconden": seconden, "bestanden": sommen}
    return manifest.noteer(rij, uitvoer.bewaard)


def _schrijf_verslag(opdracht: Opdracht, uitvoer: Uitvoer, bezig: Path, verslag: str) -> None:
    # Op een volle schijf past ook het verslag niet, en buiten de uitvoermap hoort het niet.
    with contextlib.suppress(OSError, Gebruiksfout):
        uitvoer.plaats({foutbestand(opdracht): met_som(f"{verslag.rstrip()}\n\n{SOM}{LEEG}\n")}, bezig)


def weggevallen(opdracht: Opdracht, uit: Path, bezig: Path, fout: BaseException) -> dict:
    """De rij van een rapport waarvan wie het maakte wegviel, hier of op een andere machine, met zijn verslag."""
    waarom = f"Het werkproces viel weg ({type(fout).__name__}: te weinig geheugen?)."
    uitvoer = Uitvoer(uit, {})
    _schrijf_verslag(opdracht, uitvoer, bezig, f"{waarom}\n\n{''.join(traceback.format_exception(fout))}")
    rij = kop(opdracht) | {"status": manifest.MISLUKT, "cel": 0, "reden": waarom, "seconden": 0.0, "bestanden": {}}
    return manifest.noteer(rij, uitvoer.bewaard)


def foutbestand(opdracht: Opdracht) -> str:
    """Waar in de uitvoermap het volledige verslag van een mislukking staat; het draagt zijn eigen vingerafdruk."""
    return f"{opdracht.map}/{opdracht.notebook}.fout.txt"


def kop(opdracht: Opdracht) -> dict:
    """Wat een rij van het manifest over haar opdracht zegt."""
    gewoon = {k: getattr(opdracht, k) for k in ("nis", "gebied", "notebook", "peiljaar", "editie")}
    gekozen = {"naast": list(opdracht.naast), "parameters": opdracht.eigen_parameters}
    return gewoon | {veld: waarde for veld, waarde in gekozen.items() if waarde}


def reden(fout: Exception) -> str:
    """Wat er misging buiten een cel, in één zin voor de gebruiker."""
    if isinstance(fout, BrokenExecutor | EOFError | ConnectionError):  # het hulpproces, of het warme
        return "Het werkproces viel weg (te weinig geheugen?)."
    if isinstance(fout, IntegratieFout):
        return str(fout)
    if isinstance(fout, OSError):
        naam = Path(str(fout.filename2 or fout.filename or "een bestand")).name
        return f"Kan {naam} niet lezen of schrijven: {fout.strerror or fout}."
    eerste = next(iter(str(fout).splitlines()), "")
    return f"{type(fout).__name__}: {eerste}".removesuffix(": ")


def verwarm(opdrachten: list[Opdracht], aantal: float = inf) -> None:
    """Zet klaar wat deze rapporten (van de `aantal` die er komen) delen; doet niets als dat al gebeurde."""
    soort = EEN_RAPPORT if aantal <= WEINIG else RAPPORTEN
    beleid = any(_BELEID.search(o.pad.read_text(encoding="utf-8")) for o in opdrachten)
    processen.verwarm({"INTEGRATIE_EDITIE": opdrachten[0].editie}, (soort, BELEID) if beleid else (soort,))
    laden.nbformat()
    import papermill  # noqa: F401  # terwijl het warme proces klaarzet, want daarna wacht alles daarop


def _inhoud(opdracht: Opdracht, uit: Path, bezig: Path, tijdslimiet: int) -> tuple[dict[str, bytes], dict]:
    """Bestandsnaam → inhoud, en wat er volgens `herhaling.wat_ontbreekt` ontbreekt. Fout: `motor.Mislukking` als een cel faalt, `Gegevensfout` als er te veel te lezen staat over mensen in een eigen bestand."""
    omgeving = eigen_bestanden.omgeving(opdracht, uit)
    verwarm([opdracht])
    with processen.hulpproces(omgeving) as hulp:
        gegevens = hulp.submit(_gegevens, opdracht) if opdracht.met_gegevens else None
        notebook = motor.voer_uit(opdracht.pad, opdracht.parameters, tijdslimiet, omgeving)
        pagina = hulp.submit(_opmaken, opdracht, notebook)
        bladen, ontbreekt = pagina.result()
        inhoud = bladen | (gegevens.result() if gegevens else {})
        if any(eigen_bestanden.soorten(opdracht)):
            hulp.submit(_ga_na, opdracht.map, inhoud, uit, bezig).result()
        return inhoud, ontbreekt


# Wat deze laden, heeft alleen het hulpproces nodig.
def _gegevens(opdracht: Opdracht) -> dict[str, bytes]:
    from integratie.weergave import cijferbestanden

    return cijferbestanden.bestanden(opdracht)


def _opmaken(opdracht: Opdracht, notebook) -> tuple[dict[str, bytes], dict]:
    from integratie.weergave import figuurbestanden, herhaling, notebookbestand, notebookinhoud, verantwoordingspagina
    from integratie.weergave.bladzijde import pagina

    titel = opdracht.paginatitel
    notebook.metadata["title"] = titel  # zo heten ook de pdf en het Word-document die later uit het notebook komen
    inhouden = notebookinhoud.celinhoud(notebook)
    blad = pagina(inhouden, titel)
    bestanden = {
        f"{opdracht.notebook}.html": blad.encode(),
        **(
            {verantwoordingspagina.NAAM: verantwoordingspagina.pagina()}
            if f'"{verantwoordingspagina.NAAM}' in blad
            else {}
        ),
        **figuurbestanden.bestanden(notebookinhoud.figuren(inhouden)),
        f"{opdracht.notebook}.ipynb": notebookbestand.schrijf(notebook),
    }
    return bestanden, herhaling.wat_ontbreekt(inhouden)


def _ga_na(map_: str, inhoud: dict[str, bytes], uit: Path, bezig: Path) -> None:
    """Leest wie dit rapport leest iets over enkele mensen? Fout: `Gegevensfout`, zonder het aantal zelf, want ze blijft in de uitvoermap staan."""
    from integratie.afleiding import nagaan

    gegevens = uit / map_ / "gegevens.csv"  # de totalen van de gemeente, als een ander rapport ze draagt
    ernaast = {gegevens.name: gegevens.read_bytes()} if gegevens.is_file() else {}
    with tempfile.TemporaryDirectory(dir=bezig) as kandidaat:
        for naam, bytes_ in (ernaast | inhoud).items():
            pad = Path(kandidaat, map_, naam)
            pad.parent.mkdir(parents=True, exist_ok=True)
            pad.write_bytes(bytes_)
        lekken = nagaan.ga_na([Path(kandidaat)]).lekken
    if lekken:
        eerste, ook = lekken[0], f" Zo zijn er {len(lekken)}." if len(lekken) > 1 else ""
        raise Gegevensfout(
            f"{eerste.bestand}, tabel '{eerste.tabel}', {eerste.cel}: wie dit rapport leest, kent dat aantal op {eerste.hoog - eerste.laag} na, en "
            f"dat bereik moet minstens {nagaan.BREED} zijn.{ook} Het rapport is niet geplaatst; wat er stond, blijft."
        )
