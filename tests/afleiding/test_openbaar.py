"""Wat onze cijfers toevoegen over een aantal dat een bron verborg: niets, tot er een totaal, een gebied of een noemer bij komt."""

import pandas as pd
import pytest

from integratie import gebieden, vergelijking
from integratie.afleiding import openbaar
from integratie.opslag import edities
from integratie.rekenen import uitgeschreven_kolommen

pytestmark = pytest.mark.traag

# In 2016 verbergt de bron de OKAN-leerlingen van Linkebeek, per thuistaal en samen.
JAAR, NIS = 2016, "23100"
CLUSTER = ("23047", "23088", "23100")


@pytest.fixture(scope="module")
def ons() -> pd.DataFrame:
    """Wat `gegevens.csv` van drie gemeenten en van hun gebieden zegt."""
    delen = []
    for nis in CLUSTER:
        rijen = uitgeschreven_kolommen(vergelijking.gegevens(nis)[openbaar.KOLOMMEN], ["waarde"])
        delen.append(
            rijen.assign(
                bestand=f"{nis}/gegevens.csv",
                plaats=rijen["nis"].where(rijen["nis"] != "", rijen["gebied"].map(openbaar.code_van)),
            )
        )
    return pd.concat(delen).dropna(subset="plaats").drop_duplicates(["plaats", "indicator", "groep", "jaar"])


def test_de_bron_verbergt_er_en_wij_voegen_niets_toe(ons):
    rijen = edities.lees("leerlingen_register")
    weg = rijen[(rijen["nis"] == NIS) & (rijen["jaar"] == JAAR) & (rijen["onderwerp"] == "okan")]
    assert set(weg["status"]) == {"verborgen"}
    aantal, uit = openbaar.toevoegingen(ons)
    assert aantal > len(weg) and [str(x) for x in uit if NIS in x.bestand] == []


def gevonden(ons: pd.DataFrame) -> set[tuple[str, int, int]]:
    return {
        (x.cel.split(", ")[1], x.laag, x.hoog)
        for x in openbaar.toevoegingen(ons)[1]
        if f"Linkebeek, {JAAR}" in x.cel and "okan" in x.cel
    }


def zet(ons: pd.DataFrame, plaats: str, indicator: str, groep: str, **velden: object) -> pd.DataFrame:
    ons = ons.copy()
    raak = (ons["plaats"] == plaats) & (ons["indicator"] == indicator) & (ons["groep"] == groep) & (ons["jaar"] == JAAR)
    assert raak.sum() == 1
    ons.loc[raak, list(velden)] = list(velden.values())
    return ons


GROEPEN = ("nederlands", "niet_nederlands", "thuistaal_onbekend")


def test_een_totaal_en_een_rest(ons):
    """Samen 2: elke groep is hoogstens 2. Is de grootste groep ook gekend, dan is de rest niemand."""
    totaal = zet(ons, NIS, "okan_leerlingen", "", teller=2.0, status="bekend")
    assert gevonden(totaal) == {(groep, 0, 2) for groep in GROEPEN}
    rest = zet(totaal, NIS, "okan_naar_thuistaal", "niet_nederlands", teller=2.0, status="bekend")
    assert gevonden(rest) == {("niet_nederlands", 2, 2), ("nederlands", 0, 0), ("thuistaal_onbekend", 0, 0)}


def test_een_gebied_min_zijn_andere_gemeenten(ons):
    """Een cluster van drie met een som waarin het verborgen aantal meetelt."""
    cluster = gebieden.Gebied("proef", "Proef", CLUSTER, "de proef")
    rijen = ons[(ons["indicator"] == "okan_naar_thuistaal") & (ons["jaar"] == JAAR) & ons["nis"].isin(CLUSTER)]
    som = (
        rijen.groupby("groep", as_index=False)["teller"]
        .sum()
        .assign(plaats=cluster.code, indicator="okan_naar_thuistaal", jaar=JAAR, status="bekend", bestand="proef")
    )
    assert (rijen.groupby("groep")["teller"].count() == 2).all()
    samen = pd.concat([ons, som.assign(teller=som["teller"] + 1, eenheid="%", waarde="")])
    with pytest.MonkeyPatch.context() as even:
        even.setattr(
            gebieden, "leden_van", lambda code, echt=gebieden.leden_van: CLUSTER if code == "proef" else echt(code)
        )
        assert gevonden(samen) == {(groep, 1, 1) for groep in GROEPEN}
        benaderd = pd.concat([ons, som.assign(eenheid="%", waarde="", status="benaderd")])
        assert gevonden(benaderd) == set()  # de som van wat gekend is, zegt niets over wat verborgen is
