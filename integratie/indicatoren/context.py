"""Context: inkomen, wonen en huishoudens, de omgeving waarin integratie gebeurt."""

import pandas as pd

from integratie.indicator import Rij, indicator
from integratie.rekenen import aangevuld, aantal, breuk, gepubliceerd, min_, plus, tel, vroeger

BASISJAAR, HORIZON = 2024, 2040
PRIJS_NOOT = ("Een mediaan kan niet opgeteld worden: voor gebieden staat hier enkel wat de bron zelf publiceert.",)
DEEL = {"thema": "context", "doelen": ("toegankelijkheid",), "laag": "sociaal-economisch"}
INKOMEN = {**DEEL, "doelen": ("empowerment",), "eenheid": "euro", "decimalen": 0, "prioriteit": 2}


@indicator(
    titel="Mediaan netto belastbaar inkomen per aangifte",
    definitie="Netto belastbaar inkomen waar de helft van de aangiften onder ligt en de helft boven, zoals de bron publiceert.",
    teller="mediaan van het netto belastbaar inkomen per aangifte",
    optelbaar=False,
    opmerkingen=PRIJS_NOOT,
    **INKOMEN,
)
def mediaan_inkomen(inkomen: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, inkomsten`jaar`), in euro. Bron: Statbel, fiscale inkomens."""
    return gepubliceerd(inkomen, "mediaan_inkomen")


@indicator(
    titel="Gemiddeld netto belastbaar inkomen per aangifte",
    definitie="Totaal netto belastbaar inkomen gedeeld door het aantal aangiften.",
    teller="totaal netto belastbaar inkomen (euro)",
    noemer="aangiften (zonder aangiften met nulinkomen)",
    **INKOMEN,
)
def gemiddeld_inkomen_per_aangifte(inkomen: pd.DataFrame) -> pd.DataFrame:
    """Teller (euro) en noemer (aangiften) per (`nis`, inkomsten`jaar`). Bron: Statbel, fiscale inkomens."""
    return breuk(tel(inkomen, "netto_belastbaar_inkomen"), tel(inkomen, "aangiften"))


@indicator(
    titel="Gemiddeld netto belastbaar inkomen per inwoner",
    definitie="Totaal netto belastbaar inkomen gedeeld door het aantal inwoners op 1 januari na het inkomstenjaar.",
    teller="totaal netto belastbaar inkomen (euro)",
    noemer="inwoners op 1 januari na het inkomstenjaar",
    rijen=(Rij(3, "Gemiddeld inkomen per inwoner"),),
    **INKOMEN,
)
def gemiddeld_inkomen_per_inwoner(inkomen: pd.DataFrame, herkomst: pd.DataFrame) -> pd.DataFrame:
    """Teller (euro) en noemer (inwoners) per (`nis`, inkomsten`jaar`). Bronnen: Statbel, fiscale inkomens, en herkomst waar die geen inwoners geven."""
    inwoners = aangevuld(tel(inkomen, "inwoners_fiscaal"), vroeger(tel(herkomst, "inwoners"), -1))
    return breuk(tel(inkomen, "netto_belastbaar_inkomen"), inwoners)


@indicator(
    titel="Mediaanprijs van huizen",
    boodschap="De middelste prijs van een huis is {}",
    dienst="Wonen",
    vraag=("kan wie hier opgroeit of aankomt, hier een woning betalen?",),
    definitie="Prijs waar de helft van de verkochte huizen onder ligt en de helft boven: alle huizen, en apart per type.",
    teller="mediaan van de verkoopprijs van huizen",
    eenheid="euro",
    optelbaar=False,
    groepen=("", "huizen_23", "huizen_4plus"),
    groepsnamen={"huizen_23": "huizen met 2 of 3 gevels", "huizen_4plus": "huizen met 4 of meer gevels"},
    opmerkingen=PRIJS_NOOT,
    rijen=(Rij(4),),
    **DEEL,
)
def mediaan_huisprijs(vastgoed: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`, `groep`), in euro; `groep` is het type, leeg voor alle huizen. Bron: Statbel, vastgoedprijzen."""
    types = ["alle_huizen", "huizen_23", "huizen_4plus"]
    return gepubliceerd(vastgoed, "mediaanprijs", types, per_groep=True).rename(
        index={"alle_huizen": ""}, level="groep"
    )


@indicator(
    titel="Mediaanprijs van appartementen",
    definitie="Prijs waar de helft van de verkochte appartementen onder ligt en de helft boven.",
    teller="mediaan van de verkoopprijs van appartementen",
    eenheid="euro",
    optelbaar=False,
    opmerkingen=PRIJS_NOOT,
    **DEEL,
)
def mediaan_appartementsprijs(vastgoed: pd.DataFrame) -> pd.DataFrame:
    """`waarde` per (`nis`, `jaar`), in euro. Bron: Statbel, vastgoedprijzen."""
    return gepubliceerd(vastgoed, "mediaanprijs", "appartementen")


@indicator(
    titel="Verkochte woningen",
    definitie="Huizen en appartementen die tijdens het jaar verkocht werden, samen en apart.",
    teller="verkochte huizen en appartementen",
    eenheid="woningen",
    soort="stroom",
    groepen=("", "alle_huizen", "appartementen"),
    groepsnamen={"alle_huizen": "huizen"},
    **DEEL,
)
def verkochte_woningen(vastgoed: pd.DataFrame) -> pd.DataFrame:
    """Teller per (`nis`, `jaar`, `groep`), in woningen; `groep` leeg voor huizen en appartementen samen. Bron: Statbel, vastgoedprijzen."""
    huizen, appartementen = tel(vastgoed, "transacties", "alle_huizen"), tel(vastgoed, "transacties", "appartementen")
    return aantal(
        pd.concat(
            {"": plus(huizen, appartementen), "alle_huizen": huizen, "appartementen": appartementen}, names=["groep"]
        )
    )


@indicator(
    titel="Huishoudens",
    definitie="Aantal private huishoudens op 1 januari; de recentste jaren zijn vooruitzichten.",
    teller="huishoudens",
    eenheid="huishoudens",
    **DEEL,
)
def huishoudens(huishoudens: pd.DataFrame) -> pd.DataFrame:
    """Teller per (`nis`, `jaar`), in huishoudens. Bron: Statistiek Vlaanderen, huishoudensvooruitzichten."""
    return aantal(tel(huishoudens, "huishoudens"))


@indicator(
    titel="Aandeel alleenwonenden bij de huishoudens",
    boodschap="{} van de huishoudens bestaat uit één persoon",
    dienst="Wonen en buurt",
    vraag=("heeft wie alleen woont, iemand in de buurt?",),
    definitie="Huishoudens van één persoon, in % van alle huishoudens.",
    teller="huishoudens van één persoon",
    noemer="huishoudens",
    opmerkingen=("Dit is een deel van de huishoudens, niet van de inwoners.",),
    **{**DEEL, "doelen": ("samenhorigheid",)},
)
def aandeel_alleenwonenden(huishoudens: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per (`nis`, `jaar`), in huishoudens. Bron: Statistiek Vlaanderen, huishoudensvooruitzichten."""
    return breuk(tel(huishoudens, "huishoudens", "1"), tel(huishoudens, "huishoudens"))


@indicator(
    titel="Verwachte groei van het aantal huishoudens tot 2040",
    definitie="Vooruitzicht: verwacht aantal huishoudens in 2040 min het aantal in 2024, in % van het aantal in 2024.",
    teller="huishoudens in 2040 min huishoudens in 2024",
    noemer="huishoudens in 2024",
    met_teken=True,
    soort="vooruitzicht",
    opmerkingen=("Beide jaren zijn vooruitzichten, geen tellingen.",),
    rijen=(Rij(5, "Vooruitzicht huishoudens 2040"),),
    **DEEL,
)
def groei_huishoudens_tot_2040(huishoudens: pd.DataFrame) -> pd.DataFrame:
    """Teller en noemer per `nis` op `jaar` 2024, in huishoudens. Bron: Statistiek Vlaanderen, huishoudensvooruitzichten."""
    alle = tel(huishoudens, "huishoudens")
    nu = alle[alle.index.get_level_values("jaar") == BASISJAAR]
    return breuk(min_(vroeger(alle, BASISJAAR - HORIZON), nu), nu)
