"""Inburgering: de mogelijke doelgroep, nagerekend uit de export van nieuwkomers."""

import pytest

from integratie.indicator import cijfers, leemten


def test_vijf_jaar_samen(cijfer, pinc, ruwe_herkomst):
    jaren = pinc("nieuwkomers - gemeenten.csv", "nieuwkomers", "Vilvoorde")
    verwacht = sum(jaren[j] for j in range(2020, 2025))
    assert cijfer("nieuwkomers_cumulatief_5_jaar", "23088", 2024) == verwacht
    per_1000 = 1000 * verwacht / ruwe_herkomst.loc[("23088", 2024), "total"]
    assert cijfer("nieuwkomers_cumulatief_5_jaar_per_1000", "23088", 2024) == pytest.approx(per_1000)


def test_pas_vanaf_het_vijfde_jaar():
    assert cijfers("nieuwkomers_cumulatief_5_jaar")["jaar"].min() == 2018


def test_contracten_attesten_en_nt2_zijn_leemten():
    onderwerpen = " ".join(x.onderwerp for x in leemten("inburgering"))
    assert all(woord in onderwerpen for woord in ("contracten", "attesten", "NT2"))
