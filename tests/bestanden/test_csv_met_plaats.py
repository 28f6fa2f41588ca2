"""Een csv uit een rekenblad: wat Excel er bij zet, verandert niets aan kop, rijen en regelnummers."""

import pytest

from integratie.bestanden.csv_met_plaats import lees_csv


@pytest.mark.parametrize(
    ("tekst", "regel"),
    [
        ("wijk,aantal\nNoord,5\n", 2),
        ("sep=;\nwijk;aantal;;\nNoord;5;;\n;;;\n", 3),
        ("# titel\nwijk;aantal\n\nNoord;5\n", 4),
        ("wijk\taantal\nNoord\t5\n", 2),
    ],
)
def test_kop_rijen_en_regelnummers(tmp_path, tekst, regel):
    (tmp_path / "a.csv").write_text(tekst, encoding="utf-8")
    _, kop, regels = lees_csv(tmp_path / "a.csv")
    assert (kop, regels) == (["wijk", "aantal"], [(regel, ["Noord", "5"])])
