"""Eén indicator, of één groep ervan, in een editie tot en met een peiljaar: haar cijfers, haar bronnen en hoe haar jaren horen te heten.

Hiertegen wordt alles nagerekend, los van de schrijvers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

import pandas as pd

from integratie import indicator
from integratie.indicator import Indicator, kaart, opschrift
from integratie.opslag import edities
from integratie.tabel import Bron
from integratie.vergelijking.toeval import te_kleine_gemeenten

ENQUETES = ("enquete", "vooruitzicht")
HOOGSTENS = 5  # een cijfer van meer jaren geleden is geen boodschap
_AANTALLEN = {2: "twee", 3: "drie", 4: "vier", 5: "vijf", 10: "tien"}


class Cijfer(NamedTuple):
    """Eén cijfer van de editie; `waarde`, `teller` en `noemer` zijn None als ze er niet zijn."""

    jaar: int
    teller: float | None
    noemer: float | None
    waarde: float | None
    status: str

    @property
    def gekend(self) -> float:
        """De waarde, waar er een hoort te zijn. Fout: `TypeError` zonder waarde."""
        if self.waarde is None:
            raise TypeError(f"geen waarde in {self.jaar}")
        return self.waarde


@cache
def _alle(naam: str, editie: str) -> dict[tuple[str, str], dict[int, Cijfer]]:
    return _geordend(indicator.cijfers(naam, editie))


def _geordend(rijen: pd.DataFrame) -> dict[tuple[str, str], dict[int, Cijfer]]:
    uit: dict[tuple[str, str], dict[int, Cijfer]] = {}
    kolommen = (rijen[k].tolist() for k in ("nis", "groep", "jaar", "teller", "noemer", "waarde", "status"))
    for code, groep, jaar, *getallen, status in zip(*kolommen, strict=True):
        teller, noemer, waarde = (None if x is None or x != x else float(x) for x in getallen)
        uit.setdefault((str(code), str(groep)), {})[int(jaar)] = Cijfer(int(jaar), teller, noemer, waarde, str(status))
    return uit


@cache
def _van(naam: str, code: str, editie: str) -> dict[tuple[str, str], dict[int, Cijfer]]:
    """Zoals `_alle`; van een gebied waarvan geen som klaarligt, zijn eigen cijfers."""
    rijen = indicator.van_code(naam, code, editie)
    return _geordend(rijen) if len(rijen) else _alle(naam, editie)


@dataclass(frozen=True)
class Grootheid:
    """Waarover een cijfer gaat; een gebied wordt aangewezen met zijn NIS-code, clustersleutel of gebiedscode."""

    ind: Indicator
    groep: str
    editie: str
    peiljaar: int = 9_999

    @property
    def opschrift(self) -> str:
        """Hoe ze boven haar cijfers heet: titel, groep en eenheid."""
        return opschrift(self.ind, self.groep)

    def van(self, naam: str, groep: str = "") -> Grootheid:
        """Een andere indicator in dezelfde editie."""
        return replace(self, ind=kaart(naam), groep=groep)

    def met(self, groep: str) -> Grootheid:
        """Een andere groep van dezelfde indicator."""
        return replace(self, groep=groep)

    def in_jaar(self, code: str, jaar: int) -> Cijfer | None:
        """Het cijfer van precies dat jaar, of None zonder rij."""
        return _van(self.ind.naam, code, self.editie).get((code, self.groep), {}).get(jaar)

    def cijfer(self, code: str, jaar: int) -> Cijfer:
        """Het cijfer van precies dit jaar. Fout: `LookupError` als het niet gekend is."""
        gevonden = self.in_jaar(code, jaar)
        if gevonden is None or gevonden.waarde is None:
            raise LookupError(f"een cijfer voor {self.ind.titel} in {jaar}")
        return gevonden

    def waarde(self, code: str, jaar: int) -> float | None:
        """De waarde van precies dat jaar, als ze gekend is."""
        c = self.in_jaar(code, jaar)
        return c.waarde if c else None

    def reeks(self, code: str, tot: int | None = None) -> dict[int, Cijfer]:
        """Jaar → cijfer tot en met het peiljaar (of `tot`), oudste eerst."""
        alle = _van(self.ind.naam, code, self.editie).get((code, self.groep), {})
        return {jaar: alle[jaar] for jaar in sorted(alle) if jaar <= (tot or self.peiljaar)}

    def bekend(self, code: str, tot: int | None = None) -> dict[int, Cijfer]:
        """Zoals `reeks`, alleen waar een waarde gekend is."""
        return {jaar: c for jaar, c in self.reeks(code, tot).items() if c.waarde is not None}

    def laatste(self, code: str, tot: int | None = None) -> Cijfer | None:
        """Het laatste gekende cijfer; is er geen gekend, dan de laatste rij."""
        rijen = self.bekend(code, tot) or self.reeks(code, tot)
        return rijen[max(rijen)] if rijen else None

    def getoond(self, code: str, jaar: int) -> tuple[float | None, str]:
        """Waarde en status zoals een tabel van gemeenten ze toont: zonder rij "geen", en geen verhouding van een heel kleine gemeente."""
        c = self.in_jaar(code, jaar)
        if c is not None and self.ind.is_relatief and code in te_kleine_gemeenten(self.editie):
            return None, "te_klein"
        return (None, "geen") if c is None else (c.waarde, c.status)

    def groepen(self, code: str) -> list[str]:
        """De groepen met rijen voor dit gebied tot het peiljaar, in de volgorde van `alle_groepen`."""
        return [g for g in self.alle_groepen() if self.met(g).reeks(code)]

    def alle_groepen(self) -> list[str]:
        """Het geheel, de groepen van de kaart en wat de editie nog kent."""
        er = sorted({g for _, g in _alle(self.ind.naam, self.editie)})
        return list(dict.fromkeys(["", *self.ind.groepen, *er]))

    def heeft_cijfer(self, code: str) -> bool:
        """Is er tot het peiljaar een waarde gekend, van het geheel of van een groep?"""
        return any(self.met(g).bekend(code) for g in self.groepen(code))

    @property
    def bronnen(self) -> list[Bron]:
        """De bronnen in de editie."""
        alle = edities.bronnen(self.editie)
        return [alle[t] for t in self.ind.tabellen if t in alle]

    def breuken(self, van: int, tot: int) -> dict[int, str]:
        """Jaar → wat er anders gemeten werd, na `van` en tot en met `tot`."""
        return {j: tekst for b in self.bronnen for j, tekst in b.breuken.items() if van < j <= tot}

    def is_verwacht(self, jaar: int) -> bool:
        """Is dit een vooruitzicht en geen waarneming?"""
        vanaf = [b.vooruitzicht_vanaf for b in self.bronnen]
        return self.ind.soort == "vooruitzicht" or any(v is not None and jaar >= v for v in vanaf)

    def label(self, jaar: int) -> str:
        """ "2025", "eind 2023" (een telling op 31 december), "vijf jaar tot en met 2024" of "vooruitzicht 2025"."""
        if self.is_verwacht(jaar):
            return f"vooruitzicht {jaar}"
        if self.ind.jaren > 1:
            return f"{_AANTALLEN.get(self.ind.jaren, self.ind.jaren)} jaar tot en met {jaar}"
        return f"eind {jaar - 1}" if self.ind.eind_vorig_jaar else str(jaar)

    def in_zin(self, jaar: int) -> str:
        """Hetzelfde na een getal in een zin: "in 2025", "eind 2023", "in de vijf jaar tot en met 2024"."""
        if self.is_verwacht(jaar):
            return f"in {jaar} (vooruitzicht)"
        if self.ind.eind_vorig_jaar:
            return self.label(jaar)
        return f"in de {self.label(jaar)}" if self.ind.jaren > 1 else f"in {self.label(jaar)}"


def te_oud(jaar: int, peiljaar: int) -> bool:
    """Is het cijfer meer dan vijf jaar ouder dan het peiljaar?"""
    return peiljaar - jaar > HOOGSTENS
