"""Eén adres binnenhalen: met herhaling, en verder waar een onderbroken beurt stopte.

Wat al binnen is, staat in een `.deel`-bestand: een regel met het adres en het merk van de uitgever (ETag of datum), dan de bytes. Alleen
met hetzelfde merk wordt verder gegaan: anders kwamen twee uitgaven door elkaar.
"""

import json
import shutil
import time
import urllib.error
import urllib.request
from pathlib import Path

from integratie.fouten import Gegevensfout
from integratie.lezers.bestand import UITGEPAKT_HOOGSTENS

POGINGEN, WACHT = 3, 2.0  # seconden, telkens verdubbeld
AFZENDER = "integratie (lokale integratiemonitor; open gegevens)"
_OPNIEUW = {408, 416, 425, 429, 500, 502, 503, 504}
_HAP = 1 << 20  # bytes


def haal_binnen(adres: str, deel: Path, doel: Path) -> None:
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
