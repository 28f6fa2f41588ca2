"""Wat er uit een bevolkingsregister te lezen staat: tabellen per jaar waarvan elke rij zegt waarvan ze deel is, leeftijd met nationaliteit, en saldo's.

Alles over dezelfde plaats hoort samen, ook uit een ander bestand of een vroegere map; een cluster is de som van haar gemeenten.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from integratie.afleiding.bereiken import Stelsel
from integratie.afleiding.deelnemers import Telling
from integratie.afleiding.lezen import Bestand, Inhoud, Rij
from integratie.afleiding.plaatsen import leden
from integratie.afleiding.registerzinnen import Cel, Zinnen
from integratie.afleiding.waarnemingen import (
    DEEL_VAN,
    DOELGROEP,
    HERKOMST,
    LEEFTIJD,
    NAAST,
    OVERZICHT,
    VERBORGEN,
    VLAK,
    VOLWASSEN,
    getal,
    kolomnaam,
    met_kop,
)

AANKOMSTEN = "aankomsten"
GEDEELD = (AANKOMSTEN, "vertrekken", "geboorten", "overlijdens")
ALLE, SAMEN = "alle leeftijden", "samen"
TUSSEN = "18 tot 64 jaar"
TUSSEN_18_EN_64 = ("18-24", "25-34", "35-49", "50-64")
BELGIE, BUITENLAND, GESCHRAPT = "België", "het buitenland", "ambtshalve geschrapt"
# Wat naast Statbel staat → de cellen die samen hetzelfde zijn, met hun teken.
ZELFDE = {
    "geboorten": {("", "geboorten"): 1.0},
    "overlijdens": {("", "overlijdens"): 1.0},
    "aankomsten uit andere gemeenten": {("vanwaar", f"uit {BELGIE}"): 1.0},
    "vertrekken naar andere gemeenten": {("waarheen", f"naar {BELGIE}"): 1.0},
    "saldo met het buitenland": {
        ("vanwaar", f"uit {BUITENLAND}"): 1.0,
        ("waarheen", f"naar {BUITENLAND}"): -1.0,
        ("waarheen", GESCHRAPT): -1.0,
    },
    "saldo van alles samen": {
        ("", "aankomsten"): 1.0,
        ("", "geboorten"): 1.0,
        ("", "vertrekken"): -1.0,
        ("", "overlijdens"): -1.0,
    },
}


@dataclass
class Plaats:
    """Alles wat over één gemeente of cluster te lezen staat."""

    gezien: dict[Cel, tuple[float, str, str]] = field(default_factory=dict)  # waarde, bestand, titel
    verborgen: dict[Cel, tuple[str, str]] = field(default_factory=dict)
    delen: dict[Cel, set[Cel]] = field(default_factory=dict)
    gelijk: list[tuple[float, dict[Cel, float]]] = field(default_factory=list)  # getal, en de cellen die het samen zijn

    def zie(self, cel: Cel, tekst: str, waar: tuple[str, str]) -> None:
        """Onthoud wat er in een cel staat."""
        if tekst.strip() in VERBORGEN:
            self.verborgen.setdefault(cel, waar)
        elif (n := getal(tekst)) and "%" not in tekst:
            self.gezien.setdefault(cel, (n[0], *waar))


def tellingen(gelezen: dict[Bestand, Inhoud]) -> Iterator[Telling]:
    """Elk aantal uit een register, van alle uitgaven samen; spreken ze elkaar tegen, dan van elke uitgave apart."""
    uitgaven = {b.uitgave for b in gelezen}
    alle = _plaatsen(gelezen)
    if not alle:
        return
    s = _stelsel(alle)
    if (klopt := s.klopt()) and (met_zinnen := _met_zinnen(alle, gelezen)) and (anders := _stelsel(met_zinnen)).klopt():
        alle, s = met_zinnen, anders  # een zin over iets anders zegt niets over deze tabellen
    if len(uitgaven) > 1 and not klopt:
        for nummer in uitgaven:
            yield from tellingen({b: inhoud for b, inhoud in gelezen.items() if b.uitgave == nummer})
        return
    for wie, plaats in alle.items():
        waar = plaats.verborgen | {cel: (bestand, titel) for cel, (_, bestand, titel) in plaats.gezien.items()}
        for cel, (bestand, titel) in waar.items():
            naam = f"{cel[1]}, {cel[2]}"
            yield Telling(bestand, titel, naam, s.bereik((wie, cel)), cel in plaats.verborgen)


def _plaatsen(gelezen: dict[Bestand, Inhoud]) -> dict[tuple[str, ...], Plaats]:
    uit: dict[tuple[str, ...], Plaats] = {}
    for bestand, inhoud in gelezen.items():
        wie = _wie(bestand)
        for titel, rijen in inhoud.rasters:
            plaats = uit.get(wie, Plaats())
            if _lees(plaats, rijen, (bestand.naam, titel)):
                uit[wie] = plaats
    return uit


def _met_zinnen(
    alle: dict[tuple[str, ...], Plaats], gelezen: dict[Bestand, Inhoud]
) -> dict[tuple[str, ...], Plaats] | None:
    """Elke plaats met wat er in zinnen over haar verborgen cellen staat; None als er niets staat."""
    uit = {wie: replace(p, gezien=dict(p.gezien)) for wie, p in alle.items()}
    lezers = {wie: Zinnen({cel: x[0] for cel, x in p.gezien.items()}, p.verborgen.keys()) for wie, p in alle.items()}
    for bestand, inhoud in gelezen.items():
        if lezer := lezers.get(_wie(bestand)):
            for cel, aantal in (x for tekst in inhoud.teksten for x in lezer.lees(tekst)):
                uit[_wie(bestand)].gezien.setdefault(cel, (aantal, bestand.naam, "in een zin"))
    return uit if any(len(p.gezien) > len(alle[wie].gezien) for wie, p in uit.items()) else None


def _wie(bestand: Bestand) -> tuple[str, ...]:
    return tuple(sorted(leden(bestand.map))) or (bestand.map,)


def _lees(p: Plaats, rijen: list[Rij], waar: tuple[str, str]) -> bool:
    """Lees elke tabel van een register in dit raster; zegt of er een was."""
    gevonden = False
    for hoort, lezer in LEZERS.items():
        for kop, onder in met_kop(rijen, set(hoort)):
            lezer(p, kop, onder, waar)
            gevonden = True
    return gevonden


def _cel(tabel: str, rij: str, jaar: str) -> Cel:
    rij = kolomnaam(rij) if kolomnaam(rij) in GEDEELD else rij.strip()
    return ("" if rij in GEDEELD else tabel, rij, jaar)


def _jaren(kop: list[str]) -> list[tuple[int, str]]:
    return [(k, naam) for k, naam in enumerate(kop) if re.fullmatch(r"20\d\d", naam)]


def _met_deel_van(p: Plaats, kop: list[str], rijen: list[Rij], waar: tuple[str, str]) -> None:
    tabel, deel = kop[0], kop.index(DEEL_VAN) if DEEL_VAN in kop else None
    for rij in rijen:
        for k, jaar in _jaren(kop):
            cel = _cel(tabel, rij[0], jaar)
            p.zie(cel, rij[k], waar)
            if deel is not None and (geheel := rij[deel].strip()):
                p.delen.setdefault(_cel(tabel, geheel, jaar), set()).add(cel)


def _vlak(p: Plaats, kop: list[str], rijen: list[Rij], waar: tuple[str, str]) -> None:
    if DEEL_VAN not in kop:
        geheel = [[*rij, "" if rij[0].strip() == AANKOMSTEN else AANKOMSTEN] for rij in rijen]
        _met_deel_van(p, [*kop, DEEL_VAN], geheel, waar)


def _leeftijden(p: Plaats, kop: list[str], rijen: list[Rij], waar: tuple[str, str]) -> None:
    jaar = (re.findall(r"\b20\d\d\b", waar[1]) or [""])[-1]
    groepen = [k for k, naam in enumerate(kop) if k and naam != SAMEN]

    def cel(rij: Rij, k: int) -> Cel:
        return (LEEFTIJD, f"{rij[0].strip()} × {kop[k]}", jaar)

    for rij in rijen:
        for k in (*groepen, kop.index(SAMEN)):
            p.zie(cel(rij, k), rij[k], waar)
            if rij[0].strip() != ALLE:
                p.delen.setdefault((LEEFTIJD, f"{ALLE} × {kop[k]}", jaar), set()).add(cel(rij, k))
        if rij[0].strip() != ALLE:
            p.delen.setdefault(cel(rij, kop.index(SAMEN)), set()).update(cel(rij, k) for k in groepen)
    p.gelijk.append((0, {("", "aankomsten", jaar): 1.0, (LEEFTIJD, f"{ALLE} × {SAMEN}", jaar): -1.0}))


def _onderwijs(p: Plaats, kop: list[str], rijen: list[Rij], waar: tuple[str, str]) -> None:
    for rij in rijen:
        klasse = "-".join(re.findall(r"\d+", rij[0]))
        for k, jaar in _jaren(kop):
            p.zie((LEEFTIJD, f"{klasse} × {SAMEN}", jaar), rij[k], waar)


def _volwassenen(p: Plaats, kop: list[str], rijen: list[Rij], waar: tuple[str, str]) -> None:
    for rij in rijen:
        groep = kolomnaam(rij[0])
        for k, jaar in _jaren(kop):
            p.zie((LEEFTIJD, f"18-64 × {groep}", jaar), rij[k], waar)
            delen = {(LEEFTIJD, f"{lft} × {groep}", jaar) for lft in TUSSEN_18_EN_64}
            p.delen[LEEFTIJD, f"18-64 × {groep}", jaar] = delen


def _overzicht(p: Plaats, kop: list[str], rijen: list[Rij], waar: tuple[str, str]) -> None:
    for rij in rijen:
        jaar = kolomnaam(rij[0])
        for k, naam in enumerate(kop[1:], 1):
            if naam != "saldo":
                p.zie(("" if naam in GEDEELD else "loop", naam, jaar), rij[k], waar)
        if (saldo := _met_teken(rij[kop.index("saldo")])) is not None:
            p.gelijk.append((saldo, {(t, r, jaar): maal for (t, r), maal in ZELFDE["saldo van alles samen"].items()}))


def _naast_statbel(p: Plaats, kop: list[str], rijen: list[Rij], waar: tuple[str, str]) -> None:
    for rij in rijen:
        register, statbel, verschil = (_met_teken(rij[kop.index(k)]) for k in ("register", "statbel", "verschil"))
        if register is None and statbel is not None and verschil is not None:
            register = statbel + verschil
        if register is not None and (delen := ZELFDE.get(kolomnaam(rij[0]))):
            p.gelijk.append((register, {(t, r, rij[1].strip()): maal for (t, r), maal in delen.items()}))


def _met_teken(tekst: str) -> float | None:
    n = getal(tekst.strip().lstrip("+−-"))
    return None if n is None else -n[0] if tekst.strip()[:1] in "−-" else n[0]


def _doelgroepen(p: Plaats, kop: list[str], rijen: list[Rij], waar: tuple[str, str]) -> None:
    """Een doelgroep en "180 in 2025": een leeftijd, volwassenen van een nationaliteit, of iedereen."""
    for rij in rijen:
        klasse, groep = "-".join(re.findall(r"\d+", rij[0])), kolomnaam(rij[0]).removesuffix(f" van {TUSSEN}")
        naam = f"18-64 × {groep}" if rij[0].endswith(TUSSEN) else f"{klasse} × {SAMEN}"
        if m := re.search(r"^(\S+) in (20\d\d)$", rij[kop.index("aankomsten")].strip()):
            p.zie((LEEFTIJD, naam, m[2]) if klasse else ("", "aankomsten", m[2]), m[1], waar)


LEZERS: dict[tuple[str, ...], Callable[[Plaats, list[str], list[Rij], tuple[str, str]], None]] = {
    (DEEL_VAN,): _met_deel_van,
    **{(eerste,): _met_deel_van for eerste in HERKOMST},
    **{(eerste,): _vlak for eerste in VLAK},
    tuple(DOELGROEP): _doelgroepen,
    (LEEFTIJD, SAMEN): _leeftijden,
    ("onderwijs bij aankomst",): _onderwijs,
    (VOLWASSEN,): _volwassenen,
    tuple(sorted(OVERZICHT)): _overzicht,
    tuple(sorted(NAAST)): _naast_statbel,
}


def _stelsel(alle: dict[tuple[str, ...], Plaats]) -> Stelsel:
    s = Stelsel()
    for wie, p in alle.items():
        for cel in (*p.gezien, *p.verborgen):
            s.weet((wie, cel))
        for cel, (waarde, *_) in p.gezien.items():
            s.weet((wie, cel), waarde, waarde)
        for geheel, delen in p.delen.items():
            tabellen = {d[0] for d in delen} if geheel[0] == "" else {geheel[0]}
            for tabel in tabellen:  # alle aankomsten zijn die van elke tabel
                s.som((wie, geheel), [(wie, d) for d in delen if d[0] == tabel])
        for getal_, cellen in p.gelijk:
            s.rij(getal_, getal_, {(wie, cel): maal for cel, maal in cellen.items()})
        samen = [(lid,) for lid in wie]
        if len(wie) > 1 and all(lid in alle for lid in samen):
            for cel in {*p.gezien, *p.verborgen}:
                s.som((wie, cel), [(lid, cel) for lid in samen])
    return s
