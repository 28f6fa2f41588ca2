"""Bron, peildatum, editie en voorbehouden die naast elk cijfer horen te staan."""

from __future__ import annotations

from integratie import kubus
from integratie.beeld.jaarwoorden import jaarlabel, op_de_as
from integratie.indicator import Indicator
from integratie.tabel import Bron, Gebeurtenis


def bronnen_van(ind: Indicator, editie: str | None = None) -> list[Bron]:
    """De bronnen van een indicator in de gekozen editie (leeg zonder gegevens)."""
    alle = kubus.bronnen(editie)
    return [alle[t] for t in ind.tabellen if t in alle]


def bronregel(ind: Indicator, jaren: list[int]) -> str:
    """ "Statbel, Herkomst (1 januari 2000–2025), editie 2026-11"."""
    begin, einde = jaarlabel(ind, min(jaren)), jaarlabel(ind, max(jaren))
    periode = (
        f"Jaar: {einde}"
        if begin == einde
        else f"Jaren: {begin} tot {einde}"
        if " " in begin + einde
        else f"Jaren: {begin}–{einde}"
    )
    delen = [f"{b.vermelding} ({b.peildatum})" for b in bronnen_van(ind)]
    return f"{'; '.join(delen)}. {periode}. Editie {kubus.kies_editie()}."


def breuken(ind: Indicator, jaren: list[int]) -> dict[int, str]:
    """Breuken in de meting van de bronnen die binnen deze jaren vallen: jaar → uitleg."""
    return {
        jaar: tekst
        for bron in bronnen_van(ind)
        for jaar, tekst in sorted(bron.breuken.items())
        if min(jaren) < jaar <= max(jaren)
    }


def gebeurtenissen(ind: Indicator, jaren: list[int]) -> list[Gebeurtenis]:
    """Wat er binnen deze jaren van de tijdas gebeurde, elke naam één keer."""
    van, tot = op_de_as(ind, min(jaren)), op_de_as(ind, max(jaren))
    alle = [g for bron in bronnen_van(ind) for g in bron.gebeurtenissen if van < g.jaar <= tot]
    uit: dict[str, Gebeurtenis] = {}
    for g in sorted(alle, key=lambda g: g.jaar):
        uit.setdefault(g.naam, g)
    return list(uit.values())


NAAST_DE_FIGUUR = 2  # zoveel voorbehouden van een bron staan open; de kaart van de bron zet de belangrijkste eerst


def noten(ind: Indicator, jaren: list[int]) -> dict[str, tuple[str, ...]]:
    """Wat naast een figuur hoort, elk één keer: `opmerkingen` staan open, `voorbehouden` zijn opengeplooid te lezen."""
    voorbehouden = [b.voorbehouden for b in bronnen_van(ind)]
    open_ = [*ind.opmerkingen, *(v for lijst in voorbehouden for v in lijst[:NAAST_DE_FIGUUR])]
    open_ += [f"Breuk in de meting {jaar}: {tekst}" for jaar, tekst in breuken(ind, jaren).items()]
    rest = [v for lijst in voorbehouden for v in lijst[NAAST_DE_FIGUUR:] if v not in open_]
    rest += [f"{g.naam} ({g.jaar}): {g.uitleg}" for g in gebeurtenissen(ind, jaren)]
    dicht = dict.fromkeys(rest)
    return {"opmerkingen": tuple(dict.fromkeys(open_)), "voorbehouden": tuple(dicht)}
