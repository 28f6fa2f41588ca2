"""Tabellen voor mensen: bijschrift, kop per kolom en rij, getallen rechts en al opgemaakt."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup, escape

from integratie.beeld.opmaak import BENADERD, Cel


def tabel_html(tabel: pd.DataFrame, bijschrift: str, klasse: str = "cijfers") -> Markup:
    """HTML-tabel van een DataFrame met opgemaakte tekst; de eerste kolom is de rijkop, het bijschrift komt erboven.

    Alles is tekst en wordt ontsnapt, behalve wat al `Markup` is. Een `Cel` zet haar cijfer in `data-waarde`. Een kolom met alleen getallen lijnt rechts uit.
    """
    rechts = [all(not _plat(c).removeprefix(BENADERD)[:1].isalpha() for c in tabel[k]) for k in tabel.columns]
    lijn = [' class="getal"' if r else "" for r in rechts]
    koppen = "".join(f'<th scope="col"{r}>{escape(k)}</th>' for r, k in zip(lijn, tabel.columns, strict=True))
    rijen = []
    for eerste, *rest in tabel.itertuples(index=False, name=None):
        cellen = "".join(f"<td{r}{_machine(cel)}>{escape(cel)}</td>" for r, cel in zip(lijn[1:], rest, strict=True))
        rijen.append(f'<tr><th scope="row">{escape(eerste)}</th>{cellen}</tr>')
    return Markup(
        '<div class="schuif" role="region" tabindex="0" aria-label="{0}"><table class="{1}"><caption>{0}</caption>'
        "<thead><tr>{2}</tr></thead><tbody>{3}</tbody></table></div>"
    ).format(bijschrift, klasse, Markup(koppen), Markup("".join(rijen)))


def _machine(cel) -> str:
    return f' data-waarde="{cel.machine}"' if isinstance(cel, Cel) else ""


def _plat(cel) -> str:
    return cel.striptags() if isinstance(cel, Markup) else str(cel)
