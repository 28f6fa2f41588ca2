"""Elke regel voor elke gemeente, nagerekend met de hand rechtstreeks uit de ruwe bestanden."""

import csv
import dataclasses
import datetime
import json
import math
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from officieel import FACILITEITEN

from integratie.beleid.regels import uitkomstrijen
from integratie.beleid.regels.formaat import regels
from integratie.beleid.regels.toepassen import afgelopen, pas_toe
from integratie.fouten import Gebruiksfout

pytestmark = pytest.mark.traag


@pytest.fixture(scope="module")
def alles() -> pd.DataFrame:
    return uitkomstrijen.tabel(None, 2025).set_index(["regel", "nis"])


def test_vijf_regels_elk_met_bron_en_zekerheid():
    assert set(regels()) == {
        "integratiesubsidie",
        "gemeentefonds",
        "plan-samenleven",
        "vluchtelingensubsidie-2016",
        "kiezers",
    }
    assert regels()["integratiesubsidie"].zekerheid == "uit tweede hand"
    assert all(r.bron and r.toelichting and r.versie >= 1 for r in regels().values())


def test_integratiesubsidie_voor_elke_gemeente(alles, herkomst_nu, vlaanderen):
    aantal = 0
    for nis in vlaanderen:
        rij = herkomst_nu.loc[(nis, 2025)]
        vreemd = int(rij["total"] - rij["belgian_bg"])
        uit = alles.loc[[("integratiesubsidie", nis)]]
        assert uit["waarde"].iloc[0] == vreemd
        assert uit["waarde"].iloc[1] == pytest.approx(100 * vreemd / rij["total"], abs=1e-9)
        assert uit["afstand"].iloc[0] == vreemd - 1000
        verwacht = vreemd >= 1000 or 10 * vreemd > rij["total"]
        assert set(uit["resultaat"]) == {"voldoet" if verwacht else "voldoet niet"}, nis
        aantal += verwacht
    kaart = next(k for k in uitkomstrijen.kaarten(2025) if k["regel"] == "integratiesubsidie")
    assert kaart["resultaten"] == {"voldoet": aantal, "voldoet niet": 285 - aantal}
    assert kaart["bevroren"]["aantal"] == 57


def test_de_opdracht_geeft_wat_een_los_script_uit_de_ruwe_bestanden_haalt(bronmap, vlaanderen):
    """`narekenen.py` kent het pakket niet; elke waarde, drempel, afstand en uitkomst van `integratie regels` is er gelijk aan."""

    def json_van(*opdracht: str) -> dict:
        uit = subprocess.run([sys.executable, *opdracht], capture_output=True, text=True, encoding="utf-8", check=True)
        return json.loads(uit.stdout)

    met_de_hand = json_van(str(Path(__file__).with_name("narekenen.py")), str(bronmap))
    gegeven: dict[tuple[str, str], list] = {}
    for rij in json_van("-m", "integratie", "regels", "--groep", "vlaanderen", "--json")["uitkomsten"]:
        cellen = [rij[k] for k in ("waarde", "drempel", "afstand", "gehaald")]
        gegeven.setdefault((rij["regel"], rij["nis"]), []).append(
            rij["resultaat"] if rij["drempel"] is None else cellen
        )
    for regel, per_gemeente in met_de_hand.items():
        assert sorted(per_gemeente) == vlaanderen
        for nis, verwacht in per_gemeente.items():
            for een, ander in zip(gegeven[regel, nis], verwacht, strict=True):
                assert een == (pytest.approx(ander, abs=1e-9) if isinstance(ander, list) else ander), (regel, nis)


def test_plan_samenleven_voor_elke_gemeente(alles, herkomst_nu, vlaanderen, referentieregio):
    niet_eu = {nis: int(herkomst_nu.at[(nis, 2025), "non_eu27"]) for nis in vlaanderen}
    per_regio: dict[str, int] = {}
    for nis in vlaanderen:
        per_regio[referentieregio[nis]] = per_regio.get(referentieregio[nis], 0) + niet_eu[nis]
    for nis in vlaanderen:
        uit = alles.loc[("plan-samenleven", nis)]
        assert (uit["waarde"], uit["drempel"], uit["afstand"]) == (niet_eu[nis], 7500, niet_eu[nis] - 7500)
        samen = "enkel samen" if per_regio[referentieregio[nis]] > 7500 else "voldoet niet"
        assert uit["resultaat"] == ("voldoet" if niet_eu[nis] > 7500 else samen)
        assert "EU27" in uit["benaderd"]


def test_gehaald_sinds_en_kruising_voor_elke_gemeente(herkomst_nu, vlaanderen):
    """De lijn door nu en 5 (of 10) jaar geleden, jaar per jaar doorgetrokken tot ze de drempel kruist; voor een regel die nog geldt."""
    geldig = dataclasses.replace(regels()["plan-samenleven"], tot=None)
    for nis in vlaanderen:
        reeks = herkomst_nu.loc[nis]["non_eu27"]
        (uit,) = pas_toe(geldig, nis, 2025).toetsen
        boven = [j for j in range(2025, 1999, -1) if all(reeks[k] > 7500 for k in range(j, 2026))]
        assert uit.sinds == (min(boven) if boven else None)
        jaren = []
        for periode in (5, 10):
            stap = (reeks[2025] - reeks[2025 - periode]) / periode
            lijn = ((j, reeks[2025] + stap * (j - 2025)) for j in range(2026, 2051))
            jaren.append(next((j for j, w in lijn if (w > 7500) != (reeks[2025] > 7500)), None))
            assert uit.kruising.per_periode[periode] == jaren[-1], (nis, periode)
        bekend = [j for j in jaren if j]
        assert uit.kruising.van == min(bekend, default=None)
        assert (uit.kruising.tot is None) == (len(bekend) < 2)


def test_een_afgelopen_regel_kruist_niets_meer(alles):
    """Vier van de vijf regels zijn afgelopen; de stand blijft, een jaar in de toekomst is er niet."""
    assert [k["regel"] for k in uitkomstrijen.kaarten(2025) if not k["afgelopen"]] == ["kiezers"]
    weg = alles.drop(index="kiezers", level="regel")
    assert weg["waarde"].notna().sum() == 3 * 285
    assert weg[["kruist_van", "kruist_tot", "kruist_trend_5_jaar", "kruist_trend_10_jaar"]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("tot", "peiljaar", "voorbij"),
    [
        ((2025, 9, 30), 2025, True),
        ((2025, 9, 30), 2024, False),  # de stand zoals toen
        ((2026, 10, 31), 2026, True),  # voor het laatste peiljaar telt de datum van de editie: 1 november 2026
        ((2026, 11, 1), 2026, False),
        ((2019, 12, 31), 2019, False),  # op de laatste dag geldt een regel nog
        ((2019, 12, 31), 2020, True),
        (None, 2025, False),
    ],
)
def test_de_peildatum_beslist_en_niet_de_klok(tot, peiljaar, voorbij):
    regel = dataclasses.replace(regels()["plan-samenleven"], tot=datetime.date(*tot) if tot else None)
    assert afgelopen(regel, peiljaar) is voorbij


def test_de_lijn_gaat_niet_voorbij_het_einde_van_een_geldige_regel(vlaanderen):
    """Een regel tot eind 2027 wordt niet doorgetrokken tot 2028 of later."""
    regel = dataclasses.replace(regels()["plan-samenleven"], tot=datetime.date(2027, 12, 31))
    zonder = dataclasses.replace(regel, tot=None)
    jaren = {n: pas_toe(regel, n, 2025).toetsen[0].kruising.van for n in vlaanderen}
    vrij = {n: pas_toe(zonder, n, 2025).toetsen[0].kruising.van for n in vlaanderen}
    assert jaren == {n: j if j is None or j <= 2027 else None for n, j in vrij.items()}
    assert any(j and j > 2027 for j in vrij.values())


def test_ter_herinnering_met_de_cijfers_van_toen(herkomst_nu):
    """Integratiesubsidie tot 2019, Plan Samenleven tot 2025: elk met de inwoners van het jaar waarin hij afliep (Tervuren)."""
    per_regel: dict[str, list[dict]] = {}
    for rij in uitkomstrijen.herinnering(["24104"], 2025):
        per_regel.setdefault(rij["regel"], []).append(rij)
    toen, nu = (herkomst_nu.loc[("24104", jaar)] for jaar in (2019, 2025))
    assert set(per_regel) == set(regels()) - {"kiezers"}
    subsidie, samenleven = per_regel["integratiesubsidie"][0], per_regel["plan-samenleven"][0]
    assert (subsidie["waarde"], subsidie["jaar"]) == (toen["total"] - toen["belgian_bg"], 2019)
    assert (samenleven["waarde"], samenleven["jaar"]) == (nu["non_eu27"], 2025)
    assert all(r["kruist_van"] is None for rijen in per_regel.values() for r in rijen)


def test_gemeentefonds_sluit_alleen_de_faciliteitengemeenten_uit(alles):
    deel = alles.loc["gemeentefonds"]
    assert set(deel[deel["resultaat"] == "uitgezonderd"]["gemeente"]) == set(FACILITEITEN.values())
    assert (deel["resultaat"] == "voldoet").sum() == 273


@pytest.mark.parametrize("naam", ["vluchtelingensubsidie-2016", "kiezers"])
def test_zonder_invoer_niet_te_berekenen(alles, naam, vlaanderen):
    deel = alles.loc[naam]
    assert sorted(deel.index) == vlaanderen
    assert set(deel["resultaat"]) == {"niet te berekenen"}
    assert all(f"parameters/invoer/{naam}.csv" in u and u.startswith("nodig: ") for u in deel["uitleg"])


def test_een_brusselse_gemeente_valt_buiten_de_regels():
    uitkomsten = [pas_toe(r, "21004", 2025) for r in regels().values()]
    assert {u.resultaat for u in uitkomsten} == {"niet van toepassing"}


def test_niets_van_na_het_peiljaar(herkomst_nu):
    uit = uitkomstrijen.tabel("Vilvoorde", 2014).set_index("regel").loc["plan-samenleven"]
    assert (uit["waarde"], uit["jaar"]) == (herkomst_nu.at[("23088", 2014), "non_eu27"], 2014)


def test_vluchtelingensubsidie_met_invoer_volgens_de_gewichten(tmp_path, monkeypatch):
    """A: 30/40 van de instroom, de helft van herkomst, een kwart van sociaal = 0,7·75 + 0,2·50 + 0,1·25 = 65 %."""
    regel = regels()["vluchtelingensubsidie-2016"]
    (tmp_path / "parameters" / "invoer").mkdir(parents=True)
    (tmp_path / "parameters" / "rapporten.yaml").write_text("[]", encoding="utf-8")
    rijen = [("23088", 30, 5, 1, 40), ("23047", 10, 5, 3, 10), ("23100", 99, 99, 99, 9)]
    with (tmp_path / "parameters/invoer/vluchtelingensubsidie-2016.csv").open("w", newline="") as bestand:
        csv.writer(bestand).writerows([("nis", "instroom", "herkomst", "sociaal", "personen"), *rijen])
    monkeypatch.chdir(tmp_path)
    vilvoorde, machelen, linkebeek = (pas_toe(regel, nis, 2025) for nis in ("23088", "23047", "23100"))
    assert vilvoorde.resultaat == machelen.resultaat == "berekend"
    assert math.isclose(vilvoorde.toetsen[1].waarde, 65) and math.isclose(machelen.toetsen[1].waarde, 35)
    assert (linkebeek.resultaat, linkebeek.toetsen[0].afstand) == ("voldoet niet", -1)
    assert pas_toe(regel, "23002", 2025).resultaat == "geen cijfer"


@pytest.mark.parametrize(
    ("inhoud", "woorden"),
    [
        ("nis,instroom\n23088,1\n", ["regel 1", "herkomst"]),
        ("nis,instroom,herkomst,sociaal,personen\n23088,1,1,1,1\n23024,1,1,1,1\n", ["regel 3", "NIS"]),
        ("nis,instroom,herkomst,sociaal,personen\n23088,-1,1,1,1\n", ["regel 2", "vanaf nul"]),
        ("nis,instroom,herkomst,sociaal,personen\n23088,inf,1,1,1\n", ["regel 2", "vanaf nul"]),
        ("nis,instroom,herkomst,sociaal,personen\n23088,0,1,1,12\n", ["instroom", "nul"]),
    ],
)
def test_foute_invoer_wordt_geweigerd_met_regelnummer(tmp_path, monkeypatch, inhoud, woorden):
    regel = regels()["vluchtelingensubsidie-2016"]
    (tmp_path / "parameters" / "invoer").mkdir(parents=True)
    (tmp_path / "parameters" / "rapporten.yaml").write_text("[]", encoding="utf-8")
    (tmp_path / "parameters/invoer/vluchtelingensubsidie-2016.csv").write_text(inhoud, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Gebruiksfout) as fout:
        pas_toe(regel, "23088", 2025)
    assert all(w in str(fout.value) for w in ["vluchtelingensubsidie-2016.csv", *woorden])
