"""De cellen van een notebook uitvoeren, in dit proces, met IPythons eigen shell; wat ze tonen gaat naar `celuitvoer`."""

import asyncio
import builtins
import contextlib
import ctypes
import getpass
import io
import os
import signal
import sys
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextvars import copy_context
from multiprocessing.connection import Connection
from typing import TextIO

from IPython.core import page
from IPython.core.autocall import ExitAutocall
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.error import StdinNotImplementedError, UsageError
from IPython.core.interactiveshell import ExecutionResult, InteractiveShell
from IPython.core.ultratb import AutoFormattedTB
from traitlets import Any, Instance, Type, default
from traitlets.config import Config

from integratie.uitvoering.celuitvoer import Celuitvoer, Stroom
from integratie.uitvoering.tekstpijp import STROMEN

# Wat JupyterLab programma's meegeeft: kleur, en nooit bladeren.
OMGEVING = {
    "TERM": "xterm-color",
    "CLICOLOR": "1",
    "FORCE_COLOR": "1",
    "CLICOLOR_FORCE": "1",
    "PAGER": "cat",
    "GIT_PAGER": "cat",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
}

# Geen databank die niemand leest.
GEEN_GESCHIEDENIS = Config(HistoryManager={"enabled": False, "hist_file": ":memory:"})
# Opdrachten van JupyterLab zelf.
KERNELMAGIE = ["autosave", "clear", "connect_info", "less", "man", "more", "qtconsole"]


class Resultaat(DisplayHook):
    """Toont de waarde van de laatste regel van een cel."""

    def write_output_prompt(self) -> None:
        """Het nummer gaat met de waarde mee."""

    def write_format_data(self, format_dict: dict, md_dict: dict | None = None) -> None:
        """Stuur de waarde in al haar vormen."""
        Shell.instance().uitvoer.meld("resultaat", data=format_dict, metadata=md_dict or {}, nummer=self.prompt_count)


class Weergave(DisplayPublisher):
    """Toont wat `display` krijgt."""

    def publish(self, data, metadata=None, *_, transient=None, update=False, **__) -> None:
        """Stuur `data` (mime → inhoud); met `update` in de plaats van wat hetzelfde `display_id` kreeg."""
        for waarde in (data, metadata or {}):
            if not isinstance(waarde, dict):
                raise TypeError(f"data must be a dict, got: {waarde!r}")
        soort, id_ = "vervang" if update else "toon", (transient or {}).get("display_id")
        self.shell.uitvoer.meld(soort, data=data, metadata=metadata or {}, id=id_)

    def clear_output(self, wait: bool = False) -> None:
        """Wis wat de cel toonde, met `wait` pas als er iets anders komt."""
        self.shell.uitvoer.meld("wis", straks=bool(wait))


class Stop(ExitAutocall):
    """`exit` en `quit`: na deze cel stopt het notebook, tenzij met `keep_kernel`."""

    def __call__(self, keep_kernel: bool = False) -> None:
        """Stop na deze cel."""
        InteractiveShell.instance().exit_now = not keep_kernel


class Spoor(AutoFormattedTB):
    """Het spoor van een fout; `regels` is het zoals het was voor het tekst werd."""

    regels: list[str] | None = None

    def stb2text(self, stb: list[str]) -> str:
        """Onthoud de regels en maak er tekst van."""
        self.regels = stb
        return super().stb2text(stb)


class Shell(InteractiveShell):
    """IPython voor één notebook."""

    uitvoer = Any()
    displayhook_class, display_pub_class = Type(Resultaat), Type(Weergave)
    exiter = Instance(ExitAutocall)
    spoor: Spoor
    mislukt = False  # tonen mislukte, ook als de code zelf goed afliep

    @default("exiter")
    def stop(self) -> Stop:
        """Wat `exit` en `quit` doen."""
        return Stop(self)

    def init_environment(self) -> None:
        """De omgeving van wat een cel start."""
        os.environ.update(OMGEVING)

    def init_hooks(self) -> None:
        """Uitleg (`naam?`) hoort in een venster, en dat heeft een uitgevoerd notebook niet."""
        super().init_hooks()
        self.set_hook("show_in_pager", page.as_hook(lambda *_, **__: None), 99)

    def init_magics(self) -> None:
        """De opdrachten van IPython, en die van JupyterLab als een cel er een vraagt."""
        super().init_magics()
        for naam in KERNELMAGIE:
            self.magics_manager.register_function(_kernelmagie(self, naam), "line", naam)

    def init_extension_manager(self) -> None:
        """Met `%store`, zoals in JupyterLab."""
        super().init_extension_manager()
        assert self.extension_manager is not None
        self.extension_manager.load_extension("storemagic")

    def enable_gui(self, gui: str | None = None) -> None:
        """Alleen figuren in het notebook zelf. Fout: `UsageError` bij vensters."""
        if gui not in (None, "inline"):
            raise UsageError(f"Een uitgevoerd notebook heeft geen vensters: {gui!r}.")

    def showtraceback(self, *waarden, **opties) -> None:
        """Toon de fout die net optrad als de `error` van een notebook."""
        self._toon_fout(super().showtraceback, *waarden, **opties)

    def showsyntaxerror(self, *waarden, **opties) -> None:
        """Toon de syntaxfout die net optrad."""
        self._toon_fout(super().showsyntaxerror, *waarden, **opties)

    def init_traceback_handlers(self, custom_exceptions) -> None:
        """Met een `Spoor`."""
        super().init_traceback_handlers(custom_exceptions)
        self.InteractiveTB = self.spoor = Spoor(mode=self.xmode, theme_name=self.colors, tb_offset=1)

    def _toon_fout(self, toon: Callable[..., None], *waarden, **opties) -> None:
        self.spoor.regels = None
        with contextlib.redirect_stdout(Gedrukt(sys.stdout)) as gedrukt:
            toon(*waarden, **opties)
        if self.spoor.regels is None:  # niet als spoor te tonen, of al door een binnenste oproep
            print(gedrukt.tekst, end="")
            return
        self.mislukt = self.mislukt or self.displayhook.is_active
        soort, waarde = sys.last_type, sys.last_value
        self.uitvoer.meld("fout", ename=soort.__name__, evalue=_tekst(waarde), traceback=self.spoor.regels)
        self.spoor.regels = None


class Gedrukt(io.TextIOBase):
    """Vangt wat deze draad drukt; wat een andere intussen drukt, gaat gewoon door."""

    def __init__(self, anders: TextIO) -> None:
        super().__init__()
        self.tekst, self._anders, self._draad = "", anders, threading.get_ident()

    def write(self, tekst: str) -> int:
        """Houd `tekst` bij; geeft haar lengte."""
        if threading.get_ident() != self._draad:
            return self._anders.write(tekst)
        self.tekst += tekst
        return len(tekst)


def _kernelmagie(shell: Shell, naam: str) -> Callable[[str], object]:
    def roep(regel: str) -> object:
        from ipykernel.zmqshell import KernelMagics

        shell.register_magics(KernelMagics)
        return shell.run_line_magic(naam, regel)

    return roep


def _tekst(fout: BaseException) -> str:
    try:
        return str(fout)
    except Exception:
        return "<exception str() failed>"


def draai(uitvoer: Celuitvoer, verbinding: Connection) -> None:
    """Voer elke cel uit die over de verbinding komt en meld daarna of ze goed afliep, tot het notebook klaar is."""
    sys.stdout, sys.stderr = (Stroom(uitvoer, naam) for naam in STROMEN)
    shell = Shell.instance(uitvoer=uitvoer, config=GEEN_GESCHIEDENIS)
    _stel_bij()
    lus, context = asyncio.new_event_loop(), copy_context()
    asyncio.set_event_loop(lus)
    while True:
        try:
            code = verbinding.recv_bytes().decode("utf-8", "surrogatepass")
        except EOFError:
            return
        resultaat = None
        try:
            # Alle cellen delen één lus en één context, zoals in JupyterLab.
            with _onderbreekbaar():
                resultaat = lus.run_until_complete(lus.create_task(_voer_uit(shell, code), context=context))
        except BaseException:  # een onderbreking net voor of na de code zelf
            shell.showtraceback()
        _spoel_c()
        fout = resultaat and (resultaat.error_before_exec or resultaat.error_in_exec)
        goed = bool(resultaat and resultaat.success and not shell.mislukt)
        stand = {"volgende": shell.execution_count, "stop": shell.exit_now}
        uitvoer.meld("klaar", goed=goed, ename=type(fout).__name__, **stand)


async def _voer_uit(shell: Shell, code: str) -> ExecutionResult:
    if shell.displayhook.is_active:  # de vorige waarde was niet te tonen
        shell.displayhook.finish_displayhook()
    shell.mislukt = False
    try:
        omgezet, fout = shell.transform_cell(code), None
    except Exception:
        omgezet, fout = code, sys.exc_info()
    cel: Awaitable[ExecutionResult] = shell.run_cell_async(
        code, store_history=True, transformed_cell=omgezet, preprocessing_exc_tuple=fout
    )
    resultaat = None
    try:
        if shell.should_run_async(code, transformed_cell=omgezet, preprocessing_exc_tuple=fout):
            cel = taak = asyncio.ensure_future(cel)
            lus = asyncio.get_running_loop()
            signal.signal(signal.SIGINT, lambda *_: lus.call_soon_threadsafe(taak.cancel))
        resultaat = await cel
    finally:
        shell.events.trigger("post_execute")
        shell.events.trigger("post_run_cell", resultaat)
    return resultaat


@contextlib.contextmanager
def _onderbreekbaar() -> Iterator[None]:
    """Alleen een lopende cel is te onderbreken, en ze kan niets vragen aan wie kijkt."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    vorige = builtins.input, getpass.getpass
    builtins.input, getpass.getpass = _geen_invoer("raw_input"), _geen_invoer("getpass")
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        builtins.input, getpass.getpass = vorige


def _geen_invoer(naam: str):
    def vraag(*_, **__):
        raise StdinNotImplementedError(f"{naam} was called, but this frontend does not support input requests.")

    return vraag


def _spoel_c() -> None:
    """Wat C-code schreef, staat anders nog in haar eigen buffer."""
    if os.name == "posix":
        ctypes.CDLL(None).fflush(None)


def _stel_bij() -> None:
    """Wat een bibliotheek bij het laden van haar omgeving afkijkt: in het warme proces was het er nog niet."""
    if matplotlib := sys.modules.get("matplotlib"):
        matplotlib.rcParams["backend"] = os.environ["MPLBACKEND"]
    if pandas := sys.modules.get("pandas"):
        pandas.set_option("display.max_columns", 20)
