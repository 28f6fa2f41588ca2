"""Wat het warme proces klaarzet voor het opmaken van een rapport, na wat een kernel nodig heeft."""

import contextlib
import gc

import integratie.uitvoering.voorladen  # noqa: F401
from integratie import gebieden, vergelijking
from integratie.rapport import export, figuurbestanden
from integratie.uitvoering import laden, manifest, motor, processen  # noqa: F401

with contextlib.suppress(Exception):
    export.csv(vergelijking.gegevens(gebieden.groep(gebieden.RAND).leden[0]))
figuurbestanden.png('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 1"></svg>')
laden.nbformat()
import nbformat  # noqa: E402

from integratie.rapport import html  # noqa: E402

html.naar_html(nbformat.v4.new_notebook(), "")
gc.freeze()
