"""Echte notebooks met echt Papermill: wat slaagt, wat mislukt en wat de motor daarover zegt."""

import os
import subprocess
import sys

import nbformat
import pytest
from proefproject import schrijf_notebook, schrijf_project

from integratie.uitvoering import motor, processen

pytestmark = pytest.mark.usefixtures("warm_proces")
PARAMETERS = {"gemeente": "24104", "peiljaar": 2016}


def mislukking(pad, **grens) -> motor.Mislukking:
    with pytest.raises(motor.Mislukking) as fout:
        motor.voer_uit(pad, PARAMETERS, **grens)
    return fout.value


def test_parameters_komen_aan_en_de_gemeente_is_tekst(tmp_path):
    notebook = motor.voer_uit(schrijf_notebook(tmp_path / "a.ipynb", "gemeente, peiljaar"), PARAMETERS)
    assert notebook.cells[-1].outputs[0].data["text/plain"] == "('24104', 2016)"


def test_twee_keer_hetzelfde_notebook_byte_voor_byte(tmp_path):
    cellen = ["import random\nprint('a')\nprint('b')", "{'x', 'y', 'z'}", "peiljaar"]
    pad = schrijf_notebook(tmp_path / "a.ipynb", *cellen[::2])
    eerste, tweede = (nbformat.writes(motor.voer_uit(pad, PARAMETERS)) for _ in range(2))
    assert eerste == tweede
    assert "papermill" not in nbformat.reads(eerste, 4).metadata
    assert not any(str(tmp_path) in str(cel) for cel in nbformat.reads(eerste, 4).cells)


def test_elk_notebook_begint_met_een_lege_naamruimte(tmp_path):
    motor.voer_uit(schrijf_notebook(tmp_path / "a.ipynb", "onthouden = 1"), PARAMETERS)
    fout = mislukking(schrijf_notebook(tmp_path / "b.ipynb", "onthouden"))
    assert fout.reden == "NameError: name 'onthouden' is not defined"


@pytest.mark.parametrize("sleutel", ["noord", "zuid"])
def test_elk_project_kent_zijn_eigen_groepen(tmp_path, sleutel):
    # Het warme proces is er maar één, en hoort dus bij hoogstens één van deze projecten.
    map_ = schrijf_project(tmp_path, "import integratie as ig", f"ig.zoek('{sleutel}').leden")
    groep = f"{sleutel}: {{naam: {sleutel.title()}, gemeenten: [Asse, Meise]}}\n"
    (map_ / "parameters" / "groepen.yaml").write_text(groep, encoding="utf-8")
    notebook = motor.voer_uit(map_ / "notebooks" / "proef.ipynb", PARAMETERS)
    assert notebook.cells[-1].outputs[0].data["text/plain"] == "('23002', '23050')"


def test_een_fout_noemt_de_cel_van_het_notebook_en_de_laatste_regel(tmp_path):
    fout = mislukking(schrijf_notebook(tmp_path / "a.ipynb", "1", "1 / 0", "2"))
    assert (fout.cel, fout.reden) == (4, "ZeroDivisionError: division by zero")
    assert "a.ipynb, cel 4" in fout.verslag
    assert "1 / 0" in fout.verslag
    assert "\x1b" not in fout.verslag


def test_een_eigen_fout_is_alleen_de_zin(tmp_path):
    code = "from integratie.fouten import Gegevensfout\nraise Gegevensfout('De tabel is stuk.')"
    assert mislukking(schrijf_notebook(tmp_path / "a.ipynb", code)).reden == "De tabel is stuk."


def test_een_dode_kernel_is_een_mislukking(tmp_path):
    fout = mislukking(schrijf_notebook(tmp_path / "a.ipynb", "1", "import os\nos._exit(7)", "2"))
    assert fout.cel == 4
    assert "kernel stopte onverwacht" in fout.reden


def test_een_notebook_dat_zichzelf_stopt_is_niet_af(tmp_path):
    fout = mislukking(schrijf_notebook(tmp_path / "a.ipynb", "import sys\nsys.exit(0)", "1"))
    assert (fout.cel, fout.reden) == (4, "Het notebook stopte zichzelf voor deze cel.")


def test_een_hangend_notebook_wordt_afgebroken(tmp_path):
    fout = mislukking(schrijf_notebook(tmp_path / "a.ipynb", "1", "import time\ntime.sleep(60)"), tijdslimiet=4)
    assert (fout.cel, fout.reden) == (4, "Het notebook duurde langer dan 4 seconden.")


def test_zonder_warm_proces_is_de_uitkomst_dezelfde(tmp_path, monkeypatch):
    pad = schrijf_notebook(tmp_path / "a.ipynb", "import integratie as ig\nig.zoek(gemeente).naam")
    warm = motor.voer_uit(pad, PARAMETERS)
    monkeypatch.setattr(processen, "WARM", False)
    monkeypatch.setenv("INTEGRATIE_ZONDER_FORK", "1")  # de processen die nu starten, lezen het hier
    assert nbformat.writes(motor.voer_uit(pad, PARAMETERS)) == nbformat.writes(warm)


@pytest.mark.skipif(not processen.WARM, reason="alleen Linux splitst kernels af")
def test_het_warme_proces_heeft_een_draad(klaargezet):
    # Een proces met meer draden splitsen kan vastlopen; alles wat voorgeladen wordt, moet zonder.
    assert klaargezet.draden == 1


def test_papermill_kent_de_motor_bij_naam(tmp_path, kleine_editie):
    pad = schrijf_notebook(tmp_path / "a.ipynb", "gemeente")
    opdracht = [
        "papermill",
        "--engine",
        "integratie",
        "a.ipynb",
        "uit.ipynb",
        "-r",
        "gemeente",
        "23098",
        "-p",
        "peiljaar",
        "2025",
    ]
    omgeving = os.environ | kleine_editie
    opdracht = [sys.executable, "-m", *opdracht]
    uit = subprocess.run(opdracht, cwd=tmp_path, env=omgeving, capture_output=True, text=True)
    assert uit.returncode == 0, uit.stderr
    assert nbformat.read(pad.with_name("uit.ipynb"), 4).cells[-1].outputs[0].data["text/plain"] == "'23098'"


def test_een_voortgangsbalk_en_een_regel_van_5_mb():
    """Zoals nbclient ze samenvoegt, maar in één keer: die zoekt vanaf elk teken opnieuw tot het einde van de regel."""
    from integratie.uitvoering.cellen import Cellen

    delen = [("stderr", "w"), ("stdout", "10 %\r20 %\r"), ("stdout", "30 %\r\nklaar\r"), ("stderr", "x" * 5_000_000)]
    cellen, cel = Cellen(), nbformat.v4.new_code_cell()
    cellen.begin(cel)
    for naam, tekst in delen:
        cellen.schrijf(naam, tekst)
    cellen.einde()
    eerst, dan = cel.outputs
    assert (eerst["name"], eerst["text"]) == ("stdout", "30 %\r\nklaar\r")
    assert (dan["name"], dan["text"]) == ("stderr", "w" + "x" * 5_000_000)
