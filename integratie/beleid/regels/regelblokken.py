"""Regels en drempels als tabellen die zeggen wat benaderd en wat doorgetrokken is; afgelopen regels apart, ter herinnering."""

from integratie import gebieden
from integratie.beeld import ouderdom
from integratie.beeld.bronvermelding import bronnenlijst
from integratie.beeld.opmaak import STREEPJE, getal, opsomming
from integratie.beleid.regels import uitkomstrijen
from integratie.beleid.regels.toepassen import GEEN_ADVIES
from integratie.beleid.regels.trend import EXTRAPOLATIE
from integratie.beleid.regels.uitkomstrijen import beslist, periode, telling, uitslag
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Alinea, Kop, Lijst, Tabel, Uitklap, alinea, lijst, tabel_van
from integratie.indicator import kaart

HERINNERING = Kop(3, "Ter herinnering")
GEEN_DREMPEL = "Geen enkele regel die nog geldt, heeft een drempel."
SINDS = "Wie een drempel haalt sinds het eerste jaar van de cijfers, haalde hem misschien al vroeger."


def regels(gemeente: str, peiljaar: int) -> Blok:
    """Elke beleidsregel voor een gemeente: resultaat, waarde, drempel, afstand, en waarom of wat er nodig is; afgelopen regels apart."""
    nis = gebieden.zoek(gemeente).nis
    naam, leden = gebieden.plaats(nis).naam, gebieden.leden_van(nis)
    rijen, toen = uitkomstrijen.geldend(leden, peiljaar), uitkomstrijen.herinnering(leden, peiljaar)
    zonder = [r for r in rijen if r["drempel"] is None]
    met = _met_drempel(rijen)
    delen: list[Tabel | Kop | Alinea] = [
        _tabel(met, _regelrij, nis, f"Drempels voor {naam}, cijfers tot {peiljaar}") if met else alinea(GEEN_DREMPEL)
    ]
    delen += [_tabel(zonder, _zonder_drempel, nis, f"Regels zonder drempel voor {naam}")] if zonder else []
    kaarten = [k for k in uitkomstrijen.kaarten(peiljaar) if not k["afgelopen"]]
    per_regel, punten = [_toelichting(k) for k in kaarten], list[str]()
    if toen:
        voorbij = {k["regel"]: k for k in uitkomstrijen.herinneringen(peiljaar)}
        bijschrift = f"Regels die afliepen, voor {naam}, met de cijfers van toen"
        geteld = _met_drempel(toen) if len(leden) > 1 else []  # van een cluster telt hoeveel leden een drempel haalden
        rest = [r for r in toen if r not in geteld]
        delen += [HERINNERING, *([_gehaald_toen(geteld, leden, naam, peiljaar)] if geteld else [])]
        delen += [_tabel(rest, lambda rij: _toenrij(rij, voorbij[rij["regel"]]), nis, bijschrift)] if rest else []
        per_regel += [_toelichting(k) for k in voorbij.values()]
        punten.append(beslist(peiljaar))
    punten += _benaderd(*rijen, *toen)
    punten += [GEEN_ADVIES, *([SINDS, EXTRAPOLATIE] if met else [])]
    cijfers = ouderdom.getoond(_indicatoren(), nis, peiljaar)
    uitleg = Uitklap("Wat elke regel inhoudt, en wie hem haalt", (lijst(per_regel),))
    return Blok((*delen, uitleg, *voet(punten, rijen)), f"{len(kaarten)} regels voor {naam}", cijfers)


def _met_drempel(rijen: list[dict]) -> list[dict]:
    return [r for r in rijen if r["drempel"] is not None]


def _benaderd(*rijen: dict) -> dict[str, None]:
    return dict.fromkeys(f"Benaderd: {r['benaderd']}." for r in rijen if r["benaderd"])


def _indicatoren() -> list[str]:
    """De indicatoren die een regel gebruikt, elk één keer."""
    return list(dict.fromkeys(v.indicator for r in uitkomstrijen.regels().values() for v in r.voorwaarden))


def _tabel(rijen: list[dict], cellen, nis: str, bijschrift: str) -> Tabel:
    """De regels van een gemeente; bij een cluster staat de gemeente vooraan. Een kolom met alleen streepjes valt weg."""
    leden = gebieden.plaats(nis).leden

    def van_wie(namen: list[str]) -> str:
        return f"alle {len(leden)}" if 2 < len(leden) == len(namen) else opsomming(namen)

    wie: dict[tuple, list[str]] = {}  # gelijke rijen van verschillende gemeenten worden één rij
    for r in rijen:
        wie.setdefault(tuple(cellen(r).items()), []).append(r["gemeente"])
    inhoud = [({"Gemeente": van_wie(namen)} if leden else {}) | dict(rij) for rij, namen in wie.items()]
    vol = [kop for kop in inhoud[0] if any(rij[kop] != STREEPJE for rij in inhoud)]
    return tabel_van([{kop: rij[kop] for kop in vol} for rij in inhoud], bijschrift)


def _regelrij(rij: dict) -> dict[str, str]:
    return {
        "Regel": f"{rij['titel']}: {rij['voorwaarde']}",
        "Resultaat": rij["resultaat"],
        "Waarde": cijfer(rij["waarde"], rij["eenheid"]) + (f" ({rij['jaar']})" if rij["jaar"] else ""),
        "Drempel": cijfer(rij["drempel"], rij["eenheid"]),
        "Afstand": cijfer(rij["afstand"], rij["eenheid"], teken=True),
        "Wanneer": _wanneer(rij),
    }


def _toenrij(rij: dict, kaart: dict) -> dict[str, str]:
    drempel = rij["drempel"] is not None
    return {
        "Regel": f"{rij['titel']}: {rij['voorwaarde']}" if drempel else rij["titel"],
        "Liep": kaart["periode"],
        "Toen": uitslag(rij["resultaat"], toen=True),
        "Waarde": f"{cijfer(rij['waarde'], rij['eenheid'])} ({rij['jaar']})" if drempel and rij["jaar"] else STREEPJE,
        "Drempel": cijfer(rij["drempel"], rij["eenheid"]) if drempel else STREEPJE,
    }


def _zonder_drempel(rij: dict) -> dict[str, str]:
    waarde = f"{rij['voorwaarde']}: {cijfer(rij['waarde'], rij['eenheid'])}"
    reden = (
        rij["uitleg"].partition(" (in ")[0] if rij["waarde"] is None else waarde
    )  # het bestand staat in docs/regels.md
    return {"Regel": rij["titel"], "Resultaat": rij["resultaat"], "Reden": reden}


def _toelichting(k: dict) -> str:
    zeker = "; ".join(filter(None, [periode(k), k["zekerheid"]]))
    bevroren = f" Op de bevroren lijst staan {k['bevroren']['aantal']} gemeenten." if k["bevroren"] else ""
    return f"{k['titel']} ({zeker}). {k['bron']}. {k['toelichting']} {telling(k)}{bevroren}"


def cijfer(x: float | None, eenheid: str, teken: bool = False) -> str:
    """Een waarde of afstand zoals een lezer ze ziet; een streepje zonder waarde."""
    if x is None:
        return STREEPJE
    return getal(x, 1 if eenheid == "%" else 0, teken) + ("\u00a0%" if eenheid == "%" and not teken else "")


def _wanneer(rij: dict) -> str:
    """ "gehaald sinds 2007", "trend kruist in 2028 tot 2029"; een streepje als geen van beide."""
    van, tot = rij["kruist_van"], rij["kruist_tot"]
    if van is None:
        return f"gehaald sinds {rij['gehaald_sinds']}" if rij["gehaald_sinds"] else STREEPJE
    jaren = f"{van} of later" if tot is None else str(van) if van == tot else f"{van} tot {tot}"
    return f"trend kruist in {jaren}"


def volgende_drempels(peiljaar: int, binnen: str = gebieden.RAND) -> Blok:
    """Waar de volgende drempels vallen: elke gemeente die een drempel nog niet (of niet meer lang) haalt, eerste jaar eerst.

    Alleen van regels die nog gelden; van afgelopen regels staat er hoeveel gemeenten ze toen haalden.
    """
    leden, waar = gebieden.groep(binnen).leden, gebieden.groep(binnen).in_zin
    rijen = _met_drempel(uitkomstrijen.geldend(leden, peiljaar))
    toen = _met_drempel(uitkomstrijen.herinnering(leden, peiljaar))
    komend = sorted((r for r in rijen if r["kruist_van"]), key=lambda r: (r["kruist_van"], r["gemeente"]))
    onder = [r for r in rijen if r["gehaald"] is False and not r["kruist_van"]]
    cellen = [{"Gemeente": r["gemeente"]} | _regelrij(r) for r in (*komend, *onder)]
    punten = [EXTRAPOLATIE, "Een streepje bij de trend: ze kruist de drempel niet binnen de termijn."] if cellen else []
    geen = GEEN_DREMPEL
    if rijen:
        geen = "Elke gemeente haalt elke drempel, zonder dat de trend daar iets aan verandert."
    wat = f"De volgende drempels in {waar}, cijfers tot {peiljaar}"
    delen: list[Tabel | Alinea | Kop | Lijst] = [tabel_van(cellen, wat) if cellen else alinea(geen)]
    if toen:
        delen += [HERINNERING, _gehaald_toen(toen, leden, waar, peiljaar)]
        punten.append(beslist(peiljaar))
    punten += _benaderd(*rijen, *toen)
    delen += voet([*punten, GEEN_ADVIES], rijen)
    cijfers = ouderdom.getoond(_indicatoren(), gebieden.groep(binnen).code, peiljaar)
    return Blok(tuple(delen), f"{len(komend)} kruisingen, {len(onder)} drempels zonder kruising", cijfers)


def _gehaald_toen(rijen: list[dict], leden: tuple[str, ...], waar: str, peiljaar: int) -> Tabel:
    """Per voorwaarde van een afgelopen regel: hoeveel gemeenten haar drempel haalden in haar laatste jaar, en welke niet."""
    kaarten = {k["regel"]: k for k in uitkomstrijen.herinneringen(peiljaar)}
    per: dict[tuple[str, str], list[dict]] = {}
    for r in rijen:
        per.setdefault((r["regel"], r["voorwaarde"]), []).append(r)
    cellen = [
        {
            "Regel": f"{kaarten[regel]['titel']}: {voorwaarde}",
            "Liep": kaarten[regel]["periode"],
            "Drempel": cijfer(deel[0]["drempel"], deel[0]["eenheid"]),
            "Jaar": str(max(r["jaar"] or 0 for r in deel) or STREEPJE),
            "Haalden de drempel": f"{sum(r['gehaald'] is True for r in deel)} van {len(leden)}",
            "Haalden hem niet": opsomming(
                sorted((r["gemeente"] for r in deel if r["gehaald"] is False), key=gebieden.plat)
            ),
        }
        for (regel, voorwaarde), deel in per.items()
    ]
    return tabel_van(cellen, f"Drempels van regels die afliepen, in {waar}, met de cijfers van toen")


def voet(punten: list[str], rijen: list[dict]) -> tuple[Lijst | Alinea, ...]:
    """De voorbehouden en de bronnen onder een tabel."""
    namen = {r["indicator"] for r in rijen if "indicator" in r} or set(_indicatoren())
    return lijst(punten, "voetnoten"), *bronnenlijst(map(kaart, sorted(namen)))
