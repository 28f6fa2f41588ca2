"""Hoe staat het met elke bron: uitgever, editie, jaren, dekking, of ze achterloopt, en wat er per thema ontbreekt."""

from __future__ import annotations

import datetime
from dataclasses import asdict

from integratie import gebieden, indicator
from integratie.inlezen import recept
from integratie.opslag import edities


def verwacht_jaar(tabel: str, vandaag: datetime.date) -> int | None:
    """Het laatste jaar dat de uitgever al gepubliceerd moet hebben (ritme te bevestigen); None als het niet geweten is."""
    ritme = recept.kaart(tabel).get("verwacht")
    if not ritme:
        return None
    jaar = vandaag.year - ritme["achterstand"] - (vandaag.month < ritme["maand"])
    return jaar if "om_de" not in ritme else jaar - (jaar - ritme["sinds"]) % ritme["om_de"]


def bronnen(editie: str | None = None, vandaag: datetime.date | None = None) -> list[dict]:
    """Een rij per tabel van een editie, met alles wat `integratie bronnen --json` toont."""
    editie, vandaag = edities.kies_editie(editie), vandaag or datetime.date.today()
    rand, vlaams = set(gebieden.groep(gebieden.RAND).leden), set(gebieden.groep("vlaanderen").leden)
    gebruikt = _themas()
    rijen = []
    for naam, bron in edities.bronnen(editie).items():
        cijfers = edities.lees(naam, editie)
        bekend, zonder = cijfers[cijfers["waarde"].notna()], cijfers.loc[cijfers["waarde"].isna(), "status"]
        jaren, verwacht = sorted(int(j) for j in bekend["jaar"].unique()), verwacht_jaar(naam, vandaag)
        laatste = max(jaren, default=None)
        in_laatste = set(bekend.loc[bekend["jaar"] == laatste, "nis"])
        rijen.append(
            {
                "tabel": naam,
                "titel": bron.titel,
                "uitgever": bron.uitgever,
                "licentie": bron.licentie,
                "editie": editie,
                "uitgave": bron.uitgave,
                "peildatum": bron.peildatum,
                "onderwerpen": list(bron.onderwerpen),
                "eerste_jaar": min(jaren, default=None),
                "laatste_jaar": laatste,
                "jaren": jaren,
                "ontbrekende_jaren": sorted(set(range(jaren[0], jaren[-1] + 1)) - set(jaren)) if jaren else [],
                "verwacht_laatste_jaar": verwacht,
                "achterstand": max(0, verwacht - laatste) if verwacht and laatste else None,
                "gebieden": int(bekend["nis"].nunique()),
                "dekking_rand": len(rand & set(bekend["nis"])),
                "dekking_vlaanderen": len(vlaams & set(bekend["nis"])),
                "dekking_rand_laatste_jaar": len(rand & in_laatste),
                "dekking_vlaanderen_laatste_jaar": len(vlaams & in_laatste),
                "zonder_waarde": {str(s): int(n) for s, n in zonder.value_counts().sort_index().items()},
                "themas": gebruikt.get(naam, []),
                "voorbehouden": list(bron.voorbehouden),
                "trendbreuken": {str(j): t for j, t in bron.breuken.items()},
                "gebeurtenissen": [asdict(g) for g in bron.gebeurtenissen],
                "vooruitzicht_vanaf": bron.vooruitzicht_vanaf,
                "ophalen": bron.ophalen,
                "bestanden": bron.bestanden,
            }
        )
    return rijen


def ontbreekt(rijen: list[dict]) -> list[dict]:
    """Wat er per thema mist: onderwerpen zonder gegevens, en bronnen die achterlopen of niet alle gemeenten dekken."""
    uit = [vars(x) for x in indicator.leemten()]
    rand, vlaams = (len(gebieden.groep(naam).leden) for naam in (gebieden.RAND, "vlaanderen"))
    for rij in rijen:
        redenen = []
        if rij["achterstand"]:
            redenen.append(
                f"{rij['tabel']} loopt tot {rij['laatste_jaar']}, verwacht {rij['verwacht_laatste_jaar']} (te bevestigen)"
            )
        if rij["dekking_rand"] < rand:
            redenen.append(f"{rij['tabel']} dekt {rij['dekking_rand']} van de {rand} gemeenten van de Rand")
        if rij["dekking_vlaanderen"] < vlaams and rij["themas"]:
            redenen.append(f"{rij['tabel']} dekt {rij['dekking_vlaanderen']} van de {vlaams} Vlaamse gemeenten")
        for thema in rij["themas"]:
            bestand, uitgever = rij["ophalen"].split(". ")[0], rij["uitgever"]
            uit += [{"thema": thema, "onderwerp": r, "bestand": bestand, "uitgever": uitgever} for r in redenen]
    volgorde = list(indicator.THEMAS)
    return sorted(uit, key=lambda x: volgorde.index(x["thema"]))


def _themas() -> dict[str, list[str]]:
    """Tabel → thema's waarvan een indicator ze gebruikt."""
    uit: dict[str, list[str]] = {}
    for ind in indicator.register().values():
        for tabel in ind.tabellen:
            uit.setdefault(tabel, [])
            uit[tabel] += [ind.thema] if ind.thema not in uit[tabel] else []
    return uit
