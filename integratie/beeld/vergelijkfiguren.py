"""Figuren die vergelijken op één moment: plaats in de referentiegroep, groepen naast elkaar, leeftijdsopbouw."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from integratie import gebieden, vergelijking
from integratie.beeld import teksten
from integratie.beeld.assen import namenas
from integratie.beeld.bronvermelding import WIE, basisbron, basiskop, basisstand, basistekst
from integratie.beeld.figuren import geen_figuur, te_weinig
from integratie.beeld.figuur import figuur
from integratie.beeld.jaarwoorden import jaarlabel
from integratie.beeld.opmaak import Cel, cel, cellen, met_eenheid
from integratie.beeld.stijl import (
    ACCENT,
    CATEGORIEEN,
    INKT,
    bijschrift,
    gebiedstijlen,
    getallenas,
    naar_svg,
    tekenblad,
    tekstbreedte,
)
from integratie.blok.blok import Blok, Figuur
from integratie.indicator import groepsnaam, kaart, opschrift
from integratie.vergelijking import Stand, is_gekend

BASIS = CATEGORIEEN[3]  # oranje, de enige andere vorm en kleur in de figuur


def positie(naam: str, gemeente: str, peiljaar: int | None = None, groep: str = "") -> Figuur | Blok:
    """Waar de gemeente staat tussen die van haar referentiegroep: elke gemeente één stip op één as."""
    ind, nis = kaart(naam), gebieden.zoek(gemeente).nis
    peiljaar = peiljaar or vergelijking.laatste_peiljaar()
    stand = vergelijking.stand(naam, nis, peiljaar, groep)
    if not is_gekend(stand):
        return geen_figuur(ind, nis, peiljaar, groep)
    if klein := te_weinig(ind, nis, peiljaar, [groep]):
        return klein
    referentie = gebieden.referentiegroep(nis)
    leden = {*referentie.leden, nis}
    alle = vergelijking.zonder_kleine(vergelijking.reeks(naam, None, stand.jaar), naam)
    alle = alle[(alle["jaar"] == stand.jaar) & (alle["groep"] == groep) & alle["nis"].isin(leden)]
    alle = alle.dropna(subset="waarde").sort_values("waarde", ascending=False, ignore_index=True)
    with tekenblad(6.6, 1.45, marges=(0.15, 0.15, 0.3, 0.28)) as blad:
        as_ = blad.add_subplot()
        as_.scatter(alle["waarde"], [0] * len(alle), s=42, color="#8d99a5", edgecolor="white", linewidth=0.8, zorder=2)
        as_.scatter([stand.waarde], [0], s=120, color=ACCENT, edgecolor="white", zorder=4)
        eigen = gebieden.plaats(nis).naam
        uitersten = {r["gebied"]: r["waarde"] for r in (alle.iloc[0], alle.iloc[-1]) if r["nis"] != nis}
        for gebied, waarde in {eigen: stand.waarde, **uitersten}.items():
            kleur, hoogte = (ACCENT, 12) if gebied == eigen else (INKT, -28)
            # Aan de randen lijnt een naam naar binnen uit, zodat niets buiten beeld valt.
            deel = (waarde - alle["waarde"].min()) / (np.ptp(alle["waarde"]) or 1)
            plaats = {"ha": "left" if deel < 0.12 else "right" if deel > 0.88 else "center", "va": "bottom"}
            tekst = f"{gebied}\n{met_eenheid(ind, waarde)}"
            bijschrift(as_, tekst, (waarde, 0), (0, hoogte), kleur, 8, gebied == eigen, linespacing=1.1, **plaats)
        naast = _maatstaven(nis) if ind.noemer else []
        stijlen = gebiedstijlen([g.naam for g in naast], referentie.naam)
        for gebied in naast:
            ander = vergelijking.stand_in(naam, gebied.code, stand.jaar, groep)
            if is_gekend(ander) and not vergelijking.te_klein_ernaast(naam, gebied.code, ander, groep):
                kleur, lijn = stijlen[gebied.naam]
                stijl: dict[str, Any] = {"color": kleur, "linestyle": lijn, "linewidth": 1.4, "zorder": 1}
                as_.axvline(ander.waarde, label=f"{gebied.naam} {met_eenheid(ind, ander.waarde)}", **stijl)
        if as_.get_legend_handles_labels()[0]:
            as_.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=2, frameon=False, fontsize=8)
        as_.set_ylim(-1, 1)
        as_.set_yticks([])
        as_.spines["left"].set_visible(False)
        getallenas(as_.xaxis)
        alt = teksten.alt_positie(ind, alle, stand, nis, referentie, groep)
        svg = naar_svg(blad, alt, halo=True)
    titel = teksten.titel_positie(
        ind, vergelijking.rang(naam, nis, peiljaar, groep=groep), stand, eigen, referentie, groep
    )
    kop = f"{opschrift(ind, groep)} ({jaarlabel(ind, stand.jaar)})"
    tabel = pd.DataFrame({"Gemeente": alle["gebied"], kop: cellen(ind, alle)}, dtype=object)
    if gebieden.plaats(nis).leden:
        tabel.loc[len(tabel)] = [eigen, cel(ind, stand.waarde, stand.status)]
    return figuur("positie", ind, groep, [stand.jaar], titel, (svg, alt), tabel)


def _maatstaven(nis: str) -> list[gebieden.Gebied]:
    """De maatstaven van een gemeente; bij de Vlaamse Rand zelf is ze ook haar eigen lijn."""
    return [gebieden.groep(gebieden.RAND)] * (nis == gebieden.RAND) + gebieden.maatstaven(nis)


def staven(naam: str, gemeente: str, peiljaar: int | None = None) -> Figuur | Blok:
    """De groepen van een indicator naast elkaar, alle in hetzelfde jaar: staaf voor de gemeente, streepje voor elke maatstaf.

    Een ruit toont het aandeel van dezelfde groep bij alle inwoners, waar dat bestaat.
    """
    ind, nis = kaart(naam), gebieden.zoek(gemeente).nis
    peiljaar = peiljaar or vergelijking.laatste_peiljaar()
    standen = vergelijking.groepsstanden(naam, nis, peiljaar)
    if not standen:
        return geen_figuur(ind, nis, peiljaar)
    if klein := te_weinig(ind, nis, peiljaar, standen):
        return klein
    jaar, eigen = next(s.jaar for s in standen.values() if is_gekend(s)), gebieden.plaats(nis).naam
    kolommen = {eigen: list(standen.values())} | _gebiedsstanden(naam, nis, list(standen), jaar)
    waarden = {gebied: np.array([s.waarde for s in kolom], float) for gebied, kolom in kolommen.items()}
    basis = np.array([s.waarde if s else np.nan for s in (basisstand(ind, nis, jaar, g) for g in standen)], float)
    grootste, ruiten = np.nanmax([*waarden.values(), basis]), np.isfinite(basis)
    links = tekstbreedte(map(groepsnaam, standen)) + 0.1
    teksten_: dict[str, list[Cel | str]] = {
        gebied: [cel(ind, s.waarde, s.status) for s in kolom] for gebied, kolom in kolommen.items()
    }
    if ruiten.any():
        teksten_[basiskop(ind, jaar)] = [basistekst(ind, nis, jaar, groep) for groep in standen]
    with tekenblad(6.6, 0.75 + 0.36 * len(standen), marges=(links, 0.1, 0.35, 0.3)) as blad:
        as_ = blad.add_subplot()
        plaats, leeg = np.arange(len(standen)), np.full(len(standen), np.nan)
        lengtes = np.nan_to_num(waarden.pop(eigen))
        as_.barh(plaats, lengtes, height=0.62, color=ACCENT)
        for y, (tekst, lengte) in enumerate(zip(teksten_[eigen], lengtes, strict=True)):
            # Het getal schuift voorbij een streepje dat er anders door zou lopen.
            erdoor = [kolom[y] for kolom in waarden.values() if lengte <= kolom[y] < lengte + 0.14 * grootste]
            bijschrift(as_, tekst, (max([lengte, *erdoor]), y), (4, 0), va="center")
        stijlen = gebiedstijlen(waarden, gebieden.referentiegroep(nis).naam)
        for gebied, kolom in waarden.items():
            kleur, lijn = stijlen[gebied]
            # Eén onderbroken lijn: zo tekent matplotlib ze in één keer.
            x, hoogten = np.c_[kolom, kolom, leeg].ravel(), np.c_[plaats - 0.42, plaats + 0.42, leeg].ravel()
            as_.plot(x, hoogten, color=kleur, linestyle=lijn, linewidth=2, label=gebied)
        namenas(as_.yaxis, map(groepsnaam, standen))
        as_.invert_yaxis()
        as_.margins(x=0.14)
        getallenas(as_.xaxis)
        if ruiten.any():
            stijl: dict[str, Any] = {"s": 38, "marker": "D", "color": BASIS, "edgecolor": "white", "zorder": 4}
            as_.scatter(basis[ruiten], plaats[ruiten], label=WIE, **stijl)
        if as_.get_legend_handles_labels()[0]:
            as_.legend(loc="lower left", bbox_to_anchor=(0, 1.0), ncols=3, frameon=False, fontsize=8)
        tabel = pd.DataFrame({"Groep": list(map(groepsnaam, standen)), **teksten_}, dtype=object)
        alt = teksten.alt_staven(ind, tabel.to_dict("records"), eigen, jaar)
        svg = naar_svg(blad, alt)
    titel = f"{opschrift(ind)} in {eigen}, {jaarlabel(ind, jaar)}"
    return figuur("staven", ind, "", [jaar], titel, (svg, alt), tabel, basisbron(ind, jaar) if ruiten.any() else "")


def _gebiedsstanden(naam: str, nis: str, groepen: list[str], jaar: int) -> dict[str, list[Stand]]:
    """De maatstaven in precies dat jaar, waar minstens één groep een cijfer heeft; wat om te weinig mensen gaat, is leeg."""
    uit: dict[str, list[Stand]] = {}
    for gebied in gebieden.maatstaven(nis):
        kolom = [_getoond(naam, gebied.code, jaar, groep) for groep in groepen]
        uit |= {gebied.naam: kolom} if any(map(is_gekend, kolom)) else {}
    return uit


def _getoond(naam: str, code: str, jaar: int, groep: str) -> Stand:
    stand = vergelijking.stand_in(naam, code, jaar, groep)
    if stand and vergelijking.te_klein_ernaast(naam, code, stand, groep):
        return Stand(jaar, None, None, None, "te_klein")
    return stand or Stand(jaar, None, None, None, "geen")
