"""Bronnen, definities en wat niet geweten is: die teksten volgen uit de editie en uit de kaarten van de indicatoren."""

from __future__ import annotations

import re
from collections.abc import Iterator

from integratie import gebieden
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Alinea, Begrippen, Groep, Lijst, Tabel, Uitklap
from integratie.controle import cijfers
from integratie.controle.fout import Fout
from integratie.controle.rapport import Rapport, onderdelen
from integratie.controle.teksten import kaarten
from integratie.controle.verwacht import bronnen
from integratie.indicator import THEMAS, Indicator, leemten, register
from integratie.opslag import edities


def vast(r: Rapport) -> list[Fout]:
    """Alle gebreken in teksten die uit de editie of uit een kaart komen."""
    fouten = []
    for waar in r.getoond:
        if isinstance(waar.blok, Blok):
            fouten += [r.fout(waar, zin) for deel in onderdelen(waar.blok) for zin in _van(deel, r)]
            if any(isinstance(deel, Tabel) and deel.soort == "bronnen" for deel in waar.blok.onderdelen):
                noten = [deel for deel in waar.blok.onderdelen if isinstance(deel, Begrippen)]
                fouten += [r.fout(waar, zin) for zin in _voorbehouden(noten, r.editie)]
            fouten += [r.fout(waar, zin) for zin in _bronregels(waar.blok, r)]
            fouten += [r.fout(waar, zin) for zin in _jaren(waar.blok, r)]
            if waar.code.strip().startswith("ig.onbekend("):
                fouten += [r.fout(waar, zin) for zin in _onbekend(waar.blok, r)]
    return fouten


def _van(deel: object, r: Rapport) -> Iterator[str]:
    if isinstance(deel, Tabel) and deel.soort == "bronnen":
        yield from _brontabel(deel, r.editie)
    elif isinstance(deel, Uitklap) and deel.anker.startswith("fiche-"):
        naam = deel.anker.removeprefix("fiche-")
        if naam not in register() or deel.titel != register()[naam].titel:
            yield f"verwacht de titel van {naam}, niet '{deel.titel}'"
        else:
            yield from _fiche(deel, register()[naam], r.editie)


def _brontabel(tabel: Tabel, editie: str) -> Iterator[str]:
    hoort = [
        (
            b.vermelding,
            b.peildatum,
            b.uitgave,
            b.licentie,
            "; ".join(f"{naam} ({som[:12]})" for naam, som in b.bestanden.items()),
        )
        for b in edities.bronnen(editie).values()
    ]
    staat = [tuple(map(str, rij)) for rij in tabel.rijen]
    for rij in (rij for rij in staat if rij not in hoort):
        yield f"bronnen: verwacht wat de editie over {rij[0]} zegt, niet {'; '.join(rij[1:])}"
    for rij in (rij for rij in hoort if rij not in staat):
        yield f"bronnen: verwacht ook {rij[0]}"
    if tabel.titel != f"Bronnen van editie {editie}":
        yield f"bronnen: verwacht editie {editie} in de titel"


def _voorbehouden(noten: list[Begrippen], editie: str) -> Iterator[str]:
    """Onder de bronnen staan al hun voorbehouden."""
    hoort: dict[str, list[str]] = {}
    for b in edities.bronnen(editie).values():
        if b.voorbehouden:
            hoort.setdefault(b.titel, []).extend(b.voorbehouden)
    staat = {p.term: list(p.uitleg) for begrippen in noten for p in begrippen.paren}
    for titel in dict.fromkeys([*hoort, *staat]):
        if staat.get(titel) != hoort.get(titel):
            yield f"bronnen: verwacht bij {titel} '{' '.join(hoort.get(titel, ()))}'"


def _fiche(uitklap: Uitklap, ind: Indicator, editie: str) -> Iterator[str]:
    """Wat op de kaart staat, staat op de fiche."""
    paren = {p.term: p.uitleg for deel in uitklap.onderdelen if isinstance(deel, Begrippen) for p in deel.paren}
    lijst = bronnen(ind, editie)
    hoort = {
        "Definitie": (ind.definitie,),
        "Teller": (ind.teller,),
        "Noemer": (ind.noemer or "geen: het is geen verhouding",),
        "Eenheid": (ind.eenheid,),
        "Duiding": (ind.duiding,),
        "Naam in de gegevens": (ind.naam,),
        "Doel en laag": (f"{', '.join(ind.doelen)}; {ind.laag}",),
        "Opmerking": tuple(ind.opmerkingen),
        "Bron": ("; ".join(b.vermelding for b in lijst) or "nog geen gegevens in deze editie",),
        "Peildatum": ("; ".join(dict.fromkeys(b.peildatum for b in lijst)),),
    }
    for term, uitleg in hoort.items():
        if any(uitleg) and paren.get(term) != uitleg:
            yield f"definitie van {ind.titel}, {term}: verwacht '{' '.join(uitleg)}', niet '{' '.join(paren.get(term, ()))}'"
    vanaf = min((b.vooruitzicht_vanaf for b in lijst if b.vooruitzicht_vanaf), default=None)
    if (vanaf is None) == ("Vooruitzicht" in paren) or (vanaf and str(vanaf) not in paren["Vooruitzicht"][0]):
        yield f"definitie van {ind.titel}: verwacht {f'vooruitzichten vanaf {vanaf}' if vanaf else 'geen vooruitzicht'}"
    op_te_tellen = not paren.get("Voor gebieden", ("niet",))[0].startswith("niet op te tellen")
    if op_te_tellen != ind.optelbaar:
        yield f"definitie van {ind.titel}: verwacht dat ze {'' if ind.optelbaar else 'niet '}op te tellen is"


def _onbekend(blok: Blok, r: Rapport) -> Iterator[str]:
    """Wat per thema ontbreekt, en de indicatoren zonder cijfer voor deze gemeente."""
    punten = [
        str(p)
        for deel in onderdelen(blok)
        if isinstance(deel, Groep)
        for lijst in deel.onderdelen
        if isinstance(lijst, Lijst)
        for p in lijst.punten
    ]
    for thema, titel in THEMAS.items():
        wat = [x.onderwerp for x in leemten(thema)]
        if wat and f"{titel}: {'; '.join(wat)}." not in punten:
            yield f"verwacht wat er over {titel.lower()} ontbreekt: {'; '.join(wat)}"
    cluster = gebieden.plaats(r.nis).leden
    leeg = [i for i in register().values() if not _heeft_cijfer(i, r)]
    genoemd = [p for p in punten if p.startswith(("Zonder cijfer voor ", "Niet op te tellen over "))]
    staat = [titel for p in genoemd for titel in p.partition(": ")[2].removesuffix(".").split("; ") if titel]
    hoort = [i.titel for i in leeg]
    if sorted(staat) != sorted(hoort):
        anders = sorted(set(staat) ^ set(hoort)) or hoort
        yield f"verwacht zonder cijfer: {'; '.join(anders)}"
    zonder = [p for p in genoemd if p.startswith("Zonder")]
    if any(f"tot en met {r.peiljaar}:" not in p for p in zonder) or (not cluster and len(genoemd) > 1):
        yield f"verwacht wat er tot en met {r.peiljaar} niet is"


def _heeft_cijfer(ind: Indicator, r: Rapport) -> bool:
    groepen = cijfers.groepen(ind.naam, r.nis, r.editie, r.peiljaar)
    return any(cijfers.bekend(ind.naam, r.nis, g, r.editie, r.peiljaar) for g in groepen)


def _bronregels(blok: Blok, r: Rapport) -> Iterator[str]:
    """Een bronregel onder een tabel noemt de bronnen van haar cijfers, geen die er niet zijn, en de editie."""
    regels = [str(d.tekst) for d in onderdelen(blok) if isinstance(d, Alinea) and d.soort == "bron"]
    for regel in (x for x in regels if x.startswith("Bron: ") and " Editie " in x):
        wie, _, rest = regel.removeprefix("Bron: ").rpartition(" Editie ")
        if not re.match(rf"{re.escape(r.editie)}\.", rest):
            yield f"bron: verwacht editie {r.editie}, niet '{rest}'"
        for b in edities.bronnen(r.editie).values():
            for naam in (f"{b.vermelding} ({b.peildatum})", b.vermelding):
                wie = wie.replace(naam, "")
        for naam in sorted((b.uitgever for b in edities.bronnen(r.editie).values()), key=len, reverse=True):
            wie = wie.replace(naam, "")
        if re.search(r"\w", wie.replace("per indicator onder de tabellen hieronder", "")):
            yield f"bron: verwacht bronnen van de editie, niet '{wie.strip('. ;')}'"
        elif isinstance(blok, Blok) and blok.thema and any(isinstance(d, Tabel) for d in onderdelen(blok)):
            nodig = {b.vermelding for ind in kaarten(blok) for b in bronnen(ind, r.editie)}
            for naam in sorted(n for n in nodig if n not in regel):
                yield f"bron: verwacht ook {naam}"


def _jaren(blok: Blok, r: Rapport) -> Iterator[str]:
    """De jaren die een blok van zijn indicatoren opgeeft, zijn die van hun laatste cijfers."""
    for naam, jaar in blok.cijfers:
        if naam not in register():
            yield f"verwacht een indicator, niet {naam}"
            continue
        jaren = {
            max(er)
            for code in (r.nis, gebieden.RAND)
            for g in cijfers.alle_groepen(register()[naam], r.editie)
            if (er := cijfers.bekend(naam, code, g, r.editie, r.peiljaar))
        }
        profiel = any(isinstance(d, Tabel) and "lijken" in d.titel for d in onderdelen(blok))
        if jaar not in jaren and not (profiel and jaar <= r.peiljaar):
            yield f"verwacht bij {register()[naam].titel} als jaar {' of '.join(map(str, sorted(jaren)))}, niet {jaar}"
    if blok.thema and any(isinstance(d, Tabel) for d in onderdelen(blok)):
        er = {naam for naam, _ in blok.cijfers}
        for ind in register(blok.thema).values():
            if ind.naam not in er and _heeft_cijfer(ind, r):
                yield f"verwacht ook het jaar van {ind.titel}"
