"""Welke dia's een rapport krijgt, en wat een raadslid erop leest: bevindingen, geen gebruiksaanwijzing en geen lege rijen."""

import pytest

import integratie as ig
from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Kop, Tabel, alinea
from integratie.weergave.notebookinhoud import Tekstcel
from integratie.weergave.presentatie import keuze, maat, stijl
from integratie.weergave.presentatie.inhoud import TE_BREED

NIS, JAAR = "23088", 2026
TITEL = Blok((Kop(1, "Vilvoorde"), alinea("Proef", "reeks")), is_titel=True)


@pytest.fixture(scope="module")
def dias():
    """Een omgevingsanalyse met twee thema's, zoals het notebook ze toont."""
    inhouden = [
        ig.titel(NIS, JAAR),
        Tekstcel("## Samenvatting"),
        ig.samenvatting(NIS, JAAR),
        ig.kaart("aandeel_buitenlandse_herkomst", NIS, JAAR),
        Tekstcel("## Nieuwkomers\n\nMeerderjarigen die zich vestigen."),
        ig.themarijen(NIS, JAAR, ["nieuwkomers"]),
        ig.trend("meerderjarige_nieuwkomers", NIS, JAAR),
        ig.trend("nieuwkomers_per_1000_inwoners", NIS, JAAR),
        Tekstcel("## Meer weten\n\nAlles staat in verantwoording.html."),
    ]
    return keuze.dias(inhouden, "Omgevingsanalyse: Vilvoorde")


def test_elke_dia_heeft_een_titel_en_die_van_een_figuur_zegt_wat_ze_toont(dias):
    assert all(dia.titel for dia in dias) and len({dia.titel for dia in dias}) == len(dias)
    assert all(any(teken.isdigit() for teken in dia.titel) for dia in dias if dia.beeld)


def test_de_kaart_van_de_samenvatting_en_de_zwaarste_figuur_van_elk_thema_komen_eerst(dias):
    figuren = [dia for dia in dias if dia.beeld]
    assert "buitenlandse herkomst" in figuren[0].titel and figuren[0].rang == 0
    assert {dia.titel.partition(":")[0]: dia.rang for dia in figuren[1:]} == {
        "Meerderjarige nieuwkomers": 2,
        "Nieuwkomers per 1.000 inwoners": 1,
    }


def test_de_samenvatting_heeft_van_elke_alinea_de_eerste_zinnen_en_de_rest_staat_in_de_notities(dias):
    dia = next(dia for dia in dias if dia.titel == "Samenvatting")
    assert all(zin.count(". ") <= 1 and len(zin) < 200 for zin in dia.punten)
    assert "48.413 inwoners" in dia.punten[0]  # Statbel, 1 januari 2026
    assert all(any(noot.startswith(zin) for noot in dia.noten) for zin in dia.punten)


def test_naast_een_kaart_staat_de_gemeente_met_de_hoogste_en_de_laagste(dias):
    """Op een kaart leest niemand van achteraan een naam; wat niet past, valt in het midden weg."""
    kaart = next(dia for dia in dias if dia.beeld and dia.tabel)
    namen = [str(rij[0]) for rij in kaart.tabel.rijen]
    assert (namen[0], namen[-1], len(namen)) == ("Machelen", "Merchtem", 19)  # Statbel, herkomst op 1 januari 2025
    eerst = [namen[n] for n in sorted(range(19), key=lambda n: kaart.volgorde[n])[:3]]
    assert eerst == ["Vilvoorde", "Machelen", "Merchtem"]


def test_een_deel_dat_leeg_is_zegt_op_de_dia_waarom_voor_wat_het_zou_tonen():
    dias = keuze.dias([TITEL, Tekstcel("## Komen en gaan"), ig.instroom("24104", JAAR)], "x")
    assert (
        "is er geen uittreksel uit het bevolkingsregister. Nodig: het bestand parameters/registers/24104.csv"
        in dias[1].punten[0]
    )
    assert dias[1].punten[1].startswith("Met een uittreksel staat hier")


def test_wat_het_notebook_zelf_vertelt_staat_in_de_notities(dias):
    assert "Meer weten" not in [dia.titel for dia in dias]
    assert "Meer weten: Alles staat in verantwoording.html." in dias[-1].noten
    (figuur,) = (dia for dia in dias if dia.beeld and "Meerderjarigen die zich vestigen." in dia.noten)
    assert figuur.titel.startswith("Meerderjarige nieuwkomers")


def test_zonder_cijfers_staat_er_dat_er_niets_is_en_in_een_eigen_notebook_elke_tekst():
    leeg = Blok((alinea("Nog geen plan.", "leeg"),))
    assert [dia.punten for dia in keuze.dias([TITEL, Tekstcel("## Plan"), leeg], "x")][1:] == [("Nog geen plan.",)]
    eigen = keuze.dias([Tekstcel("## Mijn besluit\n\nWe starten in mei.")], "Mijn notebook")
    assert [(dia.titel, dia.punten) for dia in eigen[1:]] == [("Mijn besluit", ("We starten in mei.",))]


def test_een_tabel_zonder_cijfers_of_te_breed_komt_niet_op_een_dia():
    rijen = (("Vertrouwen", "niet op te tellen", "–"), ("Kiezers", "9,9 %", "–"))
    breed = Tabel("Te breed", tuple(f"Samenlevingsopbouw{n}" for n in range(9)), (tuple(map(str, range(9))),))
    tabel, leeg = Tabel("Cijfers", ("Indicator", "Waarde", "Ernaast"), rijen), Tabel("Leeg", ("a", "b"), (("x", "–"),))
    dias = keuze.dias([TITEL, Blok((tabel, leeg, breed))], "x")
    assert [(dia.titel, dia.tabel and dia.tabel.rijen) for dia in dias[1:]] == [("Cijfers", rijen[1:])]
    assert f"Te breed: {TE_BREED}" in dias[-1].noten


def test_lange_cellen_worden_korter_tot_vier_rijen_passen():
    lang = "Aangemeld, per 100 nieuwkomers: 49,9 per 100 (2021); de Rand 37,2; " * 8
    heel = [["Doel", "Wettelijk", "Sociaal"], *([f"doel {n}", lang, lang] for n in range(4))]
    kort = maat.kort(heel, *stijl.INHOUD[2:])
    gepast = maat.tabel(kort, (), *stijl.INHOUD[2:])
    assert gepast.rijen == (0, 1, 2, 3, 4) and sum(gepast.hoogtes) <= stijl.INHOUD[3]
    assert all(cel.endswith(" …") and lang.startswith(cel.removesuffix(" …")) for rij in kort[1:] for cel in rij[1:])
    assert maat.kort([["a"], ["kort"]], 800, 300) == [["a"], ["kort"]]
