"""Eén oordeel per streefcijfer: basislijn, pad, cijfer, status met reden, en de vergelijkingen die erbij horen. Niets van na het peiljaar."""

from dataclasses import dataclass, replace
from functools import cache
from math import isfinite, sqrt
from typing import NamedTuple

import numpy as np

from integratie import gebieden, vergelijking
from integratie.beleid.opvolging import beslisregel
from integratie.beleid.opvolging.effect import TEKENS, Effect, effect
from integratie.beleid.opvolging.paneel import Reeks, verandering, waarde_na
from integratie.beleid.opvolging.synthetisch import Controle, controle
from integratie.beleid.opvolging.variatie import Variatie, variatie
from integratie.beleid.opvolging.vergelijk import Verschil, met_gelijkaardige, met_rand
from integratie.beleid.plan.lezen import bestandsstand, plan_van
from integratie.beleid.plan.model import Actie, Streefcijfer
from integratie.indicator import Indicator, kaart
from integratie.opslag import edities
from integratie.rekenen import afgerond

Z = 1.96  # 95 % zekerheid


class Meting(NamedTuple):
    """Het laatste jaar met een cijfer, dat cijfer, en waar het volgens het pad dan zou staan."""

    jaar: int
    werkelijk: float
    pad: float


@dataclass(frozen=True)
class Oordeel:
    """Wat er over één streefcijfer te zeggen valt tot `peiljaar`.

    `tegen_doel` en `verwachting` zijn de twee antwoorden (`beslisregel.DOELEN` en `beslisregel.VERWACHTINGEN`), `status` het besluit dat eruit volgt.
    `jaar` is het laatste jaar met een cijfer, tot en met het streefjaar (None zonder cijfer van na het basisjaar); `pad` wat de rechte van
    basis naar streefwaarde dan geeft; `waarden` alle eigen cijfers tot het peiljaar. `reden` is een sleutel van `beslisregel.REDENEN`.
    `register` is het cijfer van het basisjaar in deze editie; wijkt het af van de basiswaarde, dan is `basis_klopt` onwaar. `nummer` is
    het hoeveelste streefcijfer van het plan dit is.
    """

    code: str
    doel: Streefcijfer
    peiljaar: int
    waarden: dict[int, float]
    editie: str
    reden: str
    tegen_doel: str = beslisregel.OPEN
    verwachting: str = beslisregel.OPEN
    jaar: int | None = None
    werkelijk: float | None = None
    pad: float | None = None
    register: float | None = None
    marge: float | None = None
    variatie: Variatie | None = None
    gelijkaardig: Verschil | None = None
    rand: Verschil | None = None
    synthetisch: Controle | None = None
    actie: Actie | None = None
    nummer: int = 1

    @property
    def kaart(self) -> Indicator:
        return kaart(self.doel.indicator)

    @property
    def bij_actie(self) -> Actie:
        """De actie van het plan. Fout: `LookupError` bij een streefcijfer buiten een plan."""
        if self.actie is None:
            raise LookupError("een streefcijfer buiten een plan heeft geen actie")
        return self.actie

    @property
    def reeks(self) -> Reeks:
        """De cijfers waarover het oordeel gaat."""
        return Reeks(self.doel.indicator, self.doel.groep, self.code, self.editie)

    @property
    def naast(self) -> Verschil | None:
        """Een vergelijking met andere gemeenten, als er een is."""
        return self.gelijkaardig or self.rand

    @property
    def status(self) -> str:
        """Het besluit: wat de tabel van de regel van de twee antwoorden maakt."""
        return beslisregel.besluit(self.tegen_doel, self.verwachting)

    @property
    def uitleg(self) -> str:
        """De reden in woorden; bij wat al beslist is, met het tweede antwoord erbij."""
        beslist = self.tegen_doel in (beslisregel.GEHAALD, beslisregel.ACHTER)
        slot = f"; tegenover wat te verwachten was: {self.verwachting}" if beslist else ""
        return beslisregel.REDENEN[self.reden] + slot

    @property
    def teken(self) -> int:
        """1 als het cijfer omhoog moet, -1 als het omlaag moet."""
        return TEKENS[self.doel.richting]

    @property
    def effect(self) -> Effect:
        """Het kleinste effect dat in het streefjaar te zien is, en wat het doel vraagt; uit cijfers tot het peiljaar."""
        return effect(self.code, self.doel, self.peiljaar, self.editie)

    @property
    def basis_klopt(self) -> bool:
        """Is de basiswaarde van het plan nog die van deze editie?"""
        d = self.kaart.decimalen
        return self.register is None or afgerond(self.register, d) == afgerond(self.doel.basiswaarde, d)

    @property
    def achterstand(self) -> int | None:
        """Hoeveel jaar het laatste cijfer ouder is dan het peiljaar; None als het streefjaar al voorbij is of er geen cijfer is."""
        laatste = max(self.waarden, default=None)
        return None if laatste is None or laatste >= self.doel.streefjaar else self.peiljaar - laatste

    def pad_in(self, jaar: int) -> float:
        """De rechte van basis naar streefwaarde; na het streefjaar blijft ze op de streefwaarde."""
        d = self.doel
        deel = (min(jaar, d.streefjaar) - d.basisjaar) / (d.streefjaar - d.basisjaar)
        return d.basiswaarde + deel * (d.streefwaarde - d.basiswaarde)

    def rond_pad(self, jaar: int) -> tuple[float, float] | None:
        """Tussen welke waarden het cijfer in een jaar zou liggen voor wie het pad volgt; None zonder natuurlijke variatie."""
        if self.variatie is None or jaar not in self.variatie.band.index:
            return None
        stap = verandering(self.kaart, self.pad_in(jaar), self.doel.basiswaarde)
        grenzen = self.variatie.band.loc[jaar, ["laag", "hoog"]]
        if not np.isfinite(grenzen).all():
            return None
        laag, hoog = (waarde_na(self.kaart, stap + grens, self.doel.basiswaarde) for grens in grenzen)
        return laag, hoog

    @property
    def eigen_trend(self) -> float | None:
        """Waar het cijfer zou staan als de eigen trend van voor het basisjaar gewoon doorliep."""
        if self.variatie is None or self.jaar is None or self.register is None:
            return None
        return waarde_na(self.kaart, self.variatie.trend * (self.jaar - self.doel.basisjaar), self.register)

    @property
    def verwacht(self) -> float | None:
        """Wat zonder iets bijzonders te verwachten was: de eigen trend, met de beweging van gelijkaardige gemeenten erbij."""
        if self.variatie is None or self.jaar is None or self.register is None:
            return None
        return waarde_na(self.kaart, self.variatie.te_verwachten(self.doel.basisjaar, self.jaar), self.register)


def oordelen(code: str, peiljaar: int, editie: str | None = None) -> list[Oordeel]:
    """Het oordeel over elk streefcijfer van het plan van een gemeente of cluster, in de volgorde van het plan; leeg zonder plan.

    Fout: `Gebruiksfout` als het planbestand niet klopt.
    """
    plan, editie = plan_van(code), edities.kies_editie(editie)
    paren = enumerate(plan.streefcijfers() if plan else (), 1)
    return [replace(oordeel(code, doel, peiljaar, editie), actie=a, nummer=nummer) for nummer, (a, doel) in paren]


def oordeel(code: str, doel: Streefcijfer, peiljaar: int | None = None, editie: str | None = None) -> Oordeel:
    """Het oordeel over één streefcijfer van een gemeente (NIS-code), cluster of gebied."""
    editie = edities.kies_editie(editie)
    peiljaar = peiljaar or vergelijking.laatste_peiljaar(editie)
    o = Oordeel(code, doel, peiljaar, {}, editie, "later")
    waarden = {int(j): float(w) for j, w in o.reeks.waarden.items() if j <= peiljaar}
    o = replace(o, waarden=waarden)
    if doel.basisjaar > peiljaar:
        return o
    if gebieden.plaats(code).leden and not o.kaart.optelbaar:
        return replace(o, reden="cluster")
    o = replace(o, register=waarden.get(doel.basisjaar), reden="geen")
    jaar = max((j for j in waarden if doel.basisjaar < j <= doel.streefjaar), default=None)
    if jaar is None:
        return o
    nu = Meting(jaar, waarden[jaar], o.pad_in(jaar))
    o = replace(o, jaar=jaar, werkelijk=nu.werkelijk, pad=nu.pad, reden="basis")
    if np.isnan(verandering(o.kaart, nu.werkelijk, doel.basiswaarde)):
        return o
    if o.kaart.soort == "enquete":
        return _enquete(o, nu)
    v = variatie(o.reeks, doel.basisjaar, jaar)
    o = replace(o, **_naast(o, nu, v))
    if isinstance(v, str):
        return replace(o, reden=v, tegen_doel=_tegenover_doel(o, nu, np.nan, (np.nan, np.nan))[0])
    weg = verandering(o.kaart, nu.werkelijk, o.register) - v.te_verwachten(doel.basisjaar, jaar)
    laag, hoog = v.band.loc[jaar, ["laag", "hoog"]]
    tegen_doel, buiten = _tegenover_doel(o, nu, weg, (laag, hoog))
    verwachting = beslisregel.tegenover_verwachting(weg, laag, hoog, o.teken)
    reden = beslisregel.reden(tegen_doel, verwachting, buiten)
    return replace(o, tegen_doel=tegen_doel, verwachting=verwachting, reden=reden, variatie=v)


def _tegenover_doel(o: Oordeel, nu: Meting, weg: float, grenzen: tuple[float, float]) -> tuple[str, bool]:
    """Het eerste antwoord, en of het cijfer buiten de grenzen achterligt; op cijfers zoals men ze leest: 59,34 is 59,3."""
    gelezen = (afgerond(x, o.kaart.decimalen) for x in (nu.werkelijk, nu.pad))
    cijfer, pad = (verandering(o.kaart, x, o.doel.basiswaarde) for x in gelezen)
    antwoord = beslisregel.tegenover_doel(cijfer - pad, weg, *grenzen, o.teken, nu.jaar == o.doel.streefjaar)
    return antwoord, beslisregel.buiten(cijfer - pad, *grenzen, o.teken)


def _naast(o: Oordeel, nu: Meting, v: Variatie | str) -> dict:
    """Difference in differences en synthetische controle, op de cijfers van deze editie (niet op de basiswaarde van het plan)."""
    if o.register is None:
        return {}
    eigen = float(verandering(o.kaart, nu.werkelijk, o.register))
    if np.isnan(eigen):
        return {}
    jaren, vergeleken = (o.doel.basisjaar, nu.jaar), () if isinstance(v, str) else v.vergeleken
    return {
        "gelijkaardig": met_gelijkaardige(o.reeks, eigen, jaren, vergeleken),
        "rand": met_rand(o.reeks, eigen, jaren),
        "synthetisch": None if isinstance(v, str) else controle(o.reeks, jaren, vergeleken, v.schommeling),
    }


def _enquete(o: Oordeel, nu: Meting) -> Oordeel:
    """Een enquêtecijfer heeft geen geschiedenis maar een steekproef: de marge van beide bevragingen is de band, als ze gekend is."""
    toen, nieuw = _marge(o, o.doel.basisjaar), _marge(o, nu.jaar)
    if toen is None or nieuw is None:
        return replace(o, reden="marge")
    marge = float(np.hypot(toen, nieuw))
    # Binnen de marge is niets te zeggen, ook niet dat het doel gehaald is.
    binnen = abs(nu.werkelijk - nu.pad) <= marge
    tegen_doel = beslisregel.OPEN if binnen else _tegenover_doel(o, nu, 0.0, (-marge, marge))[0]
    return replace(o, tegen_doel=tegen_doel, reden="enquete", marge=marge)


def _marge(o: Oordeel, jaar: int) -> float | None:
    stand = vergelijking.stand(o.doel.indicator, o.code, jaar, o.doel.groep, o.editie)
    inwoners = vergelijking.stand("inwoners", o.code, jaar, "", o.editie)
    if stand.jaar != jaar or stand.waarde is None or stand.noemer is None or inwoners.waarde is None:
        return None
    return steekproefmarge(stand.waarde, stand.noemer, inwoners.waarde)


def steekproefmarge(procent: float, antwoorden: float, inwoners: float) -> float | None:
    """De marge van een enquêtecijfer in procentpunt (95 %), met de correctie voor een eindige bevolking; None zonder aantal antwoorden.

    Bron van de formule: Gemeente-Stadsmonitor; 39,587 % van 408 antwoorden in een bevolking van 11.626,85 geeft 4,66.
    """
    if not all(isfinite(x) for x in (procent, antwoorden, inwoners)) or not 0 < antwoorden <= inwoners:
        return None
    return Z * sqrt(procent * (100 - procent) / antwoorden) * sqrt(1 - antwoorden / inwoners)


def bewaard(code: str, peiljaar: int, editie: str) -> tuple[Oordeel, ...]:
    """Zoals `oordelen`, maar één keer gerekend zolang het planbestand niet verandert: elk deel van een rapport gebruikt dezelfde."""
    return _bewaard(code, peiljaar, editie, bestandsstand(code))


@cache
def _bewaard(code: str, peiljaar: int, editie: str, _stand: tuple) -> tuple[Oordeel, ...]:
    return tuple(oordelen(code, peiljaar, editie))
