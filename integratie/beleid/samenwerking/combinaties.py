"""Met welke buren haalt een gemeente een drempel die ze alleen niet haalt? Exact gezocht, met een grens op de grootte."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from integratie import gebieden, vergelijking
from integratie.beleid.regels.formaat import Regel, Voorwaarde
from integratie.beleid.regels.toepassen import reeks_van
from integratie.fouten import Gebruiksfout
from integratie.opslag import edities

HOOGSTENS = 6  # gemeenten in één samenwerking; groter is zelden werkbaar en het zoeken groeit snel
UITLEG = (
    "Een samenwerking is hier een aaneengesloten groep gemeenten binnen één referentieregio die samen de drempel haalt en waarin niemand "
    "gemist kan worden: valt een lid weg, dan halen de andere hem niet meer. Wie de drempel alleen haalt, zit dus in geen enkele groep. Alle "
    f"groepen tot en met {HOOGSTENS} gemeenten zijn onderzocht, geen enkele overgeslagen. Aaneengesloten is een keuze: de regel vraagt "
    "alleen dezelfde referentieregio."
)


@dataclass(frozen=True, slots=True)
class Samenwerking:
    """Een groep die samen de drempel haalt; `leden` zijn NIS-codes."""

    leden: tuple[str, ...]
    som: float
    overschot: float  # som min drempel


@dataclass(frozen=True, slots=True)
class Mogelijkheden:
    """Wat een gemeente kan: alleen, met haar kleinste groepen, of aansluiten bij een buur die de drempel alleen haalt."""

    nis: str
    waarde: float | None
    alleen: bool
    kleinste: tuple[Samenwerking, ...]  # alle groepen van de kleinste grootte, grootste som eerst
    aansluiten_bij: tuple[str, ...]


def samenwerkingen(regel: Regel, peiljaar: int | None = None) -> tuple[Samenwerking, ...]:
    """Alle groepen voor een regel die men samen mag halen, kleinste eerst. Fout: `Gebruiksfout` bij een andere regel."""
    if not regel.samen:
        raise Gebruiksfout(
            f"De regel '{regel.naam}' kan men niet samen halen: een gemeente voldoet er alleen aan of niet."
        )
    return _alle(regel, peiljaar or vergelijking.laatste_peiljaar(), edities.kies_editie())


@cache
def _alle(regel: Regel, peiljaar: int, editie: str) -> tuple[Samenwerking, ...]:
    (v,), uit = regel.voorwaarden, []
    per_regio: dict[str, dict[str, float]] = {}
    for nis, waarde in waarden(regel, peiljaar).items():
        if waarde is not None and not v.gehaald(waarde):
            per_regio.setdefault(gebieden.gemeenten()[nis].referentieregio, {})[nis] = waarde
    for deel in per_regio.values():
        uit += [Samenwerking(leden, som, som - v.drempel) for leden, som in zoek(deel, v)]
    return tuple(sorted(uit, key=lambda s: (len(s.leden), -s.som, s.leden)))


def waarden(regel: Regel, peiljaar: int) -> dict[str, float | None]:
    """NIS-code → de waarde voor de (enige) voorwaarde van de regel; None als ze niet gekend is."""
    return _waarden(regel, peiljaar, edities.kies_editie())


@cache
def _waarden(regel: Regel, peiljaar: int, editie: str) -> dict[str, float | None]:
    reeksen = {
        nis: reeks_van(regel.voorwaarden[0], nis, peiljaar).dropna() for nis in gebieden.groep(regel.groep).leden
    }
    jaar = max((reeks.index.max() for reeks in reeksen.values() if len(reeks)), default=None)  # een som is van één jaar
    return {nis: float(reeks[jaar]) if jaar in reeks.index else None for nis, reeks in reeksen.items()}


def zoek(waarde: dict[str, float], v: Voorwaarde) -> Iterator[tuple[tuple[str, ...], float]]:
    """Elke aaneengesloten groep die samen de drempel haalt en niemand kan missen, met haar som; elke groep één keer.

    Van elke gemeente uit groeit een groep met buren van een hogere code dan het begin; ze stopt zodra ze de drempel haalt,
    te groot is, of hem ook met de grootste overblijvers niet meer kan halen.
    """
    grootste = max(waarde.values(), default=0.0)

    def groei(groep: tuple[str, ...], som: float, rand: list[str], gezien: set[str]):
        if v.gehaald(som):
            if not any(v.gehaald(som - waarde[lid]) for lid in groep):
                yield tuple(sorted(groep)), som
            return
        if not v.gehaald(som + (HOOGSTENS - len(groep)) * grootste):
            return
        for i, volgende in enumerate(rand):
            nieuw = [b for b in sorted(gebieden.buren(volgende)) if b in waarde and b > groep[0] and b not in gezien]
            yield from groei((*groep, volgende), som + waarde[volgende], rand[i + 1 :] + nieuw, gezien | set(nieuw))

    for begin in sorted(waarde):
        rand = [b for b in sorted(gebieden.buren(begin)) if b in waarde and b > begin]
        yield from groei((begin,), waarde[begin], rand, {begin, *rand})


def mogelijkheden(regel: Regel, nis: str, peiljaar: int) -> Mogelijkheden:
    """Wat deze gemeente voor een regel kan. Fout: `Gebruiksfout` bij een regel die men niet samen kan halen."""
    groepen, (v,) = samenwerkingen(regel, peiljaar), regel.voorwaarden
    alle, regio = waarden(regel, peiljaar), gebieden.gemeenten()[nis].referentieregio

    def alleen(code: str) -> bool:
        waarde = alle.get(code)
        return waarde is not None and v.gehaald(waarde)

    mee = [s for s in groepen if nis in s.leden]
    kleinste = tuple(s for s in mee if len(s.leden) == len(mee[0].leden))
    buren = sorted(b for b in gebieden.buren(nis) if alleen(b) and gebieden.gemeenten()[b].referentieregio == regio)
    return Mogelijkheden(nis, alle.get(nis), alleen(nis), kleinste, () if alleen(nis) else tuple(buren))
