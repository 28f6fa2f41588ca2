"""Loop van de bevolking (Statbel, pop1992-mov): een blad per jaar, enkele koprijen, cijfers vanaf de eerste rij met een code, 25 kolommen."""

import re
from pathlib import Path

import pandas as pd

from integratie.fouten import Gegevensfout
from integratie.gebieden import plat
from integratie.lezers.namen import alle_codes, eis_uniek, gemeenten_in, indeling_van
from integratie.lezers.werkboek import Rijen, getal, lees_jaarbladen, plaats, tekst
from integratie.tabel import onderwerpen_van

BREEDTE = 25
_CODE = re.compile(r"[0-9]{4,5}(\.0)?")
# Kolom (vanaf 0) → onderwerp; de andere kolommen zijn saldo's en totalen, die we narekenen.
ONDERWERPEN = {
    2: "bevolking_begin",
    3: "geboorten",
    4: "overlijdens",
    6: "interne_inwijking",
    7: "interne_uitwijking",
    9: "internationale_immigratie",
    10: "registerwijziging_in",
    11: "herinschrijvingen",
    12: "internationale_emigratie",
    13: "registerwijziging_uit",
    14: "ambtshalve_schrappingen",
    15: "internationaal_migratiesaldo",
    19: "statistische_aanpassing",
    20: "belg_naar_niet_belg",
    21: "niet_belg_naar_belg",
    22: "bevolking_einde",
}
SALDI_ZONDER_ONDERWERP = (5, 8, 18, 23)  # niet bewaard, wel nagerekend
# Wat de koprijen in deze kolom moeten noemen (Frans of Nederlands), zodat een verschoven kolom opvalt.
KOP = {
    0: r"code|ins|nis",
    3: r"naissances|geboorten",
    4: r"deces|overlijdens|sterf",
    6: r"entrees|inwijking|immigr",
    7: r"sorties|uitwijking|emigr",
    8: r"solde|saldo",
    15: r"solde|saldo",
    22: r"population|bevolking",
}
SALDI = (5, 8, 15)  # natuurlijk, intern en internationaal: per definitie het verschil van hun delen
# Kolom = som van kolommen (een negatief getal trekt af).
SOMMEN = (
    (5, (3, -4)),
    (8, (6, -7)),
    (15, (9, 10, 11, -12, -13, -14)),
    (16, (6, 9, 10, 11)),
    (17, (7, 12, 13, 14)),
    (18, (16, -17)),
    (22, (2, 5, 18, 19)),
    (23, (22, -2)),
)


def lees(pad: Path) -> pd.DataFrame:
    """`nis, jaar, indeling, onderwerp, groep, waarde, status`: personen per kalenderjaar.

    Het blad van het jaar vóór een fusie staat al in de nieuwe gemeenten. Fout: `Gegevensfout` bij een verschoven kolom, een
    cel die geen geheel aantal is, een saldo dat niet klopt of een dubbele gemeente. Ontbrekende gemeenten meldt het inlezen.
    """
    return lees_jaarbladen(pad, _blad)


def _blad(rijen: Rijen, jaar: int, waar: str) -> pd.DataFrame:
    begin = next((n for n, rij in enumerate(rijen) if rij and _CODE.fullmatch(tekst(rij[0]))), 0)
    _eis_kop(rijen, begin, waar)
    bekend = alle_codes()
    codes_hier = [(n, tekst(rij[0]).removesuffix(".0"), rij) for n, rij in enumerate(rijen[begin:], start=begin)]
    gemeenten = [(n, code, rij) for n, code, rij in codes_hier if code in bekend]
    if not gemeenten:
        raise Gegevensfout(f"{waar}: geen enkele Vlaamse of Brusselse gemeente; verwacht: NIS-codes in kolom A.")
    # Een kolom die voor geen enkele gemeente iets bevat, bestond dat jaar nog niet.
    met_teken = {k for k, naam in ONDERWERPEN.items() if onderwerpen_van("loop")[naam].met_teken}
    met_teken |= {*SALDI_ZONDER_ONDERWERP}
    kolommen = [k for k in range(2, 24) if any(rij[k] not in (None, "", "-") for _, _, rij in gemeenten)]
    breed = pd.DataFrame(
        [
            [
                getal(rij[k], f"{plaats(waar, n, k)} ({code})", negatief_mag=k in met_teken, geheel=True)
                for k in kolommen
            ]
            for n, code, rij in gemeenten
        ],
        columns=kolommen,
        index=pd.MultiIndex.from_tuples([(n, code) for n, code, _ in gemeenten], names=["rij", "nis"]),
    )
    _eis_sommen(breed, waar)
    breed = breed.droplevel("rij").rename(columns=ONDERWERPEN)[[ONDERWERPEN[k] for k in kolommen if k in ONDERWERPEN]]
    tabel = breed.reset_index().melt("nis", var_name="onderwerp", value_name="waarde").assign(jaar=jaar)
    eis_uniek(tabel, ["nis", "onderwerp"], waar)
    codes = set(tabel["nis"])
    indeling = indeling_van(codes, jaar if codes <= set(gemeenten_in(jaar)) else jaar + 1, waar)
    return tabel.assign(indeling=indeling, groep="", status="bekend")


def _eis_kop(rijen: Rijen, begin: int, waar: str) -> None:
    if not begin or len(rijen[0]) < BREEDTE - 1:
        raise Gegevensfout(
            f"{waar}: {len(rijen)} rijen en {len(rijen[0]) if rijen else 0} kolommen; verwacht: koppen, daaronder rijen met een NIS-code "
            f"in kolom A, en {BREEDTE} kolommen."
        )
    for kolom, woorden in KOP.items():
        kop = plat(" ".join(tekst(rij[kolom]) for rij in rijen[:begin]))
        if not re.search(woorden, kop):
            raise Gegevensfout(
                f"{plaats(waar, begin - 1, kolom)}: de kop is '{kop or 'leeg'}'; verwacht: {woorden.replace('|', ' of ')} (is een "
                "kolom verplaatst?)."
            )


def _eis_sommen(breed: pd.DataFrame, waar: str) -> None:
    """Elk saldo en totaal moet sluiten; sluit het nergens, dan telt de bron dat totaal anders en zegt het niets."""
    for doel, delen in SOMMEN:
        if not {doel, *map(abs, delen)} <= set(breed.columns):
            continue
        verschil = breed[doel] - sum((1 if k > 0 else -1) * breed[abs(k)] for k in delen)
        fout = verschil.abs() > 0.5
        if fout.any() and (doel in SALDI or fout.mean() < 0.5):
            rij, nis = fout.idxmax()
            raise Gegevensfout(
                f"{plaats(waar, rij, doel)} ({nis}) is {breed.loc[(rij, nis), doel]:.0f}, {verschil[(rij, nis)]:+.0f} "
                "tegenover de som van zijn delen; verwacht: een som die sluit."
            )
