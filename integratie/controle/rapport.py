"""Eén rapport om na te rekenen (zijn rij uit het manifest, en de blokken uit zijn uitgevoerde notebook), en wat de controle erover meldt."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property
from itertools import chain, pairwise
from typing import Any, TypeVar

from integratie import gebieden
from integratie.beleid.regels import formaat
from integratie.blok import machine, vierblad
from integratie.blok.blok import MIME, Blok, Figuur
from integratie.blok.onderdelen import Alinea, Groep, Kerncijfer, Lijst, Tabel
from integratie.blok.tekst import Cijfertekst, Tekst
from integratie.controle import blokvorm
from integratie.controle.grootheid import Grootheid
from integratie.indicator import Indicator

EIGEN_BESTAND = ("plan", "bestand")  # soorten groepen die uit een bestand van de gemeente komen
CEL, RIJ, LEDEN = "cel", "rij", "leden"  # tekst in een cel: van een tabel, van een rij, of ook over leden van de groep
CELLEN = (CEL, RIJ, LEDEN)
# Een hoofdpunt is een zin van ons, de rest staat in cellen.
_PLAATS: dict[type, str] = {Kerncijfer: "kerncijfer", Lijst: "punt", Tabel: CEL, vierblad.Hoofdpunt: "duiding"}
_PLAATS |= {vierblad.Kerngetal: "kerncijfer", vierblad.Staaf: CEL, vierblad.Kaartlijst: LEDEN, vierblad.Themarij: RIJ}
# Groepen uit zo'n bestand met cijfers van de editie ernaast: die worden ook met eigen regels nagerekend.
MET_CIJFERS = ("aanbod",)
# Figuren uit zo'n bestand.
VAN_GEMEENTE = ("netwerk", "wijken", "instroom-kaart", "instroom-vanwaar", "instroom-waarheen", "instroom-wijken")
VRIJ = "vrij-"  # zo begint het anker van een figuur over zelf gekozen gebieden of eigen cijfers
S = TypeVar("S")
Regel = Callable[[Any, "Rapport"], Iterator[str]]  # wat er over een onderdeel van een soort te zeggen valt


@dataclass(frozen=True, order=True)
class Fout:
    """Eén gebrek: in welk bestand, waar daarin, en wat er verwacht werd."""

    bestand: str
    plaats: str
    verwacht: str

    def __str__(self) -> str:
        return f"{self.bestand}, {self.plaats}: {self.verwacht}"


@dataclass(frozen=True)
class Getoond:
    """Een blok of figuur met de cel die het toont: haar nummer (vanaf 1) en haar code."""

    cel: int
    code: str
    blok: Blok | Figuur


@dataclass(frozen=True)
class Rapport:
    """Wat er van een rapport na te rekenen is; `naam` is het pad van het notebook in de uitvoermap, `nis` kan ook de sleutel van een cluster zijn."""

    naam: str
    nis: str
    peiljaar: int
    editie: str
    rij: dict
    getoond: tuple[Getoond, ...]

    @cached_property
    def gebieden(self) -> dict[str, str]:
        """Code → naam van het gebied van het rapport en van elk gebied waarmee het vergeleken wordt: enkel daarvan staat er een cijfer."""
        andere = {g.code: g.naam for g in gebieden.vergelijkingsgebieden(self.nis)}
        return {self.nis: gebieden.plaats(self.nis).naam} | andere

    @cached_property
    def leden(self) -> dict[str, str]:
        """NIS-code → naam van elke gemeente van een cluster; leeg voor een gemeente."""
        return {lid: gebieden.gemeenten()[lid].naam for lid in gebieden.plaats(self.nis).leden}

    @property
    def aantal_merken(self) -> int:
        """Hoeveel gemerkte getallen en woorden er in de blokken staan."""
        teksten = chain.from_iterable(met_tekst(waar.blok, eigen=True) for waar in self.getoond)
        return sum(len(list(t.cijferteksten())) for t, _ in teksten)

    @cached_property
    def regels(self) -> list[formaat.Regel]:
        """De regels van het project, één keer gelezen."""
        return list(formaat.regels().values())

    def grootheid(self, ind: Indicator, groep: str = "") -> Grootheid:
        """Een indicator, of één groep ervan, in de editie en tot het peiljaar van dit rapport."""
        return Grootheid(ind, groep, self.editie, self.peiljaar)

    def fout(self, waar: Getoond, verwacht: str, anker: str = "") -> Fout:
        """Een fout in een cel; `anker` is de figuur of het fragment."""
        return Fout(self.naam, f"cel {waar.cel}" + (f" (#{anker})" if anker else ""), verwacht)


def _blokken(notebook) -> Iterator[tuple[int, str, dict]]:
    """Nummer en code van elke cel die een blok toont, en dat blok als JSON-waarden."""
    for nummer, cel in enumerate(notebook.cells, start=1):
        getoond = (uitvoer.get("data", {}) for uitvoer in cel.get("outputs", ()))
        yield from ((nummer, cel.source, data[MIME]) for data in getoond if MIME in data)


def onleesbaar(naam: str, notebook) -> Fout | None:
    """Het eerste blok dat niet de vorm heeft die deze versie kent; dan is er van het notebook niets na te rekenen."""
    zinnen = ((nummer, blokvorm.gebrek(inhoud)) for nummer, _, inhoud in _blokken(notebook))
    return next((Fout(naam, f"cel {nummer}", zin) for nummer, zin in zinnen if zin), None)


def lees(naam: str, rij: dict, notebook) -> Rapport:
    """Het rapport van een uitgevoerd notebook waarvan geen blok `onleesbaar` is."""
    getoond = (Getoond(nummer, code, machine.lees(inhoud)) for nummer, code, inhoud in _blokken(notebook))
    return Rapport(naam, rij["nis"], rij["peiljaar"], rij["editie"], rij, tuple(getoond))


def onderdelen(deel: object, soort: type[S]) -> Iterator[S]:
    """Het blok en al zijn onderdelen van deze soort, zonder wat uit een bestand van de gemeente komt."""
    if _alleen_eigen(deel):
        return
    if isinstance(deel, soort):
        yield deel
    for binnen in getattr(deel, "onderdelen", ()):
        yield from onderdelen(binnen, soort)


def opsommingen(deel: object) -> Iterator[tuple[str, list[str]]]:
    """Van elke kleine lijst de regel erboven, zonder haar dubbelepunt, en de punten."""
    for houder in onderdelen(deel, object):
        for boven, onder in pairwise(getattr(houder, "onderdelen", ())):
            if isinstance(boven, Alinea) and isinstance(onder, Lijst) and onder.soort == "opsomming":
                yield str(boven.tekst).removesuffix(":"), [str(punt) for punt in onder.punten]


def per_onderdeel(r: Rapport, regels: Mapping[type, Regel]) -> Iterator[Fout]:
    """Wat de regel van zijn soort over elk onderdeel zegt, met de cel waar het staat."""
    for waar in r.getoond:
        for deel in onderdelen(waar.blok, object):
            if regel := regels.get(type(deel)):
                anker = deel.naam if isinstance(deel, Figuur) else ""
                yield from (r.fout(waar, zin, anker) for zin in dict.fromkeys(regel(deel, r)))


def als_rijen(tabel: Tabel) -> list[dict[str, str]]:
    """Elke rij als kop → tekst."""
    return [dict(zip(tabel.kolommen, map(str, rij), strict=True)) for rij in tabel.rijen]


def anders(staat: Mapping[str, str], hoort: Mapping[str, str], wie: str) -> Iterator[str]:
    """De koppen van een rij waaronder iets anders staat dan er hoort."""
    yield from (f"bij {wie} in '{k}' {x}, niet {staat[k]}" for k, x in hoort.items() if k in staat and staat[k] != x)


def _alleen_eigen(deel: object) -> bool:
    """Komt een groep alleen uit een bestand van de gemeente? Dan is er niets dat uit een cijfer van de editie volgt."""
    return isinstance(deel, Groep) and deel.soort in EIGEN_BESTAND and deel.naam not in MET_CIJFERS


def met_tekst(deel: object, soort: str = "", eigen: bool = False) -> Iterator[tuple[Tekst, str]]:
    """Elke tekst die merken kan dragen, met de soort van haar alinea of haar plaats; met `eigen` ook die uit een bestand van de gemeente."""
    if isinstance(deel, Tekst):
        yield deel, soort
    elif isinstance(deel, tuple):
        yield from chain.from_iterable(met_tekst(x, soort, eigen) for x in deel)
    elif is_dataclass(deel) and (eigen or not _alleen_eigen(deel)):
        soort = deel.soort if isinstance(deel, Alinea) else _PLAATS.get(type(deel), soort)
        for veld in fields(deel):
            yield from met_tekst(getattr(deel, veld.name), soort, eigen)


def enig(t: Tekst) -> Cijfertekst | None:
    """Het ene cijfer van een tekst, als er precies één is."""
    merken = list(t.cijferteksten())
    return merken[0] if len(merken) == 1 else None


def eerste_verschil(staat: str, hoort: str) -> tuple[int, str, str]:
    """De regel waar twee teksten beginnen te verschillen, en wat er in beide rond die plaats staat."""
    paren = zip(staat, hoort, strict=False)
    plek = next((i for i, (a, b) in enumerate(paren) if a != b), min(len(staat), len(hoort)))
    er, juist = (" ".join(tekst[max(0, plek - 40) : plek + 40].split()) for tekst in (staat, hoort))
    return hoort.count("\n", 0, plek) + 1, er, juist
