"""Het Lokaal Plan van Aanpak: visie, beleidsdoelstellingen → actieplannen → acties, partners, streefcijfers en vragen.

Elk veld controleert zichzelf, zodat alle fouten van een bestand samen bekend zijn; wat naar elders verwijst (partner, jaar van
het plan) staat in de context van `lezen`. De namen van de velden zijn die van het YAML-bestand.
"""

from __future__ import annotations

import datetime

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from integratie import gebieden
from integratie.beleid.netwerk.regie import SOORTEN
from integratie.beleid.plan.lijsten import RICHTINGEN, STATUSSEN
from integratie.beleid.plan.soorten import (
    Bedrag,
    Beleidsveld,
    Datum,
    Getal,
    Jaar,
    JaNee,
    Keuze,
    MinstensEen,
    Regel,
    Sleutel,
    Tekst,
    keuze,
)
from integratie.beleid.rubrieken import DOMEINEN, RUBRIEKEN
from integratie.fouten import Gebruiksfout, suggestie
from integratie.indicator import DOELEN, LAGEN, Indicator, cijfers, register


class _Deel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Basislijn(_Deel):
    """Een cijfer van vandaag: `waarde` van een indicator (en groep) in `jaar`, zoals het register ze geeft."""

    indicator: Regel
    groep: Regel = Field(default="", validate_default=True)
    basisjaar: Jaar
    basiswaarde: Getal
    afwijking: Tekst = ""  # waarom de basiswaarde anders is dan die van het register

    @field_validator("indicator")
    @classmethod
    def _bestaat(cls, naam: str) -> str:
        if naam not in register():
            raise ValueError(
                f"ik ken geen indicator '{naam}'; toegelaten: de namen van integratie indicatoren.{suggestie(naam, register())}"
            )
        return naam

    @field_validator("groep")
    @classmethod
    def _groep_bestaat(cls, groep: str, info: ValidationInfo) -> str:
        if naam := info.data.get("indicator"):
            keuze(groep, groepen_van(naam), f"groep bij {naam}")
        return groep

    @field_validator("basiswaarde")
    @classmethod
    def _kan(cls, waarde: float, info: ValidationInfo) -> float:
        return kan(waarde, info.data.get("indicator"))

    @property
    def kaart(self) -> Indicator:
        """De kaart van de indicator."""
        return register()[self.indicator]


class Streefcijfer(Basislijn):
    """Waar een indicator naartoe moet: van `basiswaarde` in `basisjaar` naar `streefwaarde` in `streefjaar`.

    `richting` zegt wat beter is. Een streefwaarde boven de basis met `omlaag` is een plafond (hoogstens), eronder met `omhoog` een bodem.
    """

    streefjaar: Jaar
    streefwaarde: Getal
    richting: Keuze(*RICHTINGEN)

    @field_validator("streefjaar")
    @classmethod
    def _later(cls, jaar: int, info: ValidationInfo) -> int:
        basis = info.data.get("basisjaar")
        if basis is not None and jaar <= basis:
            raise ValueError(f"{jaar} ligt niet na het basisjaar {basis}; verwacht een later jaar")
        return jaar

    @field_validator("streefwaarde")
    @classmethod
    def _kan_ook(cls, waarde: float, info: ValidationInfo) -> float:
        return kan(waarde, info.data.get("indicator"))

    @property
    def grens(self) -> str:
        """ "hoogstens" bij een plafond, "minstens" bij een bodem, anders leeg: het cijfer moet bewegen."""
        if self.richting == "omlaag" and self.streefwaarde >= self.basiswaarde:
            return "hoogstens"
        return "minstens" if self.richting == "omhoog" and self.streefwaarde <= self.basiswaarde else ""


class Partner(_Deel):
    """Wie meewerkt; `sleutel` is de korte code waarmee acties naar hem verwijzen."""

    sleutel: Sleutel
    naam: Regel
    soort: Keuze(*SOORTEN) = "andere"
    toelichting: Tekst = ""


class Taak(_Deel):
    """Wat een partner in een actie doet."""

    partner: Sleutel
    taak: Tekst

    @field_validator("partner")
    @classmethod
    def _gekend(cls, sleutel: str, info: ValidationInfo) -> str:
        return _partner(sleutel, info)


class Actie(_Deel):
    """Eén actie, met alles wat ervoor afgesproken is. `budget` is jaar → euro."""

    code: Sleutel
    titel: Regel
    omschrijving: Tekst = ""
    beleidsveld: Beleidsveld
    prioritair: JaNee
    rubriek: Keuze(*RUBRIEKEN)
    domein: Keuze(*DOMEINEN)
    doel: Keuze(*DOELEN)
    laag: Keuze(*LAGEN)
    trekker: Sleutel
    partners: tuple[Taak, ...] = ()
    doelgroep: Tekst
    begin: Datum
    einde: Datum
    status: Keuze(*STATUSSEN)
    resultaat: Tekst
    effectmeting: Tekst
    budget: dict[Jaar, Bedrag] = Field(default_factory=dict)
    streefcijfers: tuple[Streefcijfer, ...] = ()

    @field_validator("trekker")
    @classmethod
    def _gekend(cls, sleutel: str, info: ValidationInfo) -> str:
        return _partner(sleutel, info)

    @field_validator("einde")
    @classmethod
    def _na_begin(cls, einde: datetime.date, info: ValidationInfo) -> datetime.date:
        begin = info.data.get("begin")
        if begin and einde < begin:
            raise ValueError(f"{einde} ligt voor het begin ({begin}); verwacht een datum vanaf {begin}")
        return einde

    @field_validator("einde")
    @classmethod
    def _binnen_het_plan(cls, einde: datetime.date, info: ValidationInfo) -> datetime.date:
        begin, jaren = info.data.get("begin"), _jaren(info)
        if begin and jaren and (einde.year < jaren[0] or begin.year > jaren[-1]):
            raise ValueError(
                f"de actie ({begin} tot {einde}) valt buiten het plan ({jaren[0]} tot {jaren[-1]}); pas haar data of 'van' en 'tot' aan"
            )
        return einde

    @field_validator("budget")
    @classmethod
    def _op_jaar(cls, budget: dict[int, float]) -> dict[int, float]:
        return dict(sorted(budget.items()))

    @field_validator("partners")
    @classmethod
    def _elke_partner_een_taak(cls, taken: tuple[Taak, ...]) -> tuple[Taak, ...]:
        namen = [t.partner for t in taken]
        if dubbel := [n for n in namen if namen.count(n) > 1]:
            raise ValueError(f"partner '{dubbel[0]}' staat er meer dan één keer; zet zijn taken samen in één tekst")
        return taken


class Actieplan(_Deel):
    """Een actieplan met zijn acties."""

    code: Sleutel
    titel: Regel
    acties: MinstensEen[tuple[Actie, ...]]


class Beleidsdoelstelling(_Deel):
    """Een beleidsdoelstelling met haar actieplannen."""

    code: Sleutel
    titel: Regel
    omschrijving: Tekst = ""
    actieplannen: MinstensEen[tuple[Actieplan, ...]]


class Vraag(_Deel):
    """Een vraag die bij het opmaken van het plan te beantwoorden is; zonder `antwoord` staat ze nog open."""

    onderwerp: Regel
    vraag: Tekst
    antwoord: Tekst = ""


class Plan(_Deel):
    """Het plan van een gemeente (NIS-code) of cluster (sleutel). `fictief`: een voorbeeld, geen beleid van dat bestuur."""

    titel: Regel
    gebied: Regel
    van: Jaar
    tot: Jaar
    fictief: JaNee = False
    vastgesteld: Datum | None = None  # de gemeenteraad (of raden) stelde het plan vast op deze dag
    bevoegd: Regel = ""  # wie politiek verantwoordelijk is
    coordinatie: Regel = ""  # welke dienst of functie het plan trekt
    visie: Tekst
    partners: MinstensEen[tuple[Partner, ...]]
    beleidsdoelstellingen: MinstensEen[tuple[Beleidsdoelstelling, ...]]
    basislijnen: tuple[Basislijn, ...] = ()
    vragen: tuple[Vraag, ...] = ()

    @field_validator("gebied")
    @classmethod
    def _plaats(cls, gebied: str) -> str:
        try:
            return gebieden.zoek(gebied).nis
        except Gebruiksfout as fout:
            raise ValueError(
                f"{str(fout).rstrip('.')}; verwacht een gemeente of een cluster uit groepen.yaml"
            ) from None

    @field_validator("tot")
    @classmethod
    def _na_van(cls, tot: int, info: ValidationInfo) -> int:
        van = info.data.get("van")
        if van is not None and not van <= tot <= van + 20:
            raise ValueError(f"{tot} kan niet bij een plan vanaf {van}; verwacht een jaar van {van} tot {van + 20}")
        return tot

    @property
    def jaren(self) -> range:
        """De jaren van het plan."""
        return range(self.van, self.tot + 1)

    def acties(self) -> list[Actie]:
        """Alle acties, in de volgorde van het plan."""
        return [a for d in self.beleidsdoelstellingen for p in d.actieplannen for a in p.acties]

    def streefcijfers(self) -> list[tuple[Actie, Streefcijfer]]:
        """Elke actie met elk van haar streefcijfers."""
        return [(actie, s) for actie in self.acties() for s in actie.streefcijfers]

    def partner(self, sleutel: str) -> Partner:
        """De partner met deze sleutel."""
        return next(p for p in self.partners if p.sleutel == sleutel)


def beinvloedbaar() -> list[Indicator]:
    """De indicatoren waar een gemeentebestuur iets aan kan doen: alleen daarover vraagt of doet een plan een voorstel."""
    return [ind for ind in register().values() if ind.beinvloedbaar]


def groepen_van(naam: str) -> list[str]:
    """De groepen waarvoor een indicator cijfers heeft; leeg is het geheel."""
    aanwezig = set(cijfers(naam)["groep"].unique()) or {""}
    return [g for g in dict.fromkeys(["", *register()[naam].groepen, *sorted(aanwezig)]) if g in aanwezig]


def kan(waarde: float, naam: str | None) -> float:
    """Een waarde die bij de eenheid van de indicator past. Fout: `ValueError`."""
    ind = register().get(naam or "")
    if ind and ind.is_aandeel and not 0 <= waarde <= 100:
        raise ValueError(f"{waarde:g} kan niet bij {naam} (in %); verwacht een getal van 0 tot 100")
    if ind and not ind.decimalen and not ind.is_relatief and waarde != int(waarde):
        raise ValueError(f"{waarde:g} kan niet bij {naam} (in {ind.eenheid}); verwacht een geheel getal")
    return waarde


def _partner(sleutel: str, info: ValidationInfo) -> str:
    gekend = (info.context or {}).get("partners")
    return sleutel if gekend is None else keuze(sleutel, gekend, "partner")


def _jaren(info: ValidationInfo) -> range | None:
    return (info.context or {}).get("jaren")
