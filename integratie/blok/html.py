"""Een blok als HTML: los in een notebook (leesbaar zonder stijlblad), of op een bladzijde (met ankers, links en bestanden)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from integratie.blok import onderdelen as o
from integratie.blok.blok import Blok, Figuur, Toonbaar
from integratie.blok.tekst import Cijfertekst, Opmaak, Tekst
from integratie.rekenen import uitgeschreven

LEEG = Markup("")
_NADRUK = {"sterk": "<strong>{}</strong>", "code": "<code>{}</code>", "oud": '<span class="oud">{}</span>'}
_GROEP = {"plan": "data-plan", "bestand": "data-blok"}


@dataclass
class Bladzijde:
    """Hoe een blok op een bladzijde komt: `bestanden` geeft de links bij een figuur, `lopend` schrijft gewone tekst van een alinea,
    `fiches` zijn de ankers van de fiches die op de bladzijde staan.

    Met `druk` is een figuur voor een schermlezer één groep: in een pdf draagt dan alleen de tekening haar uitleg.
    """

    los: bool = False
    druk: bool = False
    bestanden: Callable[[Figuur], Markup] = lambda figuur: LEEG
    lopend: Callable[[str], Markup] = escape
    fiches: frozenset[str] = frozenset()


def vul(sjabloon: str, *delen: object) -> Markup:
    """Het sjabloon met elk deel ontsnapt op zijn plaats: `Markup.format`, zonder haar eigen ontleder die vier keer zoveel kost."""
    return Markup(sjabloon.format(*(d if isinstance(d, Markup) else escape(format(d)) for d in delen)))


def los(blok: Toonbaar) -> Markup:
    """Het blok zoals een notebook het toont: zonder links die nergens uitkomen."""
    return op_bladzijde(blok, Bladzijde(los=True))


def op_bladzijde(blok: Toonbaar, blad: Bladzijde) -> Markup:
    """Het blok op een bladzijde; het jongste en het oudste jaar van zijn cijfers staan erbij."""
    if not isinstance(blok, Blok):
        return onderdeel(blok, blad)
    binnen = onderdelen(blok.onderdelen, blad)
    if not blok.cijfers:
        return binnen
    jaren = [jaar for _, jaar in blok.cijfers]
    return vul('<div data-jaar="{}" data-oudste="{}">{}</div>', max(jaren), min(jaren), binnen)


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
        inhoud = tekst(fragment.inhoud, escape if fragment.soort == "code" else schrijf)
        return vul(_NADRUK[fragment.soort], inhoud)
    kenmerken = LEEG.join(
        vul(' data-{}="{}"', naam, x)
        for naam in ("soort", "indicator", "groep", "code", "jaar", "van", "met", "doel", "deel")
        if (x := getattr(fragment, naam)) is not None and (x != "" or naam not in ("met", "deel"))
    )
    waarde = uitgeschreven(float(fragment.waarde))
    return vul('<data value="{}"{}>{}</data>', waarde, kenmerken, fragment.tekst)


def onderdeel(x: object, blad: Bladzijde) -> Markup:
    """Eén onderdeel. Fout: `TypeError` bij wat geen onderdeel is."""
    match x:
        case Tekst():
            return tekst(x)
        case str():
            return escape(x)
        case o.Kop():
            return vul("<h{0}{1}>{2}</h{0}>", x.niveau, _kenmerk("id", x.anker), x.tekst)
        case o.Alinea():
            lopend = blad.lopend if x.soort in ("", "inleiding", "duiding") else escape
            return vul("<p{}>{}</p>", _kenmerk("class", x.soort), tekst(x.tekst, lopend))
        case o.Lijst():
            punten = _elk("<li>{}</li>", (_cel(punt, blad) for punt in x.punten))
            if x.soort == "stappen":
                return vul("<ol>{}</ol>", punten)
            return vul("<ul{}>{}</ul>", _kenmerk("class", x.soort), punten)
        case o.Begrippen():
            return vul("<dl{}>{}</dl>", _kenmerk("class", x.soort), LEEG.join(map(_begrip, x.paren)))
        case o.Uitklap():
            binnen = onderdelen(x.onderdelen, blad)
            return vul("<details{}><summary>{}</summary>{}</details>", _kenmerk("id", x.anker), x.titel, binnen)
        case o.Kerncijfers():
            if blad.los:  # zonder stijlblad lopen drie delen na elkaar in elkaar over
                return vul("<ul>{}</ul>", _elk("<li>{}</li>", map(voorop, x.punten)))
            return vul('<ul class="kerncijfers">{}</ul>', LEEG.join(map(_kerncijfer, x.punten)))
        case o.Groep():
            return _groep(x, blad)
        case o.Tabel():
            return _tabel(x, blad)
        case Figuur():
            return _figuur(x, blad)
        case _:
            raise TypeError(f"{type(x).__name__} is geen onderdeel van een blok")


def _elk(sjabloon: str, delen: Iterable[object]) -> Markup:
    """Elk deel in het sjabloon, na elkaar."""
    return LEEG.join(vul(sjabloon, deel) for deel in delen)


def _kenmerk(naam: str, waarde: object) -> Markup:
    """Een kenmerk van een element, of niets zonder waarde."""
    return vul(' {}="{}"', naam, waarde) if waarde else LEEG


def _begrip(begrip: o.Begrip) -> Markup:
    uitleg = _elk("<dd>{}</dd>", begrip.uitleg)
    return vul("<dt{}>{}</dt>{}", _kenmerk("id", begrip.anker), begrip.term, uitleg)


def voorop(k: o.Kerncijfer) -> Markup:
    """Een kerncijfer op één regel: "48.040 – Inwoners (2025); …"."""
    rest = Markup("; ").join([escape(k.naam), *map(tekst, k.regels)])
    return vul("<strong>{}</strong> – {}", tekst(k.waarde), rest)


def _kerncijfer(k: o.Kerncijfer) -> Markup:
    klein = _elk('<span class="klein">{}</span>', map(tekst, k.regels))
    return vul('<li><span class="waarde">{}</span>{}{}</li>', tekst(k.waarde), k.naam, klein)


def _groep(x: o.Groep, blad: Bladzijde) -> Markup:
    binnen = onderdelen(x.onderdelen, blad)
    if x.soort in _GROEP:
        return vul('<div {}="{}">{}</div>', Markup(_GROEP[x.soort]), x.naam, binnen)
    vorm = "section" if x.soort == "partnerblad" else "div"
    return vul('<{0} class="{1}">{2}</{0}>', vorm, x.soort, binnen)


def _tabel(x: o.Tabel, blad: Bladzijde) -> Markup:
    """Een kolom met alleen getallen lijnt rechts uit; een `Cel` zet haar cijfer in `data-waarde`."""
    getallen = x.getalkolommen()
    rechts = [_kenmerk("class", "getal" if nummer in getallen else "") for nummer in range(len(x.kolommen))]
    koppen = LEEG.join(vul('<th scope="col"{}>{}</th>', r, kop) for r, kop in zip(rechts, x.kolommen, strict=True))
    rijen = []
    for eerste, *rest in x.rijen:
        cellen = (vul("<td{}{}>{}</td>", r, _machine(c), _cel(c, blad)) for r, c in zip(rechts[1:], rest, strict=True))
        rijen.append(vul('<tr><th scope="row">{}</th>{}</tr>', _cel(eerste, blad), LEEG.join(cellen)))
    return vul(
        '<div class="schuif" role="region" tabindex="0" aria-label="{0}"><table class="{1}"><caption>{0}</caption>'
        "<thead><tr>{2}</tr></thead><tbody>{3}</tbody></table></div>",
        x.titel,
        x.soort,
        koppen,
        LEEG.join(rijen),
    )


def _cel(cel: object, blad: Bladzijde) -> Markup:
    return onderdelen(cel, blad) if isinstance(cel, tuple) else tekst(cel) if isinstance(cel, Tekst) else escape(cel)


def _machine(cel: object) -> Markup:
    if not isinstance(cel, o.Cel):
        return LEEG
    return vul(' data-waarde="{}"', "" if cel.waarde is None else uitgeschreven(cel.waarde))


def _figuur(x: Figuur, blad: Bladzijde) -> Markup:
    noten = _noten(x.opmerkingen)
    if x.voorbehouden:
        sjabloon = "<details><summary>Over de bron ({})</summary>{}</details>"
        noten += vul(sjabloon, len(x.voorbehouden), _noten(x.voorbehouden))
    fiche = f"fiche-{x.indicator}"
    definitie = vul('<a href="#{}">Definitie</a>', fiche) if fiche in blad.fiches else LEEG
    hergebruik = LEEG if blad.los else vul('<p class="hergebruik">{}{}</p>', blad.bestanden(x), definitie)
    cijfers = "Cijfers" if x.indicator else "Tabel"
    kop = (_kenmerk("role", "group" if blad.druk else ""), x.naam, _kenmerk("data-jaar", x.jaar), x.titel)
    return vul(
        '<figure{} class="figuur" id="{}"{}><figcaption><strong>{}</strong></figcaption>'
        '<div class="beeld">{}</div><p class="bron">Bron: {}</p>{}'
        "<details><summary>{} bij deze figuur</summary>{}</details>{}</figure>",
        *kop,
        Markup(x.svg),
        x.bron,
        noten,
        cijfers,
        onderdeel(x.cijfertabel, blad),
        hergebruik,
    )


def _noten(noten: tuple[str, ...]) -> Markup:
    return vul('<ul class="voetnoten">{}</ul>', _elk("<li>{}</li>", noten)) if noten else LEEG
