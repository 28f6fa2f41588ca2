"""Figuren die elk één vraag beantwoorden: hoe evolueert het, waar staat de gemeente, hoe is het samengesteld?"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.ticker import FuncFormatter, MaxNLocator

from integratie import gebieden, vergelijking
from integratie.beeld import teksten, tijdas
from integratie.beeld.figuur import figuur
from integratie.beeld.jaarwoorden import jaarlabel, op_de_as
from integratie.beeld.opmaak import Cel, cel, getal, met_eenheid
from integratie.beeld.stijl import (
    ACCENT,
    CATEGORIEEN,
    GRIJS,
    INKT,
    LICHT,
    bijschrift,
    gebiedstijlen,
    getallenas,
    naar_svg,
    tekenblad,
    tekstbreedte,
)
from integratie.beeld.woorden import gebiedsnaam
from integratie.blok.blok import Blok, Figuur
from integratie.blok.onderdelen import alinea
from integratie.indicator import Indicator, groepsnaam, kaart, opschrift
from integratie.indicator import cijfers as cijfers_van

STREEPJES = (0, (3, 2))  # zo staat een vooruitzicht in elke lijn


def geen_figuur(ind: Indicator, gemeente: str, peiljaar: int, groep: str = "") -> Blok:
    """De eerlijke mededeling wanneer er tot het peiljaar niets te tonen is.

    Voor de dubbele punt staat wat er ontbreekt, erna waarom: `weergave.notebookinhoud` zet mededelingen met dezelfde reden samen.
    """
    naam, wat = gebiedsnaam(gemeente), opschrift(ind, groep)
    tekst = f"{wat}: voor {naam} zijn er tot en met {peiljaar} geen cijfers in deze editie."
    if gebieden.plaats(gemeente).leden and not ind.optelbaar:
        tekst = (
            f"{wat}: dit cijfer is niet op te tellen over gemeenten, dus {naam} heeft er geen; elke gemeente apart wel."
        )
    return Blok((alinea(tekst, "leeg"),), tekst)


def te_weinig(ind: Indicator, nis: str, peiljaar: int, groepen: Iterable[str] = ("",)) -> Blok | None:
    """De mededeling wanneer elke gekende groep zo weinig mensen telt dat alleen het aantal getoond wordt; anders None."""
    standen = {g: vergelijking.stand(ind.naam, nis, peiljaar, g) for g in groepen}
    gekend = [vergelijking.alleen_aantal(ind.naam, nis, s, g) for g, s in standen.items() if vergelijking.is_gekend(s)]
    if not gekend or not all(gekend):
        return None
    geteld = any(s.teller is not None for s in standen.values())
    wat = opschrift(ind, next(iter(standen)) if len(standen) == 1 else "")
    tekst = f"{wat}: in {gebiedsnaam(nis)} gaat dit om te weinig mensen voor een aandeel."
    tekst += " Het aantal staat in de tabel." if geteld else ""
    return Blok((alinea(tekst, "leeg"),), tekst)


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


def _asopmaak(as_, ind: Indicator) -> None:
    getallenas(as_.yaxis)
    as_.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1, nbins=5 if ind.eind_vorig_jaar else 8))
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
        bijschrift(as_, tekst, (1, plaats), (5, 0), kleur, vet=vet, xycoords=("axes fraction", "data"), va="center")


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
    """Evolutie tot het peiljaar, naast de vergelijkingsgebieden; zonder gebiedscijfer naast de andere gemeenten van haar referentiegroep.

    De figuur heeft een `tabel` met een rij per jaar. Fout: `Gebruiksfout` bij een onbekende indicator of gemeente.
    """
    ind, nis = kaart(naam), gebieden.zoek(gemeente).nis
    peiljaar = peiljaar or vergelijking.laatste_peiljaar()
    cijfers = vergelijking.reeks_naast(naam, nis, peiljaar)
    cijfers = cijfers[cijfers["groep"] == groep]
    eigen = cijfers[(cijfers["nis"] == nis) & cijfers["waarde"].notna()]
    if eigen.empty:
        return geen_figuur(ind, nis, peiljaar, groep)
    if klein := te_weinig(ind, nis, peiljaar, [groep]):
        return klein
    if not ind.noemer and ind.optelbaar:
        cijfers = cijfers[cijfers["nis"] == nis]  # aantallen van een gemeente en van een gewest passen niet op één as
    jaren = sorted(eigen["jaar"].astype(int))
    hoogte = 3.1
    lijnen, plaats = _per_gebied(cijfers), eigen["gebied"].iloc[0]
    binnen = {g: [p for p in punten if jaren[0] <= p[0] <= jaren[-1]] for g, punten in lijnen.items()}
    stijlen = gebiedstijlen([g.naam for g in gebieden.met_lijn(nis)], gebieden.referentiegroep(nis).naam)
    binnen = {g: punten for g, punten in binnen.items() if punten and (g == plaats or g in stijlen)}
    eind = {g: _eindlabel(ind, g, *punten[-1], jaren[-1]) for g, punten in binnen.items()}
    links, rechts = tekstbreedte([getal(eigen["waarde"].max(), ind.decimalen)]) + 0.1, _labelmarge(eind.values())
    vrij = 0 if ind.optelbaar else tekstbreedte([_achtergrondtekst(nis)], 7.5)
    aanduidingen = tijdas.aanduidingen(ind, jaren, 6.6 - links - rechts, vrij)
    boven = max(0.25, tijdas.hoogte(aanduidingen) + 0.05)
    onder = 0.28 if ind.jaren == 1 else 0.46
    with tekenblad(6.6, hoogte + boven + onder - 0.53, marges=(links, rechts, boven, onder)) as blad:
        as_ = blad.add_subplot()
        labels = []
        if not ind.optelbaar:
            _achtergrond(as_, ind, nis, peiljaar, groep)
        for gebied, getoond in binnen.items():
            is_eigen = gebied == plaats
            kleur, lijn = (ACCENT, "-") if is_eigen else stijlen[gebied]
            stijl: dict[str, Any] = {"linewidth": 2.4, "zorder": 3} if is_eigen else {"linewidth": 1.3, "zorder": 2}
            if is_eigen and len(jaren) <= 12:
                stijl |= {"marker": "o", "markersize": 3.5}
            verwacht = sum(vergelijking.is_vooruitzicht(ind.naam, jaar) for jaar, _ in getoond)
            gezien = len(getoond) - verwacht
            for punten, streep in ((getoond[:gezien], lijn), (getoond[max(gezien - 1, 0) :], STREEPJES)):
                if punten and (streep == lijn or verwacht):
                    jaren_, waarden = zip(*punten, strict=True)
                    as_.plot([op_de_as(ind, jaar) for jaar in jaren_], waarden, color=kleur, linestyle=streep, **stijl)
            labels.append((getoond[-1][1], eind[gebied], kleur, is_eigen))
        (laag, hoog), cijfer = as_.get_ylim(), as_.dataLim
        if cijfer.ymin == cijfer.ymax == 0:
            hoog = 1 if ind.decimalen else 5  # een platte reeks van nullen: geen as met verzonnen fracties
        as_.set_ylim(0 if cijfer.ymin >= 0 else laag, max(hoog, 0.1))
        as_.set_xlim(op_de_as(ind, jaren[0]) - 0.3, op_de_as(ind, jaren[-1]) + 0.3)
        _asopmaak(as_, ind)
        if ind.jaren > 1:
            as_.set_xlabel(f"telkens de {jaarlabel(ind, jaren[-1]).rpartition(' ')[0]} dat jaar", fontsize=8)
        tijdas.teken(as_, aanduidingen)
        _eindlabels(as_, labels, hoogte)
        alt = teksten.alt_trend(ind, lijnen, groep)
        svg = naar_svg(blad, alt)
    titel = teksten.titel_trend(ind, eigen, groep)
    return figuur("trend", ind, groep, jaren, titel, (svg, alt), breed(cijfers, ind))


def _eindlabel(ind: Indicator, gebied: str, jaar: int, waarde: float, laatste: int) -> str:
    """Naam en laatste waarde; een lijn die vroeger stopt dan de as, noemt haar jaar."""
    kort = gebied.replace("Provincie ", "prov. ").replace("Brussels Hoofdstedelijk Gewest", "Brussel")
    return f"{kort} {met_eenheid(ind, waarde)}" + (f" ({jaarlabel(ind, jaar)})" if jaar != laatste else "")


def _per_gebied(cijfers: pd.DataFrame) -> dict[str, list[tuple[int, float]]]:
    """Gebied → de gekende (jaar, waarde), oudste eerst; de gebieden in de volgorde van de cijfers."""
    per_gebied = cijfers.dropna(subset="waarde").groupby("gebied", sort=False)
    return {str(g): sorted(zip(r["jaar"].tolist(), r["waarde"].tolist(), strict=True)) for g, r in per_gebied}


def _achtergrondtekst(nis: str) -> str:
    return f"lichte lijnen: andere {gebieden.referentiegroep(nis).wie}"


def _achtergrond(as_, ind: Indicator, nis: str, peiljaar: int, groep: str) -> None:
    """De andere gemeenten van de referentiegroep als lichte lijnen: context waar geen gebiedscijfer bestaat."""
    leden = [lid for lid in gebieden.referentiegroep(nis).leden if lid != nis]
    alle = cijfers_van(ind.naam)
    getoond = alle["nis"].isin(leden) & (alle["groep"] == groep) & (alle["jaar"] <= peiljaar)
    lijnen = alle[getoond].pivot(index="jaar", columns="nis", values="waarde")
    lijnen.loc[lijnen.index.max() + 1] = np.nan  # leeg na elke gemeente: zo is het één lijn om te tekenen
    plaatsen = [op_de_as(ind, int(jaar)) for jaar in lijnen.index]
    as_.plot(np.tile(plaatsen, lijnen.shape[1]), lijnen.to_numpy().T.ravel(), color=LICHT, linewidth=0.8, zorder=1)
    bijschrift(as_, _achtergrondtekst(nis), (0, 1), (2, 3), GRIJS, 7.5, xycoords="axes fraction")


def samenstelling(naam: str, gemeente: str, peiljaar: int | None = None) -> Figuur | Blok:
    """Hoe een geheel uit groepen bestaat en verschuift: gestapelde vlakken, in % van het geheel, met namen ernaast."""
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
    return figuur("samenstelling", ind, "", jaren, titel, (svg, alt), tabel)
