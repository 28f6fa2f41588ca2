"""Een werkboek (xlsx) met lange tabellen: per rapport honderdduizenden cellen, en daar doet een algemene bibliotheek zes keer langer over.

Alleen wat wij nodig hebben van ECMA-376: tekst en getallen, getalnotaties, een vaste kop met filter, breedtes van kolommen. Dezelfde
inhoud geeft dezelfde bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

VET, GROOT, GEWOON = "vet", "groot", ""  # vormen van een cel; elke andere is een getalnotatie van Excel
_LETTERTYPES = {
    GEWOON: '<font><sz val="11"/><name val="Calibri"/></font>',
    VET: '<font><b/><sz val="11"/><name val="Calibri"/></font>',
    GROOT: '<font><b/><sz val="14"/><name val="Calibri"/></font>',
}
_KOP = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OOXML = "http://schemas.openxmlformats.org"
_HOOFD, _RELATIES = f"{_OOXML}/spreadsheetml/2006/main", f"{_OOXML}/package/2006/relationships"
_OFFICE = f"{_OOXML}/officeDocument/2006/relationships"
_SOORT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_NIET_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_VAST = (1980, 1, 1, 0, 0, 0)  # zonder tijd van maken
_EIGEN_NOTATIE = 164  # eerste nummer dat Excel niet zelf gebruikt
Waarde = str | float | None


@dataclass
class Kolom:
    """De cellen van een kolom, van boven naar onder; None en lege tekst zijn een lege cel. Zonder `vormen` is elke cel gewoon."""

    waarden: Sequence[Waarde]
    breedte: float
    vormen: Sequence[str] = ()


@dataclass
class Blad:
    """Een blad; met `kop` blijft de eerste rij staan en draagt ze een filter."""

    naam: str
    kolommen: list[Kolom]
    kop: bool = True

    def bereik(self, vast: str = "") -> str:
        """Alle cellen, zoals Excel ze noemt; `vast` is een dollarteken in een naam."""
        kolom, rij = _letter(len(self.kolommen) - 1), max(len(k.waarden) for k in self.kolommen)
        return f"{vast}A{vast}1:{vast}{kolom}{vast}{rij}"


@dataclass
class _Lijsten:
    """Wat alle bladen delen: elke tekst en elke vorm staat één keer in het werkboek, met een nummer."""

    teksten: dict[str, int] = field(default_factory=dict)
    vormen: dict[str, int] = field(default_factory=lambda: {GEWOON: 0, VET: 1, GROOT: 2})


def schrijf(titel: str, gemaakt: str, bladen: Sequence[Blad]) -> bytes:
    """De bytes van een werkboek met deze titel en maakdatum (ISO 8601)."""
    lijsten = _Lijsten()
    delen = {f"xl/worksheets/sheet{n}.xml": _blad(blad, lijsten) for n, blad in enumerate(bladen, 1)}
    soorten = {"xl/workbook.xml": "sheet.main", "xl/styles.xml": "styles", "xl/sharedStrings.xml": "sharedStrings"}
    soorten |= dict.fromkeys(delen, "worksheet")
    verwijzingen = {f"rId{n}": (f"{_OFFICE}/worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(bladen) + 1)}
    verwijzingen |= {f"r{x}": (f"{_OFFICE}/{x}", f"{x}.xml") for x in ("styles", "sharedStrings")}
    core = f"{_OOXML}/package/2006/metadata/core-properties"
    delen |= {
        "[Content_Types].xml": f'<Types xmlns="{_OOXML}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        + "".join(f'<Override PartName="/{pad}" ContentType="{_SOORT}.{x}+xml"/>' for pad, x in soorten.items())
        + "</Types>",
        "_rels/.rels": _relaties(
            {
                "rId1": (f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
                "rId2": (f"{_RELATIES}/metadata/core-properties", "docProps/core.xml"),
            }
        ),
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{core}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f'<dc:title>{_tekst(titel)}</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">{gemaakt}</dcterms:created>'
        "</cp:coreProperties>",
        "xl/workbook.xml": _werkboek(bladen),
        "xl/_rels/workbook.xml.rels": _relaties(verwijzingen),
        "xl/styles.xml": _stijlen(list(lijsten.vormen)),
        "xl/sharedStrings.xml": f'<sst xmlns="{_HOOFD}">'
        + "".join(f'<si><t xml:space="preserve">{_tekst(tekst)}</t></si>' for tekst in lijsten.teksten)
        + "</sst>",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as zip_:
        for pad, inhoud in sorted(delen.items()):
            zip_.writestr(zipfile.ZipInfo(pad, _VAST), (_KOP + inhoud).encode(), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _blad(blad: Blad, lijsten: _Lijsten) -> str:
    kolommen = [_cellen(_letter(n), kolom, lijsten) for n, kolom in enumerate(blad.kolommen)]
    rijen = "".join(f'<row r="{n}">{"".join(cellen)}</row>' for n, cellen in enumerate(zip(*kolommen, strict=True), 1))
    vast = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' if blad.kop else ""
    breedtes = "".join(
        f'<col min="{n}" max="{n}" width="{kolom.breedte}" customWidth="1"/>'
        for n, kolom in enumerate(blad.kolommen, 1)
    )
    filter_ = f'<autoFilter ref="{blad.bereik()}"/>' if blad.kop else ""
    return (
        f'<worksheet xmlns="{_HOOFD}"><dimension ref="{blad.bereik()}"/>'
        f'<sheetViews><sheetView workbookViewId="0">{vast}</sheetView></sheetViews>'
        f"<cols>{breedtes}</cols><sheetData>{rijen}</sheetData>{filter_}</worksheet>"
    )


def _cellen(letter: str, kolom: Kolom, lijsten: _Lijsten) -> list[str]:
    teksten, nummers = lijsten.teksten, lijsten.vormen
    vormen = [nummers.setdefault(vorm, len(nummers)) for vorm in kolom.vormen] or [0] * len(kolom.waarden)
    return [
        ""
        if waarde is None or waarde == ""
        else f'<c r="{letter}{rij}" s="{vorm}" t="s"><v>{teksten.setdefault(waarde, len(teksten))}</v></c>'
        if isinstance(waarde, str)
        else f'<c r="{letter}{rij}" s="{vorm}"><v>{waarde:.16G}</v></c>'
        for rij, (waarde, vorm) in enumerate(zip(kolom.waarden, vormen, strict=True), 1)
    ]


def _werkboek(bladen: Sequence[Blad]) -> str:
    namen = "".join(f'<sheet name="{_tekst(b.naam)}" sheetId="{n}" r:id="rId{n}"/>' for n, b in enumerate(bladen, 1))
    filters = "".join(  # zonder deze naam kent Excel het filter niet
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{n}" hidden="1">'
        f"'{_tekst(b.naam)}'!{b.bereik('$')}</definedName>"
        for n, b in enumerate(bladen)
        if b.kop
    )
    return (
        f'<workbook xmlns="{_HOOFD}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{namen}</sheets>{f'<definedNames>{filters}</definedNames>' if filters else ''}</workbook>"
    )


def _stijlen(vormen: list[str]) -> str:
    notaties = {vorm: n for n, vorm in enumerate((v for v in vormen if v not in _LETTERTYPES), _EIGEN_NOTATIE)}
    lijst = "".join(f'<numFmt numFmtId="{n}" formatCode="{escape(vorm)}"/>' for vorm, n in notaties.items())
    stijlen = "".join(
        f'<xf numFmtId="{notaties.get(vorm, 0)}" fontId="{[*_LETTERTYPES].index(vorm) if vorm in _LETTERTYPES else 0}" '
        f'fillId="0" borderId="{int(vorm == VET)}" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1"/>'
        for vorm in vormen
    )
    zijden = "<left/><right/><top/>"
    return (
        f'<styleSheet xmlns="{_HOOFD}">{f"<numFmts>{lijst}</numFmts>" if lijst else ""}'
        f"<fonts>{''.join(_LETTERTYPES.values())}</fonts>"
        '<fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
        f"<borders><border>{zijden}<bottom/><diagonal/></border>"
        f'<border>{zijden}<bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders>'
        '<cellStyleXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f"<cellXfs>{stijlen}</cellXfs>"
        '<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _relaties(doelen: dict[str, tuple[str, str]]) -> str:
    lijst = "".join(f'<Relationship Id="{id_}" Type="{soort}" Target="{pad}"/>' for id_, (soort, pad) in doelen.items())
    return f'<Relationships xmlns="{_RELATIES}">{lijst}</Relationships>'


def _letter(kolom: int) -> str:
    return chr(ord("A") + kolom)  # geen tabel heeft er meer dan 26


def _tekst(tekst: str) -> str:
    return escape(_NIET_IN_XML.sub("", tekst))
