"""Gemeenten, groepen, fusies en grenzen: op welk grondgebied slaat een cijfer?

De lijst telt de gemeenten van het Vlaams Gewest en van het Brussels Hoofdstedelijk Gewest, in de indeling van
1 januari 2025. Bron: gebiedsindelingen van provincies.incijfers.be en de REFNIS-tabel van Statbel; de bestanden in
`data/` worden geschreven door `integratie.inlezen`.
"""

from integratie.gebieden.gemeentelijst import (
    BRUSSELS_GEWEST,
    MAP,
    VLAAMS_GEWEST,
    Gemeente,
    fusies,
    gemeenten,
    plat,
    sectoren,
    vandaag,
    zoek_gemeente,
)
from integratie.gebieden.groepenlijst import (
    RAND,
    Gebied,
    clusters,
    groepen,
    namen_hogere_gebieden,
    op_code,
    samenwerkingen,
    waarom_onbekend,
)
from integratie.gebieden.kaartgrenzen import buren, grenzen
from integratie.gebieden.naast import (
    gekozen,
    kaartgebied,
    kies,
    ligging,
    maatstaven,
    met_lijn,
    onder_elkaar,
    op_de_kaart,
    referentiegroep,
    vergelijkingsgebieden,
)
from integratie.gebieden.zoeken import gebied, groep, is_gebied, leden_van, plaats, van_code, vind, zoek

__all__ = [
    "BRUSSELS_GEWEST",
    "MAP",
    "RAND",
    "VLAAMS_GEWEST",
    "Gebied",
    "Gemeente",
    "buren",
    "clusters",
    "fusies",
    "gebied",
    "gekozen",
    "gemeenten",
    "grenzen",
    "groep",
    "groepen",
    "is_gebied",
    "kaartgebied",
    "kies",
    "leden_van",
    "ligging",
    "maatstaven",
    "met_lijn",
    "namen_hogere_gebieden",
    "onder_elkaar",
    "op_code",
    "op_de_kaart",
    "plaats",
    "plat",
    "referentiegroep",
    "samenwerkingen",
    "sectoren",
    "van_code",
    "vandaag",
    "vergelijkingsgebieden",
    "vind",
    "waarom_onbekend",
    "zoek",
    "zoek_gemeente",
]
