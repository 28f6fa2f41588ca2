"""Het plan op één bladzijde: visie, doelstellingen, acties, streefcijfers, en de vragen die nog open staan."""

from integratie import gebieden, vergelijking
from integratie.beeld import cijferteksten
from integratie.beeld.jaarwoorden import jaarlabel
from integratie.beeld.opmaak import STREEPJE, getal, met_eenheid
from integratie.beleid.opvolging.blokken.cijferteksten import afstand as als_afstand
from integratie.beleid.opvolging.waarschuwingen import Vooraf, vooraf
from integratie.beleid.plan.cijfers import oordeel
from integratie.beleid.plan.lezen import plan_van
from integratie.beleid.plan.model import FICTIEF, Beleidsdoelstelling, Plan
from integratie.beleid.planrapport.begin import planbegin
from integratie.beleid.planrapport.onderdeel import (
    ONDERDELEN,
    Delen,
    alineas,
    blok,
    bron,
    cijferbron,
    datum,
    onderdeel,
    periode,
    te_vroeg,
)
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Begrip, Begrippen, alinea, lijst, tabel_van
from integratie.blok.tekst import Tekst, sterk, vul

KOP = "Het plan op één bladzijde"
WERKWIJZE = (
    "Dit rapport toont wat het bestuur zelf in zijn plan schreef; het oordeelt niet over het beleid. Een cijfer over inwoners komt uit het register van "
    "deze monitor en heet pas anders of veranderd als het verschil ertoe doet en groter is dan toeval (95 %). Een lege plek is een vraag, geen tekort."
)
UITLEG_EFFECT = (
    "Te zien vanaf: het kleinste effect dat in het streefjaar in vier op de vijf gevallen zou opvallen, tegenover de eigen trend en gelijkaardige "
    "gemeenten. Een kleiner effect kan er zijn, maar het cijfer toont het dan waarschijnlijk niet. Een streepje: niet te bepalen."
)


def planblad(gemeente: str, peiljaar: int) -> Blok:
    """Het hele plan op één bladzijde; zonder plan hoe men er een begint."""
    nis = gebieden.zoek(gemeente).nis
    plan = plan_van(nis)
    if plan is None:
        return planbegin(nis, peiljaar)
    reden = f"Het plan steunt op cijfers van na {peiljaar}: het hoort niet in een rapport met de stand van toen."
    delen = [alinea(reden, "leeg")] if te_vroeg(plan, peiljaar) else _blad(plan, peiljaar)
    return blok("planblad", KOP, delen, bron(plan))


ONDERDELEN["planblad"] = planblad


def _blad(plan: Plan, peiljaar: int) -> Delen:
    kop = {
        "Looptijd": f"{plan.van} tot {plan.tot}",
        "Vastgesteld": datum(plan.vastgesteld) if plan.vastgesteld else "nog niet: dit is een ontwerp",
        "Bevoegd": plan.bevoegd or STREEPJE,
        "Coördinatie": plan.coordinatie or STREEPJE,
    } | ({"Vorig plan": plan.vorig} if plan.vorig else {})
    acties = [
        {
            "Actie": f"{a.code} {a.titel}",
            "Trekker": plan.partner(a.trekker).naam,
            "Looptijd": periode(a),
            "Status": a.status,
            "Prioritair": "ja" if a.prioritair else "nee",
        }
        for a in plan.acties()
    ]
    doelen = [_doelstelling(d) for d in plan.beleidsdoelstellingen]
    return [
        alinea(plan.titel, "reeks"),
        alinea(sterk(FICTIEF), "leeg") if plan.fictief else None,
        Begrippen(tuple(Begrip(wat, (inhoud,)) for wat, inhoud in kop.items())),
        alineas(plan.visie, plan, peiljaar),
        alinea(WERKWIJZE, "klein"),
        tabel_van(doelen, "De beleidsdoelstellingen in cijfers van het plan"),
        tabel_van(acties, "De acties"),
    ]


def _doelstelling(d: Beleidsdoelstelling) -> dict[str, str]:
    return {
        "Beleidsdoelstelling": f"{d.code} {d.titel}",
        "Actieplannen": str(len(d.actieplannen)),
        "Acties": str(len(d.acties)),
        "Prioritair": str(sum(a.prioritair for a in d.acties)),
        "Streefcijfers": str(sum(len(a.streefcijfers) for a in d.acties)),
        "Budget (euro)": getal(sum(sum(a.budget.values()) for a in d.acties)),
    }


@onderdeel("planstreefcijfers", "Streefcijfers en basislijnen")
def planstreefcijfers(plan: Plan, peiljaar: int) -> Delen:
    """Elk streefcijfer met zijn basislijn, en wat het register nu zegt."""
    if not plan.streefcijfers():
        return [alinea("Geen enkele actie heeft een streefcijfer.", "leeg")]
    gezien = vooraf(plan, peiljaar)
    opsommingen = {
        "Basiswaarden die niet die van het register zijn:": [
            f"{a.code}: {reden}." for a, s in plan.streefcijfers() if (reden := oordeel(s, plan.gebied))
        ],
        "Om vooraf te weten:": _let_op(gezien),
        "Zonder streefcijfer, enkel met een eigen effectmeting:": [
            f"{a.code} {a.titel}" for a in plan.acties() if not a.streefcijfers
        ],
        "Wat het vorige plan hierover zei en wat ervan kwam:": [
            *(f"{a.code} {s.naam}: {s.vorig}" for a, s in plan.streefcijfers() if s.vorig),
            *(f"{a.code} {a.titel}: {a.vorig}" for a in plan.acties() if a.vorig),
            *(f"Basislijn {b.naam}: {b.vorig}" for b in plan.basislijnen if b.vorig),
        ],
    }
    noot = "Een streefcijfer zegt wat het bestuur wil bereiken. Of een actie de oorzaak van een verandering is, volgt er niet uit."
    return [
        tabel_van([_streef(v, plan.gebied, peiljaar) for v in gezien], "Van basislijn naar streefcijfer"),
        *([alinea(kop), lijst(punten)] for kop, punten in opsommingen.items() if punten),
        alinea(UITLEG_EFFECT, "klein"),
        alinea(noot, "klein"),
        cijferbron(s.kaart for _, s in plan.streefcijfers()),
    ]


def _let_op(gezien: list[Vooraf]) -> list[str]:
    """Elke waarschuwing één keer, met de streefcijfers waarvoor ze geldt."""
    uit: dict[str, list[str]] = {}
    for v in gezien:
        for waarschuwing in v.waarschuwingen:
            uit.setdefault(waarschuwing, []).append(f"{v.doel.naam} ({v.actie.code})")
    return [f"{'; '.join(namen)}: {waarschuwing}." for waarschuwing, namen in uit.items()]


def _streef(v: Vooraf, nis: str, peiljaar: int) -> dict[str, Tekst | str]:
    s = v.doel
    stand = vergelijking.stand(s.indicator, nis, peiljaar, s.groep)
    nu: Tekst | str = STREEPJE
    if stand.jaar:
        nu = vul("{} ({})", cijferteksten.waarde(s.kaart, stand, nis, s.groep), jaarlabel(s.kaart, stand.jaar))
    return {
        "Indicator": s.naam,
        "Actie": v.actie.code,
        "Basislijn": f"{met_eenheid(s.kaart, s.basiswaarde)} ({s.basisjaar})",
        "Streefcijfer": f"{s.grens or f'{s.richting} naar'} {met_eenheid(s.kaart, s.streefwaarde)} ({s.streefjaar})",
        "Laatste cijfer": nu,
        "Te zien vanaf": STREEPJE if v.effect.kleinste is None else als_afstand(s.kaart, v.effect.kleinste),
    }


@onderdeel("planvragen", "Vragen die nog open staan")
def planvragen(plan: Plan, peiljaar: int) -> Delen:
    """De vragen van het startplan die nog geen antwoord hebben, en de antwoorden die er zijn."""
    open_ = [v.vraag + (f" In het vorige plan: {v.vorig}" if v.vorig else "") for v in plan.vragen if not v.antwoord]
    klaar = [{"Vraag": v.vraag, "Antwoord": v.antwoord} for v in plan.vragen if v.antwoord]
    return [
        lijst(open_) if open_ else alinea("Er staan geen vragen meer open."),
        tabel_van(klaar, "Vragen met een antwoord") if klaar else None,
    ]
