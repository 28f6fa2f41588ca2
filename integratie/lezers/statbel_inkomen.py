"""Fiscale inkomens (Statbel): de open data TF_PSNL_INC_TAX_MUNTY (zip, tekst of werkboek) en tabel C.1 (werkboek, een blad per jaar)."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pyarrow as pa

from integratie import gebieden
from integratie.fouten import Gegevensfout
from integratie.gebieden import plat
from integratie.lezers.bestand import niscodes
from integratie.lezers.namen import eis_uniek, eis_volledig, indeling_van, indeling_van_namen, nis_van, van_hier
from integratie.lezers.open_data import lees_kolommen
from integratie.lezers.werkboek import Rijen, is_getal, lees_jaarbladen, tekst

RUW = {
    "MS_NBR_NON_ZERO_INC": "aangiften",
    "MS_TOT_NET_TAXABLE_INC": "netto_belastbaar_inkomen",
    "MS_TOT_RESIDENTS": "inwoners_fiscaal",
}
EURO = "netto_belastbaar_inkomen"
# Kop (twee rijen: hoofd, onderdeel) → onderwerp; het onderdeel is leeg waar de kop over twee rijen loopt.
C1 = {
    ("Aantal aangiften (zonder nul-inkomen)", "Totaal"): "aangiften",
    ("Totaal netto belastbaar inkomen", ""): "netto_belastbaar_inkomen",
    ("Aantal inwoners", ""): "inwoners_fiscaal",
    ("Gemiddelde waarden", "Mediaan inkomen per aangifte"): "mediaan_inkomen",
}
_BRUSSEL = "Arrondissement Brussel-Hoofdstad"


def lees_ruw(pad: Path) -> pd.DataFrame:
    """`nis, jaar (inkomstenjaar), indeling, onderwerp, groep, waarde, status`, in euro en aantallen.

    Statbel zet in één uitgave alle jaren op de gemeenten van die uitgave: `indeling` zegt welke, elk jaar apart herkend.
    Fout: `Gegevensfout` bij een ontbrekende kolom, een waarde die geen getal is of een ontbrekende gemeente.
    """
    soorten = {"CD_MUNTY_REFNIS": pa.string(), "CD_YEAR": pa.int16(), **dict.fromkeys(RUW, pa.float64())}
    ruw = lees_kolommen(pad, soorten).to_pandas()
    ruw["CD_MUNTY_REFNIS"] = niscodes(ruw["CD_MUNTY_REFNIS"], pad.name)
    ruw = ruw.rename(columns={"CD_YEAR": "jaar", "CD_MUNTY_REFNIS": "nis", **RUW})
    ruw = van_hier(ruw, pad.name)
    eis_uniek(ruw, ["nis", "jaar"], pad.name)
    for kolom, onderwerp in RUW.items():
        goed = (ruw[onderwerp] >= 0) & ((ruw[onderwerp] % 1 == 0) | (onderwerp == EURO))
        if not goed.all():
            rij = ruw[~goed].iloc[0]
            raise Gegevensfout(
                f"{pad.name}: kolom '{kolom}' bevat {rij[onderwerp]:.15g} voor gemeente {rij['nis']} in {rij['jaar']}; verwacht: een bedrag vanaf 0, of een "
                "geheel aantal zonder duizendtalteken."
            )
    delen = []
    for jaar, groep in ruw.groupby("jaar"):
        indeling = indeling_van(set(groep["nis"]), int(jaar), pad.name)
        delen.append(eis_volledig(groep, pad.name, indeling).assign(indeling=indeling))
    lang = pd.concat(delen).melt(["nis", "jaar", "indeling"], list(RUW.values()), "onderwerp", "waarde")
    return lang.assign(groep="", status="bekend")


def lees_c1(pad: Path) -> pd.DataFrame:
    """Zoals `lees_ruw`, uit het werkboek van tabel C.1 (een blad per inkomstenjaar, gemeenten op naam).

    De mediaan is er ook voor de gewesten, provincies en arrondissementen (`nis` is hun REFNIS-code); `*` is
    verborgen. Fout: `Gegevensfout` met bestand, blad en kolom.
    """
    return lees_jaarbladen(pad, _blad)


def _blad(rijen: Rijen, jaar: int, waar: str) -> pd.DataFrame:
    kop = next((i for i, rij in enumerate(rijen) if rij and plat(tekst(rij[0])) == "administratieve eenheid"), None)
    if kop is None or not any(rij and plat(tekst(rij[0])) == f"inkomstenjaar {jaar}" for rij in rijen[:kop]):
        raise Gegevensfout(
            f"{waar}: verwacht 'Inkomstenjaar {jaar}' en daaronder een koprij die met 'Administratieve Eenheid' begint."
        )
    if len(rijen) < kop + 3:
        raise Gegevensfout(f"{waar}: geen rijen onder de koprij; verwacht: een rij per gebied en gemeente.")
    kolommen = _kolommen(rijen[kop], rijen[kop + 1], waar)
    eenheden = list(_eenheden(rijen[kop + 2 :]))
    indeling = indeling_van_namen({tekst(rij[0]) for code, rij in eenheden if not code}, jaar)
    cellen = [
        (
            code or nis_van(tekst(rij[0]), indeling, waar),
            onderwerp,
            *_waarde(rij[k], f"{waar}: kolom '{onderwerp}', {rij[0]}"),
        )
        for code, rij in eenheden
        for onderwerp, k in kolommen.items()
        if not code or onderwerp == "mediaan_inkomen"
    ]
    tabel = pd.DataFrame(cellen, columns=["nis", "onderwerp", "waarde", "status"])
    tabel = tabel.assign(jaar=jaar, indeling=indeling, groep="")
    hoger = tabel["nis"].isin([gebieden.VLAAMS_GEWEST, gebieden.BRUSSELS_GEWEST, *gebieden.namen_hogere_gebieden()])
    eis_uniek(tabel, ["nis", "jaar", "onderwerp"], waar)
    return pd.concat([eis_volledig(tabel[~hoger], waar, indeling), tabel[hoger]], ignore_index=True)


def _kolommen(hoofd: tuple, onderdeel: tuple, waar: str) -> dict[str, int]:
    """Onderwerp → kolomnummer; een hoofdkop geldt tot de volgende."""
    gevonden, huidig = {}, ""
    platte = {(plat(boven), plat(onder)): (boven, onder) for boven, onder in C1}
    for kolom, (boven, onder) in enumerate(zip(hoofd, onderdeel, strict=True)):
        huidig = tekst(boven) if boven not in (None, "") else huidig
        sleutel = platte.get((plat(huidig), plat(tekst(onder))), ("", ""))
        if sleutel in C1:
            if C1[sleutel] in gevonden:
                raise Gegevensfout(
                    f"{waar}: kolom '{' – '.join(sleutel)}' staat er meer dan één keer; verwacht: één keer."
                )
            gevonden[C1[sleutel]] = kolom
    if ontbrekend := [sleutel for sleutel, onderwerp in C1.items() if onderwerp not in gevonden]:
        raise Gegevensfout(f"{waar}: kolom '{' – '.join(k for k in ontbrekend[0] if k)}' ontbreekt.")
    return gevonden


def _eenheden(rijen: Rijen) -> Iterator[tuple[str, tuple]]:
    """Code en rij van gewesten, provincies en arrondissementen, en van elke gemeente zonder code; Waalse rijen vallen weg."""
    codes = {naam: code for code, naam in gebieden.namen_hogere_gebieden().items()}
    codes |= {"Vlaams Gewest": gebieden.VLAAMS_GEWEST, "Brussels Hoofdstedelijk Gewest": gebieden.BRUSSELS_GEWEST}
    in_gebied = False
    for rij in rijen:
        naam = tekst(rij[0])
        if naam in codes or naam.startswith(("Arrondissement ", "Provincie ")):
            in_gebied = naam.startswith("Arrondissement ") and (naam in codes or naam == _BRUSSEL)
            if naam in codes:
                yield codes[naam], rij
        elif naam.startswith(("* =", "Bron:")) or not naam:
            in_gebied = False
        elif in_gebied:
            yield "", rij


def _waarde(cel, plaats: str) -> tuple[float, str]:
    if cel == "*":
        return float("nan"), "verborgen"
    if not is_getal(cel) or cel < 0:
        raise Gegevensfout(f"{plaats} bevat '{cel}'; verwacht: een getal of * (verborgen).")
    return float(cel), "bekend"
