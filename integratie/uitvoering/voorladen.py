"""Wat het warme proces klaarzet voor elke kernel: bibliotheken en berekende cijfers, alles in één draad.

Een proces dat splitst mag geen andere draden hebben; alleen wat geen draad start, hoort hier.
"""

import contextlib
import gc

import ipykernel.ipkernel
import ipykernel.kernelapp  # noqa: F401

import integratie
from integratie import gebieden, indicator, vergelijking
from integratie.beleid import gelijkaardig, regelformaat, regelrijen, samenwerking

for naam in integratie.__all__:
    getattr(integratie, naam)
# Een fout in de gegevens hoort bij het rapport dat erop stuit, niet bij het klaarzetten.
with contextlib.suppress(Exception):
    gebieden.grenzen()
    for naam in indicator.register():
        vergelijking.stand(naam, gebieden.groep(gebieden.RAND).leden[0], vergelijking.laatste_peiljaar())
    peiljaar = vergelijking.laatste_peiljaar()
    regelrijen.kaarten(peiljaar)
    gelijkaardig.profiel(peiljaar)
    for regel in (r for r in regelformaat.regels().values() if r.samen):
        samenwerking.samenwerkingen(regel, peiljaar)
gc.freeze()  # wat klaarstaat blijft gedeeld geheugen
