"""Gemeente-Stadsmonitor, «Download alle cijfers»: een werkboek per thema met een blad per code (SA_S_11, WE_36 …).

Kolommen: `Gemeente, NIS-code, Indicator, [Item], Jaar`, dan de antwoorden in % of `teller, noemer, Procent (%)`.
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pandas as pd

from integratie.bronnen.gsm_survey import ITEMS
from integratie.bronnen.lading import Lading
from integratie.bronnen.namen import indeling_van
from integratie.bronnen.pinc_eigen import bindingen, kan_onder_nul, naam_van
from integratie.bronnen.werkboek import Rijen, getal, kop_van, lees_werkboek, niscode, plaats, tekst
from integratie.fouten import Gegevensfout
from integratie.gebieden import plat
from integratie.invarianten.bereik import DEEL_TOT
from integratie.tabel import Bron, Onderwerp

VAST = ["Gemeente", "NIS-code", "Indicator", "Jaar"]
# Het antwoord dat de cijfers van het pakket tonen, in deze volgorde (zoals bij de bevraging van 2023).
ANTWOORDEN = (
    "Ja",
    "Tevreden",
    "Eens",
    "Veel",
    "Vaak/altijd",
    "Lid",
    "Hoog",
    "Positief",
    "Sterk",
    "Meer dan 10",
    "Hinder",
)
UITGEVER = "Agentschap Binnenlands Bestuur (Gemeente-Stadsmonitor)"
LICENTIE = "Modellicentie Gratis Hergebruik Vlaanderen"
STEEKPROEF = (
    "Steekproef: de foutenmarge staat niet bij de cijfers; rangschik gemeenten niet op bijna gelijke uitkomsten."
)
_CODE = re.compile(r"[A-Z]{2}_(S_)?[0-9]{1,3}[a-z]?")


def lees(pad: Path) -> list[Lading]:
    """Per code een tabel `gsm_<code>` met een groep per antwoord, en wat het pakket kent ook in `survey`.

    Fout: `Gegevensfout` met blad, rij en kolom bij een andere kop, een aandeel buiten 0–100, of een teller en noemer die het
    aandeel niet geven.
    """
    bladen = {n: r for n, r in lees_werkboek(pad).items() if _CODE.fullmatch(n.strip()) or _is_gegevensblad(r)}
    if not bladen:
        raise Gegevensfout(f"{pad.name}: geen blad met kolommen {', '.join(VAST)}; verwacht: een blad per code.")
    delen = [(naam.strip(), _blad(rijen, f"{pad.name}, blad '{naam}'")) for naam, rijen in bladen.items()]
    ladingen = [_lading(code, blad) for code, blad in delen]
    if bekend := [deel for _, blad in delen if len(deel := _voor_survey(blad))]:
        ladingen.append(Lading("survey", pd.concat(bekend, ignore_index=True), uitgave="Editie {laatste}"))
    return ladingen


def _is_gegevensblad(rijen: Rijen) -> bool:
    kop = {tekst(c) for rij in rijen[:1] for c in rij}
    return len(kop & set(VAST)) >= 3 and any("%" in k for k in kop)


def _jaar(cel, waar: str) -> int:
    if isinstance(cel, datetime.datetime):
        return cel.year
    if not re.fullmatch(r"(19|20)[0-9]{2}", tekst(cel).removesuffix(".0")):
        raise Gegevensfout(f"{waar} bevat '{tekst(cel)}'; verwacht: een jaartal.")
    return int(float(cel))


def _blad(rijen: Rijen, waar: str) -> pd.DataFrame:
    """`nis, jaar, indicator, item, maat, waarde, status, indeling`; `maat` is de kop van de kolom."""
    kop = kop_van(rijen, VAST, waar)
    maten = [k for k, naam in enumerate(kop) if naam and naam not in (*VAST, "Item")]
    vast = {naam: kop.index(naam) for naam in (*VAST, "Item") if naam in kop}
    uit, gebonden = [], bindingen()
    for nummer, rij in enumerate(rijen[1:], start=1):
        if not tekst(rij[vast["NIS-code"]]):
            if tekst(rij[vast["Gemeente"]]) and any(isinstance(rij[k], int | float) for k in maten):
                raise Gegevensfout(f"{plaats(waar, nummer, vast['NIS-code'])} is leeg; verwacht: een NIS-code.")
            continue
        nis = niscode(rij[vast["NIS-code"]], plaats(waar, nummer, vast["NIS-code"]))
        if nis.endswith("000") or nis == "20001":
            continue  # gewest of provincie
        jaar = _jaar(rij[vast["Jaar"]], plaats(waar, nummer, vast["Jaar"]))
        item = tekst(rij[vast["Item"]]) if "Item" in vast else ""
        met_teken = kan_onder_nul(tekst(rij[vast["Indicator"]]), gebonden)
        for k in maten:
            leeg = rij[k] in (None, "", "-", "x")
            hier = plaats(waar, nummer, k)
            waarde = float("nan") if leeg else getal(rij[k], f"{hier} (kolom '{kop[k]}')", negatief_mag=met_teken)
            status = {"x": "verborgen"}.get(rij[k], "geen") if leeg else "bekend"
            uit.append((nis, jaar, tekst(rij[vast["Indicator"]]), item, kop[k], waarde, status, hier))
    if not uit:
        raise Gegevensfout(f"{waar}: geen rijen met cijfers; verwacht: een rij per gemeente en jaar.")
    blad = pd.DataFrame(uit, columns=["nis", "jaar", "indicator", "item", "maat", "waarde", "status", "plaats"])
    if (dubbel := blad.duplicated(["nis", "jaar", "indicator", "item", "maat"])).any():
        raise Gegevensfout(
            f"{blad.loc[dubbel, 'plaats'].iloc[0]}: gemeente {blad.loc[dubbel, 'nis'].iloc[0]} staat er dubbel."
        )
    _eis_aandelen(blad, waar)
    indeling = {jaar: indeling_van(set(deel["nis"]), int(jaar), waar) for jaar, deel in blad.groupby("jaar")}
    return blad.assign(indeling=blad["jaar"].map(indeling))


def _eis_aandelen(blad: pd.DataFrame, waar: str) -> None:
    """Breuken worden percentages; geen aandeel boven 100, en teller/noemer geeft het percentage."""
    procent = blad["maat"].str.contains("%", regex=False)
    if procent.any() and blad.loc[procent, "waarde"].max() <= 1 and blad.loc[procent, "waarde"].gt(0).sum() > 20:
        blad.loc[procent, "waarde"] *= 100  # sommige bladen van de bron staan als breuk
    gebonden = bindingen()
    hoog = procent & (blad["waarde"] > DEEL_TOT) & ~blad["indicator"].map(lambda naam: kan_onder_nul(naam, gebonden))
    if hoog.any():
        rij = blad[hoog].iloc[0]
        raise Gegevensfout(
            f"{rij['plaats']} (kolom '{rij['maat']}') bevat {rij['waarde']:g}; verwacht: een aandeel van 0 tot 100."
        )
    sleutel = ["nis", "jaar", "indicator", "item"]
    breed = blad.assign(maat=blad["maat"].str.lower()).pivot_table(
        index=sleutel, columns="maat", values="waarde", sort=False
    )
    if {"teller", "noemer", "procent (%)"} <= set(breed.columns):
        rest = (100 * breed["teller"] / breed["noemer"] - breed["procent (%)"]).abs()
        if (rest > 0.51).any():
            nis, jaar, *_ = rest.idxmax()
            raise Gegevensfout(
                f"{waar}: voor {nis} in {jaar} geeft teller/noemer niet 'Procent (%)'; verwacht: hetzelfde aandeel."
            )


def _lading(code: str, blad: pd.DataFrame) -> Lading:
    basis, titel = naam_van(code), blad["indicator"].iloc[0] or code
    soort, maat, zonder_item = blad["maat"].str.lower(), _zonder_procent(blad["maat"]), blad["item"] == ""
    telbaar = soort.isin(["teller", "noemer"])
    onderwerp = pd.Series(basis, index=blad.index).where(~telbaar, basis + "_" + soort)
    groep = (blad["item"] + " – " + maat).mask(zonder_item, maat)
    groep = groep.mask((soort == "procent (%)") & zonder_item, "").mask(telbaar, blad["item"])
    gebonden = bindingen()
    eenheid = "%" if blad["maat"].str.contains("%").any() else (gebonden[titel].eenheid if titel in gebonden else "")
    met_teken = kan_onder_nul(titel, gebonden)
    onderwerpen = {basis: Onderwerp(titel, eenheid, False, met_teken)} | {
        f"{basis}_{m}": Onderwerp(f"{titel} ({m})", "aantal", True, met_teken)
        for m in ("teller", "noemer")
        if (soort == m).any()
    }
    bron = Bron(
        tabel=f"gsm_{basis}",
        titel=f"{titel} ({code})",
        uitgever=UITGEVER,
        licentie=LICENTIE,
        peildatum="het jaar van de cijfers",
        uitgave="Download alle cijfers, {jaren}",
        onderwerpen=onderwerpen,
        ophalen="gemeente-stadsmonitor.vlaanderen.be, «Download alle cijfers», een werkboek per thema.",
        voorbehouden=(STEEKPROEF if "_S_" in code else "Zie de omschrijving van de indicator bij de bron.",),
    )
    rijen = blad[["nis", "jaar", "waarde", "status", "indeling"]].assign(onderwerp=onderwerp, groep=groep)
    rijen = rijen[rijen["onderwerp"].isin(list(onderwerpen))]
    return Lading(bron.tabel, rijen.drop_duplicates(["nis", "jaar", "onderwerp", "groep"]), bron=bron)


def _zonder_procent(maat: pd.Series) -> pd.Series:
    return maat.str.replace(r"\s*\(%\)", "", regex=True)


def _voor_survey(blad: pd.DataFrame) -> pd.DataFrame:
    """De rijen van de items die het pakket kent, met het antwoord dat het toont."""
    op_naam = {plat(naam): onderwerp for naam, onderwerp in ITEMS.items()}
    naam = blad["indicator"].str.replace(r" of andere| \(detail\)", "", regex=True) + " - " + blad["item"]
    onderwerp = naam.str.removesuffix(" - ").str.removesuffix(" - Eigen gemeente").map(plat).map(op_naam)
    orde = _zonder_procent(blad["maat"]).map({antwoord: i for i, antwoord in enumerate(ANTWOORDEN)})
    gekend = blad.assign(onderwerp=onderwerp, groep="", orde=orde)
    gekend = gekend[onderwerp.notna() & orde.notna()].sort_values("orde").drop_duplicates(["nis", "jaar", "onderwerp"])
    return gekend[["nis", "jaar", "onderwerp", "groep", "waarde", "status", "indeling"]]
