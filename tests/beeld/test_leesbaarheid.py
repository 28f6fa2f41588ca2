"""De lopende tekst van elk thema, voor een steekproef van gemeenten: korte zinnen, geen herhaling, geen haperend getal."""

import random
import re
from collections import Counter

import pytest
from zinshulp import eis_kort, woorden, zinnen

import integratie as ig
from integratie import gebieden
from integratie.indicator import THEMAS

pytestmark = pytest.mark.traag

PEILJAAR = 2026
RAND = gebieden.groep(gebieden.RAND).leden
ENKEL = r"(?<![\d.,])1 (?:inwoners|leerlingen|personen|nieuwkomers|jongeren|mensen|niet-Belgen|huishoudens)\b"


@pytest.fixture(scope="module")
def teksten(request) -> dict[str, dict[str, str]]:
    """NIS-code → thema → tekst; met `--volledig` van alle Vlaamse gemeenten."""
    vlaams = sorted(gebieden.groep("vlaanderen").leden)
    if not request.config.getoption("--volledig"):
        vlaams = [*RAND[::4], "73028", *random.Random(7).sample(vlaams, 6)]
    return {nis: _van(nis) for nis in dict.fromkeys(vlaams)}


def _van(nis: str) -> dict[str, str]:
    themas = {t: str(ig.duiding(t, nis, PEILJAAR)).removeprefix(f"{THEMAS[t]}: ") for t in THEMAS}
    return {
        "samenvatting": str(ig.samenvatting(nis, PEILJAAR)),
        "opvallend": str(ig.opvallend(nis, PEILJAAR)),
        **themas,
    }


def test_zinnen_zijn_kort(teksten):
    alle = [z for per in teksten.values() for tekst in per.values() for z in zinnen(tekst)]
    eis_kort(alle)
    assert max(map(woorden, alle)) <= 40


def test_een_zin_staat_maar_een_keer_in_de_themas(teksten):
    """De samenvatting herhaalt wat in een thema staat; twee thema's zeggen nooit hetzelfde."""
    for nis, per in teksten.items():
        telling = Counter(z for thema, tekst in per.items() if thema != "samenvatting" for z in zinnen(tekst))
        leeg = ("Voor ", "Over dit thema", "De cijfers over dit thema")  # wat er over een thema ontbreekt
        assert not [z for z, n in telling.items() if n > 1 and not z.startswith(leeg)], nis


def test_geen_hapering(teksten):
    for per in teksten.values():
        for tekst in per.values():
            vlak = tekst.replace("\u00a0", " ")
            assert "  " not in vlak
            assert not re.search(r"\b(\w+) \1\b", vlak)
            assert not re.search(r"\(\(|\)\)|\( | \)| [,;.]|\.\.|\) \(", vlak)
            assert not re.search(ENKEL, vlak)


def test_hetzelfde_getal_krijgt_geen_haakjes(teksten):
    """ "11 inwoners een attest (11 in 2016)" is "net als in 2016"."""
    for per in teksten.values():
        for zin in (z for tekst in per.values() for z in zinnen(tekst.replace("\u00a0", " "))):
            for toen in re.findall(r"(?:\(|tegenover )([\d.,]+(?: %)?) in (?:de vijf jaar tot en met )?\d{4}", zin):
                voor = zin[: zin.index(toen + " in ")]
                getallen = re.findall(r"[\d.,]*\d(?: %)?", re.sub(r"\b(?:19|20)\d\d\b", "", voor))
                assert toen not in getallen[-1:], zin
