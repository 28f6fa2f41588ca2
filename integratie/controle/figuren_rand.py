"""Figuren over de Vlaamse Rand als geheel: vier types, spreiding, inhalen en ongelijkheid, uit de cijfers van haar gemeenten."""

from math import sqrt

import pandas as pd

from integratie import gebieden
from integratie.controle import getallen, woorden
from integratie.controle import richting as r_
from integratie.controle.grootheid import Grootheid
from integratie.controle.rapport import Rapport
from integratie.controle.verwacht import Cel, Verwacht, cel, los, naam, op_regels
from integratie.vergelijking.ruis import Z

RAND, HERKOMST, SNELHEID = gebieden.RAND, "aandeel_buitenlandse_herkomst", "verandersnelheid_herkomst"
TYPES: dict[tuple[str, ...], str] = {
    (r_.MEER, r_.MEER): "hoog en snel",
    (r_.MEER, r_.MINDER): "hoog en trager",
    (r_.MINDER, r_.MEER): "lager en snel",
    (r_.MINDER, r_.MINDER): "lager en trager",
}
DICHTBIJ = "dicht bij de Rand als geheel"
PUNTEN, DEEL = 0.5, 0.05  # vanaf hier heet een maat van spreiding veranderd: in punten, of als deel van het begin


def _per_lid(g: Grootheid, deel: str = "waarde") -> pd.DataFrame:
    """Jaar × gemeente van de Rand, in de jaren waarin elke gemeente een cijfer heeft."""
    alle = {lid: g.van(HERKOMST).reeks(lid).items() for lid in gebieden.groep(RAND).leden}
    per_lid = {lid: {jaar: getattr(c, deel) for jaar, c in reeks} for lid, reeks in alle.items()}
    return pd.DataFrame(per_lid, dtype=float).sort_index().dropna()


def typologie(g: Grootheid, r: Rapport) -> Verwacht | None:
    """Boven of onder de Rand als geheel, in aandeel en in snelheid; wat toeval kan zijn of te dicht ligt, hoort bij geen van vier."""
    twee = hoog, snel = g.van(HERKOMST), g.van(SNELHEID)
    jaren = [max(er) for k in twee if (er := k.bekend(RAND))]
    if not jaren:
        return None
    jaar, types, waarden = min(jaren), dict[str, str](), dict[str, list[float]]()
    grenzen = [k.cijfer(RAND, jaar) for k in twee]
    for lid in gebieden.groep(RAND).leden:
        eigen = [k.cijfer(lid, jaar) for k in twee]
        ligt = tuple(r_.naast(k, lid, a, RAND, b) for k, a, b in zip(twee, eigen, grenzen, strict=True))
        types[lid], waarden[lid] = TYPES.get(ligt, DICHTBIJ), [c.waarde for c in eigen]
    volgorde = sorted(waarden, key=lambda lid: -waarden[lid][0])
    namen_en_types = [(naam(lid), waarden[lid], types[lid]) for lid in volgorde]
    namen_en_types.append(("Vlaamse Rand", [c.waarde for c in grenzen], "grens"))
    rijen = [[Cel(n), cel(hoog.ind, h), cel(snel.ind, s), Cel(soort)] for n, (h, s), soort in namen_en_types]
    soorten, rand = [*TYPES.values(), DICHTBIJ], grenzen[1].waarde
    alt = f"de Vlaamse Rand {jaar} de Vlaamse Rand {rijen[-1][1].tekst} {getallen.voluit(snel.ind, rand)} "
    alt += " ".join(naam(lid) for soort in soorten for lid in volgorde if types[lid] == soort)
    labels = [f"{woorden.groot(s)} ({n})" for s in soorten if (n := list(types.values()).count(s))]
    labels += [f"staaf: {snel.ind.eenheid}; tussen haakjes: aandeel in {jaar}"]
    staven = [
        (n, f"{getallen.getal(s, snel.ind.decimalen)} ({getallen.met_eenheid(hoog.ind, h)})", s)
        for n, (h, s), _ in sorted(namen_en_types, key=lambda x: ["grens", *soorten].index(x[2]))
    ]
    labels += op_regels(staven)
    kolommen = ["Gemeente", f"{hoog.ind.titel} ({jaar})", f"{snel.ind.titel} ({snel.ind.eenheid}, {jaar})", "Type"]
    *eerste, laatste = [f"{n} {s}" for s in soorten if (n := list(types.values()).count(s))]
    titel = f"Vier types tegenover de Vlaamse Rand, {jaar}: {', '.join(eerste)}{' en ' * bool(eerste)}{laatste}"
    v = Verwacht(
        snel, kolommen, rijen, titel, alt, [jaar - 5, jaar], labels, vrije_noten=True, sorteer=1, staven=staven
    )
    v.namen = {"de Vlaamse Rand", *map(naam, types)}
    return v


def verschillen(g: Grootheid, r: Rapport) -> Verwacht | None:
    """De standaardafwijking tussen de gemeenten, in procentpunt en in verhouding tot hun gemiddelde."""
    per_lid = _per_lid(g)
    m, s = per_lid.mean(axis=1), per_lid.std(axis=1, ddof=0)
    v, van, tot = 100 * s / m, m.index[0], m.index[-1]
    rijen = [[Cel(str(j)), los(s[j], 1), los(v[j], 1), cel(g.ind, m[j])] for j in m.index[::-1]]
    kolommen = ["Jaar", "Verschil (procentpunt)", "In % van het gemiddelde", "Gemiddelde van de gemeenten"]
    titel = f"De verschillen tussen de gemeenten {_groter(s[van], s[tot])} in procentpunt, en "
    titel += f"{_groter(v[van], v[tot])} in verhouding tot het gemiddelde, {van} tot {tot}"
    alt = f"{van} {tot} {van} 100 " + " ".join(getallen.getal(x[j], 1) for x in (s, v) for j in (van, tot))
    labels = [f"in {wat} {getallen.getal(100 * x[tot] / x[van])}" for wat, x in (("procentpunt", s), ("verhouding", v))]
    labels.append(f"index, {van} = 100")
    return Verwacht(g, kolommen, rijen, titel, alt, [van, tot], labels, vrije_noten=True, index=True)


def _groter(toen: float, nu: float) -> str:
    if abs(nu - toen) < DEEL * abs(toen):
        return "zijn ongeveer even groot gebleven"
    return "zijn groter geworden" if nu > toen else "zijn kleiner geworden"


def inhalen(g: Grootheid, r: Rapport) -> Verwacht | None:
    """De rechte van de kleinste kwadraten: steeg het aandeel anders waar het hoger begon? Alleen met een duidelijk verband is er een figuur."""
    per_lid = _per_lid(g)
    van, tot = per_lid.index[0], per_lid.index[-1]
    begin, eind = per_lid.loc[van], per_lid.loc[tot]
    stap = (eind - begin) / (tot - van)
    x, y = begin - begin.mean(), stap - stap.mean()
    helling, verklaard, vrij = x @ y / (x @ x), (x @ y) ** 2 / ((x @ x) * (y @ y)), len(x) - 2
    # Student met weinig vrijheidsgraden (Cornish en Fisher).
    grens = Z + (Z**3 + Z) / (4 * vrij) + (5 * Z**5 + 16 * Z**3 + 3 * Z) / (96 * vrij**2)
    if sqrt(verklaard * vrij / (1 - verklaard)) <= grens:
        return None
    titel = f"Waar het aandeel in {van} hoger lag, steeg het daarna gemiddeld {'trager' if helling < 0 else 'sneller'}"
    volgorde = sorted(per_lid, key=lambda lid: -begin[lid])
    rijen = [[Cel(naam(lid)), cel(g.ind, begin[lid]), cel(g.ind, eind[lid]), los(stap[lid], 2)] for lid in volgorde]
    kolommen = ["Gemeente", f"Aandeel in {van}", f"Aandeel in {tot}", "Procentpunt per jaar"]
    staven = [(rij[0].tekst, rij[3].tekst, rij[3].waarde) for rij in rijen]
    labels = [f"procentpunt per jaar; bovenaan wie in {van} het hoogste aandeel had", *op_regels(staven)]
    alt = f"{van} " + " ".join(f"{wie} {tekst}" for wie, tekst, _ in staven)
    v = Verwacht(g, kolommen, rijen, titel, alt, [van, tot], labels, vrije_noten=True, sorteer=1, staven=staven)
    v.namen = set(map(naam, per_lid))
    return v


def spreiding(g: Grootheid, r: Rapport) -> Verwacht | None:
    """Hoe ongelijk over de gemeenten van de Rand, per jaar: de dissimilariteit."""
    vreemd, totaal = _per_lid(g, "teller").align(_per_lid(g, "noemer"), join="inner", axis=0)
    deel, deel_ander = (x.div(x.sum(axis=1), axis=0) for x in (vreemd, totaal - vreemd))
    d = 100 * (deel - deel_ander).abs().sum(axis=1) / 2
    van, tot = d.index[0], d.index[-1]
    rijen = [[Cel(str(j)), los(d[j], 1)] for j in d.index[::-1]]
    alt = f"{van} {tot} {getallen.getal(d[van], 1)} {getallen.getal(d[tot], 1)}"
    labels = [f"Vlaamse Rand {getallen.getal(d[tot], 1)}"]
    kolommen = ["Jaar", "Spreiding (0 tot 100)"]
    return Verwacht(g, kolommen, rijen, _spreiding(d), alt, [van, tot], labels, vrije_noten=True)


def _spreiding(d: pd.Series) -> str:
    van, tot, laagste = d.index[0], d.index[-1], d.idxmin()
    a, z, laag = (getallen.getal(d[j], 1) for j in (van, tot, laagste))
    kop = "De spreiding over de gemeenten is"
    if abs(d[tot] - d[van]) < PUNTEN:
        return f"{kop} ongeveer dezelfde als in {van} ({a} en {z})"
    if d[tot] > d[van]:
        return f"{kop} ongelijker dan in {van} ({a} → {z})"
    slot = f", maar sinds {laagste} ({laag}) niet meer" if d[tot] - d[laagste] >= PUNTEN else ""
    return f"{kop} gelijker dan in {van} ({a} → {z}){slot}"
