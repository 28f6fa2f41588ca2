"""Wat het warme proces ook klaarzet als een notebook regels, drempels of samenwerking toont: die gelden voor alle gemeenten."""

import contextlib
import gc

from integratie import vergelijking
from integratie.beleid import gelijkaardig, regelformaat, regelrijen, samenwerking

with contextlib.suppress(Exception):
    peiljaar = vergelijking.laatste_peiljaar()
    regelrijen.kaarten(peiljaar)
    gelijkaardig.profiel(peiljaar)
    for regel in (r for r in regelformaat.regels().values() if r.samen):
        samenwerking.samenwerkingen(regel, peiljaar)
gc.freeze()
