"""Een beleidsregel als gegeven: YAML in, gecontroleerde `Regel` uit; geen code, en elke fout met bestand en regelnummer."""

import datetime
import math
from dataclasses import dataclass
from pathlib import Path

from integratie import gebieden
from integratie.beleid.regels.trend import gehaald
from integratie.bestanden.yaml_met_plaats import Knoop, lees_bestand
from integratie.fouten import suggestie
from integratie.indicator import register
from integratie.project import projectmap

ZEKERHEDEN = ("bevestigd", "uit tweede hand", "te bevestigen")
SOORTEN = ("drempel", "uitsluiting", "verdeling", "telling")
KENMERKEN = ("faciliteiten", "vlaamse_rand")
ALGEMEEN = ("titel", "versie", "soort", "bron", "zekerheid", "toelichting", "groep")
PER_SOORT = {
    "drempel": (("voldoet_bij", "voorwaarden"), ("samen", "bevroren")),
    "uitsluiting": (("kenmerk",), ("nodig",)),
    "verdeling": (("criteria", "vloer", "nodig"), ()),
    "telling": (("invoer", "nodig"), ()),
}  # soort → (verplicht, mag)


@dataclass(frozen=True)
class Voorwaarde:
    """Een indicator tegenover een drempel; `streng` is "meer dan", anders "minstens"."""

    naam: str
    indicator: str
    kolom: str  # teller (aantal) of waarde (aandeel)
    drempel: float
    streng: bool
    benaderd: str = ""

    def gehaald(self, waarde: float) -> bool:
        """Haalt een waarde de drempel?"""
        return gehaald(waarde, self.drempel, self.streng)


@dataclass(frozen=True)
class Criterium:
    """Een kolom van het invoerbestand, met haar gewicht in %."""

    naam: str
    invoer: str
    gewicht: float = 0.0


@dataclass(frozen=True)
class Regel:
    """Eén beleidsregel; welke velden na `groep` gevuld zijn, hangt af van `soort`."""

    naam: str
    titel: str
    versie: int
    soort: str
    bron: str
    van: datetime.date | None
    tot: datetime.date | None
    zekerheid: str
    toelichting: str
    groep: str
    voorwaarden: tuple[Voorwaarde, ...] = ()
    een_volstaat: bool = False
    samen: str = ""
    bevroren: tuple[int, str] | None = None
    kenmerk: str = ""
    criteria: tuple[Criterium, ...] = ()
    vloer: tuple[str, float] | None = None  # kolom van de invoer, minimum
    nodig: tuple[str, ...] = ()

    @property
    def periode(self) -> str:
        """ "1-10-2022 tot 30-9-2025", "sinds 1-1-2016", of leeg als het bestand geen periode noemt."""
        van, tot = (f"{d.day}-{d.month}-{d.year}" if d else "" for d in (self.van, self.tot))
        return f"{van} tot {tot}" if tot else f"sinds {van}" if van else ""


def regels() -> dict[str, Regel]:
    """Naam van het bestand → regel, voor alles in `parameters/regels/`. Fout: `Gebruiksfout`."""
    paden = sorted((projectmap() / "parameters" / "regels").glob("*.yaml"))
    return {pad.stem: lees(pad) for pad in paden}


def lees(pad: Path) -> Regel:
    """De regel in een bestand. Fout: `Gebruiksfout` met bestand, regelnummer en reden."""
    knoop = lees_bestand(pad)
    soort = knoop.keuze("soort", SOORTEN)
    verplicht, mag = PER_SOORT[soort]
    knoop.alleen((*ALGEMEEN, *verplicht), ("periode", *mag))
    van, tot = _periode(knoop.deel("periode")) if "periode" in knoop else (None, None)
    groep = knoop.keuze("groep", tuple(gebieden.groepen()))
    return Regel(
        naam=pad.stem,
        titel=knoop.tekst("titel"),
        versie=int(knoop.getal("versie", 1)),
        soort=soort,
        bron=knoop.tekst("bron"),
        van=van,
        tot=tot,
        zekerheid=knoop.keuze("zekerheid", ZEKERHEDEN),
        toelichting=knoop.tekst("toelichting"),
        groep=groep,
        nodig=tuple(knoop.teksten("nodig")) if "nodig" in knoop else (),
        **_LEZERS[soort](knoop),
    )


def _periode(deel: Knoop) -> tuple[datetime.date, datetime.date | None]:
    deel.alleen(("van",), ("tot",))
    van, tot = deel.datum("van"), deel.datum("tot") if "tot" in deel else None
    if tot and tot < van:
        raise deel.fout("tot", "de periode eindigt voor ze begint")
    return van, tot


def _drempel(knoop: Knoop) -> dict:
    een_volstaat = knoop.keuze("voldoet_bij", ("één voorwaarde", "alle voorwaarden")) == "één voorwaarde"
    voorwaarden = tuple(_voorwaarde(deel) for deel in knoop.delen("voorwaarden"))
    samen = knoop.keuze("samen", ("referentieregio",)) if "samen" in knoop else ""
    if samen and (len(voorwaarden) > 1 or voorwaarden[0].kolom != "teller"):
        raise knoop.fout("samen", "samen halen kan alleen met één voorwaarde over een aantal (kolom: teller)")
    bevroren = None
    if "bevroren" in knoop:
        deel = knoop.deel("bevroren")
        deel.alleen(("aantal", "toelichting"))
        bevroren = (int(deel.getal("aantal", 0)), deel.tekst("toelichting"))
    return {"een_volstaat": een_volstaat, "voorwaarden": voorwaarden, "samen": samen, "bevroren": bevroren}


def _voorwaarde(deel: Knoop) -> Voorwaarde:
    deel.alleen(("naam", "indicator", "kolom"), ("minstens", "meer_dan", "benaderd"))
    naam = deel.tekst("indicator")
    if naam not in register():
        raise deel.fout("indicator", f"ik ken geen indicator '{naam}'.{suggestie(naam, register())}".rstrip("."))
    kolom = deel.keuze("kolom", ("teller", "waarde"))
    if kolom == "teller" and not register()[naam].optelbaar:
        raise deel.fout("kolom", f"indicator '{naam}' heeft geen teller")
    if ("minstens" in deel) == ("meer_dan" in deel):
        raise deel.fout(None, "een voorwaarde heeft precies één drempel: 'minstens' of 'meer_dan'")
    soort = "minstens" if "minstens" in deel else "meer_dan"
    benaderd = deel.tekst("benaderd") if "benaderd" in deel else ""
    return Voorwaarde(deel.tekst("naam"), naam, kolom, deel.getal(soort, 0), soort == "meer_dan", benaderd)


def _uitsluiting(knoop: Knoop) -> dict:
    return {"kenmerk": knoop.keuze("kenmerk", KENMERKEN)}


def _verdeling(knoop: Knoop) -> dict:
    criteria = []
    for deel in knoop.delen("criteria"):
        deel.alleen(("naam", "invoer", "gewicht"))
        criteria.append(Criterium(deel.tekst("naam"), deel.tekst("invoer"), deel.getal("gewicht", 0)))
    if not math.isclose(sum(c.gewicht for c in criteria), 100):
        raise knoop.fout("criteria", f"de gewichten zijn samen {sum(c.gewicht for c in criteria):g} en niet 100")
    vloer = knoop.deel("vloer")
    vloer.alleen(("naam", "invoer", "minstens"))
    return {"criteria": tuple(criteria), "vloer": (vloer.tekst("invoer"), vloer.getal("minstens", 0))}


def _telling(knoop: Knoop) -> dict:
    return {"criteria": (Criterium(knoop.tekst("invoer"), knoop.tekst("invoer")),)}


_LEZERS = {"drempel": _drempel, "uitsluiting": _uitsluiting, "verdeling": _verdeling, "telling": _telling}
