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
    **dict.fromkeys(["piramide", "positie", "staven"], "beeld.vergelijkfiguren"),
    **dict.fromkeys(["kaart"], "beeld.kaarten"),
    **dict.fromkeys(["kaartreeks"], "beeld.kaartreeks"),
    **dict.fromkeys(["onbekend", "samenvatting", "titel"], "beeld.overzicht"),
    **dict.fromkeys(["duiding"], "beeld.duiding"),
    **dict.fromkeys(["thema"], "beeld.thematabel"),
    **dict.fromkeys(["begrippen"], "beeld.begrippen"),
    **dict.fromkeys(["brontabel", "definities", "fiche", "statussen"], "beeld.verantwoording"),
    **dict.fromkeys(["gegevens", "laatste_peiljaar", "rang", "reeks", "verandering"], "vergelijking"),
    **dict.fromkeys(["kader", "kadertabel"], "beeld.beleid.kader"),
    **dict.fromkeys(["ontwikkeling", "randcijfers", "typologie"], "beeld.beleid.rand"),
    **dict.fromkeys(["beta", "ongelijkheid", "sigma"], "beeld.beleid.verschilfiguren"),
    **dict.fromkeys(["regels", "volgende_drempels"], "beeld.beleid.drempels"),
    **dict.fromkeys(["gelijkaardig", "samen"], "beeld.beleid.buren"),
    **dict.fromkeys(["participatie"], "beeld.beleid.participatie"),
    **dict.fromkeys(["wijken"], "beeld.beleid.wijken"),
    **dict.fromkeys(["dekking", "netwerk"], "beeld.beleid.netwerk"),
    **dict.fromkeys(["planblad", "planstreefcijfers", "planvragen"], "beeld.beleid.plan.bladzijde"),
    **dict.fromkeys(["plangaten", "planmatrices", "planoverlap"], "beeld.beleid.plan.matrices"),
    **dict.fromkeys(["planbudget", "plantijdlijn"], "beeld.beleid.plan.geld_en_tijd"),
    **dict.fromkeys(["planpartners", "planperpartner"], "beeld.beleid.plan.partners"),
    **dict.fromkeys(["plannaast"], "beeld.beleid.plan.naast"),
    **dict.fromkeys(["betrouwbaarheid", "opvolging", "streefcijfers"], "beeld.beleid.opvolging.blokken"),
    **dict.fromkeys(["veranderd"], "beeld.beleid.opvolging.verandering"),
    **dict.fromkeys(["bijsturen"], "beeld.beleid.opvolging.vragen"),
    **dict.fromkeys(["catalogus"], "indicator"),
    **dict.fromkeys(["bronnen", "edities", "lees"], "kubus"),
    **dict.fromkeys(["gemeenten", "grenzen", "groep", "zoek"], "gebieden"),
}
__all__ = sorted(_OPENBAAR)


def __getattr__(naam: str):
    if naam not in _OPENBAAR:
        raise AttributeError(f"module 'integratie' heeft geen '{naam}'; zie dir(integratie)")
    gevonden = getattr(import_module(f"integratie.{_OPENBAAR[naam]}"), naam)
    return import_module("integratie.vergelijking.vraag").nagekeken(gevonden)


def __dir__() -> list[str]:
    return __all__
