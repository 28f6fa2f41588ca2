"""Een rijenblad als HTML: legende, uitleg, en per thema een tabel met een rij per indicator.

Op een telefoon wordt elke rij een kaart: daarvoor draagt elke cel haar klasse (`k0` tot `k7`) en een opschrift (`lb`). Welk cijfer er staat, zegt
de rij één keer (`data-indicator`, `data-groep`): met de verwijzing bij elk getal zou het blad dubbel zo zwaar zijn.
"""

from markupsafe import Markup, escape

from integratie.blok import lijntjes
from integratie.blok.html_tekst import LEEG, elk, kenmerk
from integratie.blok.tekst import Opmaak, Tekst
from integratie.blok.vierblad import Rijenblad, Strook, Themarij, Themarijen

_LEEG = Markup('<td class="k{}"></td>')


def legende(blad: Rijenblad) -> list[tuple[str, str]]:
    """(voorbeeld, uitleg) van alles wat getekend wordt."""
    rijen = [r for t in blad.themas for r in t.rijen]
    stroken = [r.strook for r in rijen if r.strook]
    eerste, tweede = (*blad.maatstaven, "", "")[:2]
    hier = [
        ("eigen", blad.eigen, bool(rijen)),
        ("andere", f"{blad.groep}, schaal in cijfers", any(s.andere for s in stroken)),
        ("balk", eerste, any(s.gebieden[:1] not in ((), (None,)) for s in stroken)),
        ("ruit", tweede, any(s.gebieden[1:2] not in ((), (None,)) for s in stroken)),
        ("lijn", f"{blad.eigen}, {blad.eerste} tot {blad.laatste}", any(r.lijn for r in rijen)),
        ("ernaast", f"{eerste}, zelfde schaal", any(r.ernaast for r in rijen)),
    ]
    return [(voorbeeld, uitleg) for voorbeeld, uitleg, er in hier if er]


def uitlegtekst(blad: Rijenblad) -> str:
    """Hoe de rijen te lezen zijn, zonder uitleg bij wat er niet staat."""
    rijen = [r for t in blad.themas for r in t.rijen]
    met_plaats = any(r.plaats for r in rijen)
    delen = [
        "Een verandering en een plaats staan er alleen als ze groter zijn dan toeval (95 %) en ertoe doen."
        if met_plaats
        else "Een verandering staat er alleen als ze groter is dan toeval (95 %) en ertoe doet.",
        "„2e–3e”: het verschil met een buur kan toeval zijn." if met_plaats else "",
        "Leeg: geen cijfer of geen uitspraak.",
        "Grijs: ouder dan vijf jaar." if any(r.oud for r in rijen) else "",
    ]
    return " ".join(filter(None, delen))


def wegtekst(blad: Rijenblad) -> str:
    """Welke rijen niet op het blad passen."""
    return f"Niet op dit blad, bij gebrek aan plaats: {'; '.join(blad.weg)}."


def rijenblad(x: Rijenblad, definities: str | None = None, uitleg: Rijenblad | None = None) -> Markup:
    """Het hele blad, vanaf zijn kop; zonder titel hoort het bij de kop die erboven staat.

    Met `definities` leidt elke titel naar zijn definitie op die bladzijde, en heeft elke rij een anker: de naam van haar indicator, met erachter
    haar groep. `uitleg` is het blad waarvan legende en uitleg erboven komen: zichzelf, één voor alle bladen van een bladzijde, of (None) geen.
    """
    koppen = _koppen(x)
    zichtbaar = LEEG.join(map(Markup('<span class="c{}">{}</span>').format, range(len(koppen)), koppen))
    weg = Markup('<p class="weg">{}</p>').format(wegtekst(x)) if x.weg else LEEG
    return Markup('<div class="rijenblad">{}{}<div class="kolommen" aria-hidden="true">{}</div>{}{}</div>').format(
        Markup("<h2>{}</h2>").format(x.titel) if x.titel else LEEG,
        _hoe_te_lezen(uitleg) if uitleg else LEEG,
        zichtbaar,
        LEEG.join(_thema(t, x, koppen, definities) for t in x.themas),
        weg,
    )


def _hoe_te_lezen(x: Rijenblad) -> Markup:
    items = elk("<span>{}</span>", (Markup(lijntjes.VOORBEELDEN[v]) + escape(naam) for v, naam in legende(x)))
    return Markup('<p class="sl">{}</p><p class="uitleg">{}</p>').format(items, uitlegtekst(x))


def _koppen(x: Rijenblad) -> list[str]:
    eerste, tweede = (*x.maatstaven, "", "")[:2]
    groep = x.groep[:1].upper() + x.groep[1:]
    return ["Indicator", f"Verloop sinds {x.eerste}", "Laatste cijfer", "In vijf jaar", groep, eerste, tweede, "Plaats"]


def _thema(t: Themarijen, x: Rijenblad, koppen: list[str], definities: str | None) -> Markup:
    jaren = [c.jaar for r in t.rijen for c in r.waarde.cijferteksten()]
    leeftijd = kenmerk("data-oudste", min(jaren, default=None)) + kenmerk("data-jongste", max(jaren, default=None))
    naam = t.titel if x.titel else "De cijfers"
    kop = Markup('<h3 class="tn">{}</h3> <span class="nt">{}</span>').format(naam, t.noot)
    if not t.rijen:
        sjabloon = Markup('<section class="themarijen leeg" data-thema="{}"><div class="thema">{}</div></section>')
        return sjabloon.format(t.thema, kop)
    vouw = Markup('<label class="vouw"><input type="checkbox"><span>toon de cijfers van {}</span></label>').format(
        t.titel
    )
    cellen = LEEG.join(
        map(Markup('<th scope="col" class="k{}">{}</th>').format, range(8), (k or "Gebied" for k in koppen))
    )
    return Markup(
        '<section class="themarijen" data-thema="{}"{}><div class="thema">{}{}</div><table class="rijen">'
        '<caption class="vh">{}</caption><colgroup>{}</colgroup><thead class="vh"><tr>{}</tr></thead>'
        "<tbody>{}</tbody></table></section>"
    ).format(
        t.thema,
        leeftijd,
        kop,
        vouw,
        f"{t.titel}: {x.eigen}",
        elk('<col class="c{}">', range(8)),
        cellen,
        LEEG.join(_rij(r, x, definities) for r in t.rijen),
    )


def _rij(r: Themarij, x: Rijenblad, definities: str | None) -> Markup:
    onder = Markup('<span class="sub">{}</span>').format(str(r.onder)) if r.onder else LEEG
    zeg = "zeg" if any(isinstance(f, Opmaak) for f in r.verandering.fragmenten) else "stil"
    namen = (*x.maatstaven, "", "")[:2]
    cellen = [
        Markup('<th scope="row" class="k0">{}{}</th>').format(_titel(r, definities), onder),
        _verloop(r, x),
        Markup('<td class="k2"><b>{}</b><i>{}{}</i></td>').format(str(r.waarde), r.jaar, ", oud" if r.oud else ""),
        _cel(3, "in vijf jaar", r.verandering, f" {zeg}"),
        _strook(r.strook),
        *(_cel(5 + nummer, namen[nummer], t) for nummer, t in enumerate((*r.maatstaven, Tekst(), Tekst())[:2])),
        _cel(7, "plaats", r.plaats),
    ]
    anker = f"{r.indicator}-{r.groep}".removesuffix("-").replace(" ", "-") if definities is not None else ""
    kop = kenmerk("id", anker) + kenmerk("class", "oud" if r.oud else "")
    return Markup('<tr{} data-indicator="{}"{}>{}</tr>').format(
        kop, r.indicator, kenmerk("data-groep", r.groep), LEEG.join(cellen)
    )


def _titel(r: Themarij, definities: str | None) -> Markup:
    if definities is None:
        return escape(r.titel)
    return Markup('<a href="{}#fiche-{}">{}</a>').format(definities, r.indicator, r.titel)


def _cel(nummer: int, opschrift: str, t: Tekst, klasse: str = "") -> Markup:
    if not t:
        return _LEEG.format(nummer)
    sjabloon = Markup('<td class="k{}{}"><span class="lb">{} </span>{}</td>')
    return sjabloon.format(nummer, klasse, opschrift, str(t))


def _verloop(r: Themarij, x: Rijenblad) -> Markup:
    if not r.lijn:
        return _LEEG.format(1)
    svg = Markup(lijntjes.lijntje(r.lijn, r.ernaast, x.eerste, x.laatste))
    return Markup('<td class="k1"><span class="eerst"><b>{}</b><i>{}</i></span>{}</td>').format(
        str(r.begin), r.beginjaar, svg
    )


def _strook(s: Strook | None) -> Markup:
    if s is None:
        return _LEEG.format(4)
    sjabloon = Markup(
        '<td class="k4"><span class="ends"><span class="vh">schaal van </span>{}</span>{}'
        '<span class="ends r"><span class="vh"> tot </span>{}</span></td>'
    )
    return sjabloon.format(str(s.laag), Markup(lijntjes.strookje(s)), str(s.hoog))
