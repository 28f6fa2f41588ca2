"""Hoe breed elke kolom van een tabel is in een document: elk woord heel, en wat over is naar de lange teksten. Gemeten in DejaVu, breder dan wat een lezer meestal heeft."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

Rijen = Sequence[Sequence[str]]
HOOGSTENS = 0.6  # deel van de tabel dat een kolom met lange teksten vraagt
_BREEKT = re.compile(r"[ \n]|(?<=[a-z]-)(?=[a-z])|(?<=/)(?=.)")  # na een koppelteken in een woord, niet in een datum


def breedtes(rijen: Rijen, breedte: float, grootte: float, rand: float) -> tuple[float, ...]:
    """De breedte van elke kolom, samen `breedte`: minstens haar langste woord in letters van `grootte`, met de `rand` van een cel erbij.

    De eerste rij is de kop, in vette letters.
    """
    minst = _breedst(rijen, grootte, rand, _BREEKT.split)
    heel = _breedst(rijen, grootte, rand, str.splitlines)
    liefst = [max(m, min(h, HOOGSTENS * breedte)) for m, h in zip(minst, heel, strict=True)]
    over, gevraagd = breedte - sum(minst), sum(liefst) - sum(minst)
    if over < 0:
        return tuple(m * breedte / sum(minst) for m in minst)
    if gevraagd <= over:
        return (liefst[0] + breedte - sum(liefst), *liefst[1:])
    return tuple(m + (x - m) * over / gevraagd for m, x in zip(minst, liefst, strict=True))


def woorden_passen(rijen: Rijen, breedte: float, grootte: float, rand: float) -> bool:
    """Breekt er geen enkel woord?"""
    return sum(_breedst(rijen, grootte, rand, _BREEKT.split)) <= breedte


def _breedst(rijen: Rijen, grootte: float, rand: float, deel: Callable[[str], list[str]]) -> list[float]:
    """Van elke kolom de breedte van haar langste deel."""
    kolommen = zip(*rijen, strict=True)
    langste = (max((_letters(x, not rij) for rij, cel in enumerate(k) for x in deel(cel)), default=0) for k in kolommen)
    return [x * grootte + rand for x in langste]


@cache
def _letters(tekst: str, vet: bool) -> float:
    """Hoe breed een tekst is, in lettergroottes."""
    return _letter(vet).getlength(tekst) * 1.02 / 100


@cache
def _letter(vet: bool):
    import matplotlib
    from PIL import ImageFont

    naam = "DejaVuSans-Bold.ttf" if vet else "DejaVuSans.ttf"
    return ImageFont.truetype(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / naam, 100)
