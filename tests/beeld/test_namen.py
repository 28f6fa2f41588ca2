"""Hoe indicatoren, groepen en bronnen heten, en dat elk cijfer een leesbare eenheid heeft."""

import re

import pytest

import integratie as ig
from integratie.beeld import teksten
from integratie.indicator import FACTOR, GROEPSNAMEN, cijfers, kaart, opschrift, register
from integratie.inlezen import recept
from integratie.opslag import edities
from integratie.tabel import KAARTEN
from integratie.tabel import kaart as bronkaart

VILVOORDE = "23088"
MACHINE = re.compile(
    r"overgetikt|\bcsv\b|\bkolom|\brij(en)?\b|\bblad(en)?\b|\bteller\b|\bnoemer\b|in te lezen|gekende nul|te bevestigen"
)


def voorbehouden() -> dict[str, list[str]]:
    """Wat een lezer bij elke tabel leest."""
    uit = {}
    for pad in sorted(KAARTEN.glob("*.yaml")):
        inhoud = bronkaart(pad.stem)
        zinnen = [v["tekst"] if isinstance(v, dict) else v for v in inhoud.get("voorbehouden", ())]
        zinnen += [inhoud["peildatum"], inhoud["licentie"], *inhoud.get("breuken", {}).values()]
        uit[pad.stem] = zinnen + [g["uitleg"] for g in inhoud.get("gebeurtenissen", ())]
    return uit


@pytest.mark.parametrize("naam", register())
def test_een_titel_is_een_gewone_naam(naam):
    """Geen haakjes (het jaar staat er al tussen), geen dubbel woord, en een hoofdletter alleen vooraan of bij een eigennaam."""
    ind = kaart(naam)
    for tekst in (ind.titel, ind.in_zin, *(GROEPSNAMEN.get(g, g) for g in ind.groepen)):
        assert not re.search(r"[()]|  |\borigine\b", tekst)
        assert not re.search(r"\b(\w+) \1\b", tekst, re.I)
    assert ind.titel[0].isupper() or ind.titel[0].isdigit()
    assert not ind.in_zin or ind.in_zin[0].islower()
    assert ind.titel.strip().rstrip(".") == ind.titel


def test_elke_titel_is_van_een_indicator():
    titels = [i.titel.casefold() for i in register().values()]
    assert len(set(titels)) == len(titels)


@pytest.mark.parametrize("naam", register())
def test_elke_eenheid_staat_bij_het_cijfer_of_in_het_opschrift(naam):
    """Een percentage en een bedrag dragen ze zelf; een aantal heet naar wat geteld wordt, een index heet zo."""
    ind = kaart(naam)
    if ind.eenheid == "verhouding":
        assert opschrift(ind).endswith(", aantal keer zoveel")
    elif ind.eenheid.startswith("procentpunt"):
        assert opschrift(ind).endswith(f", in {ind.eenheid}")
    elif ind.eenheid in FACTOR and ind.eenheid != "%":
        assert ind.eenheid in opschrift(ind)
    else:
        assert opschrift(ind) == ind.titel


def test_de_tabel_van_een_thema_noemt_de_eenheid():
    rijen = [r for t in ("onderwijs", "instroom") for r in ig.thema(t, VILVOORDE, 2025).onderdelen[0].themas[0].rijen]
    per_naam = {r.indicator: r for r in rijen}
    kloof = per_naam["kloof_vertraging_secundair"]
    assert (kloof.titel, kloof.jaar) == (
        "Kloof in schoolse vertraging naar thuistaal, secundair onderwijs, in procentpunt",
        "2021",
    )
    assert str(per_naam["interne_uitwijking"].onder).startswith("per 1.000 · ")


@pytest.mark.parametrize("groep", ["aanmeldingen", "contracten", "attesten"])
def test_een_figuur_over_een_groep_noemt_haar(groep):
    """Opschrift, tekstalternatief en kop van de lijst; de stap staat in geen ander deel van de titel."""
    naam = "inburgering_per_100_nieuwkomers"
    wat = {"aanmeldingen": "aanmelding", "contracten": "eerste contract", "attesten": "attest"}[groep]
    lang = f"Stappen in de inburgering per 100 nieuwkomers, {wat}"
    for figuur in (ig.kaart(naam, VILVOORDE, 2025, groep), ig.positie(naam, VILVOORDE, 2025, groep)):
        assert figuur.titel.startswith(lang)
        assert lang[1:] in figuur.alt
        assert figuur.cellen.columns[1] == f"{lang} (2021)"
    lijn = ig.trend(naam, VILVOORDE, 2025, groep)
    assert lijn.titel.startswith(f"{lang}: van ") and lang[1:] in lijn.alt
    reeks = ig.kaartreeks(naam, VILVOORDE, 2025, groep)
    assert reeks.titel.startswith(lang) and lang[1:] in reeks.alt


def test_ook_een_mededeling_noemt_de_groep():
    """Herstappe telt 75 inwoners: er is geen figuur, en de zin zegt waarvan niet."""
    blok = ig.trend("inburgering_per_100_nieuwkomers", "73028", 2025, "attesten")
    assert str(blok).startswith("Stappen in de inburgering per 100 nieuwkomers, attest: ")


def test_elk_opschrift_van_een_groep_verschilt():
    """Twee groepen van dezelfde indicator hebben nooit hetzelfde opschrift boven een trend."""
    for naam in register():
        groepen = cijfers(naam)["groep"].unique()
        assert len({opschrift(kaart(naam), g) for g in groepen}) == len(groepen)


def test_een_kaart_herhaalt_de_eenheid_niet():
    titel = ig.kaart("nieuwkomers_per_1000_inwoners", VILVOORDE, 2025).titel
    assert titel.count("per 1.000") == 1
    assert teksten.met_eenheid(kaart("aandeel_niet_belg"), 1.0).endswith("%")


@pytest.mark.parametrize(("tabel", "zinnen"), voorbehouden().items())
def test_een_voorbehoud_is_voor_lezers(tabel, zinnen):
    """Geen woorden van bestanden of machines, en nergens een merk dat het nog te bevestigen is."""
    for zin in zinnen:
        assert not MACHINE.search(" ".join(zin.split())), zin
        assert "origine" not in zin or "VDAB noemt dat origine" in " ".join(zin.split())


def test_een_opmerking_is_voor_lezers():
    for ind in register().values():
        for zin in (ind.definitie, *ind.opmerkingen):
            assert not MACHINE.search(zin), zin


def test_de_editie_draagt_dezelfde_voorbehouden():
    """Wat een lezer van de ingebedde editie ziet, is wat op de kaarten staat."""
    for bron in edities.bronnen(recept.EDITIE).values():
        assert not [zin for zin in (*bron.voorbehouden, bron.licentie, bron.peildatum) if MACHINE.search(zin)]
