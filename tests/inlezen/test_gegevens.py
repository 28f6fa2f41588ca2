"""De ingebedde editie.

Totalen die moeten kloppen, herkomst die volledig is, en dezelfde bytes bij opnieuw bouwen.
"""

import json
import shutil
from pathlib import Path

import bronbestanden
import geopandas as gpd
import pandas as pd
import pyarrow.parquet as pq
import pytest

from integratie import gebieden
from integratie.fouten import Gegevensfout
from integratie.inlezen import grondgebied, recept
from integratie.inlezen.__main__ import main
from integratie.lezers import soorten
from integratie.opslag import edities
from integratie.tabel import Tabel, orden
from integratie.vergelijking import controleer

TABELLEN = recept.ingebed()


def _tabel(naam: str) -> pd.DataFrame:
    return pd.read_parquet(edities.INGEBED / f"{naam}.parquet")


def _som(naam: str, onderwerp: str, *sleutel: str) -> pd.Series:
    rijen = _tabel(naam)
    return rijen[rijen["onderwerp"] == onderwerp].groupby(list(sleutel) or ["nis", "jaar"])["waarde"].sum()


def test_editie_noemt_alle_tabellen_met_de_juiste_vingerafdruk():
    inhoud = json.loads((edities.INGEBED / "editie.json").read_text(encoding="utf-8"))
    assert inhoud["editie"] == "2026-11"
    assert sorted(inhoud["tabellen"]) == sorted(TABELLEN)
    for naam, bron in inhoud["tabellen"].items():
        assert edities.sha256(edities.INGEBED / f"{naam}.parquet") == bron["sha256"]


@pytest.mark.parametrize("naam", TABELLEN)
def test_herkomst_is_volledig(naam):
    bron = edities.bronnen(recept.EDITIE)[naam]
    for veld in ("titel", "uitgever", "licentie", "peildatum", "uitgave", "ophalen"):
        assert getattr(bron, veld).strip(), veld
    assert bron.voorbehouden
    assert all(isinstance(tekst, str) for tekst in (*bron.voorbehouden, *bron.breuken.values()))
    jaren = _tabel(naam)["jaar"]
    assert all(jaren.min() <= jaar <= jaren.max() for jaar in bron.breuken)
    assert set(_tabel(naam)["onderwerp"]) == set(bron.onderwerpen)
    assert json.loads((edities.INGEBED / "editie.json").read_text(encoding="utf-8"))["tabellen"][naam]["bestanden"]


@pytest.mark.parametrize("naam", TABELLEN)
def test_rijen_staan_in_gemeenten_van_vandaag_en_in_vaste_volgorde(naam):
    rijen, bron = _tabel(naam), edities.bronnen(recept.EDITIE)[naam]
    hogere = {gebieden.VLAAMS_GEWEST, gebieden.BRUSSELS_GEWEST, *gebieden.namen_hogere_gebieden()}
    assert set(rijen["nis"]) <= set(gebieden.gemeenten()) | hogere
    pd.testing.assert_frame_equal(orden(Tabel(bron, rijen.sample(frac=1, random_state=1))), rijen)


def test_inwoners_van_vilvoorde_en_de_gewesten():
    """Statbel, 1 januari 2025: Vilvoorde 48.040; groepen sommeren tot hetzelfde totaal als nationaliteit."""
    herkomst, nationaliteit = _som("herkomst", "inwoners"), _som("nationaliteit", "inwoners")
    assert herkomst[("23088", 2025)] == 48040
    assert nationaliteit[("23088", 2025)] == 48040
    verschil = (herkomst - nationaliteit).dropna()
    assert set(verschil[verschil != 0].index.get_level_values("jaar")) == {2011}
    assert verschil.abs().max() <= 31


def test_groepen_geven_het_totaal_van_de_bron(bronmap):
    bron = pd.read_parquet(bronmap / "statbel/herkomst_per_gemeente_2000-2025.parquet")
    bron = bron[bron["TX_RGN_DESCR_NL"] != "Waals Gewest"].groupby("year")["total"].sum()
    assert _som("herkomst", "inwoners", "jaar").tolist() == bron.tolist()


def test_bevolking_naar_leeftijd_is_gelijk_aan_nationaliteit():
    """Twee wegen naar hetzelfde: de zips van 2009–2015 en 2019, en de tabel nationaliteit."""
    structuur = _som("bevolking", "inwoners", "nis", "jaar", "groep")
    nationaliteit = _som("nationaliteit", "inwoners", "nis", "jaar", "groep")
    assert len(structuur) == 304 * 8 * 2
    assert (structuur == nationaliteit.reindex(structuur.index)).all()


def test_fusiegemeente_is_de_som_van_haar_delen(bronmap):
    """Pajottegem 2024 = Galmaarden + Gooik + Herne; Antwerpen 2024 = Antwerpen + Borsbeek."""
    bron = pd.read_parquet(bronmap / "statbel/herkomst_per_gemeente_2000-2025.parquet").query("year == 2024")
    totaal = bron.set_index("CD_REFNIS")["total"]
    onze = _som("herkomst", "inwoners")
    assert onze[("23106", 2024)] == totaal[["23023", "23024", "23032"]].sum()
    assert onze[("11002", 2024)] == totaal[["11002", "11007"]].sum()


@pytest.mark.parametrize("onderwerp", ["wzw_nationaliteit", "wzw_herkomst"])
def test_werkzoekenden_naar_herkomst_en_nationaliteit_geven_het_totaal(onderwerp):
    rijen = _tabel("werkzoekenden")
    totaal = rijen[rijen["onderwerp"] == "wzw"].set_index(["nis", "jaar"])["waarde"]
    delen = rijen[rijen["onderwerp"] == onderwerp].groupby(["nis", "jaar"])["waarde"].agg(["sum", "count"])
    volledig = delen[delen["count"] == 3]["sum"]
    assert len(volledig) > 2700
    assert (volledig == totaal.reindex(volledig.index)).all()


def test_werkzoekenden_zonder_waarde_in_2014():
    rijen = _tabel("werkzoekenden")
    per_jaar = rijen[rijen["onderwerp"] == "wzw"].groupby("jaar")["status"].agg(set)
    assert per_jaar[2014] == {"geen"}
    assert "geen" not in per_jaar[2015]


def test_aangiften_van_het_vlaams_gewest():
    """Tabel C.1 geeft voor het Vlaams Gewest in 2014 zelf 3 642 974 aangiften."""
    rijen = _tabel("inkomen").query("onderwerp == 'aangiften' and jaar == 2014").set_index("nis")["waarde"]
    assert rijen[list(gebieden.groep("vlaanderen").leden)].sum() == 3_642_974


def test_wat_niet_optelbaar_is_blijft_leeg_na_een_fusie():
    survey = _tabel("survey")
    assert set(survey.loc[survey["nis"].isin(["11002", "23106"]), "status"]) == {"fusie"}
    mediaan = _tabel("inkomen").query("onderwerp == 'mediaan_inkomen' and nis == '44083'")
    assert set(mediaan["status"]) == {"fusie"}


def test_loop_sluit_op_de_bevolking():
    """De README van de bron: begin + geboorten − overlijdens + in − uit + saldo sluit in 2025 in de Rand binnen −31 en +30."""
    loop = _tabel("loop").query("jaar == 2025").pivot(index="nis", columns="onderwerp", values="waarde")
    begin = _som("herkomst", "inwoners").xs(2025, level="jaar")[loop.index]
    einde = begin + loop["geboorten"] - loop["overlijdens"] + loop["interne_inwijking"] - loop["interne_uitwijking"]
    rest = loop["bevolking_einde"] - einde - loop["internationaal_migratiesaldo"]
    rand = rest[list(gebieden.groep("vlaamse-rand").leden)]
    assert (rand.min(), rand.max()) == (-31, 30)
    assert rest.median() == 0 and (rest.abs() <= 10).mean() > 0.86


def test_herstappe_telt_niet_als_nul():
    rijen = _tabel("werkzoekenden").query("nis == '73028' and onderwerp == 'wzw_jaargemiddelde'").set_index("jaar")
    assert rijen.loc[2020, ["waarde", "status"]].tolist() == [4, "bekend"]
    assert set(rijen.drop(2020)["status"]) == {"geen", "verborgen"}  # in de export 7 keer "-" en 3 keer "x"


def test_opnieuw_bouwen_geeft_dezelfde_editie(bronmap, tmp_path, monkeypatch, steekproef, gelezen):
    """Dezelfde rijen en herkomst; met dezelfde versie van pyarrow ook dezelfde bytes. Gewoon één tabel op zeven, met `--volledig` alle.

    Uittreksels zijn andere bestanden, dus met andere vingerafdrukken, en hun grenzen sluiten niet aan op de vereenvoudigde ernaast.
    """
    deel = bronbestanden.zijn_uittreksels(bronbestanden.kies())
    if deel:
        monkeypatch.setattr(grondgebied, "veralgemeend", lambda echte: echte)
    tabellen = steekproef(TABELLEN, 7)
    monkeypatch.setattr(recept, "ingebed", lambda: tabellen)
    anders = recept._inhoud  # een zip van de Gemeente-Stadsmonitor vult vele tabellen
    monkeypatch.setattr(
        recept, "_inhoud", lambda p: ("gsm_werkboek", gelezen(p)) if "register" in p.parts else anders(p)
    )
    edities.schrijf(tmp_path, recept.EDITIE, recept.bouw(bronmap))
    grondgebied.schrijf(bronmap, tmp_path)
    zelfde_versie = {
        pq.ParquetFile(map_ / f"{tabellen[0]}.parquet").metadata.created_by for map_ in (edities.INGEBED, tmp_path)
    }
    # Van het register blijven in een uittreksel enkele gemeenten over, en zonder de andere is het Vlaams Gewest geen som.
    enkele = [naam for naam in tabellen if deel and "bladen" in recept.kaart(naam)]
    for naam in enkele:
        hier = pd.read_parquet(tmp_path / f"{naam}.parquet").query("status == 'bekend' and nis != '02000'")
        assert len(hier) and len(hier.merge(_tabel(naam))) == len(hier), naam
    heel = [naam for naam in tabellen if naam not in enkele]
    for naam in heel:
        pd.testing.assert_frame_equal(pd.read_parquet(tmp_path / f"{naam}.parquet"), _tabel(naam))
    tekst = ["gemeenten.csv", "hogere_gebieden.csv", "fusies.csv", "igs.csv"]
    binair = [f"{naam}.parquet" for naam in heel] if len(zelfde_versie) == 1 else []
    daar, eigen = (_beschrijving(map_, deel, bool(binair)) for map_ in (edities.INGEBED, tmp_path))
    daar["tabellen"] = {naam: bron for naam, bron in daar["tabellen"].items() if naam in tabellen}
    for inhoud in (daar, eigen):
        for naam in enkele:
            inhoud["tabellen"][naam]["sha256"] = ""
    assert eigen == daar
    if binair and not deel:
        binair += ["grenzen.parquet", *(["editie.json"] if tabellen == TABELLEN else [])]
    for naam in tekst + binair:
        assert (tmp_path / naam).read_bytes() == (edities.INGEBED / naam).read_bytes(), naam


def _beschrijving(map_: Path, deel: bool, zelfde_versie: bool) -> dict:
    """editie.json; van uittreksels alleen de namen van de bestanden, en zonder de vingerafdruk van een tabel bij een andere pyarrow."""
    inhoud = json.loads((map_ / "editie.json").read_text(encoding="utf-8"))
    for bron in inhoud["tabellen"].values():
        bron["bestanden"] = list(bron["bestanden"]) if deel else bron["bestanden"]
        bron["sha256"] = bron["sha256"] if zelfde_versie else ""
    return inhoud


def test_de_grenzen_zijn_de_vereenvoudigde_van_de_bron():
    """Punt voor punt gelijk, voor elke gemeente waarvan alle buren in het bestand staan (in de uittreksels 39, met de hele Rand)."""
    echte = gpd.read_file(bronbestanden.kies() / "gebieden" / "gemeente.shp").rename(columns={"geoitem": "nis"})
    hier = grondgebied.veralgemeend(echte.sort_values("nis", ignore_index=True)).set_index("nis").geometry
    omringd = [nis for nis in hier.index if set(gebieden.buren(nis)) <= set(hier.index)]
    assert len(omringd) in (39, 304) and set(gebieden.groep(gebieden.RAND).leden) <= set(omringd)
    ingebed = gebieden.grenzen().set_index("nis").geometry
    assert [nis for nis in omringd if not hier[nis].equals_exact(ingebed[nis], 0)] == []


def test_editie_is_klein():
    assert sum(pad.stat().st_size for pad in Path(edities.INGEBED).glob("*.parquet")) < 6_000_000


@pytest.mark.parametrize("naam", TABELLEN)
def test_bronbestanden_worden_herkend(bronmap, naam):
    for patroon in recept.kaart(naam)["patronen"]:
        for pad in bronmap.glob(patroon):
            # Een zip van de Gemeente-Stadsmonitor vult elke tabel die een van haar bladen vraagt.
            assert naam in soorten.herken(pad).tabellen or "bladen" in recept.kaart(naam)


def test_verkeerde_aanroep(tmp_path, capsys):
    assert main([]) == 2
    assert "MAP_MET_BRONBESTANDEN" in capsys.readouterr().err


def _kapotte_editie(map_: Path, verander) -> None:
    shutil.copytree(edities.INGEBED, map_ / "kapot", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    beschrijving = json.loads((map_ / "kapot" / "editie.json").read_text(encoding="utf-8")) | {"editie": "kapot"}
    (map_ / "kapot" / "editie.json").write_text(json.dumps(beschrijving), encoding="utf-8")
    verander(map_ / "kapot" / "herkomst.parquet")


@pytest.fixture
def eigen_edities(tmp_path, monkeypatch):
    monkeypatch.setenv("INTEGRATIE_GEGEVENS", str(tmp_path))
    edities.edities.cache_clear()
    yield tmp_path
    edities.edities.cache_clear()


def test_een_veranderde_gemeente_raakt_enkel_zichzelf(eigen_edities):
    def wis_kraainem(pad):
        rijen = pd.read_parquet(pad)
        rijen[rijen["nis"] != "23099"].to_parquet(pad)

    _kapotte_editie(eigen_edities, wis_kraainem)
    assert edities.beschadigd("kapot") == {"23099": ["herkomst"]}
    with pytest.raises(Gegevensfout, match=r"Kraainem.*herkomst"):
        controleer("23099", 2025, "kapot")
    controleer("23088", 2025, "kapot")


def test_een_omgeklapte_byte_wordt_opgemerkt(eigen_edities):
    def klap(pad):
        inhoud = bytearray(pad.read_bytes())
        inhoud[len(inhoud) // 2] ^= 1
        pad.write_bytes(inhoud)

    _kapotte_editie(eigen_edities, klap)
    try:
        assert edities.beschadigd("kapot")
    except Gegevensfout as fout:
        assert "herkomst.parquet" in str(fout)
