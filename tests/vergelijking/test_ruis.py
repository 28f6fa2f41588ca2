"""De gemeten ruis, nagerekend op de officiële bestanden: hoogstens één beweging op twintig krijgt een woord als er niets gebeurde."""

import numpy as np
import pytest
from ruw import grootteklasse, herkomst, inwoners, pinc, woningen

from integratie import gebieden
from integratie.indicator import kaart, register
from integratie.opslag import edities
from integratie.vergelijking import Stand
from integratie.vergelijking.ruis import ruis
from integratie.vergelijking.toeval import DAALT, STIJGT, over_tijd

NIEUW, NIET_EU = "nieuwkomers - gemeenten.csv", "nieuwkomers niet-EU - gemeenten.csv"
WOORD = (STIJGT, DAALT)


def bewegingen(naam: str, bronmap) -> tuple[np.ndarray, np.ndarray]:
    """|z| van elke beweging van jaar op jaar zonder de gezamenlijke (NaN onder twintig), en de grootteklasse van elke gemeente."""
    teller = {"nieuwkomers_niet_eu": NIET_EU, "aandeel_niet_eu_nieuwkomers": NIET_EU}.get(naam, NIEUW)
    aantal = woningen(bronmap) if naam == "verkochte_woningen" else pinc(bronmap, teller)
    noemer = {
        "nieuwkomers_per_1000_inwoners": lambda: inwoners(bronmap)[aantal.columns],
        "aandeel_niet_eu_nieuwkomers": lambda: pinc(bronmap, NIEUW),
    }.get(naam, lambda: aantal * 0 + 1)()
    t, n, wet = aantal.to_numpy(), noemer.to_numpy(), ruis(naam, "", edities.kies_editie())
    samen = np.nansum(t, axis=0) / np.nansum(n, axis=0)
    stap = np.sqrt(samen[1:] / samen[:-1])
    with np.errstate(invalid="ignore", divide="ignore"):
        x = t / n
        a, b = x[:, :-1] * stap, x[:, 1:] / stap
        binomiaal = naam == "aandeel_niet_eu_nieuwkomers"

        def variantie(p, m):
            return (wet.factor / m + wet.spreiding) * p * (1 - p) if binomiaal else p / m + wet.spreiding * p**2

        z = np.abs(b - a) / np.sqrt(variantie(a, n[:, :-1]) + variantie(b, n[:, 1:]))
    return np.where(np.minimum(t[:, :-1], t[:, 1:]) >= 20, z, np.nan), grootteklasse(bronmap)


@pytest.mark.parametrize(
    "naam",
    [
        "meerderjarige_nieuwkomers",
        "nieuwkomers_niet_eu",
        "nieuwkomers_per_1000_inwoners",
        "verkochte_woningen",
        "aandeel_niet_eu_nieuwkomers",
    ],
)
def test_in_elke_grootteklasse_valt_hoogstens_vijf_procent_erbuiten(naam, bronmap):
    """Een klasse met minder dan honderd bewegingen zegt te weinig; samen met de rest telt ze wel."""
    z, klasse = bewegingen(naam, bronmap)
    delen = [z[klasse == k] for k in range(5)]
    buiten = [np.mean(d[np.isfinite(d)] > 1.96) for d in delen if np.isfinite(d).sum() >= 100]
    assert len(buiten) >= 4 and max(buiten) <= 0.055
    assert max(buiten) >= 0.03  # niet ruimer dan nodig: in de strengste klasse komt het dicht bij één op twintig
    assert np.mean(z[np.isfinite(z)] > 1.96) <= 0.05


def test_met_loting_alleen_krijgt_een_op_de_vijf_een_woord(bronmap):
    """Zonder spreiding (Poisson) valt bij de nieuwkomers 22,5 % van de bewegingen buiten de grens: gezinnen komen samen aan."""
    t = pinc(bronmap, NIEUW).to_numpy()
    stap = np.sqrt(np.nansum(t[:, 1:], axis=0) / np.nansum(t[:, :-1], axis=0))
    a, b = t[:, :-1] * stap, t[:, 1:] / stap
    telt = np.minimum(t[:, :-1], t[:, 1:]) >= 20
    assert 0.18 < np.mean((np.abs(b - a) / np.sqrt(a + b))[telt] > 1.96) < 0.30


def test_de_spreiding_van_de_nieuwkomers_ligt_tussen_twee_en_drie_honderdsten():
    editie = edities.kies_editie()
    assert 0.02 <= ruis("meerderjarige_nieuwkomers", "", editie).spreiding <= 0.03
    assert ruis("nieuwkomers_per_1000", "", editie) == ruis("meerderjarige_nieuwkomers", "", editie)


@pytest.mark.parametrize(
    ("naam", "groepen"),
    [
        ("inwoners", None),
        ("aandeel_buitenlandse_herkomst", ["neighbouring", "eu27", "non_eu27"]),
        ("aandeel_niet_eu_herkomst", ["non_eu27"]),
    ],
)
def test_een_stand_wijkt_zelden_meer_van_haar_eigen_verloop_af(naam, groepen, bronmap):
    """Tweede verschillen zonder de gezamenlijke beweging: in elke grootteklasse hoogstens 5 % buiten 1,96 keer de gemeten ruis."""
    mensen, wet = inwoners(bronmap).to_numpy(), ruis(naam, "", edities.kies_editie())
    if groepen is None:
        x, loting = mensen, mensen
    else:
        p = herkomst(bronmap, groepen).to_numpy() / mensen
        x, loting = 100 * p, 1e4 * p * (1 - p) / mensen
    krom = x[:, 2:] - 2 * x[:, 1:-1] + x[:, :-2]
    z = np.abs(krom - np.median(krom, axis=0)) / np.sqrt(
        wet.factor * (loting[:, 2:] + 4 * loting[:, 1:-1] + loting[:, :-2])
    )
    buiten = [np.mean(z[grootteklasse(bronmap) == k] > 1.96) for k in range(5)]
    assert 0.045 <= max(buiten) <= 0.055


@pytest.mark.parametrize("ind", [i for i in register().values() if i.soort in ("enquete", "vooruitzicht")])
def test_een_enquete_of_vooruitzicht_heeft_geen_gekende_ruis(ind):
    assert ruis(ind.naam, "", edities.kies_editie()) is None


# Gemeente, indicator, grootte (teller) en noemer van een stilstaande reeks.
REEKSEN = [
    ("Linkebeek", "meerderjarige_nieuwkomers", 40, None),
    ("Vilvoorde", "meerderjarige_nieuwkomers", 340, None),
    ("Antwerpen", "meerderjarige_nieuwkomers", 9000, None),
    ("Vilvoorde", "nieuwkomers_per_1000_inwoners", 340, 48000),
    ("Asse", "nieuwkomers_niet_eu", 90, None),
    ("Asse", "verkochte_woningen", 400, None),
    ("Dilbeek", "aandeel_niet_eu_nieuwkomers", 90, 180),
    ("Antwerpen", "aandeel_niet_eu_nieuwkomers", 4500, 9000),
    ("Vilvoorde", "aandeel_buitenlandse_herkomst", 30000, 48000),
    ("Linkebeek", "aandeel_niet_belg", 746, 4646),
]


def trek(naam: str, teller: float, noemer: float | None, toeval: np.random.Generator, aantal: int) -> np.ndarray:
    """`aantal` trekkingen van de teller, met de verdeling die bij de soort hoort en de gemeten ruis."""
    wet, soort = ruis(naam, "", edities.kies_editie()), kaart(naam).soort
    if soort == "stroom":
        vorm = 1 / wet.spreiding
        return toeval.negative_binomial(vorm, vorm / (vorm + teller), aantal).astype(float)
    p = teller / noemer
    if soort == "stand":  # afwijkingen van het eigen verloop
        return teller + np.sqrt(wet.factor * teller * (1 - p)) * toeval.standard_normal(aantal)
    # Bèta-binomiaal: de kans verschilt van jaar tot jaar, en gezinnen komen met `factor` samen aan.
    rho = wet.spreiding + wet.factor / noemer
    kans = toeval.beta(p * (1 / rho - 1), (1 - p) * (1 / rho - 1), aantal)
    return noemer * kans


def woorden(gemeente: str, naam: str, toen: np.ndarray, nu: np.ndarray, noemer: float | None) -> float:
    """Hoe vaak het pakket een richtingwoord geeft."""
    ind, nis = kaart(naam), gebieden.zoek(gemeente).nis
    maat = {"%": 100.0, "per 1.000": 1000.0}.get(ind.eenheid, 1.0)
    standen = [
        [Stand(j, t, noemer, t if noemer is None else maat * t / noemer, "bekend") for t in r]
        for j, r in ((2019, toen), (2024, nu))
    ]
    return np.mean([over_tijd(ind, nis, a, b) in WOORD for a, b in zip(*standen, strict=True)])


@pytest.mark.parametrize(("gemeente", "naam", "teller", "noemer"), REEKSEN)
def test_een_stilstaande_reeks_krijgt_zelden_een_woord(gemeente, naam, teller, noemer):
    """Tweeduizend reeksen waarin niets gebeurt; 5 % plus twee keer de fout van de simulatie zelf."""
    toeval = np.random.default_rng(20261128)
    paren = [trek(naam, teller, noemer, toeval, 2000) for _ in range(2)]
    assert woorden(gemeente, naam, *paren, noemer) <= 0.05 + 2 * np.sqrt(0.05 * 0.95 / 2000)


@pytest.mark.parametrize(("gemeente", "naam", "teller", "noemer"), REEKSEN)
def test_een_echte_verandering_wordt_gezien(gemeente, naam, teller, noemer):
    """Een verandering van vier standaardfouten (en van minstens 0,6 procentpunt of 6 %) krijgt in 95 % van de gevallen een woord."""
    toeval, wet, ind = np.random.default_rng(8), ruis(naam, "", edities.kies_editie()), kaart(naam)

    def variantie(t: float) -> float:
        if ind.soort == "stroom":
            return t + wet.spreiding * t**2
        p = t / noemer
        return (wet.factor + (0 if ind.soort == "stand" else wet.spreiding * noemer)) * noemer * p * (1 - p)

    nu = teller + max(0.006 * (noemer or 0), 0.06 * teller)
    while nu - teller < 4 * np.sqrt(variantie(teller) + variantie(nu)):
        nu += max(1.0, 0.001 * teller)
    paren = [trek(naam, t, noemer, toeval, 1000) for t in (teller, nu)]
    assert woorden(gemeente, naam, *paren, noemer) >= 0.95
