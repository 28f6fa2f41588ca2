"""`integratie bronnen …`: tonen, inlezen, ophalen, vergelijken, uitvoeren en verwijderen."""

import sys
from argparse import Namespace
from pathlib import Path

from integratie.cli.lezer import EDITIE, JSON, Lezer, druk_json, druk_leemten, optie, tabel, waarde
from integratie.fouten import Gebruiksfout, Gegevensfout

# Zware bibliotheken laadt elke opdracht zelf.


def voeg_toe(lezer: Lezer) -> None:
    """Zet de opdracht `bronnen` en wat eronder valt op de opdrachtregel."""
    toon = "toon de bronnen: uitgever, editie, jaren, en wat ontbreekt"
    bronnen = lezer.opdracht("bronnen", _toon, toon, JSON, EDITIE)
    wat = "een bestand van een uitgever, onder om het even welke naam"
    nieuw = optie("--editie", "NAAM", "naam van de nieuwe editie (gewoon: de datum van vandaag)")
    inlezen = "lees officiële bestanden in tot een nieuwe editie"
    bronnen.opdracht("inlezen", _lees_in, inlezen, waarde("bestand", wat, nargs="+", type=Path), nieuw)
    wat = "naam van de soort, of code van een indicator van de Gemeente-Stadsmonitor; zonder: wat er op te halen is"
    jaar = optie("--jaar", "JAAR", "het jaar van het bestand", type=int)
    map_ = optie("--map", "MAP", "waar het bestand komt (gewoon: de werkmap)", type=Path)
    bron = waarde("bron", wat, nargs="?")
    bronnen.opdracht("ophalen", _haal_op, "haal een bestand op bij de uitgever", bron, jaar, map_, JSON)
    eigen = waarde("editie", "volledige naam van een editie die u zelf inlas")
    bronnen.opdracht("verwijderen", _verwijder, "verwijder een eigen editie", eigen)
    twee = waarde("oud", "naam van een editie"), waarde("nieuw", "naam van een andere editie")
    bronnen.opdracht("vergelijk", _vergelijk, "toon wat er veranderde tussen twee edities", *twee, JSON)
    onderwerp = waarde("onderwerp", "naam van een onderwerp, of tabel.onderwerp", nargs="+")
    uit = optie("--uit", "BESTAND", "het xlsx-bestand (gewoon: upload.xlsx)", type=Path)
    jaar = optie("--jaar", "JAAR", "alleen dit jaar", type=int)
    uitvoeren = "schrijf onderwerpen als uploadbestand van Swing"
    bronnen.opdracht("uitvoeren", _voer_uit, uitvoeren, onderwerp, uit, EDITIE, jaar)


def _toon(keuze: Namespace) -> int:
    from integratie import gebieden
    from integratie.inlezen import bronnenoverzicht
    from integratie.opslag import edities

    editie = edities.kies_editie(keuze.editie)
    rijen = bronnenoverzicht.bronnen(editie)
    leemten = bronnenoverzicht.ontbreekt(rijen)
    if keuze.json:
        paden = {naam: str(map_) for naam, map_ in edities.edities().items()}
        return druk_json({"editie": editie, "edities": paden, "bronnen": rijen, "leemten": leemten})
    rand, vlaams = (len(gebieden.groep(naam).leden) for naam in (gebieden.RAND, "vlaanderen"))
    print(f"Editie {editie}, uit {', '.join(edities.edities())} (eigen edities in {edities.map_van_edities()})\n")
    cellen = [
        [
            naam,
            r["uitgever"],
            r["uitgave"],
            f"{deel['eerste_jaar']}–{deel['laatste_jaar']}" if deel["jaren"] else "geen",
            f"{deel['dekking_rand']}/{rand}",
            f"{deel['dekking_vlaanderen']}/{vlaams}",
            str(deel["verwacht_laatste_jaar"] or "?"),
            f"−{deel['achterstand']}" if deel["achterstand"] else "",
            deel["volgende_levering"] or "?",
        ]
        for r in rijen
        for naam, deel in bronnenoverzicht.samengevat(r)
    ]
    kop = ("Tabel", "Uitgever", "Uitgave", "Jaren", "Rand", "Vlaanderen", "Verwacht tot", "Achter", "Volgende")
    print(tabel(kop, cellen))
    print("\nEen tabel waarvan de onderwerpen andere jaren of gemeenten hebben, staat er per onderwerp.")
    print("Verwacht tot: het laatste jaar dat de uitgever doorgaans al publiceerde (te bevestigen).")
    print(
        "Volgende: de maand waarin het jaar daarna doorgaans verschijnt (voorbij: wellicht al te halen), of wat aangekondigd is."
    )
    print("\nWat ontbreekt, per thema:")
    druk_leemten(leemten)
    return 0


def _lees_in(keuze: Namespace) -> int:
    from integratie.inlezen import nieuwe_editie

    try:
        verslag = nieuwe_editie.lees_in(keuze.bestand, keuze.editie)
    except Gegevensfout as fout:
        raise Gebruiksfout(f"{fout} Er is niets ingelezen.") from fout
    print("\n".join([*verslag.bestanden, "", *verslag.tabellen]).strip(), flush=True)
    if verslag.editie is None:
        print("\nGeen cijfers om op te slaan: er is geen nieuwe editie gemaakt.")
    else:
        print(f"\nNieuwe editie {verslag.editie}; integratie rapporten gebruikt ze vanaf nu.")
    if verslag.geweigerd:
        aantal = len(set(keuze.bestand))
        print(f"integratie: {len(verslag.geweigerd)} van de {aantal} bestanden niet ingelezen:", file=sys.stderr)
        print("\n".join(f"- {zin}" for zin in dict.fromkeys(verslag.geweigerd.values())), file=sys.stderr)
    return 1 if verslag.geweigerd else 0


def _haal_op(keuze: Namespace) -> int:
    from integratie.lezers import ophalen, soorten

    if keuze.bron is None:
        rijen = [
            {
                "soort": s.naam,
                "wat": s.wat,
                "automatisch": ophalen.HOE.get(s.automaat, "met de hand") if s.adres else "met de hand",
                "met_de_hand": s.hand,
            }
            for s in soorten.soorten().values()
            if not s.dient
        ]
        if keuze.json:
            return druk_json({"bronnen": rijen})
        print(tabel(("Soort", "Wat", "Automatisch", "Met de hand"), [list(rij.values()) for rij in rijen]))
        print(
            "\nEen indicator van de Gemeente-Stadsmonitor: integratie bronnen ophalen CODE (zoals SA_S_11), of een woord uit de titel."
        )
        return 0
    try:
        pad = ophalen.haal_op(keuze.bron, keuze.jaar, keuze.map or Path())
    except Gegevensfout as fout:
        raise Gebruiksfout(str(fout)) from fout
    if keuze.json:
        return druk_json({"bestand": str(pad)})
    print(f"{pad}\nInlezen: integratie bronnen inlezen {pad}")
    return 0


def _verwijder(keuze: Namespace) -> int:
    from integratie.opslag import edities, verwijderen

    print(f"Editie {keuze.editie} is verwijderd ({verwijderen.verwijder(keuze.editie)}).")
    print(f"integratie rapporten gebruikt vanaf nu {next(reversed(edities.edities()))}.")
    return 0


def _vergelijk(keuze: Namespace) -> int:
    from integratie.opslag import verschil

    inhoud = verschil.vergelijk(keuze.oud, keuze.nieuw)
    if keuze.json:
        return druk_json(inhoud)
    print(verschil.als_tekst(inhoud))
    return 0


def _voer_uit(keuze: Namespace) -> int:
    from integratie.inlezen import terugschrijven

    pad = keuze.uit or Path("upload.xlsx")
    codes, oud = terugschrijven.voer_uit(keuze.onderwerp, pad, keuze.editie, {keuze.jaar} if keuze.jaar else None)
    print(f"{pad}: {', '.join(codes)}")
    if oud:
        print(f"Wat er al stond, is bewaard als {oud.name}.")
    return 0
