"""PinC-export als werkboek: blokken van jaren, met het onderwerp boven de LAATSTE kolom van zijn blok.

Wie de blokken van links naar rechts benoemt, schuift elke reeks één plaats op. Percentages staan er als breuk.
"""

import re
from pathlib import Path

from openpyxl.utils import get_column_letter

from integratie.fouten import Gegevensfout
from integratie.lezers.lading import Lading
from integratie.lezers.namen import nis_of_niets
from integratie.lezers.pinc import INDELING, TEKENS, Cel, Doel, doel_van, ladingen
from integratie.lezers.werkboek import Rijen, is_getal, lees_werkboek, plaats, tekst

_JAAR = re.compile(r"(19|20)[0-9]{2}")
_LABEL = re.compile(
    r"(?P<naam>.+?)( \[(?P<eenheid>[^\]]+)\])?( \([0-9]+\))*"
)  # «WZW [aantal] (1)»: (1) is een voetnoot
_DATUM = re.compile(r"[a-z]+dag (?P<datum>[0-9]{1,2} [a-z]+ [0-9]{4})")


def lees(pad: Path) -> list[Lading]:
    """De tabellen in het werkboek, percentages (0–100) op één decimaal; onbekende onderwerpen elk in hun eigen tabel `pinc_<naam>`.

    Elk blad met gemeenten en een rij jaartallen telt mee. De rijen met gemeenten lopen tot de eerste lege rij; wat volgt
    (speciale waarden, bron, voetnoten) niet. Zonder [%] of [aantal] in zijn naam is de eenheid van een onbekend onderwerp die van
    `parameters/onderwerpen.yaml`, of niet geweten. Fout: `Gegevensfout` bij een andere indeling, een naam die bijna die van een
    bekend onderwerp is, of een onverwachte cel.
    """
    werkboek, per_blad = lees_werkboek(pad), {}
    for blad, rijen in werkboek.items():
        waar = f"{pad.name}, blad '{blad}'"
        if not _heeft_gemeenten(rijen):  # een blad met uitleg
            continue
        kop = next((i for i, rij in enumerate(rijen) if i and _is_jaarrij(rij)), None)
        if kop is None:
            raise Gegevensfout(
                f"{waar}: geen rij met jaartallen gevonden; verwacht: onderwerpen met daaronder de jaren."
            )
        per_blad[waar] = _blad(rijen, kop, waar)
    if not per_blad:
        raise Gegevensfout(
            f"{pad.name}: ik herken dit bestand niet (eerste blad '{next(iter(werkboek), '')}'); verwacht: een blad met namen van "
            "gemeenten in de eerste kolom, onder een rij jaartallen."
        )
    datum = _exportdatum(werkboek)
    uitgave = f"PinC-export {f'van {datum}, ' if datum else ''}{{jaren}}"
    return ladingen(per_blad, pad.name, uitgave, "PinC-export, werkboek")


def _blad(rijen: Rijen, kop: int, waar: str) -> list[Cel]:
    uit: list[Cel] = []
    for kolommen in _blokken(rijen[kop], waar):
        doel, jaren = _doel(rijen[kop - 1], kolommen, waar), [int(rijen[kop][k]) for k in kolommen]
        for nummer, rij in enumerate(rijen[kop + 1 :], start=kop + 1):
            if rij[0] in (None, ""):
                break  # daarna volgen speciale waarden, bron en voetnoten
            for kolom, jaar in zip(kolommen, jaren, strict=True):
                hier = f"{plaats(waar, nummer, kolom)} (kolom {get_column_letter(kolom + 1)}, {jaar}, {rij[0]})"
                uit.append((str(rij[0]), jaar, doel, *_waarde(rij[kolom], doel, hier)))
    if not uit:
        raise Gegevensfout(f"{waar}: geen rijen met gemeenten onder de jaartallen; verwacht: een rij per gemeente.")
    return uit


def _is_jaar(cel) -> bool:
    return bool(_JAAR.fullmatch(str(cel)))


def _is_jaarrij(rij: tuple) -> bool:
    """Een lege eerste cel (of `gemeenten`), en daarna vooral jaartallen."""
    cellen = [c for c in rij[1:] if c not in (None, "")]
    return bool(cellen) and tekst(rij[0]) in ("", "gemeenten") and sum(map(_is_jaar, cellen)) > len(cellen) / 2


def _heeft_gemeenten(rijen: Rijen) -> bool:
    return any(rij and nis_of_niets(tekst(rij[0]), INDELING) for rij in rijen)


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
            f"{waar}: het onderwerp moet boven de laatste kolom van zijn blok staan ({laatste}); gevonden in {gevonden}."
        )
    deel = _LABEL.fullmatch(tekst(labelrij[kolommen[-1]]))
    assert deel  # bezet, dus niet leeg
    return doel_van(deel["naam"], waar, deel["eenheid"] or "")


def _waarde(cel, doel: Doel, waar: str) -> tuple[float, str]:
    if cel in TEKENS:
        return float("nan"), TEKENS[cel]
    getal = is_getal(cel)
    hulp = doel.hulp if getal and cel < 0 else ""
    onder = -1e15 if doel.met_teken else 0
    if doel.soort == "procent":
        if not getal or not (max(onder, -10) <= cel <= (10 if doel.met_teken else 1)):
            raise Gegevensfout(f"{waar} bevat '{cel}'; verwacht: een breuk van 0 tot 1, of {', '.join(TEKENS)}.{hulp}")
        return round(100 * cel, 1), "bekend"
    if not getal or cel < onder or (doel.soort == "aantal" and cel != int(cel)):
        wat = "een geheel aantal" if doel.soort == "aantal" else "een getal vanaf 0"
        raise Gegevensfout(f"{waar} bevat '{cel}'; verwacht: {wat}, of {', '.join(TEKENS)}.{hulp}")
    return float(cel), "bekend"


def _exportdatum(bladen: dict[str, Rijen]) -> str:
    for rij in (rij for rijen in bladen.values() for rij in rijen[-12:]):
        if rij and rij[0] == "Datum export" and (past := _DATUM.fullmatch(tekst(rij[1]).lower())):
            return past["datum"]
    return ""
