"""Figuren op één ogenblik: kaart, plaats op een as, groepen naast elkaar, en de leeftijden."""

from __future__ import annotations

import itertools
import re

from integratie import gebieden
from integratie.controle import cijfers, getallen
from integratie.controle.jaren import in_zin, label, te_oud
from integratie.controle.plaats import plaats
from integratie.controle.rapport import Rapport
from integratie.controle.richting import alleen_aantal
from integratie.controle.verwacht import (
    Cel,
    Verwacht,
    basis,
    basisbron,
    basiscel,
    basiskop,
    cel,
    kaartgebied,
    klasse,
    klassen,
    los,
    naam,
)
from integratie.indicator import Indicator, groepsnaam
from integratie.opslag import edities

RAND = gebieden.RAND


def kaart(ind: Indicator, groep: str, r: Rapport, gebied: gebieden.Gebied | None = None) -> Verwacht | None:
    """De gemeenten van het gebied in het laatste jaar met een cijfer, hoogste waarde eerst, met de basis ernaast."""
    gebied = gebied or kaartgebied(r.nis)
    jaren = {
        j
        for lid in gebied.leden
        for j in cijfers.bekend(ind.naam, lid, groep, r.editie, r.peiljaar)
        if cijfers.getoond(ind, lid, groep, j, r.editie)[0] is not None
    }
    if not jaren:
        return None
    jaar = max(jaren)
    cellen = {lid: cel(ind, *cijfers.getoond(ind, lid, groep, jaar, r.editie)) for lid in gebied.leden}
    bekend = {lid: c.waarde for lid, c in cellen.items() if c.waarde is not None}
    volgorde = sorted(cellen, key=lambda lid: (lid not in bekend, -bekend.get(lid, 0), naam(lid)))
    rijen = [[Cel(naam(lid)), cellen[lid]] for lid in volgorde]
    kop, wanneer = f"{ind.titel} ({label(ind, jaar, r.editie)})", label(ind, jaar, r.editie)
    kolommen, bron = ["Gemeente", kop], ""
    if ind.basis_van(groep):
        kolommen.append(basiskop(ind, jaar, r.editie))
        for rij, lid in zip(rijen, volgorde, strict=True):
            rij.append(basiscel(ind, groep, lid, jaar, r.editie))
        bron = basisbron(ind, jaar, r.editie)
    laag, hoog = (cellen[f(bekend, key=bekend.get)].tekst for f in (min, max))
    eigen, c = naam(r.nis), cijfers.laatste(ind.naam, r.nis, groep, jaar, r.editie)
    binnen, klein = r.nis in cellen, c is not None and alleen_aantal(ind, r.nis, c, groep, r.editie)
    titel = f"{gebied.in_zin} {wanneer} {laag} {hoog}"
    if r.nis in bekend and not klein:
        titel = f"{wanneer} {getallen.voluit(ind, bekend[r.nis])} {eigen}"
    alt = f"{gebied.in_zin} {in_zin(ind, jaar, r.editie)} {laag} {hoog} "
    alt += f"{eigen} {cellen[r.nis].tekst} " if binnen else f"{eigen} " if r.nis != RAND else ""
    alt += " ".join(naam(lid) for lid in cellen if lid not in bekend)
    if binnen and not klein and (bij := basis(ind, groep, r.nis, jaar, r.editie)):
        # In een zin staat geen "ca.": die staat in de tabel.
        tekst = bij.tekst.removeprefix(getallen.CA)
        titel, alt = f"{titel} {tekst}", f"{alt} {eigen} {tekst}"
    namen = {gebied.in_zin, eigen, *map(naam, gebied.leden)}
    mag = {"1 km", "5 km", "10 km", f"{ind.eenheid} (tussen haakjes: aantal gemeenten)"}
    tips = [f"{naam(lid)}: {c.tekst} ({wanneer})" for lid, c in cellen.items()]
    return Verwacht(
        ind,
        kolommen,
        rijen,
        titel,
        alt,
        [jaar],
        legende(ind, cellen),
        mag,
        tips,
        namen,
        begin=ind.titel,
        bij_bron=f"{bron} Grenzen: provincies.incijfers.be.",
    )


def legende(ind: Indicator, cellen: dict[str, Cel]) -> list[str]:
    """De klassen van een kaart met hun grenzen en het aantal gemeenten erin."""
    waarden = [c.waarde for c in cellen.values() if c.waarde is not None]
    grenzen = klassen(waarden)
    aantallen = [sum(klasse(w, grenzen) == i for w in waarden) for i in range(5)]
    g = [getallen.getal(x, ind.decimalen) for x in grenzen]
    namen = [f"minder dan {g[0]}", *(f"{a} tot {b}" for a, b in itertools.pairwise(g)), f"{g[3]} of meer"]
    uit = [f"{n} ({k})" for i, (n, k) in enumerate(zip(namen, aantallen, strict=True)) if i or grenzen[0] > 0 or k]
    onbekend = len(cellen) - len(waarden)
    return uit + ([f"geen cijfer ({onbekend})"] if onbekend else [])


def positie(ind: Indicator, groep: str, r: Rapport) -> Verwacht | None:
    """De gemeenten van de Rand (en de eigen) in het jaar van het eigen cijfer, hoogste eerst."""
    c = cijfers.laatste(ind.naam, r.nis, groep, r.peiljaar, r.editie)
    if c is None or c.waarde is None:
        return None
    leden, eigen, jaar = gebieden.groep(RAND).leden, naam(r.nis), c.jaar
    gemeente = r.nis in gebieden.gemeenten()
    wie = [*leden, *([r.nis] if gemeente and r.nis not in leden else [])]
    cellen = {lid: cel(ind, *cijfers.getoond(ind, lid, groep, jaar, r.editie)) for lid in wie}
    cellen = {lid: x for lid, x in cellen.items() if x.waarde is not None}
    volgorde = sorted(cellen, key=lambda lid: -cellen[lid].waarde)
    rijen = [[Cel(naam(lid)), cellen[lid]] for lid in volgorde]
    rijen += [] if gemeente else [[Cel(eigen), cel(ind, c.waarde, c.status)]]
    wanneer, waarde = label(ind, jaar, r.editie), getallen.met_eenheid(ind, c.waarde)
    gevonden = plaats(ind, r.nis, groep, r.peiljaar, r.editie)
    titel = f"{wanneer} {waarde} {eigen} de Vlaamse Rand"
    if gevonden:
        titel = f"{wanneer} {eigen} {gevonden.tekst} {gevonden.aantal} de Vlaamse Rand 1e"
    # Het tekstalternatief telt de gemeenten van de Rand, en noemt de eigen gemeente apart als ze erbuiten ligt.
    buiten = gemeente and r.nis not in leden
    uiteinden = [getallen.met_eenheid(ind, cellen[lid].waarde) for lid in (volgorde[-1], volgorde[0])]
    alt = f"{len(cellen) - buiten} de Vlaamse Rand {eigen if buiten else ''} {in_zin(ind, jaar, r.editie)} "
    alt += f"{' '.join(uiteinden)} {eigen} {waarde}"
    namen, labels = {eigen, "de Vlaamse Rand", *map(naam, leden)}, [eigen, waarde]
    for lid in (volgorde[0], volgorde[-1]):
        labels += [] if lid == r.nis else [naam(lid), getallen.met_eenheid(ind, cellen[lid].waarde)]
    for gebied, code in (("Vlaamse Rand", RAND), ("Vlaams Gewest", gebieden.VLAAMS_GEWEST)):
        ander = cijfers.in_jaar(ind.naam, code, groep, jaar, r.editie)
        if ind.noemer and ander and ander.waarde is not None:
            labels.append(f"{gebied} {getallen.met_eenheid(ind, ander.waarde)}")
    kolommen = ["Gemeente", f"{ind.titel} ({wanneer})"]
    return Verwacht(ind, kolommen, rijen, titel, alt, [jaar], labels, namen=namen, begin=ind.titel, sorteer=1)


def staven(ind: Indicator, groep: str, r: Rapport) -> Verwacht | None:
    """Elke groep in het jaar van het totaal (of zonder totaal het laatste met een gekende groep), naast Rand, gewest en basis."""
    groepen = cijfers.groepen(ind.naam, r.nis, r.editie, r.peiljaar)
    bekend = {g: max(er) for g in groepen if (er := cijfers.bekend(ind.naam, r.nis, g, r.editie, r.peiljaar))}
    if not bekend:
        return None
    jaar, eigen = bekend.get("", max(bekend.values())), naam(r.nis)
    ernaast = {"Vlaamse Rand": RAND, "Vlaams Gewest": gebieden.VLAAMS_GEWEST}
    kolommen = {eigen: [_in_jaar(ind, r.nis, g, jaar, r.editie) for g in groepen]}
    for gebied, code in ernaast.items():
        kolom = [_in_jaar(ind, code, g, jaar, r.editie) for g in groepen]
        if code != r.nis and code in r.codes and any(c.waarde is not None for c in kolom):
            kolommen[gebied] = kolom
    bron = ""
    if any(basis(ind, g, r.nis, jaar, r.editie) for g in groepen):
        kolommen[basiskop(ind, jaar, r.editie)] = [basiscel(ind, g, r.nis, jaar, r.editie) for g in groepen]
        bron = basisbron(ind, jaar, r.editie)
    rijen = [[Cel(groepsnaam(g)), *(kolom[i] for kolom in kolommen.values())] for i, g in enumerate(groepen)]
    wanneer, delen = label(ind, jaar, r.editie), []
    for rij in rijen:
        naast = [f"{kop} {c.tekst}" for kop, c in zip(list(kolommen)[1:], rij[2:], strict=True)]
        delen.append(f"{rij[0].tekst} {rij[1].tekst} {' '.join(naast)}")
    labels = [*(rij[1].tekst for rij in rijen), *map(groepsnaam, groepen)]
    return Verwacht(
        ind,
        ["Groep", *kolommen],
        rijen,
        f"{eigen} {wanneer}",
        f"{eigen} {wanneer} {' '.join(delen)}",
        [jaar],
        labels,
        namen={eigen, *map(groepsnaam, groepen), *kolommen},
        begin=ind.titel,
        bij_bron=bron,
    )


def _in_jaar(ind: Indicator, code: str, groep: str, jaar: int, editie: str) -> Cel:
    c = cijfers.in_jaar(ind.naam, code, groep, jaar, editie)
    return cel(ind, c.waarde, c.status) if c else cel(ind, None, "geen")


def piramide(ind: Indicator, groep: str, r: Rapport) -> Verwacht | None:
    """De leeftijdsklassen van vijf jaar, opgeteld uit de tabel bevolking, in haar laatste jaar."""
    rijen = edities.lees("bevolking", r.editie)
    rijen = rijen[rijen["nis"].isin(gebieden.leden_van(r.nis)) & (rijen["jaar"] <= r.peiljaar)]
    if rijen.empty:
        return None
    jaar = int(rijen["jaar"].max())
    wie = {
        "Mannen, Belg": ("man", "belg"),
        "Mannen, niet-Belg": ("man", "niet_belg"),
        "Vrouwen, Belg": ("vrouw", "belg"),
        "Vrouwen, niet-Belg": ("vrouw", "niet_belg"),
    }
    sommen: dict[tuple[str, str, str], float] = {}
    for rij in rijen[rijen["jaar"] == jaar].itertuples():
        begin = int(re.match(r"\d+", rij.leeftijd)[0]) // 5 * 5
        klas = rij.leeftijd if rij.leeftijd.endswith("+") else f"{begin}-{begin + 4}"
        sleutel = (klas, str(rij.geslacht), str(rij.groep))
        sommen[sleutel] = sommen.get(sleutel, 0) + rij.waarde
    leeftijden = sorted({klas for klas, *_ in sommen}, key=lambda k: int(re.match(r"\d+", k)[0]))
    cellen = [[Cel(k), *(los(sommen[k, *deel]) for deel in wie.values())] for k in leeftijden]
    totalen = [sum(x for (_, _, g), x in sommen.items() if g == soort) for soort in ("belg", "niet_belg")]
    eigen = naam(r.nis)
    alt = f"{eigen} 1 {jaar} {getallen.getal(totalen[0])} {getallen.getal(totalen[1])}"
    titel = f"Leeftijd, geslacht en nationaliteit in {eigen} op 1 januari {jaar}"
    titel += " (ouder dan vijf jaar)" if te_oud(jaar, r.peiljaar) else ""
    labels = [f"1 januari {jaar}", *leeftijden]
    return Verwacht(
        ind,
        ["Leeftijd", *wie],
        cellen,
        titel,
        alt,
        [jaar],
        labels,
        namen={eigen},
        zin=titel,
        vrije_noten=te_oud(jaar, r.peiljaar),
    )
