"""De partners van het plan: wie met wie samenwerkt, en voor elk één bladzijde met wat er gevraagd wordt."""

from collections import Counter

import pandas as pd

from integratie.beeld.netwerktekening import netwerk
from integratie.beeld.opmaak import STREEPJE, opsomming
from integratie.beleid.netwerk.regie import SOORTEN
from integratie.beleid.plan.model import FICTIEF, Actie, Partner, Plan
from integratie.beleid.planrapport.onderdeel import Delen, bron, lopend, onderdeel, periode
from integratie.blok.blok import Figuur, indelen
from integratie.blok.onderdelen import Groep, Kop, alinea, tabel_van

GEEN_VRAAG = "Het plan vraagt deze partner nog niets."
HOOGSTENS = 30  # partners in het beeld; de tabel heeft ze allemaal


@onderdeel("planpartners", "Netwerk van partners")
def planpartners(plan: Plan, peiljaar: int) -> Delen:
    """Wie samen aan een actie werkt, als beeld en als tabel."""
    samen = _samen(plan)
    buren = {p.sleutel: [a if b == p.sleutel else b for a, b in samen if p.sleutel in (a, b)] for p in plan.partners}
    namen = {p.sleutel: p.naam for p in plan.partners}
    rijen = [
        {
            "Partner": p.naam,
            "Soort": p.soort,
            "Trekt": ", ".join(a.code for a in plan.acties() if a.trekker == p.sleutel) or STREEPJE,
            "Werkt mee aan": ", ".join(a.code for a in plan.acties() if _taak(a, p)) or STREEPJE,
            "Samen met": opsomming([namen[b] for b in buren[p.sleutel]]) or "niemand",
        }
        for p in plan.partners
    ]
    zinnen = [f"{r['Partner']} werkt samen met {r['Samen met']}" for r in rijen]
    alt = f"Netwerk van de partners. {'. '.join(zinnen)}."
    noot = "Een boog verbindt wie samen aan een actie werkt; hoe dikker, hoe meer acties. Het beeld toont afspraken, niet hoe goed ze lopen."
    getoond = plan.partners[:HOOGSTENS]
    soorten = {p.naam: p.soort for soort in SOORTEN for p in getoond if p.soort == soort}
    beeld = netwerk(soorten, {(namen[a], namen[b]): n for (a, b), n in samen.items()}).svg(alt)
    tabel = pd.DataFrame(rijen, dtype=object)
    return [Figuur("plannetwerk", "", "Wie samen aan acties werkt", beeld, alt, bron(plan), tabel, (noot,))]


def _samen(plan: Plan) -> dict[tuple[str, str], int]:
    """Paar van partners → aantal acties waarin de ene trekt en de andere meewerkt."""
    paren = ((a.trekker, t.partner) for a in plan.acties() for t in a.partners if t.partner != a.trekker)
    return Counter((min(paar), max(paar)) for paar in paren)


def _taak(actie: Actie, partner: Partner) -> str:
    return next((t.taak for t in actie.partners if t.partner == partner.sleutel), "")


@onderdeel("planperpartner", "Per partner: wat vragen wij van u?")
def planperpartner(plan: Plan, peiljaar: int) -> Delen:
    """Voor elke partner een blad: zijn acties, zijn rol, wat er gevraagd wordt, voor wie en wanneer."""
    kop = f"{plan.titel}, {plan.van} tot {plan.tot}. Vragen? Neem contact op met {plan.coordinatie or 'het bestuur'}."
    return [
        alinea(kop),
        alinea(FICTIEF, "klein") if plan.fictief else None,
        *(_blad(plan, p, peiljaar) for p in plan.partners),
    ]


def _blad(plan: Plan, partner: Partner, peiljaar: int) -> Groep:
    rijen = [
        {
            "Actie": f"{a.code} {a.titel}",
            "Uw rol": "u trekt" if a.trekker == partner.sleutel else "u werkt mee",
            "Wat wij vragen": lopend(_taak(a, partner) or a.omschrijving or STREEPJE, plan, peiljaar),
            "Voor wie": lopend(a.doelgroep, plan, peiljaar),
            "Wanneer": periode(a),
            "Wat het moet opleveren": lopend(a.resultaat, plan, peiljaar),
        }
        for a in plan.acties()
        if a.trekker == partner.sleutel or _taak(a, partner)
    ]
    delen = [
        Kop(3, f"{partner.naam}: wat vragen wij van u?"),
        tabel_van(rijen, f"Acties waarvoor het plan op {partner.naam} rekent") if rijen else alinea(GEEN_VRAAG),
    ]
    return Groep("partnerblad", indelen(delen))
