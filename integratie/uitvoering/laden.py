"""nbformat laden zonder de parsers voor internationale webadressen: die kosten meer dan een seconde, en een notebook heeft er geen."""

import sys


def nbformat() -> None:
    """Laad nbformat; wie de parsers al heeft, houdt ze."""
    weg = "rfc3987_syntax" not in sys.modules
    if weg:
        sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]  # zo weigert Python een module (zie `import`)
    try:
        import nbformat  # noqa: F401
    finally:
        if weg:
            sys.modules.pop("rfc3987_syntax", None)
