"""Het lokale netwerk in beeld: wie met wie verbonden is, wie wat dekt, waar niemand is en wie niet gemist kan worden."""

import pandas as pd

from integratie import gebieden, vergelijking
from integratie.beeld.netwerktekening import netwerk as teken_netwerk
from integratie.beeld.opmaak import STREEPJE, datum, hoofdletter, opsomming
from integratie.beleid.eigen_bestand.bestand import afwezig, blok
from integratie.beleid.netwerk import regie as net
from integratie.blok.blok import Blok, Figuur
from integratie.blok.onderdelen import tabel_van

NIEMAND = "niemand: een witte vlek"
LEESWIJZER = (
    "Een boog is een verbinding, in beide richtingen. Een volle stip en een vette naam: zonder deze actor valt het netwerk uiteen.",
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
    soorten = {a.naam: a.soort for soort in net.SOORTEN for a in n.actoren if a.soort == soort}
    verbonden = dict.fromkeys(sorted({(min(r.van, r.naar), max(r.van, r.naar)) for r in n.relaties}), 1)
    beeld = teken_netwerk(soorten, verbonden, kwetsbaar).svg(alt)
    return Figuur("netwerk", "", n.titel, beeld, alt, bron, tabel, LEESWIJZER)


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
