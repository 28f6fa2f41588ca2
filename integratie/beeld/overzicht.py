"""De blokken van het rapport rond de figuren: titel, samenvatting, tabel per thema en wat ontbreekt."""

from __future__ import annotations

from html import escape

import pandas as pd

from integratie import gebieden, kubus, vergelijking
from integratie.beeld import samenvattingstekst, teksten
from integratie.beeld.bronvermelding import bronnen_van
from integratie.beeld.figuur import Blok
from integratie.beeld.opmaak import getal, hoofdletter, is_leeg, met_eenheid
from integratie.beeld.tabellen import tabel_html
from integratie.indicator import THEMAS, Indicator, kaart, leemten, register

KERN = (
    "inwoners", "aandeel_buitenlandse_herkomst", "verandersnelheid_herkomst", "aandeel_niet_belg",
    "meerderjarige_nieuwkomers", "thuistaal_niet_nl_basis", "jongeren_buitenlandse_herkomst", "werkzoekendengraad",
)  # fmt: skip


def titel(gemeente: str, peiljaar: int) -> Blok:
    """De kop van het rapport. Fout: `Gegevensfout` wanneer de kerngegevens van deze gemeente niet kloppen."""
    plaats = gebieden.zoek(gemeente)
    vergelijking.controleer(plaats.nis, peiljaar)
    onder = f"Stand in {peiljaar}, editie {kubus.kies_editie()} van de gegevens"
    html = (
        f'<p class="reeks">Omgevingsanalyse integratie</p><h1>{escape(plaats.naam)}</h1>'
        f'<p class="onderkop">{escape(onder)}. Een nieuwer cijfer dan {peiljaar} staat niet in dit rapport.</p>'
    )
    return Blok(html, f"{plaats.naam}: {onder}")


def samenvatting(gemeente: str, peiljaar: int) -> Blok:
    """Wie woont er, hoe snel verandert het, wat valt op, en de kerncijfers."""
    nis = gebieden.zoek(gemeente).nis
    zinnen = samenvattingstekst.alinea(nis, peiljaar)
    cijfers = "".join(_kerncijfer(kaart(naam), nis, peiljaar) for naam in KERN)
    bronnen = "; ".join(dict.fromkeys(b.vermelding for naam in KERN for b in bronnen_van(kaart(naam))))
    html = (
        f'<div class="samenvatting"><p class="inleiding">{escape(" ".join(zinnen))}</p><ul class="kerncijfers">{cijfers}</ul>'
        f'<p class="bron">Bron: {escape(bronnen)}. Editie {kubus.kies_editie()}. Plaats: de hoogste waarde is de eerste.</p></div>'
    )
    return Blok(html, " ".join(zinnen))


def onbekend(gemeente: str, peiljaar: int) -> Blok:
    """Wat deze analyse niet kan zeggen: ontbrekende onderwerpen per thema, en cijfers die deze gemeente niet heeft."""
    zinnen = samenvattingstekst.onbekend(gebieden.zoek(gemeente).nis, peiljaar)
    lijst = "".join(f"<li>{escape(z)}</li>" for z in zinnen)
    return Blok(f'<div class="onbekend"><strong>Wat we niet weten</strong><ul>{lijst}</ul></div>', " ".join(zinnen))


def _kerncijfer(ind: Indicator, nis: str, peiljaar: int) -> str:
    stand = vergelijking.stand(ind.naam, nis, peiljaar)
    regels = [f"{ind.titel} ({stand.jaar})" if stand.jaar else ind.titel]
    if ind.noemer and not is_leeg(stand.teller):
        regels.append(f"{getal(stand.teller)} {ind.teller}")
    for zin in (
        teksten.zin_verandering(ind, vergelijking.verandering(ind.naam, nis, peiljaar, 5)),
        teksten.zin_rang(vergelijking.rang(ind.naam, nis, peiljaar)),
    ):
        if zin:
            regels.append(hoofdletter(zin))
    kop = f'<span class="waarde">{escape(met_eenheid(ind, stand.waarde, stand.status))}</span>'
    return (
        f"<li>{kop}{escape(regels[0])}"
        + "".join(f'<span class="klein">{escape(r)}</span>' for r in regels[1:])
        + "</li>"
    )


def thema(naam: str, gemeente: str, peiljaar: int) -> Blok:
    """Alle indicatoren van een thema: gemeente, aantal, Rand, Vlaams Gewest, verandering over vijf jaar en plaats in de Rand."""
    nis = gebieden.zoek(gemeente).nis
    plaats = gebieden.gemeenten()[nis].naam
    rijen, bronnen = [], []
    for ind in register(naam).values():
        for groep in vergelijking.groepen(ind.naam, nis, peiljaar):
            rijen.append(_themarij(ind, groep, nis, peiljaar, plaats))
        stand = vergelijking.stand(ind.naam, nis, peiljaar)
        if stand.jaar:
            bronnen += [f"{b.vermelding} ({b.peildatum})" for b in bronnen_van(ind)]
    html = ""
    if rijen:
        uniek = pd.DataFrame(rijen).drop_duplicates(
            subset=list(rijen[0])[1:]
        )  # eenzelfde cijfer staat er maar één keer
        html = tabel_html(uniek, f"{THEMAS[naam]}: de cijfers voor {plaats}", "thema")
        html += (
            '<p class="klein">Tussen haakjes het jaar. Een verschil tussen percentages is in procentpunt. Een streepje: niet van '
            "toepassing, of niet op te tellen voor een gebied. Plaats: de hoogste waarde is de eerste.</p>"
            f'<p class="bron">Bron: {escape("; ".join(dict.fromkeys(bronnen)))}. Editie {kubus.kies_editie()}.</p>'
        )
    return Blok(html + ontbrekend(naam).html, f"{THEMAS[naam]}: {len(rijen)} cijfers voor {plaats}")


def _themarij(ind: Indicator, groep: str, nis: str, peiljaar: int, plaats: str) -> dict[str, str]:
    stand = vergelijking.stand(ind.naam, nis, peiljaar, groep)
    naast = vergelijking.naast(ind.naam, nis, stand.jaar or peiljaar, groep).set_index("gebied")
    verandering = vergelijking.verandering(ind.naam, nis, peiljaar, 5, groep)
    rang = vergelijking.rang(ind.naam, nis, peiljaar, groep=groep)
    naam = ind.titel + (f": {teksten.groepsnaam(groep)}" if groep else "")

    def gebied(kolom: str) -> str:
        if kolom not in naast.index or (not ind.is_relatief and ind.optelbaar) or naast.at[kolom, "status"] == "geen":
            return "–"
        return met_eenheid(ind, naast.at[kolom, "waarde"], naast.at[kolom, "status"])

    return {
        "Indicator": f"{naam} ({stand.jaar})" if stand.jaar else naam,
        plaats: met_eenheid(ind, stand.waarde, stand.status),
        "Aantal": getal(stand.teller) if ind.noemer and not is_leeg(stand.teller) else "–",
        "Vlaamse Rand": gebied("Vlaamse Rand"),
        "Vlaams Gewest": gebied("Vlaams Gewest"),
        "Verschil met 5 jaar eerder": getal(verandering.verschil, ind.decimalen, teken=True) if verandering else "–",
        "Plaats in de Rand": f"{rang.plaats}{' (gedeeld)' if rang.gedeeld else ''} van {rang.aantal}" if rang else "–",
    }


def ontbrekend(thema_: str) -> Blok:
    """Wat er bij een thema hoort maar niet in deze editie zit, en welk bestand dat oplost."""
    punten = [f"{hoofdletter(x.onderwerp)}. Nodig: {x.bestand} ({x.uitgever})." for x in leemten(thema_)]
    if not punten:
        return Blok("", "")
    lijst = "".join(f"<li>{escape(p)}</li>" for p in punten)
    return Blok(f'<div class="onbekend"><strong>Nog geen gegevens</strong><ul>{lijst}</ul></div>', " ".join(punten))
