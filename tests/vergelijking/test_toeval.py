"""Wanneer een verschil gezegd mag worden: de regel van de opdracht, met cijfers uit de officiële bestanden en met zelf gekozen gevallen."""

import warnings
from dataclasses import replace
from itertools import product
from math import sqrt

import pytest
from ruw import inwoners, pinc

from integratie import gebieden, vergelijking
from integratie.indicator import kaart, register
from integratie.opslag import edities
from integratie.vergelijking import Stand
from integratie.vergelijking.toeval import (
    DAALT,
    GELIJK,
    ONBEKEND,
    STIJGT,
    TOEVAL,
    drempel,
    meting,
    over_tijd,
    tegenover,
)

VLAANDEREN = gebieden.groep("vlaanderen").leden
RAND = gebieden.groep(gebieden.RAND).leden
WOORD = (STIJGT, DAALT)


def test_39_nieuwkomers_en_dan_28_is_geen_daling(bronmap):
    """Linkebeek: z = 11 / √(39 + 28 + 0,02 × (39² + 28²)) = 1,0."""
    rij = pinc(bronmap, "nieuwkomers - gemeenten.csv").loc["23100"]
    assert (rij[2019], rij[2024]) == (39, 28)
    assert 11 / sqrt(67 + 0.02 * (39**2 + 28**2)) < 1.96
    v = vergelijking.verandering("meerderjarige_nieuwkomers", "23100", 2025, 5)
    assert (v.van, v.tot, v.richting) == (39, 28, TOEVAL)


@pytest.mark.traag
def test_herstappe_krijgt_nergens_een_woord_op_een_verhouding(bronmap):
    """75 inwoners: een verhouding van minder dan honderd mensen verandert niet, ligt nergens hoger of lager en krijgt geen plaats."""
    assert inwoners(bronmap).at["73028", 2025] == 75
    for naam, ind in register().items():
        for groep in vergelijking.groepen(naam, "73028", 2025) if ind.is_relatief else ():
            assert vergelijking.verandering(naam, "73028", 2025, 5, groep) is None
            s = vergelijking.stand(naam, "73028", 2025, groep)
            for code in (gebieden.RAND, gebieden.VLAAMS_GEWEST):
                ander = vergelijking.stand_in(naam, code, s.jaar, groep) if s.jaar else None
                if s.waarde is not None and ander is not None and ander.waarde is not None:
                    assert tegenover(ind, "73028", s, code, ander, groep) not in WOORD


@pytest.mark.parametrize(
    ("naam", "van", "tot", "grens"),
    [
        ("aandeel_niet_belg", 40.0, 41.0, 0.5),
        ("aandeel_niet_belg", 10.0, 10.2, 0.5),
        ("aandeel_niet_belg", 4.0, 3.0, 0.2),
        ("aandeel_niet_belg", 0.4, 0.2, 0.02),
        ("nieuwkomers_per_1000", 8.0, 7.0, 0.4),
        ("nieuwkomers_per_1000", 200.0, 150.0, 5.0),
        ("verloopgraad", 12.0, 11.0, 0.5),
        ("meerderjarige_nieuwkomers", 200, 180, 10.0),
        ("inwoners", 20000, 19000, 200.0),
        ("bevolkingsgroei", 0.0, 3.0, 0.5),
        ("verandersnelheid_herkomst", 1.0, 0.5, 0.1),
    ],
)
def test_vanaf_welk_verschil_het_ertoe_doet(naam, van, tot, grens):
    """Een halve procentpunt, onder 10 % een twintigste van de waarde; hetzelfde per 1.000."""
    assert drempel(kaart(naam), van, tot) == pytest.approx(grens)
    assert drempel(kaart(naam), tot, van) == pytest.approx(grens)


@pytest.mark.parametrize("noemer", [10_000.0, 100_000.0, 500_000.0])
def test_hetzelfde_cijfer_in_procent_en_per_duizend_krijgt_hetzelfde_woord(noemer):
    """Een stroom van 0,15 tot 11 % van zoveel inwoners, met elke verandering van −90 tot +300 %."""
    duizend, woorden = kaart("nieuwkomers_per_1000_inwoners"), set()
    procent = replace(duizend, eenheid="%")
    for deel, keer in product(
        (0.0015, 0.01, 0.04, 0.08, 0.11), (0.1, 0.5, 0.9, 0.94, 0.96, 1.0, 1.02, 1.06, 1.2, 1.5, 2, 4)
    ):
        tellers = (deel * noemer, deel * keer * noemer)
        antwoorden = {
            over_tijd(ind, "23088", *(Stand(2024, t, noemer, maat * t / noemer, "bekend") for t in tellers))
            for ind, maat in ((duizend, 1000), (procent, 100))
        }
        assert len(antwoorden) == 1, (deel, keer)
        woorden |= antwoorden
    assert {STIJGT, DAALT, GELIJK, TOEVAL} <= woorden


def test_de_groei_en_het_aantal_inwoners_zeggen_hetzelfde():
    """ "Ongeveer evenveel als in 2020" en "de bevolking groeide" horen niet in één rapport."""
    groei = kaart("bevolkingsgroei")
    for nis in VLAANDEREN:
        s = vergelijking.stand("bevolkingsgroei", nis, 2025, "5 jaar")
        v = vergelijking.verandering("inwoners", nis, 2025, 5)
        assert vergelijking.van_nul(groei, nis, s, "5 jaar") == v.richting


@pytest.mark.traag
def test_een_verhouding_van_minder_dan_twintig_mensen_wordt_nergens_vergeleken(steekproef):
    """Ook niet als alleen het vroegere jaar zo klein was, of als er niemand was (0 per 1.000). Gewoon één gemeente op twintig, elke dag andere; met `--volledig` alle."""
    for nis in steekproef(VLAANDEREN, 20):
        for naam, ind in register().items():
            if ind.eenheid not in ("%", "per 1.000") or ind.met_teken or ind.soort in ("enquete", "vooruitzicht"):
                continue
            v = vergelijking.verandering(naam, nis, 2025, 5)
            for jaar in (v.van_jaar, v.tot_jaar) if v else ():
                aantal = vergelijking.stand_in(naam, nis, jaar).teller
                if aantal is None and ind.telling:
                    aantal = vergelijking.stand_in(ind.telling, nis, jaar).waarde
                assert aantal is None or aantal >= 20, (naam, nis, jaar)


def test_een_aantal_zonder_verhouding_waar_weinig_nieuwkomers_zijn():
    per_1000 = {nis: vergelijking.stand("nieuwkomers_per_1000", nis, 2025) for nis in VLAANDEREN}
    assert sum(vergelijking.alleen_aantal("nieuwkomers_per_1000", nis, s) for nis, s in per_1000.items()) >= 20


def test_nul_nieuwkomers_is_een_aantal_en_geen_verhouding(bronmap):
    """Horebeke: geen enkele nieuwkomer in 2024."""
    assert pinc(bronmap, "nieuwkomers - gemeenten.csv").at["45062", 2024] == 0
    s = vergelijking.stand("nieuwkomers_per_1000", "45062", 2024)
    assert s.waarde == 0 and vergelijking.alleen_aantal("nieuwkomers_per_1000", "45062", s)


def test_een_gebied_telt_zonder_de_gemeente_die_erin_ligt():
    """Een gemeente van de helft van haar gebied lijkt erop; tegenover de rest ligt ze wel hoger. Nagerekend voor de Rand."""
    ind = kaart("aandeel_niet_eu_in_wzw")
    for nis in RAND:
        s, rand = (vergelijking.stand(ind.naam, code, 2024) for code in (nis, gebieden.RAND))
        if s.waarde is None or s.jaar != rand.jaar or s.teller < 20:
            continue
        t, n, rest_t, rest_n = s.teller, s.noemer, rand.teller - s.teller, rand.noemer - s.noemer
        p = (t + rest_t) / (n + rest_n)
        z = (t / n - rest_t / rest_n) / sqrt(p * (1 - p) * (1 / n + 1 / rest_n))
        klein = abs(s.waarde - rand.waarde) < 0.5
        verwacht = GELIJK if klein else TOEVAL if abs(z) < 1.96 else STIJGT if z > 0 else DAALT
        assert tegenover(ind, nis, s, gebieden.RAND, rand) == verwacht


def test_het_teken_van_een_saldo_volgt_uit_wat_erbij_kwam_en_wegging():
    """Vilvoorde 2025: +76 op duizenden verhuizingen is toeval; van de landsgrens zijn in- en uitwijking niet apart gekend."""
    tekens = {}
    for naam in ("intern_migratiesaldo", "internationaal_migratiesaldo", "natuurlijk_saldo"):
        s = vergelijking.stand(naam, "23088", 2025)
        tekens[naam] = vergelijking.van_nul(kaart(naam), "23088", s)
    assert tekens["intern_migratiesaldo"] == TOEVAL
    assert tekens["internationaal_migratiesaldo"] == ONBEKEND
    assert tekens["natuurlijk_saldo"] in (STIJGT, TOEVAL)


def test_een_gebied_waarvan_de_saldos_samen_nul_zijn():
    """In 2009 hief het saldo van niet-Belgen van zes gemeenten in het arrondissement Eeklo elkaar precies op."""
    ind = kaart("intern_migratiesaldo_niet_belgen")
    s = vergelijking.stand_in(ind.naam, "43000", 2009)
    leden = [vergelijking.stand_in(ind.naam, lid, 2009).teller for lid in gebieden.leden_van("43000")]
    assert s.teller == sum(leden) == 0 and any(leden)
    assert meting(ind, "43000", s, "", edities.kies_editie()).variantie > 0


def test_vijf_jaren_worden_met_vijf_jaren_vergeleken(bronmap):
    """De som van 2020–2024 tegenover die van 2015–2019."""
    ruw = pinc(bronmap, "nieuwkomers - gemeenten.csv")
    for nis in RAND:
        v = vergelijking.verandering("nieuwkomers_cumulatief_5_jaar", nis, 2025, 5)
        assert (v.van, v.tot) == (ruw.loc[nis, 2015:2019].sum(), ruw.loc[nis, 2020:2024].sum())


@pytest.mark.parametrize("naam", ["thuis_voelen_buurt", "groei_huishoudens_tot_2040"])
def test_een_enquete_en_een_vooruitzicht_krijgen_geen_woord(naam):
    ind, s = kaart(naam), Stand(2023, 400.0, 1000.0, 40.0, "bekend")
    assert over_tijd(ind, "23088", s, Stand(2025, 600.0, 1000.0, 60.0, "bekend")) == ONBEKEND


@pytest.mark.traag
def test_elk_opgeslagen_onderwerp_is_te_verkennen_zoals_een_indicator():
    """Een onderwerp zonder kaart: geen enkele vergelijking breekt, en geen enkele krijgt een plaats."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for tabel, bron in edities.bronnen().items():
            for naam in (f"{tabel}.{onderwerp}" for onderwerp in bron.onderwerpen):
                for nis in ("23088", "73028", gebieden.RAND):
                    for groep in vergelijking.groepen(naam, nis, 2025):
                        s = vergelijking.stand(naam, nis, 2025, groep)
                        assert vergelijking.rang(naam, nis, 2025, groep=groep) is None
                        vergelijking.verandering(naam, nis, 2025, 5, groep)
                        if s.waarde is not None:
                            vergelijking.van_nul(kaart(naam), nis, s, groep)
                            vergelijking.tegenover(kaart(naam), nis, s, gebieden.RAND, s, groep)
