"""Waardoor de bevolking groeit: per jaar natuurlijke aangroei, andere gemeenten en buitenland, en alle jaren samen."""

from dataclasses import replace

import pandas as pd

from integratie import vergelijking
from integratie.beeld import asverdeling
from integratie.beeld.bronvermelding import figuur
from integratie.beeld.opmaak import VAST, Cel, getal, hoofdletter
from integratie.blok.blok import Figuur
from integratie.indicator import kaart
from integratie.vierblad import tekening as t
from integratie.vierblad.verloop import MINSTENS, Wie, eigen, ernaast, na_elkaar, periode, standen

# Indicator → hoe de oorsprong van de groei heet.
DELEN = {
    "natuurlijk_saldo": "Geboorten min overlijdens",
    "intern_migratiesaldo": "Andere gemeenten",
    "internationaal_migratiesaldo": "Buitenland",
}
IN_TITEL = ("natuurlijke aangroei", "andere gemeenten", "het buitenland")
KLASSEN = ("f1", "f2", "f3")
LINKS, BOVEN, ONDER = 38.0, 8.0, 132.0
HOOGTE = ONDER + 24 + 16 * (1 + len(DELEN))
Tellers = dict[int, tuple[float, ...]]  # jaar → het saldo van elk deel


def groei(nis: str, peiljaar: int) -> Figuur | None:
    """De figuur; None zonder vijf jaren na elkaar waarvan elk deel gekend is, of als het laatste te oud is."""
    alle = _tellers(eigen(nis), peiljaar)
    jaren = na_elkaar(sorted(alle))[-1] if alle else []
    if len(jaren) < MINSTENS or vergelijking.te_oud(jaren[-1], peiljaar):
        return None
    per_jaar = {jaar: alle[jaar] for jaar in jaren}
    maatstaf = next(((wie, som) for wie in ernaast(nis) if (som := _som(_tellers(wie, peiljaar), jaren))), None)
    samen = _som(per_jaar, jaren)
    assert samen is not None  # elk jaar is er
    aandelen, naast = _aandelen(samen), _aandelen(maatstaf[1]) if maatstaf else ()
    bij = maatstaf[0].naam if maatstaf and naast and aandelen else ""
    naast = naast if bij else ()
    ind, naam = kaart(next(iter(DELEN))), eigen(nis).naam
    alt = f"Gestapelde staven per jaar, {jaren[0]} tot {jaren[-1]}, {naam}. Samen: "
    alt += ". ".join(
        f"{deel} {getal(som, 0, True)}" + (f", {_procent(aandelen[i])} van de groei" if aandelen else "")
        for i, (deel, som) in enumerate(zip(DELEN.values(), samen, strict=True))
    )
    tabel = _tabel(per_jaar, samen, aandelen, naast, bij)
    tekening = t.svg(HOOGTE, [*_staven(per_jaar), *_tabelletje(jaren, samen, aandelen, naast, bij)], f"{alt}.")
    onder = f"Bijgekomen inwoners per jaar, {naam}, {periode(jaren)}"
    titel = _titel(samen, aandelen, naast, bij)
    uit = figuur("beeld groei", ind, "", jaren, titel, (tekening, f"{alt}."), tabel, onder=onder)
    return replace(uit, naam="beeld-groei")  # over de groei als geheel, niet over een van haar delen


def _tellers(wie: Wie, peiljaar: int) -> Tellers:
    """De jaren waarvan elk deel van de groei gekend is."""
    reeksen = [standen(kaart(naam), wie.code, peiljaar) for naam in DELEN]
    alle = {jaar: [r[jaar].teller for r in reeksen] for jaar in reeksen[0] if all(jaar in r for r in reeksen)}
    return {jaar: tuple(x for x in delen if x is not None) for jaar, delen in alle.items() if None not in delen}


def _som(per_jaar: Tellers, jaren: list[int]) -> tuple[float, ...] | None:
    """Elk deel over al deze jaren; None als er een ontbreekt."""
    if not all(jaar in per_jaar for jaar in jaren):
        return None
    return tuple(map(sum, zip(*(per_jaar[jaar] for jaar in jaren), strict=True)))


def _aandelen(samen: tuple[float, ...]) -> tuple[float, ...]:
    """Elk deel in % van de groei; leeg als een deel de bevolking deed dalen: dan is er geen geheel om te verdelen."""
    return tuple(100 * x / sum(samen) for x in samen) if min(samen) >= 0 and sum(samen) > 0 else ()


def _procent(x: float) -> str:
    return f"{getal(x, 0)}{VAST}%"


def _titel(samen: tuple[float, ...], aandelen: tuple[float, ...], naast: tuple[float, ...], bij: str) -> str:
    """Het aandeel van het grootste deel; zonder aandelen hoeveel elk deel bijdroeg."""
    if not aandelen:
        namen = (naam.removeprefix("het ") for naam in IN_TITEL)
        return hoofdletter(", ".join(f"{naam} {getal(x, 0, True)}" for naam, x in zip(namen, samen, strict=True)))
    meest = aandelen.index(max(aandelen))
    titel = f"Van de groei komt {_procent(aandelen[meest])} van {IN_TITEL[meest]}"
    if not naast:
        return titel
    return f"{titel}, in {'de Rand' if bij == 'Rand' else bij} {_procent(naast[meest])}"


def _staven(per_jaar: Tellers) -> list[str]:
    """De as en per jaar de staven: wat erbij komt boven nul, wat wegvalt eronder."""
    hoog = max(sum(x for x in delen if x > 0) for delen in per_jaar.values())
    laag = min(sum(x for x in delen if x < 0) for delen in per_jaar.values())
    hoog = asverdeling.tot_de_stap(hoog, asverdeling.stappen(laag, hoog))
    schaal = (ONDER - BOVEN) / max(hoog - laag, 1)
    nul = ONDER + laag * schaal
    uit = t.rooster({nul - stap * schaal: stap for stap in asverdeling.stappen(laag, hoog)}, LINKS, t.BREEDTE)
    vak = (t.BREEDTE - LINKS) / len(per_jaar)
    breed, van, tot = 0.62 * vak, min(per_jaar), max(per_jaar)
    met_jaar = asverdeling.jaren_op_de_as(van, tot, vak * (len(per_jaar) - 1))
    for i, (jaar, delen) in enumerate(sorted(per_jaar.items())):
        x, op, neer = LINKS + vak * i + (vak - breed) / 2, nul, nul
        for klasse, deel in zip(KLASSEN, delen, strict=True):
            hoogte = abs(deel) * schaal
            op -= hoogte if deel > 0 else 0
            uit.append(t.rechthoek(klasse, x, op if deel > 0 else neer, breed, hoogte))
            neer += hoogte if deel < 0 else 0
        if jaar in met_jaar:
            uit.append(t.tekst(x + breed / 2, ONDER + 16, asverdeling.jaarletters(jaar, van, tot), "ax", "middle"))
    return uit


def _tabelletje(
    jaren: list[int], samen: tuple[float, ...], aandelen: tuple[float, ...], naast: tuple[float, ...], bij: str
) -> list[str]:
    """De jaren samen: tegelijk de legende."""
    y, midden, rechts = ONDER + 36, 286.0, float(t.BREEDTE)
    uit = [t.tekst(0, y, f"{periode(jaren)} samen", "ax")]
    eerste = 234.0 if aandelen else rechts
    uit.append(t.tekst(eerste, y, "aantal", "ax", "end"))
    uit += [t.tekst(midden if naast else rechts, y, "aandeel", "ax", "end")] if aandelen else []
    uit += [t.tekst(rechts, y, bij, "ax", "end")] if naast else []
    uit.append(t.pad("as", 0, y + 4.5, f"H{t.BREEDTE}"))
    for i, naam in enumerate(DELEN.values()):
        y += 16
        uit += [t.rechthoek(KLASSEN[i], 0.5, y - 8, 10, 8), t.tekst(16, y, naam)]
        uit.append(t.tekst(eerste, y, getal(samen[i], 0, True), "nm", "end"))
        uit += [t.tekst(midden if naast else rechts, y, _procent(aandelen[i]), "nm", "end")] if aandelen else []
        uit += [t.tekst(rechts, y, _procent(naast[i]), "nm", "end")] if naast else []
    return uit


def _tabel(
    per_jaar: Tellers, samen: tuple[float, ...], aandelen: tuple[float, ...], naast: tuple[float, ...], bij: str
) -> pd.DataFrame:
    """Een rij per jaar, nieuwste boven, dan alle jaren samen en de aandelen."""

    def rij(kop: object, delen: tuple[float, ...], eenheid: str = "") -> list[object]:
        schrijf = _procent if eenheid else lambda x: getal(x, 0, True)
        return [kop, *(Cel.van(schrijf(x), x, eenheid) for x in delen)]

    rijen = [rij(jaar, delen) for jaar, delen in sorted(per_jaar.items(), reverse=True)]
    rijen.append(rij(f"{periode(sorted(per_jaar))} samen", samen))
    rijen += [rij("Aandeel in de groei", aandelen, "%")] if aandelen else []
    rijen += [rij(f"{bij}, aandeel in de groei", naast, "%")] if naast else []
    return pd.DataFrame(rijen, columns=["Jaar", *DELEN.values()], dtype=object)
