"""Vluchtelingen en andere statuten: nieuwkomers naar reden van verblijf en doelgroep, wat we niet weten, en welke ondersteuning het plan vraagt."""

from integratie import gebieden
from integratie.beeld import ouderdom
from integratie.beeld.bronvermelding import bronalinea, vermeldingen
from integratie.beeld.opmaak import hoofdletter
from integratie.beleid.aanbod.eigen_bestanden import bestanden
from integratie.beleid.kader.kaderblokken import cijferrij
from integratie.beleid.planrapport.matrices import ondersteuning_van
from integratie.beleid.rubrieken import ONDERSTEUNING
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Groep, alinea, lijst, tabel_van
from integratie.blok.tekst import code, vul
from integratie.indicator import kaart, leemten

INDICATOREN = ("nieuwkomers_naar_statuut", "nieuwkomers_naar_doelgroep")
KEUZE = "Welke ondersteuning nodig is, kiest het bestuur: in het plan, per actie, in het veld {}. Deze negen vormen zijn er:"


def statuten(gemeente: str, peiljaar: int) -> Blok:
    """Meerderjarige nieuwkomers naar statuut en doelgroep: aantal, aandeel, verandering over vijf jaar en de eerste maatstaf; en wat niet gekend is."""
    nis = gebieden.zoek(gemeente).nis
    kaarten = [kaart(naam) for naam in INDICATOREN]
    rijen = [cijferrij(ind, nis, peiljaar, groep, met_aantal=True) for ind in kaarten for groep in ind.groepen]
    naam = gebieden.plaats(nis).naam
    delen = (
        tabel_van(rijen, f"Nieuwkomers naar statuut en doelgroep: {naam}", "thema"),
        *(alinea(o, "klein") for ind in kaarten for o in ind.opmerkingen),
        alinea("Dit weten we niet, en dit bestand vult het aan:"),
        lijst(f"{hoofdletter(x.onderwerp)}: {x.bestand} ({x.uitgever})." for x in leemten("nieuwkomers")),
        bronalinea(vermeldingen(kaarten)),
    )
    tekst = f"Nieuwkomers naar statuut en doelgroep: {naam}"
    return Blok((*delen, *ondersteuning(nis, peiljaar).onderdelen), tekst, ouderdom.getoond(INDICATOREN, nis, peiljaar))


def ondersteuning(gemeente: str, peiljaar: int) -> Blok:
    """De negen vormen van ondersteuning, en de acties van het plan die er een vragen; zonder plan alleen de keuzes."""
    eigen = bestanden(gebieden.zoek(gemeente).nis, peiljaar)
    keuze, bron = alinea(vul(KEUZE, code("ondersteuning"))), alinea(f"Bron: {'; '.join(eigen.bronnen_plan)}.", "bron")
    delen: tuple = (keuze, lijst(map(hoofdletter, ONDERSTEUNING)))
    if any(a.ondersteuning for plan in eigen.plannen.values() for a in plan.acties()):
        rijen = ondersteuning_van(eigen.plannen.values())
        delen = (keuze, tabel_van(rijen, "Ondersteuning: wat kan, en wat het plan vraagt"), bron)
    elif eigen.plannen:
        delen = (*delen, alinea("In het plan vraagt nog geen actie ondersteuning."), bron)
    return Blok((Groep("bestand", delen, "ondersteuning"),), "Vormen van ondersteuning")
