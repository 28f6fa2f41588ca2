"""Wat voor een cluster niet op te tellen is (medianen, indices, enquêtes): haar gemeenten naast elkaar."""

from collections.abc import Iterable, Sequence

from integratie import gebieden, vergelijking
from integratie.beeld import cijferteksten
from integratie.beeld.jaarwoorden import jaarlabel
from integratie.beeld.opmaak import TE_KLEIN
from integratie.blok.onderdelen import Tabel, alinea, tabel_van
from integratie.blok.tekst import Opmaak, Tekst, tekst
from integratie.indicator import THEMAS, Indicator, kaart, opschrift
from integratie.vergelijking import Stand, is_gekend

PER_TABEL = 6  # meer gemeenten naast elkaar passen niet op een van de vier bladzijden
PER_DEEL = 7  # en in een thema niet op een A4; elke tabel herhaalt de namen van de cijfers, dus liefst weinig tabellen
HOOGSTENS = 40  # gemeenten: daarboven vindt niemand zijn gemeente nog terug


def is_per_gemeente(ind: Indicator, nis: str, peiljaar: int) -> bool:
    """Heeft een cluster van dit cijfer zelf niets, omdat het niet op te tellen is?"""
    if ind.optelbaar or not gebieden.plaats(nis).leden:
        return False
    groepen = vergelijking.groepen(ind.naam, nis, peiljaar)
    return not any(is_gekend(vergelijking.stand(ind.naam, nis, peiljaar, groep)) for groep in groepen)


def ledentabellen(thema: str, apart: Sequence[Indicator], nis: str, peiljaar: int) -> list:
    """Een rij per cijfer en een kolom per gemeente, elk cijfer in het laatste jaar waarin een gemeente er een heeft; leeg zonder cijfers."""
    leden = _leden(nis)
    if not apart:
        return []
    if len(leden) > HOOGSTENS:
        kop = f"Niet op te tellen, en van meer dan {HOOGSTENS} gemeenten ook niet naast elkaar te lezen"
        return [alinea(f"{kop}: {'; '.join(ind.titel for ind in apart)}.", "klein")]
    paren = [(ind, groep) for ind in apart for groep in _groepen(ind, leden, peiljaar)]
    tabellen = []
    aantal = -(-len(leden) // PER_DEEL)
    for nummer in range(aantal):
        titel = f"{THEMAS[thema]} per gemeente" + (f" ({nummer + 1})" if aantal > 1 else "")
        deel = leden[nummer * len(leden) // aantal : (nummer + 1) * len(leden) // aantal]  # even breed
        if tabel := _tabel(paren, deel, leden, peiljaar, titel, "thema"):
            tabellen.append(tabel)
    return tabellen


def ledentabel(paren: Iterable[tuple[Indicator, str]], nis: str, peiljaar: int, waarover: str) -> Tabel | None:
    """Wat van deze (indicator, groep) voor een kleine cluster niet op te tellen is, in één tabel; None zonder cijfers of met meer dan zes gemeenten.

    Het opschrift zegt `waarover` het gaat: zo heet geen andere tabel van het rapport hetzelfde.
    """
    leden = _leden(nis)
    apart = [(ind, groep) for ind, groep in paren if is_per_gemeente(ind, nis, peiljaar)]
    klein = len(leden) <= PER_TABEL
    titel = f"Niet op te tellen, gemeente per gemeente: {waarover}"
    return _tabel(apart, leden, leden, peiljaar, titel, "leden") if klein else None


def _leden(nis: str) -> list[str]:
    return sorted(gebieden.plaats(nis).leden, key=lambda lid: gebieden.plat(gebieden.gemeenten()[lid].naam))


def _tabel(
    paren: Iterable[tuple[Indicator, str]], deel: list[str], leden: list[str], peiljaar: int, titel: str, soort: str
) -> Tabel | None:
    rijen = [rij for ind, groep in paren if (rij := _rij(ind, groep, deel, leden, peiljaar))]
    return tabel_van(rijen, titel, soort) if rijen else None


def _groepen(ind: Indicator, leden: list[str], peiljaar: int) -> list[str]:
    er = {groep for lid in leden for groep in vergelijking.groepen(ind.naam, lid, peiljaar)}
    return [groep for groep in dict.fromkeys(["", *kaart(ind.naam).groepen, *sorted(er)]) if groep in er]


def _rij(ind: Indicator, groep: str, deel: list[str], leden: list[str], peiljaar: int) -> dict[str, Tekst | str] | None:
    """De cijfers van deze gemeenten in het laatste jaar waarin een van alle leden er een heeft; None als er geen is."""
    laatste = [s.jaar for lid in leden if is_gekend(s := vergelijking.stand(ind.naam, lid, peiljaar, groep))]
    if not laatste:
        return None
    jaar = max(laatste)
    naam = tekst(f"{opschrift(ind, groep, ': ')} ({jaarlabel(ind, jaar)})")
    uit: dict[str, Tekst | str] = {
        "Indicator": tekst(Opmaak("oud", naam)) if vergelijking.te_oud(jaar, peiljaar) else naam
    }
    for lid in deel:
        stand = vergelijking.stand_in(ind.naam, lid, jaar, groep) or Stand(jaar, None, None, None, "geen")
        klein = vergelijking.alleen_aantal(ind.naam, lid, stand, groep)
        uit[gebieden.gemeenten()[lid].naam] = TE_KLEIN if klein else cijferteksten.waarde(ind, stand, lid, groep)
    return uit
