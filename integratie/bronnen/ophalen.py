"""Een bestand ophalen bij de uitgever: met herhaling en controle, en pas op zijn plaats als het herkend is.

Adressen staan in `recepten.yaml`. Een uitgever die automaten weigert, zegt dat hier met wat er dan te doen is.
"""

from __future__ import annotations

import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import unquote, urlsplit

from integratie.bronnen import soorten
from integratie.bronnen.bestand import UITGEPAKT_HOOGSTENS
from integratie.fouten import Gebruiksfout, Gegevensfout, suggestie

POGINGEN, WACHT = 3, 2.0  # seconden, telkens verdubbeld
AFZENDER = "integratie (lokale integratiemonitor; open gegevens)"
_OPNIEUW = {408, 425, 429, 500, 502, 503, 504}


def haal_op(naam: str, jaar: int | None, map_: Path) -> Path:
    """Het pad van het opgehaalde bestand in `map_`; een bestaand bestand wordt alleen door een herkend bestand vervangen.

    Fout: `Gebruiksfout` bij een onbekende soort of een ontbrekend jaar, `Gegevensfout` als het ophalen niet lukt of als er
    iets anders komt dan verwacht.
    """
    if naam not in soorten.soorten():
        raise Gebruiksfout(
            f"Ik ken geen soort '{naam}'.{suggestie(naam, soorten.soorten())} Zie: integratie bronnen ophalen."
        )
    soort = soorten.soorten()[naam]
    if not soort.adres or soort.automaat == "pagina":
        raise Gebruiksfout(
            f"'{naam}' is alleen met de hand te halen: {soort.hand} Daarna: integratie bronnen inlezen BESTAND."
        )
    if "{jaar}" in soort.adres and jaar is None:
        raise Gebruiksfout(f"Voor '{naam}' is een jaar nodig: geef --jaar op.")
    volledig = soort.adres.replace("{jaar}", str(jaar)).replace("{volgend}", str((jaar or 0) + 1))
    if not map_.is_dir():
        raise Gebruiksfout(f"{map_} is geen map; geef met --map een map op.")
    bestandsnaam = unquote(urlsplit(volledig).path.rsplit("/", 1)[-1]) or f"{naam}.bin"
    with tempfile.TemporaryDirectory(prefix=".ophalen-", dir=map_) as tijdelijk:
        binnen = Path(tijdelijk) / bestandsnaam
        binnen.write_bytes(_inhoud(volledig, soort))
        gevonden = soorten.herken(binnen)
        if gevonden.naam != naam:
            raise Gegevensfout(f"{bestandsnaam}: dit is {gevonden.wat}; verwacht: {soort.wat}. {_hand(soort)}")
        return binnen.replace(map_ / bestandsnaam)


def _inhoud(adres: str, soort: soorten.Soort) -> bytes:
    vraag = urllib.request.Request(adres, headers={"User-Agent": AFZENDER, "Accept": "*/*"})
    reden = ""
    for poging in range(POGINGEN):
        if poging:
            time.sleep(WACHT * 2 ** (poging - 1))
        try:
            with urllib.request.urlopen(vraag, timeout=60) as antwoord:
                inhoud, lengte = antwoord.read(UITGEPAKT_HOOGSTENS + 1), antwoord.headers.get("Content-Length")
            if len(inhoud) > UITGEPAKT_HOOGSTENS:
                raise Gegevensfout(f"{adres}: meer dan 200 MB; verwacht: {soort.wat}.")
            if lengte is None or int(lengte) == len(inhoud):
                return inhoud
            reden = f"{len(inhoud)} van {lengte} bytes ontvangen"
        except urllib.error.HTTPError as fout:
            reden = f"antwoord {fout.code}"
            if fout.code not in _OPNIEUW:
                break
        except (urllib.error.URLError, TimeoutError, OSError, ValueError) as fout:
            reden = str(getattr(fout, "reason", fout))
    raise Gegevensfout(f"{adres}: ophalen lukt niet ({reden}, {poging + 1} keer geprobeerd). {_hand(soort)}")


def _hand(soort: soorten.Soort) -> str:
    weigert = "Deze uitgever weigert sommige automatische ophalers. " if soort.automaat == "weigert" else ""
    return f"{weigert}Haal het met de browser op: {soort.hand}"
