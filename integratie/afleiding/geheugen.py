"""Van welke bestanden al bleek dat er niets uit een eigen bestand in staat: wie een rapport toevoegt, wacht niet opnieuw op alle andere.

Onthouden wordt enkel de vingerafdruk van hun inhoud, in de tijdelijke map van de gebruiker; een andere versie van deze kamer begint opnieuw.
"""

import contextlib
import hashlib
from pathlib import Path

import platformdirs

HOOGSTENS = 100_000  # vingerafdrukken; daarna begint het geheugen opnieuw


class Geheugen:
    """De vingerafdrukken van vorige keren; `bewaar` voegt die van nu toe."""

    def __init__(self) -> None:
        code = b"".join(pad.read_bytes() for pad in sorted(Path(__file__).parent.glob("*.py")))
        self.pad = platformdirs.user_cache_path("integratie") / f"nagegaan-{hashlib.sha256(code).hexdigest()[:16]}"
        self.leeg, self.nu = set[str](), set[str]()
        with contextlib.suppress(OSError, ValueError):
            self.leeg = set(self.pad.read_text(encoding="ascii").split())

    def is_leeg(self, ruw: bytes) -> bool:
        """Bleek van deze inhoud al dat er niets in staat?"""
        return hashlib.sha256(ruw).hexdigest() in self.leeg

    def is_nu_leeg(self, ruw: bytes) -> None:
        """Onthoud dat in deze inhoud niets staat."""
        self.nu.add(hashlib.sha256(ruw).hexdigest())

    def bewaar(self) -> None:
        """Schrijf wat er bijkwam; wie niet mag schrijven, leest volgende keer alles opnieuw."""
        if self.nu - self.leeg:
            with contextlib.suppress(OSError):
                self.pad.parent.mkdir(parents=True, exist_ok=True)
                alle = self.nu | (self.leeg if len(self.leeg) < HOOGSTENS else set())
                self.pad.write_text("\n".join(sorted(alle)), encoding="ascii")
