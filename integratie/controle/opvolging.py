"""Een streefcijfer en zijn oordeel: stand, pad, woorden en besluit opnieuw uit het plan en de editie; alleen de natuurlijke variatie en wat andere gemeenten deden, komt van elders."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from integratie import gebieden
from integratie.beleid.opvolging.oordeel import Oordeel, bewaard
from integratie.beleid.plan.model import Streefcijfer
from integratie.blok.blok import Figuur
from integratie.blok.tekst import Cijfertekst
from integratie.controle import getallen
from integratie.controle.grootheid import Grootheid
from integratie.controle.rapport import Rapport
from integratie.controle.woorden import groot
from integratie.indicator import Indicator

Antwoord = tuple[float, str]
GEHAALD, OP_HET_PAD, OP_KOERS, ACHTER, OPEN = "gehaald", "op het pad", "op koers", "achter", "nog niet te zeggen"
STATUSSEN = (GEHAALD, OP_KOERS, ACHTER, OPEN)
DOELEN = (GEHAALD, OP_HET_PAD, ACHTER, OPEN)
VERWACHTINGEN = ("beter", "zoals te verwachten", "slechter", OPEN)
NAAST_PAD = ("gelijk aan", "hoger dan", "lager dan")  # zoals het teken van het verschil
_SOORT = {"basis_kort": "basis", "streef_kort": "streef", "werkelijk_kort": "werkelijk", "pad_kort": "pad"}
# Een deel → het veld van het oordeel, en hoe het geschreven wordt; deze getallen zelf worden niet nagerekend.
_VAN_ELDERS = {
    "trend": ("eigen_trend", "voluit"),
    "verwacht": ("verwacht", "voluit"),
    "marge": ("marge", "afstand"),
    "kleinste": ("effect.kleinste", "afstand"),
    "nodig": ("effect.nodig", "afstand"),
    "gelijk_aantal": ("gelijkaardig.aantal", "geheel"),
    "gelijk_ander": ("gelijkaardig.ander", "stap"),
    "gelijk_verschil": ("gelijkaardig.verschil", "verschil"),
    "gelijk_laag": ("gelijkaardig.laag", "verschil"),
    "gelijk_hoog": ("gelijkaardig.hoog", "verschil"),
    "rand_ander": ("rand.ander", "stap"),
    "rand_verschil": ("rand.verschil", "verschil"),
    "gewogen_laag": ("synthetisch.laag", "verschil"),
    "gewogen_hoog": ("synthetisch.hoog", "verschil"),
    "gewogen_pasvorm": ("synthetisch.pasvorm", "fijn"),
    "gewogen_drempel": ("synthetisch.drempel", "fijn"),
}


@dataclass(frozen=True)
class Stand:
    """Een streefcijfer van het plan naast de cijfers van de editie; `o` is het oordeel van de schrijvers."""

    o: Oordeel
    g: Grootheid

    @property
    def doel(self) -> Streefcijfer:
        return self.o.doel

    @cached_property
    def waarden(self) -> dict[int, float]:
        """De eigen cijfers tot het peiljaar."""
        return {j: c.waarde for j, c in self.g.waarnemingen(self.o.code).items()}

    @cached_property
    def jaar(self) -> int:
        """Het laatste jaar met een cijfer na het basisjaar, tot het streefjaar. Fout: `LookupError`."""
        na = [j for j in self.waarden if self.doel.basisjaar < j <= self.doel.streefjaar]
        if not na or (gebieden.plaats(self.o.code).leden and not self.g.ind.optelbaar):
            raise LookupError("geen cijfer van na het basisjaar")
        return max(na)

    def pad(self, jaar: int) -> float:
        """De rechte van basis naar streefwaarde, en daarna vlak."""
        d = self.doel
        deel = (min(jaar, d.streefjaar) - d.basisjaar) / (d.streefjaar - d.basisjaar)
        return d.basiswaarde + deel * (d.streefwaarde - d.basiswaarde)

    @property
    def kant(self) -> int:
        """1 boven, −1 onder en 0 op het pad, zoals men de twee cijfers leest."""
        cijfer, pad = (self._gelezen(x) for x in (self.waarden[self.jaar], self.pad(self.jaar)))
        return (cijfer > pad) - (cijfer < pad)

    def _gelezen(self, x: float) -> float:
        return getallen.lees(getallen.getal(x, self.g.ind.decimalen))

    def tegen_doel(self) -> str:
        """Het eerste antwoord; wie achterligt maar binnen de natuurlijke variatie, krijgt dat van het oordeel."""
        staat = self.o.tegen_doel
        if self.o.jaar is None or self.o.reden == "basis":
            return OPEN
        voorbij = self.kant in (0, 1 if self.doel.richting == "omhoog" else -1)
        if self.g.ind.soort == "enquete" and staat == OPEN:
            return OPEN
        if voorbij:
            return GEHAALD if self.jaar == self.doel.streefjaar else OP_HET_PAD
        return ACHTER if staat == GEHAALD or (staat == OPEN and self.jaar == self.doel.streefjaar) else staat

    def verwachting(self) -> str:
        """Het tweede antwoord: beter of slechter volgens de kant waar het cijfer van het verwachte ligt."""
        if self.o.verwacht is None or self.o.verwachting == OPEN:
            return OPEN
        verder = self.waarden[self.jaar] - self.o.verwacht
        goed = VERWACHTINGEN[0] if (verder > 0) == (self.doel.richting == "omhoog") else VERWACHTINGEN[2]
        return self.o.verwachting if self.o.verwachting == VERWACHTINGEN[1] else goed

    def besluit(self) -> str:
        """Op koers is alleen wie op het pad ligt en het beter doet; zonder verwachting is er geen besluit."""
        doel, verwachting = self.tegen_doel(), self.verwachting()
        if verwachting == OPEN:
            return OPEN
        if doel == OP_HET_PAD:
            return OP_KOERS if verwachting == VERWACHTINGEN[0] else OPEN
        return doel


def antwoord(m: Cijfertekst, peiljaar: int, editie: str) -> Antwoord:
    """Waarde en tekst van een deel van een oordeel, of van een telling. Fout: `LookupError` als het plan dat niet heeft."""
    alle = [Stand(o, Grootheid(o.kaart, o.doel.groep, editie, peiljaar)) for o in bewaard(m.code, peiljaar, editie)]
    if not m.doel:
        aantal = len(alle) if m.deel == "streefcijfers" else [s.besluit() for s in alle].count(m.deel)
        woord = "" if m.deel != "streefcijfers" else " streefcijfer" if aantal == 1 else " streefcijfers"
        if m.deel not in ("streefcijfers", *STATUSSEN):
            raise LookupError(f"een telling, niet '{m.deel}'")
        return aantal, f"{aantal}{woord}"
    if not 0 < m.doel <= len(alle) or alle[m.doel - 1].doel.indicator != m.indicator:
        raise LookupError(f"streefcijfer {m.doel} van het plan; maak het rapport opnieuw")
    return _deel(alle[m.doel - 1], m.deel)


def _deel(s: Stand, deel: str) -> Antwoord:
    ind, d = s.g.ind, s.doel
    stand: dict[str, Callable[[], float]] = {
        "basis": lambda: d.basiswaarde,
        "streef": lambda: d.streefwaarde,
        "register": lambda: s.waarden[d.basisjaar],
        "werkelijk": lambda: s.waarden[s.jaar],
        "pad": lambda: s.pad(s.jaar),
    }
    if (naam := _SOORT.get(deel, deel)) in stand:
        x = stand[naam]()
        return x, getallen.met_eenheid(ind, x) if naam != deel else getallen.voluit(ind, x)
    verschil = s.waarden[s.jaar] - s.pad(s.jaar) if deel in ("afstand", "naast_pad") else 0.0
    match deel:
        case "basisjaar" | "streefjaar":
            jaar = d.basisjaar if deel == "basisjaar" else d.streefjaar
            return jaar, str(jaar)
        case "afstand":
            return abs(verschil), _geschreven(ind, verschil, deel)
        case "naast_pad":
            return verschil, NAAST_PAD[s.kant]
        case "status" | "Status":
            return STATUSSEN.index(s.besluit()), groot(s.besluit()) if deel == "Status" else s.besluit()
        case "tegen_doel":
            return DOELEN.index(s.tegen_doel()), s.tegen_doel()
        case "verwachting":
            return VERWACHTINGEN.index(s.verwachting()), s.verwachting()
        case "eigen":
            toen, nu = s.waarden[d.basisjaar], s.waarden[s.jaar]
            x = nu - toen if ind.is_relatief else 100 * (nu / toen - 1)
            return x, _geschreven(ind, x, "stap")
        case "laag" | "hoog":
            if (band := s.o.rond_pad(s.jaar)) is None:
                raise LookupError("geen getal: dit oordeel heeft geen natuurlijke variatie")
            x = band[deel == "hoog"]
            return x, getallen.voluit(ind, x) if deel == "hoog" else getallen.met_eenheid(ind, x)
        case "gewogen_nul":
            binnen = _veld(s.o, "synthetisch.laag") <= 0 <= _veld(s.o, "synthetisch.hoog")
            return int(binnen), "binnen" if binnen else "buiten"
    if deel not in _VAN_ELDERS:
        raise LookupError(f"een deel van een oordeel, niet '{deel}'")
    veld, hoe = _VAN_ELDERS[deel]
    x = _veld(s.o, veld)
    return x, getallen.voluit(ind, x) if hoe == "voluit" else _geschreven(ind, x, hoe)


def _veld(o: Oordeel, pad: str) -> float:
    x: object = o
    for naam in pad.split("."):
        x = getattr(x, naam, None)
    if not isinstance(x, int | float):
        raise LookupError("geen getal: dit oordeel heeft er geen")
    return float(x)


def _geschreven(ind: Indicator, x: float, hoe: str) -> str:
    """Een grootte ("afstand"), een verandering ("stap"), een verschil tussen twee veranderingen, of met twee decimalen ("fijn")."""
    aantal = not ind.is_relatief
    eenheid = "procentpunt" if ind.eenheid == "%" else ind.eenheid
    if hoe == "geheel":
        return str(int(x))
    if hoe == "afstand" and ind.eenheid == "%":
        return f"{getallen.getal(abs(x), ind.decimalen)}{getallen.VAST}{eenheid}"
    if hoe == "afstand":
        return getallen.voluit(ind, abs(x))
    if hoe == "fijn":
        wat = "procentpunt" if aantal else "" if eenheid in ("verhouding", "index") else eenheid
        return f"{getallen.getal(x, 2)}{getallen.VAST}{wat}".rstrip(getallen.VAST)
    wat = ("procentpunt" if hoe == "verschil" else "%") if aantal else eenheid
    return f"{getallen.getal(x, 1 if aantal else ind.decimalen, plus=True)}{getallen.VAST}{wat}"


def figuur(f: Figuur, r: Rapport) -> Iterator[str]:
    """De tabel met cijfer en pad, het opschrift, en het besluit in het tekstalternatief."""
    alle, nummer = bewaard(r.nis, r.peiljaar, r.editie), f.naam.split("-")[1]
    if not nummer.isdigit() or not 0 < int(nummer) <= len(alle):
        yield "verwacht een streefcijfer van het plan"
        return
    o = alle[int(nummer) - 1]
    s, d = Stand(o, r.grootheid(o.kaart, o.doel.groep)), o.doel
    ind, eigen = s.g.ind, {j: w for j, w in s.waarden.items() if j >= d.basisjaar - 10}
    for jaar, cijfer, pad, *_ in f.tabel.to_numpy(dtype=object).tolist():
        hoort = [getallen.met_eenheid(ind, eigen.get(int(jaar)), "geen")]
        hoort.append(getallen.met_eenheid(ind, s.pad(int(jaar)) if int(jaar) >= d.basisjaar else None, "geen"))
        if [str(cijfer), str(pad)] != hoort:
            yield f"tabel, {jaar}: verwacht cijfer {hoort[0]} en pad {hoort[1]}, niet {cijfer} en {pad}"
    doel = f"het doel is {d.grens} ".rstrip() + f" {getallen.met_eenheid(ind, d.streefwaarde)} in {d.streefjaar}"
    nu = f"{getallen.met_eenheid(ind, eigen[max(eigen)])} in {max(eigen)}, " if eigen else ""
    if f.titel != f"{d.naam}: {nu}{doel}":
        yield f"opschrift: verwacht '{d.naam}: {nu}{doel}', niet '{f.titel}'"
    if not f.alt.endswith(f" Besluit: {s.besluit()}."):
        yield f"tekstalternatief: verwacht het besluit '{s.besluit()}'"
