"""Wat een lezer uit een bestand haalt: de rijen van één tabel, en wat men erover moet weten."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from integratie.tabel import Bron


@dataclass(frozen=True)
class Lading:
    """Rijen voor één tabel: `nis, jaar, onderwerp, groep, [dimensies], waarde, status`, en zo nodig `indeling`.

    `indeling` is het jaar van de gemeente-indeling (`None`: elk jaar zijn eigen; ook als kolom in `rijen`). `bron` is er
    alleen bij een tabel zonder kaart in `data/kaarten`.
    """

    tabel: str
    rijen: pd.DataFrame
    indeling: int | None = None
    bron: Bron | None = None
    uitgave: str = ""
    opmerkingen: tuple[str, ...] = ()  # wat de lezer bewust niet las; de ingebedde editie aanvaardt er geen
