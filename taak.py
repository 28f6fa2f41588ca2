"""Eén ingang voor alles: `python taak.py rapporten`, `test`, `lab`, `gegevens MAP` of een andere opdracht van `integratie`.

Maakt de eerste keer `.venv` met de versies van `requirements.lock`, en werkt die bij als de lijst verandert.
Gebruikt alleen de standaardbibliotheek.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

NODIG = (3, 11)
PROJECT = Path(__file__).resolve().parent
OMGEVING = PROJECT / ".venv"
STEMPEL = OMGEVING / "vergrendeld.sha256"
PROGRAMMAS = OMGEVING / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMMAS / ("python.exe" if os.name == "nt" else "python")
LIJSTEN = ("requirements.lock", "pyproject.toml")
# Eén testproces meer dan er kernen zijn, want een test wacht soms op een browser of op een ander; elk maakt eigen rapporten, dus meer dan vier
# vraagt te veel geheugen. Tests van één bestand, en wat ze delen, blijven bij elkaar; de volgorde van de bestanden is die van tests/conftest.py.
TEGELIJK = ("-n", str(min(4, (os.cpu_count() or 1) + 1)), "--dist", "loadfile", "--no-loadscope-reorder")
SNEL = ("-m", "not traag")
# Gemeten wordt alleen in de snelle tests (zie tests/conftest.py).
DEKKING = ("--cov", "--cov-report=term:skip-covered", "--cov-fail-under=60")
GEBRUIK = """Gebruik: python taak.py OPDRACHT …

  rapporten [GEMEENTE …]   maak de rapporten; zonder gemeente de 19 van de Vlaamse Rand
  test [PYTEST …]          stijl, lagen, typen en alle tests; --snel alleen wat binnen een minuut klaar is, --volledig ook de lange reeksen
  lab                      JupyterLab op de notebooks
  schermafdrukken [MAP]    afbeeldingen van rapport en index, ook voor docs/
  galerij                  docs/galerij.md, met een beeld per vraag
  gegevens MAP             schrijf de ingebedde editie opnieuw uit de bronbestanden
  indicatoren, reeks, bronnen …   zie: python taak.py --help"""


def main(argumenten):
    """Voer één opdracht uit en geef haar uitgangscode."""
    if sys.version_info < NODIG:
        gevonden = ".".join(map(str, sys.version_info[:2]))
        print(
            "taak.py vraagt Python 3.11 of nieuwer; dit is Python " + gevonden + ". Probeer: python3.12 taak.py",
            file=sys.stderr,
        )
        return 2
    if not argumenten:
        print(GEBRUIK, file=sys.stderr)
        return 2
    try:
        zorg_voor_omgeving()
    except (subprocess.CalledProcessError, OSError) as fout:
        print(f"taak.py: de omgeving in {OMGEVING} raakte niet klaar ({fout}).", file=sys.stderr)
        print("Is er internet, en de module venv (Debian: apt install python3-venv)?", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("taak.py: onderbroken; de volgende keer begint de omgeving van nul.", file=sys.stderr)
        return 130
    opdracht, *rest = argumenten
    if opdracht == "test":
        return test(rest)
    if opdracht == "schermafdrukken":
        return draai(PYTHON, PROJECT / "tests" / "browser" / "schermafdrukken.py", *rest)
    if opdracht == "galerij":
        return draai(PYTHON, PROJECT / "tests" / "galerij.py", *rest)
    if opdracht == "gegevens":
        return draai(PYTHON, "-m", "integratie.inlezen", *rest)
    return draai(PYTHON, "-m", "integratie", *argumenten)


def zorg_voor_omgeving():
    """Maak of vernieuw `.venv`; het stempel komt er pas als alles geïnstalleerd is, en geldt alleen op deze plaats."""
    som = hashlib.sha256(b"".join((PROJECT / naam).read_bytes() for naam in LIJSTEN)).hexdigest()
    stempel, oud = f"{som} {PROJECT}", lees_stempel()
    if PYTHON.exists() and oud == stempel:
        return
    print("De omgeving wordt klaargezet; dat duurt alleen de eerste keer enkele minuten.", file=sys.stderr)
    # Zonder stempel brak een installatie af; met dat van een andere map draait de code van die map.
    heel = PYTHON.exists() and oud.endswith(f" {PROJECT}")
    if heel:
        STEMPEL.unlink()
        try:
            installeer()
        except subprocess.CalledProcessError:
            print("De omgeving is beschadigd, en wordt helemaal opnieuw gemaakt.", file=sys.stderr)
            heel = False
    if not heel:
        verwijder_omgeving()
        venv.create(OMGEVING, clear=True, with_pip=True)
        installeer()
    STEMPEL.write_text(stempel, encoding="utf-8")


def lees_stempel():
    """Wat er bij de vorige installatie werd geïnstalleerd en waar; leeg als die niet af raakte."""
    try:
        return STEMPEL.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def verwijder_omgeving():
    """Wat er onder de naam `.venv` staat, ook als het geen map is of een verwijzing naar elders."""
    if OMGEVING.is_symlink() or OMGEVING.is_file():
        OMGEVING.unlink()
    elif OMGEVING.exists():
        shutil.rmtree(OMGEVING)


def installeer():
    """De vergrendelde pakketten, elk bestand met zijn vingerafdruk, en dit project zelf, bewerkbaar."""
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "-r", str(PROJECT / LIJSTEN[0])], check=True)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "-e", str(PROJECT)], check=True)


def test(argumenten):
    """Stijl, lagen, typen en pytest; alles draait, ook als iets faalt. Alleen zonder argumenten telt ook de dekking."""
    snel = SNEL if "--snel" in argumenten else ()
    rest = [argument for argument in argumenten if argument != "--snel"] if argumenten else DEKKING
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # anders vertaalt elk proces dat een test start, het pakket opnieuw
    if sys.version_info >= (3, 12):
        os.environ.setdefault("COVERAGE_CORE", "sysmon")  # meten zonder de tests te vertragen
    with ThreadPoolExecutor(1) as ernaast:
        keuringen = ernaast.submit(keur)  # intussen: pytest houdt op het einde geen twee kernen bezig
        code = draai(PYTHON, "-m", "pytest", *TEGELIJK, *snel, *rest, map_=PROJECT)
        for keuring in keuringen.result():
            print(keuring.stdout, end="", flush=True)
            code = code or keuring.returncode
    return code


def keur():
    """Stijl, lagen en typen; elk met zijn code en wat het meldt."""
    ruff = (PYTHON, "-m", "ruff")
    lagen, typen = (PROGRAMMAS / "lint-imports", "--no-logo"), (PYTHON, "-m", "mypy")
    opties = {
        "cwd": PROJECT,
        "stdout": subprocess.PIPE,
        "stderr": subprocess.STDOUT,
        "encoding": "utf-8",
        "errors": "replace",
    }
    opdrachten = ((*ruff, "check"), (*ruff, "format", "--check"), lagen, typen)
    return [subprocess.run([str(deel) for deel in opdracht], **opties) for opdracht in opdrachten]


def draai(*opdracht, map_=None):
    """Voer een programma uit en wacht tot het zelf stopt, ook na Ctrl-C."""
    proces = subprocess.Popen([str(deel) for deel in opdracht], cwd=map_)
    while True:
        try:
            return proces.wait()
        except KeyboardInterrupt:
            continue


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
