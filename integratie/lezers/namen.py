"""Van namen in bronbestanden naar NIS-codes, en: staan alle gemeenten van dat jaar er wel in?"""

import re
from collections.abc import Collection
from functools import cache

import pandas as pd

from integratie import gebieden
from integratie.fouten import Gegevensfout, suggestie
from integratie.gebieden import plat

INDELINGEN = (2025, 2024, 2018)  # een jaar van elke gemeente-indeling, de nieuwste eerst
_HAAKJES = re.compile(r"^(.+?) \(([^)]+)\)$")


@cache
def gemeenten_in(jaar: int) -> dict[str, str]:
    """NIS-code → naam van de Vlaamse en Brusselse gemeenten in de indeling van 1 januari van `jaar`."""
    namen = {g.nis: g.naam for g in gebieden.gemeenten().values()}
    fusies = gebieden.fusies()
    for fusiejaar in sorted(fusies["jaar"].unique(), reverse=True):
        if jaar < fusiejaar:
            rijen = fusies[fusies["jaar"] == fusiejaar]
            nieuw = set(rijen["nieuw"])
            namen = {nis: naam for nis, naam in namen.items() if nis not in nieuw}
            namen |= dict(zip(rijen["oud"], rijen["oude_naam"], strict=True))
    return namen


@cache
def _op_naam(jaar: int) -> dict[str, str]:
    return {plat(naam): nis for nis, naam in gemeenten_in(jaar).items()}


def alle_codes() -> set[str]:
    """De NIS-codes van elke gemeente in een van de indelingen."""
    return {nis for indeling in INDELINGEN for nis in gemeenten_in(indeling)}


def is_waals(code: str) -> bool:
    """Begint deze NIS-code zoals die van een Waalse gemeente: een Waalse provincie, of Waals-Brabant?"""
    return bool(re.fullmatch(r"(25|[5689][0-9])[0-9]{3}", code))


@cache
def is_arrondissement_of_provincie(naam: str) -> bool:
    """Is dit de naam van een arrondissement of provincie, en niet ook die van een gemeente (zoals «Antwerpen» zonder meer)?"""
    hogere = {
        plat(n)
        for volledig in gebieden.namen_hogere_gebieden().values()
        for n in (volledig, volledig.partition(" ")[2])
    }
    return plat(naam) in hogere and not any(nis_of_niets(naam, indeling) for indeling in INDELINGEN)


@cache
def _arrondissementen() -> set[str]:
    eigennamen = [naam.removeprefix("Arrondissement ") for naam in gebieden.namen_hogere_gebieden().values()]
    return {plat(n) for n in [*eigennamen, "Brussel-Hoofdstad"]}


def zonder_arrondissement(naam: str) -> str:
    """« Beveren (Sint-Niklaas)» → « Beveren»; andere haakjes blijven staan."""
    deel = _HAAKJES.match(naam.strip())
    return deel[1] if deel and plat(deel[2]) in _arrondissementen() else naam.strip()


def nis_of_niets(naam: str, jaar: int) -> str | None:
    """De NIS-code van een gemeentenaam in de indeling van `jaar`, of None als ze daarin niet bestaat."""
    return _op_naam(jaar).get(plat(zonder_arrondissement(naam)))


def nis_van(naam: str, jaar: int, waar: str) -> str:
    """Zoals `nis_of_niets`. Fout: `Gegevensfout` met wat er mis is."""
    if nis := nis_of_niets(naam, jaar):
        return nis
    if any(nis_of_niets(naam, vroeger) for vroeger in (2018, 2024)):
        raise Gegevensfout(
            f"{waar}: de gemeente '{naam}' bestaat niet in de indeling van {jaar}; verwacht: de gemeenten van {jaar} "
            "(exporteer het bestand opnieuw in die indeling)."
        )
    raise Gegevensfout(
        f"{waar}: '{naam}' is geen Vlaamse of Brusselse gemeente.{suggestie(naam, gemeenten_in(jaar).values())}"
    )


def van_hier(rijen: pd.DataFrame, waar: str) -> pd.DataFrame:
    """Alleen de rijen van Vlaamse en Brusselse gemeenten, in welke indeling ook. Fout: `Gegevensfout` als er geen enkele is."""
    hier = rijen[rijen["nis"].isin(list(alle_codes()))]
    if hier.empty:
        raise Gegevensfout(f"{waar}: geen enkele rij van een Vlaamse of Brusselse gemeente; verwacht: hun NIS-codes.")
    return hier


def eis_volledig(
    rijen: pd.DataFrame, waar: str, indeling: int | None = None, gewest: str | None = None
) -> pd.DataFrame:
    """Alleen de rijen van Vlaamse en Brusselse gemeenten; elke gemeente moet er elk jaar zijn.

    `indeling` is het jaar van de gemeente-indeling (`None`: elk jaar zijn eigen), `gewest` beperkt wat
    verwacht wordt. Fout: `Gegevensfout` met de eerste gemeente die ontbreekt.
    """
    if rijen.empty:
        raise Gegevensfout(f"{waar}: geen enkele rij met cijfers gevonden.")
    delen = []
    for jaar, groep in rijen.groupby("jaar"):
        verwacht = {
            nis: naam
            for nis, naam in gemeenten_in(indeling or int(jaar)).items()
            if gewest is None or gebieden.gemeenten()[gebieden.vandaag(nis)].gewest == gewest
        }
        if ontbrekend := sorted(set(verwacht) - set(groep["nis"])):
            raise Gegevensfout(
                f"{waar}: voor {jaar} ontbreken {len(ontbrekend)} van de {len(verwacht)} gemeenten, waaronder "
                f"{verwacht[ontbrekend[0]]} ({ontbrekend[0]}); verwacht: alle gemeenten (is het bestand afgekapt?)."
            )
        delen.append(groep[groep["nis"].isin(list(verwacht))])
    return pd.concat(delen, ignore_index=True)


def indeling_van(codes: set[str], jaar: int, waar: str) -> int:
    """In welke gemeente-indeling (jaar) staan deze NIS-codes? Eerst wordt die van het eigen jaar geprobeerd.

    Fout: `Gegevensfout` met de eerste code die in geen enkele indeling past.
    """
    for indeling in (jaar, *INDELINGEN):
        if codes <= set(gemeenten_in(indeling)):
            return indeling
    minste = min((sorted(codes - set(gemeenten_in(i))) for i in INDELINGEN), key=len)
    raise Gegevensfout(
        f"{waar}: {minste[0]} is geen gemeente in dezelfde indeling als de andere; verwacht: NIS-codes van Vlaamse en "
        "Brusselse gemeenten van één jaar."
    )


def indeling_van_namen(namen: Collection[str], jaar: int) -> int:
    """Zoals `indeling_van`, voor namen: de eerste indeling die ze allemaal kent, of anders `jaar`."""
    return next((i for i in (jaar, *INDELINGEN) if all(nis_of_niets(naam, i) for naam in namen)), jaar)


def eis_uniek(rijen: pd.DataFrame, sleutel: list[str], waar: str) -> None:
    """Fout: `Gegevensfout` als een gemeente meer dan één keer voorkomt voor hetzelfde."""
    dubbel = rijen.duplicated(sleutel)
    if dubbel.any():
        rij = rijen[dubbel].iloc[0]
        raise Gegevensfout(
            f"{waar}: gemeente {rij['nis']} staat er voor {rij['jaar']} meer dan één keer; verwacht: één keer."
        )


def eis_namen(nis: pd.Series, namen: pd.Series, waar: str) -> None:
    """Fout: `Gegevensfout` als bij een code van vandaag een andere naam staat dan die van haar gemeente (het arrondissement mag erachter staan)."""
    for code, naam in dict(zip(nis, namen, strict=True)).items():
        verwacht = gebieden.gemeenten()[code].naam
        if plat(zonder_arrondissement(naam)) != plat(verwacht):
            raise Gegevensfout(f"{waar}: bij code {code} staat '{naam}'; verwacht: {verwacht}.")
