"""Tabellen en figuren over een Lokaal Plan van Aanpak: elke cel die uit één actie, partner of streefcijfer volgt, en elke som en telling, opnieuw uit het planbestand."""

from collections.abc import Callable, Iterator

from integratie.beleid.plan.lezen import plan_van
from integratie.beleid.plan.model import Actie, Plan, Streefcijfer
from integratie.blok.blok import Figuur
from integratie.blok.onderdelen import Tabel, met_inhoud
from integratie.controle import getallen
from integratie.controle.rapport import Fout, Rapport, als_rijen, anders
from integratie.controle.woorden import groot

Rij = dict[str, str]


def plan(r: Rapport) -> Iterator[Fout]:
    """Alle gebreken in tabellen over het plan."""
    for waar in r.getoond:
        groepen = [d for d in met_inhoud(waar.blok) if getattr(d, "soort", "") == "plan"]
        if groepen and (van := plan_van(r.nis)):
            for deel in (d for groep in groepen for d in met_inhoud(groep) if isinstance(d, Tabel | Figuur)):
                tabel = deel.cijfertabel if isinstance(deel, Figuur) else deel
                yield from (r.fout(waar, f"{tabel.titel}: verwacht {zin}") for zin in _tabel(tabel, van))


def _tabel(tabel: Tabel, van: Plan) -> Iterator[str]:
    rijen = als_rijen(tabel)
    acties = {a.code: a for a in van.acties()}
    eerste = tabel.kolommen[0]
    if "Totaal" in tabel.kolommen:
        yield from _budget(eerste, rijen, van)
    elif "Basislijn" in tabel.kolommen:
        for rij, (actie, doel) in zip(rijen, van.streefcijfers(), strict=False):
            yield from anders(rij, _streef(actie, doel), doel.naam)
    elif eerste == "Beleidsdoelstelling":
        for rij, d in zip(rijen, van.beleidsdoelstellingen, strict=False):
            geteld = (len(d.actieplannen), len(d.acties), sum(a.prioritair for a in d.acties))
            hoort = dict(zip(("Actieplannen", "Acties", "Prioritair"), map(str, geteld), strict=True))
            hoort |= {"Streefcijfers": str(sum(len(a.streefcijfers) for a in d.acties))}
            hoort |= {"Budget (euro)": getallen.getal(sum(sum(a.budget.values()) for a in d.acties))}
            yield from anders(rij, hoort | {eerste: f"{d.code} {d.titel}"}, d.code)
    elif tabel.soort == "kader":
        yield from _kruising(rijen, eerste, acties)
    elif eerste == "Partner":
        yield from _partners(rijen, van, acties)
    elif eerste == "Actie":
        for rij in rijen:
            if (a := acties.get(rij[eerste].partition(" ")[0])) is None:
                yield f"een actie van het plan, niet '{rij[eerste]}'"
            else:
                # Wat levende cijfers heeft, kijkt `hermaakt` na.
                hoort = {kop: x for kop, x in _actie(a, van).items() if "{" not in x}
                yield from anders(rij, hoort, a.code)


def _dag(dag) -> str:
    return f"{dag.day}-{dag.month}-{dag.year}"


def _actie(a: Actie, van: Plan) -> Rij:
    return {
        "Actie": f"{a.code} {a.titel}",
        "Trekker": van.partner(a.trekker).naam,
        "Status": a.status,
        "Prioritair": "ja" if a.prioritair else "nee",
        "Begin": _dag(a.begin),
        "Einde": _dag(a.einde),
        "Voor wie": a.doelgroep,
        "Wat het moet opleveren": a.resultaat,
    }


def _streef(a: Actie, s: Streefcijfer) -> Rij:
    basis, streef = (getallen.met_eenheid(s.kaart, x) for x in (s.basiswaarde, s.streefwaarde))
    naar = f"{s.grens or s.richting + ' naar'} {streef} ({s.streefjaar})"
    return {"Indicator": s.naam, "Actie": a.code, "Basislijn": f"{basis} ({s.basisjaar})", "Streefcijfer": naar}


def _budget(kop: str, rijen: list[Rij], van: Plan) -> Iterator[str]:
    """Elk bedrag is de som van de acties van zijn rij in dat jaar, en het totaal de som van de jaren van het plan."""
    per_doelstelling = {f"{d.code} {d.titel}": d.acties for d in van.beleidsdoelstellingen}
    horen: dict[str, Callable[[Actie, str], bool]] = {
        "Beleidsdoelstelling": lambda a, naam: a in per_doelstelling.get(naam, ()),
        "Doel": lambda a, naam: groot(a.doel) == naam,
        "Prioriteit": lambda a, naam: a.prioritair == (naam == "Prioritair"),
    }
    decimalen = 2 if any(b % 1 for a in van.acties() for b in a.budget.values()) else 0
    for rij in rijen:
        acties = [a for a in van.acties() if rij[kop] == "Totaal" or horen[kop](a, rij[kop])]
        bedragen = {str(j): sum(a.budget.get(j, 0) for a in acties) for j in van.jaren}
        bedragen["Totaal"] = sum(bedragen.values())
        if {k: getallen.getal(b, decimalen) for k, b in bedragen.items()} != {k: x for k, x in rij.items() if k != kop}:
            yield f"bij {rij[kop]} {getallen.getal(bedragen['Totaal'], decimalen)} over {van.van} tot {van.tot}, met elk jaar apart"


def _kruising(rijen: list[Rij], kop: str, acties: dict[str, Actie]) -> Iterator[str]:
    """In elke cel staan precies de acties met die rubriek en dat domein, of dat doel en die laag."""
    rij_van, kolom_van = ("rubriek", "domein") if kop == "Rubriek" else ("doel", "laag")
    cellen = [(rij[kop], k, cel) for rij in rijen for k, cel in rij.items() if k != kop]
    staat = sorted((code, rij, k) for rij, k, cel in cellen for code in cel.split(", ") if code)
    hoort = sorted((a.code, groot(getattr(a, rij_van)), groot(getattr(a, kolom_van))) for a in acties.values())
    yield from (f"{code} bij {r} en {k}" for code, r, k in hoort if (code, r, k) not in staat)
    yield from (f"{code} niet bij {r} en {k}" for code, r, k in staat if (code, r, k) not in hoort)


def _partners(rijen: list[Rij], van: Plan, acties: dict[str, Actie]) -> Iterator[str]:
    """Wie trekt en wie meewerkt, per actie of opgesomd."""
    for rij, p in zip(rijen, van.partners, strict=False):
        trekt = [a.code for a in acties.values() if a.trekker == p.sleutel]
        mee = [a.code for a in acties.values() if p.sleutel in {t.partner for t in a.partners}]
        hoort = {code: "trekt" if code in trekt else "mee" if code in mee else "" for code in acties}
        hoort |= {"Partner": p.naam, "Soort": p.soort}
        hoort |= {"Trekt": ", ".join(trekt) or "–", "Werkt mee aan": ", ".join(mee) or "–"}
        yield from anders(rij, hoort, p.naam)
