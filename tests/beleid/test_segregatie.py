"""De drie maten, tot op 1e-10 gelijk aan pysal/segregation 2.5.4 op drie openbare datasets.

De waarden zijn één keer berekend met `Dissim`, `Isolation` en `Interaction` van dat pakket (scipy 1.17.1, libpysal 4.14.1); het pakket zelf is
met zijn afhankelijkheden meer dan een gigabyte en hoort daarom niet bij de tests. De invoer staat in `gegevens/`, zodat iedereen het kan overdoen:
sids2 (geboorten in de 100 county's van North Carolina, 1979–84, groep: niet-wit; Cressie 1991) en georgia (159 county's, census van 1990, groep:
zwarte inwoners, afgerond uit TotPop90 en PctBlack), allebei uit de voorbeelden van libpysal; en de 285 gemeenten van het Vlaams Gewest (Statbel, 2025).
"""

from pathlib import Path

import pandas as pd
import pytest

from integratie.vergelijking import segregatie

ORAKEL = {
    "sids2": (0.29115458465241634, 0.4048336514929149, 0.5951663485070852),
    "georgia": (0.37960101039406485, 0.37475438391821514, 0.6252456160817847),
    "statbel": (0.32362535432866146, 0.36807700194114057, 0.6319229980588594),
}


@pytest.fixture
def gebieden(request) -> pd.DataFrame:
    """Per gebied `groep` en `totaal`."""
    if request.param != "statbel":
        return pd.read_csv(Path(__file__).parent / "gegevens" / f"{request.param}.csv")
    nu = request.getfixturevalue("herkomst_nu").xs(2025, level="year").loc[request.getfixturevalue("vlaanderen")]
    return pd.DataFrame({"groep": nu["total"] - nu["belgian_bg"], "totaal": nu["total"]})


@pytest.mark.parametrize(("gebieden", "naam"), [(n, n) for n in ORAKEL], indirect=["gebieden"])
def test_gelijk_aan_het_pakket_segregation(gebieden, naam):
    groep, totaal = gebieden["groep"], gebieden["totaal"]
    uit = (
        segregatie.dissimilariteit(groep, totaal - groep),
        segregatie.isolatie(groep, totaal),
        segregatie.blootstelling(groep, totaal - groep, totaal),
    )
    assert uit == pytest.approx(ORAKEL[naam], abs=1e-10, rel=0)
