"""De lopende tekst van de samenvatting, zin voor zin uit de cijfers; een zin zonder cijfer valt weg."""

from __future__ import annotations

from integratie import gebieden, vergelijking
from integratie.beeld.opmaak import getal, is_leeg, met_eenheid
from integratie.beeld.teksten import deel_in_woorden, richting, vergelijk, zin_verandering
from integratie.indicator import THEMAS, kaart, leemten, register


def alinea(nis: str, peiljaar: int) -> list[str]:
    """Vier tot zeven zinnen: omvang, herkomst, snelheid, nationaliteit, nieuwkomers, thuistaal, werk."""
    naam = gebieden.gemeenten()[nis].naam
    makers = (_omvang, _herkomst, _snelheid, _nationaliteit, _nieuwkomers, _thuistaal, _werk)
    return [zin for maker in makers if (zin := maker(nis, naam, peiljaar))]


def _naast(naam: str, nis: str, jaar: int) -> dict[str, float]:
    tabel = vergelijking.naast(naam, nis, jaar)
    return {r.gebied: r.waarde for r in tabel.itertuples() if not is_leeg(r.waarde)}


def _omvang(nis: str, naam: str, peiljaar: int) -> str:
    ind, stand = kaart("inwoners"), vergelijking.stand("inwoners", nis, peiljaar)
    if is_leeg(stand.waarde):
        return ""
    groei = zin_verandering(ind, vergelijking.verandering("inwoners", nis, peiljaar, 5))
    return f"Op 1 januari {stand.jaar} telt {naam} {getal(stand.waarde)} inwoners" + (f", {groei}." if groei else ".")


def _herkomst(nis: str, naam: str, peiljaar: int) -> str:
    ind, stand = (
        kaart("aandeel_buitenlandse_herkomst"),
        vergelijking.stand("aandeel_buitenlandse_herkomst", nis, peiljaar),
    )
    if is_leeg(stand.waarde):
        return ""
    woorden = deel_in_woorden(stand.waarde)
    kop = f"{woorden[:1].upper()}{woorden[1:]} inwoners is" if woorden else "Van de inwoners is een deel"
    naast = _naast(ind.naam, nis, stand.jaar)
    rand, vlaanderen = naast.get("Vlaamse Rand"), naast.get("Vlaams Gewest")
    zin = f"{kop} van buitenlandse herkomst: {getal(stand.teller)} mensen of {met_eenheid(ind, stand.waarde)}"
    if rand is not None and vlaanderen is not None:
        zin += (
            f", {vergelijk(ind, stand.waarde, rand)} in de Vlaamse Rand ({met_eenheid(ind, rand)})"
            f" en {vergelijk(ind, stand.waarde, vlaanderen)} in het Vlaams Gewest ({met_eenheid(ind, vlaanderen)})"
        )
    return zin + "."


def _snelheid(nis: str, naam: str, peiljaar: int) -> str:
    ind, stand = kaart("verandersnelheid_herkomst"), vergelijking.stand("verandersnelheid_herkomst", nis, peiljaar)
    if is_leeg(stand.waarde):
        return ""
    rand = _naast(ind.naam, nis, stand.jaar).get("Vlaamse Rand")
    slot = f"; in de Vlaamse Rand is dat {getal(rand, 1)} procentpunt" if rand is not None else ""
    return (
        f"Dat aandeel verandert de laatste vijf jaar met gemiddeld {getal(stand.waarde, 1)} procentpunt per jaar{slot}."
    )


def _nationaliteit(nis: str, naam: str, peiljaar: int) -> str:
    ind, stand = kaart("aandeel_niet_belg"), vergelijking.stand("aandeel_niet_belg", nis, peiljaar)
    if is_leeg(stand.waarde):
        return ""
    return f"{getal(stand.teller)} inwoners ({met_eenheid(ind, stand.waarde)}) hebben niet de Belgische nationaliteit."


def _nieuwkomers(nis: str, naam: str, peiljaar: int) -> str:
    stand = vergelijking.stand("meerderjarige_nieuwkomers", nis, peiljaar)
    if is_leeg(stand.waarde):
        return ""
    per_duizend = vergelijking.stand("nieuwkomers_per_1000", nis, stand.jaar)
    extra = (
        f", {getal(per_duizend.waarde, 1)} per 1.000 meerderjarige inwoners" if not is_leeg(per_duizend.waarde) else ""
    )
    if stand.waarde == 0:
        return f"In {stand.jaar} vestigden zich er geen meerderjarige nieuwkomers."
    wie = "vestigde zich er 1 meerderjarige nieuwkomer" if stand.waarde == 1 else ""
    return f"In {stand.jaar} {wie or f'vestigden zich er {getal(stand.waarde)} meerderjarige nieuwkomers'}{extra}."


def _thuistaal(nis: str, naam: str, peiljaar: int) -> str:
    ind, stand = kaart("thuistaal_niet_nl_basis"), vergelijking.stand("thuistaal_niet_nl_basis", nis, peiljaar)
    if is_leeg(stand.waarde):
        return ""
    verandering = vergelijking.verandering(ind.naam, nis, peiljaar, 5)
    slot = ""
    if verandering and richting(ind, verandering.van, verandering.tot) != "blijft ongeveer gelijk":
        slot = f", tegenover {met_eenheid(ind, verandering.van)} in {verandering.van_jaar}"
    zin = f"Van de leerlingen in het Nederlandstalig basisonderwijs die er wonen, spreekt {met_eenheid(ind, stand.waarde)} thuis geen Nederlands ({stand.jaar}{slot})."
    if gebieden.gemeenten()[nis].faciliteiten:
        zin += " Dat cijfer geeft in een faciliteitengemeente een vertekend beeld: wie naar een Franstalige school gaat, telt niet mee."
    return zin


def _werk(nis: str, naam: str, peiljaar: int) -> str:
    ind, stand = kaart("werkzoekendengraad"), vergelijking.stand("werkzoekendengraad", nis, peiljaar)
    if is_leeg(stand.waarde):
        return ""
    deel = vergelijking.stand("aandeel_niet_eu_in_wzw", nis, peiljaar)
    extra = ""
    if not is_leeg(deel.waarde):
        extra = (
            f"; van de werkzoekenden zonder werk is {getal(deel.waarde, 1)}\u00a0% van niet-EU-herkomst ({deel.jaar})"
        )
    return f"De werkzoekendengraad bedraagt {met_eenheid(ind, stand.waarde)} ({stand.jaar}){extra}."


def onbekend(nis: str, peiljaar: int) -> list[str]:
    """Per thema wat ontbreekt, in één zin; en de indicatoren zonder cijfer voor deze gemeente."""
    zinnen = []
    for thema, titel in THEMAS.items():
        if onderwerpen := [x.onderwerp for x in leemten(thema)]:
            zinnen.append(f"{titel}: {'; '.join(onderwerpen)}.")
    leeg = [
        i.titel
        for i in register().values()
        if all(
            is_leeg(vergelijking.stand(i.naam, nis, peiljaar, g).waarde)
            for g in vergelijking.groepen(i.naam, nis, peiljaar)
        )
    ]
    if leeg:
        zinnen.append(f"Zonder cijfer voor {gebieden.gemeenten()[nis].naam} tot en met {peiljaar}: {'; '.join(leeg)}.")
    return zinnen
