"""Jaren: één opschrift heeft één jaar, een breuk is geen gebeurtenis, een vooruitzicht geen cijfer, en elk cijfer heeft een leeftijd."""

import re

import pytest
from openpyxl import load_workbook

import integratie as ig
from integratie import gebieden, vergelijking
from integratie.beeld import figuren, tekenvlak
from integratie.beeld.opmaak import BENADERD, TE_KLEIN, met_eenheid
from integratie.blok.blok import Figuur
from integratie.indicator import cijfers, groepsnaam, kaart, register

pytestmark = pytest.mark.traag

HERSTAPPE, VILVOORDE = "73028", "23088"
PEILJAREN = range(2000, 2026)
NEUTRAAL = {
    "geen gegevens",
    "n.b.",
    "ontbreekt",
    "n.v.t.",
    "onvolledig",
    "niet op te tellen",
    "niet op te tellen na fusie",
}


def _waarden(naam: str) -> dict[tuple[str, str, int], float]:
    """(nis, groep, jaar) → de gekende waarde, rechtstreeks uit de cijfers."""
    rijen = cijfers(naam).dropna(subset="waarde")
    return {
        (n, g, int(j)): w for n, g, j, w in zip(*(rijen[k] for k in ("nis", "groep", "jaar", "waarde")), strict=True)
    }


def test_de_groepen_van_alle_gemeenten_staan_op_elk_peiljaar_in_een_jaar(steekproef):
    """Gemeenten × 26 peiljaren × elke indicator met groepen: geen opschrift van een jaar met een waarde van een ander.

    Gewoon één gemeente op vijftien, elke dag andere; met `--volledig` de 285.
    """
    leden = steekproef(gebieden.groep("vlaanderen").leden, 15)
    met_groepen = [naam for naam in register() if set(cijfers(naam)["groep"]) - {""}]
    assert len(met_groepen) >= 8
    gezien = 0
    for naam in met_groepen:
        waarden = _waarden(naam)
        for nis in leden:
            for peiljaar in PEILJAREN:
                standen = vergelijking.groepsstanden(naam, nis, peiljaar)
                jaren = {s.jaar for s in standen.values()}
                assert len(jaren) <= 1 and max(jaren, default=0) <= peiljaar
                assert all(s.waarde == waarden.get((nis, g, s.jaar)) for g, s in standen.items()), (naam, nis, peiljaar)
                if "" in standen:  # het totaal staat in zijn laatste gekende jaar
                    assert standen[""] == vergelijking.stand(naam, nis, peiljaar)
                gezien += len(standen)
    assert gezien > 350 * len(leden)


def test_een_groep_zonder_waarde_in_het_jaar_van_haar_totaal_is_niet_bekend(bronmap):
    """Herstappe: de graad van het geheel is er voor 2024, die van mannen en vrouwen niet meer (wel 0,0 % in 2023 en 2,8 % in 2022)."""
    blad = load_workbook(bronmap / "pinc/werkloosheid_gemeenten.xlsx").worksheets[0]
    rij = next([c.value for c in r] for r in blad.iter_rows() if r[0].value == "Herstappe")
    assert [rij[11], rij[22], rij[33]] == [pytest.approx(0.067, abs=5e-4), "x", "x"]  # 2024: totaal, mannen, vrouwen
    standen = vergelijking.groepsstanden("werkzoekendengraad", HERSTAPPE, 2025)
    assert {s.jaar for s in standen.values()} == {2024}
    assert [standen[g].waarde for g in ("", "mannen", "vrouwen")] == [pytest.approx(6.7), None, None]
    # Met 75 inwoners komt er geen figuur van: dat zou een aandeel van enkele mensen zijn.
    assert not isinstance(ig.staven("werkzoekendengraad", HERSTAPPE, 2025), Figuur)
    assert "mannen" not in ig.duiding("tewerkstelling", HERSTAPPE, 2025).tekst
    assert "31,4\u00a0% een herkomst in de Maghreb" in ig.duiding("minderjarigen", VILVOORDE, 2025).tekst


@pytest.fixture
def zonder_beeld(monkeypatch):
    """De figuren worden opgebouwd maar niet getekend."""
    monkeypatch.setattr(tekenvlak, "afgewerkt", lambda *_, **__: "<svg></svg>")


def _jaar(ind, tekst: str) -> int:
    return int(re.findall(r"\b(?:19|20)\d\d\b", tekst)[-1]) + ind.eind_vorig_jaar


def _klopt(ind, waarden, nis: str, groep: str, jaar: int, cel: str) -> bool:
    if nis == HERSTAPPE and ind.is_relatief and cel == TE_KLEIN:  # 75 inwoners: geen aandelen
        return True
    waarde = waarden.get((nis, groep, jaar))
    return cel in NEUTRAAL if waarde is None else cel.removeprefix(BENADERD) == met_eenheid(ind, waarde)


def _afwijkingen(figuur: Figuur, soort: str, nis: str) -> list:
    """De cellen van een figuur die niet het cijfer van het jaar in hun opschrift zijn."""
    ind, waarden = kaart(figuur.indicator), _waarden(figuur.indicator)
    codes = {g.naam: g.nis for g in gebieden.gemeenten().values()} | {
        g.naam: g.code for g in gebieden.groepen().values()
    }
    groepen = {groepsnaam(g): g for _, g, _ in waarden}
    cellen = figuur.cellen.set_index(figuur.cellen.columns[0]).stack().items()
    fout = []
    for (rij, kolom), cel in cellen:
        if str(kolom).startswith("Alle inwoners"):  # de basis: een andere indicator, in het jaar van haar eigen kop
            groep = groepen[rij] if soort == "staven" else ""
            basis, ander = ind.basis_van(groep), kaart(ind.basis)
            sleutel = (nis if soort == "staven" else codes[rij], basis[1] if basis else "", _jaar(ander, str(kolom)))
            if basis is None or not _klopt(ander, _waarden(ander.naam), *sleutel, cel):
                fout += [] if basis is None and cel == "niet vergelijkbaar" else [(figuur.titel, rij, kolom, cel)]
            continue
        if soort == "staven":
            sleutel = codes[kolom], groepen[rij], _jaar(ind, figuur.titel)
        elif soort == "samenstelling":
            sleutel = nis, groepen[kolom], _jaar(ind, str(rij))
        elif soort == "trend":
            sleutel = codes[kolom], "", _jaar(ind, str(rij))
        else:
            sleutel = codes[rij], "", _jaar(ind, str(kolom))
        if not _klopt(ind, waarden, *sleutel, cel):
            fout.append((figuur.titel, rij, kolom, cel))
    jaar = max(
        _jaar(ind, str(x))
        for x in (*figuur.cellen.columns[1:], *figuur.cellen.iloc[:, 0], figuur.titel)
        if re.search(r"20\d\d", str(x)) and not str(x).startswith("Alle inwoners")
    )
    return fout + ([(figuur.titel, figuur.jaar, jaar)] if figuur.jaar != jaar else [])


SOORTEN = {
    "staven": (
        "werkzoekendengraad",
        "jongeren_naar_herkomst",
        "werkzoekenden_naar_herkomst",
        "houding_tegenover_diversiteit",
    ),
    "positie": ("aandeel_niet_belg", "thuistaal_niet_nl_secundair", "intern_migratiesaldo", "aandeel_alleenwonenden"),
    "kaart": (
        "aandeel_niet_eu_in_wzw",
        "nieuwkomers_per_1000_inwoners",
        "mediaan_huisprijs",
        "minderjarigen_niet_belg",
    ),
    "trend": (
        "aandeel_buitenlandse_herkomst",
        "aandeel_niet_eu_in_wzw",
        "nieuwkomers_cumulatief_5_jaar_per_1000",
        "aandeel_alleenwonenden",
    ),
    "samenstelling": ("samenstelling_herkomst", "werkzoekenden_naar_nationaliteit"),
    "kaartreeks": ("aandeel_buitenlandse_herkomst", "aandeel_niet_eu_in_wzw"),
}


@pytest.mark.parametrize("soort", SOORTEN)
def test_elke_cel_van_een_figuur_is_van_het_jaar_in_haar_opschrift(soort, zonder_beeld):
    """Elke twaalfde gemeente, telkens met een ander peiljaar en een andere indicator."""
    gemeenten, gemaakt = sorted(gebieden.groep("vlaanderen").leden)[::12], 0
    for i, nis in enumerate([*gemeenten, HERSTAPPE, VILVOORDE]):
        peiljaar, naam = 2025 - i * 7 % 26, SOORTEN[soort][i % len(SOORTEN[soort])]
        figuur = getattr(ig, soort)(naam, nis, peiljaar)
        if isinstance(figuur, Figuur):
            gemaakt += 1
            assert _afwijkingen(figuur, soort, nis) == []
            assert figuur.jaar <= peiljaar
    assert gemaakt >= 4


def test_een_lijn_die_vroeger_stopt_noemt_haar_jaar():
    ind = kaart("aandeel_buitenlandse_herkomst")
    assert figuren._eindlabel(ind, "Vlaams Gewest", 2023, 26.5, 2025) == "Vlaams Gewest 26,5\u00a0% (2023)"
    assert figuren._eindlabel(ind, "Vlaams Gewest", 2025, 28.1, 2025) == "Vlaams Gewest 28,1\u00a0%"


def test_de_kerncijfers_van_de_rand_lenen_geen_jaar(monkeypatch):
    """Zonder Vlaams cijfer in het jaar van de Rand staat er een streepje, niet het cijfer van een ander jaar."""
    echte = vergelijking.stand_in
    monkeypatch.setattr(
        vergelijking,
        "stand_in",
        lambda naam, nis, *rest: None if nis == gebieden.VLAAMS_GEWEST else echte(naam, nis, *rest),
    )
    from integratie.beleid.rand.randblokken import _kern

    assert _kern("aandeel_niet_belg", 2025)["Vlaams Gewest"] == "–"
