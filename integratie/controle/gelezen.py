"""Wat een lezer in een bladzijde, document, presentatie of werkboek ziet, zelf uit dat bestand gelezen en naast de blokken gelegd.

Elke rij van een tabel is er een van een blok, met elke cel onder haar kop en in dezelfde volgorde; koppen, zinnen en opschriften staan er letterlijk.
"""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

from bs4 import BeautifulSoup, Tag

from integratie.blok import onderdelen as o
from integratie.blok import vierblad as v
from integratie.blok.blok import Blok, Figuur
from integratie.blok.tekst import Tekst
from integratie.controle import getallen

Cel = str | float
Record = dict[str, object]  # kop → wat eronder hoort te staan
Tafel = tuple[list[str], list[list[Cel]]]  # koppen (leeg zonder) en rijen
KORTER = ("klein", "leeg", "ouderdom", "bron")  # deze alinea's worden samengenomen of staan er één keer
EIGEN = {"Kerncijfers", "Bronnen", "Samenvatting"}  # titels van een dia die geen kop van het rapport zijn
_EENHEID = re.compile(r" \([^()]*\)$")
_GETAL = re.compile(r"(?:ca\.\s)?([+\u2212]?[\d.,]+)(?:\s\D*)?")


def kaal(x: object) -> str:
    """Zonder wit en puntkomma's: waar regels breken en wat een cel opsomt, verschilt per formaat."""
    return re.sub(r"[\s;]", "", _tekst(x))


def _tekst(x: object) -> str:
    if isinstance(x, tuple):
        return " ".join(map(_tekst, x))
    if isinstance(x, o.Lijst):
        return _tekst(x.punten)
    return str(x.tekst if isinstance(x, o.Alinea | o.Kop) else x)


def records(deel: object) -> Iterator[list[Record]]:
    """De rijen van elke tabel, figuur of lijst in een blok."""
    match deel:
        case o.Tabel():
            yield [dict(zip(deel.kolommen, rij, strict=True)) for rij in deel.rijen]
        case Figuur():
            yield from records(deel.cijfertabel)
        case o.Kerncijfers():
            yield [
                {"Kerncijfer": k.naam, "Waarde": k.waarde, "Toelichting": "; ".join(map(str, k.regels))}
                for k in deel.punten
            ]
        case v.Kerngetallen():
            for kop in ("Kerngetal", "Kerncijfer"):
                yield [{kop: k.naam, "Waarde": k.waarde, "Verandering": k.verandering} for k in deel.punten]
        case v.Kaartlijst():
            yield [{"Gebied": x.naam, "Waarde": x.cijfer, f"In {deel.eenheid}": x.cijfer} for x in deel.regels]
        case v.Rijenblad():
            yield from ([_rij(rij, thema.titel, deel) for rij in thema.rijen] for thema in deel.themas)
            yield [_rij(rij, thema.titel, deel) for thema in deel.themas for rij in thema.rijen]
        case Blok() | o.Groep() | o.Uitklap():
            for binnen in deel.onderdelen:
                yield from records(binnen)


def _rij(rij: v.Themarij, thema: str, blad: v.Rijenblad) -> Record:
    begin = f"{rij.begin!s}{rij.beginjaar or ''}"
    uit: Record = {"Indicator": rij.titel.removeprefix("… "), "Thema": thema, "Jaar": rij.jaar, blad.eigen: rij.waarde}
    uit |= {"Laatste cijfer": f"{rij.waarde!s}{rij.jaar}", "In vijf jaar": rij.verandering, "Plaats": rij.plaats}
    return (
        uit
        | {"Eerste cijfer": rij.begin, f"Verloop sinds {blad.eerste}": begin}
        | dict(zip(blad.maatstaven, rij.maatstaven, strict=False))
    )


def zinnen(deel: object) -> Iterator[str]:
    """Elke kop, alinea, punt en elk opschrift dat een bladzijde en een document letterlijk tonen."""
    match deel:
        case o.Kop():
            yield deel.tekst
        case o.Alinea() if deel.soort not in KORTER:
            yield str(deel.tekst)
        case o.Lijst():
            yield from (str(punt) for punt in deel.punten if isinstance(punt, Tekst))
        case Figuur():
            yield deel.titel
        case v.Hoofdpunten():
            yield from (str(x) for punt in deel.punten for x in (punt.titel, punt.kern, punt.vraag) if x)
        case v.Kaartlijst():
            yield str(deel.titel)
        case Blok() | o.Groep() | o.Uitklap():
            for binnen in deel.onderdelen:
                yield from zinnen(binnen)


def tafels_van(pad: Path, inhoud: bytes) -> list[Tafel]:
    """De tabellen van een html, docx, pptx, xlsx of csv."""
    return {"html": _html, "docx": _docx, "pptx": _pptx, "xlsx": _xlsx, "csv": _csv}[pad.suffix[1:]](inhoud)


def _html(inhoud: bytes) -> list[Tafel]:
    uit: list[Tafel] = []
    for tabel in BeautifulSoup(inhoud, "html.parser").select("main table"):
        koppen = [th.get_text() for th in tabel.select("thead th")]
        rijen: list[list[Cel]] = [
            [c.get_text() for c in tr.find_all(["th", "td"], recursive=False)] for tr in tabel.select("tbody tr")
        ]
        uit.append((koppen, rijen))
    return uit


def _docx(inhoud: bytes) -> list[Tafel]:
    return _uit_xml(inhoud, r"word/document\.xml", ("tbl", "tr", "tc", "p"))


def _pptx(inhoud: bytes) -> list[Tafel]:
    return _uit_xml(inhoud, r"ppt/slides/slide\d+\.xml", ("tbl", "tr", "tc", "p"))


def _uit_xml(inhoud: bytes, deel: str, namen: tuple[str, ...]) -> list[Tafel]:
    tbl, tr, tc, _ = (f".//{{*}}{naam}" for naam in namen)
    uit: list[Tafel] = []
    for boom in bomen(inhoud, deel):
        for tabel in boom.iterfind(tbl):
            kop, *rijen = [[_letters(cel) for cel in rij.iterfind(tc)] for rij in tabel.iterfind(tr)]
            uit.append((kop, [[*rij] for rij in rijen]))
    return uit


def bomen(inhoud: bytes, deel: str) -> Iterator[ElementTree.Element]:
    """De delen van een zip met deze naam, als boom."""
    with ZipFile(io.BytesIO(inhoud)) as zip_:
        yield from (ElementTree.fromstring(zip_.read(n)) for n in zip_.namelist() if re.fullmatch(deel, n))


def _letters(element: ElementTree.Element) -> str:
    """De tekst, met een spatie tussen alinea's."""
    delen = ((t.text or "") if t.tag.endswith("}t") else " " for t in element.iter() if t.tag.endswith(("}t", "}p")))
    return " ".join("".join(delen).split(" ")).strip()


def _xlsx(inhoud: bytes) -> list[Tafel]:
    import openpyxl

    uit = []
    for blad in openpyxl.load_workbook(io.BytesIO(inhoud), read_only=True).worksheets[1:]:
        rijen = [
            [x if isinstance(x, int | float) else str(x or "") for x in rij]
            for rij in blad.iter_rows(min_row=3, values_only=True)
        ]
        tot = next((i for i, rij in enumerate(rijen) if not any(x != "" for x in rij)), len(rijen))
        uit.append((list(map(str, rijen[0])), [[*rij] for rij in rijen[1:tot]]))
    return uit


def _csv(inhoud: bytes) -> list[Tafel]:
    kop, *rijen = csv.reader(io.StringIO(inhoud.decode("utf-8-sig"), newline=""), delimiter=";")
    als_getal = re.compile(r"-?\d+(?:,\d+)?")
    return [
        (
            kop,
            [
                [float(x.replace(",", ".")) if i and als_getal.fullmatch(x) else x for i, x in enumerate(rij)]
                for rij in rijen
            ],
        )
    ]


def tabelfouten(tafels: list[Tafel], alle: list[list[Record]], volledig: int) -> Iterator[str]:
    """Elke rij van het bestand is er een van een blok, in dezelfde volgorde; van de eerste `volledig` tabellen staat alles er als er iets van staat."""
    gezien = set[tuple[int, int]]()
    vlak = [(i, j, rec) for i, lijst in enumerate(alle) for j, rec in enumerate(lijst)]
    for koppen, rijen in (t for t in tafels if any(t[0]) or not t[0]):  # een legende heeft lege koppen
        mogelijk: set[tuple[int, int]] | None = None
        for rij in rijen:
            if not koppen and len(rij) < 2:
                continue
            past = {(i, j) for i, j, rec in vlak if _past(koppen, rij, rec)}
            if not past:
                yield f"een rij van een tabel van het rapport, niet '{'; '.join(str(x) for x in rij if x != '')}'"
                break
            volgt = (
                past if mogelijk is None else {(i, j) for i, j in past if any(a == i and b < j for a, b in mogelijk)}
            )
            if not volgt:
                yield f"de rijen in de volgorde van het rapport, niet daar '{rij[0]}'"
                break
            mogelijk = volgt
            gezien |= past
    for i, lijst in enumerate(alle[:volledig]):
        weg = [rec for j, rec in enumerate(lijst) if (i, j) not in gezien]
        if weg and 2 * len(weg) < len(lijst):
            yield f"ook de rij '{kaal(next(iter(weg[0].values())))}'"


def _past(koppen: list[str], rij: list[Cel], rec: Record) -> bool:
    if not koppen:  # een lijst zonder koppen: naam en cijfer
        eerste, laatste = [*rec.values()][:2]
        return kaal(rij[0]) == kaal(eerste) and kaal(rij[-1]) == kaal(laatste)
    paren = [
        (cel, rec[sleutel])
        for kop, cel in zip(koppen, rij, strict=False)
        if (sleutel := _sleutel(kop, rec)) is not None
    ]
    return len(paren) > (len(rec) > 1) and all(_zelfde(cel, hoort) for cel, hoort in paren)


def _sleutel(kop: str, rec: Record) -> str | None:
    return next((k for k in (kop, _EENHEID.sub("", kop)) if k in rec), None)


def _zelfde(cel: Cel, hoort: object) -> bool:
    """Een tekst staat er in haar geheel, een getal zoals het te lezen staat of met alle decimalen."""
    if isinstance(cel, str):
        staat, juist = kaal(cel), kaal(hoort)
        if staat.endswith("…"):  # op een dia past niet elke tekst
            return juist.startswith(staat[:-1])
        return juist in staat if juist else not staat
    if isinstance(hoort, o.Cel) and hoort.waarde is not None:
        return getallen.gelijk(float(f"{cel:.12g}"), float(f"{hoort.waarde:.12g}"))
    if (m := _GETAL.fullmatch(_tekst(hoort))) is None:
        return False
    half = 0.5 / 10 ** len(m[1].partition(",")[2])
    return abs(cel - getallen.lees(m[1].removeprefix("+"))) <= half + 1e-9


def teksten_van(inhoud: bytes, soort: str) -> tuple[str, list[str]]:
    """Alles wat er te lezen staat, kaal; en van een presentatie de titel van elke dia."""
    if soort == "html":
        pagina = BeautifulSoup(inhoud, "html.parser").body
        return kaal(pagina.get_text() if isinstance(pagina, Tag) else ""), []
    if soort == "docx":
        return "".join(kaal(_letters(boom)) for boom in bomen(inhoud, r"word/document\.xml")), []
    titels = []
    for boom in bomen(inhoud, r"ppt/slides/slide\d+\.xml"):
        for vorm in boom.iterfind(".//{*}sp"):
            if any("itle" in x.get("type", "") and x.get("type") != "subTitle" for x in vorm.iterfind(".//{*}ph")):
                titels.append(_letters(vorm))
    return "", titels


def _lijsten(inhoud: bytes, blokken: list[object]) -> Iterator[str]:
    """In elk punt van een lijst met cijfers of hoofdpunten staat alles van dat punt."""
    horen: dict[str, list[tuple]] = {"ul.kerncijfers": [], "ul.kc": [], "ol.hp": []}
    for deel in (d for blok in blokken for d in o.met_inhoud(blok)):
        match deel:
            case o.Kerncijfers():
                horen["ul.kerncijfers"] += [(k.waarde, k.naam, *k.regels) for k in deel.punten]
            case v.Kerngetallen():
                staven = [tuple(f"{s.naam}{s.cijfer!s}" for s in k.staven) for k in deel.punten]
                delen = zip(deel.punten, staven, strict=True)
                horen["ul.kc"] += [(k.waarde, k.naam, k.verandering, k.wat, *s) for k, s in delen]
            case v.Hoofdpunten():
                horen["ol.hp"] += [(p.titel, p.kern, p.dienst, p.vraag) for p in deel.punten]
    boom = BeautifulSoup(inhoud, "html.parser")
    for keuze, punten in horen.items():
        staat = [kaal(li.get_text()) for li in boom.select(f"main {keuze} > li")]
        if len(staat) != len(punten):
            yield f"{len(punten)} punten, niet {len(staat)}"
        for li, punt in zip(staat, punten, strict=False):
            yield from (f"'{x!s}' bij {punt[1]!s}" for x in punt if kaal(x) not in li)


def gelezen(pad: Path, inhoud: bytes, blokken: list[object], bijlage: list[Blok]) -> Iterator[str]:
    """Wat er in een bestand verwacht werd en niet staat; tabellen mogen ook uit de `bijlage` komen."""
    soort, eigen = pad.suffix[1:], [lijst for blok in blokken for lijst in records(blok)]
    alle = [*eigen, *(lijst for blok in bijlage for lijst in records(blok))]
    yield from tabelfouten(tafels_van(pad, inhoud), alle, 0 if soort == "pptx" else len(eigen))
    if soort == "html":
        yield from _lijsten(inhoud, blokken)
    if soort in ("html", "docx", "pptx"):
        tekst, titels = teksten_van(inhoud, soort)
        horen = [zin for blok in blokken for zin in zinnen(blok)]
        if soort == "pptx":
            bekend = [kaal(x) for x in (*EIGEN, *horen, *_titels(blokken))]
            yield from (
                f"een titel uit het rapport, niet '{t}'"
                for t in titels
                if not any(x.startswith(kaal(t).rstrip("…")) for x in bekend)
            )
        else:
            yield from (f"'{zin}'" for zin in dict.fromkeys(horen) if kaal(zin) not in tekst)


def _titels(blokken: list[object]) -> Iterator[str]:
    for blok in blokken:
        for deel in o.met_inhoud(blok):
            if titel := getattr(deel, "titel", ""):
                yield str(titel)
