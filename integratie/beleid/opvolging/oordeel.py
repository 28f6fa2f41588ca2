"""Eén oordeel per streefcijfer: basislijn, pad, cijfer, status met reden, en de vergelijkingen die erbij horen. Niets van na het peiljaar."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from integratie import gebieden, vergelijking
from integratie.beleid.opvolging import enquete, regel
from integratie.beleid.opvolging.effect import TEKENS, Effect, effect
from integratie.beleid.opvolging.paneel import mogelijk, reeks, verandering, waarde_na
from integratie.beleid.opvolging.synthetisch import Controle, controle
from integratie.beleid.opvolging.variatie import Variatie, variatie
from integratie.beleid.opvolging.vergelijk import Verschil, met_gelijkaardige, met_rand
from integratie.beleid.plan.lezen import paden_van, plan_van
from integratie.beleid.plan.model import Actie, Streefcijfer
from integratie.indicator import Indicator, kaart
from integratie.opslag import edities
from integratie.rekenen import afgerond


@dataclass(frozen=True)
class Oordeel:
    """Wat er over één streefcijfer te zeggen valt tot `peiljaar`.

    `tegen_doel` en `verwachting` zijn de twee antwoorden (`regel.DOELEN` en `regel.VERWACHTINGEN`), `status` het besluit dat eruit volgt.
    `jaar` is het laatste jaar met een cijfer, tot en met het streefjaar (None zonder cijfer van na het basisjaar); `pad` wat de rechte van
    basis naar streefwaarde dan geeft; `waarden` alle eigen cijfers tot het peiljaar. `reden` is een sleutel van `regel.REDENEN`.
    `register` is het cijfer van het basisjaar in deze editie; wijkt het af van de basiswaarde, dan is `basis_klopt` onwaar.
    """

    code: str
    doel: Streefcijfer
    peiljaar: int
    waarden: dict[int, float]
    editie: str
    reden: str
    tegen_doel: str = regel.OPEN
    verwachting: str = regel.OPEN
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
    def status(self) -> str:
        """Het besluit: wat de tabel van de regel van de twee antwoorden maakt."""
        return regel.besluit(self.tegen_doel, self.verwachting)

    @property
    def uitleg(self) -> str:
        """De reden in woorden; bij wat al beslist is, met het tweede antwoord erbij."""
        zin = regel.REDENEN[self.reden]
        return (
            f"{zin}; tegenover wat te verwachten was: {self.verwachting}"
            if self.tegen_doel in (regel.GEHAALD, regel.ACHTER)
            else zin
        )

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
        return pad_in(self.doel, jaar)

    def rond_pad(self, jaar: int) -> tuple[float, float] | None:
        """Tussen welke waarden het cijfer in een jaar zou liggen voor wie het pad volgt; None zonder natuurlijke variatie."""
        if self.variatie is None or jaar not in self.variatie.band.index:
            return None
        stap = verandering(self.kaart, self.pad_in(jaar), self.doel.basiswaarde)
        laag, hoog = self.variatie.band.loc[jaar, ["laag", "hoog"]]
        if not np.isfinite([laag, hoog]).all():
            return None
        return tuple(
            mogelijk(self.kaart, waarde_na(self.kaart, stap + grens, self.doel.basiswaarde)) for grens in (laag, hoog)
        )

    @property
    def eigen_trend(self) -> float | None:
        """Waar het cijfer zou staan als de eigen trend van voor het basisjaar gewoon doorliep."""
        if self.variatie is None or self.jaar is None:
            return None
        stap = self.variatie.trend * (self.jaar - self.doel.basisjaar)
        return mogelijk(self.kaart, waarde_na(self.kaart, stap, self.register))

    @property
    def verwacht(self) -> float | None:
        """Wat zonder iets bijzonders te verwachten was: de eigen trend, met de beweging van gelijkaardige gemeenten erbij."""
        if self.variatie is None or self.jaar is None:
            return None
        return mogelijk(
            self.kaart,
            waarde_na(self.kaart, _te_verwachten(self.variatie, self.doel.basisjaar, self.jaar), self.register),
        )


def oordelen(code: str, peiljaar: int, editie: str | None = None) -> list[Oordeel]:
    """Het oordeel over elk streefcijfer van het plan van een gemeente of cluster, in de volgorde van het plan; leeg zonder plan.

    Fout: `Gebruiksfout` als het planbestand niet klopt.
    """
    plan, editie = plan_van(code), edities.kies_editie(editie)
    if plan is None:
        return []
    return [_oordeel(code, doel, peiljaar, editie, actie) for actie, doel in plan.streefcijfers()]


def oordeel(code: str, doel: Streefcijfer, peiljaar: int | None = None, editie: str | None = None) -> Oordeel:
    """Het oordeel over één streefcijfer van een gemeente (NIS-code), cluster of gebied."""
    editie = edities.kies_editie(editie)
    return _oordeel(code, doel, peiljaar or vergelijking.laatste_peiljaar(editie), editie)


def _oordeel(code: str, doel: Streefcijfer, peiljaar: int, editie: str, actie: Actie | None = None) -> Oordeel:
    ind = kaart(doel.indicator)
    alle = reeks(doel.indicator, doel.groep, code, editie)
    waarden = {int(j): float(w) for j, w in alle.items() if j <= peiljaar}
    kop = {"code": code, "doel": doel, "peiljaar": peiljaar, "waarden": waarden, "editie": editie, "actie": actie}
    if doel.basisjaar > peiljaar:
        return Oordeel(**kop, reden="later")
    if gebieden.plaats(code).leden and not ind.optelbaar:
        return Oordeel(**kop, reden="cluster")
    jaren = [j for j in waarden if doel.basisjaar < j <= doel.streefjaar]
    kop["register"] = waarden.get(doel.basisjaar)
    if not jaren:
        return Oordeel(**kop, reden="geen")
    jaar = max(jaren)
    kop |= {"jaar": jaar, "werkelijk": waarden[jaar], "pad": pad_in(doel, jaar)}
    if np.isnan(verandering(ind, waarden[jaar], doel.basiswaarde)):
        return Oordeel(**kop, reden="basis")
    if ind.soort == "enquete":
        return _enquete(kop, editie)
    v = variatie(doel.indicator, doel.groep, code, doel.basisjaar, jaar, editie)
    kop |= _naast(ind, doel, code, (doel.basisjaar, jaar), v, waarden, editie)
    if isinstance(v, str):
        return Oordeel(**kop, reden=v, tegen_doel=_tegenover_doel(kop, np.nan, (np.nan, np.nan))[0])
    weg = verandering(ind, waarden[jaar], kop["register"]) - _te_verwachten(v, doel.basisjaar, jaar)
    grenzen = tuple(v.band.loc[jaar, ["laag", "hoog"]])
    tegen_doel, buiten = _tegenover_doel(kop, weg, grenzen)
    verwachting = regel.tegenover_verwachting(weg, *grenzen, TEKENS[doel.richting])
    return Oordeel(
        **kop,
        tegen_doel=tegen_doel,
        verwachting=verwachting,
        reden=regel.reden(tegen_doel, verwachting, buiten),
        variatie=v,
    )


def pad_in(doel: Streefcijfer, jaar: int) -> float:
    """De rechte van basis naar streefwaarde; na het streefjaar blijft ze op de streefwaarde."""
    deel = (min(jaar, doel.streefjaar) - doel.basisjaar) / (doel.streefjaar - doel.basisjaar)
    return doel.basiswaarde + deel * (doel.streefwaarde - doel.basiswaarde)


def _te_verwachten(v: Variatie, basisjaar: int, jaar: int) -> float:
    """De verandering die te verwachten was: de eigen trend plus de beweging van gelijkaardige gemeenten."""
    return v.trend * (jaar - basisjaar) + float(v.band.at[jaar, "beweging"])


def _tegenover_doel(kop: dict, weg: float, grenzen: tuple[float, float]) -> tuple[str, bool]:
    """Het eerste antwoord, en of het cijfer buiten de grenzen achterligt; op cijfers zoals men ze leest: 59,34 is 59,3."""
    doel, ind = kop["doel"], kop["doel"].kaart
    cijfer, pad = (
        verandering(ind, afgerond(x, ind.decimalen), doel.basiswaarde) for x in (kop["werkelijk"], kop["pad"])
    )
    teken, einde = TEKENS[doel.richting], kop["jaar"] == doel.streefjaar
    antwoord = regel.tegenover_doel(cijfer - pad, weg, *grenzen, teken, einde)
    return antwoord, regel.buiten(cijfer - pad, *grenzen, teken)


def _naast(
    ind: Indicator,
    doel: Streefcijfer,
    code: str,
    jaren: tuple[int, int],
    v: Variatie | str,
    waarden: dict,
    editie: str,
) -> dict:
    """Difference in differences en synthetische controle, op de cijfers van deze editie (niet op de basiswaarde van het plan)."""
    if jaren[0] not in waarden:
        return {}
    eigen = float(verandering(ind, waarden[jaren[1]], waarden[jaren[0]]))
    if np.isnan(eigen):
        return {}
    vergeleken = v.vergeleken if isinstance(v, Variatie) else ()
    return {
        "gelijkaardig": met_gelijkaardige(ind, doel.groep, code, eigen, jaren, vergeleken, editie),
        "rand": met_rand(ind, doel.groep, code, eigen, jaren, editie),
        "synthetisch": controle(ind, doel.groep, code, jaren, vergeleken, v.schommeling, editie)
        if vergeleken
        else None,
    }


def _enquete(kop: dict, editie: str) -> Oordeel:
    """Een enquêtecijfer heeft geen geschiedenis maar een steekproef: de marge van beide bevragingen is de band, als ze gekend is."""
    ind = kop["doel"].kaart
    marges = [_marge(ind, kop, j, editie) for j in (kop["doel"].basisjaar, kop["jaar"])]
    if None in marges:
        return Oordeel(**kop, reden="marge")
    marge = float(np.hypot(*marges))
    # Binnen de marge is niets te zeggen, ook niet dat het doel gehaald is.
    binnen = abs(kop["werkelijk"] - kop["pad"]) <= marge
    tegen_doel = regel.OPEN if binnen else _tegenover_doel(kop, 0.0, (-marge, marge))[0]
    return Oordeel(**kop, tegen_doel=tegen_doel, reden="enquete", marge=marge)


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


@cache
def _bewaard(code: str, peiljaar: int, editie: str, _stand: tuple) -> tuple[Oordeel, ...]:
    return tuple(oordelen(code, peiljaar, editie))
