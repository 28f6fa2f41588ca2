"""De partners van het plan: wie met wie samenwerkt, en voor elk één bladzijde met wat er gevraagd wordt."""

import math
import textwrap
from collections import Counter
from typing import Any

import pandas as pd

from integratie.beeld.opmaak import opsomming
from integratie.beeld.stijl import GRIJS, INKT, naar_svg, tekenblad
from integratie.beleid.netwerk.netwerkblokken import stippen
from integratie.beleid.plan.model import FICTIEF, Actie, Partner, Plan
from integratie.beleid.planrapport.onderdeel import STREEPJE, Delen, alineas, bron, onderdeel, periode
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
    noot = "Een lijn verbindt wie samen aan een actie werkt; hoe dikker, hoe meer acties. Het beeld toont afspraken, niet hoe goed ze lopen."
    beeld, tabel = _teken(plan, samen, alt), pd.DataFrame(rijen, dtype=object)
    return [Figuur("plannetwerk", "", "Wie samen aan acties werkt", beeld, alt, bron(plan), tabel, (noot,))]


def _samen(plan: Plan) -> dict[tuple[str, str], int]:
    """Paar van partners → aantal acties waarin de ene trekt en de andere meewerkt."""
    paren = ((a.trekker, t.partner) for a in plan.acties() for t in a.partners if t.partner != a.trekker)
    return Counter((min(paar), max(paar)) for paar in paren)


def _teken(plan: Plan, samen: dict[tuple[str, str], int], alt: str) -> str:
    partners = plan.partners[:HOOGSTENS]
    hoogte = max(3.2, 0.36 * len(partners) / 2 + 1.6)
    hoek = {p.sleutel: math.pi / 2 - 2 * math.pi * i / len(partners) for i, p in enumerate(partners)}
    plek = {s: (math.cos(h), math.sin(h)) for s, h in hoek.items()}
    with tekenblad(6.6, hoogte, marges=(1.9, 1.9, 0.35, 0.75)) as blad:
        as_ = blad.add_subplot()
        as_.set(xlim=(-1.05, 1.05), ylim=(-1.1, 1.1))
        as_.axis("off")
        for (a, b), aantal in samen.items():
            if a in plek and b in plek:
                as_.plot(*zip(plek[a], plek[b], strict=True), color=GRIJS, linewidth=0.7 + 0.7 * aantal, zorder=1)
        stippen(as_, plek, {p.sleutel: p.soort for p in partners}, lambda _: 0.7, clip_on=False)
        for p in partners:
            x, y = plek[p.sleutel]
            kant = 0 if abs(x) < 0.1 else math.copysign(1, x)
            naam = textwrap.fill(textwrap.shorten(p.naam, 60, placeholder="…"), 26)
            weg = (9 * kant, 0 if kant else math.copysign(9, y))
            stijl: dict[str, Any] = {"fontsize": 8, "color": INKT, "annotation_clip": False}
            stijl |= {"ha": {0.0: "center", 1.0: "left", -1.0: "right"}[kant]}
            stijl |= {"va": "center" if kant else "bottom" if y > 0 else "top"}
            as_.annotate(naam, (x, y), weg, textcoords="offset points", **stijl)
        as_.legend(loc="upper center", bbox_to_anchor=(0.5, -0.08), ncols=3, frameon=False, fontsize=8)
        return naar_svg(blad, alt, halo=True)


def _taak(actie: Actie, partner: Partner) -> str:
    return next((t.taak for t in actie.partners if t.partner == partner.sleutel), "")


@onderdeel("planperpartner", "Per partner: wat vragen wij van u?")
def planperpartner(plan: Plan, peiljaar: int) -> Delen:
    """Voor elke partner één bladzijde: zijn acties, zijn rol, wat er gevraagd wordt, voor wie en wanneer."""
    return [_blad(plan, p) for p in plan.partners]


def _blad(plan: Plan, partner: Partner) -> Groep:
    rijen = [
        {
            "Actie": f"{a.code} {a.titel}",
            "Uw rol": "u trekt" if a.trekker == partner.sleutel else "u werkt mee",
            "Wat wij vragen": _taak(a, partner) or a.omschrijving or STREEPJE,
            "Voor wie": a.doelgroep,
            "Wanneer": periode(a),
            "Wat het moet opleveren": a.resultaat,
        }
        for a in plan.acties()
        if a.trekker == partner.sleutel or _taak(a, partner)
    ]
    kop = f"{plan.titel}, {plan.van} tot {plan.tot}. Vragen? Neem contact op met {plan.coordinatie or 'het bestuur'}."
    delen = [
        Kop(3, f"{partner.naam}: wat vragen wij van u?"),
        alinea(kop),
        alinea(FICTIEF, "klein") if plan.fictief else None,
        alineas(plan.visie),
        tabel_van(rijen, f"Acties waarvoor het plan op {partner.naam} rekent") if rijen else alinea(GEEN_VRAAG),
    ]
    return Groep("partnerblad", indelen(delen))
