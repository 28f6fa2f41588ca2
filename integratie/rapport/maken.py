"""Rapporten maken: elke opdracht in een werkproces, en alleen volledige rapporten komen op hun plaats."""

from __future__ import annotations

import contextlib
import multiprocessing
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from integratie.rapport import werker
from integratie.uitvoering import manifest, motor
from integratie.uitvoering.opdracht import Opdracht
from integratie.uitvoering.wegschrijven import BEZIG, alleen_in

PER_WERKER = 100  # na zoveel rapporten begint een vers werkproces: wat er aan geheugen bleef hangen, komt vrij


def maak_alles(
    opdrachten: list[Opdracht],
    uit: Path,
    werkers: int,
    opnieuw: bool = False,
    meld: Callable[[list[dict]], None] = lambda rijen: None,
    tijdslimiet: int = motor.TIJDSLIMIET,
) -> list[dict]:
    """Maak wat veranderd is en houd het manifest bij; geeft de rij van elke opdracht, in dezelfde volgorde.

    `meld` krijgt na elk rapport de rijen die al klaar zijn; `tijdslimiet` is in seconden, per notebook. Een mislukt rapport houdt de andere niet tegen.
    Fout: `Gebruiksfout` als er in `uit` al een andere run bezig is.
    """
    with alleen_in(uit):
        return _werk_bij(opdrachten, uit, opnieuw, meld, (werkers, tijdslimiet))


def _werk_bij(
    opdrachten: list[Opdracht],
    uit: Path,
    opnieuw: bool,
    meld: Callable[[list[dict]], None],
    grenzen: tuple[int, int],
) -> list[dict]:
    vorige, editie = manifest.lees(uit), opdrachten[0].editie
    # Vóór de start: wat tijdens het maken nog wijzigt, telt voor de volgende keer.
    invoer = {_sleutel(o): manifest.invoer(o) for o in opdrachten}
    klaar: dict[tuple[str, str], dict] = {}
    for opdracht in opdrachten if not opnieuw else ():
        oud = vorige.get(_sleutel(opdracht))
        if oud and oud["invoer"] == invoer[_sleutel(opdracht)] and manifest.staat_er_nog(oud, uit):
            werker.foutbestand(opdracht, uit).unlink(missing_ok=True)
            gelijk = {k: v for k, v in oud.items() if k not in ("reden", "cel")}
            klaar[_sleutel(opdracht)] = gelijk | {"status": manifest.ONGEWIJZIGD}
    blijvend = {sleutel: rij for sleutel, rij in vorige.items() if _is_er(rij, uit)}
    manifest.schrijf(uit, editie, blijvend | klaar)
    te_maken = [o for o in opdrachten if _sleutel(o) not in klaar]
    for opdracht, rij in _in_werkers(te_maken, uit, *grenzen):
        sleutel = _sleutel(opdracht)
        klaar[sleutel] = _met_vorige(rij | {"invoer": invoer[sleutel]}, vorige.get(sleutel), uit)
        manifest.schrijf(uit, editie, blijvend | klaar)
        meld(list(klaar.values()))
    _ruim_op([vorige[_sleutel(o)] for o in te_maken if _sleutel(o) in vorige], blijvend | klaar, uit)
    return [klaar[_sleutel(o)] for o in opdrachten]


def _ruim_op(oude: list[dict], rijen: dict[tuple[str, str], dict], uit: Path) -> None:
    """Wat een vorige versie had en geen enkel rapport nog heeft, zoals een figuur of pdf van vroeger, gaat weg."""
    nu = {pad for rij in rijen.values() for pad in rij["bestanden"]}
    for pad in {pad for rij in oude for pad in rij["bestanden"]} - nu:
        (uit / pad).unlink(missing_ok=True)


def _sleutel(opdracht: Opdracht) -> tuple[str, str]:
    return opdracht.nis, opdracht.notebook


def _is_er(rij: dict, uit: Path) -> bool:
    return all((uit / pad).is_file() for pad in rij["bestanden"])


def _met_vorige(rij: dict, vorige: dict | None, uit: Path) -> dict:
    """Na een mislukking beschrijven `bestanden` en `invoer` de vroegere versie die er nog staat."""
    if rij["status"] == manifest.MISLUKT and vorige and manifest.staat_er_nog(vorige, uit):
        return rij | {"bestanden": vorige["bestanden"], "invoer": vorige["invoer"]}
    return rij


def _in_werkers(
    opdrachten: list[Opdracht], uit: Path, werkers: int, tijdslimiet: int
) -> Iterator[tuple[Opdracht, dict]]:
    """Geef (opdracht, rij) zodra een rapport klaar is.

    Valt een werkproces weg (geheugen op), dan gaat de rest verder in één werkproces; zo blijkt ook welk rapport het doet.
    """
    if not opdrachten:
        return
    # Wat er nog onaf is bij het stoppen, verdwijnt met deze map.
    with tempfile.TemporaryDirectory(prefix=BEZIG, dir=uit, ignore_cleanup_errors=True) as bezig:
        te_doen = list(opdrachten)
        while te_doen:
            over, te_doen = te_doen[: werkers * PER_WERKER], te_doen[werkers * PER_WERKER :]
            for opdracht, rij in _ronde(list(over), uit, werkers, bezig, tijdslimiet):
                over = [o for o in over if o is not opdracht]
                yield opdracht, rij
            if not over:
                continue
            if werkers == 1:
                oorzaak = over.pop(0)
                weg = {"status": manifest.MISLUKT, "cel": 0, "reden": "Het werkproces viel weg (te weinig geheugen?)."}
                yield oorzaak, werker.kop(oorzaak) | weg | {"seconden": 0.0, "bestanden": {}}
            te_doen, werkers = over + te_doen, 1


def _ronde(
    opdrachten: list[Opdracht], uit: Path, werkers: int, bezig: str, tijdslimiet: int
) -> Iterator[tuple[Opdracht, dict]]:
    """Wat af raakt, in volgorde van klaar zijn; valt een werkproces weg, dan is de hele werkgroep onbruikbaar."""
    # Nieuwe processen in plaats van afgesplitste: het hoofdproces kan al draden hebben.
    context = multiprocessing.get_context("spawn")
    klaarzetten = (bezig, opdrachten[0].editie)
    werkgroep = ProcessPoolExecutor(min(werkers, len(opdrachten)), context, werker.begin, klaarzetten)
    lopend = {}
    try:
        with contextlib.suppress(BrokenProcessPool):
            for opdracht in opdrachten:
                lopend[werkgroep.submit(werker.maak, opdracht, uit, Path(bezig), tijdslimiet)] = opdracht
        for toekomst in as_completed(lopend):
            try:
                rij = toekomst.result()
            except BrokenProcessPool:
                continue
            yield lopend[toekomst], rij
    finally:
        werkgroep.shutdown(cancel_futures=True)
