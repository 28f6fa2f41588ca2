"""Een rapport met een ingeplante fout, in zijn inhoud of op zijn pagina: hoe de controle het leest."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from inhoudshulp import NIS, als_notebook, als_rapport, blok_van, maak_map, met_inhoud, vragen

from integratie.controle.alles import keur_inhoud
from integratie.controle.pagina import pagina
from integratie.weergave import verantwoordingspagina

PAD = "23088-vilvoorde/omgevingsanalyse.html"
# Blokken die een notebook kan vragen en de omgevingsanalyse niet toont.
ANDERE = [
    "ig.onbekend(gemeente, peiljaar)",
    'ig.positie("aandeel_buitenlandse_herkomst", gemeente, peiljaar)',
    'ig.effecttabel("participatie", gemeente, peiljaar)',
    "ig.brontabel()",
    "ig.definities()",
    "ig.begrippen()",
]
Keuring = Callable[[str, str], list[str]]


@dataclass(frozen=True)
class Gemaakt:
    """De omgevingsanalyse van Vilvoorde: het notebook, de uitvoermap en de rij van het manifest."""

    notebook: object
    uit: Path
    rij: dict


@pytest.fixture(scope="session")
def gemaakt(tmp_path_factory) -> Gemaakt:
    """Eén keer gemaakt in dit proces, zonder kernel."""
    nb, uit = als_notebook(vragen("omgevingsanalyse"), NIS), tmp_path_factory.mktemp("gemaakt")
    return Gemaakt(nb, uit, maak_map(uit, nb, NIS))


@pytest.fixture(scope="session")
def andere() -> object:
    """Een klein notebook met de blokken die niet in de omgevingsanalyse staan."""
    return als_notebook(ANDERE, NIS)


@pytest.fixture(scope="session")
def inhouden(gemaakt, andere) -> list[tuple]:
    """Van elke codecel: het notebook, haar nummer en haar inhoud als JSON."""
    cellen = ((nb, nummer, cel) for nb in (gemaakt.notebook, andere) for nummer, cel in enumerate(nb.cells))
    return [
        (nb, nummer, json.dumps(blok_van(cel), ensure_ascii=False))
        for nb, nummer, cel in cellen
        if cel.cell_type == "code"
    ]


@pytest.fixture
def keur(inhouden) -> Keuring:
    """Vervang één stuk van de inhoud (als JSON) en geef wat de controle over dat blok meldt."""

    def doe(patroon: str, nieuw: str) -> list[str]:
        for notebook, nummer, tekst in inhouden:
            anders, aantal = re.subn(patroon, nieuw, tekst, count=1, flags=re.DOTALL)
            if aantal and anders != tekst:
                nb = met_inhoud(notebook, nummer, json.loads(anders))
                nb.cells = [nb.cells[nummer]]
                return [str(fout) for fout in keur_inhoud(als_rapport(nb, NIS))]
        raise AssertionError(f"'{patroon}' staat niet (meer) in het rapport")

    return doe


@pytest.fixture
def keur_pagina(gemaakt, tmp_path) -> Keuring:
    """Vervang één stuk van de pagina en geef wat de controle van haar opbouw meldt."""
    # De tekening van een kaart doet er hier niet toe en vraagt tijd om te lezen.
    html = re.sub(r' d="[^"]*"', "", (gemaakt.uit / PAD).read_text(encoding="utf-8"))

    def doe(patroon: str, nieuw: str) -> list[str]:
        veranderd, aantal = re.subn(patroon, nieuw, html, count=1, flags=re.DOTALL)
        assert aantal == 1 and (veranderd != html or patroon == "^"), f"'{patroon}' staat niet (meer) in het rapport"
        for naam in gemaakt.rij["bestanden"]:
            (tmp_path / naam).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / naam).touch()
        (tmp_path / PAD).write_text(veranderd, encoding="utf-8")
        for naam in ("index.html", "toegankelijkheid.html"):
            (tmp_path / PAD).with_name(naam).touch()
        (tmp_path / PAD).with_name(verantwoordingspagina.NAAM).write_bytes(verantwoordingspagina.pagina())
        return [str(fout) for fout in pagina(tmp_path, PAD)]

    return doe
