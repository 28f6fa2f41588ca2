"""Wie deed mee aan een bevraging, naast wie er woont: een tabel per kenmerk, met de onzekerheid en de weging."""

import pandas as pd

from integratie import gebieden, vergelijking
from integratie.beeld.opmaak import STREEPJE, getal, hoofdletter, opsomming
from integratie.beleid.eigen_bestand.bestand import afwezig, blok, zonder_cijfers
from integratie.beleid.participatie import bevraging as part
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Alinea, Lijst, Tabel, Uitklap, alinea, lijst, tabel_van
from integratie.indicator import GROEPSNAMEN
from integratie.onthulling.regels import regel
from integratie.opslag import edities

NAAM = "participatie"
GROEPEN = {"eu": "EU-herkomst met buurlanden", "buitenlands": "buitenlandse herkomst"}
VOORBEHOUD = {
    "herkomst": "Herkomst is die van Statbel (nationaliteit, en eerste nationaliteit van persoon en ouders); wat deelnemers zelf invullen, kan afwijken. "
    "Deze cijfers gelden voor alle leeftijden samen.",
    "nationaliteit": "De nationaliteit is die van alle leeftijden samen.",
    "leeftijd": "Alleen wie valt in de leeftijdsklassen van het bestand, telt bij de bevolking mee.",
}


def participatie(gemeente: str, peiljaar: int) -> Blok:
    """De deelnemers aan de bevraging van een gemeente of cluster tegenover de bevolking; zonder bestand de reden."""
    plaats = gebieden.zoek(gemeente)
    bestand, vroeger = part.PLAATS.format(plaats.nis), peiljaar < vergelijking.laatste_peiljaar()
    p = None if vroeger else part.van(plaats.nis, peiljaar)
    if p is None:
        reden = f"Voor {plaats.naam} is er geen bestand met deelnemers aan een bevraging."
        if vroeger:
            reden = f"Een bevraging hoort bij de stand van nu, niet bij {peiljaar}."
        return afwezig(reden, bestand, NAAM)
    if p.teruggehouden:
        return zonder_cijfers(p.teruggehouden, NAAM)
    delen = [
        alinea(f"{p.titel}: {deelnemers(p)}."),
        *_bevindingen(p),
        *(_kenmerk(k) for k in p.kenmerken),
        _hoe_zeker(p),
    ]
    bronnen = dict.fromkeys(f"{k.bron} ({k.jaar})" if k.jaar else k.bron for k in p.kenmerken)
    bron = f"{'; '.join([bestand, *bronnen])}. Editie {edities.kies_editie()}."
    return blok(NAAM, delen, bron, f"{p.titel}: {deelnemers(p)}")


def deelnemers(p: part.Participatie) -> str:
    """ "363 deelnemers"; onder de vijf niet hoeveel precies."""
    aantal = f"minder dan {regel('bevraging').personen}" if p.deelnemers is None else getal(p.deelnemers)
    return f"{aantal} deelnemers"


def _bevindingen(p: part.Participatie) -> tuple[Lijst, ...]:
    """Wie er minder, en wie er meer deelneemt dan zijn deel van de inwoners; wie daar niet duidelijk van verschilt, telt samen."""
    rijen = [(k.naam, r) for k in p.getoond if k.tabel is not None for r in k.tabel.itertuples()]
    per_oordeel = {
        oordeel: [
            f"{_wie(naam, r.groep)} ({getal(r.aandeel, 1)}\u00a0% van de deelnemers, {getal(r.aandeel_bevolking, 1)}\u00a0% van de inwoners)"
            for naam, r in rijen
            if r.oordeel == oordeel
        ]
        for oordeel in (part.TE_WEINIG, part.TE_VEEL)
    }
    punten = [f"{hoofdletter(oordeel)}: {'; '.join(wie)}." for oordeel, wie in per_oordeel.items() if wie]
    if gelijk := len(rijen) - sum(map(len, per_oordeel.values())):
        punten.append(f"Zonder duidelijk verschil: {getal(gelijk)} van de {getal(len(rijen))} groepen.")
    return (lijst(punten, "bevindingen"),) if punten else ()


def _wie(kenmerk: str, groep: str) -> str:
    """De groep, met haar kenmerk ervoor als haar naam het niet zegt: "leeftijd 18-34", maar "buitenlandse herkomst"."""
    naam = groepnaam(groep)
    return naam if naam != groep or kenmerk == "geslacht" else f"{kenmerk} {naam}"


def _kenmerk(k: part.Kenmerk) -> Tabel | Alinea:
    wanneer = f"{k.reikwijdte}, {k.jaar}" if k.jaar else k.reikwijdte
    titel = f"Deelnemers en inwoners naar {k.naam} ({wanneer})"
    if k.tabel is None:
        return alinea(f"{titel}: niet getoond, want {k.verborgen}.", "leeg")
    rijen = [
        {
            hoofdletter(k.naam): groepnaam(r.groep),
            "Deelnemers": _deel(r.deelnemers, r.aandeel),
            "Inwoners": _deel(r.bevolking, r.aandeel_bevolking),
            "Oordeel": r.oordeel,
        }
        for r in k.tabel.itertuples()
    ]
    return tabel_van(rijen, titel)


def _hoe_zeker(p: part.Participatie) -> Uitklap:
    """De verhoudingen met hun interval, de toetsen en de weging, voor wie ze wil nalezen."""
    rijen = [
        {"Kenmerk": k.naam, "Groep": groepnaam(r.groep), "Verhouding (95\u00a0%-interval)": verhouding(r)}
        for k in p.getoond
        if k.tabel is not None
        for r in k.tabel.itertuples()
    ]
    toetsen = [
        f"{hoofdletter(k.naam)}. {toets(k)}"
        + (f" Van {getal(k.onbekend)} deelnemers is dit niet bekend." if k.onbekend else "")
        for k in p.getoond
    ]
    voorbehouden = [VOORBEHOUD[k.naam] for k in p.getoond if k.naam in VOORBEHOUD and k.jaar]
    punten = [part.UITLEG, *toetsen, weging(p), *([part.WEGING_UITLEG] if p.weging else []), *voorbehouden]
    tabel = (tabel_van(rijen, "Aandeel bij de deelnemers tegenover het aandeel bij de inwoners"),) if rijen else ()
    return Uitklap("Hoe zeker dit is, en hoe er gewogen is", (*tabel, lijst(punten)))


def _deel(aantal: float, procent: float) -> str:
    return f"{getal(aantal)} ({getal(procent, 1)}\u00a0%)"


def groepnaam(groep: str) -> str:
    """Hoe een groep in een tabel heet."""
    return GROEPEN.get(groep) or GROEPSNAMEN.get(groep, groep)


def verhouding(r) -> str:
    """ "0,73 (0,58 tot 0,90)"; een streepje als er in de bevolking niemand is."""
    if pd.isna(r.verhouding):
        return STREEPJE
    return f"{getal(r.verhouding, 2)} ({getal(r.laag, 2)} tot {getal(r.hoog, 2)})"


def toets(k: part.Kenmerk) -> str:
    """De toets over alle groepen in één zin, of waarom ze niet kan."""
    t = k.toets
    if t is None:
        return f"Geen toets: {k.verborgen}."
    if t.p is None:
        return f"Geen toets: in minstens één groep zijn minder dan {part.v.MINSTENS} deelnemers te verwachten; voeg groepen samen."
    p = "kleiner dan 0,001" if t.p < 0.001 else getal(t.p, 3)
    graden = f"{t.vrijheidsgraden} vrijheidsgra{'ad' if t.vrijheidsgraden == 1 else 'den'}"
    wat = "groter dan toeval verklaart" if t.p < 0.05 else "niet groter dan wat toeval kan geven"
    return f"Alle groepen samen: het verschil met de bevolking is {wat} (chi-kwadraat {getal(t.chi2, 2)}, {graden}, p {p})."


def weging(p: part.Participatie) -> str:
    """Waarnaar gewogen is, en wat dat doet en kost; of waarom niet."""
    w, n, namen = p.weging, int(p.cellen["aantal"].sum()), opsomming([k.naam for k in p.getoond])
    if w is None:
        return f"Niet gewogen. {p.reden}"
    if p.weging_verborgen:
        return f"Gewogen naar {namen}. {p.weging_verborgen}"
    return (
        f"Gewogen naar {namen}: gewichten van {getal(w.gewichten.min(), 2)} tot {getal(w.gewichten.max(), 2)} "
        f"(gemiddeld 1). Het designeffect is {getal(w.designeffect, 2)}: de {getal(n)} deelnemers met alle kenmerken tellen na weging voor "
        f"ongeveer {getal(w.effectief)}."
    )
