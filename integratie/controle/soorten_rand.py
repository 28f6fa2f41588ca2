"""Figuren over de Vlaamse Rand als geheel: vier types, spreiding, inhalen en ongelijkheid, uit de cijfers van haar gemeenten."""

from __future__ import annotations

from math import sqrt

from integratie import gebieden
from integratie.controle import getallen
from integratie.controle import richting as r_
from integratie.controle.grootheid import Grootheid
from integratie.controle.rapport import Rapport
from integratie.controle.verwacht import Verwacht, cel, los, naam
from integratie.vergelijking.ruis import Z

RAND, HERKOMST, SNELHEID = gebieden.RAND, "aandeel_buitenlandse_herkomst", "verandersnelheid_herkomst"
TYPES = {
    (r_.MEER, r_.MEER): "hoog en snel",
    (r_.MEER, r_.MINDER): "hoog en trager",
    (r_.MINDER, r_.MEER): "lager en snel",
    (r_.MINDER, r_.MINDER): "lager en trager",
}
DICHTBIJ = "dicht bij de Rand als geheel"
PUNTEN, DEEL = 0.5, 0.05  # vanaf hier heet een maat van spreiding veranderd: in punten, of als deel van het begin


def _per_lid(g: Grootheid, deel: str = "waarde") -> tuple[list[int], dict[str, dict[int, float]]]:
    """De jaren waarin elke gemeente van de Rand een cijfer heeft, en die cijfers."""
    reeksen = {lid: g.van(HERKOMST).reeks(lid).items() for lid in gebieden.groep(RAND).leden}
    bekend = {lid: {j: x for j, c in reeks if (x := getattr(c, deel)) is not None} for lid, reeks in reeksen.items()}
    return sorted(set.intersection(*map(set, bekend.values()))), bekend


def typologie(g: Grootheid, r: Rapport) -> Verwacht | None:
    """Boven of onder de Rand als geheel, in aandeel en in snelheid; wat toeval kan zijn of te dicht ligt, hoort bij geen van vier."""
    twee = hoog, snel = g.van(HERKOMST), g.van(SNELHEID)
    jaren = [max(er) for k in twee if (er := k.bekend(RAND))]
    if not jaren:
        return None
    jaar, types, waarden = min(jaren), {}, {}
    grenzen = [k.in_jaar(RAND, jaar) for k in twee]
    for lid in gebieden.groep(RAND).leden:
        eigen = [k.in_jaar(lid, jaar) for k in twee]
        ligt = tuple(r_.naast(k, lid, a, RAND, b) for k, a, b in zip(twee, eigen, grenzen, strict=True))
        types[lid], waarden[lid] = TYPES.get(ligt, DICHTBIJ), [c.waarde for c in eigen]
    volgorde = sorted(waarden, key=lambda lid: -waarden[lid][0])
    namen_en_types = [(naam(lid), waarden[lid], types[lid]) for lid in volgorde]
    namen_en_types.append(("Vlaamse Rand", [c.waarde for c in grenzen], "grens"))
    rijen = [[n, cel(hoog.ind, h), cel(snel.ind, s), soort] for n, (h, s), soort in namen_en_types]
    soorten, grens = [*TYPES.values(), DICHTBIJ], rijen[-1]
    alt = f"de Vlaamse Rand {jaar} de Vlaamse Rand {grens[1].tekst} {getallen.voluit(snel.ind, grens[2].waarde)} "
    alt += " ".join(naam(lid) for soort in soorten for lid in volgorde if types[lid] == soort)
    labels = [f"{soort} ({list(types.values()).count(soort)})" for soort in soorten]
    mag, namen = {f"{hoog.ind.titel} ({hoog.ind.eenheid}), {jaar}"}, {"de Vlaamse Rand", *map(naam, types)}
    kolommen = ["Gemeente", f"{hoog.ind.titel} ({jaar})", f"{snel.ind.titel} ({snel.ind.eenheid}, {jaar})", "Type"]
    titel, bij = f"Vier types tegenover de Vlaamse Rand als geheel, {jaar}", {"vrije_noten": True, "sorteer": 1}
    return Verwacht(snel, kolommen, rijen, titel, alt, [jaar - 5, jaar], labels, mag, namen=namen, **bij)


def sigma(g: Grootheid, r: Rapport) -> Verwacht | None:
    """De standaardafwijking tussen de gemeenten, in procentpunt en in verhouding tot hun gemiddelde."""
    jaren, per_lid = _per_lid(g)
    maten = {}
    for j in jaren:
        w = [reeks[j] for reeks in per_lid.values()]
        m = sum(w) / len(w)
        s = sqrt(sum((x - m) ** 2 for x in w) / len(w))
        maten[j] = (m, s, 100 * s / m)
    (_, s0, v0), (_, s1, v1), van, tot = maten[jaren[0]], maten[jaren[-1]], jaren[0], jaren[-1]
    rijen = [[str(j), cel(g.ind, maten[j][0]), los(maten[j][1], 1), los(maten[j][2], 1)] for j in jaren[::-1]]
    kolommen = ["Jaar", "Gemiddelde van de gemeenten", "Standaardafwijking (procentpunt)", "In % van het gemiddelde"]
    titel = (
        f"De verschillen tussen de gemeenten {_groter(s0, s1)} in procentpunt, en {_groter(v0, v1)} in verhouding tot het "
        f"gemiddelde, {van} tot {tot}"
    )
    alt = " ".join([str(van), str(tot), *(getallen.getal(x, 1) for x in (s0, s1, v0, v1))])
    return Verwacht(g, kolommen, rijen, titel, alt, [van, tot], vrije_noten=True)


def _groter(toen: float, nu: float) -> str:
    if abs(nu - toen) < DEEL * abs(toen):
        return "zijn ongeveer even groot gebleven"
    return "zijn groter geworden" if nu > toen else "zijn kleiner geworden"


def beta(g: Grootheid, r: Rapport) -> Verwacht | None:
    """De rechte van de kleinste kwadraten: verandert het aandeel sneller waar het hoger begon?"""
    jaren, per_lid = _per_lid(g)
    van, tot = jaren[0], jaren[-1]
    begin = {lid: reeks[van] for lid, reeks in per_lid.items()}
    stap = {lid: (reeks[tot] - reeks[van]) / (tot - van) for lid, reeks in per_lid.items()}
    x, y = ([w - sum(d.values()) / len(d) for w in d.values()] for d in (begin, stap))
    xx, xy, yy = (sum(a * b for a, b in zip(p, q, strict=True)) for p, q in ((x, x), (x, y), (y, y)))
    helling, verklaard, vrij = xy / xx, xy**2 / (xx * yy), len(x) - 2
    # Student met weinig vrijheidsgraden (Cornish en Fisher).
    grens = Z + (Z**3 + Z) / (4 * vrij) + (5 * Z**5 + 16 * Z**3 + 3 * Z) / (96 * vrij**2)
    titel = f"Geen duidelijk verband tussen het aandeel in {van} en hoe snel het daarna steeg"
    if sqrt(verklaard * vrij / (1 - verklaard)) > grens:
        woord = "trager" if helling < 0 else "sneller"
        titel = f"Waar het aandeel in {van} hoger lag, steeg het daarna gemiddeld {woord}"
    rijen = [[naam(lid), cel(g.ind, begin[lid]), cel(g.ind, w[tot]), los(stap[lid], 2)] for lid, w in per_lid.items()]
    per_tien, deel = los(10 * helling, 2, plus=True), los(100 * verklaard, achter=f"{getallen.VAST}%")
    rijen += [["Rechte: per tien procentpunt hoger begin", "", "", per_tien]]
    rijen += [["Rechte: verklaard deel van de verschillen", "", "", deel]]
    kolommen = ["Gemeente", f"Aandeel in {van}", f"Aandeel in {tot}", "Procentpunt per jaar"]
    alt = f"de Vlaamse Rand {per_tien.tekst} {van} {getallen.getal(100 * verklaard)}"
    bij = {"mag": {f"aandeel in {van} (%)"}, "namen": {"de Vlaamse Rand"}, "vrije_noten": True}
    return Verwacht(g, kolommen, rijen, titel, alt, [van, tot], **bij)


def ongelijkheid(g: Grootheid, r: Rapport) -> Verwacht | None:
    """Dissimilariteit, isolatie en blootstelling over de gemeenten van de Rand, per jaar."""
    (jaren, vreemd), (ook, totaal) = _per_lid(g, "teller"), _per_lid(g, "noemer")
    jaren, maten = [j for j in jaren if j in ook], {}
    for j in jaren:
        a = {lid: vreemd[lid][j] for lid in vreemd}
        b = {lid: totaal[lid][j] - a[lid] for lid in a}
        som_a, som_b = sum(a.values()), sum(b.values())
        dissimilariteit = sum(abs(a[lid] / som_a - b[lid] / som_b) for lid in a) / 2
        isolatie = sum(a[lid] / som_a * a[lid] / totaal[lid][j] for lid in a)
        blootstelling = sum(a[lid] / som_a * b[lid] / totaal[lid][j] for lid in a)
        maten[j] = tuple(100 * x for x in (dissimilariteit, isolatie, blootstelling))
    van, tot = jaren[0], jaren[-1]
    rijen = [[str(j), *(los(x, 1) for x in maten[j])] for j in jaren[::-1]]
    titel = _spreiding({j: maten[j][0] for j in jaren})
    alt = " ".join([str(van), str(tot), *(getallen.getal(maten[j][k], 1) for k in (0, 1) for j in (van, tot))])
    kolommen = ["Jaar", "Dissimilariteit (%)", "Isolatie (%)", "Blootstelling (%)"]
    return Verwacht(g, kolommen, rijen, titel, alt, [van, tot], vrije_noten=True)


def _spreiding(d: dict[int, float]) -> str:
    van, tot, laagste = min(d), max(d), min(d, key=d.get)
    a, z, laag = (getallen.getal(d[j], 1) for j in (van, tot, laagste))
    kop = "De spreiding over de gemeenten is"
    if abs(d[tot] - d[van]) < PUNTEN:
        return f"{kop} ongeveer dezelfde als in {van} ({a} en {z})"
    if d[tot] > d[van]:
        return f"{kop} ongelijker dan in {van} ({a} → {z})"
    slot = f", maar sinds {laagste} ({laag}) niet meer" if d[tot] - d[laagste] >= PUNTEN else ""
    return f"{kop} gelijker dan in {van} ({a} → {z}){slot}"
