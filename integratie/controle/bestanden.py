"""De bestanden: staat alles uit het manifest er byte voor byte?"""

from __future__ import annotations

from pathlib import Path

from integratie import gebieden
from integratie.bestanden.wegschrijven import sha256
from integratie.controle.rapport import Fout
from integratie.fouten import Gegevensfout
from integratie.opslag import edities
from integratie.uitvoering import manifest, manifestrij
from integratie.uitvoering.eigenwerk import koppeling

SOORTEN = (".html", ".ipynb")
GEGEVENS = ("gegevens.csv", "gegevens.xlsx")
OPNIEUW = "maak de rapporten opnieuw, dan blijft het oude onder een eigen naam."


def lees_manifest(uit: Path) -> list[dict]:
    """De rijen van het manifest. Fout: `Gegevensfout` als het ontbreekt, niet te lezen is, of buiten de uitvoermap leidt."""
    pad = uit / manifest.NAAM
    try:
        rijen = manifestrij.lees(pad)
    except OSError as fout:
        raise Gegevensfout(f"{pad} ontbreekt of is niet te lezen; maak eerst rapporten.") from fout
    except ValueError as fout:
        raise Gegevensfout(f"{pad} {fout}; {OPNIEUW}") from fout
    for nummer, rij in enumerate(rijen, start=1):
        if reden := manifestrij.gebrek(rij):
            raise Gegevensfout(f"{pad}: rapport {nummer} {reden}; {OPNIEUW}")
        for naam in rij["bestanden"]:
            if buiten := koppeling(uit, naam) or ((uit / naam).is_symlink() and uit / naam):
                raise Gegevensfout(f"{buiten} is een koppeling naar elders; vervang ze door een gewone map of bestand.")
    return rijen


def bestanden(rij: dict, uit: Path) -> list[Fout]:
    """Elk bestand van een rapport heeft de vingerafdruk van het manifest, pagina en notebook zijn er allebei, en alles is na te rekenen."""
    fouten = []
    for pad, som in rij["bestanden"].items():
        if not (uit / pad).is_file():
            fouten.append(Fout(pad, "bestand", "staat in het manifest maar ontbreekt"))
        elif sha256((uit / pad).read_bytes()) != som:
            fouten.append(Fout(pad, "bestand", f"verwacht sha256 {som[:12]}…, de inhoud is veranderd sinds het maken"))
    ontbreekt = {rij["notebook"] + soort for soort in SOORTEN} - {Path(pad).name for pad in rij["bestanden"]}
    in_manifest = []
    if rij["status"] == manifest.MISLUKT:
        fouten.append(Fout(rij["notebook"], rij["gebied"], f"het rapport is mislukt: {rij.get('reden', '')}"))
    elif ontbreekt:
        in_manifest.append(f"verwacht ook {', '.join(sorted(ontbreekt))}")
    if rij["nis"] not in {**gebieden.gemeenten(), **gebieden.clusters()}:
        in_manifest.append(f"{gebieden.waarom_onbekend(rij['nis'])}: getallen niet na te rekenen")
    if rij["editie"] not in edities.edities():
        in_manifest.append(f"editie {rij['editie']} is er niet: getallen niet na te rekenen")
    elif edities.zonder_zegel(rij["editie"]):
        wat = "draagt geen vingerafdrukken: lees haar bestanden opnieuw in om een wijziging te kunnen merken"
        fouten.append(Fout(f"editie {rij['editie']}", "bestand", wat))
    return fouten + [Fout(manifest.NAAM, rij["gebied"], zin) for zin in in_manifest]


def zonder_gegevens(rijen: list[dict]) -> list[Fout]:
    """Eén rapport van elke gemeente draagt haar gegevensbestanden."""
    per_nis: dict[tuple[str, str], set[str]] = {}
    for rij in rijen:
        if rij["status"] != manifest.MISLUKT:
            per_nis.setdefault((rij["nis"], rij["gebied"]), set()).update(Path(pad).name for pad in rij["bestanden"])
    ontbreekt = ((gebied, naam) for (_, gebied), namen in per_nis.items() for naam in GEGEVENS if naam not in namen)
    return [Fout(manifest.NAAM, gebied, f"verwacht ook {naam}") for gebied, naam in ontbreekt]
