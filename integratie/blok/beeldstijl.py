"""De kleuren van een kleine figuur buiten een bladzijde: licht, voor een los bestand, Word en een notebook. Op een bladzijde kleurt haar stijlblad."""

from __future__ import annotations

import re

_REGELS = (
    "text{font-size:10.6px;fill:#1a1f24}",
    ".ax,.gr{fill:#545c64}",
    ".ikt{font-weight:700;fill:#b3361a}",
    ".as{fill:none;stroke:#8a939b}",
    ".rs{fill:none;stroke:#d5d9dd}",
    ".nul{fill:none;stroke:#8a939b;stroke-dasharray:2 2}",
    ".f1{fill:#174c74}",
    ".f2{fill:#7aabcb}",
    ".f3{fill:#e4edf4;stroke:#8a939b;stroke-width:.8}",
    ".lb{fill:none;stroke:#8a939b;stroke-width:1.5}",
    ".lik{fill:none;stroke:#b3361a;stroke-width:2.6}",
    ".lrd{fill:none;stroke:#1a1f24;stroke-width:1.5}",
    ".lvl{fill:none;stroke:#1a1f24;stroke-width:1.5;stroke-dasharray:4 2.5}",
    ".om{fill:none;stroke:#1a1f24;stroke-width:1.5}",
    ".likp{fill:#b3361a}",
    ".lrdp,.lvlp{fill:#1a1f24}",
    ".lbp{fill:#8a939b}",
)
_SPLITS = [(keuze, stijl) for keuze, _, stijl in (regel.partition("{") for regel in _REGELS)]
_MAAT = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
LETTERTYPE = "DejaVu Sans, Verdana, sans-serif"
KLASSE = '<svg class="fig"'


def met_stijl(svg: str) -> str:
    """Een tekening met klassen krijgt haar kleuren mee; een andere blijft zoals ze is."""
    if not svg.startswith(KLASSE):
        return svg
    begin, _, rest = svg.partition(">")
    regels = "".join(f"{','.join(f'.fig {k}' for k in keuze.split(','))}{{{stijl}" for keuze, stijl in _SPLITS)
    breedte, hoogte = _MAAT.findall(begin)[0]
    kop = f'{begin} xmlns="http://www.w3.org/2000/svg" width="{breedte}" height="{hoogte}" font-family="{LETTERTYPE}"'
    return f"{kop}><style>{regels}</style>{rest}"
