"""Wat het warme proces klaarzet voor elke kernel: bibliotheken en berekende cijfers (mee door `cijferproces`), alles in één draad.

Een proces dat splitst mag geen andere draden hebben; alleen wat geen draad start, hoort hier.
"""

import contextlib
import gc

import integratie
from integratie import gebieden, indicator, vergelijking
from integratie.beeld import opmaak
from integratie.uitvoering import shell  # noqa: F401  # wat een notebook anders pas bij zijn begin laadt
from integratie.uitvoering.cijferproces import CIJFERS

gc.disable()  # tijdens het laden is er niets op te ruimen
for naam in integratie.__all__:
    getattr(integratie, naam)
CIJFERS.maak_af()
# Een fout in de gegevens hoort bij het rapport dat erop stuit, niet bij het klaarzetten.
with contextlib.suppress(Exception):
    peiljaar, voorbeeld = vergelijking.laatste_peiljaar(), gebieden.groep(gebieden.RAND).leden[0]
    for naam in indicator.register():
        vergelijking.stand(naam, voorbeeld, peiljaar)
    vergelijking.controleer(voorbeeld, peiljaar)
    # Eén figuur van elke soort: de lettertypes en de ondergrond van een kaart zijn dan geladen.
    for soort in ("kaart", "kaartreeks", "trend", "positie"):
        getattr(integratie, soort)("aandeel_buitenlandse_herkomst", voorbeeld, peiljaar)
    for tiende in range(1001):  # elk aandeel zoals een rapport het schrijft
        opmaak.geschreven(tiende / 10, 1)
    integratie.samenvatting(voorbeeld, peiljaar)
    for thema in indicator.THEMAS:
        integratie.duiding(thema, voorbeeld, peiljaar)
        integratie.thema(thema, voorbeeld, peiljaar)
gc.enable()
gc.freeze()  # wat klaarstaat blijft gedeeld geheugen
gc.set_threshold(500_000, 20, 100)  # een kernel leeft enkele seconden, en `ernaast` ruimt zelf op
