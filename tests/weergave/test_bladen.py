"""Een rapport op vier bladen: wat op welk blad staat, en één bestand dat alleen door te sturen is."""

from bs4 import BeautifulSoup

from integratie.blok.blok import Blok
from integratie.blok.onderdelen import Groep, Kop, alinea
from integratie.blok.tekst import tekst
from integratie.blok.vierblad import (
    Bladvoet,
    Hoofdpunt,
    Hoofdpunten,
    Kerngetal,
    Kerngetallen,
    Ouderdomslijn,
    Rijenblad,
    Staaf,
    Themarijen,
)
from integratie.indicator import THEMAS
from integratie.weergave import bladen
from integratie.weergave.bladzijde import pagina
from integratie.weergave.notebookinhoud import Tekstcel

TITEL = Blok(
    (
        Groep("kop", (Kop(1, "Asse"), alinea("Inleiding", "wat"))),
        Ouderdomslijn((("onderwijs", "Onderwijs", "2021"), ("context", "Context", ""))),
        Bladvoet("Asse · editie"),
    ),
    "Asse",
    is_titel=True,
)
PUNTEN = Blok(
    (
        Groep(
            "hpw",
            (Kop(2, "Punten"), Hoofdpunten((Hoofdpunt(tekst("Titel"), tekst("Kern."), "Scholen", tekst("hoe <b>?")),))),
        ),
    ),
    "",
    (("inwoners", 2024),),
)
GETALLEN = Blok(
    (
        Kerngetallen(
            (
                Kerngetal(
                    tekst("−2"),
                    "saldo",
                    wat="per jaar",
                    staven=(Staaf("Asse", -2.0, tekst("−2"), True), Staaf("Rand", 6.0, tekst("6"))),
                ),
            )
        ),
    ),
    "",
)
THEMATITELS = tuple(Themarijen(thema, titel, ()) for thema, titel in THEMAS.items()) * 3  # te hoog om een blad te delen


def rijenblad(titel: str, themas: tuple[Themarijen, ...] = THEMATITELS) -> Blok:
    return Blok((Rijenblad(titel, "Asse", "de 19", (), themas, 2010, 2026),), titel)


EEN, TWEE, KORT = rijenblad("Een"), rijenblad("Twee"), rijenblad("Kort", ())
SLOT = Blok((Groep("kop3", (Groep("bron", (Kop(3, "Bronnen"),)),)),), "slot")


def test_elk_blok_met_rijen_heeft_zijn_blad():
    assert bladen.verdeel([TITEL, PUNTEN, EEN, TWEE, Tekstcel("## Zes"), SLOT]) == [
        [TITEL, PUNTEN],
        [EEN],
        [TWEE],
        [Tekstcel("## Zes"), SLOT],
    ]
    assert bladen.verdeel([TITEL, EEN, KORT, SLOT]) == [[TITEL], [EEN], [KORT, SLOT]]
    assert bladen.verdeel([EEN]) == [[EEN]] and bladen.verdeel([TITEL]) == [[TITEL]]


def _soep() -> BeautifulSoup:
    return BeautifulSoup(
        pagina([TITEL, PUNTEN, GETALLEN, EEN, TWEE, SLOT], "In vier bladzijden: Asse (2026)"), "html.parser"
    )


def test_een_bladzijde_met_een_bladvoet_staat_op_zichzelf():
    soep = _soep()
    assert not soep.select("script, link, img, [src]") and [a["href"] for a in soep.select("[href]")] == ["#inhoud"]
    assert "script-src" not in soep.select_one("meta[http-equiv]")["content"]
    assert [v.get_text("|") for v in soep.select(".blad > .voet")] == [f"Asse · editie|{i} van 4" for i in (1, 2, 3, 4)]
    assert soep.select_one("div[data-jaar]")["data-jaar"] == "2024"


def test_een_gewoon_rapport_blijft_zoals_het_was():
    zonder = Blok(TITEL.onderdelen[:2], "Asse", is_titel=True)
    assert bladen.voet([zonder, PUNTEN]) == ""
    assert 'class="inhoudsopgave"' in pagina([zonder, PUNTEN], "Gewoon")


def test_ouderdom_punten_en_kerngetallen_zijn_te_lezen():
    soep = _soep()
    assert [d.get_text(" ") for d in soep.select(".oud-h dl div")] == ["Onderwijs 2021", "Context geen cijfer"]
    assert soep.select_one(".hp .d").decode_contents() == "<b>Scholen:</b> hoe &lt;b&gt;?"
    balken = [b["style"] for b in soep.select(".mb i")]
    assert balken == ["margin-left:0.0%;width:25.0%", "margin-left:25.0%;width:75.0%"]


def test_de_bladvoet_staat_in_een_notebook_als_regel():
    assert "<p>Asse · editie</p>" in TITEL._repr_html_()
