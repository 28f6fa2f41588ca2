"""Zinnen uit cijfers: neutraal, kort en nooit meer dan wat de cijfers zeggen."""

import pandas as pd

from integratie import gebieden
from integratie.beeld.bronvermelding import breuken
from integratie.beeld.jaarwoorden import in_jaar, jaarlabel
from integratie.beeld.opmaak import getal, met_eenheid, opsomming
from integratie.beeld.woorden import klein
from integratie.indicator import Indicator, groepsnaam, opschrift
from integratie.vergelijking import Rang, is_vooruitzicht


def titel_trend(ind: Indicator, eigen: pd.DataFrame, groep: str) -> str:
    """De vaststelling boven een trend: "Inwoners: van 34.982 in 2000 naar 48.040 in 2025"."""
    punten = sorted(zip(eigen["jaar"].astype(int), eigen["waarde"], strict=True))
    verwacht = [(jaar, w) for jaar, w in punten if is_vooruitzicht(ind.naam, jaar)]
    delen = [_van_tot(ind, punten[: len(punten) - len(verwacht)])] if len(verwacht) < len(punten) else []
    delen += [f"{jaarlabel(ind, verwacht[-1][0])}: {met_eenheid(ind, verwacht[-1][1])}"] if verwacht else []
    return f"{opschrift(ind, groep)}: {'; '.join(delen)}"


def _van_tot(ind: Indicator, punten: list[tuple[int, float]]) -> str:
    (van, toen), (tot, nu) = punten[0], punten[-1]
    if van == tot or breuken(ind, [van, tot]):  # over een breuk heen is het geen verandering
        return f"{met_eenheid(ind, nu)} {in_jaar(ind, tot)}"
    return f"van {met_eenheid(ind, toen)} {in_jaar(ind, van)} naar {met_eenheid(ind, nu)} {in_jaar(ind, tot)}"


def alt_trend(ind: Indicator, lijnen: dict[str, list[tuple[int, float]]], groep: str) -> str:
    """Wat er op een trendfiguur te zien is: per gebied de eerste en de laatste waarde; `lijnen` zijn (jaar, waarde), oudste eerst."""
    zinnen = []
    for gebied, punten in lijnen.items():
        van, tot = (f"{met_eenheid(ind, waarde)} ({jaarlabel(ind, jaar)})" for jaar, waarde in (punten[0], punten[-1]))
        zinnen.append(f"{gebied} van {van} naar {tot}")
    return f"Lijngrafiek van {klein(opschrift(ind, groep))}: {'; '.join(zinnen)}."


def titel_samenstelling(ind: Indicator, pivot: pd.DataFrame) -> str:
    """De grootste verschuiving tussen het eerste en het laatste jaar."""
    eerste, laatste = pivot.iloc[0], pivot.iloc[-1]
    groep = (laatste - eerste).abs().idxmax()
    van, tot = (f"{met_eenheid(ind, deel[groep])} {in_jaar(ind, deel.name)}" for deel in (eerste, laatste))
    return f"{ind.titel}: {groepsnaam(groep)} van {van} naar {tot}"


def alt_samenstelling(ind: Indicator, pivot: pd.DataFrame, naam: str) -> str:
    """Elke groep met haar eerste en laatste aandeel."""
    waarden = {groepsnaam(g): [met_eenheid(ind, pivot[g].iloc[i]) for i in (0, -1)] for g in pivot}
    delen = [f"{groep} van {toen} naar {nu}" for groep, (toen, nu) in waarden.items()]
    van, tot = jaarlabel(ind, pivot.index[0]), jaarlabel(ind, pivot.index[-1])
    return f"Gestapelde vlakken voor {naam}, {van} tot {tot}: {'; '.join(delen)}."


def titel_kaart(ind: Indicator, stand: pd.DataFrame, gebied, jaar: int, nis: str | None, groep: str) -> str:
    """Wat de kaart over de gemeente zegt, anders tussen welke waarden de gemeenten liggen."""
    bekend = stand[stand["waarde"].notna()].sort_values("waarde")
    if nis in bekend.index:
        waarde = met_eenheid(ind, stand.at[nis, "waarde"])
        return f"{opschrift(ind, groep)}, {jaarlabel(ind, jaar)}: {waarde} in {stand.at[nis, 'naam']}"
    laag, hoog = (bekend["tekst"].iloc[i] for i in (0, -1))
    return f"{opschrift(ind, groep)} in {gebied.in_zin}, {jaarlabel(ind, jaar)}: van {laag} tot {hoog}"


def alt_kaart(ind: Indicator, stand: pd.DataFrame, gebied, jaar: int, nis: str | None, groep: str) -> str:
    """Tussen welke waarden de gemeenten liggen, de uitgelichte gemeente, en wat ontbreekt."""
    bekend = stand[stand["waarde"].notna()].sort_values("waarde")
    laag, hoog = bekend.iloc[0], bekend.iloc[-1]
    wat = f"{klein(opschrift(ind, groep))} {in_jaar(ind, jaar)}"
    delen = [f"Kaart van {gebied.in_zin} met {wat}: van {laag['tekst']} tot {hoog['tekst']}"]
    if nis in stand.index:
        delen.append(f"{stand.at[nis, 'naam']} is uitgelicht: {stand.at[nis, 'tekst']}")
    elif nis and nis != gebied.code:
        delen.append(f"De gemeenten van {gebieden.plaats(nis).naam} zijn samen uitgelicht")
    leeg = list(stand.loc[stand["waarde"].isna(), "naam"])
    if leeg:
        delen.append(f"Zonder cijfer: {opsomming(leeg)}")
    return ". ".join(delen) + "."


def alt_positie(ind: Indicator, alle: pd.DataFrame, stand, nis: str, referentie: gebieden.Gebied, groep: str) -> str:
    """Tussen welke waarden de staven liggen, en de eigen gemeente; `alle` staat van hoog naar laag."""
    hoog, laag, eigen = alle.iloc[0], alle.iloc[-1], gebieden.plaats(nis).naam
    buiten = nis in gebieden.gemeenten() and nis not in referentie.leden
    wie = f"{len(alle) - buiten} {referentie.wie}{f' en {eigen}' if buiten else ''}"
    van, tot, zelf = (met_eenheid(ind, w) for w in (laag["waarde"], hoog["waarde"], stand.waarde))
    wat = f"{klein(opschrift(ind, groep))} {in_jaar(ind, stand.jaar)}"
    return f"Gesorteerde staven van {wie}, {wat}: van {van} tot {tot}; {eigen} staat op {zelf}."


def titel_positie(ind: Indicator, rang: Rang | None, stand, eigen: str, referentie: gebieden.Gebied, groep: str) -> str:
    """De plaats als vaststelling, of enkel de waarde wanneer rangschikken niet mag."""
    wat = f"{opschrift(ind, groep)}, {jaarlabel(ind, stand.jaar)}"
    if rang is None:
        return f"{wat}: {met_eenheid(ind, stand.waarde)} in {eigen}, naast de {referentie.wie}"
    return f"{wat}: {eigen} staat {rang.tekst} van {rang.aantal} {referentie.na_telwoord} (hoogste waarde is 1e)"


def alt_staven(ind: Indicator, rijen: list[dict[str, str]], eigen: str, jaar: int) -> str:
    """Elke groep met de waarde van de gemeente en van de gebieden ernaast, zoals in de tabel."""
    delen = []
    for rij in rijen:
        naast = ", ".join(f"{g} {tekst}" for g, tekst in rij.items() if tekst and g not in ("Groep", eigen))
        delen.append(f"{rij['Groep']} {rij[eigen]}" + (f" ({naast})" if naast else ""))
    return f"Staven met {klein(opschrift(ind))} in {eigen}, {jaarlabel(ind, jaar)}: {'; '.join(delen)}."


def alt_piramide(tabel: pd.DataFrame, naam: str, jaar: int) -> str:
    """Hoeveel Belgen en niet-Belgen er zijn, of hoeveel mannen en vrouwen als de bron geen nationaliteit geeft."""
    niveau, wie = "groep", {"belg": "Belgen", "niet_belg": "niet-Belgen"}
    if "belg" not in tabel.columns.get_level_values("groep"):
        niveau, wie = "geslacht", {"man": "mannen", "vrouw": "vrouwen"}
    som = tabel.T.groupby(level=niveau, observed=True).sum().T.sum()
    delen = [f"{getal(som[sleutel])} {woord}" for sleutel, woord in wie.items()]
    return f"Bevolkingspiramide van {naam} op 1 januari {jaar}, per vijf jaar leeftijd: {' en '.join(delen)}."


def alt_kaartreeks(ind: Indicator, tabel: pd.DataFrame, gebied, groep: str) -> str:
    """Tussen welke waarden de gemeenten liggen in het eerste en in het laatste jaar; `tabel` heeft een rij per NIS-code, een kolom per jaar."""
    zinnen = []
    for jaar in (tabel.columns[0], tabel.columns[-1]):
        kolom = tabel[jaar].dropna()
        zinnen.append(f"{in_jaar(ind, jaar)} van {met_eenheid(ind, kolom.min())} tot {met_eenheid(ind, kolom.max())}")
    return f"{len(tabel.columns)} kleine kaarten van {gebied.in_zin} met {klein(opschrift(ind, groep))}: {'; '.join(zinnen)}."
