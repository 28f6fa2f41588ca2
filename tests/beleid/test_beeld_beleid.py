"""Wat een lezer van de beleidsanalyse ziet: cijfers met bron en voorbehoud, en een lege cel die zegt dat ze leeg is."""

import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import integratie as ig
from integratie.beeld.opmaak import TE_KLEIN
from integratie.beleid.kader import kaderblokken
from integratie.beleid.regels.regelblokken import HERINNERING
from integratie.beleid.regels.uitkomstrijen import telling
from integratie.blok.blok import Blok, Figuur
from integratie.blok.onderdelen import Tabel, Uitklap
from integratie.blok.tekst import Tekst
from integratie.fouten import Gebruiksfout
from integratie.indicator import DOELEN, EFFECTEN, LAGEN, register

pytestmark = pytest.mark.traag

PARAMETERS = Path(__file__).parents[2] / "parameters"
FIGUREN = {
    "ontwikkeling": lambda jaar: ig.ontwikkeling("aandeel_buitenlandse_herkomst", jaar),
    "typologie": ig.typologie,
    "verschillen": ig.verschillen,
    "spreiding": ig.spreiding,
}
BLOKKEN = {
    "kader": ig.kader,
    "regels": ig.regels,
    "samen": ig.samen,
    "gelijkaardig": ig.gelijkaardig,
    "effecttabel": lambda gemeente, jaar: ig.effecttabel("participatie", gemeente, jaar),
    "randcijfers": lambda gemeente, jaar: ig.randcijfers(jaar),
    "volgende_drempels": lambda gemeente, jaar: ig.volgende_drempels(jaar),
}


def tabel(blok: Blok) -> Tabel:
    """De enige tabel van een blok."""
    (enige,) = (deel for deel in blok.onderdelen if isinstance(deel, Tabel))
    return enige


def met_cijfer(cel: Tekst | str) -> bool:
    """Staat er een cijfer, of dat het om te weinig mensen gaat?"""
    return any(cel.cijferteksten()) if isinstance(cel, Tekst) else cel == TE_KLEIN


@pytest.mark.parametrize("naam", FIGUREN)
def test_elke_figuur_heeft_beeld_alt_bron_tabel_en_voorbehoud(naam):
    figuur = FIGUREN[naam](2025)
    assert isinstance(figuur, Figuur)
    ET.fromstring(figuur.svg)
    assert "Editie" in figuur.bron and "2025" in figuur.bron
    assert (figuur.opmerkingen or figuur.voorbehouden) and len(figuur.cellen) >= 19
    assert FIGUREN[naam](2025).svg == figuur.svg


@pytest.mark.parametrize("naam", FIGUREN)
def test_niets_van_na_het_peiljaar(naam):
    figuur = FIGUREN[naam](2016)
    tekst = f"{figuur.titel} {figuur.alt} {figuur.cellen.to_string()} {re.sub('Editie .*', '', figuur.bron)}"
    assert not [j for j in map(int, re.findall(r"\b20[0-4]\d\b", tekst)) if j > 2016]


@pytest.mark.parametrize("naam", BLOKKEN)
@pytest.mark.parametrize("plaats", ["23088", "23100", "noordrand"])
def test_elk_blok_heeft_een_tabel_met_bron(naam, plaats):
    html = BLOKKEN[naam](plaats, 2025).html
    if naam == "gelijkaardig" and plaats == "noordrand":
        assert "cluster" in html
        return
    assert "<caption>" in html and (
        naam == "kader" or "Bronnen (editie " in html or ("Bron: " in html and "Editie" in html)
    )  # elk effect heeft de zijne
    assert "None" not in html and "nan" not in re.findall(r">([^<]*)<", html)
    assert "&lt;" not in html


def test_kader_heeft_vier_doelen_en_drie_lagen():
    matrix = tabel(ig.kader("23088", 2025))
    assert [rij[0].lower() for rij in matrix.rijen] == list(DOELEN) and len(DOELEN) == 4
    assert [kolom.lower() for kolom in matrix.kolommen] == ["doel", *LAGEN] and len(LAGEN) == 3
    leeg = sum(not kaderblokken.in_cel(d, laag) for d in DOELEN for laag in LAGEN)
    assert [cel for rij in matrix.rijen for cel in rij].count("geen indicator beschikbaar") == leeg > 0


def test_elke_indicator_met_een_effect_staat_in_zijn_tabel_en_in_de_cel_van_elk_van_zijn_doelen():
    per_effect = {effect: [rij[0] for rij in tabel(ig.effecttabel(effect, "23088", 2025)).rijen] for effect in EFFECTEN}
    for ind in register().values():
        van = re.compile(rf"{re.escape(ind.titel)}(, |: | \()")
        waar = [effect for effect, koppen in per_effect.items() if any(map(van.match, koppen))]
        assert waar == ([ind.effect] if ind.effect else []), ind.naam
        assert all((ind in kaderblokken.in_cel(doel, ind.laag)) == bool(ind.effect) for doel in ind.doelen), ind.naam


def test_wie_er_woont_of_komt_meet_geen_doel_en_de_wettelijke_laag_telt_rechten():
    met = [ind for ind in register().values() if ind.effect]
    assert not [ind.naam for ind in met if ind.samenstelling or ind.thema in ("aantallen", "instroom", "nieuwkomers")]
    wettelijk = {ind.naam for ind in met if ind.laag == "wettelijk"}
    assert "kiezers_niet_belgen" in wettelijk and "verhoogde_tegemoetkoming" in wettelijk
    assert {ind.thema for ind in met if ind.laag == "wettelijk"} == {"inburgering", "samenleven", "context"}


def test_een_cel_noemt_cijfer_jaar_en_maatstaf():
    """Verhoogde tegemoetkoming in 2021, KSZ: Vilvoorde 15,1 %, de Rand 9,9 % (Gemeente-Stadsmonitor, blad AR16)."""
    (rij,) = (r for r in tabel(ig.effecttabel("voorzieningen", "23088", 2026)).rijen if "tegemoetkoming" in r[0])
    assert rij[0].endswith("(2021)") and [m.tekst for m in rij[1].cijferteksten()] == ["15,1\u00a0%"]
    assert [m.tekst for m in rij[3].cijferteksten()] == ["hoger dan", "9,9\u00a0%"]


def test_het_kader_zegt_waar_er_geen_cijfer_is():
    """Herstappe telt te weinig mensen voor elke indicator van Kind en Gezin; een fusie heeft geen som van een mediaan."""
    for nis in ("23088", "73028", "11002"):
        for effect in EFFECTEN:
            blok = ig.effecttabel(effect, nis, 2025)
            rijen = [rij for deel in blok.onderdelen if isinstance(deel, Tabel) for rij in deel.rijen]
            assert all(met_cijfer(rij[1]) for rij in rijen if nis != "73028"), (nis, effect)
            zonder = blok.html if nis == "73028" else ""
            assert all(i.titel in zonder for i in register().values() if i.effect == effect and nis == "73028")
        if nis == "73028":  # een matrix zonder één cijfer is er geen
            assert not any(isinstance(deel, Tabel) for deel in ig.kader(nis, 2025).onderdelen)
            ernaast = tabel(ig.effecttabel("voorzieningen", nis, 2025))
            assert (
                ernaast.titel.endswith("te klein voor een aandeel, en wat ernaast gekend is")
                and ernaast.kolommen[1] == "Ernaast"
            )
            assert all(str(rij[1]).replace("\u00a0", " ").startswith("het arr. Tongeren ") for rij in ernaast.rijen)
        else:
            matrix = [cel for rij in tabel(ig.kader(nis, 2025)).rijen for cel in rij[1:]]
            assert all(isinstance(cel, tuple) or "geen" in cel for cel in matrix)


def test_een_kleine_gemeente_leest_wat_ze_zelf_weet_en_van_wie_de_rest():
    """Herstappe telde op 1 januari 2026 78 inwoners (Statbel) en grenst in Vlaanderen alleen aan Tongeren-Borgloon."""
    html = ig.kader("73028", 2026).html
    assert "Wat Herstappe over zichzelf weet" in html and "78</data> (2026)" in html
    assert "haar buur Tongeren-Borgloon: dan is er van 1" in html and "herstappe-en-buren --notebook kader" in html


def test_wat_niet_geweten_is_staat_per_thema_in_een_rij_en_bij_naam_in_wat_opengaat():
    """Herstappe heeft geen enkel cijfer uit de burgerbevraging: dertien indicatoren gaan over samenleven, twaalf ervan zijn bevraagd."""
    matrix, opengaand = ig.onbekend("73028", 2026).onderdelen
    samenleven = next(dict(zip(matrix.kolommen, rij, strict=True)) for rij in matrix.rijen if rij[0] == "Samenleven")
    assert (samenleven["Zonder cijfer"], samenleven["Waarom"]) == ("12 van de 13", "de bron geeft er geen")
    assert isinstance(opengaand, Uitklap) and "Fierheid over de gemeente" in ig.onbekend("73028", 2026).html
    assert len(matrix.rijen) == len({rij[0] for rij in matrix.rijen}) <= 10


def test_een_onbekend_effect_noemt_de_effecten():
    with pytest.raises(Gebruiksfout, match="participatie"):
        ig.effecttabel("participati", "23088", 2025)


@pytest.fixture
def geldig_plan(tmp_path, monkeypatch) -> None:
    """Een project waarin het Plan Samenleven geen einddatum heeft: een drempel die nog te halen is."""
    shutil.copytree(PARAMETERS, tmp_path / "parameters")
    pad = tmp_path / "parameters/regels/plan-samenleven.yaml"
    pad.write_text(pad.read_text(encoding="utf-8").replace(", tot: 2025-09-30", ""), encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def test_drempels_zijn_uitdrukkelijk_een_extrapolatie(geldig_plan):
    blok = ig.volgende_drempels(2025)
    html = blok.html
    assert "Extrapolatie, geen voorspelling" in html and "geen juridisch advies" in html and "Benaderd: " in html
    # Tervuren telde op 1 januari 2025 4.141 inwoners van niet-EU-herkomst (Statbel), 3.359 onder de drempel van 7.500.
    komend = next(deel for deel in blok.onderdelen if isinstance(deel, Tabel)).frame()
    (rij,) = komend[(komend["Gemeente"] == "Tervuren") & (komend["Waarde"] == "4.141 (2025)")].to_dict("records")
    assert (rij["Drempel"], rij["Afstand"]) == ("7.500", "\u22123.359")


def test_een_geldige_regel_houdt_trend_en_samenwerking(geldig_plan):
    onderdelen = ig.regels("24104", 2025).onderdelen
    plaats = onderdelen.index(HERINNERING)
    geldig, herinnering = Blok(onderdelen[:plaats]).html, Blok(onderdelen[plaats:]).html
    assert "Plan Samenleven" in geldig and "3.359" in geldig and "Extrapolatie, geen voorspelling" in herinnering
    assert "Integratiesubsidie 2014–2019" in herinnering and "Integratiesubsidie 2014–2019: inwoners" not in geldig
    # Overijse 3.942 + Tervuren 4.141 = 8.083
    assert "8.083" in ig.samen("24104", 2025).html


@pytest.mark.parametrize(
    ("blok", "bevat"),
    [
        (
            lambda: ig.regels("24104", 2025),
            ["Plan Samenleven (liep van 1-10-2022 tot 30-9-2025", "kon de drempel enkel samen halen", "8.945 (2019)"],
        ),
        (lambda: ig.samen("24104", 2025), ["4.141 (2025)", "kon de drempel enkel samen halen", "niet meer"]),
        (lambda: ig.volgende_drempels(2025), ["Geen enkele regel die nog geldt", "7 van 19"]),
    ],
)
def test_afgelopen_regels_staan_ter_herinnering_zonder_toekomst(blok, bevat):
    """Geen jaar na de editie, geen afstand, geen voorstel; Plan Samenleven haalden in 2025 zeven van de negentien alleen."""
    html = blok().html
    assert HERINNERING in blok().onderdelen and all(b in html for b in bevat), html
    for weg in ("Extrapolatie", "trend kruist", "aansluiten bij", "Boven de drempel", "\u22123.359", "8.083"):
        assert weg not in html
    assert max(map(int, re.findall(r"\b20[0-4][0-9]\b", html.partition("Bronnen (editie ")[0]))) <= 2026


def test_getal_en_werkwoord_horen_bij_elkaar():
    html = ig.regels("23088", 2025).html
    assert (
        "273 voldeden en 12 waren uitgezonderd" in html
        and "Voor geen enkele van de 285 gemeenten te berekenen." in html
    )
    kaart = {"gemeenten": 3, "afgelopen": False, "resultaten": {"voldoet": 2, "voldoet niet": 1}}
    assert telling(kaart) == "Van de 3 gemeenten: 2 voldoen en 1 voldoet niet."


def test_regels_zeggen_wat_nodig_is():
    html = ig.regels("23088", 2025).html
    for woord in ("niet te berekenen", "nodig: ", "uit tweede hand", "57"):
        assert woord in html
