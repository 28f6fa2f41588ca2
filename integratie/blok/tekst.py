"""Tekst waarin elk getal, en elk woord dat uit cijfers volgt, weet waar het vandaan komt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import Formatter
from types import MappingProxyType


@dataclass(frozen=True)
class Cijfertekst:
    """Een getal of woord dat na te rekenen is: `waarde` is het getal erachter, `soort` zegt wat er staat, de rest wijst het cijfer aan.

    `van` is het vroegere jaar van een verandering, `met` het gebied waarmee vergeleken wordt, en `doel` en `deel` een streefcijfer van een
    plan (het hoeveelste, en wat ervan). `integratie controle` rekent elk merk opnieuw uit.
    """

    tekst: str
    waarde: float
    soort: str
    indicator: str
    code: str
    jaar: int
    groep: str = ""
    van: int | None = None
    met: str = ""
    doel: int | None = None
    deel: str = ""


@dataclass(frozen=True)
class Opmaak:
    """Een fragment tekst met nadruk: `sterk`, `code`, of `oud` (grijs, voor een cijfer van jaren geleden)."""

    soort: str
    inhoud: Tekst


@dataclass(frozen=True)
class Tekst:
    """Fragmenten na elkaar: gewone tekst, merken en opmaak. `str()` geeft wat een lezer leest."""

    fragmenten: tuple[str | Cijfertekst | Opmaak, ...] = ()

    def __str__(self) -> str:
        return "".join(
            s if isinstance(s, str) else str(s.inhoud) if isinstance(s, Opmaak) else s.tekst for s in self.fragmenten
        )

    def __bool__(self) -> bool:
        return bool(str(self))

    def __add__(self, ander: Tekst | str) -> Tekst:
        links, rechts = self.fragmenten, tekst(ander).fragmenten
        if links and rechts and isinstance(links[-1], str) and isinstance(rechts[0], str):
            return Tekst((*links[:-1], links[-1] + rechts[0], *rechts[1:]))
        return Tekst((*links, *rechts))

    def __radd__(self, ander: str) -> Tekst:
        return tekst(ander) + self

    def __format__(self, _vorm: str) -> str:
        if any(True for _ in self.cijferteksten()):
            raise TypeError(
                "een tekst met merken komt met vul() in een andere tekst: in een f-string gaan haar merken verloren"
            )
        return str(self)

    def cijferteksten(self) -> Iterable[Cijfertekst]:
        """Elk merk in de tekst, in volgorde."""
        for fragment in self.fragmenten:
            if isinstance(fragment, Cijfertekst):
                yield fragment
            elif isinstance(fragment, Opmaak):
                yield from fragment.inhoud.cijferteksten()


def tekst(x: object) -> Tekst:
    """Wat dan ook als `Tekst`; None wordt leeg."""
    if isinstance(x, Tekst):
        return x
    if isinstance(x, Cijfertekst | Opmaak):
        return Tekst((x,))
    return Tekst((str(x),)) if x is not None and str(x) else Tekst()


def vul(sjabloon: str, *plaatsen: object, namen: Mapping[str, object] = MappingProxyType({})) -> Tekst:
    """Vul de accolades van een sjabloon, met behoud van de merken: `vul("{} in {}", merk, 2025)`; `namen` voor `{naam}`.

    Een functie in `namen` wordt pas opgeroepen als het sjabloon haar plaats noemt.
    """
    uit, volgende = Tekst(), iter(plaatsen)
    for letterlijk, veld, _, _ in Formatter().parse(sjabloon):
        uit += letterlijk
        if veld is not None:
            x = next(volgende) if veld == "" else plaatsen[int(veld)] if veld.isdigit() else namen[veld]
            uit += tekst(x() if callable(x) else x)
    return uit


def voeg(scheiding: str, delen: Iterable[object]) -> Tekst:
    """De delen na elkaar met `scheiding` ertussen."""
    uit = Tekst()
    for nummer, deel in enumerate(delen):
        uit += (scheiding if nummer else "") + tekst(deel)
    return uit


def splits(t: Tekst, teken: str) -> list[Tekst]:
    """De delen van een tekst, met hun merken, tussen elk `teken` in wat niet gemerkt is."""
    delen = [Tekst()]
    for fragment in t.fragmenten:
        eerste, *rest = fragment.split(teken) if isinstance(fragment, str) else [fragment]
        delen[-1] += tekst(eerste)
        delen += map(tekst, rest)
    return delen


def opsommen(delen: Iterable[object]) -> Tekst:
    """["a", "b", "c"] → "a, b en c"."""
    delen = list(delen)
    return voeg(" en ", [voeg(", ", delen[:-1]), delen[-1]] if len(delen) > 1 else delen)


def sterk(x: object) -> Tekst:
    """Vet."""
    return Tekst((Opmaak("sterk", tekst(x)),))


def code(x: object) -> Tekst:
    """Wat men letterlijk typt."""
    return Tekst((Opmaak("code", tekst(x)),))
