"""Waaruit de kaart van een indicator kiest, en wat ernaast bestaat: de rijen die hij krijgt op een blad, en wat een thema nog mist."""

from dataclasses import dataclass

THEMAS = {
    "aantallen": "Aantallen",
    "instroom": "Instroom",
    "nieuwkomers": "Nieuwkomers",
    "anderstaligen": "Anderstaligen",
    "minderjarigen": "Minderjarigen",
    "tewerkstelling": "Tewerkstelling",
    "onderwijs": "Onderwijs",
    "inburgering": "Inburgering",
    "samenleven": "Samenleven",
    "context": "Context",
}
DOELEN = ("toegankelijkheid", "empowerment", "vertrouwen en wederkerigheid", "samenhorigheid")
# Wat Vlaanderen met het integratiebeleid beoogt; een kaart noemt de sleutel.
EFFECTEN = {
    "participatie": "zelfstandige en evenredige participatie",
    "voorzieningen": "toegankelijkheid van alle voorzieningen",
    "burgerschap": "actief en gedeeld burgerschap",
    "samenhang": "sociale samenhang",
}
LAGEN = ("wettelijk", "sociaal-economisch", "sociaal-cultureel")
DUIDINGEN = ("neutraal", "gunstig als hoger", "gunstig als lager")
SOORTEN = ("stand", "stroom", "deel van een stroom", "enquete", "vooruitzicht")
# Groepen van meer dan één indicator; die van één staan op zijn kaart (`groepsnamen`).
GROEPSNAMEN = {
    "": "totaal",
    "belgisch": "Belgische herkomst",
    "buurland": "herkomst uit een buurland",
    "eu27": "EU-herkomst zonder buurlanden",
    "niet_eu27": "niet-EU-herkomst",
    "belg": "Belg",
    "niet_belg": "niet-Belg",
    "eu": "EU zonder België",
    "niet_eu": "niet-EU",
    "west_noord_eu15": "West- en Noord-EU15",
    "zuid_eu15": "Zuid-EU15",
    "eu13": "EU13, lid sinds 2004 of later",
    "europa_niet_eu": "Europa buiten de EU",
    "turkije_maghreb": "Turkije en Maghreb",
    "andere_landen": "andere landen buiten de EU",
}


@dataclass(frozen=True)
class Rij:
    """Een rij van een indicator op het blad van een thema (`vierblad.rijen`).

    `plaats` is haar volgorde in het thema, vanaf 1: wie achteraan staat, valt eerst weg als het blad te vol is. `titel` is de korte naam (leeg: die van
    de kaart), `groep` de groep die er staat, en `thema` het thema waar ze staat als dat niet dat van de kaart is.
    """

    plaats: int
    titel: str = ""
    groep: str = ""
    thema: str = ""


@dataclass(frozen=True)
class Leemte:
    """Een onderwerp dat bij een thema hoort, maar waarvoor de gegevens ontbreken, en welk bestand dat oplost; `kort` zegt een belangrijk in één zin."""

    thema: str
    onderwerp: str
    bestand: str
    uitgever: str
    kort: str = ""
