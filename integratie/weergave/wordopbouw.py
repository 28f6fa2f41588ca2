"""Wat van een thema vooraan in een Word-document staat, en wat in de bijlage: vooraan de zinnen, de tabel, de eerste figuur en de kaarten."""

from collections.abc import Iterator
from dataclasses import replace

from integratie.blok.blok import Blok, Figuur
from integratie.blok.onderdelen import OPSOMMING, Kop, Lijst, Uitklap, alinea
from integratie.indicator import THEMAS
from integratie.weergave import beelden, wordstijl
from integratie.weergave.notebookinhoud import Celinhoud, Tekstcel
from integratie.weergave.ouderdom import secties

KOP = "Bijlage: meer cijfers en figuren"
Delen = list[Celinhoud]


def verdeel(alle: Delen, bronnen: dict[str, str]) -> tuple[Delen, Delen]:
    """Wat vooraan staat, met per thema een verwijzing, en de bijlage: dichtgeplooide cijfers naar groep, en elke verdere figuur die in een kolom past.

    `bronnen` is naam → bron van elke figuur: in de bijlage staat ze niet meer bij de bronnen van haar thema.
    """
    vooraan: Delen = []
    bijlage: Delen = []
    for sectie in secties(alle):
        lijsten = [x for inhoud in sectie.inhouden for x in _dicht(inhoud)] if sectie.thema else []
        figuren = [x for x in sectie.inhouden if isinstance(x, Figuur)] if sectie.thema else []
        later = list(filter(_past_in_kolom, figuren[1:]))
        vooraan += [_zonder_dicht(x) if lijsten else x for x in sectie.inhouden if not any(x is f for f in later)]
        if lijsten or later:
            wat = " en ".join(["cijfers naar groep"] * bool(lijsten) + ["figuren"] * bool(later))
            titel = THEMAS[sectie.thema]
            vooraan.append(Blok((alinea(f"Meer {wat}: zie de bijlage, bij {titel.lower()}.", "klein"),)))
            bijlage += [Blok((Kop(3, titel), *lijsten)), *(replace(x, bron=bronnen[x.naam]) for x in later)]
    return vooraan, [Tekstcel(f"## {KOP}"), *bijlage] if bijlage else []


def _past_in_kolom(figuur: Figuur) -> bool:
    return beelden.breedte(figuur.svg) <= wordstijl.KOLOM_EENHEDEN


def _dicht(inhoud: Celinhoud) -> Iterator[Lijst]:
    """De lijsten die op de bladzijde dichtgeplooid staan, klein."""
    for deel in inhoud.onderdelen if isinstance(inhoud, Blok) else ():
        if isinstance(deel, Uitklap):
            yield from (replace(x, soort=OPSOMMING) for x in deel.onderdelen if isinstance(x, Lijst))


def _zonder_dicht(inhoud: Celinhoud) -> Celinhoud:
    if not isinstance(inhoud, Blok) or not any(_dicht(inhoud)):
        return inhoud
    return replace(inhoud, onderdelen=tuple(x for x in inhoud.onderdelen if not isinstance(x, Uitklap)))
