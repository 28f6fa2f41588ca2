"""Welke gemeenten op de kaart van een rapport en in haar lijst staan."""

from __future__ import annotations

from integratie import gebieden


def op_de_kaart(nis: str) -> gebieden.Gebied:
    """Wie op de kaart en in haar lijst staat: de leden van een cluster, en anders waar de gemeente mee op een kaart staat."""
    return gebieden.op_code()[nis] if gebieden.plaats(nis).leden else gebieden.kaartgebied(nis)
