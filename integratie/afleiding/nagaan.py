"""Alles wat in een map uit een bestand van de gemeente komt, nagegaan: één zin per aantal dat te lezen of te berekenen is."""

import contextlib
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pandas as pd
import platformdirs

from integratie.afleiding.bereiken import Bereik, Lek, Stelsel
from integratie.afleiding.deelnemers import tellingen
from integratie.afleiding.lezen import DOCUMENTEN, Bestand, Inhoud, bestanden
from integratie.afleiding.openbaar import getoond
from integratie.afleiding.plaatsen import sommen
from integratie.afleiding.register import tellingen as register_tellingen
from integratie.afleiding.waarnemingen import Onderwerp, Tekstlezer, kan_eigen, onderwerpen, tafels
from integratie.fouten import Gegevensfout
from integratie.register import register

BREED = 5  # zo breed hoort elk bereik minstens te zijn, en vanaf zoveel mensen mag een aantal er staan
NAMEN = {"groep": "groep", "totaal": "inwoners", "rest": "inwoners buiten de groep"}
HOOGSTENS = 100_000  # vingerafdrukken; daarna begint het geheugen opnieuw


class Geheugen:
    """Van welke bestanden al bleek dat er niets uit een eigen bestand in staat: wie een rapport toevoegt, wacht niet opnieuw op alle andere.

    Onthouden wordt enkel de vingerafdruk van hun inhoud, in de tijdelijke map van de gebruiker; een andere versie van deze kamer begint opnieuw.
    """

    def __init__(self) -> None:
        code = b"".join(pad.read_bytes() for pad in sorted(Path(__file__).parent.glob("*.py")))
        self.pad = platformdirs.user_cache_path("integratie") / f"nagegaan-{hashlib.sha256(code).hexdigest()[:16]}"
        self.leeg, self.nu = set[str](), set[str]()
        with contextlib.suppress(OSError, ValueError):
            self.leeg = set(self.pad.read_text(encoding="ascii").split())

    def is_leeg(self, ruw: bytes) -> bool:
        """Bleek van deze inhoud al dat er niets in staat?"""
        return hashlib.sha256(ruw).hexdigest() in self.leeg

    def is_nu_leeg(self, ruw: bytes) -> None:
        """Onthoud dat in deze inhoud niets staat."""
        self.nu.add(hashlib.sha256(ruw).hexdigest())

    def bewaar(self) -> None:
        """Schrijf wat er bijkwam; wie niet mag schrijven, leest volgende keer alles opnieuw."""
        if self.nu - self.leeg:
            with contextlib.suppress(OSError):
                self.pad.parent.mkdir(parents=True, exist_ok=True)
                alle = self.nu | (self.leeg if len(self.leeg) < HOOGSTENS else set())
                self.pad.write_text("\n".join(sorted(alle)), encoding="ascii")


@dataclass(frozen=True)
class Nagegaan:
    """Hoeveel aantallen er verborgen staan, en welke toch te kennen zijn."""

    verborgen: int
    lekken: tuple[Lek, ...]

    @property
    def exact(self) -> int:
        return sum(lek.laag == lek.hoog for lek in self.lekken)

    @property
    def te_smal(self) -> int:
        return len(self.lekken) - self.exact


def ga_na(mappen: list[Path]) -> Nagegaan:
    """Alle mappen samen: de eerste is die van nu, de andere zijn vroegere uitgaven van dezelfde map. Fout: `Gegevensfout`."""
    alle = [bestand for nummer, map_ in enumerate(mappen) for bestand in bestanden(map_, nummer)]
    gelezen = _eigen(alle)
    geteld = [*tellingen(gelezen), *register_tellingen(gelezen)]
    verborgen = sum(t.verborgen for t in geteld)
    te_klein = (t for t in geteld if _is_lek(t.bereik, t.verborgen))
    lekken = [Lek(t.bestand, t.tabel, t.cel, int(t.bereik.laag), int(t.bereik.hoog)) for t in te_klein]
    per_titel: dict[str, list[tuple[Onderwerp, list[Onderwerp]]]] = {}
    for (_, titel), o in onderwerpen([t for b, inhoud in gelezen.items() for t in tafels(b, inhoud)]).items():
        per_titel.setdefault(titel, []).append((o, list(_teksten(o, alle, gelezen))))
    ons = getoond(mappen[0]) if per_titel else pd.DataFrame()
    for titel, uitgaven in per_titel.items():
        n, gevonden = _van_onderwerp(uitgaven, _gemeenten(ons, titel))
        verborgen, lekken = verborgen + n, lekken + gevonden
    return Nagegaan(verborgen, tuple(dict.fromkeys(lekken)))


def _eigen(alle: list[Bestand]) -> dict[Bestand, Inhoud]:
    """De bestanden waarin een tabel uit een eigen bestand staat; `gegevens.csv` heeft enkel indicatoren."""
    uit, geheugen = dict[Bestand, Inhoud](), Geheugen()
    for bestand in alle:
        ruw, als_tekst = bestand.ruw(), bestand.pad.suffix.lower() not in DOCUMENTEN
        if geheugen.is_leeg(ruw) or (als_tekst and ruw.startswith(b"nis,gebied,indicator,groep,jaar,")):
            continue
        if als_tekst and not kan_eigen(ruw):
            geheugen.is_nu_leeg(ruw)
            continue
        uit[bestand] = bestand.lees()
        een = {bestand: uit[bestand]}
        if als_tekst and not [*tafels(bestand, een[bestand]), *tellingen(een), *register_tellingen(een)]:
            geheugen.is_nu_leeg(ruw)
    geheugen.bewaar()
    return uit


def _teksten(o: Onderwerp, alle: list[Bestand], gelezen: dict[Bestand, Inhoud]) -> Iterator[Onderwerp]:
    """Wat in teksten over de plaatsen van een onderwerp staat."""
    lezer = Tekstlezer(o)
    for bestand in alle:
        if lezer.hoort(bestand.map):
            if bestand not in gelezen and bestand.pad.suffix.lower() not in DOCUMENTEN:
                ruw = bestand.ruw()
                if any(merk in ruw for merk in lezer.merken):
                    gelezen[bestand] = bestand.lees()
            if bestand in gelezen and (uit := lezer.lees(bestand, gelezen[bestand])):
                yield uit


def _van_onderwerp(
    uitgaven: list[tuple[Onderwerp, list[Onderwerp]]], gemeenten: dict[tuple[str, str], float]
) -> tuple[int, list[Lek]]:
    """Alle uitgaven samen; spreken ze elkaar tegen (het bestand is verbeterd), dan elke apart."""
    tabellen, teksten = [o for o, _ in uitgaven], [t for _, delen in uitgaven for t in delen]
    for met_tekst, met_gemeente in product((True, False), repeat=2):
        samen = _samen([*tabellen, *(teksten if met_tekst else ())])
        stelsel = _stelsel(samen, gemeenten if met_gemeente else {})
        # Een zin over iets anders, of een bevolkingsdienst die anders telt dan Statbel, zegt niets over deze tabel.
        if stelsel.klopt():
            n = sum(d in NAMEN or d.startswith("kolom") for g in samen.plaatsen.values() for d in g.verborgen)
            return n, list(_lekken(samen, stelsel))
    if len(uitgaven) == 1:
        raise Gegevensfout(
            f"{tabellen[0].bestand}, tabel '{tabellen[0].titel}': de cijfers spreken elkaar tegen; maak het rapport opnieuw."
        )
    per_uitgave = [_van_onderwerp([uitgave], gemeenten) for uitgave in uitgaven]
    return per_uitgave[0][0], [lek for _, lekken in per_uitgave for lek in lekken]


def _samen(delen: list[Onderwerp]) -> Onderwerp:
    """Alles wat over één onderwerp geweten is."""
    uit = Onderwerp(delen[0].titel, delen[0].bestand)
    for deel in delen:
        uit.mappen |= deel.mappen
        uit.sommen += deel.sommen
        for plaats, gebied in deel.plaatsen.items():
            samen = uit.plaats(plaats, gebied.naam)
            samen.verborgen |= gebied.verborgen
            for naam, (waarde, decimalen, bestand) in gebied.gezien.items():
                samen.zie(naam, (waarde, decimalen), bestand)
    return uit


def _stelsel(o: Onderwerp, gemeenten: dict[tuple[str, str], float]) -> Stelsel:
    """Groep en rest zijn samen het totaal, plaatsen samen een andere; `gemeenten` is wat elders in de map van een gemeente of gebied staat."""
    s = Stelsel()
    alle_sommen = {*o.sommen, *sommen({*o.plaatsen, *(p for som in o.sommen for p in (som.totaal, *som.plus))})}
    kolommen = {deel for g in o.plaatsen.values() for deel in (*g.gezien, *g.verborgen) if deel.startswith("kolom")}
    for deel in (*NAMEN, *kolommen):
        for som in alle_sommen:
            s.som((som.totaal, deel), [(p, deel) for p in som.plus], [(p, deel) for p in som.min])
    plaatsen = {*o.plaatsen, *(p for som in alle_sommen for p in (som.totaal, *som.plus, *som.min))}
    for plaats in plaatsen:
        s.som((plaats, "totaal"), [(plaats, "groep"), (plaats, "rest")])
        gezien = o.plaatsen[plaats].gezien if plaats in o.plaatsen else {}
        for deel, (waarde, decimalen, _) in gezien.items():
            if deel == "aandeel":
                s.aandeel((plaats, "groep"), (plaats, "totaal"), waarde, decimalen)
            else:
                s.weet((plaats, deel), waarde, waarde)
    for sleutel, aantal in gemeenten.items():
        if sleutel in s.grenzen:
            s.weet(sleutel, aantal, aantal)
    return s


def _lekken(o: Onderwerp, s: Stelsel) -> Iterator[Lek]:
    for plaats, gebied in o.plaatsen.items():
        for deel in (*NAMEN, *(d for d in {*gebied.gezien, *gebied.verborgen} if d.startswith("kolom"))):
            bereik = s.bereik((plaats, deel)) if (plaats, deel) in s.grenzen else Bereik(0, float("inf"))
            if _is_lek(bereik, deel in gebied.verborgen):
                # Het bestand dat het aantal zelf, zijn aandeel of de rest noemt; anders volgt het uit de tabel.
                bron = next((gebied.gezien[d][2] for d in (deel, "aandeel", "rest") if d in gebied.gezien), o.bestand)
                naam = NAMEN.get(deel, deel.removeprefix("kolom "))
                yield Lek(bron, o.titel, f"{gebied.naam}, {naam}", int(bereik.laag), int(bereik.hoog))


def _is_lek(bereik: Bereik, verborgen: bool) -> bool:
    """Een verborgen aantal dat te smal is, of een klein aantal (1 tot 4) dat er staat of volgt."""
    return bereik.breed < BREED and (verborgen or 0 < bereik.hoog < BREED)


def _gemeenten(ons: pd.DataFrame, titel: str) -> dict[tuple[str, str], float]:
    """(plaats, deel) → inwoners en groep van hele gemeenten en gebieden, als `gegevens.csv` ze voor dit jaar en dit onderwerp heeft."""
    jaar = re.search(r"\b20\d\d\b", titel)
    rijen = ons[(ons["jaar"] == int(jaar[0])) & (ons["groep"] == "") & (ons["status"] == "bekend")] if jaar else ons[:0]
    uit: dict[tuple[str, str], float] = {}
    for rij in rijen.dropna(subset="teller").itertuples():
        kaart = register().get(rij.indicator)
        if rij.indicator == "inwoners":
            uit[rij.plaats, "totaal"] = rij.teller
        elif kaart and rij.eenheid == "%" and kaart.titel.removeprefix("Aandeel ").casefold() in titel.casefold():
            uit[rij.plaats, "groep"] = rij.teller
    return uit
