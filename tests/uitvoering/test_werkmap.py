"""De tijdelijke map van een proces: wat een weggevallen proces liet, gaat weg; al de rest blijft."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from integratie.uitvoering.werkmap import BEGIN, SLOT, ruim_op


@pytest.mark.skipif(os.name == "nt", reason="daar is een slot een bestand dat vanzelf verdwijnt")
def test_alleen_wat_niemand_nog_gebruikt_gaat_weg(tmp_path):
    gedood = "from integratie.uitvoering.werkmap import werkmap; import os; print(werkmap()); os._exit(1)"
    levend = "from integratie.uitvoering.werkmap import werkmap; print(werkmap(), flush=True); input()"
    omgeving = os.environ | {"TMPDIR": str(tmp_path)}
    (tmp_path / f"{BEGIN}vreemd").mkdir()
    (tmp_path / f"{BEGIN}vreemd" / "van iemand.txt").write_text("blijft")
    uitvoer = tmp_path / "integratie-uit"  # van een gedode run: daar staat haar slot nog
    uitvoer.mkdir()
    (uitvoer / ".slot").touch()
    with subprocess.Popen([sys.executable, "-c", levend], env=omgeving, stdin=-1, stdout=-1, text=True) as proces:
        gebruikt = proces.stdout.readline().strip()
        achtergelaten = subprocess.run(
            [sys.executable, "-c", gedood], env=omgeving, capture_output=True, text=True
        ).stdout
        (tmp_path / f"{BEGIN}leeg").mkdir()  # gedood nog voor het slot er stond
        assert (Path(achtergelaten.strip()) / SLOT).exists()
        ruim_op(tmp_path)
        assert {str(p) for p in tmp_path.iterdir()} == {gebruikt, str(tmp_path / f"{BEGIN}vreemd"), str(uitvoer)}
        proces.communicate("\n")
    assert {p.name for p in tmp_path.iterdir()} == {f"{BEGIN}vreemd", "integratie-uit"}


@pytest.mark.skipif(os.name == "nt", reason="een koppeling maken vraagt daar rechten")
def test_wat_achter_een_koppeling_ligt_blijft(tmp_path):
    vol, leeg, tijdelijk = tmp_path / "vol", tmp_path / "leeg", tmp_path / "tijdelijk"
    for map_ in (vol, leeg, tijdelijk):
        map_.mkdir()
    (vol / SLOT).touch()
    (vol / "van iemand.txt").write_text("blijft")
    (tijdelijk / f"{BEGIN}vol").symlink_to(vol)
    (tijdelijk / f"{BEGIN}leeg").symlink_to(leeg)
    (tijdelijk / f"{BEGIN}echt").mkdir()
    (tijdelijk / f"{BEGIN}echt" / SLOT).touch()
    (tijdelijk / f"{BEGIN}echt" / "koppeling").symlink_to(vol)
    ruim_op(tijdelijk)
    assert {p.name for p in vol.iterdir()} == {SLOT, "van iemand.txt"} and list(leeg.iterdir()) == []
    assert {p.name for p in tijdelijk.iterdir()} == {f"{BEGIN}vol", f"{BEGIN}leeg"}
