"""docs/gegevens.md is wat de herkomst zegt, en noemt elke tabel en elke soort bestand; docs/rapporten.md toont elke soort rapport."""

import re
from pathlib import Path

from integratie.cli import toeval
from integratie.inlezen import documentatie, recept
from integratie.lezers import soorten
from integratie.uitvoering.opdracht import rapporten

DOCUMENT = Path(__file__).parents[1] / "docs" / "gegevens.md"


def test_het_document_is_gelijk_aan_de_herkomst(tmp_path):
    assert documentatie.schrijf(tmp_path / "g.md").read_bytes() == DOCUMENT.read_bytes()


def test_elke_tabel_en_soort_staat_erin():
    tekst = DOCUMENT.read_text(encoding="utf-8")
    assert all(f"`{naam}`" in tekst for naam in (*recept.ingebed(), *soorten.soorten()))
    assert tekst.count("| zelfgemaakt |") == sum(not s.echt for s in soorten.soorten().values())


def test_de_ruis_in_het_document_is_die_van_de_editie():
    tekst = (DOCUMENT.parent / "toeval.md").read_text(encoding="utf-8")
    assert tekst.partition("<!-- ruis -->\n")[2].partition("<!-- /ruis -->")[0] == toeval.markdown()


def test_elke_soort_rapport_staat_in_beeld_en_geen_beeld_staat_er_voor_niets():
    tekst = (DOCUMENT.parent / "rapporten.md").read_text(encoding="utf-8")
    rijen = dict(re.findall(r"^\| [^|]* \| `(\w+)` \| !\[[^\]]+\]\(([^)]+)\) \|$", tekst, re.MULTILINE))
    assert list(rijen) == list(rapporten())
    genoemd = set(
        re.findall(r"\]\((?:docs/)?([\w-]+\.png)\)", tekst + (DOCUMENT.parents[1] / "README.md").read_text("utf-8"))
    )
    assert genoemd == {pad.name for pad in DOCUMENT.parent.glob("*.png")}
    assert all(pad.stat().st_size < 300_000 for pad in DOCUMENT.parent.glob("*.png"))
