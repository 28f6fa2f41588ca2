"""Korte vaste woorden van de hoofdpunten: "in de Rand", "meer dan", "het aandeel"."""

from integratie.beeld.cijferteksten import Drietal
from integratie.beeld.woorden import HOOG, SNEL, VEEL
from integratie.gebieden import Gebied
from integratie.indicator import FACTOR, Indicator

TELWOORD = ("Geen", "Eén", "Twee", "Drie", "Vier", "Vijf", "Zes")


def telkop(aantal: int, wat: str) -> str:
    """ "Vijf hoofdpunten", "Eén beeld": hoeveel er onder een kop staan, hoogstens zes; `wat` is het enkelvoud."""
    return f"{TELWOORD[aantal]} {wat}{'' if aantal == 1 else 'en'}"


def waar(gebied: Gebied) -> str:
    """ "in de Rand", "in het arrondissement Leuven"."""
    return f"in {gebied.kort_in_zin}"


def meer_of_hoger(ind: Indicator) -> Drietal:
    """Het woord om dit cijfer naast dat van een gebied te zetten: een deel is meer of minder, een groei sneller, een saldo of prijs hoger."""
    if ind.groei_van:
        return SNEL
    return VEEL if ind.eenheid in (*FACTOR, "verhouding") and not ind.met_teken else HOOG


def dat_cijfer(ind: Indicator) -> str:
    """ "het aandeel" of "het cijfer", als onderwerp van een zin."""
    return "het aandeel" if ind.is_aandeel else "het cijfer"


def wie(ind: Indicator) -> str:
    """Wie of wat de teller telt, zonder de rest: "leerlingen", "meerderjarige nieuwkomers", "gekochte percelen"."""
    woorden = ind.teller.split()
    einde = next((nummer for nummer, woord in enumerate(woorden, start=1) if woord.endswith(("n", "s"))), len(woorden))
    return " ".join(woorden[:einde])
