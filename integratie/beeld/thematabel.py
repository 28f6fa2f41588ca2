"""De tabel van een thema: elk cijfer van de gemeente naast haar maatstaven, met evolutie en plaats; en wat ontbreekt."""

from __future__ import annotations

import pandas as pd

from integratie import gebieden, vergelijking
from integratie.beeld import cijferteksten, ouderdom
from integratie.beeld.bronvermelding import bronnen_van
from integratie.beeld.jaarwoorden import jaarlabel
from integratie.beeld.ledentabel import is_per_gemeente, ledentabellen
from integratie.beeld.opmaak import TE_KLEIN, hoofdletter, is_leeg
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Groep, alinea, lijst, tabel_van
from integratie.blok.tekst import Opmaak, Tekst, sterk, tekst
from integratie.indicator import THEMAS, Indicator, leemten, opschrift, register
from integratie.opslag import edities
from integratie.vergelijking import Stand

STREEPJE = "–"
LEESWIJZER = (
    "Tussen haakjes het jaar. Staat er bij een cijfer geen eenheid, dan staat ze bij de indicator. Een verschil tussen percentages is in "
    "procentpunt, en berekend vóór de afronding. Een streepje: niet van toepassing, of niet op te tellen voor een gebied. Plaats: de hoogste "
    "waarde is de eerste; een reeks plaatsen waar gemeenten te dicht bij elkaar liggen, en geen plaats voor de samenstelling van de bevolking, "
    "een stroom van één jaar, een enquête of een vooruitzicht. Onder 20 personen, of onder 100 inwoners, staat er alleen een aantal."
)


def thema(naam: str, gemeente: str, peiljaar: int) -> Blok:
    """Alle indicatoren van een thema: gemeente, aantal, maatstaven, verandering over vijf jaar en plaats in de referentiegroep."""
    nis = gebieden.zoek(gemeente).nis
    plaats = gebieden.plaats(nis).naam
    kaarten = register(naam).values()
    apart = [i for i in kaarten if is_per_gemeente(i, nis, peiljaar)]
    samen = [i for i in kaarten if i not in apart and vergelijking.groepen(i.naam, nis, peiljaar)]
    rijen = [_rij(i, g, nis, peiljaar, plaats) for i in samen for g in vergelijking.groepen(i.naam, nis, peiljaar)]
    delen: list = []
    if rijen:
        # Eenzelfde cijfer staat er maar één keer; zonder aantal kan gelijk toeval zijn.
        alles = pd.DataFrame(rijen, dtype=object)
        herhaald = alles.iloc[:, 1:].map(str).duplicated()
        uniek = alles[~herhaald | (alles["Aantal"].map(str) == STREEPJE)]
        delen.append(tabel_van(uniek, f"{THEMAS[naam]}: de cijfers voor {plaats}", "thema"))
    delen += ledentabellen(naam, apart, nis, peiljaar)
    if delen:
        bronnen = [b for i in kaarten if i in samen or i in apart for b in bronnen_van(i)]
        vermelding = "; ".join(dict.fromkeys(f"{b.vermelding} ({b.peildatum})" for b in bronnen))
        delen += [alinea(LEESWIJZER, "klein"), alinea(f"Bron: {vermelding}. Editie {edities.kies_editie()}.", "bron")]
    cijfers = ouderdom.getoond(register(naam), nis, peiljaar)
    if punten := [f"{hoofdletter(x.onderwerp)}. Nodig: {x.bestand} ({x.uitgever})." for x in leemten(naam)]:
        delen.append(kader_met_punten("Nog geen gegevens", punten))
    return Blok(tuple(delen), f"{THEMAS[naam]}: {len(rijen)} cijfers voor {plaats}", cijfers, naam)


def _rij(ind: Indicator, groep: str, nis: str, peiljaar: int, plaats: str) -> dict[str, Tekst | str]:
    stand = vergelijking.stand(ind.naam, nis, peiljaar, groep)
    verandering = vergelijking.verandering(ind.naam, nis, peiljaar, 5, groep)
    naam = tekst(opschrift(ind, groep, ": "))
    if stand.jaar is not None:
        naam += f" ({jaarlabel(ind, stand.jaar)})"
        if vergelijking.te_oud(stand.jaar, peiljaar):
            naam = tekst(Opmaak("oud", naam))  # een rij met een te oud cijfer wordt grijs
    met_aantal = ind.noemer and ind.eenheid != "euro" and not is_leeg(stand.teller)
    te_klein = vergelijking.alleen_aantal(ind.naam, nis, stand, groep)
    uit: dict[str, Tekst | str] = {
        "Indicator": naam,
        plaats: TE_KLEIN if te_klein else cijferteksten.waarde(ind, stand, nis, groep),
        "Aantal": cijferteksten.teller(ind, stand, nis, groep) if met_aantal else STREEPJE,
        **{gebied.naam: _gebied(ind, groep, gebied.code, stand) for gebied in gebieden.maatstaven(nis)},
        "Verschil met 5 jaar eerder": cijferteksten.toename(ind, verandering, nis, groep) if verandering else STREEPJE,
    }
    referentie = gebieden.referentiegroep(nis)
    if nis in referentie.leden:
        rang = vergelijking.rang(ind.naam, nis, peiljaar, groep=groep)
        uit[f"Plaats in {referentie.kort_in_zin}"] = (
            cijferteksten.plaats_van(ind, rang, nis, groep) if rang else STREEPJE
        )
    return uit


def _gebied(ind: Indicator, groep: str, code: str, stand: Stand) -> Tekst | str:
    """Het cijfer van een gebied in hetzelfde jaar; een aantal van een gewest zegt niets naast dat van een gemeente."""
    is_aantal = ind.optelbaar and not (ind.noemer or ind.is_relatief)
    ander = vergelijking.stand(ind.naam, code, stand.jaar, groep) if stand.jaar else None
    if is_aantal or ander is None or ander.status == "geen" or ander.jaar != stand.jaar:
        return STREEPJE
    if vergelijking.te_klein_ernaast(ind.naam, code, ander, groep):
        return TE_KLEIN
    return cijferteksten.waarde(ind, ander, code, groep)


def kader_met_punten(kop: str, punten: list[str]) -> Groep:
    """Een kader met wat niet geweten is."""
    return Groep("onbekend", (sterk(kop), lijst(punten)))
