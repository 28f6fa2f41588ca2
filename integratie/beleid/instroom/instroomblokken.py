"""Wie komt er wonen en wie vertrekt, in een rapport: als tabellen, enkel uit beschermde cijfers."""

import pandas as pd

from integratie.beeld.opmaak import getal, hoofdletter
from integratie.beleid.eigen_bestand.bestand import blok
from integratie.beleid.instroom import cijfers as c
from integratie.beleid.instroom.balie import balie
from integratie.beleid.instroom.doelgroepen import INBURGERING, ONDERWIJS, leerlingen, volwassenen
from integratie.beleid.instroom.instroomtabel import bron, cel, cijfers_of_reden, jaartekst, laatste, noten, per_jaar
from integratie.beleid.instroom.naast_statbel import vergelijkingen
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
from integratie.blok.onderdelen import Alinea, Tabel, alinea, lijst, tabel_van
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
    naast = [
        {
            "Wat": hoofdletter(v.wat),
            "Jaar": str(v.jaar),
            "Register": cel(v.register),
            "Statbel": getal(v.statbel),
            "Verschil": cel(v.verschil, teken=True),
        }
        for v in vergelijkingen(i)
    ]
    uitleg = dict.fromkeys(v.uitleg for v in vergelijkingen(i))
    delen = [
        *_kort(i, laatste(i)),
        tabel_van(rijen, f"Komen en gaan volgens het register: {i.naam}"),
        *(
            [tabel_van(naast, "Het register naast Statbel, loop van de bevolking"), lijst(uitleg, "voetnoten")]
            if naast
            else []
        ),
        lijst(noten(i), "voetnoten"),
    ]
    return blok(
        "instroom",
        delen,
        f"{bron(i)} Editie {edities.kies_editie()}.",
        f"Komen en gaan volgens het register: {i.naam}",
    )


def _kort(i: c.Instroom, jaar: int) -> list[Alinea]:
    """Het laatste jaar in één of twee zinnen; leeg als een van de aantallen verborgen is."""
    komen, gaan = i.aantallen(VANWAAR, jaar).get(AANKOMSTEN), i.aantallen(WAARHEEN, jaar).get(VERTREKKEN)
    if pd.isna(komen) or pd.isna(gaan):
        return []
    zinnen = f"In {jaartekst(i, jaar)} kwamen hier {getal(komen)} mensen wonen en vertrokken er {getal(gaan)}."
    if (saldo := i.saldo(jaar)) is not None and not pd.isna(saldo):
        zinnen += f" Met geboorten en overlijdens erbij is het saldo {cel(saldo, teken=True)}."
    return [alinea(f"{zinnen}{' De cijfers zijn verzonnen.' if i.verzonnen else ''}", "inleiding")]


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
            f"Van {_maand(b.van)} tot en met {_maand(b.tot)} kwamen er gemiddeld {getal(b.gemiddeld, 1)} mensen per maand aan. In negen van de tien maanden zijn het er naar "
            f"verwachting hoogstens {getal(b.hoogstens)}."
        )
        delen.append(alinea(zin))
    if i.doorstroom and i.periode.laatste.year <= peiljaar:
        rijen: dict[tuple[str, str], dict[str, str]] = {}
        for d in i.doorstroom:
            rij = {"Wie": d.wie, "Lezing": d.lezing, "Aankomsten, ongeveer": getal(d.mensen)}
            rij = rijen.setdefault((d.wie, d.lezing), rij)
            rij[f"Na {d.maanden} maanden"] = f"{d.blijft}\u00a0% ({d.laag} tot {d.hoog}); {d.vertrokken}\u00a0% vertrok"
        delen += [
            tabel_van(list(rijen.values()), f"Wie er nog woont van wie binnen de periode aankwam: {i.naam}"),
            alinea(DOORSTROOM, "klein"),
        ]
    return blok("instroom_verloop", [*delen, lijst(noten(i), "voetnoten")], bron(i), f"Aankomsten per maand: {i.naam}")


DOORSTROOM = (
    "Wie overleed, telt apart van wie vertrok (methode van Aalen en Johansen). Tussen haakjes staat de foutenmarge (95\u00a0%); gezinnen komen en gaan daarin samen. Een "
    "ambtshalve schrapping heeft een administratieve datum: wanneer iemand echt vertrok, is niet gekend. Daarom staan er twee lezingen. Percenten zijn zo afgerond dat er minstens vijf mensen in de afronding passen."
)


def _maand(jaar_maand: str) -> str:
    """ "2023-01" → "januari 2023"."""
    jaar, maand = jaar_maand.split("-")
    return f"{MAANDEN[int(maand) - 1]} {jaar}"


def _leeftijd_en_nationaliteit(i: c.Instroom, jaar: int) -> Tabel:
    aantallen, groepen = i.aantallen(WIE, jaar), (BELGEN, EU, NIET_EU, NIET_GEKEND)
    rijen = [
        {
            "Leeftijd bij aankomst": lft,
            **{hoofdletter(g): cel(aantallen[f"{lft}{KRUIS}{g}"]) for g in groepen},
            "Samen": cel(aantallen[AANKOMSTEN if lft == SAMEN else lft]),
        }
        for lft in (*LEEFTIJDEN, NIET_GEKEND, SAMEN)
    ]
    return tabel_van(rijen, f"{TITELS[WIE]}: {i.naam}, {jaartekst(i, jaar)}")
