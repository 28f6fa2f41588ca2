"""Klassen en kaartvlakken."""

import numpy as np
import pandas as pd
import pytest
import shapely

import integratie as ig
from integratie.beeld.kaarten import klassegrenzen, pad_van
from integratie.gebieden import kaartgebied


def test_klassegrenzen_uit_gemiddelde_en_standaardafwijking():
    # Gemiddelde 5, standaardafwijking 2 (schoolvoorbeeld 2, 4, 4, 4, 5, 5, 7, 9).
    waarden = pd.Series([2, 4, 4, 4, 5, 5, 7, 9], dtype=float)
    assert klassegrenzen(waarden) == pytest.approx([3, 5 - 2 / 3, 5 + 2 / 3, 7])


def test_pad_behoudt_gaten_en_delen():
    schijf = shapely.Point(0, 0).buffer(10).difference(shapely.Point(0, 0).buffer(3))
    vorm = shapely.MultiPolygon([schijf, shapely.box(20, 20, 21, 21)])
    pad = pad_van(vorm)
    assert (pad.codes == pad.MOVETO).sum() == 3
    draaizin = [
        shapely.is_ccw(shapely.LinearRing(ring))
        for ring in np.split(pad.vertices, np.flatnonzero(pad.codes == pad.MOVETO)[1:])
    ]
    assert draaizin == [True, False, True]  # een gat draait andersom, anders vult de tekening het op


@pytest.mark.parametrize(
    ("gemeente", "aantal"), [("Vilvoorde", 19), ("Tervuren", 19), ("Bever", 33), ("Anderlecht", 19)]
)
def test_kaartgebied_hangt_af_van_de_gemeente(gemeente, aantal):
    assert len(kaartgebied(ig.zoek(gemeente).nis).leden) == aantal


def test_hele_kaart_voor_heel_kleine_en_heel_grote_gemeenten():
    for gemeente in ("Herstappe", "Antwerpen"):
        figuur = ig.kaart("aandeel_niet_belg", gemeente)
        assert np.isin([ig.zoek(gemeente).naam], figuur.tabel["Gemeente"]).all()


@pytest.mark.parametrize(
    "arrondissement", sorted({g.arrondissement for g in ig.gemeenten().values() if g.arrondissement})
)
def test_elk_arrondissement_heeft_een_kaart(arrondissement):
    # Een buurgemeente die het kaartbeeld alleen in een punt raakt (bij Roeselare) is geen vlak om te tekenen.
    nis = next(g.nis for g in ig.gemeenten().values() if g.arrondissement == arrondissement)
    assert "<svg" in ig.kaart("aandeel_buitenlandse_herkomst", nis)._repr_html_()
