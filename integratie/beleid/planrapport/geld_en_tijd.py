"""Het budget per doelstelling, doel en jaar, en de acties op een tijdlijn."""

from collections.abc import Iterable
from math import ceil, floor

import pandas as pd

from integratie.beeld.asverdeling import jaren_op_de_as
from integratie.beeld.opmaak import getal, hoofdletter
from integratie.beeld.tekenvlak import BREEDTE, LETTER, REGEL, Tekenvlak, breedte_van, op_regels
from integratie.beleid.plan.model import STATUSSEN, Actie, Plan
from integratie.beleid.planrapport.onderdeel import Delen, bron, datum, onderdeel
from integratie.blok.beeldstijl import GRIJS, INKT, LICHT, LICHT_PER_NAAM, PAPIER, ROOSTER
from integratie.blok.blok import Figuur
from integratie.blok.onderdelen import Tabel, alinea, tabel_van
from integratie.indicator import DOELEN

BALK = 9.0  # hoogte
# Kleur én arcering: wie geen kleuren ziet, leest de status toch.
STIJLEN = {
    "gepland": (PAPIER, ""),
    "lopend": (LICHT_PER_NAAM["k3"], ""),
    "afgerond": (LICHT, "//"),
    "stopgezet": (PAPIER, "xx"),
}


@onderdeel("planbudget", "Budget")
def planbudget(plan: Plan, peiljaar: int) -> Delen:
    """Het budget per beleidsdoelstelling, per doel van het integratiebeleid en naar prioriteit, voor elk jaar."""
    acties = plan.acties()
    if not any(a.budget for a in acties):
        return [alinea("Geen enkele actie heeft een budget.", "leeg")]
    per_doelstelling = {f"{d.code} {d.titel}": d.acties for d in plan.beleidsdoelstellingen}
    per_doel = {hoofdletter(doel): [a for a in acties if a.doel == doel] for doel in DOELEN}
    woorden = {"Prioritair": True, "Niet prioritair": False}
    prioriteit = {woord: [a for a in acties if a.prioritair == is_het] for woord, is_het in woorden.items()}
    zonder = [a.code for a in acties if not a.budget]
    noot = f"Zonder budget in het plan: {', '.join(zonder)}. Leeg is niet hetzelfde als nul euro."
    return [
        _tabel(plan, "Beleidsdoelstelling", per_doelstelling, "Budget per beleidsdoelstelling en jaar, in euro"),
        _tabel(plan, "Doel", per_doel, "Budget per doel van het integratiebeleid en jaar, in euro"),
        _tabel(plan, "Prioriteit", prioriteit, "Budget naar prioriteit en jaar, in euro"),
        alinea(noot, "klein") if zonder else None,
    ]


def _tabel(plan: Plan, kop: str, groepen: dict[str, list[Actie]], titel: str) -> Tabel:
    decimalen = 2 if any(b % 1 for a in plan.acties() for b in a.budget.values()) else 0

    def rij(naam: str, acties: Iterable[Actie]) -> dict[str, str]:
        bedragen = {str(j): sum(a.budget.get(j, 0) for a in acties) for j in plan.jaren}
        bedragen["Totaal"] = sum(bedragen.values())
        return {kop: naam} | {wanneer: getal(bedrag, decimalen) for wanneer, bedrag in bedragen.items()}

    rijen = [rij(naam, acties) for naam, acties in groepen.items()] + [rij("Totaal", plan.acties())]
    return tabel_van(rijen, titel)


@onderdeel("plantijdlijn", "Tijdlijn")
def plantijdlijn(plan: Plan, peiljaar: int) -> Delen:
    """Elke actie als een balk van haar begin tot haar einde."""
    acties = plan.acties()
    rijen = [
        {"Actie": f"{a.code} {a.titel}", "Begin": datum(a.begin), "Einde": datum(a.einde), "Status": a.status}
        for a in acties
    ]
    delen = [f"{a.code} van {datum(a.begin)} tot {datum(a.einde)} ({a.status})" for a in acties]
    alt = f"Tijdlijn van de acties: {'; '.join(delen)}."
    noot = "De kleur en de arcering tonen de status die het plan zelf opgeeft."
    beeld, tabel = _teken(plan, acties).svg(alt), pd.DataFrame(rijen, dtype=object)
    return [Figuur("plan-tijdlijn", "", "De acties in de tijd", beeld, alt, bron(plan), tabel, (noot,))]


def _teken(plan: Plan, acties: list[Actie]) -> Tekenvlak:
    """Per actie haar naam met eronder haar balk; de jaren staan boven, een uitleg van de stijlen eronder."""
    grenzen = [_jaardeel(d) for a in acties for d in (a.begin, a.einde)]
    van, tot = floor(min(plan.van, *grenzen)), ceil(max(plan.tot + 1, *grenzen))
    namen = [op_regels(f"{a.code} {a.titel}", BREEDTE) for a in acties]
    blad = Tekenvlak(REGEL + 6 + sum(REGEL * len(regels) + BALK + 8 for regels in namen) + REGEL + 4)
    per_jaar = BREEDTE / (tot - van)
    for jaar in jaren_op_de_as(van, tot - 1, BREEDTE - per_jaar):
        x = (jaar - van) * per_jaar
        blad.lijn([(x, REGEL + 2), (x, blad.hoogte - REGEL - 8)], ROOSTER, 0.8)
        blad.tekst(x + 2, LETTER, str(jaar), GRIJS)
    y = REGEL + 6.0
    for a, regels in zip(acties, namen, strict=True):
        for regel in regels:
            blad.tekst(0, y + LETTER, regel)
            y += REGEL
        begin, einde = ((_jaardeel(d) - van) * per_jaar for d in (a.begin, a.einde))
        _balk(blad, begin, y + 2, einde - begin, a.status)
        y += BALK + 8
    x = 0.0
    for status in STATUSSEN:
        if any(a.status == status for a in acties):
            _balk(blad, x + 0.5, blad.hoogte - BALK - 2, 16, status)
            blad.tekst(x + 21, blad.hoogte - 3, status, GRIJS)
            x += 34 + breedte_van(status)
    return blad


def _balk(blad: Tekenvlak, x: float, y: float, breedte: float, status: str) -> None:
    kleur, arcering = STIJLEN[status]
    blad.staaf(x, y, breedte, BALK, kleur, rand=INKT, dikte=0.7, arcering=arcering)


def _jaardeel(dag) -> float:
    return dag.year + (dag.timetuple().tm_yday - 1) / 365.25
