"""De hoofdpunten: wat gezegd mag worden, hoe het er staat, en of elk getal klopt. Getallen komen uit de bestanden van de uitgevers."""

import re

import pytest
from officieel import FACILITEITEN, RAND

import integratie as ig
from integratie import gebieden, vergelijking
from integratie.blok import machine
from integratie.controle.merken import gebrek
from integratie.controle.rapport import Rapport
from integratie.fouten import Gebruiksfout
from integratie.indicator import THEMAS, kaart, register
from integratie.opslag import edities
from integratie.vergelijking import ruis
from integratie.vierblad import keuze
from integratie.vierblad.hoofdpunten import vraag
from integratie.vierblad.teksten import kern

VERBODEN = re.compile(r"verkleur|allochtoon|autochtoon|illega|gekleurd", re.I)


def punten(gemeente: str, peiljaar: int = 2026) -> dict:
    return {p.indicator: p for p in ig.hoofdpunten(gemeente, peiljaar).onderdelen[0].onderdelen[1].punten}


def gekozen(nis: str, peiljaar: int = 2026) -> list[keuze.Kandidaat]:
    return keuze.kies(keuze.kandidaten(nis, peiljaar))


def steek(steekproef, elke: int) -> list[str]:
    return [*steekproef(gebieden.groep("vlaanderen").leden, elke), *gebieden.clusters()]


def test_de_groei_van_merchtem():
    """Statbel: 17.154 inwoners op 1 januari 2021, 18.467 op 1 januari 2026 (+7,65 %); de Rand van 444.631 naar 465.279 (+4,64 %)."""
    punt = punten("Merchtem")["bevolkingsgroei"]
    assert str(punt.titel) == "De bevolking groeide in vijf jaar met 7,7\u00a0%, sneller dan in de Rand"
    assert str(punt.kern).startswith(
        "Op 1 januari 2026 woonden er 18.467 mensen. In de Rand was de groei 4,6\u00a0% en in Vlaanderen 3,7\u00a0%."
    )
    assert punt.dienst == "Opvang en school"


def test_zonder_het_aantal_telt_een_groei_tot_een_dag():
    """Een groei over vijf jaar is er niet op één dag: wie het aantal inwoners weglaat, zegt tot wanneer ze loopt."""
    groei = next(k for k in gekozen("23052") if k.ind.naam == "bevolkingsgroei")
    zin = "Tot 1 januari 2026 was de groei in de Rand 4,6\u00a0% en in Vlaanderen 3,7\u00a0%."
    assert str(kern(groei, "23052", 2026, inkorten=2)) == zin


def test_de_thuistaal_in_merchtem():
    """PinC, leerlingen basisonderwijs naar woonplaats: 23,7 % in 2019 en 35,6 % in 2024. Elders steeg dat minder: het hoort bij de vijf."""
    punt = punten("Merchtem")["thuistaal_niet_nl_basis"]
    zin = "35,6\u00a0% van de leerlingen in de basisschool spreekt thuis geen Nederlands, meer dan in 2019"
    assert (str(punt.titel), punt.dienst) == (zin, "Scholen")
    assert str(punt.kern).startswith("Tussen 2019 en 2024 steeg het aandeel met 11,9\u00a0procentpunt")
    assert "zegt niet hoe goed een kind Nederlands kent" in str(punt.vraag)


def test_nieuwkomers_horen_bij_de_vijf_van_vilvoorde():
    """AgII via PinC: 1.480 nieuwkomers in 2020–2024 op 47.445 inwoners in 2024 (Statbel). Een oud cijfer over cursisten (2021) verdringt ze niet, en de groei houdt haar saldo's."""
    vijf = punten("Vilvoorde")
    assert "cursisten_per_1000_inwoners" not in vijf and "bevolkingsgroei" in vijf
    punt = vijf["nieuwkomers_cumulatief_5_jaar_per_1000"]
    titel = "31,2 nieuwkomers per 1.000 inwoners in vijf jaar, minder dan in de Rand"
    assert (str(punt.titel), f"{1000 * 1480 / 47445:.1f}") == (titel, "31.2") and "In de Rand was dat 41,1" in str(
        punt.kern
    )
    assert "In 2025 was het saldo van geboorten en overlijdens +209" in str(vijf["bevolkingsgroei"].kern)


def test_waaruit_een_groei_bestaat():
    """Statbel, loop van de bevolking 2025, Merchtem: 190 geboorten, 213 overlijdens; 1.162 in, 1.025 uit; saldo met het buitenland −9."""
    groei = next(k for k in gekozen("23052") if k.ind.naam == "bevolkingsgroei")
    slot = (
        "In 2025 was het saldo van geboorten en overlijdens \u221223, van verhuizingen in België +137 "
        "en van die met het buitenland \u22129."
    )
    assert str(kern(groei, "23052", 2026)).endswith(slot)


@pytest.mark.traag
@pytest.mark.parametrize("peiljaar", [2021, 2024, 2026])
def test_de_regels_van_de_keuze(peiljaar, steekproef):
    for nis in steek(steekproef, 15):
        lijst = gekozen(nis, peiljaar)
        kaarten = [k.ind for k in lijst]
        assert len(lijst) <= 5
        assert len({i.thema for i in kaarten}) == len({i.feit or i.naam for i in kaarten}) == len(lijst)
        assert len({i.dienst for i in kaarten}) == len(lijst) and sum(i.samenstelling for i in kaarten) <= 1
        for k in lijst:
            assert abs(k.z) >= 1.96 and peiljaar - k.stand.jaar <= 5
            assert k.ind.dienst and k.ind.soort not in ("enquete", "vooruitzicht")
            assert not (nis in FACILITEITEN and (k.ind.leerlingen or k.ind.thema == "onderwijs"))
            if k.verandering:
                assert not k.verandering.breuken and k.verandering.richting in ("stijgt", "daalt")
                assert not (k.verandering.van_jaar < 2022 <= k.verandering.tot_jaar and k.ind.thema == "nieuwkomers")


@pytest.mark.traag
def test_bijna_overal_vijf(steekproef):
    """Ook in een gewone gemeente valt er iets te zeggen; hoogstens in de kleinste minder dan drie."""
    aantallen = {nis: len(gekozen(nis)) for nis in steek(steekproef, 6)}
    assert sum(n == 5 for n in aantallen.values()) > 0.8 * len(aantallen)
    assert all(n >= 3 for nis, n in aantallen.items() if (vergelijking.stand("inwoners", nis, 2026).waarde or 0) > 5000)


def test_wat_gekozen_wordt_weegt_het_meest():
    """Wie niet gekozen is, weegt minder dan elk gekozen punt, of deelt een thema, een feit, een dienst of de samenstelling met een zwaarder punt, of is ouder dan een van die dienst."""
    for nis in RAND:
        alle, lijst = keuze.kandidaten(nis, 2026), gekozen(nis)
        for ander in alle:
            zwaarder = [k.ind for k in lijst if k.gewicht >= ander.gewicht]
            botst = any(
                i.thema == ander.ind.thema
                or i.dienst == ander.ind.dienst
                or (i.feit or i.naam) == (ander.ind.feit or ander.ind.naam)
                or (i.samenstelling and ander.ind.samenstelling)
                for i in zwaarder
            )
            zeker = [k.stand.jaar for k in alle if k.ind.dienst == ander.ind.dienst and abs(k.z) >= 3]
            ouder = ander.stand.jaar < max(zeker, default=0) - 2
            assert ander in lijst or botst or ouder or len(zwaarder) == 5


def test_een_groei_en_haar_delen_zijn_een_feit():
    delen = ("bevolkingsgroei", "natuurlijk_saldo", "intern_migratiesaldo", "internationaal_migratiesaldo")
    assert {kaart(naam).feit for naam in delen} == {"groei"}


def test_elke_kaart_met_een_boodschap_heeft_een_dienst_en_een_vraag():
    met = [i for i in register().values() if i.boodschap]
    assert len(met) >= 25 and {i.thema for i in met} >= set(THEMAS) - {"samenleven"}
    for ind in met:
        assert ind.dienst and ind.vraag and "{" not in ind.vraag[-1], ind.naam
        assert "{}" in ind.boodschap and not ind.vraag[-1].endswith(".")


def test_over_de_samenstelling_staat_wat_ze_niet_zegt():
    for ind in register().values():
        if ind.boodschap and ind.samenstelling:
            assert all("zegt niet" in zin for zin in ind.vraag), ind.naam


@pytest.mark.traag
def test_elk_getal_en_elk_woord_klopt(steekproef):
    for nis in steek(steekproef, 15):
        rapport = Rapport("", nis, 2026, edities.kies_editie(), {"gebied": gebieden.plaats(nis).naam}, ())
        for punt in punten(nis).values():
            merken = [m for t in (punt.titel, punt.kern, punt.vraag) for m in t.cijferteksten()]
            assert merken and [g for m in merken if (g := gebrek(m, rapport))] == []


@pytest.mark.traag
def test_de_zinnen_lezen_als_zinnen(steekproef):
    lengtes = []
    for nis in steek(steekproef, 6):
        zinnen = [str(t) for p in punten(nis).values() for t in (p.titel, p.kern, p.vraag)]
        assert all(zinnen.count(zin) == 1 for zin in zinnen if len(zin) > 60)
        for zin in zinnen:
            assert (
                zin
                and "  " not in zin
                and "{" not in zin
                and not re.search(r"(?<![\d.,])1 \w+en\b|None|nan| \.|\.\.", zin)
            ), zin
            assert not VERBODEN.search(zin), zin
            lengtes += [len(z.split()) for z in re.split(r"(?<=[.?]) ", zin)]
    lengtes.sort()
    assert lengtes[len(lengtes) // 2] <= 16 and lengtes[int(0.95 * len(lengtes))] <= 28


def test_een_vraag_zonder_cijfer_valt_terug():
    """Buiten de Rand is er voor 2026 geen verdeling naar leeftijd: daar staat de vraag zonder cijfer."""
    ind = kaart("bevolkingsgroei")
    rand, elders = (
        vraag(ind, vergelijking.stand(ind.naam, nis, 2026, "5 jaar"), nis, 2026) for nis in ("23088", "24062")
    )
    assert (
        str(rand)
        == "het aandeel kinderen van 0 tot 14 jaar is 20,4\u00a0% (in de Rand 18,4\u00a0%); zijn er plaatsen genoeg?"
    )
    assert str(elders) == "volgt het aantal plaatsen het aantal kinderen?"


def test_als_json_en_terug():
    blok = ig.hoofdpunten("Vilvoorde", 2026)
    assert machine.lees(machine.schrijf(blok)) == blok


def test_een_onbekende_gemeente():
    with pytest.raises(Gebruiksfout, match="Vilvoordenaar"):
        ig.hoofdpunten("Vilvoordenaar", 2026)


def test_een_plaats_noemt_de_groep_van_de_gemeente():
    """Aalst staat tussen de gemeenten van haar arrondissement, niet tussen die van de Rand."""
    punten = ig.hoofdpunten("Aalst", 2026).onderdelen[0].onderdelen[1].punten
    (kern,) = (str(p.kern) for p in punten if p.indicator == "bevolkingsgroei")
    plaats = kern.partition("Van hoog naar laag")[2]
    assert re.fullmatch(r" staat Aalst in het arrondissement Aalst op plaats \d( of \d)? van \d+\.", plaats)
    assert "de Rand" not in kern


def test_de_dag_van_een_telling_en_de_zin_van_een_saldo():
    """Statbel: de leeftijden in Leuven tellen op 1 januari; een saldo van 2025 zegt wat er van wat afgaat."""
    teksten = {k.ind.naam: str(kern(k, "24062", 2026)) for k in keuze.kandidaten("24062", 2026)}
    assert teksten["aandeel_65_plus"].startswith("Op 1 januari 2026 ging het om 18.077 inwoners. ")
    assert re.match(
        r"In 2025 was het saldo [+−]?\d[\d.]*: aankomsten min vertrekken\.", teksten["intern_migratiesaldo"]
    )


def test_zonder_hoofdpunt_staat_waarom():
    (groep,) = ig.hoofdpunten("Herstappe", 2026).onderdelen
    assert groep.onderdelen[1].punten == () and "Herstappe" in str(groep.onderdelen[2].tekst)


def test_een_cluster_zegt_niets_over_wie_een_gemeentegrens_oversteekt():
    """Wie van Vilvoorde naar Machelen verhuist of er koopt, blijft in de Noordrand: dat is daar niemand van elders."""
    gekozen = {k.ind.naam for k in keuze.kandidaten("noordrand", 2026)}
    assert gekozen and not gekozen & {"interne_inwijking", "interne_uitwijking", "aandeel_kopers_van_elders"}


def test_een_saldo_waarvan_de_stromen_maar_een_jaar_gekend_zijn_heeft_geen_gemeten_ruis():
    """Inwijking en uitwijking zijn er alleen voor 2025: van jaar op jaar is er niets te meten, dus geldt de gewone spreiding."""
    assert not ruis.ruis("intern_migratiesaldo", "", edities.kies_editie()).gemeten


def test_een_andere_keuze_van_gebieden_geldt_meteen():
    """Wie eerst het gewone rapport vroeg, krijgt na een keuze geen boodschap meer naast de Rand, en daarna weer wel."""

    def naast() -> set[str]:
        return {k.naast.code for k in keuze.kandidaten("23088", 2026) if k.naast}

    assert naast() == {"vlaamse-rand", "02000"}
    gebieden.kies("23088", [gebieden.groep("centrumsteden")])
    try:
        assert naast() == {"centrumsteden"}
    finally:
        gebieden.kies("23088", ())
    assert naast() == {"vlaamse-rand", "02000"}


def test_een_te_klein_cijfer_van_een_andere_gemeente_staat_nergens_naast():
    """POD MI via de Gemeente-Stadsmonitor (AR13): in Lichtervelde kregen in 2022 minder dan 20 mensen een leefloon; daarvan geen verhouding en geen vergelijking."""
    ig.vergelijk("Boutersem", ["Lichtervelde", "provincie:Antwerpen"], 2026)
    try:
        naast = {
            k.naast.naam
            for k in keuze.kandidaten("24016", 2026)
            if k.ind.naam == "leefloon_per_1000_inwoners" and k.naast
        }
        zinnen = " ".join(f"{p.titel} {p.kern}" for p in punten("Boutersem").values() if "leefloon" in p.indicator)
    finally:
        ig.vergelijk("Boutersem")
    assert "Lichtervelde" not in naast and "Lichtervelde" not in zinnen
