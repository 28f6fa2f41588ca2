"""Een gemeente die te klein is voor elk cijfer van het kader: waarom, wat ze over zichzelf wel weet, en van wie de rest te weten is."""

from collections.abc import Iterable

from integratie import gebieden, vergelijking
from integratie.beeld import cijferteksten
from integratie.beeld.jaarwoorden import jaarlabel
from integratie.beeld.opmaak import hoofdletter, opsomming
from integratie.beeld.samenvatting import KERN
from integratie.beeld.woorden import gebiedsnaam
from integratie.blok.onderdelen import Alinea, Kop, Lijst, alinea, lijst
from integratie.blok.tekst import Tekst, code, tekst, vul
from integratie.indicator import Indicator, kaart, opschrift
from integratie.vergelijking.ruis import MINSTENS
from integratie.vergelijking.toeval import INWONERS_MINSTENS

WAAROM = f"De bron verbergt kleine aantallen, en onder {INWONERS_MINSTENS} inwoners zegt een aandeel niets. Onder {MINSTENS} mensen staat er alleen een aantal."
HOE = "Zo maakt u dat rapport: zet ze als groep in {}, met een naam ({}), en typ {}."


def te_klein(kaarten: Iterable[Indicator], nis: str, peiljaar: int) -> list[Alinea | Kop | Lijst]:
    """Op één scherm: de reden, de zwaarste aantallen van de gemeente zelf, en waar de rest te vinden is."""
    naam, eigen = gebiedsnaam(nis), _eigen(nis, peiljaar)
    geen = f"Geen van de {len(list(kaarten))} indicatoren van het kader heeft een cijfer voor {naam}. {WAAROM}"
    delen: list[Alinea | Kop | Lijst] = [alinea(geen, "leeg")]
    if eigen:
        delen += [Kop(3, f"Wat {naam} over zichzelf weet"), lijst(eigen, "bevindingen")]
    return [*delen, Kop(3, "Van wie de rest te weten is"), lijst(_van_wie(kaarten, nis, peiljaar), "bevindingen")]


def _eigen(nis: str, peiljaar: int) -> list[Tekst]:
    """ "Inwoners: 78 (2026)": van de kerncijfers het aantal, van een aandeel de mensen erachter."""
    uit = []
    for ind in map(kaart, KERN):
        s = vergelijking.stand(ind.naam, nis, peiljaar)
        if not vergelijking.is_gekend(s) or vergelijking.te_oud(s.jaar, peiljaar) or ind.met_teken:
            continue
        if not ind.is_relatief:
            uit.append(vul("{}: {} ({})", opschrift(ind), cijferteksten.waarde(ind, s, nis), jaarlabel(ind, s.jaar)))
        elif s.teller is not None:
            aantal = cijferteksten.teller(ind, s, nis)
            uit.append(vul("{}: {} ({})", hoofdletter(ind.teller), aantal, jaarlabel(ind, s.jaar)))
    return uit


def _van_wie(kaarten: Iterable[Indicator], nis: str, peiljaar: int) -> list[Tekst]:
    """Het eerste gebied ernaast, de gemeente samen met haar buren (van hoeveel indicatoren er dan een cijfer is), en de opdracht."""
    uit = []
    if maat := next(iter(gebieden.maatstaven(nis)), None):
        uit.append(tekst(f"Van {maat.in_zin}: de cijfers ervan staan hieronder, bij elk effect."))
    if buren := sorted(gebieden.buren(nis)):
        samen = gebieden.van_code(",".join((nis, *buren)))
        met = sum(
            any(_gekend(ind, g, samen.code, peiljaar) for g in vergelijking.groepen(ind.naam, samen.code, peiljaar))
            for ind in kaarten
        )
        wie = opsomming([gebiedsnaam(buur) for buur in buren])
        uit.append(
            tekst(
                f"Samen met {'haar buur' if len(buren) == 1 else 'haar buren'} {wie}: dan is er van {met} van die indicatoren wel een cijfer."
            )
        )
        naam = gebieden.plat(gebieden.plaats(nis).naam).replace(" ", "-") + "-en-buren"
        uit.append(
            vul(
                HOE,
                code("parameters/groepen.yaml"),
                code(naam),
                code(f"integratie rapporten {naam} --notebook kader"),
            )
        )
    return uit


def _gekend(ind: Indicator, groep: str, nis: str, peiljaar: int) -> bool:
    stand = vergelijking.stand(ind.naam, nis, peiljaar, groep)
    return vergelijking.is_gekend(stand) and not vergelijking.alleen_aantal(ind.naam, nis, stand, groep)
