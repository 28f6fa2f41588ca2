"""Echte bestanden zoals iemand ze opnieuw bewaart: gelezen met dezelfde cijfers, of geweigerd met één zin. De cijfers komen uit het ruwe bestand."""

import csv
import io
import zipfile

import pytest
import register_gsm as register
import xlsxwriter
import zelfgemaakt

from integratie.fouten import Gegevensfout
from integratie.inlezen import nieuwe_editie
from integratie.lezers import soorten, werkboek
from integratie.lezers.namen import gemeenten_in

# WO12: A Gemeente, B Nis-code, C Centrumstad?, D Indicator, E Jaar, F Nationaliteit, G huurders, H inwoners, I Procent.
NIS, JAAR, GROEP, TELLER, NOEMER, DEEL = 1, 4, 5, 6, 7, 8
GROEPEN = {"België": "belg", "EU (zonder België)": "eu", "Niet-EU": "niet_eu"}


def _rijen():
    return register.als_cellen(register.ruw(register.INTEGRATIE, "WO12"))


def _ruw():
    """Wat er over Vilvoorde in het blad staat: (onderwerp, jaar, groep) → aantal."""
    uit = {}
    for r in _rijen()[1:]:
        if r[NIS] == 23088:
            uit["sociale_huurders", r[JAAR], GROEPEN[r[GROEP]]] = r[TELLER]
            uit["inwoners_nationaliteit", r[JAAR], GROEPEN[r[GROEP]]] = r[NOEMER]
    return uit


def _kolom(k, wijzig):
    return lambda rijen: [rijen[0], *([*r[:k], wijzig(r[k]), *r[k + 1 :]] for r in rijen[1:])]


def _koppen(wijzig):
    return lambda rijen: [[wijzig(k) for k in rijen[0]], *rijen[1:]]


def _tekst(cel):
    return str(cel).replace(".", ",") if isinstance(cel, int | float) else cel


GELEZEN = {
    "een titel en lege rijen boven de kop": lambda r: [["Huurders van sociale woningen"], [], *r],
    "het jaar als tekst": _kolom(JAAR, str),
    "het jaar als kommagetal in tekst": _kolom(JAAR, lambda j: f"{j}.0"),
    "de code als kommagetal in tekst": _kolom(NIS, lambda n: f"{n}.0"),
    "koppen in hoofdletters met een regeleinde": _koppen(lambda k: k.upper().replace(" ", "\n") + " "),
    "de kolommen van achter naar voor": lambda rijen: [list(reversed(r)) for r in rijen],
    "elk getal als tekst met een komma": lambda rijen: [rijen[0], *([_tekst(c) for c in r] for r in rijen[1:])],
    "aandelen in procent": _kolom(DEEL, lambda p: p * 100),
    "groepen anders geschreven": _kolom(GROEP, lambda g: g.upper().replace("-", " ")),
    "een voet": lambda r: [*r, [], ["Bron: Statbel"], ["Selectie: alle gemeenten"]],
}


@pytest.mark.parametrize("pas_aan", GELEZEN.values(), ids=GELEZEN)
def test_een_blad_opnieuw_bewaard(tmp_path, pas_aan):
    pad = register.werkboek(tmp_path / "w.xlsx", ["WO12"], lambda bladen: bladen | {"WO12": pas_aan(bladen["WO12"])})
    (lading,) = soorten.lees(pad)
    rijen = lading.rijen[lading.rijen["nis"] == "23088"]
    gelezen = rijen.set_index(["onderwerp", "jaar", "groep"])["waarde"].to_dict()
    assert gelezen == _ruw()


def _een(kolom, waarde, rij=40):
    def pas_aan(rijen):
        rijen[rij][kolom] = waarde
        return rijen

    return pas_aan


GEWEIGERD = {
    "een formule die nooit uitgerekend werd": (_een(TELLER, "=G2+1"), r"cel G41 .*bevat de formule '=G2\+1'"),
    "een verwijzing die weg is": (_een(DEEL, "#REF!"), "cel I41 .*bevat '#REF!'"),
    "een datum als jaar": (_een(JAAR, 45292), "cel E41 .*bevat '45292'; verwacht: een jaartal"),
    "het jaar 20244": (_een(JAAR, 20244), "cel E41 .*bevat '20244'"),
    "een jaar en een groep gewisseld": (_een(JAAR, "Niet-EU"), "cel E41 .*bevat 'Niet-EU'"),
    "het jaar met een ster": (_kolom(JAAR, lambda j: f"{j}*"), r"cel E2 .*bevat '20\d\d\*'"),
    "een duizendtalteken": (_kolom(NOEMER, lambda n: f"{n + 1000:,.0f}".replace(",", " ")), "cel H2 .*zonder duizendtalteken"),
    "een groep die er niet meer is": (_kolom(GROEP, lambda g: g.replace("Niet-EU", "Derdelanders")), "geen enkele rij met 'Niet-EU'"),
}  # fmt: skip


@pytest.mark.parametrize(("pas_aan", "zin"), GEWEIGERD.values(), ids=GEWEIGERD)
def test_schade_die_niet_opvalt(tmp_path, pas_aan, zin):
    pad = register.werkboek(tmp_path / "w.xlsx", ["WO12"], lambda bladen: bladen | {"WO12": pas_aan(bladen["WO12"])})
    with pytest.raises(Gegevensfout, match=zin) as fout:
        soorten.lees(pad)
    assert "blad 'WO12'" in str(fout.value) and "\n" not in str(fout.value)


def test_een_blad_onder_de_code_van_een_ander(tmp_path):
    rijen = register.als_cellen(register.ruw(register.INTEGRATIE, "DE46"))
    pad = zelfgemaakt.bewaar({"DE47": rijen}, tmp_path / "w.xlsx")
    with pytest.raises(Gegevensfout, match=r"blad 'DE47': kolom 'Indicator', rij \d+ bevat .* en dat is DE_46"):
        soorten.lees(pad)


def test_een_verborgen_blad_telt_niet_mee_en_wordt_genoemd(tmp_path):
    pad = tmp_path / "w.xlsx"
    with xlsxwriter.Workbook(str(pad)) as boek:
        for naam, aantal in (("WO12", None), ("WO_12", 1)):
            blad = boek.add_worksheet(naam)
            for n, rij in enumerate(_rijen()):
                nieuw = rij if aantal is None or not n else [*rij[:TELLER], aantal, *rij[NOEMER:]]
                blad.write_row(n, 0, nieuw)
        blad.hide()
    (tabel,), zinnen = nieuwe_editie.tabellen_van([pad])
    vilvoorde = tabel.rijen[(tabel.rijen["nis"] == "23088") & (tabel.rijen["onderwerp"] == "sociale_huurders")]
    assert vilvoorde.set_index(["jaar", "groep"])["waarde"].to_dict() == {
        (j, g): w for (o, j, g), w in _ruw().items() if o == "sociale_huurders"
    }
    assert "w.xlsx: niet gelezen, want verborgen: blad WO_12." in zinnen


def test_een_blad_met_of_zonder_omvang_is_hetzelfde(tmp_path):
    """Wie rij voor rij schrijft, zet de omvang van een blad er niet bij; Excel wel."""
    zonder, met = register.werkboek(tmp_path / "w.xlsx", ["WO12"]), tmp_path / "met.xlsx"
    with zipfile.ZipFile(zonder) as bron, zipfile.ZipFile(met, "w") as doel:
        for lid in bron.namelist():
            inhoud = bron.read(lid)
            if lid.startswith("xl/worksheets/"):
                assert b"<dimension" not in inhoud
                inhoud = inhoud.replace(b"<sheetData>", b'<dimension ref="A1:Z9999"/><sheetData>', 1)
                assert b"<dimension" in inhoud
            doel.writestr(lid, inhoud)
    assert werkboek.lees_werkboek(met) == werkboek.lees_werkboek(zonder)


def test_tabs_en_een_andere_scheiding_in_een_zip(tmp_path):
    for scheiding in ("\t", ";"):
        tekst = io.StringIO()
        csv.writer(tekst, delimiter=scheiding).writerows(register.ruw(register.INTEGRATIE, "WO12"))
        pad = tmp_path / "w.zip"
        with zipfile.ZipFile(pad, "w") as zip_:
            zip_.writestr("x/WO12.csv", tekst.getvalue())
            zip_.writestr("x/Indicatoren.csv", "ID,Naam indicator\n")
        (lading,) = soorten.lees(pad)
        rijen = lading.rijen[lading.rijen["nis"] == "23088"]
        assert rijen.set_index(["onderwerp", "jaar", "groep"])["waarde"].to_dict() == _ruw()


@pytest.mark.parametrize("naam", ["2024p", "Mvt 2024"])
def test_het_jaar_in_een_langere_naam_van_een_blad(tmp_path, naam):
    pad = zelfgemaakt.loop(tmp_path / "loop.xlsx", (2024,))
    bladen = werkboek.lees_werkboek(pad)
    anders = zelfgemaakt.bewaar({naam: [[], *bladen["2024"]]}, tmp_path / "anders.xlsx")
    (lading,) = soorten.lees(anders)
    rijen = lading.rijen[(lading.rijen["nis"] == "23088") & (lading.rijen["onderwerp"] == "geboorten")]
    assert rijen[["jaar", "waarde"]].to_numpy().tolist() == [[2024, 120]]  # zoals `zelfgemaakt.loop_rij` ze schrijft


def test_scholen_op_een_later_blad_en_op_twee_bladen(tmp_path):
    bladen = werkboek.lees_werkboek(zelfgemaakt.agodi(tmp_path / "a.xlsx"))
    later = zelfgemaakt.bewaar({"Toelichting": [["uitleg"]], **bladen}, tmp_path / "b.xlsx")
    (lading,) = soorten.lees(later)
    assert lading.rijen.set_index(["nis", "groep"])["waarde"]["23088", "leerlingen"] == 150.5  # 100,5 en 50
    twee = zelfgemaakt.bewaar({"A": bladen["Blad1"], "B": bladen["Blad1"]}, tmp_path / "c.xlsx")
    with pytest.raises(Gegevensfout, match=r"staat op meer dan één blad \(A, B\)"):
        soorten.lees(twee)


def _met_gewest(pas_aan):
    """Vijftig gemeenten in drie jaar, met een gewest dat hun som is."""
    gemeenten = [(naam, int(nis)) for nis, naam in gemeenten_in(2024).items() if not nis.startswith("21")][:50]
    rijen = [["Gemeente", "NIS-code", "Indicator", "Jaar", "Aantal leden", "Aantal inwoners", "Procent (%)"]]
    for jaar in (2021, 2022, 2023):
        rijen.append(["Vlaams Gewest", 2000, "Leden", jaar, 50 * 250, 50 * 1000, 25])
        rijen += [[naam, nis, "Leden", jaar, 250, 1000, 25] for naam, nis in gemeenten]
    return {"SA_99": pas_aan(rijen)}


def _maal(rijen):
    rijen[60][4:6] = [25_000, 100_000]
    return rijen


@pytest.mark.parametrize(
    ("pas_aan", "zin"),
    [
        (_maal, r"cel E53 .*bevat 12500 voor het Vlaams Gewest, minder dan zijn gemeenten samen in 2022 \(37250\)"),
        (lambda rijen: rijen[:-25], r"cel E129 .*laatste rij van 2023: .*50 % van het Vlaams Gewest, doorgaans 100 %"),
    ],
)
def test_gemeenten_die_niet_bij_het_gewest_passen(tmp_path, pas_aan, zin):
    with pytest.raises(Gegevensfout, match=zin):
        soorten.lees(zelfgemaakt.bewaar(_met_gewest(pas_aan), tmp_path / "w.xlsx"))
    assert soorten.lees(zelfgemaakt.bewaar(_met_gewest(lambda rijen: rijen), tmp_path / "goed.xlsx"))


@pytest.mark.parametrize(
    ("kop", "rij"),
    [
        ("naam;rijksregisternummer;gemeente;jaar", "Jan Peeters;85.07.30-033.28;Vilvoorde;2024"),
        ("gemeente;jaar;rijksregisternummer", "Vilvoorde;2024;85073003328"),
        ("gemeente;jaar;nummer", "Vilvoorde;2024;85073003328"),
        ("gemeente;jaar;voornaam;geboortedatum", "Vilvoorde;2024;Peeters;30/07/1985"),
        ("Jan Peeters;85.07.30-033.28;Vilvoorde;2024", "An Peeters;85.07.30-033.28;Asse;2024"),
        ("naam;email", "Jan Peeters;jan.peeters@voorbeeld.be"),
    ],
)
def test_personen_worden_geweigerd_en_niet_herhaald(tmp_path, kop, rij):
    """Een verzonnen nummer met een juiste controle (97 min de rest van de eerste negen cijfers)."""
    (tmp_path / "mensen.csv").write_text(f"{kop}\n{rij}\n", encoding="utf-8")
    with pytest.raises(Gegevensfout) as fout:
        soorten.lees(tmp_path / "mensen.csv")
    for woord in ("Peeters", "85.07", "85073003328", "1985"):
        assert woord not in str(fout.value)
