"""Wat er in een bestand staat, zelf gelezen en elk bestand één keer: de boom van een bladzijde, de vakken van een werkboek, de tabellen van elk formaat."""

import csv
import io
import re
from functools import lru_cache
from typing import NamedTuple
from xml.etree import ElementTree
from zipfile import ZipFile

from bs4 import BeautifulSoup, Tag
from openpyxl import load_workbook

Cel = str | float
Tafel = tuple[list[str], list[list[Cel]]]  # koppen (leeg zonder) en rijen
_DOCX, _PPTX = r"word/document\.xml", r"ppt/slides/slide\d+\.xml"
_GETAL = re.compile(r"-?\d+(?:,\d+)?")


class Vak(NamedTuple):
    """Een vak van een werkboek: tekst of een getal, en bij een getal hoe het getoond wordt."""

    inhoud: Cel = ""
    vorm: str = ""


@lru_cache(1)
def html(inhoud: bytes) -> BeautifulSoup:
    """Een bladzijde; wie er na elkaar in kijkt, krijgt dezelfde boom."""
    return BeautifulSoup(inhoud, "html.parser", from_encoding="utf-8")


@lru_cache(1)
def _bomen(inhoud: bytes, deel: str) -> list[ElementTree.Element]:
    """De delen van een zip met deze naam."""
    with ZipFile(io.BytesIO(inhoud)) as zip_:
        return [ElementTree.fromstring(zip_.read(n)) for n in zip_.namelist() if re.fullmatch(deel, n)]


def werkboek(inhoud: bytes) -> dict[str, list[list[Vak]]]:
    """Naam van elk blad → de vakken van elke rij, ook de lege ertussen. Fout: `BadZipFile`, `KeyError` of `ValueError` als het er geen is."""
    boek = load_workbook(io.BytesIO(inhoud), read_only=True)
    return {
        blad.title: [
            [Vak("" if cel.value is None else cel.value, cel.number_format or "") for cel in rij]
            for rij in blad.iter_rows()
        ]
        for blad in boek.worksheets
    }


def _letters(element: ElementTree.Element) -> str:
    """De tekst, met een spatie tussen alinea's."""
    delen = ((t.text or "") if t.tag.endswith("}t") else " " for t in element.iter() if t.tag.endswith(("}t", "}p")))
    return " ".join("".join(delen).split(" ")).strip()


def tafels(inhoud: bytes, soort: str) -> list[Tafel]:
    """De tabellen van een html, docx, pptx, xlsx of csv."""
    match soort:
        case "html":
            return [_van_html(tabel) for tabel in html(inhoud).select("main table")]
        case "docx" | "pptx":
            bomen = _bomen(inhoud, _DOCX if soort == "docx" else _PPTX)
            return [_van_xml(tabel) for boom in bomen for tabel in boom.iter() if tabel.tag.endswith("}tbl")]
        case "xlsx":  # het eerste blad is de inhoud
            return [_van_blad(vakken[2:]) for vakken in [*werkboek(inhoud).values()][1:]]
    kop, *rijen = csv.reader(io.StringIO(inhoud.decode("utf-8-sig"), newline=""), delimiter=";")
    return [
        (kop, [[rij[0], *(float(x.replace(",", ".")) if _GETAL.fullmatch(x) else x for x in rij[1:])] for rij in rijen])
    ]


def _van_html(tabel: Tag) -> Tafel:
    koppen = [th.get_text() for th in tabel.select("thead th")]
    rijen = (tr.find_all(["th", "td"], recursive=False) for tr in tabel.select("tbody tr"))
    return koppen, [[cel.get_text() for cel in rij] for rij in rijen]


def _van_xml(tabel: ElementTree.Element) -> Tafel:
    kop, *rijen = [[_letters(cel) for cel in rij.iterfind("{*}tc")] for rij in tabel.iterfind("{*}tr")]
    return kop, [[*rij] for rij in rijen]


def _van_blad(vakken: list[list[Vak]]) -> Tafel:
    """Tot de eerste lege rij: daaronder staat de bron."""
    kop, *rijen = vakken
    tot = next((i for i, rij in enumerate(rijen) if all(x.inhoud == "" for x in rij)), len(rijen))
    return [str(x.inhoud) for x in kop], [[x.inhoud for x in rij] for rij in rijen[:tot]]


def alle_letters(inhoud: bytes, soort: str) -> str:
    """Alles wat er op een bladzijde of in een Word-document te lezen staat."""
    if soort == "html":
        pagina = html(inhoud).body
        return pagina.get_text() if isinstance(pagina, Tag) else ""
    return " ".join(map(_letters, _bomen(inhoud, _DOCX)))


def diatitels(inhoud: bytes) -> list[str]:
    """De titel van elke dia."""
    vormen = (vorm for boom in _bomen(inhoud, _PPTX) for vorm in boom.iterfind(".//{*}sp"))
    soorten = ((vorm, {x.get("type", "") for x in vorm.iterfind(".//{*}ph")}) for vorm in vormen)
    return [_letters(vorm) for vorm, types in soorten if types & {"title", "ctrTitle"}]
