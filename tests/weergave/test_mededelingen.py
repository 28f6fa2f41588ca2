"""Waar figuren ontbreken om dezelfde reden, staat de reden er één keer."""

from nbformat import v4

import integratie as ig
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import alinea
from integratie.weergave.herhaling import een_keer
from integratie.weergave.notebookinhoud import Tekstcel, celinhoud

KLEIN = "38002"  # Alveringem: enkele leerlingen met schoolse vertraging


def _cel(*blokken):
    return v4.new_code_cell("", outputs=[v4.new_output("display_data", dict(b._repr_mimebundle_())) for b in blokken])


def _mededeling(wat: str, reden: str) -> Blok:
    zin = f"{wat}: {reden}"
    return Blok((alinea(zin, "leeg"),), zin)


def test_dezelfde_reden_staat_er_een_keer():
    cellen = [
        _cel(_mededeling("Eerste", "te weinig mensen."), _mededeling("Eerste", "te weinig mensen.")),
        _cel(_mededeling("Tweede", "te weinig mensen.")),
        _cel(_mededeling("Derde", "geen cijfers.")),
    ]
    teksten = [b.tekst for b in celinhoud(v4.new_notebook(cells=cellen))]
    assert teksten == ["Eerste; Tweede: te weinig mensen.", "Derde: geen cijfers."]


def test_een_kop_of_figuur_ertussen_houdt_ze_apart():
    cellen = [
        _cel(_mededeling("Eerste", "te weinig mensen.")),
        v4.new_markdown_cell("## Ander thema"),
        _cel(_mededeling("Tweede", "te weinig mensen.")),
        _cel(ig.trend("inwoners", "23088", 2026)),
        _cel(_mededeling("Derde", "te weinig mensen.")),
    ]
    inhoud = celinhoud(v4.new_notebook(cells=cellen))
    assert len(inhoud) == 5 and isinstance(inhoud[1], Tekstcel)


def test_een_echte_gemeente_met_weinig_leerlingen():
    """De vier figuren over vertraging en schoolverlaten in het rapport: elk ontbreekt, en dat is één regel."""
    figuren = [
        maak(naam, KLEIN, 2026)
        for naam in ("schoolse_vertraging_secundair", "vroegtijdig_schoolverlaten")
        for maak in (ig.trend, ig.staven)
    ]
    assert all(isinstance(f, Blok) for f in figuren)
    (samen,) = celinhoud(v4.new_notebook(cells=[_cel(f) for f in figuren]))
    assert samen.tekst.count("te weinig mensen") == 1
    assert samen.tekst.count("Schoolse vertraging in het secundair onderwijs") == 1
    assert samen.tekst.count("Vroegtijdig schoolverlaten") == 1


def test_een_bestand_dat_overal_ontbreekt_staat_onder_de_eerste_kop():
    """Zonder uittreksel blijft van het rapport over de instroom één kop over; een kop met nog iets anders blijft staan."""
    ontbreekt = ig.instroom("24104", 2026)
    koppen = [Tekstcel(f"## {kop}") for kop in ("Komen en gaan", "Vanwaar", "Wie", "Inwoners")]
    figuur = ig.trend("inwoners", "24104", 2026)
    alle = [koppen[0], ontbreekt, koppen[1], *[ontbreekt] * 3, koppen[2], ontbreekt, koppen[3], ontbreekt, figuur]
    uit = een_keer(alle)
    assert uit[:3] == [koppen[0], ontbreekt, koppen[3]]
    assert [x.naam for x in uit[3:]] == [figuur.naam]


def test_een_voorbehoud_staat_bij_de_eerste_figuur_van_het_rapport():
    eerste, tweede = (
        ig.trend("aandeel_buitenlandse_herkomst", "24104", 2026),
        ig.kaart("aandeel_buitenlandse_herkomst", "24104", 2026),
    )
    alle = [Tekstcel("## Eén"), eerste, Tekstcel("## Twee"), tweede]
    assert set(tweede.voorbehouden) <= set(eerste.voorbehouden) != set()
    assert [x.voorbehouden for x in een_keer(alle) if not isinstance(x, Tekstcel)] == [eerste.voorbehouden, ()]
