"""Wat er in een map over eigen bestanden van de gemeente te lezen is: aantallen per plaats, over één onderwerp.

Een tabel wordt herkend aan haar kop. Wat over dezelfde plaats op meer plekken staat (een ander bestand, een tekstalternatief, een ander rapport), is
samen wat een buitenstaander weet.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from integratie.afleiding.lezen import Bestand, Inhoud, Rij
from integratie.afleiding.plaatsen import ONDERDEEL, SAMEN, Namen, Som, is_gemeente, leden

VERBORGEN = {"n.b.", "x"}
GETAL = r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?"
HAAKJE = r"\s*\((?=\d{1,3}\)|[\d,]+\s*%\))"  # (2025) is een jaar, (1.234 inwoners) geen groep
DELEN = {"inwoners": "totaal", "totaal": "totaal", "groep": "groep", "rest": "rest", "aandeel": "aandeel"}
# Van een tabel over plaatsen; een enkel woord staat vooraan.
KOPPEN = ({"inwoners", "groep"}, {"gebied", "groep", "totaal"}, *({soort} for soort in ONDERDEEL))
KENMERKEN = {"herkomst", "nationaliteit", "geslacht", "leeftijd"}  # van een deelnemer aan een bevraging
RIJEN = tuple({telling, kenmerk} for telling in ("aantal", "gewicht") for kenmerk in sorted(KENMERKEN))
# Van een bevolkingsregister: een rij zegt waarvan ze deel is, of de kop noemt wie er aankomt.
DEEL_VAN, LEEFTIJD, VOLWASSEN = "deel van", "leeftijd bij aankomst", "nationaliteit bij aankomst"
VLAK = (
    "geslacht bij aankomst",
    "gezin bij aankomst",
    "wijk bij aankomst",
    "maand van aankomst",
)  # elke rij is deel van de aankomsten
OVERZICHT, NAAST = {"aankomsten", "vertrekken", "saldo"}, {"register", "statbel", "verschil"}
HERKOMST = ("vanwaar", "waarheen")
DOELGROEP = ("doelgroep", "aankomsten")
REGISTER = (
    {DEEL_VAN},
    *({kop} for kop in (*HERKOMST, *VLAK)),
    set(DOELGROEP),
    {LEEFTIJD},
    {VOLWASSEN},
    {"onderwijs bij aankomst"},
    OVERZICHT,
    NAAST,
)
ALLE_KOPPEN = (*KOPPEN, {"deelnemers"}, *RIJEN, *REGISTER)
_WOORDEN = "|".join(sorted({woord for kop in ALLE_KOPPEN for woord in kop}))
_CEL = re.compile(rf"""[>"';,|\t\n]\s*({_WOORDEN})\s*(?:\([^)"<]*\)\s*)?(?=[<';,|\t\r\n\\]|"(?!\s*:))""".encode(), re.I)


def kan_eigen(ruw: bytes) -> bool:
    """Staan alle woorden van een kop als cel in deze bytes? Anders staat er geen tabel uit een eigen bestand in."""
    woorden = {woord.decode().casefold() for woord in set(_CEL.findall(b"\n" + ruw + b"\n"))}
    return any(kop <= woorden for kop in ALLE_KOPPEN)


@dataclass
class Gebied:
    """Wat er over één plaats bekend is: `gezien` is deel → (getal, decimalen, bestand); `verborgen` de delen die ergens verborgen staan."""

    naam: str
    gezien: dict[str, tuple[float, int, str]] = field(default_factory=dict)
    verborgen: set[str] = field(default_factory=set)

    def zie(self, deel: str, waarde: tuple[float, int], bestand: str) -> None:
        """Het nauwkeurigste cijfer telt, anders het eerste."""
        staat = self.gezien.get(deel)
        if staat is None or (deel == "aandeel" and waarde[1] > staat[1]):
            self.gezien[deel] = (*waarde, bestand)


@dataclass
class Onderwerp:
    """Alles wat over één onderwerp in één uitgave te lezen staat; `plaatsen` is plaats → wat ervan bekend is."""

    titel: str
    bestand: str
    mappen: set[str] = field(default_factory=set)
    plaatsen: dict[str, Gebied] = field(default_factory=dict)
    sommen: list[Som] = field(default_factory=list)

    def plaats(self, code: str, naam: str) -> Gebied:
        """Wat er over deze plaats bekend is, om aan te vullen."""
        return self.plaatsen.setdefault(code, Gebied(naam))


@lru_cache(10_000)
def getal(cel: str) -> tuple[float, int] | None:
    """Het getal waarmee een cel begint, en met hoeveel decimalen het er staat."""
    cel = cel.strip().removeprefix("ca.").strip()
    decimalen = cel.partition(".")[2]
    if re.fullmatch(r"\d+\.\d+", cel) and len(decimalen) != 3:  # een getal uit een werkboek
        return float(cel), len(decimalen)
    past = re.match(GETAL + r"(?![\w.])", cel)
    return (_cijfer(past[1], past[2]), len(past[2] or "")) if past else None


def _cijfer(heel: str, achter: str | None) -> float:
    """1.234,5 uit de twee delen van `GETAL`."""
    return float(f"{heel.replace('.', '')}.{achter or 0}")


@lru_cache(100_000)  # dezelfde cellen staan in elk rapport
def kolomnaam(cel: str) -> str:
    """Een kop zonder eenheid of hoofdletters."""
    return re.sub(r"\s*\(.*\)", "", cel).strip().casefold()


def met_kop(rijen: list[Rij], hoort: set[str]) -> Iterator[tuple[list[str], list[Rij]]]:
    """Elke kop waarin deze kolommen staan, met de rijen eronder tot de eerste lege."""
    for nummer, rij in enumerate(rijen):
        if len(rij) > len(hoort) - (len(hoort) > 1) and hoort <= set(kop := list(map(kolomnaam, rij))):
            onder = []
            for volgende in rijen[nummer + 1 :]:
                if not any(cel.strip() for cel in volgende):
                    break
                onder.append(volgende)
            yield kop, onder


@dataclass(frozen=True)
class Tafel:
    """Een tabel over plaatsen: `titel` zegt haar onderwerp, als ze er een heeft."""

    bestand: Bestand
    titel: str
    kop: list[str]
    rijen: list[Rij]


def tafels(bestand: Bestand, inhoud: Inhoud) -> Iterator[Tafel]:
    """Elke tabel over plaatsen uit een eigen bestand."""
    for titel, rijen in inhoud.rasters:
        onderwerp = re.sub(r"^(Figuur|Tabel) \d+: ", "", titel).partition(": aandeel per")[0].strip()
        gevonden = {
            id(onder[0]): (kop, onder)
            for hoort in KOPPEN
            for kop, onder in met_kop(rijen, hoort)
            if onder and (len(hoort) > 1 or kop[0] in hoort)
        }
        for kop, onder in gevonden.values():
            yield Tafel(bestand, "" if kolomnaam(onderwerp) == kop[0] else onderwerp, kop, onder)


def onderwerpen(alle: list[Tafel]) -> dict[tuple[int, str], Onderwerp]:
    """De tabellen per uitgave en onderwerp; een tabel zonder titel hoort bij het eerste onderwerp van haar map, anders bij het eerste van alle."""
    genoemd = [t for t in alle if t.titel]
    uit: dict[tuple[int, str], Onderwerp] = {}
    for t in alle:
        naast = (x.titel for x in genoemd if x.bestand.map == t.bestand.map)
        titel = t.titel or next(naast, genoemd[0].titel if genoemd else "cijfers per plaats")
        o = uit.setdefault((t.bestand.uitgave, titel), Onderwerp(titel, t.bestand.naam))
        o.mappen.add(t.bestand.map)
        _lees_tafel(o, t)
    return uit


def _lees_tafel(o: Onderwerp, t: Tafel) -> None:
    namen = Namen(t.bestand.map, t.kop[0])
    rijen = {rij[0].strip(): rij for rij in t.rijen if len(rij) > 1 and rij[0].strip()}
    for naam, plaats in namen.tabel([*rijen]).items():
        gebied = o.plaats(plaats, naam)
        for kolom, cel in zip(t.kop[1:], rijen[naam][1:], strict=False):
            deel = DELEN.get(kolom, f"kolom {kolom}")
            if cel.strip() in VERBORGEN:
                gebied.verborgen.add(deel)
            elif (waarde := getal(cel)) and (deel == "aandeel" or not (waarde[1] or "%" in cel)):
                gebied.zie(deel, waarde, t.bestand.naam)
    o.sommen += namen.sommen


class Tekstlezer:
    """ "Far-West: 33,3 %" is een aandeel, "Far-West: 7" en "Far-West (7)" een aantal van de groep, "Far-West 80 7 8,8 %" een rij, ook met | of ; ertussen; ook van "A + B" en "A zonder B"."""

    def __init__(self, o: Onderwerp) -> None:
        self.o = o
        self.namen = {
            g.naam: p for p, g in o.plaatsen.items() if not p.isdigit() and "|" not in p and not g.naam.isdigit()
        }
        # "Station (Broek + Kassei)" heet verderop soms Station.
        self.namen |= {n.partition(" (")[0]: p for n, p in self.namen.items() if p.startswith(SAMEN) and " (" in n}
        self.duidelijk = [n for n in self.namen if not is_gemeente(n)]
        een = "|".join(re.escape(n) for n in sorted(self.namen, key=len, reverse=True)) or r"(?!)"
        samen = rf"(?:{een})(?:\s*(?:[+&]|\ben\b|\bzonder\b|\bmin\b|\bbehalve\b)\s*(?:{een}))*"
        self.getal = re.compile(
            rf"(?<!\w)({samen})(?:\s+samen)?[\"']?(?:\s*:\s*[\"']?|\s+|{HAAKJE}){GETAL}\s*(%?)(?![\w.,]*\d|\s+(?:n\.b\.|\d))"
        )
        self.rij = re.compile(rf"^[\s|]*(?:\d+\s+)?({samen})[\s|;,]+(.*)$")

    @property
    def merken(self) -> list[bytes]:
        """Zonder een van deze namen in de bytes van een bestand is er niets te lezen."""
        alle = self.duidelijk
        in_html = [naam.replace("&", "&amp;") for naam in alle]
        in_json = [naam.encode("ascii", "backslashreplace").decode().replace("\\x", "\\u00") for naam in alle]
        return [v.encode() for v in dict.fromkeys([*alle, *in_html, *in_json])]

    def hoort(self, map_: str) -> bool:
        """Gaat deze map over een plaats van het onderwerp, of over alles?"""
        eigen = {lid for m in self.o.mappen for lid in leden(m)}
        return not map_ or map_ in self.o.mappen or bool(eigen & set(leden(map_)))

    def lees(self, bestand: Bestand, inhoud: Inhoud) -> Onderwerp | None:
        """Wat de teksten van een bestand over dit onderwerp zeggen."""
        uit = Onderwerp(self.o.titel, bestand.naam, {bestand.map})
        for tekst in inhoud.teksten:
            if any(naam in tekst for naam in self.duidelijk):
                for reeks in self._reeksen(tekst):
                    for past in reeks if not any(map(self._is_anders, reeks)) else ():
                        waarde = _cijfer(past[2], past[3]), len(past[3] or "")
                        self._zie(uit, past[1], "aandeel" if past[4] else "groep", waarde, bestand)
                self._rijen(uit, tekst, bestand)
        return uit if uit.plaatsen else None

    def _reeksen(self, tekst: str) -> Iterator[list[re.Match[str]]]:
        """Wat als één opsomming staat, samen: "Broek: 3; Peutie: 7", of zoals op een kaart "Broek 3 Peutie 7"."""
        reeks = list[re.Match[str]]()
        for past in self.getal.finditer(tekst):
            tussen = tekst[reeks[-1].end() : past.start()].strip() if reeks else ""
            los = tussen not in (";", ",") and (tussen or ":" in past[0] or (reeks and ":" in reeks[-1][0]))
            if reeks and los:
                yield reeks
                reeks = []
            reeks.append(past)
        yield reeks

    def _is_anders(self, past: re.Match[str]) -> bool:
        """Is dit een ander aantal dan een tabel van deze plaats toont? Dan gaat de opsomming over iets anders, zoals aankomsten per wijk."""
        gezien = self.o.plaatsen[p].gezien if (p := self.namen.get(past[1])) else {}
        return "groep" in gezien and not past[4] and _cijfer(past[2], past[3]) not in {x[0] for x in gezien.values()}

    def _rijen(self, uit: Onderwerp, tekst: str, bestand: Bestand) -> None:
        kop: list[str] = []
        for regel in tekst.splitlines():
            woorden = [DELEN[w] for x in re.findall(r"[A-Za-z]+", regel) if (w := x.casefold()) in DELEN]
            if len(woorden) > 1 and not re.search(r"\d", regel):
                kop = woorden
            elif kop and (past := self.rij.match(regel)):
                cellen = re.findall(rf"{GETAL}|(n\.b\.|geen cijfer|–|-)", past[2])
                paren = zip(kop, cellen, strict=True) if len(cellen) == len(kop) else ()
                for deel, (heel, achter, _) in paren:
                    if heel:
                        self._zie(uit, past[1], deel, (_cijfer(heel, achter), len(achter)), bestand)

    def _zie(self, uit: Onderwerp, naam: str, deel: str, waarde: tuple[float, int], bestand: Bestand) -> None:
        plaats = self.namen.get(naam)
        if plaats is None:
            binnen = next((m for m in sorted(self.o.mappen) if len(leden(m)) == 1), bestand.map)
            lezer = Namen(binnen, ONDERDEEL[0])
            plaats = lezer.plaats(" ".join(naam.split()))
            uit.sommen += lezer.sommen
        if deel == "aandeel" or not waarde[1]:
            uit.plaats(plaats, naam).zie(deel, waarde, bestand.naam)
