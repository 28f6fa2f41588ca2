"""De zinnen bij één streefcijfer: doel, cijfer, besluit, en wat de vergelijkingen erover zeggen."""

from __future__ import annotations

from collections.abc import Callable

from integratie.beleid.opvolging import Oordeel
from integratie.beleid.opvolging.blokken.cijferteksten import deel, kant_van_pad, merk
from integratie.beleid.opvolging.effect import REDENEN as GEEN_EFFECT
from integratie.beleid.opvolging.regel import OPEN, REDENEN
from integratie.blok.onderdelen import Alinea, Lijst, alinea, lijst
from integratie.blok.tekst import Tekst, sterk, tekst, voeg, vul

Merken = Callable[[str], Tekst]  # de naam van een deel → het deel, gemerkt
TERUGVAL = " Wie in het basisjaar ver van de andere stond, komt vaak vanzelf dichterbij (regressie naar het gemiddelde): het verschil is geen effect."


def bij_streefcijfer(o: Oordeel, nummer: int) -> list[Alinea | Lijst]:
    """Het doel, de stand en het besluit als alinea, en de vergelijkingen als lijst; elk getal gemerkt."""

    def m(naam: str) -> Tekst:
        return merk(o, nummer, naam)

    if o.reden == "later":
        return [alinea(_besluit(o, m), "duiding")]
    zinnen = [z for maker in (_doel, _stand, _besluit) if (z := maker(o, m))]
    naast = [vul("{}: {}", sterk(kop), z) for kop, maker in NAAST.items() if (z := maker(o, m))]
    return [alinea(voeg(" ", zinnen), "duiding"), *([lijst(naast)] if naast else [])]


def _doel(o: Oordeel, m: Merken) -> Tekst:
    if o.doel.grens:
        sjabloon = "Het doel: {} {} in {}; in {} was het {}."
        return vul(sjabloon, o.doel.grens, m("streef"), m("streefjaar"), m("basisjaar"), m("basis"))
    sjabloon = "Het doel: {}, van {} in {} naar {} in {}."
    return vul(sjabloon, o.doel.richting, m("basis"), m("basisjaar"), m("streef"), m("streefjaar"))


def _stand(o: Oordeel, m: Merken) -> Tekst | None:
    if o.jaar is None:
        return None
    sjabloon = "In {} stond het cijfer op {}; op een rechte lijn naar het doel zou dat {} zijn."
    stand = vul(sjabloon, o.jaar, m("werkelijk"), m("pad"))
    if kant_van_pad(o) == 0:
        return stand + vul(" Het cijfer is {} het pad.", m("naast_pad"))
    return stand + vul(" Het cijfer ligt {} {} het pad.", m("afstand"), m("naast_pad"))


def _besluit(o: Oordeel, m: Merken) -> Tekst:
    besluit = vul("{}: {}.", sterk(m("Status")), REDENEN[o.reden])
    if o.tegen_doel == o.verwachting == OPEN:
        return besluit
    sjabloon = "{} Tegenover het doel: {}. Tegenover wat te verwachten was: {}."
    return vul(sjabloon, besluit, m("tegen_doel"), m("verwachting"))


def _variatie(o: Oordeel, m: Merken) -> Tekst | None:
    if o.marge is not None:
        return vul("de marge van beide bevragingen samen is {}.", m("marge"))
    if o.jaar is None or o.rond_pad(o.jaar) is None:
        return None
    return vul("wie het pad volgt, komt in {} gewoonlijk tussen {} en {} uit.", o.jaar, m("laag"), m("hoog"))


def _verwacht(o: Oordeel, m: Merken) -> Tekst | None:
    if o.verwacht is None:
        return None
    sjabloon = (
        "de eigen trend van vóór {} kwam in {} uit op {}; met wat gelijkaardige gemeenten in die jaren meemaakten, wordt dat {}. Het echte "
        "cijfer is daartegenover {}."
    )
    return vul(sjabloon, m("basisjaar"), o.jaar, m("trend"), m("verwacht"), m("verwachting"))


def _effect(o: Oordeel, m: Merken) -> Tekst | None:
    if o.effect.kleinste is None:
        return vul("niet te bepalen: {}.", GEEN_EFFECT[o.effect.reden])
    geschat = " (geschat uit vroegere jaren)" if o.effect.geschat else ""
    effect = vul("{} in {}, in vier op de vijf gevallen{}.", m("kleinste"), m("streefjaar"), geschat)
    if not o.effect.te_klein:
        return effect
    if o.effect.nodig <= 0:
        return effect + vul(" Het doel vraagt niets boven de eigen trend van vóór {}.", m("basisjaar"))
    slot = " Het doel vraagt {} tegenover de eigen trend van vóór {}: ook een actie die werkt, is daar waarschijnlijk niet aan te zien."
    return effect + vul(slot, m("nodig"), m("basisjaar"))


def _gelijkaardig(o: Oordeel, m: Merken) -> Tekst | None:
    if o.gelijkaardig is None:
        return None
    sjabloon = "sinds {} veranderde het cijfer hier met {}, bij {} gelijkaardige gemeenten gemiddeld met {}. Dat verschil is {}"
    namen = ("basisjaar", "eigen", "gelijk_aantal", "gelijk_ander", "gelijk_verschil")
    verschil = vul(sjabloon, *map(m, namen))
    if o.gelijkaardig.laag is None:
        return verschil + "." + TERUGVAL
    gewoonlijk = vul("; elders ligt zo'n verschil gewoonlijk tussen {} en {}.", m("gelijk_laag"), m("gelijk_hoog"))
    return verschil + gewoonlijk + TERUGVAL


def _rand(o: Oordeel, m: Merken) -> Tekst | None:
    if o.rand is None:
        return None
    sjabloon = "daar veranderde het cijfer (alle samen) met {}, hier met {}. Dat verschil is {}."
    return vul(sjabloon, m("rand_ander"), m("eigen"), m("rand_verschil"))


def _gewogen(o: Oordeel, m: Merken) -> Tekst | None:
    if o.variatie is None:
        return None
    if o.synthetisch is None or not o.synthetisch.goed:
        return _geen_gewogen(o, m)
    slot = (
        "een eigen effect is daarmee niet aangetoond"
        if deel(o, "gewogen_nul")[0]
        else "als de aannames kloppen, is er hier iets anders gebeurd"
    )
    sjabloon = (
        "een gewogen gemiddelde van andere gemeenten deed vóór {} hetzelfde (gemiddeld {} ernaast; hoogstens {} mag). Daarna ligt het verschil "
        "tussen {} en {}. Nul ligt {} die grenzen: {}."
    )
    namen = ("basisjaar", "gewogen_pasvorm", "gewogen_drempel", "gewogen_laag", "gewogen_hoog", "gewogen_nul")
    return vul(sjabloon, *map(m, namen), slot)


def _geen_gewogen(o: Oordeel, m: Merken) -> Tekst:
    if o.synthetisch is None:
        return tekst("er is geen goede vergelijking: te weinig andere gemeenten hebben dezelfde jaren.")
    sjabloon = "er is geen goede vergelijking: vóór {} ligt het beste gewogen gemiddelde van andere gemeenten er gemiddeld {} naast, en hoogstens {} mag."
    return vul(sjabloon, m("basisjaar"), m("gewogen_pasvorm"), m("gewogen_drempel"))


NAAST: dict[str, Callable[[Oordeel, Merken], Tekst | None]] = {
    "Rond het pad": _variatie,
    "Te verwachten zonder iets bijzonders": _verwacht,
    "Kleinste effect dat te zien is": _effect,
    "Gelijkaardige gemeenten": _gelijkaardig,
    "De andere gemeenten van de Vlaamse Rand": _rand,
    "Gemeenten die hetzelfde deden": _gewogen,
}
