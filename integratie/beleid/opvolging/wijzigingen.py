"""Wat veranderde er sinds de vorige editie: in cijfers, in definities en, naast het vorige planbestand, in acties."""

from dataclasses import dataclass

from integratie.beleid.opvolging.paneel import Reeks
from integratie.beleid.plan.lezen import SOORTEN, lees_plan, map_van_plannen
from integratie.beleid.plan.model import Actie, Plan, Streefcijfer
from integratie.indicator import kaart
from integratie.opslag import edities, verschil
from integratie.rekenen import afgerond

MAP_VORIGE = "vorige"  # parameters/plannen/vorige/<code>.yaml: het plan zoals het bij de vorige opvolging was
KORT = 120  # langere tekst wordt afgebroken


@dataclass(frozen=True)
class Wijziging:
    """Eén verandering: `soort` is cijfer, definitie, actie of streefcijfer; zonder `oud` is het nieuw, zonder `nieuw` is het weg."""

    soort: str
    waarover: str
    wat: str
    oud: str
    nieuw: str


def van_gegevens(plan: Plan, peiljaar: int, editie: str) -> list[Wijziging]:
    """De cijfers (tot het peiljaar) en definities achter de streefcijfers van een plan, naast de editie waarop deze verder bouwt."""
    vorige = edities.basis(editie)
    if vorige is None:
        return []
    doelen = list({(s.indicator, s.groep): s for _, s in plan.streefcijfers()}.values())
    uit = [w for doel in doelen for w in _cijfers(plan.gebied, doel, peiljaar, vorige, editie)]
    oud, nieuw = edities.bronnen(vorige), edities.bronnen(editie)
    tabellen = dict.fromkeys(t for doel in doelen for t in doel.kaart.tabellen if t in oud and t in nieuw)
    for tabel in tabellen:
        for veld, (voor, na) in verschil.definities(oud[tabel], nieuw[tabel]).items():
            uit.append(Wijziging("definitie", nieuw[tabel].vermelding, veld, _kort(voor), _kort(na)))
    return uit


def _cijfers(code: str, doel: Streefcijfer, peiljaar: int, vorige: str, editie: str) -> list[Wijziging]:
    reeksen = (Reeks(doel.indicator, doel.groep, code, e).waarden for e in (vorige, editie))
    voor, na = ({int(j): _getal(w, doel.kaart.decimalen) for j, w in r.items() if j <= peiljaar} for r in reeksen)
    paren = {jaar: (voor.get(jaar, ""), na.get(jaar, "")) for jaar in sorted(voor | na)}
    return [Wijziging("cijfer", doel.naam, str(jaar), *paar) for jaar, paar in paren.items() if paar[0] != paar[1]]


def _getal(x: float, decimalen: int) -> str:
    return f"{afgerond(x, decimalen):.{decimalen}f}".replace(".", ",")


def vorig_plan(code: str) -> Plan | None:
    """Het plan van de vorige opvolging, als het bewaard is. Fout: `Gebruiksfout` als dat bestand niet klopt."""
    paden = [map_van_plannen() / MAP_VORIGE / f"{code}{soort}" for soort in SOORTEN]
    return next((lees_plan(pad) for pad in paden if pad.is_file()), None)


def van_plan(oud: Plan, nieuw: Plan) -> list[Wijziging]:
    """Acties die erbij kwamen, verdwenen of veranderden, en hun streefcijfers; een actie is dezelfde als haar code dezelfde is."""
    voor, na = ({a.code: a for a in p.acties()} for p in (oud, nieuw))
    uit = []
    for code in dict.fromkeys([*na, *voor]):
        if code in voor and code in na:
            uit += [*_actie(voor[code], na[code]), *_streef(voor[code], na[code])]
        else:
            status = [acties[code].status if code in acties else "" for acties in (voor, na)]
            uit.append(Wijziging("actie", f"{code} {(na | voor)[code].titel}", "actie", *status))
    return uit


def _actie(oud: Actie, nieuw: Actie) -> list[Wijziging]:
    velden = [v for v in Actie.model_fields if v != "streefcijfers" and getattr(oud, v) != getattr(nieuw, v)]
    wie = f"{nieuw.code} {nieuw.titel}"
    return [Wijziging("actie", wie, v, _veld(oud, v), _veld(nieuw, v)) for v in velden]


def _veld(actie: Actie, veld: str) -> str:
    waarde = getattr(actie, veld)
    if veld == "budget":
        return "; ".join(f"{jaar}: {bedrag:.0f} euro" for jaar, bedrag in waarde.items()) or "geen"
    if veld == "partners":
        return "; ".join(f"{t.partner}: {t.taak}" for t in waarde) or "geen"
    return {True: "ja", False: "nee"}[waarde] if isinstance(waarde, bool) else _kort(waarde)


def _streef(oud: Actie, nieuw: Actie) -> list[Wijziging]:
    voor, na = ({(s.indicator, s.groep): s for s in a.streefcijfers} for a in (oud, nieuw))
    uit = []
    for naam, groep in dict.fromkeys([*na, *voor]):
        tekst = [_als_tekst(reeks_.get((naam, groep))) for reeks_ in (voor, na)]
        if tekst[0] != tekst[1]:
            uit.append(Wijziging("streefcijfer", f"{nieuw.code} {nieuw.titel}", kaart(naam).titel, *tekst))
    return uit


def _als_tekst(s: Streefcijfer | None) -> str:
    if s is None:
        return ""
    basis, streef = (_getal(x, s.kaart.decimalen) for x in (s.basiswaarde, s.streefwaarde))
    grens = f"{s.grens} " if s.grens else ""
    return f"van {basis} in {s.basisjaar} naar {grens}{streef} in {s.streefjaar} ({s.richting})"


def _kort(waarde) -> str:
    tekst = "; ".join(map(str, waarde)) if isinstance(waarde, tuple | list) else "" if waarde is None else str(waarde)
    return tekst if len(tekst) <= KORT else tekst[: KORT - 1] + "…"
