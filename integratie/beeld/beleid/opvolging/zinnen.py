"""De zinnen bij één streefcijfer: doel, cijfer, besluit, en wat de vergelijkingen erover zeggen."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from integratie.beeld.beleid.opvolging.delen import deel, kant_van_pad, merk
from integratie.beleid.opvolging import Oordeel
from integratie.beleid.opvolging.effect import REDENEN as GEEN_EFFECT
from integratie.beleid.opvolging.regel import OPEN, REDENEN

Merk = Callable[[str], Markup]
TERUGVAL = Markup(
    " Wie in het basisjaar ver van de andere stond, komt vaak vanzelf dichterbij (regressie naar het gemiddelde): het verschil is geen effect."
)


def alinea(o: Oordeel, nummer: int) -> Markup:
    """Het doel, de stand en het besluit als alinea, en de vergelijkingen als lijst; elk getal gemerkt."""

    def m(naam: str) -> Markup:
        return merk(o, nummer, naam)

    if o.reden == "later":
        return Markup('<p class="duiding">{}</p>').format(_besluit(o, m))
    zinnen = [z for maker in (_doel, _stand, _besluit) if (z := maker(o, m))]
    html = Markup('<p class="duiding">{}</p>').format(Markup(" ").join(zinnen))
    naast = [(kop, z) for kop, maker in NAAST.items() if (z := maker(o, m))]
    punten = Markup("").join(Markup("<li><strong>{}</strong>: {}</li>").format(kop, z) for kop, z in naast)
    return html + (Markup("<ul>{}</ul>").format(punten) if naast else Markup(""))


def _doel(o: Oordeel, m: Merk) -> Markup:
    if o.doel.grens:
        zin = Markup("Het doel: {} {} in {}; in {} was het {}.")
        return zin.format(o.doel.grens, m("streef"), m("streefjaar"), m("basisjaar"), m("basis"))
    zin = Markup("Het doel: {}, van {} in {} naar {} in {}.")
    return zin.format(o.doel.richting, m("basis"), m("basisjaar"), m("streef"), m("streefjaar"))


def _stand(o: Oordeel, m: Merk) -> Markup | None:
    if o.jaar is None:
        return None
    zin = Markup("In {} stond het cijfer op {}; op een rechte lijn naar het doel zou dat {} zijn.").format(
        o.jaar, m("werkelijk"), m("pad")
    )
    if kant_van_pad(o) == 0:
        return zin + Markup(" Het cijfer is {} het pad.").format(m("naast_pad"))
    return zin + Markup(" Het cijfer ligt {} {} het pad.").format(m("afstand"), m("naast_pad"))


def _besluit(o: Oordeel, m: Merk) -> Markup:
    besluit = Markup("<strong>{}</strong>: {}.").format(m("Status"), REDENEN[o.reden])
    if o.tegen_doel == o.verwachting == OPEN:
        return besluit
    zin = Markup("{} Tegenover het doel: {}. Tegenover wat te verwachten was: {}.")
    return zin.format(besluit, m("tegen_doel"), m("verwachting"))


def _variatie(o: Oordeel, m: Merk) -> Markup | None:
    if o.marge is not None:
        return Markup("de marge van beide bevragingen samen is {}.").format(m("marge"))
    if o.jaar is None or o.rond_pad(o.jaar) is None:
        return None
    return Markup("wie het pad volgt, komt in {} gewoonlijk tussen {} en {} uit.").format(o.jaar, m("laag"), m("hoog"))


def _verwacht(o: Oordeel, m: Merk) -> Markup | None:
    if o.verwacht is None:
        return None
    zin = (
        "de eigen trend van vóór {} kwam in {} uit op {}; met wat gelijkaardige gemeenten in die jaren meemaakten, wordt dat {}. Het echte "
        "cijfer is daartegenover {}."
    )
    return Markup(zin).format(m("basisjaar"), o.jaar, m("trend"), m("verwacht"), m("verwachting"))


def _effect(o: Oordeel, m: Merk) -> Markup | None:
    if o.effect.kleinste is None:
        return Markup("niet te bepalen: {}.").format(GEEN_EFFECT[o.effect.reden])
    zin = Markup("{} in {}, in vier op de vijf gevallen{}.").format(
        m("kleinste"), m("streefjaar"), " (geschat uit vroegere jaren)" if o.effect.geschat else ""
    )
    if not o.effect.te_klein:
        return zin
    if o.effect.nodig <= 0:
        return zin + Markup(" Het doel vraagt niets boven de eigen trend van vóór {}.").format(m("basisjaar"))
    slot = " Het doel vraagt {} tegenover de eigen trend van vóór {}: ook een actie die werkt, is daar waarschijnlijk niet aan te zien."
    return zin + Markup(slot).format(m("nodig"), m("basisjaar"))


def _gelijkaardig(o: Oordeel, m: Merk) -> Markup | None:
    v = o.gelijkaardig
    if v is None:
        return None
    zin = Markup(
        "sinds {} veranderde het cijfer hier met {}, bij {} gelijkaardige gemeenten gemiddeld met {}. Dat verschil is {}"
    ).format(m("basisjaar"), m("eigen"), m("gelijk_aantal"), m("gelijk_ander"), m("gelijk_verschil"))
    zin += Markup("." if v.laag is None else "; elders ligt zo'n verschil gewoonlijk tussen {} en {}.").format(
        *([] if v.laag is None else [m("gelijk_laag"), m("gelijk_hoog")])
    )
    return zin + TERUGVAL


def _rand(o: Oordeel, m: Merk) -> Markup | None:
    if o.rand is None:
        return None
    zin = "daar veranderde het cijfer (alle samen) met {}, hier met {}. Dat verschil is {}."
    return Markup(zin).format(m("rand_ander"), m("eigen"), m("rand_verschil"))


def _gewogen(o: Oordeel, m: Merk) -> Markup | None:
    if o.variatie is None:
        return None
    if o.synthetisch is None or not o.synthetisch.goed:
        return _geen_gewogen(o, m)
    slot = (
        "een eigen effect is daarmee niet aangetoond"
        if deel(o, "gewogen_nul")[0]
        else "als de aannames kloppen, is er hier iets anders gebeurd"
    )
    zin = (
        "een gewogen gemiddelde van andere gemeenten deed vóór {} hetzelfde (gemiddeld {} ernaast; hoogstens {} mag). Daarna ligt het verschil "
        "tussen {} en {}. Nul ligt {} die grenzen: {}."
    )
    return Markup(zin).format(
        m("basisjaar"), m("gewogen_pasvorm"), m("gewogen_drempel"), m("gewogen_laag"), m("gewogen_hoog"), m("gewogen_nul"), slot
    )  # fmt: skip


def _geen_gewogen(o: Oordeel, m: Merk) -> Markup:
    if o.synthetisch is None:
        return Markup("er is geen goede vergelijking: te weinig andere gemeenten hebben dezelfde jaren.")
    zin = "er is geen goede vergelijking: vóór {} ligt het beste gewogen gemiddelde van andere gemeenten er gemiddeld {} naast, en hoogstens {} mag."
    return Markup(zin).format(m("basisjaar"), m("gewogen_pasvorm"), m("gewogen_drempel"))


NAAST: dict[str, Callable[[Oordeel, Merk], Markup | None]] = {
    "Rond het pad": _variatie, "Te verwachten zonder iets bijzonders": _verwacht, "Kleinste effect dat te zien is": _effect,
    "Gelijkaardige gemeenten": _gelijkaardig, "De andere gemeenten van de Vlaamse Rand": _rand, "Gemeenten die hetzelfde deden": _gewogen,
}  # fmt: skip
