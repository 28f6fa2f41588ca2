"""Een uittreksel uit het bevolkingsregister: wat niet kan, wordt geteld of geweigerd, en nooit staat er iets van een rij in een melding."""

import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pytest
from opdrachtregel import integratie

from integratie.beleid.instroom import plaatsen
from integratie.beleid.instroom.identiteit import is_rijksregisternummer
from integratie.beleid.instroom.kolommen import ALLE, Voorstel
from integratie.beleid.instroom.rijen import lees_register
from integratie.beleid.instroom.voorbeeld import voorbeeld
from integratie.fouten import Gebruiksfout

KOP = "datum;soort;vorige;volgende;nationaliteit;geboortejaar;geslacht;gezinsgrootte;wijk;register;persoon;gezin"
RIJ = "2024-03-31;inschrijving;21001;;Belg;1988;M;3;23088W01;bevolking;k1;g1"
GOED = [RIJ.replace("k1", f"k{i}").replace("1988", str(1950 + i)) for i in range(1, 40)]
# 85.07.30-033.28 is het voorbeeld uit de documentatie van het Rijksregister; de namen en adressen zijn verzonnen.
NUMMER, NAAM, ADRES = "85.07.30-033.28", "Vandenputte Marieke", "Kapelstraat 127"


def schrijf(map_: Path, *rijen: str, kop: str = KOP, naam: str = "uit.csv") -> Path:
    pad = map_ / naam
    pad.write_text("\n".join([kop, *rijen]) + "\n", encoding="utf-8")
    return pad


def met(**cellen: str) -> str:
    """Een goede rij met andere cellen."""
    waarden = dict(zip(KOP.split(";"), RIJ.split(";"), strict=True)) | {"persoon": "k999"} | cellen
    return ";".join(waarden.values())


# Wat geteld wordt: de cellen die anders zijn, en de kolom en het begin van wat erover gezegd wordt.
GETELD = [
    ({"datum": "31/02/2024"}, "datum", "geen datum die kan"),
    ({"datum": "2999-01-01"}, "datum", "geen datum die kan"),
    ({"datum": "gisteren"}, "datum", "geen datum die kan"),
    ({"datum": ""}, "datum", "leeg"),
    ({"soort": ""}, "soort", "leeg"),
    ({"soort": "toeval"}, "soort", "geen waarde die ik ken"),
    ({"vorige": "99999"}, "vorige", "geen gemeente of land"),
    ({"vorige": ""}, "vorige", "leeg"),
    ({"vorige": "Marokko"}, "vorige", "een land bij soort inschrijving"),
    ({"vorige": "Vilvoorde"}, "vorige", "de eigen gemeente bij soort inschrijving"),
    ({"soort": "immigratie"}, "vorige", "een Belgische gemeente bij soort immigratie"),
    ({"soort": "vertrek", "volgende": "Narnia"}, "volgende", "geen gemeente of land"),
    ({"nationaliteit": "Narnisch"}, "nationaliteit", "geen land of nationaliteit"),
    ({"nationaliteit": ""}, "nationaliteit", "leeg"),
    ({"geboortejaar": "88"}, "geboortejaar", "geen jaar van vier cijfers"),
    ({"geboortejaar": "1850"}, "geboortejaar", "geen jaar van vier cijfers"),
    ({"geboortejaar": "1901"}, "geboortejaar", "na de gebeurtenis, of meer dan 120 jaar"),
    ({"geboortejaar": "2025"}, "geboortejaar", "na de gebeurtenis"),
    ({"geboortejaar": ""}, "geboortejaar", "leeg"),
    ({"geslacht": "Q"}, "geslacht", "geen waarde die ik ken"),
    ({"gezinsgrootte": "0"}, "gezinsgrootte", "geen aantal van 1 tot 40"),
    ({"gezinsgrootte": "-2"}, "gezinsgrootte", "geen aantal van 1 tot 40"),
    ({"register": "kasboek"}, "register", "geen waarde die ik ken"),
    ({"wijk": NAAM}, "wijk", "geen wijk uit de lijst"),
    ({"persoon": "k1"}, "persoon", "dezelfde gebeurtenis een tweede keer"),
]


@pytest.mark.parametrize(("cellen", "kolom", "wat"), GETELD)
def test_geteld(tmp_path, cellen, kolom, wat):
    g = lees_register(schrijf(tmp_path, *GOED, met(**cellen)), "23088")
    gevonden = [x for x in g.gebreken if x.kolom == kolom and x.wat.startswith(wat)]
    assert [(x.rijen, x.regel) for x in gevonden] == [(1, 41)]
    assert len(g.rijen) == (39 if kolom in ("persoon", "datum", "soort") else 40)


# Wat geweigerd wordt: de kop, de rijen, en wat de melding zegt.
GEWEIGERD = [
    (KOP, [met(wijk=NUMMER)], "rijksregisternummers"),
    (KOP, [met(wijk="85073003328")], "rijksregisternummers"),
    (KOP, [met(persoon="85073003328")], "rijksregisternummers"),
    (KOP, [met(wijk="8,50730E+10")], "rijksregisternummers"),
    (KOP, [met(wijk=ADRES)], "adressen"),
    (KOP, [met(wijk="12 bis, rue de la Station 4")], "adressen"),
    (KOP, [met(wijk="iemand@voorbeeld.be")], "e-mailadressen"),
    (KOP, [met(wijk="0470 12 34 56")], "telefoonnummers"),
    (KOP, [met(wijk="+32 2 123 45 67")], "telefoonnummers"),
    (KOP, [met(geboortejaar="30/07/1985")], "volledige geboortedata"),
    (KOP, [met(geboortejaar="1985-07-30")], "volledige geboortedata"),
    (KOP, [met(geboortejaar=str(19850700 + d)) for d in range(1, 29)], "volledige geboortedata"),
    (KOP, [met(geboortejaar=str(31000 + d)) for d in range(40)], "volledige geboortedata"),
    (KOP, [met(persoon=NAAM)], "andere tekens"),
    (KOP, [met(persoon=n) for n in ("Jan", "Piet", "Marie", "Anna") for _ in range(20)], "lijken namen"),
    (KOP + ";Naam en voornaam", [f"{RIJ};x"], "heet naar namen"),
    (KOP + ";Rijksregisternummer", [f"{RIJ};"], "heet naar rijksregisternummers"),
    (KOP + ";Geboorte Datum", [f"{RIJ};"], "heet naar volledige geboortedata"),
    (KOP + ";e-mail", [f"{RIJ};"], "heet naar e-mailadressen"),
    (KOP + ";huisnr", [f"{RIJ};"], "heet naar adressen"),
    (KOP + ";GSM", [f"{RIJ};"], "heet naar telefoonnummers"),
    (RIJ, [RIJ], "de eerste rij is geen kop"),
    (KOP, [RIJ, f"{RIJ};te veel"], "13 cellen; verwacht 12"),
    (KOP + ";datum", [f"{RIJ};x"], "dezelfde naam"),
    (KOP, [], "geen enkele rij"),
    ("", [], "leeg"),
    (KOP, [met(datum="onzin", persoon=f"k{i}") for i in range(90)], "is dit de juiste kolom"),
    (KOP, [met(nationaliteit=NAAM, persoon=f"k{i}") for i in range(90)], "is dit de juiste kolom"),
    (KOP, [met(wijk=f"plaats {i}x", persoon=f"k{i}") for i in range(300)], "verschillende waarden"),
    (KOP, ['2024-01-01;"open'], "geen leesbare csv"),
    (KOP, [met(wijk="a\u0007b")], "stuurteken"),
]


@pytest.mark.parametrize("nummer", range(len(GEWEIGERD)))
def test_geweigerd_zonder_iets_van_een_rij(tmp_path, nummer):
    kop, rijen, zin = GEWEIGERD[nummer]
    erbij = GOED if rijen and kop == KOP and zin not in ("is dit de juiste kolom", "lijken namen") else []
    pad = schrijf(tmp_path, *erbij, *rijen, kop=kop)
    uit = integratie("instroom", str(pad), "vilvoorde")
    assert uit.returncode == 2 and zin in uit.stderr and uit.stdout == ""
    assert uit.stderr.count("\n") == 1 and uit.stderr.startswith(f"integratie: {pad}")
    rest = uit.stderr.replace(str(pad), "")
    waarden = {cel for rij in rijen for cel in rij.split(";") if len(cel) > 2} - set(KOP.split(";"))
    woorden = {"bevolking", "inschrijving", "immigratie"}  # onze eigen
    assert not [w for w in waarden - woorden if w in rest]


def test_koppen_van_een_leverancier(tmp_path):
    """Met andere koppen volgt een voorstel, dat als bestand werkt; er wordt niets geschreven."""
    kop = "Mutatiedatum;Aard;Vorige gemeente;Nationaliteit code;Geb. jaar;Vreemd"
    pad = schrijf(tmp_path, *["31/03/2024;IN;Elsene;150;1988;x"] * 12, kop=kop)
    (tmp_path / "parameters").mkdir()
    (tmp_path / "parameters" / "rapporten.yaml").write_text("[]")
    uit = integratie("instroom", str(pad), "23088", map_=tmp_path)
    assert uit.returncode == 2 and 'datum: "Mutatiedatum"' in uit.stdout and 'soort: "Aard"' in uit.stdout
    assert "# niet herkend: kolom 'Vreemd'" in uit.stdout and not (tmp_path / "parameters" / "registers").exists()
    eigen = tmp_path / "parameters" / "registers" / "23088.yaml"
    eigen.parent.mkdir()
    eigen.write_text(
        uit.stdout.replace(
            "# waarden: {soort: {code van de software: inschrijving}}", "waarden: {soort: {IN: inschrijving}}"
        )
    )
    uit = integratie("instroom", str(pad), "23088", "--json", map_=tmp_path)
    assert uit.returncode == 0, uit.stderr
    assert '"cel": "21009"' in uit.stdout and '"aantal": 12' in uit.stdout
    eigen.write_text("kolommen: {datum: Mutatiedatum, soort: Bestaat niet}")
    uit = integratie("instroom", str(pad), "23088", map_=tmp_path)
    assert uit.returncode == 2 and "regel 1" in uit.stderr and "staat niet in uit.csv" in uit.stderr


def test_zonder_soort_een_voorstel(tmp_path):
    with pytest.raises(Voorstel, match="kolom soort ontbreekt") as fout:
        lees_register(schrijf(tmp_path, "2024-01-01;x", kop="datum;mutatie"), "23088")
    assert 'soort: "mutatie"' in fout.value.yaml


@pytest.mark.traag
def test_werkboek_geeft_hetzelfde_als_csv(tmp_path):
    ruw = voorbeeld("23099").decode()
    (tmp_path / "a.csv").write_text(ruw)
    boek = openpyxl.Workbook()
    for regel in ruw.splitlines()[1:]:
        cellen = regel.split(",")
        boek.active.append([int(c) if c.isdigit() and len(c) < 5 else c for c in cellen])
    boek.save(tmp_path / "a.xlsx")
    a, b = (lees_register(tmp_path / naam, "23099") for naam in ("a.csv", "a.xlsx"))
    assert a.rijen.equals(b.rijen) and not a.gebreken and len(a.rijen) == a.aantal > 1000
    assert a.verzonnen


def test_rijksregisternummers():
    """Elk geldig nummer wordt gezien, ook van na 2000 en bisnummers; willekeurige sleutels niet."""
    loting = random.Random(1)
    for _ in range(300):
        jaar, maand, dag, reeks = (
            loting.randrange(100),
            loting.randrange(1, 13),
            loting.randrange(1, 29),
            loting.randrange(1, 998),
        )
        begin = f"{jaar:02}{maand + loting.choice((0, 20, 40)):02}{dag:02}{reeks:03}"
        controle = 97 - int(loting.choice(("", "2")) + begin) % 97
        assert is_rijksregisternummer(f"{begin}{controle:02}")
        assert is_rijksregisternummer(f"nr {begin[:2]}.{begin[2:4]}.{begin[4:6]}-{begin[6:9]}.{controle:02} x")
    assert not any(is_rijksregisternummer(f"{loting.getrandbits(64):016x}a") for _ in range(2000))


def test_plaatsen():
    """Gemeenten bij code (ook van vroeger) en naam in elke taal; landen bij code, naam en nationaliteit."""
    for tekst, nis in {
        "23088": "23088",
        "Vilvorde": "23088",
        "1800 Vilvoorde": "23088",
        "Ixelles": "21009",
        "Galmaarden": "23106",
        "23023": "23106",
        "44011": "44083",
        "Liège": "62063",
    }.items():
        assert plaatsen.gemeente(tekst) == nis
    for tekst, groep in {
        "354": "noordafrika",
        "Marokko": "noordafrika",
        "Marokkaanse": "noordafrika",
        "FR": "buur",
        "111": "buur",
        "Roumanie": "eu",
        "Belg": "belg",
        "150": "belg",
        "Congo (Dem. Rep.)": "afrika",
        "Turkse": "westazie",
    }.items():
        assert plaatsen.land(tekst) == groep
    assert plaatsen.gemeente("Narnia") is None and plaatsen.land("Narnia") is None
    assert plaatsen.groep_van("62063") == plaatsen.WALLONIE and plaatsen.groep_van("25112") == plaatsen.WALLONIE
    assert plaatsen.groep_van("24062") == "Vlaams-Brabant buiten de Rand" and plaatsen.groep_van("23047") == "23047"


def test_onverwachte_fout_noemt_geen_waarde(tmp_path, monkeypatch):
    """Gaat er iets stuk waar niemand aan dacht, dan staat in de fout en haar keten nog altijd niets van een rij."""

    def stuk(tekst: str) -> None:
        raise RuntimeError(f"onverwacht: {tekst}")

    monkeypatch.setattr("integratie.beleid.instroom.waarden.jaar", stuk)
    with pytest.raises(Gebruiksfout) as fout:
        lees_register(schrijf(tmp_path, met(geboortejaar="1977")), "23088")
    assert "RuntimeError" in str(fout.value) and "1977" not in str(fout.value)
    assert fout.value.__cause__ is None and fout.value.__context__ is None


@pytest.mark.traag
@pytest.mark.usefixtures("luistert_naar_ctrl_c")
@pytest.mark.parametrize("teken", [signal.SIGKILL, signal.SIGINT], ids=["gedood", "onderbroken"])
def test_niets_op_schijf_als_het_afgebroken_wordt(tmp_path, teken):
    """Na een gedood of onderbroken proces staat er nergens iets van een rij: niet in de werkmap, niet in de tijdelijke map."""
    rijen = [met(persoon=f"geheim{i}", wijk="Geheime Wijk") for i in range(300_000)]
    pad = schrijf(tmp_path, *rijen)
    tijdelijk = tmp_path / "tijdelijk"
    tijdelijk.mkdir()
    proces = subprocess.Popen(
        [sys.executable, "-m", "integratie", "instroom", str(pad), "23088"],
        cwd=tijdelijk,
        env={**os.environ, "TMPDIR": str(tijdelijk), "HOME": str(tijdelijk)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(2)
    proces.send_signal(teken)
    uit, fout = proces.communicate(timeout=60)
    assert proces.returncode != 0
    alles = uit + fout + b"".join(p.read_bytes() for p in tijdelijk.rglob("*") if p.is_file())
    assert b"geheim" not in alles.lower()


def test_elke_kolom_van_de_standaard_staat_in_de_handleiding():
    tekst = (Path(__file__).parents[2] / "docs" / "instroom.md").read_text(encoding="utf-8")
    assert all(re.search(rf"`{naam}`", tekst) for naam in ALLE)
