"""Wat het planrapport toont, naast een eigen berekening uit het bestand en uit de reeksen."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
import yaml
from plannen import VOORBEELDEN, voorbeeld

import integratie as ig
from integratie.beleid.rubrieken import DOMEINEN, RUBRIEKEN
from integratie.blok.blok import Blok, Figuur
from integratie.blok.onderdelen import Groep, Tabel
from integratie.indicator import register

PROJECT = Path(__file__).parents[2]
DREMPEL = {"%": 0.5, "procentpunt": 0.5, "procentpunt per jaar": 0.1}  # daaronder heet het gelijk; anders één procent


@pytest.fixture(autouse=True)
def project(tmp_path, monkeypatch) -> Path:
    """Een projectmap waarin het voorbeeld van Vilvoorde het plan van Vilvoorde is."""
    shutil.copytree(PROJECT / "parameters", tmp_path / "parameters")
    shutil.copy(VOORBEELDEN / "vilvoorde.yaml", tmp_path / "parameters" / "plannen" / "23088.yaml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def acties() -> list[dict]:
    """De acties zoals ze letterlijk in het bestand staan, met de titel van hun doelstelling."""
    plan = yaml.load(voorbeeld(), yaml.BaseLoader)
    return [
        a | {"doelstelling": f"{d['code']} {d['titel']}"}
        for d in plan["beleidsdoelstellingen"]
        for p in d["actieplannen"]
        for a in p["acties"]
    ]


def tabellen(blok: Blok) -> dict[str, dict[tuple[str, str], str]]:
    """Titel → (rijkop, kolomkop) → tekst."""
    (groep,) = blok.onderdelen
    return {
        tabel.titel: {
            (eerste, kolom): str(cel)
            for eerste, *rest in tabel.rijen
            for kolom, cel in zip(tabel.kolommen[1:], rest, strict=True)
        }
        for tabel in groep.onderdelen
        if isinstance(tabel, Tabel)
    }


def test_budget_is_de_som_van_de_bedragen_in_het_bestand(acties):
    alle = tabellen(ig.planbudget("23088", 2025))
    soorten = {
        "Budget per beleidsdoelstelling en jaar, in euro": lambda a: a["doelstelling"],
        "Budget per doel van het integratiebeleid en jaar, in euro": lambda a: a["doel"].capitalize(),
        "Budget naar prioriteit en jaar, in euro": lambda a: (
            "Prioritair" if a["prioritair"] == "ja" else "Niet prioritair"
        ),
    }
    for titel, groep in soorten.items():
        verwacht: dict[tuple[str, str], int] = {}
        for a in acties:
            for jaar, bedrag in a["budget"].items():
                for sleutel in ((groep(a), jaar), (groep(a), "Totaal"), ("Totaal", jaar), ("Totaal", "Totaal")):
                    verwacht[sleutel] = verwacht.get(sleutel, 0) + int(bedrag)
        getoond = {k: int(v.replace(".", "")) for k, v in alle[titel].items()}
        assert {k: v for k, v in getoond.items() if v} == verwacht


def test_matrices_hebben_elke_actie_op_haar_plaats(acties):
    alle = tabellen(ig.planmatrices("23088", 2025))
    matrix = alle["Rubrieken en beleidsdomeinen"]
    assert len(matrix) == len(RUBRIEKEN) * len(DOMEINEN)
    for (rubriek, domein), cel in matrix.items():
        hier = [
            a["code"]
            for a in acties
            if (a["rubriek"].lower(), a["domein"].lower()) == (rubriek.lower(), domein.lower())
        ]
        assert cel == ", ".join(hier)
    doelen = alle["Doelen en lagen"]
    assert sum(len(cel.split(", ")) for cel in doelen.values() if cel) == len(acties)
    wie = alle["Partners en acties: wie trekt, wie werkt mee"]
    assert sum(cel == "trekt" for cel in wie.values()) == len(acties)
    assert sum(cel == "mee" for cel in wie.values()) == sum(len(a["partners"]) for a in acties)


def test_de_gaten_volgen_uit_de_reeksen(acties):
    getoond = {rij for rij, _ in next(iter(tabellen(ig.plangaten("23088", 2025)).values()))}
    verwacht = set()
    for naam, ind in register().items():
        reeks = ig.reeks(naam, "23088", 2025).query("groep == '' and waarde.notna()")
        eigen = reeks[reeks["nis"] == "23088"].set_index("jaar")["waarde"].sort_index()
        rand = reeks[reeks["gebied"] == "Vlaamse Rand"].set_index("jaar")["waarde"]
        if not ind.beinvloedbaar or not ind.is_relatief or eigen.empty:
            continue
        jaar, nu = eigen.index[-1], eigen.iloc[-1]
        if jaar >= 2020 and jaar - 5 in eigen.index:
            toen, daar = eigen[jaar - 5], rand.get(jaar)
            anders = daar is None or (abs(nu - daar) >= DREMPEL.get(ind.eenheid, 0.01 * abs(daar)) and nu != daar)
            veranderd = abs(nu - toen) >= DREMPEL.get(ind.eenheid, 0.01 * abs(toen)) and nu != toen
            verwacht |= {ind.titel} if anders and veranderd else set()
    # Ver genoeg uit elkaar, maar het kan toeval zijn: het cijfer rust op enkele tientallen of honderden mensen.
    verwacht -= {
        register()[naam].titel
        for naam in (
            "oververtegenwoordiging_niet_eu",
            "vroegtijdig_schoolverlaten",
            "zeer_langdurig_werkzoekenden_herkomst",
            "cursisten_per_1000_inwoners",
        )
    }
    # Nooit de samenstelling van de bevolking: daar kan een plan niets aan doen.
    assert getoond == verwacht >= {"Werkzoekendengraad"} and not getoond & {
        i.titel for i in register().values() if i.samenstelling
    }
    gedekt = {s["indicator"] for a in acties for s in a.get("streefcijfers", ())}
    cellen = next(iter(tabellen(ig.plangaten("23088", 2025)).values()))
    met = {rij for (rij, kolom), cel in cellen.items() if kolom == "Streefcijfer in het plan" and cel != "geen"}
    assert met == {register()[n].titel for n in gedekt} & verwacht


def test_elke_partner_krijgt_zijn_eigen_taken_en_geen_andere(acties):
    plan = yaml.load(voorbeeld(), yaml.BaseLoader)
    (groep,) = ig.planperpartner("23088", 2025).onderdelen
    bladen = [deel for deel in groep.onderdelen if isinstance(deel, Groep)]
    for partner, blad in zip(plan["partners"], bladen, strict=True):
        kop, *_, tabel = blad.onderdelen
        tekst = " ".join([kop.tekst, *(str(cel) for rij in tabel.rijen for cel in rij)])
        eigen = {t["taak"] for a in acties for t in a["partners"] if t["partner"] == partner["sleutel"]}
        anders = {t["taak"] for a in acties for t in a["partners"]} - eigen
        assert partner["naam"] in tekst and all(t in tekst for t in eigen)
        assert not any(t in tekst for t in anders if len(t) > 25)
        trekt = [a for a in acties if a["trekker"] == partner["sleutel"]]
        assert tekst.count("u trekt") == len(trekt) and all(a["titel"] in tekst for a in trekt)


def test_zonder_plan_blijven_de_stukken_leeg_behalve_de_uitleg():
    assert ig.planbudget("23002", 2025).onderdelen == ig.plangaten("23002", 2025).onderdelen == ()
    assert "integratie plan nieuw 23002" in ig.planblad("23002", 2025).html


def test_de_tijdlijn_tekent_elke_actie_even_lang_als_ze_duurt(acties):
    """Tien acties; een balk is zo lang als haar dagen, naast de langste."""
    groep = ig.plantijdlijn("23088", 2025).onderdelen[0]
    (figuur,) = (deel for deel in groep.onderdelen if isinstance(deel, Figuur))
    rechthoek = r'd="M ([\d.]+) [\d.]+ L ([\d.]+) [\d.]+ L [\d.]+ [\d.]+ L [\d.]+ [\d.]+ z " style="[^"]*stroke'
    lengtes = [float(b) - float(a) for a, b in re.findall(rechthoek, figuur.svg)][: len(acties)]
    dagen = [(date.fromisoformat(a["einde"]) - date.fromisoformat(a["begin"])).days for a in acties]
    assert lengtes == pytest.approx([max(lengtes) * d / max(dagen) for d in dagen], abs=1)
    assert all(f"{a['code']} {a['titel']}" in figuur.svg for a in acties)
