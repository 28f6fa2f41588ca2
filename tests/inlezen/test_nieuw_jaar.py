"""De uitgave van een jaar later, van elke soort bestand: herkend, ingelezen, en overal staat het nieuwe jaar."""

import datetime
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "lezers"))
import nieuwjaar
from nieuwjaar_platform import VILVOORDE
from opdrachtregel import integratie, programma

from integratie.cli import main
from integratie.inlezen import bronnenoverzicht, nieuwe_editie
from integratie.lezers import soorten
from integratie.opslag import edities

PROJECT = Path(__file__).parents[2]
ZONDER_JAREN = ("svr_huishoudens",)  # deze uitgave heet naar haar editie, niet naar haar jaren
HELE_REEKS = ("statbel_herkomst", "statbel_nationaliteit", "svr_huishoudens")  # van het vorige bestand blijft geen rij


def test_elke_soort_die_een_tabel_vult_heeft_haar_nieuwe_jaar():
    gemaakt = {naam.partition(":")[0] for naam in nieuwjaar.MAKERS}
    assert gemaakt == {naam for naam, soort in soorten.soorten().items() if soort.tabellen}


@pytest.mark.wisselend(10)
@pytest.mark.parametrize("naam", nieuwjaar.MAKERS)
def test_een_nieuw_jaar_komt_in_de_cijfers_de_teksten_en_het_overzicht(opslag, bronmap, tmp_path, naam):
    """Elke dag één soort op tien, met `--volledig` alle."""
    pad, (tabel, jaar, onderwerp, groep, waarde) = nieuwjaar.MAKERS[naam](bronmap, tmp_path)
    assert soorten.herken(pad).naam == naam.partition(":")[0]
    voor = edities.bronnen("2026-11").get(tabel)
    assert nieuwe_editie.lees_in([pad]).editie == edities.kies_editie()
    rijen = edities.lees(tabel)
    rijen = rijen[(rijen["nis"] == VILVOORDE) & (rijen["jaar"] == jaar) & (rijen["onderwerp"] == onderwerp)]
    assert waarde in set(rijen.loc[rijen["groep"] == groep, "waarde"])
    bron = edities.bronnen()[tabel]
    vorige = set() if voor is None or naam in HELE_REEKS else set(voor.bestanden.items())
    assert set(bron.bestanden.items()) == vorige | {(pad.name, edities.sha256(pad))}
    assert str(jaar) in bron.uitgave or naam in ZONDER_JAREN
    stand = next(r for r in bronnenoverzicht.bronnen(vandaag=datetime.date(2026, 11, 29)) if r["tabel"] == tabel)
    assert next(r["laatste_jaar"] for r in stand["per_onderwerp"] if r["onderwerp"] == onderwerp) == jaar


@pytest.mark.wisselend(2)
@pytest.mark.parametrize(
    "namen", [("statbel_structuur", "gsm_werkboek: register"), ("statbel_inwoners", "statbel_leeftijd3")], ids="-".join
)
def test_twee_opdrachten_van_een_nieuw_bestand_tot_verse_rapporten(opslag, bronmap, tmp_path, capsys, namen):
    """De rapporten gaan tot het nieuwe jaar, en de controle vindt niets; met drie leeftijdsklassen is de piramide een jaar ouder. Elke dag één van de twee, met `--volledig` beide."""
    for naam in namen:
        (map_ := tmp_path / naam.partition(":")[0]).mkdir()
        pad, (tabel, *_) = nieuwjaar.MAKERS[naam](bronmap, map_)
        assert main(["bronnen", "inlezen", str(pad)]) == 0, capsys.readouterr().err
        assert f"{tabel}: " in capsys.readouterr().out
    uit = tmp_path / "uit"
    run = programma("rapporten", "vilvoorde", "--uit", str(uit), map_=PROJECT)
    assert run.returncode == 0, run.stdout + run.stderr
    met_cijfers = [p for p in uit.rglob("*.html") if p.stem != "toegankelijkheid"]
    zonder = [p.name for p in met_cijfers if "2027" not in p.read_text(encoding="utf-8")]
    assert len(met_cijfers) >= 2 and not zonder
    assert " 0 fouten." in integratie("controle", "--uit", str(uit)).stdout
