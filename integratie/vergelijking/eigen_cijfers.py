"""Eigen cijfers van een onderzoeker: een DataFrame met een kolom `nis` als indicator, zodat elke figuur ze tekent zoals die van de editie.

Ze blijven in dit proces: geen rapport, geen catalogus en geen export toont ze ongevraagd.
"""

import hashlib
import re
from typing import Annotated

import pandas as pd

from integratie import gebieden
from integratie.fouten import Gebruiksfout
from integratie.indicator import LAGEN
from integratie.register import EIGEN, Indicator

# De naam van een indicator of onderwerp; wie een DataFrame met een kolom `nis` geeft, vraagt zijn eigen cijfers.
Indicatornaam = Annotated[str, pd.DataFrame]
BRON = "Eigen gegevens"
HOE = 'een DataFrame met de kolommen nis (of gemeente), jaar en één kolom met getallen, zoals "Leden per 1.000 inwoners" of "Leden (%)"'
_ERNAAST = {"nis", "gemeente", "gebied", "naam", "jaar", "groep", "teller", "noemer", "eenheid", "status", "indicator", "bron"}  # fmt: skip
_EENHEID = re.compile(r"(.+?)\s*\(([^()]+)\)\s*")


def indicator_van(eigen: pd.DataFrame) -> str:
    """De naam waaronder deze cijfers te vragen zijn; dezelfde cijfers hebben altijd dezelfde naam.

    `eigen` heeft een kolom `nis` (codes of namen) of `gemeente`, een kolom `jaar`, hoogstens een kolom `groep`, en één kolom met getallen: haar naam is de
    titel, met tussen haakjes achteraan de eenheid; `eigen.attrs["bron"]` is de bron. Fout: `Gebruiksfout` met kolom en rij.
    """
    waarde = _waardekolom(eigen)
    titel, eenheid = m.groups() if (m := _EENHEID.fullmatch(waarde)) else (waarde, "waarde")
    rijen = pd.DataFrame({"nis": _codes(eigen), "jaar": _jaren(eigen), "groep": _groepen(eigen)})
    rijen["waarde"] = _getallen(eigen, waarde)
    dubbel = rijen.duplicated(["nis", "jaar", "groep"])
    if dubbel.any():
        r = rijen[dubbel].iloc[0]
        raise _fout(f"{gebieden.plaats(r.nis).naam} staat er voor {r.jaar} meer dan één keer")
    rijen["status"] = rijen["waarde"].isna().map({True: "geen", False: "bekend"})
    inhoud = f"{titel}|{eenheid}|{eigen.attrs.get('bron')}|{rijen.to_csv(index=False)}"
    naam = f"eigen_{gebieden.plat(titel).replace(' ', '_')}_{hashlib.sha256(inhoud.encode()).hexdigest()[:6]}"
    tabel = rijen.set_index(["nis", "jaar", "groep"])
    heel = bool((rijen["waarde"].dropna() % 1 == 0).all()) and eenheid != "%"
    EIGEN[naam] = Indicator(
        naam, lambda: tabel, titel, str(eigen.attrs.get("bron", BRON)), titel, "context", (), LAGEN[1],
        eenheid=eenheid, decimalen=0 if heel else 1, optelbaar=False,
    )  # fmt: skip
    return naam


def _fout(wat: str) -> Gebruiksfout:
    return Gebruiksfout(f"Eigen cijfers: {wat}; verwacht: {HOE}.")


def _waardekolom(eigen: pd.DataFrame) -> str:
    kolommen = [str(k) for k in eigen.columns if k not in _ERNAAST]
    if "waarde" in kolommen:
        return "waarde"
    if len(kolommen) != 1 or eigen.empty:
        raise _fout(f"hier staan {len(eigen)} rijen en {len(kolommen)} kolommen met cijfers ({', '.join(kolommen)})")
    return kolommen[0]


def _codes(eigen: pd.DataFrame) -> list[str]:
    kolom = next((k for k in ("nis", "gemeente") if k in eigen), None)
    if kolom is None:
        raise _fout("er is geen kolom nis")
    uit = {}
    for x in dict.fromkeys(eigen[kolom]):
        try:
            uit[x] = gebieden.zoek(x).nis
        except Gebruiksfout as fout:
            raise _fout(f"kolom {kolom}: {str(fout).rstrip('.')}") from None
    return [uit[x] for x in eigen[kolom]]


def _jaren(eigen: pd.DataFrame) -> list[int]:
    if "jaar" not in eigen:
        raise _fout("er is geen kolom jaar; typ bijvoorbeeld .assign(jaar=2025)")
    jaren = pd.to_numeric(eigen["jaar"], errors="coerce")
    if (fout := ~jaren.between(1900, 2100) | (jaren % 1 != 0)).any():
        raise _fout(f"kolom jaar bevat '{eigen.loc[fout, 'jaar'].iloc[0]}'")
    return [int(j) for j in jaren]


def _groepen(eigen: pd.DataFrame) -> list[str]:
    return [str(g) if pd.notna(g) else "" for g in eigen["groep"]] if "groep" in eigen else [""] * len(eigen)


def _getallen(eigen: pd.DataFrame, kolom: str) -> list[float]:
    getallen = pd.to_numeric(eigen[kolom], errors="coerce").astype(float)
    if (fout := getallen.isna() & eigen[kolom].notna()).any():
        raise _fout(f"kolom {kolom} bevat '{eigen.loc[fout, kolom].iloc[0]}', en dat is geen getal")
    return getallen.tolist()
