"""De kaart van het overzicht: echte grenzen in Lambert 72 als inline SVG, elke gemeente met een rapport een link, en wat ze kan tonen.

Elk vlak draagt zijn klasse per laag (`k0-3 k1-2 …`); het stijlblad kleurt de laag die gekozen is.
"""

from html import escape

import shapely

from integratie import gebieden
from integratie.beeld.kaartvlakken import vormen
from integratie.beeld.naamplaatsing import GROOTTE, gesplitst, plekken
from integratie.weergave.overzichtslagen import MINSTENS, ONBEKEND, Laag

DONKER = ("3", "4")  # klassen waarop een naam wit is
BREEDTE = 640
LETTER = 12  # hoogte van een naam op de kaart
MET_NAMEN = 40  # bij meer gemeenten passen de namen niet; de tooltip en de tabel hebben ze
ARCERING = (
    '<defs><pattern id="arcering" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="6" height="6" fill="#fff"/><rect width="1.5" height="6" fill="#5c636b"/></pattern></defs>'
)


def getoond(nissen: set[str]) -> list[str]:
    """Welke gemeenten op de kaart staan: deze, met de hele Rand als er één van is."""
    rand = gebieden.groep(gebieden.RAND).leden
    return sorted({*nissen, *(rand if nissen & set(rand) else ())})


def overzichtskaart(doelen: dict[str, str], lagen: list[Laag]) -> str:
    """SVG van deze gemeenten (NIS-code → adres van het rapport, leeg zonder rapport), met de hele Rand als er één van is.

    Liggen ze verspreid, dan staan de meeste die aan elkaar grenzen er groot, en alle samen eronder in Vlaanderen.
    """
    vlakken = {nis: vormen()[nis] for nis in getoond(set(doelen))}
    dicht = _dicht_bij_elkaar(vlakken)
    if len(dicht) == len(vlakken):
        return _kaart(vlakken, doelen, lagen, "Kaart met een link per gemeente", ARCERING)
    groot = _kaart(dicht, doelen, lagen, "Kaart met een link per gemeente", ARCERING)
    return groot + _kaart(
        vlakken, doelen, lagen, "Dezelfde kaart, met de gemeenten die verder liggen", "", tuple(dicht)
    )


def _dicht_bij_elkaar(vlakken: dict[str, shapely.Geometry]) -> dict[str, shapely.Geometry]:
    """De grootste groep buren, als ze op zichzelf leesbaarder is: hoogstens half zo breed als alles samen; anders alles."""
    delen = shapely.get_parts(shapely.union_all([*vlakken.values()]))
    groepen = [{nis: v for nis, v in vlakken.items() if deel.contains(v.representative_point())} for deel in delen]
    grootste = max(groepen, key=len)
    klein = len(grootste) >= MINSTENS and 2 * _breedte(grootste) <= _breedte(vlakken)
    return grootste if klein else vlakken


def _breedte(vlakken: dict[str, shapely.Geometry]) -> float:
    links, _, rechts, _ = shapely.total_bounds([*vlakken.values()])
    return rechts - links


def _kaart(
    vlakken: dict[str, shapely.Geometry],
    doelen: dict[str, str],
    lagen: list[Laag],
    wat: str,
    vooraf: str,
    elders: tuple[str, ...] = (),
) -> str:
    """Eén tekening; wie `elders` al groot staat, is hier alleen een vlak. Achter wie verspreid ligt, staan Vlaanderen en Brussel."""
    links, onder, rechts, boven = kader = shapely.total_bounds([*vlakken.values()])
    schaal = BREEDTE / (rechts - links)
    hoogte = round((boven - onder) * schaal)

    def punt(x: float, y: float) -> str:
        return f"{(x - links) * schaal:.0f} {(boven - y) * schaal:.0f}"

    def pad(vorm: shapely.Geometry) -> str:
        ringen = [r for deel in shapely.get_parts(vorm) if deel.area for r in (deel.exterior, *deel.interiors)]
        return "".join("M" + "L".join(dict.fromkeys(punt(x, y) for x, y in ring.coords)) + "Z" for ring in ringen)

    def erachter(groep: str) -> shapely.Geometry:
        rest = [vormen()[lid] for lid in gebieden.groep(groep).leden if lid not in vlakken]
        return shapely.union_all(rest).intersection(shapely.box(*kader))

    brussel, alle = erachter("brussel"), shapely.union_all([*vlakken.values()])
    grenst_aan = brussel.intersects(alle)
    achtergrond = [erachter("vlaanderen")] if elders or len(shapely.get_parts(alle)) > 1 else []
    achtergrond += [brussel] if grenst_aan or achtergrond else []
    delen = [f'<path class="buiten" d="{pad(vorm)}"/>' for vorm in achtergrond]
    delen += [_vlak(nis, pad(vorm), doelen.get(nis, ""), lagen, nis in elders) for nis, vorm in vlakken.items()]
    namen = {
        nis: (vorm, gesplitst(gebieden.gemeenten()[nis].naam)) for nis, vorm in vlakken.items() if nis not in elders
    }
    if len(namen) <= MET_NAMEN:
        if grenst_aan and not elders:
            namen["brussel"] = (brussel, ["Brussels Gewest"])
        for _, regels, anker, plek in plekken(namen, tuple(kader), LETTER / GROOTTE / schaal):
            # Een naam op een donker vlak is wit, ook op dat van een buur; zonder rapport is een vlak lichter.
            daar = next((n for n, vorm in vlakken.items() if vorm.contains(shapely.Point(plek))), "")
            donker = [x.code for x in lagen if x.klassen.get(daar) in (DONKER if doelen.get(daar) else DONKER[1:])]
            delen.append(_naam(regels, punt(*anker).split(), punt(*plek).split(), donker))
    return (
        f'<svg viewBox="-4 -4 {BREEDTE + 8} {hoogte + 8}" role="group" aria-label="{wat}">'
        f"{vooraf}{''.join(delen)}</svg>"
    )


def _vlak(nis: str, pad: str, doel: str, lagen: list[Laag], staat_al: bool) -> str:
    klassen = " ".join(f"{laag.code}-{laag.klassen.get(nis, ONBEKEND)}" for laag in lagen)
    vorm = f'<path class="{klassen}" d="{pad}"/>'
    if staat_al:
        klasse = "" if doel else ' class="zonder"'
        return f'<g aria-hidden="true"{klasse}>{vorm}</g>'
    naam = escape(gebieden.gemeenten()[nis].naam)
    waarden = [laag.teksten[nis] for laag in lagen if nis in laag.teksten]
    tekst = escape("\n".join([gebieden.gemeenten()[nis].naam + ("" if doel else ": nog geen rapport"), *waarden]))
    vlak = f'data-naam="{naam}"><title>{tekst}</title>{vorm}'
    if not doel:
        return f'<g class="zonder" {vlak}</g>'
    return f'<a href="{escape(doel)}" aria-label="{tekst.replace(chr(10), "; ")}" {vlak}</a>'


def _naam(regels: list[str], anker: list[str], plek: list[str], donker: list[str]) -> str:
    """De naam op haar vlak, of ernaast met een streepje; wit in de lagen waarin het donker is waar ze staat."""
    wit = " ".join(f"wit-{laag}" for laag in donker)
    streep = f'<path class="streep" d="M{" ".join(anker)}L{" ".join(plek)}"/>' if anker != plek else ""
    begin = int(plek[1]) - (len(regels) - 1) * LETTER // 2 + LETTER // 3
    tekst = "".join(
        f'<tspan x="{plek[0]}" y="{begin + i * LETTER}">{escape(regel)}</tspan>' for i, regel in enumerate(regels)
    )
    klasse = f' class="{wit}"' if wit else ""
    return f'{streep}<text{klasse} paint-order="stroke" aria-hidden="true">{tekst}</text>'
