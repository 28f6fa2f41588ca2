"""Wat het warme proces ook klaarzet als een notebook regels, drempels of samenwerking toont: die gelden voor alle gemeenten."""

import contextlib
import gc

from integratie import vergelijking
from integratie.beleid import gelijkaardig, regelformaat, regelrijen, samenwerking
from integratie.beleid.regels import afgelopen

with contextlib.suppress(Exception):
    peiljaar = vergelijking.laatste_peiljaar()
    regelrijen.kaarten(peiljaar)
    regelrijen.herinneringen(peiljaar)
    gelijkaardig.profiel(peiljaar)
    for regel in (r for r in regelformaat.regels().values() if r.samen and not afgelopen(r, peiljaar)):
        samenwerking.samenwerkingen(regel, peiljaar)
gc.freeze()
