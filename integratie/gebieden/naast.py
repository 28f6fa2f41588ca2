"""Waarmee een gemeente vergeleken wordt: een geordende lijst van gebieden, waarvan de eerste de referentiegroep is.

Zonder keuze hangt de lijst af van waar de gemeente ligt. `kies` legt voor één gemeente een andere lijst vast, voor al wat dit proces er nog over
toont; dat is de enige plaats waar zo'n keuze bewaard wordt. Wie een rapport maakt of narekent, kiest telkens opnieuw (`vergelijking.keuze`).
"""

from collections.abc import Sequence

from integratie.gebieden.gemeentelijst import BRUSSELS_GEWEST, VLAAMS_GEWEST
from integratie.gebieden.groepenlijst import RAND, Gebied, groepen, op_code
from integratie.gebieden.zoeken import leden_van, plaats, van_code

HALLE_VILVOORDE = "23000"
IN_TABEL = 3  # meer kolommen naast die van de gemeente leest niemand
KAART_MINSTENS = 3  # gemeenten
_GEKOZEN: dict[str, tuple[Gebied, ...]] = {}


def kies(nis: str, gebieden: Sequence[Gebied]) -> None:
    """Vergelijk een gemeente (of cluster) vanaf nu met deze gebieden; zonder gebieden weer met de gewone."""
    _GEKOZEN.pop(nis, None)
    if gebieden:
        _GEKOZEN[nis] = tuple(gebieden)


def gekozen(nis: str) -> tuple[Gebied, ...]:
    """De gebieden die gekozen zijn; leeg als het de gewone zijn."""
    return _GEKOZEN.get(nis, ())


def vergelijkingsgebieden(nis: str) -> list[Gebied]:
    """Alle gebieden waarmee een gemeente vergeleken wordt, de referentiegroep eerst.

    Gewoon: in de Vlaamse Rand de Rand, Halle-Vilvoorde, het eigen arrondissement, de provincie, het Vlaams Gewest en Brussel; elders het arrondissement, de
    provincie en het Vlaams Gewest. Gelijkaardige gemeenten bepalen daar wel wat opvalt (`vergelijking.opvallend.referentie`), maar krijgen geen kolom
    naast elk cijfer: er is plaats voor twee, en de buren staan ook op de kaart. Wie ze wil, vraagt ze (`gelijkaardig`).
    """
    if nis in _GEKOZEN:
        return list(_GEKOZEN[nis])
    eigen = plaats(nis)
    boven = [eigen.arrondissement, eigen.provincie, VLAAMS_GEWEST]
    codes = [RAND, HALLE_VILVOORDE, *boven, BRUSSELS_GEWEST] if eigen.vlaamse_rand else boven
    if eigen.gewest == BRUSSELS_GEWEST:
        codes = [BRUSSELS_GEWEST, VLAAMS_GEWEST]
    return [op_code()[c] for c in dict.fromkeys(codes) if c in op_code() and c != nis]


def maatstaven(nis: str) -> list[Gebied]:
    """De gebieden die naast elk cijfer staan, hoogstens drie: die gekozen zijn, of gewoon de referentiegroep en het Vlaams Gewest."""
    alle = vergelijkingsgebieden(nis)
    if nis in _GEKOZEN:
        return alle[:IN_TABEL]
    return [g for g in alle if g.code in (referentiegroep(nis).code, VLAAMS_GEWEST)]


def referentiegroep(nis: str) -> Gebied:
    """De groep waarin een gemeente haar plaats heeft: het eerste vergelijkingsgebied van meer gemeenten; van een gebied zonder ander gebied dat zelf."""
    groepen_ = [g for g in vergelijkingsgebieden(nis) if len(g.leden) > 1]
    if nis == RAND and not gekozen(nis):
        return groepen()[RAND]
    return groepen_[0] if groepen_ else ligging(nis)


def onder_elkaar(nis: str) -> Gebied:
    """Tussen welke gemeenten een strook en een plaats een gemeente zetten: haar referentiegroep, en van een cluster de eigen leden."""
    return van_code(nis) if plaats(nis).leden else referentiegroep(nis)


def ligging(nis: str) -> Gebied:
    """Waar een gemeente ligt, los van elke keuze: de Rand, haar arrondissement, haar provincie of haar gewest."""
    eigen = plaats(nis)
    in_brussel = eigen.gewest == BRUSSELS_GEWEST
    codes = (
        RAND if eigen.vlaamse_rand else "",
        BRUSSELS_GEWEST if in_brussel else "",
        eigen.arrondissement,
        eigen.provincie,
    )
    return op_code()[next((c for c in codes if c), VLAAMS_GEWEST)]


def kaartgebied(nis: str) -> Gebied:
    """Welke gemeenten samen op de kaart staan: een gekozen referentiegroep waar de gemeente in ligt, en anders waar ze ligt."""
    groep = referentiegroep(nis)
    past = len(groep.leden) >= KAART_MINSTENS and set(leden_van(nis)) <= set(groep.leden)
    return groep if gekozen(nis) and past else ligging(nis)


def op_de_kaart(nis: str) -> Gebied:
    """Wie samen op een kaart en in haar lijst staat: de gemeenten van haar `kaartgebied`, en van een cluster de eigen leden."""
    return van_code(nis) if plaats(nis).leden else kaartgebied(nis)


def met_lijn(nis: str) -> list[Gebied]:
    """De gebieden met een eigen lijn in een figuur: zonder keuze vallen de arrondissementen weg die geen maatstaf zijn."""
    if gekozen(nis):
        return vergelijkingsgebieden(nis)
    naast = maatstaven(nis)
    return [g for g in vergelijkingsgebieden(nis) if g in naast or not g.naam.startswith("Arrondissement")]
