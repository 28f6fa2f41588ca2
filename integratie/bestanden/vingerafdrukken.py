"""Vingerafdrukken van de bestanden waarop cijfers rusten, ernaast in `vingerafdrukken.sha256` (leesbaar voor `sha256sum -c`).

Een bestand kan zijn eigen vingerafdruk niet dragen: `editie.json`, de gemeentelijsten en de grenzen staan daarom in dit ene
bestand. Verandert er een byte, ook in dit bestand zelf, dan kloppen ze niet meer samen. De tabellen staan er niet in: hun
vingerafdruk staat in `editie.json`, zodat een beschadigde tabel alleen de gemeenten raakt waarvan rijen veranderden.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from integratie.bestanden.wegschrijven import sha256
from integratie.fouten import Gegevensfout

NAAM = "vingerafdrukken.sha256"
_REGEL = re.compile(r"([0-9a-f]{64})  ([\w.-]+)")


def schrijf(map_: Path, zonder: Iterable[str] = ()) -> None:
    """Leg de gegevensbestanden van deze map vast, behalve deze namen. Zelfde bestanden geven dezelfde bytes."""
    overgeslagen = {NAAM, *zonder}
    paden = [p for p in sorted(map_.iterdir()) if p.suffix in (".csv", ".json", ".parquet")]
    regels = [f"{sha256(pad.read_bytes())}  {pad.name}\n" for pad in paden if pad.name not in overgeslagen]
    (map_ / NAAM).write_text("".join(regels), encoding="utf-8", newline="\n")


def lees(pad: Path) -> bytes:
    """De inhoud van een vastgelegd bestand. Fout: `Gegevensfout` als het niet meer is zoals het vastgelegd werd."""
    inhoud = _inhoud(pad)
    if inhoud is None or _vastgelegd(pad.parent).get(pad.name) != sha256(inhoud):
        raise Gegevensfout(_zin(pad))
    return inhoud


def gebreken(map_: Path) -> list[str]:
    """Een zin per bestand van deze map dat niet meer is zoals het vastgelegd werd; normaal leeg. Fout: `Gegevensfout` zonder vingerafdrukken."""
    verwacht = _vastgelegd(map_)
    inhouden = {naam: _inhoud(map_ / naam) for naam in verwacht}
    return [
        _zin(map_ / naam) for naam, inhoud in inhouden.items() if inhoud is None or sha256(inhoud) != verwacht[naam]
    ]


def _zin(pad: Path) -> str:
    return f"Het bestand {pad.name} in {pad.parent} is veranderd of verdwenen: zet het oorspronkelijke terug, of haal het pakket of de editie opnieuw op."


def _vastgelegd(map_: Path) -> dict[str, str]:
    *regels, einde = (_inhoud(map_ / NAAM) or b"").decode("utf-8", "replace").split("\n")
    gelezen = [past for regel in regels if (past := _REGEL.fullmatch(regel))]
    if einde or not gelezen or len(gelezen) < len(regels):
        raise Gegevensfout(_zin(map_ / NAAM))
    return {past[2]: past[1] for past in gelezen}


def _inhoud(pad: Path) -> bytes | None:
    try:
        return pad.read_bytes()
    except OSError:
        return None
