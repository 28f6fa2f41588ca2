"""Ingeplante fouten in getallen, zinnen en figuren van een echt rapport: de controle vindt ze alle, en zonder fout zwijgt ze."""

import pytest
from inhoudshulp import NIS, als_rapport

from integratie.controle.alles import keur_inhoud

V = "\u00a0"
_CEL = r'\{"is": "cel", "tekst": "'


def _soort(soort: str, indicator: str = "") -> str:
    """Het begin van een gemerkt woord van deze soort: de tekst staat ervoor."""
    return rf'(", "waarde": [^,]*, "soort": "{soort}", "indicator": "{indicator})'


# Wat er staat (patroon), wat iemand ervan maakt, en wat de controle dan zegt.
FOUTEN = {
    "ander getal in de tekst": (r'"tekst": "48\.040"', '"tekst": "48.004"', "'48.004': verwacht 48.040"),
    "slordige afronding": (
        rf'"tekst": "64,2{V}%", "waarde": [0-9.]*, "soort": "waarde"',
        f'"tekst": "64,3{V}%", "waarde": 64.2318900915903, "soort": "waarde"',
        f"verwacht 64,2{V}%",
    ),
    "andere machinewaarde": (
        r'"waarde": 64\.2318900915903, "soort"',
        '"waarde": 64.3, "soort"',
        "verwacht de waarde 64.2318900915903, niet 64.3",
    ),
    "andere machinewaarde in een tabel": (
        r'"waarde": 64\.2318900915903, "eenheid"',
        '"waarde": 64.2, "eenheid"',
        "verwacht de waarde 64.2318900915903, niet 64.2",
    ),
    "benaderd dat er niet bij staat": (rf'("is": "cijfertekst", "tekst": ")ca\.{V}', r"\1", f"verwacht ca.{V}"),
    "getal zonder merk": (
        r'\{"is": "cijfertekst", "tekst": "48\.040"[^}]*\}',
        '"48.040"',
        "herrekenbaar getal, niet '48.040'",
    ),
    "los getal erbij": (r"Dat aandeel ligt ", "Dat aandeel (12 procent) ligt ", "herrekenbaar getal, niet '12'"),
    "breuk die niet klopt": (r'"Bijna twee op de drie"', '"Ruim twee op de drie"', "verwacht Bijna twee op de drie"),
    "breuk zonder merk": (
        r'\{"is": "cijfertekst", "tekst": "Bijna twee op de drie"[^}]*\}',
        '"Bijna twee op de drie"',
        "woord dat uit een cijfer volgt, niet 'op de drie'",
    ),
    "omgekeerde richting": (rf"hoger dan{_soort('vergelijking')}", r"lager dan\1", "'lager dan': verwacht"),
    "minder in plaats van meer": (
        rf"meer dan{_soort('vergelijking', 'leefloon_per_1000_inwoners')}",
        r"minder dan\1",
        "'minder dan': verwacht",
    ),
    "verkeerd jaar bij het getal": (
        r"In 2024 vestigden",
        "In 2022 vestigden",
        "jaar dat bij een cijfer hoort, niet 2022",
    ),
    "jaar van het ene cijfer bij het andere": (
        r"(Sinds )2020( \"?)",
        r"\g<1>2025\2",
        "verwacht 2020 vooraan in de zin, niet 2025",
    ),
    "verwijzing naar een ander jaar": (
        r'("soort": "waarde", "indicator": "inwoners", [^}]*"jaar": )2025',
        r"\g<1>2024",
        "verwacht de waarde",
    ),
    "cijfer van na het peiljaar": (
        r'("indicator": "inwoners", [^}]*"jaar": )2025',
        r"\g<1>2026",
        "geen cijfer van na peiljaar 2025",
    ),
    "cijfer van een andere gemeente": (r'"code": "23088"', '"code": "23025"', "een cijfer van de gemeente zelf"),
    "onbestaande indicator": (
        r'"indicator": "inwoners", "code"',
        '"indicator": "inwonners", "code"',
        "volledige verwijzing naar een cijfer",
    ),
    "verkeerd gebied in de zin": (r"in de Vlaamse Rand \(", "in het Vlaams Gewest (", "verwacht na 'de Vlaamse Rand'"),
    "andere gemeente in de zin": (r"telde Vilvoorde ", "telde Machelen ", "verwacht Vilvoorde, niet 'Machelen'"),
    "verkeerde plaats": (rf"1e–4e{_soort('rang')}", r"1e\1", "'1e': verwacht 1e–4e"),
    "verkeerd aantal gemeenten": (rf"19{_soort('gerangschikt')}", r"20\1", "'20': verwacht 19"),
    "een richting waar het toeval kan zijn": (
        r'het verschil kan toeval zijn(", "waarde": [^,]*, "soort": ")toeval(", "indicator": "meerderjarige_nieuwkomers")',
        r"minder dan\1richting\2",
        "'minder dan': verwacht geen richtingwoord",
    ),
    "toeval waar het er geen is": (
        r'meer dan(", "waarde": [^,]*, "soort": ")richting(", "indicator": "jongeren_buitenlandse_herkomst")',
        r"het verschil kan toeval zijn\1toeval\2",
        "'het verschil kan toeval zijn': verwacht",
    ),
    "hoger waar het naast de Rand toeval kan zijn": (
        r'die verschillen kunnen toeval zijn(", "waarde": [^,]*, "soort": ")naast_toeval(", "indicator": "nieuwkomers_per_1000_inwoners")',
        r"minder dan\1vergelijking\2",
        "'minder dan': verwacht geen richtingwoord",
    ),
    "toeval zonder merk": (
        r'\{"is": "cijfertekst", "tekst": "het verschil kan toeval zijn"[^}]*\}',
        '"het verschil kan toeval zijn"',
        "woord dat uit een cijfer volgt, niet 'toeval'",
    ),
    "midden van de andere gemeenten": (
        rf"\+8,2{V}procentpunt{_soort('middenverschil')}",
        rf"+2,8{V}procentpunt\1",
        f"verwacht +8,2{V}procentpunt",
    ),
    "verkeerd verschil in de tabel": (rf"\+7,6{_soort('toename')}", r"+6,7\1", "'+6,7': verwacht +7,6"),
    "getal in de tabel van een trend": (rf"({_CEL})49,1{V}%", rf"\g<1>49,2{V}%", "tabel, 2025, Vlaamse Rand"),
    "delen die geen honderd zijn": (
        rf'("naam": "samenstelling-.*?{_CEL}35,8{V}%", "waarde": )35\.',
        r"\g<1>36.",
        "verwacht de waarde 35.",
    ),
    "opschrift van een figuur": (r'("titel": "[^"]*naar )64,2', r"\g<1>65,2", "opschrift: verwacht 64,2, niet 65,2"),
    "jaar in een opschrift": (
        r'("titel": "Inwoners: van [0-9.]+ in )2000',
        r"\g<1>2001",
        "opschrift: verwacht 2000, niet 2001",
    ),
    "plaats in een opschrift": (
        r'("naam": "positie-[^"]*", [^}]*"titel": "[^"]*herkomst[^"]*)(", "svg")',
        r"\1 staat 2e van 19\2",
        "opschrift: verwacht",
    ),
    "tekstalternatief": (
        r'("alt": "Kaart van [^"]* tot )67,7',
        r"\g<1>76,7",
        "tekstalternatief: verwacht 67,7, niet 76,7",
    ),
    "tooltip op de kaart": (r"<title>Vilvoorde: 64,2", "<title>Vilvoorde: 46,2", "tooltip: verwacht"),
    "cijfer bij een naam op de kaart": (rf">64,2{V}%</text>", f">46,2{V}%</text>", "tekening: verwacht niet"),
    "cijfer van een buur bij een naam op de kaart": (
        rf">64,2{V}%</text>",
        f">67,7{V}%</text>",
        f"tekening: verwacht 64,2{V}% bij Vilvoorde",
    ),
    "letter aan het einde van een lijn": (
        r'("naam": "trend-aandeel-buitenlandse-herkomst".*?>Vilvoorde</text>\s*<text[^>]*>)64,2',
        r"\g<1>65,2",
        f"tekening: verwacht 'Vilvoorde 64,2{V}%'",
    ),
    "getal op een as": (r">40</text>", ">45</text>", "as met gelijke stappen"),
    "aantal in de legende": (r"\((\d)\)</text>", "(9)</text>", "legende: verwacht"),
    "klasse in een andere kleur": (
        r'(gemeente-23088\\"><title>[^<]*</title> <path d=\\"[^"]*\\" style=\\"fill: var\(--k\d,#)[0-9a-f]{6}',
        r"\g<1>ffffd9",
        "één kleur per klasse",
    ),
    "punt van een lijn": (
        r'(<path d=\\"M [0-9.]+ )[0-9.]+( L [^"]*\\" style=\\"[^"]*stroke-width: 2\.4)',
        r"\g<1>55.5\2",
        "verwacht de lijn in",
    ),
    "cijfer van een buurgemeente op de kaart": (rf'("Machelen", {_CEL})67,7{V}%', rf"\g<1>66,7{V}%", "tabel, Machelen"),
    "bron van een figuur": (
        r'("bron": ")Statbel, Bevolking',
        r"\1Statbel, Inkomen",
        "bron: verwacht 'Statbel, Bevolking",
    ),
    "jaren in een bron": (r"Jaren: 2000–2025", "Jaren: 2001–2025", "bron: verwacht"),
    "voorbehoud dat wegvalt": (r'"opmerkingen": \["[^"]*", ', '"opmerkingen": [', "voorbehouden: verwacht ook"),
    "jaar van een blok": (r'("cijfers": \[\["[a-z_]+", )2025', r"\g<1>2024", "als jaar"),
    "rij van een andere indicator": (
        r'\["Werkzoekendengraad \(2024\)"',
        '["Inwoners (2024)"',
        "geen cijfer van werkzoekendengraad",
    ),
    "naam onder een kerncijfer": (
        r'"naam": "Inwoners \(2025\)"',
        '"naam": "Inwoners (2024)"',
        "verwacht 'Inwoners (2025)'",
    ),
    "basis naast de staven": (
        rf'("niet-EU", (?:\{{[^}}]*\}}, ){{4}}{_CEL})46,3',
        r"\g<1>36,3",
        "tabel, niet-EU, Alle inwoners (1 januari 2024)",
    ),
    "basis naast de kaart": (
        rf'("Machelen", {_CEL}66,9{V}%"[^}}]*\}}, {_CEL})51,2',
        r"\g<1>52,1",
        "tabel, Machelen, Alle inwoners",
    ),
    "licentie van een bron": (
        r'("titel": "Bronnen van editie .*?\["Statbel[^"]*", "[^"]*", "[^"]*", ")[^"]*',
        r"\1vrij",
        "bronnen: verwacht wat de editie",
    ),
    "voorbehoud van een bron": (
        r'("is": "begrip", "term": "[^"]*", "uitleg": \[")[^"]{10}',
        r"\1iets anders",
        "bronnen: verwacht bij",
    ),
    "definitie": (r'("term": "Noemer", "uitleg": \[")inwoners', r"\1huishoudens", "Noemer: verwacht"),
    "begrip": (
        r'("term": "[^"]*", "uitleg": \[")[^"]{10}([^"]*"\], "anker": "begrip-)',
        r"\1iets anders\2",
        "verwacht wat deze versie zegt",
    ),
    "wat niet geweten is": (
        r'"aanmeldingen, contracten en attesten na 2021",? ?',
        "",
        "verwacht zonder cijfers: aanmeldingen",
    ),
}


def test_een_ongeschonden_rapport_is_in_orde(gemaakt):
    assert keur_inhoud(als_rapport(gemaakt.notebook, NIS)) == []


@pytest.mark.parametrize(("patroon", "nieuw", "melding"), FOUTEN.values(), ids=FOUTEN)
def test_de_fout_wordt_gevonden(keur, patroon, nieuw, melding):
    fouten = keur(patroon, nieuw)
    assert any(melding in fout for fout in fouten), fouten
    assert all(fout.startswith("23088/omgevingsanalyse.ipynb, cel ") for fout in fouten)
