"""Arbeidsmarkt, werkzoekenden en armoede, nagerekend uit de csv-bladen van het register van de Gemeente-Stadsmonitor.

Teller, noemer en verhouding zijn telkens de drie laatste kolommen; een blad zonder teller heeft enkel de verhouding.
"""

import zipfile

import pandas as pd
import pytest

from integratie import gebieden
from integratie.indicator import cijfers, kaart
from integratie.opslag import edities

VILVOORDE, KRAAINEM, LINKEBEEK, PAJOTTEGEM = "23088", "23099", "23100", "23106"
DELEN = {PAJOTTEGEM: ("23023", "23024", "23032")}  # Galmaarden, Gooik en Herne
HERKOMST = {"belgisch": "België", "eu": "EU", "niet_eu": "Niet-EU"}
DEELGROEPEN = {
    "west_noord_eu15": "West- en Noord-EU15",
    "zuid_eu15": "Zuid-EU15",
    "eu13": "EU13",
    "europa_niet_eu": "Europa niet-EU",
    "turkije_maghreb": "Turkije en Maghreb",
    "andere_landen": "Andere landen",
}
ENKEL = {"": {}}
PER_HERKOMST = {g: {"Herkomst": label} for g, label in (HERKOMST | DEELGROEPEN).items()}
IN_DRIE = {g: {"Herkomst": label} for g, label in HERKOMST.items()}
SAMEN = {"Herkomst": list(HERKOMST.values())}


def gekruist(kolom: str, woorden: dict[str, str]) -> dict[str, dict]:
    return {
        f"{g} {woord}": {"Herkomst": label, kolom: tekst}
        for g, label in HERKOMST.items()
        for woord, tekst in woorden.items()
    }


LEEFTIJDEN = {j: j for j in ("15-24 jaar", "25-49 jaar", "50-64 jaar")}
SECTOREN = {s.lower(): s for s in ("Primair", "Secundair", "Tertiair", "Quartair")}
# indicator → (zip, blad, jaar, groep → welke rijen van het blad samen de teller en de noemer geven)
BREUKEN = {
    "werkloosheidsgraad_herkomst": ("Integratie", "WE10", 2020, PER_HERKOMST),
    "werkloosheidsgraad_herkomst_geslacht": (
        "Integratie",
        "WE10",
        2020,
        gekruist("Geslacht", {"man": "Mannen", "vrouw": "Vrouwen"}),
    ),
    "werkloosheidsgraad_herkomst_leeftijd": ("Integratie", "WE11", 2020, gekruist("Leeftijd", LEEFTIJDEN)),
    "loontrekkenden_sector_herkomst": ("Integratie", "WE26", 2015, gekruist("Sector", SECTOREN)),
    "langdurig_werkzoekenden_herkomst": ("Integratie", "WE21", 2021, {"": SAMEN, **IN_DRIE}),
    "zeer_langdurig_werkzoekenden_herkomst": ("Integratie", "WE22", 2021, {"": SAMEN, **IN_DRIE}),
    "beroepsinschakelingstijd_herkomst": ("Integratie", "WE19", 2021, IN_DRIE),
    "leefloon_naar_herkomst": ("Armoede", "AR_14", 2020, PER_HERKOMST),
    "lage_werkintensiteit_herkomst": ("Armoede", "AR_07", 2020, IN_DRIE),
    "leefloon_per_1000_inwoners": ("Armoede", "AR13", 2022, ENKEL),
    "verhoogde_tegemoetkoming": ("Armoede", "AR16", 2021, ENKEL),
    "betalingsachterstand": ("Armoede", "AR01", 2021, ENKEL),
    "inkomensgarantie_ouderen": ("Armoede", "AR15", 2022, ENKEL),
    "sociale_bijstand": ("Armoede", "AR17", 2022, ENKEL),
    "lage_werkintensiteit": ("Armoede", "AR06", 2020, ENKEL),
    "kinderen_lage_werkintensiteit": ("Armoede", "AR08", 2020, ENKEL),
    "lage_inkomens": (
        "Armoede",
        "AR10",
        2020,
        {
            "": {},
            "individueel": {"Soort aangifte": "Individuele aangiften"},
            "gemeenschappelijk": {"Soort aangifte": "Gemeenschappelijke aangiften"},
        },
    ),
    "budgetmeters": (
        "Armoede",
        "AR02",
        2020,
        {
            "elektriciteit": {"Item": "Budgetmeters elektriciteit"},
            "aardgas": {"Item": "Budgetmeters aardgas"},
        },
    ),
    "sociale_huurders_nationaliteit": (
        "Integratie",
        "WO12",
        2020,
        {
            "belg": {"Nationaliteit": "België"},
            "eu": {"Nationaliteit": "EU (zonder België)"},
            "niet_eu": {"Nationaliteit": "Niet-EU"},
        },
    ),
}
AANTAL_RIJEN = {"Geslacht": 2, "Soort aangifte": 2}  # zoveel rijen moet een som over die kolom hebben


@pytest.fixture(scope="module")
def blad(bronmap):
    """(thema, code) → het blad, met `nis` en `jaar`, en teller, noemer en verhouding als getal."""
    gelezen = {}

    def lees(thema: str, code: str) -> pd.DataFrame:
        if (thema, code) not in gelezen:
            zip_ = next((bronmap / "gsm" / "register").glob(f"GSM_register_{thema}_*.zip"))
            with zipfile.ZipFile(zip_) as archief, archief.open(f"GSM_register_{thema}/{code}.csv") as bestand:
                rijen = pd.read_csv(bestand, dtype=str, keep_default_na=False, encoding="utf-8-sig")
            rijen.columns = [" ".join(k.split()) for k in rijen.columns]
            rijen = rijen.rename(columns={"NIS-code": "nis", "Nis-code": "nis", "Jaar": "jaar"})
            maten = [k for k in rijen.columns if k.startswith(("Aantal", "Totaal", "Totale", "Procent", "Verhouding"))]
            cijfers_ = rijen[maten].apply(pd.to_numeric)
            cijfers_.columns = ["teller", "noemer", "deel"][-len(maten) :]
            teksten = rijen.drop(columns=maten).apply(lambda k: k.str.strip())
            gelezen[thema, code] = pd.concat([teksten.astype({"jaar": int}), cijfers_], axis=1)
        return gelezen[thema, code]

    return lees


def kies(rijen: pd.DataFrame, nis: str, jaar: int, filter_: dict) -> pd.DataFrame:
    rijen = rijen[rijen["nis"].isin(DELEN.get(nis, (nis,))) & (rijen["jaar"] == jaar)]
    for kolom, tekst in filter_.items():
        rijen = rijen[rijen[kolom].isin([tekst] if isinstance(tekst, str) else tekst)]
    return rijen


def rijen_verwacht(rijen: pd.DataFrame, nis: str, filter_: dict) -> int:
    """Hoeveel rijen de som nodig heeft: elk deel van een fusie, elk label, en elke tekst van een kolom waarover men optelt."""
    aantal = len(DELEN.get(nis, (nis,)))
    for tekst in filter_.values():
        aantal *= 1 if isinstance(tekst, str) else len(tekst)
    for kolom, teksten in AANTAL_RIJEN.items():
        aantal *= teksten if kolom in rijen.columns and kolom not in filter_ else 1
    return aantal


@pytest.mark.parametrize("naam", BREUKEN)
def test_teller_en_noemer_zijn_die_van_het_blad(blad, cijfer, naam):
    """Gekend als alle rijen er zijn, ook die van elk deel van een fusie; anders onbekend, nooit een kleinere som."""
    thema, code, jaar, groepen = BREUKEN[naam]
    rijen, gekend = blad(thema, code), 0
    assert set(groepen) == set(kaart(naam).groepen or ("",))
    for groep, filter_ in groepen.items():
        for nis in (VILVOORDE, KRAAINEM, LINKEBEEK, "44021", PAJOTTEGEM):
            delen = kies(rijen, nis, jaar, filter_)
            c = cijfers(naam)
            rij = c[(c["nis"] == nis) & (c["jaar"] == jaar) & (c["groep"] == groep)]
            if len(delen) < rijen_verwacht(rijen, nis, filter_):
                assert rij["waarde"].isna().all(), (groep, nis)
                continue
            gekend += 1
            assert rij[["teller", "noemer"]].values.tolist() == [[delen["teller"].sum(), delen["noemer"].sum()]]
            maat = 1000 if kaart(naam).eenheid == "per 1.000" else 100
            verwacht = maat * delen["teller"].sum() / delen["noemer"].sum()
            assert rij["waarde"].iloc[0] == pytest.approx(verwacht)
    assert gekend >= 4


VLAANDEREN = {
    naam: BREUKEN[naam]
    for naam in (
        "leefloon_per_1000_inwoners",
        "verhoogde_tegemoetkoming",
        "betalingsachterstand",
        "inkomensgarantie_ouderen",
        "sociale_bijstand",
        "langdurig_werkzoekenden_herkomst",
        "beroepsinschakelingstijd_herkomst",
        "sociale_huurders_nationaliteit",
        "werkloosheidsgraad_herkomst",
        "werkloosheidsgraad_herkomst_leeftijd",
        "leefloon_naar_herkomst",
        "lage_werkintensiteit_herkomst",
        "lage_werkintensiteit",
    )
}


@pytest.mark.parametrize("naam", VLAANDEREN)
def test_vlaanderen_is_de_rij_van_het_gewest(blad, cijfer, naam):
    """De som van de gemeenten, of waar de bron kleine gemeenten weglaat haar eigen rij 2000."""
    thema, code, jaar, groepen = BREUKEN[naam]
    for groep, filter_ in groepen.items():
        rij = kies(blad(thema, code), "2000", jaar, filter_)
        assert cijfer(naam, "02000", jaar, groep, "teller") == rij["teller"].sum()
        assert cijfer(naam, "02000", jaar, groep, "noemer") == rij["noemer"].sum()


def test_gepubliceerde_aandelen_zonder_teller(blad, cijfer):
    """Het blad geeft een fractie; een gemeente die fuseerde heeft geen cijfer."""
    for naam, thema, code, groepen in (
        ("kansarmoede_index", "Armoede", "AR03", ENKEL),
        ("aandeel_wzw_buiten_eu", "Integratie", "WE15", ENKEL),
        ("kansarme_geboorten_naar_herkomst", "Integratie", "AR04", IN_DRIE | {"onbekend": {"Herkomst": "Onbekend"}}),
    ):
        jaar = 2021
        for groep, filter_ in groepen.items():
            deel = kies(blad(thema, code), VILVOORDE, jaar, filter_)["deel"].iloc[0]
            assert cijfer(naam, VILVOORDE, jaar, groep) == pytest.approx(100 * deel)
            assert cijfer(naam, PAJOTTEGEM, jaar, groep, "status") == "fusie"


def test_kansarme_geboorten_zijn_een_verdeling(cijfer):
    """Vilvoorde 2021 in het blad: 0,19118 + 0,08088 + 0,60662 + 0,12132 = 1; de kaart zegt dat het geen kans is."""
    groepen = kaart("kansarme_geboorten_naar_herkomst").groepen
    delen = [cijfer("kansarme_geboorten_naar_herkomst", VILVOORDE, 2021, g) for g in groepen]
    assert delen == pytest.approx([19.118, 8.088, 60.662, 12.132])
    assert sum(delen) == pytest.approx(100)
    assert any("geen kans" in o for o in kaart("kansarme_geboorten_naar_herkomst").opmerkingen)
    assert any("geen kans" in v for v in edities.bronnen()["armoede_herkomst"].voorbehouden)


def test_kloof_en_verhouding_van_vilvoorde(cijfer):
    """Blad WE10, 2020: 227 van 9.397 van Belgische, 539 van 7.187 van niet-EU- en 134 van 3.488 van EU-herkomst."""
    belgisch, eu, niet_eu = 100 * 227 / 9397, 100 * 134 / 3488, 100 * 539 / 7187
    assert cijfer("werkloosheidsgraad_herkomst", VILVOORDE, 2020, "niet_eu") == pytest.approx(niet_eu)
    assert cijfer("werkloosheidskloof_herkomst", VILVOORDE, 2020, "niet_eu") == pytest.approx(niet_eu - belgisch)
    assert cijfer("werkloosheidskloof_herkomst", VILVOORDE, 2020, "eu") == pytest.approx(eu - belgisch)
    assert cijfer("werkloosheidsverhouding_herkomst", VILVOORDE, 2020, "niet_eu") == pytest.approx(niet_eu / belgisch)
    assert cijfer("beroepsbevolking_herkomst", VILVOORDE, 2020, "niet_eu") == 7187
    # Linkebeek: van niet-EU-herkomst staan alleen de vrouwen in het blad.
    assert cijfer("werkloosheidskloof_herkomst", LINKEBEEK, 2020, "niet_eu", "status") in ("ontbreekt", "onvolledig")


def test_verhouding_van_het_leefloon(cijfer):
    """Blad AR_14, Vilvoorde 2020: 60 van 19.717 van Belgische en 326 van 18.380 van niet-EU-herkomst."""
    verwacht = (326 / 18380) / (60 / 19717)
    assert cijfer("leefloon_verhouding_herkomst", VILVOORDE, 2020, "niet_eu") == pytest.approx(verwacht)
    # Kraainem: 11 van Belgische herkomst met een leefloon is te weinig voor een verhouding.
    assert cijfer("leefloon_verhouding_herkomst", KRAAINEM, 2020, "niet_eu", "status") == "nvt"
    assert cijfer("personen_met_leefloon", VILVOORDE, 2022) == cijfer(
        "leefloon_per_1000_inwoners", VILVOORDE, 2022, kolom="teller"
    )


def test_de_twee_niveaus_van_herkomst_worden_nooit_samengeteld(blad):
    """EU is de som van haar drie groepen: wie beide optelt, telt dubbel. Nagerekend op rij 2000 van blad AR_07."""
    gewest = kies(blad("Armoede", "AR_07"), "2000", 2020, {}).set_index("Herkomst")["noemer"]
    assert gewest["EU"] == gewest[["West- en Noord-EU15", "Zuid-EU15", "EU13"]].sum()
    assert gewest["Niet-EU"] == gewest[["Europa niet-EU", "Turkije en Maghreb", "Andere landen"]].sum()
    alle = kies(blad("Armoede", "AR06"), "2000", 2020, {})["noemer"].iloc[0]
    assert gewest[list(HERKOMST.values())].sum() == pytest.approx(alle, abs=1)


def test_niet_belgische_kiezers(blad, cijfer):
    for jaar in (2012, 2018):
        for groep, code, filter_ in (
            ("", "LO29", {}),
            ("eu", "LO28", {"Herkomst": "EU"}),
            ("niet_eu", "LO28", {"Herkomst": "Niet-EU"}),
        ):
            for nis in (VILVOORDE, KRAAINEM):
                rij = kies(blad("Integratie", code), nis, jaar, filter_).iloc[0]
                assert cijfer("kiezers_niet_belgen", nis, jaar, groep, "teller") == rij["teller"]
                assert cijfer("kiezers_niet_belgen", nis, jaar, groep) == pytest.approx(100 * rij["deel"], rel=1e-5)


def test_een_gebied_met_een_onbekende_gemeente_blijft_onbekend(blad, cijfer):
    """Van EU13-herkomst staan in blad AR_14 maar enkele gemeenten van de Rand: hun som is niet die van de Rand."""
    leden = gebieden.groep("vlaamse-rand").leden
    rijen = blad("Armoede", "AR_14")
    hier = rijen[rijen["nis"].isin(leden) & (rijen["jaar"] == 2020) & (rijen["Herkomst"] == "EU13")]
    assert 0 < len(hier) < 19
    assert pd.isna(cijfer("leefloon_naar_herkomst", "vlaamse-rand", 2020, "eu13"))
    assert cijfer("leefloon_naar_herkomst", "vlaamse-rand", 2020, "eu13", "status") == "onvolledig"


def test_een_rij_die_er_niet_staat_is_geen_nul(blad, cijfer):
    """Linkebeek 2020: in blad WE10 staan van EU-herkomst alleen 10 vrouwen; de bron laat een groep onder de 10 weg."""
    hier = kies(blad("Integratie", "WE10"), LINKEBEEK, 2020, {"Herkomst": "EU"})
    assert hier[["Geslacht", "teller", "noemer"]].values.tolist() == [["Vrouwen", 10, 226]]
    assert blad("Integratie", "WE10")["teller"].min() == 10
    assert cijfer("werkloosheidsgraad_herkomst_geslacht", LINKEBEEK, 2020, "eu vrouw") == pytest.approx(100 * 10 / 226)
    for naam, groep in (("werkloosheidsgraad_herkomst_geslacht", "eu man"), ("werkloosheidsgraad_herkomst", "eu")):
        assert pd.isna(cijfer(naam, LINKEBEEK, 2020, groep))
    assert pd.isna(cijfer("beroepsbevolking_herkomst", LINKEBEEK, 2020, "eu"))
