"""Alle controles op een uitvoermap, rapport per rapport."""

from dataclasses import dataclass
from pathlib import Path

from integratie import gebieden
from integratie.controle import bestanden
from integratie.controle.cellen import cellen
from integratie.controle.cijferbestanden import cijferbestanden, editie
from integratie.controle.figuren import figuren
from integratie.controle.hermaakt import hermaakt
from integratie.controle.kader import kader
from integratie.controle.pagina import pagina
from integratie.controle.plan import plan
from integratie.controle.rapport import Fout, Rapport, lees, onleesbaar
from integratie.controle.regels import regeltabellen
from integratie.controle.tabellen import tabellen
from integratie.controle.teksten import teksten
from integratie.controle.themablad import themabladen
from integratie.controle.verantwoording import verantwoording
from integratie.controle.vierblad import vierblad
from integratie.fouten import Gebruiksfout
from integratie.onthulling.getoond import in_map
from integratie.opslag import edities
from integratie.project import met_omgeving
from integratie.uitvoering import manifest
from integratie.vergelijking import keuze
from integratie.weergave import notebookinhoud

GETOOND = 20  # zoveel fouten van één bestand komen op het scherm


@dataclass(frozen=True)
class Uitkomst:
    """Wat er nagekeken is, en wat niet klopt."""

    rapporten: int
    getallen: int
    fouten: tuple[Fout, ...]

    def __str__(self) -> str:
        regels = []
        for bestand in dict.fromkeys(fout.bestand for fout in self.fouten):
            gevonden = [str(fout) for fout in self.fouten if fout.bestand == bestand]
            regels += gevonden[:GETOOND]
            if len(gevonden) > GETOOND:
                regels.append(f"{bestand}: en nog {len(gevonden) - GETOOND} fouten; alle met --json.")
        soort, wat = "rapport" if self.rapporten == 1 else "rapporten", "fout" if len(self.fouten) == 1 else "fouten"
        telling = f"{self.rapporten} {soort} en {self.getallen} getallen nagerekend: {len(self.fouten)} {wat}."
        return "\n".join([*regels, telling])


def controleer(uit: Path) -> Uitkomst:
    """Kijk alles na wat volgens het manifest in `uit` staat.

    Fout: `Gegevensfout` zonder leesbaar manifest, of als de bestanden veranderd zijn waartegen alles nagerekend wordt.
    """
    rijen, aantal = bestanden.lees_manifest(uit), 0
    fouten = [Fout("gegevens", "bestand", zin.rstrip(".")) for zin in edities.gebreken()]
    if fouten:
        return Uitkomst(0, 0, tuple(fouten))
    # De begrippen hebben overal dezelfde bytes (`bestanden.begrippen`): één bladzijde lezen volstaat.
    for pad in sorted(uit.glob("*/verantwoording.html"))[:1]:
        fouten += pagina(uit, pad.relative_to(uit).as_posix())
    fouten += [*bestanden.bladen(uit, rijen), *bestanden.zonder_gegevens(rijen)]
    for rij in rijen:
        with met_omgeving(in_map(uit)):  # wat er al getoond is, bepaalt wat van een eigen bestand verborgen blijft
            gevonden, gemerkt = _rapport(rij, uit)
        fouten += gevonden
        aantal += gemerkt
    return Uitkomst(len(rijen), aantal, tuple(dict.fromkeys(fouten)))


def _rapport(rij: dict, uit: Path) -> tuple[list[Fout], int]:
    """De fouten van een rapport, en hoeveel gemerkte getallen en woorden nagerekend zijn."""
    fouten = bestanden.bestanden(rij, uit)
    er = {Path(p).name: p for p in rij["bestanden"] if (uit / p).is_file()}
    blad, naam = (er.get(rij["notebook"] + soort) for soort in bestanden.SOORTEN)
    fouten += pagina(uit, blad) if blad else []
    if rij["editie"] not in edities.edities() or not gebieden.is_gebied(rij["nis"]):
        return fouten, 0
    try:
        keuze.vergelijk(rij["nis"], rij.get("naast", ()), rij["peiljaar"], rij["editie"])
        gevonden, gemerkt = _cijfers(rij, uit, naam)
    except Gebruiksfout as reden:
        return [*fouten, Fout(manifest.NAAM, rij["gebied"], f"verwacht bekende vergelijkingsgebieden: {reden}")], 0
    finally:
        gebieden.kies(rij["nis"], ())  # een volgend rapport kiest zelf
    return fouten + gevonden, gemerkt


def _cijfers(rij: dict, uit: Path, naam: str | None) -> tuple[list[Fout], int]:
    """De fouten in cijferbestanden en in de inhoud van het notebook `naam`, en hoeveel gemerkte getallen en woorden nagerekend zijn."""
    fouten = [*editie(rij), *cijferbestanden(rij, uit)]
    if naam is None:
        return fouten, 0
    try:
        notebook = notebookinhoud.lees(uit / naam)
        if fout := onleesbaar(naam, notebook):
            return [*fouten, fout], 0
        r = lees(naam, rij, notebook)
    except (ValueError, KeyError, TypeError, AttributeError) as reden:
        return [*fouten, Fout(naam, "bestand", f"verwacht een leesbaar notebook: {reden}")], 0
    fouten += [
        *keur_inhoud(r),
        *cellen(r, notebook),
        *bestanden.opgemaakt(r, notebook, uit),
        *bestanden.begrippen(r, uit),
    ]
    return fouten, r.aantal_merken


def keur_inhoud(r: Rapport) -> list[Fout]:
    """Alles wat aan de blokken van een rapport na te rekenen is, tegen de editie van zijn rij."""
    regels = (teksten, tabellen, figuren, vierblad, themabladen, kader, regeltabellen, plan, verantwoording, hermaakt)
    return [fout for regel in regels for fout in regel(r)]
