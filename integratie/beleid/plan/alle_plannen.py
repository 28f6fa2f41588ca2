"""Meerdere plannen naast elkaar: wie werkt waaraan, waar kan het samen, en hoeveel besturen hebben een integrale aanpak."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path

from integratie import gebieden
from integratie.beleid.plan.lezen import SOORTEN, lees_plan, map_van_plannen, plan_van
from integratie.beleid.plan.model import BEZIG, Plan
from integratie.beleid.rubrieken import DOMEINEN, RUBRIEKEN
from integratie.fouten import Gebruiksfout

NODIG = 6  # zoveel (clusters van) gemeenten wilde het project Vlaamse Rand minstens
UITLEG = (
    "Een bestuur heeft hier een integrale aanpak als zijn plan aan elk criterium voldoet. De criteria volgen de omschrijving van de "
    "integrale aanpak (onder regie van de gemeente, over alle beleidsdomeinen, met partners die elk een taak hebben) en zijn een keuze "
    "van deze monitor, te bevestigen. Fictieve plannen tellen niet mee."
)


@dataclass(frozen=True)
class Criterium:
    """Eén voorwaarde van de integrale aanpak, met wat het plan ervan haalt."""

    naam: str
    voldaan: bool
    uitleg: str


@dataclass(frozen=True)
class Onleesbaar:
    """Een plan dat niet te lezen is, met de reden."""

    pad: Path
    reden: str


def plannen() -> tuple[dict[str, Plan], list[Onleesbaar]]:
    """Code van het gebied → plan, voor alles in `parameters/plannen/` (de voorbeelden niet), en wat niet te lezen is."""
    uit: dict[str, Plan] = {}
    fout = []
    paden = sorted(p for p in map_van_plannen().glob("*") if p.suffix in SOORTEN and not p.name.startswith(("~$", ".")))
    for pad in paden:
        try:
            plan = plan_van(pad.stem) if gebieden.is_gebied(pad.stem) else lees_plan(pad)
            if plan is None:
                continue  # geen bestand maar een map met die naam
            if plan.gebied != pad.stem:
                raise Gebruiksfout(
                    f"{pad.as_posix()} gaat over '{plan.gebied}'; hernoem het tot {plan.gebied}{pad.suffix}."
                )
            uit[pad.stem] = plan
        except Gebruiksfout as reden:
            fout.append(Onleesbaar(pad, str(reden).splitlines()[-1]))
    return uit, fout


def criteria(plan: Plan) -> list[Criterium]:
    """Elke voorwaarde van de integrale aanpak, getoetst aan een plan; een stopgezette actie telt niet mee."""
    acties = [a for a in plan.acties() if a.status != "stopgezet"]
    domeinen, rubrieken = {a.domein for a in acties}, {a.rubriek for a in acties}
    besturen = {p.sleutel for p in plan.partners if p.soort == "lokaal bestuur"}
    eigen = [a for a in acties if a.trekker in besturen]
    anderen = {t.partner for a in acties for t in a.partners} - besturen
    streef = [a for a in acties if a.streefcijfers]
    nodig = {
        "bevoegde mandataris": plan.bevoegd,
        "coördinatie": plan.coordinatie,
        "een actie die het bestuur zelf trekt": eigen,
    }
    regie = [wat for wat, is_er in nodig.items() if not is_er]
    dag = plan.vastgesteld
    alles = "bevoegde mandataris, coördinatie en eigen acties"
    return [
        Criterium("vastgesteld", bool(dag), f"op {dag.day}-{dag.month}-{dag.year}" if dag else "nog een ontwerp"),
        Criterium("regie", not regie, f"ontbreekt: {', '.join(regie)}" if regie else alles),
        Criterium("alle beleidsdomeinen", len(domeinen) == len(DOMEINEN), f"{len(domeinen)} van {len(DOMEINEN)}"),
        Criterium("alle rubrieken", len(rubrieken) == len(RUBRIEKEN), f"{len(rubrieken)} van {len(RUBRIEKEN)}"),
        Criterium("partners met een taak", bool(anderen), f"{len(anderen)} buiten het lokaal bestuur"),
        Criterium("meetbaar", bool(streef), f"{len(streef)} van {len(acties)} acties met een streefcijfer"),
    ]


def integraal(plan: Plan) -> bool:
    """Voldoet een plan aan elk criterium, en is het geen voorbeeld?"""
    return not plan.fictief and all(c.voldaan for c in criteria(plan))


def samen(alle: dict[str, Plan]) -> list[dict]:
    """Rubrieken en domeinen waaraan meer dan één bestuur werkt: wie, met welke acties, en welke daarvan buren zijn."""
    per_plan, uit = {code: [a for a in plan.acties() if a.status in BEZIG] for code, plan in alle.items()}, []
    for rubriek, domein in product(RUBRIEKEN, DOMEINEN):
        in_cel = {
            c: [a for a in acties if (a.rubriek, a.domein) == (rubriek, domein)] for c, acties in per_plan.items()
        }
        wie = {code: acties for code, acties in in_cel.items() if acties}
        if len(wie) > 1:
            uit.append({"rubriek": rubriek, "domein": domein, "gebieden": wie, "buren": buurparen(wie)})
    return sorted(uit, key=lambda rij: (-len(rij["buren"]), -len(rij["gebieden"])))


def buurparen(codes: Iterable[str]) -> list[tuple[str, str]]:
    """De paren van gebieden die aan elkaar grenzen."""
    leden = {code: set(gebieden.leden_van(code)) for code in codes}
    naast = {code: set().union(*(gebieden.buren(nis) for nis in eigen)) for code, eigen in leden.items()}
    return [(a, b) for a, b in combinations(leden, 2) if naast[a] & leden[b] and not leden[a] & leden[b]]


def telling(alle: dict[str, Plan]) -> dict:
    """Hoeveel besturen een integrale aanpak hebben, en hoeveel gemeenten die samen beslaan."""
    echt = {code: plan for code, plan in alle.items() if not plan.fictief}
    wie = [code for code, plan in echt.items() if integraal(plan)]
    gemeenten = {nis for code in wie for nis in gebieden.leden_van(code)}
    return {
        "plannen": len(echt),
        "fictief": len(alle) - len(echt),
        "integraal": wie,
        "aantal": len(wie),
        "gemeenten": len(gemeenten),
        "gemeenten_in_de_vlaamse_rand": len(gemeenten & set(gebieden.groep(gebieden.RAND).leden)),
        "streefdoel": NODIG,
    }
