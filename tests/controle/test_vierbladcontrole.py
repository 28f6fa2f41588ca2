"""Wie een getal, een woord of een vorm in "In vier bladzijden" verandert, wordt gezien: elk getal van de inhoud, en elke tekening."""

import copy
import json
import re

import pytest
from inhoudshulp import NIS, als_notebook, als_rapport, blok_van, keur, met_inhoud

from integratie import gebieden
from integratie.beeld.cijferteksten import cijfertekst
from integratie.blok.tekst import Tekst
from integratie.blok.vierblad import Hoofdpunt, Hoofdpunten
from integratie.controle.alles import keur_inhoud
from integratie.controle.hoofdpunten import hoofdpunten
from integratie.controle.rapport import Rapport
from integratie.indicator import kaart
from integratie.opslag import edities

NOTEBOOK, PEILJAAR = "vier_bladzijden", 2026
CODES = [
    "ig.vierbladkop(gemeente, peiljaar)",
    "ig.hoofdpunten(gemeente, peiljaar)",
    "ig.kerngetallen(gemeente, peiljaar)",
    'ig.kaart_met_lijst("aandeel_buitenlandse_herkomst", gemeente, peiljaar)',
    'ig.themarijen(gemeente, peiljaar, ["aantallen", "instroom", "nieuwkomers", "minderjarigen"])',
    'ig.themarijen(gemeente, peiljaar, ["tewerkstelling", "onderwijs"])',
    "ig.beelden(gemeente, peiljaar)",
]
KOP, PUNTEN, KERN, KAART, RIJEN, RIJEN_2, BEELDEN = range(len(CODES))
V = "\u00a0"
# Waar, wat er staat en wat iemand ervan maakt.
VERVALSINGEN = {
    "jongste jaar van een thema": (KOP, r'"Samenleven", "2023"', '"Samenleven", "2024"'),
    "editie in de voet": (KOP, r"editie 2026-11\"", 'editie 2027-01"'),
    "een hoofdpunt van een andere dienst": (PUNTEN, r'"dienst": "[^"]*"', '"dienst": "Politie"'),
    "een vraag die niet van de kaart is": (PUNTEN, r"zijn er plaatsen genoeg", "wie moet weg"),
    "een kop die anders telt": (PUNTEN, r'"tekst": "\w+ hoofdpunten"', '"tekst": "Twee hoofdpunten"'),
    "een woord dat omkeert": (PUNTEN, r'"tekst": "sneller dan"', '"tekst": "trager dan"'),
    "een balkje": (KERN, r'"waarde": 64\.\d+, "cijfer"', '"waarde": 14.2, "cijfer"'),
    "een balkje van een ander": (KERN, r'"naam": "Rand"', '"naam": "Vlaanderen"'),
    "het jaar bij een kerngetal": (KERN, r"herkomst, 2025", "herkomst, 2024"),
    "een eigen balkje dat dat niet is": (KERN, r', "eigen": true', ""),
    "twee regels van de lijst verwisseld": (KAART, r'"naam": "Machelen"', '"naam": "Merchtem"'),
    "een kleur op de kaart": (KAART, r'class=\\"m k5\\"', r'class=\\"m k1\\"'),
    "de klasse van een staaf": (KAART, r'"klasse": 4', '"klasse": 2'),
    "een grens van een klasse": (KAART, r'"30–40", "40–50"', '"30–55", "55–50"'),
    "een rij die oud heet": (RIJEN, r'"prioriteit": -1\b', '"oud": true, "prioriteit": -1'),
    "het jaar van een rij": (RIJEN, r'"jaar": "1-1-2026"', '"jaar": "1-1-2025"'),
    "de plaats": (RIJEN_2, r'"soort": "rang"', '"soort": "gerangschikt"'),
    "een verandering weg": (
        RIJEN,
        r'"verandering": \{"is": "tekst", "fragmenten": \[\{"is": "opmaak".*?\]\}\}\]\}, ',
        "",
    ),
    "een maatstaf van een ander": (
        RIJEN,
        r'"maatstaven": \["Rand", "Vlaanderen"\]',
        '"maatstaven": ["Vlaanderen", "Rand"]',
    ),
    "een rij weg": (RIJEN, r'"titel": "Inwoners"', '"titel": "Mensen"'),
    "een aandeel in een titel": (BEELDEN, rf"komt 42{V}%", f"komt 52{V}%"),
    "meer en minder in een titel": (BEELDEN, "Meer kinderen onder 15 en minder", "Minder kinderen onder 15 en meer"),
    "een richting in een titel": (BEELDEN, "daalde sinds 2016", "steeg sinds 2016"),
    "het jaar in een grijze regel": (BEELDEN, "in %, 2000–2025", "in %, 2010–2025"),
    "een staaf te lang": (BEELDEN, r'(class=\\"f2\\" x=\\"126\\" y=\\"[\d.]+\\" width=\\")[\d.]+', r"\g<1>60"),
    "een groeistaaf te hoog": (
        BEELDEN,
        r'(class=\\"f1\\" x=\\"[\d.]+\\" y=\\")([\d.]+)(\\" width=\\"[\d.]+\\" height=\\")[\d.]+',
        r"\g<1>20\g<3>90",
    ),
    "een punt van een lijn": (BEELDEN, r'(class=\\"lik\\" points=\\"[\d.]+),[\d.]+', r"\g<1>,40.00"),
    "een omtrek": (BEELDEN, r'(class=\\"om\\" d=\\"M[\d.]+ [\d.]+V[\d.]+H)[\d.]+', r"\g<1>99"),
    "een leeftijd op de as": (BEELDEN, r">40</text>", ">50</text>"),
    "een jaar op de as": (BEELDEN, r">’10</text>", ">’05</text>"),
    "een naam aan een lijn": (BEELDEN, r">Rand 49,1", ">Brussel 49,1"),
    "een aantal zonder staaf": (BEELDEN, r">aantal 18<", ">aantal 81<"),
    "een beeld van de verkeerde indicator": (
        BEELDEN,
        '"indicator": "aandeel_buitenlandse_herkomst"',
        '"indicator": "aandeel_niet_belg"',
    ),
    "de bron van de leeftijden": (BEELDEN, r"Statbel, Bevolking naar leeftijd", "VDAB, Bevolking naar leeftijd"),
}


@pytest.fixture(scope="module")
def notebook():
    return als_notebook(CODES, NIS, NOTEBOOK, PEILJAAR)


def _gezien(notebook, nummer: int, inhoud: dict) -> list[str]:
    nb = met_inhoud(notebook, nummer, inhoud)
    nb.cells = [nb.cells[nummer]]
    return [str(fout) for fout in keur_inhoud(als_rapport(nb, NIS, NOTEBOOK, PEILJAAR))]


@pytest.mark.wisselend(2)
@pytest.mark.parametrize("nis", [NIS, "24020", "23101", "noordrand"])
def test_zonder_vervalsing_is_alles_in_orde(nis):
    """Elke dag twee van de vier, met `--volledig` alle."""
    assert keur(CODES, nis, NOTEBOOK, PEILJAAR) == []


@pytest.mark.parametrize("naam", VERVALSINGEN)
def test_een_vervalsing_wordt_gezien(notebook, naam):
    nummer, patroon, nieuw = VERVALSINGEN[naam]
    tekst = json.dumps(blok_van(notebook.cells[nummer]), ensure_ascii=False)
    anders, aantal = re.subn(patroon, nieuw, tekst, count=1, flags=re.DOTALL)
    assert aantal == 1 and anders != tekst, f"'{patroon}' staat niet (meer) in het blok"
    assert _gezien(notebook, nummer, json.loads(anders))


def _getallen(x: object, plaats: tuple = ()) -> list[tuple]:
    """De plaats van elk getal in de inhoud, behalve wat alleen de volgorde van wegvallen regelt of hoe groot een kop is."""
    if isinstance(x, dict):
        return [
            p for k, y in x.items() if k not in ("prioriteit", "niveau", "versie") for p in _getallen(y, (*plaats, k))
        ]
    if isinstance(x, list):
        return [p for k, y in enumerate(x) for p in _getallen(y, (*plaats, k))]
    return [plaats] if isinstance(x, int | float) and not isinstance(x, bool) else []


def _anders(inhoud: dict, plaats: tuple) -> dict:
    uit = copy.deepcopy(inhoud)
    *weg, laatste = plaats
    houder = uit
    for stap in weg:
        houder = houder[stap]
    houder[laatste] += 1
    return uit


@pytest.mark.traag
@pytest.mark.parametrize("nummer", range(len(CODES)))
def test_elk_getal_telt(notebook, nummer, steekproef):
    """Van elk soort plaats in de inhoud het middelste getal, telkens één meer: de controle ziet het. Gewoon één soort op vier, met `--volledig` alle."""
    inhoud = json.loads(json.dumps(blok_van(notebook.cells[nummer])))
    per_soort: dict[tuple, list[tuple]] = {}
    for plaats in _getallen(inhoud):
        per_soort.setdefault(tuple(p for p in plaats if isinstance(p, str)), []).append(plaats)
    gekozen = [plaatsen[len(plaatsen) // 2] for plaatsen in per_soort.values()]
    blind = [plaats for plaats in steekproef(gekozen, 4) if not _gezien(notebook, nummer, _anders(inhoud, plaats))]
    assert blind == []


def test_hoofdpunten_zijn_er_hoogstens_een_over_de_samenstelling(notebook):
    """Twee hoofdpunten over herkomst, of twee keer hetzelfde feit, mogen niet."""
    inhoud = json.loads(json.dumps(blok_van(notebook.cells[PUNTEN])))
    punten = next(d for d in inhoud["onderdelen"][0]["onderdelen"] if d["is"] == "hoofdpunten")["punten"]
    punten[0]["indicator"], punten[1]["indicator"] = "aandeel_niet_belg", "thuistaal_niet_nl_basis"
    assert any("hoogstens één over de samenstelling" in zin for zin in _gezien(notebook, PUNTEN, inhoud))
    punten[1]["indicator"] = "aandeel_niet_belg"
    gezien = _gezien(notebook, PUNTEN, inhoud)
    assert any("het feit" in zin for zin in gezien) and any("het thema" in zin for zin in gezien)


def test_een_oud_cijfer_is_geen_hoofdpunt(notebook):
    """Een cijfer van 2019 is in 2026 geen boodschap meer."""
    tekst = json.dumps(blok_van(notebook.cells[PUNTEN]), ensure_ascii=False)
    assert any(
        "te oud" in zin for zin in _gezien(notebook, PUNTEN, json.loads(tekst.replace('"jaar": 2026', '"jaar": 2019')))
    )


def test_hoogstens_vijf_hoofdpunten(notebook):
    inhoud = json.loads(json.dumps(blok_van(notebook.cells[PUNTEN])))
    deel = next(d for d in inhoud["onderdelen"][0]["onderdelen"] if d["is"] == "hoofdpunten")
    deel["punten"] = deel["punten"] * 2
    assert any("hoogstens 5" in zin for zin in _gezien(notebook, PUNTEN, inhoud))


def _hoofdpunt(indicator: str, soort: str, jaar: int, **bij) -> Hoofdpunten:
    ind = kaart(indicator)
    titel = cijfertekst("x", 1.0, "waarde", ind, NIS, jaar) + cijfertekst("y", 1.0, soort, ind, NIS, jaar, **bij)
    return Hoofdpunten((Hoofdpunt(titel, Tekst(), ind.dienst, indicator=indicator),))


def test_een_hoofdpunt_is_groter_dan_toeval():
    """Kind en Gezin: de kansarmoede-index van Vilvoorde is in 2021 niet duidelijk anders dan in 2016. AgII en Statbel: 31 nieuwkomers per 1.000 inwoners, in de Rand 41."""
    rapport = Rapport("", NIS, PEILJAAR, edities.kies_editie(), {}, ())
    nieuw = "nieuwkomers_cumulatief_5_jaar_per_1000"
    toeval = list(hoofdpunten(_hoofdpunt("kansarmoede_index", "richting", 2021, van=2016), rapport))
    assert len(toeval) == 1 and "groter is dan toeval" in toeval[0]
    assert list(hoofdpunten(_hoofdpunt(nieuw, "vergelijking", 2024, met=gebieden.RAND), rapport)) == []
    over_een_breuk = hoofdpunten(_hoofdpunt(nieuw, "richting", 2024, van=2019), rapport)
    assert any("groter is dan toeval" in zin for zin in over_een_breuk)
    assert any("jongste telling" in zin for zin in hoofdpunten(_hoofdpunt(nieuw, "vergelijking", 2023), rapport))
