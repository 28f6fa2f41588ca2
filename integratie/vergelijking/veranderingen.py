"""Wat er veranderde tussen twee jaren, en of dat een richtingwoord mag krijgen."""

from dataclasses import dataclass

from integratie.indicator import kaart
from integratie.opslag import edities
from integratie.vergelijking import toeval
from integratie.vergelijking.standen import is_gekend, is_vooruitzicht, stand, stand_in
from integratie.vergelijking.toeval import alleen_aantal


@dataclass(frozen=True, slots=True)
class Verandering:
    """Het verschil tussen twee jaren, in de eenheid (bij % dus procentpunt); `procent` enkel voor aantallen en bedragen.

    `richting` is een van de antwoorden van `toeval.over_tijd`.
    """

    van_jaar: int
    tot_jaar: int
    van: float
    tot: float
    verschil: float
    procent: float | None
    breuken: tuple[str, ...]
    richting: str


def verandering(
    naam: str, nis: str, peiljaar: int, jaren: int, groep: str = "", editie: str | None = None
) -> Verandering | None:
    """Het verschil tussen de laatste stand tot `peiljaar` en die van `jaren` eerder.

    None als een van beide onbekend of een vooruitzicht is, of een verhouding van zo weinig mensen dat alleen het aantal getoond wordt.

    `breuken` noemt de breuken in de meting van de bronnen die tussen beide jaren vallen.
    """
    ind, nu = kaart(naam), stand(naam, nis, peiljaar, groep, editie)
    if not is_gekend(nu) or is_vooruitzicht(naam, nu.jaar, editie):
        return None
    toen = stand_in(naam, nis, nu.jaar - jaren, groep, editie)
    if not is_gekend(toen) or any(alleen_aantal(naam, nis, s, groep, editie) for s in (toen, nu)):
        return None
    bronnen = [bron for t, bron in edities.bronnen(editie).items() if t in ind.tabellen]
    breuken = {f"{j}: {tekst}" for bron in bronnen for j, tekst in bron.breuken.items() if toen.jaar < j <= nu.jaar}
    verschil, richting = nu.waarde - toen.waarde, toeval.over_tijd(ind, nis, toen, nu, groep, editie)
    if breuken and richting in toeval.GEZEGD:
        richting = toeval.ONBEKEND  # over een breuk heen is een verschil geen stijging of daling
    procent = None if ind.is_relatief or toen.waarde <= 0 else 100 * verschil / toen.waarde
    gesorteerd = tuple(sorted(breuken))
    return Verandering(toen.jaar, nu.jaar, toen.waarde, nu.waarde, verschil, procent, gesorteerd, richting)
