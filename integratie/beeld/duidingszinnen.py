"""De zinnen van de duiding per thema, als sjabloon met plaatsen voor gemerkte getallen en woorden.

Wat er op een plaats komt, staat in `sjabloon`; `[was|waren]` kiest het eerste bij precies één, anders het tweede.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from integratie.beeld.woorden import HOOG, SNEL, VEEL
from integratie.blok.tekst import Tekst
from integratie.vergelijking import Gekend

FACILITEITEN = "In een faciliteitengemeente vertekent dat cijfer: wie naar een Franstalige school gaat, telt niet mee."
FACILITEITEN_ALLE = "In een faciliteitengemeente vertekenen de cijfers over leerlingen en cursisten: wie in het Frans les volgt, telt niet mee."


@dataclass(frozen=True)
class Zin:
    """Eén zin over één indicator. Andere sjablonen vervangen `kern`: `gelijk` als het saldo of de groei ongeveer nul is en `onzeker` als ze
    toeval kunnen zijn, `geen` bij nul personen, `klein` als alleen het aantal mag, `vooruitzicht` bij een verwacht cijfer, en `breuk` als het
    aandeel een breukwoord heeft. Een leeg sjabloon vervangt niets; met None valt de zin weg.

    `kop` en `woord` beginnen de vergelijking met andere gebieden, `groepen` somt groepen op, elk met
    haar voorzetsel (zijn er minder dan `minstens` gekend, dan valt de zin weg), en `bij` maakt van de gemeente en haar stand wat op de plaats `{bij}` komt.
    """

    indicator: str
    kern: str
    groep: str = ""
    gelijk: str = ""
    onzeker: str | None = ""
    geen: str | None = ""
    klein: str | None = None
    vooruitzicht: str = ""
    breuk: str = ""
    kop: str = "Dat aandeel ligt"
    woord: tuple[str, str, str] = HOOG
    groepen: tuple[tuple[str, str], ...] = ()
    minstens: int = 1
    bij: Callable[[str, Gekend], Tekst] | None = None


ZINNEN: dict[str, tuple[Zin, ...]] = {
    "aantallen": (
        Zin(
            "bevolkingsgroei",
            "In vijf jaar tijd {groeide} de bevolking van {naam} met {grootte}{naast}",
            groep="5 jaar",
            kop="De bevolking {groeide}",
            woord=SNEL,
            gelijk="De bevolking van {naam} bleef in vijf jaar tijd {groeide} ({waarde})",
            onzeker="In vijf jaar tijd veranderde het aantal inwoners van {naam} met {tekenteller}; {toeval}",
        ),
        Zin(
            "aandeel_buitenlandse_herkomst",
            "In {jaar} was {waarde} van de inwoners van buitenlandse herkomst{evolutie}",
            klein="In {jaar} [was|waren] {teller} [inwoner|inwoners] van buitenlandse herkomst",
            geen="In {jaar} was {geen} enkele inwoner van buitenlandse herkomst",
        ),
        Zin(
            "aandeel_niet_eu_herkomst",
            "Voor {teller} inwoners, of {waarde}, ligt{wanneer} die herkomst buiten de EU{naast}",
            klein="Voor {teller} [inwoner|inwoners] ligt{wanneer} die herkomst buiten de EU",
            geen=None,
        ),
        Zin(
            "aandeel_niet_belg",
            "Wie niet-Belg is, is van buitenlandse herkomst; omgekeerd niet. In {jaar} had {waarde} van de "
            "inwoners niet de Belgische nationaliteit{toen}",
            klein="In {jaar} [had|hadden] {teller} [inwoner|inwoners] niet de Belgische nationaliteit",
            geen=None,
        ),
    ),
    "instroom": (
        Zin(
            "intern_migratiesaldo",
            "Door verhuizingen binnen België {steeg} het aantal inwoners in {jaar} met {tellergrootte}",
            onzeker="Het saldo van de verhuizingen binnen België was in {jaar} {tekenteller}; {toeval}",
            geen="In {jaar} kwamen er uit andere Belgische gemeenten {evenveel} mensen als erheen vertrokken",
        ),
        Zin(
            "internationaal_migratiesaldo",
            "Het saldo van de verhuizingen over de landsgrens was{wanneer} {tekenteller}",
            geen="Over de landsgrens kwamen en gingen er{wanneer} {evenveel} mensen",
        ),
        Zin(
            "natuurlijk_saldo",
            "De natuurlijke aangroei (geboorten min overlijdens) was{wanneer} {tekenteller}",
            geen="Er waren{wanneer} {evenveel} geboorten als overlijdens",
        ),
        Zin(
            "verloopgraad",
            "Alle aankomsten en vertrekken binnen België samen vormen de verloopgraad: {waarde} van de "
            "bevolking{wanneer}{naast}",
            kop="Die graad ligt",
        ),
        Zin(
            "externe_inwijking_niet_belgen",
            "In {jaar} vestigden zich {teller} niet-Belgen vanuit het buitenland in {naam}, of {waarde} per 1.000 "
            "inwoners{naast}",
            klein="In {jaar} [vestigde|vestigden] zich {teller} [niet-Belg|niet-Belgen] vanuit het buitenland in {naam}",
            geen="In {jaar} vestigde zich {geen} enkele niet-Belg vanuit het buitenland in {naam}",
            kop="Dat cijfer ligt",
        ),
    ),
    "nieuwkomers": (
        Zin(
            "meerderjarige_nieuwkomers",
            "In {jaar} [vestigde|vestigden] {waarde} meerderjarige [nieuwkomer|nieuwkomers] zich in {naam}{sinds}",
            geen="In {jaar} vestigde zich {geen} enkele meerderjarige nieuwkomer in {naam}",
        ),
        Zin(
            "nieuwkomers_per_1000_inwoners",
            "Per 1.000 inwoners waren het er {waarde}{wanneer}{naast}",
            kop="Dat zijn er",
            woord=VEEL,
            geen=None,
        ),
        Zin(
            "aandeel_niet_eu_nieuwkomers",
            "Van de nieuwkomers kwam {waarde}{wanneer} van buiten de EU{toen}",
            klein="Van hen [kwam|kwamen] er {teller} van buiten de EU",
            geen=None,
        ),
    ),
    "anderstaligen": (
        Zin(
            "thuistaal_niet_nl_basis",
            "In {jaar} sprak {waarde} van de leerlingen uit {naam} in het Nederlandstalig basisonderwijs thuis "
            "geen Nederlands{toen}",
            geen="In {jaar} sprak {geen} enkele leerling uit {naam} in het Nederlandstalig basisonderwijs thuis geen "
            "Nederlands",
        ),
        Zin(
            "thuistaal_niet_nl_secundair",
            "In het secundair onderwijs ging het om {waarde}{wanneer}{evolutie}",
            geen=None,
        ),
    ),
    "minderjarigen": (
        Zin(
            "jongeren_buitenlandse_herkomst",
            "In {jaar} [woonde|woonden] in {naam} {waarde} [jongere|jongeren] van 0 tot en met 24 jaar van niet-"
            "Belgische herkomst{sinds}",
            geen="In {jaar} woonden er in {naam} {geen} jongeren van 0 tot en met 24 jaar van niet-Belgische herkomst",
        ),
        Zin(
            "jongeren_naar_herkomst",
            "Van alle jongeren had",
            groepen=(
                ("maghreb", "een herkomst in de Maghreb"),
                ("turks", "in Turkije"),
                ("oost_europees_niet_eu", "in Oost-Europa (niet-EU)"),
                ("andere_afrikaans", "in andere landen van Afrika"),
            ),
        ),
        Zin(
            "minderjarigen_niet_belg",
            "Van de minderjarigen had {waarde} in {jaar} niet de Belgische nationaliteit{naast}",
            klein="In {jaar} [had|hadden] {teller} [minderjarige|minderjarigen] niet de Belgische nationaliteit",
            geen=None,
        ),
        Zin(
            "minderjarigen_niet_belg_monitor",
            "Volgens de Gemeente-Stadsmonitor had {waarde} van de minderjarigen in {jaar} niet de Belgische "
            "nationaliteit{naast}",
            klein="Volgens de Gemeente-Stadsmonitor [had|hadden] in {jaar} {teller} [minderjarige|minderjarigen] niet de "
            "Belgische nationaliteit",
            geen=None,
        ),
    ),
    "tewerkstelling": (
        Zin("werkzoekendengraad", "De werkzoekendengraad bedroeg {waarde} in {jaar}{toen}{plaats}"),
        Zin(
            "werkzoekendengraad",
            "Die graad was",
            groepen=(
                ("mannen", "bij mannen"),
                ("vrouwen", "bij vrouwen"),
                ("18-24 jaar", "bij jongeren van 18 tot en met 24 jaar"),
            ),
        ),
        Zin(
            "aandeel_niet_eu_in_wzw",
            "Van de werkzoekenden zonder werk{wanneer} was {waarde} van niet-EU-herkomst{basis}{naast}",
            klein="Van de werkzoekenden zonder werk{wanneer} [was|waren] er {teller} van niet-EU-herkomst",
            geen=None,
        ),
        Zin(
            "werkloosheidsgraad_herkomst",
            "In {jaar} was zoveel van de beroepsbevolking werkloos met een uitkering:",
            groepen=(
                ("belgisch", "bij Belgische herkomst"),
                ("eu", "bij EU-herkomst"),
                ("niet_eu", "bij niet-EU-herkomst"),
            ),
            minstens=2,
        ),
    ),
    "onderwijs": (
        Zin(
            "verschil_thuistaal_basis_secundair",
            "Het aandeel leerlingen dat thuis geen Nederlands spreekt, lag in {jaar} in het basisonderwijs "
            "{grootte} {hoger} dan in het secundair onderwijs",
            gelijk="Het aandeel leerlingen dat thuis geen Nederlands spreekt, was in {jaar} {hoger} in het "
            "basisonderwijs als in het secundair onderwijs (een verschil van {grootte})",
            onzeker="Het aandeel leerlingen dat thuis geen Nederlands spreekt, lag in {jaar} in het basis- en in het "
            "secundair onderwijs {grootte} uit elkaar; {toeval}",
        ),
        Zin(
            "schoolse_vertraging_secundair",
            "In {jaar} had {waarde} van de leerlingen in het secundair onderwijs minstens twee jaar schoolse vertraging{naast}",
            klein="In {jaar} [had|hadden] {teller} [leerling|leerlingen] in het secundair onderwijs minstens twee jaar schoolse vertraging",
            geen=None,
        ),
        Zin(
            "kloof_vertraging_secundair",
            "Bij leerlingen die thuis geen Nederlands spreken, lag dat aandeel{wanneer} {grootte} {hoger} dan bij leerlingen die dat wel doen",
            gelijk="Bij leerlingen die thuis geen Nederlands spreken, was dat aandeel{wanneer} {hoger} als bij leerlingen die dat wel doen",
            onzeker="Tussen leerlingen die thuis geen Nederlands spreken en leerlingen die dat wel doen, was het verschil{wanneer} {grootte}; {toeval}",
        ),
        Zin(
            "vroegtijdig_schoolverlaten",
            "Van de jongeren die in {jaar} het secundair onderwijs verlieten, had {waarde} geen kwalificatie{naast}",
            klein="In {jaar} [verliet|verlieten] {teller} [jongere|jongeren] het secundair onderwijs zonder kwalificatie",
            geen="In {jaar} verliet {geen} enkele jongere het secundair onderwijs zonder kwalificatie",
        ),
        Zin(
            "kloof_schoolverlaten",
            "Bij jongeren die thuis geen Nederlands spreken, lag dat aandeel{wanneer} {grootte} {hoger} dan bij jongeren die dat wel doen",
            gelijk="Bij jongeren die thuis geen Nederlands spreken, was dat aandeel{wanneer} {hoger} als bij jongeren die dat wel doen",
            onzeker="Tussen jongeren die thuis geen Nederlands spreken en jongeren die dat wel doen, was het verschil{wanneer} {grootte}; {toeval}",
        ),
        Zin(
            "onderwijskansarmoede_indicator",
            "De onderwijskansarmoede-indicator (OKI) bedroeg {waarde} in {jaar}{naast}",
            kop="Dat cijfer ligt",
        ),
        Zin(
            "aandeel_niet_belg_cursisten",
            "Van wie in {jaar} les volgde in het volwassenenonderwijs, had {waarde} niet de Belgische nationaliteit{basis}",
            klein="In het volwassenenonderwijs [volgde|volgden] in {jaar} {teller} [inwoner|inwoners] zonder de Belgische nationaliteit les",
            geen=None,
        ),
    ),
    "inburgering": (
        Zin(
            "nieuwkomers_cumulatief_5_jaar",
            "In de vijf jaar tot en met {jaar} [vestigde zich|vestigden zich samen] {waarde} meerderjarige "
            "[nieuwkomer|nieuwkomers] in {naam}{sinds}",
            geen="In de vijf jaar tot en met {jaar} vestigde zich {geen} enkele meerderjarige nieuwkomer in {naam}",
        ),
        Zin(
            "aanmeldingen",
            "In {jaar} [meldde|meldden] {waarde} [inwoner|inwoners] zich voor het eerst aan voor inburgering{sinds}",
            geen="In {jaar} meldde {geen} enkele inwoner zich voor het eerst aan voor inburgering",
        ),
        Zin(
            "inburgering_per_100_nieuwkomers",
            "Per 100 nieuwkomers waren er{wanneer} gemiddeld {waarde} aanmeldingen{naast}",
            groep="aanmeldingen",
            kop="Dat zijn er",
            woord=VEEL,
            geen=None,
        ),
        Zin(
            "inburgeringscontracten",
            "Er [tekende|tekenden]{wanneer} {waarde} [inwoner|inwoners] een eerste contract",
            geen="Er tekende{wanneer} {geen} enkele inwoner een eerste contract",
        ),
        Zin(
            "inburgeringsattesten",
            "Er [behaalde|behaalden]{wanneer} {waarde} [inwoner|inwoners] een attest{sinds}",
            geen="Er behaalde{wanneer} {geen} enkele inwoner een attest",
        ),
        Zin(
            "attesten_per_100_contracten",
            "Per 100 contracten waren er{wanneer} gemiddeld {waarde} attesten{naast}",
            kop="Dat zijn er",
            woord=VEEL,
            geen=None,
        ),
    ),
    "samenleven": (
        Zin(
            "houding_tegenover_diversiteit",
            "Naar schatting had {waarde} van de inwoners in {jaar} een positieve houding tegenover diversiteit",
        ),
        Zin(
            "vrienden_niet_belgische_herkomst",
            "Naar schatting {waarde} had{wanneer} vrienden van niet-Belgische herkomst",
        ),
        Zin("thuis_voelen_buurt", "Naar schatting {waarde} voelde zich{wanneer} thuis in de eigen buurt"),
    ),
    "context": (
        Zin(
            "personen_met_leefloon",
            "In {jaar} [kreeg|kregen] {waarde} [inwoner|inwoners] van {naam} een leefloon{sinds}",
            geen="In {jaar} kreeg {geen} enkele inwoner van {naam} een leefloon",
        ),
        Zin(
            "leefloon_per_1000_inwoners",
            "Per 1.000 inwoners waren het er {waarde}{wanneer}{naast}",
            kop="Dat zijn er",
            woord=VEEL,
            geen=None,
        ),
        Zin(
            "leefloon_naar_herkomst",
            "Zoveel inwoners kregen in {jaar} een leefloon, per 1.000 van dezelfde herkomst:",
            groepen=(
                ("belgisch", "bij Belgische herkomst"),
                ("eu", "bij EU-herkomst"),
                ("niet_eu", "bij niet-EU-herkomst"),
            ),
            minstens=2,
        ),
        Zin("kansarmoede_index", "De kansarmoede-index van Kind en Gezin bedroeg {waarde} in {jaar}{toen}"),
        Zin(
            "mediaan_huisprijs",
            "De mediaanprijs van een huis bedroeg {waarde} in {jaar}{sinds}{naast}",
            kop="Die prijs ligt",
        ),
        Zin(
            "mediaan_inkomen",
            "Het mediaan inkomen per aangifte bedroeg {waarde} in {jaar}{naast}",
            kop="Dat bedrag ligt",
        ),
        Zin(
            "gemiddeld_inkomen_per_inwoner",
            "Het gemiddeld inkomen bedroeg {waarde} per inwoner in {jaar}{naast}",
            kop="Dat bedrag ligt",
        ),
        Zin(
            "aandeel_alleenwonenden",
            "Van de huishoudens bestond {waarde} in {jaar} uit één persoon{toen}",
            vooruitzicht="Volgens de vooruitzichten bestaat {waarde} van de huishoudens in {jaar} uit één persoon",
            klein="In {jaar} [bestond|bestonden] {teller} [huishouden|huishoudens] uit één persoon",
            geen=None,
        ),
    ),
}
