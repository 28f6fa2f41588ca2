"""De opdracht `integratie`: alles wat een gebruiker zonder Python kan vragen.

Uitgangscodes: 0 alles gemaakt; 1 een deel mislukt of gegevens onbruikbaar; 2 verkeerd gebruik, met één zin;
130 onderbroken met Ctrl-C.
"""

import os
import sys
from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from integratie.cli import beleid, bronbeheer, instroom, onthulling, opvolging, plan, regie, toeval
from integratie.cli.lezer import (
    EDITIE,
    GEMEENTEN,
    GROEP,
    JSON,
    PEILJAAR,
    Lezer,
    druk_json,
    formaat,
    herhaalbaar,
    optie,
    parameter,
    tijdslimiet,
    vlag,
    waarde,
    werkers,
)
from integratie.fouten import Gebruiksfout, IntegratieFout

# Zware bibliotheken laadt elke opdracht zelf, zodat een foute vraag meteen een antwoord krijgt.


def main(argumenten: list[str] | None = None) -> int:
    """Voer één opdracht uit en geef de uitgangscode; een fout van de gebruiker is één zin, nooit een traceback."""
    for stroom in (sys.stdout, sys.stderr):
        if hasattr(stroom, "reconfigure"):
            stroom.reconfigure(encoding="utf-8", errors="replace")  # Windows kiest anders een codetabel zonder é
    try:
        lezer = _lezer()
        keuze, rest = lezer.parse_known_args(argumenten)
        if rest and keuze.doe != _lab:  # alleen wat bij JupyterLab hoort, kent een ander
            lezer.error(f"unrecognized arguments: {' '.join(rest)}")
        keuze.rest = rest
        return keuze.doe(keuze)
    except IntegratieFout as fout:
        print(f"integratie: {fout}", file=sys.stderr)
        return 2 if isinstance(fout, Gebruiksfout) else 1
    except KeyboardInterrupt:
        print("integratie: onderbroken; wat al klaar was, staat er volledig.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # de lezer van de uitvoer (bv. head) is weg
        sys.stdout = None
        return 0


def _lezer() -> Lezer:
    lezer = Lezer("integratie", "Lokale integratiemonitor: cijfers en rapporten per gemeente.")
    lezer.opdracht("rapporten", _rapporten, "maak de rapporten van gemeenten", *RAPPORTEN)
    thema = optie("--thema", "THEMA", "alleen dit thema, bv. nieuwkomers")
    lezer.opdracht("indicatoren", _indicatoren, "toon welke indicatoren er zijn", thema, JSON)
    naam = waarde("naam", "naam van een indicator, of van een onderwerp uit een tabel")
    wie = "code of naam, soort:naam of een lijst met komma's; zonder: alle gemeenten en gebieden"
    gebied = waarde("gebied", wie, nargs="*")
    lezer.opdracht("reeks", _reeks, "toon de cijfers van een indicator of onderwerp", naam, gebied, JSON)
    bronbeheer.voeg_toe(lezer)
    uit = optie("--uit", "MAP", "de map met rapporten (gewoon: outputs)", type=Path)
    bewijs = "bewijs wat er staat: bestanden, getallen, links, toegankelijkheid"
    lezer.opdracht("controle", _controle, bewijs, uit, JSON)
    for onderwerp in (beleid, regie, instroom, plan, opvolging, toeval, onthulling):
        onderwerp.voeg_toe(lezer)
    lezer.opdracht(
        "lab", _lab, "open JupyterLab op de notebooks; opties erachter zijn die van JupyterLab, zoals --port 9000"
    )
    return lezer


NAAST = (
    "vergelijk met dit gebied in plaats van met de gewone: een groep (centrumsteden), soort:naam, een gemeente of gelijkaardig; het eerste "
    "is de referentiegroep (herhaalbaar)"
)
NOTEBOOK = "dit notebook uit parameters/rapporten.yaml, alle, of het pad van een eigen notebook (herhaalbaar; anders: die met `gewoon: ja`)"
PARAMETER = "een andere parameter uit de parametercel van het notebook (herhaalbaar)"
WERKERS = "hoeveel rapporten tegelijk (gewoon: evenveel als er kernen zijn, of minder als het geheugen krap is)"
DUUR = "hoelang een notebook hoogstens draait (gewoon: 600)"
RAPPORTEN = (
    GEMEENTEN,
    GROEP,
    herhaalbaar("--notebook", "NAAM", NOTEBOOK),
    herhaalbaar("--naast", "GEBIED", NAAST),
    herhaalbaar("-p", "NAAM=WAARDE", PARAMETER, type=parameter),
    PEILJAAR,
    EDITIE,
    optie("--uit", "MAP", "waar de rapporten komen (gewoon: outputs)", type=Path),
    optie("--werkers", "AANTAL", WERKERS, type=werkers),
    optie("--tijdslimiet", "SECONDEN", DUUR, type=tijdslimiet, default=600),
    optie("--dask", "ADRES", "laat de werkprocessen van deze dask-planner het doen"),
    vlag("--json", "het resultaat als één JSON-document"),
    vlag("--opnieuw", "maak ook wat niet veranderd is"),
    vlag("--lijst", "zeg alleen wat er gemaakt zou worden, en waarom"),
    herhaalbaar(
        "--formaat", "FORMAAT", "ook als pdf, docx, pptx of xlsx, of elke figuur als png (herhaalbaar)", type=formaat
    ),
)


def _rapporten(keuze: Namespace) -> int:
    from integratie import gebieden
    from integratie.cli.lezer import Voortgang, eindtabel
    from integratie.project import projectmap
    from integratie.uitvoering import opdracht
    from integratie.vergelijking.keuze import GELIJKAARDIG

    opdrachten = opdracht.stel_op(
        keuze.gemeente, keuze.groep, keuze.notebook, keuze.peiljaar, keuze.editie, keuze.naast, dict(keuze.p)
    )
    uit = (keuze.uit or projectmap() / "outputs").absolute()
    meldingen = [
        z for naam in keuze.naast if gebieden.plat(naam) != GELIJKAARDIG and (z := gebieden.vind(naam).let_op(naam))
    ]

    if keuze.lijst:
        from integratie.rapport import maken

        rijen = maken.waarom(opdrachten, uit, keuze.opnieuw)
        if keuze.json:
            return druk_json({"editie": opdrachten[0].editie, "rapporten": rijen})
        print(eindtabel(rijen))
        return 0

    from integratie.rapport import run

    try:
        with Voortgang(len(opdrachten)) as voortgang:
            uitslag = run.voer_uit(
                opdrachten,
                uit,
                keuze.werkers or werkers(),
                keuze.formaat,
                keuze.opnieuw,
                keuze.dask,
                keuze.tijdslimiet,
                voortgang,
                meldingen.append,
            )
    except (KeyboardInterrupt, OSError) as fout:
        if voortgang.rijen:
            print(eindtabel(voortgang.rijen), file=sys.stderr)
        _zeg(meldingen)
        if isinstance(fout, OSError):
            raise Gebruiksfout(f"Kan niet schrijven in {uit}: {fout.strerror or fout}.") from fout
        raise
    if keuze.json:
        alle = [pad for rij in uitslag.rijen for pad in rij.get("bewaard", ())] + uitslag.bewaard
        druk_json({"editie": opdrachten[0].editie, "rapporten": uitslag.rijen, "bewaard": alle})
    else:
        print(eindtabel(uitslag.rijen))
        if uitslag.bewaard:
            print(f"Overzicht: met de hand gewijzigd en bewaard als {', '.join(uitslag.bewaard)}.")
        if uitslag.met_overzicht:
            print(f"Overzicht: {uitslag.overzicht}")
    _zeg(meldingen + uitslag.fouten)
    return 0 if uitslag.gelukt else 1


def _zeg(zinnen: list[str]) -> None:
    for zin in zinnen:
        print(f"integratie: {zin}", file=sys.stderr)


def _controle(keuze: Namespace) -> int:
    from integratie import controle
    from integratie.project import projectmap

    uitkomst = controle.controleer((keuze.uit or projectmap() / "outputs").absolute())
    if keuze.json:
        druk_json(asdict(uitkomst))
    else:
        print(uitkomst)
    return 1 if uitkomst.fouten else 0


KAART = ("naam", "titel", "definitie", "teller", "noemer", "eenheid", "decimalen", "thema", "doelen", "laag", "duiding")
VELDEN = (*KAART, "optelbaar", "opmerkingen")


def _indicatoren(keuze: Namespace) -> int:
    from integratie import indicator
    from integratie.cli.lezer import druk_leemten, tabel
    from integratie.opslag import edities

    bronnen = edities.bronnen()
    rijen = []
    for ind in indicator.register(keuze.thema).values():
        jaren = indicator.cijfers(ind.naam).query("waarde.notna()")["jaar"] if keuze.json else []
        eigen = [bronnen[tabel] for tabel in ind.tabellen if tabel in bronnen]
        rij = {veld: getattr(ind, veld) for veld in VELDEN} | {"bronnen": [bron.vermelding for bron in eigen]}
        rij |= {"peildatum": "; ".join(dict.fromkeys(bron.peildatum for bron in eigen))}
        rijen.append(rij | {"laatste_jaar": int(max(jaren)) if len(jaren) else None})
    leemten = [vars(x) for x in indicator.leemten(keuze.thema)]
    if keuze.json:
        return druk_json({"editie": edities.kies_editie(), "indicatoren": rijen, "leemten": leemten})
    kolommen = ("naam", "titel", "eenheid", "thema")
    print(tabel(tuple(k.capitalize() for k in kolommen), [[str(rij[k]) for k in kolommen] for rij in rijen]))
    if leemten:
        print("\nNog geen gegevens:")
    druk_leemten(leemten)
    return 0


def _reeks(keuze: Namespace) -> int:
    import pandas as pd

    from integratie import gebieden, vergelijking
    from integratie.bestanden.rekenblad import csv_van_tabel
    from integratie.indicator import GETALLEN
    from integratie.opslag import edities
    from integratie.rekenen import uitgeschreven_kolommen

    for naam in keuze.gebied:
        _zeg([zin] if (zin := gebieden.vind(naam).let_op(naam)) else [])
    delen = [vergelijking.reeks(keuze.naam, gebied) for gebied in keuze.gebied or [None]]
    rijen = pd.concat(delen).drop_duplicates(["nis", "gebied", "groep", "jaar"])
    if keuze.json:
        cellen = rijen.astype(object).where(rijen.notna(), None).to_dict("records")
        return druk_json({"editie": edities.kies_editie(), "naam": keuze.naam, "reeks": cellen})
    print(csv_van_tabel(uitgeschreven_kolommen(rijen, GETALLEN)), end="")
    return 0


def _lab(keuze: Namespace) -> int:
    from integratie.project import projectmap

    if hasattr(os, "geteuid") and os.geteuid() == 0 and "--allow-root" not in keuze.rest:
        raise Gebruiksfout(
            "JupyterLab start niet als root; in een container typt u python taak.py lab --allow-root --no-browser --ip 0.0.0.0."
        )
    from jupyterlab.labapp import LabApp  # in dit proces: wie het stopt, stopt JupyterLab en zijn kernels

    LabApp.launch_instance([str(projectmap() / "notebooks"), *keuze.rest])
    return 0
