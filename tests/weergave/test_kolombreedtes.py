"""De breedte van kolommen: geen woord breekt zolang er plaats is, en wat over is gaat naar de lange teksten."""

import pytest
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from integratie.weergave import kolombreedtes

KOP = ("Indicator", "Jaar", "Vlaanderen")
RIJEN = [KOP, ("Aandeel inwoners van buitenlandse herkomst, naar nationaliteit bij de geboorte", "1-1-2025", "28,1 %")]


def breed(woord: str, grootte: float, vet: bool) -> float:
    """Hoe breed matplotlib een woord in DejaVu meet."""
    letter = FontProperties(family="DejaVu Sans", weight="bold" if vet else "normal", size=100)
    return text_to_path.get_text_width_height_descent(woord, letter, False)[0] * grootte / 100


@pytest.mark.parametrize("grootte", [8, 18])
def test_elk_woord_past_op_een_regel_van_zijn_kolom(grootte):
    kolommen = kolombreedtes.breedtes(RIJEN, 60 * grootte, grootte, 8)
    assert sum(kolommen) == pytest.approx(60 * grootte)
    for nummer, rij in enumerate(RIJEN):
        for cel, kolom in zip(rij, kolommen, strict=True):
            assert all(breed(woord, grootte, vet=nummer == 0) <= kolom - 8 for woord in cel.split(" "))


def test_de_langste_tekst_krijgt_wat_over_is():
    kolommen = kolombreedtes.breedtes(RIJEN, 470, 8, 8)
    assert kolommen[0] > 2 * kolommen[1] and kolommen[0] > 2 * kolommen[2]


def test_woorden_die_niet_passen_worden_gemeld():
    smal = [("Openbare veiligheid", "Tewerkstelling"), ("x", "y")]
    assert not kolombreedtes.woorden_passen(smal, 100, 18, 12) and kolombreedtes.woorden_passen(smal, 400, 18, 12)
    assert sum(kolombreedtes.breedtes(smal, 100, 18, 12)) == pytest.approx(100)


def test_een_samengesteld_woord_breekt_na_zijn_streepje_en_een_datum_niet():
    woord = [("kop",), ("onderwijskansarmoede-indicator",)]
    datum = [("kop",), ("01-01-2025-01-01-2026-01-01-2027",)]
    plaats = breed("onderwijskansarmoede-", 8, vet=False) * 1.1
    assert kolombreedtes.woorden_passen(woord, plaats, 8, 0) and not kolombreedtes.woorden_passen(datum, plaats, 8, 0)
