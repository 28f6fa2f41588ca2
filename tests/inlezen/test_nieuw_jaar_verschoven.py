"""Een jaar dat de editie nog niet heeft: verschoven rijen en een andere eenheid worden geweigerd, een kopie wordt gemeld, een echt jaar komt erin."""

import csv
import io

import bronbestanden
import numpy as np
import pytest

from integratie import gebieden
from integratie.fouten import Gegevensfout
from integratie.inlezen import nieuw_jaar, nieuwe_editie
from integratie.lezers.lading import Lading
from integratie.opslag import edities

EDITIE = "2026-11"
VAN, NAAR = (
    2023,
    2025,
)  # de cijfers van het ene jaar, als die van een jaar dat er nog niet is: 2024 verschilt ervan zoals elk jaar
REEKSEN = [
    ("nieuwkomers", "nieuwkomers"),
    ("werkzoekendengraad", "werkzoekendengraad"),
    ("thuistaal", "thuistaal_niet_nl"),
]


def _keur(tabel, onderwerp, wijzig=lambda waarden: waarden, van=VAN):
    """Leg het jaar `van` van één reeks, na `wijzig(waarden)`, als nieuw jaar naast de editie."""
    bewaard = edities.lees(tabel, EDITIE)
    groep = bewaard.loc[bewaard["onderwerp"] == onderwerp, "groep"].iloc[0]
    rijen = bewaard[(bewaard["onderwerp"] == onderwerp) & (bewaard["groep"] == groep) & (bewaard["jaar"] == van)]
    rijen = rijen[rijen["waarde"].notna() & ~rijen["nis"].isin([gebieden.VLAAMS_GEWEST])].reset_index(drop=True)
    rijen = rijen.assign(jaar=NAAR, waarde=wijzig(rijen["waarde"].to_numpy().copy()))
    return nieuw_jaar.keur(Lading(tabel, rijen), "w.csv", bewaard, EDITIE)


def _vanaf_dertig(waarden, rijen):
    waarden[30:] = np.roll(waarden[30:], rijen)
    return waarden


@pytest.mark.parametrize(("tabel", "onderwerp"), REEKSEN)
def test_een_echt_jaar_geeft_geen_melding(tabel, onderwerp):
    assert _keur(tabel, onderwerp) == []


@pytest.mark.parametrize("rijen", [1, -1, 3])
@pytest.mark.parametrize(("tabel", "onderwerp"), REEKSEN)
def test_een_verschoven_stuk(tabel, onderwerp, rijen):
    """Vanaf de dertigste rij staat elk cijfer enkele rijen verder; de som blijft dezelfde."""
    with pytest.raises(
        Gegevensfout,
        match=rf"^w\.csv: {onderwerp}.* in 2025; .* verwacht: elk cijfer bij zijn eigen gemeente \(een rij",
    ):
        _keur(tabel, onderwerp, lambda waarden: _vanaf_dertig(waarden, rijen))


@pytest.mark.parametrize("maal", [10, 0.1, 1000])
@pytest.mark.parametrize(("tabel", "onderwerp"), REEKSEN)
def test_een_andere_eenheid(tabel, onderwerp, maal):
    with pytest.raises(Gegevensfout, match="keer zoveel; verwacht: dezelfde eenheid"):
        _keur(tabel, onderwerp, lambda waarden: waarden * maal)


def test_cijfers_die_op_geen_ander_jaar_lijken_geven_een_melding():
    """Elke gemeente ongeveer evenveel, zoals in een verzonnen bestand: geen andere eenheid, wel de vraag of het dezelfde cijfers zijn."""
    (melding,) = _keur("nieuwkomers", "nieuwkomers", lambda waarden: 5000.0 + np.arange(len(waarden)))
    assert (
        melding.startswith("Let op: w.csv: nieuwkomers geeft 5000 ")
        and "Kijk na of het dezelfde cijfers zijn." in melding
    )


@pytest.mark.parametrize(("tabel", "onderwerp"), REEKSEN)
def test_een_kopie_van_een_ander_jaar(tabel, onderwerp):
    melding = f"Let op: in w.csv zijn de cijfers van 2025 voor {tabel} die van 2024. Kijk na of het jaartal juist is."
    assert _keur(tabel, onderwerp, van=2024) == [melding]


def _bestand(bronmap, doel, wijzig=lambda cijfers: cijfers):
    """De nieuwkomers van provincies.incijfers.be met één jaar: gemeente en cijfer van `VAN`, na `wijzig(cijfers)`."""
    tekst = (bronmap / "pinc/nieuwkomers - gemeenten.csv").read_text(encoding="utf-8-sig")
    kop, *rijen = csv.reader(io.StringIO(tekst), delimiter=";")
    cijfers = wijzig([rij[kop.index(f"nieuwkomers|{VAN}")] for rij in rijen])
    uit = io.StringIO()
    nieuw = [[rij[0], cijfer] for rij, cijfer in zip(rijen, cijfers, strict=True)]
    csv.writer(uit, delimiter=";").writerows([["gemeenten", f"nieuwkomers|{NAAR}"], *nieuw])
    doel.write_text(uit.getvalue(), encoding="utf-8")
    return doel


def test_een_verschoven_bestand_verandert_niets_en_een_goed_komt_erin(opslag, bronmap, tmp_path):
    """Vilvoorde had in 2023 369 nieuwkomers (provincies.incijfers.be)."""
    if not bronbestanden.zijn_uittreksels(bronmap):
        with pytest.raises(Gegevensfout, match=r"^w\.csv: nieuwkomers .*een rij verschoven"):
            nieuwe_editie.lees_in([_bestand(bronmap, tmp_path / "w.csv", lambda c: c[:30] + c[-1:] + c[30:-1])])
        assert edities.kies_editie() == EDITIE
    nieuwe_editie.lees_in([_bestand(bronmap, tmp_path / "goed.csv")])
    rijen = edities.lees("nieuwkomers")
    rijen = rijen[(rijen["nis"] == "23088") & (rijen["jaar"] == NAAR) & (rijen["onderwerp"] == "nieuwkomers")]
    assert rijen["waarde"].tolist() == [369]
