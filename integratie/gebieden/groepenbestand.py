"""`parameters/groepen.yaml`: de eigen groepen van gemeenten, gekeurd zoals een plan; elke fout noemt regel, veld en raad."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml

from integratie.bestanden.yaml_met_plaats import Knoop, lees_knoop_of_niets
from integratie.fouten import Gebruiksfout

LANGSTE = 100  # tekens van een naam: langer past in geen kop of tabel
_SLEUTEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,59}")


@dataclass(frozen=True)
class Groep:
    """Eén groep zoals ze in het bestand staat; `leden` zijn NIS-codes."""

    naam: str
    leden: tuple[str, ...]


def lees(
    pad: Path, zoek: Callable[[str], str], bezet: dict[str, str], vergelijkbaar: Callable[[str], str]
) -> dict[str, Groep]:
    """Sleutel → groep. Fout: `Gebruiksfout` met elke fout op een regel.

    `zoek` geeft de NIS-code van een naam of code; `bezet` is wat al een ander gebied is (als `vergelijkbaar`) → wat dat is.
    """
    wortel = lees_knoop_of_niets(pad)
    if wortel is None or (isinstance(wortel, yaml.ScalarNode) and not wortel.value):
        return {}
    bestand, bezet, fouten, groepen = Knoop(pad, wortel), dict(bezet), [], {}
    for sleutel in bestand:
        try:
            groepen[sleutel] = _groep(bestand, sleutel, zoek, bezet, vergelijkbaar)
        except Gebruiksfout as fout:
            fouten.append(str(fout))
    if fouten:
        raise Gebruiksfout("\n".join(fouten))
    return groepen


def _groep(bestand: Knoop, sleutel: str, zoek, bezet: dict[str, str], vergelijkbaar) -> Groep:
    if not _SLEUTEL.fullmatch(sleutel) or re.fullmatch(r"[0-9]{5}", sleutel):
        raise bestand.fout(
            sleutel,
            "de sleutel van een groep bestaat uit letters, cijfers en koppeltekens, zoals noordrand-2, en is geen NIS-code",
        )
    if wat := bezet.get(vergelijkbaar(sleutel)):
        raise bestand.fout(
            sleutel, f"de groep '{sleutel}' heet zoals {wat}, dus ze bestaat al: geef ze een andere sleutel"
        )
    knoop = bestand.deel(sleutel)
    knoop.alleen(("naam", "gemeenten"))
    naam = knoop.tekst("naam")
    if not naam.isprintable() or len(naam) > LANGSTE:
        raise knoop.fout("naam", f"verwacht één regel van hoogstens {LANGSTE} tekens")
    if wat := bezet.get(vergelijkbaar(naam)):
        raise knoop.fout(
            "naam", f"de groep '{sleutel}' heet '{naam}', zoals een ander gebied ({wat}): geef ze een andere naam"
        )
    leden: dict[str, str] = {}
    for woord, regel in knoop.woorden("gemeenten"):
        nis = _gezocht(knoop, woord, regel, zoek)
        if nis in leden:
            dubbel = (
                f"'{woord}' staat er twee keer"
                if leden[nis] == woord
                else f"'{leden[nis]}' en '{woord}' zijn dezelfde gemeente"
            )
            raise knoop.fout("gemeenten", f"{dubbel}; laat er één weg", regel)
        leden[nis] = woord
    # In elke figuur en tabel zouden twee gebieden met één naam één worden, en op schijf twee mappen.
    bezet |= dict.fromkeys((vergelijkbaar(sleutel), vergelijkbaar(naam)), f"de groep '{sleutel}'")
    return Groep(naam, tuple(leden))


def _gezocht(knoop: Knoop, woord: str, regel: int, zoek) -> str:
    try:
        return zoek(woord)
    except Gebruiksfout as fout:
        raise knoop.fout("gemeenten", str(fout), regel) from fout
