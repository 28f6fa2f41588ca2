"""Het slot van het rapport in vier bladzijden: wat we niet weten, hoe men het leest, en waar de cijfers vandaan komen."""

import re

from integratie import gebieden, vergelijking
from integratie.beeld.bronvermelding import bronnen_van
from integratie.beeld.opmaak import hoofdletter, opsomming
from integratie.beeld.woorden import gebiedsnaam
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Groep, Kop, lijst
from integratie.indicator import THEMAS, leemten
from integratie.opslag import edities
from integratie.tabel import Bron
from integratie.vergelijking.opvallend import referentie
from integratie.vierblad import keuze, passende_teksten
from integratie.vierblad.kop import jongste
from integratie.vierblad.rijkeuze import heeft_rij, rijen_van

HOOGSTENS = 7
PLATFORMEN = {"provincies.incijfers.be": "provincies.incijfers.be", "Gemeente-Stadsmonitor": "de Gemeente-Stadsmonitor"}
VEROUDERD = 4  # zoveel jaren voor het peiljaar is een heel thema oud genoeg om het te zeggen
FACILITEITEN = "Hoe het gaat met wie in het Frans naar school gaat: die leerlingen en cursisten tellen niet mee."
MARGE = "Hoe zeker de burgerbevraging is: de bron geeft geen foutenmarge."
TOEVAL = "„Meer”, „minder” en een plaats staan er alleen als het verschil ertoe doet en groter is dan toeval (95 %)."
PROCENTPUNT = "pp is procentpunt: van 57\u00a0% naar 64\u00a0% is +7\u00a0pp."
BREUK = "Breuk: anders gemeten dan vroeger, dus niet te vergelijken."
CIRCA = "„Ca.”: zonder kleine aantallen die de bron niet geeft."
GENOEMD = 2  # zoveel gelijkaardige gemeenten, de dichtste eerst


def slot(gemeente: str, peiljaar: int) -> Blok:
    """Drie korte lijsten naast elkaar. Fout: `Gebruiksfout` bij een onbekende gemeente."""
    nis = gebieden.zoek(gemeente).nis
    lijsten = {
        "onbekend": ("Wat we niet weten", onbekend(nis, peiljaar)),
        "lezen": ("Hoe te lezen", leeswijzer(nis, peiljaar)),
        "bron": ("Bronnen", bronnen(nis, peiljaar)),
    }
    delen = tuple(
        Groep(soort, (Kop(3, kop), passende_teksten.slotlijst(soort, lijst(punten))))
        for soort, (kop, punten) in lijsten.items()
    )
    return Blok((Groep("kop3", delen),), " ".join(lijsten["onbekend"][1]))


def onbekend(nis: str, peiljaar: int) -> list[str]:
    """Hoogstens zeven punten: eerst wat voor deze gemeente geldt, dan wat nergens geweten is."""
    plaats, punten = gebieden.plaats(nis), []
    if plaats.faciliteiten and not plaats.leden:
        punten.append(FACILITEITEN)
    if plaats.leden:
        punten.append(
            "De middelste prijs, de indexen en de bevraging: van een groep gemeenten zijn die niet op te tellen."
        )
    punten += _verouderd(nis, peiljaar)
    kort = [x.kort for x in leemten() if x.kort]
    if jongste("samenleven", nis, peiljaar):
        kort.append(MARGE)
    return (punten + kort)[:HOOGSTENS]


def _verouderd(nis: str, peiljaar: int) -> list[str]:
    """ "Onderwijs en inburgering na 2021: nieuwere cijfers hebben we niet." """
    per_jaar: dict[str, list[str]] = {}
    for thema, naam in THEMAS.items():
        # Wat voor een cluster niet op te tellen is, kan van een van haar gemeenten jonger zijn.
        jaren = [jaar for code in (nis, *gebieden.plaats(nis).leden) if (jaar := jongste(thema, code, peiljaar))]
        jaar = max(jaren, key=_getal, default="")
        if jaar and peiljaar - _getal(jaar) >= VEROUDERD:
            per_jaar.setdefault(jaar, []).append(naam.lower())
    return [
        f"{hoofdletter(opsomming(namen))} na {jaar}: nieuwere cijfers hebben we niet."
        for jaar, namen in per_jaar.items()
    ]


def _getal(jaar: str) -> int:
    """2023 uit "eind 2023"."""
    return int(jaar.split()[-1])


def leeswijzer(nis: str, peiljaar: int) -> list[str]:
    """Toeval, procentpunt, de maatstaf die de gemeente zelf telt, breuk, naast wie de hoofdpunten gekozen zijn, en benaderde sommen."""
    eigen, punten = gebiedsnaam(nis), [TOEVAL, PROCENTPUNT]
    for gebied in gebieden.maatstaven(nis)[:1]:
        samen = f"{hoofdletter(gebied.kort_in_zin)}: de {len(gebied.leden)} gemeenten samen"
        binnen = set(gebieden.leden_van(nis)) <= set(gebied.leden)
        punten.append(
            f"{samen}, {eigen} inbegrepen; de toets op toeval rekent zonder {eigen}." if binnen else f"{samen}."
        )
    return [*punten, BREUK, *_gelijkaardig(nis, peiljaar), CIRCA]


def _gelijkaardig(nis: str, peiljaar: int) -> list[str]:
    """ "De hoofdpunten kozen we naast 10 gelijkaardige gemeenten, zoals …": buiten de Rand, zonder eigen keuze van gebieden, als er hoofdpunten zijn."""
    anderen = referentie(nis, peiljaar)
    zelf = gebieden.gekozen(nis) or gebieden.plaats(nis).vlaamse_rand
    if zelf or not anderen or not keuze.kandidaten(nis, peiljaar):
        return []
    namen = opsomming([gebiedsnaam(lid) for lid in anderen[:GENOEMD]])
    return [f"De hoofdpunten kozen we naast {len(anderen)} gelijkaardige gemeenten, zoals {namen}."]


def bronnen(nis: str, peiljaar: int) -> list[str]:
    """De uitgevers van de getoonde indicatoren, elk met de thema's en het jongste jaar van zijn cijfers; dan langs wie ze kwamen, en de editie."""
    themas: dict[str, list[str]] = {}
    jongst: dict[str, int] = {}
    langs: list[str] = []
    for thema, titel in THEMAS.items():
        for ind, rij in rijen_van(thema):
            s = vergelijking.stand(ind.naam, nis, peiljaar, rij.groep)
            if not heeft_rij(s, ind, nis, rij.groep):
                continue
            for bron in bronnen_van(ind):
                namen = themas.setdefault(uitgever(bron), [])
                namen += [titel.lower()] if titel.lower() not in namen else []
                jongst[uitgever(bron)] = max(s.jaar, jongst.get(uitgever(bron), 0))
                langs += [naam for naam in PLATFORMEN if naam in bron.uitgever and naam not in langs]
    uit = [f"{naam} (tot {jongst[naam]}): {opsomming(namen)}" for naam, namen in themas.items()]
    via = f"Een deel via {opsomming([PLATFORMEN[naam] for naam in langs])}. " if langs else ""
    return [*uit, f"{via}Gemeentegrenzen: provincies.incijfers.be, vereenvoudigd. Editie {edities.kies_editie()}."]


def uitgever(bron: Bron) -> str:
    """Wie de cijfers maakte, zonder langs wie ze kwamen: "VDAB", "Kruispuntbank van de Sociale Zekerheid"."""
    naam = re.sub(r"^Agentschap Binnenlands Bestuur \(Gemeente-Stadsmonitor\)", "Gemeente-Stadsmonitor", bron.uitgever)
    return re.sub(r" \(.*|,? (?:via|uit) .*|,$", "", naam)
