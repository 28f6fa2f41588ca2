"""Kaarten met echte grenzen in Lambert 72: de gemeente uitgelicht, de buren vervaagd, de klassen benoemd."""

import pandas as pd

from integratie import gebieden, vergelijking
from integratie.beeld import kaartklassen, teksten
from integratie.beeld import kaarttekening as t
from integratie.beeld.bronvermelding import WIE, basisbron, basiskop, basisstand, basistekst, figuur
from integratie.beeld.figuren import geen_figuur, mededeling, te_weinig
from integratie.beeld.jaarwoorden import jaarlabel
from integratie.beeld.opmaak import cellen, met_eenheid
from integratie.beeld.tekenvlak import Tekenvlak
from integratie.blok.blok import Blok, Figuur
from integratie.indicator import Indicator, opschrift
from integratie.indicator import kaart as indicatorkaart

MINSTENS = 3  # gemeenten met een cijfer


def kaartcijfers(
    naam: str, gemeente: str | None, peiljaar: int | None, groep: str
) -> tuple[Indicator, str | None, int, gebieden.Gebied, pd.DataFrame]:
    """De indicator, de NIS-code, het peiljaar, het gebied op de kaart, en de cijfers van zijn gemeenten; zonder gemeente de Vlaamse Rand."""
    nis = gebieden.zoek(gemeente).nis if gemeente else None
    peiljaar = peiljaar or vergelijking.laatste_peiljaar()
    gebied = gebieden.kaartgebied(nis) if nis else gebieden.groep(gebieden.RAND)
    cijfers = vergelijking.zonder_kleine(vergelijking.reeks(naam, None, peiljaar), naam)
    cijfers = cijfers[cijfers["nis"].isin(gebied.leden) & (cijfers["groep"] == groep)]
    return indicatorkaart(naam), nis, peiljaar, gebied, cijfers


def kaart(naam: str, gemeente: str | None = None, peiljaar: int | None = None, groep: str = "") -> Figuur | Blok:
    """Kaart van een indicator in het laatste jaar tot het peiljaar; zonder `gemeente` de Vlaamse Rand.

    `tabel` heeft een rij per gemeente, hoogste waarde eerst. Fout: `Gebruiksfout` bij een onbekende naam.
    """
    ind, nis, peiljaar, gebied, cijfers = kaartcijfers(naam, gemeente, peiljaar, groep)
    bekend = cijfers[cijfers["waarde"].notna()]
    if (aantal := bekend["nis"].nunique()) == 0:
        return geen_figuur(ind, nis or gebied.leden[0], peiljaar, groep)
    if aantal < min(MINSTENS, len(gebied.leden)):
        wie = "heeft er één" if aantal == 1 else f"hebben er {aantal}"
        zin = f"een kaart vergelijkt minstens {MINSTENS} gemeenten, en van {gebied.in_zin} {wie} een cijfer."
        return mededeling(f"{opschrift(ind, groep)}: {zin}")
    jaar = int(bekend["jaar"].max())
    stand = cijfers[cijfers["jaar"] == jaar].set_index("nis").reindex(gebied.leden)
    stand["status"] = stand["status"].fillna("geen")
    stand["naam"] = [gebieden.gemeenten()[lid].naam for lid in stand.index]
    stand["tekst"] = pd.Series(cellen(ind, stand), stand.index, dtype=object)
    alt = teksten.alt_kaart(ind, stand, gebied, jaar, nis, groep)
    eigen = nis if nis in stand.index else None
    klein = eigen is not None and te_weinig(ind, eigen, jaar, [groep]) is not None
    titel = teksten.titel_kaart(ind, stand, gebied, jaar, None if klein else nis, groep)
    if eigen and not klein and (aandeel := basisstand(ind, eigen, jaar, groep)):
        bij = met_eenheid(indicatorkaart(ind.basis), aandeel.waarde)
        titel, alt = f"{titel}, bij {bij} van {WIE}", f"{alt} Van {WIE} van {stand.at[eigen, 'naam']} is het {bij}."
    leden = zip(stand.index, stand["naam"], stand["tekst"], strict=True)
    tips = {f"gemeente-{lid}": f"{naam_}: {tekst} ({jaarlabel(ind, jaar)})" for lid, naam_, tekst in leden}
    svg = _teken(ind, stand, None if nis == gebied.code else nis).svg(alt, tips)
    tabel = stand.sort_values(["waarde", "naam"], ascending=[False, True])[["naam", "tekst"]].astype(object)
    tabel.columns = ["Gemeente", f"{opschrift(ind, groep)} ({jaarlabel(ind, jaar)})"]
    bij_bron = " Grenzen: provincies.incijfers.be."
    if ind.basis_van(groep):
        tabel[basiskop(ind, jaar)] = [basistekst(ind, lid, jaar, groep) for lid in tabel.index]
        bij_bron = basisbron(ind, jaar) + bij_bron
    return figuur("kaart", ind, groep, [jaar], titel, (svg, alt), tabel, bij_bron)


def _teken(ind: Indicator, stand: pd.DataFrame, nis: str | None) -> Tekenvlak:
    """De kaart, met de gemeente (of wie van haar cluster erop ligt) omlijnd."""
    leden, namen = tuple(stand.index), tuple(stand["naam"])
    kaart_, vlakpaden = t.paden(leden, t.BREEDTE, t.HOOGSTENS)
    klassen, legende = ingedeeld(stand["waarde"])
    blad = t.kaartblad(kaart_, vlakpaden, klassen, legende, f"{ind.eenheid} (aantal gemeenten)")
    if eigen := [kaart_.vlakken[lid] for lid in (gebieden.leden_van(nis) if nis else ()) if lid in kaart_.vlakken]:
        t.omlijn(blad, eigen)
    cijfers = {lid: str(tekst) for lid, tekst in stand["tekst"].items()}
    eigen_naam = nis if nis in leden else None
    geplaatst = t.namen_van(leden, namen, eigen_naam, "0" * max(map(len, cijfers.values())))
    t.schrijf_namen(blad, geplaatst, cijfers, klassen, eigen_naam)
    return blad


def ingedeeld(waarden: pd.Series) -> tuple[dict[str, int | None], list[tuple[int | None, str]]]:
    """De klasse van elk vlak (None zonder cijfer), en de legende."""
    grenzen = kaartklassen.grenzen(waarden.dropna().tolist()) if waarden.notna().any() else [0.0] * 4
    klassen = {code: None if pd.isna(w) else kaartklassen.klasse(grenzen, w) for code, w in waarden.items()}
    return klassen, t.legende(grenzen, klassen.values())
