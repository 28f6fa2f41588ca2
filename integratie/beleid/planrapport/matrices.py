"""Afstemming: welke rubrieken, domeinen, doelen en lagen het plan dekt, wie waaraan meewerkt, en waar het overlapt."""

from collections.abc import Iterable

from integratie import gebieden, vergelijking
from integratie.beeld import cijferteksten
from integratie.beeld.jaarwoorden import jaarlabel
from integratie.beeld.opmaak import STREEPJE, hoofdletter, zonder_lege_kolommen
from integratie.beeld.woorden import HOOG, STEEG
from integratie.beleid.plan.model import Actie, Plan, beinvloedbaar
from integratie.beleid.planrapport.onderdeel import Delen, cijferbron, onderdeel
from integratie.beleid.rubrieken import DOMEINEN, ONDERSTEUNING, RUBRIEKEN
from integratie.blok.onderdelen import Tabel, alinea, lijst, tabel_van
from integratie.blok.tekst import Tekst, vul
from integratie.indicator import DOELEN, LAGEN, Indicator
from integratie.vergelijking.toeval import DAALT, STIJGT

JAREN = 5
REGEL = (
    f"De tabel toont elk recent verhoudingscijfer dat een bestuur kan beïnvloeden en dat over {JAREN} jaar duidelijk veranderde. Heeft de Vlaamse Rand "
    "het ook, dan verschilt het er duidelijk van. Dat een cijfer hier staat, is geen oordeel en geen opdracht: het is een vraag aan het plan."
)
VRAAG = "Staat er 'geen', dan is de vraag: is daar een actie nodig, of volgt het bestuur dit op een andere manier op?"


@onderdeel("planmatrices", "Afstemming")
def planmatrices(plan: Plan, peiljaar: int) -> Delen:
    """Drie matrices: rubriek × domein, doel × laag, en actie × partner."""
    acties = plan.acties()
    return [
        alinea("In een cel staan de codes van de acties; waar niets staat, is er geen."),
        _matrix(acties, "Rubriek", RUBRIEKEN, "rubriek", DOMEINEN, "domein", "Rubrieken en beleidsdomeinen"),
        _matrix(acties, "Doel", DOELEN, "doel", LAGEN, "laag", "Doelen en lagen"),
        tabel_van(_wie_doet_mee(plan), "Partners en acties: wie trekt, wie werkt mee"),
        tabel_van(ondersteuning_van([plan]), "Ondersteuning die het plan vraagt")
        if any(a.ondersteuning for a in acties)
        else alinea("Geen enkele actie vraagt ondersteuning.", "klein"),
    ]


def ondersteuning_van(plannen: Iterable[Plan]) -> list[dict[str, str]]:
    """Elke vorm van ondersteuning met de acties die ze vragen."""
    acties = [a for plan in plannen for a in plan.acties()]
    gevraagd = {vorm: [f"{a.code} {a.titel}" for a in acties if a.ondersteuning == vorm] for vorm in ONDERSTEUNING}
    return [
        {"Ondersteuning": hoofdletter(vorm), "Acties": "; ".join(wie) or STREEPJE} for vorm, wie in gevraagd.items()
    ]


def _matrix(acties: list[Actie], kop: str, rijen, rij: str, kolommen, kolom: str, titel: str) -> Tabel:
    def cel(r: str, k: str) -> str:
        return ", ".join(a.code for a in acties if getattr(a, rij) == r and getattr(a, kolom) == k)

    cellen = [{kop: hoofdletter(r)} | {hoofdletter(k): cel(r, k) for k in kolommen} for r in rijen]
    return tabel_van(cellen, titel, "kader")


def _wie_doet_mee(plan: Plan) -> list[dict]:
    def cel(actie: Actie, sleutel: str) -> str:
        if actie.trekker == sleutel:
            return "trekt"
        return "mee" if sleutel in {t.partner for t in actie.partners} else ""

    return [{"Partner": p.naam} | {a.code: cel(a, p.sleutel) for a in plan.acties()} for p in plan.partners]


@onderdeel("planoverlap", "Overlappingen en lege plekken")
def planoverlap(plan: Plan, peiljaar: int) -> Delen:
    """Waar meer dan één actie hetzelfde doet, en welke rubrieken, domeinen en cellen geen actie hebben."""
    acties = plan.acties()
    vraag = "Kan het samen, of vult het elkaar aan?"
    dubbel = [
        {"Wat": hoofdletter(wat), "Acties": ", ".join(a.code for a in groep), "Vraag": vraag}
        for wat, groep in _groepen(acties).items()
        if len(groep) > 1
    ]
    leeg = _leeg(acties)
    geen_dubbele = alinea("Geen twee acties delen een rubriek en een domein, of een streefcijfer.")
    geen_lege = alinea("Elke rubriek, elk domein en elke cel heeft een actie.")
    return [
        tabel_van(dubbel, "Waar acties elkaar raken") if dubbel else geen_dubbele,
        [alinea("Zonder actie; is er hier een nodig?"), lijst(leeg)] if leeg else geen_lege,
    ]


def _groepen(acties: list[Actie]) -> dict[str, list[Actie]]:
    """Wat acties delen → de acties: rubriek en domein samen, of hetzelfde streefcijfer."""
    uit: dict[str, list[Actie]] = {}
    for a in acties:
        if a.status != "stopgezet":
            uit.setdefault(f"{a.rubriek} × {a.domein}", []).append(a)
            for titel in dict.fromkeys(s.kaart.titel for s in a.streefcijfers):
                uit.setdefault(f"streefcijfer: {titel}", []).append(a)
    return uit


def _leeg(acties: list[Actie]) -> list[str]:
    gedekt = {x for a in acties for x in (a.rubriek, a.domein, f"{a.doel} ({a.laag})")}
    alle = {
        "Rubrieken": RUBRIEKEN,
        "Beleidsdomeinen": DOMEINEN,
        "Doelen en lagen": [f"{doel} ({laag})" for doel in DOELEN for laag in LAGEN],
    }
    leeg = {wat: [x for x in mogelijk if x not in gedekt] for wat, mogelijk in alle.items()}
    return [f"{wat}: {'; '.join(lege)}." for wat, lege in leeg.items() if lege]


@onderdeel("plangaten", "Wat de cijfers tonen en wat het plan dekt")
def plangaten(plan: Plan, peiljaar: int) -> Delen:
    """Cijfers die een bestuur kan beïnvloeden en die opvallen, met de acties die er een streefcijfer voor hebben."""
    gaten = [(ind, rij) for ind in beinvloedbaar() if (rij := gat(ind, plan.gebied, peiljaar))]
    rijen = [rij | {"Streefcijfer in het plan": _streefcijfer_in(plan, ind)} for ind, rij in gaten]
    if not rijen:
        return [alinea(f"{REGEL} Er is geen zo'n cijfer.")]
    tabel = tabel_van(zonder_lege_kolommen(rijen), "Cijfers die opvallen, en het plan")
    return [alinea(REGEL), tabel, alinea(VRAAG), cijferbron(ind for ind, _ in gaten)]


def _streefcijfer_in(plan: Plan, ind: Indicator) -> str:
    met = [a.code for a, s in plan.streefcijfers() if s.indicator == ind.naam]
    return ", ".join(dict.fromkeys(met)) or "geen"


def gat(ind: Indicator, nis: str, peiljaar: int) -> dict[str, Tekst | str] | None:
    """De rij van een recent verhoudingscijfer dat opvalt, in een gemeente of cluster; None als het dat niet doet."""
    stand = vergelijking.stand(ind.naam, nis, peiljaar)
    v = vergelijking.verandering(ind.naam, nis, peiljaar, JAREN)
    if not ind.is_relatief or not ind.doelen or v is None or not vergelijking.is_gekend(stand):
        return None
    if vergelijking.te_oud(stand.jaar, peiljaar):
        return None
    maat = next(iter(gebieden.maatstaven(nis)), None)
    ander = vergelijking.stand_in(ind.naam, maat.code, stand.jaar) if maat else None
    naast = ""
    if maat and vergelijking.is_gekend(ander) and not vergelijking.te_klein_ernaast(ind.naam, maat.code, ander):
        naast = vergelijking.tegenover(ind, nis, stand, maat.code, ander)
    tegenover: Tekst | str = STREEPJE
    if not {naast, v.richting} - {""} <= {STIJGT, DAALT}:
        return None
    if maat and naast and vergelijking.is_gekend(ander):
        tegenover = vul("{} {}", cijferteksten.naast(ind, stand, ander, nis, maat.code, HOOG, naast), maat.in_zin)
    return {
        "Indicator": ind.titel,
        "Waarde": vul("{} ({})", cijferteksten.waarde(ind, stand, nis), jaarlabel(ind, stand.jaar)),
        f"Tegenover {maat.in_kolom if maat else 'een ander gebied'}": tegenover,
        "Richting": vul("{} sinds {}", cijferteksten.verandering(ind, v, nis, STEEG), jaarlabel(ind, v.van_jaar)),
    }
