"""Het plan: heen en terug tussen YAML en Excel, een startplan met eigen cijfers, en meerdere plannen naast elkaar."""

import datetime
import json
import shutil
from pathlib import Path

import openpyxl
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from opdrachtregel import integratie
from plannen import NAMEN, VOORBEELDEN, cellen, schrijf_werkboek, voorbeeld

from integratie import gebieden, vergelijking
from integratie.beleid.plan import alle_plannen, nieuw
from integratie.beleid.plan.formulier import als_werkboek
from integratie.beleid.plan.lezen import controleer, lees_plan, plan_van
from integratie.beleid.plan.yamlbestand import als_yaml, inhoud_van
from integratie.beleid.rubrieken import DOMEINEN, RUBRIEKEN
from integratie.fouten import Gebruiksfout
from integratie.indicator import register

pytestmark = pytest.mark.traag

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path, monkeypatch) -> Path:
    """Een eigen projectmap, met de notebooks en parameters van het echte."""
    for deel in ("notebooks", "parameters"):
        shutil.copytree(PROJECT / deel, tmp_path / deel)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("naam", NAMEN)
def test_voorbeelden_zijn_fictief_en_hun_cijfers_zijn_die_van_het_register(naam):
    uitslag = controleer(VOORBEELDEN / f"{naam}.yaml")
    assert uitslag.fouten == uitslag.meldingen == ()
    assert uitslag.plan.fictief and uitslag.plan.titel.startswith("FICTIEF VOORBEELD")
    assert len(uitslag.plan.acties()) >= 5 and uitslag.plan.streefcijfers()


def test_een_voorbeeld_is_een_cluster_en_een_is_volledig():
    assert gebieden.plaats(lees_plan(VOORBEELDEN / "noordrand.yaml").gebied).leden
    plan = lees_plan(VOORBEELDEN / "vilvoorde.yaml")
    assert {a.domein for a in plan.acties()} == set(DOMEINEN) and {a.rubriek for a in plan.acties()} == set(RUBRIEKEN)


def test_voorbeelden_zijn_geen_plan_van_een_bestuur():
    assert plan_van("23088") is plan_van("23033") is plan_van("noordrand") is None
    assert alle_plannen.plannen() == ({}, [])


@pytest.mark.parametrize("naam", NAMEN)
def test_excel_en_terug_verliest_niets(naam, tmp_path):
    plan = lees_plan(VOORBEELDEN / f"{naam}.yaml")
    eerste = schrijf_werkboek(tmp_path / "een.xlsx", naam)
    uit_excel = lees_plan(eerste)
    assert uit_excel == plan
    (tmp_path / "twee.yaml").write_text(als_yaml(inhoud_van(uit_excel)), encoding="utf-8")
    assert lees_plan(tmp_path / "twee.yaml") == plan
    tweede = tmp_path / "twee.xlsx"
    tweede.write_bytes(als_werkboek(inhoud_van(lees_plan(tmp_path / "twee.yaml"))))
    assert cellen(eerste) == cellen(tweede)
    assert eerste.read_bytes() == tweede.read_bytes()


TEKST = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cn")), min_size=1, max_size=60).filter(
    lambda t: t.strip() and "\ufffe" not in t
)
BEDRAG = st.integers(0, 10**8).map(lambda cent: cent / 100)


@settings(max_examples=8, deadline=None)
@given(TEKST, TEKST, BEDRAG, st.booleans(), st.dates(datetime.date(2026, 1, 1), datetime.date(2031, 12, 31)))
def test_willekeurige_tekst_en_bedragen_overleven_yaml_en_excel(een, ander, bedrag, ja, dag):
    import tempfile

    inhoud = yaml.load(voorbeeld("hoeilaart"), yaml.BaseLoader)
    actie = inhoud["beleidsdoelstellingen"][0]["actieplannen"][0]["acties"][0]
    actie |= {
        "titel": een,
        "doelgroep": f"{ander}\n{een}".replace("{", "{{").replace("}", "}}"),
        "prioritair": "ja" if ja else "nee",
        "einde": dag.isoformat(),
    }
    actie |= {"begin": "2026-01-01", "budget": {"2027": repr(bedrag) + "0" * (repr(bedrag)[-4:-3] == ".")}}
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "a.yaml"
        pad.write_text(als_yaml(inhoud), encoding="utf-8")
        plan = lees_plan(pad)
        assert plan.acties()[0].budget == {2027: bedrag} and plan.acties()[0].prioritair is ja
        assert plan.acties()[0].titel == een.strip().replace("\t", " ")
        pad.with_suffix(".xlsx").write_bytes(als_werkboek(inhoud_van(plan)))
        assert lees_plan(pad.with_suffix(".xlsx")) == plan
        pad.write_text(als_yaml(inhoud_van(plan)), encoding="utf-8")
        assert lees_plan(pad) == plan


def test_het_formulier_heeft_keuzelijsten_en_een_leesmij(tmp_path):
    werkboek = openpyxl.load_workbook(schrijf_werkboek(tmp_path / "plan.xlsx"))
    assert werkboek.sheetnames[0] == "Lees mij" and werkboek.sheetnames[-1] == "Lijsten"
    bronnen = {str(v.sqref).partition(":")[0]: v.formula1 for v in werkboek["Acties"].data_validations.dataValidation}
    lijst = {
        c.value: [
            r[0].value for r in werkboek["Lijsten"].iter_rows(2, min_col=c.column, max_col=c.column) if r[0].value
        ]
        for c in werkboek["Lijsten"][1]
    }
    assert (
        lijst["Rubriek"] == list(RUBRIEKEN)
        and lijst["Domein"] == list(DOMEINEN)
        and set(lijst["Indicator"]) == set(register())
    )
    assert bronnen["A2"].startswith("Actieplannen!") and bronnen["K2"].startswith("Partners!")
    assert {"F2", "G2", "H2", "I2", "J2", "O2"} <= set(bronnen)


def test_een_regel_met_een_gelijkteken_blijft_tekst(tmp_path):
    plan = lees_plan(VOORBEELDEN / "hoeilaart.yaml").model_copy(update={"visie": "=cmd|'/c calc'!A1"})
    (tmp_path / "p.xlsx").write_bytes(als_werkboek(inhoud_van(plan)))
    assert openpyxl.load_workbook(tmp_path / "p.xlsx")["Plan"]["B10"].data_type == "s"
    assert lees_plan(tmp_path / "p.xlsx").visie == "=cmd|'/c calc'!A1"


@pytest.mark.parametrize("code", ["23088", "noordrand", "23098"])
def test_startplan_heeft_de_eigen_cijfers_en_alleen_vragen(code):
    plan = nieuw.startplan(code)
    for rij in plan["basislijnen"]:
        reeks = vergelijking.reeks(rij["indicator"], code, 2025)
        eigen = reeks[(reeks["nis"] == code) & (reeks["groep"] == rij.get("groep", "")) & reeks["waarde"].notna()]
        laatste = eigen.sort_values("jaar").iloc[-1]
        decimalen = register()[rij["indicator"]].decimalen
        assert rij["basisjaar"] == laatste["jaar"]
        assert rij["basiswaarde"] == pytest.approx(laatste["waarde"], abs=0.5 * 10**-decimalen + 1e-9)
    assert all(v["vraag"].endswith("?") and v["antwoord"] is None for v in plan["vragen"])
    assert [v["onderwerp"] for v in plan["vragen"][:9]] == [f"rubriek: {r}" for r in RUBRIEKEN]
    lege = {(d, laag) for d in ("toegankelijkheid", "samenhorigheid") for laag in ("wettelijk",)} - {
        (d, i.laag) for i in register().values() for d in i.doelen
    }
    assert {f"kader: {d}, {laag}" for d, laag in lege} <= {v["onderwerp"] for v in plan["vragen"]}
    (doel,) = plan["beleidsdoelstellingen"]
    (actie,) = doel["actieplannen"][0]["acties"]
    assert doel["titel"] is None and all(v is None for k, v in actie.items() if k not in ("code", "partners"))


def test_plan_nieuw_overschrijft_nooit_en_kent_beide_vormen(project):
    eerste = integratie("plan", "nieuw", "Vilvoorde", map_=project)
    pad = project / "parameters/plannen/23088.yaml"
    assert eerste.returncode == 0 and pad.is_file()
    voor = pad.read_bytes()
    for extra in ([], ["--excel"], ["--uit", "parameters/plannen/23088.yaml"]):
        tweede = integratie("plan", "nieuw", "vilvoorde", *extra, map_=project)
        assert (tweede.returncode, tweede.stderr.count("\n")) == (2, 1) and "--uit" in tweede.stderr
    assert pad.read_bytes() == voor and not pad.with_suffix(".xlsx").exists()
    assert integratie("plan", "nieuw", "noordrand", "--excel", map_=project).returncode == 0
    leeg = controleer(project / "parameters/plannen/noordrand.xlsx")
    assert leeg.plan is None and {"visie", "rubriek"} <= {f.veld for f in leeg.fouten}


def test_twee_plannen_voor_een_gebied_en_een_verkeerde_naam(project):
    map_ = project / "parameters/plannen"
    shutil.copy(VOORBEELDEN / "vilvoorde.yaml", map_ / "23088.yaml")
    schrijf_werkboek(map_ / "23088.xlsx")
    with pytest.raises(Gebruiksfout, match="houd er één over"):
        plan_van("23088")
    schrijf_werkboek(map_ / "noordrand.xlsx", "noordrand")
    assert plan_van("noordrand") == lees_plan(VOORBEELDEN / "noordrand.yaml")  # een formulier alleen is ook een plan
    (map_ / "23088.xlsx").rename(map_ / "23002.xlsx")
    with pytest.raises(Gebruiksfout, match=r"hernoem het tot 23088\.xlsx"):
        plan_van("23002")
    assert [o.pad.name for o in alle_plannen.plannen()[1]] == ["23002.xlsx"]


def test_overzicht_telt_geen_fictieve_plannen_en_zegt_waar_het_samen_kan(project):
    map_ = project / "parameters/plannen"
    shutil.copy(VOORBEELDEN / "vilvoorde.yaml", map_ / "23088.yaml")
    shutil.copy(VOORBEELDEN / "hoeilaart.yaml", map_ / "23033.yaml")
    telling = json.loads(integratie("plan", "overzicht", "--json", map_=project).stdout)["telling"]
    assert (telling["plannen"], telling["fictief"], telling["aantal"]) == (0, 2, 0)
    for naam in ("23088", "23033"):
        tekst = (map_ / f"{naam}.yaml").read_text(encoding="utf-8").replace("fictief: ja\n", "")
        (map_ / f"{naam}.yaml").write_text(tekst, encoding="utf-8")
    uit = json.loads(integratie("plan", "overzicht", "--json", map_=project).stdout)
    assert (uit["telling"]["plannen"], uit["telling"]["integraal"]) == (2, ["23088"])
    hoeilaart = next(p for p in uit["plannen"] if p["gebied"] == "23033")
    assert {c["naam"] for c in hoeilaart["criteria"] if not c["voldaan"]} == {
        "vastgesteld",
        "alle beleidsdomeinen",
        "alle rubrieken",
    }
    taal = next(s for s in uit["samen"] if (s["rubriek"], s["domein"]) == ("onderwijsvoorzieningen", "onderwijs"))
    assert taal["gebieden"] == {"23033": ["A3"], "23088": ["A1.2.2"]} and taal["buren"] == []


def test_buren_zijn_gemeenten_met_een_grens_en_geen_cluster_met_haar_lid():
    # Vilvoorde grenst aan Machelen en Grimbergen, niet aan Asse; Machelen hoort zelf bij de Noordrand.
    assert alle_plannen.buurparen(["23088", "23047", "23002"]) == [("23088", "23047")]
    assert alle_plannen.buurparen(["noordrand", "23088", "23025"]) == [("noordrand", "23025"), ("23088", "23025")]


def test_voorbeeld_is_met_een_opdracht_te_kopieren(project):
    uit = integratie("plan", "voorbeeld", "hoeilaart", map_=project)
    assert uit.returncode == 0 and (project / "voorbeeld-hoeilaart.yaml").read_text(encoding="utf-8") == voorbeeld(
        "hoeilaart"
    )
    assert integratie("plan", "voorbeeld", "hoeilaart", map_=project).returncode == 2
    assert "Bedoelde je hoeilaart" in integratie("plan", "voorbeeld", "hoeilart", map_=project).stderr


def test_omzetten_schrijft_ernaast_en_nooit_over_iets_heen(project):
    shutil.copy(VOORBEELDEN / "noordrand.yaml", project / "plan.yaml")
    assert integratie("plan", "omzetten", "plan.yaml", map_=project).returncode == 0
    assert lees_plan(project / "plan.xlsx") == lees_plan(project / "plan.yaml")
    assert integratie("plan", "omzetten", "plan.yaml", map_=project).returncode == 2
