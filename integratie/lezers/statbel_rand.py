"""Tabellen van Statbel die iemand overtikte (csv): loop van de bevolking, census, leeftijd en fiscaal inkomen.

Elk bestand dekt voor elk jaar ofwel de 19 gemeenten van de Vlaamse Rand, ofwel alle Vlaamse en Brusselse gemeenten van vandaag.
"""

from pathlib import Path

import pandas as pd

from integratie import gebieden
from integratie.fouten import Gegevensfout
from integratie.lezers.bestand import eis_keuze, eis_kolommen, gemeente_en_jaar, getallen, lees_csv
from integratie.lezers.namen import eis_namen
from integratie.lezers.statbel_structuur import GESLACHT
from integratie.tabel import onderwerpen_van

LOOP = ("geboorten", "overlijdens", "interne_inwijking", "interne_uitwijking", "internationaal_migratiesaldo")
CENSUS = ("niet_eu_nationaliteit", "geboren_in_buitenland")
INKOMEN = {"totaal_netto_belastbaar_inkomen": "netto_belastbaar_inkomen", "aantal_aangiften": "aangiften"}
DRIE_KLASSEN = ("0-14", "15-64", "65+")
VIJF_KLASSEN = (*(f"{a}-{a + 4}" for a in range(0, 100, 5)), "100+")
_REST = "rest_statistische_aanpassing"  # berekend door wie overtikte: niet bewaard, wel nagerekend


def lees_loop(pad: Path) -> pd.DataFrame:
    """`nis, jaar, onderwerp, groep, waarde, status`: de tellingen of saldo's van het jaar, en de bevolking op 1 januari ervoor en erna.

    Fout: `Gegevensfout` bij een ontbrekende kolom of gemeente, een naam die niet bij zijn code past, of een som die niet sluit.
    """
    ruw = lees_csv(pad, ",", ["nis", "gemeente", "jaar", "geboorten", "internationaal_migratiesaldo"])
    saldo = "intern_migratiesaldo" in ruw
    nodig = [k for k in LOOP if not (saldo and k.startswith("interne_"))] + ["intern_migratiesaldo"] * saldo
    standen = {k: _stand(k, ruw["jaar"], pad.name) for k in ruw.columns if k.startswith("bevolking_0101")}
    if "bevolking_einde" not in standen.values():
        raise Gegevensfout(f"{pad.name}: kolom 'bevolking_0101<jaar>' ontbreekt; verwacht: die van 1 januari erna.")
    breed = _breed(pad, ruw, "loop", {k: k for k in nodig} | standen)
    if _REST in ruw and "bevolking_begin" in breed:
        rest = getallen(ruw[_REST], pad.name, geheel=True, negatief_mag=True)
        intern = breed["intern_migratiesaldo"] if saldo else breed["interne_inwijking"] - breed["interne_uitwijking"]
        einde = breed["bevolking_begin"] + breed["geboorten"] - breed["overlijdens"] + intern + rest
        verschil = einde + breed["internationaal_migratiesaldo"] - breed["bevolking_einde"]
        if (verschil != 0).any():
            rij = breed[verschil != 0].iloc[0]
            raise Gegevensfout(
                f"{pad.name}: de bevolking van {rij['nis']} aan het einde van {rij['jaar']} is niet die van het begin met alles wat erbij "
                "kwam en wegging; verwacht: een som die sluit."
            )
    return _lang(breed)


def _stand(kolom: str, jaren: pd.Series, waar: str) -> str:
    """Het onderwerp van een kolom met de bevolking op 1 januari: aan het begin of aan het einde van het jaar."""
    deel = kolom.removeprefix("bevolking_0101")
    if deel in ("", "_volgend_jaar"):
        return "bevolking_einde" if deel else "bevolking_begin"
    verwacht = {
        str(int(j) + plus): naam for j in jaren if j.isdecimal() for plus, naam in enumerate(("begin", "einde"))
    }
    if deel not in verwacht or jaren.nunique() > 1:
        jaar = jaren.iloc[0]
        raise Gegevensfout(
            f"{waar}: kolom '{kolom}' hoort niet bij {jaar}; verwacht: bevolking_0101 met {jaar} of het jaar na {jaar}."
        )
    return f"bevolking_{verwacht[deel]}"


def lees_census(pad: Path) -> pd.DataFrame:
    """Zoals `lees_loop`: personen op 1 januari van het censusjaar."""
    return _lang(_breed(pad, lees_csv(pad, ",", ["nis", "gemeente", "jaar"]), "census", {k: k for k in CENSUS}))


def lees_inkomen(pad: Path) -> pd.DataFrame:
    """Zoals `lees_loop`: euro en aangiften per inkomstenjaar."""
    return _lang(_breed(pad, lees_csv(pad, ",", ["nis", "naam", "jaar"]), "inkomen", INKOMEN))


def lees_leeftijd3(pad: Path) -> pd.DataFrame:
    """`nis, jaar, onderwerp (inwoners, inwoners_65plus, inwoners_leeftijd3), groep, waarde, status` op 1 januari."""
    ruw = lees_csv(pad, ",", ["nis", "naam", "jaar", *DRIE_KLASSEN, "totaal"])
    breed = _breed(pad, ruw, "inwoners_totaal", {"totaal": "inwoners", "65+": "inwoners_65plus"})
    klassen = _breed(pad, ruw, "inwoners_totaal", dict.fromkeys(DRIE_KLASSEN, "inwoners_leeftijd3"), per_kolom=True)
    if (fout := klassen[list(DRIE_KLASSEN)].sum(axis=1) != breed["inwoners"]).any():
        rij = breed[fout].iloc[0]
        raise Gegevensfout(
            f"{pad.name}: de leeftijden van {rij['nis']} in {rij['jaar']} zijn samen niet 'totaal'; verwacht: een som die sluit."
        )
    per_klasse = klassen.melt(["nis", "jaar"], list(DRIE_KLASSEN), "groep", "waarde")
    return pd.concat(
        [_lang(breed), per_klasse.assign(onderwerp="inwoners_leeftijd3", status="bekend")], ignore_index=True
    )


def lees_leeftijd5(pad: Path) -> pd.DataFrame:
    """`nis, jaar, onderwerp (inwoners_leeftijd5), groep, leeftijd, geslacht, waarde, status` op 1 januari, in klassen van vijf jaar."""
    ruw = lees_csv(pad, ",", ["nis", "gemeente", "jaar", "geslacht", "leeftijd", "aantal"])
    eis_keuze(ruw["geslacht"], GESLACHT, pad.name)
    eis_keuze(ruw["leeftijd"], VIJF_KLASSEN, pad.name)
    breed = _breed(pad, ruw, "leeftijd", {"aantal": "inwoners_leeftijd5"}, ("leeftijd", "geslacht"))
    vakken = breed.groupby(["nis", "jaar"]).size()
    if (vakken != len(VIJF_KLASSEN) * len(GESLACHT)).any():
        nis, jaar = vakken[vakken != len(VIJF_KLASSEN) * len(GESLACHT)].index[0]
        raise Gegevensfout(
            f"{pad.name}: {nis} heeft voor {jaar} niet elke leeftijd en elk geslacht; verwacht: 42 rijen."
        )
    lang = breed.rename(columns={"inwoners_leeftijd5": "waarde"}).assign(geslacht=breed["geslacht"].map(GESLACHT))
    return lang.assign(onderwerp="inwoners_leeftijd5", groep="", status="bekend")


def _breed(
    pad: Path,
    ruw: pd.DataFrame,
    tabel: str,
    onderwerpen: dict[str, str],
    dimensies: tuple[str, ...] = (),
    per_kolom: bool = False,
) -> pd.DataFrame:
    """`nis, jaar, [dimensies]` en een kolom per onderwerp (of, met `per_kolom`, onder haar eigen naam); `onderwerpen`: kolom → onderwerp van `tabel`."""
    eis_kolommen(list(ruw.columns), list(onderwerpen), pad.name)
    kaart = onderwerpen_van(tabel)
    breed = gemeente_en_jaar(ruw, pad.name).join(ruw[list(dimensies)])
    for kolom, onderwerp in onderwerpen.items():
        soort = kaart[onderwerp]
        cijfers = getallen(ruw[kolom], pad.name, soort.eenheid != "euro", negatief_mag=soort.met_teken)
        breed[kolom if per_kolom else onderwerp] = cijfers
    _eis_dekking(breed, ruw["gemeente"] if "gemeente" in ruw else ruw["naam"], list(dimensies), pad.name)
    return breed


def _eis_dekking(breed: pd.DataFrame, namen: pd.Series, dimensies: list[str], waar: str) -> None:
    """Elk jaar elke gemeente van de Rand, of elke Vlaamse en Brusselse, één keer (per dimensie) en met haar naam. Fout: `Gegevensfout`."""
    rand, alle = set(gebieden.groep(gebieden.RAND).leden), gebieden.gemeenten()
    dubbel = breed.duplicated(["nis", "jaar", *dimensies]).any()
    if dubbel or any(set(codes) not in (rand, set(alle)) for _, codes in breed.groupby("jaar")["nis"]):
        raise Gegevensfout(
            f"{waar}: verwacht voor elk jaar elk van de {len(rand)} gemeenten van de Vlaamse Rand één keer (of elk van de {len(alle)} "
            "Vlaamse en Brusselse gemeenten)."
        )
    eis_namen(breed["nis"], namen, waar)


def _lang(breed: pd.DataFrame) -> pd.DataFrame:
    lang = breed.melt(["nis", "jaar"], var_name="onderwerp", value_name="waarde")
    return lang.assign(groep="", status="bekend")
