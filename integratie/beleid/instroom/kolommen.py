"""Welke kolom van een uittreksel wat is: de standaardnamen, of een bestand dat ze benoemt (`parameters/registers/<nis>.yaml`).

    kolommen: {datum: Datum mutatie, soort: Aard}
    waarden: {soort: {IN: inschrijving, UIT: vertrek}, wijk: {N: Noord}}

Elke leverancier van bevolkingssoftware noemt zijn kolommen anders; zonder bestand volgt een voorstel uit de koppen.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from integratie.beleid.instroom.identiteit import lijkt_waarde, noem
from integratie.beleid.instroom.uittreksel import Uittreksel
from integratie.bestanden.yaml_met_plaats import Knoop, lees_bestand
from integratie.fouten import Gebruiksfout
from integratie.gebieden import plat
from integratie.project import projectmap

STANDAARD = (
    "datum",
    "soort",
    "vorige",
    "volgende",
    "nationaliteit",
    "geboortejaar",
    "geslacht",
    "gezinsgrootte",
    "wijk",
    "register",
)
SLEUTELS = ("persoon", "gezin")  # toevallige sleutels, gemaakt voor dit ene uittreksel
ALLE = (*STANDAARD, *SLEUTELS)
NODIG = ("datum", "soort")
IN, BUITENLAND, GEBOORTE, INTERN = "inschrijving", "immigratie", "geboorte", "verhuizing"
UIT, EMIGRATIE, OVERLIJDEN, SCHRAPPING = "vertrek", "emigratie", "overlijden", "schrapping"
SOORTEN = (IN, BUITENLAND, GEBOORTE, INTERN, UIT, EMIGRATIE, OVERLIJDEN, SCHRAPPING)
BEVOLKING, VREEMDELINGEN, WACHT = "bevolking", "vreemdelingen", "wacht"
MAN, VROUW = "man", "vrouw"
# Kolom → woord van ons → hoe het ook geschreven wordt.
KEUZES: dict[str, dict[str, str]] = {
    "soort": {
        IN: "inschrijving uit andere gemeente|inwijking|aankomst",
        BUITENLAND: "inschrijving uit het buitenland|immigratie uit het buitenland",
        GEBOORTE: "geboren",
        INTERN: "interne verhuizing|adreswijziging|verhuis",
        UIT: "vertrek naar andere gemeente|uitwijking|uitschrijving",
        EMIGRATIE: "vertrek naar het buitenland|emigratie naar het buitenland",
        OVERLIJDEN: "overleden",
        SCHRAPPING: "ambtshalve schrapping|ambtshalve geschrapt|afvoering van ambtswege|schrapping van ambtswege",
    },
    "register": {
        BEVOLKING: "bevolkingsregister|br",
        VREEMDELINGEN: "vreemdelingenregister|vr",
        WACHT: "wachtregister|wr",
    },
    "geslacht": {MAN: "m|mannelijk", VROUW: "v|vrouwelijk|f"},
}
# Woorden die leveranciers in hun koppen gebruiken, voor het voorstel.
HERKEND = {
    "datum": "datum mutatie|mutatiedatum|datum gebeurtenis|datum inschrijving|inschrijvingsdatum|datum wijziging|dat|date",
    "soort": "aard|type|mutatie|gebeurtenis|soort mutatie|mutatietype|aard mutatie|reden|code mutatie",
    "vorige": "vorige gemeente|vorige woonplaats|herkomst|komt van|van gemeente|gemeente herkomst|land herkomst|vorige verblijfplaats",
    "volgende": "volgende gemeente|nieuwe gemeente|bestemming|naar gemeente|gemeente bestemming|nieuwe woonplaats",
    "nationaliteit": "nat|nationaliteit code|nationaliteitscode|huidige nationaliteit|nationalite",
    "geboortejaar": "jaar geboorte|geb jaar|gebjaar|jaar van geboorte",
    "geslacht": "sexe|gesl|sex|m v",
    "gezinsgrootte": "aantal gezinsleden|gezinsleden|grootte gezin|huishoudgrootte|aantal personen|gezinsomvang",
    "wijk": "sector|statistische sector|buurt|deelgemeente|wijkcode|naam wijk|sectorcode",
    "register": "soort register|type register|registertype",
    "persoon": "sleutel|persoonssleutel|sleutel persoon|pseudoniem|anoniem id|persoon id",
    "gezin": "gezinssleutel|sleutel gezin|gezin id|huishouden|gezinsid",
}
PLAATS = "parameters/registers/{}"


@dataclass(frozen=True)
class Benoeming:
    """`koppen`: onze kolom → haar kop in het bestand; `waarden`: kolom → code in het bestand (plat) → ons woord."""

    koppen: dict[str, str]
    waarden: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


class Voorstel(Gebruiksfout):
    """De kolommen zijn niet te herkennen; `yaml` is een voorstel voor het bestand dat ze benoemt."""

    def __init__(self, zin: str, yaml: str) -> None:
        super().__init__(zin)
        self.yaml = yaml


def benoem(u: Uittreksel, nis: str) -> Benoeming:
    """De kolommen van een uittreksel. Fout: `Voorstel` als ze niet de standaardnamen hebben en niemand ze benoemt, `Gebruiksfout`."""
    pad = projectmap() / PLAATS.format(f"{nis}.yaml")
    knoop = lees_bestand(pad) if pad.is_file() else None
    waarden = _waarden(knoop) if knoop else _keuzes()
    if knoop and "kolommen" in knoop:
        return Benoeming(_koppen(u, knoop), waarden)
    gewoon = {plat(kop): kop for kop in u.kolommen}
    koppen = {naam: gewoon[naam] for naam in ALLE if naam in gewoon}
    if set(NODIG) <= koppen.keys():
        return Benoeming(koppen, waarden)
    if any(map(lijkt_waarde, u.kolommen)):
        raise u.fout(f"de eerste rij is geen kop; verwacht: de namen van de kolommen, zoals {', '.join(STANDAARD)}.")
    ontbreekt = " en ".join(naam for naam in NODIG if naam not in koppen)
    zin = f"kolom {ontbreekt} ontbreekt; verwacht: {', '.join(STANDAARD)}. Heten ze anders, vul dan het voorstel aan en bewaar het als {pad}."
    raise Voorstel(f"{u.pad}: {zin}", _voorstel(u, koppen))


def _keuzes() -> dict[str, dict[str, str]]:
    return {
        kolom: {plat(w): woord for woord, ook in woorden.items() for w in (woord, *ook.split("|"))}
        for kolom, woorden in KEUZES.items()
    }


def _koppen(u: Uittreksel, knoop: Knoop) -> dict[str, str]:
    kolommen = knoop.deel("kolommen")
    kolommen.alleen(NODIG, [naam for naam in ALLE if naam not in NODIG])
    gewoon = {plat(kop): kop for kop in u.kolommen}
    koppen: dict[str, str] = {}
    for naam in kolommen:
        kop = plat(kolommen.tekst(naam))
        if kop not in gewoon:
            raise kolommen.fout(naam, f"deze kolom staat niet in {u.pad.name}")
        if gewoon[kop] in koppen.values():
            raise kolommen.fout(naam, "deze kolom is al voor iets anders gekozen")
        koppen[naam] = gewoon[kop]
    return koppen


def _waarden(knoop: Knoop) -> dict[str, dict[str, str]]:
    """Wat een code betekent: een woord van ons, of bij `wijk` hoe de gemeente haar wijk noemt."""
    knoop.alleen((), ("kolommen", "waarden"))
    waarden = _keuzes()
    if "waarden" in knoop:
        per_kolom = knoop.deel("waarden")
        per_kolom.alleen((), (*KEUZES, "wijk"))
        for naam in per_kolom:
            codes = per_kolom.deel(naam)
            waarden[naam] = waarden.get(naam, {}) | {
                plat(code): codes.keuze(code, tuple(KEUZES[naam])) if naam in KEUZES else codes.tekst(code)
                for code in codes
            }
    return waarden


def _voorstel(u: Uittreksel, koppen: dict[str, str]) -> str:
    """Een YAML-bestand met wat herkend werd; de rest staat als vraag in commentaar."""
    over = [kop for kop in u.kolommen if kop not in koppen.values()]
    for naam, woorden in HERKEND.items():
        if naam not in koppen and (past := next((kop for kop in over if _past(kop, naam, woorden.split("|"))), None)):
            koppen[naam] = past
            over.remove(past)
    regels = [f"  {naam}: {_yaml(koppen[naam])}" if naam in koppen else f"  # {naam}: ?" for naam in ALLE]
    rest = [f"# niet herkend: {noem(u, kop)}" for kop in over]
    return "\n".join(["kolommen:", *regels, *rest, "# waarden: {soort: {code van de software: " + IN + "}}"]) + "\n"


def _past(kop: str, naam: str, woorden: list[str]) -> bool:
    return plat(kop).replace(" ", "") in {w.replace(" ", "") for w in (naam, *woorden)} or plat(kop).startswith(
        f"{naam} "
    )


def _yaml(tekst: str) -> str:
    return '"' + tekst.replace("\\", "\\\\").replace('"', '\\"') + '"'
