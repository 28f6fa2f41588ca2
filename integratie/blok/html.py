"""Een blok als HTML: los in een notebook (leesbaar zonder stijlblad), of op een bladzijde (met ankers, links en bestanden)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import singledispatch

from markupsafe import Markup, escape

from integratie.blok import onderdelen as o
from integratie.blok.blok import Blok, Figuur
from integratie.blok.tekst import Cijfertekst, Opmaak, Tekst
from integratie.rekenen import uitgeschreven

LEEG = Markup("")
_NADRUK = {"sterk": "<strong>{}</strong>", "code": "<code>{}</code>", "oud": '<span class="oud">{}</span>'}
_GROEP = {"plan": "data-plan", "bestand": "data-blok"}


@dataclass
class Bladzijde:
    """Hoe een blok op een bladzijde komt: `bestanden` geeft de links bij een figuur, `lopend` schrijft gewone tekst van een alinea.

    Met `druk` is een figuur voor een schermlezer één groep: in een pdf draagt dan alleen de tekening haar uitleg.
    """

    los: bool = False
    druk: bool = False
    bestanden: Callable[[Figuur], Markup] = lambda figuur: LEEG
    lopend: Callable[[str], Markup] = escape


def los(blok: Blok | Figuur) -> Markup:
    """Het blok zoals een notebook het toont: zonder links die nergens uitkomen."""
    return op_bladzijde(blok, Bladzijde(los=True))


def op_bladzijde(blok: Blok | Figuur, blad: Bladzijde) -> Markup:
    """Het blok op een bladzijde; het jongste en het oudste jaar van zijn cijfers staan erbij."""
    if isinstance(blok, Figuur):
        return onderdeel(blok, blad)
    binnen = onderdelen(blok.onderdelen, blad)
    if not blok.cijfers:
        return binnen
    jaren = [jaar for _, jaar in blok.cijfers]
    return Markup('<div data-jaar="{}" data-oudste="{}">{}</div>').format(max(jaren), min(jaren), binnen)


def onderdelen(delen: tuple, blad: Bladzijde) -> Markup:
    """Onderdelen na elkaar."""
    return LEEG.join(onderdeel(deel, blad) for deel in delen)


def tekst(t: Tekst, schrijf: Callable[[str], Markup] = escape) -> Markup:
    """Een tekst met haar merken en nadruk; `schrijf` zet gewone tekst om."""
    return LEEG.join(_fragment(fragment, schrijf) for fragment in t.fragmenten)


def _fragment(fragment: str | Cijfertekst | Opmaak, schrijf: Callable[[str], Markup]) -> Markup:
    if isinstance(fragment, str):
        return schrijf(fragment)
    if isinstance(fragment, Opmaak):
        return Markup(_NADRUK[fragment.soort]).format(
            tekst(fragment.inhoud, escape if fragment.soort == "code" else schrijf)
        )
    extra = {"van": fragment.van, "met": fragment.met or None, "doel": fragment.doel, "deel": fragment.deel or None}
    delen = {
        "soort": fragment.soort,
        "indicator": fragment.indicator,
        "groep": fragment.groep,
        "code": fragment.code,
        "jaar": fragment.jaar,
        **extra,
    }
    kenmerken = LEEG.join(Markup(' data-{}="{}"').format(naam, x) for naam, x in delen.items() if x is not None)
    return Markup('<data value="{}"{}>{}</data>').format(
        uitgeschreven(float(fragment.waarde)), kenmerken, fragment.tekst
    )


@singledispatch
def onderdeel(x: object, blad: Bladzijde) -> Markup:
    """Eén onderdeel. Fout: `TypeError` bij wat geen onderdeel is."""
    raise TypeError(f"{type(x).__name__} is geen onderdeel van een blok")


@onderdeel.register
def _(x: Tekst, blad: Bladzijde) -> Markup:
    return tekst(x)


@onderdeel.register
def _(x: str, blad: Bladzijde) -> Markup:
    return escape(x)


@onderdeel.register
def _(x: o.Kop, blad: Bladzijde) -> Markup:
    anker = Markup(' id="{}"').format(x.anker) if x.anker else LEEG
    return Markup("<h{0}{1}>{2}</h{0}>").format(x.niveau, anker, x.tekst)


@onderdeel.register
def _(x: o.Alinea, blad: Bladzijde) -> Markup:
    lopend = blad.lopend if x.soort in ("", "inleiding", "duiding") else escape
    return Markup("<p{}>{}</p>").format(_klasse(x.soort), tekst(x.tekst, lopend))


@onderdeel.register
def _(x: o.Lijst, blad: Bladzijde) -> Markup:
    punten = LEEG.join(
        Markup("<li>{}</li>").format(onderdelen(p, blad) if isinstance(p, tuple) else tekst(p)) for p in x.punten
    )
    if x.soort == "stappen":
        return Markup("<ol>{}</ol>").format(punten)
    return Markup("<ul{}>{}</ul>").format(_klasse(x.soort), punten)


@onderdeel.register
def _(x: o.Begrippen, blad: Bladzijde) -> Markup:
    uit = LEEG
    for paar in x.paren:
        anker = Markup(' id="{}"').format(paar.anker) if paar.anker else LEEG
        uitleg = LEEG.join(Markup("<dd>{}</dd>").format(regel) for regel in paar.uitleg)
        uit += Markup("<dt{}>{}</dt>{}").format(anker, paar.term, uitleg)
    return Markup("<dl{}>{}</dl>").format(_klasse(x.soort), uit)


@onderdeel.register
def _(x: o.Uitklap, blad: Bladzijde) -> Markup:
    anker = Markup(' id="{}"').format(x.anker) if x.anker else LEEG
    return Markup("<details{}><summary>{}</summary>{}</details>").format(anker, x.titel, onderdelen(x.onderdelen, blad))


@onderdeel.register
def _(x: o.Kerncijfers, blad: Bladzijde) -> Markup:
    if blad.los:  # zonder stijlblad lopen drie delen na elkaar in elkaar over
        regels = (voorop(k) for k in x.punten)
        return Markup("<ul>{}</ul>").format(LEEG.join(Markup("<li>{}</li>").format(r) for r in regels))
    return Markup('<ul class="kerncijfers">{}</ul>').format(LEEG.join(_kerncijfer(k) for k in x.punten))


def voorop(k: o.Kerncijfer) -> Markup:
    """Een kerncijfer op één regel: "48.040 – Inwoners (2025); …"."""
    rest = Markup("; ").join([escape(k.naam), *map(tekst, k.regels)])
    return Markup("<strong>{}</strong> – {}").format(tekst(k.waarde), rest)


def _kerncijfer(k: o.Kerncijfer) -> Markup:
    klein = LEEG.join(Markup('<span class="klein">{}</span>').format(tekst(r)) for r in k.regels)
    return Markup('<li><span class="waarde">{}</span>{}{}</li>').format(tekst(k.waarde), k.naam, klein)


@onderdeel.register
def _(x: o.Groep, blad: Bladzijde) -> Markup:
    binnen = onderdelen(x.onderdelen, blad)
    if x.soort in _GROEP:
        return Markup('<div {}="{}">{}</div>').format(Markup(_GROEP[x.soort]), x.naam, binnen)
    vorm = "section" if x.soort == "partnerblad" else "div"
    return Markup('<{0} class="{1}">{2}</{0}>').format(vorm, x.soort, binnen)


@onderdeel.register
def _(x: o.Tabel, blad: Bladzijde) -> Markup:
    """Een kolom met alleen getallen lijnt rechts uit; een `Cel` zet haar cijfer in `data-waarde`."""
    getallen = x.getalkolommen()
    lijn = [Markup(' class="getal"') if nummer in getallen else LEEG for nummer in range(len(x.kolommen))]
    koppen = LEEG.join(Markup('<th scope="col"{}>{}</th>').format(r, k) for r, k in zip(lijn, x.kolommen, strict=True))
    rijen = LEEG
    for eerste, *rest in x.rijen:
        cellen = (
            Markup("<td{}{}>{}</td>").format(r, _machine(c), _cel(c, blad)) for r, c in zip(lijn[1:], rest, strict=True)
        )
        rijen += Markup('<tr><th scope="row">{}</th>{}</tr>').format(_cel(eerste, blad), LEEG.join(cellen))
    return Markup(
        '<div class="schuif" role="region" tabindex="0" aria-label="{0}"><table class="{1}"><caption>{0}</caption>'
        "<thead><tr>{2}</tr></thead><tbody>{3}</tbody></table></div>"
    ).format(x.titel, x.soort, koppen, rijen)


def _cel(cel: object, blad: Bladzijde) -> Markup:
    return onderdelen(cel, blad) if isinstance(cel, tuple) else tekst(cel) if isinstance(cel, Tekst) else escape(cel)


def _machine(cel: object) -> Markup:
    if not isinstance(cel, o.Cel):
        return LEEG
    return Markup(' data-waarde="{}"').format("" if cel.waarde is None else uitgeschreven(cel.waarde))


@onderdeel.register
def _(x: Figuur, blad: Bladzijde) -> Markup:
    noten, jaar = _noten(x.opmerkingen), Markup(' data-jaar="{}"').format(x.jaar) if x.jaar else LEEG
    if x.voorbehouden:
        sjabloon = Markup("<details><summary>Over de bron ({})</summary>{}</details>")
        noten += sjabloon.format(len(x.voorbehouden), _noten(x.voorbehouden))
    definitie = Markup('<a href="#fiche-{}">Definitie</a>').format(x.indicator) if x.indicator else LEEG
    hergebruik = LEEG if blad.los else Markup('<p class="hergebruik">{}{}</p>').format(blad.bestanden(x), definitie)
    rol = Markup(' role="group"') if blad.druk else LEEG
    return Markup(
        '<figure{} class="figuur" id="{}"{}><figcaption><strong>{}</strong></figcaption>'
        '<div class="beeld">{}</div><p class="bron">Bron: {}</p>{}'
        "<details><summary>{} bij deze figuur</summary>{}</details>{}</figure>"
    ).format(
        rol,
        x.naam,
        jaar,
        x.titel,
        Markup(x.svg),
        x.bron,
        noten,
        "Cijfers" if x.indicator else "Tabel",
        onderdeel(x.cijfertabel, blad),
        hergebruik,
    )


def _noten(noten: tuple[str, ...]) -> Markup:
    punten = LEEG.join(Markup("<li>{}</li>").format(n) for n in noten)
    return Markup('<ul class="voetnoten">{}</ul>').format(punten) if noten else LEEG


def _klasse(soort: str) -> Markup:
    return Markup(' class="{}"').format(soort) if soort else LEEG
