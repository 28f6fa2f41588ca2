"""Wat er gemaakt moet worden: alles wordt hier nagekeken, zodat een foute vraag nooit een kernel start."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from integratie import gebieden, vergelijking
from integratie.bestanden.yaml_met_plaats import lees_lijst
from integratie.fouten import Gebruiksfout, suggestie
from integratie.opslag import edities
from integratie.project import KENMERK, projectmap
from integratie.uitvoering import parametercel
from integratie.uitvoering.parametercel import NAAST, Waarde
from integratie.uitvoering.uitvoermap import is_naam
from integratie.vergelijking import keuze

ALLE = "alle"  # zo vraagt `--notebook` elk rapport van de lijst
NIET = (ALLE, "index", "verantwoording", "toegankelijkheid")  # zo kan geen notebook heten: die bladzijden staan er al
EIND = ".ipynb"
PER = ("gemeente", "groep")  # waarover één verslag gaat
GEWOON = ("nee", "ja")  # komt het er ook als niemand een rapport bij naam vraagt?


@dataclass(frozen=True)
class Rapport:
    """Eén regel van `parameters/rapporten.yaml`: een rapport per gemeente van `groep`, of (`per: groep`) één over de hele groep.

    Een `gewoon` rapport komt er ook als er geen bij naam gevraagd wordt; `voor` zegt in één zin voor wie het is; `parameters` is wat het
    notebook nog meekrijgt. Een notebook van iemand zelf staat niet in de lijst, en heeft zijn eigen `pad`.
    """

    notebook: str
    titel: str
    groep: str
    per: str
    gewoon: bool
    voor: str = ""
    parameters: Mapping[str, object] = field(default_factory=dict)
    eigen: Path | None = None

    @property
    def pad(self) -> Path:
        """Waar het notebook staat."""
        return self.eigen or projectmap() / "notebooks" / f"{self.notebook}.ipynb"


@dataclass(frozen=True)
class Opdracht:
    """Eén rapport: een gemeente of cluster, een notebook, een peiljaar en een editie van de gegevens."""

    nis: str
    gebied: str
    notebook: str
    titel: str
    pad: Path
    peiljaar: int
    editie: str
    naast: tuple[str, ...] = ()  # de gekozen vergelijkingsgebieden, zoals getypt; leeg voor de gewone
    met_gegevens: bool = True  # één rapport per gemeente draagt de gegevensbestanden; ze zijn voor elk gelijk
    gekozen: tuple[tuple[str, Waarde], ...] = ()  # de andere parameters van het notebook die gekozen zijn

    @property
    def parameters(self) -> dict[str, object]:
        """Wat het notebook meekrijgt; de gemeente als tekst, want een NIS-code is geen getal."""
        gewoon = {"gemeente": self.nis, "peiljaar": self.peiljaar} | ({NAAST: list(self.naast)} if self.naast else {})
        return gewoon | self.eigen_parameters

    @property
    def eigen_parameters(self) -> dict[str, object]:
        """Naam → waarde van de andere parameters, zoals JSON ze schrijft."""
        return {naam: list(w) if isinstance(w, tuple) else w for naam, w in self.gekozen}

    @property
    def paginatitel(self) -> str:
        """Hoe het rapport heet: over wie, tot wanneer, en met welke andere parameters."""
        return f"{self.titel}{over(self.gebied, self.peiljaar, self.eigen_parameters)}"

    @property
    def map(self) -> str:
        """Naam van de uitvoermap van de gemeente."""
        return uitvoermap(self.nis, self.gebied)


def over(gebied: str, peiljaar: int, parameters: Mapping[str, object]) -> str:
    """Het einde van de titel van een rapport: `: Vilvoorde (2026; jaren = 10)`."""
    return f": {gebied} ({peiljaar}{parametercel.uitgeschreven(parameters)})"


def titel_van(notebook: str, lijst: Mapping[str, Rapport]) -> str:
    """Hoe een rapport in een lijst heet; een notebook van iemand zelf heet zoals zijn bestand."""
    return lijst[notebook].titel if notebook in lijst else notebook.replace("_", " ").capitalize()


def uitvoermap(nis: str, naam: str) -> str:
    """`23088-vilvoorde`: kleine letters, zonder accenten, koppeltekens; een eigen cluster is `cluster-noordrand`."""
    if not re.fullmatch(r"[0-9]{5}", nis):  # ook een groep die er niet meer is
        return nis if nis == gebieden.RAND else f"cluster-{nis}"
    return f"{nis}-{gebieden.plat(naam).replace(' ', '-')}"


def rapporten() -> dict[str, Rapport]:
    """Notebooknaam → rapport, in de volgorde van `parameters/rapporten.yaml`. Fout: `Gebruiksfout`."""
    lijst: dict[str, Rapport] = {}
    for knoop in lees_lijst(projectmap() / KENMERK):
        knoop.alleen(("notebook", "titel", "groep"), ("per", "gewoon", "voor", "parameters"))
        notebook = knoop.tekst("notebook")
        if not is_naam(notebook):
            raise knoop.fout(
                "notebook",
                f"'{notebook}' kan geen bestandsnaam in notebooks/ zijn; schrijf ze zonder map en zonder .ipynb",
            )
        if notebook.casefold() in NIET:
            raise knoop.fout("notebook", f"'{notebook}' is de naam van iets anders; geef het notebook een andere naam")
        if notebook.casefold() in {naam.casefold() for naam in lijst}:
            raise knoop.fout("notebook", f"'{notebook}' staat er twee keer; houd er één over")
        per = knoop.keuze("per", PER) if "per" in knoop else PER[0]
        gewoon = "gewoon" in knoop and knoop.keuze("gewoon", GEWOON) == "ja"
        voor = knoop.tekst("voor") if "voor" in knoop else ""
        erbij = knoop.deel("parameters").waarden() if "parameters" in knoop else {}
        lijst[notebook] = Rapport(notebook, knoop.tekst("titel"), knoop.tekst("groep"), per, gewoon, voor, erbij)
    return lijst


def stel_op(
    gemeenten: Sequence[str] = (),
    groep: str | None = None,
    notebook: str | Sequence[str] | None = None,
    peiljaar: int | None = None,
    editie: str | None = None,
    naast: Sequence[str] = (),
    parameters: Mapping[str, object] | None = None,
) -> list[Opdracht]:
    """De opdrachten voor deze gemeenten, clusters en groep (zonder: de standaardgroep van elk rapport), op NIS-code.

    `naast` zijn de gebieden waarmee vergeleken wordt (zonder: wat het notebook zelf instelt, gewoon niets). `parameters` zijn de andere
    parameters van het notebook, bovenop die van `parameters/rapporten.yaml`. Een `notebook` op `.ipynb` is een pad naar een van de gebruiker zelf.

    Een rapport over een hele groep komt er als die groep gevraagd is, of als er niets bepaalds gevraagd is.
    Fout: `Gebruiksfout` bij een onbekende gemeente, groep, editie, notebook of peiljaar; `Gegevensfout` als een bestand waarop
    alle cijfers rusten, veranderd is.
    """
    edities.eis_gaaf(editie)
    editie = edities.kies_editie(editie)
    gekozen = {gebieden.zoek(g).nis for g in gemeenten} | set(gebieden.groep(groep).leden if groep else ())
    gevraagd = [notebook] if isinstance(notebook, str) else list(notebook or ())
    soorten = _soorten(gevraagd)
    jaar = vergelijking.kies_peiljaar(peiljaar, editie)
    opdrachten: list[Opdracht] = []
    for soort in soorten:
        cel = parametercel.lees(soort.pad)
        ernaast = parametercel.eis(soort.pad, cel)
        if naast:
            parametercel.eis_naast(soort.pad, cel)
            ernaast = tuple(naast)
        erbij = parametercel.kies(soort.pad, cel, {**soort.parameters, **(parameters or {})})
        eenheden = sorted(_eenheden(soort, gekozen, groep))
        if not eenheden and gevraagd and ALLE not in gevraagd:
            raise Gebruiksfout(
                f"Het rapport '{soort.notebook}' gaat over een andere groep; laat de gemeente weg, of zie {KENMERK.as_posix()}."
            )
        for nis in eenheden:
            naam = gebieden.plaats(nis).naam
            eerste = nis not in {o.nis for o in opdrachten}
            keuze.zoek_naast(nis, ernaast, jaar, editie)  # een fout hier kost geen kernel
            opdrachten.append(
                Opdracht(nis, naam, soort.notebook, soort.titel, soort.pad, jaar, editie, ernaast, eerste, erbij)
            )
    if not opdrachten:
        raise Gebruiksfout(f"Daarover bestaat geen rapport; laat de gemeente weg, of zie {KENMERK.as_posix()}.")
    return opdrachten


def _soorten(gevraagd: list[str]) -> list[Rapport]:
    """De gevraagde rapporten, elk één keer; met `alle` elk rapport, en zonder vraag de gewone (of, als er geen zijn, het eerste van de lijst)."""
    lijst = rapporten()
    if not gevraagd:
        return [soort for soort in lijst.values() if soort.gewoon] or list(lijst.values())[:1]
    soorten: dict[str, Rapport] = {}
    for naam in sorted(gevraagd, key=lambda naam: naam != ALLE):
        for soort in lijst.values() if naam == ALLE else [_soort(naam, lijst)]:
            if soorten.setdefault(soort.notebook, soort) != soort:
                raise Gebruiksfout(f"Twee notebooks heten '{soort.notebook}'; geef er een een andere naam.")
    return list(soorten.values())


def _soort(naam: str, lijst: Mapping[str, Rapport]) -> Rapport:
    """Het rapport van de lijst, of een notebook van de gebruiker zelf: overal, met een naam die nog vrij is."""
    if naam in lijst:
        return lijst[naam]
    if not naam.endswith(EIND):
        raise Gebruiksfout(
            f"Ik ken geen notebook '{naam}'.{suggestie(naam, lijst)} De notebooks zijn: {', '.join(lijst)}. Een eigen notebook geeft "
            f"u met zijn pad, zoals map/mijn_notebook{EIND}."
        )
    pad = Path(naam).absolute()
    if pad.stem in lijst and pad.resolve() == lijst[pad.stem].pad.resolve():
        return lijst[pad.stem]
    if pad.stem.casefold() in {*NIET, *(bekend.casefold() for bekend in lijst)} or not is_naam(pad.stem):
        raise Gebruiksfout(
            f"Zo kan het rapport van {naam} niet heten; geef het notebook een andere naam dan '{pad.stem}'."
        )
    return Rapport(pad.stem, titel_van(pad.stem, lijst), gebieden.RAND, PER[0], gewoon=False, eigen=pad)


def _eenheden(soort: Rapport, gekozen: set[str], groep: str | None) -> set[str]:
    """Waarover dit soort rapport gaat: gemeenten en clusters, of één keer de groep zelf."""
    if soort.per == "groep":
        if not gebieden.is_gebied(soort.groep):
            eigen = ", ".join(gebieden.clusters())
            raise Gebruiksfout(
                f"Het rapport '{soort.notebook}' in {KENMERK.as_posix()} gaat over de groep '{soort.groep}', en die is er niet als "
                f"geheel; kies uit {eigen}, of zet ze in parameters/groepen.yaml."
            )
        return {soort.groep} if not gekozen or soort.groep in (groep, *gekozen) else set()
    return gekozen or set(gebieden.groep(soort.groep).leden)
