"""Een kleine editie met verzonnen cijfers: elke gemeente is een geval, waarvan de zin op voorhand vaststaat."""

import pandas as pd
import pytest

from integratie import gebieden
from integratie.opslag import edities
from integratie.tabel import Bron, Onderwerp, Tabel

# Inwoners (België, buurland, EU, niet-EU) in 2020 en in 2025, met een rechte ertussen; alle andere gemeenten tellen er 10.000, waarvan 3.000
# van buitenlandse herkomst. De gevallen liggen buiten de Rand en zijn klein naast het geheel: Rand en Vlaams Gewest blijven zo op 30,0 %, maar
# elk geval telt genoeg mensen om een verschil te mogen zeggen, behalve waar het dat net niet mag.
HERKOMST = {
    "Leuven": ((1200, 400, 200, 200), (800, 400, 400, 600)),
    "Aarschot": ((1200, 400, 200, 200), (1000, 400, 400, 200)),
    "Diest": ((1400, 200, 200, 200), (1400, 200, 200, 200)),
    "Tienen": ((1400, 200, 200, 200), (1120, 280, 280, 320)),
    "Landen": ((1999, 0, 0, 1), (1999, 0, 0, 1)),
    "Bierbeek": ((2000, 0, 0, 0), (2000, 0, 0, 0)),
    "Boutersem": ((800, 400, 400, 400), (1200, 200, 200, 400)),
    "Haacht": (None, (1500, 100, 200, 200)),
    "Rotselaar": ((1400, 200, 200, 200), (None, 200, 200, 200)),
    "Zoutleeuw": ((140, 20, 20, 20), (138, 20, 20, 22)),
    "Herstappe": ((60, 20, 0, 0), (55, 20, 0, 0)),
}
NIET_BELG = {"Leuven": 400, "Aarschot": 1, "Bierbeek": 0, "Landen": 1}
NIEUWKOMERS = {
    "Leuven": (500, 200),
    "Aarschot": (2, 1),
    "Bierbeek": (0, 0),
    "Diest": ("verborgen", "verborgen"),
    "Tienen": ("geen", 12),
    "Boutersem": (40, 40),
    "Haacht": (39, 28),
    "Rotselaar": (40, 41),
    "Zoutleeuw": (12, 6),
}
THUISTAAL = {
    "Leuven": (30.0, 36.8),
    "Aarschot": (12.0, 12.3),
    "Diest": ("geen", 0.0),
    "Landen": (20.0, 21.0),
    "Herstappe": (5.0, 2.0),
}
GEWOON_THUIS = (20.0, 25.0)
NAAM = "zinnenproef"


def _tabel(naam: str, onderwerp: str, rijen: list[tuple], optelbaar: bool = True) -> Tabel:
    bron = Bron(
        naam, "Proef", "Niemand", "geen", "1 januari", "1", {onderwerp: Onderwerp("Proef", "inwoners", optelbaar)}
    )
    cellen = [
        (nis, jaar, onderwerp, groep, None if isinstance(w, str) else w, w if isinstance(w, str) else "bekend")
        for nis, jaar, groep, w in rijen
    ]
    return Tabel(bron, pd.DataFrame(cellen, columns=["nis", "jaar", "onderwerp", "groep", "waarde", "status"]))


def _paren(gevallen: dict, jaren: tuple[int, int], groep: str) -> list[tuple]:
    return [
        (gebieden.zoek(g).nis, j, groep, w) for g, paar in gevallen.items() for j, w in zip(jaren, paar, strict=True)
    ]


def _ertussen(toen: float | str | None, nu: float | str | None) -> list[float | str | None]:
    """Zes jaren op een rechte: zonder beide uiteinden is er alleen het uiteinde zelf, de rest verborgen."""
    if isinstance(toen, str | None) or isinstance(nu, str | None):
        return [toen, None, None, None, None, nu]
    return [toen + stap * (nu - toen) / 5 for stap in range(6)]


def _herkomst() -> tuple[list[tuple], list[tuple]]:
    """De rijen van herkomst en van nationaliteit."""
    groepen, gewoon = ("belgisch", "buurland", "eu27", "niet_eu27"), ((7000, 1000, 1000, 1000),) * 2
    herkomst, niet_belg = [], []
    for nis, gemeente in gebieden.gemeenten().items():
        toen, nu = HERKOMST.get(gemeente.naam, gewoon)
        paden = zip(*(_ertussen(*paar) for paar in zip(toen or nu, nu, strict=True)), strict=True)
        for jaar, aantallen in enumerate(paden, 2020):
            if toen is None and jaar < 2025:
                continue
            herkomst += [
                (nis, jaar, g, "verborgen" if w is None else w) for g, w in zip(groepen, aantallen, strict=True)
            ]
            samen = sum(filter(None, aantallen))
            niet = NIET_BELG.get(gemeente.naam, samen // 10)
            niet_belg += [(nis, jaar, "niet_belg", niet), (nis, jaar, "belg", samen - niet)]
    return herkomst, niet_belg


def _thuistaal() -> list[tuple]:
    """Elke gemeente zonder geval ging van 20 naar 25 %."""
    return [
        (nis, jaar, "basis", "geen" if w is None else w)
        for nis, gemeente in gebieden.gemeenten().items()
        for jaar, w in enumerate(_ertussen(*THUISTAAL.get(gemeente.naam, GEWOON_THUIS)), 2019)
    ]


@pytest.fixture(scope="session")
def proefmap(tmp_path_factory):
    """De map met de proefeditie, één keer geschreven."""
    map_, (herkomst, niet_belg) = tmp_path_factory.mktemp("edities"), _herkomst()
    tabellen = [
        _tabel("herkomst", "inwoners", herkomst),
        _tabel("nationaliteit", "inwoners", niet_belg),
        _tabel("nieuwkomers", "nieuwkomers", _paren(NIEUWKOMERS, (2019, 2024), "")),
        _tabel("thuistaal", "thuistaal_niet_nl", _thuistaal(), optelbaar=False),
    ]
    edities.schrijf(map_ / NAAM, NAAM, tabellen)
    return map_


@pytest.fixture
def proefeditie(proefmap, monkeypatch):
    """De editie staat klaar en is de gekozen; elke gemeente zonder geval heeft de gewone cijfers."""
    monkeypatch.setenv("INTEGRATIE_GEGEVENS", str(proefmap))
    monkeypatch.setenv("INTEGRATIE_EDITIE", NAAM)
    edities.edities.cache_clear()
    yield
    edities.edities.cache_clear()
