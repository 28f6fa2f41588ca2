"""Wat een map met rapporten toevoegt over kleine aantallen die een openbare bron zelf verborg: dat hoort niets te zijn.

Elke verborgen cel van een bron ligt tussen 0 en 4. Wie enkel leest wat wij tonen (`gegevens.csv` van elke map: tellers, noemers en aandelen, ook van
gebieden), hoort haar niet nauwer te kunnen bepalen. Welke sommen er gelden, leert een lezer uit de rijen waarin alles gekend is; hier leren we ze ook zo.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd

from integratie import gebieden
from integratie.afleiding.bereiken import Bereik, Lek, Stelsel
from integratie.afleiding.plaatsen import code_van
from integratie.opslag import edities

HOOGSTENS = 4  # een bron verbergt wat onder de vijf ligt
GENOEG = 5  # zoveel verschillende cijfers moeten een som bevestigen
EEN_LEK = 0.05  # een cijfer van ons dat afwijkt, kan het lek zijn dat we zoeken
GROEPEN = 6  # tot zoveel groepen bekijken we elke deelsom, daarboven enkel de som van alle
KOLOMMEN = ["nis", "gebied", "indicator", "groep", "jaar", "teller", "noemer", "waarde", "eenheid", "status"]
DELEN = ("teller", "noemer")
MINSTENS = 1  # decimalen: "5" is een aandeel dat op 5,0 afgerond is
Reeks = tuple[str, ...]  # onderwerp, groep en dimensies in een tabel van een bron
Cel = tuple[Reeks, str, int]  # reeks, gemeente, jaar
Term = tuple[Reeks, ...]  # reeksen die samen een cijfer van ons zijn


class Toevoeging(Lek):
    """Een cel die de bron verborg, en het bereik dat uit onze cijfers volgt."""

    def __str__(self) -> str:
        wat = f"{self.laag} is" if self.laag == self.hoog else f"tussen {self.laag} en {self.hoog} ligt"
        return f"{self.bestand}, tabel '{self.tabel}', {self.cel}: de bron verbergt dit aantal, en uit onze cijfers volgt dat het {wat}."


def toevoegingen(ons: pd.DataFrame) -> tuple[int, list[Toevoeging]]:
    """Hoeveel cellen de bronnen verbergen van de gemeenten in `ons` (zie `getoond`), en welke door ons nauwer te bepalen zijn dan 0 tot 4."""
    aantal, uit, plaatsen = 0, list[Toevoeging](), set(ons["plaats"])
    for tabel in edities.bronnen() if len(ons) else ():
        bron = Bron.lees(tabel)
        doel = sorted(cel for cel in bron.verborgen if cel[1] in plaatsen)
        if doel:
            stelsel = lezerstelsel(bron, ons, {jaar for _, _, jaar in doel})
            bereiken = ((cel, stelsel.bereik(cel)) for cel in doel)
            uit += [_toevoeging(tabel, cel, b, ons) for cel, b in bereiken if b.breed < HOOGSTENS]
            aantal += len(doel)
    return aantal, uit


def getoond(map_: Path) -> pd.DataFrame:
    """Elk cijfer van elke `gegevens.csv`, één keer; `plaats` is de code van de gemeente of het gebied."""
    leeg = {"keep_default_na": False, "na_values": {"teller": "", "noemer": ""}}
    paden = sorted(map_.glob("*/gegevens.csv"))
    soort = dict.fromkeys(("nis", "groep", "waarde"), str)
    if not paden:
        return pd.DataFrame(columns=[*KOLOMMEN, "plaats", "bestand"])
    delen = {p.relative_to(map_).as_posix(): pd.read_csv(p, usecols=KOLOMMEN, dtype=soort, **leeg) for p in paden}
    alle = pd.concat([deel.assign(bestand=naam) for naam, deel in delen.items()], ignore_index=True)
    codes = {naam: code_van(naam) for naam in alle["gebied"].unique()}
    alle = alle.assign(plaats=alle["nis"].where(alle["nis"] != "", alle["gebied"].map(codes))).dropna(subset="plaats")
    bekend = [p for p in alle["plaats"].unique() if gebieden.is_gebied(p)]  # een groep kan weg zijn
    return alle[alle["plaats"].isin(bekend)].drop_duplicates(["plaats", "indicator", "groep", "jaar"])


@dataclass
class Bron:
    """Een tabel van een bron, per gemeente: `waarden` heeft een rij per reeks en een kolom per (gemeente, jaar); `gebieden` geeft de bron zelf."""

    waarden: pd.DataFrame
    verborgen: set[Cel]
    gebieden: set[str]

    @classmethod
    def lees(cls, tabel: str) -> "Bron":
        """De aantallen per gemeente; een mediaan of aandeel dat de bron niet geeft, is geen aantal."""
        rijen, onderwerpen = edities.lees_categorieen(tabel), edities.bronnen()[tabel].onderwerpen
        telbaar = [naam for naam, onderwerp in onderwerpen.items() if onderwerp.optelbaar]
        rijen = rijen[rijen["onderwerp"].isin(telbaar)]
        zelf = set(rijen["nis"].unique()) - set(gebieden.gemeenten())
        rijen = rijen[~rijen["nis"].isin(zelf)]
        if not (rijen["status"] == "verborgen").any():
            return cls(pd.DataFrame(), set(), zelf)
        sleutel = [k for k in rijen if k not in ("nis", "jaar", "waarde", "status")]
        rijen = rijen.astype({k: "str" for k in (*sleutel, "nis", "status")})
        reeks = list(zip(*(rijen[k].tolist() for k in sleutel), strict=True))
        rijen = rijen.assign(reeks=pd.Series(reeks, index=rijen.index, dtype=object))
        weg = rijen[rijen["status"] == "verborgen"]
        breed = rijen.set_index(["reeks", "nis", "jaar"])["waarde"].unstack(["nis", "jaar"])
        return cls(breed, set(zip(weg["reeks"], weg["nis"], weg["jaar"].astype(int), strict=True)), zelf)

    def termen(self) -> Iterator[Term]:
        """Elke reeks, en elke som van reeksen die in één kenmerk verschillen en waarvan er een verborgen cellen heeft."""
        yield from ((reeks,) for reeks in self.waarden.index)
        geraakt = {reeks for reeks, _, _ in self.verborgen}
        families: dict[tuple, list[Reeks]] = {}
        for reeks in self.waarden.index:
            for i in range(1, len(reeks)):
                families.setdefault((i, *reeks[:i], *reeks[i + 1 :]), []).append(reeks)
        for leden in families.values():
            if geraakt & set(leden):
                groottes = range(2, len(leden) + 1) if len(leden) <= GROEPEN else (len(leden) - 1, len(leden))
                yield from (term for n in groottes for term in combinations(leden, n))

    def met_gebieden(self, plaatsen: Iterable[str]) -> pd.DataFrame:
        """`waarden`, met voor elk ander gebied de som van zijn gemeenten; wat verborgen is telt daarin niet mee, zoals in een benaderde som."""
        weg = pd.DataFrame(False, self.waarden.index, self.waarden.columns)
        for reeks, nis, jaar in self.verborgen:
            weg.at[reeks, (nis, jaar)] = True
        getallen = self.waarden.mask(weg, 0.0)
        delen = [self.waarden]
        for plaats in set(plaatsen) - set(gebieden.gemeenten()) - self.gebieden:
            leden = getallen.loc[:, getallen.columns.get_level_values("nis").isin(gebieden.leden_van(plaats))]
            som = leden.T.groupby(level="jaar").sum(min_count=len(gebieden.leden_van(plaats))).T
            delen.append(pd.concat({plaats: som}, axis=1, names=["nis"]))
        return pd.concat(delen, axis=1)


def zelfde(term: np.ndarray, reeksen: np.ndarray) -> Iterator[int]:
    """Welke reeksen (rijen) gelijk zijn aan `term` waar beide gekend zijn, op een enkel lek na, met genoeg verschillende cijfers."""
    gekend = np.flatnonzero(~np.isnan(term))
    enkele = gekend[:: 1 + len(gekend) // 20]  # eerst enkele kolommen, dan alle
    for i in np.flatnonzero((np.abs(reeksen[:, enkele] - term[enkele]) > 1e-6).sum(axis=1) <= 2):
        beide = gekend[~np.isnan(reeksen[i, gekend])]
        gelijk = np.abs(reeksen[i, beide] - term[beide]) < 1e-6
        if len(beide) and gelijk.mean() >= 1 - EEN_LEK and len(np.unique(term[beide][gelijk])) >= GENOEG:
            yield int(i)


def lezerstelsel(bron: Bron, ons: pd.DataFrame, jaren: set[int]) -> Stelsel:
    """Wat een lezer van onze cijfers over de cellen van een bron weet."""
    ons = ons[ons["jaar"].isin(jaren)]
    s, onze = Stelsel(), ons.melt([k for k in ons if k not in DELEN], DELEN, "deel", "getal")
    breed = onze.set_index(["indicator", "groep", "deel", "plaats", "jaar"])["getal"].unstack(["plaats", "jaar"])
    naast = bron.met_gebieden(ons["plaats"].unique())
    gedeeld = naast.columns.intersection(breed.columns)
    alle, naast_ons, van_ons = (x.to_numpy(float) for x in (bron.waarden, naast[gedeeld], breed[gedeeld]))
    plek = {reeks: i for i, reeks in enumerate(bron.waarden.index)}
    betekent: dict[tuple[str, str, str], Term] = {}
    for cel in bron.verborgen:
        s.weet(cel, 0, HOOGSTENS)
    for term in bron.termen():
        rijen = [plek[reeks] for reeks in term]
        for i in zelfde(naast_ons[rijen].sum(axis=0), van_ons):
            betekent.setdefault(breed.index[i], term)
        for i in zelfde(alle[rijen].sum(axis=0), alle) if len(term) > 1 else ():
            totaal = bron.waarden.index[i]
            for nis, jaar in gedeeld if totaal not in term else ():
                s.som((totaal, nis, jaar), [(reeks, nis, jaar) for reeks in term])
    _vul(s, bron, ons, betekent)
    return s


def _vul(s: Stelsel, bron: Bron, ons: pd.DataFrame, betekent: dict[tuple[str, str, str], Term]) -> None:
    """Elk cijfer van ons als een rij van het stelsel."""
    onze_gemeenten = set(ons["plaats"]) & set(gebieden.gemeenten())
    for rij in ons[ons["indicator"].isin({indicator for indicator, _, _ in betekent})].itertuples():
        termen = {deel: betekent.get((rij.indicator, rij.groep, deel)) for deel in DELEN}
        cellen = {deel: _cellen(term, rij.plaats, rij.jaar, onze_gemeenten) for deel, term in termen.items() if term}
        if rij.status == "benaderd":  # dan telt wat verborgen is, niet mee
            zichtbaar = {deel: [c for c in wat if c not in bron.verborgen] for deel, wat in cellen.items()}
            cellen = {d: [c if isinstance(c[1], str) else (*c, "gekend") for c in wat] for d, wat in zichtbaar.items()}
        elif rij.plaats in bron.gebieden:  # dat cijfer is van de bron
            cellen = {deel: wat for deel, wat in cellen.items() if not bron.verborgen & {*wat}}
        for deel, wat in cellen.items():
            getal = getattr(rij, deel)
            if getal == getal and len(wat) == 1:
                s.weet(wat[0], getal, getal)
            elif getal == getal:
                s.rij(getal, getal, dict.fromkeys(wat, 1.0))
        if len(cellen) == 2 and rij.eenheid == "%" and rij.waarde:
            half = 0.5 * 10 ** -min(max(len(rij.waarde.partition(".")[2]), MINSTENS), 9) + 1e-9
            for laag, hoog, kant in ((0, float("inf"), half), (float("-inf"), 0, -half)):
                delen = dict.fromkeys(cellen["teller"], 100.0)
                for cel in cellen["noemer"]:
                    delen[cel] = delen.get(cel, 0.0) + kant - float(rij.waarde)
                s.rij(laag, hoog, delen)


def _cellen(term: Term, plaats: str, jaar: int, onze: set[str]) -> list:
    """De cellen van gemeenten die samen een cijfer zijn; wat van een gebied buiten onze gemeenten ligt, is samen één onbekende."""
    leden = gebieden.leden_van(plaats)
    buiten = frozenset(leden) - onze
    uit: list = [(reeks, nis, jaar) for reeks in term for nis in leden if nis in onze]
    return [*uit, *((reeks, buiten, jaar) for reeks in term if buiten)]


def _toevoeging(tabel: str, cel: Cel, bereik: Bereik, ons: pd.DataFrame) -> Toevoeging:
    reeks, nis, jaar = cel
    naam = f"{', '.join(x for x in reeks if x)}, {gebieden.gemeenten()[nis].naam}, {jaar}"
    return Toevoeging(ons.loc[ons["plaats"] == nis, "bestand"].iloc[0], tabel, naam, int(bereik.laag), int(bereik.hoog))
