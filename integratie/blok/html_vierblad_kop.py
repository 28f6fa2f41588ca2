"""HTML van de eerste bladzijde van vier: ouderdomslijn, hoofdpunten, kerngetallen, en de kaart met haar lijst. Ook zonder stijlblad leesbaar."""

from collections.abc import Sequence

from markupsafe import Markup

from integratie.blok import vierblad as v
from integratie.blok.html_tekst import LEEG, kenmerk, tekst

ONBEKEND = "geen cijfer"
KOLOM, LANG = 36, 26  # zoveel regels hoogstens onder elkaar in een lijst; met meer dan `LANG` staan ze dicht bijeen


def onderdeel(x: v.Ouderdomslijn | v.Hoofdpunten | v.Kerngetallen | v.Kaartlijst) -> Markup:
    """Eén van deze onderdelen."""
    match x:
        case v.Ouderdomslijn():
            return _ouderdomslijn(x)
        case v.Hoofdpunten():
            return Markup('<ol class="hp">{}</ol>').format(LEEG.join(map(_hoofdpunt, x.punten)))
        case v.Kerngetallen():
            return Markup('<ul class="kc">{}</ul>').format(LEEG.join(map(_kerngetal, x.punten)))
        case v.Kaartlijst():
            return _kaartlijst(x)


def _ouderdomslijn(x: v.Ouderdomslijn) -> Markup:
    paren = ((titel, jaar or ONBEKEND) for _, titel, jaar in x.themas)
    themas = LEEG.join(Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(*paar) for paar in paren)
    return Markup('<div class="oud-h"><p class="w">Jongste cijfer per thema</p><dl>{}</dl></div>').format(themas)


def _hoofdpunt(h: v.Hoofdpunt) -> Markup:
    voor = Markup("<b>{}:</b> ").format(h.dienst) if h.dienst else LEEG
    vraag = Markup('<p class="d">{}{}</p>').format(voor, tekst(h.vraag)) if h.vraag else LEEG
    return Markup("<li><h3>{}</h3><p>{}</p>{}</li>").format(tekst(h.titel), tekst(h.kern), vraag)


def _kerngetal(k: v.Kerngetal) -> Markup:
    regels = Markup('<p class="n">{}</p><p class="l">{}</p>').format(tekst(k.waarde), k.naam)
    if k.verandering:
        regels += Markup('<p class="v">{}</p>').format(tekst(k.verandering))
    return Markup("<li><div>{}</div>{}</li>").format(regels, _staven(k) if k.staven else LEEG)


def _staven(k: v.Kerngetal) -> Markup:
    balken = _balken([s.waarde for s in k.staven])
    rij = Markup('<div{}><dt>{}</dt><dd><i style="{}"></i><span>{}</span></dd></div>')
    rijen = LEEG.join(
        rij.format(kenmerk("class", "ik" if s.eigen else ""), s.naam, balk, tekst(s.cijfer))
        for s, balk in zip(k.staven, balken, strict=True)
    )
    return Markup('<div class="mb"><p class="h">{}</p><dl>{}</dl></div>').format(k.wat, rijen)


def _balken(waarden: Sequence[float]) -> list[str]:
    """De stijl van elke balk: van nul naar de waarde, op een schaal die alle waarden en nul bevat."""
    laag, hoog = min(0.0, *waarden), max(0.0, *waarden)
    breed = (hoog - laag) or 1.0

    def deel(x: float) -> str:
        return f"{100 * x / breed:.1f}%"

    return [f"margin-left:{deel(min(w, 0.0) - laag)};width:{deel(abs(w))}" for w in waarden]


def _kaartlijst(x: v.Kaartlijst) -> Markup:
    kop = Markup('<div class="t"><h2>{}</h2><p class="fs">{}</p></div>').format(tekst(x.titel), tekst(x.onder))
    vakken = LEEG.join(
        Markup('<span><i class="v k{}"></i>{}</span>').format(nummer, naam) for nummer, naam in enumerate(x.klassen, 1)
    )
    legende = Markup('<p class="leg"><span>In {}:</span> {}</p>').format(x.eenheid, vakken)
    kaart = Markup('<div class="kb">{}{}<p class="fn">Bron: {}</p></div>').format(Markup(x.svg), legende, x.bron)
    return Markup('<div class="kr" id="{}">{}{}{}</div>').format(x.anker, kop, kaart, _lijst(x))


def _lijst(x: v.Kaartlijst) -> Markup:
    """De regels in één kolom, of in meer als het er te veel zijn om onder elkaar te staan."""
    aantal = -(-len(x.regels) // KOLOM)
    hoogte = -(-len(x.regels) // aantal)
    balken = _balken([r.waarde for r in x.regels])
    rijen = list(map(_regel, x.regels, balken))
    sjabloon = Markup('<table class="lijst{}"><caption class="vh">{}</caption><tbody>{}</tbody></table>')
    dicht = " dicht" if hoogte > LANG else ""
    stukken = (rijen[van : van + hoogte] for van in range(0, len(rijen), hoogte))
    tabellen = LEEG.join(sjabloon.format(dicht, str(x.titel), LEEG.join(stuk)) for stuk in stukken)
    return Markup('<div class="ll" style="--n:{}">{}</div>').format(hoogte, tabellen)


def _regel(r: v.Lijststaaf, balk: str) -> Markup:
    soort = " ".join(naam for naam, geldt in (("geb", r.klasse is None), ("ik", r.eigen)) if geldt)
    kleur = "kg" if r.klasse is None else f"k{r.klasse + 1}"
    cellen = Markup('<td><span class="st {}" style="{}"></span></td><td class="lw">{}</td>')
    rij = Markup('<tr{}><th scope="row">{}</th>{}</tr>')
    return rij.format(kenmerk("class", soort), r.naam, cellen.format(kleur, balk, tekst(r.cijfer)))
