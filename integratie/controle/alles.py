"""Alle controles op een uitvoermap, rapport per rapport."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from integratie import gebieden
from integratie.controle import bestanden
from integratie.controle.cellen import cellen
from integratie.controle.cijferbestanden import cijferbestanden
from integratie.controle.figuren import figuren
from integratie.controle.fout import Fout
from integratie.controle.hermaakt import hermaakt
from integratie.controle.inhoud import inhoud
from integratie.controle.kader import kader
from integratie.controle.opgemaakt import getoond, opgemaakt, overzicht
from integratie.controle.ouderdom import ouderdom
from integratie.controle.pagina import Pagina
from integratie.controle.rapport import Rapport, lees
from integratie.controle.tabellen import tabellen
from integratie.controle.teksten import teksten
from integratie.controle.totalen import editie, totalen
from integratie.controle.vast import vast
from integratie.controle.woorddocument import woorddocument
from integratie.opslag import edities
from integratie.weergave import notebookinhoud

PAGINAS = ("index.html", "toegankelijkheid.html")
GETOOND = 20  # zoveel fouten van één bestand komen op het scherm


@dataclass(frozen=True)
class Uitkomst:
    """Wat er nagekeken is, en wat niet klopt."""

    rapporten: int
    getallen: int
    fouten: tuple[Fout, ...]

    def __str__(self) -> str:
        per_bestand: dict[str, list[str]] = {}
        for fout in self.fouten:
            per_bestand.setdefault(fout.bestand, []).append(str(fout))
        regels = []
        for bestand, gevonden in per_bestand.items():
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
    for naam in PAGINAS:
        if (uit / naam).is_file():
            pagina = Pagina(uit, naam)
            fouten += [*kader(pagina), *inhoud(pagina)]
    fouten += [*overzicht(uit), *bestanden.zonder_gegevens(rijen)]
    for rij in rijen:
        gevonden, gemerkt = _rapport(rij, uit)
        fouten += gevonden
        aantal += gemerkt
    return Uitkomst(len(rijen), aantal, tuple(dict.fromkeys(fouten)))


def _rapport(rij: dict, uit: Path) -> tuple[list[Fout], int]:
    """De fouten van een rapport, en hoeveel gemerkte getallen en woorden nagerekend zijn."""
    fouten = bestanden.bestanden(rij, uit)
    pad, van_notebook = (
        next((p for p in rij["bestanden"] if p.endswith(f"/{rij['notebook']}{soort}")), None)
        for soort in (".html", ".ipynb")
    )
    pagina = Pagina(uit, pad) if pad is not None and (uit / pad).is_file() else None
    if pagina is not None:
        fouten += [*kader(pagina), *inhoud(pagina)]
    if rij["editie"] not in edities.edities() or rij["nis"] not in {**gebieden.gemeenten(), **gebieden.clusters()}:
        return fouten, 0
    fouten += [*editie(rij), *cijferbestanden(rij, uit), *totalen(rij, uit)]
    if van_notebook is None or not (uit / van_notebook).is_file():
        return fouten, 0
    try:
        notebook = notebookinhoud.lees(uit / van_notebook)
        r = lees(van_notebook, rij, notebook)
    except (ValueError, KeyError, TypeError, AttributeError) as fout:
        return [*fouten, Fout(van_notebook, "bestand", f"verwacht een leesbaar notebook: {fout}")], 0
    fouten += [*keur_inhoud(r), *cellen(r, notebook), *opgemaakt(r, notebook, uit), *woorddocument(r, uit)]
    if pagina is not None:
        fouten += [*getoond(r, pagina), *ouderdom(pagina, rij)]
    return fouten, r.aantal_merken


def keur_inhoud(r: Rapport) -> list[Fout]:
    """Alles wat aan de blokken van een rapport na te rekenen is, tegen de editie van zijn rij."""
    return [fout for regel in (teksten, tabellen, figuren, vast, hermaakt) for fout in regel(r)]
