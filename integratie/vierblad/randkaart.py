"""Een kaart van de gemeenten waarnaast men staat, met dezelfde cijfers als gesorteerde lijst."""

import numpy as np
import shapely
from markupsafe import Markup, escape
from shapely import Geometry

from integratie import gebieden, vergelijking
from integratie.beeld import cijferteksten, kaartklassen, kaartvlakken
from integratie.beeld.bronvermelding import bronnen_van
from integratie.beeld.jaarwoorden import jaarlabel
from integratie.beeld.kaartnamen import REGEL, Kaartblad, Naam, plaats
from integratie.beeld.kaartvlakken import vlakken
from integratie.beeld.opmaak import hoofdletter, opsomming
from integratie.beeld.woorden import gebiedsnaam, korte_naam, met_lidwoord, naast
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import alinea
from integratie.blok.tekst import Tekst, vul
from integratie.blok.vierblad import Kaartlijst, Lijststaaf
from integratie.indicator import Indicator, kaart
from integratie.vergelijking import Gekend

MINSTENS = 3  # gemeenten met een cijfer
GRENZEN = "Grenzen: provincies.incijfers.be, vereenvoudigd"
LETTER, EIGEN_LETTER, EIGEN_VAK = 12.6, 14.5, 17.0  # de eigen naam is vet, en op een telefoon groter


def kaart_met_lijst(indicator: str, gemeente: str, peiljaar: int | None = None) -> Blok:
    """De kaart en de lijst van een indicator in het laatste jaar van de gemeente (of cluster), met de maatstaven in de lijst.

    Fout: `Gebruiksfout` bij een onbekende indicator of gemeente.
    """
    ind, nis, peiljaar = kaart(indicator), gebieden.zoek(gemeente).nis, vergelijking.kies_peiljaar(peiljaar)
    groep, jaar = gebieden.op_de_kaart(nis), _jaar(ind, nis, peiljaar)
    standen = {lid: _stand(ind, lid, jaar) for lid in groep.leden}
    bekend: dict[str, Gekend] = {lid: s for lid, s in standen.items() if s}
    if len(bekend) < min(MINSTENS, len(groep.leden)):
        zin = f"{ind.titel}: te weinig gemeenten van {groep.in_zin} hebben een cijfer voor een kaart."
        return Blok((alinea(zin, "leeg"),), zin)
    grenzen = kaartklassen.grenzen([s.waarde for s in bekend.values()])
    klassen = {lid: kaartklassen.klasse(grenzen, s.waarde) if s else None for lid, s in standen.items()}
    namen = kaartklassen.namen(grenzen)
    titel, onder = _titel(ind, groep, bekend), _onder(ind, nis, jaar, standen)
    alt = _alt(ind, nis, groep, jaar, klassen, namen)
    tekening = svg(klassen, nis if nis in klassen else None, alt)
    gevuld = namen[
        : max(k for k in klassen.values() if k is not None) + 1
    ]  # de hoogste vallen weg als er niets in ligt
    regels, bron = (
        _regels(ind, nis, jaar, bekend, klassen),
        "; ".join([*(b.vermelding for b in bronnen_van(ind)), GRENZEN]),
    )
    deel = Kaartlijst(titel, onder, tekening, alt, ind.eenheid, gevuld, regels, bron, ind.naam)
    return Blok((deel,), f"{titel!s}. {onder!s}", ((ind.naam, jaar),))


def _jaar(ind: Indicator, nis: str, peiljaar: int) -> int:
    """Het jaar van het laatste cijfer, of zonder cijfer dat van de gemeenten ernaast."""
    eigen = vergelijking.stand(ind.naam, nis, peiljaar)
    if vergelijking.is_gekend(eigen):
        return eigen.jaar
    alle = (vergelijking.stand(ind.naam, lid, peiljaar) for lid in gebieden.op_de_kaart(nis).leden)
    return max((s.jaar for s in alle if vergelijking.is_gekend(s)), default=peiljaar)


def _stand(ind: Indicator, code: str, jaar: int) -> Gekend | None:
    """Het cijfer in dit jaar; None waar er geen is of waar het om te weinig mensen gaat voor een aandeel."""
    s = vergelijking.stand_in(ind.naam, code, jaar)
    return s if vergelijking.is_gekend(s) and not vergelijking.alleen_aantal(ind.naam, code, s) else None


def _titel(ind: Indicator, groep: gebieden.Gebied, bekend: dict[str, Gekend]) -> Tekst:
    """Tussen welke cijfers de gemeenten liggen; wie eerst of laatst staat, is geen plaats."""
    laag, hoog = (kies(bekend, key=lambda lid: bekend[lid].waarde) for kies in (min, max))
    wat = "het aandeel" if ind.eenheid == "%" else met_lidwoord(ind)
    uiteinden = (x for lid in (laag, hoog) for x in (cijferteksten.waarde(ind, bekend[lid], lid), gebiedsnaam(lid)))
    return vul("In {} loopt {} van {} in {} tot {} in {}", naast(groep), wat, *uiteinden)


def _onder(ind: Indicator, nis: str, jaar: int, standen: dict[str, Gekend | None]) -> Tekst:
    """Wat gemeten is en wanneer, het eigen cijfer, en wie er geen heeft."""
    wat = f"{hoofdletter(ind.teller)}, in % van de {ind.noemer}" if ind.is_aandeel and ind.noemer else ind.titel
    uit = vul("{}, {}.", wat, jaarlabel(ind, jaar))
    if eigen := _stand(ind, nis, jaar):
        uit += vul(" {}: {}.", hoofdletter(gebiedsnaam(nis)), cijferteksten.waarde(ind, eigen, nis))
    if leeg := [gebiedsnaam(lid) for lid, s in standen.items() if s is None]:
        uit += f" Zonder cijfer: {opsomming(leeg)}."
    return uit


def _alt(
    ind: Indicator, nis: str, groep: gebieden.Gebied, jaar: int, klassen: dict[str, int | None], namen: tuple[str, ...]
) -> str:
    """Wat er op de kaart te zien is; de lijst ernaast heeft elk cijfer."""
    uit = f"Kaart van {groep.in_zin}: {met_lidwoord(ind)}, {jaarlabel(ind, jaar)}, in vijf klassen."
    if (klasse := klassen.get(nis)) is None:
        return uit
    zelfde = sum(k == klasse for k in klassen.values()) - 1
    samen = f", samen met {zelfde} andere" if zelfde else ""
    return f"{uit} {gebiedsnaam(nis)} is omlijnd en hoort tot de klasse {namen[klasse]}{samen}."


def _regels(
    ind: Indicator, nis: str, jaar: int, bekend: dict[str, Gekend], klassen: dict[str, int | None]
) -> tuple[Lijststaaf, ...]:
    """De gemeenten en de maatstaven met een cijfer, hoogste eerst; ook het Brussels Gewest als het op de kaart ligt."""
    met_brussel = kaartvlakken.vlakken(tuple(klassen)).brussel.area > 0
    ernaast = [*gebieden.maatstaven(nis), *([gebieden.groep("brussel")] if met_brussel else [])]
    ernaast += [gebieden.van_code(nis)] if gebieden.plaats(nis).leden else []
    namen = {g.code: korte_naam(g) for g in ernaast} | {lid: gebieden.gemeenten()[lid].naam for lid in bekend}
    standen = bekend | {code: s for code in namen if code not in bekend and (s := _stand(ind, code, jaar))}
    regels = (
        Lijststaaf(namen[code], s.waarde, cijferteksten.waarde(ind, s, code), klassen.get(code), code == nis)
        for code, s in standen.items()
    )
    return tuple(sorted(regels, key=lambda r: (-r.waarde, r.naam)))


def svg(klassen: dict[str, int | None], eigen: str | None, alt: str) -> str:
    """De kaart; `klassen` is NIS-code → klasse (0–4, None zonder cijfer), `eigen` de gemeente die omlijnd wordt."""
    kaart = vlakken(tuple(klassen))
    alle, brussel, (breed, hoog) = kaart.vlakken, kaart.brussel, kaart.maat
    delen = [Markup('<path class="bru" d="{}"/>').format(_pad(brussel))] if brussel.area else []
    delen += [Markup('<path class="m {}" d="{}"/>').format(_kleur(k), _pad(alle[lid])) for lid, k in klassen.items()]
    if eigen in alle:
        omtrek = Markup('<path class="halo" d="{0}"/><path class="m ik {1}" d="{0}"/>')
        delen.append(omtrek.format(_pad(alle[eigen]), _kleur(klassen[eigen])))
    letters = {lid: EIGEN_VAK if lid == eigen else LETTER for lid in klassen}
    blad = Kaartblad(dict(alle), shapely.box(0, 0, breed, hoog), letters, [])
    namen = {lid: gebieden.gemeenten()[lid].naam for lid in klassen}
    alle_namen = Markup("").join(_naam(n, klassen[n.code], n.code == eigen) for n in plaats(blad, namen, eigen))
    # Als kenmerk: de Nu Html Checker kent deze stijl nog niet in een stijlblad.
    delen.append(Markup('<g paint-order="stroke">{}</g>').format(alle_namen))
    delen += _brussel(blad, brussel) if brussel.area else []
    kop = Markup('<svg class="kaart" role="img" viewBox="0 0 {:.0f} {:.0f}" aria-label="{}">').format(breed, hoog, alt)
    return str(kop + Markup("").join(delen) + Markup("</svg>"))


def _kleur(klasse: int | None) -> str:
    return "leeg" if klasse is None else f"k{klasse + 1}"


def _pad(vorm: Geometry) -> str:
    """Een (multi)polygoon als pad van stappen, op een tiende na."""
    ringen = [ring for vlak in shapely.get_parts(vorm) if vlak.area for ring in (vlak.exterior, *vlak.interiors)]
    uit = ""
    for ring in ringen:
        # Eerst afronden: anders telt elke stap een fout bij de vorige.
        punten = np.rint(np.asarray(ring.coords)[:-1] * 10).astype(int)
        stappen = np.diff(punten, axis=0)
        rest = " ".join(f"{dx / 10:g} {dy / 10:g}" for dx, dy in stappen if dx or dy)
        uit += f"M{punten[0][0] / 10:g} {punten[0][1] / 10:g}l{rest.replace(' -', '-')}Z"
    return uit


def _naam(n: Naam, klasse: int | None, eigen: bool) -> Markup:
    """Een naam; op een telefoon blijft van de gemeenten alleen de eigen over, want de lijst heeft ze."""
    kleur = "bl" if n.punt or klasse is None else f"t{klasse + 1}"
    soort = f"{'ikl' if eigen else 'kl'} {kleur}"
    hoogte = (EIGEN_LETTER if eigen else LETTER) * REGEL
    uit = Markup("")
    anker, x = "middle", n.x
    if n.punt and n.eind:
        pijl = Markup(
            '<path class="{0}pijl" d="M{1:.1f} {2:.1f}L{3:.1f} {4:.1f}"/><circle class="{0}pijl" cx="{1:.1f}" cy="{2:.1f}" r="1.6"/>'
        )
        uit = pijl.format("" if eigen else "kl ", *n.punt, *n.eind)
        links = n.x < n.eind[0]
        anker, x = ("end" if links else "start"), n.eind[0] + (-3 if links else 3)
    for nummer, regel in enumerate(n.regels):
        y = n.y + (nummer - (len(n.regels) - 1) / 2) * hoogte + hoogte * 0.33
        tekst = Markup('<text class="{}" x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>')
        uit += tekst.format(soort, x, y, anker, escape(regel))
    return uit


def _brussel(blad: Kaartblad, brussel: Geometry) -> list[Markup]:
    """De naam van het Brussels Gewest, waar er nog plaats is."""
    blad.vlakken[""], blad.letter[""] = brussel, LETTER
    letters = Markup('<text class="brl" x="{:.1f}" y="{:.1f}" text-anchor="middle">Brussel</text>')
    return [letters.format(n.x, n.y + 4)] if (n := blad.binnen("", "Brussel")) else []
