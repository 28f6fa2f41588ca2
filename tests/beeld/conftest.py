"""Een kleine editie met verzonnen cijfers: elke gemeente is een geval, waarvan de zin op voorhand vaststaat."""

import pandas as pd
import pytest

from integratie import gebieden, kubus
from integratie.tabel import Bron, Onderwerp, Tabel

# Inwoners (België, buurland, EU, niet-EU) in 2020 en in 2025; alle andere gemeenten tellen er 10.000, waarvan 3.000 van
# buitenlandse herkomst. De gevallen zijn klein en liggen buiten de Rand: Rand en Vlaams Gewest blijven zo op 30,0 %.
HERKOMST = {
    "Leuven": ((60, 20, 10, 10), (40, 20, 20, 30)),
    "Aarschot": ((60, 20, 10, 10), (50, 20, 20, 10)),
    "Diest": ((70, 10, 10, 10), (70, 10, 10, 10)),
    "Tienen": ((70, 10, 10, 10), (56, 14, 14, 16)),
    "Landen": ((99, 0, 0, 1), (99, 0, 0, 1)),
    "Bierbeek": ((100, 0, 0, 0), (100, 0, 0, 0)),
    "Boutersem": ((40, 20, 20, 20), (60, 10, 10, 20)),
    "Haacht": (None, (75, 5, 10, 10)),
    "Rotselaar": ((70, 10, 10, 10), (None, 10, 10, 10)),
}
NIET_BELG = {"Leuven": 20, "Aarschot": 1, "Bierbeek": 0}
NIEUWKOMERS = {
    "Leuven": (50, 40), "Aarschot": (2, 1), "Bierbeek": (0, 0), "Diest": ("verborgen", "verborgen"), "Tienen": ("geen", 12),
    "Boutersem": (40, 40),
}  # fmt: skip
THUISTAAL = {"Leuven": (30.0, 36.8), "Aarschot": (12.0, 12.3), "Diest": ("geen", 0.0), "Herstappe": (5.0, 2.0)}
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


@pytest.fixture
def proefeditie(tmp_path, monkeypatch):
    """De editie staat klaar en is de gekozen; elke gemeente zonder geval heeft de gewone cijfers."""
    groepen = ("belgisch", "buurland", "eu27", "niet_eu27")
    herkomst, niet_belg = [], []
    for nis, gemeente in gebieden.gemeenten().items():
        gewoon = ((7000, 1000, 1000, 1000),) * 2
        for jaar, aantallen in zip((2020, 2025), HERKOMST.get(gemeente.naam, gewoon), strict=True):
            if aantallen is None:
                continue
            herkomst += [
                (nis, jaar, g, "verborgen" if w is None else w) for g, w in zip(groepen, aantallen, strict=True)
            ]
            niet = NIET_BELG.get(gemeente.naam, sum(filter(None, aantallen)) // 10)
            niet_belg += [(nis, jaar, "niet_belg", niet), (nis, jaar, "belg", sum(filter(None, aantallen)) - niet)]
    tabellen = [
        _tabel("herkomst", "inwoners", herkomst),
        _tabel("nationaliteit", "inwoners", niet_belg),
        _tabel("nieuwkomers", "nieuwkomers", _paren(NIEUWKOMERS, (2019, 2024), "")),
        _tabel("thuistaal", "thuistaal_niet_nl", _paren(THUISTAAL, (2019, 2024), "basis"), optelbaar=False),
    ]
    kubus.schrijf(tmp_path / NAAM, NAAM, tabellen)
    monkeypatch.setenv("INTEGRATIE_GEGEVENS", str(tmp_path))
    monkeypatch.setenv("INTEGRATIE_EDITIE", NAAM)
    kubus.edities.cache_clear()
    yield
    kubus.edities.cache_clear()
