"""Wat het warme proces bij zijn begin laadt: het roept de functies van `processen.verwarm`.

Een fout in het pakket hoort bij het rapport dat erop stuit: het warme proces zelf mag er niet door wegvallen.
"""

import contextlib
import os
import pkgutil

FUNCTIES = "INTEGRATIE_KLAARZETTEN"

for naam in os.environ.get(FUNCTIES, "").split():
    with contextlib.suppress(Exception):
        pkgutil.resolve_name(naam)()
