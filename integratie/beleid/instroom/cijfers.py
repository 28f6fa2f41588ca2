"""Wat er uit een register getoond mag worden: elke tabel beschermd, per jaar, en van een cluster samen met die van haar gemeenten.

Wie dit leest, ziet enkel beschermde aantallen. Tabellen van hetzelfde jaar hebben alleen hun wortel (alle aankomsten, alle vertrekken) gemeen; die is
gekend, dus elke tabel wordt apart beschermd. Is de wortel zelf klein, dan wordt van dat jaar niets getoond.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from integratie import gebieden
from integratie.beleid.instroom.doorstroom import Doorstroom, doorstroom
from integratie.beleid.instroom.kolommen import PLAATS
from integratie.beleid.instroom.periode import Periode, gemeen, periode
from integratie.beleid.instroom.rijen import Gelezen, lees_register
from integratie.beleid.instroom.tabellen import (
    AANKOMSTEN,
    GEBOORTEN,
    LOOP,
    OVERLIJDENS,
    VANWAAR,
    VERTREKKEN,
    WAARHEEN,
    WIJK,
    Telling,
    naam_van,
    tel,
)
from integratie.beleid.instroom.uittreksel import zonder_inhoud
from integratie.fouten import Gebruiksfout
from integratie.onthulling.getoond import MAP, NAAM, Stand, Uitgave, te_dicht, vroeger
from integratie.onthulling.regels import regel
from integratie.project import projectmap

KOLOMMEN = ["tabel", "jaar", "cel", "naam", "deel_van", "aantal", "status"]
BEKEND, VERBORGEN = "bekend", "verborgen"
WAAROVER = "alle jaren"
SOORTEN_BESTAND = (".csv", ".xlsx")
VERSCHIL = "een aantal verschilt met minder dan {} van wat er in een vroeger rapport in deze map stond, of is nu te klein; dat verschil zou over enkele mensen gaan"


@dataclass(frozen=True, repr=False)
class Geteld:
    """De ruwe tellingen van één uittreksel, en de periode die het dekt."""

    periode: Periode
    tellingen: tuple[Telling, ...]
    doorstroom: tuple[Doorstroom, ...]
    verzonnen: bool

    @classmethod
    def van(cls, g: Gelezen) -> "Geteld":
        """Alles wat uit een gelezen uittreksel geteld wordt; de rijen zelf blijven achter."""
        laatste = int(g.rijen["dag"].max())
        return cls(periode(g.rijen), tuple(tel(g)), doorstroom(g.rijen, laatste), g.verzonnen)


@dataclass(frozen=True, repr=False)
class Instroom:
    """De beschermde cijfers van een gemeente of cluster.

    `tabel`: een rij per `tabel`, `jaar` en `cel` (sleutel), met haar `naam`, de cel waar ze deel van is (`deel_van`), `aantal` (NaN: verborgen) en `status`
    (`bekend` of `verborgen`). `teruggehouden`: jaar → waarom er niets van getoond wordt. `gemeenten`: de NIS-codes waarvan er een uittreksel is.
    `doorstroom` is leeg zonder sleutels, en voor een cluster.
    """

    nis: str
    gebied: str
    periode: Periode
    tabel: pd.DataFrame
    teruggehouden: dict[int, str]
    gemeenten: tuple[str, ...]
    doorstroom: tuple[Doorstroom, ...]
    verzonnen: bool

    @property
    def naam(self) -> str:
        """Het gebied, zoals een titel het noemt."""
        return f"{self.gebied} (verzonnen)" if self.verzonnen else self.gebied

    @property
    def jaren(self) -> list[int]:
        """De jaren waarvan er iets getoond wordt."""
        return sorted(set(self.tabel["jaar"]))

    def aantallen(self, tabel: str, jaar: int) -> pd.Series:
        """Cel → aantal (NaN: verborgen) van één tabel in één jaar; leeg als ze er niet is."""
        rijen = self.tabel[(self.tabel["tabel"] == tabel) & (self.tabel["jaar"] == jaar)]
        return rijen.set_index("cel")["aantal"]

    def saldo(self, jaar: int) -> float:
        """Aankomsten en geboorten min vertrekken en overlijdens; NaN zodra een ervan verborgen is."""
        loop = self.aantallen(LOOP, jaar)
        komt = self.aantallen(VANWAAR, jaar).get(AANKOMSTEN, np.nan) + loop.get(GEBOORTEN, np.nan)
        return float(komt - self.aantallen(WAARHEEN, jaar).get(VERTREKKEN, np.nan) - loop.get(OVERLIJDENS, np.nan))


def bestand(nis: str) -> Path | None:
    """Het uittreksel van een gemeente in `parameters/registers/`, of None. Fout: `Gebruiksfout` bij twee."""
    mogelijk = [projectmap() / PLAATS.format(f"{nis}{soort}") for soort in SOORTEN_BESTAND]
    er = [pad for pad in mogelijk if pad.is_file()]
    if len(er) > 1:
        raise Gebruiksfout(f"{er[0]} en {er[1].name} bestaan allebei; hou er één.")
    return er[0] if er else None


def instroom(g: Gelezen, pad: Path) -> Instroom:
    """De beschermde cijfers van één gemeente uit haar gelezen uittreksel. Fout: `Gebruiksfout`."""
    return _van_eenheid(g.nis, {g.nis: zonder_inhoud(pad, lambda: Geteld.van(g))}, {})


def van(nis: str) -> Instroom | None:
    """De cijfers uit `parameters/registers/`; van een cluster samen, als elke gemeente een uittreksel heeft. None zonder bestand. Fout: `Gebruiksfout`.

    Een cluster is de som van haar gemeenten. Ze verbergt wat samen met hun tabellen, en met die van kleinere clusters, een verborgen aantal zou geven.
    """
    return _van(nis, _stand()) if all(map(bestand, gebieden.plaats(nis).leden or (nis,))) else None


def _stand() -> tuple:
    """Waarvan de cijfers afhangen: de bestanden met uittreksels, en wat er in de uitvoermap al stond."""
    getoond = Path(os.environ.get(MAP, "")) / NAAM
    paden = [*(projectmap() / PLAATS.format("")).glob("*"), *([getoond] if MAP in os.environ else [])]
    return tuple((str(pad), pad.stat().st_mtime_ns) for pad in sorted(paden) if pad.is_file())


@cache
def _van(nis: str, _wanneer: tuple) -> Instroom:
    leden = gebieden.plaats(nis).leden
    kleiner = [c for c in _kleinere_clusters(nis) if set(c.leden) & set(leden) and all(map(bestand, c.leden))]
    nodig = dict.fromkeys([*(leden or (nis,)), *(lid for c in kleiner for lid in c.leden)])
    eerder = {code: van(code) for code in (*nodig, *(c.nis for c in kleiner))} if leden else {}
    return _van_eenheid(nis, {lid: _geteld(lid) for lid in nodig}, {code: i for code, i in eerder.items() if i})


def tot(nis: str, peiljaar: int) -> Instroom | None:
    """Zoals `van`, zonder wat na het peiljaar ligt; wie nog woont, blijkt pas uit de hele periode."""
    i = van(nis)
    if i is None:
        return None
    later = i.periode.laatste.year > peiljaar
    houd = {jaar: reden for jaar, reden in i.teruggehouden.items() if jaar <= peiljaar}
    blijft = () if later else i.doorstroom
    return replace(i, tabel=i.tabel[i.tabel["jaar"] <= peiljaar], teruggehouden=houd, doorstroom=blijft)


def uitgave(nis: str, peiljaar: int) -> Uitgave | None:
    """Wat een rapport uit het uittreksel van een gemeente of cluster toont; None zonder bestand. Fout: `Gebruiksfout`."""
    i = tot(nis, peiljaar)
    if i is None:
        return None
    ernaast = repr((i.periode, i.teruggehouden, i.doorstroom, i.verzonnen))
    leden = {lid: van_lid for lid in gebieden.plaats(nis).leden if (van_lid := van(lid))}
    return Uitgave(WAAROVER, cellen([i.tabel]), ernaast, {lid: cellen([x.tabel]) for lid, x in leden.items()})


def _kleinere_clusters(nis: str) -> list[gebieden.Gemeente]:
    leden = gebieden.plaats(nis).leden
    alle = [gebieden.plaats(code) for code in gebieden.clusters()] if leden else []
    return [c for c in alle if (len(set(c.leden)), c.nis) < (len(set(leden)), nis)]


def _geteld(nis: str) -> Geteld:
    pad = bestand(nis)
    if pad is None:
        raise Gebruiksfout(f"Voor {nis} is er geen uittreksel in {PLAATS.format('')}.")
    return _uit_bestand(pad, nis, pad.stat().st_mtime_ns)


@cache
def _uit_bestand(pad: Path, nis: str, _gewijzigd: int) -> Geteld:
    g = lees_register(pad, nis)
    return zonder_inhoud(pad, lambda: Geteld.van(g))


def _van_eenheid(nis: str, ruw: Mapping[str, Geteld], eerder: Mapping[str, Instroom]) -> Instroom:
    """`ruw` is wat er in elke gemeente geteld is, `eerder` wat zij en kleinere clusters tonen."""
    plaats = gebieden.plaats(nis)
    eigen, toen, delen, teruggehouden = plaats.leden or (nis,), vroeger("instroom", nis).get(WAAROVER, {}), [], {}
    per_jaar: dict[int, dict[str, dict[str, Telling]]] = {}
    for lid, geteld in ruw.items():
        for t in geteld.tellingen:
            per_jaar.setdefault(t.jaar, {}).setdefault(t.tabel.naam, {})[lid] = t
    for jaar, tabellen in sorted(per_jaar.items()):
        stand = {cel: n for cel, n in toen.items() if cel.startswith(f"{jaar}|")}
        samen = [t for naam, t in tabellen.items() if set(eigen) <= t.keys() and not (plaats.leden and naam == WIJK)]
        getoond = [_beschermd(nis, t, eerder, stand) for t in samen]
        goed = [d for d in getoond if d is not None]
        if len(goed) < len(getoond) or te_dicht(stand, cellen(goed), regel("instroom").personen):
            teruggehouden[jaar] = VERSCHIL.format(regel("instroom").personen)
        else:
            delen += goed
    blijft = () if plaats.leden else ruw[nis].doorstroom  # wie binnen een cluster verhuist, is voor haar niet weg
    tabel = pd.concat(delen, ignore_index=True) if delen else pd.DataFrame(columns=KOLOMMEN)
    dekt, verzonnen = gemeen([ruw[lid].periode for lid in eigen]), any(ruw[lid].verzonnen for lid in eigen)
    return Instroom(nis, plaats.naam, dekt, tabel, teruggehouden, tuple(eigen), blijft, verzonnen)


def cellen(delen: Iterable[pd.DataFrame]) -> dict[str, int | None]:
    """ "jaar|tabel|cel" → aantal, of None als het verborgen is: wat er te lezen is."""
    return {
        f"{r.jaar}|{r.tabel}|{r.cel}": None if pd.isna(r.aantal) else int(r.aantal)
        for d in delen
        for r in d.itertuples()
    }


def _beschermd(
    nis: str, per_lid: Mapping[str, Telling], eerder: Mapping[str, Instroom], stand: Stand
) -> pd.DataFrame | None:
    """De rijen van één tabel in één jaar; None als er na wat er al stond niets te beschermen valt."""
    from integratie.onthulling.tabel import beschermd  # laadt HiGHS

    t, grens = next(iter(per_lid.values())), regel("instroom")
    tabel, wortel = t.tabel, t.tabel.wortel
    clusters = {
        c: gebieden.leden_van(c)
        for c in (*eerder, nis)
        if c not in per_lid and set(gebieden.leden_van(c)) <= per_lid.keys()
    }
    mensen = {lid: x.mensen for lid, x in per_lid.items()}
    gezinnen = {lid: x.gezinnen for lid, x in per_lid.items()}
    for code, leden in clusters.items():
        mensen[code] = sum(per_lid[lid].mensen for lid in leden)
        gezinnen[code] = pd.concat([per_lid[lid].gezinnen for lid in leden], axis=1).sum(axis=1, min_count=1)
    aantallen, huizen = (pd.concat(x, names=["gebied", "cel"]).astype(float) for x in (mensen, gezinnen))
    gekend, bleef_weg = pd.Series(False, aantallen.index), dict[tuple, list[int]]()
    for code, ander in eerder.items():
        if code in mensen:
            al = ander.aantallen(tabel.naam, t.jaar).reindex(tabel.cellen)
            gekend[code] = al.notna().to_numpy()
            bleef_weg |= {(code, cel): [] for cel in al.index[al.isna()]}
    toen = bleef_weg | {(nis, cel.split("|")[2]): n for cel, n in stand.items() if cel.split("|")[1] == tabel.naam}
    if wortel:
        if grens.klein(aantallen, huizen)[nis, wortel] or toen.get((nis, wortel)) == []:
            return None if any(n for (g, _), n in toen.items() if g == nis) else _rijen(t, mensen[nis] * np.nan)
        gekend[nis, wortel] = True
    niets = np.zeros(len(aantallen), bool)
    sommen = {"cel": tabel.sommen, "gebied": clusters}
    weg = beschermd(aantallen, sommen, grens, gekend.to_numpy(), niets, huizen, toen)
    return None if weg is None else _rijen(t, aantallen.mask(weg)[nis])


def _rijen(t: Telling, aantallen: pd.Series) -> pd.DataFrame:
    deel_van = t.tabel.deel_van
    rijen = [
        (
            t.tabel.naam,
            t.jaar,
            cel,
            naam_van(t.tabel.naam, cel),
            deel_van.get(cel, ""),
            n,
            VERBORGEN if pd.isna(n) else BEKEND,
        )
        for cel, n in aantallen.reindex(t.tabel.cellen).items()
    ]
    return pd.DataFrame(rijen, columns=KOLOMMEN)
