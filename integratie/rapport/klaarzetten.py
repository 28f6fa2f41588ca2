"""Wat het warme proces klaarzet: wat een pagina en haar bestanden nodig hebben, en wat een notebook nodig heeft."""

import contextlib
import gc

from integratie import gebieden, vergelijking
from integratie.opslag import edities
from integratie.uitvoering import klaarzetten, laden


def rapporten() -> None:
    """Laad en bereken alles voor een rapport."""
    klaarzetten.notebooks(_bibliotheken)
    with contextlib.suppress(Exception):  # een fout in de gegevens hoort bij het rapport dat erop stuit
        from integratie.weergave import cijferbestanden, verantwoordingspagina

        verantwoordingspagina.pagina()
        nis = gebieden.groep(gebieden.RAND).leden[0]
        cijferbestanden.csv_van(nis, vergelijking.laatste_peiljaar(), edities.kies_editie())
    gc.freeze()


def een_rapport() -> None:
    """Laad en bereken alleen wat het notebook en de bestanden van één rapport delen."""
    klaarzetten.notebooks(_bibliotheken, voorbeeld=False)
    gc.freeze()


def _bibliotheken() -> None:
    laden.nbformat()
    import nbformat

    from integratie.uitvoering import manifest, motor  # noqa: F401
    from integratie.weergave import bladzijde

    bladzijde.naar_html(nbformat.v4.new_notebook(), "")
