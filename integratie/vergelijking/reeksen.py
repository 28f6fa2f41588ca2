"""Reeksen: de cijfers van een indicator of een opgeslagen onderwerp, voor een gemeente en haar vergelijkingsgebieden."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd

from integratie import gebieden
from integratie.fouten import Gebruiksfout, suggestie
from integratie.indicator import GETALLEN, cijfers, gebiedstabel, kaart, register, van_gebied
from integratie.opslag import edities
from integratie.rekenen import gepubliceerd, precieze, tel

MET_INWONERS = ("herkomst", "inwoners_totaal")
KOLOMMEN = ["nis", "gebied", "groep", "jaar", "teller", "noemer", "waarde", "eenheid", "status"]
CONTRACT = ["nis", "gebied", "indicator", "groep", "jaar", "teller", "noemer", "waarde", "eenheid", "bron", "status"]


def laatste_peiljaar(editie: str | None = None) -> int:
    """Het jongste jaar met inwoners: tot daar kan een rapport gaan."""
    return peiljaren(edities.kies_editie(editie))[-1]


@cache
def peiljaren(editie: str) -> tuple[int, ...]:
    """De jaren waarvoor de meeste gemeenten een rij met hun inwoners hebben, oudste eerst; een bestand van enkele gemeenten maakt geen peiljaar."""
    # Uit de tabellen zelf: een stukke indicator mag de opdrachtregel niet tegenhouden.
    delen = [edities.lees_categorieen(t, editie) for t in MET_INWONERS if t in edities.bronnen(editie)]
    rijen = pd.concat(
        [deel.loc[deel["onderwerp"] == "inwoners", ["nis", "jaar"]].astype({"nis": str}) for deel in delen]
    )
    gemeenten = rijen[rijen["nis"].isin(list(gebieden.gemeenten()))].groupby("jaar")["nis"].nunique()
    return tuple(int(jaar) for jaar in gemeenten.index[gemeenten > len(gebieden.gemeenten()) / 2])


def reeks(naam: str, gebied: str | None = None, peiljaar: int | None = None, editie: str | None = None) -> pd.DataFrame:
    """De cijfers van een indicator, of van een onderwerp uit een opgeslagen tabel (dan zonder teller en noemer).

    Met `gebied` (een code, een naam, `soort:naam` of een lijst met komma's): dat gebied, en bij een gemeente of eigen groep ook
    haar vergelijkingsgebieden; anders alle gemeenten en gebieden.
    Kolommen: `nis` (leeg voor een gebied), `gebied` (naam), `groep, jaar, teller, noemer, waarde, eenheid, status`.
    Een onderwerp dat in meer dan één tabel staat, heet `tabel.onderwerp`. Fout: `Gebruiksfout` bij een onbekende naam.
    """
    editie, gezocht = edities.kies_editie(editie), None if gebied is None else gebieden.gebied(gebied)
    if gezocht is None or gezocht.code in gebieden.gemeenten() or gezocht.code in gebieden.op_code():
        alles = _reeks(naam, gezocht and gezocht.code, editie)
    else:
        alles = _som_van(naam, gezocht, editie)
    return _knip(alles, peiljaar).reset_index(drop=True)


@cache
def _reeks(naam: str, nis: str | None, editie: str) -> pd.DataFrame:
    """Alle jaren; bewaard, want elke kaart en elke figuur van een rapport vraagt ze opnieuw."""
    rijen, eenheid = _rijen(naam, editie)
    namen, plaatsen = _namen(nis), plaatsen_van(naam, editie)
    delen = {code: plaatsen[code] for code in namen if code in plaatsen}
    rijen = rijen.take(np.concatenate([*delen.values(), np.array([], dtype=int)])).reset_index(drop=True)
    aantallen = {code: len(deel) for code, deel in delen.items()}
    eigen = nis in gebieden.gemeenten() or nis in gebieden.clusters()
    return _benoem(rijen, aantallen, namen, eigen).assign(eenheid=eenheid)[KOLOMMEN]


@cache
def _som_van(naam: str, gebied: gebieden.Gebied, editie: str) -> pd.DataFrame:
    """De rijen van een gebied waarvan geen som klaarligt, zoals een referentieregio of een lijst van gemeenten."""
    _, eenheid = _rijen(naam, editie)
    ind = kaart(naam)
    if not ind.optelbaar:
        rijen = cijfers(naam, editie)
        rijen = rijen.loc[rijen["nis"].isin(gebied.leden), ["jaar", "groep"]].drop_duplicates()
        rijen = rijen.assign(**dict.fromkeys(GETALLEN, float("nan")), status="niet_optelbaar")
    else:
        rijen = van_gebied(ind, gebied, editie)
        # Een benaderde som naast de cijfers van de leden zou een verborgen aantal prijsgeven.
        benaderd = rijen["status"] == "benaderd"
        rijen[list(GETALLEN)] = rijen[list(GETALLEN)].mask(benaderd)
        rijen["status"] = rijen["status"].mask(benaderd, "onvolledig")
        if naam not in register():
            rijen[["teller", "noemer"]] = float("nan")
    return rijen.assign(nis="", gebied=gebied.naam, eenheid=eenheid)[KOLOMMEN].reset_index(drop=True)


@cache
def plaatsen_van(naam: str, editie: str) -> dict[str, np.ndarray]:
    """Code → de plaatsen van haar rijen in de cijfers van een indicator of onderwerp."""
    return _rijen(naam, editie)[0].groupby("nis", sort=False).indices


def gegevens(nis: str, peiljaar: int | None = None, editie: str | None = None) -> pd.DataFrame:
    """Alles over een gemeente en haar vergelijkingsgebieden tot en met `peiljaar`, in de vorm van `gegevens.csv`.

    Kolommen: `nis, gebied, indicator, groep, jaar, teller, noemer, waarde, eenheid, bron, status`.
    """
    editie = edities.kies_editie(editie)
    namen, per_code, bronnen = _namen(nis), _alle(editie), edities.bronnen(editie)
    delen = {code: _knip(per_code[code], peiljaar) for code in namen if code in per_code}
    uit = pd.concat(delen.values(), ignore_index=True)
    kaarten = {naam: ind for naam, ind in register().items() if ind.kan_uit(bronnen)}
    vermelding = {
        n: "; ".join(dict.fromkeys(bronnen[t].vermelding for t in ind.tabellen if t in bronnen))
        for n, ind in kaarten.items()
    }
    uit = uit.assign(
        bron=uit["indicator"].map(vermelding),
        eenheid=uit["indicator"].map({n: ind.eenheid for n, ind in kaarten.items()}),
    )
    return _benoem(uit, {code: len(deel) for code, deel in delen.items()}, namen, True)[CONTRACT]


@cache
def _alle(editie: str) -> dict[str, pd.DataFrame]:
    """Code → alle cijfers van die gemeente of dat gebied, in de volgorde van het register."""
    alles = pd.concat([cijfers(naam, editie).assign(indicator=naam) for naam in register()], ignore_index=True)
    return {str(code): deel for code, deel in alles.groupby("nis", sort=False)}


def _knip(rijen: pd.DataFrame, peiljaar: int | None) -> pd.DataFrame:
    return rijen if peiljaar is None else rijen[rijen["jaar"] <= peiljaar]


def _namen(nis: str | None) -> dict[str, str]:
    """Code → naam, in de volgorde waarin men ze toont: eerst de gemeente(n), dan de gebieden."""
    if nis is None:
        return {g.nis: g.naam for g in gebieden.gemeenten().values()} | {
            g.code: g.naam for g in gebieden.groepen().values()
        }
    if nis not in gebieden.gemeenten() and nis not in gebieden.clusters():
        return {nis: gebieden.op_code()[nis].naam}
    return {nis: gebieden.plaats(nis).naam} | {g.code: g.naam for g in gebieden.vergelijkingsgebieden(nis)}


def _benoem(
    rijen: pd.DataFrame, aantallen: dict[str, int], namen: dict[str, str], eerste_is_eigen: bool
) -> pd.DataFrame:
    """Geef rijen die per code bij elkaar staan (code → hoeveel) hun naam in `gebied`; een gebied heeft een lege `nis`, een eigen cluster niet."""
    met_code = {*gebieden.gemeenten(), *list(namen)[:eerste_is_eigen]}
    nis = np.repeat([code if code in met_code else "" for code in aantallen], list(aantallen.values()))
    gebied = np.repeat([namen[code] for code in aantallen], list(aantallen.values()))
    return rijen.assign(nis=pd.array(nis, dtype="str"), gebied=pd.array(gebied, dtype="str"))


@cache
def _rijen(naam: str, editie: str) -> tuple[pd.DataFrame, str]:
    if naam in register():
        return cijfers(naam, editie), register()[naam].eenheid
    tabellen = [t for t, bron in edities.bronnen(editie).items() for o in bron.onderwerpen if naam in (o, f"{t}.{o}")]
    if len(tabellen) == 1:
        return _onderwerp(tabellen[0], naam.rpartition(".")[2], editie)
    if tabellen:
        keuze = " of ".join(f"{t}.{naam}" for t in tabellen)
        raise Gebruiksfout(f"Het onderwerp '{naam}' staat in meer dan één tabel: vraag {keuze}.")
    onderwerpen = [o for bron in edities.bronnen(editie).values() for o in bron.onderwerpen]
    hulp = suggestie(naam, [*register(), *onderwerpen])
    raise Gebruiksfout(
        f"Ik ken geen indicator of onderwerp '{naam}'.{hulp} Alle namen: integratie indicatoren en integratie bronnen."
    )


def _onderwerp(tabel: str, onderwerp: str, editie: str) -> tuple[pd.DataFrame, str]:
    """Een opgeslagen onderwerp per groep; andere dimensies (leeftijd, geslacht) opgeteld, gebieden als som waar dat mag."""
    soort, rijen = edities.bronnen(editie)[tabel].onderwerpen[onderwerp], edities.lees(tabel, editie)
    if soort.optelbaar:
        gebieden_ = tel(gebiedstabel(tabel, editie), onderwerp, per_groep=True)
        if gebieden_.index.get_level_values("groep").nunique() > 1:
            # Het gepubliceerde totaal min de som van wat zichtbaar is, zou een verborgen aantal prijsgeven.
            benaderd = gebieden_["status"] == "benaderd"
            gebieden_ = gebieden_.assign(
                waarde=gebieden_["waarde"].mask(benaderd), status=gebieden_["status"].mask(benaderd, "verborgen")
            )
        gemeenten = rijen[
            rijen["nis"].isin(gebieden.gemeenten())
        ]  # wat de bron voor een gebied geeft, zit al in `gebiedstabel`
        uit = pd.concat([tel(gemeenten, onderwerp, per_groep=True), gebieden_])
    else:
        uit = gepubliceerd(rijen, onderwerp, per_groep=True)
    uit = uit.reset_index().astype({"status": "str"})
    return uit.assign(waarde=precieze(uit["waarde"]), teller=float("nan"), noemer=float("nan")), soort.eenheid
