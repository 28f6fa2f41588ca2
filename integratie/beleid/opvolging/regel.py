"""De regel, één keer opgeschreven: op koers, achter, of nog niet te zeggen. Nooit met de hand, altijd met de reden."""

from __future__ import annotations

from integratie.beleid.opvolging.variatie import VALS_ALARM, VERGELEKEN

OP_KOERS, ACHTER, OPEN = "op koers", "achter", "nog niet te zeggen"
STATUSSEN = (OP_KOERS, ACHTER, OPEN)
REGEL = (
    "Achter: het cijfer ligt aan de verkeerde kant van het pad, verder dan de natuurlijke variatie. Op koers: niet achter, dichter bij het pad "
    "dan bij de basis, en tegenover de basis verder in de richting van het doel dan de natuurlijke variatie. Anders: nog niet te zeggen. De "
    f"natuurlijke variatie is hoever de {VERGELEKEN} gemeenten die in het basisjaar het meest leken (niveau, trend en schommeling van dit "
    f"cijfer), in dezelfde jaren van elkaar verschilden, na aftrek van hun eigen trend en van wat op zo'n trend gewoonlijk volgt; aan elke kant valt {VALS_ALARM:.0%} erbuiten. Dat is "
    "het nominale vals-alarmniveau: zo vaak zegt de regel 'achter' over wie het pad volgt, of 'op koers' over wie stilstaat. De regel gaat "
    "over het cijfer, niet over de oorzaak: gebeurde elders hetzelfde, dan staat dat bij de vergelijking."
).replace("%", "\u00a0%")
REDENEN = {
    "later": "het basisjaar ligt na het peiljaar",
    "geen": "er is nog geen cijfer van na het basisjaar",
    "basis": "de basiswaarde is geen aantal boven nul, dus is er geen verandering in procent",
    "cluster": "dit cijfer is niet op te tellen over gemeenten, dus een cluster heeft er geen",
    "marge": "dit is een enquêtecijfer waarvan de bron het aantal antwoorden niet geeft, dus is de marge niet gekend",
    "binnen_marge": "het verschil met de vorige bevraging valt binnen de steekproefmarge",
    "geschiedenis": "de reeks heeft tot het basisjaar te weinig jaarlijkse veranderingen om de natuurlijke variatie uit te leren",
    "vergeleken": "er zijn te weinig gelijkaardige gemeenten met dit cijfer in dezelfde jaren",
    "richting": "de streefwaarde is gelijk aan de basiswaarde, dus is er geen richting om in te gaan",
    "stil": "stilstaan en het pad volgen zijn nog niet uit elkaar te houden: het verschil is kleiner dan de natuurlijke variatie",
    "achter": "het cijfer ligt verder achter op het pad dan de natuurlijke variatie verklaart",
    "half": "het cijfer bewoog in de richting van het doel, maar ligt nog dichter bij de basis dan bij het pad",
    "koers": "het cijfer bewoog verder in de richting van het doel dan de natuurlijke variatie, en ligt niet achter op het pad",
}  # fmt: skip


def is_achter(afwijking: float, laag: float, hoog: float, richting: int) -> bool:
    """Ligt het cijfer aan de verkeerde kant van het pad, buiten de band? `afwijking` is cijfer min pad."""
    return afwijking < laag if richting > 0 else afwijking > hoog


def is_vooruit(vooruitgang: float, laag: float, hoog: float, richting: int) -> bool:
    """Bewoog het cijfer in de richting van het doel, buiten de band? `vooruitgang` is cijfer min basis."""
    return is_achter(vooruitgang, laag, hoog, -richting)


def beslis(afwijking: float, vooruitgang: float, laag: float, hoog: float, richting: int) -> tuple[str, str]:
    """(status, sleutel van de reden) uit de afwijking van het pad, de vooruitgang sinds de basis en de grenzen van de natuurlijke variatie."""
    if richting == 0:
        return OPEN, "richting"
    if is_achter(afwijking, laag, hoog, richting):
        return ACHTER, "achter"
    if is_vooruit(vooruitgang, laag, hoog, richting):
        dichter_bij_pad = richting * afwijking >= 0 or abs(afwijking) <= abs(vooruitgang)
        return (OP_KOERS, "koers") if dichter_bij_pad else (OPEN, "half")
    return OPEN, "stil"
