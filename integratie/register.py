"""Een indicator is één zuivere functie met haar kaart; het register drijft al de rest. `integratie.indicator` rekent ermee.

De functie krijgt de tabellen die haar parameters noemen en geeft per (`nis`, `jaar`[, `groep`]) `teller`
en `noemer` terug, met `status`. Verhouding, gebiedscijfers en weergave volgen daaruit.
"""

import importlib
import inspect
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from integratie.fouten import Gebruiksfout, Gegevensfout, suggestie
from integratie.gebieden.optellen import som
from integratie.kaartdelen import DOELEN, DUIDINGEN, EFFECTEN, GROEPSNAMEN, LAGEN, SOORTEN, THEMAS, Leemte, Rij
from integratie.onderwerpen import Binding, bindingen, naam_van
from integratie.opslag import edities
from integratie.tabel import Bron

Functie = Callable[..., pd.DataFrame]
FACTOR = {"%": 100.0, "per 100": 100.0, "per 1.000": 1000.0}
RELATIEF = (*FACTOR, "procentpunt", "procentpunt per jaar", "verhouding", "index")


@dataclass(frozen=True)
class Indicator:
    """De kaart van een indicator.

    `eenheid`: gewoon %, een deel van de noemer. `optelbaar`: bestaat hij voor een gebied als som van gemeenten? `met_teken`: kan de waarde negatief zijn, als verschil of saldo?
    `groepen`: de groepen in de volgorde waarin men ze toont. `in_zin`: hoe hij in een zin heet, met lidwoord, waar dat niet uit de titel volgt.
    `soort`: een stand op één ogenblik, een stroom over een jaar, een deel van zo'n stroom, een enquête (steekproef) of een vooruitzicht. `samenstelling`: gaat
    hij over de samenstelling van de bevolking (herkomst, nationaliteit, thuistaal)? `samen_honderd`: zijn de groepen samen het geheel? `leerlingen`: telt hij leerlingen van het
    Nederlandstalig onderwijs? `telling`: de indicator die dezelfde mensen telt, als deze alleen een verhouding heeft.
    `saldo_van`: de onderwerpen van zijn eerste tabel waarvan hij het verschil is. `jaren`: over hoeveel jaren een stroom is samengeteld.
    `eind_vorig_jaar`: het jaartal van de bron hoort bij een telling op 31 december ervoor.
    `verandering_van`: de indicator waarvan hij de verandering per jaar over vijf jaar is. `zonder_plaats`: groepen zonder plaats.
    `groei_van`: de telling waarvan hij de groei is; de groep is dan de periode ("5 jaar").
    `hoofdgroep`: de groep die voor het geheel staat waar er maar één getoond wordt.
    `beinvloedbaar`: kan een gemeentebestuur er iets aan doen? `prioriteit` (0–3): hoe zwaar hij weegt bij wat opvalt; 0 is nooit.
    `feit`: indicatoren met hetzelfde feit vertellen hetzelfde (gewoon: de naam zelf).
    `boodschap`: wat zijn cijfer (`{}`) als hoofdpunt zegt; leeg als hij er nooit een is. `dienst` en `vraag`: voor welke dienst dat telt, en wat die
    zich kan afvragen of moet weten (sjablonen van `vierblad.hoofdpunten`; het eerste waarvan elk cijfer er is, geldt).
    `basis`: de indicator waar een aandeel van een groep naast hoort te staan, in hetzelfde jaar: hoe groot is die groep in de bevolking?
    `basisgroepen`: (groep, groep van de basis) waar beide overeenkomen; zonder groepen hoort het geheel bij het geheel.
    `effect`: welk van de beoogde effecten (`EFFECTEN`) hij meet; leeg als hij alleen zegt wie er woont, komt of gaat.
    `afwijzend`: de groepen die een negatief verwoorde stelling zijn; daar zegt een hoger cijfer het omgekeerde van bij de andere.
    `over_grens`: telt hij wie een gemeentegrens oversteekt? Voor gemeenten samen telt dan ook wie binnen hun grens blijft.
    `uit_tabel`: de ene tabel van een functie die haar tabellen niet als parameters noemt.
    `rijen`: de rijen die hij krijgt op het blad van een thema; zonder rij staat hij er niet.
    """

    naam: str
    functie: Functie
    titel: str
    definitie: str
    teller: str
    thema: str
    doelen: tuple[str, ...]
    laag: str
    noemer: str = ""
    eenheid: str = "%"
    decimalen: int = 1
    duiding: str = "neutraal"
    optelbaar: bool = True
    met_teken: bool = False
    groepen: tuple[str, ...] = ()
    in_zin: str = ""
    opmerkingen: tuple[str, ...] = ()
    soort: str = "stand"
    samenstelling: bool = False
    samen_honderd: bool = False
    leerlingen: bool = False
    telling: str = ""
    saldo_van: tuple[str, ...] = ()
    eind_vorig_jaar: bool = False
    jaren: int = 1
    verandering_van: str = ""
    groei_van: str = ""
    zonder_plaats: tuple[str, ...] = ()
    hoofdgroep: str = ""
    beinvloedbaar: bool = False
    prioriteit: int = 1
    feit: str = ""
    boodschap: str = ""
    dienst: str = ""
    vraag: tuple[str, ...] = ()
    effect: str = ""
    basis: str = ""
    basisgroepen: tuple[tuple[str, str], ...] = (("", ""),)
    afwijzend: tuple[str, ...] = ()
    over_grens: bool = False
    uit_tabel: str = ""
    rijen: tuple[Rij, ...] = ()

    def basis_van(self, groep: str = "") -> tuple[str, str] | None:
        """De indicator en de groep met het aandeel in de bevolking dat naast `groep` hoort; None als er geen overeenkomt."""
        groepen = dict(self.basisgroepen)
        return (self.basis, groepen[groep]) if self.basis and groep in groepen else None

    @property
    def is_aandeel(self) -> bool:
        """Een deel van een geheel in %, dus altijd tussen 0 en 100."""
        return self.eenheid == "%" and not self.met_teken

    @property
    def is_relatief(self) -> bool:
        """Een verhouding, geen aantal of bedrag."""
        return self.eenheid in RELATIEF

    @property
    def is_geteld(self) -> bool:
        """Een telling; een enquête of vooruitzicht heeft geen marges of ruis te meten, dus blijft elk verschil onbesproken."""
        return self.soort not in ("enquete", "vooruitzicht")

    @property
    def rangschikbaar(self) -> bool:
        """Mag men gemeenten op hun plaats zetten: een verhouding met gekende teller, geen stroom van één jaar en niet de samenstelling."""
        telt = bool(self.telling or (self.noemer and self.optelbaar))
        return self.soort == "stand" and not self.samenstelling and self.eenheid in FACTOR and telt

    def kan_uit(self, tabellen: Container[str]) -> bool:
        """Is hij te berekenen? Dat hangt af van de eerste tabel; wat een oudere editie van de andere niet heeft, telt als leeg. Eigen cijfers lezen er geen."""
        return not self.tabellen or self.tabellen[0] in tabellen

    @cached_property
    def tabellen(self) -> tuple[str, ...]:
        """De tabellen die de functie leest, afgeleid van haar parameters."""
        return (self.uit_tabel,) if self.uit_tabel else tuple(inspect.signature(self.functie).parameters)


_REGISTER: dict[str, Indicator] = {}
EIGEN: dict[
    str, Indicator
] = {}  # eigen cijfers van een onderzoeker (`vergelijking.eigen_cijfers`): wel te vragen, niet in het register


def indicator(**kaart) -> Callable[[Functie], Functie]:
    """Zet een functie met haar kaart in het register; de naam van de functie is de naam van de indicator.

    `groepsnamen` geeft de leesbare naam van een groep die zichzelf niet uitlegt; zonder `groepen` zijn dat ook de groepen. Wat geen noemer
    heeft, is een telling of een bedrag en krijgt geen decimalen.
    """

    def registreer(functie: Functie) -> Functie:
        _zet(functie.__name__, functie, kaart)
        return functie

    return registreer


def familie(gedeeld: Mapping[str, Any], kaarten: Mapping[str, Any]) -> Callable[[Functie], Functie]:
    """Zet een functie in het register voor elke indicator van `kaarten` (naam → kaart); wat `gedeeld` zegt, geldt waar de kaart zwijgt.

    `van` op een kaart zijn de eerste argumenten van de functie voor die indicator (gewoon: zijn naam); daarna komen de tabellen.
    """

    def registreer(functie: Functie) -> Functie:
        for naam, eigen in kaarten.items():
            kaart = {**gedeeld, **eigen}
            _zet(naam, partial(functie, *kaart.pop("van", (naam,))), kaart)
        return functie

    return registreer


def _zet(naam: str, functie: Functie, kaart: Mapping[str, Any]) -> None:
    groepsnamen = kaart.get("groepsnamen", {})
    velden = {"groepen": tuple(groepsnamen), "decimalen": 1 if kaart.get("noemer") else 0, **kaart}
    velden.pop("groepsnamen", None)
    nieuw = Indicator(naam=naam, functie=functie, **velden)
    keuzes = {nieuw.thema: THEMAS, nieuw.laag: LAGEN, nieuw.duiding: DUIDINGEN, nieuw.soort: SOORTEN}
    if nieuw.effect:
        keuzes[nieuw.effect] = EFFECTEN
    for waarde, mogelijk in keuzes.items():
        if waarde not in mogelijk:
            raise ValueError(f"Indicator '{naam}': '{waarde}' hoort niet bij {', '.join(mogelijk)}.")
    if anders := [g for g, woord in groepsnamen.items() if GROEPSNAMEN.get(g, woord) != woord]:
        raise ValueError(f"Indicator '{naam}': groep '{anders[0]}' heet al '{GROEPSNAMEN[anders[0]]}'.")
    if naam in _REGISTER or not set(nieuw.doelen) <= set(DOELEN):
        raise ValueError(f"Indicator '{naam}' bestaat al of noemt een doel buiten {', '.join(DOELEN)}.")
    _REGISTER[naam] = nieuw
    GROEPSNAMEN.update(groepsnamen)


def _laad_register() -> None:
    importlib.import_module("integratie.indicatoren")


def register(thema: str | None = None) -> dict[str, Indicator]:
    """Naam → indicator, per thema in de volgorde van de analyse. Fout: `Gebruiksfout` bij een onbekend thema."""
    _laad_register()
    if thema is not None and thema not in THEMAS:
        raise Gebruiksfout(
            f"Ik ken geen thema '{thema}'.{suggestie(thema, THEMAS)} De thema's zijn: {', '.join(THEMAS)}."
        )
    return dict(_op_thema(thema, len(_REGISTER), edities.kies_editie() if _met_thema() else ""))


@cache
def _op_thema(thema: str | None, aantal: int, editie: str) -> dict[str, Indicator]:
    alle = [*_REGISTER.values(), *_gebonden(editie)]
    return {i.naam: i for t in ([thema] if thema else THEMAS) for i in alle if i.thema == t}


@cache
def _met_thema() -> dict[str, Binding]:
    return {label: binding for label, binding in bindingen().items() if binding.thema}


@cache
def _gebonden(editie: str) -> tuple[Indicator, ...]:
    """De ingelezen onderwerpen die een regel met `thema` in `parameters/onderwerpen.yaml` tot indicator maakt. Fout: `Gegevensfout`."""
    uit = []
    for label, binding in _met_thema().items():
        if binding.thema not in THEMAS:
            raise Gegevensfout(
                f"parameters/onderwerpen.yaml: '{label}' heeft thema '{binding.thema}'.{suggestie(binding.thema, THEMAS)} "
                f"Verwacht: een van {', '.join(THEMAS)}."
            )
        naam = naam_van(label)
        if naam in _REGISTER:
            raise Gegevensfout(
                f"parameters/onderwerpen.yaml: '{label}' zou de indicator '{naam}' heten, en die bestaat al; geef het onderwerp in het "
                "bestand een andere naam, of laat «thema» weg."
            )
        alle = edities.bronnen(editie)
        for tabel in (t for t, bron in alle.items() if naam in bron.onderwerpen and t.endswith(f"_{naam}")):
            uit.append(replace(_van_onderwerp(naam, tabel, alle[tabel]), thema=binding.thema))
    return tuple(uit)


def rijen_van(thema: str) -> list[tuple[Indicator, Rij]]:
    """Elke rij op het blad van een thema, met haar indicator, in de volgorde van het register."""
    return [(ind, rij) for ind in register().values() for rij in ind.rijen if (rij.thema or ind.thema) == thema]


def leemten(thema: str | None = None) -> list[Leemte]:
    """Wat er voor een thema (of alle) nog ontbreekt, uit `indicatoren/leemten.yaml`."""
    return [x for x in _alle_leemten() if thema in (None, x.thema)]


@cache
def _alle_leemten() -> tuple[Leemte, ...]:
    pad = Path(__file__).with_name("indicatoren") / "leemten.yaml"
    return tuple(Leemte(**velden) for velden in yaml.safe_load(pad.read_text(encoding="utf-8")))


def kaart(naam: str) -> Indicator:
    """De indicator met deze naam, of een opgeslagen onderwerp (`onderwerp` of `tabel.onderwerp`) als indicator.

    Fout: `Gebruiksfout` met de dichtste namen.
    """
    if gevonden := register().get(naam) or EIGEN.get(naam):
        return gevonden
    tabellen = [t for t, bron in edities.bronnen().items() for o in bron.onderwerpen if naam in (o, f"{t}.{o}")]
    if len(tabellen) == 1:
        return _van_onderwerp(naam, tabellen[0], edities.bronnen()[tabellen[0]])
    raise Gebruiksfout(
        f"Ik ken geen indicator '{naam}'.{suggestie(naam, register())} Alle namen: integratie indicatoren."
    )


def _van_onderwerp(naam: str, tabel: str, bron: Bron) -> Indicator:
    """Een pas ingelezen onderwerp dat nog geen indicator is, om het te verkennen zoals elke andere."""
    onderwerp = naam.rpartition(".")[2]
    soort = bron.onderwerpen[onderwerp]

    def functie(**tabellen: pd.DataFrame) -> pd.DataFrame:
        rijen = tabellen[tabel]
        rijen = rijen[rijen["onderwerp"] == onderwerp]
        uit = som(rijen.astype({"nis": "str", "groep": "str", "status": "str"}), ["nis", "jaar", "groep"])
        return uit.rename(columns={"waarde": "teller"} if soort.optelbaar else {}).set_index(["nis", "jaar", "groep"])

    return Indicator(
        naam=naam,
        functie=functie,
        titel=soort.titel,
        definitie=f"{soort.titel} ({bron.vermelding}).",
        teller=soort.titel,
        eenheid=soort.eenheid,
        thema="context",
        doelen=(),
        laag=LAGEN[1],
        optelbaar=soort.optelbaar,
        decimalen=0 if soort.optelbaar or soort.eenheid == "aantal" else 1,
        uit_tabel=tabel,
    )


def groepsnaam(groep: str) -> str:
    """De leesbare naam van een groep; wat zichzelf al uitlegt ("18-24 jaar") blijft zo."""
    _laad_register()
    return GROEPSNAMEN.get(groep, groep)
