"""Vluchtelingen en andere statuten: nieuwkomers naar reden van verblijf en doelgroep, wat we niet weten, en welke ondersteuning het plan vraagt."""

from integratie import gebieden, vergelijking
from integratie.beeld import ouderdom
from integratie.beeld.bronvermelding import bronnenlijst
from integratie.beeld.opmaak import hoofdletter, zonder_lege_kolommen
from integratie.beeld.woorden import gebiedsnaam
from integratie.beleid.aanbod.eigen_bestanden import bestanden
from integratie.beleid.kader.kaderblokken import cijferrij
from integratie.beleid.planrapport.matrices import ondersteuning_van
from integratie.beleid.rubrieken import ONDERSTEUNING
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Alinea, Groep, Tabel, alinea, lijst, tabel_van
from integratie.blok.tekst import Tekst, code, vul
from integratie.indicator import Indicator, kaart, leemten

INDICATOREN = ("nieuwkomers_naar_statuut", "nieuwkomers_naar_doelgroep")
KEUZE = "Welke ondersteuning nodig is, kiest het bestuur: in het plan, per actie, in het veld {}. Deze negen vormen zijn er:"


def statuten(gemeente: str, peiljaar: int) -> Blok:
    """Meerderjarige nieuwkomers naar statuut en doelgroep: aantal, aandeel, verandering over vijf jaar en de eerste maatstaf; en wat niet gekend is."""
    nis = gebieden.zoek(gemeente).nis
    kaarten = [kaart(naam) for naam in INDICATOREN]
    rijen = [cijferrij(ind, nis, peiljaar, groep, met_aantal=True) for ind in kaarten for groep in ind.groepen]
    naam = gebieden.plaats(nis).naam
    delen = (
        *_tabel(rijen, kaarten, nis, peiljaar),
        alinea("Dit weten we niet, en dit bestand vult het aan:"),
        lijst(f"{hoofdletter(x.onderwerp)}: {x.bestand} ({x.uitgever})." for x in leemten("nieuwkomers")),
        *bronnenlijst(kaarten),
    )
    tekst = f"Nieuwkomers naar statuut en doelgroep: {naam}"
    return Blok((*delen, *ondersteuning(nis, peiljaar).onderdelen), tekst, ouderdom.getoond(INDICATOREN, nis, peiljaar))


def _tabel(rijen: list[dict], kaarten: list[Indicator], nis: str, peiljaar: int) -> list[Tabel | Alinea]:
    """De rijen met hun opmerkingen, of een zin als er geen nieuwkomers zijn om te verdelen of de bron niets geeft."""
    naam = gebiedsnaam(nis)
    if any(tuple(x.cijferteksten()) for rij in rijen for x in rij.values() if isinstance(x, Tekst) and str(x) != "0"):
        opmerkingen = (alinea(o, "klein") for ind in kaarten for o in ind.opmerkingen)
        return [
            tabel_van(zonder_lege_kolommen(rijen), f"Nieuwkomers naar statuut en doelgroep: {naam}", "thema"),
            *opmerkingen,
        ]
    standen = [vergelijking.stand(ind.naam, nis, peiljaar, groep) for ind in kaarten for groep in ind.groepen]
    if jaren := {s.jaar for s in standen if s.jaar and s.teller == 0}:
        return [
            alinea(
                f"In {max(jaren)} kwam er geen enkele meerderjarige nieuwkomer in {naam} wonen: er valt niets te verdelen."
            )
        ]
    return [alinea(f"Voor {naam} geeft de bron geen cijfers naar statuut of doelgroep.")]


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
