"""De zinnen van de duiding over wie er woont en komt wonen: aantallen, instroom, nieuwkomers, anderstaligen en minderjarigen."""

from integratie.beeld.duidingszin import Zin
from integratie.beeld.woorden import SNEL, VEEL

BEVOLKING: dict[str, tuple[Zin, ...]] = {
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
                ("oost_europees_niet_eu", "in Oost-Europa buiten de EU"),
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
}
