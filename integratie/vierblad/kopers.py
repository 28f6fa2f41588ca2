"""Uit welke andere gemeenten de meeste kopers van vastgoed kwamen; de bron noemt er van elke gemeente acht."""

from itertools import takewhile

from integratie import gebieden
from integratie.beeld.gebiedsnamen import korte_naam
from integratie.beeld.opmaak import VAST, getal, opsomming
from integratie.opslag import edities
from integratie.vergelijking.ruis import MINSTENS

GENOEMD = 3


def vaakst(nis: str, jaar: int) -> str:
    """ ". Vaakst uit Grimbergen (8 %), Schaarbeek (7 %) en …"; leeg voor een cluster, of als er uit geen enkele gemeente minstens 20 percelen kwamen."""
    alle = edities.lees("kopers", edities.kies_editie())
    rijen = alle[(alle["nis"] == nis) & (alle["jaar"] == jaar)]
    uit = rijen[
        (rijen["onderwerp"] == "percelen_uit_grootste") & (rijen["groep"] != nis) & (rijen["waarde"] >= MINSTENS)
    ]
    grootste = uit.sort_values("waarde", ascending=False).head(GENOEMD)
    geheel = rijen.loc[rijen["onderwerp"] == "percelen_toegewezen", "waarde"].sum()
    paren = zip(grootste["groep"], grootste["waarde"], strict=True)
    # Van een gemeente buiten Vlaanderen en Brussel kennen we de naam niet: dan stopt de lijst.
    bekend = takewhile(lambda paar: paar[0] in gebieden.gemeenten(), paren)
    namen = [f"{_naam(code)} ({getal(100 * waarde / geheel)}{VAST}%)" for code, waarde in bekend]
    return f". Vaakst uit {opsomming(namen)}" if namen else ""


def _naam(code: str) -> str:
    """De stad Brussel is het Brussels Gewest niet."""
    naam = gebieden.gemeenten()[code].naam
    return f"de stad {naam}" if naam == korte_naam(gebieden.groep("brussel")) else naam
