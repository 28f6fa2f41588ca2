"""Ophalen met een opgenomen afspeling: een kleine webserver op deze machine geeft de antwoorden terug, in volgorde."""

import threading
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from unittest.mock import patch

import pytest
import zelfgemaakt

from integratie.bronnen import ophalen, soorten
from integratie.fouten import Gebruiksfout, Gegevensfout


@contextmanager
def afspeling(*antwoorden):
    """(code, inhoud[, beloofde lengte]) per vraag aan het adres van `statbel_sectoren`; geeft de gestelde vragen."""
    vragen, rest = [], list(antwoorden)

    class Speler(BaseHTTPRequestHandler):
        def do_GET(self):
            vragen.append((self.path, self.headers["User-Agent"]))
            code, inhoud, *lengte = rest.pop(0) if len(rest) > 1 else rest[0]
            self.send_response(code)
            self.send_header("Content-Length", str(lengte[0] if lengte else len(inhoud)))
            self.end_headers()
            self.wfile.write(inhoud)

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Speler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    adres = f"http://127.0.0.1:{server.server_port}/map/OPENDATA_SECTOREN_{{jaar}}.zip"
    soort = replace(soorten.soorten()["statbel_sectoren"], adres=adres)
    try:
        with patch.dict(soorten.soorten(), statbel_sectoren=soort), patch.object(ophalen, "WACHT", 0):
            yield vragen
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def zip_(tmp_path):
    return zelfgemaakt.sectoren(tmp_path / "bron.zip").read_bytes()


@pytest.fixture
def doel(tmp_path):
    (tmp_path / "doel").mkdir()
    return tmp_path / "doel"


def test_na_een_storing_lukt_het(zip_, doel):
    with afspeling((503, b"even niet"), (200, zip_[:50], len(zip_)), (200, zip_)) as vragen:
        pad = ophalen.haal_op("statbel_sectoren", 2024, doel)
    assert pad.name == "OPENDATA_SECTOREN_2024.zip"
    assert pad.read_bytes() == zip_
    assert [p for p, _ in vragen] == ["/map/OPENDATA_SECTOREN_2024.zip"] * 3
    assert all("integratie" in afzender for _, afzender in vragen)
    assert list(doel.iterdir()) == [pad]


@pytest.mark.parametrize(
    ("antwoord", "melding", "aantal"),
    [
        ((403, b"nee"), r"antwoord 403, 1 keer geprobeerd.*weigert sommige automatische ophalers.*met de browser", 1),
        ((500, b""), "antwoord 500, 3 keer geprobeerd", 3),
        ((200, b"<html>Access denied</html>"), "webpagina", 1),
    ],
)
def test_wie_automaten_weigert_zegt_wat_te_doen(doel, antwoord, melding, aantal):
    with afspeling(antwoord) as vragen, pytest.raises(Gegevensfout, match=melding):
        ophalen.haal_op("statbel_sectoren", 2024, doel)
    assert len(vragen) == aantal
    assert list(doel.iterdir()) == []


def test_een_ander_bestand_dan_gevraagd_vervangt_niets(doel, tmp_path):
    (doel / "OPENDATA_SECTOREN_2024.zip").write_bytes(b"wat er stond")
    antwoord = (200, zelfgemaakt.agodi(tmp_path / "a.xlsx").read_bytes())
    verwacht = pytest.raises(Gegevensfout, match="dit is Leerlingenkenmerken per school")
    with afspeling(antwoord), verwacht:
        ophalen.haal_op("statbel_sectoren", 2024, doel)
    assert (doel / "OPENDATA_SECTOREN_2024.zip").read_bytes() == b"wat er stond"


@pytest.mark.parametrize(
    ("naam", "jaar", "melding"),
    [
        ("statbel_sector", 2024, "Bedoelde je statbel_sectoren"),
        ("statbel_sectoren", None, "geef --jaar op"),
        ("pinc_csv", 2024, "alleen met de hand"),
        ("gsm_werkboek", 2024, "download-alle-cijfers"),
    ],
)
def test_verkeerde_vraag(doel, naam, jaar, melding):
    with pytest.raises(Gebruiksfout, match=melding):
        ophalen.haal_op(naam, jaar, doel)
