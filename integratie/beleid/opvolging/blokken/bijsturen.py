"""Wat er veranderde sinds de vorige editie, en wat te overwegen valt bij een plan: altijd als vraag, nooit als besluit."""

from integratie import gebieden
from integratie.beeld.opmaak import STREEPJE, hoofdletter
from integratie.beleid.opvolging import beslisregel, wijzigingen
from integratie.beleid.opvolging.blokken.cijferteksten import zin
from integratie.beleid.opvolging.blokken.opvolgingsblokken import LEEG, blok
from integratie.beleid.opvolging.oordeel import Oordeel, bewaard
from integratie.beleid.plan.lezen import plan_van
from integratie.beleid.plan.model import BEZIG, Plan
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Alinea, Lijst, Tabel, alinea, lijst, tabel_van
from integratie.blok.tekst import Tekst, sterk, tekst, vul
from integratie.opslag import edities

GEEN_EDITIE = (
    "Deze editie bouwt niet voort op een vroegere: er zijn geen vorige cijfers of definities om naast te leggen."
)
GEEN_PLAN = (
    f"Er is geen vorig planbestand in parameters/plannen/{wijzigingen.MAP_VORIGE}/. Bewaar daar een kopie van het plan na elke opvolging, "
    "dan staat hier wat er aan de acties veranderde."
)
VERANDERD = (
    "Wat veranderde er sinds de vorige keer?",
    "Een cijfer kan verschuiven omdat de wereld veranderde, of omdat de bron, de definitie of het plan veranderde.",
)
KOPPEN = {"cijfer": "Cijfers", "definitie": "Definities", "actie": "Acties", "streefcijfer": "Streefcijfers"}
KOP = "Te overwegen"
INLEIDING = "Vragen voor wie het plan trekt. Een cijfer beslist niets: het zegt waar men moet gaan kijken."
ZONDER_OORDEEL = ("geen", "geschiedenis", "marge", "cluster", "vergeleken", "enquete")

# Vraag met plaatsen voor delen van het oordeel (zie `cijferteksten.DELEN`).
BASIS = "De basiswaarde in het plan is {basis}, in deze editie {register}. Moet het plan mee?"
UITVOERING = "Het cijfer ligt {afstand} {naast_pad} het pad. Wordt de actie uitgevoerd zoals bedoeld, en bereikt ze wie ze moet bereiken?"
HAALBAAR = "Is het doel nog haalbaar tegen {streefjaar}, of hoort er een ander pad bij?"
ELDERS_OOK = "Bij gelijkaardige gemeenten veranderde het cijfer met {gelijk_ander}, hier met {eigen}: niet ongewoon anders. Wat was dan de rol van de actie?"
HIER_ANDERS = "Bij gelijkaardige gemeenten veranderde het cijfer met {gelijk_ander}, hier met {eigen}. Wat was hier anders: de actie, of iets anders?"
GEVOELIG = (
    "Is dit cijfer gevoelig genoeg voor de actie, of is een meting dichterbij nodig (deelnemers, wachttijd, bereik)?"
)
EIGEN_CIJFER = "Welk eigen cijfer kan intussen tonen of de actie werkt?"
VANZELF = "De eigen trend van vóór {basisjaar} alleen kwam al uit op {trend}, voorbij het pad ({pad}). Vraagt het doel iets van het beleid?"
STUURBAAR = "Dit cijfer kan een bestuur niet sturen. Welk cijfer raakt de actie zelf wel?"
GEHAALD = "Het streefjaar is bereikt en de streefwaarde is gehaald. Wat komt er in de plaats?"
NIET_GEHAALD = "Het streefjaar is bereikt en de streefwaarde is niet gehaald. Wat komt er in de plaats?"


def veranderd(gemeente: str, peiljaar: int) -> Blok:
    """Cijfers en definities naast de vorige editie, en acties naast het vorige plan."""
    code = gebieden.zoek(gemeente).nis
    plan, editie = plan_van(code), edities.kies_editie()
    if plan is None:
        return LEEG
    vorige, oud = edities.basis(editie), wijzigingen.vorig_plan(code)
    alle = wijzigingen.van_gegevens(plan, peiljaar, editie) + (wijzigingen.van_plan(oud, plan) if oud else [])
    zinnen = [GEEN_EDITIE if vorige is None else f"Vergeleken met editie {vorige} van de gegevens."]
    zinnen.append(GEEN_PLAN if oud is None else f"Vergeleken met het vorige plan ({oud.titel}).")
    if not alle and (vorige or oud):
        zinnen.append("Er veranderde niets dat de streefcijfers raakt.")
    delen: list[Alinea | Tabel | None] = [alinea(z) for z in zinnen]
    for soort, kop in KOPPEN.items():
        wat = [w for w in alle if w.soort == soort]
        rijen = [
            {"Waarover": w.waarover, "Wat": w.wat, "Vroeger": w.oud or STREEPJE, "Nu": w.nieuw or STREEPJE} for w in wat
        ]
        delen.append(tabel_van(rijen, f"{kop} die veranderden") if rijen else None)
    return blok(*VERANDERD, delen, f"{len(alle)} veranderingen")


def bijsturen(gemeente: str, peiljaar: int) -> Blok:
    """De punten om te overwegen, als vragen bij elk streefcijfer en bij de acties."""
    code = gebieden.zoek(gemeente).nis
    plan = plan_van(code)
    if plan is None:
        return LEEG
    punten = [
        (f"{o.bij_actie.code}, {o.doel.naam}", _bij_streefcijfer(o))
        for o in bewaard(code, peiljaar, edities.kies_editie())
    ]
    punten += [(f"{a.code} {a.titel}", vragen) for a, vragen in _bij_acties(plan, peiljaar)]
    samen: dict[tuple[Tekst, ...], list[str]] = {}  # wie dezelfde vragen krijgt, staat samen
    for wie, vragen in punten:
        samen.setdefault(tuple(vragen), []).append(wie)
    rijen = tuple((sterk("; ".join(wie)), lijst(vragen)) for vragen, wie in samen.items() if vragen)
    deel = Lijst(rijen) if rijen else alinea("Er zijn geen vragen bij dit plan.")
    return blok(KOP, INLEIDING, [deel], f"vragen bij {len(rijen)} punten")


def _bij_streefcijfer(o: Oordeel) -> list[Tekst]:
    namen = [] if o.basis_klopt or o.reden == "later" else [BASIS]
    if o.tegen_doel == beslisregel.ACHTER:
        namen += [UITVOERING] if o.jaar == o.doel.streefjaar else [UITVOERING, HAALBAAR]
    g = o.gelijkaardig
    if o.status != beslisregel.OPEN and g and g.laag is not None and g.hoog is not None:
        namen.append(ELDERS_OOK if g.laag <= g.verschil <= g.hoog else HIER_ANDERS)
    if o.reden in ("gewoon", "tussenin") or o.effect.te_klein:
        namen.append(GEVOELIG)
    if o.eigen_trend is not None and o.pad is not None and o.teken * (o.eigen_trend - o.pad) > 0:
        namen.append(VANZELF)
    if o.jaar is not None and o.jaar == o.doel.streefjaar:
        namen.append(GEHAALD if o.tegen_doel == beslisregel.GEHAALD else NIET_GEHAALD)
    if not o.kaart.beinvloedbaar:
        namen.append(STUURBAAR)
    vragen = [zin(o, vraag) for vraag in namen]
    if o.reden in ZONDER_OORDEEL:
        vragen.append(vul("{}. {}", hoofdletter(beslisregel.REDENEN[o.reden]), EIGEN_CIJFER))
    return vragen


def _bij_acties(plan: Plan, peiljaar: int) -> list[tuple]:
    uit = []
    for a in plan.acties():
        if a.status in BEZIG:
            einde = f"{a.einde.day}-{a.einde.month}-{a.einde.year}"
            over_tijd = f"Ze liep volgens het plan tot {einde} en staat nog op '{a.status}'. Klopt dat nog?"
            vragen = (
                [] if a.streefcijfers else [tekst("Er is geen streefcijfer. Waaraan merkt men dat de actie werkt?")]
            )
            uit.append((a, [*vragen, *([tekst(over_tijd)] if a.einde.year < peiljaar else [])]))
    return uit
