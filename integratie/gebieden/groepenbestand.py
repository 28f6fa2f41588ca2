"""`parameters/groepen.yaml`: de eigen groepen van gemeenten, gekeurd zoals een plan; elke fout noemt regel, veld en raad."""

import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from integratie.bestanden.yaml_met_plaats import Knoop, lees_knoop_of_niets
from integratie.fouten import Gebruiksfout
from integratie.gebieden.gemeentelijst import plat, zoek_gemeente

LANGSTE = 100  # tekens van een naam: langer past in geen kop of tabel
_SLEUTEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,59}")


@dataclass(frozen=True)
class Groep:
    """Eén groep zoals ze in het bestand staat; `leden` zijn NIS-codes."""

    naam: str
    leden: tuple[str, ...]


def lees(pad: Path, bezet: dict[str, str]) -> dict[str, Groep]:
    """Sleutel → groep. Fout: `Gebruiksfout` met elke fout op een regel.

    `bezet` is wat al een ander gebied is (plat) → wat dat is.
    """
    wortel = lees_knoop_of_niets(pad)
    if wortel is None or (isinstance(wortel, yaml.ScalarNode) and not wortel.value):
        return {}
    bestand, bezet, fouten, groepen = Knoop(pad, wortel), dict(bezet), [], {}
    for sleutel in bestand:
        try:
            groepen[sleutel] = _groep(bestand, sleutel, bezet)
        except Gebruiksfout as fout:
            fouten.append(str(fout))
    if fouten:
        raise Gebruiksfout("\n".join(fouten))
    return groepen


def _groep(bestand: Knoop, sleutel: str, bezet: dict[str, str]) -> Groep:
    if not _SLEUTEL.fullmatch(sleutel) or re.fullmatch(r"[0-9]{5}", sleutel):
        raise bestand.fout(
            sleutel,
            "de sleutel van een groep bestaat uit letters, cijfers en koppeltekens, zoals noordrand-2, en is geen NIS-code",
        )
    if wat := bezet.get(plat(sleutel)):
        raise bestand.fout(
            sleutel, f"de groep '{sleutel}' heet zoals {wat}, dus ze bestaat al: geef ze een andere sleutel"
        )
    knoop = bestand.deel(sleutel)
    knoop.alleen(("naam", "gemeenten"))
    naam = knoop.tekst("naam")
    if not naam.isprintable() or len(naam) > LANGSTE:
        raise knoop.fout("naam", f"verwacht één regel van hoogstens {LANGSTE} tekens")
    if wat := bezet.get(plat(naam)):
        raise knoop.fout(
            "naam", f"de groep '{sleutel}' heet '{naam}', zoals een ander gebied ({wat}): geef ze een andere naam"
        )
    leden: dict[str, str] = {}
    for woord, regel in knoop.woorden("gemeenten"):
        try:
            nis = zoek_gemeente(woord).nis
        except Gebruiksfout as fout:
            raise knoop.fout("gemeenten", str(fout), regel) from fout
        if nis in leden:
            dubbel = (
                f"'{woord}' staat er twee keer"
                if leden[nis] == woord
                else f"'{leden[nis]}' en '{woord}' zijn dezelfde gemeente"
            )
            raise knoop.fout("gemeenten", f"{dubbel}; laat er één weg", regel)
        leden[nis] = woord
    # In elke figuur en tabel zouden twee gebieden met één naam één worden, en op schijf twee mappen.
    bezet |= dict.fromkeys((plat(sleutel), plat(naam)), f"de groep '{sleutel}'")
    return Groep(naam, tuple(leden))
