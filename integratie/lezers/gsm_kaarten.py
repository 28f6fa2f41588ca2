"""Bladen van de Gemeente-Stadsmonitor die een tabel met een kaart vullen: haar veld `bladen` zegt wat elk blad meet.

    bladen:
      DE55: {teller: attesten, noemer: inwoners}
      WE10:
        teller: werkzoekenden                 # onderwerp van de teller; `noemer` idem; `waarde` is de verhouding zelf
        groep: {België: belgisch, EU: eu}     # tekst in het blad → groep; `vrij`: elke tekst is een groep
        geslacht: {Mannen: man, Vrouwen: vrouw}  # een dimensie van de kaart; een woord alleen geldt voor alle rijen
        overgeslagen: [EU13]                  # teksten die we bewust weglaten
        ontbrekend: nul                       # een gemeente zonder enige rij is nul (waar het gewest sluit), of `verborgen`; de kaart geeft het bewijs
        nul_in: [2011, 2018]                  # jaren waarin de bron, anders dan met `verborgen`, niets weglaat: daar nul, waar het gewest sluit
        gewest: uitgever                      # het Vlaamse cijfer van de uitgever geldt ook waar het de som is van wat er staat
        onbekend: {"23032": [2010, 2010]}     # behalve deze gemeente, van het ene tot en met het andere jaar

Een code zonder liggend streepje geldt ook met (`DE55` en `DE_55`); met streepje alleen zo.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from integratie.fouten import Gegevensfout
from integratie.tabel import KAARTEN, kaart

_KOPIE = re.compile(r" \([0-9]+\)$")
VRIJ, ALLE = "vrij", "alle"
MATEN = ("teller", "noemer", "waarde")
NUL, VERBORGEN, UITGEVER = "nul", "verborgen", "uitgever"
VELDEN = ("overgeslagen", "ontbrekend", "nul_in", "gewest", "onbekend")  # naast de maten, de groep en de dimensies


@dataclass(frozen=True)
class Bladkaart:
    """Wat de kaart van `tabel` over één blad zegt; `velden`: groep en dimensies, elk met haar teksten, `vrij` of één vast woord."""

    tabel: str
    code: str
    onderwerpen: Mapping[str, str]  # teller, noemer, waarde → onderwerp
    velden: Mapping[str, Mapping[str, str] | str]
    overgeslagen: frozenset[str] = field(default_factory=frozenset)
    ontbrekend: str = ""  # wat een gemeente zonder enige rij betekent: NUL, VERBORGEN of niets
    nul_in: frozenset[int] = field(default_factory=frozenset)  # jaren waarin VERBORGEN niet geldt
    gewest: str = ""  # UITGEVER of niets
    onbekend: Mapping[str, tuple[int, int]] = field(default_factory=dict)  # gemeente → jaren waarin dat niet geldt


@cache
def bladkaarten() -> dict[str, Bladkaart]:
    """Code → wat de kaarten erover zeggen. Fout: `Gegevensfout` bij een kaart die niet klopt."""
    uit: dict[str, Bladkaart] = {}
    for pad in sorted(KAARTEN.glob("*.yaml")):
        inhoud = kaart(pad.stem)
        for code, velden in inhoud.get("bladen", {}).items():
            if code in uit:
                raise Gegevensfout(
                    f"Kaart {pad.name}: blad {code} staat ook op de kaart van {uit[code].tabel}; verwacht: één tabel."
                )
            uit[code] = _lees(pad.stem, code, velden, inhoud)
    return uit


def _lees(tabel: str, code: str, velden: dict, inhoud: dict) -> Bladkaart:
    dimensies = inhoud.get("dimensies", [])
    if vreemd := sorted(set(velden) - {*MATEN, "groep", *dimensies, *VELDEN}):
        raise Gegevensfout(
            f"Kaart {tabel}, blad {code}: veld '{vreemd[0]}' ken ik niet; verwacht: {', '.join((*MATEN, 'groep', *dimensies, *VELDEN))}."
        )
    onderwerpen = {maat: velden[maat] for maat in MATEN if maat in velden}
    if onbekend := sorted(set(onderwerpen.values()) - set(inhoud["onderwerpen"])):
        raise Gegevensfout(f"Kaart {tabel}, blad {code}: '{onbekend[0]}' staat niet bij de onderwerpen van de kaart.")
    if not onderwerpen:
        raise Gegevensfout(f"Kaart {tabel}, blad {code}: verwacht minstens één van teller, noemer of waarde.")
    keuzes = {"groep": "", **dict.fromkeys(dimensies, ALLE)} | {
        k: v for k, v in velden.items() if k in ("groep", *dimensies)
    }
    if (ontbrekend := velden.get("ontbrekend", "")) not in ("", NUL, VERBORGEN):
        raise Gegevensfout(f"Kaart {tabel}, blad {code}: ontbrekend is '{ontbrekend}'; verwacht: {NUL} of {VERBORGEN}.")
    if (gewest := velden.get("gewest", "")) not in ("", UITGEVER):
        raise Gegevensfout(f"Kaart {tabel}, blad {code}: gewest is '{gewest}'; verwacht: {UITGEVER}.")
    weg, nul_in = (frozenset(velden.get(veld, ())) for veld in ("overgeslagen", "nul_in"))
    return Bladkaart(tabel, code, onderwerpen, keuzes, weg, ontbrekend, nul_in, gewest, velden.get("onbekend", {}))


def kaart_van(blad: str) -> Bladkaart | None:
    """De kaart van een blad, of niets als geen enkele tabel het vraagt; «wo12» en «WO12 (2)», een kopie in Excel, zijn ook WO12."""
    code = _KOPIE.sub("", blad).upper()
    return bladkaarten().get(code) or bladkaarten().get(code.replace("_", ""))
