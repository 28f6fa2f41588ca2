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
    namen_in_elke_taal,
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
from integratie.gebieden.zoeken import eenheid, gebied, groep, is_gebied, leden_van, plaats, van_code, vind, zoek
