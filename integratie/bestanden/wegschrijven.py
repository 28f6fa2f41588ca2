"""Bestanden in één beweging op hun plaats zetten: een lezer ziet het oude of het nieuwe, nooit een half."""

import contextlib
import errno
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from integratie.bestanden.slot import beurt_in

BEZIG = ".bezig-"  # begin van de naam van elke tijdelijke map


def sha256(inhoud: bytes) -> str:
    """Vingerafdruk van een inhoud."""
    return hashlib.sha256(inhoud).hexdigest()


def plaats(bestanden: dict[Path, bytes], bezig: Path, vooraf: Callable[[Path], object] = lambda doel: None) -> None:
    """Schrijf eerst alles volledig in `bezig` (zelfde bestandssysteem), zet dan elk bestand op zijn plaats; `vooraf` krijgt elk doel net voor het vervangen wordt.

    Fout: `OSError`; bij een volle schijf, of een map op de plaats van een bestand, is er dan nog niets vervangen.
    """
    klaar: list[tuple[Path, Path]] = []
    for doel in bestanden:
        if doel.is_dir() and not doel.is_symlink():  # nu, want straks staat de helft er al
            raise IsADirectoryError(errno.EISDIR, "er staat een map met deze naam", str(doel))
    for doel, inhoud in bestanden.items():
        doel.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=bezig, delete=False) as bestand:
            bestand.write(inhoud)
            bestand.flush()
            os.fsync(bestand.fileno())
        klaar.append((Path(bestand.name), doel))
    for tijdelijk, doel in klaar:
        vooraf(doel)
        tijdelijk.chmod(0o644)
        tijdelijk.replace(doel)


def plaats_als_anders(doel: Path, inhoud: bytes) -> None:
    """Schrijf één bestand, maar raak het niet aan als het deze inhoud al heeft."""
    if doel.is_file() and doel.read_bytes() == inhoud:
        return
    doel.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=BEZIG, dir=doel.parent) as bezig:
        plaats({doel: inhoud}, Path(bezig))


@contextlib.contextmanager
def alleen_in(map_: Path) -> Iterator[None]:
    """Wees de enige die in deze map schrijft, en ruim op wat een weggevallen run achterliet.

    Het slot verdwijnt vanzelf met het proces. Fout: `Gebruiksfout` als een ander proces hier bezig is.
    """
    with beurt_in(map_, 0, f"In {map_} worden al rapporten gemaakt; wacht tot dat klaar is."):
        for rest in map_.glob(f"{BEZIG}*"):
            shutil.rmtree(rest, ignore_errors=True)
        yield
