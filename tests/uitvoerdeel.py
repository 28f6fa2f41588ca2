"""Een deel van een uitvoermap: wie één rapport nakijkt of beschadigt, wacht niet op de andere."""

import json
import shutil
from pathlib import Path

from integratie.weergave import overzicht


def van_een_gebied(uit: Path, nis: str, doel: Path) -> Path:
    """Kopieert naar `doel` wat het manifest van dit gebied heeft, met een manifest en een overzicht van alleen dat."""
    inhoud = json.loads((uit / "manifest.json").read_text(encoding="utf-8"))
    inhoud["rapporten"] = [rij for rij in inhoud["rapporten"] if rij["nis"] == nis]
    for map_ in {pad.partition("/")[0] for rij in inhoud["rapporten"] for pad in rij["bestanden"]}:
        shutil.copytree(uit / map_, doel / map_)
    (doel / "manifest.json").write_text(json.dumps(inhoud), encoding="utf-8")
    overzicht.schrijf(doel)
    return doel
