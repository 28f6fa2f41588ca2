"""Lijntje en strook als svg: alleen vormen met klassen, getallen met hoogstens één decimaal."""

import re

from integratie.blok.lijntjes import VOORBEELDEN, lijntje, strookje
from integratie.blok.tekst import Cijfertekst, Tekst
from integratie.blok.vierblad import Strook


def uiteinde(waarde: float) -> Tekst:
    return Tekst((Cijfertekst(str(waarde), waarde, "laagste", "inwoners", "23088", 2025),))


STROOK = Strook(30.0, (10.0, 20.0, 50.0), (25.0, None), uiteinde(10.0), uiteinde(50.0))


def test_lijn_op_de_tijdas_en_op_schaal():
    """Van 2010 tot 2026 over 81 breed: 2018 staat in het midden, het hoogste bovenaan."""
    svg = lijntje(((2010, 1.0), (2011, 3.0)), ((2018, 2.0), (2019, 2.0)), 2010, 2026)
    assert '<path class="lv" d="M3 18.5L8.1 3.5"/>' in svg
    assert '<path class="lr" d="M43.5 11L48.6 11"/>' in svg
    assert '<circle class="ons" cx="8.1" cy="3.5" r="2.6"/>' in svg


def test_een_gat_breekt_de_lijn():
    svg = lijntje(((2010, 1.0), (2011, 2.0), (2013, 2.0)), (), 2010, 2026)
    assert re.search(r'class="lv" d="M\S+ \S+L\S+ \S+M\S+ \S+h\.1"', svg) and 'class="lr"' not in svg


def test_strook_van_laag_tot_hoog():
    svg = strookje(STROOK)
    assert '<path class="tk" d="M5 6.5v7M30 6.5v7M105 6.5v7"/>' in svg
    assert '<path class="rk" d="M42.5 1.5v17"/>' in svg and 'class="vk"' not in svg
    assert '<circle class="ons" cx="55" cy="10" r="3.8"/>' in svg


def test_enquete_heeft_dezelfde_schaal_zonder_streepjes():
    svg = strookje(Strook(30.0, (), (None, None), uiteinde(10.0), uiteinde(50.0)))
    assert 'cx="55"' in svg and 'class="tk"' not in svg


def test_geen_kleur_en_hoogstens_een_decimaal():
    for svg in (lijntje(((2010, 1 / 3), (2026, 2 / 3)), (), 2010, 2026), strookje(STROOK), *VOORBEELDEN.values()):
        assert not re.search(r"#[0-9a-f]{3}|fill=|stroke=|style=|\d\.\d\d", svg)
