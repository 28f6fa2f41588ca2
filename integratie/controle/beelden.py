"""De zes beelden: wat er in hun tabel, opschrift, grijze regel en tekening hoort te staan."""

import re

from integratie import gebieden
from integratie.controle import getallen
from integratie.controle import richting as r_
from integratie.controle.beelden_leeftijd import leeftijd
from integratie.controle.grootheid import Grootheid, te_oud
from integratie.controle.rapport import Rapport
from integratie.controle.verwacht import Cel, Lijn, Verwacht, cel, cel_van, kort, los, naam, naast
from integratie.controle.woorden import groot
from integratie.indicator import groepsnaam, register
from integratie.opslag import edities
from integratie.vergelijking import Gekend, Stand, is_gekend

VOOR = "beeld-"
DELEN = {
    "natuurlijk_saldo": ("Geboorten min overlijdens", "natuurlijke aangroei"),
    "intern_migratiesaldo": ("Andere gemeenten", "andere gemeenten"),
    "internationaal_migratiesaldo": ("Buitenland", "het buitenland"),
}
KOPERS, KOPER = "kopers_naar_woonplaats", "andere_gewesten"
VERTRAGING = ("niet_nederlands", "nederlands")
MINSTENS, GROEPEN, JAREN = 5, 3, 5
MINSTENS_PERCELEN, STAD_BRUSSEL = 20, "21004"
_TOT = re.compile(r" \(|, ")  # tot daar staat een groep in een titel


def beeld(anker: str, indicator: str, r: Rapport) -> Verwacht | None:
    """Wat er bij dit anker hoort; None als er geen figuur mag zijn."""
    _, soort, *_ = anker.split("-")
    maak = {functie.__name__: functie for functie in (groei, leeftijd, staven, lijn, groepen)}
    hoort = f"{VOOR}{soort}" + (f"-{indicator.replace('_', '-')}" if soort not in ("groei", "leeftijd") else "")
    return maak[soort](r.grootheid(register()[indicator]), r) if soort in maak and anker == hoort else None


def _procent(x: float) -> str:
    return f"{getallen.getal(x)}{getallen.VAST}%"


def _tellers(g: Grootheid, code: str) -> dict[int, list[float]]:
    alle = [{j: c.teller for j, c in g.van(n).bekend(code).items() if c.teller is not None} for n in DELEN]
    return {j: [deel[j] for deel in alle] for j in sorted(alle[0]) if all(j in deel for deel in alle)}


def groei(g: Grootheid, r: Rapport) -> Verwacht | None:
    """De laatste jaren zonder gat, samen, en elk deel in % van de groei als geen enkel deel de bevolking deed dalen."""
    alle = _tellers(g, r.nis)
    jaren = [j for j in alle if all(k in alle for k in range(j, max(alle)))]
    if g.ind.naam != next(iter(DELEN)) or len(jaren) < MINSTENS or te_oud(jaren[-1], r.peiljaar):
        return None
    samen = [sum(alle[j][i] for j in jaren) for i in range(3)]
    deel, ander, bij = _delen(samen), list[float](), ""
    for gebied in gebieden.maatstaven(r.nis):
        if set(jaren) <= set(er := _tellers(g, gebied.code)):
            ander = _delen([sum(er[j][i] for j in jaren) for i in range(3)]) if deel else []
            bij = kort(gebied) if ander else ""
            break
    periode, koppen = f"{jaren[0]}–{jaren[-1]}", [kop for kop, _ in DELEN.values()]
    rijen = [[Cel(str(j)), *(los(x, plus=True) for x in alle[j])] for j in reversed(jaren)]
    rijen.append([Cel(f"{periode} samen"), *(los(x, plus=True) for x in samen)])
    labels = [f"{periode} samen", "aantal", *koppen, *(getallen.getal(x, plus=True) for x in samen)]
    for kop, delen in (("Aandeel in de groei", deel), (f"{bij}, aandeel in de groei", ander)):
        if delen:
            rijen.append([Cel(kop), *(los(x, achter=f"{getallen.VAST}%") for x in delen)])
            labels += map(_procent, delen)
    labels += ["aandeel"] * bool(deel) + [bij] * bool(ander)
    namen = (n.removeprefix("het ") for _, n in DELEN.values())
    titel = groot(", ".join(f"{n} {getallen.getal(x, plus=True)}" for n, x in zip(namen, samen, strict=True)))
    if deel:
        meest = max(range(3), key=lambda i: deel[i])
        titel = f"Van de groei komt {_procent(deel[meest])} van {list(DELEN.values())[meest][1]}"
        titel += f", in {'de Rand' if bij == 'Rand' else bij} {_procent(ander[meest])}" if ander else ""
    alt = f"{jaren[0]} {jaren[-1]} {naam(r.nis)} " + " ".join(
        getallen.getal(x, plus=True) + (f" {getallen.getal(deel[i])}" if deel else "") for i, x in enumerate(samen)
    )
    onder = f"Bijgekomen inwoners per jaar, {naam(r.nis)}, {periode}"
    return Verwacht(g, ["Jaar", *koppen], rijen, titel, alt, jaren, labels, namen={naam(r.nis)}, onder=onder)


def _delen(samen: list[float]) -> list[float]:
    return [100 * x / sum(samen) for x in samen] if min(samen) >= 0 and sum(samen) > 0 else []


def _recent(g: Grootheid, r: Rapport, eigen: dict[int, Gekend]) -> bool:
    """Genoeg jaren, niet te oud, en het laatste cijfer is meer dan een aantal."""
    return len(eigen) >= MINSTENS and not te_oud(max(eigen), r.peiljaar) and max(eigen) == max(g.waarnemingen(r.nis))


def _naast_elkaar(r: Rapport) -> list[tuple[str, str]]:
    """(code, kolom) van Brussel, als het naast de gemeente staat zonder maatstaf te zijn, en van de maatstaven."""
    maatstaven = {g.code: g.naam for g in gebieden.maatstaven(r.nis)}
    rest = {g.code: g.naam for g in gebieden.vergelijkingsgebieden(r.nis) if g.code not in maatstaven}
    return [(code, kolom) for code, kolom in rest.items() if code == gebieden.BRUSSELS_GEWEST] + [*maatstaven.items()]


def lijn(g: Grootheid, r: Rapport) -> Verwacht | None:
    """Eén cijfer naast Brussel en de maatstaven, in de jaren van de eigen lijn."""
    eigen = r_.getoond(g, r.nis)
    if not _recent(g, r, eigen):
        return None
    van, tot = min(eigen), max(eigen)
    kolommen = {(naam(r.nis), ""): eigen}
    telling = g.ind.optelbaar and not g.ind.noemer
    for code, kolom in [] if telling else _naast_elkaar(r):
        binnen = {j: c for j, c in r_.getoond(g, code).items() if van <= j <= tot}
        kolommen |= {(kolom, ""): binnen} if binnen else {}
    if len(kolommen) < 2:
        return None
    begin, eind = (getallen.met_eenheid(g.ind, eigen[j].waarde, eigen[j].status) for j in (van, tot))
    wat = g.ind.titel if g.ind.eenheid in g.ind.titel else _op_een_rij(g)
    titel = f"{wat}: van {begin} {g.in_zin(van)} naar {eind} {g.in_zin(tot)}"
    if g.breuken(van, tot):
        titel = f"{wat}: {eind} {g.in_zin(tot)}"
    return _lijnen(g, kolommen, titel, [van, tot], ["breuk"] * len(g.breuken(van, tot)))


def _op_een_rij(g: Grootheid) -> str:
    return next((x.titel for x in g.ind.rijen if x.titel and not x.groep), g.ind.titel)


def groepen(g: Grootheid, r: Rapport) -> Verwacht | None:
    """Elke thuistaal naast die van de laatste maatstaf."""
    kolommen, delen, richtingen, begin = dict[Lijn, dict[int, Gekend]](), [], set(), None
    for groep in VERTRAGING:
        deel, eigen = g.met(groep), r_.getoond(g.met(groep), r.nis)
        if not _recent(deel, r, eigen):
            return None
        nu = eigen[max(eigen)]
        toen = deel.bekend(r.nis).get(nu.jaar - JAREN)
        te_weinig = toen is None or r_.alleen_aantal(deel, r.nis, toen)
        richtingen.add("" if toen is None or te_weinig else r_.verandering(deel, r.nis, toen, nu))
        begin = nu.jaar - JAREN if begin is None else begin
        delen.append(f"{groepsnaam(groep)} {getallen.met_eenheid(g.ind, nu.waarde, nu.status)}")
        kolommen[naam(r.nis), groepsnaam(groep)] = eigen
        for gebied in gebieden.maatstaven(r.nis)[-1:]:
            ander = r_.getoond(deel, gebied.code)
            kolommen |= {(gebied.naam, groepsnaam(groep)): ander} if ander else {}
    eigen_jaren = [j for (wie, _), reeks in kolommen.items() if wie == naam(r.nis) for j in reeks]
    van, tot = min(eigen_jaren), max(eigen_jaren)
    kolommen = {k: {j: c for j, c in reeks.items() if van <= j <= tot} for k, reeks in kolommen.items()}
    woord = {r_.MEER: "steeg", r_.MINDER: "daalde"}.get(next(iter(richtingen)), "") if len(richtingen) == 1 else ""
    titel = f"{_op_een_rij(g)}: {', '.join(delen)}"
    titel = f"{g.ind.titel} {woord} sinds {begin} bij beide groepen" if woord else titel
    return _lijnen(g, kolommen, titel, [van, tot], [])


def _lijnen(
    g: Grootheid, kolommen: dict[Lijn, dict[int, Gekend]], titel: str, van_tot: list[int], bij: list[str]
) -> Verwacht:
    """Een rij per jaar; in de tekening staan de namen met het laatste cijfer, en het eerste mag er staan."""
    ind, alle = g.ind, sorted({j for reeks in kolommen.values() for j in reeks}, reverse=True)
    geen = Stand(None, None, None, None, "geen")
    rijen = [[Cel(g.label(j)), *(cel_van(ind, reeks.get(j, geen)) for reeks in kolommen.values())] for j in alle]
    labels, zinnen, mag = [*bij], [], set[str]()
    eigen, _ = next(iter(kolommen))
    koppen = {lijn: ", ".join(filter(None, lijn)) for lijn in kolommen}
    for (wie, groep), reeks in kolommen.items():
        eerste, laatste = reeks[min(reeks)], reeks[max(reeks)]
        begin, eind = (getallen.met_eenheid(ind, c.waarde, c.status) for c in (eerste, laatste))
        labels.append(f"{wie if wie == eigen else kort(wie)} {eind}")
        labels += [groep] if groep and groep not in labels else []
        mag |= {groep, ":"} if groep else set()
        mag.add(getallen.getal(eerste.waarde, 0 if ind.eenheid == "%" else ind.decimalen))
        tot = f" {eind} {g.label(laatste.jaar)}" if laatste.jaar != eerste.jaar else ""
        zinnen.append(f"{koppen[wie, groep]} {begin} {g.label(eerste.jaar)}{tot}")
    assen = [j - ind.eind_vorig_jaar for j in van_tot]
    periode = f"{'eind ' if ind.eind_vorig_jaar else ''}{assen[0]}–{assen[1]}"
    eenheid = "" if ind.eenheid in ind.titel else f" in {ind.eenheid}," if ind.eenheid == "%" else f" {ind.eenheid},"
    onder = f"{ind.titel},{eenheid} {periode}"
    v = Verwacht(g, ["Jaar", *koppen.values()], rijen, titel, "; ".join(zinnen), van_tot, labels, mag, onder=onder)
    v.namen, v.lijnen = {*koppen.values()}, [*kolommen]
    return v


def staven(g: Grootheid, r: Rapport) -> Verwacht | None:
    """De groepen in één jaar, hoogste eerst; een groep van te weinig mensen heeft geen staaf maar haar aantal."""
    ind = g.ind
    laatste = {x: g.met(x).laatste(r.nis) for x in g.groepen(r.nis) if x}
    jaren = [c.jaar for c in laatste.values() if is_gekend(c)]
    if not jaren or te_oud(max(jaren), r.peiljaar):
        return None
    jaar = max(jaren)
    eigen = {x: g.met(x).in_jaar(r.nis, jaar) for x in laatste}
    bekend = {x: c for x, c in eigen.items() if is_gekend(c)}
    klein = {x for x, c in bekend.items() if r_.alleen_aantal(g.met(x), r.nis, c)}
    if len(bekend) < len(eigen) or len(bekend) - len(klein) < GROEPEN:
        return None
    rest = {x for x in bekend if "onbekend" in groepsnaam(x) or "niet gekend" in groepsnaam(x)}
    elders = ((m, {x: g.met(x).in_jaar(m.code, jaar) for x in bekend}) for m in gebieden.maatstaven(r.nis))
    gebied, ander = next(((m, er) for m, er in elders if any(map(is_gekend, er.values()))), (None, {}))
    getoond = [x for x, c in bekend.items() if c.waarde or x not in rest]
    volgorde = sorted(getoond, key=lambda x: (x in rest, -bekend[x].waarde))
    rijen, labels, zinnen = [], [naam(r.nis), *([kort(gebied)] if gebied else [])], []
    for x in volgorde:
        c = bekend[x]
        rij = [Cel(groepsnaam(x)), cel(ind, None, "te_klein") if x in klein else cel_van(ind, c)]
        labels.append(groot(groepsnaam(x)))
        if x not in klein:
            labels.append(_geheel(c.waarde))
        elif c.teller is not None:
            labels.append(f"aantal {getallen.getal(c.teller)}")
        zin = f"{groot(rij[0].tekst)} {rij[1].tekst}"
        if gebied:
            er = ander[x]
            rij.append(cel_van(ind, er))
            zin += f" {gebied.naam} {rij[2].tekst}" if jaar in g.met(x).reeks(gebied.code) else ""
            labels += [_geheel(er.waarde)] if is_gekend(er) else []
        rijen.append(rij)
        zinnen.append(zin)
    titel = _meer_of_minder(g, r, {x: bekend[x] for x in volgorde if x not in rest}, gebied, ander, klein)
    if ind.naam == KOPERS and KOPER in bekend.keys() - klein:
        titel = f"{_procent(bekend[KOPER].waarde)} van het vastgoed gaat naar kopers uit Brussel of Wallonië"
    noemer = next(iter(bekend.values())).noemer
    onder = f"{ind.titel}, {g.label(jaar)}, in %"
    onder += "" if noemer is None else f" van {getallen.getal(noemer)} {ind.noemer}"
    onder += _vaakst(r, jaar) if ind.naam == KOPERS else ""
    alt = f"{naam(r.nis)}, {g.label(jaar)}: " + "; ".join(zinnen)
    kolommen = ["Groep", naam(r.nis), *([gebied.naam] if gebied else [])]
    namen = {*kolommen[1:], *map(groot, map(groepsnaam, volgorde))}
    return Verwacht(g, kolommen, rijen, titel, alt, [jaar], labels, namen=namen, onder=onder)


def _vaakst(r: Rapport, jaar: int) -> str:
    """De drie andere gemeenten met de meeste kopers, elk van minstens 20 percelen, zolang hun naam gekend is."""
    rijen = [x for x in edities.lees("kopers", r.editie).itertuples() if (x.nis, x.jaar) == (r.nis, jaar)]
    geheel = next((x.waarde for x in rijen if x.onderwerp == "percelen_toegewezen"), 0)
    uit = [(-x.waarde, x.groep) for x in rijen if x.onderwerp == "percelen_uit_grootste" and x.groep != r.nis]
    namen = []
    for min_waarde, code in sorted(x for x in uit if -x[0] >= MINSTENS_PERCELEN)[:3]:
        if code not in gebieden.gemeenten():
            break
        stad = "de stad " if code == STAD_BRUSSEL else ""
        namen.append(f"{stad}{naam(code)} ({_procent(-100 * min_waarde / geheel)})")
    return ". Vaakst uit " + " en ".join(filter(None, [", ".join(namen[:-1]), namen[-1]])) if namen else ""


def _geheel(x: float) -> str:
    return "< 1" if 0 < x < 0.5 else getallen.getal(x)


def _meer_of_minder(
    g: Grootheid, r: Rapport, bekend: dict[str, Gekend], gebied: gebieden.Gebied | None, ander: dict[str, Stand],
    klein: set[str],
) -> str:  # fmt: skip
    """De groep die het meest vaker en die het meest minder vaak voorkomt; zonder woord de twee grootste van `bekend`, hoogste eerst."""
    delen = []
    for richting, woord in ((r_.MEER, "vaker"), (r_.MINDER, "minder vaak")):
        kandidaten = [
            (abs(c.waarde - er.waarde), x)
            for x, c in bekend.items()
            if gebied and is_gekend(er := ander.get(x))
            if r_.naast(g.met(x), r.nis, c, gebied.code, er) == richting
        ]
        delen += [f"{woord} {_TOT.split(groepsnaam(max(kandidaten)[1]))[0]}"] if kandidaten else []
    if delen and gebied:
        return groot(f"{' en '.join(delen)} dan in {naast(gebied)}")
    grootste = [f"{_TOT.split(groepsnaam(x))[0]} {_procent(c.waarde)}" for x, c in bekend.items() if x not in klein]
    return f"{g.ind.titel}: {', '.join(grootste[:2])}"
