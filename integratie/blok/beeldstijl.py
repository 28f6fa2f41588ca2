"""De kleuren van een tekening met klassen buiten een bladzijde: licht, voor een los bestand, Word en een notebook. Op een bladzijde kleurt haar stijlblad."""

from __future__ import annotations

import re

LETTERTYPE = "DejaVu Sans, Verdana, sans-serif"
INKT, GRIJS, ACCENT, LICHT, MIDDEN, PAPIER = "#1a1f24", "#545c64", "#b3361a", "#d5d9dd", "#8a939b", "#ffffff"
SCHAAL = ("#e4edf4", "#b5d0e3", "#7aabcb", "#3a7aa8", "#174c74")  # licht naar donker
OP_SCHAAL = (INKT, INKT, "#10151a", PAPIER, PAPIER)  # letters op die kleuren
# Klasse van de tekening → (keuze, stijl) van wat erin staat.
_REGELS: dict[str, list[tuple[str, str]]] = {
    "fig": [
        ("text", f"font-size:10.6px;fill:{INKT}"),
        (".ax,.gr", f"fill:{GRIJS}"),
        (".ikt", f"font-weight:700;fill:{ACCENT}"),
        (".as", f"fill:none;stroke:{MIDDEN}"),
        (".rs", f"fill:none;stroke:{LICHT}"),
        (".nul", f"fill:none;stroke:{MIDDEN};stroke-dasharray:2 2"),
        (".gat", f"fill:none;stroke:{MIDDEN};stroke-dasharray:1 3"),
        (".f1", f"fill:{SCHAAL[4]}"),
        (".f2", f"fill:{SCHAAL[2]}"),
        (".f3", f"fill:{SCHAAL[0]};stroke:{MIDDEN};stroke-width:.8"),
        (".lb", f"fill:none;stroke:{MIDDEN};stroke-width:1.5"),
        (".lik", f"fill:none;stroke:{ACCENT};stroke-width:2.6"),
        (".lrd,.om", f"fill:none;stroke:{INKT};stroke-width:1.5"),
        (".lvl", f"fill:none;stroke:{INKT};stroke-width:1.5;stroke-dasharray:4 2.5"),
        (".lbp", f"fill:{MIDDEN}"),
        (".likp", f"fill:{ACCENT}"),
        (".lrdp,.lvlp", f"fill:{INKT}"),
    ],
    "kaart": [
        ("text", f"font-size:11.8px;fill:{INKT}"),
        (".ikl", "font-size:14px;font-weight:700"),
        (".brl", f"font-size:12.5px;fill:{GRIJS}"),
        (".m", f"stroke:{PAPIER};stroke-width:1.1"),
        (".bru", f"fill:#eff0f1;stroke:{PAPIER}"),
        (".leeg", f"fill:{PAPIER};stroke:{MIDDEN}"),
        *((f".k{i}", f"fill:{kleur}") for i, kleur in enumerate(SCHAAL, start=1)),
        *((f".t{i}", f"fill:{kleur}") for i, kleur in enumerate(OP_SCHAAL, start=1)),
        (".halo", f"fill:none;stroke:{PAPIER};stroke-width:7;stroke-linejoin:round"),
        (".m.ik", f"stroke:{ACCENT};stroke-width:3;stroke-linejoin:round"),
        (".pijl", f"fill:none;stroke:{INKT};stroke-width:.8"),
    ],
}
_KOP = re.compile(r'<svg class="(\w+)"[^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"[^>]*')


def met_stijl(svg: str) -> str:
    """Een tekening met klassen krijgt haar maat, letters en kleuren mee; een andere blijft zoals ze is."""
    kop = _KOP.match(svg)
    if kop is None or kop[1] not in _REGELS:
        return svg
    klasse, breedte, hoogte = kop.groups()
    regels = "".join(
        f"{','.join(f'.{klasse} {deel}' for deel in keuze.split(','))}{{{stijl}}}" for keuze, stijl in _REGELS[klasse]
    )
    maten = f'xmlns="http://www.w3.org/2000/svg" width="{breedte}" height="{hoogte}" font-family="{LETTERTYPE}"'
    return f"{kop[0]} {maten}><style>{regels}</style>{svg[kop.end() + 1 :]}"
