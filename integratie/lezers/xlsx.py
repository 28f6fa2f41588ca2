"""De bladen van een xlsx-bestand, rij voor rij en elk één keer gelezen.

openpyxl leest een blad dat zijn eigen omvang niet opgeeft eerst helemaal om ze te kennen, bij elk openen; en het geeft een formule die nooit
uitgerekend werd als een lege cel. Hier is zo'n cel de tekst van haar formule, zodat een lezer ze weigert. Ook calamine geeft ze als een lege cel, en
leest een blad in één keer in het geheugen.

Een rij die geschreven is zoals elk rekenblad gewone cellen schrijft, wordt met een patroon gelezen: drie keer zo snel als met de xml-lezer, die al de rest leest.
"""

from __future__ import annotations

import datetime
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import IO
from xml.etree.ElementTree import Element, ParseError, fromstring, iterparse

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

HOOGSTE_RIJ, VERSTE_KOLOM = 1_048_576, 16_384  # van Excel zelf
_EINDE = b"</row>"
_CIJFERS = "0123456789"
_BLOK, _LANGSTE_RIJ = 1 << 20, 50_000_000  # bytes
# Zonder eerste regel, zoals openpyxl het schrijft, of zonder tekenset daarin is een blad utf-8.
_KOP = re.compile(
    rb'(?:\xef\xbb\xbf)?(?:<\?xml(?![^>]*encoding="(?!utf-8"))[^>]*"\?>)?\s*<worksheet[\s>].*?<sheetData>', re.I | re.S
)
_RIJ = re.compile(r'\s*<row(?: r="([0-9]+)")?(?: (?!r=)[\w:]+="[^"<&]*")*>\s*')
# openpyxl schrijft elke letter met een accent als een verwijzing; wat hier niet past, leest de xml-lezer.
_VERWIJZING = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#(3[2-9]|[4-9][0-9]|[1-9][0-9]{2,3}));")
_TEKST = rf"((?=[^<])[^<&\r]*(?:{_VERWIJZING.pattern.replace('(amp', '(?:amp').replace('#(', '#(?:')}[^<&\r]*)*)"
_CEL = re.compile(
    r'(<c(?: r="([A-Z]{1,3})[0-9]+")?(?: s="([0-9]+)")?(?: t="(s|n|b|str|inlineStr)")?'
    rf'(?:/>|>(?:<v>{_TEKST}</v>|<is><t(?: xml:space="preserve")?>{_TEKST}</t></is>)?</c>)\s*)'
)
_TEKENS = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_NIET_IN_OPMAAK = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')  # letterlijke tekst en kleuren


class Procent(float):
    """Een getal dat het rekenblad als percentage toont: 0,125 staat er als 12,5 %."""

    __slots__ = ()


@dataclass(frozen=True)
class Blad:
    """Een blad met zijn naam; `deel` is zijn plaats in de zip."""

    boek: Xlsx
    naam: str
    verborgen: bool
    deel: str

    def rijen(self) -> Iterator[tuple[int, tuple]]:
        """Nummer (vanaf 1) en celwaarden van elke rij met iets erin. Fout: `ValueError` bij meer rijen of cellen dan in een blad kunnen."""
        with self.boek.zip_.open(self.deel) as stroom:
            yield from self.boek.lees(stroom)


class Xlsx:
    """Een geopend werkboek: zijn bladen, teksten en welke opmaak een datum is."""

    def __init__(self, zip_: zipfile.ZipFile, teksten: bool = True) -> None:
        self.zip_ = zip_
        boek = next(deel for soort, deel in _verwijzingen(zip_, "").values() if soort == "officeDocument")
        wortel = fromstring(zip_.read(boek))
        delen = _verwijzingen(zip_, boek)
        self.bladen = [
            Blad(self, blad.attrib["name"], blad.get("state", "visible") != "visible", delen[verwijzing][1])
            for blad in wortel.findall("{*}sheets/{*}sheet")
            if delen[verwijzing := next(w for k, w in blad.attrib.items() if k.endswith("}id"))][0] == "worksheet"
        ]
        eigenschappen = wortel.find("{*}workbookPr")
        mac = eigenschappen is not None and eigenschappen.get("date1904") in ("1", "true")
        self.dagnul = MAC_EPOCH if mac else WINDOWS_EPOCH
        op_soort = {soort: deel for soort, deel in delen.values()}
        deel = op_soort.get("sharedStrings", "")
        er = teksten and deel in zip_.namelist()
        self.teksten = [_tekst(e) for e in fromstring(zip_.read(deel)).iterfind("{*}si")] if er else []
        self.datums, self.procenten = self._opmaak(op_soort.get("styles", ""))

    def _opmaak(self, deel: str) -> tuple[frozenset[str], frozenset[str]]:
        """De nummers van de opmaak die een datum toont, en van die met een %-teken; met een kapotte opmaak is alles een gewoon getal."""
        try:
            wortel = fromstring(self.zip_.read(deel))
        except (ParseError, KeyError):
            return frozenset(), frozenset()
        vormen: dict[str, str] = {str(nummer): vorm for nummer, vorm in BUILTIN_FORMATS.items()}
        vormen |= {v.get("numFmtId", ""): v.get("formatCode", "") for v in wortel.findall("{*}numFmts/{*}numFmt")}
        stijlen = [vormen.get(stijl.get("numFmtId", ""), "") for stijl in wortel.findall("{*}cellXfs/{*}xf")]
        return (
            frozenset(str(n) for n, vorm in enumerate(stijlen) if is_date_format(vorm)),
            frozenset(str(n) for n, vorm in enumerate(stijlen) if "%" in _NIET_IN_OPMAAK.sub("", vorm)),
        )

    def lees(self, stroom: IO[bytes]) -> Iterator[tuple[int, tuple]]:
        """Wat `Blad.rijen` geeft, uit de xml van een blad."""
        for nummer, rij in self._alle(stroom):
            if nummer > HOOGSTE_RIJ or len(rij) > VERSTE_KOLOM:
                raise ValueError
            if rij:
                yield nummer, rij

    def _alle(self, stroom: IO[bytes]) -> Iterator[tuple[int, tuple]]:
        kop, nummer = _KOP.match(stroom.read(_BLOK)), 0
        stroom.seek(kop.end() if kop else 0)
        if kop is None:
            yield from self._uit_xml(stroom, nummer)
            return
        for tekst in _rijen(stroom):
            rijen = self._gewone(tekst, nummer)
            if rijen is None:
                xml = kop[0] + tekst.encode() + b"</sheetData></worksheet>"
                rijen = list(self._uit_xml(io.BytesIO(xml), nummer))
            for nummer, rij in rijen:
                yield nummer, rij

    def _gewone(self, tekst: str, vorige: int) -> list[tuple[int, tuple]] | None:
        """De rij in deze tekst, of None als ze niet zo geschreven is."""
        begin = _RIJ.match(tekst)
        if begin is None:
            return None
        uit, kolom, lengte, teksten = list[object](), 0, begin.end() + len(_EINDE), self.teksten
        for cel, plaats, stijl, soort, waarde, woord in _CEL.findall(tekst, begin.end()):
            lengte += len(cel)
            kolom = _kolom(plaats) if plaats else kolom + 1
            if waarde or woord:
                if "&" in (waarde or woord):
                    waarde, woord = _voluit(waarde), _voluit(woord)
                if kolom - 1 > len(uit):
                    uit += [None] * (kolom - 1 - len(uit))
                uit.append(woord or (teksten[int(waarde)] if soort == "s" else self._inhoud(soort, stijl, waarde)))
        return [(int(begin[1] or vorige + 1), tuple(uit))] if lengte == len(tekst) else None

    def _uit_xml(self, stroom: IO[bytes], nummer: int) -> Iterator[tuple[int, tuple]]:
        """De rijen van een blad na rij `nummer`, ook de lege."""
        kolom, rij = 0, list[object]()
        for _, element in iterparse(stroom):
            soort = _kort(element.tag)
            if soort == "c":
                plaats = element.get("r")
                kolom = _kolom(plaats.rstrip(_CIJFERS)) if plaats else kolom + 1
                waarde = self._waarde(element)
                if waarde is not None:
                    rij += [None] * (kolom - 1 - len(rij))
                    rij.append(waarde)
                element.clear()
            elif soort == "row":
                nummer = int(element.get("r") or nummer + 1)
                yield nummer, tuple(rij)
                kolom, rij = 0, []
                element.clear()
            elif soort == "sheetData":
                return

    def _waarde(self, cel: Element) -> object:
        """De waarde van een cel; None als ze leeg is."""
        soort, formule, waarde = cel.get("t", ""), "", None
        for deel in cel:
            naam = _kort(deel.tag)
            if naam == "v":
                waarde = deel.text
            elif naam == "f":
                formule = f"={deel.text or ''}"
            elif naam == "is":
                return _tekst(deel)
        if waarde is None:
            return formule if formule and soort != "str" else None
        return self._inhoud(soort, cel.get("s", ""), waarde)

    def _inhoud(self, soort: str, stijl: str, waarde: str) -> object:
        if soort == "s":
            return self.teksten[int(waarde)]
        if soort in ("", "n"):
            getal = float(waarde) if not waarde.lstrip("-").isdigit() else int(waarde)
            if stijl in self.procenten:
                return Procent(getal)
            return self._datum(getal) if stijl in self.datums else getal
        if soort == "b":
            return waarde == "1"
        return datetime.datetime.fromisoformat(waarde) if soort == "d" else waarde

    def _datum(self, getal: float) -> object:
        try:
            return _dag(getal, self.dagnul)
        except (OverflowError, ValueError):  # buiten de kalender: dan is het geen datum
            return getal


# Elke cel vraagt ze opnieuw, en het zijn er weinig verschillende.
_kolom = lru_cache(maxsize=VERSTE_KOLOM)(column_index_from_string)
_dag = lru_cache(maxsize=10_000)(from_excel)


def _voluit(tekst: str) -> str:
    """De tekst met elk teken zelf in plaats van een verwijzing."""
    return _VERWIJZING.sub(lambda m: _TEKENS[m[1]] if m[1] else chr(int(m[2])), tekst)


@lru_cache(maxsize=1_000)
def _kort(naam: str) -> str:
    """De naam van een element zonder zijn naamruimte."""
    return naam.rpartition("}")[2]


def _rijen(stroom: IO[bytes]) -> Iterator[str]:
    """De tekst van elke rij tot en met haar sluiting, en die van wat er na de laatste nog staat. Fout: `ValueError` zonder einde."""
    rest = b""
    while blok := stroom.read(_BLOK):
        *rijen, rest = (rest + blok).split(_EINDE)
        yield from ((rij + _EINDE).decode() for rij in rijen)
        if b"</sheetData>" in rest or len(rest) > _LANGSTE_RIJ:
            break
    laatste, einde, _ = rest.partition(b"</sheetData>")
    if not einde:
        raise ValueError
    if laatste.strip():
        yield laatste.decode()


def _verwijzingen(zip_: zipfile.ZipFile, deel: str) -> dict[str, tuple[str, str]]:
    """Waar een deel naar verwijst: kenmerk → (soort, deel)."""
    map_, naam = posixpath.split(deel)
    wortel = fromstring(zip_.read(posixpath.join(map_, "_rels", f"{naam}.rels")))
    return {
        r.attrib["Id"]: (
            r.attrib["Type"].rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", map_, r.attrib["Target"])).lstrip("/"),
        )
        for r in wortel
    }


def _tekst(element: Element) -> str:
    """De tekst van een cel, ook als delen ervan een eigen opmaak hebben; zonder de uitspraak erboven (rPh)."""
    if len(element) == 1 and element[0].tag.endswith("}t"):
        return element[0].text or ""
    delen = (
        deel
        for kind in element
        for deel in ([kind] if kind.tag.endswith("}t") else kind.findall("{*}t"))
        if not kind.tag.endswith("}rPh")
    )
    return "".join(deel.text or "" for deel in delen)
