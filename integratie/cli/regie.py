"""De opdrachten over participatie en regie: wie deed mee aan een bevraging, en wie vormt het lokale netwerk."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from integratie.cli.lezer import JSON, Lezer, druk_json, optie, tabel, waarde
from integratie.fouten import Gebruiksfout


def voeg_toe(lezer: Lezer) -> None:
    """Zet de opdrachten op de opdrachtregel."""
    deelnemers = waarde("bestand", "csv met deelnemers; zie docs/regie.md", type=Path)
    wie = waarde("gemeente", "NIS-code of naam van een gemeente of cluster")
    totalen = optie("--randtotalen", "BESTAND", "eigen bevolkingsaantallen (kenmerk, groep, aantal)", type=Path)
    gewichten = optie("--gewichten", "BESTAND", "schrijf het bestand opnieuw, met een kolom gewicht", type=Path)
    wat = "vergelijk de deelnemers aan een bevraging met de bevolking"
    lezer.opdracht("participatie", _participatie, wat, deelnemers, wie, totalen, gewichten, JSON)
    bestand = "YAML-bestand met het netwerk, of een gemeente met een bestand in parameters/netwerken"
    wat = "toon wie in het lokale netwerk wat dekt, en wie niet gemist kan worden"
    lezer.opdracht("netwerk", _netwerk, wat, waarde("bestand", bestand), JSON)


def _participatie(keuze: Namespace) -> int:
    from integratie.beleid.participatie import bevraging as part
    from integratie.opslag import edities

    p = part.participatie(keuze.bestand, keuze.gemeente, randtotalen=keuze.randtotalen)
    if keuze.gewichten:
        _schrijf_gewichten(keuze, part.met_gewichten(p))
    if keuze.json:
        kop = {"editie": edities.kies_editie(), "nis": p.nis, "gebied": p.gebied}
        delen = {"kenmerken": [_kenmerk(k) for k in p.kenmerken], "weging": _weging(p)}
        return druk_json(kop | {"deelnemers": p.deelnemers, "uitleg": part.UITLEG} | delen)
    from integratie.beeld.opmaak import getal
    from integratie.beleid.participatie.participatieblokken import deelnemers, groepnaam, toets, verhouding, weging

    print(f"{p.titel}, {p.gebied}: {deelnemers(p)}\n")
    for k in p.kenmerken:
        print(f"{k.naam}: {k.bron}, {k.jaar or 'eigen cijfers'}, {k.reikwijdte}")
        if k.tabel is None:
            print(f"Niet getoond en niet in de weging, want {k.verborgen}.\n")
            continue
        koppen = ("Groep", "Deelnemers", "%", "Bevolking", "%", "Verhouding (95 %)", "Oordeel")
        cellen = [
            [
                groepnaam(r.groep),
                getal(r.deelnemers),
                getal(r.aandeel, 1),
                getal(r.bevolking),
                getal(r.aandeel_bevolking, 1),
                verhouding(r),
                r.oordeel,
            ]
            for r in k.tabel.itertuples()
        ]
        print(tabel(koppen, cellen))
        print(toets(k) + (f" Onbekend: {k.onbekend}." if k.onbekend else "") + "\n")
    print(weging(p) if p.weging else f"Niet gewogen. {p.reden}")
    print("\n".join([part.UITLEG, *([part.WEGING_UITLEG] if p.weging else [])]))
    return 0


def _kenmerk(k) -> dict:
    kop = {"kenmerk": k.naam, "bron": k.bron, "jaar": k.jaar, "reikwijdte": k.reikwijdte, "onbekend": k.onbekend}
    if k.verborgen:
        return kop | {"verborgen": k.verborgen, "toets": None, "groepen": []}
    tabel_ = k.tabel.astype(object).where(k.tabel.notna(), None)
    return kop | {"verborgen": "", "toets": asdict(k.toets), "groepen": tabel_.to_dict("records")}


def _weging(p) -> dict:
    if p.weging is None:
        return {"gelukt": False, "reden": p.reden}
    w, kop = p.weging, {"gelukt": True, "kenmerken": [k.naam for k in p.getoond], "verborgen": p.weging_verborgen}
    if p.weging_verborgen:
        return kop | {"cellen": []}
    maten = {"designeffect": w.designeffect, "effectieve_steekproef": w.effectief, "grootste_afwijking": w.afwijking}
    cellen = [] if p.te_veel_gekruist else p.cellen.assign(gewicht=w.gewichten).to_dict("records")
    return kop | maten | {"ronden": w.ronden, "cellen": cellen}


def _schrijf_gewichten(keuze: Namespace, rijen) -> None:
    from integratie.bestanden.rekenblad import csv_van_tabel

    if keuze.gewichten.resolve() in {p.resolve() for p in (keuze.bestand, keuze.randtotalen) if p}:
        raise Gebruiksfout(f"{keuze.gewichten} is het invoerbestand zelf; geef met --gewichten een ander bestand op.")
    try:
        keuze.gewichten.write_text(csv_van_tabel(rijen), encoding="utf-8", newline="\n")
    except OSError as fout:
        raise Gebruiksfout(f"Kan niet schrijven in {keuze.gewichten}: {fout.strerror}.") from fout


def _netwerk(keuze: Namespace) -> int:
    from integratie.beleid.netwerk import regie as net

    n = net.lees(_pad(keuze.bestand))
    if keuze.json:
        kop = asdict(n)
        dekking = {veld: {k: list(w) for k, w in net.dekking(n, veld).items()} for veld in ("rubrieken", "domeinen")}
        wit = {veld: [k for k, w in d.items() if not w] for veld, d in dekking.items()}
        enige = {veld: {k: w[0] for k, w in d.items() if len(w) == 1} for veld, d in dekking.items()}
        splitst = {naam: [list(g) for g in delen] for naam, delen in net.onmisbaar(n).items()}
        return druk_json(kop | {"dekking": dekking, "witte_vlekken": wit, "enige": enige, "splitst": splitst})
    print(f"{n.titel}, stand op {n.stand}\n")
    cellen = [
        [a.naam, a.soort, a.rol, ", ".join(b.naam for b in n.actoren if b.naam in net.buren(n, a.naam))]
        for a in n.actoren
    ]
    print(tabel(("Actor", "Soort", "Rol", "Verbonden met"), cellen))
    for veld, eerste_kop in (("rubrieken", "Rubriek"), ("domeinen", "Beleidsdomein")):
        rijen = [
            [k, ", ".join(w) or "niemand (witte vlek)", "de enige" if len(w) == 1 else ""]
            for k, w in net.dekking(n, veld).items()
        ]
        print("\n" + tabel((eerste_kop, "Wie", ""), rijen))
    for naam, delen in net.onmisbaar(n).items():
        print(f"\nZonder {naam} raken los: {'; '.join(', '.join(d) for d in delen[1:])}.")
    return 0


def _pad(tekst: str) -> Path:
    """Een bestand, of anders het netwerk van een gemeente of cluster."""
    from integratie import gebieden
    from integratie.beleid.netwerk import regie as net

    if Path(tekst).suffix.lower() in (".yaml", ".yml") or Path(tekst).is_file():
        return Path(tekst)
    plaats = gebieden.zoek(tekst)
    if not net.bestand(plaats.nis).is_file():
        raise Gebruiksfout(
            f"Voor {plaats.naam} is er geen netwerk; verwacht het bestand {net.bestand(plaats.nis)}, zie docs/regie.md."
        )
    return net.bestand(plaats.nis)
