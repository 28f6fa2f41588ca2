"""Het lokale netwerk: dekking, witte vlekken, wie niet gemist kan worden, foute bestanden, en een beeld zonder verrassingen."""

import json
import random
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from opdrachtregel import integratie

import integratie as ig
from integratie.beleid.netwerk import regie as net
from integratie.beleid.rubrieken import DOMEINEN, RUBRIEKEN
from integratie.blok.blok import Figuur
from integratie.fouten import Gebruiksfout

VOORBEELD = Path(__file__).parents[2] / "parameters" / "netwerken" / "voorbeeld.yaml"
GOED = """titel: Proef
stand: 2026-01-15
actoren:
  - {naam: Eén, soort: vereniging, rol: regie, rubrieken: [inburgering]}
  - {naam: Twee, soort: andere, rol: overleg, domeinen: [onderwijs], aanbod: [{soort: NT2, plaatsen: 3}]}
relaties:
  - {van: Eén, naar: Twee, aard: overleg}
"""


def bouw(namen: list[str], paren: list[tuple[str, str]]) -> net.Netwerk:
    actoren = tuple(net.Actor(n, "andere", "overleg", (), ()) for n in namen)
    return net.Netwerk("Proef", "2026-01-01", actoren, tuple(net.Relatie(a, b, "overleg") for a, b in paren))


def test_het_voorbeeld_is_verzonnen_en_heeft_witte_vlekken():
    n = net.lees(VOORBEELD)
    assert "verzonnen" in n.titel
    rubrieken, domeinen = net.dekking(n, "rubrieken"), net.dekking(n, "domeinen")
    assert (tuple(rubrieken), tuple(domeinen)) == (RUBRIEKEN, DOMEINEN) and (len(RUBRIEKEN), len(DOMEINEN)) == (9, 7)
    assert [r for r, wie in rubrieken.items() if not wie] == ["verenigingsleven en individuele burgers"]
    assert rubrieken["toeleiding en activering"] == ("OCMW Voorbeeldegem",)
    assert [d for d, wie in domeinen.items() if not wie] == ["openbare veiligheid en preventie", "milieu en wonen"]
    assert set(net.onmisbaar(n)) == {"Dienst Samenleven", "Taalschool De Brug", "Buurthuis De Linde"}


def test_geleedpunten_van_het_leerboekvoorbeeld():
    """Twee driehoeken die één punt delen, met een staart: het gedeelde punt en het begin van de staart splitsen (Tarjan, 1972)."""
    n = bouw(
        list("abcdefg"),
        [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e"), ("e", "c"), ("e", "f"), ("f", "g")],
    )
    assert set(net.onmisbaar(n)) == {"c", "e", "f"}
    assert net.onmisbaar(n)["c"] == (("d", "e", "f", "g"), ("a", "b"))
    assert not net.onmisbaar(bouw(list("abcd"), [("a", "b"), ("b", "c"), ("c", "d"), ("d", "a")]))


def test_onmisbaar_is_precies_wie_twee_anderen_scheidt():
    """Onafhankelijk: iemand is onmisbaar als er twee anderen zijn waarvan elk pad (alle paden, in de diepte) langs hem gaat."""
    gok = random.Random(7)
    for _ in range(60):
        namen = list("abcdefgh")[: gok.randint(2, 8)]
        paren = [(a, b) for i, a in enumerate(namen) for b in namen[i + 1 :] if gok.random() < 0.3]
        bij = {n: {b if a == n else a for a, b in paren if n in (a, b)} for n in namen}

        def paden(van: str, naar: str, weg: tuple[str, ...], bij=bij):
            if van == naar:
                yield weg
            for volgende in bij[van] - set(weg):
                yield from paden(volgende, naar, (*weg, volgende))

        verwacht = set()
        for a in namen:
            for b in namen:
                alle = [set(p) for p in paden(a, b, (a,))] if a != b else []
                verwacht |= set.intersection(*alle) - {a, b} if alle else set()
        assert set(net.onmisbaar(bouw(namen, paren))) == verwacht


FOUTEN = [
    ("titel: Proef", "titel: ''", 1, "tekst"),
    ("stand: 2026-01-15", "stand: 2026", 2, "datum"),
    ("soort: vereniging", "soort: verening", 4, "Bedoelde je vereniging"),
    ("rol: regie", "rol: baas", 4, "regie, uitvoering"),
    ("[inburgering]", "[inburgerng]", 4, "Bedoelde je inburgering"),
    ("[onderwijs]", "onderwijs", 5, "lijst van teksten"),
    ("naam: Twee", "naam: Eén", 5, "staat er twee keer"),
    ("soort: NT2", "soort: NT3", 5, "Bedoelde je NT2"),
    ("plaatsen: 3", "plaatsen: drie", 5, "verwacht een getal"),
    ("plaatsen: 3", "plaatsen: 2.5", 5, "geheel aantal plaatsen"),
    ("plaatsen: 3", "aantal: 3", 5, "soort, waar, plaatsen"),
    ("{soort: NT2, plaatsen: 3}", "{soort: NT2}, {soort: NT2}", 5, "twee keer op dezelfde plaats"),
    ("[{soort: NT2, plaatsen: 3}]", "NT2", 5, "verwacht een lijst"),
    ("naam: Twee", 'naam: "Twee\\nregels"', 5, "één regel"),
    ("naam: Twee", f"naam: {'T' * 81}", 5, "hoogstens 80"),
    ("naar: Twee", "naar: Twe", 7, "staat niet bij de actoren. Bedoelde je Twee"),
    ("naar: Twee", "naar: Eén", 7, "geen relatie met zichzelf"),
    ("aard: overleg", "aard: ruzie", 7, "doorverwijzing"),
    ("  - {van", "  - {van: Twee, naar: Eén, aard: overleg}\n  - {van", 8, "staat er al"),
    ("relaties:", "relatis:", 6, "ken deze sleutel niet"),
    ("rol: regie,", "", 4, "'rol' ontbreekt"),
    ("stand: 2026-01-15", "stand: !!python/name:os.system ''", 2, "niet leesbaar"),
]


@pytest.mark.parametrize(("goed", "fout", "nummer", "reden"), FOUTEN)
def test_fout_noemt_bestand_regel_en_wat_verwacht_werd(tmp_path, goed, fout, nummer, reden):
    assert goed in GOED
    (tmp_path / "proef.yaml").write_text(GOED.replace(goed, fout, 1), encoding="utf-8")
    with pytest.raises(Gebruiksfout) as melding:
        net.lees(tmp_path / "proef.yaml")
    tekst = str(melding.value)
    assert f"proef.yaml, regel {nummer}: " in tekst and reden in tekst and "\n" not in tekst, tekst


@pytest.fixture
def vilvoorde(project) -> Path:
    """Een projectmap met het voorbeeldnetwerk als dat van Vilvoorde."""
    (project / "parameters/netwerken/23088.yaml").write_bytes(VOORBEELD.read_bytes())
    return project


def test_het_beeld_heeft_elke_naam_en_is_telkens_hetzelfde(vilvoorde):
    figuur = ig.netwerk("Vilvoorde", 2026)
    assert isinstance(figuur, Figuur) and "15 januari 2026" in figuur.bron
    wortel = ET.fromstring(figuur.svg)
    tekst = " ".join(e.text or "" for e in wortel.iter() if e.tag.endswith("text"))
    for actor in net.lees(VOORBEELD).actoren:
        assert all(woord in tekst for woord in actor.naam.split()), actor.naam
        assert actor.naam in figuur.alt
    assert figuur.svg == ig.netwerk("Vilvoorde", 2026).svg and len(figuur.cellen) == 10


def test_dekking_toont_witte_vlekken_en_wie_de_enige_is(vilvoorde):
    html = ig.dekking("Vilvoorde", 2026).html
    assert html.count("niemand: een witte vlek") == 3 and "Wie kan niet gemist worden?" in html
    assert (
        "OCMW Voorbeeldegem</th><td>toeleiding en activering; reguliere voorzieningen en diensten; tewerkstelling"
        in html
    )


def test_een_netwerk_van_later_staat_niet_in_een_vroegere_stand(vilvoorde):
    assert "beschreven na 2020" in ig.netwerk("Vilvoorde", 2020).html and not ig.dekking("Vilvoorde", 2020).onderdelen


def test_zonder_bestand_afwezig_met_de_reden():
    html = ig.netwerk("Asse", 2026).html
    assert "parameters/netwerken/23002.yaml" in html and not ig.dekking("Asse", 2026).onderdelen


def test_grote_netwerken_blijven_leesbaar(vilvoorde):
    """Zestig actoren: geen twee namen op dezelfde hoogte aan dezelfde kant."""
    regels = "".join(f"  - {{naam: Actor {i:02}, soort: andere, rol: overleg}}\n" for i in range(60))
    (vilvoorde / "parameters/netwerken/23088.yaml").write_text(
        f"titel: Groot\nstand: 2025-01-01\nactoren:\n{regels}", encoding="utf-8"
    )
    figuur = ig.netwerk("Vilvoorde", 2026)
    tekst = [
        e for e in ET.fromstring(figuur.svg).iter() if e.tag.endswith("text") and (e.text or "").startswith("Actor")
    ]
    assert len(tekst) == 60
    assert len({e.get("transform") or (e.get("x"), e.get("y")) for e in tekst}) == 60


@pytest.mark.traag
def test_op_de_opdrachtregel(vilvoorde):
    document = json.loads(integratie("netwerk", "Vilvoorde", "--json").stdout)
    assert document["witte_vlekken"]["domeinen"] == ["openbare veiligheid en preventie", "milieu en wonen"]
    assert document["enige"]["rubrieken"]["inburgering"] == "Agentschap Inburgering (verzonnen)"
    assert "Buurthuis De Linde" in document["splitst"]
    for fout in ("asse", "weg.yaml", "vilvorde"):
        uit = integratie("netwerk", fout)
        assert (uit.returncode, uit.stdout, uit.stderr.count("\n")) == (2, "", 1), uit.stderr
