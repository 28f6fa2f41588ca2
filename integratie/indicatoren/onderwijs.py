"""Onderwijs: onthaalonderwijs, deeltijds onderwijs, onderwijskansarmoede, en waar basis- en secundair onderwijs verschillen."""

import pandas as pd

from integratie.indicator import Rij, indicator
from integratie.indicatoren.schoolloopbaan import OP_1_FEBRUARI, THUISTALEN
from integratie.rekenen import aantal, breuk, delen, gepubliceerd, min_, per_groep, tel, vroeger

LEERLINGEN = {
    "thema": "onderwijs",
    "doelen": ("toegankelijkheid", "empowerment"),
    "laag": "sociaal-cultureel",
    "leerlingen": True,
}
DEEL = {**LEERLINGEN, "optelbaar": False, "met_teken": True, "samenstelling": True, "feit": "thuistaal"}
WEGGELATEN = (
    f"{OP_1_FEBRUARI} Een gemeente waar minder dan vijf van deze leerlingen wonen, laat de bron weg (niet in 2011, 2012 en 2018).",
    "Vergeleken wordt met het voltijds gewoon secundair onderwijs, zonder wie zijn thuistaal niet opgaf.",
)
NAAR_THUISTAAL = {
    **LEERLINGEN,
    "samenstelling": True,
    "groepen": (*THUISTALEN, "thuistaal_onbekend"),
    "groepsnamen": {"thuistaal_onbekend": "niet gekend"},
    "opmerkingen": WEGGELATEN[:1],
}
PER_DUIZEND = {**LEERLINGEN, "eenheid": "per 1.000", "opmerkingen": WEGGELATEN}
AANTAL = {**LEERLINGEN, "eenheid": "leerlingen", "opmerkingen": WEGGELATEN[:1]}


@indicator(
    titel="Verschil in thuistaal tussen basis- en secundair onderwijs",
    definitie="Aandeel leerlingen met thuistaal niet-Nederlands in het basisonderwijs min dat in het secundair onderwijs; positief: de jongste groep is vaker anderstalig.",
    teller="aandeel in het basisonderwijs min aandeel in het secundair onderwijs",
    noemer="leerlingen van elk niveau",
    eenheid="procentpunt",
    **DEEL,
)
def verschil_thuistaal_basis_secundair(thuistaal: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in procentpunt. Bron: provincies.incijfers.be, naar woonplaats."""
    return min_(
        gepubliceerd(thuistaal, "thuistaal_niet_nl", "basis"), gepubliceerd(thuistaal, "thuistaal_niet_nl", "secundair")
    )


@indicator(
    titel="Verandersnelheid van de thuistaal in het basisonderwijs",
    definitie="Gemiddelde jaarlijkse toename van het aandeel leerlingen basisonderwijs met thuistaal niet-Nederlands over de laatste vijf jaar.",
    teller="aandeel nu min aandeel vijf jaar eerder",
    noemer="5 jaar",
    eenheid="procentpunt per jaar",
    decimalen=2,
    verandering_van="thuistaal_niet_nl_basis",
    **DEEL,
)
def verandersnelheid_thuistaal_basis(thuistaal: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in procentpunt per jaar. Bron: provincies.incijfers.be, naar woonplaats."""
    nu = gepubliceerd(thuistaal, "thuistaal_niet_nl", "basis")
    verschil = min_(nu, vroeger(nu, 5))
    return verschil.assign(waarde=verschil["waarde"] / 5)


@indicator(
    titel="OKAN-leerlingen in het onthaalonderwijs",
    in_zin="het aantal OKAN-leerlingen",
    definitie="Leerlingen van een onthaalklas voor anderstalige nieuwkomers die in de gemeente wonen.",
    teller="OKAN-leerlingen",
    **AANTAL,
)
def okan_leerlingen(leerlingen_register: pd.DataFrame) -> pd.DataFrame:
    """Teller per (`nis`, `jaar`), in leerlingen. Bron: Departement Onderwijs via de Gemeente-Stadsmonitor (ON39)."""
    return aantal(tel(leerlingen_register, "okan"))


@indicator(
    titel="OKAN-leerlingen per 1.000 leerlingen secundair onderwijs",
    in_zin="het aantal OKAN-leerlingen per 1.000 leerlingen secundair onderwijs",
    definitie="Leerlingen van een onthaalklas voor anderstalige nieuwkomers, per 1.000 leerlingen van het gewoon secundair onderwijs die in de gemeente wonen.",
    teller="OKAN-leerlingen",
    noemer="leerlingen secundair onderwijs met gekende thuistaal",
    prioriteit=2,
    **PER_DUIZEND,
)
def okan_per_1000_leerlingen(leerlingen_register: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in leerlingen. Bron: Departement Onderwijs (ON39 en ON27)."""
    return breuk(tel(leerlingen_register, "okan"), tel(leerlingen_register, "leerlingen_secundair"))


@indicator(
    titel="OKAN-leerlingen naar thuistaal",
    in_zin="de verdeling van de OKAN-leerlingen naar thuistaal",
    definitie="Leerlingen van een onthaalklas voor anderstalige nieuwkomers naar thuistaal, in % van alle OKAN-leerlingen. Samen 100 %.",
    teller="OKAN-leerlingen met de thuistaal",
    noemer="OKAN-leerlingen",
    prioriteit=0,
    **NAAR_THUISTAAL,
)
def okan_naar_thuistaal(leerlingen_register: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in leerlingen. Bron: Departement Onderwijs (ON39)."""
    return delen(leerlingen_register, "okan", "okan")


@indicator(
    titel="Leerlingen in het deeltijds beroepsonderwijs",
    in_zin="het aantal leerlingen in het deeltijds beroepsonderwijs",
    definitie="Leerlingen van het deeltijds beroepssecundair onderwijs die in de gemeente wonen.",
    teller="leerlingen deeltijds beroepsonderwijs",
    **AANTAL,
)
def leerlingen_deeltijds(leerlingen_register: pd.DataFrame) -> pd.DataFrame:
    """Teller per (`nis`, `jaar`), in leerlingen. Bron: Departement Onderwijs via de Gemeente-Stadsmonitor (ON22)."""
    return aantal(tel(leerlingen_register, "deeltijds"))


@indicator(
    titel="Leerlingen in het deeltijds beroepsonderwijs per 1.000 leerlingen secundair onderwijs",
    in_zin="het aantal leerlingen deeltijds beroepsonderwijs per 1.000 leerlingen secundair onderwijs",
    definitie="Leerlingen van het deeltijds beroepssecundair onderwijs, per 1.000 leerlingen van het gewoon secundair onderwijs met dezelfde thuistaal.",
    teller="leerlingen deeltijds beroepsonderwijs",
    noemer="leerlingen secundair onderwijs met dezelfde thuistaal",
    groepen=tuple(THUISTALEN),
    **PER_DUIZEND,
)
def deeltijds_per_1000_leerlingen(leerlingen_register: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in leerlingen. Bron: Departement Onderwijs (ON22 en ON27)."""
    return per_groep(leerlingen_register, "deeltijds", "leerlingen_secundair", groep=THUISTALEN)


@indicator(
    titel="Leerlingen in het deeltijds beroepsonderwijs naar thuistaal",
    in_zin="de verdeling van de leerlingen deeltijds beroepsonderwijs naar thuistaal",
    definitie="Leerlingen van het deeltijds beroepssecundair onderwijs naar thuistaal, in % van alle leerlingen van dat onderwijs. Samen 100 %.",
    teller="leerlingen deeltijds beroepsonderwijs met de thuistaal",
    noemer="leerlingen deeltijds beroepsonderwijs",
    prioriteit=0,
    **NAAR_THUISTAAL,
)
def deeltijds_naar_thuistaal(leerlingen_register: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`, `groep`), in leerlingen. Bron: Departement Onderwijs (ON22)."""
    return delen(leerlingen_register, "deeltijds", "deeltijds")


@indicator(
    titel="Onderwijskansarmoede-indicator OKI",
    in_zin="de onderwijskansarmoede-indicator",
    definitie="Hoeveel van vier kenmerken een leerling van het gewoon lager onderwijs gemiddeld heeft: thuis geen Nederlands, een laagopgeleide moeder, een schooltoelage, een buurt met veel schoolse vertraging. Van 0 tot 4.",
    teller="kenmerken van alle leerlingen samen",
    noemer="leerlingen gewoon lager onderwijs",
    eenheid="index",
    decimalen=2,
    samenstelling=True,
    prioriteit=2,
    opmerkingen=(
        "De indicator zegt niets over wat een leerling kan. Hij telt op welke leerlingen scholen extra middelen krijgen.",
    ),
    rijen=(Rij(5, "Onderwijskansarmoede (OKI)"),),
    **LEERLINGEN,
)
def onderwijskansarmoede_indicator(onderwijs_kansarmoede: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`): kenmerken en leerlingen. Bron: Departement Onderwijs (AR05)."""
    return breuk(tel(onderwijs_kansarmoede, "kenmerken_oki"), tel(onderwijs_kansarmoede, "leerlingen_oki"))
