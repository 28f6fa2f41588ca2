"""Hoe het jaar van een cijfer heet: het jaartal, of wat het jaartal van de bron betekent."""

from integratie.indicator import Indicator
from integratie.opslag import edities
from integratie.vergelijking import is_vooruitzicht

_AANTAL = {5: "vijf"}


def jaarlabel(ind: Indicator, jaar: int) -> str:
    """ "2025", "eind 2023" (een telling op 31 december), "vijf jaar tot en met 2024" of "vooruitzicht 2025"."""
    if is_vooruitzicht(ind.naam, jaar):
        return f"vooruitzicht {jaar}"
    if ind.jaren > 1:
        return f"{_AANTAL.get(ind.jaren, ind.jaren)} jaar tot en met {jaar}"
    return f"eind {jaar - 1}" if ind.eind_vorig_jaar else str(jaar)


def in_jaar(ind: Indicator, jaar: int) -> str:
    """Hetzelfde in een zin: "in 2025", "eind 2023", "in de vijf jaar tot en met 2024", "in 2025 (vooruitzicht)"."""
    if is_vooruitzicht(ind.naam, jaar):
        return f"in {jaar} (vooruitzicht)"
    label = jaarlabel(ind, jaar)
    return label if ind.eind_vorig_jaar else f"in de {label}" if ind.jaren > 1 else f"in {label}"


def is_van_1_januari(ind: Indicator) -> bool:
    """Telt de bron op 1 januari van het jaar?"""
    bron = edities.bronnen().get(ind.tabellen[0])
    return bron is not None and bron.peildatum == "1 januari"


def wanneer(ind: Indicator, jaar: int) -> str:
    """Zoals `in_jaar`, maar met de dag van een telling op 1 januari: "op 1 januari 2026", van een groei "tot 1 januari 2026"."""
    een_dag = is_van_1_januari(ind) and ind.jaren == 1 and not is_vooruitzicht(ind.naam, jaar)
    return f"{'tot' if ind.groei_van else 'op'} 1 januari {jaar}" if een_dag else in_jaar(ind, jaar)


def op_de_as(ind: Indicator, jaar: int) -> int:
    """De plaats op een tijdas: een telling van eind 2023 staat bij 2023."""
    return jaar - ind.eind_vorig_jaar
