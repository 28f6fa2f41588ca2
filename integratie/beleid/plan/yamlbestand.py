"""Een plan uit een YAML-bestand: elke waarde blijft de tekst die er staat (0902 blijft 0902), met haar regelnummer."""

from __future__ import annotations

from pathlib import Path

import yaml

from integratie.beleid.plan.ruw import Pad, Ruw
from integratie.yamlknoop import lees_knoop

GROOTSTE = 2_000_000  # bytes; een plan met honderden acties blijft daar ver onder


def lees_yaml(pad: Path) -> Ruw:
    """De inhoud van een bestand. Fout: `Gebruiksfout` als het geen leesbare YAML is."""
    ruw = Ruw(pad)
    inhoud = _waarde(ruw, lees_knoop(pad, GROOTSTE), ())
    if isinstance(inhoud, dict):
        ruw.inhoud = inhoud
    else:
        ruw.fouten.append(ruw.fout((), "", "hier hoort een lijst van 'sleutel: waarde'"))
    return ruw


def _waarde(ruw: Ruw, knoop: yaml.Node, pad: Pad):
    regel = f"regel {knoop.start_mark.line + 1}"
    ruw.plaatsen.setdefault(pad, regel)
    ruw.volgorde.setdefault(regel, knoop.start_mark.line)
    if isinstance(knoop, yaml.ScalarNode):
        leeg = knoop.style is None and knoop.value in ("", "~", "null", "Null", "NULL")
        return None if leeg or not knoop.value.strip() else knoop.value
    if isinstance(knoop, yaml.SequenceNode):
        return [_waarde(ruw, deel, (*pad, i)) for i, deel in enumerate(knoop.value)]
    uit = {}
    for sleutel, deel in knoop.value:
        naam = sleutel.value if isinstance(sleutel, yaml.ScalarNode) else "?"
        plaats = f"regel {sleutel.start_mark.line + 1}"
        ruw.plaatsen[(*pad, naam)] = plaats
        ruw.volgorde.setdefault(plaats, sleutel.start_mark.line)
        if naam in uit:
            ruw.fouten.append(ruw.fout((*pad, naam), naam, f"'{naam}' staat er twee keer; houd er één over"))
        uit[naam] = _waarde(ruw, deel, (*pad, naam))
    return uit
