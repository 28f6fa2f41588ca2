"""Welke cijfers een stuk tekst of een tabel toont en van welk jaar: daaruit volgt hoe oud een bladzijde is."""

from collections.abc import Iterable

from integratie import vergelijking
from integratie.blok.blok import Cijfers


def getoond(namen: Iterable[str], nis: str, peiljaar: int) -> Cijfers:
    """(indicator, jaar) van het laatste gekende cijfer van elke groep van deze indicatoren, elk paar één keer."""
    paren = [(naam, groep) for naam in namen for groep in vergelijking.groepen(naam, nis, peiljaar)]
    standen = [(naam, vergelijking.stand(naam, nis, peiljaar, groep)) for naam, groep in paren]
    return tuple(dict.fromkeys((naam, s.jaar) for naam, s in standen if vergelijking.is_gekend(s)))
