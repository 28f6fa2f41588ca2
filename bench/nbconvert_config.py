"""Voor `jupyter nbconvert --config`: ons sjabloon met zijn filters, zodat ook de commandolus ons rapport maakt."""

import os
from importlib.metadata import version

import mistune

from integratie.rapport.script import beleid, script
from integratie.rapport.stijlblad import SJABLOON, stijlblad

RAPPORT = "integratie.rapport.html"


def middelen(notebook, bronnen):
    """Wat het sjabloon naast de cellen toont; de titel komt van de lus."""
    bronnen |= {"titel": os.environ["TITEL"], "stijlblad": stijlblad(), "script": script(), "beleid": beleid()}
    return notebook, bronnen | {"versie": version("integratie")}


c = get_config()  # noqa: F821
c.HTMLExporter.template_name = "rapport"
c.HTMLExporter.extra_template_basedirs = [str(SJABLOON)]
c.HTMLExporter.exclude_anchor_links = True
c.HTMLExporter.preprocessors = [middelen]
c.HTMLExporter.filters = {
    "koppen": f"{RAPPORT}.koppen",
    "ankers": f"{RAPPORT}.ankers",
    "begripslinks": f"{RAPPORT}.begripslinks",
    "figuurlinks": f"{RAPPORT}.met_links",
    "tekstcel": mistune.create_markdown(escape=True, plugins=["strikethrough", "table"]),
}
