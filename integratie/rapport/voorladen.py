"""Wat het warme proces klaarzet: wat het opmaken van een rapport nodig heeft en, door `uitvoering.voorladen`, wat een kernel nodig heeft."""

import contextlib
import gc

gc.disable()  # tijdens het laden is er niets op te ruimen; `uitvoering.voorladen` zet het weer aan
import integratie.uitvoering.cijferproces  # dat rekent intussen
from integratie import gebieden, vergelijking
from integratie.uitvoering import ernaast, laden, manifest, motor, processen
from integratie.weergave import cijferbestanden, figuurbestanden

laden.nbformat()
import nbformat

from integratie.weergave import bladzijde

bladzijde.naar_html(nbformat.v4.new_notebook(), "")
figuurbestanden.png('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="1" viewBox="0 0 9 1"></svg>')
import integratie.uitvoering.voorladen

with contextlib.suppress(Exception):
    cijferbestanden.csv(vergelijking.gegevens(gebieden.groep(gebieden.RAND).leden[0]))
gc.freeze()
