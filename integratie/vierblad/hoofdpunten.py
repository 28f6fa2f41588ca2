"""De hoofdpunten van een gemeente: hoogstens vijf boodschappen, elk met wat ze voor een dienst betekent.

De regel voor die dienst is een vraag of een feit van de kaart. In zo'n sjabloon staat `{indicator}` of `{indicator:groep}` voor het cijfer van de
gemeente, met `!n` erbij dat van de eerste maatstaf, en `{jaar}` voor het jaar van die cijfers ("in 2021"). Een sjabloon geldt pas als elk cijfer er
is, recent genoeg, en alle van één jaar; zonder `{jaar}` moet dat het jaar van de boodschap zelf zijn.
"""

from string import Formatter

from integratie import gebieden, vergelijking
from integratie.beeld import cijferteksten
from integratie.beeld.jaarwoorden import in_jaar
from integratie.beeld.woorden import gebiedsnaam
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Groep, Kop, alinea
from integratie.blok.tekst import Tekst, vul
from integratie.blok.vierblad import Hoofdpunt, Hoofdpunten
from integratie.indicator import THEMAS, Indicator, kaart
from integratie.vergelijking import Gekend
from integratie.vierblad import keuze, passende_teksten, teksten
from integratie.vierblad.keuze import laatste
from integratie.vierblad.teksten import telkop, waar

Verwant = dict[str, tuple[Indicator, Gekend, str]]  # plaats in het sjabloon → haar indicator, stand en groep
GEEN = "is geen enkel verschil groot en zeker genoeg voor een hoofdpunt."


def hoofdpunten(gemeente: str, peiljaar: int) -> Blok:
    """Hoogstens vijf hoofdpunten, in de volgorde van de thema's; minder als er minder gezegd mag worden.

    Fout: `Gebruiksfout` bij een onbekende gemeente.
    """
    nis = gebieden.zoek(gemeente).nis
    gekozen = keuze.kies(keuze.kandidaten(nis, peiljaar))
    punten = sorted(_passend(gekozen, nis, peiljaar), key=lambda p: list(THEMAS).index(kaart(p.indicator).thema))
    tekst = " ".join(f"{p.titel!s}." for p in punten)
    cijfers = tuple((k.ind.naam, k.stand.jaar) for k in gekozen[: len(punten)])
    leeg = () if punten else (alinea(f"Voor {gebiedsnaam(nis)} {GEEN}", "leeg"),)
    kop = Kop(2, telkop(len(punten), "hoofdpunt"))
    return Blok((Groep("hpw", (kop, Hoofdpunten(tuple(punten)), *leeg)),), tekst, cijfers)


def _passend(gekozen: list[keuze.Kandidaat], nis: str, peiljaar: int) -> tuple[Hoofdpunt, ...]:
    """De punten die op het blad passen; is er te weinig plaats, dan valt eerst van elk de laatste zin weg en dan het aantal, van achteren naar voren."""
    punten = [_punt(k, nis, peiljaar) for k in gekozen]
    for inkorten, nummer in ((i, n) for i in (1, 2) for n in reversed(range(len(punten)))):
        if len(passende_teksten.hoofdpunten(punten, nis)) == len(punten):
            break
        punten[nummer] = _punt(gekozen[nummer], nis, peiljaar, inkorten)
    return passende_teksten.hoofdpunten(punten, nis)


def _punt(k: keuze.Kandidaat, nis: str, peiljaar: int, inkorten: int = 0) -> Hoofdpunt:
    titel, kern = teksten.titel(k, nis), teksten.kern(k, nis, peiljaar, inkorten)
    return Hoofdpunt(titel, kern, k.ind.dienst, vraag(k.ind, k.stand, nis, peiljaar), k.ind.naam)


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
