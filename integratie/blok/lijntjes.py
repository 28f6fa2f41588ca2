"""Het lijntje en de strook van een rij als kleine svg: alleen vormen met klassen, de kleuren komen van het stijlblad.

Klassen: `lv` de lijn van de gemeente, `lr` die van de eerste maatstaf, `as` een as, `tk` de andere gemeenten, `rk` de eerste maatstaf, `vk` de tweede,
`ons` de stip van de gemeente. Getallen hebben hoogstens één decimaal.
"""

from collections.abc import Callable, Iterable

from integratie.blok.vierblad import Strook

Punten = tuple[tuple[int, float], ...]
_SVG = '<svg class="{}" viewBox="0 0 {} {}" aria-hidden="true">{}</svg>'
LINKS, RECHTS, BOVEN, ONDER = 3, 84, 3.5, 18.5  # het veld van een lijntje, binnen 88 × 22
BEGIN, EINDE = 5, 105  # het veld van een strook, binnen 110 × 20


def lijntje(eigen: Punten, ernaast: Punten, eerste: int, laatste: int) -> str:
    """De gemeente en de eerste maatstaf op één tijdas en één schaal; een jaar zonder cijfer breekt de lijn."""
    waarden = [w for _, w in (*eigen, *ernaast)]
    x, y = schaal(eerste, laatste, LINKS, RECHTS), schaal(min(waarden), max(waarden), ONDER, BOVEN)
    lijnen = [f'<path class="{k}" d="{_pad(p, x, y)}"/>' for k, p in (("lr", ernaast), ("lv", eigen)) if p]
    jaar, waarde = eigen[-1]
    as_ = f'<path class="as" d="M{LINKS} 21.5H{RECHTS}"/>'
    return _SVG.format("sp", 88, 22, f"{as_}{''.join(lijnen)}{_stip(x(jaar), y(waarde), 2.6)}")


def _pad(punten: Punten, x: Callable[[float], float], y: Callable[[float], float]) -> str:
    """Elk punt na een gat begint een nieuwe lijn; staat het alleen, dan is het een streepje."""
    jaren = {jaar for jaar, _ in punten}
    delen = []
    for jaar, waarde in punten:
        alleen = jaar - 1 not in jaren and jaar + 1 not in jaren
        delen.append(f"{'L' if jaar - 1 in jaren else 'M'}{kort(x(jaar))} {kort(y(waarde))}{'h.1' if alleen else ''}")
    return "".join(delen)


def strookje(strook: Strook) -> str:
    """De andere gemeenten als streepjes, de maatstaven als balk en ruit, de gemeente als stip."""
    gekend = [w for w in strook.gebieden if w is not None]
    alle = (strook.eigen, *strook.andere, *gekend)
    laag, hoog = (next(c.waarde for c in t.cijferteksten()) for t in (strook.laag, strook.hoog))
    x = schaal(min(*alle, laag), max(*alle, hoog), BEGIN, EINDE)
    delen = [f'<path class="as" d="M{BEGIN} 10H{EINDE}"/>']
    if strook.andere:
        delen.append(f'<path class="tk" d="{streepjes(map(x, strook.andere))}"/>')
    for waarde, teken in zip(strook.gebieden, (balk, ruit), strict=False):
        if waarde is not None:
            delen.append(teken(x(waarde)))
    return _SVG.format("st", 110, 20, "".join(delen) + _stip(x(strook.eigen), 10, 3.8))


def schaal(van: float, tot: float, a: float, b: float) -> Callable[[float], float]:
    """Van een waarde naar haar plaats tussen `a` en `b`; in het midden als er geen bereik is."""
    return lambda w: (a + b) / 2 if tot == van else a + (w - van) / (tot - van) * (b - a)


def kort(x: float) -> str:
    """Een getal met hoogstens één decimaal."""
    return f"{x:.1f}".removesuffix(".0")


def streepjes(plaatsen: Iterable[float]) -> str:
    """Een pad met een streepje op elke plaats."""
    return "".join(f"M{kort(x)} 6.5v7" for x in plaatsen)


def balk(x: float) -> str:
    """De eerste maatstaf."""
    return f'<path class="rk" d="M{kort(x)} 1.5v17"/>'


def ruit(x: float) -> str:
    """De tweede maatstaf."""
    return f'<path class="vk" d="M{kort(x)} 5.6l4.4 4.4l-4.4 4.4l-4.4-4.4z"/>'


def _stip(x: float, y: float, straal: float) -> str:
    return f'<circle class="ons" cx="{kort(x)}" cy="{kort(y)}" r="{straal}"/>'


def _voorbeeld(inhoud: str, breedte: int = 34) -> str:
    return f'<svg viewBox="0 0 {breedte} 20" aria-hidden="true">{inhoud}</svg>'


# Wat de legende toont bij elk van haar woorden (`html_vierblad.legende`).
VOORBEELDEN = {
    "eigen": _voorbeeld('<circle class="ons" cx="17" cy="10" r="4.2"/>'),
    "andere": _voorbeeld(f'<path class="tk" d="{streepjes((8, 14, 24, 29))}"/>'),
    "balk": _voorbeeld(balk(7), 14),
    "ruit": _voorbeeld(ruit(7), 14),
    "lijn": _voorbeeld('<path class="lv" d="M2 15L18 9L36 5"/><circle class="ons" cx="36" cy="5" r="2.6"/>', 40),
    "ernaast": _voorbeeld('<path class="lr" d="M2 14L38 7"/>', 40),
}
