"""`integratie instroom`: het uittreksel uit het bevolkingsregister van een gemeente, nagekeken en in beschermde tabellen."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from integratie.cli.lezer import JSON, Lezer, druk_json, tabel, vlag, waarde
from integratie.fouten import Gebruiksfout


def voeg_toe(lezer: Lezer) -> None:
    """Zet de opdracht `instroom` op de opdrachtregel."""
    bestand = waarde("bestand", "uittreksel uit het bevolkingsregister, csv of xlsx; zie docs/instroom.md", type=Path)
    wie = waarde("gemeente", "NIS-code of naam")
    wat = "toon wie er komt wonen en vertrekt, volgens het eigen bevolkingsregister"
    maak = vlag("--voorbeeld", "schrijf in BESTAND een verzonnen uittreksel van de gemeente, om te leren hoe het werkt")
    lezer.opdracht("instroom", _instroom, wat, bestand, wie, maak, JSON)


def _instroom(keuze: Namespace) -> int:
    from integratie import gebieden
    from integratie.beleid.instroom import cijfers
    from integratie.beleid.instroom.kolommen import Voorstel
    from integratie.beleid.instroom.rijen import lees_register

    plaats = gebieden.zoek_gemeente(keuze.gemeente)
    if keuze.voorbeeld:
        return _schrijf_voorbeeld(keuze.bestand, plaats.nis)
    try:
        g = lees_register(keuze.bestand, plaats.nis)
    except Voorstel as fout:
        print(fout.yaml, end="")
        raise
    i = cijfers.instroom(g, keuze.bestand)
    return _als_json(g, i) if keuze.json else _als_tekst(g, i)


def _schrijf_voorbeeld(pad: Path, nis: str) -> int:
    from integratie.beleid.instroom.voorbeeld import voorbeeld

    inhoud = voorbeeld(nis)
    try:
        with pad.open("xb") as bestand:  # wat er al staat, blijft
            bestand.write(inhoud)
    except OSError as fout:
        raise Gebruiksfout(
            f"Kan {pad} niet schrijven: {fout.strerror}; geef een bestand op dat er nog niet is."
        ) from fout
    print(f"{pad}: een verzonnen uittreksel, geen enkele rij gaat over iemand.")
    return 0


def _als_json(g, i) -> int:
    from integratie.beleid.instroom.balie import balie
    from integratie.beleid.instroom.naast_statbel import vergelijkingen
    from integratie.opslag import edities

    rijen = [
        r | {"aantal": None if r["aantal"] != r["aantal"] else int(r["aantal"])} for r in i.tabel.to_dict("records")
    ]
    periode = asdict(i.periode) | {"eerste": i.periode.eerste.isoformat(), "laatste": i.periode.laatste.isoformat()}
    desk = balie(i)
    return druk_json(
        {
            "editie": edities.kies_editie(),
            "nis": i.nis,
            "gebied": i.gebied,
            "verzonnen": i.verzonnen,
            "lezing": {
                "rijen": g.aantal,
                "gebruikt": len(g.rijen),
                "gelijke_rijen": g.gelijk,
                "niet_gebruikt": list(g.niet_gebruikt),
                "gebreken": [asdict(x) for x in g.gebreken],
            },
            "periode": periode,
            "statbel": [asdict(v) | {"verschil": v.verschil} for v in vergelijkingen(i)],
            "tabellen": rijen,
            "balie": asdict(desk) if desk else None,
            "doorstroom": [asdict(d) for d in i.doorstroom],
        }
    )


def _als_tekst(g, i) -> int:
    from integratie.beeld.opmaak import getal
    from integratie.beleid.instroom.balie import balie
    from integratie.beleid.instroom.doelgroepen import INBURGERING, ONDERWIJS, leerlingen, volwassenen
    from integratie.beleid.instroom.naast_statbel import vergelijkingen
    from integratie.beleid.instroom.tabellen import TITELS

    def cel(x) -> str:
        return "n.b." if x is None or x != x else getal(x)

    print(
        f"{i.gebied}: {getal(g.aantal)} rijen gelezen, {getal(len(g.rijen))} te gebruiken, van {i.periode.eerste:%d/%m/%Y} tot {i.periode.laatste:%d/%m/%Y}."
    )
    if g.gelijk:
        print(
            f"{getal(g.gelijk)} rijen zijn helemaal gelijk aan een eerdere; ze tellen mee, want het kunnen tweelingen zijn."
        )
    for x in g.gebreken:
        print(f"- {x.kolom}: {getal(x.rijen)} keer {x.wat} (de eerste op regel {x.regel})")
    for wat, maanden in (("niet helemaal gedekt", i.periode.half), ("zonder rijen", i.periode.leeg)):
        if maanden:
            print(f"- maanden {wat}: {', '.join(maanden)}")
    if g.niet_gebruikt:
        print(f"- niet gebruikt: {', '.join(g.niet_gebruikt)}")
    naast = [[v.wat, str(v.jaar), cel(v.register), getal(v.statbel), cel(v.verschil)] for v in vergelijkingen(i)]
    if naast:
        print(
            "\nNaast Statbel (loop van de bevolking)\n"
            + tabel(("Wat", "Jaar", "Register", "Statbel", "Verschil"), naast)
        )
        print("\n".join(dict.fromkeys(v.uitleg for v in vergelijkingen(i))))
    koppen = tuple(str(j) if j in i.periode.volledig else f"{j} (deel)" for j in i.jaren)
    for naam, rijen in i.tabel.groupby("tabel", sort=False):
        breed = (
            rijen.pivot(index="cel", columns="jaar", values="aantal")
            .reindex(rijen["cel"].unique())
            .reindex(columns=i.jaren)
        )
        namen = dict(zip(rijen["cel"], rijen["naam"], strict=True))
        cellen = [
            [namen[c], *map(cel, r)] for c, r in zip(breed.index, breed.to_numpy(), strict=True) if (r != 0).any()
        ]
        print(f"\n{TITELS[naam]}\n" + tabel(("", *koppen), cellen))
    for titel, frame, noot in (
        ("Kinderen bij aankomst", leerlingen(i), ONDERWIJS),
        ("Volwassenen van 18 tot 64 jaar bij aankomst", volwassenen(i), INBURGERING),
    ):
        if len(frame):
            print(
                f"\n{titel}\n"
                + tabel(
                    ("", *map(str, frame.columns)),
                    [[n, *map(cel, r)] for n, r in zip(frame.index, frame.to_numpy(), strict=True)],
                )
            )
            print(noot)
    if b := balie(i):
        print(
            f"\nBalie: gemiddeld {getal(b.gemiddeld, 1)} aankomsten per maand ({b.van} tot {b.tot}); in negen van de tien maanden hoogstens {getal(b.hoogstens)}."
        )
    if i.doorstroom:
        per_lezing = {(d.wie, d.maanden, d.lezing): f"{d.blijft} % ({d.laag} tot {d.hoog})" for d in i.doorstroom}
        rijen = {(d.wie, d.maanden): d.mensen for d in i.doorstroom}
        lezingen = tuple(dict.fromkeys(d.lezing for d in i.doorstroom))
        cellen = [
            [wie, str(m), getal(n), *(per_lezing[wie, m, lezing] for lezing in lezingen)]
            for (wie, m), n in rijen.items()
        ]
        print("\nWie er na zoveel maanden nog woont\n" + tabel(("Wie", "Maanden", "Ongeveer", *lezingen), cellen))
    for jaar, reden in i.teruggehouden.items():
        print(f"{jaar} wordt niet getoond: {reden}.")
    print(
        "\nn.b.: een klein aantal, of een ander aantal waaruit het af te leiden is. Alles hierboven onder 'gelezen' is voor de gemeente zelf, niet om te publiceren."
    )
    return 0
