"""Uploadbestanden van Swing lezen en schrijven: `period, geolevel, geoitem` en een kolom per onderwerp (v####)."""

import datetime
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pandas as pd
import xlsxwriter

from integratie.bestanden.rekenblad import TEKST_BLIJFT_TEKST
from integratie.fouten import Gegevensfout
from integratie.lezers.archief import is_ingepakt
from integratie.lezers.bestand import lees_csv, zoals_verwacht
from integratie.lezers.lading import Lading
from integratie.lezers.namen import eis_uniek, gemeenten_in, indeling_van, is_waals
from integratie.lezers.pinc import Doel, doel_van
from integratie.lezers.pinc_eigen import per_tabel
from integratie.lezers.werkboek import Rijen, is_getal, kop_van, lees_werkboek, niscode, plaats, tekst
from integratie.onderwerpen import bindingen

VAST = ["period", "geolevel", "geoitem"]
CODES = {-99997: "verborgen", -99996: "geen", -99999: "ontbreekt", -99998: "nvt"}
NAAR_CODE = {**{status: code for code, status in CODES.items()}, "fusie": -99998, "onvolledig": -99999}
NIVEAUS = {"gemeente": 2025, "gemeente2024": 2024, "gemeente2018": 2018}
RESTCODES = re.compile(r"9999[0-9]")
_GEEN_ONDERWERP = re.compile(r"te verwijderen", re.IGNORECASE)


def lees(pad: Path) -> list[Lading]:
    """De onderwerpen van alle bladen met cijfers, elk in zijn tabel; lege sjablonen tellen niet mee.

    −99997 is verborgen, −99996 leeg, −99999 ten onrechte ontbrekend, −99998 niet van toepassing; een lege cel is leeg. Rijen van een
    ander niveau dan de gemeente en van Waalse gemeenten worden geteld en gemeld. Fout: `Gegevensfout` met blad en cel bij een andere
    kop, periode, gemeente of waarde, of een jaar in twee indelingen.
    """
    if not is_ingepakt(pad):
        ruw = lees_csv(pad, ";", VAST)
        ruw = ruw.reindex(range(ruw.index[-1] + 1), fill_value="")  # een fout noemt de rij in het bestand
        bladen: dict[str, Rijen] = {"csv": [tuple(ruw.columns), *map(tuple, ruw.itertuples(index=False))]}
    else:
        bladen = {
            naam: rijen
            for naam, rijen in lees_werkboek(pad).items()
            if rijen and set(VAST) & set(zoals_verwacht(list(map(tekst, rijen[0])), VAST))
        }
    niet: Counter[str] = Counter()
    delen = [d for naam, rijen in bladen.items() if (d := _blad(rijen, f"{pad.name}, blad '{naam}'", niet)) is not None]
    if not delen:
        raise Gegevensfout(
            f"{pad.name}: geen enkel blad met gemeenten en ingevulde onderwerpen (v####); verwacht: cijfers."
        )
    alles = pd.concat(delen, ignore_index=True)
    _eis_een_indeling(alles, pad.name)
    eis_uniek(alles, ["nis", "jaar", "tabel", "groep"], pad.name)
    eigen = {b for b in alles.pop("binding") if b is not None}
    wat = ", ".join(f"{aantal} van {naam}" for naam, aantal in sorted(niet.items()))
    niet_gelezen = [f"niet gelezen rijen (geen gemeente van Vlaanderen of Brussel): {wat}."] if wat else []
    return [
        replace(lading, opmerkingen=(*niet_gelezen, *lading.opmerkingen))
        for indeling, deel in alles.groupby("indeling")
        for lading in per_tabel(
            deel.drop(columns="indeling"), eigen, "Uploadbestand {jaren}", "Swing-upload", int(indeling)
        )
    ]


def _eis_een_indeling(alles: pd.DataFrame, waar: str) -> None:
    """Fout: `Gegevensfout` als een onderwerp voor één jaar in twee gemeente-indelingen staat: welke telt dan?"""
    indelingen = alles.groupby(["onderwerp", "jaar"])["indeling"].agg(lambda reeks: sorted(set(reeks)))
    if len(meer := indelingen[indelingen.map(len) > 1]):
        (onderwerp, jaar), staan = meer.index[0], " en ".join(map(str, meer.iloc[0]))
        raise Gegevensfout(
            f"{waar}: '{onderwerp}' staat voor {jaar} in de gemeenten van {staan}; verwacht: één indeling per jaar."
        )


def _blad(rijen: Rijen, waar: str, niet: Counter[str]) -> pd.DataFrame | None:
    """De cijfers van een blad, met een kolom `indeling`; wat geen gemeente is, komt in de telling `niet`."""
    kop = kop_van(rijen, VAST, waar)
    vast = [kop.index(k) for k in VAST]
    gevuld = [(n, rij) for n, rij in enumerate(rijen[1:], start=1) if tekst(rij[vast[0]]) or tekst(rij[vast[1]])]
    onderwerpen = [
        k
        for k, naam in enumerate(kop)
        if naam and k not in vast and not _GEEN_ONDERWERP.search(naam) and any(tekst(rij[k]) for _, rij in gevuld)
    ]
    if not onderwerpen:
        return None
    niveaus = Counter(tekst(rij[vast[1]]) for _, rij in gevuld)
    if not set(niveaus) & set(NIVEAUS):
        raise Gegevensfout(
            f"{waar}: kolom 'geolevel' bevat {', '.join(sorted(niveaus)) or 'niets'}; verwacht: minstens één rij van {', '.join(NIVEAUS)}."
        )
    niet.update({f"niveau '{naam}'": aantal for naam, aantal in niveaus.items() if naam not in NIVEAUS})
    op_code = {b.swing: b.label for b in bindingen().values() if b.swing}
    doelen = {k: doel_van(op_code.get(kop[k], kop[k]), waar) for k in onderwerpen}
    uit = []
    for nummer, rij in gevuld:
        niveau = tekst(rij[vast[1]])
        if niveau not in NIVEAUS:
            continue
        nis = niscode(rij[vast[2]], f"{plaats(waar, nummer, vast[2])} (geoitem)")
        if RESTCODES.fullmatch(nis):
            continue
        if is_waals(nis):
            niet["Waalse gemeenten"] += 1
            continue
        jaar = tekst(rij[vast[0]]).removesuffix(".0")
        if not re.fullmatch(r"(19|20)[0-9]{2}", jaar):
            raise Gegevensfout(f"{plaats(waar, nummer, vast[0])} (period) bevat '{jaar}'; verwacht: een jaartal.")
        for k, doel in doelen.items():
            waarde, status = _waarde(rij[k], f"{plaats(waar, nummer, k)} ('{kop[k]}', {nis})", doel)
            uit.append((nis, *doel.plaats(int(jaar)), waarde, status, doel.binding, niveau))
    kolommen = ["nis", "jaar", "tabel", "onderwerp", "groep", "waarde", "status", "binding", "niveau"]
    blad = pd.DataFrame(uit, columns=kolommen)
    indelingen = {niveau: _indeling(set(deel["nis"]), NIVEAUS[niveau], waar) for niveau, deel in blad.groupby("niveau")}
    return blad.assign(indeling=blad.pop("niveau").map(indelingen)) if len(blad) else None


def _indeling(codes: set[str], van_niveau: int, waar: str) -> int:
    """Het niveau op het blad en de codes eronder spreken elkaar soms tegen: de codes beslissen."""
    return van_niveau if codes <= set(gemeenten_in(van_niveau)) else indeling_van(codes, van_niveau, waar)


def _waarde(cel, waar: str, doel: Doel) -> tuple[float, str]:
    if tekst(cel) == "":
        return float("nan"), "geen"
    if isinstance(cel, str) and re.fullmatch(r"-?[0-9]{1,15}([.,][0-9]{1,15})?", cel.strip()):
        cel = float(cel.strip().replace(",", "."))
    if not is_getal(cel):
        raise Gegevensfout(f"{waar} bevat '{cel}'; verwacht: een getal of {', '.join(map(str, CODES))}.")
    if cel in CODES:
        return float("nan"), CODES[int(cel)]
    if (cel < 0 and not doel.met_teken) or -100_000 < cel < -99_000:
        raise Gegevensfout(
            f"{waar} bevat {cel}; verwacht: een getal vanaf 0 of {', '.join(map(str, CODES))}.{doel.hulp}"
        )
    return float(cel), "bekend"


def schrijf(kolommen: dict[str, pd.DataFrame], pad: Path) -> None:
    """Een uploadbestand op het niveau `gemeente` (2025): code van het onderwerp → rijen `nis, jaar, waarde, status`.

    Wat door een fusie niet op te tellen is, wordt −99998; een onvolledige som −99999. Zelfde invoer geeft dezelfde bytes.
    """
    reeksen = {}
    for code, rijen in kolommen.items():
        rijen = rijen[rijen["nis"].isin(list(gemeenten_in(2025)))]
        waarde = rijen["waarde"].where(rijen["waarde"].notna(), rijen["status"].map(NAAR_CODE))
        reeksen[code] = pd.Series(waarde.to_numpy(), pd.MultiIndex.from_frame(rijen[["jaar", "nis"]]))
    breed = pd.DataFrame(reeksen).sort_index()
    with xlsxwriter.Workbook(pad, TEKST_BLIJFT_TEKST) as boek:
        boek.set_properties({"created": datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)})
        blad = boek.add_worksheet("upload")
        blad.write_row(0, 0, [*VAST, *breed.columns])
        for nummer, ((jaar, nis), *waarden) in enumerate(breed.itertuples(), start=1):
            blad.write_row(nummer, 0, [int(jaar), "gemeente", int(nis), *(None if pd.isna(w) else w for w in waarden)])
