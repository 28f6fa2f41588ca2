"""De cel `parameters` van een notebook: wat men erin kan kiezen, van welke soort, en wat een gebruiker daarvoor typt."""

import ast
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from integratie.bestanden.openen import lees_bytes
from integratie.fouten import Gebruiksfout, suggestie

NOTEBOOK_HOOGSTENS = 50_000_000  # bytes
TEKST_HOOGSTENS = 200  # tekens: een parameter staat in de titel van het rapport
Enkel = str | int | float | bool
Waarde = Enkel | tuple[Enkel, ...]
# Wat in elk notebook staat, met wat men typt; een gewone parameter is het niet.
VASTE = {"gemeente": "de gemeente zelf", "peiljaar": "--peiljaar JAAR", "naast": "--naast GEBIED"}
PARAMETERS = {"gemeente": str, "peiljaar": int}  # wat elk notebook moet hebben, met zijn soort
NAAST = "naast"  # parameter van een notebook dat de vergelijkingsgebieden laat kiezen
_SOORTEN = {"str": str, "int": int, "float": float, "bool": bool}
_WAT = {str: "een tekst", int: "een geheel getal", float: "een getal", bool: "ja of nee"}
_JA_NEE = {"ja": True, "true": True, "nee": False, "false": False}


@dataclass(frozen=True)
class Parameter:
    """Eén regel van de cel: `soort` is de soort van de waarde, of van elk deel van een lijst (None: niet te typen); `uitleg` staat er als commentaar achter."""

    naam: str
    gewoon: object
    soort: type | None
    lijst: bool
    uitleg: str

    def __str__(self) -> str:
        wat = "niet te typen" if self.soort is None else _WAT[self.soort]
        soort = f"een lijst met komma's, elk {wat}" if self.lijst else wat
        return f"{self.naam} ({soort}{'; ' + self.uitleg if self.uitleg else ''})"

    def lees(self, waarde: object) -> Waarde:
        """De waarde van de juiste soort, uit wat getypt is of in `parameters/rapporten.yaml` staat. Fout: `ValueError` met wat verwacht werd."""
        if self.soort is None:
            raise ValueError(
                "is in het notebook geen tekst, getal, ja of nee, of lijst daarvan: verander ze in het notebook zelf"
            )
        if not self.lijst:
            return self._enkel(waarde)
        delen = waarde.split(",") if isinstance(waarde, str) else waarde
        return tuple(self._enkel(d) for d in (delen if isinstance(delen, list | tuple) else [delen]))

    def _enkel(self, waarde: object) -> Enkel:
        tekst = waarde.strip() if isinstance(waarde, str) else waarde
        if self.soort is str and isinstance(tekst, str) and tekst.isprintable() and len(tekst) <= TEKST_HOOGSTENS:
            return tekst
        if self.soort is bool and isinstance(tekst, str) and tekst.casefold() in _JA_NEE:
            return _JA_NEE[tekst.casefold()]
        if self.soort is bool and isinstance(tekst, bool):
            return tekst
        if self.soort in (int, float) and not isinstance(tekst, bool):
            try:
                getal = float(tekst.replace(",", ".")) if isinstance(tekst, str) else float(tekst)  # type: ignore[arg-type]
            except (TypeError, ValueError, OverflowError):
                getal = math.nan
            if math.isfinite(getal) and self.soort is float:
                return getal
            if math.isfinite(getal) and getal.is_integer() and abs(getal) < 2**53:
                return int(getal)
        grens = f" van hoogstens {TEKST_HOOGSTENS} tekens op één regel" if self.soort is str else ""
        raise ValueError(f"verwacht {_WAT[self.soort or str]}{grens}, niet '{' '.join(str(waarde).split())[:40]}'")


def lees(pad: Path) -> dict[str, Parameter]:
    """Naam → parameter, in de volgorde van de cel. Fout: `Gebruiksfout` als het notebook er geen heeft of niet te lezen is."""
    try:
        cellen = json.loads(lees_bytes(pad, NOTEBOOK_HOOGSTENS, Gebruiksfout, "een notebook zonder uitvoer"))["cells"]
        bron = "".join(next(cel["source"] for cel in cellen if "parameters" in cel["metadata"].get("tags", [])))
        boom = ast.parse(bron)
    except StopIteration as fout:
        raise Gebruiksfout(f"{pad.name} heeft geen cel met het label 'parameters'.") from fout
    except (OSError, ValueError, KeyError, TypeError, AttributeError, SyntaxError) as fout:
        raise Gebruiksfout(f"{pad} ontbreekt of is geen leesbaar notebook.") from fout
    regels = bron.splitlines()
    alle = (_parameter(r, regels) for r in boom.body if isinstance(r, ast.Assign | ast.AnnAssign))
    return {parameter.naam: parameter for parameter in alle}


def _parameter(regel: ast.Assign | ast.AnnAssign, regels: list[str]) -> Parameter:
    doel = regel.targets[0] if isinstance(regel, ast.Assign) else regel.target
    try:
        gewoon = ast.literal_eval(regel.value) if regel.value else None
    except ValueError:
        gewoon = None
    achter = regels[(regel.end_lineno or 1) - 1].encode()[regel.end_col_offset :].decode()
    uitleg = achter.partition("#")[2].strip()
    gezegd = ast.unparse(regel.annotation).removesuffix(" | None") if isinstance(regel, ast.AnnAssign) else ""
    lijst = gezegd.startswith(("list", "tuple")) or isinstance(gewoon, list | tuple)
    deel = gezegd.partition("[")[2].rstrip("]").partition(",")[0] if lijst else gezegd
    eerste = next(iter(gewoon), "") if isinstance(gewoon, list | tuple) else gewoon
    return Parameter(ast.unparse(doel), gewoon, _SOORTEN.get(deel or type(eerste).__name__), lijst, uitleg)


def eis(pad: Path, parameters: dict[str, Parameter]) -> tuple[str, ...]:
    """Ga na dat `gemeente` (tekst) en `peiljaar` (getal) er zijn; geeft de gebieden die `naast` erin instelt.

    Papermill waarschuwt alleen bij een onbekende parameter, en maakt dan het rapport van een andere gemeente. Fout: `Gebruiksfout`.
    """
    for naam, soort in PARAMETERS.items():
        if naam not in parameters or not isinstance(parameters[naam].gewoon, soort):
            verwacht = 'gemeente: str = "23088"' if soort is str else "peiljaar: int = 2026"
            raise Gebruiksfout(f"De parametercel van {pad.name} stelt '{naam}' niet goed in; verwacht: {verwacht}.")
    naast = parameters[NAAST].gewoon or () if NAAST in parameters else ()
    if isinstance(naast, str):
        return (naast,)
    if not isinstance(naast, list | tuple) or not all(isinstance(naam, str) for naam in naast):
        raise Gebruiksfout(
            f"De parametercel van {pad.name} stelt '{NAAST}' niet goed in; verwacht: {NAAST}: list[str] = []."
        )
    return tuple(naast)


def eis_naast(pad: Path, parameters: dict[str, Parameter]) -> None:
    """Ga na dat het notebook een keuze van vergelijkingsgebieden kan krijgen. Fout: `Gebruiksfout`."""
    if NAAST not in parameters:
        raise Gebruiksfout(
            f"{pad.name} laat geen gebieden kiezen: zet in de parametercel {NAAST}: list[str] = [] en eronder ig.vergelijk(gemeente, naast, peiljaar)."
        )


def kies(pad: Path, parameters: dict[str, Parameter], keuze: Mapping[str, object]) -> tuple[tuple[str, Waarde], ...]:
    """(naam, waarde) van wat gekozen is, in de volgorde van de cel. Fout: `Gebruiksfout` met wat het notebook wel kent."""
    eigen = {naam: p for naam, p in parameters.items() if naam not in VASTE}
    gekozen: dict[str, Waarde] = {}
    for naam, waarde in keuze.items():
        if naam in VASTE:
            raise Gebruiksfout(f"'{naam}' is geen parameter voor -p: geef {VASTE[naam]}.")
        if naam not in eigen:
            kent = f" Ze kent: {'; '.join(map(str, eigen.values()))}." if eigen else " Ze kent er geen."
            raise Gebruiksfout(f"De parametercel van {pad.name} kent geen '{naam}'.{suggestie(naam, eigen)}{kent}")
        try:
            gekozen[naam] = eigen[naam].lees(waarde)
        except ValueError as fout:
            raise Gebruiksfout(f"{pad.name}, parameter '{naam}': {fout}.") from fout
    return tuple((naam, gekozen[naam]) for naam in eigen if naam in gekozen)


def uitgeschreven(gekozen: Mapping[str, object]) -> str:
    """`; jaren = 10; met_kaart = ja` achter het peiljaar in een titel; niets als er niets gekozen is."""
    return "".join(f"; {naam} = {_tekst(waarde)}" for naam, waarde in gekozen.items())


def _tekst(waarde: object) -> str:
    if isinstance(waarde, list):
        return ", ".join(map(_tekst, waarde))
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return f"{waarde:g}".replace(".", ",") if isinstance(waarde, float) else str(waarde)
