"""Een verdeling als gesorteerde staven, met het cijfer van de gemeente en van de maatstaf ernaast."""

import re
from collections.abc import Callable
from itertools import takewhile

import pandas as pd

from integratie import gebieden, vergelijking
from integratie.beeld.bronvermelding import figuur
from integratie.beeld.jaarwoorden import jaarlabel
from integratie.beeld.opmaak import VAST, cel, getal, hoofdletter, opsomming
from integratie.beeld.woorden import is_rest, klein, korte_naam, naast
from integratie.blok.blok import Figuur
from integratie.indicator import Indicator, groepsnaam, kaart
from integratie.opslag import edities
from integratie.vergelijking import Gekend, Stand, is_gekend
from integratie.vergelijking.ruis import MINSTENS
from integratie.vergelijking.toeval import DAALT, STIJGT
from integratie.vierblad import tekening as t

STAAF, LENGTE, EIGEN = 126.0, 138.0, 298.0
GROEPEN = 3  # zoveel hebben er minstens een staaf
GENOEMD = 3  # zoveel gemeenten waar kopers vandaan komen
Regel = tuple[str, Gekend, bool, Stand | None]  # groep, haar cijfer, heeft ze een staaf, en het cijfer van de maatstaf


def staven(
    naam: str, nis: str, peiljaar: int, nadruk: str = "", zin: str = "", erbij: Callable[[str, int], str] | None = None
) -> Figuur | None:
    """De figuur; None als het cijfer te oud is of minder dan drie groepen genoeg mensen tellen.

    `nadruk` is de groep met een donkere staaf, en `zin` de titel met haar aandeel; zonder is de titel wat vaker of minder voorkomt dan
    in de maatstaf, als dat gezegd mag worden. `erbij` (gemeente, jaar) vult de grijze regel aan.
    """
    ind = kaart(naam)
    standen = {g: s for g, s in vergelijking.groepsstanden(naam, nis, peiljaar).items() if g}
    gekend = {g: s for g, s in standen.items() if is_gekend(s)}
    met_staaf = {g for g, s in gekend.items() if not vergelijking.alleen_aantal(naam, nis, s, g)}
    if len(gekend) < len(standen) or len(met_staaf) < GROEPEN:
        return None
    jaar = next(iter(gekend.values())).jaar
    if vergelijking.te_oud(jaar, peiljaar):
        return None
    elders = {m: {g: vergelijking.stand_in(naam, m.code, jaar, g) for g in gekend} for m in gebieden.maatstaven(nis)}
    maatstaf, ander = next(((m, er) for m, er in elders.items() if any(map(is_gekend, er.values()))), (None, {}))
    getoond = [g for g, s in gekend.items() if s.waarde or not is_rest(g)]
    volgorde = sorted(getoond, key=lambda g: (is_rest(g), -gekend[g].waarde))
    eigen = gebieden.plaats(nis).naam
    noemer = next((s.noemer for s in gekend.values()), None)
    van = f" van {getal(noemer)} {ind.noemer}" if noemer is not None else ""
    onder = f"{ind.titel}, {jaarlabel(ind, jaar)}, in %{van}{erbij(nis, jaar) if erbij else ''}"
    regels = [(g, gekend[g], g in met_staaf, ander.get(g)) for g in volgorde]
    titel = _titel(ind, nis, regels, maatstaf)
    if nadruk in met_staaf:
        titel = zin.format(f"{getal(gekend[nadruk].waarde)}{VAST}%")
    alt = _alt(ind, eigen, jaar, regels, maatstaf)
    tekening = t.svg(*_tekening(regels, nadruk, eigen, maatstaf), alt)
    tabel = {"Groep": [groepsnaam(g) for g in volgorde], eigen: [_cijfer(ind, s, er) for _, s, er, _ in regels]}
    if maatstaf:
        tabel[maatstaf.naam] = [cel(ind, s.waarde, s.status) if s else cel(ind, None, "geen") for *_, s in regels]
    als_tabel = pd.DataFrame(tabel, dtype=object)
    return figuur("beeld staven", ind, "", [jaar], titel, (tekening, alt), als_tabel, onder=onder)


def _cijfer(ind: Indicator, s: Gekend, met_staaf: bool):
    """Het aandeel, of bij te weinig mensen dat het te klein is."""
    return cel(ind, s.waarde, s.status) if met_staaf else cel(ind, None, "te_klein")


def _titel(ind: Indicator, nis: str, getoond: list[Regel], maatstaf: gebieden.Gebied | None) -> str:
    """De groep die het meest vaker, en die het meest minder voorkomt dan in de maatstaf; anders de twee grootste groepen."""
    verschillen: dict[str, list[tuple[float, str]]] = {"vaker": [], "minder vaak": []}
    regels = [regel for regel in getoond if not is_rest(regel[0])]
    for groep, stand, _, ander in regels:
        if maatstaf and is_gekend(ander):
            richting = vergelijking.tegenover(ind, nis, stand, maatstaf.code, ander, groep)
            if woord := {STIJGT: "vaker", DAALT: "minder vaak"}.get(richting):
                verschillen[woord].append((abs(stand.waarde - ander.waarde), groep))
    delen = [f"{woord} {_kort(max(lijst)[1])}" for woord, lijst in verschillen.items() if lijst]
    if delen and maatstaf:
        return hoofdletter(f"{' en '.join(delen)} dan in {naast(maatstaf)}")
    grootste = [f"{_kort(g)} {_geheel(s.waarde)}{VAST}%" for g, s, met_staaf, _ in regels if met_staaf][:2]
    return f"{ind.titel}: {', '.join(grootste)}"


def _kort(groep: str) -> str:
    """De naam van een groep zonder wat er tussen haakjes of na een komma bij staat."""
    return re.split(r" \(|, ", groepsnaam(groep))[0]


def _alt(ind: Indicator, eigen: str, jaar: int, regels: list[Regel], maatstaf: gebieden.Gebied | None) -> str:
    delen = []
    for groep, stand, met_staaf, ander in regels:
        naast_ = f" ({maatstaf.naam} {cel(ind, ander.waarde, ander.status)})" if maatstaf and ander else ""
        delen.append(f"{hoofdletter(groepsnaam(groep))}: {_cijfer(ind, stand, met_staaf)}{naast_}")
    return f"Staven met {klein(ind.titel)} in {eigen}, {jaarlabel(ind, jaar)}. {'. '.join(delen)}."


def _geheel(x: float) -> str:
    """Een aandeel zonder decimaal; wat niet nul is, heet dan geen nul."""
    return "< 1" if 0 < x < 0.5 else getal(x)


def _tekening(
    regels: list[Regel], nadruk: str, eigen: str, maatstaf: gebieden.Gebied | None
) -> tuple[float, list[str]]:
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


def vaakst(nis: str, jaar: int) -> str:
    """ ". Vaakst uit Grimbergen (8 %), Schaarbeek (7 %) en …"; leeg voor een cluster, of als er uit geen enkele gemeente minstens 20 percelen kwamen."""
    alle = edities.lees("kopers", edities.kies_editie())
    rijen = alle[(alle["nis"] == nis) & (alle["jaar"] == jaar)]
    uit = rijen[(rijen["onderwerp"] == "percelen_uit_grootste") & (rijen["groep"] != nis)]
    grootste = uit[uit["waarde"] >= MINSTENS].sort_values("waarde", ascending=False).head(GENOEMD)
    geheel = rijen.loc[rijen["onderwerp"] == "percelen_toegewezen", "waarde"].sum()
    paren = zip(grootste["groep"], grootste["waarde"], strict=True)
    # Van een gemeente buiten Vlaanderen en Brussel kennen we de naam niet: dan stopt de lijst.
    bekend = takewhile(lambda paar: paar[0] in gebieden.gemeenten(), paren)
    namen = [f"{_naam(code)} ({getal(100 * waarde / geheel)}{VAST}%)" for code, waarde in bekend]
    return f". Vaakst uit {opsomming(namen)}" if namen else ""


def _naam(code: str) -> str:
    """De stad Brussel is het Brussels Gewest niet."""
    naam = gebieden.gemeenten()[code].naam
    return f"de stad {naam}" if naam == korte_naam(gebieden.groep("brussel")) else naam
