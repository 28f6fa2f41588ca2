"""Rapporten maken: elke opdracht bij een uitvoerder, en alleen volledige rapporten komen op hun plaats."""

import contextlib
import signal
import tempfile
import threading
import time
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed, wait
from pathlib import Path

from integratie.bestanden.wegschrijven import BEZIG, alleen_in
from integratie.onthulling import getoond
from integratie.rapport import werker
from integratie.uitvoering import eigen_bestanden, manifest, manifestrij, motor, processen
from integratie.uitvoering.opdracht import Opdracht
from integratie.uitvoering.uitvoermap import Uitvoer, vingerafdrukken
from integratie.uitvoering.werkmap import ruim_op

TUSSENTIJD = 1  # seconden: met duizend rapporten is het manifest groot, en wat er na een `kill -9` nog niet in staat, komt opnieuw


def maak_alles(
    opdrachten: list[Opdracht],
    uit: Path,
    uitvoerder: Executor,
    opnieuw: bool = False,
    meld: Callable[[list[dict]], None] = lambda rijen: None,
    tijdslimiet: int = motor.TIJDSLIMIET,
    besluit: Callable[[list[dict]], None] = lambda rijen: None,
    zeg: Callable[[str], None] = lambda zin: None,
) -> list[dict]:
    """Maak wat veranderd is en houd het manifest bij; geeft de rij van elke opdracht, in dezelfde volgorde.

    Wat sinds het maken met de hand gewijzigd werd, blijft onder een eigen naam staan; de rij noemt het in `bewaard`.

    `uitvoerder` bepaalt hoeveel er tegelijk gebeurt en waar: draden volstaan, want een rapport draait in eigen processen;
    op andere machines moet `uit` hetzelfde pad zijn. `meld` krijgt na elk rapport de rijen die al klaar zijn;
    `besluit` krijgt alle rijen als alles er staat, voor een andere run in `uit` mag beginnen. `tijdslimiet` is in seconden,
    per notebook. Een mislukt rapport houdt de andere niet tegen. `zeg` krijgt een zin als het vorige manifest niet bruikbaar was.
    Fout: `Gebruiksfout` als er in `uit` al een andere run bezig is.
    """
    with alleen_in(uit):
        ruim_op(Path(tempfile.gettempdir()))  # ook als er straks niets te maken valt
        vorige, editie = manifest.lees(uit), opdrachten[0].editie
        bekend = vingerafdrukken(vorige.values())
        if zin := manifest.herstel(uit):
            zeg(zin)
        manifest.leg_vast(editie)  # wat tijdens het maken nog wijzigt, telt voor de volgende keer
        if opnieuw or any(_sleutel(o) not in vorige for o in opdrachten):
            # Er is zeker iets te maken: het begint al terwijl de vingerafdrukken komen.
            _verwarm(opdrachten, uitvoerder)
        uitgaven = {_sleutel(o): eigen_bestanden.uitgaven(o, uit) for o in opdrachten}
        invoer = {_sleutel(o): manifest.invoer(o, uitgaven[_sleutel(o)]) for o in opdrachten}
        gelijk = {} if opnieuw else {o: _ongewijzigd(o, vorige, invoer, uit) for o in opdrachten}
        klaar = {_sleutel(o): rij for o, rij in gelijk.items() if rij}
        blijvend = {sleutel: er for sleutel, rij in vorige.items() if (er := _wat_er_staat(rij, uit))}
        manifest.schrijf(uit, editie, blijvend | klaar)
        te_maken = [o for o in opdrachten if _sleutel(o) not in klaar]
        geschreven = time.monotonic()
        try:
            with contextlib.closing(_gemaakt(te_maken, uit, uitvoerder, tijdslimiet, bekend)) as gemaakt:
                for opdracht, rij in gemaakt:
                    sleutel = _sleutel(opdracht)
                    klaar[sleutel] = _met_vorige(rij | {"invoer": invoer[sleutel]}, vorige.get(sleutel), uit)
                    _neem_over(klaar[sleutel], blijvend | klaar)
                    if rij["status"] != manifest.MISLUKT:
                        if uitgaven[sleutel]:
                            getoond.noteer(uit, opdracht.nis, uitgaven[sleutel])
                        weg = _ruim_op(vorige.get(sleutel), blijvend | klaar, Uitvoer(uit, bekend))
                        klaar[sleutel] = manifest.noteer(klaar[sleutel], weg)
                    if time.monotonic() - geschreven > TUSSENTIJD:
                        manifest.schrijf(uit, editie, blijvend | klaar)
                        geschreven = time.monotonic()
                    meld(list(klaar.values()))
        finally:
            manifest.schrijf(uit, editie, blijvend | klaar)
        rijen = [klaar[_sleutel(o)] for o in opdrachten]
        besluit(rijen)
        return rijen


def waarom(opdrachten: list[Opdracht], uit: Path, opnieuw: bool = False) -> list[dict]:
    """De rij van elke opdracht zoals een run ze zou geven, met `reden`: waarom het rapport gemaakt wordt, of niets; schrijft en verwijdert niets."""
    vorige, rijen = manifest.lees(uit), []
    for opdracht in opdrachten:
        oud, nu = vorige.get(_sleutel(opdracht)), manifest.invoer(opdracht, eigen_bestanden.uitgaven(opdracht, uit))
        if oud is None:
            reden = "nog niet gemaakt"
        elif oud["status"] == manifest.MISLUKT and not oud["bestanden"]:
            reden = "mislukte de vorige keer"
        elif anders := [soort for soort in sorted({*nu, *oud["invoer"]}) if nu.get(soort) != oud["invoer"].get(soort)]:
            reden = (
                f"veranderd: {', '.join(anders)}" if oud["invoer"] else "een bestand is weg of van een ander rapport"
            )
        elif not manifest.staat_er_nog(oud, uit):
            reden = "een bestand is weg of gewijzigd"
        else:
            reden = "gevraagd met --opnieuw" if opnieuw else ""
        rijen.append(
            werker.kop(opdracht) | {"status": manifest.TE_MAKEN if reden else manifest.ONGEWIJZIGD, "reden": reden}
        )
    return rijen


def _ongewijzigd(opdracht: Opdracht, vorige: dict, invoer: dict, uit: Path) -> dict | None:
    """De rij van een rapport waarvan niets veranderde, en dat er nog helemaal staat."""
    oud = vorige.get(_sleutel(opdracht))
    if not oud or oud["invoer"] != invoer[_sleutel(opdracht)] or not manifest.staat_er_nog(oud, uit):
        return None
    uitvoer = Uitvoer(uit, {})
    uitvoer.verwijder(werker.foutbestand(opdracht))
    zonder_fout = {k: v for k, v in oud.items() if k not in ("reden", "cel")}
    return manifest.noteer(zonder_fout | werker.kop(opdracht) | {"status": manifest.ONGEWIJZIGD}, uitvoer.bewaard)


def _neem_over(rij: dict, rijen: dict[tuple[str, str], dict]) -> None:
    """Wat dit rapport anders maakte, zoals de gegevens van een ander peiljaar, is niet meer van een ander; dat moet dan opnieuw."""
    for andere in rijen.values():
        for pad in [pad for pad, som in rij["bestanden"].items() if andere["bestanden"].get(pad, som) != som]:
            del andere["bestanden"][pad]
            andere["invoer"] = {}


def _ruim_op(vorige: dict | None, rijen: dict[tuple[str, str], dict], uitvoer: Uitvoer) -> list[str]:
    """Wat de vorige versie had en geen enkel rapport nog heeft, zoals een figuur of pdf van vroeger, gaat weg; geeft wat bewaard bleef."""
    nu = {pad for andere in rijen.values() for pad in andere["bestanden"]}
    for pad in sorted(vorige["bestanden"].keys() - nu if vorige else ()):
        uitvoer.verwijder(pad)
    return uitvoer.bewaard


def _sleutel(opdracht: Opdracht) -> tuple[str, str]:
    return opdracht.nis, opdracht.notebook


def _wat_er_staat(rij: dict, uit: Path) -> dict | None:
    """De rij met wat er nog van staat, of niets als dat alles weg is; ontbreekt er iets, dan moet ze opnieuw."""
    er = {pad: som for pad, som in rij["bestanden"].items() if (uit / pad).is_file()}
    if er == rij["bestanden"]:
        return rij
    return rij | {"bestanden": er, "invoer": {}} if er else None


def _met_vorige(rij: dict, vorige: dict | None, uit: Path) -> dict:
    """Na een mislukking beschrijft de rij wat er van de vroegere versie nog staat."""
    staat = vorige and rij["status"] == manifest.MISLUKT and _wat_er_staat(vorige, uit)
    if not staat:
        return rij
    velden = ("bestanden", "invoer", "peiljaar", "editie", *manifestrij.KEUZES, *manifestrij.ONTBREEKT)
    zonder = {k: w for k, w in rij.items() if k not in manifestrij.KEUZES}
    return zonder | {veld: staat[veld] for veld in velden if veld in staat}


def _gemaakt(
    opdrachten: list[Opdracht], uit: Path, uitvoerder: Executor, tijdslimiet: int, bekend: dict[str, set[str]]
) -> Generator[tuple[Opdracht, dict]]:
    """Geef (opdracht, rij) zodra een rapport klaar is. Na Ctrl-C raakt af wat bezig is, en begint er niets meer."""
    if not opdrachten:
        return
    _verwarm(opdrachten, uitvoerder)
    # Wat er nog onaf is bij het stoppen, verdwijnt met deze map.
    with tempfile.TemporaryDirectory(prefix=BEZIG, dir=uit, ignore_cleanup_errors=True) as bezig:
        lopend = {
            uitvoerder.submit(werker.maak, o, uit, Path(bezig), tijdslimiet, _in_map(bekend, o)): o for o in opdrachten
        }

        def stop() -> None:
            for toekomst in lopend:
                toekomst.cancel()

        try:
            with _bij_onderbreking(stop) as onderbroken:
                for toekomst in as_completed(lopend):
                    if not (onderbroken and toekomst.cancelled()):
                        yield lopend[toekomst], _rij(lopend[toekomst], toekomst, uit, Path(bezig))
        finally:  # ook na een fout of een tweede Ctrl-C: wie nog bezig is, schrijft in deze map
            stop()
            wait(lopend)


def _in_map(bekend: dict[str, set[str]], opdracht: Opdracht) -> dict[str, set[str]]:
    return {pad: sommen for pad, sommen in bekend.items() if pad.startswith(f"{opdracht.map}/")}


def _verwarm(opdrachten: list[Opdracht], uitvoerder: Executor) -> None:
    if isinstance(uitvoerder, ThreadPoolExecutor):  # anders zijn het de werkprocessen die zichzelf warm zetten
        werker.verwarm(opdrachten, len(opdrachten))


def _rij(opdracht: Opdracht, toekomst: Future, uit: Path, bezig: Path) -> dict:
    try:
        return toekomst.result()
    except Exception as fout:  # `werker.maak` vangt alles zelf: hier viel het proces of de machine weg
        return werker.weggevallen(opdracht, uit, bezig, fout)


@contextlib.contextmanager
def _bij_onderbreking(stop: Callable[[], object]) -> Iterator[list]:
    """De eerste Ctrl-C roept `stop` en komt pas aan het einde, een tweede stopt ook wat loopt; geeft een lijst die dan niet leeg is."""
    onderbroken: list[bool] = []
    if threading.current_thread() is not threading.main_thread():
        yield onderbroken
        return

    def vang(*_) -> None:
        onderbroken.append(True)
        stop()
        if len(onderbroken) > 1:
            signal.signal(signal.SIGINT, vorige)
            processen.dood_notebooks()
            raise KeyboardInterrupt

    vorige = signal.signal(signal.SIGINT, vang)
    try:
        yield onderbroken
    finally:
        signal.signal(signal.SIGINT, vorige)
    if onderbroken:
        raise KeyboardInterrupt
