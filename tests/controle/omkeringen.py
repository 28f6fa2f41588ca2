"""Regels van de schrijvers, omgekeerd, met waar dat te zien is; `test_omkeringen` keert ze om."""

import dataclasses
import math

from inhoudshulp import omhullend

from integratie import vergelijking
from integratie.beeld import (
    bronvermelding,
    cijferteksten,
    duiding,
    figuren,
    jaarwoorden,
    kaarten,
    kaartklassen,
    opmaak,
    piramide,
    samenvatting,
    sjabloon,
    tekenvlak,
    teksten,
    verantwoording,
    vergelijkfiguren,
    woorden,
    zinnen,
)
from integratie.beleid.rand import verschillen
from integratie.blok import onderdelen
from integratie.vergelijking import rangen, toeval, veranderingen
from integratie.vierblad import rijen

AANTALLEN = 'ig.duiding("aantallen", gemeente, peiljaar)'
SAMENVATTING = "ig.samenvatting(gemeente, peiljaar)"
THEMA = 'ig.thema("aantallen", gemeente, peiljaar)'
KAART = 'ig.kaart("aandeel_niet_eu_in_wzw", gemeente, peiljaar)'
TREND = 'ig.trend("aandeel_buitenlandse_herkomst", gemeente, peiljaar)'


def _omgekeerd(richting: str) -> str:
    return {toeval.STIJGT: toeval.DAALT, toeval.DAALT: toeval.STIJGT}.get(richting, richting)


def _plus(f, ind, jaar, *rest):
    return f(ind, jaar + 1, *rest)


def _ruil(tekst: str, a: str, b: str) -> str:
    return tekst.replace(a, "\0").replace(b, a).replace("\0", b)


# Naam → wat er vervangen wordt (oud, nieuw), en de aanroepen waarin het te zien is.
OMKERINGEN: dict[str, tuple[object, object, list[str]]] = {
    "woord van de andere richting": (*omhullend(woorden.kies, lambda f, d, r: f(d, _omgekeerd(r))), [AANTALLEN]),
    "afronden naar beneden": (opmaak.afgerond, lambda x, d: math.floor(x * 10**d) / 10**d, [AANTALLEN]),
    "getal zonder minteken": (
        *omhullend(opmaak.getal, lambda f, *w, **n: f(*w, **n).replace("\u2212", "")),
        ['ig.positie("intern_migratiesaldo", gemeente, peiljaar)'],
    ),
    "getal zonder plusteken": (*omhullend(opmaak.getal, lambda f, *w, **n: f(*w, **n).replace("+", "")), [THEMA]),
    "komma per duizend": (*omhullend(opmaak.getal, lambda f, *w, **n: f(*w, **n).replace(".", ",")), [SAMENVATTING]),
    "geen scheiding per duizend": (
        *omhullend(opmaak.getal, lambda f, *w, **n: f(*w, **n).replace(".", "")),
        ['ig.trend("inwoners", gemeente, peiljaar)'],
    ),
    "gewone spatie voor de eenheid": (opmaak.VAST, " ", [AANTALLEN]),
    "jaar op een as een jaar later": (*omhullend(jaarwoorden.jaarlabel, _plus), [TREND]),
    "jaar in een zin een jaar later": (
        *omhullend(jaarwoorden.in_jaar, _plus),
        ['ig.duiding("nieuwkomers", gemeente, peiljaar)'],
    ),
    "eind 2023 heet 2024": (jaarwoorden.jaarlabel, lambda ind, jaar: str(jaar), [KAART]),
    "andere gemeente in de zin": (woorden.gebiedsnaam, lambda code: "Machelen", [SAMENVATTING]),
    "verschil zonder procentpunt": (
        *omhullend(opmaak.verschil_in_woorden, lambda f, *w, **n: f(*w, **n).replace("procentpunt", "%")),
        [AANTALLEN],
    ),
    "euro in plaats van procent": (
        opmaak.met_eenheid,
        lambda ind, x, *r, f=opmaak.met_eenheid, **n: f(ind, x, *r, **n).replace("%", "euro"),
        [TREND],
    ),
    "zonder ca.": (
        onderdelen.BENADERD,
        "",
        [
            'ig.duiding("onderwijs", gemeente, peiljaar)',
            'ig.thema("onderwijs", gemeente, peiljaar)',
            'ig.trend("schoolse_vertraging_secundair", gemeente, peiljaar)',
        ],
    ),
    "hoger en lager verwisseld": (
        zinnen.HOOG,
        ("lager dan", "hoger dan", "ongeveer even hoog als"),
        ['ig.effecttabel("participatie", gemeente, peiljaar)'],
    ),
    "gebied ernaast omgekeerd": (*omhullend(toeval.tegenover, lambda f, *w, **n: _omgekeerd(f(*w, **n))), [AANTALLEN]),
    "verandering omgekeerd": (
        *omhullend(
            veranderingen.verandering,
            lambda f, *w, **n: (v := f(*w, **n)) and dataclasses.replace(v, richting=_omgekeerd(v.richting)),
        ),
        [AANTALLEN],
    ),
    "saldo omgekeerd": (*omhullend(toeval.van_nul, lambda f, *w, **n: _omgekeerd(f(*w, **n))), [AANTALLEN]),
    "toeval bestaat niet": (
        *omhullend(
            veranderingen.verandering,
            lambda f, *w, **n: (
                (v := f(*w, **n))
                and dataclasses.replace(v, richting=toeval.DAALT if v.richting == toeval.TOEVAL else v.richting)
            ),
        ),
        ['ig.duiding("nieuwkomers", gemeente, peiljaar)'],
    ),
    "elk verschil is toeval": (*omhullend(toeval.tegenover, lambda f, *w, **n: toeval.TOEVAL), [AANTALLEN]),
    "ruim en bijna verwisseld": (
        *omhullend(woorden.deel_in_woorden, lambda f, x: _ruil(f(x), "bijna", "ruim")),
        [SAMENVATTING],
    ),
    "plaats van onder": (
        *omhullend(
            rangen.rang,
            lambda f, *w, **n: (
                (r := f(*w, **n)) and dataclasses.replace(r, van=r.aantal + 1 - r.tot, tot=r.aantal + 1 - r.van)
            ),
        ),
        ['ig.thema("tewerkstelling", gemeente, peiljaar)'],
    ),
    "plaats zonder breedte": (
        *omhullend(rangen.rang, lambda f, *w, **n: (r := f(*w, **n)) and dataclasses.replace(r, tot=r.van)),
        ['ig.thema("tewerkstelling", gemeente, peiljaar)'],
    ),
    "plaats en aantal verwisseld": (
        zinnen.plaats_in_groep,
        lambda ind, r, code, g="": (
            ""
            if r is None
            else zinnen.vul(
                "{} van {} in de Vlaamse Rand",
                cijferteksten.aantal(ind, r, code, g),
                cijferteksten.plaats(ind, r, code, g),
            )
        ),
        [SAMENVATTING, 'ig.duiding("tewerkstelling", gemeente, peiljaar)'],
    ),
    "toename met het verkeerde teken": (
        *omhullend(
            cijferteksten.toename, lambda f, ind, v, *r: f(ind, dataclasses.replace(v, verschil=-v.verschil), *r)
        ),
        [THEMA],
    ),
    "waarde van vroeger als die van nu": (
        *omhullend(cijferteksten.vroeger, lambda f, ind, v, *r: f(ind, dataclasses.replace(v, van=v.tot), *r)),
        ['ig.duiding("nieuwkomers", gemeente, peiljaar)'],
    ),
    "cijfer van het gewest in de kolom van de Rand": (
        *omhullend(rijen._in_hetzelfde_jaar, lambda f, ind, g, *r: f(ind, dataclasses.replace(g, code="02000"), *r)),
        [THEMA],
    ),
    "te oud cijfer als boodschap": (
        vergelijking.te_oud,
        lambda *w: False,
        ['ig.duiding("minderjarigen", gemeente, peiljaar)'],
    ),
    "aandeel van te weinig mensen": (
        vergelijking.alleen_aantal,
        lambda *w, **n: False,
        ['ig.thema("aantallen", "73028", peiljaar)'],
    ),
    "ontbrekend heet verborgen": (
        opmaak.STATUSTEKST,
        {k: "n.b." for k in opmaak.STATUSTEKST},
        [
            'ig.trend("aandeel_niet_eu_nieuwkomers", "73028", peiljaar)',
            'ig.trend("mediaan_huisprijs", "73028", peiljaar)',
            'ig.kaart("mediaan_huisprijs", "73028", peiljaar)',
        ],
    ),
    "van en naar verwisseld in een opschrift": (
        *omhullend(teksten._van_tot, lambda f, ind, p: f(ind, p[::-1])),
        [TREND],
    ),
    "laagste en hoogste verwisseld": (
        *omhullend(teksten.alt_kaart, lambda f, ind, stand, *r: f(ind, stand.assign(waarde=-stand["waarde"]), *r)),
        [KAART],
    ),
    "andere klassen op de kaart": (
        *omhullend(kaartklassen.namen, lambda f, grenzen: f([x + 1 for x in grenzen])),
        [KAART],
    ),
    "tooltips een gemeente opgeschoven": (
        *omhullend(
            tekenvlak.afgewerkt,
            lambda f, svg, alt, t: f(
                svg, alt, dict(zip(t, [*t.values()][1:] + [*t.values()][:1], strict=True)) if t else t
            ),
        ),
        [KAART],
    ),
    "groepen van klein naar groot": (
        *omhullend(vergelijkfiguren._volgorde, lambda f, *w: f(*w)[::-1]),
        ['ig.staven("werkzoekenden_naar_herkomst", gemeente, peiljaar)'],
    ),
    "stellingen van beide richtingen door elkaar": (
        vergelijkfiguren._volgorde,
        lambda ind, standen: list(standen),
        ['ig.staven("houding_tegenover_diversiteit", gemeente, peiljaar)'],
    ),
    "staaf die niet bij nul begint": (
        *omhullend(tekenvlak.rechthoeken, lambda f, vakken: f([(x, y, 0.9 * b + 20, h) for x, y, b, h in vakken])),
        ['ig.positie("aandeel_buitenlandse_herkomst", gemeente, peiljaar)'],
    ),
    "index met het laatste jaar als 100": (
        *omhullend(
            figuren.Lijn,
            lambda f, punten, *w: f(tuple((j, x * 100 / punten[-1][1]) for j, x in punten), *w),
        ),
        ['ig.trend("inwoners", gemeente, peiljaar)'],
    ),
    "bron van een ander jaar": (
        *omhullend(bronvermelding.bronregel, lambda f, ind, jaren: f(ind, [j - 1 for j in jaren])),
        [TREND],
    ),
    "bron van een andere indicator": (
        *omhullend(bronvermelding.bronnen_van, lambda f, ind, *r: f(kaarten.indicatorkaart("mediaan_huisprijs"), *r)),
        [TREND],
    ),
    "voorbehouden vergeten": (
        bronvermelding.noten,
        lambda ind, jaren: {"opmerkingen": (), "voorbehouden": ()},
        [TREND],
    ),
    "breuk in de meting vergeten": (
        bronvermelding.breuken,
        lambda ind, jaren: {},
        ['ig.trend("meerderjarige_nieuwkomers", gemeente, peiljaar)'],
    ),
    "kolommen van een tabel verwisseld": (
        *omhullend(figuren.breed, lambda f, *w: (t := f(*w)).set_axis([t.columns[0], *t.columns[1:][::-1]], axis=1)),
        [TREND],
    ),
    "groepen verwisseld": (
        *omhullend(figuren.groepsnaam, lambda f, g: f({"belgisch": "niet_eu27", "niet_eu27": "belgisch"}.get(g, g))),
        ['ig.samenstelling("samenstelling_herkomst", gemeente, peiljaar)'],
    ),
    "gebied ernaast van een jaar vroeger": (
        *omhullend(vergelijkfiguren._gebiedsstanden, lambda f, n, nis, g, jaar: f(n, nis, g, jaar - 1)),
        ['ig.staven("werkzoekenden_naar_herkomst", gemeente, peiljaar)'],
    ),
    "mannen en vrouwen verwisseld": (
        *omhullend(
            piramide._piramidetabel, lambda f, t: f(t.rename(columns={"man": "vrouw", "vrouw": "man"}, level=0))
        ),
        ["ig.piramide(gemeente, peiljaar)"],
    ),
    "afgerond cijfer in de cel": (
        *omhullend(opmaak.cel, lambda f, ind, x, *r: f(ind, x if x is None or math.isnan(x) else round(x, 1), *r)),
        [TREND],
    ),
    "standaardafwijking van een steekproef": (
        verschillen.sigma,
        lambda w: verschillen.pd.DataFrame(
            {"gemiddelde": w.mean(), "standaardafwijking": w.std(ddof=1), "variatie": 100 * w.std(ddof=1) / w.mean()}
        ),
        ["ig.verschillen(peiljaar)"],
    ),
    "verband dat er niet is": (
        *omhullend(verschillen.beta, lambda f, w: dataclasses.replace(f(w), verklaard=0.9)),
        ["ig.inhalen(peiljaar)"],
    ),
    "teller en noemer verwisseld in een fiche": (
        *omhullend(
            verantwoording._regels, lambda f, ind: f(dataclasses.replace(ind, teller=ind.noemer, noemer=ind.teller))
        ),
        ["ig.definities()"],
    ),
    "eigen gemeente als ander gebied": (
        *omhullend(
            cijferteksten.cijfertekst, lambda f, t, w, s, ind, code, *r, **n: f(t, w, s, ind, "vlaamse-rand", *r, **n)
        ),
        [THEMA],
    ),
    "jongste jaar van een blok een jaar later": (
        *omhullend(duiding.ouderdom.getoond, lambda f, *w: tuple((n, j + 1) for n, j in f(*w))),
        [AANTALLEN],
    ),
    "kerncijfer met de naam van een ander": (
        *omhullend(
            samenvatting._kerncijfer,
            lambda f, ind, *r: (k := f(ind, *r)) and dataclasses.replace(k, naam="Werkzoekendengraad (2024)"),
        ),
        [SAMENVATTING],
    ),
    "verkeerd jaar tussen haakjes": (
        *omhullend(sjabloon.ander_jaar, lambda f, stand, peiljaar: " (2019)"),
        [SAMENVATTING],
    ),
}
