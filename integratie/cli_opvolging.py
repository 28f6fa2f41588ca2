"""`integratie opvolging`: het besluit over elk streefcijfer van een plan, en hoe vaak de regel zich vergist."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict

from integratie.fouten import Gebruiksfout
from integratie.opdrachtregel import Lezer, druk_json, tabel


def voeg_toe(lezer: Lezer) -> None:
    """Zet de opdracht `opvolging` op de opdrachtregel."""
    opvolging = lezer.opdracht("opvolging", _opvolging, "zeg van elk streefcijfer van een plan of het op koers ligt")
    opvolging.waarde("gemeente", nargs="?", help="NIS-code of naam van een gemeente of cluster met een plan")
    opvolging.optie("--peiljaar", metavar="JAAR", type=int, help="de stand zoals in dit jaar (gewoon: het laatste)")
    opvolging.optie(
        "--placebo", action="store_true", help="tel over alle Vlaamse gemeenten hoe vaak de regel vals alarm slaat"
    )
    opvolging.optie("--json", action="store_true", help="als één JSON-document")


def _opvolging(keuze: Namespace) -> int:
    from integratie import gebieden, kubus, vergelijking
    from integratie.beleid.opvolging import oordelen
    from integratie.beleid.opvolging.regel import REGEL, VALS_ALARM

    if keuze.placebo:
        return _placebo(keuze)
    if keuze.gemeente is None:
        raise Gebruiksfout(
            "Van welke gemeente of cluster? Typ bijvoorbeeld: integratie opvolging vilvoorde, of --placebo."
        )
    plaats, peiljaar = gebieden.zoek(keuze.gemeente), vergelijking.kies_peiljaar(keuze.peiljaar)
    lijst = oordelen(plaats.nis, peiljaar)
    if keuze.json:
        kop = {"editie": kubus.kies_editie(), "gebied": plaats.nis, "naam": plaats.naam, "peiljaar": peiljaar}
        return druk_json(
            kop | {"vals_alarm": VALS_ALARM, "regel": REGEL, "streefcijfers": [_als_json(o) for o in lijst]}
        )
    if not lijst:
        print(f"Voor {plaats.naam} is er geen plan met streefcijfers in parameters/plannen/.")
        return 0
    koppen = ("Actie", "Indicator", "Besluit", "Jaar", "Cijfer", "Pad", "Doel")
    print(tabel(koppen, [_cellen(o) for o in lijst]))
    print(f"\n{REGEL}")
    return 0


def _cellen(o) -> list[str]:
    naam = o.doel.indicator + (f" ({o.doel.groep})" if o.doel.groep else "")
    if o.reden == "later":
        return [o.actie.code, naam, o.status, "", "", "", ""]
    getal = [_getal(x, o.kaart.decimalen) for x in (o.werkelijk, o.pad, o.doel.streefwaarde)]
    return [o.actie.code, naam, o.status, str(o.jaar or ""), *getal[:2], f"{getal[2]} in {o.doel.streefjaar}"]


def _getal(x: float | None, decimalen: int) -> str:
    return "" if x is None else f"{x:,.{decimalen}f}".translate(str.maketrans(",.", ".,"))


def _als_json(o) -> dict:
    from integratie.beleid.opvolging.regel import REDENEN

    kop = {"actie": o.actie.code, "indicator": o.doel.indicator, "groep": o.doel.groep, "status": o.status}
    kop |= {"reden": o.reden, "uitleg": REDENEN[o.reden]}
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
    controle = None if o.synthetisch is None else asdict(o.synthetisch)
    return kop | doel | {"register": o.register} | stand | naast | {"synthetische_controle": controle}


def _placebo(keuze: Namespace) -> int:
    from integratie import gebieden, kubus
    from integratie.beleid.opvolging import placebo
    from integratie.beleid.opvolging.regel import VALS_ALARM

    if keuze.gemeente is not None:
        raise Gebruiksfout("--placebo telt over alle Vlaamse gemeenten; laat de gemeente weg.")
    alles, rand = placebo.onderzoek(), gebieden.groep(gebieden.RAND).leden
    delen = {"alle reeksen": alles} | {str(naam): deel for naam, deel in alles.groupby("reeks", sort=False)}
    delen |= {f"na {termijn} jaar": deel for termijn, deel in alles.groupby("termijn")}
    delen |= {"gemeenten van de Vlaamse Rand": alles[alles["nis"].isin(rand)]}
    rijen = [{"wat": naam, **placebo.samenvatting(deel)} for naam, deel in delen.items()]
    if keuze.json:
        return druk_json({"editie": kubus.kies_editie(), "nominaal": 100 * VALS_ALARM, "uitkomsten": rijen})
    cellen = [
        [r["wat"], str(r["gevallen"]), f"{_getal(r['procent'], 1)} ± {_getal(r['fout'], 1)}", f"{_getal(r['laag'], 1)}–{_getal(r['hoog'], 1)}",
         "ja" if r["klopt"] else "nee", _getal(r["alleen_trend"], 1), _getal(r["random_walk"], 1)]
        for r in rijen
    ]  # fmt: skip
    koppen = (
        "Vals alarm (%)",
        "Oordelen",
        "Regel",
        "95 %-interval",
        "Nominaal erin",
        "Pad zonder beweging",
        "Random walk",
    )
    print(tabel(koppen, cellen))
    print(f"\nNominaal: {100 * VALS_ALARM:.0f} % per kant. {placebo.UITLEG}")
    return 0
