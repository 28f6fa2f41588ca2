"""Zinnen uit cijfers: neutraal, kort en nooit meer dan wat de cijfers zeggen."""

from __future__ import annotations

import pandas as pd

from integratie import gebieden
from integratie.beeld.naamwoorden import klein
from integratie.beeld.opmaak import getal, met_eenheid, opsomming, voluit
from integratie.indicator import Indicator, groepsnaam
from integratie.vergelijking import Rang


def titel_trend(ind: Indicator, eigen: pd.DataFrame, groep: str) -> str:
    """De vaststelling boven een trend: "Inwoners: van 34.982 in 2000 naar 48.040 in 2025"."""
    onderwerp = ind.titel + (f", {groepsnaam(groep)}" if groep else "")
    punten = list(zip(eigen["jaar"], eigen["waarde"], strict=True))
    (van, toen), (tot, nu) = min(punten), max(punten)
    if van == tot:
        return f"{onderwerp}: {met_eenheid(ind, nu)} in {tot}"
    return f"{onderwerp}: van {met_eenheid(ind, toen)} in {van} naar {met_eenheid(ind, nu)} in {tot}"


def alt_trend(ind: Indicator, lijnen: dict[str, list[tuple[int, float]]]) -> str:
    """Wat er op een trendfiguur te zien is: per gebied de eerste en de laatste waarde; `lijnen` zijn (jaar, waarde), oudste eerst."""
    zinnen = []
    for gebied, punten in lijnen.items():
        (van, toen), (tot, nu) = punten[0], punten[-1]
        zinnen.append(f"{gebied} van {met_eenheid(ind, toen)} ({van}) naar {met_eenheid(ind, nu)} ({tot})")
    return f"Lijngrafiek van {klein(ind.titel)}: {'; '.join(zinnen)}."


def titel_samenstelling(ind: Indicator, pivot: pd.DataFrame) -> str:
    """De grootste verschuiving tussen het eerste en het laatste jaar."""
    eerste, laatste = pivot.iloc[0], pivot.iloc[-1]
    groep = (laatste - eerste).abs().idxmax()
    return (
        f"{ind.titel}: {groepsnaam(groep)} van {met_eenheid(ind, eerste[groep])} in {pivot.index[0]} "
        f"naar {met_eenheid(ind, laatste[groep])} in {pivot.index[-1]}"
    )


def alt_samenstelling(ind: Indicator, pivot: pd.DataFrame, naam: str) -> str:
    """Elke groep met haar eerste en laatste aandeel."""
    delen = [
        f"{groepsnaam(g)} van {met_eenheid(ind, pivot[g].iloc[0])} naar {met_eenheid(ind, pivot[g].iloc[-1])}"
        for g in pivot
    ]
    return f"Gestapelde vlakken voor {naam}, {pivot.index[0]} tot {pivot.index[-1]}: {'; '.join(delen)}."


def titel_kaart(ind: Indicator, stand: pd.DataFrame, gebied, jaar: int, nis: str | None) -> str:
    """Wat de kaart over de gemeente zegt, anders tussen welke waarden de gemeenten liggen."""
    bekend = stand[stand["waarde"].notna()].sort_values("waarde")
    if nis in bekend.index:
        return f"{ind.titel}, {jaar}: {voluit(ind, stand.at[nis, 'waarde'])} in {stand.at[nis, 'naam']}"
    laag, hoog = (bekend["tekst"].iloc[i] for i in (0, -1))
    return f"{ind.titel} in {gebied.in_zin}, {jaar}: van {laag} tot {hoog}"


def alt_kaart(ind: Indicator, stand: pd.DataFrame, gebied, jaar: int, nis: str | None) -> str:
    """Tussen welke waarden de gemeenten liggen, de uitgelichte gemeente, en wat ontbreekt."""
    bekend = stand[stand["waarde"].notna()].sort_values("waarde")
    laag, hoog = bekend.iloc[0], bekend.iloc[-1]
    delen = [f"Kaart van {gebied.in_zin} met {klein(ind.titel)} in {jaar}: van {laag['tekst']} tot {hoog['tekst']}"]
    if nis in stand.index:
        delen.append(f"{stand.at[nis, 'naam']} is uitgelicht: {stand.at[nis, 'tekst']}")
    elif nis and nis != gebieden.RAND:
        delen.append(f"De gemeenten van {gebieden.plaats(nis).naam} zijn samen uitgelicht")
    leeg = list(stand.loc[stand["waarde"].isna(), "naam"])
    if leeg:
        delen.append(f"Zonder cijfer: {opsomming(leeg)}")
    return ". ".join(delen) + "."


def alt_positie(ind: Indicator, alle: pd.DataFrame, stand, eigen: str) -> str:
    """Tussen welke waarden de stippen liggen, en de eigen gemeente; `alle` staat van hoog naar laag."""
    hoog, laag = alle.iloc[0], alle.iloc[-1]
    return (
        f"Stippen op één as voor {len(alle)} gemeenten van de Vlaamse Rand, {klein(ind.titel)} in {stand.jaar}: van "
        f"{met_eenheid(ind, laag['waarde'])} tot {met_eenheid(ind, hoog['waarde'])}; "
        f"{eigen} staat op {met_eenheid(ind, stand.waarde)}."
    )


def titel_positie(ind: Indicator, rang: Rang | None, stand, eigen: str) -> str:
    """De plaats als vaststelling, of enkel de waarde wanneer rangschikken niet mag."""
    if rang is None:
        return f"{ind.titel}, {stand.jaar}: {met_eenheid(ind, stand.waarde)} in {eigen}"
    return f"{ind.titel}, {stand.jaar}: {eigen} staat {rang.tekst} van {rang.aantal} in de Vlaamse Rand (hoogste waarde is 1e)"


def alt_staven(ind: Indicator, rijen: list[dict], eigen: str) -> str:
    """Elke groep met de waarde van de gemeente en van de gebieden ernaast."""
    delen = []
    for rij in rijen:
        naast = ", ".join(f"{g} {met_eenheid(ind, w)}" for g, w in rij.items() if g not in ("Groep", eigen))
        delen.append(f"{rij['Groep']} {met_eenheid(ind, rij[eigen])}" + (f" ({naast})" if naast else ""))
    return f"Staven met {klein(ind.titel)} in {eigen}: {'; '.join(delen)}."


def alt_piramide(tabel: pd.DataFrame, naam: str, jaar: int) -> str:
    """Hoeveel Belgen en niet-Belgen er zijn."""
    som = tabel.T.groupby(level="groep").sum().T
    return (
        f"Bevolkingspiramide van {naam} in {jaar}, per vijf jaar leeftijd: {getal(som['belg'].sum())} Belgen en "
        f"{getal(som['niet_belg'].sum())} niet-Belgen."
    )


def alt_kaartreeks(ind: Indicator, tabel: pd.DataFrame, gebied) -> str:
    """Tussen welke waarden de gemeenten liggen in het eerste en in het laatste jaar; `tabel` heeft een rij per NIS-code, een kolom per jaar."""
    zinnen = []
    for jaar in (tabel.columns[0], tabel.columns[-1]):
        kolom = tabel[jaar].dropna()
        zinnen.append(f"in {jaar} van {met_eenheid(ind, kolom.min())} tot {met_eenheid(ind, kolom.max())}")
    return f"{len(tabel.columns)} kleine kaarten van {gebied.in_zin} met {klein(ind.titel)}: {'; '.join(zinnen)}."
