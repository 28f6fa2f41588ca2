"""Een aandeel van een groep staat nooit zonder zijn basis: hoe groot is die groep in de bevolking, in hetzelfde jaar?"""

from __future__ import annotations

from integratie import kubus, vergelijking
from integratie.beeld.bronvermelding import bronnen_van
from integratie.beeld.opmaak import Cel, cel, is_leeg
from integratie.indicator import Indicator, kaart
from integratie.vergelijking import Stand

WIE = "alle inwoners"
ONVERGELIJKBAAR = "niet vergelijkbaar"  # de bron van de bevolking deelt deze groep anders in


def basisstand(ind: Indicator, code: str, jaar: int, groep: str = "") -> Stand | None:
    """Het aandeel van dezelfde groep in de bevolking van een gemeente of gebied; None als het er in dat jaar niet is."""
    basis = ind.basis_van(groep)
    stand = vergelijking.stand_in(basis[0], code, jaar, basis[1]) if basis else None
    return None if stand is None or is_leeg(stand.waarde) else stand


def basistekst(ind: Indicator, code: str, jaar: int, groep: str = "") -> Cel | str:
    """ "46,3 %", of waarom het er niet staat."""
    if ind.basis_van(groep) is None:
        return ONVERGELIJKBAAR
    if code in vergelijking.te_kleine_gemeenten(kubus.kies_editie()):
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
