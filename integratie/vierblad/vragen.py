"""De regel voor een dienst onder een hoofdpunt: een vraag of een feit van de kaart, met cijfers van verwante indicatoren.

In een sjabloon staat `{indicator}` of `{indicator:groep}` voor het cijfer van de gemeente, met `!n` erbij dat van de eerste maatstaf, en `{jaar}`
voor het jaar van die cijfers ("in 2021"). Een sjabloon geldt pas als elk cijfer er is, recent genoeg, en alle van één jaar; zonder `{jaar}` moet dat het
jaar van de boodschap zelf zijn.
"""

from string import Formatter

from integratie import vergelijking
from integratie.beeld import cijferteksten
from integratie.beeld.jaarwoorden import in_jaar
from integratie.blok.tekst import Tekst, vul
from integratie.indicator import Indicator, kaart
from integratie.vergelijking import Gekend
from integratie.vierblad.keuze import laatste
from integratie.vierblad.woordkeuze import waar

Verwant = dict[str, tuple[Indicator, Gekend, str]]  # plaats in het sjabloon → haar indicator, stand en groep


def vraag(ind: Indicator, nu: Gekend, nis: str, peiljaar: int) -> Tekst:
    """De eerste vraag van de kaart waarvan elk cijfer er is, als het vervolg van "Scholen: "; leeg als er geen is."""
    for sjabloon in ind.vraag:
        if (gevuld := _gevuld(sjabloon, nu, nis, peiljaar)) is not None:
            return gevuld if str(gevuld).endswith("?") else gevuld + "."
    return Tekst()


def _gevuld(sjabloon: str, nu: Gekend, nis: str, peiljaar: int) -> Tekst | None:
    delen = list(Formatter().parse(sjabloon))
    gevonden: Verwant = {}
    for _, naam, groep, _ in delen:
        if naam and naam != "jaar":
            verwant = kaart(naam)
            stand = laatste(verwant, nis, peiljaar, groep or "")
            if stand is None:
                return None
            gevonden[f"{naam}:{groep or ''}"] = (verwant, stand, groep or "")
    jaren = {stand.jaar for _, stand, _ in gevonden.values()}
    met_jaar = any(naam == "jaar" for _, naam, _, _ in delen)
    if len(jaren) > 1 or (jaren and not met_jaar and jaren != {nu.jaar}):
        return None
    uit = Tekst()
    for letterlijk, naam, groep, bij in delen:
        uit += letterlijk
        if naam == "jaar" and gevonden:
            verwant, stand, _ = next(iter(gevonden.values()))
            uit += in_jaar(verwant, stand.jaar)
        elif naam:
            uit += _cijfer(*gevonden[f"{naam}:{groep or ''}"], nis, bij == "n")
    return uit


def _cijfer(ind: Indicator, stand: Gekend, groep: str, nis: str, met_maatstaf: bool) -> Tekst:
    """ "32,6 %", of met de eerste maatstaf die een cijfer heeft: "32,6 % (in de Rand 19,4 %)"."""
    eigen = cijferteksten.waarde(ind, stand, nis, groep)
    for gebied, ander in vergelijking.maatstaven(ind.naam, nis, stand.jaar, groep)[:met_maatstaf]:
        return vul("{} ({} {})", eigen, waar(gebied), cijferteksten.waarde(ind, ander, gebied.code, groep))
    return eigen
