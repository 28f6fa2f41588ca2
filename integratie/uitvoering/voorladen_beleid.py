"""Wat het warme proces ook klaarzet als een notebook regels, drempels of samenwerking toont: die gelden voor alle gemeenten."""

import contextlib
import gc

from integratie import vergelijking
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
