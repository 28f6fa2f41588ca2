"""Wat een tabel is: altijd dezelfde kolommen, en haar herkomst ernaast.

Kolommen: `nis, jaar, onderwerp, groep, waarde, status` en de extra dimensies die de `Bron` noemt.
`nis` is een gemeente van vandaag of een hoger gebied waarvoor de bron zelf een waarde publiceert.
`waarde` is leeg zodra `status` iets onbekends zegt; nul is een gekende nul.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pandas as pd
import yaml

from integratie.fouten import Gegevensfout
from integratie.gebieden.optellen import STATUSSEN

KAARTEN = Path(__file__).parent / "data" / "kaarten"  # per tabel haar herkomst, zie `inlezen.recept`
KOLOMMEN = ["nis", "jaar", "onderwerp", "groep", "waarde", "status"]


@dataclass(frozen=True)
class Onderwerp:
    """Wat één onderwerp van een tabel meet. `met_teken`: kan het onder nul gaan, als saldo, verschil of aanpassing?"""

    titel: str
    eenheid: str
    optelbaar: bool
    met_teken: bool = False


@dataclass(frozen=True)
class Gebeurtenis:
    """Iets in de wereld dat een reeks kan bewegen terwijl de meting dezelfde bleef; `naam` is kort, voor in een figuur."""

    jaar: int  # het eerste punt op de tijdas waarop het te zien kan zijn
    naam: str
    uitleg: str


@dataclass(frozen=True)
class Bron:
    """De herkomst van één tabel: wie publiceerde wat, wanneer, onder welke licentie, en wat men moet weten."""

    tabel: str
    titel: str
    uitgever: str
    licentie: str
    peildatum: str  # waarop een jaartal slaat: "1 januari", "schooljaar dat in … begint", …
    uitgave: str  # de uitgave van de bron zelf, zoals de uitgever ze noemt
    onderwerpen: dict[str, Onderwerp]
    bestanden: dict[str, str] = field(default_factory=dict)  # naam van het bronbestand → sha256
    dimensies: tuple[str, ...] = ()
    ophalen: str = ""
    voorbehouden: tuple[str, ...] = ()
    breuken: dict[int, str] = field(default_factory=dict)  # jaar → wat vanaf dan anders gemeten is
    gebeurtenissen: tuple[Gebeurtenis, ...] = ()
    vooruitzicht_vanaf: int | None = None  # eerste jaar dat geen waarneming meer is
    soorten: tuple[str, ...] = ()  # de soorten bestanden (zie lezers/recepten.yaml) waar de rijen uit komen

    @property
    def vermelding(self) -> str:
        """Bronregel zoals ze bij een figuur hoort."""
        return f"{self.uitgever}, {self.titel}"

    @classmethod
    def uit_json(cls, inhoud: dict) -> Bron:
        """Lees terug wat `asdict` schreef, ook in de opmaak zonder `gebeurtenissen` en `vooruitzicht_vanaf`."""
        inhoud = inhoud if "vooruitzicht_vanaf" in inhoud else _met_vooruitzicht(inhoud)
        return cls(
            **{
                **inhoud,
                "onderwerpen": {k: Onderwerp(**v) for k, v in inhoud["onderwerpen"].items()},
                "dimensies": tuple(inhoud["dimensies"]),
                "voorbehouden": tuple(inhoud["voorbehouden"]),
                "soorten": tuple(inhoud.get("soorten", ())),
                "breuken": {int(j): tekst for j, tekst in inhoud["breuken"].items()},
                "gebeurtenissen": tuple(Gebeurtenis(**g) for g in inhoud.get("gebeurtenissen", ())),
            }
        )


def _met_vooruitzicht(inhoud: dict) -> dict:
    """Vroegere edities schreven het begin van de vooruitzichten als een breuk; alleen de tekst zei dat het er geen was."""
    jaren = [j for j, tekst in inhoud["breuken"].items() if "vooruitzicht" in tekst.casefold()]
    breuken = {j: tekst for j, tekst in inhoud["breuken"].items() if j not in jaren}
    return {**inhoud, "breuken": breuken, "vooruitzicht_vanaf": min(map(int, jaren), default=None)}


@cache
def kaart(tabel: str) -> dict:
    """De inhoud van `kaarten/<tabel>.yaml`; leeg voor een tabel zonder kaart."""
    pad = KAARTEN / f"{tabel}.yaml"
    return yaml.safe_load(pad.read_text(encoding="utf-8")) if pad.is_file() else {}


@cache
def onderwerpen_van(tabel: str) -> dict[str, Onderwerp]:
    """Naam → onderwerp van een tabel met een kaart."""
    return {naam: Onderwerp(**velden) for naam, velden in kaart(tabel)["onderwerpen"].items()}


@dataclass(frozen=True)
class Tabel:
    """Rijen en hun herkomst, zoals een lezer van `lezers` ze oplevert."""

    bron: Bron
    rijen: pd.DataFrame


def orden(tabel: Tabel) -> pd.DataFrame:
    """De rijen gecontroleerd, in vaste volgorde en met vaste types. Fout: `Gegevensfout` die kolom en rij noemt."""
    bron, rijen = tabel.bron, tabel.rijen
    verwacht = KOLOMMEN[:4] + list(bron.dimensies) + KOLOMMEN[4:]
    if ontbrekend := [k for k in verwacht if k not in rijen.columns]:
        raise Gegevensfout(f"Tabel '{bron.tabel}' mist kolom {', '.join(ontbrekend)}; verwacht: {', '.join(verwacht)}.")
    sleutel = [k for k in verwacht if k not in ("waarde", "status")]
    rijen = rijen[verwacht].astype({k: "str" for k in verwacht if k not in ("jaar", "waarde")})
    rijen = rijen.astype({"jaar": "int16", "waarde": "float64"})
    for fout, uitleg in (
        (~rijen["status"].isin(STATUSSEN), f"een onbekende status (toegelaten: {', '.join(STATUSSEN)})"),
        (~rijen["onderwerp"].isin(bron.onderwerpen), "een onderwerp dat de bron niet beschrijft"),
        (
            rijen["waarde"].isna() == rijen["status"].isin(["bekend", "benaderd"]),
            "een waarde die niet past bij haar status",
        ),
        (rijen.duplicated(sleutel, keep=False), "dubbele rijen"),
    ):
        if fout.any():
            raise Gegevensfout(f"Tabel '{bron.tabel}' heeft {uitleg}: {rijen[fout].iloc[0].to_dict()}.")
    volgorde = ["onderwerp", "groep", *bron.dimensies, "nis", "jaar"]
    return rijen.sort_values(volgorde, ignore_index=True)


def voor_bestand(rijen: pd.DataFrame) -> pd.DataFrame:
    """Dezelfde rijen met alle tekst als Arrow, zodat een bestand altijd dezelfde bytes heeft, hoe pandas tekst ook bewaart."""
    arrow = pd.StringDtype("pyarrow", na_value=float("nan"))
    return rijen.astype(dict.fromkeys(rijen.select_dtypes("str"), arrow))
