"""Het verloop van een indicator op de tijdas van een blad: de lijn van de gemeente en die van de eerste maatstaf."""

from dataclasses import dataclass

from integratie import gebieden, vergelijking
from integratie.beeld.jaarwoorden import op_de_as
from integratie.indicator import Indicator
from integratie.vergelijking import Gekend, is_gekend
from integratie.vergelijking.opvallend import JAREN
from integratie.vierblad.stroken import is_aantal

EERSTE_JAAR = 2010  # van de tijdas, of eerder als er anders geen vijf jaar op staan
Lijn = tuple[tuple[int, float], ...]


@dataclass(frozen=True)
class Blad:
    """Waarover een blad gaat: de gemeente, haar peiljaar, de gebieden ernaast en tussen wie ze staat."""

    nis: str
    peiljaar: int
    maatstaven: tuple[gebieden.Gebied, ...]
    referentie: gebieden.Gebied

    @property
    def eerste(self) -> int:
        """Het eerste jaar van de tijdas."""
        return min(EERSTE_JAAR, self.peiljaar - JAREN)


def verloop(ind: Indicator, groep: str, s: Gekend, blad: Blad) -> tuple[Lijn, Lijn, Gekend | None]:
    """De lijn van de gemeente, die van de eerste maatstaf en het begincijfer; leeg bij minder dan twee jaren, een enquête of een vooruitzicht."""
    eigen = _punten(ind, groep, blad.nis, s.jaar, blad)
    if len(eigen) < 2:
        return (), (), None
    ander = (
        [] if is_aantal(ind) else [p for g in blad.maatstaven[:1] for p in _punten(ind, groep, g.code, s.jaar, blad)]
    )
    lijn, ernaast = (tuple((op_de_as(ind, p.jaar), p.waarde) for p in punten) for punten in (eigen, ander))
    return lijn, ernaast, eigen[0]


def _punten(ind: Indicator, groep: str, code: str, tot: int, blad: Blad) -> list[Gekend]:
    """De gekende cijfers op de tijdas tot en met een jaar, zonder die waar alleen een aantal mag staan."""
    if not ind.is_geteld:
        return []
    standen = (vergelijking.stand_in(ind.naam, code, jaar, groep) for jaar in range(blad.eerste, tot + 1))
    return [
        s
        for s in standen
        if is_gekend(s)
        and op_de_as(ind, s.jaar) >= blad.eerste
        and not vergelijking.is_vooruitzicht(ind.naam, s.jaar)
        and not vergelijking.alleen_aantal(ind.naam, code, s, groep)
    ]
