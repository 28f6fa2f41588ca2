"""De bronregel van een figuur noemt de bronnen van haar indicator en haar jaren; de voorbehouden zijn die van de kaart en van de bron."""

from __future__ import annotations

from collections.abc import Iterator

from integratie.blok.blok import Figuur
from integratie.controle.jaren import label
from integratie.controle.verwacht import Verwacht, bronnen, kaart

OPEN = 2  # zoveel voorbehouden van een bron staan open naast een figuur


def bron_en_noten(figuur: Figuur, v: Verwacht, editie: str) -> Iterator[str]:
    """Wat er aan de bronregel en de noten niet klopt."""
    ind = v.ind if figuur.naam != "typologie" else kaart("aandeel_buitenlandse_herkomst")
    hoort = bronregel(ind, v.jaren, editie) + v.bij_bron
    if figuur.bron != hoort:
        yield f"bron: verwacht '{hoort}', niet '{figuur.bron}'"
    jaren = v.jaren[-1:] if figuur.naam == "typologie" else v.jaren
    open_, dicht = noten(v, jaren, editie)
    staat = [n for n in figuur.opmerkingen if n in open_] if v.vrije_noten else list(figuur.opmerkingen)
    for ontbreekt in (n for n in [*open_, *dicht] if n not in (*staat, *figuur.voorbehouden)):
        yield f"voorbehouden: verwacht ook '{ontbreekt}'"
    for teveel in (n for n in (*staat, *figuur.voorbehouden) if n not in (*open_, *dicht)):
        yield f"voorbehouden: verwacht niet '{teveel}'"
    if set(open_) - set(figuur.opmerkingen):
        yield "voorbehouden: verwacht de belangrijkste open naast de figuur"


def bronregel(ind, jaren: list[int], editie: str) -> str:
    """Elke bron met haar peildatum, de jaren en de editie."""
    wie = "; ".join(f"{b.vermelding} ({b.peildatum})" for b in bronnen(ind, editie))
    van, tot = label(ind, min(jaren), editie), label(ind, max(jaren), editie)
    tussen = " tot " if " " in van + tot else "–"
    periode = f"Jaar: {tot}" if van == tot else f"Jaren: {van}{tussen}{tot}"
    return f"{wie}. {periode}. Editie {editie}."


def noten(v: Verwacht, jaren: list[int], editie: str) -> tuple[list[str], list[str]]:
    """Wat open naast een figuur hoort, en wat opengeplooid te lezen is."""
    alle, van, tot = bronnen(v.ind, editie), min(jaren), max(jaren)
    open_ = [*v.ind.opmerkingen, *(noot for b in alle for noot in b.voorbehouden[:OPEN])]
    breuken = {j: tekst for b in alle for j, tekst in b.breuken.items() if van < j <= tot}
    open_ += [f"Breuk in de meting {j}: {tekst}" for j, tekst in breuken.items()]
    dicht = [noot for b in alle for noot in b.voorbehouden[OPEN:]]
    eerder = v.ind.eind_vorig_jaar
    gezien = {}
    for g in sorted((g for b in alle for g in b.gebeurtenissen), key=lambda g: g.jaar):
        if van - eerder < g.jaar <= tot - eerder:
            gezien.setdefault(g.naam, f"{g.naam} ({g.jaar}): {g.uitleg}")
    return list(dict.fromkeys(open_)), [n for n in dict.fromkeys([*dicht, *gezien.values()]) if n not in open_]
