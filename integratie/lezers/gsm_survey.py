"""Burgerbevraging van de Gemeente-Stadsmonitor: een csv met een rij per gemeente en een kolom per item, in %."""

import re
from pathlib import Path

import pandas as pd

from integratie.fouten import Gegevensfout
from integratie.lezers.bestand import getallen, lees_csv, niscodes
from integratie.lezers.namen import INDELINGEN, gemeenten_in, indeling_van

ZONDER_CIJFERS = 5  # zoveel gemeenten deden hoogstens niet mee
_DIVERSITEIT, _CONTACT = "Houding tegenover diversiteit", "Intensiteit van contacten - Praatje met mensen van"
ITEMS = {
    f"{_DIVERSITEIT} - Goed samenleven": "houding_goed_samenleven",
    f"{_DIVERSITEIT} - Verschillende herkomst verrijking": "houding_verrijking",
    f"{_DIVERSITEIT} - Zinvol ontmoetingsactiviteiten": "houding_ontmoeting_zinvol",
    f"{_DIVERSITEIT} - Onprettig buren andere herkomst": "houding_onprettig_buren",
    f"{_DIVERSITEIT} - Teveel verschillende herkomst": "houding_te_veel_herkomsten",
    _DIVERSITEIT: "houding_tegenover_diversiteit",
    "Diversiteit vriendenkring - Vrienden niet-Belgische herkomst": "vrienden_niet_belgische_herkomst",
    f"{_CONTACT} niet-Belgische herkomst": "praatje_niet_belgische_herkomst",
    f"{_CONTACT} Belgische herkomst": "praatje_belgische_herkomst",
    "Vertrouwen in medemens": "vertrouwen_medemens",
    "Vertrouwen in gemeentebestuur": "vertrouwen_gemeentebestuur",
    "Zich thuis voelen in de buurt": "thuis_voelen_buurt",
    "Sociaal weefsel in de buurt": "sociaal_weefsel_buurt",
    "Participatie in verenigingsleven": "participatie_verenigingsleven",
    "Vrijwilligerswerk": "vrijwilligerswerk",
    "Deelname aan buurtactiviteiten": "deelname_buurtactiviteiten",
    "Voldoende ontmoetingsplaatsen": "voldoende_ontmoetingsplaatsen",
    "Onveiligheidsgevoel in de buurt": "onveiligheidsgevoel_buurt",
    "Tevredenheid over de buurt": "tevredenheid_buurt",
    "Fierheid over de gemeente": "fier_op_gemeente",
    "Betalingsmoeilijkheden": "betalingsmoeilijkheden",
}
# Zoals een vraag in de bladen van de bevraging heet, als dat anders is: «indicator - item» → onderwerp.
IN_BLADEN = {
    "Vertrouwen in overheden - Vertrouwen in gemeente-/stadsbestuur": "vertrouwen_gemeentebestuur",
    "Tevredenheid buurt": "tevredenheid_buurt",
}


def lees(pad: Path, jaar: int | None = None) -> pd.DataFrame:
    """`nis, jaar, onderwerp, groep, waarde, status, indeling`: afgeronde percentages (0–100).

    Het jaar staat niet in het bestand: `jaar`, of anders het jaartal in de bestandsnaam.

    Fout: `Gegevensfout` bij een ontbrekend item, een percentage buiten 0–100 of een onbekende gemeente.
    """
    if not jaar and (in_naam := re.search(r"(?<![0-9])20[0-9]{2}(?![0-9])", pad.stem)):
        jaar = int(in_naam[0])
    if not jaar:
        raise Gegevensfout(
            f"{pad.name}: verwacht het jaar van de bevraging in de bestandsnaam, bijvoorbeeld survey_2023.csv."
        )
    ruw = lees_csv(pad, ",", ["gemeente", "nis_code", *ITEMS])
    nis = niscodes(ruw["nis_code"].str.removesuffix(".0"), pad.name)
    indeling = indeling_van(set(nis), INDELINGEN[0], pad.name)
    if dubbel := sorted(nis[nis.duplicated()]):
        raise Gegevensfout(f"{pad.name}: code {dubbel[0]} staat er dubbel; verwacht: elke gemeente één keer.")
    vlaams = sum(not code.startswith("21") for code in gemeenten_in(indeling))
    if len(nis) < vlaams - ZONDER_CIJFERS:
        raise Gegevensfout(
            f"{pad.name}: maar {len(nis)} gemeenten; verwacht: (bijna) alle {vlaams} Vlaamse gemeenten (is het bestand afgekapt?)."
        )
    breed = pd.DataFrame({item: getallen(ruw[kolom], pad.name) for kolom, item in ITEMS.items()})
    for kolom, item in ITEMS.items():
        if not 1 < breed[item].max() <= 100 or breed[item].min() < 0:
            raise Gegevensfout(
                f"{pad.name}: kolom '{kolom}' loopt van {breed[item].min():g} tot {breed[item].max():g}; "
                "verwacht: 0 tot 100."
            )
    lang = breed.assign(nis=nis, jaar=jaar, indeling=indeling).melt(
        ["nis", "jaar", "indeling"], var_name="onderwerp", value_name="waarde"
    )
    return lang.assign(groep="", status="bekend")
