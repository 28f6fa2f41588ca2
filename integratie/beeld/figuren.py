"""Figuren die elk één vraag beantwoorden: hoe evolueert het, waar staat de gemeente, hoe is het samengesteld?"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
from markupsafe import Markup
from matplotlib.ticker import FuncFormatter, MaxNLocator

from integratie import gebieden, vergelijking
from integratie.beeld import teksten, tijdmerken
from integratie.beeld.bronvermelding import bronregel, noten
from integratie.beeld.figuur import Blok, Figuur, figuurnaam
from integratie.beeld.jaarwoorden import jaarlabel, op_de_as
from integratie.beeld.naamwoorden import gebiedsnaam
from integratie.beeld.opmaak import Cel, cel, getal, met_eenheid
from integratie.beeld.stijl import (
    ACCENT,
    CATEGORIEEN,
    GEBIEDSTIJL,
    GRIJS,
    INKT,
    LICHT,
    OVERIG,
    getallenas,
    naar_svg,
    tekenblad,
    tekstbreedte,
)
from integratie.indicator import Indicator, groepsnaam, kaart
from integratie.indicator import cijfers as cijfers_van

ACHTERGROND = "lichte lijnen: andere gemeenten van de Vlaamse Rand"
STREEPJES = (0, (3, 2))  # zo staat een vooruitzicht in elke lijn


def geen_figuur(ind: Indicator, gemeente: str, peiljaar: int) -> Blok:
    """De eerlijke mededeling wanneer er tot het peiljaar niets te tonen is."""
    naam = gebiedsnaam(gemeente)
    tekst = f"{ind.titel}: voor {naam} zijn er tot en met {peiljaar} geen cijfers in deze editie."
    if gebieden.plaats(gemeente).leden and not ind.optelbaar:
        tekst = f"{ind.titel}: dit cijfer is niet op te tellen over gemeenten, dus {naam} heeft er geen; elke gemeente apart wel."
    return Blok(Markup('<p class="leeg">{}</p>').format(tekst), tekst)


def te_weinig(ind: Indicator, nis: str, peiljaar: int, groepen: Iterable[str] = ("",)) -> Blok | None:
    """De mededeling wanneer elke groep zo weinig mensen telt dat alleen het aantal getoond wordt; anders None."""
    standen = {g: vergelijking.stand(ind.naam, nis, peiljaar, g) for g in groepen}
    if not all(vergelijking.alleen_aantal(ind.naam, nis, s, g) for g, s in standen.items()):
        return None
    geteld = any(s.teller is not None for s in standen.values())
    tekst = f"{ind.titel}: in {gebiedsnaam(nis)} gaat dit om te weinig mensen voor een aandeel."
    tekst += " Het aantal staat in de tabel." if geteld else ""
    return Blok(Markup('<p class="leeg">{}</p>').format(tekst), tekst)


def breed(cijfers: pd.DataFrame, ind: Indicator, kolom: str = "gebied") -> pd.DataFrame:
    """De cijfers als opgemaakte tabel: een rij per jaar, een kolom per gebied (of groep), nieuwste jaar boven."""
    jaren = sorted(map(int, set(cijfers["jaar"])), reverse=True)
    labels = {jaar: jaarlabel(ind, jaar) for jaar in jaren}
    per_kolom: dict[str, dict[int, Cel]] = {}
    kolommen = (cijfers[k].tolist() for k in (kolom, "jaar", "waarde", "status"))
    for naam, jaar, waarde, status in zip(*kolommen, strict=True):
        per_kolom.setdefault(naam, {})[jaar] = cel(ind, waarde, status)
    return pd.DataFrame(
        {"Jaar": [jaar if labels[jaar] == str(jaar) else labels[jaar] for jaar in jaren]}
        | {
            naam: [per_jaar.get(jaar) or cel(ind, None, "geen") for jaar in jaren]
            for naam, per_jaar in per_kolom.items()
        },
        dtype=object,
    )


def stijl_van(gebied: str) -> tuple[str, str]:
    """Kleur en lijnstijl van een vergelijkingsgebied."""
    return GEBIEDSTIJL.get(gebied, OVERIG)


def _asopmaak(as_, ind: Indicator) -> None:
    getallenas(as_.yaxis)
    as_.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=5 if ind.eind_vorig_jaar else 8))
    if ind.eind_vorig_jaar:
        as_.xaxis.set_major_formatter(FuncFormatter(lambda jaar, _: f"eind {jaar:.0f}"))
    as_.grid(axis="x", visible=False)


def _eindlabels(as_, labels: list[tuple[float, str, str, bool]], hoogte: float) -> None:
    """Zet elke naam aan het einde van haar lijn; wat te dicht staat schuift uit elkaar."""
    laag, hoog = as_.get_ylim()
    stap = (hoog - laag) / (hoogte * 72 * 0.86) * 11.5
    labels = sorted(labels)
    plaatsen = _uit_elkaar([y for y, *_ in labels], stap, hoog)
    for plaats, (_, tekst, kleur, vet) in zip(plaatsen, labels, strict=True):
        as_.annotate(
            tekst,
            (1, plaats),
            xycoords=("axes fraction", "data"),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
            color=kleur,
            fontsize=8.5,
            fontweight="bold" if vet else "normal",
            annotation_clip=False,
        )


def _uit_elkaar(plaatsen: list[float], stap: float, hoogst: float) -> list[float]:
    """Oplopende plaatsen met minstens `stap` ertussen, en niets boven `hoogst`."""
    uit: list[float] = []
    for plaats in plaatsen:
        uit.append(max(plaats, uit[-1] + stap) if uit else plaats)
    for i in reversed(range(len(uit))):
        uit[i] = min(uit[i], hoogst if i == len(uit) - 1 else uit[i + 1] - stap)
    return uit


def _labelmarge(labels: Iterable[str]) -> float:
    """Plaats voor de namen aan het einde van de lijnen (duim); vet is breder dan gewoon."""
    return 1.08 * tekstbreedte(labels, 8.5) + 0.12


def trend(naam: str, gemeente: str, peiljaar: int | None = None, groep: str = "") -> Figuur | Blok:
    """Evolutie tot het peiljaar, naast de vergelijkingsgebieden; zonder gebiedscijfer naast de andere gemeenten van de Rand.

    De figuur heeft een `tabel` met een rij per jaar. Fout: `Gebruiksfout` bij een onbekende indicator of gemeente.
    """
    ind, nis = kaart(naam), gebieden.zoek(gemeente).nis
    peiljaar = peiljaar or vergelijking.laatste_peiljaar()
    cijfers = vergelijking.reeks(naam, nis, peiljaar)
    cijfers = cijfers[cijfers["groep"] == groep]
    eigen = cijfers[(cijfers["nis"] == nis) & cijfers["waarde"].notna()]
    if eigen.empty:
        return geen_figuur(ind, nis, peiljaar)
    if klein := te_weinig(ind, nis, peiljaar, [groep]):
        return klein
    if not ind.noemer and ind.optelbaar:
        cijfers = cijfers[cijfers["nis"] == nis]  # aantallen van een gemeente en van een gewest passen niet op één as
    jaren = sorted(eigen["jaar"].astype(int))
    hoogte = 3.1
    lijnen, plaats = _lijnen(cijfers), eigen["gebied"].iloc[0]
    binnen = {g: [p for p in punten if jaren[0] <= p[0] <= jaren[-1]] for g, punten in lijnen.items()}
    binnen = {g: punten for g, punten in binnen.items() if punten and not g.startswith("Arrondissement")}
    eind = {g: _eindlabel(ind, g, punten[-1], jaren[-1]) for g, punten in binnen.items()}
    links, rechts = tekstbreedte([getal(eigen["waarde"].max(), ind.decimalen)]) + 0.1, _labelmarge(eind.values())
    merken = tijdmerken.merken(
        ind, jaren, 6.6 - links - rechts, 0 if ind.optelbaar else tekstbreedte([ACHTERGROND], 7.5)
    )
    boven = max(0.25, tijdmerken.hoogte(merken) + 0.05)
    onder = 0.28 if ind.jaren == 1 else 0.46
    with tekenblad(6.6, hoogte + boven + onder - 0.53, marges=(links, rechts, boven, onder)) as blad:
        as_ = blad.add_subplot()
        labels = []
        if not ind.optelbaar:
            _achtergrond(as_, ind, nis, peiljaar, groep)
        for gebied, getoond in binnen.items():
            is_eigen = gebied == plaats
            kleur, lijn = (ACCENT, "-") if is_eigen else stijl_van(gebied)
            for stuk, streep in _stukken(ind, getoond, lijn):
                as_.plot(
                    *zip(*((op_de_as(ind, jaar), waarde) for jaar, waarde in stuk), strict=True),
                    linestyle=streep,
                    color=kleur,
                    linewidth=2.4 if is_eigen else 1.3,
                    marker="o" if is_eigen and len(jaren) <= 12 else None,
                    markersize=3.5,
                    zorder=3 if is_eigen else 2,
                )
            labels.append((getoond[-1][1], eind[gebied], kleur, is_eigen))
        (laag, hoog), cijfer = as_.get_ylim(), as_.dataLim
        if cijfer.ymin == cijfer.ymax == 0:
            hoog = 1 if ind.decimalen else 5  # een platte reeks van nullen: geen as met verzonnen fracties
        as_.set_ylim(0 if cijfer.ymin >= 0 else laag, max(hoog, 0.1))
        as_.set_xlim(op_de_as(ind, jaren[0]) - 0.3, op_de_as(ind, jaren[-1]) + 0.3)
        _asopmaak(as_, ind)
        if ind.jaren > 1:
            as_.set_xlabel(f"telkens de {jaarlabel(ind, jaren[-1]).rpartition(' ')[0]} dat jaar", fontsize=8)
        tijdmerken.teken(as_, merken)
        _eindlabels(as_, labels, hoogte)
        alt = teksten.alt_trend(ind, lijnen)
        svg = naar_svg(blad, alt)
    titel = teksten.titel_trend(ind, eigen, groep)
    anker = figuurnaam("trend", naam, groep)
    bron, tabel = bronregel(ind, jaren), breed(cijfers, ind)
    return Figuur(anker, naam, titel, svg, alt, bron, tabel, **noten(ind, jaren), jaar=jaren[-1])


def _eindlabel(ind: Indicator, gebied: str, punt: tuple[int, float], laatste: int) -> str:
    """Naam en laatste waarde; een lijn die vroeger stopt dan de as, noemt haar jaar."""
    jaar = f" ({jaarlabel(ind, punt[0])})" if punt[0] != laatste else ""
    return f"{_kort(gebied)} {met_eenheid(ind, punt[1])}{jaar}"


def _stukken(
    ind: Indicator, punten: list[tuple[int, float]], lijn: str
) -> list[tuple[list[tuple[int, float]], str | tuple]]:
    """De waarnemingen in hun eigen lijnstijl, en vanaf de laatste ervan de vooruitzichten in streepjes."""
    verwacht = [p for p in punten if vergelijking.is_vooruitzicht(ind.naam, p[0])]
    if not verwacht:
        return [(punten, lijn)]
    gezien = punten[: len(punten) - len(verwacht)]
    return [*([(gezien, lijn)] if gezien else []), ([*gezien[-1:], *verwacht], STREEPJES)]


def _lijnen(cijfers: pd.DataFrame) -> dict[str, list[tuple[int, float]]]:
    """Gebied → de gekende (jaar, waarde), oudste eerst; de gebieden in de volgorde van de cijfers."""
    bekend, lijnen = cijfers[cijfers["waarde"].notna()], {}
    kolommen = (bekend[k].tolist() for k in ("gebied", "jaar", "waarde"))
    for gebied, *punt in zip(*kolommen, strict=True):
        lijnen.setdefault(gebied, []).append(tuple(punt))
    return {gebied: sorted(punten) for gebied, punten in lijnen.items()}


def _kort(gebied: str) -> str:
    return gebied.replace("Provincie ", "prov. ").replace("Brussels Hoofdstedelijk Gewest", "Brussel")


def _achtergrond(as_, ind: Indicator, nis: str, peiljaar: int, groep: str) -> None:
    """De andere gemeenten van de Rand als lichte lijnen: context waar geen gebiedscijfer bestaat."""
    leden = [lid for lid in gebieden.groep(gebieden.RAND).leden if lid != nis]
    alle = cijfers_van(ind.naam)
    getoond = alle["nis"].isin(leden) & (alle["groep"] == groep) & (alle["jaar"] <= peiljaar)
    lijnen = alle[getoond].pivot(index="jaar", columns="nis", values="waarde")
    lijnen = lijnen.reindex(
        [*lijnen.index, lijnen.index.max() + 1]
    )  # leeg na elke gemeente: zo is het één lijn om te tekenen
    plaatsen = [op_de_as(ind, int(jaar)) for jaar in lijnen.index]
    as_.plot(np.tile(plaatsen, lijnen.shape[1]), lijnen.to_numpy().T.ravel(), color=LICHT, linewidth=0.8, zorder=1)
    as_.annotate(
        ACHTERGROND,
        (0, 1),
        xycoords="axes fraction",
        xytext=(2, 3),
        textcoords="offset points",
        fontsize=7.5,
        color=GRIJS,
    )


def samenstelling(naam: str, gemeente: str, peiljaar: int | None = None) -> Figuur | Blok:
    """Hoe een geheel uit groepen bestaat en verschuift: gestapelde vlakken, in % van het geheel, met namen ernaast."""
    ind, nis = kaart(naam), gebieden.zoek(gemeente).nis
    peiljaar = peiljaar or vergelijking.laatste_peiljaar()
    cijfers = vergelijking.reeks(naam, nis, peiljaar)
    cijfers = cijfers[(cijfers["nis"] == nis)]
    volledig = cijfers.groupby("jaar")["waarde"].apply(lambda w: w.notna().all())
    jaren = [int(j) for j in volledig[volledig].index]
    if not jaren:
        return geen_figuur(ind, nis, peiljaar)
    if klein := te_weinig(ind, nis, peiljaar, ind.groepen):
        return klein
    pivot = cijfers[cijfers["jaar"].isin(jaren)].pivot(index="jaar", columns="groep", values="waarde")
    pivot = pivot[list(dict.fromkeys(ind.groepen or sorted(pivot.columns)))]
    hoogte = 3.1
    eind = [f"{groepsnaam(g)} {met_eenheid(ind, 100.0)}" for g in pivot]
    with tekenblad(6.6, hoogte, marges=(0.4, _labelmarge(eind), 0.15, 0.28)) as blad:
        as_ = blad.add_subplot()
        as_.stackplot(
            [op_de_as(ind, jaar) for jaar in jaren],
            pivot.to_numpy().T,
            colors=CATEGORIEEN,
            edgecolor="white",
            linewidth=0.8,
        )
        as_.set_xlim(op_de_as(ind, jaren[0]), op_de_as(ind, jaren[-1]) + 0.01)
        as_.set_ylim(0, 100)
        onder, labels = 0.0, []
        for groep, waarde in pivot.iloc[-1].items():
            labels.append((onder + waarde / 2, f"{groepsnaam(groep)} {met_eenheid(ind, waarde)}", INKT, False))
            onder += waarde
        _asopmaak(as_, ind)
        _eindlabels(as_, labels, hoogte)
        alt = teksten.alt_samenstelling(ind, pivot, gebieden.plaats(nis).naam)
        svg = naar_svg(blad, alt)
    tabel = breed(cijfers[cijfers["jaar"].isin(jaren)].assign(groep=cijfers["groep"].map(groepsnaam)), ind, "groep")
    titel = teksten.titel_samenstelling(ind, pivot)
    anker, bron = figuurnaam("samenstelling", naam), bronregel(ind, jaren)
    return Figuur(anker, naam, titel, svg, alt, bron, tabel, **noten(ind, jaren), jaar=jaren[-1])
