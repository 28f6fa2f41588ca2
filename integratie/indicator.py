"""Rekenen met indicatoren: alle cijfers van een kaart, per gemeente en per gebied."""

from collections.abc import Callable
from functools import cache

import numpy as np
import pandas as pd

from integratie import gebieden
from integratie.gebieden.optellen import BENADERD, NVT, STATUSSEN, STATUSTEKST, codes, per_gebied
from integratie.kaartdelen import DOELEN, EFFECTEN, LAGEN, THEMAS, Rij
from integratie.opslag import edities
from integratie.register import (
    FACTOR,
    GROEPSNAMEN,
    Indicator,
    familie,
    groepsnaam,
    indicator,
    kaart,
    leemten,
    register,
)
from integratie.rekenen import precieze

# Wie met indicatoren werkt, vindt hier ook hun kaarten.
__all__ = [
    "DOELEN",
    "EFFECTEN",
    "FACTOR",
    "GROEPSNAMEN",
    "LAGEN",
    "THEMAS",
    "Rij",
    "familie",
    "groepsnaam",
    "indicator",
    "leemten",
]
GETALLEN = ("teller", "noemer", "waarde")
OP_DE_KAART = ("naam", "titel", "thema", "eenheid", "teller", "noemer", "optelbaar")
KOLOMMEN = ["nis", "jaar", "groep", "teller", "noemer", "waarde", "status"]
# Een eenheid die niet bij elk cijfer staat en waarvan de titel zwijgt.
_IN_HET_OPSCHRIFT = {
    "verhouding": "aantal keer zoveel",
    **{e: f"in {e}" for e in ("procentpunt", "procentpunt per jaar")},
}


def bereken(ind: Indicator, tabellen: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Pas de functie toe; kolommen `nis, jaar, groep, teller, noemer, waarde, status`, in de volgorde van de groepen van de kaart, dan `nis` en `jaar`.

    `waarde` is teller/noemer maal de factor van de eenheid, of de teller zelf zonder noemer; alle drie op 15 beduidende cijfers.
    """
    uit = ind.functie(**{naam: tabellen[naam] for naam in ind.tabellen})
    getallen = {k: uit[k].to_numpy(dtype=float) if k in uit else np.full(len(uit), np.nan) for k in GETALLEN}
    if "waarde" not in uit:
        teller, noemer = getallen["teller"], getallen["noemer"]
        deelbaar = np.where(noemer > 0, noemer, np.nan)
        getallen["waarde"] = teller / deelbaar * FACTOR.get(ind.eenheid, 1.0) if ind.noemer else teller
    getallen = {k: precieze(x) for k, x in getallen.items()}
    status = codes(uit["status"])
    status = np.where(np.isnan(getallen["waarde"]) & (status <= BENADERD), NVT, status)
    (nis, alle_nis), jaar = _niveau(uit.index, "nis"), uit.index.get_level_values("jaar")
    groep, groepen = np.zeros(len(uit), dtype=int), pd.Index([""], dtype="str")
    if "groep" in uit.index.names:
        groep, groepen = _niveau(uit.index, "groep")
    op_kaart = list(dict.fromkeys([*ind.groepen, *groepen]))
    volgorde = np.lexsort([jaar, nis, np.array([op_kaart.index(g) for g in groepen], dtype=int)[groep]])
    return pd.DataFrame(
        {
            "nis": alle_nis.array.take(nis[volgorde]),
            "jaar": jaar.array.take(volgorde),
            "groep": groepen.array.take(groep[volgorde]),
            **{k: x[volgorde] for k, x in getallen.items()},
            "status": STATUSTEKST.take(status[volgorde]),
        }
    )


def _niveau(index: pd.MultiIndex, naam: str) -> tuple[np.ndarray, pd.Index]:
    """Elke waarde van een niveau als plaats in de gesorteerde waarden."""
    plek = index.names.index(naam)
    nummer, waarden = np.asarray(index.codes[plek]), index.levels[plek].astype("str")
    volgorde = waarden.argsort()
    return np.argsort(volgorde)[nummer], waarden[volgorde]


def cijfers(naam: str, editie: str | None = None) -> pd.DataFrame:
    """Alle cijfers van een indicator: gemeenten van vandaag, gebieden als som van hun leden (anders wat de bron publiceert).

    Kolommen: `nis` (gemeente of gebiedscode), `jaar, groep, teller, noemer, waarde, status`. Leeg zonder gegevens.
    """
    return _cijfers(naam, edities.kies_editie(editie))


@cache
def _cijfers(naam: str, editie: str) -> pd.DataFrame:
    ind = kaart(naam)
    if not ind.kan_uit(edities.bronnen(editie)):
        return pd.DataFrame(columns=KOLOMMEN)
    lees = _met_gebieden if ind.optelbaar else edities.lees_categorieen
    uit = bereken(ind, _tabellen(ind, editie, lambda tabel: lees(tabel, editie)))
    return uit if ind.optelbaar else _met_clusters(uit)


def _tabellen(ind: Indicator, editie: str, lees: Callable[[str], pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """De tabellen van een indicator; wat een oudere editie niet heeft, is leeg (zie `Indicator.kan_uit`)."""
    aanwezig = {t: lees(t) for t in ind.tabellen if t in edities.bronnen(editie)}
    return {t: aanwezig[t] if t in aanwezig else aanwezig[ind.tabellen[0]].iloc[:0] for t in ind.tabellen}


def _met_clusters(cijfers: pd.DataFrame) -> pd.DataFrame:
    """Voeg voor elke cluster de lege rijen toe die zeggen dat haar cijfer niet op te tellen is."""
    delen = [cijfers]
    for cluster in gebieden.clusters().values():
        if cluster.nis != gebieden.RAND:
            rijen = cijfers.loc[cijfers["nis"].isin(cluster.leden), ["jaar", "groep"]].drop_duplicates()
            delen.append(rijen.assign(nis=cluster.nis, status="niet_optelbaar"))
    return pd.concat(delen, ignore_index=True)[KOLOMMEN] if len(delen) > 1 else cijfers


@cache
def _gemeentetabel(tabel: str, editie: str) -> pd.DataFrame:
    """De rijen van gemeenten, met de tekst als categorieën: rekenen gaat zo vele malen sneller."""
    rijen, gemeenten = edities.lees_categorieen(tabel, editie), sorted(gebieden.gemeenten())
    rijen = rijen[rijen["nis"].isin(gemeenten)]
    codes = sorted({*gemeenten, *(g.code for g in gebieden.groepen().values())})
    return rijen.astype({"nis": pd.CategoricalDtype(codes), "status": pd.CategoricalDtype(STATUSSEN)})


@cache
def gebiedstabel(tabel: str, editie: str) -> pd.DataFrame:
    """De optelbare onderwerpen van een tabel per vast gebied; `nis` is de code van het gebied.

    Een gebied is de som van zijn gemeenten. Is daar een onbekend, dan geldt wat de bron zelf voor het gebied publiceert, als ze dat doet.
    """
    bron = edities.bronnen(editie)[tabel]
    som = per_gebied(optelbare_rijen(tabel, editie), gebieden.groepen().values(), bron.dimensies)
    rijen = edities.lees_categorieen(tabel, editie)
    optelbaar = [naam for naam, onderwerp in bron.onderwerpen.items() if onderwerp.optelbaar]
    zelf = rijen[~rijen["nis"].isin(gebieden.gemeenten()) & rijen["onderwerp"].isin(optelbaar)]
    if zelf.empty:
        return som
    zelf = zelf.astype(dict.fromkeys(zelf.select_dtypes("category"), "str"))
    gekend = som["status"] == "bekend"
    sleutel = ["onderwerp", "groep", *bron.dimensies, "nis", "jaar"]
    samen = pd.concat([som[gekend], zelf[som.columns], som[~gekend]], ignore_index=True)
    return samen.drop_duplicates(sleutel, ignore_index=True)


def optelbare_rijen(tabel: str, editie: str) -> pd.DataFrame:
    """De rijen van gemeenten over onderwerpen die men mag optellen, met de tekst als categorieën."""
    rijen, onderwerpen = _gemeentetabel(tabel, editie), edities.bronnen(editie)[tabel].onderwerpen
    return rijen[rijen["onderwerp"].isin([naam for naam, onderwerp in onderwerpen.items() if onderwerp.optelbaar])]


def van_gebied(ind: Indicator, gebied: gebieden.Gebied, editie: str) -> pd.DataFrame:
    """Een optelbare indicator voor een gebied waarvan geen som klaarligt: zijn functie op de opgetelde tabellen; kolommen zoals `bereken`."""
    return bereken(ind, _tabellen(ind, editie, lambda tabel: _opgeteld(tabel, gebied, editie)))


@cache
def _opgeteld(tabel: str, gebied: gebieden.Gebied, editie: str) -> pd.DataFrame:
    return per_gebied(optelbare_rijen(tabel, editie), [gebied], edities.bronnen(editie)[tabel].dimensies)


@cache
def gebiedscijfers(naam: str, gebied: gebieden.Gebied, editie: str) -> pd.DataFrame:
    """De cijfers van een gebied waarvan geen som klaarligt, zoals een referentieregio of een lijst van gemeenten; kolommen zoals `cijfers`.

    Wat niet op te tellen is, heeft lege rijen met status `niet_optelbaar`. Een benaderde som is `onvolledig`: naast de cijfers van de leden
    zou ze een verborgen aantal prijsgeven.
    """
    ind = kaart(naam)
    if not ind.kan_uit(edities.bronnen(editie)):
        return pd.DataFrame(columns=KOLOMMEN)
    if not ind.optelbaar:
        rijen = cijfers(naam, editie)
        rijen = rijen.loc[rijen["nis"].isin(gebied.leden), ["jaar", "groep"]].drop_duplicates()
        rijen = rijen.assign(nis=gebied.code, **dict.fromkeys(GETALLEN, float("nan")), status="niet_optelbaar")
        return rijen[KOLOMMEN].reset_index(drop=True)
    rijen = van_gebied(ind, gebied, editie)
    benaderd = rijen["status"] == "benaderd"
    rijen[list(GETALLEN)] = rijen[list(GETALLEN)].mask(benaderd)
    rijen["status"] = rijen["status"].mask(benaderd, "onvolledig")
    return rijen


def van_code(naam: str, code: str, editie: str) -> pd.DataFrame:
    """De cijfers van een indicator voor een gebied zonder klaarliggende som; leeg als `code` een gemeente of vast gebied is (zie `cijfers`)."""
    if code in gebieden.gemeenten() or code in gebieden.op_code():
        return pd.DataFrame(columns=KOLOMMEN)
    return gebiedscijfers(naam, gebieden.van_code(code), editie)


@cache
def _met_gebieden(tabel: str, editie: str) -> pd.DataFrame:
    rijen = _gemeentetabel(tabel, editie)
    return pd.concat([rijen, gebiedstabel(tabel, editie)[rijen.columns].astype(rijen.dtypes)], ignore_index=True)


def catalogus(thema: str | None = None, editie: str | None = None) -> pd.DataFrame:
    """Alle indicatoren (van een thema): een rij per kaart, met bronnen en de jaren waarvoor er cijfers zijn.

    Kolommen: `naam, titel, thema, eenheid, teller, noemer, optelbaar, bronnen, eerste_jaar, laatste_jaar, doelen, laag,
    definitie`. De jaren zijn leeg wanneer de editie er geen gekende waarde voor heeft.

    >>> ig.catalogus("inburgering")["naam"].head(3).tolist()
    ['aanmeldingen', 'inburgeringscontracten', 'inburgeringsattesten']
    """
    alle = edities.bronnen(editie)
    rijen = []
    for ind in register(thema).values():
        jaren = cijfers(ind.naam, editie).dropna(subset="waarde")["jaar"]
        kaart_ = {veld: getattr(ind, veld) for veld in OP_DE_KAART}
        rijen.append(
            kaart_
            | {
                "bronnen": "; ".join(dict.fromkeys(alle[t].vermelding for t in ind.tabellen if t in alle)),
                "eerste_jaar": jaren.min() if len(jaren) else None,
                "laatste_jaar": jaren.max() if len(jaren) else None,
                "doelen": ", ".join(ind.doelen),
                "laag": ind.laag,
                "definitie": ind.definitie,
            }
        )
    return pd.DataFrame(rijen).astype({"eerste_jaar": "Int64", "laatste_jaar": "Int64"})


def opschrift(ind: Indicator, groep: str = "", tussen: str = ", ") -> str:
    """Hoe een indicator boven zijn cijfers heet: titel, groep en de eenheid die niet bij het cijfer zelf staat."""
    naam = ind.titel + (f"{tussen}{groepsnaam(groep)}" if groep else "")
    eenheid = _IN_HET_OPSCHRIFT.get(ind.eenheid)
    return f"{naam}, {eenheid}" if eenheid else naam
