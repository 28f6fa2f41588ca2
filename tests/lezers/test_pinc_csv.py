"""PinC-export als csv."""

import pytest
import zelfgemaakt

from integratie import gebieden
from integratie.fouten import Gegevensfout
from integratie.lezers import pinc_csv

LABEL = "leerlingen basisonderwijs die thuis geen Nederlands spreken (t.o.v. lln bo) - WP"
RESTREGELS = [
    "Buiten Vlaanderen en Brussel",
    "Niet te lokaliseren",
    "Niet te lokaliseren - Brussel",
    "Niet te lokaliseren - Vlaanderen",
]


def _export(map_, label=LABEL, gewoon="12,3", bijzonder=None, extra=(), kop=None):
    """Een export zoals PinC ze schrijft (BOM, `;`, aanhalingstekens rond tekst), met één jaar."""
    cellen = {naam: gewoon for naam in [*(g.naam for g in gebieden.gemeenten().values()), *RESTREGELS]} | (
        bijzonder or {}
    )
    regels = [kop or f'"gemeenten";"{label}|2024"', *(f'"{naam}";{cel}' for naam, cel in cellen.items()), *extra]
    pad = map_ / "export.csv"
    pad.write_text("\ufeff" + "\n".join(regels) + "\n", encoding="utf-8")
    return pad


def test_tekens_blijven_verschillend(tmp_path):
    tekens = {"Vilvoorde": '"x"', "Zaventem": '"-"', "Asse": '"?"', "Meise": "0,0", "Wemmel": '"nvt"'}
    rijen = zelfgemaakt.rijen(pinc_csv.lees(_export(tmp_path, bijzonder=tekens))).set_index("nis")
    status = {naam: rijen.loc[gebieden.zoek(naam).nis, "status"] for naam in tekens}
    assert status == {
        "Vilvoorde": "verborgen",
        "Zaventem": "geen",
        "Asse": "ontbreekt",
        "Meise": "bekend",
        "Wemmel": "nvt",
    }
    assert rijen.loc["23050", "waarde"] == 0
    assert rijen["waarde"].isna().sum() == 4
    assert len(rijen) == 304
    assert set(zip(rijen["tabel"], rijen["onderwerp"], rijen["groep"], strict=True)) == {
        ("thuistaal", "thuistaal_niet_nl", "basis")
    }


@pytest.mark.parametrize(
    ("anders", "melding"),
    [
        ({"bijzonder": {"Vilvoorde": "<5"}}, r"\(Vilvoorde\) bevat '<5'; verwacht: een percentage"),
        ({"bijzonder": {"Vilvoorde": "NA"}}, "bevat 'NA'"),
        ({"bijzonder": {"Vilvoorde": "62.2"}}, "bevat '62.2'"),
        ({"bijzonder": {"Vilvoorde": "122,0"}}, "loopt tot 122; verwacht: percentages van 0 tot 100"),
        ({"gewoon": "0,123"}, "loopt tot 0.123; verwacht: percentages van 0 tot 100"),
        (
            {"label": "nieuwkomers", "gewoon": "1.234"},
            "bevat '1.234'; verwacht: een geheel aantal zonder duizendtalteken",
        ),
        ({"label": "nieuwkomers", "gewoon": "12,5"}, "een geheel aantal"),
        ({"label": "nieuwkomer"}, "ik ken het onderwerp 'nieuwkomer' niet"),
        ({"extra": ['"Vilvoorde";1,0']}, r"Vilvoorde \(23088\) staat er voor .* in 2024 meer dan één keer"),
        ({"extra": ['"Galmaarden";1,0']}, "bestaat niet in de indeling van 2025"),
        ({"extra": ['"Vilvo']}, "geen leesbaar csv-bestand|telt 1 kolommen"),
        ({"kop": f'"gemeenten";"{LABEL}"'}, "geen kop als 'onderwerp.jaar'"),
        ({"kop": f'"gebied";"{LABEL}|2024"'}, "kolom 'gemeenten' ontbreekt"),
        ({"kop": f'"gemeenten";"{LABEL}|2024";"{LABEL}|2024"'}, "meer dan één keer"),
    ],
)
def test_afwijkend_bestand_wordt_geweigerd(tmp_path, anders, melding):
    with pytest.raises(Gegevensfout, match=melding):
        pinc_csv.lees(_export(tmp_path, **anders))


def test_te_weinig_gemeenten(tmp_path):
    pad = _export(tmp_path)
    regels = pad.read_text(encoding="utf-8").splitlines()
    pad.write_text("\n".join(regels[:150]) + "\n", encoding="utf-8")
    with pytest.raises(Gegevensfout, match="Vlaamse gemeenten ontbreken"):
        pinc_csv.lees(pad)


@pytest.mark.parametrize(
    ("bestand", "nis", "jaar", "onderwerp", "groep", "waarde"),
    [  # letterlijk uit de ruwe exports
        ("nieuwkomers - gemeenten.csv", "23047", 2024, "nieuwkomers", "", 156),
        ("nieuwkomers - gemeenten.csv", "41002", 2014, "nieuwkomers", "", 444),
        ("nieuwkomers niet-EU - gemeenten.csv", "46030", 2016, "nieuwkomers_niet_eu", "", 364),
        ("nieuwkomers per 1.000 inwoners 18_ jaar - gemeenten.csv", "34042", 2024, "nieuwkomers_per_1000", "", 4.5),
        ("jeugd_herkomst_en_thuistaal.csv", "23088", 2024, "thuistaal_niet_nl", "basis", 62.2),
        ("jeugd_herkomst_en_thuistaal.csv", "23088", 2024, "thuistaal_niet_nl", "secundair", 55.7),
        ("jeugd_herkomst_en_thuistaal.csv", "23088", 2024, "jongeren_buitenlandse_herkomst", "", 12715),
        ("jeugd_herkomst_en_thuistaal.csv", "23088", 2024, "aandeel_jongeren", "turks", 9.5),
        ("jeugd_herkomst_en_thuistaal.csv", "23106", 2024, "aandeel_jongeren", "maghreb", 3.1),
    ],
)
def test_echte_waarden(bronmap, bestand, nis, jaar, onderwerp, groep, waarde):
    rijen = zelfgemaakt.rijen(pinc_csv.lees(bronmap / "pinc" / bestand)).set_index(
        ["nis", "jaar", "onderwerp", "groep"]
    )
    assert rijen.loc[(nis, jaar, onderwerp, groep), ["waarde", "status"]].tolist() == [waarde, "bekend"]


def test_brussel_heeft_geen_nieuwkomers(bronmap):
    rijen = zelfgemaakt.rijen(pinc_csv.lees(bronmap / "pinc" / "nieuwkomers - gemeenten.csv"))
    assert set(rijen.loc[rijen["nis"].str.startswith("21"), "status"]) == {"geen"}
