"""Bouwstenen voor de opdrachtregel: een lezer die Nederlands spreekt, voortgang en tabellen in tekst."""

from __future__ import annotations

import argparse
import json
import math
import os
import re
import sys
import time
from collections.abc import Callable, Iterable
from typing import Any, NoReturn

from integratie.fouten import Gebruiksfout, suggestie

# argparse kent alleen Engelse zinnen: patroon → wat wij zeggen.
_VERTALING = (
    (r"unrecognized arguments: (.*)", "Ik ken '{0}' niet."),
    (r"argument (\S+): expected .*", "Na {0} hoort een waarde."),
    (r"argument (\S+): invalid int value: (.*?)", "{0} verwacht een geheel getal, niet {1}."),
    (r"argument (\S+): ignored explicit argument .*", "{0} krijgt geen waarde."),
    (r"argument [^:]*: invalid choice: '?(.*?)'? \(choose from .*", "Ik ken geen opdracht '{0}'."),
    (r"the following arguments are required: ([^,]*).*", "Hier ontbreekt: {0}."),
    (r"argument \S+: (.*)", "{0}"),
)

PER_WERKER = 800 * 1024**2  # geheugen van een werkproces met zijn warm proces en kernel, in bytes; gemeten met bench/


Argument = tuple[str, dict[str, Any]]  # naam, en hoe argparse het leest


def waarde(naam: str, uitleg: str, **hoe: Any) -> Argument:
    """Een waarde op haar plaats."""
    return naam, {"help": uitleg, **hoe}


def vlag(naam: str, uitleg: str) -> Argument:
    """Een optie zonder waarde."""
    return naam, {"help": uitleg, "action": "store_true"}


def optie(naam: str, wat: str, uitleg: str, **hoe: Any) -> Argument:
    """Een optie met een waarde; `wat` zegt in de uitleg welke."""
    return naam, {"metavar": wat, "help": uitleg, **hoe}


def herhaalbaar(naam: str, wat: str, uitleg: str, **hoe: Any) -> Argument:
    """Een optie die meer dan eens mag, met al haar waarden."""
    return optie(naam, wat, uitleg, action="append", default=[], **hoe)


# Wat bij elke opdracht hetzelfde betekent.
JSON = vlag("--json", "als één JSON-document")
GEMEENTEN = waarde("gemeente", "NIS-code of naam; zonder gemeente of groep: de Vlaamse Rand", nargs="*")
GROEP = optie("--groep", "GROEP", "alle gemeenten van een groep, bv. halle-vilvoorde")
PEILJAAR = optie("--peiljaar", "JAAR", "de stand zoals in dit jaar (gewoon: het laatste)", type=int)
EDITIE = optie("--editie", "NAAM", "editie van de gegevens (gewoon: de laatst ingelezen)")


class _Opmaak(argparse.HelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None):
        super().add_usage(usage, actions, groups, "Gebruik: ")


class Lezer(argparse.ArgumentParser):
    """Een argparse-lezer met Nederlandse uitleg; een fout wordt een `Gebruiksfout`."""

    def __init__(self, prog: str, uitleg: str) -> None:
        super().__init__(prog=prog, description=uitleg, add_help=False, allow_abbrev=False, formatter_class=_Opmaak)
        self._waarden = self.add_argument_group("argumenten")
        self._opties = self.add_argument_group("opties")
        self._opties.add_argument("-h", "--help", action="help", help="toon deze uitleg")
        self._keuzes: argparse.Action | None = None
        self._maak_lezer: Callable[..., Lezer]

    def opdracht(
        self, naam: str, doe: Callable[[argparse.Namespace], int], uitleg: str, *argumenten: Argument
    ) -> Lezer:
        """Voeg een opdracht toe; `doe` krijgt de gelezen keuzes en geeft de uitgangscode. Wie zelf iets doet, hoeft geen opdracht erachter."""
        if self._keuzes is None:
            verplicht = self.get_default("doe") is None
            keuzes = self.add_subparsers(title="opdrachten", dest="opdracht", metavar="OPDRACHT", required=verplicht)
            self._keuzes, self._maak_lezer = keuzes, keuzes.add_parser
        beschrijving = f"{uitleg[0].upper()}{uitleg[1:]}."
        lezer = self._maak_lezer(naam, prog=f"{self.prog} {naam}", help=uitleg, uitleg=beschrijving)
        lezer.set_defaults(doe=doe)
        for woord, hoe in argumenten:
            (lezer._opties if woord.startswith("-") else lezer._waarden).add_argument(woord, **hoe)
        return lezer

    def error(self, message: str) -> NoReturn:
        """Zeg het in het Nederlands, met de dichtste opdracht en waar de uitleg staat."""
        for patroon, zin in _VERTALING:
            if past := re.fullmatch(patroon, message, re.DOTALL):
                message = zin.format(*past.groups())
                if self._keuzes and past.groups():
                    message += suggestie(past[1], self._keuzes.choices or ())
                break
        raise Gebruiksfout(f"{message} Uitleg: {self.prog} --help.")


def werkers(tekst: str | None = None) -> int:
    """Een aantal rapporten tegelijk; zonder tekst evenveel als de kernen van dit proces, als het geheugen volstaat."""
    if tekst is not None:
        return _vanaf_1("--werkers", tekst)
    import psutil

    kernen = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(kernen, psutil.virtual_memory().available // PER_WERKER))


def tijdslimiet(tekst: str) -> int:
    """Een waarde voor `--tijdslimiet`, in seconden."""
    return _vanaf_1("--tijdslimiet", tekst)


def _vanaf_1(optie: str, tekst: str) -> int:
    if not tekst.isascii() or not tekst.isdigit() or int(tekst) < 1:
        raise argparse.ArgumentTypeError(f"{optie} verwacht een geheel getal vanaf 1, niet '{tekst}'.")
    return int(tekst)


def parameter(tekst: str) -> tuple[str, str]:
    """Een waarde voor `-p`: naam en wat erachter staat."""
    naam, gelijk, waarde = tekst.partition("=")
    if not gelijk or not naam.strip():
        raise argparse.ArgumentTypeError(f"-p verwacht NAAM=WAARDE, zoals jaren=10, niet '{tekst}'.")
    return naam.strip(), waarde


def formaat(tekst: str) -> str:
    """Een waarde voor `--formaat`."""
    from integratie.weergave.documenten import formaten

    if tekst not in formaten():
        raise argparse.ArgumentTypeError(f"Ik ken geen formaat '{tekst}'; kies uit {', '.join(formaten())}.")
    return tekst


class Voortgang:
    """Eén regel op de terminal die zichzelf bijwerkt; zonder terminal niets."""

    def __init__(self, totaal: int) -> None:
        self.totaal, self.begin, self.aan = totaal, time.monotonic(), sys.stderr.isatty()
        self.rijen: list[dict] = []

    def __enter__(self) -> Voortgang:
        return self

    def __exit__(self, *fout) -> None:
        if self.aan:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    def __call__(self, rijen: list[dict]) -> None:
        """Toon de stand na elk rapport."""
        self.rijen = rijen
        if not self.aan:
            return
        gemaakt = sum(rij["status"] != "ongewijzigd" for rij in rijen)
        mislukt = sum(rij["status"] == "mislukt" for rij in rijen)
        over = self.totaal - len(rijen)
        nog = (time.monotonic() - self.begin) / gemaakt * over if gemaakt else 0
        tekst = f"{len(rijen)} klaar, {over} over, {mislukt} mislukt, nog ongeveer {nog // 60:.0f} min {nog % 60:.0f} s"
        print(f"\r\x1b[K{tekst}", end="", file=sys.stderr, flush=True)


def eindtabel(rijen: list[dict]) -> str:
    """Per rapport wat ermee gebeurde, en de telling."""
    from integratie.beeld.opmaak import getal

    cellen = []
    for rij in rijen:
        uitleg = f"{getal(rij['seconden'], 1)} s" if rij["status"] == "gemaakt" else rij.get("reden", "")
        if rij.get("cel"):
            uitleg = f"cel {rij['cel']}: {uitleg}"
        if eigen := rij.get("bewaard"):
            uitleg = "; ".join(filter(None, (uitleg, f"met de hand gewijzigd en bewaard als {', '.join(eigen)}")))
        cellen.append([rij["gebied"], rij["notebook"], rij["status"], uitleg])
    hoe = [rij["status"] for rij in rijen]
    standen = ("te maken", "ongewijzigd") if "te maken" in hoe else ("gemaakt", "ongewijzigd", "mislukt")
    telling = [f"{hoe.count(stand)} {stand}" for stand in standen]
    soort = "rapport" if len(rijen) == 1 else "rapporten"
    return f"{tabel(('Gemeente', 'Rapport', 'Resultaat', ''), cellen)}\n\n{len(rijen)} {soort}: {', '.join(telling)}."


def tabel(koppen: tuple[str, ...], cellen: list[list[str]]) -> str:
    """Kolommen met spaties uitgelijnd."""
    breedtes = [max(map(len, kolom)) for kolom in zip(koppen, *cellen, strict=True)]
    regels = ["  ".join(c.ljust(b) for c, b in zip(rij, breedtes, strict=True)).rstrip() for rij in (koppen, *cellen)]
    return "\n".join(regels)


def druk_leemten(leemten: Iterable[dict]) -> None:
    """Waarover er geen gegevens zijn, een regel per onderwerp."""
    for x in leemten:
        print(f"- {x['thema']}: {x['onderwerp']}, in te vullen met {x['bestand']} ({x['uitgever']})")


def druk_json(inhoud: dict) -> int:
    """Eén JSON-document op standaarduitvoer, en niets daarnaast; een cijfer staat er zoals in elk bestand, een aantal als geheel getal."""
    print(json.dumps(_cijfers(inhoud), ensure_ascii=False, indent=1, allow_nan=False))
    return 0


def _cijfers(inhoud):
    if isinstance(inhoud, dict):
        return {sleutel: _cijfers(waarde) for sleutel, waarde in inhoud.items()}
    if isinstance(inhoud, list | tuple):
        return [_cijfers(waarde) for waarde in inhoud]
    if not isinstance(inhoud, float) or not math.isfinite(inhoud):
        return inhoud
    x = float(f"{inhoud:.15g}")
    return int(x) if x.is_integer() else x
