"""Welk gebied bedoelt iemand: één antwoord voor de opdrachtregel, de functies in een notebook, plannen en vergelijkingen."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NoReturn

from integratie.fouten import Gebruiksfout, suggestie
from integratie.gebieden.gemeentelijst import (
    BRUSSELS_GEWEST,
    VLAAMS_GEWEST,
    Gemeente,
    gemeente,
    gemeenten,
    onbekend,
    plat,
)
from integratie.gebieden.groepenlijst import (
    Gebied,
    als_eenheid,
    andere_vaste_groepen,
    groepen,
    namen_hogere_gebieden,
    samenwerkingen,
)

# Een naam zonder soort is het eerste hiervan dat past; een referentieregio heet altijd `referentieregio:…`, een
# intergemeentelijke samenwerking altijd `igs:…`.
ZONDER_SOORT = ("gemeente", "groep", "arrondissement", "provincie", "gewest")
SOORTEN = (*ZONDER_SOORT, "referentieregio", "igs")
LIJST = "lijst"


@dataclass(frozen=True)
class Vondst:
    """Het gebied dat bedoeld is, van welke soort, en welke andere soorten dezelfde naam hebben."""

    gebied: Gebied
    soort: str
    ook: tuple[str, ...] = ()

    def let_op(self, invoer: str) -> str:
        """Wat er gekozen is als de naam meer dan één gebied kan zijn; anders niets."""
        if not self.ook:
            return ""
        anders = " of ".join(f"{soort}:{invoer}" for soort in self.ook)
        return f"'{invoer}' is hier: {self.soort} {invoer}. Iets anders bedoeld? Typ {anders}."


def vind(invoer: object, soorten: Sequence[str] = SOORTEN) -> Vondst:
    """Het gebied met deze code of naam; `soort:naam` kiest een soort, en komma's maken een lijst van gemeenten en gebieden.

    Fout: `Gebruiksfout` met de dichtste namen als niets past, of als de soort niet bestaat.
    """
    tekst = str(invoer).strip()
    soort, teken, naam = (deel.strip() for deel in tekst.partition(":"))
    is_naam = soort.casefold() in soorten and plat(naam) in namen()[soort.casefold()]
    if "," in tekst and not is_naam:  # een samenwerking kan zelf komma's in haar naam hebben
        return _lijst([deel.strip() for deel in tekst.split(",") if deel.strip()], soorten)
    if teken and soort.casefold() not in soorten:
        raise Gebruiksfout(f"'{soort}' is hier geen soort gebied; kies uit {', '.join(soorten)}.")
    kandidaten = (soort.casefold(),) if teken else [s for s in ZONDER_SOORT if s in soorten]
    naam = naam if teken else tekst
    gevonden = [(s, namen()[s][plat(naam)]) for s in kandidaten if plat(naam) in namen()[s]]
    if not gevonden:
        _niet_gevonden(naam, kandidaten)
    (eerste, gebied), *andere = gevonden
    return Vondst(gebied, eerste, tuple(s for s, ander in andere if ander.leden != gebied.leden))


def _lijst(delen: Sequence[str], soorten: Sequence[str]) -> Vondst:
    gebieden = [vind(deel, soorten).gebied for deel in delen]
    leden = tuple(dict.fromkeys(lid for gebied in gebieden for lid in gebied.leden))
    namen_ = [gebied.naam for gebied in gebieden]
    opgesomd = f"{', '.join(namen_[:-1])} en {namen_[-1]}" if len(namen_) > 1 else namen_[0]
    in_zin = f"het geheel van {opgesomd}" if len(namen_) > 1 else opgesomd  # enkelvoud, zoals elke andere naam
    return Vondst(Gebied(",".join(leden), ", ".join(namen_), leden, in_zin, f"gemeenten van {opgesomd}"), LIJST)


def _niet_gevonden(naam: str, soorten: Sequence[str]) -> NoReturn:
    bekend = [gebied.naam for soort in soorten for gebied in namen()[soort].values()]
    if "gemeente" in soorten:
        onbekend(naam, bekend)
    hulp = suggestie(naam, bekend) or f" Mogelijk: {'; '.join(sorted(set(bekend)))}."
    raise Gebruiksfout(f"Ik ken geen {' of '.join(soorten)} '{naam}'.{hulp}")


@cache
def namen() -> dict[str, dict[str, Gebied]]:
    """Soort → code en namen (plat) → gebied."""
    uit: dict[str, dict[str, Gebied]] = {soort: {} for soort in SOORTEN}

    def voeg_toe(soort: str, gebied: Gebied, *ook: str) -> None:
        uit[soort] |= {plat(naam): gebied for naam in (gebied.code, gebied.naam, *ook)}

    for g in gemeenten().values():
        voeg_toe("gemeente", Gebied(g.nis, g.naam, (g.nis,), g.naam))
    officieel = namen_hogere_gebieden()
    for sleutel, gebied in groepen().items():
        if gebied.code in officieel:
            soort, _, eigennaam = gebied.naam.partition(" ")
            voeg_toe(plat(soort), gebied, sleutel, eigennaam)
        elif gebied.code in (VLAAMS_GEWEST, BRUSSELS_GEWEST):
            voeg_toe("gewest", gebied, sleutel)
        else:
            voeg_toe("groep", gebied)
    for gebied in andere_vaste_groepen().values():
        voeg_toe("groep", gebied)
    for regio in sorted({g.referentieregio for g in gemeenten().values()} - {""}):
        leden = tuple(g.nis for g in gemeenten().values() if g.referentieregio == regio)
        naam = f"Referentieregio {regio}"
        voeg_toe(
            "referentieregio",
            Gebied(_code("referentieregio", regio), naam, leden, f"de {naam[0].lower()}{naam[1:]}"),
            regio,
        )
    for code, rijen in samenwerkingen().groupby("code"):
        leden, naam = tuple(rijen["nis"]), rijen["naam"].iloc[0]
        in_zin = f"de intergemeentelijke samenwerking {naam}"
        voeg_toe("igs", Gebied(_code("igs", str(code)), naam, leden, in_zin), str(code))
    return uit


def _code(soort: str, naam: str) -> str:
    """ "referentieregio-oost-brabant": ook de naam van een map."""
    return plat(f"{soort} {naam}").replace(" ", "-")


@cache
def van_code(code: str) -> Gebied:
    """Het gebied met precies deze code; NIS-codes met een komma ertussen zijn samen een gebied. Fout: `Gebruiksfout`."""
    return _op_elke_code().get(code) or vind(code).gebied


@cache
def _op_elke_code() -> dict[str, Gebied]:
    return {gebied.code: gebied for per_naam in namen().values() for gebied in per_naam.values()}


@cache
def plaats(code: str) -> Gemeente:
    """De gemeente met deze NIS-code, of het gebied met deze code (of NIS-codes met een komma ertussen) gelezen als één gemeente. Fout: `KeyError`."""
    if code in gemeenten():
        return gemeenten()[code]
    return als_eenheid(van_code(code) if "," in code else _op_elke_code()[code])


def leden_van(code: str) -> tuple[str, ...]:
    """De NIS-codes van een gebied; van een gemeente alleen die van haarzelf."""
    return van_code(code).leden


def is_gebied(code: str) -> bool:
    """Is dit de code van een gemeente of gebied waarover een rapport kan gaan?"""
    return code in _op_elke_code()


def gebied(invoer: object) -> Gebied:
    """Het gebied, van welke soort ook, zie `vind`."""
    return _op_elke_code().get(str(invoer).strip()) or vind(invoer).gebied


def zoek(gebied: object) -> Gemeente:
    """De gemeente met deze NIS-code of naam, of een gebied gelezen als één gemeente (met zijn code, sleutel of naam, of namen met een komma ertussen).

    >>> ig.zoek("sint genesius rode").naam
    'Sint-Genesius-Rode'

    Fout: `Gebruiksfout` met de dichtste namen wanneer niets past.
    """
    tekst = str(gebied).strip()
    if gevonden := gemeente(tekst):
        return gevonden
    if is_gebied(tekst):
        return plaats(tekst)
    try:
        return plaats(vind(tekst).gebied.code)
    except Gebruiksfout:
        if "," in tekst or ":" in tekst:  # dan zegt de fout al welk deel niet past
            raise
        onbekend(gebied, [g.naam for g in _op_elke_code().values()])


def eenheid(invoer: object) -> Gemeente:
    """Zoals `zoek`, voor wat een map of een bestand met zijn naam krijgt: waarover een rapport of een plan kan gaan. Fout: `Gebruiksfout`, ook bij een lijst zonder naam."""
    gevonden = zoek(invoer)
    if "," in gevonden.nis:
        raise Gebruiksfout(
            f"'{str(invoer).strip()}' is een lijst zonder naam: geef één gemeente of gebied, of zet de lijst met een naam in parameters/groepen.yaml."
        )
    return gevonden


def groep(binnen: str) -> Gebied:
    """De groep met deze sleutel of code, of een ander gebied van meer gemeenten. Fout: `Gebruiksfout` met de dichtste namen.

    >>> len(ig.groep("vlaamse-rand").leden)
    19
    """
    if binnen in groepen():
        return groepen()[binnen]
    if is_gebied(binnen) and binnen not in gemeenten():
        return van_code(binnen)
    if binnen and ("," in binnen or ":" in binnen):
        return vind(binnen).gebied
    try:
        return vind(binnen, [soort for soort in SOORTEN if soort != "gemeente"]).gebied
    except Gebruiksfout:
        if gevonden := gemeente(binnen):
            raise Gebruiksfout(
                f"{gevonden.naam} is één gemeente; hier hoort een groep van gemeenten, zoals vlaamse-rand, provincie:Antwerpen of 'Vilvoorde, Machelen'."
            ) from None
        bekend = ", ".join(sorted(groepen()))
        raise Gebruiksfout(
            f"Ik ken geen groep '{binnen}'.{suggestie(binnen, groepen())} De groepen zijn: {bekend}."
        ) from None
