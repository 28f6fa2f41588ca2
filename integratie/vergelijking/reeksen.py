"""Reeksen: de cijfers van een indicator of een opgeslagen onderwerp, voor een gemeente en haar vergelijkingsgebieden."""

from functools import cache

import numpy as np
import pandas as pd

from integratie import gebieden
from integratie.fouten import Gebruiksfout, suggestie
from integratie.indicator import cijfers, gebiedscijfers, gebiedstabel, kaart, register, van_code
from integratie.opslag import edities
from integratie.register import EIGEN
from integratie.rekenen import gepubliceerd, precieze, tel
from integratie.vergelijking.eigen_cijfers import Indicatornaam

MET_INWONERS = ("herkomst", "inwoners_totaal")
GEEN_PLAATS = np.array([], dtype=int)
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
    alle = [deel.loc[deel["onderwerp"] == "inwoners", ["nis", "jaar"]].astype({"nis": str}) for deel in delen]
    rijen = pd.concat(alle)
    gemeenten = rijen[rijen["nis"].isin(list(gebieden.gemeenten()))].groupby("jaar")["nis"].nunique()
    return tuple(int(jaar) for jaar in gemeenten.index[gemeenten > len(gebieden.gemeenten()) / 2])


def reeks(
    naam: Indicatornaam, gebied: str | None = None, peiljaar: int | None = None, editie: str | None = None
) -> pd.DataFrame:
    """De cijfers van een indicator, of van een onderwerp uit een opgeslagen tabel (dan zonder teller en noemer).

    Met `gebied` (een code, een naam, `soort:naam` of een lijst met komma's): dat gebied, en bij een gemeente of eigen groep ook
    haar vergelijkingsgebieden; anders alle gemeenten en gebieden.
    Kolommen: `nis` (leeg voor een gebied), `gebied` (naam), `groep, jaar, teller, noemer, waarde, eenheid, status`.
    Een onderwerp dat in meer dan één tabel staat, heet `tabel.onderwerp`. Fout: `Gebruiksfout` bij een onbekende naam.

    >>> ig.reeks("inwoners", "Vilvoorde", 2025).query("gebied == 'Vilvoorde'")["waarde"].tail(2).tolist()
    [47445.0, 48040.0]
    """
    editie, gezocht = edities.kies_editie(editie), None if gebied is None else gebieden.gebied(gebied)
    if gezocht is None:
        return _knip(_reeks(naam, None, _alle_namen(), editie), peiljaar).reset_index(drop=True)
    if gezocht.code in gebieden.gemeenten() or gezocht.code in gebieden.clusters():
        return reeks_naast(naam, gezocht.code, peiljaar, editie)
    if gezocht.code in gebieden.op_code():
        alles = _reeks(naam, None, ((gezocht.code, gezocht.naam),), editie)
    else:
        rijen = _met_delen(naam, gebiedscijfers(naam, gezocht, editie))
        eenheid = _rijen(naam, editie)[1]
        alles = rijen.assign(nis="", gebied=gezocht.naam, eenheid=eenheid)[KOLOMMEN]
    return _knip(alles, peiljaar).reset_index(drop=True)


def reeks_naast(naam: str, nis: str, peiljaar: int | None = None, editie: str | None = None) -> pd.DataFrame:
    """De cijfers van een gemeente of cluster en van haar vergelijkingsgebieden; kolommen zoals `reeks`, en in `nis` ook de code van de cluster zelf."""
    alles = _reeks(naam, nis, tuple(_namen(nis).items()), edities.kies_editie(editie))
    return _knip(alles, peiljaar).reset_index(drop=True)


@cache
def _reeks(naam: str, eigen: str | None, namen: tuple[tuple[str, str], ...], editie: str) -> pd.DataFrame:
    """Alle jaren, van de codes in `namen`; bewaard, want elke kaart en elke figuur van een rapport vraagt ze opnieuw."""
    rijen, eenheid = _rijen(naam, editie)
    plaatsen = plaatsen_van(naam, editie)
    plekken = {code: plaatsen.get(code, GEEN_PLAATS) for code, _ in namen}
    aantallen = {code: len(plek) for code, plek in plekken.items()}
    alles = rijen.take(np.concatenate(list(plekken.values())))
    elders = [c for c in plekken if c not in plaatsen and c not in gebieden.gemeenten() and c not in gebieden.op_code()]
    if los := {code: _met_delen(naam, van_code(naam, code, editie)) for code in elders}:
        aantallen |= {code: len(deel) for code, deel in los.items()}
        alles = _samen([rijen.iloc[:0], *(los[c] if c in los else rijen.take(plek) for c, plek in plekken.items())])
    return _benoem(alles, aantallen, dict(namen), eigen).assign(eenheid=eenheid)[KOLOMMEN]


def _met_delen(naam: str, rijen: pd.DataFrame) -> pd.DataFrame:
    """Rijen van een gebied waarvan geen som klaarligt; een onderwerp heeft geen teller en noemer."""
    return rijen if naam in register() else rijen.assign(teller=float("nan"), noemer=float("nan"))


@cache
def plaatsen_van(naam: str, editie: str) -> dict[str, np.ndarray]:
    """Code → de plaatsen van haar rijen in de cijfers van een indicator of onderwerp."""
    return _rijen(naam, editie)[0].groupby("nis", sort=False).indices


@cache
def groepen_van(naam: str, editie: str) -> tuple[str, ...]:
    """De groepen waarvoor een indicator of onderwerp cijfers heeft."""
    return tuple(dict.fromkeys(_rijen(naam, editie)[0]["groep"]))


def gegevens(gemeente: str, peiljaar: int | None = None, editie: str | None = None) -> pd.DataFrame:
    """Alles over een gemeente en haar vergelijkingsgebieden tot en met `peiljaar`, in de vorm van `gegevens.csv`.

    Kolommen: `nis, gebied, indicator, groep, jaar, teller, noemer, waarde, eenheid, bron, status`.

    >>> ig.gegevens("Vilvoorde", 2025).query("gebied == 'Vilvoorde' and indicator == 'inwoners' and jaar == 2025")["waarde"].tolist()
    [48040.0]
    """
    editie = edities.kies_editie(editie)
    return _samen([gegevens_van(*deel, peiljaar, editie) for deel in gegevensdelen(gemeente)])


def gegevensdelen(nis: str) -> list[tuple[str, str, bool]]:
    """Waaruit `gegevens` bestaat, in volgorde: van de gemeente en van elk gebied ernaast de code, de naam, en of de code in `nis` staat."""
    return [(code, naam, code == nis or code in gebieden.gemeenten()) for code, naam in _namen(nis).items()]


@cache
def gegevens_van(code: str, naam: str, met_code: bool, peiljaar: int | None, editie: str) -> pd.DataFrame:
    """De rijen van één deel van `gegevens`; bewaard, want naast de meeste gemeenten staan dezelfde gebieden."""
    bronnen, per_code = edities.bronnen(editie), _alle(editie)
    rijen = _knip(per_code[code] if code in per_code else _los(code, editie), peiljaar)
    kaarten = {naam: ind for naam, ind in register().items() if ind.kan_uit(bronnen)}
    van = {n: dict.fromkeys(bronnen[t].vermelding for t in i.tabellen if t in bronnen) for n, i in kaarten.items()}
    bron = rijen["indicator"].map({n: "; ".join(alle) for n, alle in van.items()})
    rijen = rijen.assign(bron=bron, eenheid=rijen["indicator"].map({n: ind.eenheid for n, ind in kaarten.items()}))
    return _benoem(rijen, {code: len(rijen)}, {code: naam}, code if met_code else None)[CONTRACT]


@cache
def _los(code: str, editie: str) -> pd.DataFrame:
    """Alle cijfers van een gebied waarvan geen som klaarligt, in de volgorde van het register."""
    return _samen([van_code(naam, code, editie).assign(indicator=naam) for naam in register()])


@cache
def _alle(editie: str) -> dict[str, pd.DataFrame]:
    """Code → alle cijfers van die gemeente of dat gebied, in de volgorde van het register."""
    alles = _samen([cijfers(naam, editie).assign(indicator=naam) for naam in register()])
    return {str(code): deel for code, deel in alles.groupby("nis", sort=False)}


def _samen(delen: list[pd.DataFrame]) -> pd.DataFrame:
    """Rijen onder elkaar; een lege tabel heeft kolommen zonder soort, en zou jaren en getallen tot gewone tekst maken."""
    return pd.concat([deel for deel in delen if len(deel)] or delen[:1], ignore_index=True)


def _knip(rijen: pd.DataFrame, peiljaar: int | None) -> pd.DataFrame:
    return rijen if peiljaar is None else rijen[rijen["jaar"] <= peiljaar]


def _namen(nis: str) -> dict[str, str]:
    """Code → naam, in de volgorde waarin men ze toont: eerst de gemeente, dan de gebieden ernaast."""
    return {nis: gebieden.plaats(nis).naam} | {g.code: g.naam for g in gebieden.vergelijkingsgebieden(nis)}


@cache
def _alle_namen() -> tuple[tuple[str, str], ...]:
    gemeenten = {g.nis: g.naam for g in gebieden.gemeenten().values()}
    return tuple((gemeenten | {g.code: g.naam for g in gebieden.groepen().values()}).items())


def _benoem(rijen: pd.DataFrame, aantallen: dict[str, int], namen: dict[str, str], eigen: str | None) -> pd.DataFrame:
    """Geef rijen die per code bij elkaar staan (code → hoeveel) hun naam in `gebied`; een gebied heeft een lege `nis`, het eigen gebied niet."""
    met_code = {*gebieden.gemeenten(), eigen}
    nis = np.repeat([code if code in met_code else "" for code in aantallen], list(aantallen.values()))
    gebied = np.repeat([namen[code] for code in aantallen], list(aantallen.values()))
    return rijen.assign(nis=pd.array(nis, dtype="str"), gebied=pd.array(gebied, dtype="str"))


@cache
def _rijen(naam: str, editie: str) -> tuple[pd.DataFrame, str]:
    if naam in register() or naam in EIGEN:
        return cijfers(naam, editie), kaart(naam).eenheid
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
            weg, status = gebieden_["status"] == "benaderd", gebieden_["status"]
            gebieden_ = gebieden_.assign(waarde=gebieden_["waarde"].mask(weg), status=status.mask(weg, "verborgen"))
        gemeenten = rijen[
            rijen["nis"].isin(gebieden.gemeenten())
        ]  # wat de bron van een gebied geeft, zit in `gebiedstabel`
        uit = pd.concat([tel(gemeenten, onderwerp, per_groep=True), gebieden_])
    else:
        uit = gepubliceerd(rijen, onderwerp, per_groep=True)
    uit = uit.reset_index().astype({"status": "str"})
    return uit.assign(waarde=precieze(uit["waarde"]), teller=float("nan"), noemer=float("nan")), soort.eenheid
