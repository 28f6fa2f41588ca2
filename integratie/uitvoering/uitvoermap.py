"""Schrijven en verwijderen in een uitvoermap: nooit erbuiten, en wat een gebruiker er zelf wijzigde, blijft ernaast staan.

Een bestand is van ons als het de vingerafdruk heeft waarmee het in het manifest staat, of als het zijn eigen vingerafdruk
draagt (`met_som`). Al de rest werd met de hand gewijzigd en krijgt de naam `<naam>.eigen-<datum>-<n>.<ext>`.
"""

import os
import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from integratie.bestanden import wegschrijven
from integratie.bestanden.bewaren import bewaar, is_bewaard
from integratie.bestanden.wegschrijven import sha256
from integratie.fouten import Gebruiksfout

SOM = "integratie-sha256:"
LEEG = "0" * 64
GEMAAKT = "gemaakt-"  # begin van de naam van een lijst in de tijdelijke map van een run: wat hij al schreef
_SOM = re.compile(SOM.encode() + rb"([0-9a-f]{64})")
_NAAM = r'(?!\.)[^/\\:*?"<>|]+'  # niets verborgens, en geen '..', schijfletter of omgekeerde streep
_PAD = re.compile(f"{_NAAM}(?:/{_NAAM})*")


def is_naam(tekst: str) -> bool:
    """Kan dit overal de naam van een bestand of map zijn, zonder ergens anders heen te leiden?"""
    return "/" not in tekst and is_binnen(tekst)


def is_binnen(pad: str) -> bool:
    """Is dit een pad met schuine strepen dat onder de uitvoermap blijft? Koppelingen op schijf bekijkt `binnen`."""
    gewoon = bool(_PAD.fullmatch(pad)) and pad.isprintable()
    return gewoon and (len(pad) <= 60 or all(len(deel.encode()) <= 255 for deel in pad.split("/")))


def koppeling(uit: Path, pad: str) -> Path | None:
    """De eerste map op weg naar `pad` die een koppeling naar elders is."""
    delen = pad.split("/")[:-1]
    mappen = (uit.joinpath(*delen[: n + 1]) for n in range(len(delen)))
    return next((map_ for map_ in mappen if map_.is_symlink()), None)


def binnen(uit: Path, pad: str) -> Path:
    """De plaats van `pad` in de uitvoermap. Fout: `Gebruiksfout` als dat ergens anders is."""
    if not is_binnen(pad):
        raise Gebruiksfout(f"'{pad}' ligt niet in {uit} of kan geen bestandsnaam zijn; er is niets geschreven.")
    if map_ := koppeling(uit, pad):
        raise Gebruiksfout(
            f"{map_} is een koppeling naar een andere map; vervang ze door een gewone map. Daar is niets gewijzigd."
        )
    return uit / pad


def met_som(tekst: str) -> bytes:
    """De tekst, waarin één keer `SOM` met `LEEG` staat, met daar haar eigen vingerafdruk."""
    return tekst.replace(SOM + LEEG, SOM + sha256(tekst.encode())).encode()


def _heeft_eigen_som(inhoud: bytes) -> bool:
    return any(
        sha256(inhoud[: som.start(1)] + LEEG.encode() + inhoud[som.end(1) :]) == som[1].decode()
        for som in _SOM.finditer(inhoud)
    )


def _is_er(pad: Path) -> bool:
    return pad.is_symlink() or pad.is_file()


@dataclass
class Uitvoer:
    """Een uitvoermap waarin niets van een gebruiker verloren gaat.

    `bekend` is pad → vingerafdrukken waarmee wij het schreven; `bewaard` de paden die een nieuwe naam kregen. Alle paden zijn
    relatief aan de map, met schuine strepen.
    """

    map_: Path
    bekend: dict[str, set[str]]
    bewaard: list[str] = field(default_factory=list)

    def plaats(self, bestanden: dict[str, bytes], bezig: Path) -> None:
        """Zoals `wegschrijven.plaats`. Fout: `Gebruiksfout` als een pad buiten de map leidt, `OSError` zoals daar."""
        paden = {binnen(self.map_, pad): pad for pad in bestanden}
        sommen = {pad: sha256(inhoud) for pad, inhoud in bestanden.items()}

        def vooraf(doel: Path) -> None:
            pad = paden[doel]
            if _is_er(doel) and not self._van_ons(doel, pad, sommen[pad], bezig):
                self._bewaar(doel)

        nummer, _ = tempfile.mkstemp(prefix=GEMAAKT, dir=bezig)
        with os.fdopen(nummer, "w", encoding="utf-8") as lijst:
            lijst.writelines(f"{som} {pad}\n" for pad, som in sommen.items())
        wegschrijven.plaats({doel: bestanden[pad] for doel, pad in paden.items()}, bezig, vooraf)

    def verwijder(self, pad: str) -> None:
        """Verwijder een bestand van ons, of geef het zijn eigen naam; wat niet in deze map ligt of al bewaard werd, blijft ongemoeid."""
        doel = self.map_ / pad
        if not is_binnen(pad) or koppeling(self.map_, pad) or is_bewaard(doel) or not _is_er(doel):
            return
        if self._van_ons(doel, pad):
            doel.unlink(missing_ok=True)
        else:
            self._bewaar(doel)

    def _bewaar(self, doel: Path) -> None:
        self.bewaard.append(bewaar(doel).relative_to(self.map_).as_posix())

    def _van_ons(self, doel: Path, pad: str, nieuw: str = "", bezig: Path | None = None) -> bool:
        if doel.is_symlink():
            return False
        inhoud = doel.read_bytes()
        som = sha256(inhoud)
        if som == nieuw or som in self.bekend.get(pad, ()) or _heeft_eigen_som(inhoud):
            return True
        lijsten = bezig.glob(f"{GEMAAKT}*") if bezig else ()
        return any(f"{som} {pad}\n" in lijst.read_text(encoding="utf-8") for lijst in lijsten)


def vingerafdrukken(rijen: Iterable[dict]) -> dict[str, set[str]]:
    """Pad → de vingerafdrukken die deze rijen van het manifest ervan geven."""
    uit: dict[str, set[str]] = {}
    for rij in rijen:
        for pad, som in rij["bestanden"].items():
            uit.setdefault(pad, set()).add(som)
    return uit
