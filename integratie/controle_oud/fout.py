"""Wat de controle meldt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fout:
    """Eén gebrek: in welk bestand, waar daarin, en wat er verwacht werd."""

    bestand: str
    plaats: str
    verwacht: str

    def __str__(self) -> str:
        return f"{self.bestand}, {self.plaats}: {self.verwacht}"
