"""De deur: wat een editie binnenkomt, is nagekeken op schema, domein, sommen en eenheid.

Een lezer kijkt naar één bestand; hier wordt het naast de rest gelegd. pandera laadt traag, dus pas bij gebruik.
"""

from __future__ import annotations

import datetime

import pandas as pd

from integratie import gebieden
from integratie.fouten import Gegevensfout
from integratie.optellen import STATUSSEN
from integratie.tabel import Bron, Tabel

EERSTE_JAAR, VOORUITZICHT_TOT = 1961, 2100
VOORUITZICHTEN = ("huishoudens",)
MET_TEKEN = ("saldo", "groei", "verschil", "evolutie", "verandering", "toename", "index", "aanpassing")
# Delen die per gemeente en jaar tot een totaal in dezelfde tabel sommeren.
SOMMEN = {"werkzoekenden": (("wzw_nationaliteit", "wzw"), ("wzw_herkomst", "wzw"))}
# Tabel → onderwerp met alle inwoners; in `GELIJK` tot op de persoon die van de tabel herkomst in hetzelfde jaar.
GELIJK = ("bevolking", "leeftijd", "nationaliteit")
INWONERS = {"bevolking": "inwoners", "leeftijd": "inwoners_leeftijd", "nationaliteit": "inwoners",
            "herkomst": "inwoners", "achtergrond": "inwoners_achtergrond", "sectoren": "inwoners_sector"}  # fmt: skip
VERSCHIL_HOOGSTENS = 0.05  # per jaar afstand, over alle gemeenten samen; daarboven een melding
EENHEID_FACTOR = 20  # zoveel keer groter of kleiner dan de vorige uitgave is een andere eenheid


def keur(tabel: Tabel, vorige: pd.DataFrame | None, inwoners: pd.DataFrame | None) -> list[str]:
    """Meldingen voor wie inleest. Fout: `Gegevensfout` met bestand, onderwerp, gemeente en jaar als de tabel niet kan kloppen.

    `vorige` zijn de rijen van dezelfde tabel in de basiseditie, `inwoners` die van de tabel herkomst.
    """
    waar = ", ".join(tabel.bron.bestanden)
    if tabel.rijen.empty:
        raise Gegevensfout(f"{waar}: geen enkele rij met cijfers voor tabel '{tabel.bron.tabel}'.")
    _schema(tabel, waar)
    _sommen(tabel, waar)
    if vorige is not None and tabel.bron.tabel not in INWONERS:
        _eenheid(tabel, vorige, waar)
    return _inwoners(tabel, inwoners, waar) if inwoners is not None and tabel.bron.tabel in INWONERS else []


def _mag_negatief(naam: str, bron: Bron) -> bool:
    return any(woord in f"{naam} {bron.onderwerpen[naam].titel}".casefold() for woord in MET_TEKEN)


def _schema(tabel: Tabel, waar: str) -> None:
    import pandera.pandas as pa
    from pandera.errors import SchemaErrors

    bron = tabel.bron
    codes = {*gebieden.gemeenten(), gebieden.VLAAMS_GEWEST, gebieden.BRUSSELS_GEWEST, *gebieden.namen_hogere_gebieden()}
    laatste = VOORUITZICHT_TOT if bron.tabel in VOORUITZICHTEN else datetime.date.today().year + 1
    positief = [n for n in bron.onderwerpen if not _mag_negatief(n, bron)]
    procent = [n for n in positief if bron.onderwerpen[n].eenheid == "%"]
    schema = pa.DataFrameSchema(
        {
            "nis": pa.Column(str, pa.Check.isin(codes, error="een gemeente of gebied van vandaag"), coerce=True),
            "jaar": pa.Column(
                int,
                pa.Check.in_range(EERSTE_JAAR, laatste, error=f"een jaar van {EERSTE_JAAR} tot {laatste}"),
                coerce=True,
            ),
            "onderwerp": pa.Column(
                str, pa.Check.isin(list(bron.onderwerpen), error="een onderwerp van de bron"), coerce=True
            ),
            "groep": pa.Column(str, coerce=True),
            **{
                d: pa.Column(str, pa.Check.str_length(1, 60, error="1 tot 60 tekens"), coerce=True)
                for d in bron.dimensies
            },
            "waarde": pa.Column(
                float, pa.Check(lambda w: w.abs() < 1e13, error="een eindig getal"), nullable=True, coerce=True
            ),
            "status": pa.Column(str, pa.Check.isin(STATUSSEN, error=f"een van {', '.join(STATUSSEN)}"), coerce=True),
        },
        checks=[
            pa.Check(lambda d: ~((d["waarde"] < 0) & d["onderwerp"].isin(positief)), error="een getal vanaf 0"),
            pa.Check(lambda d: ~((d["waarde"] > 100.05) & d["onderwerp"].isin(procent)), error="een aandeel tot 100"),
        ],
        unique=["nis", "jaar", "onderwerp", "groep", *bron.dimensies],
    )
    try:
        schema.validate(tabel.rijen, lazy=True)
    except SchemaErrors as fout:
        raise Gegevensfout(_zin(fout.failure_cases, tabel, waar)) from fout


def _zin(gevallen: pd.DataFrame, tabel: Tabel, waar: str) -> str:
    """Het eerste geval als één zin."""
    eerste = gevallen.iloc[0]
    plaats = ""
    if pd.notna(eerste["index"]) and eerste["index"] in tabel.rijen.index:
        rij = tabel.rijen.loc[eerste["index"]]
        plaats = f" ({rij['onderwerp']} {rij['groep']} van {rij['nis']} in {rij['jaar']}: {rij['waarde']})".replace(
            "  ", " "
        )
    verwacht = "elke rij één keer" if "unique" in str(eerste["check"]) else str(eerste["check"])
    kolom = eerste["column"] if pd.notna(eerste["column"]) and eerste["column"] in tabel.rijen.columns else "waarde"
    return f"{waar}: kolom '{kolom}' van tabel '{tabel.bron.tabel}' bevat '{eerste['failure_case']}'{plaats}; verwacht: {verwacht}."


def _sommen(tabel: Tabel, waar: str) -> None:
    for delen, totaal in SOMMEN.get(tabel.bron.tabel, ()):
        rijen = tabel.rijen
        som = rijen[rijen["onderwerp"] == delen].groupby(["nis", "jaar"])["waarde"].agg(["sum", "count", "size"])
        geheel = rijen[rijen["onderwerp"] == totaal].set_index(["nis", "jaar"])["waarde"].reindex(som.index)
        fout = som[(som["count"] == som["size"]) & geheel.notna() & ((som["sum"] - geheel).abs() > 0.5)]
        if len(fout):
            nis, jaar = fout.index[0]
            raise Gegevensfout(
                f"{waar}: {delen} geeft voor {nis} in {jaar} samen {fout['sum'].iloc[0]:.0f}, maar {totaal} is "
                f"{geheel[(nis, jaar)]:.0f}; verwacht: een som die sluit."
            )


def _eenheid(tabel: Tabel, vorige: pd.DataFrame, waar: str) -> None:
    """Een andere eenheid (duizendtallen, een breuk in plaats van %) valt op naast de vorige uitgave."""
    sleutel = ["onderwerp", "groep"]
    gemeenten = list(gebieden.gemeenten())
    nieuw, oud = (
        r[r["nis"].isin(gemeenten) & (r["waarde"] != 0)].groupby(sleutel)["waarde"].agg(["median", "count"])
        for r in (tabel.rijen, vorige)
    )
    for groep in nieuw.index.intersection(oud.index):
        (m1, n1), (m0, n0) = nieuw.loc[groep], oud.loc[groep]
        if min(n1, n0) >= 100 and min(m1, m0) > 0 and not 1 / EENHEID_FACTOR < m1 / m0 < EENHEID_FACTOR:
            raise Gegevensfout(
                f"{waar}: '{' '.join(groep).strip()}' is doorgaans {m1:g}, in de vorige uitgave {m0:g}; verwacht: dezelfde eenheid."
            )


def _inwoners(tabel: Tabel, inwoners: pd.DataFrame, waar: str) -> list[str]:
    """Het aantal inwoners per gemeente moet dat van de tabel herkomst zijn; voor een nieuw jaar: wijkt het totaal sterk af?"""
    rijen = tabel.rijen[tabel.rijen["onderwerp"] == INWONERS[tabel.bron.tabel]]
    eigen = rijen.groupby(["jaar", "nis"])["waarde"].sum()
    ander = inwoners.groupby(["jaar", "nis"])["waarde"].sum()
    jaren, meldingen = ander.index.unique("jaar"), []
    for jaar in eigen.index.unique("jaar"):
        dichtst = min(jaren, key=lambda j: abs(j - jaar))
        nu, toen = eigen.xs(jaar), ander.xs(dichtst)
        nu, toen = nu.align(toen, join="inner")
        if not len(nu):
            continue
        if dichtst == jaar and tabel.bron.tabel in GELIJK:
            # Statbel: herkomst en nationaliteit verschillen in 2011 hoogstens 31 inwoners per gemeente van toen.
            ruim = 31 * 7 if jaar == 2011 else 0.5
            if ((nu - toen).abs() > ruim).any():
                nis = (nu - toen).abs().idxmax()
                raise Gegevensfout(
                    f"{waar}: {nis} telt in {jaar} {nu[nis]:.0f} inwoners, volgens de tabel herkomst {toen[nis]:.0f}; verwacht: "
                    "hetzelfde aantal (is het bestand afgekapt?)."
                )
        elif abs(nu.sum() / toen.sum() - 1) > VERSCHIL_HOOGSTENS * max(1, abs(dichtst - jaar)):
            meldingen.append(
                f"Let op: {tabel.bron.tabel} telt in {jaar} {nu.sum():.0f} inwoners, de tabel herkomst in {dichtst} voor dezelfde "
                f"gemeenten {toen.sum():.0f}. Kijk na of {waar} volledig is."
            )
    return meldingen
