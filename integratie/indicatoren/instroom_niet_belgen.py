"""Instroom van niet-Belgen: wie komt uit een andere gemeente of uit het buitenland, en wie vertrekt?"""

import pandas as pd

from integratie.indicator import Rij, indicator
from integratie.indicatoren.instroom import NOOT, UIT_BRUSSEL
from integratie.rekenen import breuk, min_, tel

VAN_REGISTER = "Ook wie van of naar het wachtregister (asielzoekers) ging, wie geschrapt en wie opnieuw ingeschreven werd, telt mee."
NIET_BELGEN = {
    "eenheid": "per 1.000",
    "noemer": "inwoners op 1 januari",
    "thema": "instroom",
    "soort": "stroom",
    "doelen": ("toegankelijkheid", "empowerment"),
    "laag": "sociaal-economisch",
}


def _niet_belgen(tabel: pd.DataFrame, erbij: str, eraf: str = "") -> pd.DataFrame:
    """Wie erbij kwam, min wie wegging, tegenover alle inwoners op 1 januari."""
    teller = min_(tel(tabel, erbij), tel(tabel, eraf)) if eraf else tel(tabel, erbij)
    return breuk(teller, tel(tabel, "inwoners"))


@indicator(
    over_grens=True,
    titel="Interne inwijking van niet-Belgen per 1.000 inwoners",
    definitie="Niet-Belgen die tijdens het jaar uit een andere Belgische gemeente kwamen, per 1.000 inwoners.",
    teller="niet-Belgen uit een andere Belgische gemeente",
    opmerkingen=(*NOOT, UIT_BRUSSEL),
    rijen=(Rij(5, "Niet-Belgen uit andere gemeente"),),
    **NIET_BELGEN,
)
def interne_inwijking_niet_belgen(verhuizingen_vreemdelingen: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bron: Statbel via de Gemeente-Stadsmonitor (DE23)."""
    return _niet_belgen(verhuizingen_vreemdelingen, "interne_inwijking")


@indicator(
    over_grens=True,
    titel="Interne uitwijking van niet-Belgen per 1.000 inwoners",
    definitie="Niet-Belgen die tijdens het jaar naar een andere Belgische gemeente vertrokken, per 1.000 inwoners.",
    teller="niet-Belgen naar een andere Belgische gemeente",
    opmerkingen=NOOT,
    **NIET_BELGEN,
)
def interne_uitwijking_niet_belgen(verhuizingen_vreemdelingen: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bron: Statbel via de Gemeente-Stadsmonitor (DE24)."""
    return _niet_belgen(verhuizingen_vreemdelingen, "interne_uitwijking")


@indicator(
    titel="Inwijking van niet-Belgen uit het buitenland per 1.000 inwoners",
    boodschap="Per 1.000 inwoners kwamen er {} niet-Belgen uit het buitenland",
    dienst="Onthaal",
    vraag=("weten zij waar ze terechtkunnen?",),
    feit="nieuwkomers",
    definitie="Niet-Belgen die zich tijdens het jaar vanuit het buitenland vestigden, per 1.000 inwoners.",
    teller="niet-Belgen uit het buitenland",
    opmerkingen=(VAN_REGISTER,),
    rijen=(Rij(6, "Niet-Belgen uit het buitenland"),),
    **NIET_BELGEN,
)
def externe_inwijking_niet_belgen(verhuizingen_vreemdelingen: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bron: Statbel via de Gemeente-Stadsmonitor (DE28)."""
    return _niet_belgen(verhuizingen_vreemdelingen, "externe_inwijking")


@indicator(
    titel="Uitwijking van niet-Belgen naar het buitenland per 1.000 inwoners",
    definitie="Niet-Belgen die tijdens het jaar naar het buitenland vertrokken, per 1.000 inwoners.",
    teller="niet-Belgen naar het buitenland",
    opmerkingen=(VAN_REGISTER,),
    **NIET_BELGEN,
)
def externe_uitwijking_niet_belgen(verhuizingen_vreemdelingen: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bron: Statbel via de Gemeente-Stadsmonitor (DE29)."""
    return _niet_belgen(verhuizingen_vreemdelingen, "externe_uitwijking")


@indicator(
    titel="Intern migratiesaldo van niet-Belgen per 1.000 inwoners",
    definitie="Niet-Belgen die uit andere Belgische gemeenten kwamen, min wie erheen vertrok, per 1.000 inwoners.",
    teller="interne inwijking min interne uitwijking van niet-Belgen",
    met_teken=True,
    saldo_van=("interne_inwijking", "interne_uitwijking"),
    opmerkingen=(UIT_BRUSSEL,),
    **NIET_BELGEN,
)
def intern_migratiesaldo_niet_belgen(verhuizingen_vreemdelingen: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bron: Statbel via de Gemeente-Stadsmonitor (DE23, DE24)."""
    return _niet_belgen(verhuizingen_vreemdelingen, "interne_inwijking", "interne_uitwijking")


@indicator(
    titel="Migratiesaldo van niet-Belgen met het buitenland per 1.000 inwoners",
    definitie="Niet-Belgen die uit het buitenland kwamen, min wie erheen vertrok, per 1.000 inwoners.",
    teller="inwijking uit min uitwijking naar het buitenland van niet-Belgen",
    met_teken=True,
    saldo_van=("externe_inwijking", "externe_uitwijking"),
    opmerkingen=(VAN_REGISTER,),
    **NIET_BELGEN,
)
def extern_migratiesaldo_niet_belgen(verhuizingen_vreemdelingen: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bron: Statbel via de Gemeente-Stadsmonitor (DE28, DE29)."""
    return _niet_belgen(verhuizingen_vreemdelingen, "externe_inwijking", "externe_uitwijking")


@indicator(
    titel="Migratiesaldo van niet-Belgen per 1.000 inwoners",
    definitie="Aankomsten min vertrekken van niet-Belgen, binnen België en over de landsgrens samen, per 1.000 inwoners.",
    teller="alle inwijking min alle uitwijking van niet-Belgen",
    met_teken=True,
    saldo_van=("interne_inwijking", "interne_uitwijking", "externe_inwijking", "externe_uitwijking"),
    opmerkingen=(
        "Het aantal niet-Belgen verandert ook door geboorten, overlijdens en wie Belg wordt.",
        VAN_REGISTER,
    ),
    **NIET_BELGEN,
)
def migratiesaldo_niet_belgen(verhuizingen_vreemdelingen: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bron: Statbel via de Gemeente-Stadsmonitor (DE73)."""
    return _niet_belgen(verhuizingen_vreemdelingen, "migratiesaldo")
