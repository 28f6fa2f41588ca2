"""Vraag en aanbod, en de statuten van nieuwkomers: cijfers zoals in de bestanden van de Gemeente-Stadsmonitor en PinC, aanbod zoals in het bestand."""

import csv
import io
import re
import shutil
import zipfile
from pathlib import Path

import pytest

import integratie as ig
from integratie import gebieden
from integratie.beleid.aanbod.vraag_en_aanbod import ONDERWERPEN
from integratie.beleid.rubrieken import AANBOD, ONDERSTEUNING, RUBRIEKEN
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Tabel, met_inhoud
from integratie.fouten import Gebruiksfout
from integratie.indicator import kaart, leemten

CLUSTER = gebieden.zoek("noordrand").nis  # nu opgezocht: een kleine projectmap van een andere test kent de groep niet
PARAMETERS = Path(__file__).parents[2] / "parameters"


@pytest.fixture(scope="module")
def blad(bronmap):
    """(blad, NIS-code, kolom, groep) → het aantal van 2021 in de bestanden van de Gemeente-Stadsmonitor."""
    boek = zipfile.ZipFile(bronmap / "gsm/register/GSM_register_Integratie_2023-03.zip")

    def lees(naam: str, nis: str, kolom: str, groep: str = "") -> int:
        tekst = boek.read(f"GSM_register_Integratie/{naam}.csv").decode("utf-8-sig")
        rijen = [r for r in csv.DictReader(io.StringIO(tekst)) if (r["Nis-code"], r["Jaar"]) == (nis, "2021")]
        (rij,) = (r for r in rijen if not groep or groep in (v.strip() for v in r.values()))
        return int(float(rij[kolom]))

    return lees


def tabellen(blok: Blok) -> list[Tabel]:
    return [deel for deel in met_inhoud(blok) if isinstance(deel, Tabel)]


def cel(gebied: str, waarvoor: str, kolom: str, peiljaar: int = 2026) -> str:
    """De tekst van een cel, zonder opmaak."""
    (tabel,) = tabellen(ig.vraag_en_aanbod(gebied, peiljaar))
    (rij,) = (r for r in tabel.rijen if r[0] == waarvoor)
    delen = rij[tabel.kolommen.index(kolom)]
    return " | ".join(str(x) for deel in delen for x in getattr(deel, "punten", None) or [deel.tekst]).replace(
        "\u00a0", " "
    )


@pytest.mark.parametrize("nis", ["23088", "24062"])
def test_de_vraag_staat_in_de_bron(project, blad, nis):
    """Vilvoorde (Rand) en Leuven (daarbuiten), elk cijfer met zijn jaar en eenheid."""

    def punt(aantal: int, eenheid: str = "") -> str:
        return f"{aantal:,}".replace(",", ".") + f"{eenheid} (2021)"

    tekst, doelgroep = cel(nis, "Inburgering", "Vraag"), "Aantal meerderjarige nieuwkomers naar doelgroep"
    for groep in ("verplicht", "rechthebbend"):
        aantal = blad("DE53", nis, doelgroep, groep.capitalize())
        assert f"Nieuwkomers naar doelgroep van inburgering, {groep}: {punt(aantal)}" in tekst
    contract = "Aantal inburgeraars die een inburgeringscontract hebben ondertekend"
    attest = "Aantal inburgeraars die een inburgeringsattest hebben behaald"
    assert f"Inburgeringscontracten: {punt(blad('DE58', nis, contract), ' personen')}" in tekst
    assert f"Inburgeringsattesten: {punt(blad('DE55', nis, attest), ' personen')}" in tekst
    assert "Niet gekend: " in tekst and "vierde pijler" in tekst


def test_nieuwkomers_van_vilvoorde_en_van_een_cluster(project):
    """325 nieuwkomers in 2024 (PinC, AgII); Vilvoorde, Machelen en Zaventem samen 77 + 29 + 82 verplicht in 2021 (GSM, blad DE53)."""
    assert "Meerderjarige nieuwkomers: 325 personen (2024)" in cel("23088", "Inburgering", "Vraag")
    assert "inburgering, verplicht: 188 (2021)" in cel(CLUSTER, "Inburgering", "Vraag")
    assert "Niet op te tellen voor een groep van gemeenten: Thuistaal niet-Nederlands in het basisonderwijs" in cel(
        "noordrand", "Onthaal en taal op school", "Vraag"
    )


def test_zonder_bestand_is_het_aanbod_niet_gekend_en_met_een_leeg_veld_zegt_het_wat_te_vullen(project):
    blok = ig.vraag_en_aanbod("24062", 2026)
    assert {cel("24062", o.naam, "Aanbod") for o in ONDERWERPEN} == {"Niet gekend"}
    assert "<code>parameters/netwerken/24062.yaml</code>" in blok.html
    _netwerk(project, "[{soort: NT2, waar: Markt 1, plaatsen: 1}]")
    assert cel("24062", "NT2", "Aanbod") == "NT2: Eén (Markt 1, 1 plaats)"
    dekt = "Dekt de rubriek inburgering, zonder beschreven aanbod: Eén"
    assert cel("24062", "Inburgering", "Aanbod").endswith(dekt) and "Trajectbegeleiding: niet beschreven" in cel(
        "24062", "Inburgering", "Aanbod"
    )
    tekst = re.sub("<[^>]+>", "", ig.vraag_en_aanbod("24062", 2026).html)
    leeg = "maatschappelijke oriëntatie, trajectbegeleiding, participatie- en netwerktraject, oefenkansen Nederlands en onthaalonderwijs"
    assert f"staat geen aanbod van {leeg}: vul aanbod in" in tekst
    assert {cel("24062", o.naam, "Aanbod", 2025) for o in ONDERWERPEN} == {"Niet gekend"}  # beschreven in 2026


def test_een_cluster_zonder_eigen_bestand_krijgt_die_van_haar_gemeenten(project):
    shutil.copyfile(PARAMETERS / "netwerken/voorbeeld.yaml", project / "parameters/netwerken/23088.yaml")
    (project / "parameters/plannen").mkdir()
    shutil.copyfile(PARAMETERS / "plannen/voorbeelden/vilvoorde.yaml", project / "parameters/plannen/23088.yaml")
    tekst = cel(CLUSTER, "NT2", "Aanbod")
    assert "Vilvoorde: Taalschool De Brug (Stationsstraat 1 (verzonnen), 120 plaatsen)" in tekst
    assert (
        "In het plan: Vilvoorde: A1.2.1 NT2-overleg met één wachtlijst (Taalpunt De Sluis (fictief), lopend)." in tekst
    )
    assert "Vilvoorde: " not in cel("23088", "NT2", "Aanbod")


def test_een_begonnen_plan_houdt_samenwerking_niet_tegen(project):
    """`plan nieuw` laat velden leeg: het plan is dan nog niet te lezen. Wat eraan scheelt, zegt het rapport van het plan."""
    (project / "parameters/plannen").mkdir()
    (project / "parameters/plannen/23088.yaml").write_text("titel:\n", encoding="utf-8")
    for wie in (CLUSTER, "23088"):
        assert "Het plan van Vilvoorde is nog niet klaar" in ig.vraag_en_aanbod(wie, 2026).html
    with pytest.raises(Gebruiksfout, match=r"23088\.yaml"):
        ig.planmatrices("23088", 2026)


def test_statuten_zoals_in_de_bron_en_wat_we_niet_weten(project, blad):
    """Vilvoorde 2021, blad DE54: 91 gezinsherenigers, 82 arbeidsmigranten en 18 asielzoekers of erkende vluchtelingen, van 230."""
    blok = ig.statuten("23088", 2026)
    (tabel,) = tabellen(blok)
    aantallen = {str(r[0]): str(r[1]) for r in tabel.rijen}
    for groep, naam in (
        ("gezinshereniging", "Gezinshereniger"),
        ("arbeidsmigratie", "Arbeidsmigrant"),
        ("asiel, ook erkende vluchtelingen", "Asielzoeker/erkend vluchtel."),
    ):
        aantal = blad("DE54", "23088", "Aantal meerderjarige nieuwkomers naar statuut", naam)
        assert aantallen[f"Nieuwkomers naar statuut: {groep} (2021)"] == str(aantal)
    assert aantallen["Nieuwkomers naar statuut: ander of niet gekend (2021)"] == str(230 - 91 - 82 - 18)
    tekst = re.sub("<[^>]+>", "", blok.html)
    assert "Opvangplaatsen voor verzoekers" in tekst and "tijdelijke bescherming (Oekraïne)" in tekst
    assert all(vorm[1:] in tekst for vorm in ONDERSTEUNING) and len(ONDERSTEUNING) == 9


def test_elke_soort_aanbod_heeft_een_rij_en_elke_leemte_bestaat():
    assert set(AANBOD.values()) == {o.rubriek for o in ONDERWERPEN} <= set(RUBRIEKEN)
    for o in ONDERWERPEN:
        assert all(not groep or groep in kaart(naam).groepen for naam, groep in o.vraag)
        for begin in o.onbekend:
            assert len([x for x in leemten() if x.onderwerp.startswith(begin)]) == 1, begin


def _netwerk(project: Path, aanbod: str) -> None:
    actor = f"{{naam: Eén, soort: vereniging, rol: regie, rubrieken: [inburgering], aanbod: {aanbod}}}"
    tekst = f"titel: Proef\nstand: 2026-01-15\nactoren:\n  - {actor}\n"
    (project / "parameters/netwerken/24062.yaml").write_text(tekst, encoding="utf-8")
