"""Het begin van het rapport: titel, samenvatting met kerncijfers, en wat niet geweten is."""

from __future__ import annotations

from markupsafe import Markup

from integratie import gebieden, kubus, vergelijking
from integratie.beeld import merk, onbekendtekst, ouderdom, samenvattingstekst, zinnen
from integratie.beeld.bronvermelding import bronnen_van
from integratie.beeld.figuur import Blok
from integratie.beeld.opmaak import is_leeg
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
    cijfers = Markup("").join(_kerncijfer(kaart(naam), nis, peiljaar) for naam in KERN)
    bronnen = "; ".join(dict.fromkeys(b.vermelding for naam in KERN for b in bronnen_van(kaart(naam))))
    html = Markup(
        '<div class="samenvatting">{}<ul class="kerncijfers">{}</ul>'
        '<p class="bron">Bron: {}. Editie {}. Plaats: de hoogste waarde is de eerste.</p></div>'
    ).format(tekst, cijfers, bronnen, kubus.kies_editie())
    return Blok(html, " ".join(a.striptags() for a in alineas), ouderdom.getoond(KERN, nis, peiljaar))


def onbekend(gemeente: str, peiljaar: int) -> Blok:
    """Wat deze analyse niet kan zeggen: ontbrekende onderwerpen per thema, en cijfers die deze gemeente niet heeft."""
    punten = onbekendtekst.onbekend(gebieden.zoek(gemeente).nis, peiljaar)
    return Blok(onbekend_html("Wat we niet weten", punten), " ".join(punten))


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
