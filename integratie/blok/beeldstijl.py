"""Het ene palet van elke tekening, licht en donker, en hoe een tekening het volgt.

Een tekening noemt haar kleuren bij naam: met klassen die een stijlblad kleurt, of als `var(--naam,#kleur)`. Op een bladzijde geven de veranderlijken van `stijlblad`
de kleur, in JupyterLab die van `in_notebook`; in een los bestand en Word is alles licht (`met_stijl`).
"""

import re

LETTERTYPE = "DejaVu Sans, Verdana, sans-serif"  # Verdana is even breed: de opmaak blijft kloppen
# Naam → licht, donker. `k1`–`k5` lopen van laag naar hoog: donkerder op wit, lichter op zwart.
KLEUREN = {
    "vl": ("#ffffff", "#14181c"),
    "ink": ("#1a1f24", "#e8ebed"),
    "gr": ("#545c64", "#a9b2ba"),
    "midden": ("#8a939b", "#7f8a93"),
    "li": ("#d5d9dd", "#39424a"),
    "zl": ("#eceef0", "#242b31"),
    "ac": ("#b3361a", "#ff9b7c"),
    "k1": ("#e4edf4", "#24333f"),
    "k2": ("#b5d0e3", "#33536b"),
    "k3": ("#7aabcb", "#437598"),
    "k4": ("#3a7aa8", "#82b4d6"),
    "k5": ("#174c74", "#c9e2f4"),
    "t3": ("#10151a", "#f8fafb"),
    "bru": ("#eff0f1", "#1e2429"),
    "rand": ("#00598c", "#8ecbf5"),
    "vlaams": ("#3d3d3d", "#c8ced4"),
    "brussel": ("#8a5a00", "#e0b060"),
    "paars": ("#7b3294", "#d0a2e4"),
    "groen": ("#1b7837", "#86d29b"),
    "oranje": ("#c8660a", "#f2a65a"),
    "blauw": ("#5aa9d6", "#5aa9d6"),
}
LICHT_PER_NAAM = {naam: licht for naam, (licht, _) in KLEUREN.items()}
PAPIER, INKT, GRIJS, MIDDEN, LICHT, ROOSTER, ACCENT = (
    LICHT_PER_NAAM[n] for n in ("vl", "ink", "gr", "midden", "li", "zl", "ac")
)
SCHAAL = tuple(LICHT_PER_NAAM[f"k{n}"] for n in range(1, 6))
OP_SCHAAL = (INKT, INKT, LICHT_PER_NAAM["t3"], PAPIER, PAPIER)  # letters op die kleuren
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
        (".bru", f"fill:{LICHT_PER_NAAM['bru']};stroke:{PAPIER}"),
        (".leeg", f"fill:{PAPIER};stroke:{MIDDEN}"),
        *((f".k{i}", f"fill:{kleur}") for i, kleur in enumerate(SCHAAL, start=1)),
        *((f".t{i}", f"fill:{kleur}") for i, kleur in enumerate(OP_SCHAAL, start=1)),
        (".halo", f"fill:none;stroke:{PAPIER};stroke-width:7;stroke-linejoin:round"),
        (".m.ik", f"stroke:{ACCENT};stroke-width:3;stroke-linejoin:round"),
        (".pijl", f"fill:none;stroke:{INKT};stroke-width:.8"),
    ],
    "lijntje": [
        (".as,.tk,.rk,.lv,.lr", f"fill:none;stroke:{MIDDEN}"),
        (".rk,.lv", f"stroke:{INKT};stroke-width:1.6"),
        (".lr", "stroke-dasharray:2.5 1.8"),
        (".vk", f"fill:{PAPIER};stroke:{INKT}"),
        (".ons", f"fill:{ACCENT}"),
    ],
}
# Soort → waaraan ze te herkennen is, waar haar tekeningen in een notebook staan, en wat ze daar verder nodig hebben: er is geen stijlblad dat ze een maat geeft.
_LOS = {
    "fig": ('<svg class="fig"', "svg.fig", f"{{max-width:40em;font-family:{LETTERTYPE}}}"),
    "kaart": (
        '<svg class="kaart"',
        "svg.kaart",
        f"{{max-width:40em;font-family:{LETTERTYPE}}}.leg span{{margin-right:1em}}.leg .v{{display:inline-block;width:1em;height:.8em}}"
        + "".join(f".leg .k{n}{{background:{kleur}}}" for n, kleur in enumerate(SCHAAL, start=1)),
    ),
    "lijntje": (
        'class="rijenblad"',
        ":is(svg.sp,svg.st,.sl svg)",
        "{height:22px;vertical-align:middle}.sl span{margin-right:1em}.rijenblad :is(.lb,.vh,.kolommen){display:none}"
        ".rijenblad .sub{display:block;font-weight:400}.rijenblad b{margin-right:.4em}",
    ),
}
_NAAM = {licht: naam for naam, licht in LICHT_PER_NAAM.items()}
_KLEUR, _VERANDERLIJKE = re.compile("|".join(_NAAM)), re.compile(r"var\(--\w+,(#[0-9a-f]{6})\)")
_KOP = re.compile(r'<svg class="(\w+)"[^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"[^>]*')


def stijlblad() -> str:
    """De kleuren als veranderlijken van een stijlblad: donker waar het scherm dat vraagt, nooit in druk."""
    licht, donker = (f"{_veranderlijken(i)}color-scheme:{('light', 'dark')[i]}" for i in (0, 1))
    return f":root{{{licht}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{donker}}}}}\n"


def in_notebook(html: str) -> str:
    """Het stijlblad voor wat los in een notebook staat, met de regels van wat erin getekend is; in JupyterLab volgt het thema dat van het venster."""
    if "<svg" not in html:
        return ""
    soorten = [(soort, waar, rest) for soort, (teken, waar, rest) in _LOS.items() if teken in html]
    regels = "".join(waar + rest + _regels(soort, waar) for soort, waar, rest in soorten)
    return f'<style>{met_namen(regels)}[data-jp-theme-light="false"]{{{_veranderlijken(1)}}}</style>'


def _regels(soort: str, waar: str) -> str:
    return "".join(
        f"{','.join(f'{waar} {deel}' for deel in keuze.split(','))}{{{stijl}}}" for keuze, stijl in _REGELS[soort]
    )


def _veranderlijken(thema: int) -> str:
    kleuren = "".join(f"--{naam}:{paar[thema]};" for naam, paar in KLEUREN.items())
    return kleuren + "".join(f"--t{n}:var(--{'ink' if n < 3 else 'vl'});" for n in (1, 2, 4, 5))


def met_namen(svg: str) -> str:
    """Elke kleur van het palet als veranderlijke, zodat een bladzijde ze kan kleuren; een andere kleur blijft."""
    return _KLEUR.sub(lambda kleur: f"var(--{_NAAM[kleur[0]]},{kleur[0]})", svg)


def in_het_licht(svg: str) -> str:
    """Elke veranderlijke vervangen door haar lichte kleur: buiten een bladzijde is er niemand die ze invult."""
    return _VERANDERLIJKE.sub(r"\1", svg)


def met_stijl(svg: str) -> str:
    """Een tekening met klassen krijgt haar maat, letters en kleuren mee; een andere haar lichte kleuren in plaats van veranderlijken."""
    kop = _KOP.match(svg)
    if kop is None or kop[1] not in _REGELS:
        return in_het_licht(svg)
    klasse, breedte, hoogte = kop.groups()
    maten = f'xmlns="http://www.w3.org/2000/svg" width="{breedte}" height="{hoogte}" font-family="{LETTERTYPE}"'
    return f"{kop[0]} {maten}><style>{_regels(klasse, f'.{klasse}')}</style>{svg[kop.end() + 1 :]}"
