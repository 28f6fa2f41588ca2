"""Eén indicator, of één groep ervan, in een editie tot en met een peiljaar: haar cijfers, haar bronnen en hoe haar jaren horen te heten.

Hiertegen wordt alles nagerekend, los van de schrijvers.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache

from integratie import indicator
from integratie.indicator import Indicator, kaart, opschrift
from integratie.opslag import edities
from integratie.tabel import Bron
from integratie.vergelijking import Gekend, Stand, is_gekend, stand, te_kleine_gemeenten
from integratie.vergelijking.standen import alle_standen

HOOGSTENS = 5  # een cijfer van meer jaren geleden is geen boodschap
_AANTALLEN = {2: "twee", 3: "drie", 4: "vier", 5: "vijf", 10: "tien"}


@cache
def _groepen(naam: str, editie: str) -> list[str]:
    return sorted(indicator.cijfers(naam, editie)["groep"].unique())


@dataclass(frozen=True)
class Grootheid:
    """Waarover een cijfer gaat; een gebied wordt aangewezen met zijn NIS-code, clustersleutel of gebiedscode."""

    ind: Indicator = field(hash=False)  # de kaart is groot; de andere velden verschillen genoeg
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

    def in_jaar(self, code: str, jaar: int) -> Stand:
        """Het cijfer van precies dat jaar; zonder rij is zijn status "geen"."""
        return self._alle(code).get(jaar) or Stand(jaar, None, None, None, "geen")

    def cijfer(self, code: str, jaar: int) -> Gekend:
        """Het cijfer van precies dit jaar. Fout: `LookupError` als het niet gekend is."""
        gevonden = self.in_jaar(code, jaar)
        if not is_gekend(gevonden):
            raise LookupError(f"een cijfer voor {self.ind.titel} in {jaar}")
        return gevonden

    def waarde(self, code: str, jaar: int) -> float | None:
        """De waarde van precies dat jaar, als ze gekend is."""
        return self.in_jaar(code, jaar).waarde

    def _alle(self, code: str) -> dict[int, Stand]:
        return alle_standen(self.ind.naam, code, self.editie).get(self.groep, {})

    def reeks(self, code: str, tot: int | None = None) -> dict[int, Stand]:
        """Jaar → cijfer tot en met het peiljaar (of `tot`), oudste eerst."""
        return {jaar: c for jaar, c in self._alle(code).items() if jaar <= (tot or self.peiljaar)}

    def bekend(self, code: str, tot: int | None = None) -> dict[int, Gekend]:
        """Zoals `reeks`, alleen waar een waarde gekend is."""
        return {jaar: c for jaar, c in self.reeks(code, tot).items() if is_gekend(c)}

    def waarnemingen(self, code: str, tot: int | None = None) -> dict[int, Gekend]:
        """Zoals `bekend`, zonder vooruitzichten."""
        return {jaar: c for jaar, c in self.bekend(code, tot).items() if not self.is_verwacht(jaar)}

    def laatste(self, code: str, tot: int | None = None) -> Stand:
        """Het laatste gekende cijfer; is er geen gekend, dan de laatste rij."""
        return stand(self.ind.naam, code, tot or self.peiljaar, self.groep, self.editie)

    def getoond(self, code: str, jaar: int) -> Stand:
        """Zoals een tabel van gemeenten het toont: geen verhouding van een heel kleine gemeente."""
        c = self.in_jaar(code, jaar)
        klein = c.status != "geen" and self.ind.is_relatief and code in te_kleine_gemeenten(self.editie)
        return Stand(jaar, None, None, None, "te_klein") if klein else c

    def groepen(self, code: str) -> list[str]:
        """De groepen met rijen voor dit gebied tot het peiljaar, in de volgorde van `alle_groepen`."""
        return [g for g in self.alle_groepen() if self.met(g).reeks(code)]

    def alle_groepen(self) -> list[str]:
        """Het geheel, de groepen van de kaart en wat de editie nog kent."""
        return list(dict.fromkeys(["", *self.ind.groepen, *_groepen(self.ind.naam, self.editie)]))

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
