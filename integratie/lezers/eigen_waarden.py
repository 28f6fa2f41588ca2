"""De cijfers in één kolom van een eigen bestand: getallen zoals een Belgisch rekenblad ze schrijft, en tekens voor wat ontbreekt."""

import re

import pandas as pd

from integratie.fouten import Gegevensfout
from integratie.lezers.pinc import TEKENS
from integratie.lezers.werkboek import DUIZENDTAL, is_getal, plaats, tekst
from integratie.lezers.xlsx import Procent

_GETAL = re.compile(r"-?[0-9]{1,15}([.,][0-9]{1,15})?( ?%)?")
_MET_DUIZENDTALTEKEN = re.compile(r"-?[0-9]{1,3}([. '][0-9]{3})+(,[0-9]+)?")
_MIN = str.maketrans("\u2212\u2013", "--")  # het minteken en het halve kastlijntje van een tekstverwerker


def _is_rijksregisternummer(staat: str) -> bool:
    """Elf cijfers waarvan de laatste twee de controle zijn op de eerste negen (vanaf 2000 met een 2 ervoor)."""
    cijfers = re.sub(r"[ .-]", "", staat.removesuffix(".0"))
    if not re.fullmatch(r"[0-9]{11}", cijfers):
        return False
    return int(cijfers[9:]) in {97 - int(voor + cijfers[:9]) % 97 for voor in ("", "2")}


def waarden_van(cellen: list[tuple[int, object]], kolom: int, waar: str, kop: str, met_teken: bool) -> pd.DataFrame:
    """`waarde`, `status` en `procent` (met een %-teken, getypt of als opmaak) van (rij, cel); een lege cel is `geen`.

    Een komma of een punt is het decimaalteken. Fout: `Gegevensfout` met de cel als er geen getal staat, als het onder nul is zonder
    `met_teken`, als een punt ook een duizendtalteken kan zijn, of als maar een deel van de kolom een %-teken heeft.
    """
    cellen = [(rij, tekst(cel).translate(_MIN) if isinstance(cel, str) else cel) for rij, cel in cellen]
    teksten = [tekst(cel) for _, cel in cellen if not is_getal(cel)]
    met_punt = [t for t in teksten if "." in t]
    twijfel = bool(met_punt) and all(map(DUIZENDTAL.fullmatch, met_punt))
    tekstcellen = [
        rij
        for rij, cel in cellen
        if tekst(cel) not in ("", *TEKENS) and not _is_cijfer(cel) and not _MET_DUIZENDTALTEKEN.fullmatch(tekst(cel))
    ]
    if len(tekstcellen) * 2 > sum(bool(tekst(cel)) for _, cel in cellen):  # wat er staat, gaat misschien over mensen
        raise Gegevensfout(
            f"{plaats(waar, tekstcellen[0], kolom)} (kolom '{kop}', rij {tekstcellen[0] + 1}) en {len(tekstcellen) - 1} andere cellen van die "
            "kolom zijn tekst; verwacht: een kolom met getallen."
        )
    vol = [(rij, tekst(cel)) for rij, cel in cellen if tekst(cel)]
    nummers = [rij for rij, staat in vol if _is_rijksregisternummer(staat)]
    if len(nummers) * 2 > len(vol):
        raise Gegevensfout(
            f"{plaats(waar, nummers[0], kolom)} (kolom '{kop}', rij {nummers[0] + 1}) en {len(nummers) - 1} andere cellen van die kolom lijken "
            "rijksregisternummers; verwacht: alleen aantallen per gemeente."
        )
    uit: list[tuple[float, str, bool | None]] = []
    for rij, cel in cellen:
        staat, hier = tekst(cel), f"{plaats(waar, rij, kolom)} (kolom '{kop}', rij {rij + 1})"
        if not staat or staat in TEKENS:
            uit.append((float("nan"), TEKENS.get(staat, "geen"), None))
            continue
        if isinstance(cel, str) and twijfel and DUIZENDTAL.fullmatch(staat):
            raise Gegevensfout(
                f"{hier} bevat '{staat}'; verwacht: een getal zonder duizendtalteken ({staat.replace('.', '')}) of met een decimale "
                f"komma ({staat.replace('.', ',')})."
            )
        if not _is_cijfer(cel):
            raise Gegevensfout(
                f"{hier} bevat '{staat}'; verwacht: een getal zonder duizendtalteken, of {', '.join(TEKENS)}."
            )
        procent = isinstance(cel, Procent) or staat.endswith("%")
        getal = float(staat.rstrip("% ").replace(",", "."))
        getal = round(100 * getal, 10) if isinstance(cel, Procent) else getal
        if getal < 0 and not met_teken:
            raise Gegevensfout(
                f"{hier} bevat {staat}; verwacht: een getal vanaf 0. Kan het onder nul? Zet bij dit onderwerp «met_teken: true» in "
                "parameters/onderwerpen.yaml."
            )
        if procent is not next((p for *_, p in uit if p is not None), procent):
            raise Gegevensfout(
                f"{hier} staat {'wel' if procent else 'niet'} in %, de cellen erboven {'niet' if procent else 'wel'}; verwacht: overal een %-teken, of nergens."
            )
        uit.append((getal, "bekend", procent))
    return pd.DataFrame(uit, columns=["waarde", "status", "procent"])


def _is_cijfer(cel: object) -> bool:
    return is_getal(cel) or (isinstance(cel, str) and bool(_GETAL.fullmatch(tekst(cel))))
