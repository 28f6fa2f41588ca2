"""Het lokale netwerk in beeld: wie met wie verbonden is, wie wat dekt, waar niemand is en wie niet gemist kan worden."""

import textwrap
from collections.abc import Callable

import pandas as pd

from integratie import gebieden, vergelijking
from integratie.beeld.opmaak import datum, hoofdletter, opsomming
from integratie.beeld.stijl import CATEGORIEEN, GRIJS, INKT, naar_svg, tekenblad
from integratie.beleid.eigen_bestand.bestand import afwezig, blok
from integratie.beleid.netwerk import regie as net
from integratie.blok.blok import Blok, Figuur
from integratie.blok.onderdelen import tabel_van

TEKENS = dict(zip(net.SOORTEN, "osD^vP", strict=True))
STREEPJE, NIEMAND = "–", "niemand: een witte vlek"
LEESWIJZER = (
    "Een lijn is een verbinding, in beide richtingen. Een dikke rand en een vette naam: zonder deze actor valt het netwerk uiteen. Wie in het midden "
    "staat, heeft de regie.",
    "Het beeld toont wat het bestand opsomt, niet hoe goed een samenwerking loopt.",
)


def netwerk(gemeente: str, peiljaar: int) -> Figuur | Blok:
    """Het netwerk van een gemeente of cluster als beeld, met de actoren in een tabel; zonder bestand de reden."""
    nis = gebieden.zoek(gemeente).nis
    n = net.van(nis)
    if n is None:
        return afwezig("Het lokale netwerk is niet beschreven.", net.PLAATS.format(nis), "netwerk")
    if te_laat(n, peiljaar):
        return afwezig(f"Het netwerk is beschreven na {peiljaar}.", net.PLAATS.format(nis), "netwerk")
    kwetsbaar = net.onmisbaar(n)
    buren = {a.naam: [b.naam for b in n.actoren if b.naam in net.buren(n, a.naam)] for a in n.actoren}
    alt = f"Netwerk. {_verbindingen(buren)}"
    rijen = [
        {
            "Actor": a.naam,
            "Soort": a.soort,
            "Rol": a.rol,
            "Verbonden met": opsomming(buren[a.naam]) or "niemand",
            "Zonder deze actor": _splitst(kwetsbaar.get(a.naam)),
        }
        for a in n.actoren
    ]
    tabel = pd.DataFrame(rijen, dtype=object)
    bron = f"{net.PLAATS.format(nis)}, stand op {datum(n.stand)}."
    return Figuur("netwerk", "", n.titel, _teken(n, buren, set(kwetsbaar), alt), alt, bron, tabel, LEESWIJZER)


def te_laat(n: net.Netwerk, peiljaar: int) -> bool:
    """Is het netwerk beschreven na het peiljaar? Dan hoort het niet in een rapport met de stand van toen."""
    return int(n.stand[:4]) > peiljaar < vergelijking.laatste_peiljaar()


def _splitst(delen: tuple[tuple[str, ...], ...] | None) -> str:
    """ "valt los: A; B en C" voor al wie van het grootste deel gescheiden raakt."""
    return f"raakt los: {'; '.join(opsomming(list(d)) for d in delen[1:])}" if delen else STREEPJE


def _verbindingen(buren: dict[str, list[str]]) -> str:
    alleen = [naam for naam, lijst in buren.items() if not lijst]
    zinnen = [f"{naam} is verbonden met {opsomming(lijst)}" for naam, lijst in buren.items() if lijst]
    return ". ".join([*zinnen, *([f"Zonder verbinding: {opsomming(alleen)}"] if alleen else [])]) + "."


def _teken(n: net.Netwerk, buren: dict[str, list[str]], kwetsbaar: set[str], alt: str) -> str:
    plek, hoogte = _plekken(n, buren)
    with tekenblad(6.6, hoogte, marges=(0.05, 0.05, 0.05, 0.55)) as blad:
        as_ = blad.add_subplot()
        as_.set(xlim=(-1, 1), ylim=(-1, 1))
        as_.axis("off")
        for paar in sorted({tuple(sorted((r.van, r.naar))) for r in n.relaties}):
            as_.plot(*zip(*(plek[naam] for naam in paar), strict=True), color=GRIJS, linewidth=0.9, zorder=1)
        soorten = {a.naam: a.soort for a in n.actoren}
        stippen(as_, plek, soorten, lambda namen: [2.2 if naam in kwetsbaar else 0.6 for naam in namen])
        for naam, (x, y) in plek.items():
            _naam(as_, naam, x, y, naam in kwetsbaar)
        legende = as_.legend(loc="upper center", bbox_to_anchor=(0.5, 0.0), ncols=3, frameon=False, fontsize=8)
        for teken in filter(None, legende.legend_handles):
            teken.set(linewidth=0.6)
        return naar_svg(blad, alt, halo=True)


def stippen(
    as_, plek: dict[str, tuple], soorten: dict[str, str], dikte: Callable[[list[str]], object], **stijl
) -> None:
    """Een teken per naam, met vorm en kleur van haar soort organisatie; `dikte` geeft die van de randen."""
    for soort, kleur in zip(net.SOORTEN, CATEGORIEEN, strict=True):
        if namen := [naam for naam, eigen in soorten.items() if eigen == soort]:
            stijl |= {"marker": TEKENS[soort], "color": kleur, "linewidths": dikte(namen), "label": soort}
            as_.scatter(*zip(*(plek[naam] for naam in namen), strict=True), s=70, edgecolor=INKT, zorder=2, **stijl)


def _naam(as_, naam: str, x: float, y: float, vet: bool) -> None:
    stijl = {"fontsize": 8, "fontweight": "bold" if vet else "normal", "color": INKT, "textcoords": "offset points"}
    weg, ha, va = ((0, -9), "center", "top") if x == 0 else ((9, 0), "left", "center")
    if x < 0:
        weg, ha = (-9, 0), "right"
    as_.annotate(textwrap.fill(naam, 22), (x, y), weg, ha=ha, va=va, **stijl)


def _plekken(n: net.Netwerk, buren: dict[str, list[str]]) -> tuple[dict[str, tuple[float, float]], float]:
    """Waar elke actor staat, en hoe hoog het blad is: de regie in het midden, de andere op twee bogen, buren bij elkaar."""
    regie = [a.naam for a in n.actoren if a.rol == "regie"]
    midden = regie[0] if len(regie) == 1 else None
    rand = [naam for naam in _wandeling(n, buren, midden) if naam != midden]
    rechts = rand[: (len(rand) + 1) // 2]
    links = rand[len(rechts) :][::-1]
    plek = {midden: (0.0, 0.0)} if midden else {}
    for kant, namen in ((1, rechts), (-1, links)):
        for i, naam in enumerate(namen):
            y = 0.9 - 1.8 * (i + 0.5) / len(namen)
            plek[naam] = (kant * 0.5 * (1 - 0.5 * y * y), y)
    return plek, max(3.4, 0.5 * len(rechts) + 0.9)


def _wandeling(n: net.Netwerk, buren: dict[str, list[str]], begin: str | None) -> list[str]:
    """Diep eerst vanuit de regie, zodat wie met elkaar verbonden is naast elkaar komt."""
    gezien: list[str] = []

    def ga(naam: str) -> None:
        if naam not in gezien:
            gezien.append(naam)
            for buur in buren[naam]:
                ga(buur)

    for naam in ([begin] if begin else []) + [a.naam for a in n.actoren]:
        ga(naam)
    return gezien


def dekking(gemeente: str, peiljaar: int) -> Blok:
    """Wie elke rubriek en elk beleidsdomein dekt: witte vlekken en wie de enige is. Leeg zonder netwerk."""
    nis = gebieden.zoek(gemeente).nis
    n = net.van(nis)
    if n is None or isinstance(netwerk(gemeente, peiljaar), Blok):
        return Blok()
    delen = [
        tabel_van(_dekking(n, "rubrieken", "Rubriek"), "Wie dekt elke rubriek van een Lokaal Plan van Aanpak?"),
        tabel_van(_dekking(n, "domeinen", "Beleidsdomein"), "Wie dekt elk beleidsdomein?"),
        tabel_van(_onmisbaar(n), "Wie kan niet gemist worden?"),
    ]
    wit = [item for veld in ("rubrieken", "domeinen") for item, wie in net.dekking(n, veld).items() if not wie]
    bron = f"{net.PLAATS.format(nis)}, stand op {datum(n.stand)}."
    return blok("dekking", delen, bron, f"Witte vlekken: {'; '.join(wit) or 'geen'}.")


def _dekking(n: net.Netwerk, veld: str, kop: str) -> list[dict]:
    rijen = []
    for item, wie in net.dekking(n, veld).items():
        stand = NIEMAND if not wie else "één actor: kwetsbaar" if len(wie) == 1 else "meer dan één actor"
        rijen.append({kop: hoofdletter(item), "Wie": opsomming(list(wie)) if wie else STREEPJE, "Stand": stand})
    return rijen


def _onmisbaar(n: net.Netwerk) -> list[dict]:
    """Wie ergens de enige is, of zonder wie het netwerk uiteenvalt."""
    enige: dict[str, list[str]] = {}
    for veld in ("rubrieken", "domeinen"):
        for item, wie in net.dekking(n, veld).items():
            if len(wie) == 1:
                enige.setdefault(wie[0], []).append(item)
    splitst = net.onmisbaar(n)
    rijen = [
        {
            "Actor": a.naam,
            "Is de enige voor": "; ".join(enige.get(a.naam, [STREEPJE])),
            "Bij uitval": _splitst(splitst.get(a.naam)),
        }
        for a in n.actoren
        if a.naam in enige or a.naam in splitst
    ]
    return rijen or [{"Actor": "Niemand", "Is de enige voor": STREEPJE, "Bij uitval": STREEPJE}]
