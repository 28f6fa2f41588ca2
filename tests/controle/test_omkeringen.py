"""Eén regel van de schrijvers omgekeerd: de controle, die haar eigen regels heeft, hoort het te zien."""

import sys

import pytest
from inhoudshulp import keur, leeg_geheugen, vervang
from omkeringen import OMKERINGEN as VAN_REGELS
from omkeringen_zinnen import IN_ZINNEN

from integratie.beeld import opmaak

OMKERINGEN = VAN_REGELS | IN_ZINNEN
NIS, KLEIN = "23088", "73028"  # Vilvoorde, en Herstappe met nog geen honderd inwoners


@pytest.fixture
def schoon():
    """Niemand onthoudt wat een omgekeerde regel maakte."""
    modules = [
        m
        for n, m in sys.modules.items()
        if n.startswith(("integratie.beeld", "integratie.vierblad", "integratie.beleid"))
    ]
    leeg_geheugen(opmaak)
    yield
    leeg_geheugen(opmaak, *modules)


@pytest.mark.wisselend(4)
@pytest.mark.parametrize("naam", OMKERINGEN)
def test_een_omgekeerde_regel_wordt_gevonden(naam, monkeypatch, schoon):
    """Elke dag één regel op vier, met `--volledig` alle."""
    oud, nieuw, codes = OMKERINGEN[naam]
    nis = KLEIN if "73028" in "".join(codes) else NIS
    vervang(monkeypatch, oud, nieuw)
    assert keur([code.replace('"73028"', "gemeente") for code in codes], nis)


def test_zonder_omkering_is_alles_in_orde():
    codes = sorted({code for _, _, lijst in OMKERINGEN.values() for code in lijst if "73028" not in code})
    assert keur(codes, NIS) == []
