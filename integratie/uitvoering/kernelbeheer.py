"""Hoe Papermill een kernel start, aanspreekt en stopt: wat nbclient van een beheerder en een klant vraagt, over één lijn."""

from __future__ import annotations

import asyncio
import contextlib
import json
from pathlib import Path
from queue import Empty
from typing import ClassVar

from jupyter_client.manager import KernelManager
from jupyter_client.session import Session

from integratie.uitvoering import lijn
from integratie.uitvoering.processen import Kernelproces
from integratie.uitvoering.werkmap import werkmap

GEEN_GESCHIEDENIS = "--HistoryManager.enabled=False"  # anders schrijft elke kernel een databank die niemand leest


class _Kanaal:
    """Eén kanaal van de kernel: de berichten die nog niemand las."""

    def __init__(self, stuur) -> None:
        self.send, self._berichten = stuur, asyncio.Queue()

    def zet(self, bericht: dict) -> None:
        self._berichten.put_nowait(bericht)

    async def get_msg(self, timeout: float | None = None) -> dict:
        """Het volgende bericht. Fout: `Empty` als het te lang duurt."""
        with contextlib.suppress(asyncio.QueueEmpty):
            return self._berichten.get_nowait()
        try:
            return await asyncio.wait_for(self._berichten.get(), timeout)
        except TimeoutError:
            raise Empty from None


class Klant:
    """Praat met één kernel, met de methoden die nbclient van een klant vraagt."""

    allow_stdin = False
    _verbroken = False

    def __init__(self, proces: Kernelproces, indicatoren: set[str]) -> None:
        self._proces, self._indicatoren, self.session = proces, indicatoren, Session(key=b"")
        self.shell_channel, self.iopub_channel = _Kanaal(self._stuur), _Kanaal(self._stuur)

    async def start_channels(self) -> None:
        """Begin te luisteren."""
        lezer, self._schrijver = await asyncio.open_connection(sock=self._proces.lijn)
        self._luisteraar = asyncio.create_task(self._luister(lezer))

    async def stop_channels(self) -> None:
        """Luister niet meer."""
        self._luisteraar.cancel()
        self._schrijver.close()
        with contextlib.suppress(OSError):  # de kernel kan al weg zijn
            await self._schrijver.wait_closed()

    async def _luister(self, lezer: asyncio.StreamReader) -> None:
        try:
            while True:
                kanaal, *delen = await lijn.ontvang(lezer)
                bericht = self._gelezen(delen)
                self._indicatoren.update(bericht["metadata"].get("indicatoren", ()))
                (self.shell_channel if kanaal == lijn.SHELL else self.iopub_channel).zet(bericht)
        except Exception:  # de kernel is weg, of wat hij zegt is niet te lezen
            self._verbroken = True

    def _gelezen(self, delen: list[bytes]) -> dict:
        """Het bericht zelf; niet met `Session.deserialize`, die naar datums zoekt in alles wat tekst is."""
        _handtekening, *tekst = self.session.feed_identities(delen)[1]
        (kop, ouder, metadata, inhoud), buffers = map(json.loads, tekst[:4]), tekst[4:]
        ids = {"msg_id": kop["msg_id"], "msg_type": kop["msg_type"]}
        return ids | {
            "header": kop, "parent_header": ouder, "metadata": metadata, "content": inhoud, "buffers": buffers,
        }  # fmt: skip

    def _stuur(self, bericht: dict) -> None:
        self._schrijver.write(lijn.ingepakt([lijn.SHELL, *self.session.serialize(bericht)]))

    def _vraag(self, soort: str, inhoud: dict) -> str:
        bericht = self.session.msg(soort, inhoud)
        self._stuur(bericht)
        return bericht["header"]["msg_id"]

    def execute(self, code: str, store_history: bool = True, stop_on_error: bool = True) -> str:
        """Vraag de kernel deze cel uit te voeren; geeft het nummer van de vraag."""
        inhoud = {"code": code, "silent": False, "store_history": store_history, "user_expressions": {}}
        return self._vraag(
            "execute_request", inhoud | {"allow_stdin": self.allow_stdin, "stop_on_error": stop_on_error}
        )

    def kernel_info(self) -> str:
        """Vraag de kernel wie hij is; geeft het nummer van de vraag."""
        return self._vraag("kernel_info_request", {})

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """De lijn bewaart wat een kernel nog niet las; er valt op niets te wachten."""

    def is_alive(self) -> bool:
        """Of de kernel nog leeft en aanspreekbaar is."""
        return not self._verbroken and self._proces.leeft()


class Kernelbeheer(KernelManager):
    """Beheert één kernel van precies deze Python, wat er ook elders op de machine geïnstalleerd is."""

    omgeving: ClassVar[dict[str, str]] = {}
    indicatoren: ClassVar[set[str] | frozenset[str]] = frozenset()  # wat de kernel las
    ipykernel = False  # dan vraagt nbclient geen geschiedenis
    proces: Kernelproces | None = None

    @property
    def has_kernel(self) -> bool:
        """Of er een kernel gestart is."""
        return self.proces is not None

    async def start_kernel(self, extra_arguments: list[str] = (), cwd: str | None = None, **_) -> None:
        """Start een kernel in werkmap `cwd`."""
        # Instellingen van IPython van de gebruiker tellen niet mee.
        omgeving = {"IPYTHONDIR": str(werkmap() / "ipython"), **self.omgeving}
        self.proces = Kernelproces([GEEN_GESCHIEDENIS, *extra_arguments], str(cwd or Path.cwd()), omgeving)

    def client(self) -> Klant:
        """Wie met de kernel praat."""
        return Klant(self.proces, self.indicatoren)

    async def is_alive(self) -> bool:
        """Of de kernel nog leeft."""
        return self.proces is not None and self.proces.leeft()

    async def interrupt_kernel(self) -> None:
        """Onderbreek de lopende cel."""
        self.proces.onderbreek()

    async def shutdown_kernel(self, now: bool = False, restart: bool = False) -> None:
        """Stop de kernel; een notebook dat klaar is, heeft niets meer te bewaren."""
        await self.cleanup_resources()

    async def cleanup_resources(self, restart: bool = False) -> None:
        """Laat niets achter, ook niet van een kernel die zelf viel."""
        if self.proces:
            self.proces.stop()


def beheer(omgeving: dict[str, str]) -> type[Kernelbeheer]:
    """De klasse die kernels met deze extra omgeving start; Papermill vraagt een klasse, geen object."""
    return type("Kernelbeheer", (Kernelbeheer,), {"omgeving": omgeving, "indicatoren": set()})
