"""Een onderdeel van het planrapport: kop, inhoud en bron, uit het bestand van de gemeente; zonder plan blijft het leeg."""

from collections.abc import Callable, Iterable
from functools import wraps

from babel.dates import format_date

from integratie import gebieden
from integratie.beeld.bronvermelding import bronalinea, uitgevers
from integratie.beeld.eigen_tekst import voorbehoud, vul_in
from integratie.beleid.plan.lezen import bestandsstand, plan_van
from integratie.beleid.plan.model import Plan
from integratie.blok.blok import Blok, Figuur, indelen
from integratie.blok.onderdelen import Alinea, Groep, Kop, alinea
from integratie.blok.tekst import Tekst, splits, voeg
from integratie.indicator import Indicator

# Naam → functie: `integratie controle` maakt elk onderdeel opnieuw en vergelijkt.
ONDERDELEN: dict[str, Callable[[str, int], Blok]] = {}

Delen = list  # onderdelen en figuren; ook None en lijsten van onderdelen


def onderdeel(naam: str, kop: str) -> Callable[[Callable[[Plan, int], Delen]], Callable[[str, int], Blok]]:
    """Maak van een functie over (plan, peiljaar) een onderdeel van het rapport over (gemeente, peiljaar).

    Zonder plan geeft het een leeg onderdeel; `planblad` legt dan uit hoe men begint.
    """

    def maak(functie: Callable[[Plan, int], Delen]) -> Callable[[str, int], Blok]:
        @wraps(functie)
        def met_plan(gemeente: str, peiljaar: int) -> Blok:
            plan = plan_van(gebieden.zoek(gemeente).nis)
            if plan is None or te_vroeg(plan, peiljaar):
                return Blok()
            return blok(naam, kop, functie(plan, peiljaar), bron(plan))

        met_plan.__annotations__ = {"gemeente": str, "peiljaar": int, "return": Blok}  # en niet die van `functie`
        ONDERDELEN[naam] = met_plan
        return met_plan

    return maak


def blok(naam: str, kop: str, delen: Delen, bron: str) -> Blok:
    """Kop, delen en bronregel, met de naam waaraan de controle het onderdeel herkent."""
    if not any(isinstance(d, Figuur) for d in delen):  # een figuur draagt haar bron zelf
        delen = [*delen, alinea(f"Bron: {bron}", "bron")]
    anker = gebieden.plat(kop).replace(" ", "-")
    return Blok((Groep("plan", (Kop(2, kop, anker), *indelen(delen)), naam),), kop)


def bron(plan: Plan) -> str:
    """Waar het plan staat, en sinds wanneer het geldt."""
    stand = f"vastgesteld op {datum(plan.vastgesteld)}" if plan.vastgesteld else "ontwerp"
    bestand = bestandsstand(plan.gebied)[0][0].name
    return f"{plan.titel} ({plan.van}–{plan.tot}, {stand}), bestand parameters/plannen/{bestand}."


def te_vroeg(plan: Plan, peiljaar: int) -> bool:
    """Steunt het plan op cijfers van na het peiljaar? Dan hoort het niet in een rapport met de stand van toen."""
    return any(b.basisjaar > peiljaar for b in (*(s for _, s in plan.streefcijfers()), *plan.basislijnen))


def datum(dag) -> str:
    """ "1-9-2026"."""
    return f"{dag.day}-{dag.month}-{dag.year}"


def periode(actie) -> str:
    """ "sep. 2026 tot juni 2030"."""
    van, tot = (format_date(dag, "MMM yyyy", locale="nl_BE") for dag in (actie.begin, actie.einde))
    return f"{van} tot {tot}"


def cijferbron(indicatoren: Iterable[Indicator]) -> Alinea:
    """De uitgevers van de cijfers uit het register, met de editie; langs wie en met welke peildatum staat bij de begrippen."""
    return bronalinea(uitgevers(indicatoren), "Cijfers")


def lopend(tekst: str, plan: Plan, peiljaar: int) -> Tekst:
    """Lopende tekst van het plan, met haar levende cijfers en wat daarbij hoort. Fout: `Gebruiksfout` als er een niet is."""
    ingevuld = vul_in(tekst, plan.gebied, peiljaar)
    return voeg(" ", filter(None, [ingevuld, voorbehoud(ingevuld, plan.gebied)]))


def alineas(tekst: str, plan: Plan, peiljaar: int) -> list[Alinea]:
    """Lopende tekst van het plan als alinea's."""
    return [alinea(a) for a in splits(lopend(tekst, plan, peiljaar), "\n") if str(a).strip()]
