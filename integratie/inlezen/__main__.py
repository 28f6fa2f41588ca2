"""Bouwt de ingebedde editie opnieuw: `python -m integratie.inlezen MAP_MET_BRONBESTANDEN`."""

import sys
from pathlib import Path

from integratie.bestanden import vingerafdrukken
from integratie.fouten import IntegratieFout
from integratie.inlezen import documentatie, grondgebied, recept
from integratie.opslag import edities


def main(argumenten: list[str]) -> int:
    """Schrijf eerst de gebieden, daarna de tabellen en docs/gegevens.md; met `documentatie` alleen dat laatste.

    Uitgangscode 2 bij een verkeerde aanroep of een onbruikbaar bestand.
    """
    if argumenten == ["documentatie"]:
        print(documentatie.schrijf())
        return 0
    if len(argumenten) != 1 or not Path(argumenten[0]).is_dir():
        print("Gebruik: python -m integratie.inlezen MAP_MET_BRONBESTANDEN, of documentatie", file=sys.stderr)
        return 2
    bron = Path(argumenten[0])
    try:
        grondgebied.schrijf(bron)
        grondgebied.schrijf_wijken(bron)
        # De tabellen komen in deze gemeenten: leg ze eerst vast, want wat veranderde zonder vingerafdruk is niet te lezen.
        vingerafdrukken.schrijf(edities.INGEBED, [f"{tabel}.parquet" for tabel in recept.ingebed()])
        edities.schrijf(edities.INGEBED, recept.EDITIE, recept.bouw(bron))
        documentatie.schrijf()
    except IntegratieFout as fout:
        print(fout, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
