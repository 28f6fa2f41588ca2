"""Statbel, een rij per gemeente van België: herkomst en nationaliteit (parquet, hervormd), inwoners, 65-plussers of totaal inkomen (csv, herwerkt
door een derde), en de bevolking naar geslacht (werkboek «Bevolking per gemeente», een blad per jaar).

De herwerkte csv's staan in de gemeenten van vandaag; de namen zijn Frans, dus telt alleen de NIS-code.
"""

import re
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from integratie.fouten import Gegevensfout
from integratie.lezers.bestand import eis_keuze, eis_kolommen, gemeente_en_jaar, getallen, lees_csv, zoals_verwacht
from integratie.lezers.namen import eis_uniek, eis_volledig, indeling_van, van_hier
from integratie.lezers.werkboek import KOP_IN, getal, lees_werkboek, niscode, plaats, tekst

INDELING = 2025
HERKOMST = {"belgian_bg": "belgisch", "neighbouring": "buurland", "eu27": "eu27", "non_eu27": "niet_eu27"}
NATIONALITEIT = {"BEL": "belg", "ETR": "niet_belg"}
_BLAD = re.compile(r"Bevolking in ((?:19|20)\d\d)", re.IGNORECASE)
_KOP = ("NIS code", "Woonplaats", "Mannen", "Vrouwen", "Totaal")


def lees_herkomst(pad: Path) -> pd.DataFrame:
    """`nis, jaar, onderwerp (inwoners), groep, waarde, status` naar herkomst, op 1 januari in de indeling van het eigen jaar."""
    return _verdeling(pad, HERKOMST)


def lees_nationaliteit(pad: Path) -> pd.DataFrame:
    """Zoals `lees_herkomst`, naar nationaliteit (belg, niet_belg)."""
    return _verdeling(pad, NATIONALITEIT)


def _verdeling(pad: Path, groepen: dict[str, str]) -> pd.DataFrame:
    """Fout: `Gegevensfout` bij een ander bestand, een niet-geheel aantal, of groepen die niet tot het totaal sommeren."""
    verwacht = ["year", "CD_REFNIS", *groepen, "total"]
    try:
        bestand = pq.ParquetFile(pad)
        eis_kolommen(bestand.schema_arrow.names, verwacht, pad.name)
        ruw = bestand.read(columns=verwacht, use_threads=False).to_pandas().astype("str")
    except (pa.ArrowException, OSError, ValueError) as fout:
        raise Gegevensfout(
            f"{pad.name}: geen leesbaar parquetbestand; verwacht: kolommen {', '.join(verwacht)}."
        ) from fout
    aantallen = {groep: getallen(ruw[kolom], pad.name, geheel=True) for kolom, groep in groepen.items()}
    breed = gemeente_en_jaar(ruw, pad.name, "CD_REFNIS", "year").assign(**aantallen)
    anders = breed[list(groepen.values())].sum(axis=1) != getallen(ruw["total"], pad.name, geheel=True)
    if anders.any():
        rij = breed[anders].iloc[0]
        raise Gegevensfout(
            f"{pad.name}: voor {rij['nis']} in {rij['jaar']} zijn {', '.join(groepen)} samen niet 'total'; verwacht: een som die sluit."
        )
    eis_uniek(breed, ["nis", "jaar"], pad.name)
    lang = breed.melt(["nis", "jaar"], var_name="groep", value_name="waarde")
    return eis_volledig(lang.assign(onderwerp="inwoners", status="bekend"), pad.name)


def lees_inwoners(pad: Path) -> pd.DataFrame:
    """`nis, jaar, onderwerp (inwoners, inwoners_65plus), groep, waarde, status` op 1 januari.

    Fout: `Gegevensfout` bij een ontbrekende kolom of gemeente, of een aandeel dat niet bij de aantallen past.
    """
    vast = ["factor_id", "year", "reference_period", "public_geography_type", "public_geography_id", "value", "unit"]
    ruw = lees_csv(pad, ",", vast)
    eis_keuze(ruw["public_geography_type"], ["municipality"], pad.name)
    eis_keuze(ruw["factor_id"], ["population", "age65"], pad.name)
    if not (ruw["reference_period"] == ruw["year"] + "-01-01").all():
        raise Gegevensfout(
            f"{pad.name}: kolom 'reference_period' is niet overal 1 januari van 'year'; verwacht: <jaar>-01-01."
        )
    kolommen = {"inwoners": "value"}
    if "age65_population" in ruw:
        kolommen = {"inwoners": "population", "inwoners_65plus": "age65_population"}
        oud, alle = (getallen(ruw[k], pad.name, geheel=True) for k in ("age65_population", "population"))
        if ((100 * oud / alle - getallen(ruw["value"], pad.name)).abs() > 1e-5).any():
            raise Gegevensfout(
                f"{pad.name}: kolom 'value' is niet overal 65-plussers in % van de bevolking; verwacht: dat aandeel."
            )
    aantallen = {onderwerp: getallen(ruw[kolom], pad.name, geheel=True) for onderwerp, kolom in kolommen.items()}
    return _lang(gemeente_en_jaar(ruw, pad.name, "public_geography_id", "year").assign(**aantallen), pad.name)


def lees_inkomen(pad: Path) -> pd.DataFrame:
    """Zoals `lees_inwoners`: `netto_belastbaar_inkomen` in euro per inkomstenjaar; aangiften en mediaan staan er niet in."""
    ruw = lees_csv(
        pad, ",", ["income_year", "assessment_year", "geography_id", "geography_level", "source_nis_codes", "value"]
    )
    eis_keuze(ruw["geography_level"], ["commune"], pad.name)
    euro = getallen(ruw["value"], pad.name)
    return _lang(
        gemeente_en_jaar(ruw, pad.name, "geography_id", "income_year").assign(netto_belastbaar_inkomen=euro), pad.name
    )


def _lang(breed: pd.DataFrame, waar: str) -> pd.DataFrame:
    eis_uniek(breed, ["nis", "jaar"], waar)
    lang = breed.melt(["nis", "jaar"], var_name="onderwerp", value_name="waarde").assign(groep="", status="bekend")
    return eis_volledig(lang, waar, INDELING)


def lees_werkboek_inwoners(pad: Path) -> pd.DataFrame:
    """`nis, jaar, indeling, onderwerp (inwoners), groep, waarde, status` uit de bladen «Bevolking in <jaar>».

    Fout: `Gegevensfout` zonder zo'n blad, bij een andere kop, een cel zonder aantal, of mannen en vrouwen die samen niet het totaal zijn.
    Ontbrekende gemeenten meldt het inlezen.
    """
    bladen = {naam: rijen for naam, rijen in lees_werkboek(pad).items() if _BLAD.search(naam)}
    if not bladen:
        raise Gegevensfout(f"{pad.name}: geen blad 'Bevolking in <jaar>'; verwacht: een blad per jaar.")
    return pd.concat(
        [_blad(rijen, naam, f"{pad.name}, blad '{naam}'") for naam, rijen in bladen.items()], ignore_index=True
    )


def _blad(rijen: list[tuple], naam: str, waar: str) -> pd.DataFrame:
    koppen = ((n, zoals_verwacht([tekst(c) for c in rij], _KOP)) for n, rij in enumerate(rijen[:KOP_IN]))
    kop, namen = next(((n, namen) for n, namen in koppen if set(_KOP) <= set(namen)), (None, []))
    if kop is None:
        raise Gegevensfout(f"{waar}: geen koprij {', '.join(_KOP)}; verwacht: die vijf kolommen.")
    past = _BLAD.search(naam)
    assert past is not None  # alleen deze bladen komen hier
    eis_kolommen([k for k in namen if k], list(_KOP), waar)
    jaar, (code, *aantallen), uit = int(past[1]), [namen.index(k) for k in _KOP if k != "Woonplaats"], []
    for nummer, rij in enumerate(rijen[kop + 1 :], start=kop + 1):
        if not re.fullmatch(r"[0-9]{5}(\.0)?", tekst(rij[code])):
            continue  # voetnoten
        nis = niscode(rij[code], plaats(waar, nummer, code))
        mannen, vrouwen, totaal = (getal(rij[k], plaats(waar, nummer, k), geheel=True) for k in aantallen)
        if mannen + vrouwen != totaal:
            raise Gegevensfout(
                f"{plaats(waar, nummer, aantallen[-1])} ({nis}) is niet mannen plus vrouwen; verwacht: een som die sluit."
            )
        uit.append((nis, jaar, totaal))
    tabel = pd.DataFrame(uit, columns=["nis", "jaar", "waarde"])
    tabel = van_hier(tabel, waar)
    eis_uniek(tabel, ["nis"], waar)
    indeling = indeling_van(set(tabel["nis"]), jaar, waar)
    return tabel.assign(indeling=indeling, onderwerp="inwoners", groep="", status="bekend")
