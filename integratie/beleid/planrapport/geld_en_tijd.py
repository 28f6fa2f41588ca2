"""Het budget per doelstelling, doel en jaar, en de acties op een tijdlijn."""

import textwrap
from collections.abc import Iterable

import pandas as pd
from matplotlib.ticker import FuncFormatter, MultipleLocator

from integratie.beeld.assen import namenas
from integratie.beeld.opmaak import getal, hoofdletter
from integratie.beeld.stijl import INKT, naar_svg, tekenblad, tekstbreedte
from integratie.beleid.plan.model import STATUSSEN, Actie, Plan
from integratie.beleid.planrapport.onderdeel import Delen, bron, datum, onderdeel
from integratie.blok.blok import Figuur
from integratie.blok.onderdelen import Tabel, alinea, tabel_van
from integratie.indicator import DOELEN

LABEL = 44  # tekens naast de tijdlijn
# Kleur én arcering: wie geen kleuren ziet, leest de status toch.
STIJLEN = {
    "gepland": ("#ffffff", ""),
    "lopend": ("#5aa9d6", ""),
    "afgerond": ("#c7d3dc", "//"),
    "stopgezet": ("#ffffff", "xx"),
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
    beeld, tabel = _teken(plan, acties, alt), pd.DataFrame(rijen, dtype=object)
    return [Figuur("plan-tijdlijn", "", "De acties in de tijd", beeld, alt, bron(plan), tabel, (noot,))]


def _teken(plan: Plan, acties: list[Actie], alt: str) -> str:
    namen = [textwrap.shorten(f"{a.code} {a.titel}", LABEL, placeholder="…") for a in acties]
    hoogte = 0.27 * len(acties) + 0.9
    with tekenblad(6.6, hoogte, marges=(min(2.9, tekstbreedte(namen, 8) + 0.1), 0.15, 0.4, 0.35)) as blad:
        as_ = blad.add_subplot()
        for y, a in enumerate(acties):
            kleur, arcering = STIJLEN[a.status]
            van, tot = _jaardeel(a.begin), _jaardeel(a.einde)
            as_.barh(y, tot - van, left=van, height=0.62, color=kleur, hatch=arcering, edgecolor=INKT, linewidth=0.7)
        for status in STATUSSEN:
            if any(a.status == status for a in acties):
                kleur, arcering = STIJLEN[status]
                as_.bar(0, 0, color=kleur, hatch=arcering, edgecolor=INKT, linewidth=0.7, label=status)
        namenas(as_.yaxis, namen, grootte=8)
        as_.invert_yaxis()
        grenzen = [_jaardeel(d) for a in acties for d in (a.begin, a.einde)]
        as_.set_xlim(min(plan.van, min(grenzen)), max(plan.tot + 1, max(grenzen)))
        van, tot = as_.get_xlim()
        as_.xaxis.set_major_locator(MultipleLocator(1 + int((tot - van) // 10)))
        as_.xaxis.set_major_formatter(FuncFormatter(lambda jaar, _: f"{jaar:.0f}"))
        as_.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=4, frameon=False, fontsize=8)
        return naar_svg(blad, alt)


def _jaardeel(dag) -> float:
    return dag.year + (dag.timetuple().tm_yday - 1) / 365.25
