"""De verantwoording achteraan: wat een woord betekent (uit `begrippen.yaml`), elke bron met licentie en peildatum, elke indicator met zijn fiche, en de werkwijze."""

from functools import cache
from pathlib import Path

import yaml

from integratie import vergelijking
from integratie.beeld.bronvermelding import bronnen_van
from integratie.beeld.opmaak import STATUSUITLEG, hoofdletter, verschil_in_woorden
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Begrip, Begrippen, Kop, Uitklap, alinea, tabel_van
from integratie.blok.tekst import sterk
from integratie.gebieden import plat
from integratie.indicator import THEMAS, Indicator, kaart, register
from integratie.indicator import leemten as alle_leemten
from integratie.opslag import edities
from integratie.tabel import Bron
from integratie.vergelijking.ruistabel import ruisrij
from integratie.vergelijking.standen import GEEN_EINDE

EIND_VORIG_JAAR = "de bron telt op 31 december en zet er het jaar erna bij; hier heet 2024 dus eind 2023"
NIET_OP_TE_TELLEN = "niet op te tellen: enkel wat de bron zelf voor een gebied publiceert"
BEGRIPPEN = Path(__file__).with_name("begrippen.yaml")


def fiche(naam: str) -> Blok:
    """De definitiekaart van één indicator: definitie, teller, noemer, eenheid, bron, peildatum, duiding, opmerkingen."""
    ind = kaart(naam)
    regels = [*_regels(ind), *([("Toeval", toeval)] if (toeval := _toeval(ind)) else [])]
    return Blok((alinea(sterk(ind.titel)), _begrippen(regels)), "\n".join(f"{k}: {v}" for k, v in regels))


def _regels(ind: Indicator) -> list[tuple[str, str]]:
    bronnen, laatste = bronnen_van(ind), vergelijking.laatste_waarneming(ind.naam)
    verwacht = laatste < GEEN_EINDE
    opgeteld = "som van de tellers gedeeld door som van de noemers" if ind.noemer else "som van de gemeenten"
    regels = [
        ("Definitie", ind.definitie),
        ("Teller", ind.teller),
        ("Noemer", ind.noemer or "geen: het is geen verhouding"),
        ("Eenheid", ind.eenheid),
        ("Bron", "; ".join(b.vermelding for b in bronnen) or "nog geen gegevens in deze editie"),
        ("Peildatum", "; ".join(dict.fromkeys(b.peildatum for b in bronnen))),
        ("Jaartal", EIND_VORIG_JAAR if ind.eind_vorig_jaar else ""),
        ("Vooruitzicht", f"vanaf {laatste + 1} zijn het vooruitzichten, geen waarnemingen" if verwacht else ""),
        ("Voor gebieden", opgeteld if ind.optelbaar else NIET_OP_TE_TELLEN),
        ("Doel en laag", f"{', '.join(ind.doelen)}; {ind.laag}"),
        ("Duiding", ind.duiding),
        ("Naam in de gegevens", ind.naam),
    ]
    return [(k, v) for k, v in regels if v] + [("Opmerking", o) for o in ind.opmerkingen]


def _toeval(ind: Indicator) -> str:
    """Vanaf welk verschil het cijfer een richtingwoord krijgt, of waarom niet."""
    if ind.soort == "enquete":
        return "een schatting uit een steekproef; de bron geeft geen marges, dus een verschil krijgt geen woord"
    if ind.soort == "vooruitzicht":
        return "een vooruitzicht: een verschil krijgt geen woord"
    if ind.naam not in register() or (rij := ruisrij(ind.naam, edities.kies_editie())) is None:
        return ""
    verschil = verschil_in_woorden(ind, rij["kleinste_verandering"])
    noot = "" if rij["gemeten"] else " (een aanname: er zijn te weinig jaren om te meten)"
    return f"in een middelgrote gemeente heet een verandering vanaf {verschil} een stijging of daling{noot}"


def _begrippen(regels: list[tuple[str, str]]) -> Begrippen:
    """Een naam die terugkomt, staat er één keer met al zijn teksten."""
    per_naam: dict[str, list[str]] = {}
    for naam, tekst in regels:
        per_naam.setdefault(naam, []).append(tekst)
    return Begrippen(tuple(Begrip(naam, tuple(teksten)) for naam, teksten in per_naam.items()))


def definities() -> Blok:
    """De fiches van alle indicatoren, per thema en per indicator opengeplooid."""
    delen: list[Kop | Uitklap] = []
    for thema, titel in THEMAS.items():
        delen.append(Kop(3, titel))
        for ind in register(thema).values():
            delen.append(Uitklap(ind.titel, (_begrippen(_regels(ind)),), f"fiche-{ind.naam}"))
    return Blok(tuple(delen), f"{len(register())} definities")


def brontabel() -> Blok:
    """Elke bron van de editie: uitgever, titel, peildatum, uitgave, licentie en bronbestanden met hun vingerafdruk."""
    rijen = [
        {
            "Bron": f"{b.uitgever}, {b.titel}",
            "Peildatum": b.peildatum,
            "Uitgave": b.uitgave,
            "Licentie": b.licentie,
            "Bestand (begin van sha256)": "; ".join(f"{naam} ({som[:12]})" for naam, som in b.bestanden.items()),
        }
        for b in edities.bronnen().values()
    ]
    noten = _begrippen([(b.titel, tekst) for b in edities.bronnen().values() for tekst in _noten(b)])
    tabel = tabel_van(rijen, f"Bronnen van editie {edities.kies_editie()}", "bronnen")
    return Blok((tabel, Kop(3, "Voorbehouden, breuken en gebeurtenissen per bron"), noten), f"{len(rijen)} bronnen")


def _noten(bron: Bron) -> list[str]:
    """Voorbehouden, breuken in de meting en gebeurtenissen van een bron."""
    breuken = (f"Breuk in de meting {jaar}: {tekst}" for jaar, tekst in sorted(bron.breuken.items()))
    return [*bron.voorbehouden, *breuken, *(f"{g.naam} ({g.jaar}): {g.uitleg}" for g in bron.gebeurtenissen)]


def leemten() -> Blok:
    """Per thema de onderwerpen zonder gegevens, en welk bestand ze invult."""
    per_thema = {titel: alle_leemten(thema) for thema, titel in THEMAS.items()}
    zinnen = {t: [f"{hoofdletter(x.onderwerp)}: {x.bestand} ({x.uitgever})" for x in xs] for t, xs in per_thema.items()}
    paren = tuple(Begrip(titel, tuple(regels)) for titel, regels in zinnen.items() if regels)
    return Blok((Begrippen(paren),), f"{sum(map(len, zinnen.values()))} onderwerpen zonder gegevens")


def statussen() -> Blok:
    """Wat er staat wanneer een cijfer onbekend is, en waarom."""
    rijen = [{"Status": status, "Betekenis": betekenis} for status, betekenis in STATUSUITLEG.items()]
    return Blok((tabel_van(rijen, "Betekenis van de status van een cijfer"),), "statussen")


@cache
def begrippenlijst() -> dict[str, tuple[Begrip, tuple[str, ...]]]:
    """Anker → het begrip met zijn uitleg, en alle vormen waarin het in een zin staat; alfabetisch (hoofdletters tellen niet)."""
    uit = {}
    for regel in yaml.safe_load(BEGRIPPEN.read_text(encoding="utf-8")):
        naam, anker = regel["begrip"], "begrip-" + plat(regel["begrip"]).replace(" ", "-")
        uit[anker] = Begrip(naam, (regel["uitleg"],), anker), (naam, *regel.get("vormen", ()))
    return dict(sorted(uit.items(), key=lambda paar: plat(paar[1][0].term)))


def begrippen() -> Blok:
    """De begrippenlijst van het rapport; elk begrip heeft een anker waarnaar de tekst verwijst."""
    alle = tuple(begrip for begrip, _ in begrippenlijst().values())
    return Blok((Begrippen(alle, "begrippen"),), f"{len(alle)} begrippen")
