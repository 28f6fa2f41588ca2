"""De zin die groepen naast elkaar zet: één jaar, en nooit één groep alleen."""

import re

import integratie as ig


def zin(thema: str, gemeente: str, begin: str) -> str:
    """De zin van een duiding die zo begint, of leeg."""
    tekst = re.sub(r"<[^>]+>", "", ig.duiding(thema, gemeente, 2025).html).replace("\u00a0", " ")
    return next((z for z in re.split(r"(?<=\.) (?=[A-Z])", tekst) if z.startswith(begin)), "")


def test_vilvoorde_naast_elkaar_in_een_jaar():
    """Blad WE10, 2020: 227 op 9.397, 134 op 3.488 en 539 op 7.187; blad AR_14: 60 op 19.717, 49 op 7.356 en 326 op 18.380."""
    assert zin("tewerkstelling", "Vilvoorde", "In 2020 was zoveel van de beroepsbevolking").startswith(
        "In 2020 was zoveel van de beroepsbevolking werkloos met een uitkering: 2,4 % bij Belgische herkomst, 3,8 % bij EU-herkomst en "
        "7,5 % bij niet-EU-herkomst."
    )
    assert zin("context", "Vilvoorde", "Zoveel inwoners kregen").startswith(
        "Zoveel inwoners kregen in 2020 een leefloon, per 1.000 van dezelfde herkomst: 3,0 bij Belgische herkomst, 6,7 bij EU-herkomst en 17,7 bij "
        "niet-EU-herkomst."
    )


def test_een_groep_alleen_wordt_niet_gezegd():
    """Kraainem heeft in blad AR_14 van 2020 alleen voor niet-EU minstens 20 personen; Linkebeek in blad WE10 alleen voor België beide geslachten."""
    assert not zin("context", "Kraainem", "Zoveel inwoners kregen")
    assert not zin("tewerkstelling", "Linkebeek", "In 2020 was zoveel van de beroepsbevolking")
