"""Een deel van een uitvoermap: wie één rapport nakijkt of beschadigt, wacht niet op de andere."""

import json
import shutil
from collections.abc import Collection
from pathlib import Path

from integratie.weergave import overzicht


def van_een_gebied(uit: Path, nis: str, doel: Path, notebooks: Collection[str] = ()) -> Path:
    """Kopieert naar `doel` wat het manifest van dit gebied heeft (van deze notebooks, of van alle), met een manifest en een overzicht van alleen dat."""
    inhoud = json.loads((uit / "manifest.json").read_text(encoding="utf-8"))
    rijen = [rij for rij in inhoud["rapporten"] if rij["nis"] == nis]
    inhoud["rapporten"] = [rij for rij in rijen if rij["notebook"] in (notebooks or rij["notebook"])]
    alle, blijft = ({pad for rij in deel for pad in rij["bestanden"]} for deel in (rijen, inhoud["rapporten"]))
    for map_ in {pad.partition("/")[0] for pad in blijft}:
        shutil.copytree(uit / map_, doel / map_)
    for pad in alle - blijft:
        (doel / pad).unlink()
    (doel / "manifest.json").write_text(json.dumps(inhoud), encoding="utf-8")
    overzicht.schrijf(doel)
    return doel
