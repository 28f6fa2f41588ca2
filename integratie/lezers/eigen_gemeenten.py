"""Welke gemeente elke rij van een eigen bestand is, op code of op naam, en in welke gemeente-indeling."""

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from integratie.fouten import Gegevensfout
from integratie.gebieden import plat
from integratie.lezers.namen import (
    INDELINGEN,
    alle_codes,
    gemeenten_in,
    is_arrondissement_of_provincie,
    is_waals,
    nis_of_niets,
    nis_van,
)
from integratie.lezers.werkboek import niscode, plaats, tekst

_GEEN_GEMEENTE = {
    "vlaams gewest",
    "vlaanderen",
    "waals gewest",
    "brussels hoofdstedelijk gewest",
    "belgie",
    "vlaamse rand",
}
_GEEN_GEMEENTE |= {"totaal", "algemeen totaal", "eindtotaal", "som"}


def is_gemeente(woorden: Iterable[str]) -> bool:
    """Is een van deze woorden de code of de naam van een gemeente, in een van de indelingen?"""
    return any(w in alle_codes() or any(nis_of_niets(w, i) for i in INDELINGEN) for w in woorden if w)


class Gemeenten:
    """Rij → NIS-code. `melding` zegt hoeveel rijen geen gemeente van Vlaanderen of Brussel waren.

    Fout: `Gegevensfout` met de rij bij een lege cel, een naam of code die niet bestaat, of een naam die niet bij de code hoort.
    """

    def __init__(self, rijen: list[tuple[int, tuple]], nis: int | None, naam: int | None, waar: str) -> None:
        self.waar = waar
        self.van_rij: dict[int, str] = {}
        niet: Counter[str] = Counter()
        namen = {tekst(rij[naam]) for _, rij in rijen if naam is not None}
        indeling = max(INDELINGEN, key=lambda i: sum(nis_of_niets(n, i) is not None for n in namen))
        for nummer, rij in rijen:
            code, soort = self._code(rij, nummer, nis, naam, indeling)
            if soort:
                niet[soort] += 1
            else:
                self.van_rij[nummer] = code
        wat = ", ".join(f"{aantal} van {soort}" for soort, aantal in sorted(niet.items()))
        self.melding = f"niet gelezen rijen (geen gemeente van Vlaanderen of Brussel): {wat}." if wat else ""

    def _code(self, rij: tuple, nummer: int, nis: int | None, naam: int | None, indeling: int) -> tuple[str, str]:
        """De code, of wat de rij anders is."""
        heet = tekst(rij[naam]) if naam is not None else ""
        if plat(heet) in _GEEN_GEMEENTE or is_arrondissement_of_provincie(heet):
            return "", "een totaal of een groter gebied"
        if nis is None or not tekst(rij[nis]):
            if naam is None or not heet:
                hier = plaats(self.waar, nummer, nis if nis is not None else naam or 0)
                raise Gegevensfout(f"{hier} (rij {nummer + 1}) is leeg; verwacht: een gemeente.")
            gevonden = next((c for i in (indeling, *INDELINGEN) if (c := nis_of_niets(heet, i))), "")
            return gevonden or nis_van(heet, indeling, f"{plaats(self.waar, nummer, naam)} (rij {nummer + 1})"), ""
        hier = f"{plaats(self.waar, nummer, nis)} (rij {nummer + 1})"
        if tekst(rij[nis]).lstrip("0") in ("1000", "2000", "3000", "4000"):
            return "", "een totaal of een groter gebied"
        code = niscode(rij[nis], hier)
        if is_waals(code):
            return "", "een Waalse gemeente"
        if code not in alle_codes():
            raise Gegevensfout(f"{hier} bevat '{code}'; verwacht: de NIS-code van een Vlaamse of Brusselse gemeente.")
        anders = {c for i in INDELINGEN if heet and (c := nis_of_niets(heet, i))}
        if anders and code not in anders:
            raise Gegevensfout(
                f"{hier} heeft code {code}, maar de naam '{heet}'; verwacht: een code en naam die bij elkaar horen."
            )
        return code, ""

    def bij(self, cijfers: pd.DataFrame) -> pd.DataFrame:
        """De cijfers (met hun `rij`) bij hun gemeente: `nis, jaar, waarde, status, indeling`. Fout: `Gegevensfout` bij een dubbele rij."""
        cijfers = cijfers[cijfers["rij"].isin(list(self.van_rij))]
        cijfers = cijfers.assign(nis=cijfers["rij"].map(self.van_rij))
        if (dubbel := cijfers.duplicated(["nis", "jaar"])).any():
            tweede = cijfers[dubbel].iloc[0]
            eerste = cijfers[(cijfers["nis"] == tweede["nis"]) & (cijfers["jaar"] == tweede["jaar"])].iloc[0]
            raise Gegevensfout(
                f"{self.waar}: gemeente {tweede['nis']} staat voor {tweede['jaar']} in rij {eerste['rij'] + 1} en in rij {tweede['rij'] + 1}; "
                "verwacht: één keer."
            )
        indelingen = {jaar: self._indeling(set(deel["nis"]), jaar) for jaar, deel in cijfers.groupby("jaar")}
        return cijfers.assign(indeling=cijfers["jaar"].map(indelingen)).drop(columns="rij").reset_index(drop=True)

    def _indeling(self, codes: set[str], jaar: int) -> int:
        for indeling in INDELINGEN:
            if codes <= set(gemeenten_in(indeling)):
                return indeling
        oud, nieuw = (min(codes - set(gemeenten_in(i))) for i in (INDELINGEN[0], INDELINGEN[-1]))
        raise Gegevensfout(
            f"{self.waar}: voor {jaar} staan {oud} en {nieuw} naast elkaar, gemeenten van vóór en na een fusie; verwacht: de gemeenten "
            "van één jaar."
        )
