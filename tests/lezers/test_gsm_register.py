"""Register van de Gemeente-Stadsmonitor: elk blad in elke officiële vorm. Cijfers letterlijk uit de uitgave van maart 2023."""

import zipfile
from collections import Counter

import pandas as pd
import pytest
import register_gsm as register
import zelfgemaakt

from integratie.fouten import Gegevensfout
from integratie.inlezen import recept
from integratie.lezers import gsm_bladen, gsm_cijfers, gsm_kaarten, gsm_tabel, gsm_werkboek, soorten, werkboek
from integratie.lezers.gsm_kaarten import Bladkaart


@pytest.fixture(scope="module")
def tabellen():
    """Tabel → rijen van de twee registerzips."""
    ladingen = [*gsm_werkboek.lees(register.INTEGRATIE), *gsm_werkboek.lees(register.ARMOEDE)]
    return {tabel: pd.concat([x.rijen for x in ladingen if x.tabel == tabel]) for tabel in {x.tabel for x in ladingen}}


def cijfers(rijen, nis, jaar, groep=None):
    deel = rijen[(rijen["nis"] == nis) & (rijen["jaar"] == jaar)]
    deel = deel if groep is None else deel[deel["groep"] == groep]
    return dict(zip(deel["onderwerp"], deel["waarde"], strict=True))


def test_elk_blad_wordt_gelezen(tabellen):
    # Bladen van één kaart vullen samen één tabel.
    per_tabel = Counter(kaart.tabel for kaart in gsm_kaarten.bladkaarten().values())
    assert len(tabellen) == 46 + 17 - sum(bladen - 1 for bladen in per_tabel.values())
    statussen = {"bekend", "geen", "ontbreekt", "verborgen"}
    assert not set().union(*(set(r["status"]) for r in tabellen.values())) - statussen


@pytest.mark.parametrize(
    ("tabel", "jaar", "groep", "verwacht"),
    [
        ("gsm_de50", 2010, "Mannen", {"de50_teller": 147, "de50_noemer": 311, "de50": 47.2669}),  # koppen verwisseld
        ("gsm_we21", 2020, "België", {"we21_teller": 286, "we21_noemer": 650, "we21": 44.0}),  # al in procent
        ("gsm_we10", 2020, "EU13 – Mannen", {"we10_teller": 13, "we10_noemer": 547, "we10": 2.3766}),
        ("gsm_ar04", 2020, "EU", {"ar04": 8.333}),  # geen tellers
        ("gsm_we15", 2020, "", {"we15": 52.3638}),
        ("gsm_de46", 2022, "Roemenië", {"de46_teller": 696, "de46_noemer": 46354, "de46": 1.501489}),  # tweemaal UTF-8
        ("gsm_de53", 2018, "Rechthebbend", None),
    ],
)
def test_vilvoorde_zoals_in_het_bestand(tabellen, tabel, jaar, groep, verwacht):
    uit = cijfers(tabellen[tabel], "23088", jaar, groep)
    assert uit == verwacht if verwacht else set(uit) == {"de53", "de53_teller", "de53_noemer"}


def test_verwisselde_koppen_van_okan(tabellen):
    """ON39: wat de kop «naar thuistaal» noemt, is het totaal; teller en noemer volgen uit de verhouding."""
    for rij in register.ruw(register.INTEGRATIE, "ON39")[1:]:
        if rij[1] != "2000":
            groep = {
                "Nederlands": "nederlands",
                "Niet Nederlands": "niet_nederlands",
                "Onbekend": "thuistaal_onbekend",
            }[rij[5].strip()]
            assert cijfers(tabellen["leerlingen_register"], rij[1], int(rij[4]), groep)["okan"] == float(rij[6])


def test_nader_te_bepalen_is_de_rest(tabellen):
    """DE53 in 2018 en 2019: twee rijen met dezelfde naam, of één als hun aantallen gelijk zijn."""
    rijen = register.ruw(register.INTEGRATIE, "DE53")[1:]
    for nis, jaar in {(r[1], int(r[4])) for r in rijen if r[1] != "2000"}:
        delen = [r for r in rijen if r[1] == nis and int(r[4]) == jaar]
        rest = int(delen[0][7]) - sum(int(r[6]) for r in delen if r[5].strip() != "Nader te bepalen")
        assert cijfers(tabellen["gsm_de53"], nis, jaar, "Nader te bepalen")["de53_teller"] == rest


def test_een_jaar_met_elke_teller_naast_elke_noemer_blijft_weg(tabellen):
    assert set(tabellen["gsm_ar02"]["jaar"]) == set(range(2011, 2021))


def test_een_werkboek_geeft_hetzelfde_als_de_zip(tmp_path, tabellen):
    codes = ["DE50", "WE10", "ON39", "AR04", "LO28", "LO29", "DE73", "WO12"]
    pad = register.werkboek(tmp_path / "Integratie.xlsx", codes)
    assert soorten.herken(pad).naam == soorten.herken(register.INTEGRATIE).naam == "gsm_werkboek"
    ladingen = gsm_werkboek.lees(pad)
    for tabel in {x.tabel for x in ladingen}:
        rijen = pd.concat([x.rijen for x in ladingen if x.tabel == tabel])
        sleutel, uit_zip = ["onderwerp", "groep", "nis", "jaar"], tabellen[tabel]
        uit_zip = uit_zip[uit_zip["onderwerp"].isin(rijen["onderwerp"])]  # een kaart kan ook andere bladen vragen
        pd.testing.assert_frame_equal(
            rijen.sort_values(sleutel, ignore_index=True),
            uit_zip.sort_values(sleutel, ignore_index=True)[list(rijen.columns)],
        )


def test_een_csv_van_een_blad_geeft_hetzelfde(tmp_path, tabellen):
    with zipfile.ZipFile(register.INTEGRATIE) as zip_:
        (tmp_path / "GSM_Extract_DE50.csv").write_bytes(zip_.read("GSM_register_Integratie/DE50.csv"))
    (lading,) = soorten.lees(tmp_path / "GSM_Extract_DE50.csv")
    pd.testing.assert_frame_equal(lading.rijen.reset_index(drop=True), tabellen["gsm_de50"].reset_index(drop=True))


def test_kiezers_en_sociale_huur_in_de_gemeenten_van_vandaag():
    """LO29 en WO12. Antwerpen is met Borsbeek, Pajottegem is Galmaarden, Gooik en Herne."""
    for tabel, onderwerp, groep, nis, jaar, codes, blad, kolom in [
        ("kiezers", "kiezers", "", "23088", 2018, ["23088"], "LO29", 5),
        ("kiezers", "mogelijke_kiezers", "", "11002", 2018, ["11002", "11007"], "LO29", 6),
        ("sociale_huur", "sociale_huurders", "niet_eu", "23106", 2018, ["23023", "23024", "23032"], "WO12", 6),
        ("sociale_huur", "inwoners_nationaliteit", "belg", "23106", 2018, ["23023", "23024", "23032"], "WO12", 7),
    ]:
        ladingen = [x for x in gsm_werkboek.lees(register.INTEGRATIE) if x.tabel == tabel]
        gemaakt = recept.maak(tabel, [(register.INTEGRATIE, "gsm_werkboek", x) for x in ladingen]).rijen
        label = {"": None, "niet_eu": "Niet-EU", "belg": "België"}[groep]
        delen = [
            float(r[kolom])
            for r in register.ruw(register.INTEGRATIE, blad)[1:]
            if r[1] in codes and int(r[4]) == jaar and label in (None, r[5])
        ]
        assert len(delen) == len(codes)
        assert cijfers(gemaakt, nis, jaar, groep)[onderwerp] == sum(delen)


GROEPEN = {"België": "belg", "EU (zonder België)": "eu", "Niet-EU": "niet_eu"}


def _lading(pad, **velden):
    """De lading van WO12 met deze velden op haar kaart."""
    kaart = Bladkaart(
        "sociale_huur", "WO12", {"teller": "sociale_huurders", "noemer": "inwoners_nationaliteit"}, **velden
    )
    (blad,) = gsm_bladen.lees_bladen(pad)
    return gsm_tabel.lading(gsm_cijfers.lees(blad), kaart)


def test_een_weggelaten_rij_is_onbekend_tenzij_het_gewest_nul_bewijst(tmp_path):
    def blad(gewest_niet_eu):
        kop = [
            "Gemeente",
            "NIS-code",
            "Indicator",
            "Jaar",
            "Nationaliteit",
            "Aantal huurders",
            "Aantal inwoners",
            "Procent",
        ]
        rijen = [
            ("Vlaams Gewest", 2000, "België", 61, 610),
            ("Vlaams Gewest", 2000, "Niet-EU", *gewest_niet_eu),
            ("Vilvoorde", 23088, "België", 60, 600),
            ("Vilvoorde", 23088, "Niet-EU", 5, 50),
            ("Herstappe", 73028, "België", 1, 10),
        ]
        return {"WO12": [kop, *([n, nis, "Huurders", 2020, g, t, m, t / m] for n, nis, g, t, m in rijen)]}

    for gewest, waarde, status in [((5, 50), [0.0, 0.0], {"bekend"}), ((7, 70), [], {"ontbreekt"})]:
        pad = zelfgemaakt.bewaar(blad(gewest), tmp_path / "wo12.xlsx")
        rijen = _lading(pad, velden={"groep": {"België": "belg", "Niet-EU": "niet_eu"}}).rijen
        weg = rijen.query("nis == '73028' and groep == 'niet_eu'")
        assert set(weg["status"]) == status and weg["waarde"].dropna().tolist() == waarde


def test_wat_de_kaart_niet_kent_wordt_geteld(tmp_path):
    pad = register.werkboek(tmp_path / "w.xlsx", ["WO12"])
    zonder = {k: v for k, v in GROEPEN.items() if v != "niet_eu"}
    aantal = sum(r[5] == "Niet-EU" and r[1] != "2000" for r in register.ruw(register.INTEGRATIE, "WO12"))
    lading = _lading(pad, velden={"groep": zonder})
    assert set(lading.rijen["groep"]) == {"belg", "eu"}
    assert lading.opmerkingen[0].startswith(
        f"w.xlsx, blad 'WO12': {aantal} rijen met 'Niet-EU' in kolom 'Nationaliteit'"
    )
    assert _lading(pad, velden={"groep": zonder}, overgeslagen=frozenset(["Niet-EU"])).opmerkingen == ()


def test_vrij_maakt_van_elke_tekst_een_groep(tmp_path):
    pad = register.werkboek(tmp_path / "w.xlsx", ["WO12"])
    assert set(_lading(pad, velden={"groep": "vrij"}).rijen["groep"]) == {"belgie", "eu_zonder_belgie", "niet_eu"}


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"groep": "alle"}, "kolom 'Nationaliteit' staat niet op de kaart"),
        ({"groep": {"Mannen": "man"}}, "geen kolom voor groep van tabel 'sociale_huur'; verwacht: Mannen"),
        ({"groep": {**GROEPEN, "Niet-EU": "eu"}}, "maakt van twee teksten dezelfde groep"),
    ],
)
def test_een_kaart_die_niet_past(tmp_path, velden, zin):
    with pytest.raises(Gegevensfout, match=zin.replace("(", r"\(")):
        _lading(register.werkboek(tmp_path / "w.xlsx", ["WO12"]), velden=velden)


def test_een_code_met_streepje_is_een_andere_als_de_kaart_dat_zegt(monkeypatch):
    kaarten = {code: Bladkaart("t", code, {}, {}) for code in ("DE55", "AR_07")}
    monkeypatch.setattr(gsm_kaarten, "bladkaarten", lambda: kaarten)
    gevonden = {
        code: kaart and kaart.code
        for code in ("DE55", "DE_55", "AR_07", "AR07")
        for kaart in [gsm_kaarten.kaart_van(code)]
    }
    assert gevonden == {"DE55": "DE55", "DE_55": "DE55", "AR_07": "AR_07", "AR07": None}


def test_bevragingen_in_de_gemeenten_van_hun_jaar():
    """WO_S_14, «Tevredenheid buurt», 2008–2020: percentages als breuk, de groepen van gemeenten overgeslagen."""
    lading = next(x for x in gsm_werkboek.lees(register.BEVRAGINGEN) if x.tabel == "gsm_wo_s_14")
    verwacht = {
        (r[1], int(r[4]), "Tevreden"): round(100 * float(r[7]), 6)
        for r in register.ruw(register.BEVRAGINGEN, "WO_S_14")[1:]
        if r[1] not in ("2000", "/")
    }
    rijen = lading.rijen[lading.rijen["groep"] == "Tevreden"]
    uit = {
        (n, j, g): round(w, 6)
        for n, j, g, w in zip(*(rijen[k] for k in ("nis", "jaar", "groep", "waarde")), strict=True)
    }
    assert uit == verwacht and {j for _, j, _ in uit} == {2008, 2011, 2014, 2017, 2020}


def test_wat_het_pakket_kent_van_vroegere_bevragingen():
    """LO_S_09, vertrouwen in het gemeentebestuur, antwoord «Veel»: Vilvoorde 25 % in 2017 en 29 % in 2020."""
    (survey,) = (x for x in gsm_werkboek.lees(register.BEVRAGINGEN) if x.tabel == "survey")
    rijen = survey.rijen[survey.rijen["nis"] == "23088"]
    assert set(rijen["onderwerp"]) == {"vertrouwen_gemeentebestuur"}
    assert dict(zip(rijen["jaar"], rijen["waarde"], strict=True)) == {2017: 25.0, 2020: 29.0}


def test_een_werkboek_mag_uitgepakt_groot_zijn_als_het_blad_voor_blad_past(tmp_path, monkeypatch):
    """De grens op het geheugen geldt voor wat in één keer geladen wordt, niet voor bladen die rij voor rij gelezen worden."""
    pad = register.werkboek(tmp_path / "w.xlsx", ["DE46", "DE54", "WE10"])
    with zipfile.ZipFile(pad) as zip_:
        bladen = sum(lid.file_size for lid in zip_.infolist() if "worksheets" in lid.filename)
    monkeypatch.setattr(werkboek, "UITGEPAKT_HOOGSTENS", bladen - 1)
    with pytest.raises(Gegevensfout, match="uitgepakt te groot"):
        werkboek.lees_werkboek(pad)
    assert soorten.herken(pad).naam == "gsm_werkboek" and len(gsm_werkboek.lees(pad)) == 3
    monkeypatch.setattr(werkboek, "CELLEN_HOOGSTENS", 500)
    with pytest.raises(Gegevensfout, match="miljoen cellen"):
        gsm_werkboek.lees(pad)
