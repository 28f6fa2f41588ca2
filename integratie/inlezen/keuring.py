"""Wat een editie binnenkomt, is nagekeken op schema, grenzen, sommen en eenheid.

Een lezer kijkt naar één bestand; hier wordt het naast de rest gelegd, met de regels van `invarianten`. pandera laadt traag, dus pas bij gebruik.
"""

import datetime
from collections.abc import Mapping

import pandas as pd

from integratie import gebieden
from integratie.fouten import Gegevensfout
from integratie.gebieden.optellen import STATUSSEN
from integratie.invarianten import bereik
from integratie.invarianten.tabellen import gebreken
from integratie.tabel import Tabel

EERSTE_JAAR, VOORUITZICHT_TOT = 1961, 2100
VOORUITZICHTEN = ("huishoudens",)
# Tabel → onderwerp met alle inwoners.
INWONERS = {
    "bevolking": "inwoners",
    "leeftijd": "inwoners_leeftijd",
    "nationaliteit": "inwoners",
    "herkomst": "inwoners",
    "achtergrond": "inwoners_achtergrond",
    "sectoren": "inwoners_sector",
    "inwoners_totaal": "inwoners",
}
# De bevolking zelf: zoveel keer meer of minder dan in het dichtste jaar is geen melding maar een fout.
GETELD, VERSCHIL_ONMOGELIJK = ("bevolking", "leeftijd", "inwoners_totaal"), 2
VERSCHIL_HOOGSTENS = 0.05  # per jaar afstand, over alle gemeenten samen; daarboven een melding
EENHEID_FACTOR = 50  # een andere eenheid (een breuk in plaats van %, duizendtallen) scheelt minstens honderd keer


def keur(tabel: Tabel, vorige: pd.DataFrame | None, inwoners: pd.DataFrame | None) -> list[str]:
    """Meldingen voor wie inleest. Fout: `Gegevensfout` met bestand, onderwerp, gemeente en jaar als de tabel niet kan kloppen.

    `vorige` zijn de rijen van dezelfde tabel in de basiseditie, `inwoners` die van de tabel herkomst.
    """
    waar = ", ".join(tabel.bron.bestanden)
    if tabel.rijen.empty:
        raise Gegevensfout(f"{waar}: geen enkele rij met cijfers voor tabel '{tabel.bron.tabel}'.")
    _schema(tabel, waar)
    if vorige is not None and tabel.bron.tabel not in INWONERS:
        _eenheid(tabel, vorige, waar)
    return _inwoners(tabel, inwoners, waar) if inwoners is not None and tabel.bron.tabel in INWONERS else []


def keur_samen(nieuw: Mapping[str, Tabel], samen: Mapping[str, Tabel], voor: Mapping[str, Tabel]) -> None:
    """De nieuwe tabellen naast al de rest van hun editie: wat een rapport zou tegenhouden, komt er niet in.

    `samen` zijn ze met de oude rijen die blijven, `voor` alle tabellen zonder hen; wat daar al niet klopte, telt niet mee. Fout: `Gegevensfout`.
    """
    alle = {**voor, **samen}
    na = gebreken({n: t.bron for n, t in alle.items()}, lambda n: alle[n].rijen, over=samen)
    if len(na):
        eerst = gebreken({n: t.bron for n, t in voor.items()}, lambda n: voor[n].rijen, over=samen)
        na = na[~na["reden"].isin(eerst["reden"]) | ~na["nis"].isin(eerst["nis"])]
    if len(na):
        eerste = na.iloc[0]
        geraakt = [nieuw[eerste["tabel"]]] if eerste["tabel"] in nieuw else nieuw.values()
        waar = ", ".join(dict.fromkeys(naam for t in geraakt for naam in t.bron.bestanden))
        raise Gegevensfout(
            f"{waar}: {eerste['reden']} voor {eerste['nis']}; verwacht: sommen die sluiten (is het bestand afgekapt, of hoort er nog een "
            "bestand van dezelfde uitgave bij?)."
        )


def _schema(tabel: Tabel, waar: str) -> None:
    import pandera.pandas as pa
    from pandera.errors import SchemaErrors

    bron = tabel.bron
    codes = {*gebieden.gemeenten(), gebieden.VLAAMS_GEWEST, gebieden.BRUSSELS_GEWEST, *gebieden.namen_hogere_gebieden()}
    laatste = VOORUITZICHT_TOT if bron.tabel in VOORUITZICHTEN else datetime.date.today().year + 1

    def binnen(wat: str) -> pa.Check:
        return pa.Check(lambda d: bereik.gebrek(d["onderwerp"], d["waarde"], bron.onderwerpen) != wat, error=wat)

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
            "waarde": pa.Column(float, nullable=True, coerce=True),
            "status": pa.Column(str, pa.Check.isin(STATUSSEN, error=f"een van {', '.join(STATUSSEN)}"), coerce=True),
        },
        checks=[binnen(wat) for wat in (bereik.EINDIG, bereik.VANAF_NUL, bereik.TOT_HONDERD)],
        unique=["nis", "jaar", "onderwerp", "groep", *bron.dimensies],
    )
    try:
        schema.validate(tabel.rijen, lazy=True)
    except SchemaErrors as fout:
        raise Gegevensfout(_zin(fout.failure_cases, tabel, waar)) from fout


def _zin(gevallen: pd.DataFrame, tabel: Tabel, waar: str) -> str:
    """Het eerste geval als één zin."""
    eerste, plaats = gevallen.iloc[0], ""
    if pd.notna(eerste["index"]) and eerste["index"] in tabel.rijen.index:
        rij = tabel.rijen.loc[eerste["index"]]
        wat = f"{rij['onderwerp']} {rij['groep']}".strip()
        plaats = f" ({wat} van {rij['nis']} in {rij['jaar']}: {rij['waarde']})"
    verwacht = "elke rij één keer" if "unique" in str(eerste["check"]) else str(eerste["check"])
    kolom = eerste["column"] if pd.notna(eerste["column"]) and eerste["column"] in tabel.rijen.columns else "waarde"
    return f"{waar}: kolom '{kolom}' van tabel '{tabel.bron.tabel}' bevat '{eerste['failure_case']}'{plaats}; verwacht: {verwacht}."


def _eenheid(tabel: Tabel, vorige: pd.DataFrame, waar: str) -> None:
    """Een andere eenheid (duizendtallen, een breuk in plaats van %) valt op naast de vorige uitgave, ook als ze maar in één jaar staat."""
    sleutel = ["onderwerp", "groep"]
    gemeenten = list(gebieden.gemeenten())

    def doorgaans(rijen: pd.DataFrame, per: list[str]) -> pd.DataFrame:
        eigen = rijen[rijen["nis"].isin(gemeenten) & (rijen["waarde"] != 0)]
        maten = eigen.groupby(per, observed=True)["waarde"].agg(["median", "count"])
        return maten[(maten["count"] >= 100) & (maten["median"] > 0)]

    samen = doorgaans(tabel.rijen, [*sleutel, "jaar"]).join(doorgaans(vorige, sleutel), rsuffix=" oud", how="inner")
    anders = ~(samen["median"] / samen["median oud"]).between(1 / EENHEID_FACTOR, EENHEID_FACTOR, inclusive="neither")
    for (onderwerp, groep, jaar), r in samen[anders].iterrows():
        raise Gegevensfout(
            f"{waar}: '{f'{onderwerp} {groep}'.strip()}' is in {jaar} doorgaans {r['median']:g}, in de vorige uitgave {r['median oud']:g}; verwacht: "
            "dezelfde eenheid."
        )


def _inwoners(tabel: Tabel, inwoners: pd.DataFrame, waar: str) -> list[str]:
    """Wijkt het aantal inwoners sterk af van dat van de tabel herkomst in het dichtste jaar?"""
    rijen = tabel.rijen[tabel.rijen["onderwerp"] == INWONERS[tabel.bron.tabel]]
    eigen = rijen.groupby(["jaar", "nis"])["waarde"].sum()
    ander = inwoners.groupby(["jaar", "nis"])["waarde"].sum()
    jaren, meldingen = ander.index.unique("jaar"), []
    for jaar in eigen.index.unique("jaar"):
        dichtst = min(jaren, key=lambda j: abs(j - jaar))
        nu, toen = eigen.xs(jaar).align(ander.xs(dichtst), join="inner")
        deel = nu.sum() / toen.sum() if len(nu) else 1.0
        if tabel.bron.tabel in GETELD and not 1 / VERSCHIL_ONMOGELIJK < deel < VERSCHIL_ONMOGELIJK:
            raise Gegevensfout(
                f"{waar}: tabel {tabel.bron.tabel} telt in {jaar} {nu.sum():.0f} inwoners, de tabel herkomst in {dichtst} voor dezelfde gemeenten "
                f"{toen.sum():.0f}; verwacht: ongeveer evenveel (is het bestand afgekapt?)."
            )
        if abs(deel - 1) > VERSCHIL_HOOGSTENS * max(1, abs(dichtst - jaar)):
            meldingen.append(
                f"Let op: {tabel.bron.tabel} telt in {jaar} {nu.sum():.0f} inwoners, de tabel herkomst in {dichtst} voor dezelfde "
                f"gemeenten {toen.sum():.0f}. Kijk na of {waar} volledig is."
            )
    return meldingen
