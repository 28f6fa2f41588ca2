"""`verantwoording.html`: begrippen, definities, bronnen en werkwijze, één keer per editie en overal met dezelfde bytes; en wat ervan achteraan een document komt."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from integratie.beeld import verantwoording
from integratie.beeld.bronvermelding import bronnen_van
from integratie.blok.blok import Blok
from integratie.blok.html import Bladzijde, op_bladzijde
from integratie.blok.onderdelen import Begrip, Begrippen, Kop, Uitklap, alinea
from integratie.indicator import kaart, register
from integratie.opslag import edities
from integratie.tabel import Bron
from integratie.uitvoering.uitvoermap import LEEG, SOM, met_som
from integratie.weergave import bladen, paginasjabloon
from integratie.weergave.notebookinhoud import Celinhoud, Tekstcel

NAAM = "verantwoording.html"
IN_DOCUMENT = ("werkwijze", "begrippen", "definities", "status", "bronnen")
VELDEN = ("Definitie", "Teller", "Noemer", "Jaartal", "Opmerking")  # van een definitie in een document
VERHOUDING = ("Teller", "Noemer")  # alleen van een verhouding: anders zegt de definitie het al
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
    keuze = {
        "definities": lambda x: _definities(x, namen),
        "status": _statussen,
        "bronnen": lambda x: _bronnen(x, bronnen),
    }
    uit: list[Celinhoud] = []
    for anker, kop, blok in delen():
        if anker in IN_DOCUMENT:
            onderdelen = keuze[anker](blok) if anker in keuze else blok.onderdelen
            uit += [Tekstcel(f"## Bijlage: {kop.lower()}"), replace(blok, onderdelen=onderdelen)]
    return uit


def _definities(blok: Blok, namen: set[str]) -> tuple:
    """De definities van deze indicatoren, korter dan op de bladzijde, onder de kop van hun thema; een lange opmerking staat er bij de eerste."""
    gezegd: dict[str, str] = {}
    uit: list[Kop | Uitklap] = []
    for deel in blok.onderdelen:
        naam = deel.anker.removeprefix("fiche-") if isinstance(deel, Uitklap) else ""
        if isinstance(deel, Uitklap) and naam in namen:
            velden = VELDEN if kaart(naam).noemer else [veld for veld in VELDEN if veld not in VERHOUDING]
            kort = (
                Begrippen(tuple(_een_keer(b, deel.titel, gezegd) for b in d.paren if b.term in velden))
                for d in deel.onderdelen
            )
            uit.append(replace(deel, onderdelen=tuple(kort)))
        elif isinstance(deel, Kop):
            if uit and isinstance(uit[-1], Kop):
                uit.pop()
            uit.append(deel)
    return tuple(uit[:-1] if uit and isinstance(uit[-1], Kop) else uit)


def _een_keer(begrip: Begrip, titel: str, gezegd: dict[str, str]) -> Begrip:
    """Het begrip, met voor elke opmerking die al bij een andere titel staat, waar."""
    if begrip.term != "Opmerking":
        return begrip
    elders = [gezegd[x] for x in begrip.uitleg if x in gezegd]
    nieuw = [x for x in begrip.uitleg if x not in gezegd]
    gezegd |= dict.fromkeys(nieuw, titel)
    zie = "; ".join(f"'{x}'" for x in dict.fromkeys(elders))
    return replace(
        begrip, uitleg=(*nieuw, *((f"{'Zie ook' if nieuw else 'Zie'} de opmerking bij {zie}.",) if zie else ()))
    )


def _statussen(blok: Blok) -> tuple:
    """De rijen van de tabel als begrippen: ze passen zo in een kolom."""
    return tuple(
        Begrippen(tuple(Begrip(str(status), (str(uitleg),)) for status, uitleg in tabel.rijen))
        for tabel in blok.onderdelen
    )


def _bronnen(blok: Blok, bronnen: list[Bron]) -> tuple:
    """Elk van deze bronnen met haar peildatum, uitgave en licentie, en wat men over haar moet weten; haar bestanden staan op de bladzijde."""
    tabel, _, noten = blok.onderdelen
    titels = {b.vermelding: b.titel for b in bronnen}
    weten = {paar.term: paar.uitleg for paar in noten.paren}
    rijen = [rij for rij in tabel.rijen if str(rij[0]) in titels]
    return (
        Begrippen(
            tuple(
                Begrip(
                    naam, (f"Peildatum: {dag}. Uitgave: {uitgave}. Licentie: {licentie}.", *weten.get(titels[naam], ()))
                )
                for naam, dag, uitgave, licentie, *_ in rijen
            )
        ),
    )


def pagina() -> bytes:
    """De bladzijde van de gekozen editie."""
    return _pagina(edities.kies_editie())


@cache
def _pagina(editie: str) -> bytes:
    geschreven = [(anker, kop, op_bladzijde(blok, Bladzijde())) for anker, kop, blok in delen()]
    return met_som(paginasjabloon.vul(f"{NAAM}.j2", editie=editie, delen=geschreven, som=SOM + LEEG))
