"""Van bestanden naar tabellen: per tabel één kaart in `kaarten/<tabel>.yaml` met haar herkomst.

Een kaart bevat de velden van `Bron`, plus `patronen` (bestanden van de ingebedde editie), `verwacht` (wanneer een nieuw jaar
verschijnt) en `bladen` (welk blad van de Gemeente-Stadsmonitor ze vraagt, zie `lezers.gsm_kaarten`). In teksten staan `{jaren}` en `{laatste}` voor de jaren van de tabel; een voorbehoud met `bij` geldt alleen als
een van die soorten bestanden in de tabel zit.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pandas as pd

from integratie.fouten import Gegevensfout
from integratie.gebieden.optellen import naar_vandaag
from integratie.lezers import soorten
from integratie.lezers.lading import Lading
from integratie.opslag.edities import sha256
from integratie.tabel import KAARTEN, Bron, Gebeurtenis, Tabel, kaart, onderwerpen_van

EDITIE = "2026-11"
_EIGEN_VELDEN = ("patronen", "verwacht", "bladen")
AFGEROND = 0.5  # euro: tabel C.1 geeft hele euro's, de open data centen


class Onenig(Gegevensfout):
    """Twee bestanden geven een ander cijfer voor hetzelfde; `paden` zijn die twee."""

    def __init__(self, zin: str, paden: Sequence[Path]) -> None:
        super().__init__(zin)
        self.paden = tuple(paden)


def ingebed() -> list[str]:
    """De tabellen van de ingebedde editie: die met bestandspatronen in hun kaart."""
    return sorted(pad.stem for pad in KAARTEN.glob("*.yaml") if "patronen" in kaart(pad.stem))


def herkomst(tabel: str, bestanden: dict[str, str], uit: Iterable[str], rijen: pd.DataFrame, uitgave: str = "") -> Bron:
    """De `Bron` van een tabel met een kaart: `bestanden` (naam → sha256), de soorten waar ze uit komt en wat er in haar rijen zit."""
    uit, aanwezig = tuple(sorted(set(uit))), set(rijen["onderwerp"].unique())
    velden = {naam: inhoud for naam, inhoud in kaart(tabel).items() if naam not in _EIGEN_VELDEN}
    velden["uitgave"] = uitgave or velden["uitgave"]
    velden["onderwerpen"] = {naam: o for naam, o in onderwerpen_van(tabel).items() if naam in aanwezig}
    velden["dimensies"] = tuple(velden.get("dimensies", ()))
    velden["gebeurtenissen"] = tuple(Gebeurtenis(**g) for g in velden.get("gebeurtenissen", ()))
    regels = [v if isinstance(v, dict) else {"tekst": v} for v in velden.get("voorbehouden", ())]
    velden["voorbehouden"] = tuple(r["tekst"] for r in regels if "bij" not in r or set(r["bij"]) & set(uit))
    return met_jaren(Bron(tabel=tabel, bestanden=bestanden, soorten=uit, **velden), rijen)


def met_jaren(bron: Bron, rijen: pd.DataFrame) -> Bron:
    """Vul `{jaren}` en `{laatste}` in de teksten van een bron in, en houd de breuken, gebeurtenissen en vooruitzichten van die jaren over."""
    jaren = sorted(set(rijen["jaar"].tolist()))
    reeks = f"{jaren[0]}–{jaren[-1]}" if len(jaren) > 1 else str(jaren[0])

    def vul(tekst: str) -> str:
        return tekst.replace("{jaren}", reeks).replace("{laatste}", str(jaren[-1]))

    return replace(
        bron,
        uitgave=vul(bron.uitgave),
        peildatum=vul(bron.peildatum),
        voorbehouden=tuple(map(vul, bron.voorbehouden)),
        breuken={j: t for j, t in bron.breuken.items() if jaren[0] <= j <= jaren[-1]},
        gebeurtenissen=tuple(g for g in bron.gebeurtenissen if jaren[0] <= g.jaar <= jaren[-1]),
        vooruitzicht_vanaf=vanaf if (vanaf := bron.vooruitzicht_vanaf) and vanaf <= jaren[-1] else None,
    )


def maak(tabel: str, ladingen: Sequence[tuple[Path, str, Lading]]) -> Tabel:
    """Eén tabel in de gemeenten van vandaag uit (bestand, soort, lading). Fout: `Gegevensfout` als bestanden elkaar tegenspreken."""
    bestanden = _vingerafdrukken({}, {pad: (pad.name, sha256(pad)) for pad, _, _ in ladingen}.values())
    uit = sorted({soort for _, soort, _ in ladingen})
    rijen = pd.concat([lading.rijen.assign(_deel=n) for n, (_, _, lading) in enumerate(ladingen)], ignore_index=True)
    if kaart(tabel):
        uitgave = next((lading.uitgave for _, _, lading in ladingen if lading.uitgave), "")
        bron = herkomst(tabel, bestanden, uit, rijen, uitgave)
    else:
        eigen = [lading.bron for _, _, lading in ladingen if lading.bron]
        onderwerpen = {k: o for bron in eigen for k, o in bron.onderwerpen.items()}
        bron = replace(eigen[-1], onderwerpen=onderwerpen, bestanden=bestanden, soorten=tuple(uit))
        bron = met_jaren(bron, rijen)
    if len(ladingen) > 1:
        _eis_eensgezind(rijen, bron, [pad for pad, _, _ in ladingen])
    optelbaar = [naam for naam, onderwerp in bron.onderwerpen.items() if onderwerp.optelbaar]
    delen = [
        naar_vandaag(
            lading.rijen.drop(columns=["indeling", "rij"], errors="ignore"),
            optelbaar,
            lading.rijen.get("indeling", lading.indeling),
        )
        for _, _, lading in ladingen
    ]
    sleutel = ["nis", "jaar", "onderwerp", "groep", *bron.dimensies]
    return Tabel(bron, pd.concat(delen, ignore_index=True).drop_duplicates(sleutel, ignore_index=True))


def _eis_eensgezind(rijen: pd.DataFrame, bron: Bron, paden: Sequence[Path]) -> None:
    """Twee bestanden (of bladen) mogen hetzelfde cijfer geven, maar geen verschillend cijfer voor hetzelfde; een bedrag mag op een euro afgerond zijn. Fout: `Onenig`."""
    sleutel = ["nis", "jaar", "onderwerp", "groep", *bron.dimensies]
    euro = rijen["onderwerp"].isin([naam for naam, o in bron.onderwerpen.items() if o.eenheid == "euro"])
    spreiding = rijen.groupby(sleutel)["waarde"].transform("max") - rijen.groupby(sleutel)["waarde"].transform("min")
    uniek = rijen[~(euro & (spreiding <= AFGEROND))].drop_duplicates([*sleutel, "waarde", "status"])
    if (dubbel := uniek.duplicated(sleutel, keep=False)).any():
        eerste = uniek[dubbel].sort_values(sleutel, kind="stable").head(2)
        r, waren = eerste.iloc[0], list(dict.fromkeys(paden[n] for n in eerste["_deel"]))
        staat = " en ".join(
            f"{w:.10g}" if w == w else status for w, status in zip(eerste["waarde"], eerste["status"], strict=True)
        )
        raise Onenig(
            f"{' en '.join(dict.fromkeys(pad.name for pad in waren))}: ze geven een ander cijfer voor {r['onderwerp']} van {r['nis']} in {r['jaar']} ({staat}); "
            "verwacht: hetzelfde cijfer (lees er maar één in).",
            waren,
        )


def vul_aan(oud: Tabel | None, nieuw: Tabel) -> Tabel:
    """De nieuwe rijen, en de oude die niet vernieuwd zijn; de herkomst noemt alles wat er nog in zit."""
    if oud is None or oud.bron.dimensies != nieuw.bron.dimensies:
        return nieuw
    bron, sleutel = oud.bron, ["nis", "jaar", "onderwerp", "groep", *oud.bron.dimensies]
    verse = als(nieuw.rijen, oud.rijen)
    verse = verse[~_ontkent(verse, oud.rijen, sleutel)]
    blijft = oud.rijen[~pd.MultiIndex.from_frame(oud.rijen[sleutel]).isin(pd.MultiIndex.from_frame(verse[sleutel]))]
    if blijft.empty:
        return nieuw
    alle = pd.concat([blijft, verse[list(oud.rijen.columns)]], ignore_index=True)
    bestanden = _vingerafdrukken(bron.bestanden, nieuw.bron.bestanden.items())
    soorten_samen = {*bron.soorten, *nieuw.bron.soorten}
    if kaart(nieuw.bron.tabel):
        return Tabel(herkomst(nieuw.bron.tabel, bestanden, soorten_samen, alle), alle)
    samen = replace(
        nieuw.bron,
        onderwerpen=bron.onderwerpen | nieuw.bron.onderwerpen,
        bestanden=bestanden,
        breuken=bron.breuken | nieuw.bron.breuken,
        gebeurtenissen=tuple(dict.fromkeys([*bron.gebeurtenissen, *nieuw.bron.gebeurtenissen])),
        soorten=tuple(sorted(soorten_samen)),
    )
    return Tabel(samen, alle)


def _ontkent(verse: pd.DataFrame, oud: pd.DataFrame, sleutel: list[str]) -> pd.Series:
    """De rijen die alleen zeggen dat een cijfer ontbreekt dat er al was: een bestand zonder haar gewest bewijst geen nul, maar neemt er ook geen weg."""
    bekend = pd.MultiIndex.from_frame(oud.loc[oud["waarde"].notna(), sleutel])
    return (verse["status"] == "ontbreekt") & pd.MultiIndex.from_frame(verse[sleutel]).isin(bekend)


def als(rijen: pd.DataFrame, voorbeeld: pd.DataFrame) -> pd.DataFrame:
    """De rijen met de typen van `voorbeeld`, zodat hun sleutels naast elkaar te leggen zijn."""
    return rijen.astype({k: voorbeeld[k].dtype for k in rijen.columns if k in voorbeeld.columns})


def _vingerafdrukken(bestanden: dict[str, str], erbij: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Naam → sha256, ook van twee verschillende bestanden met dezelfde naam."""
    uit = dict(bestanden)
    for naam, som in erbij:
        uit[naam if uit.get(naam, som) == som else f"{naam} ({som[:8]})"] = som
    return uit


def bouw(bronmap: Path) -> list[Tabel]:
    """Alle tabellen van de ingebedde editie. Fout: `Gegevensfout` als een bestand ontbreekt of niet klopt."""
    return [maak(tabel, _ladingen(bronmap, tabel)) for tabel in ingebed()]


def _ladingen(bronmap: Path, tabel: str) -> list[tuple[Path, str, Lading]]:
    patronen, uit = kaart(tabel)["patronen"], []
    for pad in (pad for patroon in patronen for pad in sorted(bronmap.glob(patroon))):
        soort, inhoud = _inhoud(pad)
        uit += [(pad, soort, lading) for lading in inhoud if lading.tabel == tabel]
    if vreemd := [zin for *_, lading in uit for zin in lading.opmerkingen]:
        raise Gegevensfout(vreemd[0])
    if not uit:
        raise Gegevensfout(f"In {bronmap} vind ik geen bestand {' of '.join(patronen)} voor tabel '{tabel}'.")
    return uit


@lru_cache(maxsize=4)  # een zip van de Gemeente-Stadsmonitor vult vele tabellen
def _inhoud(pad: Path) -> tuple[str, list[Lading]]:
    soort = soorten.herken(pad)
    inhoud = soorten.lees(pad, soort)
    return soort.naam, [] if isinstance(inhoud, str) else inhoud
