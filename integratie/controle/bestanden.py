"""De bestanden: staat alles uit het manifest er byte voor byte, en volgen pagina, figuurbestanden, documenten, dossier en overzicht uit notebook en manifest?

De schrijvers van hele bestanden worden hier enkel opgeroepen om te vergelijken.
"""

import io
import re
from functools import cache
from itertools import pairwise
from pathlib import Path, PurePosixPath
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from integratie import gebieden
from integratie.bestanden.wegschrijven import sha256
from integratie.blok.blok import Blok, Figuur
from integratie.blok.onderdelen import Groep, Kop, alinea, lijst, met_inhoud
from integratie.blok.vierblad import Bladvoet
from integratie.controle.gelezen import gelezen
from integratie.controle.overzichtsblad import overzichtsbladen
from integratie.controle.pagina import pagina
from integratie.controle.rapport import Fout, Getoond, Rapport, eerste_verschil
from integratie.controle.verantwoording import verantwoording
from integratie.fouten import Gegevensfout, IntegratieFout
from integratie.indicator import THEMAS, register
from integratie.opslag import edities
from integratie.uitvoering import laden, manifest, manifestrij
from integratie.uitvoering.opdracht import rapporten
from integratie.uitvoering.uitvoermap import koppeling
from integratie.weergave import documenten, figuurbestanden, notebookinhoud, overzicht, verantwoordingspagina
from integratie.weergave.documenten import png

SOORTEN = (".html", ".ipynb")
GEGEVENS = ("gegevens.csv", "gegevens.xlsx")
OPNIEUW = "maak de rapporten opnieuw, dan blijft het oude onder een eigen naam."


def lees_manifest(uit: Path) -> list[dict]:
    """De rijen van het manifest. Fout: `Gegevensfout` als het ontbreekt, niet te lezen is, of buiten de uitvoermap leidt."""
    pad = uit / manifest.NAAM
    try:
        rijen = manifestrij.lees(pad)
    except OSError as fout:
        raise Gegevensfout(f"{pad} ontbreekt of is niet te lezen; maak eerst rapporten.") from fout
    except ValueError as fout:
        raise Gegevensfout(f"{pad} {fout}; {OPNIEUW}") from fout
    for nummer, rij in enumerate(rijen, start=1):
        if reden := manifestrij.gebrek(rij):
            raise Gegevensfout(f"{pad}: rapport {nummer} {reden}; {OPNIEUW}")
        for naam in rij["bestanden"]:
            if buiten := koppeling(uit, naam) or ((uit / naam).is_symlink() and uit / naam):
                raise Gegevensfout(f"{buiten} is een koppeling naar elders; vervang ze door een gewone map of bestand.")
    return rijen


def bestanden(rij: dict, uit: Path) -> list[Fout]:
    """Elk bestand van een rapport heeft de vingerafdruk van het manifest, pagina en notebook zijn er allebei, en alles is na te rekenen."""
    fouten = []
    for pad, som in rij["bestanden"].items():
        if not (uit / pad).is_file():
            fouten.append(Fout(pad, "bestand", "staat in het manifest maar ontbreekt"))
        elif sha256((uit / pad).read_bytes()) != som:
            fouten.append(Fout(pad, "bestand", f"verwacht sha256 {som[:12]}…, de inhoud is veranderd sinds het maken"))
    ontbreekt = {rij["notebook"] + soort for soort in SOORTEN} - {Path(pad).name for pad in rij["bestanden"]}
    in_manifest = []
    if rij["status"] == manifest.MISLUKT:
        fouten.append(Fout(rij["notebook"], rij["gebied"], f"het rapport is mislukt: {rij.get('reden', '')}"))
    elif ontbreekt:
        in_manifest.append(f"verwacht ook {', '.join(sorted(ontbreekt))}")
    if not gebieden.is_gebied(rij["nis"]):
        in_manifest.append(f"{gebieden.waarom_onbekend(rij['nis'])}: getallen niet na te rekenen")
    if rij["editie"] not in edities.edities():
        in_manifest.append(f"editie {rij['editie']} is er niet: getallen niet na te rekenen")
    elif edities.zonder_zegel(rij["editie"]):
        wat = "draagt geen vingerafdrukken: lees haar bestanden opnieuw in om een wijziging te kunnen merken"
        fouten.append(Fout(f"editie {rij['editie']}", "bestand", wat))
    return fouten + [Fout(manifest.NAAM, rij["gebied"], zin) for zin in in_manifest]


def zonder_gegevens(rijen: list[dict]) -> list[Fout]:
    """Eén rapport van elke gemeente draagt haar gegevensbestanden."""
    per_nis: dict[tuple[str, str], set[str]] = {}
    for rij in rijen:
        if rij["status"] != manifest.MISLUKT:
            per_nis.setdefault((rij["nis"], rij["gebied"]), set()).update(Path(pad).name for pad in rij["bestanden"])
    ontbreekt = ((gebied, naam) for (_, gebied), namen in per_nis.items() for naam in GEGEVENS if naam not in namen)
    return [Fout(manifest.NAAM, gebied, f"verwacht ook {naam}") for gebied, naam in ontbreekt]


def opgemaakt(r: Rapport, notebook, uit: Path) -> list[Fout]:
    """De pagina, de figuurbestanden, het Word-document, de presentatie en het werkboek van een rapport zijn wat zijn notebook geeft."""
    laden.nbformat()  # anders laadt wat de pagina maakt er seconden over
    from integratie.weergave import bladzijde

    titel, soort = notebook.metadata.get("title", ""), rapporten().get(r.rij["notebook"])
    namen = "".join(rf"; {re.escape(naam)} = .*" for naam in r.rij.get("parameters", {}))
    hoort = f"{soort.titel if soort else '…'}: {r.rij['gebied']} ({r.peiljaar}{'; …' if namen else ''})"
    vorm = rf"{re.escape(soort.titel) if soort else '.*'}: {re.escape(r.rij['gebied'])} \({r.peiljaar}{namen}\)"
    fouten = [] if re.fullmatch(vorm, titel) else [Fout(r.naam, "titel", f"verwacht '{hoort}', niet '{titel}'")]
    pad, alle = PurePosixPath(r.naam), notebookinhoud.celinhoud(notebook)
    fouten += _bestand(uit, str(pad.with_suffix(".html")), bladzijde.pagina(alle, titel).encode())
    fouten += _gelezen(r, notebook, uit, pad)
    figuren = figuurbestanden.bestanden(notebookinhoud.figuren(alle))
    if any(naam.endswith(".png") for naam in r.rij["bestanden"]):
        figuren |= png.bestanden(uit / r.naam)
    for naam, inhoud in figuren.items():
        fouten += _bestand(uit, str(pad.parent / naam), inhoud)
        if str(pad.parent / naam) not in r.rij["bestanden"]:
            fouten.append(Fout(str(pad.parent / naam), "bestand", "verwacht dat het in het manifest staat"))
    for formaat in documenten.formaten():
        document = str(pad.with_suffix(f".{formaat}"))
        if documenten.delen(formaat) and document in r.rij["bestanden"] and (uit / document).is_file():
            fouten += _document(uit, r.naam, document, formaat)
    return fouten


def _gelezen(r: Rapport, notebook, uit: Path, pad: PurePosixPath) -> list[Fout]:
    """De bladzijde, elk document en de csv van elke figuur, ook zelf gelezen: wie opmaakt, rekent zichzelf niet na."""
    blokken: list[object] = [*(waar.blok for waar in r.getoond), *_koppen(r, notebook), *_ouderdom(r)]
    figuren = {f.naam: f for blok in blokken for f in met_inhoud(blok) if isinstance(f, Figuur)}
    te_lezen = {str(pad.with_suffix(f".{soort}")): blokken for soort in ("html", "docx", "pptx", "xlsx")}
    te_lezen[str(pad.with_suffix(".pptx"))] = [*blokken, Kop(1, notebook.metadata.get("title", ""))]
    te_lezen |= {str(pad.parent / f"figuren/{naam}.csv"): [f] for naam, f in figuren.items()}
    fouten = []
    for naam in (naam for naam in te_lezen if naam in r.rij["bestanden"] and (uit / naam).is_file()):
        try:
            zinnen = [*gelezen(uit / naam, (uit / naam).read_bytes(), te_lezen[naam], _bijlage(r.editie))]
        except (BadZipFile, KeyError, ValueError, ParseError):
            zinnen = ["een leesbaar bestand"]
        fouten += [Fout(naam, "bestand", f"verwacht {zin}") for zin in zinnen]
    return fouten


def _koppen(r: Rapport, notebook) -> list[Kop]:
    """De koppen van de tekstcellen, zonder die waaronder enkel een bestand ontbreekt dat onder een eerdere kop al ontbrak."""
    uit: list[Kop] = []
    al_gezegd: set[str] = set()
    tekstcellen = [nummer for nummer, cel in enumerate(notebook.cells, 1) if cel.cell_type == "markdown"]
    for nummer, volgende in pairwise([*tekstcellen, len(notebook.cells) + 1]):
        eronder = [waar.blok for waar in r.getoond if nummer < waar.cel < volgende]
        ontbreekt = [b.tekst if isinstance(b, Blok) and _zegt_enkel_wat_ontbreekt(b) else "" for b in eronder]
        if not ontbreekt or not al_gezegd.issuperset(ontbreekt):
            regels = notebook.cells[nummer - 1].source.splitlines()
            uit += [Kop(2, regel.lstrip("# ")) for regel in regels if regel.startswith("#")]
        al_gezegd.update(filter(None, ontbreekt))
    return uit


def _zegt_enkel_wat_ontbreekt(blok: Blok) -> bool:
    groepen = [deel for deel in blok.onderdelen if isinstance(deel, Groep) and deel.soort == "bestand"]
    return len(groepen) == len(blok.onderdelen) == 1 and getattr(groepen[0].onderdelen[0], "soort", "") == "leeg"


@cache
def _bijlage(editie: str) -> list[Blok]:
    """Wat er in `verantwoording.html` staat, en achteraan een document."""
    return [blok for _, _, blok in verantwoordingspagina.delen()]


def begrippen(r: Rapport, uit: Path) -> list[Fout]:
    """De begrippen naast een rapport: de bladzijde is wat eruit volgt, en de blokken waaruit ze gemaakt is, worden nagerekend."""
    namen = [pad for pad in r.rij["bestanden"] if Path(pad).name == verantwoordingspagina.NAAM]
    hoort = verantwoordingspagina.pagina()
    return [fout for naam in namen for fout in (*_bestand(uit, naam, hoort), *_begrepen(r.editie))]


@cache
def _begrepen(editie: str) -> tuple[Fout, ...]:
    getoond = tuple(Getoond(0, "", blok) for blok in _bijlage(editie))
    return tuple(verantwoording(Rapport(verantwoordingspagina.NAAM, "02000", 9999, editie, {}, getoond)))


def _ouderdom(r: Rapport) -> list[object]:
    """De lijst onder de titel van een gewoon rapport: van elk thema het oudste en het jongste jaar van wat er staat."""
    alle = [deel for waar in r.getoond for deel in met_inhoud(waar.blok)]
    jaren = {t: [j for waar in r.getoond for n, j in waar.blok.cijfers if n in register(t)] for t in THEMAS}
    van_tot = {t: " tot ".join(map(str, sorted({min(er), max(er)}))) for t, er in jaren.items() if er}
    delen = [f"{THEMAS[t].lower()} {tekst}" for t, tekst in van_tot.items()]
    gewoon = any(isinstance(x, Blok) and x.is_titel for x in alle) and not any(isinstance(x, Bladvoet) for x in alle)
    return [alinea("Oudste en jongste jaar:"), lijst(delen)] if gewoon and delen else []


def bladen(uit: Path, rijen: list[dict]) -> list[Fout]:
    """Het overzicht, elk dossier en elke verklaring zijn wat het manifest geeft, en in orde voor wie ze leest."""
    fouten, gezien = [*overzichtsbladen(uit, rijen)], set[bytes]()
    for naam, hoort in overzicht.bladen(manifest.lees(uit), uit).items():
        fouten += _bestand(uit, naam, hoort)
        # Wat overal dezelfde bytes heeft, is één keer te lezen.
        if (uit / naam).is_file() and (inhoud := (uit / naam).read_bytes()) not in gezien:
            gezien.add(inhoud)
            fouten += pagina(uit, naam)
    return fouten


def _document(uit: Path, notebook: str, pad: str, formaat: str) -> list[Fout]:
    """De delen met de inhoud; de stijlen hangen af van de versie van wie het bestand schrijft. Een deel te veel is ook een fout."""
    begin = documenten.delen(formaat)
    try:
        staat = ZipFile(uit / pad)
        hoort = ZipFile(io.BytesIO(documenten.module(formaat).maak(uit / notebook)))
        namen, juist = ([n for n in zip_.namelist() if n.startswith(begin)] for zip_ in (staat, hoort))
        fouten = [fout for n in juist for fout in _verschil(pad, f"{n}, ", staat.read(n), hoort.read(n))]
        fouten += [Fout(pad, n, "hoort niet bij dit rapport") for n in namen if n not in juist]
    except (BadZipFile, KeyError):
        return [Fout(pad, "bestand", f"verwacht een leesbaar bestand ({formaat}) met alles uit het notebook")]
    except (ImportError, OSError, IntegratieFout) as fout:
        return [Fout(pad, "bestand", f"is niet na te rekenen: {fout}")]
    return fouten


def _bestand(uit: Path, naam: str, hoort: bytes) -> list[Fout]:
    """Staat een bestand er zoals het hoort?"""
    if not (uit / naam).is_file():
        return [Fout(naam, "bestand", "ontbreekt; maak de rapporten opnieuw")]
    return _verschil(naam, "", (uit / naam).read_bytes(), hoort)


def _verschil(naam: str, binnen: str, staat: bytes, hoort: bytes) -> list[Fout]:
    """De eerste plaats waar een bestand (of het deel `binnen` ervan) afwijkt van wat het hoort te zijn."""
    if staat == hoort:
        return []
    if b"\0" in hoort[:1000]:
        return [Fout(naam, "bestand", "verwacht het beeld van de figuur in het notebook")]
    regel, rond_er, rond_juist = eerste_verschil(*(inhoud.decode("utf-8", "replace") for inhoud in (staat, hoort)))
    return [Fout(naam, f"{binnen}regel {regel}", f"verwacht wat uit de inhoud volgt: '{rond_juist}', niet '{rond_er}'")]
