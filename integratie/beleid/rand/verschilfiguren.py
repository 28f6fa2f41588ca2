"""Groeien de gemeenten van de Rand naar elkaar toe? Hoe groot de verschillen zijn, of wie laag begon inhaalt, en hoe ongelijk bewoners verspreid wonen."""

import pandas as pd

from integratie import gebieden
from integratie.beeld.bronvermelding import bronregel, figuurnaam, noten
from integratie.beeld.lijntekening import Lijn, lijnen
from integratie.beeld.opmaak import cel, getal, getalcel
from integratie.beeld.staaftekening import Rij, lijst
from integratie.beleid.rand import verschillen as v
from integratie.blok.beeldstijl import ACCENT, INKT
from integratie.blok.blok import Blok, Figuur
from integratie.blok.onderdelen import alinea
from integratie.indicator import kaart

HERKOMST = "aandeel_buitenlandse_herkomst"
GROTER, KLEINER, GELIJK = "zijn groter geworden", "zijn kleiner geworden", "zijn ongeveer even groot gebleven"
MERKBAAR = 0.5  # punten van de spreidingsmaat
ONGEVEER = 0.05  # een verandering van minder dan 5 % van de beginwaarde heet ongeveer gelijk
GEEN_VERBAND = (
    "Of het aandeel in een gemeente bij het begin hoog of laag was, hangt niet duidelijk samen met de stijging daarna."
)


def _richting(begin: float, einde: float) -> str:
    if abs(einde - begin) < ONGEVEER * abs(begin):
        return GELIJK
    return GROTER if einde > begin else KLEINER


def verschillen(peiljaar: int) -> Figuur:
    """Hoe groot de verschillen tussen de gemeenten zijn, per jaar: in procentpunt en in verhouding, allebei als index."""
    ind, s = kaart(HERKOMST), v.sigma(v.per_gemeente(HERKOMST, gebieden.RAND, peiljaar))
    reeksen = {"in procentpunt": s["standaardafwijking"], "in verhouding": s["variatie"]}
    van, tot = int(s.index[0]), int(s.index[-1])
    absoluut, relatief = (_richting(reeks[van], reeks[tot]) for reeks in reeksen.values())
    delen = [f"{wat} van {getal(reeks[van], 1)} naar {getal(reeks[tot], 1)}" for wat, reeks in reeksen.items()]
    alt = f"Twee lijnen van {van} tot {tot}, met {van} als 100: het gewone verschil {' en '.join(delen)} %."
    stijlen = ((ACCENT, "-", "procentpunt"), (INKT, "--", "%"))
    getekend = [
        Lijn(
            tuple((int(j), 100 * w / reeks[van]) for j, w in reeks.items()),
            f"{wat} {getal(100 * reeks[tot] / reeks[van])}",
            kleur,
            streep,
            len(reeks),
            eigen=kleur == ACCENT,
        )
        for (wat, reeks), (kleur, streep, _) in zip(reeksen.items(), stijlen, strict=True)
    ]
    beeld = lijnen(ind, list(map(int, s.index)), getekend, kop=f"index, {van} = 100")
    tabel = pd.DataFrame(
        {
            "Jaar": [str(j) for j in s.index],
            "Verschil (procentpunt)": [getalcel(w, 1) for w in s["standaardafwijking"]],
            "In % van het gemiddelde": [getalcel(w, 1) for w in s["variatie"]],
            "Gemiddelde van de gemeenten": [cel(ind, w) for w in s["gemiddelde"]],
        },
        dtype=object,
    )
    titel = f"De verschillen tussen de gemeenten {absoluut} in procentpunt, en {relatief} in verhouding tot het gemiddelde, {van} tot {tot}"
    uitleg = (
        "Het verschil is de standaardafwijking: zo ver ligt een gemeente gewoonlijk van het gemiddelde. Elke gemeente weegt even zwaar: dit gaat over "
        "gemeenten, niet over inwoners. Een verandering onder 5 % heet ongeveer gelijk."
    )
    return _figuur("verschillen", titel, beeld.svg(alt), alt, tabel.iloc[::-1], uitleg, [van, tot])


def inhalen(peiljaar: int) -> Figuur | Blok:
    """Stijgt het aandeel anders waar het laag begon? Zonder duidelijk verband is er geen figuur, alleen dat ene zinnetje."""
    ind, waarden = kaart(HERKOMST), v.per_gemeente(HERKOMST, gebieden.RAND, peiljaar)
    b = v.beta(waarden)
    if not b.duidelijk:
        return Blok((alinea(GEEN_VERBAND),), GEEN_VERBAND)
    waarden = waarden.sort_values(b.van, ascending=False)
    begin, stap = waarden[b.van], (waarden[b.tot] - waarden[b.van]) / (b.tot - b.van)
    namen = [gebieden.gemeenten()[nis].naam for nis in waarden.index]
    rijen = [Rij(naam, x, getal(x, 2)) for naam, x in zip(namen, stap, strict=True)]
    beeld = lijst(rijen, f"procentpunt per jaar; bovenaan wie in {b.van} het hoogste aandeel had")
    per_tien = (
        f"{getal(10 * b.helling, 2, teken=True)} procentpunt per jaar voor elke tien procentpunt hoger in {b.van}"
    )
    delen = [f"{rij.naam} {rij.tekst}" for rij in rijen]
    alt = f"Staven met de stijging in procentpunt per jaar, naar het aandeel in {b.van}: {'; '.join(delen)}."
    tabel = pd.DataFrame(
        {
            "Gemeente": namen,
            f"Aandeel in {b.van}": [cel(ind, w) for w in begin],
            f"Aandeel in {b.tot}": [cel(ind, w) for w in waarden[b.tot]],
            "Procentpunt per jaar": [getalcel(w, 2) for w in stap],
        },
        dtype=object,
    )
    titel = (
        f"Waar het aandeel in {b.van} hoger lag, steeg het daarna gemiddeld {'trager' if b.helling < 0 else 'sneller'}"
    )
    uitleg = f"Het verband: {per_tien}; het verklaart {getal(100 * b.verklaard)} % van de verschillen. Met negentien gemeenten is dat een beschrijving, geen wet."
    return _figuur("inhalen", titel, beeld.svg(alt), alt, tabel, uitleg, [b.van, b.tot])


def spreiding(peiljaar: int) -> Figuur:
    """Hoe ongelijk inwoners van buitenlandse herkomst over de gemeenten wonen, van 0 (overal hetzelfde aandeel) tot 100."""
    ind, reeks = kaart(HERKOMST), 100 * v.spreiding(gebieden.RAND, peiljaar)["dissimilariteit"]
    van, tot = int(reeks.index[0]), int(reeks.index[-1])
    alt = f"Lijn van {van} tot {tot}: de spreiding gaat van {getal(reeks[van], 1)} naar {getal(reeks[tot], 1)}."
    punten = tuple((int(j), float(w)) for j, w in reeks.items())
    lijn = Lijn(punten, f"Vlaamse Rand {getal(reeks[tot], 1)}", ACCENT, "-", len(punten), eigen=True)
    beeld = lijnen(ind, list(map(int, reeks.index)), [lijn])
    tabel = pd.DataFrame(
        {"Jaar": [str(j) for j in reeks.index], "Spreiding (0 tot 100)": [getalcel(w, 1) for w in reeks]}, dtype=object
    )
    uitleg = (
        "0 als elke gemeente hetzelfde aandeel heeft, 100 als beide groepen in andere gemeenten wonen (dissimilariteit): een maat, geen doel. "
        "Verschillen binnen een gemeente, tussen wijken, ziet ze niet."
    )
    return _figuur("spreiding", _titel_spreiding(reeks), beeld.svg(alt), alt, tabel.iloc[::-1], uitleg, [van, tot])


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


def _figuur(soort: str, titel: str, svg: str, alt: str, tabel: pd.DataFrame, uitleg: str, jaren: list[int]) -> Figuur:
    ind, naam = kaart(HERKOMST), figuurnaam(soort, HERKOMST)
    n = noten(ind, jaren)
    bron, opmerkingen = bronregel(ind, jaren), (uitleg, *n["opmerkingen"])
    return Figuur(naam, HERKOMST, titel, svg, alt, bron, tabel, opmerkingen, n["voorbehouden"], jaren[-1])
