"""Het bereik dat een buitenstaander kan berekenen, naast alle mogelijke tabellen één voor één."""

import itertools

import numpy as np
import pytest

from integratie.afleiding.bereiken import AANTALLEN, Model
from integratie.afleiding.waarnemingen import Gebied, Reeks

NAMEN = ("Noord", "Midden", "Zuid")


def tabel(zaad: int) -> tuple[Reeks, dict[str, float]]:
    """Drie wijken met kleine aantallen, waarvan een willekeurig deel te zien is; soms ook een aandeel zonder zijn aantallen."""
    loting = np.random.default_rng(zaad)
    totalen = loting.integers(0, 9, 3)
    groepen = [int(loting.integers(0, t + 1)) for t in totalen]
    reeks = Reeks("proef.csv", "Proef, 2025")
    for naam, g, t in zip(NAMEN, groepen, map(int, totalen), strict=True):
        gebied = reeks.gebieden[naam] = Gebied(naam)
        for deel, aantal in {"groep": g, "rest": t - g, "totaal": t}.items():
            if loting.random() < 0.35:
                gebied.gezien[deel] = (float(aantal), 0, "proef.csv")
        if t and loting.random() < 0.3:
            gebied.gezien["aandeel"] = (round(100 * g / t, 1), 1, "proef.csv")
    return reeks, {"groep": float(sum(groepen)), "totaal": float(sum(totalen))}


def mogelijk(gebied: Gebied, hoogste: int) -> list[tuple[int, int]]:
    """Elke (groep, totaal) die klopt met wat er over een wijk te lezen is."""
    uit = []
    for totaal in range(hoogste + 1):
        for groep in range(totaal + 1):
            echt = {"groep": groep, "rest": totaal - groep, "totaal": totaal}
            past = all(echt[deel] == gebied.gezien[deel][0] for deel in AANTALLEN if deel in gebied.gezien)
            if past and "aandeel" in gebied.gezien:
                past = abs(100 * groep - gebied.gezien["aandeel"][0] * totaal) <= (0.05 + 1e-9) * totaal
            uit += [(groep, totaal)] if past else []
    return uit


@pytest.mark.wisselend(5)
@pytest.mark.parametrize("eerste", range(0, 250, 25))
def test_alle_mogelijke_tabellen_geven_hetzelfde_bereik(eerste):
    """250 tabellen, van elk alle negen aantallen; gewoon een vijfde daarvan, met --volledig alle."""
    for zaad in range(eerste, eerste + 25):
        reeks, gemeente = tabel(zaad)
        groep, totaal = int(gemeente["groep"]), int(gemeente["totaal"])
        kan = [mogelijk(g, totaal) for g in reeks.gebieden.values()]
        laatste = set(kan[2])
        tabellen = [
            (*a, *b, *c)
            for a, b in itertools.product(kan[0], kan[1])
            if (c := (groep - a[0] - b[0], totaal - a[1] - b[1])) in laatste
        ]
        hoort = np.array(tabellen)
        model = Model(reeks, gemeente)
        assert model.klopt()
        for i, naam in enumerate(NAMEN):
            g, t = hoort[:, 2 * i], hoort[:, 2 * i + 1]
            for deel, waarden in {"groep": g, "rest": t - g, "totaal": t}.items():
                b = model.bereik(naam, deel)
                assert (b.laag, b.hoog) == pytest.approx((waarden.min(), waarden.max())), (zaad, naam, deel)
