"""Wat in een uittreksel naar een persoon leidt, wordt geweigerd: een kolom aan haar naam, en elke kolom aan wat erin staat.

Een melding noemt de soort en de plaats, nooit de waarde.
"""

import re
from collections.abc import Callable
from itertools import pairwise

from integratie.beleid.instroom.uittreksel import Kolom, Uittreksel
from integratie.gebieden import plat

NAMEN, NUMMERS, ADRESSEN = "namen", "rijksregisternummers", "adressen"
GEBOORTEDATA, MAIL, TELEFOON = "volledige geboortedata", "e-mailadressen", "telefoonnummers"
# Woorden in een kop, ook aaneengeschreven ("geboorte datum" is "geboortedatum").
KOPPEN = {
    NAMEN: "naam naamvoornaam voornaam voornamen achternaam familienaam roepnaam initialen name surname nom prenom",
    NUMMERS: "rijksregisternummer rijksregisternr rijksregister rrn rrnr rr rnr insz inss niss bis bisnummer nationaalnummer nationaalnr "
    "registernummer numeronational identificatienummer",
    ADRESSEN: "adres straat straatnaam huisnummer huisnr busnummer busnr adresse rue address adresid street",
    GEBOORTEDATA: "geboortedatum geboortedag datumgeboorte geboortedtm gebdatum gebdat datedenaissance birthdate dateofbirth",
    MAIL: "email mail emailadres mailadres courriel",
    TELEFOON: "telefoon telefoonnummer telefoonnr tel gsm gsmnummer mobiel phone telephone",
    "nummers van kaarten of dossiers": "identiteitskaart identiteitskaartnummer kaartnummer paspoort paspoortnummer dossiernummer ovnummer "
    "vreemdelingennummer iban rekeningnummer bankrekening",
}
NAAM_VAN = {
    "wijk",
    "buurt",
    "gemeente",
    "deelgemeente",
    "land",
    "sector",
    "register",
    "soort",
}  # "naam wijk" is geen naam van iemand
RIJKSREGISTER = re.compile(r"(?<!\w)(\d\d)[. /-]?(\d\d)[. /-]?(\d\d)[. /-]?(\d{3})[. /-]?(\d\d)(?!\w)")
WETENSCHAPPELIJK = re.compile(r"\d[.,]\d+E\+(09|9|10)", re.I)  # zo schrijft een rekenblad een getal van elf cijfers
DATUM = re.compile(r"(\d{1,2}[-/. ]\d{1,2}[-/. ](19|20)\d\d|(19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2})([ T].*)?")
DATUM_AANEEN = re.compile(r"(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
TELEFOONS = re.compile(r"(\+|00)\d{2}[\s./()-]*(\d[\s./()-]*){7,}|0\d{1,3}[/ .-]\d{2,3}([ .-]?\d{2,3}){1,3}")
TELEFOON_AANEEN = re.compile(r"0\d{8,9}|4\d{8}")
STRAAT = r"(straat|straße|strasse|laan|lei|weg|steenweg|plein|dreef|kaai|baan|dijk|hof|pad|wegel|singel|square)"
ADRES = re.compile(
    rf"\b\w*{STRAAT}\b\.?,?\s+(nr\.?\s*)?\d|\b(rue|avenue|av\.|chaussée|chaussee|boulevard|bd|place|impasse|drève|clos|allée)\s.*\d",
    re.I,
)
STRAATNAAM = re.compile(r"\w+(straat|laan|steenweg)|(rue|avenue|chaussée|boulevard)\s.+", re.I)
VOLLE_NAAM = re.compile(r"[A-ZÀ-Þ][\w'’-]+,?( [\w'’-]+)* [A-ZÀ-Þ][\w'’-]+")
SLEUTEL = re.compile(r"[A-Za-z0-9._:-]{1,64}")
ZONDER = "maak het uittreksel zonder, zoals in docs/instroom.md"
ENKELE = 3  # zoveel toevallige treffers mogen er zijn waar een gewoon getal er ook zo kan uitzien
DEEL = 0.1  # of dit deel van de verschillende waarden


def verdachte_kop(kop: str) -> str:
    """Wat een kolom met deze naam bevat, of niets."""
    woorden = plat(kop).split()
    paren = {*woorden, "".join(woorden), *map("".join, pairwise(woorden))}
    for soort, woorden_ in KOPPEN.items():
        if paren & set(woorden_.split()) and not (soort == NAMEN and NAAM_VAN & set(woorden)):
            return soort
    return ""


def lijkt_waarde(kop: str) -> bool:
    """Ziet een kop eruit als een waarde uit een rij (een getal, een datum, een adres)? Dan wordt ze nergens genoemd."""
    return len(kop) > 60 or bool(re.search(r"\d{3}|@", kop)) or bool(ADRES.search(kop))


def noem(u: Uittreksel, kop: str) -> str:
    """De kolom zoals een melding ze noemt: bij naam als die er een is, anders haar plaats."""
    return f"kolom {list(u.kolommen).index(kop) + 1}" if lijkt_waarde(kop) else f"kolom '{kop}'"


def weiger_koppen(u: Uittreksel) -> None:
    """Weiger een uittreksel met een kolom die naar personen heet. Fout: `Gebruiksfout`."""
    for kop in u.kolommen:
        if soort := verdachte_kop(kop):
            raise u.fout(f"{noem(u, kop)} heet naar {soort}; {ZONDER}.")


def weiger_inhoud(u: Uittreksel, rollen: dict[str, str]) -> None:
    """Weiger een uittreksel waarin iets naar personen leidt, ook in een kolom die niet gebruikt wordt; `rollen` is kop → onze kolom. Fout: `Gebruiksfout`."""
    for kop, kolom in u.kolommen.items():
        soort, welke = _inhoud(kolom, rollen.get(kop, ""))
        if soort:
            regel = u.regels[kolom.eerste(welke)]
            raise u.fout(f"in {noem(u, kop)} lijken {soort} te staan (de eerste op regel {regel}); {ZONDER}.")


def _inhoud(kolom: Kolom, rol: str) -> tuple[str, set[int]]:
    """Wat er in een kolom staat dat naar iemand leidt, en in welke waarden; niets is ("", …)."""
    if welke := _zoek(kolom, is_rijksregisternummer) or _vele(kolom, _zonder_nullen):
        return NUMMERS, welke
    if rol in ("persoon", "gezin"):
        geen = _zoek(kolom, lambda t: bool(t) and not SLEUTEL.fullmatch(t))
        letters = _vele(kolom, lambda t: t.isalpha() and len(t) < 16, 0.5)
        return (
            ("andere tekens dan letters en cijfers" if geen else NAMEN, geen or letters)
            if geen or letters
            else ("", set())
        )
    soorten: list[tuple[str, set[int]]] = [
        (MAIL, _zoek(kolom, lambda t: "@" in t)),
        (
            ADRESSEN,
            _zoek(kolom, lambda t: bool(ADRES.search(t))) or _vele(kolom, lambda t: bool(STRAATNAAM.fullmatch(t)), 0.3),
        ),
    ]
    if rol != "datum":
        soorten += [
            (GEBOORTEDATA, _zoek(kolom, lambda t: bool(DATUM.fullmatch(t))) or _vele(kolom, _als_datum)),
            (
                TELEFOON,
                _zoek(kolom, lambda t: bool(TELEFOONS.fullmatch(t)))
                or _vele(kolom, lambda t: bool(TELEFOON_AANEEN.fullmatch(t))),
            ),
        ]
    if rol == "geboortejaar":  # het volgnummer van een dag in een rekenblad
        soorten.append((GEBOORTEDATA, _vele(kolom, lambda t: t.isascii() and t.isdigit() and 3000 < int(t) < 60_000)))
    if not rol and len(kolom.waarden) > 50:
        soorten.append((NAMEN, _vele(kolom, lambda t: bool(VOLLE_NAAM.fullmatch(t)), 0.8)))
    return next(((soort, welke) for soort, welke in soorten if welke), ("", set()))


def is_rijksregisternummer(tekst: str) -> bool:
    """Staan er ergens elf cijfers met een geldig controlegetal en een dag en maand die kunnen, ook van een bisnummer?"""
    return any(_geldig(*past.groups()) for past in RIJKSREGISTER.finditer(tekst)) or bool(
        WETENSCHAPPELIJK.fullmatch(tekst)
    )


def _geldig(jaar: str, maand: str, dag: str, reeks: str, controle: str) -> bool:
    begin = int(jaar + maand + dag + reeks)
    klopt = int(controle) in (97 - begin % 97, 97 - (2_000_000_000 + begin) % 97)
    return klopt and int(maand) % 20 <= 12 and int(maand) < 53 and int(dag) <= 31


def _zonder_nullen(tekst: str) -> bool:
    """Een nummer van iemand van na 2000 verliest in een rekenblad zijn voorloopnullen."""
    return tekst.isascii() and tekst.isdigit() and 8 < len(tekst) < 11 and is_rijksregisternummer(tekst.zfill(11))


def _als_datum(tekst: str) -> bool:
    return bool(DATUM_AANEEN.fullmatch(tekst))


def _zoek(kolom: Kolom, is_het: Callable[[str], bool]) -> set[int]:
    return {nummer for nummer, tekst in enumerate(kolom.waarden) if is_het(tekst)}


def _vele(kolom: Kolom, is_het: Callable[[str], bool], deel: float = DEEL) -> set[int]:
    """Zoals `_zoek`, als het er meer zijn dan toeval geeft."""
    welke = _zoek(kolom, is_het)
    return welke if len(welke) >= max(ENKELE, deel * len(kolom.waarden)) else set()
