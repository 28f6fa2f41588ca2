"""Wat er veranderde tussen twee edities: tabellen, cijfers, definities en gebieden."""

import pandas as pd

from integratie import gebieden
from integratie.opslag import edities
from integratie.rekenen import uitgeschreven
from integratie.tabel import Bron

VELDEN = (
    "titel",
    "uitgever",
    "licentie",
    "peildatum",
    "uitgave",
    "voorbehouden",
    "breuken",
    "gebeurtenissen",
    "vooruitzicht_vanaf",
    "dimensies",
)
VOORBEELDEN = 5


def vergelijk(oud: str, nieuw: str) -> dict:
    """`{oud, nieuw, erbij, weg, tabellen: {naam: {…}}}`; alleen tabellen waarin iets veranderde.

    Per tabel: `definities` (veld → oud en nieuw), `gebieden_erbij`/`_weg` (codes), `jaren_erbij`/`_weg`, en per onderwerp hoeveel
    cijfers erbij kwamen, verdwenen of wijzigden, met voorbeelden. Fout: `Gebruiksfout` bij een onbekende editie.
    """
    oud, nieuw = edities.kies_editie(oud), edities.kies_editie(nieuw)
    voor, na = edities.bronnen(oud), edities.bronnen(nieuw)
    tabellen = {naam: _tabel(naam, oud, nieuw, voor[naam], na[naam]) for naam in voor if naam in na}
    return {
        "oud": oud,
        "nieuw": nieuw,
        "erbij": sorted(set(na) - set(voor)),
        "weg": sorted(set(voor) - set(na)),
        "tabellen": {naam: inhoud for naam, inhoud in tabellen.items() if any(inhoud.values())},
    }


def _tabel(naam: str, oud: str, nieuw: str, voor: Bron, na: Bron) -> dict:
    a, b = edities.lees(naam, oud), edities.lees(naam, nieuw)
    return {
        "definities": definities(voor, na),
        "gebieden_erbij": sorted(set(b["nis"].unique()) - set(a["nis"].unique())),
        "gebieden_weg": sorted(set(a["nis"].unique()) - set(b["nis"].unique())),
        "jaren_erbij": sorted(int(j) for j in set(b["jaar"].unique()) - set(a["jaar"].unique())),
        "jaren_weg": sorted(int(j) for j in set(a["jaar"].unique()) - set(b["jaar"].unique())),
        "onderwerpen": {} if a.equals(b) else _cijfers(a, b),
    }


def definities(voor: Bron, na: Bron) -> dict[str, list]:
    """Veld → [oud, nieuw] voor al wat de beschrijving van een tabel en haar onderwerpen veranderde."""
    anders = {v: [getattr(voor, v), getattr(na, v)] for v in VELDEN if getattr(voor, v) != getattr(na, v)}
    for naam in sorted(voor.onderwerpen.keys() | na.onderwerpen.keys()):
        paar = [vars(o) if (o := bron.onderwerpen.get(naam)) else None for bron in (voor, na)]
        if paar[0] != paar[1]:
            anders[f"onderwerp {naam}"] = paar
    return anders


def _cijfers(a: pd.DataFrame, b: pd.DataFrame) -> dict[str, dict]:
    """Per onderwerp `erbij, weg, gewijzigd` (aantallen) en `voorbeelden`; onderwerpen zonder verschil vallen weg."""
    dimensies = [k for k in a.columns if k in b.columns and k not in ("waarde", "status")]
    samen = a.merge(b, on=dimensies, how="outer", suffixes=("_oud", "_nieuw"), indicator="waar")
    gelijk = (samen["waarde_oud"] == samen["waarde_nieuw"]) | (
        samen["waarde_oud"].isna() & samen["waarde_nieuw"].isna()
    )
    anders = (samen["waar"] == "both") & ~(gelijk & (samen["status_oud"] == samen["status_nieuw"]))
    uit = {}
    for onderwerp, deel in samen.groupby("onderwerp"):
        telling = {
            "erbij": int((deel["waar"] == "right_only").sum()),
            "weg": int((deel["waar"] == "left_only").sum()),
            "gewijzigd": int(anders[deel.index].sum()),
        }
        if any(telling.values()):
            voorbeelden = deel[anders[deel.index]].head(VOORBEELDEN)
            uit[str(onderwerp)] = {**telling, "voorbeelden": [_voorbeeld(r) for r in voorbeelden.itertuples()]}
    return uit


def _voorbeeld(rij) -> dict:
    gemeente = gebieden.gemeenten().get(rij.nis)
    waarden = [None if pd.isna(w) else float(w) for w in (rij.waarde_oud, rij.waarde_nieuw)]
    return {
        "nis": rij.nis,
        "gebied": gemeente.naam if gemeente else rij.nis,
        "jaar": int(rij.jaar),
        "groep": rij.groep,
        "oud": waarden[0],
        "nieuw": waarden[1],
        "status_oud": rij.status_oud,
        "status_nieuw": rij.status_nieuw,
    }


def als_tekst(verschil: dict) -> str:
    """Hetzelfde als leesbare regels."""
    regels = [f"Van editie {verschil['oud']} naar {verschil['nieuw']}"]
    regels += [f"+ tabel {naam}" for naam in verschil["erbij"]] + [f"− tabel {naam}" for naam in verschil["weg"]]
    for naam, inhoud in verschil["tabellen"].items():
        regels.append(f"\n{naam}")
        for sleutel in ("jaren_erbij", "jaren_weg", "gebieden_erbij", "gebieden_weg"):
            if inhoud[sleutel]:
                regels.append(f"  {sleutel.replace('_', ' ')}: {', '.join(map(str, inhoud[sleutel]))}")
        for veld, (voor, na) in inhoud["definities"].items():
            regels.append(f"  {veld}: {_kort(voor)} → {_kort(na)}")
        for onderwerp, telling in inhoud["onderwerpen"].items():
            regels.append(
                f"  {onderwerp}: {telling['erbij']} cijfers erbij, {telling['weg']} weg, {telling['gewijzigd']} gewijzigd"
            )
            regels += [
                f"    {v['gebied']} {v['jaar']} {v['groep']}: {_getal(v['oud'], v['status_oud'])} → "
                f"{_getal(v['nieuw'], v['status_nieuw'])}"
                for v in telling["voorbeelden"]
            ]
    return "\n".join(regels) if len(regels) > 1 else regels[0] + ": geen verschil."


def _kort(waarde) -> str:
    tekst = "; ".join(map(str, waarde)) if isinstance(waarde, tuple) else str(waarde)
    return tekst if len(tekst) < 120 else tekst[:117] + "…"


def _getal(waarde: float | None, status: str) -> str:
    return status if waarde is None else uitgeschreven(waarde).replace(".", ",").replace("-", "\u2212")
