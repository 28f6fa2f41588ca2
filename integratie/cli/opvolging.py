"""`integratie opvolging`: het besluit over elk streefcijfer van een plan, en hoe vaak de regel zich vergist."""

from argparse import Namespace
from dataclasses import asdict

from integratie.cli.lezer import JSON, PEILJAAR, Lezer, druk_json, tabel, vlag, waarde
from integratie.fouten import Gebruiksfout


def voeg_toe(lezer: Lezer) -> None:
    """Zet de opdracht `opvolging` op de opdrachtregel."""
    gemeente = waarde("gemeente", "NIS-code of naam van een gemeente of cluster met een plan", nargs="?")
    placebo = vlag("--placebo", "tel over alle Vlaamse gemeenten hoe vaak de regel vals alarm slaat")
    wat = "zeg van elk streefcijfer van een plan of het op koers ligt"
    lezer.opdracht("opvolging", _opvolging, wat, gemeente, PEILJAAR, placebo, JSON)


KOPPEN = (
    "Actie",
    "Indicator",
    "Besluit",
    "Tegenover het doel",
    "Tegenover de verwachting",
    "Jaar",
    "Cijfer",
    "Pad",
    "Verwacht",
    "Doel",
    "Kleinste effect",
)


def _opvolging(keuze: Namespace) -> int:
    from integratie import gebieden, vergelijking
    from integratie.beleid.opvolging.beslisregel import REGEL, VALS_ALARM
    from integratie.beleid.opvolging.oordeel import oordelen
    from integratie.opslag import edities

    if keuze.placebo:
        return _placebo(keuze)
    if keuze.gemeente is None:
        raise Gebruiksfout(
            "Van welke gemeente of cluster? Typ bijvoorbeeld: integratie opvolging vilvoorde, of --placebo."
        )
    plaats, peiljaar = gebieden.zoek(keuze.gemeente), vergelijking.kies_peiljaar(keuze.peiljaar)
    lijst = oordelen(plaats.nis, peiljaar)
    if keuze.json:
        kop = {"editie": edities.kies_editie(), "gebied": plaats.nis, "naam": plaats.naam, "peiljaar": peiljaar}
        return druk_json(
            kop | {"vals_alarm": VALS_ALARM, "regel": REGEL, "streefcijfers": [_als_json(o) for o in lijst]}
        )
    if not lijst:
        print(f"Voor {plaats.naam} is er geen plan met streefcijfers in parameters/plannen/.")
        return 0
    print(tabel(KOPPEN, [_cellen(o) for o in lijst]))
    print(f"\n{REGEL}")
    return 0


def _cellen(o) -> list[str]:
    from integratie.rekenen import in_tekst

    naam, d = o.doel.indicator + (f" ({o.doel.groep})" if o.doel.groep else ""), o.doel
    kop = [o.actie.code, naam, o.status, o.tegen_doel, o.verwachting]
    if o.reden == "later":
        return [*kop, *[""] * 6]
    *cijfers, streef, kleinste = (
        in_tekst(x, o.kaart.decimalen) for x in (o.werkelijk, o.pad, o.verwacht, d.streefwaarde, o.effect.kleinste)
    )
    return [*kop, str(o.jaar or ""), *cijfers, f"{d.grens or d.richting} {streef} in {d.streefjaar}", kleinste]


def _als_json(o) -> dict:
    d = o.doel
    velden = {"actie": o.actie.code, **_velden(d, "indicator", "groep", "richting"), "status": o.status}
    velden |= {"doel": o.tegen_doel, **_velden(o, "verwachting", "reden", "uitleg")}
    velden |= {"kleinste_effect": o.effect.kleinste}
    if o.reden == "later":
        return velden
    velden |= {"nodig_effect": o.effect.nodig, **_velden(d, "basisjaar", "basiswaarde", "streefjaar", "streefwaarde")}
    velden |= {"register": o.register, "jaar": o.jaar, "cijfer": o.werkelijk, "pad": o.pad}
    velden |= {"band": o.rond_pad(o.jaar) if o.jaar else None, **_velden(o, "eigen_trend", "verwacht")}
    for naam, naast in (("gelijkaardig", o.gelijkaardig), ("vlaamse_rand", o.rand)):
        velden[naam] = None if naast is None else asdict(naast) | {"verschil": naast.verschil}
    controle = None if o.synthetisch is None else asdict(o.synthetisch) | {"goed": o.synthetisch.goed}
    return velden | {"synthetische_controle": controle}


def _velden(x: object, *namen: str) -> dict:
    return {naam: getattr(x, naam) for naam in namen}


def _placebo(keuze: Namespace) -> int:
    from integratie import gebieden
    from integratie.beleid.opvolging import placebo
    from integratie.beleid.opvolging.beslisregel import VALS_ALARM
    from integratie.opslag import edities
    from integratie.rekenen import in_tekst

    if keuze.gemeente is not None:
        raise Gebruiksfout("--placebo telt over alle Vlaamse gemeenten; laat de gemeente weg.")
    alles, rand = placebo.onderzoek(), gebieden.groep(gebieden.RAND).leden
    in_rand = alles[alles["nis"].isin(rand)]
    delen = {"alle reeksen": alles} | {f"na {termijn} jaar": deel for termijn, deel in alles.groupby("termijn")}
    delen |= {"Vlaamse Rand": in_rand} | {f"Vlaamse Rand, na {t} jaar": deel for t, deel in in_rand.groupby("termijn")}
    delen |= {f"{naam} {groep}".strip(): deel for (naam, groep), deel in alles.groupby(["reeks", "groep"], sort=False)}
    rijen = [{"wat": naam, **placebo.samenvatting(deel)} for naam, deel in delen.items()]
    if keuze.json:
        kop = {"editie": edities.kies_editie(), "nominaal": 100 * VALS_ALARM, "doelen": list(placebo.PER_DOEL)}
        return druk_json(kop | {"uitkomsten": rijen, "uitleg": placebo.UITLEG})
    getallen = ("fout", "laag", "hoog", "alle_doelen", "slechtste_venster", "tweemaal", "alleen_trend", "random_walk")
    koppen = (
        "Vals 'op koers' (%)",
        "Oordelen",
        "Makkelijkste doel",
        "±",
        "Van",
        "Tot",
        "Alle doelen",
        "Slechtste venster",
        "Gezien",
        "Alleen trend",
        "Random walk",
    )
    cellen = [
        [str(r["wat"]), str(r["gevallen"]), *(in_tekst(float(r[k]), 1) for k in ("procent", *getallen))] for r in rijen
    ]
    print(tabel(koppen, cellen))
    print(f"\nNominaal: {100 * VALS_ALARM:.0f} %. {placebo.UITLEG}")
    return 0
