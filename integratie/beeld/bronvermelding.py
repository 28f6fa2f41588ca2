"""Bron, peildatum, editie en voorbehouden die naast elk cijfer horen te staan."""

from __future__ import annotations

from integratie import kubus
from integratie.indicator import Indicator
from integratie.tabel import Bron


def bronnen_van(ind: Indicator, editie: str | None = None) -> list[Bron]:
    """De bronnen van een indicator in de gekozen editie (leeg zonder gegevens)."""
    alle = kubus.bronnen(editie)
    return [alle[t] for t in ind.tabellen if t in alle]


def bronregel(ind: Indicator, jaren: list[int]) -> str:
    """ "Statbel, Herkomst (1 januari 2000–2025), editie 2026-11"."""
    periode = f"{min(jaren)}–{max(jaren)}" if min(jaren) != max(jaren) else str(jaren[0])
    delen = [f"{b.vermelding} ({b.peildatum})" for b in bronnen_van(ind)]
    return f"{'; '.join(delen)}. Jaren: {periode}. Editie {kubus.kies_editie()}."


def breuken(ind: Indicator, jaren: list[int]) -> dict[int, str]:
    """Trendbreuken van de bronnen die binnen deze jaren vallen: jaar → uitleg."""
    return {
        jaar: tekst
        for bron in bronnen_van(ind)
        for jaar, tekst in sorted(bron.breuken.items())
        if min(jaren) < jaar <= max(jaren)
    }


NAAST_DE_FIGUUR = 2  # zoveel voorbehouden van een bron staan open; de kaart van de bron zet de belangrijkste eerst


def noten(ind: Indicator, jaren: list[int]) -> dict[str, tuple[str, ...]]:
    """Wat naast een figuur hoort, elk één keer: `opmerkingen` staan open, `voorbehouden` zijn opengeplooid te lezen."""
    voorbehouden = [b.voorbehouden for b in bronnen_van(ind)]
    open_ = [*ind.opmerkingen, *(v for lijst in voorbehouden for v in lijst[:NAAST_DE_FIGUUR])]
    open_ += [f"Trendbreuk {jaar}: {tekst}" for jaar, tekst in breuken(ind, jaren).items()]
    dicht = dict.fromkeys(v for lijst in voorbehouden for v in lijst[NAAST_DE_FIGUUR:] if v not in open_)
    return {"opmerkingen": tuple(dict.fromkeys(open_)), "voorbehouden": tuple(dicht)}
