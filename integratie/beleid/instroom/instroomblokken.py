"""Wie komt er wonen en wie vertrekt, in een rapport: als tabellen, enkel uit beschermde cijfers."""

import pandas as pd

from integratie.beeld.opmaak import getal, hoofdletter
from integratie.beleid.eigen_bestand.bestand import blok
from integratie.beleid.instroom import cijfers as c
from integratie.beleid.instroom import plaatsen
from integratie.beleid.instroom.balie import balie
from integratie.beleid.instroom.doelgroepen import INBURGERING, ONDERWIJS, leerlingen, volwassenen
from integratie.beleid.instroom.instroomtabel import (
    VERZONNEN,
    bron,
    cel,
    cijfers_of_reden,
    jaartekst,
    laatste,
    noten,
    per_jaar,
)
from integratie.beleid.instroom.naast_statbel import Vergelijking, vergelijkingen
from integratie.beleid.instroom.tabellen import (
    AANKOMSTEN,
    BELGEN,
    EU,
    GESLACHT,
    GEZIN,
    KRUIS,
    LEEFTIJDEN,
    LOOP,
    MAAND,
    MAANDEN,
    NIET_EU,
    NIET_GEKEND,
    SAMEN,
    TITELS,
    VANWAAR,
    VERTREKKEN,
    WAARHEEN,
    WIE,
    WIJK,
)
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Alinea, Lijst, Tabel, alinea, lijst, tabel_van
from integratie.opslag import edities


def instroom(gemeente: str, peiljaar: int) -> Blok:
    """Aankomsten, vertrekken en saldo per jaar, naast de telling van Statbel; zonder uittreksel de reden. Fout: `Gebruiksfout`."""
    i = cijfers_of_reden(gemeente, peiljaar)
    if isinstance(i, Blok):
        return i
    rijen = []
    for jaar in i.jaren:
        loop = i.aantallen(LOOP, jaar)
        aantallen = {
            AANKOMSTEN: i.aantallen(VANWAAR, jaar).get(AANKOMSTEN),
            VERTREKKEN: i.aantallen(WAARHEEN, jaar).get(VERTREKKEN),
        }
        rijen.append(
            {
                "Jaar": jaartekst(i, jaar),
                **{hoofdletter(k): cel(n) for k, n in {**aantallen, **loop}.items()},
                "Saldo": cel(i.saldo(jaar), teken=True),
            }
        )
    delen = [
        *map(alinea, [*([VERZONNEN] if i.verzonnen else []), *_kern(i)]),
        tabel_van(rijen, f"Komen en gaan volgens het register: {i.naam}"),
        *_naast(vergelijkingen(i)),
        lijst(noten(i), "voetnoten"),
    ]
    return blok(
        "instroom",
        delen,
        f"{bron(i)} Editie {edities.kies_editie()}.",
        f"Komen en gaan volgens het register: {i.naam}",
    )


def _kern(i: c.Instroom) -> list[str]:
    """Het laatste jaar in enkele zinnen; wat verborgen is, blijft weg."""
    jaar = laatste(i)
    van, naar, saldo = i.aantallen(VANWAAR, jaar), i.aantallen(WAARHEEN, jaar), i.saldo(jaar)
    komt, gaat = van.get(AANKOMSTEN), naar.get(VERTREKKEN)
    brussel, land = van.get(plaatsen.BRUSSEL), van.get(plaatsen.BUITENLAND)
    zinnen = [
        (f"In {jaartekst(i, jaar)} kwamen er {cel(komt)} mensen wonen en vertrokken er {cel(gaat)}.", (komt, gaat)),
        (f"Met geboorten en overlijdens erbij is het saldo {cel(saldo, teken=True)}.", (saldo,)),
        (
            f"Uit het {plaatsen.BRUSSEL} kwamen er {cel(brussel)}, uit {plaatsen.BUITENLAND} {cel(land)}.",
            (brussel, land),
        ),
    ]
    gekend = " ".join(zin for zin, aantallen in zinnen if not any(pd.isna(n) for n in aantallen))
    return [gekend] if gekend else []


def _naast(alle: list[Vergelijking]) -> list[Alinea | Tabel | Lijst]:
    """Waar het register en Statbel verschillen, en waardoor dat kan komen; van wat gelijk is, alleen hoeveel."""
    anders = [v for v in alle if v.verschil != 0]  # ook wat verborgen is
    if not anders:
        return [alinea("Wat Statbel over deze jaren geeft, telt het register ook zo.")] if alle else []
    gelijk = len(alle) - len(anders)
    hoeveel = f"zijn er {gelijk}" if gelijk > 1 else f"is er {'één' if gelijk else 'geen enkel'}"
    zin = f"Van de {len(alle)} aantallen die ook Statbel geeft, {hoeveel} gelijk."
    rijen = [
        {
            "Wat": hoofdletter(v.wat),
            "Jaar": str(v.jaar),
            "Register": cel(v.register),
            "Statbel": getal(v.statbel),
            "Verschil": cel(v.verschil, teken=True),
        }
        for v in anders
    ]
    return [
        alinea(zin),
        tabel_van(rijen, "Waar het register en Statbel (loop van de bevolking) verschillen"),
        lijst(dict.fromkeys(v.uitleg for v in anders), "voetnoten"),
    ]


def instroom_wie(gemeente: str, peiljaar: int) -> Blok:
    """Wie er aankomt: leeftijd en nationaliteit in het laatste hele jaar; gezin, geslacht, wijk, leerlingen en volwassenen per jaar."""
    i = cijfers_of_reden(gemeente, peiljaar)
    if isinstance(i, Blok):
        return i
    jaar = laatste(i)
    delen: list = [_leeftijd_en_nationaliteit(i, jaar)] if len(i.aantallen(WIE, jaar)) else []
    delen += [per_jaar(i, t) for t in (GESLACHT, GEZIN, WIJK) if len(i.aantallen(t, jaar))]
    for frame, titel, kop, noot in (
        (leerlingen(i), "Kinderen bij aankomst, per onderwijsniveau", "Onderwijs bij aankomst", ONDERWIJS),
        (volwassenen(i), "Volwassenen van 18 tot 64 jaar bij aankomst", "Nationaliteit bij aankomst", INBURGERING),
    ):
        if len(frame):
            rijen = [{kop: naam, **{jaartekst(i, j): cel(n) for j, n in r.items()}} for naam, r in frame.iterrows()]
            delen += [tabel_van(rijen, f"{titel}: {i.naam}"), alinea(noot, "klein")]
    return blok("instroom_wie", [*delen, lijst(noten(i), "voetnoten")], bron(i), f"Wie er aankomt: {i.naam}")


def instroom_verloop(gemeente: str, peiljaar: int) -> Blok:
    """Aankomsten per maand met de spreiding waarop een balie plant, en wie er na een, twee en drie jaar nog woont."""
    i = cijfers_of_reden(gemeente, peiljaar)
    if isinstance(i, Blok):
        return i
    delen: list = [per_jaar(i, MAAND)]
    if b := balie(i):
        zin = (
            f"Van {_maand(b.van)} tot en met {_maand(b.tot)} kwamen er gemiddeld {getal(b.gemiddeld)} mensen per maand aan. In negen van de tien maanden zijn het er naar "
            f"verwachting hoogstens {getal(b.hoogstens)}."
        )
        delen.append(alinea(zin))
    if i.doorstroom and i.periode.laatste.year <= peiljaar:
        lezingen = dict.fromkeys(d.lezing for d in i.doorstroom)
        blijft = {(d.wie, d.maanden, d.lezing): f"{d.blijft}\u00a0% ({d.laag} tot {d.hoog})" for d in i.doorstroom}
        rijen = [
            {
                "Wie": wie,
                "Na": f"{maanden} maanden",
                "Aankomsten, ongeveer": getal(mensen),
                **{f"Woont er nog ({lezing})": blijft[wie, maanden, lezing] for lezing in lezingen},
            }
            for wie, maanden, mensen in dict.fromkeys((d.wie, d.maanden, d.mensen) for d in i.doorstroom)
        ]
        delen += [
            tabel_van(rijen, f"Wie er nog woont van wie binnen de periode aankwam: {i.naam}"),
            alinea(DOORSTROOM, "klein"),
        ]
    elif len(i.gemeenten) > 1:
        delen.append(alinea(GEEN_DOORSTROOM, "klein"))
    return blok("instroom_verloop", [*delen, lijst(noten(i), "voetnoten")], bron(i), f"Aankomsten per maand: {i.naam}")


GEEN_DOORSTROOM = (
    "Wie er later nog woont, is van een cluster niet te zeggen. Elke gemeente maakt eigen sleutels: wie binnen de cluster verhuist, is niet te volgen. Per gemeente staat het "
    "met sleutels in haar eigen rapport."
)
DOORSTROOM = (
    "Wie overleed, telt apart van wie vertrok (methode van Aalen en Johansen). Tussen haakjes staat de foutenmarge (95\u00a0%); gezinnen komen en gaan daarin samen. Een "
    "ambtshalve schrapping heeft een administratieve datum: wanneer iemand echt vertrok, is niet gekend. Daarom staan er twee lezingen. Percenten zijn zo afgerond dat er minstens vijf mensen in de afronding passen."
)


def _maand(jaar_maand: str) -> str:
    """ "2023-01" → "januari 2023"."""
    jaar, maand = jaar_maand.split("-")
    return f"{MAANDEN[int(maand) - 1]} {jaar}"


def _leeftijd_en_nationaliteit(i: c.Instroom, jaar: int) -> Tabel:
    aantallen = i.aantallen(WIE, jaar)
    leeg = aantallen.index[aantallen == 0]  # een groep of leeftijd die niemand heeft, staat er niet
    groepen = [g for g in (BELGEN, EU, NIET_EU, NIET_GEKEND) if f"{SAMEN}{KRUIS}{g}" not in leeg]
    rijen = [
        {
            "Leeftijd bij aankomst": lft,
            **{hoofdletter(g): cel(aantallen[f"{lft}{KRUIS}{g}"]) for g in groepen},
            "Samen": cel(aantallen[AANKOMSTEN if lft == SAMEN else lft]),
        }
        for lft in (*LEEFTIJDEN, NIET_GEKEND, SAMEN)
        if lft not in leeg
    ]
    return tabel_van(rijen, f"{TITELS[WIE]}: {i.naam}, {jaartekst(i, jaar)}")
