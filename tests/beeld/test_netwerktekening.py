"""Een netwerk als lijst met bogen: elke naam staat er leesbaar en binnen het blad, elke verbinding is één boog tussen haar twee stippen."""

import re

from integratie.beeld.netwerktekening import netwerk
from integratie.beeld.tekenvlak import BREEDTE, breedte_van

SOORTEN = {
    "Dienst Samenleven": "lokaal bestuur",
    "OCMW": "lokaal bestuur",
    "Taalschool De Brug": "onderwijs en vorming",
}
VERBONDEN = {("Dienst Samenleven", "OCMW"): 1, ("Dienst Samenleven", "Taalschool De Brug"): 3}
_TEKST = re.compile(r'<text x="([\d.]+)" y="([\d.]+)" style="font-size: ([\d.]+)px; ([^"]*)">([^<]*)</text>')


def teksten(svg: str) -> dict[str, tuple[float, float, float, str]]:
    """Tekst → x, y, grootte en stijl."""
    return {tekst: (float(x), float(y), float(maat), stijl) for x, y, maat, stijl, tekst in _TEKST.findall(svg)}


def bogen(svg: str) -> list[tuple[float, float, float]]:
    """(begin, einde, dikte) van elke boog."""
    pad = r'd="M [\d.]+ ([\d.]+) C [\d.]+ [\d.]+ [\d.]+ [\d.]+ [\d.]+ ([\d.]+) " style="[^"]*?stroke-width: ([\d.]+)'
    return [tuple(map(float, gevonden)) for gevonden in re.findall(pad, svg)]


def test_elke_naam_staat_onder_haar_soort_en_binnen_het_blad():
    gezet = teksten(netwerk(SOORTEN, VERBONDEN).svg("alt"))
    assert set(gezet) == {*SOORTEN, *SOORTEN.values()}
    volgorde = ["lokaal bestuur", "Dienst Samenleven", "OCMW", "onderwijs en vorming", "Taalschool De Brug"]
    assert sorted(gezet, key=lambda tekst: gezet[tekst][1]) == volgorde
    for tekst, (x, _, maat, stijl) in gezet.items():
        links = x - breedte_van(tekst) if "end" in stijl else x
        assert maat >= 10.6 and links >= 0 and links + breedte_van(tekst) <= BREEDTE, tekst


def test_een_boog_per_verbinding_en_dikker_met_meer():
    svg = netwerk(SOORTEN, VERBONDEN).svg("alt")
    een, drie = sorted(bogen(svg), key=lambda boog: boog[2])
    y = {tekst: gezet[1] for tekst, gezet in teksten(svg).items()}
    assert drie[2] > een[2]
    for boog, naar in ((een, "OCMW"), (drie, "Taalschool De Brug")):
        assert abs(boog[0] - y["Dienst Samenleven"]) < 6 and abs(boog[1] - y[naar]) < 6


def test_wie_niet_gemist_kan_worden_is_vet_en_een_verbinding_met_wie_er_niet_staat_valt_weg():
    svg = netwerk(SOORTEN, VERBONDEN | {("OCMW", "Iemand anders"): 1}, vet=["OCMW"]).svg("alt")
    vet = [tekst for tekst, (*_, stijl) in teksten(svg).items() if "700" in stijl]
    assert vet == ["OCMW"] and len(bogen(svg)) == 2


def test_een_lange_naam_staat_op_meer_regels():
    lang = "Intergemeentelijk samenwerkingsverband voor welzijn en onthaal"
    gezet = teksten(netwerk({lang: "andere"}, {}).svg("alt"))
    regels = [tekst for tekst in gezet if tekst != "andere"]
    assert " ".join(regels) == lang and len(regels) > 1 and all(breedte_van(r) <= 200 for r in regels)
