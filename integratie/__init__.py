"""Cijfers voor het lokaal integratiebeleid: reeksen, kaarten, figuren en teksten per gemeente.

Alles wat een notebook of een onderzoeker nodig heeft, staat hier:

    import integratie as ig
    ig.catalogus()                                            # welke indicatoren er zijn
    ig.reeks("aandeel_buitenlandse_herkomst", "Vilvoorde")    # de cijfers, als DataFrame
    ig.kaart("aandeel_buitenlandse_herkomst", "Vilvoorde")    # de Rand, Vilvoorde uitgelicht
"""

from importlib import import_module

# Naam → module: pas geladen bij gebruik, zodat de opdrachtregel niet op matplotlib en geopandas wacht.
_OPENBAAR = {
    **dict.fromkeys(["samenstelling", "trend"], "beeld.figuren"),
    **dict.fromkeys(["positie", "staven"], "beeld.vergelijkfiguren"),
    "piramide": "beeld.piramide",
    **dict.fromkeys(["kaart"], "beeld.kaarten"),
    **dict.fromkeys(["kaartreeks"], "beeld.kaartreeks"),
    **dict.fromkeys(["onbekend", "samenvatting", "titel"], "beeld.samenvatting"),
    **dict.fromkeys(["duiding"], "beeld.duiding"),
    **dict.fromkeys(["thema"], "beeld.thematabel"),
    **dict.fromkeys(["vierbladkop"], "vierblad.kop"),
    **dict.fromkeys(["hoofdpunten"], "vierblad.hoofdpunten"),
    **dict.fromkeys(["kerngetallen"], "vierblad.kerngetallen"),
    **dict.fromkeys(["slot"], "vierblad.slot"),
    **dict.fromkeys(["kaart_met_lijst"], "vierblad.randkaart"),
    **dict.fromkeys(["themarijen"], "vierblad.rijen"),
    **dict.fromkeys(["begrippen"], "beeld.begrippen"),
    **dict.fromkeys(["hoofdpunten"], "vierblad.hoofdpunten"),
    **dict.fromkeys(["kerngetallen"], "vierblad.kerngetallen"),
    **dict.fromkeys(["slot"], "vierblad.slot"),
    **dict.fromkeys(["vierbladkop"], "vierblad.kop"),
    **dict.fromkeys(["beelden"], "vierblad.beelden"),
    **dict.fromkeys(["brontabel", "definities", "fiche", "statussen"], "beeld.verantwoording"),
    **dict.fromkeys(["vergelijk"], "vergelijking.keuze"),
    **dict.fromkeys(["gegevens", "laatste_peiljaar", "rang", "reeks", "verandering"], "vergelijking"),
    **dict.fromkeys(["hoofdpunten"], "vierblad.hoofdpunten"),
    **dict.fromkeys(["kerngetallen"], "vierblad.kerngetallen"),
    **dict.fromkeys(["slot"], "vierblad.slot"),
    **dict.fromkeys(["vierbladkop"], "vierblad.kop"),
    **dict.fromkeys(["kader", "kadertabel"], "beleid.kader.kaderblokken"),
    **dict.fromkeys(["ontwikkeling", "randcijfers", "typologie"], "beleid.rand.randblokken"),
    **dict.fromkeys(["beta", "ongelijkheid", "sigma"], "beleid.rand.verschilfiguren"),
    **dict.fromkeys(["regels", "volgende_drempels"], "beleid.regels.regelblokken"),
    **dict.fromkeys(["gelijkaardig", "samen"], "beleid.samenwerking.samenwerkingsblokken"),
    **dict.fromkeys(["participatie"], "beleid.participatie.participatieblokken"),
    **dict.fromkeys(["wijken"], "beleid.wijken.wijkblokken"),
    **dict.fromkeys(["dekking", "netwerk"], "beleid.netwerk.netwerkblokken"),
    **dict.fromkeys(["planblad", "planstreefcijfers", "planvragen"], "beleid.planrapport.bladzijde"),
    **dict.fromkeys(["plangaten", "planmatrices", "planoverlap"], "beleid.planrapport.matrices"),
    **dict.fromkeys(["planbudget", "plantijdlijn"], "beleid.planrapport.geld_en_tijd"),
    **dict.fromkeys(["planpartners", "planperpartner"], "beleid.planrapport.partners"),
    **dict.fromkeys(["plannaast"], "beleid.planrapport.andere_besturen"),
    **dict.fromkeys(["betrouwbaarheid", "opvolging", "streefcijfers"], "beleid.opvolging.blokken.opvolgingsblokken"),
    **dict.fromkeys(["bijsturen", "veranderd"], "beleid.opvolging.blokken.bijsturen"),
    **dict.fromkeys(["catalogus"], "indicator"),
    **dict.fromkeys(["bronnen", "edities", "lees"], "opslag.edities"),
    **dict.fromkeys(["gemeenten", "grenzen", "groep", "zoek"], "gebieden"),
}
__all__ = sorted(_OPENBAAR)


def __getattr__(naam: str):
    if naam not in _OPENBAAR:
        raise AttributeError(f"module 'integratie' heeft geen '{naam}'; zie dir(integratie)")
    gevonden = getattr(import_module(f"integratie.{_OPENBAAR[naam]}"), naam)
    return import_module("integratie.vergelijking.argumenten").nagekeken(gevonden)


def __dir__() -> list[str]:
    return __all__
