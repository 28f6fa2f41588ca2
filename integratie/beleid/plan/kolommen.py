"""Het Excel-formulier: welke bladen en kolommen er zijn, uit de velden van het model, en wat in elke kolom hoort."""

import datetime
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel

from integratie.beleid.plan import model
from integratie.beleid.plan.veldsoorten import Keuze
from integratie.indicator import register

LEES_MIJ, LIJSTEN, PLAN = "Lees mij", "Lijsten", "Plan"
BUDGET = "budget"  # gevolgd door een jaartal: één kolom per jaar van het plan
SOORTEN = {int: "getal", float: "getal", datetime.date: "datum"}


@dataclass(frozen=True)
class Kolom:
    """Een kolom van het formulier. `lijst`: de toegelaten waarden; `blad`: of de eerste kolom van dat blad; `nodig`: ze mag niet ontbreken."""

    veld: str
    uitleg: str
    soort: str = "tekst"  # tekst, getal of datum
    breed: int = 18
    lijst: tuple[str, ...] = ()
    blad: str = ""
    nodig: bool = True

    @property
    def kop(self) -> str:
        """Wat er boven de kolom staat."""
        return self.veld[:1].upper() + self.veld[1:]


def kolommen(deel: type[BaseModel], *boven: Kolom) -> tuple[Kolom, ...]:
    """De velden van een deel van het plan die één cel vullen, na de code van wat erboven hangt."""
    uit = list(boven)
    for naam, veld in deel.model_fields.items():
        if veld.description and isinstance(veld.json_schema_extra, dict):
            opmaak: dict[str, Any] = veld.json_schema_extra  # breed en blad, zie `model._veld`
            soorten = {getattr(s, "__origin__", s) for s in (veld.annotation, *get_args(veld.annotation))}
            lijst = next((m.mogelijk for m in veld.metadata if isinstance(m, Keuze)), ())
            lijst = ("ja", "nee") if bool in soorten else ("indicatoren",) if naam == "indicator" else lijst
            soort = next((SOORTEN[s] for s in soorten if s in SOORTEN), "tekst")
            uit.append(Kolom(naam, veld.description, soort, lijst=lijst, nodig=veld.is_required(), **opmaak))
    return tuple(uit)


@dataclass(frozen=True)
class Deel:
    """Een soort deel van het plan: de lijst in de boom, hoe één ervan heet, het model, het blad, en de kolom met de code van wat erboven hangt."""

    lijst: str
    enkelvoud: str
    model: type[BaseModel]
    blad: str
    boven: Kolom | None = None


_ACTIE = Kolom("actie", "code van de actie", blad="Acties")
_ACTIEPLAN = Kolom("actieplan", "code van het actieplan", blad="Actieplannen")
_DOELSTELLING = Kolom("doelstelling", "code van de beleidsdoelstelling", blad="Doelstellingen")
# In de volgorde van de bladen: wat erboven hangt, komt eerst.
DELEN = (
    Deel("partners", "partner", model.Partner, "Partners"),
    Deel("beleidsdoelstellingen", "beleidsdoelstelling", model.Beleidsdoelstelling, "Doelstellingen"),
    Deel("actieplannen", "actieplan", model.Actieplan, "Actieplannen", _DOELSTELLING),
    Deel("acties", "actie", model.Actie, "Acties", _ACTIEPLAN),
    Deel("partners", "partner", model.Taak, "Taken", _ACTIE),
    Deel("streefcijfers", "streefcijfer", model.Streefcijfer, "Streefcijfers", _ACTIE),
    Deel("basislijnen", "basislijn", model.Basislijn, "Basislijnen"),
    Deel("vragen", "vraag", model.Vraag, "Vragen"),
)
VELDEN = kolommen(model.Plan)  # het blad Plan: één veld per rij
BLADEN = {deel.blad: kolommen(deel.model, *([deel.boven] if deel.boven else [])) for deel in DELEN}


def keuzes(kolom: Kolom) -> tuple[str, ...]:
    """De toegelaten waarden van een kolom met een lijst."""
    return tuple(register()) if kolom.lijst == ("indicatoren",) else kolom.lijst
