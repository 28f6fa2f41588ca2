"""Ophalen met een opgenomen afspeling: een kleine webserver op deze machine geeft de antwoorden terug, in volgorde."""

import json
import threading
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from unittest.mock import patch

import pytest
import zelfgemaakt

from integratie.fouten import Gebruiksfout, Gegevensfout
from integratie.lezers import ophalen, soorten

stukken: list[int] = []  # vanaf welke byte er verder gevraagd werd


@contextmanager
def afspeling(*antwoorden):
    """(code, inhoud[, beloofde lengte]) per vraag aan het adres van `statbel_sectoren`; geeft de gestelde vragen.

    Met een vierde waarde (het merk) geeft de server bij een vraag om een stuk alleen de rest.
    """
    vragen, rest = [], list(antwoorden)

    class Speler(BaseHTTPRequestHandler):
        def do_GET(self):
            vragen.append((self.path, self.headers["User-Agent"]))
            code, inhoud, *lengte = rest.pop(0) if len(rest) > 1 else rest[0]
            merk = lengte.pop() if len(lengte) > 1 else None
            begin = 0
            if merk and self.headers["Range"] and self.headers["If-Range"] == merk:
                code, begin = 206, int(self.headers["Range"].removeprefix("bytes=").removesuffix("-"))
                stukken.append(begin)
            inhoud = inhoud[begin:]
            self.send_response(code)
            self.send_header("Content-Length", str(lengte[0] - begin if lengte else len(inhoud)))
            if merk:
                self.send_header("ETag", merk)
            if code == 206:
                self.send_header("Content-Range", f"bytes {begin}-{lengte[0] - 1}/{lengte[0]}")
            self.end_headers()
            self.wfile.write(inhoud)

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Speler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    adres = f"http://127.0.0.1:{server.server_port}/map/"
    soort = replace(soorten.soorten()["statbel_sectoren"], adres=f"{adres}OPENDATA_SECTOREN_{{jaar}}.zip")
    per_code = replace(soorten.soorten()["gsm_problemen"], adres=f"{adres}GSM_Extract_{{code}}.xlsx")
    stukken.clear()
    try:
        with (
            patch.dict(soorten.soorten(), statbel_sectoren=soort, gsm_problemen=per_code),
            patch.object(ophalen, "WACHT", 0),
        ):
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
        ((200, b"<html>Access denied</html>"), "webpagina.*met de browser op: statbel.fgov.be, Open data", 1),
        ((200, b"Request Rejected. Your support ID is: 123"), "ik herken dit bestand niet.*met de browser op", 1),
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
        ("gsm_werkboek", 2024, "met de hand.*https://gemeente-stadsmonitor.vlaanderen.be/download-alle-cijfers"),
        ("gsm_problemen", None, "code van een indicator nodig"),
        ("naar herkomst moeder", None, r"AR_04 \(Kansarmoede-index Kind en Gezin, naar herkomst moeder\)"),
    ],
)
def test_verkeerde_vraag(doel, naam, jaar, melding):
    with pytest.raises(Gebruiksfout, match=melding):
        ophalen.haal_op(naam, jaar, doel)


def test_een_onderbroken_download_gaat_verder_ook_een_volgende_keer(zip_, doel):
    half = (200, zip_[:50], len(zip_), '"a"')
    with afspeling(half, half, half, (200, zip_, len(zip_), '"a"')):
        # De server heeft nooit meer dan vijftig bytes: de tweede en derde vraag beginnen daar.
        with pytest.raises(Gegevensfout, match=r"50 van \d+ bytes ontvangen, 3 keer.*OPENDATA_SECTOREN_2024.zip.deel"):
            ophalen.haal_op("statbel_sectoren", 2024, doel)
        assert [p.name for p in doel.iterdir()] == ["OPENDATA_SECTOREN_2024.zip.deel"]
        assert stukken == [50, 50]
    with afspeling((200, zip_, len(zip_), '"a"')):
        deel = doel / "OPENDATA_SECTOREN_2024.zip.deel"
        kop, _, rest = deel.read_bytes().partition(b"\n")
        adres = soorten.soorten()["statbel_sectoren"].adres.replace("{jaar}", "2024")
        deel.write_bytes(json.dumps(json.loads(kop) | {"adres": adres}).encode() + b"\n" + rest)  # een andere poort
        pad = ophalen.haal_op("statbel_sectoren", 2024, doel)
        assert stukken == [50]
    assert pad.read_bytes() == zip_ and list(doel.iterdir()) == [pad]


def test_een_andere_uitgave_begint_opnieuw(zip_, doel):
    with afspeling((200, b"x" * 50, len(zip_), '"oud"'), (200, zip_, len(zip_), '"nieuw"')):
        assert ophalen.haal_op("statbel_sectoren", 2024, doel).read_bytes() == zip_
    assert stukken == []


def test_een_indicator_van_de_gemeente_stadsmonitor_bij_zijn_code(doel, bronmap):
    inhoud = (bronmap / "gsm" / "SAMEN_problemen.xlsx").read_bytes()
    with afspeling((200, inhoud)) as vragen:
        pad = ophalen.haal_op("sa_s_11", None, doel)
    assert [p for p, _ in vragen] == ["/map/GSM_Extract_SA_S_11.xlsx"]
    assert pad.read_bytes() == inhoud
