"""Vanwaar, waarheen en in welke wijk, in beeld: gesorteerde staven en kaarten, enkel uit beschermde cijfers."""

import pandas as pd

from integratie import gebieden
from integratie.beeld.kaarten import ingedeeld
from integratie.beeld.kaarttekening import BREEDTE, HOOGSTENS, kaartblad, namen_van, paden, schrijf_namen
from integratie.beeld.opmaak import getal, hoofdletter
from integratie.beeld.staaftekening import Rij
from integratie.beeld.staaftekening import lijst as staven
from integratie.beleid.eigen_bestand.bestand import zonder_cijfers
from integratie.beleid.instroom import plaatsen
from integratie.beleid.instroom.instroomtabel import (
    REGIOS,
    bron,
    cel,
    cijfers_of_reden,
    jaartekst,
    laatste,
    noten,
    per_jaar,
)
from integratie.beleid.instroom.tabellen import (
    AANKOMSTEN,
    TITELS,
    VANWAAR,
    VERTREKKEN,
    WAARHEEN,
    WIJK,
)
from integratie.beleid.wijken.cijfers import grenzen
from integratie.beleid.wijken.wijkblokken import GRENZEN, MEERVOUD, teken
from integratie.blok.blok import Blok, Figuur

STAVEN = 15  # zoveel gemeenten apart
GROTE_WIJK = "Waar meer mensen wonen, komen er meestal ook meer aan; hoeveel er wonen, zegt het uittreksel niet."


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
    jaar = laatste(i)
    leden = tuple(lid for groep in (plaatsen.BRUSSEL, plaatsen.RAND) for lid in plaatsen.leden_van(groep))
    waarden = i.aantallen(VANWAAR, jaar).reindex(leden)
    if waarden.isna().all():
        return zonder_cijfers(f"Van geen enkele gemeente is een aantal te tonen voor {i.naam}.", "instroom-kaart")
    waarden = waarden.drop(i.nis, errors="ignore")
    namen = tuple(gebieden.gemeenten()[lid].naam for lid in waarden.index)
    titel = f"Aankomsten uit Brussel en de Vlaamse Rand: {i.naam}, {jaartekst(i, jaar)}"
    teksten = {lid: cel(n) for lid, n in waarden.items()}
    alt = f"Kaart. {'; '.join(f'{naam}: {teksten[lid]}' for lid, naam in zip(waarden.index, namen, strict=True))}."
    tabel = pd.DataFrame({"Vanwaar": namen, str(jaar): list(teksten.values())}, dtype=object)
    kaart, vlakpaden = paden(tuple(waarden.index), BREEDTE, HOOGSTENS)
    klassen, legende = ingedeeld(waarden)
    blad = kaartblad(kaart, vlakpaden, klassen, legende, "aankomsten (aantal gemeenten)")
    schrijf_namen(blad, namen_van(tuple(waarden.index), namen, None, "000"), teksten, klassen, None)
    met_grenzen = f"{bron(i)} Grenzen: provincies.incijfers.be."
    return Figuur("instroom-kaart", "", titel, blad.svg(alt), alt, met_grenzen, tabel, tuple(noten(i)), jaar=jaar)


def instroom_wijken(gemeente: str, peiljaar: int) -> Figuur | Blok:
    """In welke wijk (of deelgemeente) wie aankomt gaat wonen, in het laatste hele jaar, op de kaart; alle jaren in de tabel."""
    i = cijfers_of_reden(gemeente, peiljaar)
    if isinstance(i, Blok):
        return i
    jaar, naam = laatste(i), "instroom-wijken"
    if len(i.gemeenten) > 1:
        return zonder_cijfers(f"Wijken staan in het rapport van elke gemeente van {i.naam} apart.", naam)
    aantallen, eigen = i.aantallen(WIJK, jaar), grenzen()[grenzen()["nis"] == i.nis]
    op_kaart = max((eigen[eigen["soort"] == s] for s in GRENZEN), key=lambda e: e["naam"].isin(aantallen.index).sum())
    if not op_kaart["naam"].isin(aantallen.dropna().index).any():
        return zonder_cijfers(f"Van geen enkele wijk op de kaart is een aantal te tonen voor {i.naam}.", naam)
    soort, waarden = str(op_kaart["soort"].iloc[0]), op_kaart["naam"].map(aantallen)
    er = op_kaart["naam"].isin(aantallen.index)
    teksten = {str(code): cel(n) if er[code] else "geen aantal" for code, n in waarden.items()}
    alt = f"Kaart van {i.gebied} in {MEERVOUD[soort]}. {'; '.join(f'{n}: {teksten[c]}' for c, n in op_kaart['naam'].items())}."
    onder = {code: tekst if er[code] else "" for code, tekst in teksten.items()}
    svg = teken(waarden, onder, f"aankomsten (aantal {MEERVOUD[soort]})", alt)
    titel = f"{TITELS[WIJK]}: {i.naam}, {jaartekst(i, jaar)}"
    met_grenzen = f"{bron(i)} Grenzen: {GRENZEN[soort]}"
    zonder = [
        f"Niet op de kaart: {n}."
        for n in aantallen.index.drop([AANKOMSTEN], errors="ignore")
        if n not in set(op_kaart["naam"]) and aantallen[n] != 0
    ]
    frame = per_jaar(i, WIJK).frame()
    return Figuur(naam, "", titel, svg, alt, met_grenzen, frame, (GROTE_WIJK, *zonder, *noten(i)), jaar=jaar)


def _staven(gemeente: str, peiljaar: int, tabel: str, naam: str) -> Figuur | Blok:
    i = cijfers_of_reden(gemeente, peiljaar)
    if isinstance(i, Blok):
        return i
    jaar = laatste(i)
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
        [Rij("waarvan per gemeente", None)]
        + [Rij(r.naam, r.aantal, getal(r.aantal)) for r in gemeenten.head(STAVEN).itertuples()]
        if len(gemeenten)
        else []
    )
    if not tekening:
        return zonder_cijfers(f"Er is geen aantal te tonen voor {i.naam} in {jaar}.", naam)
    wat = AANKOMSTEN if tabel == VANWAAR else VERTREKKEN
    alt = f"Staven: {'; '.join(f'{r.naam}: {r.tekst}' for r in tekening if r.tekst)}."
    titel = f"{TITELS[tabel]}: {i.naam}, {jaartekst(i, jaar)}"
    frame = per_jaar(i, tabel).frame()
    return Figuur(
        naam,
        "",
        titel,
        staven(tekening, f"{hoofdletter(wat)} in {jaartekst(i, jaar)}, aantal mensen").svg(alt),
        alt,
        bron(i),
        frame,
        (REGIOS, *noten(i)),
        jaar=jaar,
    )
