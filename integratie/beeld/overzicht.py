"""De blokken van het rapport rond de figuren: titel, samenvatting, tabel per thema en wat ontbreekt."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup, escape

from integratie import gebieden, kubus, vergelijking
from integratie.beeld import merk, samenvattingstekst, zinnen
from integratie.beeld.bronvermelding import bronnen_van
from integratie.beeld.figuur import Blok
from integratie.beeld.opmaak import getal, hoofdletter, is_leeg
from integratie.beeld.tabellen import tabel_html
from integratie.indicator import THEMAS, Indicator, groepsnaam, kaart, leemten, register

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
    alineas = samenvattingstekst.alineas(nis, peiljaar)
    tekst = Markup("").join(Markup('<p class="inleiding">{}</p>').format(a) for a in alineas)
    cijfers = Markup("").join(_kerncijfer(kaart(naam), nis, peiljaar) for naam in KERN)
    bronnen = "; ".join(dict.fromkeys(b.vermelding for naam in KERN for b in bronnen_van(kaart(naam))))
    html = Markup(
        '<div class="samenvatting">{}<ul class="kerncijfers">{}</ul>'
        '<p class="bron">Bron: {}. Editie {}. Plaats: de hoogste waarde is de eerste.</p></div>'
    ).format(tekst, cijfers, bronnen, kubus.kies_editie())
    return Blok(html, " ".join(a.striptags() for a in alineas))


def onbekend(gemeente: str, peiljaar: int) -> Blok:
    """Wat deze analyse niet kan zeggen: ontbrekende onderwerpen per thema, en cijfers die deze gemeente niet heeft."""
    punten = samenvattingstekst.onbekend(gebieden.zoek(gemeente).nis, peiljaar)
    lijst = "".join(f"<li>{escape(p)}</li>" for p in punten)
    return Blok(f'<div class="onbekend"><strong>Wat we niet weten</strong><ul>{lijst}</ul></div>', " ".join(punten))


def _kerncijfer(ind: Indicator, nis: str, peiljaar: int) -> Markup:
    stand = vergelijking.stand(ind.naam, nis, peiljaar)
    kop = f"{ind.titel} ({stand.jaar})" if stand.jaar else ind.titel
    regels = (
        [Markup("{} {}").format(merk.teller(ind, stand, nis), ind.teller)]
        if ind.noemer and not is_leeg(stand.teller)
        else []
    )
    regels.append(zinnen.sinds(ind, vergelijking.verandering(ind.naam, nis, peiljaar, 5), nis))
    regels.append(zinnen.in_de_rand(ind, vergelijking.rang(ind.naam, nis, peiljaar), nis))
    klein = Markup("").join(Markup('<span class="klein">{}</span>').format(r) for r in regels if r)
    return Markup('<li><span class="waarde">{}</span>{}{}</li>').format(merk.waarde(ind, stand, nis), kop, klein)


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
        # Eenzelfde cijfer staat er maar één keer; dtype object, want anders wordt opgemaakte tekst gewone tekst.
        alles = pd.DataFrame(rijen, dtype=object)
        uniek = alles[~alles.iloc[:, 1:].map(lambda cel: Markup(cel).striptags()).duplicated()]
        html = tabel_html(uniek, f"{THEMAS[naam]}: de cijfers voor {plaats}", "thema")
        html += (
            '<p class="klein">Tussen haakjes het jaar. Een verschil tussen percentages is in procentpunt. Een streepje: niet van '
            "toepassing, of niet op te tellen voor een gebied. Plaats: de hoogste waarde is de eerste.</p>"
            f'<p class="bron">Bron: {escape("; ".join(dict.fromkeys(bronnen)))}. Editie {kubus.kies_editie()}.</p>'
        )
    return Blok(html + ontbrekend(naam).html, f"{THEMAS[naam]}: {len(rijen)} cijfers voor {plaats}")


def _themarij(ind: Indicator, groep: str, nis: str, peiljaar: int, plaats: str) -> dict[str, str]:
    stand = vergelijking.stand(ind.naam, nis, peiljaar, groep)
    verandering = vergelijking.verandering(ind.naam, nis, peiljaar, 5, groep)
    rang = vergelijking.rang(ind.naam, nis, peiljaar, groep=groep)
    naam = ind.titel + (f": {groepsnaam(groep)}" if groep else "")

    def gebied(sleutel: str) -> str:
        code = gebieden.groep(sleutel).code
        ander = vergelijking.stand(ind.naam, code, stand.jaar or peiljaar, groep)
        if (
            (ind.optelbaar and not (ind.noemer or ind.is_relatief))
            or ander.status == "geen"
            or ander.jaar != stand.jaar
        ):
            return "–"
        return merk.waarde(ind, ander, code, groep)

    return {
        "Indicator": f"{naam} ({stand.jaar})" if stand.jaar else naam,
        plaats: merk.waarde(ind, stand, nis, groep),
        "Aantal": merk.teller(ind, stand, nis, groep)
        if ind.noemer and ind.eenheid != "euro" and not is_leeg(stand.teller)
        else "–",
        "Vlaamse Rand": gebied(gebieden.RAND),
        "Vlaams Gewest": gebied("vlaanderen"),
        "Verschil met 5 jaar eerder": getal(verandering.verschil, ind.decimalen, teken=True) if verandering else "–",
        "Plaats in de Rand": Markup("{} van {}").format(merk.plaats(ind, rang, nis, groep), rang.aantal)
        if rang
        else "–",
    }


def ontbrekend(thema_: str) -> Blok:
    """Wat er bij een thema hoort maar niet in deze editie zit, en welk bestand dat oplost."""
    punten = [f"{hoofdletter(x.onderwerp)}. Nodig: {x.bestand} ({x.uitgever})." for x in leemten(thema_)]
    if not punten:
        return Blok("", "")
    lijst = "".join(f"<li>{escape(p)}</li>" for p in punten)
    return Blok(f'<div class="onbekend"><strong>Nog geen gegevens</strong><ul>{lijst}</ul></div>', " ".join(punten))
