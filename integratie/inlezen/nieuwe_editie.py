"""Officiële bestanden inlezen tot een nieuwe editie, naast de bestaande: alles of niets."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from integratie import gebieden
from integratie.fouten import Gegevensfout
from integratie.inlezen import keuring, nieuw_jaar, recept, tegenspraak
from integratie.lezers import soorten
from integratie.lezers.lading import Lading
from integratie.lezers.werkboek import verborgen_bladen
from integratie.opslag import edities
from integratie.tabel import Bron, Tabel

Ladingen = dict[str, list[tuple[Path, str, Lading]]]  # tabel → bestand, soort en wat erin zit


@dataclass(frozen=True)
class Verslag:
    """Wat er gebeurde: de nieuwe editie (None als er niets op te slaan was), en zinnen per bestand en per tabel."""

    editie: str | None
    bestanden: tuple[str, ...]
    tabellen: tuple[str, ...]


def lees_in(paden: Sequence[Path], editie: str | None = None) -> Verslag:
    """Lees bestanden en schrijf een editie met alle tabellen van de gekozen, aangevuld of vernieuwd.

    Wie tegelijk inleest, wacht hier op elkaar: de tweede bouwt verder op wat de eerste schreef.
    Fout: `Gegevensfout` of `Gebruiksfout` in één zin; dan is er niets geschreven.
    """
    edities.kies_editie()  # een onbekende editie is geweigerd voor er een groot bestand gelezen wordt
    ladingen, zinnen = _ladingen(paden)
    nieuw = _tabellen(ladingen)
    if not nieuw:
        return Verslag(None, tuple(zinnen), ())
    with edities.alleen():
        return _bewaar(nieuw, ladingen, zinnen, editie, edities.kies_editie())


def _bewaar(nieuw: list[Tabel], ladingen: Ladingen, zinnen: list[str], editie: str | None, basis: str) -> Verslag:
    edities.eis_gaaf(basis)
    if kapot := edities.beschadigd(basis):
        raise Gegevensfout(
            f"Editie '{basis}' is veranderd sinds het inlezen (gemeente of gebied {min(kapot)}); herstel ze of kies met "
            "INTEGRATIE_EDITIE een andere."
        )
    bronnen = edities.bronnen(basis)
    oud = {naam: edities.lees(naam, basis) for naam in bronnen}
    for pad, _, lading in (deel for delen in ladingen.values() for deel in delen):
        tegenspraak.eis_geen(lading, pad.name, oud.get(lading.tabel), basis)
        zinnen += nieuw_jaar.keur(lading, pad.name, oud.get(lading.tabel), basis)
    vernieuwd = {tabel.bron.tabel: tabel.rijen for tabel in nieuw}
    inwoners = vernieuwd.get("herkomst", oud.get("herkomst"))
    for tabel in nieuw:
        eigen = oud.get("herkomst") if tabel.bron.tabel == "herkomst" else inwoners
        zinnen += keuring.keur(tabel, oud.get(tabel.bron.tabel), eigen)
    samen = [voeg_samen(tabel, oud.get(tabel.bron.tabel), bronnen.get(tabel.bron.tabel)) for tabel in nieuw]
    keuring.keur_samen(samen, bronnen, oud)
    verslagen = [_over(tabel, oud.get(tabel.bron.tabel)) for tabel in nieuw]
    return Verslag(edities.schrijf_eigen(editie, samen, basis), tuple(zinnen), tuple(verslagen))


def tabellen_van(paden: Sequence[Path]) -> tuple[list[Tabel], list[str]]:
    """De tabellen die in deze bestanden zitten, en een zin per bestand. Fout: `Gegevensfout` van de eerste die niet klopt."""
    ladingen, zinnen = _ladingen(paden)
    return _tabellen(ladingen), zinnen


def _tabellen(ladingen: Ladingen) -> list[Tabel]:
    return [recept.maak(tabel, delen) for tabel, delen in sorted(ladingen.items())]


def _ladingen(paden: Sequence[Path]) -> tuple[Ladingen, list[str]]:
    ladingen: Ladingen = {}
    zinnen = []
    uniek = list(dict.fromkeys(paden))
    with ThreadPoolExecutor(min(2, len(uniek) or 1)) as tegelijk:  # uitpakken en ontleden doen C-bibliotheken
        gelezen = list(tegelijk.map(_lees, uniek))
    for pad, (soort, inhoud) in zip(uniek, gelezen, strict=True):
        if isinstance(inhoud, str):
            zinnen.append(f"{pad.name}: {inhoud}")
            continue
        tabellen = list(dict.fromkeys(lading.tabel for lading in inhoud))
        getoond = ", ".join(tabellen[:6]) + (f" en {len(tabellen) - 6} andere" if len(tabellen) > 6 else "")
        zinnen.append(f"{pad.name}: {soort.wat} → {getoond}")
        if verborgen := verborgen_bladen(pad):
            zinnen.append(f"{pad.name}: niet gelezen, want verborgen: blad {', '.join(verborgen[:6])}.")
        zinnen += _opmerkingen(pad.name, inhoud)
        for lading in inhoud:
            ladingen.setdefault(lading.tabel, []).append((pad, soort.naam, lading))
    return ladingen, zinnen


def _opmerkingen(naam: str, inhoud: list[Lading]) -> list[str]:
    """Wat de lezer van een bestand opmerkte, elke zin één keer en hoogstens zes."""
    zinnen = dict.fromkeys(zin for lading in inhoud for zin in lading.opmerkingen)
    uit = [zin if zin.startswith(naam) else f"{naam}: {zin}" for zin in zinnen]
    return uit[:6] + ([f"{naam}: en {len(uit) - 6} zinnen zoals deze."] if uit[6:] else [])


def _lees(pad: Path) -> tuple[soorten.Soort, list[Lading] | str]:
    soort = soorten.herken(pad)
    return soort, soorten.lees(pad, soort)


def voeg_samen(nieuw: Tabel, rijen: pd.DataFrame | None, bron: Bron | None) -> Tabel:
    """De nieuwe rijen, en de oude die niet vernieuwd zijn; de herkomst noemt alles wat er nog in zit."""
    if rijen is None or bron is None or bron.dimensies != nieuw.bron.dimensies:
        return nieuw
    sleutel, verse = ["nis", "jaar", "onderwerp", "groep", *bron.dimensies], _als(nieuw.rijen, rijen)
    blijft = rijen[~pd.MultiIndex.from_frame(rijen[sleutel]).isin(pd.MultiIndex.from_frame(verse[sleutel]))]
    if blijft.empty:
        return nieuw
    alle = pd.concat([blijft, verse[list(rijen.columns)]], ignore_index=True)
    bestanden = dict(bron.bestanden)
    for naam, som in nieuw.bron.bestanden.items():
        bestanden[naam if bestanden.get(naam, som) == som else f"{naam} ({som[:8]})"] = som
    soorten_samen = {*bron.soorten, *nieuw.bron.soorten}
    if recept.kaart(nieuw.bron.tabel):
        return Tabel(recept.herkomst(nieuw.bron.tabel, bestanden, soorten_samen, alle), alle)
    samen = replace(
        nieuw.bron,
        onderwerpen=bron.onderwerpen | nieuw.bron.onderwerpen,
        bestanden=bestanden,
        breuken=bron.breuken | nieuw.bron.breuken,
        gebeurtenissen=tuple(dict.fromkeys([*bron.gebeurtenissen, *nieuw.bron.gebeurtenissen])),
        soorten=tuple(sorted(soorten_samen)),
    )
    return Tabel(samen, alle)


def _als(rijen: pd.DataFrame, voorbeeld: pd.DataFrame) -> pd.DataFrame:
    return rijen.astype({k: voorbeeld[k].dtype for k in rijen.columns if k in voorbeeld.columns})


def _over(tabel: Tabel, oud: pd.DataFrame | None) -> str:
    """Eén regel over wat een tabel kreeg: jaren, gaten, gemeenten, en wat er veranderde."""
    rijen = tabel.rijen[tabel.rijen["nis"].isin(list(gebieden.gemeenten()))]
    bekend = rijen[rijen["waarde"].notna()]
    jaren = sorted(bekend["jaar"].unique().tolist())
    zin = f"{tabel.bron.tabel}: {jaren[0]}–{jaren[-1]}" if jaren else f"{tabel.bron.tabel}: geen enkele gekende waarde"
    if gaten := sorted(set(range(jaren[0], jaren[-1] + 1)) - set(jaren)) if jaren else []:
        zin += f" (zonder {', '.join(map(str, gaten))})"
    met, rand, vlaams = set(bekend["nis"]), gebieden.groep(gebieden.RAND).leden, gebieden.groep("vlaanderen").leden
    zin += f", {len(met & set(rand))} van 19 in de Rand, {len(met & set(vlaams))} van {len(vlaams)} in Vlaanderen"
    in_laatste = {*bekend.loc[bekend["jaar"] == max(jaren, default=0), "nis"]} & set(vlaams)
    if len(in_laatste) < len(met & set(vlaams)):
        zin += f" (in {jaren[-1]}: {len(in_laatste)})"
    if weg := sorted(set(rand) - met):
        zin += f", zonder {', '.join(gebieden.gemeenten()[n].naam for n in weg)}"
    if oud is None:
        return zin + "; nieuwe tabel"
    sleutel = ["nis", "jaar", "onderwerp", "groep", *tabel.bron.dimensies]
    beide = _als(tabel.rijen, oud).merge(oud, on=sleutel, suffixes=("", "_oud"))
    anders = (beide["waarde"] != beide["waarde_oud"]) & ~(beide["waarde"].isna() & beide["waarde_oud"].isna())
    return zin + f"; {len(tabel.rijen) - len(beide)} cijfers erbij, {int(anders.sum())} gewijzigd"
