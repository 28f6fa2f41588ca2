"""Een thema in cijfers: een rij per indicator, zijn groepen dichtgeplooid, en wat er geen cijfer heeft."""

from integratie import gebieden, vergelijking
from integratie.beeld import cijferteksten, ouderdom
from integratie.beeld.bronvermelding import bronnenlijst
from integratie.beeld.jaarwoorden import jaarlabel
from integratie.beeld.ledentabel import is_per_gemeente, ledentabellen
from integratie.beeld.woorden import gebiedsnaam
from integratie.blok.blok import Blok, indelen
from integratie.blok.onderdelen import Alinea, Lijst, Uitklap, onder_elkaar
from integratie.blok.tekst import Tekst, voeg, vul
from integratie.indicator import THEMAS, Indicator, groepsnaam, leemten, register
from integratie.vergelijking import is_gekend
from integratie.vierblad.rijen import rijenblad
from integratie.vierblad.rijkeuze import alle_rijen


def thema(thema: str, gemeente: str, peiljaar: int) -> Blok:
    """Alle indicatoren van een thema, met hun bronnen. Fout: `Gebruiksfout` bij een onbekend thema of een onbekende gemeente."""
    kaarten = tuple(register(thema).values())
    nis = gebieden.zoek(gemeente).nis
    blad = rijenblad(nis, peiljaar, {thema: alle_rijen(thema)}, "")
    (rijen,) = blad.themas
    getoond = {(r.indicator, r.groep) for r in rijen.rijen}
    apart = [i for i in kaarten if is_per_gemeente(i, nis, peiljaar)]
    tabellen = ledentabellen(thema, apart, nis, peiljaar)
    cijfers = ouderdom.getoond(dict.fromkeys((*register(thema), *(r.indicator for r in rijen.rijen))), nis, peiljaar)
    delen = [
        blad,
        _per_groep(kaarten, getoond, nis, peiljaar),
        Uitklap("Gemeente per gemeente", tuple(tabellen)) if tabellen else None,
        *_zonder_cijfers(kaarten, apart, nis, peiljaar),
        *_ontbreekt(thema),
        *bronnenlijst(i for i in register().values() if i in apart or i.naam in dict(cijfers)),
    ]
    tekst = f"{THEMAS[thema]}: {len(rijen.rijen)} rijen voor {gebieden.plaats(nis).naam}"
    return Blok(indelen(delen), tekst, cijfers, thema)


def _per_groep(
    kaarten: tuple[Indicator, ...], getoond: set[tuple[str, str]], nis: str, peiljaar: int
) -> Uitklap | None:
    """Een regel per indicator, met de groepen zonder rij in hun jongste jaar; een groep van te weinig mensen met haar aantal."""
    punten = []
    for ind in kaarten:
        per_jaar: dict[int, tuple[list[Tekst], list[Tekst]]] = {}  # verhoudingen, en aantallen van te weinig mensen
        for groep in vergelijking.groepen(ind.naam, nis, peiljaar):
            s = vergelijking.stand(ind.naam, nis, peiljaar, groep)
            if (ind.naam, groep) in getoond or not is_gekend(s):
                continue
            klein = vergelijking.alleen_aantal(ind.naam, nis, s, groep)
            if not klein:
                cijfer = cijferteksten.waarde(ind, s, nis, groep)
            elif s.teller is not None:
                cijfer = cijferteksten.teller(ind, s, nis, groep)
            else:
                continue
            per_jaar.setdefault(s.jaar, ([], []))[klein].append(vul("{} {}", groepsnaam(groep), cijfer))
        if per_jaar:
            jaar = max(per_jaar)
            gewoon, klein_ = (voeg("; ", delen) for delen in per_jaar[jaar])
            kop = vul("{} ({}){}", ind.titel, jaarlabel(ind, jaar), vul(": {}", gewoon) if gewoon else "")
            punten.append(vul("{}{}in aantal: {}", kop, "; " if gewoon else ", ", klein_) if klein_ else kop)
    return Uitklap("Naar groep", (Lijst(tuple(punten)),)) if punten else None


def _zonder_cijfers(
    kaarten: tuple[Indicator, ...], apart: list[Indicator], nis: str, peiljaar: int
) -> list[Alinea | Lijst]:
    """Wat er voor deze gemeente of groep geen cijfer heeft, en waarom."""
    leeg = [i for i in kaarten if i not in apart and not ouderdom.getoond([i.naam], nis, peiljaar)]
    redenen = [
        (f"Zonder cijfers voor {gebiedsnaam(nis)} tot en met {peiljaar}", leeg),
        ("Niet op te tellen over gemeenten", apart),
    ]
    return [deel for reden, inds in redenen if inds for deel in onder_elkaar(reden, [i.titel for i in inds])]


def _ontbreekt(thema: str) -> tuple[Alinea | Lijst, ...]:
    """Wat bij het thema hoort en nergens gegevens heeft; welk bestand het invult, staat bij de begrippen."""
    onderwerpen = [x.onderwerp for x in leemten(thema)]
    return onder_elkaar("Nog geen gegevens", onderwerpen) if onderwerpen else ()
