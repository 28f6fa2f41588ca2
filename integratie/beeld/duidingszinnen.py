"""De zinnen van de duiding per thema, als tekst met plaatsen voor gemerkte getallen en woorden.

`kern` is de zin zelf; `slot` zegt wat erop volgt, in volgorde:
`sinds` (", 27 minder dan in 2019"), `toen` (", tegenover 57,3 % in 2019"), `steeg` (". Sinds 2020 steeg dat aandeel met …"),
`naast` (". Dat ligt hoger dan in …"), `plaats` (". Daarmee staat de gemeente 3e van 19 …").
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Zin:
    """Eén zin over één indicator. `gelijk` vervangt `kern` als het saldo of de groei ongeveer nul is, `enkel` bij één
    persoon en `geen` bij nul personen (None: dan valt de zin weg); `groepen` somt de groepen van de indicator op, elk met
    zijn voorzetsel. `{wanneer}` is leeg als het jaar al genoemd is."""

    indicator: str
    kern: str
    slot: tuple[str, ...] = ()
    wat: str = "dat aandeel"
    groep: str = ""
    gelijk: str = ""
    enkel: str = ""
    geen: str | None = ""
    groepen: tuple[tuple[str, str], ...] = ()


ZINNEN: dict[str, tuple[Zin, ...]] = {
    "aantallen": (
        Zin("bevolkingsgroei", "In vijf jaar tijd {groeide} de bevolking van {naam} met {grootte}", ("naast",),
            wat="het groeicijfer", groep="5 jaar",
            gelijk="De bevolking van {naam} bleef in vijf jaar tijd {groeide} ({waarde})"),
        Zin("aandeel_buitenlandse_herkomst", "In {jaar} was {waarde} van de inwoners van buitenlandse herkomst", ("steeg",)),
        Zin("aandeel_niet_eu_herkomst", "Voor {teller} inwoners, of {waarde}, ligt{wanneer} die herkomst buiten de EU", ("naast",)),
        Zin("aandeel_niet_belg", "Herkomst is iets anders dan nationaliteit: {waarde} van de inwoners had in {jaar} een andere "
            "nationaliteit dan de Belgische", ("toen",)),
    ),
    "instroom": (
        Zin("intern_migratiesaldo", "Door verhuizingen binnen België {steeg} het aantal inwoners in {jaar} met {tellergrootte}",
            geen="In {jaar} kwamen er uit andere Belgische gemeenten {evenveel} mensen als erheen vertrokken"),
        Zin("internationaal_migratiesaldo", "Het komen en gaan over de landsgrens zorgde{wanneer} voor {tellergrootte} inwoners {meer}",
            enkel="Het komen en gaan over de landsgrens zorgde{wanneer} voor {tellergrootte} inwoner {meer}",
            geen="Over de landsgrens kwamen en gingen er{wanneer} {evenveel} mensen"),
        Zin("natuurlijk_saldo", "Er waren{wanneer} {tellergrootte} geboorten {meer} dan overlijdens",
            enkel="Er was {tellergrootte} geboorte {meer} dan er overlijdens waren",
            geen="Er waren{wanneer} {evenveel} geboorten als overlijdens"),
        Zin("verloopgraad", "Alle aankomsten en vertrekken binnen België samen vormen de verloopgraad: {waarde} van de bevolking{wanneer}",
            ("naast",), wat="die graad"),
    ),
    "nieuwkomers": (
        Zin("meerderjarige_nieuwkomers", "In {jaar} vestigden {waarde} meerderjarige nieuwkomers zich in {naam}", ("sinds",),
            enkel="In {jaar} vestigde {waarde} meerderjarige nieuwkomer zich in {naam}",
            geen="In {jaar} vestigde zich {geen} enkele meerderjarige nieuwkomer in {naam}"),
        Zin("nieuwkomers_per_1000_inwoners", "Per 1.000 inwoners waren het er {waarde}{wanneer}", ("naast",), wat="dat cijfer", geen=None),
        Zin("aandeel_niet_eu_nieuwkomers", "Van de nieuwkomers kwam {waarde}{wanneer} van buiten de EU", ("toen",)),
    ),
    "anderstaligen": (
        Zin("thuistaal_niet_nl_basis", "Van de leerlingen uit {naam} in het Nederlandstalig basisonderwijs sprak {waarde} in {jaar} "
            "thuis geen Nederlands", ("toen", "plaats")),
        Zin("thuistaal_niet_nl_secundair", "In het secundair onderwijs ging het om {waarde}{wanneer}", ("steeg",)),
    ),
    "minderjarigen": (
        Zin("jongeren_buitenlandse_herkomst", "In {jaar} woonden in {naam} {waarde} jongeren van 0 tot en met 24 jaar van "
            "niet-Belgische herkomst", ("sinds",),
            geen="In {jaar} woonden er in {naam} {geen} jongeren van 0 tot en met 24 jaar van niet-Belgische herkomst"),
        Zin("jongeren_naar_herkomst", "Van alle jongeren had", groepen=(
            ("maghreb", "een herkomst in de Maghreb"), ("turks", "in Turkije"), ("oost_europees_niet_eu", "in Oost-Europa (niet-EU)"),
            ("andere_afrikaans", "in andere landen van Afrika"))),
        Zin("minderjarigen_niet_belg", "Bij de minderjarigen had {waarde} in {jaar} niet de Belgische nationaliteit", ("naast",)),
    ),
    "tewerkstelling": (
        Zin("werkzoekendengraad", "De werkzoekendengraad bedroeg {waarde} in {jaar}", ("toen", "plaats")),
        Zin("werkzoekendengraad", "Werkzoekend was", groepen=(
            ("mannen", "van de mannen"), ("vrouwen", "van de vrouwen"), ("18-24 jaar", "van wie 18 tot en met 24 jaar is"))),
        Zin("aandeel_niet_eu_in_wzw", "Onder de werkzoekenden zonder werk was {waarde}{wanneer} van niet-EU-herkomst", ("naast",)),
    ),
    "onderwijs": (
        Zin("verschil_thuistaal_basis_secundair", "Het aandeel leerlingen dat thuis geen Nederlands spreekt, lag in {jaar} in het "
            "basisonderwijs {grootte} {hoger} dan in het secundair onderwijs",
            gelijk="Het aandeel leerlingen dat thuis geen Nederlands spreekt, was in {jaar} {hoger} in het basisonderwijs als in het "
            "secundair onderwijs (een verschil van {grootte})"),
        Zin("verandersnelheid_thuistaal_basis", "In het basisonderwijs {steeg} het de laatste vijf jaar met gemiddeld {grootte}",
            gelijk="In het basisonderwijs bleef het de laatste vijf jaar {steeg}"),
    ),
    "inburgering": (
        Zin("nieuwkomers_cumulatief_5_jaar", "In de vijf jaren tot en met {jaar} vestigden zich samen {waarde} meerderjarige nieuwkomers "
            "in {naam}", ("sinds",),
            enkel="In de vijf jaren tot en met {jaar} vestigde zich {waarde} meerderjarige nieuwkomer in {naam}",
            geen="In de vijf jaren tot en met {jaar} vestigde zich {geen} enkele meerderjarige nieuwkomer in {naam}"),
        Zin("nieuwkomers_cumulatief_5_jaar_per_1000", "Per 1.000 inwoners waren dat er {waarde}", ("naast",), wat="dat cijfer", geen=None),
    ),
    "samenleven": (
        Zin("houding_tegenover_diversiteit", "In de bevraging van {jaar} had {waarde} van de inwoners een positieve houding tegenover "
            "diversiteit"),
        Zin("vrienden_niet_belgische_herkomst", "Vrienden van niet-Belgische herkomst had {waarde}{wanneer}"),
        Zin("thuis_voelen_buurt", "In de eigen buurt voelde {waarde} zich{wanneer} thuis"),
    ),
    "context": (
        Zin("mediaan_huisprijs", "De mediaanprijs van een huis bedroeg {waarde} in {jaar}", ("sinds", "naast"), wat="die prijs"),
        Zin("mediaan_inkomen", "Het mediaan inkomen per aangifte bedroeg {waarde} in {jaar}", ("naast",), wat="dat bedrag"),
        Zin("aandeel_alleenwonenden", "Van de huishoudens bestond {waarde} in {jaar} uit één persoon", ("toen",)),
    ),
}  # fmt: skip
