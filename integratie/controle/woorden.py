"""Welke woorden bij een richting mogen staan, en hoe een aandeel in woorden heet: een eigen lijst, los van de schrijvers."""

import re
from collections.abc import Iterator

from integratie import gebieden
from integratie.blok.blok import Blok, Figuur
from integratie.blok.onderdelen import Alinea, met_inhoud
from integratie.blok.tekst import Cijfertekst
from integratie.controle.rapport import CELLEN, Rapport, met_tekst
from integratie.controle.richting import GELIJK, MEER, MINDER
from integratie.indicator import Indicator, groepsnaam, kaart, register

GEEN_WOORD = {"geen richtingwoord"}
DOOR_DE_TIJD = {
    MEER: {"steeg", "groeide", "meer", "meer dan", "hoger", "hoger dan"},
    MINDER: {"daalde", "kromp", "minder", "minder dan", "lager", "lager dan"},
    GELIJK: {"ongeveer gelijk", "ongeveer even groot", "evenveel", "ongeveer even hoog"}
    | {"ongeveer evenveel als", "ongeveer even hoog als"},
}
NAAST = {
    MEER: {"hoger dan", "meer dan", "sneller dan"},
    MINDER: {"lager dan", "minder dan", "trager dan"},
    GELIJK: {"ongeveer even hoog als", "ongeveer evenveel als", "ongeveer even snel als"},
}
# Wat een lezer als een vergelijking leest: zonder merk hoort dat niet in een zin van ons.
VERGELIJKEND = re.compile(
    r"\b(?:hoger|lager|hoogste|laagste|meer dan|minder dan|sneller|trager|toeval"
    r"|steeg|stegen|gestegen|stijgt|stijging|daalden?|gedaald|daalt|daling|groeide|gegroeid|kromp|gekrompen"
    r"|toename|afname|toegenomen|afgenomen|ongeveer gelijk|ongeveer even|evenveel"
    r"|dubbele?|verdubbelde?|gehalveerd|halveerde|de helft|een derde|een kwart"
    r"|op de (?:drie|vier|vijf|zes|acht|tien))\b",
    re.I,
)
_BREUKEN = {
    "een op de tien": 10,
    "een op de acht": 12.5,
    "een op de zes": 100 / 6,
    "een op de vijf": 20,
    "een op de vier": 25,
    "een op de drie": 100 / 3,
    "twee op de vijf": 40,
    "de helft": 50,
    "drie op de vijf": 60,
    "twee op de drie": 200 / 3,
    "drie op de vier": 75,
    "vier op de vijf": 80,
    "negen op de tien": 90,
}
MERK = "([\ue000-\uf8ff])"
_PUNT = re.compile(r"\s*(?:pp|procentpunt)\b")
_PROCENT = re.compile(r"\s*%")
# Wie of wat een zin afbakent; een langere naam gaat voor.
AFBAKENING = re.compile(
    r"(?<![\w-])(?:niet-EU-herkomst|EU-herkomst|Belgische herkomst|buitenlandse herkomst|mannen|vrouwen"
    r"|basisonderwijs|lager onderwijs|secundair onderwijs)(?![\w-])",
    re.I,
)
VERTEKENT = re.compile(r"faciliteitengemeente verteken(?:t|en)")


def breuk(procent: float) -> set[str]:
    """ "bijna twee op de drie", met en zonder hoofdletter; leeg als geen breuk dicht genoeg ligt (drie punten)."""
    woord = min(_BREUKEN, key=lambda w: abs(_BREUKEN[w] - procent))
    afwijking = procent - _BREUKEN[woord]
    if abs(afwijking) > 3:
        return set()
    uit = woord if abs(afwijking) < 0.5 else f"ruim {woord}" if afwijking > 0 else f"bijna {woord}"
    return {uit, groot(uit)}


def klein(tekst: str) -> str:
    """Met een kleine beginletter."""
    return tekst[:1].lower() + tekst[1:]


def groot(tekst: str) -> str:
    """Met een hoofdletter."""
    return tekst[:1].upper() + tekst[1:]


def eenheden(zin: str, merken: dict[str, Cijfertekst], soort: str) -> Iterator[str]:
    """Na het verschil van een percentage staat procentpunt, en na een ander verschil niet; een cel kan haar eenheid in de kop hebben."""
    for teken, m in merken.items():
        if m.soort != "toename" or m.indicator not in register() or teken not in zin:
            continue
        erna, procent = zin.partition(teken)[2], kaart(m.indicator).eenheid == "%"
        if _PROCENT.match(erna) or (not procent and _PUNT.match(erna)):
            yield f"'{m.tekst}': verwacht er geen '{erna.split()[0]}' achter"
        elif procent and soort not in CELLEN and not _PUNT.match(erna):
            yield f"'{m.tekst}': verwacht procentpunt erachter"


def groepen(zin: str, merken: dict[str, Cijfertekst]) -> Iterator[str]:
    """Staan er meer groepen van een indicator in een zin, dan staan hun namen er in de volgorde van hun cijfers."""
    per_indicator: dict[str, list[str]] = {}
    for teken in re.findall(MERK, zin):
        m = merken[teken]
        if m.soort == "waarde" and m.groep and m.indicator in register():
            per_indicator.setdefault(m.indicator, []).append(m.groep)
    for naam, van_merken in per_indicator.items():
        if len(set(van_merken)) == 1:
            continue
        in_tekst = {vorm: g for g in kaart(naam).groepen if g for vorm in _vormen(g)}
        patroon = "|".join(map(re.escape, sorted(in_tekst, key=len, reverse=True)))
        staat = [in_tekst[x] for x in re.findall(rf"(?<![\w-])(?:{patroon})(?![\w-])", zin)] if patroon else []
        over = iter(van_merken)
        if not all(groep in over for groep in staat):  # een naam die de zin anders schrijft, mag ontbreken
            yield f"verwacht bij de cijfers {', '.join(map(groepsnaam, van_merken))}"


def _vormen(groep: str) -> set[str]:
    """ "18-24 jaar", en in een zin "18 tot en met 24 jaar"."""
    return {groepsnaam(groep), re.sub(r"(\d)-(\d)", r"\1 tot en met \2", groepsnaam(groep))}


def afbakening(zin: str, merken: dict[str, Cijfertekst]) -> Iterator[str]:
    """Wie een zin noemt, staat op de kaart van een van haar cijfers; waar groepen naast elkaar staan, gaat `groepen` hun namen na."""
    bij = [m for teken in re.findall(MERK, zin) if (m := merken[teken]).indicator in register()]
    if not bij or any(m.groep for m in bij):
        return
    bekend = {x.lower() for m in bij for tekst in _van_kaart(kaart(m.indicator)) for x in AFBAKENING.findall(tekst)}
    for woord in AFBAKENING.findall(zin):
        if woord.lower() not in bekend:
            yield f"verwacht waarover {kaart(bij[0].indicator).titel} gaat, niet '{woord}'"


def _van_kaart(ind: Indicator) -> Iterator[str]:
    yield from filter(None, (ind.titel, ind.teller, ind.noemer, ind.in_zin, ind.definitie))
    if ind.basis:
        yield kaart(ind.basis).titel


def faciliteiten(blok: Blok | Figuur, r: Rapport) -> Iterator[str]:
    """Een faciliteitengemeente krijgt bij cijfers van leerlingen het voorbehoud, een andere niet."""
    alineas = [x for x in met_inhoud(blok) if isinstance(x, Alinea) and x.soort in ("inleiding", "duiding")]
    teksten = [t for x in alineas for t, _ in met_tekst(x)]
    merken = [m for t in teksten for m in t.cijferteksten()]
    staat = any(VERTEKENT.search(str(t)) for t in teksten)
    if staat and not gebieden.plaats(r.nis).faciliteiten:
        yield "verwacht geen voorbehoud voor een faciliteitengemeente"
    van_leerlingen = any(m.indicator in register() and kaart(m.indicator).leerlingen for m in merken)
    if not staat and van_leerlingen and gebieden.plaats(r.nis).faciliteiten:
        yield "verwacht het voorbehoud voor een faciliteitengemeente"
