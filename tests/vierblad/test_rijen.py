"""De rijen van een thema. Getallen van Vilvoorde komen uit de bestanden van de uitgevers, niet uit het pakket."""

import pytest

import integratie as ig
from integratie.blok import machine
from integratie.blok.tekst import Opmaak
from integratie.controle.merken import gebrek
from integratie.controle.rapport import Rapport
from integratie.fouten import Gebruiksfout
from integratie.indicator import THEMAS, kaart
from integratie.opslag import edities
from integratie.vierblad.rijkeuze import NOTEN, rijen_van

BEVOLKING = ["aantallen", "instroom", "nieuwkomers", "anderstaligen", "minderjarigen"]
KANSEN = ["tewerkstelling", "onderwijs", "inburgering", "samenleven", "context"]


def rijen(gemeente: str, themas: list[str], peiljaar: int = 2026) -> dict:
    blad = ig.themarijen(gemeente, peiljaar, themas).onderdelen[0]
    return {rij.titel: rij for thema in blad.themas for rij in thema.rijen}


def merken(rij) -> list:
    strook = [rij.strook.laag, rij.strook.hoog] if rij.strook else []
    teksten = [rij.waarde, rij.onder, rij.begin, rij.verandering, rij.plaats, *rij.maatstaven, *strook]
    return [m for tekst in teksten for m in tekst.cijferteksten()]


def test_herkomst_van_vilvoorde():
    """Statbel, herkomst: 48.040 inwoners in 2025, van wie 17.183 van Belgische herkomst (19.713 van 45.495 in 2020, 23.947 van 39.628 in 2010);
    in de Rand ligt het aandeel van 27,08 % (Merchtem) tot 67,68 % (Machelen), samen 49,13 %; in het Vlaams Gewest 28,08 %."""
    rij = rijen("Vilvoorde", ["aantallen"])["Van buitenlandse herkomst"]
    assert (str(rij.waarde), rij.jaar, str(rij.onder)) == ("64,2\u00a0%", "1-1-2025", "30.857 van 48.040 inwoners")
    assert (str(rij.begin), rij.beginjaar) == ("39,6", 2010)
    assert rij.lijn[0] == (2010, pytest.approx(100 * (39628 - 23947) / 39628))
    assert rij.lijn[-1] == (2025, pytest.approx(100 * 30857 / 48040)) and len(rij.lijn) == len(rij.ernaast) == 16
    assert str(rij.verandering) == "+7,6\u00a0pp"  # 64,23 − 56,67
    assert (str(rij.strook.laag), str(rij.strook.hoog)) == ("27", "68") and len(rij.strook.andere) == 18
    assert [str(x) for x in rij.maatstaven] == ["49,1", "28,1"]
    assert rij.strook.gebieden == (pytest.approx(49.131584), pytest.approx(28.083826))


def test_leeftijd_en_groei_van_vilvoorde():
    """Statbel, leeftijd: 9.866 kinderen van 48.413 inwoners op 1 januari 2026, 9.937 van 45.715 in 2021."""
    alle = rijen("Vilvoorde", BEVOLKING)
    kinderen = alle["Kinderen van 0 tot 14 jaar"]
    assert (str(kinderen.waarde), kinderen.jaar) == ("20,4\u00a0%", "1-1-2026")
    assert str(kinderen.verandering) == "−1,4\u00a0pp" and str(kinderen.plaats) == "1e"
    groei = alle["Groei in vijf jaar"]
    assert (str(groei.waarde), groei.jaar, str(groei.onder)) == ("5,9\u00a0%", "2021–2026", "+2.698 inwoners")
    assert not groei.verandering
    inwoners = alle["Inwoners"]
    assert (str(inwoners.waarde), str(inwoners.verandering)) == ("48.413", "+5,9\u00a0%")
    assert inwoners.strook is None and not any(inwoners.maatstaven)


def test_nieuwkomers_over_de_breuk_heen():
    """PinC: 325 nieuwkomers in 2024, 208 van buiten de EU; de bron telt asielzoekers sinds 2022 niet meer."""
    rij = rijen("Vilvoorde", ["nieuwkomers"])["… van buiten de EU"]
    assert (str(rij.waarde), str(rij.onder), str(rij.verandering)) == ("64,0\u00a0%", "208 van 325", "breuk 2022")


def test_een_persoon_is_geen_personen():
    """Statbel, loop van de bevolking 2025: in Holsbeek 85 geboorten en 86 overlijdens; in Bekkevoort 387 inwijkingen en 386 uitwijkingen, en 9 overlijdens meer dan geboorten."""
    holsbeek, bekkevoort = (rijen(naam, ["instroom"]) for naam in ("Holsbeek", "Bekkevoort"))
    assert str(holsbeek["Geboorten min overlijdens"].onder) == "per 1.000 · −1 persoon"
    assert str(bekkevoort["Saldo met andere gemeenten"].onder) == "per 1.000 · +1 persoon"
    assert str(bekkevoort["Geboorten min overlijdens"].onder) == "per 1.000 · −9 personen"


def test_geen_plaats_waar_er_geen_hoort():
    for rij in rijen("Vilvoorde", BEVOLKING + KANSEN).values():
        ind = kaart(rij.indicator)
        if rij.plaats:
            assert ind.soort == "stand" and not ind.samenstelling and not rij.oud


def test_enquete_toont_geen_volgorde():
    for rij in rijen("Vilvoorde", ["samenleven"]).values():
        assert rij.strook.andere == () and not rij.verandering and not rij.plaats and not rij.lijn


def test_oud_cijfer_zegt_niets():
    rij = rijen("Vilvoorde", ["tewerkstelling"])["Werkloosheid, niet-EU-herkomst"]
    assert rij.oud and rij.jaar == "1-1-2020" and not rij.verandering and not rij.plaats
    assert not rijen("Vilvoorde", ["tewerkstelling"], 2025)["Werkloosheid, niet-EU-herkomst"].oud


def test_klein_geeft_alleen_een_aantal():
    """Statbel: van de 78 inwoners van Herstappe (2025: 2 van niet-EU-herkomst) is er geen aandeel."""
    rij = rijen("Herstappe", ["aantallen"])["Van herkomst buiten de EU"]
    assert (str(rij.waarde), str(rij.onder)) == ("2", "te klein voor een aandeel")
    assert not rij.lijn and rij.strook is None and rij.maatstaven == ()


def test_leerlingen_in_een_faciliteitengemeente():
    rij = rijen("Linkebeek", ["anderstaligen"])["Thuis geen Nederlands: basisonderwijs"]
    assert rij.strook is None and not rij.plaats


@pytest.mark.parametrize(
    "gemeente, groep, maatstaven",
    [
        ("23088", "de 19 van de Rand", ("Rand", "Vlaanderen")),
        ("24062", "de 30 van arr. Leuven", ("arr. Leuven", "Vlaanderen")),
        ("noordrand", "de 3 van Noordrand", ("Rand", "Vlaanderen")),
    ],
)
def test_groep_en_maatstaven(gemeente, groep, maatstaven):
    blad = ig.themarijen(gemeente, 2026, ["aantallen"]).onderdelen[0]
    assert (blad.groep, blad.maatstaven) == (groep, maatstaven)


def test_cluster_laat_weg_wat_niet_op_te_tellen_is():
    blad = ig.themarijen("noordrand", 2026, ["samenleven", "context"]).onderdelen[0]
    assert blad.themas[0].rijen == () and "niet op te tellen" in blad.themas[0].noot
    assert "Mediaanprijs van huizen" not in {rij.titel for rij in blad.themas[1].rijen}


def test_een_kleine_cluster_zet_haar_gemeenten_naast_elkaar():
    """Gemeente-Stadsmonitor 2023: in Vilvoorde vindt 52 % dat inwoners goed samenleven. Van grotere groepen zegt het blad waar ze staan."""
    blok = ig.themarijen("noordrand", 2026, KANSEN)
    tabel = blok.onderdelen[1]
    assert tabel.kolommen == ("Indicator", "Machelen", "Vilvoorde", "Zaventem")
    (goed,) = (r for r in tabel.rijen if "leven goed samen" in str(r[0]).lower() or "goed samen" in str(r[0]))
    assert str(goed[2]) == "52\u00a0%" and str(goed[0]).endswith("(2023)")
    waar = {
        "halle-vilvoorde": "De omgevingsanalyse zet de gemeenten naast elkaar.",  # 33
        "oost-vlaanderen": "Ze staan in het rapport van elke gemeente.",  # 57
    }
    for gebied, zin in waar.items():
        groot = ig.themarijen(gebied, 2026, KANSEN)
        samenleven = next(t for t in groot.onderdelen[0].themas if t.thema == "samenleven")
        assert len(groot.onderdelen) == 1 and samenleven.noot.endswith(zin)


@pytest.mark.parametrize("gemeente", ["Vilvoorde", "Halle"])
def test_de_noot_over_leerlingen_staat_er_een_keer(gemeente):
    noten = [t.noot for blad in (BEVOLKING, KANSEN) for t in ig.themarijen(gemeente, 2026, blad).onderdelen[0].themas]
    assert sum("zonder faciliteitengemeenten" in noot for noot in noten) == 1


@pytest.mark.parametrize("gemeente", ["23088", "73028", "11002", "23100", "noordrand"])
def test_elk_getal_wordt_nagerekend(gemeente):
    """De controle rekent elk merk van elke rij opnieuw uit, ook voor een peiljaar van vroeger."""
    for peiljaar in (2026, 2019):
        rapport = Rapport("", gemeente, peiljaar, edities.kies_editie(), {}, ())
        gevonden = [m for rij in rijen(gemeente, BEVOLKING + KANSEN, peiljaar).values() for m in merken(rij)]
        assert gevonden and not [(m.tekst, fout) for m in gevonden if (fout := gebrek(m, rapport))]


def test_vet_is_alleen_wat_gezegd_mag_worden():
    for rij in rijen("Vilvoorde", BEVOLKING + KANSEN).values():
        if any(isinstance(f, Opmaak) for f in rij.verandering.fragmenten):
            (merk,) = rij.verandering.cijferteksten()
            assert merk.soort in ("toename", "groeiprocent") and merk.tekst[0] in "+−"


def test_elk_thema_heeft_rijen_en_een_noot():
    assert set(NOTEN) == set(THEMAS)
    for thema in THEMAS:
        gevonden = rijen_van(thema)
        assert 3 <= len(gevonden) <= 8
        assert [rij.plaats for _, rij in gevonden] == list(range(1, len(gevonden) + 1))
        assert all(not rij.groep or rij.groep in ind.groepen for ind, rij in gevonden)


def test_noot_kent_geen_later_jaar():
    blad = ig.themarijen("Vilvoorde", 2019, ["nieuwkomers", "onderwijs"]).onderdelen[0]
    assert all("202" not in thema.noot for thema in blad.themas)


def test_heen_en_terug_en_fouten():
    blok = ig.themarijen("Vilvoorde", 2026, ["aantallen"])
    assert machine.lees(machine.schrijf(blok)) == blok
    assert ("aandeel_buitenlandse_herkomst", 2025) in blok.cijfers
    with pytest.raises(Gebruiksfout, match="Ik ken geen thema 'aantal'"):
        ig.themarijen("Vilvoorde", 2026, ["aantal"])
    with pytest.raises(Gebruiksfout, match="minstens één thema"):
        ig.themarijen("Vilvoorde", 2026, [])
