"""De regel, één keer opgeschreven: twee vragen, twee antwoorden, en één tabel die er een besluit van maakt. Nooit met de hand."""

from integratie.beleid.opvolging.variatie import BUITEN, VALS_ALARM, VERGELEKEN

GEHAALD, OP_KOERS, ACHTER, OPEN = "gehaald", "op koers", "achter", "nog niet te zeggen"
OP_HET_PAD, BETER, GEWOON, SLECHTER = "op het pad", "beter", "zoals te verwachten", "slechter"
STATUSSEN = (GEHAALD, OP_KOERS, ACHTER, OPEN)
DOELEN = (GEHAALD, OP_HET_PAD, ACHTER, OPEN)
VERWACHTINGEN = (BETER, GEWOON, SLECHTER, OPEN)
# Tegenover het doel → het besluit bij elk van VERWACHTINGEN, in die volgorde. Zonder verwachting is er geen besluit.
TABEL = {
    GEHAALD: (GEHAALD, GEHAALD, GEHAALD, OPEN),
    OP_HET_PAD: (OP_KOERS, OPEN, OPEN, OPEN),
    ACHTER: (ACHTER, ACHTER, ACHTER, OPEN),
    OPEN: (OPEN, OPEN, OPEN, OPEN),
}
UITLEG_TABEL = (
    "Gehaald: het cijfer van het streefjaar is de streefwaarde of beter, met het tweede antwoord erbij. Op koers: op het pad én beter dan te "
    "verwachten was. Achter: achter op het pad of, in het streefjaar, niet gehaald. Anders, of zonder vier jaren vóór het basisjaar: nog niet te zeggen."
)
REGELDELEN = (
    "Elk streefcijfer krijgt twee antwoorden.",
    "Tegenover het doel: op het pad is wie op of voorbij de rechte van basis naar streefwaarde staat, in "
    "de richting van het plan, of er hoogstens de natuurlijke variatie achter en dichter bij het pad dan bij wat te verwachten was (als het pad meer vraagt). Achter is "
    "wie verder achter ligt, en in het streefjaar ook wie niet dicht bij de streefwaarde kwam.",
    "Tegenover wat te verwachten was: de eigen trend, met wat "
    "gelijkaardige gemeenten in die jaren meemaakten; beter of slechter is wat daar verder van ligt dan de natuurlijke variatie.",
    UITLEG_TABEL,
    f"De natuurlijke variatie is hoever de {VERGELEKEN} gemeenten die in het basisjaar het meest leken (niveau, trend en schommeling van dit "
    "cijfer), in dezelfde jaren van hun eigen verwachting weggingen; aan elke kant valt er één op "
    f"{round(1 / BUITEN)} buiten.",
    "Zo blijft het vals alarm, 'op koers' zonder enig effect, in elke reeks, elke periode en elke richting onder "
    f"{100 * VALS_ALARM:.0f}\u00a0%, geteld over alle gemeenten van het Vlaams Gewest. De regel gaat over het cijfer, niet over de oorzaak.",
)
REGEL = " ".join(REGELDELEN)
REDENEN = {
    "later": "het basisjaar ligt na het peiljaar",
    "geen": "er is nog geen cijfer van na het basisjaar",
    "basis": "de basiswaarde is geen aantal boven nul, dus is er geen verandering in procent",
    "cluster": "dit cijfer is niet op te tellen over gemeenten, dus een cluster heeft er geen",
    "marge": "dit is een enquêtecijfer waarvan de bron het aantal antwoorden niet geeft, dus is de marge niet gekend",
    "enquete": "een enquêtecijfer heeft te weinig vroegere jaren om te weten wat te verwachten was",
    "geschiedenis": "er zijn vóór het basisjaar geen vier jaren met een cijfer, dus is niet te weten wat te verwachten was",
    "vergeleken": "er zijn te weinig gelijkaardige gemeenten met dit cijfer in dezelfde jaren",
    "gehaald": "het cijfer van het streefjaar is de streefwaarde of beter",
    "achter": "het cijfer ligt verder achter op het pad dan de natuurlijke variatie verklaart",
    "niet_gehaald": "het cijfer van het streefjaar haalt de streefwaarde niet",
    "tussenin": "het cijfer ligt achter op het pad, maar niet verder dan de natuurlijke variatie",
    "koers": "het cijfer ligt niet achter op het pad, en is beter dan te verwachten was",
    "gewoon": "het cijfer ligt niet achter op het pad, maar dat was zonder plan ook te verwachten",
    "slechter": "het cijfer ligt niet achter op het pad, maar is slechter dan te verwachten was",
}
_OP_HET_PAD = {BETER: "koers", GEWOON: "gewoon", SLECHTER: "slechter"}


def tegenover_doel(van_pad: float, van_verwacht: float, laag: float, hoog: float, teken: int, einde: bool) -> str:
    """Het eerste antwoord. `van_pad` is cijfer min pad, `van_verwacht` cijfer min wat te verwachten was; `teken` is 1 als het cijfer omhoog
    moet en -1 als het omlaag moet, `einde` of het het cijfer van het streefjaar is. Zonder gekende grenzen (NaN) is vóór het streefjaar
    alleen te zeggen wat op of voorbij het pad ligt."""
    if teken * van_pad >= 0:
        return GEHAALD if einde else OP_HET_PAD
    if laag != laag:
        return ACHTER if einde else OPEN
    if buiten(van_pad, laag, hoog, teken):
        return ACHTER
    # Dicht bij het pad zegt alleen iets als het pad meer vraagt dan wat te verwachten was.
    if teken * (van_verwacht - van_pad) > 0 and abs(van_pad) <= abs(van_verwacht):
        return OP_HET_PAD
    return ACHTER if einde else OPEN


def tegenover_verwachting(afwijking: float, laag: float, hoog: float, teken: int) -> str:
    """Het tweede antwoord. `afwijking` is cijfer min wat te verwachten was, in dezelfde eenheid als de grenzen."""
    if laag <= afwijking <= hoog:
        return GEWOON
    return BETER if teken * afwijking > 0 else SLECHTER


def besluit(doel: str, verwachting: str) -> str:
    """De status bij twee antwoorden, uit `TABEL`."""
    return TABEL[doel][VERWACHTINGEN.index(verwachting)]


def reden(doel: str, verwachting: str, buiten: bool) -> str:
    """De sleutel in `REDENEN` bij twee antwoorden; `buiten` zegt of het cijfer verder achterligt dan de natuurlijke variatie."""
    if doel == OP_HET_PAD:
        return _OP_HET_PAD[verwachting]
    return {GEHAALD: "gehaald", ACHTER: "achter" if buiten else "niet_gehaald", OPEN: "tussenin"}[doel]


def buiten(van_pad: float, laag: float, hoog: float, teken: int) -> bool:
    """Ligt het cijfer verder achter op het pad dan de natuurlijke variatie?"""
    return teken * van_pad < (laag if teken > 0 else -hoog)
