"""Waar wie aankomt gaat wonen, op de kaart: elk aantal is een eigen telling van de rijen, en wat verborgen is, staat er nergens."""

import csv
import io
import re
from collections import Counter

import pytest
from test_instroom_cijfers import maak_project, voorbeeld

from integratie.beleid.instroom.instroomfiguren import instroom_wijken
from integratie.beleid.wijken.cijfers import WIJK, grenzen
from integratie.blok.blok import Figuur

KOMT = ("inschrijving", "immigratie")


def rijen(tekst: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(tekst.partition("\n")[2])))


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Een project met het uittreksel van Vilvoorde, waarvan de rijen te veranderen zijn."""
    maak_project(tmp_path, ["23088"])
    monkeypatch.chdir(tmp_path)
    pad = tmp_path / "parameters" / "registers" / "23088.csv"

    def wijzig(verander) -> Figuur:
        pad.write_text(verander(pad.read_text(encoding="utf-8")), encoding="utf-8")
        return instroom_wijken("23088", 2026)

    return wijzig


def test_elke_wijk_met_haar_eigen_telling(project):
    figuur = project(lambda tekst: tekst)
    namen = grenzen()[(grenzen()["nis"] == "23088") & (grenzen()["soort"] == WIJK)]["naam"]
    geteld = Counter(
        namen[r["wijk"]]
        for r in rijen(voorbeeld("23088").decode())
        if r["datum"][:4] == "2025" and r["soort"] in KOMT and r["register"] != "wacht"
    )
    assert len(namen) == 8 and set(geteld) == set(namen)
    assert dict(re.findall(r"([^:;.]+?): (\d+)", figuur.alt.partition(". ")[2].replace("; ", ";"))) == {
        naam.strip(): str(n) for naam, n in geteld.items()
    }
    assert all(f">{n}<" in figuur.svg for n in geteld.values())


def test_een_naam_uit_een_rij_komt_er_alleen_als_de_gemeente_ze_benoemt(project, tmp_path):
    figuur = project(lambda tekst: tekst.replace(",23088W01,", ",Zwaenepoel Hortensia,"))
    assert "Zwaenepoel" not in f"{figuur.alt}{figuur.svg}{figuur.opmerkingen}{figuur.tabel.to_csv()}"
    assert "Niet op de kaart: andere wijk of niet gekend." in figuur.opmerkingen
    weg = grenzen().loc["23088W01", "naam"]
    assert f"{weg}: geen aantal" in figuur.alt
    benoemd = 'waarden: {wijk: {Zwaenepoel Hortensia: "Aan het kanaal"}}\n'
    (tmp_path / "parameters" / "registers" / "23088.yaml").write_text(benoemd, encoding="utf-8")
    anders = project(lambda tekst: f"{tekst}2024-01-01,overlijden,,,,1940,M,1,,bevolking,,\n")
    assert "Niet op de kaart: Aan het kanaal." in anders.opmerkingen and "Zwaenepoel" not in anders.tabel.to_csv()


def test_wat_verborgen_is_staat_er_nergens(project):
    """Drie aankomsten in een wijk: haar aantal is verborgen, en dat van nog een andere, want het geheel is gekend."""

    def verander(tekst: str) -> str:
        gezien = Counter[str]()
        uit = []
        for regel in tekst.splitlines():
            if ",23088W01," in regel and regel[:4] == "2025" and regel.split(",")[1] in KOMT:
                gezien["W01"] += 1
                regel = regel if gezien["W01"] <= 3 else regel.replace(",23088W01,", ",23088W02,")
            uit.append(regel)
        return "\n".join(uit) + "\n"

    figuur = project(verander)
    weg = grenzen().loc["23088W01", "naam"]
    assert f"{weg}: n.b." in figuur.alt and figuur.alt.count("n.b.") == 2 and ">3<" not in figuur.svg


@pytest.mark.parametrize("wijk", ["", "Elders"])
def test_zonder_wijk_op_de_kaart_de_reden(project, wijk):
    blok = project(lambda tekst: re.sub(r",23088W\d\d,", f",{wijk},", tekst))
    assert not isinstance(blok, Figuur) and "geen enkele wijk op de kaart" in str(blok)
