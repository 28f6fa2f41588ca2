"""Een gebied dat iemand uit wijken samenstelt: opgeteld, beschermd, en met wat er niet op te tellen is. Alle aantallen zijn verzonnen."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import integratie as ig
from integratie.afleiding.bereiken import Stelsel
from integratie.beleid.wijken import cijfers as w
from integratie.fouten import Gebruiksfout
from integratie.onthulling.getoond import Uitgave, in_map, noteer
from integratie.onthulling.regels import Regel
from integratie.project import met_omgeving

WIJKEN = [
    f"23088W{i:02}" for i in range(1, 9)
]  # Broek, Far-West, Faubourg, Houtem, Kassei, Koningslo, Peutie, Stadscentrum
TITEL = "# Inwoners van buitenlandse herkomst, 1 januari 2025"
GROOT = [(30, 80), (35, 90), (40, 80), (50, 80), (20, 80), (25, 80), (35, 80), (45, 80)]
KLEIN = [(3, 80), *GROOT[1:]]  # Broek telt drie mensen van de groep


@pytest.fixture
def schrijf(project):
    """Schrijft de aantallen per wijk en de gebieden van Vilvoorde."""

    def doe(rijen: list[tuple], gebieden: str = "") -> Path:
        pad = project / "parameters" / "wijken" / "23088.csv"
        paren = zip(WIJKEN, rijen, strict=False)
        pad.write_text(
            "\n".join([TITEL, "gebied;groep;totaal", *(f"{c};{g};{t}" for c, (g, t) in paren), ""]), encoding="utf-8"
        )
        if gebieden:
            pad.with_suffix(".yaml").write_text(gebieden, encoding="utf-8")
        return pad

    return doe


def test_aantallen_tellen_op_en_het_aandeel_is_hun_verhouding(schrijf):
    """30 + 35 van 80 + 90 inwoners is 38,2 %."""
    schrijf(GROOT, "Station: [Broek, Far-West]\nOveral: [W04, 23088W01, stadscentrum]\n")
    figuur = ig.wijken("Vilvoorde", 2025)
    eerste, tweede = figuur.cellen.iloc[0], figuur.cellen.iloc[1]
    assert [*eerste] == ["Station (Broek + Far-West)", "170", "65", "38,2\u00a0%"]
    assert [*tweede] == ["Overal (Broek + Houtem + Stadscentrum)", "240", "125", "52,1\u00a0%"]
    assert len(figuur.cellen) == 10 and figuur.naam == "wijken"
    assert "Station (Broek + Far-West): 38,2\u00a0%" in figuur.alt
    assert figuur.opmerkingen[0].startswith("Omlijnd op de kaart: Station (Broek + Far-West) en Overal")
    assert sum(noot.startswith("Niet op te tellen: ") for noot in figuur.opmerkingen) == 2
    zonder = ig.wijken("Vilvoorde", 2025, samen=["Faubourg", "Houtem"])
    assert figuur.svg.count("<path") == zonder.svg.count("<path") + 2  # elk gebied een lijn, met wit eronder


def test_een_gebied_dat_een_notebook_vraagt(schrijf):
    """Het staat in de plaats van die uit het bestand. 35 van 90 en 50 van 80 zijn samen 50,0 %; het gemiddelde van hun aandelen zou 50,7 % zijn."""
    schrijf(GROOT, "Station: [Broek, Far-West]\n")
    figuur = ig.wijken("Vilvoorde", samen=["Far-West", "Houtem"])
    assert [*figuur.cellen.iloc[0]] == ["Far-West + Houtem", "170", "85", "50,0\u00a0%"] and len(figuur.cellen) == 9
    assert figuur.naam == "wijken_W02_W04"
    assert ig.wijken("Vilvoorde", samen=["W02", "W01"]).cellen.iloc[0, 0] == "Station (Broek + Far-West)"
    assert ig.wijken("Vilvoorde", samen=[]).cellen.equals(ig.wijken("Vilvoorde").cellen)


def test_zonder_gebieden_is_er_niets_anders(schrijf):
    """Geen rij, geen zin, en dezelfde vingerafdruk als een bestand met gebieden niet heeft."""
    schrijf(KLEIN)
    figuur, uitgave = ig.wijken("Vilvoorde", 2025), w.van("23088").uitgave
    assert len(figuur.cellen) == 8 and not any("Niet op te tellen" in noot for noot in figuur.opmerkingen)
    assert uitgave.ernaast == "" and not any("+" in cel for cel in uitgave.cellen)
    schrijf(KLEIN, "Station: [Faubourg, Far-West]\n")
    met = w.van("23088").uitgave
    assert met.vingerafdruk != uitgave.vingerafdruk and met.cellen["23088W02+23088W03 groep"] == 75
    schrijf(KLEIN, "Stationswijk: [Faubourg, Far-West]\n")
    assert w.van("23088").uitgave.vingerafdruk != met.vingerafdruk


def test_wat_niet_op_te_tellen_is_heeft_een_naam_en_een_reden(schrijf):
    """Een verborgen wijk en een zonder cijfer; een gebied dat men enkel in een notebook vraagt, telt op wat er staat, en zegt hoe het wel kan."""
    schrijf(KLEIN[:7])
    figuur = ig.wijken("Vilvoorde", samen=["Broek", "Houtem"])
    assert [*figuur.cellen.iloc[0]][1:] == ["160", "geen som", "geen som"]
    (noot,) = (x for x in figuur.opmerkingen if "groep en aandeel van Broek + Houtem" in x)
    assert noot.startswith("Niet op te tellen: ") and "van Broek" in noot and "verborgen" in noot
    assert any("parameters/wijken/23088.yaml" in noot for noot in figuur.opmerkingen)
    figuur = ig.wijken("Vilvoorde", samen=["Houtem", "Stadscentrum"])
    assert [*figuur.cellen.iloc[0]][1:] == ["geen cijfer"] * 3
    assert "Niet op te tellen: Houtem + Stadscentrum, want voor Stadscentrum is er geen cijfer." in figuur.opmerkingen


def test_sectoren_worden_ook_opgeteld(schrijf):
    pad = schrijf([], "Station: [23088A00-, A01-]\n")
    rijen = ["23088A00-;60;80", "23088A01-;20;80", "23088A020;9;100"]
    pad.write_text("\n".join([TITEL, "gebied;groep;totaal", *rijen, ""]), encoding="utf-8")
    html = ig.wijken("Vilvoorde", 2025).html
    assert "Station (23088A00- + 23088A01-)" in html and "50,0" in html and "Omlijnd" not in html
    (deel,) = ig.wijken("Vilvoorde", 2025, samen=["23088A01-", "23088A020"]).onderdelen
    assert deel.naam == "wijken_A01-_A020"


def test_afgeronde_wijken_tellen_op(schrijf, monkeypatch):
    """Een gebied is de som van wat er staat, ook als elke wijk op een veelvoud van vijf afgerond is."""
    monkeypatch.setattr(w, "regel", lambda soort: Regel(5, 3, 2, "afronden"))
    schrijf([(g + 1, t + 2) for g, t in KLEIN], "Station: [Broek, Far-West]\nMeer: [Broek, Houtem, Peutie]\n")
    uit = w.van("23088")
    per_code = uit.tabel.set_index("code")[["groep", "totaal"]]
    for r in uit.samen.itertuples():
        assert [r.groep, r.totaal] == [*per_code.loc[r.code.split("+")].sum()] and r.groep % 5 == r.totaal % 5 == 0


@pytest.mark.parametrize(
    ("gebieden", "woorden"),
    [
        ("Station: [Brok, Far-West]", ["regel 1", "'Brok' is geen wijk van Vilvoorde", "Bedoelde je Broek"]),
        ("Station: [Broek, Far-West]\nZuid: [23002W01, Broek]", ["regel 2", "'23002W01' is geen wijk van Vilvoorde"]),
        ("Station: [Broek]", ["regel 1", "minstens twee"]),
        ("Station: Broek", ["regel 1", "een lijst"]),
        ("Station: [Broek, W01]", ["regel 1", "'W01' staat er al"]),
        (f"Alles: [{', '.join(WIJKEN)}]", ["regel 1", "de gemeente"]),
        ("A: [Broek, Houtem]\nB: [Houtem, Broek]", ["regel 2", "hetzelfde gebied als A (Broek + Houtem)"]),
        ("Peutie: [Broek, Houtem]", ["regel 1", "'Peutie'", "niet die van een wijk"]),
        ("vilvoorde: [Broek, Houtem]", ["regel 1", "de gemeente"]),
        ("Station: [Broek, Houtem]\nstation: [Broek, Peutie]", ["regel 2", "een naam"]),
        ("12: [Broek, Houtem]", ["regel 1", "een naam met letters"]),
        ("A (b + c): [Broek, Houtem]", ["regel 1", "een naam met letters"]),
        ("- Broek", ["regel 1", "sleutel: waarde"]),
    ],
)
def test_een_fout_in_de_gebieden_noemt_de_regel(schrijf, gebieden, woorden):
    schrijf(GROOT, gebieden)
    with pytest.raises(Gebruiksfout) as fout:
        ig.wijken("Vilvoorde", 2025)
    assert all(woord in str(fout.value) for woord in ["23088.yaml", *woorden]), str(fout.value)


@pytest.mark.parametrize(
    ("samen", "woorden"),
    [
        (["Brok", "Peutie"], ["'Brok' is geen wijk van Vilvoorde", "Stadscentrum", "Bedoelde je Broek?"]),
        (["Asbeek", "Peutie"], ["'Asbeek' is geen wijk van Vilvoorde"]),
        (["Peutie"], ["minstens twee"]),
        (["Peutie", "peutie"], ["'peutie' staat er al"]),
        ("Peutie", ["een lijst van namen"]),
        ([1, 2], ["een lijst van namen"]),
    ],
)
def test_een_wijk_die_er_niet_is(schrijf, samen, woorden):
    schrijf(GROOT)
    with pytest.raises(Gebruiksfout) as fout:
        ig.wijken("Vilvoorde", samen=samen)
    assert all(woord in str(fout.value) for woord in woorden), str(fout.value)


def bereiken(uit: w.Wijken, aantallen: dict[str, tuple[int, int]]) -> dict[tuple[str, str], float]:
    """Hoe breed het bereik is van elk verborgen of klein aantal voor wie alles leest wat er staat, en de totalen van de gemeente kent."""
    s, delen = Stelsel(), ("groep", "totaal", "rest")
    for r in pd.concat([uit.tabel, uit.samen]).itertuples():
        s.som((r.code, "totaal"), [(r.code, "groep"), (r.code, "rest")])
        for deel in ("groep", "totaal"):
            if not np.isnan(n := getattr(r, deel)):
                s.weet((r.code, deel), n, n)
        if "+" in r.code:
            for deel in delen:
                s.som((r.code, deel), [(lid, deel) for lid in r.code.split("+")])
    for deel in delen:
        s.som(("23088", deel), [(code, deel) for code in uit.tabel["code"]])
    groep, totaal = (sum(x) for x in zip(*aantallen.values(), strict=True))
    for deel, n in zip(delen, (groep, totaal, totaal - groep), strict=True):
        s.weet(("23088", deel), n, n)
    assert s.klopt()
    uit_ = {}
    for r in pd.concat([uit.tabel, uit.samen]).itertuples():
        echt = [aantallen[lid] for lid in r.code.split("+")]
        g, t = (sum(x) for x in zip(*echt, strict=True))
        for deel, n in (("groep", g), ("totaal", t), ("rest", t - g)):
            if 0 < n < 5:
                uit_[r.code, deel] = s.bereik((r.code, deel)).breed
    return uit_


@pytest.mark.parametrize("zaad", range(25))
def test_geen_klein_aantal_volgt_uit_een_gebied(schrijf, zaad):
    """Willekeurige wijken en gebieden, ook die elkaar overlappen: `integratie onthulling` rekent elk bereik uit met eigen regels."""
    loting = np.random.default_rng(zaad)
    totalen = loting.integers(6, 60, 8)
    rijen = [(int(loting.integers(0, min(t, 12) + 1)), int(t)) for t in totalen]
    leden = [sorted(loting.choice(8, int(loting.integers(2, 5)), replace=False)) for _ in range(4)]
    gebieden = {tuple(WIJKEN[i] for i in lid): f"G{n}" for n, lid in enumerate(leden)}
    schrijf(rijen, "".join(f"{naam}: [{', '.join(lid)}]\n" for lid, naam in gebieden.items()))
    uit = w.van("23088")
    breed = bereiken(uit, dict(zip(WIJKEN, rijen, strict=True)))
    assert all(b >= 5 for b in breed.values()), (breed, uit.tabel, uit.samen)
    if len(breed):
        assert (pd.concat([uit.tabel, uit.samen])["status"] == "verborgen").any()


def test_een_gebied_verandert_wat_verborgen_blijft(schrijf):
    """Broek (3) en Kassei (20) samen is 23: naast een zichtbare Kassei zou dat de 3 geven."""
    schrijf(KLEIN, "Noord: [Broek, Kassei]\nZuid: [Broek, Peutie]\n")
    uit, aantallen = w.van("23088"), dict(zip(WIJKEN, KLEIN, strict=True))
    assert all(b >= 5 for b in bereiken(uit, aantallen).values())
    # Dezelfde wijken zonder die gebieden, met hun som er dan toch bij: nu is er wel een lek.
    Path("parameters/wijken/23088.yaml").unlink()
    rijen = [(code, code, *np.sum([aantallen[c] for c in code.split("+")], axis=0)) for code in uit.samen["code"]]
    open_ = pd.DataFrame(rijen, columns=["code", "naam", "groep", "totaal"]).astype({"groep": float, "totaal": float})
    zonder = w.van("23088")
    lek = w.Wijken("23088", "", 2025, "wijk", zonder.tabel, open_, {}, "")
    assert min(bereiken(lek, aantallen).values()) == 0


def test_wat_het_bestand_zelf_verbergt_telt_niet_op(schrijf):
    """Van Broek is de groep niet gekend, dus ook niet van een gebied met Broek erin; de inwoners wel."""
    schrijf([("x", 80), *GROOT[1:]], "Noord: [Broek, Kassei]\nZuid: [Houtem, Peutie]\n")
    noord, zuid = w.van("23088").samen.itertuples()
    assert np.isnan(noord.groep) and noord.totaal == 160 and noord.status == "verborgen"
    assert (zuid.groep, zuid.status) == (85, "bekend")


VERBORGEN = ("23088W01", "23088W04", "23088W05", "23088W06")
STOND = "23088W01+23088W05"  # 3 + 20


@pytest.mark.parametrize("gezien", [False, True])
def test_een_gebied_van_een_vroegere_uitgave_telt_mee(schrijf, tmp_path, gezien):
    """Kassei + Koningslo (45) en Broek + Koningslo (28) mogen samen, tenzij Broek + Kassei (23) er al stond: dan volgt de 3 van Broek."""
    aantallen = dict(zip(WIJKEN, KLEIN, strict=True))
    cellen: dict[str, int | None] = {}
    for code in [*WIJKEN, *([STOND] if gezien else [])]:
        g, t = np.sum([aantallen[c] for c in code.split("+")], axis=0).tolist()
        cellen |= {f"{code} groep": None if code in VERBORGEN else g, f"{code} totaal": t}
        if code not in VERBORGEN:
            cellen[f"{code} rest"] = t - g
    noteer(tmp_path, "23088", {"wijken": Uitgave(f"2025, per wijk: {TITEL[2:]}", cellen)})
    schrijf(KLEIN, "Een: [Kassei, Koningslo]\nTwee: [Broek, Koningslo]\n")
    with met_omgeving(in_map(tmp_path)):
        uit = w.van("23088")
    assert uit.teruggehouden == "" and set(uit.tabel.loc[uit.tabel["groep"].isna(), "code"]) == set(VERBORGEN)
    assert uit.samen["groep"].isna().any() == gezien


def test_een_gebied_dat_enkele_mensen_verschilt_van_toen_komt_er_niet(schrijf, tmp_path):
    """Broek en Far-West samen waren er 38; nu 40, en het verschil zijn twee mensen."""
    schrijf(KLEIN, "Station: [Broek, Far-West]\n")
    noteer(tmp_path, "23088", {"wijken": Uitgave(f"2025, per wijk: {TITEL[2:]}", {"23088W01+23088W02 groep": 40})})
    with met_omgeving(in_map(tmp_path)):
        assert "minder dan vijf" in w.van("23088").teruggehouden
        assert "minder dan vijf" in ig.wijken("Vilvoorde", 2025, samen=["Broek", "Far-West"]).html
