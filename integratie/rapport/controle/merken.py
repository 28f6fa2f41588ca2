"""Wat een gemerkt getal of woord zou moeten zijn: elke soort van `beeld.merk` herrekend uit de opgeslagen gegevens."""

from __future__ import annotations

from dataclasses import dataclass

from integratie import vergelijking
from integratie.beeld.beleid.opvolging import delen
from integratie.beeld.opmaak import aantal_van, getal, met_eenheid, verschil_in_woorden, voluit
from integratie.beeld.woorden import (
    DRIETALLEN,
    KAN_TOEVAL_ZIJN,
    KUNNEN_TOEVAL_ZIJN,
    TEKEN_ONBEKEND,
    TEKEN_TOEVAL,
    deel_in_woorden,
    kies,
)
from integratie.beleid.opvallend import midden_van, referentie
from integratie.beleid.opvolging.oordeel import bewaard
from integratie.indicator import Indicator
from integratie.vergelijking.toeval import GEZEGD, TOEVAL

Antwoord = tuple[float, set[str]]  # de waarde, en de teksten waarin ze mag staan


@dataclass(frozen=True)
class Merk:
    """Wat een `<data>`-element over zichzelf zegt; zie `beeld.merk`."""

    ind: Indicator
    soort: str
    code: str
    groep: str
    jaar: int
    van: int
    met: str
    editie: str
    peiljaar: int = 0
    doel: int = 0  # het hoeveelste streefcijfer van het plan; 0 voor het plan als geheel
    deel: str = ""

    def stand(self, code: str = "", deel: str = "waarde") -> vergelijking.Stand:
        """De stand in precies dit jaar, met een bekende waarde (of teller); een ander jaar is geen antwoord."""
        stand = vergelijking.stand(self.ind.naam, code or self.code, self.jaar, self.groep, self.editie)
        if stand.jaar != self.jaar or getattr(stand, deel) is None:
            raise LookupError(f"een cijfer voor {self.ind.titel} in {self.jaar}")
        return stand

    def verandering(self) -> vergelijking.Verandering:
        """De verandering tussen precies deze jaren."""
        self.stand()
        v = vergelijking.verandering(self.ind.naam, self.code, self.jaar, self.jaar - self.van, self.groep, self.editie)
        if v is None:
            raise LookupError(f"een cijfer voor {self.ind.titel} in {self.van}")
        return v

    def rang(self) -> vergelijking.Rang:
        """De plaats in de Vlaamse Rand."""
        self.stand()
        rang = vergelijking.rang(self.ind.naam, self.code, self.peiljaar, groep=self.groep, editie=self.editie)
        if rang is None:
            raise LookupError(f"dat {self.ind.titel} hier niet gerangschikt wordt")
        return rang


def _waarde(m: Merk) -> Antwoord:
    s = m.stand()
    return s.waarde, {met_eenheid(m.ind, s.waarde, s.status), voluit(m.ind, s.waarde, s.status)}


def _grootte(m: Merk) -> Antwoord:
    s = m.stand()
    return abs(s.waarde), {voluit(m.ind, abs(s.waarde), s.status)}


def _teller(m: Merk, absoluut: bool = False) -> Antwoord:
    s = m.stand(deel="teller")
    teller = abs(s.teller) if absoluut else s.teller
    return teller, {aantal_van(teller, s.status)}


def _tekenteller(m: Merk) -> Antwoord:
    teller = m.stand(deel="teller").teller
    return teller, {getal(teller, teken=True)}


def _nul(m: Merk) -> Antwoord:
    stand = m.stand()
    aantal = stand.waarde if stand.teller is None else stand.teller
    return aantal, {"geen", "Geen", "evenveel"} if aantal == 0 else {"een aantal, want het is niet nul"}


def _verschil(m: Merk) -> Antwoord:
    grootte = abs(m.verandering().verschil)
    return grootte, {verschil_in_woorden(m.ind, grootte)}


def _toename(m: Merk) -> Antwoord:
    verschil = m.verandering().verschil
    return verschil, {getal(verschil, m.ind.decimalen, teken=True)}


def _procent(m: Merk) -> Antwoord:
    procent = abs(m.verandering().procent)
    return procent, {f"{getal(procent, 1)}\u00a0%"}


def _rang(m: Merk) -> Antwoord:
    rang = m.rang()
    return rang.van, {rang.tekst}


def _gerangschikt(m: Merk) -> Antwoord:
    return m.rang().aantal, {str(m.rang().aantal)}


def _woorden(m: Merk) -> Antwoord:
    w = m.stand().waarde
    woorden = deel_in_woorden(w)
    return w, {woorden, woorden[:1].upper() + woorden[1:]}


def _richting(m: Merk) -> Antwoord:
    v = m.verandering()
    return v.verschil, _keuze(v.richting)


def _toeval(m: Merk) -> Antwoord:
    v = m.verandering()
    return v.verschil, {KAN_TOEVAL_ZIJN} if v.richting == TOEVAL else _keuze(v.richting)


def _teken(m: Merk) -> Antwoord:
    s = m.stand()
    return s.waarde, _keuze(vergelijking.van_nul(m.ind, m.code, s, m.groep, m.editie))


def _teken_toeval(m: Merk) -> Antwoord:
    s = m.stand()
    richting = vergelijking.van_nul(m.ind, m.code, s, m.groep, m.editie)
    return s.waarde, {TEKEN_TOEVAL if richting == TOEVAL else TEKEN_ONBEKEND} if richting not in GEZEGD else _keuze(
        richting
    )


def _vergelijking(m: Merk, toeval: bool = False) -> Antwoord:
    eigen, ander = m.stand(), m.stand(m.met)
    richting = vergelijking.tegenover(m.ind, m.code, eigen, m.met, ander, m.groep, m.editie)
    return eigen.waarde - ander.waarde, {
        KAN_TOEVAL_ZIJN,
        KUNNEN_TOEVAL_ZIJN,
    } if toeval and richting == TOEVAL else _keuze(richting)


def _midden(m: Merk, verandering: bool) -> Antwoord:
    """Het midden van de referentiegroep van de gemeente, of van haar veranderingen over vijf jaar."""
    leden = referentie(m.code, m.peiljaar)
    midden = midden_van(m.ind.naam, leden, m.jaar, m.groep, verandering, m.editie)
    if midden is None:
        raise LookupError(f"een referentiegroep met cijfers voor {m.ind.titel} in {m.jaar}")
    return midden[0], {
        verschil_in_woorden(m.ind, midden[0], teken=True) if verandering else met_eenheid(m.ind, midden[0])
    }


def _opvolging(m: Merk) -> Antwoord:
    """Een deel van het oordeel over een streefcijfer, opnieuw gerekend uit het plan en de editie."""
    lijst = bewaard(m.code, m.peiljaar, m.editie)
    if m.doel == 0:
        waarde, tekst = delen.telling(lijst, m.deel)
        return waarde, {tekst}
    if not 0 < m.doel <= len(lijst) or lijst[m.doel - 1].doel.indicator != m.ind.naam:
        raise LookupError(f"streefcijfer {m.doel} van het plan over {m.ind.titel}; maak het rapport opnieuw")
    waarde, tekst = delen.deel(lijst[m.doel - 1], m.deel)
    return waarde, {tekst}


def _keuze(richting_: str) -> set[str]:
    """De woorden die bij een richting mogen staan; geen enkel als het verschil niet gezegd mag worden."""
    return {kies(drietal, richting_) for drietal in DRIETALLEN} if richting_ in GEZEGD else {"geen richtingwoord"}


SOORTEN = {
    "waarde": _waarde, "grootte": _grootte, "teller": _teller, "tellergrootte": lambda m: _teller(m, absoluut=True),
    "nul": _nul,
    "verschil": _verschil, "toename": _toename, "procent": _procent, "rang": _rang, "gerangschikt": _gerangschikt,
    "woorden": _woorden, "richting": _richting, "toeval": _toeval, "teken": _teken, "teken_toeval": _teken_toeval,
    "vergelijking": _vergelijking, "naast_toeval": lambda m: _vergelijking(m, toeval=True),
    "midden": lambda m: _midden(m, verandering=False), "middenverschil": lambda m: _midden(m, verandering=True),
    "tekenteller": _tekenteller,
    "opvolging": _opvolging,
}  # fmt: skip
