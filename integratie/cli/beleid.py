"""De opdrachten over beleid: regels, gelijkaardige gemeenten en samenwerking."""

from argparse import Namespace
from dataclasses import asdict

from integratie.cli.lezer import GEMEENTEN, GROEP, JSON, Lezer, druk_json, optie, tabel, vlag, waarde


def voeg_toe(lezer: Lezer) -> None:
    """Zet de beleidsopdrachten op de opdrachtregel."""
    lezer.opdracht("regels", _regels, "pas de beleidsregels toe op gemeenten", GEMEENTEN, GROEP, JSON)
    gelijk, gemeente = "zoek de gemeenten die het meest op een gemeente lijken", waarde("gemeente", "NIS-code of naam")
    lezer.opdracht("gelijkaardig", _gelijkaardig, gelijk, gemeente, JSON)
    regel = waarde("regel", "naam van een regel die men samen mag halen, bv. plan-samenleven")
    groep = optie("--groep", "GROEP", "alleen deze gemeenten tonen (gewoon: de Vlaamse Rand)")
    json = vlag("--json", "als één JSON-document, met alle gemeenten tenzij --groep")
    samen = "zoek met welke buren een gemeente een drempel haalt"
    lezer.opdracht("samenwerking", _samenwerking, samen, regel, groep, json)


def _regels(keuze: Namespace) -> int:
    from integratie import gebieden, vergelijking
    from integratie.beleid.regels import trend, uitkomstrijen
    from integratie.beleid.regels.toepassen import GEEN_ADVIES
    from integratie.beleid.regels.uitkomstrijen import beslist
    from integratie.opslag import edities

    gekozen = {gebieden.zoek(g).nis for g in keuze.gemeente}
    gekozen |= set(gebieden.groep(keuze.groep).leden if keuze.groep else ())
    nissen, jaar = sorted(gekozen or gebieden.groep(gebieden.RAND).leden), vergelijking.laatste_peiljaar()
    kaarten, rijen = uitkomstrijen.kaarten(jaar), uitkomstrijen.rijen(nissen, jaar)
    if keuze.json:
        kop = {"editie": edities.kies_editie(), "peiljaar": jaar, "voorbehoud": GEEN_ADVIES}
        return druk_json(kop | {"extrapolatie": trend.EXTRAPOLATIE, "regels": kaarten, "uitkomsten": rijen})
    geldend = {kaart["regel"]: kaart for kaart in kaarten if not kaart["afgelopen"]}
    for naam, kaart in geldend.items():
        _druk_regel(kaart, [rij for rij in rijen if rij["regel"] == naam], _KOPPEN, _cellen)
    toen = uitkomstrijen.herinnering(nissen, jaar)
    for nummer, kaart in enumerate(uitkomstrijen.herinneringen(jaar)):
        if not nummer:
            print(f"Ter herinnering: regels die afliepen, met de cijfers van toen.\n{beslist(jaar)}\n")
        _druk_regel(kaart, [rij for rij in toen if rij["regel"] == kaart["regel"]], _TOEN, _cellen_toen)
    if any(rij["drempel"] is not None for rij in rijen if rij["regel"] in geldend):
        print("Gehaald sinds het eerste jaar van een reeks kan ook vroeger zijn (herkomst begint in 2000).")
        print(trend.EXTRAPOLATIE)
    print(GEEN_ADVIES)
    return 0


def _druk_regel(kaart: dict, rijen: list[dict], koppen: tuple[str, ...], cellen) -> None:
    from integratie.beleid.regels.uitkomstrijen import periode, telling, uitslag

    wanneer = f", {periode(kaart)}" if kaart["periode"] else ""
    print(f"{kaart['titel']} ({kaart['regel']}, versie {kaart['versie']}{wanneer}; {kaart['zekerheid']})")
    print(f"Bron: {kaart['bron']}. {kaart['toelichting']}")
    for benaderd in dict.fromkeys(rij["benaderd"] for rij in rijen if rij["benaderd"]):
        print(f"Benaderd: {benaderd}.")
    if any(rij["voorwaarde"] for rij in rijen):
        print(tabel(koppen, [cellen(rij) for rij in rijen]))
    else:
        uitslagen = [uitslag(r["resultaat"], toen=kaart["afgelopen"]) for r in rijen]
        reden = ["" if kaart["afgelopen"] else r["uitleg"] for r in rijen]
        wie = [r["gemeente"] for r in rijen]
        print(tabel(("Gemeente", koppen[1], ""), [list(rij) for rij in zip(wie, uitslagen, reden, strict=True)]))
    print(telling(kaart))
    if kaart["bevroren"]:
        print(f"Op de bevroren lijst: {kaart['bevroren']['aantal']}. {kaart['bevroren']['toelichting']}")
    print()


_KOPPEN = ("Gemeente", "Resultaat", "Voorwaarde", "Waarde", "Drempel", "Afstand", "Gehaald sinds", "Trend kruist")
_TOEN = ("Gemeente", "Toen", "Voorwaarde", "Waarde", "Jaar", "Drempel")


def _cellen_toen(rij: dict) -> list[str]:
    from integratie.beleid.regels.uitkomstrijen import uitslag

    return [
        rij["gemeente"],
        uitslag(rij["resultaat"], toen=True),
        rij["voorwaarde"],
        _getal(rij["waarde"], rij["eenheid"]),
        str(rij["jaar"] or ""),
        _getal(rij["drempel"], rij["eenheid"]),
    ]


def _cellen(rij: dict) -> list[str]:
    return [
        rij["gemeente"],
        rij["resultaat"],
        rij["voorwaarde"],
        *(_getal(rij[k], rij["eenheid"]) for k in ("waarde", "drempel", "afstand")),
        str(rij["gehaald_sinds"] or ""),
        _kruising(rij),
    ]


def _getal(x: float | None, eenheid: str) -> str:
    from integratie.beeld.opmaak import getal

    if x is None:
        return ""
    return f"{getal(x, 1)} %" if eenheid == "%" else getal(x)


def _kruising(rij: dict) -> str:
    if rij["kruist_van"] is None:
        return ""
    if rij["kruist_tot"] is None:
        return f"{rij['kruist_van']} of later"
    return (
        str(rij["kruist_van"]) if rij["kruist_van"] == rij["kruist_tot"] else f"{rij['kruist_van']}–{rij['kruist_tot']}"
    )


def _gelijkaardig(keuze: Namespace) -> int:
    from integratie.beeld.opmaak import getal
    from integratie.indicator import kaart
    from integratie.opslag import edities
    from integratie.vergelijking import gelijkaardig

    uit = gelijkaardig.gelijkaardig(keuze.gemeente)
    titels = {naam: kaart(naam).titel for naam in uit.jaren}
    if keuze.json:
        velden = uit.verschillen.astype(object).where(uit.verschillen.notna(), None)
        per_gemeente = {nis: deel.drop(columns="nis").to_dict("records") for nis, deel in velden.groupby("nis")}
        lijst = [rij | {"verschillen": per_gemeente[rij["nis"]]} for rij in uit.lijst.to_dict("records")]
        kop = {"editie": edities.kies_editie(), "nis": uit.nis, "gemeente": uit.gemeente, "uitleg": gelijkaardig.UITLEG}
        profiel = {"variabelen": [{"naam": n, "titel": titels[n], "jaar": j} for n, j in uit.jaren.items()]}
        slot = {"eigen_ontbreekt": uit.eigen_ontbreekt, "stabiliteit": uit.stabiliteit, "gelijkaardig": lijst}
        return druk_json(kop | profiel | slot)
    print(f"Het meest gelijk aan {uit.gemeente}:\n")
    koppen = ("Gemeente", "NIS", "Afstand", "Variabelen", "Meest gelijk", "Verschilt het meest")
    cellen = [
        [
            r.gemeente,
            r.nis,
            getal(r.afstand, 2),
            f"{r.variabelen} van {len(uit.jaren)}",
            r.meest_gelijk,
            r.meest_verschillend,
        ]
        for r in uit.lijst.itertuples()
    ]
    print(tabel(koppen, cellen))
    if uit.eigen_ontbreekt:
        print(f"\n{uit.gemeente} heeft geen cijfer voor: {', '.join(uit.eigen_ontbreekt)}.")
    print("\nHoeveel van deze lijst blijft als één variabele wegvalt:\n")
    rijen = [[titels[n], str(uit.jaren[n]), f"{blijft} van {len(uit.lijst)}"] for n, blijft in uit.stabiliteit.items()]
    print(tabel(("Zonder", "Jaar", "Blijft"), rijen))
    print(f"\n{gelijkaardig.UITLEG}")
    return 0


def _samenwerking(keuze: Namespace) -> int:
    from integratie import gebieden, vergelijking
    from integratie.beleid.regels.toepassen import afgelopen
    from integratie.beleid.regels.uitkomstrijen import regel
    from integratie.beleid.samenwerking import combinaties
    from integratie.opslag import edities

    r, jaar, gemeenten = regel(keuze.regel), vergelijking.laatste_peiljaar(), gebieden.gemeenten()
    alle = combinaties.samenwerkingen(r, jaar)
    gekozen = keuze.groep or (r.groep if keuze.json else gebieden.RAND)
    leden = [nis for nis in gebieden.groep(gekozen).leden if nis in gebieden.groep(r.groep).leden]
    kan = [combinaties.mogelijkheden(r, nis, jaar) for nis in leden]

    def namen(codes: tuple[str, ...]) -> list[str]:
        return [gemeenten[nis].naam for nis in codes]

    def als_json(s: combinaties.Samenwerking) -> dict:
        return asdict(s) | {"namen": namen(s.leden)}

    if keuze.json:
        kop = {"editie": edities.kies_editie(), "peiljaar": jaar, "regel": r.naam, "drempel": r.voorwaarden[0].drempel}
        kop |= {"afgelopen": afgelopen(r, jaar), "tot": r.tot.isoformat() if r.tot else None}
        noot = {"zekerheid": r.zekerheid, "benaderd": r.voorwaarden[0].benaderd, "uitleg": combinaties.UITLEG}
        regio = {nis: gemeente.referentieregio for nis, gemeente in gemeenten.items()}
        groepen = [als_json(s) | {"referentieregio": regio[s.leden[0]]} for s in alle if set(s.leden) & set(leden)]
        per_gemeente = [
            {
                "nis": m.nis,
                "gemeente": gemeenten[m.nis].naam,
                "waarde": m.waarde,
                "haalt_alleen": m.alleen,
                "kleinste": [als_json(s) for s in m.kleinste],
                "aansluiten_bij": [{"nis": b, "gemeente": gemeenten[b].naam} for b in m.aansluiten_bij],
            }
            for m in kan
        ]
        return druk_json(kop | noot | {"gemeenten": per_gemeente, "samenwerkingen": groepen})
    if afgelopen(r, jaar):
        _samen_toen(r, leden, jaar)
        return 0
    print(f"{r.titel}: drempel {_getal(r.voorwaarden[0].drempel, '')} {r.voorwaarden[0].naam}, cijfers tot {jaar}\n")
    cellen = [
        [gemeenten[m.nis].naam, _getal(m.waarde, ""), _kan(m, namen), ", ".join(namen(m.aansluiten_bij))] for m in kan
    ]
    print(tabel(("Gemeente", "Waarde", "Kleinste groep (som)", "Of aansluiten bij"), cellen))
    print(f"\n{combinaties.UITLEG}\nBenaderd: {r.voorwaarden[0].benaderd}.")
    return 0


def _samen_toen(r, leden: list[str], jaar: int) -> None:
    """Een afgelopen regel: hoe het toen was, zonder groepen die nog iets zouden kunnen halen."""
    from integratie.beleid.regels import uitkomstrijen
    from integratie.beleid.regels.uitkomstrijen import beslist

    toen = [rij for rij in uitkomstrijen.herinnering(leden, jaar) if rij["regel"] == r.naam]
    v = r.voorwaarden[0]
    print(f"Ter herinnering: {r.titel} liep van {r.periode}; samen een drempel halen kan met deze regel niet meer.")
    print(f"De drempel was {_getal(v.drempel, '')} {v.naam}. {r.toelichting}\n")
    print(tabel(_TOEN, [_cellen_toen(rij) for rij in toen]))
    print(f"\nBenaderd: {v.benaderd}.\n{beslist(jaar)}")


def _kan(m, namen) -> str:
    from integratie.beleid.samenwerking.combinaties import HOOGSTENS

    if m.alleen:
        return "haalt de drempel alleen"
    if not m.kleinste:
        return f"geen groep tot {HOOGSTENS} gemeenten"
    meer = f" en nog {len(m.kleinste) - 1} van {len(m.kleinste[0].leden)}" if len(m.kleinste) > 1 else ""
    return f"{' + '.join(namen(m.kleinste[0].leden))} ({_getal(m.kleinste[0].som, '')}){meer}"
