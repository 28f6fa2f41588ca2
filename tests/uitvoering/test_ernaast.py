"""Het proces naast een kernel dient rapport na rapport, maar nooit langer dan het gezond is."""

import os

import psutil
import pytest
from proefproject import maak, schrijf_project

from integratie.uitvoering import ernaast, processen

EEN_KRING = """
import sys, weakref
class Kring: pass
kring = Kring()
kring.zelf = kring
sys.kring = weakref.ref(kring)
"""


@pytest.fixture(autouse=True)
def _geen_van_andere_tests():
    ernaast.sluit()
    yield
    ernaast.sluit()


def pid(**omgeving: str) -> int:
    with ernaast.ernaast(omgeving) as naast:
        return naast.submit(os.getpid).result()


@pytest.mark.parametrize("warm", [processen.WARM, False])
def test_een_volgend_rapport_krijgt_hetzelfde_proces(monkeypatch, warm):
    monkeypatch.setattr(processen, "WARM", warm)
    assert pid() == pid()


def test_wat_een_rapport_achterliet_is_weg_bij_het_volgende():
    with ernaast.ernaast({}) as naast:
        naast.submit(exec, EEN_KRING, {}).result()
    with ernaast.ernaast({}) as naast:
        assert naast.submit(eval, "__import__('sys').kring() is None").result()


def test_na_een_run_wacht_er_niemand(tmp_path, monkeypatch):
    monkeypatch.chdir(schrijf_project(tmp_path, "gemeente"))
    wachtend: list[object] = []
    maak("asse", meld=lambda _: wachtend.extend(ernaast._vrij))
    assert len(wachtend) == 1
    assert ernaast._vrij == []


def test_twee_tegelijk_delen_er_geen():
    with ernaast.ernaast({}) as naast:
        assert naast.submit(os.getpid).result() != pid()


def test_na_zoveel_rapporten_komt_er_een_vers(monkeypatch):
    monkeypatch.setattr(ernaast, "RAPPORTEN", 2)
    assert [(a := pid()), pid()] == [a, a]
    assert pid() != a


def test_een_andere_omgeving_of_werkmap_krijgt_een_eigen_proces(tmp_path, monkeypatch):
    with ernaast.ernaast({"INTEGRATIE_EDITIE": "2026-11"}) as naast:
        assert naast.submit(os.getenv, "INTEGRATIE_EDITIE").result() == "2026-11"
    with ernaast.ernaast({}) as naast:
        assert naast.submit(os.getenv, "INTEGRATIE_EDITIE").result() is None
    monkeypatch.chdir(tmp_path)
    with ernaast.ernaast({}) as naast:
        assert naast.submit(os.getcwd).result() == str(tmp_path)


def test_een_dat_wegviel_terwijl_het_wachtte_wordt_vervangen():
    dood = pid()
    psutil.Process(dood).kill()
    assert pid() != dood


def test_na_een_fout_dient_het_niet_meer():
    with pytest.raises(ZeroDivisionError), ernaast.ernaast({}) as naast:
        eerste = naast.submit(os.getpid).result()
        naast.submit(divmod, 1, 0).result()
    assert pid() != eerste
