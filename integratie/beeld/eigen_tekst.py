"""Eigen tekst met levende cijfers: `{aandeel_niet_belg:waarde}` wordt het cijfer van de gemeente.

Elk getal en richtingwoord dat zo in de tekst komt, is gemerkt; wat iemand zelf typt, blijft gewone tekst.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from integratie import gebieden, vergelijking
from integratie.beeld.bronvermelding import bronalinea, uitgevers
from integratie.beeld.duidingszinnen import FACILITEITEN_ALLE
from integratie.beeld.eigen_sjabloon import Keuze, Naam, Stuk, lees
from integratie.beeld.eigen_zinnen import VORMEN, Vraag
from integratie.beeld.woorden import gebiedsnaam
from integratie.bestanden.openen import lees_bytes
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Alinea, Groep, Kop, Lijst, alinea, lijst
from integratie.blok.tekst import Tekst, splits, sterk, voeg
from integratie.fouten import Gebruiksfout
from integratie.indicator import kaart
from integratie.project import projectmap

SOORT = "eigentekst"  # daaraan herkent de controle de groep; haar naam is gebied, peiljaar, en "tekst" of "bestand" met wat er gegeven werd
GROOTSTE = 1_000_000  # bytes van een bestand


def tekst(sjabloon: str | Path, gemeente: str, peiljaar: int | None = None) -> Blok:
    """Eigen tekst, of een Markdown-bestand (`Path`, vanaf de projectmap), met de cijfers van een gemeente of gebied; docs/rapporten.md noemt de vormen.

    >>> print(ig.tekst("In {inwoners:jaar} telde {gemeente} {inwoners} inwoners.", "Vilvoorde", 2025))
    In 2025 telde Vilvoorde 48.040 inwoners.

    `{naam:vorm|anders}` en `[zin met {naam:vorm}|andere zin]` zeggen wat er komt als het cijfer er niet is. Een lege regel begint een alinea, `## ` een
    kop, `- ` een punt; `**vet**` mag. Fout: `Gebruiksfout` bij een onbekende naam, vorm of groep, of bij een cijfer dat er niet is.
    """
    nis, peiljaar = gebieden.zoek(gemeente).nis, peiljaar or vergelijking.laatste_peiljaar()
    pad = sjabloon.as_posix() if isinstance(sjabloon, Path) else ""
    bron = _uit_bestand(sjabloon) if isinstance(sjabloon, Path) else sjabloon
    try:
        inhoud = vul_in("\n".join(map(str.strip, bron.splitlines())), nis, peiljaar)
    except Gebruiksfout as fout:
        raise Gebruiksfout(f"{pad}, {fout}" if pad else str(fout)) from None
    delen: list = [deel for t in splits(inhoud, "\n\n") for deel in _onderdeel(t)]
    merken = list(inhoud.cijferteksten())
    kaarten = [kaart(naam) for naam in dict.fromkeys(m.indicator for m in merken)]
    delen += [alinea(zin, "klein")] if (zin := voorbehoud(inhoud, nis)) else []
    delen += [bronalinea(uitgevers(kaarten))] if kaarten else []
    cijfers = tuple((ind.naam, max(m.jaar for m in merken if m.indicator == ind.naam)) for ind in kaarten)
    return Blok(
        (Groep(SOORT, tuple(delen), f"{nis} {peiljaar} {f'bestand {pad}' if pad else f'tekst {bron}'}"),),
        str(inhoud),
        cijfers,
    )


def vul_in(sjabloon: str, nis: str, peiljaar: int) -> Tekst:
    """Het sjabloon met zijn cijfers, zonder opmaak. Fout: `Gebruiksfout`."""
    return _ingevuld(lees(sjabloon), nis, peiljaar)


def voorbehoud(t: Tekst, nis: str) -> str:
    """Wat er bij hoort als er in een faciliteitengemeente een cijfer over leerlingen in staat; anders leeg."""
    leerlingen = any(kaart(m.indicator).leerlingen for m in t.cijferteksten())
    return FACILITEITEN_ALLE if leerlingen and gebieden.plaats(nis).faciliteiten else ""


def _ingevuld(stukken: Iterable[Stuk], nis: str, peiljaar: int) -> Tekst:
    return voeg("", (_stuk(stuk, nis, peiljaar) for stuk in stukken))


def _stuk(stuk: Stuk, nis: str, peiljaar: int) -> Tekst | str:
    if isinstance(stuk, str | Naam):
        return gebiedsnaam(nis) if isinstance(stuk, Naam) else stuk
    if isinstance(stuk, Keuze):
        try:
            return _ingevuld(stuk.eerst, nis, peiljaar)
        except Gebruiksfout:
            return _ingevuld(stuk.anders, nis, peiljaar)
    try:
        return VORMEN[stuk.vorm](Vraag(stuk.ind, stuk.groep, nis, peiljaar, stuk.bij))
    except Gebruiksfout as fout:
        raad = f"Typ {{{stuk.getypt}|andere tekst}} of [zin|andere zin] voor wie dit cijfer niet heeft."
        raise Gebruiksfout(f"{fout} {raad}") from None


def _onderdeel(t: Tekst) -> Iterator[Kop | Alinea | Lijst]:
    """Een kop, een lijst of een alinea; niets als er niets overblijft."""
    regels = [regel for regel in splits(t, "\n") if str(regel).strip()]
    if len(regels) == 1 and (kop := re.fullmatch(r"(#{1,3}) +(.+)", str(regels[0]))):
        if any(True for _ in t.cijferteksten()):
            raise Gebruiksfout(f"'{kop[2]}': in een kop kan geen cijfer staan; zet het in de zin eronder.")
        yield Kop(max(2, len(kop[1])), kop[2], gebieden.plat(kop[2]).replace(" ", "-"))
    elif all(str(regel).startswith("- ") for regel in regels):
        punten = [_vet(voeg("- ", splits(regel, "- ")[1:])) for regel in regels if str(regel)[2:].strip()]
        yield from [lijst(punten)] if punten else []
    else:
        yield alinea(_vet(voeg(" ", regels)))


def _vet(t: Tekst) -> Tekst:
    """Wat tussen `**` staat, met zijn cijfers, vet."""
    delen = splits(t, "**")
    return voeg("", (sterk(deel) if nummer % 2 else deel for nummer, deel in enumerate(delen))) if len(delen) % 2 else t


def _uit_bestand(pad: Path) -> str:
    try:
        return lees_bytes(projectmap() / pad, GROOTSTE, Gebruiksfout, "een tekst in Markdown").decode("utf-8-sig")
    except (OSError, ValueError):
        raise Gebruiksfout(
            f"Kan {pad.as_posix()} niet lezen als tekst (UTF-8); geef zijn pad vanaf {projectmap()}."
        ) from None
