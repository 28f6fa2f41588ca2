"""Een bestand ophalen bij de uitgever: pas op zijn plaats als zijn inhoud is wat gevraagd werd.

Adressen staan in `recepten.yaml`. Een uitgever die automaten weigert, of een webpagina geeft in plaats van het bestand, zegt dat hier met wat er dan te doen is.
"""

import tempfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

from integratie.fouten import Gebruiksfout, Gegevensfout, suggestie
from integratie.lezers import gsm_lijst, soorten
from integratie.lezers.binnenhalen import haal_binnen

PER_CODE = "gsm_problemen"  # de soort waarvan elke indicator een eigen adres heeft
HOE = {"goed": "ja", "weigert": "te proberen", "code": "te proberen, per code"}  # `automaat` → of het vanzelf gaat


def haal_op(naam: str, jaar: int | None, map_: Path) -> Path:
    """Het pad van het opgehaalde bestand in `map_`; een bestaand bestand wordt alleen door een herkend bestand vervangen.

    `naam` is een soort, of de code van een indicator van de Gemeente-Stadsmonitor. Fout: `Gebruiksfout` bij een onbekende naam of een
    ontbrekend jaar, `Gegevensfout` als het ophalen niet lukt of als er iets anders komt dan verwacht.
    """
    code = naam.upper() if naam.upper() in gsm_lijst.titels() else ""
    soort = _soort(PER_CODE if code else naam)
    if soort.naam == PER_CODE and not code:
        raise Gebruiksfout(
            f"Voor '{naam}' is de code van een indicator nodig, zoals in: integratie bronnen ophalen SA_S_11."
        )
    if soort.automaat not in HOE:
        raise Gebruiksfout(
            f"'{naam}' is alleen met de hand te halen: {soort.hand} Daarna: integratie bronnen inlezen BESTAND."
        )
    if "{jaar}" in soort.adres and jaar is None:
        raise Gebruiksfout(f"Voor '{naam}' is een jaar nodig: geef --jaar op.")
    velden = {"jaar": str(jaar), "volgend": str((jaar or 0) + 1), "code": code}
    volledig = soort.adres
    for veld, waarde in velden.items():
        volledig = volledig.replace(f"{{{veld}}}", waarde)
    if not map_.is_dir():
        raise Gebruiksfout(f"{map_} is geen map; geef met --map een map op.")
    bestandsnaam = unquote(urlsplit(volledig).path.rsplit("/", 1)[-1]) or f"{naam}.bin"
    with tempfile.TemporaryDirectory(prefix=".ophalen-", dir=map_) as tijdelijk:
        binnen = Path(tijdelijk) / bestandsnaam
        try:
            haal_binnen(volledig, map_ / f"{bestandsnaam}.deel", binnen)
            gevonden = soorten.herken(binnen)
        except Gegevensfout as fout:
            raise Gegevensfout(f"{fout} {_hand(soort)}") from fout
        if gevonden.naam not in (soort.naam, *soort.ook):
            raise Gegevensfout(f"{bestandsnaam}: dit is {gevonden.wat}; verwacht: {soort.wat}. {_hand(soort)}")
        return binnen.replace(map_ / bestandsnaam)


def _soort(naam: str) -> soorten.Soort:
    if naam in soorten.soorten():
        return soorten.soorten()[naam]
    gelijkend = [
        f"{code} ({titel})" for code, titel in gsm_lijst.titels().items() if naam.casefold() in titel.casefold()
    ]
    bedoeld = suggestie(naam, [*soorten.soorten(), *gsm_lijst.titels()])
    if gelijkend:
        bedoeld = f" Indicatoren van de Gemeente-Stadsmonitor met die naam: {', '.join(gelijkend[:8])}."
    raise Gebruiksfout(f"Ik ken geen soort of indicator '{naam}'.{bedoeld} Zie: integratie bronnen ophalen.")


def _hand(soort: soorten.Soort) -> str:
    weigert = "" if soort.automaat == "goed" else "Deze uitgever weigert sommige automatische ophalers. "
    return f"{weigert}Haal het met de browser op: {soort.hand}"
