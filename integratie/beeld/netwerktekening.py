"""Een netwerk als lijst van namen, per soort, met een boog tussen wie verbonden is: elke naam is te lezen, ook op een telefoon."""

from collections.abc import Iterable, Mapping, Sequence

from matplotlib.path import Path

from integratie.beeld.tekenvlak import BREEDTE, LETTER, REGEL, Tekenvlak, op_regels
from integratie.blok.beeldstijl import ACCENT, GRIJS, INKT, MIDDEN, PAPIER

NAAM = 200.0  # zo breed is een naam hoogstens; een langere staat over meer regels
STIP, WIT = 3.0, 5.0
DIEPST = BREEDTE - NAAM - 14  # zo ver naar rechts gaat de langste boog


def netwerk(
    soorten: Mapping[str, str], verbindingen: Mapping[tuple[str, str], int], vet: Iterable[str] = ()
) -> Tekenvlak:
    """De namen van `soorten` (naam → soort) onder hun soort; een boog is zo dik als het getal van haar verbinding, een naam in `vet` heeft ook een volle stip."""
    vet = set(vet)
    groepen = {
        soort: [n for n, eigen in soorten.items() if eigen == soort] for soort in dict.fromkeys(soorten.values())
    }
    regels = {naam: op_regels(naam, NAAM, naam in vet) for naam in soorten}
    hoogte = sum(REGEL + WIT + sum(REGEL * len(regels[n]) + 3 for n in namen) for namen in groepen.values())
    blad, y, plek = Tekenvlak(hoogte), 0.0, dict[str, float]()
    for soort, namen in groepen.items():
        blad.tekst(0, y + LETTER, soort, GRIJS)
        y += REGEL
        for naam in namen:
            plek[naam] = y + REGEL * len(regels[naam]) / 2
            for nummer, regel in enumerate(regels[naam]):
                blad.tekst(NAAM, y + REGEL * nummer + LETTER, regel, INKT, naam in vet, "right")
            y += REGEL * len(regels[naam]) + 3
        y += WIT
    _bogen(blad, plek, [(a, b, n) for (a, b), n in verbindingen.items() if a in plek and b in plek])
    for naam, midden in plek.items():
        blad.stippen([(NAAM + 8, midden)], STIP, ACCENT if naam in vet else PAPIER, ACCENT if naam in vet else INKT, 1)
    return blad


def _bogen(blad: Tekenvlak, plek: Mapping[str, float], alle: Sequence[tuple[str, str, int]]) -> None:
    """Hoe verder uit elkaar, hoe verder de boog naar rechts gaat: korte bogen liggen binnen lange."""
    langste = max((abs(plek[a] - plek[b]) for a, b, _ in alle), default=1) or 1
    for a, b, aantal in alle:
        van, tot = sorted((plek[a], plek[b]))
        x, diep = NAAM + 8, 14 + (DIEPST - 20) * (tot - van) / langste
        boog = Path([(x, van), (x + 4 / 3 * diep, van), (x + 4 / 3 * diep, tot), (x, tot)], [1, 4, 4, 4])
        blad.vorm(boog, None, MIDDEN, 0.6 + 0.6 * aantal)
