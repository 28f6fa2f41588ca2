"""Met wie kan een gemeente samenwerken, en op wie lijkt ze? Twee tabellen met hun uitleg."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from integratie import gebieden
from integratie.beeld.beleid.drempels import HERINNERING, STREEPJE, cijfer, voet
from integratie.beeld.beleid.regelwoorden import beslist, uitslag
from integratie.beeld.figuur import Blok
from integratie.beeld.opmaak import getal
from integratie.beeld.tabellen import tabel_html
from integratie.beleid import gelijkaardig as gelijk
from integratie.beleid import regelrijen, samenwerking
from integratie.beleid.regelformaat import Regel
from integratie.beleid.regels import GEEN_ADVIES, afgelopen, pas_toe
from integratie.fouten import Gebruiksfout
from integratie.indicator import kaart


def samen(gemeente: str, peiljaar: int, regel: str = "plan-samenleven") -> Blok:
    """Met wie een gemeente (of de leden van een cluster) een drempel haalt: alleen, in de kleinste groepen, of door aan te sluiten.

    Van een afgelopen regel staat er enkel hoe het toen was.
    """
    nis, r = gebieden.zoek(gemeente).nis, regelrijen.regel(regel)
    if afgelopen(r, peiljaar):
        return _toen(r, nis, peiljaar)
    leden, gemeenten = gebieden.leden_van(nis), gebieden.gemeenten()
    rijen = []
    for m in (samenwerking.mogelijkheden(r, lid, peiljaar) for lid in leden):
        kop = {"Gemeente": gemeenten[m.nis].naam, "Waarde": cijfer(m.waarde, "")}
        if m.alleen:
            rijen.append(
                kop
                | {
                    "Samen met": "haalt de drempel alleen",
                    "Som": cijfer(m.waarde, ""),
                    "Boven de drempel": cijfer(m.waarde - r.voorwaarden[0].drempel, ""),
                }
            )
        for s in m.kleinste:
            anderen = ", ".join(gemeenten[lid].naam for lid in s.leden if lid != m.nis)
            rijen.append(
                kop | {"Samen met": anderen, "Som": cijfer(s.som, ""), "Boven de drempel": cijfer(s.overschot, "")}
            )
        for b in m.aansluiten_bij:
            som = m.waarde + samenwerking.waarden(r, peiljaar)[b]
            wie = f"aansluiten bij {gemeenten[b].naam}, die de drempel alleen haalt"
            rijen.append(
                kop
                | {
                    "Samen met": wie,
                    "Som": cijfer(som, ""),
                    "Boven de drempel": cijfer(som - r.voorwaarden[0].drempel, ""),
                }
            )
        if not (m.alleen or m.kleinste or m.aansluiten_bij):
            geen = f"geen aaneengesloten groep tot {samenwerking.HOOGSTENS} gemeenten"
            rijen.append(kop | {"Samen met": geen, "Som": STREEPJE, "Boven de drempel": STREEPJE})
    naam = gebieden.plaats(nis).naam
    tabel = tabel_html(
        pd.DataFrame(rijen, dtype=object),
        f"{r.titel}: met wie haalt {naam} de drempel van {getal(r.voorwaarden[0].drempel)} {r.voorwaarden[0].naam}?",
    )
    noten = voet(
        [
            samenwerking.UITLEG,
            f"Benaderd: {r.voorwaarden[0].benaderd}.",
            f"{r.titel}: {r.periode}; {r.zekerheid}.",
            GEEN_ADVIES,
        ],
        rijen,
    )
    return Blok(tabel + noten, f"{len(rijen)} mogelijkheden voor {naam}")


def _toen(r: Regel, nis: str, peiljaar: int) -> Blok:
    naam, (v,) = gebieden.plaats(nis).naam, r.voorwaarden
    uitkomsten = [pas_toe(r, lid, min(peiljaar, r.tot.year)) for lid in gebieden.leden_van(nis)]
    rijen = [
        {"Gemeente": u.gemeente, "Waarde": f"{cijfer(t.waarde, '')} ({t.jaar})" if t.jaar else STREEPJE, "Toen": uitslag(u.resultaat, toen=True)}
        for u in uitkomsten for t in u.toetsen or (regelrijen.LEEG,)
    ]  # fmt: skip
    wat = f"{r.titel} (liep van {r.periode}): {naam} en de drempel van {getal(v.drempel)} {v.naam}, met de cijfers van toen"
    zin = Markup("<p>{} liep van {}: samen met buren een drempel halen kan met deze regel niet meer.</p>")
    noten = [r.toelichting, f"Benaderd: {v.benaderd}.", f"{r.titel}: {r.zekerheid}.", beslist(peiljaar), GEEN_ADVIES]
    html = HERINNERING + zin.format(r.titel, r.periode) + tabel_html(pd.DataFrame(rijen, dtype=object), wat)
    return Blok(html + voet(noten, rijen), f"{r.titel} liep van {r.periode}")


def gelijkaardig(gemeente: str, peiljaar: int) -> Blok:
    """De tien dichtste gemeenten met afstand en verschil, en hoe stevig die lijst is. Een cluster heeft geen profiel."""
    try:
        uit = gelijk.gelijkaardig(gemeente, peiljaar)
    except Gebruiksfout as fout:
        return Blok(Markup('<p class="leeg">{}</p>').format(str(fout)), str(fout))
    rijen = [
        {"Gemeente": r.gemeente, "Afstand": getal(r.afstand, 2), "Variabelen": f"{r.variabelen} van {len(uit.jaren)}",
         "Meest gelijk": r.meest_gelijk, "Verschilt het meest": r.meest_verschillend}
        for r in uit.lijst.itertuples()
    ]  # fmt: skip
    stevig = [
        {"Zonder": kaart(n).titel, "Jaar": str(uit.jaren[n]), "Blijft van de tien": str(blijft)}
        for n, blijft in uit.stabiliteit.items()
    ]
    eerste = tabel_html(pd.DataFrame(rijen), f"Gemeenten die het meest op {uit.gemeente} lijken")
    tweede = tabel_html(pd.DataFrame(stevig), "Hoe stevig is die lijst? Telkens één variabele weggelaten")
    ontbreekt = (
        [f"{uit.gemeente} heeft geen cijfer voor: {', '.join(uit.eigen_ontbreekt)}."] if uit.eigen_ontbreekt else []
    )
    return Blok(
        eerste + tweede + voet([gelijk.UITLEG, *ontbreekt], [{"indicator": n} for n in uit.jaren]),
        f"Gelijkaardig aan {uit.gemeente}",
        tuple(uit.jaren.items()),
    )
