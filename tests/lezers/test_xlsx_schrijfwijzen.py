"""Eenzelfde blad, geschreven zoals verschillende programma's dat doen, geeft dezelfde rijen."""

import datetime
import io
import re
import zipfile

import pytest

from integratie.lezers.xlsx import Xlsx

HOOFD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
PAKKET = "http://schemas.openxmlformats.org/package/2006/relationships"
SOORT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TEKSTEN = "<si><t>datum</t></si><si><t>wie &amp; wat</t></si><si><r><t>vet</t></r><r><t> en niet</t></r></si>"
STIJLEN = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
BLAD = (
    '<row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>'
    '<row r="3"><c r="A3" s="1"><v>45355</v></c><c r="B3" s="1"/><c r="C3" t="inlineStr"><is><t>Évere</t></is></c></row>'
    '<row r="4"/><row r="5"><c r="A5" t="b"><v>1</v></c><c r="B5"><v>2.5</v></c><c r="C5" t="s"><v>2</v></c></row>'
)
VERWACHT = [
    (1, ("datum", None, "wie & wat")),
    (3, (datetime.datetime(2024, 3, 4), None, "Évere")),
    (5, (True, 2.5, "vet en niet")),
]
SCHRIJFWIJZEN = {
    "zoals Excel": lambda x: x,
    "met een eigen naamruimte": lambda x: re.sub(r"<(/?)(\w)", r"<\1x:\2", x).replace('xmlns="', 'xmlns:x="'),
    "zonder plaats van een cel of rij": lambda x: re.sub(r' r="[A-Z]*5"| r="4"', "", x),
    "ingesprongen": lambda x: x.replace("<row", "\n  <row").replace("<c ", "\n    <c ").replace("</row>", "\n  </row>"),
    "met een opmerking": lambda x: x.replace("<v>2.5", "<!-- </c> --><v>2.5"),
    "met een formule": lambda x: x.replace("<v>2.5", "<f>5/2</f><v>2.5"),
    "met een teken als verwijzing": lambda x: x.replace("É", "&#201;"),
    "met andere enkele aanhalingstekens": lambda x: x.replace('t="b"', "t='b'"),
    "tekst als t=str": lambda x: x.replace('t="inlineStr"><is><t>Évere</t></is>', 't="str"><v>Évere</v>'),
    "met veel erna": lambda x: x.replace("</sheetData>", f"</sheetData>{'<x/>' * 700_000}"),
}


def boek(blad: str, codering: str = "utf-8") -> Xlsx:
    stroom = io.BytesIO()
    with zipfile.ZipFile(stroom, "w") as zip_:
        for naam, doelen in {
            "": [("officeDocument", "xl/workbook.xml")],
            "xl/workbook.xml": [
                ("worksheet", "worksheets/b.xml"), ("sharedStrings", "t.xml"), ("styles", "s.xml")
            ],
        }.items():  # fmt: skip
            map_, _, kort = naam.rpartition("/")
            wie = "".join(f'<Relationship Id="r{d}" Type="{SOORT}/{s}" Target="{d}"/>' for s, d in doelen)
            zip_.writestr(
                f"{map_}/_rels/{kort}.rels".lstrip("/"), f'<Relationships xmlns="{PAKKET}">{wie}</Relationships>'
            )
        bladen = '<sheets><sheet name="b" sheetId="1" r:id="rworksheets/b.xml"/></sheets>'
        zip_.writestr("xl/workbook.xml", f"{HOOFD}<workbook {NS}>{bladen}</workbook>")
        zip_.writestr("xl/t.xml", f"{HOOFD}<sst {NS}>{TEKSTEN}</sst>")
        zip_.writestr("xl/s.xml", f"{HOOFD}<styleSheet {NS}>{STIJLEN}</styleSheet>")
        zip_.writestr("xl/worksheets/b.xml", blad.replace("UTF-8", codering).encode(codering))
    return Xlsx(zipfile.ZipFile(stroom))


def rijen(blad: str, codering: str = "utf-8") -> list:
    return list(boek(blad, codering).bladen[0].rijen())


@pytest.mark.parametrize("naam", SCHRIJFWIJZEN)
def test_elke_schrijfwijze_geeft_dezelfde_rijen(naam):
    xml = SCHRIJFWIJZEN[naam](f"<worksheet {NS}><sheetData>{BLAD}</sheetData></worksheet>")
    assert rijen(HOOFD + xml) == VERWACHT


def test_een_andere_codering():
    xml = f"<worksheet {NS}><sheetData>{BLAD}</sheetData></worksheet>"
    assert rijen(HOOFD + xml, "utf-16") == VERWACHT


@pytest.mark.parametrize("codering", ["", ' encoding="utf-8"', ' encoding="iso-8859-1"'])
def test_zonder_eerste_regel_of_met_een_andere_codering(codering):
    """Zonder regel of zonder codering is xml utf-8 (XML 1.0, 4.3.3)."""
    blad = f"<worksheet {NS}><sheetData>{BLAD}</sheetData></worksheet>"
    if "8859" in codering:
        assert rijen(f'<?xml version="1.0"{codering}?>{blad}', "iso-8859-1") == VERWACHT
    else:
        assert rijen(f'<?xml version="1.0"{codering}?>{blad}') == rijen(blad) == VERWACHT


@pytest.mark.parametrize(
    "tekst", ["Belgi\u00eb", "a & b < c > d", "l\u2019\u00e9cole \u2013 \u20ac", "\"a\" 'b'", "\u0412\u044a\u0432", "\U0001f600", "&amp;", "&#65;", "a\tb"]
)  # fmt: skip
@pytest.mark.parametrize("schrijf", ["verwijzing", "zestientallig", "zichzelf"])
def test_een_teken_als_verwijzing_is_het_teken(tekst, schrijf):
    """Ook de opeenvolging ervan: wat er als `&amp;amp;` staat, is `&amp;`."""
    vorm = {"verwijzing": "&#{};", "zestientallig": "&#x{:x};", "zichzelf": ""}[schrijf]
    vervang = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
    xml = "".join(vervang.get(t) or (vorm.format(ord(t)) if ord(t) > 126 and vorm else t) for t in tekst)
    cel = f'<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve">{xml}</t></is></c><c r="B1" t="str"><v>{xml}</v></c></row>'
    assert rijen(f"<worksheet {NS}><sheetData>{cel}</sheetData></worksheet>") == [(1, (tekst, tekst))]


@pytest.mark.parametrize("slot", ["", "</sheetData>", '<row r="6"><c r="A6"><v>1</v></c>', "</worksheet>"])
def test_een_afgekapt_blad_wordt_geweigerd(slot):
    """Een blad dat midden in een rij of voor zijn einde ophoudt, is niet stilletjes een korter blad."""
    xml = f"{HOOFD}<worksheet {NS}><sheetData>{BLAD}".removesuffix("</row>") + slot
    with pytest.raises((ValueError, SyntaxError)):
        rijen(xml)


def test_meer_rijen_dan_in_een_blad_kunnen():
    xml = f'{HOOFD}<worksheet {NS}><sheetData><row r="1048577"><c><v>1</v></c></row></sheetData></worksheet>'
    with pytest.raises(ValueError):
        rijen(xml)
