"""De bestanden: staat alles uit het manifest er byte voor byte, en zijn de gegevens die van de editie?"""

from __future__ import annotations

import csv
import io
import json
from itertools import zip_longest
from pathlib import Path

from integratie import kubus, vergelijking
from integratie.fouten import Gegevensfout
from integratie.rapport import export
from integratie.rapport.controle.fout import Fout
from integratie.uitvoering import manifest
from integratie.uitvoering.wegschrijven import sha256

SOORTEN = (".html", ".ipynb")
GEGEVENS = ("gegevens.csv", "gegevens.xlsx")
STATUSSEN = (manifest.GEMAAKT, manifest.ONGEWIJZIGD, manifest.MISLUKT)


def lees_manifest(uit: Path) -> list[dict]:
    """De rijen van het manifest. Fout: `Gegevensfout` als het ontbreekt of niet te lezen is."""
    pad = uit / manifest.NAAM
    try:
        rijen = json.loads(pad.read_text(encoding="utf-8"))["rapporten"]
    except (OSError, ValueError, KeyError, TypeError) as fout:
        raise Gegevensfout(f"{pad} ontbreekt of is geen leesbaar manifest; maak eerst rapporten.") from fout
    for nummer, rij in enumerate(rijen, start=1):
        if not isinstance(rij, dict) or not rij.keys() >= manifest.VELDEN or rij["status"] not in STATUSSEN:
            raise Gegevensfout(f"{pad}: rij {nummer} mist een veld; verwacht: {', '.join(sorted(manifest.VELDEN))}.")
    return rijen


def bestanden(rij: dict, uit: Path) -> list[Fout]:
    """Elk bestand van een rapport bestaat en heeft de vingerafdruk van het manifest; pagina en notebook zijn er allebei."""
    fouten = []
    for pad, som in rij["bestanden"].items():
        if not (uit / pad).is_file():
            fouten.append(Fout(pad, "bestand", "staat in het manifest maar ontbreekt"))
        elif sha256((uit / pad).read_bytes()) != som:
            fouten.append(Fout(pad, "bestand", f"verwacht sha256 {som[:12]}…, de inhoud is veranderd sinds het maken"))
    namen = {Path(pad).name for pad in rij["bestanden"]}
    ontbreekt = [rij["notebook"] + soort for soort in SOORTEN if rij["notebook"] + soort not in namen]
    if rij["status"] == manifest.MISLUKT:
        fouten.append(Fout(rij["notebook"], rij["gebied"], f"het rapport is mislukt: {rij.get('reden', '')}"))
    elif ontbreekt:
        fouten.append(Fout(manifest.NAAM, rij["gebied"], f"verwacht ook {', '.join(ontbreekt)}"))
    if rij["editie"] not in kubus.edities():
        fouten.append(
            Fout(manifest.NAAM, rij["gebied"], f"editie {rij['editie']} is er niet: getallen niet na te rekenen")
        )
    return fouten


def zonder_gegevens(rijen: list[dict]) -> list[Fout]:
    """Eén rapport van elke gemeente draagt haar gegevensbestanden."""
    per_nis: dict[tuple[str, str], set[str]] = {}
    for rij in rijen:
        if rij["status"] != manifest.MISLUKT:
            per_nis.setdefault((rij["nis"], rij["gebied"]), set()).update(Path(pad).name for pad in rij["bestanden"])
    return [
        Fout(manifest.NAAM, gebied, f"verwacht ook {naam}")
        for (_, gebied), namen in per_nis.items()
        for naam in GEGEVENS
        if naam not in namen
    ]


def gegevens(rij: dict, uit: Path) -> list[Fout]:
    """`gegevens.csv` is precies wat de editie voor deze gemeente tot het peiljaar geeft; de eerste afwijking wordt genoemd."""
    pad = next((p for p in rij["bestanden"] if p.endswith("/gegevens.csv")), None)
    if pad is None or not (uit / pad).is_file():
        return []
    staat_er = (uit / pad).read_bytes()
    hoort = export.csv(vergelijking.gegevens(rij["nis"], rij["peiljaar"], rij["editie"]))
    if staat_er == hoort:
        return []
    nu, juist = (list(csv.reader(io.StringIO(b.decode("utf-8", "replace")))) for b in (staat_er, hoort))
    if not nu or nu[0] != juist[0]:
        return [Fout(pad, "regel 1", f"verwacht de kolommen {', '.join(juist[0])}")]
    for nummer, (een, ander) in enumerate(zip_longest(nu, juist, fillvalue=[]), start=1):
        if een != ander:
            verschil = [f"{k} {j}, niet {n}" for k, n, j in zip_longest(juist[0], een, ander, fillvalue="") if n != j]
            return [Fout(pad, f"regel {nummer}", f"verwacht {'; '.join(verschil)}")]
    return [Fout(pad, "bestand", "verwacht UTF-8 met regeleinden \\n")]
