"""`index.html`: de ingang tot alle rapporten, met een kaart en een tabel; zelfstandig en zonder script leesbaar."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import jinja2

from integratie import gebieden, vergelijking
from integratie.beeld.opmaak import getal, met_eenheid
from integratie.indicator import kaart as indicatorkaart
from integratie.rapport.overzichtskaart import overzichtskaart
from integratie.rapport.stijlblad import SJABLOON, stijlblad
from integratie.uitvoering import manifest
from integratie.uitvoering.opdracht import rapporten, uitvoermap
from integratie.uitvoering.wegschrijven import plaats_als_anders

# Kolomkop → indicator.
KOLOMMEN = {
    "Inwoners": "inwoners",
    "Buitenlandse herkomst": "aandeel_buitenlandse_herkomst",
    "Niet-Belgen": "aandeel_niet_belg",
    "Meerderjarige nieuwkomers": "meerderjarige_nieuwkomers",
}


def schrijf(uit: Path) -> Path:
    """Schrijf `index.html` uit het manifest; gelijke inhoud wordt niet aangeraakt."""
    doel = uit / "index.html"
    plaats_als_anders(doel, pagina(manifest.lees(uit)).encode())
    return doel


def pagina(rijen: dict[tuple[str, str], dict]) -> str:
    """De HTML voor deze rijen van het manifest, op naam van de gemeente."""
    per_gemeente: dict[str, list[dict]] = {}
    for rij in sorted(rijen.values(), key=lambda r: (gebieden.plat(r["gebied"]), r["notebook"])):
        per_gemeente.setdefault(rij["nis"], []).append(rij)
    gemeenten = [_gemeente(nis, groep) for nis, groep in per_gemeente.items()]
    sjablonen = jinja2.Environment(
        loader=jinja2.FileSystemLoader(SJABLOON), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    return sjablonen.get_template("overzicht.html.j2").render(
        stijlblad=stijlblad(),
        kaart=overzichtskaart({g["nis"]: g["doel"] for g in gemeenten}),
        kolommen=list(KOLOMMEN),
        gemeenten=gemeenten,
        edities=sorted({r["editie"] for r in rijen.values()}),
        peiljaren=sorted({r["peiljaar"] for r in rijen.values()}),
        mislukt=sum(r["status"] == manifest.MISLUKT for r in rijen.values()),
        versie=version("integratie"),
    )


def _gemeente(nis: str, rijen: list[dict]) -> dict:
    """Wat één rij van de tabel toont; `doel` is het adres van het eerste rapport, of leeg."""
    verslagen = [_verslag(rij) for rij in rijen]
    eerste = next((rij for rij in rijen if rij["bestanden"]), rijen[0])
    gegevens = [(soort, _pad(eerste, f"gegevens.{soort}")) for soort in ("csv", "xlsx")]
    return {
        "nis": nis,
        "naam": rijen[0]["gebied"],
        "cijfers": [_cijfer(naam, nis, eerste) for naam in KOLOMMEN.values()],
        "verslagen": verslagen,
        "gegevens": [(soort, pad) for soort, pad in gegevens if pad],
        "doel": next((v["html"] for v in verslagen if v["html"]), ""),
        "peiljaar": eerste["peiljaar"],
    }


def _verslag(rij: dict) -> dict:
    soort = rapporten().get(rij["notebook"])
    return {
        "titel": soort.titel if soort else rij["notebook"],
        "html": _pad(rij, f"{rij['notebook']}.html"),
        "ipynb": _pad(rij, f"{rij['notebook']}.ipynb"),
        "mislukt": rij["status"] == manifest.MISLUKT,
        "waar": f"in cel {rij['cel']}" if rij.get("cel") else "",
        "reden": rij.get("reden", ""),
        "verslag": f"{uitvoermap(rij['nis'], rij['gebied'])}/{rij['notebook']}.fout.txt",
    }


def _pad(rij: dict, naam: str) -> str:
    return next((pad for pad in rij["bestanden"] if pad.endswith(f"/{naam}")), "")


def _cijfer(naam: str, nis: str, rij: dict) -> dict:
    """Waarde, jaar en aantal: absoluut en relatief staan altijd samen."""
    ind, stand = indicatorkaart(naam), vergelijking.stand(naam, nis, rij["peiljaar"], editie=rij["editie"])
    aantal = getal(stand.teller) if ind.noemer and stand.teller is not None else ""
    return {"waarde": met_eenheid(ind, stand.waarde, stand.status), "aantal": aantal, "jaar": stand.jaar}
