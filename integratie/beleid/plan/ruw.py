"""Een plan zoals het in een bestand staat, nog niet gecontroleerd, met van elk veld de plaats: regel, of blad, rij en kolom."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from integratie.beleid.plan.kolommen import DELEN
from integratie.project import projectmap

Pad = tuple[str | int, ...]  # ("beleidsdoelstellingen", 0, "titel")

ENKELVOUD = {deel.lijst: deel.enkelvoud for deel in DELEN}
NAAMVELDEN = ("code", "sleutel", "partner", "indicator")
LOS = "los"


@dataclass(frozen=True, order=True)
class Fout:
    """Eén fout: waar ze staat, in welk veld, wat toegelaten is en wat te doen."""

    bestand: str
    plaats: str
    veld: str
    van: str  # waarbij het veld hoort, bv. "actie A1.2"
    reden: str

    def __str__(self) -> str:
        veld = (f", veld '{self.veld}'" if self.veld else "") + (f" van {self.van}" if self.van else "")
        return f"{self.bestand}, {self.plaats}{veld}: {self.reden.rstrip('.')}{'' if self.reden.endswith('?') else '.'}"


def kort(pad: Path) -> str:
    """Het pad zoals een lezer het herkent: vanuit de projectmap als het daaronder ligt."""
    binnen = pad.is_absolute() and pad.is_relative_to(projectmap())
    return (pad.relative_to(projectmap()) if binnen else pad).as_posix()


def _een_regel(tekst: str) -> str:
    """Wat uit het bestand komt, op één regel: zonder onzichtbare tekens (ook geen die een terminal sturen), en ingekort."""
    zichtbaar = "".join(t if t.isprintable() else " " for t in tekst)
    return re.sub(r"'([^']{60})[^']{20,}'", r"'\1…'", " ".join(zichtbaar.split()))


@dataclass
class Ruw:
    """`inhoud` als gewone lijsten en woordenboeken; `plaatsen` is pad → plaats; `fouten` wat bij het lezen al bleek."""

    bestand: Path
    inhoud: dict = field(default_factory=dict)
    los: dict[str, list[dict]] = field(default_factory=dict)  # rijen van een werkboek die naar niets verwijzen
    plaatsen: dict[Pad, str] = field(default_factory=dict)
    volgorde: dict[str, int] = field(default_factory=dict)  # plaats → rang in het bestand
    fouten: list[Fout] = field(default_factory=list)

    def zet(self, pad: Pad, plaats: str) -> None:
        self.plaatsen[pad] = plaats
        self.volgorde.setdefault(plaats, len(self.volgorde))

    def fout(self, pad: Pad, veld: str, reden: str) -> Fout:
        """Een fout bij een veld, of bij het dichtste geheel waarvan de plaats bekend is."""
        plaats = next((self.plaatsen[pad[:n]] for n in range(len(pad), -1, -1) if pad[:n] in self.plaatsen), "begin")
        return Fout(kort(self.bestand), plaats, *(_een_regel(tekst) for tekst in (veld, self.van(pad), reden)))

    def meld(self, pad: Pad, veld: str, reden: str, plaats: str = "") -> None:
        """Voeg een fout toe; met `plaats` staat het veld daar."""
        if plaats:
            self.zet(pad, plaats)
        self.fouten.append(self.fout(pad, veld, reden))

    def van(self, pad: Pad) -> str:
        """ "actie A1.2" voor een veld van die actie; leeg voor een veld van het plan zelf."""
        if pad[:1] == (LOS,):
            return ""
        for einde in range(len(pad) - 1, 0, -1):
            soort, nummer = pad[einde - 1], pad[einde]
            if isinstance(nummer, int) and isinstance(soort, str) and soort in ENKELVOUD:
                deel = self.waarde(pad[: einde + 1])
                namen = [deel.get(k) for k in NAAMVELDEN] if isinstance(deel, dict) else []
                code = next((n for n in namen if n), None)
                naam = code if isinstance(code, str) else f"nummer {nummer + 1}"
                hoger = self.van(pad[: einde - 1]) if soort in ("streefcijfers", "partners") else ""
                return f"{ENKELVOUD[soort]} {naam}" + (f" ({hoger})" if hoger else "")
        return ""

    def waarde(self, pad: Pad):
        """Wat er op een pad staat, of None."""
        deel = self.inhoud
        for stap in pad:
            try:
                deel = deel[stap]
            except (KeyError, IndexError, TypeError):
                return None
        return deel

    def geordend(self, fouten: list[Fout]) -> list[Fout]:
        """De fouten in de volgorde van het bestand, elk één keer."""
        return sorted(dict.fromkeys(fouten), key=lambda f: (self.volgorde.get(f.plaats, -1), f.veld, f.reden))
