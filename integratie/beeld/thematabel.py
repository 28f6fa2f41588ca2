"""De tabel van een thema: elk cijfer van de gemeente naast Rand en Vlaams Gewest, met evolutie en plaats; en wat ontbreekt."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from integratie import gebieden, kubus, vergelijking
from integratie.beeld import merk, ouderdom
from integratie.beeld.bronvermelding import bronnen_van
from integratie.beeld.figuur import Blok
from integratie.beeld.jaarwoorden import jaarlabel
from integratie.beeld.opmaak import TE_KLEIN, hoofdletter, is_leeg
from integratie.beeld.tabellen import tabel_html
from integratie.indicator import THEMAS, Indicator, groepsnaam, leemten, register
from integratie.vergelijking import Stand

STREEPJE = "–"
LEESWIJZER = (
    "Tussen haakjes het jaar. Een verschil tussen percentages is in procentpunt, en berekend vóór de afronding. Een streepje: niet van toepassing, of niet "
    "op te tellen voor een gebied. Plaats: de hoogste waarde is de eerste; een reeks plaatsen waar gemeenten te dicht bij elkaar liggen, en "
    "geen plaats voor de samenstelling van de bevolking, een stroom van één jaar, een enquête of een vooruitzicht. Onder 20 personen, of "
    "onder 100 inwoners, staat er alleen een aantal."
)


def thema(naam: str, gemeente: str, peiljaar: int) -> Blok:
    """Alle indicatoren van een thema: gemeente, aantal, Rand, Vlaams Gewest, verandering over vijf jaar en plaats in de Rand."""
    nis = gebieden.zoek(gemeente).nis
    plaats = gebieden.plaats(nis).naam
    kaarten = register(naam).values()
    rijen = [_rij(i, g, nis, peiljaar, plaats) for i in kaarten for g in vergelijking.groepen(i.naam, nis, peiljaar)]
    html = Markup("")
    if rijen:
        # Eenzelfde cijfer staat er maar één keer; dtype object, want anders wordt opgemaakte tekst gewone tekst.
        alles = pd.DataFrame(rijen, dtype=object)
        herhaald = alles.iloc[:, 1:].map(lambda cel: Markup(cel).striptags()).duplicated()
        uniek = alles[~herhaald | (alles["Aantal"] == STREEPJE)]  # zonder aantal kan gelijk toeval zijn
        bronnen = [b for i in kaarten if vergelijking.groepen(i.naam, nis, peiljaar) for b in bronnen_van(i)]
        html = Markup('{}<p class="klein">{}</p><p class="bron">Bron: {}. Editie {}.</p>').format(
            tabel_html(uniek, f"{THEMAS[naam]}: de cijfers voor {plaats}", "thema"),
            LEESWIJZER,
            "; ".join(dict.fromkeys(f"{b.vermelding} ({b.peildatum})" for b in bronnen)),
            kubus.kies_editie(),
        )
    cijfers = ouderdom.getoond(register(naam), nis, peiljaar)
    return Blok(html + ontbrekend(naam).html, f"{THEMAS[naam]}: {len(rijen)} cijfers voor {plaats}", cijfers, naam)


def _rij(ind: Indicator, groep: str, nis: str, peiljaar: int, plaats: str) -> dict[str, str]:
    stand = vergelijking.stand(ind.naam, nis, peiljaar, groep)
    verandering = vergelijking.verandering(ind.naam, nis, peiljaar, 5, groep)
    naam = ind.titel + (f": {groepsnaam(groep)}" if groep else "")
    met_aantal = ind.noemer and ind.eenheid != "euro" and not is_leeg(stand.teller)
    te_klein = vergelijking.alleen_aantal(ind.naam, nis, stand, groep)
    if te_klein:
        verandering = None
    return {
        "Indicator": _met_jaar(naam, ind, stand.jaar, peiljaar),
        plaats: TE_KLEIN if te_klein else merk.waarde(ind, stand, nis, groep),
        "Aantal": merk.teller(ind, stand, nis, groep) if met_aantal else STREEPJE,
        "Vlaamse Rand": _gebied(ind, groep, gebieden.RAND, stand),
        "Vlaams Gewest": _gebied(ind, groep, gebieden.VLAAMS_GEWEST, stand),
        "Verschil met 5 jaar eerder": merk.toename(ind, verandering, nis, groep) if verandering else STREEPJE,
    } | (
        {"Plaats in de Rand": _plaats(ind, groep, nis, peiljaar)} if nis in gebieden.groep(gebieden.RAND).leden else {}
    )


def _plaats(ind: Indicator, groep: str, nis: str, peiljaar: int) -> Markup | str:
    rang = vergelijking.rang(ind.naam, nis, peiljaar, groep=groep)
    if rang is None:
        return STREEPJE
    return Markup("{} van {}").format(merk.plaats(ind, rang, nis, groep), merk.aantal(ind, rang, nis, groep))


def _met_jaar(naam: str, ind: Indicator, jaar: int | None, peiljaar: int) -> Markup | str:
    """De naam met haar jaar; een rij met een te oud cijfer wordt grijs."""
    if jaar is None:
        return naam
    tekst = f"{naam} ({jaarlabel(ind, jaar)})"
    return Markup('<span class="oud">{}</span>').format(tekst) if vergelijking.te_oud(jaar, peiljaar) else tekst


def _gebied(ind: Indicator, groep: str, code: str, stand: Stand) -> str:
    """Het cijfer van een gebied in hetzelfde jaar; een aantal van een gewest zegt niets naast dat van een gemeente."""
    is_aantal = ind.optelbaar and not (ind.noemer or ind.is_relatief)
    ander = vergelijking.stand(ind.naam, code, stand.jaar, groep) if stand.jaar else None
    if is_aantal or ander is None or ander.status == "geen" or ander.jaar != stand.jaar:
        return STREEPJE
    return merk.waarde(ind, ander, code, groep)


def ontbrekend(thema_: str) -> Blok:
    """Wat er bij een thema hoort maar niet in deze editie zit, en welk bestand dat oplost."""
    punten = [f"{hoofdletter(x.onderwerp)}. Nodig: {x.bestand} ({x.uitgever})." for x in leemten(thema_)]
    if not punten:
        return Blok(Markup(""), "")
    return Blok(onbekend_html("Nog geen gegevens", punten), " ".join(punten))


def onbekend_html(kop: str, punten: list[str]) -> Markup:
    """Een kader met wat niet geweten is."""
    lijst = Markup("").join(Markup("<li>{}</li>").format(p) for p in punten)
    return Markup('<div class="onbekend"><strong>{}</strong><ul>{}</ul></div>').format(kop, lijst)
