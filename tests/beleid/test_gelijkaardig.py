"""Afstanden tussen gemeenten: symmetrisch, na te rekenen, en eerlijk over wat ontbreekt."""

import math
import os
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

from integratie.fouten import Gebruiksfout
from integratie.indicator import kaart
from integratie.vergelijking import gelijkaardig as g

pytestmark = pytest.mark.traag


@pytest.fixture(scope="module")
def profiel() -> g.Profiel:
    return g.profiel(2025)


def test_elke_variabele_heeft_gemiddelde_nul_en_spreiding_een(profiel):
    assert profiel.z.shape == (285, len(g.PROFIEL))
    assert np.allclose(profiel.z.mean(), 0, atol=1e-12) and np.allclose(profiel.z.std(ddof=0), 1)


def test_waarden_zijn_die_van_de_bron(profiel, herkomst_nu):
    for nis in profiel.waarden.index:
        rij = herkomst_nu.loc[(nis, 2025)]
        assert profiel.waarden.at[nis, "inwoners"] == rij["total"]
        assert math.isclose(profiel.waarden.at[nis, "aandeel_niet_eu_herkomst"], 100 * rij["non_eu27"] / rij["total"])


def test_met_de_hand_op_twee_variabelen():
    """Drie gemeenten op (0, 0), (3, 4) en (0, ontbreekt): wortel uit (9 + 16) / 2, en 0 op de ene gedeelde variabele."""
    z = pd.DataFrame({"a": [0.0, 3.0, 0.0], "b": [0.0, 4.0, np.nan]}, index=pd.Index(["x", "y", "z"], name="nis"))
    assert g.afstanden(z, "x").to_dict("index") == {"y": {"afstand": math.sqrt(12.5), "variabelen": 2}}
    breed = pd.concat([z.add_suffix(str(i)) for i in range(4)], axis=1).assign(b0=0.0, b1=0.0, b2=0.0)
    assert g.afstanden(breed, "x").at["z", "afstand"] == 0.0
    assert g.afstanden(breed, "x").at["z", "variabelen"] == 7


def test_afstand_is_symmetrisch_en_voldoet_voor_alle_paren(profiel):
    alle = {nis: g.afstanden(profiel.z, nis)["afstand"] for nis in profiel.z.index}
    matrix = pd.DataFrame(alle).reindex(index=list(alle), columns=list(alle))
    assert np.allclose(matrix, matrix.T, equal_nan=True)
    assert (matrix.stack().dropna() > 0).all() and matrix.isna().sum().sum() == 285


def test_de_lijst_staat_op_afstand_en_telt_op(profiel):
    uit = g.gelijkaardig("Vilvoorde", 2025)
    assert len(uit.lijst) == 10 and uit.lijst["afstand"].is_monotonic_increasing
    assert "23088" not in set(uit.lijst["nis"])
    for rij in uit.lijst.itertuples():
        deel = uit.verschillen[uit.verschillen["nis"] == rij.nis]
        assert math.isclose(math.sqrt((deel["verschil"] ** 2).mean()), rij.afstand)
        assert math.isclose(deel["deel"].sum(), 100)
        zelf = deel.set_index("variabele")["verschil"]
        assert np.allclose(zelf, profiel.z.loc[rij.nis] - profiel.z.loc["23088"], equal_nan=True)
    assert set(uit.stabiliteit) == set(g.PROFIEL) and all(0 <= n <= 10 for n in uit.stabiliteit.values())


def test_een_variabele_die_overal_gelijk_is_verandert_niets(profiel):
    """Leave-one-out: een constante weglaten houdt de volgorde, want elk verschil is er nul."""
    z = profiel.z.dropna()
    met = g.afstanden(z.assign(constant=0.0), z.index[0]).index
    assert list(met) == list(g.afstanden(z, z.index[0]).index)


def test_een_ontbrekende_variabele_wordt_genoemd(profiel):
    leeg = profiel.z.isna().any(axis=1)
    if not leeg.any():
        pytest.skip("elke gemeente heeft alle variabelen")
    uit = g.gelijkaardig(leeg.idxmax(), 2025)
    assert uit.eigen_ontbreekt and (uit.lijst["variabelen"] < len(g.PROFIEL)).all()


def test_een_vroeger_peiljaar_gebruikt_niets_van_later():
    assert max(g.gelijkaardig("Asse", 2016).jaren.values()) <= 2016


def test_brussel_heeft_geen_profiel():
    with pytest.raises(Gebruiksfout, match="Vlaams Gewest"):
        g.gelijkaardig("21004")


@pytest.fixture(scope="module")
def gedrukt() -> list[str]:
    """Wat `integratie gelijkaardig` voor Vilvoorde op het scherm zet, in twee processen met een andere volgorde van verzamelingen."""
    opdracht = [sys.executable, "-m", "integratie", "gelijkaardig", "Vilvoorde"]
    return [
        subprocess.run(
            opdracht,
            env=os.environ | {"PYTHONHASHSEED": zaad},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for zaad in ("1", "2")
    ]


@pytest.mark.traag
def test_twee_keer_vragen_geeft_hetzelfde(gedrukt):
    assert gedrukt[0] == gedrukt[1]


@pytest.mark.traag
def test_de_stabiliteit_wordt_gedrukt_en_klopt(gedrukt, profiel):
    """Zelf standaardiseren en elke variabele één keer weglaten, zonder de functies van het pakket."""
    waarden = profiel.waarden.copy()
    for naam, logaritme in g.PROFIEL.items():
        waarden[naam] = np.log(waarden[naam]) if logaritme else waarden[naam]
    z = ((waarden - waarden.mean()) / waarden.std(ddof=0)).dropna()

    def tien(kolommen: list[str]) -> set[str]:
        verschil = z[kolommen] - z.loc["23088", kolommen]
        return set((verschil**2).mean(axis=1).drop("23088").nsmallest(10).index)

    alle = tien(list(z))
    assert all(profiel.z.loc[list(alle)].notna().all())
    for naam in z:
        regel = next(
            r for r in gedrukt[0].partition("Zonder")[2].splitlines() if r.startswith(f"{kaart(naam).titel}  ")
        )
        blijft = len(tien([k for k in z if k != naam]) & alle)
        assert regel.endswith(f"{blijft} van 10"), naam


def test_de_uitleg_wordt_gedrukt(gedrukt):
    for deel in ("gestandaardiseerd", "Afstand", "Verschilt het meest", "Machelen            23047  0,"):
        assert deel in gedrukt[0]
