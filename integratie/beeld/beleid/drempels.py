"""Regels en drempels als tabellen die zeggen wat benaderd en wat doorgetrokken is."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from integratie import gebieden, kubus
from integratie.beeld.bronvermelding import bronnen_van
from integratie.beeld.figuur import Blok
from integratie.beeld.opmaak import getal
from integratie.beeld.tabellen import tabel_html
from integratie.beleid import regelrijen
from integratie.beleid.drempels import EXTRAPOLATIE
from integratie.beleid.regels import GEEN_ADVIES
from integratie.indicator import kaart

STREEPJE = "–"


def regels(gemeente: str, peiljaar: int) -> Blok:
    """Elke beleidsregel voor een gemeente: resultaat, waarde, drempel, afstand, en waarom of wat er nodig is."""
    nis = gebieden.zoek(gemeente).nis
    naam = gebieden.plaats(nis).naam
    rijen = regelrijen.rijen(gebieden.leden_van(nis), peiljaar)
    kaarten = {k["regel"]: k for k in regelrijen.kaarten(peiljaar)}
    extra = gebieden.plaats(nis).leden
    cellen = [({"Gemeente": r["gemeente"]} if extra else {}) | _regelrij(r) for r in rijen]
    if not extra:
        cellen = [
            {"Regel": r["titel"]} | {k: v for k, v in c.items() if k != "Regel"}
            for r, c in zip(rijen, cellen, strict=True)
        ]
    tabel = tabel_html(pd.DataFrame(cellen, dtype=object), f"Beleidsregels voor {naam}, cijfers tot {peiljaar}")
    punten = [_toelichting(k) for k in kaarten.values()]
    punten += dict.fromkeys(f"Benaderd: {r['benaderd']}." for r in rijen if r["benaderd"])
    return Blok(tabel + voet([*punten, GEEN_ADVIES, EXTRAPOLATIE], rijen), f"{len(kaarten)} regels voor {naam}")


def _regelrij(rij: dict) -> dict[str, str]:
    return {
        "Regel": rij["titel"], "Resultaat": rij["resultaat"], "Voorwaarde of reden": rij["voorwaarde"] or rij["uitleg"],
        "Waarde": cijfer(rij["waarde"], rij["eenheid"]) + (f" ({rij['jaar']})" if rij["jaar"] else ""),
        "Drempel": cijfer(rij["drempel"], rij["eenheid"]), "Afstand": cijfer(rij["afstand"], rij["eenheid"], teken=True),
        "De trend kruist": _kruist(rij),
    }  # fmt: skip


def _toelichting(k: dict) -> str:
    periode = f"{k['periode']}; " if k["periode"] else ""
    telling = ", ".join(f"{aantal} {resultaat}" for resultaat, aantal in k["resultaten"].items())
    bevroren = f" Op de bevroren lijst staan {k['bevroren']['aantal']} gemeenten." if k["bevroren"] else ""
    return f"{k['titel']} ({periode}{k['zekerheid']}). {k['bron']}. {k['toelichting']} Van de {k['gemeenten']} gemeenten: {telling}.{bevroren}"


def cijfer(x: float | None, eenheid: str, teken: bool = False) -> str:
    """Een waarde of afstand zoals een lezer ze ziet; een streepje zonder waarde."""
    if x is None:
        return STREEPJE
    return (
        getal(x, 1, teken) + "\u00a0%" if eenheid == "%" and not teken else getal(x, 1 if eenheid == "%" else 0, teken)
    )


def _kruist(rij: dict) -> str:
    van, tot = rij["kruist_van"], rij["kruist_tot"]
    if van is None:
        return f"gehaald sinds {rij['gehaald_sinds']} of vroeger" if rij["gehaald_sinds"] else STREEPJE
    return f"{van} of later" if tot is None else str(van) if van == tot else f"{van} tot {tot}"


def volgende_drempels(peiljaar: int, groep: str = gebieden.RAND) -> Blok:
    """Waar de volgende drempels vallen: elke gemeente die een drempel nog niet (of niet meer lang) haalt, eerste jaar eerst."""
    rijen = [r for r in regelrijen.rijen(gebieden.groep(groep).leden, peiljaar) if r["drempel"] is not None]
    komend = sorted((r for r in rijen if r["kruist_van"]), key=lambda r: (r["kruist_van"], r["gemeente"]))
    onder = [r for r in rijen if r["gehaald"] is False and not r["kruist_van"]]
    cellen = [{"Gemeente": r["gemeente"]} | _regelrij(r) for r in (*komend, *onder)]
    if not cellen:
        return Blok(
            "<p>Elke gemeente haalt elke drempel, zonder dat de trend daar iets aan verandert.</p>", "geen drempels"
        )
    wat = f"De volgende drempels in {gebieden.groep(groep).in_zin}, cijfers tot {peiljaar}"
    punten = dict.fromkeys(f"Benaderd: {r['benaderd']}." for r in rijen if r["benaderd"])
    uitleg = "Een streepje bij de trend: ze kruist de drempel niet binnen de termijn."
    html = tabel_html(pd.DataFrame(cellen, dtype=object), wat) + voet(
        [EXTRAPOLATIE, uitleg, *punten, GEEN_ADVIES], rijen
    )
    return Blok(html, f"{len(komend)} kruisingen, {len(onder)} drempels zonder kruising")


def voet(punten: list[str], rijen: list[dict]) -> Markup:
    """De voorbehouden en de bronregel onder een tabel."""
    namen = {r["indicator"] for r in rijen if "indicator" in r} or {
        v.indicator for r in regelrijen.regels().values() for v in r.voorwaarden
    }
    bronnen = dict.fromkeys(f"{b.vermelding} ({b.peildatum})" for n in sorted(namen) for b in bronnen_van(kaart(n)))
    lijst = Markup("").join(Markup("<li>{}</li>").format(p) for p in punten)
    sjabloon = Markup('<ul class="voetnoten">{}</ul><p class="bron">Bron: {}. Editie {}.</p>')
    return sjabloon.format(lijst, "; ".join(bronnen), kubus.kies_editie())
