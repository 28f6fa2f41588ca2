"""De gebieden kiezen waarmee een gemeente vergeleken wordt, zoals een gebruiker ze typt (`--naast`, of de parameter `naast` van een notebook)."""

from collections.abc import Sequence

from integratie import gebieden
from integratie.fouten import Gebruiksfout
from integratie.vergelijking.gelijkaardig import gelijkaardig

GELIJKAARDIG = "gelijkaardig"
HOOGSTENS = 6  # meer lijnen in een figuur houdt niemand uit elkaar


def vergelijk(
    gemeente: str, naast: str | Sequence[str] = (), peiljaar: int | None = None, editie: str | None = None
) -> None:
    """Vergelijk een gemeente (of cluster) vanaf hier met deze gebieden, in al wat dit notebook erover toont; zonder `naast` met de gewone.

    `naast` is een naam of een lijst van namen: een groep, een `soort:naam`, een gemeente, namen met een komma ertussen (samen één gebied), of `gelijkaardig`.
    De eerste groep is de referentiegroep: daarin heeft de gemeente haar plaats. Fout: `Gebruiksfout`.

    >>> ig.vergelijk("Vilvoorde", ["Mechelen", "centrumsteden"])
    >>> ig.trend("inwoners", "Vilvoorde", 2025).tabel.columns.tolist()
    ['Jaar', 'Vilvoorde (inwoners)', 'Mechelen (inwoners)', 'Centrumsteden (inwoners)']
    >>> ig.vergelijk("Vilvoorde")  # weer de gewone
    """
    nis = gebieden.zoek(gemeente).nis
    gebieden.kies(nis, zoek_naast(nis, naast, peiljaar, editie))


def zoek_naast(
    nis: str, naast: str | Sequence[str], peiljaar: int | None = None, editie: str | None = None
) -> list[gebieden.Gebied]:
    """De gebieden die bedoeld zijn, elk één keer. Fout: `Gebruiksfout` bij een onbekende naam, te veel gebieden of de gemeente zelf."""
    gevraagd = [naast] if isinstance(naast, str) else list(naast)
    if any(not isinstance(naam, str) or not naam.strip() for naam in gevraagd):
        raise Gebruiksfout('\'naast\' is een naam of een lijst van namen, zoals ["centrumsteden", "Mechelen"].')
    uit = {g.code: g for naam in gevraagd for g in [_gebied(nis, naam, peiljaar, editie)]}
    if nis in uit or any(g.leden == gebieden.leden_van(nis) for g in uit.values()):
        raise Gebruiksfout(f"{gebieden.plaats(nis).naam} staat niet naast zichzelf: geef met naast een ander gebied.")
    if len(uit) > HOOGSTENS:
        raise Gebruiksfout(f"Dat zijn {len(uit)} gebieden om mee te vergelijken; geef er hoogstens {HOOGSTENS}.")
    return list(uit.values())


def _gebied(nis: str, naam: str, peiljaar: int | None, editie: str | None) -> gebieden.Gebied:
    if gebieden.plat(naam) != GELIJKAARDIG:
        return gebieden.vind(naam).gebied
    leden = tuple(sorted(gelijkaardig(nis, peiljaar, editie).lijst["nis"]))
    return gebieden.Gebied(
        ",".join(leden), "Gelijkaardige gemeenten", leden, "de gelijkaardige gemeenten", "gelijkaardige gemeenten"
    )
