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
    "bewaar": "weergave.bewaren",
    "piramide": "beeld.piramide",
    **dict.fromkeys(["cijfertabel", "puntenwolk", "verdeling"], "beeld.vrije_figuren"),
    "kaart": "beeld.kaarten",
    "kaartreeks": "beeld.kaartreeks",
    **dict.fromkeys(["samenvatting", "titel"], "beeld.samenvatting"),
    "onbekend": "beleid.kader.onbekend",
    "opvallend": "beeld.opvallend",
    "duiding": "beeld.duiding",
    "thema": "vierblad.thema",
    "vierbladkop": "vierblad.kop",
    "hoofdpunten": "vierblad.hoofdpunten",
    "kerngetallen": "vierblad.kerngetallen",
    "kaart_met_lijst": "vierblad.randkaart",
    "themarijen": "vierblad.rijen",
    "beelden": "vierblad.beelden",
    "slot": "vierblad.slot",
    **dict.fromkeys(["begrippen", "brontabel", "definities", "fiche", "statussen"], "beeld.verantwoording"),
    "vergelijk": "vergelijking.keuze",
    **dict.fromkeys(["gegevens", "laatste_peiljaar", "reeks"], "vergelijking"),
    **dict.fromkeys(["rang", "verandering"], "vergelijking.gevraagd"),
    **dict.fromkeys(["kader", "effecttabel"], "beleid.kader.kaderblokken"),
    **dict.fromkeys(["ontwikkeling", "randcijfers", "typologie"], "beleid.rand.randblokken"),
    **dict.fromkeys(["inhalen", "spreiding", "verschillen"], "beleid.rand.verschilfiguren"),
    **dict.fromkeys(["regels", "volgende_drempels"], "beleid.regels.regelblokken"),
    **dict.fromkeys(["gelijkaardig", "samen"], "beleid.samenwerking.samenwerkingsblokken"),
    "participatie": "beleid.participatie.participatieblokken",
    "wijken": "beleid.wijken.wijkblokken",
    **dict.fromkeys(["instroom", "instroom_verloop", "instroom_wie"], "beleid.instroom.instroomblokken"),
    **dict.fromkeys(
        ["instroom_kaart", "instroom_vanwaar", "instroom_waarheen", "instroom_wijken"],
        "beleid.instroom.instroomfiguren",
    ),
    "instroom_benadering": "beleid.aanbod.benadering",
    "statuten": "beleid.aanbod.statuten",
    "vraag_en_aanbod": "beleid.aanbod.vraag_en_aanbod",
    **dict.fromkeys(["dekking", "netwerk"], "beleid.netwerk.netwerkblokken"),
    **dict.fromkeys(["planblad", "planstreefcijfers", "planvragen"], "beleid.planrapport.bladzijde"),
    **dict.fromkeys(["plangaten", "planmatrices", "planoverlap"], "beleid.planrapport.matrices"),
    **dict.fromkeys(["planbudget", "plantijdlijn"], "beleid.planrapport.geld_en_tijd"),
    **dict.fromkeys(["planpartners", "planperpartner"], "beleid.planrapport.partners"),
    "opvolgingbegin": "beleid.planrapport.begin",
    "plannaast": "beleid.planrapport.andere_besturen",
    **dict.fromkeys(["betrouwbaarheid", "opvolging", "streefcijfers"], "beleid.opvolging.blokken.opvolgingsblokken"),
    **dict.fromkeys(["bijsturen", "veranderd"], "beleid.opvolging.blokken.bijsturen"),
    "catalogus": "indicator",
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
