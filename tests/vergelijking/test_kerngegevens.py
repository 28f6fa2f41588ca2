"""De keuring: een kapotte gemeente mislukt met één zin, de andere blijven heel."""

import pytest

from integratie import gebieden, vergelijking
from integratie.fouten import Gegevensfout


@pytest.mark.parametrize("peiljaar", [2000, 2011, 2016, 2025, 2026])
def test_de_ingebedde_gegevens_doorstaan_de_keuring(peiljaar):
    for nis in gebieden.gemeenten():
        vergelijking.controleer(nis, peiljaar)


def _zet(rijen, waar, waarde, status="bekend"):
    return rijen.assign(waarde=rijen["waarde"].mask(waar, waarde), status=rijen["status"].mask(waar, status))


@pytest.mark.parametrize(
    ("stuk", "zin"),
    [
        (lambda t, r: r[~((r["nis"] == "23094") & (r["jaar"] == 2025))], "geen volledig aantal inwoners"),
        (lambda t, r: r[~((r["nis"] == "23094") & (r["groep"] == "eu27"))], "geen volledig aantal inwoners"),
        (
            lambda t, r: _zet(r, (r["nis"] == "23094") & (r["jaar"] == 2025), float("nan"), "ontbreekt"),
            "geen volledig aantal inwoners",
        ),
        (
            lambda t, r: _zet(r, (r["nis"] == "23094") & (r["jaar"] == 2025) & (r["groep"] == "eu27"), -5.0),
            "onmogelijke waarde -5",
        ),
        (
            lambda t, r: (
                r
                if t == "nationaliteit"
                else _zet(r, (r["nis"] == "23094") & (r["jaar"] == 2024) & (r["groep"] == "eu27"), 99999.0)
            ),
            "in 2024 geeft herkomst",
        ),
    ],
)
def test_een_kapotte_gemeente_mislukt_met_een_zin_en_de_andere_blijven_heel(editie, stuk, zin):
    naam = editie(stuk)
    with pytest.raises(Gegevensfout, match=zin) as fout:
        vergelijking.controleer("23094", 2025, naam)
    assert "Zaventem (23094)" in str(fout.value)
    vergelijking.controleer("23088", 2025, naam)


def test_een_fout_van_later_raakt_een_vroeger_peiljaar_niet(editie):
    naam = editie(lambda t, r: _zet(r, (r["nis"] == "23094") & (r["jaar"] == 2025) & (r["groep"] == "niet_eu27"), -1.0))
    vergelijking.controleer("23094", 2016, naam)


def test_percentage_boven_honderd_en_werkzoekenden_die_niet_sommeren(editie):
    def verander(tabel, rijen):
        if tabel == "thuistaal":
            return _zet(rijen, (rijen["nis"] == "23094") & (rijen["jaar"] == 2020), 622.0)
        return _zet(rijen, (rijen["nis"] == "23047") & (rijen["jaar"] == 2020) & (rijen["onderwerp"] == "wzw"), 1.0)

    naam = editie(
        lambda t, r: verander(t, r) if t in ("thuistaal", "werkzoekenden") else r,
        ("herkomst", "thuistaal", "werkzoekenden"),
    )
    with pytest.raises(Gegevensfout, match="thuistaal heeft in 2020 voor thuistaal_niet_nl de onmogelijke waarde 622"):
        vergelijking.controleer("23094", 2025, naam)
    with pytest.raises(Gegevensfout, match="wzw"):
        vergelijking.controleer("23047", 2025, naam)
    vergelijking.controleer("23088", 2025, naam)
