"""Groeien de gemeenten van de Rand naar elkaar toe? Spreiding door de jaren, inhalen, en ongelijke spreiding van bewoners."""

import pandas as pd
import shapely

from integratie import gebieden
from integratie.beeld.bronvermelding import bronregel, noten
from integratie.beeld.opmaak import cel, getal, getalcel
from integratie.beeld.stijl import ACCENT, GRIJS, getallenas, naar_svg, tekenblad
from integratie.beleid.rand import verschillen
from integratie.blok.blok import Figuur
from integratie.indicator import Indicator, kaart

HERKOMST = "aandeel_buitenlandse_herkomst"
GROTER, KLEINER, GELIJK = "zijn groter geworden", "zijn kleiner geworden", "zijn ongeveer even groot gebleven"
MERKBAAR = 0.5  # punten van de spreidingsmaat
ONGEVEER = 0.05  # een verandering van minder dan 5 % van de beginwaarde heet ongeveer gelijk

GROOTTE = 7  # punt
BREEDTE, HOOGTE = 0.62 * GROOTTE, 1.25 * GROOTTE  # van één teken en van een regel, in punt
# Naast de stip (in punt, met de uitlijning), de beste eerst.
PLEKKEN = ((5, 3, "left"), (5, -9, "left"), (-5, 3, "right"), (-5, -9, "right"), (0, 6, "center"), (0, -13, "center"))


def _richting(begin: float, einde: float) -> str:
    if abs(einde - begin) < ONGEVEER * abs(begin):
        return GELIJK
    return GROTER if einde > begin else KLEINER


def sigma(peiljaar: int) -> Figuur:
    """Sigma-convergentie: de standaardafwijking van het aandeel over de gemeenten, per jaar, absoluut en in verhouding."""
    ind, s = kaart(HERKOMST), verschillen.sigma(verschillen.per_gemeente(HERKOMST, gebieden.RAND, peiljaar))
    a, z = s.iloc[0], s.iloc[-1]
    absoluut, relatief = (_richting(a[k], z[k]) for k in ("standaardafwijking", "variatie"))
    van, tot = int(s.index[0]), int(s.index[-1])
    alt = (
        f"Twee lijnen van {van} tot {tot}: de standaardafwijking tussen de gemeenten van {getal(a['standaardafwijking'], 1)} naar "
        f"{getal(z['standaardafwijking'], 1)} procentpunt, en in % van het gemiddelde van {getal(a['variatie'], 1)} naar {getal(z['variatie'], 1)}."
    )
    svg = _twee_lijnen(s, {"standaardafwijking": "in procentpunt", "variatie": "in % van het gemiddelde"}, alt)
    tabel = pd.DataFrame(
        {
            "Jaar": [str(j) for j in s.index],
            "Gemiddelde van de gemeenten": [cel(ind, w) for w in s["gemiddelde"]],
            "Standaardafwijking (procentpunt)": [getalcel(w, 1) for w in s["standaardafwijking"]],
            "In % van het gemiddelde": [getalcel(w, 1) for w in s["variatie"]],
        },
        dtype=object,
    )
    titel = f"De verschillen tussen de gemeenten {absoluut} in procentpunt, en {relatief} in verhouding tot het gemiddelde, {van} tot {tot}"
    uitleg = "Elke gemeente weegt hier even zwaar: dit gaat over gemeenten, niet over inwoners. Een verandering onder 5 % heet ongeveer gelijk."
    return _figuur("sigma", ind, titel, svg, alt, tabel.iloc[::-1], uitleg, [van, tot])


def beta(peiljaar: int) -> Figuur:
    """Beta-convergentie: stijgt het aandeel sneller waar het laag begon? Met de rechte van de kleinste kwadraten."""
    ind, waarden = kaart(HERKOMST), verschillen.per_gemeente(HERKOMST, gebieden.RAND, peiljaar)
    b = verschillen.beta(waarden)
    begin, stap = waarden[b.van], (waarden[b.tot] - waarden[b.van]) / (b.tot - b.van)
    namen = {nis: gebieden.gemeenten()[nis].naam for nis in waarden.index}
    with tekenblad(6.6, 4.0, marges=(0.65, 0.4, 0.15, 0.5)) as blad:
        as_ = blad.add_subplot()
        as_.scatter(begin, stap, s=28, color=GRIJS)
        uiteinden = [begin.min(), begin.max()]
        rechte = [stap.mean() + b.helling * (x - begin.mean()) for x in uiteinden]
        as_.plot(uiteinden, rechte, color=ACCENT, linewidth=1.6)
        as_.set_xlabel(f"aandeel in {b.van} (%)")
        as_.set_ylabel("procentpunt per jaar")
        getallenas(as_.xaxis)
        getallenas(as_.yaxis)
        as_.margins(x=0.12)
        zet_namen(as_, {naam: (begin[nis], stap[nis]) for nis, naam in namen.items()})
        helling = getal(10 * b.helling, 2, teken=True)
        per_tien = f"{helling} procentpunt per jaar voor elke tien procentpunt hoger in {b.van}"
        alt = f"Stippen voor de gemeenten van de Vlaamse Rand met een rechte: {per_tien}; de rechte verklaart {getal(100 * b.verklaard)} % van de verschillen."
        svg = naar_svg(blad, alt)
    tabel = pd.DataFrame(
        {
            "Gemeente": list(namen.values()),
            f"Aandeel in {b.van}": [cel(ind, w) for w in begin],
            f"Aandeel in {b.tot}": [cel(ind, w) for w in waarden[b.tot]],
            "Procentpunt per jaar": [getalcel(w, 2) for w in stap],
        },
        dtype=object,
    )
    verklaard = getalcel(100 * b.verklaard, achter="\u00a0%")
    tabel.loc[len(tabel)] = [
        "Rechte: per tien procentpunt hoger begin",
        "",
        "",
        getalcel(10 * b.helling, 2, teken=True),
    ]
    tabel.loc[len(tabel)] = ["Rechte: verklaard deel van de verschillen", "", "", verklaard]
    woord = "trager" if b.helling < 0 else "sneller"
    titel = f"Geen duidelijk verband tussen het aandeel in {b.van} en hoe snel het daarna steeg"
    if b.duidelijk:
        titel = f"Waar het aandeel in {b.van} hoger lag, steeg het daarna gemiddeld {woord}"
    uitleg = f"De rechte: {per_tien}; ze verklaart {getal(100 * b.verklaard)} % van de verschillen. Met negentien gemeenten is dat een beschrijving, geen wet."
    return _figuur("beta", ind, titel, svg, alt, tabel, uitleg, [b.van, b.tot])


def ongelijkheid(peiljaar: int) -> Figuur:
    """Hoe ongelijk inwoners van buitenlandse herkomst over de gemeenten wonen: dissimilariteit, isolatie en blootstelling."""
    ind, s = kaart(HERKOMST), 100 * verschillen.spreiding(gebieden.RAND, peiljaar)
    van, tot = int(s.index[0]), int(s.index[-1])
    maten = ("dissimilariteit", "isolatie")
    delen = [f"{k} van {getal(s.at[van, k], 1)} naar {getal(s.at[tot, k], 1)} %" for k in maten]
    alt = f"Twee lijnen van {van} tot {tot}: {' en '.join(delen)}."
    svg = _twee_lijnen(s, {k: f"{k} (%)" for k in maten}, alt)
    tabel = pd.DataFrame(
        {"Jaar": [str(j) for j in s.index]} | {f"{k.capitalize()} (%)": [getalcel(w, 1) for w in s[k]] for k in s},
        dtype=object,
    )
    titel = _titel_spreiding(s["dissimilariteit"])
    uitleg = (
        "Dissimilariteit: 0 als elke gemeente hetzelfde aandeel heeft, 100 als beide groepen in andere gemeenten wonen; een maat van spreiding, "
        "geen doel. Isolatie: de kans dat een willekeurige inwoner van dezelfde gemeente ook van buitenlandse herkomst is; ze stijgt vanzelf mee "
        "met het aandeel. Verschillen binnen een gemeente, tussen wijken, ziet deze maat niet."
    )
    return _figuur("ongelijkheid", ind, titel, svg, alt, tabel.iloc[::-1], uitleg, [van, tot])


def _titel_spreiding(reeks: pd.Series) -> str:
    """Is de spreiding gelijker geworden sinds het begin, en is ze dat nog?"""
    van, tot, laagste = int(reeks.index[0]), int(reeks.index[-1]), int(reeks.idxmin())
    waarde = {j: getal(reeks[j], 1) for j in (van, tot, laagste)}
    if abs(reeks[tot] - reeks[van]) < MERKBAAR:
        return f"De spreiding over de gemeenten is ongeveer dezelfde als in {van} ({waarde[van]} en {waarde[tot]})"
    if reeks[tot] > reeks[van]:
        return f"De spreiding over de gemeenten is ongelijker dan in {van} ({waarde[van]} → {waarde[tot]})"
    gekeerd = reeks[tot] - reeks[laagste] >= MERKBAAR
    slot = f", maar sinds {laagste} ({waarde[laagste]}) niet meer" if gekeerd else ""
    return f"De spreiding over de gemeenten is gelijker dan in {van} ({waarde[van]} → {waarde[tot]}){slot}"


def _twee_lijnen(reeksen: pd.DataFrame, koppen: dict[str, str], alt: str) -> str:
    """Twee reeksen naast elkaar, elk op haar eigen schaal vanaf nul."""
    with tekenblad(6.6, 2.7, marges=(0.6, 0.2, 0.35, 0.3)) as blad:
        for plek, (kolom, kop) in enumerate(koppen.items(), 1):
            as_, reeks = blad.add_subplot(1, 2, plek), reeksen[kolom]
            as_.plot(reeks.index, reeks, color=ACCENT, linewidth=2)
            as_.set_title(kop, fontsize=9, loc="left")
            as_.set_ylim(0, 1.15 * reeks.max())
            getallenas(as_.yaxis)
            as_.grid(axis="x", visible=False)
        return naar_svg(blad, alt)


def _figuur(
    soort: str, ind: Indicator, titel: str, svg: str, alt: str, tabel: pd.DataFrame, uitleg: str, jaren: list[int]
) -> Figuur:
    n = noten(ind, jaren)
    bron, opmerkingen = bronregel(ind, jaren), (uitleg, *n["opmerkingen"])
    return Figuur(soort, ind.naam, titel, svg, alt, bron, tabel, opmerkingen, n["voorbehouden"], jaren[-1])


def zet_namen(as_, punten: dict[str, tuple[float, float]]) -> None:
    """Zet bij elk punt (in de eenheden van de assen) zijn naam, zonder dat ze elkaar raken; wat niet past, staat alleen in de tabel.

    De grenzen van de assen liggen vanaf dan vast.
    """
    as_.set(xlim=as_.get_xlim(), ylim=as_.get_ylim())
    vak, blad = as_.get_position(), as_.figure.get_size_inches() * 72
    (x0, x1), (y0, y1) = as_.get_xlim(), as_.get_ylim()
    schaal = blad[0] * vak.width / (x1 - x0), blad[1] * vak.height / (y1 - y0)
    plek = {naam: ((x - x0) * schaal[0], (y - y0) * schaal[1]) for naam, (x, y) in punten.items()}
    stippen = {naam: shapely.box(x - 3, y - 3, x + 3, y + 3) for naam, (x, y) in plek.items()}
    bezet = list(stippen.values())
    kader = shapely.box(0, 0, blad[0] * vak.width, blad[1] * vak.height)
    for naam, (x, y) in plek.items():
        breedte = len(naam) * BREEDTE
        for dx, dy, ha in PLEKKEN:
            links = x + dx - {"left": 0, "right": breedte, "center": breedte / 2}[ha]
            doos = shapely.box(links, y + dy, links + breedte, y + dy + HOOGTE)
            if kader.contains(doos) and not any(doos.intersects(b) for b in bezet if not b.equals(stippen[naam])):
                bezet.append(doos)
                tekst = {"textcoords": "offset points", "ha": ha, "va": "bottom", "fontsize": GROOTTE}
                as_.annotate(naam, punten[naam], xytext=(dx, dy), **tekst)
                break
