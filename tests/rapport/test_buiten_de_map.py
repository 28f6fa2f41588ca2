"""Wat er ook in een manifest, een koppeling of een anker staat: niets komt buiten de uitvoermap."""

import os
import shutil

import pytest
from kleinrapport import CEL, UIT, bekijk, eigen, wijzig_manifest
from proefproject import maak, schrijf_notebook

from integratie.cli import main
from integratie.uitvoering import manifest

BUITEN = [
    "../../buiten.txt",
    "../buiten.txt",
    "23002-asse/../../buiten.txt",
    "{absoluut}",
    "..\\buiten.txt",
    "a//b",
    "",
    "C:x",
]


@pytest.mark.parametrize("pad", BUITEN)
def test_een_manifest_dat_naar_buiten_leidt_is_een_zin(project, pad, capsys):
    pad = pad.format(absoluut=(project / "buiten.txt").absolute().as_posix())
    wijzig_manifest(lambda rij: rij.update(bestanden={pad: "0" * 64}))
    oud = (UIT / "manifest.json").read_bytes()
    assert main(["controle"]) == 1
    for melding in (capsys.readouterr().err.rstrip("\n"), manifest.herstel(UIT)):
        assert "\n" not in melding and "niet in de uitvoermap" in melding
    assert (UIT / eigen("manifest.json")).read_bytes() == oud


def test_een_manifest_dat_naar_buiten_leidt_wist_daar_niets(project, capsys):
    buiten = project / "buiten.txt"
    buiten.write_bytes(b"van een ander")
    som = manifest.sha256(b"van een ander")
    paden = ("../buiten.txt", buiten.absolute().as_posix(), "23002-asse/../../buiten.txt")
    wijzig_manifest(lambda rij: rij.update(bestanden=rij["bestanden"] | dict.fromkeys(paden, som), invoer={}))
    assert main(["rapporten", "asse"]) == 0
    melding = capsys.readouterr().err
    assert melding.count("\n") == 1 and "'../buiten.txt', dat niet in de uitvoermap ligt" in melding
    assert eigen("manifest.json") in melding
    assert buiten.read_bytes() == b"van een ander"
    assert [p.name for p in project.rglob("*.eigen-*")] == [eigen("manifest.json")]


@pytest.mark.skipif(os.name == "nt", reason="een koppeling maken vraagt daar rechten")
@pytest.mark.parametrize("deel", ["23002-asse", "23002-asse/figuren"])
def test_een_gekoppelde_map_wordt_niet_beschreven(project, deel, capsys):
    elders = project / "elders"
    shutil.move(UIT / deel, elders)
    (UIT / deel).symlink_to(elders)
    voor = bekijk(elders)
    assert main(["controle"]) == 1
    assert "is een koppeling" in capsys.readouterr().err
    schrijf_notebook(project / "notebooks" / "proef.ipynb", CEL, "'anders'")
    assert main(["rapporten", "asse"]) == 1
    assert "is een koppeling naar een andere map" in capsys.readouterr().out
    assert bekijk(elders) == voor
    # Ook wat het nieuwe rapport niet meer heeft, wordt daar niet gewist.
    schrijf_notebook(project / "notebooks" / "proef.ipynb", "'geen figuur'")
    main(["rapporten", "asse", "--opnieuw"])
    assert bekijk(elders) == voor


@pytest.mark.skipif(os.name == "nt", reason="een koppeling maken vraagt daar rechten")
@pytest.mark.parametrize("naam", ["23002-asse/proef.html", "index.html", "manifest.json", ".slot"])
def test_een_gekoppeld_bestand_wijst_niet_naar_een_ander_bestand_dat_we_wijzigen(project, naam, capsys):
    (project / "elders.txt").write_bytes(b"van een ander")
    (UIT / naam).unlink(missing_ok=True)
    (UIT / naam).symlink_to(project / "elders.txt")
    assert main(["rapporten", "asse"]) == (2 if naam == ".slot" else 0)
    uitgang = capsys.readouterr()
    assert "Traceback" not in uitgang.err and (uitgang.err + uitgang.out).count("koppeling") <= 1
    assert (project / "elders.txt").read_bytes() == b"van een ander"
    if naam != ".slot":
        assert (UIT / eigen(naam)).is_symlink() and not (UIT / naam).is_symlink()


def test_een_figuur_waarvan_het_anker_naar_buiten_leidt_is_een_mislukt_rapport(project):
    schrijf_notebook(project / "notebooks" / "proef.ipynb", CEL.replace("figuur-een", "../../../weg"))
    voor = bekijk(project)
    rij = maak("asse")["23002"]
    assert rij["status"] == "mislukt" and "ligt niet in" in rij["reden"]
    assert bekijk(project).keys() - voor.keys() == {"outputs/23002-asse/proef.fout.txt"}
