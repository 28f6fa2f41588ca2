"""Welke rijen een thema heeft, in volgorde, met de ene noot die voor alle geldt; en waarom een thema er geen heeft."""

from __future__ import annotations

from integratie import gebieden, vergelijking
from integratie.beeld.opmaak import STATUSTEKST, hoofdletter
from integratie.indicator import Indicator, Rij, leemten, register

# Wat bij elke rij van een thema geldt: de noot staat in de kop, één keer.
NOTEN = {
    "aantallen": "Herkomst: eigen of eerste nationaliteit, of die van een ouder, is niet Belgisch. Niet-Belgen horen daarbij.",
    "instroom": "Per 1.000 inwoners, in één jaar: stromen van één jaar krijgen geen plaats. Saldo: wie bijkomt min wie weggaat.",
    "nieuwkomers": "Volwassenen uit het buitenland die de doelgroep van inburgering zijn. Sinds maart 2022 zonder asielzoekers.",
    "anderstaligen": "Thuis met niemand of met hoogstens één van drie gezinsleden Nederlands. Naar woonplaats; Franstalige en internationale scholen "
    "tellen niet mee.",
    "minderjarigen": "De kansarmoede-index volgt kinderen van 0 tot 3 jaar.",
    "tewerkstelling": "Herkomst telt hier niet precies zoals bij Statbel: de verhouding is een orde van grootte en zegt niets over de oorzaak.",
    "onderwijs": "Vertraging: minstens twee jaar ouder dan de studiefase vraagt. In 2020, een coronajaar, bleven minder leerlingen zitten.",
    "inburgering": "Eén persoon telt per stap één keer; wie in een jaar een attest haalt, begon vaak vroeger.",
    "samenleven": "Schattingen uit een burgerbevraging, afgerond en zonder foutenmarge: daarom geen verschil, plaats of richting.",
    "context": "Bedragen zijn niet gecorrigeerd voor inflatie. Huishoudens: een vooruitzicht van Statistiek Vlaanderen, geen telling.",
}


def rijen_van(thema: str) -> list[tuple[Indicator, Rij]]:
    """De rijen van een thema met hun indicator, in volgorde van hun plaats."""
    paren = [(ind, rij) for ind in register().values() for rij in ind.rijen if (rij.thema or ind.thema) == thema]
    return sorted(paren, key=lambda paar: paar[1].plaats)


def waarom_leeg(thema: str, nis: str, peiljaar: int) -> str:
    """Eén zin over een thema zonder rij: wat de bron van de cijfers zegt, anders welk bestand nog nodig is."""
    naam = gebieden.plaats(nis).naam
    statussen = {vergelijking.stand(ind.naam, nis, peiljaar, rij.groep).status for ind, rij in rijen_van(thema)}
    if woord := next((STATUSTEKST[s] for s in ("niet_optelbaar", "onvolledig", "verborgen") if s in statussen), ""):
        return f"Geen rijen voor {naam}: deze cijfers zijn hier {woord}."
    nodig = [f"{hoofdletter(x.onderwerp)}: {x.bestand} ({x.uitgever})." for x in leemten(thema)]
    return " ".join([f"Geen cijfers voor {naam}.", *nodig[:1]])
