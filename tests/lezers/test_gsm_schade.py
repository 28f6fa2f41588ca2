"""Beschadigde bladen van de Gemeente-Stadsmonitor: elk geweigerd in één zin met blad, cel en wat verwacht werd."""

import csv
import io
import re
import zipfile

import pytest
import register_gsm as register
import zelfgemaakt

from integratie.fouten import Gegevensfout
from integratie.lezers import gsm_werkboek, soorten

# WO12: A Gemeente, B Nis-code, C Centrumstad?, D Indicator, E Jaar, F Nationaliteit, G huurders, H inwoners, I Procent.
NAAM, NIS, JAAR, GROEP, TELLER, NOEMER, DEEL = 0, 1, 4, 5, 6, 7, 8


def _cel(rij, kolom, waarde):
    def pas_aan(bladen):
        bladen["WO12"][rij][kolom] = waarde
        return bladen

    return pas_aan


def _rijen(wijzig):
    def pas_aan(bladen):
        bladen["WO12"] = wijzig(bladen["WO12"])
        return bladen

    return pas_aan


def _zonder(kolom):
    return _rijen(lambda rijen: [[c for k, c in enumerate(rij) if k != kolom] for rij in rijen])


def _omlaag(rijen):
    """De tellers één rij naar beneden."""
    tellers = [rij[TELLER] for rij in rijen[1:]]
    return [rijen[0], *([*r[:TELLER], t, *r[NOEMER:]] for r, t in zip(rijen[1:], [1, *tellers[:-1]], strict=True))]


def _groter(rijen):
    r = rijen[40]
    r[TELLER], r[DEEL] = r[NOEMER] + 1, (r[NOEMER] + 1) / r[NOEMER]
    return rijen


def _gesorteerd(rijen):
    tellers = sorted((r[TELLER] for r in rijen[1:]), key=lambda cel: cel or 0)
    return [rijen[0], *([*r[:TELLER], t, *r[NOEMER:]] for r, t in zip(rijen[1:], tellers, strict=True))]


def _half_in_procent(rijen):
    helft = len(rijen) // 2
    return rijen[:helft] + [[*r[:DEEL], r[DEEL] and 100 * r[DEEL]] for r in rijen[helft:]]


SCHADE = {
    "geen koprij": (_rijen(lambda rijen: rijen[1:]), "blad 'WO12': kolom 'NIS-code' ontbreekt"),
    "een andere kop": (_cel(0, NIS, "Code"), "kolom 'NIS-code' ontbreekt; verwacht: Gemeente, NIS-code"),
    "een kolom dubbel": (_cel(0, NOEMER, "Aantal huurders"), "kolom 'Aantal huurders' staat er meer dan één keer"),
    "een rij dubbel": (_rijen(lambda rijen: [*rijen, rijen[40]]), r"cel B\d+ .*staat er dubbel"),
    "een deel groter dan het geheel": (_rijen(_groter), "cel G41 .*meer dan de noemer"),
    "tekst in een getal": (_cel(40, TELLER, "<5"), "cel G41 .*bevat '<5'; verwacht: een getal"),
    "een foutwaarde": (_cel(40, NOEMER, "#N/A"), "cel H41 .*bevat '#N/A'; verwacht: een getal"),
    "waar of onwaar": (_cel(40, TELLER, True), "cel G41 .*bevat 'True'; verwacht: een getal"),
    "een reusachtig getal": (_cel(40, NOEMER, 1e18), "cel H41 .*verwacht: een getal"),
    "een verhouding die niet past": (_cel(40, DEEL, 0.9), "cel I41 .*bevat 0.9, maar teller/noemer niet"),
    "een negatief aantal": (_cel(40, TELLER, -3), "cel G41 .*bevat -3; verwacht: een getal vanaf 0"),
    "een gemeente elders": (_cel(40, NIS, 62063), "cel B41 .*62063 is geen gemeente"),
    "een code van vier cijfers": (_cel(40, NIS, 2308), "cel B41 .*bevat '2308'; verwacht: een NIS-code van vijf cijfers"),
    "de code van een andere gemeente": (_cel(40, NIS, 23047), "cel B41 .*bevat 23047, maar .* heeft"),
    "een lege code (samengevoegd)": (_cel(40, NIS, None), "cel B41 .*is leeg; verwacht: een NIS-code"),
    "een lege groep (samengevoegd)": (_cel(40, GROEP, None), "cel F41 .*is leeg; verwacht: een tekst"),
    "een getal als groep": (_cel(40, GROEP, 7), "cel F41 .*bevat het getal 7; verwacht: een tekst"),
    "een leeg jaar (samengevoegd)": (_cel(40, JAAR, None), "cel E41 .*bevat ''; verwacht: een jaartal"),
    "het jaar 1850": (_cel(40, JAAR, 1850), "cel E41 .*bevat '1850'; verwacht: een jaartal"),
    "een verschoven rij": (_rijen(lambda r: [*r[:40], [None, *r[40]], *r[41:]]), "cel J41 .*een getal zonder kop"),
    "een verschoven kolom": (_rijen(_omlaag), "blad 'WO12'.*(teller/noemer|meer dan de noemer|drie kolommen)"),
    "geen noemer": (_zonder(NOEMER), "blad 'WO12': geen drie kolommen waarvan teller/noemer de verhouding geeft"),
    "geen groepen": (_zonder(GROEP), "geen kolom voor groep|staat er dubbel"),
    "geen jaren": (_zonder(JAAR), "geen kolom met jaren"),
    "alleen het gewest": (_rijen(lambda rijen: [r for r in rijen if r[NIS] in ("Nis-code", 2000)]), "geen rijen met cijfers"),
    "een getal zonder kop": (_rijen(lambda r: [*r[:40], [*r[40], 12], *r[41:]]), "cel J41 .*een getal zonder kop"),
    "nog een kolom": (_rijen(lambda r: [[*rij, "Wijk" if not k else f"w{k % 2}"] for k, rij in enumerate(r)]), "kolom 'Wijk' staat niet op de kaart"),
    "een jaar dat nog moet komen": (_cel(40, JAAR, 2093), "cel E41 .*bevat '2093'; verwacht: een jaar tot 20"),
    "een formule zonder uitkomst": (_rijen(lambda r: [r[0], *([*rij[:DEEL], f"=G{i}/H{i}"] for i, rij in enumerate(r[1:], 2))]), r"cel I2 .*de formule '=G2/H2' zonder uitkomst"),
    "een blad met een eigen naam": (lambda b: {"Blad1": b["WO12"]}, r"blad 'Blad1': kolom 'Indicator', rij 2 .*dat is WO_12; verwacht: een blad .*die code"),
    "een blad met de code van een ander": (lambda b: {"WO13": b["WO12"]}, r"blad 'WO13': kolom 'Indicator', rij 2 .*dat is WO_12"),
    "een kopie van een blad ernaast": (lambda b: {**b, "WO12 (2)": b["WO12"]}, r"blad 'WO12 \(2\)': blad 'WO12' heeft dezelfde code"),
    "een gebroken aantal": (_cel(40, NOEMER, 5.5), r"cel H41 .*bevat 5.5; verwacht: een geheel aantal|cel G41 .*meer dan de noemer"),
    "een lege noemer": (_cel(40, NOEMER, None), "cel H41 .*is leeg; verwacht: een getal, zoals in de twee andere kolommen"),
    "een noemer nul": (_cel(40, NOEMER, 0), "cel G41 .*meer dan de noemer 0"),
    "een tikfout in een groep": (_cel(40, GROEP, "Belgi"), "cel F41 .*bevat 'Belgi'; verwacht: 'België'"),
    "een rij van een andere indicator": (_cel(40, 3, "Werkzaamheidsgraad"), "kolom 'Indicator', rij 41 bevat 'Werkzaamheidsgraad'.*één indicator per blad"),
    "een gemeente van na de fusies": (_cel(40, NIS, 23106), r"cel B41 .*bevat 23106, (geen gemeente in dezelfde indeling|maar)"),
    "gesorteerde tellers": (_rijen(_gesorteerd), r"Zo niet: .*cel I\d+ \(kolom 'Procent'\) bevat|cel [GI]\d+ .*(meer dan de noemer|teller/noemer niet)"),
    "de helft van de verhoudingen in %": (_rijen(_half_in_procent), r"Zo niet: .*cel I\d+|cel I\d+ .*teller/noemer niet"),
    "tweemaal dezelfde code": (lambda b: {**b, "WO_12": b["WO12"]}, "blad 'WO_12': blad 'WO12' heeft dezelfde code"),
}  # fmt: skip


@pytest.mark.parametrize(("pas_aan", "zin"), SCHADE.values(), ids=SCHADE)
def test_schade_aan_een_blad(tmp_path, pas_aan, zin):
    pad = register.werkboek(tmp_path / "w.xlsx", ["WO12"], pas_aan)
    with pytest.raises(Gegevensfout, match=zin) as fout:
        gsm_werkboek.lees(pad)
    melding = str(fout.value)
    assert melding.startswith("w.xlsx") and "\n" not in melding and melding.endswith(".") and len(melding) < 500


@pytest.mark.parametrize("jaar", ["2O20", 20200])
def test_een_verkeerd_jaar_waar_de_koppen_verwisseld_zijn(tmp_path, jaar):
    """In DE50 heet de kolom met het geslacht Jaar, en die met het jaar Geslacht."""

    def pas_aan(bladen):
        bladen["DE50"][40][5] = jaar
        return bladen

    with pytest.raises(
        Gegevensfout, match=rf"blad 'DE50': cel F41 \(kolom 'Geslacht'\) bevat '{jaar}'; verwacht: een jaartal"
    ):
        gsm_werkboek.lees(register.werkboek(tmp_path / "w.xlsx", ["DE50"], pas_aan))


ZELFDE = {
    "een blad in kleine letters": lambda b: {"wo12": b["WO12"]},
    "een kopie in plaats van het blad": lambda b: {"WO12 (2)": b["WO12"]},
    "een aandeel als tekst in %": _rijen(lambda r: [r[0], *([*rij[:DEEL], rij[DEEL] if rij[DEEL] is None else f"{100 * rij[DEEL]:.10g} %".replace(".", ",")] for rij in r[1:])]),
}  # fmt: skip


@pytest.mark.parametrize("pas_aan", ZELFDE.values(), ids=ZELFDE)
def test_hoe_een_blad_nog_bewaard_wordt(tmp_path, pas_aan):
    """Huurders van Vilvoorde in 2020 (WO12): 990 van de 38.652 Belgen; en elk ander cijfer is dat van het blad van de uitgever."""
    (goed,) = gsm_werkboek.lees(register.werkboek(tmp_path / "goed.xlsx", ["WO12"]))
    (lading,) = gsm_werkboek.lees(register.werkboek(tmp_path / "w.xlsx", ["WO12"], pas_aan))
    assert lading.tabel == "sociale_huur" and lading.rijen.equals(goed.rijen)
    ruw = [r for r in register.ruw(register.INTEGRATIE, "WO12") if r[NIS] == "23088" and r[JAAR] == "2020"]
    hier = lading.rijen[(lading.rijen["nis"] == "23088") & (lading.rijen["jaar"] == 2020)]
    assert sorted(hier["waarde"]) == sorted(float(r[k]) for r in ruw for k in (TELLER, NOEMER))


def test_een_rest_die_geen_rest_kan_zijn(tmp_path):
    def pas_aan(bladen):
        r = next(r for r in bladen["DE53"] if r[1] == 23088 and r[4] == 2018 and r[5] == "Nader te bepalen")
        r[6], r[8] = 3, 3 / r[7]
        return bladen

    with pytest.raises(
        Gegevensfout, match="'Nader te bepalen' van 23088 in 2018 telt 16; verwacht: wat van de noemer overblijft"
    ):
        gsm_werkboek.lees(register.werkboek(tmp_path / "w.xlsx", ["DE53"], pas_aan))


def _zip(pad, inhoud: bytes, *namen):
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam in namen:
            zip_.writestr(naam, inhoud)
    return pad


@pytest.fixture(scope="module")
def wo12():
    with zipfile.ZipFile(register.INTEGRATIE) as zip_:
        return zip_.read("GSM_register_Integratie/WO12.csv")


@pytest.mark.parametrize(
    ("schade", "zin"),
    [
        (
            lambda b: b[: b.rfind(b"\n", 0, len(b) // 2)] + b"\nVilvoorde,23088,Nee",
            r"blad 'LO29': rij \d+ telt 3 kolommen; verwacht: 9 .*afgekapt",
        ),
        (lambda b: b.decode().encode("latin-1"), "geen UTF-8"),
        (lambda b: b.replace(b'"Huurders', b'"Huur"ders', 1), "geen leesbare csv"),
        (
            lambda b: b.replace(b",0.0\r\n", b",0,0\r\n", 1).replace(b",0.0\n", b",0,0\n", 1),
            "telt 10 kolommen; verwacht: 9",
        ),
    ],
)
def test_schade_aan_een_csv_in_een_zip(tmp_path, wo12, schade, zin):
    pad = _zip(tmp_path / "w.zip", schade(wo12), "x/WO12.csv", "x/LO29.csv")
    with pytest.raises(Gegevensfout, match=zin) as fout:
        gsm_werkboek.lees(pad)
    assert "\n" not in str(fout.value)


def test_twee_bladen_met_dezelfde_code_in_een_zip(tmp_path, wo12):
    with pytest.raises(Gegevensfout, match="dezelfde code"):
        gsm_werkboek.lees(_zip(tmp_path / "w.zip", wo12, "a/WO12.csv", "b/WO12.csv"))


def test_een_werkboek_waarvan_elk_blad_verborgen_is(tmp_path):
    boek = register.werkboek(tmp_path / "goed.xlsx", ["WO12"])
    with zipfile.ZipFile(boek) as zip_, zipfile.ZipFile(tmp_path / "w.xlsx", "w") as nieuw:
        for naam in zip_.namelist():
            nieuw.writestr(naam, zip_.read(naam).replace(b'state="visible"', b'state="hidden"'))
    with pytest.raises(
        Gegevensfout, match=r"^w\.xlsx: elk blad is verborgen \(Indicatoren, WO12\); verwacht: een zichtbaar blad"
    ):
        soorten.lees(tmp_path / "w.xlsx")


def test_een_csv_van_een_blad_waar_excel_de_scheiding_bij_zette(tmp_path, wo12):
    rijen = list(csv.reader(io.StringIO(wo12.decode("utf-8-sig"), newline="")))
    uit = io.StringIO("sep=;\r\n", newline="")
    uit.seek(0, io.SEEK_END)
    csv.writer(uit, delimiter=";").writerows(rijen)
    (tmp_path / "GSM_WO12.csv").write_text(uit.getvalue(), encoding="utf-8-sig", newline="")
    (lading,) = soorten.lees(tmp_path / "GSM_WO12.csv")
    (goed,) = soorten.lees(_zip(tmp_path / "w.zip", wo12, "x/WO12.csv"))
    assert lading.rijen.drop(columns="rij").equals(goed.rijen.drop(columns="rij"))


def test_een_half_bestand(tmp_path):
    for bron in (register.INTEGRATIE, register.werkboek(tmp_path / "w.xlsx", ["WO12"])):
        half = tmp_path / f"half{bron.suffix}"
        half.write_bytes(bron.read_bytes()[: bron.stat().st_size // 2])
        with pytest.raises(Gegevensfout, match=re.escape(half.name)):
            soorten.lees(half)


@pytest.mark.parametrize("puntkomma", ["1.234,5", "12,5,1"])
def test_een_duizendtalpunt_in_een_csv_met_puntkomma(tmp_path, puntkomma):
    rijen = ["Gemeente;NIS-code;Indicator;Jaar;Mediaanprijs (in euro)"]
    rijen += [
        f"{naam};{nis};Prijs;2024;{w}"
        for naam, nis, w in [("Vilvoorde", 23088, "10,5"), ("Asse", 23002, "11"), ("Machelen", 23047, puntkomma)]
    ]
    (tmp_path / "gsm_WO_07.csv").write_text("\n".join(rijen), encoding="utf-8")
    with pytest.raises(Gegevensfout, match=f"gsm_WO_07.csv: cel E4 .*bevat '{puntkomma}'; verwacht: een getal"):
        soorten.lees(tmp_path / "gsm_WO_07.csv")


PROEVEN = {
    "tekst wordt groep": (
        ["Type", "Mediaanprijs (in euro)"],
        [("Alle huizen", 300000), ("Open bebouwing", 310000)],
        {("wo_07", "Alle huizen"): 300000, ("wo_07", "Open bebouwing"): 310000},
    ),
    "landgebruik": (
        ["Landgebruik", "Oppervlakte (ha)", "Totale oppervlakte (ha)", "Procent (%)"],
        [("Bos", 20, 100, 20), ("Grasland", 30, 100, 30)],
        {("wo_07", "Bos"): 20, ("wo_07", "Grasland"): 30, ("wo_07_teller", "Bos"): 20, ("wo_07_noemer", "Bos"): 100},
    ),
    "aantal, inwoners en graad": (
        ["Aantal misdrijven", "Aantal inwoners", "Per 1.000 inwoners"],
        [(500, 10000, 50)],
        {("wo_07_teller", ""): 500, ("wo_07_noemer", ""): 10000, ("wo_07", ""): 50},
    ),
    "kansarmoede": (["Procent (%)"], [(18.4,)], {("wo_07", ""): 18.4}),
}


@pytest.mark.parametrize("gewest", [None, 2000, "02000"])
@pytest.mark.parametrize(("koppen", "cellen", "verwacht"), PROEVEN.values(), ids=PROEVEN)
def test_bladen_zonder_kaart(tmp_path, gewest, koppen, cellen, verwacht):
    rijen = [["Gemeente", "NIS-code", "Indicator", "Jaar", *koppen]]
    plaatsen = [("Vlaams Gewest", gewest)] if gewest else []
    for naam, nis in [*plaatsen, ("Vilvoorde", 23088), ("Asse", 23002), ("Machelen", 23047)]:
        rijen += [[naam, nis, "Iets", 2024, *c] for c in cellen]
    (lading,) = soorten.lees(zelfgemaakt.bewaar({"WO_07": rijen}, tmp_path / "w.xlsx"))
    uit = lading.rijen[lading.rijen["nis"] == "23088"].set_index(["onderwerp", "groep"])["waarde"].to_dict()
    assert lading.tabel == "gsm_wo_07" and verwacht.items() <= uit.items()
    assert set(lading.rijen["nis"]) == {"23088", "23002", "23047"}
