"""Eigen tekst met levende cijfers: het getal van Statbel, het woord dat mag, en nooit een getal zonder merk; anders een zin die zegt waarom."""

import os
import random
import re

import pandas as pd
import pytest

import integratie as ig
from integratie import gebieden, vergelijking
from integratie.beeld.eigen_zinnen import VORMEN
from integratie.blok.onderdelen import Alinea, Kop, Lijst, met_inhoud
from integratie.blok.tekst import Cijfertekst, Opmaak, Tekst
from integratie.controle.alles import keur_inhoud
from integratie.controle.rapport import Getoond, Rapport
from integratie.controle.woorden import VERGELIJKEND
from integratie.fouten import Gebruiksfout
from integratie.indicator import register
from integratie.opslag import edities
from integratie.register import EIGEN
from integratie.vergelijking.eigen_cijfers import indicator_van
from integratie.vergelijking.reeksen import groepen_van

V = "\u00a0"
ZAAD = int(os.environ["INTEGRATIE_ZAAD"])
NIET_EU = "aandeel_niet_eu_herkomst"
VLAAMS = [nis for nis, g in gebieden.gemeenten().items() if g.gewest == gebieden.VLAAMS_GEWEST]
NAAST = (
    "vlaanderen",
    "vlaamse-rand",
    "Leuven",
    "arrondissement:Leuven",
    "Vilvoorde, Machelen",
    "referentieregio:Oost-Brabant",
)
ACHTER = {"verandering": ("", " 1", " 3", " 5", " 10"), "tegenover": tuple(f" {g}" for g in NAAST)}


@pytest.fixture(scope="module")
def statbel(bronmap) -> pd.DataFrame:
    """(NIS-code, jaar) → inwoners van niet-EU-herkomst en alle inwoners, uit het bestand van Statbel."""
    ruw = pd.read_parquet(bronmap / "statbel/herkomst_per_gemeente_2000-2025.parquet")
    return ruw.set_index(["CD_REFNIS", "year"])[["non_eu27", "total"]]


def getal(x: float, decimalen: int = 1) -> str:
    return f"{x:,.{decimalen}f}".translate({ord(","): ".", ord("."): ","})


def zin(sjabloon: str, gemeente: str = "Vilvoorde", peiljaar: int = 2025) -> str:
    return repr(ig.tekst(sjabloon, gemeente, peiljaar))


def los(t: Tekst) -> str:
    """Wat er van een tekst niet gemerkt is."""
    delen = (los(f.inhoud) if isinstance(f, Opmaak) else "" if isinstance(f, Cijfertekst) else f for f in t.fragmenten)
    return "".join(delen)


def alineas(blok) -> list[Tekst]:
    return [d.tekst for d in met_inhoud(blok) if isinstance(d, Alinea) and not d.soort]


def fouten_van(blok, nis: str, peiljaar: int = 2025) -> list[str]:
    """Wat de controle van een rapport met alleen deze tekst zegt."""
    rij = {"nis": nis, "gebied": gebieden.plaats(nis).naam, "editie": edities.kies_editie(), "peiljaar": peiljaar}
    rapport = Rapport("x.ipynb", nis, peiljaar, rij["editie"], rij, (Getoond(1, "ig.tekst(x, gemeente)", blok),))
    return [str(fout) for fout in keur_inhoud(rapport)]


def test_het_cijfer_is_dat_van_statbel(statbel):
    wie, allen = statbel.loc[("23088", 2025)]
    toen = 100 * statbel["non_eu27"] / statbel["total"]
    assert zin(f"{{{NIET_EU}:waarde}}; {{{NIET_EU}:aantal}}; {{inwoners}}") == (
        f"{getal(100 * wie / allen)}{V}%; {getal(wie, 0)}; {getal(allen, 0)}"
    )
    verschil = getal(toen["23088", 2025] - toen["23088", 2020])
    assert zin(f"{{{NIET_EU}:verandering 5}}") == (
        f"steeg met {verschil}{V}procentpunt tegenover 2020, tot {getal(toen['23088', 2025])}{V}% in 2025"
    )
    assert zin(f"{{{NIET_EU}:tegenover Leuven}}") == (
        f"lag in 2025 hoger dan in Leuven ({getal(toen['24062', 2025])}{V}%)"
    )
    meer = 100 * (allen / statbel.loc[("23088", 2020), "total"] - 1)
    assert zin("{inwoners:verandering}").startswith(
        f"steeg met {getal(meer)}{V}% tegenover 2020, tot {getal(allen, 0)}"
    )


@pytest.mark.parametrize(
    ("sjabloon", "hoort"),
    [
        ("{nieuwkomers_per_1000_inwoners:verandering 5}", r"was \S+ in 2019 en \S+ in 2024 \(breuk 2022: anders gemeten\).*"),
        ("{aandeel_alleenwonenden}", r".*% \(vooruitzicht 2025\)"),
        ("{werkzoekendengraad:rang}", "1e–4e van 19 in de Vlaamse Rand"),
        ("{bevolkingsgroei, 5 jaar}", f"5,6{V}%"),
        ("{thuis_voelen_buurt:tegenover Machelen}", f"was in 2023 75{V}%, tegenover 62{V}% in Machelen"),
        ("{mediaan_huisprijs:tegenover vlaanderen}", f"was in 2024 350.000{V}euro, tegenover .* in het Vlaams Gewest; het verschil kan toeval zijn"),
        ("In {nieuwkomers_cumulatief_5_jaar:jaar}, {nieuwkomers_cumulatief_5_jaar:wanneer}", "In (vijf jaar tot en met 2024), in de \\1"),
    ],
)  # fmt: skip
def test_wat_een_cijfer_niet_zegt_zegt_de_tekst_niet(sjabloon, hoort):
    assert re.fullmatch(hoort, zin(sjabloon))


def test_letterlijke_tekens_en_opmaak():
    assert zin("{{inwoners}} [a|b] [x](url) {{{inwoners}}} 2 ** 3") == "{inwoners} [a|b] [x](url) {48.040} 2 ** 3"
    blok = ig.tekst(
        "## Over {gemeente}\n\nEen **{inwoners} mensen**\nen 12 straten.\n\n- punt\n- **{inwoners}**", "Asse"
    )
    kop, alinea, lijst = blok.onderdelen[0].onderdelen[:3]
    assert kop == Kop(2, "Over Asse", "over-asse") and isinstance(lijst, Lijst) and len(lijst.punten) == 2
    assert [type(f) for f in alinea.tekst.fragmenten] == [str, Opmaak, str] and los(
        alinea.tekst
    ) == "Een  mensen en 12 straten."
    leeg = ig.tekst("[Zin {aandeel_niet_belg}.|]\n\n- {aandeel_niet_belg|}\n\n- x", "Herstappe", 2025)
    assert [str(p) for d in leeg.onderdelen[0].onderdelen for p in d.punten] == ["x"]
    assert all("**" not in str(t) for t in (alinea.tekst, *lijst.punten))
    assert "Bron: Statbel" in str(blok.onderdelen[0].onderdelen[-1].tekst) and "Bron" not in ig.tekst("x", "Asse").html


def test_een_cijfer_over_leerlingen_heeft_in_een_faciliteitengemeente_haar_voorbehoud():
    for gemeente, keren in (("Drogenbos", 1), ("Vilvoorde", 0)):
        assert ig.tekst("{thuistaal_niet_nl_basis}", gemeente, 2025).html.count("vertekenen de cijfers") == keren
    assert "vertekenen" not in ig.tekst("{inwoners}", "Drogenbos", 2025).html


def test_een_bestand_in_markdown(tmp_path):
    pad = tmp_path / "inleiding.md"
    pad.write_text("In {gemeente} wonen\r\n{inwoners} mensen.\n", encoding="utf-8-sig")
    assert repr(ig.tekst(pad, "Asse", 2025)) == zin("In {gemeente} wonen\n{inwoners} mensen.", "Asse")
    pad.write_text("een\ntwee {inwonrs}", encoding="utf-8")
    with pytest.raises(Gebruiksfout, match=r"inleiding\.md, regel 2: \{inwonrs\}: Ik ken geen indicator"):
        ig.tekst(pad, "Asse")
    for fout in (tmp_path / "er_niet.md", tmp_path):
        with pytest.raises(Gebruiksfout, match=r"Kan .* niet lezen|dit is een map"):
            ig.tekst(fout, "Asse")


@pytest.mark.parametrize(
    ("sjabloon", "hoort"),
    [
        ("{aandel_niet_belg}", "{aandel_niet_belg}: Ik ken geen indicator 'aandel_niet_belg'. Bedoelde je aandeel_niet_belg"),
        ("een\ntwee {inwoners:waarden}", "regel 2: {inwoners:waarden}: Ik ken geen vorm 'waarden'. Bedoelde je waarde.* De vormen zijn: waarde, aantal"),
        ("{inwoners:verandering vijf}", "Achter verandering hoort een aantal jaren"),
        ("{inwoners:verandering 0}", "Achter verandering hoort een aantal jaren"),
        ("{inwoners:tegenover}", "Achter tegenover hoort een gebied"),
        ("{inwoners:tegenover Leuvn}", "{inwoners:tegenover Leuvn}: Ik ken geen .*'Leuvn'. Bedoelde je Leuven"),
        ("{inwoners:jaar 5}", "Achter jaar hoort niets"),
        ("{bevolkingsgroei}", "alleen cijfers per groep; achter de komma .* hoort: 1 jaar; 5 jaar; 10 jaar"),
        ("{werkzoekendengraad, mannne}", "'mannne' is geen groep van werkzoekendengraad.*Bedoelde je mannen"),
        ("{}", "Ik ken geen indicator ''"),
        ("los { hier", "losse accolade; typ {{"),
        ("[goed {inwoners}|fout {inwonrs}]", "Ik ken geen indicator 'inwonrs'. Bedoelde je inwoners"),
        ("{inwoners|anders", "losse accolade"),
        ("## In {inwoners:jaar}", "in een kop kan geen cijfer staan"),
    ],
)  # fmt: skip
def test_wat_niet_bestaat_wordt_geweigerd_terwijl_men_schrijft(sjabloon, hoort):
    with pytest.raises(Gebruiksfout, match=re.sub(r"([{}])", r"\\\1", hoort)):
        ig.tekst(sjabloon, "Vilvoorde", 2025)


@pytest.mark.parametrize(
    ("cijfer", "gemeente", "reden"),
    [
        ("aandeel_niet_belg", "Herstappe", "Aandeel niet-Belgen: geen cijfer voor Herstappe, .* te weinig mensen voor een aandeel"),
        ("aandeel_niet_belg:verandering", "Herstappe", "Herstappe, .* te weinig mensen"),
        ("aandeel_niet_belg:rang", "Leuven", "Leuven heeft hier geen plaats, want de samenstelling"),
        ("aandeel_niet_belg:verandering 40", "Asse", "voor Asse is er geen verandering over 40 jaar, want er is geen cijfer van 1985"),
        ("aandeel_alleenwonenden:tegenover vlaanderen", "Asse", "Asse: .* vooruitzicht"),
        ("aandeel_alleenwonenden:verandering", "Asse", "vooruitzicht"),
        ("inwoners:tegenover vlaanderen", "Asse", "Asse: een aantal zegt niets naast dat van het Vlaams Gewest"),
        ("aandeel_niet_belg:tegenover Asse", "Asse", "niet hoger of lager dan zichzelf"),
        ("thuistaal_niet_nl_basis:tegenover vlaanderen", "Drogenbos", "Drogenbos: .* geen faciliteitengemeente"),
        ("mediaan_huisprijs", "Vilvoorde, Machelen", "geen cijfer voor Vilvoorde, Machelen"),
        ("mediaan_huisprijs:aantal", "Asse", "Asse: .* geen aantal gekend"),
        ("onderwijskansarmoede_indicator:aantal", "Asse", "Asse: .* geen aantal gekend"),
        ("kansarmoede_index:aantal", "Asse", "Kansarmoede.*Asse: .* geen aantal gekend"),
    ],
)  # fmt: skip
def test_een_cijfer_dat_er_niet_is_geeft_de_andere_tekst_of_een_reden(cijfer, gemeente, reden):
    with pytest.raises(Gebruiksfout, match=f"{reden}.*Typ {{{re.escape(cijfer)}\\|andere tekst}}"):
        ig.tekst(f"x {{{cijfer}}}", gemeente, 2025)
    assert zin(f"x {{{cijfer}|niets}}", gemeente) == "x niets"
    waar, inwoners = gebieden.gebied(gemeente).in_zin, zin("{inwoners}", gemeente)
    assert zin(f"[Zin {{{cijfer}}}.|In {{gemeente}}: {{inwoners}}.] Na", gemeente) == f"In {waar}: {inwoners}. Na"


def _eerste(naam: str, voldoet) -> tuple[str, str]:
    """De eerste groep van een indicator en gemeente waarvan de laatste stand voldoet."""
    alle = ((g, nis) for g in groepen_van(naam, edities.kies_editie()) for nis in VLAAMS)
    groep, nis = next((g, nis) for g, nis in alle if voldoet(vergelijking.stand(naam, nis, 2025, g)))
    return f"{naam}, {groep}" if groep else naam, nis


@pytest.mark.parametrize(
    ("naam", "voldoet", "reden"),
    [
        ("okan_naar_thuistaal", lambda s: s.status == "verborgen" and s.waarde is None, "de bron verbergt het"),
        ("aandeel_65_plus", lambda s: s.waarde is not None and s.jaar < 2020, "meer dan vijf jaar voor 2025"),
    ],
    ids=["verborgen", "te oud"],
)
def test_wat_de_bron_verbergt_en_wat_te_oud_is_komt_in_geen_enkele_vorm(naam, voldoet, reden):
    plaats, nis = _eerste(naam, voldoet)
    for vorm in VORMEN:
        bij = " Leuven" if vorm == "tegenover" else ""
        with pytest.raises(Gebruiksfout, match=re.escape(gebieden.plaats(nis).naam)) as fout:
            ig.tekst(f"{{{plaats}:{vorm}{bij}}}", nis, 2025)
        assert vorm == "rang" or reden in str(fout.value)
        assert zin(f"{{{plaats}:{vorm}{bij}|weg}}", nis) == "weg"


def test_eigen_cijfers_van_een_ander_lekken_niet():
    eigen = pd.DataFrame({"nis": ["23088"], "jaar": 2025, "Leden (%)": [12.3]})
    naam = indicator_van(eigen)
    assert naam in EIGEN
    with pytest.raises(Gebruiksfout, match=r"Ik ken geen indicator '[a-z0-9_]+'\. Alle namen"):
        ig.tekst(f"{{{naam}}}", "Vilvoorde")


def _plaats(r: random.Random) -> str:
    """Een willekeurige plaats voor een cijfer."""
    naam, vorm = r.choice(list(register())), r.choice([*VORMEN, ""])
    groep = r.choice(groepen_van(naam, edities.kies_editie()) or [""])
    kern = f"{naam}, {groep}" if groep else naam
    return kern + (f":{vorm}{r.choice(ACHTER.get(vorm, ('',)))}" if vorm else "")


def test_tweehonderd_willekeurige_teksten_hebben_nooit_een_getal_zonder_merk():
    """Wat iemand zelf typt (77777) blijft gewone tekst; elk ander cijfer en elk richtingwoord is gemerkt, en de controle rekent het na."""
    r, gezegd, geweigerd = random.Random(ZAAD), 0, 0
    for _ in range(200):
        nis, plaatsen = r.choice(VLAAMS), [_plaats(r) for _ in range(r.randint(1, 4))]
        vormen = (
            "Zoals 77777 {{{}}}.",
            "Dan {{{}|zonder}} en {{{{x}}}}.",
            "[Of {{{}}} 77777.|Niets in {{gemeente}}.]",
            "**{{{}|}}**",
        )
        gekozen = [r.choice(vormen) for _ in plaatsen]
        sjabloon = r.choice(("\n\n", " ", "\n")).join(v.format(p) for v, p in zip(gekozen, plaatsen, strict=True))
        try:
            blok = ig.tekst(sjabloon, nis, 2025)
        except Gebruiksfout as fout:
            assert gebieden.plaats(nis).naam in str(fout) and "Typ {" in str(fout), (sjabloon, nis, str(fout))
            geweigerd += 1
            continue
        over = " ".join(map(los, alineas(blok)))
        assert not re.search(r"\d", over.replace("77777", "")), (sjabloon, nis, over)
        assert not VERGELIJKEND.search(over.replace(gebieden.plaats(nis).naam, "")), (sjabloon, nis, over)
        assert fouten_van(blok, nis) == [], (sjabloon, nis, str(blok))
        gezegd += any(True for t in alineas(blok) for _ in t.cijferteksten())
    assert gezegd > 40 and geweigerd > 10


@pytest.mark.wisselend(10)
@pytest.mark.parametrize("naam", list(register()))
def test_elke_gemeente_krijgt_een_zin_of_een_reden_met_haar_naam(naam, steekproef):
    """285 gemeenten, elke vorm: elke dag één indicator op tien en één gemeente op tien, met `--volledig` alle."""
    r = random.Random(ZAAD)
    for nis in steekproef(VLAAMS, 10):
        for vorm in VORMEN:
            groep = r.choice(groepen_van(naam, edities.kies_editie()) or [""])
            plaats = f"{naam}{f', {groep}' if groep else ''}:{vorm}{r.choice(ACHTER.get(vorm, ('',)))}"
            try:
                t = alineas(ig.tekst(f"{{{plaats}}}", nis, 2025))[0]
            except Gebruiksfout as fout:
                assert gebieden.plaats(nis).naam in str(fout), (plaats, nis)
                assert zin(f"{{{plaats}|anders}}", nis) == "anders"
            else:
                assert str(t) and not re.search(r"\d", los(t)), (plaats, nis, str(t))
