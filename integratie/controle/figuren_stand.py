"""Figuren op één ogenblik: kaart, plaats op een as, groepen naast elkaar, en de leeftijden."""

from dataclasses import replace
from itertools import compress

from integratie import gebieden
from integratie.controle import getallen
from integratie.controle.beelden_leeftijd import KLASSEN, jongste
from integratie.controle.grootheid import Grootheid, te_oud
from integratie.controle.rapport import Rapport
from integratie.controle.richting import alleen_aantal, rang, te_klein_ernaast
from integratie.controle.verwacht import Cel, Verwacht, cel, cel_van, kort, los, naam, op_regels
from integratie.indicator import groepsnaam
from integratie.vergelijking import is_gekend, te_kleine_gemeenten

RAND = gebieden.RAND
HELE_LIJST = 26  # rijen; van een langere lijst staat er een deel


def kaart(g: Grootheid, r: Rapport, gebied: gebieden.Gebied) -> Verwacht | None:
    """De gemeenten van het gebied in het laatste jaar met een cijfer, hoogste waarde eerst, met de basis ernaast."""
    ind, eigen = g.ind, naam(r.nis)
    jaren = {j for lid in gebied.leden for j in g.bekend(lid) if g.getoond(lid, j).waarde is not None}
    if not jaren:
        return None
    jaar, wanneer = max(jaren), g.label(max(jaren))
    cellen = {lid: cel_van(ind, g.getoond(lid, jaar)) for lid in gebied.leden}
    bekend = {lid: c.waarde for lid, c in cellen.items() if c.waarde is not None}
    volgorde = sorted(cellen, key=lambda lid: (lid not in bekend, -bekend.get(lid, 0), naam(lid)))
    kolommen, bron = ["Gemeente", f"{g.opschrift} ({wanneer})"], ""
    rijen = [[Cel(naam(lid)), cellen[lid]] for lid in volgorde]
    if _basis(g):
        kop, bron = _basiskop_en_bron(g, jaar)
        kolommen.append(kop)
        rijen = [[*rij, _basiscel(g, lid, jaar)] for rij, lid in zip(rijen, volgorde, strict=True)]
    laag, hoog = (cellen[f(bekend, key=bekend.__getitem__)].tekst for f in (min, max))
    klein, binnen = alleen_aantal(g, r.nis, g.laatste(r.nis, jaar)), r.nis in cellen
    titel = f"{gebied.in_zin} {wanneer} {laag} {hoog}"
    if r.nis in bekend and not klein:
        titel = f"{wanneer} {getallen.met_eenheid(ind, bekend[r.nis])} {eigen}"
    alt = f"{gebied.in_zin} {g.in_zin(jaar)} {laag} {hoog} "
    alt += f"{eigen} {cellen[r.nis].tekst} " if binnen else f"{eigen} " if r.nis != gebied.code else ""
    alt += " ".join(naam(lid) for lid in cellen if lid not in bekend)
    if binnen and not klein and (bij := _basis(g)) and bij.waarde(r.nis, jaar) is not None:
        # In een zin staat geen "ca.": die staat in de tabel.
        tekst = getallen.met_eenheid(bij.ind, bij.waarde(r.nis, jaar))
        titel, alt = f"{titel} {tekst}", f"{alt} {eigen} {tekst}"
    zonder = len(cellen) - len(bekend)
    labels = [f"geen cijfer ({zonder})"] if zonder else []
    v = Verwacht(g, kolommen, rijen, titel, alt, [jaar], labels, begin=g.opschrift)
    v.mag = {"1 km", "5 km", "10 km", f"{ind.eenheid} (aantal gemeenten)"}
    v.tips = [f"{naam(lid)}: {c.tekst} ({wanneer})" for lid, c in cellen.items()]
    v.namen = {gebied.in_zin, eigen, *map(naam, gebied.leden)}
    v.bij_bron = f"{bron} Grenzen: provincies.incijfers.be."
    return v


def _basis(g: Grootheid) -> Grootheid | None:
    """Het aandeel van dezelfde groep bij alle inwoners; None als er geen is."""
    bij = g.ind.basis_van(g.groep)
    return g.van(*bij) if bij else None


def _basiscel(g: Grootheid, code: str, jaar: int) -> Cel:
    """De cel in de kolom met de basis, of waarom ze leeg is."""
    if (bij := _basis(g)) is None:
        return Cel("niet vergelijkbaar")
    if code in te_kleine_gemeenten(g.editie):
        return cel(bij.ind, None, "te_klein")
    return cel_van(bij.ind, c) if is_gekend(c := bij.in_jaar(code, jaar)) else cel(bij.ind, None, "geen")


def _basiskop_en_bron(g: Grootheid, jaar: int) -> tuple[str, str]:
    """ "Alle inwoners (1 januari 2024)", en de bron van de basis achter die van de figuur."""
    alle = g.van(g.ind.basis).bronnen
    kop = f"Alle inwoners ({', '.join(dict.fromkeys(b.peildatum for b in alle))} {jaar})"
    return kop, f" {kop}: {'; '.join(b.vermelding for b in alle)}."


def positie(g: Grootheid, r: Rapport) -> Verwacht | None:
    """De gemeenten van de referentiegroep (en de eigen) in het jaar van het eigen cijfer, hoogste eerst."""
    ind, c = g.ind, g.laatste(r.nis)
    if not is_gekend(c):
        return None
    referentie, eigen, jaar = gebieden.referentiegroep(r.nis), naam(r.nis), c.jaar
    leden = referentie.leden
    gemeente = r.nis in gebieden.gemeenten()
    buiten = gemeente and r.nis not in leden
    cellen = {lid: cel_van(ind, g.getoond(lid, jaar)) for lid in (*leden, *([r.nis] if buiten else []))}
    waarden = {lid: x.waarde for lid, x in cellen.items() if x.waarde is not None}
    volgorde = sorted(waarden, key=lambda lid: -waarden[lid])
    rijen = [[Cel(naam(lid)), cellen[lid]] for lid in volgorde]
    rijen += [] if gemeente else [[Cel(eigen), cel_van(ind, c)]]
    wanneer, waarde = g.label(jaar), getallen.met_eenheid(ind, c.waarde)
    titel = f"{wanneer} {waarde} {eigen} de {referentie.wie}"
    if gevonden := rang(g, r.nis):
        titel = f"{wanneer} {eigen} {gevonden.tekst} {gevonden.aantal} {referentie.na_telwoord} 1e"
    # Het tekstalternatief telt de gemeenten van de referentiegroep, en noemt de eigen gemeente apart als ze erbuiten ligt.
    uiteinden = {lid: getallen.met_eenheid(ind, waarden[lid]) for lid in (volgorde[-1], volgorde[0])}
    laag_hoog = f"{uiteinden[volgorde[-1]]} {uiteinden[volgorde[0]]}"
    alt = f"{len(waarden) - buiten} {referentie.wie} {eigen if buiten else ''} {g.in_zin(jaar)} {laag_hoog} {eigen} {waarde}"
    staven_ = [(rij[0].tekst, rij[1].tekst, rij[1].waarde) for rij in rijen]
    for code in _ernaast(r, met_rand=True).values() if ind.noemer else ():
        ander = g.in_jaar(code, jaar)
        if is_gekend(ander) and not te_klein_ernaast(g, code, jaar) and code != r.nis:
            wie = kort(gebieden.van_code(code))
            wie = gebieden.van_code(code).naam if wie in {x for x, *_ in staven_} else wie
            staven_.append((wie, cel_van(ind, ander).tekst, ander.waarde))
    mag = {*op_regels(staven_)} | {f"… nog {n} …" for n in range(2, len(staven_))}
    altijd = {eigen, naam(volgorde[0]), naam(volgorde[-1])}
    labels = op_regels([x for x in staven_ if len(staven_) <= HELE_LIJST or x[0] in altijd])
    kolommen = ["Gemeente", f"{g.opschrift} ({wanneer})"]
    v = Verwacht(g, kolommen, rijen, titel, alt, [jaar], labels, mag, begin=g.opschrift, sorteer=1, staven=staven_)
    v.namen = {eigen, referentie.in_zin, referentie.wie, *map(naam, leden)}
    return v


def _ernaast(r: Rapport, met_rand: bool = False) -> dict[str, str]:
    """Naam → code van de maatstaven; naast de stippen van de Rand staat ook de Rand zelf."""
    rand = {"Vlaamse Rand": RAND} if met_rand and r.nis == RAND else {}
    return rand | {g.naam: g.code for g in gebieden.maatstaven(r.nis)}


def staven(g: Grootheid, r: Rapport) -> Verwacht | None:
    """Elke groep in het jaar van het totaal (of zonder totaal het laatste met een gekende groep), naast maatstaven en basis."""
    groepen = {groep: g.met(groep) for groep in g.groepen(r.nis)}
    bekend = {groep: max(er) for groep, deel in groepen.items() if (er := deel.bekend(r.nis))}
    if not bekend:
        return None
    jaar, eigen, bron = bekend.get("", max(bekend.values())), naam(r.nis), ""
    if g.ind.eenheid == "%" and ("" not in groepen or g.ind.afwijzend):
        groepen = dict(sorted(groepen.items(), key=lambda x: _volgorde(x[0], x[1], r.nis, jaar)))
    aantallen = [deel.in_jaar(r.nis, jaar) for deel in groepen.values()]
    eigen_cellen = [
        cel(g.ind, None, "te_klein") if alleen_aantal(deel, r.nis, c) else cel_van(g.ind, c)
        for deel, c in zip(groepen.values(), aantallen, strict=True)
    ]
    kolommen = {eigen: eigen_cellen}
    tellers = [Cel("") if c.teller is None else Cel(getallen.aantal(c.teller, c.status), c.teller) for c in aantallen]
    if g.ind.noemer and any(c.tekst for c in tellers):
        kolommen["Aantal"] = tellers
    for gebied, code in _ernaast(r).items():
        kolom = [_cel_ernaast(deel, code, jaar) for deel in groepen.values()]
        kolommen |= {gebied: kolom} if any(c.waarde is not None for c in kolom) else {}
    if any((bij := _basis(deel)) and bij.waarde(r.nis, jaar) is not None for deel in groepen.values()):
        kop, bron = _basiskop_en_bron(g, jaar)
        kolommen[kop] = [_basiscel(deel, r.nis, jaar) for deel in groepen.values()]
    namen, wanneer = list(map(groepsnaam, groepen)), g.label(jaar)
    rijen = [list(rij) for rij in zip(map(Cel, namen), *kolommen.values(), strict=True)]
    getoond = [c.waarde is not None or t.tekst for c, t in zip(eigen_cellen, tellers, strict=True)]
    alt = f"{eigen} {wanneer}"
    for groep, cijfer, *andere in compress(rijen, getoond):
        naast = [f"{kop} {c.tekst}" for kop, c in zip(list(kolommen)[1:], andere, strict=True) if c.tekst]
        alt += f" {groep.tekst} {cijfer.tekst} {' '.join(naast)}"
    cijfers = [c for c in eigen_cellen if c.waarde is not None] + kolommen.get("Aantal", [])
    labels = [*(c.tekst for c in cijfers if c.tekst), *compress(namen, getoond)]
    v = Verwacht(g, ["Groep", *kolommen], rijen, f"{eigen} {wanneer}", alt, [jaar], labels, begin=g.opschrift)
    v.namen, v.bij_bron = {eigen, *namen, *kolommen}, bron
    return v


def _cel_ernaast(g: Grootheid, code: str, jaar: int) -> Cel:
    klein = te_klein_ernaast(g, code, jaar)
    return cel(g.ind, None, "te_klein") if klein else cel_van(g.ind, g.in_jaar(code, jaar))


def _volgorde(groep: str, deel: Grootheid, nis: str, jaar: int) -> tuple[bool, bool, bool, float]:
    """Een negatief verwoorde stelling na de andere, het totaal eerst, wat niet gekend is achteraan, en dan van groot naar klein."""
    rest = any(woord in groepsnaam(groep) for woord in ("onbekend", "niet gekend"))
    return groep in deel.ind.afwijzend, bool(groep), rest, -(deel.waarde(nis, jaar) or 0)


def piramide(g: Grootheid, r: Rapport) -> Verwacht | None:
    """De leeftijdsklassen van vijf jaar in het jongste jaar van elke gemeente samen: met nationaliteit, of zonder waar dat nieuwer is."""
    if (gevonden := jongste(r)) is None:
        return None
    tabel, jaar, alle = gevonden
    g = replace(g, ind=replace(g.van(KLASSEN).ind, uit_tabel=tabel))
    eigen, wie = naam(r.nis), {"Mannen": ("man", ""), "Vrouwen": ("vrouw", "")}
    groepen = {groep for *_, groep in alle}
    if met := groepen != {""}:
        g = g.van("minderjarigen_niet_belg")
        deel = {"Belg": "belg", "niet-Belg": "niet_belg"}
        wie = {f"{kop}, {n}": (m, x) for kop, (m, _) in wie.items() for n, x in deel.items()}
    oudste = max(b for b, *_ in alle)
    leeftijden = {b: f"{b}+" if b == oudste else f"{b}-{b + 4}" for b in sorted({b for b, *_ in alle})}
    cellen = [[Cel(klas), *(los(alle.get((b, *x), 0.0)) for x in wie.values())] for b, klas in leeftijden.items()]
    soorten = {"belg": "Belgen", "niet_belg": "niet-Belgen"} if met else {"man": "mannen", "vrouw": "vrouwen"}
    totalen = [f"{getallen.getal(sum(x for k, x in alle.items() if soort in k))} {w}" for soort, w in soorten.items()]
    alt = f"{eigen} 1 {jaar} {' '.join(totalen)}"
    wat, oud = "Leeftijd, geslacht en nationaliteit" if met else "Leeftijd en geslacht", te_oud(jaar, r.peiljaar)
    titel = f"{wat} in {eigen} op 1 januari {jaar}" + (" (ouder dan vijf jaar)" if oud else "")
    labels = [f"1 januari {jaar}", *leeftijden.values()]
    namen = {eigen, *soorten.values()}
    return Verwacht(g, ["Leeftijd", *wie], cellen, titel, alt, [jaar], labels, namen=namen, vrije_noten=oud)
