"""Een fout in `parameters/groepen.yaml` wordt geweigerd met bestand, regel, veld en raad; zo ook in de andere lijsten van de gebruiker."""

from pathlib import Path

import pytest
from proefopslag import groepen_van
from proefproject import schrijf_project

from integratie import onderwerpen
from integratie.fouten import Gebruiksfout, Gegevensfout
from integratie.uitvoering import opdracht

PROJECT = Path(__file__).parents[2]
GOED = "eerste:\n  naam: Eerste\n  gemeenten: [Asse, Beersel]\ntweede:\n  naam: Tweede\n  gemeenten:\n    - 23088\n    - Machelen\n"
BOM = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{n}: &{n} [*{v}, *{v}, *{v}, *{v}, *{v}, *{v}, *{v}, *{v}, *{v}]\n"
    for v, n in zip("abcdefgh", "bcdefghi", strict=True)
)
# vervang dit, door dat: regel, en wat de zin zegt
FOUTEN = [
    ("eerste:", "../x:", 1, ["letters, cijfers en koppeltekens"]),
    ("eerste:", "a/b:", 1, ["letters, cijfers en koppeltekens"]),
    ("eerste:", "eerste groep:", 1, ["letters, cijfers en koppeltekens"]),
    ("eerste:", "23999:", 1, ["geen NIS-code"]),
    ("eerste:", "vlaanderen:", 1, ["vaste groep Vlaams Gewest", "andere sleutel"]),
    ("eerste:", "halle-vilvoorde:", 1, ["bestaat al"]),
    ("tweede:", "vilvoorde:", 4, ["gemeente Vilvoorde"]),
    ("tweede:", "eerste:", 4, ["twee keer"]),
    ("tweede:", "EERSTE:", 4, ["de groep 'eerste'"]),
    ("naam: Tweede", "naam: eerste", 5, ["'naam'", "de groep 'eerste'", "andere naam"]),
    ("naam: Tweede", "naam: Vilvoorde", 5, ["'naam'", "de gemeente Vilvoorde"]),
    ("naam: Tweede", "naam: 12", 5, ["'naam'", "verwacht een tekst"]),
    ("naam: Tweede", "naam: [a]", 5, ["'naam'", "verwacht een tekst"]),
    ("naam: Tweede", "naam: ''", 5, ["'naam'", "verwacht een tekst"]),
    ("naam: Tweede", f"naam: {'x' * 200}", 5, ["'naam'", "hoogstens 100"]),
    ("naam: Tweede", "name: Tweede", 5, ["'name'", "ken deze sleutel niet"]),
    ("  naam: Tweede\n", "", 4, ["'naam' ontbreekt"]),
    ("- Machelen", "- 23088", 8, ["'gemeenten'", "'23088' staat er twee keer", "laat er één weg"]),
    ("- Machelen", "- vilvoorde", 8, ["'gemeenten'", "'23088' en 'vilvoorde' zijn dezelfde gemeente"]),
    ("- Machelen", "- Machelem", 8, ["'gemeenten'", "Ik ken geen gemeente 'Machelem'", "Bedoelde je Machelen"]),
    ("- Machelen", "- Gooik", 8, ["Pajottegem"]),
    ("- Machelen", "- [Machelen]", 8, ["geen lijst, blok of lege plaats"]),
    ("- Machelen", "-", 8, ["lege plaats"]),
    ("[Asse, Beersel]", "[]", 3, ["'gemeenten'", "minstens één"]),
    ("[Asse, Beersel]", "Asse", 3, ["'gemeenten'", "verwacht een lijst"]),
    ("[Asse, Beersel]", "&x [Asse]", 3, ["verwijzingen", "voluit"]),
    ("[Asse, Beersel]", "[" * 30 + "]" * 30, 3, ["te veel niveaus"]),
    ("[Asse, Beersel]", "[Asse", 4, ["geen leesbare YAML"]),
    (GOED, BOM, 1, ["verwijzingen"]),
    (GOED, "- Asse\n", 1, ["sleutel: waarde"]),
    (GOED, "eerste: [Asse]\n", 1, ["'eerste'", "sleutel: waarde"]),
    (GOED, f"# {'x' * 200_000}\n{GOED}", 1, ["groter dan 100 kB"]),
]


@pytest.fixture
def groepen(tmp_path, monkeypatch):
    """Schrijf groepen.yaml van een klein project en geef wat de keuring ervan zegt of maakt."""
    monkeypatch.chdir(schrijf_project(tmp_path, "1"))

    def lees(tekst: str):
        pad = Path("parameters/groepen.yaml")
        pad.write_text(tekst, encoding="utf-8")
        return groepen_van(tmp_path)

    yield lees
    groepen_van(PROJECT)


def test_goede_groepen_worden_gelezen(groepen):
    gelezen = groepen(GOED)
    assert [gelezen[s].leden for s in ("eerste", "tweede")] == [("23002", "23003"), ("23088", "23047")]
    assert groepen("# nog niets\n").keys() == gelezen.keys() - {"eerste", "tweede"}


@pytest.mark.parametrize(("oud", "nieuw", "regel", "woorden"), FOUTEN)
def test_een_fout_noemt_regel_veld_en_raad(groepen, oud, nieuw, regel, woorden):
    assert oud in GOED
    with pytest.raises(Gebruiksfout) as fout:
        groepen(GOED.replace(oud, nieuw, 1))
    zin = str(fout.value)
    assert "\n" not in zin and "groepen.yaml" in zin
    if "groter" not in zin:
        assert f"groepen.yaml, regel {regel}:" in zin
    for woord in woorden:
        assert woord in zin


def test_de_fouten_van_elke_groep_komen_samen(groepen):
    with pytest.raises(Gebruiksfout) as fout:
        groepen(GOED.replace("[Asse, Beersel]", "[]").replace("Machelen", "Vilvoordee"))
    assert [zin.partition(": ")[0].rpartition(" ")[2] for zin in str(fout.value).splitlines()] == ["3", "8"]


@pytest.mark.parametrize(
    ("tekst", "woord"),
    [
        (BOM, "verwijzingen"),
        ("notebook: proef\n", "hier hoort een lijst"),
        ("- proef\n", "sleutel: waarde"),
        ("", "leeg"),
        ("- {notebook: ../proef, titel: T, groep: vlaamse-rand}\n", "kan geen bestandsnaam"),
        ("- {notebook: /elders/proef, titel: T, groep: vlaamse-rand}\n", "kan geen bestandsnaam"),
        ("- {notebook: [proef], titel: T, groep: vlaamse-rand}\n", "verwacht een tekst"),
        ("- {notebook: proef, titel: 3, groep: vlaamse-rand}\n", "verwacht een tekst"),
        ("- {notebook: proef, groep: vlaamse-rand}\n", "'titel' ontbreekt"),
        ("- {notebook: proef, titel: T, groep: vlaamse-rand, per: dorp}\n", "gemeente, groep"),
        ("- {notebook: proef, titel: T, groep: vlaamse-rand}\n" * 2, "twee keer"),
        ("- {notebook: proef, titel: T, groep: weg, per: groep}\n", "zet ze in parameters/groepen.yaml"),
    ],
)
def test_een_fout_in_rapporten_yaml_is_een_zin(groepen, tekst, woord):
    Path("parameters/rapporten.yaml").write_text(tekst, encoding="utf-8")
    with pytest.raises(Gebruiksfout, match=r"rapporten\.yaml") as fout:
        opdracht.stel_op()
    assert woord in str(fout.value) and "\n" not in str(fout.value)


@pytest.mark.parametrize(
    ("tekst", "woord"),
    [
        (BOM, "verwijzingen"),
        ("x: {titel: a}\nx: {titel: b}\n", "twee keer"),
        ("x: [1]\n", "leesbare lijst"),
        ("[" * 5000, "niveaus"),
        ("x: {optelbaar: misschien}\n", "optelbaar"),
        ("x: {titel: 2020-13-45}\n", "niet leesbaar"),
        ("x: {titel: 'a}\n", "YAML"),
    ],
)
def test_een_fout_in_onderwerpen_yaml_is_een_zin(groepen, tekst, woord):
    Path("parameters/onderwerpen.yaml").write_text(tekst, encoding="utf-8")
    with pytest.raises(Gegevensfout, match=r"onderwerpen\.yaml") as fout:
        onderwerpen.bindingen()
    assert woord in str(fout.value) and "\n" not in str(fout.value)
