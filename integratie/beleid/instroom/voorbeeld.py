"""Een verzonnen uittreksel, om te leren hoe het werkt en om mee te testen. Geen rij gaat over iemand.

De totalen zijn die van Statbel (loop van de bevolking) waar de editie ze heeft: geboorten, overlijdens, aankomsten en vertrekken binnen België, het saldo met het buitenland.
Al de rest is geloot: wie, wanneer, waarvandaan, met hoeveel, en hoelang iemand blijft. Eenzelfde gemeente en zaad geven dezelfde bytes.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
import pandas as pd

from integratie import gebieden
from integratie.beleid.instroom import plaatsen
from integratie.beleid.instroom.kolommen import (
    ALLE,
    BEVOLKING,
    BUITENLAND,
    EMIGRATIE,
    GEBOORTE,
    IN,
    INTERN,
    OVERLIJDEN,
    SCHRAPPING,
    UIT,
    VREEMDELINGEN,
    WACHT,
)
from integratie.beleid.wijken.cijfers import WIJK, grenzen
from integratie.bestanden.rekenblad import csv_van_tabel
from integratie.fouten import Gegevensfout
from integratie.opslag import edities

ZAAD, JAREN = 2025, 4
ANDERS = 0.06  # zoveel verschilt een jaar waarvan Statbel een totaal niet geeft
TITEL = "# Verzonnen uittreksel van {}: de totalen zijn die van Statbel, geen enkele rij gaat over iemand"
GROOTTEN = (0.45, 0.65, 0.79, 0.92)  # kans op een gezin van hoogstens een, twee, drie, vier; de rest van vijf
VAN = {plaatsen.BRUSSEL: 0.5, plaatsen.RAND: 0.25}  # de rest uit andere Vlaamse gemeenten
LANDEN = (
    "Nederland",
    "Frankrijk",
    "Roemenië",
    "Polen",
    "Marokko",
    "Turkije",
    "Oekraïne",
    "India",
    "Congo (Dem. Rep.)",
    "Brazilië",
)
VREEMD = 0.3  # deel van wie binnen België aankomt, en van wie vertrekt, met een andere nationaliteit
NAAR_BUITENLAND, GESCHRAPT, VERHUIST, WACHTEND, TERUG = 0.45, 0.15, 0.04, 0.01, 0.4


@dataclass
class Gezin:
    """Een verzonnen gezin: zijn sleutel, en per lid sleutel, geboortejaar en geslacht."""

    sleutel: str
    leden: list[tuple[str, int, str]]
    nationaliteit: str
    wijk: str
    sinds: int = 0  # dag van aankomst; nul woont er al lang


@dataclass
class Loting:
    """Alles wat geloot wordt; `gezinnen` zijn die welke aankwamen en nog niet vertrokken."""

    nis: str
    toeval: np.random.Generator
    gezinnen: list[Gezin] = field(default_factory=list)
    nummer: int = 0

    def gezin(self, jaar: int, vreemd: float) -> Gezin:
        """Een nieuw gezin."""
        self.nummer += 1
        leden = []
        for plek in range(1 + int(np.searchsorted(GROOTTEN, self.toeval.random()))):
            leeftijd = self.toeval.gamma(1.6, 11) + 18 if plek < 2 else self.toeval.integers(0, 18)
            leden.append((f"v{self.nummer}p{plek}", jaar - int(min(leeftijd, 95)), _een_van(self, "MV")))
        land = _een_van(self, LANDEN) if self.toeval.random() < vreemd else "België"
        return Gezin(f"v{self.nummer}", leden, land, _een_van(self, _wijken(self.nis)))

    def dag(self, jaar: int, na: int = 0) -> int:
        """Een dag van het jaar, na een andere als dat nog kan."""
        begin, einde = (datetime.date(jaar, m, d).toordinal() for m, d in ((1, 1), (12, 31)))
        return int(self.toeval.integers(min(max(begin, na + 1), einde), einde + 1))


def voorbeeld(gemeente: str, zaad: int = ZAAD) -> bytes:
    """Het verzonnen uittreksel van een gemeente als csv (UTF-8), met alle kolommen en een titel die zegt dat het verzonnen is. Fout: `Gegevensfout`."""
    nis = gebieden.zoek_gemeente(gemeente).nis
    rijen = edities.lees("loop")
    rijen = rijen[(rijen["nis"] == nis) & (rijen["status"] == "bekend")].pivot(
        index="jaar", columns="onderwerp", values="waarde"
    )
    if rijen.empty or rijen[["interne_inwijking", "interne_uitwijking"]].isna().all().any():
        raise Gegevensfout(
            f"Van {gebieden.gemeenten()[nis].naam} heeft de editie geen loop van de bevolking om een voorbeeld mee te maken."
        )
    laatste, loting = rijen.iloc[-1], Loting(nis, np.random.default_rng([zaad, int(nis)]))
    uit = list[tuple]()
    for jaar in range(int(laatste.name) - JAREN + 1, int(laatste.name) + 1):
        geschat = laatste * loting.toeval.normal(1, ANDERS)  # van een vroeger jaar zijn niet alle totalen gekend
        totalen = rijen.loc[jaar].fillna(geschat) if jaar in rijen.index else geschat
        uit += sorted(_jaar(loting, jaar, {str(k): int(n) for k, n in totalen.items()}))
    titel = TITEL.format(gebieden.gemeenten()[nis].naam)
    return f"{titel}\n{csv_van_tabel(pd.DataFrame(uit, columns=list(ALLE)))}".encode()


def _jaar(loting: Loting, jaar: int, totalen: dict[str, int]) -> Iterator[tuple]:
    binnen, weg = totalen["interne_inwijking"], totalen["interne_uitwijking"]
    saldo = totalen["internationaal_migratiesaldo"]
    buiten = max(round(NAAR_BUITENLAND * binnen), saldo + 20)
    naar = buiten - saldo
    geschrapt = round(GESCHRAPT * naar)
    for soort, aantal, vreemd in ((IN, binnen, VREEMD), (BUITENLAND, buiten, 0.9)):
        yield from _komen(loting, jaar, soort, aantal, vreemd)
    for soort, aantal in ((UIT, weg), (EMIGRATIE, naar - geschrapt), (SCHRAPPING, geschrapt)):
        yield from _gaan(loting, jaar, soort, aantal)
    for soort, aantal in (
        (GEBOORTE, totalen["geboorten"]),
        (OVERLIJDEN, totalen["overlijdens"]),
        (INTERN, round(VERHUIST * 8 * binnen)),
    ):
        for _ in range(aantal):
            g = loting.gezin(jaar, VREEMD)
            sleutel, geboren, geslacht = g.leden[0]
            geboren = jaar if soort == GEBOORTE else geboren - 30 if soort == OVERLIJDEN else geboren
            yield _rij(
                loting, loting.dag(jaar), soort, "", "", g, (sleutel, max(geboren, jaar - 105), geslacht), BEVOLKING
            )
    for _ in range(round(WACHTEND * binnen)):
        g = loting.gezin(jaar, 1)
        yield _rij(loting, loting.dag(jaar), BUITENLAND, g.nationaliteit, "", g, g.leden[0], WACHT)


def _komen(loting: Loting, jaar: int, soort: str, aantal: int, vreemd: float) -> Iterator[tuple]:
    while aantal:
        g = loting.gezin(jaar, vreemd)
        g.leden = g.leden[:aantal]
        g.sinds, aantal = loting.dag(jaar), aantal - len(g.leden)
        waar = (
            _gemeente(loting)
            if soort == IN
            else g.nationaliteit
            if g.nationaliteit != "België"
            else _een_van(loting, LANDEN)
        )
        loting.gezinnen.append(g)
        yield from (_rij(loting, g.sinds, soort, waar, "", g, lid) for lid in g.leden)


def _gaan(loting: Loting, jaar: int, soort: str, aantal: int) -> Iterator[tuple]:
    while aantal:
        terug = loting.gezinnen and loting.toeval.random() < TERUG
        g = (
            loting.gezinnen.pop(int(loting.toeval.integers(len(loting.gezinnen))))
            if terug
            else loting.gezin(jaar, VREEMD)
        )
        g.leden = g.leden[:aantal]
        dag, aantal = loting.dag(jaar, g.sinds), aantal - len(g.leden)
        waar = {UIT: _gemeente(loting), EMIGRATIE: _een_van(loting, LANDEN), SCHRAPPING: ""}[soort]
        yield from (_rij(loting, dag, soort, "", waar, g, lid) for lid in g.leden)


def _rij(
    loting: Loting, dag: int, soort: str, van: str, naar: str, g: Gezin, lid: tuple[str, int, str], register: str = ""
) -> tuple:
    sleutel, geboren, geslacht = lid
    waar = register or (BEVOLKING if g.nationaliteit == "België" else VREEMDELINGEN)
    datum = datetime.date.fromordinal(dag).isoformat()
    return (datum, soort, van, naar, g.nationaliteit, geboren, geslacht, len(g.leden), g.wijk, waar, sleutel, g.sleutel)


def _gemeente(loting: Loting) -> str:
    kans, grens = loting.toeval.random(), 0.0
    for groep, deel in VAN.items():
        grens += deel
        if kans < grens:
            return _een_van(loting, _andere(groep, loting.nis))
    return _een_van(loting, _andere("", loting.nis))


@cache
def _andere(groep: str, nis: str) -> tuple[str, ...]:
    """De andere gemeenten van Brussel, de Rand of Vlaanderen."""
    vlaams = [g.nis for g in gebieden.gemeenten().values() if g.gewest == gebieden.VLAAMS_GEWEST]
    return tuple(n for n in (plaatsen.leden_van(groep) if groep else vlaams) if n != nis)


@cache
def _wijken(nis: str) -> tuple[str, ...]:
    eigen = grenzen()[(grenzen()["nis"] == nis) & (grenzen()["soort"] == WIJK)]
    sectoren = gebieden.sectoren()
    return tuple(map(str, eigen.index)) or tuple(sorted(set(sectoren.loc[sectoren["nis"] == nis, "wijk"])))


def _een_van(loting: Loting, mogelijk: Sequence[str]) -> str:
    return mogelijk[int(loting.toeval.integers(len(mogelijk)))]
