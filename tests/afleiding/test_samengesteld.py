"""Welke plaatsen een samengestelde naam noemt, zoals een lezer hem leest."""

import pytest

from integratie.afleiding.plaatsen import Namen, Som

VILVOORDE, TERVUREN, GRIMBERGEN = "23088-vilvoorde", "24104-tervuren", "23025-grimbergen"


@pytest.mark.parametrize(
    ("map_", "naam", "plus", "min_"),
    [
        (VILVOORDE, "Broek + Kassei", {"23088W01", "23088W05"}, ()),
        (VILVOORDE, "Noord (Kassei + Broek)", {"23088W01", "23088W05"}, ()),
        (VILVOORDE, "Broek, Kassei en Houtem samen", {"23088W01", "23088W04", "23088W05"}, ()),
        (VILVOORDE, "Overige wijken (Kassei + 23088W01)", {"23088W01", "23088W05"}, ()),
        (VILVOORDE, "Vilvoorde zonder Broek", {"23088"}, ("23088W01",)),
        (GRIMBERGEN, "Noord (Beigem & Kouters Noord + Strombeek & Hellebeek)", {"Beigem & Kouters Noord", "Strombeek & Hellebeek"}, ()),
        (TERVUREN, "Zuid (Vossem Zuid + Vossem-Zuid)", {"24104W15", "24104W16"}, ()),
    ],
)  # fmt: skip
def test_een_naam_is_de_som_van_zijn_delen(map_, naam, plus, min_):
    """Ook met een & in de naam van een wijk, en met twee wijken die op een koppelteken na gelijk heten."""
    namen = Namen(map_, "wijk")
    plus = {code if code[0].isdigit() else namen.plaats(code) for code in plus}
    assert len(plus) > 1 or min_
    plaats = namen.plaats(naam)
    assert namen.sommen == [Som(plaats, tuple(namen.sommen[0].plus), min_)] and set(namen.sommen[0].plus) == plus


def test_wie_dezelfde_delen_heeft_is_dezelfde_plaats():
    namen = Namen(VILVOORDE, "wijk")
    assert len({namen.plaats(x) for x in ("Noord (Broek + Kassei)", "Kassei + Broek", "Kassei en Broek samen")}) == 1
    assert namen.plaats("Noord (iets anders)") == f"{VILVOORDE}|Noord (iets anders)"


def test_een_samengesteld_gebied_telt_niet_mee_in_de_gemeente():
    """De gemeente is de som van haar wijken, ook de ongenoemde; "Overige wijken (A + B)" is geen rest."""
    namen = Namen(VILVOORDE, "wijk")
    plaatsen = namen.tabel(["Overige wijken (Broek + Kassei)", "Broek", "Kassei", "Houtem"])
    (gemeente,) = (som for som in namen.sommen if som.totaal == "23088")
    assert set(gemeente.plus) == {f"23088W0{i}" for i in range(1, 9)} and len(gemeente.plus) == 8
    assert plaatsen["Overige wijken (Broek + Kassei)"] not in gemeente.plus
