"""Een kaart van de gemeenten waarnaast men staat, met dezelfde cijfers als gesorteerde lijst."""

from integratie import gebieden, vergelijking
from integratie.beeld import cijferteksten, kaartklassen, kaartvlakken
from integratie.beeld.bronvermelding import bronnen_van
from integratie.beeld.gebiedsnamen import korte_naam, naast
from integratie.beeld.jaarwoorden import jaarlabel
from integratie.beeld.opmaak import hoofdletter, opsomming
from integratie.beeld.woorden import gebiedsnaam, met_lidwoord
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import alinea
from integratie.blok.tekst import Tekst, vul
from integratie.blok.vierblad import Kaartlijst, Lijststaaf
from integratie.indicator import Indicator, kaart
from integratie.vergelijking import Gekend
from integratie.vierblad import kaarttekening

MINSTENS = 3  # gemeenten met een cijfer
GRENZEN = "Grenzen: provincies.incijfers.be, vereenvoudigd"


def kaart_met_lijst(indicator: str, gemeente: str, peiljaar: int | None = None) -> Blok:
    """De kaart en de lijst van een indicator in het laatste jaar van de gemeente (of cluster), met de maatstaven in de lijst.

    Fout: `Gebruiksfout` bij een onbekende indicator of gemeente.
    """
    ind, nis, peiljaar = kaart(indicator), gebieden.zoek(gemeente).nis, vergelijking.kies_peiljaar(peiljaar)
    groep, jaar = gebieden.op_de_kaart(nis), _jaar(ind, nis, peiljaar)
    standen = {lid: _stand(ind, lid, jaar) for lid in groep.leden}
    bekend: dict[str, Gekend] = {lid: s for lid, s in standen.items() if s}
    if len(bekend) < min(MINSTENS, len(groep.leden)):
        zin = f"{ind.titel}: te weinig gemeenten van {groep.in_zin} hebben een cijfer voor een kaart."
        return Blok((alinea(zin, "leeg"),), zin)
    grenzen = kaartklassen.grenzen([s.waarde for s in bekend.values()])
    klassen = {lid: kaartklassen.klasse(grenzen, s.waarde) if s else None for lid, s in standen.items()}
    titel, onder = _titel(ind, groep, bekend), _onder(ind, nis, jaar, standen)
    alt = _alt(ind, nis, groep, jaar, klassen, kaartklassen.namen(grenzen))
    deel = Kaartlijst(
        titel,
        onder,
        kaarttekening.svg(klassen, nis if nis in klassen else None, alt),
        alt,
        ind.eenheid,
        _getoond(kaartklassen.namen(grenzen), klassen),
        _regels(ind, nis, jaar, bekend, klassen),
        "; ".join([*(b.vermelding for b in bronnen_van(ind)), GRENZEN]),
        ind.naam,
    )
    return Blok((deel,), str(titel + ". " + onder), ((ind.naam, jaar),))


def _jaar(ind: Indicator, nis: str, peiljaar: int) -> int:
    """Het jaar van het laatste cijfer, of zonder cijfer dat van de gemeenten ernaast."""
    eigen = vergelijking.stand(ind.naam, nis, peiljaar)
    if vergelijking.is_gekend(eigen):
        return eigen.jaar
    alle = (vergelijking.stand(ind.naam, lid, peiljaar) for lid in gebieden.op_de_kaart(nis).leden)
    return max((s.jaar for s in alle if vergelijking.is_gekend(s)), default=peiljaar)


def _stand(ind: Indicator, code: str, jaar: int) -> Gekend | None:
    """Het cijfer in dit jaar; None waar er geen is of waar het om te weinig mensen gaat voor een aandeel."""
    s = vergelijking.stand_in(ind.naam, code, jaar)
    return s if vergelijking.is_gekend(s) and not vergelijking.alleen_aantal(ind.naam, code, s) else None


def _titel(ind: Indicator, groep: gebieden.Gebied, bekend: dict[str, Gekend]) -> Tekst:
    """Tussen welke cijfers de gemeenten liggen; wie eerst of laatst staat, is geen plaats."""
    laag, hoog = (kies(bekend, key=lambda lid: bekend[lid].waarde) for kies in (min, max))
    wat = "het aandeel" if ind.eenheid == "%" else met_lidwoord(ind)
    uiteinden = (x for lid in (laag, hoog) for x in (cijferteksten.waarde(ind, bekend[lid], lid), gebiedsnaam(lid)))
    return vul("In {} loopt {} van {} in {} tot {} in {}", naast(groep), wat, *uiteinden)


def _onder(ind: Indicator, nis: str, jaar: int, standen: dict[str, Gekend | None]) -> Tekst:
    """Wat gemeten is en wanneer, het eigen cijfer, en wie er geen heeft."""
    wat = f"{hoofdletter(ind.teller)}, in % van de {ind.noemer}" if ind.is_aandeel and ind.noemer else ind.titel
    uit = vul("{}, {}.", wat, jaarlabel(ind, jaar))
    if eigen := _stand(ind, nis, jaar):
        uit += vul(" {}: {}.", hoofdletter(gebiedsnaam(nis)), cijferteksten.waarde(ind, eigen, nis))
    if leeg := [gebiedsnaam(lid) for lid, s in standen.items() if s is None]:
        uit += f" Zonder cijfer: {opsomming(leeg)}."
    return uit


def _alt(
    ind: Indicator, nis: str, groep: gebieden.Gebied, jaar: int, klassen: dict[str, int | None], namen: tuple[str, ...]
) -> str:
    """Wat er op de kaart te zien is; de lijst ernaast heeft elk cijfer."""
    uit = f"Kaart van {groep.in_zin}: {met_lidwoord(ind)}, {jaarlabel(ind, jaar)}, in vijf klassen."
    if (klasse := klassen.get(nis)) is None:
        return uit
    zelfde = sum(k == klasse for k in klassen.values()) - 1
    samen = f", samen met {zelfde} andere" if zelfde else ""
    return f"{uit} {gebiedsnaam(nis)} is omlijnd en hoort tot de klasse {namen[klasse]}{samen}."


def _getoond(namen: tuple[str, ...], klassen: dict[str, int | None]) -> tuple[str, ...]:
    """Elke klasse met haar naam; de hoogste vallen weg als er niets in ligt."""
    return namen[: max(k for k in klassen.values() if k is not None) + 1]


def _regels(
    ind: Indicator, nis: str, jaar: int, bekend: dict[str, Gekend], klassen: dict[str, int | None]
) -> tuple[Lijststaaf, ...]:
    """De gemeenten en de maatstaven met een cijfer, hoogste eerst; ook het Brussels Gewest als het op de kaart ligt."""
    met_brussel = kaartvlakken.vlakken(tuple(klassen)).brussel.area > 0
    ernaast = [*gebieden.maatstaven(nis), *([gebieden.groep("brussel")] if met_brussel else [])]
    ernaast += [gebieden.van_code(nis)] if gebieden.plaats(nis).leden else []
    namen = {g.code: korte_naam(g) for g in ernaast} | {lid: gebieden.gemeenten()[lid].naam for lid in bekend}
    standen = bekend | {code: s for code in namen if code not in bekend and (s := _stand(ind, code, jaar))}
    regels = (
        Lijststaaf(namen[code], s.waarde, cijferteksten.waarde(ind, s, code), klassen.get(code), code == nis)
        for code, s in standen.items()
    )
    return tuple(sorted(regels, key=lambda r: (-r.waarde, r.naam)))
