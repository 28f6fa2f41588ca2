"""Figuren die vergelijken op één moment: plaats in de referentiegroep, groepen naast elkaar, leeftijdsopbouw."""

from dataclasses import replace
from itertools import groupby

import pandas as pd

from integratie import gebieden, vergelijking
from integratie.beeld import teksten
from integratie.beeld.bronvermelding import WIE, basisbron, basiskop, basisstand, basistekst, figuur
from integratie.beeld.figuren import geen_figuur, te_weinig
from integratie.beeld.jaarwoorden import jaarlabel
from integratie.beeld.opmaak import Cel, aantal_van, cel, cellen, met_eenheid
from integratie.beeld.staaftekening import Groep, Rij, lijst
from integratie.beeld.staaftekening import groepen as teken_groepen
from integratie.beeld.stijl import gebiedstijlen
from integratie.beeld.woorden import is_rest, korte_naam
from integratie.blok.blok import Blok, Figuur
from integratie.indicator import Indicator, groepsnaam, kaart, opschrift
from integratie.vergelijking import Stand, is_gekend
from integratie.vergelijking.eigen_cijfers import Indicatornaam

# Rijen van een lijst: hoogstens, boven- en onderaan, en aan elke kant van de eigen.
HELE_LIJST, UITEINDEN, BUREN = 26, 4, 3


def positie(naam: Indicatornaam, gemeente: str, peiljaar: int | None = None, groep: str = "") -> Figuur | Blok:
    """Waar de gemeente staat tussen die van haar referentiegroep: elke gemeente één stip op één as.

    >>> print(ig.positie("werkzoekendengraad", "Vilvoorde", 2024).titel)
    Werkzoekendengraad, 2024: Vilvoorde staat 1e–4e van 19 in de Vlaamse Rand (hoogste waarde is 1e)
    """
    ind, nis = kaart(naam), gebieden.zoek(gemeente).nis
    peiljaar = peiljaar or vergelijking.laatste_peiljaar()
    stand = vergelijking.stand(naam, nis, peiljaar, groep)
    if not is_gekend(stand):
        return geen_figuur(ind, nis, peiljaar, groep)
    if klein := te_weinig(ind, nis, peiljaar, [groep]):
        return klein
    referentie = gebieden.referentiegroep(nis)
    leden = {*referentie.leden, nis}
    alle = vergelijking.zonder_kleine(vergelijking.reeks(naam, None, stand.jaar), naam)
    alle = alle[(alle["jaar"] == stand.jaar) & (alle["groep"] == groep) & alle["nis"].isin(leden)]
    alle = alle.dropna(subset="waarde").sort_values("waarde", ascending=False, ignore_index=True)
    eigen = gebieden.plaats(nis).naam
    rijen = [Rij(r.gebied, r.waarde, met_eenheid(ind, r.waarde, r.status), r.nis == nis) for r in alle.itertuples()]
    if gebieden.plaats(nis).leden:
        rijen.append(Rij(eigen, stand.waarde, met_eenheid(ind, stand.waarde, stand.status), True))
    for gebied in _maatstaven(nis) if ind.noemer else []:
        if (ander := vergelijking.ernaast(naam, gebied, stand.jaar, groep)) and gebied.code != nis:
            kort = korte_naam(gebied)
            kort = gebied.naam if kort in {r.naam for r in rijen} else kort  # Brussel is een gemeente en een gewest
            rijen.append(Rij(kort, ander.waarde, met_eenheid(ind, ander.waarde, ander.status), gebied=True))
    alt = teksten.alt_positie(ind, alle, stand, nis, referentie, groep)
    svg = lijst(_ingekort(sorted(rijen, key=lambda r: -(r.waarde or 0)))).svg(alt)
    rang = vergelijking.rang(naam, nis, peiljaar, groep=groep)
    titel = teksten.titel_positie(ind, rang, stand, eigen, referentie, groep)
    kop = f"{opschrift(ind, groep)} ({jaarlabel(ind, stand.jaar)})"
    tabel = pd.DataFrame({"Gemeente": alle["gebied"], kop: cellen(ind, alle)}, dtype=object)
    if gebieden.plaats(nis).leden:
        tabel.loc[len(tabel)] = [eigen, cel(ind, stand.waarde, stand.status)]
    return figuur("positie", ind, groep, [stand.jaar], titel, (svg, alt), tabel)


def _ingekort(rijen: list[Rij]) -> list[Rij]:
    """Van een lange lijst het begin, het einde, en wie rond de eigen rij en de maatstaven staat; een tussenregel zegt hoeveel er niet staan."""
    if len(rijen) <= HELE_LIJST:
        return rijen
    te_zien = {*range(UITEINDEN), *range(len(rijen) - UITEINDEN, len(rijen))}
    te_zien |= {i + d for i, r in enumerate(rijen) if r.eigen for d in range(-BUREN, BUREN + 1)}
    te_zien |= {i for i, r in enumerate(rijen) if r.gebied}
    uit: list[Rij] = []
    for zichtbaar, deel in groupby(enumerate(rijen), key=lambda x: x[0] in te_zien):
        stuk = [r for _, r in deel]
        uit += stuk if zichtbaar or len(stuk) == 1 else [Rij(f"… nog {len(stuk)} …", None)]
    return uit


def _maatstaven(nis: str) -> list[gebieden.Gebied]:
    """De maatstaven van een gemeente; bij de Vlaamse Rand zelf is ze ook haar eigen lijn."""
    return [gebieden.groep(gebieden.RAND)] * (nis == gebieden.RAND) + gebieden.maatstaven(nis)


def staven(naam: Indicatornaam, gemeente: str, peiljaar: int | None = None) -> Figuur | Blok:
    """De groepen van een indicator naast elkaar, alle in hetzelfde jaar: staaf voor de gemeente, streepje voor elke maatstaf.

    Een ruit toont het aandeel van dezelfde groep bij alle inwoners, waar dat bestaat.

    >>> print(ig.staven("nieuwkomers_naar_statuut", "Vilvoorde", 2025).titel)
    Nieuwkomers naar statuut in Vilvoorde, 2021
    """
    ind, nis = kaart(naam), gebieden.zoek(gemeente).nis
    peiljaar = peiljaar or vergelijking.laatste_peiljaar()
    standen = vergelijking.groepsstanden(naam, nis, peiljaar)
    if not standen:
        return geen_figuur(ind, nis, peiljaar)
    if klein := te_weinig(ind, nis, peiljaar, standen):
        return klein
    jaar, eigen = next(s.jaar for s in standen.values() if is_gekend(s)), gebieden.plaats(nis).naam
    standen = {groep: _zonder_klein(naam, nis, standen[groep], groep) for groep in _volgorde(ind, standen)}
    kolommen = {eigen: list(standen.values())} | _gebiedsstanden(naam, nis, list(standen), jaar)
    teksten_: dict[str, list[Cel | str]] = {
        gebied: [cel(ind, s.waarde, s.status) for s in kolom] for gebied, kolom in kolommen.items()
    }
    if any(s.teller is not None for s in standen.values()) and ind.noemer:
        aantallen: list[Cel | str] = [_aantal(s) for s in standen.values()]
        teksten_ = {eigen: teksten_.pop(eigen), "Aantal": aantallen, **teksten_}
    basis = [basisstand(ind, nis, jaar, g) for g in standen]
    if any(basis):
        teksten_[basiskop(ind, jaar)] = [basistekst(ind, nis, jaar, groep) for groep in standen]
    stijlen = gebiedstijlen(list(kolommen)[1:], gebieden.referentiegroep(nis).naam)
    kort = {g.naam: korte_naam(g) for g in gebieden.maatstaven(nis)}
    naast = [(kort[gebied], *stijlen[gebied]) for gebied in list(kolommen)[1:]]
    getekend = [
        Groep(
            groepsnaam(groep), stand.waarde, str(teksten_[eigen][i]) if is_gekend(stand) else "",
            str(teksten_["Aantal"][i]) if "Aantal" in teksten_ and stand.teller is not None else "",
            tuple(kolom[i].waarde for kolom in list(kolommen.values())[1:]),
            er.waarde if (er := basis[i]) else None,
            _kop(ind, list(standen), i), groep in ind.afwijzend,
        )
        for i, (groep, stand) in enumerate(standen.items())
        if is_gekend(stand) or stand.teller is not None  # wat de bron niet geeft, staat in de tabel
    ]  # fmt: skip
    tabel = pd.DataFrame({"Groep": list(map(groepsnaam, standen)), **teksten_}, dtype=object)
    getoond = [is_gekend(s) or s.teller is not None for s in standen.values()]
    alt = teksten.alt_staven(ind, tabel[getoond].to_dict("records"), eigen, jaar)
    svg = teken_groepen(getekend, eigen, naast, WIE).svg(alt)
    titel = f"{opschrift(ind)} in {eigen}, {jaarlabel(ind, jaar)}"
    return figuur("staven", ind, "", [jaar], titel, (svg, alt), tabel, basisbron(ind, jaar) if any(basis) else "")


def _zonder_klein(naam: str, nis: str, stand: Stand, groep: str) -> Stand:
    """Van te weinig mensen blijft alleen het aantal."""
    klein = vergelijking.alleen_aantal(naam, nis, stand, groep)
    return replace(stand, waarde=None, status="te_klein") if klein else stand


def _volgorde(ind: Indicator, standen: dict[str, Stand]) -> list[str]:
    """Delen van een geheel staan van groot naar klein, met wat niet gekend is achteraan; stellingen per richting; wat een volgorde heeft, houdt die van de kaart."""
    if ("" in standen and not ind.afwijzend) or ind.eenheid != "%":
        return list(standen)
    return sorted(
        standen,
        key=lambda g: (g in ind.afwijzend, bool(g), is_rest(g), -(s.waarde if is_gekend(s := standen[g]) else 0)),
    )


def _kop(ind: Indicator, groepen: list[str], nummer: int) -> str:
    """Wat boven de eerste positief en de eerste negatief verwoorde stelling staat."""
    if not ind.afwijzend or not groepen[nummer] or (nummer and groepen[nummer - 1] in ind.afwijzend):
        return ""
    if groepen[nummer] in ind.afwijzend:
        return "Eens met een negatief verwoorde stelling:"
    return "Eens met een positief verwoorde stelling:" if not nummer or not groepen[nummer - 1] else ""


def _aantal(stand: Stand) -> Cel:
    """Hoeveel mensen de groep telt."""
    return Cel.van("" if stand.teller is None else aantal_van(stand.teller, stand.status), stand.teller)


def _gebiedsstanden(naam: str, nis: str, groepen: list[str], jaar: int) -> dict[str, list[Stand]]:
    """De maatstaven in precies dat jaar, waar minstens één groep een cijfer heeft; wat om te weinig mensen gaat, is leeg."""
    uit: dict[str, list[Stand]] = {}
    for gebied in gebieden.maatstaven(nis):
        kolom = [_getoond(naam, gebied.code, jaar, groep) for groep in groepen]
        uit |= {gebied.naam: kolom} if any(map(is_gekend, kolom)) else {}
    return uit


def _getoond(naam: str, code: str, jaar: int, groep: str) -> Stand:
    stand = vergelijking.stand_in(naam, code, jaar, groep)
    if stand and vergelijking.te_klein_ernaast(naam, code, stand, groep):
        return Stand(jaar, None, None, None, "te_klein")
    return stand or Stand(jaar, None, None, None, "geen")
