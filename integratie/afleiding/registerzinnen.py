"""Wat zinnen over een bevolkingsregister zeggen: "Anderlecht: 7", "7 mensen uit Anderlecht", en de regels van een tabel in een pdf.

Alleen wat ergens verborgen staat, telt. Een opsomming hoort bij de tabel en het jaar waarmee haar andere aantallen overeenkomen, een losse zin bij die waarover ze spreekt.
"""

import re
from collections.abc import Collection, Iterator, Mapping

from integratie.afleiding.waarnemingen import GETAL, VERBORGEN, getal, kolomnaam

Cel = tuple[str, str, str]  # tabel, rij, jaar
MENSEN = r"(?:mensen|personen|inwoners|aankomsten|vertrekken)"
RICHTING = {
    "vanwaar": rf"aankom|\bkwam|\bkom(t|en)\b|{MENSEN} uit\b",
    "waarheen": rf"vertr|\bging|\bga(at|an)\b|{MENSEN} naar\b",
}
_ZIN = re.compile(r"(?<=[.!?])\s+|\n")
_JAREN = re.compile(r"\b20\d\d\b")
_KOP = re.compile(r"(\D+?)((?:\s+20\d\d(?: \(deel\))?)+)\s*")
_CELLEN = re.compile(rf"^(.*?)((?:\s+(?:{GETAL}|{'|'.join(map(re.escape, VERBORGEN))}))+)\s*$")


class Zinnen:
    """Leest teksten over één plaats: `gezien` en `verborgen` zijn de cellen die haar tabellen tonen en verbergen."""

    def __init__(self, gezien: Mapping[Cel, float], verborgen: Collection[Cel]) -> None:
        self.gezien, self.verborgen = gezien, verborgen
        self.tabellen = {(tabel, jaar) for tabel, _, jaar in verborgen if tabel}
        namen = {naam for _, naam, _ in (*gezien, *verborgen) if re.search(r"[^\W\d]{3}", naam) and "×" not in naam}
        self.namen = sorted(namen, key=len, reverse=True)
        een = "|".join(map(re.escape, self.namen)) or r"(?!)"
        self.na = re.compile(rf"(?<!\w)({een})(?:\s*:\s*|\s+\(){GETAL}(?![\w,]|\s*%)")
        self.voor = re.compile(rf"(?<![\w.,]){GETAL}(?:\s+{MENSEN})?\s+(?:uit|naar)\s+({een})(?!\w)")

    def lees(self, tekst: str) -> Iterator[tuple[Cel, float]]:
        """Elke verborgen cel waarvan de tekst het aantal noemt."""
        yield from self._tabel(tekst)
        for zin in _ZIN.split(tekst):
            paren = {m[1]: _getal(m[2]) for m in self.na.finditer(zin)}
            paren |= {m[3]: _getal(m[1]) for m in self.voor.finditer(zin)}
            for tabel, jaar in self._waarover(zin, paren) if paren else ():
                cellen = {(tabel, naam, jaar): n for naam, n in paren.items()}
                yield from ((cel, n) for cel, n in cellen.items() if cel in self.verborgen)

    def _waarover(self, zin: str, paren: dict[str, float]) -> Iterator[tuple[str, str]]:
        """De tabellen en jaren waarvan elk zichtbaar aantal in de zin overeenkomt; is er geen zichtbaar aantal, dan die van de richting en het jaar in de zin."""
        jaren = set(_JAREN.findall(zin)) or {max((jaar for _, jaar in self.tabellen), default="")}
        for tabel, jaar in sorted(self.tabellen):
            klopt = [self.gezien[tabel, n, jaar] == x for n, x in paren.items() if (tabel, n, jaar) in self.gezien]
            richting = RICHTING.get(tabel)
            if all(klopt) if klopt else jaar in jaren and richting and re.search(richting, zin, re.I):
                yield tabel, jaar

    def _tabel(self, tekst: str) -> Iterator[tuple[Cel, float]]:
        """De regels onder een kop met jaren, zoals een pdf een tabel geeft."""
        tabel, jaren = "", list[str]()
        for regel in tekst.splitlines():
            if kop := _KOP.fullmatch(regel):
                eerste = kolomnaam(kop[1])
                tabel = next((t for t, _ in self.tabellen if eerste.startswith(t)), "")
                jaren = _JAREN.findall(kop[2])
            elif tabel and (rij := _CELLEN.match(regel)):
                naam = next((n for n in self.namen if rij[1].startswith(n)), "")
                cellen = re.findall(r"\S+", rij[2])[-len(jaren) :]
                for jaar, cel in zip(jaren, cellen, strict=False) if len(cellen) == len(jaren) else ():
                    if (tabel, naam, jaar) in self.verborgen and getal(cel):
                        yield (tabel, naam, jaar), _getal(cel)


def _getal(tekst: str) -> float:
    return float(tekst.replace(".", "").partition(",")[0])
