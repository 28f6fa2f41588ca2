"""Bestanden komen er heel of niet."""

import pytest

from integratie.bestanden.wegschrijven import alleen_in, plaats, plaats_als_anders
from integratie.fouten import Gebruiksfout


def test_alles_staat_er_en_er_blijft_niets_achter(tmp_path):
    bezig = tmp_path / "bezig"
    bezig.mkdir()
    plaats({tmp_path / "uit" / "a": b"1", tmp_path / "uit" / "b": b"2"}, bezig)
    assert {p.name: p.read_bytes() for p in (tmp_path / "uit").iterdir()} == {"a": b"1", "b": b"2"}
    assert list(bezig.iterdir()) == []


def test_lukt_het_schrijven_niet_dan_blijft_het_oude(tmp_path):
    (tmp_path / "a").write_bytes(b"oud")
    with pytest.raises(OSError):
        plaats({tmp_path / "a": b"nieuw"}, tmp_path / "bestaat-niet")
    assert (tmp_path / "a").read_bytes() == b"oud"


def test_kan_een_bestand_nergens_heen_dan_is_er_nog_niets_vervangen(tmp_path):
    bezig = tmp_path / "bezig"
    bezig.mkdir()
    (tmp_path / "a").write_bytes(b"oud")
    (tmp_path / "figuren").write_bytes(b"geen map")
    with pytest.raises(OSError):
        plaats({tmp_path / "a": b"nieuw", tmp_path / "figuren" / "b": b"nieuw"}, bezig)
    assert (tmp_path / "a").read_bytes() == b"oud"


def test_gelijke_inhoud_wordt_niet_aangeraakt(tmp_path):
    plaats_als_anders(tmp_path / "a", b"1")
    voor = (tmp_path / "a").stat().st_mtime_ns
    plaats_als_anders(tmp_path / "a", b"1")
    assert (tmp_path / "a").stat().st_mtime_ns == voor
    plaats_als_anders(tmp_path / "a", b"2")
    assert (tmp_path / "a").read_bytes() == b"2"


def test_een_tweede_run_in_dezelfde_map_wordt_geweigerd(tmp_path):
    with (
        alleen_in(tmp_path / "uit"),
        pytest.raises(Gebruiksfout, match="al rapporten gemaakt"),
        alleen_in(tmp_path / "uit"),
    ):
        pass
    with alleen_in(tmp_path / "uit"):
        pass
    assert list((tmp_path / "uit").iterdir()) == []


def test_wat_een_weggevallen_run_achterliet_verdwijnt(tmp_path):
    (tmp_path / ".bezig-abc" / "half").mkdir(parents=True)
    with alleen_in(tmp_path):
        assert [p.name for p in tmp_path.iterdir()] == [".slot"]
