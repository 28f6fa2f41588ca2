"""`index.html`: de ingang tot alle rapporten, met een kaart en een tabel; zelfstandig en zonder script bruikbaar."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from integratie import gebieden, vergelijking
from integratie.beeld.opmaak import aantal_van, met_eenheid
from integratie.beeld.stijl import KLASSEN
from integratie.indicator import kaart as indicatorkaart
from integratie.opslag import edities
from integratie.rekenen import uitgeschreven
from integratie.uitvoering import manifest
from integratie.uitvoering.opdracht import rapporten, uitvoermap
from integratie.uitvoering.uitvoermap import LEEG, SOM, vernieuw
from integratie.weergave import paginasjabloon
from integratie.weergave.documenten import formaten
from integratie.weergave.overzichtskaart import KEUZES, getoond, lagen, overzichtskaart

# Kolomkop → indicator.
KOLOMMEN = {"Inwoners": "inwoners"} | KEUZES
# Formaat → hoe een link ernaar heet; wat niet gemaakt is, staat er niet.
GEEN_CIJFER = {"waarde": "–", "getal": ""}


def schrijf(uit: Path) -> list[Path]:
    """Schrijf `index.html` uit het manifest; geeft wat daarvoor onder een eigen naam bewaard werd. Gelijke inhoud wordt niet aangeraakt."""
    return vernieuw(uit / "index.html", pagina(manifest.lees(uit)))


def pagina(rijen: dict[tuple[str, str], dict]) -> str:
    """De HTML voor deze rijen van het manifest, op naam van de gemeente."""
    per_gemeente: dict[str, list[dict]] = {}
    plaats = {notebook: nummer for nummer, notebook in enumerate(rapporten())}
    op_volgorde = sorted(rijen.values(), key=lambda r: plaats.get(r["notebook"], len(plaats)))
    for rij in sorted(op_volgorde, key=lambda r: gebieden.plat(r["gebied"])):
        per_gemeente.setdefault(rij["nis"], []).append(rij)
    gemeenten = [_gemeente(nis, groep) for nis, groep in per_gemeente.items()]
    doelen = {g["nis"]: g["doel"] for g in gemeenten if g["nis"] in gebieden.gemeenten()}
    # Een gemeente zonder rapport telt niet mee op de kaart: haar gegevens kunnen net de reden zijn.
    op_kaart = getoond({lid for g in gemeenten if _is_gebied(g["nis"]) for lid in gebieden.leden_van(g["nis"])})
    met_cijfer = [nis for nis in op_kaart if doelen.get(nis, "nog niet gevraagd")]
    nieuwste = max(_gemaakt(rijen.values()), key=lambda rij: (rij["peiljaar"], rij["editie"]), default=None)
    over = (len(op_kaart) - len(met_cijfer), nieuwste["peiljaar"], nieuwste["editie"]) if nieuwste else ()
    kaartlagen = lagen(met_cijfer, *over) if over else []
    return paginasjabloon.vul(
        "overzicht.html.j2",
        kaart=overzichtskaart(dict.fromkeys(op_kaart, "") | doelen, kaartlagen) if op_kaart else "",
        lagen=kaartlagen,
        kleuren=KLASSEN,
        kolommen=list(KOLOMMEN),
        gemeenten=gemeenten,
        edities=sorted({r["editie"] for r in rijen.values()}),
        peiljaren=sorted({r["peiljaar"] for r in rijen.values()}),
        klaar=sum(bool(v["formaten"]) for g in gemeenten for v in g["verslagen"]),
        mislukt=[(g["naam"], v) for g in gemeenten for v in g["verslagen"] if v["mislukt"]],
        som=SOM + LEEG,
    )


def _gemeente(nis: str, rijen: list[dict]) -> dict:
    """Wat één rij van de tabel toont; `doel` is het adres van het eerste rapport, of leeg."""
    verslagen = [_verslag(rij) for rij in rijen]
    gemaakt = _gemaakt(rijen)
    eerste = [*gemaakt, *rijen][0]
    paden = {soort: [_pad(rij, f"gegevens.{soort}") for rij in rijen] for soort in ("csv", "xlsx")}
    return {
        "nis": nis,
        "naam": rijen[0]["gebied"],
        "bestaat_niet": "" if _is_gebied(nis) else _voorbij(rijen[0]),
        # Zonder rapport geen cijfers: de gegevens kunnen net de reden zijn.
        "cijfers": [_cijfer(naam, nis, eerste) if gemaakt else GEEN_CIJFER for naam in KOLOMMEN.values()],
        "verslagen": verslagen,
        "gegevens": [(soort, max(gevonden)) for soort, gevonden in paden.items() if any(gevonden)],
        "doel": next((pad for v in verslagen for soort, pad in v["formaten"] if soort == "html"), ""),
        "peiljaar": eerste["peiljaar"],
    }


def _verslag(rij: dict) -> dict:
    soort = rapporten().get(rij["notebook"])
    return {
        "titel": soort.titel if soort else rij["notebook"],
        "formaten": [
            (soort, pad) for soort in ("html", *formaten(), "ipynb") if (pad := _pad(rij, f"{rij['notebook']}.{soort}"))
        ],
        "mislukt": rij["status"] == manifest.MISLUKT,
        "waar": f"in cel {rij['cel']}" if rij.get("cel") else "",
        "reden": rij.get("reden", ""),
        "voorbij": _voorbij(rij) if _is_gebied(rij["nis"]) else "",
        "verslag": f"{uitvoermap(rij['nis'], rij['gebied'])}/{rij['notebook']}.fout.txt",
    }


def _gemaakt(rijen: Iterable[dict]) -> list[dict]:
    """De rijen met een rapport dat nog over een gebied en een editie van vandaag gaat."""
    return [rij for rij in rijen if rij["bestanden"] and not _voorbij(rij)]


def _is_gebied(nis: str) -> bool:
    return gebieden.is_gebied(nis)


def _voorbij(rij: dict) -> str:
    """Waarom dit rapport over niets van vandaag meer gaat: het staat er nog, maar zonder cijfers ernaast."""
    if not _is_gebied(rij["nis"]):
        return gebieden.waarom_onbekend(rij["nis"])
    return "" if rij["editie"] in edities.edities() else f"editie {rij['editie']} van de gegevens is er niet meer"


def _pad(rij: dict, naam: str) -> str:
    return next((pad for pad in rij["bestanden"] if pad.endswith(f"/{naam}")), "")


def _cijfer(naam: str, nis: str, rij: dict) -> dict:
    """Waarde, jaar en aantal: absoluut en relatief staan altijd samen."""
    ind, stand = indicatorkaart(naam), vergelijking.stand(naam, nis, rij["peiljaar"], editie=rij["editie"])
    aantal = aantal_van(stand.teller, stand.status) if ind.noemer and stand.teller is not None else ""
    return {
        "waarde": met_eenheid(ind, stand.waarde, stand.status),
        "aantal": aantal,
        "jaar": stand.jaar,
        "getal": "" if stand.waarde is None else uitgeschreven(stand.waarde),
    }
