"""Verschillen binnen een groep gemeenten: hoe groot zijn ze, groeien ze, en welke gemeente is van welk type?"""

from dataclasses import dataclass
from math import inf, sqrt

import pandas as pd

from integratie import gebieden, vergelijking
from integratie.fouten import Gegevensfout
from integratie.indicator import cijfers, kaart
from integratie.vergelijking.ruis import Z
from integratie.vergelijking.segregatie import blootstelling, dissimilariteit, isolatie
from integratie.vergelijking.toeval import DAALT, STIJGT

DICHTBIJ = "dicht bij de Rand als geheel"
TYPES = ("hoog en snel", "hoog en trager", "lager en snel", "lager en trager", DICHTBIJ)


def per_gemeente(naam: str, groep: str, peiljaar: int, kolom: str = "waarde") -> pd.DataFrame:
    """Een indicator voor de gemeenten van een groep: een rij per NIS-code, een kolom per jaar waarvoor elk lid een waarde heeft."""
    leden, rijen = gebieden.groep(groep).leden, cijfers(naam)
    rijen = rijen[rijen["nis"].isin(leden) & (rijen["groep"] == "") & (rijen["jaar"] <= peiljaar)]
    breed = rijen.pivot(index="nis", columns="jaar", values=kolom).reindex(leden).dropna(axis=1)
    if breed.shape[1] == 0:
        titel = kaart(naam).titel
        raise Gegevensfout(
            f"{titel}: tot en met {peiljaar} is er geen jaar waarin elke gemeente van {groep} een cijfer heeft."
        )
    return breed


def sigma(waarden: pd.DataFrame) -> pd.DataFrame:
    """Spreiding per jaar: `gemiddelde`, `standaardafwijking` (gemeenten wegen even zwaar) en `variatie` (de verhouding, in %)."""
    gemiddelde, afwijking = waarden.mean(), waarden.std(ddof=0)
    return pd.DataFrame(
        {"gemiddelde": gemiddelde, "standaardafwijking": afwijking, "variatie": 100 * afwijking / gemiddelde}
    )


def _type(nis: str, groep: str, grenzen: dict[str, vergelijking.Gekend]) -> str:
    richtingen = []
    for naam, grens in grenzen.items():
        eigen = vergelijking.stand_in(naam, nis, grens.jaar)
        assert vergelijking.is_gekend(eigen)  # in dat jaar heeft elk lid een cijfer, zie `per_gemeente`
        richtingen.append(vergelijking.tegenover(kaart(naam), nis, eigen, gebieden.groep(groep).code, grens))
    niveau, snelheid = richtingen
    keuze = {(STIJGT, STIJGT): 0, (STIJGT, DAALT): 1, (DAALT, STIJGT): 2, (DAALT, DAALT): 3}
    return TYPES[keuze.get((niveau, snelheid), 4)]


@dataclass(frozen=True, slots=True)
class Beta:
    """De rechte van de gemiddelde jaarlijkse verandering op de beginwaarde; een negatieve helling is inhalen."""

    van: int
    tot: int
    helling: float  # verandering per jaar per eenheid hogere beginwaarde
    verklaard: float  # R² tussen 0 en 1
    gemeenten: int

    @property
    def duidelijk(self) -> bool:
        """Is de helling groter dan toeval (95 %), met zo weinig gemeenten?"""
        vrijheid = self.gemeenten - 2
        t = sqrt(self.verklaard * vrijheid / (1 - self.verklaard)) if self.verklaard < 1 else inf
        # De kwantiel van Student bij weinig vrijheidsgraden, met de benadering van Cornish en Fisher.
        return t > Z + (Z**3 + Z) / (4 * vrijheid) + (5 * Z**5 + 16 * Z**3 + 3 * Z) / (96 * vrijheid**2)


def beta(waarden: pd.DataFrame) -> Beta:
    """Kleinste kwadraten over de gemeenten, tussen het eerste en het laatste jaar. Fout: `Gegevensfout` zonder twee jaren."""
    if waarden.shape[1] < 2:
        raise Gegevensfout("Convergentie vraagt minstens twee jaren met een cijfer voor elke gemeente.")
    van, tot = int(waarden.columns[0]), int(waarden.columns[-1])
    begin, stap = waarden[van].to_numpy(), ((waarden[tot] - waarden[van]) / (tot - van)).to_numpy()
    x, y = begin - begin.mean(), stap - stap.mean()
    helling = float((x * y).sum() / (x * x).sum())
    verklaard = float((x * y).sum() ** 2 / ((x * x).sum() * (y * y).sum())) if (y * y).sum() else 0.0
    return Beta(van, tot, helling, verklaard, len(waarden))


def spreiding(groep: str, peiljaar: int) -> pd.DataFrame:
    """Per jaar hoe ongelijk inwoners van buitenlandse herkomst over de gemeenten van een groep wonen.

    Kolommen: `dissimilariteit`, `isolatie` en `blootstelling` (aan inwoners van Belgische herkomst), elk tussen 0 en 1.
    """
    naam = "aandeel_buitenlandse_herkomst"
    vreemd, totaal = (per_gemeente(naam, groep, peiljaar, kolom) for kolom in ("teller", "noemer"))
    uit = {}
    for jaar in vreemd:
        groep_, alle = vreemd[jaar], totaal[jaar]
        maten = (
            dissimilariteit(groep_, alle - groep_),
            isolatie(groep_, alle),
            blootstelling(groep_, alle - groep_, alle),
        )
        uit[jaar] = dict(zip(("dissimilariteit", "isolatie", "blootstelling"), maten, strict=True))
    return pd.DataFrame(uit).T


def typologie(groep: str, peiljaar: int) -> pd.DataFrame:
    """Niveau en snelheid van elke gemeente tegenover de groep als geheel (som over som).

    Kolommen per NIS-code: `aandeel, snelheid, type`; `attrs` draagt het jaar en de grenzen. Is een van beide verschillen te klein om te
    zeggen, of kan het toeval zijn, dan is het type `DICHTBIJ`.
    """
    namen = ("aandeel_buitenlandse_herkomst", "verandersnelheid_herkomst")
    code = gebieden.groep(groep).code
    laatste = [vergelijking.stand(naam, code, peiljaar) for naam in namen]
    jaar = min((s.jaar for s in laatste if vergelijking.is_gekend(s)), default=peiljaar)
    gevonden = {naam: vergelijking.stand_in(naam, code, jaar) for naam in namen}  # beide in één jaar
    grenzen = {naam: s for naam, s in gevonden.items() if vergelijking.is_gekend(s)}
    if len(grenzen) < len(namen):
        raise Gegevensfout(
            f"Voor {gebieden.groep(groep).in_zin} is er tot {peiljaar} geen aandeel én snelheid van de herkomst."
        )
    kolommen = [per_gemeente(naam, groep, peiljaar)[jaar] for naam in namen]
    uit = pd.concat(kolommen, axis=1, keys=["aandeel", "snelheid"])
    uit["type"] = [_type(nis, groep, grenzen) for nis in uit.index]
    aandeel, snelheid = (grenzen[naam].waarde for naam in namen)
    uit.attrs = {"jaar": jaar, "aandeel": aandeel, "snelheid": snelheid}
    return uit
