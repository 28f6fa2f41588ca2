"""Figuren over gemeenten die men zelf kiest: twee cijfers tegenover elkaar, een cijfer tussen alle andere, of alles in één tabel.

Geen van deze zegt in woorden dat het ene hoger ligt of met het andere samenhangt: de waarden staan naast elkaar.
"""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from integratie import gebieden, vergelijking
from integratie.beeld.bronvermelding import VRIJ, bronnenlijst, bronregel, figuur, noten, vrij
from integratie.beeld.figuren import geen_figuur
from integratie.beeld.jaarwoorden import in_jaar, jaarlabel
from integratie.beeld.kaarten import kaartcijfers
from integratie.beeld.opmaak import Cel, cel, cellen, met_eenheid, opsomming
from integratie.beeld.puntentekening import Punt, gestapeld, wolk
from integratie.beeld.woorden import klein
from integratie.blok.blok import Blok, Figuur
from integratie.blok.onderdelen import Groep, tabel_van
from integratie.fouten import Gebruiksfout
from integratie.indicator import Indicator, kaart, opschrift
from integratie.opslag import edities
from integratie.vergelijking import is_gekend
from integratie.vergelijking.argumenten import Gebieden
from integratie.vergelijking.eigen_cijfers import Indicatornaam
from integratie.vergelijking.reeksen import groepen_van

IN_KOLOMMEN = 6  # gebieden naast elkaar in een tabel; meer staan onder elkaar


def _codes(gemeente: Gebieden) -> list[str]:
    return [gebieden.zoek(g).nis for g in ([gemeente] if isinstance(gemeente, str) else gemeente)]


def _standen(naam: str, groep: str, peiljaar: int | None, binnen: str) -> tuple[Indicator, pd.DataFrame]:
    """De indicator, en van elke gemeente van een groep met een cijfer in het laatste jaar tot het peiljaar haar rij, op NIS-code."""
    ind, *_, cijfers = kaartcijfers(naam, None, peiljaar, groep, binnen)
    cijfers = cijfers.dropna(subset="waarde")
    return ind, cijfers[cijfers["jaar"] == cijfers["jaar"].max()].set_index("nis")


def _hoeveel(aantal: int, waar: gebieden.Gebied) -> str:
    """ "285 gemeenten van het Vlaams Gewest", of hoeveel ervan een cijfer hebben."""
    return f"{aantal} {waar.wie}" if aantal == len(waar.leden) else f"{aantal} van de {len(waar.leden)} {waar.wie}"


def _astitel(ind: Indicator, jaar: int, groep: str = "") -> str:
    """ "Werkzoekendengraad in % (2024)"."""
    eenheid = f" in {ind.eenheid}" if ind.eenheid in ("%", "euro") else ""
    return f"{opschrift(ind, groep)}{eenheid} ({jaarlabel(ind, jaar)})"


def verdeling(
    naam: Indicatornaam, gemeente: Gebieden, peiljaar: int | None = None, groep: str = "", binnen: str = "vlaanderen"
) -> Figuur | Blok:
    """Hoeveel gemeenten er rond elke waarde liggen, met een of meer gemeenten of gebieden aangeduid tussen alle van `binnen`.

    >>> print(ig.verdeling("inwoners", ["Vilvoorde", "Leuven"], 2025).titel)
    Inwoners, 2025: 48.040 in Vilvoorde en 104.906 in Leuven, tussen 285 gemeenten van het Vlaams Gewest
    """
    ind, alle = _standen(naam, groep, peiljaar, binnen)
    waar, codes = gebieden.groep(binnen), _codes(gemeente)
    if alle.empty:
        return geen_figuur(ind, waar.code, peiljaar or vergelijking.laatste_peiljaar(), groep)
    jaar, waarden = int(alle["jaar"].iloc[0]), alle["waarde"]
    standen = {c: vergelijking.stand_in(naam, c, jaar, groep) for c in codes}
    eigen = {c: s for c, s in standen.items() if is_gekend(s) and not vergelijking.alleen_aantal(naam, c, s, groep)}
    wat, wie = f"{opschrift(ind, groep)}, {jaarlabel(ind, jaar)}", _hoeveel(len(alle), waar)
    delen = [f"{met_eenheid(ind, s.waarde, s.status)} in {gebieden.plaats(c).naam}" for c, s in eigen.items()]
    zonder = [f"zonder cijfer: {opsomming([gebieden.plaats(c).naam for c in codes if c not in eigen])}"]
    laag, midden, hoog = (met_eenheid(ind, w) for w in (waarden.min(), waarden.median(), waarden.max()))
    alt = f"Gestapelde punten van {wie}, {klein(opschrift(ind, groep))} {in_jaar(ind, jaar)}: van {laag} tot {hoog}, de middelste {midden}"
    alt = "; ".join([alt, *delen, *zonder[: len(codes) - len(eigen)]]) + "."
    punten = gestapeld(
        [(c, w, "") for c, w in waarden.items() if c not in eigen]
        + [(c, s.waarde, f"{gebieden.plaats(c).naam} {met_eenheid(ind, s.waarde, s.status)}") for c, s in eigen.items()]
    )
    tips = {
        f"gemeente-{c}": f"{n}: {met_eenheid(ind, w)}"
        for c, n, w in zip(alle.index, alle["gebied"], waarden, strict=True)
    }
    svg = wolk(
        punten,
        f"{_astitel(ind, jaar, groep)}; de middelste gemeente: {midden}",
        "aantal gemeenten rond deze waarde",
        True,
    )
    alle = alle.sort_values(["waarde", "gebied"], ascending=[False, True])
    tabel = pd.DataFrame({"Gemeente": alle["gebied"].tolist(), wat: cellen(ind, alle)}, dtype=object)
    titel = f"{wat}: {opsomming(delen)}, tussen {wie}" if delen else f"{wat}: {wie}"
    soort = vrij("verdeling", *codes, binnen)
    return figuur(soort, ind, groep, [jaar], titel, (svg.svg(alt, tips), alt), tabel)


def puntenwolk(
    naam: Indicatornaam,
    tegenover: Indicatornaam,
    gemeente: Gebieden = (),
    peiljaar: int | None = None,
    binnen: str = "vlaanderen",
) -> Figuur | Blok:
    """Twee cijfers van elke gemeente van `binnen` tegenover elkaar, een punt per gemeente; `gemeente` krijgt haar naam. Een verband wordt niet beweerd.

    >>> print(ig.puntenwolk("werkzoekendengraad", "aandeel_niet_belg", "Vilvoorde", 2024).titel)
    Werkzoekendengraad (2024) tegenover aandeel niet-Belgen (2024): 284 van de 285 gemeenten van het Vlaams Gewest
    """
    waar = gebieden.groep(binnen)
    (ind_y, y), (ind_x, x) = _standen(naam, "", peiljaar, binnen), _standen(tegenover, "", peiljaar, binnen)
    if not y.empty and not x.empty and (vroeger := int(min(y["jaar"].iloc[0], x["jaar"].iloc[0]))):
        (_, y), (_, x) = _standen(naam, "", vroeger, binnen), _standen(tegenover, "", vroeger, binnen)
    samen = y.join(x, how="inner", rsuffix="_x")
    if len(samen) < 2:
        return geen_figuur(ind_y if len(y) < 2 else ind_x, waar.code, peiljaar or vergelijking.laatste_peiljaar())
    jaar_y, jaar_x = int(samen["jaar"].iloc[0]), int(samen["jaar_x"].iloc[0])
    codes = [c for c in _codes(gemeente) if c in samen.index]
    kop_y, kop_x = (f"{opschrift(i)} ({jaarlabel(i, j)})" for i, j in ((ind_y, jaar_y), (ind_x, jaar_x)))
    punten = [
        Punt(str(r.Index), r.waarde_x, r.waarde, r.gebied if r.Index in codes else "") for r in samen.itertuples()
    ]
    tekst_y = cellen(ind_y, samen)
    tekst_x = cellen(ind_x, samen[["waarde_x", "status_x"]].set_axis(["waarde", "status"], axis=1))
    tips = {
        f"gemeente-{c}": f"{n}: {b}; {a}"
        for c, n, a, b in zip(samen.index, samen["gebied"], tekst_x, tekst_y, strict=True)
    }
    uitersten = [
        f"{klein(kop)} van {met_eenheid(i, samen[k].min())} tot {met_eenheid(i, samen[k].max())}"
        for i, kop, k in ((ind_y, kop_y, "waarde"), (ind_x, kop_x, "waarde_x"))
    ]
    titel = f"{kop_y} tegenover {klein(kop_x)}: {_hoeveel(len(samen), waar)}"
    alt = f"Punten van {_hoeveel(len(samen), waar)}: {' en '.join(uitersten)}"
    alt += "".join(f"; {tips[f'gemeente-{c}']}" for c in codes) + "."
    svg = wolk(punten, _astitel(ind_x, jaar_x), _astitel(ind_y, jaar_y)).svg(alt, tips)
    tabel = pd.DataFrame({"Gemeente": samen["gebied"].tolist(), kop_y: tekst_y, kop_x: tekst_x}, dtype=object)
    bij_bron = "" if ind_x.tabellen == ind_y.tabellen else f" {bronregel(ind_x, [jaar_x])}"
    uit = figuur(vrij("puntenwolk", *codes, binnen, tegenover), ind_y, "", [jaar_y], titel, (svg, alt), tabel, bij_bron)
    erbij = noten(ind_x, [jaar_x])
    return replace(
        uit,
        opmerkingen=tuple(dict.fromkeys((*uit.opmerkingen, *erbij["opmerkingen"]))),
        voorbehouden=tuple(dict.fromkeys((*uit.voorbehouden, *erbij["voorbehouden"]))),
    )


def cijfertabel(
    namen: Indicatornaam | Sequence[Indicatornaam],
    gemeente: Gebieden = (),
    peiljaar: int | None = None,
    binnen: str = "",
) -> Blok:
    """Indicatoren en gebieden in één tabel, elk cijfer in het laatste jaar waarin een van de gebieden er een heeft; met `binnen` elke gemeente van een groep.

    Heeft een indicator geen geheel, dan staat elke groep er. Tot zes gebieden staan naast elkaar, meer onder elkaar.

    >>> ig.cijfertabel(["inwoners", "aandeel_niet_belg"], ["Vilvoorde", "vlaanderen"], 2025).tabel["Vilvoorde"].round(1).tolist()
    [48040.0, 16.3]
    """
    codes = [*_codes(gemeente), *(gebieden.groep(binnen).leden if binnen else ())]
    if not codes or not len(namen):
        raise Gebruiksfout(
            'Geef minstens één indicator en één gemeente, zoals ig.cijfertabel(["inwoners"], ["Vilvoorde", "Leuven"]).'
        )
    peiljaar, codes = peiljaar or vergelijking.laatste_peiljaar(), list(dict.fromkeys(codes))
    kolommen = [k for naam in ([namen] if isinstance(namen, str) else namen) for k in _kolommen(naam, codes, peiljaar)]
    kaarten = list(dict.fromkeys(ind for ind, _, _ in kolommen))
    koppen = [f"{opschrift(ind, groep)} ({jaarlabel(ind, jaar)})" for ind, groep, jaar in kolommen]
    cijfers = {c: [_cel(*kolom, c) for kolom in kolommen] for c in codes}
    plaatsen = {c: gebieden.plaats(c).naam for c in codes}
    if len(codes) > IN_KOLOMMEN:
        rijen = [{"Gemeente": plaatsen[c]} | dict(zip(koppen, rij, strict=True)) for c, rij in cijfers.items()]
    else:
        rijen = [
            {"Indicator": kop, "Eenheid": ind.eenheid} | {plaatsen[c]: cijfers[c][i] for c in codes}
            for i, (kop, (ind, *_)) in enumerate(zip(koppen, kolommen, strict=True))
        ]
    titel = f"{opsomming([kaarten[0].titel, *(klein(ind.titel) for ind in kaarten[1:])])}: {opsomming(list(plaatsen.values())) if not binnen else gebieden.groep(binnen).naam}"
    delen = (tabel_van(rijen, titel), *bronnenlijst(kaarten))
    return Blok((Groep(VRIJ, delen),), titel, tuple((ind.naam, jaar) for ind, _, jaar in kolommen if ind.tabellen))


def _kolommen(naam: str, codes: Sequence[str], peiljaar: int) -> list[tuple[Indicator, str, int]]:
    """De indicator, elke groep die getoond wordt, en haar jaar. Fout: `Gebruiksfout` als geen van de gebieden een cijfer heeft."""
    ind, bekend = kaart(naam), groepen_van(naam, edities.kies_editie())
    uit = []
    for groep in [""] if "" in bekend else bekend:
        jaren = [s.jaar for c in codes if is_gekend(s := vergelijking.stand(naam, c, peiljaar, groep))]
        uit += [(ind, groep, max(jaren))] if jaren else []
    if not uit:
        raise Gebruiksfout(f"{ind.titel}: tot en met {peiljaar} heeft geen van deze gebieden een cijfer.")
    return uit


def _cel(ind: Indicator, groep: str, jaar: int, code: str) -> Cel:
    stand = vergelijking.stand_in(ind.naam, code, jaar, groep)
    if stand is None:
        return cel(ind, None, "geen")
    klein = vergelijking.alleen_aantal(ind.naam, code, stand, groep)
    return cel(ind, None, "te_klein") if klein else cel(ind, stand.waarde, stand.status)
