"""De cellen van een notebook uitvoeren, in dit proces, met IPythons eigen shell; wat ze tonen gaat naar `celuitvoer`."""

from __future__ import annotations

import asyncio
import builtins
import contextlib
import ctypes
import getpass
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextvars import copy_context
from multiprocessing.connection import Connection

from IPython.core import page
from IPython.core.autocall import ExitAutocall
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.error import StdinNotImplementedError, UsageError
from IPython.core.interactiveshell import ExecutionResult, InteractiveShell
from traitlets import Any, Instance, Type, default
from traitlets.config import Config

from integratie import gebruik
from integratie.uitvoering.celuitvoer import STROMEN, Celuitvoer, Stroom

# Wat JupyterLab programma's meegeeft: kleur, en nooit bladeren.
OMGEVING = {
    "TERM": "xterm-color", "CLICOLOR": "1", "FORCE_COLOR": "1", "CLICOLOR_FORCE": "1", "PAGER": "cat", "GIT_PAGER": "cat",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
}  # fmt: skip

GEEN_GESCHIEDENIS = Config(
    {"HistoryManager": {"enabled": False, "hist_file": ":memory:"}}
)  # geen databank die niemand leest
KERNELMAGIE = (
    "autosave",
    "clear",
    "connect_info",
    "less",
    "man",
    "more",
    "qtconsole",
)  # opdrachten van JupyterLab zelf


class Resultaat(DisplayHook):
    """Toont de waarde van de laatste regel van een cel."""

    def write_output_prompt(self) -> None:
        """Het nummer gaat met de waarde mee."""

    def write_format_data(self, format_dict: dict, md_dict: dict | None = None) -> None:
        """Stuur de waarde in al haar vormen."""
        self.shell.uitvoer.meld("resultaat", data=format_dict, metadata=md_dict or {}, nummer=self.prompt_count)


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


class Shell(InteractiveShell):
    """IPython voor één notebook."""

    uitvoer = Any()
    displayhook_class, display_pub_class = Type(Resultaat), Type(Weergave)
    exiter = Instance(ExitAutocall)
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
            self.register_magic_function(_kernelmagie(self, naam), "line", naam)

    def init_extension_manager(self) -> None:
        """Met `%store`, zoals in JupyterLab."""
        super().init_extension_manager()
        self.extension_manager.load_extension("storemagic")

    def enable_gui(self, gui: str | None = None) -> None:
        """Alleen figuren in het notebook zelf. Fout: `UsageError` bij vensters."""
        if gui not in (None, "inline"):
            raise UsageError(f"Een uitgevoerd notebook heeft geen vensters: {gui!r}.")

    def showtraceback(
        self, exc_tuple=None, filename=None, tb_offset=None, exception_only=False, running_compiled_code=False
    ) -> None:
        """Toon de fout die net optrad, of `exc_tuple`, als de `error` van een notebook."""
        soort, waarde, spoor = exc_tuple or sys.exc_info()
        if soort is None:  # `%tb` toont de vorige opnieuw
            soort, waarde, spoor = (getattr(sys, f"last_{deel}", None) for deel in ("type", "value", "traceback"))
        if soort is None:
            print("No traceback available to show.", file=sys.stderr)
            return
        _onthoud_fout(soort, waarde, spoor)
        try:
            if issubclass(soort, SyntaxError):
                self.showsyntaxerror(filename, running_compiled_code)
            elif issubclass(soort, UsageError):
                self.show_usage_error(waarde)
            elif exception_only:
                regels = ["An exception has occurred, use %tb to see the full traceback.\n"]
                _meld_fout(self, soort, waarde, regels + self.InteractiveTB.get_exception_only(soort, waarde))
            elif _heeft_groep(waarde):
                traceback.print_exception(soort, waarde, spoor)
            else:
                _meld_fout(self, soort, waarde, _regels(self, soort, waarde, spoor, tb_offset))
        except KeyboardInterrupt:
            print("\n" + self.get_exception_only(), file=sys.stderr)

    def showsyntaxerror(self, filename=None, running_compiled_code=False) -> None:
        """Toon de syntaxfout die net optrad."""
        soort, waarde, spoor = sys.exc_info()
        if soort is None:
            soort, waarde, spoor = sys.last_type, sys.last_value, sys.last_traceback
        _onthoud_fout(soort, waarde, spoor)
        if filename:
            with contextlib.suppress(AttributeError):
                waarde.filename = filename
        plaatsen = traceback.extract_tb(spoor) if running_compiled_code else []
        _meld_fout(self, soort, waarde, self.SyntaxTB.structured_traceback(soort, waarde, plaatsen))


def _meld_fout(shell: Shell, soort, waarde, regels: list[str]) -> None:
    shell.mislukt = shell.mislukt or shell.displayhook.is_active
    shell.uitvoer.meld("fout", ename=soort.__name__, evalue=_tekst(waarde), traceback=regels)


def _regels(shell: Shell, soort, waarde, spoor, weg: int | None) -> list[str]:
    try:
        if eigen := getattr(waarde, "_render_traceback_", None):
            return eigen()
        return shell.InteractiveTB.structured_traceback(soort, waarde, spoor, tb_offset=weg)
    except Exception:
        return traceback.format_exception(soort, waarde, spoor)


def _onthoud_fout(soort, waarde, spoor) -> None:
    sys.last_type, sys.last_value, sys.last_traceback, sys.last_exc = soort, waarde, spoor, waarde


def _kernelmagie(shell: Shell, naam: str) -> Callable[[str], object]:
    def roep(regel: str) -> object:
        from ipykernel.zmqshell import KernelMagics

        shell.register_magics(KernelMagics)
        return shell.run_line_magic(naam, regel)

    return roep


def _heeft_groep(fout: BaseException | None) -> bool:
    return fout is not None and (isinstance(fout, BaseExceptionGroup) or _heeft_groep(fout.__context__))


def _tekst(fout: BaseException) -> str:
    try:
        return str(fout)
    except Exception:
        return "<exception str() failed>"


def draai(verbinding: Connection) -> None:
    """Voer elke cel uit die over de verbinding komt en meld daarna of ze goed afliep, tot het notebook klaar is."""
    uitvoer = Celuitvoer(verbinding)
    sys.stdout, sys.stderr = (Stroom(uitvoer, naam) for naam in STROMEN)
    shell = Shell.instance(uitvoer=uitvoer, config=GEEN_GESCHIEDENIS)
    _stel_bij()
    lus, context = asyncio.new_event_loop(), copy_context()
    asyncio.set_event_loop(lus)
    gebruik.begin()
    while True:
        try:
            code = verbinding.recv_bytes().decode("utf-8", "surrogatepass")
        except EOFError:
            return
        uitvoer.nieuwe_cel()
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
        uitvoer.meld(
            "klaar", goed=goed, ename=type(fout).__name__, volgende=shell.execution_count,
            stop=shell.exit_now, indicatoren=gebruik.gelezen(),
        )  # fmt: skip


async def _voer_uit(shell: Shell, code: str) -> ExecutionResult:
    if shell.displayhook.is_active:  # de vorige waarde was niet te tonen
        shell.displayhook.finish_displayhook()
    shell.mislukt = False
    try:
        omgezet, fout = shell.transform_cell(code), None
    except Exception:
        omgezet, fout = code, sys.exc_info()
    cel = shell.run_cell_async(code, store_history=True, transformed_cell=omgezet, preprocessing_exc_tuple=fout)
    resultaat = None
    try:
        if shell.should_run_async(code, transformed_cell=omgezet, preprocessing_exc_tuple=fout):
            cel = asyncio.ensure_future(cel)
            lus = asyncio.get_running_loop()
            signal.signal(signal.SIGINT, lambda *_: lus.call_soon_threadsafe(cel.cancel))
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
