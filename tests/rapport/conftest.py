"""Een echt rapport met een ingeplante fout: hoe de controle het leest."""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from integratie.controle_oud.alles import keur_pagina
from integratie.controle_oud.bestanden import lees_manifest
from integratie.controle_oud.pagina import Pagina

PAD = "23088-vilvoorde/omgevingsanalyse.html"
Keuring = Callable[[str, str], list[str]]


@pytest.fixture(scope="session")
def vilvoorde(rapporten) -> tuple[str, dict]:
    """De HTML van het rapport en zijn rij; de tekening van een kaart doet er hier niet toe en vraagt tijd om te lezen."""
    html = (rapporten.uit / PAD).read_text(encoding="utf-8")
    rij = next(r for r in lees_manifest(rapporten.uit) if r["nis"] == "23088")
    return re.sub(r' d="[^"]*"', "", html), rij


@pytest.fixture
def keur(vilvoorde, rapporten, tmp_path) -> Keuring:
    """Vervang één stuk van het rapport en geef wat de controle van de pagina dan meldt."""
    html, rij = vilvoorde

    def doe(patroon: str, nieuw: str) -> list[str]:
        veranderd, aantal = re.subn(patroon, nieuw, html, count=1, flags=re.DOTALL)
        assert aantal == 1 and (veranderd != html or patroon == "^"), f"'{patroon}' staat niet (meer) in het rapport"
        uit = Path(tmp_path)
        shutil.copytree((rapporten.uit / PAD).parent, (uit / PAD).parent, copy_function=os.link)
        (uit / PAD).unlink()  # een eigen bestand, want de andere zijn die van het echte rapport
        (uit / PAD).write_text(veranderd, encoding="utf-8")
        for naam in ("index.html", "toegankelijkheid.html"):
            (uit / naam).write_bytes((rapporten.uit / naam).read_bytes())
        return [str(fout) for fout in keur_pagina(Pagina(uit, PAD), rij)]

    return doe
