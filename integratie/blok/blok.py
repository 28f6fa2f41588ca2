"""Een blok: wat één aanroep in een notebook toont, als gegevens. Pagina, Word, csv en controle lezen dit; niemand leest HTML terug."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from integratie.blok.onderdelen import Tabel, met_inhoud, tabel_van
from integratie.fouten import Gebruiksfout

MIME = "application/vnd.integratie+json"
Cijfers = tuple[tuple[str, int], ...]  # (indicator, jaar) van elk cijfer dat een blok toont


class Toonbaar:
    """Wat zichzelf in een notebook toont: als HTML voor een lezer, en als gegevens voor wie er een rapport van maakt."""

    @property
    def html(self) -> str:
        """Zoals op een bladzijde, zonder links naar bestanden."""
        from integratie.blok.html import Bladzijde, op_bladzijde  # die kent de blokken, dus pas hier

        return str(op_bladzijde(self, Bladzijde()))

    def _repr_html_(self) -> str:
        from integratie.blok.html import los

        return str(los(self))

    def _repr_mimebundle_(self, **_) -> dict:
        from integratie.blok.machine import schrijf

        return {MIME: schrijf(self)}

    @property
    def cijfertabel(self) -> Tabel:
        """De (eerste) tabel als onderdeel. Fout: `Gebruiksfout` als er geen is."""
        if gevonden := next((deel for deel in met_inhoud(self) if isinstance(deel, Tabel)), None):
            return gevonden
        raise Gebruiksfout("Hier staat geen tabel in.")

    @property
    def tabel(self) -> pd.DataFrame:
        """De tabel om mee te rekenen: getallen, met hun eenheid in de kop, en leeg waar er geen cijfer is."""
        return self.cijfertabel.getallen()

    @property
    def data(self) -> pd.DataFrame:
        """Een rij per cijfer: `rij, kolom, waarde, eenheid, status, tekst` (zoals ze te lezen staat)."""
        return self.cijfertabel.lang()

    def bewaar(self, pad: str | Path, dpi: int = 300, breedte: str = "16 cm") -> Path:
        """Bewaar als svg, png, pdf, xlsx, csv of pptx, zoals de naam eindigt, zie `ig.bewaar`."""
        import integratie  # alleen het geheel kent wie schrijft

        return integratie.bewaar(self, pad, dpi, breedte)


@dataclass(frozen=True, repr=False)
class Figuur(Toonbaar):
    """Een tekening met titel, tekstalternatief, bron, voorbehouden en de tabel met dezelfde cijfers.

    `naam` is het anker van de figuur en de naam van haar bestanden; `indicator` leidt naar de definitie
    (leeg wanneer de figuur uit een bestand van de gemeente komt); `jaar` is dat van haar jongste cijfer.
    `opmerkingen` staan altijd naast de figuur; `voorbehouden` van de bron zijn opengeplooid te lezen.
    Met `onder` (wat er gemeten is, van wanneer en in welke eenheid) is het een kleine figuur: haar bron, noten en tabel staan dan dichtgeplooid.
    `cellen` is de tabel zoals ze te lezen staat, `tabel` dezelfde met getallen om verder mee te werken.
    """

    naam: str
    indicator: str
    titel: str
    svg: str
    alt: str
    bron: str
    cellen: pd.DataFrame
    opmerkingen: tuple[str, ...] = ()
    voorbehouden: tuple[str, ...] = ()
    jaar: int | None = None
    onder: str = ""

    @property
    def cijfers(self) -> Cijfers:
        """(indicator, jaar) van de figuur; leeg als ze uit een bestand van de gemeente komt."""
        return ((self.indicator, self.jaar),) if self.indicator and self.jaar else ()

    @property
    def cijfertabel(self) -> Tabel:
        """De tabel als onderdeel, met de titel van de figuur."""
        return tabel_van(self.cellen, self.titel)

    def __repr__(self) -> str:
        return f"{self.titel} — {self.alt} (Bron: {self.bron})"


@dataclass(frozen=True, repr=False)
class Blok(Toonbaar):
    """Een deel van een rapport uit onderdelen, met dezelfde inhoud kort als gewone tekst.

    `cijfers` zegt welke indicatoren erin staan en van welk jaar, `thema` bij welk thema de hele sectie hoort, en `is_titel` dat dit
    de kop van de bladzijde is: daaruit leidt de bladzijde af hoe oud haar cijfers zijn.
    """

    onderdelen: tuple = ()
    tekst: str = ""
    cijfers: Cijfers = ()
    thema: str = ""
    is_titel: bool = False

    def __repr__(self) -> str:
        return self.tekst


def indelen(delen: list | tuple) -> tuple:
    """De onderdelen van een lijst waarin ook None en hele groepen mogen staan."""
    return tuple(y for x in delen if x is not None for y in (indelen(x) if isinstance(x, list | tuple) else (x,)))
