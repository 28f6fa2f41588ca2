"""Schermafdrukken om te bekijken, en die van docs/: `python taak.py schermafdrukken [MAP]`.

Werkt eerst outputs/ bij en zet dan de vier bladzijden, het begin van de omgevingsanalyse, index en een figuur op 1280 en 320 beeldpunten, licht en donker, en het
afgedrukte rapport in MAP (gewoon: outputs/schermafdrukken). Van elke soort rapport komt het begin in docs/, met de verzonnen voorbeelden van plan, netwerk,
bevraging en register. Nodig: Chromium, node en `npm ci --prefix tests/browser`.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageOps

from integratie.weergave.documenten import pdf

PROJECT = Path(__file__).parents[2]
UIT = PROJECT / "outputs"
VIER = tuple(f"vier-bladzijden{soort}.png" for soort in ("", "-telefoon", "-donker"))
SOORTEN = ("omgevingsanalyse", "kader", "samenwerking", "plan_van_aanpak", "opvolging", "instroom", "vlaamse_rand")
VAN_SOORT = tuple(f"rapport-{naam}.png" for naam in (*SOORTEN, "dossier"))
VOOR_DOCS = (*VIER, "index.png", "figuur.png", *VAN_SOORT)
VOORBEELDEN = {
    "plannen/voorbeelden/vilvoorde.yaml": "plannen",
    "netwerken/voorbeeld.yaml": "netwerken",
    "bevragingen/voorbeeld.csv": "bevragingen",
}
BREED_IN_DOCS = 960  # beeldpunten
RAND, TAFEL = 24, "#c9ced3"
VEEL_VERSCHIL = Image.Quantize.MAXCOVERAGE  # houdt ook een kleur die weinig voorkomt, zoals die van de eigen gemeente
KLEUREN = 48  # genoeg voor kaarten en tekst; zo blijft elk beeld onder 300 kB


def main(doel: Path) -> int:
    """Maak alles; geeft de uitgangscode van het eerste dat mislukt."""
    doel.mkdir(parents=True, exist_ok=True)
    maak = [sys.executable, "-m", "integratie", "rapporten"]
    schiet = ["node", str(Path(__file__).with_suffix(".mjs")), pdf.browser(), str(UIT), str(doel)]
    for opdracht in (maak, schiet):
        if code := subprocess.run(opdracht, cwd=PROJECT, check=False).returncode:
            return code
    (doel / "rapport-druk.pdf").write_bytes(pdf.maak(UIT / "23088-vilvoorde" / "omgevingsanalyse.ipynb"))
    _samen([doel / f"blad-{nummer}.png" for nummer in (1, 2, 3, 4)]).save(doel / "vier-bladzijden.png")
    if code := soorten(doel):
        return code
    for naam in VOOR_DOCS:
        beeld = Image.open(doel / naam).convert("RGB")
        if naam in VAN_SOORT:
            beeld.thumbnail((BREED_IN_DOCS, beeld.height))
        beeld = beeld.quantize(KLEUREN, method=VEEL_VERSCHIL, dither=Image.Dither.NONE)
        beeld.save(PROJECT / "docs" / naam, optimize=True)
    print(f"Schermafdrukken in {doel}; {', '.join(VOOR_DOCS)} ook in docs/.")
    return 0


def soorten(doel: Path) -> int:
    """Het begin van elke soort rapport over Vilvoorde, en dat over de Rand; geeft de uitgangscode."""
    with tempfile.TemporaryDirectory() as tijdelijk:
        map_ = Path(tijdelijk)
        for deel in ("notebooks", "parameters"):
            shutil.copytree(PROJECT / deel, map_ / deel)
        for bron, soort in VOORBEELDEN.items():
            voorbeeld = map_ / "parameters" / bron
            shutil.copy(voorbeeld, map_ / "parameters" / soort / f"23088{voorbeeld.suffix}")
        uittreksel = map_ / "parameters" / "registers" / "23088.csv"
        uittreksel.parent.mkdir()
        uittreksel.write_bytes(voorbeeld("23088"))
        maak = [sys.executable, "-m", "integratie", "rapporten", "23088", "vlaamse-rand"]
        maak += [deel for naam in SOORTEN for deel in ("--notebook", naam)]
        schiet = ["node", str(Path(__file__).with_name("soorten.mjs")), pdf.browser(), str(map_ / "outputs"), str(doel)]
        return (
            subprocess.run(maak, cwd=map_, check=False).returncode
            or subprocess.run([*schiet, *SOORTEN], cwd=PROJECT, check=False).returncode
        )


def _samen(paden: list[Path]) -> Image.Image:
    """De vier bladen, twee aan twee op een grijze tafel."""
    bladen = [ImageOps.expand(Image.open(pad).convert("RGB"), RAND, "white") for pad in paden]
    breed, hoog = bladen[0].size
    tafel = Image.new("RGB", (2 * breed + 3 * RAND, 2 * hoog + 3 * RAND), TAFEL)
    for nummer, blad in enumerate(bladen):
        tafel.paste(blad, (RAND + nummer % 2 * (breed + RAND), RAND + nummer // 2 * (hoog + RAND)))
    return tafel


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else UIT / "schermafdrukken"))
