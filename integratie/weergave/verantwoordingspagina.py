"""`verantwoording.html`: begrippen, definities, bronnen en werkwijze, één keer per editie en overal met dezelfde bytes; en wat ervan achteraan een document komt."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from integratie.beeld import verantwoording
from integratie.beeld.bronvermelding import bronnen_van
from integratie.blok.blok import Blok
from integratie.blok.html import Bladzijde, op_bladzijde
from integratie.blok.onderdelen import Begrippen, Kop, Uitklap, alinea
from integratie.indicator import kaart, register
from integratie.opslag import edities
from integratie.tabel import Bron
from integratie.uitvoering.uitvoermap import LEEG, SOM, met_som
from integratie.weergave import bladen, paginasjabloon
from integratie.weergave.notebookinhoud import Celinhoud, Tekstcel

NAAM = "verantwoording.html"
IN_DOCUMENT = ("werkwijze", "begrippen", "definities", "status", "bronnen")
VELDEN = ("Definitie", "Teller", "Noemer", "Jaartal", "Opmerking")  # van een definitie in een document
KOLOMMEN = 4  # van de bronnen in een document: hun bestanden staan alleen op de bladzijde
WERKWIJZE = Path(__file__).parent / "sjabloon" / "werkwijze.txt"  # een alinea per regel


def delen() -> tuple[tuple[str, str, Blok], ...]:
    """Anker, kop en blok van elk deel."""
    werkwijze = Blok(tuple(map(alinea, WERKWIJZE.read_text(encoding="utf-8").splitlines())))
    return (
        ("werkwijze", "Werkwijze", werkwijze),
        ("begrippen", "Begrippen", verantwoording.begrippen()),
        ("definities", "Definities", verantwoording.definities()),
        ("ontbreekt", "Nog geen gegevens", verantwoording.leemten()),
        ("status", "Zonder cijfer", verantwoording.statussen()),
        ("bronnen", "Bronnen", verantwoording.brontabel()),
    )


def bijlage(alle: list[Celinhoud]) -> list[Celinhoud]:
    """Wat achteraan een pdf of Word-document komt, dat zonder deze bladzijde ernaast reist: hoe gerekend is, de begrippen, en van de cijfers die
    erin staan de definities, de bronnen en hun voorbehouden. Leeg voor een rapport blad per blad, of zonder cijfers.
    """
    namen = {naam for x in alle for naam, _ in getattr(x, "cijfers", ()) if naam in register()}
    if not namen or bladen.voet(alle):
        return []
    bronnen = [bron for naam in namen for bron in bronnen_van(kaart(naam))]
    keuze = {"definities": lambda x: _definities(x, namen), "bronnen": lambda x: _bronnen(x, bronnen)}
    uit: list[Celinhoud] = []
    for anker, kop, blok in delen():
        if anker in IN_DOCUMENT:
            onderdelen = keuze[anker](blok) if anker in keuze else blok.onderdelen
            uit += [Tekstcel(f"## Bijlage: {kop.lower()}"), replace(blok, onderdelen=onderdelen)]
    return uit


def _definities(blok: Blok, namen: set[str]) -> tuple:
    """De definities van deze indicatoren, korter dan op de bladzijde, onder de kop van hun thema."""
    uit: list[Kop | Uitklap] = []
    for deel in reversed(blok.onderdelen):
        if isinstance(deel, Uitklap) and deel.anker.removeprefix("fiche-") in namen:
            kort = (Begrippen(tuple(b for b in d.paren if b.term in VELDEN)) for d in deel.onderdelen)
            uit.append(replace(deel, onderdelen=tuple(kort)))
        elif isinstance(deel, Kop) and uit and isinstance(uit[-1], Uitklap):
            uit.append(deel)
    return tuple(reversed(uit))


def _bronnen(blok: Blok, bronnen: list[Bron]) -> tuple:
    """De rijen van deze bronnen, zonder de kolom van hun bestanden, en wat men over hen moet weten."""
    tabel, kop, noten = blok.onderdelen
    gebruikt = {b.vermelding for b in bronnen}
    rijen = tuple(rij[:KOLOMMEN] for rij in tabel.rijen if str(rij[0]) in gebruikt)
    titels = {b.titel for b in bronnen}
    paren = tuple(paar for paar in noten.paren if paar.term in titels)
    return (
        replace(tabel, kolommen=tabel.kolommen[:KOLOMMEN], rijen=rijen),
        *((kop, Begrippen(paren)) if paren else ()),
    )


def pagina() -> bytes:
    """De bladzijde van de gekozen editie."""
    return _pagina(edities.kies_editie())


@cache
def _pagina(editie: str) -> bytes:
    geschreven = [(anker, kop, op_bladzijde(blok, Bladzijde())) for anker, kop, blok in delen()]
    return met_som(paginasjabloon.vul(f"{NAAM}.j2", editie=editie, delen=geschreven, som=SOM + LEEG))
