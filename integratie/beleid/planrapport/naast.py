"""Het plan naast dat van andere besturen: wie werkt waaraan, waar kan het samen, en hoeveel hebben een integrale aanpak."""

from __future__ import annotations

from integratie import gebieden
from integratie.beeld.opmaak import getal, hoofdletter
from integratie.beleid.plan import overzicht
from integratie.beleid.plan.model import Plan
from integratie.beleid.planrapport.onderdeel import ONDERDELEN, STREEPJE, Delen, blok
from integratie.beleid.rubrieken import RUBRIEKEN
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Tabel, alinea, tabel_van

KOP = "Naast andere besturen"
BRON = "de plannen in parameters/plannen/; de voorbeelden tellen niet mee."


def plannaast(gemeente: str, peiljaar: int) -> Blok:
    """Alle plannen naast elkaar, de criteria van het eigen plan, en de telling voor de regio."""
    nis = gebieden.zoek(gemeente).nis
    alle, onleesbaar = overzicht.plannen()
    delen: Delen = [_criteria(alle[nis])] if nis in alle else []
    if len(alle) > 1:
        delen += [_wie_werkt_waaraan(alle), *_samen(alle, nis)]
    delen += _telling(overzicht.telling(alle), len(onleesbaar))
    return blok("plannaast", KOP, delen, BRON)


ONDERDELEN["plannaast"] = plannaast


def _criteria(plan: Plan) -> Tabel:
    rijen = [
        {"Criterium": hoofdletter(c.naam), "Voldaan": "ja" if c.voldaan else "nee", "Uitleg": c.uitleg}
        for c in overzicht.criteria(plan)
    ]
    return tabel_van(rijen, "Dit plan naast de criteria van een integrale aanpak")


def _wie_werkt_waaraan(alle: dict[str, Plan]) -> Tabel:
    """Per rubriek en bestuur het aantal acties dat loopt of gepland is."""
    rijen = []
    for r in RUBRIEKEN:
        aantal = {
            c: sum(a.rubriek == r and a.status in ("gepland", "lopend") for a in p.acties()) for c, p in alle.items()
        }
        rijen.append(
            {"Rubriek": hoofdletter(r)} | {_naam(c, alle): str(n) if n else STREEPJE for c, n in aantal.items()}
        )
    return tabel_van(rijen, "Wie werkt waaraan? Aantal acties per rubriek")


def _naam(code: str, alle: dict[str, Plan]) -> str:
    return gebieden.plaats(code).naam + (" (fictief)" if alle[code].fictief else "")


def _samen(alle: dict[str, Plan], nis: str) -> Delen:
    rijen = []
    for rij in overzicht.samen(alle):
        wie = {c: acties for c, acties in rij["gebieden"].items()}
        if nis in wie or nis not in alle:
            buren = [f"{gebieden.plaats(a).naam} en {gebieden.plaats(b).naam} zijn buren" for a, b in rij["buren"]]
            buren += [
                f"{gebieden.plaats(a).naam} hoort bij {gebieden.plaats(b).naam}"
                for a in wie
                for b in wie
                if a in gebieden.plaats(b).leden
            ]
            elk = [f"{gebieden.plaats(c).naam}: {', '.join(a.titel for a in acties)}" for c, acties in wie.items()]
            rijen.append(
                {
                    "Rubriek": hoofdletter(rij["rubriek"]),
                    "Domein": rij["domein"],
                    "Wie": "; ".join(elk),
                    "Ligging": "; ".join(buren) or STREEPJE,
                }
            )
    if not rijen:
        return [alinea("Geen ander bestuur werkt aan dezelfde rubriek in hetzelfde domein.")]
    return [tabel_van(rijen, "Waar kan het samen? Zelfde rubriek en domein")]


def _telling(telling: dict, onleesbaar: int) -> Delen:
    aantallen = {
        "Plannen die geen voorbeeld zijn": telling["plannen"],
        "Daarvan met een integrale aanpak": telling["aantal"],
        "Gemeenten die dat samen zijn": telling["gemeenten"],
        "Daarvan in de Vlaamse Rand": telling["gemeenten_in_de_vlaamse_rand"],
        "Wat het project Vlaamse Rand minstens wilde": telling["streefdoel"],
        "Plannen die niet te lezen zijn": onleesbaar,
    }
    rijen = [{"Telling": wat, "Aantal": getal(n)} for wat, n in aantallen.items()]
    titel = "Hoeveel (clusters van) gemeenten hebben een integrale aanpak?"
    return [tabel_van(rijen, titel), alinea(overzicht.UITLEG, "klein")]
