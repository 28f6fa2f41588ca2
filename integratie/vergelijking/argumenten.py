"""Wat iemand vraagt, nagekeken voor er gerekend wordt: gebied, groep, peiljaar en soort van elke waarde, op de opdrachtregel en in een notebook."""

import inspect
import operator
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, reduce, wraps
from operator import or_
from types import NoneType, UnionType
from typing import Annotated, Any, SupportsIndex, TypeVar, Union, get_args, get_origin

import pandas as pd

from integratie import gebieden
from integratie.fouten import Gebruiksfout, suggestie
from integratie.indicator import groepsnaam, kaart
from integratie.opslag import edities
from integratie.vergelijking.eigen_cijfers import indicator_van
from integratie.vergelijking.reeksen import groepen_van, laatste_peiljaar, peiljaren

R = TypeVar("R")
Gebieden = str | Sequence[str]  # een gebied, of een lijst van gebieden die elk apart blijven
WOORDEN: dict[object, str] = {str: "een naam (tekst)", int: "een geheel getal", list: "een lijst van namen"}
# Waarmee `help()` een oproep voordoet van een functie die zelf geen voorbeeld geeft.
VOORBEELD = {
    "gemeente": '"Vilvoorde"',
    "peiljaar": "2025",
    "naam": '"aandeel_niet_eu_herkomst"',
    "indicator": '"aandeel_niet_eu_herkomst"',
    "thema": '"aantallen"',
    "themas": '["aantallen", "instroom"]',
    "effect": '"participatie"',
    "tabel": '"herkomst"',
}


class _Laatste:
    def __repr__(self) -> str:
        return "het laatste"


LAATSTE = _Laatste()  # wat `help()` toont waar het peiljaar weg mag


def kies_peiljaar(peiljaar: object = None, editie: str | None = None) -> int:
    """Het gevraagde peiljaar als geheel getal, of het laatste; ook `2025.0` en `"2025"`, zoals Papermill ze doorgeeft.

    Fout: `Gebruiksfout` als het geen jaar is, of als er voor dat jaar geen bevolkingscijfers zijn.
    """
    editie = edities.kies_editie(editie)
    laatste = laatste_peiljaar(editie)
    if peiljaar is None:
        return laatste
    eerste, jaar = _eerste(editie), _jaartal(peiljaar)
    if jaar is None:
        raise Gebruiksfout(f"{_getoond(peiljaar)} is geen peiljaar; kies een jaar van {eerste} tot {laatste}.")
    if not eerste <= jaar <= laatste:
        waar = f"Voor peiljaar {jaar} zijn er geen bevolkingscijfers in editie '{editie}'"
        raise Gebruiksfout(f"{waar}; kies een jaar van {eerste} tot {laatste}.")
    return jaar


def kies_gebied(gebied: object) -> str:
    """De code van een gemeente of gebied: naam (ook in het Frans), NIS-code, `soort:naam`, of namen met een komma ertussen (samen één gebied). Fout: `Gebruiksfout`."""
    if isinstance(gebied, gebieden.Gemeente):
        return gebied.nis
    if isinstance(gebied, gebieden.Gebied):
        return gebied.code
    if isinstance(gebied, list | tuple) and gebied and all(isinstance(naam, str) for naam in gebied):
        samen = ", ".join(gebied)
        raise Gebruiksfout(
            f"Hier hoort één gebied, en geen lijst: vraag ze een voor een, of samen als één gebied met '{samen}'."
        )
    if isinstance(gebied, bool) or not isinstance(gebied, str | int) or not str(gebied).strip():
        raise Gebruiksfout(
            f"{_getoond(gebied)} is geen gemeente of gebied; geef een naam of NIS-code als tekst, zoals Vilvoorde, 23088 of vlaamse-rand."
        )
    return gebieden.zoek(gebied).nis


@cache
def nagekeken(functie: Callable[..., R]) -> Callable[..., R]:
    """Een functie die elke waarde eerst nakijkt, met in `help()` een voorbeeld."""
    kern = getattr(functie, "__wrapped__", functie) if hasattr(functie, "cache_info") else functie
    vorm = _met_laatste(inspect.signature(kern, follow_wrapped=False))

    @wraps(functie)
    def met_controle(*waarden, **namen) -> R:
        try:
            gegeven = vorm.bind(*waarden, **namen)
        except TypeError as fout:
            hoort = f"ig.{functie.__name__}({', '.join(vorm.parameters)})"
            raise Gebruiksfout(f"Zo hoort het: {hoort}; {_wat_ontbreekt(fout)}.") from fout
        gevraagd = gegeven.arguments
        for naam in sorted(gevraagd, key=lambda naam: naam != "editie"):  # de editie eerst: de rest hangt ervan af
            if (waarde := gevraagd[naam]) is not None or vorm.parameters[naam].default is not None:
                gevraagd[naam] = _nagekeken(vorm.parameters[naam], waarde, gevraagd.get("editie"))
        if "peiljaar" not in gevraagd and getattr(vorm.parameters.get("peiljaar"), "default", None) is LAATSTE:
            gevraagd["peiljaar"] = kies_peiljaar(None, gevraagd.get("editie"))
        _kijk_groep_na(vorm.parameters, gevraagd)
        return functie(*gegeven.args, **gegeven.kwargs)

    met_controle.__signature__ = vorm  # type: ignore[attr-defined]
    if ">>>" not in (functie.__doc__ or ""):
        nodig = [VOORBEELD[p] for p, x in vorm.parameters.items() if x.default in (x.empty, LAATSTE) and p in VOORBEELD]
        met_controle.__doc__ = f"{functie.__doc__}\n\n    >>> uit = ig.{functie.__name__}({', '.join(nodig)})\n    "
    return met_controle


def _met_laatste(vorm: inspect.Signature) -> inspect.Signature:
    """De vorm zoals ze opgeroepen wordt: een peiljaar mag weg als er niets achter komt dat moet."""
    alle = list(vorm.parameters.values())
    moet = [p.name for p in alle if p.default is p.empty]
    if moet[-1:] == ["peiljaar"]:
        alle = [p.replace(default=LAATSTE) if p.name == "peiljaar" else p for p in alle]
    return vorm.replace(parameters=[p.replace(annotation=reduce(or_, _soorten(p.annotation))) for p in alle])


def _nagekeken(vraag: inspect.Parameter, waarde: Any, editie: str | None) -> Any:
    naam, soort = vraag.name, vraag.annotation
    if naam == "peiljaar":
        if waarde is None:  # wie een jaar moet geven, krijgt niet ongevraagd het laatste
            jaren = f"van {_eerste(editie)} tot {laatste_peiljaar(editie)}"
            raise Gebruiksfout(f"Hier ontbreekt het peiljaar; kies een jaar {jaren}.")
        return kies_peiljaar(waarde, editie)
    if naam in ("gemeente", "gebied"):
        meer = soort == Gebieden and isinstance(waarde, list | tuple) and len(waarde) > 0
        return [kies_gebied(x) for x in waarde] if meer else kies_gebied(waarde)
    if not _past(waarde, soort):
        woord = " of ".join(WOORDEN[get_origin(s) or s] for s in _soorten(soort) if (get_origin(s) or s) in WOORDEN)
        raise Gebruiksfout(f"Bij {naam} hoort {woord}; hier staat {_getoond(waarde)}.")
    if naam == "binnen" and not isinstance(waarde, gebieden.Gebied):
        return gebieden.groep(waarde).code
    if isinstance(waarde, pd.DataFrame):
        return indicator_van(waarde)
    if isinstance(waarde, list | tuple):
        return [indicator_van(x) if isinstance(x, pd.DataFrame) else x for x in waarde]
    if naam == "jaren" and waarde < 1:
        raise Gebruiksfout(f"Bij jaren hoort een aantal jaren van 1 of meer; hier staat {_getoond(waarde)}.")
    return edities.kies_editie(waarde) if naam == "editie" else waarde


def _kijk_groep_na(vorm: Mapping[str, object], gegeven: Mapping[str, Any]) -> None:
    """Een `groep` is een deel van een indicator, en nooit een groep van gemeenten. Fout: `Gebruiksfout` met wat men typt."""
    if not {"naam", "groep"} <= set(vorm):
        return
    naam, groep = gegeven["naam"], gegeven.get("groep", "")
    bekend = groepen_van(naam, edities.kies_editie(gegeven.get("editie")))
    if not bekend or groep in bekend:
        return
    wat, keuze = f"'{kaart(naam).titel}' ({naam})", ", ".join(f"{g} ({groepsnaam(g)})" for g in bekend if g)
    if not groep:
        raise Gebruiksfout(f"{wat} heeft alleen cijfers per groep: geef er een met groep=, uit {keuze}.")
    zin = f"'{groep}' is geen groep van {wat}; "
    zin += f"de groepen zijn: {keuze}.{suggestie(groep, bekend)}" if keuze else "dit cijfer heeft geen groepen."
    try:
        gebieden.vind(groep)
    except Gebruiksfout:
        raise Gebruiksfout(zin) from None
    plek = "binnen" if "binnen" in vorm and gebieden.zoek(groep).leden else "gemeente"
    raise Gebruiksfout(f'{zin} Het is wel een gebied: typ {plek}="{groep}".')


def _soorten(annotatie: object) -> tuple:
    """De soorten die mogen: van `Indicatornaam` ook een DataFrame."""
    if isinstance(annotatie, UnionType) or get_origin(annotatie) in (Annotated, Union):
        return tuple(soort for deel in get_args(annotatie) for soort in _soorten(deel))
    if get_origin(annotatie) is Sequence:
        return (Sequence[reduce(or_, _soorten(get_args(annotatie)[0]))],)  # type: ignore[misc]
    return (annotatie,)


def _past(waarde: Any, annotatie: object) -> bool:
    """Is een waarde van de soort die de functie vraagt? Een tekst is geen lijst van teksten, en ja of nee geen getal."""
    for soort in _soorten(annotatie):
        echt, delen = get_origin(soort) or soort, get_args(soort)
        if echt is int:
            past = _jaartal(waarde) is not None and not isinstance(waarde, str)
        elif echt is NoneType or not isinstance(echt, type) or echt is inspect.Parameter.empty:
            past = echt is not NoneType or waarde is None
        else:
            past = isinstance(waarde, echt) and not (delen and isinstance(waarde, str))
        if past and (not delen or all(_past(x, delen[0]) for x in waarde)):
            return True
    return False


def _eerste(editie: str | None) -> int:
    return peiljaren(edities.kies_editie(editie))[0]


def _jaartal(waarde: object) -> int | None:
    if isinstance(waarde, bool):
        return None
    if isinstance(waarde, str):
        return int(waarde) if re.fullmatch(r"\s*[0-9]{4}\s*", waarde, re.ASCII) else None
    if isinstance(waarde, float):
        return int(waarde) if waarde.is_integer() else None
    try:
        return operator.index(waarde) if isinstance(waarde, SupportsIndex) else None
    except TypeError:
        return None


def _getoond(waarde: object) -> str:
    if isinstance(waarde, pd.DataFrame):
        return "een DataFrame"
    return "Niets" if waarde is None else f"'{waarde}'"


def _wat_ontbreekt(fout: TypeError) -> str:
    if naam := re.search(r"missing a required argument: '(\w+)'", str(fout)):
        return f"hier ontbreekt {naam[1]}"
    onbekend = re.search(r"unexpected keyword argument '(\w+)'", str(fout))
    return f"ik ken '{onbekend[1]}' niet" if onbekend else "hier staan te veel waarden"
