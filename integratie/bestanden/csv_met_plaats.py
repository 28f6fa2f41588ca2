"""Een csv uit een rekenblad: UTF-8, met regelnummers zodat elke fout de plaats noemt."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from integratie.bestanden.openen import LANGSTE_REGEL, lees_bytes, te_lange_regel
from integratie.bestanden.scheiding import scheiding_van, zonder_aanwijzing
from integratie.fouten import Gebruiksfout

GROOTSTE = 20_000_000  # bytes


def lees_csv(pad: Path) -> tuple[str, list[str], list[tuple[int, list[str]]]]:
    """Titel (een eerste regel met #), kop (kleine letters) en (regelnummer, cellen). Fout: `Gebruiksfout`."""
    titel, stroom = stroom_csv(pad, GROOTSTE, "een csv met één rij per deelnemer of groep")
    regels = list(stroom)
    if len(regels) < 2:
        raise Gebruiksfout(f"{pad}: verwacht een kop en minstens één rij, gescheiden door komma's of puntkomma's.")
    vol = [k for k, _ in enumerate(regels[0][1]) if any("".join(cellen[k : k + 1]) for _, cellen in regels)]
    regels = [
        (nummer, [c for k, c in enumerate(cellen) if k in vol or k >= len(regels[0][1])]) for nummer, cellen in regels
    ]
    kop = [c.casefold() for c in regels[0][1]]
    if dubbel := [k for k in kop if kop.count(k) > 1]:
        raise Gebruiksfout(f"{pad}, regel {regels[0][0]}: de kolom '{dubbel[0]}' staat er twee keer.")
    for nummer, cellen in regels[1:]:
        if len(cellen) != len(kop):
            raise Gebruiksfout(f"{pad}, regel {nummer}: {len(cellen)} cellen; verwacht {len(kop)}, zoals in de kop.")
    return titel, kop, regels[1:]


def stroom_csv(pad: Path, grootste: int, verwacht: str) -> tuple[str, Iterator[tuple[int, list[str]]]]:
    """Titel, en (regelnummer, cellen) van elke rij met iets erin, de kop inbegrepen. Fout: `Gebruiksfout`, ook tijdens het volgen van de rijen."""
    try:
        ruw = lees_bytes(pad, grootste, Gebruiksfout, verwacht)
    except FileNotFoundError as fout:
        raise Gebruiksfout(f"{pad} bestaat niet; verwacht een csv.") from fout
    except OSError as fout:
        raise Gebruiksfout(f"{pad} is niet te lezen: {fout.strerror}.") from fout
    try:
        tekst = ruw.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        raise Gebruiksfout(
            f"{pad}, regel {ruw[: fout.start].count(10) + 1}: geen geldige UTF-8-tekst; bewaar de csv als UTF-8."
        ) from fout
    if nummer := te_lange_regel(tekst):
        raise Gebruiksfout(
            f"{pad}, regel {nummer}: meer dan {LANGSTE_REGEL} tekens; verwacht elke rij op een eigen regel."
        )
    titel, rest = "", tekst
    if tekst.startswith("#"):
        titel, _, rest = tekst.partition("\n")
        titel, rest = titel.strip("# \r;,"), f"\n{rest}"  # de lege regel houdt de regelnummers juist
    kaal = zonder_aanwijzing(rest)
    rest = kaal if kaal == rest else f"\n{kaal}"
    eerste = rest.lstrip().partition("\n")[0]
    scheiding = ";" if ";" in eerste else scheiding_van(eerste)
    return titel, _rijen(pad, titel, rest, scheiding)


def _rijen(pad: Path, titel: str, tekst: str, scheiding: str) -> Iterator[tuple[int, list[str]]]:
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True)
    try:
        for ruw in lezer:
            cellen = [c.strip() for c in ruw]
            if not any(cellen):
                continue
            if not f"{titel}{''.join(cellen)}".isprintable():
                raise Gebruiksfout(
                    f"{pad}, regel {lezer.line_num}: er staat een stuurteken in; verwacht gewone tekst op één regel."
                )
            yield lezer.line_num, cellen
    except csv.Error as fout:
        raise Gebruiksfout(
            f"{pad}, regel {lezer.line_num}: geen leesbare csv; kijk naar de aanhalingstekens."
        ) from fout
