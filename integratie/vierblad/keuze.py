"""Welke vijf boodschappen: elke kaart met een boodschap dingt mee, met haar stand en met haar verandering over vijf jaar.

Alleen wat groter is dan toeval en ertoe doet (`vergelijking.toeval`), en in dezelfde richting afwijkt van vergelijkbare gemeenten
(`vergelijking.opvallend`). Wie minstens drie standaardfouten ver ligt, gaat voor; daarna telt de afstand maal de prioriteit van de kaart.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from integratie import gebieden, vergelijking
from integratie.indicator import FACTOR, Indicator, register
from integratie.opslag import edities
from integratie.rekenen import afgerond
from integratie.vergelijking import TE_OUD, Gekend, Verandering
from integratie.vergelijking.opvallend import JAREN, VER, midden_van, referentie
from integratie.vergelijking.toeval import DAALT, STIJGT, meting, z_over_tijd, z_tussen

HOOGSTENS = 5
RECENT = 2
ACHTERGROND = "context"  # geen van de acht thema's van een omgevingsanalyse: telt half


@dataclass(frozen=True)
class Kandidaat:
    """Een boodschap die gezegd mag worden: een stand (`naast` is het gebied waarvan ze verschilt) of een `verandering`."""

    ind: Indicator
    stand: Gekend
    richting: str  # hoger of lager dan `naast`, gestegen of gedaald
    afstand: float  # robuuste standaardafwijkingen van het midden van vergelijkbare gemeenten, in de richting van de boodschap
    z: float
    ouderdom: int  # jaren voor het peiljaar
    naast: gebieden.Gebied | None = None
    verandering: Verandering | None = None

    @property
    def gewicht(self) -> tuple[bool, float, float]:
        """Waarop gekozen wordt, zwaarste eerst: zekerheid, dan afstand maal prioriteit; wat midden tussen de anderen ligt, telt mee, en wat oud is half."""
        belang = self.ind.prioriteit / (2 if self.ind.thema == ACHTERGROND else 1)
        return abs(self.z) >= VER, (1 + max(self.afstand, 0.0)) * belang / (1 + self.ouderdom / TE_OUD), abs(self.z)


def kies(alle: Iterable[Kandidaat]) -> list[Kandidaat]:
    """Hoogstens vijf, zwaarste eerst: één per thema, feit en dienst, en hoogstens één over de samenstelling van de bevolking.

    Van een dienst valt weg wat meer dan `RECENT` jaren ouder is dan haar jongste zekere cijfer.
    """
    gekozen, jongste = list[Kandidaat](), dict[str, int]()
    for k in (alle := tuple(alle)):
        jongste[k.ind.dienst] = max(jongste.get(k.ind.dienst, 0), k.stand.jaar if abs(k.z) >= VER else 0)
    recent = (k for k in alle if k.stand.jaar >= jongste[k.ind.dienst] - RECENT)
    for kandidaat in sorted(recent, key=lambda k: k.gewicht, reverse=True):
        if len(gekozen) < HOOGSTENS and _past(kandidaat.ind, [k.ind for k in gekozen]):
            gekozen.append(kandidaat)
    return gekozen


def _past(ind: Indicator, andere: list[Indicator]) -> bool:
    zelfde = any(x == y for a in andere for x, y in zip(_waarover(a), _waarover(ind), strict=True))
    return not zelfde and not (ind.samenstelling and any(a.samenstelling for a in andere))


def _waarover(ind: Indicator) -> tuple[str, str, str]:
    return ind.thema, ind.feit or ind.naam, ind.dienst


@dataclass(frozen=True)
class Wie:
    """Over wie de boodschappen gaan: de gemeente of cluster, haar maatstaven, en de gemeenten waarnaast een afstand gemeten wordt."""

    nis: str
    peiljaar: int
    maatstaven: tuple[gebieden.Gebied, ...]
    anderen: tuple[str, ...]
    editie: str


def kandidaten(nis: str, peiljaar: int) -> tuple[Kandidaat, ...]:
    """Alles wat over een gemeente of cluster als boodschap gezegd mag worden."""
    maatstaven = tuple(gebieden.maatstaven(nis))
    return _kandidaten(Wie(nis, peiljaar, maatstaven, _anderen(nis, peiljaar), edities.kies_editie()))


@cache
def _kandidaten(wie: Wie) -> tuple[Kandidaat, ...]:
    """Bewaard per keuze van gebieden: wie na `ig.vergelijk` opnieuw vraagt, krijgt andere boodschappen."""
    kaarten = [ind for ind in register().values() if ind.boodschap and ind.prioriteit]
    paren = [(ind, nu) for ind in kaarten if (nu := laatste(ind, wie.nis, wie.peiljaar, ind.hoofdgroep))]
    # Van hetzelfde feit in een thema telt alleen het jongste cijfer.
    jongste: dict[tuple[str, str], int] = {}
    for ind, nu in paren:
        jongste[ind.thema, ind.feit or ind.naam] = max(nu.jaar, jongste.get((ind.thema, ind.feit or ind.naam), 0))
    uit: list[Kandidaat | None] = []
    for ind, nu in paren:
        leest_als_nul = not ind.met_teken and not afgerond(nu.waarde, ind.decimalen)
        if nu.jaar == jongste[ind.thema, ind.feit or ind.naam] and not leest_als_nul:
            uit += [_stand(ind, nu, wie), _verandering(ind, nu, wie)]
    return tuple(k for k in uit if k)


def _anderen(nis: str, peiljaar: int) -> tuple[str, ...]:
    """De vergelijkbare gemeenten; van een cluster die van haar eerste maatstaf, zonder haar eigen leden."""
    leden = gebieden.leden_van(nis)
    naast = gebieden.maatstaven(nis)
    return referentie(nis, peiljaar) or tuple(lid for lid in (naast[0].leden if naast else ()) if lid not in leden)


def laatste(ind: Indicator, nis: str, peiljaar: int, groep: str = "") -> Gekend | None:
    """Het laatste waargenomen cijfer dat een boodschap mag zijn; None als het te oud is, van te weinig mensen, of vertekend."""
    nu = vergelijking.stand(ind.naam, nis, min(peiljaar, vergelijking.laatste_waarneming(ind.naam)), groep)
    if not vergelijking.is_gekend(nu) or vergelijking.te_oud(nu.jaar, peiljaar) or not ind.is_geteld:
        return None
    if ind.over_grens and gebieden.plaats(nis).leden:
        return None
    return None if _vertekend(ind, nis) or vergelijking.alleen_aantal(ind.naam, nis, nu, groep) else nu


def _vertekend(ind: Indicator, nis: str) -> bool:
    """Telt het cijfer alleen wie Nederlandstalig onderwijs volgt, in een faciliteitengemeente? In een grotere groep weegt zij minder."""
    plaats = gebieden.plaats(nis)
    return plaats.faciliteiten and not plaats.leden and (ind.leerlingen or ind.thema == "onderwijs")


def _stand(ind: Indicator, nu: Gekend, wie: Wie) -> Kandidaat | None:
    """De stand naast de eerste maatstaf waarvan hij in de richting van zijn afstand verschilt."""
    nis, groep = wie.nis, ind.hoofdgroep
    if ind.groei_van and vergelijking.van_nul(ind, nis, nu, groep) not in (STIJGT, DAALT):
        return None
    afstand = _afstand(ind, nu.waarde, nu.jaar, wie, van_verandering=False)
    for gebied, ander in vergelijking.maatstaven(ind.naam, nis, nu.jaar, groep):
        richting = vergelijking.tegenover(ind, nis, nu, gebied.code, ander, groep)
        teken = {STIJGT: 1, DAALT: -1}.get(richting, 0)
        if teken * afstand > 0 or (teken and not afstand):
            eigen, naast = (meting(ind, c, s, groep, wie.editie) for c, s in ((nis, nu), (gebied.code, ander)))
            z = z_tussen(eigen, naast)
            return Kandidaat(ind, nu, richting, teken * afstand, z, wie.peiljaar - nu.jaar, gebied)
    return None


def _verandering(ind: Indicator, nu: Gekend, wie: Wie) -> Kandidaat | None:
    if ind.met_teken or ind.eenheid not in FACTOR:  # een bedrag stijgt met de prijzen, een verhouding met haar noemer
        return None
    v = vergelijking.verandering(ind.naam, wie.nis, nu.jaar, JAREN, ind.hoofdgroep)
    toen = vergelijking.stand_in(ind.naam, wie.nis, nu.jaar - JAREN, ind.hoofdgroep)
    if v is None or v.richting not in (STIJGT, DAALT) or not vergelijking.is_gekend(toen):
        return None
    afstand = _afstand(ind, v.verschil, nu.jaar, wie, van_verandering=True)
    eerst, dan = (meting(ind, wie.nis, s, ind.hoofdgroep, wie.editie) for s in (toen, nu))
    in_richting = afstand if v.richting == STIJGT else -afstand
    z = z_over_tijd(eerst, dan, v.verschil)
    return Kandidaat(ind, nu, v.richting, in_richting, z, wie.peiljaar - nu.jaar, verandering=v)


def _afstand(ind: Indicator, waarde: float, jaar: int, wie: Wie, van_verandering: bool) -> float:
    """Hoe ver van het midden van de anderen, in robuuste standaardafwijkingen; 0 als er te weinig een cijfer hebben."""
    gevonden = midden_van(ind.naam, wie.anderen, jaar, ind.hoofdgroep, van_verandering, wie.editie)
    return (waarde - gevonden[0]) / gevonden[1] if gevonden else 0.0
