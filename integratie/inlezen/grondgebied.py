"""Schrijft de bestanden die `integratie.gebieden` leest, uit tabellen van PinC en Statbel, en de grenzen van wijken en deelgemeenten van de Vlaamse Rand."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from integratie.bestanden.rekenblad import csv_van_tabel
from integratie.fouten import Gegevensfout
from integratie.gebieden import BRUSSELS_GEWEST, MAP, VLAAMS_GEWEST
from integratie.tabel import voor_bestand

# Taalwetten in bestuurszaken, art. 7 en 8: zes gemeenten rond Brussel en zes langs de taalgrens.
FACILITEITEN = {
    "23098",
    "23099",
    "23100",
    "23101",
    "23102",
    "23103",
    "23009",
    "73028",
    "33016",
    "45041",
    "34043",
    "73109",
}
VLAAMSE_RAND = "fo2"  # code van de Vlaamse Rand in de PinC-tabel gemeente_fo_gem
TOLERANTIE, TOLERANTIE_WIJK, RASTER = 100, 20, 1  # meter: een wijk is klein
WIJKEN = {"wijk": "rand_wijken_ggw7_31370.gpkg", "deelgemeente": "rand_deelgemeenten_31370.gpkg"}


def schrijf(bron: Path, doel: Path = MAP) -> None:
    """Schrijf `gemeenten.csv, hogere_gebieden.csv, fusies.csv, igs.csv, statistische_sectoren.parquet, grenzen.parquet` naar `doel`.

    `bron` is de map met `gebieden/`.
    """
    gebieden = bron / "gebieden"
    echte = _echte_grenzen(gebieden / "gemeente.shp")
    lijst = gemeentelijst(gebieden, echte)
    _csv(lijst, doel / "gemeenten.csv")
    _csv(hogere_gebieden(gebieden / "TU_COM_REFNIS.txt", lijst), doel / "hogere_gebieden.csv")
    _csv(fusielijst(gebieden / "nis_changes_2019_2025.csv", lijst), doel / "fusies.csv")
    _csv(samenwerkingen(gebieden, lijst), doel / "igs.csv")
    sectoren = voor_bestand(sectorlijst(gebieden, lijst))
    sectoren.to_parquet(doel / "statistische_sectoren.parquet", index=False, compression="zstd")
    voor_bestand(veralgemeend(echte)).to_parquet(doel / "grenzen.parquet", index=False, compression="zstd")


def _csv(tabel: pd.DataFrame, pad: Path) -> None:
    pad.write_text(csv_van_tabel(tabel), encoding="utf-8", newline="\n")


def _echte_grenzen(pad: Path) -> gpd.GeoDataFrame:
    grenzen = gpd.read_file(pad).rename(columns={"geoitem": "nis"})[["nis", "naam", "geometry"]]
    if grenzen.crs is None or grenzen.crs.to_epsg() != 31370 or len(grenzen) != 304:
        raise Gegevensfout(f"Het bestand {pad.name} moet de 304 gemeenten in Lambert 72 (EPSG:31370) bevatten.")
    return grenzen.astype({"nis": str, "naam": str}).sort_values("nis", ignore_index=True)


def _koppeling(gebieden: Path, niveau: str, kolom: str | None = None) -> pd.Series:
    """NIS-code → code van het hogere gebied, uit een PinC-tabel `gemeente_<niveau>.xlsx`."""
    tabel = pd.read_excel(gebieden / f"gemeente_{niveau}.xlsx", dtype=str)
    return tabel.set_index("gemeente")[kolom or niveau]


def gemeentelijst(gebieden: Path, echte: gpd.GeoDataFrame) -> pd.DataFrame:
    """De kolommen van `gemeenten.csv`, één rij per gemeente van 1 januari 2025.

    Codes als REFNIS van vijf cijfers.
    """
    nis, ja_nee = echte["nis"], {True: "ja", False: "nee"}
    regios = pd.read_csv(MAP / "referentieregios.csv", dtype=str).set_index("code")["naam"]
    lijst = pd.DataFrame(
        {
            "nis": nis,
            "naam": echte["naam"],
            "gewest": nis.map(_koppeling(gebieden, "gewest")).str.zfill(5),
            "provincie": nis.map(_koppeling(gebieden, "provincie")).str.zfill(5),
            "arrondissement": nis.map(_koppeling(gebieden, "arrondiss")).str.zfill(5),
            "referentieregio": nis.map(_koppeling(gebieden, "refreg", "REFREG")).map(regios).fillna(""),
            "faciliteiten": nis.isin(FACILITEITEN).map(ja_nee),
            "vlaamse_rand": nis.map(_koppeling(gebieden, "fo_gem")).eq(VLAAMSE_RAND).map(ja_nee),
        }
    )
    vlaams = lijst["gewest"] == VLAAMS_GEWEST
    if lijst.isna().any(axis=None) or set(lijst["gewest"]) != {VLAAMS_GEWEST, BRUSSELS_GEWEST}:
        raise Gegevensfout("De PinC-tabellen gemeente_gewest, -provincie en -arrondiss dekken niet alle 304 gemeenten.")
    if (lijst["referentieregio"] == "").ne(~vlaams).any():
        raise Gegevensfout("De tabel gemeente_refreg.xlsx moet alleen de Vlaamse gemeenten een (bekende) regio geven.")
    return lijst


def hogere_gebieden(pad: Path, lijst: pd.DataFrame) -> pd.DataFrame:
    """`code, naam` van de provincies en arrondissementen van het Vlaams Gewest, uit de REFNIS-tabel."""
    refnis = pd.read_csv(pad, sep="|", dtype=str)
    vlaams = lijst[lijst["gewest"] == VLAAMS_GEWEST]
    geldig = refnis[refnis["DT_VLDT_END"].eq("31/12/9999") & refnis["LVL_REFNIS"].isin(["2", "3"])]
    geldig = geldig[geldig["CD_REFNIS"].isin([*vlaams["provincie"], *vlaams["arrondissement"]])]
    namen = geldig.rename(columns={"CD_REFNIS": "code", "TX_REFNIS_NL": "naam"})
    return namen[["code", "naam"]].sort_values("code", ignore_index=True)


def samenwerkingen(gebieden: Path, lijst: pd.DataFrame) -> pd.DataFrame:
    """`code, naam, nis` van de intergemeentelijke samenwerkingen; codes van drie of meer negens zijn restgroepen."""
    namen = pd.read_excel(gebieden / "def_igs.xlsx", dtype=str).set_index("geoitem code")["name"]
    leden = _koppeling(gebieden, "igs").rename("code").rename_axis("nis").reset_index()
    leden = leden[leden["nis"].isin(lijst["nis"]) & ~leden["code"].str.contains("999")]
    leden = leden.assign(naam=leden["code"].map(namen))[["code", "naam", "nis"]]
    if leden.isna().any(axis=None) or leden["nis"].duplicated().any():
        raise Gegevensfout(
            "Elke code in gemeente_igs.xlsx moet een naam hebben in def_igs.xlsx, en elke gemeente één samenwerking."
        )
    return leden.sort_values(["code", "nis"], ignore_index=True)


def sectorlijst(gebieden: Path, lijst: pd.DataFrame) -> pd.DataFrame:
    """`sector, nis, wijk` van de statistische sectoren van 2025: aan een sectorcode zelf is de gemeente niet altijd te zien."""
    delen = [
        pd.read_excel(gebieden / f"statsec_{niveau}.xlsx", dtype=str).set_index("statsec")[niveau].rename(naam)
        for niveau, naam in (("gemeente", "nis"), ("ggw7", "wijk"))
    ]
    sectoren = pd.concat(delen, axis=1).rename_axis("sector").reset_index()
    sectoren = sectoren[sectoren["nis"].isin(lijst["nis"])]
    if sectoren.isna().any(axis=None) or sectoren["sector"].duplicated().any():
        raise Gegevensfout(
            "De tabellen statsec_gemeente.xlsx en statsec_ggw7.xlsx moeten dezelfde sectoren hebben, elk één keer."
        )
    return sectoren.sort_values("sector", ignore_index=True)


def fusielijst(pad: Path, lijst: pd.DataFrame) -> pd.DataFrame:
    """`jaar, oud, oude_naam, nieuw, nieuwe_naam` van de Vlaamse fusies, zonder haakjes in de oude naam."""
    kolommen = {
        "year": "jaar",
        "old_nis": "oud",
        "old_name_nl": "oude_naam",
        "new_nis": "nieuw",
        "new_name_nl": "nieuwe_naam",
    }
    tabel = pd.read_csv(pad, dtype={"old_nis": str, "new_nis": str}).rename(columns=kolommen)
    tabel = tabel[tabel["nieuw"].isin(lijst["nis"])]
    tabel["oude_naam"] = tabel["oude_naam"].str.replace(r" \(.+\)$", "", regex=True)
    return tabel[list(kolommen.values())].sort_values(["jaar", "nieuw", "oud"], ignore_index=True)


def veralgemeend(echte: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Grenzen vereenvoudigd tot op 100 m en afgerond op 1 m; buren blijven precies op elkaar aansluiten."""
    vormen = shapely.coverage_simplify(echte.geometry.to_numpy(), TOLERANTIE)
    # Punt per punt afronden: gedeelde punten komen zo aan beide kanten op dezelfde plaats terecht.
    vormen = shapely.set_precision(vormen, RASTER, mode="pointwise")
    if not (shapely.is_valid(vormen).all() and shapely.coverage_is_valid(vormen)):
        raise Gegevensfout("De vereenvoudigde grenzen sluiten niet meer op elkaar aan; verlaag de tolerantie.")
    return gpd.GeoDataFrame(echte[["nis", "naam"]], geometry=vormen, crs=echte.crs)


def schrijf_wijken(bron: Path, doel: Path = MAP) -> None:
    """Schrijf `wijken.parquet` (`nis, soort, code, naam, geometry`) naar `doel`; `bron` is de map met `gebieden/`."""
    delen = [_wijken(bron / "gebieden" / naam, soort) for soort, naam in WIJKEN.items()]
    alles = gpd.GeoDataFrame(pd.concat(delen, ignore_index=True), crs="EPSG:31370")
    voor_bestand(alles).to_parquet(doel / "wijken.parquet", index=False, compression="zstd")


def _wijken(pad: Path, soort: str) -> gpd.GeoDataFrame:
    ruw = gpd.read_file(pad).sort_values("geoitem", ignore_index=True)
    codes = ruw["geoitem"].astype(str)
    if ruw.crs is None or ruw.crs.to_epsg() != 31370 or not codes.str.fullmatch(r"[0-9]{5}[A-Z][0-9]*").all():
        raise Gegevensfout(
            f"Het bestand {pad.name} moet {soort}en in Lambert 72 bevatten, met codes zoals 23088W01 of 23088A."
        )
    vormen = shapely.coverage_simplify(ruw.geometry.to_numpy(), TOLERANTIE_WIJK)
    # Niet punt per punt zoals de gemeenten: in één smalle wijk zouden lijnen elkaar dan kruisen.
    vormen = shapely.set_precision(vormen, RASTER)
    if not shapely.is_valid(vormen).all():
        raise Gegevensfout(f"De vereenvoudigde grenzen van {pad.name} zijn geen vlakken meer; verlaag de tolerantie.")
    naam = ruw["naam"].astype(str).str.replace(r" \([^()]*\)$", "", regex=True)
    rijen = {"nis": codes.str[:5], "soort": soort, "code": codes, "naam": naam}
    return gpd.GeoDataFrame(rijen, geometry=vormen, crs=ruw.crs)
