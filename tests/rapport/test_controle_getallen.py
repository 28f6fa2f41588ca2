"""Ingeplante fouten in getallen en zinnen van een echt rapport: de controle vindt ze alle, en zonder fout zwijgt ze."""

import pytest

VAST = "\u00a0"

# Wat er staat (patroon), wat iemand ervan maakt, en wat de controle dan zegt.
FOUTEN = {
    "ander getal in de tekst": (r">48\.040</data>", ">48.004</data>", "'48.004': verwacht 48.040"),
    "slordige afronding": (rf">64,2{VAST}%</data>", f">64,3{VAST}%</data>", f"verwacht 64,2{VAST}%"),
    "andere machinewaarde": (r'<data value="64\.2318900915903"', '<data value="64.3"', "verwacht de waarde 64.2318900915903, niet 64.3"),
    "andere machinewaarde in een tabel": (
        r'data-waarde="64\.2318900915903"', 'data-waarde="64.2"', "verwacht de waarde 64.2318900915903, niet 64.2",
    ),
    "benaderd dat er niet bij staat": (rf'(<data [^>]*>)ca\.{VAST}', r"\1", f"verwacht ca.{VAST}"),
    "getal zonder merk": (r'<data value="48040"[^>]*>48\.040</data>', "48.040", "herrekenbaar getal, niet '48.040'"),
    "los getal erbij": (r"Dat aandeel ligt ", "Dat aandeel (12 procent) ligt ", "herrekenbaar getal, niet '12'"),
    "breuk die niet klopt": (r">Bijna twee op de drie</data>", ">Ruim twee op de drie</data>", "verwacht Bijna twee op de drie"),
    "breuk zonder merk": (
        r"<data [^>]*>Bijna twee op de drie</data>", "Bijna twee op de drie", "woord dat uit een cijfer volgt, niet 'twee op de drie'",
    ),
    "omgekeerde richting": (r'(<data [^>]*data-soort="vergelijking"[^>]*>)hoger dan', r"\1lager dan", "'lager dan': verwacht"),
    "meer in plaats van minder": (
        r'(<data [^>]*data-soort="vergelijking" data-indicator="nieuwkomers_cumulatief_5_jaar_per_1000"[^>]*>)minder dan', r"\1meer dan",
        "'meer dan': verwacht",
    ),
    "verkeerd jaar bij het getal": (r"In 2024 vestigden", "In 2022 vestigden", "jaar dat bij een cijfer hoort, niet 2022"),
    "verwijzing naar een ander jaar": (
        r'(data-soort="waarde" data-indicator="inwoners" [^>]*data-jaar=")2025', r"\g<1>2024", "verwacht de waarde",
    ),
    "cijfer van na het peiljaar": (r'(data-indicator="inwoners" [^>]*data-jaar=")2025', r"\g<1>2026", "geen cijfer van na peiljaar 2025"),
    "cijfer van een andere gemeente": (r'data-code="23088"', 'data-code="23025"', "een cijfer van Vilvoorde"),
    "onbestaande indicator": (r'data-indicator="inwoners"', 'data-indicator="inwonners"', "volledige verwijzing naar een cijfer"),
    "verkeerd gebied in de zin": (
        r"in de Vlaamse Rand \(<data", "in het Vlaams Gewest (<data", "verwacht na 'de Vlaamse Rand'",
    ),
    "verkeerde plaats": (r'(data-soort="rang"[^>]*>)1e–4e<', r"\g<1>1e<", "'1e': verwacht 1e–4e"),
    "verkeerd aantal gemeenten": (r'(data-soort="gerangschikt"[^>]*>)19<', r"\g<1>20<", "'20': verwacht 19"),
    "een richting waar het toeval kan zijn": (
        r'data-soort="toeval"( data-indicator="meerderjarige_nieuwkomers"[^>]*>)het verschil kan toeval zijn', r'data-soort="richting"\1minder dan',
        "'minder dan': verwacht geen richtingwoord",
    ),
    "toeval waar het er geen is": (
        r'data-soort="richting"( data-indicator="jongeren_buitenlandse_herkomst"[^>]*>)meer dan', r'data-soort="toeval"\1het verschil kan toeval zijn',
        "'het verschil kan toeval zijn': verwacht",
    ),
    "hoger waar het naast de Rand toeval kan zijn": (
        r'data-soort="naast_toeval"( data-indicator="nieuwkomers_per_1000_inwoners"[^>]*>)die verschillen kunnen toeval zijn',
        r'data-soort="vergelijking"\1minder dan', "'minder dan': verwacht geen richtingwoord",
    ),
    "toeval zonder merk": (
        r'( in 2019\); )<data [^>]*data-soort="toeval"[^>]*>het verschil kan toeval zijn</data>', r"\1het verschil kan toeval zijn",
        "woord dat uit een cijfer volgt, niet 'toeval'",
    ),
    "midden van de andere gemeenten": (
        rf'(data-soort="middenverschil"[^>]*>)\+8,2{VAST}procentpunt', rf"\g<1>+2,8{VAST}procentpunt", f"verwacht +8,2{VAST}procentpunt",
    ),
    "verkeerd verschil in de tabel": (r'(data-soort="toename"[^>]*>)\+2\.545<', r"\1+2.455<", "'+2.455': verwacht +2.545"),
    "getal in de tabel van een trend": (rf'(<td class="getal"[^>]*>)49,1{VAST}%</td>', rf'\g<1>49,2{VAST}%</td>', "tabel, 2025, Vlaamse Rand"),
    "delen die geen honderd zijn": (
        rf'(<th scope="row">2025</th><td class="getal"[^>]*>)35,8{VAST}%', rf"\g<1>36,8{VAST}%", "delen die samen 100 % zijn, niet 101,0",
    ),
    "opschrift van een figuur": (r"(<figcaption><strong>[^<]*naar )64,2", r"\g<1>65,2", "opschrift: verwacht een getal uit de tabel, niet 65,2"),
    "plaats in een opschrift": (
        r"(<figcaption><strong>[^<]*herkomst[^<]*)</strong>", r"\1 staat 2e van 19 in de Vlaamse Rand</strong>", "opschrift: verwacht een andere plaats",
    ),
    "tekstalternatief": (r'(aria-label="Kaart van [^"]* tot )67,7', r"\g<1>76,7", "tekstalternatief: verwacht een getal uit de tabel, niet 76,7"),
    "tooltip op de kaart": (r"<title>Vilvoorde: 64,2", "<title>Vilvoorde: 46,2", "tooltip: verwacht"),
    "cijfer van een buurgemeente op de kaart": (
        rf'(<th scope="row">Machelen</th><td class="getal"[^>]*>)67,7{VAST}%', rf"\g<1>66,7{VAST}%", "tabel, Machelen",
    ),
    "thema dat zich jonger voordoet": (
        r'(<section data-thema="context" data-oudste=")2017', r"\g<1>2020", "verwacht cijfers van 2017 tot 2025, niet van 2020 tot 2025",
    ),
    "ouder thema in de regel onder de titel": (
        r'(<p class="ouderdom">[^<]*<strong>[^<]*</strong>[^<]*nieuwkomers )2024', r"\g<1>2021", "verwacht bij nieuwkomers 2024",
    ),
    "basis naast de staven": (
        r'(<th scope="row">niet-EU</th>(?:<td[^>]*>[^<]*</td>){3}<td[^>]*>)46,3', r"\g<1>36,3", "tabel, niet-EU, Alle inwoners (1 januari 2024)",
    ),
    "basis naast de kaart": (
        rf'(<th scope="row">Machelen</th><td class="getal" data-waarde="[^"]*">66,9{VAST}%</td><td class="getal" data-waarde="[^"]*">)51,2', r"\g<1>52,1", "tabel, Machelen, Alle inwoners",
    ),
}  # fmt: skip


def test_een_ongeschonden_rapport_is_in_orde(keur):
    assert keur("^", "") == []


@pytest.mark.parametrize(("patroon", "nieuw", "melding"), FOUTEN.values(), ids=FOUTEN)
def test_de_fout_wordt_gevonden(keur, patroon, nieuw, melding):
    fouten = keur(patroon, nieuw)
    assert any(melding in fout for fout in fouten), fouten
    assert all(fout.startswith("23088-vilvoorde/omgevingsanalyse.html, regel ") for fout in fouten)
