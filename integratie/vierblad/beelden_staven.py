"""Een verdeling als gesorteerde staven, met het cijfer van de gemeente en van de maatstaf ernaast."""

import re
from collections.abc import Callable

import pandas as pd

from integratie import gebieden, vergelijking
from integratie.beeld.bronvermelding import bronregel, noten
from integratie.beeld.gebiedsnamen import korte_naam, naast
from integratie.beeld.jaarwoorden import jaarlabel
from integratie.beeld.opmaak import VAST, cel, getal, hoofdletter
from integratie.beeld.woorden import is_rest, klein
from integratie.blok.blok import Figuur
from integratie.indicator import Indicator, groepsnaam, kaart
from integratie.vergelijking import Gekend, Stand, is_gekend
from integratie.vergelijking.toeval import DAALT, STIJGT
from integratie.vierblad import tekening as t

STAAF, LENGTE, EIGEN = 126.0, 138.0, 298.0
MINSTENS = 3  # groepen met een staaf


def staven(
    naam: str,
    nis: str,
    peiljaar: int,
    nadruk: str = "",
    zin: str = "",
    erbij: Callable[[str, int], str] | None = None,
) -> Figuur | None:
    """De figuur; None als het cijfer te oud is of minder dan drie groepen genoeg mensen tellen.

    `nadruk` is de groep met een donkere staaf, en `zin` de titel met haar aandeel; zonder is de titel wat vaker of minder voorkomt dan
    in de maatstaf, als dat gezegd mag worden. `erbij` (gemeente, jaar) vult de grijze regel aan.
    """
    ind = kaart(naam)
    standen = {g: s for g, s in vergelijking.groepsstanden(naam, nis, peiljaar).items() if g}
    gekend = {g: s for g, s in standen.items() if is_gekend(s)}
    met_staaf = {g for g, s in gekend.items() if not vergelijking.alleen_aantal(naam, nis, s, g)}
    if len(gekend) < len(standen) or len(met_staaf) < MINSTENS:
        return None
    jaar = next(iter(gekend.values())).jaar
    if vergelijking.te_oud(jaar, peiljaar):
        return None
    maatstaf = next(
        (g for g in gebieden.maatstaven(nis) if any(map(is_gekend, _van(naam, g.code, jaar, gekend)))), None
    )
    ander = dict(zip(gekend, _van(naam, maatstaf.code, jaar, gekend), strict=True)) if maatstaf else {}
    getoond = [g for g, s in gekend.items() if s.waarde or not is_rest(g)]
    volgorde = sorted(getoond, key=lambda g: (is_rest(g), -gekend[g].waarde))
    eigen = gebieden.plaats(nis).naam
    noemer = next((s.noemer for s in gekend.values()), None)
    van = f" van {getal(noemer)} {ind.noemer}" if noemer is not None else ""
    onder = f"{ind.titel}, {jaarlabel(ind, jaar)}, in %{van}{erbij(nis, jaar) if erbij else ''}"
    titel = _titel(ind, nis, gekend, met_staaf, maatstaf, ander)
    if nadruk in met_staaf:
        titel = zin.format(f"{getal(gekend[nadruk].waarde)}{VAST}%")
    regels = [(g, gekend[g], g in met_staaf, ander.get(g)) for g in volgorde]
    alt = _alt(ind, eigen, jaar, regels, maatstaf)
    tekening = t.svg(*_tekening(regels, nadruk, eigen, maatstaf), alt)
    tabel = {"Groep": [groepsnaam(g) for g in volgorde], eigen: [_cijfer(ind, s, er) for _, s, er, _ in regels]}
    if maatstaf:
        tabel[maatstaf.naam] = [cel(ind, s.waarde, s.status) if s else cel(ind, None, "geen") for *_, s in regels]
    return Figuur(
        f"beeld-staven-{naam.replace('_', '-')}", naam, titel, tekening, alt, bronregel(ind, [jaar]),
        pd.DataFrame(tabel, dtype=object), **noten(ind, [jaar]), jaar=jaar, onder=onder,
    )  # fmt: skip


def _van(naam: str, code: str, jaar: int, groepen: dict[str, Gekend]) -> list[Stand | None]:
    return [vergelijking.stand_in(naam, code, jaar, g) for g in groepen]


def _cijfer(ind: Indicator, s: Gekend, met_staaf: bool):
    """Het aandeel, of bij te weinig mensen dat het te klein is."""
    return cel(ind, s.waarde, s.status) if met_staaf else cel(ind, None, "te_klein")


def _titel(
    ind: Indicator,
    nis: str,
    gekend: dict[str, Gekend],
    met_staaf: set[str],
    maatstaf: gebieden.Gebied | None,
    ander: dict[str, Stand | None],
) -> str:
    """De groep die het meest vaker, en die het meest minder voorkomt dan in de maatstaf; anders de twee grootste groepen."""
    verschillen: dict[str, list[tuple[float, str]]] = {STIJGT: [], DAALT: []}
    for groep, stand in gekend.items():
        naast_ = ander.get(groep)
        if maatstaf and is_gekend(naast_) and not is_rest(groep):
            richting = vergelijking.tegenover(ind, nis, stand, maatstaf.code, naast_, groep)
            if richting in verschillen:
                verschillen[richting].append((abs(stand.waarde - naast_.waarde), groep))
    delen = [
        f"{woord} {_kort(max(lijst)[1])}"
        for woord, lijst in (("vaker", verschillen[STIJGT]), ("minder vaak", verschillen[DAALT]))
        if lijst
    ]
    if not delen or maatstaf is None:
        grootste = sorted((g for g in gekend if g in met_staaf and not is_rest(g)), key=lambda g: -gekend[g].waarde)[:2]
        return f"{ind.titel}: {', '.join(f'{_kort(g)} {_geheel(gekend[g].waarde)}{VAST}%' for g in grootste)}"
    return hoofdletter(f"{' en '.join(delen)} dan in {naast(maatstaf)}")


def _kort(groep: str) -> str:
    """De naam van een groep zonder wat er tussen haakjes of na een komma bij staat."""
    return re.split(r" \(|, ", groepsnaam(groep))[0]


def _alt(ind: Indicator, eigen: str, jaar: int, regels: list, maatstaf: gebieden.Gebied | None) -> str:
    delen = []
    for groep, stand, met_staaf, ander in regels:
        naast_ = f" ({maatstaf.naam} {cel(ind, ander.waarde, ander.status)})" if maatstaf and ander else ""
        delen.append(f"{hoofdletter(groepsnaam(groep))}: {_cijfer(ind, stand, met_staaf)}{naast_}")
    return f"Staven met {klein(ind.titel)} in {eigen}, {jaarlabel(ind, jaar)}. {'. '.join(delen)}."


def _geheel(x: float) -> str:
    """Een aandeel zonder decimaal; wat niet nul is, heet dan geen nul."""
    return "< 1" if 0 < x < 0.5 else getal(x)


def _tekening(regels: list, nadruk: str, eigen: str, maatstaf: gebieden.Gebied | None) -> tuple[float, list[str]]:
    """De hoogte, en de regels van boven naar onder."""
    langste = max(s.waarde for _, s, er, _ in regels if er)
    kop, y = korte_naam(maatstaf) if maatstaf else "", 10.0
    uit = [t.tekst(t.BREEDTE, y, kop, "gr", "end")] if kop else []
    y += 12 if t.breedte_van(kop) > t.BREEDTE - EIGEN - 6 else 0  # een lange naam staat een regel hoger
    uit.append(t.tekst(EIGEN, y, eigen, "ikt", "end"))
    y += 4
    for groep, stand, met_staaf, ander in regels:
        namen = t.regels(hoofdletter(groepsnaam(groep)), 21)
        hoogte = max(17.0, 12 * len(namen) + 5)
        midden = y + hoogte / 2
        for i, regel in enumerate(namen):
            uit.append(t.tekst(0, midden + 3.7 + 12 * (i - (len(namen) - 1) / 2), regel))
        if met_staaf:
            klasse = "f1" if groep == nadruk else "f2"
            uit.append(t.rechthoek(klasse, STAAF, midden - 5, LENGTE * stand.waarde / langste, 10))
            uit.append(t.tekst(EIGEN, midden + 3.7, _geheel(stand.waarde), "nm", "end"))
        elif stand.teller is not None:
            uit.append(t.tekst(EIGEN, midden + 3.7, f"aantal {getal(stand.teller)}", "gr", "end"))
        if is_gekend(ander):
            uit.append(t.tekst(t.BREEDTE, midden + 3.7, _geheel(ander.waarde), "gr", "end"))
        y += hoogte
    return y + 4, uit
