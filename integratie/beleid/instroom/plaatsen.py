"""Gemeenten en landen van een uittreksel: aan hun code (NIS, ook die van vroeger) of naam (Nederlands, Frans, Duits, Engels), en de groep waarin ze vallen.

`landen.csv`: landcodes zoals het Rijksregister ze gebruikt; die lijst is
samengesteld en [te bevestigen]. De namen van landen komen uit CLDR (babel).
"""

import re
from functools import cache
from pathlib import Path

import pandas as pd

from integratie import gebieden
from integratie.gebieden import plat

BELG = "belg"
BELGIE, BUITENLAND = "België", "het buitenland"
BRUSSEL, RAND, WALLONIE = "Brussels Hoofdstedelijk Gewest", "Vlaamse Rand", "Waals Gewest"
PROVINCIES = {
    "1": "provincie Antwerpen",
    "2": "Vlaams-Brabant buiten de Rand",
    "3": "provincie West-Vlaanderen",
    "4": "provincie Oost-Vlaanderen",
    "7": "provincie Limburg",
}
LANDEN = {
    "buur": "buurlanden in de EU",
    "eu": "andere EU-landen",
    "europa": "Europa buiten de EU",
    "noordafrika": "Noord-Afrika",
    "afrika": "Afrika ten zuiden van de Sahara",
    "westazie": "West- en Centraal-Azië",
    "azie": "Zuid- en Oost-Azië",
    "amerika": "Amerika",
    "oceanie": "Oceanië",
}
EU = ("buur", "eu")
TALEN = ("nl", "fr", "en", "de")
OOK = {  # zoals het in een register ook staat
    "GB": "verenigd koninkrijk|groot brittannie|uk|engeland",
    "US": "vsa|usa|verenigde staten van amerika",
    "CD": "congo dem rep|congo drc|democratische republiek congo|congo kinshasa|zaire",
    "CG": "congo brazzaville|republiek congo",
    "CZ": "tsjechische republiek",
    "MK": "macedonie",
    "RU": "russische federatie",
    "SZ": "swaziland",
    "CI": "ivoorkust",
    "BY": "belarus|wit rusland",
    "MD": "moldova",
    "BE": "belg|belgie|belgische",
    "MM": "birma|myanmar",
    "SY": "syrie",
    "PS": "palestina",
    "NL": "nederlandse",
    "TR": "turkije|turkiye",
}


@cache
def landen() -> dict[str, str]:
    """Code (NIS, ISO van twee letters) of naam (plat) → groep van landen, of `BELG`."""
    from babel import Locale

    namen = [Locale(taal).territories for taal in TALEN]
    uit: dict[str, str] = {}
    tabel = pd.read_csv(Path(__file__).with_name("landen.csv"), dtype=str, keep_default_na=False)
    for r in tabel.itertuples():
        vormen = [r.iso, *r.codes.split("|"), *(n[r.iso] for n in namen), *OOK.get(r.iso, "").split("|")]
        if r.bijvoeglijk:
            vormen += [r.bijvoeglijk, f"{r.bijvoeglijk}e", re.sub("ees$", "ese", r.bijvoeglijk)]
        uit |= {plat(v): r.groep for v in vormen if v}
    return uit


@cache
def _gemeenten() -> dict[str, str]:
    """Code of naam (plat) → NIS-code van vandaag; een naam van twee gemeenten in verschillende groepen zegt niets."""
    paren = [(nis, naam) for nis, namen in gebieden.namen_in_elke_taal().items() for naam in namen]
    paren += [(nis, g.naam) for nis, g in gebieden.gemeenten().items()]
    paren += [(r.oud, r.oude_naam) for r in gebieden.fusies().itertuples()]
    per_naam: dict[str, set[str]] = {}
    for nis, naam in paren:
        per_naam.setdefault(plat(naam), set()).add(gebieden.vandaag(nis))
        per_naam.setdefault(plat(re.sub(r"\s*\(.*\)", "", naam)), set()).add(gebieden.vandaag(nis))
    eigen = {plat(g.naam): nis for nis, g in gebieden.gemeenten().items()}  # Halle is Halle, niet een deel van Zoersel
    uit = {naam: next(iter(codes)) for naam, codes in per_naam.items() if len(codes) == 1} | eigen
    return uit | {nis: gebieden.vandaag(nis) for nis, _ in paren}


def gemeente(tekst: str) -> str | None:
    """De NIS-code van vandaag van een Belgische gemeente ("23088", "1800 Vilvoorde", "Vilvorde"), of None."""
    kaal = re.sub(r"^\d{4}\s+", "", tekst.removesuffix(".0"))
    return _gemeenten().get(plat(kaal))


def land(tekst: str) -> str | None:
    """De groep van een land of nationaliteit ("354", "MA", "Marokko", "Marokkaanse"), `BELG`, of None."""
    return landen().get(plat(tekst.removesuffix(".0")))


def groep_van(nis: str) -> str:
    """De groep van een Belgische gemeente: de gemeente zelf in Brussel en de Rand, anders haar provincie of het Waals Gewest."""
    g = gebieden.gemeenten().get(nis)
    if g and (g.gewest == gebieden.BRUSSELS_GEWEST or g.vlaamse_rand):
        return nis
    return WALLONIE if nis[0] in "5689" or nis.startswith("25") else PROVINCIES[nis[0]]


def leden_van(groep: str) -> list[str]:
    """De gemeenten van `BRUSSEL` of `RAND`."""
    alle = gebieden.gemeenten().values()
    return [g.nis for g in alle if (g.gewest == gebieden.BRUSSELS_GEWEST if groep == BRUSSEL else g.vlaamse_rand)]
