"""De kleine csv-lezers: vastgoed, loop van de bevolking, burgerbevraging en huishoudens."""

import pytest

from integratie.fouten import Gegevensfout
from integratie.lezers import gsm_survey, statbel_rand, statbel_vastgoed, svr_huishoudens

VASTGOED = "statbel/vastgoedprijzen_per_gemeente_2010-2024.csv"
LOOP = "statbel/loop_van_de_bevolking_2025_rand19_overgetikt.csv"
SURVEY = "gsm/gemeente_stadsmonitor_survey_2023_per_gemeente.csv"
HUISHOUDENS = "svr/huishoudensprojecties_2010-2040.csv"


@pytest.fixture
def gewijzigd(bronmap, tmp_path):
    """Kopie van een bronbestand waarin één stuk tekst vervangen is."""

    def maak(naam: str, oud: str, nieuw: str):
        tekst = (bronmap / naam).read_bytes().decode("utf-8")
        assert oud in tekst
        pad = tmp_path / naam.rpartition("/")[2]
        pad.write_bytes(tekst.replace(oud, nieuw, 1).encode("utf-8"))
        return pad

    return maak


def test_vastgoed(bronmap):
    rijen = statbel_vastgoed.lees(bronmap / VASTGOED).set_index(["nis", "jaar", "onderwerp", "groep"])
    waarde = rijen["waarde"]
    assert waarde[("23088", 2024, "mediaanprijs", "alle_huizen")] == 350000
    assert waarde[("23088", 2024, "transacties", "appartementen")] == 227
    assert waarde[("23106", 2010, "mediaanprijs", "alle_huizen")] == 237750  # Pajottegem, al samengevoegd in de bron
    assert waarde[("02000", 2010, "mediaanprijs", "huizen_4plus")] == 267500
    assert ("02000", 2010, "transacties", "alle_huizen") not in rijen.index
    assert set(rijen["status"]) == {"bekend", "verborgen", "nvt", "ontbreekt"}


def test_vastgoed_lege_mediaan_heeft_een_reden(bronmap):
    """Tielt 2010: 17 verkochte appartementen en toch geen mediaan in de bron."""
    rijen = statbel_vastgoed.lees(bronmap / VASTGOED)
    breed = rijen.pivot(index=["nis", "jaar", "groep"], columns="onderwerp", values="waarde").dropna(
        subset="transacties"
    )
    status = (
        rijen[rijen["onderwerp"] == "mediaanprijs"].set_index(["nis", "jaar", "groep"])["status"].reindex(breed.index)
    )
    assert status[("37022", 2010, "appartementen")] == "ontbreekt"
    assert (status[breed["transacties"] == 0] == "nvt").all()
    assert (status[breed["transacties"].between(1, 15)] == "verborgen").all()


def test_loop(bronmap):
    rijen = statbel_rand.lees_loop(bronmap / LOOP).set_index(["nis", "onderwerp"])["waarde"]
    assert len(rijen) == 19 * 6
    assert rijen[("23088", "interne_uitwijking")] == 2532
    assert rijen[("24104", "internationaal_migratiesaldo")] == -98
    assert rijen[("23088", "bevolking_einde")] == 48413


def test_survey(bronmap):
    rijen = gsm_survey.lees(bronmap / SURVEY).set_index(["nis", "onderwerp"])["waarde"]
    assert len(rijen) == 299 * 21 and rijen.index.is_unique
    assert rijen[("23088", "houding_tegenover_diversiteit")] == 32
    assert rijen[("23088", "houding_te_veel_herkomsten")] == 45
    assert rijen[("23088", "vrienden_niet_belgische_herkomst")] == 34
    assert rijen[("23099", "vertrouwen_gemeentebestuur")] == 42
    assert rijen[("23088", "tevredenheid_buurt")] == 60
    assert rijen[("23088", "fier_op_gemeente")] == 44
    assert rijen[("23088", "betalingsmoeilijkheden")] == 13


def test_huishoudens(bronmap):
    rijen = svr_huishoudens.lees(bronmap / HUISHOUDENS)
    waarde = rijen.set_index(["nis", "jaar", "groep"])["waarde"]
    assert waarde[("23088", 2040, "1")] == 5897
    assert waarde[("23088", 2040, "4+")] == 5926
    assert waarde[("11001", 2010, "2")] == 2319
    verborgen = rijen[rijen["status"] == "verborgen"]
    assert set(verborgen["nis"]) == {"73028"}
    assert set(verborgen["jaar"]) == set(range(2024, 2041))


@pytest.mark.parametrize(
    ("lees", "bestand", "oud", "nieuw", "melding"),
    [
        (statbel_vastgoed.lees, VASTGOED, "p50", "mediaan", "kolom 'p50' ontbreekt"),
        (statbel_vastgoed.lees, VASTGOED, "2,02000,", "2,2000,", "kolom 'nis', rij 6 bevat '2000'"),
        (statbel_vastgoed.lees, VASTGOED, "78871.0", "<5", "kolom 'n', rij 2 bevat '<5'"),
        (
            statbel_vastgoed.lees,
            VASTGOED,
            "5,23088,alle_huizen",
            "5,62063,alle_huizen",
            "62063 staat er voor 2010 meer dan één keer",
        ),
        (statbel_vastgoed.lees, VASTGOED, "appartementen", "flats", "kolom 'type' bevat 'flats'"),
        (statbel_rand.lees_loop, LOOP, "geboorten", "births", "kolom 'geboorten' ontbreekt"),
        (statbel_rand.lees_loop, LOOP, "bevolking_01012026", "bevolking_01012025", "die van 1 januari erna"),
        (statbel_rand.lees_loop, LOOP, "23003,Beersel", "23003,Asse", "bij code 23003 staat 'Asse'; verwacht: Beersel"),
        (statbel_rand.lees_loop, LOOP, "23003,Beersel", "23002,Asse", "elk van de 19 gemeenten"),
        (gsm_survey.lees, SURVEY, "Vrijwilligerswerk", "Vrijwilligers", "kolom 'Vrijwilligerswerk' ontbreekt"),
        (gsm_survey.lees, SURVEY, "11001.0", "23106.0", "23106 is geen gemeente in dezelfde indeling als de andere"),
        (
            svr_huishoudens.lees,
            HUISHOUDENS,
            "2010,11001,1,1347",
            "2010,11001,1,1.347",
            "verwacht: gehele aantallen|kolom 'aantal'",
        ),
        (svr_huishoudens.lees, HUISHOUDENS, "2010,11001,1,", "2010,11001,5,", "'aantal_huishoudleden' bevat '5'"),
        (svr_huishoudens.lees, HUISHOUDENS, "2010,11001,1,1347\r\n", "", "één rij per grootte"),
    ],
)
def test_gewijzigd_bestand_wordt_geweigerd(gewijzigd, lees, bestand, oud, nieuw, melding):
    with pytest.raises(Gegevensfout, match=melding):
        lees(gewijzigd(bestand, oud, nieuw))


@pytest.mark.parametrize(
    ("lees", "bestand"),
    [
        (statbel_vastgoed.lees, VASTGOED),
        (statbel_rand.lees_loop, LOOP),
        (gsm_survey.lees, SURVEY),
        (svr_huishoudens.lees, HUISHOUDENS),
    ],
)
def test_afgekapt_bestand_wordt_geweigerd(bronmap, tmp_path, lees, bestand):
    inhoud = (bronmap / bestand).read_bytes()
    pad = tmp_path / bestand.rpartition("/")[2]
    pad.write_bytes(inhoud[: int(len(inhoud) * 0.6)])
    with pytest.raises(Gegevensfout):
        lees(pad)
