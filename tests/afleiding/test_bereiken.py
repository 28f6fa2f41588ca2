"""Het bereik dat een buitenstaander kan berekenen, naast alle mogelijke tabellen één voor één."""

import itertools

import numpy as np
import pytest

from integratie.afleiding import nagaan
from integratie.afleiding.bereiken import Stelsel

NAMEN = ("Noord", "Midden", "Zuid")
AANTALLEN = ("groep", "rest", "totaal")
Gezien = dict[str, dict[str, float]]


def tabel(zaad: int) -> tuple[Gezien, dict[str, int]]:
    """Drie wijken met kleine aantallen, waarvan een willekeurig deel te zien is; soms ook een aandeel zonder zijn aantallen."""
    loting = np.random.default_rng(zaad)
    totalen = loting.integers(0, 9, 3)
    groepen = [int(loting.integers(0, t + 1)) for t in totalen]
    gezien: Gezien = {naam: {} for naam in NAMEN}
    for naam, g, t in zip(NAMEN, groepen, map(int, totalen), strict=True):
        for deel, aantal in {"groep": g, "rest": t - g, "totaal": t}.items():
            if loting.random() < 0.35:
                gezien[naam][deel] = aantal
        if t and loting.random() < 0.3:
            gezien[naam]["aandeel"] = round(100 * g / t, 1)
    return gezien, {"groep": sum(groepen), "totaal": int(sum(totalen))}


def stelsel(gezien: Gezien, gemeente: dict[str, int]) -> Stelsel:
    s = Stelsel()
    for deel in AANTALLEN:
        s.som(("gemeente", deel), [(naam, deel) for naam in NAMEN])
    for naam, delen in (*gezien.items(), ("gemeente", gemeente)):
        s.som((naam, "totaal"), [(naam, "groep"), (naam, "rest")])
        for deel, waarde in delen.items():
            if deel == "aandeel":
                s.aandeel((naam, "groep"), (naam, "totaal"), waarde, 1)
            else:
                s.weet((naam, deel), waarde, waarde)
    return s


def mogelijk(gezien: dict[str, float], hoogste: int) -> list[tuple[int, int]]:
    """Elke (groep, totaal) die klopt met wat er over een wijk te lezen is."""
    uit = []
    for totaal in range(hoogste + 1):
        for groep in range(totaal + 1):
            echt = {"groep": groep, "rest": totaal - groep, "totaal": totaal}
            past = all(echt[deel] == gezien[deel] for deel in AANTALLEN if deel in gezien)
            if past and "aandeel" in gezien:
                past = abs(100 * groep - gezien["aandeel"] * totaal) <= (0.05 + 1e-9) * totaal
            uit += [(groep, totaal)] if past else []
    return uit


@pytest.mark.wisselend(5)
@pytest.mark.parametrize("eerste", range(0, 250, 25))
def test_alle_mogelijke_tabellen_geven_hetzelfde_bereik(eerste):
    """250 tabellen, van elk alle negen aantallen; gewoon een vijfde daarvan, met --volledig alle."""
    for zaad in range(eerste, eerste + 25):
        gezien, gemeente = tabel(zaad)
        kan = [mogelijk(g, gemeente["totaal"]) for g in gezien.values()]
        laatste = set(kan[2])
        hoort = np.array(
            [
                (*a, *b, *c)
                for a, b in itertools.product(kan[0], kan[1])
                if (c := (gemeente["groep"] - a[0] - b[0], gemeente["totaal"] - a[1] - b[1])) in laatste
            ]
        )
        s = stelsel(gezien, gemeente)
        assert s.klopt()
        for i, naam in enumerate(NAMEN):
            g, t = hoort[:, 2 * i], hoort[:, 2 * i + 1]
            for deel, waarden in {"groep": g, "rest": t - g, "totaal": t}.items():
                b = s.bereik((naam, deel))
                assert (b.laag, b.hoog) == pytest.approx((waarden.min(), waarden.max())), (zaad, naam, deel)


def test_gehele_getallen_laten_minder_over_dan_gewone():
    """Drie keer het ene is twee keer het andere, en samen hoogstens twaalf: als gewoon getal tot 7,2, als aantal 0, 3 of 6."""
    s = Stelsel()
    s.rij(0, 0, {"a": 3, "b": -2})
    s.rij(1, 12, {"a": 1, "b": 1})
    assert (s.bereik("b").laag, s.bereik("b").hoog) == (3, 6)


def test_wat_elkaar_tegenspreekt_klopt_niet():
    s = Stelsel()
    s.som("totaal", ["a", "b"])
    for naam, aantal in {"totaal": 5, "a": 3, "b": 3}.items():
        s.weet(naam, aantal, aantal)
    assert not s.klopt()


def test_een_tabel_van_het_register_zonder_kolom_van_het_geheel_is_even_goed_te_lezen(tmp_path, monkeypatch):
    """Wie 100 aankomsten en 97 mannen leest, kent de 3 vrouwen, ook als er niet bij staat waarvan ze deel zijn."""
    monkeypatch.setattr("platformdirs.user_cache_path", lambda _: tmp_path / "geheugen")
    pad = tmp_path / "uit" / "23088-vilvoorde" / "tabel.csv"
    pad.parent.mkdir(parents=True)
    pad.write_text("Geslacht bij aankomst;2024;2025\naankomsten;100;90\nman;97;50\nvrouw;n.b.;40\n", encoding="utf-8")
    (lek,) = nagaan.ga_na([pad.parents[1]]).lekken
    assert (lek.cel, lek.laag, lek.hoog) == ("vrouw, 2024", 3, 3)
