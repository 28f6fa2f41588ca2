"""Kerngetallen, kop en slot. Getallen komen uit de bestanden van de uitgevers."""

import pytest

import integratie as ig
from integratie import gebieden
from integratie.blok import machine
from integratie.controle.merken import gebrek
from integratie.controle.rapport import Rapport
from integratie.indicator import THEMAS
from integratie.opslag import edities
from integratie.vierblad import kop, slot

ALLE = (list(THEMAS)[:5], list(THEMAS)[5:])


def getallen(gemeente: str, peiljaar: int = 2026) -> list:
    return list(ig.kerngetallen(gemeente, peiljaar).onderdelen[0].onderdelen[1].punten)


def test_de_zes_van_vilvoorde():
    """Statbel: 48.413 inwoners (2026); 30.857 van 48.040 van buitenlandse herkomst (2025). PinC: 325 nieuwkomers (2024), 62,2 % (2024; 57,3 % in 2019)."""
    zes = getallen("Vilvoorde")
    assert [str(p.waarde) for p in zes[:4]] == ["48.413", "64,2\u00a0%", "325", "62,2\u00a0%"]
    assert zes[0].naam == "inwoners op 1 januari 2026" and zes[1].naam == "van buitenlandse herkomst, 2025"
    assert str(zes[2].verandering) == "niet te vergelijken met vroeger"  # de doelgroep veranderde in 2022
    assert str(zes[3].verandering) == "+4,9 pp sinds 2019"


def test_de_balkjes():
    """Statbel: de Rand telde 444.631 inwoners in 2021 en 465.279 in 2026; Vilvoorde is de eerste en de enige eigen balk."""
    for punt in getallen("Vilvoorde"):
        assert [s.eigen for s in punt.staven] == [True, False, False]
        assert [s.naam for s in punt.staven] == ["Vilvoorde", "Rand", "Vlaanderen"]
    assert getallen("Vilvoorde")[0].staven[1].waarde == pytest.approx(100 * (465279 / 444631 - 1))


def test_een_arrondissement_lijkt_geen_gemeente():
    """Tongeren is nu een deel van Tongeren-Borgloon; het arrondissement houdt de naam."""
    assert {p.staven[1].naam for p in getallen("Voeren")} == {"arr. Tongeren"}
    assert {p.staven[1].naam for p in getallen("Halle")} == {"Halle-Vilvoorde"}


def test_elk_getal_klopt(steekproef):
    for nis in [*steekproef(gebieden.groep("vlaanderen").leden, 15), *gebieden.clusters()]:
        rapport = Rapport("", nis, 2026, edities.kies_editie(), {"gebied": gebieden.plaats(nis).naam}, ())
        for punt in getallen(nis):
            teksten = [punt.waarde, punt.verandering, *(s.cijfer for s in punt.staven)]
            assert [g for t in teksten for m in t.cijferteksten() if (g := gebrek(m, rapport))] == []
            assert all(s.waarde == next(iter(s.cijfer.cijferteksten())).waarde for s in punt.staven)


def test_een_faciliteitengemeente_krijgt_andere_kerngetallen():
    namen = {p.indicator for p in getallen("Kraainem")}
    assert len(namen) >= 4 and not namen & {"thuistaal_niet_nl_basis", "schoolse_vertraging_secundair"}


def test_de_ouderdomslijn():
    """De bevolking is van 1 januari 2026, de loop van 2025, de nieuwkomers van 2024, de inburgering van 2021 en de bevraging van 2023."""
    (lijn,) = (d for d in ig.vierbladkop("23088", 2026).onderdelen if hasattr(d, "themas"))
    themas = {thema: jaar for thema, _, jaar in lijn.themas}
    assert list(themas) == list(THEMAS)
    verwacht = {
        "aantallen": "2026",
        "instroom": "2025",
        "nieuwkomers": "2024",
        "inburgering": "2021",
        "samenleven": "2023",
    }
    assert {t: themas[t] for t in verwacht} == verwacht
    assert kop.jongste("samenleven", gebieden.RAND, 2026) == ""  # een bevraging is niet op te tellen


def test_de_ouderdomslijn_noemt_alleen_een_thema_met_rijen():
    """Herstappe telt 78 inwoners (Statbel, 2026): een percentage zonder aantal, zoals dat van de leerlingen, staat er niet."""
    for nis in ("73028", "23088", "23100"):
        rijen = {
            t.thema: t.rijen for t in (d for blad in ALLE for d in ig.themarijen(nis, 2026, blad).onderdelen[0].themas)
        }
        jaren = {thema: kop.jongste(thema, nis, 2026) for thema in THEMAS}
        assert {t for t, jaar in jaren.items() if jaar} <= {t for t, er in rijen.items() if er}
    assert kop.jongste("anderstaligen", "73028", 2026) == ""


def test_een_vooruitzicht_is_geen_jongste_cijfer():
    """Statistiek Vlaanderen: waarnemingen tot en met 2023, daarna vooruitzichten; Statbel geeft woningprijzen tot 2024."""
    assert kop.jongste("context", "23088", 2026) == "2024"
    assert int(kop.jongste("aantallen", "23088", 2023)) == 2023


def test_de_kop():
    blok = ig.vierbladkop("Vilvoorde", 2026)
    assert blok.is_titel and blok.onderdelen[0].onderdelen[0].tekst == "Vilvoorde"
    assert edities.kies_editie() in str(blok.onderdelen[0].onderdelen[1].tekst)
    assert "tot en met 2023" in str(ig.vierbladkop("Vilvoorde", 2023).onderdelen[0].onderdelen[1].tekst)


def test_wat_we_niet_weten():
    vilvoorde, kraainem, rand = (slot.onbekend(nis, 2026) for nis in ("23088", "23099", gebieden.RAND))
    assert all(len(p) <= 7 for p in (vilvoorde, kraainem, rand))
    assert vilvoorde[0] == "Onderwijs en inburgering na 2021: nieuwere cijfers hebben we niet."
    assert "Frans" in kraainem[0] and "niet op te tellen" in rand[0]


def test_hoe_te_lezen_en_bronnen():
    assert any("De Rand: de 19 gemeenten samen, Vilvoorde inbegrepen" in p for p in slot.leeswijzer("23088", 2026))
    assert any("arrondissement Leuven" in p for p in slot.leeswijzer("24062", 2026))
    gelijkaardig = {
        nis: any("gelijkaardige gemeenten" in p for p in slot.leeswijzer(nis, 2026)) for nis in ("23088", "24062")
    }
    assert gelijkaardig == {"23088": False, "24062": True}  # in de Rand is de Rand zelf de groep
    bronnen = slot.bronnen("23088", 2026)
    assert bronnen[0].startswith("Statbel (tot 2026)") and edities.kies_editie() in bronnen[-1]
    assert any(b.startswith("FOD Financiën") for b in bronnen)  # kopers van vastgoed: alleen voor de Rand
    assert not any(b.startswith("FOD Financiën") for b in slot.bronnen("24062", 2026))


@pytest.mark.parametrize("maak", [ig.kerngetallen, ig.slot, ig.vierbladkop])
def test_als_json_en_terug(maak):
    blok = maak("Vilvoorde", 2026)
    assert machine.lees(machine.schrijf(blok)) == blok


def test_een_cluster_noemt_haar_leden():
    """De Noordrand is Vilvoorde, Machelen en Zaventem; de 33 van Halle-Vilvoorde staan op de kaart en in de lijst."""
    inleiding = {
        naam: str(ig.vierbladkop(naam, 2026).onderdelen[0].onderdelen[1].tekst)
        for naam in ("noordrand", "halle-vilvoorde", "Halle")
    }
    assert inleiding["noordrand"].startswith("Vilvoorde, Machelen en Zaventem in vier bladzijden: ")
    assert inleiding["halle-vilvoorde"] == inleiding["Halle"] and inleiding["Halle"].startswith(
        "Lokale integratie in vier"
    )
