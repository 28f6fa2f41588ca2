"""Inburgering: hoeveel mensen melden zich aan, tekenen een contract en behalen een attest, en hoe groot is de mogelijke doelgroep?"""

import pandas as pd

from integratie.indicator import indicator, leemte
from integratie.rekenen import aantal, breuk, plus, tel, vroeger

DOELGROEPEN = {"verplicht": "verplichte inburgeraars", "rechthebbend": "rechthebbende inburgeraars"}
NATIONALITEITEN = {"derdelander": "nationaliteit van buiten de EU+", "eu_plus": "nationaliteit van de EU+"}
EU_PLUS = (
    "EU+ is de Europese Unie met Zwitserland, Noorwegen, IJsland en Liechtenstein. Wie een nationaliteit van buiten de EU+ heeft, heet in de wet een "
    "derdelander.",
)
KETEN = (
    "Wie zich in een jaar aanmeldt, een contract tekent of een attest behaalt, is niet dezelfde persoon: een traject duurt vaak langer dan een jaar, en er "
    "kan een wachttijd zijn. Het cijfer kan dus boven 100 liggen en is geen slaagkans.",
)
DEEL = {
    "thema": "inburgering",
    "doelen": ("empowerment", "toegankelijkheid"),
    "laag": "wettelijk",
    "soort": "stroom",
}
VIJF_JAAR = {
    **DEEL,
    "feit": "nieuwkomers",
    "telling": "meerderjarige_nieuwkomers",
    "jaren": 5,
    "opmerkingen": (
        "Som van de nieuwkomers van vijf jaren, het jaar zelf inbegrepen. Wie intussen verhuisde telt mee waar hij zich eerst vestigde.",
        "Dit is een benadering van de mogelijke doelgroep, geen telling van wie aan een traject begint.",
    ),
}
AANTAL = {**DEEL, "eenheid": "personen", "decimalen": 0}
PER_HONDERD = {**DEEL, "eenheid": "per 100"}
PER_NIEUWKOMER = {
    **PER_HONDERD,
    "noemer": "meerderjarige nieuwkomers van hetzelfde jaar",
    "opmerkingen": (
        *KETEN,
        "Ook wie al langer in België woont, kan zich aanmelden; niet elke nieuwkomer is verplicht om een traject te volgen.",
    ),
}
PER_GROEP = {
    **PER_HONDERD,
    "groepen": ("", *DOELGROEPEN, *NATIONALITEITEN),
    "groepsnamen": {**DOELGROEPEN, **NATIONALITEITEN},
    "opmerkingen": (*KETEN, *EU_PLUS),
}


def _vijf_jaar(nieuwkomers: pd.DataFrame) -> pd.DataFrame:
    """Som over het jaar zelf en de vier jaren ervoor; enkel waar alle vijf in de tabel staan."""
    som = per_jaar = tel(nieuwkomers, "nieuwkomers")
    for terug in range(1, 5):
        som = plus(som, vroeger(per_jaar, terug))
    return som


def _per_groep(inburgering: pd.DataFrame, teller: str, noemer: str) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`): het geheel (groep leeg), elke doelgroep en elke nationaliteitsgroep."""
    delen = {"": breuk(tel(inburgering, teller), tel(inburgering, noemer))}
    for soort, groepen in (("doelgroep", DOELGROEPEN), ("nationaliteit", NATIONALITEITEN)):
        for groep in groepen:
            delen[groep] = breuk(
                tel(inburgering, f"{teller}_{soort}", groep), tel(inburgering, f"{noemer}_{soort}", groep)
            )
    return pd.concat(delen, names=["groep"]).reorder_levels(["nis", "jaar", "groep"])


@indicator(
    titel="Aanmeldingen voor inburgering",
    in_zin="het aantal aanmeldingen voor inburgering",
    definitie="Meerderjarige inburgeraars die zich in de loop van het jaar voor het eerst aanmeldden bij een onthaalbureau.",
    teller="inburgeraars die zich voor het eerst aanmeldden",
    **AANTAL,
)
def aanmeldingen(inburgering: pd.DataFrame) -> pd.DataFrame:
    """Teller per (`nis`, `jaar`), in personen. Bron: Kruispuntbank Inburgering via de Gemeente-Stadsmonitor (DE61)."""
    return aantal(tel(inburgering, "aanmeldingen"))


@indicator(
    titel="Inburgeringscontracten",
    definitie="Meerderjarige inburgeraars die in de loop van het jaar voor het eerst een inburgeringscontract ondertekenden.",
    teller="inburgeraars die voor het eerst een contract ondertekenden",
    **AANTAL,
)
def inburgeringscontracten(inburgering: pd.DataFrame) -> pd.DataFrame:
    """Teller per (`nis`, `jaar`), in personen. Bron: Kruispuntbank Inburgering via de Gemeente-Stadsmonitor (DE58)."""
    return aantal(tel(inburgering, "contracten"))


@indicator(
    titel="Inburgeringsattesten",
    definitie="Meerderjarige inburgeraars die in de loop van het jaar een inburgeringsattest behaalden.",
    teller="inburgeraars die een attest behaalden",
    prioriteit=2,
    **AANTAL,
)
def inburgeringsattesten(inburgering: pd.DataFrame) -> pd.DataFrame:
    """Teller per (`nis`, `jaar`), in personen. Bron: Kruispuntbank Inburgering via de Gemeente-Stadsmonitor (DE55)."""
    return aantal(tel(inburgering, "attesten"))


@indicator(
    titel="Aanmeldingen per 100 nieuwkomers",
    in_zin="het aantal aanmeldingen per 100 nieuwkomers",
    definitie="Inburgeraars die zich in het jaar voor het eerst aanmeldden, per 100 meerderjarige nieuwkomers van hetzelfde jaar.",
    teller="inburgeraars die zich voor het eerst aanmeldden",
    beinvloedbaar=True,
    prioriteit=2,
    **PER_NIEUWKOMER,
)
def aanmeldingen_per_100_nieuwkomers(inburgering: pd.DataFrame, nieuwkomers: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bronnen: Kruispuntbank Inburgering (DE61) en AgII."""
    return breuk(tel(inburgering, "aanmeldingen"), tel(nieuwkomers, "nieuwkomers"))


@indicator(
    titel="Contracten per 100 nieuwkomers",
    in_zin="het aantal contracten per 100 nieuwkomers",
    definitie="Inburgeraars die in het jaar voor het eerst een contract ondertekenden, per 100 meerderjarige nieuwkomers van hetzelfde jaar.",
    teller="inburgeraars die voor het eerst een contract ondertekenden",
    **PER_NIEUWKOMER,
)
def contracten_per_100_nieuwkomers(inburgering: pd.DataFrame, nieuwkomers: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bronnen: Kruispuntbank Inburgering (DE58) en AgII."""
    return breuk(tel(inburgering, "contracten"), tel(nieuwkomers, "nieuwkomers"))


@indicator(
    titel="Attesten per 100 nieuwkomers",
    in_zin="het aantal attesten per 100 nieuwkomers",
    definitie="Inburgeraars die in het jaar een attest behaalden, per 100 meerderjarige nieuwkomers van hetzelfde jaar.",
    teller="inburgeraars die een attest behaalden",
    **PER_NIEUWKOMER,
)
def attesten_per_100_nieuwkomers(inburgering: pd.DataFrame, nieuwkomers: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bronnen: Kruispuntbank Inburgering (DE55) en AgII."""
    return breuk(tel(inburgering, "attesten"), tel(nieuwkomers, "nieuwkomers"))


@indicator(
    titel="Contracten per 100 aanmeldingen",
    in_zin="het aantal contracten per 100 aanmeldingen",
    definitie="Inburgeraars die in het jaar voor het eerst een contract ondertekenden, per 100 die zich in hetzelfde jaar voor het eerst aanmeldden.",
    teller="inburgeraars die voor het eerst een contract ondertekenden",
    noemer="inburgeraars die zich voor het eerst aanmeldden",
    prioriteit=2,
    **PER_GROEP,
)
def contracten_per_100_aanmeldingen(inburgering: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen. Bron: Kruispuntbank Inburgering (DE58–63)."""
    return _per_groep(inburgering, "contracten", "aanmeldingen")


@indicator(
    titel="Attesten per 100 contracten",
    in_zin="het aantal attesten per 100 contracten",
    definitie="Inburgeraars die in het jaar een attest behaalden, per 100 die in hetzelfde jaar voor het eerst een contract ondertekenden.",
    teller="inburgeraars die een attest behaalden",
    noemer="inburgeraars die voor het eerst een contract ondertekenden",
    prioriteit=2,
    **PER_GROEP,
)
def attesten_per_100_contracten(inburgering: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen. Bron: Kruispuntbank Inburgering (DE55–60)."""
    return _per_groep(inburgering, "attesten", "contracten")


@indicator(
    titel="Nieuwkomers van de laatste vijf jaar",
    definitie="Meerderjarige nieuwkomers die zich in de laatste vijf jaar in de gemeente vestigden, samengeteld.",
    teller="meerderjarige nieuwkomers van vijf jaren",
    eenheid="personen",
    decimalen=0,
    **VIJF_JAAR,
)
def nieuwkomers_cumulatief_5_jaar(nieuwkomers: pd.DataFrame) -> pd.DataFrame:
    """Teller per (`nis`, `jaar`), in personen. Bron: AgII via provincies.incijfers.be."""
    return aantal(_vijf_jaar(nieuwkomers))


@indicator(
    titel="Nieuwkomers van de laatste vijf jaar per 1.000 inwoners",
    in_zin="het aantal nieuwkomers van de laatste vijf jaar per 1.000 inwoners",
    definitie="Meerderjarige nieuwkomers van de laatste vijf jaar samen, per 1.000 inwoners op 1 januari van het laatste jaar.",
    teller="meerderjarige nieuwkomers van vijf jaren",
    noemer="inwoners",
    eenheid="per 1.000",
    **VIJF_JAAR,
)
def nieuwkomers_cumulatief_5_jaar_per_1000(nieuwkomers: pd.DataFrame, herkomst: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bronnen: AgII via provincies.incijfers.be en Statbel."""
    return breuk(_vijf_jaar(nieuwkomers), tel(herkomst, "inwoners"))


leemte(
    "inburgering",
    "aanmeldingen, contracten en attesten na 2021",
    "het werkboek van het thema Integratie («Download alle cijfers»)",
    "Gemeente-Stadsmonitor",
)
leemte(
    "inburgering",
    "het verloop van wie samen begon: hoeveel van hen een attest behaalden, na hoeveel maanden, en de wachttijd",
    "trajecten per jaar van aanmelding, per gemeente",
    "Agentschap Integratie en Inburgering",
)
leemte(
    "inburgering",
    "NT2-cursisten, niveaus en wachtlijsten",
    "cursisten Nederlands als tweede taal per gemeente",
    "Kruispuntbank Inburgering of Departement Onderwijs en Vorming",
)
leemte(
    "inburgering",
    "deelname aan de vierde pijler (participatie- en netwerktraject, sinds 2023)",
    "trajecten vierde pijler per gemeente",
    "Agentschap Integratie en Inburgering of de gemeente",
)
leemte(
    "inburgering",
    "opvangplaatsen voor verzoekers om internationale bescherming en hun bezetting",
    "opvangplaatsen en bezetting per gemeente",
    "Fedasil",
)
leemte(
    "inburgering",
    "mensen met tijdelijke bescherming (Oekraïne)",
    "personen met tijdelijke bescherming per gemeente",
    "Statbel of de Dienst Vreemdelingenzaken",
)
leemte(
    "inburgering",
    "erkende vluchtelingen en subsidiair beschermden",
    "erkenningen of verblijfstitels per gemeente",
    "Commissariaat-generaal voor de Vluchtelingen en de Staatlozen of de Dienst Vreemdelingenzaken",
)
leemte(
    "inburgering",
    "niet-Belgische kiezers bij de gemeenteraadsverkiezingen van 2024",
    "ingeschreven niet-Belgische kiezers per gemeente",
    "Agentschap Binnenlands Bestuur",
)
leemte(
    "inburgering",
    "noden van vluchtelingen en van de ontvangende samenleving",
    "een eigen bevraging of een reeks gesprekken, per gemeente",
    "de gemeente, het OCMW of het Agentschap Integratie en Inburgering",
)
