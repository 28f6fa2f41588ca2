"""Het eerste wat een warm proces laadt: de modules van `processen.verwarm`.

Een fout in het pakket hoort bij het rapport dat erop stuit: het warme proces zelf mag er niet door wegvallen.
"""

import contextlib
import os
from importlib import import_module

MODULES = "INTEGRATIE_VOORLADEN"

for naam in os.environ.get(MODULES, "").split():
    with contextlib.suppress(Exception):
        import_module(naam)
