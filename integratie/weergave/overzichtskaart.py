"""De kaart van het overzicht: echte grenzen in Lambert 72 als inline SVG, elke gemeente met een rapport een link, en wat ze kan tonen.

Elk vlak draagt zijn klasse per laag (`k0-3 k1-2 …`); het stijlblad kleurt de laag die gekozen is.
"""

from dataclasses import dataclass
from html import escape

import numpy as np
import pandas as pd
import shapely

from integratie import gebieden, vergelijking
from integratie.beeld import kaartklassen
from integratie.beeld.bronvermelding import bronnen_van
from integratie.beeld.kaartvlakken import vormen
from integratie.beeld.naamplaatsing import GROOTTE, gesplitst, plekken
from integratie.beeld.opmaak import voluit
from integratie.indicator import kaart as indicatorkaart

# Knop → indicator; de eerste staat aan.
KEUZES = {
    "Buitenlandse herkomst": "aandeel_buitenlandse_herkomst",
    "Niet-Belgen": "aandeel_niet_belg",
    "Nieuwkomers per 1.000 inwoners": "nieuwkomers_per_1000_inwoners",
    "Thuistaal niet-Nederlands, basisonderwijs": "thuistaal_niet_nl_basis",
    "Werkzoekendengraad": "werkzoekendengraad",
}
MINSTENS = 5  # met minder gemeenten zeggen klassen niets
MIDDEN, ONBEKEND = "2", "x"
DONKER = ("3", "4")  # klassen waarop een naam wit is
BREEDTE = 640
LETTER = 12  # hoogte van een naam op de kaart
MET_NAMEN = 40  # bij meer gemeenten passen de namen niet; de tooltip en de tabel hebben ze


ARCERING = (
    '<defs><pattern id="arcering" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="6" height="6" fill="#fff"/><rect width="1.5" height="6" fill="#5c636b"/></pattern></defs>'
)


@dataclass(frozen=True)
class Laag:
    """Eén keuze op de kaart; `klassen` en `teksten` gaan per NIS-code, `legende` is (klasse, tekst)."""

    code: str
    knop: str
    titel: str
    bron: str
    klassen: dict[str, str]
    teksten: dict[str, str]
    legende: list[tuple[str, str]]


def lagen(met_cijfer: list[str], zonder: int, peiljaar: int, editie: str) -> list[Laag]:
    """De lagen voor deze gemeenten in het laatste jaar tot het peiljaar; een indicator zonder cijfers valt weg.

    `zonder` telt wat er verder nog op de kaart staat.
    """
    keuzes = ((f"k{nummer}", *keuze) for nummer, keuze in enumerate(KEUZES.items()))
    return list(filter(None, (_laag(*keuze, met_cijfer, zonder, peiljaar, editie) for keuze in keuzes)))


def _laag(
    code: str, knop: str, naam: str, met_cijfer: list[str], zonder: int, peiljaar: int, editie: str
) -> Laag | None:
    ind = indicatorkaart(naam)
    cijfers = vergelijking.reeks(naam, None, peiljaar, editie)
    cijfers = cijfers[cijfers["nis"].isin(met_cijfer) & (cijfers["groep"] == "")]
    jaar = cijfers.loc[cijfers["waarde"].notna(), "jaar"].max()
    if pd.isna(jaar):
        return None
    stand = cijfers[cijfers["jaar"] == jaar].set_index("nis")
    bekend = stand["waarde"].dropna().astype(float)
    klassen, legende = _klassen(bekend)
    if zonder := zonder + len(met_cijfer) - len(bekend):
        legende.append((ONBEKEND, f"geen cijfer ({zonder})"))
    return Laag(
        code,
        knop,
        f"{ind.titel}, {jaar} ({ind.eenheid}; tussen haakjes het aantal gemeenten)",
        "; ".join(dict.fromkeys(b.vermelding for b in bronnen_van(ind, editie))),
        klassen,
        {nis: f"{ind.titel}: {voluit(ind, rij.waarde, rij.status)} ({jaar})" for nis, rij in stand.iterrows()},
        legende,
    )


def _klassen(waarden: pd.Series) -> tuple[dict[str, str], list[tuple[str, str]]]:
    if len(waarden) < MINSTENS or waarden.nunique() == 1:
        return dict.fromkeys(waarden.index, MIDDEN), [(MIDDEN, f"te weinig verschil voor klassen ({len(waarden)})")]
    grenzen = kaartklassen.grenzen(waarden.tolist())
    plaats = np.searchsorted(grenzen, waarden, side="right")
    namen = enumerate(kaartklassen.namen(grenzen))
    legende = [(str(i), f"{naam} ({(plaats == i).sum()})") for i, naam in namen]
    return dict(zip(waarden.index, map(str, plaats), strict=True)), legende


def getoond(nissen: set[str]) -> list[str]:
    """Welke gemeenten op de kaart staan: deze, met de hele Rand als er één van is."""
    rand = gebieden.groep(gebieden.RAND).leden
    return sorted({*nissen, *(rand if nissen & set(rand) else ())})


def overzichtskaart(doelen: dict[str, str], lagen: list[Laag]) -> str:
    """SVG van deze gemeenten (NIS-code → adres van het rapport, leeg zonder rapport), met de hele Rand als er één van is.

    Het Brussels Gewest staat er als achtergrond bij wanneer de kaart eraan raakt.
    """
    vlakken = {nis: vormen()[nis] for nis in getoond(set(doelen))}
    links, onder, rechts, boven = shapely.total_bounds(list(vlakken.values()))
    schaal = BREEDTE / (rechts - links)
    hoogte = round((boven - onder) * schaal)

    def punt(x: float, y: float) -> str:
        return f"{(x - links) * schaal:.0f} {(boven - y) * schaal:.0f}"

    def pad(vorm: shapely.Geometry) -> str:
        ringen = [r for deel in shapely.get_parts(vorm) if deel.area for r in (deel.exterior, *deel.interiors)]
        return "".join("M" + "L".join(dict.fromkeys(punt(x, y) for x, y in ring.coords)) + "Z" for ring in ringen)

    kader = (links, onder, rechts, boven)
    brussel = shapely.union_all([vormen()[lid] for lid in gebieden.groep("brussel").leden if lid not in vlakken])
    delen = []
    if grenst_aan := brussel.intersects(shapely.union_all(list(vlakken.values()))):
        delen.append(f'<path class="buiten" d="{pad(brussel.intersection(shapely.box(*kader)))}"/>')
    delen += [_vlak(nis, pad(vorm), doelen.get(nis, ""), lagen) for nis, vorm in vlakken.items()]
    if len(vlakken) <= MET_NAMEN:
        namen = {nis: (vorm, gesplitst(gebieden.gemeenten()[nis].naam)) for nis, vorm in vlakken.items()}
        if grenst_aan:
            namen["brussel"] = (brussel.intersection(shapely.box(*kader)), ["Brussels Gewest"])
        for nis, regels, anker, plek in plekken(namen, kader, LETTER / GROOTTE / schaal):
            # Een naam op een donker vlak is wit; zonder rapport is een vlak lichter.
            donker = [x.code for x in lagen if x.klassen.get(nis) in (DONKER if doelen.get(nis) else DONKER[1:])]
            delen.append(_naam(regels, punt(*anker).split(), punt(*plek).split(), donker))
    return (
        f'<svg viewBox="-4 -4 {BREEDTE + 8} {hoogte + 8}" role="group" aria-label="Kaart met een link per gemeente">'
        f"{ARCERING}{''.join(delen)}</svg>"
    )


def _vlak(nis: str, pad: str, doel: str, lagen: list[Laag]) -> str:
    naam = escape(gebieden.gemeenten()[nis].naam)
    klassen = " ".join(f"{laag.code}-{laag.klassen.get(nis, ONBEKEND)}" for laag in lagen)
    waarden = [laag.teksten[nis] for laag in lagen if nis in laag.teksten]
    tekst = escape("\n".join([gebieden.gemeenten()[nis].naam + ("" if doel else ": nog geen rapport"), *waarden]))
    vlak = f'data-naam="{naam}"><title>{tekst}</title><path class="{klassen}" d="{pad}"/>'
    if not doel:
        return f'<g class="zonder" {vlak}</g>'
    return f'<a href="{escape(doel)}" aria-label="{tekst.replace(chr(10), "; ")}" {vlak}</a>'


def _naam(regels: list[str], anker: list[str], plek: list[str], donker: list[str]) -> str:
    """De naam op haar vlak, wit in de lagen waarin dat donker is, of ernaast met een streepje."""
    wit = " ".join(f"wit-{laag}" for laag in donker) if anker == plek else ""
    streep = f'<path class="streep" d="M{" ".join(anker)}L{" ".join(plek)}"/>' if anker != plek else ""
    begin = int(plek[1]) - (len(regels) - 1) * LETTER // 2 + LETTER // 3
    tekst = "".join(
        f'<tspan x="{plek[0]}" y="{begin + i * LETTER}">{escape(regel)}</tspan>' for i, regel in enumerate(regels)
    )
    klasse = f' class="{wit}"' if wit else ""
    return f'{streep}<text{klasse} paint-order="stroke" aria-hidden="true">{tekst}</text>'
