"""Inburgering: hoeveel mensen melden zich aan, tekenen een contract en behalen een attest, en hoe groot is de mogelijke doelgroep?"""

import pandas as pd

from integratie.indicator import Rij, familie, indicator
from integratie.rekenen import aantal, breuk, plus, tel, vroeger

STAPPEN = {"aanmeldingen": "aanmelding", "contracten": "eerste contract", "attesten": "attest"}
DOELGROEPEN = {"verplicht": "verplicht", "rechthebbend": "rechthebbend"}
NATIONALITEITEN = {"derdelander": "van buiten de EU+", "eu_plus_met_nederland": "EU+ met Nederland"}
EU_PLUS = (
    "EU+ is de Europese Unie met Zwitserland, Noorwegen, IJsland en Liechtenstein. Wie een nationaliteit van buiten de EU+ heeft, heet in de wet een "
    "derdelander.",
)
KETEN = (
    "De mensen die zich in een jaar aanmelden, een contract tekenen of een attest behalen, zijn vaak niet dezelfde. Een traject duurt dikwijls langer dan een "
    "jaar, en er kan een wachttijd zijn. Het cijfer kan dus boven 100 liggen en is geen slaagkans.",
)
DEEL = {
    "thema": "inburgering",
    "doelen": ("empowerment", "toegankelijkheid"),
    "laag": "wettelijk",
    "soort": "stroom",
}
VIJF_JAAR = {
    **DEEL,
    "laag": "sociaal-cultureel",
    "feit": "nieuwkomers",
    "telling": "meerderjarige_nieuwkomers",
    "jaren": 5,
    "opmerkingen": (
        "Som van de nieuwkomers van vijf jaren, het jaar zelf inbegrepen. Wie intussen verhuisde, telt mee waar hij zich eerst vestigde.",
        "Dit is een benadering van de mogelijke doelgroep, geen telling van wie aan een traject begint.",
    ),
}
PER_HONDERD = {**DEEL, "eenheid": "per 100"}
PER_GROEP = {
    **PER_HONDERD,
    "groepen": ("", *DOELGROEPEN, *NATIONALITEITEN),
    "groepsnamen": {**DOELGROEPEN, **NATIONALITEITEN},
    "opmerkingen": (*KETEN, *EU_PLUS),
    "effect": "voorzieningen",
    "prioriteit": 2,
}


def _vijf_jaar(nieuwkomers: pd.DataFrame) -> pd.DataFrame:
    """Som over het jaar zelf en de vier jaren ervoor; enkel waar alle vijf in de tabel staan."""
    som = per_jaar = tel(nieuwkomers, "nieuwkomers")
    for terug in range(1, 5):
        som = plus(som, vroeger(per_jaar, terug))
    return som


def van_groep(inburgering: pd.DataFrame, stap: str, groep: str) -> pd.DataFrame:
    """Een stap (`aanmeldingen`, `contracten`, `attesten`) voor een doelgroep of nationaliteitsgroep: `waarde, status` per (`nis`, `jaar`)."""
    if groep in DOELGROEPEN:
        return tel(inburgering, f"{stap}_doelgroep", groep)
    onderwerp = f"{stap}_nationaliteit"
    if groep != "eu_plus_met_nederland":
        return tel(inburgering, onderwerp, groep)
    apart = plus(tel(inburgering, onderwerp, "eu_plus_zonder_nederland"), tel(inburgering, onderwerp, "nederland"))
    samen = tel(inburgering, onderwerp, "eu_plus")
    return pd.concat([samen.reset_index(), apart.reset_index()], ignore_index=True).set_index(["nis", "jaar"])


STAPPEN_GETELD = {
    "aanmeldingen": {
        "titel": "Aanmeldingen voor inburgering",
        "in_zin": "het aantal aanmeldingen voor inburgering",
        "definitie": "Meerderjarige inburgeraars die zich in de loop van het jaar voor het eerst aanmeldden bij een onthaalbureau.",
        "teller": "inburgeraars die zich voor het eerst aanmeldden",
    },
    "inburgeringscontracten": {
        "van": ("contracten",),
        "titel": "Inburgeringscontracten",
        "in_zin": "het aantal inburgeringscontracten",
        "definitie": "Meerderjarige inburgeraars die in de loop van het jaar voor het eerst een inburgeringscontract ondertekenden.",
        "teller": "inburgeraars die voor het eerst een contract ondertekenden",
    },
    "inburgeringsattesten": {
        "van": ("attesten",),
        "titel": "Inburgeringsattesten",
        "in_zin": "het aantal inburgeringsattesten",
        "definitie": "Meerderjarige inburgeraars die in de loop van het jaar een inburgeringsattest behaalden.",
        "teller": "inburgeraars die een attest behaalden",
        "prioriteit": 2,
    },
}


@familie({**DEEL, "eenheid": "personen"}, STAPPEN_GETELD)
def stap(onderwerp: str, inburgering: pd.DataFrame) -> pd.DataFrame:
    """Teller per (`nis`, `jaar`), in personen. Bron: Kruispuntbank Inburgering via de Gemeente-Stadsmonitor (DE61, DE58 en DE55)."""
    return aantal(tel(inburgering, onderwerp))


@indicator(
    effect="voorzieningen",
    titel="Stappen in de inburgering per 100 nieuwkomers",
    in_zin="het aantal stappen in de inburgering per 100 nieuwkomers",
    boodschap="{} aanmeldingen voor inburgering per 100 nieuwkomers",
    dienst="Inburgering en NT2",
    vraag=("ook wie hier al langer woont, kan zich aanmelden; weet elke nieuwkomer dat het kan?",),
    definitie="Inburgeraars die zich in het jaar voor het eerst aanmeldden, een eerste contract ondertekenden of een attest behaalden, per 100 meerderjarige nieuwkomers van hetzelfde jaar.",
    teller="inburgeraars die de stap zetten",
    noemer="meerderjarige nieuwkomers van hetzelfde jaar",
    groepsnamen=STAPPEN,
    hoofdgroep="aanmeldingen",
    beinvloedbaar=True,
    prioriteit=2,
    opmerkingen=(
        *KETEN,
        "Ook wie al langer in België woont, kan zich aanmelden; niet elke nieuwkomer is verplicht om een traject te volgen.",
    ),
    rijen=(Rij(1, "Aangemeld, per 100 nieuwkomers", groep="aanmeldingen"),),
    **{**PER_HONDERD, "doelen": ("toegankelijkheid", "empowerment")},
)
def inburgering_per_100_nieuwkomers(inburgering: pd.DataFrame, nieuwkomers: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen. Bronnen: Kruispuntbank Inburgering (DE55, DE58, DE61) en AgII."""
    allen = tel(nieuwkomers, "nieuwkomers")
    return pd.concat({stap: breuk(tel(inburgering, stap), allen) for stap in STAPPEN}, names=["groep"])


PER_STAP = {
    "contracten_per_100_aanmeldingen": {
        "van": ("contracten", "aanmeldingen"),
        "titel": "Contracten per 100 aanmeldingen",
        "in_zin": "het aantal contracten per 100 aanmeldingen",
        "definitie": "Inburgeraars die in het jaar voor het eerst een contract ondertekenden, per 100 die zich in hetzelfde jaar voor het eerst aanmeldden.",
        "teller": "inburgeraars die voor het eerst een contract ondertekenden",
        "noemer": "inburgeraars die zich voor het eerst aanmeldden",
        "rijen": (Rij(2),),
    },
    "attesten_per_100_contracten": {
        "van": ("attesten", "contracten"),
        "titel": "Attesten per 100 contracten",
        "in_zin": "het aantal attesten per 100 contracten",
        "definitie": "Inburgeraars die in het jaar een attest behaalden, per 100 die in hetzelfde jaar voor het eerst een contract ondertekenden.",
        "teller": "inburgeraars die een attest behaalden",
        "noemer": "inburgeraars die voor het eerst een contract ondertekenden",
        "rijen": (Rij(3),),
    },
}


@familie(PER_GROEP, PER_STAP)
def verhouding(teller: str, noemer: str, inburgering: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`): het geheel (groep leeg), elke doelgroep en elke nationaliteitsgroep. Bron: Kruispuntbank Inburgering (DE55–63)."""
    delen = {"": breuk(tel(inburgering, teller), tel(inburgering, noemer))}
    for groep in (*DOELGROEPEN, *NATIONALITEITEN):
        delen[groep] = breuk(van_groep(inburgering, teller, groep), van_groep(inburgering, noemer, groep))
    return pd.concat(delen, names=["groep"])


@indicator(
    titel="Nieuwkomers van de laatste vijf jaar",
    definitie="Meerderjarige nieuwkomers die zich in de laatste vijf jaar in de gemeente vestigden, samengeteld.",
    teller="meerderjarige nieuwkomers van vijf jaren",
    eenheid="personen",
    **VIJF_JAAR,
)
def nieuwkomers_cumulatief_5_jaar(nieuwkomers: pd.DataFrame) -> pd.DataFrame:
    """Teller per (`nis`, `jaar`), in personen. Bron: AgII via provincies.incijfers.be."""
    return aantal(_vijf_jaar(nieuwkomers))


@indicator(
    titel="Nieuwkomers van de laatste vijf jaar per 1.000 inwoners",
    in_zin="het aantal nieuwkomers van de laatste vijf jaar per 1.000 inwoners",
    boodschap="{} nieuwkomers per 1.000 inwoners in vijf jaar",
    dienst="Inburgering en NT2",
    vraag=("vinden zij hun weg, ook na enkele jaren?",),
    definitie="Meerderjarige nieuwkomers van de laatste vijf jaar samen, per 1.000 inwoners op 1 januari van het laatste jaar.",
    teller="meerderjarige nieuwkomers van vijf jaren",
    noemer="inwoners",
    eenheid="per 1.000",
    prioriteit=3,  # hetzelfde feit als dat van één jaar, dus even zwaar
    rijen=(Rij(1, "Nieuwkomers, vijf jaar samen", thema="nieuwkomers"),),
    **VIJF_JAAR,
)
def nieuwkomers_cumulatief_5_jaar_per_1000(nieuwkomers: pd.DataFrame, herkomst: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bronnen: AgII via provincies.incijfers.be en Statbel."""
    return breuk(_vijf_jaar(nieuwkomers), tel(herkomst, "inwoners"))
