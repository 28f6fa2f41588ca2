"""nbformat laden zonder wat geen notebook nodig heeft."""

import sys

_ADRESSEN = "rfc3987_syntax"  # bouwt bij het laden parsers voor internationale webadressen: bijna een seconde


def nbformat() -> None:
    """Laad nbformat, en dus jsonschema, zonder de keuring van zulke adressen: het schema van een notebook heeft er geen."""
    nieuw = _ADRESSEN not in sys.modules
    if nieuw:
        sys.modules[_ADRESSEN] = None  # voor Python: niet te vinden
    try:
        import nbformat  # noqa: F401
    finally:
        if nieuw:
            sys.modules.pop(_ADRESSEN, None)
