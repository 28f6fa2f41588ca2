"""Wat opvalt, als zinnen: het cijfer van de gemeente naast het midden van haar referentiegroep."""

from integratie import gebieden, vergelijking
from integratie.beeld import cijferteksten, ouderdom, zinnen
from integratie.beeld.jaarwoorden import in_jaar
from integratie.beeld.opmaak import hoofdletter, met_eenheid, verschil_in_woorden
from integratie.beeld.woorden import met_lidwoord
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import alinea, lijst
from integratie.blok.tekst import Tekst, sterk, voeg, vul
from integratie.indicator import kaart
from integratie.vergelijking import opvallend as keuze
from integratie.vergelijking.opvallend import JAREN, Opvallend

NIETS = "Er valt niets op: geen enkel cijfer ligt ver van dat van de andere gemeenten."


def opvallend(gemeente: str, peiljaar: int) -> Blok:
    """Wat ver van de andere gemeenten van de referentiegroep ligt, uit alle indicatoren gekozen; hoogstens vier zinnen. Leeg voor een cluster."""
    plaats = gebieden.zoek(gemeente)
    if plaats.leden:
        return Blok()  # wat opvalt, wordt van één gemeente gezegd, naast de andere
    punten = opvallende_zinnen(plaats.nis, peiljaar)
    delen = (alinea(sterk("Dit valt op"), "inleiding"), lijst(punten)) if punten else (alinea(NIETS, "inleiding"),)
    indicatoren = dict.fromkeys(o.indicator for o in keuze.opvallend(plaats.nis, peiljaar))
    alles = str(voeg(" ", punten)) if punten else NIETS
    return Blok(delen, alles, ouderdom.getoond(indicatoren, plaats.nis, peiljaar))


def opvallende_zinnen(nis: str, peiljaar: int) -> list[Tekst]:
    """Hoogstens vier keer een zin over wat ver van de andere gemeenten van de referentiegroep ligt, met die van de middelste erachter."""
    waar = _de_middelste(nis)
    alle = enumerate(keuze.opvallend(nis, peiljaar))
    return [_zin(o, nis, waar if i == 0 else "de middelste gemeente") for i, o in alle]


def _de_middelste(nis: str) -> str:
    """Hoe de middelste gemeente van de referentiegroep heet."""
    if gebieden.gekozen(nis):
        groep = gebieden.referentiegroep(nis)
        return f"de middelste van de {'andere ' if nis in groep.leden else ''}{groep.wie}"
    rand = gebieden.plaats(nis).vlaamse_rand
    return "de middelste andere gemeente van de Vlaamse Rand" if rand else "de middelste van de gelijkaardige gemeenten"


def _zin(o: Opvallend, nis: str, waar: str) -> Tekst:
    ind = kaart(o.indicator)
    naam = met_lidwoord(ind)
    naam += "," if " dat " in naam or ", " in naam else ""  # een bijzin of bepaling eindigt met een komma
    tekst = verschil_in_woorden(ind, o.midden, teken=True) if o.verandering else met_eenheid(ind, o.midden)
    soort = "middenverschil" if o.verandering else "midden"
    midden = cijferteksten.cijfertekst(tekst, o.midden, soort, ind, nis, o.jaar, o.groep)
    if o.verandering:
        v = vergelijking.verandering(o.indicator, nis, o.jaar, JAREN, o.groep)
        verschil = zinnen.met_toen(zinnen.TUSSEN, ind, v, nis, o.groep)
        return vul("{} {}. In {} was het verschil {}.", hoofdletter(naam), verschil, waar, midden)
    cijfer = cijferteksten.waarde(ind, vergelijking.stand(o.indicator, nis, o.jaar, o.groep), nis, o.groep)
    wanneer = f"over {o.groep} tot {o.jaar}" if o.groep else in_jaar(ind, o.jaar) if ind.jaren == 1 else f"in {o.jaar}"
    return vul("{} was {} {}. In {} was dat {}.", hoofdletter(wanneer), naam, cijfer, waar, midden)
