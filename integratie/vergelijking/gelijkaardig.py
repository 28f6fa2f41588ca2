"""Welke gemeenten van het Vlaams Gewest lijken het meest op deze? Een benoemd profiel, en een afstand die zich laat uitleggen."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from integratie import gebieden, vergelijking
from integratie.fouten import Gebruiksfout
from integratie.indicator import cijfers, kaart
from integratie.opslag import edities

# Indicator → met logaritme? Zo telt 10.000 tegenover 20.000 inwoners evenveel als 50.000 tegenover 100.000.
PROFIEL = {
    "inwoners": True,
    "aandeel_niet_eu_herkomst": False,
    "aandeel_eu_herkomst": False,
    "aandeel_buurland_herkomst": False,
    "aandeel_niet_belg": False,
    "verandersnelheid_herkomst": False,
    "thuistaal_niet_nl_basis": False,
    "werkzoekendengraad": False,
    "gemiddeld_inkomen_per_inwoner": True,
    "mediaan_huisprijs": True,
}
AANTAL = 10
MINSTENS = 7  # zoveel variabelen moeten beide gemeenten hebben; minder is geen profiel meer
UITLEG = (
    "Elke variabele is gestandaardiseerd over alle gemeenten van het Vlaams Gewest (gemiddelde 0, standaardafwijking 1; inwoners, inkomen en prijs eerst "
    "met een logaritme). De afstand is de wortel uit het gemiddelde gekwadrateerde verschil over de variabelen die beide gemeenten "
    "hebben; een ontbrekende variabele telt niet mee en wordt genoemd. Elke variabele weegt even zwaar: dat is een keuze."
)


@dataclass(frozen=True)
class Profiel:
    """De gemeenten van het Vlaams Gewest op de variabelen van `PROFIEL`: `waarden` zoals gepubliceerd, `z` gestandaardiseerd, `jaren` per variabele."""

    waarden: pd.DataFrame
    z: pd.DataFrame
    jaren: dict[str, int]


def profiel(peiljaar: int | None = None, editie: str | None = None) -> Profiel:
    """Het profiel in het laatste jaar tot `peiljaar` van elke variabele; een variabele zonder cijfers doet niet mee."""
    return _profiel(peiljaar or vergelijking.laatste_peiljaar(editie), edities.kies_editie(editie))


@cache
def _profiel(peiljaar: int, editie: str) -> Profiel:
    leden, waarden, jaren = list(gebieden.groep("vlaanderen").leden), {}, {}
    for naam in PROFIEL:
        rijen = cijfers(naam, editie)
        rijen = rijen[rijen["nis"].isin(leden) & (rijen["jaar"] <= peiljaar) & (rijen["groep"] == "")]
        rijen = rijen[rijen["waarde"].notna()]
        if not rijen.empty:
            jaren[naam] = int(rijen["jaar"].max())
            waarden[naam] = rijen[rijen["jaar"] == jaren[naam]].set_index("nis")["waarde"].reindex(leden)
    ruw = pd.DataFrame(waarden, index=pd.Index(leden, name="nis"))
    maat = ruw.apply(lambda k: np.log(k.where(k > 0)) if PROFIEL[k.name] else k)
    return Profiel(ruw, (maat - maat.mean()) / maat.std(ddof=0), jaren)


def afstanden(z: pd.DataFrame, nis: str) -> pd.DataFrame:
    """Afstand van elke andere gemeente tot `nis`, kleinste eerst: `afstand`, `variabelen` (hoeveel ze gemeen hebben)."""
    kwadraten = (z - z.loc[nis]) ** 2
    uit = pd.DataFrame({"afstand": np.sqrt(kwadraten.mean(axis=1)), "variabelen": kwadraten.notna().sum(axis=1)})
    nodig = min(MINSTENS, z.shape[1])
    uit = uit[(uit["variabelen"] >= nodig) & (uit.index != nis)]
    return uit.reset_index().sort_values(["afstand", "nis"], ignore_index=True).set_index("nis")


@dataclass(frozen=True)
class Gelijkaardig:
    """De dichtste gemeenten van `nis`, met per variabele het verschil, en hoe stevig de lijst is.

    `lijst`: `nis, gemeente, afstand, variabelen, ontbreekt, meest_gelijk, meest_verschillend`. `verschillen`: per gemeente en
    variabele `waarde, eigen, verschil` (in standaardafwijkingen) en `deel` (% van de gekwadrateerde afstand).
    `stabiliteit`: per weggelaten variabele hoeveel van de lijst blijft.
    """

    nis: str
    gemeente: str
    jaren: dict[str, int]
    eigen_ontbreekt: tuple[str, ...]
    lijst: pd.DataFrame
    verschillen: pd.DataFrame
    stabiliteit: dict[str, int]


def gelijkaardig(gemeente: str, peiljaar: int | None = None, editie: str | None = None) -> Gelijkaardig:
    """De tien dichtste gemeenten. Fout: `Gebruiksfout` buiten het Vlaams Gewest of met te weinig cijfers."""
    plaats, p = gebieden.zoek(gemeente), profiel(peiljaar, editie)
    if plaats.leden:
        raise Gebruiksfout(f"{plaats.naam} is een cluster: gelijkaardige gemeenten zoekt men voor elke gemeente apart.")
    if plaats.nis not in p.z.index:
        raise Gebruiksfout(f"{plaats.naam} ligt niet in het Vlaams Gewest: er is geen profiel om mee te vergelijken.")
    alle = afstanden(p.z, plaats.nis)
    if alle.empty:
        raise Gebruiksfout(f"{plaats.naam} heeft te weinig cijfers voor een profiel (minstens {MINSTENS} variabelen).")
    dichtst = alle.head(AANTAL)
    zonder = {naam: afstanden(p.z.drop(columns=naam), plaats.nis).head(AANTAL) for naam in p.z}
    stabiliteit = {naam: len(set(lijst.index) & set(dichtst.index)) for naam, lijst in zonder.items()}
    verschillen = pd.concat([_verschillen(p, plaats.nis, ander) for ander in dichtst.index], ignore_index=True)
    lijst = [_rij(nis, rij, verschillen[verschillen["nis"] == nis]) for nis, rij in dichtst.iterrows()]
    ontbreekt = tuple(kaart(n).titel for n in p.z if pd.isna(p.z.at[plaats.nis, n]))
    return Gelijkaardig(plaats.nis, plaats.naam, p.jaren, ontbreekt, pd.DataFrame(lijst), verschillen, stabiliteit)


def _verschillen(p: Profiel, nis: str, ander: str) -> pd.DataFrame:
    verschil = p.z.loc[ander] - p.z.loc[nis]
    uit = {"eigen": p.waarden.loc[nis], "waarde": p.waarden.loc[ander], "verschil": verschil, "deel": 100 * verschil**2}
    tabel = pd.DataFrame(uit).rename_axis("variabele").reset_index()
    return tabel.assign(nis=ander, deel=tabel["deel"] / (verschil**2).sum())


def _rij(nis: str, rij: pd.Series, verschillen: pd.DataFrame) -> dict:
    op_volgorde = verschillen.dropna(subset="verschil").sort_values("deel")["variabele"]
    ontbreekt = verschillen[verschillen["verschil"].isna()]["variabele"]
    return {
        "nis": nis,
        "gemeente": gebieden.gemeenten()[nis].naam,
        "afstand": float(rij["afstand"]),
        "variabelen": int(rij["variabelen"]),
        "ontbreekt": tuple(kaart(n).titel for n in ontbreekt),
        "meest_gelijk": kaart(op_volgorde.iloc[0]).titel,
        "meest_verschillend": kaart(op_volgorde.iloc[-1]).titel,
    }
