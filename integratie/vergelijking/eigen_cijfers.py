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
HOE = 'de kolommen nis (of gemeente), jaar (desnoods met .assign(jaar=2025)) en één met getallen, zoals "Leden per 1.000 inwoners" of "Leden (%)"'
_ERNAAST = {"nis", "gemeente", "gebied", "naam", "jaar", "groep", "teller", "noemer", "eenheid", "status", "indicator", "bron"}  # fmt: skip
_EENHEID = re.compile(r"(.+?)\s*\(([^()]+)\)\s*")


def indicator_van(eigen: pd.DataFrame) -> str:
    """De naam waaronder deze cijfers te vragen zijn; dezelfde cijfers hebben altijd dezelfde naam.

    `eigen` heeft een kolom `nis` (codes of namen) of `gemeente`, een kolom `jaar`, hoogstens een kolom `groep`, en één kolom met getallen: haar naam is de
    titel, met tussen haakjes achteraan de eenheid; `eigen.attrs["bron"]` is de bron. Fout: `Gebruiksfout` met kolom en waarde.
    """
    kolommen = [str(k) for k in eigen.columns if k not in _ERNAAST]
    kolom = "waarde" if "waarde" in kolommen else kolommen[0] if len(kolommen) == 1 else ""
    plaats = next((k for k in ("nis", "gemeente") if k in eigen), None)
    if eigen.empty or not kolom or plaats is None or "jaar" not in eigen:
        raise _fout(f"hier staan {len(eigen)} rijen met {', '.join(map(str, eigen.columns)) or 'geen kolommen'}")
    jaren, getallen = (pd.to_numeric(eigen[k], errors="coerce") for k in ("jaar", kolom))
    for naam, mis in (
        ("jaar", ~jaren.between(1900, 2100) | (jaren % 1 != 0)),
        (kolom, getallen.isna() & eigen[kolom].notna()),
    ):
        if mis.any():
            raise _fout(f"kolom {naam} bevat '{eigen.loc[mis, naam].iloc[0]}'")
    groep = eigen["groep"].fillna("").astype(str) if "groep" in eigen else ""
    codes = {x: _code(x, plaats) for x in dict.fromkeys(eigen[plaats])}
    rijen = pd.DataFrame({"nis": eigen[plaats].map(codes), "jaar": jaren.astype(int), "groep": groep})
    rijen = rijen.assign(waarde=getallen.astype(float), status=getallen.isna().map({True: "geen", False: "bekend"}))
    if (dubbel := rijen[rijen.duplicated(["nis", "jaar", "groep"])]).size:
        raise _fout(
            f"{gebieden.plaats(dubbel['nis'].iloc[0]).naam} staat er meer dan één keer voor {dubbel['jaar'].iloc[0]}"
        )
    titel, eenheid = m.groups() if (m := _EENHEID.fullmatch(kolom)) else (kolom, "waarde")
    bron, tabel = str(eigen.attrs.get("bron", BRON)), rijen.set_index(["nis", "jaar", "groep"])
    vingerafdruk = hashlib.sha256(
        f"{kolom}|{bron}|".encode() + pd.util.hash_pandas_object(rijen, index=False).to_numpy().tobytes()
    ).hexdigest()[:6]
    naam = f"eigen_{gebieden.plat(titel).replace(' ', '_')}_{vingerafdruk}"
    decimalen = int(eenheid == "%" or not (getallen.dropna() % 1 == 0).all())
    EIGEN[naam] = Indicator(
        naam, lambda: tabel, titel, bron, titel, "context", (), LAGEN[1], eenheid=eenheid, decimalen=decimalen, optelbaar=False
    )  # fmt: skip
    return naam


def _code(plaats: object, kolom: str) -> str:
    try:
        return gebieden.zoek(plaats).nis
    except Gebruiksfout as fout:
        raise _fout(f"kolom {kolom}: {str(fout).rstrip('.')}") from None


def _fout(wat: str) -> Gebruiksfout:
    return Gebruiksfout(f"Eigen cijfers: {wat}; verwacht: {HOE}.")
