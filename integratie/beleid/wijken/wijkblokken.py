"""Verschillen binnen een gemeente: een kaart van wijken of deelgemeenten, met de maten voor ongelijke spreiding."""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely
from matplotlib.patches import PathPatch

from integratie import gebieden
from integratie.beeld.kaarten import BREEDTE, HOOGSTENS, LEGENDE, klassegrenzen, legende, pad_van, schaalstok
from integratie.beeld.naamplaatsing import plaats_namen
from integratie.beeld.opmaak import getal, hoofdletter
from integratie.beeld.stijl import GRIJS, KLASSEN, naar_svg, tekenblad
from integratie.beleid.eigen_bestand.bestand import afwezig, blok
from integratie.beleid.wijken import cijfers as w
from integratie.blok.blok import Blok, Figuur
from integratie.blok.onderdelen import lijst, tabel_van

NAAM = "wijken"
GRENZEN = {
    w.WIJK: "Wijken voor omgevingsanalyse. © gemeentebesturen, verzameld door Data & Analyse van de Vlaamse provincies.",
    w.DEELGEMEENTE: "provincies.incijfers.be.",
}
MEERVOUD = {w.WIJK: "wijken", w.DEELGEMEENTE: "deelgemeenten", w.SECTOR: "statistische sectoren"}
VERBORGEN = "n.b.: een klein aantal (1 tot 4), of een ander aantal waaruit het af te leiden is."


def wijken(gemeente: str, peiljaar: int) -> Figuur | Blok:
    """De cijfers per wijk van een gemeente op de kaart (sectoren als tabel); zonder bestand de reden."""
    plaats = gebieden.zoek(gemeente)
    if plaats.leden:
        reden = f"Wijken staan in het rapport van elke gemeente van {plaats.naam} apart."
        return afwezig(reden, w.PLAATS.format("<NIS-code>"), NAAM)
    nis = plaats.nis
    uit = w.van(nis)
    if uit is None:
        reden = f"Voor {plaats.naam} is er geen bestand met cijfers per wijk; openbare cijfers per wijk zitten niet in deze editie."
        return afwezig(reden, w.PLAATS.format(nis), NAAM)
    if uit.jaar > peiljaar:
        return afwezig(f"De cijfers per wijk zijn van {uit.jaar}, na {peiljaar}.", w.PLAATS.format(nis), NAAM)
    tabel, noten = _tabel(uit), [_maten(uit), w.UITLEG]
    if (uit.tabel["status"] == "verborgen").any():
        noten.append(VERBORGEN)
    bron = f"{w.PLAATS.format(nis)}, {uit.jaar}."
    if uit.soort == w.SECTOR:
        return blok(NAAM, [tabel_van(tabel, uit.titel), lijst(noten, "voetnoten")], bron, uit.titel)
    punten = "; ".join(f"{a}: {b}" for a, b in zip(tabel.iloc[:, 0], tabel["Aandeel"], strict=True))
    alt = f"Kaart van {plaats.naam} in {MEERVOUD[uit.soort]}. {punten}."
    titel, bron = f"{uit.titel}: aandeel per {uit.soort}", f"{bron} Grenzen: {GRENZEN[uit.soort]}"
    return Figuur(NAAM, "", titel, _teken(uit, alt), alt, bron, tabel, tuple(noten), jaar=uit.jaar)


def _tabel(uit: w.Wijken) -> pd.DataFrame:
    t = uit.tabel.sort_values(["aandeel", "code"], ascending=[False, True])
    rijen = [
        {
            hoofdletter(uit.soort): r.naam,
            "Inwoners": "geen cijfer" if r.status == "ontbreekt" else _of_verborgen(r.totaal),
            "Groep": _of_verborgen(r.groep),
            "Aandeel": "–" if r.totaal == 0 else _of_verborgen(r.aandeel, 1, "\u00a0%"),
        }
        for r in t.itertuples()
    ]
    return pd.DataFrame(rijen, index=t.index, dtype=object)


def _of_verborgen(x: float, decimalen: int = 0, achter: str = "") -> str:
    return "n.b." if pd.isna(x) else getal(x, decimalen) + achter


def _maten(uit: w.Wijken) -> str:
    if not uit.maten:
        return f"De maten voor ongelijke spreiding zijn niet berekend: {uit.reden}."
    waarden = ", ".join(f"{naam} {getal(100 * x, 1)}\u00a0%" for naam, x in uit.maten.items())
    return f"Ongelijke spreiding over {len(uit.tabel)} {MEERVOUD[uit.soort]}: {waarden}."


def _teken(uit: w.Wijken, alt: str) -> str:
    vormen = w.grenzen()["vorm"].reindex(uit.tabel["code"])
    kader = shapely.total_bounds(vormen.to_list())
    kader = kader + 0.04 * (kader[2] - kader[0]) * np.array([-1, -1, 1, 1])
    hoogte = min(BREEDTE * (kader[3] - kader[1]) / (kader[2] - kader[0]), HOOGSTENS)
    waarden = uit.tabel.set_index("code")["aandeel"]
    grenzen = klassegrenzen(waarden.dropna()) if waarden.notna().any() else [0.0] * 4
    with tekenblad(BREEDTE, hoogte + LEGENDE, marges=(0.05, 0.05, 0.05, LEGENDE)) as blad:
        as_ = blad.add_subplot()
        as_.set_axis_off()
        as_.set_aspect("equal")
        as_.set(xlim=kader[[0, 2]], ylim=kader[[1, 3]])
        for code, waarde in waarden.items():
            onbekend = pd.isna(waarde)
            kleur = "#ffffff" if onbekend else KLASSEN[int(np.searchsorted(grenzen, waarde, side="right"))]
            vlak = PathPatch(pad_van(vormen[code]), facecolor=kleur, edgecolor="white", linewidth=0.8, clip_on=False)
            if onbekend:
                vlak.set(hatch="////", edgecolor=GRIJS)
            as_.add_artist(vlak)
        teksten = {
            r.code: (vormen[r.code], r.naam, "" if pd.isna(r.aandeel) else f"{getal(r.aandeel, 1)}\u00a0%")
            for r in uit.tabel.itertuples()
        }
        plaats_namen(as_, teksten, None)
        legende(as_, f"% (tussen haakjes: aantal {MEERVOUD[uit.soort]})", 1, waarden, grenzen)
        schaalstok(as_, kader)
        return naar_svg(blad, alt, halo=True)
