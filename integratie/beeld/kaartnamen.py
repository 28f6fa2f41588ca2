"""Namen op een kaart: in het vlak als ze erin passen, anders op een vrije plek met een lijntje erheen."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import cos, pi, sin

import numpy as np
import shapely
from shapely import Geometry

from integratie.beeld.naamplaatsing import TEKENBREEDTE, gesplitst

REGEL = 1.05  # regelhoogte, als deel van de lettergrootte
BINNEN = 0.9  # zoveel van een naam moet in het vlak liggen
HELEMAAL = 0.999  # die van de eigen gemeente staat anders over haar rand
AFSTANDEN, VER = range(10, 130, 6), 70  # hoe lang een lijntje mag zijn; voorbij `VER` alleen bij de eigen gemeente
HOEKEN = 24
LUCHT = 3.0  # tussen het lijntje en de tekst
RAND = 2.0  # tussen een naam buiten de vlakken en hun rand


@dataclass(frozen=True)
class Naam:
    """Een geplaatste naam: `x`, `y` is het midden van de tekst; met `punt` loopt er een lijntje van dat punt in het vlak naar `eind`."""

    code: str
    regels: tuple[str, ...]
    x: float
    y: float
    punt: tuple[float, float] | None = None
    eind: tuple[float, float] | None = None


@dataclass
class Kaartblad:
    """De vlakken van de kaart en wat al bezet is; maten in eenheden van de tekening."""

    vlakken: dict[str, Geometry]
    kader: Geometry
    letter: dict[str, float]
    bezet: list[Geometry]
    cijfer: str = ""  # met deze als laatste regel onder elke naam wordt er plaats gehouden voor een cijfer

    def binnen(self, code: str, naam: str, deel_erin: float = BINNEN) -> Naam | None:
        """De naam in zijn vlak, op één regel of over twee; None als ze er niet voor dit deel in past."""
        vlak = self.vlakken[code]
        x, y = _punten(vlak)
        for regels in dict.fromkeys(map(self._met_cijfer, ((naam,), tuple(gesplitst(naam))))):
            maat = self._maat(code, regels)
            vakken = _vakken(x, y, *maat)
            deel = np.where(self.vrij(vakken), _delen(vlak, *maat), 0.0)
            beste = deel.argmax()
            if deel[beste] >= deel_erin:
                self.bezet.append(vakken[beste])
                return Naam(code, regels, float(x[beste]), float(y[beste]))
        return None

    def ernaast(self, code: str, naam: str, moet: bool = False) -> Naam | None:
        """De naam op de dichtste plek buiten alle vlakken; met `moet` desnoods over een vlak, anders None."""
        punt = _midden(self.vlakken[code])
        alle = _samen(tuple(self.vlakken.values()))
        regels = self._met_cijfer((naam,))
        breedte = self.vak(code, regels, 0, 0).bounds[2]
        for mag_erover in (False, True) if moet else (False,):
            for afstand in (a for a in AFSTANDEN if moet or a < VER):
                for hoek in range(HOEKEN):
                    a = 2 * pi * hoek / HOEKEN
                    eind = punt[0] + afstand * cos(a), punt[1] + afstand * sin(a)
                    kant = 1 if cos(a) >= 0 else -1
                    vak = self.vak(code, regels, x := eind[0] + kant * (breedte + LUCHT), eind[1])
                    lijn = shapely.LineString([punt, eind])
                    past = self.vrij(vak) and not any(lijn.intersects(b) for b in self.bezet)
                    if past and (mag_erover or alle.distance(vak) > RAND):
                        self.bezet += [vak, lijn.buffer(1)]
                        return Naam(code, regels, x, eind[1], punt, eind)
        return None

    def _met_cijfer(self, regels: tuple[str, ...]) -> tuple[str, ...]:
        return (*regels, self.cijfer) if self.cijfer else regels

    def vak(self, code: str, regels: tuple[str, ...], x: float, y: float) -> Geometry:
        """De rechthoek van een tekst met dit midden."""
        return _vakken(x, y, *self._maat(code, regels))

    def _maat(self, code: str, regels: tuple[str, ...]) -> tuple[float, float]:
        """De helft van de breedte en van de hoogte van een tekst."""
        letter = self.letter[code]
        return max(map(len, regels)) * letter * TEKENBREEDTE / 2, len(regels) * letter * REGEL / 2

    def vrij(self, vak):
        """Ligt het vak op de tekening en raakt het niets dat er al staat? Van één vak of van elk."""
        raakt = [shapely.intersects(vak, b) for b in self.bezet]
        return shapely.covers(self.kader, vak) & ~np.any(raakt, axis=0) if raakt else shapely.covers(self.kader, vak)


def plaats(blad: Kaartblad, namen: dict[str, str], eigen: str | None) -> Iterator[Naam]:
    """Elke naam die past: eerst die van de eigen gemeente, dan van groot naar klein wie in zijn vlak past, dan de andere."""
    volgorde = sorted(namen, key=lambda code: (code != eigen, -blad.vlakken[code].area))
    buiten = []
    for code in volgorde:
        geplaatst = blad.binnen(code, namen[code], HELEMAAL if code == eigen or blad.cijfer else BINNEN)
        if geplaatst is None and code == eigen:
            geplaatst = blad.ernaast(code, namen[code], moet=True)
        if code == eigen:
            blad.bezet.append(blad.vlakken[code])  # geen andere naam over de omlijnde gemeente
        if geplaatst:
            yield geplaatst
        elif code != eigen:
            buiten.append(code)
    yield from filter(None, (blad.ernaast(code, namen[code]) for code in buiten))


@cache
def _punten(vlak: Geometry) -> tuple[np.ndarray, np.ndarray]:
    """De x en y van het punt dat het verst van de rand ligt, en van een rooster erover."""
    (x, y), (x0, y0, x1, y1) = _midden(vlak), vlak.bounds
    i, j = (deel.ravel() for deel in np.meshgrid(np.arange(1, 8), np.arange(1, 12), indexing="ij"))
    return np.append(x, x0 + (x1 - x0) * i / 8), np.append(y, y0 + (y1 - y0) * j / 12)


def _vakken(x, y, breed: float, hoog: float):
    """De rechthoek rond een midden, of rond elk van deze middens."""
    return shapely.box(x - breed, y - hoog, x + breed, y + hoog)


@cache
def _delen(vlak: Geometry, breed: float, hoog: float) -> np.ndarray:
    """Welk deel van een tekst in het vlak ligt, op elk punt; bewaard, want elk rapport zet dezelfde namen op dezelfde kaart."""
    vakken = _vakken(*_punten(vlak), breed, hoog)
    return shapely.area(shapely.intersection(vakken, vlak)) / shapely.area(vakken)


@cache
def _samen(vlakken: tuple[Geometry, ...]) -> Geometry:
    return shapely.union_all(vlakken)


@cache
def _midden(vlak: Geometry) -> tuple[float, float]:
    return shapely.maximum_inscribed_circle(vlak, tolerance=1).coords[0]
