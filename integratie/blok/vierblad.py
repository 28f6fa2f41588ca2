"""De onderdelen van "In vier bladzijden": hoofdpunten, kerngetallen, een rij per indicator, en het blad dat ze draagt.

Alles is een gegeven, ook wat getekend wordt: een lijntje en een strook bewaren hun getallen, en wie toont tekent ze.
"""

from dataclasses import dataclass

from integratie.blok.tekst import Tekst

_LEEG = Tekst()


@dataclass(frozen=True)
class Hoofdpunt:
    """Een boodschap: een titel die zegt wat er is, de zinnen met de cijfers, en wat het van een dienst vraagt.

    `dienst` is het vet gedrukte begin van de laatste regel ("Opvang en school"), `vraag` de rest; leeg als de kaart er geen heeft.
    """

    titel: Tekst
    kern: Tekst
    dienst: str = ""
    vraag: Tekst = _LEEG
    indicator: str = ""


@dataclass(frozen=True)
class Hoofdpunten:
    """De hoofdpunten, in de volgorde van de thema's."""

    punten: tuple[Hoofdpunt, ...]


@dataclass(frozen=True)
class Staaf:
    """Een balkje naast een kerngetal: `waarde` is het getal van de balk, `cijfer` hoe het er staat; `eigen` voor de gemeente zelf."""

    naam: str
    waarde: float
    cijfer: Tekst
    eigen: bool = False


@dataclass(frozen=True)
class Kerngetal:
    """Een groot cijfer, wat het is, hoe het veranderde, en wat de balkjes ernaast vergelijken (`wat`, met eenheid)."""

    waarde: Tekst
    naam: str
    verandering: Tekst = _LEEG
    wat: str = ""
    staven: tuple[Staaf, ...] = ()
    indicator: str = ""


@dataclass(frozen=True)
class Kerngetallen:
    """De kerngetallen onder elkaar."""

    punten: tuple[Kerngetal, ...]


@dataclass(frozen=True)
class Strook:
    """Waar de gemeente ligt tussen de andere van haar groep: hun waarden als streepjes op een schaal van laagste tot hoogste.

    `gebieden` zijn de waarden van de maatstaven van het blad, in hun volgorde; None waar er geen is. `laag` en `hoog` staan aan de uiteinden.
    """

    eigen: float
    andere: tuple[float, ...]
    gebieden: tuple[float | None, ...]
    laag: Tekst
    hoog: Tekst


@dataclass(frozen=True)
class Themarij:
    """Een indicator op één rij.

    `lijn` en `ernaast` zijn (jaar, waarde) van de gemeente en van de eerste maatstaf, in de eenheid van `waarde`; `begin` is de waarde van het
    eerste jaar van de lijn. `waarde` hoort bij `jaar` ("2025", "1-1-2026", "2020–2024"); `onder` is wat klein onder de titel staat (het aantal).
    `maatstaven` zijn de cijfers van de maatstaven van het blad in hetzelfde jaar; een lege tekst waar er geen cijfer of geen uitspraak is.
    Een `oud` cijfer staat grijs en krijgt geen verandering en geen plaats. De rij met de laagste `prioriteit` valt eerst weg als het blad te vol is.
    """

    indicator: str
    groep: str
    titel: str
    waarde: Tekst
    jaar: str
    onder: Tekst = _LEEG
    begin: Tekst = _LEEG
    beginjaar: int | None = None
    lijn: tuple[tuple[int, float], ...] = ()
    ernaast: tuple[tuple[int, float], ...] = ()
    verandering: Tekst = _LEEG
    strook: Strook | None = None
    maatstaven: tuple[Tekst, ...] = ()
    plaats: Tekst = _LEEG
    oud: bool = False
    prioriteit: int = 1


@dataclass(frozen=True)
class Themarijen:
    """De rijen van een thema, met de ene noot die voor alle geldt."""

    thema: str
    titel: str
    rijen: tuple[Themarij, ...]
    noot: str = ""


@dataclass(frozen=True)
class Rijenblad:
    """Thema's met hun rijen, op één gedeelde tijdas van `eerste` tot `laatste` jaar.

    `groep` benoemt de gemeenten van de stroken ("de 19 van de Rand"), `maatstaven` zijn de kolomkoppen van de gebieden ernaast, en `weg` zijn
    de titels van de rijen die niet op het blad pasten.
    """

    titel: str
    eigen: str
    groep: str
    maatstaven: tuple[str, ...]
    themas: tuple[Themarijen, ...]
    eerste: int
    laatste: int
    weg: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ouderdomslijn:
    """Het jongste jaar per thema, bovenaan: (thema, titel, jaar); jaar leeg als er geen cijfer is."""

    themas: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Lijststaaf:
    """Een regel van een gesorteerde lijst naast een kaart; `klasse` (0–4) kleurt ze zoals de kaart, None voor een gebied."""

    naam: str
    waarde: float
    cijfer: Tekst
    klasse: int | None = None
    eigen: bool = False


@dataclass(frozen=True)
class Kaartlijst:
    """Een kaart met ernaast dezelfde cijfers als gesorteerde lijst, hoogste eerst.

    `titel` is de vaststelling, `onder` zegt wat gemeten is; `klassen` benoemen de kleuren van de kaart (en van de staven), `eenheid` ervoor. De `svg`
    tekent met klassen van het stijlblad en draagt zelf haar tekstalternatief `alt`.
    """

    titel: Tekst
    onder: Tekst
    svg: str
    alt: str
    eenheid: str
    klassen: tuple[str, ...]
    regels: tuple[Lijststaaf, ...]
    bron: str
    indicator: str = ""

    @property
    def anker(self) -> str:
        """De naam van de kaart op een bladzijde en van haar bestanden."""
        return "-".join(filter(None, ["kaart-met-lijst", self.indicator.replace("_", "-")]))


@dataclass(frozen=True)
class Bladvoet:
    """Wat onderaan elk blad staat, voor "1 van 4". Een bladzijde met een bladvoet wordt blad per blad opgemaakt, op A4."""

    tekst: str
