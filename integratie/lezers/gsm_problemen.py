"""Gemeente-Stadsmonitor, export van één indicator (zoals SAMEN_problemen): gemeenten op naam, jaren als datum.

Kolommen: `Gemeente, Indicator, Item`, een kolom zonder kop met de datum of het jaar, en de antwoorden in %; onderaan de selectie.
"""

from pathlib import Path

import pandas as pd

from integratie.fouten import Gegevensfout
from integratie.lezers.gsm_kolommen import is_jaar, jaar_van
from integratie.lezers.gsm_werkboek import LICENTIE, STEEKPROEF, UITGEVER
from integratie.lezers.lading import Lading
from integratie.lezers.namen import eis_uniek, indeling_van_namen, nis_van
from integratie.lezers.werkboek import Rijen, getal, kop_van, lees_werkboek, plaats, tekst
from integratie.onderwerpen import naam_van
from integratie.tabel import Bron, Onderwerp

VAST = ["Gemeente", "Indicator", "Item"]
OUDSTE = 2018  # een naam die in elke indeling bestaat, is van de oudste: vóór 2019 kende de bron geen fusies


def lees(pad: Path) -> list[Lading]:
    """Per indicator een tabel `gsm_<naam>` met een groep per antwoord (en item), in %.

    Fout: `Gegevensfout` met blad en cel bij een andere kop, een onbekende gemeente, of antwoorden die geen 100 % geven.
    """
    delen = [
        _blad(rijen, f"{pad.name}, blad '{naam}'")
        for naam, rijen in lees_werkboek(pad).items()
        if rijen and "Gemeente" in map(tekst, rijen[0])
    ]
    if not delen:
        raise Gegevensfout(f"{pad.name}: geen blad met kolommen {', '.join(VAST)} in de eerste rij.")
    alles = pd.concat(delen, ignore_index=True)
    return [_lading(str(indicator), deel) for indicator, deel in alles.groupby("indicator")]


def _blad(rijen: Rijen, waar: str) -> pd.DataFrame:
    kop = kop_van(rijen, VAST, waar)
    namen = [tekst(rij[kop.index("Gemeente")]) for rij in rijen[1:]]
    namen = namen[: namen.index("")] if "" in namen else namen  # daarna volgt alleen de selectie
    indeling = indeling_van_namen(set(namen), OUDSTE)
    maten = [k for k, naam in enumerate(kop) if "(%)" in naam]
    datums = [k for k, naam in enumerate(kop) if not naam]
    if not maten or not datums:
        raise Gegevensfout(f"{waar}: koppen {kop}; verwacht: een kolom zonder kop met de datum en kolommen met (%).")
    uit = []
    for nummer, (naam, rij) in enumerate(zip(namen, rijen[1:], strict=False), start=1):
        datum = next((rij[k] for k in datums if is_jaar(rij[k])), None)
        if datum is None:
            raise Gegevensfout(
                f"{plaats(waar, nummer, datums[0])} ({naam}) bevat geen jaar; verwacht: het jaar, als datum of als getal."
            )
        nis = nis_van(naam, indeling, f"{waar}: rij {nummer + 1}")
        waarden = [
            float("nan") if rij[k] is None else getal(rij[k], f"{plaats(waar, nummer, k)} (kolom '{kop[k]}', {naam})")
            for k in maten
        ]
        bekend = [w for w in waarden if w == w]
        # De bron laat een antwoord dat niemand gaf leeg; meer dan 100 of veel minder kan niet.
        if not 99 <= sum(bekend) <= 100.5 and (len(bekend) == len(maten) or sum(bekend) > 100.5):
            raise Gegevensfout(f"{waar}: rij {nummer + 1} ({naam}) sommeert tot {sum(bekend):.1f} %; verwacht: 100 %.")
        vast = (nis, jaar_van(datum), tekst(rij[kop.index("Indicator")]), tekst(rij[kop.index("Item")]))
        uit += [(*vast, kop[k].removesuffix(" (%)"), w) for k, w in zip(maten, waarden, strict=True)]
    if not uit:
        raise Gegevensfout(f"{waar}: geen rijen met gemeenten; verwacht: een rij per gemeente en jaar.")
    blad = pd.DataFrame(uit, columns=["nis", "jaar", "indicator", "item", "maat", "waarde"])
    eis_uniek(blad, ["nis", "jaar", "indicator", "item", "maat"], waar)
    return blad.assign(indeling=indeling)


def _lading(indicator: str, blad: pd.DataFrame) -> Lading:
    onderwerp = naam_van(indicator)
    een_item = blad["item"].nunique() < 2
    groep = blad["maat"] if een_item else blad["item"] + " – " + blad["maat"]
    bron = Bron(
        tabel=f"gsm_{onderwerp}",
        titel=indicator,
        uitgever=UITGEVER,
        licentie=LICENTIE,
        peildatum="het jaar van de bevraging",
        uitgave="Export van één indicator, {jaren}",
        onderwerpen={onderwerp: Onderwerp(indicator, "%", False)},
        ophalen="gemeente-stadsmonitor.vlaanderen.be, indicator openen en exporteren als xlsx.",
        voorbehouden=(STEEKPROEF, "Vóór 2017 zijn er alleen cijfers voor de centrumsteden."),
    )
    status = pd.Series("bekend", index=blad.index).mask(blad["waarde"].isna(), "geen")
    rijen = blad[["nis", "jaar", "indeling", "waarde"]].assign(onderwerp=onderwerp, groep=groep, status=status)
    return Lading(bron.tabel, rijen, bron=bron)
