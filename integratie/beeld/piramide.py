"""De leeftijdsopbouw van een gemeente: mannen en vrouwen per vijf jaar, in het jongste jaar dat er is."""

from dataclasses import replace
from functools import cache

import numpy as np
import pandas as pd

from integratie import gebieden, vergelijking
from integratie.beeld import asverdeling, teksten
from integratie.beeld.bronvermelding import bronregel, noten
from integratie.beeld.figuren import geen_figuur
from integratie.beeld.opmaak import getal, getalcel
from integratie.beeld.tekenvlak import BREEDTE, LETTER, REGEL, Tekenvlak, breedte_van, rechthoeken
from integratie.blok.beeldstijl import GRIJS, INKT, LICHT_PER_NAAM
from integratie.blok.blok import Blok, Figuur
from integratie.indicator import kaart
from integratie.opslag import edities

RIJ = 11.5  # hoogte van een klasse
KOPPEN = {"man": "mannen", "vrouw": "vrouwen"}
KLEUREN = {"": LICHT_PER_NAAM["k3"], "belg": LICHT_PER_NAAM["k3"], "niet_belg": LICHT_PER_NAAM["k5"]}
KOLOMMEN = {
    (geslacht, groep): f"{kop.capitalize()}{bij}"
    for geslacht, kop in KOPPEN.items()
    for groep, bij in (("belg", ", Belg"), ("niet_belg", ", niet-Belg"), ("", ""))
}
TABELLEN = ("bevolking", "leeftijd")  # bij hetzelfde jaar gaat de eerste voor: ze onderscheidt nationaliteit
STAP, OUDSTE = 5, 100


@cache
def _per_lid(tabel: str, editie: str) -> pd.DataFrame:
    """Inwoners per (`jaar`, `nis`), met een kolom per (beginleeftijd, geslacht, groep); alleen wie geheel gekend is."""
    rijen = edities.lees(tabel, editie)
    nummer, klassen = pd.factorize(rijen["leeftijd"])
    begin = klassen.str.extract(r"(\d+)")[0].astype(int) // STAP * STAP
    rijen = rijen.assign(begin=begin.clip(upper=OUDSTE).to_numpy()[nummer])
    if rijen["onderwerp"].nunique() > 1:
        # Klassen van vijf jaar en elke leeftijd apart vertellen hetzelfde: per jaar één.
        eerste = rijen.groupby(["jaar", "nis"])["onderwerp"].transform("first")
        rijen = rijen[rijen["onderwerp"] == eerste]
    onbekend = rijen.loc[rijen["waarde"].isna(), ["jaar", "nis"]].drop_duplicates()
    kolommen = {"index": ["jaar", "nis"], "columns": ["begin", "geslacht", "groep"], "values": "waarde"}
    som = rijen.astype({"groep": "str"}).pivot_table(**kolommen, aggfunc="sum", observed=True)
    return som.drop(index=pd.MultiIndex.from_frame(onbekend), errors="ignore").fillna(0)


def in_jaar(tabel: str, leden: tuple[str, ...], jaar: int) -> pd.DataFrame | None:
    """Aantal inwoners per beginleeftijd (rij) en (geslacht, groep); None als er een gemeente ontbreekt."""
    alle = _per_lid(tabel, edities.kies_editie())
    if jaar not in alle.index.get_level_values("jaar"):
        return None
    per_nis = alle.xs(jaar, level="jaar")
    if not set(leden) <= set(per_nis.index):
        return None
    # Welke groepen de bron in dit jaar onderscheidt.
    met_mensen = per_nis.T.groupby(level="groep").sum().sum(axis=1) > 0
    som = per_nis.loc[list(leden)].sum().unstack(["geslacht", "groep"]).fillna(0)
    return som.loc[:, met_mensen[som.columns.get_level_values("groep")].to_numpy()]


def jongste(leden: tuple[str, ...], peiljaar: int) -> tuple[str, int, pd.DataFrame] | None:
    """De tabel, het jongste jaar tot het peiljaar, en de opbouw; None zonder zo'n jaar."""
    gevonden = []
    for tabel in (t for t in TABELLEN if t in edities.bronnen()):
        jaren = {int(jaar) for jaar, _ in _per_lid(tabel, edities.kies_editie()).index if jaar <= peiljaar}
        opbouwen = ((tabel, jaar, in_jaar(tabel, leden, jaar)) for jaar in sorted(jaren, reverse=True))
        gevonden += [next(((t, j, x) for t, j, x in opbouwen if x is not None), None)]
    return max((x for x in gevonden if x), key=lambda x: x[1], default=None)


def piramide(gemeente: str, peiljaar: int | None = None) -> Figuur | Blok:
    """Leeftijdsopbouw per geslacht, in klassen van vijf jaar; Belgen en niet-Belgen apart waar het jongste jaar ze onderscheidt.

    >>> print(ig.piramide("Vilvoorde", 2026).titel)
    Leeftijd en geslacht in Vilvoorde op 1 januari 2026
    """
    nis, naam = gebieden.zoek(gemeente).nis, gebieden.zoek(gemeente).naam
    peiljaar = peiljaar or vergelijking.laatste_peiljaar()
    gevonden = jongste(gebieden.leden_van(nis), peiljaar)
    ind = kaart("minderjarigen_niet_belg")
    if gevonden is None:
        return geen_figuur(ind, nis, peiljaar)
    bron, jaar, opbouw = gevonden
    if bron not in ind.tabellen:
        ind = replace(kaart("leeftijdsklassen"), uit_tabel=bron)
    tabel = opbouw.rename(index={b: f"{b}+" if b == max(opbouw.index) else f"{b}-{b + STAP - 1}" for b in opbouw.index})
    met_nationaliteit = ("man", "belg") in tabel
    alt = teksten.alt_piramide(tabel, naam, jaar)
    svg = _teken(tabel, met_nationaliteit, jaar).svg(alt)
    wat = "Leeftijd, geslacht en nationaliteit" if met_nationaliteit else "Leeftijd en geslacht"
    titel, n = f"{wat} in {naam} op 1 januari {jaar}", noten(ind, [jaar])
    if vergelijking.te_oud(jaar, peiljaar):
        titel += " (ouder dan vijf jaar)"
        ouder = f"Deze cijfers zijn {peiljaar - jaar} jaar ouder dan het peiljaar {peiljaar}."
        n["opmerkingen"] = (ouder, *n["opmerkingen"])
    return Figuur("piramide", ind.naam, titel, svg, alt, bronregel(ind, [jaar]), _piramidetabel(tabel), **n, jaar=jaar)


def _teken(tabel: pd.DataFrame, met_nationaliteit: bool, jaar: int) -> Tekenvlak:
    """Mannen links, vrouwen rechts, jong onderaan; de leeftijden in het midden."""
    groepen = ("belg", "niet_belg") if met_nationaliteit else ("",)
    hoogste = max(sum(tabel[geslacht, groep] for groep in groepen).max() for geslacht in ("man", "vrouw"))
    midden = max(map(breedte_van, tabel.index)) + 10
    breed = (BREEDTE - midden) / 2 - 12
    schaal, boven = breed / hoogste, 2 * REGEL + 6
    blad = Tekenvlak(boven + RIJ * len(tabel) + 18)
    onder = boven + RIJ * len(tabel)
    kanten = {"man": (BREEDTE / 2 - midden / 2, -1, "right"), "vrouw": (BREEDTE / 2 + midden / 2, 1, "left")}
    stappen = [stap for stap in asverdeling.stappen(0, hoogste, 3) if stap]
    blad.tekst(0, LETTER, f"1 januari {jaar}", INKT, True)
    for geslacht, (begin, kant, anker) in kanten.items():
        blad.tekst(begin, boven - 5, KOPPEN[geslacht], INKT, anker=anker)
        plaatsen = {stap: begin + kant * stap * schaal for stap in (0, *stappen)}
        blad.lijnen([((plaatsen[stap], boven), (plaatsen[stap], onder)) for stap in stappen])
        for stap, x in plaatsen.items():
            blad.tekst(x, onder + 13, getal(stap), GRIJS, anker="center")
        eerder = 0 * tabel[geslacht, groepen[0]].to_numpy()
        for groep in groepen:
            lengte = tabel[geslacht, groep].to_numpy()
            links = begin + kant * eerder * schaal - (kant < 0) * lengte * schaal
            hoogten = onder - RIJ * np.arange(1, len(tabel) + 1) + 0.6
            vakken = zip(links, hoogten, lengte * schaal, [RIJ - 1.2] * len(tabel), strict=True)
            blad.vorm(rechthoeken(vakken), KLEUREN[groep])
            eerder = eerder + lengte
    for i, klasse in enumerate(tabel.index):
        blad.tekst(BREEDTE / 2, onder - RIJ * i - 2.2, klasse, GRIJS, anker="center")
    if met_nationaliteit:
        x = float(BREEDTE)
        for groep, woord in (("niet_belg", "niet-Belgen"), ("belg", "Belgen")):
            x -= breedte_van(woord)
            blad.tekst(x, LETTER, woord, GRIJS)
            blad.staaf(x - 14, LETTER - 8, 10, 8, KLEUREN[groep])
            x -= 26
    return blad


def _piramidetabel(tabel: pd.DataFrame) -> pd.DataFrame:
    kolommen = {naam: [getalcel(x) for x in tabel[sleutel]] for sleutel, naam in KOLOMMEN.items() if sleutel in tabel}
    return pd.DataFrame(kolommen, index=tabel.index, dtype=object).rename_axis("Leeftijd").reset_index()
