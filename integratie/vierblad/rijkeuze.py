"""Welke rijen een thema heeft, in volgorde, met de ene noot die voor alle geldt; en waarom een thema er geen heeft."""

from __future__ import annotations

from integratie import gebieden, vergelijking
from integratie.indicator import Indicator, Rij, cijfers, leemten, register

REDENEN = {
    "fusie": "niet op te tellen na de fusie",
    "niet_optelbaar": "niet op te tellen voor een groep van gemeenten",
    "onvolledig": "onvolledig",
    "verborgen": "kleine aantallen die de bron niet vrijgeeft",
    "nvt": "niet te berekenen",
}
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
    """Eén zin over een thema zonder rij: wat de bron van haar cijfers zegt; heeft geen enkele gemeente er, dan welk bestand nog nodig is."""
    naam, rijen = gebieden.plaats(nis).naam, rijen_van(thema)
    statussen = {vergelijking.stand(ind.naam, nis, peiljaar, rij.groep).status for ind, rij in rijen}
    if woord := next((tekst for status, tekst in REDENEN.items() if status in statussen), ""):
        return f"Geen rijen voor {naam}: de cijfers zijn hier {woord}."
    if any(cijfers(ind.naam)["waarde"].notna().any() for ind, _ in rijen):
        return f"De bronnen van dit thema geven voor {naam} geen cijfers."
    nodig = [f"Nodig voor {x.onderwerp}: {x.bestand} ({x.uitgever})." for x in leemten(thema)]
    return " ".join(["Nog geen cijfers.", *nodig[:1]])
