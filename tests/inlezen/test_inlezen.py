"""`integratie bronnen inlezen`: een nieuwe editie naast de andere, of een zin en een onaangeroerde opslag."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook

sys.path.insert(0, str(Path(__file__).parents[1] / "lezers"))
import zelfgemaakt
from proefopslag import PINC, foto, gewijzigd, vergeet

from integratie import indicator, vergelijking
from integratie.bestanden import vingerafdrukken
from integratie.cli import main
from integratie.fouten import Gegevensfout
from integratie.indicator import cijfers
from integratie.inlezen import nieuwe_editie
from integratie.opslag import edities, verschil


def test_nieuwe_editie_met_alle_tabellen_en_de_nieuwste_is_de_standaard(opslag, tmp_path, capsys):
    bestand = zelfgemaakt.loop(tmp_path / "hernoemd.bin")
    assert main(["bronnen", "inlezen", str(bestand), "--editie", "proef"]) == 0
    uit = capsys.readouterr().out
    assert "Nieuwe editie proef" in uit
    assert "loop: 2017–2024 (zonder 2019, 2020, 2021, 2022), 19 van 19 in de Rand, 285 van 285 in Vlaanderen" in uit
    assert edities.kies_editie() == "proef"
    assert list(edities.edities()) == ["2026-11", "proef"]
    assert set(edities.bronnen()) == set(edities.bronnen("2026-11"))
    for naam in set(edities.bronnen()) - {"loop"}:
        assert (opslag / "proef" / f"{naam}.parquet").read_bytes() == (edities.INGEBED / f"{naam}.parquet").read_bytes()
    bron = edities.bronnen()["loop"]
    assert bron.bestanden["hernoemd.bin"] == edities.sha256(bestand)
    assert (bron.uitgave, bron.soorten) == (
        "Loop van de bevolking 2017–2025",
        ("statbel_loop", "statbel_loop_werkboek"),
    )
    # Pajottegem bestaat pas sinds 2025: in 2023 is het de som van drie gemeenten met elk 120 geboorten.
    geboorten = edities.lees("loop").query("onderwerp == 'geboorten'").set_index(["nis", "jaar"])["waarde"]
    assert (geboorten["23106", 2023], geboorten["23106", 2024], geboorten["23088", 2025]) == (360, 120, 541)
    assert edities.beschadigd() == {}


def test_volgende_editie_bouwt_op_de_vorige_en_vervangt_ze_niet(opslag, tmp_path):
    eerste = nieuwe_editie.lees_in([zelfgemaakt.loop(tmp_path / "a.xlsx")]).editie
    voor = foto(opslag)
    tweede = nieuwe_editie.lees_in([zelfgemaakt.sectoren(tmp_path / "b.zip")]).editie
    assert eerste != tweede
    assert edities.kies_editie() == tweede
    assert {"loop", "sectoren"} <= set(edities.bronnen())
    assert set(edities.lees("loop")["jaar"]) == set(range(2017, 2026))
    # Het werkboek telt in 2018 alle gemeenten; de overgetikte saldo's van de Rand blijven ernaast staan.
    assert edities.lees("loop").query("jaar == 2018 and onderwerp == 'geboorten'")["nis"].nunique() == 304
    assert {k: v for k, v in foto(opslag).items() if k.startswith(f"{eerste}/")} == voor


def test_bestaande_naam_en_vreemde_naam_worden_geweigerd(opslag, tmp_path, capsys):
    bestand = str(zelfgemaakt.agodi(tmp_path / "a.xlsx"))
    assert main(["bronnen", "inlezen", bestand, "--editie", "een"]) == 0
    voor = foto(opslag)
    for naam in ("een", "EEN", "2026-11", "../weg", "a/b", "", " "):
        assert main(["bronnen", "inlezen", bestand, "--editie", naam]) == (0 if naam == "" else 2)
        voor = voor if naam else foto(opslag)
        assert foto(opslag) == voor
    assert "Traceback" not in capsys.readouterr().err


def test_onbekend_onderwerp_is_meteen_te_verkennen(opslag, bronmap, tmp_path):
    pad = gewijzigd(bronmap, tmp_path / "x.csv", "nieuwkomers|", "inwoners met een leefloon|")
    assert nieuwe_editie.lees_in([pad]).editie
    naam = "inwoners_met_een_leefloon"
    assert f"pinc_{naam}" in edities.bronnen()
    reeks = vergelijking.reeks(naam, "aalst")
    assert reeks.set_index("jaar")["waarde"][2014] == 444  # Aalst 2014 in het bronbestand
    bron = edities.bronnen()[f"pinc_{naam}"]
    assert not bron.onderwerpen[naam].optelbaar
    assert any("eenheid staat niet in het bestand" in v for v in bron.voorbehouden)


def test_een_ingelezen_onderwerp_heeft_een_kaart_zoals_een_indicator(opslag, bronmap):
    """Lastig gevallen op straat, Vilvoorde 2017: het antwoord Vaak/altijd (1,3592762768137014 %) uit SAMEN_problemen.xlsx, op 15 cijfers."""
    nieuwe_editie.lees_in([bronmap / "gsm" / "SAMEN_problemen.xlsx"])
    naam = "buurtproblemen_lastig_gevallen_worden_op_straat"
    ind = indicator.kaart(naam)
    assert (ind.eenheid, ind.optelbaar, ind.tabellen) == ("%", False, (f"gsm_{naam}",))
    cijfers = indicator.cijfers(naam).set_index(["nis", "jaar", "groep"])["waarde"]
    assert cijfers["23088", 2017, "Vaak/altijd"] == 1.3592762768137
    assert indicator.kaart("aandeel_niet_belg").naam == "aandeel_niet_belg"


def test_een_regel_yaml_bindt_een_onderwerp(opslag, bronmap, tmp_path, monkeypatch):
    (tmp_path / "parameters").mkdir()
    (tmp_path / "parameters" / "rapporten.yaml").write_text("[]", encoding="utf-8")
    regel = (
        '"inwoners met een leefloon": {titel: Leefloners, eenheid: personen, optelbaar: true, jaarverschuiving: -1}\n'
    )
    (tmp_path / "parameters" / "onderwerpen.yaml").write_text(regel, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    nieuwe_editie.lees_in([gewijzigd(bronmap, tmp_path / "x.csv", "nieuwkomers|", "inwoners met een leefloon|")])
    reeks = vergelijking.reeks("inwoners_met_een_leefloon", "vilvoorde")
    assert set(reeks["eenheid"]) == {"personen"}
    assert (reeks["jaar"].min(), reeks["jaar"].max()) == (2013, 2023)
    assert reeks[reeks["gebied"] == "Vlaamse Rand"]["waarde"].notna().all()


def test_vergelijk_noemt_cijfers_definities_en_gebieden(opslag, bronmap, tmp_path, capsys):
    pad = gewijzigd(bronmap, tmp_path / "herzien.csv", '"Aalst";444', '"Aalst";450')
    nieuwe_editie.lees_in([pad], "herzien")
    inhoud = verschil.vergelijk("2026-11", "herzien")
    assert set(inhoud["tabellen"]) == {"nieuwkomers"}
    onderwerp = inhoud["tabellen"]["nieuwkomers"]["onderwerpen"]["nieuwkomers"]
    assert (onderwerp["erbij"], onderwerp["weg"], onderwerp["gewijzigd"]) == (0, 0, 1)
    assert {k: onderwerp["voorbeelden"][0][k] for k in ("gebied", "jaar", "oud", "nieuw")} == {
        "gebied": "Aalst",
        "jaar": 2014,
        "oud": 444.0,
        "nieuw": 450.0,
    }
    assert main(["bronnen", "vergelijk", "2026-11", "herzien"]) == 0
    assert "Aalst 2014 : 444 → 450" in capsys.readouterr().out
    assert main(["bronnen", "vergelijk", "2026-11", "bestaat-niet"]) == 2


def test_gebiedsbestand_wordt_benoemd_en_maakt_geen_editie(opslag, bronmap, capsys):
    assert main(["bronnen", "inlezen", str(bronmap / "gebieden" / "gemeente.shp")]) == 0
    uit = capsys.readouterr().out
    assert "304 vormen" in uit and "Waarvoor: de kaarten" in uit and "geen nieuwe editie" in uit
    assert not opslag.exists()


def test_een_eigen_editie_verwijderen(opslag, tmp_path, capsys):
    for naam in ("een", "twee"):
        nieuwe_editie.lees_in([zelfgemaakt.agodi(tmp_path / f"{naam}.xlsx")], naam)
    voor = foto(opslag)
    for naam, zin in (
        ("2026-11", "hoort bij het pakket"),
        ("een", "'twee' bouwt verder op 'een'"),
        ("tw", "Ik ken geen editie"),
        ("", "Ik ken geen editie"),
    ):
        assert main(["bronnen", "verwijderen", naam]) == 2
        assert zin in capsys.readouterr().err
    assert foto(opslag) == voor
    assert main(["bronnen", "verwijderen", "twee"]) == 0
    assert "vanaf nu een." in capsys.readouterr().out
    assert list(edities.edities()) == ["2026-11", "een"] and [p.name for p in opslag.iterdir() if p.is_dir()] == ["een"]


def test_een_gedeelde_map_die_er_niet_is_stopt_elke_opdracht(opslag, tmp_path, monkeypatch, capsys):
    assert main(["indicatoren", "--json"]) == 0  # een map die nog moet komen, mag
    schijf = tmp_path / "schijf" / "integratie"
    monkeypatch.setenv("INTEGRATIE_GEGEVENS", str(schijf))
    vergeet()
    for opdracht in (["indicatoren"], ["rapporten", "vilvoorde", "--lijst"], ["bronnen", "verwijderen", "een"]):
        assert main(opdracht) == 2
        assert f"Er is geen map {schijf} (INTEGRATIE_GEGEVENS)" in capsys.readouterr().err


def test_een_editie_die_er_niet_is_zegt_waar_gezocht_werd(opslag, capsys):
    assert main(["rapporten", "vilvoorde", "--editie", "2027-03", "--lijst"]) == 2
    fout = capsys.readouterr().err
    assert "geen editie '2027-03'" in fout and str(opslag) in fout and "INTEGRATIE_GEGEVENS" in fout


def test_een_fout_bij_het_schrijven_laat_niets_achter(opslag, tmp_path, monkeypatch):
    nieuwe_editie.lees_in([zelfgemaakt.agodi(tmp_path / "a.xlsx")], "een")
    voor = foto(opslag)
    opslag.chmod(0o500)
    try:
        schijf_vol = OSError(28, "geen ruimte meer")
        monkeypatch.setattr(shutil, "copyfile", lambda *_: (_ for _ in ()).throw(schijf_vol))
        assert main(["bronnen", "inlezen", str(zelfgemaakt.sectoren(tmp_path / "b.zip"))]) == 2
    finally:
        opslag.chmod(0o700)
    assert foto(opslag) == voor
    assert [p.name for p in opslag.iterdir()] == ["een"]


def test_kapotte_basis_wordt_geweigerd(opslag, tmp_path, capsys):
    nieuwe_editie.lees_in([zelfgemaakt.agodi(tmp_path / "a.xlsx")], "een")
    pad = opslag / "een" / "herkomst.parquet"
    rijen = pd.read_parquet(pad)
    rijen[rijen["nis"] != "23088"].to_parquet(pad)
    vergeet()
    assert main(["bronnen", "inlezen", str(zelfgemaakt.sectoren(tmp_path / "b.zip"))]) == 2
    assert "veranderd sinds het inlezen" in capsys.readouterr().err


def test_twee_bestanden_die_elkaar_tegenspreken(opslag, bronmap, tmp_path, capsys):
    anders = gewijzigd(bronmap, tmp_path / "herzien.csv", '"Aalst";444', '"Aalst";450')
    assert main(["bronnen", "inlezen", str(bronmap / PINC), str(anders)]) == 2
    assert "een ander cijfer voor nieuwkomers van 41002 in 2014 (444 en 450)" in capsys.readouterr().err
    assert list(edities.edities()) == ["2026-11"] and not list(opslag.rglob("*"))


def test_twee_processen_die_tegelijk_inlezen_verliezen_niets(opslag, tmp_path):
    """Elk proces leest een andere tabel in; de laatste editie heeft beide."""
    bestanden = [zelfgemaakt.agodi(tmp_path / "a.xlsx"), zelfgemaakt.sectoren(tmp_path / "b.zip")]
    # Elk meldt dat zijn bestand gelezen is en wacht op de andere: beide weten dan nog niets van elkaars editie.
    code = """
import sys, time
from pathlib import Path
from integratie.opslag import edities, verschil
from integratie.inlezen import nieuwe_editie as inlezen
lees, hier = inlezen.soorten.lees, Path(sys.argv[2])
edities.kies_editie()
def gelezen(pad, soort):
    uit = lees(pad, soort)
    (hier / f"klaar-{sys.argv[3]}").touch()
    while len(list(hier.glob("klaar-*"))) < 2:
        time.sleep(0.01)
    return uit
inlezen.soorten.lees = gelezen
print(inlezen.lees_in([Path(sys.argv[1])]).editie)
"""
    opdrachten = [[sys.executable, "-c", code, str(pad), str(tmp_path), pad.stem] for pad in bestanden]
    processen = [subprocess.Popen(o, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for o in opdrachten]
    uitgangen = [proces.communicate(timeout=300) for proces in processen]
    assert [proces.returncode for proces in processen] == [0, 0], uitgangen
    assert len({uit for uit, _ in uitgangen}) == 2
    vergeet()
    namen, tabellen = list(edities.edities()), set(edities.bronnen())
    assert len(namen) == 3
    assert edities.basis(namen[2]) == namen[1] and edities.basis(namen[1]) == "2026-11"
    nieuw = tabellen - set(edities.bronnen("2026-11"))
    assert "sectoren" in nieuw and len(nieuw) >= 2
    assert not list(opslag.glob(".*"))


def test_een_onderbroken_schrijfbeurt_wordt_opgeruimd(opslag, tmp_path):
    (opslag / ".tijdelijk-abc" / "half").mkdir(parents=True)
    editie = nieuwe_editie.lees_in([zelfgemaakt.agodi(tmp_path / "a.xlsx")]).editie
    assert [p.name for p in opslag.iterdir()] == [editie]


@pytest.mark.parametrize(("deel", "zin"), [(0.04, "verwacht: ongeveer evenveel"), (0.9, "Let op: ")])
def test_een_structuurbestand_met_te_weinig_inwoners(opslag, bronmap, tmp_path, deel, zin):
    """Met 4 % van de bevolking is het geweigerd, met 90 % komt er een melding."""
    ruw = pd.read_parquet(bronmap / "statbel/herkomst_per_gemeente_2000-2025.parquet").query("year == 2025")
    regels = ["CD_REFNIS|CD_SEX|CD_AGE|MS_POPULATION|CD_YEAR"]
    regels += [f"{nis}|M|40|{int(deel * n)}|2026" for nis, n in zip(ruw["CD_REFNIS"], ruw["total"], strict=True)]
    pad = tmp_path / "TF_SOC_POP_STRUCT_2026.txt"
    pad.write_text("\n".join(regels), encoding="utf-8")
    if deel > 0.5:
        assert any(zin in z for z in nieuwe_editie.lees_in([pad], "negentig").bestanden)
        assert cijfers("inwoners").query("jaar == 2026 and nis == '23088'")["waarde"].tolist() == [int(0.9 * 48040)]
        return
    with pytest.raises(Gegevensfout, match=zin):
        nieuwe_editie.lees_in([pad])
    assert list(edities.edities()) == ["2026-11"]


def test_een_werkboek_van_enkele_gemeenten_maakt_geen_nieuw_peiljaar(opslag, tmp_path):
    boek = Workbook()
    boek.active.title = "Bevolking in 2027"
    for rij in (["NIS code", "Woonplaats", "Mannen", "Vrouwen", "Totaal"], ["23088", "Vilvoorde", 24000, 24500, 48500]):
        boek.active.append(rij)
    boek.save(tmp_path / "b.xlsx")
    nieuwe_editie.lees_in([tmp_path / "b.xlsx"], "enkele")
    assert cijfers("inwoners").query("jaar == 2027 and nis == '23088'")["waarde"].tolist() == [48500]
    assert vergelijking.laatste_peiljaar() == 2026


def test_een_oudere_editie_zonder_de_nieuwe_tabellen_blijft_bruikbaar(opslag, tmp_path):
    """Wie ooit zelf inlas, heeft een editie van voor `inwoners_totaal`: inwoners stoppen dan in 2025."""
    ouder = opslag / "ouder"
    shutil.copytree(edities.INGEBED, ouder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    for naam in ("inwoners_totaal", "kopers", "leeftijd"):
        (ouder / f"{naam}.parquet").unlink()
    inhoud = json.loads((ouder / "editie.json").read_text(encoding="utf-8"))
    inhoud["tabellen"] = {n: t for n, t in inhoud["tabellen"].items() if (ouder / f"{n}.parquet").exists()}
    tekst = json.dumps(inhoud | {"editie": "ouder", "basis": "2026-11", "volgnummer": 1})
    (ouder / "editie.json").write_text(tekst, encoding="utf-8")
    vingerafdrukken.schrijf(ouder, [f"{t}.parquet" for t in inhoud["tabellen"]])
    edities.edities.cache_clear()
    assert edities.kies_editie() == "ouder"
    assert vergelijking.laatste_peiljaar() == 2025
    assert cijfers("inwoners").query("jaar == 2025 and nis == '23088'")["waarde"].tolist() == [48040]
    assert cijfers("aandeel_65_plus").empty
    assert "inwoners" in set(vergelijking.gegevens("23088", 2025)["indicator"])
    vergelijking.controleer("23088", 2025)
