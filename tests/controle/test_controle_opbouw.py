"""Ingeplante fouten in de opbouw van een echt rapport: de controle vindt ze alle."""

import pytest

FOUTEN = {
    "geen taal": (r'<html lang="nl-BE">', "<html>", 'verwacht <html lang="nl-BE">'),
    "andere taal": (r'lang="nl-BE"', 'lang="en"', 'verwacht <html lang="nl-BE">'),
    "tweede h1": (
        r"<h2 id=\"aantallen\">Aantallen</h2>",
        '<h1 id="aantallen">Aantallen</h1>',
        "precies één h1, niet 2",
    ),
    "geen h1": (r"<h1>Vilvoorde</h1>", "<p>Vilvoorde</p>", "precies één h1, niet 0"),
    "overgeslagen kopniveau": (
        r"<h3( class=\"tn\")>(De cijfers)</h3>",
        r"<h4\1>\2</h4>",
        "na een h2 hoogstens een h3, niet een h4",
    ),
    "lege kop": (r"Samenvatting</h2>", "</h2>", "een kop met tekst"),
    "tabel zonder bijschrift": (r"<caption>[^<]*</caption>", "", "bijschrift (caption) bij de tabel"),
    "kop zonder scope": (r'<th scope="row">', "<th>", "scope bij een tabelkop"),
    "cel te weinig": (r'<td class="getal"[^>]*>[^<]*</td></tr>', "</tr>", "in elke rij evenveel cellen"),
    "svg zonder rol": (r' role="img"', "", "role=img of role=group"),
    "svg zonder alternatief": (r'(<svg[^>]*) aria-label="[^"]*"', r"\1", "tekstalternatief (aria-label)"),
    "afbeelding zonder alt": (
        r"<h1>",
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><h1>',
        "tekstalternatief (alt)",
    ),
    "figuur zonder bron": (r'(<figure .*?)<p class="bron">.*?</p>', r"\1", "'Bron: …' met bron en jaar"),
    "bron zonder jaar": (
        r'(</svg></div><p class="bron">Bron: )[^<]*',
        r"\1Statbel. Editie 2026-11.",
        "'Bron: …' met bron en jaar",
    ),
    "figuur zonder cijfers": (
        r"<details><summary>Cijfers bij deze figuur</summary>.*?<p class=\"hergebruik\">.*?</p>",
        "",
        "in een tabel of een csv",
    ),
    "link die nergens uitkomt": (r'href="#nieuwkomers"', 'href="#nieuwkomer"', "verwacht een anker #nieuwkomer"),
    "bestand dat er niet is": (
        r'href="index.html"',
        'href="overzicht.html"',
        "verwacht het bestand overzicht.html",
    ),
    "link uit de map": (r'href="index.html"', 'href="../index.html"', "een link die in deze map blijft"),
    "anker dat er niet is": (r'href="index.html"', 'href="index.html#weg"', "verwacht een anker #weg in index.html"),
    "dubbele id": (r'id="instroom"', 'id="aantallen"', "verwacht id 'aantallen' één keer, niet 2"),
    "beeld van buiten": (
        r"<h1>",
        '<img alt="" src="https://voorbeeld.be/x.png"><h1>',
        "geen adres buiten de rapporten",
    ),
    "lettertype van buiten": (r"</style>", "@import 'x.css';</style>", "geen stijl of beeld van buiten"),
    "script": (r"</body>", "<script>1</script></body>", "geen script dat het beveiligingsbeleid"),
    "script in een attribuut": (r"<h1>", '<h1 onclick="x()">', "geen script in onclick"),
    "geen beveiligingsbeleid": (r'http-equiv="Content-Security-Policy"', "", "Content-Security-Policy"),
    "overslaan weg": (r'<a class="sla-over"[^>]*>[^<]*</a>', "", "een link naar #inhoud"),
    "schuifvak zonder toetsenbord": (
        r'class="schuif" role="region" tabindex="0"',
        'class="schuif" role="region"',
        "tabindex",
    ),
    "volgorde met tabindex": (r"<h1>", '<h1 tabindex="3">', "tabindex 0 of -1"),
    "lege link": (r"Alle rapporten en bestanden in deze map</a>", "</a>", "verwacht tekst in <a>"),
    "None in de tekst": (r"Een nieuwer cijfer", "None. Een nieuwer cijfer", "echte tekst, niet 'None'"),
    "nan in een tekstalternatief": (r'aria-label="Kaart van', 'aria-label="nan Kaart van', "echte tekst, niet 'nan'"),
    "TODO": (r"Een nieuwer cijfer", "TODO. Een nieuwer cijfer", "echte tekst, niet 'TODO'"),
    "niet ingevuld sjabloon": (r"Een nieuwer cijfer", "{naam}. Een nieuwer cijfer", "echte tekst, niet '{naam}'"),
    "zichtbare opmaakcode": (r"Een nieuwer cijfer", "&lt;p class=x&gt; Een nieuwer cijfer", "niet de opmaakcode '<p '"),
}


@pytest.mark.parametrize(("patroon", "nieuw", "melding"), FOUTEN.values(), ids=FOUTEN)
def test_de_fout_wordt_gevonden(keur_pagina, patroon, nieuw, melding):
    fouten = keur_pagina(patroon, nieuw)
    assert any(melding in fout for fout in fouten), fouten


def test_een_ongeschonden_pagina_is_in_orde(keur_pagina):
    assert keur_pagina("^", "") == []
