"""Uittreksels aanvullen tot een map die de lezers aanvaarden: zij weigeren een bestand waarin gemeenten ontbreken.

Wat in een uittreksel staat, blijft letter voor letter staan. De andere gemeenten komen erbij met de cijfers van de ingebedde editie. Wat over hen
nagerekend wordt, bewijst dus dat de berekening klopt, niet dat de editie met het bestand van de uitgever overeenkomt; dat bewijzen de gemeenten van
het uittreksel, en alle gemeenten samen met de volledige bestanden. Van een latere fusie krijgt het eerste deel alles en de andere delen nul.
"""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from pathlib import Path

import aanvullen_overgetikt
import geopandas as gpd
import pandas as pd
from uittreksels.opmaak import Rij, lees_zip, nieuwe_rij, records, schrijf_zip, velden, wijzig_werkboek

from integratie import gebieden
from integratie.bronnen.gsm_survey import ITEMS
from integratie.bronnen.namen import gemeenten_in, zonder_arrondissement

PAKKET = gebieden.MAP.parent
EDITIE = gebieden.MAP
GEWEST = {"02000": "Vlaams Gewest", "04000": "Brussels Hoofdstedelijk Gewest"}
# Tabel → kolom van het bestand → groep in de editie.
GROEPEN = {
    "herkomst": {"belgian_bg": "belgisch", "neighbouring": "buurland", "eu27": "eu27", "non_eu27": "niet_eu27"},
    "nationaliteit": {"BEL": "belg", "ETR": "niet_belg"},
}
TEKENS = {"geen": "-", "verborgen": "x", "ontbreekt": "?", "nvt": "nvt"}
LEEG_NA_FUSIE = 50  # een aandeel of mediaan van een deel: de editie houdt er niets van over


def vul_aan(uittreksels: Path, doel: Path) -> Path:
    """Kopieer de uittreksels naar `doel` en vul elk bestand aan dat een lezer anders weigert."""
    shutil.copytree(
        uittreksels, doel, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.py", "__pycache__", "HERKOMST.md")
    )
    for tabel in GROEPEN:
        _parquet(next(doel.glob(f"statbel/{tabel}_*.parquet")), tabel)
    for pad in doel.glob("statbel/TF_SOC_POP_STRUCT_*.zip"):
        _structuur(pad)
    _inkomen(next(doel.glob("statbel/TF_PSNL_INC_TAX_MUNTY*.zip")))
    _in_werkboek(next(doel.glob("statbel/fiscale_inkomens_tabel_C1*.xlsx")), _tabel_c1)
    for patroon, maak in aanvullen_overgetikt.MAKERS.items():
        for pad in doel.glob(patroon):
            _erbij(pad, maak)
    _erbij(next(doel.glob("svr/*.csv")), _huishoudens)
    _erbij(next(doel.glob("gsm/gemeente_stadsmonitor_survey_*.csv")), _survey)
    for pad in doel.glob("pinc/*.csv"):
        _pinc(pad)
    _in_werkboek(doel / "pinc" / "werkloosheid_gemeenten.xlsx", _werkloosheid)
    _gebieden(doel / "gebieden")
    return doel


def _in_werkboek(pad: Path, wijzig: Callable[[str, list[Rij]], list[Rij]]) -> None:
    wijzig_werkboek(pad, pad, wijzig)


@cache
def _editie(tabel: str) -> pd.DataFrame:
    return pd.read_parquet(EDITIE / f"{tabel}.parquet")


@cache
def _cijfers(tabel: str) -> dict[tuple, tuple[float, str]]:
    """(nis, jaar, onderwerp, groep) → (waarde, status) uit de editie."""
    kolommen = (_editie(tabel)[k] for k in ("nis", "jaar", "onderwerp", "groep", "waarde", "status"))
    return {(n, int(j), o, g): (w, s) for n, j, o, g, w, s in zip(*kolommen, strict=True)}


def _ontbrekend(jaar: int, aanwezig: set[str]) -> Iterator[tuple[str, str, str | None]]:
    """(NIS-code, naam, code van vandaag) van elke gemeente van dat jaar die er niet bij staat; zonder code is ze een later deel van een fusie."""
    gezien = set()
    for nis, naam in sorted(gemeenten_in(jaar).items()):
        vandaag = gebieden.vandaag(nis)
        if nis not in aanwezig:
            yield nis, naam, None if vandaag in gezien else vandaag
        gezien.add(vandaag)


def _gewest(nis: str) -> str:
    return gebieden.gemeenten()[gebieden.vandaag(nis)].gewest


def _parquet(pad: Path, tabel: str) -> None:
    ruw, cijfers, groepen, erbij = pd.read_parquet(pad), _cijfers(tabel), GROEPEN[tabel], []
    for jaar, deel in ruw.groupby("year"):
        for nis, naam, vandaag in _ontbrekend(jaar, set(deel["CD_REFNIS"])):
            waarden = {k: cijfers[vandaag, jaar, "inwoners", g][0] if vandaag else 0.0 for k, g in groepen.items()}
            vast = {"year": jaar, "CD_REFNIS": nis, "TX_DESCR_NL": naam, "TX_RGN_DESCR_NL": GEWEST[_gewest(nis)]}
            erbij.append({**vast, **waarden, "total": sum(waarden.values())})
    pd.concat([ruw, pd.DataFrame(erbij).astype({"year": ruw["year"].dtype})], ignore_index=True).to_parquet(
        pad, index=False
    )


def _regel(kop: list[str], **cellen) -> bytes:
    return ("|".join(str(cellen.get(kolom, "")) for kolom in kop) + "\r\n").encode("utf-8")


def _structuur(pad: Path) -> None:
    """De regels komen tussen de andere, zodat ook de helft van het bestand alle gemeenten telt."""
    ((lid, inhoud),) = lees_zip(pad).items()
    eerste, *regels = records(inhoud)
    kop, jaar = velden(eerste, "|"), int(pad.stem[-4:])
    weg = list(_ontbrekend(jaar, {regel[:5].decode("ascii") for regel in regels}))
    alles = _editie("bevolking")
    alles = alles[(alles["jaar"] == jaar) & (alles["waarde"] > 0)]
    alles = alles[alles["nis"].isin([vandaag for _, _, vandaag in weg if vandaag])]
    cellen = {
        kop[0]: alles["nis"].map({vandaag: nis for nis, _, vandaag in weg if vandaag}),
        "CD_SEX": alles["geslacht"].map({"man": "M", "vrouw": "F"}),
        "CD_NATLTY": alles["groep"].map({"belg": "BEL", "niet_belg": "ETR"}),
        "CD_AGE": alles["leeftijd"].str.extract(r"(\d+)", expand=False),
        "MS_POPULATION": alles["waarde"].astype(int).astype(str),
    }
    alles = pd.DataFrame(cellen).reindex(columns=kop).fillna({"CD_YEAR": str(jaar)}).fillna("")
    alles = alles.sort_values("CD_AGE", key=lambda k: k.astype(int), kind="stable")
    erbij = [
        _regel(
            kop, **{kop[0]: nis, "CD_SEX": "M", "CD_NATLTY": "BEL", "CD_AGE": 0, "MS_POPULATION": 0, "CD_YEAR": jaar}
        )
        for nis, _, vandaag in weg
        if not vandaag
    ]
    erbij += ["|".join(rij).encode("ascii") + b"\r\n" for rij in alles.to_numpy().tolist()]
    plaats = [(k / len(deel), regel) for deel in (regels, erbij) for k, regel in enumerate(deel)]
    schrijf_zip(pad, {lid: eerste + b"".join(regel for _, regel in sorted(plaats, key=lambda p: p[0]))}, niveau=1)


def _inkomen(pad: Path) -> None:
    ((lid, inhoud),) = lees_zip(pad).items()
    eerste, *regels = records(inhoud)
    kop, cijfers, erbij = velden(eerste, "|"), _cijfers("inkomen"), b""
    aanwezig = {velden(regel, "|")[1] for regel in regels}
    kolommen = {
        "MS_NBR_NON_ZERO_INC": "aangiften",
        "MS_TOT_NET_TAXABLE_INC": "netto_belastbaar_inkomen",
        "MS_TOT_RESIDENTS": "inwoners_fiscaal",
    }
    for jaar in range(2005, 2014):
        for nis, _, vandaag in _ontbrekend(jaar, aanwezig):
            waarden = {k: cijfers[vandaag, jaar, o, ""][0] if vandaag else 0 for k, o in kolommen.items()}
            erbij += _regel(kop, CD_YEAR=jaar, CD_MUNTY_REFNIS=nis, **waarden)
    schrijf_zip(pad, {lid: inhoud + erbij}, niveau=1)


def _tabel_c1(blad: str, rijen: list[Rij]) -> list[Rij]:
    """Elke gemeente onder haar arrondissement; `*` is verborgen."""
    if not blad.isdigit():
        return rijen
    jaar, cijfers, uit = int(blad), _cijfers("inkomen"), []
    namen = {naam: code for code, naam in gebieden.namen_hogere_gebieden().items()}
    hier = {zonder_arrondissement(rij.cellen[0]) for rij in rijen if rij.cellen}
    weg = list(_ontbrekend(jaar, {nis for nis, naam in gemeenten_in(jaar).items() if naam in hier}))
    arrondissement = None
    for rij in rijen:
        if (rij.cellen and rij.cellen[0].startswith(("Arrondissement ", "Provincie ", "* ="))) or not rij.cellen:
            for nis, naam, vandaag in weg:
                if arrondissement and gebieden.gemeenten()[gebieden.vandaag(nis)].arrondissement == arrondissement:
                    uit.append(_rij_c1(naam, vandaag, jaar, cijfers))
            arrondissement = namen.get(rij.cellen[0] if rij.cellen else "")
        uit.append(rij)
    return uit


def _rij_c1(naam: str, vandaag: str | None, jaar: int, cijfers: dict) -> Rij:
    plaats = {2: "aangiften", 9: "inwoners_fiscaal", 10: "netto_belastbaar_inkomen", 12: "mediaan_inkomen"}
    cellen: list[str | float | None] = [naam, *[None] * 12]
    for kolom, onderwerp in plaats.items():
        waarde, status = cijfers[vandaag, jaar, onderwerp, ""] if vandaag else (0.0, "bekend")
        cellen[kolom] = "*" if status == "verborgen" else LEEG_NA_FUSIE if status == "fusie" else float(waarde)
    return nieuwe_rij(cellen)


def _erbij(pad: Path, maak) -> None:
    """Regels onderaan een csv; `maak(kop, aanwezige regels)` geeft ze als lijsten van cellen."""
    inhoud = pad.read_bytes()
    eerste, *regels = records(inhoud)
    einde = "\r\n" if eerste.endswith(b"\r\n") else "\n"
    erbij = maak(velden(eerste, ","), [velden(regel, ",") for regel in regels])
    pad.write_bytes(inhoud + "".join(",".join(map(str, cellen)) + einde for cellen in erbij).encode("utf-8"))


def _huishoudens(kop: list[str], regels: list[list[str]]) -> Iterator[list]:
    cijfers, aanwezig = _cijfers("huishoudens"), {r[1] for r in regels}
    weg = [(nis, vandaag) for nis, _, vandaag in _ontbrekend(2024, aanwezig) if _gewest(nis) == gebieden.VLAAMS_GEWEST]
    for jaar, (nis, vandaag), leden in product(range(2010, 2041), weg, ("1", "2", "3", "4+")):
        yield [jaar, nis, leden, int(cijfers[vandaag, jaar, "huishoudens", leden][0]) if vandaag else 0]


def _survey(kop: list[str], regels: list[list[str]]) -> Iterator[list]:
    """Herstappe deed niet mee."""
    cijfers, aanwezig = _cijfers("survey"), {"73028", *(r[2].removesuffix(".0") for r in regels)}
    for nis, naam, vandaag in _ontbrekend(2024, aanwezig):
        if _gewest(nis) == gebieden.VLAAMS_GEWEST:
            cellen = dict.fromkeys(kop, "") | {"gemeente": naam, "nis_code": f"{nis}.0"}
            for kolom, onderwerp in ITEMS.items():
                waarde, status = cijfers[vandaag, 2023, onderwerp, ""] if vandaag else (0, "fusie")
                cellen[kolom] = LEEG_NA_FUSIE if status == "fusie" else waarde
            yield list(cellen.values())


@cache
def _onderwerpen() -> dict[str, tuple[str, str, str, str]]:
    lijst = pd.read_csv(PAKKET / "bronnen" / "pinc_onderwerpen.csv", dtype=str, keep_default_na=False)
    return {r.label: (r.tabel, r.onderwerp, r.groep, r.soort) for r in lijst.itertuples()}


def _cel(label: str, nis: str, jaar: int) -> tuple[float | str, str]:
    """(getal of teken, soort) van een onderwerp van PinC."""
    tabel, onderwerp, groep, soort = _onderwerpen()[" ".join(label.split())]
    waarde, status = _cijfers(tabel)[nis, jaar, onderwerp, groep]
    return TEKENS.get(status, waarde), soort


def _pinc(pad: Path) -> None:
    """De gemeenten komen voor de vier restrijen."""
    eerste, *regels = records(pad.read_bytes())
    koppen = [kop.rpartition("|") for kop in velden(eerste, ";")[1:]]
    aanwezig, erbij = {velden(regel, ";")[0] for regel in regels}, []
    for nis, naam in gemeenten_in(2025).items():
        if naam not in aanwezig:
            cellen = [_tekst(*_cel(label, nis, int(jaar))) for label, _, jaar in koppen]
            erbij.append((";".join([f'"{naam}"', *cellen]) + "\n").encode("utf-8"))
    pad.write_bytes(b"".join([eerste, *regels[:-4], *erbij, *regels[-4:]]))


def _tekst(cel: float | str, soort: str) -> str:
    if isinstance(cel, str):
        return f'"{cel}"'
    return f"{cel:.0f}" if soort == "aantal" else f"{cel:.1f}".replace(".", ",")


def _werkloosheid(blad: str, rijen: list[Rij]) -> list[Rij]:
    """Het onderwerp staat boven de laatste kolom van zijn blok; percentages zijn breuken."""
    labels, jaren, kolommen, label = rijen[1].cellen, rijen[2].cellen, [], ""
    for kolom in range(len(jaren) - 1, 0, -1):
        label = labels[kolom].partition(" [")[0] if kolom < len(labels) and labels[kolom] else label
        kolommen.insert(0, (label, int(jaren[kolom])))
    aanwezig, erbij = {rij.cellen[0] for rij in rijen if rij.cellen}, []
    for nis, naam in gemeenten_in(2025).items():
        if naam not in aanwezig and _gewest(nis) == gebieden.VLAAMS_GEWEST:
            cellen = [_cel(label, nis, jaar) for label, jaar in kolommen]
            als_breuk = [soort == "procent" and not isinstance(cel, str) for cel, soort in cellen]
            waarden = [round(cel / 100, 4) if breuk else cel for (cel, _), breuk in zip(cellen, als_breuk, strict=True)]
            erbij.append(nieuwe_rij([naam, *waarden]))
    rest = next(k for k, rij in enumerate(rijen) if rij.cellen and rij.cellen[0].startswith("Buiten "))
    return [*rijen[:rest], *erbij, *rijen[rest:]]


def _gebieden(map_: Path) -> None:
    """De koppeltabellen die de tests lezen, de fusies en de grenzen; die laatste zijn in de editie vereenvoudigd."""
    regios = pd.read_csv(EDITIE / "referentieregios.csv", dtype=str).set_index("naam")["code"]
    samenwerking = pd.read_csv(EDITIE / "igs.csv", dtype=str)
    igs, namen = samenwerking.set_index("nis")["code"], samenwerking.drop_duplicates("code")
    codes = {
        "gewest": lambda g: g.gewest.lstrip("0"),
        "provincie": lambda g: g.provincie.lstrip("0"),
        "arrondiss": lambda g: g.arrondissement,
        "refreg": lambda g: regios.get(g.referentieregio),
        "igs": lambda g: igs.get(g.nis, "igs999"),
    }
    for niveau, code in codes.items():
        pad = map_ / f"gemeente_{niveau}.xlsx"
        _in_werkboek(pad, lambda _, rijen, c=code: [*rijen, *_koppeling(rijen, c)])
    _in_werkboek(map_ / "def_igs.xlsx", lambda _, rijen: [*rijen, *_definities(rijen, namen)])
    _sectoren(map_)
    _erbij(next(map_.glob("nis_changes_*.csv")), _fusies)
    grenzen = gpd.read_parquet(EDITIE / "grenzen.parquet").rename(columns={"nis": "geoitem"})
    _vormen(map_ / "gemeente.shp", grenzen)
    wijken = gpd.read_parquet(EDITIE / "wijken.parquet").rename(columns={"code": "geoitem"})
    for soort, naam in {"wijk": "rand_wijken_ggw7_31370.gpkg", "deelgemeente": "rand_deelgemeenten_31370.gpkg"}.items():
        _vormen(map_ / naam, wijken[wijken["soort"] == soort])


def _koppeling(rijen: list[Rij], code) -> list[Rij]:
    aanwezig = {rij.cellen[0] for rij in rijen if rij.cellen}
    paren = [(nis, code(g)) for nis, g in gebieden.gemeenten().items() if nis not in aanwezig]
    return [nieuwe_rij(paar) for paar in paren if paar[1]]


def _definities(rijen: list[Rij], namen: pd.DataFrame) -> list[Rij]:
    aanwezig = {rij.cellen[1] for rij in rijen if rij.cellen}
    return [nieuwe_rij([0, r.code, r.naam, r.naam]) for r in namen.itertuples() if r.code not in aanwezig]


def _sectoren(map_: Path) -> None:
    alle = pd.read_parquet(EDITIE / "statistische_sectoren.parquet")
    for niveau, kolom in {"gemeente": "nis", "ggw7": "wijk"}.items():
        paren = dict(zip(alle["sector"], alle[kolom], strict=True))

        def vul(_, rijen: list[Rij], paren=paren) -> list[Rij]:
            aanwezig = {rij.cellen[0] for rij in rijen if rij.cellen}
            return [*rijen, *(nieuwe_rij(paar) for paar in paren.items() if paar[0] not in aanwezig)]

        _in_werkboek(map_ / f"statsec_{niveau}.xlsx", vul)


def _fusies(kop: list[str], regels: list[list[str]]) -> Iterator[list]:
    aanwezig = {r[1] for r in regels}
    for f in gebieden.fusies().itertuples():
        if f.oud not in aanwezig:
            yield [f.jaar, f.oud, f.oude_naam, f.nieuw, f.nieuwe_naam, "merger"]


def _vormen(pad: Path, alle: gpd.GeoDataFrame) -> None:
    echte = gpd.read_file(pad)
    rest = alle[~alle["geoitem"].isin(echte["geoitem"])][["geoitem", "naam", "geometry"]].to_crs(echte.crs)
    pd.concat([echte, rest], ignore_index=True).sort_values("geoitem").to_file(pad)
