"""`integratie plan …`: een startplan, de controle, het formulier, voorbeelden en het overzicht."""

from argparse import Namespace
from functools import partial
from pathlib import Path

from integratie.cli.lezer import JSON, Lezer, druk_json, optie, tabel, vlag, waarde
from integratie.fouten import Gebruiksfout, suggestie

KOPPEN_STREEF = ("Actie", "Indicator", "Doel", "Vraagt tegenover de eigen trend", "Kleinste effect dat te zien is")
UITLEG_STREEF = "Het kleinste effect dat te zien is, zou in het streefjaar in vier op de vijf gevallen opvallen; is er geen, dan is het niet te bepalen."


def voeg_toe(lezer: Lezer) -> None:
    """Zet de opdracht `plan` en wat eronder valt op de opdrachtregel."""
    plan = lezer.opdracht("plan", _overzicht, "het Lokaal Plan van Aanpak: beginnen, controleren, vergelijken", JSON)
    wie = waarde("gemeente", "NIS-code of naam van een gemeente, of een cluster uit parameters/groepen.yaml")
    excel = vlag("--excel", "als Excel-formulier in plaats van YAML")
    uit = optie("--uit", "BESTAND", "waar het plan komt (gewoon: parameters/plannen/)", type=Path)
    vorig = optie("--vorig", "BESTAND", "vertrek van dit plan: het neemt doelen en acties over", type=Path)
    plan.opdracht("nieuw", _nieuw, "begin een plan met de eigen cijfers en vragen", wie, excel, uit, vorig)
    bestand = waarde("bestand", "een plan (.yaml of .xlsx)", type=Path)
    plan.opdracht("controle", _controle, "noem elke fout van een plan, met plaats en raad", bestand, JSON)
    bestand = waarde("bestand", "een plan zonder fouten (.yaml of .xlsx)", type=Path)
    uit = optie("--uit", "BESTAND", "het nieuwe bestand (gewoon: ernaast)", type=Path)
    plan.opdracht("omzetten", _zet_om, "maak van YAML een Excel-formulier of omgekeerd", bestand, uit)
    naam = waarde("naam", "naam van een voorbeeld; zonder naam: welke er zijn", nargs="?")
    uit = optie("--uit", "BESTAND", "waar de kopie komt (gewoon: de werkmap)", type=Path)
    plan.opdracht("voorbeeld", _voorbeeld, "kopieer een fictief voorbeeldplan om te leren", naam, uit, JSON)
    plan.opdracht("overzicht", _overzicht, "toon alle plannen naast elkaar en tel de integrale aanpak", JSON)


def _nieuw(keuze: Namespace) -> int:
    from integratie.beleid.plan import nieuw

    maak = None
    if keuze.vorig:
        from integratie.beleid.opvolging.vervolgplan import vervolg

        maak = partial(vervolg, pad=keuze.vorig)
    pad = nieuw.begin(keuze.gemeente, keuze.excel, keuze.uit, maak)
    print(f"Begonnen: {_kort(pad)}\nVul het in en kijk het na met: integratie plan controle {_kort(pad)}")
    return 0


def _controle(keuze: Namespace) -> int:
    from integratie.beleid.opvolging import waarschuwingen
    from integratie.beleid.plan.lezen import Uitslag, controleer

    try:
        uitslag, onleesbaar = controleer(keuze.bestand), ""
    except Gebruiksfout as fout:
        uitslag, onleesbaar = Uitslag(None, ()), str(fout)
    gezien = waarschuwingen.vooraf(uitslag.plan) if uitslag.plan else []
    let_op = waarschuwingen.meldingen(uitslag, gezien) if uitslag.plan else []
    if keuze.json:
        fouten = [vars(f) | {"tekst": str(f)} for f in uitslag.fouten]
        if onleesbaar:
            leeg = dict.fromkeys(("plaats", "veld", "van"), "")
            fouten.append({"bestand": keuze.bestand.as_posix(), **leeg, "reden": onleesbaar, "tekst": onleesbaar})
        meldingen = [vars(f) | {"tekst": str(f)} for f in (*uitslag.meldingen, *let_op)]
        kop = {"bestand": keuze.bestand.as_posix(), "fouten": fouten, "meldingen": meldingen}
        druk_json(kop | {"streefcijfers": [_streef_als_json(v) for v in gezien]})
        return 2 if fouten else 0
    if onleesbaar:
        raise Gebruiksfout(onleesbaar)
    for gebrek in uitslag.fouten:
        print(gebrek)
    for melding in uitslag.meldingen:
        print(f"Ter info: {melding}")
    for melding in let_op:
        print(f"Let op: {melding}")
    if gezien:
        print(f"\n{tabel(KOPPEN_STREEF, [_streefcellen(v) for v in gezien])}\n{UITLEG_STREEF}\n")
    if uitslag.fouten or not uitslag.plan:
        print(f"\n{len(uitslag.fouten)} {'fout' if len(uitslag.fouten) == 1 else 'fouten'}.")
        return 2
    open_ = sum(not v.antwoord for v in uitslag.plan.vragen)
    acties, streef = len(uitslag.plan.acties()), len(uitslag.plan.streefcijfers())
    print(f"{_kort(keuze.bestand)} is in orde: {acties} acties, {streef} streefcijfers, {open_} vragen nog open.")
    return 0


def _streef_als_json(v) -> dict:
    d = v.doel
    velden = ("indicator", "groep", "basisjaar", "basiswaarde", "streefjaar", "streefwaarde", "richting")
    effect = {"kleinste_effect": v.effect.kleinste, "nodig_effect": v.effect.nodig, "geschat": v.effect.geschat}
    return {
        "actie": v.actie.code,
        **{k: getattr(d, k) for k in velden},
        **effect,
        "waarschuwingen": list(v.waarschuwingen),
    }


def _streefcellen(v) -> list[str]:
    from integratie.rekenen import in_tekst

    d, decimalen = v.doel, v.doel.kaart.decimalen
    naam = d.indicator + (f" ({d.groep})" if d.groep else "")
    doel = f"{d.grens or d.richting} {in_tekst(d.streefwaarde, decimalen)} in {d.streefjaar}"
    return [v.actie.code, naam, doel, in_tekst(v.effect.nodig, decimalen), in_tekst(v.effect.kleinste, decimalen)]


def _zet_om(keuze: Namespace) -> int:
    from integratie.beleid.plan import nieuw
    from integratie.beleid.plan.formulier import als_werkboek
    from integratie.beleid.plan.lezen import lees_plan
    from integratie.beleid.plan.yamlbestand import als_yaml, inhoud_van

    naar_excel = keuze.bestand.suffix.casefold() != ".xlsx"
    doel = keuze.uit or keuze.bestand.with_suffix(".xlsx" if naar_excel else ".yaml")
    if doel.suffix != (".xlsx" if naar_excel else ".yaml"):
        raise Gebruiksfout(f"{doel.as_posix()}: verwacht een naam op {'.xlsx' if naar_excel else '.yaml'}.")
    inhoud = inhoud_van(lees_plan(keuze.bestand))
    nieuw.schrijf_nieuw(doel, als_werkboek(inhoud) if naar_excel else als_yaml(inhoud).encode())
    print(f"Geschreven: {_kort(doel)}")
    return 0


def _voorbeeld(keuze: Namespace) -> int:
    from integratie.beleid.plan import nieuw
    from integratie.beleid.plan.lezen import lees_plan

    alle = nieuw.voorbeelden()
    if keuze.naam is None:
        titels = {naam: lees_plan(pad).titel for naam, pad in alle.items()}
        if keuze.json:
            return druk_json({"voorbeelden": [{"naam": naam, "titel": titel} for naam, titel in titels.items()]})
        print(tabel(("Naam", "Titel"), list(map(list, titels.items()))))
        return 0
    if keuze.naam not in alle:
        bekend = ", ".join(alle) or "geen"
        raise Gebruiksfout(
            f"Ik ken geen voorbeeld '{keuze.naam}'.{suggestie(keuze.naam, alle)} De voorbeelden zijn: {bekend}."
        )
    doel = nieuw.schrijf_nieuw(keuze.uit or Path(f"voorbeeld-{keuze.naam}.yaml"), alle[keuze.naam].read_bytes())
    if keuze.json:
        return druk_json({"bestand": doel.as_posix()})
    print(f"Gekopieerd: {_kort(doel)} (fictief: dit is geen beleid van een bestuur)")
    return 0


def _overzicht(keuze: Namespace) -> int:
    from integratie import gebieden
    from integratie.beleid.plan import alle_plannen

    alle, onleesbaar = alle_plannen.plannen()
    telling, namen = alle_plannen.telling(alle), {code: gebieden.plaats(code).naam for code in alle}
    samen = alle_plannen.samen(alle)
    if keuze.json:
        rijen = [
            {
                "gebied": code,
                "naam": namen[code],
                "titel": plan.titel,
                "fictief": plan.fictief,
                "acties": len(plan.acties()),
                "integraal": alle_plannen.integraal(plan),
                "criteria": [vars(c) for c in alle_plannen.criteria(plan)],
            }
            for code, plan in alle.items()
        ]
        paren = [
            rij | {"gebieden": {code: [a.code for a in acties] for code, acties in rij["gebieden"].items()}}
            for rij in samen
        ]
        fout = [{"bestand": o.pad.as_posix(), "reden": o.reden} for o in onleesbaar]
        return druk_json(
            {"uitleg": alle_plannen.UITLEG, "telling": telling, "plannen": rijen, "samen": paren, "onleesbaar": fout}
        )
    if not alle:
        print("Er zijn nog geen plannen in parameters/plannen/. Begin er een met: integratie plan nieuw GEMEENTE")
    for code, plan in alle.items():
        soort = "FICTIEF" if plan.fictief else "integrale aanpak" if alle_plannen.integraal(plan) else "plan"
        print(f"{namen[code]} ({code}): {soort}; {len(plan.acties())} acties")
        for c in alle_plannen.criteria(plan):
            print(f"  {'ja ' if c.voldaan else 'nee'}  {c.naam}: {c.uitleg}")
    if samen:
        cellen = [
            [
                rij["rubriek"],
                rij["domein"],
                ", ".join(namen[c] for c in rij["gebieden"]),
                ", ".join(f"{namen[a]} en {namen[b]}" for a, b in rij["buren"]),
            ]
            for rij in samen
        ]
        print(f"\n{tabel(('Rubriek', 'Domein', 'Wie werkt eraan', 'Buren'), cellen)}")
    for o in onleesbaar:
        print(f"Niet gelezen: {o.reden}")
    print(
        f"\nIntegrale aanpak: {telling['aantal']} van {telling['plannen']} plannen, samen {telling['gemeenten']} gemeenten "
        f"(het project wilde er minstens {telling['streefdoel']}).\n{alle_plannen.UITLEG}"
    )
    return 0


def _kort(pad: Path) -> str:
    """Het pad vanuit de werkmap, als het daaronder ligt."""
    try:
        return pad.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return pad.as_posix()
