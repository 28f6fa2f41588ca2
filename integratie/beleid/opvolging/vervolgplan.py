"""Een nieuw plan dat vertrekt van het vorige: zijn doelen, acties en teksten, de laatste cijfers als basis, en ernaast wat de opvolging zegt.

Wat alleen het bestuur kan beslissen (data, status, budget, streefjaar en streefwaarde), is opnieuw leeg; wat er stond, blijft als tekst bij `vorig`.
"""

from pathlib import Path

from integratie import gebieden, vergelijking
from integratie.beeld.opmaak import VAST, getal, met_eenheid
from integratie.beleid.opvolging.oordeel import oordeel
from integratie.beleid.plan import nieuw
from integratie.beleid.plan.lezen import lees_plan
from integratie.beleid.plan.model import Actie, Basislijn, Plan, Streefcijfer
from integratie.beleid.plan.ruw import kort
from integratie.beleid.plan.yamlbestand import inhoud_van
from integratie.fouten import Gebruiksfout
from integratie.rekenen import afgerond

OPNIEUW = ("begin", "einde", "status")  # bij elke actie opnieuw te beslissen


def vervolg(nis: str, pad: Path) -> dict:
    """De inhoud van het plan dat op `pad` volgt, in de vorm van het bestand. Fout: `Gebruiksfout`, ook als dat een ander gebied heeft."""
    plan = lees_plan(pad)
    if plan.gebied != nis:
        ander, naam = (gebieden.plaats(code).naam for code in (plan.gebied, nis))
        raise Gebruiksfout(f"{kort(pad)} is een plan van {ander}; geef met --vorig een plan van {naam} op.")
    begin, oud, peiljaar = nieuw.startplan(nis), inhoud_van(plan), vergelijking.laatste_peiljaar()
    van = max(begin["van"], plan.tot + 1)
    looptijd = {"van": van, "tot": van + nieuw.DUUR - 1, "vastgesteld": None}
    return {
        **{veld: oud.get(veld) for veld in Plan.model_fields if veld != "fictief" or plan.fictief},
        **looptijd,
        "vorig": _welk(plan),
        "beleidsdoelstellingen": [_doelstelling(d, peiljaar, plan) for d in oud["beleidsdoelstellingen"]],
        "basislijnen": _basislijnen(plan, begin["basislijnen"], peiljaar),
        "vragen": _vragen(plan, begin["vragen"]),
    }


def _welk(plan: Plan) -> str:
    vast = f"vastgesteld op {plan.vastgesteld}" if plan.vastgesteld else "niet vastgesteld"
    return f"{plan.titel}, {plan.van} tot {plan.tot}, {vast}" + (f"; daarvoor: {plan.vorig}" if plan.vorig else "")


def _doelstelling(oud: dict, peiljaar: int, plan: Plan) -> dict:
    acties = {a.code: a for a in plan.acties()}
    plannen = [
        ap | {"acties": [_actie(a, acties[a["code"]], peiljaar, plan) for a in ap["acties"]]}
        for ap in oud["actieplannen"]
    ]
    return oud | {"actieplannen": plannen}


def _actie(oud: dict, actie: Actie, peiljaar: int, plan: Plan) -> dict:
    streefcijfers = [_streefcijfer(s, plan.gebied, peiljaar) for s in actie.streefcijfers]
    budget = "; ".join(f"{_bedrag(euro)} euro in {jaar}" for jaar, euro in actie.budget.items())
    stond = f"{actie.status}, van {actie.begin} tot {actie.einde}; budget: {budget or 'geen'}."
    velden = [veld for veld in Actie.model_fields if veld not in ("budget", "streefcijfers")]
    uit = {veld: None if veld in OPNIEUW else oud.get(veld) for veld in velden} | {
        "vorig": _met_vroeger(stond, actie.vorig)
    }
    uit["streefcijfers"] = streefcijfers
    return {
        veld: waarde
        for veld, waarde in uit.items()
        if veld in oud or waarde or veld not in ("partners", "streefcijfers")
    }


def _streefcijfer(s: Streefcijfer, nis: str, peiljaar: int) -> dict:
    """Dezelfde indicator vanaf het laatste cijfer; waar het naartoe moet, beslist het bestuur opnieuw."""
    doel, o = f"{s.grens or s.richting}, {_cijfer(s, s.streefwaarde, s.streefjaar)}", oordeel(nis, s, peiljaar)
    cijfer = "nog geen" if o.jaar is None else _cijfer(s, o.waarden[o.jaar], o.jaar)
    stond = (
        f"Doel: {doel}. Basis: {_basis(s)} Laatste cijfer voor dat doel: {cijfer}. Opvolging: {o.status} ({o.uitleg})."
    )
    leeg = dict.fromkeys(("streefjaar", "streefwaarde"))
    return _nu(s, nis, peiljaar) | leeg | {"richting": s.richting, "vorig": _met_vroeger(stond, s.vorig)}


def _basislijnen(plan: Plan, begin: list[dict], peiljaar: int) -> list[dict]:
    """De basislijnen van een startplan, met wat het vorige plan erbij had, en ernaast wat er toen stond."""
    vroeger = {(b.indicator, b.groep): b for b in plan.basislijnen}
    rijen = {(rij["indicator"], rij.get("groep", "")): rij for rij in begin}
    rijen |= {sleutel: _nu(b, plan.gebied, peiljaar) for sleutel, b in vroeger.items() if sleutel not in rijen}
    return [
        rij | ({"vorig": _met_vroeger(f"Basis: {_basis(b)}", b.vorig)} if (b := vroeger.get(sleutel)) else {})
        for sleutel, rij in rijen.items()
    ]


def _nu(b: Basislijn, nis: str, peiljaar: int) -> dict:
    """De indicator met zijn laatste cijfer; zonder gekend cijfer zijn jaar en waarde leeg."""
    stand = vergelijking.stand(b.indicator, nis, peiljaar, b.groep)
    rij: dict = {"indicator": b.indicator} | ({"groep": b.groep} if b.groep else {})
    if not vergelijking.is_gekend(stand):
        return rij | dict.fromkeys(("basisjaar", "basiswaarde"))
    waarde = afgerond(stand.waarde, b.kaart.decimalen)
    return rij | {"basisjaar": stand.jaar, "basiswaarde": int(waarde) if waarde.is_integer() else waarde}


def _vragen(plan: Plan, begin: list[dict]) -> list[dict]:
    """De vragen van een startplan en die van het vorige plan; een antwoord van toen staat ernaast, en de vraag is weer open."""
    vroeger = {(v.onderwerp, v.vraag): v for v in plan.vragen}
    rijen = {(rij["onderwerp"], rij["vraag"]): rij for rij in begin}
    rijen |= {
        k: dict(zip(("onderwerp", "vraag", "antwoord"), (*k, None), strict=True)) for k in vroeger if k not in rijen
    }
    return [
        rij | ({"vorig": tekst} if (v := vroeger.get(k)) and (tekst := _met_vroeger(v.antwoord, v.vorig)) else {})
        for k, rij in rijen.items()
    ]


def _met_vroeger(tekst: str, vroeger: str) -> str:
    """Wat er nu bijkomt, met wat er al stond van nog vroeger."""
    return "\n".join(deel.replace(VAST, " ") for deel in (tekst, vroeger) if deel)


def _basis(b: Basislijn) -> str:
    afwijking = f" Afwijking: {b.afwijking.rstrip('.')}." if b.afwijking else ""
    return f"{_cijfer(b, b.basiswaarde, b.basisjaar)}.{afwijking}"


def _cijfer(b: Basislijn, waarde: float, jaar: int) -> str:
    return f"{met_eenheid(b.kaart, waarde)} in {jaar}"


def _bedrag(euro: float) -> str:
    return getal(euro, 0 if euro == int(euro) else 2)
