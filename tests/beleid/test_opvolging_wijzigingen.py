"""Wat er veranderde: acties naast het vorige plan, en cijfers en definities naast de editie waarop deze verder bouwt."""

import dataclasses
from pathlib import Path

import proefopslag

from integratie.beleid.opvolging import wijzigingen
from integratie.beleid.opvolging.blokken.bijsturen import veranderd
from integratie.beleid.plan.lezen import lees_plan
from integratie.opslag import edities
from integratie.tabel import Tabel

PLAN = Path(__file__).parent / "terugblik" / "23088.yaml"


def ander_plan(map_: Path, *vervang: tuple[str, str]):
    """Het plan van Vilvoorde met andere tekst."""
    tekst = PLAN.read_text(encoding="utf-8")
    for oud, nieuw in vervang:
        assert oud in tekst
        tekst = tekst.replace(oud, nieuw, 1)
    pad = map_ / "23088.yaml"
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text(tekst, encoding="utf-8")
    return lees_plan(pad)


def test_een_gelijk_plan_verandert_niet(tmp_path):
    assert wijzigingen.van_plan(lees_plan(PLAN), ander_plan(tmp_path)) == []


def test_acties_en_streefcijfers_die_veranderden(tmp_path):
    nieuw = ander_plan(
        tmp_path,
        ("streefwaarde: 50000", "streefwaarde: 48000"),
        ("status: afgerond", "status: stopgezet"),
        ("code: T6", "code: T7"),
        ("indicator: nieuwkomers_per_1000_inwoners", "indicator: nieuwkomers_per_1000"),
    )
    kort = [(w.soort, w.waarover, w.wat, w.oud, w.nieuw) for w in wijzigingen.van_plan(lees_plan(PLAN), nieuw)]
    assert kort == [
        (
            "streefcijfer",
            "T1 Woonbeleid",
            "Inwoners",
            "van 39628 in 2010 naar 50000 in 2020 (omhoog)",
            "van 39628 in 2010 naar 48000 in 2020 (omhoog)",
        ),
        (
            "streefcijfer",
            "T4 Praatgroepen",
            "Nieuwkomers per 1.000 inwoners van 18 jaar en ouder",
            "",
            "van 7,9 in 2019 naar 6,0 in 2030 (omlaag)",
        ),
        (
            "streefcijfer",
            "T4 Praatgroepen",
            "Nieuwkomers per 1.000 inwoners",
            "van 7,9 in 2019 naar 6,0 in 2030 (omlaag)",
            "",
        ),
        ("actie", "T5 Vroege reeks", "status", "afgerond", "stopgezet"),
        ("actie", "T7 Actie zonder cijfer", "actie", "", "lopend"),
        ("actie", "T6 Actie zonder cijfer", "actie", "lopend", ""),
    ]


def test_cijfers_en_definities_naast_de_vorige_editie(tmp_path, monkeypatch):
    monkeypatch.setenv("INTEGRATIE_GEGEVENS", str(tmp_path / "edities"))
    proefopslag.vergeet()
    bron, rijen = edities.bronnen()["werkzoekendengraad"], edities.lees("werkzoekendengraad").copy()
    raak = (rijen["nis"] == "23088") & (rijen["jaar"] == 2024) & (rijen["groep"] == "totaal")
    assert raak.sum() == 1
    rijen.loc[raak, "waarde"] = 7.9
    anders = dataclasses.replace(bron, uitgave="Herziene uitgave")
    editie = edities.schrijf_eigen("herzien", [Tabel(anders, rijen)], "2026-11")
    proefopslag.vergeet()
    plan = lees_plan(PLAN)
    gevonden = wijzigingen.van_gegevens(plan, 2025, editie)
    assert [(w.soort, w.wat, w.oud, w.nieuw) for w in gevonden if w.soort == "cijfer"] == [
        ("cijfer", "2024", "7,6", "7,9")
    ]
    assert [(w.wat, w.nieuw) for w in gevonden if w.soort == "definitie"] == [("uitgave", "Herziene uitgave")]
    assert [w for w in wijzigingen.van_gegevens(plan, 2023, editie) if w.soort == "cijfer"] == []
    assert wijzigingen.van_gegevens(plan, 2025, "2026-11") == []
    monkeypatch.delenv("INTEGRATIE_GEGEVENS")
    proefopslag.vergeet()


def test_het_rapport_legt_het_vorige_plan_ernaast(tmp_path, monkeypatch):
    plannen = tmp_path / "parameters" / "plannen"
    ander_plan(plannen)
    ander_plan(plannen / "vorige", ("titel: Woonbeleid", "titel: Huizen <b>bouwen</b>"))
    (tmp_path / "parameters" / "rapporten.yaml").write_text("[]", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    html = veranderd("23088", 2025).html
    assert "Acties die veranderden" in html and "Huizen &lt;b&gt;bouwen&lt;/b&gt;" in html and "<b>" not in html
