"""De rijen van een uittreksel, gelezen: datums, soorten, plaatsen, nationaliteiten, gezinnen. Wat niet kan, wordt geteld en is dan niet gekend."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from integratie.beleid.instroom import plaatsen, waarden
from integratie.beleid.instroom.identiteit import noem, weiger_inhoud, weiger_koppen
from integratie.beleid.instroom.kolommen import (
    ALLE,
    BUITENLAND,
    EMIGRATIE,
    IN,
    SOORTEN,
    UIT,
    Benoeming,
    benoem,
)
from integratie.beleid.instroom.uittreksel import Kolom, Uittreksel, lees, zonder_inhoud
from integratie.gebieden import plat

AANKOMST, VERTREK = (IN, BUITENLAND), (UIT, EMIGRATIE)
GEEN_GEMEENTE, GEEN_LAND = "gemeente niet gekend", "land niet gekend"
OUDST = 120
WIJKEN_HOOGSTENS = 200
ENKELE, MEESTE = 9, 0.5  # meer rijen, en een groter deel onleesbaar dan dit: is het de kolom zelf die niet klopt
LEEG = np.iinfo(np.int32).min


@dataclass(frozen=True)
class Gebrek:
    """Op hoeveel rijen iets in een kolom niet kan, en de eerste daarvan (nummer in het bestand)."""

    kolom: str
    wat: str
    rijen: int
    regel: int


@dataclass(frozen=True, repr=False)
class Gelezen:
    """Wat er van een uittreksel te gebruiken is; alleen in het geheugen.

    `rijen`, één per gebeurtenis: `dag` (datum), `jaar`, `maand`, `soort`, `plaats` (groep van waar iemand komt of heen gaat), `nationaliteit` (groep),
    `leeftijd` (in jaren, die van het kalenderjaar), `geslacht`, `grootte` (van het gezin), `wijk`, `register`, `persoon`, `gezin`; wat niet gekend is, is NaN.
    `aantal`: rijen in het bestand. `kolommen`: welke het heeft. `niet_gebruikt`: koppen van andere kolommen. `gelijk`: rijen die helemaal gelijk zijn aan een eerdere.
    `verzonnen`: het uittreksel zegt zelf dat het over niemand gaat.
    """

    nis: str
    rijen: pd.DataFrame
    aantal: int
    kolommen: tuple[str, ...]
    niet_gebruikt: tuple[str, ...]
    gebreken: tuple[Gebrek, ...]
    gelijk: int
    verzonnen: bool


def lees_register(pad: Path, nis: str) -> Gelezen:
    """Het uittreksel van een gemeente: csv (UTF-8) of xlsx, zie docs/instroom.md. Fout: `Gebruiksfout` (ook `Voorstel`), zonder iets van een rij."""
    u = lees(pad)
    zonder_inhoud(pad, lambda: weiger_koppen(u))  # voor er ergens een kop genoemd wordt
    b = benoem(u, nis)

    def doe() -> Gelezen:
        weiger_inhoud(u, {kop: naam for naam, kop in b.koppen.items()})
        return _Lezer(u, b, nis).gelezen()

    return zonder_inhoud(pad, doe)


class _Lezer:
    """Leest elke kolom één keer, en houdt bij wat er niet kan."""

    def __init__(self, u: Uittreksel, b: Benoeming, nis: str) -> None:
        self.u, self.b, self.nis, self.gebreken = u, b, nis, list[Gebrek]()
        self.n = len(u.regels)

    def gelezen(self) -> Gelezen:
        """Alle rijen met een datum en een soort die kunnen."""
        codes = pd.DataFrame({naam: self.u.kolommen[kop].codes for naam, kop in self.b.koppen.items()})
        gelijk = codes.duplicated().to_numpy()
        dag = self.getallen("datum", waarden.dag, "geen datum die kan (verwacht 2024-03-31 of 31/03/2024)")
        soort = self.keuze("soort")
        bruikbaar = (dag != LEEG) & soort.notna()
        waar = {"vorige": soort.isin(AANKOMST).to_numpy(), "volgende": soort.isin(VERTREK).to_numpy()}
        for naam in self.b.koppen:
            self.meld(naam, "leeg", self.is_leeg(naam) & waar.get(naam, True))
        datums = pd.Series(dag.astype("datetime64[D]").astype("datetime64[s]"))
        jaar, maand = datums.dt.year.to_numpy(), datums.dt.month.to_numpy()
        geboren = self.getallen("geboortejaar", waarden.jaar, "geen jaar van vier cijfers")
        leeftijd = jaar - geboren
        self.meld(
            "geboortejaar",
            "na de gebeurtenis, of meer dan 120 jaar ervoor",
            bruikbaar & (geboren != LEEG) & ~((leeftijd >= 0) & (leeftijd <= OUDST)),
        )
        leeftijd = np.where((geboren != LEEG) & (leeftijd >= 0) & (leeftijd <= OUDST), leeftijd, np.nan)
        grootte = self.getallen(
            "gezinsgrootte", waarden.grootte, f"geen aantal van 1 tot {waarden.GROOTSTE_GEZIN}"
        ).astype(float)
        rijen = pd.DataFrame(
            {
                "dag": dag,
                "jaar": jaar,
                "maand": maand,
                "soort": soort,
                "plaats": self.plaats(soort),
                "nationaliteit": self.categorie(
                    "nationaliteit", plaatsen.land, "geen land of nationaliteit uit de lijst"
                ),
                "leeftijd": leeftijd,
                "geslacht": self.keuze("geslacht"),
                "grootte": np.where(grootte == LEEG, np.nan, grootte),
                "wijk": self.wijk(),
                "register": self.keuze("register"),
                "persoon": self.sleutel("persoon"),
                "gezin": self.sleutel("gezin"),
            }
        )
        dubbel = rijen["persoon"].notna().to_numpy() & rijen.duplicated(["persoon", "dag", "soort"]).to_numpy()
        self.meld("persoon", "dezelfde gebeurtenis een tweede keer (telt één keer)", dubbel)
        rijen = rijen[bruikbaar & ~dubbel].reset_index(drop=True)
        if rijen.empty:
            raise self.u.fout(
                "geen enkele rij met een datum en een soort die kunnen; verwacht: één rij per gebeurtenis."
            )
        over = tuple(noem(self.u, kop) for kop in self.u.kolommen if kop not in self.b.koppen.values())
        kolommen = tuple(naam for naam in ALLE if naam in self.b.koppen)
        return Gelezen(
            self.nis, rijen, self.n, kolommen, over, tuple(self.gebreken), int(gelijk.sum()), self.u.verzonnen
        )

    def kolom(self, naam: str) -> Kolom:
        """De kolom, of een lege als het uittreksel ze niet heeft."""
        if naam in self.b.koppen:
            return self.u.kolommen[self.b.koppen[naam]]
        return Kolom(np.zeros(self.n, np.int32), [""])

    def is_leeg(self, naam: str) -> np.ndarray:
        """Waar er niets in de kolom staat."""
        kolom = self.kolom(naam)
        return np.array([not t for t in kolom.waarden])[kolom.codes]

    def meld(self, naam: str, wat: str, waar: np.ndarray) -> None:
        """Onthoud op hoeveel rijen dit zo is."""
        if aantal := int(waar.sum()):
            self.gebreken.append(Gebrek(naam, wat, aantal, int(self.u.regels[int(np.asarray(waar).argmax())])))

    def fout_waar(self, naam: str, goed: Iterable[bool], wat: str) -> None:
        """Meld de gevulde cellen die niet goed zijn. Fout: `Gebruiksfout` als het de meeste zijn: dan is het de verkeerde kolom."""
        kolom, leeg = self.kolom(naam), self.is_leeg(naam)
        slecht = ~np.fromiter(goed, bool, len(kolom.waarden))[kolom.codes] & ~leeg
        if slecht.sum() > max(ENKELE, MEESTE * (~leeg).sum()):
            kop = noem(self.u, self.b.koppen[naam])
            raise self.u.fout(
                f"{kop} ({naam}): op {int(slecht.sum())} van de {int((~leeg).sum())} ingevulde rijen {wat}; is dit de juiste kolom? "
                "Zo niet, benoem de kolommen zoals in docs/instroom.md."
            )
        self.meld(naam, wat, slecht)

    def getallen(self, naam: str, lees_: Callable[[str], int | None], wat: str) -> np.ndarray:
        """Per rij een geheel getal, of `LEEG`."""
        kolom = self.kolom(naam)
        gelezen = [lees_(t) for t in kolom.waarden]
        self.fout_waar(naam, (x is not None for x in gelezen), wat)
        return np.array([LEEG if x is None else x for x in gelezen], np.int32)[kolom.codes]

    def categorie(self, naam: str, lees_: Callable[[str], str | None], wat: str) -> pd.Series:
        """Per rij een woord, of NaN."""
        kolom = self.kolom(naam)
        gelezen = [lees_(t) if t else None for t in kolom.waarden]
        self.fout_waar(naam, (x is not None for x in gelezen), wat)
        return _categorie(kolom.codes, gelezen)

    def keuze(self, naam: str) -> pd.Series:
        """Een van onze woorden voor soort, register of geslacht."""
        woorden = self.b.waarden[naam]
        eigen = ", ".join(SOORTEN) if naam == "soort" else ", ".join(dict.fromkeys(woorden.values()))
        return self.categorie(naam, lambda t: woorden.get(plat(t)), f"geen waarde die ik ken (verwacht {eigen})")

    def plaats(self, soort: pd.Series) -> pd.Series:
        """De groep van de gemeente of het land waar iemand vandaan komt of heen gaat; enkel bij wie van of naar elders gaat."""
        uit = np.full(self.n, None, object)
        for naam, (binnen, buiten) in (("vorige", AANKOMST), ("volgende", VERTREK)):
            kolom = self.kolom(naam)
            gelezen = [waarden.plaats(t) if t else None for t in kolom.waarden]
            self.fout_waar(naam, (x is not None for x in gelezen), "geen gemeente of land uit de lijst")
            in_belgie = np.array([x == plaatsen.BELG or (x or "").isdigit() for x in gelezen])[kolom.codes]
            gekend = np.array([x is not None for x in gelezen])[kolom.codes]
            eigen = np.array([x == self.nis for x in gelezen])[kolom.codes]
            groep = np.array([None if x is None else self.groep(x) for x in gelezen], object)[kolom.codes]
            for soort_, onbekend in ((binnen, GEEN_GEMEENTE), (buiten, GEEN_LAND)):
                hier = soort.eq(soort_).to_numpy()
                strijdig = hier & gekend & (in_belgie != (soort_ == binnen))
                wat = "een land" if soort_ == binnen else "een Belgische gemeente"
                self.meld(naam, f"{wat} bij soort {soort_}", strijdig)
                self.meld(naam, f"de eigen gemeente bij soort {soort_}", hier & eigen)
                uit[hier] = np.where(strijdig | pd.isna(groep), onbekend, groep)[hier]
        return pd.Series(uit, dtype="category")

    def groep(self, plaats: str) -> str | None:
        """De groep van een andere gemeente of van een land; None voor de eigen gemeente, en voor België zelf."""
        if plaats.isdigit():
            return None if plaats == self.nis else plaatsen.groep_van(plaats)
        return plaatsen.LANDEN.get(plaats)

    def wijk(self) -> pd.Series:
        """De naam van de wijk, als de lijst ze kent of de gemeente ze zelf benoemde: wat iemand anders in een rij typte, komt nergens. Fout: `Gebruiksfout` bij te veel verschillende."""
        kolom, eigen = self.kolom("wijk"), self.b.waarden.get("wijk", {})
        gelezen = [eigen.get(plat(t)) or waarden.wijknaam(self.nis, t) for t in kolom.waarden]
        if len({naam or t for naam, t in zip(gelezen, kolom.waarden, strict=True)}) > WIJKEN_HOOGSTENS:
            raise self.u.fout(
                f"{noem(self.u, self.b.koppen['wijk'])} (wijk): meer dan {WIJKEN_HOOGSTENS} verschillende waarden; verwacht: de naam of code van een wijk of sector."
            )
        onbekend = np.array([naam is None for naam in gelezen])[kolom.codes] & ~self.is_leeg("wijk")
        self.meld("wijk", "geen wijk uit de lijst (telt bij de andere); benoem ze zoals in docs/instroom.md", onbekend)
        return _categorie(kolom.codes, gelezen)

    def sleutel(self, naam: str) -> pd.Series:
        """Een nummer per sleutel, enkel geldig binnen dit geheugen; NaN als er geen is."""
        kolom = self.kolom(naam)
        return pd.Series(np.where(self.is_leeg(naam), np.nan, kolom.codes))


def _categorie(codes: np.ndarray, gelezen: list[str | None]) -> pd.Series:
    namen = sorted({x for x in gelezen if x})
    nummer = {naam: i for i, naam in enumerate(namen)}
    return pd.Series(pd.Categorical.from_codes(np.array([nummer.get(x or "", -1) for x in gelezen])[codes], namen))
