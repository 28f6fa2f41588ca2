"""De tekening van een kaart: vlakken in de kleur van hun klasse, namen met hun cijfer, een legende en een schaalstok.

Op een telefoon vallen namen en cijfers weg en worden de andere letters groter (`sjabloon/figuren.css`): de legende heeft daar plaats voor.
"""

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from functools import cache

import numpy as np
import shapely
from matplotlib.path import Path

from integratie.beeld import kaartklassen
from integratie.beeld.kaartnamen import REGEL, Kaartblad, Naam, plaats
from integratie.beeld.kaartvlakken import AFRONDING, Kaartvlakken, pad_van, vlakken
from integratie.beeld.tekenvlak import Tekenvlak, breedte_van, rechthoeken
from integratie.blok.beeldstijl import ACCENT, GRIJS, INKT, LICHT_PER_NAAM, MIDDEN, OP_SCHAAL, PAPIER, SCHAAL

BREEDTE, HOOGSTENS = 475.0, 460.0
LETTER, OP_TELEFOON = 9.0, 15.0  # hoe groot letters hier en daar zijn
EIGEN_VAK = 13.0  # de eigen naam is vet, en op een telefoon groter
LEGENDE = 21.0  # hoogte van een regel van de legende
BRUSSEL = LICHT_PER_NAAM["bru"]
ARCERING = "////"


@cache
def paden(
    leden: tuple[str, ...], breed: float, hoog: float, afronding: float = AFRONDING
) -> tuple[Kaartvlakken, dict[str, Path]]:
    """De vlakken van deze gemeenten en hun paden, één keer berekend; onder "" staat Brussel."""
    alle = vlakken(leden, breed, hoog, afronding)
    uit = {lid: pad_van(vlak) for lid, vlak in alle.vlakken.items()}
    return alle, uit | ({"": pad_van(alle.brussel)} if alle.brussel.area else {})


@cache
def namen_van(leden: tuple[str, ...], namen: tuple[str, ...], eigen: str | None, cijfer: str) -> list[Naam]:
    """Waar elke naam staat, met plaats voor een cijfer zo breed als `cijfer`; dezelfde voor elke kaart van deze gemeenten."""
    return geplaatst(paden(leden, BREEDTE, HOOGSTENS)[0], dict(zip(leden, namen, strict=True)), eigen, cijfer)


def geplaatst(kaart: Kaartvlakken, namen: dict[str, str], eigen: str | None, cijfer: str) -> list[Naam]:
    """Waar elke naam staat; een die nergens past, blijft weg: tooltip en tabel hebben ze wel."""
    letters = dict.fromkeys(kaart.vlakken, LETTER) | ({eigen: EIGEN_VAK} if eigen else {})
    blad = Kaartblad(dict(kaart.vlakken), shapely.box(0, 0, *kaart.maat), letters, [_stok(kaart)[1]], cijfer)
    uit = list(plaats(blad, namen, eigen))
    if kaart.brussel.area:
        blad.vlakken[""], blad.letter[""], blad.cijfer = kaart.brussel, 1.2 * LETTER, ""
        uit += filter(None, [blad.binnen("", "Brussel")])
    return uit


def kaartblad(
    kaart: Kaartvlakken,
    vlakpaden: dict[str, Path],
    klassen: dict[str, int | None],
    legende: Sequence[tuple[int | None, str]],
    titel: str,
) -> Tekenvlak:
    """Het blad met de vlakken (elk met `gemeente-<code>` als naam), de legende eronder en de schaalstok; een klasse None is zonder cijfer."""
    regels = legenderegels(legende)
    blad = Tekenvlak(kaart.maat[1] + LEGENDE * (1 + len(regels)) + 4, max(BREEDTE, kaart.maat[0]))
    if "" in vlakpaden:
        blad.vorm(vlakpaden[""], BRUSSEL, PAPIER, 0.8)
    for code, klasse in klassen.items():
        vul_vlak(blad, vlakpaden[code], klasse, f"gemeente-{code}")
    teken_legende(blad, regels, kaart.maat[1], titel)
    _schaalstok(blad, kaart)
    return blad


def teken_legende(
    blad: Tekenvlak, regels: Sequence[Sequence[tuple[float, int | None, str]]], boven: float, titel: str
) -> None:
    """De titel en daaronder de vakjes met hun naam."""
    y = boven + LEGENDE * 0.7
    blad.tekst(2, y, titel, GRIJS, grootte=LETTER)
    for regel in regels:
        y += LEGENDE
        for x, klasse, tekst in regel:
            vul_vlak(blad, rechthoeken([(x, y - 9, 16, 10)]), klasse, rand=MIDDEN)
            blad.tekst(x + 21, y, tekst, GRIJS, grootte=LETTER)


def vul_vlak(blad: Tekenvlak, pad: Path, klasse: int | None, gid: str = "", rand: str = PAPIER) -> None:
    if klasse is None:
        blad.vorm(pad, PAPIER, GRIJS, 0.8, ARCERING, gid)
    else:
        blad.vorm(pad, SCHAAL[klasse], rand, 0.8, gid=gid)


def omlijn(
    blad: Tekenvlak, delen: Iterable[shapely.Geometry], dikte: float = 2.6, schuif: Sequence[float] = (0, 0)
) -> None:
    """De rand van de eigen gemeente of cluster, met wit eronder zodat ze op elke klasse afsteekt."""
    pad = pad_van(shapely.union_all(list(delen)))
    pad = Path(pad.vertices + np.asarray(schuif), pad.codes)
    blad.vorm(pad, None, PAPIER, 2 * dikte)
    blad.vorm(pad, None, ACCENT, dikte)


def schrijf_namen(
    blad: Tekenvlak, namen: Iterable[Naam], cijfers: dict[str, str], klassen: dict[str, int | None], eigen: str | None
) -> None:
    """Elke naam met haar cijfer, in een kleur die leesbaar is op haar vlak."""
    for n in namen:
        if n.code in (eigen, ""):
            _schrijf_naam(blad, n, cijfers.get(n.code, ""), klassen.get(n.code), n.code == eigen)
        else:
            with blad.groep(f"naam-{n.code}"):
                _schrijf_naam(blad, n, cijfers[n.code], klassen[n.code], False)


def _schrijf_naam(blad: Tekenvlak, n: Naam, cijfer: str, klasse: int | None, eigen: bool) -> None:
    kleur = OP_SCHAAL[klasse] if n.punt is None and klasse is not None else INKT if n.code else GRIJS
    grootte, anker, x = LETTER * (1 if n.code and not eigen else 1.2), "center", n.x
    if n.punt and n.eind:
        blad.lijn([n.punt, n.eind], INKT, 0.7)
        blad.stippen([n.punt], 1.4, INKT)
        anker, x = ("right", n.eind[0] - 3) if n.x < n.eind[0] else ("left", n.eind[0] + 3)
    regels = [*n.regels[:-1], cijfer] if n.code else [*n.regels]
    stap = (EIGEN_VAK if eigen else grootte) * REGEL
    for nummer, regel in enumerate(regels):
        y = n.y + (nummer - (len(regels) - 1) / 2) * stap + 0.35 * grootte
        with blad.groep("naam-cijfer") if eigen and nummer == len(regels) - 1 else nullcontext():
            blad.tekst(x, y, regel, kleur, eigen, anker, grootte)


def legende(
    grenzen: list[float], klassen: Iterable[int | None], met_aantal: bool = True
) -> list[tuple[int | None, str]]:
    """Elke klasse met haar naam en hoeveel vlakken ze heeft, zonder lege klassen aan de uiteinden; dan wat geen cijfer heeft."""
    alle = list(klassen)
    gevuld = [k for k in alle if k is not None]
    namen: list[tuple[int | None, str]] = [
        (k, naam) for k, naam in enumerate(kaartklassen.namen(grenzen)) if gevuld and min(gevuld) <= k <= max(gevuld)
    ]
    namen += [(None, "geen cijfer")] if None in alle else []
    return [(k, f"{naam} ({alle.count(k)})") for k, naam in namen] if met_aantal else namen


def legenderegels(legende: Sequence[tuple[int | None, str]]) -> list[list[tuple[float, int | None, str]]]:
    """(x, klasse, tekst) per regel, met plaats voor de letters van een telefoon."""
    uit: list[list[tuple[float, int | None, str]]] = [[]]
    x = 2.0
    for klasse, tekst in legende:
        breed = 21 + breedte_van(tekst, grootte=OP_TELEFOON) + 8
        if uit[-1] and x + breed > BREEDTE:
            uit.append([])
            x = 2.0
        uit[-1].append((x, klasse, tekst))
        x += breed
    return uit


def _stok(kaart: Kaartvlakken) -> tuple[int, shapely.Polygon]:
    """Hoeveel meter de schaalstok meet (1, 5 of 10 km), en de plaats linksonder die hij met zijn tekst inneemt."""
    breedte = kaart.maat[0] / kaart.per_meter
    meter = 1000 if breedte < 15_000 else 5000 if breedte < 60_000 else 10_000
    # De stok van een groot gebied is korter dan zijn tekst.
    hoog, lang = kaart.maat[1], max(meter * kaart.per_meter, OP_TELEFOON * 3)
    return meter, shapely.box(8, hoog - 10 - LETTER, 8 + lang, hoog - 5)


def _schaalstok(blad: Tekenvlak, kaart: Kaartvlakken) -> None:
    meter, vak = _stok(kaart)
    x, y = 8.0, kaart.maat[1] - 6
    blad.lijn([(x, y), (x + meter * kaart.per_meter, y)], INKT, 1.6)
    blad.tekst(vak.centroid.x, y - 4, f"{meter // 1000} km", INKT, anker="center", grootte=LETTER)
