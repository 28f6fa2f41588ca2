"""Wat een kaart over een blad zegt: welke teksten groepen zijn, wat een weggelaten rij betekent, en een kaart die niet past."""

import pytest
import register_gsm as register
import zelfgemaakt

from integratie.fouten import Gegevensfout
from integratie.lezers import gsm_bladen, gsm_cijfers, gsm_kaarten, gsm_tabel
from integratie.lezers.gsm_kaarten import Bladkaart

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
