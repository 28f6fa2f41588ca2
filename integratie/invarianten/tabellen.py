"""De gebreken van tabellen: waarden buiten hun grenzen, en delen die hun geheel niet zijn."""

from collections.abc import Callable, Iterable, Mapping

import pandas as pd

from integratie.invarianten.bereik import gebrek
from integratie.invarianten.sommen import SOMMEN, Som, sluit_niet
from integratie.tabel import Bron


def gebreken(
    bronnen: Mapping[str, Bron], lees: Callable[[str], pd.DataFrame], over: Iterable[str] | None = None
) -> pd.DataFrame:
    """Alle tegenstrijdigheden van een editie: `nis, jaar, tabel, reden`; leeg als alles klopt.

    `lees` geeft de rijen van een tabel. Met `over` alleen wat die tabellen raakt.
    """
    over = set(bronnen if over is None else over)
    delen = [_bereik(bronnen[tabel], lees(tabel)) for tabel in bronnen if tabel in over]
    for regel in SOMMEN:
        if {regel.tabel, regel.ander} <= set(bronnen) and {regel.tabel, regel.ander} & over:
            delen.append(_som(regel, lees))
    return pd.concat(delen, ignore_index=True) if delen else pd.DataFrame(columns=["nis", "jaar", "tabel", "reden"])


def _bereik(bron: Bron, rijen: pd.DataFrame) -> pd.DataFrame:
    verwacht = gebrek(rijen["onderwerp"], rijen["waarde"], bron.onderwerpen)
    fout = rijen[verwacht != ""]
    redenen = [
        f"tabel {bron.tabel} heeft in {r.jaar} voor {r.onderwerp} de onmogelijke waarde {r.waarde:g} (verwacht: {verwacht[r.Index]})"
        for r in fout.itertuples()
    ]
    return _als_gebreken(fout, bron.tabel, redenen)


def _som(regel: Som, lees: Callable[[str], pd.DataFrame]) -> pd.DataFrame:
    fout = sluit_niet(regel, lees(regel.tabel), lees(regel.ander))
    redenen = [
        f"in {r.jaar} geeft {regel.tabel} ({regel.delen}) {r.deel:.0f} en {regel.ander} ({regel.geheel}) {r.geheel:.0f}"
        for r in fout.itertuples()
    ]
    return _als_gebreken(fout, regel.tabel, redenen)


def _als_gebreken(fout: pd.DataFrame, tabel: str, redenen: list[str]) -> pd.DataFrame:
    return fout[["nis", "jaar"]].assign(tabel=tabel, reden=pd.Series(redenen, index=fout.index, dtype="str"))
