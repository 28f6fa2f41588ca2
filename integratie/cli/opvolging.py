"""`integratie opvolging`: het besluit over elk streefcijfer van een plan, en hoe vaak de regel zich vergist."""

from argparse import Namespace
from dataclasses import asdict

from integratie.cli.lezer import Lezer, druk_json, tabel
from integratie.fouten import Gebruiksfout


def voeg_toe(lezer: Lezer) -> None:
    """Zet de opdracht `opvolging` op de opdrachtregel."""
    opvolging = lezer.opdracht("opvolging", _opvolging, "zeg van elk streefcijfer van een plan of het op koers ligt")
    opvolging.waarde("gemeente", nargs="?", help="NIS-code of naam van een gemeente of cluster met een plan")
    opvolging.optie("--peiljaar", metavar="JAAR", type=int, help="de stand zoals in dit jaar (gewoon: het laatste)")
    opvolging.optie(
        "--placebo", action="store_true", help="tel over alle Vlaamse gemeenten hoe vaak de regel vals alarm slaat"
    )
    opvolging.optie("--json", action="store_true", help="als één JSON-document")


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
    kop = {
        "actie": o.actie.code,
        "indicator": o.doel.indicator,
        "groep": o.doel.groep,
        "richting": o.doel.richting,
        "status": o.status,
    }
    kop |= {
        "doel": o.tegen_doel,
        "verwachting": o.verwachting,
        "reden": o.reden,
        "uitleg": o.uitleg,
        "kleinste_effect": o.effect.kleinste,
    }
    if o.reden == "later":
        return kop
    d, band = o.doel, o.rond_pad(o.jaar) if o.jaar else None
    doel = {
        "basisjaar": d.basisjaar,
        "basiswaarde": d.basiswaarde,
        "streefjaar": d.streefjaar,
        "streefwaarde": d.streefwaarde,
    }
    stand = {
        "jaar": o.jaar,
        "cijfer": o.werkelijk,
        "pad": o.pad,
        "band": band,
        "eigen_trend": o.eigen_trend,
        "verwacht": o.verwacht,
    }
    naast = {
        naam: None if v is None else asdict(v) | {"verschil": v.verschil}
        for naam, v in (("gelijkaardig", o.gelijkaardig), ("vlaamse_rand", o.rand))
    }
    controle = None if o.synthetisch is None else asdict(o.synthetisch) | {"goed": o.synthetisch.goed}
    return (
        kop
        | {"nodig_effect": o.effect.nodig}
        | doel
        | {"register": o.register}
        | stand
        | naast
        | {"synthetische_controle": controle}
    )


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
