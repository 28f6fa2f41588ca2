"""Hoe oud de cijfers zijn: wat een sectie en de regel onder de titel zeggen, volgt uit de blokken en uit de gegevens."""

from __future__ import annotations

from bs4 import Tag

from integratie.indicator import THEMAS, register
from integratie.rapport.controle.fout import Fout
from integratie.rapport.controle.pagina import Pagina


def ouderdom(pagina: Pagina, rij: dict) -> list[Fout]:
    """Elk thema noemt het oudste en het jongste jaar van zijn blokken, en geen gemerkt cijfer is jonger."""
    fouten = []
    for sectie in pagina.alle("section[data-thema]"):
        if sectie["data-thema"] not in THEMAS:
            fouten.append(pagina.fout(sectie, f"verwacht een thema ({', '.join(THEMAS)}), niet {sectie['data-thema']}"))
        jaren = [_jaren(blok) for blok in sectie.select("figure[data-jaar], div[data-jaar]")]
        verwacht = (min(j[0] for j in jaren), max(j[1] for j in jaren)) if jaren else (None, None)
        gezegd = tuple(int(sectie[k]) if sectie.get(k) else None for k in ("data-oudste", "data-jongste"))
        if gezegd != verwacht:
            fouten.append(
                pagina.fout(
                    sectie,
                    f"verwacht cijfers van {verwacht[0]} tot {verwacht[1]}, niet van {gezegd[0]} tot {gezegd[1]}",
                )
            )
        gemerkt = [int(d["data-jaar"]) for d in sectie.select("data[data-jaar]")]
        if gemerkt and (verwacht[1] is None or max(gemerkt) > verwacht[1]):
            fouten.append(
                pagina.fout(sectie, f"verwacht geen cijfer van {max(gemerkt)} in een thema dat tot {verwacht[1]} loopt")
            )
    return fouten + _regel(pagina)


def _jaren(blok: Tag) -> tuple[int, int]:
    return int(blok.get("data-oudste", blok["data-jaar"])), int(blok["data-jaar"])


def _regel(pagina: Pagina) -> list[Fout]:
    """De regel onder de titel noemt elk thema waarvan er een figuur of gemerkt cijfer staat, tot zijn jongste jaar."""
    regel = pagina.boom.find(class_="ouderdom")
    jongste: dict[str, int] = {}
    for d in pagina.alle("main data[data-jaar]"):
        if ind := register().get(d["data-indicator"]):
            jongste[ind.thema] = max(jongste.get(ind.thema, 0), int(d["data-jaar"]))
    if regel is None or not jongste:
        return []
    delen = regel.get_text().rpartition(": ")[2].rstrip(".").split("; ")
    gezegd = {deel.split()[0]: deel.split()[-1] for deel in delen}
    return [
        pagina.fout(regel, f"verwacht bij {THEMAS[thema].lower()} {jaar} als jongste jaar")
        for thema, jaar in jongste.items()
        if int(gezegd.get(THEMAS[thema].lower(), 0)) < jaar
    ]
