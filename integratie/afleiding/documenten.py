"""Wat er in een Word-document, presentatie, werkboek of pdf te lezen staat, ook notities, opmerkingen, kopteksten en tekstalternatieven."""

import io
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, fromstring
from zipfile import ZipFile

from integratie.afleiding.lezen import Inhoud, Rij
from integratie.afleiding.waarnemingen import ALLE_KOPPEN, kolomnaam
from integratie.fouten import Gebruiksfout
from integratie.lezers.xlsx import Procent, Xlsx


def docx(ruw: bytes, uit: Inhoud) -> None:
    """Alle delen van een Word-document."""
    _kantoor(ruw, uit, r"(word|docProps)/.*\.xml")


def pptx(ruw: bytes, uit: Inhoud) -> None:
    """Alle dia's van een presentatie, met hun notities."""
    _kantoor(ruw, uit, r"(ppt|docProps)/.*\.xml")


def _kantoor(ruw: bytes, uit: Inhoud, delen: str) -> None:
    with ZipFile(io.BytesIO(ruw)) as zip_:
        for naam in zip_.namelist():
            if re.fullmatch(delen, naam):
                _lees(fromstring(zip_.read(naam)), uit)
            elif naam.endswith(".xlsx"):  # het werkboek achter een grafiek
                xlsx(zip_.read(naam), uit)


def _lees(boom: Element, uit: Inhoud) -> None:
    for tabel in boom.iterfind(".//{*}tbl"):
        uit.rasters.append(("", [[_letters(cel) for cel in rij.iterfind("{*}tc")] for rij in tabel.iterfind("{*}tr")]))
    uit.teksten.append(_letters(boom))
    uit.teksten += [x.get(naam, "") for x in boom.iter() for naam in ("descr", "title") if x.get(naam)]
    uit.teksten += [x.text for x in boom if x.text]  # titel, onderwerp en omschrijving van het document


def _letters(element: Element) -> str:
    """De tekst, met een spatie tussen alinea's."""
    delen = (x for x in element.iter() if x.tag.endswith(("}t", "}v", "}p")))
    return " ".join("".join(" " if x.tag.endswith("}p") else x.text or "" for x in delen).split())


def xlsx(ruw: bytes, uit: Inhoud) -> None:
    """Elk blad van een werkboek, ook een verborgen blad, met de opmerkingen bij cellen. De titel van een tabel staat in haar eerste cel."""
    with ZipFile(io.BytesIO(ruw)) as zip_:
        boek = Xlsx(zip_)
        plaats: dict[str, list[int]] = {}
        for nummer, tekst in enumerate(boek.teksten):
            plaats.setdefault(kolomnaam(tekst), []).append(nummer)
        uit.rasters += [_blad(blad.rijen()) for blad in boek.bladen if _kan_eigen(zip_.read(blad.deel), plaats)]
        for naam in zip_.namelist():
            if re.fullmatch(r"xl/(comments|drawings|charts).*\.xml|docProps/.*\.xml", naam):
                _lees(fromstring(zip_.read(naam)), uit)


def _kan_eigen(blad: bytes, plaats: dict[str, list[int]]) -> bool:
    """Is er een rij met alle woorden van een kop? `plaats` is hun nummer in de lijst met teksten; bladen vol indicatoren zijn groot."""

    def staat_in(stuk: bytes, kop: set[str]) -> bool:
        return all(any(b"<v>%d</v>" % i in stuk for i in plaats.get(woord, ())) for woord in kop)

    koppen = [kop for kop in ALLE_KOPPEN if staat_in(blad, kop)]
    rijen = blad.split(b"</row>") if koppen else ()
    return b"inlineStr" in blad or any(staat_in(rij, kop) for rij in rijen for kop in koppen)


def _blad(gelezen: Iterator[tuple[int, tuple]]) -> tuple[str, list[Rij]]:
    rijen: list[Rij] = []
    for nummer, cellen in gelezen:
        rijen += [[] for _ in range(nummer - 1 - len(rijen))]  # een lege rij scheidt tabellen
        rijen.append([_cel(cel) for cel in cellen])
    return rijen[0][0] if rijen and rijen[0] else "", rijen


def _cel(cel: object) -> str:
    if isinstance(cel, Procent):
        return f"{round(100 * cel, 10)} %"
    return "" if cel is None else str(cel)


def pdf(ruw: bytes, uit: Inhoud) -> None:
    """De tekst van elke bladzijde, regel per regel, en de tekst bij aanwijzingen en in de eigenschappen."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError:
        raise Gebruiksfout("Een pdf nagaan vraagt het pakket pypdf: python -m pip install 'integratie[pdf]'.") from None
    try:
        boek = PdfReader(io.BytesIO(ruw))
        uit.teksten += [blad.extract_text() for blad in boek.pages]
        uit.teksten += [str(x) for x in (boek.metadata or {}).values()]
    except PyPdfError as fout:
        raise ValueError(str(fout)) from fout
