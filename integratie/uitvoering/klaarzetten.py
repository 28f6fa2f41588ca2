"""Wat het warme proces klaarzet voor elk notebook: bibliotheken en berekende cijfers.

Een proces dat splitst mag geen andere draden hebben: wat er een start, hoort hier niet of stopt ze weer.
"""

import contextlib
import gc
from collections.abc import Callable

import integratie
from integratie import gebieden, indicator, vergelijking


def notebooks(ook: Callable[[], object] = lambda: None, voorbeeld: bool = True) -> None:
    """Laad en bereken wat een notebook nodig heeft; `ook` laadt eerst wat erbij hoort.

    Zonder `voorbeeld` alleen de cijfers: voor één rapport is een voorbeeld dubbel werk.
    """
    gc.disable()  # tijdens het laden is er niets op te ruimen
    ook()
    from integratie.uitvoering import shell  # noqa: F401

    for naam in integratie.__all__:
        getattr(integratie, naam)
    # Een fout in de gegevens hoort bij het rapport dat erop stuit, niet bij het klaarzetten.
    with contextlib.suppress(Exception):
        peiljaar, nis = vergelijking.laatste_peiljaar(), gebieden.groep(gebieden.RAND).leden[0]
        _cijfers(peiljaar, nis)
        if voorbeeld:
            _voorbeelden(peiljaar, nis)
    gc.enable()
    gc.freeze()  # wat klaarstaat blijft gedeeld geheugen
    gc.set_threshold(500_000, 20, 100)  # wie hiervan afgesplitst wordt, leeft enkele seconden


def beleid() -> None:
    """Bereken ook wat een notebook over regels, drempels of samenwerking toont: dat geldt voor alle gemeenten."""
    from integratie.beleid.regels import formaat, uitkomstrijen
    from integratie.beleid.regels.toepassen import afgelopen
    from integratie.beleid.samenwerking import combinaties
    from integratie.vergelijking import gelijkaardig

    with contextlib.suppress(Exception):
        peiljaar = vergelijking.laatste_peiljaar()
        uitkomstrijen.kaarten(peiljaar)
        uitkomstrijen.herinneringen(peiljaar)
        gelijkaardig.profiel(peiljaar)
        for regel in (r for r in formaat.regels().values() if r.samen and not afgelopen(r, peiljaar)):
            combinaties.samenwerkingen(regel, peiljaar)
    gc.freeze()


def _cijfers(peiljaar: int, nis: str) -> None:
    for naam in indicator.register():
        with contextlib.suppress(Exception):
            vergelijking.stand(naam, nis, peiljaar)


def _voorbeelden(peiljaar: int, nis: str) -> None:
    """Eén rapport voor de vorm: reeksen, lettertypes en de ondergrond van een kaart zijn dan geladen."""
    from integratie.beeld import opmaak

    vergelijking.controleer(nis, peiljaar)
    for soort in ("kaart", "kaartreeks", "trend", "positie"):
        getattr(integratie, soort)("aandeel_buitenlandse_herkomst", nis, peiljaar)
    for tiende in range(1001):  # elk aandeel zoals een rapport het schrijft
        opmaak.geschreven(tiende / 10, 1)
    integratie.samenvatting(nis, peiljaar)
    integratie.piramide(nis, peiljaar)
    for thema in indicator.THEMAS:
        integratie.duiding(thema, nis, peiljaar)
        integratie.thema(thema, nis, peiljaar)
