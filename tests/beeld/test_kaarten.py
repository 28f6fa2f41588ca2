"""Klassen en kaartvlakken."""

import re

import numpy as np
import pytest
import shapely

import integratie as ig
from integratie.beeld.kaartvlakken import pad_van
from integratie.blok.beeldstijl import KLEUREN, OP_SCHAAL, SCHAAL
from integratie.gebieden import kaartgebied


def test_ronde_klassen_met_hun_aantal():
    # Statbel, herkomst op 1 januari 2025: alleen Merchtem (27,1) onder 30; Machelen 67,7, Drogenbos 64,4, Vilvoorde 64,2 en Zaventem 61,4 vanaf 60.
    svg = ig.kaart("aandeel_buitenlandse_herkomst", "Vilvoorde", 2025).svg
    legende = re.findall(r">([<≥&lt; ]*\d[^<%]* \(\d+\))</text>", svg)
    assert legende[0] == "&lt; 30 (1)" and legende[-1] == "≥ 60 (4)"
    assert sum(int(re.findall(r"\((\d+)\)", tekst)[0]) for tekst in legende) == 19


def _helder(kleur: str) -> float:
    delen = (int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5))
    r, g, b = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in delen)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize("thema", [0, 1], ids=["licht", "donker"])
def test_letters_zijn_leesbaar_op_hun_vlak(thema):
    """WCAG 2.2, 1.4.3: minstens 4,5 op 1, ook voor een naam op elke klasse van een kaart."""
    licht_naar_thema = {paar[0]: paar[thema] for paar in KLEUREN.values()}
    paren = [(licht_naar_thema[vlak], licht_naar_thema[op]) for vlak, op in zip(SCHAAL, OP_SCHAAL, strict=True)]
    paren += [(KLEUREN["vl"][thema], KLEUREN[n][thema]) for n in ("ink", "gr", "ac", "rand", "vlaams", "brussel")]
    for vlak, letter in paren:
        donker, licht = sorted((_helder(vlak), _helder(letter)))
        assert (licht + 0.05) / (donker + 0.05) >= 4.5, (vlak, letter)


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
        assert np.isin([ig.zoek(gemeente).naam], figuur.cellen["Gemeente"]).all()


@pytest.mark.wisselend(3)
@pytest.mark.parametrize(
    "arrondissement", sorted({g.arrondissement for g in ig.gemeenten().values() if g.arrondissement})
)
def test_elk_arrondissement_heeft_een_kaart(arrondissement):
    """Elke dag één op drie, met `--volledig` alle."""
    # Een buurgemeente die het kaartbeeld alleen in een punt raakt (bij Roeselare) is geen vlak om te tekenen.
    nis = next(g.nis for g in ig.gemeenten().values() if g.arrondissement == arrondissement)
    assert "<svg" in ig.kaart("aandeel_buitenlandse_herkomst", nis)._repr_html_()


REGIOS = sorted({g.referentieregio for g in ig.gemeenten().values()} - {""})


@pytest.mark.wisselend(4)
@pytest.mark.parametrize("regio", REGIOS)
def test_geen_naam_staat_over_de_schaalstok(regio):
    """Elke dag één op vier, met `--volledig` alle; bij Oost-Brabant stond Hoeilaart erover."""
    svg = ig.kaart("inwoners", binnen=f"referentieregio:{regio}").svg
    teksten = re.findall(
        r'<text x="([\d.]+)" y="([\d.]+)" style="font-size: 9px;( text-anchor: \w+;)?[^>]*>([^<]*)<', svg
    )
    vakken = []
    for x, y, anker, tekst in teksten:
        breed = 5 * len(tekst)  # een letter van 9 is gemiddeld 5 breed
        links = float(x) - breed * (0.5 if "middle" in anker else 1 if "end" in anker else 0)
        vakken.append((tekst, shapely.box(links, float(y) - 7, links + breed, float(y))))
    (maat,) = (vak for tekst, vak in vakken if tekst.endswith(" km"))
    van, y, tot = map(float, re.search(r'd="M ([\d.]+) ([\d.]+) L ([\d.]+) \2 " style="[^"]+ 1\.6"', svg).groups())
    stok = shapely.union(maat, shapely.box(van, y - 1, tot, y + 1))
    assert [tekst for tekst, vak in vakken if vak is not maat and vak.intersects(stok)] == []
