"""De bladzijden rond de rapporten, uit het manifest: het overzicht en de verantwoording, in elke map haar dossier, en overal de verklaring over toegankelijkheid."""

import tempfile
from pathlib import Path

from integratie.bestanden.wegschrijven import BEZIG
from integratie.uitvoering import manifest
from integratie.uitvoering.uitvoermap import Uitvoer, koppeling, met_som
from integratie.weergave import dossierpagina, overzichtspagina, toegankelijkheid, verantwoordingspagina
from integratie.weergave.dossiers import Dossier, dossiers

NAAM = "index.html"


def bladen(rijen: dict[tuple[str, str], dict], uit: Path) -> dict[str, bytes]:
    """Pad in de uitvoermap → inhoud, met haar eigen vingerafdruk, voor deze rijen van het manifest."""
    alle = dossiers(rijen.values())
    return _in_mappen(alle, uit) | _bovenaan(alle, uit)


def schrijf(uit: Path) -> list[str]:
    """Schrijf ze, eerst die in de mappen; geeft wat daarvoor onder een eigen naam bewaard werd.

    Gelijke inhoud, en een map die een koppeling naar elders is, wordt niet aangeraakt.
    """
    uitvoer, alle = Uitvoer(uit, {}), dossiers(manifest.lees(uit).values())
    for deel in (_in_mappen, _bovenaan):
        anders = {
            p: inhoud for p, inhoud in deel(alle, uit).items() if not (koppeling(uit, p) or _staat_er(uit / p, inhoud))
        }
        if anders:
            with tempfile.TemporaryDirectory(prefix=BEZIG, dir=uit) as bezig:
                uitvoer.plaats(anders, Path(bezig))
    return uitvoer.bewaard


def _in_mappen(alle: list[Dossier], _uit: Path) -> dict[str, bytes]:
    verklaring = met_som(toegankelijkheid.pagina())
    dossierbladen = {f"{d.map}/{NAAM}": met_som(dossierpagina.pagina(d)) for d in alle}
    return dossierbladen | {f"{d.map}/{toegankelijkheid.NAAM}": verklaring for d in alle}


def _bovenaan(alle: list[Dossier], uit: Path) -> dict[str, bytes]:
    """Ook de verantwoording, van de nieuwste editie waarvan ze in een map staat."""
    mappen = sorted((d.eerste.editie, d.map) for d in alle if d.heeft_cijfers)
    paden = [pad for _, map_ in mappen if (pad := uit / map_ / verantwoordingspagina.NAAM).is_file()]
    verantwoording = {verantwoordingspagina.NAAM: paden[-1].read_bytes()} if paden else {}
    bladzijden = {
        NAAM: overzichtspagina.pagina(alle, met_verantwoording=bool(paden)),
        toegankelijkheid.NAAM: toegankelijkheid.pagina(),
    }
    return {naam: met_som(tekst) for naam, tekst in bladzijden.items()} | verantwoording


def _staat_er(pad: Path, inhoud: bytes) -> bool:
    return not pad.is_symlink() and pad.is_file() and pad.read_bytes() == inhoud
