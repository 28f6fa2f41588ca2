"""Deelnemers naast de bevolking: de bevolking uit de ruwe bestanden, het jaar erbij, en gewichten die kloppen."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pandas as pd
import pytest

import integratie as ig
from integratie.beleid.participatie import bevraging as part
from integratie.cli import main
from integratie.fouten import Gebruiksfout

VOORBEELD = Path(__file__).parents[2] / "parameters" / "bevragingen" / "voorbeeld.csv"


@pytest.fixture(scope="module")
def vilvoorde() -> part.Participatie:
    return part.participatie(VOORBEELD, "Vilvoorde", 2025)


@pytest.fixture(scope="module")
def structuur_2019(bronmap) -> pd.DataFrame:
    """Statbel, structuur van de bevolking op 1 januari 2019: Vilvoorde, per geslacht en leeftijd in jaren."""
    with (
        zipfile.ZipFile(bronmap / "statbel/TF_SOC_POP_STRUCT_2019.zip") as zip_,
        zip_.open(zip_.namelist()[0]) as bestand,
    ):
        regels = (regel.decode("utf-8-sig").rstrip("\r\n").split("|") for regel in bestand)
        kop = next(regels)
        rijen = [rij for rij in regels if rij[0] == "23088"]
    tabel = pd.DataFrame(rijen, columns=kop)
    return tabel.assign(leeftijd=tabel["CD_AGE"].astype(int), aantal=tabel["MS_POPULATION"].astype(int))


def test_leeftijd_en_geslacht_zijn_die_van_het_laatste_jaar_dat_er_is(vilvoorde, structuur_2019):
    leeftijd, geslacht, _ = vilvoorde.kenmerken
    assert leeftijd.jaar == geslacht.jaar == 2019
    assert leeftijd.reikwijdte == geslacht.reikwijdte == "18 jaar en ouder"
    volwassen = structuur_2019[structuur_2019["leeftijd"] >= 18]
    per_klasse = volwassen.groupby(pd.cut(volwassen["leeftijd"], [17, 34, 64, 200]), observed=True)["aantal"].sum()
    assert list(leeftijd.tabel["bevolking"]) == list(per_klasse)
    assert list(geslacht.tabel["bevolking"]) == [volwassen[volwassen["CD_SEX"] == s]["aantal"].sum() for s in "MF"]


def test_herkomst_is_die_van_2025_in_de_groepen_van_het_bestand(vilvoorde, herkomst_nu):
    herkomst, rij = vilvoorde.kenmerken[2], herkomst_nu.loc[("23088", 2025)]
    assert (herkomst.jaar, herkomst.reikwijdte) == (2025, "alle leeftijden")
    assert list(herkomst.tabel["groep"]) == ["belgisch", "buitenlands"]
    assert list(herkomst.tabel["bevolking"]) == [rij["belgian_bg"], rij["total"] - rij["belgian_bg"]]
    belgisch = herkomst.tabel.iloc[0]
    assert belgisch["verhouding"] == pytest.approx((282 / 363) / (rij["belgian_bg"] / rij["total"]))
    assert list(herkomst.tabel["oordeel"]) == [part.TE_VEEL, part.TE_WEINIG]


def test_wie_niets_zegt_telt_niet_mee_en_wordt_genoemd(vilvoorde):
    _, geslacht, _ = vilvoorde.kenmerken
    assert (vilvoorde.deelnemers, geslacht.onbekend, geslacht.tabel["deelnemers"].sum()) == (363, 7, 356)


def test_gewogen_zijn_de_deelnemers_de_bevolking(vilvoorde):
    rijen = part.met_gewichten(vilvoorde)
    assert rijen["gewicht"].isna().sum() == 1  # de rij zonder geslacht
    massa = rijen["aantal"] * rijen["gewicht"]
    assert massa.sum() == pytest.approx(356)
    for k in vilvoorde.kenmerken:
        doel = 356 * k.tabel.set_index("groep")["bevolking"] / k.tabel["bevolking"].sum()
        gewogen = massa[rijen["gewicht"].notna()].groupby(rijen[k.naam]).sum()
        assert max(abs(gewogen[g] - doel[g]) for g in doel.index) <= 1e-6


def test_een_cluster_is_de_som_van_haar_leden(herkomst_nu):
    uit = part.participatie(VOORBEELD, "noordrand", 2025).kenmerken[2].tabel
    leden = herkomst_nu.loc[[(nis, 2025) for nis in ("23088", "23047", "23094")]].sum()
    assert list(uit["bevolking"]) == [leden["belgian_bg"], leden["total"] - leden["belgian_bg"]]


def test_een_groep_zonder_deelnemers_telt_mee_en_houdt_het_wegen_tegen(tmp_path):
    (tmp_path / "p.csv").write_text("herkomst,aantal\nbelgisch,40\nniet_eu27,60\n", encoding="utf-8")
    uit = part.participatie(tmp_path / "p.csv", "Vilvoorde", 2025)
    tabel = uit.kenmerken[0].tabel.set_index("groep")
    assert list(tabel.index) == ["belgisch", "buurland", "eu27", "niet_eu27"]
    assert tabel.at["eu27", "verhouding"] == 0 and tabel.at["eu27", "oordeel"] == part.TE_WEINIG
    assert uit.weging is None and "'buurland' (herkomst)" in uit.reden
    with pytest.raises(Gebruiksfout, match="buurland"):
        part.met_gewichten(uit)


@pytest.mark.parametrize(
    ("inhoud", "gemeente", "woorden"),
    [
        ("herkomst\neu\nbuitenlands\n", "Vilvoorde", ["overlappen"]),
        ("geslacht,aantal\nman,500\nvrouw,99999\n", "Vilvoorde", ["geslacht", "minder deelnemers dan inwoners"]),
        ("geslacht\nman\n", "vilvorde", ["Bedoelde je Vilvoorde"]),
    ],
)
def test_onmogelijk_is_een_zin(tmp_path, inhoud, gemeente, woorden):
    (tmp_path / "p.csv").write_text(inhoud, encoding="utf-8")
    with pytest.raises(Gebruiksfout) as fout:
        part.participatie(tmp_path / "p.csv", gemeente, 2025)
    assert all(w in str(fout.value) for w in woorden), str(fout.value)


def test_eigen_randtotalen_vervangen_die_van_statbel(tmp_path):
    (tmp_path / "r.csv").write_text("kenmerk,groep,aantal\ngeslacht,man,100\ngeslacht,vrouw,300\n", encoding="utf-8")
    (tmp_path / "p.csv").write_text("geslacht,aantal\nman,20\nvrouw,20\n", encoding="utf-8")
    uit = part.participatie(tmp_path / "p.csv", "Vilvoorde", 2025, tmp_path / "r.csv")
    (geslacht,) = uit.kenmerken
    assert geslacht.jaar is None and "r.csv" in geslacht.bron
    # 20 verwacht er 10 en 30: (10²/10 + 10²/30) / (1 − 40/400) = 13,333 / 0,9.
    assert geslacht.toets.chi2 == pytest.approx(40 / 3 / 0.9)
    assert list(uit.weging.gewichten) == pytest.approx([0.5, 1.5])


def test_zonder_bestand_afwezig_met_de_reden():
    html = ig.participatie("Asse", 2026).html
    assert "parameters/bevragingen/23002.csv" in html and "<table" not in html
    assert "hoort bij de stand van nu" in ig.participatie("Asse", 2020).html


def test_kleine_groepen_komen_niet_in_een_rapport(project):
    """Vier deelnemers van buitenlandse herkomst: die tabel blijft weg, die naar geslacht (44 en 30) niet."""
    inhoud = "herkomst,geslacht,aantal\nbelgisch,man,40\nbuitenlands,man,4\nbelgisch,vrouw,30\n"
    (project / "parameters/bevragingen/23088.csv").write_text(inhoud, encoding="utf-8")
    html = ig.participatie("Vilvoorde", 2026).html
    assert "minder dan 5 deelnemers" in html and "buitenlandse herkomst</th>" not in html
    assert ">44 (59,5" in html and ">70 (" not in html


KLEIN = {  # geplante lekken: de inhoud, het kenmerk dat weg moet (of geen), en wat nergens mag staan
    "kleine groep": ("herkomst,geslacht,aantal\nbelgisch,man,40\nbuitenlands,man,4\nbelgisch,vrouw,30\n", "herkomst"),
    "weinig onbekend": ("herkomst,geslacht,aantal\nbelgisch,man,40\n,man,3\nbuitenlands,vrouw,30\n", "herkomst"),
    "kleine combinatie": (
        "herkomst,geslacht,aantal\nbelgisch,man,40\nbuitenlands,man,4\nbelgisch,vrouw,30\nbuitenlands,vrouw,31\n",
        "",
    ),
}


@pytest.mark.parametrize("naam", KLEIN)
def test_een_klein_aantal_is_nergens_af_te_leiden(project, tmp_path, capsys, naam):
    """Niet op de pagina, niet op de opdrachtregel, niet in de json en niet uit de gewichten."""
    inhoud, weg = KLEIN[naam]
    pad = project / "parameters/bevragingen/23088.csv"
    pad.write_text(inhoud, encoding="utf-8")
    assert main(["participatie", str(pad), "vilvoorde", "--json", "--gewichten", str(tmp_path / "w.csv")]) == 0
    document = json.loads(capsys.readouterr().out)
    assert main(["participatie", str(pad), "vilvoorde"]) == 0
    teksten = [ig.participatie("Vilvoorde", 2026).html, capsys.readouterr().out]
    per_kenmerk = {k["kenmerk"]: k for k in document["kenmerken"]}
    gewogen = pd.read_csv(tmp_path / "w.csv")
    if weg:  # de weging is precies die van een bestand zonder dat kenmerk
        assert (per_kenmerk[weg]["groepen"], per_kenmerk[weg]["toets"], per_kenmerk[weg]["onbekend"]) == (
            [],
            None,
            None,
        )
        assert document["weging"]["kenmerken"] == ["geslacht"]
        kaal = tmp_path / "kaal.csv"
        pd.read_csv(pad)[["geslacht", "aantal"]].to_csv(kaal, index=False)
        zonder = part.participatie(kaal, "Vilvoorde", 2025)
        assert document["weging"]["designeffect"] == pytest.approx(zonder.weging.designeffect)
        assert list(gewogen["gewicht"]) == pytest.approx(list(part.met_gewichten(zonder)["gewicht"]))
        assert all("Gewogen naar geslacht:" in t and "iet getoond" in t for t in teksten)
        assert all("buitenlandse herkomst" not in t for t in teksten)
    else:  # een combinatie van vier: twee kenmerken apart mogen, gewichten en designeffect verraden ze
        assert not {"designeffect", "effectieve_steekproef"} & set(document["weging"])
        assert document["weging"]["cellen"] == [] and "combinatie" in document["weging"]["verborgen"]
        assert all("combinatie" in t and "(gemiddeld 1)" not in t and "tellen na weging" not in t for t in teksten)
        assert gewogen["gewicht"].notna().all()  # het eigen bestand van de gemeente krijgt wel zijn gewichten
    for aantal in (3, 4):
        assert f'"deelnemers": {aantal},' not in json.dumps(document)
        assert not any(f">{aantal} (" in t or f" {aantal} deelnemers" in t for t in teksten)


def test_minder_dan_vijf_deelnemers_wordt_geen_getal(tmp_path, capsys):
    (tmp_path / "p.csv").write_text("geslacht,aantal\nman,2\nvrouw,1\n", encoding="utf-8")
    assert main(["participatie", str(tmp_path / "p.csv"), "vilvoorde", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["deelnemers"] is None and document["weging"]["gelukt"] is False
    assert main(["participatie", str(tmp_path / "p.csv"), "vilvoorde"]) == 0
    assert "minder dan 5 deelnemers\n" in capsys.readouterr().out


def test_kleine_eigen_randtotalen_verbergen_het_kenmerk(tmp_path):
    (tmp_path / "r.csv").write_text("kenmerk,groep,aantal\nstatuut,a,3\nstatuut,b,300\n", encoding="utf-8")
    (tmp_path / "p.csv").write_text("statuut,geslacht,aantal\nb,man,20\nb,vrouw,20\n", encoding="utf-8")
    uit = part.participatie(tmp_path / "p.csv", "Vilvoorde", 2025, tmp_path / "r.csv")
    assert [k.naam for k in uit.getoond] == ["geslacht"] and uit.kenmerken[0].tabel is None


def draai(*argumenten: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "integratie", *argumenten], capture_output=True, text=True, encoding="utf-8"
    )


@pytest.mark.traag
def test_op_de_opdrachtregel(tmp_path):
    uit = draai("participatie", str(VOORBEELD), "vilvoorde", "--json", "--gewichten", str(tmp_path / "w.csv"))
    document = json.loads(uit.stdout)
    assert (document["nis"], document["deelnemers"], document["weging"]["gelukt"]) == ("23088", 363, True)
    assert [k["jaar"] for k in document["kenmerken"]] == [2019, 2019, 2025]
    assert document["weging"]["cellen"] == []  # drie kenmerken gekruist is er een te veel
    rijen = pd.read_csv(tmp_path / "w.csv")
    assert list(rijen.columns) == ["leeftijd", "geslacht", "herkomst", "aantal", "gewicht"]
    tekst = draai("participatie", str(VOORBEELD), "vilvoorde").stdout
    assert "2019, 18 jaar en ouder" in tekst and "designeffect" in tekst and "toevallige steekproef" in tekst


@pytest.mark.traag
def test_fouten_op_de_opdrachtregel_zijn_een_zin_en_code_2(tmp_path):
    (tmp_path / "p.csv").write_text("geslacht\nman\n", encoding="utf-8")
    pad = str(tmp_path / "p.csv")
    for argumenten in ([pad, "vilvoorde", "--gewichten", pad], [pad, "vilvorde"], ["weg.csv", "vilvoorde"], [pad]):
        uit = draai("participatie", *argumenten)
        assert (uit.returncode, uit.stdout, uit.stderr.count("\n")) == (2, "", 1), uit.stderr
    assert (tmp_path / "p.csv").read_text(encoding="utf-8") == "geslacht\nman\n"
