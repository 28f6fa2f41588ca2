"""De nette opslag: edities van tabellen. Een editie is een map met één parquetbestand per tabel, `editie.json` (herkomst) en controlesommen."""

import contextlib
import datetime
import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from pathlib import Path

import pandas as pd
import platformdirs

from integratie.bestanden import slot, vingerafdrukken
from integratie.fouten import Gebruiksfout, Gegevensfout, suggestie
from integratie.invarianten.bereik import meet_verschil
from integratie.opslag import tabelbestand
from integratie.tabel import Bron, Tabel, orden, voor_bestand

INGEBED = Path(__file__).parents[1] / "data"
SOMMEN = "controlesommen.json"
TIJDELIJK = ".tijdelijk-"
WACHT = 600  # seconden; wie dan nog altijd niet aan de beurt is, zegt het
if _gevraagd := os.environ.get("INTEGRATIE_GEGEVENS"):
    # Een kernel werkt in een andere map: een relatief pad zou daar iets anders betekenen.
    os.environ["INTEGRATIE_GEGEVENS"] = str(Path(_gevraagd).absolute())


def sha256(pad: Path) -> str:
    """Vingerafdruk van een bestand."""
    with pad.open("rb") as bestand:
        return hashlib.file_digest(bestand, "sha256").hexdigest()


def schrijf(map_: Path, naam: str, tabellen: list[Tabel], basis: str | None = None, volgnummer: int = 0) -> None:
    """Schrijf een editie: één parquet per tabel, `editie.json` met de herkomst, en de vingerafdrukken. Zelfde invoer geeft dezelfde bytes.

    De tabellen van editie `basis` die niet vernieuwd worden, komen er byte voor byte bij; het hoogste `volgnummer` is de nieuwste editie.
    """
    map_.mkdir(parents=True, exist_ok=True)
    beschreven, sommen = {}, {}
    for naam_van_tabel in bronnen(basis) if basis else ():
        if naam_van_tabel not in {t.bron.tabel for t in tabellen}:
            bron_map = edities()[kies_editie(basis)]
            beschreven[naam_van_tabel] = _inhoud(bron_map)["tabellen"][naam_van_tabel]
            sommen[naam_van_tabel] = json.loads((bron_map / SOMMEN).read_text(encoding="utf-8"))[naam_van_tabel]
            shutil.copyfile(bron_map / f"{naam_van_tabel}.parquet", map_ / f"{naam_van_tabel}.parquet")
    for tabel in tabellen:
        pad, rijen = map_ / f"{tabel.bron.tabel}.parquet", orden(tabel)
        voor_bestand(rijen).to_parquet(pad, index=False, compression="zstd")
        beschreven[tabel.bron.tabel] = {**asdict(tabel.bron), "sha256": sha256(pad)}
        sommen[tabel.bron.tabel] = tabelbestand.sommen(rijen)
    afkomst = {"basis": basis, "volgnummer": volgnummer} if basis else {}
    inhoud = {"editie": naam, **afkomst, "tabellen": dict(sorted(beschreven.items()))}
    tekst = json.dumps(inhoud, ensure_ascii=False, indent=1)
    (map_ / "editie.json").write_text(tekst + "\n", encoding="utf-8", newline="\n")
    som_tekst = json.dumps(dict(sorted(sommen.items())), indent=0)
    (map_ / SOMMEN).write_text(som_tekst + "\n", encoding="utf-8", newline="\n")
    vingerafdrukken.schrijf(map_, [f"{tabel}.parquet" for tabel in beschreven])


def schrijf_eigen(naam: str | None, tabellen: list[Tabel], basis: str) -> str:
    """Zet een nieuwe editie naast de andere, in haar geheel of helemaal niet; geeft haar naam (zonder `naam`: de datum).

    Fout: `Gebruiksfout` als de naam al bestaat of geen naam is, of als er niet geschreven kan worden.
    """
    doel, volgnummer = map_van_edities(), 1 + max(_inhoud(m).get("volgnummer", 0) for m in edities().values())
    naam = naam or _vrije_naam(datetime.date.today().isoformat())
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", naam) or naam.casefold() in {
        e.casefold() for e in edities()
    }:
        raise Gebruiksfout(
            f"De naam '{naam}' bestaat al of is geen naam voor een editie; geef met --editie letters, cijfers, punten of "
            "streepjes op die nog vrij zijn."
        )
    tijdelijk = None
    try:
        doel.mkdir(parents=True, exist_ok=True)
        tijdelijk = Path(tempfile.mkdtemp(prefix=TIJDELIJK, dir=doel))
        schrijf(tijdelijk / naam, naam, tabellen, basis, volgnummer)
        if (doel / naam).exists():
            raise Gebruiksfout(f"In {doel} staat al een map '{naam}'; geef met --editie een andere naam op.")
        (tijdelijk / naam).replace(doel / naam)
    except OSError as fout:
        raise Gebruiksfout(f"Kan niet schrijven in {doel}: {fout.strerror}; er is niets bewaard.") from fout
    finally:
        if tijdelijk is not None:
            shutil.rmtree(tijdelijk, ignore_errors=True)
    edities.cache_clear()
    return naam


def _vrije_naam(begin: str) -> str:
    bezet = {e.casefold() for e in edities()} | {p.name.casefold() for p in _mappen()}
    return next(n for n in (begin, *(f"{begin}-{i}" for i in range(2, 10_000))) if n not in bezet)


def map_van_edities() -> Path:
    """Waar eigen edities staan: `INTEGRATIE_GEGEVENS`, anders de gegevensmap van de gebruiker."""
    return Path(os.environ.get("INTEGRATIE_GEGEVENS") or platformdirs.user_data_path("integratie"))


@cache
def edities() -> dict[str, Path]:
    """Naam → map van elke editie; de ingebedde staat eerst, de nieuwste laatst."""
    eigen = [(_inhoud(m).get("volgnummer", 0), m.name, m) for m in _mappen() if (m / "editie.json").is_file()]
    return {_inhoud(m)["editie"]: m for m in (INGEBED, *(m for *_, m in sorted(eigen)))}


@contextlib.contextmanager
def alleen() -> Iterator[None]:
    """Wees de enige die een editie toevoegt, en zie eerst wat een ander intussen toevoegde: dan bouwt de ene op de andere verder."""
    doel = map_van_edities()
    try:
        beurt = contextlib.ExitStack()
        bezet = f"Een ander proces is al lang bezig in {doel}; probeer later opnieuw."
        beurt.enter_context(slot.beurt_in(doel, WACHT, bezet))
    except OSError as fout:
        raise Gebruiksfout(f"Kan niet schrijven in {doel}: {fout.strerror}; er is niets bewaard.") from fout
    with beurt:
        for rest in doel.glob(f"{TIJDELIJK}*"):  # van een onderbroken schrijfbeurt
            shutil.rmtree(rest, ignore_errors=True)
        edities.cache_clear()
        yield


def _mappen() -> list[Path]:
    """De mappen in de map van edities, behalve die van een onderbroken schrijfbeurt.

    Fout: `Gebruiksfout` als een gedeelde schijf er niet is; anders maakt wie niet verbonden is, ongemerkt een rapport met oudere cijfers.
    """
    doel = map_van_edities()
    if os.environ.get("INTEGRATIE_GEGEVENS") and not doel.is_dir() and not doel.parent.is_dir():
        raise Gebruiksfout(f"Er is geen map {doel} (INTEGRATIE_GEGEVENS); verbind de schijf, of maak {doel.parent}.")
    return [m for m in doel.iterdir() if m.is_dir() and not m.name.startswith(TIJDELIJK)] if doel.is_dir() else []


def kies_editie(naam: str | None = None) -> str:
    """De gevraagde editie, anders die van `INTEGRATIE_EDITIE`, anders de laatst ingelezen. Fout: `Gebruiksfout`."""
    gevraagd = naam or os.environ.get("INTEGRATIE_EDITIE") or next(reversed(edities()))
    if gevraagd not in edities():
        raise Gebruiksfout(
            f"Ik ken geen editie '{gevraagd}'.{suggestie(gevraagd, edities())} De edities zijn: {', '.join(edities())}. "
            f"Gezocht in {map_van_edities()}; staat ze in een andere (gedeelde) map, zet dan INTEGRATIE_GEGEVENS op die map."
        )
    return gevraagd


def basis(editie: str | None = None) -> str | None:
    """De editie waarop deze verder bouwt, of None als er geen is (of als ze intussen weg is)."""
    vorige = _inhoud(edities()[kies_editie(editie)]).get("basis")
    return vorige if vorige in edities() else None


def datum(editie: str | None = None) -> datetime.date | None:
    """De datum waarmee de naam van een editie begint (2026-11 of 2026-11-28), anders die van haar basis; None als er geen is."""
    naam = kies_editie(editie)
    if past := re.match(r"([0-9]{4}-[0-9]{2})(-[0-9]{2})?(?![0-9])", naam):
        try:
            return datetime.date.fromisoformat(past[1] + (past[2] or "-01"))
        except ValueError:
            pass  # geen bestaande datum: dan telt de basis
    vorige = basis(naam)
    return datum(vorige) if vorige else None


def gebreken(editie: str | None = None) -> list[str]:
    """Een zin per bestand naast de tabellen dat veranderde sinds het inlezen; normaal leeg.

    Zonder gevraagde editie tellen ze alle: hun beschrijvingen bepalen samen welke de laatste is.
    """
    gevraagd = editie or os.environ.get("INTEGRATIE_EDITIE")
    mappen = [edities()[kies_editie(gevraagd)]] if gevraagd else edities().values()
    return [
        zin
        for map_ in dict.fromkeys((INGEBED, *mappen))
        if _heeft_zegel(map_)
        for zin in vingerafdrukken.gebreken(map_)
    ]


def zonder_zegel(editie: str) -> bool:
    """Is deze editie van vóór de vingerafdrukken, zodat een wijziging in haar beschrijving niet te merken is?"""
    return not _heeft_zegel(edities()[kies_editie(editie)])


def _heeft_zegel(map_: Path) -> bool:
    return map_ == INGEBED or (map_ / vingerafdrukken.NAAM).exists()


def eis_gaaf(editie: str | None = None) -> None:
    """Fout: `Gegevensfout` in één zin als een beschrijving, gemeentelijst of grens veranderd is. De tabellen zelf: zie `beschadigd`."""
    if zinnen := gebreken(editie):
        raise Gegevensfout(zinnen[0])


@cache
def _inhoud(map_: Path) -> dict:
    pad = map_ / "editie.json"
    try:
        inhoud = json.loads(pad.read_text(encoding="utf-8"))
        tabellen = inhoud["tabellen"]
        for naam, tabel in tabellen.items():
            if not re.fullmatch(r"\w+", naam) or not isinstance(tabel["sha256"], str):
                raise ValueError(f"tabel '{naam}'")
        if not isinstance(inhoud["editie"], str) or not isinstance(inhoud.get("volgnummer", 0), int):
            raise ValueError("naam of volgnummer")
        return inhoud
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as fout:
        raise _onleesbaar(map_) from fout


def _onleesbaar(map_: Path) -> Gegevensfout:
    return Gegevensfout(
        f"Het bestand {map_ / 'editie.json'} is geen leesbare beschrijving van een editie; zet het oorspronkelijke terug of verwijder die map."
    )


def bronnen(editie: str | None = None) -> dict[str, Bron]:
    """Tabelnaam → `Bron` voor alle tabellen van een editie."""
    map_ = edities()[kies_editie(editie)]
    try:
        return _bronnen(map_)
    except (ValueError, KeyError, TypeError, AttributeError) as fout:
        raise _onleesbaar(map_) from fout


@cache
def _bronnen(map_: Path) -> dict[str, Bron]:
    uit = {}
    for naam, bron in _inhoud(map_)["tabellen"].items():
        # Een vroeger ingelezen editie zegt niet of een onderwerp onder nul kan: dan zegt zijn titel het.
        onderwerpen = {k: {"met_teken": meet_verschil(o["titel"])} | o for k, o in bron["onderwerpen"].items()}
        uit[naam] = Bron.uit_json({k: v for k, v in bron.items() if k != "sha256"} | {"onderwerpen": onderwerpen})
    return uit


def lees(tabel: str, editie: str | None = None) -> pd.DataFrame:
    """De rijen van een tabel (kolommen zie boven). Fout: `Gebruiksfout` als de editie die tabel niet heeft."""
    return _in_tekst(tabel, kies_editie(editie))


@cache
def _in_tekst(tabel: str, editie: str) -> pd.DataFrame:
    return tabelbestand.in_tekst(_lees(tabel, editie)[0])


def lees_categorieen(tabel: str, editie: str | None = None) -> pd.DataFrame:
    """Zoals `lees`, met de tekst als categorieën: daarmee rekent het vele malen sneller."""
    return _lees(tabel, kies_editie(editie))[0]


def beschadigd(editie: str | None = None) -> dict[str, list[str]]:
    """Code → tabellen die voor die gemeente of dat gebied veranderden sinds het inlezen; normaal leeg."""
    editie = kies_editie(editie)
    per_tabel = {tabel: _lees(tabel, editie)[1] for tabel in bronnen(editie)}
    codes = sorted(set().union(*per_tabel.values()))
    return {code: [tabel for tabel, geraakt in per_tabel.items() if code in geraakt] for code in codes}


@cache
def _lees(tabel: str, editie: str) -> tuple[pd.DataFrame, frozenset[str]]:
    """De rijen met tekst als categorieën, en de codes waarvan de rijen niet meer zijn zoals ze werden ingelezen: die houden geen waarde over."""
    if tabel not in bronnen(editie):
        bekend = ", ".join(bronnen(editie))
        raise Gebruiksfout(
            f"Editie '{editie}' heeft geen tabel '{tabel}'.{suggestie(tabel, bronnen(editie))} Er zijn: {bekend}."
        )
    pad = edities()[editie] / f"{tabel}.parquet"
    try:
        rijen = tabelbestand.lees(pad, bronnen(editie)[tabel].dimensies)
    except (OSError, ValueError) as fout:
        raise Gegevensfout(
            f"Het bestand {pad.name} van editie '{editie}' is geen leesbaar parquetbestand: {fout}."
        ) from fout
    if sha256(pad) == _inhoud(pad.parent)["tabellen"][tabel]["sha256"]:
        return rijen, frozenset()
    codes = _veranderd(pad, tabel, tekst := tabelbestand.in_tekst(rijen))
    categorieen = dict.fromkeys(rijen.select_dtypes("category"), "category")
    return tabelbestand.zonder(tekst, codes).astype(categorieen), frozenset(codes)


def _veranderd(pad: Path, tabel: str, rijen: pd.DataFrame) -> set[str]:
    """Voor welke codes het bestand veranderde. Fout: `Gegevensfout` als dat niet af te bakenen is."""
    try:
        verwacht = json.loads((pad.parent / SOMMEN).read_text(encoding="utf-8"))[tabel]
        codes = tabelbestand.veranderd(rijen, verwacht)
    except (OSError, ValueError, KeyError):
        verwacht, codes = {}, set()
    if not 0 < len(codes) <= len(verwacht) // 4:
        herstel = "het pakket" if pad.parent == INGEBED else "de editie"
        raise Gegevensfout(
            f"Het bestand {pad.name} in {pad.parent} is veranderd sinds het inlezen: haal {herstel} opnieuw op."
        )
    return codes
