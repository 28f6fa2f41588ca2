"""De gebreken van de cijfers van een rapport (de kolommen van `gegevens.csv`): grenzen, delen van een geheel, teller op noemer."""

from collections.abc import Iterator, Mapping
from typing import Protocol

import pandas as pd

from integratie.gebieden.optellen import BENADERD_TOT
from integratie.invarianten.bereik import Begrensd, gebrek
from integratie.invarianten.tabellen import GEHEEL

Gebrek = tuple[str, str]  # waar, en wat er verwacht werd


class Berekend(Begrensd, Protocol):
    """Een indicator."""

    @property
    def samen_honderd(self) -> bool:
        """Zijn de groepen samen het geheel?"""


OP_EEN_DECIMAAL = 0.05
PRECIES = 1e-12  # een cijfer heeft 15 beduidende cijfers; een bewerking met twee ervan kan er enkele verliezen


def gebreken(cijfers: pd.DataFrame, kaarten: Mapping[str, Berekend], factor: Mapping[str, float]) -> Iterator[Gebrek]:
    """Elk gebrek van `cijfers` (`gebied, indicator, groep, jaar, teller, noemer, waarde, status`); `factor` is die per eenheid."""
    verwacht = gebrek(cijfers["indicator"], cijfers["waarde"], kaarten)
    for r in cijfers[verwacht != ""].itertuples():
        yield f"{r.gebied}, {r.indicator}, {r.jaar}", f"{verwacht[r.Index]}, niet {r.waarde:g}"
    yield from _honderd(cijfers[cijfers["indicator"].isin([n for n, k in kaarten.items() if k.samen_honderd])])
    yield from _inwoners(cijfers)
    yield from _breuken(cijfers, cijfers["indicator"].map({n: factor.get(k.eenheid, 1.0) for n, k in kaarten.items()}))


def _honderd(delen: pd.DataFrame) -> Iterator[Gebrek]:
    """Samen 100; waar enkel kleine verborgen aantallen ontbreken (benaderd) mag er een half procent af.

    Zonder teller staat een aandeel op één decimaal: dan scheelt elk deel hoogstens 0,05.
    """
    delen = delen.assign(benaderd=delen["status"] == "benaderd", rond=OP_EEN_DECIMAAL * delen["teller"].isna())
    som = delen.groupby(["indicator", "gebied", "jaar"]).agg(
        som=("waarde", "sum"),
        bekend=("waarde", "count"),
        rijen=("status", "size"),
        benaderd=("benaderd", "any"),
        rond=("rond", "sum"),
    )
    som = som[som["bekend"] == som["rijen"]]
    speling = 100 * PRECIES + som["rond"]
    fout = som[(som["som"] > 100 + speling) | (som["som"] < 100 - speling - 100 * BENADERD_TOT * som["benaderd"])]
    for (indicator, gebied, jaar), samen in fout["som"].items():
        yield f"{gebied}, {indicator}, {jaar}", f"delen die samen 100 zijn, niet {samen:g}"


def _inwoners(cijfers: pd.DataFrame) -> Iterator[Gebrek]:
    groepen = cijfers[cijfers["indicator"] == "samenstelling_herkomst"].groupby(["gebied", "jaar"])["teller"]
    som = groepen.sum()[groepen.apply(lambda t: t.notna().all())]
    inwoners = cijfers[cijfers["indicator"] == "inwoners"].set_index(["gebied", "jaar"])["waarde"].reindex(som.index)
    for (gebied, jaar), samen in som[(som - inwoners).abs() > GEHEEL].items():
        verwacht = f"herkomstgroepen die samen {inwoners[gebied, jaar]:.0f} inwoners zijn, niet {samen:.0f}"
        yield f"{gebied}, {jaar}", verwacht


def _breuken(cijfers: pd.DataFrame, factor: pd.Series) -> Iterator[Gebrek]:
    """Alleen waar de waarde gewoon teller op noemer is; een index of snelheid heeft geen van beide."""
    zelf = cijfers["teller"] / cijfers["noemer"].where(cijfers["noemer"] > 0) * factor
    fout = cijfers[zelf.notna() & ((zelf - cijfers["waarde"]).abs() > PRECIES * zelf.abs())]
    for r in fout.itertuples():
        yield f"{r.gebied}, {r.indicator}, {r.jaar}", f"teller gedeeld door noemer, niet {r.waarde:g}"
