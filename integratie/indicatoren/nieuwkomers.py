"""Nieuwkomers: hoeveel meerderjarigen vestigden zich voor het eerst, en wie van hen komt van buiten de EU?"""

from functools import reduce

import pandas as pd

from integratie.indicator import Rij, familie, indicator
from integratie.rekenen import aantal, breuk, gepubliceerd, min_, tel

DEEL = {
    "thema": "nieuwkomers",
    "doelen": ("toegankelijkheid", "empowerment"),
    "laag": "sociaal-cultureel",
    "soort": "stroom",
    "feit": "nieuwkomers",
}
GEPUBLICEERD = (
    "De bron publiceert deze verhouding zelf; ze kan niet opgeteld worden, dus er is geen cijfer voor gebieden.",
)
PROFIEL = {
    **DEEL,
    "soort": "deel van een stroom",
    "feit": "profiel van de nieuwkomers",
    "prioriteit": 0,
    "noemer": "meerderjarige nieuwkomers",
    "samen_honderd": True,
}
GESLACHTEN = ("mannen", "vrouwen")
LEEFTIJDEN = ("18-34 jaar", "35-49 jaar", "50-64 jaar", "65 jaar en ouder")
NATIONALITEITEN = {
    "derdelander": "van buiten de EU+",
    "eu_plus": "EU+ zonder Nederland",
    "nederland": "Nederland",
    "onbepaald": "onbepaald",
}
DOELGROEPEN = {
    "verplicht": "verplicht",
    "rechthebbend": "rechthebbend",
    "nader_te_bepalen": "nog te bepalen",
}
STATUTEN = {
    "gezin": "gezinshereniging",
    "arbeid": "arbeidsmigratie",
    "asiel": "asiel, ook erkende vluchtelingen",
    "ander_statuut": "ander of niet gekend",
}


AANTALLEN = {
    "meerderjarige_nieuwkomers": {
        "van": ("nieuwkomers",),
        "titel": "Meerderjarige nieuwkomers",
        "definitie": "Meerderjarigen die zich in de loop van het jaar als nieuwkomer in de gemeente vestigden.",
        "teller": "meerderjarige nieuwkomers",
        "eenheid": "personen",
    },
    "nieuwkomers_niet_eu": {
        "titel": "Meerderjarige nieuwkomers van buiten de EU",
        "definitie": "Meerderjarige nieuwkomers van buiten de EU die zich in de loop van het jaar in de gemeente vestigden.",
        "teller": "meerderjarige nieuwkomers van buiten de EU",
        "eenheid": "personen",
    },
}


@familie(DEEL, AANTALLEN)
def aantal_nieuwkomers(onderwerp: str, nieuwkomers: pd.DataFrame) -> pd.DataFrame:
    """Teller per (`nis`, `jaar`), in personen. Bron: Agentschap Integratie en Inburgering via provincies.incijfers.be."""
    return aantal(tel(nieuwkomers, onderwerp))


VERHOUDINGEN = {
    "nieuwkomers_per_1000": {
        "titel": "Nieuwkomers per 1.000 inwoners van 18 jaar en ouder",
        "in_zin": "het aantal nieuwkomers per 1.000 inwoners van 18 jaar en ouder",
        "definitie": "Meerderjarige nieuwkomers per 1.000 inwoners van 18 jaar en ouder, zoals de bron publiceert.",
        "teller": "meerderjarige nieuwkomers",
        "noemer": "inwoners van 18 jaar en ouder",
        "telling": "meerderjarige_nieuwkomers",
        "opmerkingen": GEPUBLICEERD,
    },
    "nieuwkomers_niet_eu_per_1000": {
        "titel": "Nieuwkomers van buiten de EU per 1.000 niet-EU-inwoners van 18 jaar en ouder",
        "in_zin": "het aantal nieuwkomers van buiten de EU per 1.000 niet-EU-inwoners van 18 jaar en ouder",
        "definitie": "Meerderjarige nieuwkomers van buiten de EU per 1.000 meerderjarige inwoners van buiten de EU, zoals de bron publiceert.",
        "teller": "meerderjarige nieuwkomers van buiten de EU",
        "noemer": "niet-EU-inwoners van 18 jaar en ouder",
        "telling": "nieuwkomers_niet_eu",
        "prioriteit": 0,
        "opmerkingen": (
            *GEPUBLICEERD,
            "In een gemeente met weinig niet-EU-inwoners maken enkele personen al een groot verschil.",
        ),
    },
}


@familie({**DEEL, "eenheid": "per 1.000", "optelbaar": False}, VERHOUDINGEN)
def gepubliceerde_verhouding(onderwerp: str, nieuwkomers: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), per 1.000 inwoners van 18 jaar en ouder (in de noemer van de kaart). Bron: AgII via provincies.incijfers.be."""
    return gepubliceerd(nieuwkomers, onderwerp)


@indicator(
    titel="Aandeel nieuwkomers van buiten de EU",
    boodschap="{} van de nieuwkomers komt van buiten de EU",
    dienst="Inburgering en NT2",
    vraag=(
        "van alle nieuwkomers {jaar} moest {nieuwkomers_naar_doelgroep:verplicht} inburgeren",
        "zijn er plaatsen genoeg?",
    ),
    definitie="Meerderjarige nieuwkomers van buiten de EU, in % van alle meerderjarige nieuwkomers van het jaar.",
    teller="meerderjarige nieuwkomers van buiten de EU",
    noemer="meerderjarige nieuwkomers",
    rijen=(Rij(3, "… van buiten de EU"),),
    **{**DEEL, "feit": "nieuwkomers van buiten de EU", "soort": "deel van een stroom"},
)
def aandeel_niet_eu_nieuwkomers(nieuwkomers: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bron: AgII via provincies.incijfers.be."""
    return breuk(tel(nieuwkomers, "nieuwkomers_niet_eu"), tel(nieuwkomers, "nieuwkomers"))


@indicator(
    titel="Nieuwkomers per 1.000 inwoners",
    in_zin="het aantal nieuwkomers per 1.000 inwoners",
    boodschap="{} volwassen nieuwkomers per 1.000 inwoners",
    dienst="Inburgering en NT2",
    vraag=(
        "van alle nieuwkomers {jaar} moest {nieuwkomers_naar_doelgroep:verplicht} inburgeren",
        "zijn er plaatsen genoeg?",
    ),
    definitie="Meerderjarige nieuwkomers van het jaar per 1.000 inwoners (alle leeftijden) op 1 januari van dat jaar.",
    teller="meerderjarige nieuwkomers",
    noemer="inwoners",
    eenheid="per 1.000",
    prioriteit=3,
    opmerkingen=(
        "Ook kinderen tellen mee als inwoner: dit cijfer ligt lager dan dat per 1.000 inwoners van 18 jaar en ouder.",
    ),
    rijen=(Rij(2, "Nieuwkomers, één jaar"),),
    **DEEL,
)
def nieuwkomers_per_1000_inwoners(nieuwkomers: pd.DataFrame, herkomst: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bronnen: AgII via provincies.incijfers.be en Statbel."""
    return breuk(tel(nieuwkomers, "nieuwkomers"), tel(herkomst, "inwoners"))


NAAR_GROEP = {
    "nieuwkomers_naar_geslacht": {  # DE50
        "van": ("nieuwkomers_geslacht", GESLACHTEN),
        "titel": "Nieuwkomers naar geslacht",
        "definitie": "Verdeling van de meerderjarige nieuwkomers van het jaar over mannen en vrouwen. Samen 100 %.",
        "teller": "meerderjarige nieuwkomers van dat geslacht",
        "groepen": GESLACHTEN,
    },
    "nieuwkomers_naar_leeftijd": {  # DE51
        "van": ("nieuwkomers_leeftijd", LEEFTIJDEN),
        "titel": "Nieuwkomers naar leeftijd",
        "definitie": "Verdeling van de meerderjarige nieuwkomers van het jaar over vier leeftijdsgroepen. Samen 100 %.",
        "teller": "meerderjarige nieuwkomers van de leeftijdsgroep",
        "groepen": LEEFTIJDEN,
        "opmerkingen": ("Vóór 2014 onderscheidt de bron deze leeftijden niet.",),
    },
    "nieuwkomers_naar_nationaliteit": {  # DE52
        "van": ("nieuwkomers_nationaliteit", (*NATIONALITEITEN,)),
        "titel": "Nieuwkomers naar nationaliteit",
        "definitie": "Verdeling van de meerderjarige nieuwkomers van het jaar naar nationaliteit: van buiten de EU+, de EU+ zonder Nederland, Nederland en onbepaald. Samen 100 %.",
        "teller": "meerderjarige nieuwkomers van de nationaliteitsgroep",
        "groepsnamen": NATIONALITEITEN,
        "opmerkingen": (
            "EU+ zijn de EU-landen met Zwitserland, Noorwegen, IJsland en Liechtenstein. Wie van elders komt, heet in de wet een derdelander.",
            "Derdelanders en wie een onbepaalde nationaliteit heeft, zijn samen de nieuwkomers van buiten de EU; dat aandeel heeft nieuwere cijfers.",
        ),
        "samenstelling": True,
    },
    "nieuwkomers_naar_doelgroep": {  # DE53
        "van": ("nieuwkomers_doelgroep", (*DOELGROEPEN,)),
        "titel": "Nieuwkomers naar doelgroep van inburgering",
        "definitie": "Verdeling van de meerderjarige nieuwkomers van het jaar: wie een inburgeringstraject moet volgen, wie er recht op heeft, en voor wie dat nog te bepalen is. Samen 100 %.",
        "teller": "meerderjarige nieuwkomers van de doelgroep",
        "groepsnamen": DOELGROEPEN,
    },
}


@familie(PROFIEL, NAAR_GROEP)
def naar_groep(onderwerp: str, groepen: tuple[str, ...], nieuwkomers_profiel: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen: elke groep tegenover alle groepen samen. Bron: Gemeente-Stadsmonitor (DE50–53)."""
    rijen = nieuwkomers_profiel[nieuwkomers_profiel["onderwerp"] == onderwerp]
    jaren = rijen.loc[rijen["groep"] == groepen[0], "jaar"]  # tot 2013 is alleen wie 65 of ouder is apart geteld
    rijen = rijen[rijen["jaar"].isin(jaren)]
    return breuk(tel(rijen, onderwerp, list(groepen), per_groep=True), tel(rijen, onderwerp, list(groepen)))


@indicator(
    titel="Nieuwkomers naar statuut",
    definitie="Verdeling van de meerderjarige nieuwkomers van het jaar naar de reden van hun verblijf. Samen 100 %.",
    teller="meerderjarige nieuwkomers met dat statuut",
    groepsnamen=STATUTEN,
    opmerkingen=(
        '"Ander of niet gekend" is het totaal min de drie andere groepen: studie of eigen bestaansmiddelen (EU+-burgers), regularisatie, overig of onbepaald.',
    ),
    rijen=(Rij(4, "… voor gezinshereniging", groep="gezin"), Rij(5, "… voor werk", groep="arbeid")),
    **PROFIEL,
)
def nieuwkomers_naar_statuut(nieuwkomers_profiel: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in personen. Bron: Gemeente-Stadsmonitor (DE54)."""
    alle = tel(nieuwkomers_profiel, "nieuwkomers_met_statuut", "gezin")  # het totaal staat bij elke groep
    delen = {groep: tel(nieuwkomers_profiel, "nieuwkomers_statuut", groep) for groep in ("gezin", "arbeid", "asiel")}
    delen["ander_statuut"] = reduce(min_, delen.values(), alle)
    return pd.concat({groep: breuk(deel, alle) for groep, deel in delen.items()}, names=["groep"])
