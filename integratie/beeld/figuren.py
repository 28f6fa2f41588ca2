"""Figuren die elk één vraag beantwoorden: hoe evolueert het, waar staat de gemeente, hoe is het samengesteld?"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pandas as pd

from integratie import gebieden, vergelijking
from integratie.beeld import teksten
from integratie.beeld.bronvermelding import figuur, vrij
from integratie.beeld.jaarwoorden import jaarlabel, op_de_as
from integratie.beeld.lijntekening import Lijn
from integratie.beeld.lijntekening import lijnen as teken_lijnen
from integratie.beeld.lijntekening import vlakken as teken_vlakken
from integratie.beeld.opmaak import STATUSTEKST, Cel, cel, getal, met_eenheid, opsomming
from integratie.beeld.stijl import CATEGORIEEN, ERBIJ, gebiedstijlen
from integratie.beeld.woorden import gebiedsnaam, korte_naam
from integratie.blok.beeldstijl import ACCENT
from integratie.blok.blok import Blok, Figuur
from integratie.blok.onderdelen import alinea
from integratie.fouten import Gebruiksfout
from integratie.indicator import Indicator, groepsnaam, kaart, opschrift
from integratie.indicator import cijfers as cijfers_van
from integratie.vergelijking.argumenten import Gebieden
from integratie.vergelijking.eigen_cijfers import Indicatornaam

INDEX_VANAF = 1000  # een telling van minder mensen schommelt te veel voor een index


def geen_figuur(ind: Indicator, gemeente: str, peiljaar: int, groep: str = "") -> Blok:
    """De eerlijke mededeling wanneer er tot het peiljaar niets te tonen is.

    Voor de dubbele punt staat wat er ontbreekt, erna waarom: `weergave.notebookinhoud` zet mededelingen met dezelfde reden samen.
    """
    naam, leden = gebiedsnaam(gemeente), () if ind.optelbaar else gebieden.plaats(gemeente).leden
    waarom = f"voor {naam} zijn er tot en met {peiljaar} geen cijfers in deze editie."
    if any(vergelijking.is_gekend(vergelijking.stand(ind.naam, lid, peiljaar, groep)) for lid in leden):
        waarom = f"dit cijfer is niet op te tellen over gemeenten, dus {naam} heeft er geen; elke gemeente apart wel."
    return mededeling(f"{opschrift(ind, groep)}: {waarom}")


def mededeling(zin: str) -> Blok:
    """Eén zin in plaats van een figuur."""
    return Blok((alinea(zin, "leeg"),), zin)


def te_weinig(ind: Indicator, nis: str, peiljaar: int, groepen: Iterable[str] = ("",)) -> Blok | None:
    """De mededeling wanneer elke gekende groep zo weinig mensen telt dat alleen het aantal getoond wordt; anders None."""
    standen = {g: vergelijking.stand(ind.naam, nis, peiljaar, g) for g in groepen}
    gekend = [vergelijking.alleen_aantal(ind.naam, nis, s, g) for g, s in standen.items() if vergelijking.is_gekend(s)]
    if not gekend or not all(gekend):
        return None
    geteld = any(s.teller is not None for s in standen.values())
    wat = opschrift(ind, next(iter(standen)) if len(standen) == 1 else "")
    tekst = f"{wat}: in {gebiedsnaam(nis)} gaat dit om te weinig mensen voor een aandeel."
    return mededeling(tekst + (" Het aantal staat in de tabel." if geteld else ""))


def breed(cijfers: pd.DataFrame, ind: Indicator, kolom: str = "gebied") -> pd.DataFrame:
    """De cijfers als opgemaakte tabel: een rij per jaar, een kolom per gebied (of groep), nieuwste jaar boven."""
    jaren = sorted(map(int, set(cijfers["jaar"])), reverse=True)
    labels = {jaar: jaarlabel(ind, jaar) for jaar in jaren}
    per_kolom: dict[str, dict[int, Cel]] = {}
    kolommen = (cijfers[k].tolist() for k in (kolom, "jaar", "waarde", "status"))
    for naam, jaar, waarde, status in zip(*kolommen, strict=True):
        per_kolom.setdefault(naam, {})[jaar] = cel(ind, waarde, status)
    uit: dict[str, list] = {"Jaar": [jaar if labels[jaar] == str(jaar) else labels[jaar] for jaar in jaren]}
    uit |= {naam: [er.get(jaar) or cel(ind, None, "geen") for jaar in jaren] for naam, er in per_kolom.items()}
    return pd.DataFrame(uit, dtype=object)


def trend(naam: Indicatornaam, gemeente: Gebieden, peiljaar: int | None = None, groep: str = "") -> Figuur | Blok:
    """Evolutie tot het peiljaar, naast de vergelijkingsgebieden; zonder gebiedscijfer naast de andere gemeenten van haar referentiegroep.

    Van een lijst van gemeenten en gebieden (hoogstens zes) heeft elk een lijn.

    >>> print(ig.trend("inwoners", "Vilvoorde", 2025).titel)
    Inwoners: van 34.982 in 2000 naar 48.040 in 2025
    >>> print(ig.trend("aandeel_niet_belg", ["Vilvoorde", "Leuven", "vlaanderen"], 2025).titel)
    Aandeel niet-Belgen: Vilvoorde, Leuven en Vlaams Gewest, 2009 tot 2025

    De figuur heeft een `tabel` met een rij per jaar. Fout: `Gebruiksfout` bij een onbekende indicator of gemeente.
    """
    peiljaar = peiljaar or vergelijking.laatste_peiljaar()
    if not isinstance(gemeente, str):
        return _naast_elkaar(kaart(naam), [gebieden.zoek(g).nis for g in gemeente], peiljaar, groep)
    ind, nis = kaart(naam), gebieden.zoek(gemeente).nis
    cijfers = vergelijking.reeks_naast(naam, nis, peiljaar)
    cijfers = cijfers[cijfers["groep"] == groep]
    eigen = cijfers[(cijfers["nis"] == nis) & cijfers["waarde"].notna()]
    if eigen.empty:
        return geen_figuur(ind, nis, peiljaar, groep)
    if klein := te_weinig(ind, nis, peiljaar, [groep]):
        return klein
    index = _als_index(ind, cijfers, eigen)
    if index is not None:
        cijfers = index
    elif not ind.noemer and ind.optelbaar:
        cijfers = cijfers[cijfers["nis"] == nis]  # aantallen van een gemeente en van een gewest passen niet op één as
    jaren = sorted(eigen["jaar"].astype(int))
    reeksen, plaats = _per_gebied(cijfers), eigen["gebied"].iloc[0]
    stijlen = gebiedstijlen([g.naam for g in gebieden.met_lijn(nis)], gebieden.referentiegroep(nis).naam)
    getoond = {g: [p for p in punten if jaren[0] <= p[0] <= jaren[-1]] for g, punten in reeksen.items()}
    getoond = {g: punten for g, punten in getoond.items() if punten and (g == plaats or g in stijlen)}
    namen = {g.naam: korte_naam(g) for g in gebieden.met_lijn(nis)} | {plaats: plaats}
    lijnen = []
    for gebied, punten in getoond.items():
        kleur, streep = (ACCENT, "-") if gebied == plaats else stijlen[gebied]
        gezien = len(punten) - sum(vergelijking.is_vooruitzicht(ind.naam, jaar) for jaar, _ in punten)
        label = _eindlabel(ind, namen[gebied], *punten[-1], jaren[-1])
        if index is not None:
            label = f"{namen[gebied]} {getal(100 * punten[-1][1] / punten[0][1])}"
            label += f" ({getal(punten[-1][1])})" if gebied == plaats else ""
            punten = [(jaar, 100 * waarde / punten[0][1]) for jaar, waarde in punten]
        lijnen.append(Lijn(tuple(punten), label, kleur, streep, gezien, gebied == plaats))
    erachter = [] if ind.optelbaar else _achtergrond(ind, nis, peiljaar, groep)
    kop = "" if ind.optelbaar else f"licht: andere {gebieden.referentiegroep(nis).wie}"
    kop = f"index, {jaarlabel(ind, jaren[0])} = 100" if index is not None else kop
    onder = f"telkens de {jaarlabel(ind, jaren[-1]).rpartition(' ')[0]} dat jaar" if ind.jaren > 1 else ""
    alt = teksten.alt_trend(ind, reeksen, groep)
    alt += "" if index is None else f" Getekend als index: {jaren[0]} is 100."
    svg = teken_lijnen(ind, jaren, lijnen, erachter, kop, index is None, onder).svg(alt)
    titel = teksten.titel_trend(ind, eigen, groep)
    return figuur("trend", ind, groep, jaren, titel, (svg, alt), breed(cijfers, ind))


def _naast_elkaar(ind: Indicator, codes: Sequence[str], peiljaar: int, groep: str) -> Figuur | Blok:
    """Een lijn per gebied, zonder andere erbij; wat om te weinig mensen gaat, heeft geen lijn."""
    if len(codes) > len(ERBIJ):
        raise Gebruiksfout(f"Dat zijn {len(codes)} lijnen in één figuur; geef er hoogstens {len(ERBIJ)}.")
    delen = {c: vergelijking.reeks_naast(ind.naam, c, peiljaar) for c in dict.fromkeys(codes)}
    cijfers = pd.concat([deel[(deel["nis"] == c) & (deel["groep"] == groep)] for c, deel in delen.items()])
    klein = [c for c in delen if te_weinig(ind, c, peiljaar, [groep])]
    cijfers = cijfers.assign(
        waarde=cijfers["waarde"].mask(cijfers["nis"].isin(klein)),
        status=cijfers["status"].mask(cijfers["nis"].isin(klein), "te_klein"),
    )
    reeksen = _per_gebied(cijfers)
    if not reeksen:
        return te_weinig(ind, codes[0], peiljaar, [groep]) or geen_figuur(ind, codes[0], peiljaar, groep)
    jaren = sorted({jaar for punten in reeksen.values() for jaar, _ in punten})
    lijnen = []
    for (gebied, punten), (kleur, streep) in zip(reeksen.items(), ERBIJ, strict=False):
        gezien = len(punten) - sum(vergelijking.is_vooruitzicht(ind.naam, jaar) for jaar, _ in punten)
        lijnen.append(Lijn(tuple(punten), _eindlabel(ind, gebied, *punten[-1], jaren[-1]), kleur, streep, gezien))
    alt = teksten.alt_trend(ind, reeksen, groep)
    titel = f"{opschrift(ind, groep)}: {opsomming(list(reeksen))}, {jaarlabel(ind, jaren[0])} tot {jaarlabel(ind, jaren[-1])}"
    svg = teken_lijnen(ind, jaren, lijnen).svg(alt)
    uit = figuur(vrij("trend", *delen), ind, groep, jaren, titel, (svg, alt), breed(cijfers, ind))
    laatste = cijfers[cijfers["waarde"].isna()].drop_duplicates("gebied", keep="last").set_index("gebied")["status"]
    namen = [n for n in (gebieden.plaats(c).naam for c in delen) if n not in reeksen]
    zonder = [f"{n} ({STATUSTEKST[laatste.get(n, 'geen')]})" for n in namen]
    return replace(uit, opmerkingen=(f"Zonder lijn: {opsomming(zonder)}.", *uit.opmerkingen)) if zonder else uit


def _als_index(ind: Indicator, cijfers: pd.DataFrame, eigen: pd.DataFrame) -> pd.DataFrame | None:
    """De cijfers van een telling waarvan een index iets zegt: een stand van genoeg mensen, met de gebieden die in haar eerste jaar ook een cijfer hebben; anders None."""
    eerste = eigen.loc[eigen["jaar"].idxmin()]
    if ind.noemer or not ind.optelbaar or ind.soort != "stand" or eerste["waarde"] < INDEX_VANAF or len(eigen) < 2:
        return None
    begin = cijfers[(cijfers["jaar"] == eerste["jaar"]) & (cijfers["waarde"] > 0)]
    met_begin = cijfers[cijfers["gebied"].isin(begin["gebied"])]
    return met_begin if met_begin["gebied"].nunique() > 1 else None


def _eindlabel(ind: Indicator, gebied: str, jaar: int, waarde: float, laatste: int) -> str:
    """Naam en laatste waarde; een lijn die vroeger stopt dan de as, noemt haar jaar."""
    return f"{gebied} {met_eenheid(ind, waarde)}" + (f" ({jaarlabel(ind, jaar)})" if jaar != laatste else "")


def _per_gebied(cijfers: pd.DataFrame) -> dict[str, list[tuple[int, float]]]:
    """Gebied → de gekende (jaar, waarde), oudste eerst; de gebieden in de volgorde van de cijfers."""
    per_gebied = cijfers.dropna(subset="waarde").groupby("gebied", sort=False)
    return {str(g): sorted(zip(r["jaar"].tolist(), r["waarde"].tolist(), strict=True)) for g, r in per_gebied}


def _achtergrond(ind: Indicator, nis: str, peiljaar: int, groep: str) -> list[list[tuple[float, float]]]:
    """De andere gemeenten van de referentiegroep als lichte lijnen, (plaats op de as, waarde): context waar geen gebiedscijfer bestaat."""
    leden = [lid for lid in gebieden.referentiegroep(nis).leden if lid != nis]
    alle = cijfers_van(ind.naam)
    getoond = alle[alle["nis"].isin(leden) & (alle["groep"] == groep) & (alle["jaar"] <= peiljaar)]
    getoond = getoond.dropna(subset="waarde").sort_values("jaar")
    delen = getoond.groupby("nis", observed=True)
    return [[(op_de_as(ind, int(j)), w) for j, w in zip(d["jaar"], d["waarde"], strict=True)] for _, d in delen]


def samenstelling(naam: Indicatornaam, gemeente: str, peiljaar: int | None = None) -> Figuur | Blok:
    """Hoe een geheel uit groepen bestaat en verschuift: gestapelde vlakken, in % van het geheel, met namen ernaast.

    >>> ig.samenstelling("samenstelling_herkomst", "Vilvoorde", 2025).tabel.iloc[0].round(1).tolist()
    [2025.0, 35.8, 4.0, 12.6, 47.6]
    """
    ind, nis = kaart(naam), gebieden.zoek(gemeente).nis
    peiljaar = peiljaar or vergelijking.laatste_peiljaar()
    cijfers = vergelijking.reeks_naast(naam, nis, peiljaar)
    cijfers = cijfers[(cijfers["nis"] == nis)]
    volledig = cijfers.groupby("jaar")["waarde"].apply(lambda w: w.notna().all())
    jaren = [int(j) for j in volledig[volledig].index]
    if not jaren:
        return geen_figuur(ind, nis, peiljaar)
    if klein := te_weinig(ind, nis, peiljaar, ind.groepen):
        return klein
    pivot = cijfers[cijfers["jaar"].isin(jaren)].pivot(index="jaar", columns="groep", values="waarde")
    pivot = pivot[list(dict.fromkeys(ind.groepen or sorted(pivot.columns)))]
    delen = {f"{groepsnaam(g)} {met_eenheid(ind, pivot[g].iloc[-1])}": pivot[g].to_numpy() for g in pivot}
    alt = teksten.alt_samenstelling(ind, pivot, gebieden.plaats(nis).naam)
    svg = teken_vlakken(ind, jaren, delen, CATEGORIEEN).svg(alt)
    tabel = breed(cijfers[cijfers["jaar"].isin(jaren)].assign(groep=cijfers["groep"].map(groepsnaam)), ind, "groep")
    titel = teksten.titel_samenstelling(ind, pivot)
    return figuur("samenstelling", ind, "", jaren, titel, (svg, alt), tabel)
