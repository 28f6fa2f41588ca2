"""Wat niet op een A4 past, valt achteraan weg: nooit half, en nooit het eerste."""

import integratie as ig
from integratie.blok.onderdelen import lijst, met_inhoud
from integratie.blok.tekst import tekst
from integratie.blok.vierblad import Hoofdpunt, Kerngetal, Staaf
from integratie.vierblad import passende_teksten

HERSTAPPE = "73028"
VILVOORDE, HALLE = "23088", "23027"  # naast 18 gemeenten van de Rand, en 32 van het arrondissement
ZIN = "In 2024 zochten 1.629 inwoners werk, dat is minder dan in 2019. "


def _punten(zinnen: int) -> list[Hoofdpunt]:
    return [Hoofdpunt(tekst(f"Punt {i}"), tekst(ZIN * zinnen), "Scholen", tekst(ZIN)) for i in range(5)]


def test_korte_punten_blijven_alle_vijf():
    punten = _punten(2)
    assert passende_teksten.hoofdpunten(punten, VILVOORDE) == tuple(punten)


def test_past_het_dan_nog_niet_dan_blijven_de_zwaarste():
    punten = [
        Hoofdpunt(tekst(f"Punt {i}"), tekst("Een lange zin zonder einde " * 20), "Scholen", tekst(ZIN))
        for i in range(5)
    ]
    over = passende_teksten.hoofdpunten(punten, VILVOORDE)
    assert 1 <= len(over) < 5 and over == tuple(punten[: len(over)])


def test_een_lange_lijst_naast_de_kaart_laat_minder_over():
    over = {nis: passende_teksten.hoofdpunten(_punten(8), nis) for nis in (VILVOORDE, HALLE)}
    lengte = {nis: sum(len(str(p.kern)) for p in punten) for nis, punten in over.items()}
    assert lengte[HALLE] < lengte[VILVOORDE]


def test_zes_gewone_kerngetallen_passen_naast_de_rand():
    staven = tuple(Staaf(naam, 1.0, tekst("64,2 %")) for naam in ("Vilvoorde", "Rand", "Vlaanderen"))
    getallen = [
        Kerngetal(
            tekst("64,2 %"), "buitenlandse herkomst, 2025", tekst("+7,6 procentpunt sinds 2020"), "aandeel", staven
        )
    ] * 6
    assert len(passende_teksten.kerngetallen(getallen, VILVOORDE)) == 6


def test_het_slot_blijft_onder_zijn_hoogte():
    veel = lijst([ZIN * 2] * 12)
    over = passende_teksten.slotlijst("onbekend", veel)
    assert 3 <= len(over.punten) < 12 and over.punten == veel.punten[: len(over.punten)]


def test_weinig_rijen_en_beelden_staan_samen_op_een_blad():
    """Herstappe heeft 78 inwoners (Statbel, 2026): een handvol rijen en één beeld."""
    themas = ["tewerkstelling", "onderwijs", "inburgering", "samenleven", "context"]
    samen = {}
    for nis in (HERSTAPPE, VILVOORDE):
        blokken = (ig.themarijen(nis, 2026, themas), ig.beelden(nis, 2026), ig.slot(nis, 2026))
        samen[nis] = passende_teksten.past_samen([deel for blok in blokken for deel in met_inhoud(blok)])
    assert samen == {HERSTAPPE: True, VILVOORDE: False}
