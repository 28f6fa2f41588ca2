"""Hoe staat het met elke bron: uitgever, editie, jaren, dekking, of ze achterloopt, en wat er per thema ontbreekt."""

import datetime
from dataclasses import asdict

import pandas as pd

from integratie import gebieden, indicator
from integratie.inlezen import recept
from integratie.lezers import gsm_lijst
from integratie.opslag import edities


def verwacht_jaar(tabel: str, vandaag: datetime.date) -> int | None:
    """Het laatste jaar dat de uitgever al gepubliceerd moet hebben (ritme te bevestigen); None als het niet geweten is."""
    ritme = recept.kaart(tabel).get("verwacht")
    if not ritme:
        return None
    jaar = vandaag.year - ritme["achterstand"] - (vandaag.month < ritme["maand"])
    return jaar if "om_de" not in ritme else jaar - (jaar - ritme["sinds"]) % ritme["om_de"]


def volgende(tabel: str, laatste: int | None) -> str:
    """Wanneer cijfers over het jaar na `laatste` verwacht worden (jaar-maand), of wat de uitgever zelf aankondigde; leeg als het niet geweten is."""
    ritme = recept.kaart(tabel).get("verwacht")
    if not ritme or laatste is None:
        return gsm_lijst.aanlevering(tabel)
    return f"{laatste + ritme.get('om_de', 1) + ritme['achterstand']}-{ritme['maand']:02d}"


def bronnen(editie: str | None = None, vandaag: datetime.date | None = None) -> list[dict]:
    """Een rij per tabel van een editie, met alles wat `integratie bronnen --json` toont; `per_onderwerp` heeft een rij per onderwerp.

    De achterstand van een tabel is die van haar oudste onderwerp.
    """
    editie, vandaag = edities.kies_editie(editie), vandaag or datetime.date.today()
    gebruikt = _themas()
    rijen = []
    for naam, bron in edities.bronnen(editie).items():
        cijfers = edities.lees(naam, editie)
        verwacht = verwacht_jaar(naam, vandaag)
        delen = dict(iter(cijfers.groupby("onderwerp")))
        per_onderwerp = [
            {"onderwerp": o, "titel": soort.titel, **_stand(delen.get(o, cijfers[:0]), naam, verwacht)}
            for o, soort in bron.onderwerpen.items()
        ]
        stand = _stand(cijfers, naam, verwacht)
        achter = [r["achterstand"] for r in per_onderwerp if r["achterstand"] is not None]
        zonder = cijfers.loc[cijfers["waarde"].isna(), "status"]
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
                **stand,
                "achterstand": max(achter, default=None),
                "per_onderwerp": per_onderwerp,
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


def _stand(cijfers: pd.DataFrame, tabel: str, verwacht: int | None) -> dict:
    """Jaren, dekking, achterstand en volgende levering van deze rijen."""
    rand, vlaams = set(gebieden.groep(gebieden.RAND).leden), set(gebieden.groep("vlaanderen").leden)
    bekend = cijfers[cijfers["waarde"].notna()]
    jaren = sorted(int(j) for j in bekend["jaar"].unique())
    laatste = max(jaren, default=None)
    alle, in_laatste = (set(r["nis"].unique()) for r in (bekend, bekend[bekend["jaar"] == laatste]))
    return {
        "eerste_jaar": min(jaren, default=None),
        "laatste_jaar": laatste,
        "jaren": jaren,
        "ontbrekende_jaren": sorted(set(range(jaren[0], jaren[-1] + 1)) - set(jaren)) if jaren else [],
        "verwacht_laatste_jaar": verwacht,
        "achterstand": max(0, verwacht - laatste) if verwacht and laatste else None,
        "volgende_levering": volgende(tabel, laatste),
        "gebieden": len(alle),
        "dekking_rand": len(rand & alle),
        "dekking_vlaanderen": len(vlaams & alle),
        "dekking_rand_laatste_jaar": len(rand & in_laatste),
        "dekking_vlaanderen_laatste_jaar": len(vlaams & in_laatste),
    }


def samengevat(rij: dict) -> list[tuple[str, dict]]:
    """Wat van een tabel naast elkaar te tonen is: (naam, stand) per groep onderwerpen met dezelfde jaren en dekking; één groep heet naar de tabel."""
    groepen: dict[tuple, list[dict]] = {}
    for deel in rij["per_onderwerp"]:
        sleutel = (deel["eerste_jaar"], deel["laatste_jaar"], deel["dekking_rand"], deel["dekking_vlaanderen"])
        groepen.setdefault(sleutel, []).append(deel)
    if len(groepen) < 2:
        return [(rij["tabel"], rij)]
    return [
        (
            f"{rij['tabel']}.{delen[0]['onderwerp']}" + (f" en {len(delen) - 1} andere" if len(delen) > 1 else ""),
            delen[0],
        )
        for delen in groepen.values()
    ]


def ontbreekt(rijen: list[dict]) -> list[dict]:
    """Wat er per thema mist: onderwerpen zonder gegevens, en bronnen die achterlopen of niet alle gemeenten dekken."""
    uit = [vars(x) for x in indicator.leemten()]
    rand, vlaams = (len(gebieden.groep(naam).leden) for naam in (gebieden.RAND, "vlaanderen"))
    for rij in rijen:
        redenen = []
        for naam, deel in samengevat(rij):
            if deel["achterstand"]:
                redenen.append(
                    f"{naam} loopt tot {deel['laatste_jaar']}, verwacht {deel['verwacht_laatste_jaar']} (te bevestigen)"
                )
            if deel["dekking_rand"] < rand:
                redenen.append(f"{naam} dekt {deel['dekking_rand']} van de {rand} gemeenten van de Rand")
            if deel["dekking_vlaanderen"] < vlaams:
                redenen.append(f"{naam} dekt {deel['dekking_vlaanderen']} van de {vlaams} Vlaamse gemeenten")
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
