"""Welke maanden en jaren een uittreksel helemaal dekt: een half jaar naast een heel jaar is geen daling."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

GEWONE_RUST = 4  # dagen: een weekend met een feestdag
LANGER = 10  # zoveel keer de gewone tijd tussen twee gebeurtenissen is geen toeval meer


@dataclass(frozen=True)
class Periode:
    """`eerste` en `laatste` gebeurtenis; maanden ("2024-03") die niet helemaal gedekt zijn (`half`) of zonder rijen zijn (`leeg`); `volledig`: hele jaren."""

    eerste: datetime.date
    laatste: datetime.date
    half: tuple[str, ...]
    leeg: tuple[str, ...]
    volledig: tuple[int, ...]


def periode(rijen: pd.DataFrame) -> Periode:
    """De periode van gelezen rijen (`dag`, `jaar`, `maand`)."""
    dagen = rijen["dag"].to_numpy().astype("datetime64[D]")
    eerste, laatste = dagen.min(), dagen.max()
    maanden = np.arange(eerste.astype("datetime64[M]"), laatste.astype("datetime64[M]") + 1)
    rust = max(GEWONE_RUST, LANGER * int((laatste - eerste).astype(int) + 1) / len(dagen))
    half = set()
    if (eerste - maanden[0].astype("datetime64[D]")).astype(int) > rust:
        half.add(maanden[0])
    if ((maanden[-1] + 1).astype("datetime64[D]") - 1 - laatste).astype(int) > rust:
        half.add(maanden[-1])
    dag = np.unique(dagen)
    for nummer in np.flatnonzero(np.diff(dag).astype(int) > rust + 1):  # een gat middenin
        half |= {dag[nummer].astype("datetime64[M]"), dag[nummer + 1].astype("datetime64[M]")}
    gevuld = set(np.unique(dagen.astype("datetime64[M]")))
    leeg = [m for m in maanden if m not in gevuld]
    onvolledig = {*half, *leeg}
    jaren = sorted({int(str(m)[:4]) for m in maanden})
    volledig = [
        j
        for j in jaren
        if all(
            np.datetime64(f"{j}-{m:02}") in maanden and np.datetime64(f"{j}-{m:02}") not in onvolledig
            for m in range(1, 13)
        )
    ]
    return Periode(eerste.item(), laatste.item(), tuple(map(str, sorted(half))), tuple(map(str, leeg)), tuple(volledig))


def gemeen(perioden: Sequence[Periode]) -> Periode:
    """De periode die elke gemeente van een cluster dekt."""
    return Periode(
        max(p.eerste for p in perioden),
        min(p.laatste for p in perioden),
        tuple(sorted({m for p in perioden for m in p.half})),
        tuple(sorted({m for p in perioden for m in p.leeg})),
        tuple(sorted(set.intersection(*(set(p.volledig) for p in perioden)))),
    )
