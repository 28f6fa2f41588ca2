"""Wat men weet wanneer men een streefcijfer schrijft: de richting, het kleinste effect dat te zien is, en wat een bestuur kan beïnvloeden."""

import json

import openpyxl
import pytest
from plannen import NAMEN, VOORBEELDEN, schrijf_werkboek, voorbeeld, wijzig

from integratie import cli, vergelijking
from integratie.beleid.opvolging.effect import effect
from integratie.beleid.opvolging.paneel import paneel
from integratie.beleid.opvolging.waarschuwingen import vooraf
from integratie.beleid.plan import nieuw
from integratie.beleid.plan.lezen import controleer, lees_plan
from integratie.beleid.plan.model import Streefcijfer
from integratie.indicator import register

RICHTING = "                richting: omhoog\n"


def streef(
    indicator: str, nis: str, basis: int, streefjaar: int, waarde: float, richting: str, groep: str = ""
) -> Streefcijfer:
    van = round(vergelijking.stand(indicator, nis, basis, groep).waarde, register()[indicator].decimalen)
    return Streefcijfer(
        indicator=indicator,
        groep=groep,
        basisjaar=basis,
        basiswaarde=van,
        streefjaar=streefjaar,
        streefwaarde=waarde,
        richting=richting,
    )


def test_een_plan_zonder_richting_zegt_waar_en_wat_te_typen(tmp_path):
    tekst = voorbeeld()
    regel = tekst[: tekst.index(RICHTING)].count("\n")
    pad = tmp_path / "oud.yaml"
    pad.write_text(tekst.replace(RICHTING, "", 1), encoding="utf-8")
    (fout,) = controleer(pad).fouten
    begin = regel - 4  # de regel waarop het streefcijfer begint
    assert (fout.plaats, fout.veld) == (f"regel {begin}", "richting")
    assert "typ 'richting: omhoog' of 'richting: omlaag'" in str(fout) and "vertrouwen_gemeentebestuur" in str(fout)


@pytest.mark.parametrize(("cel", "raad"), [(None, "typ 'omhoog' of 'omlaag'"), ("omhog", "Bedoelde je omhoog")])
def test_een_formulier_met_een_verkeerde_richting(cel, raad, tmp_path):
    pad = wijzig(schrijf_werkboek(tmp_path / "plan.xlsx"), "Streefcijfers", {"J2": cel})
    (fout,) = controleer(pad).fouten
    assert (fout.plaats, fout.veld) == ("blad 'Streefcijfers', rij 2, kolom J", "richting") and raad in str(fout)


def test_een_formulier_van_vroeger_zonder_de_kolom(tmp_path):
    pad = schrijf_werkboek(tmp_path / "plan.xlsx")
    werkboek = openpyxl.load_workbook(pad)
    werkboek["Streefcijfers"].delete_cols(10)
    werkboek.save(pad)
    fouten = controleer(pad).fouten
    kop = next(f for f in fouten if f.plaats == "blad 'Streefcijfers', rij 1")
    assert "typ 'richting' in rij 1, bijvoorbeeld in kolom J" in str(kop) and "omlaag" in str(kop)
    rijen = [f for f in fouten if f.veld == "richting" and f.plaats != kop.plaats]
    assert len(rijen) == len(lees_plan(VOORBEELDEN / "vilvoorde.yaml").streefcijfers())


def test_het_kleinste_effect_volgt_uit_de_gemeenten_zelf():
    """Werkzoekendengraad 2018–2023: van elke gemeente het effect dat haar grens net in vier op de vijf gevallen overschrijdt."""
    codes = paneel("werkzoekendengraad", "", "2026-11").dropna(subset=[2018, 2023]).index
    doelen = [streef("werkzoekendengraad", nis, 2018, 2023, 1, "omlaag") for nis in codes[::20]]
    gezien = [effect(d_nis, d, 2025, "2026-11") for d_nis, d in zip(codes[::20], doelen, strict=True)]
    assert all(g.kleinste > 0.5 and not g.geschat for g in gezien)
    later = [
        effect(nis, d.model_copy(update={"streefjaar": 2028}), 2025, "2026-11")
        for nis, d in zip(codes[::20], doelen, strict=True)
    ]
    assert all(g.geschat for g in later)
    assert sum(b.kleinste > a.kleinste for a, b in zip(gezien, later, strict=True)) > 0.8 * len(gezien)


def test_wat_het_doel_vraagt_is_het_verschil_met_de_eigen_trend():
    d = streef("werkzoekendengraad", "23088", 2024, 2031, 4, "omlaag")
    waarden = paneel("werkzoekendengraad", "", "2026-11").loc["23088"]
    trend = waarden[2024] + 7 * (waarden[2024] - waarden[2014]) / 10
    gezien = effect("23088", d, 2025, "2026-11")
    assert gezien.trend == pytest.approx(trend) and gezien.nodig == pytest.approx(trend - 4)
    # Een aantal staat in zijn eigen eenheid, niet in procent.
    assert (
        100
        < effect("23088", streef("werkzoekenden", "23088", 2024, 2027, 1000, "omlaag"), 2025, "2026-11").kleinste
        < 800
    )


def test_niets_van_na_het_peiljaar():
    d = streef("werkzoekendengraad", "23088", 2019, 2024, 6, "omlaag")
    vroeg, laat = (effect("23088", d, tot, "2026-11") for tot in (2019, 2024))
    assert vroeg.geschat and not laat.geschat and vroeg.nodig == laat.nodig
    assert effect("23088", d, 2018, "2026-11").reden == "later"


@pytest.mark.parametrize(
    ("nis", "indicator", "reden"),
    [
        ("23088", "vertrouwen_medemens", "enquete"),
        ("noordrand", "werkzoekendengraad", "cluster"),
        ("23088", "minderjarigen_niet_belg", "geschiedenis"),
    ],
)
def test_wanneer_het_niet_te_bepalen_is(nis, indicator, reden):
    jaar = 2012 if reden == "geschiedenis" else 2023
    d = Streefcijfer(
        indicator=indicator, basisjaar=jaar, basiswaarde=20, streefjaar=jaar + 4, streefwaarde=18, richting="omlaag"
    )
    gezien = effect(nis, d, 2013 if reden == "geschiedenis" else 2025, "2026-11")
    assert (gezien.kleinste, gezien.reden) == (None, reden)


def _controle(pad, capsys) -> tuple[int, dict]:
    code = cli.main(["plan", "controle", str(pad), "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_controle_waarschuwt_maar_weigert_niet(tmp_path, capsys):
    pad = tmp_path / "plan.yaml"
    tekst = voorbeeld().replace("streefwaarde: 4.7", "streefwaarde: 6.2")
    anders = (
        "indicator: aandeel_buitenlandse_herkomst\n                basisjaar: 2025\n                basiswaarde: 64.2"
    )
    pad.write_text(
        tekst.replace(
            "indicator: sociaal_weefsel_buurt\n                basisjaar: 2023\n                basiswaarde: 35", anders
        ),
        encoding="utf-8",
    )
    code, document = _controle(pad, capsys)
    assert code == 0 and document["fouten"] == []
    per = {(s["indicator"], s["groep"]): s for s in document["streefcijfers"]}
    klein = per["werkzoekendengraad", ""]
    # De eigen trend komt in 2028 uit op 6,2: het doel vraagt bijna niets, en 1,5 procentpunt is nodig om iets te zien.
    assert klein["richting"] == "omlaag" and abs(klein["nodig_effect"]) < 0.1 < 1 < klein["kleinste_effect"] < 2
    assert any("te zien" in w for w in klein["waarschuwingen"])
    (herkomst,) = [s for s in document["streefcijfers"] if s["indicator"] == "aandeel_buitenlandse_herkomst"]
    assert "samengesteld" in herkomst["waarschuwingen"][0] and herkomst["kleinste_effect"] > 0
    teksten = [m["tekst"] for m in document["meldingen"]]
    assert any("regel" in t and "aandeel_buitenlandse_herkomst" in t and "sturen" in t for t in teksten)


@pytest.mark.parametrize("naam", NAMEN)
def test_de_voorbeelden_geven_het_goede_voorbeeld(naam):
    plan = lees_plan(VOORBEELDEN / f"{naam}.yaml")
    for v in vooraf(plan):
        assert v.doel.kaart.beinvloedbaar and v.doel.basisjaar >= 2020
        assert bool(v.waarschuwingen) == (v.effect.kleinste is None or v.effect.te_klein)
    if naam != "hoeilaart":
        assert any(not v.waarschuwingen for v in vooraf(plan))


@pytest.mark.parametrize("code", ["23088", "noordrand", "23098"])
def test_een_startplan_stelt_alleen_recente_cijfers_voor_die_een_bestuur_kan_beinvloeden(code):
    plan = nieuw.startplan(code)
    assert plan["basislijnen"]
    for rij in plan["basislijnen"]:
        assert register()[rij["indicator"]].beinvloedbaar and rij["basisjaar"] >= 2020
    titels = [i.titel for i in register().values() if not i.beinvloedbaar]
    assert not any(titel in v["vraag"] for v in plan["vragen"] for titel in titels)
