"""PinC-export als werkboek: blokken van jaren, met het onderwerp boven de LAATSTE kolom van zijn blok.

Wie de blokken van links naar rechts benoemt, schuift elke reeks één plaats op. Percentages staan er als
breuk.
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
from openpyxl.utils import get_column_letter

from integratie.bronnen.bestand import lees_werkboek
from integratie.bronnen.pinc import TEKENS, Doel, als_tabel, doel_van
from integratie.fouten import Gegevensfout

_JAAR = re.compile(r"(19|20)\d\d")
_LABEL = re.compile(r"(?P<naam>.+?) \[(?P<eenheid>%|aantal)\]( \(\d+\))?")  # « WZW [aantal] (1)»: (1) is een voetnoot


def lees(pad: Path) -> pd.DataFrame:
    """`nis, jaar, tabel, onderwerp, groep, waarde, status`; percentages (0–100), één decimaal zoals de bron.

    De rijen met gemeenten lopen tot de eerste lege rij; wat volgt (speciale waarden, bron, voetnoten) telt
    niet mee. Fout: `Gegevensfout` bij een andere indeling, een onbekend onderwerp of een onverwachte cel.
    """
    blad, rijen = next(iter(lees_werkboek(pad).items()))
    waar = f"{pad.name}, blad '{blad}'"
    kop = next((i for i, rij in enumerate(rijen) if sum(_is_jaar(c) for c in rij) >= 2), None)
    if not kop:
        raise Gegevensfout(f"{waar}: geen rij met jaartallen gevonden; verwacht: onderwerpen met daaronder de jaren.")
    uit = []
    for kolommen in _blokken(rijen[kop], waar):
        doel, jaren = _doel(rijen[kop - 1], kolommen, waar), [int(rijen[kop][k]) for k in kolommen]
        for rij in _gegevensrijen(rijen[kop + 1 :]):
            for kolom, jaar in zip(kolommen, jaren, strict=True):
                plaats = f"{waar}: kolom {get_column_letter(kolom + 1)} ({jaar}), {rij[0]}"
                uit.append((str(rij[0]), jaar, doel, *_waarde(rij[kolom], doel, plaats)))
    return als_tabel(uit, waar)


def _is_jaar(cel) -> bool:
    return bool(_JAAR.fullmatch(str(cel)))


def _blokken(jaarrij: tuple, waar: str) -> list[list[int]]:
    """Kolomnummers per blok: een nieuw blok begint waar de jaren opnieuw beginnen."""
    blokken: list[list[int]] = []
    for kolom, cel in enumerate(jaarrij[1:], start=1):
        if cel in (None, ""):
            continue
        if not _is_jaar(cel):
            raise Gegevensfout(
                f"{waar}: kolom {get_column_letter(kolom + 1)} heeft '{cel}' als kop; verwacht: een jaartal."
            )
        if blokken and int(cel) > int(jaarrij[blokken[-1][-1]]):
            blokken[-1].append(kolom)
        else:
            blokken.append([kolom])
    return blokken


def _doel(labelrij: tuple, kolommen: list[int], waar: str) -> Doel:
    bezet = [k for k in kolommen if labelrij[k] not in (None, "")]
    laatste = get_column_letter(kolommen[-1] + 1)
    if bezet != [kolommen[-1]]:
        gevonden = ", ".join(get_column_letter(k + 1) for k in bezet) or "geen enkele kolom"
        raise Gegevensfout(
            f"{waar}: het onderwerp moet boven de laatste kolom van zijn blok staan ({laatste}); gevonden "
            f"in {gevonden}."
        )
    label = " ".join(str(labelrij[kolommen[-1]]).split())
    deel = _LABEL.fullmatch(label)
    if not deel:
        raise Gegevensfout(
            f"{waar}: kolom {laatste} heeft '{label}' als onderwerp; verwacht: een naam met [%] of [aantal]."
        )
    doel = doel_van(deel["naam"], waar)
    if (doel.soort == "aantal") != (deel["eenheid"] == "aantal"):
        raise Gegevensfout(f"{waar}: '{label}' staat in een andere eenheid dan verwacht ({doel.soort}).")
    return doel


def _gegevensrijen(rijen: list[tuple]) -> list[tuple]:
    einde = next((i for i, rij in enumerate(rijen) if rij[0] in (None, "")), len(rijen))
    return rijen[:einde]


def _waarde(cel, doel: Doel, plaats: str) -> tuple[float, str]:
    if cel in TEKENS:
        return float("nan"), TEKENS[cel]
    getal = isinstance(cel, int | float) and not isinstance(cel, bool)
    if doel.soort == "aantal":
        if not getal or cel < 0 or cel != int(cel):
            raise Gegevensfout(f"{plaats} bevat '{cel}'; verwacht: een geheel aantal, of {', '.join(TEKENS)}.")
        return float(cel), "bekend"
    if not getal or not 0 <= cel <= 1:
        raise Gegevensfout(f"{plaats} bevat '{cel}'; verwacht: een breuk van 0 tot 1, of {', '.join(TEKENS)}.")
    return round(100 * cel, 1), "bekend"
