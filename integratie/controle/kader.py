"""Cijfers in een opsomming binnen een tabel (het kader, vraag en aanbod): elk bij zijn naam en in de juiste cel; en welke verschillen vooraan staan."""

from collections.abc import Iterator

from integratie import gebieden
from integratie.blok.onderdelen import Lijst, Tabel, met_inhoud
from integratie.blok.tekst import Cijfertekst, Tekst
from integratie.controle import richting as r_
from integratie.controle.grootheid import te_oud
from integratie.controle.rapport import Fout, Rapport, met_tekst, per_onderdeel
from integratie.controle.woorden import groot
from integratie.indicator import LAGEN, Indicator, kaart, opschrift, register
from integratie.vergelijking import is_gekend

_MATRIX = "Doelen en lagen: "  # die van een plan heet "Doelen en lagen"
VOORAAN = 6  # hoogstens zoveel verschillen
VRAAG = {
    "NT2": {"nieuwkomers_cumulatief_5_jaar", "cursisten_volwassenenonderwijs", "aandeel_niet_belg_cursisten"},
    "Inburgering": {"meerderjarige_nieuwkomers", "nieuwkomers_naar_doelgroep", "aanmeldingen"}
    | {"inburgeringscontracten", "inburgeringsattesten"},
    "Oefenkansen Nederlands": {"nieuwkomers_cumulatief_5_jaar"},
    "Onthaal en taal op school": {"okan_leerlingen", "thuistaal_niet_nl_basis", "thuistaal_niet_nl_secundair"}
    | {"anderstalige_leerlingen_lager", "anderstalige_leerlingen_secundair"},
}


def kader(r: Rapport) -> Iterator[Fout]:
    """Alle gebreken in zulke tabellen."""
    yield from per_onderdeel(r, {Tabel: _tabel})
    for waar in r.getoond:
        delen = list(met_inhoud(waar.blok))
        if any(isinstance(x, Tabel) and x.soort == "kader" and x.titel.startswith(_MATRIX) for x in delen):
            yield from (r.fout(waar, zin) for zin in _vooraan(delen, r))


def _vooraan(delen: list, r: Rapport) -> Iterator[str]:
    """Vooraan staan de zwaarste indicatoren die duidelijk verschillen van de eerste maatstaf, het zwaarste eerst."""
    lijsten = [x for x in delen if isinstance(x, Lijst) and x.soort == "bevindingen"]
    punten = [next(iter(t.cijferteksten()), None) for x in lijsten for t, _ in met_tekst(x.punten)]
    hoort = [i for i in sorted(register().values(), key=lambda i: -i.prioriteit) if i.effect and _verschilt(i, r)]
    if [m and m.indicator for m in punten] != [ind.naam for ind in hoort[:VOORAAN]]:
        yield f"verwacht vooraan {'; '.join(ind.titel for ind in hoort[:VOORAAN])}"


def _verschilt(ind: Indicator, r: Rapport) -> bool:
    g = r.grootheid(ind, _hoofdgroep(ind, r))
    eigen = g.laatste(r.nis)
    if not is_gekend(eigen) or te_oud(eigen.jaar, r.peiljaar):
        return False
    for maat in gebieden.maatstaven(r.nis):
        ander = g.in_jaar(maat.code, eigen.jaar)
        if is_gekend(ander) and not r_.alleen_aantal(g, maat.code, ander):
            return r_.naast(g, r.nis, eigen, maat.code, ander) in (r_.MEER, r_.MINDER)
    return False


def _tabel(tabel: Tabel, r: Rapport) -> Iterator[str]:
    for rij in tabel.rijen:
        for kop, cel in zip(tabel.kolommen, rij, strict=True):
            zinnen = (zin for punt in _punten(cel) for zin in _punt(punt, tabel.kolommen[0], str(rij[0]), kop, r))
            yield from (f"{tabel.titel}, {rij[0]}, {kop}: verwacht {zin}" for zin in zinnen)


def _punten(cel: object) -> Iterator[Tekst]:
    for deel in cel if isinstance(cel, tuple) else ():
        if isinstance(deel, Lijst):
            yield from (t for t, _ in met_tekst(deel.punten))


def _punt(punt: Tekst, soort: str, rij: str, kop: str, r: Rapport) -> Iterator[str]:
    merken = [m for m in punt.cijferteksten() if m.indicator in register()]
    if not merken:
        return
    m, naam = merken[0], str(punt).partition(": ")[0]
    ind = kaart(m.indicator)
    if not any(str(punt).startswith(f"{x}: ") for x in _namen(ind, m)):
        yield f"de naam van {ind.titel}, niet '{naam}'"
    if soort == "Waarvoor" and ind.naam not in VRAAG.get(rij, {ind.naam}):
        yield f"geen {ind.titel}"
    if soort == "Doel" and kop.lower() in LAGEN:
        if not ind.effect or rij.lower() not in ind.doelen or ind.laag != kop.lower():
            yield f"geen {ind.titel}: die meet {', '.join(ind.doelen)} ({ind.laag})"
        if m.groep != _hoofdgroep(ind, r):
            yield f"van {ind.titel} de groep '{_hoofdgroep(ind, r)}', niet '{m.groep}'"


def _namen(ind: Indicator, m: Cijfertekst) -> set[str]:
    titels = {rij.titel for rij in ind.rijen if rij.groep == m.groep}
    return titels | {opschrift(ind, m.groep, tussen) for tussen in (": ", ", ")} | {groot(ind.teller), ind.titel}


def _hoofdgroep(ind: Indicator, r: Rapport) -> str:
    """De groep van de eerste rij van de kaart, anders de hoofdgroep, en zonder geheel de laatste groep."""
    er = r.grootheid(ind).groepen(r.nis)
    rijen = [rij.groep for rij in ind.rijen if rij.groep in er]
    return rijen[0] if rijen else ind.hoofdgroep if ind.hoofdgroep in er or not er else er[-1]
