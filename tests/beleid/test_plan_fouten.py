"""Elke soort fout in een plan wordt geweigerd met de juiste regel (of cel), het veld en een raad."""

import openpyxl
import pytest
from opdrachtregel import integratie
from plannen import schrijf_werkboek, voorbeeld, wijzig

from integratie.beleid.plan.lezen import controleer, lees_plan
from integratie.fouten import Gebruiksfout

# Wat er stond, wat er nu staat, een tekst op de regel die gemeld moet worden (of hoeveel regels verder), het veld, woorden uit de raad.
FOUTEN = [
    ("gebied: '23088'", "gebied: vilvorde", "gebied:", "gebied", ["Bedoelde je Vilvoorde"]),
    ("gebied: '23088'", "gebied: galmaarden", "gebied:", "gebied", ["Pajottegem"]),
    ("van: 2026\n", "van: tweeduizend\n", "van:", "van", ["jaartal"]),
    ("tot: 2031\n", "tot: 2025\n", "tot: 2025", "tot", ["van 2026 tot 2046"]),
    ("fictief: ja", "fictief: soms", "fictief:", "fictief", ["ja, nee"]),
    ("vastgesteld: 2025-12-15", "vastgesteld: 15/12/2025", "vastgesteld:", "vastgesteld", ["2025-12-15"]),
    (
        "titel: 'FICTIEF VOORBEELD: Lokaal Plan van Aanpak Vilvoorde'",
        "titel:",
        "titel:",
        "titel",
        ["ontbreekt", "hoe het plan heet"],
    ),
    (
        "coordinatie: Dienst",
        "coordinate: Dienst",
        "coordinate:",
        "coordinate",
        ["Bedoelde je coordinatie", "toegelaten"],
    ),
    ("sleutel: bevolking", "sleutel: dienst bevolking", "sleutel: dienst bevolking", "sleutel", ["korte code"]),
    ("sleutel: bevolking", "sleutel: ocmw", ("naam: OCMW", -1), "sleutel", ["bestaat al", "eigen sleutel"]),
    (
        "soort: bovenlokaal bestuur",
        "soort: bovenlokal bestuur",
        "soort: bovenlokal",
        "soort",
        ["Bedoelde je bovenlokaal bestuur"],
    ),
    ("code: BD2", "code: BD1", ("titel: Samen leven en werken", -1), "code", ["bestaat al"]),
    ("code: A1.1.2", "code: A1.1.1", ("titel: Welkomstbalie", -1), "code", ["bestaat al"]),
    ("titel: Welkomstbalie op zaterdag", "titel:", ("omschrijving: Eén balie", -1), "titel", ["ontbreekt", "de actie"]),
    ("beleidsveld: '0550'", "beleidsveld: 550", "beleidsveld: 550", "beleidsveld", ["vier cijfers", "0550"]),
    ("beleidsveld: '0550'", "beleidsveld: werk", "beleidsveld: werk", "beleidsveld", ["vier cijfers"]),
    ("prioritair: nee", "prioritair: neen", "prioritair: neen", "prioritair", ["ja, nee", "Bedoelde je nee"]),
    (
        "rubriek: toeleiding en activering",
        "rubriek: toeleidng en activering",
        "rubriek: toeleidng",
        "rubriek",
        ["Bedoelde je toeleiding en activering"],
    ),
    ("domein: tewerkstelling", "domein: werk", "domein: werk", "domein", ["tewerkstelling", "burgerzaken"]),
    ("doel: samenhorigheid", "doel: samenhoorigheid", "doel: samenhoorigheid", "doel", ["Bedoelde je samenhorigheid"]),
    (
        "laag: sociaal-economisch",
        "laag: economisch",
        "laag: economisch",
        "laag",
        ["wettelijk, sociaal-economisch, sociaal-cultureel"],
    ),
    (
        "trekker: sportraad",
        "trekker: sportrad",
        "trekker: sportrad",
        "trekker",
        ["ken geen partner", "Bedoelde je sportraad"],
    ),
    (
        "- partner: sportraad",
        "- partner: sportclub",
        "- partner: sportclub",
        "partner",
        ["ken geen partner 'sportclub'"],
    ),
    ("taak: vaste wijkinspecteurs", "taak:", ("partner: politie\n                taak:\n", 1), "taak", ["ontbreekt"]),
    ("begin: 2026-04-01", "begin: 2026-04-31", "begin: 2026-04-31", "begin", ["jaar-maand-dag"]),
    ("einde: 2030-06-30", "einde: 2025-06-30", "einde: 2025-06-30", "einde", ["ligt voor het begin"]),
    ("status: lopend", "status: bezig", "status: bezig", "status", ["gepland, lopend, afgerond, stopgezet"]),
    (
        "doelgroep: alle nieuwe inwoners",
        "doelgroep: [inwoners, buren]",
        "doelgroep: [",
        "doelgroep",
        ["een tekst, geen lijst"],
    ),
    ("              2026: 12000", "              2040: 12000", "2040: 12000", "budget 2040", ["2026 tot 2031"]),
    (
        "              2026: 12000",
        "              2026: 12.000",
        "2026: 12.000",
        "budget 2026",
        ["duizendtallen zonder punt: 12000"],
    ),
    ("              2026: 12000", "              2026: -5", "2026: -5", "budget 2026", ["vanaf 0"]),
    (
        "              2026: 12000",
        "              2026: 12000,50",
        "2026: 12000,50",
        "budget 2026",
        ["schrijf 12000.50"],
    ),
    (
        "              2026: 12000",
        "              volgend jaar: 12000",
        "volgend jaar",
        "budget volgend jaar",
        ["jaartal"],
    ),
    (
        "indicator: werkzoekendengraad",
        "indicator: werkzoekendegraad",
        "indicator: werkzoekendegraad",
        "indicator",
        ["Bedoelde je werkzoekendengraad"],
    ),
    (
        "indicator: werkzoekendengraad",
        "indicator: werkzoekendengraad\n                groep: vrouw",
        "groep: vrouw",
        "groep",
        ["Bedoelde je vrouwen"],
    ),
    ("basiswaarde: 7.6", "basiswaarde: 8.6", "basiswaarde: 8.6", "basiswaarde", ["schrijf 7.6", "afwijking"]),
    ("basiswaarde: 7.6", "basiswaarde: zeven", "basiswaarde: zeven", "basiswaarde", ["een getal"]),
    ("basiswaarde: 7.6", "basiswaarde: 107.6", "basiswaarde: 107.6", "basiswaarde", ["van 0 tot 100"]),
    ("streefwaarde: 6.6", "streefwaarde: 6,6", "streefwaarde: 6,6", "streefwaarde", ["schrijf 6.6"]),
    ("streefjaar: 2030", "streefjaar: 2020", "streefjaar: 2020", "streefjaar", ["na het basisjaar 2024"]),
    ("basiswaarde: 48040", "basiswaarde: 48.040", "basiswaarde: 48.040", "basiswaarde", ["48040"]),
    (
        "basisjaar: 2023",
        "basisjaar: 2022",
        ("basisjaar: 2022", 1),
        "basiswaarde",
        ["geen cijfer", "in 2022", "29 in 2020"],
    ),
    ("    actieplannen:\n", "    actieplannen: AP1.1\n    x:\n", "actieplannen: AP1.1", "actieplannen", ["streepje"]),
    ("visie: Iedereen", 'visie: "\\x07Iedereen"\nbevoegde: Iedereen', "visie:", "visie", ["onzichtbaar teken"]),
]


pytestmark = pytest.mark.traag


@pytest.mark.parametrize(
    ("oud", "nieuw", "op", "veld", "woorden"), FOUTEN, ids=[f"{f[3]}-{i}" for i, f in enumerate(FOUTEN)]
)
def test_fout_in_yaml_heeft_regel_veld_en_raad(oud, nieuw, op, veld, woorden, tmp_path):
    tekst = voorbeeld()
    assert oud in tekst
    tekst = tekst.replace(oud, nieuw, 1)
    pad = tmp_path / "plan.yaml"
    pad.write_text(tekst, encoding="utf-8")
    merkpunt, verder = op if isinstance(op, tuple) else (op, 0)
    regel = tekst[: tekst.index(merkpunt)].count("\n") + 1 + verder
    fouten = controleer(pad).fouten
    raak = [f for f in fouten if (f.plaats, f.veld) == (f"regel {regel}", veld)]
    assert raak, [str(f) for f in fouten]
    assert all(woord in str(raak[0]) for woord in woorden), str(raak[0])
    assert str(raak[0]).startswith(f"{pad.as_posix()}, regel {regel}, veld '{veld}'") and "\n" not in str(raak[0])


# Blad, cel → waarde, plaats, veld en woorden uit de raad.
FOUTEN_XLSX = [
    ("Plan", {"B3": "vilvorde"}, "blad 'Plan', rij 3, kolom B", "gebied", ["Bedoelde je Vilvoorde"]),
    ("Plan", {"A4": "vanaf"}, "blad 'Plan', rij 4, kolom A", "vanaf", ["ken dit veld niet"]),
    ("Plan", {"B10": None}, "blad 'Plan', rij 10, kolom B", "visie", ["ontbreekt"]),
    ("Partners", {"A1": "sleutels"}, "blad 'Partners', rij 1, kolom A", "sleutels", ["Bedoelde je sleutel"]),
    ("Partners", {"A3": "ocmw"}, "blad 'Partners', rij 4, kolom A", "sleutel", ["bestaat al"]),
    ("Actieplannen", {"A3": "BD9"}, "blad 'Actieplannen', rij 3, kolom A", "doelstelling", ["BD1, BD2"]),
    ("Acties", {"A4": "AP1.9"}, "blad 'Acties', rij 4, kolom A", "actieplan", ["Bedoelde je"]),
    ("Acties", {"C5": None}, "blad 'Acties', rij 5, kolom C", "titel", ["ontbreekt"]),
    ("Acties", {"G2": "instroom"}, "blad 'Acties', rij 2, kolom G", "rubriek", ["meting en verwerking instroom"]),
    ("Acties", {"K2": "bevolkng"}, "blad 'Acties', rij 2, kolom K", "trekker", ["Bedoelde je bevolking"]),
    ("Acties", {"M2": "1/9/2026"}, "blad 'Acties', rij 2, kolom M", "begin", ["2026-09-01"]),
    ("Acties", {"O2": "=1+1"}, "blad 'Acties', rij 2, kolom O", "status", ["formule", "plak"]),
    ("Acties", {"O2": "#N/A"}, "blad 'Acties', rij 2, kolom O", "status", ["Excel-fout"]),
    ("Acties", {"T2": "veel"}, "blad 'Acties', rij 2, kolom T", "budget 2026", ["een getal"]),
    ("Acties", {"T1": "Budget 2040"}, "blad 'Acties', rij 2, kolom T", "budget 2040", ["2026 tot 2031"]),
    ("Taken", {"A2": "A9"}, "blad 'Taken', rij 2, kolom A", "actie", ["ken geen actie 'A9'"]),
    ("Taken", {"B3": "policie"}, "blad 'Taken', rij 3, kolom B", "partner", ["Bedoelde je politie"]),
    (
        "Streefcijfers",
        {"B2": "vertrouwen"},
        "blad 'Streefcijfers', rij 2, kolom B",
        "indicator",
        ["Bedoelde je vertrouwen_medemens"],
    ),
    ("Streefcijfers", {"E2": 28}, "blad 'Streefcijfers', rij 2, kolom E", "basiswaarde", ["27"]),
    ("Streefcijfers", {"H2": 2023}, "blad 'Streefcijfers', rij 2, kolom H", "streefjaar", ["later jaar"]),
    ("Basislijnen", {"C2": 1850}, "blad 'Basislijnen', rij 2, kolom C", "basisjaar", ["1990"]),
]


@pytest.mark.parametrize(
    ("blad", "cellen", "plaats", "veld", "woorden"),
    FOUTEN_XLSX,
    ids=[f"{f[0]}-{f[3]}-{i}" for i, f in enumerate(FOUTEN_XLSX)],
)
def test_fout_in_excel_heeft_blad_rij_kolom_en_raad(blad, cellen, plaats, veld, woorden, tmp_path):
    pad = wijzig(schrijf_werkboek(tmp_path / "plan.xlsx"), blad, cellen)
    fouten = controleer(pad).fouten
    raak = [f for f in fouten if (f.plaats, f.veld) == (plaats, veld)]
    assert raak, [str(f) for f in fouten]
    assert all(woord in str(raak[0]) for woord in woorden), str(raak[0])


def test_er_zijn_meer_dan_veertig_soorten_fouten():
    assert len(FOUTEN) >= 40 and len(FOUTEN_XLSX) >= 20


def test_alle_fouten_komen_in_een_keer_ook_van_een_rij_die_nergens_bij_hoort(tmp_path):
    pad = schrijf_werkboek(tmp_path / "plan.xlsx")
    wijzig(pad, "Acties", {"A2": "AP9", "G2": "x", "M2": "morgen"})
    assert {f.veld for f in controleer(pad).fouten} >= {"actieplan", "rubriek", "begin"}
    tekst = voorbeeld().replace("status: lopend", "status: x").replace("gebied: '23088'", "gebied: nergens")
    (tmp_path / "plan.yaml").write_text(tekst, encoding="utf-8")
    assert [f.veld for f in controleer(tmp_path / "plan.yaml").fouten] == ["gebied"] + ["status"] * 5


def test_een_ontbrekend_blad_en_een_verdwenen_kolom(tmp_path):
    pad = schrijf_werkboek(tmp_path / "plan.xlsx")
    werkboek = openpyxl.load_workbook(pad)
    werkboek["Taken"].title = "Taak"
    werkboek["Streefcijfers"].delete_cols(8)
    werkboek.save(pad)
    tekst = "\n".join(map(str, controleer(pad).fouten))
    assert "blad 'Taken' ontbreekt" in tekst and "Bedoelde je Taak" in tekst
    assert "blad 'Streefcijfers', rij 1, veld 'streefjaar'" in tekst


ONLEESBAAR = [
    ("a: 'b", "YAML"),
    ("", "leeg"),
    ("a: &x 1\nb: *x", "verwijzingen"),
    ("- 1\n- 2", "sleutel: waarde"),
    ("a: " + "[" * 5000 + "]" * 5000, "niveaus"),
    ("titel: x\ntitel: y", "twee keer"),
    ("x: !!python/name:os.system y", "ken dit veld niet"),
]


@pytest.mark.parametrize(("inhoud", "woord"), ONLEESBAAR)
def test_onleesbare_yaml_is_een_zin(inhoud, woord, tmp_path):
    pad = tmp_path / "plan.yaml"
    pad.write_text(inhoud, encoding="utf-8")
    with pytest.raises(Gebruiksfout, match=woord):
        lees_plan(pad)


def test_een_melding_is_een_regel_zonder_tekens_die_een_terminal_sturen(tmp_path):
    pad = tmp_path / "plan.yaml"
    pad.write_text(voorbeeld().replace("status: lopend", f'status: "a\\e[31m\\nb{"c" * 500}"'), encoding="utf-8")
    for fout in controleer(pad).fouten:
        assert str(fout).isprintable() and len(str(fout)) < 400, str(fout)


def test_meer_rijen_dan_het_formulier_aankan_verdwijnen_niet_stil(tmp_path):
    pad = wijzig(schrijf_werkboek(tmp_path / "plan.xlsx"), "Vragen", {"A5001": "te ver", "B5001": "te ver"})
    with pytest.raises(Gebruiksfout, match="meer dan 5000 rijen"):
        lees_plan(pad)


def test_een_verkeerd_gespeld_leeg_veld_wordt_genoemd(tmp_path):
    pad = tmp_path / "plan.yaml"
    pad.write_text(voorbeeld().replace("doelgroep: alle nieuwe inwoners", "doelgoep:"), encoding="utf-8")
    fouten = {f.veld: str(f) for f in controleer(pad).fouten}
    assert set(fouten) == {"doelgoep", "doelgroep"} and "Bedoelde je doelgroep" in fouten["doelgoep"]


@pytest.mark.parametrize("inhoud", [b"", b"geen zip", b"PK\x03\x04kapot"])
def test_onleesbaar_werkboek_is_een_zin(inhoud, tmp_path):
    pad = tmp_path / "plan.xlsx"
    pad.write_bytes(inhoud)
    with pytest.raises(Gebruiksfout, match="geen leesbaar Excel-werkboek"):
        lees_plan(pad)


def test_een_uitgelegde_afwijking_is_een_melding_en_geen_fout(tmp_path):
    pad = tmp_path / "plan.yaml"
    uitleg = "basiswaarde: 8.6\n                afwijking: cijfer van een vorige editie"
    pad.write_text(voorbeeld().replace("basiswaarde: 7.6", uitleg), encoding="utf-8")
    uitslag = controleer(pad)
    assert not uitslag.fouten and "vorige editie" in str(uitslag.meldingen[0]) and "7.6" in str(uitslag.meldingen[0])


@pytest.mark.traag
def test_de_opdracht_geeft_code_2_en_alle_fouten(tmp_path):
    pad = tmp_path / "plan.yaml"
    pad.write_text(voorbeeld().replace("status: lopend", "status: x"), encoding="utf-8")
    uit = integratie("plan", "controle", str(pad))
    assert uit.returncode == 2 and "Traceback" not in uit.stderr
    assert uit.stdout.count("veld 'status'") == 5 and "5 fouten." in uit.stdout
    json_uit = integratie("plan", "controle", str(pad), "--json")
    assert json_uit.returncode == 2 and json_uit.stdout.count('"veld": "status"') == 5
