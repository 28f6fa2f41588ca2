"""De onderdelen van het rapport `opvolging`: overzicht, elk streefcijfer apart, en hoe betrouwbaar de regel is."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from integratie import gebieden, kubus
from integratie.beeld.beleid.opvolging import delen, figuur, zinnen
from integratie.beeld.bronvermelding import bronnen_van
from integratie.beeld.figuur import Blok
from integratie.beeld.opmaak import VAST, getal
from integratie.beeld.tabellen import tabel_html
from integratie.beleid.opvolging import Oordeel, placebo, regel, synthetisch
from integratie.beleid.opvolging.oordeel import bewaard
from integratie.beleid.opvolging.vooraf import niet_te_beinvloeden
from integratie.beleid.plan.lezen import plan_van
from integratie.beleid.plan.model import Plan

STREEPJE = "–"
FICTIEF = "FICTIEF VOORBEELD: dit plan is verzonnen en is geen beleid van dit bestuur. Alleen de cijfers uit het register zijn echt."
LEEG = Blok("", "")
ANTWOORDEN = ("status", "tegen_doel", "verwachting")
KOPPEN = {
    "opvolging": (
        "Waar staat het plan?", "Twee vragen per streefcijfer: staat het cijfer waar het moet staan, en is dat beter dan te verwachten was? Eén regel maakt er het besluit van.",
    ),
    "streefcijfers": (
        "Elk streefcijfer apart", "Wat was het begin, waar moest het cijfer staan, waar staat het, en wat valt daar eerlijk over te besluiten?",
    ),
    "betrouwbaarheid": (
        "Hoe betrouwbaar is het besluit?",
        "Een regel die bij iedereen alarm slaat, zegt niets. Daarom kreeg elke gemeente van het Vlaams Gewest een proef zonder beleid: hoe vaak "
        "vergist de regel zich dan, in precies deze jaren?",
    ),
}  # fmt: skip


UITLEG_VALS = (
    "Elke gemeente kreeg vier doelen in elke richting: een pad boven en onder de basis, en boven en onder wat te verwachten was. Ze had zo'n plan niet, "
    "dus 'op koers' is vals alarm; het makkelijkste doel telt. De fout (±) komt uit het hertrekken van hele arrondissementen. De gemeenten van de "
    "Rand bewegen vaak samen en sterker dan de gemeenten waarop ze lijken: daar kan het in één periode oplopen. Gezien: hoe vaak de regel 'op koers' "
    "zegt bij een verzonnen effect van twee keer het kleinste dat te zien is."
)


def oordelen_van(code: str, peiljaar: int) -> tuple[Oordeel, ...]:
    """De oordelen over het plan van een gemeente of cluster, in deze editie."""
    return bewaard(code, peiljaar, kubus.kies_editie())


def blok(kop: str, inleiding: str, html: Markup, tekst: str) -> Blok:
    """Een onderdeel met zijn kop, zodat het zonder plan in zijn geheel wegvalt."""
    anker = gebieden.plat(kop).replace(" ", "-")
    return Blok(Markup('<h2 id="{}">{}</h2><p>{}</p>{}').format(anker, kop, inleiding, html), f"{kop}: {tekst}")


def zonder(code: str, plan: Plan | None) -> Blok:
    """De mededeling voor wie geen plan of geen streefcijfers heeft."""
    naam = gebieden.plaats(code).naam
    if plan is None:
        kop, zin = (
            "Nog geen plan",
            f"Voor {naam} staat er nog geen plan in parameters/plannen/, dus valt er niets op te volgen.",
        )
        stap = f"integratie plan nieuw {code}"
    else:
        kop, zin = (
            "Nog geen streefcijfers",
            f"Geen enkele actie in het plan van {naam} heeft al een streefcijfer om op te volgen.",
        )
        stap = f"integratie plan controle parameters/plannen/{code}.yaml"
    html = Markup('<p class="leeg">Verder met: <code>{}</code></p>').format(stap)
    return blok(kop, zin, html, zin)


def opvolging(gemeente: str, peiljaar: int) -> Blok:
    """Hoeveel streefcijfers gehaald zijn, op koers liggen, achter, of nog niet te zeggen zijn; en elk ervan in één rij."""
    code = gebieden.zoek(gemeente).nis
    plan, lijst = plan_van(code), oordelen_van(code, peiljaar)
    if not lijst:
        return zonder(code, plan)
    telling = delen.merken_van_telling(lijst)
    zin = Markup(
        '<p class="inleiding">Het plan heeft {}: {} gehaald, {} op koers, {} achter, en over {} is het nog niet te zeggen.</p>'
    )
    html = zin.format(*(telling[k] for k in ("streefcijfers", *regel.STATUSSEN)))
    if plan.fictief:
        html = Markup('<p class="leeg">{}</p>').format(FICTIEF) + html
    rijen = [_rij(o, nummer) for nummer, o in enumerate(lijst, 1)]
    html += tabel_html(
        pd.DataFrame(rijen, dtype=object),
        f"Streefcijfers van {gebieden.plaats(code).naam}, stand in {peiljaar}",
        "thema",
    )
    bronnen = dict.fromkeys(f"{b.vermelding} ({b.peildatum})" for o in lijst for b in bronnen_van(o.kaart))
    html += Markup(
        '<p class="klein">Een streepje: geen cijfer tot het peiljaar, of niet op te tellen.</p><p><strong>De regel.</strong> {}</p>'
        '<p class="bron">Bron: {}. Editie {}.</p>'
    ).format(regel.REGEL, "; ".join(bronnen), kubus.kies_editie())
    return blok(*KOPPEN["opvolging"], html, f"{len(lijst)} streefcijfers")


def _rij(o: Oordeel, nummer: int) -> dict[str, Markup | str]:
    def m(naam: str) -> Markup | str:
        try:
            return STREEPJE if o.reden == "later" and naam not in ANTWOORDEN else delen.merk(o, nummer, naam)
        except LookupError:
            return STREEPJE

    basis, jaar = m("basis_kort"), f" ({o.jaar})" if o.jaar else ""
    return {
        "Streefcijfer": f"{figuur.naam(o)} (actie {o.actie.code})", "Besluit": m("status"), "Tegenover het doel": m("tegen_doel"), "Tegenover wat te verwachten was": m("verwachting"),
        "Cijfer": Markup("{}{}").format(m("werkelijk_kort"), jaar), "Pad": m("pad_kort"),
        "Doel": STREEPJE if o.reden == "later" else Markup("{} {} ({})").format(o.doel.grens or o.doel.richting, m("streef_kort"), m("streefjaar")),
        "Basis": basis if basis == STREEPJE else Markup("{} ({})").format(basis, m("basisjaar")),
    }  # fmt: skip


def streefcijfers(gemeente: str, peiljaar: int) -> Blok:
    """Elk streefcijfer apart: de actie, de zinnen, de figuur en welke gemeenten in het gewogen gemiddelde zitten."""
    code = gebieden.zoek(gemeente).nis
    lijst = oordelen_van(code, peiljaar)
    if not lijst:
        return LEEG
    html = Markup("").join(_een(o, nummer) for nummer, o in enumerate(lijst, 1))
    return blok(*KOPPEN["streefcijfers"], html, "; ".join(f"{figuur.naam(o)}: {o.status}" for o in lijst))


def _een(o: Oordeel, nummer: int) -> Markup:
    kop = Markup('<h3>{}. {}</h3><p class="klein">Actie {} {} ({})</p>').format(
        nummer, figuur.naam(o), o.actie.code, o.actie.titel, o.actie.status
    )
    html = kop + zinnen.alinea(o, nummer)
    if not o.basis_klopt:
        zin = "De basiswaarde van het plan is niet meer het cijfer van deze editie ({}). Het pad vertrekt van het plan, de vergelijkingen van de editie."
        html += Markup('<p class="klein">{}</p>').format(Markup(zin).format(delen.merk(o, nummer, "register")))
    if o.doel.afwijking:
        html += Markup('<p class="klein">Uitleg in het plan bij de basiswaarde: {}</p>').format(o.doel.afwijking)
    if zin := niet_te_beinvloeden(o.kaart):
        html += Markup('<p class="klein">Let op: {}.</p>').format(zin)
    if o.achterstand:
        html += Markup(
            '<p class="klein">Het laatste cijfer is ouder dan het peiljaar: de bron loopt tot {}.</p>'
        ).format(max(o.waarden))
    if (beeld := figuur.figuur(o, nummer)) is not None:
        html += Markup(beeld._repr_html_())
    return html + (_gewichten(o, nummer) if o.synthetisch and o.synthetisch.goed else Markup(""))


def _gewichten(o: Oordeel, nummer: int) -> Markup:
    rijen = [
        {"Gemeente": gebieden.gemeenten()[nis].naam, "Gewicht": getal(100 * w, 1) + VAST + "%"}
        for nis, w in o.synthetisch.gewichten.items()
    ]
    tabel = tabel_html(
        pd.DataFrame(rijen), f"Gewogen gemiddelde bij streefcijfer {nummer} (gewichten vanaf 0,5{VAST}%)"
    )
    punten = Markup("").join(Markup("<li>{}</li>").format(a) for a in synthetisch.AANNAMES)
    sjabloon = '<details><summary>Welke gemeenten meetellen bij streefcijfer {}, en de aannames (synthetische controle)</summary>{}<ul class="voetnoten">{}</ul></details>'
    return Markup(sjabloon).format(nummer, tabel, punten)


def betrouwbaarheid(gemeente: str, peiljaar: int) -> Blok:
    """Hoe vaak de regel vals alarm slaat in precies de jaren van deze streefcijfers, bij alle gemeenten van het Vlaams Gewest."""
    lijst, vensters = oordelen_van(gebieden.zoek(gemeente).nis, peiljaar), {}
    for o in lijst:
        if o.variatie is not None:
            vensters.setdefault((o.doel.indicator, o.doel.groep, o.doel.basisjaar, o.jaar), o)
    if not lijst:
        return LEEG
    if not vensters:
        tekst = "Geen enkel streefcijfer heeft al een band van natuurlijke variatie, dus is er nog geen vals alarm te tellen."
        return blok(*KOPPEN["betrouwbaarheid"], Markup('<p class="leeg">{}</p>').format(tekst), tekst)
    rand = set(gebieden.groep(gebieden.RAND).leden)
    rijen = [_vals(o, placebo.alarmen(*venster), rand) for venster, o in vensters.items()]
    bijschrift = f"Vals 'op koers' bij gemeenten zonder plan (nominaal {regel.VALS_ALARM:.0%})".replace("%", VAST + "%")
    html = tabel_html(pd.DataFrame(rijen), bijschrift) + Markup('<p class="klein">{}</p>').format(UITLEG_VALS)
    return blok(*KOPPEN["betrouwbaarheid"], html, bijschrift)


def _vals(o: Oordeel, alarmen: pd.DataFrame, rand: set[str]) -> dict[str, str]:
    per_gemeente = alarmen.rename_axis("nis").reset_index()

    def tekst(*kolommen: str) -> str:
        p = placebo.percentage(per_gemeente, kolommen)
        return f"{getal(p.procent, 1)}{VAST}% (± {getal(p.fout, 1)})"

    in_rand = 50 * alarmen.loc[alarmen.index.isin(rand), ["omhoog", "omlaag"]].sum(axis=1).mean()
    return {
        "Indicator": figuur.naam(o), "Jaren": f"{o.doel.basisjaar}–{o.jaar}", "Gemeenten": str(len(alarmen)),
        "Doel omhoog": tekst("omhoog"), "Doel omlaag": tekst("omlaag"),
        "In de Rand": f"{getal(in_rand, 1)}{VAST}%" if len(rand & set(alarmen.index)) else STREEPJE,
        "Gezien": f"{getal(100 * alarmen['tweemaal'].mean(), 0)}{VAST}%",
    }  # fmt: skip
