"""Wat er gemaakt moet worden: alles wordt hier nagekeken, zodat een foute vraag nooit een kernel start."""

import ast
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from integratie import gebieden, vergelijking
from integratie.bestanden.openen import lees_bytes
from integratie.bestanden.yaml_met_plaats import lees_lijst
from integratie.fouten import Gebruiksfout, suggestie
from integratie.opslag import edities
from integratie.project import KENMERK, projectmap
from integratie.uitvoering.uitvoermap import is_naam
from integratie.vergelijking import keuze

NOTEBOOK_HOOGSTENS = 50_000_000  # bytes
# De parameters die elk notebook krijgt, met hun type.
ALLE = "alle"  # zo vraagt `--notebook` elk rapport van de lijst
NIET = (ALLE, "index", "verantwoording", "toegankelijkheid")  # zo kan geen notebook heten: die bladzijden staan er al
PER = ("gemeente", "groep")  # waarover één verslag gaat
GEWOON = ("nee", "ja")  # komt het er ook als niemand een rapport bij naam vraagt?
PARAMETERS = {"gemeente": str, "peiljaar": int}
NAAST = "naast"  # parameter van een notebook dat de vergelijkingsgebieden laat kiezen


@dataclass(frozen=True)
class Rapport:
    """Eén regel van `parameters/rapporten.yaml`: een rapport per gemeente van `groep`, of (`per: groep`) één over de hele groep.

    Een `gewoon` rapport komt er ook als er geen bij naam gevraagd wordt; `voor` zegt in één zin voor wie het is.
    """

    notebook: str
    titel: str
    groep: str
    per: str
    gewoon: bool
    voor: str = ""


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

    @property
    def parameters(self) -> dict[str, str | int | list[str]]:
        """Wat het notebook meekrijgt; de gemeente als tekst, want een NIS-code is geen getal."""
        gewoon: dict[str, str | int | list[str]] = {"gemeente": self.nis, "peiljaar": self.peiljaar}
        return gewoon | ({NAAST: list(self.naast)} if self.naast else {})

    @property
    def map(self) -> str:
        """Naam van de uitvoermap van de gemeente."""
        return uitvoermap(self.nis, self.gebied)


def uitvoermap(nis: str, naam: str) -> str:
    """`23088-vilvoorde`: kleine letters, zonder accenten, koppeltekens; een eigen cluster is `cluster-noordrand`."""
    if not re.fullmatch(r"[0-9]{5}", nis):  # ook een groep die er niet meer is
        return nis if nis == gebieden.RAND else f"cluster-{nis}"
    return f"{nis}-{gebieden.plat(naam).replace(' ', '-')}"


def rapporten() -> dict[str, Rapport]:
    """Notebooknaam → rapport, in de volgorde van `parameters/rapporten.yaml`. Fout: `Gebruiksfout`."""
    lijst: dict[str, Rapport] = {}
    for knoop in lees_lijst(projectmap() / KENMERK):
        knoop.alleen(("notebook", "titel", "groep"), ("per", "gewoon", "voor"))
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
        lijst[notebook] = Rapport(notebook, knoop.tekst("titel"), knoop.tekst("groep"), per, gewoon, voor)
    return lijst


def stel_op(
    gemeenten: Sequence[str] = (),
    groep: str | None = None,
    notebook: str | Sequence[str] | None = None,
    peiljaar: int | None = None,
    editie: str | None = None,
    naast: Sequence[str] = (),
) -> list[Opdracht]:
    """De opdrachten voor deze gemeenten, clusters en groep (zonder: de standaardgroep van elk rapport), op NIS-code.

    `naast` zijn de gebieden waarmee vergeleken wordt (zonder: wat het notebook zelf instelt, gewoon niets).

    Een rapport over een hele groep komt er als die groep gevraagd is, of als er niets bepaalds gevraagd is.
    Fout: `Gebruiksfout` bij een onbekende gemeente, groep, editie, notebook of peiljaar; `Gegevensfout` als een bestand waarop
    alle cijfers rusten, veranderd is.
    """
    edities.eis_gaaf(editie)
    editie = edities.kies_editie(editie)
    gekozen = {gebieden.eenheid(g).nis for g in gemeenten} | set(gebieden.groep(groep).leden if groep else ())
    gevraagd = [notebook] if isinstance(notebook, str) else list(notebook or ())
    soorten = _soorten(gevraagd)
    jaar = vergelijking.kies_peiljaar(peiljaar, editie)
    opdrachten: list[Opdracht] = []
    for soort in soorten:
        pad = projectmap() / "notebooks" / f"{soort.notebook}.ipynb"
        ernaast = controleer_parameters(pad)
        if naast:
            controleer_naast(pad)
            ernaast = tuple(naast)
        eenheden = sorted(_eenheden(soort, gekozen, groep))
        if not eenheden and soort.notebook in gevraagd:
            raise Gebruiksfout(
                f"Het rapport '{soort.notebook}' gaat over een andere groep; laat de gemeente weg, of zie {KENMERK.as_posix()}."
            )
        for nis in eenheden:
            naam = gebieden.plaats(nis).naam
            eerste = nis not in {o.nis for o in opdrachten}
            keuze.zoek_naast(nis, ernaast, jaar, editie)  # een fout hier kost geen kernel
            opdrachten.append(Opdracht(nis, naam, soort.notebook, soort.titel, pad, jaar, editie, ernaast, eerste))
    if not opdrachten:
        raise Gebruiksfout(f"Daarover bestaat geen rapport; laat de gemeente weg, of zie {KENMERK.as_posix()}.")
    return opdrachten


def _soorten(gevraagd: list[str]) -> list[Rapport]:
    """De gevraagde rapporten, elk één keer; met `alle` elk rapport, en zonder vraag de gewone (of, als er geen zijn, het eerste van de lijst)."""
    lijst = rapporten()
    for naam in gevraagd:
        if naam not in (ALLE, *lijst):
            raise Gebruiksfout(
                f"Ik ken geen notebook '{naam}'.{suggestie(naam, lijst)} De notebooks zijn: {', '.join(lijst)}."
            )
    if ALLE in gevraagd:
        return list(lijst.values())
    gewone = [soort for soort in lijst.values() if soort.gewoon] or list(lijst.values())[:1]
    return [lijst[naam] for naam in dict.fromkeys(gevraagd)] or gewone


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


def controleer_parameters(pad: Path) -> tuple[str, ...]:
    """Ga na dat het notebook een cel `parameters` heeft die `gemeente` (tekst) en `peiljaar` (getal) instelt; geeft de gebieden die `naast` erin instelt.

    Papermill waarschuwt alleen bij een onbekende parameter, en maakt dan het rapport van een andere gemeente. Fout: `Gebruiksfout`.
    """
    standaard = _parametercel(pad)
    for naam, soort in PARAMETERS.items():
        if not isinstance(standaard.get(naam), soort):
            verwacht = 'gemeente: str = "23088"' if soort is str else "peiljaar: int = 2026"
            raise Gebruiksfout(f"De parametercel van {pad.name} stelt '{naam}' niet goed in; verwacht: {verwacht}.")
    naast = standaard.get(NAAST) or ()
    if isinstance(naast, str):
        return (naast,)
    if not isinstance(naast, list | tuple) or not all(isinstance(naam, str) for naam in naast):
        raise Gebruiksfout(
            f"De parametercel van {pad.name} stelt '{NAAST}' niet goed in; verwacht: {NAAST}: list[str] = []."
        )
    return tuple(naast)


def controleer_naast(pad: Path) -> None:
    """Ga na dat het notebook een keuze van vergelijkingsgebieden kan krijgen. Fout: `Gebruiksfout`."""
    if NAAST not in _parametercel(pad):
        raise Gebruiksfout(
            f"{pad.name} laat geen gebieden kiezen: zet in de parametercel {NAAST}: list[str] = [] en eronder ig.vergelijk(gemeente, naast, peiljaar)."
        )


def _parametercel(pad: Path) -> dict[str, object]:
    """Naam → waarde van wat de parametercel instelt; None als die waarde geen vaste waarde is. Fout: `Gebruiksfout`."""
    try:
        cellen = json.loads(lees_bytes(pad, NOTEBOOK_HOOGSTENS, Gebruiksfout, "een notebook zonder uitvoer"))["cells"]
        bron = next(cel["source"] for cel in cellen if "parameters" in cel["metadata"].get("tags", []))
        boom = ast.parse("".join(bron))
    except StopIteration as fout:
        raise Gebruiksfout(f"{pad.name} heeft geen cel met het label 'parameters'.") from fout
    except (OSError, ValueError, KeyError, TypeError, SyntaxError) as fout:
        raise Gebruiksfout(f"{pad} ontbreekt of is geen leesbaar notebook.") from fout
    return dict(_toekenning(regel) for regel in boom.body if isinstance(regel, ast.Assign | ast.AnnAssign))


def _toekenning(regel: ast.Assign | ast.AnnAssign) -> tuple[str, object]:
    doel = regel.targets[0] if isinstance(regel, ast.Assign) else regel.target
    try:
        waarde = ast.literal_eval(regel.value) if regel.value else None
    except ValueError:
        waarde = None
    return ast.unparse(doel), waarde
