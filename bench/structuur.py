"""Zeven jaren bevolkingsstructuur in één aanroep, naast `pandas.read_csv` van dezelfde tekst.

    python bench/structuur.py MAP_MET_TF_SOC_POP_STRUCT

Elke meting loopt in een eigen proces (drie keer, de snelste telt) en drukt seconden, rijen en het hoogste geheugengebruik.
"""

import subprocess
import sys
import zipfile
from pathlib import Path

METINGEN = {
    "integratie: inlezen tot een tabel": """
from integratie.inlezen import nieuwe_editie as inlezen
def doe(paden):
    return sum(len(t.rijen) for t in inlezen.tabellen_van(paden)[0])
""",
    "pandas.read_csv van dezelfde tekst": """
import zipfile
import pandas as pd
def doe(paden):
    aantal = 0
    for pad in paden:
        with zipfile.ZipFile(pad) as zip_, zip_.open(zip_.namelist()[0]) as stroom:
            aantal += len(pd.read_csv(stroom, sep="|", encoding="utf-8-sig"))
    return aantal
""",
}
ROMP = """
import resource, sys, time
from pathlib import Path
{code}
paden = [Path(p) for p in sys.argv[1:]]
begin, rekentijd = time.perf_counter(), time.process_time()
rijen = doe(paden)
print(time.perf_counter() - begin, time.process_time() - rekentijd, rijen, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def main(argumenten: list[str]) -> int:
    """Meet beide en druk een tabel; uitgangscode 1 als integratie trager is of 1,5 GB haalt."""
    if len(argumenten) != 1:
        print("Gebruik: python bench/structuur.py MAP_MET_TF_SOC_POP_STRUCT", file=sys.stderr)
        return 2
    paden = sorted(str(p) for p in Path(argumenten[0]).glob("TF_SOC_POP_STRUCT_*.zip"))
    regels = 0
    for pad in paden:
        with zipfile.ZipFile(pad) as zip_:
            regels += zip_.read(zip_.namelist()[0]).count(b"\n") - 1
    print(f"{len(paden)} bestanden, {regels} regels in de bron")
    beste = {}
    for naam, code in METINGEN.items():
        opdracht = [sys.executable, "-c", ROMP.format(code=code), *paden]
        uit = [subprocess.run(opdracht, capture_output=True, text=True, check=True).stdout.split() for _ in range(3)]
        beste[naam] = min((float(s), float(c), int(r), float(m)) for s, c, r, m in uit)
        seconden, rekentijd, rijen, megabyte = beste[naam]
        print(f"{naam:36} {seconden:6.2f} s ({rekentijd:5.2f} s rekentijd)  {rijen:8} rijen  {megabyte:5.0f} MB")
    (eigen, _, _, geheugen), (ander, *_) = beste.values()
    return int(eigen > ander or geheugen > 1536)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
