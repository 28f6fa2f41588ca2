"""Het begin van het rapport in vier bladzijden: de naam, één zin, de editie, en van welk jaar het jongste cijfer van elk thema is."""

from integratie import gebieden, vergelijking
from integratie.beeld.jaarwoorden import jaarlabel, op_de_as
from integratie.beeld.opmaak import opsomming
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Groep, Kop, alinea
from integratie.blok.vierblad import Bladvoet, Ouderdomslijn
from integratie.indicator import THEMAS
from integratie.opslag import edities
from integratie.vierblad.rijkeuze import heeft_rij, rijen_van

LEAD = "in vier bladzijden: wat de cijfers zeggen, wat ze vragen van diensten en wat we niet weten."
GENOEMD = 6  # zoveel leden van een cluster staan met hun naam onder de titel; meer staan er op de kaart en haar lijst


def vierbladkop(gemeente: str, peiljaar: int) -> Blok:
    """De kop van het rapport. Fout: `Gegevensfout` wanneer de kerngegevens van deze gemeente niet kloppen."""
    plaats = gebieden.zoek(gemeente)
    vergelijking.controleer(plaats.nis, peiljaar)
    editie = edities.kies_editie()
    tot = "" if peiljaar == vergelijking.laatste_peiljaar() else f" Cijfers tot en met {peiljaar}."
    lead = f"{_wie(plaats)} {LEAD}"
    kop = Groep("kop", (Kop(1, plaats.naam), alinea(f"{lead} Editie {editie}.{tot}", "wat")))
    voet = Bladvoet(f"{plaats.naam} in vier bladzijden · editie {editie}")
    ouderdom = tuple((thema, naam, jongste(thema, plaats.nis, peiljaar)) for thema, naam in THEMAS.items())
    return Blok((kop, Ouderdomslijn(ouderdom), voet), f"{plaats.naam}: {lead}", is_titel=True)


def _wie(plaats: gebieden.Gemeente) -> str:
    """ "Lokale integratie", van een kleine cluster "Machelen, Vilvoorde en Zaventem"."""
    if not 1 < len(plaats.leden) <= GENOEMD:
        return "Lokale integratie"
    return opsomming([gebieden.gemeenten()[lid].naam for lid in plaats.leden])


def jongste(thema: str, nis: str, peiljaar: int) -> str:
    """Het jaar van het jongste cijfer van een thema, "2026" of "eind 2023"; leeg zonder cijfer, en een vooruitzicht telt niet mee."""
    gevonden: list[tuple[int, bool, str]] = []
    for ind, rij in rijen_van(thema):
        s = vergelijking.stand(ind.naam, nis, min(peiljaar, vergelijking.laatste_waarneming(ind.naam)), rij.groep)
        if heeft_rij(s, ind, nis, rij.groep) and ind.soort != "vooruitzicht":
            label = jaarlabel(ind, s.jaar) if ind.jaren == 1 else str(s.jaar)
            gevonden.append((op_de_as(ind, s.jaar), not ind.eind_vorig_jaar, label))
    return max(gevonden, key=lambda g: g[:2])[2] if gevonden else ""
