"""De zinnen bij één streefcijfer: doel, cijfer, besluit, en wat de vergelijkingen erover zeggen."""

from collections.abc import Callable, Iterable
from functools import partial

from integratie.beeld.opmaak import hoofdletter, opsomming
from integratie.beleid.opvolging.beslisregel import OPEN, REDENEN
from integratie.beleid.opvolging.blokken.cijferteksten import deel, kant_van_pad, merk, zin
from integratie.beleid.opvolging.blokken.figuur import een_cijfer
from integratie.beleid.opvolging.effect import REDENEN as GEEN_EFFECT
from integratie.beleid.opvolging.oordeel import Oordeel
from integratie.blok.onderdelen import Alinea, Lijst, alinea, lijst
from integratie.blok.tekst import Tekst, sterk, tekst, voeg, vul

Vul = Callable[[str], Tekst]  # een sjabloon met de delen van het oordeel erin, gemerkt
TERUGVAL = " Wie in het basisjaar ver van de andere stond, komt vaak vanzelf dichterbij (regressie naar het gemiddelde): het verschil is geen effect."


def bij_streefcijfer(o: Oordeel) -> list[Alinea | Lijst]:
    """Het doel, de stand en het besluit als alinea, en de vergelijkingen als lijst; elk getal gemerkt."""
    z = partial(zin, o)
    besluit = _besluit(o, z)
    if o.reden == "later":
        return [alinea(besluit, "duiding")]
    zinnen = [_doel(o, z), *([] if o.jaar is None else [_stand(o, z)]), besluit]
    koppen = NAAST | ({hoofdletter(o.rand.met): _rand} if o.rand else {}) | GEWOGEN
    naast = [vul("{}: {}", sterk(kop), punt) for kop, maker in koppen.items() if (punt := maker(o, z))]
    return [alinea(voeg(" ", zinnen), "duiding"), *([lijst(naast)] if naast else [])]


def zonder_effect(oordelen: Iterable[Oordeel]) -> list[Alinea]:
    """Van welke streefcijfers het kleinste effect dat te zien is, niet te bepalen is: per reden één keer."""
    per_reden: dict[str, list[str]] = {}
    for o in oordelen:
        if o.effect.kleinste is None and o.reden != "later":
            per_reden.setdefault(GEEN_EFFECT[o.effect.reden], []).append(str(o.nummer))
    zin = "Het kleinste effect dat te zien is, is bij streefcijfer {} niet te bepalen: {}."
    return [alinea(zin.format(opsomming(wie), reden), "klein") for reden, wie in per_reden.items()]


def zonder_figuur(oordelen: Iterable[Oordeel]) -> list[Alinea]:
    """Bij welke streefcijfers er geen figuur is omdat de reeks maar één cijfer heeft."""
    wie = [str(o.nummer) for o in oordelen if een_cijfer(o)]
    zin = "Bij streefcijfer {} is er geen figuur: de bron heeft er nog geen tweede cijfer van."
    return [alinea(zin.format(opsomming(wie)), "klein")] if wie else []


def _doel(o: Oordeel, z: Vul) -> Tekst:
    if o.doel.grens:
        return z(f"Het doel: {o.doel.grens} {{streef}} in {{streefjaar}}; in {{basisjaar}} was het {{basis}}.")
    return z(f"Het doel: {o.doel.richting}, van {{basis}} in {{basisjaar}} naar {{streef}} in {{streefjaar}}.")


def _stand(o: Oordeel, z: Vul) -> Tekst:
    stand = z("In {jaar} stond het cijfer op {werkelijk}; op een rechte lijn naar het doel zou dat {pad} zijn.")
    ligt = "is {naast_pad}" if kant_van_pad(o) == 0 else "ligt {afstand} {naast_pad}"
    return stand + z(f" Het cijfer {ligt} het pad.")


def _besluit(o: Oordeel, z: Vul) -> Tekst:
    """Het besluit met zijn reden, of alleen waarom er nog geen is; en wat op een van beide vragen al te antwoorden is."""
    besluit = vul("{}.", hoofdletter(REDENEN[o.reden]))
    if o.status != OPEN:
        besluit = vul("{}: {}.", sterk(merk(o, "Status")), REDENEN[o.reden])
    besluit += z(" Tegenover het doel: {tegen_doel}.") if o.tegen_doel != OPEN else ""
    return besluit + (z(" Tegenover wat te verwachten was: {verwachting}.") if o.verwachting != OPEN else "")


def _variatie(o: Oordeel, z: Vul) -> Tekst | None:
    if o.marge is not None:
        return z("de marge van beide bevragingen samen is {marge}.")
    if o.jaar is None or o.rond_pad(o.jaar) is None:
        return None
    return z("wie het pad volgt, komt in {jaar} gewoonlijk tussen {laag} en {hoog} uit.")


def _verwacht(o: Oordeel, z: Vul) -> Tekst | None:
    if o.verwacht is None:
        return None
    return z(
        "de eigen trend van vóór {basisjaar} kwam in {jaar} uit op {trend}; met wat gelijkaardige gemeenten in die jaren meemaakten, wordt dat "
        "{verwacht}. Het echte cijfer is daartegenover {verwachting}."
    )


def _effect(o: Oordeel, z: Vul) -> Tekst | None:
    if o.effect.kleinste is None:
        return None  # `zonder_effect` zegt het één keer, van alle samen
    geschat = " (geschat uit vroegere jaren)" if o.effect.geschat else ""
    slot = ""
    if o.effect.te_klein and o.effect.nodig is not None and o.effect.nodig <= 0:
        slot = " Het doel vraagt niets boven de eigen trend van vóór {basisjaar}."
    elif o.effect.te_klein:
        slot = " Het doel vraagt {nodig} tegenover de eigen trend van vóór {basisjaar}: ook een actie die werkt, is daar waarschijnlijk niet aan te zien."
    return z(f"{{kleinste}} in {{streefjaar}}, in vier op de vijf gevallen{geschat}.{slot}")


def _gelijkaardig(o: Oordeel, z: Vul) -> Tekst | None:
    if o.gelijkaardig is None:
        return None
    gewoonlijk = "; elders ligt zo'n verschil gewoonlijk tussen {gelijk_laag} en {gelijk_hoog}"
    return z(
        "sinds {basisjaar} veranderde het cijfer hier met {eigen}, bij {gelijk_aantal} gelijkaardige gemeenten gemiddeld met {gelijk_ander}. "
        "Dat verschil is {gelijk_verschil}" + ("" if o.gelijkaardig.laag is None else gewoonlijk) + "." + TERUGVAL
    )


def _rand(o: Oordeel, z: Vul) -> Tekst | None:
    return z(
        "daar veranderde het cijfer (alle samen) met {rand_ander}, hier met {eigen}. Dat verschil is {rand_verschil}."
    )


def _gewogen(o: Oordeel, z: Vul) -> Tekst | None:
    if o.variatie is None:
        return None
    if o.synthetisch is None:
        return tekst("er is geen goede vergelijking: te weinig andere gemeenten hebben dezelfde jaren.")
    if not o.synthetisch.goed:
        return z(
            "er is geen goede vergelijking: vóór {basisjaar} ligt het beste gewogen gemiddelde van andere gemeenten er gemiddeld "
            "{gewogen_pasvorm} naast, en hoogstens {gewogen_drempel} mag."
        )
    slot = "als de aannames kloppen, is er hier iets anders gebeurd"
    if deel(o, "gewogen_nul")[0]:
        slot = "een eigen effect is daarmee niet aangetoond"
    return z(
        "een gewogen gemiddelde van andere gemeenten deed vóór {basisjaar} hetzelfde (gemiddeld {gewogen_pasvorm} ernaast; hoogstens "
        "{gewogen_drempel} mag). Daarna ligt het verschil tussen {gewogen_laag} en {gewogen_hoog}. Nul ligt {gewogen_nul} die grenzen: "
        f"{slot}."
    )


NAAST: dict[str, Callable[[Oordeel, Vul], Tekst | None]] = {
    "Rond het pad": _variatie,
    "Te verwachten zonder iets bijzonders": _verwacht,
    "Kleinste effect dat te zien is": _effect,
    "Gelijkaardige gemeenten": _gelijkaardig,
}
GEWOGEN: dict[str, Callable[[Oordeel, Vul], Tekst | None]] = {"Gemeenten die hetzelfde deden": _gewogen}
