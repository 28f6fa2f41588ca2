"""Een YAML-bestand als knopen die hun regelnummer kennen, zodat elke fout de plaats noemt."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable
from pathlib import Path

import yaml

from integratie.fouten import Gebruiksfout, suggestie
from integratie.openen import lees_bytes

GROOTSTE = 100_000  # bytes; een regelbestand is klein


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

    def fout(self, naam: str | None, reden: str) -> Gebruiksfout:
        """De fout bij dit veld (of bij het geheel)."""
        regel = self._regels[naam] if naam else self._regel
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

    def deel(self, naam: str) -> Knoop:
        """Het veld zelf als knoop."""
        return Knoop(self._pad, self._knoop(naam))

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


def lees_knoop(pad: Path, grootste: int = GROOTSTE) -> yaml.Node:
    """De wortel van een YAML-bestand tot `grootste` bytes. Fout: `Gebruiksfout` met bestand, regelnummer en reden."""
    try:
        inhoud = lees_bytes(pad, grootste, Gebruiksfout, "een YAML-bestand van die omvang")
        tekst = inhoud.decode("utf-8")
        if any(isinstance(g, yaml.AliasEvent) for g in yaml.parse(tekst, yaml.SafeLoader)):
            raise Gebruiksfout(f"{pad}: verwijzingen binnen het bestand (& en *) zijn niet toegelaten.")
        knoop = yaml.compose(tekst, yaml.SafeLoader)
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
    if knoop is None:
        raise Gebruiksfout(f"{pad}, regel 1: het bestand is leeg.")
    return knoop


def _reden(fout: yaml.YAMLError) -> str:
    probleem = getattr(fout, "problem", None) or ""
    return (
        "een tab in plaats van spaties"
        if "\\t" in probleem
        else "kijk naar inspringing, dubbelpunten en aanhalingstekens"
    )
