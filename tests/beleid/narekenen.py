"""Drempels en afstanden met de hand, rechtstreeks uit de ruwe bestanden: dit script kent het pakket niet.

    python narekenen.py MAP_MET_BRONBESTANDEN    drukt één JSON-document: regel → NIS-code → lijst van [waarde, drempel, afstand, gehaald]

De drempels staan hier nog eens, zoals ze in de regelgeving heten: minstens 1.000 of meer dan 10 % (integratiesubsidie 2014–2019), en meer dan
7.500 (Plan Samenleven, benaderd met herkomst van buiten de EU27).
"""

import json
import sys
from pathlib import Path

import pandas as pd


def herkomst(bronmap: Path, jaar: int) -> pd.DataFrame:
    """Statbel: inwoners naar herkomst per gemeente van het Vlaams Gewest, in de indeling van dat jaar (2025 is die van nu)."""
    rijen = pd.read_parquet(bronmap / "statbel/herkomst_per_gemeente_2000-2025.parquet")
    rijen = rijen[(rijen["year"] == jaar) & (rijen["TX_RGN_DESCR_NL"] == "Vlaams Gewest")]
    return rijen.set_index("CD_REFNIS")


def faciliteiten(bronmap: Path) -> set[str]:
    """De faciliteitengemeenten op naam (taalwetgeving in bestuurszaken), met de NIS-code uit de tabel van Statbel."""
    namen = {
        "Drogenbos",
        "Kraainem",
        "Linkebeek",
        "Sint-Genesius-Rode",
        "Wemmel",
        "Wezembeek-Oppem",
        "Bever",
        "Mesen",
        "Spiere-Helkijn",
        "Ronse",
        "Herstappe",
        "Voeren",
    }
    nu = herkomst(bronmap, 2025)
    return {str(nis) for nis, naam in nu["TX_DESCR_NL"].items() if str(naam).partition(" (")[0] in namen}


def uitkomsten(bronmap: Path) -> dict[str, dict[str, list]]:
    """Regel → NIS-code → [waarde, drempel, afstand, gehaald] per voorwaarde; zonder drempel het resultaat."""
    uit: dict[str, dict[str, list]] = {"integratiesubsidie": {}, "plan-samenleven": {}, "gemeentefonds": {}}
    buiten = faciliteiten(bronmap)
    for nis, rij in herkomst(bronmap, 2025).iterrows():
        vreemd, totaal, niet_eu = (int(rij["total"] - rij["belgian_bg"]), int(rij["total"]), int(rij["non_eu27"]))
        procent = 100 * vreemd / totaal
        uit["integratiesubsidie"][nis] = [
            [vreemd, 1000, vreemd - 1000, vreemd >= 1000],
            [procent, 10, procent - 10, vreemd * 10 > totaal],
        ]
        uit["plan-samenleven"][nis] = [[niet_eu, 7500, niet_eu - 7500, niet_eu > 7500]]
        uit["gemeentefonds"][nis] = ["uitgezonderd" if nis in buiten else "voldoet"]
    return uit


if __name__ == "__main__":
    print(json.dumps(uitkomsten(Path(sys.argv[1]))))
