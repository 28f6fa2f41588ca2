"""Tabellen voor mensen: bijschrift, kop per kolom en rij, getallen rechts en al opgemaakt."""

from __future__ import annotations

from html import escape

import pandas as pd


def tabel_html(tabel: pd.DataFrame, bijschrift: str, klasse: str = "") -> str:
    """HTML-tabel van een DataFrame met opgemaakte tekst; de eerste kolom is de rijkop, het bijschrift komt erboven.

    Alles wordt als tekst behandeld (ontsnapt); een kolom waarin elke cel met een cijfer begint, lijnt rechts uit.
    """
    rechts = [
        all(str(c)[:1] in "+\u22120123456789" or not str(c)[:1].isalpha() for c in tabel[k]) for k in tabel.columns
    ]
    koppen = "".join(
        f'<th scope="col"{" class=getal" if r else ""}>{escape(str(k))}</th>'
        for k, r in zip(tabel.columns, rechts, strict=True)
    )
    rijen = []
    for waarden in tabel.itertuples(index=False):
        eerste, *rest = [escape(str(w)) for w in waarden]
        cellen = "".join(f"<td{' class=getal' if r else ''}>{w}</td>" for w, r in zip(rest, rechts[1:], strict=True))
        rijen.append(f'<tr><th scope="row">{eerste}</th>{cellen}</tr>')
    return (
        f'<div class="schuif" role="region" tabindex="0" aria-label="{escape(bijschrift)}">'
        f'<table class="{klasse or "cijfers"}"><caption>{escape(bijschrift)}</caption>'
        f"<thead><tr>{koppen}</tr></thead><tbody>{''.join(rijen)}</tbody></table></div>"
    )
