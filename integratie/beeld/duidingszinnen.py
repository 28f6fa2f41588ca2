"""De zinnen van de duiding per thema; die over de bevolking staan in `duidingszinnen_bevolking`."""

from integratie.beeld.duidingszin import Zin
from integratie.beeld.duidingszinnen_bevolking import BEVOLKING
from integratie.beeld.woorden import VEEL

ZINNEN: dict[str, tuple[Zin, ...]] = BEVOLKING | {
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
            "Per 1.000 inwoners kregen er {waarde} een leefloon{wanneer}{naast}",
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
            "Het mediaan netto belastbaar inkomen per aangifte bedroeg {waarde} in {jaar}{naast}",
            kop="Dat bedrag ligt",
        ),
        Zin(
            "gemiddeld_inkomen_per_inwoner",
            "Het gemiddeld netto belastbaar inkomen bedroeg {waarde} per inwoner in {jaar}{naast}",
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
