"""Een gemeente die in geen enkel jaar een rij heeft, telt nul als de kaart het zegt én het Vlaams Gewest van de uitgever de som van de andere is."""

import pytest

from integratie.lezers import gsm_cijfers, gsm_kaarten, gsm_tabel
from integratie.lezers.gsm_bladen import lees_bladen

KOP = "Gemeente,Nis-code,Centrumstad?,Indicator,Jaar,Geslacht,Aantal naar geslacht,Aantal meerderjarige nieuwkomers,Procent"
# De koppen Jaar en Geslacht staan in dit blad verwisseld; Vilvoorde en Zaventem in 2021.
RIJEN = """Vilvoorde,23088,Nee,Nieuwkomers,Mannen,2021,114,230,0.495652
Vilvoorde,23088,Nee,Nieuwkomers,Vrouwen,2021,116,230,0.504348
Zaventem,23094,Nee,Nieuwkomers,Mannen,2021,1,2,0.5
Zaventem,23094,Nee,Nieuwkomers,Vrouwen,2021,1,2,0.5"""


def _rijen(tmp_path, mannen: int, vrouwen: int):
    samen = mannen + vrouwen
    gewest = [
        f"Vlaams Gewest,2000,/,Nieuwkomers,{tekst},2021,{aantal},{samen},{aantal / samen:.6f}"
        for tekst, aantal in (("Mannen", mannen), ("Vrouwen", vrouwen))
    ]
    (tmp_path / "DE50.csv").write_text("\n".join([KOP, *gewest, RIJEN]) + "\n", encoding="utf-8")
    (blad,) = lees_bladen(tmp_path / "DE50.csv")
    return gsm_tabel.lading(gsm_cijfers.lees(blad), gsm_kaarten.kaart_van("DE50")).rijen


def test_de_som_klopt_dus_de_andere_zijn_nul(tmp_path):
    rijen = _rijen(tmp_path, 115, 117)
    assert rijen["nis"].nunique() == 300  # de gemeenten van het Vlaams Gewest in 2021, zonder Brussel
    herstappe = rijen[rijen["nis"] == "73028"]
    assert herstappe["groep"].tolist() == ["mannen", "vrouwen"]
    assert herstappe["waarde"].tolist() == [0, 0] and set(herstappe["status"]) == {"bekend"}
    assert rijen["waarde"].sum() == 232


@pytest.mark.parametrize(("mannen", "vrouwen"), [(116, 117), (130, 102)])
def test_de_som_klopt_niet_dus_de_andere_blijven_ontbreken(tmp_path, mannen, vrouwen):
    """Ook het Vlaamse cijfer blijft dan staan zoals de uitgever het gaf, waar het niet de som van de twee gemeenten is."""
    rijen = _rijen(tmp_path, mannen, vrouwen)
    gewest = rijen["nis"] == "02000"
    assert set(rijen[~gewest]["nis"]) == {"23088", "23094"}
    assert sorted(rijen[~gewest]["waarde"]) == [1, 1, 114, 116]
    anders = {g: n for g, n, som in (("mannen", mannen, 115), ("vrouwen", vrouwen, 117)) if n != som}
    assert dict(zip(rijen[gewest]["groep"], rijen[gewest]["waarde"], strict=True)) == anders
