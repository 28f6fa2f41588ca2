"""Rijen uit een bestand nemen of erbij zetten, en al de rest van de opmaak laten zoals de uitgever ze schreef.

Tekst, zip en werkboek blijven wat ze zijn: dezelfde codering, koppen, stijlen, voetregels en eigenaardigheden. Zelfde invoer geeft dezelfde bytes.
"""

import csv
import re
import struct
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path

DATUM = (1980, 1, 1, 0, 0, 0)  # een vaste datum in elke zip: anders verschillen de bytes


def records(inhoud: bytes) -> list[bytes]:
    """De regels van een tekstbestand, elk met haar einde; een regeleinde tussen aanhalingstekens hoort bij het veld."""
    uit: list[bytes] = []
    for regel in inhoud.splitlines(keepends=True):
        if uit and uit[-1].count(b'"') % 2:
            uit[-1] += regel
        else:
            uit.append(regel)
    return uit


def velden(record: bytes, scheiding: str) -> list[str]:
    """De velden van een regel; de codering doet er niet toe, want alleen codes en namen worden vergeleken."""
    tekst = record.removeprefix(b"\xef\xbb\xbf").decode("latin-1").rstrip("\r\n")
    return next(
        csv.reader([tekst], delimiter=scheiding, quoting=csv.QUOTE_NONE if scheiding == "|" else csv.QUOTE_MINIMAL)
    )


def met_regels(inhoud: bytes, scheiding: str, houd: Callable[[list[str]], bool]) -> bytes:
    """Het tekstbestand met zijn kop en de regels die men houdt."""
    kop, *regels = records(inhoud)
    return kop + b"".join(regel for regel in regels if houd(velden(regel, scheiding)))


def lees_zip(pad: Path) -> dict[str, bytes]:
    """Naam → inhoud van elk lid, mappen inbegrepen."""
    with zipfile.ZipFile(pad) as zip_:
        return {lid.filename: zip_.read(lid) for lid in zip_.infolist()}


def schrijf_zip(pad: Path, leden: dict[str, bytes], niveau: int = 9) -> None:
    with zipfile.ZipFile(pad, "w") as zip_:
        for naam, inhoud in leden.items():
            lid = zipfile.ZipInfo(naam, DATUM)
            lid.compress_type = zipfile.ZIP_STORED if naam.endswith("/") else zipfile.ZIP_DEFLATED
            zip_.writestr(lid, inhoud, compresslevel=niveau)


@dataclass(frozen=True)
class Rij:
    """Een rij van een blad: haar nummer in de bron (0 als ze nieuw is), haar XML en de tekst van haar cellen."""

    nummer: int
    xml: str
    cellen: tuple[str, ...]


_RIJ = re.compile(r'<row\b[^>]*?\br="(\d+)"[^>]*?(?:/>|>.*?</row>)', re.DOTALL)
_CEL = re.compile(r'<c r="([A-Z]+)\d+"([^>]*?)(?:/>|>(.*?)</c>)', re.DOTALL)
_TEKST = re.compile(r"<t\b[^>]*>(.*?)</t>", re.DOTALL)
_VERWIJZING = re.compile(r'(<c [^>]*\bt="s"[^>]*><v>)(\d+)(</v>)')
_PERSOON = re.compile(r"(<(dc:creator|cp:lastModifiedBy)\b[^>]*>).*?(</\2>)", re.DOTALL)


def _kolom(letters: str) -> int:
    nummer = 0
    for letter in letters:
        nummer = 26 * nummer + ord(letter) - 64
    return nummer


def _letters(nummer: int) -> str:
    uit = ""
    while nummer:
        nummer, rest = divmod(nummer - 1, 26)
        uit = chr(65 + rest) + uit
    return uit


def nieuwe_rij(cellen: Iterable[str | float | None]) -> Rij:
    """Een rij met deze cellen: tekst, een getal, of leeg."""
    cellen, xml = list(cellen), ""
    for kolom, cel in enumerate(cellen, start=1):
        plaats = f'r="{_letters(kolom)}0"'
        if isinstance(cel, str):
            xml += f'<c {plaats} t="inlineStr"><is><t>{escape(cel)}</t></is></c>'
        elif cel is not None:
            xml += f"<c {plaats}><v>{cel!r}</v></c>"
    return Rij(0, f'<row r="0">{xml}</row>', tuple("" if c is None else str(c) for c in cellen))


def _rijen(blad: str, teksten: list[str]) -> list[Rij]:
    """Elke rij van een blad, ook de lege die er niet in staan."""
    uit: list[Rij] = []
    for rij in _RIJ.finditer(blad):
        cellen: dict[int, str] = {}
        for letters, kenmerken, inhoud in _CEL.findall(rij[0]):
            waarde = re.search(r"<v>(.*?)</v>", inhoud)
            if waarde:
                cellen[_kolom(letters)] = teksten[int(waarde[1])] if 't="s"' in kenmerken else unescape(waarde[1])
            else:
                cellen[_kolom(letters)] = unescape("".join(_TEKST.findall(inhoud)))
        uit += [Rij(nummer, "", ()) for nummer in range(len(uit) + 1, int(rij[1]))]
        breedte = max(cellen, default=0)
        uit.append(Rij(int(rij[1]), rij[0], tuple(cellen.get(k, "") for k in range(1, breedte + 1))))
    return uit


def _verplaats(xml: str, nummer: int) -> str:
    xml = re.sub(r'(<row\b[^>]*?\br=")\d+', rf"\g<1>{nummer}", xml, count=1)
    return re.sub(r'(<c r="[A-Z]+)\d+', rf"\g<1>{nummer}", xml)


def _met_verwijzingen(blad: str, naar: dict[int, int]) -> str:
    """Samengevoegde cellen en koppelingen schuiven mee met hun rij; die van een rij die wegviel, vallen weg."""

    def nieuw(bereik: str) -> str | None:
        delen = [re.fullmatch(r"([A-Z]+)(\d+)", deel) for deel in bereik.split(":")]
        nummers = [naar.get(int(deel[2])) for deel in delen if deel]
        return ":".join(f"{d[1]}{n}" for d, n in zip(delen, nummers, strict=True)) if all(nummers) else None

    def schuif(merk: re.Match) -> str:
        plaats = nieuw(merk[2])
        return f"{merk[1]}{plaats}{merk[3]}" if plaats else ""

    blad = re.sub(r'(<(?:mergeCell|hyperlink) ref=")([A-Z0-9:]+)("[^>]*/>)', schuif, blad)
    aantal = blad.count("<mergeCell ")
    blad = re.sub(r'<mergeCells count="\d+"', f'<mergeCells count="{aantal}"', blad)
    return re.sub(r"<mergeCells\b[^>]*></mergeCells>|<hyperlinks\b[^>]*></hyperlinks>", "", blad)


def _kenmerk(element: str, naam: str) -> str:
    return re.search(rf'\s{naam}="([^"]*)"', element)[1]


def wijzig_werkboek(bron: Path, doel: Path, wijzig: Callable[[str, list[Rij]], list[Rij]]) -> None:
    """`wijzig(naam van het blad, rijen)` geeft de rijen die er moeten staan; namen van personen en wat Excel herrekent, vallen weg."""
    leden = {naam: inhoud for naam, inhoud in lees_zip(bron).items() if naam != "xl/calcChain.xml"}
    tekst = {naam: inhoud.decode("utf-8") for naam, inhoud in leden.items() if naam.endswith((".xml", ".rels"))}
    gedeeld = tekst.get("xl/sharedStrings.xml", "")  # sommige programma's zetten de tekst in de cel zelf
    delen = re.findall(r"<si>.*?</si>|<si/>", gedeeld, re.DOTALL)
    teksten = [unescape("".join(_TEKST.findall(deel))) for deel in delen]
    plaats = {
        _kenmerk(rel, "Id"): _kenmerk(rel, "Target").removeprefix("/").removeprefix("xl/")
        for rel in re.findall(r"<Relationship [^>]*>", tekst["xl/_rels/workbook.xml.rels"])
    }
    bladen = {
        f"xl/{plaats[_kenmerk(blad, 'r:id')]}": unescape(_kenmerk(blad, "name"))
        for blad in re.findall(r"<sheet [^>]*>", tekst["xl/workbook.xml"])
    }
    for pad, naam in bladen.items():
        inhoud = tekst[pad]
        rijen = wijzig(naam, _rijen(inhoud, teksten))
        xml = "".join(_verplaats(rij.xml, nummer) for nummer, rij in enumerate(rijen, start=1))
        inhoud = re.sub(r"(<sheetData>).*(</sheetData>)", lambda m, x=xml: m[1] + x + m[2], inhoud, flags=re.DOTALL)
        inhoud = re.sub(r'(<dimension ref="[A-Z]+\d+:[A-Z]+)\d+', rf"\g<1>{len(rijen)}", inhoud)
        tekst[pad] = _met_verwijzingen(inhoud, {rij.nummer: n for n, rij in enumerate(rijen, start=1) if rij.nummer})
    # Alleen de teksten die nog ergens staan.
    gebruikt = sorted({int(n) for pad in bladen for _, n, _ in _VERWIJZING.findall(tekst[pad])})
    naar = {oud: nieuw for nieuw, oud in enumerate(gebruikt)}
    for pad in bladen:
        tekst[pad] = _VERWIJZING.sub(lambda m: f"{m[1]}{naar[int(m[2])]}{m[3]}", tekst[pad])
    if gedeeld:
        kop = re.sub(r' (?:count|uniqueCount)="\d+"', "", gedeeld.partition("<si")[0])
        tekst["xl/sharedStrings.xml"] = kop + "".join(delen[n] for n in gebruikt) + "</sst>"
    for pad in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        tekst[pad] = re.sub(r"<(?:Override|Relationship)\b[^>]*calcChain[^>]*/>", "", tekst[pad])
    if "docProps/core.xml" in tekst:
        tekst["docProps/core.xml"] = _PERSOON.sub(r"\1\3", tekst["docProps/core.xml"])
    schrijf_zip(doel, leden | {naam: inhoud.encode("utf-8") for naam, inhoud in tekst.items()})


def kies_vormen(bron: Path, doel: Path, houd: Callable[[str], bool]) -> None:
    """De vormen van een shapefile waarvan men de code (de eerste kolom) houdt: `.shp`, `.shx` en `.dbf`, punt voor punt gelijk."""
    vorm, tabel = bron.with_suffix(".shp").read_bytes(), bron.with_suffix(".dbf").read_bytes()
    aantal, lengte_kop, lengte_rij = struct.unpack("<IHH", tabel[4:12])
    breedte, plaats, vormen, rijen = tabel[32 + 16], 100, [], []
    for nummer in range(aantal):
        einde = plaats + 8 + 2 * struct.unpack(">i", vorm[plaats + 4 : plaats + 8])[0]
        rij = tabel[lengte_kop + nummer * lengte_rij :][:lengte_rij]
        if houd(rij[1 : 1 + breedte].decode("ascii").strip()):
            vormen.append(vorm[plaats + 8 : einde])
            rijen.append(rij)
        plaats = einde
    hoeken = [struct.unpack("<4d", v[4:36]) for v in vormen]
    hoek = struct.pack("<4d", *(f(h[k] for h in hoeken) for k, f in enumerate((min, min, max, max))))
    shp, shx = b"", b""
    for nummer, v in enumerate(vormen, start=1):
        shx += struct.pack(">ii", (100 + len(shp)) // 2, len(v) // 2)
        shp += struct.pack(">ii", nummer, len(v) // 2) + v
    for achtervoegsel, inhoud in ((".shp", shp), (".shx", shx)):
        kop = vorm[:24] + struct.pack(">i", (100 + len(inhoud)) // 2) + vorm[28:36] + hoek + vorm[68:100]
        doel.with_suffix(achtervoegsel).write_bytes(kop + inhoud)
    kop = tabel[:4] + struct.pack("<I", len(rijen)) + tabel[8:lengte_kop]
    doel.with_suffix(".dbf").write_bytes(kop + b"".join(rijen) + b"\x1a")
