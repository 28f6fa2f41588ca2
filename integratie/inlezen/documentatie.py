"""`docs/gegevens.md`, geschreven uit de herkomst van de ingebedde editie en uit `lezers/recepten.yaml`."""

from pathlib import Path

import yaml

from integratie import gebieden, indicator
from integratie.inlezen import recept
from integratie.lezers import soorten
from integratie.opslag import edities
from integratie.project import projectmap
from integratie.rekenen import in_tekst
from integratie.tabel import Bron

KOP = """# De gegevens

<!-- Geschreven door `python taak.py gegevens documentatie` uit de herkomst van de tabellen. Niet met de hand wijzigen. -->

De ingebedde editie heet **{editie}**. Wie nieuwere bestanden heeft, leest ze in; de nieuwe editie staat naast deze en wordt
daarna vanzelf gebruikt:

    python taak.py bronnen inlezen BESTAND …   # herkend aan de inhoud; een nieuwe editie of één zin waarom niet
    python taak.py rapporten                   # verse rapporten: twee van elke gemeente van de Rand

Eigen edities staan in de map die `INTEGRATIE_GEGEVENS` noemt, anders in de gegevensmap van de gebruiker. `--editie NAAM` of
`INTEGRATIE_EDITIE` kiest een andere editie dan de laatst ingelezen; `--editie {editie}` is altijd de ingebedde. Zie ook
`python taak.py bronnen` (stand per bron), `bronnen vergelijk A B` (wat veranderde), `bronnen ophalen` (downloaden) en
`bronnen uitvoeren` (een uploadbestand van Swing).
"""
STATUSSEN = """
## Wat er in een tabel staat

Kolommen: `nis, jaar, onderwerp, groep, [dimensies], waarde, status`, in de gemeenten van 1 januari 2025. Aantallen van gefuseerde
gemeenten zijn opgeteld; medianen, indices en aandelen van enquêtes niet (status `fusie`). Nul is een gekende nul.
"""


def schrijf(doel: Path | None = None) -> Path:
    """Schrijf het document (gewoon: `docs/gegevens.md` van het project) en geef zijn pad."""
    pad = doel or projectmap() / "docs" / "gegevens.md"
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text(tekst(), encoding="utf-8", newline="\n")
    return pad


def tekst() -> str:
    """De hele inhoud van `docs/gegevens.md`."""
    bronnen = edities.bronnen(recept.EDITIE)
    delen = [KOP.format(editie=recept.EDITIE), STATUSSEN, "\n## De tabellen\n", _overzicht(bronnen)]
    delen += [_tabel(bron) for bron in bronnen.values()]
    return "\n".join([*delen, _liim(), _leemten(), _soorten(), _naslag(), EIGEN]).rstrip() + "\n"


def _jaren(tabel: str) -> str:
    jaren = edities.lees(tabel, recept.EDITIE).query("waarde.notna()")["jaar"]
    return f"{jaren.min()}–{jaren.max()}" if jaren.min() < jaren.max() else str(jaren.min())


def _dekking(tabel: str) -> str:
    bekend = set(edities.lees(tabel, recept.EDITIE).query("waarde.notna()")["nis"])
    groepen = ("vlaamse-rand", "vlaanderen", "brussel")
    return " · ".join(f"{len(bekend & set(gebieden.groep(g).leden))}/{len(gebieden.groep(g).leden)}" for g in groepen)


def _overzicht(bronnen: dict[str, Bron]) -> str:
    bytes_ = sum(pad.stat().st_size for pad in edities.INGEBED.glob("*.parquet"))
    regels = [f"{len(bronnen)} tabellen, met de grenzen samen {in_tekst(bytes_ / 1e6, 1)} MB.\n"]
    regels += ["| tabel | titel | uitgever | jaren | Rand · Vlaanderen · Brussel |", "|---|---|---|---|---|"]
    regels += [f"| `{n}` | {b.titel} | {b.uitgever} | {_jaren(n)} | {_dekking(n)} |" for n, b in bronnen.items()]
    return "\n".join(regels)


def _tabel(bron: Bron) -> str:
    regels = [f"\n### {bron.tabel}: {bron.titel}\n"]
    regels += [
        f"- Uitgever: {bron.uitgever}. Licentie: {bron.licentie}.",
        f"- Uitgave: {bron.uitgave}. Peildatum: {bron.peildatum}.",
    ]
    if bron.dimensies:
        regels.append(f"- Extra dimensies: {', '.join(bron.dimensies)}.")
    regels += [
        f"- `{naam}`: {o.titel}, in {o.eenheid or 'onbekende eenheid'}, {'op te tellen' if o.optelbaar else 'niet op te tellen'}{', kan onder nul' if o.met_teken else ''}."
        for naam, o in bron.onderwerpen.items()
    ]
    regels.append(f"- Ophalen: {bron.ophalen}")
    regels += [f"- Voorbehoud: {v}" for v in bron.voorbehouden]
    regels += [f"- Breuk in de meting {jaar}: {t}" for jaar, t in bron.breuken.items()]
    regels += [f"- Gebeurtenis {g.jaar} ({g.naam}): {g.uitleg}" for g in bron.gebeurtenissen]
    regels += [f"- Vooruitzichten vanaf {bron.vooruitzicht_vanaf}."] if bron.vooruitzicht_vanaf else []
    regels += [f"- Bestand `{naam}`, sha256 `{som}`" for naam, som in bron.bestanden.items()]
    return "\n".join(regels)


def _liim() -> str:
    """Wat de monitor van de overheid toont, en de indicator die het hier toont (`liim.yaml`)."""
    regels = [
        "\n## Naast de Lokale Inburgerings- en Integratiemonitor\n",
        "Elk onderdeel van de LIIM met zijn blad bij de Gemeente-Stadsmonitor, de indicatoren van dit pakket, hun jaren en hun bron.\n",
        "| onderdeel | blad | indicatoren | jaren | bron | wat nog ontbreekt |",
        "|---|---|---|---|---|---|",
    ]
    catalogus = indicator.catalogus(editie=recept.EDITIE).set_index("naam")
    for deel in yaml.safe_load(Path(__file__).with_name("liim.yaml").read_text(encoding="utf-8")):
        namen = deel.get("indicatoren", [])
        rijen = catalogus.loc[namen]
        jaren = f"{rijen['eerste_jaar'].min()}–{rijen['laatste_jaar'].max()}" if namen else ""
        bron = "; ".join(dict.fromkeys(rijen["bronnen"]))
        getoond = ", ".join(f"`{naam}`" for naam in namen)
        regels.append(
            f"| {deel['onderdeel']} | {deel['code']} | {getoond} | {jaren} | {bron} | {deel.get('nodig', '')} |"
        )
    return "\n".join(regels)


def _leemten() -> str:
    regels = [
        "\n## Wat we niet weten\n",
        "| thema | onderwerp | bestand dat het zou invullen | uitgever |",
        "|---|---|---|---|",
    ]
    regels += [
        f"| {indicator.THEMAS[x.thema]} | {x.onderwerp} | {x.bestand} | {x.uitgever} |" for x in indicator.leemten()
    ]
    return "\n".join(regels)


def _soorten() -> str:
    regels = [
        "\n## Bestanden die u kunt inlezen\n",
        "Herkend aan hun inhoud, ook hernoemd. «Zelfgemaakt» betekent: gelezen volgens de gedocumenteerde opmaak en getest met een",
        "zelfgemaakt bestand, want een ruw voorbeeld was er niet; de sommen in het bestand worden daarom streng nagekeken.\n",
        "| soort | wat | vult | getest met | waar |",
        "|---|---|---|---|---|",
    ]
    for s in soorten.soorten().values():
        if s.tabellen:
            waar = f"{s.hand}{f' Adres: <{s.adres}>.' if s.adres else ''}"
            echt = "echt bestand" if s.echt else "zelfgemaakt"
            regels.append(f"| `{s.naam}` | {s.wat} | {', '.join(f'`{t}`' for t in s.tabellen)} | {echt} | {waar} |")
    return "\n".join(regels)


def _naslag() -> str:
    regels = [
        "\n## Bestanden die herkend worden, maar geen tabel vullen\n",
        "| soort | wat | waarvoor |",
        "|---|---|---|",
    ]
    regels += [f"| `{s.naam}` | {s.wat} | {s.dient} |" for s in soorten.soorten().values() if s.dient]
    return "\n".join(regels)


EIGEN = """
## Een onderwerp van PinC dat het pakket niet kent

Het wordt bewaard onder zijn eigen naam, in tabel `pinc_<naam>`, en is meteen te verkennen met `ig.reeks("<naam>")`,
`ig.trend("<naam>")` en `ig.kaart("<naam>")`. Eén regel in `parameters/onderwerpen.yaml` geeft het een titel, een eenheid en of het op
te tellen is en of het onder nul kan (`met_teken`); lees het bestand daarna opnieuw in.

## Eigen cijfers

Een csv of xlsx met een rij per gemeente wordt ook een onderwerp. Ze heeft een kolom `nis` of `gemeente` (of beide), en een kolom per jaar,
of een kolom per onderwerp met een kolom `jaar`, met `jaar;2024` erboven of met één jaartal in de naam van blad of bestand. Een schooljaar is het jaar
waarin het begint. De eenheid mag bij de naam staan, zoals in `speelpleinen [aantal]`; een %-teken, getypt of als opmaak, is ook een eenheid. Boven de koprij mag staan
wat men erover weet:

    titel;Leefloners
    eenheid;personen
    bron;OCMW
    optelbaar;ja
    nis;2023;2024
    23088;512;530

Of in `parameters/onderwerpen.yaml`, waar een `thema` er een indicator van maakt die in elk rapport staat:

    "Leefloners": {titel: Leefloners, eenheid: personen, bron: OCMW, optelbaar: true, thema: tewerkstelling}

Wat nergens opgegeven is, wordt gevraagd en niet verzonnen. Een lege cel, `-`, `x`, `?` en `nvt` betekenen wat ze in PinC betekenen. Codes en
namen van vóór een fusie mogen ook, als alle gemeenten van een jaar uit dezelfde indeling zijn. Rijen van een groter gebied, een totaal of Waalse
gemeenten worden geteld en gemeld; een naam die niet bestaat, een dubbele of lege gemeente en tekst waar een getal hoort, zijn één zin met rij en kolom.

## Wat bij het inlezen nagekeken wordt

Leesbaarheid (codering, zip, wachtwoord, webpagina, grootte), kolommen, gemeenten (naam en code, dubbel, onbekend, uit één
indeling), jaren, getallen (geen duizendtalteken, `<5` of tekst), eenheid (breuk tegenover %, en naast de vorige uitgave), grenzen (geen
negatief aantal behalve een saldo of verandering, geen aandeel boven 100), sommen binnen het bestand, en het aantal inwoners naast de
tabel herkomst. Dezelfde regels gelden voor een rapport en in `integratie controle`. Gaten in jaren en ontbrekende gemeenten worden gemeld. Klopt iets niet, dan is er één zin
en komt niets van dat bestand in de editie; de andere bestanden van dezelfde opdracht komen er samen in. Twee die elkaar tegenspreken, zijn allebei geweigerd.
"""
