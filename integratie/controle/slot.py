"""Het slot van vier bladzijden: jaren, thema's en aantallen in wat we niet weten, hoe te lezen en de bronnen, opnieuw uit de editie."""

import re
from collections.abc import Callable, Iterator

from integratie import gebieden
from integratie.blok.onderdelen import Groep, Lijst
from integratie.controle.rapport import Rapport
from integratie.controle.rijen import heeft_rij
from integratie.indicator import THEMAS
from integratie.register import rijen_van
from integratie.vergelijking import is_gekend

_BRON = re.compile(r"(.+) \(tot (\d{4})\): (.+)")
_MONITOR = re.escape("Agentschap Binnenlands Bestuur (")  # de Gemeente-Stadsmonitor heet naar haar uitgave
_OUD = re.compile(r"(.+) na ((?:\D+ )?\d{4}): nieuwere cijfers hebben we niet\.")
_SAMEN = re.compile(r"(.+): de (\d+) gemeenten samen")


def slot(groep: Groep, r: Rapport) -> Iterator[str]:
    """Alle gebreken in een van zijn lijsten."""
    lijsten = [x for x in groep.onderdelen if isinstance(x, Lijst) and groep.soort in _REGELS]
    for punt in (str(p) for lijst in lijsten for p in lijst.punten):
        yield from (f"slot: verwacht {zin}, niet '{punt}'" for zin in _REGELS[groep.soort](punt, r))


def jongste(thema: str, r: Rapport) -> str:
    """Het label van het jongste jaar van de rijen van een thema; een telling van eind 2023 is ouder dan een cijfer van 2024."""
    gevonden = []
    for ind, rij in rijen_van(thema):
        g = r.grootheid(ind, rij.groep)
        gezien = g.waarnemingen(r.nis)
        if gezien and heeft_rij(gezien[jaar := max(gezien)], g, r.nis):
            label = g.label(jaar) if ind.jaren == 1 else str(jaar)
            gevonden.append((jaar - ind.eind_vorig_jaar, not ind.eind_vorig_jaar, label))
    return max(gevonden)[2] if gevonden else ""


def _genoemd(opsomming: str) -> set[str]:
    return {
        t for t, titel in THEMAS.items() if re.search(rf"(?<!\w){re.escape(titel.lower())}(?!\w)", opsomming.lower())
    }


def _bron(punt: str, r: Rapport) -> Iterator[str]:
    """Het jongste jaar en de thema's van wie de cijfers maakte."""
    if (m := _BRON.fullmatch(punt)) is None:
        return
    begin, jaren, themas = rf"(?:{_MONITOR})?{re.escape(m[1])}(?:$|\)| \(|,? (?:via|uit) |,$)", set[int](), set[str]()
    for thema in THEMAS:
        for ind, rij in rijen_van(thema):
            g = r.grootheid(ind, rij.groep)
            c = g.laatste(r.nis)
            if is_gekend(c) and heeft_rij(c, g, r.nis) and any(re.match(begin, b.uitgever) for b in g.bronnen):
                jaren.add(c.jaar)
                themas.add(thema)
    if not jaren or int(m[2]) != max(jaren):
        yield f"cijfers tot {max(jaren, default='nooit')}"
    if _genoemd(m[3]) != themas:
        yield f"de thema's {', '.join(sorted(themas))}"


def _oud(punt: str, r: Rapport) -> Iterator[str]:
    if m := _OUD.fullmatch(punt):
        yield from (f"na {x} voor {THEMAS[t].lower()}" for t in sorted(_genoemd(m[1])) if (x := jongste(t, r)) != m[2])


def _lezen(punt: str, r: Rapport) -> Iterator[str]:
    if m := _SAMEN.match(punt):
        maatstaf = gebieden.maatstaven(r.nis)[0]
        if m[1].lower() != maatstaf.kort_in_zin.lower() or int(m[2]) != len(maatstaf.leden):
            yield f"{maatstaf.kort_in_zin}: de {len(maatstaf.leden)} gemeenten samen"


_REGELS: dict[str, Callable[[str, Rapport], Iterator[str]]] = {"bron": _bron, "onbekend": _oud, "lezen": _lezen}
