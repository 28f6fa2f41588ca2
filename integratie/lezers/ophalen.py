"""Een bestand ophalen bij de uitgever: pas op zijn plaats als zijn inhoud is wat gevraagd werd.

Adressen staan in `recepten.yaml`. Een uitgever die automaten weigert, of een webpagina geeft in plaats van het bestand, zegt dat hier met wat er dan te doen is.

Een onderbroken beurt gaat verder waar ze stopte: wat al binnen is, staat in een `.deel`-bestand, een regel met het adres en het merk van de uitgever
(ETag of datum) en dan de bytes. Alleen met hetzelfde merk wordt verder gegaan: anders kwamen twee uitgaven door elkaar.
"""

import json
import shutil
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import unquote, urlsplit

from integratie.fouten import Gebruiksfout, Gegevensfout, suggestie
from integratie.lezers import gsm_lijst, soorten
from integratie.lezers.bestand import UITGEPAKT_HOOGSTENS

PER_CODE = "gsm_problemen"  # de soort waarvan elke indicator een eigen adres heeft
POGINGEN, WACHT = 3, 2.0  # seconden, telkens verdubbeld
AFZENDER = "integratie (lokale integratiemonitor; open gegevens)"
_OPNIEUW = {408, 416, 425, 429, 500, 502, 503, 504}
_HAP = 1 << 20  # bytes
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
            _haal_binnen(volledig, map_ / f"{bestandsnaam}.deel", binnen)
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


def _haal_binnen(adres: str, deel: Path, doel: Path) -> None:
    """Zet wat op `adres` staat in `doel`. Fout: `Gegevensfout` met de reden; wat al binnen is, blijft dan in `deel` voor een volgende keer."""
    reden, poging = "", 0
    for poging in range(1, POGINGEN + 1):
        if poging > 1:
            time.sleep(WACHT * 2 ** (poging - 2))
        try:
            reden = _poging(adres, deel)
        except urllib.error.HTTPError as fout:
            reden = f"antwoord {fout.code}"
            if fout.code == 416:  # wat er al staat, past niet meer op wat de uitgever heeft
                deel.unlink(missing_ok=True)
            if fout.code not in _OPNIEUW:
                break
        except (urllib.error.URLError, TimeoutError, OSError, ValueError) as fout:
            reden = str(getattr(fout, "reason", fout))
        if not reden:
            with deel.open("rb") as van, doel.open("wb") as naar:
                van.readline()
                shutil.copyfileobj(van, naar)
            deel.unlink()
            return
    zin = f"{adres}: ophalen lukt niet ({reden}, {poging} keer geprobeerd)."
    al, merk = _al_binnen(adres, deel)
    if al and merk:
        raise Gegevensfout(
            f"{zin} Wat al binnen is ({al} bytes), staat in {deel.name}: dezelfde opdracht gaat daar verder."
        )
    deel.unlink(missing_ok=True)
    raise Gegevensfout(zin)


def _al_binnen(adres: str, deel: Path) -> tuple[int, str]:
    """Hoeveel bytes van dit adres er al zijn, en hun merk."""
    try:
        with deel.open("rb") as bestand:
            kop = bestand.readline()
            velden = json.loads(kop)
        if velden["adres"] == adres:
            return deel.stat().st_size - len(kop), str(velden["merk"])
    except (OSError, ValueError, KeyError, TypeError):
        pass  # er is nog niets, of niets van ons
    return 0, ""


def _poging(adres: str, deel: Path) -> str:
    """Haal (de rest van) het adres in `deel` op; geeft waarom het niet volledig is, of een lege tekst."""
    al, merk = _al_binnen(adres, deel)
    koppen = {"User-Agent": AFZENDER, "Accept": "*/*"}
    if al and merk:
        koppen |= {"Range": f"bytes={al}-", "If-Range": merk}
    with urllib.request.urlopen(urllib.request.Request(adres, headers=koppen), timeout=60) as antwoord:
        verder = antwoord.status == 206 and antwoord.headers.get("Content-Range", "").startswith(f"bytes {al}-")
        if antwoord.status == 206 and not verder:
            deel.unlink()
            return "de uitgever gaf een ander stuk dan gevraagd"
        if not verder:
            etag = antwoord.headers.get("ETag") or ""
            merk = etag if etag and not etag.startswith("W/") else antwoord.headers.get("Last-Modified") or ""
            al = 0
            deel.write_bytes(json.dumps({"adres": adres, "merk": merk}).encode() + b"\n")
        lengte = antwoord.headers.get("Content-Length")
        totaal = None if lengte is None else al + int(lengte)
        with deel.open("ab") as bestand:
            while hap := antwoord.read(_HAP):
                bestand.write(hap)
                al += len(hap)
                if al > UITGEPAKT_HOOGSTENS:
                    deel.unlink()
                    raise Gegevensfout(f"{adres}: meer dan 200 MB; verwacht: een bestand van de uitgever.")
    return "" if totaal in (None, al) else f"{al} van {totaal} bytes ontvangen"
