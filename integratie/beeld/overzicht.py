"""Het begin van het rapport: titel, samenvatting met kerncijfers, en wat niet geweten is."""

from __future__ import annotations

from markupsafe import Markup

from integratie import gebieden, kubus, vergelijking
from integratie.beeld import merk, onbekendtekst, ouderdom, samenvattingstekst, zinnen
from integratie.beeld.bronvermelding import bronnen_van
from integratie.beeld.figuur import Blok
from integratie.beeld.opmaak import hoofdletter, is_leeg
from integratie.beeld.thematabel import onbekend_html
from integratie.indicator import Indicator, kaart

KERN = (
    "inwoners", "aandeel_buitenlandse_herkomst", "verandersnelheid_herkomst", "aandeel_niet_belg",
    "meerderjarige_nieuwkomers", "thuistaal_niet_nl_basis", "jongeren_buitenlandse_herkomst", "werkzoekendengraad",
)  # fmt: skip


def titel(gemeente: str, peiljaar: int, reeks: str = "Omgevingsanalyse integratie") -> Blok:
    """De kop van het rapport. Fout: `Gegevensfout` wanneer de kerngegevens van deze gemeente niet kloppen."""
    plaats = gebieden.zoek(gemeente)
    vergelijking.controleer(plaats.nis, peiljaar)
    onder = f"Stand in {peiljaar}, editie {kubus.kies_editie()} van de gegevens"
    html = Markup(
        '<p class="reeks">{}</p><h1>{}</h1>'
        '<p class="onderkop">{}. Een nieuwer cijfer dan {} staat niet in dit rapport.</p>'
    ).format(reeks, plaats.naam, onder, peiljaar)
    return Blok(html, f"{plaats.naam}: {onder}", is_titel=True)


def samenvatting(gemeente: str, peiljaar: int) -> Blok:
    """Wie woont er, hoe snel verandert het, wat valt op, en de kerncijfers."""
    nis = gebieden.zoek(gemeente).nis
    alineas = samenvattingstekst.alineas(nis, peiljaar)
    tekst = Markup("").join(Markup('<p class="inleiding">{}</p>').format(a) for a in alineas)
    cijfers = Markup("").join(_kerncijfer(kaart(naam), nis, peiljaar) for naam in KERN if _recent(naam, nis, peiljaar))
    bronnen = "; ".join(dict.fromkeys(b.vermelding for naam in KERN for b in bronnen_van(kaart(naam))))
    html = Markup(
        '<div class="samenvatting">{}<ul class="kerncijfers">{}</ul><p class="bron">Bron: {}. Editie {}. Plaats: de hoogste waarde is de eerste.</p></div>'
    ).format(tekst, cijfers, bronnen, kubus.kies_editie())
    return Blok(html, " ".join(a.striptags() for a in alineas), ouderdom.getoond(KERN, nis, peiljaar))


def onbekend(gemeente: str, peiljaar: int) -> Blok:
    """Wat deze analyse niet kan zeggen: ontbrekende onderwerpen per thema, en cijfers die deze gemeente niet heeft."""
    punten = onbekendtekst.onbekend(gebieden.zoek(gemeente).nis, peiljaar)
    return Blok(onbekend_html("Wat we niet weten", punten), " ".join(punten))


def _recent(naam: str, nis: str, peiljaar: int) -> bool:
    stand = vergelijking.stand(naam, nis, peiljaar)
    return stand.jaar is None or not vergelijking.te_oud(stand.jaar, peiljaar)


def _kerncijfer(ind: Indicator, nis: str, peiljaar: int) -> Markup:
    stand = vergelijking.stand(ind.naam, nis, peiljaar)
    eenheid = (
        f", in {ind.eenheid}" if ind.eenheid == "procentpunt per jaar" else ""
    )  # een snelheid zonder eenheid zegt niets
    kop = f"{ind.titel}{eenheid} ({stand.jaar})" if stand.jaar else ind.titel
    klein = Markup("").join(
        Markup('<span class="klein">{}</span>').format(r) for r in _regels(ind, stand, nis, peiljaar) if r
    )
    waarde = merk.waarde(ind, stand, nis)
    if vergelijking.alleen_aantal(ind.naam, nis, stand):
        if is_leeg(stand.teller):
            return Markup("")
        waarde, kop = merk.teller(ind, stand, nis), f"{hoofdletter(ind.teller)} ({stand.jaar})"
    return Markup('<li><span class="waarde">{}</span>{}{}</li>').format(waarde, kop, klein)


def _regels(ind: Indicator, stand: vergelijking.Stand, nis: str, peiljaar: int) -> list[Markup]:
    """Onder een kerncijfer: het aantal, de verandering (of het cijfer van toen als ze toeval kan zijn) en de plaats."""
    if vergelijking.alleen_aantal(ind.naam, nis, stand):
        return []
    regels = []
    if ind.noemer and not is_leeg(stand.teller):
        regels.append(Markup("{} {}").format(merk.teller(ind, stand, nis), ind.teller))
    regels.append(zinnen.verschil_met_toen(ind, vergelijking.verandering(ind.naam, nis, peiljaar, 5), nis))
    regels.append(zinnen.in_de_rand(ind, vergelijking.rang(ind.naam, nis, peiljaar), nis))
    return regels
