"""Bestanden die een rekenblad opent: tekst blijft tekst, een getal blijft een getal, en niets wordt een formule."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

import pandas as pd

# Voor elk werkboek dat we schrijven: een cel met tekst blijft die tekst.
TEKST_BLIJFT_TEKST = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_FORMULETEKENS = ("=", "+", "-", "@", "\t", "\r")
# Zoals een programma het schrijft (-0.4, 1e-05), of zoals een figuur het toont (−1.234,5 %).
_GETAL = re.compile(
    r"[+-]?([0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?|([0-9]{1,3}(\.[0-9]{3})+|[0-9]+)(,[0-9]+)?(\s(%|euro))?)"
)


def geen_formule(cel: object) -> object:
    """Tekst die een rekenblad als formule zou uitvoeren, met een aanhalingsteken ervoor; een getal, ook als tekst, blijft zo."""
    gevaarlijk = isinstance(cel, str) and cel.startswith(_FORMULETEKENS) and not _GETAL.fullmatch(cel)
    return f"'{cel}" if gevaarlijk else cel


def csv_van_tabel(tabel: pd.DataFrame) -> str:
    """Een tabel als csv met haar kop: komma tussen kolommen, punt als decimaalteken, zonder formules."""
    veilig = tabel.rename(columns=geen_formule)
    for nummer in range(tabel.shape[1]):
        kolom = tabel.iloc[:, nummer]
        anders = {} if pd.api.types.is_numeric_dtype(kolom) else {w: geen_formule(w) for w in kolom.unique()}
        if any(oud is not nieuw for oud, nieuw in anders.items()):
            veilig.isetitem(nummer, kolom.map(anders))
    return veilig.to_csv(index=False, lineterminator="\n")


def csv_om_te_openen(rijen: Iterable[Sequence[str]]) -> bytes:
    """Rijen met tekst als csv die een Belgisch rekenblad vanzelf in kolommen opent: UTF-8 met zijn teken vooraan, puntkomma, zonder formules.

    Elke cel staat tussen aanhalingstekens: het venster van LibreOffice heeft ook de komma aangevinkt, en zou een decimaal getal in twee knippen.
    """
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";", lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(
        [geen_formule(cel) for cel in rij] for rij in rijen
    )
    return buffer.getvalue().encode("utf-8-sig")
