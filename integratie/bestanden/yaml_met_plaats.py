"""Een YAML-bestand als knopen die hun regelnummer kennen, zodat elke fout de plaats noemt."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from integratie.bestanden.openen import lees_bytes
from integratie.fouten import Gebruiksfout, suggestie

GROOTSTE = 100_000  # bytes; wat iemand zelf typt, is klein
DIEPSTE = 20  # niveaus binnen elkaar


class Knoop:
    """Een lijst van sleutels en waarden uit een bestand; elke vraag controleert en weigert met regelnummer."""

    def __init__(self, pad: Path, knoop: yaml.Node, regel: int | None = None) -> None:
        self._pad, self._regel = pad, regel or knoop.start_mark.line + 1
        if not isinstance(knoop, yaml.MappingNode):
            raise self.fout(None, "hier hoort een lijst van 'sleutel: waarde'")
        self._velden: dict[str, yaml.Node] = {}
        self._regels: dict[str, int] = {}  # waar de sleutel staat; de waarde kan een regel lager beginnen
        for sleutel, waarde in knoop.value:
            naam = sleutel.value if isinstance(sleutel, yaml.ScalarNode) else "?"
            if naam in self._velden:
                raise Gebruiksfout(f"{pad}, regel {sleutel.start_mark.line + 1}: '{naam}' staat er twee keer.")
            self._velden[naam], self._regels[naam] = waarde, sleutel.start_mark.line + 1

    def __contains__(self, naam: str) -> bool:
        return naam in self._velden

    def __iter__(self) -> Iterator[str]:
        return iter(self._velden)

    def fout(self, naam: str | None, reden: str, regel: int | None = None) -> Gebruiksfout:
        """De fout bij dit veld (of bij het geheel), op de regel van dat veld als er geen andere is."""
        regel = regel or (self._regels[naam] if naam else self._regel)
        wat = f" bij '{naam}'" if naam else ""
        return Gebruiksfout(f"{self._pad}, regel {regel}: dit klopt niet{wat}: {reden.rstrip('.?')}.")

    def alleen(self, verplicht: Iterable[str], mag: Iterable[str] = ()) -> None:
        """Elke verplichte sleutel staat er, en geen onbekende."""
        bekend = (*verplicht, *mag)
        for naam in self._velden:
            if naam not in bekend:
                raise self.fout(naam, f"ik ken deze sleutel niet; mogelijk: {', '.join(bekend)}")
        for naam in verplicht:
            if naam not in self._velden:
                raise self.fout(None, f"'{naam}' ontbreekt")

    def tekst(self, naam: str) -> str:
        """Een tekst die niet leeg is."""
        waarde = self._waarde(naam)
        if not isinstance(waarde, str) or not waarde.strip():
            raise self.fout(naam, "verwacht een tekst")
        return waarde.strip()

    def keuze(self, naam: str, mogelijk: tuple[str, ...]) -> str:
        """Eén van deze teksten."""
        waarde = self._waarde(naam)
        if waarde not in mogelijk:
            hulp = suggestie(str(waarde), mogelijk) or f" Mogelijk: {', '.join(mogelijk)}"
            raise self.fout(naam, f"'{waarde}' kan hier niet.{hulp}")
        return waarde

    def getal(self, naam: str, minstens: float) -> float:
        """Een eindig getal vanaf `minstens`."""
        waarde = self._waarde(naam)
        if isinstance(waarde, bool) or not isinstance(waarde, int | float) or not math.isfinite(waarde):
            raise self.fout(naam, f"verwacht een getal, niet '{waarde}'")
        if waarde < minstens:
            raise self.fout(naam, f"verwacht een getal vanaf {minstens:g}, niet {waarde:g}")
        return float(waarde)

    def datum(self, naam: str) -> datetime.date:
        """Een datum, geschreven als 2014-01-31."""
        waarde = self._waarde(naam)
        if isinstance(waarde, datetime.datetime) or not isinstance(waarde, datetime.date):
            raise self.fout(naam, f"verwacht een datum zoals 2014-01-31, niet '{waarde}'")
        return waarde

    def teksten(self, naam: str) -> list[str]:
        """Een lijst van teksten."""
        waarde = self._waarde(naam)
        if not isinstance(waarde, list) or not waarde or not all(isinstance(t, str) and t for t in waarde):
            raise self.fout(naam, "verwacht een lijst van teksten")
        return waarde

    def woorden(self, naam: str) -> list[tuple[str, int]]:
        """Een lijst van enkele waarden zoals ze er staan (23088 blijft '23088'), elk met haar regel; minstens één."""
        knoop = self._knoop(naam)
        if not isinstance(knoop, yaml.SequenceNode) or not knoop.value:
            raise self.fout(naam, "verwacht een lijst met minstens één waarde, zoals [Vilvoorde, Machelen]")
        for deel in knoop.value:
            if not isinstance(deel, yaml.ScalarNode) or not deel.value.strip():
                raise self.fout(naam, "verwacht enkele waarden, geen lijst, blok of lege plaats", _regel(deel))
        return [(deel.value.strip(), _regel(deel)) for deel in knoop.value]

    def deel(self, naam: str) -> Knoop:
        """Het veld zelf als knoop; is het er geen, dan staat de fout bij zijn naam."""
        if not isinstance(self._knoop(naam), yaml.MappingNode):
            raise self.fout(naam, "hier hoort een lijst van 'sleutel: waarde'")
        return Knoop(self._pad, self._knoop(naam), self._regels[naam])

    def waarden(self) -> dict[str, object]:
        """Sleutel → waarde, zoals YAML ze leest."""
        return {naam: self._waarde(naam) for naam in self}

    def delen(self, naam: str) -> list[Knoop]:
        """Een lijst van knopen, minstens één."""
        knoop = self._knoop(naam)
        if not isinstance(knoop, yaml.SequenceNode) or not knoop.value:
            raise self.fout(naam, "verwacht een lijst met minstens één '- '")
        return [Knoop(self._pad, deel) for deel in knoop.value]

    def _knoop(self, naam: str) -> yaml.Node:
        if naam not in self._velden:
            raise self.fout(None, f"'{naam}' ontbreekt")
        return self._velden[naam]

    def _waarde(self, naam: str) -> object:
        knoop, bouwer = self._knoop(naam), yaml.constructor.SafeConstructor()
        try:
            return bouwer.construct_document(knoop)
        except (yaml.YAMLError, ValueError) as fout:
            raise self.fout(naam, "deze waarde is niet leesbaar") from fout


def lees_bestand(pad: Path) -> Knoop:
    """De inhoud van een YAML-bestand. Fout: `Gebruiksfout` met bestand, regelnummer en reden."""
    return Knoop(pad, lees_knoop(pad))


def lees_lijst(pad: Path) -> list[Knoop]:
    """De delen van een YAML-bestand dat één lijst is. Fout: `Gebruiksfout` met bestand, regelnummer en reden."""
    knoop = lees_knoop(pad)
    if not isinstance(knoop, yaml.SequenceNode) or not knoop.value:
        raise Gebruiksfout(f"{pad}, regel {_regel(knoop)}: hier hoort een lijst met minstens één '- '.")
    return [Knoop(pad, deel) for deel in knoop.value]


def lees_gewoon(pad: Path, grootste: int) -> object:
    """De inhoud als gewone lijsten, woordenboeken en waarden; None als er niets in staat. Fout: `Gebruiksfout` zoals `lees_knoop`."""
    knoop = lees_knoop_of_niets(pad, grootste)
    if knoop is None:
        return None
    _eis_enkele_sleutels(pad, knoop)
    try:
        return yaml.constructor.SafeConstructor().construct_document(knoop)
    except (yaml.YAMLError, ValueError) as fout:
        plaats = getattr(fout, "problem_mark", None) or knoop.start_mark
        raise Gebruiksfout(f"{pad}, regel {plaats.line + 1}: een waarde is niet leesbaar.") from fout


def _eis_enkele_sleutels(pad: Path, knoop: yaml.Node) -> None:
    if isinstance(knoop, yaml.MappingNode):
        Knoop(pad, knoop)
    if isinstance(knoop, yaml.CollectionNode):
        for deel in knoop.value:
            for binnen in deel if isinstance(deel, tuple) else (deel,):
                _eis_enkele_sleutels(pad, binnen)


def lees_knoop(pad: Path, grootste: int = GROOTSTE) -> yaml.Node:
    """De wortel van een YAML-bestand tot `grootste` bytes. Fout: `Gebruiksfout` met bestand, regelnummer en reden, ook als het leeg is."""
    knoop = lees_knoop_of_niets(pad, grootste)
    if knoop is None:
        raise Gebruiksfout(f"{pad}, regel 1: het bestand is leeg.")
    return knoop


def lees_knoop_of_niets(pad: Path, grootste: int = GROOTSTE) -> yaml.Node | None:
    """Zoals `lees_knoop`, en None als er niets of alleen commentaar in het bestand staat."""
    try:
        inhoud = lees_bytes(pad, grootste, Gebruiksfout, "een YAML-bestand van die omvang")
        tekst = inhoud.decode("utf-8")
        _eis_eenvoud(pad, tekst)
        return yaml.compose(tekst, yaml.SafeLoader)
    except FileNotFoundError as fout:
        raise Gebruiksfout(f"{pad} bestaat niet; verwacht een YAML-bestand.") from fout
    except OSError as fout:
        raise Gebruiksfout(f"{pad} is niet te lezen: {fout.strerror}.") from fout
    except UnicodeDecodeError as fout:
        raise Gebruiksfout(f"{pad}, regel {inhoud[: fout.start].count(10) + 1}: geen geldige UTF-8-tekst.") from fout
    except yaml.YAMLError as fout:
        plaats = getattr(fout, "problem_mark", None)
        regel = plaats.line + 1 if plaats else 1
        raise Gebruiksfout(f"{pad}, regel {regel}: dit is geen leesbare YAML ({_reden(fout)}).") from fout
    except RecursionError as fout:
        raise Gebruiksfout(f"{pad}, regel 1: er zitten te veel niveaus binnen elkaar.") from fout


def _eis_eenvoud(pad: Path, tekst: str) -> None:
    """Geen verwijzingen, want enkele regels worden dan miljoenen waarden, en niet te veel niveaus. Fout: `Gebruiksfout`."""
    diepte = 0
    for stap in yaml.parse(tekst, yaml.SafeLoader):
        regel = stap.start_mark.line + 1
        if getattr(stap, "anchor", None):
            raise Gebruiksfout(
                f"{pad}, regel {regel}: verwijzingen binnen het bestand (& en *) zijn niet toegelaten; schrijf de waarde voluit."
            )
        diepte += isinstance(stap, yaml.CollectionStartEvent) - isinstance(stap, yaml.CollectionEndEvent)
        if diepte > DIEPSTE:
            raise Gebruiksfout(f"{pad}, regel {regel}: er zitten te veel niveaus binnen elkaar; hoogstens {DIEPSTE}.")


def _regel(knoop: yaml.Node) -> int:
    return knoop.start_mark.line + 1


def _reden(fout: yaml.YAMLError) -> str:
    probleem = getattr(fout, "problem", None) or ""
    return (
        "een tab in plaats van spaties"
        if "\\t" in probleem
        else "kijk naar inspringing, dubbelpunten en aanhalingstekens"
    )
