"""Bestanden over gebieden en andere naslag: nagekeken en benoemd, niet opgeslagen in een editie."""

import struct
from collections.abc import Callable
from pathlib import Path

from integratie import gebieden
from integratie.fouten import Gegevensfout
from integratie.lezers.bestand import getallen, lees_csv, niscodes
from integratie.lezers.namen import gemeenten_in
from integratie.lezers.vorm import bekijk, lagen, uit_gpkg
from integratie.lezers.werkboek import lees_werkboek, tekst

LAMBERT_72 = 31370


def koppeling(pad: Path) -> str:
    """Hoeveel gemeenten (of sectoren) de tabel aan een gebied koppelt. Fout: `Gegevensfout` bij een lege, dubbele of onbekende code."""
    kop, *hogere = _gebieden(pad, 0, 1, "elke code één keer, met de code van haar gebied ernaast")
    return f"{len(hogere)} codes, {len(set(hogere))} gebieden ({kop})"


def _gebieden(pad: Path, code: int, naam: int, verwacht: str) -> list[str]:
    """De kolom met de naam van het gebied, na haar kop; elke code één keer en elke naam gevuld. Fout: `Gegevensfout`."""
    kolommen = naam + 1
    rijen = [rij for rij in next(iter(lees_werkboek(pad).values())) if any(tekst(c) for c in rij)]
    if len(rijen) < 2 or len(rijen[0]) < kolommen:
        raise Gegevensfout(
            f"{pad.name}: {len(rijen)} rijen; verwacht: een koprij, rijen eronder en minstens {kolommen} kolommen."
        )
    codes, namen = ([tekst(rij[k]) for rij in rijen[1:]] for k in (code, naam))
    if len(set(codes)) != len(codes) or not all(namen):
        raise Gegevensfout(f"{pad.name}: verwacht {verwacht}.")
    return [tekst(rijen[0][naam]), *namen]


def definitie(pad: Path) -> str:
    """Hoeveel gebieden er een naam krijgen. Fout: `Gegevensfout` bij een dubbele code of een lege naam."""
    return f"{len(_gebieden(pad, 1, 3, 'elke code één keer, met een naam in de vierde kolom')) - 1} gebieden"


def refnis(pad: Path) -> str:
    """Hoeveel gebieden er vandaag bestaan. Fout: `Gegevensfout` als de kolommen of codes anders zijn."""
    ruw = lees_csv(pad, "|", ["LVL_REFNIS", "CD_REFNIS", "TX_REFNIS_NL", "DT_VLDT_START", "DT_VLDT_END"])
    niscodes(ruw["CD_REFNIS"], pad.name)
    return f"{len(ruw)} gebieden, {int(ruw['DT_VLDT_END'].eq('31/12/9999').sum())} nog geldig"


def fusies(pad: Path) -> str:
    """Hoeveel gemeenten er samengingen. Fout: `Gegevensfout` bij een andere kolom of code."""
    ruw = lees_csv(pad, ",", ["year", "old_nis", "old_name_nl", "new_nis", "new_name_nl"])
    niscodes(ruw["old_nis"], pad.name)
    niscodes(ruw["new_nis"], pad.name)
    return f"{len(ruw)} gemeenten die fuseerden, {ruw['new_nis'].nunique()} nieuwe"


def overgang(pad: Path) -> str:
    """De gemeenten van 2019–2024 en waarin ze in 2025 opgingen. Fout: `Gegevensfout` bij een andere fusie dan die van Statbel."""
    ruw = lees_csv(pad, ",", ["source_nis", "target_nis", "relationship"])
    for oud, nieuw in zip(niscodes(ruw["source_nis"], pad.name), niscodes(ruw["target_nis"], pad.name), strict=True):
        if oud in gemeenten_in(2024) and gebieden.vandaag(oud) != nieuw:
            raise Gegevensfout(f"{pad.name}: {oud} gaat naar {nieuw}; verwacht: {gebieden.vandaag(oud)}.")
    return f"{len(ruw)} gemeenten, {int((ruw['relationship'] == 'merged').sum())} in een fusie"


def gewesten(pad: Path) -> str:
    """Inwoners per gewest, geslacht en leeftijdsklasse: om de som van de gemeenten mee na te kijken."""
    ruw = lees_csv(pad, ",", ["period", "geography_id", "person.age_band", "value"])
    aantal = getallen(ruw["value"], pad.name, geheel=True).groupby(ruw["geography_id"]).sum()
    return ", ".join(f"{gewest} {som:.0f}" for gewest, som in aantal.items())


def tabel_van_derde(pad: Path) -> str:
    """Een bewerking door een derde: alleen de gemeenten worden nagekeken."""
    ruw = lees_csv(pad, ",", ["CD_REFNIS", "CD_SUP_REFNIS", "TX_REFNIS_NL"])
    niscodes(ruw["CD_REFNIS"], pad.name)
    return f"{len(ruw)} gemeenten, {len(ruw.columns) - 3} kolommen"


def labels(pad: Path) -> str:
    """De lijst van vragen van de burgerbevraging."""
    return f"{len(lees_csv(pad, ',', ['source_sheet', 'omnibus_indicator']))} vragen"


def metadata(pad: Path) -> str:
    """De bladen van een kubusbeschrijving."""
    return f"{len(lees_werkboek(pad))} bladen"


def grenzen(pad: Path) -> str:
    """Aantal vormen in Lambert 72. Fout: `Gegevensfout` bij een ander stelsel, dubbele codes of een afgekapt bestand."""
    return _lagen(pad) if bekijk(pad).soort == "gpkg" else f"{_vormen(pad)} vormen"


def _lagen(pad: Path) -> str:
    delen = []
    for laag, stelsel in lagen(pad):
        if stelsel != LAMBERT_72:
            raise Gegevensfout(
                f"{pad.name}: laag '{laag}' staat in EPSG:{stelsel}; verwacht: Lambert 72 (EPSG:{LAMBERT_72})."
            )
        veilig = laag.replace('"', '""')
        ((aantal, codes),) = uit_gpkg(pad, f'select count(*), count(distinct geoitem) from "{veilig}"')
        if aantal != codes:
            raise Gegevensfout(
                f"{pad.name}: laag '{laag}' telt {aantal} vormen en {codes} codes; verwacht: één vorm per code."
            )
        delen.append(f"{aantal} gebieden ({laag})")
    if not delen:
        raise Gegevensfout(f"{pad.name}: geen enkele laag met gebieden; verwacht: een laag met kolom geoitem.")
    return ", ".join(delen)


def _vormen(pad: Path) -> int:
    """Het aantal records van een shapefile; de lengte in de kop moet de lengte van het bestand zijn."""
    inhoud = pad.read_bytes()
    if 2 * struct.unpack(">i", inhoud[24:28])[0] != len(inhoud):
        raise Gegevensfout(f"{pad.name}: de shapefile is afgekapt of beschadigd; haal ze opnieuw op bij de uitgever.")
    aantal, plaats = 0, 100
    while plaats + 8 <= len(inhoud):
        plaats, aantal = plaats + 8 + 2 * max(struct.unpack(">i", inhoud[plaats + 4 : plaats + 8])[0], 0), aantal + 1
    return aantal


def gezien(pad: Path) -> str:
    """Een bestand zonder eigen inhoud voor ons: de vorm is al nagekeken."""
    return f"{bekijk(pad).soort}, {pad.stat().st_size // 1024 + 1} kB"


NAKIJKEN: dict[str, Callable[[Path], str]] = {
    "gebied_koppeling": koppeling,
    "gebied_definitie": definitie,
    "gebied_refnis": refnis,
    "gebied_fusies": fusies,
    "gebied_overgang": overgang,
    "gebied_sectoren": koppeling,
    "statbel_gewesten": gewesten,
    "gebied_halle_vilvoorde": tabel_van_derde,
    "gsm_labels": labels,
    "jive_metadata": metadata,
    "grenzen": grenzen,
    "grenzen_tabel": gezien,
    "grenzen_index": gezien,
    "grenzen_stelsel": gezien,
    "licentie": gezien,
}
