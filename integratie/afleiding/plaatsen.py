"""Welke plaats een rij noemt, en welke plaatsen samen een andere zijn: wijken, deelgemeenten, gemeenten van nu en vroeger, gebieden en clusters.

Een plaats is een NIS-code, de code van een wijk, deelgemeente, sector of gebied, of wat in geen lijst staat: de map met de naam zelf.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import pandas as pd
import shapely

from integratie import gebieden
from integratie.gebieden import plat

ONDERDEEL = ("wijk", "deelgemeente", "statistische sector")
SAMEN = "samen: "  # zo begint een plaats die de som van andere is
ALLES = {"totaal", "gemeente", "samen", "alle wijken", "alle deelgemeenten", "hele gemeente"}
_REST = re.compile(r"(de )?(overige|andere|rest)\b", re.I)
_ZONDER = re.compile(r"\s+(?:zonder|min|behalve|buiten)\s+", re.I)
_SAMEN = re.compile(r"\s*[+&]\s*|\s*,\s*|\s+en\s+", re.I)


@dataclass(frozen=True)
class Som:
    """`totaal` is de som van `plus`, zonder `min`."""

    totaal: str
    plus: tuple[str, ...]
    min: tuple[str, ...] = ()


@cache
def onderdelen() -> pd.DataFrame:
    """Wijken en deelgemeenten: index `code`; kolommen `nis, soort, naam, vorm`."""
    import pyarrow.parquet as pq

    ruw = pq.ParquetFile(gebieden.MAP / "wijken.parquet", pre_buffer=False).read(use_threads=False)
    tabel = ruw.to_pandas(use_threads=False)
    return tabel.assign(vorm=shapely.from_wkb(tabel["geometry"].to_list())).drop(columns="geometry").set_index("code")


@cache
def leden(map_: str) -> tuple[str, ...]:
    """De gemeenten waarover een map gaat; leeg als haar naam geen gebied noemt."""
    code = map_.removeprefix("cluster-")
    for mogelijk in (code, code[:5]):
        if gebieden.is_gebied(mogelijk):
            return gebieden.leden_van(mogelijk)
    return ()


@cache
def _gemeenten() -> dict[str, str]:
    """Naam (plat) → code, van gemeenten van nu en vroeger, gebieden en clusters."""
    oud = {plat(r.oude_naam): r.oud for r in gebieden.fusies().itertuples()}
    groepen = {plat(g.naam): g.code for g in gebieden.groepen().values()}
    return oud | groepen | {plat(g.naam): nis for nis, g in gebieden.gemeenten().items()}


@cache
def _van_gemeente(nis: str) -> dict[tuple[str, str], str]:
    """(naam, soort) → code van de wijken en deelgemeenten; een naam gaat voor op een die er zonder leestekens op lijkt."""
    eigen = onderdelen()[onderdelen()["nis"] == nis]
    namen = {(plat(r.naam), r.soort): str(r.Index) for r in eigen.itertuples()}
    return namen | {(r.naam, r.soort): str(r.Index) for r in eigen.itertuples()}


def code_van(naam: str) -> str | None:
    """De code van de gemeente, het gebied of de cluster met deze naam."""
    return _gemeenten().get(plat(naam))


@cache
def is_gemeente(naam: str) -> bool:
    """Heet een gemeente of gebied zo?"""
    return code_van(naam) is not None


@cache
def _bekend(naam: str, map_: str, soort: str) -> str | None:
    """De code van een plaats; heet een deelgemeente zoals haar gemeente, dan is het de deelgemeente als de kop dat zegt."""
    if re.fullmatch(r"\d{5}(W\d{2}|[A-Z]|[0-9A-Z]{3}[0-9A-Z-])?|igs\d\d", naam):
        return naam
    van = [_van_gemeente(nis) for nis in leden(map_)]
    eigen = {s: c for w in van for s in ONDERDEEL if (c := w.get((naam, s)) or w.get((plat(naam), s)))}
    elders = code_van(naam) or (naam if gebieden.is_gebied(naam) else None)
    return eigen.get(soort) or elders or next(iter(eigen.values()), None)


class Namen:
    """De plaatsen van één tabel of tekst: `soort` is de kop boven hun namen, `map_` waar ze staat."""

    def __init__(self, map_: str, soort: str) -> None:
        self.map_, self.soort = map_, soort
        self.sommen: list[Som] = []

    def plaats(self, naam: str) -> str:
        """De plaats met deze naam; "A en B", "A zonder B" en "eigen naam (A + B)" zijn een som erbij, en heten naar hun delen."""
        if gevonden := _bekend(naam, self.map_, self.soort):
            return gevonden
        haakjes = re.fullmatch(r".+\((.+)\)", naam)
        basis, *zonder = _ZONDER.split(re.sub(r"\s+samen$", "", haakjes[1] if haakjes else naam))
        plus, min_ = self._delen(basis), [_bekend(x, self.map_, self.soort) for x in zonder]
        if plus and len(plus) + len(min_) > 1 and all(min_):
            samen = f"{SAMEN}{' + '.join(sorted(plus))}{''.join(f' - {x}' for x in min_)}"
            self.sommen.append(Som(samen, plus, tuple(filter(None, min_))))
            return samen
        return f"{self.map_}|{naam}"

    def _delen(self, tekst: str) -> tuple[str, ...]:
        """De plaatsen die een opsomming noemt, met telkens de langste naam eerst ("Beigem & Kouters Noord"); leeg als er een niet gekend is."""
        if gevonden := _bekend(tekst, self.map_, self.soort):
            return (gevonden,)
        for grens in reversed([*_SAMEN.finditer(tekst)]):
            eerste = _bekend(tekst[: grens.start()], self.map_, self.soort)
            if eerste and (rest := self._delen(tekst[grens.end() :])):
                return (eerste, *rest)
        return ()

    def tabel(self, namen: Iterable[str]) -> dict[str, str]:
        """Naam → plaats van elke rij van een tabel; haar rij voor alles samen en haar rest zijn sommen."""
        gevonden = {naam: self.plaats(naam) for naam in namen if plat(naam) not in ALLES}
        samengesteld = {som.totaal for som in self.sommen}
        rest = [n for n, p in gevonden.items() if _REST.match(n) and p not in samengesteld]
        los = [p for n, p in gevonden.items() if p not in samengesteld and n not in rest]
        binnen = any(is_onderdeel(p) for p in los)
        if binnen:  # de gemeente zelf kan als rij tussen haar wijken staan
            los = [p for p in los if p not in gebieden.gemeenten()]
        alles = [n for n in namen if plat(n) in ALLES]
        (eigen,) = wie if len(wie := leden(self.map_)) == 1 and binnen else (f"{self.map_}|totaal",)
        delen = [*los, *(gevonden[naam] for naam in rest)]
        if binnen or alles:
            self.sommen.append(Som(eigen, (*delen, *(() if rest else _ongenoemd(los)))))
        return gevonden | dict.fromkeys(alles, eigen)


def is_onderdeel(plaats: str) -> bool:
    """Is dit een wijk, deelgemeente of sector?"""
    return len(plaats) > 5 and plaats[:5] in gebieden.gemeenten() and "|" not in plaats


def _ongenoemd(los: list[str]) -> list[str]:
    """De wijken, deelgemeenten of sectoren die naast deze in hun gemeente liggen en niet genoemd zijn."""
    alle, sectoren = onderdelen(), gebieden.sectoren()
    soorten = alle.loc[alle.index.isin(los), ["nis", "soort"]].drop_duplicates().itertuples(index=False)
    naast = [c for nis, soort in soorten for c in alle.index[(alle["nis"] == nis) & (alle["soort"] == soort)]]
    van = {str(nis) for nis in sectoren.loc[sectoren.index.isin(los), "nis"]}
    return [c for c in [*naast, *map(str, sectoren.index[sectoren["nis"].isin(van)])] if c not in set(los)]


def sommen(plaatsen: set[str]) -> Iterator[Som]:
    """Wat van deze plaatsen de som is van andere, als minstens één van die andere er ook staat."""
    gekend = set(plaatsen)
    for totaal, delen in _officieel():
        if totaal in gekend and gekend & set(delen):
            yield Som(totaal, delen)


@cache
def _officieel() -> tuple[tuple[str, tuple[str, ...]], ...]:
    alle, sectoren = onderdelen(), gebieden.sectoren()
    uit: list[tuple[str, tuple[str, ...]]] = []
    for _, eigen in alle.groupby("nis"):
        punten = eigen[eigen["soort"] == "wijk"]["vorm"].map(lambda vorm: vorm.representative_point())
        for code, vorm in eigen[eigen["soort"] == "deelgemeente"]["vorm"].items():
            binnen = tuple(wijk for wijk, punt in punten.items() if vorm.contains(punt))
            samen = shapely.union_all(eigen.loc[list(binnen), "vorm"].to_list())
            if binnen and samen.symmetric_difference(vorm).area < 0.01 * vorm.area:
                uit.append((str(code), binnen))
    uit += [(str(wijk), tuple(map(str, codes))) for wijk, codes in sectoren.groupby("wijk").groups.items() if wijk]
    fusies = {str(nieuw): tuple(rijen["oud"]) for nieuw, rijen in gebieden.fusies().groupby("nieuw")}
    uit += [(nieuw, oud) for nieuw, oud in fusies.items() if nieuw not in oud]
    uit += [(g.code, g.leden) for g in gebieden.groepen().values()]
    return tuple(uit)
