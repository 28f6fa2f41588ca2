"""Woorden bij cijfers: meer of minder, een aandeel dat iedereen leest, en hoe een indicator of een gebied in een zin heet.

Of een woord voor een richting mag, beslist `vergelijking.toeval`.
"""

from integratie import gebieden
from integratie.gebieden import Gebied
from integratie.indicator import Indicator, groepsnaam
from integratie.vergelijking.toeval import DAALT, GELIJK, STIJGT

# Telkens het woord bij meer, bij minder en bij ongeveer gelijk. De controle kent alleen deze woorden.
HOOG = ("hoger dan", "lager dan", "ongeveer even hoog als")
VEEL = ("meer dan", "minder dan", "ongeveer evenveel als")
STEEG = ("steeg", "daalde", "ongeveer gelijk")
GROEIDE = ("groeide", "kromp", "ongeveer even groot")
HOGER = ("hoger", "lager", "ongeveer even hoog")
SNEL = ("sneller dan", "trager dan", "ongeveer even snel als")
NET_ALS = "net als"  # bij hetzelfde getal
KAN_TOEVAL_ZIJN, KUNNEN_TOEVAL_ZIJN = "het verschil kan toeval zijn", "die verschillen kunnen toeval zijn"

# Procent → breukwoord.
_BREUKEN = {
    10: "een op de tien",
    100 / 8: "een op de acht",
    100 / 6: "een op de zes",
    20: "een op de vijf",
    25: "een op de vier",
    100 / 3: "een op de drie",
    40: "twee op de vijf",
    50: "de helft",
    60: "drie op de vijf",
    200 / 3: "twee op de drie",
    75: "drie op de vier",
    80: "vier op de vijf",
    90: "negen op de tien",
}
# Wat aan het begin van een titel een het-woord is.
_HET = (
    *("aandeel", "aantal", "gemiddeld netto", "mediaan netto", "verschil"),
    *("internationaal migratiesaldo", "intern migratiesaldo", "migratiesaldo", "natuurlijk saldo"),
    *("onveiligheidsgevoel", "praatje", "sociaal weefsel", "vertrouwen", "vrijwilligerswerk", "zich thuis voelen"),
)
_KORT = {
    gebieden.RAND: "Rand",
    gebieden.VLAAMS_GEWEST: "Vlaanderen",
    gebieden.BRUSSELS_GEWEST: "Brussel",
}
_SOORTEN = {"Arrondissement": "arr.", "Provincie": "prov."}


def kies(drietal: tuple[str, str, str], richting: str) -> str:
    """Het woord uit een drietal voor een richting die gezegd mag worden. Fout: `ValueError` als het verschil toeval kan zijn."""
    return drietal[(STIJGT, DAALT, GELIJK).index(richting)]


def deel_in_woorden(procent: float) -> str:
    """Een percentage in woorden die iedereen leest: 64,2 → "bijna twee op de drie"; zonder passend woord leeg."""
    waarde, woord = min(_BREUKEN.items(), key=lambda t: abs(t[0] - procent))
    afstand = procent - waarde
    if abs(afstand) > 3:
        return ""
    if abs(afstand) < 0.5:
        return woord
    return f"ruim {woord}" if afstand > 0 else f"bijna {woord}"


def deel_van_inwoners(procent: float) -> tuple[str, str, str]:
    """(woorden, wie, werkwoord): ("bijna twee op de drie", "inwoners", "zijn"), ("ruim de helft", "van de inwoners", "is").

    Zonder passend breukwoord zijn alle drie leeg.
    """
    woorden = deel_in_woorden(procent)
    if not woorden:
        return "", "", ""
    if woorden.endswith("de helft"):
        return woorden, "van de inwoners", "is"
    enkel = woorden.removeprefix("ruim ").removeprefix("bijna ").startswith("een ")
    return woorden, "inwoners", "is" if enkel else "zijn"


def klein(titel: str) -> str:
    """De titel met een kleine beginletter, voor in een zin; een afkorting of eigennaam vooraan blijft."""
    return titel if titel[:2].isupper() or titel.startswith("Belg") else titel[:1].lower() + titel[1:]


def met_lidwoord(ind: Indicator) -> str:
    """ "het aandeel niet-Belgen", "de werkzoekendengraad", "de verdeling van de nieuwkomers naar leeftijd"."""
    titel = klein(ind.titel)
    if ind.in_zin:
        return ind.in_zin
    if ind.samen_honderd and not titel.startswith("samenstelling"):
        return f"de verdeling van de {titel}"
    return f"{'het' if titel.startswith(_HET) else 'de'} {titel}"


def gebiedsnaam(code: str) -> str:
    """ "Vilvoorde", "de Vlaamse Rand"."""
    return gebieden.van_code(code).in_zin


def is_rest(groep: str) -> bool:
    """Wat niet gekend is, staat achteraan en is geen vaststelling."""
    naam = groepsnaam(groep)
    return any(woord in naam for woord in ("onbekend", "niet gekend"))


def korte_naam(gebied: Gebied) -> str:
    """ "Rand", "Vlaanderen", "Halle-Vilvoorde", "arr. Leuven" (er is ook een gemeente Leuven, of een met die naam erin), "prov. Antwerpen"; een ander gebied houdt zijn naam."""
    if gebied.code in _KORT:
        return _KORT[gebied.code]
    soort, _, eigennaam = gebied.naam.partition(" ")
    if soort not in _SOORTEN:
        return gebied.naam
    is_gemeente = any(eigennaam in (g.naam, *g.naam.split("-")) for g in gebieden.gemeenten().values())
    return f"{_SOORTEN[soort]} {eigennaam}" if is_gemeente or soort == "Provincie" else eigennaam


def naast(gebied: Gebied) -> str:
    """Hetzelfde achter "dan in": "de Rand", "Vlaanderen", "het arrondissement Leuven"."""
    return "de Rand" if gebied.code == gebieden.RAND else _KORT.get(gebied.code, gebied.in_zin)
