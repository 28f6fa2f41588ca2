"""Een blok als HTML: los in een notebook (leesbaar zonder stijlblad), of op een bladzijde (met ankers, links en bestanden)."""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup, escape

from integratie.blok import html_vierblad, html_vierblad_kop
from integratie.blok import onderdelen as o
from integratie.blok import vierblad as v
from integratie.blok.beeldstijl import in_notebook
from integratie.blok.blok import Blok, Figuur, Toonbaar
from integratie.blok.html_tekst import LEEG, elk, kenmerk, tekst, vul
from integratie.blok.tekst import Tekst
from integratie.rekenen import uitgeschreven

HOOGSTENS = 18  # cellen: van een langere tabel staan de cijfers alleen in haar csv
_BREED = 4  # kolommen: op een telefoon is een rij van zo'n tabel een kaart
_GROEP = {"plan": "data-plan", "bestand": "data-blok"}


@dataclass
class Bladzijde:
    """Hoe een blok op een bladzijde komt: `bestanden` geeft de links bij een figuur, `lopend` schrijft gewone tekst van een alinea,
    `definities` is de bladzijde met de definities (leeg: deze zelf; None: geen links ernaar), en `uitleg` het blad waarvan de legende nog boven de eerste rijen
    zonder eigen titel komt.

    Met `druk` is een figuur voor een schermlezer één groep: in een pdf draagt dan alleen de tekening haar uitleg.
    """

    los: bool = False
    druk: bool = False
    bestanden: Callable[[Figuur], Markup] = lambda figuur: LEEG
    lopend: Callable[[str], Markup] = escape
    definities: str | None = None
    uitleg: v.Rijenblad | None = None


def los(blok: Toonbaar) -> Markup:
    """Het blok zoals een notebook het toont: zonder links die nergens uitkomen, met figuren die het thema van JupyterLab volgen."""
    html = op_bladzijde(blok, Bladzijde(los=True))
    return Markup(in_notebook(html)) + html


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


def onderdeel(x: object, blad: Bladzijde) -> Markup:
    """Eén onderdeel. Fout: `TypeError` bij wat geen onderdeel is."""
    match x:
        case Tekst():
            return tekst(x)
        case str():
            return escape(x)
        case o.Kop():
            return vul("<h{0}{1}>{2}</h{0}>", x.niveau, kenmerk("id", x.anker), x.tekst)
        case o.Alinea():
            lopend = blad.lopend if x.soort in ("", "inleiding", "duiding") else escape
            return vul("<p{}>{}</p>", kenmerk("class", x.soort), tekst(x.tekst, lopend))
        case o.Lijst():
            punten = elk("<li>{}</li>", (_cel(punt, blad) for punt in x.punten))
            if x.soort == "stappen":
                return vul("<ol>{}</ol>", punten)
            return vul("<ul{}>{}</ul>", kenmerk("class", x.soort), punten)
        case o.Begrippen():
            return vul("<dl{}>{}</dl>", kenmerk("class", x.soort), LEEG.join(map(_begrip, x.paren)))
        case o.Uitklap():
            binnen = onderdelen(x.onderdelen, blad)
            return vul("<details{}><summary>{}</summary>{}</details>", kenmerk("id", x.anker), x.titel, binnen)
        case o.Kerncijfers():
            if blad.los:  # zonder stijlblad lopen drie delen na elkaar in elkaar over
                return vul("<ul>{}</ul>", elk("<li>{}</li>", map(voorop, x.punten)))
            return vul('<ul class="kerncijfers">{}</ul>', LEEG.join(map(_kerncijfer, x.punten)))
        case o.Groep():
            return _groep(x, blad)
        case o.Tabel():
            return _tabel(x, blad)
        case Figuur():
            return _figuur(x, blad)
        case v.Ouderdomslijn() | v.Hoofdpunten() | v.Kerngetallen() | v.Kaartlijst():
            return html_vierblad_kop.onderdeel(x)
        case v.Bladvoet():  # op een bladzijde zet het sjabloon hem op elk blad
            return vul("<p>{}</p>", x.tekst) if blad.los else LEEG
        case v.Rijenblad():
            return _rijenblad(x, blad)
        case _:
            raise TypeError(f"{type(x).__name__} is geen onderdeel van een blok")


def _begrip(begrip: o.Begrip) -> Markup:
    uitleg = elk("<dd>{}</dd>", begrip.uitleg)
    return vul("<dt{}>{}</dt>{}", kenmerk("id", begrip.anker), begrip.term, uitleg)


def voorop(k: o.Kerncijfer) -> Markup:
    """Een kerncijfer op één regel: "48.040 – Inwoners (2025); …"."""
    rest = Markup("; ").join([escape(k.naam), *map(tekst, k.regels)])
    return vul("<strong>{}</strong> – {}", tekst(k.waarde), rest)


def _kerncijfer(k: o.Kerncijfer) -> Markup:
    klein = elk('<span class="klein">{}</span>', map(tekst, k.regels))
    return vul('<li><span class="waarde">{}</span>{}{}</li>', tekst(k.waarde), k.naam, klein)


def _groep(x: o.Groep, blad: Bladzijde) -> Markup:
    binnen = onderdelen(x.onderdelen, blad)
    if x.soort in _GROEP:
        return vul('<div {}="{}">{}</div>', Markup(_GROEP[x.soort]), x.naam, binnen)
    vorm = "section" if x.soort == "partnerblad" else "div"
    return vul('<{0} class="{1}">{2}</{0}>', vorm, x.soort, binnen)


def _tabel(x: o.Tabel, blad: Bladzijde, op_kaarten: bool = True) -> Markup:
    """Een kolom met alleen getallen lijnt rechts uit; een `Cel` zet haar cijfer in `data-waarde`.

    Op een telefoon is een rij van een brede tabel een kaart: haar cellen noemen hun kolom. Een tabel die men kan sorteren (`op_kaarten` onwaar), houdt haar koppen.
    """
    getallen, op_kaarten = x.getalkolommen(), op_kaarten and len(x.kolommen) >= _BREED
    rechts = [kenmerk("class", "getal" if nummer in getallen else "") for nummer in range(len(x.kolommen))]
    koppen = LEEG.join(vul('<th scope="col"{}>{}</th>', r, kop) for r, kop in zip(rechts, x.kolommen, strict=True))
    kaartkoppen = [kenmerk("data-kop", kop if op_kaarten else "") for kop in x.kolommen[1:]]
    rijen = []
    for eerste, *rest in x.rijen:
        cellen = (
            vul("<td{}{}{}>{}</td>", r, kop, _machine(c), _cel(c, blad))
            for r, kop, c in zip(rechts[1:], kaartkoppen, rest, strict=True)
        )
        rijen.append(vul('<tr><th scope="row">{}</th>{}</tr>', _cel(eerste, blad), LEEG.join(cellen)))
    return vul(
        '<div class="schuif" role="region" tabindex="0" aria-label="{0}"><table class="{1}"><caption>{0}</caption>'
        "<thead><tr>{2}</tr></thead><tbody>{3}</tbody></table></div>",
        x.titel,
        f"{x.soort} kaarten" if op_kaarten else x.soort,
        koppen,
        LEEG.join(rijen),
    )


def _cel(cel: object, blad: Bladzijde) -> Markup:
    return onderdelen(cel, blad) if isinstance(cel, tuple) else tekst(cel) if isinstance(cel, Tekst) else escape(cel)


def _machine(cel: object) -> Markup:
    if not isinstance(cel, o.Cel):
        return LEEG
    return vul(' data-waarde="{}"', "" if cel.waarde is None else uitgeschreven(cel.waarde))


def _rijenblad(x: v.Rijenblad, blad: Bladzijde) -> Markup:
    """Op een bladzijde staat de uitleg één keer boven alle rijen zonder eigen titel; los staat ze er altijd bij."""
    if x.titel or blad.los:
        return html_vierblad.rijenblad(x, uitleg=x)
    uitleg, blad.uitleg = blad.uitleg, None
    return html_vierblad.rijenblad(x, blad.definities, uitleg)


def _kleine_figuur(x: Figuur, blad: Bladzijde) -> Markup:
    """Titel, wat er gemeten is en de tekening; al de rest dichtgeplooid, en niets dat naar een ander bestand leidt."""
    noten = _noten((*x.opmerkingen, *x.voorbehouden))
    return vul(
        '<figure{} id="{}"{}><figcaption><h3>{}</h3><p class="fs">{}</p></figcaption>{}'
        '<details class="meer"><summary>Cijfers en bron</summary><p class="bron">Bron: {}</p>{}{}</details></figure>',
        kenmerk("role", "group" if blad.druk else ""), x.naam, kenmerk("data-jaar", x.jaar), x.titel, x.onder, Markup(x.svg),
        x.bron, noten, onderdeel(x.cijfertabel, blad),
    )  # fmt: skip


def _figuur(x: Figuur, blad: Bladzijde) -> Markup:
    """Titel, tekening, bron en noten, en de cijfers dichtgeplooid; op een bladzijde staat een lange tabel alleen in de csv ernaast."""
    if x.onder:
        return _kleine_figuur(x, blad)
    noten = _noten(x.opmerkingen)
    if x.voorbehouden:
        sjabloon = "<details><summary>Over de bron ({})</summary>{}</details>"
        noten += vul(sjabloon, len(x.voorbehouden), _noten(x.voorbehouden))
    links, cijfers = blad.bestanden(x), x.cijfertabel
    if x.indicator and blad.definities is not None:
        links += vul('<a href="{}#fiche-{}">Definitie en bron</a>', blad.definities, x.indicator)
    soort = "Cijfers" if x.indicator else "Tabel"
    tabel = vul(
        "<details><summary>{} bij deze figuur</summary>{}</details>", soort, _tabel(cijfers, blad, op_kaarten=False)
    )
    lang = len(cijfers.rijen) * len(cijfers.kolommen) > HOOGSTENS
    return vul(
        '<figure{} class="figuur" id="{}"{}><figcaption><strong>{}</strong></figcaption>'
        '<div class="beeld">{}</div>{}{}{}{}</figure>',
        kenmerk("role", "group" if blad.druk else ""),
        x.naam,
        kenmerk("data-jaar", x.jaar),
        x.titel,
        Markup(x.svg),
        vul('<p class="bron">Bron: {}</p>', x.bron) if x.bron else LEEG,
        noten,
        LEEG if lang and links else tabel,
        vul('<p class="hergebruik">{}</p>', links) if links else LEEG,
    )


def _noten(noten: tuple[str, ...]) -> Markup:
    return vul('<ul class="voetnoten">{}</ul>', elk("<li>{}</li>", noten)) if noten else LEEG
