"""Instroom: hoeveel mensen komen en gaan er, en waardoor groeit de bevolking?"""

import pandas as pd

from integratie.indicator import Rij, familie, indicator
from integratie.rekenen import aangevuld, breuk, gemiddelde, min_, plus, tel

NOOT = (
    "Het cijfer van een gebied is de som van zijn gemeenten: verhuizingen tussen twee gemeenten van het gebied tellen dus mee.",
)
UIT_BRUSSEL = (
    "Uit welke gemeente iemand kwam, zegt de bron niet: ook verhuizingen uit Brussel zitten erin, maar niet apart."
)
KOMEN_EN_GAAN = {
    "eenheid": "per 1.000",
    "noemer": "gemiddelde bevolking van het jaar",
    "thema": "instroom",
    "soort": "stroom",
    "opmerkingen": NOOT,
}
VERHUISD, NATUURLIJK = ("interne_inwijking", "interne_uitwijking"), ("geboorten", "overlijdens")
ONTHAAL = {"doelen": ("toegankelijkheid",), "laag": "sociaal-economisch"}


def _bevolking(loop: pd.DataFrame, herkomst: pd.DataFrame) -> pd.DataFrame:
    """Gemiddelde van de bevolking op 1 januari en aan het einde van het jaar."""
    begin = herkomst[herkomst["jaar"].isin(loop["jaar"].unique())]
    return gemiddelde(tel(begin, "inwoners"), tel(loop, "bevolking_einde"))


BEWEGINGEN = {
    "interne_inwijking": {
        "van": ("interne_inwijking", ()),
        "titel": "Interne inwijking per 1.000 inwoners",
        "over_grens": True,
        "boodschap": "Per 1.000 inwoners kwamen er {} uit een andere gemeente",
        "dienst": "Onthaal",
        "vraag": ("bereikt het ook wie binnen België verhuist?",),
        "definitie": "Inwoners die tijdens het jaar uit een andere Belgische gemeente kwamen, per 1.000 inwoners.",
        "teller": "aankomsten uit een andere Belgische gemeente",
        "rijen": (Rij(1, "Aangekomen uit andere gemeente"),),
    },
    "interne_uitwijking": {
        "van": ("interne_uitwijking", ()),
        "titel": "Interne uitwijking per 1.000 inwoners",
        "over_grens": True,
        "boodschap": "Per 1.000 inwoners vertrokken er {} naar een andere gemeente",
        "dienst": "Wonen",
        "vraag": ("waarom vertrekken inwoners, en wie zou liever blijven?",),
        "definitie": "Inwoners die tijdens het jaar naar een andere Belgische gemeente vertrokken, per 1.000 inwoners.",
        "teller": "vertrekken naar een andere Belgische gemeente",
    },
    "intern_migratiesaldo": {
        "van": ("intern_migratiesaldo", VERHUISD),
        "titel": "Intern migratiesaldo per 1.000 inwoners",
        "boodschap": "Saldo van verhuizingen in België: {} per 1.000 inwoners",
        "dienst": "Wonen",
        "vraag": ("vindt wie hier wil wonen, een woning die past?",),
        "feit": "groei",
        "definitie": "Aankomsten uit min vertrekken naar andere Belgische gemeenten, per 1.000 inwoners.",
        "teller": "interne inwijking min interne uitwijking",
        "met_teken": True,
        "saldo_van": VERHUISD,
        "prioriteit": 2,
        "rijen": (Rij(2, "Saldo met andere gemeenten"),),
    },
    "internationaal_migratiesaldo": {
        "van": ("internationaal_migratiesaldo", ()),
        "titel": "Internationaal migratiesaldo per 1.000 inwoners",
        "boodschap": "Saldo met het buitenland: {} per 1.000 inwoners",
        "dienst": "Onthaal",
        "vraag": ("weten nieuwe inwoners waar ze terechtkunnen?",),
        "feit": "groei",
        "definitie": "Aankomsten uit min vertrekken naar het buitenland, per 1.000 inwoners.",
        "teller": "internationale inwijking min uitwijking",
        "met_teken": True,
        "doelen": ("toegankelijkheid", "empowerment"),
        "rijen": (Rij(3, "Saldo met het buitenland"),),
    },
    "geboorten_per_1000": {
        "van": ("geboorten", ()),
        "titel": "Geboorten per 1.000 inwoners",
        "in_zin": "het aantal geboorten per 1.000 inwoners",
        "boodschap": "{} geboorten per 1.000 inwoners",
        "dienst": "Kinderopvang",
        "vraag": ("zijn er plaatsen genoeg, ook voor wie werk zoekt?",),
        "feit": "groei",
        "definitie": "Kinderen die tijdens het jaar geboren werden, per 1.000 inwoners.",
        "teller": "geboorten",
    },
    "overlijdens_per_1000": {
        "van": ("overlijdens", ()),
        "titel": "Overlijdens per 1.000 inwoners",
        "in_zin": "het aantal overlijdens per 1.000 inwoners",
        "definitie": "Inwoners die tijdens het jaar overleden, per 1.000 inwoners.",
        "teller": "overlijdens",
    },
    "natuurlijk_saldo": {
        "van": ("natuurlijk_saldo", NATUURLIJK),
        "titel": "Natuurlijk saldo per 1.000 inwoners",
        "boodschap": "Natuurlijke aangroei: {} per 1.000 inwoners",
        "dienst": "Opvang en school",
        "vraag": ("volgt het aanbod voor jong en oud?",),
        "feit": "groei",
        "definitie": "Geboorten min overlijdens tijdens het jaar, per 1.000 inwoners.",
        "teller": "geboorten min overlijdens",
        "met_teken": True,
        "saldo_van": NATUURLIJK,
        "rijen": (Rij(4, "Geboorten min overlijdens"),),
    },
}


@familie({**KOMEN_EN_GAAN, **ONTHAAL}, BEWEGINGEN)
def beweging(onderwerp: str, saldo_van: tuple[str, ...], loop: pd.DataFrame, herkomst: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen; een saldo komt uit zijn delen, of uit de bron waar die ontbreken. Bron: Statbel, loop van de bevolking en herkomst."""
    teller = tel(loop, onderwerp)
    if saldo_van:
        teller = aangevuld(min_(*(tel(loop, deel) for deel in saldo_van)), teller)
    return breuk(teller, _bevolking(loop, herkomst))


@indicator(
    over_grens=True,
    titel="Verloopgraad",
    definitie="Aankomsten uit plus vertrekken naar andere Belgische gemeenten tijdens het jaar, in % van de gemiddelde bevolking.",
    teller="interne inwijking plus interne uitwijking",
    doelen=("samenhorigheid",),
    laag="sociaal-cultureel",
    **{**KOMEN_EN_GAAN, "eenheid": "%"},
)
def verloopgraad(loop: pd.DataFrame, herkomst: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in personen. Bron: Statbel, loop van de bevolking en herkomst."""
    return breuk(plus(tel(loop, "interne_inwijking"), tel(loop, "interne_uitwijking")), _bevolking(loop, herkomst))
