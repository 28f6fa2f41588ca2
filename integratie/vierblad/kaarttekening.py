"""De tekening van een kaart met klassen van het stijlblad: geen kleuren, wel `m k1`–`m k5`, de eigen gemeente omlijnd, en namen erop."""

import numpy as np
import shapely
from markupsafe import Markup, escape
from shapely import Geometry

from integratie import gebieden
from integratie.beeld.kaartnamen import REGEL, Kaartblad, Naam, plaats
from integratie.beeld.kaartvlakken import vlakken

LETTER, EIGEN_LETTER, EIGEN_VAK = 12.6, 14.5, 17.0  # de eigen naam is vet, en op een telefoon groter


def svg(klassen: dict[str, int | None], eigen: str | None, alt: str) -> str:
    """De kaart; `klassen` is NIS-code → klasse (0–4, None zonder cijfer), `eigen` de gemeente die omlijnd wordt."""
    kaart = vlakken(tuple(klassen))
    alle, brussel, (breed, hoog) = kaart.vlakken, kaart.brussel, kaart.maat
    delen = [Markup('<path class="bru" d="{}"/>').format(_pad(brussel))] if brussel.area else []
    delen += [Markup('<path class="m {}" d="{}"/>').format(_kleur(k), _pad(alle[lid])) for lid, k in klassen.items()]
    if eigen in alle:
        pad = _pad(alle[eigen])
        delen.append(
            Markup('<path class="halo" d="{0}"/><path class="m ik {1}" d="{0}"/>').format(pad, _kleur(klassen[eigen]))
        )
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
        punten = np.rint(np.asarray(ring.coords)[:-1] * 10).astype(
            int
        )  # eerst afronden: anders telt elke stap een fout bij de vorige
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
        lijn = f"M{n.punt[0]:.1f} {n.punt[1]:.1f}L{n.eind[0]:.1f} {n.eind[1]:.1f}"
        punt = Markup('<circle class="{0}pijl" cx="{1:.1f}" cy="{2:.1f}" r="1.6"/>').format(
            "" if eigen else "kl ", *n.punt
        )
        uit = Markup('<path class="{}pijl" d="{}"/>').format("" if eigen else "kl ", lijn) + punt
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
    n = blad.binnen("", "Brussel")
    return (
        [Markup('<text class="brl" x="{:.1f}" y="{:.1f}" text-anchor="middle">Brussel</text>').format(n.x, n.y + 4)]
        if n
        else []
    )
