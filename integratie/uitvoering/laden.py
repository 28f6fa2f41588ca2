"""Bibliotheken laden zonder onderdelen die een rapport niet gebruikt."""

import contextlib
import sys
from collections.abc import Iterator


@contextlib.contextmanager
def zonder(module: str) -> Iterator[None]:
    """Wie binnen dit blok `module` wil laden, vindt ze niet; wie ze al heeft, houdt ze."""
    weg = module not in sys.modules
    if weg:
        sys.modules[module] = None
    try:
        yield
    finally:
        if weg:
            sys.modules.pop(module, None)


def nbformat() -> None:
    """Laad nbformat zonder de parsers voor internationale webadressen: bijna een seconde, en een notebook heeft er geen."""
    with zonder("rfc3987_syntax"):
        import nbformat  # noqa: F401
