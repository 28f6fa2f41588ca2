"""Welke van de gelezen bestanden samen met een editie kloppen; van elk ander staat er waarom niet."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from integratie.fouten import Gegevensfout
from integratie.inlezen import afgekapt, keuring, nieuw_jaar, recept, tegenspraak
from integratie.lezers.lading import Lading
from integratie.opslag import edities
from integratie.tabel import Tabel


@dataclass(frozen=True)
class Gelezen:
    """Een bestand, de naam van zijn soort, en wat zijn lezer eruit haalde."""

    pad: Path
    soort: str
    ladingen: Sequence[Lading]


@dataclass(frozen=True)
class Stand:
    """De tabellen van een editie, en wat de bestanden er tot nu toe aan toevoegden."""

    editie: str
    oud: Mapping[str, Tabel]
    delen: Sequence[Gelezen] = ()
    nieuw: Mapping[str, Tabel] = field(default_factory=dict)  # wat er in de bestanden staat
    samen: Mapping[str, Tabel] = field(default_factory=dict)  # met de rijen van de editie die ze niet vernieuwen
    meldingen: Mapping[Path | str, Sequence[str]] = field(default_factory=dict)  # per bestand en per tabel

    def met(self, erbij: Sequence[Gelezen]) -> "Stand":
        """Met deze bestanden erbij. Fout: `Gegevensfout` als er iets niet klopt, met de editie of onderling."""
        meldingen: dict[Path | str, Sequence[str]] = {d.pad: self._naast_editie(d) for d in erbij}
        delen = [*self.delen, *erbij]
        nieuw = tabellen(delen, alle_tabellen(erbij))
        alle = {**self.oud, **self.nieuw, **nieuw}
        for naam, tabel in nieuw.items():
            inwoners = (self.oud if naam == "herkomst" else alle).get("herkomst")
            meldingen[naam] = keuring.keur(tabel, _rijen(self.oud.get(naam)), _rijen(inwoners))
        samen = {naam: recept.vul_aan(self.oud.get(naam), tabel) for naam, tabel in nieuw.items()}
        keuring.keur_samen(nieuw, samen, {**self.oud, **self.samen})
        return replace(
            self,
            delen=delen,
            nieuw={**self.nieuw, **nieuw},
            samen={**self.samen, **samen},
            meldingen={**self.meldingen, **meldingen},
        )

    def _naast_editie(self, deel: Gelezen) -> list[str]:
        zinnen = []
        for lading in deel.ladingen:
            oud = _rijen(self.oud.get(lading.tabel))
            tegenspraak.eis_geen(lading, deel.pad.name, oud, self.editie)
            afgekapt.eis_alle_gemeenten(lading, deel.pad.name, oud, self.editie)
            zinnen += nieuw_jaar.keur(lading, deel.pad.name, oud, self.editie)
        return zinnen


def stand(editie: str) -> Stand:
    """Een editie waar nog niets bij kwam."""
    return Stand(editie, {n: Tabel(bron, edities.lees(n, editie)) for n, bron in edities.bronnen(editie).items()})


def kies(gelezen: Sequence[Gelezen], basis: Stand) -> tuple[Stand, dict[Path, str]]:
    """De stand met elk bestand dat klopt, en van elk ander waarom niet. Twee die elkaar tegenspreken, vallen allebei weg: welk het juiste is, weet niemand."""
    weg: dict[Path, str] = {}
    while True:
        try:
            nu, anders = _kies([d for d in gelezen if d.pad not in weg], basis)
            return nu, weg | anders
        except recept.Onenig as fout:
            weg |= dict.fromkeys(fout.paden, str(fout))


def _kies(gelezen: Sequence[Gelezen], nu: Stand) -> tuple[Stand, dict[Path, str]]:
    """Alle samen; lukt dat niet, een voor een in hun volgorde, en wat dan overblijft nog eens per tabel: een totaal en zijn delen in twee bestanden. Fout: `recept.Onenig`."""
    alle = _erbij(nu, gelezen)
    if isinstance(alle, Stand):
        return alle, {}
    if len(gelezen) == 1:
        return nu, {gelezen[0].pad: alle}
    weg: dict[Path, str] = {}
    for deel in gelezen:
        met = _erbij(nu, [deel])
        if isinstance(met, Stand):
            nu = met
        else:
            weg[deel.pad] = met
    per_tabel = [
        [d for d in gelezen if tabel in {lading.tabel for lading in d.ladingen}] for tabel in alle_tabellen(gelezen)
    ]
    for groep in [*per_tabel, gelezen]:
        rest = [d for d in groep if d.pad in weg]
        if len(rest) > 1 and isinstance(met := _erbij(nu, rest), Stand):
            nu, weg = met, {pad: zin for pad, zin in weg.items() if pad not in {d.pad for d in rest}}
    return nu, weg


def _erbij(nu: Stand, delen: Sequence[Gelezen]) -> Stand | str:
    """De stand met deze bestanden, of waarom niet. Fout: `recept.Onenig`."""
    try:
        return nu.met(delen)
    except recept.Onenig:
        raise
    except Gegevensfout as fout:
        return str(fout)


def alle_tabellen(delen: Sequence[Gelezen]) -> list[str]:
    """De namen van de tabellen die deze bestanden vullen."""
    return sorted({lading.tabel for deel in delen for lading in deel.ladingen})


def tabellen(delen: Sequence[Gelezen], namen: Collection[str]) -> dict[str, Tabel]:
    """Deze tabellen uit al deze bestanden samen. Fout: `Gegevensfout`, of `recept.Onenig` als er twee elkaar tegenspreken."""
    ladingen: dict[str, list[tuple[Path, str, Lading]]] = {naam: [] for naam in sorted(namen)}
    for deel in delen:
        for lading in deel.ladingen:
            if lading.tabel in ladingen:
                ladingen[lading.tabel].append((deel.pad, deel.soort, lading))
    return {naam: recept.maak(naam, hier) for naam, hier in ladingen.items()}


def _rijen(tabel: Tabel | None) -> pd.DataFrame | None:
    return None if tabel is None else tabel.rijen
