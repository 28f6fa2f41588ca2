"""Een plan dat van het vorige vertrekt: niets van de tekst verloren, de laatste cijfers als basis, en het oordeel van de opvolging ernaast."""

import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
import yaml
from plannen import VOORBEELDEN, cellen, schrijf_werkboek

from integratie import vergelijking
from integratie.beleid.opvolging.oordeel import oordeel
from integratie.beleid.opvolging.vervolgplan import vervolg
from integratie.beleid.plan import nieuw
from integratie.beleid.plan.lezen import controleer, lees_plan
from integratie.beleid.plan.yamlbestand import als_yaml, inhoud_van
from integratie.beleid.rubrieken import ONDERSTEUNING
from integratie.fouten import Gebruiksfout
from integratie.indicator import cijfers

pytestmark = pytest.mark.traag

TERUGBLIK = Path(__file__).parent / "terugblik"
VILVOORDE = TERUGBLIK / "23088.yaml"


def acties(inhoud: dict) -> list[dict]:
    return [a for d in inhoud["beleidsdoelstellingen"] for ap in d["actieplannen"] for a in ap["acties"]]


def teksten(x) -> set[str]:
    """Elke tekst die ergens in een plan staat."""
    if isinstance(x, dict | list | tuple):
        return set().union(*map(teksten, x.values() if isinstance(x, dict) else x))
    return {x} if isinstance(x, str) else set()


@pytest.mark.parametrize("pad", [VILVOORDE, TERUGBLIK / "noordrand.yaml"], ids=lambda p: p.stem)
def test_elk_doel_begint_bij_het_laatste_cijfer_met_het_oordeel_van_de_opvolging_ernaast(pad):
    plan, inhoud = lees_plan(pad), vervolg(pad.stem, pad)
    nu = [s for a in acties(inhoud) for s in a.get("streefcijfers", [])]
    assert len(nu) == len(plan.streefcijfers()) > 3
    for rij, (_, oud) in zip(nu, plan.streefcijfers(), strict=True):
        assert (rij["indicator"], rij.get("groep", ""), rij["richting"]) == (oud.indicator, oud.groep, oud.richting)
        assert rij["streefjaar"] is rij["streefwaarde"] is None
        o = oordeel(pad.stem, oud, vergelijking.laatste_peiljaar())
        assert f"Opvolging: {o.status} ({o.uitleg})." in rij["vorig"], rij["vorig"]
        reeks = cijfers(oud.indicator).dropna(subset=["waarde"])
        reeks = reeks[(reeks["nis"] == pad.stem) & (reeks["groep"] == oud.groep)].set_index("jaar")["waarde"]
        if reeks.empty:
            assert rij["basisjaar"] is rij["basiswaarde"] is None
        else:
            assert (rij["basisjaar"], rij["basiswaarde"]) == (
                reeks.index.max(),
                round(reeks.loc[reeks.index.max()], oud.kaart.decimalen),
            )


def test_een_doel_zoals_de_bron_het_geeft():
    """Statbel: Vilvoorde telde 39.628 inwoners in 2010 en 45.495 in 2020; het doel van 50.000 is niet gehaald."""
    eerste = acties(vervolg("23088", VILVOORDE))[0]["streefcijfers"][0]
    begin = "Doel: omhoog, 50.000 in 2020. Basis: 39.628 in 2010. Laatste cijfer voor dat doel: 45.495 in 2020. Opvolging: achter ("
    assert eerste["vorig"].startswith(begin)


@pytest.mark.parametrize("naam", ["hoeilaart", "noordrand", "vilvoorde"])
def test_niets_van_de_tekst_gaat_verloren(naam):
    """Elke tekst van het vorige plan staat in het nieuwe: op zijn plaats, of bij `vorig` (data, status, budget, antwoorden)."""
    pad = VOORBEELDEN / f"{naam}.yaml"
    plan, inhoud = lees_plan(pad), vervolg(lees_plan(pad).gebied, pad)
    opnieuw = {str(x) for a in plan.acties() for x in (a.begin, a.einde)}
    samen = "\n".join(sorted(teksten(inhoud)))
    assert [t for t in teksten(inhoud_van(plan)) if t not in samen] == []
    assert all(dag in samen for dag in opnieuw)
    for rij, oud in zip(acties(inhoud), plan.acties(), strict=True):
        bedragen = [f"{int(euro):,}".replace(",", ".") + f" euro in {jaar}" for jaar, euro in oud.budget.items()]
        assert all(bedrag in rij["vorig"] for bedrag in bedragen) and oud.status in rij["vorig"]
    assert inhoud["van"] == plan.tot + 1 and inhoud["vastgesteld"] is None and plan.titel in inhoud["vorig"]
    assert not any(v["antwoord"] for v in inhoud["vragen"])


def test_ingevuld_is_het_een_geldig_plan_en_het_volgende_onthoudt_beide(tmp_path):
    inhoud = vervolg("23088", VILVOORDE)
    for a in acties(inhoud):
        a |= {"begin": "2032-01-01", "einde": "2033-12-31", "status": "gepland", "ondersteuning": ONDERSTEUNING[0]}
        for s in a.get("streefcijfers", []):
            s |= {"streefjaar": 2037, "streefwaarde": s["basiswaarde"]}
    pad = tmp_path / "derde.yaml"
    pad.write_text(als_yaml(inhoud), encoding="utf-8")
    plan = lees_plan(pad)
    assert (plan.van, plan.tot) == (2032, 2037) and {a.ondersteuning for a in plan.acties()} == {ONDERSTEUNING[0]}
    weer = vervolg("23088", pad)
    (eerste, *_), (vroeger, *_) = acties(weer), acties(inhoud)
    assert eerste["vorig"].endswith(vroeger["vorig"]) and "2032-01-01" in eerste["vorig"]
    assert weer["vorig"].endswith(f"daarvoor: {inhoud['vorig']}")


def test_op_de_opdrachtregel_in_beide_vormen_en_nooit_over_iets_heen(tmp_path):
    (tmp_path / "parameters/plannen").mkdir(parents=True)
    for naam in ("rapporten.yaml", "groepen.yaml"):
        shutil.copyfile(VOORBEELDEN.parents[1] / naam, tmp_path / "parameters" / naam)
    vorig = tmp_path / "parameters/plannen/23088.yaml"
    shutil.copyfile(VOORBEELDEN / "vilvoorde.yaml", vorig)
    voor = vorig.read_bytes()

    def draai(*extra: str) -> subprocess.CompletedProcess:
        opdracht = [sys.executable, "-m", "integratie", "plan", "nieuw", "vilvoorde", "--vorig", str(vorig), *extra]
        return subprocess.run(opdracht, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8")

    assert (bezet := draai()).returncode == 2 and "--uit" in bezet.stderr and bezet.stderr.count("\n") == 1
    assert draai("--uit", "nieuw.yaml").returncode == 0 and draai("--uit", "nieuw.xlsx", "--excel").returncode == 0
    assert draai("--uit", "nieuw.yaml").returncode == 2 and vorig.read_bytes() == voor
    staat = yaml.safe_load((tmp_path / "nieuw.yaml").read_text(encoding="utf-8"))
    assert staat["van"] == 2032 and {f.veld for f in controleer(tmp_path / "nieuw.yaml").fouten} == {
        "begin",
        "einde",
        "status",
        "streefjaar",
        "streefwaarde",
    }
    koppen, eerste, *_ = cellen(tmp_path / "nieuw.xlsx")["Streefcijfers"]
    assert "Opvolging: nog niet te zeggen" in dict(zip(koppen, eerste, strict=True))["Vorig"]


def test_een_plan_van_een_ander_gebied_wordt_geweigerd():
    with pytest.raises(Gebruiksfout, match="een plan van Vilvoorde; geef met --vorig een plan van Asse op"):
        nieuw.begin("asse", uit=Path("x.yaml"), maak=lambda nis: vervolg(nis, VILVOORDE))


def test_een_onbekende_ondersteuning_en_een_formulier_van_vroeger(tmp_path):
    """Een verkeerde keuze noemt de negen vormen; een formulier zonder de nieuwe kolommen blijft leesbaar."""
    pad = tmp_path / "plan.yaml"
    tekst = (VOORBEELDEN / "vilvoorde.yaml").read_text(encoding="utf-8")
    pad.write_text(
        tekst.replace(
            "            status: lopend\n", "            status: lopend\n            ondersteuning: vorminge\n", 1
        ),
        encoding="utf-8",
    )
    (fout,) = controleer(pad).fouten
    assert (
        fout.veld == "ondersteuning"
        and "Bedoelde je vorming" in fout.reden
        and fout.reden.count("; ") == len(ONDERSTEUNING) == 9
    ), fout.reden
    boek = openpyxl.load_workbook(schrijf_werkboek(tmp_path / "oud.xlsx"))
    for blad, velden in (
        ("Acties", ("Ondersteuning", "Vorig")),
        ("Streefcijfers", ("Vorig",)),
        ("Basislijnen", ("Vorig",)),
        ("Vragen", ("Vorig",)),
    ):
        for veld in velden:
            koppen = [c.value for c in boek[blad][1]]
            boek[blad].delete_cols(koppen.index(veld) + 1)
    boek.save(tmp_path / "oud.xlsx")
    assert controleer(tmp_path / "oud.xlsx").fouten == ()
