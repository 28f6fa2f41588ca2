"""Het plan naast dat van andere besturen: wie werkt waaraan, waar kan het samen, en hoeveel hebben een integrale aanpak."""

from itertools import product

from integratie import gebieden
from integratie.beeld.opmaak import STREEPJE, getal, hoofdletter
from integratie.beleid.plan import alle_plannen
from integratie.beleid.plan.model import BEZIG, Plan
from integratie.beleid.planrapport.onderdeel import ONDERDELEN, Delen, blok
from integratie.beleid.rubrieken import RUBRIEKEN
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Tabel, alinea, tabel_van

KOP = "Naast andere besturen"
GEEN_PLANNEN = "Alle plannen die hier staan, zijn voorbeelden. Het project Vlaamse Rand wilde"
BRON = "de plannen in parameters/plannen/; de voorbeelden tellen niet mee."


def plannaast(gemeente: str, peiljaar: int) -> Blok:
    """Alle plannen naast elkaar, de criteria van het eigen plan, en de telling voor de regio; leeg zolang niemand een plan heeft."""
    nis = gebieden.zoek(gemeente).nis
    alle, onleesbaar = alle_plannen.plannen()
    if not alle and not onleesbaar:
        return Blok()
    delen: Delen = [_criteria(alle[nis])] if nis in alle else []
    if len(alle) > 1:
        delen += [_wie_werkt_waaraan(alle), *_samen(alle, nis)]
    delen += _telling(alle_plannen.telling(alle), len(onleesbaar))
    return blok("plannaast", KOP, delen, BRON)


ONDERDELEN["plannaast"] = plannaast


def _criteria(plan: Plan) -> Tabel:
    rijen = [
        {"Criterium": hoofdletter(c.naam), "Voldaan": "ja" if c.voldaan else "nee", "Uitleg": c.uitleg}
        for c in alle_plannen.criteria(plan)
    ]
    return tabel_van(rijen, "Dit plan naast de criteria van een integrale aanpak")


def _wie_werkt_waaraan(alle: dict[str, Plan]) -> Tabel:
    """Per rubriek en bestuur het aantal acties dat loopt of gepland is."""
    namen = {c: gebieden.plaats(c).naam + (" (fictief)" if p.fictief else "") for c, p in alle.items()}
    bezig = {c: [a.rubriek for a in p.acties() if a.status in BEZIG] for c, p in alle.items()}
    rijen = [
        {"Rubriek": hoofdletter(r)} | {namen[c]: str(bezig[c].count(r) or STREEPJE) for c in alle} for r in RUBRIEKEN
    ]
    return tabel_van(rijen, "Wie werkt waaraan? Aantal acties per rubriek")


def _samen(alle: dict[str, Plan], nis: str) -> Delen:
    naam = {c: gebieden.plaats(c).naam for c in alle}
    rijen = []
    for rij in alle_plannen.samen(alle):
        wie = rij["gebieden"]
        if nis in wie or nis not in alle:
            ligging = [f"{naam[a]} en {naam[b]} zijn buren" for a, b in rij["buren"]]
            ligging += [f"{naam[a]} hoort bij {naam[b]}" for a, b in product(wie, wie) if a in gebieden.plaats(b).leden]
            elk = [f"{naam[c]}: {', '.join(a.titel for a in acties)}" for c, acties in wie.items()]
            kop = {"Rubriek": hoofdletter(rij["rubriek"]), "Domein": rij["domein"]}
            rijen.append(kop | {"Wie": "; ".join(elk), "Ligging": "; ".join(ligging) or STREEPJE})
    if not rijen:
        return [alinea("Geen ander bestuur werkt aan dezelfde rubriek in hetzelfde domein.")]
    return [tabel_van(rijen, "Waar kan het samen? Zelfde rubriek en domein")]


def _telling(telling: dict, onleesbaar: int) -> Delen:
    if not telling["plannen"] and not onleesbaar:
        return [
            alinea(
                f"{GEEN_PLANNEN} minstens {getal(telling['streefdoel'])} (clusters van) gemeenten met een integrale aanpak."
            )
        ]
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
    return [tabel_van(rijen, titel), alinea(alle_plannen.UITLEG, "klein")]
