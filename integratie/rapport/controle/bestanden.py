"""De bestanden: staat alles uit het manifest er byte voor byte, en zijn de gegevens die van de editie?"""

from __future__ import annotations

import csv
import io
from itertools import zip_longest
from pathlib import Path

from integratie import gebieden, kubus, vergelijking
from integratie.fouten import Gegevensfout
from integratie.rapport import export
from integratie.rapport.controle.fout import Fout
from integratie.uitvoering import manifest, manifestrij
from integratie.uitvoering.eigenwerk import koppeling
from integratie.uitvoering.wegschrijven import sha256

SOORTEN = (".html", ".ipynb")
GEGEVENS = ("gegevens.csv", "gegevens.xlsx")


def lees_manifest(uit: Path) -> list[dict]:
    """De rijen van het manifest. Fout: `Gegevensfout` als het ontbreekt, niet te lezen is, of buiten de uitvoermap leidt."""
    pad = uit / manifest.NAAM
    try:
        rijen = manifestrij.lees(pad)
    except OSError as fout:
        raise Gegevensfout(f"{pad} ontbreekt of is niet te lezen; maak eerst rapporten.") from fout
    except ValueError as fout:
        raise Gegevensfout(
            f"{pad} {fout}; maak de rapporten opnieuw, dan blijft het oude onder een eigen naam."
        ) from fout
    for nummer, rij in enumerate(rijen, start=1):
        if reden := manifestrij.gebrek(rij):
            raise Gegevensfout(
                f"{pad}: rapport {nummer} {reden}; maak de rapporten opnieuw, dan blijft het oude onder een eigen naam."
            )
        for naam in rij["bestanden"]:
            if buiten := koppeling(uit, naam) or ((uit / naam).is_symlink() and uit / naam):
                raise Gegevensfout(f"{buiten} is een koppeling naar elders; vervang ze door een gewone map of bestand.")
    return rijen


def van_vroeger(rij: dict) -> list[Fout]:
    """Wat niet na te rekenen is omdat het gebied of de editie er niet meer is, of niet na te gaan."""
    fouten, editie = [], rij["editie"]
    if rij["nis"] not in {**gebieden.gemeenten(), **gebieden.clusters()}:
        waarom = gebieden.waarom_onbekend(rij["nis"])
        fouten.append(Fout(manifest.NAAM, rij["gebied"], f"{waarom}: getallen niet na te rekenen"))
    if editie not in kubus.edities():
        fouten.append(Fout(manifest.NAAM, rij["gebied"], f"editie {editie} is er niet: getallen niet na te rekenen"))
    elif kubus.zonder_zegel(editie):
        wat = "draagt geen vingerafdrukken: lees haar bestanden opnieuw in om een wijziging te kunnen merken"
        fouten.append(Fout(f"editie {editie}", "bestand", wat))
    return fouten


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
    return fouten + van_vroeger(rij)


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
