"""Wie komt er wonen en wie vertrekt, in een rapport: tabellen, staven en een kaart, enkel uit beschermde cijfers."""

import pandas as pd

from integratie import gebieden
from integratie.beeld.kaarten import ingedeeld
from integratie.beeld.kaarttekening import BREEDTE, HOOGSTENS, kaartblad, namen_van, paden, schrijf_namen
from integratie.beeld.opmaak import getal, hoofdletter
from integratie.beeld.staaftekening import Rij
from integratie.beeld.staaftekening import lijst as staven
from integratie.beleid.eigen_bestand.bestand import afwezig, blok, zonder_cijfers
from integratie.beleid.instroom import cijfers as c
from integratie.beleid.instroom import plaatsen
from integratie.beleid.instroom.balie import balie
from integratie.beleid.instroom.doelgroepen import INBURGERING, ONDERWIJS, leerlingen, volwassenen
from integratie.beleid.instroom.kolommen import PLAATS
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
from integratie.blok.blok import Blok, Figuur
from integratie.blok.onderdelen import Tabel, alinea, lijst, tabel_van
from integratie.opslag import edities

BESTAND = PLAATS.format("{}.csv")
VERBORGEN = "n.b.: een klein aantal (1 tot 4 mensen, of minder dan drie gezinnen), of een ander aantal waaruit het af te leiden is."
VERZONNEN = "Verzonnen cijfers: het uittreksel zegt zelf dat het over niemand gaat."
REGIOS = "Buurlanden in de EU: Nederland, Frankrijk, Duitsland en Luxemburg. Turkije en de Kaukasus staan bij West- en Centraal-Azië."
CLUSTER = "Een cluster is de som van haar gemeenten: wie van de ene naar de andere verhuist, telt bij beide."
EERSTE_KOLOM = {
    VANWAAR: "Vanwaar",
    WAARHEEN: "Waarheen",
    GESLACHT: "Geslacht bij aankomst",
    GEZIN: "Gezin bij aankomst",
    WIJK: "Wijk bij aankomst",
    MAAND: "Maand van aankomst",
}
DEEL_VAN = "Deel van"
STAVEN = 15


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
                "Jaar": _jaar(i, jaar),
                **{hoofdletter(k): _cel(n) for k, n in {**aantallen, **loop}.items()},
                "Saldo": _cel(i.saldo(jaar), teken=True),
            }
        )
    naast = [
        {
            "Wat": hoofdletter(v.wat),
            "Jaar": str(v.jaar),
            "Register": _cel(v.register),
            "Statbel": getal(v.statbel),
            "Verschil": _cel(v.verschil, teken=True),
        }
        for v in vergelijkingen(i)
    ]
    uitleg = dict.fromkeys(v.uitleg for v in vergelijkingen(i))
    delen = [
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


def instroom_vanwaar(gemeente: str, peiljaar: int) -> Figuur | Blok:
    """Waar wie aankomt vandaan komt: gesorteerde staven van het laatste hele jaar, en alle jaren in de tabel."""
    return _staven(gemeente, peiljaar, VANWAAR, "instroom-vanwaar")


def instroom_waarheen(gemeente: str, peiljaar: int) -> Figuur | Blok:
    """Waar wie vertrekt heen gaat: gesorteerde staven van het laatste hele jaar, en alle jaren in de tabel."""
    return _staven(gemeente, peiljaar, WAARHEEN, "instroom-waarheen")


def instroom_kaart(gemeente: str, peiljaar: int) -> Figuur | Blok:
    """Uit welke gemeente van Brussel en de Vlaamse Rand mensen kwamen, in het laatste hele jaar, op de kaart."""
    i = cijfers_of_reden(gemeente, peiljaar)
    if isinstance(i, Blok):
        return i
    jaar = _laatste(i)
    leden = tuple(lid for groep in (plaatsen.BRUSSEL, plaatsen.RAND) for lid in plaatsen.leden_van(groep))
    waarden = i.aantallen(VANWAAR, jaar).reindex(leden)
    if waarden.isna().all():
        return zonder_cijfers(f"Van geen enkele gemeente is een aantal te tonen voor {i.naam}.", "instroom-kaart")
    waarden = waarden.drop(i.nis, errors="ignore")
    namen = tuple(gebieden.gemeenten()[lid].naam for lid in waarden.index)
    titel = f"Aankomsten uit Brussel en de Vlaamse Rand: {i.naam}, {_jaar(i, jaar)}"
    teksten = {lid: _cel(n) for lid, n in waarden.items()}
    alt = f"Kaart. {'; '.join(f'{naam}: {teksten[lid]}' for lid, naam in zip(waarden.index, namen, strict=True))}."
    tabel = pd.DataFrame({"Vanwaar": namen, str(jaar): list(teksten.values())}, dtype=object)
    kaart, vlakpaden = paden(tuple(waarden.index), BREEDTE, HOOGSTENS)
    klassen, legende = ingedeeld(waarden)
    blad = kaartblad(kaart, vlakpaden, klassen, legende, "aankomsten (aantal gemeenten)")
    schrijf_namen(blad, namen_van(tuple(waarden.index), namen, None, "000"), teksten, klassen, None)
    met_grenzen = f"{bron(i)} Grenzen: provincies.incijfers.be."
    return Figuur("instroom-kaart", "", titel, blad.svg(alt), alt, met_grenzen, tabel, tuple(noten(i)), jaar=jaar)


def instroom_wie(gemeente: str, peiljaar: int) -> Blok:
    """Wie er aankomt: leeftijd en nationaliteit in het laatste hele jaar; gezin, geslacht, wijk, leerlingen en volwassenen per jaar."""
    i = cijfers_of_reden(gemeente, peiljaar)
    if isinstance(i, Blok):
        return i
    jaar = _laatste(i)
    delen: list = [_leeftijd_en_nationaliteit(i, jaar)] if len(i.aantallen(WIE, jaar)) else []
    delen += [_per_jaar(i, t) for t in (GESLACHT, GEZIN, WIJK) if len(i.aantallen(t, jaar))]
    for frame, titel, kop, noot in (
        (leerlingen(i), "Kinderen bij aankomst, per onderwijsniveau", "Onderwijs bij aankomst", ONDERWIJS),
        (volwassenen(i), "Volwassenen van 18 tot 64 jaar bij aankomst", "Nationaliteit bij aankomst", INBURGERING),
    ):
        if len(frame):
            rijen = [{kop: naam, **{_jaar(i, j): _cel(n) for j, n in r.items()}} for naam, r in frame.iterrows()]
            delen += [tabel_van(rijen, f"{titel}: {i.naam}"), alinea(noot, "klein")]
    return blok("instroom_wie", [*delen, lijst(noten(i), "voetnoten")], bron(i), f"Wie er aankomt: {i.naam}")


def instroom_verloop(gemeente: str, peiljaar: int) -> Blok:
    """Aankomsten per maand met de spreiding waarop een balie plant, en wie er na een, twee en drie jaar nog woont."""
    i = cijfers_of_reden(gemeente, peiljaar)
    if isinstance(i, Blok):
        return i
    delen: list = [_per_jaar(i, MAAND)]
    if b := balie(i):
        zin = (
            f"Van {b.van} tot en met {b.tot} kwamen er gemiddeld {getal(b.gemiddeld, 1)} mensen per maand aan; in negen van de tien maanden zijn het er naar verwachting "
            f"hoogstens {getal(b.hoogstens)} (negatief binomiaal, α = {getal(b.alfa, 4)})."
        )
        delen.append(alinea(zin))
    if i.doorstroom and i.periode.laatste.year <= peiljaar:
        rijen = [
            {
                "Wie": d.wie,
                "Na": f"{d.maanden} maanden",
                "Ongeveer": getal(d.mensen),
                "Woont er nog": f"{d.blijft}\u00a0% ({d.laag} tot {d.hoog})",
                "Vertrok": f"{d.vertrokken}\u00a0%",
                "Lezing": d.lezing,
            }
            for d in i.doorstroom
        ]
        delen += [
            tabel_van(rijen, f"Wie er nog woont van wie binnen de periode aankwam: {i.naam}"),
            alinea(DOORSTROOM, "klein"),
        ]
    return blok("instroom_verloop", [*delen, lijst(noten(i), "voetnoten")], bron(i), f"Aankomsten per maand: {i.naam}")


DOORSTROOM = (
    "Met vertrek en overlijden als concurrerende uitkomsten (Aalen–Johansen); het interval (95\u00a0%) komt uit hertrekkingen van gezinnen. Een ambtshalve schrapping heeft een "
    "administratieve datum: wanneer iemand echt vertrok, is niet gekend. Daarom staan er twee lezingen. Percenten zijn zo afgerond dat er minstens vijf mensen in de afronding passen."
)


def cijfers_of_reden(gemeente: str, peiljaar: int) -> c.Instroom | Blok:
    """De cijfers tot en met het peiljaar, of waarom er geen zijn."""
    plaats = gebieden.zoek(gemeente)
    i = c.tot(plaats.nis, peiljaar)
    if i is None:
        wie = "elke gemeente van " if plaats.leden else ""
        reden = f"Voor {wie}{plaats.naam} is een uittreksel uit het bevolkingsregister nodig, en dat is er niet."
        return afwezig(
            reden, BESTAND.format("<NIS-code>" if plaats.leden else plaats.nis), "instroom", "docs/instroom.md"
        )
    if not i.jaren:
        reden = next(iter(i.teruggehouden.values()), f"er zijn te weinig rijen tot {peiljaar}")
        return zonder_cijfers(f"Het uittreksel van {plaats.naam} toont niets: {reden}.", "instroom")
    return i


def _staven(gemeente: str, peiljaar: int, tabel: str, naam: str) -> Figuur | Blok:
    i = cijfers_of_reden(gemeente, peiljaar)
    if isinstance(i, Blok):
        return i
    jaar = _laatste(i)
    eigen = i.tabel[(i.tabel["tabel"] == tabel) & (i.tabel["jaar"] == jaar)]
    geheel = set(eigen["deel_van"])
    bladen = eigen[
        ~eigen["cel"].isin(geheel - {plaatsen.RAND, plaatsen.BRUSSEL})
        & ~eigen["deel_van"].isin([plaatsen.RAND, plaatsen.BRUSSEL])
    ]
    hoogste = bladen[bladen["aantal"] > 0].sort_values(["aantal", "naam"], ascending=[False, True])
    gemeenten = eigen[eigen["cel"].isin(gebieden.gemeenten()) & (eigen["aantal"] > 0)].sort_values(
        ["aantal", "naam"], ascending=[False, True]
    )
    tekening = [Rij(r.naam, r.aantal, getal(r.aantal)) for r in hoogste.itertuples()]
    tekening += (
        [Rij("waarvan", None)] + [Rij(r.naam, r.aantal, getal(r.aantal)) for r in gemeenten.head(STAVEN).itertuples()]
        if len(gemeenten)
        else []
    )
    if not tekening:
        return zonder_cijfers(f"Er is geen aantal te tonen voor {i.naam} in {jaar}.", naam)
    wat = AANKOMSTEN if tabel == VANWAAR else VERTREKKEN
    alt = f"Staven: {'; '.join(f'{r.naam}: {r.tekst}' for r in tekening if r.tekst)}."
    titel = f"{TITELS[tabel]}: {i.naam}, {_jaar(i, jaar)}"
    frame = _per_jaar(i, tabel).frame()
    return Figuur(
        naam,
        "",
        titel,
        staven(tekening, f"{hoofdletter(wat)} in {_jaar(i, jaar)}, aantal mensen").svg(alt),
        alt,
        bron(i),
        frame,
        (REGIOS, *noten(i)),
        jaar=jaar,
    )


def _per_jaar(i: c.Instroom, tabel: str) -> Tabel:
    """Een rij per cel en een kolom per jaar; wat in geen enkel jaar voorkomt, staat er niet."""
    rijen = i.tabel[i.tabel["tabel"] == tabel]
    eerst = rijen.drop_duplicates("cel").set_index("cel")
    breed = rijen.pivot(index="cel", columns="jaar", values="aantal").reindex(index=eerst.index, columns=i.jaren)
    namen = eerst["naam"].to_dict()
    uit = [
        {
            EERSTE_KOLOM[tabel]: namen[cel],
            DEEL_VAN: namen.get(eerst.at[cel, "deel_van"], ""),
            **{_jaar(i, j): _cel(n) for j, n in r.items()},
        }
        for cel, r in breed.iterrows()
        if (r != 0).any()
    ]
    return tabel_van(uit, f"{TITELS[tabel]}: {i.naam}")


def _leeftijd_en_nationaliteit(i: c.Instroom, jaar: int) -> Tabel:
    aantallen, groepen = i.aantallen(WIE, jaar), (BELGEN, EU, NIET_EU, NIET_GEKEND)
    rijen = [
        {
            "Leeftijd bij aankomst": lft,
            **{hoofdletter(g): _cel(aantallen[f"{lft}{KRUIS}{g}"]) for g in groepen},
            "Samen": _cel(aantallen[AANKOMSTEN if lft == SAMEN else lft]),
        }
        for lft in (*LEEFTIJDEN, NIET_GEKEND, SAMEN)
    ]
    return tabel_van(rijen, f"{TITELS[WIE]}: {i.naam}, {_jaar(i, jaar)}")


def _laatste(i: c.Instroom) -> int:
    """Het laatste hele jaar, of het laatste als er geen heel is."""
    return max([j for j in i.jaren if j in i.periode.volledig] or i.jaren)


def _jaar(i: c.Instroom, jaar: int) -> str:
    return str(jaar) if jaar in i.periode.volledig else f"{jaar} (deel)"


def _cel(n: float | None, teken: bool = False) -> str:
    return "n.b." if n is None or pd.isna(n) else getal(n, 0, teken)


def noten(i: c.Instroom) -> list[str]:
    """Wat een lezer bij elk cijfer hoort te weten."""
    half = [j for j in i.jaren if j not in i.periode.volledig]
    uit = [VERZONNEN] if i.verzonnen else []
    uit += [f"Het uittreksel dekt {' en '.join(map(str, half))} niet helemaal."] if half else []
    uit += [f"{jaar} wordt niet getoond: {reden}." for jaar, reden in i.teruggehouden.items()]
    uit += [CLUSTER] if len(i.gemeenten) > 1 else []
    return [*uit, VERBORGEN] if i.tabel["aantal"].isna().any() else uit


def bron(i: c.Instroom) -> str:
    """De bestanden en de periode die ze dekken."""
    bestanden = [pad.name for lid in i.gemeenten if (pad := c.bestand(lid))]
    return f"{'verzonnen ' if i.verzonnen else ''}uittreksel uit het bevolkingsregister ({', '.join(bestanden)}), {i.periode.eerste:%d/%m/%Y} tot {i.periode.laatste:%d/%m/%Y}."
