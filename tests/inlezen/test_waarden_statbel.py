"""Elke waarde van de overgetikte en herwerkte bestanden (Statbel, FOD) staat zo in de editie, opgeteld naar de gemeenten van vandaag.

De ruwe bestanden worden hier gelezen zonder het pakket: alleen pandas, en de fusietabel van Statbel zelf.
"""

import pandas as pd
import pytest

from integratie.opslag import edities

SLEUTEL = ["nis", "jaar", "onderwerp", "groep"]


@pytest.fixture(scope="module")
def vandaag(bronmap):
    """Oude NIS-code → code van vandaag, in twee stappen (2019, 2025)."""
    fusies = pd.read_csv(bronmap / "gebieden/nis_changes_2019_2025.csv", dtype=str)
    stap = {jaar: dict(zip(d["old_nis"], d["new_nis"], strict=True)) for jaar, d in fusies.groupby("year")}

    def naar(nis: pd.Series, van: int = 2018) -> pd.Series:
        for jaar in ("2019", "2025"):
            if van < int(jaar):
                nis = nis.map(lambda code, s=stap[jaar]: s.get(code, code))
        return nis

    return naar


def _editie(tabel: str) -> pd.DataFrame:
    return edities.lees(tabel).set_index(SLEUTEL)["waarde"] if tabel != "leeftijd" else edities.lees(tabel)


def _csv(bronmap, patroon: str) -> pd.DataFrame:
    (pad,) = bronmap.glob(patroon)
    tekst = {k: str for k in ("nis", "nis_herkomst", "public_geography_id", "geography_id", "source_nis_codes")}
    return pd.read_csv(pad, dtype=tekst)


def _eis_gelijk(editie: pd.Series, ruw: pd.Series, speling: float = 0.0) -> None:
    samen = pd.concat({"editie": editie.reindex(ruw.index), "ruw": ruw}, axis=1)
    fout = samen[~((samen["editie"] - samen["ruw"]).abs() <= speling)]
    assert fout.empty, fout.head()


def _lang(ruw: pd.DataFrame, onderwerpen: dict[str, str], groep: str = "") -> pd.Series:
    delen = [
        ruw[["nis", "jaar"]].assign(onderwerp=onderwerp, groep=groep, waarde=ruw[kolom].astype(float))
        for kolom, onderwerp in onderwerpen.items()
    ]
    return pd.concat(delen).set_index(SLEUTEL)["waarde"]


@pytest.mark.parametrize(("datum", "kolommen"), [
    ("01012025", {"value": "inwoners"}),
    ("01012026", {"population": "inwoners", "age65_population": "inwoners_65plus"}),
])  # fmt: skip
def test_inwoners_2025_en_2026(bronmap, datum, kolommen):
    ruw = _csv(bronmap, f"statbel/bevolking_{datum}_*_565.csv").rename(
        columns={"public_geography_id": "nis", "year": "jaar"}
    )
    editie = _editie("inwoners_totaal")
    hier = ruw[ruw["nis"].isin(editie.index.unique("nis"))]
    assert len(hier) == 304
    _eis_gelijk(editie, _lang(hier, kolommen))


def test_de_gemeenten_van_2026_zijn_samen_het_vlaams_gewest(bronmap):
    """De gewesten staan in een ander bestand van Statbel: 6.898.350 inwoners, 1.521.518 van 65 en ouder."""
    gewest = _csv(bronmap, "statbel/bevolking_2026_gewest_*.csv").query("geography_id == 'BE2'")
    editie = edities.lees("inwoners_totaal").query("jaar == 2026")
    vlaams = editie[~editie["nis"].str.startswith("21")].groupby("onderwerp")["waarde"].sum()
    assert vlaams["inwoners"] == gewest["value"].sum() == 6_898_350
    oud = gewest[gewest["person.age_band"] == "65_plus"]["value"].sum()
    assert vlaams["inwoners_65plus"] == oud == 1_521_518


def test_leeftijden_van_de_rand(bronmap):
    ruw = _csv(bronmap, "statbel/bevolking_leeftijd3_*.csv")
    editie = _editie("inwoners_totaal")
    for klasse in ("0-14", "15-64", "65+"):
        _eis_gelijk(editie, _lang(ruw, {klasse: "inwoners_leeftijd3"}, klasse))
    _eis_gelijk(editie, _lang(ruw, {"totaal": "inwoners", "65+": "inwoners_65plus"}))


def test_vijfjaarsklassen_van_de_rand(bronmap):
    ruw = _csv(bronmap, "statbel/bevolking_2026_leeftijd5_*.csv")
    sleutel = ["nis", "jaar", "leeftijd", "geslacht"]
    verwacht = ruw.assign(geslacht=ruw["geslacht"].map({"M": "man", "F": "vrouw"})).set_index(sleutel)["aantal"]
    editie = edities.lees("leeftijd").set_index(sleutel)["waarde"]
    assert len(editie) == len(verwacht) == 19 * 21 * 2
    _eis_gelijk(editie, verwacht.astype(float))
    totaal = editie.groupby("nis").sum()
    inwoners = _editie("inwoners_totaal").xs((2026, "inwoners", ""), level=["jaar", "onderwerp", "groep"])
    assert (totaal == inwoners.reindex(totaal.index)).all()


@pytest.mark.parametrize("jaar", [2015, 2019])
def test_structuur_naar_leeftijd(bronmap, vandaag, jaar):
    """Ook de opmaak van 2019 (zonder jaar in het bestand, in de gemeenten van toen)."""
    ruw = pd.read_csv(bronmap / f"statbel/TF_SOC_POP_STRUCT_{jaar}.zip", sep="|", dtype=str, encoding="utf-8-sig")
    code = next(k for k in ruw.columns if k.endswith("REFNIS"))
    ruw = ruw.assign(nis=vandaag(ruw[code], jaar), aantal=ruw["MS_POPULATION"].astype(float))
    leeftijd = ruw["CD_AGE"].astype(int)
    editie = _editie("inwoners_totaal")
    ruw = ruw[ruw["nis"].isin(editie.index.unique("nis"))]
    klasse = pd.cut(leeftijd, [-1, 14, 64, 200], labels=["0-14", "15-64", "65+"]).astype(str)
    for groep, deel in ruw.groupby(klasse):
        som = deel.groupby("nis")["aantal"].sum()
        assert len(som) == 304
        onze = editie.xs((jaar, "inwoners_leeftijd3", groep), level=["jaar", "onderwerp", "groep"])
        assert (onze == som.reindex(onze.index)).all()
    bevolking = edities.lees("bevolking").query("jaar == @jaar").groupby(["nis", "groep"])["waarde"].sum()
    per_groep = ruw.groupby(["nis", ruw["CD_NATLTY"].map({"BEL": "belg", "ETR": "niet_belg"})])["aantal"].sum()
    assert (bevolking == per_groep.reindex(bevolking.index)).all()


@pytest.mark.parametrize("patroon", ["2025_vlaanderen", "2025_rand19", "2017-2025_rand19"])
def test_loop(bronmap, patroon):
    ruw = _csv(bronmap, f"statbel/loop_van_de_bevolking_{patroon}*.csv")
    assert ruw["nis"].nunique() == (304 if "vlaanderen" in patroon else 19)
    vast = ["geboorten", "overlijdens", "interne_inwijking", "interne_uitwijking", "intern_migratiesaldo"]
    kolommen = {k: k for k in [*vast, "internationaal_migratiesaldo"] if k in ruw}
    einde = [k for k in ruw.columns if k.endswith(("_01012026", "_volgend_jaar"))]
    begin = [k for k in ruw.columns if k in ("bevolking_0101", "bevolking_01012025")]
    kolommen |= dict.fromkeys(einde, "bevolking_einde") | dict.fromkeys(begin, "bevolking_begin")
    _eis_gelijk(_editie("loop"), _lang(ruw, kolommen))


def test_inkomen_2023(bronmap):
    ruw = _csv(bronmap, "statbel/fiscaal_inkomen_2023_*.csv").rename(
        columns={"geography_id": "nis", "income_year": "jaar"}
    )
    editie = _editie("inkomen")
    hier = ruw[ruw["nis"].isin(editie.index.unique("nis"))]
    assert len(hier) == 304
    _eis_gelijk(editie, _lang(hier, {"value": "netto_belastbaar_inkomen"}))


def test_inkomen_van_de_rand(bronmap):
    """2017 komt uit tabel C.1 (hele euro's), 2023 uit de herwerkte open data (0,1 euro boven een miljard)."""
    ruw = _csv(bronmap, "statbel/fiscale_inkomens_2017-*.csv")
    editie = _editie("inkomen")
    _eis_gelijk(editie, _lang(ruw, {"aantal_aangiften": "aangiften"}))
    bedragen = {"totaal_netto_belastbaar_inkomen": "netto_belastbaar_inkomen"}
    _eis_gelijk(editie, _lang(ruw[~ruw["jaar"].isin([2017, 2023])], bedragen))
    _eis_gelijk(editie, _lang(ruw[ruw["jaar"] == 2017], bedragen), speling=0.5)
    _eis_gelijk(editie, _lang(ruw[ruw["jaar"] == 2023], bedragen), speling=0.05)


def test_kopers(bronmap):
    ruw, editie = _csv(bronmap, "fod_financien/kopers_vastgoed_naar_*.csv"), _editie("kopers")
    vast = {"percelen": "percelen", "noemer_toegewezen_percelen": "percelen_toegewezen"}
    _eis_gelijk(editie, _lang(ruw, vast))
    for kolom in ("zelfde_gemeente", "rest_arrondissement", "rest_gewest", "andere_gewesten", "buitenland"):
        _eis_gelijk(editie, _lang(ruw, {kolom: "percelen_naar_woonplaats"}, kolom))
    _eis_gelijk(editie, _lang(ruw, {"herkomst_onbekend": "percelen_naar_woonplaats"}, "woonplaats_onbekend"))
    acht = _csv(bronmap, "fod_financien/kopers_vastgoed_top8_*.csv")
    verwacht = acht.assign(onderwerp="percelen_uit_grootste", groep=acht["nis_herkomst"]).set_index(SLEUTEL)["percelen"]
    _eis_gelijk(editie, verwacht)
    brussel = acht[acht["nis_herkomst"].str.startswith("21")].groupby(["nis", "jaar"])["percelen"].sum().reset_index()
    _eis_gelijk(editie, _lang(brussel, {"percelen": "percelen_uit_brussel_grootste"}), speling=1e-9)


def test_samenwerkingen_en_sectoren(bronmap):
    """De lijsten van provincies.incijfers.be: elke gemeente in haar samenwerking, elke sector in haar gemeente en wijk."""
    from integratie import gebieden

    namen = pd.read_excel(bronmap / "gebieden/def_igs.xlsx", dtype=str).set_index("geoitem code")["name"]
    koppeling = pd.read_excel(bronmap / "gebieden/gemeente_igs.xlsx", dtype=str).set_index("gemeente")["igs"]
    for code, rijen in gebieden.samenwerkingen().groupby("code"):
        assert set(rijen["nis"]) == set(koppeling.index[koppeling == code])
        assert set(rijen["naam"]) == {namen[code]}
    onze = gebieden.sectoren()
    for niveau, kolom in (("gemeente", "nis"), ("ggw7", "wijk")):
        ruw = pd.read_excel(bronmap / f"gebieden/statsec_{niveau}.xlsx", dtype=str).set_index("statsec")[niveau]
        assert (onze[kolom] == ruw.reindex(onze.index)).all()
    # Sinds 2025 toont een sectorcode haar gemeente niet meer.
    assert (onze["nis"] != onze.index.str[:5]).sum() == 1097
