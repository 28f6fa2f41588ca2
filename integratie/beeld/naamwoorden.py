"""Hoe een indicator of een gebied in het midden van een zin heet, met lidwoord."""

from __future__ import annotations

from integratie import gebieden
from integratie.indicator import Indicator

# Alleen wat niet uit de titel volgt ("Aandeel …" wordt "het aandeel …").
_IN_ZIN = {
    "nieuwkomers_per_1000": "het aantal nieuwkomers per 1.000 inwoners van 18 jaar en ouder",
    "nieuwkomers_niet_eu_per_1000": "het aantal nieuwkomers van buiten de EU per 1.000 niet-EU-inwoners van 18 jaar en ouder",
    "nieuwkomers_per_1000_inwoners": "het aantal nieuwkomers per 1.000 inwoners",
    "nieuwkomers_cumulatief_5_jaar_per_1000": "het aantal nieuwkomers van de laatste vijf jaar per 1.000 inwoners",
    "thuistaal_niet_nl_basis": "het aandeel leerlingen basisonderwijs dat thuis geen Nederlands spreekt",
    "thuistaal_niet_nl_secundair": "het aandeel leerlingen secundair onderwijs dat thuis geen Nederlands spreekt",
    "aandeel_eu_herkomst": "het aandeel inwoners met herkomst uit een EU-land dat geen buurland is",
    "aandeel_alleenwonenden": "het aandeel alleenwonenden bij de huishoudens",
    "wzw_aandeel_18_64": "het aandeel werkzoekenden bij de inwoners van 18 tot en met 64 jaar",
    "intern_migratiesaldo": "het intern migratiesaldo per 1.000 inwoners",
    "internationaal_migratiesaldo": "het internationaal migratiesaldo per 1.000 inwoners",
    "natuurlijk_saldo": "het natuurlijk saldo per 1.000 inwoners",
    "interne_inwijking": "de interne inwijking per 1.000 inwoners",
    "interne_uitwijking": "de interne uitwijking per 1.000 inwoners",
    "verschil_thuistaal_basis_secundair": "het verschil in thuistaal tussen basis- en secundair onderwijs",
}
_HET = ("aandeel", "mediaan inkomen", "gemiddeld inkomen", "verschil", "aantal")


def klein(titel: str) -> str:
    """De titel met een kleine beginletter, voor in een zin; een afkorting of eigennaam vooraan blijft."""
    return titel if titel[:2].isupper() or titel.startswith("Belg") else titel[:1].lower() + titel[1:]


def met_lidwoord(ind: Indicator) -> str:
    """ "het aandeel niet-Belgen", "de werkzoekendengraad"."""
    titel = klein(ind.titel)
    return _IN_ZIN.get(ind.naam) or f"{'het' if titel.startswith(_HET) else 'de'} {titel}"


def gebiedsnaam(code: str) -> str:
    """ "Vilvoorde", "de Vlaamse Rand"."""
    return gebieden.gemeenten()[code].naam if code in gebieden.gemeenten() else gebieden.groep(code).in_zin
