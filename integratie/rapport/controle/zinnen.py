"""Gegenereerde zinnen: geen getal, breuk of vergelijkend woord dat niet nagerekend kan worden, en het juiste jaar en gebied erbij."""

from __future__ import annotations

import re
from functools import cache

from bs4 import Tag

from integratie import gebieden, kubus
from integratie.beeld.naamwoorden import klein, met_lidwoord
from integratie.beeld.woorden import BREUKWOORDEN
from integratie.indicator import groepsnaam, register
from integratie.rapport.controle.fout import Fout
from integratie.rapport.controle.pagina import Pagina

ZINNEN = "p.inleiding, p.duiding"
KORT = ".kerncijfers .klein, .kerncijfers .waarde, table.thema td"
JAAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d]|[.,]\d)")
# Een dag van het jaar en een leeftijd zijn geen cijfers.
VAST = re.compile(
    r"\b1 januari\b|\bvan 0 tot en met 24 jaar\b|\b18 tot en met 24 jaar\b|\b18 jaar en ouder\b|\bper 1\.000\b|hoogste waarde is 1e",
    re.IGNORECASE,
)
GETAL = re.compile(r"\d[\d.,]*")
_WOORDEN = (
    *BREUKWOORDEN, "hoger", "lager", "meer dan", "minder dan", "steeg", "daalde", "groeide", "kromp", "hoogste", "laagste",
    "ongeveer gelijk", "ongeveer even hoog", "ongeveer evenveel", "ongeveer even groot", "ongeveer even snel", "sneller", "trager", "toeval",
    "dubbel", "verdubbel",
)  # fmt: skip
WOORD = re.compile(rf"\b(?:{'|'.join(_WOORDEN)})", re.IGNORECASE)


def zinnen(pagina: Pagina, rij: dict) -> list[Fout]:
    """Alles in de gegenereerde tekst is gemerkt, en elk jaartal en gebied hoort bij een cijfer ernaast."""
    fouten = []
    for alinea in pagina.alle(ZINNEN):
        los = _los(alinea)
        fouten += [pagina.fout(alinea, f"verwacht een herrekenbaar getal, niet '{g}'") for g in _getallen(los)]
        fouten += [
            pagina.fout(alinea, f"verwacht een woord dat uit een cijfer volgt, niet '{w}'") for w in WOORD.findall(los)
        ]
        fouten += [
            pagina.fout(alinea, f"verwacht een jaar dat bij een cijfer hoort, niet {j}")
            for j in _jaren(alinea, los, rij)
        ]
        fouten += _gebieden(pagina, alinea, rij["nis"])
    for stuk in pagina.alle(KORT):
        fouten += [pagina.fout(stuk, f"verwacht een herrekenbaar getal, niet '{g}'") for g in _getallen(_los(stuk))]
    return fouten


def _los(element: Tag) -> str:
    """De tekst zonder wat gemerkt is."""
    return "".join(str(t) for t in element.find_all(string=True) if t.find_parent("data") is None)


@cache
def _namen() -> list[str]:
    """Wat een getal in zijn naam mag dragen: titels, tellers, noemers en groepen van indicatoren; lange eerst."""
    namen = {n for i in register().values() for n in (i.titel, klein(i.titel), met_lidwoord(i), i.teller, i.noemer)}
    namen |= {groepsnaam(g) for i in register().values() for g in i.groepen}
    return sorted((n for n in namen if GETAL.search(n)), key=len, reverse=True)


def zonder_namen(tekst: str) -> str:
    """De tekst zonder namen van indicatoren, leeftijden en vaste dagen."""
    for naam in _namen():
        tekst = tekst.replace(naam, "")
    return VAST.sub("", tekst)


def _getallen(los: str) -> list[str]:
    return GETAL.findall(JAAR.sub("", zonder_namen(los)))


def _jaren(alinea: Tag, los: str, rij: dict) -> list[str]:
    """Jaartallen in de zinnen die geen jaar of beginjaar van een gemerkt cijfer zijn, en geen breuk in de meting of peiljaar."""
    cijfers = alinea.find_all("data")
    bekend = {d.get(k) for d in cijfers for k in ("data-jaar", "data-van")} | _eind_vorig_jaar(cijfers)
    breuken = {str(jaar) for bron in kubus.bronnen(rij["editie"]).values() for jaar in bron.breuken}
    tekst = re.sub(
        r"breuk(?:en)? in de meting \(([^)]*)\)",
        lambda m: "" if set(JAAR.findall(m[1])) <= breuken else m[0],
        zonder_namen(los),
    )
    tekst = tekst.replace(f"tot en met {rij['peiljaar']} geen cijfers", "")
    return [jaar for jaar in JAAR.findall(tekst) if jaar not in bekend]


def _eind_vorig_jaar(cijfers: list[Tag]) -> set[str]:
    """Een telling op 31 december heet naar het einde van het jaar vóór het jaartal van de bron."""
    jaren = ((d, d.get(k)) for d in cijfers for k in ("data-jaar", "data-van"))
    return {
        str(int(j) - 1)
        for d, j in jaren
        if j and d.get("data-indicator") in register() and register()[d["data-indicator"]].eind_vorig_jaar
    }


def _gebieden(pagina: Pagina, alinea: Tag, eigen: str) -> list[Fout]:
    """Het cijfer van een ander gebied dan dat van het rapport volgt op de naam van dat gebied."""
    ander = (gebieden.groep(gebieden.RAND), gebieden.groep("vlaanderen"))
    namen = {g.code: g.in_zin for g in ander if g.code != eigen}
    fouten, tekst = [], ""
    for deel in alinea.find_all(string=True):
        merk = deel.find_parent("data")
        if merk is not None and merk["data-code"] in namen:
            laatste = max(namen, key=lambda code: tekst.rfind(namen[code]))
            if laatste != merk["data-code"] or namen[laatste] not in tekst:
                fouten.append(pagina.fout(merk, f"'{deel}': verwacht na '{namen[merk['data-code']]}'"))
        tekst += str(deel)
    return fouten
