"""Het Lokaal Plan van Aanpak: visie, beleidsdoelstellingen → actieplannen → acties, partners, streefcijfers en vragen.

Elk veld controleert zichzelf, zodat alle fouten van een bestand samen bekend zijn; wat naar elders verwijst (partner, jaar van
het plan) staat in de context van `lezen`. De namen van de velden zijn die van het YAML-bestand.
"""

import datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from integratie import gebieden
from integratie.beleid.netwerk.regie import SOORTEN
from integratie.beleid.plan.veldsoorten import (
    Bedrag,
    Beleidsveld,
    Datum,
    Getal,
    Jaar,
    JaNee,
    Keuze,
    Lopend,
    MinstensEen,
    Regel,
    Sleutel,
    Tekst,
    keuze,
)
from integratie.beleid.rubrieken import DOMEINEN, ONDERSTEUNING, RUBRIEKEN
from integratie.fouten import Gebruiksfout, suggestie
from integratie.indicator import DOELEN, LAGEN, Indicator, cijfers, groepsnaam, register

STATUSSEN = ("gepland", "lopend", "afgerond", "stopgezet")
BEZIG = ("gepland", "lopend")
RICHTINGEN = ("omhoog", "omlaag")  # wat bij een streefcijfer beter is
FICTIEF = "FICTIEF VOORBEELD: dit plan is verzonnen en is geen beleid van dit bestuur. Alleen de cijfers uit het register zijn echt."
UITLEG_RICHTING = "omhoog als hoger beter is (of het cijfer minstens zo hoog moet blijven), omlaag als lager beter is (of het hoogstens zo hoog mag worden)"

LOPEND = ("visie", "omschrijving", "taak", "doelgroep", "resultaat")  # velden waarin levende cijfers mogen staan
VORIG = "wat het vorige plan hierover zei en wat ervan kwam; anders leeg"


class _Deel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def _veld(uitleg: str, breed: int = 18, blad: str = "", **rest):
    """Een veld met zijn kolom in het Excel-formulier: wat erin hoort, hoe breed ze is, en het blad met de codes waaruit men kiest."""
    return Field(description=uitleg, json_schema_extra={"breed": breed, "blad": blad}, **rest)


def _bestaande_indicator(naam: str) -> str:
    if naam not in register():
        raise ValueError(
            f"ik ken geen indicator '{naam}'; toegelaten: de namen van integratie indicatoren.{suggestie(naam, register())}"
        )
    return naam


def _gekende_partner(sleutel: str, info: ValidationInfo) -> str:
    gekend = (info.context or {}).get("partners")
    return sleutel if gekend is None else keuze(sleutel, gekend, "partner")


def _binnen_het_plan(jaar: int, info: ValidationInfo) -> int:
    jaren = (info.context or {}).get("jaren")
    if jaren and jaar not in jaren:
        raise ValueError(f"{jaar} valt buiten het plan; toegelaten: de jaren van {jaren[0]} tot {jaren[-1]}")
    return jaar


Partnersleutel = Annotated[Sleutel, AfterValidator(_gekende_partner)]


class Basislijn(_Deel):
    """Een cijfer van vandaag: `waarde` van een indicator (en groep) in `jaar`, zoals het register ze geeft."""

    indicator: Annotated[Regel, AfterValidator(_bestaande_indicator)] = _veld(
        "naam van de indicator, zie het blad Lijsten", breed=34
    )
    groep: Regel = _veld("deelgroep van de indicator; leeg voor het geheel", default="", validate_default=True)
    basisjaar: Jaar = _veld("jaar van de basiswaarde", breed=10)
    basiswaarde: Getal = _veld("het cijfer van het register in dat jaar", breed=12)
    afwijking: Tekst = _veld("waarom de basiswaarde niet die van het register is; anders leeg", breed=26, default="")
    vorig: Tekst = _veld(VORIG, breed=40, default="")

    @field_validator("groep")
    @classmethod
    def _groep_bestaat(cls, groep: str, info: ValidationInfo) -> str:
        if naam := info.data.get("indicator"):
            keuze(groep, groepen_van(naam), f"groep bij {naam}")
        return groep

    @field_validator("basiswaarde", "streefwaarde", check_fields=False)
    @classmethod
    def _past_bij_de_eenheid(cls, waarde: float, info: ValidationInfo) -> float:
        naam = info.data.get("indicator", "")
        ind = register().get(naam)
        if ind and ind.is_aandeel and not 0 <= waarde <= 100:
            raise ValueError(f"{waarde:g} kan niet bij {naam} (in %); verwacht een getal van 0 tot 100")
        if ind and not ind.decimalen and not ind.is_relatief and waarde != int(waarde):
            raise ValueError(f"{waarde:g} kan niet bij {naam} (in {ind.eenheid}); verwacht een geheel getal")
        return waarde

    @property
    def kaart(self) -> Indicator:
        return register()[self.indicator]

    @property
    def naam(self) -> str:
        """De titel van de indicator, met de groep erbij."""
        return self.kaart.titel + (f", {groepsnaam(self.groep)}" if self.groep else "")


class Streefcijfer(Basislijn):
    """Waar een indicator naartoe moet: van `basiswaarde` in `basisjaar` naar `streefwaarde` in `streefjaar`.

    `richting` zegt wat beter is. Een streefwaarde boven de basis met `omlaag` is een plafond (hoogstens), eronder met `omhoog` een bodem.
    """

    streefjaar: Jaar = _veld("jaar van de streefwaarde", breed=10)
    streefwaarde: Getal = _veld("waar het cijfer dan moet staan", breed=12)
    richting: Annotated[str, Keuze(RICHTINGEN)] = _veld(UITLEG_RICHTING, breed=10)

    @field_validator("streefjaar")
    @classmethod
    def _later(cls, jaar: int, info: ValidationInfo) -> int:
        basis = info.data.get("basisjaar")
        if basis is not None and jaar <= basis:
            raise ValueError(f"{jaar} ligt niet na het basisjaar {basis}; verwacht een later jaar")
        return jaar

    @property
    def grens(self) -> str:
        """ "hoogstens" bij een plafond, "minstens" bij een bodem, anders leeg: het cijfer moet bewegen."""
        if self.richting == "omlaag" and self.streefwaarde >= self.basiswaarde:
            return "hoogstens"
        return "minstens" if self.richting == "omhoog" and self.streefwaarde <= self.basiswaarde else ""


class Partner(_Deel):
    """Wie meewerkt; `sleutel` is de korte code waarmee acties naar hem verwijzen."""

    sleutel: Sleutel = _veld("korte code waarmee acties naar de partner verwijzen")
    naam: Regel = _veld("naam van de organisatie of dienst", breed=34)
    soort: Annotated[str, Keuze(SOORTEN)] = _veld("soort organisatie", default="andere")
    toelichting: Tekst = _veld("wie dit is", breed=50, default="")


class Taak(_Deel):
    """Wat een partner in een actie doet."""

    partner: Partnersleutel = _veld("sleutel van de partner", blad="Partners")
    taak: Lopend = _veld("wat u van deze partner vraagt", breed=60)


class Actie(_Deel):
    """Eén actie, met alles wat ervoor afgesproken is. `budget` is jaar → euro."""

    code: Sleutel = _veld("code van de actie (BBC)", breed=10)
    titel: Regel = _veld("de actie", breed=40)
    omschrijving: Lopend = _veld("uitleg", breed=40, default="")
    beleidsveld: Beleidsveld = _veld(
        "BBC-beleidsveld, vier cijfers (integratie is vermoedelijk 0902, te bevestigen)", breed=11
    )
    prioritair: JaNee = _veld("hoort de actie bij de prioritaire beleidsdoelstellingen?", breed=10)
    rubriek: Annotated[str, Keuze(RUBRIEKEN)] = _veld("rubriek van de integrale aanpak", breed=34)
    domein: Annotated[str, Keuze(DOMEINEN)] = _veld("beleidsdomein van de integrale aanpak", breed=28)
    doel: Annotated[str, Keuze(DOELEN)] = _veld("doel van het integratiebeleid", breed=26)
    laag: Annotated[str, Keuze(LAGEN)] = _veld("laag van het kader")
    trekker: Partnersleutel = _veld("sleutel van de partner die trekt", blad="Partners")
    partners: tuple[Taak, ...] = ()
    doelgroep: Lopend = _veld("voor wie", breed=30)
    begin: Datum = _veld("eerste dag", breed=12)
    einde: Datum = _veld("laatste dag", breed=12)
    status: Annotated[str, Keuze(STATUSSEN)] = _veld("stand van de uitvoering", breed=11)
    resultaat: Lopend = _veld("beoogd resultaat", breed=40)
    effectmeting: Tekst = _veld("hoe u het effect zult meten", breed=40)
    ondersteuning: Annotated[str, Keuze(ONDERSTEUNING)] = _veld(
        "welke ondersteuning u voor deze actie vraagt; leeg is geen", breed=34, default=""
    )
    vorig: Tekst = _veld(VORIG, breed=40, default="")
    budget: dict[Annotated[Jaar, AfterValidator(_binnen_het_plan)], Bedrag] = Field(default_factory=dict)
    streefcijfers: tuple[Streefcijfer, ...] = ()

    @field_validator("einde")
    @classmethod
    def _na_begin_en_binnen_het_plan(cls, einde: datetime.date, info: ValidationInfo) -> datetime.date:
        begin, jaren = info.data.get("begin"), (info.context or {}).get("jaren")
        if begin and einde < begin:
            raise ValueError(f"{einde} ligt voor het begin ({begin}); verwacht een datum vanaf {begin}")
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
    code: Sleutel = _veld("code van het actieplan (BBC)")
    titel: Regel = _veld("het actieplan", breed=50)
    acties: MinstensEen[tuple[Actie, ...]]


class Beleidsdoelstelling(_Deel):
    code: Sleutel = _veld("code van de beleidsdoelstelling (BBC)")
    titel: Regel = _veld("de beleidsdoelstelling", breed=50)
    omschrijving: Lopend = _veld("uitleg", breed=60, default="")
    actieplannen: MinstensEen[tuple[Actieplan, ...]]

    @property
    def acties(self) -> list[Actie]:
        return [a for p in self.actieplannen for a in p.acties]


class Vraag(_Deel):
    """Een vraag die bij het opmaken van het plan te beantwoorden is; zonder `antwoord` staat ze nog open."""

    onderwerp: Regel = _veld("waarover de vraag gaat", breed=40)
    vraag: Tekst = _veld("de vraag", breed=70)
    antwoord: Tekst = _veld("uw antwoord; leeg is nog open", breed=70, default="")
    vorig: Tekst = _veld("uw antwoord in het vorige plan", breed=40, default="")


class Plan(_Deel):
    """Het plan van een gemeente (NIS-code) of cluster (sleutel). `fictief`: een voorbeeld, geen beleid van dat bestuur."""

    titel: Regel = _veld("hoe het plan heet")
    gebied: Regel = _veld("NIS-code of naam van de gemeente, of de sleutel van de cluster (parameters/groepen.yaml)")
    van: Jaar = _veld("eerste jaar van het plan")
    tot: Jaar = _veld("laatste jaar van het plan")
    fictief: JaNee = _veld("ja voor een oefening of voorbeeld; anders leeg", default=False)
    vastgesteld: Datum | None = _veld(
        "dag waarop de gemeenteraad (of raden) het plan vaststelde; leeg zolang het een ontwerp is", default=None
    )
    bevoegd: Regel = _veld("wie politiek bevoegd is, bv. schepen van integratie", default="")
    coordinatie: Regel = _veld("welke dienst of functie het plan coördineert", default="")
    visie: Lopend = _veld("waar het bestuur naartoe wil")
    vorig: Regel = _veld("het plan waaruit dit vertrekt; anders leeg", default="")
    partners: MinstensEen[tuple[Partner, ...]]
    beleidsdoelstellingen: MinstensEen[tuple[Beleidsdoelstelling, ...]]
    basislijnen: tuple[Basislijn, ...] = ()
    vragen: tuple[Vraag, ...] = ()

    @field_validator("gebied")
    @classmethod
    def _plaats(cls, gebied: str) -> str:
        try:
            return gebieden.eenheid(gebied).nis
        except Gebruiksfout as fout:
            reden = str(fout).rstrip(".")
            raise ValueError(f"{reden}; verwacht een gemeente of een cluster uit groepen.yaml") from None

    @field_validator("tot")
    @classmethod
    def _na_van(cls, tot: int, info: ValidationInfo) -> int:
        van = info.data.get("van")
        if van is not None and not van <= tot <= van + 20:
            raise ValueError(f"{tot} kan niet bij een plan vanaf {van}; verwacht een jaar van {van} tot {van + 20}")
        return tot

    @property
    def jaren(self) -> range:
        return range(self.van, self.tot + 1)

    def acties(self) -> list[Actie]:
        """Alle acties, in de volgorde van het plan."""
        return [a for d in self.beleidsdoelstellingen for a in d.acties]

    def streefcijfers(self) -> list[tuple[Actie, Streefcijfer]]:
        """Elke actie met elk van haar streefcijfers."""
        return [(actie, s) for actie in self.acties() for s in actie.streefcijfers]

    def partner(self, sleutel: str) -> Partner:
        return next(p for p in self.partners if p.sleutel == sleutel)


def beinvloedbaar() -> list[Indicator]:
    """De indicatoren waar een gemeentebestuur iets aan kan doen: alleen daarover vraagt of doet een plan een voorstel."""
    return [ind for ind in register().values() if ind.beinvloedbaar]


def groepen_van(naam: str) -> list[str]:
    """De groepen waarvoor een indicator cijfers heeft; leeg is het geheel."""
    aanwezig = set(cijfers(naam)["groep"].unique()) or {""}
    return [g for g in dict.fromkeys(["", *register()[naam].groepen, *sorted(aanwezig)]) if g in aanwezig]
