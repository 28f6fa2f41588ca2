"""Bronnen, definities en wat niet geweten is: die teksten volgen uit de editie en uit de kaarten van de indicatoren."""

import re
from collections.abc import Iterator

from integratie import gebieden
from integratie.blok.blok import Blok, Figuur
from integratie.blok.onderdelen import Alinea, Begrippen, Groep, Tabel, Uitklap
from integratie.controle import beelden_leeftijd as leeftijden
from integratie.controle.rapport import EIGEN_TEKST, Fout, Rapport, met_tekst, onderdelen, opsommingen, per_onderdeel
from integratie.controle.teksten import kaarten
from integratie.controle.themablad import is_themablad
from integratie.indicator import THEMAS, leemten, register
from integratie.opslag import edities


def verantwoording(r: Rapport) -> Iterator[Fout]:
    """Alle gebreken in teksten die uit de editie of uit een kaart komen."""
    yield from per_onderdeel(r, {Blok: _blok, Uitklap: _fiche})


def _blok(blok: Blok, r: Rapport) -> Iterator[str]:
    for regel in (_bronnen, _bronregels, _bronnenlijsten, _jaren, _onbekend):
        yield from regel(blok, r)


def _bronnen(blok: Blok, r: Rapport) -> Iterator[str]:
    """De tabel van de bronnen, en daaronder al hun voorbehouden, breuken en gebeurtenissen."""
    alle, voorbehouden = edities.bronnen(r.editie).values(), dict[str, list[str]]()
    for b in alle:
        breuken = [f"Breuk in de meting {jaar}: {b.breuken[jaar]}" for jaar in sorted(b.breuken)]
        if bij := [*b.voorbehouden, *breuken, *(f"{g.naam} ({g.jaar}): {g.uitleg}" for g in b.gebeurtenissen)]:
            voorbehouden.setdefault(b.titel, []).extend(bij)
    for tabel in (t for t in onderdelen(blok, Tabel) if t.soort == "bronnen"):
        hoort = []
        for b in alle:
            bestanden = "; ".join(f"{naam} ({som[:12]})" for naam, som in b.bestanden.items())
            hoort.append((b.vermelding, b.peildatum, b.uitgave, b.licentie, bestanden))
        staat = [tuple(map(str, rij)) for rij in tabel.rijen]
        for rij in (rij for rij in staat if rij not in hoort):
            yield f"bronnen: verwacht wat de editie over {rij[0]} zegt, niet {'; '.join(rij[1:])}"
        for rij in (rij for rij in hoort if rij not in staat):
            yield f"bronnen: verwacht ook {rij[0]}"
        if tabel.titel != f"Bronnen van editie {r.editie}":
            yield f"bronnen: verwacht editie {r.editie} in de titel"
        begrippen = (paar for lijst in blok.onderdelen if isinstance(lijst, Begrippen) for paar in lijst.paren)
        noten = {paar.term: list(paar.uitleg) for paar in begrippen}
        for titel in dict.fromkeys([*voorbehouden, *noten]):
            if noten.get(titel) != voorbehouden.get(titel):
                yield f"bronnen: verwacht bij {titel} '{' '.join(voorbehouden.get(titel, ()))}'"


def _fiche(fiche: Uitklap, r: Rapport) -> Iterator[str]:
    """Wat op de kaart van een indicator staat, staat op haar fiche."""
    if not fiche.anker.startswith("fiche-"):
        return
    naam, waar = fiche.anker.removeprefix("fiche-"), f"definitie van {fiche.titel}"
    if naam not in register() or fiche.titel != register()[naam].titel:
        yield f"verwacht de titel van {naam}, niet '{fiche.titel}'"
        return
    paren = {p.term: p.uitleg for lijst in onderdelen(fiche, Begrippen) for p in lijst.paren}
    ind, bronnen = register()[naam], r.grootheid(register()[naam]).bronnen
    hoort = {
        "Definitie": ind.definitie,
        "Teller": ind.teller,
        "Noemer": ind.noemer or "geen: het is geen verhouding",
        "Eenheid": ind.eenheid,
        "Duiding": ind.duiding,
        "Naam in de gegevens": ind.naam,
        "Doel en laag": f"{', '.join(ind.doelen)}; {ind.laag}",
        "Opmerking": " ".join(ind.opmerkingen),
        "Bron": "; ".join(b.vermelding for b in bronnen) or "nog geen gegevens in deze editie",
        "Peildatum": "; ".join(dict.fromkeys(b.peildatum for b in bronnen)),
    }
    for term, uitleg in hoort.items():
        staat = " ".join(paren.get(term, ()))
        if uitleg and staat != uitleg:
            yield f"{waar}, {term}: verwacht '{uitleg}', niet '{staat}'"
    vanaf = min((b.vooruitzicht_vanaf for b in bronnen if b.vooruitzicht_vanaf), default=None)
    if (vanaf is None) == ("Vooruitzicht" in paren) or (vanaf and str(vanaf) not in " ".join(paren["Vooruitzicht"])):
        yield f"{waar}: verwacht {f'vooruitzichten vanaf {vanaf}' if vanaf else 'geen vooruitzicht'}"
    if " ".join(paren.get("Voor gebieden", ())).startswith("niet op te tellen") == ind.optelbaar:
        yield f"{waar}: verwacht dat ze {'' if ind.optelbaar else 'niet '}op te tellen is"


def _onbekend(blok: Blok, r: Rapport) -> Iterator[str]:
    """Wat per thema ontbreekt, en de indicatoren zonder cijfer voor deze gemeente."""
    uitgeklapt = [x for uitklap in onderdelen(blok, Uitklap) for x in uitklap.onderdelen]
    groepen = [x for x in uitgeklapt if isinstance(x, Groep) and x.soort == "onbekend"]
    if not groepen:
        return
    yield from _per_thema(blok, r)
    lijsten = dict(opsommingen(groepen[0]))
    for thema, titel in THEMAS.items():
        wat = [x.onderwerp for x in leemten(thema)]
        if lijsten.get(titel, []) != wat:
            yield f"verwacht wat er over {titel.lower()} ontbreekt: {'; '.join(wat)}"
    genoemd = [kop for kop in lijsten if kop.startswith(("Zonder cijfer voor ", "Niet op te tellen over "))]
    staat = [titel for kop in genoemd for titel in lijsten[kop]]
    hoort = [i.titel for i in register().values() if not r.grootheid(i).heeft_cijfer(r.nis)]
    if sorted(staat) != sorted(hoort):
        yield f"verwacht zonder cijfer: {'; '.join(sorted(set(staat) ^ set(hoort)) or hoort)}"
    zonder, meer = [p for p in genoemd if p.startswith("Zonder")], len(genoemd) > 1
    if any(not p.endswith(f"tot en met {r.peiljaar}") for p in zonder) or (meer and not gebieden.plaats(r.nis).leden):
        yield f"verwacht wat er tot en met {r.peiljaar} niet is"


def _per_thema(blok: Blok, r: Rapport) -> Iterator[str]:
    """Hoeveel cijfers en onderwerpen er per thema ontbreken."""
    tabellen = [t for t in onderdelen(blok, Tabel) if t.kolommen[0] == "Thema"]
    rijen = {str(rij[0]): dict(zip(t.kolommen, rij, strict=True)) for t in tabellen for rij in t.rijen}
    for thema, titel in THEMAS.items():
        alle, weg = register(thema).values(), len(leemten(thema))
        zonder = sum(not r.grootheid(i).heeft_cijfer(r.nis) for i in alle)
        hoort = {
            "Zonder cijfer": f"{zonder} van de {len(alle)}" if zonder else "",
            "Nergens gekend": f"{weg} {'onderwerp' if weg == 1 else 'onderwerpen'}" if weg else "",
        }
        for kop, tekst in hoort.items():
            if str(rijen.get(titel, {}).get(kop, "")) != tekst:
                yield f"{titel}, {kop.lower()}: verwacht '{tekst}'"


def _bronregels(blok: Blok, r: Rapport) -> Iterator[str]:
    """Een bronregel onder een tabel noemt de bronnen van haar cijfers, geen die er niet zijn, en de editie."""
    alle = edities.bronnen(r.editie).values()
    namen = [naam for b in alle for naam in (f"{b.vermelding} ({b.peildatum})", b.vermelding)]
    uitgevers = {u for b in alle for u in (b.uitgever, b.uitgever.partition(", ")[0])}
    namen += sorted(uitgevers, key=len, reverse=True)
    for regel in (str(d.tekst) for d in onderdelen(blok, Alinea) if d.soort == "bron"):
        if not regel.startswith("Bron: ") or " Editie " not in regel:
            continue
        wie, _, rest = regel.removeprefix("Bron: ").rpartition(" Editie ")
        if not rest.startswith(f"{r.editie}."):
            yield f"bron: verwacht editie {r.editie}, niet '{rest}'"
        for naam in namen:
            wie = wie.replace(naam, "")
        if re.search(r"\w", wie):
            yield f"bron: verwacht bronnen van de editie, niet '{wie.strip('. ;')}'"


def _bronnenlijsten(blok: Blok, r: Rapport) -> Iterator[str]:
    """Elke bron in een lijst is er een van de editie die ze noemt; onder een thema staan die van al zijn cijfers."""
    namen = {f"{b.vermelding} ({b.peildatum})" for b in edities.bronnen(r.editie).values()}
    nodig = {f"{b.vermelding} ({b.peildatum})" for ind in kaarten(blok) for b in r.grootheid(ind).bronnen}
    lijsten = [(kop, punten) for kop, punten in opsommingen(blok) if kop.startswith("Bronnen")]
    if is_themablad(blok) and len(lijsten) != 1:
        yield "bron: verwacht één lijst van bronnen"
    for kop, punten in lijsten:
        if kop != f"Bronnen (editie {r.editie})":
            yield f"bron: verwacht editie {r.editie}, niet '{kop}'"
        yield from (f"bron: verwacht bronnen van de editie, niet '{punt}'" for punt in punten if punt not in namen)
        yield from (f"bron: verwacht ook {naam}" for naam in sorted(nodig - {*punten}) if is_themablad(blok))


def _jaren(blok: Blok, r: Rapport) -> Iterator[str]:
    """De jaren die een blok van zijn indicatoren opgeeft, zijn die van hun laatste cijfers."""
    profiel = any("lijken" in tabel.titel for tabel in onderdelen(blok, Tabel))
    zelf = {(m.indicator, m.jaar) for t, soort in met_tekst(blok) if soort == EIGEN_TEKST for m in t.cijferteksten()}
    for naam, jaar in blok.cijfers:
        if naam not in register():
            yield f"verwacht een indicator, niet {naam}"
            continue
        g = r.grootheid(register()[naam])
        reeksen = [g.met(groep).bekend(code) for code in (r.nis, gebieden.RAND) for groep in g.alle_groepen()]
        gezien = [[j for j in reeks if not g.is_verwacht(j)] for reeks in reeksen]
        jaren = {max(lijst) for lijst in (*reeksen, *gezien) if lijst}
        if naam == leeftijden.KLASSEN and any(f.indicator == naam for f in onderdelen(blok, Figuur)):
            opbouw = leeftijden.jongste(r)  # de piramide komt uit een andere tabel, met haar eigen jongste jaar
            jaren |= {opbouw[1]} if opbouw else set()
        if jaar not in jaren and (naam, jaar) not in zelf and not (profiel and jaar <= r.peiljaar):
            yield f"verwacht bij {g.ind.titel} als jaar {' of '.join(map(str, sorted(jaren)))}, niet {jaar}"
    for ind in register(blok.thema).values() if is_themablad(blok) else ():
        if ind.naam not in dict(blok.cijfers) and r.grootheid(ind).heeft_cijfer(r.nis):
            yield f"verwacht ook het jaar van {ind.titel}"
