"""Leeftijden en leeftijdsklassen van een eigen bestand, op de klassen van Statbel."""

import re
from itertools import pairwise
from pathlib import Path

from integratie.beleid.eigen_bestand.bestand import lees_rijen
from integratie.fouten import Gebruiksfout

BEGINLEEFTIJDEN = (0, 5, 10, 15, 18, *range(20, 100, 5))  # waar de leeftijdsklassen van Statbel beginnen
STANDAARD = ("0-17", "18-34", "35-49", "50-64", "65-79", "80+")  # klassen wanneer het bestand losse leeftijden heeft
EINDE = 200  # "en ouder"


def in_klassen(pad: Path, nummers: list[int], cellen: list[str]) -> list[str]:
    """Losse leeftijden worden vaste klassen; klassen van het bestand blijven, als ze op die van Statbel passen."""
    los = re.fullmatch(r"[0-9]{1,3}", next((c for c in cellen if c), ""))
    uit = lees_rijen(pad, zip(nummers, cellen, strict=True), _leeftijd if los else _klasse)
    klassen = sorted({c for c in uit if c}, key=lambda c: grenzen(c).start)
    for vorige, volgende in pairwise(klassen):
        if grenzen(volgende).start < grenzen(vorige).stop:
            wat = f"de leeftijdsklassen {vorige} en {volgende} overlappen"
            raise Gebruiksfout(f"{pad}: {wat}; verwacht klassen naast elkaar.")
    return uit


def _leeftijd(cel: str) -> str:
    if cel and not (re.fullmatch(r"[0-9]{1,3}", cel) and int(cel) <= 120):
        raise ValueError(f"'{cel}' is geen leeftijd; verwacht een getal van 0 tot 120, zoals in de andere rijen.")
    return next(k for k in STANDAARD if int(cel) in grenzen(k)) if cel else ""


def _klasse(cel: str) -> str:
    klasse = cel.replace("\u2013", "-").replace(" ", "")
    bereik = grenzen(klasse)
    if klasse and not (bereik and bereik.start in BEGINLEEFTIJDEN and bereik.stop in (*BEGINLEEFTIJDEN, EINDE)):
        begin = ", ".join(map(str, BEGINLEEFTIJDEN[:8]))
        raise ValueError(
            f"'{klasse}' is geen leeftijd of leeftijdsklasse; verwacht bv. 34, 18-34 of 65+, met klassen die "
            f"beginnen op {begin}, 35 … 95 zoals die van Statbel."
        )
    return klasse


def grenzen(klasse: str) -> range:
    """ "18-34" → 18 tot en met 34, "65+" → vanaf 65; leeg als het geen klasse is."""
    if past := re.fullmatch(r"([0-9]{1,3})\+", klasse):
        return range(int(past[1]), EINDE)
    past = re.fullmatch(r"([0-9]{1,3})-([0-9]{1,3})", klasse)
    return range(int(past[1]), int(past[2]) + 1) if past else range(0)


def in_woorden(klassen: list[str]) -> str:
    """De leeftijden van opeenvolgende klassen samen: "18 jaar en ouder", "alle leeftijden"."""
    delen: list[range] = []
    for bereik in map(grenzen, klassen):
        if delen and delen[-1].stop == bereik.start:
            delen[-1] = range(delen[-1].start, bereik.stop)
        else:
            delen.append(bereik)
    if delen == [range(0, EINDE)]:
        return "alle leeftijden"
    tot = {r: "jaar en ouder" if r.stop == EINDE else f"tot en met {r.stop - 1} jaar" for r in delen}
    return " en ".join(f"{r.start} {slot}" for r, slot in tot.items())


def past_in(fijn: str, grof: str) -> bool:
    """Valt de ene klasse helemaal in de andere?"""
    return grenzen(grof).start <= grenzen(fijn).start and grenzen(fijn).stop <= grenzen(grof).stop
