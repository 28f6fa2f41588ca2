"""Het lokale netwerk rond integratie (stap 5, regie): wie doet wat, wie dekt wat, en wie kan niet gemist worden.

Een netwerk is een YAML-bestand; alles erin is tekst, nooit code. Een verbinding telt in beide richtingen.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from integratie.beleid.rubrieken import AANBOD, DOMEINEN, RUBRIEKEN
from integratie.bestanden.yaml_met_plaats import Knoop, lees_bestand
from integratie.fouten import suggestie
from integratie.project import projectmap

PLAATS = "parameters/netwerken/{}.yaml"
SOORTEN = ("lokaal bestuur", "bovenlokaal bestuur", "onderwijs en vorming", "welzijn en zorg", "vereniging", "andere")
ROLLEN = ("regie", "uitvoering", "overleg", "ondersteuning")
AARDEN = ("doorverwijzing", "overleg", "samenwerking", "financiering", "gegevens")
LANGSTE = 80  # tekens van een naam: langer past niet in het beeld
HOOGSTENS = 60  # actoren; meer is geen leesbaar beeld


@dataclass(frozen=True)
class Aanbod:
    """Wat een actor nieuwkomers biedt; `waar` is leeg en `plaatsen` None als het bestand het niet zegt."""

    soort: str
    waar: str = ""
    plaatsen: int | None = None


@dataclass(frozen=True)
class Actor:
    """Een organisatie of dienst in het netwerk."""

    naam: str
    soort: str
    rol: str
    domeinen: tuple[str, ...]
    rubrieken: tuple[str, ...]
    aanbod: tuple[Aanbod, ...] = ()


@dataclass(frozen=True)
class Relatie:
    """Een verbinding tussen twee actoren, op naam."""

    van: str
    naar: str
    aard: str


@dataclass(frozen=True)
class Netwerk:
    """Het netwerk zoals het bestand het beschrijft."""

    titel: str
    stand: str
    actoren: tuple[Actor, ...]
    relaties: tuple[Relatie, ...]


def bestand(nis: str) -> Path:
    """Waar een rapport het netwerk van een gemeente of cluster zoekt."""
    return projectmap() / PLAATS.format(nis)


def van(nis: str) -> Netwerk | None:
    """Het netwerk uit `parameters/netwerken/`, of None als er geen is. Fout: `Gebruiksfout`."""
    return lees(bestand(nis)) if bestand(nis).is_file() else None


def lees(pad: Path) -> Netwerk:
    """Het netwerk in een bestand. Fout: `Gebruiksfout` met bestand, regelnummer en wat verwacht werd."""
    knoop = lees_bestand(pad)
    knoop.alleen(("titel", "stand", "actoren"), ("relaties",))
    delen = knoop.delen("actoren")
    if len(delen) > HOOGSTENS:
        reden = f"{len(delen)} actoren; verwacht hoogstens {HOOGSTENS}, anders is het beeld onleesbaar"
        raise knoop.fout("actoren", reden)
    actoren: dict[str, Actor] = {}
    for deel in delen:
        actor = _actor(deel)
        if actor.naam.casefold() in {n.casefold() for n in actoren}:
            raise deel.fout("naam", f"de actor '{actor.naam}' staat er twee keer")
        actoren[actor.naam] = actor
    relaties: list[Relatie] = []
    for deel in knoop.delen("relaties") if "relaties" in knoop else ():
        relatie = _relatie(deel, actoren)
        if any({r.van, r.naar} == {relatie.van, relatie.naar} and r.aard == relatie.aard for r in relaties):
            raise deel.fout("naar", f"deze relatie tussen '{relatie.van}' en '{relatie.naar}' staat er al")
        relaties.append(relatie)
    stand = knoop.datum("stand").isoformat()
    return Netwerk(_regel(knoop, "titel"), stand, tuple(actoren.values()), tuple(relaties))


def _actor(deel: Knoop) -> Actor:
    deel.alleen(("naam", "soort", "rol"), ("domeinen", "rubrieken", "aanbod"))
    naam = _regel(deel, "naam")
    domeinen, rubrieken = _uit(deel, "domeinen", DOMEINEN), _uit(deel, "rubrieken", RUBRIEKEN)
    soort, rol = deel.keuze("soort", SOORTEN), deel.keuze("rol", ROLLEN)
    return Actor(naam, soort, rol, domeinen, rubrieken, _alle_aanbod(deel))


def _alle_aanbod(deel: Knoop) -> tuple[Aanbod, ...]:
    uit: list[Aanbod] = []
    for stuk in deel.delen("aanbod") if "aanbod" in deel else ():
        stuk.alleen(("soort",), ("waar", "plaatsen"))
        aanbod = Aanbod(
            stuk.keuze("soort", tuple(AANBOD)),
            _regel(stuk, "waar") if "waar" in stuk else "",
            _plaatsen(stuk) if "plaatsen" in stuk else None,
        )
        if any((a.soort, a.waar) == (aanbod.soort, aanbod.waar) for a in uit):
            raise stuk.fout("soort", f"'{aanbod.soort}' staat er twee keer op dezelfde plaats")
        uit.append(aanbod)
    return tuple(uit)


def _plaatsen(stuk: Knoop) -> int:
    getal = stuk.getal("plaatsen", 0)
    if not getal.is_integer():
        raise stuk.fout("plaatsen", f"verwacht een geheel aantal plaatsen, niet {getal:g}")
    return int(getal)


def _regel(deel: Knoop, veld: str) -> str:
    """Eén regel zonder stuurtekens, kort genoeg voor het beeld."""
    tekst = deel.tekst(veld)
    if len(tekst) > LANGSTE or not tekst.isprintable():
        raise deel.fout(veld, f"verwacht één regel van hoogstens {LANGSTE} tekens, zonder stuurtekens")
    return tekst


def _uit(deel: Knoop, veld: str, lijst: tuple[str, ...]) -> tuple[str, ...]:
    gekozen = deel.teksten(veld) if veld in deel else []
    for tekst in gekozen:
        if tekst not in lijst:
            hulp = suggestie(tekst, lijst) or f" Mogelijk: {'; '.join(lijst)}"
            raise deel.fout(veld, f"'{tekst}' kan hier niet.{hulp}")
    return tuple(t for t in lijst if t in gekozen)


def _relatie(deel: Knoop, actoren: dict[str, Actor]) -> Relatie:
    deel.alleen(("van", "naar", "aard"))
    van, naar = deel.tekst("van"), deel.tekst("naar")
    for veld, naam in (("van", van), ("naar", naar)):
        if naam not in actoren:
            raise deel.fout(veld, f"'{naam}' staat niet bij de actoren.{suggestie(naam, actoren)}")
    if van == naar:
        raise deel.fout("naar", "een actor heeft geen relatie met zichzelf")
    return Relatie(van, naar, deel.keuze("aard", AARDEN))


def dekking(netwerk: Netwerk, veld: str) -> dict[str, tuple[str, ...]]:
    """Rubriek (of domein, met `veld="domeinen"`) → de actoren die ze dekken; leeg is een witte vlek, één een kwetsbare plek."""
    lijst = DOMEINEN if veld == "domeinen" else RUBRIEKEN
    return {item: tuple(a.naam for a in netwerk.actoren if item in getattr(a, veld)) for item in lijst}


def onmisbaar(netwerk: Netwerk) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Actor → de groepen waarin het netwerk zonder hem uiteenvalt (grootste eerst), voor wie het splitst."""
    namen, uit = [a.naam for a in netwerk.actoren], {}
    for naam in namen:
        zonder = groepen([n for n in namen if n != naam], netwerk.relaties)
        geraakt = tuple(g for g in zonder if set(g) & buren(netwerk, naam))
        if len(geraakt) > 1:
            uit[naam] = geraakt
    return uit


def buren(netwerk: Netwerk, naam: str) -> set[str]:
    return {r.naar if r.van == naam else r.van for r in netwerk.relaties if naam in (r.van, r.naar)}


def groepen(namen: Iterable[str], relaties: Iterable[Relatie]) -> list[tuple[str, ...]]:
    """Wie rechtstreeks of via anderen met elkaar verbonden is; grootste groep eerst, anders in de volgorde van de namen."""
    over, uit = list(namen), []
    volgorde = {naam: i for i, naam in enumerate(over)}
    paren = [paar for r in relaties for paar in ((r.van, r.naar), (r.naar, r.van))]
    while over:
        groep, rand = set(), {over[0]}
        while rand:
            groep |= rand
            rand = {b for a, b in paren if a in rand and b in volgorde} - groep
        uit.append(tuple(sorted(groep, key=volgorde.__getitem__)))
        over = [n for n in over if n not in groep]
    return sorted(uit, key=lambda g: -len(g))
