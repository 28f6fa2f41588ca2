"""De lekken die `test_nagaan` plant: wat elk schrijft (`planten`), in welk bestand, en welk verborgen aantal eruit volgt."""

from collections.abc import Callable
from pathlib import Path

from planten import (
    GROEP,
    INWONERS,
    afgedrukte_tabel,
    alles_behalve,
    alt,
    csv_ernaast,
    dia,
    document,
    document_alt,
    eigen_bestand,
    gewichten,
    html_tabel,
    in_bestand,
    in_notebook,
    na_elkaar,
    notitie,
    pdf,
    rest_ernaast,
    rij_erbij,
    uitvoer,
    vul,
    werkboek,
)

BROEK = "Broek, groep"
BUREN = "Register van de gemeenten, 2025"
LEKKEN: dict[str, tuple[Callable[[Path], None], str, str]] = {
    # wat er geplant wordt, het bestand waarin, de cel
    "complement": (rest_ernaast, "figuren/wijken.csv", BROEK),
    "totaal min delen": (alles_behalve("Broek"), "figuren/wijken.csv", BROEK),
    "percentage maal totaal": (
        na_elkaar(vul("Broek", "Aandeel", "3,8"), vul("Broek", "Inwoners", "80")),
        "figuren/wijken.csv",
        BROEK,
    ),
    "restgroep": (
        na_elkaar(
            alles_behalve("Broek", "Far-West"),
            csv_ernaast("Far-West;6;7", "Kassei;20;80", f"Overige wijken;{GROEP - 26};{INWONERS - 87}"),
        ),
        "bijlage.csv",
        BROEK,
    ),
    "fusie": (
        csv_ernaast(
            "Galmaarden;40;900", "Gooik;60;950", "Herne;x;x", "Pajottegem;103;2700", titel=BUREN, naam="fusie.csv"
        ),
        "fusie.csv",
        "Herne, groep",
    ),
    "cluster": (
        csv_ernaast(
            "Vilvoorde;40;900",
            "Machelen;x;x",
            "Zaventem;60;950",
            "Noordrand;102;2700",
            titel=BUREN,
            naam="cluster-noordrand/register.csv",
        ),
        "register.csv",
        "Machelen, groep",
    ),
    "wijken": (
        na_elkaar(
            alles_behalve("Broek", "Peutie"),
            csv_ernaast(f"23088A;{GROEP - 35};{INWONERS - 80}", kop="deelgemeente;groep;inwoners"),
        ),
        "bijlage.csv",
        BROEK,
    ),
    "tekstalternatief": (in_notebook(alt), "kader.ipynb", BROEK),
    "csv": (vul("Broek", "Groep", "3"), "figuren/wijken.csv", BROEK),
    "uitvoer van een cel": (in_notebook(uitvoer), "kader.ipynb", BROEK),
    "gewichten": (gewichten, "gewogen.csv", "buitenlands × man"),
    "afgedrukte tabel": (in_notebook(afgedrukte_tabel), "kader.ipynb", BROEK),
    "html in het notebook": (in_notebook(html_tabel), "kader.ipynb", BROEK),
    "werkboek": (werkboek, "kader.xlsx", BROEK),
    "bij het aanwijzen": (
        in_bestand("figuren/wijken.svg", "</svg>", "<title>Broek: 3,75 %</title></svg>"),
        "figuren/wijken.svg",
        BROEK,
    ),
    "commentaar": (in_bestand("kader.html", "</main>", "<!-- Broek: 3 --></main>"), "kader.html", BROEK),
    "Word": (document, "kader.docx", BROEK),
    "tekstalternatief in Word": (document_alt, "kader.docx", BROEK),
    "dia": (dia, "kader.pptx", BROEK),
    "notitie bij een dia": (notitie, "kader.pptx", BROEK),
    "pdf": (pdf, "kader.pdf", BROEK),
    "eigen bestand ernaast": (eigen_bestand, "bijlage.csv", "23088W01, groep"),
    # verschillen tussen gebieden
    "samengesteld gebied min zijn wijken": (
        rij_erbij("Noord (Broek + Kassei)", "160", "23", "14,4"),
        "figuren/wijken.csv",
        BROEK,
    ),
    "aandeel van een samengesteld gebied": (
        rij_erbij("Overige wijken (Kassei + Broek)", "160", "n.b.", "14,4"),
        "figuren/wijken.csv",
        BROEK,
    ),
    "naam van een samengesteld gebied": (
        na_elkaar(
            rij_erbij("Noord (Broek + Kassei)", "160", "n.b.", "n.b."),
            in_bestand("kader.html", "</main>", "<p>Noord: 23</p></main>"),
        ),
        "figuren/wijken.csv",
        BROEK,
    ),
    "A en B samen, min A": (csv_ernaast("Broek + Far-West;9;87", "Far-West;6;7"), "bijlage.csv", BROEK),
    "alles zonder Broek": (
        csv_ernaast(f"Vilvoorde zonder Broek;{GROEP - 3};{INWONERS - 80}", kop="wijk;groep;inwoners"),
        "bijlage.csv",
        BROEK,
    ),
    "twee clusters die overlappen": (
        csv_ernaast(
            "Noordrand;102;2700",
            "Machelen;41;850",
            "Vilvoorde + Zaventem + Kraainem;64;1900",
            "Kraainem;x;x",
            "Vilvoorde + Zaventem;61;1850",
            titel=BUREN,
            naam="cluster-noordrand/register.csv",
        ),
        "register.csv",
        "Kraainem, groep",
    ),
}
