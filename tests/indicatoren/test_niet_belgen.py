"""Niet-Belgen, hun verhuizingen en het profiel van nieuwkomers, nagerekend uit de ruwe bladen van de Gemeente-Stadsmonitor (maart 2023)."""

import csv
import io
import zipfile

import pandas as pd
import pytest

from integratie import gebieden
from integratie.indicator import cijfers

BLADEN = "gsm/register/GSM_register_Integratie_2023-03.zip"
VAST = ("Gemeente", "Centrumstad?", "Indicator")
PAJOTTEGEM, LOKEREN = "23106", "46029"
EU = ["West- en Noord-EU14-landen", "Zuid-EU14-landen", "EU13-landen"]
NIET_EU = ["Europa niet-EU", "Turkije en Maghreb", "Andere landen"]

# Indicator, blad, en de teksten van het blad die samen een groep zijn; zonder teksten heeft het blad geen groepen.
GEDEELD_DOOR_DE_NOEMER = [
    ("niet_belgen_naar_geslacht", "DE44", {"mannen": ["Mannen"], "vrouwen": ["Vrouwen"]}),
    ("niet_belgen_naar_leeftijd", "DE45", {"0-17 jaar": ["0-17 jaar"], "65 jaar en ouder": ["65 jaar en ouder"]}),
    ("minderjarigen_niet_belg_monitor", "DE45", {"": ["0-17 jaar"]}),
    ("aandeel_niet_belg_eu", "DE47", {"": ["EU"]}),
    ("aandeel_niet_belg_niet_eu", "DE47", {"": ["Niet-EU"]}),
    ("aandeel_niet_belg_moe", "DE43", {}),
    ("aandeel_buitenlandse_herkomst_zonder_nederland", "DE37", {}),
    (
        "herkomst_naar_nationaliteitshistoriek",
        "DE41",
        {
            "belg_als_belg_geboren": ["Belg geboren als Belg"],
            "belg_geworden": ["Belg geboren als niet-Belg"],
            "niet_belg": ["Niet-Belg"],
        },
    ),
    ("interne_inwijking_niet_belgen", "DE23", {}),
    ("interne_uitwijking_niet_belgen", "DE24", {}),
    ("externe_inwijking_niet_belgen", "DE28", {}),
    ("externe_uitwijking_niet_belgen", "DE29", {}),
    ("migratiesaldo_niet_belgen", "DE73", {}),
    ("nieuwkomers_naar_geslacht", "DE50", {"mannen": ["Mannen"], "vrouwen": ["Vrouwen"]}),
    ("nieuwkomers_naar_leeftijd", "DE51", {"18-34 jaar": ["18-34 jaar"], "50-64 jaar": ["50-64 jaar"]}),
    ("nieuwkomers_naar_nationaliteit", "DE52", {"derdelander": ["Derdelander"], "eu_plus": ["EU+ (excl. Nederland)"]}),
    ("nieuwkomers_naar_doelgroep", "DE53", {"verplicht": ["Verplicht"], "rechthebbend": ["Rechthebbend"]}),
    ("nieuwkomers_naar_statuut", "DE54", {"gezin": ["Gezinshereniger"], "asiel": ["Asielzoeker/erkend vluchtel."]}),
]


@pytest.fixture(scope="module")
def blad(bronmap):
    """Code → `nis, jaar, tekst, teller, noemer`, zonder het pakket gelezen; het Vlaams Gewest heeft code 2000."""

    def lees(code: str) -> pd.DataFrame:
        with zipfile.ZipFile(bronmap / BLADEN) as zip_:
            (lid,) = [naam for naam in zip_.namelist() if naam.endswith(f"/{code}.csv")]
            inhoud = zip_.read(lid).decode("utf-8-sig")
        rijen = pd.DataFrame(csv.DictReader(io.StringIO(inhoud)))
        vrij = [k for k in rijen.columns if k not in (*VAST, "Nis-code", "NIS-code")]
        jaar = next(k for k in vrij if rijen[k].str.fullmatch(r"(19|20)\d\d").all())
        teksten = [k for k in vrij if rijen[k].str.contains(r"[A-Za-z]").any()]
        getallen = [k for k in vrij if k != jaar and k not in teksten]
        return pd.DataFrame(
            {
                "nis": rijen.filter(regex="(?i)^nis-code$").iloc[:, 0],
                "jaar": rijen[jaar].astype(int),
                "tekst": rijen[teksten[0]].str.strip() if teksten else "",
                "teller": rijen[getallen[0]].astype(float),
                "noemer": rijen[getallen[1]].astype(float) if len(getallen) > 1 else float("nan"),
            }
        )

    return lees


def _ongewijzigd() -> set[str]:
    """De gemeenten die sinds 2019 niet fuseerden."""
    fusies = gebieden.fusies()
    fusies = fusies[fusies["jaar"] > 2019]
    return set(gebieden.gemeenten()) - set(fusies["nieuw"]) - set(fusies["oud"])


@pytest.mark.parametrize(("naam", "code", "groepen"), GEDEELD_DOOR_DE_NOEMER)
def test_teller_en_noemer_zijn_die_van_het_blad(blad, naam, code, groepen):
    """Elke gemeente die niet fuseerde, elk jaar; en het Vlaams Gewest is de rij die de uitgever zelf geeft."""
    ruw = blad(code)
    eigen = cijfers(naam).set_index(["nis", "jaar", "groep"])
    for groep, teksten in (groepen or {"": [""]}).items():
        rijen = ruw[ruw["tekst"].isin(teksten)] if groepen else ruw
        rijen = rijen[rijen["nis"].isin([*_ongewijzigd(), "2000"])]
        sleutel = pd.MultiIndex.from_arrays(
            [rijen["nis"].replace("2000", "02000"), rijen["jaar"], [groep] * len(rijen)]
        )
        assert len(sleutel) and "02000" in sleutel.get_level_values(0)
        hier = eigen.loc[sleutel]
        assert hier["teller"].tolist() == rijen["teller"].tolist()
        assert hier["noemer"].tolist() == rijen["noemer"].tolist()


def test_de_peildatum_is_1_januari(ruwe_nationaliteit, cijfer):
    """De som van mannen en vrouwen in 2022 is het aantal van Statbel op 1 januari 2022, niet dat van een jaar ervoor of erna."""
    for nis in ("23088", "23099", "23100"):
        som = sum(cijfer("niet_belgen_naar_geslacht", nis, 2022, g, "teller") for g in ("mannen", "vrouwen"))
        assert som == ruwe_nationaliteit.loc[(nis, 2022), "ETR"]
        assert som not in ruwe_nationaliteit.loc[[(nis, 2021), (nis, 2023)], "ETR"].tolist()


def test_de_bron_telt_dezelfde_mensen_als_de_structuur_van_statbel(cijfer):
    for nis in ("23088", "23009", "02000", PAJOTTEGEM):
        for kolom in ("teller", "noemer"):
            monitor = cijfer("minderjarigen_niet_belg_monitor", nis, 2015, kolom=kolom)
            assert monitor == cijfer("minderjarigen_niet_belg", nis, 2015, kolom=kolom)


@pytest.mark.parametrize(
    ("naam", "groep", "nis", "jaar", "teller", "noemer"),
    [
        # Pajottegem = Galmaarden + Gooik + Herne, Lokeren = Moerbeke + Lokeren, in de volgorde van de bladen.
        ("niet_belgen_naar_geslacht", "mannen", PAJOTTEGEM, 2022, 116 + 164 + 121, 4371 + 4635 + 3333),
        ("niet_belgen_naar_leeftijd", "18-34 jaar", LOKEREN, 2022, 80 + 1053, 1224 + 8519),
        ("aandeel_niet_belg_eu", "", PAJOTTEGEM, 2022, 173 + 206 + 160, 8806 + 9392 + 6743),
        ("aandeel_niet_belg_niet_eu", "", LOKEREN, 2022, 64 + 1850, 6685 + 42703),
        ("samenstelling_nationaliteit", "belg", PAJOTTEGEM, 2022, 24941 - 539 - 281, 24941),
        ("niet_belgen_naar_nationaliteitsgroep", "turkije_maghreb", LOKEREN, 2022, 4 + 1155, 315 + 3491),
        ("niet_belgen_naar_nationaliteit", "roemenie", PAJOTTEGEM, 2022, 30 + 52 + 59, 253 + 340 + 227),
        ("aandeel_niet_belg_moe", "", LOKEREN, 2022, 109 + 1587, 6685 + 42703),
        ("aandeel_buitenlandse_herkomst_zonder_nederland", "", PAJOTTEGEM, 2022, 822 + 982 + 786, 24941),
        ("herkomst_naar_nationaliteitshistoriek", "belg_geworden", LOKEREN, 2022, 196 + 3995, 881 + 11299),
        ("interne_inwijking_niet_belgen", "", PAJOTTEGEM, 2021, 38 + 58 + 28, 8814 + 9230 + 6706),
        ("intern_migratiesaldo_niet_belgen", "", LOKEREN, 2021, 51 + 318 - 23 - 160, 6619 + 42145),
        ("extern_migratiesaldo_niet_belgen", "", LOKEREN, 2021, 15 + 257 - 4 - 39, 6619 + 42145),
        ("migratiesaldo_niet_belgen", "", PAJOTTEGEM, 2021, 31 + 40 + 34, 24750),
        ("nieuwkomers_naar_geslacht", "mannen", PAJOTTEGEM, 2021, 12 + 8 + 15, 17 + 20 + 23),
        ("nieuwkomers_naar_leeftijd", "18-34 jaar", LOKEREN, 2021, 11 + 112, 12 + 167),
        ("nieuwkomers_naar_nationaliteit", "onbepaald", PAJOTTEGEM, 2021, 1, 60),
        ("nieuwkomers_naar_doelgroep", "verplicht", LOKEREN, 2021, 5 + 65, 12 + 167),
        ("nieuwkomers_naar_statuut", "ander_statuut", PAJOTTEGEM, 2021, 60 - 14 - 20 - 14, 60),
        ("minderjarigen_niet_belg_monitor", "", PAJOTTEGEM, 2022, 52 + 76 + 23, 1762 + 1762 + 1282),
        ("aandeel_minderjarigen_bij_niet_belgen", "", LOKEREN, 2022, 63 + 733, 315 + 3491),
    ],
)
def test_gefuseerde_gemeenten_zijn_de_som_van_hun_delen(cijfer, naam, groep, nis, jaar, teller, noemer):
    assert cijfer(naam, nis, jaar, groep, "teller") == teller
    assert cijfer(naam, nis, jaar, groep, "noemer") == noemer


def test_de_groepen_zijn_samen_eu_en_niet_eu(blad):
    """De zes groepen zijn precies de twee waarvan de bron ze de delen noemt: ze mogen opgeteld worden, EU en niet-EU erbij niet."""
    breed = blad("DE47").pivot(index=["nis", "jaar"], columns="tekst", values="teller")
    assert (breed[EU].sum(axis=1) == breed["EU"]).all()
    assert (breed[NIET_EU].sum(axis=1) == breed["Niet-EU"]).all()


def test_van_een_nationaliteit_die_niet_bij_de_vijf_hoort_is_er_geen_cijfer(cijfer):
    """Vilvoorde 2022: Spanje 1.126 van 7.106. Portugal hoort er niet bij de vijf: geen rij, dus ook geen nul."""
    spanje = cijfer("niet_belgen_naar_nationaliteit", "23088", 2022, "spanje")
    assert spanje == pytest.approx(100 * 1126 / 7106)
    c = cijfers("niet_belgen_naar_nationaliteit")
    vilvoorde = c[(c["nis"] == "23088") & (c["jaar"] == 2022)]
    assert set(vilvoorde["groep"]) == {"spanje", "marokko", "roemenie", "nederland", "bulgarije"}
    # Frankrijk hoort in Galmaarden en Herne bij de vijf en in Gooik niet: van Pajottegem is het niet gekend.
    pajottegem = c[(c["nis"] == PAJOTTEGEM) & (c["jaar"] == 2022)]
    assert set(pajottegem["groep"]) == {"italie", "nederland", "roemenie"}


def test_de_vijf_talrijkste(cijfer):
    """Kraainem 2022 heeft er zes, want Griekenland en Spanje zijn even groot en Polen volgt: de vijf grootste tellen. Na een fusie zijn ze niet gekend."""
    kraainem = cijfer("aandeel_vijf_talrijkste_nationaliteiten", "23099", 2022)
    assert kraainem == pytest.approx(100 * (645 + 503 + 313 + 251 + 251) / 4495)
    assert cijfer("aandeel_vijf_talrijkste_nationaliteiten", PAJOTTEGEM, 2022, kolom="status") == "onvolledig"
    assert cijfer("vreemde_nationaliteiten", "23088", 2022) == 109
    assert cijfer("vreemde_nationaliteiten", PAJOTTEGEM, 2022, kolom="status") == "fusie"


def test_het_saldo_is_inwijking_min_uitwijking():
    delen = [f"{w}_niet_belgen" for w in ("interne_inwijking", "interne_uitwijking")]
    delen += [f"{w}_niet_belgen" for w in ("externe_inwijking", "externe_uitwijking", "migratiesaldo")]
    erin, eruit, van_buiten, naar_buiten, saldo = (
        cijfers(naam).set_index(["nis", "jaar"])["teller"].sort_index() for naam in delen
    )
    assert (erin - eruit + van_buiten - naar_buiten == saldo).all()


def test_een_gemeente_zonder_nieuwkomers_heeft_er_nul(cijfer, pinc):
    """De bladen geven van Herstappe geen rij; provincies.incijfers.be geeft nul, en het Vlaams Gewest is de som zonder haar."""
    assert cijfer("nieuwkomers_naar_geslacht", "73028", 2019, "mannen", "noemer") == 0
    assert cijfer("nieuwkomers_naar_geslacht", "73028", 2019, "mannen", "status") == "nvt"
    assert pinc("nieuwkomers - gemeenten.csv", "nieuwkomers", "Herstappe")[2019] == 0
    assert cijfer("nieuwkomers_naar_geslacht", "02000", 2019, "mannen", "noemer") == 51746


def test_nieuwkomers_zijn_die_van_de_andere_bron(cijfer, pinc, rand):
    """Geslacht: alle nieuwkomers van PinC. Nationaliteit: derdelanders en onbepaald samen zijn wie er van buiten de EU komt (2017 niet)."""
    for nis in ("23088", "23094", "23099"):
        totaal = pinc("nieuwkomers - gemeenten.csv", "nieuwkomers", rand[nis])
        niet_eu = pinc("nieuwkomers niet-EU - gemeenten.csv", "nieuwkomers niet-EU", rand[nis])
        for jaar in (2014, 2018, 2021):
            assert cijfer("nieuwkomers_naar_geslacht", nis, jaar, "vrouwen", "noemer") == totaal[jaar]
            groepen = ("derdelander", "onbepaald")
            samen = sum(cijfer("nieuwkomers_naar_nationaliteit", nis, jaar, g, "teller") for g in groepen)
            assert samen == niet_eu[jaar]
