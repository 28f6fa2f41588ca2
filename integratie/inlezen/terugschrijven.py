"""Opgeslagen onderwerpen terug naar het platform: een uploadbestand in de opmaak van Swing."""

import tempfile
from pathlib import Path

import pandas as pd

from integratie.bestanden.bewaren import bewaar
from integratie.fouten import Gebruiksfout, suggestie
from integratie.lezers import swing
from integratie.onderwerpen import bindingen, naam_van
from integratie.opslag import edities


def voer_uit(
    onderwerpen: list[str], pad: Path, editie: str | None = None, jaren: set[int] | None = None
) -> tuple[list[str], Path | None]:
    """Schrijf een uploadbestand met een kolom per onderwerp en groep; geeft de codes van de kolommen.

    Staat er op `pad` al een ander bestand, dan krijgt dat een eigen naam: die komt erbij. De code komt uit `swing:` in parameters/onderwerpen.yaml, anders `v_<onderwerp>[_<groep>]`. Fout: `Gebruiksfout` bij een onbekend
    of dubbel onderwerp, een tabel met meer dimensies, of als er niet geschreven kan worden.
    """
    alle: dict[str, list[tuple[str, str]]] = {}
    for tabel, bron in edities.bronnen(editie).items():
        for onderwerp in bron.onderwerpen:
            alle.setdefault(onderwerp, []).append((tabel, onderwerp))
            alle[f"{tabel}.{onderwerp}"] = [(tabel, onderwerp)]
    kolommen = {}
    for naam in onderwerpen:
        if len(alle.get(naam, [])) != 1:
            keuze = [f"{t}.{o}" for t, o in alle.get(naam, [])]
            hulp = f" Kies {' of '.join(keuze)}." if keuze else suggestie(naam, alle)
            raise Gebruiksfout(f"Ik ken geen (enkel) onderwerp '{naam}'.{hulp}")
        ((tabel, onderwerp),) = alle[naam]
        if dimensies := edities.bronnen(editie)[tabel].dimensies:
            raise Gebruiksfout(
                f"'{naam}' is verdeeld naar {' en '.join(dimensies)}; een uploadbestand heeft één cijfer per gemeente."
            )
        rijen = edities.lees(tabel, editie)
        rijen = rijen[(rijen["onderwerp"] == onderwerp) & (rijen["jaar"].isin(list(jaren)) if jaren else True)]
        for groep, deel in rijen.groupby("groep"):
            kolommen[_code(onderwerp, str(groep))] = deel
    if not any(len(deel) for deel in kolommen.values()):
        raise Gebruiksfout("Voor deze onderwerpen en jaren zijn er geen cijfers; zie integratie bronnen.")
    try:
        return list(kolommen), _schrijf(kolommen, pad)
    except OSError as fout:
        raise Gebruiksfout(f"Kan niet schrijven in {pad}: {fout.strerror}.") from fout


def _schrijf(kolommen: dict[str, pd.DataFrame], pad: Path) -> Path | None:
    with tempfile.TemporaryDirectory(prefix=".upload-", dir=pad.parent) as tijdelijk:
        nieuw = Path(tijdelijk) / "upload.xlsx"
        swing.schrijf(kolommen, nieuw)
        anders = pad.is_symlink() or (pad.is_file() and pad.read_bytes() != nieuw.read_bytes())
        oud = bewaar(pad) if anders else None
        nieuw.replace(pad)
        return oud


def _code(onderwerp: str, groep: str) -> str:
    eigen = {naam_van(b.label): b.swing for b in bindingen().values() if b.swing}
    is_code = onderwerp.startswith("v") and onderwerp[1:5].isdigit()
    code = eigen.get(onderwerp) or (onderwerp if is_code else f"v_{onderwerp}")
    return f"{code}_{naam_van(groep)}" if groep else code
