"""Wat een lezer uit een bestand haalt: de rijen van één tabel, en wat men erover moet weten."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from integratie.tabel import Bron


@dataclass(frozen=True)
class Lading:
    """Rijen voor één tabel: `nis, jaar, onderwerp, groep, [dimensies], waarde, status`, en zo nodig `indeling` en `rij`.

    `indeling` is het jaar van de gemeente-indeling (`None`: elk jaar zijn eigen; ook als kolom in `rijen`). `bron` is er
    alleen bij een tabel zonder kaart in `data/kaarten`. `rij` is het nummer van de rij in het bestand (0: ze staat er niet), `kolommen` het blad en
    de kolom van elk onderwerp: zo noemt een fout die pas bij het inlezen blijkt, haar cel.
    """

    tabel: str
    rijen: pd.DataFrame
    indeling: int | None = None
    bron: Bron | None = None
    uitgave: str = ""
    opmerkingen: tuple[str, ...] = ()  # wat de lezer bewust niet las; de ingebedde editie aanvaardt er geen
    kolommen: Mapping[str, str] = field(default_factory=dict)

    def plaats(self, rij: pd.Series, bestand: str) -> str:
        """Waar een rij staat: blad, kolom en rij, of zonder die het bestand, het onderwerp en de groep."""
        kolom, nummer = self.kolommen.get(rij["onderwerp"], ""), rij.get("rij", 0)
        return f"{kolom}, rij {nummer}" if kolom and nummer else f"{bestand}: {rij['onderwerp']} {rij['groep']}".strip()
