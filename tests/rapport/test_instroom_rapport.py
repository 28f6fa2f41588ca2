"""Het rapport uit een bevolkingsregister: nagekeken, nagegaan, en nergens iets van een rij. De uittreksels zijn verzonnen."""

import contextlib
import csv
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sessieprocessen import processen_van

from integratie import gebieden
from integratie.afleiding.nagaan import ga_na
from integratie.beleid.instroom.voorbeeld import voorbeeld
from integratie.uitvoering import processen

PROJECT = Path(__file__).parents[2]
KORT = (
    "/tmp" if Path("/tmp").is_dir() else None
)  # een verbinding tussen processen heeft een pad van hoogstens een honderdtal tekens
FORMATEN = ("--formaat", "docx", "--formaat", "pptx")
GROEPEN = "paar: {naam: Paar, gemeenten: [23098, 23100]}\n"
# Verzonnen, op plaatsen waar ze niet horen: de rijen tellen mee als ze te lezen zijn, en zijn anders een reden om te weigeren.
GEHEIM = ("geheimesleutel", "Zonderlinge Wijknaam")
NAMEN = (*GEHEIM, "Zonderlinge", "850730-03328", "85.07.30-033.28", "30/07/1985", "Kapelstraat")
GEWEIGERD = {
    "23098": ("wijk", "85.07.30-033.28"),
    "23100": ("wijk", "Kapelstraat 127"),
    "23099": ("geboortejaar", "30/07/1985"),
}


def met_rijen(sessie: int) -> list[int]:
    """De processen van een run die een uittreksel lezen of lazen: zij mogen geen afdruk van hun geheugen laten."""
    gevonden = []
    for pid in processen_van(sessie):
        with contextlib.suppress(OSError):
            if re.search(r"Max core file size +1 ", Path(f"/proc/{pid}/limits").read_text()):
                gevonden.append(pid)
    return gevonden


def leest(map_: Path, sessie: int) -> bool:
    """Het hoofdproces leest."""
    return sessie in met_rijen(sessie)


def notebook_leest(map_: Path, sessie: int) -> bool:
    """Het proces van het notebook leest."""
    return bool(set(met_rijen(sessie)) - {sessie})


def schrijft(map_: Path, sessie: int) -> bool:
    """De bladzijde wordt weggeschreven."""
    return any((map_ / "outputs").glob(".bezig-*/*/*/instroom.html"))


# Wat er gebeurt, wanneer, en met welk uittreksel: een dat aanvaard wordt, of een waarvan de laatste rij een reden is om het te weigeren.
AFGEBROKEN = [
    (signal.SIGKILL, leest, True),
    (signal.SIGINT, leest, True),
    (signal.SIGABRT, leest, True),
    (signal.SIGKILL, notebook_leest, False),
    (signal.SIGINT, notebook_leest, False),
    (signal.SIGABRT, notebook_leest, False),
    (signal.SIGKILL, schrijft, False),
]


@pytest.fixture(scope="module")
def project() -> Iterator[Path]:
    """Twee kleine gemeenten en hun cluster, met vijf rijen die herkenbare woorden dragen; op een korte plaats, want ook haar tijdelijke map staat erin."""
    with tempfile.TemporaryDirectory(dir=KORT) as map_:
        yield _vul(Path(map_) / "p")


def _vul(map_: Path) -> Path:
    shutil.copytree(PROJECT / "notebooks", map_ / "notebooks")
    (map_ / "parameters" / "registers").mkdir(parents=True)
    shutil.copy(PROJECT / "parameters" / "rapporten.yaml", map_ / "parameters")
    (map_ / "parameters" / "groepen.yaml").write_text(GROEPEN, encoding="utf-8")
    for nis in ("23098", "23100"):
        rij = f"2025-03-04,inschrijving,21001,,België,1985,M,1,{GEHEIM[1]},bevolking,{GEHEIM[0]},{GEHEIM[0]}\n"
        (map_ / "parameters" / "registers" / f"{nis}.csv").write_bytes(voorbeeld(nis) + rij.encode())
    return map_


def draai(map_: Path, *argumenten: str) -> subprocess.CompletedProcess:
    tijdelijk = map_ / "t"
    tijdelijk.mkdir(exist_ok=True)
    omgeving = {**os.environ, "TMPDIR": str(tijdelijk), "PYTHONPATH": str(PROJECT)}
    opdracht = [sys.executable, "-m", "integratie", *argumenten]
    return subprocess.run(opdracht, cwd=map_, env=omgeving, capture_output=True, text=True, check=False)


def alles(map_: Path) -> bytes:
    """Elke byte buiten de uittreksels zelf, ook die in werkboeken."""
    uit = b""
    for pad in sorted(map_.rglob("*")):
        if pad.is_file() and pad.parent.name != "registers":
            uit += pad.read_bytes()
            if zipfile.is_zipfile(pad):
                with zipfile.ZipFile(pad) as zip_:
                    uit += b"".join(map(zip_.read, zip_.namelist()))
    return uit


def test_rapporten_van_twee_gemeenten_en_hun_cluster(project):
    """De controle en de nagang vinden niets, en van een rij is nergens iets te lezen."""
    uit = draai(project, "rapporten", "23098", "23100", "paar", "--notebook", "instroom", *FORMATEN)
    assert uit.returncode == 0, uit.stdout + uit.stderr
    nagegaan = ga_na([project / "outputs"])
    assert nagegaan.verborgen > 100 and not nagegaan.lekken
    controle = draai(project, "controle", "--json")
    assert json.loads(controle.stdout)["fouten"] == []
    blad = (project / "outputs" / "cluster-paar" / "instroom.html").read_text(encoding="utf-8")
    assert "Komen en gaan volgens het register: Paar (verzonnen)" in blad and "n.b." in blad
    assert (
        "de som van haar gemeenten" in blad and "Benaderingsstrategie: Paar (verzonnen)" in blad and "te kiezen" in blad
    )
    assert "van een cluster niet te zeggen" in blad and "Wie er nog woont van wie" not in blad
    inhoud = alles(project)
    assert not [woord for woord in GEHEIM if woord.encode() in inhoud]


def test_wie_een_verborgen_aantal_invult_wordt_betrapt(project):
    """De nagang deelt niets met wie verbergt: een aantal in de plaats van n.b. maakt andere berekenbaar, ook over de cluster heen."""
    kopie = project.parent / "lek"
    shutil.copytree(project / "outputs", kopie)
    pad = kopie / "23098-drogenbos" / "instroom.html"
    tekst = pad.read_text(encoding="utf-8")
    begin = tekst.index("Leeftijd bij aankomst")
    pad.write_text(tekst[:begin] + tekst[begin:].replace(">n.b.<", ">6<", 1), encoding="utf-8")
    assert ga_na([kopie]).lekken


def _verborgen(map_: Path) -> tuple[str, str]:
    """Een gemeente waarvan de aankomsten in 2025 verborgen zijn, en een waarvan ze er staan, uit de tabel onder de figuur."""
    with (map_ / "figuren" / "instroom-vanwaar.csv").open(encoding="utf-8-sig") as bestand:
        rijen = {rij["Vanwaar"]: rij["2025"] for rij in csv.DictReader(bestand, delimiter=";")}
    brussel = [g.naam for g in gebieden.gemeenten().values() if g.gewest == gebieden.BRUSSELS_GEWEST]
    return next(n for n in brussel if rijen.get(n) == "n.b."), next(
        n for n in brussel if rijen.get(n, "n.b.") != "n.b."
    )


def _in_html(pad: Path, oud: str, nieuw: str) -> None:
    tekst = pad.read_text(encoding="utf-8")
    assert oud in tekst
    pad.write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")


def _in_word(pad: Path, verander: Callable) -> None:
    from docx import Document

    boek = Document(str(pad))
    verander(boek)
    boek.save(str(pad))


def _met_tabel(boek, naam: str) -> None:
    tabel = boek.add_table(rows=2, cols=2)
    for rij, teksten in zip(tabel.rows, (("Vanwaar", "2025"), (naam, "3")), strict=True):
        for cel, tekst in zip(rij.cells, teksten, strict=True):
            cel.text = tekst


def _dia(pad: Path, zin: str) -> None:
    from pptx import Presentation

    boek = Presentation(str(pad))
    boek.slides[1].notes_slide.notes_text_frame.text = zin
    boek.save(str(pad))


def _blad(pad: Path, *regels: str) -> None:
    from matplotlib.figure import Figure

    blad = Figure()
    for nummer, regel in enumerate(regels):
        blad.text(0.1, 0.8 - 0.1 * nummer, regel)
    blad.savefig(pad)


# Waar het aantal van een verborgen gemeente komt te staan; `map_` is die van Drogenbos, de naam die van de gemeente.
LEKKEN = {
    "zin": lambda map_, naam: _in_html(map_ / "instroom.html", "</main>", f"<p>In 2025 kwamen er 3 mensen uit {naam}.</p></main>"),
    "opsomming": lambda map_, naam: _in_html(map_ / "instroom.html", f"{naam}: n.b.", f"{naam}: 3"),
    "figuurtabel": lambda map_, naam: _in_html(map_ / "figuren" / "instroom-kaart.csv", f'"{naam}";"n.b."', f'"{naam}";"3"'),
    "Word-tabel": lambda map_, naam: _in_word(map_ / "instroom.docx", lambda boek: _met_tabel(boek, naam)),
    "Word-zin": lambda map_, naam: _in_word(
        map_ / "instroom.docx", lambda boek: boek.add_paragraph(f"Aankomsten in 2025: {naam} (3).")
    ),
    "dianotitie": lambda map_, naam: _dia(map_ / "instroom.pptx", f"Aankomsten uit {naam}: 3"),
    "pdf-zin": lambda map_, naam: _blad(map_ / "instroom.pdf", f"In 2025 kwamen er 3 mensen uit {naam}."),
    "pdf-tabel": lambda map_, naam: _blad(
        map_ / "instroom.pdf", "Vanwaar Deel van 2024 2025", f"{naam} Brussels Hoofdstedelijk Gewest n.b. 3"
    ),
}  # fmt: skip


@pytest.mark.parametrize("waar", LEKKEN)
def test_een_verborgen_gemeente_wordt_overal_gevonden(project, waar):
    """In een zin, een tekstalternatief, de tabel van een figuur, een Word-document, de notities van een dia of een pdf; een zichtbaar aantal is geen lek."""
    with tempfile.TemporaryDirectory() as hier:
        kopie = Path(shutil.copytree(project / "outputs", Path(hier) / "uit"))
        map_ = kopie / "23098-drogenbos"
        naam, zichtbaar = _verborgen(map_)
        LEKKEN[waar](map_, naam)
        lekken = ga_na([kopie]).lekken
        assert any(lek.cel == f"{naam}, 2025" and lek.laag == lek.hoog == 3 for lek in lekken), [str(x) for x in lekken]
        assert not any(lek.cel.startswith(f"{zichtbaar},") for lek in lekken)


def test_een_vroegere_uitgave_met_een_zin(project):
    """Wat vandaag verborgen is en in een vroegere map in een zin stond, is gekend."""
    with tempfile.TemporaryDirectory() as hier:
        nu, vroeger = (Path(shutil.copytree(project / "outputs", Path(hier) / naam)) for naam in ("nu", "vroeger"))
        naam, _ = _verborgen(nu / "23098-drogenbos")
        LEKKEN["zin"](vroeger / "23098-drogenbos", naam)
        assert not ga_na([nu]).lekken
        assert any(lek.cel == f"{naam}, 2025" for lek in ga_na([nu, vroeger]).lekken)


def test_een_geweigerd_uittreksel_laat_niets_achter(project):
    """Elk rapport mislukt met één zin; in de map, het verslag, het manifest en de tijdelijke map staat niets van wat geweigerd werd."""
    for nis, (kolom, waarde) in GEWEIGERD.items():
        pad = project / "parameters" / "registers" / f"{nis}.csv"
        cellen = {"wijk": "Noord", "geboortejaar": "1985"} | {kolom: waarde}
        rij = f"2025-03-04,inschrijving,21001,,België,{cellen['geboortejaar']},M,1,{cellen['wijk']},bevolking,x1,x1\n"
        pad.write_bytes(voorbeeld(nis) + rij.encode())
    uit = draai(project, "rapporten", *GEWEIGERD, "--notebook", "instroom")
    assert uit.returncode == 1
    inhoud = alles(project)
    for nis, (kolom, waarde) in GEWEIGERD.items():
        assert re.search(rf"{gebieden.plaats(nis).naam}.*in kolom '{kolom}' lijken", uit.stdout)
        assert waarde not in uit.stdout + uit.stderr and waarde.encode() not in inhoud


@pytest.mark.traag
@pytest.mark.skipif(not processen.WARM, reason="leest de processen van een sessie uit /proc")
@pytest.mark.usefixtures("luistert_naar_ctrl_c")
@pytest.mark.parametrize(
    ("teken", "moment", "geweigerd"), AFGEBROKEN, ids=[f"{t.name} {m.__name__}" for t, m, _ in AFGEBROKEN]
)
def test_een_afgebroken_rapport_laat_niets_achter(teken, moment, geweigerd):
    """Gedood, onderbroken of vastgelopen terwijl het leest of schrijft: in de map, het verslag, de tijdelijke map, de thuismap of een geheugenafdruk staat niets van een rij."""
    with tempfile.TemporaryDirectory(dir=KORT) as map_:
        project = _vul(Path(map_) / "p")
        pad, tijdelijk = project / "parameters" / "registers" / "23098.csv", project / "t"
        tijdelijk.mkdir()
        cel = "2025-03-04,inschrijving,21001,,België,{},M,1,{},bevolking,{},{}\n"
        rijen = [cel.format(1985, "Noord", f"{GEHEIM[0]}{n}", f"{GEHEIM[0]}{n}") for n in range(60_000)]
        rijen += [cel.format("30/07/1985", "Kapelstraat 127", "850730-03328", "x1")] * geweigerd
        with pad.open("a", encoding="utf-8") as bestand:
            bestand.writelines(rijen)
        run = subprocess.Popen(
            [sys.executable, "-m", "integratie", "rapporten", "23098", "--notebook", "instroom"],
            cwd=project,
            env={**os.environ, "TMPDIR": str(tijdelijk), "HOME": str(tijdelijk), "PYTHONPATH": str(PROJECT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            preexec_fn=_met_geheugenafdruk,
        )
        while not moment(project, run.pid) and run.poll() is None:
            time.sleep(0.02)
        time.sleep(2)  # dan zijn er rijen in het geheugen
        vallen = {signal.SIGINT: lambda: [run.pid], signal.SIGKILL: lambda: processen_van(run.pid)}
        for pid in vallen.get(teken, lambda: met_rijen(run.pid))():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, teken)
        uit, fout = run.communicate(timeout=300)
        assert run.returncode != 0 or moment is not leest
        while processen_van(run.pid):
            time.sleep(0.02)
        assert not [*project.rglob("core*")]
        gezien = uit + fout + alles(project)
        assert not [woord for woord in NAMEN if woord.encode() in gezien]


def _met_geheugenafdruk() -> None:
    """Het systeem mag van dit proces het geheugen bewaren als het vastloopt."""
    import resource

    hoogst = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (hoogst, hoogst))
