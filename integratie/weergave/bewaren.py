"""Wat een onderzoeker toont als los bestand: een figuur of tabel in het formaat dat de naam van het bestand noemt."""

import re
from collections.abc import Callable
from html import escape
from pathlib import Path

from integratie.blok.blok import Blok, Figuur
from integratie.fouten import Gebruiksfout
from integratie.weergave import figuurbestanden

CM_PER_DUIM = 2.54
BREEDST, MEESTE = 100.0, 20_000  # cm en beeldpunten
TEKENINGEN = ("pdf", "png", "svg")


def bewaar(figuur: Blok | Figuur, pad: str | Path, dpi: int = 300, breedte: str = "16 cm") -> Path:
    """Bewaar een figuur (of een blok met een tabel) als svg, png, pdf, xlsx, csv of pptx, zoals de naam eindigt; geeft het pad.

    `dpi` (beeldpunten per duim) geldt voor een png, `breedte` voor svg, png en pdf. Een pdf vraagt een browser, zoals `--formaat pdf`.

    >>> ig.bewaar(ig.kaart("aandeel_niet_belg", "Vilvoorde", 2025), "kaart.svg", breedte="12 cm").name
    'kaart.svg'

    Fout: `Gebruiksfout` bij een ander einde, een onmogelijke maat of een map die er niet is.
    """
    doel, cm = Path(pad), _centimeters(breedte)
    soort = doel.suffix.removeprefix(".").lower()
    if soort not in MAKERS:
        raise Gebruiksfout(
            f"Ik ken geen formaat voor {doel.name}; verwacht een naam die eindigt op {', '.join(MAKERS)}."
        )
    if soort in TEKENINGEN and not isinstance(figuur, Figuur):
        zonder = ", ".join(s for s in MAKERS if s not in TEKENINGEN)
        raise Gebruiksfout(f"Hier is geen tekening om als {soort} te bewaren; kies uit {zonder}.")
    if not 30 <= dpi <= 1200 or cm / CM_PER_DUIM * dpi > MEESTE:
        raise Gebruiksfout(
            f"{dpi} dpi over {breedte} kan niet; verwacht 30 tot 1200, en hoogstens {MEESTE} beeldpunten breed."
        )
    try:
        doel.write_bytes(MAKERS[soort](figuur, cm, dpi))
    except OSError as fout:
        raise Gebruiksfout(f"Kan {doel} niet schrijven: {fout.strerror}.") from fout
    return doel


def _centimeters(breedte: str) -> float:
    gelezen = re.fullmatch(r"\s*(\d+(?:[.,]\d+)?)\s*([cm]m)\s*", breedte)
    cm = float(gelezen[1].replace(",", ".")) * (1.0 if gelezen[2] == "cm" else 0.1) if gelezen else 0.0
    if not 1 <= cm <= BREEDST:
        raise Gebruiksfout(f'\'{breedte}\' is geen breedte; verwacht 1 tot {BREEDST:g} cm, zoals "16 cm" of "160 mm".')
    return cm


# Wat deze laden, heeft geen rapport nodig.
def _svg(figuur: Figuur, cm: float, _: int) -> bytes:
    from integratie.weergave import beelden

    return beelden.op_maat(figuurbestanden.svg(figuur), cm, "cm").encode()


def _png(figuur: Figuur, cm: float, dpi: int) -> bytes:
    from integratie.weergave import beelden

    return beelden.van_figuur(figuur, round(cm / CM_PER_DUIM * dpi), dpi)


def _pdf(figuur: Figuur, cm: float, _: int) -> bytes:
    """Eén bladzijde zo groot als de figuur, met haar titel en bron erin."""
    from integratie.weergave import beelden
    from integratie.weergave.documenten import pdf

    tekening = beelden.met_tekst(figuur)
    hoog = cm * beelden.verhouding(tekening)
    stijl = f"@page{{size:{cm:.3f}cm {hoog + 0.05:.3f}cm;margin:0}}body{{margin:0}}svg{{width:100%;height:auto;display:block}}"
    kop = f'<!doctype html><html lang="nl"><meta charset="utf-8"><title>{escape(figuur.titel)}</title><style>{stijl}</style>'
    pdf.eis()
    return pdf.druk_af(kop + tekening, figuur.titel)


def _xlsx(figuur: Blok | Figuur, *_: object) -> bytes:
    from integratie.weergave import tabellenboek

    return tabellenboek.maak([figuur], _titel(figuur))


def _pptx(figuur: Blok | Figuur, *_: object) -> bytes:
    """Een dia per figuur of tabel."""
    from integratie.weergave.documenten import pptx

    pptx.eis()
    from integratie.weergave.presentatie.inhoud import Lezer

    lezer = Lezer()
    lezer.lees(figuur)
    lezer.sluit()
    return pptx.schrijf(lezer.dias, _titel(figuur), _titel(figuur))


def _titel(figuur: Blok | Figuur) -> str:
    return figuur.titel if isinstance(figuur, Figuur) else repr(figuur)


MAKERS: dict[str, Callable[..., bytes]] = {
    "svg": _svg,
    "png": _png,
    "pdf": _pdf,
    "xlsx": _xlsx,
    "csv": lambda figuur, *_: figuurbestanden.tabel(figuur.cijfertabel),
    "pptx": _pptx,
}
