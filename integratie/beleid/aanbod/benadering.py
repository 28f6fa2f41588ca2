"""Benaderingsstrategie: per doelgroep hoeveel mensen er aankomen, wanneer en waar, naast wie er vandaag iets biedt. De keuze blijft aan het bestuur."""

from integratie import gebieden
from integratie.beeld.opmaak import getal, hoofdletter, opsomming
from integratie.beleid.aanbod.eigen_bestanden import Bestanden, bestanden
from integratie.beleid.eigen_bestand.bestand import blok
from integratie.beleid.instroom.doelgroeprijen import Doelgroep, doelgroeprijen
from integratie.beleid.instroom.instroomtabel import bron, cijfers_of_reden, noten
from integratie.beleid.rubrieken import AANBOD
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import alinea, lijst, tabel_van
from integratie.blok.tekst import code, vul

NIET_GEKEND, OPEN = "niet gekend", "te kiezen"
UITLEG = (
    "De aantallen tellen wie aankomt, niet wie iets nodig heeft: welke taal iemand spreekt, wat iemand zoekt en wie verplicht is tot inburgering, zegt een register niet. "
    "Wanneer en waar is enkel van iedereen samen te zeggen. Wat de gemeente met wie doet, kiest ze zelf; {} zet bij elke doelgroep de vraag klaar."
)


def instroom_benadering(gemeente: str, peiljaar: int) -> Blok:
    """Een tabel per doelgroep: aantal met bereik, wanneer, waar, rubriek en bestaand aanbod (`parameters/netwerken/`); zonder uittreksel de reden. Fout: `Gebruiksfout`."""
    i = cijfers_of_reden(gemeente, peiljaar)
    if isinstance(i, Blok):
        return i
    eigen, rijen = bestanden(gebieden.zoek(gemeente).nis, peiljaar), doelgroeprijen(i)
    if not rijen:
        return blok(
            "instroom_benadering",
            [alinea("Het uittreksel dekt geen enkel heel jaar: er is nog geen doelgroep te tellen.")],
            bron(i),
            "Benaderingsstrategie",
        )
    tabel = tabel_van([_rij(d, eigen) for d in rijen], f"Benaderingsstrategie: {i.naam}", "naast")
    aanbod = f" Aanbod: {'; '.join(eigen.bronnen)}." if eigen.bronnen else ""
    delen = [tabel, alinea(vul(UITLEG, code("integratie plan nieuw")), "klein"), lijst(noten(i), "voetnoten")]
    return blok("instroom_benadering", delen, bron(i) + aanbod, f"Benaderingsstrategie: {i.naam}")


def _rij(d: Doelgroep, eigen: Bestanden) -> dict[str, str]:
    hele = f"{getal(d.laag)} tot {getal(d.hoog)}" if len(d.jaren) > 1 else "één jaar"
    return {
        "Doelgroep": hoofdletter(d.naam),
        "Aankomsten": f"{getal(d.aantal)} in {d.jaar}",
        "In de hele jaren": hele,
        "Wanneer het meest": opsomming(list(d.maanden)),
        "Waar het meest": opsomming(list(d.wijken)),
        "Rubriek": d.rubriek,
        "Wie biedt vandaag iets": _aanbod(d.rubriek, eigen),
        "Aanpak": OPEN,
    }


def _aanbod(rubriek: str, eigen: Bestanden) -> str:
    """Wie er volgens het netwerk in deze rubriek iets biedt of ze opneemt."""
    if not eigen.netwerken:
        return NIET_GEKEND
    soorten = [soort for soort, r in AANBOD.items() if r == rubriek]
    wie = [naam for soort in soorten for naam in eigen.wie_biedt(soort)]
    alle = dict.fromkeys([*wie, *eigen.dekt_zonder_aanbod(rubriek, soorten)])
    # Wie er al met een plaats of aantal plaatsen staat, staat er niet nog eens zonder.
    return "; ".join(x for x in alle if not any(y.startswith(f"{x} (") for y in alle)) or "niemand in het netwerk"
