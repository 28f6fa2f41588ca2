"""Eén oordeel per streefcijfer: basislijn, pad, cijfer, status met reden, en de vergelijkingen die erbij horen. Niets van na het peiljaar."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from integratie import gebieden, gebruik, kubus, vergelijking
from integratie.beleid.opvolging import enquete, regel
from integratie.beleid.opvolging.paneel import reeks, verandering, waarde_na
from integratie.beleid.opvolging.synthetisch import Controle, controle
from integratie.beleid.opvolging.variatie import Variatie, variatie
from integratie.beleid.opvolging.vergelijk import Verschil, met_gelijkaardige, met_rand
from integratie.beleid.plan.lezen import paden_van, plan_van
from integratie.beleid.plan.model import Actie, Streefcijfer
from integratie.indicator import Indicator, kaart
from integratie.rekenen import afgerond


@dataclass(frozen=True)
class Oordeel:
    """Wat er over één streefcijfer te zeggen valt tot `peiljaar`.

    `jaar` is het laatste jaar met een cijfer, tot en met het streefjaar (None zonder cijfer van na het basisjaar); `pad` wat de rechte van
    basis naar streefwaarde dan geeft; `waarden` alle eigen cijfers tot het peiljaar. `reden` is een sleutel van `regel.REDENEN`.
    `register` is het cijfer van het basisjaar in deze editie; wijkt het af van de basiswaarde, dan is `basis_klopt` onwaar.
    """

    code: str
    doel: Streefcijfer
    peiljaar: int
    status: str
    reden: str
    waarden: dict[int, float]
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

    @property
    def kaart(self) -> Indicator:
        """De kaart van de indicator."""
        return kaart(self.doel.indicator)

    @property
    def richting(self) -> int:
        """1 als het cijfer omhoog moet, -1 als het omlaag moet, 0 als het moet blijven."""
        return int(np.sign(self.doel.streefwaarde - self.doel.basiswaarde))

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
        laag, hoog = self.variatie.band.loc[jaar, ["laag", "hoog"]]
        if not np.isfinite([laag, hoog]).all():
            return None
        return tuple(self._kan(waarde_na(self.kaart, stap + grens, self.doel.basiswaarde)) for grens in (laag, hoog))

    @property
    def eigen_trend(self) -> float | None:
        """Waar het cijfer zou staan als de eigen trend van voor het basisjaar gewoon doorliep."""
        if self.variatie is None or self.jaar is None:
            return None
        stap = self.variatie.trend * (self.jaar - self.doel.basisjaar)
        return self._kan(waarde_na(self.kaart, stap, self.doel.basiswaarde))

    @property
    def verwacht(self) -> float | None:
        """Wat zonder iets bijzonders te verwachten was: de eigen trend, met de beweging van gelijkaardige gemeenten erbij."""
        if self.variatie is None or self.jaar is None:
            return None
        stap = self.variatie.trend * (self.jaar - self.doel.basisjaar) + self.variatie.band.at[self.jaar, "beweging"]
        return self._kan(waarde_na(self.kaart, stap, self.doel.basiswaarde))

    @property
    def is_verwacht(self) -> bool | None:
        """Ligt het cijfer binnen de natuurlijke variatie rond wat te verwachten was? Dan is er niets bijzonders te zien."""
        if self.verwacht is None:
            return None
        beweging, laag, hoog = self.variatie.band.loc[self.jaar]
        stap = self.variatie.trend * (self.jaar - self.doel.basisjaar) + beweging
        return bool(laag <= verandering(self.kaart, self.werkelijk, self.doel.basiswaarde) - stap <= hoog)

    def _kan(self, waarde: float) -> float:
        """Een waarde die bestaat: geen aandeel boven 100, en onder nul alleen wat een teken heeft."""
        onder = -np.inf if self.kaart.met_teken else 0.0
        return float(min(max(waarde, onder), 100.0 if self.kaart.is_aandeel else np.inf))


def oordelen(code: str, peiljaar: int, editie: str | None = None) -> list[Oordeel]:
    """Het oordeel over elk streefcijfer van het plan van een gemeente of cluster, in de volgorde van het plan; leeg zonder plan.

    Fout: `Gebruiksfout` als het planbestand niet klopt.
    """
    plan, editie = plan_van(code), kubus.kies_editie(editie)
    if plan is None:
        return []
    return [_oordeel(code, doel, peiljaar, editie, actie) for actie, doel in plan.streefcijfers()]


def oordeel(code: str, doel: Streefcijfer, peiljaar: int | None = None, editie: str | None = None) -> Oordeel:
    """Het oordeel over één streefcijfer van een gemeente (NIS-code), cluster of gebied."""
    editie = kubus.kies_editie(editie)
    return _oordeel(code, doel, peiljaar or vergelijking.laatste_peiljaar(editie), editie)


def _oordeel(code: str, doel: Streefcijfer, peiljaar: int, editie: str, actie: Actie | None = None) -> Oordeel:
    ind = kaart(doel.indicator)
    alle = reeks(doel.indicator, doel.groep, code, editie)
    waarden = {int(j): float(w) for j, w in alle.items() if j <= peiljaar}
    kop = {"code": code, "doel": doel, "peiljaar": peiljaar, "waarden": waarden, "actie": actie}

    def open_(reden: str, **extra) -> Oordeel:
        return Oordeel(**kop, status=regel.OPEN, reden=reden, **extra)

    if doel.basisjaar > peiljaar:
        return open_("later")
    if gebieden.plaats(code).leden and not ind.optelbaar:
        return open_("cluster")
    jaren = [j for j in waarden if doel.basisjaar < j <= doel.streefjaar]
    register = waarden.get(doel.basisjaar)
    if not jaren:
        return open_("geen", register=register)
    jaar = max(jaren)
    werkelijk, pad = waarden[jaar], Oordeel(**kop, status="", reden="").pad_in(jaar)
    kop |= {"jaar": jaar, "werkelijk": werkelijk, "pad": pad, "register": register}
    afwijking = verandering(ind, werkelijk, doel.basiswaarde) - verandering(ind, pad, doel.basiswaarde)
    vooruitgang = verandering(ind, werkelijk, doel.basiswaarde)
    if ind.soort == "enquete":
        return _enquete(kop, ind, afwijking, vooruitgang, editie)
    if np.isnan(afwijking):
        return open_("basis")
    v = variatie(doel.indicator, doel.groep, code, doel.basisjaar, jaar, editie)
    vergeleken = v.vergeleken if isinstance(v, Variatie) else ()
    kop |= _naast(ind, doel, code, (doel.basisjaar, jaar), vergeleken, waarden, editie)
    if isinstance(v, str):
        return open_(v)
    status, reden = regel.beslis(
        afwijking, vooruitgang, *v.band.loc[jaar, ["laag", "hoog"]], Oordeel(**kop, status="", reden="").richting
    )
    return Oordeel(**kop, status=status, reden=reden, variatie=v)


def _naast(
    ind: Indicator,
    doel: Streefcijfer,
    code: str,
    jaren: tuple[int, int],
    vergeleken: tuple[str, ...],
    waarden: dict,
    editie: str,
) -> dict:
    """Difference in differences en synthetische controle, op de cijfers van deze editie (niet op de basiswaarde van het plan)."""
    if jaren[0] not in waarden:
        return {}
    eigen = float(verandering(ind, waarden[jaren[1]], waarden[jaren[0]]))
    if np.isnan(eigen):
        return {}
    return {
        "gelijkaardig": met_gelijkaardige(ind, doel.groep, code, eigen, jaren, vergeleken, editie),
        "rand": met_rand(ind, doel.groep, code, eigen, jaren, editie),
        "synthetisch": controle(ind, doel.groep, code, jaren, vergeleken, editie) if vergeleken else None,
    }


def _enquete(kop: dict, ind: Indicator, afwijking: float, vooruitgang: float, editie: str) -> Oordeel:
    """Een enquêtecijfer heeft geen geschiedenis maar een steekproef: de marge van beide bevragingen is de band, als ze gekend is."""
    marges = [_marge(ind, kop, j, editie) for j in (kop["doel"].basisjaar, kop["jaar"])]
    if None in marges:
        return Oordeel(**kop, status=regel.OPEN, reden="marge")
    marge = float(np.hypot(*marges))
    richting = Oordeel(**kop, status="", reden="").richting
    status, reden = regel.beslis(afwijking, vooruitgang, -marge, marge, richting)
    return Oordeel(**kop, status=status, reden="binnen_marge" if reden == "stil" else reden, marge=marge)


def _marge(ind: Indicator, kop: dict, jaar: int, editie: str) -> float | None:
    stand = vergelijking.stand(ind.naam, kop["code"], jaar, kop["doel"].groep, editie)
    inwoners = vergelijking.stand("inwoners", kop["code"], jaar, "", editie)
    if stand.jaar != jaar or stand.noemer is None or inwoners.waarde is None:
        return None
    return enquete.marge(stand.waarde, stand.noemer, inwoners.waarde)


def bewaard(code: str, peiljaar: int, editie: str) -> tuple[Oordeel, ...]:
    """Zoals `oordelen`, maar één keer gerekend zolang het planbestand niet verandert: elk deel van een rapport gebruikt dezelfde."""
    stand = tuple((p.as_posix(), p.stat().st_mtime_ns, p.stat().st_size) for p in paden_van(code) if p.is_file())
    return _bewaard(code, peiljaar, editie, stand)


@gebruik.onthoud
def _bewaard(code: str, peiljaar: int, editie: str, _stand: tuple) -> tuple[Oordeel, ...]:
    return tuple(oordelen(code, peiljaar, editie))
