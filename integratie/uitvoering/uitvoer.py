"""Wat een cel naar een stroom schreef, zoals een terminal het toont: één uitvoer per stroom, ook van een regel van megabytes."""

from __future__ import annotations

import itertools


def samengevoegd(delen: list) -> list:
    """De uitvoer van een cel met elke stroom in één stuk op de plaats van haar eerste, stdout voor stderr die eraan raakt."""
    uit, stromen = [], {}
    for deel in delen:
        if deel["output_type"] != "stream":
            uit.append(deel)
        elif deel["name"] in stromen:
            stromen[deel["name"]].append(deel["text"])
        else:
            stromen[deel["name"]] = [deel["text"]]
            uit.append(deel)
    for deel in uit:
        if deel["output_type"] == "stream":
            deel["text"] = _overschreven("".join(stromen[deel["name"]]))
    for i, (deel, volgend) in enumerate(itertools.pairwise(uit)):
        if [d.get("name") for d in (deel, volgend)] == ["stderr", "stdout"]:
            uit[i : i + 2] = [volgend, deel]
            break
    return uit


def _overschreven(tekst: str) -> str:
    """Van een regel die zichzelf herschreef, zoals een voortgangsbalk, alleen wat er op het einde stond."""
    return "\n".join(
        regel[regel.rfind("\r", 0, len(regel) - 1) + 1 :] if regel else regel for regel in tekst.split("\n")
    )
