"""Figuren door de tijd: trend, samenstelling, kleine kaarten, en de gemeenten van toen naar nu."""

from __future__ import annotations

import itertools

from integratie import gebieden
from integratie.controle import cijfers, getallen
from integratie.controle.jaren import in_zin, is_verwacht, label
from integratie.controle.rapport import Rapport
from integratie.controle.verwacht import Cel, Verwacht, cel, kaartgebied, klassen, met_groep, naam
from integratie.indicator import Indicator, groepsnaam

RAND = gebieden.RAND


def trend(ind: Indicator, groep: str, r: Rapport) -> Verwacht | None:
    """Een rij per jaar, een kolom per gebied; een aantal staat niet naast dat van een gewest."""
    alleen = ind.optelbaar and not ind.noemer
    plaatsen = {n: code for n, code in cijfers.namen_van(r.nis).items() if code == r.nis or not alleen}
    reeksen = {n: cijfers.reeks(ind.naam, code, groep, r.editie, r.peiljaar) for n, code in plaatsen.items()}
    reeksen = {n: reeks for n, reeks in reeksen.items() if reeks}
    eigen = cijfers.bekend(ind.naam, r.nis, groep, r.editie, r.peiljaar)
    if not eigen:
        return None
    jaren = sorted({jaar for reeks in reeksen.values() for jaar in reeks}, reverse=True)
    leeg = cel(ind, None, "geen")
    rijen = [
        [
            _jaarcel(ind, jaar, r),
            *(cel(ind, s[jaar].waarde, s[jaar].status) if jaar in s else leeg for s in reeksen.values()),
        ]
        for jaar in jaren
    ]
    punten = {n: [(c.jaar, c.waarde) for c in s.values() if c.waarde is not None] for n, s in reeksen.items()}
    alt = "; ".join(f"{n} {_van_tot(ind, p, r, label)}" for n, p in punten.items() if p)
    van, tot = min(eigen), max(eigen)
    eind = [
        _eindlabel(ind, n, binnen[-1], tot, r)
        for n, p in punten.items()
        if (binnen := [x for x in p if van <= x[0] <= tot]) and not n.startswith("Arrondissement")
    ]
    titel = _titel_trend(ind, [(c.jaar, c.waarde) for c in eigen.values()], r)
    return Verwacht(
        ind, ["Jaar", *reeksen], rijen, titel, alt, sorted(eigen), eind, namen=set(reeksen), begin=met_groep(ind, groep)
    )


def _jaarcel(ind: Indicator, jaar: int, r: Rapport) -> Cel:
    return Cel(label(ind, jaar, r.editie))


def _van_tot(ind: Indicator, punten: list, r: Rapport, wanneer) -> str:
    (van, toen), (tot, nu) = punten[0], punten[-1]
    fragmenten = [(toen, van), (nu, tot)]
    return " ".join(f"{getallen.met_eenheid(ind, w)} {wanneer(ind, j, r.editie)}" for w, j in fragmenten)


def _titel_trend(ind: Indicator, punten: list, r: Rapport) -> str:
    """De eerste en de laatste waarneming, en het laatste vooruitzicht."""
    gezien = [p for p in punten if not is_verwacht(ind, p[0], r.editie)]
    verwacht = [p for p in punten if is_verwacht(ind, p[0], r.editie)]
    delen = [_van_tot(ind, gezien[:1] + gezien[-1:], r, in_zin)] if len(gezien) > 1 else []
    delen += [f"{getallen.met_eenheid(ind, w)} {in_zin(ind, j, r.editie)}" for j, w in gezien if len(gezien) == 1]
    delen += [f"{label(ind, j, r.editie)}: {getallen.met_eenheid(ind, w)}" for j, w in verwacht[-1:]]
    return "; ".join(delen)


def _eindlabel(ind: Indicator, gebied: str, punt: tuple[int, float], laatste: int, r: Rapport) -> str:
    kort = gebied.replace("Provincie ", "prov. ").replace("Brussels Hoofdstedelijk Gewest", "Brussel")
    jaar = "" if punt[0] == laatste else f" ({label(ind, punt[0], r.editie)})"
    return f"{kort} {getallen.met_eenheid(ind, punt[1])}{jaar}"


def samenstelling(ind: Indicator, groep: str, r: Rapport) -> Verwacht | None:
    """Elke groep in de jaren waarin elke groep gekend is; het opschrift noemt wie het meest verschoof."""
    groepen = cijfers.groepen(ind.naam, r.nis, r.editie, r.peiljaar)
    reeksen = {g: cijfers.reeks(ind.naam, r.nis, g, r.editie, r.peiljaar) for g in groepen}
    alle = {jaar for reeks in reeksen.values() for jaar in reeks}
    jaren = sorted(j for j in alle if all(s[j].waarde is not None for s in reeksen.values() if j in s))
    if not jaren:
        return None
    rijen = [
        [_jaarcel(ind, j, r), *(cel(ind, s[j].waarde, s[j].status) for s in reeksen.values())] for j in jaren[::-1]
    ]
    van, tot = jaren[0], jaren[-1]
    waarden = {g: (s[van].waarde, s[tot].waarde) for g, s in reeksen.items()}
    meest = max(waarden, key=lambda g: abs(waarden[g][1] - waarden[g][0]))
    tekst = {g: [getallen.met_eenheid(ind, w) for w in paar] for g, paar in waarden.items()}
    titel = f"{groepsnaam(meest)} {tekst[meest][0]} {in_zin(ind, van, r.editie)} {tekst[meest][1]} {in_zin(ind, tot, r.editie)}"
    alt = f"{naam(r.nis)}, {label(ind, van, r.editie)} {label(ind, tot, r.editie)}: "
    alt += "; ".join(f"{groepsnaam(g)} {a} {b}" for g, (a, b) in tekst.items())
    kolommen = ["Jaar", *map(groepsnaam, groepen)]
    eind = [f"{groepsnaam(g)} {b}" for g, (_, b) in tekst.items()]
    namen = {*map(groepsnaam, groepen), naam(r.nis)}
    return Verwacht(ind, kolommen, rijen, titel, alt, jaren, eind, namen=namen, begin=ind.titel)


def kaartreeks(ind: Indicator, groep: str, r: Rapport, gebied: gebieden.Gebied | None = None) -> Verwacht | None:
    """Hoogstens zes jaren, gelijk verdeeld tussen het eerste en het laatste met een cijfer."""
    gebied = gebied or kaartgebied(r.nis)
    per_lid = {
        lid: {
            j: cijfers.getoond(ind, lid, groep, j, r.editie)
            for j in cijfers.reeks(ind.naam, lid, groep, r.editie, r.peiljaar)
        }
        for lid in gebied.leden
    }
    alle = sorted({j for reeks in per_lid.values() for j, (waarde, _) in reeks.items() if waarde is not None})
    if len(alle) < 2:
        return None
    jaren = sorted({alle[round((len(alle) - 1) * deel / 5)] for deel in range(6)})
    rijen = [[Cel(naam(lid)), *(cel(ind, *per_lid[lid].get(j, (None, "geen"))) for j in jaren)] for lid in gebied.leden]
    labels = [label(ind, j, r.editie) for j in jaren]
    bekend = {j: [w for reeks in per_lid.values() if (w := reeks.get(j, (None,))[0]) is not None] for j in jaren}
    alt = f"{len(jaren)} {gebied.in_zin} " + " ".join(
        f"{in_zin(ind, j, r.editie)} {getallen.met_eenheid(ind, min(bekend[j]))} {getallen.met_eenheid(ind, max(bekend[j]))}"
        for j in (jaren[0], jaren[-1])
    )
    g = [getallen.getal(x, ind.decimalen) for x in klassen(w for lijst in bekend.values() for w in lijst)]
    legende = [f"< {g[0]}", *(f"{a} – {b}" for a, b in itertools.pairwise(g)), f"≥ {g[3]}"]
    titel = f"{gebied.in_zin} {labels[0]} {labels[-1]}"
    return Verwacht(
        ind,
        ["Gemeente", *labels],
        rijen,
        titel,
        alt,
        [jaren[0], jaren[-1]],
        [*labels, *legende],
        namen={gebied.in_zin},
        begin=ind.titel,
    )


def ontwikkeling(ind: Indicator, groep: str, r: Rapport) -> Verwacht | None:
    """De gemeenten van de Rand in het eerste en het laatste jaar waarin ze alle een cijfer hebben, hoogste waarde boven."""
    per_lid = {lid: cijfers.bekend(ind.naam, lid, "", r.editie, r.peiljaar) for lid in gebieden.groep(RAND).leden}
    alle = sorted(set.intersection(*map(set, per_lid.values())))
    if not alle:
        return None
    van, tot = alle[0], alle[-1]
    volgorde = sorted(per_lid, key=lambda lid: -per_lid[lid][tot].waarde)
    rijen = [[Cel(naam(lid)), *(cel(ind, per_lid[lid][j].waarde) for j in (van, tot))] for lid in volgorde]
    alt = f"{van} {tot} de Vlaamse Rand " + " ".join(f"{a.tekst} {b.tekst} {c.tekst}" for a, b, c in rijen)
    labels = [*(rij[0].tekst for rij in rijen), str(van), str(tot)]
    rand = cijfers.laatste(ind.naam, RAND, "", tot, r.editie)
    labels += [f"Vlaamse Rand {tot}"] if rand and rand.waarde is not None and rand.jaar == tot else []
    titel, namen = f"de Vlaamse Rand {van} {tot}", {"de Vlaamse Rand", *map(naam, per_lid)}
    kolommen = ["Gemeente", str(van), str(tot)]
    return Verwacht(ind, kolommen, rijen, titel, alt, [van, tot], labels, namen=namen, begin=ind.titel, sorteer=2)
