"""Assen: wat `assen` tekent, staat precies waar matplotlib het zelf zou zetten."""

import io

import matplotlib as mpl
import pytest
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure

from integratie.beeld import assen
from integratie.beeld.stijl import RC, getallenas


def proefblad(namen: list[str]) -> Figure:
    """Staven met namen links, getallen onder en twee titels; de y-as loopt omgekeerd."""
    blad = Figure(figsize=(6, 3), facecolor="white")
    blad.set_dpi(72)
    blad.subplots_adjust(0.3, 0.25, 0.95, 0.95)
    as_ = blad.add_subplot()
    as_.barh(range(len(namen)), [1234.5, 80, 3.2][: len(namen)])
    as_.set_xlabel("aantal (personen)")
    as_.set_ylabel("leeftijd")
    as_.invert_yaxis()
    getallenas(as_.xaxis)
    return blad


def vakken(teksten, tekenaar) -> dict[str, tuple]:
    """Tekst → haar vak in beeldpunten."""
    return {t.get_text(): t.get_window_extent(tekenaar).extents for t in teksten if t.get_text()}


def stijlen(teksten) -> dict[str, tuple]:
    """Tekst → kleur en grootte."""
    return {t.get_text(): (t.get_color(), t.get_fontsize()) for t in teksten if t.get_text()}


@pytest.mark.parametrize("grootte", [9, 8])
def test_bijschriften_titels_en_roosterlijnen_staan_waar_matplotlib_ze_zet(grootte):
    namen = ["België", "gîte", "Üccle"]
    with mpl.rc_context(RC):
        tekenaar = RendererSVG(432, 216, io.StringIO())
        gewoon, eigen = proefblad(namen), proefblad(namen)
        (van_mpl,), (van_ons,) = gewoon.axes, eigen.axes
        van_mpl.set_yticks(range(3), namen, fontsize=grootte)
        van_mpl.grid(axis="y", visible=False)
        gewoon.draw(tekenaar)
        zichtbaar = [t for as_ in (van_mpl.xaxis, van_mpl.yaxis) for t in as_._update_ticks()]
        teksten = [t.label1 for t in zichtbaar] + [van_mpl.xaxis.label, van_mpl.yaxis.label]
        verwacht = vakken(teksten, tekenaar)
        lijnen = sorted(float(t.gridline.get_xdata()[0]) for t in zichtbaar if t.gridline.get_visible())

        assen.namenas(van_ons.yaxis, namen, grootte)
        van_ons.set_ylim(van_mpl.get_ylim())
        assen.teken(van_ons, tekenaar)
        gekregen = vakken(van_ons.texts, tekenaar)
    assert stijlen(van_ons.texts) == stijlen(teksten)
    assert gekregen.keys() == verwacht.keys() >= {"België", "1.000", "leeftijd", "aantal (personen)"}
    for tekst, vak in verwacht.items():
        assert gekregen[tekst] == pytest.approx(vak, abs=0.3), tekst
    (bundel,) = (c for c in van_ons.collections if isinstance(c, LineCollection))
    assert sorted(float(pad.vertices[0, 0]) for pad in bundel.get_paths()) == lijnen


def test_een_titel_staat_waar_matplotlib_hem_zet():
    plaatsen = []
    for eigen in (False, True):
        with mpl.rc_context(RC):
            tekenaar = RendererSVG(432, 216, io.StringIO())
            blad = Figure(figsize=(6, 3))
            blad.set_dpi(72)
            as_ = blad.add_subplot()
            as_.set_title("in procentpunt", loc="left")
            as_.plot([1, 2])
            if eigen:
                assen.teken(as_, tekenaar)
            blad.draw(tekenaar)
            plaatsen.append(vakken([as_._left_title], tekenaar))
    assert plaatsen[1]["in procentpunt"] == pytest.approx(plaatsen[0]["in procentpunt"])
