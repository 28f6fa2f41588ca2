"""Instroom van niet-Belgen: wie komt uit een andere gemeente of uit het buitenland, en wie vertrekt?"""

import pandas as pd

from integratie.indicator import Rij, familie
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
    "opmerkingen": (VAN_REGISTER,),
}
INTERN = ("interne_inwijking", "interne_uitwijking")
EXTERN = ("externe_inwijking", "externe_uitwijking")
# `van`: wie erbij kwam en wie wegging, met het blad van de Gemeente-Stadsmonitor.
KAARTEN = {
    "interne_inwijking_niet_belgen": {
        "van": ("interne_inwijking", ""),  # DE23
        "over_grens": True,
        "titel": "Interne inwijking van niet-Belgen per 1.000 inwoners",
        "definitie": "Niet-Belgen die tijdens het jaar uit een andere Belgische gemeente kwamen, per 1.000 inwoners.",
        "teller": "niet-Belgen uit een andere Belgische gemeente",
        "opmerkingen": (*NOOT, UIT_BRUSSEL),
        "rijen": (Rij(5, "Niet-Belgen uit andere gemeente"),),
    },
    "interne_uitwijking_niet_belgen": {
        "van": ("interne_uitwijking", ""),  # DE24
        "over_grens": True,
        "titel": "Interne uitwijking van niet-Belgen per 1.000 inwoners",
        "definitie": "Niet-Belgen die tijdens het jaar naar een andere Belgische gemeente vertrokken, per 1.000 inwoners.",
        "teller": "niet-Belgen naar een andere Belgische gemeente",
        "opmerkingen": NOOT,
    },
    "externe_inwijking_niet_belgen": {
        "van": ("externe_inwijking", ""),  # DE28
        "titel": "Inwijking van niet-Belgen uit het buitenland per 1.000 inwoners",
        "boodschap": "Per 1.000 inwoners kwamen er {} niet-Belgen uit het buitenland",
        "dienst": "Onthaal",
        "vraag": ("weten zij waar ze terechtkunnen?",),
        "feit": "nieuwkomers",
        "definitie": "Niet-Belgen die zich tijdens het jaar vanuit het buitenland vestigden, per 1.000 inwoners.",
        "teller": "niet-Belgen uit het buitenland",
        "rijen": (Rij(6, "Niet-Belgen uit het buitenland"),),
    },
    "externe_uitwijking_niet_belgen": {
        "van": ("externe_uitwijking", ""),  # DE29
        "titel": "Uitwijking van niet-Belgen naar het buitenland per 1.000 inwoners",
        "definitie": "Niet-Belgen die tijdens het jaar naar het buitenland vertrokken, per 1.000 inwoners.",
        "teller": "niet-Belgen naar het buitenland",
    },
    "intern_migratiesaldo_niet_belgen": {
        "van": INTERN,
        "titel": "Intern migratiesaldo van niet-Belgen per 1.000 inwoners",
        "definitie": "Niet-Belgen die uit andere Belgische gemeenten kwamen, min wie erheen vertrok, per 1.000 inwoners.",
        "teller": "interne inwijking min interne uitwijking van niet-Belgen",
        "met_teken": True,
        "saldo_van": INTERN,
        "opmerkingen": (UIT_BRUSSEL,),
    },
    "extern_migratiesaldo_niet_belgen": {
        "van": EXTERN,
        "titel": "Migratiesaldo van niet-Belgen met het buitenland per 1.000 inwoners",
        "definitie": "Niet-Belgen die uit het buitenland kwamen, min wie erheen vertrok, per 1.000 inwoners.",
        "teller": "inwijking uit min uitwijking naar het buitenland van niet-Belgen",
        "met_teken": True,
        "saldo_van": EXTERN,
    },
    "migratiesaldo_niet_belgen": {
        "van": ("migratiesaldo", ""),  # DE73
        "titel": "Migratiesaldo van niet-Belgen per 1.000 inwoners",
        "definitie": "Aankomsten min vertrekken van niet-Belgen, binnen België en over de landsgrens samen, per 1.000 inwoners.",
        "teller": "alle inwijking min alle uitwijking van niet-Belgen",
        "met_teken": True,
        "saldo_van": (*INTERN, *EXTERN),
        "opmerkingen": (
            "Het aantal niet-Belgen verandert ook door geboorten, overlijdens en wie Belg wordt.",
            VAN_REGISTER,
        ),
    },
}


@familie(NIET_BELGEN, KAARTEN)
def niet_belgen(erbij: str, eraf: str, verhuizingen_vreemdelingen: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen: wie erbij kwam, min wie wegging. Bron: Statbel via de Gemeente-Stadsmonitor."""
    tabel = verhuizingen_vreemdelingen
    teller = min_(tel(tabel, erbij), tel(tabel, eraf)) if eraf else tel(tabel, erbij)
    return breuk(teller, tel(tabel, "inwoners"))
