"""Met wie kan een gemeente samenwerken, en op wie lijkt ze? Twee tabellen met hun uitleg."""

from integratie import gebieden
from integratie.beeld.opmaak import STREEPJE, getal
from integratie.beeld.woorden import met_lidwoord
from integratie.beleid.regels import uitkomstrijen
from integratie.beleid.regels.formaat import Regel
from integratie.beleid.regels.regelblokken import HERINNERING, cijfer, voet
from integratie.beleid.regels.toepassen import GEEN_ADVIES, jaar_van_toen, pas_toe
from integratie.beleid.regels.uitkomstrijen import uitslag
from integratie.beleid.samenwerking import combinaties
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Uitklap, alinea, tabel_van
from integratie.fouten import Gebruiksfout
from integratie.indicator import kaart
from integratie.vergelijking import gelijkaardig as gelijk


def samen(gemeente: str, peiljaar: int, regel: str = "plan-samenleven") -> Blok:
    """Met wie een gemeente (of de leden van een cluster) een drempel haalt: alleen, in de kleinste groepen, of door aan te sluiten.

    Van een afgelopen regel staat er enkel hoe het toen was.
    """
    nis, r = gebieden.zoek(gemeente).nis, uitkomstrijen.regel(regel)
    if toen := jaar_van_toen(r, peiljaar):
        return _toen(r, nis, peiljaar, toen)
    leden, gemeenten = gebieden.leden_van(nis), gebieden.gemeenten()
    v, rijen, waarden = r.voorwaarden[0], [], combinaties.waarden(r, peiljaar)

    def rij(m: combinaties.Mogelijkheden, met: str, som: float | None) -> None:
        boven = None if som is None else som - v.drempel
        eigen = {"Gemeente": gemeenten[m.nis].naam, "Waarde": cijfer(m.waarde, "")}
        rijen.append(eigen | {"Samen met": met, "Som": cijfer(som, ""), "Boven de drempel": cijfer(boven, "")})

    for m in (combinaties.mogelijkheden(r, lid, peiljaar) for lid in leden):
        if m.alleen:
            rij(m, "haalt de drempel alleen", m.waarde)
        for s in m.kleinste:
            rij(m, ", ".join(gemeenten[lid].naam for lid in s.leden if lid != m.nis), s.som)
        for b in m.aansluiten_bij:
            buur = waarden[b]
            som = None if m.waarde is None or buur is None else m.waarde + buur
            rij(m, f"aansluiten bij {gemeenten[b].naam}, die de drempel alleen haalt", som)
        if not (m.alleen or m.kleinste or m.aansluiten_bij):
            rij(m, f"geen aaneengesloten groep tot {combinaties.HOOGSTENS} gemeenten", None)
    naam = gebieden.plaats(nis).naam
    tabel = tabel_van(rijen, f"{r.titel}: met wie haalt {naam} de drempel van {getal(v.drempel)} {v.naam}?")
    noten = [combinaties.UITLEG, f"Benaderd: {v.benaderd}.", f"{r.titel}: {r.periode}; {r.zekerheid}.", GEEN_ADVIES]
    return Blok((tabel, *voet(noten, rijen)), f"{len(rijen)} mogelijkheden voor {naam}")


def _toen(r: Regel, nis: str, peiljaar: int, jaar: int) -> Blok:
    naam, (v,) = gebieden.plaats(nis).naam, r.voorwaarden
    per_uitslag: dict[str, list[str]] = {}  # wie hetzelfde was, staat samen
    for u in (pas_toe(r, lid, jaar) for lid in gebieden.leden_van(nis)):
        for t in u.toetsen or (uitkomstrijen.LEEG,):
            waarde = f"{cijfer(t.waarde, '')} ({t.jaar})" if t.jaar else STREEPJE
            per_uitslag.setdefault(uitslag(u.resultaat, toen=True), []).append(f"{u.gemeente} {waarde}")
    rijen = [{"Toen": toen, f"Gemeente en haar {v.naam}": "; ".join(wie)} for toen, wie in per_uitslag.items()]
    wat = f"{r.titel} (liep van {r.periode}): {naam} en de drempel van {getal(v.drempel)} {v.naam}, met de cijfers van toen"
    voorbij = f"{r.titel} liep van {r.periode}: samen met buren een drempel halen kan met deze regel niet meer."
    noten = [f"Benaderd: {v.benaderd}.", f"De regel zelf is {r.zekerheid}."]
    delen = (HERINNERING, alinea(voorbij), tabel_van(rijen, wat), *voet(noten, rijen))
    return Blok(delen, f"{r.titel} liep van {r.periode}")


def gelijkaardig(gemeente: str, peiljaar: int) -> Blok:
    """De tien dichtste gemeenten met afstand en verschil, en hoe stevig die lijst is. Een cluster heeft geen profiel."""
    try:
        uit = gelijk.gelijkaardig(gemeente, peiljaar)
    except Gebruiksfout as fout:
        return Blok((alinea(fout, "leeg"),), str(fout))
    aantal = len(uit.jaren)
    volledig = len({r.variabelen for r in uit.lijst.itertuples()}) == 1  # mist iedereen evenveel, dan zegt de noot wat
    rijen = [
        {"Gemeente": r.gemeente, "Meest gelijk": r.meest_gelijk, "Verschilt het meest": r.meest_verschillend}
        | ({} if volledig else {"Cijfers": f"{r.variabelen} van {aantal}"})
        for r in uit.lijst.itertuples()
    ]
    tabel = tabel_van(rijen, f"Gemeenten die het meest op {uit.gemeente} lijken, de dichtste eerst")
    noten = [gelijk.UITLEG]
    if uit.eigen_ontbreekt:
        noten.append(f"{uit.gemeente} heeft geen cijfer voor: {', '.join(uit.eigen_ontbreekt)}.")
    punten, *bron = voet(noten, [{"indicator": n} for n in uit.jaren])
    delen = (tabel, alinea(_stevig(uit.stabiliteit)), Uitklap("Hoe dit gemeten is", (punten,)), *bron)
    return Blok(delen, f"Gelijkaardig aan {uit.gemeente}", tuple(uit.jaren.items()))


def _stevig(stabiliteit: dict[str, int]) -> str:
    """Hoeveel van de tien er blijven als telkens één cijfer wegvalt."""
    minst, meest = min(stabiliteit.values()), max(stabiliteit.values())
    hoeveel = getal(minst) if minst == meest else f"{getal(minst)} tot {getal(meest)}"
    wie = (
        ""
        if minst == meest
        else f". Het minst zijn het er zonder {' of '.join(met_lidwoord(kaart(n)) for n, b in stabiliteit.items() if b == minst)}"
    )
    return f"Hoe stevig is die lijst? Laat men telkens één van de {len(stabiliteit)} cijfers weg, dan blijven er {hoeveel} van de tien{wie}."
