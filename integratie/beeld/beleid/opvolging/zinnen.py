"""De zinnen bij één streefcijfer: doel, cijfer, besluit, en wat de vergelijkingen erover zeggen."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from integratie.beeld.beleid.opvolging.delen import deel, merk
from integratie.beeld.woorden import GELIJK, richting
from integratie.beleid.opvolging import Oordeel
from integratie.beleid.opvolging.regel import REDENEN

Merk = Callable[[str], Markup]


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
    return Markup("Het doel: van {} in {} naar {} in {}.").format(
        m("basis"), m("basisjaar"), m("streef"), m("streefjaar")
    )


def _stand(o: Oordeel, m: Merk) -> Markup | None:
    if o.jaar is None:
        return None
    zin = Markup("In {} stond het cijfer op {}; op een rechte lijn naar het doel zou dat {} zijn.").format(
        o.jaar, m("werkelijk"), m("pad")
    )
    if richting(o.kaart, o.pad, o.werkelijk) == GELIJK:
        return zin + Markup(" Het cijfer is {} het pad.").format(m("naast_pad"))
    return zin + Markup(" Het cijfer ligt {} {} het pad.").format(m("afstand"), m("naast_pad"))


def _besluit(o: Oordeel, m: Merk) -> Markup:
    return Markup("<strong>{}</strong>: {}.").format(m("Status"), REDENEN[o.reden])


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
        "cijfer ligt {} de natuurlijke variatie daarrond."
    )
    return Markup(zin).format(m("basisjaar"), o.jaar, m("trend"), m("verwacht"), m("is_verwacht"))


def _gelijkaardig(o: Oordeel, m: Merk) -> Markup | None:
    v = o.gelijkaardig
    if v is None:
        return None
    zin = Markup(
        "sinds {} veranderde het cijfer hier met {}, bij {} gelijkaardige gemeenten gemiddeld met {}. Dat verschil is {}"
    ).format(m("basisjaar"), m("eigen"), m("gelijk_aantal"), m("gelijk_ander"), m("gelijk_verschil"))
    if v.laag is None:
        return zin + Markup(".")
    return zin + Markup("; elders ligt zo'n verschil gewoonlijk tussen {} en {}.").format(
        m("gelijk_laag"), m("gelijk_hoog")
    )


def _rand(o: Oordeel, m: Merk) -> Markup | None:
    if o.rand is None:
        return None
    zin = "daar veranderde het cijfer (alle samen) met {}, hier met {}. Dat verschil is {}."
    return Markup(zin).format(m("rand_ander"), m("eigen"), m("rand_verschil"))


def _mengsel(o: Oordeel, m: Merk) -> Markup | None:
    if o.synthetisch is None:
        return None
    slot = (
        "een eigen effect is daarmee niet aangetoond"
        if deel(o, "mengsel_nul")[0]
        else "als de aannames kloppen, is er hier iets anders gebeurd"
    )
    zin = (
        "naast een mengsel van andere gemeenten dat vóór {} hetzelfde deed (op gemiddeld {} na), ligt het verschil tussen {} en {}. Nul ligt {} "
        "dat interval: {}."
    )
    return Markup(zin).format(
        m("basisjaar"), m("mengsel_pasvorm"), m("mengsel_laag"), m("mengsel_hoog"), m("mengsel_nul"), slot
    )


NAAST: dict[str, Callable[[Oordeel, Merk], Markup | None]] = {
    "Natuurlijke variatie": _variatie, "Te verwachten zonder iets bijzonders": _verwacht, "Gelijkaardige gemeenten": _gelijkaardig,
    "De andere gemeenten van de Vlaamse Rand": _rand, "Synthetische controle": _mengsel,
}  # fmt: skip
