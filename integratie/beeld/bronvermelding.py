"""Bron, peildatum, editie en voorbehouden die naast elk cijfer horen te staan; naast een aandeel van een groep ook haar basis:
hoe groot is die groep in de bevolking, in hetzelfde jaar?
"""

from collections.abc import Iterable
from typing import TypedDict

import pandas as pd

from integratie import vergelijking
from integratie.beeld.jaarwoorden import jaarlabel, op_de_as
from integratie.beeld.opmaak import Cel, cel
from integratie.blok.blok import Figuur
from integratie.blok.onderdelen import Alinea, Lijst, alinea, onder_elkaar
from integratie.gebieden import plat
from integratie.indicator import Indicator, kaart
from integratie.opslag import edities
from integratie.tabel import Bron, Gebeurtenis
from integratie.vergelijking import Gekend, is_gekend

WIE = "alle inwoners"
ONVERGELIJKBAAR = "niet vergelijkbaar"  # de bron van de bevolking deelt deze groep anders in


def bronnen_van(ind: Indicator, editie: str | None = None) -> list[Bron]:
    """De bronnen van een indicator in de gekozen editie (leeg zonder gegevens)."""
    alle = edities.bronnen(editie)
    return [alle[t] for t in ind.tabellen if t in alle]


def uitgevers(kaarten: Iterable[Indicator]) -> str:
    """De uitgevers achter deze indicatoren, elk één keer en zonder langs welke weg hun cijfers komen: "Statbel; VDAB"."""
    return "; ".join(dict.fromkeys(b.uitgever.partition(", ")[0] for ind in kaarten for b in bronnen_van(ind)))


def vermeldingen(kaarten: Iterable[Indicator]) -> tuple[str, ...]:
    """ "Statbel, Herkomst (1 januari)", "VDAB, Werkzoekenden (jaargemiddelde)": elke bron van deze indicatoren één keer."""
    return tuple(dict.fromkeys(f"{b.vermelding} ({b.peildatum})" for ind in kaarten for b in bronnen_van(ind)))


def bronalinea(wat: str, soort: str = "Bron", erna: str = "") -> Alinea:
    """ "Bron: Statbel. Editie 2026-11." onder een blok, met wat erna komt."""
    return alinea(f"{soort}: {wat}. Editie {edities.kies_editie()}.{erna}", "bron")


def bronnenlijst(kaarten: Iterable[Indicator]) -> tuple[Alinea, Lijst]:
    """De bronnen van deze indicatoren onder elkaar, onder een blok met vele."""
    return onder_elkaar(f"Bronnen (editie {edities.kies_editie()})", vermeldingen(kaarten), "bron")


def bronregel(ind: Indicator, jaren: list[int]) -> str:
    """ "Statbel, Herkomst (1 januari 2000–2025), editie 2026-11"."""
    begin, einde = jaarlabel(ind, min(jaren)), jaarlabel(ind, max(jaren))
    periode = f"Jaren: {begin}{' tot ' if ' ' in begin + einde else '–'}{einde}" if begin != einde else f"Jaar: {einde}"
    return f"{'; '.join(vermeldingen([ind]))}. {periode}. Editie {edities.kies_editie()}."


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


class Noten(TypedDict):
    """Wat naast een figuur hoort: `opmerkingen` van de kaart en breuken staan open, `voorbehouden` van de bron zijn opengeplooid te lezen."""

    opmerkingen: tuple[str, ...]
    voorbehouden: tuple[str, ...]


def noten(ind: Indicator, jaren: list[int]) -> Noten:
    """De noten van een indicator over deze jaren, elk één keer."""
    open_ = [*ind.opmerkingen, *(f"Breuk in de meting {jaar}: {tekst}" for jaar, tekst in breuken(ind, jaren).items())]
    dicht = [v for b in bronnen_van(ind) for v in b.voorbehouden]
    dicht += [f"{g.naam} ({g.jaar}): {g.uitleg}" for g in gebeurtenissen(ind, jaren)]
    uniek = tuple(n for n in dict.fromkeys(dicht) if n not in open_)
    return {"opmerkingen": tuple(dict.fromkeys(open_)), "voorbehouden": uniek}


def basisstand(ind: Indicator, code: str, jaar: int, groep: str = "") -> Gekend | None:
    """Het aandeel van dezelfde groep in de bevolking van een gemeente of gebied; None als het er in dat jaar niet is."""
    basis = ind.basis_van(groep)
    stand = vergelijking.stand_in(basis[0], code, jaar, basis[1]) if basis else None
    return stand if is_gekend(stand) else None


def basistekst(ind: Indicator, code: str, jaar: int, groep: str = "") -> Cel | str:
    """ "46,3 %", of waarom het er niet staat."""
    if ind.basis_van(groep) is None:
        return ONVERGELIJKBAAR
    if code in vergelijking.te_kleine_gemeenten(edities.kies_editie()):
        return cel(kaart(ind.basis), None, "te_klein")
    stand = basisstand(ind, code, jaar, groep)
    return cel(kaart(ind.basis), stand.waarde, stand.status) if stand else cel(kaart(ind.basis), None, "geen")


def basiskop(ind: Indicator, jaar: int) -> str:
    """ "Alle inwoners (1 januari 2024)": de kop van de kolom met de basis."""
    peildata = dict.fromkeys(b.peildatum for b in bronnen_van(kaart(ind.basis)))
    return f"Alle inwoners ({', '.join(peildata)} {jaar})"


def basisbron(ind: Indicator, jaar: int) -> str:
    """De bron van de basis, om achter die van de figuur te zetten."""
    vermelding = "; ".join(b.vermelding for b in bronnen_van(kaart(ind.basis)))
    return f" {basiskop(ind, jaar)}: {vermelding}."


def figuurnaam(soort: str, indicator: str, groep: str = "") -> str:
    """De naam van haar bestanden en haar anker op de bladzijde: "trend", "aandeel_niet_belg" → "trend-aandeel-niet-belg"."""
    return plat(" ".join([soort, indicator.replace("_", " "), groep.replace("_", " ")])).replace(" ", "-")


def figuur(
    soort: str, ind: Indicator, groep: str, jaren: list[int], titel: str, tekening: tuple[str, str], tabel: pd.DataFrame,
    bij_bron: str = "", onder: str = "",
) -> Figuur:  # fmt: skip
    """De figuur; `tekening` is de svg en haar tekstalternatief, `jaren` zijn die van haar cijfers, oudste eerst."""
    naam, bron = figuurnaam(soort, ind.naam, groep), bronregel(ind, jaren) + bij_bron
    return Figuur(naam, ind.naam, titel, *tekening, bron, tabel, **noten(ind, jaren), jaar=jaren[-1], onder=onder)
