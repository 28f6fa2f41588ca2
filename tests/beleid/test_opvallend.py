"""Wat opvalt: gekozen en niet opgesomd, met het midden en de afstand nagerekend uit de ruwe bestanden."""

import pandas as pd
import pytest
from officieel import FACILITEITEN

from integratie import gebieden, vergelijking
from integratie.beeld.duiding import duiding
from integratie.beeld.opvallend import opvallende_zinnen
from integratie.indicator import cijfers, kaart
from integratie.vergelijking.gelijkaardig import gelijkaardig
from integratie.vergelijking.opvallend import opvallend, referentie

pytestmark = pytest.mark.traag

RAND = gebieden.groep(gebieden.RAND).leden
MAD = 1.4826  # mediane afwijking → standaardafwijking bij een normale verdeling


def afstand(eigen: float, waarden: pd.Series) -> tuple[float, float]:
    """(midden, afstand in robuuste standaardafwijkingen)."""
    midden = waarden.median()
    return midden, (eigen - midden) / (MAD * (waarden - midden).abs().median())


def keur(nis: str, peiljaar: int) -> int:
    """Elke voorwaarde voor één gemeente; geeft terug hoeveel er opvalt."""
    lijst = opvallend(nis, peiljaar)
    kaarten = [kaart(o.indicator) for o in lijst]
    assert len(lijst) <= 4
    assert len({k.thema for k in kaarten}) == len({k.feit or k.naam for k in kaarten}) == len(lijst)
    assert sum(k.samenstelling for k in kaarten) <= 1
    assert sum(abs(o.afstand) < 3 for o in lijst) <= 1  # alleen de grootste verandering mag dichterbij liggen
    assert all(o.is_groei and abs(o.afstand) >= 1 for o in lijst if abs(o.afstand) < 3)
    for o, k in zip(lijst, kaarten, strict=True):
        assert (
            abs(o.z) >= 3 and peiljaar - o.jaar <= 5 and k.prioriteit > 0 and k.soort not in ("enquete", "vooruitzicht")
        )
        assert not (k.leerlingen and nis in FACILITEITEN)
        leden = [lid for lid in referentie(nis, peiljaar) if not (k.leerlingen and lid in FACILITEITEN)]
        breed = cijfers(o.indicator)
        breed = breed[breed["groep"] == o.groep].pivot(index="nis", columns="jaar", values="waarde")
        waarden = breed[o.jaar] - breed[o.jaar - 5] if o.verandering else breed[o.jaar]
        midden, ver = afstand(waarden[nis], waarden[leden].dropna())
        assert (o.midden, o.afstand) == (pytest.approx(midden), pytest.approx(ver))
    return len(lijst)


@pytest.mark.parametrize("peiljaar", [2016, 2021, 2025])
def test_de_negentien(peiljaar):
    """Binnen de Rand zijn de andere achttien de maat."""
    assert all(set(referentie(nis, peiljaar)) == set(RAND) - {nis} for nis in RAND)
    assert sum(keur(nis, peiljaar) for nis in RAND) >= 15


def test_alle_gemeenten(steekproef):
    """Gewoon één op tien, elke dag andere; met `--volledig` alle."""
    aantallen = [keur(nis, 2025) for nis in steekproef(gebieden.groep("vlaanderen").leden, 10)]
    assert sum(n > 0 for n in aantallen) > 0.7 * len(aantallen)


@pytest.mark.parametrize("gemeente", ["Leuven", "Sint-Truiden", "Oostende"])
def test_buiten_de_rand_zijn_gelijkaardige_gemeenten_de_maat(gemeente):
    nis = gebieden.zoek(gemeente).nis
    assert referentie(nis, 2025) == tuple(gelijkaardig(nis, 2025).lijst["nis"])
    assert not set(referentie(nis, 2025)) & {nis}
    assert "gelijkaardige gemeenten" in str(next(iter(opvallende_zinnen(nis, 2025)), "gelijkaardige gemeenten"))


def test_een_cluster_of_gebied_valt_niet_op():
    assert opvallend(gebieden.RAND, 2025) == () and opvallende_zinnen(gebieden.RAND, 2025) == []


def test_linkebeek_kromp_waar_de_andere_groeiden(herkomst_nu):
    """Statbel: van 4.696 (2020) naar 4.646 inwoners; de middelste andere gemeente groeide met 5,2 %."""
    aantal = herkomst_nu["total"].unstack()
    groei = 100 * (aantal[2025] / aantal[2020] - 1)
    midden, ver = afstand(groei["23100"], groei[[nis for nis in RAND if nis != "23100"]])
    (o,) = opvallend("23100", 2025)
    assert (o.indicator, o.groep, o.jaar) == ("bevolkingsgroei", "5 jaar", 2025)
    assert (o.waarde, o.midden, o.afstand) == (pytest.approx(groei["23100"]), pytest.approx(midden), pytest.approx(ver))
    zin = " ".join(map(str, opvallende_zinnen("23100", 2025))).replace("\u00a0", " ")
    assert zin.endswith("−1,1 %. In de middelste andere gemeente van de Vlaamse Rand was dat 5,2 %.")


def test_tervuren_verloor_buren_uit_de_buurlanden(herkomst_nu):
    """Het aandeel daalde het meest van de negentien; in de middelste andere gemeente veranderde het nauwelijks."""
    deel = (100 * herkomst_nu["neighbouring"] / herkomst_nu["total"]).unstack()
    stap = (deel[2025] - deel[2020])[list(RAND)]
    midden, ver = afstand(stap["24104"], stap.drop("24104"))
    assert stap.idxmin() == "24104" and ver < -3
    o = next(o for o in opvallend("24104", 2025) if o.indicator == "aandeel_buurland_herkomst")
    assert o.verandering and (o.waarde, o.midden, o.afstand) == (
        pytest.approx(stap["24104"]),
        pytest.approx(midden),
        pytest.approx(ver),
    )


def test_het_midden_van_de_andere_houdt_zijn_teken():
    """Boom: 38,857 % in 2016 en 29,819 % in 2021 (Gemeente-Stadsmonitor, AR03); in de middelste gelijkaardige gemeente steeg de index."""
    zin = " ".join(map(str, opvallende_zinnen("11005", 2026))).replace("\u00a0", " ")
    assert "De kansarmoede-index van Kind en Gezin daalde tussen 2016 en 2021 met 9,0 procentpunt" in zin
    assert "was het verschil +1,3 procentpunt" in zin


def test_te_weinig_mensen_vallen_niet_op():
    """Herstappe (75 inwoners), en Horebeke waar zich in 2024 geen enkele nieuwkomer vestigde: dat zijn aantallen, geen verhoudingen."""
    assert opvallend("73028", 2025) == ()
    assert not any("nieuwkomers" in o.indicator for o in opvallend("45062", 2025))
    assert vergelijking.stand("nieuwkomers_per_1000", "45062", 2025).waarde == 0


def test_een_thema_met_enkel_oude_cijfers_heet_niet_zonder_cijfers():
    """Antwerpen zit niet in de burgerbevraging; de kiezers van 2018 (Gemeente-Stadsmonitor) staan er wel."""
    assert "te oud, of gaan over te weinig mensen" in duiding("samenleven", "Antwerpen", 2026).tekst
