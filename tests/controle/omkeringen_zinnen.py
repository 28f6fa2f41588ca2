"""Wat in een zin of tekstalternatief vast lijkt (eenheid, groep, afbakening, voorbehoud), omgekeerd; `test_omkeringen` keert het om."""

import dataclasses

from inhoudshulp import omhullend
from omkeringen import SAMENVATTING, _ruil

from integratie.beeld import samenvatting, sjabloon, teksten
from integratie.beeld.duidingszinnen import FACILITEITEN, Zin
from integratie.blok.tekst import vul
from integratie.vierblad import kerngetallen


def _anders(zin: Zin, oud: str, nieuw: str) -> Zin:
    groepen = tuple((groep, naam.replace(oud, nieuw)) for groep, naam in zin.groepen)
    return dataclasses.replace(zin, kern=zin.kern.replace(oud, nieuw), groepen=groepen)


IN_ZINNEN: dict[str, tuple[object, object, list[str]]] = {
    "procent in plaats van procentpunt bij een verandering": (
        *omhullend(kerngetallen.vul, lambda f, s, *w, **n: f(s, *(" %" if x == " pp" else x for x in w), **n)),
        ["ig.kerngetallen(gemeente, peiljaar)"],
    ),
    "Belgen en niet-Belgen verwisseld in een tekstalternatief": (
        *omhullend(teksten.alt_piramide, lambda f, *w: _ruil(f(*w), " Belgen", " niet-Belgen")),
        ["ig.piramide(gemeente, peiljaar)"],
    ),
    "mannen heten vrouwen": (
        *omhullend(sjabloon.maak_zin, lambda f, zin, *r: f(_anders(zin, "bij mannen", "bij vrouwen"), *r)),
        ['ig.duiding("tewerkstelling", gemeente, peiljaar)'],
    ),
    "een andere afbakening in een vaste zin": (
        *omhullend(sjabloon.maak_zin, lambda f, zin, *r: f(_anders(zin, "niet-EU-herkomst", "EU-herkomst"), *r)),
        ['ig.duiding("tewerkstelling", gemeente, peiljaar)'],
    ),
    "voorbehoud van een faciliteitengemeente bij een andere": (
        *omhullend(
            samenvatting.hoe_snel,
            lambda f: (*f()[:-1], dataclasses.replace(f()[-1], bij=lambda *_: vul(". {}", FACILITEITEN))),
        ),
        [SAMENVATTING],
    ),
}
