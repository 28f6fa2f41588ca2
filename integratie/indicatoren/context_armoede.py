"""Context, armoede: wie krijgt bijstand, wie komt moeilijk rond, en hoeveel kinderen worden in kansarmoede geboren?"""

import pandas as pd

from integratie.indicator import Rij, familie, indicator
from integratie.rekenen import aantal, breuk, gepubliceerd, met_geheel, per_groep, tel

DEEL = {"thema": "context", "doelen": ("empowerment", "toegankelijkheid"), "laag": "sociaal-economisch"}
LEEFLOON = {**DEEL, "teller": "personen met een leefloon of equivalent leefloon", "feit": "leefloon"}
ZEER_LAAG = (
    "Zeer laag: de volwassenen van het gezin werken samen hoogstens een vijfde van wat ze voltijds zouden kunnen werken.",
    "Wie voor een internationale instelling of in het buitenland werkt, is bij de KSZ meestal niet als werkend bekend: in de Rand en langs de grens ligt "
    "het cijfer daardoor te hoog.",
)
WERKINTENSITEIT = {
    **DEEL,
    "feit": "werkintensiteit",
    "prioriteit": 0,
    "zonder_plaats": ("",),  # wie voor een internationale instelling of over de grens werkt, telt als niet-werkend
    "opmerkingen": ZEER_LAAG,
}
RECHT = "Een recht dat iemand niet opneemt, telt niet mee: een hoger cijfer kan ook betekenen dat meer mensen hun recht kennen."


@indicator(
    effect="participatie",
    titel="Personen met een leefloon per 1.000 inwoners",
    in_zin="het aantal personen met een leefloon per 1.000 inwoners",
    boodschap="Per 1.000 inwoners krijgen er {} een leefloon",
    dienst="Sociale dienst",
    vraag=("vindt wie er recht op heeft, de weg?",),
    definitie="Personen met een leefloon of equivalent leefloon, per 1.000 inwoners, bij het begin van het jaar.",
    noemer="inwoners",
    eenheid="per 1.000",
    prioriteit=2,
    opmerkingen=(RECHT,),
    rijen=(Rij(1, "Leefloon of gelijkgesteld"),),
    **LEEFLOON,
)
def leefloon_per_1000_inwoners(armoede: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bron: POD Maatschappelijke Integratie (blad AR13)."""
    return breuk(tel(armoede, "leefloon"), tel(armoede, "leefloon_inwoners"))


@indicator(
    titel="Personen met een leefloon",
    in_zin="het aantal personen met een leefloon",
    definitie="Personen met een leefloon of equivalent leefloon, bij het begin van het jaar.",
    eenheid="personen",
    opmerkingen=(RECHT,),
    **LEEFLOON,
)
def personen_met_leefloon(armoede: pd.DataFrame) -> pd.DataFrame:
    """Teller per (`nis`, `jaar`), in personen. Bron: POD Maatschappelijke Integratie (blad AR13)."""
    return aantal(tel(armoede, "leefloon"))


@indicator(
    effect="participatie",
    titel="Kansarmoede-index van Kind en Gezin",
    boodschap="{} van de kinderen is geboren in een kansarm gezin",
    dienst="Kinderen en gezinnen",
    vraag=("vinden zij opvang en hulp?",),
    definitie="Kinderen die in het jaar zelf en de twee jaar ervoor in een kansarm gezin geboren zijn, in % van alle kinderen die in die drie jaar geboren zijn en op 31 december in de gemeente wonen.",
    teller="kinderen geboren in een kansarm gezin, over drie jaar",
    noemer="kinderen geboren in die drie jaar",
    duiding="gunstig als lager",
    optelbaar=False,
    prioriteit=2,
    opmerkingen=(
        "Een gezin is kansarm als het op minstens drie van zes punten zwak scoort: inkomen, opleiding, werk, stimulering van de kinderen, huisvesting en gezondheid.",
        "Twee opeenvolgende jaren delen twee van hun drie geboortejaren: vergelijk jaren die minstens drie jaar uit elkaar liggen.",
    ),
    rijen=(Rij(4, "Kansarmoede-index", thema="minderjarigen"),),
    **DEEL,
)
def kansarmoede_index(armoede: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in %. Bron: Opgroeien, Kind en Gezin (blad AR03)."""
    return gepubliceerd(armoede, "kansarmoede_index")


AANDELEN = {
    "verhoogde_tegemoetkoming": {  # KSZ (blad AR16)
        "effect": "voorzieningen",
        "titel": "Inwoners met een verhoogde tegemoetkoming",
        "in_zin": "het aandeel inwoners met een verhoogde tegemoetkoming",
        "boodschap": "{} van de inwoners heeft een verhoogde tegemoetkoming",
        "dienst": "Sociale dienst",
        "vraag": ("kent wie er recht op heeft, dat recht?",),
        "definitie": "Inwoners met een verhoogde tegemoetkoming in de ziekteverzekering, in % van de inwoners, op 1 januari.",
        "teller": "personen met een verhoogde tegemoetkoming",
        "noemer": "inwoners",
        "opmerkingen": (RECHT,),
        "rijen": (Rij(2, "Verhoogde tegemoetkoming"),),
        "laag": "wettelijk",
        "doelen": ("toegankelijkheid", "empowerment"),
    },
    "betalingsachterstand": {  # Nationale Bank van België (blad AR01)
        "titel": "Inwoners met een betalingsachterstand",
        "in_zin": "het aandeel inwoners met een betalingsachterstand",
        "boodschap": "{} van de volwassenen betaalt een krediet niet op tijd terug",
        "dienst": "Sociale dienst",
        "vraag": ("vindt wie schulden heeft, op tijd hulp?",),
        "definitie": "Personen die op 31 december minstens één krediet niet op tijd terugbetaalden, in % van de inwoners van 18 jaar en ouder op de dag erna.",
        "teller": "personen met een betalingsachterstand bij de Centrale voor Kredieten aan Particulieren",
        "noemer": "inwoners van 18 jaar en ouder",
        "duiding": "gunstig als lager",
        "opmerkingen": ("Alleen leningen en kredieten: achterstallige huur, energie of belastingen tellen niet mee.",),
    },
    "inkomensgarantie_ouderen": {  # FOD Sociale Zekerheid (blad AR15)
        "van": ("inkomensgarantie",),
        "titel": "65-plussers met een inkomensgarantie",
        "in_zin": "het aandeel 65-plussers met een inkomensgarantie",
        "definitie": "Personen met een inkomensgarantie voor ouderen (IGO of het vroegere GIB), in % van de inwoners van 65 jaar en ouder, bij het begin van het jaar.",
        "teller": "personen met een inkomensgarantie voor ouderen",
        "noemer": "inwoners van 65 jaar en ouder",
        "prioriteit": 0,
        "opmerkingen": (RECHT,),
    },
    "sociale_bijstand": {  # POD Maatschappelijke Integratie en FOD Sociale Zekerheid (blad AR17)
        "titel": "Inwoners met een sociale bijstandsuitkering",
        "in_zin": "het aandeel inwoners met een sociale bijstandsuitkering",
        "definitie": "Personen met een (equivalent) leefloon, een inkomensgarantie voor ouderen of een tegemoetkoming voor personen met een handicap, in % van de inwoners, op 1 januari.",
        "teller": "personen met een sociale bijstandsuitkering",
        "noemer": "inwoners",
        "prioriteit": 0,
        "opmerkingen": (RECHT, "Het leefloon en de inkomensgarantie zitten in dit cijfer: tel ze er niet bij op."),
    },
    "lage_werkintensiteit": {  # KSZ (blad AR06)
        "titel": "Inwoners in een gezin met zeer lage werkintensiteit",
        "in_zin": "het aandeel inwoners in een gezin met zeer lage werkintensiteit",
        "definitie": "Inwoners tot en met 59 jaar in een gezin met zeer lage werkintensiteit, in % van de inwoners tot en met 59 jaar, op 1 januari.",
        "teller": "inwoners tot en met 59 jaar in een gezin met zeer lage werkintensiteit",
        "noemer": "inwoners tot en met 59 jaar",
        **WERKINTENSITEIT,
    },
    "kinderen_lage_werkintensiteit": {  # KSZ (blad AR08)
        "titel": "Kinderen in een gezin met zeer lage werkintensiteit",
        "in_zin": "het aandeel kinderen in een gezin met zeer lage werkintensiteit",
        "definitie": "Kinderen tot en met 17 jaar in een gezin met zeer lage werkintensiteit, in % van de kinderen tot en met 17 jaar, op 1 januari.",
        "teller": "kinderen tot en met 17 jaar in een gezin met zeer lage werkintensiteit",
        "noemer": "kinderen tot en met 17 jaar",
        **WERKINTENSITEIT,
    },
}


@familie(DEEL, AANDELEN)
def per_inwoner(onderwerp: str, armoede: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bron: bij elke kaart."""
    return breuk(tel(armoede, onderwerp), tel(armoede, f"{onderwerp}_inwoners"))


@indicator(
    titel="Belastingaangiften met een laag inkomen",
    in_zin="het aandeel belastingaangiften met een laag inkomen",
    definitie="Aangiften met een netto belastbaar inkomen onder 10.000 euro (wie alleen aangeeft) of onder 20.000 euro (gemeenschappelijk), in % van de aangiften van die soort; nulaangiften tellen niet mee.",
    teller="aangiften onder 10.000 of 20.000 euro",
    noemer="aangiften",
    duiding="gunstig als lager",
    groepen=("", "individueel", "gemeenschappelijk"),
    groepsnamen={"individueel": "wie alleen aangeeft", "gemeenschappelijk": "gemeenschappelijke aangiften"},
    prioriteit=0,
    opmerkingen=(
        "De grens groeit niet mee met de prijzen: een daling over de jaren is deels inflatie.",
        "Wie van belasting is vrijgesteld, zoals internationale ambtenaren, ontbreekt.",
    ),
    **DEEL,
)
def lage_inkomens(armoede: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, inkomsten`jaar`, `groep`), in aangiften; `groep` leeg voor alle. Bron: Statbel (blad AR10)."""
    alle = breuk(tel(armoede, "lage_aangiften"), tel(armoede, "lage_aangiften_alle"))
    return met_geheel(alle, per_groep(armoede, "lage_aangiften", "lage_aangiften_alle"))


@indicator(
    titel="Budgetmeters per 1.000 aansluitingen",
    in_zin="het aantal budgetmeters per 1.000 aansluitingen",
    definitie="Actieve budgetmeters voor elektriciteit en voor aardgas, per 1.000 toegangspunten van dezelfde energie, op 31 december.",
    teller="actieve budgetmeters",
    noemer="toegangspunten",
    eenheid="per 1.000",
    duiding="gunstig als lager",
    groepen=("elektriciteit", "aardgas"),
    prioriteit=0,
    **DEEL,
)
def budgetmeters(armoede: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`); `groep` is elektriciteit of aardgas. Bron: VREG (blad AR02)."""
    return per_groep(armoede, "budgetmeters", "toegangspunten")


@indicator(
    titel="Betalingsmoeilijkheden in het gezin",
    in_zin="het aandeel inwoners met betalingsmoeilijkheden in het gezin",
    definitie="Inwoners van wie het gezin het voorbije jaar minstens één rekening niet (op tijd) kon betalen, volgens een bevraging.",
    teller="inwoners van wie het gezin een rekening niet op tijd kon betalen",
    noemer="inwoners die de vraag beantwoordden",
    decimalen=0,
    duiding="gunstig als lager",
    optelbaar=False,
    soort="enquete",
    prioriteit=0,
    **DEEL,
)
def betalingsmoeilijkheden(survey: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in %. Bron: Gemeente-Stadsmonitor."""
    return gepubliceerd(survey, "betalingsmoeilijkheden")
