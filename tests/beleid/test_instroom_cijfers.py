"""De tabellen van een uittreksel naast een eigen telling, en wat een buitenstaander eruit kan berekenen."""

import copy
import csv
import json
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from babel.dates import get_month_names
from opdrachtregel import integratie
from proefopslag import groepen_van

from integratie import gebieden
from integratie.afleiding.bereiken import Stelsel
from integratie.beleid.instroom import cijfers
from integratie.beleid.instroom.balie import balie, kwantiel
from integratie.beleid.instroom.doelgroeprijen import doelgroeprijen
from integratie.beleid.instroom.doorstroom import aalen_johansen
from integratie.beleid.instroom.naast_statbel import vergelijkingen
from integratie.beleid.instroom.voorbeeld import voorbeeld
from integratie.beleid.plan.nieuw import vragen
from integratie.beleid.rubrieken import RUBRIEKEN
from integratie.onthulling.getoond import MAP, noteer

pytestmark = pytest.mark.traag

PROJECT = Path(__file__).parents[2]
GEGEVENS = Path(__file__).parent / "gegevens"
voorbeeld = cache(voorbeeld)
MAANDEN = get_month_names("wide", locale="nl")
# Aalen–Johansen van lifelines 0.30.3 op drie openbare reeksen die het pakket meebrengt (rossi, lung, gbsg2; duur in dagen, oorzaak 0 is gecensureerd):
# AalenJohansenFitter met gecensureerden een halve dag later en gelijke dagen 0,0001 uit elkaar. Reeks, oorzaak, dag, kans.
LIFELINES = """rossi 1 180 0.074074,rossi 1 364 0.145833,rossi 2 180 0.043981,rossi 2 364 0.118056,lung 1 180 0.21659,lung 1 364 0.409464,lung 1 700 0.585597,
lung 2 180 0.061739,lung 2 364 0.181294,lung 2 700 0.272011,gbsg2 1 180 0.008949,gbsg2 1 364 0.04073,gbsg2 1 700 0.132112,gbsg2 2 180 0.008964,
gbsg2 2 364 0.043712,gbsg2 2 700 0.110302"""


def maak_project(map_: Path, gemeenten: list[str], groepen: str = "") -> None:
    (map_ / "parameters" / "registers").mkdir(parents=True)
    (map_ / "parameters" / "rapporten.yaml").write_text("[]")
    if groepen:
        (map_ / "parameters" / "groepen.yaml").write_text(groepen)
    for nis in gemeenten:
        (map_ / "parameters" / "registers" / f"{nis}.csv").write_bytes(voorbeeld(nis))


@pytest.fixture(scope="module")
def vilvoorde(tmp_path_factory) -> Path:
    """Een project met het voorbeeld van Vilvoorde, één keer geteld voor wie er niets aan wijzigt."""
    map_ = tmp_path_factory.mktemp("vilvoorde")
    maak_project(map_, ["23088"])
    return map_


@pytest.fixture
def eigen_groepen() -> Iterator[Callable[[Path], object]]:
    """De groepen van een ander project, en na de test weer die van dit."""
    yield groepen_van
    groepen_van(PROJECT)


def rijen(nis: str) -> list[dict[str, str]]:
    return list(csv.DictReader(voorbeeld(nis).decode().splitlines()[1:]))


def test_tabellen_zijn_wat_een_eigen_telling_geeft(tmp_path):
    """Elk zichtbaar aantal van het voorbeeld, opnieuw geteld uit de csv zelf."""
    pad = tmp_path / "v.csv"
    pad.write_bytes(voorbeeld("23088"))
    uit = integratie("instroom", str(pad), "23088", "--json")
    assert uit.returncode == 0, uit.stderr
    inhoud = json.loads(uit.stdout)
    assert inhoud["verzonnen"] is True and inhoud["lezing"]["gebreken"] == []
    zelf: Counter[tuple[str, int, str]] = Counter()
    brussel = {nis for nis, g in gebieden.gemeenten().items() if g.gewest == "04000"}
    rand = {nis for nis, g in gebieden.gemeenten().items() if g.vlaamse_rand}
    eu = {"Nederland", "Frankrijk", "Roemenië", "Polen"}
    for r in rijen("23088"):
        jaar, soort = int(r["datum"][:4]), r["soort"]
        if r["register"] == "wacht":
            zelf["loop", jaar, "inschrijvingen in het wachtregister"] += 1
            continue
        for s, naam in (
            ("geboorte", "geboorten"),
            ("overlijden", "overlijdens"),
            ("verhuizing", "verhuizingen in de gemeente"),
        ):
            zelf["loop", jaar, naam] += soort == s
        for tabel, wortel, kolom, soorten in (
            ("vanwaar", "aankomsten", "vorige", ("inschrijving", "immigratie")),
            ("waarheen", "vertrekken", "volgende", ("vertrek", "emigratie", "schrapping")),
        ):
            if soort in soorten:
                plek = r[kolom]
                zelf[tabel, jaar, wortel] += 1
                zelf[tabel, jaar, "België"] += soort == soorten[0]
                zelf[tabel, jaar, "het buitenland"] += soort == soorten[1]
                zelf[tabel, jaar, "ambtshalve geschrapt"] += soort == "schrapping"
                zelf[tabel, jaar, plek] += plek in brussel | rand
                zelf[tabel, jaar, "Brussels Hoofdstedelijk Gewest"] += plek in brussel
                zelf[tabel, jaar, "Vlaamse Rand"] += plek in rand
        if soort in ("inschrijving", "immigratie"):
            land, leeftijd = r["nationaliteit"], jaar - int(r["geboortejaar"])
            groep = "Belgen" if land == "België" else "EU-burgers" if land in eu else "burgers van buiten de EU"
            grenzen = [0, 3, 6, 12, 18, 25, 35, 50, 65]
            begin = max(b for b in grenzen if b <= leeftijd)
            klasse = "65+" if begin == 65 else f"{begin}-{grenzen[grenzen.index(begin) + 1] - 1}"
            zelf["leeftijd en nationaliteit", jaar, f"{klasse} × {groep}"] += 1
            zelf["leeftijd en nationaliteit", jaar, klasse] += 1
            zelf["leeftijd en nationaliteit", jaar, f"18-64 × {groep}"] += 18 <= leeftijd < 65
            zelf["leeftijd en nationaliteit", jaar, f"alle leeftijden × {groep}"] += 1
            zelf["geslacht", jaar, {"M": "man", "V": "vrouw"}[r["geslacht"]]] += 1
            zelf["gezin", jaar, min(r["gezinsgrootte"], "5").replace("5", "5+")] += 1
            zelf["maand", jaar, MAANDEN[int(r["datum"][5:7])]] += 1
    gezien = 0
    for cel in inhoud["tabellen"]:
        sleutel = cel["tabel"], cel["jaar"], cel["cel"]
        if cel["aantal"] is not None and sleutel in zelf:
            assert cel["aantal"] == zelf[sleutel], sleutel
            gezien += cel["aantal"] > 0
        elif cel["aantal"]:
            assert cel["tabel"] in ("wijk", "vanwaar", "waarheen") or cel["cel"] == "aankomsten", sleutel
    assert gezien > 400
    verborgen = [c for c in inhoud["tabellen"] if c["aantal"] is None]
    assert all(c["status"] == ("verborgen" if c["aantal"] is None else "bekend") for c in inhoud["tabellen"])
    assert not [c for c in inhoud["tabellen"] if c["aantal"] and 0 < c["aantal"] < 5] and len(verborgen) < 100


def test_naast_statbel(vilvoorde, monkeypatch):
    """De totalen van het voorbeeld zijn die van Statbel (Vilvoorde 2025: 541 geboorten, 332 overlijdens, 2.608 aankomsten, 2.532 vertrekken, saldo 60)."""
    monkeypatch.chdir(vilvoorde)
    i = cijfers.van("23088")
    assert i is not None
    van_2025 = {v.wat: (v.register, v.statbel, v.verschil) for v in vergelijkingen(i) if v.jaar == 2025}
    assert van_2025["geboorten"] == (541, 541, 0) and van_2025["overlijdens"] == (332, 332, 0)
    assert van_2025["aankomsten uit andere gemeenten"] == (2608, 2608, 0)
    assert van_2025["vertrekken naar andere gemeenten"] == (2532, 2532, 0)
    assert van_2025["saldo met het buitenland"] == (60, 60, 0)
    assert van_2025["saldo van alles samen"] == (541 - 332 + 2608 - 2532 + 60, 48413 - 48040, 345 - 373)


def lekken(alle: list[cijfers.Instroom], optellen: dict[str, tuple[str, ...]]) -> list[tuple]:
    """Alle vergelijkingen die een buitenstaander kent (sommen binnen tabellen, en van gemeenten tot clusters): welk verborgen aantal ligt binnen minder dan vijf?"""
    uit = []
    tabel = pd.concat([i.tabel.assign(nis=i.nis) for i in alle])
    for (naam, jaar), t in tabel.groupby(["tabel", "jaar"]):
        s = Stelsel()
        for r in t.itertuples():
            s.weet((r.nis, r.cel), *(() if np.isnan(r.aantal) else (r.aantal, r.aantal)))
        for nis, deel in t.groupby("nis"):
            kinderen: dict[str, list] = {}
            for r in deel.itertuples():
                if r.deel_van:
                    kinderen.setdefault(r.deel_van, []).append((nis, r.cel))
            for geheel, delen in kinderen.items():
                s.som((nis, geheel), delen)
            if naam == "leeftijd en nationaliteit":
                leeftijden = {c.split(" × ")[0] for c in deel["cel"] if " × " in c and c[0].isdigit()} - {"18-64"} | {
                    "niet gekend"
                }
                groepen = {c.split(" × ")[1] for c in deel["cel"] if c.startswith("alle")}
                for lft in leeftijden:
                    s.som((nis, lft), [(nis, f"{lft} × {g}") for g in groepen])
                for g in groepen:
                    s.som(
                        (nis, f"18-64 × {g}"), [(nis, f"{lft} × {g}") for lft in ("18-24", "25-34", "35-49", "50-64")]
                    )
        for cluster, leden in optellen.items():
            for cel in set(t.loc[t["nis"] == cluster, "cel"]):
                s.som((cluster, cel), [(lid, cel) for lid in leden])
        assert s.klopt(), (naam, jaar)
        for r in t[t["aantal"].isna()].itertuples():
            bereik = s.bereik((r.nis, r.cel))
            if bereik.breed < 5:
                uit.append((naam, jaar, r.nis, r.cel, bereik))
    return uit


def test_niemand_leidt_een_klein_aantal_af(tmp_path, monkeypatch, eigen_groepen):
    """Drie kleine gemeenten, een cluster van twee en een van drie: samen met de regels van een buitenstaander nagegaan."""
    maak_project(
        tmp_path,
        ["23099", "23098", "23100"],
        "drie: {naam: Drie, gemeenten: [23098, 23099, 23100]}\ntwee: {naam: Twee, gemeenten: [23098, 23099]}\n",
    )
    monkeypatch.chdir(tmp_path)
    eigen_groepen(tmp_path)
    codes = ["23098", "23099", "23100", "twee", "drie"]
    alle = [cijfers.van(code) for code in codes]
    assert all(alle) and len(alle) == 5
    tabel = pd.concat([i.tabel for i in alle if i])
    assert tabel["aantal"].isna().sum() > 200 and not tabel["aantal"].between(1, 4).any()
    optellen = {c: gebieden.leden_van(c) for c in ("twee", "drie")}
    assert lekken([i for i in alle if i], optellen) == []


def test_een_tweede_uitgave_verraadt_geen_verschil(tmp_path, monkeypatch):
    """Wat er in een map al stond, blijft gelden: een nieuw uittreksel met drie aankomsten meer toont dat jaar niet."""
    maak_project(tmp_path, ["23088"])
    monkeypatch.chdir(tmp_path)
    i = cijfers.van("23088")
    assert i
    monkeypatch.setenv(MAP, str(tmp_path))
    uitgave = cijfers.uitgave("23088", 2026)
    assert uitgave
    noteer(tmp_path, "23088", {"instroom": uitgave})
    weer = cijfers.van("23088")
    assert weer and weer.tabel.equals(i.tabel) and not weer.teruggehouden
    pad = tmp_path / "parameters" / "registers" / "23088.csv"
    tekst = pad.read_text()
    pad.write_text(
        tekst
        + "".join(f"2024-05-05,inschrijving,21001,,België,1990,M,1,23088W01,bevolking,n{k},n{k}\n" for k in range(3))
    )
    weer = cijfers.van("23088")
    assert weer and list(weer.teruggehouden) == [2024] and weer.jaren == [2022, 2023, 2025]


def test_aalen_johansen_is_die_van_lifelines():
    reeksen = pd.read_csv(GEGEVENS / "doorstroom.csv")
    for regel in LIFELINES.replace("\n", "").split(","):
        naam, oorzaak, dag, kans = regel.split()
        r = reeksen[reeksen["reeks"] == naam]
        krommen = aalen_johansen(r["duur"].to_numpy(), r["oorzaak"].to_numpy(), np.ones(len(r)), 2)
        assert krommen[int(dag) if int(dag) < len(krommen) else -1, int(oorzaak) - 1] == pytest.approx(
            float(kans), abs=2e-6
        )


def test_kwantiel_van_de_negatief_binomiale():
    """Waarden van scipy 1.17 (nbinom.ppf met n = 1/α en p = 1/(1 + αμ), poisson.ppf)."""
    assert [
        kwantiel(m, a, 0.9) for m, a in ((10, 0.0), (100, 0.0), (10, 0.3), (100, 0.02), (315, 0.005), (2.5, 1.0))
    ] == [14, 113, 18, 123, 352, 6]


def test_balie_toont_niets_naast_een_verborgen_maand(vilvoorde, monkeypatch):
    monkeypatch.chdir(vilvoorde)
    i = copy.deepcopy(cijfers.van("23088"))
    assert i and (b := balie(i)) and b.maanden == 36 and b.hoogstens > b.gemiddeld
    i.tabel.loc[(i.tabel["tabel"] == "maand") & (i.tabel["cel"] == "mei") & (i.tabel["jaar"] == 2024), "aantal"] = (
        np.nan
    )
    assert balie(i) is None


def test_doelgroepen_en_de_vragen_van_een_startplan(vilvoorde, monkeypatch):
    """Wat de benaderingsstrategie telt, opnieuw geteld uit de rijen; een startplan vraagt wat ermee te kiezen is, en kiest niets."""
    monkeypatch.chdir(vilvoorde)
    i = cijfers.van("23088")
    assert i
    eigen = {d.naam: d for d in doelgroeprijen(i)}
    telt = [r for r in rijen("23088") if r["soort"] in ("inschrijving", "immigratie") and r["register"] != "wacht"]

    def aantal(jaar: int, van: int, tot: int, landen: set[str] | None = None) -> int:
        in_jaar = [r for r in telt if r["datum"].startswith(str(jaar)) and van <= jaar - int(r["geboortejaar"]) <= tot]
        return sum(landen is None or r["nationaliteit"] in landen for r in in_jaar)

    lager, buiten_eu = (
        eigen["kinderen, lager onderwijs (6 tot 11 jaar)"],
        eigen["burgers van buiten de EU van 18 tot 64 jaar"],
    )
    per_jaar = [aantal(jaar, 6, 11) for jaar in (2022, 2023, 2024, 2025)]
    assert (lager.aantal, lager.laag, lager.hoog, lager.jaar) == (per_jaar[-1], min(per_jaar), max(per_jaar), 2025)
    assert buiten_eu.aantal == aantal(
        2025, 18, 64, {"Marokko", "Turkije", "Oekraïne", "India", "Congo (Dem. Rep.)", "Brazilië"}
    )
    assert all(d.rubriek in RUBRIEKEN for d in eigen.values()) and len(eigen["iedereen die aankomt"].maanden) == 3
    eigen_vragen = [v for v in vragen("23088", 2026) if v["onderwerp"].startswith("benadering: ")]
    assert len(eigen_vragen) == len(eigen) and all(
        v["vraag"].endswith("?") and v["antwoord"] is None for v in eigen_vragen
    )
    assert f"In 2025 waren het er {per_jaar[-1]} (tussen" in eigen_vragen[2]["vraag"]
    assert not [v for v in vragen("23094", 2026) if v["onderwerp"].startswith("benadering: ")]


def test_na_een_cluster_toont_een_gemeente_geen_klein_verschil(tmp_path, monkeypatch, eigen_groepen):
    """De cluster stond er al: wie haar andere gemeenten kent, kent wat deze gemeente toen telde."""
    maak_project(tmp_path, ["23098", "23100"], "paar: {naam: Paar, gemeenten: [23098, 23100]}\n")
    monkeypatch.chdir(tmp_path)
    eigen_groepen(tmp_path)
    monkeypatch.setenv(MAP, str(tmp_path))
    uitgave = cijfers.uitgave("paar", 2026)
    assert uitgave and set(uitgave.van_leden) == {"23098", "23100"}
    noteer(tmp_path, "paar", {"instroom": uitgave})
    pad = tmp_path / "parameters" / "registers" / "23098.csv"
    pad.write_text(pad.read_text() + "2024-05-05,inschrijving,21001,,België,1990,M,1,Noord,bevolking,n1,n1\n")
    i = cijfers.van("23098")
    assert i and list(i.teruggehouden) == [2024]
