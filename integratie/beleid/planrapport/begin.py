"""Zonder plan: wat de lezer krijgt, waarmee men begint, en welke cijfers al klaarliggen; op één scherm, in het plan en in de opvolging."""

from integratie import gebieden
from integratie.beeld.opmaak import getal, zonder_lege_kolommen
from integratie.beleid.plan.lezen import plan_van
from integratie.beleid.plan.model import beinvloedbaar
from integratie.beleid.plan.nieuw import basislijnen
from integratie.beleid.planrapport.matrices import REGEL, gat
from integratie.beleid.planrapport.onderdeel import ONDERDELEN, Delen, blok, cijferbron
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Uitklap, alinea, lijst, tabel_van
from integratie.blok.tekst import code, vul
from integratie.indicator import THEMAS

BELOFTE = {
    "planbegin": (
        "Met een plan staat hier het hele plan op één bladzijde: welke rubrieken, domeinen en doelen het dekt en waar acties elkaar raken. "
        "Daarna volgen de streefcijfers naast hun basis, het budget, de tijdlijn, en per partner wat u van hem vraagt."
    ),
    "opvolgingbegin": (
        "Met een plan staat hier van elk streefcijfer of het gehaald is, op koers ligt of achter, en of het beter ging dan te verwachten "
        "was. Waar er cijfers van meer jaren zijn, staat er een figuur. Daarna volgen vragen om bij te sturen."
    ),
}
NOTEBOOK = {"planbegin": "plan_van_aanpak", "opvolgingbegin": "opvolging"}


def _begin(naam: str, nis: str, peiljaar: int) -> Blok:
    """Wat men zonder plan ziet; `naam` is die van het onderdeel."""
    bestand = f"parameters/plannen/{nis}.yaml"
    lijnen = basislijnen(nis, peiljaar)
    stappen = [
        vul(
            "{} zet uw cijfers en vragen klaar in {} (met --excel: een formulier in Excel).",
            code(f"integratie plan nieuw {nis}"),
            code(bestand),
        ),
        vul("Vul in wat leeg is; {} noemt wat nog ontbreekt.", code(f"integratie plan controle {bestand}")),
        vul("{} maakt dit rapport.", code(f"integratie rapporten {nis} --notebook {NOTEBOOK[naam]}")),
    ]
    uitleg = f"Voor {gebieden.plaats(nis).naam} is er nog geen planbestand. Dat betekent niet dat er geen beleid is."
    delen = [
        alinea(uitleg, "leeg"),
        alinea(BELOFTE[naam]),
        lijst(stappen, "stappen"),
        alinea(vul("Eerst een voorbeeld zien? {} geeft een verzonnen plan.", code("integratie plan voorbeeld"))),
        *_klaar(naam, nis, peiljaar, lijnen),
    ]
    return blok(naam, "Nog geen plan: zo begint u", delen, f"{bestand}, dat er nog niet is.")


def _klaar(naam: str, nis: str, peiljaar: int, lijnen: list[dict]) -> Delen:
    """De cijfers die klaarliggen: in het plan die welke opvallen, in de opvolging alle, per thema."""
    if not lijnen:
        return [
            alinea("Er is geen recent cijfer dat een bestuur kan beïnvloeden; een plan steunt hier op eigen metingen.")
        ]
    namen = {lijn["indicator"] for lijn in lijnen}
    kaarten = [ind for ind in beinvloedbaar() if ind.naam in namen]
    inleiding = f"Klaar om mee te beginnen: {getal(len(kaarten))} recente cijfers die een bestuur kan beïnvloeden."
    if naam == "planbegin" and (rijen := [rij for ind in kaarten if (rij := gat(ind, nis, peiljaar))]):
        tabel = tabel_van(zonder_lege_kolommen(rijen), "Cijfers die opvallen")
        return [
            alinea(f"{inleiding} Deze vallen op."),
            tabel,
            Uitklap("Wanneer een cijfer opvalt", (alinea(REGEL),)),
            cijferbron(kaarten),
        ]
    per_thema = {THEMAS[t]: [ind.titel for ind in kaarten if ind.thema == t] for t in THEMAS}
    rijen = [{"Thema": thema, "Cijfers": "; ".join(titels)} for thema, titels in per_thema.items() if titels]
    return [alinea(inleiding), tabel_van(rijen, "Cijfers om op te volgen"), cijferbron(kaarten)]


def planbegin(gemeente: str, peiljaar: int) -> Blok:
    """Het begin van een plan."""
    return _begin("planbegin", gebieden.zoek(gemeente).nis, peiljaar)


def opvolgingbegin(gemeente: str, peiljaar: int) -> Blok:
    """Het begin van een opvolging; leeg als er een plan is."""
    nis = gebieden.zoek(gemeente).nis
    return Blok() if plan_van(nis) else _begin("opvolgingbegin", nis, peiljaar)


ONDERDELEN |= {"planbegin": planbegin, "opvolgingbegin": opvolgingbegin}
