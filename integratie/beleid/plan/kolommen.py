"""Het Excel-formulier: welke bladen en kolommen er zijn, en wat in elke kolom hoort."""

from __future__ import annotations

from dataclasses import dataclass

from integratie.beleid.netwerk.regie import SOORTEN
from integratie.beleid.plan.lijsten import RICHTINGEN, STATUSSEN
from integratie.beleid.rubrieken import DOMEINEN, RUBRIEKEN
from integratie.indicator import DOELEN, LAGEN, register

LEES_MIJ, LIJSTEN, PLAN = "Lees mij", "Lijsten", "Plan"
BUDGET = "budget"  # gevolgd door een jaartal: één kolom per jaar van het plan
JA_NEE = ("ja", "nee")
UITLEG_RICHTING = "omhoog als hoger beter is (of het cijfer minstens zo hoog moet blijven), omlaag als lager beter is (of het hoogstens zo hoog mag worden)"


@dataclass(frozen=True)
class Kolom:
    """Een kolom van het formulier. `lijst`: de toegelaten waarden; `blad`: of de eerste kolom van dat blad."""

    veld: str
    uitleg: str
    soort: str = "tekst"  # tekst, getal of datum
    breed: int = 18
    lijst: tuple[str, ...] = ()
    blad: str = ""

    @property
    def kop(self) -> str:
        """Wat er boven de kolom staat."""
        return self.veld[:1].upper() + self.veld[1:]


def _k(veld: str, uitleg: str, **rest) -> Kolom:
    return Kolom(veld, uitleg, **rest)


VELDEN = (  # het blad Plan: één veld per rij
    _k("titel", "hoe het plan heet"),
    _k("gebied", "NIS-code of naam van de gemeente, of de sleutel van de cluster (parameters/groepen.yaml)"),
    _k("van", "eerste jaar van het plan", soort="getal"),
    _k("tot", "laatste jaar van het plan", soort="getal"),
    _k("fictief", "ja voor een oefening of voorbeeld; anders leeg", lijst=JA_NEE),
    _k(
        "vastgesteld",
        "dag waarop de gemeenteraad (of raden) het plan vaststelde; leeg zolang het een ontwerp is",
        soort="datum",
    ),
    _k("bevoegd", "wie politiek bevoegd is, bv. schepen van integratie"),
    _k("coordinatie", "welke dienst of functie het plan coördineert"),
    _k("visie", "waar het bestuur naartoe wil"),
)
_CIJFER = (
    _k("indicator", "naam van de indicator, zie het blad Lijsten", breed=34, lijst=("indicatoren",)),
    _k("groep", "deelgroep van de indicator; leeg voor het geheel"),
    _k("basisjaar", "jaar van de basiswaarde", soort="getal", breed=10),
    _k("basiswaarde", "het cijfer van het register in dat jaar", soort="getal", breed=12),
    _k("afwijking", "waarom de basiswaarde niet die van het register is; anders leeg", breed=26),
)
BLADEN = {
    "Partners": (
        _k("sleutel", "korte code waarmee acties naar de partner verwijzen"),
        _k("naam", "naam van de organisatie of dienst", breed=34),
        _k("soort", "soort organisatie", lijst=SOORTEN),
        _k("toelichting", "wie dit is", breed=50),
    ),
    "Doelstellingen": (
        _k("code", "code van de beleidsdoelstelling (BBC)"),
        _k("titel", "de beleidsdoelstelling", breed=50),
        _k("omschrijving", "uitleg", breed=60),
    ),
    "Actieplannen": (
        _k("doelstelling", "code van de beleidsdoelstelling", blad="Doelstellingen"),
        _k("code", "code van het actieplan (BBC)"),
        _k("titel", "het actieplan", breed=50),
    ),
    "Acties": (
        _k("actieplan", "code van het actieplan", blad="Actieplannen"),
        _k("code", "code van de actie (BBC)", breed=10),
        _k("titel", "de actie", breed=40),
        _k("omschrijving", "uitleg", breed=40),
        _k("beleidsveld", "BBC-beleidsveld, vier cijfers (integratie is vermoedelijk 0902, te bevestigen)", breed=11),
        _k("prioritair", "hoort de actie bij de prioritaire beleidsdoelstellingen?", breed=10, lijst=JA_NEE),
        _k("rubriek", "rubriek van de integrale aanpak", breed=34, lijst=RUBRIEKEN),
        _k("domein", "beleidsdomein van de integrale aanpak", breed=28, lijst=DOMEINEN),
        _k("doel", "doel van het integratiebeleid", breed=26, lijst=DOELEN),
        _k("laag", "laag van het kader", lijst=LAGEN),
        _k("trekker", "sleutel van de partner die trekt", blad="Partners"),
        _k("doelgroep", "voor wie", breed=30),
        _k("begin", "eerste dag", soort="datum", breed=12),
        _k("einde", "laatste dag", soort="datum", breed=12),
        _k("status", "stand van de uitvoering", breed=11, lijst=STATUSSEN),
        _k("resultaat", "beoogd resultaat", breed=40),
        _k("effectmeting", "hoe u het effect zult meten", breed=40),
    ),
    "Taken": (
        _k("actie", "code van de actie", blad="Acties"),
        _k("partner", "sleutel van de partner", blad="Partners"),
        _k("taak", "wat u van deze partner vraagt", breed=60),
    ),
    "Streefcijfers": (
        _k("actie", "code van de actie", blad="Acties"),
        *_CIJFER,
        _k("streefjaar", "jaar van de streefwaarde", soort="getal", breed=10),
        _k("streefwaarde", "waar het cijfer dan moet staan", soort="getal", breed=12),
        _k("richting", UITLEG_RICHTING, breed=10, lijst=RICHTINGEN),
    ),
    "Basislijnen": _CIJFER,
    "Vragen": (
        _k("onderwerp", "waarover de vraag gaat", breed=40),
        _k("vraag", "de vraag", breed=70),
        _k("antwoord", "uw antwoord; leeg is nog open", breed=70),
    ),
}
SLEUTELKOLOM = {"Partners": "sleutel", "Doelstellingen": "code", "Actieplannen": "code", "Acties": "code"}


def keuzes(kolom: Kolom) -> tuple[str, ...]:
    """De toegelaten waarden van een kolom met een lijst."""
    return tuple(register()) if kolom.lijst == ("indicatoren",) else kolom.lijst
