"""Een blok als JSON (`application/vnd.integratie+json`), en terug: elk onderdeel is een object met zijn klasse onder `is`, en zijn velden."""

import dataclasses

from integratie.blok import blok, onderdelen, tekst, vierblad
from integratie.blok.onderdelen import Cel, Tabel

VERSIE = 1
SOORTEN = {
    klasse.__name__.lower(): klasse
    for module in (blok, onderdelen, tekst, vierblad)
    for klasse in vars(module).values()
    if isinstance(klasse, type) and dataclasses.is_dataclass(klasse)
}


def schrijf(inhoud: blok.Toonbaar) -> dict:
    """Het blok als JSON-waarden, met de versie van het schema."""
    return {"versie": VERSIE, **_schrijf(inhoud)}


def lees(inhoud: dict) -> blok.Blok | blok.Figuur:
    """Het blok of de figuur van JSON-waarden. Fout: `ValueError` bij een versie of klasse die deze code niet kent."""
    if inhoud.get("versie") != VERSIE:
        raise ValueError(
            f"een blok van versie {inhoud.get('versie')}; deze versie van integratie leest versie {VERSIE}"
        )
    return _lees({naam: x for naam, x in inhoud.items() if naam != "versie"})


def _schrijf(x):
    if isinstance(x, Cel):
        return {"is": "cel", "tekst": str(x), "waarde": x.waarde, "eenheid": x.eenheid, "status": x.status}
    if isinstance(x, tuple | list):
        return [_schrijf(y) for y in x]
    if isinstance(x, blok.Figuur):
        return _velden(x) | {"tabel": _schrijf(x.cijfertabel)}
    return _velden(x) if dataclasses.is_dataclass(x) else x.item() if hasattr(x, "item") else x


def _velden(x) -> dict:
    """De velden die van hun standaard afwijken; de tabel van een figuur staat er apart bij."""
    velden = (
        (v, getattr(x, v.name))
        for v in dataclasses.fields(x)
        if not (v.name == "cellen" and isinstance(x, blok.Figuur))
    )
    return {"is": type(x).__name__.lower()} | {v.name: _schrijf(w) for v, w in velden if w != v.default}


def _lees(x):
    if isinstance(x, list):
        return tuple(map(_lees, x))
    if not isinstance(x, dict):
        return x
    velden = {naam: _lees(w) for naam, w in x.items() if naam != "is"}
    if x.get("is") == "cel":
        return Cel.van(**velden)
    if x.get("is") not in SOORTEN:
        raise ValueError(f"een onderdeel '{x.get('is')}' dat deze versie van integratie niet kent")
    if isinstance(velden.get("tabel"), Tabel):
        velden["cellen"] = velden.pop("tabel").frame()
    return SOORTEN[x["is"]](**velden)
