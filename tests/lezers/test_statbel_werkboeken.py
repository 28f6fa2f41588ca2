"""Werkboeken van Statbel in de gedocumenteerde opmaak; zelfgemaakte bestanden, want een ruw voorbeeld is er niet."""

import pytest
import zelfgemaakt

from integratie.fouten import Gegevensfout
from integratie.lezers import statbel_achtergrond, statbel_loop_werkboek, statbel_sectoren


def test_loop_van_alle_jaren_en_gemeenten(tmp_path):
    rijen = statbel_loop_werkboek.lees(zelfgemaakt.loop(tmp_path / "pop1992-mov_fr.xlsx"))
    per_jaar = rijen.groupby("jaar")["nis"].nunique()
    assert per_jaar.to_dict() == {
        2017: 327,
        2018: 319,
        2023: 319,
        2024: 304,
    }  # het blad vóór een fusie heeft al de nieuwe codes
    assert rijen.groupby("jaar")["indeling"].first().to_dict()[2024] == 2025
    een = rijen[(rijen["nis"] == "23088") & (rijen["jaar"] == 2023)].set_index("onderwerp")["waarde"]
    assert een[["geboorten", "overlijdens", "interne_inwijking", "internationaal_migratiesaldo"]].tolist() == [
        120,
        108,
        500,
        4,
    ]
    assert een["bevolking_einde"] == 12_000 + 12 + 24 - 1


def _wijzig(rij, kolom, waarde):
    def pas_aan(jaar, rijen):
        rijen[rij][kolom] = waarde
        return rijen

    return pas_aan


@pytest.mark.parametrize(
    ("pas_aan", "melding"),
    [
        (_wijzig(10, 5, 99), r"cel F11 \(.*\) is 99, \+87 tegenover de som"),
        (_wijzig(10, 3, "<5"), r"cel D11 \(.*\) bevat '<5'; verwacht: een geheel aantal"),
        (_wijzig(10, 3, None), "bevat niets .samengevoegde cellen"),
        (_wijzig(10, 3, -20), "geheel aantal vanaf 0"),
        (_wijzig(10, 22, 5), "tegenover de som van zijn delen"),
        (_wijzig(3, 3, "DECES"), r"cel D4: de kop is '.*deces'; verwacht: naissances of geboorten"),
        (lambda jaar, rijen: [*rijen[:8], rijen[7], *rijen[8:]], "meer dan één keer"),
        (lambda jaar, rijen: [rij[:20] for rij in rijen], "25 kolommen"),
    ],
)
def test_loop_die_niet_klopt(tmp_path, pas_aan, melding):
    with pytest.raises(Gegevensfout, match=melding):
        statbel_loop_werkboek.lees(zelfgemaakt.loop(tmp_path / "loop.xlsx", (2023,), pas_aan))


def test_achtergrond_vult_namen_aan(tmp_path):
    rijen = statbel_achtergrond.lees(zelfgemaakt.achtergrond(tmp_path / "h.xlsx"))
    assert len(rijen) == 319 * 3 * 3 * 2
    een = rijen[(rijen["nis"] == "23088") & (rijen["leeftijd"] == "65+") & (rijen["geslacht"] == "vrouw")]
    assert een.set_index("groep")["waarde"].to_dict() == {
        "belg_belgische_achtergrond": 105,
        "belg_buitenlandse_achtergrond": 47,
        "niet_belg": 70,
    }


@pytest.mark.parametrize(
    ("rij", "kolom", "waarde", "melding"),
    [(6, 1, "Code", "verwacht: Woonplaats, NIS-code"), (20, 6, 1, "een som die sluit"), (20, 4, "x", "bevat 'x'")],
)
def test_achtergrond_die_niet_klopt(tmp_path, rij, kolom, waarde, melding):
    def pas_aan(rijen):
        rijen[rij][kolom] = waarde
        return rijen

    with pytest.raises(Gegevensfout, match=melding):
        statbel_achtergrond.lees(zelfgemaakt.achtergrond(tmp_path / "h.xlsx", pas_aan=pas_aan))


def test_sector_hoort_bij_de_gemeente_van_het_bestand(tmp_path):
    rijen = statbel_sectoren.lees(zelfgemaakt.sectoren(tmp_path / "OPENDATA_SECTOREN_2024.zip"))
    vilvoorde = rijen[rijen["nis"] == "23088"].set_index("groep")["waarde"].to_dict()
    assert vilvoorde == {"23088A00-": 700, "23047B1AA": 300}
    assert set(rijen.loc[rijen["groep"] == "11007A00-", "nis"]) == {"11002"}  # Borsbeek is nu Antwerpen
    assert rijen["waarde"].sum() == 319 * 1000


def test_sectoren_hernoemd_bestand_haalt_het_jaar_uit_de_zip(tmp_path):
    rijen = statbel_sectoren.lees(zelfgemaakt.sectoren(tmp_path / "download.bin"))
    assert set(rijen["jaar"]) == {2024}


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"extra": ["23088|23088A00-|5|X"]}, "23088A00- staat er meer dan één keer"),
        ({"extra": ["23088|2388|5|X"]}, "'2388'; verwacht: negen tekens"),
        ({"extra": ["23088|23088C00-|-5|X"]}, "'TOTAL' bevat -5"),
        ({"extra": ["23088|23088C00-|1.000|X"]}, "bevat '1.000'"),
        ({"kop": ("CD_REFNIS", "CD_SECTOR", "AANTAL", "TX")}, "kolom 'TOTAL' ontbreekt"),
    ],
)
def test_sectoren_die_niet_kloppen(tmp_path, anders, melding):
    with pytest.raises(Gegevensfout, match=melding):
        statbel_sectoren.lees(zelfgemaakt.sectoren(tmp_path / "s.zip", **anders))
