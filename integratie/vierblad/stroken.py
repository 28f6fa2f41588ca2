"""De strook van een rij: waar een gemeente ligt tussen de andere van haar groep, op een schaal die er in cijfers bij staat."""

from functools import cache

from integratie import gebieden, vergelijking
from integratie.beeld.cijferteksten import cijfertekst
from integratie.beeld.opmaak import getal
from integratie.blok.tekst import Tekst
from integratie.blok.vierblad import Strook
from integratie.indicator import Indicator
from integratie.opslag import edities
from integratie.vergelijking import Gekend, is_gekend
from integratie.vergelijking.rangen import vergelijkbaar

RUIM = 10  # vanaf zo'n breedte staan de uiteinden van de schaal zonder decimaal


def strook(
    ind: Indicator, groep: str, eigen: Gekend, nis: str, referentie: gebieden.Gebied, ernaast: list[Gekend | None]
) -> Strook | None:
    """De strook in het jaar van de eigen waarde; None voor een aantal, en voor wie niet tussen de andere te leggen is.

    `ernaast` zijn de standen van de maatstaven in hetzelfde jaar. Een enquête toont geen andere gemeenten: zonder marges is hun volgorde geen uitspraak.
    """
    leden = vergelijkbaar(ind.naam, referentie)
    if is_aantal(ind) or (nis in referentie.leden and nis not in leden):
        return None
    waarden = _waarden(ind.naam, groep, eigen.jaar, leden, edities.kies_editie())
    andere = tuple(w for lid, w in waarden if lid != nis)
    gebied = tuple(s.waarde if s else None for s in ernaast)
    schaal = [eigen.waarde, *andere, *(w for w in gebied if w is not None)]
    laag, hoog = min(schaal), max(schaal)
    if not andere or 2 * len(waarden) < len(referentie.leden) or laag == hoog:
        return None

    def uiteinde(soort: str, waarde: float) -> Tekst:
        tekst = _rond(ind, waarde, hoog - laag)
        return cijfertekst(tekst, waarde, soort, ind, nis, eigen.jaar, groep, met=referentie.code)

    zichtbaar = () if ind.soort == "enquete" else andere
    return Strook(eigen.waarde, zichtbaar, gebied, uiteinde("laagste", laag), uiteinde("hoogste", hoog))


def is_aantal(ind: Indicator) -> bool:
    """Een aantal zegt naast dat van een grotere gemeente alleen hoe groot ze is; een bedrag mag wel."""
    return not ind.is_relatief and ind.eenheid != "euro"


@cache
def _waarden(naam: str, groep: str, jaar: int, leden: tuple[str, ...], editie: str) -> tuple[tuple[str, float], ...]:
    """(gemeente, waarde) van de leden met een cijfer dat meer dan een aantal is."""
    standen = ((lid, vergelijking.stand_in(naam, lid, jaar, groep, editie)) for lid in leden)
    return tuple(
        (lid, s.waarde) for lid, s in standen if is_gekend(s) and not vergelijking.alleen_aantal(naam, lid, s, groep)
    )


def _rond(ind: Indicator, waarde: float, breedte: float) -> str:
    """Een uiteinde zo kort als de schaal toelaat; een bedrag in duizenden."""
    if ind.eenheid == "euro":
        return getal(waarde / 1000)
    return getal(waarde, 0 if breedte >= RUIM else min(1, ind.decimalen))
