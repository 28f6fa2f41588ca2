"""Afronden op vijf dat blijft optellen: elke cel is hoogstens vier mis, en elke som klopt."""

import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import integratie as ig
from integratie.afleiding.nagaan import ga_na
from integratie.beleid.wijken import cijfers, wijkblokken
from integratie.onthulling.afronden import afgerond
from integratie.onthulling.regels import Regel
from integratie.weergave import figuurbestanden


def tabel(waarden: np.ndarray) -> tuple[pd.Series, dict]:
    for as_ in range(waarden.ndim):
        waarden = np.concatenate([waarden, waarden.sum(axis=as_, keepdims=True)], axis=as_)
    namen = [[f"{k}{i}" for i in range(n - 1)] for k, n in zip("ab", waarden.shape, strict=True)]
    index = pd.MultiIndex.from_product([[*n, "T"] for n in namen], names=["a", "b"])
    return pd.Series(waarden.ravel().astype(float), index=index), {
        k: {"T": n} for k, n in zip("ab", namen, strict=True)
    }


@pytest.mark.parametrize("zaad", range(20))
def test_elke_som_blijft_kloppen(zaad):
    loting = np.random.default_rng(zaad)
    aantallen, sommen = tabel(loting.negative_binomial(1, 1 / 21, (5, 4)))
    uit = afgerond(aantallen, sommen, 5)
    assert (uit % 5 == 0).all() and (uit - aantallen).abs().max() < 5
    assert uit[aantallen % 5 == 0].equals(aantallen[aantallen % 5 == 0])
    vorm = uit.to_numpy().reshape(6, 5)
    assert (vorm[:-1].sum(axis=0) == vorm[-1]).all() and (vorm[:, :-1].sum(axis=1) == vorm[:, -1]).all()


def test_zo_dicht_mogelijk():
    """1 + 1 + 1 + 2 = 5: één van de vier gaat naar 5, en dat is de 2."""
    aantallen, _ = tabel(np.array([[1, 1, 1, 2]]))
    uit = afgerond(aantallen, {"b": {"T": ["b0", "b1", "b2", "b3"]}}, 5)
    assert [*uit.xs("a0")] == [0, 0, 0, 5, 5]


def test_wat_de_bron_verbergt_blijft_leeg():
    aantallen, _ = tabel(np.array([[0, 12, 31]]))
    aantallen.iloc[0] = np.nan
    uit = afgerond(aantallen, {"b": {"T": ["b0", "b1", "b2"]}}, 5)
    assert np.isnan(uit.iloc[0]) and uit.iloc[1] + uit.iloc[2] == uit.iloc[3]


def test_een_rapport_met_afgeronde_wijken(tmp_path, monkeypatch):
    """Met `methode: afronden` staat overal een veelvoud van vijf, niets is verborgen, en de lezer weet dat het afgerond is."""
    (tmp_path / "parameters/wijken").mkdir(parents=True)
    for naam in ("rapporten.yaml", "groepen.yaml"):  # de groepen blijven bewaard voor de volgende test
        shutil.copyfile(Path(__file__).parents[2] / "parameters" / naam, tmp_path / "parameters" / naam)
    rijen = [(3, 81), (30, 80), (40, 80), (52, 83), (20, 80), (25, 80), (35, 80), (45, 80)]
    regels = [f"23088W0{i};{g};{t}" for i, (g, t) in enumerate(rijen, start=1)]
    (tmp_path / "parameters/wijken/23088.csv").write_text(
        "\n".join(["# Herkomst 2025", "gebied;groep;totaal", *regels])
    )
    monkeypatch.chdir(tmp_path)
    for module in (cijfers, wijkblokken):
        monkeypatch.setattr(module, "regel", lambda soort: Regel(5, 3, 2, "afronden"))
    figuur = ig.wijken("Vilvoorde", 2025)
    groep, totaal = (figuur.cellen[k].astype(int) for k in ("Groep", "Inwoners"))
    assert (groep % 5 == 0).all() and (totaal % 5 == 0).all() and groep.sum() == 250
    assert any("veelvoud van vijf" in noot for noot in figuur.opmerkingen)
    # Wie nagaat wat te berekenen is, vindt niets, ook niet met de echte totalen van de gemeente ernaast.
    map_ = tmp_path / "uit" / "23088-vilvoorde"
    groep_, totaal_ = (sum(x) for x in zip(*rijen, strict=True))
    kop = "nis,gebied,indicator,groep,jaar,teller,noemer,waarde,eenheid,bron,status"
    cijfers_ = f"{kop}\n23088,Vilvoorde,inwoners,,2025,{totaal_},,{totaal_},inwoners,,bekend\n"
    for naam, inhoud in {**figuurbestanden.bestanden([figuur]), "gegevens.csv": cijfers_.encode()}.items():
        (map_ / naam).parent.mkdir(parents=True, exist_ok=True)
        (map_ / naam).write_bytes(inhoud)
    assert groep_ == 250 and ga_na([tmp_path / "uit"]).lekken == ()
