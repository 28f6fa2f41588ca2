"""Geen naam van een ander pakket die met een streepje begint: zo'n naam kan bij elke nieuwe versie weg zijn.

Gelezen worden gebruik (`iets._naam`, `from pakket import _naam`) en overschrijven (een methode `_naam` van een klasse van een ander).
"""

import ast
import importlib
import inspect
from pathlib import Path

import integratie

PAKKET = Path(integratie.__file__).parent
VRIJ = {"_exit"}  # `os._exit` staat zo in de documentatie van Python
# Bestand en naam → waarom het niet anders kan; bij een nieuwe versie van het pakket nakijken.
UITZONDERINGEN: dict[tuple[str, str], str] = {}


def is_van_ander(naam: str) -> bool:
    """Een streepje vooraan; `__x__` en `_x_` zijn afspraken waarlangs pakketten elkaar roepen."""
    return naam.startswith("_") and not naam.endswith("_") and naam.strip("_") != "" and naam not in VRIJ


def eigen_namen(boom: ast.Module) -> set[str]:
    """Namen met een streepje die een module zelf geeft: functies, klassen, velden en wat ze op een eigen object zet."""
    eigen = set()
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            eigen.add(knoop.name)
        elif isinstance(knoop, ast.Name) and isinstance(knoop.ctx, ast.Store):
            eigen.add(knoop.id)
        elif isinstance(knoop, ast.Attribute) and isinstance(knoop.ctx, ast.Store) and is_zelf(knoop.value):
            eigen.add(knoop.attr)
    return eigen


def is_zelf(knoop: ast.expr) -> bool:
    return isinstance(knoop, ast.Name) and knoop.id in ("self", "cls")


def gebruikt(boom: ast.Module, alle_eigen: set[str]) -> set[str]:
    """Namen van anderen die deze module gebruikt."""
    gevonden = set()
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Attribute) and is_van_ander(knoop.attr) and knoop.attr not in alle_eigen:
            gevonden.add(knoop.attr)
        elif isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name) and knoop.func.id == "getattr":
            namen = [a.value for a in knoop.args[1:2] if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            gevonden |= {naam for naam in namen if is_van_ander(naam) and naam not in alle_eigen}
        elif isinstance(knoop, ast.ImportFrom) and not (knoop.module or "").startswith("integratie"):
            delen = [*(knoop.module or "").split("."), *(a.name for a in knoop.names)]
            gevonden |= {deel for deel in delen if is_van_ander(deel)}
        elif isinstance(knoop, ast.Import):
            gevonden |= {d for a in knoop.names for d in a.name.split(".") if is_van_ander(d)}
    return gevonden


def in_klasse(klasse: ast.ClassDef) -> set[str]:
    """Methoden en velden die het lichaam van deze klasse zelf een naam geeft."""
    methoden = {k.name for k in klasse.body if isinstance(k, ast.FunctionDef | ast.AsyncFunctionDef)}
    doelen = [
        d
        for k in klasse.body
        if isinstance(k, ast.Assign | ast.AnnAssign)
        for d in getattr(k, "targets", None) or [k.target]
    ]
    return methoden | {d.id for d in doelen if isinstance(d, ast.Name)}


def overschreven(pad: str, boom: ast.Module) -> set[str]:
    """Namen met een streepje in een klasse met een basis van een ander: die basis heeft ze ook, of alleen die roept ze."""
    module = importlib.import_module(
        "integratie." + pad.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
    )
    gelezen = {k.attr for k in ast.walk(boom) if isinstance(k, ast.Attribute)}
    gevonden = set()
    for knoop in ast.walk(boom):
        klasse = getattr(module, knoop.name, None) if isinstance(knoop, ast.ClassDef) else None
        if inspect.isclass(klasse):
            bases = [b for b in klasse.__mro__ if b is not object and not b.__module__.startswith("integratie")]
            van_basis = {naam for b in bases for naam in vars(b)}
            namen = {naam for naam in in_klasse(knoop) if is_van_ander(naam)}
            versierd = {k.name for k in knoop.body if isinstance(k, ast.FunctionDef) and k.decorator_list}
            gevonden |= {n for n in namen if n in van_basis or (bases and n not in gelezen | versierd)}
    return gevonden


def test_geen_namen_met_een_streepje_van_een_ander_pakket():
    gevonden = set()
    for bestand in PAKKET.rglob("*.py"):
        pad, boom = bestand.relative_to(PAKKET).as_posix(), ast.parse(bestand.read_text("utf-8"))
        namen = gebruikt(boom, eigen_namen(boom)) | (overschreven(pad, boom) if bestand.stem != "__main__" else set())
        gevonden |= {(pad, naam) for naam in namen}
    assert gevonden == UITZONDERINGEN.keys()


def test_elk_soort_gebruik_en_overschrijven_valt_op():
    code = (
        "import a._b\nfrom c import _d\nx._e\ngetattr(x, '_f')\nx._repr_html_, x.__dict__, self._eigen\nself._eigen = 1"
    )
    boom = ast.parse(code)
    assert gebruikt(boom, eigen_namen(boom)) == {"_b", "_d", "_e", "_f"}
