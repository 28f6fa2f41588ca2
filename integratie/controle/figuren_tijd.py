"""Figuren door de tijd: trend, samenstelling, kleine kaarten, en de gemeenten van toen naar nu."""

from collections.abc import Callable

from integratie import gebieden
from integratie.controle import getallen
from integratie.controle.grootheid import Grootheid
from integratie.controle.rapport import Rapport
from integratie.controle.richting import MEER, MINDER, verandering
from integratie.controle.verwacht import Cel, Verwacht, cel, cel_van, kort, naam, op_regels
from integratie.indicator import groepsnaam

RAND = gebieden.RAND
INDEX_VANAF = 1000  # kleinere tellingen zijn een lijn vanaf nul
Punt = tuple[int, float]  # een jaar en zijn waarde


def trend(g: Grootheid, r: Rapport) -> Verwacht | None:
    """Een rij per jaar, een kolom per gebied; een aantal staat niet naast dat van een gewest."""
    ind = g.ind
    if not (eigen := _punten(g, r.nis)):
        return None
    alleen = ind.optelbaar and not ind.noemer
    plaatsen = {n: code for code, n in r.gebieden.items() if g.reeks(code)}
    if alleen:
        begin = {n: code for n, code in plaatsen.items() if dict(_punten(g, code)).get(eigen[0][0], 0) > 0}
        als_index = ind.soort == "stand" and len(eigen) > 1 and eigen[0][1] >= INDEX_VANAF and len(begin) > 1
        plaatsen = begin if als_index else {naam(r.nis): r.nis}
    index = alleen and len(plaatsen) > 1
    jaren = sorted({jaar for code in plaatsen.values() for jaar in g.reeks(code)}, reverse=True)
    rijen = [
        [Cel(g.label(jaar)), *(cel_van(ind, g.in_jaar(code, jaar)) for code in plaatsen.values())] for jaar in jaren
    ]
    punten = {n: p for n, code in plaatsen.items() if (p := _punten(g, code))}
    alt = "; ".join(f"{n} {_van_tot(g, [p[0], p[-1]], g.label)}" for n, p in punten.items())
    alt += f" {eigen[0][0]} 100" if index else ""
    van, tot, eind = eigen[0][0], eigen[-1][0], []
    met_lijn = {naam(r.nis), *(gebied.naam for gebied in gebieden.met_lijn(r.nis))}
    for gebied, alle in punten.items():
        binnen = [p for p in alle if van <= p[0] <= tot]
        if binnen and gebied in met_lijn:
            wie = gebied if gebied == naam(r.nis) else kort(gebied)
            jaar, waarde = binnen[-1]
            bij = "" if jaar == tot else f" ({g.label(jaar)})"
            label = f"{wie} {getallen.met_eenheid(ind, waarde)}{bij}"
            if index:
                label = f"{wie} {getallen.getal(100 * waarde / binnen[0][1])}"
                label += f" ({getallen.getal(waarde)})" if gebied == naam(r.nis) else ""
            eind.append(label)
    eind += [f"index, {g.label(van)} = 100"] if index else []
    jaren = [jaar for jaar, _ in eigen]
    titel, kolommen, namen = _titel_trend(g, eigen), ["Jaar", *plaatsen], set(plaatsen)
    return Verwacht(g, kolommen, rijen, titel, alt, jaren, eind, namen=namen, begin=g.opschrift, index=index)


def _punten(g: Grootheid, code: str) -> list[Punt]:
    return [(jaar, c.waarde) for jaar, c in g.bekend(code).items()]


def _van_tot(g: Grootheid, punten: list[Punt], wanneer: Callable[[int], str]) -> str:
    return " ".join(f"{getallen.met_eenheid(g.ind, w)} {wanneer(j)}" for j, w in punten)


def _titel_trend(g: Grootheid, punten: list[Punt]) -> str:
    """De eerste en de laatste waarneming, en het laatste vooruitzicht; over een breuk heen alleen de laatste."""
    gezien = [p for p in punten if not g.is_verwacht(p[0])]
    gezien = gezien[-1:] if gezien and g.breuken(gezien[0][0], gezien[-1][0]) else gezien
    titel = [_van_tot(g, list(dict.fromkeys((gezien[0], gezien[-1]))), g.in_zin)] if gezien else []
    titel += [f"{g.label(j)}: {getallen.met_eenheid(g.ind, w)}" for j, w in punten[-1:] if g.is_verwacht(j)]
    return "; ".join(titel)


def samenstelling(g: Grootheid, r: Rapport) -> Verwacht | None:
    """Elke groep in de jaren waarin elke groep gekend is; het opschrift noemt wie het meest verschoof."""
    groepen = {groepsnaam(groep): g.met(groep) for groep in g.groepen(r.nis)}
    reeksen = [deel.reeks(r.nis) for deel in groepen.values()]
    jaren = sorted(j for j in set().union(*reeksen) if all(s[j].waarde is not None for s in reeksen if j in s))
    if not jaren:
        return None
    rijen = [
        [Cel(g.label(j)), *(cel_van(g.ind, deel.in_jaar(r.nis, j)) for deel in groepen.values())] for j in jaren[::-1]
    ]
    van, tot = jaren[0], jaren[-1]
    waarden = {groep: [deel.cijfer(r.nis, j).waarde for j in (van, tot)] for groep, deel in groepen.items()}
    meest = max(waarden, key=lambda groep: abs(waarden[groep][1] - waarden[groep][0]))
    tekst = {groep: [getallen.met_eenheid(g.ind, w) for w in paar] for groep, paar in waarden.items()}
    titel = f"{meest} {tekst[meest][0]} {g.in_zin(van)} {tekst[meest][1]} {g.in_zin(tot)}"
    alt = f"{naam(r.nis)}, {g.label(van)} {g.label(tot)}: "
    alt += "; ".join(f"{groep} {a} {b}" for groep, (a, b) in tekst.items())
    eind, namen = [f"{groep} {b}" for groep, (_, b) in tekst.items()], {*groepen, naam(r.nis)}
    return Verwacht(g, ["Jaar", *groepen], rijen, titel, alt, jaren, eind, namen=namen, begin=g.ind.titel)


def kaartreeks(g: Grootheid, r: Rapport, gebied: gebieden.Gebied) -> Verwacht | None:
    """Hoogstens zes jaren, gelijk verdeeld tussen het eerste en het laatste met een cijfer."""
    ind = g.ind
    alle = sorted({j for lid in gebied.leden for j in g.bekend(lid) if g.getoond(lid, j).waarde is not None})
    if len(alle) < 2:
        return None
    jaren = sorted({alle[round((len(alle) - 1) * deel / 5)] for deel in range(6)})
    labels = [g.label(j) for j in jaren]
    rijen = [[Cel(naam(lid)), *(cel_van(ind, g.getoond(lid, j)) for j in jaren)] for lid in gebied.leden]
    bekend = {j: [w for lid in gebied.leden if (w := g.getoond(lid, j).waarde) is not None] for j in jaren}
    alt = f"{len(jaren)} {gebied.in_zin}"
    for j in (jaren[0], jaren[-1]):
        laag, hoog = (getallen.met_eenheid(ind, f(bekend[j])) for f in (min, max))
        alt += f" {g.in_zin(j)} {laag} {hoog}"
    mag = {ind.eenheid}
    kolommen, van_tot = ["Gemeente", *map(g.label, jaren)], [jaren[0], jaren[-1]]
    titel = f"{gebied.in_zin} {g.label(jaren[0])} {g.label(jaren[-1])}"
    return Verwacht(g, kolommen, rijen, titel, alt, van_tot, labels, mag, namen={gebied.in_zin}, begin=g.opschrift)


def ontwikkeling(g: Grootheid, r: Rapport) -> Verwacht | None:
    """De gemeenten van de Rand in het eerste en het laatste jaar waarin ze alle een cijfer hebben, hoogste waarde boven."""
    leden = gebieden.groep(RAND).leden
    alle = sorted(set.intersection(*(set(g.bekend(lid)) for lid in leden)))
    if not alle:
        return None
    van, tot = alle[0], alle[-1]
    volgorde = sorted(leden, key=lambda lid: -g.cijfer(lid, tot).waarde)
    rijen = [[Cel(naam(lid)), *(cel(g.ind, g.waarde(lid, j)) for j in (van, tot))] for lid in volgorde]
    alt = f"{van} {tot} de Vlaamse Rand " + " ".join(f"{a.tekst} {b.tekst} {c.tekst}" for a, b, c in rijen)
    kolommen, staven = ["Gemeente", str(van), str(tot)], [(a.tekst, c.tekst, c.waarde) for a, _, c in rijen]
    if (rand := g.waarde(RAND, tot)) is not None:
        staven.append(("Vlaamse Rand", cel(g.ind, rand).tekst, rand))
    labels = [f"staaf: {tot}; streepje: {van}", *op_regels(staven)]
    richtingen = [verandering(g, lid, g.cijfer(lid, van), g.cijfer(lid, tot)) for lid in leden]
    telling = [
        f"{woord} in {n}" for woord, r_ in (("gestegen", MEER), ("gedaald", MINDER)) if (n := richtingen.count(r_))
    ]
    besluit = " en ".join(telling) or "in geen enkele duidelijk veranderd, telkens een"
    titel = f"{g.opschrift}: tussen {van} en {tot} {besluit} van de {len(leden)} gemeenten"
    namen = {"de Vlaamse Rand", *map(naam, leden)}
    return Verwacht(g, kolommen, rijen, titel, alt, [van, tot], labels, namen=namen, sorteer=2, staven=staven)
