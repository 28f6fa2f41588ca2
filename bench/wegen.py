"""De wegen die `rapporten.py` vergelijkt. Elke weg draait als eigen programma: `wegen.py WEG MAP JAAR NIS...`.

Elke weg levert per gemeente hetzelfde: `MAP/<nis>.html`, `MAP/<nis>.ipynb`, de gegevens en de losse figuren.
"""

import ast
import multiprocessing
import os
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
NOTEBOOK = PROJECT / "notebooks" / "omgevingsanalyse.ipynb"
WERKERS = 2


def commandolus(gemeenten: list[str], uit: Path, jaar: int) -> None:
    """a: `papermill` en `jupyter nbconvert`, per gemeente een nieuw programma."""
    for nis in gemeenten:
        notebook = uit / f"{nis}.ipynb"
        papermill = ["papermill", str(NOTEBOOK), str(notebook), "-r", "gemeente", nis, "-p", "peiljaar", str(jaar)]
        draai(*papermill, "-k", "python3", "--cwd", str(NOTEBOOK.parent), "--no-progress-bar", "--log-level", "ERROR")
        bijlagen = "--NbConvertApp.postprocessor_class=naverwerking.Bijlagen"
        draai(
            "nbconvert",
            "--to",
            "integratie",
            bijlagen,
            f"--Bijlagen.jaar={jaar}",
            "--log-level",
            "ERROR",
            str(notebook),
        )


def draai(module: str, *argumenten: str) -> None:
    """Eén programma van deze Python; een fout stopt de meting."""
    omgeving = os.environ | {"PYTHONPATH": str(Path(__file__).parent)}
    subprocess.run([sys.executable, "-m", module, *argumenten], check=True, env=omgeving)


def schrijf_bijlagen(notebook, nis: str, uit: Path, jaar: int) -> None:
    """`gegevens.csv`, `gegevens.xlsx` en elke figuur als svg en csv, in `uit/<nis>/`."""
    from integratie.uitvoering.opdracht import stel_op
    from integratie.weergave import cijferbestanden, figuurbestanden, notebookinhoud

    (opdracht,) = stel_op([nis], notebook=NOTEBOOK.stem, peiljaar=jaar)
    figuren = notebookinhoud.figuren(notebookinhoud.celinhoud(notebook))
    alle = cijferbestanden.bestanden(opdracht) | figuurbestanden.bestanden(figuren)
    for naam, inhoud in alle.items():
        pad = uit / nis / naam
        pad.parent.mkdir(parents=True, exist_ok=True)
        pad.write_bytes(inhoud)


def met_papermill(nis: str, uit: Path, jaar: int) -> None:
    """Papermills gewone motor en één warme exporteur, zoals een lus in Python het doet."""
    import papermill

    from integratie.weergave.bladzijde import naar_html

    notebook = papermill.execute_notebook(
        NOTEBOOK,
        uit / f"{nis}.ipynb",
        {"gemeente": nis, "peiljaar": jaar},
        kernel_name="python3",
        progress_bar=False,
        cwd=NOTEBOOK.parent,
    )
    (uit / f"{nis}.html").write_text(naar_html(notebook, nis), encoding="utf-8")
    schrijf_bijlagen(notebook, nis, uit, jaar)


def api_lus(gemeenten: list[str], uit: Path, jaar: int) -> None:
    """b: de functies van Papermill, in één proces."""
    for nis in gemeenten:
        met_papermill(nis, uit, jaar)


def procespool(gemeenten: list[str], uit: Path, jaar: int) -> None:
    """c: zoals b, in een pool van 2 processen."""
    with ProcessPoolExecutor(WERKERS, multiprocessing.get_context("spawn")) as pool:
        for toekomst in [pool.submit(met_papermill, nis, uit, jaar) for nis in gemeenten]:
            toekomst.result()


def integratie(gemeenten: list[str], uit: Path, jaar: int) -> None:
    """d: onze opdracht, zoals een gebruiker ze typt."""
    opdracht = ["rapporten", *gemeenten, "--notebook", NOTEBOOK.stem, "--peiljaar", str(jaar)]
    draai("integratie", *opdracht, "--uit", str(uit), "--opnieuw")
    for nis in gemeenten:
        (map_,) = uit.glob(f"{nis}-*")
        (uit / f"{nis}.html").symlink_to(map_ / f"{NOTEBOOK.stem}.html")


def kaal(gemeenten: list[str], uit: Path, jaar: int) -> None:
    """e: de cellen als gewone functieaanroepen in 2 warme processen, met alle bestanden van een rapport; drukt de tijd zonder opwarmen."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(WERKERS, spawn, verwarm, [spawn.Barrier(WERKERS)]) as pool:
        list(pool.map(int, range(WERKERS)))
        begin = time.perf_counter()
        list(pool.map(kaal_rapport, gemeenten, [uit] * len(gemeenten), [jaar] * len(gemeenten)))
        print(f"warm {time.perf_counter() - begin:.3f}", flush=True)


def verwarm(samen) -> None:
    """Laad en bereken vooraf wat het warme proces van d ook klaarzet, en wacht op de andere."""
    from integratie.rapport.klaarzetten import rapporten

    rapporten()
    samen.wait()


def kaal_rapport(nis: str, uit: Path, jaar: int) -> None:
    """Eén rapport zonder kernel: cel na cel uitvoeren en de uitkomst in het notebook zetten."""
    import nbformat

    from integratie.weergave.bladzijde import naar_html

    notebook, ruimte = nbformat.read(NOTEBOOK, as_version=4), {}
    for cel in notebook.cells:
        if cel.cell_type == "code":
            uitkomst = voer_uit(cel.source, ruimte)
            if "parameters" in cel.metadata.get("tags", ()):
                ruimte |= {"gemeente": nis, "peiljaar": jaar}
            if uitkomst is not None:
                data = {"text/plain": repr(uitkomst)}
                if hasattr(uitkomst, "_repr_html_"):
                    data |= {"text/html": uitkomst._repr_html_(), **uitkomst._repr_mimebundle_()}
                cel.outputs = [nbformat.v4.new_output("execute_result", data)]
    (uit / f"{nis}.html").write_text(naar_html(notebook, nis), encoding="utf-8")
    nbformat.write(notebook, uit / f"{nis}.ipynb")
    schrijf_bijlagen(notebook, nis, uit, jaar)


def voer_uit(bron: str, ruimte: dict) -> object:
    """De waarde van de laatste uitdrukking van een cel, zoals JupyterLab ze toont."""
    boom = ast.parse(bron)
    laatste = boom.body.pop() if boom.body and isinstance(boom.body[-1], ast.Expr) else None
    exec(compile(boom, "cel", "exec"), ruimte)
    return eval(compile(ast.Expression(laatste.value), "cel", "eval"), ruimte) if laatste else None


WEGEN = {"a": commandolus, "b": api_lus, "c": procespool, "d": integratie, "e": kaal}

if __name__ == "__main__":
    WEGEN[sys.argv[1]](sys.argv[4:], Path(sys.argv[2]), int(sys.argv[3]))
