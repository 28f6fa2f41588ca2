"""De sjablonen van de bladzijden, met het stijlblad en het script dat erin zit."""

import base64
import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

import jinja2
from markupsafe import Markup

from integratie.blok.beeldstijl import stijlblad

MAP = Path(__file__).parent / "sjabloon"


@cache
def _omgeving() -> jinja2.Environment:
    return jinja2.Environment(loader=jinja2.FileSystemLoader(MAP), autoescape=True, trim_blocks=True)


@cache
def _vast() -> dict[str, Markup | str]:
    """Wat in elke bladzijde zit. Het beleid laat niets van buiten toe, en geen ander script dan dit."""
    script = (MAP / "pagina.js").read_text(encoding="utf-8")
    som = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    niets, stijl = (
        "default-src 'none';",
        "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'",
    )
    return {
        "stijlblad": _stijl("figuren.css", "stijl.css", "vierblad_rijen.css", "rapportrijen.css"),
        "vierblad": _stijl("vierblad.css", "vierblad_rijen.css"),
        "script": Markup(script),
        "beleid": Markup(f"{niets} script-src 'sha256-{som}'; {stijl}"),
        "zonder_script": Markup(f"{niets} {stijl}"),
        "versie": version("integratie"),
    }


def _stijl(*namen: str) -> Markup:
    return Markup(stijlblad() + "".join((MAP / naam).read_text(encoding="utf-8") for naam in namen))


def vul(naam: str, **waarden: object) -> str:
    """De bladzijde van een sjabloon; tekst wordt ontsnapt, behalve `Markup`."""
    return _omgeving().get_template(naam).render(**_vast(), **waarden)
