"""Keuring vooraf: zijn de kerngegevens van een gemeente heel? Eén kapotte gemeente hoort de andere niet te raken."""

from __future__ import annotations

from functools import cache

import pandas as pd

from integratie import gebieden, kubus
from integratie.fouten import Gegevensfout
from integratie.rekenen import naast, tel

TOEGELATEN = {
    2011: 31
}  # Statbel: herkomst en nationaliteit verschillen in 2011 hoogstens 31 inwoners per gemeente van toen
SOMMEN = (
    ("herkomst", "inwoners", "nationaliteit", "inwoners"),
    ("werkzoekenden", "wzw_nationaliteit", "werkzoekenden", "wzw"),
    ("werkzoekenden", "wzw_herkomst", "werkzoekenden", "wzw"),
)


def controleer(nis: str, peiljaar: int, editie: str | None = None) -> None:
    """Eerste stap van elk rapport. Fout: `Gegevensfout` met de gemeente en de reden wanneer haar cijfers tot `peiljaar` stuk zijn."""
    editie = kubus.kies_editie(editie)
    for lid in gebieden.leden_van(nis):
        _controleer(lid, peiljaar, editie)


def _controleer(nis: str, peiljaar: int, editie: str) -> None:
    fout = gebreken(editie)
    fout = fout[(fout["nis"] == nis) & (fout["jaar"] <= peiljaar)]
    veranderd = kubus.beschadigd(editie).get(nis)
    reden = f"de tabel {' en '.join(veranderd)} is veranderd sinds het inlezen" if veranderd else None
    reden = reden or _zonder_inwoners(nis, peiljaar, editie) or (None if fout.empty else fout["reden"].iloc[0])
    if reden:
        raise Gegevensfout(f"De gegevens van {gebieden.plaats(nis).naam} ({nis}) zijn niet bruikbaar: {reden}.")


@cache
def gebreken(editie: str) -> pd.DataFrame:
    """Alle tegenstrijdigheden van een editie: `nis, jaar, reden`. Leeg als alles klopt."""
    delen = [_bereik(tabel, editie) for tabel in kubus.bronnen(editie)]
    delen += [_sommen(*som, editie) for som in SOMMEN if {som[0], som[2]} <= set(kubus.bronnen(editie))]
    return pd.concat(delen, ignore_index=True)


@cache
def _inwoners(editie: str) -> pd.Series:
    return tel(kubus.lees("herkomst", editie), "inwoners")["waarde"]


def _zonder_inwoners(nis: str, peiljaar: int, editie: str) -> str | None:
    """Inwoners moeten er zijn, met al hun groepen, in het laatste jaar tot het peiljaar dat de tabel heeft."""
    inwoners = _inwoners(editie)
    jaren = inwoners.index.unique("jaar")
    if not (jaren <= peiljaar).any():
        return f"de tabel herkomst begint pas in {jaren.min()}, na peiljaar {peiljaar}"
    jaar = jaren[jaren <= peiljaar].max()
    aantal = inwoners.get((nis, jaar))
    if aantal is None or pd.isna(aantal) or aantal <= 0:
        return f"de tabel herkomst heeft voor {jaar} geen volledig aantal inwoners, terwijl dat jaar voor andere gemeenten bestaat"
    return None


def _bereik(tabel: str, editie: str) -> pd.DataFrame:
    """Geen negatieve aantallen (een saldo mag), geen percentage boven 100."""
    onderwerpen, rijen = kubus.bronnen(editie)[tabel].onderwerpen, kubus.lees(tabel, editie)
    saldo = rijen["onderwerp"].isin([naam for naam in onderwerpen if "saldo" in naam])
    procent = rijen["onderwerp"].isin([naam for naam, soort in onderwerpen.items() if soort.eenheid == "%"])
    fout = rijen[((rijen["waarde"] < 0) & ~saldo) | (procent & (rijen["waarde"] > 100))]
    redenen = [
        f"tabel {tabel} heeft in {r.jaar} voor {r.onderwerp} de onmogelijke waarde {r.waarde:g}"
        for r in fout.itertuples()
    ]
    return fout[["nis", "jaar"]].assign(reden=pd.Series(redenen, index=fout.index, dtype="str"))


def _sommen(tabel: str, delen: str, andere: str, totaal: str, editie: str) -> pd.DataFrame:
    """Delen moeten tot hun totaal sommeren, waar beide gekend zijn; een onbekend deel is geen fout."""
    beide = naast(tel(kubus.lees(tabel, editie), delen), tel(kubus.lees(andere, editie), totaal)).reset_index()
    beide = beide[(beide["status"] == "bekend") & (beide["status_2"] == "bekend")]
    marge = 0
    if tabel == "herkomst":
        gemeenten_van_toen = beide["nis"].map(gebieden.fusies()["nieuw"].value_counts()).fillna(1)
        marge = beide["jaar"].map(TOEGELATEN).fillna(0) * gemeenten_van_toen
    fout = beide[(beide["waarde"] - beide["waarde_2"]).abs() > marge + 0.5]
    redenen = [
        f"in {r.jaar} geeft {tabel} ({delen}) {r.waarde:.0f} en {andere} ({totaal}) {r.waarde_2:.0f}"
        for r in fout.itertuples()
    ]
    return fout[["nis", "jaar"]].assign(reden=pd.Series(redenen, index=fout.index, dtype="str"))
