"""docs/galerij.md: elke vraag van notebooks/verkenning/ met haar code en wat ze toont. `python taak.py galerij` voert de notebooks uit en schrijft ze.

Een vraag is een kop die op een vraagteken eindigt; wat er onder die kop staat is de uitleg, en de cel erna het antwoord.
"""

import io
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import nbformat
from PIL import Image, PngImagePlugin

from integratie.blok import machine
from integratie.blok.blok import MIME, Figuur
from integratie.weergave import beelden

PROJECT = Path(__file__).parents[1]
NOTEBOOKS = ("vergelijken", "kaart", "eigen_gegevens", "eigen_rapport", "eigen_indicator")
BREED, KLEUREN = 800, 128  # beeldpunten, en genoeg kleuren om klassen uit elkaar te houden
KOP = """# Galerij: twaalf vragen, elk in hoogstens vier regels

Plak een antwoord in een leeg notebook (`python taak.py lab`) en verander de namen. Elk staat ook in een notebook van `notebooks/verkenning/`, met wat er nog bij hoort.
Deze bladzijde komt uit die notebooks: `python taak.py galerij` schrijft ze, met de beelden.
"""


@dataclass(frozen=True)
class Antwoord:
    """Een vraag met haar uitleg, de regels code (met wat ze laden) en wat ze toonden; `naam` is die van het beeld."""

    naam: str
    vraag: str
    uitleg: str
    regels: tuple[str, ...]
    uitvoer: tuple


def voer_uit(map_: Path) -> Path:
    """Een kopie van de notebooks in deze map, uitgevoerd met `jupyter execute`; geeft de map waarin ze staan."""
    for deel in ("notebooks", "parameters"):
        shutil.copytree(PROJECT / deel, map_ / deel)
    hier = map_ / "notebooks" / "verkenning"
    jupyter = shutil.which("jupyter-execute", path=str(Path(sys.executable).parent))
    subprocess.run([jupyter, "--inplace", *(f"{naam}.ipynb" for naam in NOTEBOOKS)], cwd=hier, check=True)
    return hier


def antwoorden(map_: Path) -> list[Antwoord]:
    """Elke vraag van de uitgevoerde notebooks, in volgorde."""
    uit: list[Antwoord] = []
    for notebook in NOTEBOOKS:
        cellen = nbformat.read(map_ / f"{notebook}.ipynb", 4).cells
        begin = next(cel.source for cel in cellen if cel.cell_type == "code")
        laden = [regel for regel in begin.splitlines() if regel.startswith("import ")]
        for kop, cel in pairwise(cellen):
            vraag, _, uitleg = kop.source.partition("\n")
            if kop.cell_type == "markdown" and vraag.endswith("?") and vraag.startswith("## ") and cel.outputs:
                regels = (*laden, *cel.source.splitlines())
                naam = f"{notebook}-{sum(a.naam.startswith(f'{notebook}-') for a in uit) + 1}"
                uit.append(Antwoord(naam, vraag[3:], uitleg.strip(), regels, tuple(map(_getoond, cel.outputs))))
    return uit


def _getoond(uitvoer) -> object:
    """Een blok of figuur, of de tekst die de cel afdrukte. Fout: `KeyError` bij iets anders, zoals een fout."""
    return uitvoer["text"] if uitvoer.output_type == "stream" else machine.lees(uitvoer["data"][MIME])


def tekst(alle: list[Antwoord]) -> str:
    """De inhoud van docs/galerij.md."""
    delen = [KOP]
    for a in alle:
        code = "\n".join(["```python", *a.regels, "```"])
        delen += [f"## {a.vraag}\n", *([f"{a.uitleg}\n"] if a.uitleg else []), f"{code}\n"]
        delen += [f"{_in_markdown(a.naam, x)}\n" for x in a.uitvoer]
    return "\n".join(delen)


def _in_markdown(naam: str, getoond) -> str:
    if isinstance(getoond, Figuur):
        return f"![{getoond.titel}](galerij/{naam}.png)"
    if isinstance(getoond, str):
        return f"```text\n{getoond.strip()}\n```"
    tabel = getoond.cijfertabel
    rijen = [tabel.kolommen, ["---"] * len(tabel.kolommen), *tabel.rijen]
    return "\n".join(f"| {' | '.join(map(str, rij))} |" for rij in rijen)


def beeld(figuur: Figuur) -> bytes:
    """De figuur als klein beeld, met haar titel en beschrijving erin als gegevens."""
    velden, uit = PngImagePlugin.PngInfo(), io.BytesIO()
    with Image.open(io.BytesIO(beelden.van_figuur(figuur, BREED))) as vol:
        for veld in ("Title", "Description"):
            velden.add_itxt(veld, vol.text[veld], zip=True)
        klein = vol.convert("RGB").quantize(KLEUREN, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        klein.save(uit, "png", optimize=True, pnginfo=velden)
    return uit.getvalue()


def main() -> None:
    """Voer de notebooks uit en schrijf docs/galerij.md met haar beelden."""
    doel = PROJECT / "docs" / "galerij"
    with tempfile.TemporaryDirectory() as tijdelijk:
        alle = antwoorden(voer_uit(Path(tijdelijk)))
    shutil.rmtree(doel, ignore_errors=True)
    doel.mkdir()
    for a in alle:
        for figuur in (x for x in a.uitvoer if isinstance(x, Figuur)):
            (doel / f"{a.naam}.png").write_bytes(beeld(figuur))
    doel.with_suffix(".md").write_text(tekst(alle), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
