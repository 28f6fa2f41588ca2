"""Het plan op één bladzijde: visie, doelstellingen, acties, streefcijfers, en de vragen die nog open staan."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from integratie import gebieden, vergelijking
from integratie.beeld import merk
from integratie.beeld.beleid.opvolging.delen import afstand as als_afstand
from integratie.beeld.beleid.plan.stuk import (
    FICTIEF,
    STREEPJE,
    STUKKEN,
    Delen,
    alineas,
    blok,
    bron,
    cijferbron,
    datum,
    lijst,
    periode,
    plan_op,
    stuk,
    te_vroeg,
)
from integratie.beeld.figuur import Blok
from integratie.beeld.jaarwoorden import jaarlabel
from integratie.beeld.opmaak import getal, met_eenheid
from integratie.beeld.tabellen import tabel_html
from integratie.beleid.opvolging.vooraf import Vooraf, vooraf
from integratie.beleid.plan.cijfers import oordeel
from integratie.beleid.plan.model import Beleidsdoelstelling, Plan, Streefcijfer
from integratie.indicator import groepsnaam

KOP = "Het plan op één bladzijde"
UITLEG_EFFECT = (
    "Te zien vanaf: het kleinste effect dat in het streefjaar in vier op de vijf gevallen zou opvallen, tegenover de eigen trend en gelijkaardige "
    "gemeenten. Een kleiner effect kan er zijn, maar het cijfer toont het dan waarschijnlijk niet. Een streepje: niet te bepalen."
)


def planblad(gemeente: str, peiljaar: int) -> Blok:
    """Het hele plan op één bladzijde; zonder plan hoe men er een begint."""
    nis = gebieden.zoek(gemeente).nis
    plan = plan_op(nis)
    if plan is None:
        return _geen_plan(nis)
    if te_vroeg(plan, peiljaar):
        zin = f"Het plan steunt op cijfers van na {peiljaar}: het hoort niet in een rapport met de stand van toen."
        return blok("planblad", KOP, [Markup('<p class="leeg">{}</p>').format(zin)], bron(plan, nis))
    return blok("planblad", KOP, _blad(plan), bron(plan, nis))


STUKKEN["planblad"] = planblad


def _geen_plan(nis: str) -> Blok:
    naam = gebieden.plaats(nis).naam
    stappen = Markup("").join(
        Markup("<li>{} <code>{}</code></li>").format(*stap)
        for stap in (
            ("Begin met de eigen cijfers en vragen (met --excel als formulier):", f"integratie plan nieuw {nis}"),
            ("Vul het bestand in en kijk het na:", f"integratie plan controle parameters/plannen/{nis}.yaml"),
            ("Maak dit rapport opnieuw:", f"integratie rapporten {nis} --notebook plan_van_aanpak"),
        )
    )
    html = Markup(
        '<p class="leeg">Voor {} staat er nog geen plan in <code>parameters/plannen/</code>. Dat betekent niet dat er geen beleid is.</p>'
        "<ol>{}</ol><p>Een fictief voorbeeld om te leren: <code>integratie plan voorbeeld</code>.</p>"
    ).format(naam, stappen)
    return blok("planblad", "Nog geen plan", [html], f"parameters/plannen/, bestand {nis}.yaml of {nis}.xlsx.")


def _blad(plan: Plan) -> Delen:
    kop = [
        ("Looptijd", f"{plan.van} tot {plan.tot}"),
        ("Vastgesteld", datum(plan.vastgesteld) if plan.vastgesteld else "nog niet: dit is een ontwerp"),
        ("Bevoegd", plan.bevoegd or STREEPJE), ("Coördinatie", plan.coordinatie or STREEPJE),
    ]  # fmt: skip
    dl = Markup("<dl>{}</dl>").format(Markup("").join(Markup("<dt>{}</dt><dd>{}</dd>").format(*paar) for paar in kop))
    fictief = Markup('<p class="leeg"><strong>{}</strong></p>').format(FICTIEF) if plan.fictief else Markup("")
    doelen = pd.DataFrame([_doelstelling(d) for d in plan.beleidsdoelstellingen], dtype=object)
    acties = pd.DataFrame(
        [
            {"Actie": f"{a.code} {a.titel}", "Trekker": plan.partner(a.trekker).naam, "Looptijd": periode(a), "Status": a.status,
             "Prioritair": "ja" if a.prioritair else "nee"}
            for a in plan.acties()
        ],
        dtype=object,
    )  # fmt: skip
    return [
        fictief, Markup('<p class="reeks">{}</p>').format(plan.titel), dl, alineas(plan.visie),
        tabel_html(doelen, "De beleidsdoelstellingen in cijfers van het plan"), tabel_html(acties, "De acties"),
    ]  # fmt: skip


def _doelstelling(d: Beleidsdoelstelling) -> dict[str, str]:
    acties = [a for p in d.actieplannen for a in p.acties]
    return {
        "Beleidsdoelstelling": f"{d.code} {d.titel}", "Actieplannen": str(len(d.actieplannen)), "Acties": str(len(acties)),
        "Prioritair": str(sum(a.prioritair for a in acties)), "Streefcijfers": str(sum(len(a.streefcijfers) for a in acties)),
        "Budget (euro)": getal(sum(sum(a.budget.values()) for a in acties)),
    }  # fmt: skip


@stuk("planstreefcijfers", "Streefcijfers en basislijnen")
def planstreefcijfers(plan: Plan, nis: str, peiljaar: int) -> Delen:
    """Elk streefcijfer met zijn basislijn, en wat het register nu zegt."""
    if not plan.streefcijfers():
        return [Markup('<p class="leeg">Geen enkele actie heeft een streefcijfer.</p>')]
    gezien = vooraf(plan, peiljaar)
    rijen = [_streef(v, nis, peiljaar) for v in gezien]
    afwijkend = [f"{a.code}: {reden}." for a, s in plan.streefcijfers() if (reden := _afwijking(s, nis))]
    zonder = [f"{a.code} {a.titel}" for a in plan.acties() if not a.streefcijfers]
    delen: Delen = [tabel_html(pd.DataFrame(rijen, dtype=object), "Van basislijn naar streefcijfer")]
    if afwijkend:
        delen.append(Markup("<p>Basiswaarden die niet die van het register zijn:</p>") + lijst(afwijkend))
    if let_op := _let_op(gezien):
        delen.append(Markup("<p>Om vooraf te weten:</p>") + lijst(let_op))
    if zonder:
        delen.append(Markup("<p>Zonder streefcijfer, enkel met een eigen effectmeting:</p>") + lijst(zonder))
    delen.append(Markup('<p class="klein">{}</p>').format(UITLEG_EFFECT))
    noot = "Een streefcijfer zegt wat het bestuur wil bereiken. Of een actie de oorzaak van een verandering is, volgt er niet uit."
    return [
        *delen,
        Markup('<p class="klein">{}</p>').format(noot),
        cijferbron(s.kaart for _, s in plan.streefcijfers()),
    ]


def _let_op(gezien: list[Vooraf]) -> list[str]:
    """Elke waarschuwing één keer, met de streefcijfers waarvoor ze geldt."""
    uit: dict[str, list[str]] = {}
    for v in gezien:
        for zin in v.waarschuwingen:
            uit.setdefault(zin, []).append(f"{_naam(v.doel)} ({v.actie.code})")
    return [f"{'; '.join(namen)}: {zin}." for zin, namen in uit.items()]


def _naam(s: Streefcijfer) -> str:
    return s.kaart.titel + (f", {groepsnaam(s.groep)}" if s.groep else "")


def _streef(v: Vooraf, nis: str, peiljaar: int) -> dict[str, Markup | str]:
    s = v.doel
    stand = vergelijking.stand(s.indicator, nis, peiljaar, s.groep)
    nu = (
        Markup("{} ({})").format(merk.waarde(s.kaart, stand, nis, s.groep), jaarlabel(s.kaart, stand.jaar))
        if stand.jaar
        else STREEPJE
    )
    return {
        "Indicator": _naam(s), "Actie": v.actie.code,
        "Basislijn": f"{met_eenheid(s.kaart, s.basiswaarde)} ({s.basisjaar})",
        "Streefcijfer": f"{s.grens or s.richting}: {met_eenheid(s.kaart, s.streefwaarde)} ({s.streefjaar})", "Laatste cijfer": nu,
        "Te zien vanaf": STREEPJE if v.effect.kleinste is None else als_afstand(s.kaart, v.effect.kleinste),
    }  # fmt: skip


def _afwijking(s: Streefcijfer, nis: str) -> str:
    reden = oordeel(s, nis)
    return f"{reden}; uitleg in het plan: {s.afwijking}" if reden and s.afwijking else reden


@stuk("planvragen", "Vragen die nog open staan")
def planvragen(plan: Plan, nis: str, peiljaar: int) -> Delen:
    """De vragen van het startplan die nog geen antwoord hebben, en de antwoorden die er zijn."""
    open_ = [v for v in plan.vragen if not v.antwoord]
    klaar = [v for v in plan.vragen if v.antwoord]
    delen: Delen = [lijst([v.vraag for v in open_]) if open_ else Markup("<p>Er staan geen vragen meer open.</p>")]
    if klaar:
        rijen = pd.DataFrame([{"Vraag": v.vraag, "Antwoord": v.antwoord} for v in klaar], dtype=object)
        delen.append(tabel_html(rijen, "Vragen met een antwoord"))
    return delen
