"""Alle controles op een uitvoermap, rapport per rapport."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from integratie import gebieden, kubus
from integratie.rapport.controle import bestanden
from integratie.rapport.controle.beleidsblokken import beleidsblokken
from integratie.rapport.controle.figuurtabellen import figuurtabellen
from integratie.rapport.controle.fout import Fout
from integratie.rapport.controle.getallen import getallen
from integratie.rapport.controle.inhoud import inhoud
from integratie.rapport.controle.kader import kader
from integratie.rapport.controle.ouderdom import ouderdom
from integratie.rapport.controle.pagina import Pagina
from integratie.rapport.controle.planblokken import planblokken
from integratie.rapport.controle.totalen import editie, totalen
from integratie.rapport.controle.zinnen import zinnen

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
    fouten = [Fout("gegevens", "bestand", zin.rstrip(".")) for zin in kubus.gebreken()]
    if fouten:
        return Uitkomst(0, 0, tuple(fouten))
    for naam in PAGINAS:
        if (uit / naam).is_file():
            pagina = Pagina(uit, naam)
            fouten += [*kader(pagina), *inhoud(pagina)]
        else:
            fouten.append(Fout(naam, "bestand", "ontbreekt; maak de rapporten opnieuw"))
    fouten += bestanden.zonder_gegevens(rijen)
    for rij in rijen:
        gevonden, gemerkt = _rapport(rij, uit)
        fouten += gevonden
        aantal += gemerkt
    return Uitkomst(len(rijen), aantal, tuple(dict.fromkeys(fouten)))


def _rapport(rij: dict, uit: Path) -> tuple[list[Fout], int]:
    fouten = bestanden.bestanden(rij, uit)
    pad = next((p for p in rij["bestanden"] if p.endswith(f"/{rij['notebook']}.html")), None)
    if pad is None or not (uit / pad).is_file():
        return fouten, 0
    pagina = Pagina(uit, pad)
    if rij["editie"] not in kubus.edities() or rij["nis"] not in {**gebieden.gemeenten(), **gebieden.clusters()}:
        return [*fouten, *kader(pagina), *inhoud(pagina)], 0
    fouten += [*editie(rij), *bestanden.gegevens(rij, uit), *totalen(rij, uit), *keur_pagina(pagina, rij)]
    return fouten, len(pagina.alle("data"))


def keur_pagina(pagina: Pagina, rij: dict) -> list[Fout]:
    """Alles wat aan de pagina van een rapport na te kijken is: opbouw, en elk getal tegen de editie van haar rij."""
    regels = (getallen, zinnen, figuurtabellen, beleidsblokken, planblokken, ouderdom)
    return [*kader(pagina), *inhoud(pagina), *(fout for regel in regels for fout in regel(pagina, rij))]
