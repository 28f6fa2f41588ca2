"""Elk proefbestand van elke lezer: van inlezen tot een rapport dat de controle doorstaat, of één zin die zegt waarom niet."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "lezers"))
import bronbestanden
import zelfgemaakt
from opdrachtregel import integratie, programma

from integratie import gebieden, vergelijking
from integratie.cli import main
from integratie.indicator import FACTOR, register
from integratie.invarianten import cijfers
from integratie.opslag import edities

PROJECT = Path(__file__).parents[1]
VERANDERING = "verandering aantal leefloners"
ZELFGEMAAKT = {
    "loop van de bevolking, overal aanpassing −1": zelfgemaakt.loop,
    "achtergrond": zelfgemaakt.achtergrond,
    "sectoren": zelfgemaakt.sectoren,
    "gsm": zelfgemaakt.gsm,
    "agodi": zelfgemaakt.agodi,
    "PinC, onder nul": lambda pad: zelfgemaakt.pinc(pad, VERANDERING, lambda nis, jaar: "-3"),
    "PinC, groei in %": lambda pad: zelfgemaakt.pinc(
        pad, "groei van het aantal woningen (%)", lambda nis, jaar: "-0,04"
    ),
    "Swing, onder nul": lambda pad: zelfgemaakt.swing(pad, "v9999_saldo"),
}
# Meer proefbestanden, als ze naast de volledige bronbestanden staan: elk ingelezen of geweigerd met een zin.
PROEVEN = bronbestanden.kies() / "proeven"
BESTANDEN = {
    p.relative_to(PROEVEN).as_posix(): p for p in sorted(PROEVEN.rglob("*")) if p.is_file() and p.suffix != ".md"
}
REEKSEN = ["zelfgemaakt", "proeven"] if BESTANDEN else ["zelfgemaakt"]


@pytest.mark.wisselend(4)
@pytest.mark.parametrize("naam", [*ZELFGEMAAKT, *BESTANDEN])
def test_een_bestand_geeft_een_bruikbare_editie_of_een_zin(opslag, tmp_path, capsys, steekproef, naam):
    """Een zelfgemaakt bestand wordt altijd ingelezen. Elke dag één bestand op vier en één gemeente op tien, met `--volledig` alle."""
    pad = BESTANDEN.get(naam) or ZELFGEMAAKT[naam](tmp_path / "bestand")
    if not _lees_in(pad, naam, capsys, steekproef(gebieden.gemeenten(), 10)):
        assert naam in BESTANDEN
        assert not list(opslag.rglob("*"))  # een lege map mag, een begin van een editie niet


def _lees_in(pad: Path, naam: str, capsys, gemeenten: list[str]) -> bool:
    """Is het ingelezen? Dan is elk van deze gemeenten bruikbaar; anders staat er één Nederlandse zin die het bestand noemt."""
    editie = "proef-" + "".join(c if c.isascii() and c.isalnum() else "-" for c in naam)[:50]
    uitgang = main(["bronnen", "inlezen", str(pad), "--editie", editie])
    uit, fout = capsys.readouterr()
    if uitgang:
        assert uitgang == 2 and fout.startswith("integratie: ") and fout.strip().count("\n") == 0, fout
        assert pad.name in fout and fout.strip().endswith("Er is niets ingelezen.")
        return False
    if "er is geen nieuwe editie gemaakt" in uit:
        return False
    assert edities.kies_editie() == editie
    for nis in gemeenten:
        vergelijking.controleer(nis, vergelijking.laatste_peiljaar(), editie)
    return True


def test_wat_de_keuring_voor_een_rapport_tegenhoudt_komt_er_niet_in(opslag, tmp_path, capsys):
    """Werkzoekenden naar nationaliteit die niet het totaal zijn dat er al is."""
    voor = edities.kies_editie()
    naam = next(
        label for label, doel in _pinc_doelen().items() if (doel.onderwerp, doel.groep) == ("wzw_nationaliteit", "belg")
    )
    pad = zelfgemaakt.pinc(tmp_path / "wzw.csv", naam, lambda nis, jaar: "300")
    assert main(["bronnen", "inlezen", str(pad)]) == 2
    fout = capsys.readouterr().err
    assert "wzw.csv: in 2023 geeft werkzoekenden (wzw_nationaliteit)" in fout and "sommen die sluiten" in fout
    assert edities.kies_editie() == voor


def _pinc_doelen():
    from integratie.lezers.pinc import doelen

    return doelen()


def test_een_vrij_onderwerp_onder_nul_zegt_wat_men_typt(opslag, tmp_path, capsys, monkeypatch):
    pad = zelfgemaakt.pinc(tmp_path / "x.csv", "netto-instroom", lambda nis, jaar: "-3")
    assert main(["bronnen", "inlezen", str(pad)]) == 2
    assert "Zet er «met_teken: true» bij in parameters/onderwerpen.yaml." in capsys.readouterr().err
    (tmp_path / "parameters").mkdir()
    (tmp_path / "parameters" / "rapporten.yaml").write_text("[]", encoding="utf-8")
    regel = '"netto-instroom": {titel: Netto-instroom, eenheid: personen, optelbaar: true, met_teken: true}\n'
    (tmp_path / "parameters" / "onderwerpen.yaml").write_text(regel, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["bronnen", "inlezen", str(pad), "--editie", "met-teken"]) == 0
    assert edities.bronnen("met-teken")["pinc_netto_instroom"].onderwerpen["netto_instroom"].met_teken
    vergelijking.controleer("23088", 2025, "met-teken")
    reeks = vergelijking.reeks("netto_instroom", "23088", editie="met-teken")
    assert reeks[reeks["gebied"] == "Vlaamse Rand"]["waarde"].tolist() == [-57.0, -57.0]  # 19 keer −3


@pytest.mark.wisselend(2)
@pytest.mark.parametrize("reeks", REEKSEN)
def test_een_rapport_op_alles_wat_ingelezen_is_doorstaat_de_controle(opslag, tmp_path, steekproef, reeks):
    """Alle bestanden in één opdracht; dan een echt rapport van Vilvoorde, en `integratie controle`.

    De ene dag op de zelfgemaakte bestanden, de andere op een derde van de proefbestanden; met `--volledig` op alle.
    """
    (tmp_path / "in").mkdir()
    gemaakt = [maak(tmp_path / "in" / f"{n}.bin") for n, maak in enumerate(ZELFGEMAAKT.values())]
    paden = gemaakt if reeks == "zelfgemaakt" else steekproef(BESTANDEN.values(), 3)
    # Van de proefbestanden kan er een geweigerd zijn: zie hierboven.
    assert main(["bronnen", "inlezen", *map(str, paden)]) <= (reeks != "zelfgemaakt")
    assert set(edities.bronnen()) > set(edities.bronnen("2026-11"))
    for nis in ("23088", "23002", "12041"):
        assert list(cijfers.gebreken(vergelijking.gegevens(nis, 2026), register(), FACTOR)) == []
    run = programma(
        "rapporten", "vilvoorde", "--notebook", "omgevingsanalyse", "--uit", str(tmp_path / "uit"), map_=PROJECT
    )
    assert run.returncode == 0, run.stdout + run.stderr
    # De controle in dit proces: de cijfers van deze editie zijn hier al berekend.
    assert " 0 fouten." in integratie("controle", "--uit", str(tmp_path / "uit")).stdout
