"""Register van de Gemeente-Stadsmonitor: elk blad in elke officiële vorm. Cijfers letterlijk uit de uitgave van maart 2023."""

import zipfile
from collections import Counter

import pandas as pd
import pytest
import register_gsm as register

from integratie.fouten import Gegevensfout
from integratie.inlezen import recept
from integratie.lezers import gsm_kaarten, gsm_werkboek, soorten, werkboek


def per_tabel(*paden, lees=gsm_werkboek.lees):
    """Tabel → rijen van deze bestanden samen."""
    ladingen = [lading for pad in paden for lading in lees(pad)]
    return {tabel: pd.concat([x.rijen for x in ladingen if x.tabel == tabel]) for tabel in {x.tabel for x in ladingen}}


@pytest.fixture(scope="module")
def tabellen(gelezen):
    """Tabel → rijen van de twee registerzips."""
    return per_tabel(register.INTEGRATIE, register.ARMOEDE, lees=gelezen)


@pytest.fixture(scope="module")
def eigen_tabellen():
    """Hetzelfde, als geen enkele kaart een blad vraagt: elk blad in zijn eigen tabel."""
    with pytest.MonkeyPatch.context() as zonder:
        zonder.setattr(gsm_kaarten, "bladkaarten", dict)
        return per_tabel(register.INTEGRATIE, register.ARMOEDE)


@pytest.fixture(params=[True, False], ids=["met kaart", "zonder kaart"])
def met_kaart(request, monkeypatch):
    """Met de kaarten van het pakket, en zonder: dan heeft elk blad zijn eigen tabel."""
    if not request.param:
        monkeypatch.setattr(gsm_kaarten, "bladkaarten", dict)
    return request.param


def cijfers(rijen, nis, jaar, groep=None):
    deel = rijen[(rijen["nis"] == nis) & (rijen["jaar"] == jaar)]
    deel = deel if groep is None else deel[deel["groep"] == groep]
    return dict(zip(deel["onderwerp"], deel["waarde"], strict=True))


def test_elk_blad_wordt_gelezen(tabellen, eigen_tabellen):
    # Bladen van één kaart vullen samen één tabel.
    bladen_van = Counter(kaart.tabel for kaart in gsm_kaarten.bladkaarten().values())
    assert len(tabellen) == 46 + 17 - sum(bladen - 1 for bladen in bladen_van.values())
    assert len(eigen_tabellen) == 46 + 17 and all(tabel.startswith("gsm_") for tabel in eigen_tabellen)
    statussen = {"bekend", "geen", "ontbreekt", "verborgen"}
    for rijen in (*tabellen.values(), *eigen_tabellen.values()):
        assert set(rijen["status"]) <= statussen


@pytest.mark.parametrize(
    ("tabel", "jaar", "groep", "verwacht"),
    [
        ("gsm_de50", 2010, "Mannen", {"de50_teller": 147, "de50_noemer": 311, "de50": 47.2669}),  # koppen verwisseld
        ("gsm_we21", 2020, "België", {"we21_teller": 286, "we21_noemer": 650, "we21": 44.0}),  # al in procent
        ("gsm_we10", 2020, "EU13 – Mannen", {"we10_teller": 13, "we10_noemer": 547, "we10": 2.3766}),
        ("gsm_ar04", 2020, "EU", {"ar04": 8.333}),  # geen tellers
        ("gsm_we15", 2020, "", {"we15": 52.3638}),
        ("gsm_de46", 2022, "Roemenië", {"de46_teller": 696, "de46_noemer": 46354, "de46": 1.501489}),  # tweemaal UTF-8
        ("gsm_de53", 2018, "Rechthebbend", {"de53_teller": 239, "de53_noemer": 369, "de53": 64.77}),
    ],
)
def test_vilvoorde_zoals_in_het_bestand(eigen_tabellen, tabel, jaar, groep, verwacht):
    assert cijfers(eigen_tabellen[tabel], "23088", jaar, groep) == verwacht


@pytest.mark.parametrize(
    ("tabel", "jaar", "groep", "kenmerk", "verwacht"),
    [
        ("nieuwkomers_profiel", 2010, "mannen", None, {"nieuwkomers_geslacht": 147}),  # DE50
        ("werkzoekenden_herkomst", 2020, "belgisch", None, {"langdurig": 286, "langdurig_alle": 650}),  # WE21
        ("arbeidsmarkt_herkomst", 2020, "eu13", "man", {"werklozen_geslacht": 13, "beroepsbevolking_geslacht": 547}),
        ("armoede_herkomst", 2020, "eu", None, {"aandeel_kansarme_geboorten": 8.333}),  # AR04
        ("werkzoekenden_herkomst", 2020, "", None, {"aandeel_buiten_eu": 52.3638}),  # WE15
        ("vreemdelingen", 2022, "roemenie", None, {"vreemdelingen_nationaliteit": 696}),  # DE46
        ("nieuwkomers_profiel", 2018, "rechthebbend", None, {"nieuwkomers_doelgroep": 239}),  # DE53
    ],
)
def test_vilvoorde_in_de_tabel_van_de_kaart(tabellen, tabel, jaar, groep, kenmerk, verwacht):
    """Dezelfde cellen als hierboven. Van andere bladen in die tabel kan er meer staan, maar elk onderwerp staat er één keer."""
    rijen = tabellen[tabel]
    rijen = rijen if kenmerk is None else rijen[rijen["kenmerk"] == kenmerk]
    rijen = rijen[(rijen["nis"] == "23088") & (rijen["jaar"] == jaar) & (rijen["groep"] == groep)]
    rijen = rijen[rijen["onderwerp"].isin(verwacht)]
    assert len(rijen) == len(verwacht) and set(rijen["status"]) == {"bekend"}
    assert cijfers(rijen, "23088", jaar) == verwacht


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


def test_nader_te_bepalen_is_de_rest(tabellen, eigen_tabellen):
    """DE53 in 2018 en 2019: twee rijen met dezelfde naam, of één als hun aantallen gelijk zijn."""
    profiel = tabellen["nieuwkomers_profiel"]
    profiel = profiel[profiel["onderwerp"] == "nieuwkomers_doelgroep"]
    rijen = register.ruw(register.INTEGRATIE, "DE53")[1:]
    for nis, jaar in {(r[1], int(r[4])) for r in rijen if r[1] != "2000"}:
        delen = [r for r in rijen if r[1] == nis and int(r[4]) == jaar]
        rest = int(delen[0][7]) - sum(int(r[6]) for r in delen if r[5].strip() != "Nader te bepalen")
        assert cijfers(profiel, nis, jaar, "nader_te_bepalen") == {"nieuwkomers_doelgroep": rest}
        assert cijfers(eigen_tabellen["gsm_de53"], nis, jaar, "Nader te bepalen")["de53_teller"] == rest


def test_een_jaar_met_elke_teller_naast_elke_noemer_blijft_weg(tabellen, eigen_tabellen):
    armoede = tabellen["armoede"]
    for onderwerp in ("budgetmeters", "toegangspunten"):
        assert set(armoede.loc[armoede["onderwerp"] == onderwerp, "jaar"]) == set(range(2011, 2021))
    assert set(eigen_tabellen["gsm_ar02"]["jaar"]) == set(range(2011, 2021))


def test_een_werkboek_geeft_hetzelfde_als_de_zip(tmp_path, met_kaart):
    codes = ["DE50", "WE10", "ON39", "AR04", "LO28", "LO29", "DE73", "WO12"]
    pad = register.werkboek(tmp_path / "Integratie.xlsx", codes)
    assert soorten.herken(pad).naam == soorten.herken(register.INTEGRATIE).naam == "gsm_werkboek"
    uit_werkboek, uit_zip = per_tabel(pad), per_tabel(register.zip_met(tmp_path / "Integratie.zip", codes))
    assert set(uit_werkboek) == set(uit_zip)
    assert len(uit_zip) == (7 if met_kaart else 8)  # LO28 en LO29 vullen samen de tabel van de kiezers
    for tabel, rijen in uit_werkboek.items():
        sleutel = [kolom for kolom in rijen if kolom not in ("waarde", "status")]
        pd.testing.assert_frame_equal(
            rijen.sort_values(sleutel, ignore_index=True),
            uit_zip[tabel].sort_values(sleutel, ignore_index=True)[list(rijen.columns)],
        )


def test_een_csv_van_een_blad_geeft_hetzelfde(tmp_path, met_kaart, tabellen, eigen_tabellen):
    with zipfile.ZipFile(register.INTEGRATIE) as zip_:
        (tmp_path / "GSM_Extract_DE50.csv").write_bytes(zip_.read("GSM_register_Integratie/DE50.csv"))
    (lading,) = soorten.lees(tmp_path / "GSM_Extract_DE50.csv")
    assert lading.tabel == ("nieuwkomers_profiel" if met_kaart else "gsm_de50")
    uit_zip = (tabellen if met_kaart else eigen_tabellen)[lading.tabel]
    if met_kaart:
        uit_zip = uit_zip[uit_zip["onderwerp"] == "nieuwkomers_geslacht"]  # de andere bladen van de kaart niet
    pd.testing.assert_frame_equal(lading.rijen.reset_index(drop=True), uit_zip.reset_index(drop=True))


def test_kiezers_en_sociale_huur_in_de_gemeenten_van_vandaag(gelezen):
    """LO29 en WO12. Antwerpen is met Borsbeek, Pajottegem is Galmaarden, Gooik en Herne."""
    for tabel, onderwerp, groep, nis, jaar, codes, blad, kolom in [
        ("kiezers", "kiezers", "", "23088", 2018, ["23088"], "LO29", 5),
        ("kiezers", "mogelijke_kiezers", "", "11002", 2018, ["11002", "11007"], "LO29", 6),
        ("sociale_huur", "sociale_huurders", "niet_eu", "23106", 2018, ["23023", "23024", "23032"], "WO12", 6),
        ("sociale_huur", "inwoners_nationaliteit", "belg", "23106", 2018, ["23023", "23024", "23032"], "WO12", 7),
    ]:
        ladingen = [x for x in gelezen(register.INTEGRATIE) if x.tabel == tabel]
        gemaakt = recept.maak(tabel, [(register.INTEGRATIE, "gsm_werkboek", x) for x in ladingen]).rijen
        label = {"": None, "niet_eu": "Niet-EU", "belg": "België"}[groep]
        delen = [
            float(r[kolom])
            for r in register.ruw(register.INTEGRATIE, blad)[1:]
            if r[1] in codes and int(r[4]) == jaar and label in (None, r[5])
        ]
        assert len(delen) == len(codes)
        assert cijfers(gemaakt, nis, jaar, groep)[onderwerp] == sum(delen)


def test_bevragingen_in_de_gemeenten_van_hun_jaar(gelezen):
    """WO_S_14, «Tevredenheid buurt», 2008–2020: percentages als breuk, de groepen van gemeenten overgeslagen."""
    lading = next(x for x in gelezen(register.BEVRAGINGEN) if x.tabel == "gsm_wo_s_14")
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


def test_wat_het_pakket_kent_van_vroegere_bevragingen(gelezen):
    """Elk jaar en elke gemeente, in %; LO_S_09, vertrouwen in het gemeentebestuur, antwoord «Veel»: Vilvoorde 25 in 2017 en 29 in 2020."""
    (survey,) = (x for x in gelezen(register.BEVRAGINGEN) if x.tabel == "survey")
    verwacht = {}
    for onderwerp, blad, item, antwoord in [
        ("vertrouwen_gemeentebestuur", "LO_S_09", "Vertrouwen in gemeente-/stadsbestuur", "Veel (%)"),
        ("betalingsmoeilijkheden", "AR_S_01", "", "Ja (%)"),
        ("fier_op_gemeente", "WO_S_11", "", "Eens (%)"),
        ("tevredenheid_buurt", "WO_S_14", "", "Tevreden (%)"),
    ]:
        kop, *rijen = register.ruw(register.BEVRAGINGEN, blad)
        for rij in (dict(zip(kop, r, strict=True)) for r in rijen):
            if rij["NIS-code"] not in ("2000", "/") and item in ("", rij.get("Item")):
                verwacht[onderwerp, rij["NIS-code"], int(rij["Jaar"])] = pytest.approx(100 * float(rij[antwoord]))
    sleutels = zip(*(survey.rijen[k] for k in ("onderwerp", "nis", "jaar")), strict=True)
    assert dict(zip(sleutels, survey.rijen["waarde"], strict=True)) == verwacht
    assert len(survey.rijen) == len(verwacht)
    assert [verwacht["vertrouwen_gemeentebestuur", "23088", jaar] for jaar in (2017, 2020)] == [25, 29]


def test_een_werkboek_mag_uitgepakt_groot_zijn_als_het_blad_voor_blad_past(tmp_path, monkeypatch):
    """De grens op het geheugen geldt voor wat in één keer geladen wordt, niet voor bladen die rij voor rij gelezen worden."""
    pad = register.werkboek(tmp_path / "w.xlsx", ["DE46", "DE54", "WE10"])
    with zipfile.ZipFile(pad) as zip_:
        bladen = sum(lid.file_size for lid in zip_.infolist() if "worksheets" in lid.filename)
    monkeypatch.setattr(werkboek, "SAMEN_HOOGSTENS", bladen - 1)
    monkeypatch.setattr(werkboek, "GEVULD_HOOGSTENS", 500)
    with pytest.raises(Gegevensfout, match=r"te groot .meer dan 0 miljoen gevulde cellen"):
        werkboek.lees_werkboek(pad)
    assert soorten.herken(pad).naam == "gsm_werkboek" and len(gsm_werkboek.lees(pad)) == 3
    monkeypatch.setattr(werkboek, "CELLEN_HOOGSTENS", 500)
    with pytest.raises(Gegevensfout, match="miljoen cellen"):
        gsm_werkboek.lees(pad)
