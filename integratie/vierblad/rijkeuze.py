"""Welke rijen een thema heeft, in volgorde, met de ene noot die voor alle geldt; en waarom een thema er geen heeft."""

from functools import cache
from typing import TypeGuard

from integratie import gebieden, vergelijking
from integratie.beeld.ledentabel import HOOGSTENS, PER_TABEL
from integratie.beeld.woorden import gebiedsnaam
from integratie.indicator import FACTOR, THEMAS, Indicator, Rij, cijfers, leemten, opschrift, register
from integratie.vergelijking import Gekend, Stand
from integratie.vergelijking.rangen import vergelijkbaar

REDENEN = {
    "fusie": "niet op te tellen na de fusie",
    "niet_optelbaar": "niet op te tellen voor een groep van gemeenten",
    "onvolledig": "onvolledig",
    "verborgen": "kleine aantallen die de bron niet vrijgeeft",
    "nvt": "niet te berekenen",
}
# Wat bij elke rij van een thema geldt, één keer in de kop.
NOTEN = {
    "aantallen": "Herkomst: de eigen of eerste nationaliteit, of die van een ouder, is niet Belgisch. Niet-Belgen horen daarbij.",
    "instroom": "Per 1.000 inwoners, in één jaar: dat schommelt, dus zonder plaats. Saldo: wie bijkomt min wie weggaat.",
    "nieuwkomers": "Volwassenen uit het buitenland die de doelgroep van inburgering zijn.",
    "anderstaligen": "Spreekt thuis met niemand of met hoogstens één van drie gezinsleden Nederlands. "
    "Naar woonplaats; Franstalige en internationale scholen tellen niet mee.",
    "minderjarigen": "De kansarmoede-index volgt kinderen van 0 tot 3 jaar.",
    "tewerkstelling": "Herkomst telt hier niet precies zoals bij Statbel: de verhouding is bij benadering en zegt niets over de oorzaak.",
    "onderwijs": "Vertraging: minstens twee jaar ouder dan de studiefase vraagt.",
    "inburgering": "Eén persoon telt per stap één keer; wie in een jaar een attest haalt, begon vaak vroeger.",
    "samenleven": "Schattingen uit een burgerbevraging, afgerond en zonder foutenmarge: daarom geen verschil, plaats of richting.",
    "context": "Bedragen zijn niet gecorrigeerd voor inflatie. Huishoudens: een vooruitzicht van Statistiek Vlaanderen, geen telling.",
}
# Een zin over een jaar staat er pas vanaf dat jaar.
VANAF = {
    "nieuwkomers": (2022, "Sinds maart 2022 zonder asielzoekers."),
    "onderwijs": (2020, "In 2020, een coronajaar, bleven minder leerlingen zitten."),
}


def noot(thema: str, nis: str, peiljaar: int) -> str:
    """De noot van een thema, zoals ze in het peiljaar al geldt; bij het eerste met leerlingen ook wie van de groep niet in strook en plaats staat, als de gemeente er zelf in staat."""
    vanaf, later = VANAF.get(thema, (peiljaar, ""))
    zinnen = [NOTEN[thema], *([later] if later and vanaf <= peiljaar else [])]
    groep = gebieden.onder_elkaar(nis)
    leerlingen = [(t, ind.naam) for t in THEMAS for ind, _ in rijen_van(t) if ind.leerlingen]
    mee = vergelijkbaar(leerlingen[0][1], groep)
    if thema == leerlingen[0][0] and 1 < len(mee) < len(groep.leden) and (nis in mee or nis not in groep.leden):
        samen = f"het cijfer van {groep.kort_in_zin} telt {len(groep.leden)} gemeenten"
        zinnen.append(f"Leerlingen: {samen}, een strook of plaats {len(mee)} (zonder faciliteitengemeenten).")
    return " ".join(zinnen)


@cache
def rijen_van(thema: str) -> tuple[tuple[Indicator, Rij], ...]:
    """De rijen van een thema met hun indicator, in volgorde van hun plaats."""
    paren = [(ind, rij) for ind in register().values() for rij in ind.rijen if (rij.thema or ind.thema) == thema]
    return tuple(sorted(paren, key=lambda paar: paar[1].plaats))


def heeft_rij(s: Stand, ind: Indicator, nis: str, groep: str) -> TypeGuard[Gekend]:
    """Is er een cijfer, en van genoeg mensen of met het aantal dat dan in de plaats van een aandeel komt?"""
    if not vergelijking.is_gekend(s):
        return False
    return not vergelijking.alleen_aantal(ind.naam, nis, s, groep) or (s.teller is not None and ind.eenheid in FACTOR)


def alle_rijen(thema: str) -> tuple[tuple[Indicator, Rij], ...]:
    """De rijen van een thema, en erna een rij van elke andere indicator van dat thema die voor zijn geheel een cijfer heeft."""
    met_rij = {(ind.naam, rij.groep) for ind in register().values() for rij in ind.rijen}
    rest = [ind for ind in register(thema).values() if (ind.naam, ind.hoofdgroep) not in met_rij]
    # De eenheid staat onder de titel als ze een factor is, anders erin.
    titels = ["" if ind.eenheid in FACTOR else opschrift(ind, ind.hoofdgroep) for ind in rest]
    return *rijen_van(thema), *((ind, Rij(99, titel, ind.hoofdgroep)) for ind, titel in zip(rest, titels, strict=True))


def _per_gemeente(nis: str) -> str:
    """Waar de gemeenten van een cluster dan wel staan; van één gemeente valt er niets te zeggen."""
    aantal = len(gebieden.plaats(nis).leden)
    if aantal > HOOGSTENS:
        return " Ze staan in het rapport van elke gemeente."
    if aantal > PER_TABEL:
        return " De omgevingsanalyse zet de gemeenten naast elkaar."
    return " Onderaan staan de gemeenten elk apart." if aantal else ""


def waarom_leeg(thema: str, nis: str, peiljaar: int) -> str:
    """Eén zin over een thema zonder rij: wat de bron van haar cijfers zegt; heeft geen enkele gemeente er, dan welk bestand nog nodig is."""
    naam, rijen = gebiedsnaam(nis), rijen_van(thema)
    standen = [vergelijking.stand(ind.naam, nis, peiljaar, rij.groep) for ind, rij in rijen]
    if any(map(vergelijking.is_gekend, standen)):  # wat er is, telt te weinig mensen voor een rij
        return f"Geen rijen voor {naam}: daarvoor wonen er te weinig mensen."
    statussen = {s.status for s in standen}
    if gebieden.plaats(nis).leden and not any(ind.optelbaar for ind, _ in rijen):
        statussen.add("niet_optelbaar")
    if woord := next((tekst for status, tekst in REDENEN.items() if status in statussen), ""):
        return f"Geen rijen voor {naam}: de cijfers zijn hier {woord}.{_per_gemeente(nis)}"
    if any(cijfers(ind.naam)["waarde"].notna().any() for ind, _ in rijen):
        return f"De bronnen van dit thema geven voor {naam} geen cijfers."
    nodig = [f"Nodig voor {x.onderwerp}: {x.bestand} ({x.uitgever})." for x in leemten(thema)]
    return " ".join(["Nog geen cijfers.", *nodig[:1]])
