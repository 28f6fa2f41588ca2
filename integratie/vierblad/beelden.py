"""De zes beelden van de laatste bladzijde: de eerste zes van een lijst waarvoor de gemeente volledige en recente cijfers heeft."""

import math
import re
from collections.abc import Callable
from functools import partial
from itertools import combinations

from integratie import gebieden, vergelijking
from integratie.blok.blok import Blok, Figuur
from integratie.blok.onderdelen import Groep, Kop, alinea
from integratie.vierblad.beelden_groei import groei
from integratie.vierblad.beelden_leeftijd import leeftijd
from integratie.vierblad.beelden_lijnen import groepslijnen, lijn
from integratie.vierblad.beelden_staven import staven, vaakst
from integratie.vierblad.tekening import BREEDTE, breedte_van
from integratie.vierblad.teksten import telkop

AANTAL = 6
KOPERSTITEL = "{} van het vastgoed gaat naar kopers uit Brussel of Wallonië"
# Belangrijkste eerst; wat er voor een gemeente niet is, laat plaats voor wat erna komt.
KANDIDATEN: tuple[Callable[[str, int], Figuur | None], ...] = (
    groei,
    leeftijd,
    partial(staven, "kopers_naar_woonplaats", nadruk="andere_gewesten", zin=KOPERSTITEL, erbij=vaakst),
    partial(lijn, "aandeel_buitenlandse_herkomst", hoogte=205),
    partial(staven, "nieuwkomers_naar_statuut"),
    partial(groepslijnen, "schoolse_vertraging_secundair", ("niet_nederlands", "nederlands")),
    partial(lijn, "nieuwkomers_per_1000_inwoners"),
    partial(lijn, "aandeel_65_plus"),
    partial(lijn, "leefloon_per_1000_inwoners"),
    partial(lijn, "gemiddeld_inkomen_per_inwoner"),
    partial(lijn, "aandeel_alleenwonenden"),
    partial(lijn, "mediaan_huisprijs"),
)
# Een regel van de titel en van de grijze regel eronder: hoe hoog, en hoe groot naast een letter van de tekening; en de ruimte erbij.
TITEL, ONDER, RUIMTE = (15.2, 1.03), (13.5, 0.87), 21.4
DUIDELIJK = 1.05  # zoveel lager is een andere verdeling van de kolommen dan minstens
_HOOGTE = re.compile(r'viewBox="0 0 [\d.]+ ([\d.]+)"')


def beelden(gemeente: str, peiljaar: int | None = None) -> Blok:
    """Hoogstens zes figuren in twee kolommen; minder als er voor de gemeente minder volledige en recente cijfers zijn."""
    nis = gebieden.zoek(gemeente).nis
    peiljaar = peiljaar or vergelijking.laatste_peiljaar()
    figuren = _gekozen([f for maak in KANDIDATEN if (f := maak(nis, peiljaar)) is not None])
    if not figuren:
        tekst = f"Voor {gebieden.plaats(nis).naam} zijn er te weinig recente cijfers voor een beeld."
        return Blok((alinea(tekst, "leeg"),), tekst)
    kolommen = tuple(Groep("kolom", kolom) for kolom in in_kolommen(figuren) if kolom)
    delen = (Kop(2, telkop(len(figuren), "beeld"), "beelden"), Groep("f4", kolommen))
    return Blok(delen, "; ".join(f.titel for f in figuren), tuple(c for figuur in figuren for c in figuur.cijfers))


def _gekozen(alle: list[Figuur]) -> list[Figuur]:
    """De eerste zes, eerst die zonder gat in een lijn; in de volgorde waarin ze gemaakt zijn."""
    vol = sorted(alle, key=lambda figuur: 'class="gat"' in figuur.svg)[:AANTAL]
    return [figuur for figuur in alle if figuur.naam in {f.naam for f in vol}]


def hoogte(figuur: Figuur) -> float:
    """Hoe hoog een figuur met haar opschrift ongeveer is, in eenheden van de tekening (340 is de breedte van een kolom)."""
    gevonden = _HOOGTE.search(figuur.svg)
    assert gevonden is not None  # elke tekening hier heeft een viewBox
    regels = ((figuur.titel, *TITEL, True), (figuur.onder, *ONDER, False))
    tekst = sum(hoog * math.ceil(breedte_van(zin, vet) * maat / BREEDTE) for zin, hoog, maat, vet in regels)
    return float(gevonden[1]) + tekst + RUIMTE


def in_kolommen(figuren: list[Figuur]) -> tuple[tuple[Figuur, ...], tuple[Figuur, ...]]:
    """De figuren over twee kolommen, elk in hun volgorde: de eerste helft links, tenzij een andere verdeling duidelijk lager is."""
    maten, helft = [hoogte(f) for f in figuren], (len(figuren) + 1) // 2

    def hoogste(links: tuple[int, ...]) -> float:
        deel = sum(maten[i] for i in links)
        return max(deel, sum(maten) - deel)

    gewoon = tuple(range(helft))
    beste = min(((0, *rest) for rest in combinations(range(1, len(figuren)), helft - 1)), key=hoogste)
    links = gewoon if hoogste(gewoon) <= DUIDELIJK * hoogste(beste) else beste
    return tuple(figuren[i] for i in links), tuple(f for i, f in enumerate(figuren) if i not in links)
